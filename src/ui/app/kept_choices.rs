//! What is chosen on the pages of findings and of the ladder is kept in the project file, for whoever opens it next.
//!
//! It is written in a transaction of its own between two frames, where edits are written too, so it meets none that is
//! under way; what is typed and not in the project yet is a draft and knows nothing of it. A file that can only be read
//! leaves it to the settings, and what they had of a project before its file kept it comes into the file.

use super::open_project::OpenProject;
use crate::session::Session;
use crate::settings::{ProjectChoices, ProjectView};
use crate::ui::shared::Page;

/// Seconds after the last change until it is written; leaving the page or the project does not wait.
const DELAY: f64 = 4.0;

/// What is chosen, and what of it the file has.
#[derive(Default)]
pub struct KeptChoices {
    /// As the file has it.
    file: ProjectChoices,
    /// As it was seen last; `None` until it was.
    now: Option<ProjectChoices>,
    /// It has been seen to change, and that is not counted yet.
    changed: bool,
    /// When that was, in the seconds of the window, as long as it is not written.
    since: Option<f64>,
    /// The page in view when it was looked at last.
    page: Page,
    /// What could not be written. It is not tried again.
    refused: Option<ProjectChoices>,
}

impl KeptChoices {
    /// What the file of a session has.
    pub fn of(session: &Session) -> Self {
        Self {
            file: ProjectChoices::read(session.page_choices()),
            ..Self::default()
        }
    }

    /// The work goes on in another file.
    pub fn follow_to(self, session: &Session) -> Self {
        Self {
            file: ProjectChoices::read(session.page_choices()),
            refused: None,
            ..self
        }
    }

    /// As the file has it.
    pub fn in_file(&self) -> &ProjectChoices {
        &self.file
    }

    /// Notes what is chosen in a view.
    pub fn note(&mut self, view: &ProjectView) {
        let now = ProjectChoices::of(view);
        if self.now.as_ref() != Some(&now) {
            self.now = Some(now);
            self.changed = true;
        }
    }

    /// Writes what has changed once nothing more has changed for a while, or the page is left. Returns the seconds until
    /// it is time.
    fn follow(&mut self, session: &mut Session, page: Page, time: f64) -> Option<f64> {
        if std::mem::take(&mut self.changed) {
            self.since = Some(time);
        }
        let before = std::mem::replace(&mut self.page, page);
        let left = before != page && matches!(before, Page::Findings | Page::Ladder);
        let wait = self.since? + DELAY - time;
        if wait > 0.0 && !left {
            return Some(wait);
        }
        self.keep(session);
        None
    }

    /// Writes at once what has changed.
    pub fn keep(&mut self, session: &mut Session) {
        (self.changed, self.since) = (false, None);
        let Some(now) = self
            .now
            .as_ref()
            .filter(|now| Some(*now) != self.refused.as_ref())
        else {
            return;
        };
        let pages = now.differing_from(&self.file);
        if pages.is_empty() || !session.is_writable() {
            return;
        }
        match session.keep_page_choices(pages) {
            Ok(_) => self.file = ProjectChoices::read(session.page_choices()),
            // Nothing of the work is lost, and where the file is gone somebody else says so.
            Err(error) => {
                log::warn!("what is chosen on pages: {error}");
                self.refused = Some(now.clone());
            }
        }
    }
}

impl OpenProject {
    /// Keeps what is chosen in the file; see [`KeptChoices::follow`].
    pub(super) fn follow_choices(&mut self, time: f64) -> Option<f64> {
        let page = self.work.shared.page;
        self.choices.follow(&mut self.work.session, page, time)
    }

    /// Keeps at once in the file what is chosen.
    pub(super) fn keep_choices(&mut self) {
        self.choices.keep(&mut self.work.session);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;

    use super::*;
    use crate::i18n::Lang;
    use crate::report::tables::TableKind;
    use crate::ui::action::Action;
    use crate::ui::testing::{TestApp, TestProject, window};

    /// Lets so much time pass that what was chosen last would be written.
    fn rest(window: &mut Harness<'static, TestApp>) {
        for seconds in [1.5, 5.0] {
            let now = window.ctx.input(|input| input.time);
            window.input_mut().time = Some(now + seconds);
            window.step();
            window.input_mut().time = None;
            window.run_ok();
        }
    }

    fn choose(window: &mut Harness<'static, TestApp>, table: &str) {
        let table = TableKind::named(table).expect("a table");
        window.state_mut().ask(Action::ShowTable(table));
        window.run_ok();
        rest(window);
    }

    #[test]
    fn a_project_that_is_only_looked_at_leaves_it_to_the_settings() {
        let mut project = TestProject::study(Lang::Fa);
        let guid = project.session.snapshot().project().guid.to_string();
        let path = project.session.path().to_owned();
        project.session = Session::open_read_only(&path).expect("to look at");
        let mut looking = window(project, [1000.0, 700.0], false);
        choose(&mut looking, "crosstab");
        assert!(looking.state().work().session.page_choices().is_empty());
        let view = looking
            .state()
            .settings()
            .views
            .of(&guid)
            .expect("what was shown");
        assert_eq!(view.table, "crosstab");
    }

    #[test]
    fn what_could_not_be_written_is_not_tried_again_and_what_is_chosen_next_is() {
        let project = TestProject::study(Lang::Fa);
        let path = project.session.path().to_owned();
        let mut work = window(project, [1000.0, 700.0], false);
        let aside = path.with_extension("aside");
        std::fs::rename(&path, &aside).expect("it can be renamed");
        choose(&mut work, "crosstab");
        assert!(work.state().work().session.page_choices().is_empty());
        std::fs::rename(&aside, &path).expect("and back");
        rest(&mut work);
        assert!(work.state().work().session.page_choices().is_empty());
        choose(&mut work, "words");
        let kept = &work.state().work().session.page_choices()["findings"];
        assert!(kept.contains("\"words\""), "{kept}");
    }
}
