//! A name that is being written in its place: that of a code, or of one that is to be made.

use egui::{Area, Frame, Margin, Order, Rect, Response, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::edits;
use super::tree::Tree;
use crate::model::{CodeId, Edit, Level};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Fit};
use crate::ui::text::Field;
use crate::ui::theme::Theme;

/// A name being written.
#[derive(Debug)]
pub struct Naming {
    /// Whose name.
    pub what: Named,
    text: String,
    started: bool,
}

/// What is being named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A code gets another name.
    Old(CodeId),
    /// A new code.
    New {
        /// Where it will stand.
        parent: Option<CodeId>,
        /// Its level.
        level: Level,
        /// Codes that will move into it.
        holds: Vec<CodeId>,
    },
}

/// How the writing of a name came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Not yet.
    Open,
    /// Given up; by a key, so that the keyboard goes back to where it was.
    Dropped {
        /// By Escape and not by a click elsewhere.
        by_key: bool,
    },
    /// Written.
    Taken {
        /// By Enter and not by a click elsewhere.
        by_key: bool,
    },
}

impl Naming {
    /// Another name for a code that is there.
    pub fn old(tree: &Tree, id: CodeId) -> Option<Self> {
        let node = tree.node(id)?;
        Some(Self {
            what: Named::Old(id),
            text: node.code.name.clone(),
            started: false,
        })
    }

    /// A name for a new code under `parent`, into which `holds` will move.
    pub fn new(parent: Option<CodeId>, level: Level, holds: Vec<CodeId>) -> Self {
        Self {
            what: Named::New { parent, level, holds },
            text: String::new(),
            started: false,
        }
    }

    /// Whether its field has not been drawn yet.
    pub fn is_new(&self) -> bool {
        !self.started
    }

    /// Whether it is the name of this code.
    pub fn is_of(&self, id: CodeId) -> bool {
        self.what == Named::Old(id)
    }

    /// Whether what it speaks of is still in the project.
    pub fn stands(&self, tree: &Tree) -> bool {
        match &self.what {
            Named::Old(id) => tree.place(*id).is_some(),
            Named::New { parent, holds, .. } => {
                let mut all = parent.iter().chain(holds);
                all.all(|id| tree.place(*id).is_some())
            }
        }
    }

    /// The name as it will be stored.
    pub fn name(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The edit that the name asks for; `None` when it stays as it was.
    pub fn edit(self, tree: &Tree) -> Option<Edit> {
        let name = self.name();
        match self.what {
            Named::Old(id) => {
                let changed = tree.node(id).is_some_and(|n| n.code.name != name);
                changed.then_some(Edit::RenameCode(id, name))
            }
            Named::New { parent, level, holds } if holds.is_empty() => {
                Some(edits::create(parent, level, &name))
            }
            Named::New { parent, level, holds } => Some(Edit::GatherCodes {
                name,
                level,
                parent,
                codes: holds,
            }),
        }
    }

    /// Draws the field into `rect` and says how it ended. The first time it takes the keyboard.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, tree: &Tree, rect: Rect) -> End {
        let hint = match &self.what {
            Named::Old(_) => cx.tr("codes-rename-hint"),
            Named::New { level, .. } => {
                let level = cx.snapshot().level_name(*level).to_owned();
                cx.words.with("codes-new-hint", &[("level", level)])
            }
        };
        let theme = Theme::of(ui.ctx());
        ui.painter().rect(
            rect,
            f32::from(theme.radius.control),
            theme.colours.raised,
            theme.focus_ring(),
            StrokeKind::Inside,
        );
        // In a tall place the line of the field stands in the middle.
        let size = vec2(rect.width() - 12.0, (rect.height() - 4.0).min(24.0));
        let inner = Rect::from_center_size(rect.center(), size);
        let field = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            Field::single("code-name")
                .label(&hint)
                .hint(&hint)
                .width(inner.width())
                .frameless()
                .select_all_on_focus()
                .show(ui, &mut self.text)
        });
        let field = field.inner;
        if !self.started {
            field.response.request_focus();
            self.started = true;
            return End::Open;
        }
        let problem = self.problem(tree, cx);
        if let Some(problem) = &problem {
            problem_ui(&field.response, problem);
        }
        let fits = problem.is_none() && !self.name().is_empty();
        let left = field.response.lost_focus() && !field.cancelled && !field.submitted;
        if field.cancelled || (left && !fits) {
            End::Dropped {
                by_key: field.cancelled,
            }
        } else if field.submitted && !fits {
            field.response.request_focus();
            End::Open
        } else if field.submitted || left {
            End::Taken {
                by_key: field.submitted,
            }
        } else {
            End::Open
        }
    }

    fn problem(&self, tree: &Tree, cx: &Cx<'_>) -> Option<String> {
        let (parent, but) = match &self.what {
            Named::Old(id) => (tree.node(*id)?.code.parent, std::slice::from_ref(id)),
            Named::New { parent, holds, .. } => (*parent, holds.as_slice()),
        };
        edits::name_problem(tree, parent, but, &self.text, &cx.words)
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
                    let text = kit::Text::new(problem).secondary().colour(theme.colours.danger);
                    ui.add(text.fit(Fit::Wrap(field.rect.width().max(160.0))));
                });
        });
}
