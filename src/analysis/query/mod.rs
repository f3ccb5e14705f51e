//! The query language: which passages are asked for, as a text that people read and write.
//!
//! [`parse`] reads a text into a [`Query`], [`Query::print`] writes it again in the words of either language, and
//! [`Query::find`] finds its passages in a project. The manual has a page on it; what it means exactly is this.
//!
//! **What is found** are passages: ranges of documents, each with the codings that it was made of. A condition looks at
//! codings, so what bears no code is never found.
//!
//! - A *code* finds the passages of its codings and of those of all codes below it.
//! - Every other single condition is a *filter*: it holds of a coding with its passage, or does not. Importance, coder and
//!   date are those of the coding; a memo is on the coding itself or on a passage that shares a character with this one;
//!   who speaks is told by [`Speakers`](super::Speakers); a text stands wholly in the passage. A filter by itself finds
//!   the passages of all codings of which it holds. Filters joined by AND, OR and NOT are one filter.
//! - `A AND B` finds, for each passage of A and each of B that share characters, these characters. Filters in the same
//!   chain of ANDs hold of what is found, and of every coding that it was made of; those that ask for a participant are
//!   met by one and the same speaker. Brackets end a chain: in `(A AND coder: x) AND B` only A is by that coder.
//! - `A AND NOT B`, or `A NOT B`, finds the passages of A that share no character with one of B. `NOT B` by itself does so
//!   with the passages of all codings.
//! - `A OR B` finds what either finds.
//! - `A overlaps B`, `A inside B`, `A near(n) B`, `A followed by(n) B` and `A preceded by(n) B` find passages of A whole:
//!   those that share a character with a passage of B; that lie wholly in one; between which and one of B at most so many
//!   borders of paragraphs lie (0: they share a paragraph); after which one of B begins, at most so many paragraphs
//!   further; before which one of B ends, likewise.
//!
//! - `query: NAME` stands for a query of that name that is [kept](keep) in the project, as if it were written in brackets.
//!
//! NOT binds less than the operators of place, AND less than NOT, OR least. Operators of place go from left to right.

mod codes;
mod day;
mod document;
mod fault;
mod filter;
#[cfg(test)]
mod find_tests;
mod found;
mod kept;
#[cfg(test)]
mod kept_tests;
mod keywords;
mod lexer;
mod names;
mod parser;
#[cfg(test)]
mod parser_tests;
mod plan;
mod printer;
mod rows;
#[cfg(test)]
mod rows_tests;
mod sweep;
mod value;

pub use day::Day;
pub use fault::{Expected, Named, QueryFault};
pub use found::{Found, FoundPassage};
pub use kept::{keep, kept, kept_query};
pub use parser::{DEEPEST, LONGEST, parse};
pub use printer::QueryLanguage;
pub use rows::{QueryRow, RowJoin, attribute_condition, path_in_query, query_of_rows, rows_of_query};
pub use value::{CodeReach, Comparison, Query, Relation, RelationKind};
