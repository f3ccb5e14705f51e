//! Queries that are kept in a project: what they name is told by ids, so that they follow whatever is renamed or moved.
//!
//! A kept query is written in the query language. In it each name of a row of the project is `#`, the id of the row, a
//! space and the name that it had when the query was kept; a name that begins with `#` itself begins with two. Values of
//! attributes, words and dates stand as they were written.

use crate::model::{CodePath, QueryId, SavedQuery, Snapshot};
use crate::text::name_key;

use super::fault::{Named, QueryFault};
use super::names::{Names, unknown};
use super::parser::parse;
use super::printer::QueryLanguage;
use super::value::Query;

/// What marks a name that is told by an id.
const MARK: char = '#';

/// Kept queries may name kept queries so deep.
const DEEPEST: usize = 8;

/// Conditions that a query may have with all the kept queries in it.
const MOST: usize = 10_000;

/// The text under which a query is kept: for `Edit::SaveQuery`.
///
/// # Errors
/// As [`parse`] and [`Query::check`].
pub fn keep(snapshot: &Snapshot, text: &str) -> Result<String, QueryFault> {
    let query = parse(text)?;
    query.check(snapshot)?;
    let mut keeper = Keeper {
        names: Names::new(snapshot),
    };
    let kept = query.map_names(&mut |name| keeper.kept(name))?;
    Ok(kept.print(QueryLanguage::English))
}

/// A kept query in the names that its rows have now, to be shown, changed or run.
///
/// # Errors
/// [`QueryFault::Gone`] when something that it names has been deleted.
pub fn kept(snapshot: &Snapshot, query: &SavedQuery) -> Result<Query, QueryFault> {
    let read = parse(&query.text)?;
    read.map_names(&mut |name| named_now(snapshot, &query.name, name))
}

/// The kept query of a name, spelled anyhow.
///
/// # Errors
/// [`QueryFault::Unknown`], with the name that comes nearest.
pub fn kept_query<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a SavedQuery, QueryFault> {
    let key = name_key(name);
    let mut rows = snapshot.queries();
    let found = rows.find(|row| name_key(&row.name) == key);
    found.map(AsRef::as_ref).ok_or_else(|| {
        let known = snapshot.queries().map(|row| row.name.as_str());
        unknown(Named::Query, name, known)
    })
}

/// A name of a row in a query.
pub(super) enum Name {
    Code(CodePath),
    Document(String),
    Group(String),
    Participant(String),
    Attribute(String),
    Coder(String),
    Query(String),
}

impl Name {
    /// Its kind, its letters, and the name made of other letters.
    fn parts(&self) -> (Named, String) {
        match self {
            // Of a path that is told by an id there is one name.
            Self::Code(path) => (Named::Code, path.names().first().cloned().unwrap_or_default()),
            Self::Document(name) => (Named::Document, name.clone()),
            Self::Group(name) => (Named::Group, name.clone()),
            Self::Participant(name) => (Named::Participant, name.clone()),
            Self::Attribute(name) => (Named::Attribute, name.clone()),
            Self::Coder(name) => (Named::Coder, name.clone()),
            Self::Query(name) => (Named::Query, name.clone()),
        }
    }

    fn with(&self, name: String) -> Self {
        match self {
            Self::Code(_) => Self::Code(CodePath::new([name])),
            Self::Document(_) => Self::Document(name),
            Self::Group(_) => Self::Group(name),
            Self::Participant(_) => Self::Participant(name),
            Self::Attribute(_) => Self::Attribute(name),
            Self::Coder(_) => Self::Coder(name),
            Self::Query(_) => Self::Query(name),
        }
    }
}

/// Puts ids in the place of names.
struct Keeper<'a> {
    names: Names<'a>,
}

impl Keeper<'_> {
    fn kept(&mut self, name: Name) -> Result<Name, QueryFault> {
        let snapshot = self.names.snapshot;
        let (id, own) = match &name {
            Name::Code(path) if path.is_empty() => return Ok(name),
            Name::Code(path) => {
                let id = self.names.code(path)?;
                (id.0, snapshot.code(id).map(|row| row.name.clone()))
            }
            Name::Document(own) => {
                let id = self.names.document(own)?;
                (id.0, snapshot.document(id).map(|row| row.name.clone()))
            }
            Name::Group(own) => {
                let id = self.names.group_called(own)?;
                (id.0, snapshot.group(id).map(|row| row.name.clone()))
            }
            Name::Participant(own) => {
                let id = self.names.participant(own)?;
                (id.0, snapshot.participant(id).map(|row| row.name.clone()))
            }
            Name::Attribute(own) => {
                let id = self.names.attribute(own)?;
                (id.0, snapshot.attribute(id).map(|row| row.name.clone()))
            }
            Name::Coder(own) => match self.names.coders(own)?.as_slice() {
                [id] => (id.0, snapshot.coder(*id).map(|row| row.name.clone())),
                // Several of one name are meant together.
                _ => return Ok(name.with(escaped(own))),
            },
            Name::Query(own) => {
                let row = kept_query(snapshot, own)?;
                (row.id.0, Some(row.name.clone()))
            }
        };
        Ok(name.with(format!("{MARK}{id} {}", own.unwrap_or_default())))
    }
}

/// A name that stands as it was written.
fn escaped(name: &str) -> String {
    if name.starts_with(MARK) {
        format!("{MARK}{name}")
    } else {
        name.to_owned()
    }
}

/// The name that a row has now.
fn named_now(snapshot: &Snapshot, query: &str, name: Name) -> Result<Name, QueryFault> {
    let (what, letters) = name.parts();
    let Some(marked) = letters.strip_prefix(MARK) else {
        return Ok(name);
    };
    if marked.starts_with(MARK) {
        return Ok(name.with(marked.to_owned()));
    }
    let (id, before) = marked.split_once(' ').unwrap_or((marked, ""));
    let Ok(id) = id.parse::<i64>() else {
        return Ok(name);
    };
    let now = match &name {
        Name::Code(_) => {
            let id = crate::model::CodeId(id);
            let code = snapshot.code(id).map(|_| Name::Code(snapshot.code_path(id)));
            code.ok_or(())
        }
        Name::Document(_) => of_row(
            snapshot.document(crate::model::DocumentId(id)),
            |row| &row.name,
            &name,
        ),
        Name::Group(_) => of_row(snapshot.group(crate::model::GroupId(id)), |row| &row.name, &name),
        Name::Participant(_) => of_row(
            snapshot.participant(crate::model::ParticipantId(id)),
            |row| &row.name,
            &name,
        ),
        Name::Attribute(_) => of_row(
            snapshot.attribute(crate::model::AttributeId(id)),
            |row| &row.name,
            &name,
        ),
        Name::Coder(_) => of_row(snapshot.coder(crate::model::CoderId(id)), |row| &row.name, &name),
        Name::Query(_) => of_row(snapshot.query(QueryId(id)), |row| &row.name, &name),
    };
    now.map_err(|()| QueryFault::Gone {
        query: query.to_owned(),
        what,
        name: before.to_owned(),
    })
}

fn of_row<T>(row: Option<&T>, own: impl Fn(&T) -> &String, name: &Name) -> Result<Name, ()> {
    row.map(|row| name.with(own(row).clone())).ok_or(())
}

impl Query {
    /// The query with what stands under their names in the place of kept queries.
    ///
    /// # Errors
    /// [`QueryFault::Unknown`], [`QueryFault::Gone`], and [`QueryFault::Circular`] where kept queries name each other.
    pub fn expanded(&self, snapshot: &Snapshot) -> Result<Self, QueryFault> {
        let mut budget = MOST;
        self.expand(snapshot, &mut Vec::new(), &mut budget)
    }

    fn expand(
        &self,
        snapshot: &Snapshot,
        open: &mut Vec<QueryId>,
        budget: &mut usize,
    ) -> Result<Self, QueryFault> {
        let mut inside = |parts: &[Self], open: &mut Vec<QueryId>| {
            let parts = parts.iter().map(|part| part.expand(snapshot, open, budget));
            parts.collect::<Result<Vec<_>, _>>()
        };
        match self {
            Self::Kept(name) => {
                let row = kept_query(snapshot, name)?;
                *budget = budget.checked_sub(1).unwrap_or_default();
                if open.contains(&row.id) || open.len() == DEEPEST || *budget == 0 {
                    return Err(QueryFault::Circular(row.name.clone()));
                }
                open.push(row.id);
                let query = kept(snapshot, row)?.expand(snapshot, open, budget)?;
                open.pop();
                Ok(query)
            }
            Self::Not(part) => Ok(Self::Not(part.expand(snapshot, open, budget)?.into())),
            Self::All(parts) => Ok(Self::All(inside(parts, open)?)),
            Self::Any(parts) => Ok(Self::Any(inside(parts, open)?)),
            Self::Related {
                left,
                relation,
                right,
            } => Ok(Self::Related {
                left: left.expand(snapshot, open, budget)?.into(),
                relation: *relation,
                right: right.expand(snapshot, open, budget)?.into(),
            }),
            _ => {
                *budget = budget.checked_sub(1).unwrap_or_default();
                if *budget == 0 {
                    let open = open.first().and_then(|id| snapshot.query(*id));
                    return Err(QueryFault::Circular(
                        open.map_or_else(String::new, |row| row.name.clone()),
                    ));
                }
                Ok(self.clone())
            }
        }
    }

    /// The query with other names of the rows that it names.
    fn map_names(&self, to: &mut impl FnMut(Name) -> Result<Name, QueryFault>) -> Result<Self, QueryFault> {
        let mut one = |name: Name| -> Result<String, QueryFault> {
            Ok(match to(name)? {
                Name::Code(path) => path.to_string(),
                Name::Document(name)
                | Name::Group(name)
                | Name::Participant(name)
                | Name::Attribute(name)
                | Name::Coder(name)
                | Name::Query(name) => name,
            })
        };
        Ok(match self {
            Self::Code { path, reach } => match to(Name::Code(path.clone()))? {
                Name::Code(path) => Self::Code { path, reach: *reach },
                _ => self.clone(),
            },
            Self::Document(name) => Self::Document(one(Name::Document(name.clone()))?),
            Self::Group(name) => Self::Group(one(Name::Group(name.clone()))?),
            Self::Participant(name) => Self::Participant(one(Name::Participant(name.clone()))?),
            Self::Coder(name) => Self::Coder(one(Name::Coder(name.clone()))?),
            Self::Kept(name) => Self::Kept(one(Name::Query(name.clone()))?),
            Self::Attribute {
                name,
                comparison,
                value,
            } => Self::Attribute {
                name: one(Name::Attribute(name.clone()))?,
                comparison: *comparison,
                value: value.clone(),
            },
            Self::Date { .. } | Self::Memo(_) | Self::Importance { .. } | Self::Text(_) => self.clone(),
            Self::Not(part) => Self::Not(part.map_names(to)?.into()),
            Self::All(parts) => Self::All(all(parts, to)?),
            Self::Any(parts) => Self::Any(all(parts, to)?),
            Self::Related {
                left,
                relation,
                right,
            } => Self::Related {
                left: left.map_names(to)?.into(),
                relation: *relation,
                right: right.map_names(to)?.into(),
            },
        })
    }
}

fn all(
    parts: &[Query],
    to: &mut impl FnMut(Name) -> Result<Name, QueryFault>,
) -> Result<Vec<Query>, QueryFault> {
    parts.iter().map(|part| part.map_names(to)).collect()
}
