//! Random work on a project: memory, file and journal agree, undo goes back to the first state, redo to the last.

use std::collections::{BTreeMap, BTreeSet};

use gozareh::analysis::{Counts, SegmentSelection, frequencies};
use gozareh::message::Message;
use gozareh::model::{
    Case, CodePath, CodeRef, DirectionChoice, DocumentSpeakers, DocumentState, Edit, ImportRecord,
    Importance, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument, NewParticipant, Rgb, Snapshot,
    SourceKind, Turn, WordEntry, WordListKind,
};
use gozareh::session::{Session, SessionError};
use gozareh::storage::check;
use gozareh::text::{CharRange, Patch, Splice, Text};
use proptest::prelude::*;

use crate::storage::{clock, fresh};

const NAMES: [&str; 6] = ["نگرانی", "حمایت", "مالیات", "قانون نانوشته", "م۱", "پست"];
const TEXTS: [&str; 3] = [
    "م۱: می‌گویند دفتر معلول است، نه علت.\nم۲: درست است.",
    "نگران آینده‌ی کارم هستم 🙂",
    "a\u{301} کِتاب",
];

const INSERTED: [&str; 7] = ["", "می‌", "👩🏽‍🔬", "\u{301}", "\r\nم۲: ", "ِ ", "e"];

/// One thing to do: which edit, and numbers from which its arguments are taken.
pub type EditChoice = (u8, [u32; 4]);

fn pick<T: Clone>(list: &[T], n: u32) -> Option<T> {
    list.get(n as usize % list.len().max(1)).cloned()
}

fn name(n: u32) -> String {
    // Few names, so that many are taken; some with an ending, so that not all are.
    format!(
        "{}{}",
        NAMES[n as usize % NAMES.len()],
        if n.is_multiple_of(3) { " ۲" } else { "" }
    )
}

/// The edit of a move, in a project where there is something to do it to.
pub fn edit(now: &Snapshot, (kind, [a, b, c, d]): EditChoice) -> Option<Edit> {
    let documents: Vec<_> = now.documents().iter().map(|r| r.id).collect();
    let groups: Vec<_> = now.groups().iter().map(|r| r.id).collect();
    let codes: Vec<_> = now.code_tree().iter().map(|(_, r)| r.id).collect();
    let codings: Vec<_> = now.codings().map(|r| r.id).collect();
    let people: Vec<_> = now.participants().iter().map(|r| r.id).collect();
    let attributes: Vec<_> = now.attributes().iter().map(|r| r.id).collect();
    let memos: Vec<_> = now.memos().map(|r| r.id).collect();
    let highlights: Vec<_> = documents
        .iter()
        .flat_map(|d| now.highlights_in(*d))
        .map(|r| r.id)
        .collect();
    let coders: Vec<_> = now.coders().map(|r| r.id).collect();
    let queries: Vec<_> = now.queries().map(|r| r.id).collect();
    let word_lists: Vec<_> = now.word_lists().map(|r| r.id).collect();
    let sometimes = |n: u32| n.is_multiple_of(2);
    // Mostly inside the texts, the shortest of which has 8 characters.
    let range = |n: u32, m: u32| CharRange::new(n % 12, n % 12 + m % 12);
    let codes_of = |n: u32, m: u32| {
        vec![pick(&codes, n), pick(&codes, m)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    let speakers_among = |n: u32, m: u32| {
        let several = [pick(&people, n), pick(&people, m).filter(|_| sometimes(n))];
        several
            .into_iter()
            .flatten()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let new_code = |n: u32| NewCode {
        name: name(n),
        level: Level::from_key(["category", "subcategory", "code", ""][n as usize % 4]),
        definition: if sometimes(n) { name(n) } else { String::new() },
        children: vec![NewCode {
            name: name(n / 2),
            ..NewCode::default()
        }],
        ..NewCode::default()
    };
    Some(match kind {
        0 => Edit::SetProject {
            name: name(a),
            description: name(b),
            levels: [name(a), name(b), name(c)],
        },
        1 => Edit::AddDocuments(vec![NewDocument {
            name: name(a),
            group: sometimes(b).then(|| name(b)),
            text: Text::new(TEXTS[c as usize % TEXTS.len()]),
            source: format!("{}.txt", name(a)),
            import: sometimes(d).then(|| ImportRecord {
                characters: d,
                paragraphs: 1,
                turns: 0,
                warnings: vec![Message::new("import-warning-encoding").with("encoding", name(d))],
            }),
            ..NewDocument::default()
        }]),
        2 => Edit::RenameDocument(pick(&documents, a)?, name(b)),
        3 => Edit::SetDocumentKind(
            pick(&documents, a)?,
            [SourceKind::Record, SourceKind::WebPage, SourceKind::Interview][b as usize % 3],
        ),
        4 => Edit::SetDocumentDirection(
            pick(&documents, a)?,
            [DirectionChoice::Ltr, DirectionChoice::Rtl, DirectionChoice::Auto][b as usize % 3],
        ),
        5 => Edit::MoveDocuments {
            documents: vec![pick(&documents, a)?],
            group: sometimes(b).then(|| pick(&groups, b)).flatten(),
            before: pick(&documents, c),
        },
        6 if a % 2 == 0 => Edit::LinkSpeakers(vec![DocumentSpeakers {
            document: pick(&documents, b)?,
            participants: vec![name(c), name(a)],
            labels: match d % 4 {
                0 => Vec::new(),
                1 => vec![("م۱".to_owned(), None)],
                2 => vec![("م۱".to_owned(), Some(name(c))), ("م۲".to_owned(), Some(name(a)))],
                _ => vec![("م۱".to_owned(), Some(name(d)))],
            },
        }]),
        6 => Edit::LinkParticipants(pick(&documents, a)?, speakers_among(b, c)),
        7 => Edit::DeleteDocuments(vec![pick(&documents, a)?]),
        8 => Edit::CreateGroup(name(a)),
        9 => Edit::RenameGroup(pick(&groups, a)?, name(b)),
        10 => Edit::DeleteGroup(pick(&groups, a)?),
        11 => Edit::CreateCodes {
            parent: sometimes(a).then(|| pick(&codes, a)).flatten(),
            codes: vec![new_code(b)],
        },
        12 => Edit::ImportCodes(vec![new_code(a), new_code(b)]),
        13 => Edit::RenameCode(pick(&codes, a)?, name(b)),
        14 => Edit::RecolourCodes(codes_of(a, b), Rgb(c as u8, d as u8, 0)),
        15 => Edit::DefineCode(pick(&codes, a)?, name(b)),
        16 => Edit::SetLevel(codes_of(a, b), Level::ALL[c as usize % 3]),
        17 => Edit::MoveCodes {
            codes: codes_of(a, b),
            parent: sometimes(c).then(|| pick(&codes, c)).flatten(),
            before: pick(&codes, d),
        },
        18 => Edit::MergeCodes {
            from: codes_of(a, b),
            into: pick(&codes, c)?,
        },
        19 => Edit::DeleteCodes(codes_of(a, a)),
        20..=24 => Edit::AddCodings(vec![
            NewCoding {
                coder: sometimes(d).then(|| name(d)),
                condensed: if sometimes(a) { name(a) } else { String::new() },
                memo: if sometimes(b) { name(b) } else { String::new() },
                ..NewCoding::new(
                    pick(&documents, a)?,
                    range(b, c),
                    CodeRef::Path(CodePath::new([name(d), name(c)])),
                )
            },
            NewCoding::new(
                pick(&documents, b)?,
                range(c, d),
                pick(&codes, a).map_or(CodeRef::Path(CodePath::new([name(a)])), CodeRef::Id),
            ),
        ]),
        25 => Edit::ResizeCoding(pick(&codings, a)?, range(b, c)),
        26 => Edit::RecodeCodings(
            vec![pick(&codings, a)?, pick(&codings, b)?],
            CodeRef::New {
                name: name(c),
                parent: pick(&codes, d),
            },
        ),
        27 => Edit::DeleteCodings(vec![pick(&codings, a)?, pick(&codings, b)?]),
        28 => Edit::SetCondensed(
            pick(&codings, a)?,
            if sometimes(b) { name(b) } else { String::new() },
        ),
        29..=31 => Edit::WriteMemo {
            memo: (c % 5 == 0).then(|| pick(&memos, c)).flatten(),
            target: match a % 6 {
                0 => MemoTarget::Project,
                1 => MemoTarget::Document(pick(&documents, b)?),
                2 => MemoTarget::Passage(pick(&documents, b)?, range(c, d)),
                3 => MemoTarget::Code(pick(&codes, b)?),
                4 => MemoTarget::Coding(pick(&codings, b)?),
                _ => MemoTarget::Participant(pick(&people, b)?),
            },
            kind: [MemoKind::Note, MemoKind::Theory, MemoKind::Method, MemoKind::Case][c as usize % 4],
            body: if d % 4 == 0 { String::new() } else { name(d) },
        },
        32 => Edit::ImportParticipants(vec![NewParticipant {
            name: name(a),
            values: vec![(name(b), name(c))],
            documents: now
                .documents()
                .first()
                .map(|d| d.name.clone())
                .into_iter()
                .collect(),
            labels: if c % 4 == 0 {
                vec!["م۱".to_owned()]
            } else {
                Vec::new()
            },
            introduced_by: sometimes(d).then(|| name(d)),
        }]),
        33 => Edit::EditParticipant {
            participant: pick(&people, a)?,
            name: name(b),
            values: pick(&attributes, c)
                .map(|at| (at, name(c)))
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
            introduced_by: pick(&people, d),
        },
        34 => Edit::DeleteParticipants(vec![pick(&people, a)?]),
        35 => Edit::CreateAttribute(name(a)),
        36 => Edit::RenameAttribute(pick(&attributes, a)?, name(b)),
        37 => Edit::DeleteAttribute(pick(&attributes, a)?),
        38 => Edit::RenameCoder(pick(&coders, a)?, name(b)),
        39..=40 => Edit::EditText {
            document: pick(&documents, a)?,
            patch: patch(b, c, d),
        },
        42 => Edit::UncodePassage {
            document: pick(&documents, a)?,
            range: range(b, c),
            codings: codings
                .iter()
                .copied()
                .filter(|id| sometimes(d) || Some(*id) == pick(&codings, c))
                .collect(),
        },
        43 => {
            let coding = now.coding(pick(&codings, a)?)?;
            Edit::SplitCoding(
                coding.id,
                vec![coding.range.start + b % 8, coding.range.start + c % 8],
            )
        }
        41 => Edit::GatherCodes {
            name: name(a),
            level: Level::ALL[b as usize % 3],
            parent: sometimes(c).then(|| pick(&codes, c)).flatten(),
            codes: codes_of(b, d),
        },
        44 => Edit::SetDocumentState(
            vec![pick(&documents, a)?, pick(&documents, b)?],
            DocumentState::ALL[c as usize % 4],
        ),
        45 => Edit::SetImportance(
            vec![pick(&codings, a)?, pick(&codings, b)?],
            Importance::ALL[c as usize % 4],
        ),
        46 => Edit::MergeNeighbours(vec![pick(&codings, a)?, pick(&codings, b)?]),
        47..=49 => Edit::AddHighlight(pick(&documents, a)?, range(b, c)),
        50 => Edit::DeleteHighlights(vec![pick(&highlights, a)?, pick(&highlights, b)?]),
        51..=53 => Edit::WriteSummary {
            case: if sometimes(d) {
                Case::Document(pick(&documents, a)?)
            } else {
                Case::Participant(pick(&people, a)?)
            },
            code: pick(&codes, b)?,
            body: if c.is_multiple_of(4) {
                String::new()
            } else {
                name(c)
            },
        },
        54 => Edit::SaveQuery {
            query: pick(&queries, a).filter(|_| sometimes(b)),
            name: name(c),
            text: name(d),
        },
        55 => Edit::DeleteQueries(vec![pick(&queries, a)?, pick(&queries, b)?]),
        56 | 57 => Edit::PutWordList {
            list: pick(&word_lists, a).filter(|_| sometimes(b)),
            kind: WordListKind::ALL[c as usize % 3],
            name: name(c),
            note: name(d),
            entries: [a, b, c, d]
                .map(|n| WordEntry {
                    word: name(n),
                    meaning: name(n / 2),
                    code: pick(&codes, n).filter(|_| sometimes(n)),
                })
                .into(),
        },
        58 => Edit::DeleteWordLists(vec![pick(&word_lists, a)?, pick(&word_lists, b)?]),
        _ => Edit::ReplaceText(vec![
            (pick(&documents, a)?, patch(b, c, d)),
            (pick(&documents, b)?, patch(c, d, a)),
        ]),
    })
}

/// A change of two places of a text.
fn patch(a: u32, b: u32, c: u32) -> Patch {
    let splice = |start: u32, length: u32, words: u32| Splice {
        range: CharRange::new(start, start + length),
        inserted: INSERTED[words as usize % INSERTED.len()].to_owned(),
    };
    let first = splice(a % 6, b % 4, c);
    let second = splice(first.range.end + b % 3, c % 3, a);
    Patch::new(vec![first, second]).unwrap()
}

/// Things to work on, so that every kind of edit finds something.
pub fn furnish(session: &mut Session) {
    let turns = vec![Turn {
        label: CharRange::new(0, 3),
        speech: CharRange::new(4, 30),
        speaker: "م۱".to_owned(),
        time_ms: Some(1_000),
    }];
    for (i, text) in TEXTS.iter().enumerate() {
        session
            .apply(Edit::AddDocuments(vec![NewDocument {
                name: format!("سند {i}"),
                group: Some(format!("گروه {}", i % 2)),
                text: Text::new(*text),
                turns: if i == 0 { turns.clone() } else { Vec::new() },
                ..NewDocument::default()
            }]))
            .unwrap();
    }
    let documents: Vec<_> = session.snapshot().documents().iter().map(|d| d.id).collect();
    let people = (1..=3).map(|i| NewParticipant {
        name: format!("ش{i}"),
        values: vec![
            ("بخش".to_owned(), format!("{i}")),
            ("سمت".to_owned(), "مدیر".to_owned()),
        ],
        documents: vec![format!("سند {}", i - 1)],
        labels: Vec::new(),
        introduced_by: (i > 1).then(|| "ش1".to_owned()),
    });
    session.apply(Edit::ImportParticipants(people.collect())).unwrap();
    let speakers = DocumentSpeakers {
        document: documents[0],
        participants: vec!["ش1".to_owned()],
        labels: vec![("م۱".to_owned(), Some("ش2".to_owned()))],
    };
    session.apply(Edit::LinkSpeakers(vec![speakers])).unwrap();
    let codings = (0..9).map(|i| NewCoding {
        memo: if i % 3 == 0 {
            "یادداشت".to_owned()
        } else {
            String::new()
        },
        ..NewCoding::new(
            documents[i % 3],
            CharRange::new(i as u32 % 4, i as u32 % 4 + 3),
            CodeRef::Path(CodePath::new([
                "طبقه".to_owned(),
                format!("زیر {}", i % 2),
                format!("کد {i}"),
            ])),
        )
    });
    session.apply(Edit::AddCodings(codings.collect())).unwrap();
    for n in 0..3 {
        let findings = [
            Edit::SaveQuery {
                query: None,
                name: format!("جست‌وجو {n}"),
                text: name(n),
            },
            Edit::PutWordList {
                list: None,
                kind: WordListKind::ALL[n as usize],
                name: format!("فهرست {n}"),
                note: String::new(),
                entries: vec![WordEntry {
                    word: name(n),
                    ..WordEntry::default()
                }],
            },
        ];
        for edit in findings {
            session.apply(edit).unwrap();
        }
    }
    let beside = |start| {
        let path = CodePath::new(["طبقه".to_owned(), "کنار هم".to_owned()]);
        NewCoding::new(
            documents[0],
            CharRange::new(start, start + 3),
            CodeRef::Path(path),
        )
    };
    let added = session
        .apply(Edit::AddCodings(vec![beside(11), beside(14)]))
        .unwrap();
    session
        .apply(Edit::SetImportance(added.created.codings, Importance::HIGHEST))
        .unwrap();
    for document in documents {
        let highlight = Edit::AddHighlight(document, CharRange::new(5, 8));
        session.apply(highlight).unwrap();
    }
}

fn load(session: &Session) -> Snapshot {
    Session::open_read_only(session.path())
        .unwrap()
        .snapshot()
        .clone()
}

/// The codes of which counts that followed the project differ from those that are taken afresh.
fn differing(counts: &Counts, now: &Snapshot) -> Vec<String> {
    let afresh = frequencies(now, &SegmentSelection::all(), None).codes.into_iter();
    afresh
        .filter(|f| (f.own.passages, f.total) != (counts.own(f.code), counts.total(f.code)))
        .map(|f| {
            let (own, total) = (counts.own(f.code), counts.total(f.code));
            format!("{}: {own}, {total:?}, not {f:?}", now.code_path(f.code))
        })
        .collect()
}

/// The words of all documents.
fn texts(session: &Session) -> Vec<String> {
    let documents: Vec<_> = session.snapshot().documents().iter().map(|d| d.id).collect();
    let text = |id| session.text(id).unwrap().as_str().to_owned();
    documents.into_iter().map(text).collect()
}

/// How many kinds of edits there are; those above are undo and redo.
pub const EDITS: u8 = 60;

fn moves() -> impl Strategy<Value = Vec<EditChoice>> {
    prop::collection::vec((0..EDITS + 10, prop::array::uniform4(0u32..64)), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn memory_file_and_journal_agree(moves in moves()) {
        let (_dir, path, mut session) = fresh();
        let first = session.snapshot().clone();
        furnish(&mut session);
        let furnished = (session.undoable(), texts(&session));
        let mut lowest = furnished.0;
        let mut counts = Counts::of(session.snapshot());
        for (kind, numbers) in moves {
            let before = session.snapshot().clone();
            let revision = session.revision();
            match kind {
                kind if kind < EDITS => {
                    let Some(edit) = edit(&before, (kind, numbers)) else { continue };
                    match session.apply(edit) {
                        Ok(applied) => prop_assert_eq!(session.can_undo(), Some(&applied.summary)),
                        Err(SessionError::Edit(_)) => {
                            prop_assert!(before == *session.snapshot());
                            prop_assert_eq!(revision, session.revision());
                        }
                        Err(error) => return Err(TestCaseError::fail(error.to_string())),
                    }
                }
                kind if kind < EDITS + 6 => {
                    session.undo().unwrap();
                }
                _ => {
                    session.redo().unwrap();
                }
            }
            counts.follow(session.snapshot());
            prop_assert_eq!(differing(&counts, session.snapshot()), Vec::<String>::new());
            lowest = lowest.min(session.undoable());
        }
        prop_assert_eq!(session.snapshot().differences(&load(&session)), Vec::<&str>::new());
        prop_assert!(*session.snapshot() == load(&session), "what is found by rows is as new");
        prop_assert_eq!(check(&path).unwrap(), vec![]);

        // The stacks are the same after closing.
        session.close().unwrap();
        let mut session = Session::open(&path, clock()).unwrap();
        while session.redo().unwrap().is_some() {}
        let last = session.snapshot().clone();
        let last_texts = texts(&session);
        // Unless something of it was undone and replaced by other work, the furniture is there again on the way.
        if lowest == furnished.0 {
            while session.undoable() > furnished.0 {
                session.undo().unwrap();
            }
            prop_assert_eq!(texts(&session), furnished.1);
        }
        while session.undo().unwrap().is_some() {}
        prop_assert_eq!(session.snapshot().differences(&first), Vec::<&str>::new());
        prop_assert_eq!(load(&session).differences(&first), Vec::<&str>::new());
        while session.redo().unwrap().is_some() {}
        prop_assert_eq!(session.snapshot().differences(&last), Vec::<&str>::new());
        prop_assert_eq!(load(&session).differences(&last), Vec::<&str>::new());
        prop_assert_eq!(texts(&session), last_texts.clone());
        prop_assert_eq!(check(&path).unwrap(), vec![]);
        session.close().unwrap();
        prop_assert_eq!(texts(&Session::open_read_only(&path).unwrap()), last_texts);
    }
}
