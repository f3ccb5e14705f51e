//! Printing: which documents, in which format, and what stands beside the words. Where the file goes is asked afterwards.

use std::collections::BTreeSet;

use egui::{Align, Ui, Widget as _};

use super::DialogBody;
use crate::exchange::export::Profile;
use crate::exchange::export::transcript::{
    Paper, PrintFace, PrintSize, TranscriptFormat, TranscriptRequest, TranscriptSetting,
};
use crate::model::DocumentId;
use crate::report::transcript::{MarginChoices, TranscriptChoices};
use crate::settings::{Face, PrintSettings};
use crate::ui::action::{Action, TranscriptPrint};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Scroll};
use crate::ui::shared::PrintedDocuments;

/// Height of the list of documents at most, in points.
const LIST: f32 = 132.0;
/// In a window lower than this the list of documents is shown when it is asked for.
const LOW: f32 = 640.0;

/// Width of the choice among fonts that a file names, in points.
const FACE: f32 = 220.0;

/// A coded transcript before it is written.
pub(super) struct PrintBody {
    format: TranscriptFormat,
    choices: TranscriptChoices,
    setting: TranscriptSetting,
    /// The documents for which the dialog was opened.
    proposed: BTreeSet<DocumentId>,
    started: bool,
    /// The first of the chosen documents was brought into sight.
    chosen_shown: bool,
    /// Whether the list of documents is open where it opens.
    choosing: bool,
}

impl PrintBody {
    /// With these documents chosen, with all where none is named, and everything else as it was chosen last; so too the
    /// documents where the same ones were proposed then.
    pub(super) fn new(documents: Vec<DocumentId>, cx: &Cx<'_>) -> Self {
        let last = &cx.settings.print;
        let proposed: BTreeSet<DocumentId> = documents.into_iter().collect();
        let kept = cx
            .shared
            .printed
            .as_ref()
            .filter(|kept| kept.proposed == proposed);
        let mut body = Self {
            format: TranscriptFormat::of_ending(&last.format).unwrap_or_default(),
            choices: TranscriptChoices {
                documents: kept.map_or_else(|| proposed.clone(), |kept| kept.chosen.clone()),
                coded_only: last.coded_only,
                margin: MarginChoices {
                    numbers: last.numbers,
                    stripes: last.stripes,
                    names: last.names,
                },
                paths: last.paths,
                condensed: last.condensed,
                memos: last.memos,
                legend: last.legend,
                ..TranscriptChoices::default()
            },
            setting: TranscriptSetting {
                paper: Paper::named(&last.paper).unwrap_or_default(),
                profile: Profile::named(&last.profile).cloned().unwrap_or_default(),
                face: PrintFace::named(&last.face).unwrap_or_default(),
                size: PrintSize::named(&last.size).unwrap_or_default(),
            },
            proposed,
            started: false,
            chosen_shown: false,
            choosing: false,
        };
        body.leave_out_what_is_gone(cx);
        if body.choices.documents.is_empty() {
            body.choices.documents = all(cx);
        }
        body
    }

    /// What is proposed the next time; the documents are those that are open or selected then.
    fn settings(&self) -> PrintSettings {
        let (choices, margin) = (&self.choices, self.choices.margin);
        PrintSettings {
            format: self.format.ending().to_owned(),
            paper: self.setting.paper.name().to_owned(),
            profile: self.setting.profile.name.clone(),
            face: self.setting.face.name().to_owned(),
            size: self.setting.size.name().to_owned(),
            stripes: margin.stripes,
            names: margin.names,
            numbers: margin.numbers,
            paths: choices.paths,
            condensed: choices.condensed,
            memos: choices.memos,
            legend: choices.legend,
            coded_only: choices.coded_only,
        }
    }

    fn leave_out_what_is_gone(&mut self, cx: &Cx<'_>) {
        let snapshot = cx.snapshot();
        self.choices
            .documents
            .retain(|id| snapshot.document(*id).is_some());
    }

    fn documents_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let documents = cx.snapshot().documents();
        let chosen = &mut self.choices.documents;
        let counts = [("n", chosen.len()), ("all", documents.len())];
        let label = cx.words.with("print-documents", &counts);
        let whole = chosen.len() == documents.len();
        let turn = cx.tr(if whole { "print-none" } else { "print-all" });
        kit::spread(
            ui,
            |ui| kit::secondary(ui, &label),
            |ui| {
                if kit::link(ui, &turn).clicked() {
                    *chosen = if whole { Default::default() } else { all(cx) };
                }
            },
        );
        let chosen_shown = &mut self.chosen_shown;
        let mut list_ui = |ui: &mut Ui| {
            for document in &documents {
                let mut on = chosen.contains(&document.id);
                let row = kit::checkbox(ui, &mut on, &document.name);
                // What is only measured, as a dialog is in its first frame, does not scroll.
                if on && !ui.is_sizing_pass() && !std::mem::replace(chosen_shown, true) {
                    row.scroll_to_me(Some(Align::Center));
                }
                if row.changed() && on {
                    chosen.insert(document.id);
                } else if row.changed() {
                    chosen.remove(&document.id);
                }
            }
        };
        if ui.ctx().content_rect().height() < LOW {
            // The dialog itself scrolls here, and two bars would stand beside each other.
            let text = cx.tr("print-choose");
            kit::collapsing(ui, &mut self.choosing, text, list_ui);
        } else {
            let list = Scroll::vertical("print-documents").max_height(LIST).shrinks();
            list.show(ui, |ui| list_ui(ui));
        }
    }

    fn format_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        kit::secondary(ui, cx.tr("print-format"));
        let names = [
            (TranscriptFormat::Pdf, cx.tr("print-format-pdf")),
            (TranscriptFormat::Docx, cx.tr("print-format-docx")),
            (TranscriptFormat::Html, cx.tr("print-format-html")),
        ];
        let formats = names.each_ref().map(|(format, name)| (*format, name.as_str()));
        kit::row(ui, |ui| {
            kit::segmented(ui, &mut self.format, &formats);
            ui.add_space(8.0);
            let papers = Paper::ALL.map(|paper| (paper, paper.name()));
            kit::segmented(ui, &mut self.setting.paper, &papers);
        });
        kit::secondary(ui, cx.tr("print-face"));
        kit::row(ui, |ui| {
            self.face_ui(ui, cx);
            ui.add_space(8.0);
            let names = PrintSize::ALL.map(|size| (size, cx.tr(size_name(size))));
            let sizes = names.each_ref().map(|(size, name)| (*size, name.as_str()));
            kit::segmented(ui, &mut self.setting.size, &sizes);
        });
    }

    fn face_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.format.names_fonts() {
            let lang = cx.words.lang();
            let profiles = Profile::all().iter().map(|p| (p.clone(), p.label(lang)));
            let profiles: Vec<(Profile, &str)> = profiles.collect();
            let name = cx.tr("print-face");
            kit::combo(ui, &name, &mut self.setting.profile, &profiles, FACE);
        } else {
            let names = [
                (PrintFace::Vazirmatn, cx.tr(Face::Vazirmatn.text_id())),
                (PrintFace::Amiri, cx.tr(Face::Amiri.text_id())),
            ];
            let faces = names.each_ref().map(|(face, name)| (*face, name.as_str()));
            kit::segmented(ui, &mut self.setting.face, &faces);
        }
    }

    fn shown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        kit::secondary(ui, cx.tr("print-shown"));
        let choices = &mut self.choices;
        let margin = &mut choices.margin;
        kit::wrapped_row(ui, |ui| {
            kit::checkbox(ui, &mut margin.stripes, cx.tr("print-stripes"));
            kit::checkbox(ui, &mut margin.numbers, cx.tr("print-numbers"));
            kit::checkbox(ui, &mut margin.names, cx.tr("print-names"));
        });
        // They stand below the names, and so with them.
        ui.add_enabled_ui(margin.names, |ui| {
            kit::wrapped_row(ui, |ui| {
                kit::checkbox(ui, &mut choices.paths, cx.tr("print-paths"));
                kit::checkbox(ui, &mut choices.condensed, cx.tr("print-condensed"));
            });
        });
        kit::wrapped_row(ui, |ui| {
            kit::checkbox(ui, &mut choices.memos, cx.tr("print-memos"));
            kit::checkbox(ui, &mut choices.legend, cx.tr("print-legend"));
            kit::checkbox(ui, &mut choices.coded_only, cx.tr("print-only-coded"));
        });
    }

    fn write(&self, cx: &mut Cx<'_>) {
        let mut documents = self.choices.documents.iter();
        let title = match (documents.next(), documents.next()) {
            (Some(one), None) => cx.snapshot().document(*one).map(|document| &document.name),
            _ => None,
        };
        let title = title.unwrap_or(&cx.snapshot().project().name).clone();
        let request = TranscriptRequest {
            choices: self.choices.clone(),
            lang: cx.words.lang(),
            digits: cx.words.digits(),
            format: self.format,
            setting: self.setting.clone(),
        };
        cx.act(Action::Print(Box::new(TranscriptPrint { request, title })));
    }
}

/// The id of the name of a size.
fn size_name(size: PrintSize) -> &'static str {
    match size {
        PrintSize::Small => "print-size-small",
        PrintSize::Medium => "print-size-medium",
        PrintSize::Large => "print-size-large",
    }
}

/// All documents of the project.
fn all(cx: &Cx<'_>) -> BTreeSet<DocumentId> {
    cx.snapshot()
        .documents()
        .iter()
        .map(|document| document.id)
        .collect()
}

impl DialogBody for PrintBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("print-title")
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.leave_out_what_is_gone(cx);
        self.documents_ui(ui, cx);
        ui.add_space(8.0);
        self.format_ui(ui, cx);
        ui.add_space(8.0);
        self.shown_ui(ui, cx);
        cx.shared.printed = Some(PrintedDocuments {
            proposed: self.proposed.clone(),
            chosen: self.choices.documents.clone(),
        });
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let some = !self.choices.documents.is_empty();
        let text = cx.tr("print-write");
        let write = ui
            .add_enabled_ui(some, |ui| Button::new(&text).primary().ui(ui))
            .inner;
        if !std::mem::replace(&mut self.started, true) {
            write.request_focus();
        }
        if write.clicked() {
            cx.settings.print = self.settings();
            self.write(cx);
            return true;
        }
        kit::button(ui, cx.words.get("kit-cancel")).clicked()
    }
}
