//! The journal as it is read: by day, with what was taken back shown so.

use std::collections::HashSet;

use crate::i18n::Words;
use crate::model::OpId;
use crate::session::{Action as How, Entry};
use crate::ui::views::palette::matching::{Key, Query};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A day, as it is written at the head of its operations.
    Day(String),
    /// An operation.
    Operation(Operation),
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its number in the journal.
    pub op: OpId,
    /// The time of day.
    pub time: String,
    /// Who did it.
    pub coder: String,
    /// What was done.
    pub sentence: String,
    /// How it came about.
    pub how: How,
    /// The operation that it takes back.
    pub reverts: Option<OpId>,
    /// Whether it has been taken back since and not brought back.
    pub undone: bool,
}

/// Operations that are taken back as the journal stands. An operation counts as taken back when one that stands
/// reverts it; the newest always stands.
pub fn taken_back(entries: &[Entry]) -> HashSet<OpId> {
    let mut gone = HashSet::new();
    for entry in entries.iter().rev() {
        if let Some(target) = entry.reverts
            && !gone.contains(&entry.op)
        {
            gone.insert(target);
        }
    }
    gone
}

/// The lines of the journal, newest first. Undos and redos are left out unless `all`; `coder` and the query leave
/// out others still. `sentence` words an operation.
pub fn lines(
    entries: &[Entry],
    words: &Words,
    all: bool,
    coder: Option<&str>,
    query: &Query,
    sentence: impl Fn(&Entry) -> String,
) -> Vec<Line> {
    let gone = taken_back(entries);
    let mut out = Vec::new();
    let mut day = String::new();
    for entry in entries.iter().rev() {
        if (!all && entry.reverts.is_some()) || coder.is_some_and(|c| c != entry.coder) {
            continue;
        }
        let sentence = sentence(entry);
        if !query.is_empty() && query.score(&Key::new(&sentence, &entry.coder)).is_none() {
            continue;
        }
        let this_day = words.date_long(entry.at);
        if this_day != day {
            out.push(Line::Day(this_day.clone()));
            day = this_day;
        }
        out.push(Line::Operation(Operation {
            op: entry.op,
            time: words.time(entry.at),
            coder: entry.coder.clone(),
            sentence,
            how: entry.action,
            reverts: entry.reverts,
            undone: gone.contains(&entry.op),
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Zone};
    use crate::model::Summary;

    const DAY: i64 = 86_400_000;

    fn entry(op: i64, day: i64, coder: &str, how: How, reverts: Option<i64>) -> Entry {
        Entry {
            op: OpId(op),
            at: day * DAY,
            coder: coder.into(),
            action: how,
            summary: Summary {
                name: format!("کار {op}"),
                ..Summary::default()
            },
            reverts: reverts.map(OpId),
        }
    }

    /// Three operations, the second undone, the third undone and redone.
    fn journal() -> Vec<Entry> {
        vec![
            entry(1, 1, "مریم", How::Do, None),
            entry(2, 1, "رضا", How::Do, None),
            entry(3, 2, "مریم", How::Do, None),
            entry(4, 2, "مریم", How::Undo, Some(3)),
            entry(5, 2, "مریم", How::Redo, Some(4)),
            entry(6, 3, "رضا", How::Undo, Some(5)),
            entry(7, 3, "رضا", How::Redo, Some(6)),
            entry(8, 3, "رضا", How::Undo, Some(2)),
        ]
    }

    #[test]
    fn what_was_brought_back_stands() {
        let gone = taken_back(&journal());
        let mut gone: Vec<i64> = gone.into_iter().map(|op| op.0).collect();
        gone.sort_unstable();
        assert_eq!(gone, [2, 4, 6]);
    }

    #[test]
    fn lines_stand_by_day_and_obey_the_filters() {
        let words = Words::with_options(Lang::En, Lang::En.digits(), Zone::Fixed(0));
        let shown = |all, coder, typed: &str| {
            let found = lines(&journal(), &words, all, coder, &Query::new(typed), |e| {
                e.summary.name.clone()
            });
            found
                .into_iter()
                .map(|line| match line {
                    Line::Day(day) => day.split(' ').nth(1).map(str::to_owned).unwrap_or_default(),
                    Line::Operation(o) => format!("#{}{}", o.op.0, if o.undone { "-" } else { "" }),
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(shown(false, None, ""), "3 #3 2 #2- #1");
        assert_eq!(shown(true, Some("رضا"), ""), "4 #8 #7 #6- 2 #2-");
        assert_eq!(shown(false, None, "کار 3"), "3 #3");
        assert_eq!(shown(false, None, "مریم"), "3 #3 2 #1");
    }
}
