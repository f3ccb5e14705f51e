//! Several people on one machine and one project in a folder that they share. Only the root user can act for others:
//! anybody else passes these tests by, and is told so.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use gozareh::model::Edit;
use gozareh::session::{Session, check};
use tempfile::TempDir;

use super::storage::{clock, document, fresh, names};

/// Two users who own nothing.
pub const USERS: [u32; 2] = [65_533, 65_534];

pub fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Whether this process may act for others; where not, it is said that the test has not run.
pub fn is_root(test: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::metadata(folder.path()).unwrap().uid() == 0;
    if !root {
        println!("not run, for only root can act for other users: {test}");
    }
    root
}

/// The program, where every user can start it.
fn program() -> &'static Path {
    static COPY: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = COPY.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        allow(folder.path(), 0o755);
        let path = folder.path().join("gozareh");
        fs::copy(env!("CARGO_BIN_EXE_gozareh"), &path).unwrap();
        (folder, path)
    });
    path
}

/// The program as one of these users starts it.
pub fn command(user: u32, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program());
    command
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(folder)
        .env("HOME", "/nonexistent")
        .stdin(Stdio::null())
        .uid(user)
        .gid(user);
    command
}

fn run(user: u32, arguments: &[&str], folder: &Path) -> Output {
    command(user, arguments, folder).output().unwrap()
}

/// What was said, in one sentence, by a command that was refused.
fn refused(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

fn done(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}

/// A project of the root user that all may write, in a folder that all may write, with a sheet of codings.
fn shared() -> (TempDir, PathBuf) {
    let (folder, own, mut session) = fresh();
    session.apply(document("one", "abcdef")).unwrap();
    session.close().unwrap();
    let path = folder.path().join("p.gozareh");
    fs::rename(own, &path).unwrap();
    allow(&path, 0o666);
    fs::write(
        folder.path().join("c.csv"),
        "document,start,end,code\none,0,3,x\n",
    )
    .unwrap();
    allow(folder.path(), 0o1777);
    (folder, path)
}

const CODE: [&str; 4] = ["code", "p.gozareh", "--from", "c.csv"];

#[test]
fn a_shared_project_is_worked_on_by_one_after_the_other() {
    if !is_root("a shared project") {
        return;
    }
    let (folder, path) = shared();
    done(&run(USERS[0], &CODE, folder.path()));
    done(&run(USERS[1], &["undo", "p.gozareh"], folder.path()));
    let mut session = Session::open(&path, clock()).unwrap();
    session.redo().unwrap();
    // While one works on it, the others read and are told why they cannot write.
    for mode in [0o600, 0o644] {
        allow(&folder.path().join("p.gozareh-lock"), mode);
        done(&run(USERS[0], &["info", "p.gozareh"], folder.path()));
        let said = refused(&run(USERS[1], &["undo", "p.gozareh"], folder.path()));
        assert!(said.contains("is open in another window"), "{said}");
    }
    session.apply(Edit::CreateGroup("g".to_owned())).unwrap();
    session.close().unwrap();
    assert_eq!(names(folder.path()), ["c.csv", "p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
    assert_eq!(
        Session::open_read_only(&path).unwrap().history().unwrap().len(),
        6
    );
}

#[test]
fn a_lock_that_another_user_has_left_keeps_nobody_out() {
    if !is_root("a lock that was left") {
        return;
    }
    for mode in [0o600, 0o400, 0o444, 0o644] {
        let (folder, path) = shared();
        let lock = folder.path().join("p.gozareh-lock");
        fs::write(&lock, b"").unwrap();
        allow(&lock, mode);
        done(&run(USERS[0], &CODE, folder.path()));
        assert_eq!(check(&path).unwrap(), []);
        // Whose it is takes it away; in this folder nobody else can.
        let session = Session::open(&path, clock()).unwrap();
        assert_eq!(session.snapshot().coding_count(), 1, "{mode:o}");
        session.close().unwrap();
        assert_eq!(names(folder.path()), ["c.csv", "p.gozareh"]);
    }
}

#[test]
fn who_may_not_write_is_told_so_and_leaves_nothing() {
    if !is_root("a project of others") {
        return;
    }
    let (folder, path) = shared();
    // A project that nobody else may write, and one that nobody else may read.
    for (mode, reads) in [(0o644, true), (0o600, false)] {
        allow(&path, mode);
        let said = refused(&run(USERS[0], &CODE, folder.path()));
        assert!(said.contains("“p.gozareh” is read-only"), "{said}");
        let read = run(USERS[0], &["info", "p.gozareh"], folder.path());
        assert_eq!(read.status.success(), reads);
        assert_eq!(names(folder.path()), ["c.csv", "p.gozareh"], "{mode:o}");
    }
    // A folder in which nobody else may make a file.
    allow(&path, 0o666);
    allow(folder.path(), 0o755);
    let said = refused(&run(USERS[0], &CODE, folder.path()));
    assert!(said.contains("“p.gozareh” is read-only"), "{said}");
    done(&run(USERS[0], &["info", "p.gozareh"], folder.path()));
    assert_eq!(names(folder.path()), ["c.csv", "p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn work_that_one_user_left_in_a_log_is_taken_in_by_another() {
    use std::io::{BufRead, BufReader, Write as _};
    if !is_root("a log of another user") {
        return;
    }
    let (folder, path) = shared();
    let mut child = command(
        USERS[0],
        &["code", "p.gozareh", "--from", "-", "--json"],
        folder.path(),
    )
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap()).lines();
    writeln!(to, "document,start,end,code\none,0,1,c").unwrap();
    assert!(from.next().unwrap().unwrap().contains("\"added\":1"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(names(folder.path()).contains(&"p.gozareh-wal".to_owned()));
    done(&run(USERS[1], &["codings", "p.gozareh"], folder.path()));
    done(&run(USERS[1], &CODE, folder.path()));
    let session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.snapshot().coding_count(), 2);
    session.close().unwrap();
    assert_eq!(names(folder.path()), ["c.csv", "p.gozareh"]);
    assert_eq!(check(&path).unwrap(), []);
}
