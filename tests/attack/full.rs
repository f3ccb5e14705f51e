//! A disk that becomes full in the middle of the work: a small one in memory, which only root may make.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use gozareh::model::Edit;
use gozareh::session::{Session, SessionError, StorageError, check};
use tempfile::TempDir;

use super::interrupted::{COMMANDS, Workspace};
use crate::storage::{clock, document, names};

/// What the disk holds, in bytes.
const SIZE: usize = 8 << 20;
/// A page of memory; a file takes whole ones.
const PAGE: usize = 4096;

/// A disk of [`SIZE`] bytes, with a file on it that takes as much room as is wished.
struct Disk {
    place: TempDir,
}

impl Disk {
    /// `None`, and a sentence, where this is not allowed.
    fn new() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", &format!("size={SIZE}"), "none"])
            .arg(place.path());
        match mount.output() {
            Ok(ended) if ended.status.success() => Some(Self { place }),
            other => {
                println!("SKIPPED, no small disk can be made here (only root may): {other:?}");
                None
            }
        }
    }

    fn filler(&self) -> PathBuf {
        self.place.path().join("filler")
    }

    /// Leaves so many bytes free.
    fn leave(&self, free: usize) {
        let mut filler = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.filler())
            .unwrap();
        let page = [1; PAGE];
        while let Ok(written) = filler.write(&page) {
            assert!(written > 0);
        }
        let length = filler.metadata().unwrap().len();
        filler.set_len(length.saturating_sub(free as u64)).unwrap();
    }

    fn make_room(&self) {
        match fs::remove_file(self.filler()) {
            Err(e) if e.kind() != ErrorKind::NotFound => panic!("{e}"),
            _ => {}
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.place.path()).status();
    }
}

/// Runs each command with a little more room each time.
fn commands(step: usize) {
    let Some(disk) = Disk::new() else { return };
    let workspace = Workspace::new(tempfile::tempdir_in(disk.place.path()).unwrap());
    let (mut trials, mut full) = (0, 0);
    for (arguments, makes) in COMMANDS {
        for pages in (0..140).step_by(step) {
            disk.make_room();
            workspace.clear();
            disk.leave(pages * PAGE);
            let ended = workspace.command(arguments).output().unwrap();
            disk.make_room();
            trials += 1;
            full += usize::from(!ended.status.success());
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            workspace.check(
                arguments,
                *makes,
                Some(ended.status),
                &said,
                &format!("{pages} pages free"),
            );
        }
    }
    println!("a full disk: {trials} trials held, {full} of them met by a command");
}

/// Works in a project until the disk is full, and closes it then.
fn sessions(step: usize) {
    let Some(disk) = Disk::new() else { return };
    let folder = tempfile::tempdir_in(disk.place.path()).unwrap();
    let path = folder.path().join("p.gozareh");
    let (mut trials, mut refused, mut unclosed) = (0, 0, 0);
    for pages in (0..120).step_by(step) {
        disk.make_room();
        let mut session = new(&path);
        disk.leave(pages * PAGE);
        let mut said = Vec::new();
        for n in 0..400 {
            let before = session.snapshot().clone();
            match session.apply(edit(n)) {
                Ok(_) => assert!(*session.snapshot() != before),
                Err(error) => {
                    assert!(*session.snapshot() == before, "{error}");
                    said.push(error);
                }
            }
            if said.len() == 3 {
                break;
            }
        }
        for error in &said {
            let full = matches!(error, SessionError::Storage(StorageError::DiskFull(_)));
            assert!(full, "{pages} pages free: {error}");
        }
        assert_eq!(said.len(), 3, "{pages} pages free: the disk does not become full");
        // Where there is room again, the work goes on.
        if pages % 2 == 1 {
            disk.make_room();
            session.apply(edit(1000)).unwrap();
            disk.leave(0);
        }
        let memory = session.snapshot().clone();
        let closed = session.close();
        disk.make_room();
        refused += said.len();
        unclosed += usize::from(closed.is_err());
        trials += 1;
        let session = Session::open(&path, clock()).unwrap();
        assert!(*session.snapshot() == memory, "{pages} pages free: {closed:?}");
        session.close().unwrap();
        assert_eq!(check(&path).unwrap(), [], "{pages} pages free: {closed:?}");
        assert_eq!(names(folder.path()), ["p.gozareh"]);
    }
    println!(
        "sessions on a full disk: {trials} held; {refused} edits were refused, {unclosed} could not bring their log into the file"
    );
}

fn new(path: &Path) -> Session {
    if path.exists() {
        fs::remove_file(path).unwrap();
    }
    let project = gozareh::model::ProjectInfo::named("p");
    Session::create(path, project, "c", clock()).unwrap()
}

/// Edits that need more and less room.
fn edit(n: usize) -> Edit {
    match n % 3 {
        0 => document(&format!("سند {n}"), &"می‌گویند کم است. ".repeat(n % 60 * 10 + 1)),
        1 => Edit::CreateAttribute(format!("ویژگی {n}")),
        _ => Edit::CreateGroup(format!("گروه {n}")),
    }
}

#[test]
fn attack_some_commands_on_a_full_disk() {
    commands(31);
}

#[test]
fn attack_some_sessions_on_a_full_disk() {
    sessions(53);
}

#[test]
#[ignore = "minutes; run by make attack"]
fn attack_commands_with_each_page_of_room() {
    commands(1);
}

#[test]
#[ignore = "minutes; run by make attack"]
fn attack_sessions_with_each_page_of_room() {
    sessions(1);
}
