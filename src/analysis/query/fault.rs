//! What is wrong with a query.

use crate::message::Message;

/// Why a query cannot be read or run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryFault {
    /// It is not written as queries are.
    #[error("at byte {at}, {expected:?} was expected")]
    Syntax {
        /// The byte of the query at which something else was expected.
        at: usize,
        /// The character there, counted from 1.
        character: usize,
        /// How the query goes on there, cut off; empty at its end.
        rest: String,
        /// What was expected.
        expected: Expected,
    },
    /// It names something that is not in the project.
    #[error("there is no {what:?} {name:?}")]
    Unknown {
        /// What kind of thing.
        what: Named,
        /// The name that it gives.
        name: String,
        /// The name that comes nearest to it.
        nearest: Option<String>,
    },
    /// A query that is kept names something that has been deleted.
    #[error("the kept query {query:?} names {what:?} {name:?}, which has been deleted")]
    Gone {
        /// The name of the query.
        query: String,
        /// What kind of thing.
        what: Named,
        /// The name that it had when the query was kept.
        name: String,
    },
    /// Queries that are kept name each other, or too many of them stand in each other.
    #[error("the kept query {0:?} stands in itself")]
    Circular(String),
    /// It names a code by a name that several have.
    #[error("several codes are called {0:?}")]
    Ambiguous(String),
    /// More combinations of passages than can be held were found in this document.
    #[error("too many combinations in {0:?}")]
    TooMany(String),
    /// It was stopped.
    #[error("the query was stopped")]
    Stopped,
}

/// What was expected at a place of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Something to ask for: there is nothing.
    Anything,
    /// A condition.
    Condition,
    /// AND, OR or another word that joins two conditions, or the end.
    Operator,
    /// The bracket that closes this one.
    ClosedBracket,
    /// A bracket that this one closes.
    OpenBracket,
    /// The mark that closes this one.
    ClosedQuote,
    /// The name of a condition before a colon, other than this one.
    Field(String),
    /// A name or words.
    Name,
    /// A whole number.
    Number,
    /// A sign that compares the value of an attribute.
    Comparison,
    /// A number from 0 to 3.
    Importance,
    /// A day.
    Day,
    /// A day that is not before the first.
    LaterDay,
    /// Words of which something can be found.
    Words,
    /// Fewer conditions in each other; so many there may be.
    LessDepth(usize),
    /// A shorter query; so many characters there may be.
    LessLength(usize),
}

/// A kind of thing that queries name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A code.
    Code,
    /// A document.
    Document,
    /// A group of documents.
    Group,
    /// A participant.
    Participant,
    /// An attribute.
    Attribute,
    /// A value of this attribute.
    Value(String),
    /// A coder.
    Coder,
    /// A query that is kept.
    Query,
}

/// Characters of a query that are told of the place where something is wrong.
const SHOWN: usize = 24;

impl QueryFault {
    /// Something was expected at a byte of the query.
    pub(super) fn syntax(text: &str, at: usize, expected: Expected) -> Self {
        let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
        let mut shown: String = rest.chars().take(SHOWN).collect();
        if rest.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        Self::Syntax {
            at,
            character: before.chars().count() + 1,
            rest: shown.trim().to_owned(),
            expected,
        }
    }

    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax {
                character,
                rest,
                expected,
                ..
            } => match expected {
                Expected::Anything | Expected::LessLength(_) => expected.message(),
                _ if rest.is_empty() => {
                    Message::new("query-error-at-end").with("sentence", expected.message())
                }
                _ => Message::new("query-error-at")
                    .with("n", *character)
                    .with("rest", rest)
                    .with("sentence", expected.message()),
            },
            Self::Unknown { what, name, nearest } => {
                let unknown = match what {
                    Named::Code => Message::new("query-error-no-code"),
                    Named::Document => Message::new("query-error-no-document"),
                    Named::Group => Message::new("query-error-no-group"),
                    Named::Participant => Message::new("query-error-no-participant"),
                    Named::Attribute => Message::new("query-error-no-attribute"),
                    Named::Value(attribute) => {
                        Message::new("query-error-no-value").with("attribute", attribute)
                    }
                    Named::Coder => Message::new("query-error-no-coder"),
                    Named::Query => Message::new("query-error-no-query"),
                };
                let unknown = unknown.with("name", name);
                match nearest {
                    Some(nearest) => Message::new("query-error-nearest")
                        .with("sentence", unknown)
                        .with("nearest", nearest),
                    None => unknown,
                }
            }
            Self::Gone { query, what, name } => Message::new(match what {
                Named::Code => "query-error-code-gone",
                Named::Document => "query-error-document-gone",
                Named::Group => "query-error-group-gone",
                Named::Participant => "query-error-participant-gone",
                Named::Attribute | Named::Value(_) => "query-error-attribute-gone",
                Named::Coder => "query-error-coder-gone",
                Named::Query => "query-error-query-gone",
            })
            .with("query", query)
            .with("name", name),
            Self::Circular(name) => Message::new("query-error-circular").with("name", name),
            Self::Ambiguous(name) => Message::new("query-error-ambiguous").with("name", name),
            Self::TooMany(document) => Message::new("query-error-too-many").with("document", document),
            Self::Stopped => Message::new("query-error-stopped"),
        }
    }
}

impl Expected {
    fn message(&self) -> Message {
        match self {
            Self::Anything => Message::new("query-expected-anything"),
            Self::Condition => Message::new("query-expected-condition"),
            Self::Operator => Message::new("query-expected-operator"),
            Self::ClosedBracket => Message::new("query-expected-closed-bracket"),
            Self::OpenBracket => Message::new("query-expected-open-bracket"),
            Self::ClosedQuote => Message::new("query-expected-closed-quote"),
            Self::Field(name) => Message::new("query-expected-field").with("name", name),
            Self::Name => Message::new("query-expected-name"),
            Self::Number => Message::new("query-expected-number"),
            Self::Comparison => Message::new("query-expected-comparison"),
            Self::Importance => Message::new("query-expected-importance"),
            Self::Day => Message::new("query-expected-day"),
            Self::LaterDay => Message::new("query-expected-later-day"),
            Self::Words => Message::new("query-expected-words"),
            Self::LessDepth(deepest) => Message::new("query-expected-less-depth").with("n", *deepest),
            Self::LessLength(longest) => Message::new("query-expected-less-length").with("n", *longest),
        }
    }
}
