//! What a file of codes would do, before it is done.

use egui::Ui;

use super::{DialogBody, line_ui};
use crate::exchange::use_cases::codebook::{
    CodebookPlan, Difference, FieldChange, OnDifference, PlannedCode,
};
use crate::files::file_name;
use crate::message::Message;
use crate::model::{CodePath, Rgb};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon};
use crate::ui::parts::path_text::path_text;
use crate::ui::theme::Theme;

/// Rows of one kind that are shown; the numbers at the head tell of all.
const MOST: usize = 200;
/// Lines of a text that are shown.
const LINES: usize = 3;
/// Side of the sample of a colour.
const SAMPLE: f32 = 12.0;

/// What a file of codes would do.
pub(super) struct CodebookBody {
    plan: Option<CodebookPlan>,
    takes: bool,
}

impl CodebookBody {
    pub(super) fn new(plan: CodebookPlan) -> Self {
        Self {
            plan: Some(plan),
            takes: false,
        }
    }

    fn differing(&self) -> OnDifference {
        if self.takes {
            OnDifference::Take
        } else {
            OnDifference::Keep
        }
    }
}

impl DialogBody for CodebookBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-codebook")
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let Some(plan) = &self.plan else { return true };
        let theme = Theme::of(ui.ctx());
        let width = ui.available_width();
        ui.add(
            kit::StyledText::new(&file_name(&plan.path))
                .strong()
                .rows(width, 2),
        );
        let counts = Message::new("codebook-counts")
            .with("new", plan.new.len())
            .with("completed", plan.completed.len())
            .with("differing", plan.differing.len())
            .with("unchanged", plan.unchanged);
        ui.add(
            kit::StyledText::new(&cx.words.say(&counts))
                .secondary()
                .rows(width, 3),
        );
        ui.add_space(theme.space.small);
        if plan.changes_nothing(OnDifference::Take) && plan.warnings.is_empty() {
            ui.add(kit::StyledText::new(&cx.words.get("codebook-nothing")).rows(width, 3));
            return false;
        }
        if !plan.differing.is_empty() {
            kit::checkbox(ui, &mut self.takes, cx.words.get("codebook-take"));
            let text = if self.takes {
                "codebook-taken"
            } else {
                "codebook-kept"
            };
            ui.add(kit::StyledText::new(&cx.words.get(text)).small().rows(width, 2));
        }
        for warning in &plan.warnings {
            line_ui(
                ui,
                Icon::Warning,
                theme.colours.warning,
                &cx.words.say(warning),
                LINES,
            );
        }
        list_ui(ui, "codebook-differing", &plan.differing, cx, difference_ui);
        list_ui(ui, "codebook-completed", &plan.completed, cx, difference_ui);
        list_ui(ui, "codebook-new", &plan.new, cx, new_ui);
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let differing = self.differing();
        let idle = self
            .plan
            .as_ref()
            .is_none_or(|plan| plan.changes_nothing(differing));
        let go = ui.add_enabled_ui(!idle, |ui| {
            kit::primary_button(ui, cx.words.get("codebook-go")).clicked()
        });
        if go.inner
            && let Some(plan) = self.plan.take()
        {
            cx.act(Action::TakeCodebook(Box::new(plan), differing));
            return true;
        }
        kit::button(ui, cx.words.get("kit-cancel")).clicked()
    }
}

/// A heading and what stands under it; nothing when that is nothing.
fn list_ui<T>(ui: &mut Ui, heading: &str, items: &[T], cx: &Cx<'_>, item_ui: fn(&mut Ui, &T, &Cx<'_>)) {
    if items.is_empty() {
        return;
    }
    let space = Theme::of(ui.ctx()).space.small;
    ui.add_space(space);
    kit::heading(ui, cx.words.with(heading, &[("count", items.len())]));
    for item in items.iter().take(MOST) {
        kit::card(ui, |ui| {
            ui.set_min_width(ui.available_width());
            item_ui(ui, item, cx);
        });
    }
    if items.len() > MOST {
        kit::secondary(
            ui,
            cx.words.with("codebook-more", &[("count", items.len() - MOST)]),
        );
    }
}

fn new_ui(ui: &mut Ui, code: &PlannedCode, cx: &Cx<'_>) {
    kit::row(ui, |ui| {
        if let Some(colour) = code.colour {
            sample_ui(ui, colour);
        }
        let width = ui.available_width();
        ui.add(kit::StyledText::new(&path_of(&code.path)).rows(width, 2));
    });
    let width = ui.available_width();
    ui.add(
        kit::StyledText::new(&cx.level_name(code.level))
            .small()
            .rows(width, 1),
    );
    for text in [&code.definition, &code.memo] {
        if !text.trim().is_empty() {
            ui.add(kit::StyledText::new(text.trim()).secondary().rows(width, LINES));
        }
    }
}

fn difference_ui(ui: &mut Ui, difference: &Difference, cx: &Cx<'_>) {
    let width = ui.available_width();
    ui.add(
        kit::StyledText::new(&path_of(&difference.path))
            .strong()
            .rows(width, 2),
    );
    for field in &difference.fields {
        let name = cx.words.say(&field.name());
        match field {
            FieldChange::Colour(mine, theirs) => {
                kit::row(ui, |ui| {
                    kit::secondary(ui, &name);
                    sample_ui(ui, *mine);
                    kit::secondary(ui, cx.words.get("codebook-becomes"));
                    sample_ui(ui, *theirs);
                });
            }
            FieldChange::Level(mine, theirs) => {
                let names = [("mine", cx.level_name(*mine)), ("theirs", cx.level_name(*theirs))];
                let text = cx.words.with("codebook-change-level", &names);
                ui.add(kit::StyledText::new(&text).secondary().rows(width, 2));
            }
            FieldChange::Definition(mine, theirs) | FieldChange::Memo(mine, theirs) => {
                kit::secondary(ui, &name);
                if !mine.trim().is_empty() {
                    let text = cx.words.with("codebook-in-project", &[("text", mine.trim())]);
                    ui.add(kit::StyledText::new(&text).secondary().rows(width, LINES));
                }
                let text = cx.words.with("codebook-in-file", &[("text", theirs.trim())]);
                ui.add(kit::StyledText::new(&text).rows(width, LINES));
            }
        }
    }
}

/// A sample of a colour as codes of that colour show it.
fn sample_ui(ui: &mut Ui, Rgb(r, g, b): Rgb) {
    let theme = Theme::of(ui.ctx());
    let size = egui::Vec2::splat(SAMPLE);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let paint = theme.code_paint_of(r, g, b);
    ui.painter().rect_filled(rect, SAMPLE / 4.0, paint.solid);
}

fn path_of(path: &CodePath) -> String {
    let names: Vec<&str> = path.names().iter().map(String::as_str).collect();
    path_text(&names)
}
