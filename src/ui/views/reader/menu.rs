//! The menu at a passage or a coding of the text.

use egui::Ui;

use super::ReaderPane;
use super::marks::highlight_around;
use super::opened::codings_at;
use crate::i18n::Arg;
use crate::model::{CodeId, CodeRef, CodingId, Edit, Memo, MemoId, MemoTarget};
use crate::text::CharRange;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem, menu_separator, submenu};
use crate::ui::parts::coding_menu::{coding_menu_ui, run_ui};
use crate::ui::parts::memo_mark::{deletion, kind_icon};
use crate::ui::theme::Theme;

/// What the menu was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MenuPlace {
    /// Where, in scalar values.
    pub position: u32,
    /// The memo on whose sign beside the text it was opened.
    pub memo: Option<MemoId>,
}

impl ReaderPane {
    /// The entries for the selected passage, the selected coding and the place where the menu was opened.
    pub(super) fn menu_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let mut parted = SeparatedGroups::default();
        if cx.shared.passage.is_some() {
            parted.begin(ui);
            passage_ui(ui, cx);
        }
        if let Some(memo) = self.asked.memo.and_then(|id| cx.snapshot().memo(id).cloned()) {
            parted.begin(ui);
            memo_ui(ui, &memo, cx);
        }
        let here = self.codings_here(cx);
        if here.len() > 1 || (cx.shared.coding.is_none() && !here.is_empty()) {
            parted.begin(ui);
            self.choice_ui(ui, &here, cx);
        }
        if let Some(coding) = cx.shared.coding {
            parted.begin(ui);
            coding_menu_ui(ui, coding, cx);
        }
        parted.begin(ui);
        self.highlight_ui(ui, cx);
        self.place_ui(ui, cx);
    }

    /// Takes away the highlight of this place.
    fn highlight_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let here = CharRange::new(self.asked.position, self.asked.position);
        let document = opened.document.id;
        if let Some(highlight) = highlight_around(cx.snapshot(), document, here) {
            let text = cx.tr("reader-remove-highlight");
            let keys = Command::Highlight.shortcut_text().unwrap_or_default();
            let item = MenuItem::new(&text).icon(Icon::Highlight).shortcut(&keys);
            if item.show(ui).clicked() {
                cx.act(Action::EditWithToast(Edit::DeleteHighlights(vec![highlight])));
            }
        }
    }

    fn codings_here(&self, cx: &Cx<'_>) -> Vec<(CodingId, CodeId)> {
        let Some(opened) = &self.opened else {
            return Vec::new();
        };
        let codings = codings_at(cx.snapshot(), opened.document.id, self.asked.position);
        codings.into_iter().map(|c| (c.id, c.code)).collect()
    }

    /// The codings of this place, to select one.
    fn choice_ui(&mut self, ui: &mut Ui, here: &[(CodingId, CodeId)], cx: &mut Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        let title = cx.tr("reader-codings-here");
        submenu(ui, title, |ui| {
            for (coding, code) in here {
                let Some(code) = cx.snapshot().code(*code).cloned() else {
                    continue;
                };
                let colour = theme
                    .code_paint_of(code.colour.0, code.colour.1, code.colour.2)
                    .solid;
                let item = MenuItem::new(&code.name);
                let item = if cx.shared.coding == Some(*coding) {
                    item.checked(true)
                } else {
                    item.swatch(colour)
                };
                if item.show(ui).clicked() {
                    self.select_coding(Some(*coding), cx);
                }
            }
        });
    }

    /// What concerns the paragraph and the document.
    fn place_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        if MenuItem::new(&words.get("reader-select-paragraph"))
            .icon(Icon::Document)
            .show(ui)
            .clicked()
            && let Some(opened) = &mut self.opened
        {
            let byte = opened.text.byte_at_char(self.asked.position);
            let paragraph = opened
                .content
                .paragraphs()
                .get(opened.content.paragraph_at(byte))
                .cloned();
            if let Some(passage) = paragraph.and_then(|p| opened.meant(p.bytes)) {
                opened.view.set_selection(Some(opened.text.bytes(passage)));
                cx.shared.coding = None;
            }
        }
        run_ui(ui, Command::Find, Icon::Search, cx);
        run_ui(ui, Command::Replace, Icon::Edit, cx);
        run_ui(ui, Command::Direction, Icon::Globe, cx);
    }
}

/// Puts a line before every group but the first.
#[derive(Default)]
struct SeparatedGroups {
    begun: bool,
}

impl SeparatedGroups {
    fn begin(&mut self, ui: &mut Ui) {
        if std::mem::replace(&mut self.begun, true) {
            menu_separator(ui);
        }
    }
}

/// What can be done with a memo on a passage.
fn memo_ui(ui: &mut Ui, memo: &Memo, cx: &mut Cx<'_>) {
    let (open, delete) = (cx.tr("reader-open-memo"), cx.tr("memos-delete"));
    if MenuItem::new(&open).icon(kind_icon(memo.kind)).show(ui).clicked() {
        cx.act(Action::Show(Dialog::Memo(memo.target)));
    }
    if MenuItem::new(&delete)
        .icon(Icon::Trash)
        .danger()
        .show(ui)
        .clicked()
    {
        cx.act(Action::EditWithToast(deletion(memo)));
    }
}

fn passage_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui.ctx());
    let words = cx.words.clone();
    run_ui(ui, Command::CodeSelection, Icon::Tag, cx);
    run_ui(ui, Command::CodeInVivo, Icon::Quote, cx);
    run_ui(ui, Command::NewCodeForSelection, Icon::Plus, cx);
    let recent: Vec<_> = cx
        .shared
        .recent
        .iter()
        .filter_map(|id| cx.snapshot().code(*id).cloned())
        .collect();
    if let Some(last) = recent.first() {
        let text = words.with("reader-code-again", &[("name", Arg::from(&last.name))]);
        let keys = Command::LastCode.shortcut_text().unwrap_or_default();
        if MenuItem::new(&text)
            .icon(Icon::Redo)
            .shortcut(&keys)
            .show(ui)
            .clicked()
        {
            cx.act(Action::Run(Command::LastCode));
        }
    }
    if recent.len() > 1 {
        submenu(ui, words.get("reader-recent-codes"), |ui| {
            for (place, code) in recent.iter().enumerate() {
                let colour = theme
                    .code_paint_of(code.colour.0, code.colour.1, code.colour.2)
                    .solid;
                let keys = format!("R {}", place + 1);
                if MenuItem::new(&code.name)
                    .swatch(colour)
                    .shortcut(&keys)
                    .show(ui)
                    .clicked()
                {
                    cx.act(Action::Code(CodeRef::Id(code.id)));
                }
            }
        });
    }
    let (Some(document), Some(passage)) = (cx.shared.document, cx.shared.passage) else {
        return;
    };
    let keys = Command::Annotate.shortcut_text().unwrap_or_default();
    if MenuItem::new(&words.get("reader-memo-passage"))
        .icon(Icon::Memo)
        .shortcut(&keys)
        .show(ui)
        .clicked()
    {
        cx.act(Action::Show(Dialog::Memo(MemoTarget::Passage(document, passage))));
    }
    let around = highlight_around(cx.snapshot(), document, passage);
    if around.is_none() {
        run_ui(ui, Command::Highlight, Icon::Highlight, cx);
    }
    if MenuItem::new(&words.get("reader-copy"))
        .icon(Icon::Copy)
        .shortcut("Ctrl+C")
        .show(ui)
        .clicked()
        && let Some(text) = cx.snapshot().text(document)
    {
        ui.copy_text(text.slice(passage).to_owned());
    }
}
