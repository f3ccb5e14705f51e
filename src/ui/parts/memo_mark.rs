//! How a memo is shown where its target is: a shape for each kind, and its beginning in words.

use crate::i18n::{Arg, Words};
use crate::model::{Edit, Memo, MemoKind};
use crate::report::wording::memo_kind;
use crate::ui::kit::Icon;

/// Memos are cut after so many characters in a tooltip.
const LONGEST: usize = 220;

/// The shape that tells a kind of memo from the others.
pub fn kind_icon(kind: MemoKind) -> Icon {
    match kind {
        MemoKind::Note => Icon::Memo,
        MemoKind::Theory => Icon::Bulb,
        MemoKind::Method => Icon::Flask,
        MemoKind::Case => Icon::Case,
    }
}

/// The kind of a memo and its first lines, for tooltips and screen readers.
pub fn memo_tip(memo: &Memo, words: &Words) -> String {
    let args = [
        ("kind", Arg::from(words.get(memo_kind(memo.kind)))),
        ("text", Arg::from(beginning(&memo.body))),
    ];
    words.with("memos-tip", &args)
}

/// What deletes a memo, which can be taken back.
pub fn deletion(memo: &Memo) -> Edit {
    Edit::WriteMemo {
        memo: Some(memo.id),
        target: memo.target,
        kind: memo.kind,
        body: String::new(),
    }
}

/// The beginning of a memo, its lines kept.
fn beginning(body: &str) -> String {
    match body.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", body.get(..end).unwrap_or_default().trim_end()),
        None => body.trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn kinds_are_told_apart_by_shape() {
        let shapes: HashSet<Icon> = MemoKind::ALL.into_iter().map(kind_icon).collect();
        assert_eq!(shapes.len(), MemoKind::ALL.len());
    }

    #[test]
    fn a_long_memo_is_cut_between_letters() {
        let cut = beginning(&"نگرانی ".repeat(80));
        assert!(cut.ends_with('…') && cut.chars().count() <= LONGEST + 1, "{cut}");
        assert_eq!(beginning("یک\nدو\n"), "یک\nدو");
    }
}
