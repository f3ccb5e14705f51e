//! A query as rows of conditions, one below the other, for those who do not write queries.
//!
//! Rows that are joined by AND belong together; OR begins anew: `A AND B OR C` is `(A AND B) OR C`, as in the language.
//! A row is one condition, or one code that stands somehow to another, and may be negated. What has more brackets than
//! that is no such query, and stays the text that it is.

use crate::model::{CodeId, CodePath, Snapshot};
use crate::text::name_key;
use crate::text::persian::digits::number;

use super::value::{Comparison, Query};

/// How a row is joined to those above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowJoin {
    /// Both must hold.
    #[default]
    And,
    /// Either is enough.
    Or,
}

/// A row of conditions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QueryRow {
    /// How it is joined to those above; of the first row it means nothing.
    pub join: RowJoin,
    /// Whether it must not hold.
    pub negated: bool,
    /// What must hold: a single condition, or two codes in a relation.
    pub condition: Query,
}

impl QueryRow {
    fn query(&self) -> Query {
        let condition = self.condition.clone();
        if self.negated {
            Query::Not(Box::new(condition))
        } else {
            condition
        }
    }

    fn read(query: &Query, join: RowJoin) -> Option<Self> {
        let (negated, condition) = match query {
            Query::Not(inner) => (true, inner.as_ref()),
            other => (false, other),
        };
        is_condition(condition).then(|| Self {
            join,
            negated,
            condition: condition.clone(),
        })
    }
}

/// Whether a query is the condition of one row.
fn is_condition(query: &Query) -> bool {
    match query {
        Query::Not(_) | Query::All(_) | Query::Any(_) => false,
        Query::Related { left, right, .. } => {
            matches!(
                (left.as_ref(), right.as_ref()),
                (Query::Code { .. }, Query::Code { .. })
            )
        }
        Query::Code { .. }
        | Query::Document(_)
        | Query::Group(_)
        | Query::Participant(_)
        | Query::Attribute { .. }
        | Query::Coder(_)
        | Query::Date { .. }
        | Query::Memo(_)
        | Query::Importance { .. }
        | Query::Text(_)
        | Query::Kept(_) => true,
    }
}

/// The query that rows make; `None` where there are none.
pub fn query_of_rows(rows: &[QueryRow]) -> Option<Query> {
    let mut groups: Vec<Vec<Query>> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if row.join == RowJoin::And => group.push(row.query()),
            _ => groups.push(vec![row.query()]),
        }
    }
    let groups = groups.into_iter().filter_map(|group| joined(group, Query::All));
    joined(groups.collect(), Query::Any)
}

/// Several joined, or one alone.
fn joined(mut parts: Vec<Query>, join: impl FnOnce(Vec<Query>) -> Query) -> Option<Query> {
    if parts.len() > 1 {
        return Some(join(parts));
    }
    parts.pop()
}

/// The rows of a query; `None` where it says more than rows can.
pub fn rows_of_query(query: &Query) -> Option<Vec<QueryRow>> {
    let groups = match query {
        Query::Any(groups) => groups.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut rows = Vec::new();
    for group in groups {
        let parts = match group {
            Query::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        for (place, part) in parts.iter().enumerate() {
            let join = if place == 0 && !rows.is_empty() {
                RowJoin::Or
            } else {
                RowJoin::And
            };
            rows.push(QueryRow::read(part, join)?);
        }
    }
    Some(rows)
}

/// The shortest path by which a query names a code: its name where no other code is called so, else the whole path.
pub fn path_in_query(snapshot: &Snapshot, code: CodeId) -> CodePath {
    let path = snapshot.code_path(code);
    let Some(own) = path.names().last() else {
        return path;
    };
    let key = name_key(own);
    let alike = snapshot.codes().filter(|other| name_key(&other.name) == key);
    if alike.count() == 1 {
        CodePath::new([own.clone()])
    } else {
        path
    }
}

/// A condition on the value of an attribute; `None` where nothing is compared, or less and more are not of a number.
pub fn attribute_condition(name: &str, comparison: Comparison, value: &str) -> Option<Query> {
    let value = if comparison.is_of_numbers() {
        number(value)?
    } else {
        value.trim().to_owned()
    };
    let told = !name.trim().is_empty() && !value.is_empty();
    told.then(|| Query::Attribute {
        name: name.trim().to_owned(),
        comparison,
        value,
    })
}
