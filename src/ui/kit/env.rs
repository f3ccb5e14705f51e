//! What every control needs to know: the theme, the words and the side from which the window starts.

use std::sync::Arc;

use egui::{Align, Context, Id, Key, Layout, Rect, Response, Ui, pos2};

use crate::i18n::{Lang, Words};
use crate::text::persian::typing::TypingHelp;
use crate::ui::theme::{self, Theme};

use super::repair::TextRepair;

/// The side on which lines, rows and windows begin. The same call draws both: leading is right in [`Dir::Rtl`],
/// left in [`Dir::Ltr`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dir {
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl Dir {
    /// The direction of the window.
    #[must_use]
    pub fn of(ctx: &Context) -> Self {
        Env::of(ctx).dir()
    }

    /// Whether leading is right.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The leading side as a horizontal alignment.
    #[must_use]
    pub fn leading(self) -> Align {
        if self.is_rtl() { Align::Max } else { Align::Min }
    }

    /// The trailing side as a horizontal alignment.
    #[must_use]
    pub fn trailing(self) -> Align {
        if self.is_rtl() { Align::Min } else { Align::Max }
    }

    /// A row from leading to trailing, vertically centred.
    #[must_use]
    pub fn row(self) -> Layout {
        if self.is_rtl() {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        }
    }

    /// A column whose items start at the leading side.
    #[must_use]
    pub fn column(self) -> Layout {
        Layout::top_down(self.leading())
    }

    /// The arrow keys that lead into (a branch, a submenu) and out of it.
    #[must_use]
    pub fn arrows(self) -> (Key, Key) {
        if self.is_rtl() {
            (Key::ArrowLeft, Key::ArrowRight)
        } else {
            (Key::ArrowRight, Key::ArrowLeft)
        }
    }

    /// −1 where leading is right, else 1: multiplies a distance that goes from leading to trailing.
    #[must_use]
    pub fn sign(self) -> f32 {
        if self.is_rtl() { -1.0 } else { 1.0 }
    }

    /// The x of the point `distance` points inside the leading edge of `rect`.
    #[must_use]
    pub fn from_leading(self, rect: Rect, distance: f32) -> f32 {
        if self.is_rtl() {
            rect.max.x - distance
        } else {
            rect.min.x + distance
        }
    }

    /// The x of the point `distance` points inside the trailing edge of `rect`.
    #[must_use]
    pub fn from_trailing(self, rect: Rect, distance: f32) -> f32 {
        if self.is_rtl() {
            rect.min.x + distance
        } else {
            rect.max.x - distance
        }
    }

    /// The part of `rect` that begins `start` points from its leading edge and is `width` points wide.
    #[must_use]
    pub fn slice(self, rect: Rect, start: f32, width: f32) -> Rect {
        let (a, b) = (
            self.from_leading(rect, start),
            self.from_leading(rect, start + width),
        );
        Rect::from_min_max(pos2(a.min(b), rect.min.y), pos2(a.max(b), rect.max.y))
    }
}

/// The surroundings of every control, kept in the egui context by [`install`].
#[derive(Clone)]
pub struct Env {
    /// The theme in force.
    pub theme: Arc<Theme>,
    /// The texts in force.
    pub words: Words,
    /// Whether things may move.
    pub motion: bool,
    /// What is put right while typing.
    pub typing: TypingHelp,
}

impl Env {
    /// The surroundings of `ctx`; light Persian before [`install`] was called.
    #[must_use]
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp::<Self>(Id::NULL))
            .unwrap_or_else(|| Self {
                theme: Theme::light(),
                words: Words::new(Lang::Fa),
                motion: true,
                typing: TypingHelp::default(),
            })
    }

    /// The direction that follows from the language.
    #[must_use]
    pub fn dir(&self) -> Dir {
        if self.words.lang().is_rtl() {
            Dir::Rtl
        } else {
            Dir::Ltr
        }
    }
}

/// The texts of the interface in force in `ctx`.
#[must_use]
pub fn words(ctx: &Context) -> Words {
    Env::of(ctx).words
}

/// Sets theme, language and motion for all that follows; call at the start and whenever one changes. The first
/// call also loads the fonts and the plugin that repairs stock text.
pub fn install(ctx: &Context, env: Env) {
    let first = ctx.data(|data| data.get_temp::<Env>(Id::NULL)).is_none();
    if first {
        ctx.set_fonts(theme::font_definitions());
        ctx.add_plugin(TextRepair::default());
    }
    let style = env.theme.style(env.motion);
    ctx.set_theme(if env.theme.dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    });
    ctx.all_styles_mut(|s| *s = style.clone());
    env.theme.make_current(ctx);
    ctx.data_mut(|data| data.insert_temp(Id::NULL, env));
}
/// Paints the focus ring round a control that has the keyboard.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let rect = response.rect.expand(1.0);
        let radius = f32::from(theme.radius.control) + 1.0;
        ui.painter()
            .rect_stroke(rect, radius, theme.focus_ring(), egui::StrokeKind::Outside);
    }
}
