//! Toasts that offer something, and the cards of tasks under way.

use std::collections::HashMap;

use egui::{Align2, Area, Context, Id, Order, vec2};

use super::tasks::Tasks;
use crate::i18n::Words;
use crate::ui::action::Action;
use crate::ui::kit::{self, ToastId};

/// Width of the card of a task, in points.
const CARD_WIDTH: f32 = 360.0;

/// What the buttons of toasts do.
#[derive(Default)]
pub struct ToastActions {
    open: HashMap<ToastId, Vec<Action>>,
    /// The toast that offers to take a step back, and the revision of the project at which that step is the last.
    undo: Option<(ToastId, u64)>,
}

impl ToastActions {
    /// Remembers what the buttons of a toast do.
    pub fn put(&mut self, toast: ToastId, actions: Vec<Action>) {
        self.open.insert(toast, actions);
    }

    /// Remembers that a toast offers to take back the step with which the project came to a revision.
    pub fn take_back(&mut self, toast: ToastId, revision: u64) {
        self.undo = Some((toast, revision));
    }

    /// The toast whose step is no longer the last, now that the project is at this revision.
    pub fn outdated(&mut self, revision: Option<u64>) -> Option<ToastId> {
        let (toast, _) = self.undo.take_if(|(_, at)| Some(*at) != revision)?;
        self.open.remove(&toast);
        Some(toast)
    }

    /// What the button of that number does, which was pressed.
    pub fn take(&mut self, toast: ToastId, number: usize) -> Option<Action> {
        self.open.remove(&toast)?.into_iter().nth(number)
    }
}

/// Draws the cards of the tasks under way, each with its progress and a way to cancel it.
pub fn tasks_ui(ctx: &Context, tasks: &Tasks, words: &Words) {
    if tasks.shown().next().is_none() {
        return;
    }
    let cancel = words.get("task-cancel");
    Area::new(Id::unique("tasks"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
        .show(ctx, |ui| {
            ui.set_width(CARD_WIDTH);
            for (task, seen) in tasks.shown() {
                kit::card(ui, |ui| {
                    let text = if seen.message.is_empty() {
                        task.title.clone()
                    } else {
                        format!("{} · {}", task.title, seen.message)
                    };
                    if kit::progress(ui, seen.fraction(), &text, Some(&cancel)) {
                        task.cancel();
                    }
                });
            }
        });
}
