//! What is being typed in a field, kept beside the settings so that a sudden end of the program loses none of it.

use std::path::Path;

use egui::Context;

use super::App;
use crate::model::Snapshot;
use crate::ui::action::Dialog;
use crate::ui::parts::recovery::Recovery;
use crate::ui::typing::Typing;

/// What is typed in one project and not in it yet.
#[derive(Default)]
pub struct UnsavedTyping {
    recovery: Recovery,
    /// What was being typed when the program ended before, as long as the person has not taken it up or given it up.
    waiting: Vec<Typing>,
    /// How many of those have been offered since the project was opened.
    offered: usize,
    now: Option<Typing>,
    /// Grows when one of the two changes.
    revision: u64,
    /// The revision at which the file was removed.
    cleared: u64,
}

impl UnsavedTyping {
    /// Looks in a folder for what was left of a project.
    pub fn load(folder: Option<&Path>, snapshot: &Snapshot) -> Self {
        let name = format!("{}-typing", snapshot.project().guid);
        let recovery = Recovery::new(folder, &name);
        let mut typed = Self {
            waiting: recovery.load().unwrap_or_default(),
            recovery,
            ..Self::default()
        };
        // The end may have come between the writing of the project and the removal of the file.
        let found = typed.waiting.len();
        typed.waiting.retain(|typing| !typing.is_kept(snapshot));
        typed.revision = u64::from(typed.waiting.len() != found);
        typed
    }

    /// What is to be offered next, once.
    fn offer(&mut self) -> Option<Typing> {
        let next = self.waiting.get(self.offered).cloned();
        self.offered += usize::from(next.is_some());
        next
    }

    /// Counts as answered what was offered: it is in a field again, or is given up.
    fn answered(&mut self, typing: &Typing) {
        if let Some(at) = self.waiting.iter().position(|waiting| waiting == typing) {
            self.waiting.remove(at);
            self.offered -= usize::from(at < self.offered);
            self.revision += 1;
        }
    }

    /// Keeps what is typed now; the file goes when nothing is left to be kept.
    fn follow(&mut self, ctx: &Context, typing: Option<Typing>) {
        if self.now != typing {
            self.now = typing;
            self.revision += 1;
        }
        if self.waiting.is_empty() && self.now.is_none() {
            if self.cleared != self.revision {
                self.recovery.forget();
                self.cleared = self.revision;
            }
            return;
        }
        let (waiting, now) = (&self.waiting, &self.now);
        let content = || waiting.iter().chain(now).collect::<Vec<_>>();
        let time = ctx.input(|input| input.time);
        if let Some(wait) = self.recovery.keep(ctx, self.revision, time, content) {
            ctx.request_repaint_after_secs(wait as f32);
        }
    }

    /// Keeps for the next opening what was written and could not come into the project.
    pub fn offer_later(&mut self, typing: Option<Typing>) {
        self.waiting.extend(typing);
    }

    /// Writes at once what the project does not have: the last thing before it closes.
    pub fn keep_now(&mut self, snapshot: &Snapshot) {
        self.now.take_if(|typing| typing.is_kept(snapshot));
        let content: Vec<&Typing> = self.waiting.iter().chain(&self.now).collect();
        if content.is_empty() {
            self.recovery.forget();
        } else {
            self.recovery.keep_now(&content);
        }
    }
}

impl App {
    /// Keeps what is being typed in the fields that were just drawn, and offers what was left of an earlier time.
    pub(super) fn follow_typing(&mut self, ctx: &Context) {
        let covered = self.is_covered();
        let Some(project) = &mut self.project else { return };
        let typing = project.work.shared.typing.take();
        project.typed.follow(ctx, typing);
        if !covered && let Some(typing) = project.typed.offer() {
            self.front.dialogs.open(Dialog::Unfinished(typing));
            ctx.request_repaint();
        }
    }

    /// What was offered is taken up, or given up.
    pub(super) fn answer_typing(&mut self, typing: Typing, take_up: bool) {
        let Some(project) = &mut self.project else { return };
        project.typed.answered(&typing);
        if take_up {
            // Until the dialog is drawn and says so itself.
            project.work.shared.typing = Some(typing.clone());
            self.front.dialogs.open(Dialog::Typed(typing));
        }
    }
}
