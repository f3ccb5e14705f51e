//! A query made of rows of conditions, for those who do not write queries.

mod draft;
mod row;
#[cfg(test)]
mod tests;

use egui::{Ui, Widget as _};

use self::draft::RowDraft;
use super::{DialogBody, save_or_cancel};
use crate::analysis::CodingFilter;
use crate::analysis::query::{QueryRow, RowJoin, parse, query_of_rows, rows_of_query};
use crate::i18n::Arg;
use crate::report::wording::query_language;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, Scroll, StyledText, Tone};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// Height of the rows at most, in points, and of all that is not rows.
const ROWS: f32 = 300.0;
const REST: f32 = 350.0;
/// What the ring round a control takes beside it, in points.
const RING: f32 = 2.0;
/// Lines that a fault takes at most.
const LINES: usize = 3;

/// A query, as its text and as rows of conditions.
pub(super) struct QueryBody {
    /// The text of the query.
    text: String,
    /// The text when the dialog was opened.
    before: String,
    /// The text that the rows are; another one is read anew.
    read: Option<String>,
    rows: Vec<RowDraft>,
    told: Told,
    /// Why the text cannot be run, with what that was found for.
    checked: Option<Checked>,
    started: bool,
    /// It was to be used while a condition was unfinished.
    held: bool,
}

/// What the rows are beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The same.
    Same,
    /// What they were before the text was one that cannot be read, as it is while it is typed.
    Before,
    /// Nothing: the text says more than rows can.
    Nothing,
}

struct Checked {
    text: String,
    revision: u64,
    fault: Option<String>,
}

impl QueryBody {
    /// Of a query as it is written, which may be empty.
    pub(super) fn new(text: String) -> Self {
        Self {
            before: text.clone(),
            text,
            read: None,
            rows: Vec::new(),
            told: Told::Same,
            checked: None,
            started: false,
            held: false,
        }
    }

    /// Takes the text apart into rows where it is not the one that they are.
    fn follow_text(&mut self, cx: &Cx<'_>) {
        if self.read.as_ref() == Some(&self.text) {
            return;
        }
        self.read = Some(self.text.clone());
        if self.text.trim().is_empty() {
            self.rows = vec![RowDraft::default()];
            self.told = Told::Same;
            return;
        }
        let Ok(query) = parse(&self.text) else {
            self.told = Told::Before;
            return;
        };
        let rows = rows_of_query(&query);
        self.told = if rows.is_some() { Told::Same } else { Told::Nothing };
        let drafts = rows.iter().flatten().map(|row| RowDraft::of(row, &cx.words));
        self.rows = drafts.collect();
    }

    /// Writes what the rows are.
    fn follow_rows(&mut self, cx: &Cx<'_>) {
        if let Some(first) = self.rows.first_mut() {
            first.join = RowJoin::And;
        }
        let rows: Vec<QueryRow> = self.rows.iter().filter_map(RowDraft::row).collect();
        let query = query_of_rows(&rows);
        self.text = query.map_or_else(String::new, |query| query.print(query_language(&cx.words)));
        self.read = Some(self.text.clone());
    }

    /// Why the text cannot be run.
    fn fault(&mut self, cx: &Cx<'_>) -> Option<&str> {
        let revision = cx.session.revision();
        let fresh = |checked: &Checked| checked.text == self.text && checked.revision == revision;
        let checked = match self.checked.take().filter(fresh) {
            Some(checked) => checked,
            None => {
                let filter = CodingFilter {
                    query: self.text.clone(),
                    ..CodingFilter::default()
                };
                let fault = filter.query_fault(cx.snapshot());
                Checked {
                    text: self.text.clone(),
                    revision,
                    fault: fault.map(|fault| cx.words.say(&fault.message())),
                }
            }
        };
        self.checked.insert(checked).fault.as_deref()
    }

    /// The text of the query, and what is wrong in it; whether the keyboard says that it is done.
    fn text_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, takes_keyboard: bool) -> bool {
        let theme = Theme::of(ui.ctx());
        let name = cx.tr("findings-filter-query");
        kit::secondary(ui, &name);
        let width = ui.available_width();
        let hint = cx.tr("dialog-query-hint");
        let field = Field::multi("query-text", 2)
            .label(&name)
            .hint(&hint)
            .width(width)
            .submits_on_enter();
        let shown = field.show(ui, &mut self.text);
        if takes_keyboard {
            shown.response.request_focus();
        }
        let submitted = shown.submitted;
        let some_missing = self.told == Told::Same && self.rows.iter().any(|row| row.row().is_none());
        let held = if self.held {
            self.unfinished(cx)
        } else {
            Vec::new()
        };
        let (beyond, danger) = (self.told == Told::Nothing, theme.colours.danger);
        match self.fault(cx) {
            Some(fault) => {
                let text = StyledText::new(fault).secondary().colour(danger);
                text.rows(width, LINES).ui(ui);
            }
            None if !held.is_empty() => {
                let numbers = held.join(&cx.words.list_comma());
                let args = [("n", Arg::from(held.len())), ("numbers", Arg::from(numbers))];
                let text = cx.words.with("dialog-query-held", &args);
                let text = StyledText::new(&text).secondary().colour(danger);
                text.rows(width, LINES).ui(ui);
            }
            // There are no conditions that would be the same.
            None if beyond => {}
            None => {
                let told = if some_missing {
                    "dialog-query-missing"
                } else {
                    "dialog-query-both"
                };
                kit::secondary(ui, cx.tr(told));
            }
        }
        submitted
    }

    /// The rows, with a button for a further one.
    fn rows_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, first: bool) {
        let same = self.told != Told::Before || self.rows.is_empty();
        ui.add_enabled_ui(same, |ui| {
            kit::column(ui, |ui| self.enabled_rows_ui(ui, cx, first))
        });
    }

    fn enabled_rows_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, first: bool) {
        let theme = Theme::of(ui.ctx());
        if self.rows.is_empty() {
            let anew = cx.tr("dialog-query-anew");
            if kit::banner(ui, Tone::Plain, cx.tr("dialog-query-no-rows"), Some(&anew)) {
                self.text.clear();
            }
            return;
        }
        let room = ui.ctx().content_rect().height() - REST;
        let (mut changed, mut removed) = (false, None);
        Scroll::vertical("query-rows")
            .max_height(room.clamp(90.0, ROWS))
            .shrinks()
            .show(ui, |ui| {
                kit::column(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = theme.space.small;
                    // The first row stands clear of the edge, with the ring round what has the keyboard.
                    ui.add_space(RING);
                    let count = self.rows.len();
                    for (place, draft) in self.rows.iter_mut().enumerate() {
                        let answer = ui
                            .push_id(place, |ui| row::row_ui(ui, cx, draft, place, first))
                            .inner;
                        changed |= answer.changed;
                        if answer.removed && count > 1 {
                            removed = Some(place);
                        } else if answer.removed {
                            *draft = RowDraft::default();
                            changed = true;
                        }
                    }
                });
            });
        if let Some(place) = removed {
            self.rows.remove(place);
            changed = true;
        }
        ui.add_space(theme.space.tiny);
        let add = cx.tr("dialog-query-add");
        if Button::new(&add).icon(Icon::Plus).ui(ui).clicked() {
            self.rows.push(RowDraft::default());
        }
        if changed {
            self.follow_rows(cx);
        }
    }

    /// The numbers of the conditions that were begun and lack something, from 1.
    fn unfinished(&self, cx: &Cx<'_>) -> Vec<String> {
        if self.told != Told::Same {
            return Vec::new();
        }
        let rows = self.rows.iter().zip(1..);
        let unfinished = rows.filter(|(row, _)| row.row().is_none() && row.is_begun());
        unfinished.map(|(_, number)| cx.words.number(number)).collect()
    }

    /// Limits the tables to it, where it can be run and nothing that was begun would be left out.
    fn apply(&mut self, cx: &mut Cx<'_>) -> bool {
        if self.fault(cx).is_some() {
            return false;
        }
        self.held = !self.unfinished(cx).is_empty();
        if !self.held {
            self.use_text(cx);
        }
        !self.held
    }

    fn use_text(&self, cx: &mut Cx<'_>) {
        if self.text != self.before {
            cx.act(Action::UseQuery(self.text.clone()));
        }
    }
}

impl DialogBody for QueryBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-query")
    }

    fn width(&self) -> f32 {
        780.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ui.ctx());
        self.follow_text(cx);
        // The first row has the keyboard at first, or the text where it is no rows.
        let first = !std::mem::replace(&mut self.started, true);
        self.rows_ui(ui, cx, first);
        ui.add_space(theme.space.small);
        kit::hairline(ui);
        ui.add_space(theme.space.tiny);
        let takes_keyboard = first && self.rows.is_empty();
        self.text_ui(ui, cx, takes_keyboard) && self.apply(cx)
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let name = cx.tr("dialog-query-use");
        match save_or_cancel(ui, &name) {
            Some(true) => self.apply(cx),
            Some(false) => true,
            None => false,
        }
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        if self.fault(cx).is_some() {
            return;
        }
        self.use_text(cx);
        if !self.unfinished(cx).is_empty() {
            cx.act(Action::Say(cx.tr("dialog-query-left-out")));
        }
    }
}
