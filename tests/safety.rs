//! What is done to a project file from outside while it is open, and what a crash leaves beside it.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use gozareh::model::{Edit, ProjectInfo};
use gozareh::session::{FilePlace, Notice, PageChoices, Session, SessionError, StorageError, check};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::storage::{clock, document, fresh, names};

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn documents(session: &Session) -> Vec<String> {
    session
        .snapshot()
        .documents()
        .iter()
        .map(|d| d.name.clone())
        .collect()
}

/// What a process leaves that is killed at this moment: the file and its log, in a folder of their own.
fn killed(session: &Session) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.gozareh");
    fs::copy(session.path(), &path).unwrap();
    fs::copy(beside(session.path(), "-wal"), beside(&path, "-wal")).unwrap();
    (folder, path)
}

fn storage_error(error: SessionError) -> StorageError {
    match error {
        SessionError::Storage(error) => error,
        SessionError::Edit(error) => panic!("{error}"),
    }
}

#[test]
fn a_log_is_used_with_its_own_file_wherever_both_were_moved() {
    let (_dir, _, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    for open in [Session::open_read_only, |path: &Path| {
        Session::open(path, clock())
    }] {
        let (folder, path) = killed(&session);
        let recovered = open(&path).unwrap();
        assert_eq!(recovered.notices(), []);
        assert_eq!(documents(&recovered), ["one"]);
        recovered.close().unwrap();
        assert_eq!(names(folder.path()), ["p.gozareh"]);
        assert_eq!(check(&path).unwrap(), []);
    }
}

/// Pages go from the log into the file one after the other, and the end may come in the middle of any of them, the one
/// that says which file it is included.
#[test]
fn a_log_belongs_to_a_file_into_which_it_was_going() {
    let (_dir, _, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    let (_folder, path) = killed(&session);
    let page: u32 = {
        let uri = format!("file:{}?immutable=1", path.display());
        let db = Connection::open(uri).unwrap();
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'lineage'";
        db.query_row(sql, [], |r| r.get(0)).unwrap()
    };
    let mut file = fs::File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(u64::from(page - 1) * 4096)).unwrap();
    file.write_all(&[0; 512]).unwrap();
    drop(file);
    let recovered = Session::open(&path, clock()).unwrap();
    assert_eq!(recovered.notices(), []);
    assert_eq!(documents(&recovered), ["one"]);
    recovered.close().unwrap();
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn a_log_of_many_pages_belongs_to_its_file_at_every_commit() {
    let (_dir, _, mut session) = fresh();
    let text = "words of a long text. ".repeat(20_000);
    for n in 0..24 {
        session.apply(document(&format!("d{n}"), &text)).unwrap();
        let (_folder, path) = killed(&session);
        let recovered = Session::open(&path, clock()).unwrap();
        assert_eq!(recovered.notices(), [], "after {n}");
        assert_eq!(documents(&recovered).len(), n + 1);
    }
}

/// Who reads while others write keeps pages from going into the file, however long the log becomes.
fn reader(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch("BEGIN; SELECT count(*) FROM lineage;").unwrap();
    db
}

#[test]
fn a_log_of_many_pages_belongs_to_its_file_while_somebody_reads() {
    let (_dir, path, mut session) = fresh();
    let text = "words of a long text. ".repeat(300_000);
    let reading = reader(&path);
    for n in 0..4 {
        session.apply(document(&format!("d{n}"), &text)).unwrap();
        let (_folder, path) = killed(&session);
        let recovered = Session::open(&path, clock()).unwrap();
        assert_eq!(recovered.notices(), [], "after {n}");
        assert_eq!(documents(&recovered).len(), n + 1);
    }
    drop(reading);
    session.apply(document("last", "a")).unwrap();
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn a_log_that_is_taken_over_while_somebody_reads_still_belongs_to_its_file() {
    let (_dir, _, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    let (_folder, path) = killed(&session);
    let reading = reader(&path);
    for n in 1..4 {
        let mut recovered = Session::open(&path, clock()).unwrap();
        assert_eq!(recovered.notices(), [], "after {n}");
        recovered.apply(document(&format!("d{n}"), "b")).unwrap();
        let (_folder, copy) = killed(&recovered);
        let risen = Session::open(&copy, clock()).unwrap();
        assert_eq!(risen.notices(), [], "after {n}");
        assert_eq!(documents(&risen), documents(&recovered));
        recovered.close().unwrap();
    }
    drop(reading);
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn a_copy_put_over_a_crashed_project_opens_as_that_copy() {
    let (dir, path, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    session.close().unwrap();
    let plain = dir.path().join("plain.gozareh");
    fs::copy(&path, &plain).unwrap();

    let mut session = Session::open(&path, clock()).unwrap();
    session.apply(document("two", "b")).unwrap();
    let backup = dir.path().join("backup.gozareh");
    session.backup(&backup).unwrap();
    session.apply(document("three", "c")).unwrap();
    let stranger = dir.path().join("stranger.gozareh");
    let mut other = Session::create(&stranger, ProjectInfo::named("s"), "مریم", clock()).unwrap();
    other.apply(document("alien", "x")).unwrap();
    other.close().unwrap();

    for (copy, expected) in [
        (&plain, vec!["one"]),
        (&backup, vec!["one", "two"]),
        (&stranger, vec!["alien"]),
    ] {
        for read_only in [false, true] {
            let (folder, path) = killed(&session);
            fs::copy(copy, &path).unwrap();
            let mut opened = if read_only {
                Session::open_read_only(&path).unwrap()
            } else {
                Session::open(&path, clock()).unwrap()
            };
            let [Notice::LogSetAside { log, .. }] = opened.notices() else {
                panic!(
                    "{copy:?} {read_only} {:?} {:?}",
                    opened.notices(),
                    documents(&opened)
                );
            };
            assert_eq!(log.file_name().unwrap(), "p.gozareh.old-log");
            assert_eq!(documents(&opened), expected);
            if !read_only {
                opened.apply(Edit::CreateGroup("g".to_owned())).unwrap();
            }
            opened.close().unwrap();
            assert_eq!(names(folder.path()), ["p.gozareh", "p.gozareh.old-log"]);
            assert_eq!(check(&path).unwrap(), []);
        }
    }
}

/// A rollback journal is what serves where there is no write-ahead log, and while a file changes from one to the other.
#[test]
fn a_rollback_journal_is_used_with_its_own_file_only() {
    let (dir, path, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    session.close().unwrap();
    let (journal, half) = (dir.path().join("half-journal"), dir.path().join("half"));
    let mut db = Connection::open(&path).unwrap();
    // So small a cache that pages are written into the file before the end.
    db.execute_batch("PRAGMA cache_size = 1; PRAGMA synchronous = FULL")
        .unwrap();
    let transaction = db.transaction().unwrap();
    transaction
        .execute_batch(
            "UPDATE lineage SET commits = commits + 1;
             UPDATE document SET name = 'half' || name;
             INSERT INTO text (id, characters, content) VALUES (900, 200000, printf('%.*c', 200000, 'x'))",
        )
        .unwrap();
    fs::copy(beside(&path, "-journal"), &journal).unwrap();
    fs::copy(&path, &half).unwrap();
    transaction.rollback().unwrap();
    drop(db);

    let own = dir.path().join("own.gozareh");
    fs::copy(&half, &own).unwrap();
    fs::copy(&journal, beside(&own, "-journal")).unwrap();
    let opened = Session::open_read_only(&own).unwrap();
    assert_eq!(opened.notices(), []);
    assert_eq!(documents(&opened), ["one"]);
    assert!(!beside(&own, "-journal").exists());

    let mut session = Session::open(&path, clock()).unwrap();
    session.apply(document("two", "b")).unwrap();
    session.close().unwrap();
    let later = dir.path().join("later.gozareh");
    fs::copy(&path, &later).unwrap();
    fs::copy(&journal, beside(&later, "-journal")).unwrap();
    let opened = Session::open_read_only(&later).unwrap();
    assert_eq!(opened.notices().len(), 1);
    assert_eq!(documents(&opened), ["one", "two"]);
    assert_eq!(check(&later).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn nothing_is_answered_as_saved_when_the_file_is_not_at_its_place() {
    type FileChange = fn(&Path, &Path);
    let changes: [(&str, FileChange); 4] = [
        ("deleted", |path, _| fs::remove_file(path).unwrap()),
        ("renamed", |path, _| {
            fs::rename(path, path.with_file_name("new.gozareh")).unwrap();
        }),
        ("replaced", |path, other| {
            fs::rename(other, path).unwrap();
        }),
        ("overwritten", |path, other| {
            fs::copy(other, path).unwrap();
        }),
    ];
    for (name, deed) in changes {
        let (dir, path, mut session) = fresh();
        session.apply(document("one", "a")).unwrap();
        let other = dir.path().join("other.gozareh");
        let mut stranger = Session::create(&other, ProjectInfo::named("s"), "مریم", clock()).unwrap();
        stranger.apply(document("alien", "x")).unwrap();
        stranger.close().unwrap();
        session.apply(document("two", "b")).unwrap();
        let chosen = PageChoices::from([("findings".to_owned(), "{}".to_owned())]);
        session.keep_page_choices(chosen.clone()).unwrap();
        let before = session.snapshot().clone();
        assert_eq!(session.place(), FilePlace::Same);

        deed(&path, &other);
        let place = session.place();
        let refused = storage_error(session.apply(document("three", "c")).unwrap_err());
        assert!(matches!(refused, StorageError::Away { .. }), "{name}: {refused}");
        assert!(*session.snapshot() == before, "{name}");
        let copy = dir.path().join("copy.gozareh");
        session.save_copy(&copy).unwrap();
        session.close().unwrap();

        let saved = Session::open(&copy, clock()).unwrap();
        assert_eq!(documents(&saved), ["one", "two"], "{name}");
        assert_eq!(*saved.page_choices(), chosen, "{name}");
        saved.close().unwrap();
        assert_eq!(check(&copy).unwrap(), [], "{name}");
        match place {
            FilePlace::Renamed(now) => {
                assert_eq!(name, "renamed");
                let saved = Session::open(&now, clock()).unwrap();
                assert_eq!(documents(&saved), ["one", "two"]);
                saved.close().unwrap();
                assert_eq!(check(&now).unwrap(), []);
            }
            FilePlace::Deleted => assert_eq!(name, "deleted"),
            FilePlace::Replaced | FilePlace::Overwritten => {
                let theirs = Session::open(&path, clock()).unwrap();
                assert_eq!(documents(&theirs), ["alien"], "{name}");
                theirs.close().unwrap();
                assert_eq!(check(&path).unwrap(), [], "{name}");
            }
            FilePlace::Same => panic!("{name}"),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_second_writer_is_refused_by_whatever_way_he_comes() {
    let (dir, path, session) = fresh();
    let link = dir.path().join("link.gozareh");
    fs::hard_link(&path, &link).unwrap();
    fs::remove_file(beside(&path, "-lock")).unwrap();
    for name in [&path, &link] {
        let refused = storage_error(Session::open(name, clock()).unwrap_err());
        assert!(matches!(refused, StorageError::InUse(_)), "{refused}");
    }
    drop(session);
    Session::open(&link, clock()).unwrap().close().unwrap();
    assert_eq!(names(dir.path()), ["link.gozareh", "پژوهش.gozareh"]);
}

#[test]
fn a_commit_notices_that_somebody_else_has_written() {
    let (_dir, path, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    let stranger = Connection::open(&path).unwrap();
    stranger
        .execute_batch("UPDATE lineage SET commits = commits + 1")
        .unwrap();
    drop(stranger);
    let before = session.snapshot().clone();
    for _ in 0..2 {
        let refused = storage_error(session.apply(document("two", "b")).unwrap_err());
        assert!(matches!(refused, StorageError::ChangedElsewhere(_)), "{refused}");
        assert!(*session.snapshot() == before);
    }
}

#[test]
fn a_name_that_is_too_long_is_called_so() {
    let dir = tempfile::tempdir().unwrap();
    // With its ending it fits; what SQLite puts beside it does not.
    let path = dir.path().join(format!("{}.gozareh", "ن".repeat(121)));
    let refused =
        storage_error(Session::create(&path, ProjectInfo::named("n"), "مریم", clock()).unwrap_err());
    assert!(matches!(refused, StorageError::NameTooLong(_)), "{refused}");
    assert_eq!(names(dir.path()), [""; 0]);
    let path = dir.path().join(format!("{}.gozareh", "ن".repeat(119)));
    Session::create(&path, ProjectInfo::named("n"), "مریم", clock())
        .unwrap()
        .close()
        .unwrap();
}

#[cfg(unix)]
#[test]
fn nobody_reads_a_copy_who_could_not_read_the_project() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let (dir, path, mut session) = fresh();
    session.apply(document("one", "a")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let (backup, repaired) = (dir.path().join("b.gozareh"), dir.path().join("r.gozareh"));
    session.backup(&backup).unwrap();
    session.close().unwrap();
    gozareh::session::repair(&path, &repaired, "c", 0).unwrap();
    for copy in [backup, repaired] {
        assert_eq!(fs::metadata(&copy).unwrap().mode() & 0o777, 0o600, "{copy:?}");
    }
}

/// What `kill` sends ends a command as its own end does.
#[cfg(unix)]
#[test]
fn a_signal_closes_the_project_and_keeps_what_was_answered() {
    use std::io::{BufRead, BufReader};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    for signal in ["TERM", "INT", "HUP"] {
        let (dir, path, mut session) = fresh();
        session.apply(document("one", "abcdef")).unwrap();
        session.close().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_gozareh"))
            .args(["code", "--lang", "en", "--json", "--from", "-"])
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut to = child.stdin.take().unwrap();
        let mut from = BufReader::new(child.stdout.take().unwrap()).lines();
        writeln!(to, "document,start,end,code\none,0,1,c").unwrap();
        assert!(from.next().unwrap().unwrap().contains("\"added\":1"));
        // Half a row, and the input stays open.
        write!(to, "one,1,2").unwrap();
        to.flush().unwrap();
        let pid = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let ended = child.wait_with_output().unwrap();
        assert!(ended.status.signal().is_some(), "{:?}", ended.status);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(said.contains("What had been answered is saved."), "{said}");
        assert_eq!(names(dir.path()), ["پژوهش.gozareh"], "{signal}");
        let session = Session::open_read_only(&path).unwrap();
        assert_eq!(session.snapshot().coding_count(), 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_a_plain_failure() {
    use std::process::Command;
    let (_dir, path, session) = fresh();
    session.close().unwrap();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_gozareh"))
        .args(["info", "--lang", "en"])
        .arg(&path)
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(
        said,
        "The output could not be written: there is no room on the disk.\n"
    );
}
