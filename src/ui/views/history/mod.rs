//! The journal of the project: who did what and when, and what of it was taken back.

pub mod lines;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use egui::{Stroke, Ui, Widget as _};

use crate::i18n::Words;
use crate::message::Message;
use crate::model::{JournalAction, JournalEntry, Snapshot};
use crate::report::wording;
use crate::settings::{HistoryView, ProjectView};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{
    self, Button, DataTable, Icon, MenuItem, StyledText, TableColumn, Tone, menu_separator,
};
use crate::ui::parts::fuzzy::FuzzyQuery;
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use lines::{HistoryLine, lines, undos_to};

/// The page of the journal.
#[derive(Default)]
pub struct HistoryPage {
    filter: String,
    /// Only what this person did.
    coder: Option<String>,
    /// Undos and redos are shown as operations of their own.
    all: bool,
    selected: Option<usize>,
    journal: Option<ReadJournal>,
    shown: Option<ShownLines>,
}

/// The journal as it was read from the file.
struct ReadJournal {
    revision: u64,
    entries: Result<Vec<JournalEntry>, Message>,
    coders: Vec<String>,
}

/// What the filters leave of it.
struct ShownLines {
    revision: u64,
    words: Words,
    filter: String,
    coder: Option<String>,
    all: bool,
    lines: Rc<Vec<HistoryLine>>,
}

impl View for HistoryPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.read(cx);
        kit::column(ui, |ui| {
            self.head_ui(ui, cx);
            if let Some(Err(fault)) = self.journal.as_ref().map(|j| &j.entries) {
                kit::banner(ui, Tone::Danger, cx.words.say(fault), None);
                return;
            }
            let lines = self.lines(cx);
            if lines.is_empty() {
                self.empty_ui(ui, cx);
            } else {
                self.table_ui(ui, cx, &lines);
            }
        });
    }

    fn note_filters(&self, _snapshot: &Snapshot, view: &mut ProjectView) {
        view.history = HistoryView {
            words: self.filter.clone(),
            coder: self.coder.clone(),
            all: self.all,
        };
    }

    fn recall_filters(&mut self, view: &ProjectView, snapshot: &Snapshot) {
        let view = &view.history;
        self.filter.clone_from(&view.words);
        self.coder = view
            .coder
            .clone()
            .filter(|name| snapshot.coder_named(name).is_some());
        self.all = view.all;
    }
}

impl HistoryPage {
    /// Reads the journal again when something has been done since.
    fn read(&mut self, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        if self.journal.as_ref().is_some_and(|j| j.revision == revision) {
            return;
        }
        let entries = cx.session.history().map_err(|error| error.message());
        let mut coders: Vec<String> = Vec::new();
        for entry in entries.iter().flatten() {
            if !coders.contains(&entry.coder) {
                coders.push(entry.coder.clone());
            }
        }
        self.journal = Some(ReadJournal {
            revision,
            entries,
            coders,
        });
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let title = cx.tr("history-title");
        let undo = cx.session.can_undo().map(|s| wording::operation(&cx.words, s));
        let redo = cx.session.can_redo().map(|s| wording::operation(&cx.words, s));
        kit::spread(
            ui,
            |ui| StyledText::new(&title).title().ui(ui),
            |ui| {
                for (command, icon, what) in [
                    (Command::Redo, Icon::Redo, redo),
                    (Command::Undo, Icon::Undo, undo),
                ] {
                    let text = command.text(&cx.words);
                    let keys = command.shortcut_text().unwrap_or_default();
                    let tip = what.as_deref().unwrap_or(&text);
                    let button = Button::new(&text).icon(icon).tip(tip).shortcut(&keys).by_mouse();
                    let clicked = ui
                        .add_enabled_ui(what.is_some(), |ui| button.ui(ui).clicked())
                        .inner;
                    if clicked {
                        cx.act(Action::Run(command));
                    }
                }
            },
        );
        ui.add_space(8.0);
        kit::row(ui, |ui| {
            let hint = cx.tr("history-filter");
            let field = Field::single("history-filter")
                .label(&hint)
                .hint(&hint)
                .width(260.0)
                .beside_buttons();
            if field.show(ui, &mut self.filter).cancelled {
                self.filter.clear();
            }
            let coders = self.journal.as_ref().map_or(&[][..], |j| &j.coders);
            if coders.len() > 1 {
                let (name, everyone) = (cx.tr("history-coder"), cx.tr("history-everyone"));
                let mut choices: Vec<(Option<String>, &str)> = vec![(None, &everyone)];
                choices.extend(coders.iter().map(|c| (Some(c.clone()), c.as_str())));
                kit::combo(ui, &name, &mut self.coder, &choices, 160.0);
            }
            kit::checkbox(ui, &mut self.all, cx.tr("history-all"));
        });
        ui.add_space(8.0);
    }

    fn empty_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let filtered = !self.filter.is_empty() || self.coder.is_some();
        let (title, text) = if filtered {
            (cx.tr("history-no-hit"), cx.tr("history-no-hit-text"))
        } else {
            (cx.tr("history-empty"), cx.tr("history-empty-text"))
        };
        let all = cx.tr("history-show-all");
        if kit::empty_state(ui, Icon::Clock, &title, &text, filtered.then_some(&*all)) {
            self.filter.clear();
            self.coder = None;
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, lines: &[HistoryLine]) {
        let heads = ["history-day", "history-time", "history-who", "history-what"].map(|id| cx.tr(id));
        let [day, time, who, what] = &heads;
        let columns = [
            TableColumn::new(day, 214.0),
            TableColumn::new(time, 64.0),
            TableColumn::new(who, 130.0),
            TableColumn::new(what, 240.0).grows(),
        ];
        let undone = cx.tr("history-undone");
        let say = |row: usize| {
            lines.get(row).map_or_else(String::new, |o| {
                let end = if o.undone {
                    format!(" ({undone})")
                } else {
                    String::new()
                };
                format!("{} {} {}{end}", o.time, o.coder, o.sentence)
            })
        };
        let name = cx.tr("history-title");
        let shown = DataTable::new("history", &columns, lines.len())
            .name(&name)
            .selected(self.selected)
            .show(ui, say, |ui, row, column| {
                if let Some(operation) = lines.get(row) {
                    cell_ui(ui, operation, column, &undone);
                }
            });
        self.selected = shown.select.or(self.selected);
        let Some((row, response)) = shown.context else {
            return;
        };
        let target = lines.get(row).map(|o| o.op);
        let entries = self.journal.as_ref().and_then(|j| j.entries.as_ref().ok());
        let steps = match (entries, target) {
            (Some(entries), Some(target)) if cx.session.is_writable() => undos_to(entries, target),
            _ => 0,
        };
        let sentence = lines.get(row).map(|o| o.sentence.clone());
        kit::context_menu(&response, |ui| {
            let back = cx.words.with("history-undo-to", &[("n", steps)]);
            let item = MenuItem::new(&back).icon(Icon::Undo).enabled(steps > 0);
            if item.show(ui).clicked() {
                cx.act(Action::UndoSteps(steps));
            }
            menu_separator(ui);
            let copy = cx.tr("history-copy");
            if MenuItem::new(&copy).icon(Icon::Copy).show(ui).clicked() {
                let sentence = sentence.unwrap_or_default();
                let marks = ['\u{200E}', '\u{200F}'];
                ui.copy_text(sentence.trim_start_matches(marks).to_owned());
            }
        });
    }

    fn lines(&mut self, cx: &Cx<'_>) -> Rc<Vec<HistoryLine>> {
        let revision = cx.session.revision();
        if let Some(shown) = &self.shown
            && (shown.revision, shown.all) == (revision, self.all)
            && shown.words == cx.words
            && shown.filter == self.filter
            && shown.coder == self.coder
        {
            return shown.lines.clone();
        }
        let entries = self.journal.as_ref().and_then(|j| j.entries.as_deref().ok());
        let found = Rc::new(lines(
            entries.unwrap_or_default(),
            &cx.words,
            self.all,
            self.coder.as_deref(),
            &FuzzyQuery::new(&self.filter),
            |entry| sentence(cx, entry),
        ));
        self.selected = None;
        self.shown = Some(ShownLines {
            revision,
            words: cx.words.clone(),
            filter: self.filter.clone(),
            coder: self.coder.clone(),
            all: self.all,
            lines: found.clone(),
        });
        found
    }
}

fn sentence(cx: &Cx<'_>, entry: &JournalEntry) -> String {
    let what = wording::operation(&cx.words, &entry.summary);
    let sentence = match entry.action {
        JournalAction::Do => what,
        JournalAction::Undo => cx.words.with("history-took-back", &[("what", what)]),
        JournalAction::Redo => cx.words.with("history-brought-back", &[("what", what)]),
    };
    // However many words the names in it have, the sentence runs in the direction of its own language.
    let mark = if cx.words.lang().is_rtl() {
        '\u{200F}'
    } else {
        '\u{200E}'
    };
    format!("{mark}{sentence}")
}

fn cell_ui(ui: &mut Ui, operation: &HistoryLine, column: usize, undone: &str) {
    let theme = Theme::of(ui.ctx());
    match column {
        0 if operation.first_of_day => {
            StyledText::new(&operation.day).strong().elided().ui(ui);
        }
        0 => {}
        1 => {
            StyledText::new(&operation.time).secondary().ui(ui);
        }
        2 => {
            StyledText::new(&operation.coder).elided().ui(ui);
        }
        _ if operation.undone => {
            StyledText::new(undone).small().ui(ui);
            ui.add_space(theme.space.small);
            let text = StyledText::new(&operation.sentence)
                .colour(theme.colours.secondary)
                .elided();
            let line = text.ui(ui).rect;
            let through = Stroke::new(1.0, theme.colours.secondary);
            ui.painter().hline(line.x_range(), line.center().y + 1.0, through);
        }
        _ => {
            StyledText::new(&operation.sentence).elided().ui(ui);
        }
    }
}
