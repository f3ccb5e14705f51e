//! Deleting participants and attributes.

use crate::i18n::Arg;
use crate::model::{AttributeId, Edit, ParticipantId};
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::parts::counted::counted;

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
    let list = counted(
        &cx.words,
        &[("counted-values", values), ("counted-links", documents)],
    );
    if list.is_empty() {
        return edit;
    }
    let taken = [("list", Arg::from(list))];
    Action::Show(Dialog::Confirm {
        title,
        text: cx.words.with("participants-delete-text", &taken),
        confirm: cx.tr("participants-delete-confirm"),
        action: Box::new(edit),
    })
}

/// Deletes an attribute: at once with a toast where no participant has a value for it, else after saying how many go
/// with it.
pub(super) fn delete_attribute(attribute: AttributeId, cx: &Cx<'_>) -> Action {
    let values = values_of(attribute, cx);
    let edit = Action::EditWithToast(Edit::DeleteAttribute(attribute));
    let Some(known) = cx.snapshot().attribute(attribute).filter(|_| values > 0) else {
        return edit;
    };
    Action::Show(Dialog::Confirm {
        title: cx
            .words
            .with("participants-delete-attribute-title", &[("name", &known.name)]),
        text: cx
            .words
            .with("participants-delete-attribute-text", &[("n", values)]),
        confirm: cx.tr("participants-delete-attribute-confirm"),
        action: Box::new(edit),
    })
}

/// How many participants have a value for an attribute.
pub(super) fn values_of(attribute: AttributeId, cx: &Cx<'_>) -> usize {
    let people = cx.snapshot().participants();
    let values = people.iter().filter_map(|person| person.values.get(&attribute));
    values.filter(|value| !value.trim().is_empty()).count()
}
