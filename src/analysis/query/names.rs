//! The things of a project that a query names.

use std::collections::HashSet;

use crate::model::{
    AttributeId, CodeFinder, CodeId, CodePath, CoderId, DocumentId, EditError, GroupId, ParticipantId,
    Snapshot, find_document,
};
use crate::text::name_key;
use crate::text::persian::digits::number;

use super::fault::{Named, QueryFault};
use super::value::{CodeReach, Comparison};

/// Looks names up.
pub(super) struct Names<'a> {
    pub(super) snapshot: &'a Snapshot,
    codes: CodeFinder<'a>,
}

impl<'a> Names<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            codes: CodeFinder::new(snapshot),
        }
    }

    /// The codes that a condition is true of.
    pub(super) fn codes(&mut self, path: &CodePath, reach: CodeReach) -> Result<HashSet<CodeId>, QueryFault> {
        let snapshot = self.snapshot;
        if path.is_empty() {
            return Ok(snapshot.codes().map(|code| code.id).collect());
        }
        let code = self.code(path)?;
        Ok(match reach {
            CodeReach::Itself => HashSet::from([code]),
            CodeReach::WithBelow => snapshot.descendants(code),
            CodeReach::Below => {
                let mut below = snapshot.descendants(code);
                below.remove(&code);
                below
            }
        })
    }

    /// The code of a path.
    pub(super) fn code(&mut self, path: &CodePath) -> Result<CodeId, QueryFault> {
        match self.codes.find(path) {
            Ok(Some(code)) => Ok(code),
            Err(EditError::AmbiguousCode(name)) => Err(QueryFault::Ambiguous(name)),
            Ok(None) | Err(_) => Err(self.unknown_code(path)),
        }
    }

    fn unknown_code(&self, path: &CodePath) -> QueryFault {
        let snapshot = self.snapshot;
        // A name is told alone where a name was given; a path is held against whole paths.
        let known: Vec<String> = if path.names().len() > 1 {
            snapshot
                .codes()
                .map(|code| snapshot.code_path(code.id).to_string())
                .collect()
        } else {
            snapshot.codes().map(|code| code.name.clone()).collect()
        };
        unknown(Named::Code, &path.to_string(), known.iter().map(String::as_str))
    }

    pub(super) fn document(&self, name: &str) -> Result<DocumentId, QueryFault> {
        let found = find_document(self.snapshot, name).map(|document| document.id);
        found.map_err(|_| {
            let known = self.snapshot.documents().into_iter();
            unknown(
                Named::Document,
                name,
                known.map(|document| document.name.as_str()),
            )
        })
    }

    /// The documents of a group; it may have none.
    pub(super) fn group(&self, name: &str) -> Result<HashSet<DocumentId>, QueryFault> {
        let group = self.group_called(name)?;
        let documents = self.snapshot.documents().into_iter();
        let of_group = documents.filter(|document| document.group == Some(group));
        Ok(of_group.map(|document| document.id).collect())
    }

    pub(super) fn group_called(&self, name: &str) -> Result<GroupId, QueryFault> {
        let groups = self.snapshot.groups();
        let key = name_key(name);
        let found = groups.iter().find(|group| name_key(&group.name) == key);
        found.map(|group| group.id).ok_or_else(|| {
            let known = groups.iter().map(|group| group.name.as_str());
            unknown(Named::Group, name, known)
        })
    }

    pub(super) fn attribute(&self, name: &str) -> Result<AttributeId, QueryFault> {
        let attributes = self.snapshot.attributes();
        let key = name_key(name);
        let found = attributes
            .iter()
            .find(|attribute| name_key(&attribute.name) == key);
        found.map(|attribute| attribute.id).ok_or_else(|| {
            let known = attributes.iter().map(|attribute| attribute.name.as_str());
            unknown(Named::Attribute, name, known)
        })
    }

    pub(super) fn participant(&self, name: &str) -> Result<ParticipantId, QueryFault> {
        let people = self.snapshot.participants();
        let key = name_key(name);
        let found = people.iter().find(|person| name_key(&person.name) == key);
        found.map(|person| person.id).ok_or_else(|| {
            unknown(
                Named::Participant,
                name,
                people.iter().map(|person| person.name.as_str()),
            )
        })
    }

    /// The coders of that name, however it is spelled.
    pub(super) fn coders(&self, name: &str) -> Result<Vec<CoderId>, QueryFault> {
        let key = name_key(name);
        let coders = self
            .snapshot
            .coders()
            .filter(|coder| name_key(&coder.name) == key);
        let found: Vec<CoderId> = coders.map(|coder| coder.id).collect();
        if found.is_empty() {
            let known = self.snapshot.coders().map(|coder| coder.name.as_str());
            return Err(unknown(Named::Coder, name, known));
        }
        Ok(found)
    }

    /// The participants whose value of an attribute compares so.
    pub(super) fn having(
        &self,
        name: &str,
        comparison: Comparison,
        value: &str,
    ) -> Result<HashSet<ParticipantId>, QueryFault> {
        let attribute = self.attribute(name)?;
        let people = self.snapshot.participants();
        let values: Vec<(ParticipantId, &str)> = people
            .iter()
            .filter_map(|person| Some((person.id, own_value(&person.values, attribute)?)))
            .collect();
        let wanted = Value::of(value);
        if !comparison.is_of_numbers() && !values.iter().any(|(_, own)| wanted.is(own)) {
            let own = self.snapshot.attribute(attribute);
            let what = Named::Value(own.map_or_else(String::new, |own| own.name.clone()));
            return Err(unknown(what, value, values.iter().map(|(_, own)| *own)));
        }
        let having = values
            .into_iter()
            .filter(|(_, own)| wanted.compares(own, comparison));
        Ok(having.map(|(id, _)| id).collect())
    }
}

fn own_value(
    values: &std::collections::BTreeMap<AttributeId, String>,
    attribute: AttributeId,
) -> Option<&str> {
    let value = values.get(&attribute)?.trim();
    (!value.is_empty()).then_some(value)
}

/// A value with which those of an attribute are compared.
struct Value {
    key: String,
    number: Option<f64>,
}

impl Value {
    fn of(value: &str) -> Self {
        Self {
            key: name_key(value.trim()),
            number: number(value).and_then(|number| number.parse().ok()),
        }
    }

    /// Whether another value is the same: the same number, or the same name however it is spelled.
    fn is(&self, own: &str) -> bool {
        let own = Self::of(own);
        match (self.number, own.number) {
            (Some(one), Some(other)) => one == other,
            _ => self.key == own.key,
        }
    }

    /// Whether a value compares so with this one. Only a number is less or more than a number.
    fn compares(&self, own: &str, comparison: Comparison) -> bool {
        match comparison {
            Comparison::Equal => self.is(own),
            Comparison::Unequal => !self.is(own),
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => {
                match (Self::of(own).number, self.number) {
                    (Some(own), Some(number)) => comparison.holds(own, number),
                    _ => false,
                }
            }
        }
    }
}

pub(super) fn unknown<'n>(what: Named, name: &str, known: impl Iterator<Item = &'n str>) -> QueryFault {
    QueryFault::Unknown {
        what,
        name: name.to_owned(),
        nearest: nearest(name, known).map(str::to_owned),
    }
}

/// The name that comes nearest to one that is unknown: one that goes on where it ends, as a name does that was given
/// without quotation marks and cut off at a word of the language, else the one with the fewest other letters, as long as
/// these are a third of the name at most.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted: Vec<char> = name_key(name).chars().collect();
    let most = (wanted.len() / 3).max(1);
    let near = known.filter_map(|known| {
        let key: Vec<char> = name_key(known).chars().collect();
        let rest = key.strip_prefix(wanted.as_slice());
        if !wanted.is_empty() && rest.is_some_and(|rest| rest.first().is_some_and(|c| !c.is_alphanumeric())) {
            return Some((0, known));
        }
        if key.len().abs_diff(wanted.len()) > most {
            return None;
        }
        let letters = distance(&wanted, &key);
        (letters <= most).then_some((letters, known))
    });
    near.min_by_key(|(letters, _)| *letters).map(|(_, known)| known)
}

/// How many letters must be put in, left out or exchanged to make one word of another (Levenshtein 1966).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (place, own) in row.iter_mut().skip(1).zip(other) {
            let exchanged = before + usize::from(letter != own);
            before = *place;
            left = exchanged.min(before + 1).min(left + 1);
            *place = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_differ_are_counted() {
        for (one, other, letters) in [
            ("", "", 0),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
            ("abc", "abc", 0),
        ] {
            let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
            assert_eq!(
                (distance(&one, &other), distance(&other, &one)),
                (letters, letters)
            );
        }
    }

    #[test]
    fn the_nearest_name_is_told() {
        let known = ["دسترسی و عدالت", "اعتماد", "اعتبار", "هزینه"];
        for (name, found) in [
            ("دسترسی", Some("دسترسی و عدالت")),
            ("اعتماذ", Some("اعتماد")),
            ("هزينه‌ها", Some("هزینه")),
            ("سلامت", None),
            ("دستر", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), found, "{name}");
        }
    }
}
