//! Which of several codings that overlap is meant.

use egui::Ui;

use super::DialogBody;
use crate::model::{CodingId, DocumentId, Parting};
use crate::text::beginning;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, Scroll, TREE_ROW, TreeRow};
use crate::ui::theme::Theme;

/// Height of the list at most, in points.
const HEIGHT: f32 = 320.0;
/// Characters of a passage that are shown beside its code.
const SHOWN: usize = 36;

/// Codings of which one, or all, are taken apart.
pub(super) struct WhichBody {
    parting: Parting,
    document: DocumentId,
    codings: Vec<CodingId>,
    started: bool,
}

impl WhichBody {
    pub(super) fn new(parting: Parting, document: DocumentId, codings: Vec<CodingId>) -> Self {
        Self {
            parting,
            document,
            codings,
            started: false,
        }
    }

    /// Draws a row; whether it was chosen. The first has the keyboard at the beginning.
    fn row_ui(&mut self, ui: &mut Ui, row: TreeRow<'_>) -> bool {
        let response = row.show(ui).response;
        if !std::mem::replace(&mut self.started, true) {
            response.request_focus();
        }
        response.clicked()
    }
}

impl DialogBody for WhichBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr(match &self.parting {
            Parting::Uncode(_) => "dialog-uncode-which",
            Parting::Split(_) => "dialog-split-which",
        })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ui.ctx());
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        if matches!(self.parting, Parting::Uncode(_)) {
            let all = cx.words.with("dialog-all-codings", &[("n", self.codings.len())]);
            let row = TreeRow::new(&all, 0).icon(Icon::Layers);
            if self.row_ui(ui, row) {
                chosen = Some(self.codings.clone());
            }
            kit::hairline(ui);
        }
        let text = cx.session.text(self.document).ok();
        let list = Scroll::vertical("which-codings").max_height(HEIGHT).shrinks();
        list.show_rows(ui, TREE_ROW, self.codings.len(), |ui, rows| {
            for at in rows {
                let id = self.codings.get(at).copied();
                let Some(coding) = id.and_then(|id| cx.snapshot().coding(id)) else {
                    continue;
                };
                let Some(code) = cx.snapshot().code(coding.code) else {
                    continue;
                };
                let words = text
                    .as_ref()
                    .map(|text| text.read(coding.range))
                    .unwrap_or_default();
                let hint = cx
                    .words
                    .with("dialog-quoted", &[("text", beginning(&words, SHOWN))]);
                let paint = theme.code_paint_of(code.colour.0, code.colour.1, code.colour.2);
                let row = TreeRow::new(&code.name, 0).swatch(paint.solid).hint(&hint);
                if self.row_ui(ui, row) {
                    chosen = Some(vec![coding.id]);
                }
            }
        });
        let Some(codings) = chosen else { return false };
        if let Some(edit) = self.parting.edit(cx.snapshot(), self.document, codings) {
            cx.act(Action::EditWithToast(edit));
        }
        true
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        self.codings.iter().all(|id| cx.snapshot().has_coding(*id))
    }
}
