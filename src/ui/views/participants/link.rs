//! The body of the dialog that says who speaks in a document.

use egui::{Key, Modifiers, Ui, Widget as _};

use super::grid::{name_in_document, next_name};
use crate::model::{DocumentId, Edit, NewParticipant, ParticipantId};
use crate::text::name_key;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, StyledText, take_key};
use crate::ui::parts::chooser::{Chooser, ChooserItem};

/// Height of the list of names, its least height in a low window, and the height of what stands over and under it, in
/// points. The list scrolls, and not the dialog round it.
const HEIGHT: f32 = 300.0;
const LEAST: f32 = 120.0;
const REST: f32 = 170.0;

/// The body of `Dialog::LinkParticipants`. What is ticked is saved at once, as one operation each time.
pub struct LinkParticipants {
    document: DocumentId,
    chooser: Chooser,
    /// The ID that is proposed for somebody new, in which state of the project.
    proposed: Option<(u64, String)>,
}

impl LinkParticipants {
    /// For a document.
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            chooser: Chooser::default(),
            proposed: None,
        }
    }

    /// The ID for somebody new: the one that the text says, else the one that comes next.
    fn proposed(&mut self, cx: &Cx<'_>) -> String {
        let revision = cx.session.revision();
        let (document, snapshot) = (self.document, cx.snapshot());
        let known = self.proposed.take().filter(|(known, _)| *known == revision);
        let (_, name) = self.proposed.insert(known.unwrap_or_else(|| {
            let said = name_in_document(snapshot, document);
            let next = || next_name(snapshot, &cx.tr("participants-first-name"));
            (revision, said.unwrap_or_else(next))
        }));
        name.clone()
    }

    /// Draws the body. True when the dialog is to close: by Enter on a name, or because the document has gone.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let Some(document) = cx.snapshot().document(self.document).cloned() else {
            return true;
        };
        StyledText::new(&document.name).strong().elided().ui(ui);
        ui.add_space(4.0);
        let people = cx.snapshot().participants();
        let first_attribute = cx.snapshot().attributes().first().map(|a| a.id);
        let choices: Vec<ChooserItem> = people
            .iter()
            .map(|p| ChooserItem {
                depth: 0,
                name: p.name.clone(),
                hint: first_attribute
                    .and_then(|a| p.values.get(&a))
                    .cloned()
                    .unwrap_or_default(),
                on: document.participants.contains(&p.id),
            })
            .collect();
        let ids: Vec<ParticipantId> = people.iter().map(|p| p.id).collect();
        // Space ticks. Enter is for being done, as in every dialog, and must not tick the first one unseen.
        if self.chooser.is_in_names() && take_key(ui, Modifiers::NONE, Key::Enter) {
            return true;
        }
        let chosen = if choices.is_empty() {
            None
        } else {
            let height = (kit::dialog_room(ui.ctx()) - REST).clamp(LEAST, HEIGHT);
            self.chooser.ui(ui, cx, &choices, height)
        };
        if let Some(id) = chosen.and_then(|i| ids.get(i)) {
            let mut speakers = document.participants.clone();
            match speakers.iter().position(|p| p == id) {
                Some(at) => {
                    speakers.remove(at);
                }
                None => speakers.push(*id),
            }
            cx.act(Action::EditWithToast(Edit::LinkParticipants(
                self.document,
                speakers,
            )));
        }
        ui.add_space(8.0);
        let by_labels = cx.tr("participants-by-labels");
        if Button::new(&by_labels)
            .icon(Icon::People)
            .quiet()
            .ui(ui)
            .clicked()
        {
            let documents = cx.snapshot().documents().iter().map(|d| d.id).collect();
            cx.act(Action::Show(Dialog::Speakers(documents)));
        }
        let name = self.proposed(cx);
        if !name.is_empty() {
            let text = cx.words.with("participants-add-named", &[("name", &name)]);
            if Button::new(&text).icon(Icon::Plus).ui(ui).clicked() {
                // Where a label says the ID, it means the new participant.
                let labels = document.labels_of_turns().into_iter();
                let own = labels.filter(|(key, _)| *key == name_key(&name));
                cx.act(Action::EditWithToast(Edit::ImportParticipants(vec![
                    NewParticipant {
                        labels: own.map(|(_, label)| label.to_owned()).collect(),
                        name,
                        documents: vec![document.name.clone()],
                        ..NewParticipant::default()
                    },
                ])));
            }
        }
        false
    }
}
