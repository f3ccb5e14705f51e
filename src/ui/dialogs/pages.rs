//! The dialogs whose bodies belong to the pages of documents and participants.

use egui::Ui;

use super::DialogBody;
use crate::model::{DocumentId, ParticipantId};
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typing::Typing;
use crate::ui::views::documents::MoveToGroup;
use crate::ui::views::participants::{LinkParticipants, LinkSpeakers, ParticipantForm};

/// Into which group documents move.
pub(super) struct MoveBody(pub MoveToGroup);

impl DialogBody for MoveBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-move-documents")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.0.ui(ui, cx)
    }
}

/// Who speaks in a document.
pub(super) struct LinkBody(pub LinkParticipants);

impl DialogBody for LinkBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-link-participants")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.0.ui(ui, cx)
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        // What is ticked is saved already.
        kit::primary_button(ui, cx.words.get("kit-close")).clicked()
    }
}

/// Who is meant by the labels of speakers.
pub(super) struct SpeakersBody {
    links: LinkSpeakers,
    /// It has been drawn.
    shown: bool,
}

impl SpeakersBody {
    pub(super) fn new(documents: Vec<DocumentId>, cx: &Cx<'_>) -> Self {
        Self {
            links: LinkSpeakers::new(documents, cx),
            shown: false,
        }
    }
}

impl DialogBody for SpeakersBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("voices-title")
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.links.ui(ui, cx);
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let changes = self.links.changes(cx);
        let save = if changes == 0 {
            cx.tr("dialog-save")
        } else {
            cx.words.with("voices-save", &[("n", changes)])
        };
        let save = kit::primary_button(ui, &save);
        // Whoever agrees with what is proposed goes on by Enter.
        if !std::mem::replace(&mut self.shown, true) {
            save.request_focus();
        }
        let saved = save.clicked();
        if saved {
            self.links.save(cx);
        }
        kit::button(ui, cx.tr("kit-cancel")).clicked() || saved
    }
}

/// One participant.
pub(super) struct ParticipantBody {
    id: Option<ParticipantId>,
    form: ParticipantForm,
}

impl ParticipantBody {
    pub(super) fn new(id: Option<ParticipantId>, cx: &Cx<'_>) -> Self {
        Self {
            id,
            form: ParticipantForm::new(id, cx),
        }
    }

    /// The same with a form that was filled in before.
    pub(super) fn filled(id: Option<ParticipantId>, form: ParticipantForm) -> Self {
        Self { id, form }
    }
}

impl DialogBody for ParticipantBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr(match self.id {
            Some(_) => "dialog-participant",
            None => "dialog-participant-new",
        })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let entered = self.form.ui(ui, cx);
        if entered {
            self.form.save(cx);
        }
        entered
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.form.buttons_ui(ui, cx)
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        // A new participant is made only by saying so.
        if self.id.is_some() {
            self.form.save(cx);
        }
    }

    fn typing(&self, cx: &Cx<'_>) -> Option<Typing> {
        self.form.typing(cx)
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        self.id.is_none_or(|id| cx.snapshot().participant(id).is_some())
    }
}
