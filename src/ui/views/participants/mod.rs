//! Participants and their attributes, as a sheet whose cells are written in.

mod deletion;
mod form;
pub mod grid;
mod link;
#[cfg(test)]
mod lists_tests;
mod paste;
mod picking;
mod proposals;
mod sheet;
#[cfg(test)]
mod sheet_tests;
#[cfg(test)]
mod tests;
mod voices;

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::{Ui, Widget as _};

use crate::i18n::Words;
use crate::model::{AttributeId, Edit, ParticipantId, Snapshot};
use crate::settings::ProjectView;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, MenuItem, StyledText, Weight, menu_separator, submenu};
use crate::ui::parts::chooser::Chooser;
use crate::ui::parts::fuzzy::FuzzyQuery;
use crate::ui::parts::view::View;
use crate::ui::typeset::Field;
use crate::ui::typing::{NamePurpose, Typing};
use grid::{ColumnKey, Grid, GridOrder, add_edit, cell_edit, next_name};

pub use form::ParticipantForm;
pub use link::LinkParticipants;
pub use voices::LinkSpeakers;

/// From how many participants on the field that filters them is shown.
const FILTER_FROM: usize = 8;

/// The page of participants.
#[derive(Default)]
pub struct ParticipantsPage {
    filter: String,
    sort: GridOrder,
    /// The row and the column that the keyboard is on.
    row: Option<ParticipantId>,
    column: usize,
    /// The rows that are selected together, and the other end of a range selected with Shift.
    picked: Vec<ParticipantId>,
    anchor: Option<ParticipantId>,
    editing: Option<EditedCell>,
    /// The cell that was just kept and that the cursor could not leave, being at an end of the sheet: what is typed next
    /// goes on at the end of its words.
    kept_here: Option<(ParticipantId, usize)>,
    /// What is typed in the list of a cell.
    chooser: Chooser,
    take_keyboard: bool,
    /// A participant of this name has been asked for and is to be gone to.
    added: Option<String>,
    cache: Option<GridCache>,
}

/// A cell that is being written in.
struct EditedCell {
    id: ParticipantId,
    column: ColumnKey,
    text: String,
    /// What was typed, as against a known value that was gone to with the arrow keys.
    typed: String,
    /// The whole text is to be selected at first.
    whole: bool,
    /// Tells one writing in a cell from the next.
    serial: u64,
    started: bool,
    proposal: Option<usize>,
    over_list: bool,
    /// Its field was drawn in this frame.
    drawn: bool,
    /// What is written is kept at the end.
    kept: bool,
    /// The writing has ended.
    done: Option<CellDone>,
    /// The row came for this writing, and goes again when it is given up.
    added: Option<AddedRow>,
}

/// A row that was added for its name to be written.
#[derive(Clone, Copy)]
struct AddedRow {
    /// The state of the project once it was there.
    revision: u64,
    /// The row that the keyboard was on before.
    before: Option<ParticipantId>,
}

/// Where the keyboard goes when the writing in a cell has ended.
#[derive(Clone, Copy)]
enum CellDone {
    /// The sheet has it again, and the cursor moves so many rows down and columns along.
    Sheet(usize, isize),
    /// It has gone elsewhere already.
    Elsewhere,
}

impl EditedCell {
    fn new(id: ParticipantId, column: ColumnKey, text: String, whole: bool) -> Self {
        use std::sync::atomic::{AtomicU64, Ordering};
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        Self {
            id,
            column,
            typed: if whole { String::new() } else { text.clone() },
            text,
            whole,
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            started: false,
            proposal: None,
            over_list: false,
            drawn: false,
            kept: false,
            done: None,
            added: None,
        }
    }

    /// What is being typed; `None` where the cell is as it was.
    fn typing(&self, snapshot: &Snapshot) -> Option<Typing> {
        let person = snapshot.participant(self.id)?;
        let (name, values) = match self.column {
            ColumnKey::Name => (self.text.as_str(), BTreeMap::new()),
            ColumnKey::Attribute(id) => ("", BTreeMap::from([(id, self.text.clone())])),
            ColumnKey::IntroducedBy | ColumnKey::Documents => return None,
        };
        Typing::participant(Some(person), Some(self.id), name, &values, None)
    }
}

struct GridCache {
    revision: u64,
    words: Words,
    filter: String,
    sort: GridOrder,
    grid: Rc<Grid>,
}

/// What was chosen in the menu of attributes.
enum AttributeChoice {
    New,
    Rename(AttributeId),
    Delete(AttributeId),
}

impl View for ParticipantsPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let grid = self.grid(cx);
        self.go_to_added(&grid, cx.session.revision());
        kit::column(ui, |ui| {
            self.head_ui(ui, cx);
            if cx.snapshot().participants().is_empty() {
                let (title, text) = (cx.tr("participants-empty"), cx.tr("participants-empty-text"));
                let import = Command::ImportParticipants.text(&cx.words);
                if kit::empty_state(ui, Icon::People, &title, &text, Some(&import)) {
                    cx.act(Action::Run(Command::ImportParticipants));
                }
            } else if grid.rows.is_empty() {
                let (title, text) = (cx.tr("participants-no-hit"), cx.tr("participants-no-hit-text"));
                let all = cx.tr("participants-show-all");
                if kit::empty_state(ui, Icon::Search, &title, &text, Some(&all)) {
                    self.filter.clear();
                }
            } else {
                self.sheet_ui(ui, cx, &grid);
            }
        });
    }

    fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        let edit = |e: EditedCell| cell_edit(snapshot, e.id, e.column, &e.text);
        self.editing.take().and_then(edit).into_iter().collect()
    }

    fn note_filters(&self, _snapshot: &Snapshot, view: &mut ProjectView) {
        view.participants.clone_from(&self.filter);
    }

    fn recall_filters(&mut self, view: &ProjectView, _snapshot: &Snapshot) {
        self.filter.clone_from(&view.participants);
    }
}

impl ParticipantsPage {
    /// Puts the keyboard on a participant, whatever is filtered.
    pub fn show(&mut self, id: ParticipantId) {
        self.filter.clear();
        (self.row, self.column) = (Some(id), 0);
        self.take_keyboard = true;
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let title = cx.tr("participants-title");
        let count = cx.snapshot().participants().len();
        let number = cx.words.number(count);
        let (add, import) = (
            cx.tr("participants-add"),
            Command::ImportParticipants.text(&cx.words),
        );
        let keys = Command::ImportParticipants.shortcut_text().unwrap_or_default();
        let attributes = cx.tr("participants-attributes");
        let (_, (added, imported, chosen)) = kit::spread(
            ui,
            |ui| {
                StyledText::new(&title).title().ui(ui);
                StyledText::new(&number).secondary().ui(ui);
            },
            |ui| {
                let weight = if count == 0 {
                    Weight::Plain
                } else {
                    Weight::Primary
                };
                let added = Button::new(&add).icon(Icon::Plus).weight(weight).ui(ui).clicked();
                let imported = Button::new(&import)
                    .icon(Icon::Import)
                    .shortcut(&keys)
                    .ui(ui)
                    .clicked();
                let button = Button::new(&attributes).opens_menu().ui(ui);
                let chosen = kit::popup_menu(&button, 200.0, |ui| attributes_menu(ui, cx)).flatten();
                (added, imported, chosen)
            },
        );
        if added {
            self.add(cx);
        }
        if imported {
            cx.act(Action::Run(Command::ImportParticipants));
        }
        match chosen {
            Some(AttributeChoice::New) => cx.act(Action::Show(Dialog::Name(NamePurpose::Attribute))),
            Some(AttributeChoice::Rename(id)) => {
                cx.act(Action::Show(Dialog::Name(NamePurpose::RenameAttribute(id))));
            }
            Some(AttributeChoice::Delete(id)) => {
                let deletion = deletion::delete_attribute(id, cx);
                cx.act(deletion);
            }
            None => {}
        }
        ui.add_space(8.0);
        if count >= FILTER_FROM || !self.filter.is_empty() {
            let hint = cx.tr("participants-filter");
            let field = Field::single("participants-filter")
                .label(&hint)
                .hint(&hint)
                .width(280.0);
            if field.show(ui, &mut self.filter).cancelled {
                self.filter.clear();
            }
            ui.add_space(8.0);
        }
    }

    /// Adds a participant under the name that comes next and begins to write in it.
    fn add(&mut self, cx: &mut Cx<'_>) {
        let name = next_name(cx.snapshot(), &cx.tr("participants-first-name"));
        if name.is_empty() {
            cx.act(Action::Show(Dialog::Participant(None)));
            return;
        }
        self.filter.clear();
        self.added = Some(name.clone());
        cx.act(Action::Edit(add_edit(name)));
    }

    fn go_to_added(&mut self, grid: &Grid, revision: u64) {
        let Some(name) = &self.added else { return };
        let found = grid.rows.iter().find(|row| row.cells.first() == Some(name));
        if let Some(row) = found {
            let before = self.row.replace(row.id);
            self.column = 0;
            self.editing = Some(EditedCell {
                added: Some(AddedRow { revision, before }),
                ..EditedCell::new(row.id, ColumnKey::Name, name.clone(), true)
            });
            self.added = None;
        }
    }

    fn grid(&mut self, cx: &Cx<'_>) -> Rc<Grid> {
        let revision = cx.session.revision();
        if let Some(cache) = &self.cache
            && (cache.revision, cache.sort) == (revision, self.sort)
            && cache.words == cx.words
            && cache.filter == self.filter
        {
            return cache.grid.clone();
        }
        let comma = cx.words.list_comma();
        let grid = Rc::new(Grid::new(
            cx.snapshot(),
            self.sort,
            &FuzzyQuery::new(&self.filter),
            &comma,
        ));
        self.cache = Some(GridCache {
            revision,
            words: cx.words.clone(),
            filter: self.filter.clone(),
            sort: self.sort,
            grid: grid.clone(),
        });
        grid
    }
}

fn attributes_menu(ui: &mut Ui, cx: &Cx<'_>) -> Option<AttributeChoice> {
    let mut chosen = None;
    let (rename, delete) = (
        cx.tr("participants-rename-attribute"),
        cx.tr("participants-delete-attribute"),
    );
    for attribute in cx.snapshot().attributes() {
        let asks = deletion::values_of(attribute.id, cx) > 0;
        let delete = format!("{delete}{}", if asks { "…" } else { "" });
        let inner = submenu(ui, &attribute.name, |ui| {
            if MenuItem::new(&rename).icon(Icon::Edit).show(ui).clicked() {
                return Some(AttributeChoice::Rename(attribute.id));
            }
            let item = MenuItem::new(&delete).icon(Icon::Trash).danger();
            item.show(ui)
                .clicked()
                .then_some(AttributeChoice::Delete(attribute.id))
        });
        chosen = chosen.or(inner.flatten());
    }
    menu_separator(ui);
    let new = cx.tr("participants-new-attribute");
    if MenuItem::new(&new).icon(Icon::Plus).show(ui).clicked() {
        chosen = Some(AttributeChoice::New);
    }
    chosen
}
