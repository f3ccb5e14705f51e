//! A row of conditions while it is chosen: as long as something is missing, it is no condition yet.

use crate::analysis::query::{
    CodeReach, Comparison, Day, Query, QueryLanguage, QueryRow, RelationKind, RowJoin, attribute_condition,
    parse,
};
use crate::i18n::{Digits, Lang, Words};
use crate::model::{CodePath, Importance};
use crate::text::persian::digits::{DigitSet, convert};
use crate::ui::parts::codes::list::CodeList;

/// What a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConditionKind {
    Code,
    Codes,
    Text,
    Attribute,
    Participant,
    Document,
    Group,
    Coder,
    Date,
    Memo,
    Importance,
    Kept,
}

impl ConditionKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Code,
        Self::Codes,
        Self::Text,
        Self::Attribute,
        Self::Participant,
        Self::Document,
        Self::Group,
        Self::Coder,
        Self::Date,
        Self::Memo,
        Self::Importance,
        Self::Kept,
    ];

    /// The id of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "dialog-query-code",
            Self::Codes => "dialog-query-codes",
            Self::Text => "dialog-query-words",
            Self::Attribute => "dialog-query-attribute",
            Self::Participant => "dialog-query-participant",
            Self::Document => "dialog-query-document",
            Self::Group => "dialog-query-group",
            Self::Coder => "dialog-query-coder",
            Self::Date => "dialog-query-date",
            Self::Memo => "dialog-query-memo",
            Self::Importance => "dialog-query-importance",
            Self::Kept => "dialog-query-kept",
        }
    }
}

/// The id of the name of a relation.
pub(super) fn relation_name(relation: RelationKind) -> &'static str {
    match relation {
        RelationKind::Overlaps => "dialog-query-overlaps",
        RelationKind::Inside => "dialog-query-inside",
        RelationKind::Near => "dialog-query-near",
        RelationKind::FollowedBy => "dialog-query-followed-by",
        RelationKind::PrecededBy => "dialog-query-preceded-by",
    }
}

/// A code as it is chosen, with the list from which it is chosen.
#[derive(Debug, Default)]
pub(super) struct CodeDraft {
    /// Its path, as the query names it; `None` as long as none is chosen.
    pub path: Option<CodePath>,
    pub reach: CodeReach,
    pub list: CodeList,
}

impl CodeDraft {
    fn of(query: &Query) -> Self {
        match query {
            Query::Code { path, reach } => Self {
                path: Some(path.clone()),
                reach: *reach,
                list: CodeList::default(),
            },
            _ => Self::default(),
        }
    }

    fn query(&self) -> Option<Query> {
        let path = self.path.clone()?;
        // Above all codes there is nothing but what is below.
        let reach = if path.is_empty() {
            CodeReach::Below
        } else {
            self.reach
        };
        Some(Query::Code { path, reach })
    }
}

/// A row of conditions while it is chosen. What belongs to another kind stays, for whoever comes back to it.
#[derive(Debug)]
pub(super) struct RowDraft {
    pub join: RowJoin,
    pub negated: bool,
    pub kind: ConditionKind,
    pub code: CodeDraft,
    pub relation: RelationKind,
    pub paragraphs: u32,
    pub other: CodeDraft,
    /// The name of a participant, a document, a group, a coder or a kept query.
    pub name: String,
    pub attribute: String,
    pub comparison: Comparison,
    /// With what the value of an attribute is compared.
    pub value: String,
    /// What stands in the passage or in the memo.
    pub words: String,
    pub from: String,
    pub to: String,
    pub importance: u8,
}

impl Default for RowDraft {
    fn default() -> Self {
        Self {
            join: RowJoin::And,
            negated: false,
            kind: ConditionKind::Code,
            code: CodeDraft::default(),
            relation: RelationKind::Overlaps,
            paragraphs: 1,
            other: CodeDraft::default(),
            name: String::new(),
            attribute: String::new(),
            comparison: Comparison::Equal,
            value: String::new(),
            words: String::new(),
            from: String::new(),
            to: String::new(),
            importance: Importance::HIGHEST.number(),
        }
    }
}

impl RowDraft {
    /// A row that is there, in the words of the window.
    pub fn of(row: &QueryRow, words: &Words) -> Self {
        let mut draft = Self {
            join: row.join,
            negated: row.negated,
            ..Self::default()
        };
        let mut named = |kind, name: &String| {
            draft.kind = kind;
            draft.name.clone_from(name);
        };
        match &row.condition {
            Query::Participant(name) => named(ConditionKind::Participant, name),
            Query::Document(name) => named(ConditionKind::Document, name),
            Query::Group(name) => named(ConditionKind::Group, name),
            Query::Coder(name) => named(ConditionKind::Coder, name),
            Query::Kept(name) => named(ConditionKind::Kept, name),
            code @ Query::Code { .. } => draft.code = CodeDraft::of(code),
            Query::Related {
                left,
                relation,
                right,
            } => {
                draft.kind = ConditionKind::Codes;
                (draft.code, draft.other) = (CodeDraft::of(left), CodeDraft::of(right));
                let (kind, paragraphs) = relation.parts();
                (draft.relation, draft.paragraphs) = (kind, paragraphs.unwrap_or(1));
            }
            Query::Attribute {
                name,
                comparison,
                value,
            } => {
                draft.kind = ConditionKind::Attribute;
                draft.attribute.clone_from(name);
                draft.comparison = *comparison;
                draft.value.clone_from(value);
            }
            Query::Date { from, to } => {
                draft.kind = ConditionKind::Date;
                let told = |day: &Option<Day>| day.map_or_else(String::new, |day| day_text(day, words));
                (draft.from, draft.to) = (told(from), told(to));
            }
            Query::Memo(text) => {
                draft.kind = ConditionKind::Memo;
                draft.words = text.clone().unwrap_or_default();
            }
            Query::Text(text) => {
                draft.kind = ConditionKind::Text;
                draft.words.clone_from(text);
            }
            Query::Importance { comparison, number } => {
                draft.kind = ConditionKind::Importance;
                (draft.comparison, draft.importance) = (*comparison, *number);
            }
            Query::Not(_) | Query::All(_) | Query::Any(_) => {}
        }
        draft
    }

    /// Whether something was chosen or written in it that would be missed.
    pub fn is_begun(&self) -> bool {
        self.negated || self.kind != ConditionKind::Code || self.code.path.is_some()
    }

    /// The row; `None` as long as something is missing.
    pub fn row(&self) -> Option<QueryRow> {
        let condition = self.condition()?;
        // What would not be read as what it is, such as words of which nothing is left, is not complete either.
        let read = parse(&condition.print(QueryLanguage::English));
        (read.as_ref() == Ok(&condition)).then_some(QueryRow {
            join: self.join,
            negated: self.negated,
            condition,
        })
    }

    fn condition(&self) -> Option<Query> {
        let filled = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        Some(match self.kind {
            ConditionKind::Code => self.code.query()?,
            ConditionKind::Codes => Query::Related {
                left: Box::new(self.code.query()?),
                relation: self.relation.within(self.paragraphs),
                right: Box::new(self.other.query()?),
            },
            ConditionKind::Text => Query::Text(filled(&self.words)?),
            ConditionKind::Memo => Query::Memo(filled(&self.words)),
            ConditionKind::Attribute => attribute_condition(&self.attribute, self.comparison, &self.value)?,
            ConditionKind::Participant => Query::Participant(filled(&self.name)?),
            ConditionKind::Document => Query::Document(filled(&self.name)?),
            ConditionKind::Group => Query::Group(filled(&self.name)?),
            ConditionKind::Coder => Query::Coder(filled(&self.name)?),
            ConditionKind::Kept => Query::Kept(filled(&self.name)?),
            ConditionKind::Importance => Query::Importance {
                comparison: self.comparison,
                number: self.importance,
            },
            ConditionKind::Date => {
                // A day that cannot be read is not left out in silence.
                let day = |text: &str| match text.trim() {
                    "" => Some(None),
                    text => Day::read(text).map(Some),
                };
                let (from, to) = (day(&self.from)?, day(&self.to)?);
                let in_order = from.zip(to).is_none_or(|(from, to)| from <= to);
                ((from.is_some() || to.is_some()) && in_order).then_some(Query::Date { from, to })?
            }
        })
    }

    /// Whether another kind of name is asked for, so that the one that was chosen is none.
    pub fn turn_to(&mut self, kind: ConditionKind) {
        self.kind = kind;
        self.name.clear();
        if kind == ConditionKind::Importance && self.comparison == Comparison::Equal {
            self.comparison = Comparison::AtLeast;
            self.importance = 2;
        }
    }
}

/// A day in the calendar that goes with the language of the window.
fn day_text(day: Day, words: &Words) -> String {
    let text = match words.lang() {
        Lang::Fa => day.jalali(),
        Lang::En => day.gregorian(),
    };
    match words.digits() {
        Digits::Persian => convert(&text, DigitSet::Persian),
        Digits::Latin => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::query::{parse, rows_of_query};

    #[test]
    fn every_condition_is_taken_up_and_given_back() {
        let words = Words::new(Lang::Fa);
        for text in [
            "اعتماد",
            "فقط: اعتماد",
            "اعتماد > *",
            "*",
            "الف نزدیک(۳) ب",
            "فقط: الف درون ب > *",
            "الف پیش از(۰) ب",
            "متن: سامانه",
            "سن >= ۳۰",
            "بخش != دولتی",
            "مشارکت‌کننده: م۱",
            "سند: «مصاحبهٔ ۱»",
            "گروه: مدیران",
            "کدگذار: مریم",
            "تاریخ: از ۱۴۰۵/۰۹/۰۱",
            "تاریخ: ۱۴۰۵/۰۹/۰۱",
            "یادداشت",
            "یادداشت: تردید",
            "اهمیت >= ۲",
            "نه پرس‌وجو: خوبی",
        ] {
            let query = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            let rows = rows_of_query(&query).unwrap_or_else(|| panic!("{text} is no row"));
            let again: Vec<_> = rows.iter().map(|row| RowDraft::of(row, &words).row()).collect();
            let rows: Vec<_> = rows.into_iter().map(Some).collect();
            assert_eq!(again, rows, "{text}");
        }
    }

    #[test]
    fn what_is_not_complete_is_no_row() {
        let of = |kind| RowDraft {
            kind,
            ..RowDraft::default()
        };
        for kind in ConditionKind::ALL {
            let alone = matches!(kind, ConditionKind::Memo | ConditionKind::Importance);
            assert_eq!(of(kind).row().is_some(), alone, "{kind:?}");
        }
        let mut date = of(ConditionKind::Date);
        date.from = "فردا".into();
        date.to = "۱۴۰۵/۰۹/۰۱".into();
        assert_eq!(date.row(), None);
        date.from = "۱۴۰۵/۰۹/۰۲".into();
        assert_eq!(date.row(), None, "the end is before the beginning");
        let mut signs = of(ConditionKind::Text);
        signs.words = "\u{200C}".into();
        assert_eq!(signs.row(), None);
    }
}
