//! The tables of coded passages are worked on where they stand: what is chosen of their rows, and what is done with it.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use egui::{Ui, Widget as _};

use super::cursor::CellCursor;
use crate::analysis::Behind;
use crate::model::{Coding, CodingId, Edit, MemoTarget, Snapshot};
use crate::report::Table;
use crate::report::tables::{QUOTATIONS, SEGMENTS, TableKind, condensed_column, memo_column};
use crate::text::CharRange;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Fit, Icon, MenuItem, StyledText, menu_separator};
use crate::ui::parts::importance::{importance_entries_ui, importance_menu_ui};
use crate::ui::theme::Theme;

/// Whether the rows of a table are coded passages.
pub(super) fn is_of_passages(kind: &TableKind) -> bool {
    *kind == SEGMENTS || *kind == QUOTATIONS
}

/// The codings that the rows of a table stand for, and which are chosen.
#[derive(Default)]
pub(super) struct PassageRows {
    rows: Vec<Vec<CodingId>>,
    /// The first coding of each chosen row as it was when it was chosen, that of the cursor's row before the others.
    chosen: Vec<Coding>,
    /// All codings of the chosen rows; of one row that of the person who works comes first.
    codings: Rc<Vec<CodingId>>,
    /// The columns of condensed units and of memos, in which one writes.
    written: [Option<usize>; 2],
    /// The table is new: the keyboard goes to where its row stands now.
    pub arrived: bool,
}

/// What is written in a cell of a table of passages, in front of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrittenIn {
    CondensedUnit,
    Memo,
}

impl PassageRows {
    /// Those of a table, none chosen; without rows where it has none that are coded passages.
    pub fn of(kind: &TableKind, table: &Table) -> Self {
        let rows = table.rows().iter().map(|row| {
            let behind = row.cells.iter().find_map(|cell| match cell.behind.as_deref() {
                Some(Behind::Coded(codings)) => Some(codings.clone()),
                _ => None,
            });
            behind.unwrap_or_default()
        });
        Self {
            rows: rows.collect(),
            written: [condensed_column(kind), memo_column(kind, table)],
            arrived: true,
            ..Self::default()
        }
    }

    /// All codings of the chosen rows; of one row that of the person who works comes first, for what is done to one alone.
    pub fn codings(&self) -> Rc<Vec<CodingId>> {
        self.codings.clone()
    }

    /// What is written in the cells of a column, if anything.
    pub fn written_in(&self, column: usize) -> Option<WrittenIn> {
        let [condensed, memo] = self.written;
        match Some(column) {
            at if at == condensed => Some(WrittenIn::CondensedUnit),
            at if at == memo => Some(WrittenIn::Memo),
            _ => None,
        }
    }

    /// How many rows are chosen.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// Takes over which rows are chosen, when that has changed; `coder` is the name of the person who works.
    pub fn note(&mut self, cursor: &mut CellCursor, snapshot: &Snapshot, coder: &str) {
        if !std::mem::take(&mut cursor.changed) {
            return;
        }
        let own = cursor.at().map(|(row, _)| row);
        let rows = cursor.rows();
        let own = own.filter(|row| rows.contains(row));
        let others = rows.iter().copied().filter(|row| Some(*row) != own);
        let in_order: Vec<usize> = own.into_iter().chain(others).collect();
        let of = |row: &usize| self.rows.get(*row).map(Vec::as_slice).unwrap_or_default();
        let first = in_order.iter().filter_map(|row| of(row).first());
        self.chosen = first.filter_map(|id| snapshot.coding(*id).cloned()).collect();
        let mut codings: Vec<CodingId> = rows.iter().flat_map(|row| of(row).iter().copied()).collect();
        if rows.len() == 1 {
            let by_another = |id: &CodingId| {
                let by = snapshot
                    .coding(*id)
                    .and_then(|coding| snapshot.coder(coding.coder));
                by.is_none_or(|by| by.name != coder)
            };
            codings.sort_by_key(by_another);
        }
        self.codings = Rc::new(codings);
    }

    /// Chooses the rows that were chosen in the table before this one, wherever they stand now, and leads the cursor to
    /// its own. One that was joined with others is where these are. In the place of one that is gone its neighbour is
    /// chosen where it was `worked` on the rows, and nothing where other rows were asked for.
    pub fn follow(&self, before: &Self, cursor: &mut CellCursor, snapshot: &Snapshot, worked: bool) {
        let Some((row, column)) = cursor.at() else { return };
        if cursor.rows().is_empty() {
            cursor.let_go();
            return;
        }
        let standing = self.rows.iter().enumerate();
        let row_of: HashMap<CodingId, usize> = standing
            .flat_map(|(row, codings)| codings.iter().map(move |coding| (*coding, row)))
            .collect();
        let place = |coding: &Coding| {
            let now = snapshot.coding(coding.id);
            let joined = || {
                let own = now.unwrap_or(coding);
                let holds = |range: CharRange| match now {
                    // It is there, and only not shown: others who gave the code to the same words share its row.
                    Some(own) => range == own.range,
                    None => range.contains(coding.range),
                };
                let here = snapshot.codings_in(own.document).iter();
                let mut here = here.filter(|c| c.code == own.code && holds(c.range));
                here.find_map(|c| row_of.get(&c.id))
            };
            row_of.get(&coding.id).or_else(joined).copied()
        };
        let own = before.chosen.first().and_then(place);
        let rows: BTreeSet<usize> = before.chosen.iter().filter_map(place).collect();
        let at = own.or_else(|| rows.first().copied());
        // Where all of them are gone, the row that came after them is next, or else the one before.
        let known = |codings: &Vec<CodingId>| codings.iter().find_map(|coding| row_of.get(coding)).copied();
        let after = || before.rows.iter().skip(row).find_map(known);
        let earlier = || before.rows.iter().take(row).rev().find_map(known);
        let next = || after().or_else(earlier).filter(|_| worked);
        match at.or_else(next) {
            Some(at) => cursor.stand((at, column), rows),
            None => cursor.let_go(),
        }
    }
}

impl PassageRows {
    /// Chooses the rows of some codings, the first of them that of the cursor, where the table has any.
    pub fn choose(&self, codings: &[CodingId], cursor: &mut CellCursor) {
        if codings.is_empty() {
            return;
        }
        let is_one = |row: &Vec<CodingId>| row.iter().any(|coding| codings.contains(coding));
        let rows = self.rows.iter().enumerate().filter(|(_, row)| is_one(row));
        let rows: BTreeSet<usize> = rows.map(|(row, _)| row).collect();
        if let Some(first) = rows.first() {
            let column = cursor.at().map_or(0, |(_, column)| column);
            cursor.stand((*first, column), rows);
        }
    }
}

/// The dialog in which a command is done to one coding where no text is beside it; `None` for other commands.
pub fn dialog_of(command: Command) -> Option<fn(CodingId) -> Dialog> {
    Some(match command {
        Command::Split => Dialog::Split,
        Command::Memo => |coding| Dialog::Memo(MemoTarget::Coding(coding)),
        Command::Condense => Dialog::Condensed,
        _ => return None,
    })
}

/// What is done with the chosen rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowWork {
    Recode,
    Condense,
    Split,
    Merge,
    Memo,
    Remove,
}

impl RowWork {
    /// The command whose name and keys it has.
    fn command(self) -> Command {
        match self {
            Self::Recode => Command::Recode,
            Self::Condense => Command::Condense,
            Self::Split => Command::Split,
            Self::Merge => Command::MergeNeighbours,
            Self::Memo => Command::Memo,
            Self::Remove => Command::Uncode,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Recode => Icon::Tag,
            Self::Condense => Icon::Merge,
            Self::Split => Icon::Split,
            Self::Merge => Icon::Link,
            Self::Memo => Icon::Memo,
            Self::Remove => Icon::Trash,
        }
    }

    /// Whether it is done to one row at a time.
    fn of_one(self) -> bool {
        dialog_of(self.command()).is_some()
    }

    fn name(self, cx: &Cx<'_>) -> String {
        match self {
            // There is no caret in a table.
            Self::Split => cx.tr("findings-split"),
            other => other.command().text(&cx.words),
        }
    }

    /// What it asks for; `None` where nothing is chosen.
    fn action(self, codings: &[CodingId]) -> Option<Action> {
        let first = *codings.first()?;
        let all = codings.to_vec();
        Some(match self {
            Self::Recode => Action::Show(Dialog::Recode(all)),
            Self::Condense | Self::Split | Self::Memo => Action::Show(dialog_of(self.command())?(first)),
            Self::Merge => Action::EditWithToast(Edit::MergeNeighbours(all)),
            Self::Remove => Action::EditWithToast(Edit::DeleteCodings(all)),
        })
    }
}

/// The buttons under the table: how many rows are chosen, and what can be done with them.
pub(super) fn bar_ui(ui: &mut Ui, cx: &mut Cx<'_>, rows: &PassageRows) {
    let codings = rows.codings();
    let n = rows.count();
    let narrow = ui.available_width() < wanted_width(ui, cx, n);
    kit::row(ui, |ui| {
        let text = cx.words.with("findings-rows-chosen", &[("n", n)]);
        StyledText::new(&text).secondary().ui(ui);
        for work in [RowWork::Recode, RowWork::Split, RowWork::Merge, RowWork::Memo] {
            work_ui(ui, cx, work, &codings, n, narrow && work != RowWork::Recode);
        }
        let name = cx.tr("coding-importance");
        let keys = Command::RaiseImportance.shortcut_text().unwrap_or_default();
        let button = Button::new(&name).shortcut(&keys).opens_menu();
        let button = ui.add_enabled_ui(n > 0, |ui| button.ui(ui)).inner;
        kit::popup_menu(&button, 180.0, |ui| importance_entries_ui(ui, &codings, cx));
        work_ui(ui, cx, RowWork::Remove, &codings, n, narrow);
    });
}

/// The width of all of it with the texts of the buttons, in points.
fn wanted_width(ui: &Ui, cx: &Cx<'_>, rows: usize) -> f32 {
    let theme = Theme::of(ui.ctx());
    let text = cx.words.with("findings-rows-chosen", &[("n", rows)]);
    let font = theme.font(theme.size.secondary);
    let line = kit::layout(ui.ctx(), &text, font, egui::Color32::PLACEHOLDER, Fit::Line);
    let works = [
        RowWork::Recode,
        RowWork::Split,
        RowWork::Merge,
        RowWork::Memo,
        RowWork::Remove,
    ];
    let of_work = |work: RowWork| {
        Button::new(&work.name(cx))
            .icon(work.icon())
            .wanted_width(ui.ctx())
    };
    let importance = Button::new(&cx.tr("coding-importance"))
        .opens_menu()
        .wanted_width(ui.ctx());
    let buttons: f32 = works.into_iter().map(of_work).sum();
    line.size().x + buttons + importance + ui.spacing().item_spacing.x * 6.0
}

fn work_ui(ui: &mut Ui, cx: &mut Cx<'_>, work: RowWork, codings: &[CodingId], rows: usize, by_icon: bool) {
    let (name, tip) = (work.name(cx), cx.words.attribute(work.command().text_id(), "tip"));
    let keys = work.command().shortcut_text().unwrap_or_default();
    let mut button = if by_icon {
        Button::icon_only(work.icon(), &name)
    } else {
        Button::new(&name).icon(work.icon())
    };
    button = button.shortcut(&keys);
    if let Some(tip) = tip.as_deref().filter(|_| !by_icon) {
        button = button.tip(tip);
    }
    let offered = if work.of_one() { rows == 1 } else { rows > 0 };
    let clicked = ui.add_enabled_ui(offered, |ui| button.ui(ui)).inner.clicked();
    if clicked && let Some(action) = work.action(codings) {
        cx.act(action);
    }
}

/// The menu of the chosen rows.
pub(super) fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, rows: &PassageRows) {
    let codings = rows.codings();
    let Some(first) = codings.first().copied() else {
        return;
    };
    let name = cx.tr("ladder-show");
    if MenuItem::new(&name).icon(Icon::Document).show(ui).clicked() {
        cx.act(Action::Reveal(MemoTarget::Coding(first)));
    }
    menu_separator(ui);
    let one = rows.count() == 1;
    let before = [RowWork::Recode, RowWork::Condense, RowWork::Memo];
    for work in before.into_iter().filter(|work| one || !work.of_one()) {
        entry_ui(ui, cx, work, &codings);
    }
    importance_menu_ui(ui, &codings, cx);
    menu_separator(ui);
    let apart = [RowWork::Split, RowWork::Merge];
    for work in apart.into_iter().filter(|work| one || !work.of_one()) {
        entry_ui(ui, cx, work, &codings);
    }
    menu_separator(ui);
    entry_ui(ui, cx, RowWork::Remove, &codings);
}

fn entry_ui(ui: &mut Ui, cx: &mut Cx<'_>, work: RowWork, codings: &[CodingId]) {
    let name = work.name(cx);
    let keys = work.command().shortcut_text().unwrap_or_default();
    let mut item = MenuItem::new(&name).icon(work.icon()).shortcut(&keys);
    if work == RowWork::Remove {
        item = item.danger();
    }
    if item.show(ui).clicked()
        && let Some(action) = work.action(codings)
    {
        cx.act(action);
    }
}
