//! The words and signs of a query.

use super::fault::{Expected, QueryFault};
use super::value::Comparison;

/// A word or sign and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// The byte with which it begins.
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word without quotation marks.
    Word(String),
    /// What stands in quotation marks.
    Quoted(String),
    Open,
    Close,
    Colon,
    Star,
    Compare(Comparison),
    /// The end of the query.
    End,
}

/// Marks of direction, which are typed to see a query in order and say nothing.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a character ends a word.
pub(super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '"' | '«' | '»' | '“' | '”' | ':' | '*' | '=' | '<' | '>' | '≤' | '≥' | '≠' | '!'
    )
}

/// The words and signs of a text, the end last.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryFault> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || c.is_control() || is_direction_mark(c) {
            continue;
        }
        let mut follows = |sign: char| chars.next_if(|(_, next)| *next == sign).is_some();
        let kind = match c {
            '(' => TokenKind::Open,
            ')' => TokenKind::Close,
            ':' => TokenKind::Colon,
            '*' => TokenKind::Star,
            '≤' => TokenKind::Compare(Comparison::AtMost),
            '≥' => TokenKind::Compare(Comparison::AtLeast),
            '≠' => TokenKind::Compare(Comparison::Unequal),
            '<' if follows('=') => TokenKind::Compare(Comparison::AtMost),
            '<' => TokenKind::Compare(Comparison::Less),
            '>' if follows('=') => TokenKind::Compare(Comparison::AtLeast),
            '>' => TokenKind::Compare(Comparison::More),
            '!' if follows('=') => TokenKind::Compare(Comparison::Unequal),
            // The other way round, as it is easily typed from right to left.
            '=' if follows('<') => TokenKind::Compare(Comparison::AtMost),
            '=' if follows('>') => TokenKind::Compare(Comparison::AtLeast),
            '=' => {
                follows('=');
                TokenKind::Compare(Comparison::Equal)
            }
            '"' | '«' | '“' => {
                let inside = quoted(c, &mut chars);
                let Some(inside) = inside else {
                    return Err(QueryFault::syntax(text, at, Expected::ClosedQuote));
                };
                TokenKind::Quoted(inside)
            }
            c if is_sign(c) => return Err(QueryFault::syntax(text, at, Expected::Condition)),
            c => {
                let mut word = String::from(c);
                while let Some((_, c)) = chars.next_if(|(_, c)| !c.is_whitespace() && !is_sign(*c)) {
                    if !is_direction_mark(c) && !c.is_control() {
                        word.push(c);
                    }
                }
                TokenKind::Word(word)
            }
        };
        found.push(Token { kind, at });
    }
    found.push(Token {
        kind: TokenKind::End,
        at: text.len(),
    });
    Ok(found)
}

/// What stands up to the mark that closes `open`; `None` where none does. A `"` within `"…"` is written twice; `«…»` may
/// stand within each other.
fn quoted(open: char, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Option<String> {
    let mut inside = String::new();
    let mut deep = 0_usize;
    loop {
        let (_, c) = chars.next()?;
        match (open, c) {
            ('"', '"') if chars.next_if(|(_, next)| *next == '"').is_none() => return Some(inside),
            ('«', '«') => deep += 1,
            ('«', '»') if deep > 0 => deep -= 1,
            ('«', '»') | ('“', '”') => return Some(inside),
            _ => {}
        }
        inside.push(c);
    }
}
