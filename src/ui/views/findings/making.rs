//! The table that is wanted, made beside the window.

use egui::Context;

use super::coding::{RowPlaces, codes_rows};
use super::passages::{PassageRows, is_of_passages};
use super::preview::Preview;
use super::timeline::Course;
use crate::exchange::export::table_source;
use crate::i18n::Words;
use crate::jobs::Job;
use crate::message::Message;
use crate::report::Table;
use crate::report::tables::{SIMILAR, TableOption, TableRequest, TableSource, condensed_column};
use crate::session::{Clock as _, SystemClock};
use crate::ui::cx::Cx;

/// The table that was made last and the one that is being made.
#[derive(Default)]
pub(super) struct TableMaker {
    making: Option<TableJob>,
    made: Option<Made>,
}

/// A table that is being made.
struct TableJob {
    request: TableRequest,
    revision: u64,
    words: Words,
    job: Job<(Table, Option<Course>)>,
}

/// What became of a request, at one state of the project.
struct Made {
    request: TableRequest,
    revision: u64,
    /// The texts of the window, in which its strips speak.
    words: Words,
    /// Whether all rows are there, and not the first of them alone.
    whole: bool,
    result: Result<MadeTable, Message>,
}

impl Made {
    /// Whether another table begins at its first row: it is of another kind or other choices, and no cell is chosen that
    /// may stand in it somewhere.
    fn begins_anew(&self, wanted: &TableRequest) -> bool {
        let stands = |made: &MadeTable| made.preview.cursor.at().is_some();
        self.request.kind != wanted.kind
            || (self.request.choices != wanted.choices && !self.result.as_ref().is_ok_and(stands))
    }
}

/// So many rows are shown before the others are made; in tests hardly any, so that what follows is seen to be right.
const FIRST_ROWS: usize = if cfg!(test) { 2 } else { 200 };

/// A table to be shown.
pub(super) struct MadeTable {
    /// The caption without what printing adds.
    pub title: String,
    /// The table as it is printed.
    pub preview: Preview,
    /// The interviews over it, where it is about participants.
    pub course: Option<Course>,
    /// What its rows stand for.
    pub places: RowPlaces,
    /// The codings that they stand for.
    pub passages: PassageRows,
}

impl TableMaker {
    /// Begins to make the table anew where the request or the project has changed, and takes what is made. `wanted` has
    /// the choices of its table alone.
    pub fn follow(&mut self, ctx: &Context, cx: &Cx<'_>, wanted: &TableRequest) {
        let revision = cx.session.revision();
        if let Some(making) = &self.making
            && let Some(result) = making.job.poll()
        {
            // Who was at a cell of the table before it was made anew stays there.
            let before = self
                .made
                .take()
                .filter(|made| made.request.kind == making.request.kind);
            // Another table begins at its first row; the same one, in another state or language, stands where it stood.
            let same = before
                .as_ref()
                .is_some_and(|made| made.request.choices == making.request.choices);
            let alike = before.as_ref().is_some_and(|made| {
                let (before, now) = (&made.request.choices, &making.request.choices);
                (&before.sought, before.like) == (&now.sought, now.like)
            });
            // Whoever works on rows goes on with the next one where theirs is gone. Who searches, filters or takes back has
            // not asked for it.
            let worked = same && cx.session.can_redo().is_none();
            let before = before.and_then(|made| made.result.ok());
            let held = before.as_ref().is_some_and(|made| made.preview.held);
            let (before, left_out) = before
                .map(|made| ((made.preview.cursor, made.passages), made.places))
                .unzip();
            let of_passages = is_of_passages(making.request.kind);
            let by_rows = of_passages || codes_rows(making.request.kind);
            let whole = result.as_ref().map_or(true, |(table, _)| table.more == 0);
            let result = result.map(|(table, course)| {
                let mut preview = Preview::new(&table)
                    .by_rows(by_rows)
                    .of_passages(of_passages, condensed_column(making.request.kind));
                let mut passages = if of_passages {
                    PassageRows::of(making.request.kind, preview.table())
                } else {
                    PassageRows::default()
                };
                let (mut cursor, chosen) = before.unwrap_or_default();
                // Who goes from row to row by key goes on in the table that is made anew.
                cursor.focus |= held && by_rows;
                let places = RowPlaces::of(preview.table());
                if of_passages {
                    passages.follow(&chosen, &mut cursor, cx.snapshot(), worked);
                    passages.choose(cx.shared.returned_at(cx.session.revision()), &mut cursor);
                } else if by_rows {
                    // Work takes rows out of what is like a code; the places of a word only other words do.
                    let worked = worked && making.request.kind == &SIMILAR;
                    let before = left_out.as_ref();
                    places.follow(before.unwrap_or(&RowPlaces::default()), &mut cursor, worked);
                }
                preview = preview.at(cursor);
                if of_passages {
                    // At once: this table may give way to another before it is drawn.
                    passages.note(&mut preview.cursor, cx.snapshot(), cx.session.coder());
                }
                MadeTable {
                    passages,
                    places: places.leaving_out(left_out.filter(|_| alike).unwrap_or_default()),
                    preview: if same { preview.going_on() } else { preview },
                    title: table.title,
                    course,
                }
            });
            self.made = Some(Made {
                request: making.request.clone(),
                revision: making.revision,
                words: making.words.clone(),
                whole,
                result: result.map_err(|error| error.message()),
            });
            self.making = None;
        }
        let is_wanted = |request: &TableRequest, at: u64, words: &Words| {
            request == wanted && at == revision && *words == cx.words
        };
        let made = self.made.as_ref();
        let begun = made.is_some_and(|made| is_wanted(&made.request, made.revision, &made.words));
        let there = begun && made.is_some_and(|made| made.whole);
        let making = self.making.as_ref();
        let coming = making.is_some_and(|making| is_wanted(&making.request, making.revision, &making.words));
        if there {
            // What was begun for another request is wanted no more.
            self.making = None;
        }
        if there || coming {
            return;
        }
        let has_course = wanted.kind.takes(TableOption::ProfileLevel);
        // The strips tell the words of each passage.
        let texts = if has_course {
            cx.session.load_texts()
        } else {
            Ok(())
        };
        let source = texts.and_then(|()| table_source(cx.session, wanted, SystemClock.now()));
        let source = match source {
            Ok(source) => source,
            Err(error) => {
                self.made = Some(Made {
                    request: wanted.clone(),
                    revision,
                    words: cx.words.clone(),
                    whole: true,
                    result: Err(error.message()),
                });
                return;
            }
        };
        let first = self.made.as_ref().is_none_or(|made| made.begins_anew(wanted));
        let first = first.then_some(FIRST_ROWS);
        let (waker, request, words) = (ctx.clone(), wanted.clone(), cx.words.clone());
        let job = Job::spawn(
            "table",
            move || waker.request_repaint(),
            move |progress| {
                let progress = progress.clone();
                let source = TableSource {
                    first,
                    ..source.until(move || progress.is_cancelled())
                };
                let course = has_course.then(|| {
                    let mut choices = request.choices.of(request.kind.options);
                    let stop = || source.stop.asks();
                    choices.filter.run_query(&source.snapshot, &stop);
                    Course::of(&source.snapshot, &choices, &words)
                });
                (request.make(&source), course)
            },
        );
        self.making = Some(TableJob {
            request: wanted.clone(),
            revision,
            words: cx.words.clone(),
            job,
        });
    }

    /// What became of a request at a state of the project; `None` as long as it is not known whole. What was made for
    /// another request or of another state is never given.
    pub fn made(&mut self, wanted: &TableRequest, revision: u64) -> Option<Result<&mut MadeTable, &Message>> {
        let (made, whole) = self.begun(wanted, revision)?;
        whole.then_some(made)
    }

    /// The same with what is to be seen of a table whose last rows are still being made, and whether it is whole.
    pub fn begun(
        &mut self,
        wanted: &TableRequest,
        revision: u64,
    ) -> Option<(Result<&mut MadeTable, &Message>, bool)> {
        let made = self.made.as_mut()?;
        if made.request != *wanted || made.revision != revision {
            return None;
        }
        let result = match &mut made.result {
            Ok(table) => Ok(table),
            Err(fault) => Err(&*fault),
        };
        Some((result, made.whole))
    }

    /// The table that was made last.
    #[cfg(test)]
    pub fn last(&self) -> Option<&MadeTable> {
        self.made.as_ref()?.result.as_ref().ok()
    }

    /// Whether a table is being made.
    #[cfg(test)]
    pub fn is_busy(&self) -> bool {
        self.making.is_some()
    }
}
