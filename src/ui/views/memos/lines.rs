//! The list of memos as lines: by day, the newest first, or by what they are about.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::Subject;
use crate::i18n::Words;
use crate::model::Memo;

/// Days begin at a border between such pieces in every zone of the world: 15 minutes, in milliseconds.
const PIECE: i64 = 900_000;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MemoOrder {
    /// By day, the newest first: the research journal.
    #[default]
    Date,
    /// By the kind of thing they are about, within it the newest first.
    Subject,
}

/// A memo of the list.
#[derive(Clone, Debug)]
pub struct ListedMemo {
    /// The memo.
    pub memo: Arc<Memo>,
    /// What kind of thing it is about.
    pub subject: Subject,
    /// The first place of what was searched for, in bytes of its text.
    pub hit: Option<Range<usize>>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum MemoLine {
    /// A day in words, over the memos written on it.
    Day(Rc<str>),
    /// A kind of thing, over the memos about it, and how many there are.
    Subject(Subject, usize),
    /// A memo by its place among the entries.
    Memo(usize),
}

/// The days of moments, each worded once.
#[derive(Debug, Default)]
pub struct Days(HashMap<i64, Rc<str>>);

impl Days {
    fn of(&mut self, at: i64, words: &Words) -> Rc<str> {
        let piece = at.div_euclid(PIECE);
        let day = self.0.entry(piece).or_insert_with(|| words.date_long(at).into());
        day.clone()
    }
}

/// The lines of a list.
pub fn lines(entries: &[ListedMemo], sort: MemoOrder, days: &mut Days, words: &Words) -> Vec<MemoLine> {
    let mut order: Vec<(usize, &ListedMemo)> = entries.iter().enumerate().collect();
    let age = |entry: &ListedMemo| Reverse((entry.memo.created_at, entry.memo.id));
    match sort {
        MemoOrder::Date => order.sort_by_key(|(_, entry)| age(entry)),
        MemoOrder::Subject => order.sort_by_key(|(_, entry)| (entry.subject, age(entry))),
    }
    let mut out = Vec::with_capacity(order.len() + 16);
    let mut above: Option<MemoLine> = None;
    for (at, entry) in order {
        let head = match sort {
            MemoOrder::Date => MemoLine::Day(days.of(entry.memo.created_at, words)),
            MemoOrder::Subject => MemoLine::Subject(entry.subject, 0),
        };
        if above.as_ref() != Some(&head) {
            out.push(head.clone());
            above = Some(head);
        }
        out.push(MemoLine::Memo(at));
    }
    if sort == MemoOrder::Subject {
        let mut count = HashMap::<Subject, usize>::new();
        for entry in entries {
            *count.entry(entry.subject).or_default() += 1;
        }
        for line in &mut out {
            if let MemoLine::Subject(subject, n) = line {
                *n = count.get(subject).copied().unwrap_or(0);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Zone};
    use crate::model::{CoderId, Guid, MemoId, MemoKind, MemoTarget};

    const HOUR: i64 = 3_600_000;

    fn entry(id: i64, hours: i64, subject: Subject) -> ListedMemo {
        ListedMemo {
            memo: Arc::new(Memo {
                id: MemoId(id),
                guid: Guid::new(),
                target: MemoTarget::Project,
                kind: MemoKind::Note,
                body: String::new(),
                coder: CoderId(1),
                created_at: hours * HOUR,
                modified_at: 0,
            }),
            subject,
            hit: None,
        }
    }

    #[test]
    fn memos_stand_by_the_day_of_the_zone_or_by_subject() {
        let entries = [
            entry(1, 20, Subject::Code),
            entry(2, 21, Subject::Project),
            entry(3, 22, Subject::Code),
            entry(4, 47, Subject::Document),
        ];
        // Midnight in Tehran is at half past eight in the evening of UTC.
        let words = Words::with_options(Lang::En, Lang::En.digits(), Zone::Fixed(210));
        let shown = |sort| {
            let all = lines(&entries, sort, &mut Days::default(), &words);
            let say = |line: &MemoLine| match line {
                MemoLine::Day(day) => day.split(' ').nth(1).unwrap_or_default().to_owned(),
                MemoLine::Subject(subject, n) => format!("{subject:?}({n})"),
                MemoLine::Memo(at) => format!("#{}", entries[*at].memo.id.0),
            };
            all.iter().map(say).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(MemoOrder::Date), "3 #4 2 #3 #2 1 #1");
        assert_eq!(
            shown(MemoOrder::Subject),
            "Project(1) #2 Document(1) #4 Code(2) #3 #1"
        );
    }
}
