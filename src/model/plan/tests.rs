use std::collections::HashSet;

use super::*;
use crate::model::{
    CodePath, CodeRef, Consequences, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument,
    NewParticipant, Rgb, inverse,
};
use crate::text::CharRange;

/// A project on which edits are run one after the other, as a session does.
pub(super) struct PlanningProject {
    pub(super) now: Snapshot,
    next_id: i64,
    pub(super) log: Vec<Vec<Change>>,
}

impl PlanningProject {
    pub(super) fn new() -> Self {
        let project = ProjectInfo {
            guid: Guid::new(),
            name: "آزمون".into(),
            description: String::new(),
            levels: ["طبقه".into(), "زیرطبقه".into(), "کد".into()],
        };
        Self {
            now: Snapshot::new(project),
            next_id: 1,
            log: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, edit: Edit) -> Result<Created, EditError> {
        let plan = plan(edit, &self.now, self.next_id, "پژوهشگر", 1000)?;
        let mut replayed = self.now.clone();
        replayed.apply(&plan.changes);
        assert!(replayed == plan.after, "the changes say all that the edit did");
        self.now = plan.after;
        self.next_id = plan.next_id;
        self.log.push(plan.changes);
        Ok(plan.created)
    }

    pub(super) fn undo(&mut self) {
        self.now.apply(&inverse(self.log.pop().unwrap()));
    }

    pub(super) fn document(&mut self, name: &str, text: &str) -> DocumentId {
        let new = NewDocument {
            name: name.into(),
            text: Text::new(text),
            ..NewDocument::default()
        };
        self.run(Edit::AddDocuments(vec![new])).unwrap().documents[0]
    }

    pub(super) fn code(&mut self, parent: Option<CodeId>, name: &str) -> CodeId {
        let codes = vec![NewCode {
            name: name.into(),
            ..NewCode::default()
        }];
        self.run(Edit::CreateCodes { parent, codes }).unwrap().codes[0]
    }

    pub(super) fn coding(&mut self, document: DocumentId, start: u32, end: u32, code: CodeId) -> CodingId {
        let new = NewCoding::new(document, CharRange::new(start, end), CodeRef::Id(code));
        self.run(Edit::AddCodings(vec![new])).unwrap().codings[0]
    }

    pub(super) fn tree(&self) -> String {
        self.now
            .code_tree()
            .iter()
            .map(|(depth, c)| format!("{}{}:{}", "  ".repeat(*depth), c.name, self.now.own_count(c.id)))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[test]
fn deleting_a_category_takes_its_branch_and_undo_brings_all_back() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "نگران آینده‌ی کارم هستم");
    let (a, other) = (b.code(None, "طبقه"), b.code(None, "دیگری"));
    let sub = b.code(Some(a), "زیرطبقه");
    let code = b.code(Some(sub), "کد");
    let coding = b.coding(d, 0, 5, code);
    b.coding(d, 6, 9, other);
    b.run(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Coding(coding),
        kind: MemoKind::Note,
        body: "مهم".into(),
    })
    .unwrap();
    let before = b.now.clone();
    let expected = Consequences {
        codes: 3,
        documents: 0,
        codings: 1,
        memos: 1,
        highlights: 0,
        summaries: 0,
    };
    assert_eq!(deletion_of_codes(&b.now, &[a]), expected);
    b.run(Edit::DeleteCodes(vec![a])).unwrap();
    assert_eq!(b.tree(), "دیگری:1");
    assert_eq!(b.now.memos().count(), 0);
    b.undo();
    assert!(b.now == before);
}

#[test]
fn merging_moves_codings_and_children_and_drops_twins() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک دو سه چهار پنج");
    let (keep, gone) = (b.code(None, "بماند"), b.code(None, "برود"));
    b.code(Some(keep), "مشترک");
    let shared = b.code(Some(gone), "مشترک");
    b.code(Some(gone), "تنها");
    b.coding(d, 0, 2, keep);
    let twin = b.coding(d, 0, 2, gone);
    b.run(Edit::SetCondensed(twin, "کوتاه".into())).unwrap();
    b.coding(d, 3, 5, gone);
    b.coding(d, 6, 8, shared);
    let before = b.now.clone();
    b.run(Edit::MergeCodes {
        from: vec![gone],
        into: keep,
    })
    .unwrap();
    assert_eq!(b.tree(), "بماند:2\n  مشترک:1\n  تنها:0");
    let kept = b.now.codings_in(d).first().and_then(|c| c.condensed.clone());
    assert_eq!(
        kept.as_deref(),
        Some("کوتاه"),
        "the twin's condensed unit is not lost"
    );
    b.undo();
    assert!(b.now == before);
}

/// What one code receives goes on with it when it is merged too.
#[test]
fn codes_that_are_merged_one_into_the_other_bring_all_their_codings() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک دو سه چهار پنج");
    let (keep, outer) = (b.code(None, "بماند"), b.code(None, "بیرون"));
    let inner = b.code(Some(outer), "درون");
    let gone = b.code(Some(inner), "برود");
    let twin = b.code(Some(keep), "مشترک");
    let shared = b.code(Some(gone), "مشترک");
    b.coding(d, 0, 2, shared);
    b.coding(d, 3, 5, twin);
    b.coding(d, 6, 8, gone);
    let before = b.now.clone();
    b.run(Edit::MergeCodes {
        from: vec![gone, twin],
        into: keep,
    })
    .unwrap();
    assert_eq!(b.tree(), "بماند:3\nبیرون:0\n  درون:0");
    b.undo();
    assert!(b.now == before);
}

#[test]
fn a_code_cannot_move_below_itself_and_keeps_its_order() {
    let mut b = PlanningProject::new();
    let a = b.code(None, "الف");
    let c = b.code(Some(a), "ب");
    let moved = b.run(Edit::MoveCodes {
        codes: vec![a],
        parent: Some(c),
        before: None,
    });
    assert_eq!(moved, Err(EditError::Cycle("الف".into())));
    let (x, y) = (b.code(None, "پ"), b.code(None, "ت"));
    b.run(Edit::MoveCodes {
        codes: vec![y, c],
        parent: None,
        before: Some(x),
    })
    .unwrap();
    assert_eq!(b.tree(), "الف:0\nت:0\nب:0\nپ:0");
}

#[test]
fn a_name_has_no_control_characters_and_an_end() {
    assert_eq!(super::clean_name(" الف\0\u{1B}[1m \n ب ").unwrap(), "الف [1m ب");
    for nothing in ["\0\u{7F}", "\u{200C}", "\u{202E} \u{2069}\u{FFFE}", "\u{FEFF}"] {
        assert_eq!(
            super::clean_name(nothing),
            Err(EditError::EmptyName),
            "{nothing:?}"
        );
    }
    assert!(super::clean_name(&"ن".repeat(super::NAME)).is_ok());
    let long = super::clean_name(&"ن".repeat(super::NAME + 1));
    assert_eq!(long, Err(EditError::LongName(super::NAME)));
}

#[test]
fn names_are_compared_as_a_reader_does() {
    let mut b = PlanningProject::new();
    let a = b.code(None, "کیفیت خدمات");
    let again = NewCode {
        name: "كيفيت  خدمات".into(),
        ..NewCode::default()
    };
    let refused = b.run(Edit::CreateCodes {
        parent: None,
        codes: vec![again],
    });
    assert!(matches!(refused, Err(EditError::NameTaken(_))));
    let d = b.document("م۱", "خدمات بهتر شد");
    let by_path = NewCoding::new(
        d,
        CharRange::new(0, 5),
        CodeRef::Path(CodePath::new(["كيفيت خدمات"])),
    );
    let created = b.run(Edit::AddCodings(vec![by_path])).unwrap();
    assert!(created.codes.is_empty());
    assert_eq!(b.now.own_count(a), 1);
}

#[test]
fn a_path_creates_what_is_missing_with_its_levels() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "متن");
    let path = CodePath::new(["طبقه‌ای", "زیرطبقه‌ای", "کدی"]);
    b.run(Edit::AddCodings(vec![NewCoding::new(
        d,
        CharRange::new(0, 3),
        CodeRef::Path(path),
    )]))
    .unwrap();
    let levels: Vec<Level> = b.now.code_tree().iter().map(|(_, c)| c.level).collect();
    assert_eq!(levels, Level::ALL);
}

#[test]
fn a_coding_outside_the_text_refuses_all_and_names_the_row() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "کوتاه");
    let c = b.code(None, "کد");
    let before = b.now.clone();
    let row = |start, end| NewCoding::new(d, CharRange::new(start, end), CodeRef::Id(c));
    let refused = b.run(Edit::AddCodings(vec![row(0, 2), row(3, 9)]));
    assert!(
        matches!(refused, Err(EditError::Row { row: 2, .. })),
        "{refused:?}"
    );
    assert!(b.now == before);
    b.run(Edit::AddCodings(vec![row(0, 2)])).unwrap();
    assert_eq!(
        b.run(Edit::AddCodings(vec![row(0, 2)])),
        Err(EditError::AlreadyCoded)
    );
}

#[test]
fn a_new_range_is_widened_to_whole_graphemes() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "کِتاب");
    let c = b.code(None, "کد");
    b.coding(d, 1, 3, c);
    assert_eq!(b.now.codings_in(d)[0].range, CharRange::new(0, 3));
}

#[test]
fn participants_come_with_attributes_and_links_and_complete_what_is_there() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "متن");
    let person = |sector: &str, by: Option<&str>| NewParticipant {
        name: "م۱".into(),
        values: vec![("بخش".into(), sector.into())],
        documents: vec!["م۱".into()],
        labels: Vec::new(),
        introduced_by: by.map(String::from),
    };
    b.run(Edit::ImportParticipants(vec![person("دولتی", None)]))
        .unwrap();
    b.run(Edit::ImportParticipants(vec![person("خصوصی", None)]))
        .unwrap();
    let people = b.now.participants();
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].values.values().collect::<Vec<_>>(), ["خصوصی"]);
    assert_eq!(b.now.document(d).unwrap().participants, [people[0].id]);
    let refused = b.run(Edit::ImportParticipants(vec![person("خصوصی", Some("م۹"))]));
    assert!(matches!(refused, Err(EditError::Row { row: 1, .. })));
}

#[test]
fn documents_of_the_same_name_are_told_apart_and_reordered() {
    let mut b = PlanningProject::new();
    let first = b.document("مصاحبه", "یک");
    let second = b.document("مصاحبه", "دو");
    assert_eq!(b.now.document(second).unwrap().name, "مصاحبه (2)");
    b.run(Edit::CreateGroup("گروه".into())).unwrap();
    let group = b.now.groups()[0].id;
    b.run(Edit::MoveDocuments {
        documents: vec![first],
        group: Some(group),
        before: None,
    })
    .unwrap();
    b.run(Edit::MoveDocuments {
        documents: vec![second],
        group: Some(group),
        before: Some(first),
    })
    .unwrap();
    assert_eq!(
        b.now.documents().iter().map(|d| d.id).collect::<Vec<_>>(),
        [second, first]
    );
    b.run(Edit::DeleteGroup(group)).unwrap();
    assert!(b.now.documents().iter().all(|d| d.group.is_none()));
}

#[test]
fn what_comes_in_stands_last_whatever_stood_there_before() {
    let mut b = PlanningProject::new();
    let (first, last) = (b.code(None, "اول"), b.code(None, "آخر"));
    let inner = b.code(Some(first), "درون");
    b.run(Edit::MoveCodes {
        codes: vec![inner],
        parent: None,
        before: Some(last),
    })
    .unwrap();
    b.run(Edit::DeleteCodes(vec![last])).unwrap();
    b.code(None, "تازه");
    assert_eq!(b.tree(), "اول:0\nدرون:0\nتازه:0");
    let colours: Vec<Rgb> = b.now.children(None).iter().map(|c| c.colour).collect();
    // The second hue went with the second root; the code that moved out brought that of its parent.
    assert_eq!(colours, [PALETTE[0], PALETTE[0], PALETTE[1]]);

    let three = || {
        let new = |name: &str| NewDocument {
            name: name.into(),
            text: Text::new("متن"),
            ..NewDocument::default()
        };
        vec![new("مصاحبه"), new("مصاحبه"), new("مصاحبه (3)"), new("مصاحبه")]
    };
    b.run(Edit::AddDocuments(three())).unwrap();
    let names: Vec<&str> = b.now.documents().iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["مصاحبه", "مصاحبه (2)", "مصاحبه (3)", "مصاحبه (4)"]);
}

#[test]
fn a_coding_is_found_wherever_it_goes() {
    let mut b = PlanningProject::new();
    let (d, other) = (b.document("م۱", "یک دو سه"), b.document("م۲", "چهار پنج"));
    let (one, two) = (b.code(None, "یک"), b.code(None, "دو"));
    let first = b.coding(d, 0, 2, one);
    let second = b.coding(other, 0, 4, one);
    b.run(Edit::RecodeCodings(vec![second], CodeRef::Id(two)))
        .unwrap();
    assert_eq!(
        b.now.coding(second).map(|c| (c.document, c.code)),
        Some((other, two))
    );
    let ids = HashSet::from([second, first]);
    let found: Vec<CodingId> = b.now.codings_of(&ids).iter().map(|c| c.id).collect();
    assert_eq!(found, [first, second]);
    b.run(Edit::DeleteDocuments(vec![d])).unwrap();
    assert!(!b.now.has_coding(first) && b.now.coding(first).is_none());
    assert_eq!(b.now.coding_count(), 1);
    b.undo();
    assert_eq!(b.now.coding(first).map(|c| c.document), Some(d));
}

#[test]
fn memos_are_found_by_what_they_are_about() {
    let mut b = PlanningProject::new();
    let (d, other) = (
        b.document("م۱", "نگران آینده‌ی کارم هستم"),
        b.document("م۲", "هیچ"),
    );
    let write = |b: &mut PlanningProject, target, body: &str| {
        let edit = Edit::WriteMemo {
            memo: None,
            target,
            kind: MemoKind::Note,
            body: body.into(),
        };
        b.run(edit).unwrap().memos.first().copied()
    };
    let passage = |from, to| MemoTarget::Passage(d, CharRange::new(from, to));
    write(&mut b, passage(6, 13), "دومی");
    write(&mut b, passage(0, 5), "اولی");
    write(&mut b, MemoTarget::Document(d), "سند");
    write(
        &mut b,
        MemoTarget::Passage(other, CharRange::new(0, 3)),
        "جای دیگر",
    );
    let on_passages = |b: &PlanningProject| {
        let memos = b.now.passage_memos(d).map(|m| m.body.clone());
        memos.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(on_passages(&b), "اولی دومی");
    assert_eq!(
        write(&mut b, passage(0, 5), "اولی، از نو"),
        None,
        "a target has one memo"
    );
    assert_eq!(on_passages(&b), "اولی، از نو دومی");
    write(&mut b, passage(0, 5), " ");
    assert_eq!(on_passages(&b), "دومی");
    b.undo();
    assert_eq!(b.now.memo_on(passage(0, 5)).unwrap().body, "اولی، از نو");
    write(&mut b, MemoTarget::Project, "روز نخست");
    write(&mut b, MemoTarget::Project, "روز دوم");
    assert_eq!(b.now.memos_on(MemoTarget::Project).count(), 2);
    b.run(Edit::DeleteDocuments(vec![d])).unwrap();
    assert_eq!((on_passages(&b).as_str(), b.now.memo_count()), ("", 3));
}

#[test]
fn codes_are_gathered_under_a_new_one_in_one_step() {
    let mut b = PlanningProject::new();
    let category = b.code(None, "مدیریت");
    let twin = b.code(Some(category), "بودجه");
    let loose = b.code(None, "حقوق");
    let gather = |name: &str, codes: Vec<CodeId>| Edit::GatherCodes {
        name: name.into(),
        level: Level::Subcategory,
        parent: Some(category),
        codes,
    };
    let before = b.now.clone();
    // Named like a code that goes into it, but not like one that stays.
    assert_eq!(
        b.run(gather("بودجه", vec![loose])).unwrap_err(),
        EditError::NameTaken("بودجه".into())
    );
    assert_eq!(
        b.run(gather("حلقه", vec![category])).unwrap_err(),
        EditError::Cycle("مدیریت".into())
    );
    assert_eq!(b.run(gather("تهی", vec![])).unwrap_err(), EditError::NothingToDo);
    assert!(b.now == before);
    b.run(gather(" بودجه ", vec![loose, twin])).unwrap();
    let made = b.now.children(Some(category));
    let [made] = made.as_slice() else {
        panic!("one subcategory")
    };
    assert_eq!((made.name.as_str(), made.level), ("بودجه", Level::Subcategory));
    let inside: Vec<_> = b.now.children(Some(made.id)).iter().map(|c| c.id).collect();
    assert_eq!(inside, [loose, twin]);
}

#[test]
fn no_colour_comes_again_before_all_were_given() {
    let mut b = PlanningProject::new();
    let category = b.code(None, "طبقه");
    let mut given = vec![b.now.code(category).unwrap().colour];
    // One after the other is made, and goes below the category at once.
    for n in 1..PALETTE.len() {
        let code = b.code(None, &format!("کد {n}"));
        given.push(b.now.code(code).unwrap().colour);
        let to_category = Edit::MoveCodes {
            codes: vec![code],
            parent: Some(category),
            before: None,
        };
        b.run(to_category).unwrap();
    }
    assert_eq!(given, PALETTE);
    // What went or was taken back is free again, and only that.
    let last = b.now.children(Some(category)).last().unwrap().id;
    let colour = b.now.code(last).unwrap().colour;
    b.run(Edit::DeleteCodes(vec![last])).unwrap();
    for name in ["تازه", "باز تازه"] {
        let code = b.code(None, name);
        assert_eq!(b.now.code(code).unwrap().colour, colour);
        b.undo();
    }
    // A colour of another program counts for the one that it looks like.
    let near = Rgb(colour.0 ^ 3, colour.1 ^ 3, colour.2 ^ 3);
    let foreign = Edit::CreateCodes {
        parent: None,
        codes: vec![NewCode {
            name: "بیگانه".into(),
            colour: Some(near),
            ..NewCode::default()
        }],
    };
    b.run(foreign).unwrap();
    let code = b.code(None, "تازه");
    assert_eq!(b.now.code(code).unwrap().colour, PALETTE[0]);
}
