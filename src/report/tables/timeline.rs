//! The codes over the course of interviews: in which part of its text a participant speaks of what.

use crate::analysis::{self, CodesBehind, Lane, PartKey, PassageKey, SplitBy, Stretch, Timeline};
use crate::i18n::{Arg, Words};
use crate::model::{Case, Snapshot};
use crate::report::wording::style;
use crate::report::{Cell, Column, Missing, Table};
use crate::text::CharRange;

use super::cells::whole_path;
use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// Codes against the parts of interviews.
pub(super) static TABLE: TableKind = TableKind {
    key: "timeline",
    name: "tables-timeline",
    topic: TableTopic::Counts,
    group: TableGroup::Reading,
    needs: |_| TableNeeds::NOTHING,
    options: &[
        TableOption::ProfileLevel,
        TableOption::Parts,
        TableOption::AnswersOnly,
        TableOption::Codes,
        TableOption::Query,
        TableOption::Documents,
        TableOption::Groups,
        TableOption::Participants,
        TableOption::Values,
        TableOption::Coders,
    ],
    make: |source, choices, words| make(&source.snapshot, choices, words),
};

/// The most parts into which a text is put.
pub const MOST_PARTS: usize = 100;

/// For each participant and document a row for each code that it has, and one for all its passages; a column for each
/// part of the text.
fn make(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let parts = choices.parts.clamp(1, MOST_PARTS);
    let mut columns = vec![
        Column::text(words.get("report-speaker"), 1.4),
        Column::text(words.get("report-document"), 1.8),
        Column::code_path(words.get("report-code"), 3.0),
    ];
    columns.extend((0..parts).map(|part| Column::number(heading(part, parts, words))));
    columns.push(Column::number(words.get("report-sum")));
    let mut table = Table::new(words.get("report-timeline-title"), style(words), columns);
    table.wide = true;
    table.leading = 3;
    let found = analysis::timelines(snapshot, &choices.filter, choices.profile_level);
    if found.is_empty() {
        table.missing = Some(Missing::Participants);
        return table;
    }
    for timeline in &found {
        for lane in &timeline.lanes {
            let counted = CodesBehind::Counted(lane.code, Some(choices.profile_level));
            let passages: Vec<CharRange> = Lane::passages(lane).collect();
            let row = Row {
                code: whole_path(snapshot, lane.code),
                codes: counted,
                strong: false,
            };
            table.push(row.cells(snapshot, timeline, &passages, parts));
        }
        let row = Row {
            code: Cell::text(words.get("report-timeline-all")).strong(),
            codes: CodesBehind::Asked,
            strong: true,
        };
        table.push(row.cells(snapshot, timeline, &timeline.passages, parts));
    }
    table.merge_down(&[0, 1]);
    table.notes = vec![
        words.with("report-timeline-parts", &[("n", parts)]),
        words.get("report-timeline-all-note").into_owned(),
        words.get("report-crosstab-with-below").into_owned(),
    ];
    table
}

/// From where to where a part reaches, in hundredths of the text.
fn heading(part: usize, parts: usize, words: &Words) -> String {
    let share = |part: usize| (part * 100 + parts / 2) / parts;
    let args = [
        ("from", Arg::from(share(part))),
        ("to", Arg::from(share(part + 1))),
    ];
    words.with("report-timeline-part", &args)
}

/// What a row is about.
struct Row {
    code: Cell,
    codes: CodesBehind,
    strong: bool,
}

impl Row {
    fn cells(
        self,
        snapshot: &Snapshot,
        timeline: &Timeline,
        passages: &[CharRange],
        parts: usize,
    ) -> Vec<Cell> {
        let person = snapshot.participant(timeline.participant).map_or("", |p| &p.name);
        let document = snapshot.document(timeline.document).map_or("", |d| &d.name);
        let key = PassageKey::of(self.codes)
            .of_case(Case::Participant(timeline.participant))
            .within(SplitBy::Document, PartKey::Document(timeline.document));
        let mut cells = vec![Cell::text(person), Cell::text(document), self.code];
        let figure = |count: usize, key: &PassageKey| {
            let cell = Cell::count(count).counts(key);
            if self.strong { cell.strong() } else { cell }
        };
        let counts = timeline.by_part(passages.iter().copied(), parts);
        cells.extend(counts.iter().enumerate().map(|(part, count)| {
            let stretch = Stretch { part, of: parts };
            figure(*count, &key.clone().in_stretch(stretch))
        }));
        cells.push(figure(passages.len(), &key));
        cells
    }
}
