//! The question for files in the window itself, where the system has no dialog for it or the person wants none.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use crate::files::file_name;
use crate::i18n::Words;
use crate::ui::kit::{self, Button, Env};
use crate::ui::parts::paths::{PathField, Places, WantedEntries};
use crate::ui::platform::{FilePurpose, FileQuestion};
use crate::ui::theme::Theme;

/// Width of the choice among kinds of files at least, in points.
const KINDS: f32 = 260.0;
/// The height of the list of what is in the folder, in points.
const LIST: f32 = 280.0;
/// Its least height in a low window, and the height of what stands over and under it, in points. The list scrolls, and
/// not the dialog round it.
const LEAST: f32 = 120.0;
const REST: f32 = 96.0;
/// Lines of a sentence that are shown.
const LINES: usize = 3;

/// What came of the question.
#[derive(Debug, PartialEq, Eq)]
pub enum PathAnswer {
    /// These files are meant.
    Files(Vec<PathBuf>),
    /// The person gave up.
    Left,
}

/// A question for files, while it is asked in the window.
pub struct PathDialog {
    question: FileQuestion,
    field: PathField,
    /// Which of the question's kinds of files are listed; all files after the last.
    filter: usize,
    ticked: Vec<PathBuf>,
    /// Something stands where the file is to be written.
    replacing: Option<PathBuf>,
    /// Why what is typed cannot be meant.
    problem: Option<String>,
    /// Enter was pressed before the folder was read.
    waiting: bool,
}

impl PathDialog {
    /// Asks this; paths begin from these places.
    pub fn new(question: FileQuestion, places: Places) -> Self {
        let wanted = wanted(&question, 0);
        let text = match &question.purpose {
            FilePurpose::OpenOne | FilePurpose::OpenMany | FilePurpose::Folder => {
                PathField::text_of(&places.base)
            }
            FilePurpose::Save(name) => places.base.join(name).to_string_lossy().into_owned(),
            FilePurpose::SaveAt(path) => path.to_string_lossy().into_owned(),
        };
        let saves = matches!(question.purpose, FilePurpose::Save(_) | FilePurpose::SaveAt(_));
        let field = PathField::new(places, wanted, text);
        Self {
            field: if saves { field.proposing() } else { field },
            question,
            filter: 0,
            ticked: Vec::new(),
            replacing: None,
            problem: None,
            waiting: false,
        }
    }

    /// Draws the dialog; what came of it once it is answered.
    pub fn ui(&mut self, ctx: &Context) -> Option<PathAnswer> {
        let words = Env::of(ctx).words;
        let title = self.question.title.clone();
        let mut answer = None;
        let shown = kit::DialogWindow::new("paths", &title).width(640.0).show_with(
            ctx,
            &mut (&mut *self, &mut answer),
            |(dialog, answer), ui| dialog.content_ui(ui, &words, answer),
            |(dialog, answer), ui| dialog.buttons_ui(ui, &words, answer),
        );
        if answer.is_none() && shown.dismissed {
            // Escape takes back the question before it leaves the dialog.
            if self.replacing.take().is_some() {
                self.field.take_keyboard();
            } else {
                answer = Some(PathAnswer::Left);
            }
        }
        answer
    }

    fn content_ui(&mut self, ui: &mut Ui, words: &Words, answer: &mut Option<PathAnswer>) {
        let top = ui.cursor().top();
        let kinds = self.kinds(words);
        if kinds.len() > 1 {
            let choices: Vec<(usize, &str)> = kinds.iter().map(String::as_str).enumerate().collect();
            let name = words.get("paths-kinds");
            // A list of endings that is cut can hardly be read.
            let widths = kinds.iter().map(|kind| kit::combo_width(ui.ctx(), kind));
            let widest = widths.fold(KINDS, f32::max);
            kit::row(ui, |ui| {
                kit::secondary(ui, &name);
                let width = widest.min(ui.available_width());
                kit::combo(ui, &name, &mut self.filter, &choices, width);
            });
            self.field.want(wanted(&self.question, self.filter));
        }
        let label = words.get(match self.question.purpose {
            FilePurpose::Folder => "paths-folder",
            FilePurpose::OpenOne | FilePurpose::OpenMany => "paths-path",
            FilePurpose::Save(_) | FilePurpose::SaveAt(_) => "paths-target",
        });
        let ticked = &self.ticked;
        let is_ticked = |path: &Path| ticked.iter().any(|ticked| ticked == path);
        let room = kit::dialog_room(ui.ctx()) - (ui.cursor().top() - top) - REST;
        let list = room.clamp(LEAST, LIST);
        let done = self.field.ui(ui, &label, Some(list), is_ticked);
        if done.changed {
            (self.problem, self.replacing, self.waiting) = (None, None, false);
        }
        if let Some(file) = done.file {
            self.take_file(file, answer);
        }
        if self.question.purpose == FilePurpose::OpenMany
            && kit::take_key(ui, egui::Modifiers::COMMAND, egui::Key::Space)
            && let Some(file) = self.field.file_at_cursor()
        {
            self.tick(file);
        }
        if done.submitted {
            self.mean(ui.ctx());
        }
        if std::mem::take(&mut self.waiting) {
            self.submit(words, answer);
        }
        let width = ui.available_width();
        if let Some(path) = &self.replacing {
            let sentence = words.with("paths-replace-question", &[("file", file_name(path))]);
            let colour = Theme::of(ui.ctx()).colours.danger;
            ui.add(kit::StyledText::new(&sentence).colour(colour).rows(width, LINES));
        } else if let Some(problem) = &self.problem {
            let colour = Theme::of(ui.ctx()).colours.danger;
            ui.add(kit::StyledText::new(problem).colour(colour).rows(width, LINES));
        } else {
            let hint = match self.question.purpose {
                FilePurpose::OpenMany if !self.ticked.is_empty() => {
                    words.with("paths-ticked", &[("count", self.ticked.len())])
                }
                FilePurpose::OpenMany => words.get("paths-hint-many").into_owned(),
                FilePurpose::OpenOne
                | FilePurpose::Folder
                | FilePurpose::Save(_)
                | FilePurpose::SaveAt(_) => words.get("paths-hint").into_owned(),
            };
            ui.add(kit::StyledText::new(&hint).secondary().rows(width, LINES));
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, words: &Words, answer: &mut Option<PathAnswer>) {
        if let Some(path) = self.replacing.clone() {
            if ui
                .add(Button::new(&words.get("paths-replace")).danger())
                .clicked()
            {
                *answer = Some(PathAnswer::Files(vec![path]));
            }
            if kit::button(ui, words.get("kit-cancel")).clicked() {
                self.replacing = None;
                self.field.take_keyboard();
            }
            return;
        }
        let go = match self.question.purpose {
            FilePurpose::OpenOne => "paths-open",
            FilePurpose::OpenMany => "paths-import",
            FilePurpose::Folder => "paths-choose",
            FilePurpose::Save(_) | FilePurpose::SaveAt(_) => "paths-save",
        };
        if kit::primary_button(ui, words.get(go)).clicked() {
            match self.field.file_at_cursor() {
                Some(file) if self.ticked.is_empty() => self.take_file(file, answer),
                _ => self.mean(ui.ctx()),
            }
        }
        if kit::button(ui, words.get("kit-cancel")).clicked() {
            *answer = Some(PathAnswer::Left);
        }
        if self.question.purpose == FilePurpose::OpenMany {
            let files = self.field.files();
            let all = words.with("paths-tick-all", &[("count", files.len())]);
            if !files.is_empty() && kit::quiet_button(ui, &all).clicked() {
                let new = files.into_iter().filter(|file| !self.ticked.contains(file));
                let new: Vec<PathBuf> = new.collect();
                self.ticked.extend(new);
                self.field.take_keyboard();
            }
        }
    }

    /// The kinds of files that can be listed, in words.
    fn kinds(&self, words: &Words) -> Vec<String> {
        let named = |(name, endings): &(String, Vec<&str>)| {
            let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
            // Endings read from left to right within whatever stands round them.
            let list = format!("\u{2066}{}\u{2069}", endings.join(" "));
            match *name == endings.concat().trim_start_matches('.') {
                true => list,
                false => format!("{name} ({list})"),
            }
        };
        let all = words.get("paths-all-files").into_owned();
        self.question.filters.iter().map(named).chain([all]).collect()
    }

    /// A file was chosen in the list.
    fn take_file(&mut self, file: PathBuf, answer: &mut Option<PathAnswer>) {
        match self.question.purpose {
            FilePurpose::OpenOne => *answer = Some(PathAnswer::Files(vec![file])),
            FilePurpose::OpenMany => self.tick(file),
            FilePurpose::Folder => {}
            // What is written over is shown first.
            FilePurpose::Save(_) | FilePurpose::SaveAt(_) => {
                self.field.set_path(&file);
                (self.problem, self.replacing) = (None, None);
            }
        }
    }

    fn tick(&mut self, file: PathBuf) {
        match self.ticked.iter().position(|ticked| *ticked == file) {
            Some(place) => drop(self.ticked.remove(place)),
            None => self.ticked.push(file),
        }
        self.problem = None;
    }

    /// What is typed or ticked is meant, as the folder is now.
    fn mean(&mut self, ctx: &Context) {
        self.field.read_again(ctx);
        self.waiting = true;
    }

    /// Answers with what is meant as soon as the folder is read.
    fn submit(&mut self, words: &Words, answer: &mut Option<PathAnswer>) {
        if !self.ticked.is_empty() {
            *answer = Some(PathAnswer::Files(self.ticked.clone()));
            return;
        }
        if !self.field.is_read() {
            self.waiting = true;
            return;
        }
        if let Some(fault) = self.field.fault(words) {
            self.problem = Some(fault);
            return;
        }
        let name = self.field.name().to_owned();
        let found = self.field.entry(&name).cloned();
        match &self.question.purpose {
            FilePurpose::Folder => match self.field.typed_folder(words) {
                Ok(folder) => *answer = Some(PathAnswer::Files(vec![folder])),
                Err(problem) => self.problem = Some(problem),
            },
            FilePurpose::OpenOne | FilePurpose::OpenMany => match found {
                Some(entry) if entry.is_folder => self.field.set_folder(&entry.path),
                Some(entry) => *answer = Some(PathAnswer::Files(vec![entry.path])),
                None if name.is_empty() => {
                    self.problem = Some(words.get("paths-name-missing").into_owned());
                }
                None => self.problem = Some(words.with("paths-no-file", &[("name", name)])),
            },
            FilePurpose::Save(_) | FilePurpose::SaveAt(_) => match found {
                Some(entry) if entry.is_folder => self.field.set_folder(&entry.path),
                _ if name.is_empty() => {
                    self.problem = Some(words.get("paths-name-missing").into_owned());
                }
                _ => self.save(&name, answer),
            },
        }
    }

    /// The file of that name is to be written, with the ending of the chosen kind where it has none of the question's.
    fn save(&mut self, name: &str, answer: &mut Option<PathAnswer>) {
        let ending = Path::new(name)
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase());
        let mut endings = self.question.filters.iter().flat_map(|(_, endings)| endings);
        let known = ending.is_some_and(|ending| endings.any(|known| *known == ending));
        let chosen = self.question.filters.get(self.filter);
        let name = match chosen.and_then(|(_, endings)| endings.first()) {
            Some(ending) if !known => format!("{name}.{ending}"),
            _ => name.to_owned(),
        };
        let path = self.field.folder().join(&name);
        if self.field.entry(&name).is_some() {
            self.field.set_path(&path);
            self.replacing = Some(path);
        } else {
            *answer = Some(PathAnswer::Files(vec![path]));
        }
    }
}

/// What is listed for a question while this kind of files is chosen.
fn wanted(question: &FileQuestion, filter: usize) -> WantedEntries {
    if question.purpose == FilePurpose::Folder {
        return WantedEntries::Folders;
    }
    match question.filters.get(filter) {
        Some((_, endings)) => WantedEntries::Endings(endings.clone()),
        None => WantedEntries::Files,
    }
}
