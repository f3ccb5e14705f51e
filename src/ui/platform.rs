//! What the window asks of the system around it: file dialogs and the clock. Tests put their own in its place.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::exchange::export::Clip;
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
    /// A folder to put something into.
    Folder,
    /// One file to write, with a proposed name.
    Save(String),
    /// One file to write, with a proposed name in a folder.
    SaveAt(PathBuf),
}

/// Asks the person for files: none when they gave up, `None` when the system has no dialog to ask with.
pub type AskFiles = dyn Fn(&FileQuestion) -> Option<Vec<PathBuf>> + Send + Sync;

/// Opens a file in the program that the system has for it, or a folder in the manager of files; an error when nothing
/// of the kind could be started.
pub type OpenOutside = dyn Fn(&Path) -> io::Result<()> + Send + Sync;

/// Puts text, and markup where there is any, on the clipboard; an error when the system has none that takes both.
pub type CopyClip = dyn Fn(&Clip) -> io::Result<()> + Send + Sync;

/// The system around the window.
#[derive(Clone)]
pub struct Platform {
    /// Asks the person for files. Called on a thread of its own, for it may take minutes.
    pub ask: Arc<AskFiles>,
    /// Opens files and folders outside. Called on a thread of its own, for some programs end when they are closed.
    pub open: Arc<OpenOutside>,
    /// Puts a table on the clipboard. The toolkit's own way knows plain text alone.
    pub copy: Arc<CopyClip>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where the copy of the sample study and unnamed projects go.
    pub data_dir: PathBuf,
    /// The person's own folder.
    pub home: PathBuf,
    /// Where files are looked for and written at first.
    pub documents: PathBuf,
}

impl Platform {
    /// The real system: its file dialogs, its clock, the person's data directory.
    pub fn system() -> Self {
        let data_dir = directories::ProjectDirs::from("", "", "gozareh")
            .map_or_else(std::env::temp_dir, |dirs| dirs.data_dir().to_owned());
        let home = directories::UserDirs::new();
        let own = home.as_ref().map(|dirs| dirs.home_dir().to_owned());
        let documents = home.as_ref().and_then(|dirs| dirs.document_dir());
        Self {
            ask: Arc::new(ask_system),
            open: Arc::new(open_by_system),
            copy: copy_to_system(),
            clock: Arc::new(SystemClock),
            documents: documents
                .filter(|folder| folder.is_dir())
                .map(PathBuf::from)
                .or_else(|| own.clone())
                .unwrap_or_else(|| data_dir.clone()),
            home: own.unwrap_or_else(|| data_dir.clone()),
            data_dir,
        }
    }
}

/// Nobody has seen a dialog and left it within this time: there was none.
const UNSEEN: Duration = Duration::from_millis(150);

/// The program with which each system opens whatever it is given.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

fn open_by_system(path: &Path) -> io::Result<()> {
    // A whole path, so that no name is taken for an option.
    let path = std::path::absolute(path)?;
    let mut opener = Command::new(OPENER);
    opener
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = opener.status()?;
    // Windows' own tells success and failure alike.
    if status.success() || cfg!(windows) {
        Ok(())
    } else {
        Err(io::Error::other(format!("{OPENER}: {status}")))
    }
}

/// The system's clipboard. On some systems what is on it is there as long as the one who put it there: it is opened when it
/// is first needed and kept.
fn copy_to_system() -> Arc<CopyClip> {
    let clipboard: Mutex<Option<arboard::Clipboard>> = Mutex::new(None);
    Arc::new(move |clip| {
        let mut clipboard = clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = match clipboard.take() {
            Some(opened) => Ok(opened),
            None => arboard::Clipboard::new(),
        };
        let opened = clipboard.insert(opened.map_err(io::Error::other)?);
        let put = match &clip.html {
            Some(html) => opened.set_html(html, Some(&clip.text)),
            None => opened.set_text(&clip.text),
        };
        put.map_err(io::Error::other)
    })
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
    let asked = Instant::now();
    let files: Vec<PathBuf> = match &question.purpose {
        FilePurpose::OpenOne => dialog.pick_file().into_iter().collect(),
        FilePurpose::OpenMany => dialog.pick_files().unwrap_or_default(),
        FilePurpose::Folder => dialog.pick_folder().into_iter().collect(),
        FilePurpose::Save(name) => dialog.set_file_name(name).save_file().into_iter().collect(),
        FilePurpose::SaveAt(path) => dialog
            .set_directory(folder_of(path))
            .set_file_name(file_name(path))
            .save_file()
            .into_iter()
            .collect(),
    };
    // A portal that fails answers as if the person had given up, only sooner than anyone can.
    let failed = DESKTOP_PORTAL && files.is_empty() && asked.elapsed() < UNSEEN;
    (!failed).then_some(files)
}

/// Whether the system's file dialogs are those of a desktop that may be there or not.
const DESKTOP_PORTAL: bool = cfg!(all(unix, not(target_os = "macos")));

/// Whether the system can show a file dialog: on a Unix desktop through a portal on the session bus, or else with
/// zenity.
fn has_dialogs() -> bool {
    if !DESKTOP_PORTAL {
        return true;
    }
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let lists = |name| set(name).map_or_else(Vec::new, |value| std::env::split_paths(&value).collect());
    let bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|dir| PathBuf::from(dir).join("bus").exists());
    let boxed = Path::new("/.flatpak-info").exists() || set("SNAP").is_some();
    let mut data: Vec<PathBuf> = lists("XDG_DATA_HOME");
    data.extend(set("HOME").map(|home| PathBuf::from(home).join(".local/share")));
    data.extend(lists("XDG_DATA_DIRS"));
    data.extend(["/usr/local/share", "/usr/share", "/run/current-system/sw/share"].map(PathBuf::from));
    let portal = bus && (boxed || data.iter().any(|dir| has_file_portal(dir)));
    portal || lists("PATH").iter().any(|dir| dir.join("zenity").is_file())
}

/// Whether a portal with file dialogs is installed in a folder of shared data: the portal itself, as every desktop has
/// it, shows none where nothing stands behind it.
fn has_file_portal(data: &Path) -> bool {
    let Ok(portals) = std::fs::read_dir(data.join("xdg-desktop-portal/portals")) else {
        return false;
    };
    portals.flatten().any(|portal| {
        let path = portal.path();
        path.extension().is_some_and(|ending| ending == "portal")
            && std::fs::read_to_string(path).is_ok_and(|text| text.contains("impl.portal.FileChooser"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_counts_when_it_shows_file_dialogs() {
        let data = tempfile::tempdir().unwrap();
        let portals = data.path().join("xdg-desktop-portal/portals");
        assert!(!has_file_portal(data.path()));
        std::fs::create_dir_all(&portals).unwrap();
        let with = |name: &str, interface: &str| {
            let text = format!("[portal]\nInterfaces=org.freedesktop.impl.portal.{interface};\n");
            std::fs::write(portals.join(name), text).unwrap();
        };
        with("lockdown.portal", "Lockdown");
        with("gtk.portal.old", "FileChooser");
        assert!(!has_file_portal(data.path()));
        with("gtk.portal", "Settings;org.freedesktop.impl.portal.FileChooser");
        assert!(has_file_portal(data.path()));
    }
}
