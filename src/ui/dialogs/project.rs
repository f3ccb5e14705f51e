//! The name and description of the project, and the names of its three levels.

use egui::Ui;

use super::{DialogBody, save_or_cancel};
use crate::model::Edit;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// What is true of the project as a whole.
pub(super) struct ProjectBody {
    name: String,
    description: String,
    levels: [String; 3],
    started: bool,
}

impl ProjectBody {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let project = cx.snapshot().project();
        Self {
            name: project.name.clone(),
            description: project.description.clone(),
            levels: project.levels.clone(),
            started: false,
        }
    }

    /// The same with what was typed before.
    pub(super) fn typed(name: String, description: String, levels: [String; 3]) -> Self {
        Self {
            name,
            description,
            levels,
            started: false,
        }
    }

    /// Whether nothing that must have a name is without one.
    fn is_complete(&self) -> bool {
        let mut names = self.levels.iter().chain([&self.name]);
        names.all(|name| !name.trim().is_empty())
    }

    fn save(&self, cx: &mut Cx<'_>) {
        let project = cx.snapshot().project();
        let same = (&self.name, &self.description, &self.levels)
            == (&project.name, &project.description, &project.levels);
        if self.is_complete() && !same {
            cx.act(Action::EditWithToast(Edit::SetProject {
                name: self.name.clone(),
                description: self.description.trim().to_owned(),
                levels: self.levels.clone(),
            }));
        }
    }
}

impl DialogBody for ProjectBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-project")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let name = cx.tr("dialog-project-name");
        kit::secondary(ui, &name);
        let field = Field::single("name").label(&name).show(ui, &mut self.name);
        if !self.started {
            field.response.request_focus();
            self.started = true;
        }
        let mut submitted = field.submitted;
        let description = cx.tr("dialog-project-description");
        kit::secondary(ui, &description);
        let field = Field::multi("description", 3)
            .label(&description)
            .show(ui, &mut self.description);
        submitted |= field.submitted;
        kit::secondary(ui, cx.words.get("dialog-project-levels"));
        let labels = [
            "dialog-project-level-one",
            "dialog-project-level-two",
            "dialog-project-level-three",
        ];
        for (id, level) in labels.into_iter().zip(&mut self.levels) {
            let label = cx.tr(id);
            let field = Field::single(id).label(&label).hint(&label).show(ui, level);
            submitted |= field.submitted;
        }
        kit::secondary(ui, cx.words.get("dialog-fields-keys"));
        let done = submitted && self.is_complete();
        if done {
            self.save(cx);
        }
        done
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        match save_or_cancel(ui, &cx.words.get("dialog-save")) {
            Some(true) => {
                self.save(cx);
                self.is_complete()
            }
            Some(false) => true,
            None => false,
        }
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, cx: &Cx<'_>) -> Option<Typing> {
        let typing = Typing::Project {
            name: self.name.clone(),
            description: self.description.clone(),
            levels: self.levels.clone(),
        };
        (!typing.is_kept(cx.snapshot())).then_some(typing)
    }
}
