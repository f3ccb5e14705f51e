//! Which comes first when something is taken back or done again while a text is being edited: the steps of the text or
//! those of the project.

use super::open_project::OpenProject;
use crate::model::{OpId, TextId};
use crate::ui::views::reader::ReaderPane;

/// Up to where the project had come when a text that is being edited was last changed.
#[derive(Debug, Default)]
pub struct TextSteps {
    /// Which state of which text that was.
    state: Option<(TextId, u64)>,
    /// The last operation when the text was last changed, and when a step of it was last taken back or done again.
    changed: Option<OpId>,
    stepped: Option<OpId>,
}

impl OpenProject {
    /// Notes where the project stands, when a text has been changed since this was last asked.
    pub fn note_text_changes(&mut self) {
        let state = self.panes.edited_text().and_then(ReaderPane::edited_state);
        if state != self.text_steps.state {
            let last = self.last_step();
            self.text_steps = TextSteps {
                state,
                changed: last,
                stepped: last,
            };
        }
    }

    /// The last operation that can be taken back or done again.
    fn last_step(&self) -> Option<OpId> {
        let (undo, redo) = self.work.session.next_steps();
        undo.max(redo)
    }

    /// Takes a step of editing the text back, or does it again; whether the text is being edited and has something to
    /// lose to any other step.
    pub fn steps_in_text(&mut self, back: bool) -> bool {
        self.note_text_changes();
        let Some(possible) = self.text_step(back) else {
            return false;
        };
        if possible && let Some(text) = self.panes.edited_text_mut() {
            text.step_editing(back);
            self.text_steps.state = text.edited_state();
            self.text_steps.stepped = self.last_step();
        }
        true
    }

    /// Whether undo, or redo, has a step of the text that is being edited to go; `None` where the next step is one of the
    /// project: beside that text, and where something else was done since the text was changed.
    pub fn text_step(&self, back: bool) -> Option<bool> {
        let text = self.panes.edited_text()?;
        if text.edited_document() != self.work.shared.document {
            return None;
        }
        let possible = text.text_step(back)?;
        let steps = &self.text_steps;
        let (undo, redo) = self.work.session.next_steps();
        // Nothing comes after nothing; what has a higher number was done later.
        let project_first = match (back, possible) {
            (true, _) => undo > steps.changed,
            (false, true) => redo > steps.stepped,
            (false, false) => redo > steps.changed,
        };
        (!project_first).then_some(possible)
    }
}
