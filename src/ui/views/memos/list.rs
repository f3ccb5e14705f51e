//! The list of memos, of which only what is in sight is drawn.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CursorIcon, Galley, Key, Modifiers, Sense, Ui, WidgetInfo, pos2, vec2};

use super::MemosPage;
use super::lines::{ListedMemo, MemoLine, MemoOrder};
use crate::model::{MemoId, MemoTarget};
use crate::report::wording::{memo_about, memo_kind, memo_subject};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::labels::{is_rtl, layout_aligned};
use crate::ui::kit::take_key;
use crate::ui::kit::{Env, Fit, focus_ring, layout};
use crate::ui::kit::{hold_arrows, next_stop, row_ground};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::excerpt::highlighted;
use crate::ui::parts::excerpt::{Excerpt, excerpt};
use crate::ui::parts::memo_mark::{deletion, kind_icon};

/// Height of the line of a day or of a kind of thing.
const HEAD: f32 = 34.0;
/// Height of the line of a memo without its own words: what it is about, who and when.
const MEMO: f32 = 60.0;
/// Height of a line of its own words.
const ROW: f32 = 23.0;
/// Lines of a memo that are shown.
const LINES: usize = 2;
/// Width of a letter as a part of the size of the text, rather too much than too little.
const LETTER: f32 = 0.5;
/// Room at the end of a line for the scroll bar.
const BAR: f32 = 8.0;
/// Room at both sides of what a line says.
const SIDES: f32 = 10.0;
/// Characters of a memo that are looked at for those lines.
const BEGINNING: usize = 240;
/// What memos are about is kept for so many of them.
const MOST_KEPT: usize = 2000;

/// The height of a line in points, in a list in which the words of memos have so much room.
fn height(ui: &Ui, line: &MemoLine, entries: &[ListedMemo], room: f32, env: &Env) -> f32 {
    let MemoLine::Memo(at) = line else { return HEAD };
    let Some(entry) = entries.get(*at) else {
        return MEMO;
    };
    // Only what may or may not fit on one line is laid out to know.
    let letters = (room / (env.theme.size.interface * LETTER)).max(8.0) as usize;
    let has = |letters| entry.memo.body.chars().nth(letters).is_some();
    let rows = if !has(letters) {
        1
    } else if has(2 * letters) && entry.hit.is_none() {
        LINES
    } else {
        words(ui, entry, room, env).rows.len().clamp(1, LINES)
    };
    MEMO + ROW * rows as f32
}

/// The words of a memo that are shown, round what was searched for, at the side where they begin.
fn words(ui: &Ui, entry: &ListedMemo, room: f32, env: &Env) -> Arc<Galley> {
    let job = match beginning(entry) {
        Ok(excerpt) => highlighted(&excerpt, None, env),
        Err(text) => {
            let font = env.theme.font(env.theme.size.interface);
            LayoutJob::single_section(text, TextFormat::simple(font, env.theme.colours.ink))
        }
    };
    let side = if is_rtl(&job.text, env.dir()) {
        Align::Max
    } else {
        Align::Min
    };
    layout_aligned(ui.ctx(), &job, Fit::Rows(room, LINES), side)
}

impl MemosPage {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.list_id = ui.scope_id().with("memos");
        self.follow_deleted(ui, cx);
        self.list_keys(ui);
        if std::mem::take(&mut self.keyboard_wanted) {
            self.take_list(ui);
        }
        // The list is one stop of the Tab key.
        let stop = self.stop(ui);
        self.in_sight.clear();
        let Some(shown) = self.shown.take() else { return };
        let width = ui.available_width();
        if self.laid_out_for != Some(width) {
            let env = Env::of(ui.ctx());
            let room = width - BAR - 2.0 * SIDES;
            let heights = shown
                .lines
                .iter()
                .map(|line| height(ui, line, &shown.entries, room, &env));
            self.rows = CardRows::new(heights);
            self.laid_out_for = Some(width);
        }
        let wanted = self.scroll_to.take();
        let at = wanted.and_then(|id| {
            shown.lines.iter().position(
                |line| matches!(line, MemoLine::Memo(at) if shown.entries.get(*at).is_some_and(|e| e.memo.id == id)),
            )
        });
        let rows = std::mem::take(&mut self.rows);
        rows.show(ui, "memos", at, |ui, row| match shown.lines.get(row) {
            Some(MemoLine::Day(day)) => head_ui(ui, day),
            Some(MemoLine::Subject(subject, n)) => {
                let (name, n) = (cx.tr(memo_subject(*subject)), cx.words.number(*n));
                head_ui(ui, &dotted(&[name, n]));
            }
            Some(MemoLine::Memo(entry)) => {
                if let Some(entry) = shown.entries.get(*entry) {
                    self.in_sight.push(entry.memo.id);
                    self.memo_ui(ui, row, entry, stop == Some(entry.memo.id), cx);
                }
            }
            None => {}
        });
        self.rows = rows;
        self.shown = Some(shown);
    }

    fn memo_ui(&mut self, ui: &mut Ui, row: usize, entry: &ListedMemo, stop: bool, cx: &mut Cx<'_>) {
        let memo = &entry.memo;
        let about = self.about(entry, cx);
        let env = Env::of(ui.ctx());
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let room = ui.max_rect().shrink2(vec2(0.0, 2.0));
        let rect = dir.slice(room, 0.0, room.width() - BAR);
        let id = self.list_id.with(memo.id);
        // Tab goes on into the memo, which it shows where none is shown.
        let goes_on = ui.memory(|memory| memory.has_focus(id))
            && ui.input(|input| input.key_pressed(Key::Tab) && input.modifiers.is_none());
        if goes_on && !self.editor.is_open() {
            self.editor.open(memo.id, cx);
        }
        let response = ui.interact(rect, id, if stop { Sense::click() } else { Sense::CLICK });
        if response.has_focus() {
            hold_arrows(ui, id);
            self.focused = Some(row);
        }
        let chosen = self.editor.shows(memo.id);
        let ground = row_ground(&response, chosen, theme);
        let radius = f32::from(theme.radius.control);
        ui.painter().rect_filled(rect, radius, ground);
        let inner = rect.shrink2(vec2(SIDES, 7.0));
        let small = theme.font(theme.size.small);
        // The kind: a shape and a word, then what the memo is about.
        let kind = cx.tr(memo_kind(memo.kind));
        let word = layout(
            ui.ctx(),
            &kind,
            theme.bold(theme.size.small),
            Color32::PLACEHOLDER,
            Fit::Line,
        );
        let line = word.size().y.max(16.0);
        let icon = dir.slice(inner, 0.0, 14.0).with_max_y(inner.min.y + line);
        kind_icon(memo.kind).paint(ui.painter(), icon, 14.0, c.accent, dir);
        let (start, used) = (20.0, word.size().x);
        let slot = dir.slice(inner, start, used);
        let y = inner.min.y + (line - word.size().y) / 2.0;
        ui.painter().galley(pos2(slot.min.x, y), word, c.ink);
        let start = start + used + 10.0;
        let room = (inner.width() - start).max(0.0);
        let place = layout(
            ui.ctx(),
            &about,
            small.clone(),
            Color32::PLACEHOLDER,
            Fit::Truncate(room),
        );
        let slot = dir.slice(inner, start, place.size().x);
        let y = inner.min.y + (line - place.size().y) / 2.0;
        ui.painter().galley(pos2(slot.min.x, y), place, c.secondary);
        // The memo itself, round what was searched for.
        let words = words(ui, entry, inner.width(), &env);
        let x = if is_rtl(&words.job.text, dir) {
            inner.max.x - words.size().x
        } else {
            inner.min.x
        };
        let y = inner.min.y + line + 4.0;
        let under = y + words.size().y + 2.0;
        ui.painter().galley(pos2(x, y), words, c.ink);
        // Who and when.
        let coder = cx.snapshot().coder(memo.coder).map_or("", |c| c.name.as_str());
        let when = if self.sort == MemoOrder::Date {
            cx.words.time(memo.created_at)
        } else {
            cx.words.date_medium(memo.created_at)
        };
        let foot = dotted(&[coder, &when]);
        let foot = layout(
            ui.ctx(),
            &foot,
            small,
            Color32::PLACEHOLDER,
            Fit::Truncate(inner.width()),
        );
        let slot = dir.slice(inner, 0.0, foot.size().x);
        ui.painter().galley(pos2(slot.min.x, under), foot, c.secondary);
        focus_ring(ui, theme, &response);
        let said = format!("{kind}، {about}\n{}", memo.body);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &said));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        // Enter goes on into the words. The space of a sentence that somebody types here does not.
        let by_space = response.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
        if response.clicked() && !by_space {
            self.editor.open(memo.id, cx);
            // The arrows go on from what was clicked; the key that opens goes on into the words.
            if ui.input(|input| input.pointer.any_click()) {
                response.request_focus();
            } else {
                self.editor.take_keyboard();
            }
        } else if response.has_focus() && take_key(ui, Modifiers::NONE, Key::Delete) {
            self.delete(ui, row, entry, cx);
        }
    }

    /// Deletes a memo, which can be taken back; the keyboard goes to its neighbour.
    fn delete(&mut self, ui: &Ui, row: usize, entry: &ListedMemo, cx: &mut Cx<'_>) {
        self.leaving = Some((entry.memo.id, row));
        cx.act(Action::EditWithToast(deletion(&entry.memo)));
        ui.ctx().request_repaint();
    }

    /// Gives the keyboard to the neighbour of a memo that was deleted here.
    fn follow_deleted(&mut self, ui: &Ui, cx: &Cx<'_>) {
        let Some((memo, row)) = self.leaving.take() else {
            return;
        };
        if cx.snapshot().memo(memo).is_some() {
            return;
        }
        let lines = self.shown.as_ref().map_or(0, |shown| shown.lines.len());
        if !self.go_to(ui, row, 1) {
            self.go_to(ui, lines.min(row).saturating_sub(1), -1);
        }
    }

    /// What a memo is about, worded when it first comes into view.
    fn about(&mut self, entry: &ListedMemo, cx: &Cx<'_>) -> String {
        let id = entry.memo.id;
        if let Some(about) = self.about.get(&id) {
            return about.clone();
        }
        if self.about.len() > MOST_KEPT {
            self.about.clear();
        }
        let about = about(entry.memo.target, cx);
        self.about.insert(id, about.clone());
        about
    }

    /// Gives the keyboard to the memo that is shown, or else to the first of the list.
    fn take_list(&mut self, ui: &Ui) {
        let shown = self.editor.memo().filter(|memo| self.is_listed(*memo));
        match shown {
            Some(memo) => {
                ui.memory_mut(|memory| memory.request_focus(self.list_id.with(memo)));
                self.scroll_to = Some(memo);
            }
            None => {
                self.go_to(ui, 0, 1);
            }
        }
    }

    fn is_listed(&self, memo: MemoId) -> bool {
        let listed = self.shown.as_ref().map_or(&[][..], |shown| &shown.entries);
        listed.iter().any(|entry| entry.memo.id == memo)
    }

    /// The memo at which Tab comes into the list: that which has the keyboard or is shown, or else the first in sight.
    fn stop(&self, ui: &Ui) -> Option<MemoId> {
        let focused = ui.memory(|memory| memory.focused());
        let entries = self.shown.as_ref().map_or(&[][..], |shown| &shown.entries);
        let has_it = |memo: &MemoId| focused == Some(self.list_id.with(*memo));
        let ids = || entries.iter().map(|entry| entry.memo.id);
        let shown = self.editor.memo().filter(|memo| self.in_sight.contains(memo));
        let first = || {
            self.in_sight
                .first()
                .copied()
                .filter(|memo| self.is_listed(*memo))
        };
        ids()
            .find(has_it)
            .or(shown)
            .or_else(first)
            .or_else(|| ids().next())
    }

    /// Whether a field over the list wants to give the keyboard to the list.
    pub(super) fn wants_list(&self, ui: &Ui) -> bool {
        take_key(ui, Modifiers::NONE, Key::ArrowDown)
    }

    /// Gives the keyboard to the first memo at or after a line, going on in a direction. Whether there is one.
    pub(super) fn go_to(&mut self, ui: &Ui, from: usize, step: isize) -> bool {
        let Some(shown) = &self.shown else { return false };
        let memo = |at: usize| match shown.lines.get(at)? {
            MemoLine::Memo(entry) => shown.entries.get(*entry).map(|entry| entry.memo.id),
            MemoLine::Day(_) | MemoLine::Subject(..) => None,
        };
        let stop = next_stop(shown.lines.len(), from, step, |at| memo(at).is_some());
        let Some(found) = stop.and_then(memo) else {
            return false;
        };
        let id = self.list_id.with(found);
        ui.memory_mut(|memory| memory.request_focus(id));
        self.scroll_to = Some(found);
        true
    }

    /// Up and down go through the list while a memo of it has the keyboard.
    fn list_keys(&mut self, ui: &Ui) {
        let Some(at) = self.focused.take() else { return };
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            self.go_to(ui, at + 1, 1);
        } else if pressed(Key::ArrowUp)
            && let Some(before) = at.checked_sub(1)
        {
            self.go_to(ui, before, -1);
        }
    }
}

/// What a target is in words, with the paragraph of a passage.
pub(super) fn about(target: MemoTarget, cx: &Cx<'_>) -> String {
    let snapshot = cx.snapshot();
    let coding = target.coding().and_then(|id| snapshot.coding(id));
    let paragraph = target.passage(coding).and_then(|(document, range)| {
        let text = cx.session.text(document).ok()?;
        let all = paragraphs(text.as_str());
        Some(paragraph_at(&all, text.byte_at_char(range.start)) + 1)
    });
    let about = memo_about(snapshot, target, coding, paragraph, &cx.words);
    // However many words the names in it have, it runs in the direction of its own language.
    let mark = if cx.words.lang().is_rtl() {
        '\u{200F}'
    } else {
        '\u{200E}'
    };
    format!("{mark}{about}")
}

/// The words round what was searched for, or else the beginning of a memo on one line.
fn beginning(entry: &ListedMemo) -> Result<Excerpt, String> {
    let body = entry.memo.body.as_str();
    match &entry.hit {
        Some(hit) => Ok(excerpt(body, &paragraphs(body), hit)),
        None => {
            let end = body
                .char_indices()
                .nth(BEGINNING)
                .map_or(body.len(), |(at, _)| at);
            let words = body.get(..end).unwrap_or_default().split_whitespace();
            Err(words.collect::<Vec<_>>().join(" "))
        }
    }
}

/// A day, or a kind of thing, over its memos.
fn head_ui(ui: &mut Ui, text: &str) {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let rect = ui.max_rect().shrink2(vec2(10.0, 2.0));
    let font = theme.bold(theme.size.secondary);
    let galley = layout(
        ui.ctx(),
        text,
        font,
        Color32::PLACEHOLDER,
        Fit::Truncate(rect.width()),
    );
    let slot = dir.slice(rect, 0.0, galley.size().x);
    let y = rect.max.y - galley.size().y - 2.0;
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter()
        .galley(pos2(slot.min.x, y), galley, theme.colours.secondary);
}
