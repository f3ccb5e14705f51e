//! Reading a query.

use crate::model::CodePath;
use crate::text::persian::digits::{number, parse_u32};
use crate::text::search::{Query as Search, SearchOptions};
use crate::text::{name_key, tidy_name};

use super::Day;
use super::fault::{Expected, QueryFault};
use super::keywords::{Border, Field, Operator, border, field, operator};
use super::lexer::{Token, TokenKind, tokens};
use super::value::{CodeReach, Comparison, Query};

/// Conditions may stand in each other so deep.
pub const DEEPEST: usize = 64;

/// Characters that a query may have.
pub const LONGEST: usize = 20_000;

/// Paragraphs of nearness where no number is given.
const NEAR: u32 = 1;

/// Reads a query. Words of both languages and digits of all sets are understood; how letters are spelled, marks and half
/// spaces do not count in them.
///
/// # Errors
/// [`QueryFault::Syntax`], with the place and what was expected there.
pub fn parse(text: &str) -> Result<Query, QueryFault> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(QueryFault::syntax(text, 0, Expected::LessLength(LONGEST)));
    }
    let mut parser = Parser {
        text,
        tokens: tokens(text)?,
        next: 0,
        open: 0,
    };
    if parser.kind() == &TokenKind::End {
        return Err(parser.fault(Expected::Anything));
    }
    let found = parser.any()?;
    match parser.kind() {
        TokenKind::End => Ok(found.query),
        TokenKind::Close => Err(parser.fault(Expected::OpenBracket)),
        _ => Err(parser.fault(Expected::Operator)),
    }
}

/// A part of a query and how deep conditions stand in each other in it.
struct Part {
    query: Query,
    deep: usize,
}

impl From<Query> for Part {
    fn from(query: Query) -> Self {
        Self { query, deep: 1 }
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The last one is the end.
    tokens: Vec<Token>,
    next: usize,
    /// Open brackets, and words that stand before a condition.
    open: usize,
}

impl Parser<'_> {
    /// The token so many places ahead.
    fn ahead(&self, places: usize) -> &TokenKind {
        let token = self.tokens.get(self.next + places);
        token.map_or(&TokenKind::End, |token| &token.kind)
    }

    fn kind(&self) -> &TokenKind {
        self.ahead(0)
    }

    /// The byte at which the next token begins.
    fn at(&self) -> usize {
        self.tokens
            .get(self.next)
            .map_or(self.text.len(), |token| token.at)
    }

    /// Goes on where the next token is this one.
    fn take(&mut self, kind: &TokenKind) -> bool {
        let is = self.kind() == kind;
        self.next += usize::from(is);
        is
    }

    fn fault(&self, expected: Expected) -> QueryFault {
        QueryFault::syntax(self.text, self.at(), expected)
    }

    /// The key of the word so many places ahead, where a word without quotation marks stands there.
    fn key(&self, places: usize) -> Option<String> {
        match self.ahead(places) {
            TokenKind::Word(word) => Some(name_key(word)),
            _ => None,
        }
    }

    fn operator(&self, places: usize) -> Option<(Operator, usize)> {
        operator(|next| self.key(places + next))
    }

    /// Goes on where this operator comes.
    fn take_operator(&mut self, wanted: Operator) -> bool {
        match self.operator(0) {
            Some((operator, words)) if operator == wanted => {
                self.next += words;
                true
            }
            _ => false,
        }
    }

    fn field(&self) -> Option<Field> {
        field(&self.key(0)?)
    }

    /// A chain of parts, one deeper than its deepest.
    fn chain(&self, mut parts: Vec<Part>, join: impl Fn(Vec<Query>) -> Query) -> Result<Part, QueryFault> {
        if parts.len() == 1
            && let Some(only) = parts.pop()
        {
            return Ok(only);
        }
        let deepest = parts.iter().map(|part| part.deep).max().unwrap_or(0);
        self.deeper(deepest, join(parts.into_iter().map(|part| part.query).collect()))
    }

    /// A query one deeper than what stands in it.
    fn deeper(&self, inside: usize, query: Query) -> Result<Part, QueryFault> {
        let deep = inside + 1;
        if deep > DEEPEST {
            return Err(self.fault(Expected::LessDepth(DEEPEST)));
        }
        Ok(Part { query, deep })
    }

    /// Reads what stands in a bracket or after a word before a condition. What is too deep is refused before it is read.
    fn inside(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Part, QueryFault>,
    ) -> Result<Part, QueryFault> {
        if self.open == DEEPEST {
            return Err(self.fault(Expected::LessDepth(DEEPEST)));
        }
        self.open += 1;
        let part = read(self)?;
        self.open -= 1;
        Ok(part)
    }

    fn any(&mut self) -> Result<Part, QueryFault> {
        let mut parts = vec![self.all()?];
        while self.take_operator(Operator::Or) {
            parts.push(self.all()?);
        }
        self.chain(parts, Query::Any)
    }

    fn all(&mut self) -> Result<Part, QueryFault> {
        let mut parts = vec![self.negated()?];
        // NOT needs no AND before it.
        while self.take_operator(Operator::And) || matches!(self.operator(0), Some((Operator::Not, _))) {
            parts.push(self.negated()?);
        }
        self.chain(parts, Query::All)
    }

    fn negated(&mut self) -> Result<Part, QueryFault> {
        if !self.take_operator(Operator::Not) {
            return self.related();
        }
        let part = self.inside(Self::negated)?;
        self.deeper(part.deep, Query::Not(part.query.into()))
    }

    fn related(&mut self) -> Result<Part, QueryFault> {
        let mut left = self.single()?;
        while let Some((Operator::Relation(word), words)) = self.operator(0) {
            self.next += words;
            if self.key(0).as_deref() == Some("با") {
                // «هم‌پوشان با»
                self.next += 1;
            }
            let paragraphs = if word.takes_number() {
                self.paragraphs()?.unwrap_or(NEAR)
            } else {
                0
            };
            let right = if self.take_operator(Operator::Not) {
                let part = self.inside(Self::single)?;
                self.deeper(part.deep, Query::Not(part.query.into()))?
            } else {
                self.single()?
            };
            let deepest = left.deep.max(right.deep);
            let related = Query::Related {
                left: left.query.into(),
                relation: word.within(paragraphs),
                right: right.query.into(),
            };
            left = self.deeper(deepest, related)?;
        }
        Ok(left)
    }

    /// The number of paragraphs in brackets, if it is there.
    fn paragraphs(&mut self) -> Result<Option<u32>, QueryFault> {
        let (TokenKind::Open, TokenKind::Word(word), TokenKind::Close) =
            (self.kind(), self.ahead(1), self.ahead(2))
        else {
            return Ok(None);
        };
        if let Some(number) = parse_u32(word) {
            self.next += 3;
            return Ok(Some(number));
        }
        // What is in these brackets is no condition where another one follows.
        let other = matches!(
            self.ahead(3),
            TokenKind::Word(_) | TokenKind::Quoted(_) | TokenKind::Open | TokenKind::Star
        );
        if other && self.operator(3).is_none() {
            self.next += 1;
            return Err(self.fault(Expected::Number));
        }
        Ok(None)
    }

    /// A condition, or what stands in brackets.
    fn single(&mut self) -> Result<Part, QueryFault> {
        match self.kind() {
            TokenKind::Open => {
                let at = self.at();
                self.next += 1;
                let part = self.inside(Self::any)?;
                if self.take(&TokenKind::Close) {
                    return Ok(part);
                }
                Err(match self.kind() {
                    TokenKind::End => QueryFault::syntax(self.text, at, Expected::ClosedBracket),
                    _ => self.fault(Expected::Operator),
                })
            }
            TokenKind::Star | TokenKind::Quoted(_) => self.named().map(Part::from),
            TokenKind::Word(_) if self.operator(0).is_none() => self.condition().map(Part::from),
            TokenKind::Close if self.open == 0 => Err(self.fault(Expected::OpenBracket)),
            _ => Err(self.fault(Expected::Condition)),
        }
    }

    /// A condition that begins with a word.
    fn condition(&mut self) -> Result<Query, QueryFault> {
        match (self.ahead(1), self.field()) {
            (TokenKind::Colon, Some(field)) => {
                self.next += 2;
                self.of_field(field)
            }
            (TokenKind::Colon, None) => {
                let word = match self.kind() {
                    TokenKind::Word(word) => word.clone(),
                    _ => String::new(),
                };
                Err(self.fault(Expected::Field(word)))
            }
            (TokenKind::Compare(_), Some(field @ (Field::Importance | Field::Date))) => {
                self.next += 1;
                self.of_field(field)
            }
            (_, Some(Field::Memo)) if self.ends_after_word() => {
                self.next += 1;
                Ok(Query::Memo(None))
            }
            _ => self.named(),
        }
    }

    /// Whether the word that comes is no part of a name.
    fn ends_after_word(&self) -> bool {
        match self.ahead(1) {
            TokenKind::Word(_) => self.operator(1).is_some(),
            TokenKind::Close | TokenKind::End | TokenKind::Open => true,
            _ => false,
        }
    }

    fn of_field(&mut self, field: Field) -> Result<Query, QueryFault> {
        Ok(match field {
            Field::Code => self.code(CodeReach::WithBelow)?,
            Field::Itself => self.code(CodeReach::Itself)?,
            Field::Document => Query::Document(self.name()?),
            Field::Group => Query::Group(self.name()?),
            Field::Participant => Query::Participant(self.name()?),
            Field::Coder => Query::Coder(self.name()?),
            Field::Attribute => {
                let name = self.name()?;
                match *self.kind() {
                    TokenKind::Compare(comparison) => self.attribute(name, comparison)?,
                    _ => return Err(self.fault(Expected::Comparison)),
                }
            }
            Field::Date => self.date()?,
            Field::Memo => Query::Memo(Some(self.sought()?)),
            Field::Importance => self.importance()?,
            Field::Text => Query::Text(self.sought()?),
            Field::Kept => Query::Kept(self.name()?),
        })
    }

    /// A code, or an attribute with its value.
    fn named(&mut self) -> Result<Query, QueryFault> {
        let attribute = match (self.kind(), self.words()) {
            (TokenKind::Quoted(name), _) => Some((name.clone(), 1)),
            (_, Some((name, words))) => Some((name, words)),
            _ => None,
        };
        if let Some((name, words)) = attribute
            && let TokenKind::Compare(comparison) = *self.ahead(words)
            && (comparison != Comparison::More || self.is_number(words + 1))
        {
            let name = tidy_name(&name);
            if name.is_empty() {
                return Err(self.fault(Expected::Name));
            }
            self.next += words;
            return self.attribute(name, comparison);
        }
        self.code(CodeReach::WithBelow)
    }

    /// Whether what comes so many places ahead is a number by itself, and no name on the way to a code.
    fn is_number(&self, places: usize) -> bool {
        let TokenKind::Word(word) = self.ahead(places) else {
            return false;
        };
        let after = match self.ahead(places + 1) {
            TokenKind::Word(_) => self.operator(places + 1).is_some(),
            TokenKind::Compare(_) => false,
            _ => true,
        };
        after && number(word).is_some()
    }

    /// The comparison that comes and what the value of an attribute is compared with.
    fn attribute(&mut self, name: String, comparison: Comparison) -> Result<Query, QueryFault> {
        self.next += 1;
        let at = self.next;
        let mut value = self.name()?;
        if comparison.is_of_numbers() {
            let Some(number) = number(&value) else {
                self.next = at;
                return Err(self.fault(Expected::Number));
            };
            value = number;
        }
        Ok(Query::Attribute {
            name,
            comparison,
            value,
        })
    }

    /// The words without quotation marks that come before something else, joined, and how many they are.
    fn words(&self) -> Option<(String, usize)> {
        let mut name = String::new();
        let mut count = 0;
        while let TokenKind::Word(word) = self.ahead(count) {
            let is_field = count > 0 && self.ahead(count + 1) == &TokenKind::Colon;
            if is_field || self.operator(count).is_some() {
                break;
            }
            if count > 0 {
                name.push(' ');
            }
            name.push_str(word);
            count += 1;
        }
        (count > 0).then_some((name, count))
    }

    /// Words, in quotation marks or not, as they stand.
    fn phrase(&mut self) -> Result<String, QueryFault> {
        let (phrase, places) = match (self.kind(), self.words()) {
            (TokenKind::Quoted(phrase), _) => (phrase.clone(), 1),
            (_, Some(words)) => words,
            _ => return Err(self.fault(Expected::Name)),
        };
        self.next += places;
        Ok(phrase)
    }

    fn name(&mut self) -> Result<String, QueryFault> {
        let at = self.next;
        let name = tidy_name(&self.phrase()?);
        if name.is_empty() {
            self.next = at;
            return Err(self.fault(Expected::Name));
        }
        Ok(name)
    }

    /// Words that are looked for.
    fn sought(&mut self) -> Result<String, QueryFault> {
        let at = self.next;
        let words = self.phrase()?;
        if Search::new(&words, SearchOptions::default()).is_err() {
            self.next = at;
            return Err(self.fault(Expected::Words));
        }
        Ok(words)
    }

    /// The path of a code, which may end with a star for what is below.
    fn code(&mut self, mut reach: CodeReach) -> Result<Query, QueryFault> {
        let mut path = CodePath::default();
        loop {
            if self.kind() == &TokenKind::Star && reach == CodeReach::WithBelow {
                self.next += 1;
                reach = CodeReach::Below;
                break;
            }
            let at = self.next;
            let names = match self.kind() {
                // In quotation marks a whole path may stand, as it is written everywhere.
                TokenKind::Quoted(written) => {
                    let names = CodePath::from(tidy_name(written).as_str());
                    self.next += 1;
                    names
                }
                _ => CodePath::new([self.name()?]),
            };
            if names.is_empty() {
                self.next = at;
                return Err(self.fault(Expected::Name));
            }
            for name in names.names() {
                path = path.below(name);
            }
            if !self.take(&TokenKind::Compare(Comparison::More)) {
                break;
            }
        }
        Ok(Query::Code { path, reach })
    }

    fn importance(&mut self) -> Result<Query, QueryFault> {
        let comparison = match *self.kind() {
            TokenKind::Compare(comparison) => {
                self.next += 1;
                comparison
            }
            _ => Comparison::Equal,
        };
        let number = match self.kind() {
            TokenKind::Word(word) => parse_u32(word).and_then(|number| u8::try_from(number).ok()),
            _ => None,
        };
        let Some(number) = number.filter(|number| *number <= 3) else {
            return Err(self.fault(Expected::Importance));
        };
        self.next += 1;
        Ok(Query::Importance { comparison, number })
    }

    fn date(&mut self) -> Result<Query, QueryFault> {
        if let TokenKind::Compare(comparison) = *self.kind() {
            self.next += 1;
            let day = self.day()?;
            let (from, to) = match comparison {
                Comparison::Equal | Comparison::Unequal => (Some(day), Some(day)),
                Comparison::AtLeast => (Some(day), None),
                Comparison::More => (day.next(), None),
                Comparison::AtMost => (None, Some(day)),
                Comparison::Less => (None, day.before()),
            };
            if from.is_none() && to.is_none() {
                return Err(self.fault(Expected::Day));
            }
            let date = Query::Date { from, to };
            return Ok(match comparison {
                Comparison::Unequal => Query::Not(date.into()),
                _ => date,
            });
        }
        let from = match self.border() {
            Some(Border::From) => {
                self.next += 1;
                Some(self.day()?)
            }
            Some(Border::To) => None,
            None => {
                let day = self.day()?;
                return Ok(Query::Date {
                    from: Some(day),
                    to: Some(day),
                });
            }
        };
        let mut to = None;
        if self.border() == Some(Border::To) {
            self.next += 1;
            let at = self.next;
            let day = self.day()?;
            if from.is_some_and(|from| from > day) {
                self.next = at;
                return Err(self.fault(Expected::LaterDay));
            }
            to = Some(day);
        }
        Ok(Query::Date { from, to })
    }

    fn border(&self) -> Option<Border> {
        border(&self.key(0)?)
    }

    fn day(&mut self) -> Result<Day, QueryFault> {
        let day = match self.kind() {
            TokenKind::Word(text) | TokenKind::Quoted(text) => Day::read(text),
            _ => None,
        };
        let day = day.ok_or_else(|| self.fault(Expected::Day))?;
        self.next += 1;
        Ok(day)
    }
}
