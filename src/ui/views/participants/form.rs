//! The body of the dialog with everything about one participant.

use std::collections::BTreeMap;

use egui::{Ui, Widget as _};

use super::grid::{document_choices, next_name, speaks_edit};
use crate::model::{AttributeId, Edit, NewParticipant, Participant, ParticipantId};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button};
use crate::ui::parts::chooser::Chooser;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// The body of `Dialog::Participant`: a new participant, or one that is there.
pub struct ParticipantForm {
    id: Option<ParticipantId>,
    name: String,
    values: BTreeMap<AttributeId, String>,
    introduced_by: Option<ParticipantId>,
    documents: Chooser,
    started: bool,
    /// The name that someone new has before anything is typed.
    proposed: String,
}

impl ParticipantForm {
    /// For someone who is there, or for someone new with the name that comes next.
    pub fn new(id: Option<ParticipantId>, cx: &Cx<'_>) -> Self {
        let person = id
            .and_then(|id| cx.snapshot().participant(id))
            .map(|p| Participant::clone(p));
        let name = match &person {
            Some(person) => person.name.clone(),
            None => next_name(cx.snapshot(), &cx.tr("participants-first-name")),
        };
        Self {
            id,
            proposed: name.clone(),
            name,
            introduced_by: person.as_ref().and_then(|p| p.introduced_by),
            values: person.map(|p| p.values).unwrap_or_default(),
            documents: Chooser::quiet(),
            started: false,
        }
    }

    /// The same with what was typed before.
    pub fn typed(
        id: Option<ParticipantId>,
        name: Option<String>,
        values: BTreeMap<AttributeId, String>,
        introduced_by: Option<ParticipantId>,
        cx: &Cx<'_>,
    ) -> Self {
        let mut form = Self::new(id, cx);
        form.name = name.unwrap_or(form.name);
        form.values.extend(values);
        let by = introduced_by.filter(|by| cx.snapshot().participant(*by).is_some());
        form.introduced_by = by.or(form.introduced_by);
        form
    }

    /// What is being typed and is not in the project.
    pub fn typing(&self, cx: &Cx<'_>) -> Option<Typing> {
        let before = self.id.and_then(|id| cx.snapshot().participant(id));
        let name = if self.id.is_none() && self.name == self.proposed {
            ""
        } else {
            &self.name
        };
        Typing::participant(
            before.map(|p| &**p),
            self.id,
            name,
            &self.values,
            self.introduced_by,
        )
    }

    /// Draws the fields. True when Enter was pressed in one of them.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let mut entered = false;
        let label = cx.tr("participants-name");
        kit::secondary(ui, &label);
        let name = Field::single("participant-name")
            .label(&label)
            .select_all_on_focus()
            .show(ui, &mut self.name);
        if !std::mem::replace(&mut self.started, true) {
            name.response.request_focus();
        }
        entered |= name.submitted;
        let attributes: Vec<(AttributeId, String)> = cx
            .snapshot()
            .attributes()
            .iter()
            .map(|a| (a.id, a.name.clone()))
            .collect();
        for (id, attribute) in &attributes {
            ui.add_space(4.0);
            kit::secondary(ui, attribute);
            let value = self.values.entry(*id).or_default();
            entered |= Field::single(("participant", id))
                .label(attribute)
                .show(ui, value)
                .submitted;
        }
        ui.add_space(4.0);
        let label = cx.tr("participants-introduced-by");
        kit::secondary(ui, &label);
        let nobody = cx.tr("participants-nobody");
        let people = cx.snapshot().participants();
        let mut choices: Vec<(Option<ParticipantId>, &str)> = vec![(None, &nobody)];
        choices.extend(
            people
                .iter()
                .filter(|p| Some(p.id) != self.id)
                .map(|p| (Some(p.id), p.name.as_str())),
        );
        let width = ui.available_width().min(280.0);
        kit::combo(ui, &label, &mut self.introduced_by, &choices, width);
        if let Some(id) = self.id {
            self.documents_ui(ui, cx, id);
            ui.add_space(4.0);
            kit::secondary(ui, cx.tr("dialog-fields-keys"));
        }
        entered
    }

    /// Documents are saved at once.
    fn documents_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: ParticipantId) {
        let documents = cx.snapshot().documents();
        let choices = document_choices(&documents, id);
        let ids: Vec<_> = documents.iter().map(|d| d.id).collect();
        if choices.is_empty() {
            return;
        }
        ui.add_space(4.0);
        kit::secondary(ui, cx.tr("participants-documents"));
        let chosen = self.documents.ui(ui, cx, &choices, 160.0);
        let edit = chosen.and_then(|i| speaks_edit(cx.snapshot(), id, *ids.get(i)?));
        if let Some(edit) = edit {
            cx.act(Action::EditWithToast(edit));
        }
    }

    /// Asks for the participant to be saved; nothing when nothing was changed.
    pub fn save(&self, cx: &mut Cx<'_>) {
        let edit = match self.id {
            Some(participant) => Edit::EditParticipant {
                participant,
                name: self.name.clone(),
                values: self.values.clone(),
                introduced_by: self.introduced_by,
            },
            None => {
                let called = |id: &AttributeId| cx.snapshot().attribute(*id).map(|a| a.name.clone());
                Edit::ImportParticipants(vec![NewParticipant {
                    name: self.name.clone(),
                    values: self
                        .values
                        .iter()
                        .filter_map(|(id, value)| Some((called(id)?, value.clone())))
                        .collect(),
                    documents: Vec::new(),
                    labels: Vec::new(),
                    introduced_by: self
                        .introduced_by
                        .and_then(|by| cx.snapshot().participant(by))
                        .map(|by| by.name.clone()),
                }])
            }
        };
        let unchanged = self
            .id
            .and_then(|id| cx.snapshot().participant(id))
            .is_some_and(|p| {
                let filled = |v: &BTreeMap<AttributeId, String>| -> Vec<(AttributeId, String)> {
                    let full = v.iter().filter(|(_, v)| !v.trim().is_empty());
                    full.map(|(k, v)| (*k, v.clone())).collect()
                };
                p.name == self.name.trim()
                    && p.introduced_by == self.introduced_by
                    && filled(&p.values) == filled(&self.values)
            });
        if !unchanged {
            cx.act(Action::EditWithToast(edit));
        }
    }

    /// The buttons of the dialog. True when the dialog is to close.
    pub fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let (save, cancel) = (cx.tr("participants-save"), cx.tr("kit-cancel"));
        let ready = !self.name.trim().is_empty();
        let button = Button::new(&save).primary();
        let saved = ui.add_enabled_ui(ready, |ui| button.ui(ui).clicked()).inner;
        if saved {
            self.save(cx);
        }
        saved || Button::new(&cancel).ui(ui).clicked()
    }
}
