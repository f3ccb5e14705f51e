//! Codes crossed with parts of the material, and whether the two have to do with each other.

use crate::model::{CodeId, Level, Snapshot};

use super::association::{Association, sum};
use super::counting::{CodesBelow, Counter};
use super::coverage::Coverage;
use super::frequency::{frequencies, frequencies_as_given};
use super::{Count, PartKey, SegmentSelection, SplitBy};

/// What the cells of a crosstab count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CrossMeasure {
    /// Different passages.
    #[default]
    Passages,
    /// Documents with at least one passage.
    Documents,
    /// Participants who speak in at least one passage.
    Participants,
    /// Words in the passages, each once.
    Words,
}

impl CrossMeasure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passages, Self::Documents, Self::Participants, Self::Words];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Passages => "passages",
            Self::Documents => "documents",
            Self::Participants => "participants",
            Self::Words => "words",
        }
    }

    /// This of a count; nothing for words, which are counted in the text.
    fn of(self, count: Count) -> u32 {
        let count = match self {
            Self::Passages => count.passages,
            Self::Documents => count.documents,
            Self::Participants => count.participants,
            Self::Words => 0,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Codes crossed with parts of the material.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosstab {
    /// The codes, in the order of the code system.
    pub rows: Vec<CodeId>,
    /// The parts, as [`frequencies`] orders them.
    pub columns: Vec<PartKey>,
    /// What each row counts in each column.
    pub counts: Vec<Vec<u32>>,
    /// The sum of each row. A passage that is in two columns, for its speakers or coders, counts twice in it.
    pub row_totals: Vec<usize>,
    /// The sum of each column. A passage with two codes counts twice in it.
    pub column_totals: Vec<usize>,
    /// All words of each column: of the documents that belong to it. Empty where no words are counted.
    pub words: Vec<usize>,
    /// Whether several passages of one participant are among the counts, so that they do not stand for themselves.
    pub repeats: bool,
}

impl Crosstab {
    fn of(rows: Vec<CodeId>, columns: Vec<PartKey>, counts: Vec<Vec<u32>>, repeats: bool) -> Self {
        let mut column_totals = vec![0; columns.len()];
        for row in &counts {
            for (sum, count) in column_totals.iter_mut().zip(row) {
                *sum += *count as usize;
            }
        }
        Self {
            rows,
            columns,
            row_totals: counts.iter().map(|row| sum(row)).collect(),
            column_totals,
            repeats,
            words: Vec::new(),
            counts,
        }
    }

    /// The sum of all cells.
    pub fn total(&self) -> usize {
        self.row_totals.iter().sum()
    }

    /// The tests; `None` where there is too little to test. Takes some milliseconds for a table of some hundred cells.
    pub fn association(&self) -> Option<Association> {
        Association::of(&self.counts)
    }

    /// The words of all columns together.
    pub fn all_words(&self) -> usize {
        self.words.iter().sum()
    }
}

/// Crosses the codes of a level, with everything below each, with the parts of a split. Without a level every code that
/// was given stands for itself alone.
///
/// The texts of the selected documents must be loaded where words are counted.
pub fn crosstab(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: SplitBy,
    level: Option<Level>,
    measure: CrossMeasure,
) -> Crosstab {
    if (by, measure) == (SplitBy::Document, CrossMeasure::Passages) {
        return passages_by_document(snapshot, selection, level);
    }
    let mut found = match level {
        Some(_) => frequencies(snapshot, selection, Some(by)),
        None => frequencies_as_given(snapshot, selection, Some(by)),
    };
    found.codes.retain(|code| match level {
        Some(level) => snapshot.code(code.code).is_some_and(|code| code.level == level),
        None => code.total.passages > 0,
    });
    let columns: Vec<PartKey> = found.parts.iter().map(|part| part.key.clone()).collect();
    let coverage = (measure == CrossMeasure::Words)
        .then(|| Coverage::of(snapshot, selection, by, &columns, level.is_some()));
    let rows = found.codes.iter().map(|code| code.code).collect();
    let repeats = match measure {
        CrossMeasure::Passages | CrossMeasure::Words => found.coded.passages > found.coded.participants,
        CrossMeasure::Documents => found.coded.documents > found.coded.participants,
        CrossMeasure::Participants => found.codes.len() > 1,
    };
    let counts: Vec<Vec<u32>> = match &coverage {
        Some(coverage) => {
            let codes = found.codes.iter();
            codes.map(|code| coverage.of_code(code.code).to_vec()).collect()
        }
        None => {
            let codes = found.codes.iter();
            let of_code = |code| found.by_part(code).map(|count| measure.of(count)).collect();
            codes.map(of_code).collect()
        }
    };
    Crosstab {
        words: coverage.map(|coverage| coverage.of_parts).unwrap_or_default(),
        ..Crosstab::of(rows, columns, counts, repeats)
    }
}

/// The crosstab that counts nothing but the passages in each document: the largest, and the most often asked for.
fn passages_by_document(snapshot: &Snapshot, selection: &SegmentSelection, level: Option<Level>) -> Crosstab {
    let below = match level {
        Some(_) => CodesBelow::Counted,
        None => CodesBelow::LeftOut,
    };
    let counter = Counter::new(snapshot, selection, Some(SplitBy::Document), below);
    let mut found = counter.count_passages(selection);
    let active = selection.active_codes(snapshot);
    found.codes.retain(|(code, passages)| {
        active.as_ref().is_none_or(|active| active.contains(code))
            && match level {
                Some(level) => snapshot.code(*code).is_some_and(|code| code.level == level),
                None => passages.iter().any(|passages| *passages > 0),
            }
    });
    let repeats = found.coded.passages > found.coded.participants;
    let (rows, counts) = found.codes.into_iter().unzip();
    Crosstab::of(rows, found.parts, counts, repeats)
}
