//! Retrieved passages on their way out: to the clipboard, and as a table to a file.

use egui::Ui;

use super::SegmentsPane;
use super::retrieval::{SegmentEntry, SegmentOrder};
use crate::analysis::LadderOrder;
use crate::exchange::export::{ExportFormat, Profile};
use crate::model::CodingId;
use crate::report::tables::{QUOTATIONS, TableRequest};
use crate::ui::action::{Action, TableExport};
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem, submenu_of};
use crate::ui::parts::export_menu::formats_menu;
use crate::ui::parts::quotation::{copy_quotations, take_copy};

/// What was chosen in the menu of the list.
pub(super) enum AskedOfList {
    /// All passages to the clipboard.
    Copy,
    /// All passages to a file.
    Export(ExportFormat),
}

/// The beginning of the pane's menu, while so many passages are shown. `exports` tells whether what they are limited to can
/// be said of a table too.
pub(super) fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, shown: usize, exports: bool) -> Option<AskedOfList> {
    let mut asked = None;
    let copy = cx.tr("segments-copy-all");
    let item = MenuItem::new(&copy).icon(Icon::Copy).enabled(shown > 0);
    if item.show(ui).clicked() {
        asked = Some(AskedOfList::Copy);
    }
    let export = cx.tr("segments-export");
    let item = MenuItem::new(&export)
        .icon(Icon::Export)
        .enabled(shown > 0 && exports);
    submenu_of(ui, item, |ui| {
        if let Some(format) = formats_menu(ui, cx) {
            asked = Some(AskedOfList::Export(format));
        }
    });
    asked
}

impl SegmentsPane {
    /// Ctrl+C while a card has the keyboard: the picked passages, or that of the card.
    pub(super) fn copy_key(&self, row: usize, ui: &Ui, cx: &mut Cx<'_>) -> bool {
        let copied = take_copy(ui);
        if copied {
            let picked = self.shown(|segment| self.picked.contains(segment.coding));
            let own = || self.retrieved.segments().get(row).map(|segment| segment.coding);
            if picked.is_empty() {
                copy_quotations(ui, own(), cx);
            } else {
                copy_quotations(ui, picked, cx);
            }
        }
        copied
    }

    /// Puts all passages that are shown on the clipboard, each with who says it, where, and its code.
    pub(super) fn copy_all(&self, ui: &Ui, cx: &mut Cx<'_>) {
        copy_quotations(ui, self.shown(|_| true), cx);
    }

    /// The codings of the shown passages of which `wanted` is true, in the order of the list.
    fn shown(&self, wanted: impl Fn(&SegmentEntry) -> bool) -> Vec<CodingId> {
        let segments = self.retrieved.segments().iter();
        segments
            .filter(|segment| wanted(segment))
            .map(|segment| segment.coding)
            .collect()
    }

    /// Asks for all passages to be written as the table of coded passages, narrowed as the list is.
    pub(super) fn export(&self, format: ExportFormat, cx: &mut Cx<'_>) {
        let mut request = TableRequest::new(&QUOTATIONS, &cx.words);
        let filter = &mut request.choices.filter;
        *filter = self.filter.clone();
        filter.codes.clone_from(&cx.shared.active_codes);
        filter.documents.clone_from(&cx.shared.active_documents);
        if !filter.documents.is_empty() && !filter.groups.is_empty() {
            // A table takes what is in either; here both must hold.
            let groups = std::mem::take(&mut filter.groups);
            let grouped = |id| cx.snapshot().document(id).and_then(|d| d.group);
            filter
                .documents
                .retain(|id| grouped(*id).is_some_and(|group| groups.contains(&group)));
        }
        request.choices.order = match self.order {
            SegmentOrder::Document => LadderOrder::Text,
            SegmentOrder::Code => LadderOrder::Codes,
        };
        let title = cx.tr("report-quotations-title");
        cx.act(Action::ExportTable(Box::new(TableExport {
            request,
            format,
            profile: Profile::default(),
            title,
        })));
    }
}
