//! What the person chose: kept in a small file between starts. Both faces read it.

mod docks;
mod looks;
mod names;
mod page_choices;
mod print;
mod project_view;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use docks::{Dock, DockSide, Docks, Pane, Slot};
pub use looks::{Accent, Face, FileDialogs, ThemeChoice};
pub use names::NameLines;
pub use page_choices::{FindingsChoices, LadderChoices, ProjectChoices};
pub use print::PrintSettings;
pub use project_view::{
    CodingsView, EmphasisView, FindingsView, HistoryView, MemosView, OtherTextView, Page, ProjectView,
    ProjectViews,
};

use crate::files::{WriteTerms, login_name, read_plain_text, write_atomically};
use crate::i18n::{Calendar, Digits, Lang, Words, Zone};
use crate::text::persian::typing::TypingHelp;

/// How many projects the list of recent ones remembers.
const RECENT: usize = 8;
/// Of how many projects closed branches are remembered.
const PROJECTS: usize = 40;
/// A file of settings is never longer than this, in bytes; what is remembered in it is bounded.
const LONGEST: u64 = 4 << 20;
/// How many things that were chosen in the palette are remembered.
const CHOSEN: usize = 24;
/// How many documents' places are remembered.
const PLACES: usize = 400;

/// Columns of the ladder.
pub const LADDER_COLUMNS: usize = 5;

/// How the page of the ladder is divided.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LadderSettings {
    /// The text is seen beside the table.
    pub text: bool,
    /// Width of the text, in points.
    pub text_width: f32,
    /// Shares of the columns of the table, in reading direction; only their proportions count.
    pub columns: [f32; LADDER_COLUMNS],
}

impl Default for LadderSettings {
    fn default() -> Self {
        Self {
            text: true,
            text_width: 400.0,
            columns: [0.32, 0.2, 0.17, 0.16, 0.15],
        }
    }
}

impl LadderSettings {
    fn sane(mut self) -> Self {
        let usual = Self::default();
        if !self.text_width.is_finite() {
            self.text_width = usual.text_width;
        }
        if !self.columns.iter().all(|share| share.is_finite() && *share > 0.0) {
            self.columns = usual.columns;
        }
        self
    }
}

/// A place in a document: the paragraph at the top of the view, and how much of it is above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadingPlace {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// The part of it that is above the view, from 0 to 1.
    pub offset: f64,
}

/// What the person chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub language: Lang,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Digits of the interface; those of the language when `None`.
    pub digits: Option<Digits>,
    /// Calendar of dates; that of the language when `None`.
    pub calendar: Option<Calendar>,
    /// The colour of action, links and focus.
    pub accent: Accent,
    /// The face in which documents are read.
    pub face: Face,
    /// Size of the transcript's text, 1 as designed; from 0.6 to 3.
    pub zoom: f32,
    /// Size of the whole interface, 1 as designed; from 0.8 to 2.
    pub scale: f32,
    /// Whether panes and toasts may move.
    pub motion: bool,
    /// Blank lines of a text take little room.
    pub low_blanks: bool,
    /// What is put right while typing; nothing as designed.
    pub typing: TypingHelp,
    /// A selection in a text that is read goes from word to word; Alt makes it go from letter to letter.
    pub whole_words: bool,
    /// What can be done with a selected passage is offered beside it.
    pub selection_bubble: bool,
    /// The category board shows names only, without definitions.
    pub board_names_only: bool,
    /// How many lines the names of codes may take.
    pub name_lines: NameLines,
    /// Name under which the person codes; the login name when empty.
    pub coder: String,
    /// The person was asked for that name, or has skipped the question.
    pub coder_asked: bool,
    /// Where files are asked for.
    pub file_dialogs: FileDialogs,
    /// The folder of the files that were chosen last in the window.
    pub folder: Option<PathBuf>,
    /// Projects opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// What was chosen in the palette last, the newest first: ids of commands and tables, GUIDs, and files of projects.
    pub palette: Vec<String>,
    /// Where the panes stand, which are seen, and how large they are.
    pub docks: Docks,
    /// How the page of the ladder is divided.
    pub ladder: LadderSettings,
    /// What was chosen when a coded transcript was printed last.
    pub print: PrintSettings,
    /// Size of the window in points of a screen that is not scaled.
    pub window: Option<(f32, f32)>,
    /// The window was as large as the screen.
    pub maximised: bool,
    /// The tour of the window was shown.
    pub tour_seen: bool,
    /// Closed branches of the code system, by the GUIDs of the project and of its codes.
    pub closed: BTreeMap<String, Vec<String>>,
    /// Last place in each document, by the document's GUID.
    pub places: BTreeMap<String, ReadingPlace>,
    /// What was shown of each project.
    pub views: ProjectViews,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Lang::of_machine(),
            theme: ThemeChoice::default(),
            digits: None,
            calendar: None,
            accent: Accent::default(),
            face: Face::default(),
            zoom: 1.0,
            scale: 1.0,
            motion: true,
            low_blanks: true,
            typing: TypingHelp::default(),
            whole_words: true,
            selection_bubble: true,
            board_names_only: false,
            name_lines: NameLines::default(),
            coder: String::new(),
            coder_asked: false,
            file_dialogs: FileDialogs::default(),
            folder: None,
            recent: Vec::new(),
            palette: Vec::new(),
            docks: Docks::default(),
            ladder: LadderSettings::default(),
            print: PrintSettings::default(),
            window: None,
            maximised: false,
            tour_seen: false,
            closed: BTreeMap::new(),
            places: BTreeMap::new(),
            views: ProjectViews::default(),
        }
    }
}

impl Settings {
    /// The texts of the interface in the chosen language, digits and calendar, for a screen.
    pub fn words(&self) -> Words {
        let digits = self.digits.unwrap_or_else(|| self.language.digits());
        let calendar = self.calendar.unwrap_or_else(|| self.language.calendar());
        Words::with_options(self.language, digits, Zone::Local)
            .in_calendar(calendar)
            .isolating_names()
    }

    /// Where the settings of this person are kept; `None` where the system has no place for them.
    pub fn usual_path() -> Option<PathBuf> {
        Some(
            directories::ProjectDirs::from("", "", "gozareh")?
                .config_dir()
                .join("settings.ron"),
        )
    }

    /// Reads the file. A missing one gives the defaults; a damaged one, or what is no file, too, and `true` to say so.
    pub fn load(path: &Path) -> (Self, bool) {
        let source = match read_plain_text(path, LONGEST) {
            Ok(source) => source,
            Err(error) => {
                log::info!("{}: {error}", path.display());
                return (
                    Self::default(),
                    !matches!(
                        error.kind(),
                        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied
                    ),
                );
            }
        };
        match ron::from_str::<Self>(&source) {
            Ok(mut settings) => {
                if let Ok(old) = ron::from_str::<SettingsBeforeDocks>(&source) {
                    settings.docks = old.panes.docks();
                }
                (settings.sane(), false)
            }
            Err(fault) => {
                log::warn!("{}: {fault}", path.display());
                (Self::default(), true)
            }
        }
    }

    /// Writes the file whole or not at all.
    pub fn store(&self, path: &Path) -> io::Result<()> {
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
        if let Some(dir) = path.parent() {
            fs::create_dir_all(dir)?;
        }
        write_atomically(path, text.as_bytes(), WriteTerms::replacing())
    }

    /// The coder's name: the chosen one, else the login name, else a plain word.
    pub fn coder_name(&self) -> String {
        Some(self.coder.trim().to_owned())
            .filter(|name| !name.is_empty())
            .or_else(login_name)
            .unwrap_or_else(|| self.words().get("coder-unnamed").into_owned())
    }

    /// Whether the person is still to be asked for the name under which to code.
    pub fn asks_for_coder(&self) -> bool {
        !self.coder_asked && self.coder.trim().is_empty()
    }

    /// Remembers that a project was opened.
    pub fn opened(&mut self, project: &Path) {
        self.recent.retain(|p| p != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Remembers what was chosen in the palette.
    pub fn chose_in_palette(&mut self, what: &str) {
        self.palette.retain(|chosen| chosen != what);
        self.palette.insert(0, what.to_owned());
        self.palette.truncate(CHOSEN);
    }

    /// Remembers the place in a document.
    pub fn remember_place(&mut self, document: String, place: ReadingPlace) {
        if self.places.len() >= PLACES && !self.places.contains_key(&document) {
            self.places.pop_first();
        }
        self.places.insert(document, place);
    }

    /// Remembers which branches of a project's code system are closed.
    pub fn remember_closed(&mut self, project: String, codes: Vec<String>) {
        if codes.is_empty() {
            self.closed.remove(&project);
            return;
        }
        if self.closed.len() >= PROJECTS && !self.closed.contains_key(&project) {
            self.closed.pop_first();
        }
        self.closed.insert(project, codes);
    }

    fn sane(mut self) -> Self {
        let clamp = |v: f32, lo, hi, usual| if v.is_finite() { v.clamp(lo, hi) } else { usual };
        self.zoom = clamp(self.zoom, 0.6, 3.0, 1.0);
        self.scale = clamp(self.scale, 0.8, 2.0, 1.0);
        self.docks = self.docks.sane();
        self.ladder = self.ladder.sane();
        self.name_lines = self.name_lines.sane();
        self.palette.truncate(CHOSEN);
        self
    }
}

/// Settings from before panes could be moved.
#[derive(Deserialize)]
struct SettingsBeforeDocks {
    panes: PanesBeforeDocks,
}

/// Which panes were seen and how wide they were while their places were fixed.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(default)]
struct PanesBeforeDocks {
    documents: bool,
    codes: bool,
    segments: bool,
    lists_width: f32,
    segments_width: f32,
}

impl Default for PanesBeforeDocks {
    fn default() -> Self {
        Self {
            documents: true,
            codes: true,
            segments: true,
            lists_width: 340.0,
            segments_width: 280.0,
        }
    }
}

impl PanesBeforeDocks {
    fn docks(self) -> Docks {
        let mut docks = Docks::default();
        docks.leading.size = self.lists_width;
        docks.trailing.size = self.segments_width;
        docks.show(Pane::Documents, self.documents);
        docks.show(Pane::Codes, self.codes);
        docks.show(Pane::Segments, self.segments);
        docks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_from_before_panes_could_be_moved_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.ron");
        let old = "(zoom: 1.2, panes: (documents: true, codes: true, segments: false, lists_width: 402.0, \
                   documents_height: 240.0, segments_width: 280.0), window: Some((1440.0, 900.0)))";
        fs::write(&path, old).unwrap();
        let (settings, damaged) = Settings::load(&path);
        assert!(!damaged);
        assert_eq!((settings.zoom, settings.docks.leading.size), (1.2, 402.0));
        assert!(!settings.docks.is_shown(Pane::Segments));
        assert!(settings.docks.is_shown(Pane::Codes));
        settings.store(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, false));
    }

    #[test]
    fn settings_survive_a_restart_and_damage() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/settings.ron");
        assert_eq!(Settings::load(&path), (Settings::default(), false));
        let mut chosen = Settings {
            zoom: 1.5,
            coder: "مریم".into(),
            ..Settings::default()
        };
        chosen.opened(Path::new("/پروژه.gozareh"));
        chosen.remember_place(
            "x".into(),
            ReadingPlace {
                paragraph: 3,
                offset: 12.5,
            },
        );
        chosen.store(&path).unwrap();
        assert_eq!(Settings::load(&path), (chosen.clone(), false));
        assert_eq!(chosen.coder_name(), "مریم");
        fs::write(&path, "(zoom: oops").unwrap();
        assert_eq!(Settings::load(&path), (Settings::default(), true));
        for deep in ["(", "[", "Some(", "{", "(unknown: [", "/*"] {
            fs::write(&path, deep.repeat(100_000)).unwrap();
            assert_eq!(Settings::load(&path), (Settings::default(), true), "{deep}");
        }
        #[cfg(unix)]
        for endless in ["/dev/zero", "/dev/tty"] {
            assert_eq!(Settings::load(Path::new(endless)), (Settings::default(), true));
        }
        fs::write(&path, "(zoom: 99.0)").unwrap();
        assert_eq!(Settings::load(&path).0.zoom, 3.0);
    }

    #[test]
    fn recent_projects_are_few_and_told_once() {
        let mut settings = Settings::default();
        for n in 0..20 {
            settings.opened(Path::new(&format!("/{n}.gozareh")));
        }
        settings.opened(Path::new("/15.gozareh"));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], Path::new("/15.gozareh"));
        assert_eq!(
            settings
                .recent
                .iter()
                .filter(|p| p.ends_with("15.gozareh"))
                .count(),
            1
        );
    }
}
