//! What the window asks of the system around it: file dialogs and the clock. Tests put their own in its place.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files::{file_name, folder_of};
use crate::session::{Clock, SystemClock};

/// A question that a file dialog answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileQuestion {
    /// Title of the dialog.
    pub title: String,
    /// Name and endings (without dot) of the files in question.
    pub filters: Vec<(String, Vec<&'static str>)>,
    /// Whether files are opened or one is written.
    pub purpose: FilePurpose,
}

/// Whether files are opened or one is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePurpose {
    /// One file to read.
    OpenOne,
    /// Several files to read.
    OpenMany,
    /// One file to write, with a proposed name.
    Save(String),
    /// One file to write, with a proposed name in a folder. Where the system has no dialog, it is taken.
    SaveAt(PathBuf),
}

/// Asks the person for files: none when they gave up, `None` when the system has no dialog to ask with.
pub type AskFiles = dyn Fn(&FileQuestion) -> Option<Vec<PathBuf>> + Send + Sync;

/// The system around the window.
#[derive(Clone)]
pub struct Platform {
    /// Asks the person for files. Called on a thread of its own, for it may take minutes.
    pub ask: Arc<AskFiles>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where the copy of the sample study and unnamed projects go.
    pub data_dir: PathBuf,
}

impl Platform {
    /// The real system: its file dialogs, its clock, the person's data directory.
    pub fn system() -> Self {
        let data_dir = directories::ProjectDirs::from("", "", "gozareh")
            .map_or_else(std::env::temp_dir, |dirs| dirs.data_dir().to_owned());
        Self {
            ask: Arc::new(ask_system),
            clock: Arc::new(SystemClock),
            data_dir,
        }
    }
}

fn ask_system(question: &FileQuestion) -> Option<Vec<PathBuf>> {
    if !has_dialogs() {
        return None;
    }
    let mut dialog = rfd::FileDialog::new().set_title(&question.title);
    for (name, endings) in &question.filters {
        // The dialogs of Unix desktops tell apart what is written large and small.
        let large = endings.iter().map(|ending| ending.to_uppercase());
        let both: Vec<String> = endings.iter().map(|e| (*e).to_owned()).chain(large).collect();
        dialog = dialog.add_filter(name, &both);
    }
    Some(match &question.purpose {
        FilePurpose::OpenOne => dialog.pick_file().into_iter().collect(),
        FilePurpose::OpenMany => dialog.pick_files().unwrap_or_default(),
        FilePurpose::Save(name) => dialog.set_file_name(name).save_file().into_iter().collect(),
        FilePurpose::SaveAt(path) => dialog
            .set_directory(folder_of(path))
            .set_file_name(file_name(path))
            .save_file()
            .into_iter()
            .collect(),
    })
}

/// Whether the system can show a file dialog: on a Unix desktop through the session bus, or else with zenity.
fn has_dialogs() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let bus = || set("XDG_RUNTIME_DIR").is_some_and(|dir| PathBuf::from(dir).join("bus").exists());
    let zenity = || {
        set("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join("zenity").is_file()))
    };
    set("DBUS_SESSION_BUS_ADDRESS").is_some() || bus() || zenity()
}
