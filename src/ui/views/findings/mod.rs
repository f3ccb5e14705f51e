//! What was found: tables of counts, relations, passages and words, of what they are made, and into which file they go.

#[cfg(test)]
mod chosen_tests;
mod coding;
#[cfg(test)]
mod coding_tests;
mod cursor;
mod follow;
mod heights;
mod kept;
mod list;
#[cfg(test)]
mod look_tests;
mod making;
mod notes;
mod options;
mod passages;
#[cfg(test)]
mod passages_tests;
mod preview;
#[cfg(test)]
mod profile_tests;
mod results;
#[cfg(test)]
mod results_tests;
mod saved;
mod scope_bar;
#[cfg(test)]
mod shared_tests;
mod side_by_side;
mod strip;
mod stripe;
#[cfg(test)]
mod tests;
mod timeline;
mod widths;
mod work;

use std::collections::BTreeSet;

use egui::{Frame, Margin, Panel, Rangef, Rect, Ui, UiBuilder, Widget as _};

use crate::analysis::CodingFilter;
use crate::exchange::export::{Clip, Profile};
use crate::i18n::{Digits, Lang, Words};
use crate::model::{MemoTarget, ParticipantId, Snapshot};
use crate::report::tables::{CODES, PROFILES, Scope, TableKind, TableOption, TableRequest};
use crate::report::{Missing, Table};
use crate::settings::{FindingsChoices, ProjectView};
use crate::ui::action::{Action, TableExport};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Dir, Icon, StyledText, Tone};
use crate::ui::parts::codes::list::CodeList;
use crate::ui::parts::export_menu::formats_menu;
use crate::ui::parts::kept_choice::KeptChoice;
use crate::ui::parts::quotation::take_copy;
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

use coding::{CodingBar, RowKeys, codes_rows};
use cursor::CellAt;
use making::TableMaker;
pub use passages::dialog_of;
use passages::is_of_passages;
use scope_bar::{ScopeBar, disregarded_ui};
use side_by_side::SideBySide;
use timeline::CourseView;
use work::RowsInHand;

/// The width of the list of tables.
const SIDE: f32 = 240.0;
/// Room for the bar that moves the list up and down.
const CLEAR: f32 = 8.0;
/// In a window lower or narrower than this the tables are a list that opens, so that the table has room.
const SMALL: egui::Vec2 = egui::vec2(1000.0, 600.0);

/// Whether the window has room for the list of tables.
fn has_list(ui: &Ui) -> bool {
    let window = ui.ctx().content_rect().size();
    window.x >= SMALL.x && window.y >= SMALL.y
}

/// Whether the options of a table are folded as long as nobody asks for them: rows of passages are high, and a low window
/// would show one.
fn folds_options(ui: &Ui, kind: &TableKind) -> bool {
    ui.ctx().content_rect().height() < SMALL.y && is_of_passages(kind)
}

/// The page of findings.
#[derive(Default)]
pub struct FindingsPage {
    request: Option<TableRequest>,
    /// The table that is shown first.
    first: Option<&'static TableKind>,
    /// What was chosen when the project was seen last.
    kept: KeptChoice<FindingsChoices>,
    profile: Profile,
    scope: ScopeBar,
    /// Options that are folded were asked for.
    options_open: bool,
    /// The list from which an option chooses a code.
    codes: CodeList,
    coding: CodingBar,
    maker: TableMaker,
    side_by_side: SideBySide,
    course: CourseView,
    /// The language and the digits of the window when it was last drawn.
    words: Option<(Lang, Digits)>,
    /// The menu of formats is to open.
    asked_to_export: bool,
    /// The cell of the table that has the keyboard.
    cell: Option<CellAt>,
    /// Whether a cell had the keyboard when the table was last drawn.
    held: bool,
    /// Where the controls under the table stand, down the window, when there were any.
    bar: Option<Rangef>,
    /// The rows of coded passages that are chosen.
    rows: RowsInHand,
    /// The cell that is to have it as soon as the table is there.
    sought: Option<CellAt>,
    /// The cell that was left is to have it again as soon as the table is there.
    returns: bool,
    /// The table to turn to when the page is drawn next.
    next: Option<TableRequest>,
    /// The table was chosen just now, and has not been drawn yet.
    begins: bool,
}

/// A table with its choices and the cell that had the keyboard: where a person has been.
#[derive(Clone, Debug, PartialEq)]
pub struct TablePlace {
    request: TableRequest,
    cell: Option<CellAt>,
}

impl TablePlace {
    /// Which table.
    pub fn kind(&self) -> &'static TableKind {
        self.request.kind
    }
}

impl View for FindingsPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let next = self.next.take();
        if next.is_some() {
            // The cell of a table is none of the next.
            self.cell = None;
        }
        let known = next.or_else(|| self.request.take());
        let mut request = known.unwrap_or_else(|| self.first(cx.snapshot(), &cx.words));
        request.choices.prune(cx.snapshot());
        self.follow_words(&mut request, &cx.words);
        let room = ui.available_rect_before_wrap();
        let has_list = has_list(ui);
        let kind = request.kind;
        let mut main = room;
        if has_list {
            let dir = Dir::of(ui.ctx());
            let theme = Theme::of(ui.ctx());
            let (side, gap) = (SIDE, theme.space.large);
            main = dir.slice(room, side + gap, room.width() - side - gap);
            self.side_ui(ui, cx, dir.slice(room, 0.0, side), &mut request);
            let line = dir.slice(room, side + gap / 2.0, 1.0);
            ui.painter()
                .vline(line.center().x, room.y_range(), theme.hairline());
        }
        ui.scope_builder(UiBuilder::new().max_rect(main), |ui| {
            kit::column(ui, |ui| self.main_ui(ui, cx, &mut request, has_list));
        });
        if request.kind != kind {
            self.begins = true;
            ui.ctx().request_repaint();
        }
        self.request = Some(request);
        ui.advance_cursor_after_rect(room);
    }

    fn note_filters(&self, snapshot: &Snapshot, view: &mut ProjectView) {
        let now = self.request.as_ref().map(|request| self.noted(request, snapshot));
        // As long as the page was not seen, what was kept before is kept on.
        self.kept.noted(now).put_into(view);
        view.findings.course_folded = self.course.folded;
    }

    fn recall_filters(&mut self, view: &ProjectView, _snapshot: &Snapshot) {
        self.first = TableKind::named(&view.table);
        self.kept = KeptChoice::new(FindingsChoices::of(view));
        self.course.folded = view.findings.course_folded;
        if let Some(profile) = Profile::named(&view.findings.profile) {
            self.profile = profile.clone();
        }
    }
}

impl FindingsPage {
    /// Where the controls under the table stand, down the window, when there are any.
    pub fn bar(&self) -> Option<Rangef> {
        self.bar
    }

    /// Turns to a table.
    pub fn choose(&mut self, kind: &'static TableKind, snapshot: &Snapshot, words: &Words) {
        let known = self.request.take();
        let mut request = known.unwrap_or_else(|| self.first(snapshot, words));
        self.begins = true;
        request.kind = kind;
        self.request = Some(request);
    }

    /// Turns to the profiles of some participants; to those of all when none are given. Whatever else chose who is looked
    /// at, and where, gives way to that.
    pub fn show_profiles(&mut self, people: BTreeSet<ParticipantId>, snapshot: &Snapshot, words: &Words) {
        self.choose(&PROFILES, snapshot, words);
        if let Some(request) = &mut self.request {
            let filter = &mut request.choices.filter;
            filter.participants = people;
            filter.values.clear();
            filter.documents.clear();
            filter.groups.clear();
        }
    }

    /// Limits the tables to a query; to none where it is empty.
    pub fn use_query(&mut self, query: String, snapshot: &Snapshot, words: &Words) {
        let known = self.request.take();
        let mut request = known.unwrap_or_else(|| self.first(snapshot, words));
        request.choices.filter.query = query;
        self.request = Some(request);
    }

    /// Limits the tables as they were limited before.
    pub fn use_filter(&mut self, filter: CodingFilter, snapshot: &Snapshot, words: &Words) {
        let mut request = self.request.take().unwrap_or_else(|| self.first(snapshot, words));
        request.choices.filter = filter;
        self.request = Some(request);
    }

    /// The query to which the tables are limited; empty where there is none.
    pub fn query(&self) -> &str {
        match &self.request {
            Some(request) => &request.choices.filter.query,
            None => &self.kept.kept().chosen.filter.query,
        }
    }

    /// A table in the language or the digits of the window goes with it to others.
    fn follow_words(&mut self, request: &mut TableRequest, words: &Words) {
        let (lang, digits) = (words.lang(), words.digits());
        let before = self.words.replace((lang, digits));
        let Some((lang_before, digits_before)) = before.filter(|before| *before != (lang, digits)) else {
            return;
        };
        if request.lang == lang_before {
            request.lang = lang;
        }
        if request.digits == digits_before {
            request.digits = digits;
        }
    }

    /// Where the person is on the page, once a table was shown.
    pub fn place(&self) -> Option<TablePlace> {
        let request = self.request.clone()?;
        Some(TablePlace {
            request,
            cell: self.cell,
        })
    }

    /// Goes back to a place.
    pub fn go_to(&mut self, place: TablePlace) {
        // As long as the table stands there as it was left, it knows what is chosen, wherever that row is by now.
        let stands = self.next.is_none() && self.request.as_ref() == Some(&place.request);
        self.returns = stands && place.cell.is_some() && self.cell == place.cell;
        self.request = Some(place.request);
        self.next = None;
        self.sought = place.cell.filter(|_| !self.returns);
    }

    /// The table that is shown, once one was.
    pub fn kind(&self) -> Option<&'static TableKind> {
        self.request.as_ref().map(|request| request.kind)
    }

    /// What is shown as long as nothing was chosen.
    fn first(&mut self, snapshot: &Snapshot, words: &Words) -> TableRequest {
        let mut request = TableRequest::new(self.first.unwrap_or(&CODES), words);
        kept::recall(&self.kept.kept().chosen, &mut request, snapshot);
        request.choices.prune(snapshot);
        self.words = Some((words.lang(), words.digits()));
        self.kept.begin(self.noted(&request, snapshot));
        request
    }

    /// How a request is kept.
    fn noted(&self, request: &TableRequest, snapshot: &Snapshot) -> FindingsChoices {
        FindingsChoices {
            table: request.kind.key.to_owned(),
            chosen: kept::noted(request, &self.profile.name, snapshot, self.words),
        }
    }

    /// Opens the menu of formats when the page is drawn next.
    pub fn ask_to_export(&mut self) {
        self.asked_to_export = true;
    }

    /// The list of tables beside the one that is shown.
    fn side_ui(&self, ui: &mut Ui, cx: &Cx<'_>, place: Rect, request: &mut TableRequest) {
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place.expand(4.0)));
            kit::column(ui, |ui| {
                StyledText::new(&cx.tr("findings-title")).title().ui(ui);
                kit::Scroll::vertical("tables").show(ui, |ui| {
                    // Clear of the scroll bar.
                    let whole = ui.available_rect_before_wrap();
                    let rows = Dir::of(ui.ctx()).slice(whole, 0.0, whole.width() - CLEAR);
                    ui.scope_builder(UiBuilder::new().max_rect(rows), |ui| {
                        kit::column(ui, |ui| {
                            if let Some(kind) = list::list_ui(ui, cx, request.kind) {
                                request.kind = kind;
                            }
                        });
                    });
                });
            });
        });
    }

    /// The table with its name, of what it is made and its options.
    fn main_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, request: &mut TableRequest, has_list: bool) {
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        let scope = match self.head_ui(ui, cx, request, has_list) {
            Some(scope) => {
                disregarded_ui(ui, &scope);
                scope
            }
            None => self.scope.ui(ui, cx, request),
        };
        let begins = std::mem::take(&mut self.begins);
        if self.options_open || !folds_options(ui, request.kind) {
            options::options_ui(ui, cx, request, &mut self.codes, begins);
        }
        ui.add_space(theme.space.tiny);
        kit::hairline(ui);
        let wanted = self.side_by_side.wanted(cx, request);
        self.maker.follow(ui.ctx(), cx, &wanted);
        // In a field the key copies what is selected there.
        let asked = !Field::is_editing(ui.ctx()) && ui.is_enabled() && take_copy(ui);
        if asked {
            let held = self.held;
            self.copy(cx, &wanted, !held);
        }
        self.table_ui(ui, cx, &wanted, &scope, request);
    }

    /// The name of the table, and what can be done with it. Where rows are high and the window low, of what it is made
    /// stands in the same row: that is returned then.
    fn head_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        request: &mut TableRequest,
        has_list: bool,
    ) -> Option<Scope> {
        let ask = std::mem::take(&mut self.asked_to_export);
        let wanted = self.side_by_side.wanted(cx, request);
        let folds = folds_options(ui, request.kind);
        let ((chosen, scope), (format, copies)) = kit::spread_with(
            ui,
            &mut (&mut *self, &mut *cx, &mut *request),
            |(page, cx, request), ui| {
                if !has_list {
                    let chosen = list::menu_ui(ui, cx, request.kind);
                    let scope = folds.then(|| page.scope.row_ui(ui, cx, request, false));
                    return (chosen, scope);
                }
                let tip = cx.words.attribute(request.kind.name, "tip");
                let title = cx.tr(request.kind.name);
                let response = StyledText::new(&title).heading().elided().ui(ui);
                if let Some(tip) = tip {
                    kit::tooltip(response, &tip);
                    StyledText::new(&tip).secondary().elided().ui(ui);
                }
                (None, None)
            },
            |(page, cx, request), ui| {
                let name = cx.tr("tables-export");
                let keys = Command::ExportTable.shortcut_text().unwrap_or_default();
                let button = Button::new(&name).icon(Icon::Export).primary().opens_menu();
                let exportable = page.exportable(cx, &wanted);
                let response = ui
                    .add_enabled_ui(exportable.is_some(), |ui| button.shortcut(&keys).ui(ui))
                    .inner;
                if ask && exportable.is_some() {
                    kit::open_menu(&response);
                } else if ask {
                    // Asked for before the table was there: as soon as it is.
                    page.asked_to_export = page.maker.made(&wanted, cx.session.revision()).is_none();
                }
                let format = kit::popup_menu(&response, 200.0, |ui| formats_menu(ui, cx)).flatten();
                if folds {
                    let name = cx.tr("findings-options");
                    let button = Button::new(&name).selected(page.options_open);
                    if button.ui(ui).clicked() {
                        page.options_open = !page.options_open;
                    }
                }
                let name = cx.tr("findings-copy");
                let button = Button::icon_only(Icon::Copy, &name);
                let copies = ui
                    .add_enabled_ui(exportable.is_some(), |ui| button.shortcut("Ctrl+C").ui(ui))
                    .inner;
                let name = cx.tr("findings-writing");
                let button = Button::icon_only(Icon::Settings, &name).ui(ui);
                kit::popover(&button, 240.0, |ui| {
                    options::writing_ui(ui, cx, request, &mut page.profile);
                });
                (format.zip(exportable), copies.clicked())
            },
        );
        if copies {
            self.copy(cx, &wanted, true);
        }
        if let Some(kind) = chosen {
            request.kind = kind;
        }
        if let Some((format, title)) = format {
            cx.act(Action::ExportTable(Box::new(TableExport {
                request: wanted,
                format,
                profile: self.profile.clone(),
                title,
            })));
        }
        scope
    }

    /// Puts the table on the clipboard, or the cells of it that are selected.
    fn copy(&mut self, cx: &mut Cx<'_>, wanted: &TableRequest, whole: bool) {
        let Some(Ok(made)) = self.maker.made(wanted, cx.session.revision()) else {
            return;
        };
        let table = made.preview.table();
        if table.rows().is_empty() {
            return;
        }
        let selected = made.preview.cursor.cells().filter(|_| !whole);
        let cells = selected.and_then(|(rows, columns)| {
            let n = rows.len() * columns.clone().count();
            Some((Clip::of_cells(table, &rows, &columns)?, n))
        });
        let (clip, said) = match cells {
            Some((clip, n)) => (clip, cx.words.with("findings-copied-cells", &[("n", n)])),
            None => (
                Clip::of_table(table),
                cx.words.with("findings-copied", &[("n", table.rows().len())]),
            ),
        };
        cx.act(Action::Copy(clip, said));
    }

    /// The caption of the table that can be exported: it is made and has rows.
    fn exportable(&mut self, cx: &Cx<'_>, wanted: &TableRequest) -> Option<String> {
        let made = self.maker.made(wanted, cx.session.revision())?.ok()?;
        (!made.preview.table().rows().is_empty()).then(|| made.title.clone())
    }

    fn table_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        wanted: &TableRequest,
        scope: &Scope,
        request: &TableRequest,
    ) {
        self.bar = None;
        if wanted.kind.takes(TableOption::Query)
            && let Some(fault) = &scope.query_fault
        {
            kit::banner(ui, Tone::Danger, fault, None);
            return;
        }
        if let Some((shown, all)) = self.side_by_side.left_out(cx, request) {
            let args = [("shown", shown), ("all", all)];
            let text = cx.words.with("findings-side-by-side", &args);
            let way_on = cx.tr("findings-choose-people");
            if kit::banner(ui, Tone::Plain, text, Some(&way_on)) {
                self.scope.ask_for_people();
                ui.ctx().request_repaint();
            }
        }
        let (made, whole) = match self.maker.begun(wanted, cx.session.revision()) {
            None => {
                kit::progress(ui, None, &cx.tr("tables-making"), None);
                return;
            }
            Some((Err(fault), _)) => {
                kit::banner(ui, Tone::Danger, cx.words.say(fault), None);
                return;
            }
            Some((Ok(made), whole)) => (made, whole),
        };
        let table = made.preview.table();
        if table.rows().is_empty() {
            self.rows = RowsInHand::default();
            nothing_ui(ui, cx, table, scope.limited);
            return;
        }
        let theme = Theme::of(ui.ctx());
        if let Some(course) = &made.course {
            if let Some((document, range)) = self.course.ui(ui, cx, course) {
                cx.act(Action::Reveal(MemoTarget::Passage(document, range)));
            }
            ui.add_space(theme.space.small);
        }
        // In a small window nothing is said twice.
        let twice = table.title == cx.tr(wanted.kind.name) || folds_options(ui, wanted.kind);
        if has_list(ui) || !twice {
            StyledText::new(&table.title).strong().elided().ui(ui);
            ui.add_space(theme.space.tiny);
        }
        if let Some(cell) = self.sought.take() {
            made.preview.go_to(cell);
        }
        if std::mem::take(&mut self.returns) && made.preview.cursor.at().is_some() {
            (made.preview.cursor.focus, made.preview.cursor.reveal) = (true, true);
        }
        // What is done with rows may be meant for all of them: it waits for the last.
        if whole && codes_rows(wanted.kind) {
            let keys = if made.preview.held {
                RowKeys::take(ui)
            } else {
                RowKeys::default()
            };
            let selected = made.preview.cursor.rows();
            let like = wanted.choices.like;
            let ground = Frame::new().inner_margin(Margin::symmetric(0, theme.space.tiny as i8));
            let bar = Panel::bottom("code-rows")
                .frame(ground)
                .show_separator_line(false)
                .show(ui, |ui| {
                    kit::column(ui, |ui| {
                        self.coding.ui(ui, cx, &mut made.places, &selected, like, keys);
                    });
                });
            self.bar = Some(bar.response.rect.y_range());
        }
        made.preview.cursor.focus |= std::mem::take(&mut self.coding.gave);
        work::leave(&mut self.rows, wanted.kind);
        if whole && is_of_passages(wanted.kind) {
            self.bar = Some(work::rows_ui(ui, cx, &mut self.rows, made));
        }
        let left_out = |row: usize| made.places.is_left_out(row);
        let by_rows = is_of_passages(wanted.kind) || codes_rows(wanted.kind);
        let hint = cx.tr(if by_rows {
            "findings-open-place"
        } else {
            "findings-open-passages"
        });
        let passages = &made.passages;
        let mut menu = |ui: &mut Ui| passages::menu_ui(ui, cx, passages);
        let followed = made.preview.ui(ui, &hint, &left_out, &mut menu);
        self.held = made.preview.held;
        self.cell = made.preview.cursor.at();
        // Where one writes, two clicks or Enter do not lead away.
        let written = self.cell.and_then(|(_, column)| made.passages.written_in(column));
        if let Some(at) = followed.filter(|_| written.is_none()) {
            let table = made.preview.table().clone();
            self.follow(cx, &table, at, wanted, request);
            ui.ctx().request_repaint();
        }
    }
}

/// Says why there is nothing in a table.
fn nothing_ui(ui: &mut Ui, cx: &mut Cx<'_>, table: &Table, limited: bool) {
    let title = cx.tr("tables-empty");
    // Some tables say themselves what is missing, and one that is limited to what; others wait for work in the text.
    let limits = || table.notes.last().filter(|_| limited).cloned();
    let (own, way_on) = match table.missing {
        Some(Missing::Words | Missing::Summaries) => (table.notes.first().cloned(), None),
        Some(Missing::Together) => (Some(cx.tr("tables-together-missing")), None),
        Some(Missing::WordLists) => (Some(cx.tr("tables-keywords-missing")), Some(Command::WordLists)),
        Some(Missing::Participants) if !limited => (
            Some(cx.tr("tables-profiles-missing")),
            Some(Command::ShowParticipants),
        ),
        Some(Missing::Participants) | None => match limits() {
            Some(limits) => (Some(limits), None),
            None => (None, Some(Command::ShowCoding)),
        },
    };
    let name = way_on.map(|command| command.text(&cx.words).to_string());
    let text = own.unwrap_or_else(|| cx.tr("tables-empty-text"));
    if kit::empty_state(ui, Icon::Table, &title, &text, name.as_deref())
        && let Some(command) = way_on
    {
        cx.act(Action::Run(command));
    }
}
