//! What a researcher keeps of reading across a project: summaries of cases, queries and lists of words.

use serde::{Deserialize, Serialize};

use super::{CodeId, CoderId, DocumentId, Guid, ParticipantId, QueryId, SummaryId, WordListId};

/// Whose words are summarised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// Those of a document.
    Document(DocumentId),
    /// Those of a participant, wherever this one speaks.
    Participant(ParticipantId),
}

/// What one case says about one code, in the researcher's words: a cell of the summary grid, which has one at most
/// (the framework matrix of Ritchie & Spencer 1994).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    /// Row id.
    pub id: SummaryId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Whose words.
    pub case: Case,
    /// About what: a category, a subcategory or a code.
    pub code: CodeId,
    /// The summary itself, never blank.
    pub body: String,
    /// Who wrote it.
    pub coder: CoderId,
    /// When it was written: UTC milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed: UTC milliseconds since 1970.
    pub modified_at: i64,
}

/// A query that is kept under a name. What it finds is found anew whenever it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedQuery {
    /// Row id.
    pub id: QueryId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name, unique without regard to letter variants.
    pub name: String,
    /// The query as it is written, in the query language. Rows of the project are named in it by their ids, so that it
    /// follows what is renamed.
    pub text: String,
    /// Order among queries.
    pub position: i64,
}

/// What a list of words is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordListKind {
    /// Words and patterns that are counted together, each with its latent meaning: a keyword set or dictionary.
    #[default]
    Keywords,
    /// Words that say little and are left out of counts.
    Stop,
    /// Forms of one word, counted as one under the name of the list.
    Forms,
}

impl WordListKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Keywords, Self::Stop, Self::Forms];

    /// The name used in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Keywords => "keywords",
            Self::Stop => "stop",
            Self::Forms => "forms",
        }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One entry of a list of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordEntry {
    /// A word or a phrase; `*` at its end stands for any ending.
    pub word: String,
    /// What the word means where it is said: its latent meaning. Empty when it is not written.
    pub meaning: String,
    /// The code to which it led.
    pub code: Option<CodeId>,
}

/// A list of words that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordList {
    /// Row id.
    pub id: WordListId,
    /// Identity for exchange.
    pub guid: Guid,
    /// What it is for.
    pub kind: WordListKind,
    /// Name, unique among the lists of its kind without regard to letter variants.
    pub name: String,
    /// A note of it; empty when there is none.
    pub note: String,
    /// Order among lists.
    pub position: i64,
    /// Its entries in their order, none of them twice.
    pub entries: Vec<WordEntry>,
}
