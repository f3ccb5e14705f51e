//! The tables of a study: one file a table, and the list of them all.
//!
//! A table says of itself how it is called, what it needs and which options it takes, as data. The window's page with
//! its controls, the command line with its help, the palette and the samples read [`TABLES`] and know no table by name.

mod cells;
mod clusters;
mod codebook;
mod codes;
mod combinations;
mod concordance;
mod cooccurrence;
mod crosstab;
mod frequencies;
mod history;
mod keywords;
mod ladder;
pub(in crate::report) mod limits;
mod matrix;
mod memos;
mod options;
mod participants;
mod profiles;
mod quotations;
mod request;
mod scope;
mod segments;
mod sequences;
mod similar;
mod similarity;
mod summaries;
mod timeline;
mod variables;
mod words;

use crate::i18n::Words;

use super::Table;

pub use cells::{case_name, part_name};
pub use clusters::Clusters;
pub use codes::TABLE as CODES;
pub use concordance::TABLE as CONCORDANCE;
pub use cooccurrence::{
    OPTIONS as COOCCURRENCE_OPTIONS, TABLE as COOCCURRENCE, co_occurrence, code_clusters,
};
pub use crosstab::{OPTIONS as CROSSTAB_OPTIONS, TABLE as CROSSTAB, crossed_by, crosstab};
pub use ladder::TABLE as LADDER;
pub use options::{CrossShare, TableChoices, TableOption};
pub use participants::TABLE as PARTICIPANTS;
pub use profiles::TABLE as PROFILES;
pub use quotations::TABLE as QUOTATIONS;
pub use request::{Stop, TableRequest, TableSource};
pub use scope::Scope;
pub use segments::TABLE as SEGMENTS;
pub use similar::TABLE as SIMILAR;
pub use timeline::MOST_PARTS;
pub use words::{OPTIONS as WORDS_OPTIONS, TABLE as WORDS, word_frequencies};

/// Every table, in the order in which they are offered.
pub static TABLES: &[&TableKind] = &[
    &codes::TABLE,
    &codebook::TABLE,
    &ladder::TABLE,
    &quotations::TABLE,
    &segments::TABLE,
    &matrix::TABLE,
    &summaries::TABLE,
    &profiles::TABLE,
    &timeline::TABLE,
    &frequencies::TABLE,
    &crosstab::TABLE,
    &cooccurrence::TABLE,
    &sequences::TABLE,
    &combinations::TABLE,
    &variables::TABLE,
    &similarity::TABLE,
    &words::TABLE,
    &keywords::TABLE,
    &concordance::TABLE,
    &similar::TABLE,
    &participants::TABLE,
    &memos::TABLE,
    &history::TABLE,
];

/// The column of condensed units in a table of coded passages.
pub fn condensed_column(kind: &TableKind) -> Option<usize> {
    if *kind == SEGMENTS {
        Some(segments::CONDENSED)
    } else if *kind == QUOTATIONS {
        Some(quotations::CONDENSED)
    } else {
        None
    }
}

/// The column of memos in a table of coded passages, which is the last.
pub fn memo_column(kind: &TableKind, table: &Table) -> Option<usize> {
    table.columns().len().checked_sub(1).filter(|_| *kind == SEGMENTS)
}

/// A table that can be made of any project.
#[derive(Debug)]
pub struct TableKind {
    /// Its name on the command line and in the names of sample files.
    pub key: &'static str,
    /// The id of its name for people; the attribute `.tip` says what it shows, and `.aliases`, if there, has the other
    /// words by which the palette and the help find it.
    pub name: &'static str,
    /// What it is about, for the picture beside its name.
    pub topic: TableTopic,
    /// The group in which it is offered.
    pub group: TableGroup,
    /// What has to be read from the project before it can be made, but for what a query needs.
    needs: fn(&TableChoices) -> TableNeeds,
    /// What can be chosen, in the order in which it is offered.
    pub options: &'static [TableOption],
    /// Makes it of choices that name nothing but its options.
    make: fn(&TableSource, &TableChoices, &Words) -> Table,
}

/// What a person wants of a table: the groups in which tables are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableGroup {
    /// How much of what there is, and where.
    Counting,
    /// What goes with what.
    Relations,
    /// What cases say, beside each other.
    Reading,
    /// The words themselves.
    Words,
    /// What a paper shows of the study as a whole.
    Publication,
}

impl TableGroup {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Counting,
        Self::Relations,
        Self::Reading,
        Self::Words,
        Self::Publication,
    ];

    /// The id of its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counting => "findings-group-counting",
            Self::Relations => "findings-group-relations",
            Self::Reading => "findings-group-reading",
            Self::Words => "findings-group-words",
            Self::Publication => "findings-group-publication",
        }
    }

    /// Its tables, in their order.
    pub fn tables(self) -> impl Iterator<Item = &'static TableKind> {
        TABLES.iter().copied().filter(move |kind| kind.group == self)
    }
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableTopic {
    /// The code system.
    Codes,
    /// How categories were formed.
    Ladder,
    /// Coded passages.
    Passages,
    /// Counts.
    Counts,
    /// The participants.
    Participants,
    /// Memos.
    Memos,
    /// What was done to the project.
    History,
}

/// What a table needs beside the snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableNeeds {
    /// The stored texts of the documents, because it quotes them.
    pub texts: bool,
    /// The journal.
    pub journal: bool,
}

impl TableNeeds {
    /// The snapshot alone.
    const NOTHING: Self = Self {
        texts: false,
        journal: false,
    };
    /// The texts.
    const TEXTS: Self = Self {
        texts: true,
        journal: false,
    };
    /// The journal.
    const JOURNAL: Self = Self {
        texts: false,
        journal: true,
    };
}

impl TableKind {
    /// The table of that name on the command line.
    pub fn named(key: &str) -> Option<&'static Self> {
        TABLES.iter().copied().find(|kind| kind.key == key)
    }

    /// What has to be read from the project before the table can be made of choices.
    pub fn needs(&self, choices: &TableChoices) -> TableNeeds {
        let choices = choices.of(self.options);
        let needs = (self.needs)(&choices);
        TableNeeds {
            texts: needs.texts || choices.filter.needs_texts(),
            ..needs
        }
    }

    /// Whether an option can be chosen.
    pub fn takes(&self, option: TableOption) -> bool {
        self.options.contains(&option)
    }

    /// The options that limit some table, that are chosen and that this one does not take.
    pub fn disregarded(&self, choices: &TableChoices) -> Vec<TableOption> {
        let limits = TableOption::ALL.into_iter().filter(|option| option.is_shared());
        let without = TableChoices::default();
        limits
            .filter(|option| !self.takes(*option) && choices.of(&[*option]) != without)
            .collect()
    }

    /// Makes the table. Of the choices only those count that it [takes](Self::takes), so that nothing narrows a table
    /// without being seen, and a note names those that narrow it. May take long.
    pub fn make(&self, source: &TableSource, choices: &TableChoices, words: &Words) -> Table {
        let mut choices = choices.of(self.options);
        let stop = || source.stop.asks();
        choices.filter.run_query(&source.snapshot, &stop);
        let mut table = (self.make)(source, &choices, words);
        let limits = limits::sentence(&source.snapshot, &choices, &table.title, words);
        table.notes.extend(limits);
        table
    }
}

impl PartialEq for TableKind {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for TableKind {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_table_has_a_key_and_names_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for kind in TABLES {
            assert!(seen.insert(kind.key.to_owned()), "{} stands twice", kind.key);
            assert!(kind.key.bytes().all(|b| b.is_ascii_lowercase()), "{}", kind.key);
            assert_eq!(TableKind::named(kind.key), Some(*kind));
            for lang in Lang::ALL {
                let words = Words::new(lang);
                assert!(seen.insert(words.get(kind.name).into_owned()), "{}", kind.name);
                assert!(words.attribute(kind.name, "tip").is_some(), "{}.tip", kind.name);
            }
            // The list that a reader of the README sees is this one.
            let readme = include_str!("../../../README.md");
            let name = Words::new(Lang::En).get(kind.name).into_owned();
            let line = format!("| `{}` | {name} |", kind.key);
            assert!(readme.contains(&line), "the README lacks {line}");
            let tables: Vec<_> = kind.group.tables().collect();
            assert!(tables.contains(kind), "{}", kind.key);
            for (i, option) in kind.options.iter().enumerate() {
                assert!(!kind.options[..i].contains(option), "{} {option:?}", kind.key);
            }
        }
    }
}
