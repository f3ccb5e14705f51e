//! A project to work on, and what must hold of one that has been changed from outside.

use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use gozareh::model::{
    CodePath, CodeRef, DocumentState, Edit, Importance, MemoKind, MemoTarget, NewCode, NewCoding,
    NewDocument, NewParticipant, ProjectInfo, Snapshot, Turn,
};
use gozareh::session::{Session, SessionError, TickingClock, check};
use gozareh::text::{CharRange, Patch, Splice, Text};

use crate::{at, clear, say};

/// A clock that begins anew.
pub fn clock() -> Arc<TickingClock> {
    Arc::new(TickingClock::new(1_590_000_000_000))
}

/// The bytes of a project as it lies there, and as a crash leaves it.
pub struct Sample {
    /// One plain file.
    pub closed: Vec<u8>,
    /// The file while it was open.
    pub open: Vec<u8>,
    /// The log beside it.
    pub log: Vec<u8>,
    /// What it holds.
    pub now: Snapshot,
    /// How many operations it has.
    pub operations: usize,
}

/// The sample, made once.
pub fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| made().expect("the sample"))
}

fn made() -> Result<Sample, SessionError> {
    clear();
    let path = at("sample.gozareh");
    let mut session = Session::create(&path, ProjectInfo::named("نمونه"), "مریم", clock())?;
    session.set_coder("مریم");
    let text = "م۱: دفتر خالی است.\nم۲: درست است 🙂\n";
    let added = session.apply(Edit::AddDocuments(vec![
        NewDocument {
            name: "یک".to_owned(),
            group: Some("گروه".to_owned()),
            text: Text::new(text),
            turns: vec![Turn {
                label: CharRange::new(0, 3),
                speech: CharRange::new(4, 18),
                speaker: "م۱".to_owned(),
                time_ms: Some(1_000),
            }],
            ..NewDocument::default()
        },
        NewDocument {
            name: "دو".to_owned(),
            text: Text::new("a\u{301} کِتاب"),
            ..NewDocument::default()
        },
    ]))?;
    let document = added.created.documents[0];
    session.apply(Edit::ImportCodes(vec![NewCode {
        name: "طبقه".to_owned(),
        definition: "تعریف".to_owned(),
        children: vec![NewCode {
            name: "کد".to_owned(),
            ..NewCode::default()
        }],
        ..NewCode::default()
    }]))?;
    session.apply(Edit::AddCodings(
        [(4, 8, "طبقه"), (9, 13, "کد"), (23, 27, "دیگر")]
            .into_iter()
            .map(|(start, end, code)| NewCoding {
                memo: "یادداشت".to_owned(),
                condensed: "کوتاه".to_owned(),
                ..NewCoding::new(
                    document,
                    CharRange::new(start, end),
                    CodeRef::Path(CodePath::new([code.to_owned()])),
                )
            })
            .collect(),
    ))?;
    session.apply(Edit::ImportParticipants(vec![
        NewParticipant {
            name: "م۱".to_owned(),
            values: vec![("سن".to_owned(), "۴۱".to_owned())],
            documents: vec!["یک".to_owned()],
            labels: Vec::new(),
            introduced_by: None,
        },
        NewParticipant {
            name: "م۲".to_owned(),
            introduced_by: Some("م۱".to_owned()),
            ..NewParticipant::default()
        },
    ]))?;
    session.apply(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Passage(document, CharRange::new(2, 9)),
        kind: MemoKind::Theory,
        body: "یادداشت نظری".to_owned(),
    })?;
    let patch = Patch::new(vec![Splice {
        range: CharRange::new(5, 7),
        inserted: "کار و".to_owned(),
    }]);
    session.apply(Edit::EditText {
        document,
        patch: patch.expect("a patch"),
    })?;
    session.apply(Edit::AddHighlight(document, CharRange::new(13, 18)))?;
    let all: Vec<_> = session.snapshot().codings().map(|coding| coding.id).collect();
    session.apply(Edit::SetImportance(all, Importance::HIGHEST))?;
    session.apply(Edit::SetDocumentState(vec![document], DocumentState::Checked))?;
    session.apply(Edit::CreateGroup("تهی".to_owned()))?;
    session.undo()?;
    session.apply(Edit::RenameDocument(document, "نام دیگر".to_owned()))?;
    let coding = session.snapshot().codings().next().map(|coding| coding.id);
    session.apply(Edit::DeleteCodings(coding.into_iter().collect()))?;
    session.undo()?;
    session.redo()?;
    let read = |path: &Path| fs::read(path).expect("a file of the sample");
    let (open, log) = (read(&path), read(&at("sample.gozareh-wal")));
    let (now, operations) = (session.snapshot().clone(), session.history()?.len());
    session.close()?;
    let closed = read(&path);
    clear();
    Ok(Sample {
        closed,
        open,
        log,
        now,
        operations,
    })
}

/// Looks at a project, checks it and works in it. `whole` holds the answer of the check against what was found: a file
/// that was called sound must be it.
pub fn inspect(path: &Path, whole: impl Fn(&Session)) {
    let looked = Session::open_read_only(path);
    match &looked {
        Ok(session) => {
            said(session.load_texts());
            said(session.history());
        }
        Err(error) => say(&error.message()),
    }
    drop(looked);
    let problems = match check(path) {
        Ok(problems) => problems,
        Err(error) => {
            say(&error.message());
            return;
        }
    };
    for problem in &problems {
        say(&problem.message());
    }
    let sound = problems.is_empty();
    let mut session = match Session::open(path, clock()) {
        Ok(session) => session,
        Err(error) => {
            assert!(!sound, "called sound, and does not open: {error}");
            say(&error.message());
            return;
        }
    };
    if sound {
        whole(&session);
    }
    let before = session.snapshot().clone();
    let steps = session.undoable();
    let mut done = 0;
    for _ in 0..steps {
        match session.undo() {
            Ok(_) => done += 1,
            Err(error) => {
                assert!(!sound, "called sound, and cannot be undone: {error}");
                say(&error.message());
                break;
            }
        }
    }
    for _ in 0..done {
        if let Err(error) = session.redo() {
            assert!(!sound, "called sound, and cannot be redone: {error}");
            say(&error.message());
            break;
        }
    }
    if sound {
        assert!(*session.snapshot() == before, "undo and redo lead elsewhere");
        said(session.apply(Edit::CreateGroup("ع".to_owned())));
        let memory = session.snapshot().clone();
        session.close().expect("a sound project closes");
        assert_eq!(
            check(path).ok(),
            Some(Vec::new()),
            "no longer sound after work in it"
        );
        let session = Session::open_read_only(path).expect("a sound project opens");
        assert!(*session.snapshot() == memory, "memory and file differ");
    } else if let Err(error) = session.close() {
        say(&error.message());
    }
}

fn said<T>(result: Result<T, SessionError>) {
    if let Err(error) = result {
        say(&error.message());
    }
}
