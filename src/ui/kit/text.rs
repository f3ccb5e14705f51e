//! Text on the screen: labels, headings, secondary text.

use egui::accesskit::Role;
use egui::{Color32, FontId, Response, Sense, Ui, Widget, WidgetInfo, pos2};

use super::env::{Dir, Env};
use super::labels::{Fit, layout};
use super::tips::tooltip;

/// A piece of text. `StyledText::new("…").secondary().elided().ui(ui)`, or one of the short functions below.
#[must_use = "add it with .ui(ui)"]
pub struct StyledText<'a> {
    text: &'a str,
    font: TextSize,
    bold: bool,
    ink: TextInk,
    fit: Option<Fit>,
    elided: bool,
}

#[derive(Clone, Copy)]
enum TextSize {
    Small,
    Secondary,
    Interface,
    Heading,
    Title,
    Points(f32),
}

#[derive(Clone, Copy)]
enum TextInk {
    Plain,
    Secondary,
    Colour(Color32),
}

impl<'a> StyledText<'a> {
    /// Text of the interface's size and colour. In a column it wraps, in a row it stays on one line.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            font: TextSize::Interface,
            bold: false,
            ink: TextInk::Plain,
            fit: None,
            elided: false,
        }
    }

    /// Smaller and quieter.
    pub fn secondary(mut self) -> Self {
        (self.font, self.ink) = (TextSize::Secondary, TextInk::Secondary);
        self
    }

    /// The smallest size, quiet.
    pub fn small(mut self) -> Self {
        (self.font, self.ink) = (TextSize::Small, TextInk::Secondary);
        self
    }

    /// The heading of a pane or card.
    pub fn heading(mut self) -> Self {
        (self.font, self.bold) = (TextSize::Heading, true);
        self
    }

    /// The title of a page or dialog.
    pub fn title(mut self) -> Self {
        (self.font, self.bold) = (TextSize::Title, true);
        self
    }

    /// Bold.
    pub fn strong(mut self) -> Self {
        self.bold = true;
        self
    }

    /// A size of its own, in points.
    pub fn size(mut self, points: f32) -> Self {
        self.font = TextSize::Points(points);
        self
    }

    /// A colour of its own.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.ink = TextInk::Colour(colour);
        self
    }

    /// On one line, cut off with «…» where there is no room; the whole is then in a tooltip.
    pub fn elided(mut self) -> Self {
        self.elided = true;
        self
    }

    /// At most so many lines, then «…».
    pub fn rows(mut self, width: f32, most: usize) -> Self {
        self.fit = Some(Fit::Rows(width, most));
        self
    }

    /// How the text fits its room, against the usual.
    pub fn fit(mut self, fit: Fit) -> Self {
        self.fit = Some(fit);
        self
    }

    fn font_id(&self, env: &Env) -> FontId {
        let sizes = &env.theme.size;
        let size = match self.font {
            TextSize::Small => sizes.small,
            TextSize::Secondary => sizes.secondary,
            TextSize::Interface => sizes.interface,
            TextSize::Heading => sizes.heading,
            TextSize::Title => sizes.title,
            TextSize::Points(points) => points,
        };
        if self.bold {
            env.theme.bold(size)
        } else {
            env.theme.font(size)
        }
    }
}

impl Widget for StyledText<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let env = Env::of(ui.ctx());
        let room = ui.available_width();
        let fit = match self.fit {
            Some(fit) => fit,
            None if self.elided => Fit::Truncate(room),
            None if ui.layout().is_horizontal() => Fit::Line,
            None => Fit::Wrap(room),
        };
        let colour = match self.ink {
            TextInk::Plain => env.theme.colours.ink,
            TextInk::Secondary => env.theme.colours.secondary,
            TextInk::Colour(colour) => colour,
        };
        let galley = layout(ui.ctx(), self.text, self.font_id(&env), Color32::PLACEHOLDER, fit);
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        let cut = galley.elided;
        if ui.is_rect_visible(rect) {
            let x = if Dir::of(ui.ctx()).is_rtl() {
                rect.max.x - galley.size().x
            } else {
                rect.min.x
            };
            ui.painter().galley(pos2(x, rect.min.y), galley, colour);
        }
        let role = match self.font {
            TextSize::Heading | TextSize::Title => Role::Heading,
            _ => Role::Label,
        };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), self.text));
        if cut {
            tooltip(response, self.text)
        } else {
            response
        }
    }
}

/// Plain text.
pub fn label(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    StyledText::new(text.as_ref()).ui(ui)
}

/// Smaller, quieter text.
pub fn secondary(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    StyledText::new(text.as_ref()).secondary().ui(ui)
}

/// The heading of a pane or card.
pub fn heading(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    StyledText::new(text.as_ref()).heading().ui(ui)
}

/// The title of a page or dialog.
pub fn title(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    StyledText::new(text.as_ref()).title().ui(ui)
}
