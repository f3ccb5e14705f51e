//! Whom the labels of speakers mean.

use super::tests::PlanningProject;
use super::*;
use crate::model::{DocumentSpeakers, LabelMeaning, NewDocument, NewParticipant, Turn};
use crate::text::{CharRange, Patch};

const TEXT: &str = "پرسشگر: چرا؟\nمریم: چون.\nعلی: نه.\nمريم: بله.";

/// Documents of that text, each line a turn.
fn conversations(b: &mut PlanningProject, names: &[&str]) -> Vec<DocumentId> {
    let text = Text::new(TEXT);
    let mut at = 0;
    let turns = TEXT.split('\n').map(|line| {
        let label = text.range(at..at + line.find(':').unwrap() + 1);
        at += line.len() + 1;
        Turn {
            label,
            speech: CharRange::new(label.end + 1, text.char_at_byte(at - 1)),
            speaker: text.slice(CharRange::new(label.start, label.end - 1)).to_owned(),
            time_ms: None,
        }
    });
    let turns: Vec<Turn> = turns.collect();
    let documents = names.iter().map(|name| NewDocument {
        name: (*name).into(),
        text: text.clone(),
        turns: turns.clone(),
        ..NewDocument::default()
    });
    b.run(Edit::AddDocuments(documents.collect())).unwrap().documents
}

fn link(document: DocumentId, participants: &[&str], labels: &[(&str, Option<&str>)]) -> Edit {
    Edit::LinkSpeakers(vec![DocumentSpeakers {
        document,
        participants: participants.iter().map(|name| (*name).to_owned()).collect(),
        labels: labels
            .iter()
            .map(|(label, name)| ((*label).to_owned(), name.map(str::to_owned)))
            .collect(),
    }])
}

/// The labels of a document with the IDs of those whom they mean.
fn labels(b: &PlanningProject, document: DocumentId) -> Vec<(String, Option<String>)> {
    let said = b.now.document(document).unwrap().labels.iter();
    said.map(|meaning| {
        let name = |id| b.now.participant(id).unwrap().name.clone();
        (meaning.label.clone(), meaning.participant.map(name))
    })
    .collect()
}

fn said(label: &str, participant: &str) -> (String, Option<String>) {
    let name = Some(participant).filter(|name| !name.is_empty());
    (label.into(), name.map(str::to_owned))
}

fn people(b: &PlanningProject, document: DocumentId) -> Vec<String> {
    let ids = b.now.document(document).unwrap().participants.iter();
    ids.map(|id| b.now.participant(*id).unwrap().name.clone())
        .collect()
}

#[test]
fn whoever_a_label_means_speaks_in_the_document() {
    let mut b = PlanningProject::new();
    let d = conversations(&mut b, &["یک"])[0];
    let before = b.now.clone();
    let meanings = [("مريم", Some("م۱")), ("علی", Some("م۲")), ("پرسشگر", None)];
    let made = b.run(link(d, &["م۳"], &meanings)).unwrap();
    assert_eq!(made.participants.len(), 3);
    assert_eq!(people(&b, d), ["م۳", "م۱", "م۲"]);
    // As the text has it first.
    assert_eq!(
        labels(&b, d),
        [said("مریم", "م۱"), said("علی", "م۲"), said("پرسشگر", "")]
    );
    assert_eq!(
        b.run(link(d, &["م۳", "م۱", "م۲"], &meanings)),
        Err(EditError::NothingToDo)
    );
    // Nothing is said any more of what is not named.
    b.run(link(d, &[], &[("علی", Some("م۲"))])).unwrap();
    assert_eq!(
        (labels(&b, d), people(&b, d)),
        (vec![said("علی", "م۲")], vec!["م۲".to_owned()])
    );
    b.undo();
    b.undo();
    assert!(b.now == before, "one operation each");

    let nobody = b.run(link(d, &[], &[("رضا", Some("م۱"))]));
    assert_eq!(nobody, Err(EditError::NoSuchLabel("رضا".into())));
    let two = b.run(link(d, &[], &[("مریم", Some("م۱")), ("مريم", Some("م۲"))]));
    assert_eq!(two, Err(EditError::LabelOfTwo("مريم".into())));
    assert!(b.now == before);
}

#[test]
fn labels_go_with_whom_they_mean_and_come_back() {
    let mut b = PlanningProject::new();
    let d = conversations(&mut b, &["یک"])[0];
    let meanings = [("مریم", Some("م۱")), ("علی", Some("م۲")), ("پرسشگر", None)];
    b.run(link(d, &[], &meanings)).unwrap();
    let linked = b.now.clone();
    let ids: Vec<ParticipantId> = b.now.participants().iter().map(|p| p.id).collect();

    b.run(Edit::DeleteParticipants(vec![ids[0]])).unwrap();
    assert_eq!(labels(&b, d), [said("علی", "م۲"), said("پرسشگر", "")]);
    b.undo();
    assert!(b.now == linked);
    b.run(Edit::LinkParticipants(d, vec![ids[0]])).unwrap();
    assert_eq!(labels(&b, d), [said("مریم", "م۱"), said("پرسشگر", "")]);
    b.undo();
    assert!(b.now == linked);

    // A name that is corrected everywhere but once, and then there too.
    let text = b.now.text(d).unwrap().clone();
    let patch = Patch::between(text.as_str(), &text.as_str().replace("مریم:", "زهرا:"));
    b.run(Edit::EditText { document: d, patch }).unwrap();
    assert_eq!(labels(&b, d).len(), 3);
    let text = b.now.text(d).unwrap().clone();
    let patch = Patch::between(text.as_str(), &text.as_str().replace("مريم:", "زهرا:"));
    b.run(Edit::EditText { document: d, patch }).unwrap();
    assert_eq!(labels(&b, d), [said("علی", "م۲"), said("پرسشگر", "")]);
    b.undo();
    b.undo();
    assert!(b.now == linked);

    // Other names of participant and document change nothing of it.
    b.run(Edit::RenameDocument(d, "دیگر".into())).unwrap();
    b.run(Edit::EditParticipant {
        participant: ids[0],
        name: "م۹".into(),
        values: Default::default(),
        introduced_by: None,
    })
    .unwrap();
    assert_eq!(
        labels(&b, d),
        [said("مریم", "م۹"), said("علی", "م۲"), said("پرسشگر", "")]
    );
}

#[test]
fn a_list_of_participants_says_whose_labels_stand_where() {
    let mut b = PlanningProject::new();
    let [one, two] = conversations(&mut b, &["یک", "دو"])[..] else {
        panic!("two documents")
    };
    let person = |name: &str, documents: &[&str], labels: &[&str]| NewParticipant {
        name: name.into(),
        documents: documents.iter().map(|d| (*d).to_owned()).collect(),
        labels: labels.iter().map(|l| (*l).to_owned()).collect(),
        ..NewParticipant::default()
    };
    let import =
        |b: &mut PlanningProject, people: Vec<NewParticipant>| b.run(Edit::ImportParticipants(people));
    import(
        &mut b,
        vec![person("م۱", &[], &["مريم"]), person("م۲", &["دو"], &["علی"])],
    )
    .unwrap();
    assert_eq!(
        (labels(&b, one), people(&b, one)),
        (vec![said("مریم", "م۱")], vec!["م۱".to_owned()])
    );
    assert_eq!(labels(&b, two), [said("مریم", "م۱"), said("علی", "م۲")]);
    assert_eq!(people(&b, two), ["م۱", "م۲"]);
    // What is there gives way.
    import(&mut b, vec![person("م۳", &["دو"], &["مریم"])]).unwrap();
    assert_eq!(labels(&b, two), [said("مریم", "م۳"), said("علی", "م۲")]);

    let in_row = |row, error| {
        Err(EditError::Row {
            row,
            error: Box::new(error),
        })
    };
    let before = b.now.clone();
    let people = vec![person("م۱", &[], &["علی"]), person("م۲", &["یک"], &["رضا"])];
    assert_eq!(
        import(&mut b, people),
        in_row(2, EditError::NoSuchLabel("رضا".into()))
    );
    let people = vec![person("م۱", &[], &["علی"]), person("م۲", &["یک"], &["علی"])];
    assert_eq!(
        import(&mut b, people),
        in_row(2, EditError::LabelOfTwo("علی".into()))
    );
    assert!(b.now == before);
}

#[test]
fn stray_labels_are_left_out() {
    let mut b = PlanningProject::new();
    let d = conversations(&mut b, &["یک"])[0];
    b.run(link(d, &[], &[("علی", Some("م۲"))])).unwrap();
    let mut document = Document::clone(b.now.document(d).unwrap());
    let kept = document.labels.clone();
    let meaning = |label: &str, participant: i64| LabelMeaning {
        label: label.into(),
        participant: Some(ParticipantId(participant)),
    };
    document
        .labels
        .extend([meaning("علی", 1), meaning("رضا", 1), meaning("مریم", 99)]);
    document.drop_stray_labels();
    assert_eq!(document.labels, kept);
}
