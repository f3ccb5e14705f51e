//! The search that goes on beside the window.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use egui::Context;

use super::found::{SearchHits, SearchedDocument, search};
use crate::jobs::{Cancelled, Job, Progress};
use crate::model::{DocumentId, TextId};
use crate::text::search::{Query, QueryError, SearchOptions};
use crate::ui::cx::Cx;

/// Texts of more scalar values than this in all are searched on a thread of their own.
const SMALL: u32 = 400_000;
/// Texts are read from the file for at most so long in one frame.
const READING: Duration = Duration::from_millis(8);

/// What is sought and where; while it stays the same, so do the hits.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    query: String,
    options: SearchOptions,
    texts: Vec<(DocumentId, TextId)>,
}

/// The texts of some documents at a revision.
struct KnownTexts {
    revision: u64,
    only: Option<BTreeSet<DocumentId>>,
    texts: Vec<(DocumentId, TextId)>,
}

/// A search and what it found.
#[derive(Default)]
pub struct SearchJob {
    key: Option<Key>,
    /// Which texts there are, as of the last look.
    known: Option<KnownTexts>,
    /// Texts are still being read.
    waiting: Option<Query>,
    job: Option<Job<Result<SearchHits, Cancelled>>>,
    found: SearchHits,
    /// What is sought.
    sought: Option<Query>,
    /// By what the hits were found.
    query: Option<Query>,
    error: Option<QueryError>,
}

impl SearchJob {
    /// Searches anew when the query or the documents have changed; whether there are other hits than before.
    pub fn follow(
        &mut self,
        ctx: &Context,
        cx: &Cx<'_>,
        query: &str,
        options: SearchOptions,
        only: Option<BTreeSet<DocumentId>>,
    ) -> bool {
        let texts = self.texts(cx, only);
        let changed = self
            .key
            .as_ref()
            .is_none_or(|key| key.query != query || key.options != options || key.texts != texts);
        let mut renewed = false;
        if changed {
            renewed = self.begin(query, options, texts.clone());
        }
        if let Some(query) = self.waiting.take() {
            renewed |= self.go_on(ctx, cx, &texts, query);
        }
        renewed | self.poll()
    }

    /// The hits.
    pub fn found(&self) -> &SearchHits {
        &self.found
    }

    /// The query by which the hits were found.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// Whether the hits are those of the project as it stands.
    pub fn is_current(&self, cx: &Cx<'_>) -> bool {
        let known = self.known.as_ref().map(|known| known.revision);
        self.share().is_none() && known == Some(cx.session.revision())
    }

    /// What is wrong with the query.
    pub fn error(&self) -> Option<&QueryError> {
        self.error.as_ref()
    }

    /// How far a search has come that is under way: `Some(None)` as long as that is not known.
    pub fn share(&self) -> Option<Option<f32>> {
        match &self.job {
            Some(job) => Some(job.state().fraction()),
            None => self.waiting.is_some().then_some(None),
        }
    }

    fn texts(&mut self, cx: &Cx<'_>, only: Option<BTreeSet<DocumentId>>) -> Vec<(DocumentId, TextId)> {
        let revision = cx.session.revision();
        let same = |known: &&KnownTexts| known.revision == revision && known.only == only;
        if let Some(known) = self.known.as_ref().filter(same) {
            return known.texts.clone();
        }
        let wanted = |id: &DocumentId| only.as_ref().is_none_or(|set| set.contains(id));
        let documents = cx.snapshot().documents().into_iter();
        let texts: Vec<_> = documents
            .map(|d| (d.id, d.text))
            .filter(|(id, _)| wanted(id))
            .collect();
        self.known = Some(KnownTexts {
            revision,
            only,
            texts: texts.clone(),
        });
        texts
    }

    /// Prepares a query. What was found before stays until there is something else to show, so that the list does not
    /// flicker.
    fn begin(&mut self, query: &str, options: SearchOptions, texts: Vec<(DocumentId, TextId)>) -> bool {
        self.key = Some(Key {
            query: query.to_owned(),
            options,
            texts,
        });
        self.job = None;
        self.waiting = None;
        self.error = None;
        self.sought = None;
        if query.trim().is_empty() {
            self.found = SearchHits::default();
            return true;
        }
        match Query::new(query, options) {
            Ok(query) => {
                self.sought = Some(query.clone());
                self.waiting = Some(query);
                false
            }
            Err(error) => {
                self.error = Some(error);
                self.found = SearchHits::default();
                true
            }
        }
    }

    /// Reads texts as long as there is time in this frame, and searches once all are there.
    fn go_on(&mut self, ctx: &Context, cx: &Cx<'_>, texts: &[(DocumentId, TextId)], query: Query) -> bool {
        let begun = Instant::now();
        let mut sources = Vec::with_capacity(texts.len());
        let mut length = 0u32;
        for (document, _) in texts {
            if cx.snapshot().text(*document).is_none() && begun.elapsed() > READING {
                self.waiting = Some(query);
                ctx.request_repaint();
                return false;
            }
            match cx.session.text(*document) {
                Ok(text) => {
                    length = length.saturating_add(text.chars());
                    sources.push(SearchedDocument {
                        document: *document,
                        text,
                    });
                }
                Err(error) => log::warn!("not searched: {error}"),
            }
        }
        if length <= SMALL {
            let found = search(&sources, &query, &Progress::default());
            return found.is_ok_and(|found| self.take(found));
        }
        let waker = ctx.clone();
        let work = move |progress: &Progress| {
            progress.start(sources.len() as u64, "");
            search(&sources, &query, progress)
        };
        self.job = Some(Job::spawn("search", move || waker.request_repaint(), work));
        false
    }

    fn poll(&mut self) -> bool {
        let Some(result) = self.job.as_ref().and_then(Job::poll) else {
            return false;
        };
        self.job = None;
        match result {
            Ok(Ok(found)) => self.take(found),
            Ok(Err(Cancelled)) => false,
            Err(error) => {
                log::error!("{error}");
                self.take(SearchHits::default())
            }
        }
    }

    fn take(&mut self, found: SearchHits) -> bool {
        self.found = found;
        self.query.clone_from(&self.sought);
        true
    }
}
