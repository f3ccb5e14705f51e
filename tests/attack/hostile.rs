//! Files that somebody has changed through SQL, by hand or with an intent: told or refused, and nothing of theirs runs.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use gozareh::model::{
    Case, CodePath, CodeRef, DocumentSpeakers, Edit, MemoKind, MemoTarget, NewCoding, NewDocument, Turn,
    WordEntry, WordListKind,
};
use gozareh::session::{
    Loss, Notice, PageChoices, Problem, Session, SessionError, StorageError, check, repair,
};
use gozareh::text::{CharRange, Text};

use crate::storage::{clock, document, fresh};

/// A project with a little of everything.
fn project(session: &mut Session) {
    for name in ["م۱", "م۲"] {
        let words = if name == "م۱" {
            "نگران آینده"
        } else {
            "امیدوار هست"
        };
        let id = session.apply(document(name, words)).unwrap().created.documents[0];
        let path = CodePath::new(["طبقه".to_owned(), format!("کد {name}")]);
        let coding = NewCoding::new(id, CharRange::new(0, 5), CodeRef::Path(path));
        session.apply(Edit::AddCodings(vec![coding])).unwrap();
    }
    let memo = Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Project,
        kind: MemoKind::Note,
        body: "یادداشت".to_owned(),
    };
    session.apply(memo).unwrap();
    session.undo().unwrap();
    session.redo().unwrap();
    let documents: Vec<_> = session.snapshot().documents().iter().map(|d| d.id).collect();
    let highlight = Edit::AddHighlight(documents[0], CharRange::new(6, 11));
    session.apply(highlight).unwrap();
    let code = session.snapshot().codes().next().unwrap().id;
    let findings = [
        Edit::WriteSummary {
            case: Case::Document(documents[0]),
            code,
            body: "خلاصه".to_owned(),
        },
        Edit::SaveQuery {
            query: None,
            name: "یک".to_owned(),
            text: "کار".to_owned(),
        },
        Edit::PutWordList {
            list: None,
            kind: WordListKind::Keywords,
            name: "واژه‌ها".to_owned(),
            note: String::new(),
            entries: vec![WordEntry {
                word: "کار".to_owned(),
                meaning: "معنا".to_owned(),
                code: Some(code),
            }],
        },
    ];
    for edit in findings {
        session.apply(edit).unwrap();
    }
}

/// A conversation of which it is said whom its labels mean.
fn conversation(session: &mut Session) {
    let words = "مریم: چرا؟\nعلی: چون.";
    let turn = |start, middle, end, speaker: &str| Turn {
        label: CharRange::new(start, middle),
        speech: CharRange::new(middle + 1, end),
        speaker: speaker.to_owned(),
        time_ms: None,
    };
    let conversation = NewDocument {
        name: "گروهی".to_owned(),
        text: Text::new(words),
        turns: vec![turn(0, 5, 10, "مریم"), turn(11, 15, 20, "علی")],
        ..NewDocument::default()
    };
    let added = session.apply(Edit::AddDocuments(vec![conversation])).unwrap();
    let speakers = DocumentSpeakers {
        document: added.created.documents[0],
        participants: Vec::new(),
        labels: vec![
            ("مریم".to_owned(), Some("ش۱".to_owned())),
            ("علی".to_owned(), Some("ش۲".to_owned())),
        ],
    };
    session.apply(Edit::LinkSpeakers(vec![speakers])).unwrap();
}

/// Runs SQL on a copy of a project as another program would, and gives the copy.
fn changed(path: &Path, sql: &str) -> std::path::PathBuf {
    let copy = path.with_file_name("changed.gozareh");
    fs::copy(path, &copy).unwrap();
    let db = rusqlite::Connection::open(&copy).unwrap();
    db.execute_batch("PRAGMA foreign_keys = 0").unwrap();
    db.execute_batch(sql).unwrap();
    copy
}

#[test]
fn attack_what_is_changed_through_sql_is_told() {
    let (_dir, path, mut session) = fresh();
    project(&mut session);
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);
    let deep = format!(
        "UPDATE journal SET changes = '{}{}' WHERE id = 3",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    for (sql, ids) in [
        ("UPDATE text SET content = 'نگران اکنون' WHERE content LIKE 'نگران%'", "check-text"),
        (
            "UPDATE text SET content = 'نگران اکنون', hash = (SELECT hash FROM text WHERE content LIKE 'امید%')
             WHERE content LIKE 'نگران%'",
            "check-text",
        ),
        (
            "UPDATE text SET id = id + 1000; UPDATE text SET id = (SELECT max(text_id) FROM document)
                 WHERE id = 1000 + (SELECT min(text_id) FROM document);
             UPDATE text SET id = (SELECT min(text_id) FROM document) WHERE id > 1000",
            "check-text",
        ),
        ("DELETE FROM journal WHERE id = 4", "check-operation"),
        ("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)", "check-operation"),
        (
            "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal);
             DELETE FROM seal WHERE operation = (SELECT max(operation) FROM seal)",
            "check-journal",
        ),
        (
            "UPDATE journal SET id = 100 WHERE id = 3; UPDATE journal SET id = 3 WHERE id = 5;
             UPDATE journal SET id = 5 WHERE id = 100",
            "check-altered",
        ),
        ("UPDATE journal SET coder = 'رضا' WHERE id = 3", "check-altered"),
        ("UPDATE journal SET at = at + 1 WHERE id = 3", "check-altered"),
        ("UPDATE journal SET levels = '[1,0,0]' WHERE id = 3", "check-altered"),
        ("UPDATE seal SET hash = zeroblob(32) WHERE operation = 2", "check-altered"),
        ("UPDATE seal SET texts = '[]' WHERE operation = 2", "check-altered"),
        ("DELETE FROM seal WHERE operation = 2", "check-altered"),
        ("UPDATE journal SET reverts = 2 WHERE action = 'undo'", "check-reverts"),
        ("UPDATE journal SET changes = replace(changes, 'یادداشت', 'یادداشت ') WHERE action = 'undo'", "check-before"),
        ("UPDATE journal SET changes = '[]' WHERE action = 'redo'", "check-reverts"),
        (&deep, "check-operation"),
        ("UPDATE memo SET body = 'دیگر'", "check-journal"),
        ("UPDATE memo SET guid = upper(guid)", "check-journal"),
        ("DELETE FROM memo", "check-journal"),
        ("UPDATE code SET name = name || ' ' WHERE parent_id IS NOT NULL", "check-journal"),
        ("UPDATE code SET color = lower(color)", "check-journal"),
        (
            "PRAGMA ignore_check_constraints = 1; UPDATE coding SET \"end\" = \"start\", \"start\" = \"end\"",
            "check-unreadable",
        ),
        ("PRAGMA ignore_check_constraints = 1; UPDATE memo SET target = 'nothing'",
            "check-unreadable"),
        ("UPDATE coding SET importance = 2", "check-journal"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE coding SET importance = 4", "check-unreadable"),
        ("UPDATE document SET state = 'checked'", "check-journal"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE document SET state = ''", "check-unreadable"),
        ("UPDATE highlight SET \"end\" = \"end\" - 1", "check-journal"),
        ("UPDATE highlight SET \"end\" = 99", "check-highlight-outside"),
        ("DELETE FROM highlight", "check-journal"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE highlight SET \"end\" = \"start\"", "check-unreadable"),
        ("UPDATE summary SET body = 'دیگر'", "check-journal"),
        ("DELETE FROM summary", "check-journal"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE summary SET document_id = NULL", "check-unreadable"),
        ("UPDATE query SET text = 'الف'", "check-journal"),
        ("UPDATE word_entry SET meaning = 'دیگر'", "check-journal"),
        ("DELETE FROM word_entry", "check-journal"),
        ("PRAGMA ignore_check_constraints = 1; UPDATE word_list SET kind = ''", "check-unreadable"),
        ("UPDATE project SET next_id = 1", "check-next-id"),
        ("UPDATE project SET next_id = 9223372036854775807", "check-unreadable"),
        ("DELETE FROM text WHERE content LIKE 'امید%'", "check-text"),
        (
            "INSERT INTO text (id, characters, content, hash) VALUES (900, 0, '', x'')",
            "check-stored-text",
        ),
        ("DROP INDEX coding_code", "check-missing"),
        ("DROP VIEW v_codes", "check-missing"),
    ] {
        must_be_told(&path, sql, ids);
    }
}

/// What SQL has changed is named by the check; whoever opens it is told, or reads it, and nothing panics.
fn must_be_told(path: &Path, sql: &str, id: &str) {
    let copy = changed(path, sql);
    let found = check(&copy).unwrap();
    assert!(
        found.iter().any(|problem| problem.message().id() == id),
        "{}: {found:?}",
        sql.chars().take(200).collect::<String>()
    );
    if let Ok(session) = Session::open(&copy, clock()) {
        let _ = session.load_texts();
        let _ = session.history();
    }
}

#[test]
fn attack_labels_of_speakers_that_are_changed_through_sql_are_told() {
    let (_dir, path, mut session) = fresh();
    conversation(&mut session);
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);
    for (sql, id) in [
        ("UPDATE speaker_label SET participant_id = NULL", "check-journal"),
        ("UPDATE speaker_label SET label = 'مریم '", "check-labels"),
        (
            "UPDATE speaker_label SET label = 'رضا' WHERE position = 1",
            "check-labels",
        ),
        ("UPDATE speaker_label SET participant_id = 999", "check-dangling"),
        (
            "DELETE FROM document_participant WHERE position = 1",
            "check-labels",
        ),
        ("UPDATE speaker_label SET document_id = 999", "check-dangling"),
        ("DELETE FROM speaker_label", "check-journal"),
        (
            "UPDATE speaker_label SET position = 2 WHERE position = 0",
            "check-journal",
        ),
        (
            "UPDATE speaker_label SET label = x'00FF' || label",
            "check-unreadable",
        ),
    ] {
        must_be_told(&path, sql, id);
    }
}

/// Words that were changed in the history are not taken for those of the project.
#[test]
fn attack_a_forged_history_does_not_reach_the_rows() {
    let (dir, path, mut session) = fresh();
    project(&mut session);
    let content = session.snapshot().clone();
    session.close().unwrap();
    let copy = changed(
        &path,
        "UPDATE journal SET changes = replace(changes, 'یادداشت', 'یادداشب')",
    );
    let fixed = dir.path().join("fixed.gozareh");
    let lost = repair(&copy, &fixed, "مریم", 0).unwrap();
    let mut session = Session::open(&fixed, clock()).unwrap();
    assert!(*session.snapshot() == content);
    // The history before the memo is as it was written.
    assert_eq!(session.history().unwrap().len(), 6);
    assert_eq!(lost, [Loss::Operations(7)]);
    while session.undo().unwrap().is_some() {}
    session.close().unwrap();
    assert_eq!(check(&fixed).unwrap(), vec![]);
}

#[test]
fn attack_what_a_repaired_copy_lacks_is_counted() {
    let (dir, path, mut session) = fresh();
    project(&mut session);
    session.close().unwrap();
    let copy = changed(&path, "DELETE FROM text WHERE content LIKE 'امید%'");
    let fixed = dir.path().join("fixed.gozareh");
    let mut lost = repair(&copy, &fixed, "مریم", 0).unwrap();
    let rows = |noun| Loss::Rows { noun, count: 1 };
    // The history goes back to the time before that text; its code stays without a coding.
    assert_eq!(lost.pop(), Some(Loss::Operations(12)));
    assert_eq!(lost, [rows("document"), rows("coding")]);
    let session = Session::open(&fixed, clock()).unwrap();
    let now = session.snapshot();
    assert_eq!(
        (now.document_count(), now.coding_count(), now.memo_count()),
        (1, 1, 1)
    );
    session.close().unwrap();

    // A text with a wrong letter is kept, and its document named.
    let copy = changed(
        &path,
        "UPDATE text SET content = 'امیدوار بود!' WHERE content LIKE 'امید%'",
    );
    fs::remove_file(&fixed).unwrap();
    let lost = repair(&copy, &fixed, "مریم", 0).unwrap();
    assert!(lost.contains(&Loss::Words("م۲".to_owned())), "{lost:?}");
    let session = Session::open(&fixed, clock()).unwrap();
    let id = session.snapshot().document_named("م۲").unwrap().id;
    assert_eq!(session.text(id).unwrap().as_str(), "امیدوار بود!");
    assert_eq!(session.snapshot().coding_count(), 2);
    session.close().unwrap();
}

/// Labels that mean somebody who is gone are left out of a repaired copy, and so are those that are nowhere; the rest stays.
#[test]
fn attack_labels_that_fit_nothing_are_left_out_of_a_repaired_copy() {
    let (dir, path, mut session) = fresh();
    conversation(&mut session);
    session.close().unwrap();
    // Without an operation the rows of the file are taken at their word.
    let forget = "UPDATE journal SET changes = '[]' WHERE id = 2;";
    for (sql, kept) in [
        ("", 2),
        ("DELETE FROM participant WHERE name = 'ش۱'", 1),
        ("UPDATE speaker_label SET label = 'رضا' WHERE position = 1", 1),
        ("UPDATE speaker_label SET label = 'علی'", 1),
        ("DELETE FROM turn WHERE position = 0", 1),
        ("UPDATE turn SET speech_end = 999", 0),
        ("DELETE FROM speaker_label", 0),
    ] {
        let copy = changed(&path, &format!("{forget} {sql}"));
        let fixed = dir.path().join("fixed.gozareh");
        let lost = repair(&copy, &fixed, "مریم", 0).unwrap();
        assert!(
            !lost.iter().any(|l| matches!(l, Loss::Words(_))),
            "{sql}: {lost:?}"
        );
        assert_eq!(check(&fixed).unwrap(), vec![], "{sql}");
        let session = Session::open(&fixed, clock()).unwrap();
        let document = session.snapshot().document_named("گروهی").unwrap().clone();
        assert_eq!(document.labels.len(), kept, "{sql}: {:?}", document.labels);
        session.close().unwrap();
        fs::remove_file(&fixed).unwrap();
    }
}

/// Would never end, if anything asked it.
const ENDLESS: &str =
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

#[test]
fn attack_what_is_not_ours_is_refused_before_it_runs() {
    let (dir, path, mut session) = fresh();
    project(&mut session);
    let content = session.snapshot().clone();
    session.close().unwrap();
    let fixed = dir.path().join("fixed.gozareh");
    let takes_place = |table: &str| {
        format!(
            "PRAGMA legacy_alter_table = 1; ALTER TABLE {table} RENAME TO hidden;
             CREATE VIEW {table} AS SELECT * FROM hidden WHERE ({ENDLESS}) > 0"
        )
    };
    for (sql, object) in [
        ("CREATE TABLE other (x)".to_owned(), "other"),
        (
            "CREATE TRIGGER other AFTER INSERT ON journal BEGIN DELETE FROM coding; END".to_owned(),
            "other",
        ),
        (format!("CREATE VIEW other AS {ENDLESS}"), "other"),
        (
            format!("DROP VIEW v_codes; CREATE VIEW v_codes AS {ENDLESS}"),
            "v_codes",
        ),
        (takes_place("coder"), "coder"),
        (
            "ALTER TABLE memo ADD COLUMN other INTEGER AS (length(replace(hex(zeroblob(1000)), '0', body)))"
                .to_owned(),
            "memo",
        ),
        ("CREATE INDEX other ON memo (length(body))".to_owned(), "other"),
        (
            "CREATE INDEX other ON memo (body) WHERE length(body) > 3".to_owned(),
            "other",
        ),
        ("CREATE VIRTUAL TABLE other USING fts5 (x)".to_owned(), "other"),
        (
            "CREATE TABLE other (id INTEGER PRIMARY KEY AUTOINCREMENT)".to_owned(),
            "other",
        ),
        ("ANALYZE".to_owned(), "sqlite_stat1"),
    ] {
        let copy = changed(&path, &sql);
        let begun = Instant::now();
        for result in [
            Session::open(&copy, clock()).map(|_| ()),
            Session::open_read_only(&copy).map(|_| ()),
        ] {
            assert!(
                matches!(&result, Err(SessionError::Storage(StorageError::Foreign { .. }))),
                "{sql}: {result:?}"
            );
        }
        let found = check(&copy).unwrap();
        assert!(
            found.contains(&Problem::Foreign(object.to_owned())),
            "{sql}: {found:?}"
        );
        // A clean copy holds everything that is ours.
        let lost = repair(&copy, &fixed, "مریم", 0).unwrap();
        let clean = Session::open(&fixed, clock()).unwrap();
        if object == "coder" {
            assert!(!lost.is_empty());
        } else {
            assert!(*clean.snapshot() == content, "{sql}");
            assert_eq!(clean.history().unwrap().len(), 12, "{sql}");
            let ours = ["memo", "v_codes"].contains(&object);
            assert_eq!(
                lost.iter().any(|lost| matches!(lost, Loss::Foreign(_))),
                !ours,
                "{sql}"
            );
        }
        clean.close().unwrap();
        assert_eq!(check(&fixed).unwrap(), vec![], "{sql}");
        fs::remove_file(&fixed).unwrap();
        assert!(begun.elapsed() < Duration::from_secs(20), "{sql}");
    }
}

/// What is chosen on pages is nothing that anybody vouches for: whatever stands there, the project is whole, and at worst
/// nothing is chosen.
#[test]
fn attack_what_is_chosen_on_pages_may_be_anything() {
    let (dir, path, mut session) = fresh();
    project(&mut session);
    let chosen = PageChoices::from([("findings".to_owned(), "{}".to_owned())]);
    session.keep_page_choices(chosen.clone()).unwrap();
    let content = session.snapshot().clone();
    session.close().unwrap();
    let fixed = dir.path().join("fixed.gozareh");
    for (sql, left) in [
        ("UPDATE page_choice SET value = ''", 1),
        ("UPDATE page_choice SET value = hex(zeroblob(1000000))", 0),
        ("UPDATE page_choice SET page = hex(zeroblob(100))", 0),
        ("UPDATE page_choice SET value = CAST(x'c328ff' AS TEXT)", 0),
        ("UPDATE page_choice SET page = CAST(x'ff' AS TEXT)", 0),
        (
            "UPDATE page_choice SET value = replace(hex(zeroblob(100000)), '0', '[')",
            1,
        ),
        ("DELETE FROM page_choice", 0),
        (
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000)
             INSERT INTO page_choice SELECT x, x FROM n",
            16,
        ),
    ] {
        let copy = changed(&path, sql);
        assert_eq!(check(&copy).unwrap(), vec![], "{sql}");
        let mut session = Session::open(&copy, clock()).unwrap();
        assert!(*session.snapshot() == content, "{sql}");
        assert_eq!(session.page_choices().len(), left, "{sql}");
        // What is chosen next is kept as ever.
        assert!(
            session
                .keep_page_choices(PageChoices::from([("findings".to_owned(), "[]".to_owned())]))
                .unwrap()
        );
        session.undo().unwrap();
        session.redo().unwrap();
        session.close().unwrap();
        assert_eq!(check(&copy).unwrap(), vec![], "{sql}");
        let copy = changed(&path, sql);
        assert_eq!(repair(&copy, &fixed, "مریم", 0).unwrap(), [], "{sql}");
        let session = Session::open(&fixed, clock()).unwrap();
        assert_eq!(session.page_choices().len(), left, "{sql}");
        session.close().unwrap();
        fs::remove_file(&fixed).unwrap();
    }
}

#[test]
fn attack_older_versions_are_refused_likewise() {
    let dir = tempfile::tempdir().unwrap();
    for version in [1, 2] {
        let fixture = format!(
            "{}/tests/fixtures/projects/version-{version}.gozareh",
            env!("CARGO_MANIFEST_DIR")
        );
        let path = dir.path().join("old.gozareh");
        fs::copy(&fixture, &path).unwrap();
        for (sql, foreign) in [
            ("CREATE TABLE other (x)".to_owned(), true),
            (
                "CREATE TRIGGER other AFTER UPDATE ON text BEGIN DELETE FROM coding; END".to_owned(),
                true,
            ),
            (format!("CREATE VIEW other AS {ENDLESS}"), true),
            // Views of an older version are dropped unread, whatever they are.
            (
                format!("DROP VIEW v_codes; CREATE VIEW v_codes AS {ENDLESS}"),
                false,
            ),
        ] {
            let copy = changed(&path, &sql);
            let read = Session::open_read_only(&copy);
            let refused = matches!(read, Err(SessionError::Storage(StorageError::Foreign { .. })));
            assert_eq!(refused, foreign, "version {version}: {sql}");
            assert_eq!(
                Session::open(&copy, clock()).is_err(),
                foreign,
                "version {version}: {sql}"
            );
        }
    }
}

/// A WAL that a crash left, of which a byte in the middle is not what was written.
#[test]
fn attack_a_damaged_log_is_told() {
    let (dir, path, mut session) = fresh();
    for i in 0..5 {
        session.apply(document(&format!("م{i}"), "نگران آینده")).unwrap();
    }
    let crashed = dir.path().join("crashed.gozareh");
    let log = |of: &Path| {
        let mut name = of.as_os_str().to_owned();
        name.push("-wal");
        std::path::PathBuf::from(name)
    };
    let (file, written) = (fs::read(&path).unwrap(), fs::read(log(&path)).unwrap());
    let told = |bytes: &[u8]| {
        fs::write(&crashed, &file).unwrap();
        fs::write(log(&crashed), bytes).unwrap();
        let found = check(&crashed).unwrap();
        for ending in ["-wal", "-shm"] {
            let mut name = crashed.as_os_str().to_owned();
            name.push(ending);
            let _ = fs::remove_file(name);
        }
        found.into_iter().find_map(|problem| match problem {
            Problem::Log { operations } => Some(operations),
            _ => None,
        })
    };
    // Whoever opens it goes on with what can be read, is told, and finds the log kept.
    fs::write(&crashed, &file).unwrap();
    let mut bytes = written.clone();
    bytes[32 + (written.len() - 32) / 2] ^= 0x10;
    fs::write(log(&crashed), &bytes).unwrap();
    let opened = Session::open(&crashed, clock()).unwrap();
    let [
        Notice::LogDamaged {
            log: kept,
            operations,
            ..
        },
    ] = opened.notices()
    else {
        panic!("{:?}", opened.notices());
    };
    assert!(fs::read(kept).unwrap() == bytes);
    assert!(*operations > 0 && opened.snapshot().document_count() < 5);
    assert!(opened.snapshot().document_count() + *operations >= 5);
    fs::remove_file(kept).unwrap();
    opened.close().unwrap();
    assert_eq!(check(&crashed).unwrap(), vec![]);

    assert_eq!(told(&written), None);
    // Cut off in the middle of a frame, as by a kill: that was never acknowledged.
    assert_eq!(told(&written[..written.len() - 100]), None);
    let frames = (written.len() - 32) / (4096 + 24);
    assert!(frames > 5);
    let mut last = usize::MAX;
    for at in [40, 32 + 24 + 100, 32 + (frames / 2) * (4096 + 24) + 30, 5, 20] {
        let mut bytes = written.clone();
        bytes[at] ^= 0x10;
        let operations = told(&bytes).unwrap_or_else(|| panic!("byte {at}"));
        assert!((1..=20).contains(&operations), "byte {at}: {operations}");
        if at > 32 {
            assert!(operations <= last);
            last = operations;
        }
    }
    session.close().unwrap();
}
