//! What was thought on the way: the memos of a project.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::analysis;
use crate::i18n::{Arg, Words};
use crate::model::{Coding, CodingId, DocumentId, Memo, MemoKind, Snapshot};
use crate::text::CharRange;
use crate::text::segment::{paragraph_at, paragraphs};

use crate::report::wording::{in_own_direction, list, memo_about, memo_kind, style};
use crate::report::{Cell, Column, Table};

use super::{TableChoices, TableGroup, TableKind, TableNeeds, TableOption, TableTopic};

/// What was thought on the way.
pub(super) static TABLE: TableKind = TableKind {
    key: "memos",
    name: "tables-memos",
    topic: TableTopic::Memos,
    group: TableGroup::Publication,
    needs: |_| TableNeeds::TEXTS,
    options: &[
        TableOption::MemoKind,
        TableOption::MemoSubject,
        TableOption::Coders,
        TableOption::Query,
    ],
    make: |source, choices, words| memos(&source.snapshot, choices, words),
};

/// Words of a passage that are quoted under what a memo is about.
const QUOTED: usize = 24;

/// The memos that were chosen by date, the oldest first: when, of which kind, about what, by whom.
///
/// A memo on a passage or a coding quotes the beginning of the passage, where its text has been loaded.
fn memos(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Table {
    let selection = analysis::MemoSelection {
        kind: choices.memo_kind,
        subject: choices.memo_subject,
        coder: None,
    };
    let coders = &choices.filter.coders;
    let mut found = analysis::memos(snapshot, &selection);
    found.retain(|memo| coders.is_empty() || coders.contains(&memo.coder));
    if let Some(passages) = &analysis::SegmentSelection::of_filter(snapshot, &choices.filter).found {
        let is_on = analysis::memos_on_found(snapshot, passages);
        found.retain(|memo| is_on(memo));
    }
    let columns = vec![
        Column::text(words.get("report-memo-date"), 1.3),
        Column::text(words.get("report-memo-kind"), 1.0),
        Column::text(words.get("report-memo-about"), 2.6),
        Column::text(words.get("report-memo-text"), 5.0),
        Column::text(words.get("report-memo-coder"), 1.2),
    ];
    let mut table = Table::new(words.get("report-memos-title"), style(words), columns);
    let codings: HashSet<CodingId> = found.iter().filter_map(|memo| memo.target.coding()).collect();
    let codings = snapshot.codings_of(&codings).into_iter().map(|c| (c.id, c));
    let mut places = Places {
        snapshot,
        codings: codings.collect(),
        paragraphs: HashMap::new(),
    };
    for memo in &found {
        let coder = snapshot.coder(memo.coder).map_or("", |c| c.name.as_str());
        table.push([
            Cell::text(words.date_medium(memo.created_at)),
            Cell::text(words.get(memo_kind(memo.kind))),
            Cell::composed(places.about(memo, words)),
            Cell::text(memo.body.as_str()),
            Cell::text(coder),
        ]);
    }
    let counts = MemoKind::ALL.iter().filter_map(|kind| {
        let n = found.iter().filter(|memo| memo.kind == *kind).count();
        (n > 0).then(|| format!("{} {}", words.get(memo_kind(*kind)), words.number(n)))
    });
    let counts = list(counts, words);
    if !counts.is_empty() {
        let args = [("n", Arg::from(found.len())), ("parts", Arg::from(counts))];
        table.notes.push(words.with("report-memos-count", &args));
    }
    table
}

/// Where the passages of memos are.
struct Places<'a> {
    snapshot: &'a Snapshot,
    codings: HashMap<CodingId, &'a Coding>,
    /// The paragraphs of documents looked at so far.
    paragraphs: HashMap<DocumentId, Vec<Range<usize>>>,
}

impl Places<'_> {
    fn about(&mut self, memo: &Memo, words: &Words) -> String {
        let coding = memo.target.coding().and_then(|id| self.codings.get(&id).copied());
        let passage = memo.target.passage(coding);
        let (paragraph, quote) = passage
            .and_then(|(document, range)| self.place(document, range))
            .unzip();
        let about = memo_about(self.snapshot, memo.target, coding, paragraph, words);
        let about = in_own_direction(about, words);
        match quote {
            Some(quote) => format!("{about}\n{}", words.with("dialog-quoted", &[("text", quote)])),
            None => about,
        }
    }

    /// The number of the paragraph in which a passage begins, from 1, and the beginning of the passage.
    fn place(&mut self, document: DocumentId, range: CharRange) -> Option<(usize, String)> {
        let text = self.snapshot.text(document)?;
        let all = self
            .paragraphs
            .entry(document)
            .or_insert_with(|| paragraphs(text.as_str()));
        let bytes = text.bytes(range);
        let number = paragraph_at(all, bytes.start) + 1;
        let quoted = text.read(range);
        let mut words = quoted.split_whitespace();
        let mut quote = words.by_ref().take(QUOTED).collect::<Vec<_>>().join(" ");
        if words.next().is_some() {
            quote.push('…');
        }
        Some((number, quote))
    }
}
