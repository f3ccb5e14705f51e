//! A query as a value: what a builder changes and a parser makes.

use crate::model::CodePath;

use super::Day;

/// Which passages are asked for. Things of the project are told by their names, so that a query says the same in a copy
/// of the project.
///
/// Names are as projects keep them: without white space at their ends and with single spaces inside, and not empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Query {
    /// Passages with a code.
    Code {
        /// The names of the code from the outermost down, or its own name where only one is called so. None stands for
        /// what is above all codes.
        path: CodePath,
        /// Whether what is below it counts; [`CodeReach::Below`] where the path has no name.
        reach: CodeReach,
    },
    /// Passages of a document.
    Document(String),
    /// Passages of the documents of a group.
    Group(String),
    /// What a participant says.
    Participant(String),
    /// What a participant says who has such a value of an attribute.
    Attribute {
        /// The name of the attribute.
        name: String,
        /// How the value compares. Less and more are of numbers only.
        comparison: Comparison,
        /// With what; a number in Latin digits for less and more.
        value: String,
    },
    /// What a person coded.
    Coder(String),
    /// What was coded from a day on and up to another one, both included; one of them is there, and they are in order.
    Date {
        /// The first day.
        from: Option<Day>,
        /// The last day.
        to: Option<Day>,
    },
    /// What has a memo, or one in which these words stand.
    Memo(Option<String>),
    /// What is so important.
    Importance {
        /// How the importance compares.
        comparison: Comparison,
        /// With what, from 0 to 3.
        number: u8,
    },
    /// Passages in which words stand, however they are spelled. Something is left of them when they are folded.
    Text(String),
    /// What a query of this name finds that is kept in the project.
    Kept(String),
    /// What it does not hold of.
    Not(Box<Query>),
    /// A chain of AND: two or more.
    All(Vec<Query>),
    /// A chain of OR: two or more.
    Any(Vec<Query>),
    /// Passages that stand somehow to others.
    Related {
        /// What is found.
        left: Box<Query>,
        /// How it stands.
        relation: Relation,
        /// To what.
        right: Box<Query>,
    },
}

/// Whether what is below a code counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CodeReach {
    /// The code and all below it.
    #[default]
    WithBelow,
    /// What is below it alone.
    Below,
    /// The code itself alone.
    Itself,
}

/// How a value compares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The same.
    Equal,
    /// Another one.
    Unequal,
    /// Less.
    Less,
    /// Less or the same.
    AtMost,
    /// More.
    More,
    /// More or the same.
    AtLeast,
}

impl Comparison {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Equal,
        Self::Unequal,
        Self::Less,
        Self::AtMost,
        Self::More,
        Self::AtLeast,
    ];

    /// Whether it holds of two numbers.
    pub fn holds<T: PartialOrd>(self, one: T, other: T) -> bool {
        match self {
            Self::Equal => one == other,
            Self::Unequal => one != other,
            Self::Less => one < other,
            Self::AtMost => one <= other,
            Self::More => one > other,
            Self::AtLeast => one >= other,
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether it is of numbers only.
    pub fn is_of_numbers(self) -> bool {
        !matches!(self, Self::Equal | Self::Unequal)
    }
}

/// How passages stand to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// They share a character with one.
    Overlaps,
    /// They lie wholly in one.
    Inside,
    /// They are at most so many paragraphs from one; 0 is the same paragraph.
    Near(u32),
    /// One begins after them, at most so many paragraphs further.
    FollowedBy(u32),
    /// One ends before them, at most so many paragraphs back.
    PrecededBy(u32),
}

/// A relation without the number of paragraphs that some take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// See [`Relation::Overlaps`].
    Overlaps,
    /// See [`Relation::Inside`].
    Inside,
    /// See [`Relation::Near`].
    Near,
    /// See [`Relation::FollowedBy`].
    FollowedBy,
    /// See [`Relation::PrecededBy`].
    PrecededBy,
}

impl RelationKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Overlaps,
        Self::Inside,
        Self::Near,
        Self::FollowedBy,
        Self::PrecededBy,
    ];

    /// The relation within a number of paragraphs, where it takes one.
    pub fn within(self, paragraphs: u32) -> Relation {
        match self {
            Self::Overlaps => Relation::Overlaps,
            Self::Inside => Relation::Inside,
            Self::Near => Relation::Near(paragraphs),
            Self::FollowedBy => Relation::FollowedBy(paragraphs),
            Self::PrecededBy => Relation::PrecededBy(paragraphs),
        }
    }

    /// Whether it takes a number of paragraphs.
    pub fn takes_number(self) -> bool {
        !matches!(self, Self::Overlaps | Self::Inside)
    }
}

impl Relation {
    /// What it is without its number, and the number of paragraphs where it has one.
    pub fn parts(self) -> (RelationKind, Option<u32>) {
        match self {
            Self::Overlaps => (RelationKind::Overlaps, None),
            Self::Inside => (RelationKind::Inside, None),
            Self::Near(n) => (RelationKind::Near, Some(n)),
            Self::FollowedBy(n) => (RelationKind::FollowedBy, Some(n)),
            Self::PrecededBy(n) => (RelationKind::PrecededBy, Some(n)),
        }
    }
}

impl Query {
    /// Whether texts must be loaded to find its passages: what stands in them, and where their paragraphs are. A kept
    /// query may ask for them.
    pub fn needs_texts(&self) -> bool {
        match self {
            Self::Text(_) | Self::Kept(_) => true,
            Self::Not(inner) => inner.needs_texts(),
            Self::All(inner) | Self::Any(inner) => inner.iter().any(Self::needs_texts),
            Self::Related {
                left,
                relation,
                right,
            } => relation.parts().0.takes_number() || left.needs_texts() || right.needs_texts(),
            Self::Code { .. }
            | Self::Document(_)
            | Self::Group(_)
            | Self::Participant(_)
            | Self::Attribute { .. }
            | Self::Coder(_)
            | Self::Date { .. }
            | Self::Memo(_)
            | Self::Importance { .. } => false,
        }
    }

    /// Whether it is a filter: it holds of single codings and names no code.
    pub fn is_filter(&self) -> bool {
        match self {
            Self::Code { .. } | Self::Kept(_) | Self::Related { .. } => false,
            Self::Not(inner) => inner.is_filter(),
            Self::All(inner) | Self::Any(inner) => inner.iter().all(Self::is_filter),
            Self::Document(_)
            | Self::Group(_)
            | Self::Participant(_)
            | Self::Attribute { .. }
            | Self::Coder(_)
            | Self::Date { .. }
            | Self::Memo(_)
            | Self::Importance { .. }
            | Self::Text(_) => true,
        }
    }
}
