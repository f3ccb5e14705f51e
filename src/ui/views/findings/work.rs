//! The rows of coded passages that keys are about, and the controls under their table.

use std::rc::Rc;

use egui::{Context, Frame, Key, Margin, Modifiers, Panel, Popup, Rangef, Ui};

use super::FindingsPage;
use super::making::MadeTable;
use super::passages::{WrittenIn, bar_ui, is_of_passages};
use crate::model::{CodingId, MemoTarget, Snapshot};
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::theme::Theme;
use crate::ui::typeset::take_typed;
use crate::ui::typing::Typing;

/// The rows that are chosen in a table of coded passages.
#[derive(Default)]
pub(super) struct RowsInHand {
    /// The codings of the chosen rows.
    codings: Rc<Vec<CodingId>>,
    /// How many rows that are.
    count: usize,
    /// A cell of the table has the keyboard, or had it before what lies in front of it.
    in_hand: bool,
}

impl FindingsPage {
    /// Whether the rows of a table of passages have the keyboard now.
    pub fn rows_have_keyboard(&self, ctx: &Context) -> bool {
        self.held && self.has_rows_in_hand() && ctx.memory(|memory| memory.focused()).is_some()
    }

    /// Whether keys are about the rows of a table of passages: they have the keyboard, or had it before what lies in
    /// front of them.
    pub fn has_rows_in_hand(&self) -> bool {
        self.rows.in_hand && !self.rows.codings.is_empty()
    }

    /// The codings of the chosen rows, as far as they are in the project; where several coders agree, those of all who are
    /// shown.
    pub fn chosen(&self, snapshot: &Snapshot) -> Vec<CodingId> {
        let codings = self.rows.codings.iter().copied();
        codings.filter(|id| snapshot.has_coding(*id)).collect()
    }

    /// The coding of the chosen row, where it is one alone; where several coders agree, that of the person who works.
    pub fn chosen_row(&self, snapshot: &Snapshot) -> Option<CodingId> {
        let first = self.rows.codings.first().copied()?;
        (self.rows.count == 1 && snapshot.has_coding(first)).then_some(first)
    }
}

/// Draws the controls under a table of passages and takes over which of its rows are chosen.
/// Where the controls stand, down the window.
pub(super) fn rows_ui(ui: &mut Ui, cx: &mut Cx<'_>, rows: &mut RowsInHand, made: &mut MadeTable) -> Rangef {
    let coder = cx.session.coder();
    made.passages.note(&mut made.preview.cursor, cx.snapshot(), coder);
    rows.codings = made.passages.codings();
    rows.count = made.passages.count();
    if made.preview.held && !Popup::is_any_open(ui.ctx()) {
        write(ui, cx, rows, made);
    }
    let theme = Theme::of(ui.ctx());
    let ground = Frame::new().inner_margin(Margin::symmetric(0, theme.space.tiny as i8));
    let bar = Panel::bottom("passage-rows")
        .frame(ground)
        .show_separator_line(false)
        .show(ui, |ui| {
            kit::column(ui, |ui| bar_ui(ui, cx, &made.passages));
        });
    keep_keyboard(ui, rows, made);
    bar.response.rect.y_range()
}

/// Writing in the cell of a condensed unit or of a memo is for what stands there, and no letter of it a command: it goes
/// on in front of the table.
fn write(ui: &Ui, cx: &mut Cx<'_>, rows: &RowsInHand, made: &MadeTable) {
    let column = made.preview.cursor.at().map(|(_, column)| column);
    let written = column.and_then(|column| made.passages.written_in(column));
    let (Some(written), Some(first)) = (written, rows.codings.first().copied()) else {
        return;
    };
    let typed = take_typed(ui);
    if typed.is_none() && !kit::take_key(ui, Modifiers::NONE, Key::F2) {
        return;
    }
    cx.act(Action::Show(match (written, typed) {
        (WrittenIn::CondensedUnit, Some(text)) => Dialog::Typed(Typing::Condensed(first, text)),
        (WrittenIn::CondensedUnit, None) => Dialog::Condensed(first),
        (WrittenIn::Memo, _) => Dialog::Memo(MemoTarget::Coding(first)),
    }));
}

/// Gives the keyboard back to the row that had it when what had it in front of the table is gone, and to where it stands
/// in a table that was made anew.
fn keep_keyboard(ui: &Ui, rows: &mut RowsInHand, made: &mut MadeTable) {
    let layer = ui.layer_id();
    let in_front = !ui.memory(|memory| memory.is_above_modal_layer(layer)) || Popup::is_any_open(ui.ctx());
    if in_front {
        return;
    }
    let focused = ui.memory(|memory| memory.focused());
    let on_page = |id| {
        let there = ui.ctx().read_response(id);
        there.is_some_and(|response| response.layer_id == layer)
    };
    let arrived = std::mem::take(&mut made.passages.arrived);
    let free = focused.is_none() && !ui.input(|input| input.pointer.any_down());
    match focused {
        Some(_) if made.preview.held => rows.in_hand = true,
        // Where it stood before a cell of another row may stand now.
        Some(_) if arrived && rows.in_hand => made.preview.cursor.focus = true,
        Some(id) => rows.in_hand &= !on_page(id),
        None => {}
    }
    if rows.in_hand && (free || arrived) {
        made.preview.cursor.focus = true;
        ui.ctx().request_repaint();
    }
}

/// Lets go of the rows of another table.
pub(super) fn leave(rows: &mut RowsInHand, kind: &crate::report::tables::TableKind) {
    if !is_of_passages(kind) {
        *rows = RowsInHand::default();
    }
}
