//! Writing in a cell: the condensed unit of a row, or another name for the code, subcategory or category in it.

use std::borrow::Cow;

use crate::ui::kit::{Fit, layout, take_key};
use egui::{Color32, Context, Key, Modifiers, Rect, Ui, UiBuilder};

use super::LadderPage;
use super::columns::LadderColumn;
use crate::i18n::Words;
use crate::model::{CodeId, CodingId, Edit, Snapshot};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::{NamePurpose, Typing};

/// Space round the field in its cell, in points.
const ROUND: f32 = 2.0;
/// After so many frames out of sight the writing ends.
const OUT_OF_SIGHT: u8 = 3;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellText {
    /// The condensed unit of a coding.
    Condensed(CodingId),
    /// The name of a code.
    Name(CodeId),
}

/// What became of the writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EditingEnd {
    /// It is kept, and the cursor moves so many rows.
    Kept(isize),
    /// It is kept, and the writing goes on so many rows farther.
    GoesOn(isize),
    /// It is thrown away.
    GivenUp,
}

/// A cell that is being written in. What is written is kept however the cell is left, save by Escape, which gives it
/// its old words back, as in the sheet of participants.
#[derive(Debug)]
pub(super) struct CellEditing {
    /// The row, by its coding.
    pub row: CodingId,
    column: LadderColumn,
    what: CellText,
    text: String,
    kept: String,
    /// Tells one writing in a cell from the next.
    serial: u64,
    started: bool,
    /// Height of the field when it was last drawn.
    height: f32,
    /// Frames since it was last drawn.
    unseen: u8,
    done: Option<EditingEnd>,
}

/// What a field has beside its words, in points.
const FIELD_SIDES: f32 = 20.0;

/// What an empty condensed unit asks for, in words that stand on one line of `width` points where there are any. `size`
/// is that of the letters, in points.
pub(super) fn fitting_hint<'w>(ctx: &Context, words: &'w Words, size: f32, width: f32) -> Cow<'w, str> {
    let whole = words.get("ladder-condense");
    let font = Theme::of(ctx).font(size);
    let line = layout(ctx, &whole, font, Color32::PLACEHOLDER, Fit::Line);
    match line.size().x <= width {
        true => whole,
        false => words.get("ladder-condense-short"),
    }
}

impl CellEditing {
    /// The height that the cell needs, in points.
    pub fn height(&self) -> f64 {
        f64::from(self.height + 2.0 * ROUND + 1.0)
    }

    /// What was written, as far as it differs from what is kept and what it is about is still there.
    pub fn edit(&self, snapshot: &Snapshot) -> Option<Edit> {
        let text = self.text.trim();
        if text == self.kept.trim() {
            return None;
        }
        match self.what {
            CellText::Condensed(coding) => {
                snapshot.coding(coding)?;
                Some(Edit::SetCondensed(coding, text.to_owned()))
            }
            CellText::Name(code) => {
                snapshot.code(code)?;
                (!text.is_empty()).then(|| Edit::RenameCode(code, text.to_owned()))
            }
        }
    }
}

impl CellEditing {
    /// What is being typed; `None` where the cell is as it was.
    fn typing(&self) -> Option<Typing> {
        let text = self.text.trim();
        (!text.is_empty() && text != self.kept.trim()).then(|| match self.what {
            CellText::Condensed(coding) => Typing::Condensed(coding, text.to_owned()),
            CellText::Name(code) => Typing::Name(NamePurpose::RenameCode(code), text.to_owned()),
        })
    }
}

impl LadderPage {
    /// Whether this cell is being written in.
    pub(super) fn is_editing(&self, row: CodingId, column: LadderColumn) -> bool {
        self.editing
            .as_ref()
            .is_some_and(|editing| editing.row == row && editing.column == column)
    }

    /// Begins to write the condensed unit of a row.
    pub(super) fn condense(&mut self, row: usize, cx: &mut Cx<'_>) {
        if let Some(card) = self.card(row, cx) {
            let what = CellText::Condensed(card.condensed_of);
            self.begin(row, LadderColumn::Condensed, what, card.condensed.clone());
        }
    }

    /// Begins to write the condensed unit of a row anew, with what was typed.
    fn condense_anew(&mut self, row: usize, typed: String, cx: &mut Cx<'_>) {
        self.condense(row, cx);
        if let Some(editing) = &mut self.editing {
            editing.text = typed;
        }
    }

    /// Goes on writing at the end of the condensed unit of a row, with what was typed.
    fn condense_on(&mut self, row: usize, typed: &str, cx: &mut Cx<'_>) {
        self.condense(row, cx);
        if let Some(editing) = &mut self.editing {
            editing.text.push_str(typed);
        }
    }

    /// What a letter does on the cell of a condensed unit: it begins it anew, as in any sheet. Only where Enter or Tab have
    /// just kept it and there was no further row to go to does it go on at the end, so that it replaces nothing unseen.
    pub(super) fn type_condensed(&mut self, row: usize, typed: String, cx: &mut Cx<'_>) {
        if self.kept_here.is_some() {
            self.condense_on(row, &typed, cx);
        } else {
            self.condense_anew(row, typed, cx);
        }
    }

    /// Forgets that the cell of the cursor was just written in once the keyboard is elsewhere.
    pub(super) fn follow_kept(&mut self) {
        let there = self.had_keyboard && self.cursor.column == LadderColumn::Condensed;
        self.kept_here = self
            .kept_here
            .filter(|row| there && self.editing.is_none() && self.cursor.coding == Some(*row));
    }

    /// Empties the condensed unit of a row.
    pub(super) fn empty_condensed(&mut self, row: usize, cx: &mut Cx<'_>) {
        if let Some(card) = self.card(row, cx).filter(|card| !card.condensed.is_empty()) {
            let edit = Edit::SetCondensed(card.condensed_of, String::new());
            cx.act(Action::EditWithToast(edit));
        }
    }

    /// Begins to write another name for what stands in a column of a row; nothing where nothing stands.
    pub(super) fn rename(&mut self, row: usize, column: LadderColumn, cx: &mut Cx<'_>) {
        let code = self.card(row, cx).and_then(|card| card.code(column));
        if let Some(code) = code.and_then(|id| cx.snapshot().code(id)) {
            self.begin(row, column, CellText::Name(code.id), code.name.clone());
        }
    }

    fn begin(&mut self, row: usize, column: LadderColumn, what: CellText, text: String) {
        let Some(coding) = self.found().entry(row).map(|entry| entry.coding) else {
            return;
        };
        self.serial += 1;
        self.cursor.coding = Some(coding);
        self.cursor.row = row;
        self.cursor.column = column;
        self.select_only(coding);
        self.editing = Some(CellEditing {
            row: coding,
            column,
            what,
            kept: text.clone(),
            text,
            serial: self.serial,
            started: false,
            height: 0.0,
            unseen: 0,
            done: None,
        });
        // The field asks for the keyboard itself.
        self.take_keyboard = false;
        self.seek_cursor(false);
    }

    /// The field in its cell.
    pub(super) fn field_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, slot: Rect) {
        let Some(editing) = &mut self.editing else { return };
        editing.unseen = 0;
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        let step = if !editing.started {
            None
        } else if pressed(Modifiers::SHIFT, Key::Tab) {
            Some(-1)
        } else {
            pressed(Modifiers::NONE, Key::Tab).then_some(1)
        };
        let label = editing.column.title(cx.snapshot(), &cx.words);
        let place = slot.shrink(ROUND);
        let size = Theme::of(ui.ctx()).size.interface;
        let hint = fitting_hint(ui.ctx(), &cx.words, size, place.width() - FIELD_SIDES);
        let serial = editing.serial;
        let field = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            let field = match editing.what {
                CellText::Condensed(_) => Field::multi(("ladder", serial), 2)
                    .hint(&hint)
                    .submits_on_enter()
                    .caret_at_end_on_focus(),
                CellText::Name(_) => Field::single(("ladder", serial)).select_all_on_focus(),
            };
            field
                .label(&label)
                .width(place.width())
                .show(ui, &mut editing.text)
        });
        let field = field.inner;
        editing.height = field.response.rect.height();
        if !editing.started {
            field.response.request_focus();
            editing.started = true;
            return;
        }
        editing.done = if field.cancelled {
            Some(EditingEnd::GivenUp)
        } else if let Some(step) = step {
            Some(EditingEnd::GoesOn(step))
        } else if field.submitted && ui.input(|input| input.modifiers.command) {
            Some(EditingEnd::GoesOn(1))
        } else if field.submitted {
            Some(EditingEnd::Kept(1))
        } else if !field.keeps_keyboard() {
            Some(EditingEnd::Kept(0))
        } else {
            None
        };
        if editing.done.is_none() {
            cx.shared.typing = editing.typing();
        } else {
            // Where one goes on to the keyboard is asked for; who clicked elsewhere has it there.
            self.take_keyboard = step.is_some() || field.submitted || field.cancelled;
        }
    }

    /// Follows what became of the field: keeps what was written and goes on to the next row.
    pub(super) fn after_editing(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(editing) = &mut self.editing else { return };
        editing.unseen += 1;
        if editing.unseen >= OUT_OF_SIGHT {
            editing.done.get_or_insert(EditingEnd::Kept(0));
        }
        let Some(done) = editing.done else { return };
        let (many, row) = (matches!(editing.what, CellText::Condensed(_)), editing.row);
        let edit = editing.edit(cx.snapshot());
        self.editing = None;
        let at = self.found().place(row);
        let step = match done {
            EditingEnd::Kept(step) | EditingEnd::GoesOn(step) if many => step,
            EditingEnd::Kept(_) | EditingEnd::GoesOn(_) | EditingEnd::GivenUp => 0,
        };
        if step != 0 {
            let next = at.and_then(|at| at.checked_add_signed(step));
            if let Some(next) = next.filter(|next| *next < self.found().entries.len()) {
                self.go_to(next, false, cx);
                if matches!(done, EditingEnd::GoesOn(_)) {
                    self.condense(next, cx);
                }
            } else {
                self.kept_here = Some(row);
            }
        }
        match edit {
            Some(edit) if done == EditingEnd::GivenUp => cx.offer_back(edit),
            Some(edit) if done == EditingEnd::Kept(0) => cx.keep_unseen(edit),
            Some(edit) => cx.keep(edit),
            None => {}
        }
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::Fixture;

    fn editing(what: CellText, kept: &str, text: &str) -> CellEditing {
        CellEditing {
            row: CodingId(1),
            column: LadderColumn::Condensed,
            what,
            text: text.to_owned(),
            kept: kept.to_owned(),
            serial: 0,
            started: true,
            height: 0.0,
            unseen: 0,
            done: None,
        }
    }

    #[test]
    fn only_what_was_changed_is_kept_and_no_name_is_emptied() {
        let fixture = Fixture::new("الف", &[("یک", "⟦الف:یک⟧ دو")]);
        let coding = fixture.snapshot.codings().next().unwrap();
        let edit = |what, kept, text| editing(what, kept, text).edit(&fixture.snapshot);
        let condensed = CellText::Condensed(coding.id);
        assert!(edit(condensed, "همان", " همان\n").is_none());
        let written = edit(condensed, "", " فشرده ").unwrap();
        assert!(matches!(written, Edit::SetCondensed(id, text) if id == coding.id && text == "فشرده"));
        assert!(matches!(edit(condensed, "بود", ""), Some(Edit::SetCondensed(_, text)) if text.is_empty()));
        assert!(edit(CellText::Condensed(CodingId(-1)), "", "گم").is_none());
        let name = CellText::Name(coding.code);
        assert!(edit(name, "الف", " ").is_none());
        assert!(matches!(edit(name, "الف", "ب"), Some(Edit::RenameCode(_, text)) if text == "ب"));
    }
}
