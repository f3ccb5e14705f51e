//! Studies described in `study.ron`, the sample study first of all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gozareh::exchange::import::report::ImportReport;
use gozareh::exchange::sample;
use gozareh::exchange::study::{StudyError, StudyFault, StudyFiles, build};
use gozareh::i18n::{Lang, Words};
use gozareh::model::{GroupId, Level, MemoTarget};
use gozareh::session::{Session, check};
use gozareh::text::search::{FoldedText, Query, SearchOptions, find};

use crate::storage::clock;

#[test]
fn the_sample_study_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        1,
        "nothing but the project is left"
    );
    assert_eq!(check(&path).unwrap(), vec![]);

    let session = Session::open_read_only(&path).unwrap();
    let now = session.snapshot();
    assert_eq!(now.document_count(), 28);
    assert_eq!(now.participants().len(), 28);
    let levels = |level| now.codes().filter(|c| c.level == level).count();
    assert_eq!(Level::ALL.map(levels), [4, 16, 44]);
    assert!(now.coding_count() >= 300);
    assert!(now.codes().all(|c| !c.definition.is_empty()));

    let mut coded: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for coding in now.codings() {
        assert_eq!(now.code(coding.code).unwrap().level, Level::Code);
        coded.entry(coding.code).or_default().insert(coding.document);
    }
    assert_eq!(coded.len(), 44);
    for (code, documents) in coded {
        assert!(
            documents.len() >= 2,
            "{} is said by one person only",
            now.code_path(code)
        );
    }
    for (i, document) in now.documents().iter().enumerate() {
        assert_eq!(
            document.participants,
            [now.participants()[i].id],
            "{}",
            document.name
        );
        let text = session.text(document.id).unwrap();
        for turn in document.turns.iter() {
            assert!(text.slice(turn.label).ends_with(':'), "{}", document.name);
        }
        let speakers: BTreeSet<_> = document.turns.iter().map(|t| t.speaker.as_str()).collect();
        let person = now.participants()[i].name.as_str();
        assert_eq!(
            speakers,
            BTreeSet::from(["مصاحبه‌گر", person]),
            "{}",
            document.name
        );
    }
    for category in now.children(None) {
        assert!(now.memo_on(MemoTarget::Code(category.id)).is_some());
    }
    let groups: Vec<_> = now.groups().iter().map(|g| g.name.clone()).collect();
    assert_eq!(
        groups,
        ["حاکمیتی و سیاست‌گذاری", "دستگاه‌های اجرایی", "مدیران دفاتر پیشخوان"]
    );
}

/// The summative step: the counts that the memo gives are those of the transcripts.
#[test]
fn the_keyword_counts_of_the_sample_are_true() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    let session = Session::open_read_only(&path).unwrap();
    let now = session.snapshot();
    let count = |group: GroupId, word: &str| -> usize {
        let query = Query::new(word, SearchOptions::default()).unwrap();
        now.documents()
            .iter()
            .filter(|d| d.group == Some(group))
            .map(|d| find(&FoldedText::new(session.text(d.id).unwrap().as_str()), &query).len())
            .sum()
    };
    let memo = now
        .memos()
        .find(|m| m.body.contains("فراوانی کلیدواژه‌ها پیش از کدگذاری"))
        .expect("the sample counts its keywords first");
    let counted: Vec<(&str, &str)> = memo
        .body
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once(": "))
        .collect();
    assert!(counted.len() >= 8, "{counted:?}");
    let words = Words::new(Lang::Fa);
    for (word, counts) in counted {
        let found: Vec<String> = now
            .groups()
            .iter()
            .map(|g| words.number(count(g.id, word)))
            .collect();
        assert_eq!(counts, found.join(" · "), "{word}");
    }
}

const STUDY: &str = r##"(
    name: "پژوهش",
    groups: ["گروه"],
    attributes: ["بخش"],
    participants: [(id: "م۱", attributes: ["دولتی"]), (id: "م۲", introduced_by: "م۱")],
    documents: [(file: "a.txt", name: "مصاحبه", group: "گروه", participant: "م۱", kind: record)],
    codes: [(key: "1", name: "طبقه", color: "#102030", codes: [(name: "زیر", codes: [(name: "کد")])])],
    codings: [
        (document: "مصاحبه", code: "کد", text: "آینده‌ی کارم", condensed: "نگرانی"),
        (document: "مصاحبه", code: "طبقه > زیر > کد", text: "نگران", nth: 2, memo: "یادداشت"),
        (document: "مصاحبه", code: "1", text: "هستم"),
    ],
    memos: [(kind: method, text: "روش"), (document: "مصاحبه", text: "سند")],
)"##;

const TEXT: &str = "نگران آینده‌ی کارم هستم، نگران.";

fn try_build(dir: &Path, study: &str) -> Result<ImportReport, StudyError> {
    fs::write(dir.join("a.txt"), TEXT).unwrap();
    fs::write(dir.join("study.ron"), study).unwrap();
    let (study, project) = (dir.join("study.ron"), dir.join("p.gozareh"));
    build(&study, &project, "مریم", StudyFiles::InFolder, clock())
}

#[test]
fn a_study_reads_no_file_outside_its_folder_unless_the_person_agrees() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("study");
    fs::create_dir_all(folder.join("below")).unwrap();
    let secret = dir.path().join("secret.txt");
    fs::write(&secret, TEXT).unwrap();
    fs::write(folder.join("below/b.txt"), TEXT).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(&secret, folder.join("link.txt")).unwrap();
        symlink(dir.path(), folder.join("way")).unwrap();
    }
    let outside = |file: &str, files: StudyFiles| {
        let study = format!("(name: \"x\", documents: [(file: {file:?})])");
        fs::write(folder.join("study.ron"), study).unwrap();
        let project = dir.path().join("p.gozareh");
        let built = build(&folder.join("study.ron"), &project, "مریم", files, clock());
        let _ = fs::remove_file(project);
        match built {
            Ok(_) => false,
            Err(StudyError::Entry { fault, .. }) if matches!(*fault, StudyFault::Outside) => true,
            Err(error) => panic!("{file}: {error}"),
        }
    };
    for inside in ["below/b.txt", "./below/../below/b.txt", "below//b.txt"] {
        assert!(!outside(inside, StudyFiles::InFolder), "{inside}");
    }
    assert!(!outside(
        folder.join("below/b.txt").to_str().unwrap(),
        StudyFiles::InFolder
    ));
    let absolute = secret.to_str().unwrap();
    let mut ways = vec!["../secret.txt", "below/../../secret.txt", absolute];
    if cfg!(unix) {
        ways.extend(["link.txt", "way/secret.txt"]);
    }
    for way in ways {
        assert!(outside(way, StudyFiles::InFolder), "{way}");
        assert!(!outside(way, StudyFiles::Anywhere), "{way}");
    }
    // Whether there is such a file is not told.
    assert!(outside("../no such file", StudyFiles::InFolder));
}

#[test]
fn a_study_of_any_depth_and_length_is_refused_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let en = Words::new(Lang::En);
    for open in [
        "[",
        "(",
        "Some(",
        "codes: [(",
        "{",
        "((name: \"a\", codes: [",
        "/*",
        "#![enable(",
    ] {
        for begun in ["", "(name: \"x\", codes: ["] {
            let error = try_build(dir.path(), &format!("{begun}{}", open.repeat(200_000))).unwrap_err();
            assert!(
                matches!(error, StudyError::Syntax { .. }),
                "{begun}{open}: {error}"
            );
        }
    }
    let nested = |levels: usize| {
        format!(
            "(name: \"x\", codes: [{}{}])",
            (0..levels)
                .map(|n| format!("(name: \"{n}\", codes: ["))
                .collect::<String>(),
            "])".repeat(levels)
        )
    };
    let said = en.say(&try_build(dir.path(), &nested(200)).unwrap_err().message());
    assert!(said.contains("160"), "{said}");
    let said = en.say(&try_build(dir.path(), &nested(33)).unwrap_err().message());
    assert!(said.contains("32"), "{said}");
    let _ = try_build(dir.path(), &nested(32)).unwrap();
    let many = format!("(name: \"x\", groups: [{}])", "\"a\",".repeat(1_001));
    let said = en.say(&try_build(dir.path(), &many).unwrap_err().message());
    assert!(said.contains("1000"), "{said}");
}

#[test]
fn a_study_becomes_a_project() {
    let dir = tempfile::tempdir().unwrap();
    let _ = try_build(dir.path(), STUDY).unwrap();
    let session = Session::open_read_only(&dir.path().join("p.gozareh")).unwrap();
    let now = session.snapshot();
    session.load_texts().unwrap();
    let said: Vec<_> = now
        .codings()
        .map(|c| {
            (
                now.code_path(c.code).to_string(),
                now.text(c.document).unwrap().slice(c.range),
                c.condensed.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("طبقه > زیر > کد".to_owned(), "آینده‌ی کارم", Some("نگرانی")),
            ("طبقه".to_owned(), "هستم", None),
            ("طبقه > زیر > کد".to_owned(), "نگران", None),
        ]
    );
    assert_eq!(now.memos().count(), 3);
    assert_eq!(
        now.participants()[1].introduced_by,
        Some(now.participants()[0].id)
    );
}

#[test]
fn what_is_wrong_in_a_study_is_named_and_nothing_is_left() {
    let en = Words::new(Lang::En);
    for (from, to, sentence) in [
        (
            "file: \"a.txt\"",
            "file: \"b.txt\"",
            "Entry 1 of documents, “b.txt”",
        ),
        (
            "group: \"گروه\"",
            "group: \"نیست\"",
            "Entry 1 of documents, “a.txt”: “نیست” is not in this study",
        ),
        (
            "participant: \"م۱\"",
            "participant: \"م۹\"",
            "Entry 1 of documents, “a.txt”: “م۹” is not",
        ),
        (
            "introduced_by: \"م۱\"",
            "introduced_by: \"م۹\"",
            "Entry 2 of participants, “م۲”: “م۹” is not",
        ),
        (
            "id: \"م۲\"",
            "id: \"م۱\"",
            "Entry 2 of participants, “م۱”: “م۱” stands there twice",
        ),
        (
            "[\"دولتی\"]",
            "[\"دولتی\", \"\"]",
            "Entry 1 of participants, “م۱”: There are 2 values for 1",
        ),
        ("#102030", "red", "Entry 1 of codes, “طبقه”: The colour “red”"),
        (
            ", nth: 2",
            "",
            "Entry 2 of codings, “نگران”: This passage occurs 2 times",
        ),
        (
            "nth: 2",
            "nth: 3",
            "Entry 2 of codings, “نگران”: This passage does not stand",
        ),
        (
            "text: \"هستم\"",
            "text: \"نیستم\"",
            "Entry 3 of codings, “نیستم”: This passage does not stand",
        ),
        (
            "code: \"1\"",
            "code: \"2\"",
            "Entry 3 of codings, “هستم”: “2” is not in this study",
        ),
        (
            "document: \"مصاحبه\", text: \"سند\"",
            "document: \"ن\", text: \"سند\"",
            "Entry 2 of memos, “ن”",
        ),
        ("groups:", "grups:", "study.ron” is wrong in line 3, column"),
        ("name: \"پژوهش\",", "", "study.ron” is wrong in line"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        assert!(STUDY.contains(from), "{from}");
        let error = try_build(dir.path(), &STUDY.replacen(from, to, 1)).unwrap_err();
        let said = en.say(&error.message());
        assert!(said.contains(sentence), "{from} → {to}: {said}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "{from}");
    }
}

#[test]
fn a_study_is_one_operation() {
    let dir = tempfile::tempdir().unwrap();
    let _ = try_build(dir.path(), STUDY).unwrap();
    let path = dir.path().join("p.gozareh");
    let mut session = Session::open(&path, clock()).unwrap();
    assert_eq!(
        session.history().unwrap().len(),
        2,
        "the project was made, then the study"
    );
    let whole = session.snapshot().clone();
    session.undo().unwrap();
    let now = session.snapshot();
    assert_eq!(
        (now.document_count(), now.code_count(), now.memos().count()),
        (0, 0, 0)
    );
    assert!(session.can_undo().is_none());
    session.redo().unwrap();
    assert!(*session.snapshot() == whole);
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);

    fs::write(dir.path().join("study.ron"), "(name: \"نام\")").unwrap();
    let bare = dir.path().join("bare.gozareh");
    let report = build(
        &dir.path().join("study.ron"),
        &bare,
        "مریم",
        StudyFiles::InFolder,
        clock(),
    )
    .unwrap();
    assert!(report.files.is_empty());
    assert_eq!(
        Session::open_read_only(&bare).unwrap().history().unwrap().len(),
        1
    );
}
