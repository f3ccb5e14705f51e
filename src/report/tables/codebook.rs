//! The codebook.

use crate::analysis::{self, CodebookEntry, CodesBehind, CodingFilter, PassageKey};
use crate::i18n::Words;
use crate::model::{Level, Snapshot};
use crate::report::wording::{level, place_after, source, style};
use crate::report::{Cell, Column, Table};

use super::cells::{level_cells, text_cell};
use super::{TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// What each code means, when it is given, and a passage that shows it.
pub(super) static TABLE: TableKind = TableKind {
    key: "codebook",
    name: "tables-codebook",
    topic: TableTopic::Codes,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::Coders,
        TableOption::Query,
    ],
    make: |source, choices, words| codebook(&source.snapshot, &choices.filter, words),
};

/// Category, subcategory and code, merged over what belongs to them, with definition, coding rule, anchor example and
/// the number of passages, everything below included.
///
/// A category or subcategory has a row of its own, above those below it, where there is something to tell of it. Notes
/// say where the rule comes from and how the example was chosen.
fn codebook(snapshot: &Snapshot, filter: &CodingFilter, words: &Words) -> Table {
    let named = Level::ALL.iter().zip([1.5, 2.0, 2.5]);
    let mut columns: Vec<Column> = named
        .map(|(one, weight)| Column::text(level(snapshot, *one, words), weight))
        .collect();
    columns.extend([
        Column::text(words.get("report-definition"), 3.5),
        Column::text(words.get("report-rule"), 2.5),
        Column::text(words.get("report-anchor"), 4.0),
        Column::number(words.get("report-passages")),
    ]);
    let mut table = Table::new(words.get("report-codebook-title"), style(words), columns);
    let entries = analysis::codebook(snapshot, filter);
    for (i, entry) in entries.iter().enumerate() {
        let told = !entry.definition.is_empty() || !entry.rule.is_empty() || entry.anchor.is_some();
        let next = entries.get(i + 1);
        let has_below = next.is_some_and(|next| next.code.parent == Some(entry.code.id));
        if told || entry.code.level == Level::Code || !has_below {
            table.push(cells(snapshot, entry, words));
        }
    }
    table.merge_down(&[0, 1]);
    for note in ["report-rule-note", "report-anchor-note", "report-passage-rule"] {
        table.notes.push(words.get(note).into_owned());
    }
    table
}

fn cells(snapshot: &Snapshot, entry: &CodebookEntry<'_>, words: &Words) -> Vec<Cell> {
    let mut cells = level_cells(snapshot, entry.code.id);
    cells.push(text_cell(entry.definition));
    cells.push(text_cell(entry.rule));
    cells.push(entry.anchor.as_ref().map_or_else(Cell::default, |anchor| {
        let place = source(
            snapshot,
            anchor.coding.document,
            anchor.speakers,
            anchor.paragraph,
            words,
        );
        // A passage may begin or end with a blank; inside quotation marks that reads as a slip.
        let text = anchor.utterance.as_deref().unwrap_or_default();
        let text = text.trim();
        let place = place_after(text, &place, words);
        let quotation = [("text", text), ("place", &*place)];
        Cell::composed(words.with("ladder-quotation", &quotation))
    }));
    let below = PassageKey::of(CodesBehind::Below(entry.code.id));
    cells.push(Cell::count(entry.passages).counts(&below));
    cells
}
