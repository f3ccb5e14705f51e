//! Summaries of cases, queries that are kept, lists of words.

use super::tests::PlanningProject;
use super::*;
use crate::model::{Case, NewParticipant, WordEntry, WordListKind};

fn summarise(b: &mut PlanningProject, case: Case, code: CodeId, body: &str) -> Result<Created, EditError> {
    let body = body.to_owned();
    b.run(Edit::WriteSummary { case, code, body })
}

fn summary(b: &PlanningProject, case: Case, code: CodeId) -> Option<String> {
    b.now.summary_of(case, code).map(|row| row.body.clone())
}

fn entry(word: &str, code: Option<CodeId>) -> WordEntry {
    WordEntry {
        word: word.to_owned(),
        meaning: String::new(),
        code,
    }
}

fn list(name: &str, kind: WordListKind, entries: Vec<WordEntry>) -> Edit {
    Edit::PutWordList {
        list: None,
        kind,
        name: name.to_owned(),
        note: String::new(),
        entries,
    }
}

#[test]
fn a_cell_of_the_grid_has_one_summary() {
    let mut b = PlanningProject::new();
    let d = Case::Document(b.document("م۱", "من نگران کارم هستم"));
    let code = b.code(None, "نگرانی");
    assert_eq!(summarise(&mut b, d, code, " \n"), Err(EditError::NothingToDo));
    summarise(&mut b, d, code, "از کارش می‌ترسد.").unwrap();
    let first = b.now.summary_of(d, code).unwrap().clone();
    summarise(&mut b, d, code, "از آیندهٔ کارش می‌ترسد.").unwrap();
    let second = b.now.summary_of(d, code).unwrap().clone();
    assert_eq!((second.id, second.guid), (first.id, first.guid));
    assert_eq!(b.now.summaries().count(), 1);
    let before = b.now.clone();
    summarise(&mut b, d, code, "").unwrap();
    assert_eq!(summary(&b, d, code), None);
    b.undo();
    assert!(b.now == before);
}

#[test]
fn summaries_go_with_their_case_and_their_code() {
    let mut b = PlanningProject::new();
    let document = b.document("م۱", "من نگران کارم هستم");
    let person = NewParticipant {
        name: "ش۱".to_owned(),
        ..NewParticipant::default()
    };
    b.run(Edit::ImportParticipants(vec![person])).unwrap();
    let participant = b.now.participants()[0].id;
    let (parent, other) = (b.code(None, "کار"), b.code(None, "امید"));
    let child = b.code(Some(parent), "نگرانی");
    for case in [Case::Document(document), Case::Participant(participant)] {
        summarise(&mut b, case, child, "الف").unwrap();
        summarise(&mut b, case, other, "ب").unwrap();
    }
    let words = list(
        "ترس",
        WordListKind::Keywords,
        vec![entry("ترس*", Some(child)), entry("بیم", Some(other))],
    );
    b.run(words).unwrap();
    let before = b.now.clone();
    assert_eq!(deletion_of_codes(&b.now, &[parent]).summaries, 2);
    assert_eq!(deletion_of_documents(&b.now, &[document]).summaries, 2);

    b.run(Edit::DeleteCodes(vec![parent])).unwrap();
    assert_eq!(b.now.summaries().count(), 2);
    let led: Vec<Option<CodeId>> = b
        .now
        .word_lists()
        .flat_map(|l| l.entries.iter().map(|e| e.code))
        .collect();
    assert_eq!(led, [None, Some(other)]);
    b.undo();
    assert!(b.now == before);

    b.run(Edit::DeleteDocuments(vec![document])).unwrap();
    assert_eq!(summary(&b, Case::Document(document), child), None);
    assert_eq!(b.now.summaries().count(), 2);
    b.undo();
    b.run(Edit::DeleteParticipants(vec![participant])).unwrap();
    assert_eq!(b.now.summaries().count(), 2);
    b.undo();
    assert!(b.now == before);
}

#[test]
fn merged_codes_join_their_summaries_and_keep_their_words() {
    let mut b = PlanningProject::new();
    let one = Case::Document(b.document("م۱", "من نگران کارم هستم"));
    let two = Case::Document(b.document("م۲", "من هم"));
    let (from, into) = (b.code(None, "ترس"), b.code(None, "نگرانی"));
    summarise(&mut b, one, from, "الف").unwrap();
    summarise(&mut b, one, into, "ب").unwrap();
    summarise(&mut b, two, from, "پ").unwrap();
    b.run(list(
        "ترس",
        WordListKind::Keywords,
        vec![entry("ترس", Some(from))],
    ))
    .unwrap();
    let before = b.now.clone();
    b.run(Edit::MergeCodes {
        from: vec![from],
        into,
    })
    .unwrap();
    assert_eq!(summary(&b, one, into).as_deref(), Some("ب\nالف"));
    assert_eq!(summary(&b, two, into).as_deref(), Some("پ"));
    assert_eq!(b.now.summaries().count(), 2);
    assert_eq!(b.now.word_lists().next().unwrap().entries[0].code, Some(into));
    b.undo();
    assert!(b.now == before);
}

#[test]
fn a_query_is_kept_under_a_name_of_its_own() {
    let mut b = PlanningProject::new();
    let save = |query, name: &str, text: &str| Edit::SaveQuery {
        query,
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let made = b.run(save(None, "زنان", "جنسیت=زن")).unwrap().queries[0];
    assert_eq!(
        b.run(save(None, "زنان", "x")),
        Err(EditError::NameTaken("زنان".to_owned()))
    );
    assert_eq!(b.run(save(None, "مردان", " ")), Err(EditError::NothingToDo));
    b.run(save(Some(made), "همهٔ زنان", "جنسیت=زن یا جنسیت=دختر"))
        .unwrap();
    let row = b.now.query(made).unwrap();
    assert_eq!((&*row.name, &*row.text), ("همهٔ زنان", "جنسیت=زن یا جنسیت=دختر"));
    let before = b.now.clone();
    b.run(Edit::DeleteQueries(vec![made])).unwrap();
    assert_eq!(b.now.queries().count(), 0);
    b.undo();
    assert!(b.now == before);
}

#[test]
fn a_kept_query_names_the_code_into_which_another_was_merged() {
    let mut b = PlanningProject::new();
    let (from, into) = (b.code(None, "کار"), b.code(None, "شغل"));
    let text = format!(
        "\"#{from} کار\" AND only: \"#{from} کار\" OR text: \"#{from} کار\" NOT \"#{from}1 x\"",
        from = from.0
    );
    let save = Edit::SaveQuery {
        query: None,
        name: "ک".to_owned(),
        text: text.clone(),
    };
    let query = b.run(save).unwrap().queries[0];
    let merge = Edit::MergeCodes {
        from: vec![from],
        into,
    };
    b.run(merge).unwrap();
    let expected = format!(
        "\"#{into} کار\" AND only: \"#{into} کار\" OR text: \"#{from} کار\" NOT \"#{from}1 x\"",
        from = from.0,
        into = into.0
    );
    assert_eq!(b.now.query(query).unwrap().text, expected);
    b.undo();
    assert_eq!(b.now.query(query).unwrap().text, text);
}

#[test]
fn a_list_has_each_word_once_and_lists_of_a_kind_have_names_of_their_own() {
    let mut b = PlanningProject::new();
    let words = ["كار", " ", "کار", "خانه"].map(|word| entry(word, None));
    let made = b
        .run(list("کار", WordListKind::Stop, words.to_vec()))
        .unwrap()
        .word_lists[0];
    let kept: Vec<&str> = b
        .now
        .word_list(made)
        .unwrap()
        .entries
        .iter()
        .map(|e| &*e.word)
        .collect();
    assert_eq!(kept, ["كار", "خانه"]);
    assert_eq!(
        b.run(list("كار", WordListKind::Stop, Vec::new())),
        Err(EditError::NameTaken("كار".to_owned()))
    );
    b.run(list("کار", WordListKind::Forms, Vec::new())).unwrap();
    let missing = list(
        "ترس",
        WordListKind::Keywords,
        vec![entry("ترس", Some(CodeId(999)))],
    );
    assert_eq!(b.run(missing), Err(EditError::Missing("code")));
    b.run(Edit::DeleteWordLists(vec![made])).unwrap();
    assert_eq!(b.now.word_lists().count(), 1);
    b.undo();
    assert_eq!(b.now.word_lists().count(), 2);
}
