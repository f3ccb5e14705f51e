//! The sheet of participants: what its cells say, and the edit that a changed cell becomes.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::analysis::{VoiceMeaning, proposed_meaning, voices};
use crate::model::{
    AttributeId, Document, DocumentId, Edit, MemoId, MemoTarget, NewParticipant, Participant, ParticipantId,
    Snapshot,
};
use crate::text::collate::compare;
use crate::text::name_key;
use crate::text::persian::digits::{self, DigitSet};
use crate::ui::parts::chooser::ChooserItem;
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKey {
    /// The code that stands for the person.
    Name,
    /// An attribute.
    Attribute(AttributeId),
    /// Who introduced this person.
    IntroducedBy,
    /// The documents in which the person speaks.
    Documents,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Who.
    pub id: ParticipantId,
    /// The words of the cells, in the order of the columns.
    pub cells: Vec<String>,
    /// The documents in which the person speaks, in their order.
    pub documents: Vec<DocumentId>,
    /// The memo on the person.
    pub memo: Option<MemoId>,
}

/// The whole sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The columns: the name, the attributes in their order, who introduced, documents.
    pub columns: Vec<ColumnKey>,
    /// The participants, sorted and filtered.
    pub rows: Vec<GridRow>,
    /// How many letters the longest cell of each column has, those that are filtered away included, lest columns change
    /// while one seeks.
    pub letters: Vec<usize>,
}

/// A column by which the sheet is sorted, and whether backwards.
pub type GridOrder = Option<(ColumnKey, bool)>;

impl Grid {
    /// The sheet of a project. `comma` goes between the names of documents in one cell.
    pub fn new(snapshot: &Snapshot, sort: GridOrder, query: &FuzzyQuery, comma: &str) -> Self {
        let mut columns = vec![ColumnKey::Name];
        columns.extend(snapshot.attributes().iter().map(|a| ColumnKey::Attribute(a.id)));
        columns.extend([ColumnKey::IntroducedBy, ColumnKey::Documents]);
        let mut spoken: HashMap<ParticipantId, Vec<(DocumentId, &str)>> = HashMap::new();
        for document in snapshot.documents() {
            for person in &document.participants {
                spoken
                    .entry(*person)
                    .or_default()
                    .push((document.id, document.name.as_str()));
            }
        }
        let mut letters = vec![0; columns.len()];
        let mut rows: Vec<GridRow> = snapshot
            .participants()
            .into_iter()
            .map(|person| {
                let documents = spoken.remove(&person.id).unwrap_or_default();
                let cells: Vec<String> = columns
                    .iter()
                    .map(|column| match column {
                        ColumnKey::Name => person.name.clone(),
                        ColumnKey::Attribute(a) => person.values.get(a).cloned().unwrap_or_default(),
                        ColumnKey::IntroducedBy => person
                            .introduced_by
                            .and_then(|by| snapshot.participant(by))
                            .map_or_else(String::new, |by| by.name.clone()),
                        ColumnKey::Documents => {
                            let names: Vec<&str> = documents.iter().map(|(_, name)| *name).collect();
                            names.join(comma)
                        }
                    })
                    .collect();
                for (letters, cell) in letters.iter_mut().zip(&cells) {
                    *letters = (*letters).max(cell.chars().count());
                }
                GridRow {
                    id: person.id,
                    cells,
                    documents: documents.into_iter().map(|(id, _)| id).collect(),
                    memo: snapshot.memo_on(MemoTarget::Participant(person.id)).map(|m| m.id),
                }
            })
            .filter(|row| matches(query, row))
            .collect();
        if let Some((column, backwards)) = sort
            && let Some(at) = columns.iter().position(|c| *c == column)
        {
            rows.sort_by(|a, b| by_cell(a.cells.get(at), b.cells.get(at), backwards));
        }
        Self {
            columns,
            rows,
            letters,
        }
    }
}

fn matches(query: &FuzzyQuery, row: &GridRow) -> bool {
    let name = row.cells.first().map_or("", String::as_str);
    query.is_empty() || query.score(&FuzzyKey::new(name, &row.cells.join(" "))).is_some()
}

/// Empty cells stand last in either direction.
fn by_cell(a: Option<&String>, b: Option<&String>, backwards: bool) -> Ordering {
    let (a, b) = (a.map_or("", String::as_str), b.map_or("", String::as_str));
    a.is_empty().cmp(&b.is_empty()).then_with(|| {
        let order = compare(a, b);
        if backwards { order.reverse() } else { order }
    })
}

/// The edit that gives a cell of words (the name or an attribute) another text; `None` when it stays as it was or
/// the column holds no words.
pub fn cell_edit(snapshot: &Snapshot, id: ParticipantId, column: ColumnKey, text: &str) -> Option<Edit> {
    let person = snapshot.participant(id)?;
    let text = text.trim();
    let mut after = Participant::clone(person);
    match column {
        ColumnKey::Name => text.clone_into(&mut after.name),
        ColumnKey::Attribute(a) if text.is_empty() => {
            after.values.remove(&a);
        }
        ColumnKey::Attribute(a) => {
            after.values.insert(a, text.to_owned());
        }
        ColumnKey::IntroducedBy | ColumnKey::Documents => return None,
    }
    (after != **person).then_some(Edit::EditParticipant {
        participant: id,
        name: after.name,
        values: after.values,
        introduced_by: after.introduced_by,
    })
}

/// Whether what is written in the cell of a name is the name of another participant.
pub fn is_name_taken(snapshot: &Snapshot, id: ParticipantId, column: ColumnKey, text: &str) -> bool {
    let key = name_key(text);
    let others = snapshot.participants();
    let mut others = others.iter().filter(|other| other.id != id);
    column == ColumnKey::Name && others.any(|other| name_key(&other.name) == key)
}

/// The edit that says who introduced a person; `None` when that is already so.
pub fn introducer_edit(snapshot: &Snapshot, id: ParticipantId, by: Option<ParticipantId>) -> Option<Edit> {
    let person = snapshot.participant(id)?;
    (person.introduced_by != by).then(|| Edit::EditParticipant {
        participant: id,
        name: person.name.clone(),
        values: person.values.clone(),
        introduced_by: by,
    })
}

/// The edit that lets a person speak in a document, or not any more.
pub fn speaks_edit(snapshot: &Snapshot, id: ParticipantId, document: DocumentId) -> Option<Edit> {
    let mut speakers = snapshot.document(document)?.participants.clone();
    match speakers.iter().position(|p| *p == id) {
        Some(at) => {
            speakers.remove(at);
        }
        None => speakers.push(id),
    }
    Some(Edit::LinkParticipants(document, speakers))
}

/// The edit that adds a participant of that name.
pub fn add_edit(name: String) -> Edit {
    Edit::ImportParticipants(vec![NewParticipant {
        name,
        ..NewParticipant::default()
    }])
}

/// Values that others have for an attribute, the most frequent first, for completing what is typed.
pub fn known_values(snapshot: &Snapshot, attribute: AttributeId, typed: &str, most: usize) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for person in snapshot.participants() {
        if let Some(value) = person.values.get(&attribute) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let query = FuzzyQuery::new(typed);
    let mut found: Vec<(u32, usize, &str)> = counts
        .into_iter()
        .filter(|(value, _)| *value != typed.trim())
        .filter_map(|(value, count)| Some((query.score(&FuzzyKey::new(value, ""))?, count, value)))
        .collect();
    found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| compare(a.2, b.2)));
    found.truncate(most);
    found.into_iter().map(|(_, _, value)| value.to_owned()).collect()
}

/// The name that the next participant probably gets: one more than the highest number behind the usual prefix
/// («م۷» after «م۶»), in the same digits and as many of them; `first` when nobody is there.
pub fn next_name(snapshot: &Snapshot, first: &str) -> String {
    let highest = snapshot
        .participants()
        .iter()
        .filter_map(|p| numbered(&p.name))
        .max_by_key(|(_, n, _)| *n);
    match highest {
        Some(highest) => following(highest),
        None if snapshot.participants().is_empty() => first.to_owned(),
        None => String::new(),
    }
}

/// The ID of somebody who speaks in a document and is no participant yet, as one of its labels says it, such as «م۲», or
/// else as its name does where it is written like the IDs that are known.
pub(super) fn name_in_document(snapshot: &Snapshot, document: DocumentId) -> Option<String> {
    let labels = voices(snapshot, &[document]).into_iter();
    let new = labels.filter_map(|voice| match proposed_meaning(snapshot, &voice) {
        VoiceMeaning::NewPerson(id) => Some(id),
        _ => None,
    });
    let name = snapshot.document(document).map_or("", |d| d.name.as_str());
    let people = snapshot.participants();
    let is_usual = |id: &str| {
        let letters = |id: &str| numbered(id).map(|(letters, ..)| name_key(letters));
        people.is_empty() || people.iter().any(|person| letters(&person.name) == letters(id))
    };
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|id| is_usual(id));
    let known: HashSet<String> = people.iter().map(|person| name_key(&person.name)).collect();
    new.chain(words.map(str::to_owned)).find(|id| {
        // A number without letters counts documents and names nobody.
        let is_id = numbered(id).is_some_and(|(letters, ..)| !letters.is_empty());
        is_id && !known.contains(&name_key(id))
    })
}

/// As many names for the next participants as are asked for, one after the other; fewer where names here have no
/// numbers.
pub fn next_names(snapshot: &Snapshot, first: &str, count: usize) -> Vec<String> {
    let next = Some(next_name(snapshot, first)).filter(|name| !name.is_empty());
    std::iter::successors(next, |name| numbered(name).map(following))
        .take(count)
        .collect()
}

/// The name with the next number.
fn following((prefix, n, digits_used): (&str, u64, &str)) -> String {
    let width = digits_used.chars().count();
    let number = format!("{:0width$}", n + 1);
    let latin = digits_used.bytes().all(|b| b.is_ascii_digit());
    let set = if latin { DigitSet::Latin } else { DigitSet::Persian };
    format!("{prefix}{}", digits::convert(&number, set))
}

/// A name that ends in a number: what stands before it, the number, its digits as written.
fn numbered(name: &str) -> Option<(&str, u64, &str)> {
    let start = name
        .char_indices()
        .rev()
        .take_while(|(_, c)| digits::value(*c).is_some())
        .last()?
        .0;
    let (prefix, written) = name.split_at_checked(start)?;
    let number = written
        .chars()
        .filter_map(digits::value)
        .try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(u64::from(d)))?;
    (number < u64::MAX).then_some((prefix, number, written))
}

/// The documents to choose from, of which those are chosen in which a participant speaks.
pub(super) fn document_choices(documents: &[&Arc<Document>], speaker: ParticipantId) -> Vec<ChooserItem> {
    let choice = |document: &&Arc<Document>| ChooserItem {
        name: document.name.clone(),
        hint: String::new(),
        depth: 0,
        on: document.participants.contains(&speaker),
    };
    documents.iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProjectInfo, plan};

    /// Participants by name and sector.
    fn sample(people: &[(&str, &str)]) -> Snapshot {
        let project = ProjectInfo {
            guid: Default::default(),
            name: String::new(),
            description: String::new(),
            levels: Default::default(),
        };
        let list = people
            .iter()
            .map(|(name, sector)| NewParticipant {
                name: (*name).into(),
                values: vec![("بخش".into(), (*sector).into())],
                ..NewParticipant::default()
            })
            .collect();
        let done = plan(
            Edit::ImportParticipants(list),
            &Snapshot::new(project),
            1,
            "آزمون",
            0,
        );
        done.expect("the edit is valid").after
    }

    fn names(grid: &Grid) -> Vec<&str> {
        grid.rows.iter().map(|r| r.cells[0].as_str()).collect()
    }

    #[test]
    fn the_sheet_sorts_like_a_reader_with_empty_cells_last() {
        let snapshot = sample(&[("م۱۰", "دولت"), ("م۲", ""), ("م۱", "بانک")]);
        let sector = ColumnKey::Attribute(snapshot.attributes()[0].id);
        let sorted = |sort| Grid::new(&snapshot, sort, &FuzzyQuery::default(), "، ");
        assert_eq!(names(&sorted(None)), ["م۱۰", "م۲", "م۱"]);
        assert_eq!(
            names(&sorted(Some((ColumnKey::Name, false)))),
            ["م۱", "م۲", "م۱۰"]
        );
        assert_eq!(names(&sorted(Some((sector, false)))), ["م۱", "م۱۰", "م۲"]);
        assert_eq!(names(&sorted(Some((sector, true)))), ["م۱۰", "م۱", "م۲"]);
        assert_eq!(
            names(&Grid::new(&snapshot, None, &FuzzyQuery::new("بانك"), "، ")),
            ["م۱"]
        );
    }

    #[test]
    fn a_cell_that_stays_the_same_is_no_edit() {
        let snapshot = sample(&[("م۱", "بانک"), ("م۲", "")]);
        let sector = ColumnKey::Attribute(snapshot.attributes()[0].id);
        let (one, two) = (snapshot.participants()[0].id, snapshot.participants()[1].id);
        let changes = |id, column, text| cell_edit(&snapshot, id, column, text).is_some();
        assert!(!changes(one, sector, " بانک "));
        assert!(changes(one, sector, ""));
        assert!(!changes(two, sector, "  "));
        assert!(changes(two, ColumnKey::Name, "م۳"));
        assert!(!changes(two, ColumnKey::Documents, "x"));
        assert!(introducer_edit(&snapshot, one, None).is_none());
        assert!(introducer_edit(&snapshot, one, Some(two)).is_some());
    }

    #[test]
    fn frequent_values_are_proposed_first() {
        let snapshot = sample(&[("م۱", "بانک"), ("م۲", "دولت"), ("م۳", "دولت"), ("م۴", "دانشگاه")]);
        let sector = snapshot.attributes()[0].id;
        let proposed = |typed| known_values(&snapshot, sector, typed, 2);
        assert_eq!(proposed(""), ["دولت", "بانک"]);
        assert_eq!(proposed("دا"), ["دانشگاه"]);
        assert_eq!(proposed("بانک"), [""; 0]);
    }

    #[test]
    fn the_next_name_counts_on_in_the_same_digits() {
        let next = |list: &[(&str, &str)]| next_name(&sample(list), "م۱");
        assert_eq!(
            next_name(&Snapshot::new(sample(&[("x", "")]).project().clone()), "م۱"),
            "م۱"
        );
        assert_eq!(next(&[("م۹", ""), ("م۲", "")]), "م۱۰");
        assert_eq!(next(&[("P07", "")]), "P08");
        assert_eq!(next(&[("مریم", "")]), "");
    }
}
