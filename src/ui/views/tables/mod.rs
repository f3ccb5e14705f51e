//! Tables for a paper: which, with what options, how they will look, and into which file.

mod heights;
mod options;
mod preview;
#[cfg(test)]
mod tests;
mod widths;

use egui::{Rect, Ui, UiBuilder, Widget as _};

use crate::analysis::CodingFilter;
use crate::exchange::export::{Profile, table_source};
use crate::i18n::{Digits, Lang, Words};
use crate::jobs::Job;
use crate::message::Message;
use crate::model::{Snapshot, find_code};
use crate::report::Table;
use crate::report::tables::{CODES, TableKind, TableOption, TableRequest};
use crate::session::{Clock as _, SystemClock};
use crate::settings::ProjectView;
use crate::ui::action::{Action, TableExport};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Dir, Icon, StyledText, Tone};
use crate::ui::parts::export_menu::formats_menu;
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;

use preview::Preview;

/// The width of the column of options.
const SIDE: f32 = 250.0;

/// The page of tables.
#[derive(Default)]
pub struct TablesPage {
    request: Option<TableRequest>,
    /// The table that is shown first.
    first: Option<&'static TableKind>,
    profile: Option<Profile>,
    making: Option<TableJob>,
    shown: Option<ShownTable>,
    fault: Option<Message>,
    /// The language and the digits of the window when it was last drawn.
    words: Option<(Lang, Digits)>,
    /// The menu of formats is to open.
    asked_to_export: bool,
}

/// A table that is being made.
struct TableJob {
    request: TableRequest,
    revision: u64,
    job: Job<Table>,
}

/// The table that was made last.
struct ShownTable {
    request: TableRequest,
    revision: u64,
    /// The caption without what printing adds.
    title: String,
    /// Why the query cannot be run to which it was to be limited.
    query_fault: Option<Message>,
    /// Whether only a part of the project counts.
    limited: bool,
    preview: Preview,
}

impl View for TablesPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let mut request = self.request.take().unwrap_or_else(|| self.first(&cx.words));
        request.choices.prune(cx.snapshot());
        self.follow_words(&mut request, &cx.words);
        let room = ui.available_rect_before_wrap();
        let dir = Dir::of(ui.ctx());
        let theme = Theme::of(ui.ctx());
        let side = SIDE.min(room.width() * 0.4);
        let gap = theme.space.large;
        let options = dir.slice(room, 0.0, side);
        let table = dir.slice(room, side + gap, room.width() - side - gap);
        let mut profile = self.profile.take().unwrap_or_default();
        self.area(ui, options, |ui| {
            kit::Scroll::vertical("table-options").show(ui, |ui| {
                // Clear of the scroll bar.
                let whole = ui.available_rect_before_wrap();
                let place = dir.slice(whole, 0.0, whole.width() - theme.space.medium);
                ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                    kit::column(ui, |ui| {
                        StyledText::new(&cx.tr("tables-title")).title().ui(ui);
                        ui.add_space(theme.space.small);
                        options::options_ui(ui, cx, &mut request, &mut profile);
                    });
                });
            });
        });
        self.profile = Some(profile);
        let line = dir.slice(room, side + gap / 2.0, 1.0);
        ui.painter()
            .vline(line.center().x, room.y_range(), theme.hairline());
        self.remake_table(ui, cx, &request);
        self.request = Some(request);
        ui.scope_builder(UiBuilder::new().max_rect(table), |ui| {
            kit::column(ui, |ui| self.table_ui(ui, cx));
        });
        ui.advance_cursor_after_rect(room);
    }

    fn note_filters(&self, _snapshot: &Snapshot, view: &mut ProjectView) {
        let kind = self.kind().or(self.first);
        view.table = kind.map_or_else(String::new, |kind| kind.key.to_owned());
    }

    fn recall_filters(&mut self, view: &ProjectView, _snapshot: &Snapshot) {
        self.first = TableKind::named(&view.table);
    }
}

impl TablesPage {
    /// Turns to a table.
    pub fn choose(&mut self, kind: &'static TableKind, words: &Words) {
        let mut request = self.request.take().unwrap_or_else(|| self.first(words));
        request.kind = kind;
        self.request = Some(request);
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

    /// The table that is shown, once one was.
    pub fn kind(&self) -> Option<&'static TableKind> {
        self.request.as_ref().map(|request| request.kind)
    }

    /// What is shown as long as nothing was chosen.
    fn first(&self, words: &Words) -> TableRequest {
        TableRequest::new(self.first.unwrap_or(&CODES), words)
    }

    /// Opens the menu of formats when the page is drawn next.
    pub fn ask_to_export(&mut self) {
        self.asked_to_export = true;
    }

    fn area(&self, ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place.expand(4.0)));
            kit::column(ui, add);
        });
    }

    /// Begins to make the table again when the request or the project has changed, and takes what is made.
    fn remake_table(&mut self, ui: &Ui, cx: &Cx<'_>, request: &TableRequest) {
        let revision = cx.session.revision();
        if let Some(making) = &self.making
            && let Some(result) = making.job.poll()
        {
            match result {
                Ok(table) => {
                    self.fault = None;
                    let request = &making.request;
                    let filter = request.choices.of(request.kind.options).filter;
                    let query_fault = filter.query_fault(cx.snapshot());
                    self.shown = Some(ShownTable {
                        query_fault: query_fault.map(|fault| fault.message()),
                        limited: !filter.is_empty(),
                        request: request.clone(),
                        revision: making.revision,
                        preview: Preview::new(&table),
                        title: table.title,
                    });
                }
                Err(error) => self.fault = Some(error.message()),
            }
            self.making = None;
        }
        let wanted = |of: &TableRequest, at: u64| of == request && at == revision;
        let there = self
            .shown
            .as_ref()
            .is_some_and(|s| wanted(&s.request, s.revision));
        let coming = self
            .making
            .as_ref()
            .is_some_and(|m| wanted(&m.request, m.revision));
        if there
            || coming
            || (self.fault.is_some() && self.making.is_none() && self.failed_already(request, revision))
        {
            return;
        }
        let source = match table_source(cx.session, request, SystemClock.now()) {
            Ok(source) => source,
            Err(error) => {
                self.fault = Some(error.message());
                return;
            }
        };
        let (waker, wanted) = (ui.ctx().clone(), request.clone());
        let job = Job::spawn(
            "table",
            move || waker.request_repaint(),
            move |_| wanted.make(&source),
        );
        self.making = Some(TableJob {
            request: request.clone(),
            revision,
            job,
        });
    }

    /// Whether what failed last is what is wanted again, so that it is not tried in every frame.
    fn failed_already(&self, request: &TableRequest, revision: u64) -> bool {
        self.shown
            .as_ref()
            .is_none_or(|s| s.request == *request || s.revision == revision)
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if let Some(fault) = &self.fault {
            kit::banner(ui, Tone::Danger, cx.words.say(fault), None);
        }
        let Some(shown) = &mut self.shown else {
            kit::progress(ui, None, &cx.tr("tables-making"), None);
            return;
        };
        if let Some(fault) = &shown.query_fault {
            self.asked_to_export = false;
            kit::banner(ui, Tone::Danger, cx.words.say(fault), None);
            return;
        }
        let title = shown.preview.table().title.clone();
        let empty = shown.preview.table().rows().is_empty();
        let export = cx.tr("tables-export");
        let ask = std::mem::take(&mut self.asked_to_export);
        let (_, format) = kit::spread(
            ui,
            |ui| StyledText::new(&title).heading().elided().ui(ui),
            |ui| {
                let button = Button::new(&export).icon(Icon::Export).primary().opens_menu();
                let keys = Command::ExportTable.shortcut_text().unwrap_or_default();
                let response = ui
                    .add_enabled_ui(!empty, |ui| button.shortcut(&keys).ui(ui))
                    .inner;
                if ask && !empty {
                    kit::open_menu(&response);
                }
                kit::popup_menu(&response, 200.0, |ui| formats_menu(ui, cx)).flatten()
            },
        );
        if let Some(format) = format {
            cx.act(Action::ExportTable(Box::new(TableExport {
                request: shown.request.clone(),
                format,
                profile: self.profile.clone().unwrap_or_default(),
                title: shown.title.clone(),
            })));
        }
        ui.add_space(8.0);
        if empty {
            let title = cx.tr("tables-empty");
            // A table of what is sought says itself what is missing, and one that is limited to what; others wait for
            // work in the text.
            let notes = &shown.preview.table().notes;
            let own = match (shown.request.kind.takes(TableOption::Sought), shown.limited) {
                (true, _) => notes.first().cloned(),
                (false, true) => notes.last().cloned(),
                (false, false) => None,
            };
            let back = Command::ShowCoding.text(&cx.words).to_string();
            let back = own.is_none().then_some(back);
            let text = own.unwrap_or_else(|| cx.tr("tables-empty-text"));
            if kit::empty_state(ui, Icon::Table, &title, &text, back.as_deref()) {
                cx.act(Action::Run(Command::ShowCoding));
            }
            return;
        }
        if shown.limited
            && let Some(limits) = shown.preview.table().notes.last()
        {
            // What was chosen for one table holds for the others too.
            let whole = cx.tr("tables-whole");
            if kit::banner(ui, Tone::Plain, limits, Some(&whole))
                && let Some(request) = &mut self.request
            {
                request.choices.filter = CodingFilter::default();
            }
            ui.add_space(4.0);
        }
        let clicked = shown.preview.ui(ui);
        if let Some(path) = clicked
            && let Ok(Some(code)) = find_code(cx.snapshot(), &path)
        {
            // Every number can be followed to the passages behind it.
            cx.shared.codes = vec![code];
            cx.shared.active_codes = [code].into();
            cx.act(Action::Run(Command::ShowCoding));
        }
    }
}
