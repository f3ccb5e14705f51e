//! Deleting participants.

use crate::i18n::Arg;
use crate::model::{Edit, ParticipantId};
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;

/// Deletes participants: at once with a toast where nothing is said of them yet, else after saying what goes with them.
pub(super) fn delete(people: Vec<ParticipantId>, cx: &Cx<'_>) -> Action {
    let now = cx.snapshot();
    let known = || people.iter().filter_map(|id| now.participant(*id));
    let filled = |value: &&String| !value.trim().is_empty();
    let values: usize = known()
        .map(|person| person.values.values().filter(filled).count())
        .sum();
    let documents: usize = people.iter().map(|id| now.documents_of(*id).len()).sum();
    let names: Vec<&str> = known().map(|person| person.name.as_str()).collect();
    let title = match names.as_slice() {
        [one] => cx.words.with("participants-delete-title", &[("name", *one)]),
        many => cx
            .words
            .with("participants-delete-title-many", &[("n", many.len())]),
    };
    let edit = Action::EditWithToast(Edit::DeleteParticipants(people));
    if values == 0 && documents == 0 {
        return edit;
    }
    let taken = [("values", Arg::from(values)), ("documents", Arg::from(documents))];
    Action::Show(Dialog::Confirm {
        title,
        text: cx.words.with("participants-delete-text", &taken),
        confirm: cx.tr("participants-delete-confirm"),
        action: Box::new(edit),
    })
}
