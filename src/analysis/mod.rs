//! Pure functions of a snapshot of the project: counts and retrieval.
//!
//! What is counted everywhere is the **passage**: a range of one document. However many codes, coders or codings a
//! passage has, it is one passage; under a code it counts once, whether the code itself or several codes below it
//! are on it. Two passages that overlap without being equal are two.

mod association;
mod behind;
#[cfg(test)]
mod behind_tests;
mod cases;
#[cfg(test)]
mod cases_tests;
mod clusters;
mod codebook;
mod concordance;
mod cooccurrence;
#[cfg(test)]
mod cooccurrence_tests;
mod counting;
mod counts;
mod coverage;
mod crosstab;
mod document_tally;
#[cfg(test)]
mod focus_group_tests;
mod frequency;
mod indexed;
mod keywords;
mod labels;
mod ladder;
mod memos;
mod profiles;
#[cfg(test)]
mod profiles_tests;
pub mod query;
mod quotes;
mod retrieval;
mod sequences;
mod similar;
mod speakers;
#[cfg(test)]
mod speech_tests;
mod spoken;
#[cfg(test)]
mod tests;
mod timelines;
mod voices;
mod word_counter;
mod word_forms;
mod word_lists;
mod words;
#[cfg(test)]
mod words_tests;

pub use association::{Association, DRAWING_SEED, DRAWN_TABLES, Fisher, FisherMethod};
pub use behind::{Behind, BehindRelation, CodesBehind, PassageKey, codings_behind};
pub use cases::{CaseKind, CaseMeasure, CasesByCode, Likeness, cases_by_code, likeness_of_cases, pair_place};
pub use clusters::{Clustering, Joining};
pub use codebook::{CodebookEntry, codebook};
pub use concordance::{ConcordanceLine, ConcordanceOrder, Places, Sought, places};
pub use cooccurrence::{CoOccurrence, CodePair, Together, co_occurrence};
pub use counts::{Counts, passages};
pub use crosstab::{CrossMeasure, Crosstab, crosstab};
pub use frequency::{CodeFrequency, Count, Frequencies, FrequencyPart, PartKey, SplitBy, frequencies};
pub use keywords::{KeywordCount, KeywordCounts, keyword_counts};
pub use labels::{LabelledParagraph, answering, labelled_paragraphs, turn_bytes};
pub use ladder::{
    CodingFilter, LadderEntries, LadderEntry, LadderOrder, LadderRow, LadderRowBuilder, importance_of,
    ladder, ladder_entries, selected_codings,
};
pub use memos::{MemoSelection, Subject, memos, memos_on_found};
pub use profiles::{Profile, Profiles, profiles};
pub use quotes::{QuoteCell, QuoteMatrix, quote_matrix};
pub use retrieval::{Segment, SegmentSelection, retrieve};
pub use sequences::{CodeSequence, Combination, Combinations, CombinedIn, combinations, sequences};
pub use similar::{SimilarPassage, similar};
pub use speakers::{Speakers, turn_at};
pub use timelines::{Lane, Mark, Stretch, Timeline, timelines};
pub use voices::{Voice, VoiceMeaning, proposed_meaning, speakers_by_voices, voices};
pub use word_lists::StopLists;
pub use words::{
    Keyness, LONGEST_PHRASE, WordForm, WordFrequencies, WordOptions, WordOrder, WordPart, WordSpeech,
    WordStretch, keyness, word_frequencies,
};
