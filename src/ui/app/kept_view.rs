//! What was shown of a project is shown again when it is opened the next time.

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use crate::settings::ProjectView;
use crate::ui::parts::kept_rows::{found, guids};

/// Seconds between two looks at what is shown.
const EVERY: f64 = 1.0;

impl OpenProject {
    /// What is shown of the project now.
    pub fn view(&mut self) -> ProjectView {
        let snapshot = self.work.session.snapshot();
        let shared = &self.work.shared;
        let codes = |ids: &mut dyn Iterator<Item = crate::model::CodeId>| {
            guids(ids.filter_map(|id| snapshot.code(id)).map(|code| code.guid))
        };
        let documents = shared.active_documents.iter();
        let mut view = ProjectView {
            project: snapshot.project().guid.to_string(),
            page: shared.page,
            document: shared
                .document
                .and_then(|id| snapshot.document(id))
                .map(|document| document.guid.to_string()),
            active_codes: codes(&mut shared.active_codes.iter().copied()),
            active_documents: guids(
                documents
                    .filter_map(|id| snapshot.document(*id))
                    .map(|document| document.guid),
            ),
            recent_codes: codes(&mut shared.recent.iter().copied()),
            ..ProjectView::default()
        };
        for pane in self.panes.views() {
            pane.note_filters(snapshot, &mut view);
        }
        view
    }

    /// Shows what was shown when the project was seen last. What is no longer in it is left out.
    pub fn recall(&mut self, view: &ProjectView) {
        let snapshot = self.work.session.snapshot();
        let shared = &mut self.work.shared;
        shared.page = view.page;
        let documents = || snapshot.documents().into_iter().map(|d| (d.guid, d.id));
        let codes = || snapshot.codes().map(|code| (code.guid, code.id));
        let shown: Vec<_> = found(view.document.as_slice(), documents());
        shared.document = shown.first().copied().or(shared.document);
        shared.active_codes = found(&view.active_codes, codes());
        shared.active_documents = found(&view.active_documents, documents());
        shared.recent = found(&view.recent_codes, codes());
        for pane in self.panes.views() {
            pane.recall_filters(view, snapshot);
        }
    }
}

impl App {
    /// Notes every now and then what is shown of the project, and some time after the last change.
    pub(super) fn follow_view(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let wait = self.view_noted_at.map_or(0.0, |before| before + EVERY - now);
        if wait > 0.0 {
            ctx.request_repaint_after_secs(wait as f32);
            return;
        }
        self.view_noted_at = Some(now);
        self.note_view();
    }

    /// Notes what is shown of the project.
    pub(super) fn note_view(&mut self) {
        if let Some(project) = &mut self.project {
            self.settings.views.remember(project.view());
        }
    }
}
