//! The journal as it is read: by day, with what was taken back shown so.

use std::collections::HashSet;

use crate::i18n::Words;
use crate::model::{JournalAction, JournalEntry, OpId};
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};

/// An operation, as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its number in the journal.
    pub op: OpId,
    /// The day, in words.
    pub day: String,
    /// Whether the line above is of another day.
    pub first_of_day: bool,
    /// The time of day.
    pub time: String,
    /// Who did it.
    pub coder: String,
    /// What was done.
    pub sentence: String,
    /// How it came about.
    pub how: JournalAction,
    /// The operation that it takes back.
    pub reverts: Option<OpId>,
    /// Whether it has been taken back since and not brought back.
    pub undone: bool,
}

/// Operations that are taken back as the journal stands. An operation counts as taken back when one that stands
/// reverts it; the newest always stands.
pub fn taken_back(entries: &[JournalEntry]) -> HashSet<OpId> {
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
    entries: &[JournalEntry],
    words: &Words,
    all: bool,
    coder: Option<&str>,
    query: &FuzzyQuery,
    sentence: impl Fn(&JournalEntry) -> String,
) -> Vec<HistoryLine> {
    let gone = taken_back(entries);
    let mut out: Vec<HistoryLine> = Vec::new();
    for entry in entries.iter().rev() {
        if (!all && entry.reverts.is_some()) || coder.is_some_and(|c| c != entry.coder) {
            continue;
        }
        let sentence = sentence(entry);
        if !query.is_empty() && query.score(&FuzzyKey::new(&sentence, &entry.coder)).is_none() {
            continue;
        }
        let day = words.date_long(entry.at);
        out.push(HistoryLine {
            op: entry.op,
            first_of_day: out.last().is_none_or(|above| above.day != day),
            day,
            time: words.time(entry.at),
            coder: entry.coder.clone(),
            sentence,
            how: entry.action,
            reverts: entry.reverts,
            undone: gone.contains(&entry.op),
        });
    }
    out
}

/// How many undos take an operation back together with all that was done after it; 0 when it has been taken back.
pub fn undos_to(entries: &[JournalEntry], target: OpId) -> usize {
    let gone = taken_back(entries);
    let stands = |entry: &&JournalEntry| entry.reverts.is_none() && !gone.contains(&entry.op);
    match entries.iter().find(|e| e.op == target).filter(stands) {
        Some(_) => entries.iter().filter(|e| e.op >= target).filter(stands).count(),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Zone};
    use crate::model::{OperationKind, Summary};

    const DAY: i64 = 86_400_000;

    fn entry(op: i64, day: i64, coder: &str, how: JournalAction, reverts: Option<i64>) -> JournalEntry {
        JournalEntry {
            op: OpId(op),
            at: day * DAY,
            coder: coder.into(),
            action: how,
            summary: Summary::new(OperationKind::CodeCreate, format!("کار {op}"), 1),
            reverts: reverts.map(OpId),
        }
    }

    /// Three operations, the second undone, the third undone and redone.
    fn journal() -> Vec<JournalEntry> {
        vec![
            entry(1, 1, "مریم", JournalAction::Do, None),
            entry(2, 1, "رضا", JournalAction::Do, None),
            entry(3, 2, "مریم", JournalAction::Do, None),
            entry(4, 2, "مریم", JournalAction::Undo, Some(3)),
            entry(5, 2, "مریم", JournalAction::Redo, Some(4)),
            entry(6, 3, "رضا", JournalAction::Undo, Some(5)),
            entry(7, 3, "رضا", JournalAction::Redo, Some(6)),
            entry(8, 3, "رضا", JournalAction::Undo, Some(2)),
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
    fn undos_are_counted_over_what_stands() {
        let entries = journal();
        let counts: Vec<usize> = (1..=8).map(|op| undos_to(&entries, OpId(op))).collect();
        assert_eq!(counts, [2, 0, 1, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn lines_stand_by_day_and_obey_the_filters() {
        let words = Words::with_options(Lang::En, Lang::En.digits(), Zone::Fixed(0));
        let shown = |all, coder, typed: &str| {
            let found = lines(&journal(), &words, all, coder, &FuzzyQuery::new(typed), |e| {
                e.summary.name.clone()
            });
            found
                .into_iter()
                .map(|o| {
                    let day = o.day.split(' ').nth(1).filter(|_| o.first_of_day);
                    let day = day.map(|day| format!("{day} ")).unwrap_or_default();
                    format!("{day}#{}{}", o.op.0, if o.undone { "-" } else { "" })
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
