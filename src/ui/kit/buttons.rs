//! Buttons with text, with an icon, or both.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Color32, Context, CursorIcon, Galley, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2,
    vec2,
};

use super::env::{Env, focus_ring};
use super::icons::{ICON_SIZE, Icon};
use super::labels::{Fit, layout};
use super::tips::{tooltip, tooltip_with_shortcut};

/// How prominent a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// An edge and no more.
    #[default]
    Plain,
    /// The one thing to do here.
    Primary,
    /// Destroys something.
    Danger,
    /// Nothing but its text until the pointer is over it.
    Quiet,
}

/// A button: `Button::new("ذخیره").primary().ui(ui)`, or one of the short functions below.
#[must_use = "add it with .ui(ui)"]
pub struct Button<'a> {
    text: &'a str,
    icon: Option<Icon>,
    weight: Weight,
    selected: bool,
    tip: Option<&'a str>,
    shortcut: Option<&'a str>,
    text_shown: bool,
    wide: bool,
    more: bool,
    small: bool,
    keys_shown: bool,
    widest: Option<f32>,
    by_mouse: bool,
}

/// What is written on a button, laid out, and how much room all of it takes.
struct ButtonFace {
    text: Option<Arc<Galley>>,
    keys: Option<Arc<Galley>>,
    pad: f32,
    width: f32,
}

/// Space between what is on a button.
const GAP: f32 = 6.0;

impl<'a> Button<'a> {
    /// A button with a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            icon: None,
            weight: Weight::Plain,
            selected: false,
            tip: None,
            shortcut: None,
            text_shown: true,
            wide: false,
            more: false,
            small: false,
            keys_shown: false,
            widest: None,
            by_mouse: false,
        }
    }

    /// A button with an icon only; `name` is its tooltip and what a screen reader says.
    pub fn icon_only(icon: Icon, name: &'a str) -> Self {
        Self {
            icon: Some(icon),
            text_shown: false,
            weight: Weight::Quiet,
            ..Self::new(name)
        }
    }

    /// An icon before the text.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// How prominent it is.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// The one thing to do here.
    pub fn primary(self) -> Self {
        self.weight(Weight::Primary)
    }

    /// Destroys something.
    pub fn danger(self) -> Self {
        self.weight(Weight::Danger)
    }

    /// Nothing but its text until the pointer is over it.
    pub fn quiet(self) -> Self {
        self.weight(Weight::Quiet)
    }

    /// Shown as switched on; the accessible state follows.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// A tooltip that says more than the text.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = Some(tip);
        self
    }

    /// Tab passes it by: it changes the project, and keys of its own do the same. Whoever writes, goes on with Tab and
    /// writes on must not press it with each blank.
    pub fn by_mouse(mut self) -> Self {
        self.by_mouse = true;
        self
    }

    /// The keys that do the same, named in the tooltip.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = Some(shortcut);
        self
    }

    /// The keys are written on it too.
    pub fn keys_shown(mut self) -> Self {
        self.keys_shown = true;
        self
    }

    /// Its text takes at most so many points; the end of a longer one is replaced by «…».
    pub fn at_most(mut self, width: f32) -> Self {
        self.widest = Some(width);
        self
    }

    /// How many points wide it will be.
    pub fn wanted_width(&self, ctx: &Context) -> f32 {
        self.face(&Env::of(ctx), ctx).width
    }

    fn face(&self, env: &Env, ctx: &Context) -> ButtonFace {
        let theme = &env.theme;
        let size = if self.small {
            theme.size.small
        } else {
            theme.size.interface
        };
        let font = match self.weight {
            Weight::Primary | Weight::Danger => theme.bold(size),
            Weight::Plain | Weight::Quiet => theme.font(size),
        };
        let fit = self.widest.map_or(Fit::Line, Fit::Truncate);
        let text = self
            .text_shown
            .then(|| layout(ctx, self.text, font, Color32::PLACEHOLDER, fit));
        let keys = self.shortcut.filter(|_| self.keys_shown).map(|keys| {
            let font = theme.font(theme.size.small);
            layout(ctx, keys, font, Color32::PLACEHOLDER, Fit::Line)
        });
        let pad = if self.text_shown { theme.space.medium } else { 6.0 };
        let widths = [
            self.icon.map(|_| ICON_SIZE),
            text.as_ref().map(|galley| galley.size().x),
            keys.as_ref().map(|galley| galley.size().x),
            self.more.then_some(10.0),
        ];
        let parts = widths.iter().flatten().count().saturating_sub(1);
        let width = 2.0 * pad + widths.iter().flatten().sum::<f32>() + GAP * parts as f32;
        ButtonFace {
            text,
            keys,
            pad,
            width,
        }
    }

    /// As wide as the room there is.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// As small as the text of the status bar, in whose lines it stands.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// A small chevron at the end says that a menu opens.
    pub fn opens_menu(mut self) -> Self {
        self.more = true;
        self
    }

    fn colours(&self, env: &Env) -> (Color32, Stroke, Color32) {
        let c = &env.theme.colours;
        match self.weight {
            _ if self.selected => (c.accent_soft, Stroke::NONE, c.ink),
            Weight::Plain => (c.raised, env.theme.border(), c.ink),
            Weight::Primary => (c.accent, Stroke::NONE, c.on_accent),
            Weight::Danger => (c.danger, Stroke::NONE, c.paper),
            Weight::Quiet => (Color32::TRANSPARENT, Stroke::NONE, c.ink),
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let env = Env::of(ui.ctx());
        let (theme, dir) = (env.theme.clone(), env.dir());
        let face = self.face(&env, ui.ctx());
        let content = face.width;
        let width = if self.wide {
            content.max(ui.available_width())
        } else {
            content
        };
        let height = ui.spacing().interact_size.y;
        let sense = if self.by_mouse {
            Sense::CLICK
        } else {
            Sense::click()
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let cut = face.text.as_ref().is_some_and(|galley| galley.elided);
        if ui.is_rect_visible(rect) {
            let (fill, edge, ink) = self.colours(&env);
            let over = if response.is_pointer_button_down_on() {
                theme.colours.press
            } else if response.hovered() || response.has_focus() {
                theme.colours.hover
            } else {
                Color32::TRANSPARENT
            };
            let radius = f32::from(theme.radius.control);
            let painter = ui.painter();
            painter.rect(rect, radius, fill.blend(over), edge, StrokeKind::Inside);
            let mut used = face.pad + (rect.width() - content) / 2.0;
            if let Some(icon) = self.icon {
                let slot = dir.slice(rect, used, ICON_SIZE);
                let quiet = self.weight == Weight::Quiet && !self.selected && !response.hovered();
                let ink = if quiet && !self.text_shown {
                    theme.colours.secondary
                } else {
                    ink
                };
                icon.paint(painter, slot, ICON_SIZE, ink, dir);
                used += ICON_SIZE + GAP;
            }
            let keys_ink = theme.colours.secondary;
            for (galley, ink) in [(face.text, ink), (face.keys, keys_ink)] {
                let Some(galley) = galley else { continue };
                let slot = dir.slice(rect, used, galley.size().x);
                used += galley.size().x + GAP;
                painter.galley(
                    pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
                    galley,
                    ink,
                );
            }
            if self.more {
                // On a filled button only its own ink can be seen.
                let filled = matches!(self.weight, Weight::Primary | Weight::Danger);
                let ink = if filled { ink } else { theme.colours.secondary };
                Icon::ChevronDown.paint(painter, dir.slice(rect, used, 10.0), 10.0, ink, dir);
            }
            focus_ring(ui, &theme, &response);
        }
        response.widget_info(|| {
            if self.selected {
                WidgetInfo::selected(Role::Button, ui.is_enabled(), true, self.text)
            } else {
                WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text)
            }
        });
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let tip = self.tip.or((cut || !self.text_shown).then_some(self.text));
        match (tip, self.shortcut) {
            (Some(tip), Some(shortcut)) => tooltip_with_shortcut(response, tip, shortcut),
            (None, Some(shortcut)) => tooltip_with_shortcut(response, self.text, shortcut),
            (Some(tip), None) => tooltip(response, tip),
            (None, None) => response,
        }
    }
}

/// A plain button.
pub fn button(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    Button::new(text.as_ref()).ui(ui)
}

/// The one thing to do here.
pub fn primary_button(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    Button::new(text.as_ref()).primary().ui(ui)
}

/// A button without an edge.
pub fn quiet_button(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    Button::new(text.as_ref()).quiet().ui(ui)
}

/// A button with an icon; `name` is its tooltip and what a screen reader says.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: impl AsRef<str>) -> Response {
    Button::icon_only(icon, name.as_ref()).ui(ui)
}

/// A text that is followed like a link, cut where there is no room for it.
pub fn link(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    let text = text.as_ref();
    let env = Env::of(ui.ctx());
    let theme = &env.theme;
    let galley = layout(
        ui.ctx(),
        text,
        theme.font(theme.size.interface),
        Color32::PLACEHOLDER,
        Fit::Truncate(ui.available_width()),
    );
    let size = vec2(galley.size().x, galley.size().y.max(24.0));
    let is_cut = galley.elided;
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let top = rect.center().y - galley.size().y / 2.0;
        let line = top + galley.size().y - 2.0;
        ui.painter()
            .galley(pos2(rect.min.x, top), galley, theme.colours.accent);
        if response.hovered() {
            ui.painter()
                .hline(rect.x_range(), line, Stroke::new(1.0, theme.colours.accent));
        }
        focus_ring(ui, theme, &response);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if is_cut {
        response = tooltip(response, text);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
