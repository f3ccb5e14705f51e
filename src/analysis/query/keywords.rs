//! The words of the language. Those of both languages are always understood.

use super::RelationKind;
use super::printer::QueryLanguage;

/// What joins conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Not,
    Relation(RelationKind),
}

/// Operators of one or two words, by the keys of their names. Of two that begin alike the longer comes first.
const OPERATORS: &[(&[&str], Operator)] = {
    use Operator::{And, Not, Or, Relation as Rel};
    use RelationKind::{FollowedBy, Inside, Near, Overlaps, PrecededBy};
    &[
        (&["و"], And),
        (&["and"], And),
        (&["یا"], Or),
        (&["or"], Or),
        (&["نه"], Not),
        (&["بدون"], Not),
        (&["not"], Not),
        (&["without"], Not),
        (&["همپوشان"], Rel(Overlaps)),
        (&["هم", "پوشان"], Rel(Overlaps)),
        (&["overlaps"], Rel(Overlaps)),
        (&["overlapping"], Rel(Overlaps)),
        (&["درون"], Rel(Inside)),
        (&["داخل"], Rel(Inside)),
        (&["inside"], Rel(Inside)),
        (&["within"], Rel(Inside)),
        (&["نزدیک"], Rel(Near)),
        (&["near"], Rel(Near)),
        (&["پیش", "از"], Rel(FollowedBy)),
        (&["قبل", "از"], Rel(FollowedBy)),
        (&["followed", "by"], Rel(FollowedBy)),
        (&["before"], Rel(FollowedBy)),
        (&["پس", "از"], Rel(PrecededBy)),
        (&["بعد", "از"], Rel(PrecededBy)),
        (&["preceded", "by"], Rel(PrecededBy)),
        (&["after"], Rel(PrecededBy)),
    ]
};

/// The operator with which words begin, told by their keys, and how many of them it takes.
pub(super) fn operator(mut key: impl FnMut(usize) -> Option<String>) -> Option<(Operator, usize)> {
    let first = key(0)?;
    let mut second: Option<Option<String>> = None;
    OPERATORS.iter().find_map(|(words, operator)| {
        let (one, other) = (words.first()?, words.get(1));
        let holds = *one == first
            && other.is_none_or(|other| second.get_or_insert_with(|| key(1)).as_deref() == Some(*other));
        holds.then_some((*operator, words.len()))
    })
}

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Code,
    Itself,
    Document,
    Group,
    Participant,
    Attribute,
    Coder,
    Date,
    Memo,
    Importance,
    Text,
    Kept,
}

/// The fields by the keys of their names.
const FIELDS: &[(&str, Field)] = &[
    ("کد", Field::Code),
    ("code", Field::Code),
    ("فقط", Field::Itself),
    ("only", Field::Itself),
    ("سند", Field::Document),
    ("document", Field::Document),
    ("گروه", Field::Group),
    ("group", Field::Group),
    ("شرکتکننده", Field::Participant),
    ("مشارکتکننده", Field::Participant),
    ("participant", Field::Participant),
    ("ویژگی", Field::Attribute),
    ("attribute", Field::Attribute),
    ("کدگذار", Field::Coder),
    ("coder", Field::Coder),
    ("تاریخ", Field::Date),
    ("date", Field::Date),
    ("یادداشت", Field::Memo),
    ("memo", Field::Memo),
    ("اهمیت", Field::Importance),
    ("وزن", Field::Importance),
    ("importance", Field::Importance),
    ("weight", Field::Importance),
    ("متن", Field::Text),
    ("text", Field::Text),
    ("پرسوجو", Field::Kept),
    ("query", Field::Kept),
    ("q", Field::Kept),
];

/// The field of that key.
pub(super) fn field(key: &str) -> Option<Field> {
    FIELDS
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, field)| *field)
}

/// Whether a date begins or ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    From,
    To,
}

/// The border of that key.
pub(super) fn border(key: &str) -> Option<Border> {
    match key {
        "از" | "from" => Some(Border::From),
        "تا" | "to" => Some(Border::To),
        _ => None,
    }
}

/// Whether a word of that key alone means something in the language, so that as a name it needs quotation marks.
pub(super) fn is_reserved(key: &str) -> bool {
    field(key).is_some() || border(key).is_some() || OPERATORS.iter().any(|(words, _)| words.contains(&key))
}

/// The words of one language, as queries are printed in it.
pub(super) struct Written {
    pub(super) and: &'static str,
    pub(super) or: &'static str,
    pub(super) not: &'static str,
    pub(super) overlaps: &'static str,
    pub(super) inside: &'static str,
    pub(super) near: &'static str,
    pub(super) followed_by: &'static str,
    pub(super) preceded_by: &'static str,
    pub(super) only: &'static str,
    pub(super) document: &'static str,
    pub(super) group: &'static str,
    pub(super) participant: &'static str,
    pub(super) coder: &'static str,
    pub(super) date: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) memo: &'static str,
    pub(super) importance: &'static str,
    pub(super) text: &'static str,
    pub(super) kept: &'static str,
}

const PERSIAN: Written = Written {
    and: "و",
    or: "یا",
    not: "نه",
    overlaps: "هم‌پوشان",
    inside: "درون",
    near: "نزدیک",
    followed_by: "پیش از",
    preceded_by: "پس از",
    only: "فقط",
    document: "سند",
    group: "گروه",
    participant: "مشارکت‌کننده",
    coder: "کدگذار",
    date: "تاریخ",
    from: "از",
    to: "تا",
    memo: "یادداشت",
    importance: "اهمیت",
    text: "متن",
    kept: "پرس‌وجو",
};

const ENGLISH: Written = Written {
    and: "AND",
    or: "OR",
    not: "NOT",
    overlaps: "overlaps",
    inside: "inside",
    near: "near",
    followed_by: "followed by",
    preceded_by: "preceded by",
    only: "only",
    document: "document",
    group: "group",
    participant: "participant",
    coder: "coder",
    date: "date",
    from: "from",
    to: "to",
    memo: "memo",
    importance: "importance",
    text: "text",
    kept: "query",
};

/// The words of a language.
pub(super) fn written(language: QueryLanguage) -> &'static Written {
    match language {
        QueryLanguage::Persian => &PERSIAN,
        QueryLanguage::English => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::name_key;

    #[test]
    fn keys_are_as_names_are_folded() {
        let operators = OPERATORS.iter().flat_map(|(words, _)| words.iter());
        for key in operators.chain(FIELDS.iter().map(|(key, _)| key)) {
            assert_eq!(name_key(key), **key);
        }
    }
}
