//! The highlighted passages, listed while no code is active.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Frame, Margin, Sense, Ui, Widget as _, WidgetInfo, pos2, vec2};

use super::cards::{SIDE, paint_foot, paint_ground};
use crate::model::{DocumentId, Edit, HighlightId};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{
    Env, Fit, Icon, MenuItem, StyledText, column, context_menu, focus_ring, layout, row_ground, tooltip,
};
use crate::ui::parts::card_rows::CardRows;

/// Height of a card with the space round it, its padding, and the space between two.
const CARD: f32 = 80.0;
const PAD: f32 = 10.0;
const GAP: f32 = 6.0;
/// Room for the sign of a highlight before the words.
const LEAD: f32 = 24.0;
/// Most lines of a passage on a card.
const LINES: usize = 2;
/// Most characters of a passage on a card.
const LONGEST: usize = 300;

/// The highlights of the active documents, or of all.
#[derive(Debug, Default)]
pub(super) struct HighlightList {
    key: Option<(u64, BTreeSet<DocumentId>)>,
    found: Vec<(HighlightId, DocumentId, CharRange)>,
    rows: CardRows,
}

impl HighlightList {
    /// Brings the list up to date; whether there is anything in it.
    pub fn follow(&mut self, cx: &Cx<'_>) -> bool {
        let key = (cx.session.revision(), cx.shared.active_documents.clone());
        if self.key.as_ref() != Some(&key) {
            let documents = cx.snapshot().documents().into_iter();
            let documents = documents.filter(|d| key.1.is_empty() || key.1.contains(&d.id));
            let found = documents.flat_map(|d| cx.snapshot().highlights_in(d.id));
            self.found = found.map(|h| (h.id, h.document, h.range)).collect();
            self.rows = CardRows::new(self.found.iter().map(|_| CARD));
            self.key = Some(key);
        }
        !self.found.is_empty()
    }

    /// Draws the list; a click leads to the passage.
    pub fn ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Env::of(ui.ctx()).theme;
        let count = cx.words.with("segments-highlights", &[("n", self.found.len())]);
        let margin = Margin::symmetric(theme.space.medium as i8, theme.space.tiny as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            column(ui, |ui| StyledText::new(&count).secondary().ui(ui));
        });
        let id = ui.scope_id().with("highlights");
        self.rows.show(ui, "highlights", None, |ui, row| {
            if let Some((highlight, document, range)) = self.found.get(row) {
                card_ui(ui, id.with(highlight), *highlight, (*document, *range), cx);
            }
        });
    }
}

fn card_ui(
    ui: &Ui,
    id: egui::Id,
    highlight: HighlightId,
    (document, range): (DocumentId, CharRange),
    cx: &mut Cx<'_>,
) {
    let (Some(row), Ok(text)) = (
        cx.snapshot().document(document).cloned(),
        cx.session.text(document),
    ) else {
        return;
    };
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let room = ui.max_rect();
    let rect = room.shrink2(vec2(SIDE, GAP / 2.0));
    let response = ui.interact(rect, id, Sense::click());
    let over = row_ground(&response, false, theme);
    paint_ground(ui, theme, rect, over, theme.hairline());
    let inner = rect.shrink(PAD);
    let passage: String = text.read(range).chars().take(LONGEST).collect();
    let passage = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    let icon = dir.slice(inner, 0.0, 18.0).with_max_y(inner.min.y + 20.0);
    Icon::Highlight.paint(ui.painter(), icon, 14.0, c.warning, dir);
    let width = inner.width() - LEAD;
    let font = theme.font(theme.size.interface);
    let words = layout(
        ui.ctx(),
        &passage,
        font,
        Color32::PLACEHOLDER,
        Fit::Rows(width, LINES),
    );
    let slot = dir.slice(inner, LEAD, words.size().x);
    ui.painter().galley(pos2(slot.min.x, inner.min.y), words, c.ink);
    paint_foot(ui, &row.name, inner, LEAD);
    focus_ring(ui, theme, &response);
    let said = format!("{passage}\n{}", row.name);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &said));
    let response = tooltip(response.on_hover_cursor(CursorIcon::PointingHand), &said);
    if response.clicked() {
        cx.act(Action::SelectCoding(None));
        cx.act(Action::Open(document, Some(range)));
    }
    if response.secondary_clicked() {
        response.request_focus();
    }
    let remove = cx.tr("reader-remove-highlight");
    context_menu(&response, |ui| {
        if MenuItem::new(&remove).icon(Icon::Highlight).show(ui).clicked() {
            cx.act(Action::EditWithToast(Edit::DeleteHighlights(vec![highlight])));
        }
    });
}
