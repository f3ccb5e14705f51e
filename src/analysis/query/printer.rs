//! Writing a query.

use std::fmt::Write as _;

use crate::model::CodePath;
use crate::text::name_key;
use crate::text::persian::digits::{DigitSet, convert, number};
use crate::text::persian::fold::ZWNJ;

use super::Day;
use super::keywords::{Written, is_reserved, written};
use super::value::{CodeReach, Query, Relation};

/// The language in which a query is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryLanguage {
    /// With Persian words, digits and dates.
    Persian,
    /// With English words, Latin digits and Gregorian dates.
    English,
}

impl QueryLanguage {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Persian, Self::English];
}

impl Query {
    /// Writes it in the words of a language. Read again, it is the same query.
    pub fn print(&self, language: QueryLanguage) -> String {
        let mut printer = Printer {
            language,
            words: written(language),
            out: String::new(),
        };
        printer.query(self);
        printer.out
    }
}

struct Printer {
    language: QueryLanguage,
    words: &'static Written,
    out: String,
}

impl Printer {
    fn query(&mut self, query: &Query) {
        let words = self.words;
        match query {
            Query::Code { path, reach } => self.code(path, *reach),
            Query::Document(name) => self.field(words.document, name),
            Query::Group(name) => self.field(words.group, name),
            Query::Participant(name) => self.field(words.participant, name),
            Query::Coder(name) => self.field(words.coder, name),
            Query::Text(text) => self.field(words.text, text),
            Query::Kept(name) => self.field(words.kept, name),
            Query::Memo(None) => self.out.push_str(words.memo),
            Query::Memo(Some(text)) => self.field(words.memo, text),
            Query::Attribute {
                name,
                comparison,
                value,
            } => {
                self.name(name);
                self.sign(comparison.sign());
                if comparison.is_of_numbers() {
                    self.number(value);
                } else {
                    self.value(value);
                }
            }
            Query::Importance { comparison, number } => {
                self.out.push_str(words.importance);
                self.sign(comparison.sign());
                self.number(&number.to_string());
            }
            Query::Date { from, to } => self.date(*from, *to),
            Query::Not(inner) => {
                self.out.push_str(words.not);
                self.out.push(' ');
                self.within(inner, matches!(**inner, Query::All(_) | Query::Any(_)));
            }
            Query::All(parts) => self.chain(parts, words.and, |part| {
                matches!(part, Query::All(_) | Query::Any(_))
            }),
            Query::Any(parts) => self.chain(parts, words.or, |part| matches!(part, Query::Any(_))),
            Query::Related {
                left,
                relation,
                right,
            } => {
                let joins = |query: &Query| matches!(query, Query::All(_) | Query::Any(_) | Query::Not(_));
                self.within(left, joins(left));
                self.relation(*relation);
                self.within(right, joins(right) || matches!(**right, Query::Related { .. }));
            }
        }
    }

    /// A part, in brackets where it needs them.
    fn within(&mut self, part: &Query, brackets: bool) {
        if brackets {
            self.out.push('(');
        }
        self.query(part);
        if brackets {
            self.out.push(')');
        }
    }

    fn chain(&mut self, parts: &[Query], word: &str, brackets: impl Fn(&Query) -> bool) {
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                self.sign(word);
            }
            self.within(part, brackets(part));
        }
    }

    /// A sign or word between two things.
    fn sign(&mut self, sign: &str) {
        self.out.push(' ');
        self.out.push_str(sign);
        self.out.push(' ');
    }

    fn relation(&mut self, relation: Relation) {
        let words = self.words;
        let (word, paragraphs) = match relation {
            Relation::Overlaps => (words.overlaps, None),
            Relation::Inside => (words.inside, None),
            Relation::Near(n) => (words.near, Some(n)),
            Relation::FollowedBy(n) => (words.followed_by, Some(n)),
            Relation::PrecededBy(n) => (words.preceded_by, Some(n)),
        };
        self.out.push(' ');
        self.out.push_str(word);
        if let Some(n) = paragraphs {
            self.out.push('(');
            self.number(&n.to_string());
            self.out.push(')');
        }
        self.out.push(' ');
    }

    fn field(&mut self, field: &str, value: &str) {
        // Writing into a string cannot fail.
        let _ = write!(self.out, "{field}: ");
        self.value(value);
    }

    fn code(&mut self, path: &CodePath, reach: CodeReach) {
        if reach == CodeReach::Itself {
            let _ = write!(self.out, "{}: ", self.words.only);
        }
        for (place, name) in path.names().iter().enumerate() {
            if place > 0 {
                self.out.push_str(" > ");
            }
            if is_plain(name) {
                self.name(name);
            } else {
                // A word that begins with `>` is no end of a name in quotation marks either.
                self.quoted(&CodePath::new([name.as_str()]).to_string());
            }
        }
        if reach == CodeReach::Below {
            self.out.push_str(if path.is_empty() { "*" } else { " > *" });
        }
    }

    fn date(&mut self, from: Option<Day>, to: Option<Day>) {
        let words = self.words;
        let day = |day: Day| match self.language {
            QueryLanguage::Persian => convert(&day.jalali(), DigitSet::Persian),
            QueryLanguage::English => day.gregorian(),
        };
        let told = match (from, to) {
            (Some(from), Some(to)) if from == to => day(from),
            (Some(from), Some(to)) => format!("{} {} {} {}", words.from, day(from), words.to, day(to)),
            (Some(from), None) => format!("{} {}", words.from, day(from)),
            (None, Some(to)) => format!("{} {}", words.to, day(to)),
            (None, None) => String::new(),
        };
        let _ = write!(self.out, "{}: {told}", words.date);
    }

    /// The name of something, which might be taken for a number or for a word of the language.
    fn name(&mut self, name: &str) {
        if is_plain(name) && number(name).is_none() {
            self.out.push_str(name);
        } else {
            self.quoted(name);
        }
    }

    /// What stands after a colon or a sign.
    fn value(&mut self, value: &str) {
        if is_plain(value) {
            self.out.push_str(value);
        } else {
            self.quoted(value);
        }
    }

    fn number(&mut self, number: &str) {
        match self.language {
            QueryLanguage::Persian => {
                let number = convert(number, DigitSet::Persian).replace('.', "٫");
                self.out.push_str(&number);
            }
            QueryLanguage::English => self.out.push_str(number),
        }
    }

    fn quoted(&mut self, text: &str) {
        if self.language == QueryLanguage::Persian && !text.contains(['«', '»']) {
            let _ = write!(self.out, "«{text}»");
        } else {
            let _ = write!(self.out, "\"{}\"", text.replace('"', "\"\""));
        }
    }
}

/// Whether a name is a single word that needs no quotation marks.
fn is_plain(name: &str) -> bool {
    let is_letter = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ZWNJ | '_' | '-' | '.' | '٫' | '\u{64B}'..='\u{655}' | '\u{670}'
            )
    };
    !name.is_empty() && name.chars().all(is_letter) && !is_reserved(&name_key(name))
}
