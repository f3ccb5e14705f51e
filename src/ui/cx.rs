//! What a view is given to draw with.

use std::cell::Ref;

use egui::Ui;

use super::action::Action;
use super::command::{Command, MetNeeds, command_item};
use super::kit::Icon;
use super::shared::Shared;
use crate::analysis::Counts;
use crate::i18n::Words;
use crate::model::{Edit, Level, Snapshot};
use crate::report::wording;
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
    /// What commands find there.
    pub met_needs: MetNeeds,
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
        met_needs: MetNeeds,
        actions: &'a mut Vec<Action>,
    ) -> Self {
        Self {
            session,
            shared,
            settings,
            words: words.clone(),
            met_needs,
            actions,
        }
    }

    /// The project as it stands.
    pub fn snapshot(&self) -> &Snapshot {
        self.session.snapshot()
    }

    /// How often each code was given.
    pub fn counts(&self) -> Ref<'_, Counts> {
        self.shared.counts.now(self.snapshot())
    }

    /// Asks for something to be done at the end of the frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for what was typed to be kept, before anything else that is asked for in this frame: the click that ends the
    /// typing may be on what takes a step back, or on another project.
    pub fn keep(&mut self, edit: Edit) {
        self.actions.insert(0, Action::Edit(edit));
    }

    /// The same for what is out of sight by then, or whose field was left for something else, and so has to be told. What
    /// Enter or Tab take in its place is seen there.
    pub fn keep_unseen(&mut self, edit: Edit) {
        self.actions.insert(0, Action::EditWithToast(edit));
    }

    /// Tells that words were thrown away that an edit would have kept, and offers to keep them.
    pub fn offer_back(&mut self, edit: Edit) {
        let sentence = self.tr("toast-given-up");
        self.act(Action::Offer {
            sentence,
            button: "toast-keep",
            action: Box::new(Action::EditWithToast(edit)),
        });
    }

    /// Throws away what `keep` would keep, and offers it back.
    pub fn give_up(&mut self, keep: impl FnOnce(&mut Self)) {
        let before = std::mem::take(self.actions);
        keep(self);
        for action in std::mem::replace(self.actions, before) {
            if let Action::Edit(edit) | Action::EditWithToast(edit) = action {
                self.offer_back(edit);
            }
        }
    }

    /// A menu entry for a command, greyed out when something that it needs is missing; whether it was chosen.
    pub fn command_item(&self, ui: &mut Ui, command: Command, icon: Icon) -> bool {
        command_item(ui, &self.words, self.met_needs, command, Some(icon))
    }

    /// A text of the interface.
    pub fn tr(&self, id: &str) -> String {
        self.words.get(id).into_owned()
    }

    /// What a level of codes is called in a sentence: by the project's own name, or in the language of the window where
    /// the project kept the usual one.
    pub fn level_name(&self, level: Level) -> String {
        wording::level_in_sentence(self.snapshot(), level, &self.words)
    }
}
