//! What is wrong with a regular expression, in our own words.

use regex_syntax::ast::ErrorKind as Syntax;
use regex_syntax::hir::ErrorKind as Meaning;
use regex_syntax::{Error, Parser};

use crate::message::Message;

/// What is wrong with a regular expression, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternFault {
    /// What is wrong.
    pub kind: PatternFaultKind,
    /// The character at which it was noticed, from 0, in scalar values; `None` where it is the pattern as a whole.
    pub at: Option<usize>,
}

/// What can be wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFaultKind {
    /// `[` without `]`.
    ClassOpen,
    /// `(` without `)`.
    GroupOpen,
    /// `)` without `(`.
    GroupUnopened,
    /// `*`, `+`, `?` or `{…}` with nothing before it.
    NothingToRepeat,
    /// `{…}` does not hold a count.
    BadCount,
    /// What follows `\` has no meaning.
    BadEscape,
    /// A range in `[…]` ends before it begins, or between what are no characters.
    BadRange,
    /// `\p{…}` or `[:…:]` of an unknown name.
    BadClass,
    /// Look-around or a reference to a group.
    Unsupported,
    /// It would take too much memory.
    TooLarge,
    /// Anything else.
    NotValid,
}

impl PatternFault {
    /// What is wrong with a pattern that was refused.
    pub(super) fn of(pattern: &str) -> Self {
        let (kind, byte) = match Parser::new().parse(pattern) {
            // Its form is right, so that only its size can have been refused.
            Ok(_) => (PatternFaultKind::TooLarge, None),
            Err(Error::Parse(error)) => (of_syntax(error.kind()), Some(error.span().start.offset)),
            Err(Error::Translate(error)) => (of_meaning(error.kind()), Some(error.span().start.offset)),
            Err(_) => (PatternFaultKind::NotValid, None),
        };
        let at = byte.and_then(|byte| pattern.get(..byte));
        Self {
            kind,
            at: at.map(|before| before.chars().count()),
        }
    }

    /// The reason as part of a sentence, with the number of the character counted from 1.
    pub fn message(self) -> Message {
        let reason = Message::new(match self.kind {
            PatternFaultKind::ClassOpen => "pattern-class-open",
            PatternFaultKind::GroupOpen => "pattern-group-open",
            PatternFaultKind::GroupUnopened => "pattern-group-unopened",
            PatternFaultKind::NothingToRepeat => "pattern-nothing-to-repeat",
            PatternFaultKind::BadCount => "pattern-bad-count",
            PatternFaultKind::BadEscape => "pattern-bad-escape",
            PatternFaultKind::BadRange => "pattern-bad-range",
            PatternFaultKind::BadClass => "pattern-bad-class",
            PatternFaultKind::Unsupported => "pattern-unsupported",
            PatternFaultKind::TooLarge => "pattern-too-large",
            PatternFaultKind::NotValid => "pattern-not-valid",
        });
        match self.at {
            Some(at) => Message::new("pattern-at")
                .with("reason", reason)
                .with("at", at + 1),
            None => reason,
        }
    }
}

fn of_syntax(kind: &Syntax) -> PatternFaultKind {
    match kind {
        Syntax::ClassUnclosed => PatternFaultKind::ClassOpen,
        Syntax::GroupUnclosed => PatternFaultKind::GroupOpen,
        Syntax::GroupUnopened => PatternFaultKind::GroupUnopened,
        Syntax::RepetitionMissing => PatternFaultKind::NothingToRepeat,
        Syntax::RepetitionCountInvalid
        | Syntax::RepetitionCountDecimalEmpty
        | Syntax::RepetitionCountUnclosed
        | Syntax::DecimalEmpty
        | Syntax::DecimalInvalid => PatternFaultKind::BadCount,
        Syntax::EscapeHexEmpty
        | Syntax::EscapeHexInvalid
        | Syntax::EscapeHexInvalidDigit
        | Syntax::EscapeUnexpectedEof
        | Syntax::EscapeUnrecognized => PatternFaultKind::BadEscape,
        Syntax::ClassEscapeInvalid | Syntax::ClassRangeInvalid | Syntax::ClassRangeLiteral => {
            PatternFaultKind::BadRange
        }
        Syntax::UnicodeClassInvalid => PatternFaultKind::BadClass,
        Syntax::UnsupportedBackreference | Syntax::UnsupportedLookAround => PatternFaultKind::Unsupported,
        Syntax::CaptureLimitExceeded | Syntax::NestLimitExceeded(_) => PatternFaultKind::TooLarge,
        _ => PatternFaultKind::NotValid,
    }
}

fn of_meaning(kind: &Meaning) -> PatternFaultKind {
    match kind {
        Meaning::UnicodePropertyNotFound
        | Meaning::UnicodePropertyValueNotFound
        | Meaning::UnicodePerlClassNotFound => PatternFaultKind::BadClass,
        _ => PatternFaultKind::NotValid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_and_where() {
        for (pattern, kind, at) in [
            ("سلام(", PatternFaultKind::GroupOpen, Some(4)),
            ("سلام)", PatternFaultKind::GroupUnopened, Some(4)),
            ("[آ-ی", PatternFaultKind::ClassOpen, Some(0)),
            ("[ی-آ]", PatternFaultKind::BadRange, Some(1)),
            ("*", PatternFaultKind::NothingToRepeat, Some(0)),
            ("ب{2", PatternFaultKind::BadCount, Some(1)),
            (r"ب\y", PatternFaultKind::BadEscape, Some(1)),
            (r"\p{Nothing}", PatternFaultKind::BadClass, Some(0)),
            (r"(ب)\1", PatternFaultKind::Unsupported, Some(3)),
            ("(?=ب)", PatternFaultKind::Unsupported, Some(0)),
            ("((((ب{999}){999}){999}){999})", PatternFaultKind::TooLarge, None),
        ] {
            assert_eq!(PatternFault::of(pattern), PatternFault { kind, at }, "{pattern}");
        }
    }
}
