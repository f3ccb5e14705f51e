//! The status bar: what there is, who codes, and that all is saved.

use egui::{Ui, Widget};

use crate::i18n::{Arg, Words};
use crate::report::wording::codes_by_level;
use crate::session::Session;
use crate::ui::action::{Action, Dialog};
use crate::ui::kit::{self, Button, StyledText};
use crate::ui::parts::counted::counted;
use crate::ui::shared::Shared;

/// Height of the status bar in points.
pub const STATUS_HEIGHT: f32 = 26.0;

/// Draws the status bar of a project.
pub fn status_ui(
    ui: &mut Ui,
    session: &Session,
    shared: &Shared,
    saved_at: Option<i64>,
    words: &Words,
    actions: &mut Vec<Action>,
) {
    let snapshot = session.snapshot();
    let counts = [
        counted(words, &[("counted-documents", snapshot.document_count())]),
        codes_by_level(shared.counts.levels(session), words),
        counted(words, &[("counted-codings", snapshot.coding_count())]),
    ];
    let counts = counts.into_iter().filter(|count| !count.is_empty());
    let counts = counts.collect::<Vec<_>>().join(" · ");
    kit::spread(
        ui,
        |ui| {
            StyledText::new(&counts).small().ui(ui);
        },
        |ui| {
            let saved = match saved_at {
                Some(at) => words.with("status-saved-at", &[("time", Arg::from(words.time(at)))]),
                None => words.get("status-saved").into_owned(),
            };
            StyledText::new(&saved).small().ui(ui);
            let coder = words.with("status-coder", &[("name", session.coder())]);
            if Button::new(&coder).quiet().small().ui(ui).clicked() {
                actions.push(Action::Show(Dialog::Coder));
            }
        },
    );
}
