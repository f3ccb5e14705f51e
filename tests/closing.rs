//! The file cannot be put in order when it is closed: the disk is full, the folder cannot be written. What was answered
//! is there all the same, and nobody is told that it failed.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use gozareh::model::ProjectInfo;
use gozareh::session::{Session, SessionError, StorageError, check};
use tempfile::TempDir;

use super::sharing::{USERS, allow, command, is_root};
use super::storage::{clock, document, fresh, names};

/// A disk of eight million bytes.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where this process may mount none; that is said.
    pub fn mount(test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        println!("not run, for only root can mount a small disk: {test}");
        None
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves no byte free.
    pub fn fill(&self) {
        let mut file = File::create(self.path().join("fill")).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    pub fn make_room(&self) {
        fs::remove_file(self.path().join("fill")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Gives a running command rows of codings and waits for the answer, which comes when they are in the file.
fn code(child: &mut Child, rows: usize) -> ChildStdin {
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap()).lines();
    let sheet: String = (0..rows).map(|n| format!("one,{n},{},c\n", n + 1)).collect();
    write!(to, "document,start,end,code\n{sheet}").unwrap();
    to.flush().unwrap();
    // They may be taken in several at once.
    let mut added = 0;
    while added < rows {
        let answer: serde_json::Value = serde_json::from_str(&from.next().unwrap().unwrap()).unwrap();
        added += usize::try_from(answer["added"].as_u64().unwrap()).unwrap();
    }
    to
}

/// Ends the input of a command, which then closes the project; what it has said by then.
fn end(child: Child, to: ChildStdin) -> String {
    drop(to);
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(
        ended.status.success(),
        "what is in the file is no failure: {said}"
    );
    said
}

const CODE: [&str; 5] = ["code", "p.gozareh", "--from", "-", "--json"];

#[test]
fn a_disk_that_is_full_at_the_close_takes_nothing_back() {
    let Some(disk) = SmallDisk::mount("a full disk at the close") else {
        return;
    };
    let path = disk.path().join("p.gozareh");
    let mut session = Session::create(&path, ProjectInfo::named("p"), "c", clock()).unwrap();
    session
        .apply(document("one", &"abcdef ".repeat(100_000)))
        .unwrap();
    disk.fill();
    let error = session.close().unwrap_err();
    assert!(
        matches!(error, SessionError::Storage(StorageError::DiskFull(_))),
        "{error}"
    );
    // As long as there is no room, it can be read.
    let read = Session::open_read_only(&path).unwrap();
    assert_eq!(read.snapshot().document_count(), 1);
    drop(read);
    disk.make_room();
    let session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.notices(), []);
    assert_eq!(session.snapshot().document_count(), 1);
    session.close().unwrap();
    assert_eq!(names(disk.path()), ["p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn a_command_whose_disk_is_full_at_the_close_has_done_its_work() {
    let Some(disk) = SmallDisk::mount("a command and a full disk") else {
        return;
    };
    let path = disk.path().join("p.gozareh");
    let mut session = Session::create(&path, ProjectInfo::named("p"), "c", clock()).unwrap();
    session.apply(document("one", &"abcdef ".repeat(1000))).unwrap();
    session.close().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gozareh"))
        .args(CODE)
        .args(["--lang", "en"])
        .current_dir(disk.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let to = code(&mut child, 2000);
    disk.fill();
    let said = end(child, to);
    assert!(
        said.contains("The work is saved") && said.lines().count() == 1,
        "{said}"
    );
    disk.make_room();
    let session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.snapshot().coding_count(), 2000);
    session.close().unwrap();
    assert_eq!(names(disk.path()), ["p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
}

/// The log can then not be removed.
#[test]
fn a_folder_that_cannot_be_written_at_the_close_takes_nothing_back() {
    if !is_root("a folder that is locked before the close") {
        return;
    }
    let (folder, own, mut session) = fresh();
    session.apply(document("one", &"abcdef ".repeat(1000))).unwrap();
    session.close().unwrap();
    let path = folder.path().join("p.gozareh");
    fs::rename(own, &path).unwrap();
    allow(&path, 0o666);
    allow(folder.path(), 0o777);
    let mut child = command(USERS[0], &CODE, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let to = code(&mut child, 3);
    allow(folder.path(), 0o555);
    let said = end(child, to);
    assert!(said.lines().count() <= 1 && !said.contains("panicked"), "{said}");
    let read = command(USERS[1], &["codings", "p.gozareh"], folder.path())
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&read.stdout).lines().count(),
        3,
        "{read:?}"
    );
    allow(folder.path(), 0o777);
    let session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.snapshot().coding_count(), 3);
    session.close().unwrap();
    assert_eq!(names(folder.path()), ["p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
}
