//! A focus group of three whose labels are not the IDs of the participants, held against counts taken by hand.

use std::collections::{BTreeMap, HashSet};

use super::*;
use crate::model::{
    CodePath, CodeRef, Document, DocumentId, DocumentSpeakers, Edit, LabelMeaning, Level, NewCoding,
    NewDocument, NewParticipant, ParticipantId, ProjectInfo, Snapshot, Turn, plan,
};
use crate::text::{CharRange, Patch, Text, turns};

const GROUP: &str = "تسهیلگر: چه چیزی سخت است؟\n\
    مریم: مدیر نیست.\n\
    خانم رضایی: پول نیست.\n\
    علی: صف دراز است و مدیر غایب است.\n\
    مریم: صف کند است.\n\
    تسهیلگر: پس صف سخت است؟\n\
    خانم رضایی: بله.\n\
    علی: بله.";
const INTERVIEW: &str = "پرسشگر: چرا؟\nمريم: مدیر خوب است.\nپرسشگر: بعد؟\nمریم: هیچ.";

/// A project on which edits are run one after the other.
struct Study(Snapshot, i64);

impl Study {
    /// Two documents, three participants of two sectors, and seven passages.
    fn new() -> Self {
        let mut study = Self(Snapshot::new(ProjectInfo::named("آزمون")), 1);
        let document = |name: &str, words: &str| {
            let text = Text::new(words);
            let turns = turns::turns(words).turns.into_iter().map(|found| Turn {
                label: text.range(found.label),
                speech: text.range(found.speech),
                speaker: found.speaker,
                time_ms: None,
            });
            NewDocument {
                name: name.into(),
                turns: turns.collect(),
                text: text.clone(),
                ..NewDocument::default()
            }
        };
        study.run(Edit::AddDocuments(vec![
            document("گروهی", GROUP),
            document("تکی", INTERVIEW),
        ]));
        let person = |name: &str, sector: &str| NewParticipant {
            name: name.into(),
            values: vec![("بخش".into(), sector.into())],
            ..NewParticipant::default()
        };
        study.run(Edit::ImportParticipants(vec![
            person("م۱", "دولتی"),
            person("م۲", "خصوصی"),
            person("م۳", "دولتی"),
        ]));
        let coding = |document: &str, words: &str, code: &str| {
            let range = study.range(document, words);
            let path = CodePath::new(["سختی".to_owned(), code.to_owned()]);
            NewCoding::new(study.document(document).id, range, CodeRef::Path(path))
        };
        let codings = vec![
            coding("گروهی", "مدیر نیست", "مدیر"),
            coding("گروهی", "پول نیست", "پول"),
            coding("گروهی", "صف دراز است", "صف"),
            coding("گروهی", "مدیر غایب است", "مدیر"),
            coding("گروهی", "صف کند است", "صف"),
            coding("گروهی", "صف سخت است", "صف"),
            coding("تکی", "مدیر خوب است", "مدیر"),
        ];
        study.run(Edit::AddCodings(codings));
        study
    }

    fn run(&mut self, edit: Edit) {
        let plan = plan(edit, &self.0, self.1, "مریم", 0).unwrap();
        (self.0, self.1) = (plan.after, plan.next_id);
    }

    fn document(&self, name: &str) -> &Document {
        self.0.document_named(name).unwrap()
    }

    fn range(&self, document: &str, words: &str) -> CharRange {
        let text = self.0.text(self.document(document).id).unwrap();
        let at = text.as_str().find(words).unwrap();
        text.range(at..at + words.len())
    }

    /// What the dialog says when these labels mean these, over both documents.
    fn said(&self, meanings: &[(&str, VoiceMeaning)]) -> Vec<DocumentSpeakers> {
        let all: Vec<DocumentId> = self.0.documents().iter().map(|d| d.id).collect();
        let meanings = meanings
            .iter()
            .map(|(label, m)| (crate::text::name_key(label), m.clone()));
        speakers_by_voices(&self.0, &all, &meanings.collect())
    }

    fn person(&self, name: &str) -> ParticipantId {
        let people = self.0.participants();
        people.iter().find(|p| p.name == name).unwrap().id
    }

    /// Says who is who.
    fn name_all(&mut self) {
        let person = |name| VoiceMeaning::Person(self.person(name));
        let said = self.said(&[
            ("تسهیلگر", VoiceMeaning::Interviewer),
            ("پرسشگر", VoiceMeaning::Interviewer),
            ("مریم", person("م۱")),
            ("علی", person("م۲")),
            ("خانم رضایی", person("م۳")),
        ]);
        assert_eq!(said.len(), 2);
        self.run(Edit::LinkSpeakers(said));
    }

    /// The speakers of a passage by ID.
    fn speakers(&self, words: &str) -> Vec<String> {
        let speakers = Speakers::of(self.document("گروهی"), &self.0);
        let ids = speakers.in_passage(self.range("گروهی", words)).iter();
        ids.map(|id| self.0.participant(*id).unwrap().name.clone())
            .collect()
    }

    /// How many passages each of the three has.
    fn passages(&self) -> [usize; 3] {
        ["م۱", "م۲", "م۳"].map(|name| {
            let selection = SegmentSelection {
                speakers: Some(HashSet::from([self.person(name)])),
                ..SegmentSelection::all()
            };
            let counted = frequencies(&self.0, &selection, None).coded.passages;
            assert_eq!(retrieve(&self.0, &selection).len(), counted, "a code each");
            counted
        })
    }
}

#[test]
fn three_in_a_focus_group_are_counted_by_what_their_labels_mean() {
    let mut study = Study::new();
    let together: Vec<(DocumentId, Vec<ParticipantId>)> = vec![
        (
            study.document("گروهی").id,
            ["م۱", "م۲", "م۳"].map(|n| study.person(n)).into(),
        ),
        (study.document("تکی").id, vec![study.person("م۱")]),
    ];
    for (document, people) in together {
        study.run(Edit::LinkParticipants(document, people));
    }
    // No label is an ID: all three count for each of the six passages.
    assert_eq!(study.passages(), [7, 6, 6]);
    let mut counts = Counts::of(&study.0);
    study.name_all();
    assert_eq!(study.speakers("مدیر نیست"), ["م۱"]);
    assert_eq!(study.speakers("صف دراز است"), ["م۲"]);
    assert_eq!(study.speakers("پول نیست"), ["م۳"]);
    assert_eq!(study.speakers("صف سخت است"), ["م۱", "م۲", "م۳"], "asked");
    // Mariam: the manager twice, the queue, and what was asked; Ali: two and what was asked; Ms Rezaei: one and that.
    assert_eq!(study.passages(), [4, 3, 2]);

    let by_sector = Some(SplitBy::Attribute(study.0.attributes()[0].id));
    let found = frequencies(&study.0, &SegmentSelection::all(), by_sector);
    let rows: BTreeMap<String, Vec<usize>> = found
        .codes
        .iter()
        .map(|f| {
            let parts = found.by_part(f).map(|part| part.passages);
            let counts = [f.total.passages, f.total.participants];
            (
                study.0.code(f.code).unwrap().name.clone(),
                counts.into_iter().chain(parts).collect(),
            )
        })
        .collect();
    // Passages, participants, then the passages of the state and of the private sector.
    let row = |name: &str| rows[name].clone();
    assert_eq!(row("مدیر"), [3, 2, 2, 1]);
    assert_eq!(row("پول"), [1, 1, 1, 0]);
    assert_eq!(row("صف"), [3, 3, 2, 2]);
    assert_eq!(row("سختی"), [7, 3, 5, 3]);
    // The numbers beside the codes follow.
    counts.follow(&study.0);
    for f in &found.codes {
        assert_eq!(counts.total(f.code), f.total);
    }

    // Profiles: documents, words, passages and codes; the question belongs to all three.
    let figures = |filter: &CodingFilter| {
        let found = profiles(&study.0, filter, Level::Category, 2);
        let people = found.people.into_iter();
        people
            .map(|p| [p.documents.len(), p.words, p.passages, p.codes])
            .collect::<Vec<_>>()
    };
    let all = CodingFilter::default();
    assert_eq!(figures(&all), [[2, 9, 4, 2], [1, 8, 3, 2], [1, 3, 2, 2]]);
    let answers = CodingFilter {
        answers_only: true,
        ..all.clone()
    };
    assert_eq!(figures(&answers), [[2, 9, 3, 2], [1, 8, 2, 2], [1, 3, 1, 1]]);
    // Mariam in both documents, the others in one; the queue of which Ali speaks stands about the middle.
    let found = timelines(&study.0, &answers, Level::Code);
    let lengths: Vec<usize> = found.iter().map(|timeline| timeline.passages.len()).collect();
    assert_eq!(lengths, [2, 1, 2, 1]);
    let lanes = found[2].lanes.iter();
    let lanes: Vec<_> = lanes
        .map(|lane| {
            let name = &study.0.code(lane.code).unwrap().name;
            (name.as_str(), found[2].by_part(lane.passages(), 4))
        })
        .collect();
    assert_eq!(lanes, [("مدیر", vec![0, 0, 1, 0]), ("صف", vec![0, 1, 0, 0])]);

    // The rows of the ladder and what it is filtered by.
    let filter = CodingFilter {
        participants: [study.person("م۲")].into(),
        ..CodingFilter::default()
    };
    let of_ali = ladder_entries(&study.0, &filter, LadderOrder::Text).rows;
    assert_eq!(of_ali.len(), 3);
}

#[test]
fn labels_that_change_in_the_text_fall_back_and_those_that_stay_do_not() {
    let mut study = Study::new();
    study.name_all();
    let id = study.document("گروهی").id;
    let before = study.0.text(id).unwrap().clone();
    let changed = before.as_str().replace("خانم رضایی:", "خانم رضوی:");
    study.run(Edit::EditText {
        document: id,
        patch: Patch::between(before.as_str(), &changed),
    });
    assert_eq!(study.speakers("پول نیست"), ["م۱", "م۳", "م۲"]);
    assert_eq!(study.speakers("صف دراز است"), ["م۲"]);
    // A label that is the ID of another needs nothing to be said, and gives way to what is said.
    let patch = Patch::between(&changed, &changed.replace("خانم رضوی:", "م۳:"));
    study.run(Edit::EditText { document: id, patch });
    assert_eq!(study.speakers("پول نیست"), ["م۳"]);
    let said = study.said(&[("م۳", VoiceMeaning::Person(study.person("م۲")))]);
    study.run(Edit::LinkSpeakers(said));
    assert_eq!(study.speakers("پول نیست"), ["م۲"]);
}

#[test]
fn what_was_said_is_proposed_again_here_and_in_new_documents() {
    let mut study = Study::new();
    let proposed = |study: &Study, documents: &[&str]| -> Vec<(String, VoiceMeaning)> {
        let documents: Vec<_> = documents.iter().map(|name| study.document(name).id).collect();
        let found = voices(&study.0, &documents).into_iter();
        found
            .map(|voice| (voice.label.clone(), proposed_meaning(&study.0, &voice)))
            .collect()
    };
    let at_first = proposed(&study, &["گروهی"]);
    assert_eq!(at_first[0].1, VoiceMeaning::Interviewer);
    assert!(
        at_first[1..]
            .iter()
            .all(|(label, meaning)| *meaning == VoiceMeaning::NewPerson(label.clone())),
        "whom the project does not know is new"
    );

    let person = |study: &Study, name| VoiceMeaning::Person(study.person(name));
    let said = study.said(&[("مریم", person(&study, "م۲")), ("علی", VoiceMeaning::Interviewer)]);
    assert_eq!(said.len(), 2, "Mariam speaks in both, however she is spelled");
    study.run(Edit::LinkSpeakers(said));
    let after: BTreeMap<_, _> = proposed(&study, &["گروهی"]).into_iter().collect();
    assert_eq!(after["مریم"], person(&study, "م۲"));
    assert_eq!(
        after["علی"],
        VoiceMeaning::Interviewer,
        "not what the text suggests"
    );
    // The same again changes nothing.
    let again = [("مریم", person(&study, "م۲")), ("علی", VoiceMeaning::Interviewer)];
    assert_eq!(study.said(&again), []);

    // Another in one of the documents: as it is kept, here and there, until something else is chosen.
    let one = DocumentSpeakers {
        document: study.document("تکی").id,
        participants: vec![],
        labels: vec![("مریم".into(), Some("م۱".into()))],
    };
    study.run(Edit::LinkSpeakers(vec![one]));
    let both: BTreeMap<_, _> = proposed(&study, &["گروهی", "تکی"]).into_iter().collect();
    assert_eq!(both["مریم"], VoiceMeaning::AsKept);
    let kept = [("مریم", VoiceMeaning::AsKept), ("علی", VoiceMeaning::Interviewer)];
    assert_eq!(study.said(&kept), []);
    assert_eq!(
        study.said(&[("علی", VoiceMeaning::Interviewer)]).len(),
        2,
        "undecided"
    );
    let meaning = |label: &str, participant| LabelMeaning {
        label: label.into(),
        participant: Some(participant),
    };
    assert_eq!(
        study.document("تکی").labels,
        [meaning("مريم", study.person("م۱"))]
    );
}
