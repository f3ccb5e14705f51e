//! Made-up projects for benches.

use std::collections::BTreeMap;

use gozareh::model::{
    Attribute, AttributeId, Code, CodeId, CoderId, Coding, CodingId, DirectionChoice, Document, DocumentId,
    DocumentState, Group, GroupId, Guid, Importance, Level, Participant, ParticipantId, ProjectInfo, Rgb,
    Snapshot, SnapshotRows, SourceKind, TextId,
};
use gozareh::text::CharRange;

const CATEGORIES: i64 = 10;
const GROUPS: i64 = 5;
const REGIONS: i64 = 4;

fn code(id: i64, parent: Option<i64>, level: Level) -> Code {
    Code {
        id: CodeId(id),
        guid: Guid::new(),
        name: format!("کد {id}"),
        parent: parent.map(CodeId),
        position: id,
        level,
        colour: Rgb(0, 0, 0),
        definition: String::new(),
    }
}

/// Ten categories, a hundred subcategories and a thousand codes; ids 1 to 1,110.
fn codes() -> Vec<Code> {
    let mut codes: Vec<Code> = (1..=CATEGORIES)
        .map(|id| code(id, None, Level::Category))
        .collect();
    codes.extend((0..100).map(|i| code(11 + i, Some(1 + i % CATEGORIES), Level::Subcategory)));
    codes.extend((0..1_000).map(|i| code(111 + i, Some(11 + i % 100), Level::Code)));
    codes
}

/// A project of so many documents with so many codings in each: every document is in one of five groups and has one
/// participant out of four regions, every fourth passage bears two codes, and there are 1,110 codes in three levels.
pub fn project(documents: i64, per_document: i64) -> Snapshot {
    let rows = (1..=documents).map(|id| Document {
        id: DocumentId(id),
        guid: Guid::new(),
        name: format!("سند {id}"),
        group: Some(GroupId(1 + id % GROUPS)),
        position: id,
        kind: SourceKind::Interview,
        direction: DirectionChoice::Auto,
        participants: vec![ParticipantId(id)],
        text: TextId(id),
        chars: 100_000,
        turns: [].into(),
        labels: Vec::new(),
        source: String::new(),
        created_at: 0,
        import: None,
        state: DocumentState::New,
    });
    let participants = (1..=documents).map(|id| Participant {
        id: ParticipantId(id),
        guid: Guid::new(),
        name: format!("م{id}"),
        position: id,
        introduced_by: None,
        values: BTreeMap::from([(AttributeId(1), format!("منطقهٔ {}", id % REGIONS))]),
    });
    let groups = (1..=GROUPS).map(|id| Group {
        id: GroupId(id),
        guid: Guid::new(),
        name: format!("گروه {id}"),
        position: id,
    });
    let region = Attribute {
        id: AttributeId(1),
        guid: Guid::new(),
        name: "منطقه".to_owned(),
        position: 1,
    };
    let guid = Guid::new();
    // Every fourth passage bears two codes.
    let codings = (0..documents * per_document).map(|i| {
        let place = i % per_document;
        let start = u32::try_from((place - i64::from(place % 4 == 1)) * 90).unwrap_or(0);
        Coding {
            id: CodingId(i + 1),
            guid,
            document: DocumentId(i / per_document + 1),
            range: CharRange::new(start, start + 80),
            code: CodeId(111 + i * 7_919 % 1_000),
            coder: CoderId(1),
            created_at: 0,
            condensed: None,
            importance: Importance::NONE,
        }
    });
    Snapshot::from_rows(
        ProjectInfo::named("سنجش"),
        SnapshotRows {
            documents: rows.collect(),
            groups: groups.collect(),
            participants: participants.collect(),
            attributes: vec![region],
            codes: codes(),
            codings: codings.collect(),
            ..SnapshotRows::default()
        },
    )
}
