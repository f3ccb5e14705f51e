//! A new project: its name, its place, what it begins with, and under which name the person codes.

use std::path::{Path, PathBuf};

use egui::{Context, Key, Modifiers, Ui};

use crate::exchange::export::file_stem;
use crate::exchange::use_cases::new_project::{ContentAnalysis, NewProject, Template};
use crate::files::file_name;
use crate::i18n::Words;
use crate::session::PROJECT_ENDING;
use crate::ui::kit::{self, Env};
use crate::ui::parts::paths::{PathField, Places, WantedEntries};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The height of the list of folders, in points.
const LIST: f32 = 112.0;
/// The room for what a template does, in points: two lines.
const TEXT: f32 = 40.0;
/// Lines of a sentence that are shown.
const LINES: usize = 3;

/// What a project can begin with; the file of a codebook is chosen apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    Blank,
    Steps(ContentAnalysis),
    Codebook,
}

impl Beginning {
    const ALL: [Self; 5] = [
        Self::Blank,
        Self::Steps(ContentAnalysis::Summative),
        Self::Steps(ContentAnalysis::Conventional),
        Self::Steps(ContentAnalysis::Directed),
        Self::Codebook,
    ];

    /// The ids of its name and of what it does.
    fn text_ids(self) -> (&'static str, &'static str) {
        match self {
            Self::Blank => ("template-blank", "template-blank-text"),
            Self::Steps(ContentAnalysis::Summative) => ("template-summative", "template-summative-text"),
            Self::Steps(ContentAnalysis::Conventional) => {
                ("template-conventional", "template-conventional-text")
            }
            Self::Steps(ContentAnalysis::Directed) => ("template-directed", "template-directed-text"),
            Self::Codebook => ("template-codebook", "template-codebook-text"),
        }
    }
}

/// What the dialog asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum NewProjectAnswer {
    /// A project is to be made. Where the name of the coder was asked for, the person codes under this one; under the
    /// login name where it is empty.
    Make(NewProject, Option<String>),
    /// The person wants to choose the folder in a dialog.
    AskFolder,
    /// The person wants to choose the file of a codebook.
    AskCodebook,
    /// The person gave up.
    Left,
}

/// The dialog of a new project.
pub struct NewProjectDialog {
    name: String,
    place: PathField,
    /// The person was in the field of the place last, so that the folders are listed.
    in_place: bool,
    beginning: Beginning,
    codebook: Option<PathBuf>,
    /// The name of the coder, where it is asked for.
    coder: Option<String>,
    started: bool,
    /// It is to be made as soon as the folder was read.
    waiting: bool,
    problem: Option<String>,
}

impl NewProjectDialog {
    /// Proposes a folder, and a name of the coder where that is to be asked for.
    pub fn new(places: Places, coder: Option<String>, words: &Words) -> Self {
        let folder = PathField::text_of(&places.base);
        Self {
            name: words.get("files-new-project").into_owned(),
            place: PathField::new(places, WantedEntries::Folders, folder).quiet(),
            in_place: false,
            beginning: Beginning::Blank,
            codebook: None,
            coder,
            started: false,
            waiting: false,
            problem: None,
        }
    }

    /// Takes the keyboard again after another dialog stood in its place.
    pub fn come_back(&mut self) {
        self.started = false;
    }

    /// Takes over a folder that was chosen in a dialog.
    pub fn set_folder(&mut self, folder: &Path) {
        self.place.set_folder(folder);
        self.place.take_keyboard();
        self.problem = None;
    }

    /// Takes over the file of a codebook that was chosen in a dialog.
    pub fn set_codebook(&mut self, file: PathBuf) {
        self.codebook = Some(file);
        self.problem = None;
    }

    /// Learns why no project was made.
    pub fn failed(&mut self, sentence: String) {
        self.problem = Some(sentence);
    }

    /// Draws the dialog; what it asks for. `making` tells whether a project is being made of what was said, so that no
    /// other is asked for.
    pub fn ui(&mut self, ctx: &Context, making: bool) -> Option<NewProjectAnswer> {
        let words = Env::of(ctx).words;
        let title = words.get("new-project-title");
        let mut answer = None;
        let shown = kit::DialogWindow::new("new-project", &title)
            .width(560.0)
            .show_with(
                ctx,
                &mut (&mut *self, &mut answer),
                |(dialog, answer), ui| dialog.content_ui(ui, &words, making, answer),
                |(dialog, answer), ui| dialog.buttons_ui(ui, &words, answer),
            );
        if answer.is_none() && shown.dismissed {
            answer = Some(NewProjectAnswer::Left);
        }
        answer
    }

    fn content_ui(
        &mut self,
        ui: &mut Ui,
        words: &Words,
        making: bool,
        answer: &mut Option<NewProjectAnswer>,
    ) {
        let theme = Theme::of(ui.ctx());
        let width = ui.available_width();
        // After a choice with the mouse nothing has the keyboard, and Enter is for the whole dialog.
        let free = ui.memory(|memory| memory.focused().is_none()) && !kit::menu_is_open(ui.ctx());
        let entered = self.started && free && kit::take_key(ui, Modifiers::NONE, Key::Enter);
        let label = words.get("dialog-project-name");
        kit::secondary(ui, &label);
        let field = Field::single("name").label(&label).select_all_on_focus();
        let field = field.show(ui, &mut self.name);
        if !std::mem::replace(&mut self.started, true) {
            field.response.request_focus();
        }
        self.in_place &= !field.response.has_focus();
        let mut changed = field.changed;
        let mut submitted = field.submitted;

        let label = words.get("new-project-folder");
        kit::spread(
            ui,
            |ui| kit::secondary(ui, &label),
            |ui| {
                if kit::link(ui, words.get("new-project-choose-folder")).clicked() {
                    *answer = Some(NewProjectAnswer::AskFolder);
                }
            },
        );
        let list = self.in_place.then_some(LIST);
        let place = self.place.ui(ui, &label, list, |_| false);
        self.in_place |= self.place.has_keyboard(ui.ctx());
        changed |= place.changed;
        submitted |= place.submitted;

        let label = words.get("new-project-template");
        kit::secondary(ui, &label);
        let names = Beginning::ALL.map(|beginning| (beginning, words.get(beginning.text_ids().0)));
        let choices = names.each_ref().map(|(beginning, name)| (*beginning, &**name));
        let chosen = kit::combo(ui, &label, &mut self.beginning, &choices, width);
        changed |= chosen.changed();
        self.in_place &= !chosen.has_focus();
        let text = words.get(self.beginning.text_ids().1);
        ui.scope(|ui| {
            // As high whatever is chosen, so that the dialog stays where it is.
            ui.set_min_height(TEXT);
            ui.add(kit::StyledText::new(&text).secondary().rows(width, LINES));
        });
        if self.beginning == Beginning::Codebook {
            let name = match &self.codebook {
                Some(file) => file_name(file),
                None => words.get("new-project-no-codebook").into_owned(),
            };
            kit::spread(
                ui,
                |ui| ui.add(kit::StyledText::new(&name).elided()),
                |ui| {
                    if kit::button(ui, words.get("new-project-choose-codebook")).clicked() {
                        *answer = Some(NewProjectAnswer::AskCodebook);
                    }
                },
            );
        }

        if let Some(coder) = &mut self.coder {
            ui.add_space(theme.space.tiny);
            let label = words.get("settings-coder");
            kit::secondary(ui, &label);
            let field = Field::single("coder").label(&label).select_all_on_focus();
            let field = field.show(ui, coder);
            self.in_place &= !field.response.has_focus();
            submitted |= field.submitted;
            let text = words.get("coder-question-text");
            ui.add(kit::StyledText::new(&text).secondary().rows(width, LINES));
        }

        if changed {
            self.problem = None;
        }
        if submitted || entered {
            self.mean(ui.ctx());
        }
        if self.waiting && !making {
            self.make(words, answer);
        }
        match &self.problem {
            Some(problem) => {
                let danger = theme.colours.danger;
                ui.add(kit::StyledText::new(problem).colour(danger).rows(width, LINES));
            }
            None => {
                let target = self.place.path().join(self.file()).display().to_string();
                // A path reads from left to right, whatever stands round it and in it.
                let target = format!("\u{2066}{target}\u{2069}");
                let sentence = words.with("new-project-file", &[("file", target)]);
                ui.add(kit::StyledText::new(&sentence).secondary().rows(width, LINES));
            }
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, words: &Words, answer: &mut Option<NewProjectAnswer>) {
        if kit::primary_button(ui, words.get("new-project-make")).clicked() {
            self.mean(ui.ctx());
        }
        if kit::button(ui, words.get("kit-cancel")).clicked() {
            *answer = Some(NewProjectAnswer::Left);
        }
    }

    /// The name of the file.
    fn file(&self) -> String {
        format!("{}.{PROJECT_ENDING}", file_stem(&self.name))
    }

    /// The project is wanted, in the folder as it is now.
    fn mean(&mut self, ctx: &Context) {
        self.place.read_again(ctx);
        self.waiting = true;
    }

    /// Asks for the project, or says what is missing.
    fn make(&mut self, words: &Words, answer: &mut Option<NewProjectAnswer>) {
        if self.name.trim().is_empty() {
            return self.refuse(words.get("new-project-name-missing").into_owned());
        }
        if !self.place.is_read() {
            return;
        }
        let folder = match self.place.typed_folder(words) {
            Ok(folder) => folder,
            Err(sentence) => return self.refuse(sentence),
        };
        let template = match (self.beginning, &self.codebook) {
            (Beginning::Blank, _) => Template::Blank,
            (Beginning::Steps(kind), _) => Template::Steps(kind),
            (Beginning::Codebook, Some(file)) => Template::Codebook(file.clone()),
            (Beginning::Codebook, None) => {
                return self.refuse(words.get("new-project-codebook-missing").into_owned());
            }
        };
        let new = NewProject {
            path: folder.join(self.file()),
            name: self.name.trim().to_owned(),
            template,
        };
        self.waiting = false;
        *answer = Some(NewProjectAnswer::Make(
            new,
            self.coder.as_ref().map(|coder| coder.trim().to_owned()),
        ));
    }

    fn refuse(&mut self, sentence: String) {
        self.waiting = false;
        self.problem = Some(sentence);
    }
}
