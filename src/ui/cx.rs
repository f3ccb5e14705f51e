//! What a view is given to draw with.

use super::action::Action;
use super::shared::Shared;
use crate::i18n::Words;
use crate::model::Snapshot;
use crate::session::Session;
use crate::settings::Settings;

/// What a view is given to draw with. The project is read-only; changes are asked for with [`Cx::act`].
pub struct Cx<'a> {
    /// The open project.
    pub session: &'a Session,
    /// What is open, active and selected.
    pub shared: &'a mut Shared,
    /// The person's settings.
    pub settings: &'a mut Settings,
    /// The texts of the interface.
    pub words: Words,
    /// What the views ask for, in order; run at the end of the frame.
    pub actions: &'a mut Vec<Action>,
}

impl<'a> Cx<'a> {
    /// What a view is given: the project, what is selected in it, and what the program keeps for all views.
    pub fn new(
        session: &'a Session,
        shared: &'a mut Shared,
        settings: &'a mut Settings,
        words: &Words,
        actions: &'a mut Vec<Action>,
    ) -> Self {
        Self {
            session,
            shared,
            settings,
            words: words.clone(),
            actions,
        }
    }

    /// The project as it stands.
    pub fn snapshot(&self) -> &Snapshot {
        self.session.snapshot()
    }

    /// Asks for something to be done at the end of the frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// A text of the interface.
    pub fn tr(&self, id: &str) -> String {
        self.words.get(id).into_owned()
    }
}
