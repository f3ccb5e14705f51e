//! A word in its context.

use crate::analysis::{self, Behind, ConcordanceLine, SegmentSelection, Sought};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::{name, source, style};
use crate::report::{Align, Cell, Column, Missing, Table};
use crate::text::Direction;
use crate::text::search::SearchOptions;
use crate::text::segment::{paragraph_at, paragraphs};

use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Characters of the text on either side.
const WIDTH: usize = 60;

/// Every place of a word with what stands before and after it.
pub static TABLE: TableKind = TableKind {
    key: "concordance",
    name: "tables-concordance",
    topic: TableTopic::Passages,
    group: TableGroup::Words,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::Sought,
        TableOption::ContextOrder,
        TableOption::WordStretch,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Query,
    ],
    make: |source, choices, words| concordance(&source.snapshot, choices, source.first, words),
};

fn concordance(snapshot: &Snapshot, choices: &TableChoices, first: Option<usize>, words: &Words) -> Table {
    // What stands before reaches up to the word, what follows begins at it.
    let before = Column {
        align: Align::End,
        ..Column::text(words.get("report-context-before"), 4.0)
    };
    let hit = Column {
        align: Align::Center,
        ..Column::text(words.get("report-context-hit"), 1.4)
    };
    let mut columns = vec![
        before,
        hit,
        Column::text(words.get("report-context-after"), 4.0),
        Column::text(words.get("report-place"), 2.0),
    ];
    // A Persian sentence goes on to the left in an English table too, and there the columns do.
    let sought = choices.sought.trim();
    let own = style(words).direction;
    let turned = Direction::of_first_letter(sought, own) != own;
    if turned {
        columns.swap(0, 2);
        for column in &mut columns[..3] {
            column.align = match column.align {
                Align::Start => Align::End,
                Align::Center => Align::Center,
                Align::End => Align::Start,
            };
        }
    }
    let mut table = Table::new(words.get("tables-concordance"), style(words), columns);
    table.wide = true;
    let options = SearchOptions {
        whole_word: true,
        ..SearchOptions::default()
    };
    let word = Sought::new(sought, options).map(|word| word.counted_without(&choices.counted.stop));
    let Ok(word) = word else {
        table.notes.push(words.get("report-context-no-word").into_owned());
        table.missing = Some(Missing::Words);
        return table;
    };
    let selection = SegmentSelection::of_filter(snapshot, &choices.filter);
    let (stretch, order) = (choices.counted.stretch, choices.context_order);
    let places = analysis::places(snapshot, &selection, &word, stretch);
    let lines = places.lines(WIDTH, order, first.unwrap_or(usize::MAX));
    table.more = u32::try_from(places.len() - lines.len()).unwrap_or(u32::MAX);
    let mut borders = None;
    for line in &lines {
        let paragraphs = match &borders {
            Some((document, found)) if *document == line.document => found,
            _ => {
                let text = snapshot.text(line.document);
                let found = text.map(|text| paragraphs(text.as_str())).unwrap_or_default();
                &borders.insert((line.document, found)).1
            }
        };
        let place = place(snapshot, line, paragraphs, words);
        let (mut first, mut third) = (line.before.trim(), line.after.trim());
        if turned {
            std::mem::swap(&mut first, &mut third);
        }
        table.push([
            Cell::text(first),
            Cell::text(line.hit.as_str())
                .strong()
                .leads_to(Behind::Place(line.document, line.range)),
            Cell::text(third),
            Cell::composed(place),
        ]);
    }
    let (sought, counted) = match sought.strip_prefix('=') {
        Some(word) => (word.replace('=', ""), true),
        None => (sought.to_owned(), false),
    };
    let sought = sought.trim();
    table.notes.push(words.with(
        "report-context-count",
        &[
            ("word", Arg::from(name(sought, words).into_owned())),
            ("n", Arg::from(places.len())),
        ],
    ));
    if counted {
        table.notes.push(words.get("report-context-counted").into_owned());
    }
    if lines.is_empty() {
        table.missing = Some(Missing::Words);
    }
    table
}

fn place(
    snapshot: &Snapshot,
    line: &ConcordanceLine,
    paragraphs: &[std::ops::Range<usize>],
    words: &Words,
) -> String {
    let paragraph = snapshot
        .text(line.document)
        .map(|text| paragraph_at(paragraphs, text.byte_at_char(line.range.start)) + 1);
    source(snapshot, line.document, &line.speakers, paragraph, words)
}
