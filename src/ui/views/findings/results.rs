//! The documents in which a query finds something: as the filter of the page, and as a group.

use std::collections::HashSet;

use egui::{Context, Ui, Widget as _};

use crate::analysis::query::parse;
use crate::analysis::{CodingFilter, SegmentSelection};
use crate::jobs::Job;
use crate::model::{DocumentId, Snapshot};
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon};
use crate::ui::typing::{NamePurpose, Typing};

/// What is done with the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ResultUse {
    /// The page is limited to them, in the place of the query.
    Filter,
    /// They are put into a group that is made for them.
    Group,
}

/// The documents that are being looked for, and what for.
#[derive(Default)]
pub(super) struct ResultDocuments {
    asked: Option<(ResultUse, CodingFilter)>,
    finding: Option<(ResultUse, CodingFilter, Job<Vec<DocumentId>>)>,
}

impl ResultDocuments {
    /// The buttons under a query that can be run.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, filter: &CodingFilter) {
        kit::wrapped_row(ui, |ui| {
            for (what, icon, id) in [
                (ResultUse::Filter, Icon::Document, "findings-result-filter"),
                (ResultUse::Group, Icon::Folder, "findings-result-group"),
            ] {
                let name = cx.tr(id);
                let tip = cx.words.attribute(id, "tip").unwrap_or_default();
                if Button::new(&name).icon(icon).tip(&tip).ui(ui).clicked() {
                    self.asked = Some((what, filter.clone()));
                    ui.close();
                }
            }
        });
    }

    /// Looks for the documents beside the window, and does with them what was asked for.
    pub fn follow(&mut self, ctx: &Context, cx: &mut Cx<'_>, filter: &mut CodingFilter) {
        if let Some((what, of)) = self.asked.take() {
            if of.needs_texts()
                && let Err(error) = cx.session.load_texts()
            {
                let sentence = cx.words.say(&error.message());
                return cx.act(Action::ShowError(sentence));
            }
            let (snapshot, waker, wanted) = (cx.snapshot().clone(), ctx.clone(), of.clone());
            let job = Job::spawn(
                "documents of a query",
                move || waker.request_repaint(),
                move |progress| documents_of(&snapshot, &wanted, &|| progress.is_cancelled()),
            );
            self.finding = Some((what, of, job));
        }
        let Some(found) = self.finding.as_ref().and_then(|(_, _, job)| job.poll()) else {
            return;
        };
        let Some((what, of, _)) = self.finding.take() else {
            return;
        };
        let documents = match found {
            Ok(documents) => documents,
            Err(error) => {
                let sentence = cx.words.say(&error.message());
                return cx.act(Action::ShowError(sentence));
            }
        };
        if documents.is_empty() {
            return cx.act(Action::Say(cx.tr("findings-result-none")));
        }
        match what {
            // Whoever has turned to another query in between means that one.
            ResultUse::Filter if *filter == of => {
                let n = documents.len();
                filter.query.clear();
                filter.groups.clear();
                filter.documents = documents.into_iter().collect();
                // The query was somebody's work: it comes back with all else that the page was limited to.
                cx.act(Action::Offer {
                    sentence: cx.words.with("findings-result-filtered", &[("n", n)]),
                    button: "findings-result-back",
                    action: Box::new(Action::UseFilter(Box::new(of))),
                });
            }
            ResultUse::Filter => {}
            ResultUse::Group => {
                let name = Typing::Name(NamePurpose::GroupFor(documents), proposed_name(&of.query));
                cx.act(Action::Show(Dialog::Typed(name)));
            }
        }
    }
}

/// What a group of the documents of a query is called, until the person says otherwise: the query, and where that is one
/// name in quotation marks the name alone.
fn proposed_name(query: &str) -> String {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    let inside = query.strip_prefix('«').and_then(|rest| rest.strip_suffix('»'));
    match inside.filter(|inside| !inside.contains(['«', '»'])) {
        Some(name) => name.trim().to_owned(),
        None => query,
    }
}

/// The documents of a filter in which its query finds something, in their order.
fn documents_of(
    snapshot: &Snapshot,
    filter: &CodingFilter,
    stop: &(dyn Fn() -> bool + Sync),
) -> Vec<DocumentId> {
    let found = parse(&filter.query).and_then(|query| query.find(snapshot, stop));
    let Ok(found) = found else { return Vec::new() };
    let rest = CodingFilter {
        query: String::new(),
        ..filter.clone()
    };
    let selection = SegmentSelection::of_filter(snapshot, &rest);
    let wanted = selection.wanted_documents(snapshot).into_iter();
    let wanted: HashSet<DocumentId> = wanted.map(|document| document.id).collect();
    found.documents().filter(|id| wanted.contains(id)).collect()
}
