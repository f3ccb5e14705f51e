//! The table that is wanted, made beside the window.

use egui::Context;

use super::preview::Preview;
use crate::exchange::export::table_source;
use crate::jobs::Job;
use crate::message::Message;
use crate::report::Table;
use crate::report::tables::TableRequest;
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
    job: Job<Table>,
}

/// What became of a request, at one state of the project.
struct Made {
    request: TableRequest,
    revision: u64,
    result: Result<MadeTable, Message>,
}

/// A table to be shown.
pub(super) struct MadeTable {
    /// The caption without what printing adds.
    pub title: String,
    /// The table as it is printed.
    pub preview: Preview,
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
            let cursor = before.and_then(|made| Some(made.result.ok()?.preview.cursor));
            let result = result.map(|table| MadeTable {
                preview: Preview::new(&table).at(cursor.unwrap_or_default()),
                title: table.title,
            });
            self.made = Some(Made {
                request: making.request.clone(),
                revision: making.revision,
                result: result.map_err(|error| error.message()),
            });
            self.making = None;
        }
        let is_wanted = |request: &TableRequest, at: u64| request == wanted && at == revision;
        let made = self.made.as_ref();
        let there = made.is_some_and(|made| is_wanted(&made.request, made.revision));
        let making = self.making.as_ref();
        let coming = making.is_some_and(|making| is_wanted(&making.request, making.revision));
        if there {
            // What was begun for another request is wanted no more.
            self.making = None;
        }
        if there || coming {
            return;
        }
        let source = match table_source(cx.session, wanted, SystemClock.now()) {
            Ok(source) => source,
            Err(error) => {
                self.made = Some(Made {
                    request: wanted.clone(),
                    revision,
                    result: Err(error.message()),
                });
                return;
            }
        };
        let (waker, request) = (ctx.clone(), wanted.clone());
        let job = Job::spawn(
            "table",
            move || waker.request_repaint(),
            move |progress| {
                let progress = progress.clone();
                request.make(&source.until(move || progress.is_cancelled()))
            },
        );
        self.making = Some(TableJob {
            request: wanted.clone(),
            revision,
            job,
        });
    }

    /// What became of a request at a state of the project; `None` as long as it is not known. What was made for another
    /// request or of another state is never given.
    pub fn made(&mut self, wanted: &TableRequest, revision: u64) -> Option<Result<&mut MadeTable, &Message>> {
        let made = self.made.as_mut()?;
        if made.request != *wanted || made.revision != revision {
            return None;
        }
        Some(match &mut made.result {
            Ok(table) => Ok(table),
            Err(fault) => Err(fault),
        })
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
