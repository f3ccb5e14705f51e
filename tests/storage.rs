//! The project file: what it keeps, what it refuses, what remains when it closes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use gozareh::analysis::Speakers;
use gozareh::jobs::Progress;
use gozareh::model::{
    Case, CodePath, CodeRef, DocumentSpeakers, Edit, MemoId, MemoKind, MemoTarget, NewCode, NewCoding,
    NewDocument, NewParticipant, OperationKind, ProjectInfo, Turn, WordEntry, WordListKind,
};
use gozareh::session::{PageChoices, Session, SessionError, StorageError, TickingClock};
use gozareh::storage::{Loss, check, check_with, repair, repair_with};
use gozareh::text::{CharRange, Patch, Text};
use tempfile::TempDir;

const START: i64 = 1_590_000_000_000;

pub fn clock() -> Arc<TickingClock> {
    Arc::new(TickingClock::new(START))
}

/// A new project in a folder of its own.
pub fn fresh() -> (TempDir, PathBuf, Session) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("پژوهش.gozareh");
    let mut session = Session::create(&path, ProjectInfo::named("پژوهش"), "مریم", clock()).unwrap();
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
        CodeRef::Path(CodePath::new(["نگرانی".to_owned()])),
    );
    session.apply(Edit::AddCodings(vec![coding])).unwrap();
}

/// What lies in a folder, by name.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
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
    assert_eq!(names(dir.path()), ["پژوهش.gozareh"]);

    let mut session = Session::open(&path, clock()).unwrap();
    assert!(*session.snapshot() == before);
    let id = before.documents()[0].id;
    assert_eq!(session.text(id).unwrap().as_str(), "نگران آینده‌ی کارم هستم");
    assert_eq!(session.can_undo().unwrap().kind, OperationKind::CodingAdd);
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.undo().unwrap(), None);
    assert_eq!(session.snapshot().document_count(), 0);
    session.close().unwrap();

    let mut session = Session::open(&path, clock()).unwrap();
    assert_eq!(session.can_redo().unwrap().kind, OperationKind::DocumentAdd);
    session.redo().unwrap();
    session.redo().unwrap();
    assert!(*session.snapshot() == before);
    session.apply(Edit::CreateGroup("گروه".to_owned())).unwrap();
    assert_eq!(session.history().unwrap().len(), 8);
}

#[test]
fn a_memo_that_is_kept_while_it_is_written_is_one_operation() {
    let (_dir, path, mut session) = fresh();
    let journal = |memo: Option<MemoId>, body: &str| Edit::WriteMemo {
        memo,
        target: MemoTarget::Project,
        kind: MemoKind::Method,
        body: body.to_owned(),
    };
    let empty = session.snapshot().clone();
    let first = session.apply(journal(None, "روز")).unwrap();
    let memo = Some(first.created.memos[0]);
    for body in ["روز نخست", "روز نخست: سه مصاحبه"] {
        let kept = session.keep_writing(first.op, journal(memo, body)).unwrap();
        assert_eq!((kept.op, kept.summary.kind), (first.op, OperationKind::MemoWrite));
    }
    let written = session.snapshot().clone();
    let entries = session.history().unwrap();
    assert_eq!(entries.len(), 2, "the birth of the project, and one memo");
    assert_eq!(entries[1].at, written.memos().next().unwrap().modified_at);
    // One step back and forth, and the file says the same as the memory.
    session.undo().unwrap();
    assert!(session.snapshot() == &empty);
    session.redo().unwrap();
    assert!(session.snapshot() == &written);
    session.close().unwrap();
    assert!(check(&path).unwrap().is_empty());
    let mut session = Session::open(&path, clock()).unwrap();
    session.set_coder("مریم");
    assert!(session.snapshot() == &written);

    // What another operation has followed, or what somebody else goes on with, is an operation of its own.
    let own = session
        .keep_writing(first.op, journal(memo, "روز نخست."))
        .unwrap();
    assert_ne!(own.op, first.op, "a redo came between");
    session.set_coder("رضا");
    let other = session.keep_writing(own.op, journal(memo, "دیگر")).unwrap();
    assert_ne!(other.op, own.op);
    let deleted = session.keep_writing(other.op, journal(memo, " ")).unwrap();
    assert_eq!(deleted.summary.kind, OperationKind::MemoDelete);
    session.undo().unwrap();
    assert_eq!(session.snapshot().memos().next().unwrap().body, "دیگر");
    session.close().unwrap();
    assert!(check(&path).unwrap().is_empty());
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
    assert_eq!(check(&path).unwrap(), vec![]);
    // The reader is still there when the writer closes; the next writer settles the file.
    session.close().unwrap();
    drop(reader);
    Session::open(&path, clock()).unwrap().close().unwrap();
}

#[test]
fn files_that_are_no_project_are_refused_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let other = dir.path().join("other.db");
    Sqlite::open(&other).execute_batch("CREATE TABLE a (x); INSERT INTO a VALUES (1);");
    for (name, bytes) in [
        ("empty", Vec::new()),
        (
            "noise",
            (0..5000u32)
                .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect(),
        ),
        ("text", "نگران آینده‌ی کارم هستم".repeat(20).into_bytes()),
        ("other", fs::read(&other).unwrap()),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, &bytes).unwrap();
        assert!(matches!(refusal(&path), StorageError::NotAProject(_)), "{name}");
        assert!(
            matches!(check(&path).unwrap_err(), StorageError::NotAProject(_)),
            "{name}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    assert!(matches!(refusal(dir.path()), StorageError::NotAProject(_)));
    assert!(matches!(
        refusal(&dir.path().join("none")),
        StorageError::NoFile(_)
    ));
    assert_eq!(names(dir.path()), ["empty", "noise", "other", "other.db", "text"]);
}

#[test]
fn a_file_of_a_newer_version_is_refused() {
    let (_dir, path, session) = fresh();
    session.close().unwrap();
    Sqlite::open(&path).execute_batch("PRAGMA user_version = 999");
    assert!(matches!(refusal(&path), StorageError::Newer { version: 999, .. }));
}

#[test]
fn nothing_is_overwritten() {
    let (dir, path, session) = fresh();
    let before = fs::read(&path).unwrap();
    let again = Session::create(&path, ProjectInfo::named("دیگر"), "مریم", clock()).unwrap_err();
    assert!(matches!(again, SessionError::Storage(StorageError::Exists(_))));
    let copy = dir.path().join("copy.gozareh");
    session.backup(&copy).unwrap();
    assert!(session.backup(&copy).is_err());
    assert!(session.backup(&path).is_err());
    drop(session);
    assert_eq!(names(dir.path()), ["copy.gozareh", "پژوهش.gozareh"]);
    assert_eq!(fs::read(&path).unwrap().len(), before.len());
}

#[test]
fn a_truncated_or_damaged_file_is_refused_and_never_a_panic() {
    let (dir, path, mut session) = fresh();
    for i in 0..40 {
        one_coding(&mut session);
        let added = session
            .apply(document(&format!("م{i}"), &"نگران آینده‌ی کارم هستم. ".repeat(40)))
            .unwrap();
        let highlight = Edit::AddHighlight(added.created.documents[0], CharRange::new(0, 5));
        session.apply(highlight).unwrap();
    }
    session.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let broken = dir.path().join("broken.gozareh");
    for length in [
        20,
        99,
        100,
        4096,
        whole.len() / 2,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        fs::write(&broken, &whole[..length]).unwrap();
        assert!(
            matches!(refusal(&broken), StorageError::Damaged { .. }),
            "{length}"
        );
        assert_ne!(check(&broken).unwrap(), vec![], "{length}");
    }
    // Noise over one page after another: refused, or so that everything can still be read.
    let (mut refused, mut filled) = (0, 0);
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        // Tables in which nothing stands have pages that say nothing there.
        filled += usize::from(bytes[page * 4096..][100..600].iter().any(|byte| *byte != 0));
        for (i, byte) in bytes[page * 4096..][100..600].iter_mut().enumerate() {
            *byte = byte.wrapping_mul(31).wrapping_add(i as u8);
        }
        fs::write(&broken, &bytes).unwrap();
        match Session::open(&broken, clock()) {
            Err(error) => {
                refused += 1;
                assert!(
                    matches!(error, SessionError::Storage(StorageError::Damaged { .. })),
                    "page {page}: {error}"
                );
            }
            Ok(session) => {
                let _ = session.load_texts();
                let _ = session.history();
            }
        }
        let _ = check(&broken).unwrap();
    }
    assert!(refused > filled / 2, "{refused} of {filled}");
}

#[test]
fn the_check_names_what_is_wrong_and_a_repaired_copy_is_sound() {
    let (dir, path, mut session) = fresh();
    for i in 0..3 {
        one_coding(&mut session);
        session
            .apply(document(&format!("م{i}"), "نگران آینده‌ی کارم هستم."))
            .unwrap();
    }
    let codes = vec![NewCode {
        name: "طبقه".to_owned(),
        children: vec![NewCode {
            name: "زیر".to_owned(),
            ..NewCode::default()
        }],
        ..NewCode::default()
    }];
    session.apply(Edit::CreateCodes { parent: None, codes }).unwrap();
    let edited = session.snapshot().document_named("م0").unwrap().id;
    for (old, new) in [
        ("نگران", "خیلی نگران"),
        ("نگران", "نگران فردای"),
        ("خیلی", "بسیار"),
    ] {
        let text = session.text(edited).unwrap();
        let patch = Patch::between(text.as_str(), &text.as_str().replace(old, new));
        session
            .apply(Edit::EditText {
                document: edited,
                patch,
            })
            .unwrap();
    }
    session.undo().unwrap();
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);

    let broken = dir.path().join("broken.gozareh");
    let fixed = dir.path().join("fixed.gozareh");
    // How the history of fifteen operations comes out, and what is told of it.
    for (damage, message, entries) in [
        (
            "UPDATE coding SET \"end\" = 9999 WHERE id = (SELECT min(id) FROM coding)",
            "check-coding-outside",
            15,
        ),
        (
            "UPDATE code SET parent_id = id WHERE name = 'زیر'",
            "check-cycle",
            15,
        ),
        (
            "PRAGMA foreign_keys = 0; DELETE FROM code WHERE name = 'نگرانی'",
            "check-dangling",
            15,
        ),
        ("UPDATE document SET characters = 3", "check-text", 15),
        ("UPDATE project SET next_id = 2", "check-next-id", 15),
        (
            "UPDATE document SET name = 'دیگر' WHERE id = (SELECT min(id) FROM document)",
            "check-journal",
            15,
        ),
        ("DELETE FROM journal WHERE id = 4", "check-operation", 4),
        (
            "UPDATE text SET content = replace(content, 'خیلی', 'حیلی')",
            "check-operation",
            2,
        ),
        (
            "UPDATE journal SET changes = '[{}]' WHERE id = 4",
            "check-operation",
            4,
        ),
    ] {
        fs::copy(&path, &broken).unwrap();
        Sqlite::open(&broken).execute_batch(damage);
        let found = check(&broken).unwrap();
        assert!(
            found.iter().any(|p| p.message().id() == message),
            "{damage}: {found:?}"
        );
        let before = Session::open_read_only(&path).unwrap();
        let lost = repair(&broken, &fixed, "مریم", 0).unwrap();
        assert_eq!(check(&fixed).unwrap(), vec![], "{damage}");
        let mut after = Session::open(&fixed, clock()).unwrap();
        assert!(*after.snapshot() == *before.snapshot(), "{damage}");
        // The history up to the damage is kept; what follows it is one operation.
        assert_eq!(after.history().unwrap().len(), entries, "{damage}");
        let gone = if entries == 2 { 15 } else { 15 - entries + 1 };
        let told = lost.contains(&Loss::Operations(gone));
        assert_eq!(told, entries < 15, "{damage}: {lost:?}");
        while after.undo().unwrap().is_some() {}
        assert_eq!(after.snapshot().document_count(), 0, "{damage}");
        after.close().unwrap();
        assert_eq!(check(&fixed).unwrap(), vec![], "{damage}");
        fs::remove_file(&fixed).unwrap();
    }

    // A page of noise in the middle: what the other pages hold is saved.
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes
        .windows(9)
        .position(|w| w == "[{\"coding".as_bytes())
        .unwrap()
        / 4096
        * 4096;
    bytes[at..at + 4096].fill(0xA5);
    fs::write(&broken, bytes).unwrap();
    assert_ne!(check(&broken).unwrap(), vec![]);
    repair(&broken, &fixed, "مریم", 0).unwrap();
    assert_eq!(check(&fixed).unwrap(), vec![]);
    let saved = Session::open_read_only(&fixed).unwrap();
    assert_eq!(saved.snapshot().document_count(), 6);
}

#[test]
fn a_backup_is_taken_while_the_project_is_open() {
    let (dir, path, mut session) = fresh();
    one_coding(&mut session);
    let copy = dir.path().join("copy.gozareh");
    Session::open_read_only(&path).unwrap().backup(&copy).unwrap();
    assert_eq!(check(&copy).unwrap(), vec![]);
    let copy = Session::open(&copy, clock()).unwrap();
    assert!(*copy.snapshot() == *session.snapshot());
}

#[test]
fn the_views_write_paths_by_the_rule_of_the_program() {
    let (_dir, path, mut session) = fresh();
    let id = session
        .apply(document("م۱", "متن بلند"))
        .unwrap()
        .created
        .documents[0];
    for names in [
        &["الف > ب", "p>0.05", "> 5"][..],
        &[">>", "> > >>>", "a ->b"],
        &["ساده", "زیر", "کد"],
    ] {
        let coding = NewCoding::new(
            id,
            CharRange::new(0, 3),
            CodeRef::Path(CodePath::new(names.iter().copied())),
        );
        session.apply(Edit::AddCodings(vec![coding])).unwrap();
    }
    let now = session.snapshot();
    let codes: Vec<String> = now
        .code_tree()
        .iter()
        .map(|(_, c)| now.code_path(c.id).to_string())
        .collect();
    let coded: Vec<String> = now.codings().map(|c| now.code_path(c.code).to_string()).collect();
    session.close().unwrap();
    let file = Sqlite::open(&path);
    let listed = file.line("SELECT group_concat(path, char(10)) FROM v_codes");
    assert_eq!(listed, codes.join("\n"));
    assert_eq!(
        file.line("SELECT group_concat(path, char(10)) FROM v_codings"),
        coded.join("\n")
    );
    assert!(listed.contains("الف >> ب > p>0.05 > >> 5"), "{listed}");
}

#[test]
fn the_views_use_nothing_that_sqlite_of_2020_lacks() {
    let views = include_str!("../src/storage/views.sql");
    for later in [
        "iif(",
        "format(",
        "unixepoch(",
        "string_agg",
        "->",
        "IS DISTINCT",
        "concat(",
    ] {
        let uses = views.replace("group_concat(", "").replace("strftime(", "");
        let uses: Vec<&str> = uses
            .lines()
            .filter(|l| !l.starts_with("--") && l.contains(later))
            .collect();
        assert!(uses.is_empty(), "{later}: {uses:?}");
    }
}

#[test]
fn the_views_say_what_the_snapshot_says() {
    let (_dir, path, mut session) = fresh();
    let id = session
        .apply(document("م۱", "من 🙂 نگران آینده‌ی کارم هستم"))
        .unwrap()
        .created
        .documents[0];
    let path_of = CodePath::new(["حاکمیتی", "حمایت", "نبود نظام"]);
    let coding = NewCoding::new(id, CharRange::new(5, 10), CodeRef::Path(path_of));
    session.apply(Edit::AddCodings(vec![coding])).unwrap();
    let person = NewParticipant {
        name: "ش۱".to_owned(),
        documents: vec!["م۱".to_owned()],
        ..NewParticipant::default()
    };
    session.apply(Edit::ImportParticipants(vec![person])).unwrap();
    session.undo().unwrap();
    session.redo().unwrap();
    let patch = Patch::between("من 🙂 نگران", "راستش 🙂 خیلی نگران");
    session.apply(Edit::EditText { document: id, patch }).unwrap();
    session.close().unwrap();
    let db = Sqlite::open(&path);
    assert_eq!(
        db.line("SELECT document, participant, category, subcategory, code, path, coder, \"start\", \"end\", text FROM v_codings"),
        "م۱|ش۱|حاکمیتی|حمایت|نبود نظام|حاکمیتی > حمایت > نبود نظام|مریم|13|18|نگران"
    );
    assert_eq!(
        db.line("SELECT path, parent, level, color = '', definition FROM v_codes WHERE level = 'code'"),
        "حاکمیتی > حمایت > نبود نظام|حاکمیتی > حمایت|code|0|"
    );
    assert_eq!(
        db.line("SELECT name, group_name, participant, characters FROM v_documents"),
        "م۱||ش۱|36"
    );
    assert_eq!(
        db.line("SELECT at, coder, kind, summary FROM v_history LIMIT 1 OFFSET 4"),
        "2020-05-20T18:40:04.000Z|مریم|undo participant.import|ش۱"
    );
}

#[test]
fn the_views_of_findings_say_what_the_snapshot_says() {
    let (_dir, path, mut session) = fresh();
    one_coding(&mut session);
    let now = session.snapshot().clone();
    let (document, coding) = (now.documents()[0].id, now.codings().next().unwrap().clone());
    let person = NewParticipant {
        name: "ش۱".to_owned(),
        values: vec![
            ("سن".to_owned(), "۳۴".to_owned()),
            ("بخش".to_owned(), String::new()),
        ],
        documents: vec![now.documents()[0].name.clone()],
        ..NewParticipant::default()
    };
    session.apply(Edit::ImportParticipants(vec![person])).unwrap();
    let participant = session.snapshot().participants()[0].id;
    session
        .apply(Edit::SetCondensed(coding.id, "نگرانی از آینده".to_owned()))
        .unwrap();
    for (target, body) in [
        (MemoTarget::Project, "عنوان\nبدنه"),
        (MemoTarget::Coding(coding.id), "یک"),
        (MemoTarget::Passage(document, coding.range), "دو"),
        (MemoTarget::Participant(participant), "سه"),
    ] {
        let (memo, kind, body) = (None, MemoKind::Theory, body.to_owned());
        session
            .apply(Edit::WriteMemo {
                memo,
                target,
                kind,
                body,
            })
            .unwrap();
    }
    let summary = Edit::WriteSummary {
        case: Case::Participant(participant),
        code: coding.code,
        body: "می‌ترسد".to_owned(),
    };
    session.apply(summary).unwrap();
    let words = Edit::PutWordList {
        list: None,
        kind: WordListKind::Keywords,
        name: "ترس".to_owned(),
        note: String::new(),
        entries: vec![WordEntry {
            word: "نگران*".to_owned(),
            meaning: "ناامنی".to_owned(),
            code: Some(coding.code),
        }],
    };
    session.apply(words).unwrap();
    let code = now.code_path(coding.code).to_string();
    let (name, range) = (now.documents()[0].name.clone(), coding.range);
    session.close().unwrap();
    let db = Sqlite::open(&path);
    let all = |sql: &str, columns: &str, view: &str| {
        db.line(&format!(
            "SELECT group_concat(line, char(10)) FROM (SELECT {columns} AS line FROM {view} {sql})"
        ))
    };
    assert_eq!(
        all(
            "",
            "participant || '|' || attribute || '|' || value",
            "v_attributes"
        ),
        "ش۱|سن|۳۴"
    );
    assert_eq!(
        all(
            "",
            "target_kind || '|' || target || '|' || kind || '|' || title || '|' || coder",
            "v_memos"
        ),
        format!(
            "project|{}|theory|عنوان|مریم\ncoding|{code}|theory|یک|مریم\n\
             passage|{name}|theory|دو|مریم\nparticipant|ش۱|theory|سه|مریم",
            now.project().name
        )
    );
    let place = format!("{name}|{}|{}|{code}", range.start, range.end);
    let columns = "document || '|' || \"start\" || '|' || \"end\" || '|' || path || '|' || ";
    assert_eq!(
        all("", &format!("{columns} condensed"), "v_condensed"),
        format!("{place}|نگرانی از آینده")
    );
    assert_eq!(
        all("", &format!("{columns} participant"), "v_coding_participants"),
        format!("{place}|ش۱")
    );
    assert_eq!(
        all(
            "",
            "case_kind || '|' || \"case\" || '|' || path || '|' || summary",
            "v_summaries"
        ),
        format!("participant|ش۱|{code}|می‌ترسد")
    );
    assert_eq!(
        all(
            "",
            "list || '|' || kind || '|' || word || '|' || meaning || '|' || path",
            "v_word_lists"
        ),
        format!("ترس|keywords|نگران*|ناامنی|{code}")
    );
}

/// Labels in many spellings, some of which are said to mean somebody, some nobody, and some the participant of that ID.
#[test]
fn the_view_of_speakers_says_what_the_program_says() {
    let (_dir, path, mut session) = fresh();
    let spellings = [
        "علي",
        "علی",
        "عَلی",
        "علـی",
        "م۱",
        "م ۱",
        "م1",
        "مريم",
        "مریم",
        "رضا",
        "می‌نا",
        "مینا",
        "ALI",
        "Ali",
    ];
    let people = ["م1", "مریم", "می‌نا", "نسرین", "ali"];
    for (n, also) in [(0, "علی"), (1, "رضا")] {
        let mut words = String::new();
        let mut turns = Vec::new();
        for (i, speaker) in spellings.iter().cycle().take(30).enumerate() {
            let chars = |words: &str| words.chars().count() as u32;
            let start = chars(&words);
            words.push_str(&format!("{speaker}:"));
            let middle = chars(&words);
            words.push_str(&format!(" حرف {i}."));
            turns.push(Turn {
                label: CharRange::new(start, middle),
                speech: CharRange::new(middle + 1, chars(&words)),
                speaker: (*speaker).to_owned(),
                time_ms: None,
            });
            words.push('\n');
        }
        let count = words.chars().count() as u32;
        let new = NewDocument {
            name: format!("گروه {n}"),
            text: Text::new(words),
            turns,
            ..NewDocument::default()
        };
        let id = session
            .apply(Edit::AddDocuments(vec![new]))
            .unwrap()
            .created
            .documents[0];
        let speakers = DocumentSpeakers {
            document: id,
            participants: people.iter().map(|p| (*p).to_owned()).collect(),
            labels: vec![
                (also.to_owned(), Some("نسرین".to_owned())),
                ("مريم".to_owned(), (n == 0).then(|| "م1".to_owned())),
            ],
        };
        session.apply(Edit::LinkSpeakers(vec![speakers])).unwrap();
        let places = (0..count - 3).step_by(3);
        let codings = places.map(|at| {
            let code = CodeRef::Path(CodePath::new(["کد"]));
            NewCoding::new(id, CharRange::new(at, at + 3), code)
        });
        session.apply(Edit::AddCodings(codings.collect())).unwrap();
    }
    let now = session.snapshot().clone();
    let mut expected = Vec::new();
    let mut alone = 0;
    for document in now.documents() {
        let speakers = Speakers::of(document, &now);
        for coding in now.codings_in(document.id) {
            let said = speakers.in_passage(coding.range);
            alone += usize::from(said.len() == 1);
            for id in said {
                let name = &now.participant(*id).unwrap().name;
                expected.push(format!(
                    "{}|{}|{}|{name}",
                    document.name, coding.range.start, coding.range.end
                ));
            }
        }
    }
    assert!(
        alone > 50 && expected.len() > 2 * alone,
        "{alone} of {}",
        expected.len()
    );
    session.close().unwrap();
    let found = Sqlite::open(&path).line(
        "SELECT group_concat(document || '|' || \"start\" || '|' || \"end\" || '|' || participant, char(10))
         FROM v_coding_participants",
    );
    let found: Vec<&str> = found.lines().collect();
    assert_eq!(found, expected);
}

/// Whoever else opens the file: another program that speaks SQLite.
struct Sqlite(rusqlite::Connection);

impl Sqlite {
    fn open(path: &Path) -> Self {
        Self(rusqlite::Connection::open(path).unwrap())
    }

    fn execute_batch(&self, sql: &str) {
        self.0.execute_batch(sql).unwrap();
    }

    /// The first row, its columns separated by bars.
    fn line(&self, sql: &str) -> String {
        let mut statement = self.0.prepare(sql).unwrap();
        let columns = statement.column_count();
        statement
            .query_row([], |r| {
                let cells = (0..columns).map(|i| match r.get_ref(i)? {
                    rusqlite::types::ValueRef::Integer(n) => Ok(n.to_string()),
                    rusqlite::types::ValueRef::Text(t) => Ok(String::from_utf8_lossy(t).into_owned()),
                    _ => Ok(String::new()),
                });
                Ok(cells.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
            })
            .unwrap()
    }
}

fn chosen(value: &str) -> PageChoices {
    PageChoices::from([("findings".to_owned(), value.to_owned())])
}

#[test]
fn what_is_chosen_on_pages_goes_with_the_file_and_is_no_operation() {
    let (dir, path, mut session) = fresh();
    one_coding(&mut session);
    let entries = session.history().unwrap().len();
    let (revision, undoable) = (session.revision(), session.undoable());
    let reader = Sqlite::open(&path);
    let commits = || reader.line("SELECT commits FROM lineage");
    assert_eq!(*session.page_choices(), PageChoices::new());
    assert!(
        session
            .keep_page_choices(chosen("{\"table\":\"crosstab\"}"))
            .unwrap()
    );
    let written = commits();
    // What the file has already is not written again, and what is too long is not written at all.
    assert!(
        !session
            .keep_page_choices(chosen("{\"table\":\"crosstab\"}"))
            .unwrap()
    );
    assert!(!session.keep_page_choices(chosen(&"x".repeat(2 << 20))).unwrap());
    assert!(!session.keep_page_choices(PageChoices::new()).unwrap());
    assert_eq!(commits(), written);
    drop(reader);
    // Another page leaves the first as it is.
    let ladder = PageChoices::from([("ladder".to_owned(), "{}".to_owned())]);
    assert!(session.keep_page_choices(ladder.clone()).unwrap());
    let mut all = chosen("{\"table\":\"crosstab\"}");
    all.extend(ladder);
    assert_eq!(*session.page_choices(), all);
    assert_eq!((session.revision(), session.undoable()), (revision, undoable));
    assert_eq!(session.history().unwrap().len(), entries);
    // The step back is the operation before, and takes nothing of it away.
    assert_eq!(session.undo().unwrap().unwrap().kind, OperationKind::CodingAdd);
    session.redo().unwrap();
    assert_eq!(*session.page_choices(), all);
    let copy = dir.path().join("copy.gozareh");
    session.backup(&copy).unwrap();
    session.close().unwrap();
    let fixed = dir.path().join("fixed.gozareh");
    assert_eq!(repair(&path, &fixed, "مریم", 0).unwrap(), []);
    for file in [&path, &copy, &fixed] {
        assert_eq!(check(file).unwrap(), []);
        let session = Session::open(file, clock()).unwrap();
        assert_eq!(*session.page_choices(), all);
        assert_eq!(session.history().unwrap().len(), entries + 2);
        session.close().unwrap();
    }
    let mut looking = Session::open_read_only(&path).unwrap();
    assert_eq!(*looking.page_choices(), all);
    let refused = looking.keep_page_choices(chosen("{}")).unwrap_err();
    assert!(matches!(
        refused,
        SessionError::Storage(StorageError::ReadOnly(_))
    ));
    assert_eq!(*looking.page_choices(), all);
}

#[test]
fn a_file_from_before_pages_were_kept_takes_them() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/projects/version-6.gozareh");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.gozareh");
    fs::copy(fixture, &path).unwrap();
    let looking = Session::open_read_only(&path).unwrap();
    assert_eq!(*looking.page_choices(), PageChoices::new());
    looking.close().unwrap();
    let mut session = Session::open(&path, clock()).unwrap();
    assert_eq!(*session.page_choices(), PageChoices::new());
    assert_eq!(session.snapshot().summaries().count(), 1);
    assert!(session.keep_page_choices(chosen("{}")).unwrap());
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), []);
    let session = Session::open(&path, clock()).unwrap();
    assert_eq!(*session.page_choices(), chosen("{}"));
    assert_eq!(session.history().unwrap().len(), 25);
}

/// Each version of the file that was ever written is kept in `fixtures/projects` and must open for ever.
#[test]
fn every_version_of_the_file_opens() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/projects");
    let (_dir, fresh, session) = fresh();
    session.close().unwrap();
    let mut opened = 0;
    for entry in fs::read_dir(fixtures).unwrap() {
        let from = entry.unwrap().path();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("p.gozareh");
        fs::copy(&from, &path).unwrap();
        // Looking at a file of an older version leaves it as it is.
        let bytes = fs::read(&path).unwrap();
        let looking = Session::open_read_only(&path).unwrap();
        assert_eq!(looking.snapshot().document_count(), 1);
        assert_eq!(check(&path).unwrap(), vec![]);
        looking.close().unwrap();
        assert!(fs::read(&path).unwrap() == bytes);
        let mut session = Session::open(&path, clock()).unwrap();
        let now = session.snapshot();
        let said: Vec<_> = now
            .codings()
            .map(|c| {
                let text = session.text(c.document).unwrap();
                (
                    now.code_path(c.code).to_string(),
                    text.slice(c.range).to_owned(),
                    c.condensed.clone(),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                (
                    "طبقه > زیر > کد".to_owned(),
                    "نگران آینده‌ی کارم".to_owned(),
                    Some("نگرانی".into())
                ),
                ("طبقه > زیر".to_owned(), "قانونی".to_owned(), None),
            ]
        );
        let document = now.documents()[0];
        assert_eq!((document.turns.len(), document.participants.len()), (4, 1));
        assert_eq!(now.memos().count(), 4);
        assert_eq!(session.can_redo().unwrap().count, 1);
        session.redo().unwrap();
        assert_eq!(session.snapshot().coding_count(), 3);
        while session.undo().unwrap().is_some() {}
        assert_eq!(session.snapshot().document_count(), 0);
        session.close().unwrap();
        assert_eq!(check(&path).unwrap(), vec![]);
        // An upgraded file and a new one have the same tables, indexes and views.
        let layout = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY type, name)";
        assert_eq!(
            Sqlite::open(&path).line(layout),
            Sqlite::open(&fresh).line(layout)
        );
        opened += 1;
    }
    assert_eq!(opened, 6, "a fixture for each version before this one");
}

/// Work that is stopped before it begins, or as soon as it has come so far that it counts.
fn stopped(at_once: bool) -> Progress {
    let own: Arc<OnceLock<Progress>> = Arc::default();
    let waker = own.clone();
    let progress = Progress::new(move || {
        if let Some(progress) = waker.get() {
            progress.cancel();
        }
    });
    if at_once {
        progress.cancel();
    }
    own.set(progress.clone()).unwrap();
    progress
}

#[test]
fn a_check_or_a_repair_that_is_stopped_says_nothing_and_leaves_nothing() {
    let (dir, path, mut session) = fresh();
    one_coding(&mut session);
    session.close().unwrap();
    let copy = dir.path().join("copy.gozareh");
    let progress = Progress::default();
    assert_eq!(check_with(&path, &progress).unwrap(), []);
    let seen = progress.state();
    assert_eq!((seen.done, seen.total), (4, 4), "three operations and a text");
    let broken = dir.path().join("broken.gozareh");
    fs::copy(&path, &broken).unwrap();
    let db = rusqlite::Connection::open(&broken).unwrap();
    db.execute("DELETE FROM journal WHERE id = 2", []).unwrap();
    drop(db);
    for file in [&path, &broken] {
        for at_once in [true, false] {
            let told = check_with(file, &stopped(at_once)).unwrap_err();
            assert!(matches!(told, StorageError::Cancelled(_)), "{told}");
            let told = repair_with(file, &copy, "مریم", 0, &stopped(at_once)).unwrap_err();
            assert!(matches!(told, StorageError::Cancelled(_)), "{told}");
            assert_eq!(names(dir.path()), ["broken.gozareh", "پژوهش.gozareh"]);
        }
    }
    assert_eq!(
        repair_with(&path, &copy, "مریم", 0, &Progress::default()).unwrap(),
        []
    );
}

/// The pages in which the schema stands are few and small; all that the others hold is saved without them.
#[test]
fn a_project_whose_schema_is_gone_is_repaired_whole() {
    let (dir, path, mut session) = fresh();
    one_coding(&mut session);
    session
        .apply(document("م۲", &"نگران آینده‌ی کارم هستم. ".repeat(2000)))
        .unwrap();
    let before = session.snapshot().clone();
    session.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let roots: Vec<usize> = rusqlite::Connection::open(&path)
        .unwrap()
        .prepare("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0")
        .unwrap()
        .query_map([], |r| Ok(r.get::<_, u32>(0)? as usize))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let last = *roots.iter().max().unwrap();
    let schema: Vec<usize> = (1..=last).filter(|page| !roots.contains(page)).collect();
    assert!(schema.len() > 1, "{schema:?}");
    for page in schema {
        for length in [8, 600, 3900] {
            let broken = dir.path().join("broken.gozareh");
            let fixed = dir.path().join("fixed.gozareh");
            let mut bytes = whole.clone();
            let start = if page == 1 { 100 } else { (page - 1) * 4096 };
            bytes[start..start + length].fill(0);
            fs::write(&broken, &bytes).unwrap();
            assert_ne!(check(&broken).unwrap(), []);
            assert_eq!(
                repair(&broken, &fixed, "مریم", 0).unwrap(),
                [],
                "page {page}, {length}"
            );
            assert_eq!(fs::read(&broken).unwrap(), bytes, "it is not touched");
            let session = Session::open(&fixed, clock()).unwrap();
            session.load_texts().unwrap();
            assert!(*session.snapshot() == before, "page {page}, {length}");
            session.close().unwrap();
            fs::remove_file(&fixed).unwrap();
        }
    }
}
