//! Filters: what holds of a coding with its passage.

use std::collections::{HashMap, HashSet};

use crate::model::{CoderId, Coding, CodingId, DocumentId, MemoTarget, ParticipantId, Snapshot};
use crate::text::CharRange;
use crate::text::search::{FoldedText, Query as Search, SearchOptions, find};

use super::document::DocumentContext;
use super::fault::{Expected, QueryFault};
use super::names::Names;
use super::value::{Comparison, Query};

/// A filter with everything that follows from it looked up.
#[derive(Debug)]
pub(super) enum Filter {
    /// It holds of everything.
    Always,
    Documents(HashSet<DocumentId>),
    /// One of the speakers is among these.
    Speakers(HashSet<ParticipantId>),
    Coders(Vec<CoderId>),
    /// From the first instant on and before the other: UTC milliseconds since 1970.
    Given(i64, i64),
    Importance(Comparison, u8),
    Memos(MemoPlaces),
    /// The words at this place among those of the query.
    Text(usize),
    Not(Box<Filter>),
    All(Vec<Filter>),
    Any(Vec<Filter>),
}

/// Where memos are.
#[derive(Debug)]
pub(super) struct MemoPlaces {
    codings: HashSet<CodingId>,
    passages: HashMap<DocumentId, Vec<CharRange>>,
}

impl MemoPlaces {
    /// Of all memos, or of those in which words stand.
    fn of(snapshot: &Snapshot, words: Option<&Search>) -> Self {
        let mut places = Self {
            codings: HashSet::new(),
            passages: HashMap::new(),
        };
        for memo in snapshot.memos() {
            let read = |words: &Search| !find(&FoldedText::new(memo.body.as_str()), words).is_empty();
            match memo.target {
                MemoTarget::Coding(coding) if words.is_none_or(read) => {
                    places.codings.insert(coding);
                }
                MemoTarget::Passage(document, range) if words.is_none_or(read) => {
                    places.passages.entry(document).or_default().push(range);
                }
                MemoTarget::Coding(_)
                | MemoTarget::Passage(..)
                | MemoTarget::Project
                | MemoTarget::Document(_)
                | MemoTarget::Code(_)
                | MemoTarget::Participant(_) => {}
            }
        }
        places
    }

    fn has(&self, document: DocumentId, range: CharRange, coding: &Coding) -> bool {
        let passages = || {
            self.passages
                .get(&document)
                .map(Vec::as_slice)
                .unwrap_or_default()
        };
        self.codings.contains(&coding.id) || passages().iter().any(|passage| passage.overlaps(range))
    }
}

/// Words that are looked for in texts.
pub(super) fn search(words: &str) -> Result<Search, QueryFault> {
    let found = Search::new(words, SearchOptions::default());
    // A query that was read has words of which something is left.
    found.map_err(|_| QueryFault::syntax(words, 0, Expected::Words))
}

impl Filter {
    /// The filter that a query is; what is looked for in texts is put into `sought`.
    pub(super) fn of(query: &Query, names: &Names<'_>, sought: &mut Vec<Search>) -> Result<Self, QueryFault> {
        Ok(match query {
            Query::Document(name) => Self::Documents(HashSet::from([names.document(name)?])),
            Query::Group(name) => Self::Documents(names.group(name)?),
            Query::Participant(name) => Self::Speakers(HashSet::from([names.participant(name)?])),
            Query::Attribute {
                name,
                comparison,
                value,
            } => Self::Speakers(names.having(name, *comparison, value)?),
            Query::Coder(name) => Self::Coders(names.coders(name)?),
            Query::Date { from, to } => {
                let from = from.and_then(|day| day.start()).unwrap_or(i64::MIN);
                let to = to.and_then(|day| day.next()?.start()).unwrap_or(i64::MAX);
                Self::Given(from, to)
            }
            Query::Memo(words) => {
                let words = words.as_deref().map(search).transpose()?;
                Self::Memos(MemoPlaces::of(names.snapshot, words.as_ref()))
            }
            Query::Importance { comparison, number } => Self::Importance(*comparison, *number),
            Query::Text(words) => {
                sought.push(search(words)?);
                Self::Text(sought.len() - 1)
            }
            Query::Not(inner) => Self::Not(Self::of(inner, names, sought)?.into()),
            Query::All(parts) => Self::chain(parts, names, sought)?,
            Query::Any(parts) => {
                let parts = parts.iter().map(|part| Self::of(part, names, sought));
                Self::Any(parts.collect::<Result<_, _>>()?)
            }
            // No filter; the plan does not come here with it.
            Query::Code { .. } | Query::Kept(_) | Query::Related { .. } => Self::Always,
        })
    }

    /// Filters that hold together. Those that ask for a participant are met by one and the same speaker.
    pub(super) fn chain<'q>(
        parts: impl IntoIterator<Item = &'q Query>,
        names: &Names<'_>,
        sought: &mut Vec<Search>,
    ) -> Result<Self, QueryFault> {
        let mut all = Vec::new();
        let mut speakers: Option<HashSet<ParticipantId>> = None;
        for part in parts {
            match Self::of(part, names, sought)? {
                Self::Speakers(more) if matches!(part, Query::Participant(_) | Query::Attribute { .. }) => {
                    speakers = Some(match speakers {
                        Some(before) => before.intersection(&more).copied().collect(),
                        None => more,
                    });
                }
                filter => all.push(filter),
            }
        }
        all.extend(speakers.map(Self::Speakers));
        // What costs least comes first.
        all.sort_by_key(Self::cost);
        Ok(match all.pop() {
            None => Self::Always,
            Some(only) if all.is_empty() => only,
            Some(last) => {
                all.push(last);
                Self::All(all)
            }
        })
    }

    fn cost(&self) -> usize {
        match self {
            Self::Always | Self::Documents(_) => 0,
            Self::Coders(_) | Self::Given(..) | Self::Importance(..) => 1,
            Self::Memos(_) | Self::Speakers(_) => 2,
            Self::Text(_) => 3,
            Self::Not(inner) => inner.cost(),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::cost).max().unwrap_or(0),
        }
    }

    /// Whether it looks at anything of a coding but its passage.
    pub(super) fn asks_codings(&self) -> bool {
        match self {
            Self::Coders(_) | Self::Given(..) | Self::Importance(..) | Self::Memos(_) => true,
            Self::Always | Self::Documents(_) | Self::Speakers(_) | Self::Text(_) => false,
            Self::Not(inner) => inner.asks_codings(),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_codings),
        }
    }

    /// Whether it holds of everything in a document, or of nothing; `None` where that differs.
    pub(super) fn of_document(&self, context: &DocumentContext<'_>) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Documents(documents) => Some(documents.contains(&context.document.id)),
            Self::Speakers(people) => {
                let mut all = context.document.participants.iter();
                let wanted = all.clone().filter(|id| people.contains(id)).count();
                match (wanted, all.all(|id| people.contains(id))) {
                    (0, _) => Some(false),
                    (_, true) => Some(true),
                    _ => None,
                }
            }
            Self::Not(inner) => inner.of_document(context).map(|holds| !holds),
            Self::All(parts) => verdict(parts, context, false),
            Self::Any(parts) => verdict(parts, context, true),
            Self::Coders(_) | Self::Given(..) | Self::Importance(..) | Self::Memos(_) | Self::Text(_) => None,
        }
    }

    /// Whether it holds of a coding with a passage of its document.
    pub(super) fn holds(&self, context: &DocumentContext<'_>, range: CharRange, coding: &Coding) -> bool {
        match self {
            Self::Always => true,
            Self::Documents(documents) => documents.contains(&context.document.id),
            Self::Speakers(people) => {
                let speaking = context.speakers().in_passage(range);
                speaking.iter().any(|id| people.contains(id))
            }
            Self::Coders(coders) => coders.contains(&coding.coder),
            Self::Given(from, to) => (*from..*to).contains(&coding.created_at),
            Self::Importance(comparison, number) => comparison.holds(coding.importance.number(), *number),
            Self::Memos(places) => places.has(context.document.id, range, coding),
            Self::Text(place) => context.has_words(*place, range),
            Self::Not(inner) => !inner.holds(context, range, coding),
            Self::All(parts) => parts.iter().all(|part| part.holds(context, range, coding)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(context, range, coding)),
        }
    }
}

/// What filters say of a document together, where one that says `decisive` decides.
fn verdict(parts: &[Filter], context: &DocumentContext<'_>, decisive: bool) -> Option<bool> {
    let mut together = Some(!decisive);
    for part in parts {
        match part.of_document(context) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => together = None,
        }
    }
    together
}
