//! A short tour at the first start: a quiet card beside the real places. It has the keyboard when it comes and when it is
//! clicked, and gives it up to whatever else is clicked: it never stands in the way of work.

use egui::{
    Area, Context, EventFilter, Id, Key, Modifiers, Order, Rect, StrokeKind, Vec2, Widget as _, pos2, vec2,
};

use crate::i18n::Arg;
use crate::settings::Pane;
use crate::ui::command::Command;
use crate::ui::kit::take_key_from;
use crate::ui::kit::{self, Button, Env, StyledText};
use crate::ui::parts::landmark::Landmark;
use crate::ui::shared::{Page, Shared};

/// Width of the card in points.
const WIDTH: f32 = 320.0;
/// Distance of the card from what it tells of, in points.
const GAP: f32 = 14.0;

/// What each card points at, with the ids of its title and its text.
const STEPS: [(Landmark, &str, &str); 6] = [
    (
        Landmark::Button(Command::ImportDocuments),
        "tour-import",
        "tour-import-text",
    ),
    (Landmark::Text, "tour-code", "tour-code-text"),
    (Landmark::Pane(Pane::Codes), "tour-tree", "tour-tree-text"),
    (
        Landmark::Pane(Pane::Segments),
        "tour-retrieve",
        "tour-retrieve-text",
    ),
    (
        Landmark::Button(Command::ShowFindings),
        "tour-tables",
        "tour-tables-text",
    ),
    (Landmark::Button(Command::Undo), "tour-undo", "tour-undo-text"),
];

/// The tour while it is under way.
#[derive(Clone, Debug, Default)]
pub struct Tour {
    step: usize,
    height: f32,
    /// The first button of the card is to have the keyboard.
    takes_keyboard: bool,
    /// The buttons of the card when it was last drawn, in the order of the Tab key, and whether one had the keyboard.
    buttons: Vec<Id>,
    had_keyboard: bool,
}

impl Tour {
    /// Begins where the panes are.
    pub fn begin(shared: &mut Shared) -> Self {
        shared.page = Page::Coding;
        Self {
            takes_keyboard: true,
            ..Self::default()
        }
    }

    /// Whether the card has the keyboard.
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        ctx.memory(|memory| memory.focused())
            .is_some_and(|id| self.buttons.contains(&id))
    }

    /// Waits while something else lies in front of the window; a card that had the keyboard has it again afterwards.
    pub fn wait(&mut self) {
        self.takes_keyboard |= std::mem::take(&mut self.had_keyboard);
        self.buttons.clear();
    }

    /// Stays out of the way while another page than the one it walks through is in view. Who has gone to the page that the
    /// card told of has done what it told.
    pub fn rest(&mut self, page: Page) {
        if page == Page::Findings && self.points_at(Landmark::Button(Command::ShowFindings)) {
            self.step += 1;
        }
        (self.had_keyboard, self.takes_keyboard) = (false, false);
        self.buttons.clear();
    }

    fn points_at(&self, landmark: Landmark) -> bool {
        STEPS.get(self.step).is_some_and(|(at, ..)| *at == landmark)
    }

    /// Whether the card is seen.
    pub fn is_shown(&self) -> bool {
        !self.buttons.is_empty()
    }

    /// Draws the card over the window. True when the tour is over.
    pub fn ui(&mut self, ctx: &Context) -> bool {
        let Some((landmark, title, text)) = STEPS.get(self.step).copied() else {
            return true;
        };
        let env = Env::of(ctx);
        let words = &env.words;
        let (title, text) = (words.get(title), words.get(text));
        let window = ctx.content_rect();
        let target = landmark.rect(ctx);
        if let Some(rect) = target {
            let ring = rect.expand(3.0).intersect(window.shrink(1.0));
            ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("tour-ring")))
                .rect_stroke(
                    ring,
                    f32::from(env.theme.radius.card),
                    env.theme.focus_ring(),
                    StrokeKind::Outside,
                );
        }
        let (mut by, mut over) = (0isize, false);
        self.had_keyboard = self.has_keyboard(ctx);
        self.walk(ctx);
        let mut buttons = Vec::new();
        let size = vec2(WIDTH, self.height.max(120.0));
        let drawn = Area::new(Id::unique("tour"))
            .order(Order::Foreground)
            .fixed_pos(place(window, target, size))
            .accessible_name(title.clone())
            .show(ctx, |ui| {
                ui.set_width(WIDTH);
                kit::card(ui, |ui| {
                    StyledText::new(&title).heading().ui(ui);
                    StyledText::new(&text).ui(ui);
                    ui.add_space(env.theme.space.small);
                    let count = words.with(
                        "tour-step",
                        &[("step", Arg::from(self.step + 1)), ("of", Arg::from(STEPS.len()))],
                    );
                    let last = self.step + 1 == STEPS.len();
                    kit::spread(
                        ui,
                        |ui| StyledText::new(&count).secondary().ui(ui),
                        |ui| {
                            let next = words.get(if last { "tour-done" } else { "tour-next" });
                            let button = Button::new(&next).primary().shortcut("Alt+PageDown").ui(ui);
                            if button.clicked() {
                                by = 1;
                            }
                            buttons.push(button.id);
                            if self.step > 0 {
                                let back = words.get("tour-back");
                                let button = Button::new(&back).quiet();
                                let button = button.shortcut("Alt+PageUp").ui(ui);
                                if button.clicked() {
                                    by = -1;
                                }
                                buttons.push(button.id);
                            }
                            if !last {
                                let skip = words.get("tour-skip");
                                let button = Button::new(&skip).quiet().shortcut("Esc").ui(ui);
                                over |= button.clicked();
                                buttons.push(button.id);
                            }
                        },
                    );
                });
            });
        self.height = drawn.response.rect.height();
        self.buttons = buttons;
        if let Some(first) = self
            .buttons
            .first()
            .filter(|_| std::mem::take(&mut self.takes_keyboard))
        {
            ctx.memory_mut(|memory| memory.request_focus(*first));
        }
        // Tab and Escape are the card's while it has the keyboard.
        if let Some(focused) = ctx
            .memory(|memory| memory.focused())
            .filter(|id| self.buttons.contains(id))
        {
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
        }
        ctx.input_mut(|input| {
            if take_key_from(input, Modifiers::ALT, Key::PageDown) {
                by = 1;
            } else if take_key_from(input, Modifiers::ALT, Key::PageUp) {
                by = -1;
            }
        });
        match self.step.checked_add_signed(by) {
            Some(next) => self.step = next,
            None => self.step = 0,
        }
        let clicked = ctx.input(|input| {
            let at = input.pointer.interact_pos();
            input.pointer.any_click() && at.is_some_and(|at| drawn.response.rect.contains(at))
        });
        if by != 0 || clicked {
            // The next card goes on with Enter as this one did, also where the pointer went on to it.
            self.takes_keyboard |= self.had_keyboard || clicked;
            ctx.request_repaint();
        }
        over || self.step >= STEPS.len()
    }

    /// Tab goes round the buttons of the card, the other way with Shift.
    fn walk(&self, ctx: &Context) {
        let focused = ctx.memory(|memory| memory.focused());
        let count = self.buttons.len();
        let Some(at) = self.buttons.iter().position(|id| Some(*id) == focused) else {
            return;
        };
        let to = ctx.input_mut(|input| {
            if take_key_from(input, Modifiers::SHIFT, Key::Tab) {
                Some((at + count - 1) % count)
            } else if take_key_from(input, Modifiers::NONE, Key::Tab) {
                Some((at + 1) % count)
            } else {
                None
            }
        });
        if let Some(id) = to.and_then(|to| self.buttons.get(to)) {
            ctx.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    /// Takes the key that ends the tour, when nothing else has taken it. True when it was pressed.
    pub fn ended_by_key(ctx: &Context) -> bool {
        ctx.input_mut(|input| take_key_from(input, Modifiers::NONE, Key::Escape))
    }
}

/// Beside the target, towards the middle of the window; inside it when it is larger than the card and has no side.
fn place(window: Rect, target: Option<Rect>, size: Vec2) -> egui::Pos2 {
    let inner = window.shrink2(vec2(12.0, 48.0));
    let wanted = match target {
        None => pos2(window.center().x - size.x / 2.0, inner.max.y - size.y),
        Some(rect) if rect.width() > window.width() * 0.4 => {
            pos2(rect.center().x - size.x / 2.0, rect.max.y - size.y - GAP * 2.0)
        }
        Some(rect) => {
            let x = if rect.center().x > window.center().x {
                rect.min.x - GAP - size.x
            } else {
                rect.max.x + GAP
            };
            // A card that begins at the height of a button points at it; beside a pane it stands in the middle.
            let y = if rect.height() > size.y {
                rect.center().y - size.y / 2.0
            } else {
                rect.min.y
            };
            pos2(x, y)
        }
    };
    pos2(
        wanted
            .x
            .clamp(inner.min.x, (inner.max.x - size.x).max(inner.min.x)),
        wanted
            .y
            .clamp(inner.min.y, (inner.max.y - size.y).max(inner.min.y)),
    )
}
