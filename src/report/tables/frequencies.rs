//! How often each code was given.

use crate::analysis::{
    self, CodesBehind, Count, Frequencies, FrequencyPart, PartKey, PassageKey, SegmentSelection, SplitBy,
};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;

use crate::report::wording::{name, series, style};
use crate::report::{Cell, Column, Table};

use super::cells::{code_path, part_name};
use super::{TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// How often each code was given.
pub(super) static TABLE: TableKind = TableKind {
    key: "frequencies",
    name: "tables-frequencies",
    topic: TableTopic::Counts,
    group: TableGroup::Counting,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::SplitBy,
        TableOption::Codes,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::AnswersOnly,
        TableOption::Coders,
        TableOption::Query,
    ],
    make: |source, choices, words| {
        let selection = SegmentSelection::of_filter(&source.snapshot, &choices.filter);
        frequencies(&source.snapshot, &selection, choices.split_by, words)
    },
};

/// Frequencies of the codes of a selection, depth first.
///
/// Without `by`: passages of the code itself and with everything below it, documents and participants, with
/// percentages. With it the passages, documents and participants of each part and of the whole, with percentages that
/// are printed in the cells of their counts; for a document only what can be more than one. Notes name every
/// denominator and the rule of counting.
fn frequencies(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: Option<SplitBy>,
    words: &Words,
) -> Table {
    let found = analysis::frequencies(snapshot, selection, by);
    let mut table = match by {
        None => whole(snapshot, &found, words),
        Some(by) => split(snapshot, &found, by, words),
    };
    table.notes.push(words.get("report-passage-rule").into_owned());
    table
}

fn code_column(words: &Words) -> Column {
    Column::code_path(words.get("report-code"), 5.0)
}

fn whole(snapshot: &Snapshot, found: &Frequencies, words: &Words) -> Table {
    let count = || Column::number(words.get("report-count"));
    let share = || Column::percent(words.get("report-percent"));
    let columns = vec![
        code_column(words),
        Column::number(words.get("report-own")),
        Column::number(words.get("report-with-below")),
        share(),
        count(),
        share(),
        count(),
        share(),
    ];
    let mut table = Table::new(words.get("report-frequencies-title"), style(words), columns);
    table.group_headings([
        (String::new(), 1),
        (words.get("report-passages").into_owned(), 3),
        (words.get("report-documents").into_owned(), 2),
        (words.get("report-participants").into_owned(), 2),
    ]);
    for code in &found.codes {
        let own = PassageKey::of(CodesBehind::Own(code.code));
        let below = PassageKey::of(CodesBehind::Below(code.code));
        let mut cells = vec![
            code_path(snapshot, code.code),
            Cell::count(code.own.passages).counts(&own),
        ];
        cells.extend(counted(code.total, found, &below));
        table.push(cells);
    }
    let mut cells = vec![Cell::text(words.get("report-all-coded")), Cell::default()];
    cells.extend(counted(found.coded, found, &PassageKey::of(CodesBehind::All)));
    table.push_total(cells);
    table.notes.push(words.with(
        "report-denominators",
        &[
            ("passages", Arg::from(found.coded.passages)),
            ("documents", Arg::from(found.documents)),
            ("participants", Arg::from(found.participants)),
        ],
    ));
    table
}

fn counted(count: analysis::Count, found: &Frequencies, behind: &PassageKey) -> [Cell; 6] {
    [
        Cell::count(count.passages).counts(behind),
        Cell::percent(count.passages, found.coded.passages),
        Cell::count(count.documents).counts(behind),
        Cell::percent(count.documents, found.documents),
        Cell::count(count.participants).counts(behind),
        Cell::percent(count.participants, found.participants),
    ]
}

/// What is counted.
#[derive(Clone, Copy)]
enum CountColumn {
    Passages,
    Documents,
    Participants,
}

impl CountColumn {
    const ALL: &[Self] = &[Self::Passages, Self::Documents, Self::Participants];

    fn of(self, count: Count) -> usize {
        match self {
            Self::Passages => count.passages,
            Self::Documents => count.documents,
            Self::Participants => count.participants,
        }
    }

    fn heading(self, words: &Words) -> String {
        let id = match self {
            Self::Passages => "report-passages",
            Self::Documents => "report-documents",
            Self::Participants => "report-participants",
        };
        words.get(id).into_owned()
    }
}

/// A part of the material, or the whole, as columns.
struct PartColumns {
    name: String,
    /// Which part; the whole when `None`.
    key: Option<PartKey>,
    shown: &'static [CountColumn],
    coded: Count,
    /// The denominators.
    of: Count,
}

impl PartColumns {
    fn whole(found: &Frequencies, words: &Words) -> Self {
        Self {
            name: words.get("report-sum").into_owned(),
            key: None,
            shown: CountColumn::ALL,
            coded: found.coded,
            of: Count {
                passages: found.coded.passages,
                documents: found.documents,
                participants: found.participants,
            },
        }
    }

    fn part(snapshot: &Snapshot, part: &FrequencyPart, words: &Words) -> Self {
        Self {
            name: part_name(snapshot, &part.key, words),
            key: Some(part.key.clone()),
            shown: match part.key {
                PartKey::Group(_) | PartKey::Value(_) | PartKey::Coder(_) => CountColumn::ALL,
                PartKey::Speaker(_) => &[CountColumn::Passages, CountColumn::Documents],
                // A document is one document, and as a rule one participant.
                PartKey::Document(_) if part.participants > 1 => {
                    &[CountColumn::Passages, CountColumn::Participants]
                }
                PartKey::Document(_) => &[CountColumn::Passages],
            },
            coded: part.coded,
            of: Count {
                passages: part.coded.passages,
                documents: part.documents,
                participants: part.participants,
            },
        }
    }

    fn cells(&self, count: Count, codes: CodesBehind, by: SplitBy) -> impl Iterator<Item = Cell> + '_ {
        let behind = PassageKey {
            part: self.key.clone().map(|part| (by, part)),
            ..PassageKey::of(codes)
        };
        self.shown.iter().flat_map(move |counted| {
            let n = counted.of(count);
            [
                Cell::count(n).counts(&behind),
                Cell::percent(n, counted.of(self.of)),
            ]
        })
    }
}

fn split(snapshot: &Snapshot, found: &Frequencies, by: SplitBy, words: &Words) -> Table {
    let title = match by {
        SplitBy::Document => words.get("report-frequencies-by-document").into_owned(),
        SplitBy::Group => words.get("report-frequencies-by-group").into_owned(),
        SplitBy::Coder => words.get("report-frequencies-by-coder").into_owned(),
        SplitBy::Speaker => words.get("report-frequencies-by-speaker").into_owned(),
        SplitBy::Attribute(id) => {
            let attribute = snapshot.attribute(id).map_or("", |a| a.name.as_str());
            words.with(
                "report-frequencies-by-attribute",
                &[("name", name(attribute, words))],
            )
        }
    };
    let whole = PartColumns::whole(found, words);
    let parts = found
        .parts
        .iter()
        .map(|part| PartColumns::part(snapshot, part, words));
    let shares: Vec<PartColumns> = parts.chain([whole]).collect();
    let mut columns = vec![code_column(words)];
    for _ in shares.iter().flat_map(|share| share.shown) {
        columns.push(Column::number(words.get("report-count")));
        columns.push(Column::percent(words.get("report-percent")));
    }
    let mut table = Table::new(title, style(words), columns);
    table.joined = true;
    let bare = [(String::new(), 1)];
    let names = shares
        .iter()
        .map(|share| (share.name.clone(), 2 * share.shown.len()));
    table.group_headings(bare.clone().into_iter().chain(names));
    let counted = shares.iter().flat_map(|share| share.shown);
    let counted = counted.map(|counted| (counted.heading(words), 2));
    table.group_headings(bare.into_iter().chain(counted));
    for code in &found.codes {
        let counts = found.by_part(code).chain([code.total]);
        let cells = shares
            .iter()
            .zip(counts)
            .flat_map(|(share, count)| share.cells(count, CodesBehind::Below(code.code), by));
        table.push([code_path(snapshot, code.code)].into_iter().chain(cells));
    }
    let cells = shares
        .iter()
        .flat_map(|share| share.cells(share.coded, CodesBehind::All, by));
    let all = Cell::text(words.get("report-all-coded"));
    table.push_total([all].into_iter().chain(cells));
    table.notes = denominators(&shares, by, words);
    if found.parts.iter().map(|part| part.coded.passages).sum::<usize>() > found.coded.passages {
        table
            .notes
            .push(words.get("report-several-speakers").into_owned());
    }
    table
}

/// What the percentages of a split table are of.
fn denominators(shares: &[PartColumns], by: SplitBy, words: &Words) -> Vec<String> {
    let told = |id: &str, share: &PartColumns| {
        let name = name(&share.name, words).into_owned();
        let args = [
            ("name", Arg::from(name)),
            ("passages", Arg::from(share.of.passages)),
            ("documents", Arg::from(share.of.documents)),
            ("participants", Arg::from(share.of.participants)),
        ];
        words.with(id, &args)
    };
    let Some((whole, parts)) = shares.split_last() else {
        return Vec::new();
    };
    if by == SplitBy::Document {
        let mut notes = vec![told("report-denominators-by-document", whole)];
        let several = parts.iter().filter(|share| share.shown.len() > 1);
        let several = several.map(|share| told("report-denominators-document", share));
        let several = series(several, words);
        if !several.is_empty() {
            notes.push(words.with("report-denominators-speakers", &[("parts", several)]));
        }
        return notes;
    }
    let parts = shares.iter().map(|share| told("report-denominators-part", share));
    let mut notes = vec![words.with("report-denominators-parts", &[("parts", series(parts, words))])];
    if matches!(by, SplitBy::Speaker | SplitBy::Attribute(_)) {
        notes.push(words.get("report-denominators-values").into_owned());
    }
    notes
}
