//! A query with everything looked up that it names, and finding its passages a document at a time.

use std::ops::Range;

use crate::model::Snapshot;
use crate::shares::in_shares;
use crate::text::search::Query as Search;

use super::codes::{CodeNumbers, CodeSet};
use super::document::{DocumentContext, Hit};
use super::fault::QueryFault;
use super::filter::Filter;
use super::found::{Found, FoundDocument};
use super::names::Names;
use super::sweep;
use super::value::{Query, Relation};

impl Query {
    /// Whether it can be run: everything that it names is in the project.
    ///
    /// # Errors
    /// [`QueryFault::Unknown`] or [`QueryFault::Ambiguous`], with the name.
    pub fn check(&self, snapshot: &Snapshot) -> Result<(), QueryFault> {
        Plan::new(self, snapshot).map(drop)
    }

    /// Its passages in a project. Where it [needs texts](Self::needs_texts) they must be loaded; one that is not has no
    /// words and no paragraphs. `stop` is asked again and again whether the work is to end.
    ///
    /// # Errors
    /// As [`Self::check`]; [`QueryFault::TooMany`], and [`QueryFault::Stopped`] when it was asked to end.
    pub fn find(&self, snapshot: &Snapshot, stop: &(dyn Fn() -> bool + Sync)) -> Result<Found, QueryFault> {
        let plan = Plan::new(self, snapshot)?;
        let documents = snapshot.documents();
        let weights: Vec<usize> = documents
            .iter()
            .map(|document| snapshot.codings_in(document.id).len())
            .collect();
        let found_in = |share: Range<usize>| -> Result<Vec<FoundDocument>, QueryFault> {
            let mut found = Vec::new();
            for document in documents.get(share).unwrap_or_default() {
                let context = DocumentContext::new(snapshot, document, &plan.sought);
                if context.codings.is_empty() {
                    continue;
                }
                let hits = plan.hits(&plan.root, &context, stop)?;
                if !hits.is_empty() {
                    found.push(FoundDocument::of(&context, &hits));
                }
            }
            Ok(found)
        };
        let mut found = Found::default();
        for documents in in_shares(&weights, SHARE, found_in) {
            for document in documents? {
                found.push(document);
            }
        }
        Ok(found)
    }
}

/// Fewer codings than this are looked through more quickly than a thread is started.
const SHARE: usize = if cfg!(test) { 2 } else { 20_000 };

/// A query that is ready to be run.
struct Plan {
    root: Step,
    codes: CodeNumbers,
    sought: Vec<Search>,
}

enum Step {
    /// The codings of some codes, or of all, of which a filter holds.
    Codings {
        codes: Option<CodeSet>,
        filter: Filter,
    },
    /// What lies in all of some passages, of which a filter holds, without what shares a character with others.
    All {
        of: Vec<Step>,
        filter: Filter,
        without: Vec<Step>,
    },
    Any(Vec<Step>),
    Related {
        left: Box<Step>,
        relation: Relation,
        right: Box<Step>,
    },
}

impl Plan {
    fn new(query: &Query, snapshot: &Snapshot) -> Result<Self, QueryFault> {
        let mut planner = Planner {
            names: Names::new(snapshot),
            codes: CodeNumbers::of(snapshot),
            sought: Vec::new(),
        };
        let root = planner.step(&query.expanded(snapshot)?)?;
        Ok(Self {
            root,
            codes: planner.codes,
            sought: planner.sought,
        })
    }

    /// The passages of a step in a document, in reading order.
    fn hits(
        &self,
        step: &Step,
        context: &DocumentContext<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<Hit>, QueryFault> {
        if stop() {
            return Err(QueryFault::Stopped);
        }
        match step {
            Step::Codings { codes, filter } => Ok(self.codings(codes.as_ref(), filter, context)),
            Step::All { of, filter, without } => {
                let whole = filter.of_document(context);
                if whole == Some(false) {
                    return Ok(Vec::new());
                }
                let mut found: Option<Vec<Hit>> = None;
                for step in of {
                    let next = self.hits(step, context, stop)?;
                    let both = match found {
                        Some(before) => sweep::intersect(&before, &next, context)?,
                        None => next,
                    };
                    if both.is_empty() {
                        return Ok(both);
                    }
                    found = Some(both);
                }
                let mut found = found.unwrap_or_default();
                if whole.is_none() {
                    retain(&mut found, filter, context);
                }
                for step in without {
                    if found.is_empty() {
                        break;
                    }
                    sweep::without(&mut found, &self.hits(step, context, stop)?);
                }
                Ok(found)
            }
            Step::Any(steps) => {
                let lists = steps.iter().map(|step| self.hits(step, context, stop));
                Ok(sweep::union(lists.collect::<Result<_, _>>()?))
            }
            Step::Related {
                left,
                relation,
                right,
            } => {
                let mut found = self.hits(left, context, stop)?;
                if !found.is_empty() {
                    let right = self.hits(right, context, stop)?;
                    sweep::keep(&mut found, *relation, &right, context);
                }
                Ok(found)
            }
        }
    }

    fn codings(&self, codes: Option<&CodeSet>, filter: &Filter, context: &DocumentContext<'_>) -> Vec<Hit> {
        let whole = filter.of_document(context);
        if whole == Some(false) {
            return Vec::new();
        }
        let numbers = codes.map(|codes| (codes, context.numbers(&self.codes)));
        let coded = |place: usize| {
            numbers.is_none_or(|(codes, numbers)| numbers.get(place).is_some_and(|number| codes.has(*number)))
        };
        let codings = context.codings.iter().enumerate();
        let wanted = codings.filter(|(place, coding)| {
            coded(*place) && (whole == Some(true) || filter.holds(context, coding.range, coding))
        });
        let hits = wanted.map(|(place, coding)| Hit {
            start: coding.range.start,
            end: coding.range.end,
            from: place as u32,
        });
        hits.collect()
    }
}

/// Keeps the passages of which a filter holds with every coding that they were made of.
fn retain(found: &mut Vec<Hit>, filter: &Filter, context: &DocumentContext<'_>) {
    if filter.asks_codings() {
        found.retain(|hit| {
            let range = hit.range();
            context.all_sources(hit, |coding| filter.holds(context, range, coding))
        });
    } else if let Some(any) = context.codings.first() {
        found.retain(|hit| filter.holds(context, hit.range(), any));
    }
}

struct Planner<'a> {
    names: Names<'a>,
    codes: CodeNumbers,
    sought: Vec<Search>,
}

impl Planner<'_> {
    fn step(&mut self, query: &Query) -> Result<Step, QueryFault> {
        if query.is_filter() {
            return Ok(Step::Codings {
                codes: None,
                filter: Filter::of(query, &self.names, &mut self.sought)?,
            });
        }
        match query {
            Query::Code { path, reach } => {
                let codes = self.names.codes(path, *reach)?;
                Ok(Step::Codings {
                    codes: Some(self.codes.set(codes)),
                    filter: Filter::Always,
                })
            }
            Query::All(parts) => self.all(parts),
            Query::Any(parts) => self.any(parts),
            Query::Related {
                left,
                relation,
                right,
            } => Ok(Step::Related {
                left: self.step(left)?.into(),
                relation: *relation,
                right: self.step(right)?.into(),
            }),
            // Whatever is not listed here is a filter, or NOT.
            other => self.all(std::slice::from_ref(other)),
        }
    }

    /// A chain of AND, or a single part of one.
    fn all(&mut self, parts: &[Query]) -> Result<Step, QueryFault> {
        let (mut of, mut without, mut filters) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            match part {
                filter if filter.is_filter() => filters.push(filter),
                Query::Not(inner) => without.push(self.step(inner)?),
                other => of.push(self.step(other)?),
            }
        }
        let mut filter = Filter::chain(filters, &self.names, &mut self.sought)?;
        if of.is_empty() {
            of.push(Step::Codings {
                codes: None,
                filter: Filter::Always,
            });
        }
        // What holds of the passage of a single coding holds of the coding.
        if let [
            Step::Codings {
                filter: own @ Filter::Always,
                ..
            },
        ] = of.as_mut_slice()
        {
            std::mem::swap(own, &mut filter);
        }
        if without.is_empty()
            && of.len() == 1
            && matches!(filter, Filter::Always)
            && let Some(only) = of.pop()
        {
            return Ok(only);
        }
        Ok(Step::All { of, filter, without })
    }

    /// A chain of OR. Codes in it are one set.
    fn any(&mut self, parts: &[Query]) -> Result<Step, QueryFault> {
        let mut steps = Vec::new();
        let mut together: Option<CodeSet> = None;
        for part in parts {
            match (self.step(part)?, &mut together) {
                (
                    Step::Codings {
                        codes: Some(more),
                        filter: Filter::Always,
                    },
                    Some(codes),
                ) => codes.extend(&more),
                (
                    Step::Codings {
                        codes: Some(more),
                        filter: Filter::Always,
                    },
                    none,
                ) => *none = Some(more),
                (step, _) => steps.push(step),
            }
        }
        if together.is_some() {
            steps.push(Step::Codings {
                codes: together,
                filter: Filter::Always,
            });
        }
        match steps.pop() {
            Some(only) if steps.is_empty() => Ok(only),
            last => {
                steps.extend(last);
                Ok(Step::Any(steps))
            }
        }
    }
}
