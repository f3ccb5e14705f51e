//! Coded passages as a paper quotes them, for the clipboard.

use egui::{Event, Ui};

use crate::analysis::Speakers;
use crate::model::{CodingId, DocumentId};
use crate::text::CharRange;
use crate::text::direction::without_isolates;
use crate::text::segment::{paragraph_at, paragraphs};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::parts::path_text::path_text;

/// Who speaks in a passage, in which document and in which paragraph. `None` where there is no such text.
pub fn place_of(document: DocumentId, range: CharRange, cx: &Cx<'_>) -> Option<Vec<String>> {
    let snapshot = cx.snapshot();
    let document = snapshot.document(document)?;
    let text = cx.session.text(document.id).ok()?;
    let all = paragraphs(text.as_str());
    let paragraph = paragraph_at(&all, text.byte_at_char(range.start)) + 1;
    let speakers_of = Speakers::of(document, snapshot);
    let speakers = speakers_of.in_passage(range).iter();
    let mut place: Vec<String> = speakers
        .filter_map(|id| snapshot.participant(*id))
        .map(|p| p.name.clone())
        .collect();
    if !place.contains(&document.name) {
        place.push(document.name.clone());
    }
    place.push(cx.words.with("segments-paragraph", &[("n", paragraph)]));
    Some(place)
}

/// The passage of a coding with who says it, where, and the whole name of its code. `None` where it is gone.
pub fn quotation(coding: CodingId, cx: &Cx<'_>) -> Option<String> {
    let coding = cx.snapshot().coding(coding)?;
    let place = place_of(coding.document, coding.range, cx)?;
    let text = cx.session.text(coding.document).ok()?;
    let ancestry = cx.snapshot().ancestry(coding.code);
    let names: Vec<&str> = ancestry.iter().map(|c| c.name.as_str()).collect();
    let args = [
        ("text", text.read(coding.range).into_owned()),
        ("place", place.join(&cx.words.list_comma())),
        ("code", path_text(&names)),
    ];
    Some(without_isolates(&cx.words.with("segments-quotation", &args)))
}

/// Puts the passages of codings on the clipboard as quotations and says how many; nothing where there are none.
pub fn copy_quotations(ui: &Ui, codings: impl IntoIterator<Item = CodingId>, cx: &mut Cx<'_>) {
    let quoted: Vec<String> = codings.into_iter().filter_map(|id| quotation(id, cx)).collect();
    if !quoted.is_empty() {
        let said = cx.words.with("segments-copied", &[("n", quoted.len())]);
        ui.copy_text(quoted.join("\n\n"));
        cx.act(Action::Say(said));
    }
}

/// Takes the wish to copy from the input; whether there was one.
pub fn take_copy(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Copy));
        before != input.events.len()
    })
}
