//! The cards of retrieved passages.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Color32, CursorIcon, FontId, Key, Modifiers, PointerButton, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use super::SegmentsPane;
use super::retrieval::SegmentEntry;
use crate::model::{CodingId, Importance, MemoTarget};
use crate::settings::Pane;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::labels::is_rtl;
use crate::ui::kit::take_key;
use crate::ui::kit::{
    Env, Fit, Icon, context_menu, focus_ring, layout, paint_pips, pips_width, tooltip, tooltip_ui,
};
use crate::ui::kit::{hold_arrows, row_ground};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::coding_menu::coding_menu_ui;
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::importance::importance_tip;
use crate::ui::parts::memo_mark::{kind_icon, memo_tip};
use crate::ui::parts::path_text::path_text;
use crate::ui::parts::quotation::place_of;
use crate::ui::theme::Theme;

/// Most lines of a passage on a card.
const LINES: usize = 2;
/// Space between cards.
const GAP: f32 = 4.0;
/// Space at the sides of cards.
pub(super) const SIDE: f32 = 8.0;
/// Space inside a card.
const PAD: f32 = 6.0;
/// Space over the last line of a card.
const BETWEEN: f32 = 2.0;
/// Room for the mark of the code before its name.
const MARK: f32 = 14.0;
/// Room for the mark of a memo after the name.
const MEMO: f32 = 20.0;
/// Space before the marks that tell how important the passage is.
const PIPS_GAP: f32 = 6.0;
/// Width of a letter as a part of the size of the text, rather too much than too little.
const LETTER: f32 = 0.5;
/// The keys of the text that are about the one coding of a card.
const OF_CARD: [Command; 4] = [
    Command::RaiseImportance,
    Command::MergeNeighbours,
    Command::Memo,
    Command::Condense,
];
/// Cards kept; more are made again when they come into view.
const MOST_CARDS: usize = 600;

/// What a card shows.
#[derive(Debug)]
pub(super) struct SegmentCard {
    /// The colour of the code as it is stored; a theme paints it in its own way.
    colour: (u8, u8, u8),
    name: String,
    /// The whole path.
    path: String,
    /// The whole passage on one line.
    passage: String,
    /// Who speaks, in which document, in which paragraph.
    place: String,
    /// How important the passage is.
    importance: Importance,
    /// The shape of the memo on the coding, and its beginning.
    memo: Option<(Icon, String)>,
}

/// Paints the ground of a card, `over` with what the pointer and the choice do to it.
pub(super) fn paint_ground(ui: &Ui, theme: &Theme, rect: Rect, over: Color32, edge: Stroke) {
    let radius = f32::from(theme.radius.card);
    let ground = theme.colours.raised.blend(over);
    ui.painter().rect(rect, radius, ground, edge, StrokeKind::Inside);
}

/// Paints the last line of a card, where the passage is, so far from the leading side.
pub(super) fn paint_foot(ui: &Ui, place: &str, inner: Rect, lead: f32) {
    let env = Env::of(ui.ctx());
    let small = env.theme.font(env.theme.size.small);
    let room = Fit::Truncate(inner.width() - lead);
    let place = layout(ui.ctx(), place, small, Color32::PLACEHOLDER, room);
    let slot = env.dir().slice(inner, lead, place.size().x);
    let top = inner.max.y - place.size().y;
    let ink = env.theme.colours.secondary;
    ui.painter().galley(pos2(slot.min.x, top), place, ink);
}

impl SegmentsPane {
    /// Draws the list of retrieved passages.
    pub(super) fn cards_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Env::of(ui.ctx()).theme;
        let width = ui.available_width();
        let row = |size| {
            layout(ui.ctx(), "ک", theme.font(size), Color32::PLACEHOLDER, Fit::Line)
                .size()
                .y
        };
        let (line, small) = (row(theme.size.interface), row(theme.size.small));
        if self.laid_out_for != Some(width) {
            let letters = ((width - 2.0 * PAD - 16.0) / (theme.size.interface * LETTER)).max(8.0);
            let heights = self.retrieved.segments().iter().map(|segment| {
                let lines = (segment.range.len() as f32 / letters)
                    .ceil()
                    .clamp(1.0, LINES as f32);
                line * (lines + 1.0) + small + 2.0 * PAD + BETWEEN + GAP
            });
            self.rows = CardRows::new(heights);
            self.laid_out_for = Some(width);
        }
        self.list_id = ui.scope_id().with("cards");
        self.follow_removed();
        self.choose_returned(ui, cx);
        if std::mem::take(&mut self.keyboard_wanted) {
            let next = self.after_removed.take();
            let row = next
                .or(cx.shared.coding)
                .and_then(|c| self.retrieved.place(c))
                .unwrap_or(0);
            if let Some(segment) = self.retrieved.segments().get(row) {
                let id = self.list_id.with(segment.coding);
                ui.memory_mut(|memory| memory.request_focus(id));
                self.scroll_to = Some(row);
            }
        }
        self.list_keys(ui, cx);
        if self.seen != cx.shared.coding {
            self.seen = cx.shared.coding;
            self.scroll_to = cx.shared.coding.and_then(|coding| self.retrieved.place(coding));
        }
        let scroll_to = self.scroll_to.take();
        let rows = std::mem::take(&mut self.rows);
        rows.show(ui, "segments", scroll_to, |ui, row| {
            if let Some(segment) = self.retrieved.segments().get(row).cloned() {
                self.card_ui(ui, &segment, row, cx);
            }
        });
        self.rows = rows;
    }

    /// What a card shows, made when it first comes into view.
    fn card(&mut self, segment: &SegmentEntry, cx: &Cx<'_>) -> Option<Arc<SegmentCard>> {
        if let Some(card) = self.cards.get(&segment.coding) {
            return Some(card.clone());
        }
        let snapshot = cx.snapshot();
        let text = cx.session.text(segment.document).ok()?;
        let code = snapshot.code(segment.code)?;
        let coding = snapshot.coding(segment.coding)?;
        let ancestry = snapshot.ancestry(segment.code);
        let names: Vec<&str> = ancestry.iter().map(|c| c.name.as_str()).collect();
        let place = place_of(segment.document, segment.range, cx)?;
        let words = text.read(segment.range);
        let card = Arc::new(SegmentCard {
            colour: (code.colour.0, code.colour.1, code.colour.2),
            name: code.name.clone(),
            path: path_text(&names),
            passage: words.split_whitespace().collect::<Vec<_>>().join(" "),
            place: dotted(&place),
            importance: coding.importance,
            memo: snapshot
                .memo_on(MemoTarget::Coding(segment.coding))
                .map(|memo| (kind_icon(memo.kind), memo_tip(memo, &cx.words))),
        });
        if self.cards.len() > MOST_CARDS {
            self.cards.clear();
        }
        self.cards.insert(segment.coding, card.clone());
        Some(card)
    }

    fn card_ui(&mut self, ui: &mut Ui, segment: &SegmentEntry, row: usize, cx: &mut Cx<'_>) {
        let Some(card) = self.card(segment, cx) else {
            return;
        };
        let env = Env::of(ui.ctx());
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let room = ui.max_rect();
        let rect = room.shrink2(vec2(SIDE, GAP / 2.0));
        let id = self.list_id.with(segment.coding);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        if response.has_focus() {
            hold_arrows(ui, id);
            self.focused = Some(row);
        }
        let chosen = cx.shared.coding == Some(segment.coding);
        let picked = self.picked.len() > 1 && self.picked.contains(segment.coding);
        // A ring is for the keyboard alone: what is selected has the ground of selected rows.
        let over = row_ground(&response, chosen || picked, theme);
        paint_ground(ui, theme, rect, over, theme.hairline());
        let inner = rect.shrink(PAD);
        let mut y = inner.min.y;
        let mut line = |text: &str, font: FontId, ink: Color32, lead: f32, fit: Fit| {
            let galley = layout(ui.ctx(), text, font, Color32::PLACEHOLDER, fit);
            // What is read the other way starts at the other side, unless something stands before it.
            let own = lead == 0.0 && is_rtl(text, dir) != dir.is_rtl();
            let lead = if own {
                inner.width() - galley.size().x
            } else {
                lead
            };
            let slot = dir.slice(inner, lead, galley.size().x);
            let (height, cut) = (galley.size().y, galley.elided);
            ui.painter().galley(pos2(slot.min.x, y), galley, ink);
            y += height;
            (height, cut)
        };
        let width = inner.width();
        let (red, green, blue) = card.colour;
        let paint = theme.code_paint_of(red, green, blue);
        let name_font = theme.bold(theme.size.interface);
        let pips = pips_width(card.importance.number());
        let memo_room = if card.memo.is_some() { MEMO } else { 0.0 };
        let pips_room = if card.importance.is_marked() {
            pips + PIPS_GAP
        } else {
            0.0
        };
        let room = width - MARK - memo_room - pips_room;
        let (height, name_cut) = line(&card.name, name_font, paint.text, MARK, Fit::Truncate(room));
        let mark = dir.slice(inner, 0.0, 8.0);
        let mut passage = |text: &str| {
            let font = theme.font(theme.size.interface);
            line(text, font, c.ink, 0.0, Fit::Rows(width, LINES)).1
        };
        let text_cut = passage(&card.passage);
        paint_foot(ui, &card.place, inner, 0.0);
        let middle = pos2(mark.center().x, inner.min.y + height / 2.0);
        ui.painter().circle_filled(middle, 4.0, paint.solid);
        let mut said = format!("{}\n{}\n{}", card.path, card.passage, card.place);
        if card.importance.is_marked() {
            let place = dir.slice(inner, inner.width() - memo_room - pips, pips);
            let place = place.with_max_y(inner.min.y + height);
            let start = if dir.is_rtl() {
                place.right_center()
            } else {
                place.left_center()
            };
            paint_pips(ui.painter(), start, card.importance.number(), c.secondary, dir);
            let tip = importance_tip(card.importance, &cx.words);
            let mark = ui.interact(place, id.with("importance"), Sense::hover());
            tooltip(mark, &tip);
            said = format!("{said}\n{tip}");
        }
        if let Some((icon, tip)) = &card.memo {
            let place = dir.slice(inner, inner.width() - 14.0, 14.0);
            let place = place.with_max_y(inner.min.y + height);
            icon.paint(ui.painter(), place, 13.0, c.secondary, dir);
            let mark = ui.interact(place, id.with("memo"), Sense::hover());
            tooltip(mark, tip);
            said = format!("{said}\n{tip}");
        }
        focus_ring(ui, theme, &response);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen || picked, &said));
        if name_cut || text_cut || card.path != card.name {
            tooltip_ui(&response, |ui| {
                crate::ui::kit::secondary(ui, &card.path);
                crate::ui::kit::label(ui, &card.passage);
            });
        }
        self.card_answer(ui, response, segment, row, cx);
    }

    fn card_answer(
        &mut self,
        ui: &Ui,
        response: Response,
        segment: &SegmentEntry,
        row: usize,
        cx: &mut Cx<'_>,
    ) {
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            if modifiers.shift {
                self.pick_to(row, row);
                response.request_focus();
            } else if modifiers.command {
                self.picked.toggle(row, segment.coding);
                response.request_focus();
            } else {
                self.picked.only(row, segment.coding);
                // By key one goes to the text; the pointer leaves the keyboard to the card that it chose.
                let by_pointer = response.clicked_by(PointerButton::Primary);
                if by_pointer {
                    response.request_focus();
                }
                self.open(row, !by_pointer, cx);
            }
        }
        if response.drag_started() {
            Dragged::Codings(self.picked.with(segment.coding)).start(ui.ctx());
        }
        let many = self.picked.len() > 1 && self.picked.contains(segment.coding);
        if response.secondary_clicked() {
            // The keys are for the card that was pointed at, once its menu is closed.
            response.request_focus();
        }
        if response.secondary_clicked() && !many {
            self.picked.only(row, segment.coding);
            self.seen = Some(segment.coding);
            cx.shared.coding = Some(segment.coding);
        }
        context_menu(&response, |ui| {
            if many {
                self.picked.menu_ui(ui, cx);
            } else {
                coding_menu_ui(ui, segment.coding, cx);
            }
        });
    }

    /// Picks the cards from where the range begins, or else from `from`, to this row.
    fn pick_to(&mut self, from: usize, row: usize) {
        let segments = self.retrieved.segments();
        self.picked
            .extend(from, row, |row| segments.get(row).map(|segment| segment.coding));
    }

    /// Up and down go through the list while a card has the keyboard; with Shift they pick what they pass.
    fn list_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let Some(row) = self.focused.take() else { return };
        if self.picked.len() == 0
            && let Some(segment) = self.retrieved.segments().get(row)
        {
            self.picked.only(row, segment.coding);
        }
        if self.copy_key(row, ui, cx) {
            return;
        }
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        if ui.input_mut(|input| Command::Uncode.pressed(input)) {
            if self.picked.len() == 0
                && let Some(segment) = self.retrieved.segments().get(row)
            {
                self.picked.only(row, segment.coding);
            }
            self.delete_picked(row, cx);
            return;
        }
        if ui.input_mut(|input| Command::Recode.pressed(input)) {
            self.picked.recode(cx);
            return;
        }
        // What is about one coding is done with the card that is picked alone.
        if let Some(segment) = self.retrieved.segments().get(row)
            && self.picked.len() == 1
            && self.picked.contains(segment.coding)
            && let Some(command) = OF_CARD.iter().find(|c| ui.input_mut(|input| c.pressed(input)))
        {
            self.seen = Some(segment.coding);
            cx.shared.coding = Some(segment.coding);
            cx.act(Action::Run(*command));
            return;
        }
        if pressed(Modifiers::COMMAND, Key::Space) {
            if let Some(segment) = self.retrieved.segments().get(row) {
                self.picked.toggle(row, segment.coding);
            }
            return;
        }
        if self.picked.len() > 1 && pressed(Modifiers::NONE, Key::Escape) {
            self.picked.clear();
        }
        let mut step = None;
        for (key, next) in [
            (Key::ArrowDown, row.saturating_add(1)),
            (Key::ArrowUp, row.saturating_sub(1)),
        ] {
            for extend in [true, false] {
                let modifiers = if extend { Modifiers::SHIFT } else { Modifiers::NONE };
                if step.is_none() && pressed(modifiers, key) {
                    step = Some((next, extend));
                }
            }
        }
        let Some((next, extend)) = step else { return };
        if extend {
            self.pick_to(row, next.min(self.retrieved.segments().len().saturating_sub(1)));
        }
        if let Some(segment) = self.retrieved.segments().get(next) {
            if !extend {
                self.picked.only(next, segment.coding);
            }
            let id = self.list_id.with(segment.coding);
            ui.memory_mut(|memory| memory.request_focus(id));
            self.scroll_to = Some(next);
            self.seen = Some(segment.coding);
            cx.shared.coding = Some(segment.coding);
        }
    }

    /// Removes the codings of the picked cards; the keyboard goes to the card after them, or else to the one before.
    fn delete_picked(&mut self, row: usize, cx: &mut Cx<'_>) {
        let segments = self.retrieved.segments();
        let stays = |segment: &&SegmentEntry| !self.picked.contains(segment.coding);
        let after = segments.iter().skip(row).find(stays);
        let before = || segments.iter().take(row).rev().find(stays);
        self.after_removed = after.or_else(before).map(|segment| segment.coding);
        self.removed = segments.get(row).map(|segment| segment.coding);
        self.picked.delete(cx);
    }

    /// Gives the keyboard to the neighbour of cards whose codings were removed here, once these have gone.
    fn follow_removed(&mut self) {
        let gone = |id: &mut CodingId| self.retrieved.place(*id).is_none();
        if self.removed.take_if(gone).is_some() {
            self.keyboard_wanted = self.after_removed.is_some();
        }
    }

    /// Picks the cards of codings that have come back, where the person works in the list; the first has the keyboard.
    fn choose_returned(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let returned = cx.shared.returned_at(cx.session.revision());
        if returned.is_empty() || cx.shared.pane != Some(Pane::Segments) {
            return;
        }
        let place = |id: &CodingId| self.retrieved.place(*id).map(|row| (row, *id));
        let cards: BTreeMap<usize, CodingId> = returned.iter().filter_map(place).collect();
        let Some((row, first)) = cards.first_key_value().map(|(row, id)| (*row, *id)) else {
            return;
        };
        cx.shared.returned.codings.clear();
        self.picked.clear();
        for (row, coding) in cards.iter().rev() {
            self.picked.toggle(*row, *coding);
        }
        ui.memory_mut(|memory| memory.request_focus(self.list_id.with(first)));
        self.scroll_to = Some(row);
        self.seen = Some(first);
        cx.shared.coding = Some(first);
    }

    /// Shows a passage in the reader; with the keyboard, where `goes` says so.
    fn open(&mut self, row: usize, goes: bool, cx: &mut Cx<'_>) {
        if let Some(segment) = self.retrieved.segments().get(row) {
            // What is told of it takes room from the list, in which it stays.
            self.seen = Some(segment.coding);
            self.scroll_to = Some(row);
            cx.act(Action::SelectCoding(Some(segment.coding)));
            cx.act(match goes {
                true => Action::Open(segment.document, Some(segment.range)),
                false => Action::LookAt(segment.document, segment.range),
            });
        }
    }
}
