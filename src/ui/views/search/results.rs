//! The list of hits under their documents.

use egui::accesskit::Role;
use egui::{Align, Color32, CursorIcon, Sense, Ui, WidgetInfo, pos2, vec2};

use super::SearchPane;
use crate::i18n::Arg;
use crate::model::MemoKind;
use crate::text::segment::paragraphs;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::labels::{is_rtl, layout_aligned};
use crate::ui::kit::{Env, Fit, Icon, focus_ring, layout};
use crate::ui::kit::{hold_arrows, row_ground};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::excerpt::{Excerpt, excerpt, highlighted};
use crate::ui::parts::memo_mark::kind_icon;

/// Height of the row of a document.
const DOCUMENT: f32 = 34.0;
/// Height of the row of a hit: two lines.
const HIT: f32 = 56.0;
/// Room for the number of the paragraph.
const NUMBER: f32 = 34.0;
/// Excerpts kept; more are made again when they come into view.
const MOST_EXCERPTS: usize = 2000;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultLine {
    /// A document, by its place among those with hits.
    Document(usize),
    /// A hit of a document.
    Hit {
        /// The place of the document.
        document: usize,
        /// The number of the hit in it.
        hit: usize,
    },
    /// The memos, over those in which the query stands.
    Memos,
    /// A memo, by its place among those.
    Memo(usize),
}

impl ResultLine {
    /// Whether it is something found, not a heading.
    pub fn is_hit(self) -> bool {
        matches!(self, Self::Hit { .. } | Self::Memo(_))
    }
}

/// What stands before the words of a line.
enum LinePrefix {
    /// The number of the paragraph; and the words that are to take the place of the hit, if any.
    Paragraph(usize, Option<String>),
    /// The shape of a kind of memo.
    Kind(MemoKind),
}

impl SearchPane {
    /// Draws the list of hits.
    pub(super) fn results_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if !self.laid_out {
            self.lay_out();
        }
        self.list_id = ui.scope_id().with("hits");
        self.list_keys(ui);
        let rows = std::mem::take(&mut self.rows);
        rows.show(ui, "hits", self.scroll_to.take(), |ui, at| {
            match self.lines.get(at) {
                Some(ResultLine::Document(document)) => self.document_ui(ui, *document, cx),
                Some(line @ ResultLine::Hit { document, hit }) => {
                    self.hit_ui(ui, at, *line, (*document, *hit), cx)
                }
                Some(ResultLine::Memos) => self.memos_ui(ui, cx),
                Some(line @ ResultLine::Memo(memo)) => self.memo_ui(ui, at, *line, *memo, cx),
                None => {}
            }
        });
        // A document may have been folded while it was drawn.
        if self.laid_out {
            self.rows = rows;
        }
    }

    fn lay_out(&mut self) {
        self.lines.clear();
        for (document, found) in self.job.found().documents.iter().enumerate() {
            self.lines.push(ResultLine::Document(document));
            if !self.folded_away.contains(&found.document) {
                self.lines
                    .extend((0..found.hits.len()).map(|hit| ResultLine::Hit { document, hit }));
            }
        }
        let memos = self.memos.found().len();
        if memos > 0 {
            self.lines.push(ResultLine::Memos);
        }
        if !self.memos_folded_away {
            self.lines.extend((0..memos).map(ResultLine::Memo));
        }
        self.rows = CardRows::new(
            self.lines
                .iter()
                .map(|line| if line.is_hit() { HIT } else { DOCUMENT }),
        );
        self.laid_out = true;
    }

    fn document_ui(&mut self, ui: &mut Ui, document: usize, cx: &Cx<'_>) {
        let Some(found) = self.job.found().documents.get(document) else {
            return;
        };
        let (id, count) = (found.document, found.hits.len());
        let Some(row) = cx.snapshot().document(id) else {
            return;
        };
        let open = !self.folded_away.contains(&id);
        let name = row.name.clone();
        if self.heading_ui(ui, cx, ResultLine::Document(document), (&name, count), open) {
            if open {
                self.folded_away.insert(id);
            } else {
                self.folded_away.remove(&id);
            }
            self.laid_out = false;
        }
    }

    fn memos_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let (name, count) = (cx.tr("memos-title"), self.memos.found().len());
        let open = !self.memos_folded_away;
        if self.heading_ui(ui, cx, ResultLine::Memos, (&name, count), open) {
            self.memos_folded_away = open;
            self.laid_out = false;
        }
    }

    /// A heading with the number of hits under it; whether it was clicked.
    fn heading_ui(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        line: ResultLine,
        (name, count): (&str, usize),
        open: bool,
    ) -> bool {
        let env = Env::of(ui.ctx());
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let rect = ui.max_rect().shrink2(vec2(8.0, 2.0));
        let response = ui.interact(rect, self.list_id.with(line), Sense::click());
        if response.hovered() {
            ui.painter()
                .rect_filled(rect, f32::from(theme.radius.control), c.hover);
        }
        let icon = if open { Icon::ChevronDown } else { Icon::Chevron };
        icon.paint(ui.painter(), dir.slice(rect, 4.0, 12.0), 12.0, c.secondary, dir);
        let text = cx.words.number(count);
        let number = layout(
            ui.ctx(),
            &text,
            theme.font(theme.size.secondary),
            Color32::PLACEHOLDER,
            Fit::Line,
        );
        let room = Fit::Truncate(rect.width() - 36.0 - number.size().x);
        let title = layout(
            ui.ctx(),
            name,
            theme.bold(theme.size.interface),
            Color32::PLACEHOLDER,
            room,
        );
        let slot = dir.slice(rect, 22.0, title.size().x);
        ui.painter().galley(
            pos2(slot.min.x, rect.center().y - title.size().y / 2.0),
            title,
            c.ink,
        );
        let slot = dir.slice(rect, rect.width() - 6.0 - number.size().x, number.size().x);
        ui.painter().galley(
            pos2(slot.min.x, rect.center().y - number.size().y / 2.0),
            number,
            c.secondary,
        );
        focus_ring(ui, theme, &response);
        let said = [("name", Arg::from(name)), ("n", Arg::from(count))];
        let said = cx.words.with("search-document", &said);
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &said));
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }

    fn hit_ui(&mut self, ui: &mut Ui, at: usize, line: ResultLine, place: (usize, usize), cx: &mut Cx<'_>) {
        let Some(excerpt) = self.excerpt(line, place, cx) else {
            return;
        };
        let lead = LinePrefix::Paragraph(excerpt.paragraph, self.replacement(place, cx));
        if self.line_ui(ui, at, line, (&excerpt, lead), cx) {
            self.open(line, place, cx);
        }
    }

    /// A memo in which the query stands.
    fn memo_ui(&mut self, ui: &mut Ui, at: usize, line: ResultLine, place: usize, cx: &mut Cx<'_>) {
        let Some((id, hit)) = self.memos.found().get(place).cloned() else {
            return;
        };
        let Some(memo) = cx.snapshot().memo(id).cloned() else {
            return;
        };
        let excerpt = match self.excerpts.get(&line) {
            Some(made) => made.clone(),
            None => {
                let made = excerpt(&memo.body, &paragraphs(&memo.body), &hit);
                self.excerpts.insert(line, made.clone());
                made
            }
        };
        if self.line_ui(ui, at, line, (&excerpt, LinePrefix::Kind(memo.kind)), cx) {
            self.current = Some(line);
            cx.act(Action::OpenMemo(id));
        }
    }

    /// The words of a line with what stands before them; whether it was clicked.
    fn line_ui(
        &mut self,
        ui: &mut Ui,
        at: usize,
        line: ResultLine,
        (excerpt, lead): (&Excerpt, LinePrefix),
        cx: &Cx<'_>,
    ) -> bool {
        let env = Env::of(ui.ctx());
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let rect = ui.max_rect().shrink2(vec2(8.0, 2.0));
        let id = self.list_id.with(line);
        let response = ui.interact(rect, id, Sense::click());
        if response.has_focus() {
            hold_arrows(ui, id);
            self.focused = Some(at);
        }
        let ground = row_ground(&response, self.current == Some(line), theme);
        ui.painter()
            .rect_filled(rect, f32::from(theme.radius.control), ground);
        let inner = rect.shrink2(vec2(6.0, 4.0));
        let with = match &lead {
            LinePrefix::Paragraph(_, with) => with.as_deref(),
            LinePrefix::Kind(_) => None,
        };
        match &lead {
            LinePrefix::Paragraph(number, _) => {
                let (number, small) = (cx.words.number(*number), theme.font(theme.size.small));
                let fit = Fit::Truncate(NUMBER);
                let number = layout(ui.ctx(), &number, small, Color32::PLACEHOLDER, fit);
                let slot = dir.slice(inner, NUMBER - 8.0 - number.size().x, number.size().x);
                ui.painter()
                    .galley(pos2(slot.min.x, inner.min.y + 2.0), number, c.secondary);
            }
            LinePrefix::Kind(kind) => {
                let slot = dir.slice(inner, NUMBER - 22.0, 14.0);
                let slot = slot.with_max_y(inner.min.y + 20.0);
                kind_icon(*kind).paint(ui.painter(), slot, 13.0, c.secondary, dir);
            }
        }
        let room = dir.slice(inner, NUMBER, inner.width() - NUMBER);
        let job = highlighted(excerpt, with, &env);
        let said = job.text.clone();
        let rtl = is_rtl(&job.text, dir);
        let side = if rtl { Align::Max } else { Align::Min };
        let words = layout_aligned(ui.ctx(), &job, Fit::Rows(room.width(), 2), side);
        let x = if rtl {
            room.max.x - words.size().x
        } else {
            room.min.x
        };
        ui.painter().galley(pos2(x, inner.min.y), words, c.ink);
        focus_ring(ui, theme, &response);
        let current = self.current == Some(line);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, current, &said));
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }

    /// Shows a hit in the reader, selected.
    fn open(&mut self, line: ResultLine, (document, hit): (usize, usize), cx: &mut Cx<'_>) {
        self.current = Some(line);
        let Some(found) = self.job.found().documents.get(document) else {
            return;
        };
        if let (Some(bytes), Some(text)) = (found.hits.get(hit), cx.snapshot().text(found.document)) {
            let passage = text.range(bytes.clone());
            cx.act(Action::SelectCoding(None));
            cx.act(Action::Open(found.document, Some(passage)));
        }
    }

    /// The words round a hit, made when it first comes into view.
    fn excerpt(&mut self, line: ResultLine, (document, hit): (usize, usize), cx: &Cx<'_>) -> Option<Excerpt> {
        if let Some(made) = self.excerpts.get(&line) {
            return Some(made.clone());
        }
        let found = self.job.found().documents.get(document)?;
        let text = cx.snapshot().text(found.document)?;
        let made = excerpt(text.as_str(), &paragraphs(text.as_str()), found.hits.get(hit)?);
        if self.excerpts.len() > MOST_EXCERPTS {
            self.excerpts.clear();
        }
        self.excerpts.insert(line, made.clone());
        Some(made)
    }
}
