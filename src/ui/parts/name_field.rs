//! A name that is written in its place: the field over a row of a list, which says when the name is taken.

use egui::{
    Area, Context, FocusDirection, Frame, Id, Key, Margin, Modifiers, Order, Rect, Response, Stroke,
    StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use crate::ui::kit::{self, Dir, Fit, TreeResponse, take_key};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// A name being written.
#[derive(Debug, Default)]
pub struct NameField {
    text: String,
    started: bool,
    /// The field, once it was drawn.
    id: Option<Id>,
}

/// How the writing of a name came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingState {
    /// Not yet.
    Open,
    /// Given up; by a key, so that the keyboard goes back to where it was.
    Dropped {
        /// By Escape, or by Tab where it was empty, and not by a click elsewhere.
        by_key: bool,
    },
    /// Written.
    Taken {
        /// By Enter or Tab and not by a click elsewhere.
        by_key: bool,
    },
}

impl NameField {
    /// A field that holds a name from the start.
    pub fn new(name: &str) -> Self {
        Self {
            text: name.to_owned(),
            started: false,
            id: None,
        }
    }

    /// Whether it has not had the keyboard yet.
    pub fn is_new(&self) -> bool {
        !self.started
    }

    /// Leaves the keyboard with the field for the next name, which is drawn in the same place, so that no key that comes
    /// before the next frame goes elsewhere.
    pub fn keep_keyboard(&self, ctx: &Context) {
        if let Some(id) = self.id {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// The name as it will be stored.
    pub fn name(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Draws the field into `rect` and says how it ended. The first time it takes the keyboard. `hint` says what is
    /// named; `problem` says why the name cannot be taken, which stands under the field and keeps it open.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        hint: &str,
        rect: Rect,
        problem: impl FnOnce(&str) -> Option<String>,
    ) -> NamingState {
        let theme = Theme::of(ui.ctx());
        ui.painter().rect(
            rect,
            f32::from(theme.radius.control),
            theme.colours.raised,
            theme.focus_ring(),
            StrokeKind::Inside,
        );
        let tabbed = self.take_tab(ui);
        // In a tall place the line of the field stands in the middle.
        let size = vec2(rect.width() - 12.0, (rect.height() - 4.0).min(24.0));
        let inner = Rect::from_center_size(rect.center(), size);
        let field = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            Field::single("name-in-place")
                .label(hint)
                .hint(hint)
                .width(inner.width())
                .frameless()
                .select_all_on_focus()
                .show(ui, &mut self.text)
        });
        let field = field.inner;
        self.id = Some(field.response.id);
        if !self.started {
            // The click that opened it may still count as one beside it when a frame is drawn twice.
            self.started = field.response.has_focus();
            if !self.started {
                field.response.request_focus();
                return NamingState::Open;
            }
        }
        let problem = problem(&self.name());
        if let Some(problem) = &problem {
            problem_ui(&field.response, problem);
        }
        let fits = problem.is_none() && !self.name().is_empty();
        let submitted = field.submitted || (tabbed && !self.name().is_empty());
        let cancelled = field.cancelled || (tabbed && !submitted);
        let left = field.response.lost_focus() && !cancelled && !submitted;
        if cancelled || (left && !fits) {
            NamingState::Dropped { by_key: cancelled }
        } else if submitted && !fits {
            field.response.request_focus();
            NamingState::Open
        } else if submitted || left {
            NamingState::Taken { by_key: submitted }
        } else {
            NamingState::Open
        }
    }

    /// Takes Tab as Enter is taken, so that the keyboard goes back to the row or card and not to whatever control comes
    /// next in the window. Of an empty name it only leaves.
    fn take_tab(&self, ui: &Ui) -> bool {
        let here = self.id.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        let tabbed =
            here && (take_key(ui, Modifiers::NONE, Key::Tab) || take_key(ui, Modifiers::SHIFT, Key::Tab));
        if tabbed {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        tabbed
    }
}

/// Where the name of a row is written: from where it begins to the end of the row.
pub fn name_place(ui: &Ui, shown: &TreeResponse) -> Rect {
    let row = shown.response.rect.shrink2(vec2(2.0, 1.0));
    let begin = shown.name_rect.expand2(vec2(4.0, 0.0));
    match Dir::of(ui.ctx()) {
        Dir::Rtl => Rect::from_min_max(row.min, pos2(begin.max.x, row.max.y)),
        Dir::Ltr => Rect::from_min_max(pos2(begin.min.x, row.min.y), row.max),
    }
}

/// What is wrong with a name, under its field.
fn problem_ui(field: &Response, problem: &str) {
    let ctx = &field.ctx;
    let theme = Theme::of(ctx);
    let dir = Dir::of(ctx);
    let (pivot, corner) = match dir {
        Dir::Rtl => (egui::Align2::RIGHT_TOP, field.rect.right_bottom()),
        Dir::Ltr => (egui::Align2::LEFT_TOP, field.rect.left_bottom()),
    };
    Area::new(field.id.with("problem"))
        .order(Order::Foreground)
        .interactable(false)
        .pivot(pivot)
        .fixed_pos(corner + vec2(0.0, 3.0))
        .show(ctx, |ui| {
            Frame::new()
                .fill(theme.colours.raised)
                .stroke(Stroke::new(1.0, theme.colours.danger))
                .corner_radius(theme.radius.control)
                .inner_margin(Margin::symmetric(8, 4))
                .show(ui, |ui| {
                    let text = kit::StyledText::new(problem)
                        .secondary()
                        .colour(theme.colours.danger);
                    ui.add(text.fit(Fit::Wrap(field.rect.width().max(160.0))));
                });
        });
}
