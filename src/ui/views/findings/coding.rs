//! Coding what the rows of a table show: the places of a word, or what is like a code.

use std::collections::{BTreeSet, HashMap, HashSet};

use egui::{Key, Modifiers, Response, Ui, Widget as _};

use super::cursor::CellCursor;
use crate::analysis::Behind;
use crate::i18n::Arg;
use crate::model::{CodeId, CodeRef, DocumentId, Edit, NewCoding};
use crate::report::Table;
use crate::report::tables::{CONCORDANCE, SIMILAR, TableKind};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, StyledText, take_key};
use crate::ui::parts::codes::choices::CodeOffer;
use crate::ui::parts::codes::list::CodeList;
use crate::ui::parts::coding_scope::{CodingScope, passages_of, scope_ui};

/// Width of the choice of how much is coded.
const SCOPE: f32 = 170.0;
/// A code's name takes at most so much room on a button.
const NAME: f32 = 320.0;

/// The table whose rows can be coded.
pub(super) fn codes_rows(kind: &TableKind) -> bool {
    *kind == CONCORDANCE || *kind == SIMILAR
}

type Place = (DocumentId, CharRange);

/// The places that the rows of a table stand for, and which of them are left out of coding.
#[derive(Default)]
pub(super) struct RowPlaces {
    rows: Vec<Option<Place>>,
    left_out: HashSet<Place>,
    /// How many rows have a place that is not left out.
    count: usize,
}

impl RowPlaces {
    /// Those of a table, none left out.
    pub fn of(table: &Table) -> Self {
        let rows = table.rows().iter().map(|row| {
            row.cells.iter().find_map(|cell| match cell.behind.as_deref() {
                Some(Behind::Place(document, range)) => Some((*document, *range)),
                _ => None,
            })
        });
        let rows: Vec<Option<Place>> = rows.collect();
        Self {
            count: rows.iter().flatten().count(),
            rows,
            left_out: HashSet::new(),
        }
    }

    /// Leaves out what was left out of another table.
    pub fn leaving_out(mut self, before: Self) -> Self {
        self.left_out = before.left_out;
        self.count = self.all().count();
        self
    }

    /// Chooses the rows whose places were chosen in the table before this one, wherever they stand now. In the place of one
    /// that is gone its neighbour is chosen where it was `worked` on the rows, and nothing where other rows were asked for.
    pub fn follow(&self, before: &Self, cursor: &mut CellCursor, worked: bool) {
        let Some((row, column)) = cursor.at() else { return };
        let standing = self.rows.iter().enumerate();
        let row_of: HashMap<Place, usize> = standing
            .filter_map(|(row, place)| Some(((*place)?, row)))
            .collect();
        let known = |place: &Option<Place>| row_of.get(place.as_ref()?).copied();
        let chosen = cursor.rows();
        let now = |row: &usize| before.rows.get(*row).and_then(known);
        let rows: BTreeSet<usize> = chosen.iter().filter_map(now).collect();
        let own = chosen.get(&row).and_then(now);
        let after = || before.rows.iter().skip(row).find_map(known);
        let earlier = || before.rows.iter().take(row).rev().find_map(known);
        let next = || after().or_else(earlier).filter(|_| worked && !chosen.is_empty());
        match own.or_else(|| rows.first().copied()).or_else(next) {
            Some(at) => cursor.stand((at, column), rows),
            None => cursor.let_go(),
        }
    }

    /// Whether a row is left out of coding.
    pub fn is_left_out(&self, row: usize) -> bool {
        let place = self.rows.get(row).copied().flatten();
        place.is_some_and(|place| self.left_out.contains(&place))
    }

    /// The places of some rows, whether they are left out or not.
    fn in_rows(&self, rows: &BTreeSet<usize>) -> Vec<Place> {
        let places = rows.iter().filter_map(|row| self.rows.get(*row));
        places.copied().flatten().collect()
    }

    /// The places of all rows that are not left out.
    fn all(&self) -> impl Iterator<Item = Place> {
        let places = self.rows.iter().copied().flatten();
        places.filter(|place| !self.left_out.contains(place))
    }

    /// Leaves these places out, or takes them in again where all of them are.
    fn turn(&mut self, places: &[Place]) {
        if places.iter().all(|place| self.left_out.contains(place)) {
            for place in places {
                self.left_out.remove(place);
            }
        } else {
            self.left_out.extend(places);
        }
        self.count = self.all().count();
    }
}

/// What the keys ask of the rows that are selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowKeys {
    /// To be coded.
    code: bool,
    /// To be left out, or taken in again.
    leave_out: bool,
}

impl RowKeys {
    /// Takes the keys while a cell of the table has the keyboard.
    pub fn take(ui: &Ui) -> Self {
        Self {
            code: take_key(ui, Modifiers::COMMAND, Key::Enter),
            leave_out: take_key(ui, Modifiers::NONE, Key::Delete),
        }
    }
}

/// The controls under a table whose rows can be coded.
#[derive(Default)]
pub(super) struct CodingBar {
    scope: CodingScope,
    codes: CodeList,
    /// How many passages would be coded, as of when the list of codes was opened.
    passages: usize,
    /// A code has just been given, so that the rows have the keyboard again.
    pub gave: bool,
}

impl CodingBar {
    /// Draws them. `selected` are the rows that are chosen, and `like` the code that the rows are like.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        places: &mut RowPlaces,
        selected: &BTreeSet<usize>,
        like: Option<CodeId>,
        keys: RowKeys,
    ) {
        let chosen = places.in_rows(selected);
        let here: Vec<Place> = chosen
            .iter()
            .copied()
            .filter(|place| !places.left_out.contains(place))
            .collect();
        kit::wrapped_row(ui, |ui| {
            match like {
                Some(code) => self.accept_ui(ui, cx, code, &here, places, keys),
                None => self.code_ui(ui, cx, &here, places, keys),
            }
            let out = !chosen.is_empty() && chosen.iter().all(|place| places.left_out.contains(place));
            let name = cx.tr(if out {
                "findings-take-in"
            } else {
                "findings-leave-out"
            });
            let button = Button::new(&name).quiet().shortcut("Del");
            let asked = ui
                .add_enabled_ui(!chosen.is_empty(), |ui| button.ui(ui))
                .inner
                .clicked();
            if (asked || keys.leave_out) && !chosen.is_empty() {
                places.turn(&chosen);
            }
            if !places.left_out.is_empty() {
                let n = places.left_out.len();
                let text = cx.words.with("findings-left-out", &[("n", n)]);
                StyledText::new(&text).secondary().ui(ui);
            }
        });
    }

    /// Giving the code that the rows are like.
    fn accept_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        code: CodeId,
        here: &[Place],
        places: &RowPlaces,
        keys: RowKeys,
    ) {
        let own = cx.snapshot().code(code).map_or("", |code| code.name.as_str());
        let accept = cx.words.with(
            "findings-accept",
            &[
                ("code", Arg::from(format!("\u{2068}{own}\u{2069}"))),
                ("n", Arg::from(here.len())),
            ],
        );
        let button = Button::new(&accept)
            .icon(Icon::Tag)
            .at_most(NAME)
            .shortcut("Ctrl+Enter")
            .keys_shown();
        let asked = ui
            .add_enabled_ui(!here.is_empty(), |ui| button.ui(ui))
            .inner
            .clicked();
        if (asked || keys.code) && !here.is_empty() {
            self.give(cx, here.iter().copied(), CodingScope::Hit, &CodeRef::Id(code));
        }
        let name = cx.words.with("findings-accept-all", &[("n", places.count)]);
        let asked = ui
            .add_enabled_ui(places.count > 0, |ui| Button::new(&name).ui(ui))
            .inner;
        if asked.clicked() {
            self.give(cx, places.all(), CodingScope::Hit, &CodeRef::Id(code));
        }
    }

    /// Giving a code that is chosen, to as much round each place as is chosen.
    fn code_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, here: &[Place], places: &RowPlaces, keys: RowKeys) {
        scope_ui(ui, &cx.words, &mut self.scope, SCOPE);
        let name = cx.words.with("findings-code-rows", &[("n", here.len())]);
        let button = Button::new(&name)
            .icon(Icon::Tag)
            .shortcut("Ctrl+Enter")
            .keys_shown()
            .opens_menu();
        let response = ui.add_enabled_ui(!here.is_empty(), |ui| button.ui(ui)).inner;
        let asked = keys.code && !here.is_empty();
        if let Some(code) = self.choose_ui(cx, &response, here.iter().copied(), asked) {
            self.give(cx, here.iter().copied(), self.scope, &code);
        }
        let name = cx.words.with("findings-code-all", &[("n", places.count)]);
        let button = Button::new(&name).opens_menu();
        let response = ui.add_enabled_ui(places.count > 0, |ui| button.ui(ui)).inner;
        if let Some(code) = self.choose_ui(cx, &response, places.all(), false) {
            self.give(cx, places.all(), self.scope, &code);
        }
    }

    /// The list of codes under a button; `asked` opens it.
    fn choose_ui(
        &mut self,
        cx: &Cx<'_>,
        button: &Response,
        places: impl Iterator<Item = Place>,
        asked: bool,
    ) -> Option<CodeRef> {
        if asked {
            kit::open_menu(button);
        }
        if asked || button.clicked() {
            self.codes.reset();
            self.passages = passages_of(cx.snapshot(), places, self.scope).len();
        }
        let offer = CodeOffer {
            recent: cx.shared.recent.clone(),
            create: true,
            ..CodeOffer::default()
        };
        let told = cx
            .words
            .with("findings-passages-to-code", &[("n", self.passages)]);
        let hint = cx.tr("search-code-hint");
        let chosen = self.codes.under(button, cx, &offer, &hint, |ui| {
            kit::secondary(ui, &told);
        });
        chosen.and_then(|choice| choice.code_ref())
    }

    /// Gives a code to as much round some places as `scope` says, as one operation.
    fn give(
        &mut self,
        cx: &mut Cx<'_>,
        places: impl Iterator<Item = Place>,
        scope: CodingScope,
        code: &CodeRef,
    ) {
        let passages = passages_of(cx.snapshot(), places, scope).into_iter();
        let codings = passages.map(|(document, range)| NewCoding::new(document, range, code.clone()));
        let codings: Vec<NewCoding> = codings.collect();
        self.gave = true;
        cx.act(Action::EditWithToast(Edit::AddCodings(codings)));
    }
}
