//! The project file: what it keeps, what it refuses, what remains when it closes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gozareh::model::{CodeRef, Edit, NewCode, NewCoding, NewDocument, Project};
use gozareh::session::{Session, SessionError, StorageError, TickingClock};
use gozareh::text::{CharRange, Text};
use tempfile::TempDir;

const START: i64 = 1_590_000_000_000;

pub fn clock() -> Arc<TickingClock> {
    Arc::new(TickingClock::new(START))
}

/// A new project in a folder of its own.
pub fn fresh() -> (TempDir, PathBuf, Session) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("پژوهش.gozareh");
    let mut session = Session::create(&path, Project::named("پژوهش"), clock()).unwrap();
    session.set_coder("مریم");
    (dir, path, session)
}

pub fn document(name: &str, text: &str) -> Edit {
    Edit::AddDocuments(vec![NewDocument {
        name: name.to_owned(),
        text: Text::new(text),
        ..NewDocument::default()
    }])
}

fn one_coding(session: &mut Session) {
    let id = session
        .apply(document("م۱", "نگران آینده‌ی کارم هستم"))
        .unwrap()
        .created
        .documents[0];
    let coding = NewCoding::new(
        id,
        CharRange::new(6, 18),
        CodeRef::Path(vec!["نگرانی".to_owned()]),
    );
    session.apply(Edit::AddCodings(vec![coding])).unwrap();
}

fn files_in(dir: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn refusal(path: &Path) -> StorageError {
    let error = Session::open(path, clock()).unwrap_err();
    let SessionError::Storage(error) = error else {
        panic!("{error}")
    };
    error
}

#[test]
fn what_was_done_is_there_after_closing_and_one_plain_file_remains() {
    let (dir, path, mut session) = fresh();
    one_coding(&mut session);
    let before = session.snapshot().clone();
    session.close().unwrap();
    assert_eq!(files_in(&dir), ["پژوهش.gozareh"]);

    let mut session = Session::open(&path, clock()).unwrap();
    assert!(*session.snapshot() == before);
    let id = before.documents()[0].id;
    assert_eq!(session.text(id).unwrap().as_str(), "نگران آینده‌ی کارم هستم");
    assert_eq!(session.can_undo().unwrap().kind, "coding.add");
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.undo().unwrap(), None);
    assert_eq!(session.snapshot().document_count(), 0);
    session.close().unwrap();

    let mut session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.can_redo().unwrap().kind, "document.add");
    session.redo().unwrap();
    session.redo().unwrap();
    assert!(*session.snapshot() == before);
    session.apply(Edit::CreateGroup("گروه".to_owned())).unwrap();
    assert_eq!(session.history().unwrap().len(), 8);
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let (_dir, path, mut session) = fresh();
    one_coding(&mut session);
    assert!(matches!(refusal(&path), StorageError::InUse(_)));
    let mut reader = Session::open_read_only(&path).unwrap();
    assert!(*reader.snapshot() == *session.snapshot());
    assert_eq!(reader.can_undo(), None);
    let codes = vec![NewCode::default()];
    reader
        .apply(Edit::CreateCodes { parent: None, codes })
        .unwrap_err();
    assert!(matches!(
        reader.apply(Edit::CreateGroup("گروه".to_owned())).unwrap_err(),
        SessionError::Storage(StorageError::ReadOnly(_))
    ));
    // The reader is still there when the writer closes; the next writer settles the file.
    session.close().unwrap();
    drop(reader);
    Session::open(&path, clock()).unwrap().close().unwrap();
}
