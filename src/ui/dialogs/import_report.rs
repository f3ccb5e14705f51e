//! What became of the files of an import: what came in, what was left out or guessed, and where.

use egui::Ui;

use super::{DialogBody, line_ui};
use crate::exchange::import::report::{FileReport, ImportReport, ImportedDocument};
use crate::message::Message;
use crate::model::DocumentId;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon};
use crate::ui::theme::Theme;

/// Lines of a message that are shown.
const LINES: usize = 6;

/// The report of an import.
pub(super) struct ReportBody {
    report: ImportReport,
    /// It has been drawn.
    shown: bool,
}

impl ReportBody {
    /// The report after an import: what wants to be looked at stands first.
    pub(super) fn new(mut report: ImportReport) -> Self {
        report
            .files
            .sort_by_key(|file| (file.error.is_none(), file.warnings.is_empty()));
        Self { report, shown: false }
    }

    /// The report that is kept with a document.
    pub(super) fn of_document(id: DocumentId, cx: &Cx<'_>) -> Option<Self> {
        let document = cx.snapshot().document(id)?;
        let source = if document.source.is_empty() {
            &document.name
        } else {
            &document.source
        };
        let mut file = FileReport::of(source.as_ref());
        match &document.import {
            Some(record) => {
                file.warnings.clone_from(&record.warnings);
                file.document = Some(ImportedDocument {
                    id,
                    name: document.name.clone(),
                    record: record.as_ref().clone(),
                });
            }
            None => file.came_in = vec![Message::new("import-no-record")],
        }
        Some(Self::new(ImportReport::of_one_file(file)))
    }

    /// The documents whose turns have labels.
    fn conversations(&self, cx: &Cx<'_>) -> Vec<DocumentId> {
        let documents = self.report.files.iter().filter_map(|file| file.document.as_ref());
        let documents = documents.filter_map(|document| cx.snapshot().document(document.id));
        documents
            .filter(|document| !document.turns.is_empty())
            .map(|document| document.id)
            .collect()
    }
}

impl DialogBody for ReportBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-import-report")
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let mut opened = None;
        for file in &self.report.files {
            kit::card(ui, |ui| opened = opened.or(file_ui(ui, file, cx)));
        }
        if let Some(document) = opened {
            cx.act(Action::Open(document, None));
        }
        opened.is_some()
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let close = kit::primary_button(ui, cx.words.get("kit-close"));
        // Whoever has read it goes on by Enter.
        if !std::mem::replace(&mut self.shown, true) {
            close.request_focus();
        }
        let closed = close.clicked();
        if kit::button(ui, cx.words.get("import-report-copy")).clicked() {
            ui.copy_text(self.report.text(&cx.words));
            cx.act(Action::Say(cx.tr("import-report-copied")));
        }
        let conversations = self.conversations(cx);
        if !conversations.is_empty() && kit::button(ui, Command::LinkSpeakers.text(&cx.words)).clicked() {
            cx.act(Action::Show(Dialog::Speakers(conversations)));
            return true;
        }
        closed
    }
}

/// One file. The document that it became when it is to be opened.
fn file_ui(ui: &mut Ui, file: &FileReport, cx: &Cx<'_>) -> Option<DocumentId> {
    let theme = Theme::of(ui.ctx());
    let width = ui.available_width();
    ui.set_min_width(width);
    let mut opened = None;
    ui.add(kit::StyledText::new(&file.file()).strong().rows(width, 2));
    for message in file.outcome() {
        ui.add(
            kit::StyledText::new(&cx.words.say(&message))
                .secondary()
                .rows(width, LINES),
        );
    }
    for warning in &file.warnings {
        line_ui(
            ui,
            Icon::Warning,
            theme.colours.warning,
            &cx.words.say(warning),
            LINES,
        );
    }
    if let Some(error) = &file.error {
        line_ui(
            ui,
            Icon::Warning,
            theme.colours.danger,
            &cx.words.say(error),
            LINES,
        );
    }
    if let Some(document) = &file.document {
        let text = cx.words.with("import-report-open", &[("name", &document.name)]);
        if kit::link(ui, &text).clicked() {
            opened = Some(document.id);
        }
    }
    opened
}
