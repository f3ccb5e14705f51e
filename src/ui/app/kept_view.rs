//! What was shown of a project is shown again when it is opened the next time.

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use super::panes::Panes;
use crate::settings::{OtherTextView, ProjectView};
use crate::ui::parts::kept_rows::{found, guids};
use crate::ui::parts::view::View as _;
use crate::ui::shared::{OtherText, TextSide};

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
            emphasis: self.panes.reader.emphasis(snapshot),
            other: self.other_text(),
            ..ProjectView::default()
        };
        for pane in self.panes.views() {
            pane.note_filters(snapshot, &mut view);
        }
        view
    }

    /// The other of two texts, and where both are.
    fn other_text(&self) -> Option<OtherTextView> {
        let snapshot = self.work.session.snapshot();
        let other = self.work.shared.other?;
        let Panes { reader, beside, .. } = &self.panes;
        Some(OtherTextView {
            document: snapshot.document(other.document?)?.guid.to_string(),
            first: other.side == TextSide::First,
            place: beside.kept_place().unwrap_or_default(),
            focused_place: reader.kept_place().unwrap_or_default(),
            emphasis: beside.emphasis(snapshot),
        })
    }

    /// Shows both texts that were shown.
    fn recall_other_text(&mut self, view: &OtherTextView) {
        let snapshot = self.work.session.snapshot();
        let documents = snapshot.documents().into_iter().map(|d| (d.guid, d.id));
        let found: Vec<_> = found(std::slice::from_ref(&view.document), documents);
        let shared = &mut self.work.shared;
        let (Some(document), Some(open)) = (found.first().copied(), shared.document) else {
            return;
        };
        let side = if view.first {
            TextSide::First
        } else {
            TextSide::Second
        };
        shared.other = Some(OtherText {
            side,
            document: Some(document),
            ..OtherText::default()
        });
        let Panes { reader, beside, .. } = &mut self.panes;
        reader.recall_place(open, view.focused_place);
        beside.recall_place(document, view.place);
        beside.recall_emphasis(&view.emphasis, snapshot);
    }

    /// Shows what is chosen on the pages that go with the project.
    fn recall_choices(&mut self, view: &ProjectView) {
        let snapshot = self.work.session.snapshot();
        self.panes.findings.recall_filters(view, snapshot);
        self.panes.ladder.recall_filters(view, snapshot);
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
        self.panes.reader.recall_emphasis(&view.emphasis, snapshot);
        if let Some(other) = &view.other {
            self.recall_other_text(other);
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
        let project = self.project.as_mut();
        if let Some(wait) = project.and_then(|project| project.follow_choices(now)) {
            ctx.request_repaint_after_secs(wait as f32);
        }
    }

    /// Notes what is shown of the project. What is kept in its file is left out of the settings.
    pub(super) fn note_view(&mut self) {
        if let Some(project) = &mut self.project {
            let mut view = project.view();
            project.choices.note(&view);
            if project.work.session.is_writable() {
                project.choices.in_file().leave_out_of(&mut view);
            }
            self.settings.views.remember(view);
        }
    }

    /// Shows what was shown when a project was seen last, and what is chosen in its file before all.
    pub(super) fn recall_view(&self, project: &mut OpenProject) {
        let guid = project.work.session.snapshot().project().guid.to_string();
        let known = self.settings.views.of(&guid);
        let mut view = known.cloned().unwrap_or_default();
        project.choices.in_file().put_into(&mut view);
        match known {
            Some(_) => project.recall(&view),
            None => project.recall_choices(&view),
        }
    }
}
