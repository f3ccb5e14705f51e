//! The ladder: every utterance on its way from the text over the condensed unit, the code and the subcategory to the
//! category, as a table that is worked in beside the text.

mod cards;
mod cells;
mod columns;
mod copy;
mod editing;
mod filters;
mod keys;
mod menu;
mod place;
mod rows;
mod table;

use std::collections::BTreeSet;
use std::rc::Rc;

use egui::{Context, Id, Rect, Ui, Widget as _};

use self::cards::{Cards, LadderCard};
use self::columns::LadderColumn;
use self::editing::CellEditing;
use self::filters::Choosers;
use self::place::RowPlaces;
use self::rows::{FoundRows, RowsJob};
use crate::analysis::{CodingFilter, LadderEntry, LadderOrder, SegmentSelection, selected_codings};
use crate::model::{CodingId, DocumentId, Edit, Importance, Snapshot};
use crate::report::wording::ladder_order;
use crate::settings::{CodingsView, LadderChoices, ProjectView};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::within_room;
use crate::ui::kit::{self, Button, Icon, MenuItem, StyledText, menu_icon};
use crate::ui::parts::export_menu::formats_menu;
use crate::ui::parts::kept_choice::KeptChoice;
use crate::ui::parts::kept_filter::{noted, recalled};
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;

/// In a page narrower than this the order of the rows is an icon, in points.
const NARROW: f32 = 700.0;

/// The page of the ladder.
#[derive(Default)]
pub struct LadderPage {
    filter: CodingFilter,
    order: LadderOrder,
    choosers: Choosers,
    rows: RowsJob,
    cards: Cards,
    standing: RowPlaces,
    cursor: LadderCursor,
    /// The selected rows by their codings.
    selected: BTreeSet<CodingId>,
    /// Where a selection of several rows began.
    anchor: Option<CodingId>,
    editing: Option<CellEditing>,
    /// The selected coding when the page was last drawn.
    followed: Option<CodingId>,
    /// A row that is to be seen, and whether in the middle when it is not.
    sought: Option<RowToShow>,
    take_keyboard: bool,
    /// The page was just gone to: keys mean the row on which its ring is.
    ring_wanted: bool,
    passage_to_show: Option<PassageToShow>,
    /// Whether the table was the last of this page to have the keyboard.
    had_keyboard: bool,
    /// The part of the page that has the keyboard while the table has it.
    body: Option<Id>,
    /// Where the cell of the cursor was drawn last.
    cursor_rect: Option<Rect>,
    /// The cell whose menu was opened last.
    menu_of: Option<(CodingId, LadderColumn)>,
    serial: u64,
    /// What was chosen when the project was seen last.
    kept: KeptChoice<LadderChoices>,
    /// A row whose passage is to be shown in the text, which gets the keyboard.
    wants_text: Option<usize>,
    /// The row whose condensed unit was just kept and that the cursor could not leave, being at an end of the table:
    /// what is typed next goes on at the end of its words.
    kept_here: Option<CodingId>,
}

/// The cell that the keyboard is on.
#[derive(Clone, Copy, Debug, Default)]
struct LadderCursor {
    coding: Option<CodingId>,
    /// Where its row stood last, for when it is gone.
    row: usize,
    /// The nearest row that is not selected, for when those that are have gone; of which state of the project.
    heir: (u64, Option<CodingId>),
    column: LadderColumn,
}

/// A passage that the text beside the table is to show.
#[derive(Clone, Copy, Debug)]
pub struct PassageToShow {
    /// The document.
    pub document: DocumentId,
    /// The passage.
    pub range: CharRange,
    /// Whether the text gets the keyboard.
    pub with_keyboard: bool,
}

/// A row that is to be brought into view.
#[derive(Clone, Copy, Debug)]
struct RowToShow {
    row: usize,
    /// Into the middle, when it is not in view; else just as far as needed.
    middle: bool,
}

impl View for LadderPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        within_room(ui, |ui| kit::column(ui, |ui| self.page_ui(ui, cx)));
    }

    fn take_keyboard(&mut self) {
        self.take_keyboard = true;
        self.ring_wanted = true;
    }

    fn has_keyboard(&self, ctx: &Context) -> bool {
        self.body.is_some() && ctx.memory(|memory| memory.focused()) == self.body
    }

    fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        let edit = |editing: CellEditing| editing.edit(snapshot);
        self.editing.take().and_then(edit).into_iter().collect()
    }

    fn note_filters(&self, snapshot: &Snapshot, view: &mut ProjectView) {
        self.kept.noted(Some(self.noted(snapshot))).put_into(view);
    }

    fn recall_filters(&mut self, view: &ProjectView, snapshot: &Snapshot) {
        self.filter = recalled(&view.ladder, snapshot);
        self.filter.least_importance = Importance::new(view.ladder_importance).unwrap_or_default();
        let mut orders = LadderOrder::ALL.into_iter();
        let order = orders.find(|order| order.key() == view.ladder.order);
        self.order = order.unwrap_or_default();
        self.kept = KeptChoice::new(LadderChoices::of(view));
        self.kept.begin(self.noted(snapshot));
    }
}

impl LadderPage {
    /// What is chosen, as it is kept. The order in which rows stand at first is left out.
    fn noted(&self, snapshot: &Snapshot) -> LadderChoices {
        let order = Some(self.order).filter(|order| *order != LadderOrder::default());
        LadderChoices {
            filter: CodingsView {
                order: order.map_or_else(String::new, |order| order.key().to_owned()),
                ..noted(&self.filter, snapshot)
            },
            importance: self.filter.least_importance.number(),
        }
    }

    /// Takes the passage that the text beside the table is to show, when a row was gone to.
    pub fn take_passage_to_show(&mut self) -> Option<PassageToShow> {
        self.passage_to_show.take()
    }

    fn page_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        self.filter.prune(cx.snapshot());
        self.note_heir(cx.session.revision());
        let changed = self.rows.update(ui.ctx(), cx.session, &self.filter, self.order);
        self.cards.follow(cx, &theme);
        if changed {
            self.cards.clear();
            self.standing.forget(self.rows.found());
            let of_row = cx
                .shared
                .coding
                .filter(|_| self.cursor.coding == cx.shared.coding);
            let replaced = self.find_cursor();
            // A row that the filter hides is not what keys are about.
            let hidden = of_row.is_some_and(|coding| self.found().place(coding).is_none());
            if hidden && self.editing.is_none() && (self.had_keyboard || self.rows.is_filtered_anew()) {
                cx.shared.coding = None;
            }
            // Where the row in hand is gone, the one in its place is selected like any row that is gone to.
            if replaced && self.had_keyboard && cx.shared.coding.is_none() && self.selected.is_empty() {
                self.go_to(self.cursor.row, false, cx);
            }
        }
        self.follow_coding(cx);
        self.choose_returned(cx);
        ui.spacing_mut().item_spacing.y = theme.space.small;
        self.head_ui(ui, cx);
        if cx.snapshot().coding_count() == 0 {
            let (title, text) = (cx.tr("ladder-empty"), cx.tr("ladder-empty-text"));
            let code = Command::ShowCoding.text(&cx.words);
            if kit::empty_state(ui, Icon::Ladder, &title, &text, Some(&code)) {
                cx.act(Action::Run(Command::ShowCoding));
            }
            return;
        }
        self.filters_ui(ui, cx);
        if !self.rows.is_ready() {
            kit::progress(ui, None, &cx.tr("ladder-finding"), None);
        } else if self.found().entries.is_empty() && self.editing.is_none() {
            let (title, text) = (cx.tr("ladder-no-hit"), cx.tr("ladder-no-hit-text"));
            let all = cx.tr("ladder-clear");
            if kit::empty_state(ui, Icon::Filter, &title, &text, Some(&all)) {
                self.clear_filter();
            }
        } else {
            self.table_ui(ui, cx);
        }
    }

    fn found(&self) -> &FoundRows {
        self.rows.found()
    }

    fn clear_filter(&mut self) {
        self.filter = CodingFilter::default();
        // The row in hand is not lost among all the others.
        self.seek_cursor(true);
    }

    /// Title, number of rows, and what is done with the table as a whole.
    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        let title = words.get("ladder-title");
        let (n, of) = (self.found().entries.len(), self.found().unfiltered);
        let count = match (of, self.filter.is_empty()) {
            (0, _) => String::new(),
            (of, true) => words.with("ladder-count-all", &[("of", of)]),
            (of, false) => words.with("ladder-count", &[("n", n), ("of", of)]),
        };
        let several = match self.selected.len() {
            0 | 1 => String::new(),
            n => words.with("ladder-selected", &[("n", n)]),
        };
        let mut order = self.order;
        let narrow = ui.available_width() < NARROW;
        let cell = std::cell::RefCell::new(cx);
        let exported = kit::spread(
            ui,
            |ui| {
                StyledText::new(&title).title().ui(ui);
                StyledText::new(&count).secondary().elided().ui(ui);
                StyledText::new(&several).secondary().elided().ui(ui);
            },
            |ui| {
                let cx = &mut **cell.borrow_mut();
                let name = Command::ToggleText.text(&words);
                let keys = Command::ToggleText.shortcut_text().unwrap_or_default();
                let toggle = Button::icon_only(Icon::Panel, &name)
                    .shortcut(&keys)
                    .selected(cx.settings.ladder.text);
                if toggle.ui(ui).clicked() {
                    cx.act(Action::Run(Command::ToggleText));
                }
                let export = words.get("ladder-export");
                let format = menu_icon(ui, Icon::Export, export, |ui| formats_menu(ui, cx)).1;
                let shown = words.get(ladder_order(order));
                let button = if narrow {
                    Button::icon_only(Icon::Layers, &shown)
                } else {
                    Button::new(&shown).quiet().opens_menu()
                };
                let button = button.ui(ui);
                kit::popup_menu(&button, 200.0, |ui| {
                    for value in LadderOrder::ALL {
                        let text = words.get(ladder_order(value));
                        if MenuItem::new(&text).checked(order == value).show(ui).clicked() {
                            order = value;
                        }
                    }
                });
                format.flatten()
            },
        )
        .1;
        let cx = cell.into_inner();
        self.set_order(order);
        if let Some(format) = exported {
            self.export(cx, format);
        }
    }

    fn set_order(&mut self, order: LadderOrder) {
        if self.order != order {
            self.order = order;
            self.standing.go_to_top();
        }
    }

    /// Before the rows of another state of the project are known: which row is next once the selected ones are gone.
    fn note_heir(&mut self, revision: u64) {
        if self.cursor.heir.0 == revision {
            return;
        }
        let found = self.rows.found();
        let stays = |row: &usize| {
            let entry = found.entry(*row);
            entry.is_some_and(|entry| !self.selected.contains(&entry.coding))
        };
        let row = self.cursor.row;
        let below = (row + 1..found.entries.len()).find(stays);
        let heir = below.or_else(|| (0..row).rev().find(stays));
        let coding = heir.and_then(|row| found.entry(row)).map(|entry| entry.coding);
        self.cursor.heir = (revision, coding);
    }

    /// Follows the row of the cursor, or takes the one in its place when it is gone; whether it had to.
    fn find_cursor(&mut self) -> bool {
        let found = self.rows.found();
        let place = self.cursor.coding.and_then(|coding| found.place(coding));
        let last = found.entries.len().saturating_sub(1);
        let before = self.cursor.row;
        let heir = || self.cursor.heir.1.and_then(|coding| found.place(coding));
        self.cursor.row = place.or_else(heir).unwrap_or(before).min(last);
        if self.cursor.row != before && place.is_some() && self.standing.is_in_view(before) {
            // The eye goes with the row to where its new code stands, and back with undo.
            self.sought = Some(RowToShow {
                row: self.cursor.row,
                middle: true,
            });
        }
        if self.editing.is_none() {
            self.selected.retain(|coding| found.place(*coding).is_some());
            self.cursor.coding = found
                .entry(self.cursor.row)
                .map(|entry| entry.coding)
                .filter(|_| place.is_some() || self.cursor.coding.is_some());
        }
        self.anchor = self.anchor.filter(|coding| found.place(*coding).is_some());
        place.is_none() && self.cursor.coding.is_some()
    }

    /// Goes to the row of the coding that was selected elsewhere: in the text, by a command, by undo.
    fn follow_coding(&mut self, cx: &Cx<'_>) {
        if self.followed == cx.shared.coding {
            return;
        }
        self.followed = cx.shared.coding;
        let Some(row) = cx
            .shared
            .coding
            .and_then(|coding| self.found().place_of(cx.snapshot(), coding))
        else {
            return;
        };
        if let Some(coding) = self.found().entry(row).map(|entry| entry.coding)
            && (self.cursor.coding != Some(coding) || !self.selected.contains(&coding))
        {
            self.cursor.coding = Some(coding);
            self.cursor.row = row;
            self.select_only(coding);
            self.sought = Some(RowToShow { row, middle: true });
        }
    }

    /// Chooses the rows of codings that have come back, as soon as they are there; the ring is on the first.
    fn choose_returned(&mut self, cx: &mut Cx<'_>) {
        let returned = cx.shared.returned_at(cx.session.revision());
        if returned.is_empty() || self.editing.is_some() {
            return;
        }
        let place = |id: &CodingId| self.found().place_of(cx.snapshot(), *id);
        let rows: BTreeSet<usize> = returned.iter().filter_map(place).collect();
        let Some(first) = rows.first().copied() else {
            return;
        };
        cx.shared.returned.codings.clear();
        self.go_to(first, false, cx);
        let entries = rows.iter().filter_map(|row| self.rows.found().entry(*row));
        self.selected.extend(entries.map(|entry| entry.coding));
    }

    /// Has the keys mean the row on which the ring is drawn as the page is gone to: on another page its coding may have
    /// been left, or one removed whose place it has taken.
    fn mean_ring(&mut self, cx: &mut Cx<'_>) {
        let wanted = std::mem::take(&mut self.ring_wanted) && self.editing.is_none();
        let ring = self.cursor.coding.filter(|_| wanted);
        let Some(coding) = ring.filter(|id| cx.snapshot().coding(*id).is_some()) else {
            return;
        };
        if self.selected.is_empty() {
            self.select_only(coding);
        }
        if cx.shared.coding.is_none() && self.selected.contains(&coding) {
            cx.shared.coding = Some(coding);
            self.followed = cx.shared.coding;
        }
    }

    fn select_only(&mut self, coding: CodingId) {
        self.selected = [coding].into();
        self.anchor = Some(coding);
    }

    /// Moves the cursor to a row, selects it (or all from the anchor on) and shows its passage in the text.
    fn go_to(&mut self, row: usize, extend: bool, cx: &mut Cx<'_>) {
        let Some(entry) = self.found().entry(row).copied() else {
            return;
        };
        self.cursor.coding = Some(entry.coding);
        self.cursor.row = row;
        if extend {
            let from = self
                .anchor
                .and_then(|coding| self.found().place(coding))
                .unwrap_or(row);
            let range = from.min(row)..=from.max(row);
            let rows = self.found().entries.get(range).unwrap_or_default();
            self.selected = rows.iter().map(|entry| entry.coding).collect();
            self.anchor = self.anchor.or(Some(entry.coding));
        } else {
            self.select_only(entry.coding);
        }
        self.seek_cursor(false);
        self.show_in_text(&entry, cx);
    }

    /// Leads the eye to the passage of a row, without taking the keyboard from the table.
    fn show_in_text(&mut self, entry: &LadderEntry, cx: &mut Cx<'_>) {
        cx.shared.document = Some(entry.document);
        cx.shared.coding = Some(entry.coding);
        // What is done now is done to the row, not to words selected elsewhere.
        cx.shared.passage = None;
        self.followed = cx.shared.coding;
        self.passage_to_show = Some(PassageToShow {
            document: entry.document,
            range: entry.range,
            with_keyboard: false,
        });
    }

    /// What a row shows.
    fn card(&mut self, row: usize, cx: &Cx<'_>) -> Option<Rc<LadderCard>> {
        let entry = self.rows.found().entry(row)?;
        self.cards.get(cx, &self.filter, entry)
    }

    fn seek_cursor(&mut self, middle: bool) {
        let row = self.cursor.row;
        self.sought = Some(RowToShow { row, middle });
    }

    /// Where the cell of the cursor is on the screen, for placing what belongs to it.
    pub fn cursor_rect(&self) -> Option<Rect> {
        self.cursor_rect
    }

    /// Whether keys are about the selected rows: the table has the keyboard, or had it before what lies in front of it.
    pub fn is_in_hand(&self) -> bool {
        self.had_keyboard && self.cursor.coding.is_some() && !self.selected.is_empty()
    }

    /// The codings of the selected rows; where several coders agree, those of all who are shown.
    pub fn chosen(&self, snapshot: &Snapshot) -> Vec<CodingId> {
        let rows = self
            .selected
            .iter()
            .filter_map(|coding| self.found().place(*coding));
        let mut rows: Vec<usize> = rows.collect();
        rows.sort_unstable();
        let entries = rows.into_iter().filter_map(|row| self.found().entry(row));
        let selection = SegmentSelection::of_coders(&self.filter.coders);
        entries
            .flat_map(|entry| selected_codings(snapshot, entry, &selection))
            .map(|coding| coding.id)
            .collect()
    }
}
