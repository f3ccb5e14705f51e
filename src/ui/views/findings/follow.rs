//! From a cell of a table to what stands behind it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::FindingsPage;
use super::cursor::CellAt;
use crate::analysis::{
    Behind, BehindRelation, CodesBehind, CodingFilter, PartKey, PassageKey, SegmentSelection, SplitBy,
    WordSpeech,
};
use crate::model::{CodeId, DocumentId, MemoTarget, Snapshot, find_code};
use crate::report::tables::{CONCORDANCE, TableRequest, case_name};
use crate::report::{Cell, Table, Value};
use crate::text::name_key;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::shared::PassageCell;

impl FindingsPage {
    /// Goes from a cell of a table to what stands behind it. `wanted` is what the table was made of, and `request` what is
    /// chosen on the page.
    pub(super) fn follow(
        &mut self,
        cx: &mut Cx<'_>,
        table: &Table,
        at: CellAt,
        wanted: &TableRequest,
        request: &TableRequest,
    ) {
        let cell = table.rows().get(at.0).and_then(|row| row.cells.get(at.1));
        let Some(cell) = cell else { return };
        match (cell.behind.as_deref(), &cell.value) {
            (Some(Behind::Passages(key)), _) => {
                let active = (cx.shared.active_codes.clone(), cx.shared.active_documents.clone());
                cx.act(Action::ShowPassages(Arc::new(PassageCell {
                    name: cell_name(cx.snapshot(), table, key, at),
                    key: key.clone(),
                    filter: wanted.choices.filter.clone(),
                    active,
                })));
            }
            (Some(Behind::Place(document, range)), _) => {
                cx.act(Action::Reveal(MemoTarget::Passage(*document, *range)));
            }
            (Some(Behind::Coded(codings)), _) => {
                if let Some(coding) = codings.first() {
                    cx.act(Action::Reveal(MemoTarget::Coding(*coding)));
                }
            }
            (Some(Behind::Summary(case, code)), _) => cx.act(Action::Show(Dialog::Summary(*case, *code))),
            (Some(Behind::Word { word, part }), _) => {
                // In the next frame, so that the way back leads to the cell that was chosen in this one.
                let mut next = request.clone();
                next.kind = &CONCORDANCE;
                // As it is counted, so that there are as many places as the number says.
                next.choices.sought = if word.contains('*') {
                    word.clone()
                } else {
                    format!("={word}")
                };
                let speech = wanted.choices.counted.speech;
                if speech == WordSpeech::Participants || next.choices.filter.names_people() {
                    next.choices.filter.answers_only = true;
                }
                if let Some((by, part)) = part {
                    limit_to_part(cx.snapshot(), &mut next.choices.filter, *by, part);
                }
                self.next = Some(next);
            }
            (None, Value::Path(path)) => {
                if let Ok(Some(code)) = find_code(cx.snapshot(), path) {
                    cx.shared.codes = vec![code];
                    cx.act(Action::Retrieve(vec![code]));
                }
            }
            (None, _) => {}
        }
    }
}

/// Whether a cell leads to something that stands behind it.
pub(super) fn leads_on(cell: &Cell) -> bool {
    cell.behind.is_some() || matches!(cell.value, Value::Path(_))
}

/// A cell by the codes of its passages, and by its column or, where the codes are the columns, its row.
fn cell_name(snapshot: &Snapshot, table: &Table, key: &PassageKey, (row, column): CellAt) -> String {
    let code = |id: CodeId| snapshot.code(id).map(|code| code.name.clone());
    let of = |codes: &CodesBehind| match codes {
        CodesBehind::Own(id) | CodesBehind::Below(id) | CodesBehind::Counted(id, _) => code(*id),
        CodesBehind::All
        | CodesBehind::Rows(_)
        | CodesBehind::Shared(_)
        | CodesBehind::Any(_)
        | CodesBehind::Asked => None,
    };
    let mut names = Vec::from_iter(of(&key.codes));
    match &key.relation {
        BehindRelation::Alone => {}
        BehindRelation::Together(other, _)
        | BehindRelation::Holding(other)
        | BehindRelation::FollowedBy(other, _) => names.extend(of(other)),
        BehindRelation::Exactly(codes, ..) => names.extend(codes.iter().filter_map(|id| code(*id))),
    }
    if let [_] | [_, _] = key.cases.as_slice() {
        names.extend(key.cases.iter().map(|case| case_name(snapshot, *case)));
    } else if names.is_empty() {
        let kind = table
            .columns()
            .first()
            .map(|column| column.kind)
            .unwrap_or_default();
        let first = table.rows().get(row).and_then(|row| row.cells.first());
        names.extend(first.map(|cell| cell.display(table.style, kind)));
    }
    // Where a case is a row and its parts are columns, and where cases are no column.
    if key.cases.len() != 1 || key.stretch.is_some() {
        names.extend(table.flat_headings().get(column).cloned());
    }
    let isolated = names.iter().map(|name| format!("\u{2068}{name}\u{2069}"));
    isolated.collect::<Vec<_>>().join(" × ")
}

/// Limits a filter to a part of the material, so that what it let through before is let through in that part alone.
fn limit_to_part(snapshot: &Snapshot, filter: &mut CodingFilter, by: SplitBy, part: &PartKey) {
    let documents = |wanted: &dyn Fn(DocumentId) -> bool| -> BTreeSet<DocumentId> {
        let of = CodingFilter {
            documents: filter.documents.clone(),
            groups: filter.groups.clone(),
            ..CodingFilter::default()
        };
        let selection = SegmentSelection::of_filter(snapshot, &of);
        let all = snapshot.documents().into_iter().map(|document| document.id);
        all.filter(|id| selection.has_document(*id) && wanted(*id))
            .collect()
    };
    match (by, part) {
        (_, PartKey::Document(document)) => {
            filter.documents = documents(&|id| id == *document);
            filter.groups.clear();
        }
        (_, PartKey::Group(Some(group))) if filter.documents.is_empty() && filter.groups.is_empty() => {
            filter.groups = [*group].into();
        }
        (_, PartKey::Group(group)) => {
            let group_of = |id| snapshot.document(id).and_then(|document| document.group);
            filter.documents = documents(&|id| group_of(id) == *group);
            filter.groups.clear();
        }
        (SplitBy::Attribute(attribute), PartKey::Value(value)) => {
            // All spellings of the value that count as one.
            let key = |value: &str| name_key(value.trim());
            let wanted = value.as_deref().map(key).unwrap_or_default();
            let own = |person: &crate::model::Participant| {
                person.values.get(&attribute).cloned().unwrap_or_default()
            };
            let people = snapshot
                .participants()
                .into_iter()
                .filter(|p| key(&own(p)) == wanted);
            if value.is_some() {
                let spellings: BTreeSet<String> = people.map(|person| own(person)).collect();
                let before = filter.values.remove(&attribute);
                let kept = spellings
                    .into_iter()
                    .filter(|own| before.as_ref().is_none_or(|b| b.contains(own)));
                filter.values.insert(attribute, kept.collect());
            } else {
                let before = std::mem::take(&mut filter.participants);
                let ids = people.map(|person| person.id);
                filter.participants = ids
                    .filter(|id| before.is_empty() || before.contains(id))
                    .collect();
            }
        }
        (_, PartKey::Coder(coder)) => filter.coders = [*coder].into(),
        (_, PartKey::Speaker(Some(speaker))) => {
            let before = std::mem::take(&mut filter.participants);
            let kept = [*speaker].into_iter();
            filter.participants = kept
                .filter(|id| before.is_empty() || before.contains(id))
                .collect();
        }
        (_, PartKey::Value(_) | PartKey::Speaker(None)) => {}
    }
}
