//! The looks of the program as data: `assets/themes/{light,dark}.ron` → [`Theme`] → egui's style.
//!
//! Code that draws names a token (`theme.colours.secondary`, `theme.space.small`) and never a literal.

mod code;
pub mod colour;
mod fonts;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

use std::sync::{Arc, OnceLock};

use egui::{Color32, Context, FontFamily, FontId, Shadow, Stroke};

pub use code::CodePaint;
pub use fonts::{bold_family, font_definitions};
pub use tokens::{Radius, Sizes, Space};

use crate::settings::Accent;

use colour::{parse, with_opacity};
use tokens::{CodeTokens, ThemeFile};

/// Everything that decides how the window looks, for one of light and dark.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Light text on a dark ground.
    pub dark: bool,
    /// Named colours.
    pub colours: Colours,
    /// Named distances.
    pub space: Space,
    /// Corner radii.
    pub radius: Radius,
    /// Type sizes.
    pub size: Sizes,
    shadow: Color32,
    tint: f32,
    code: CodeTokens,
}

/// The colours of a theme. Those named as an overlay are translucent and lie over any ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Colours {
    /// Ground of the transcript and of pages.
    pub paper: Color32,
    /// Ground of the panes around it.
    pub panel: Color32,
    /// Ground of popups, cards, fields.
    pub raised: Color32,
    /// Text.
    pub ink: Color32,
    /// Less important text; still readable on every ground.
    pub secondary: Color32,
    /// Figures that say that nothing is there: quieter than any other text, and still readable on paper.
    pub faint: Color32,
    /// Names of speakers in the transcript: quieter than the text, and readable on coded passages too.
    pub label: Color32,
    /// Text and icons of what cannot be used now.
    pub disabled: Color32,
    /// The one colour of action, links and focus.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Overlay: the ground of a selected row or tab.
    pub accent_soft: Color32,
    /// What destroys or failed.
    pub danger: Color32,
    /// Overlay: the ground of a message about danger.
    pub danger_soft: Color32,
    /// What wants attention.
    pub warning: Color32,
    /// Overlay: the ground of a warning.
    pub warning_soft: Color32,
    /// What went well.
    pub success: Color32,
    /// Overlay: lines between areas.
    pub hairline: Color32,
    /// Overlay: the edge of a control.
    pub border: Color32,
    /// Overlay: under the pointer.
    pub hover: Color32,
    /// Overlay: pressed, or open.
    pub press: Color32,
    /// Overlay: selected text.
    pub selection: Color32,
    /// Overlay: a passage that is highlighted without a code.
    pub highlight: Color32,
    /// Overlay: over the window behind a dialog.
    pub backdrop: Color32,
}

impl Theme {
    /// The light theme.
    #[must_use]
    pub fn light() -> Arc<Self> {
        Self::with_accent(false, Accent::default())
    }

    /// The dark theme.
    #[must_use]
    pub fn dark() -> Arc<Self> {
        Self::with_accent(true, Accent::default())
    }

    /// The light or the dark theme with a colour of action.
    #[must_use]
    pub fn with_accent(dark: bool, accent: Accent) -> Arc<Self> {
        const LIGHT: &str = include_str!("../../../assets/themes/light.ron");
        const DARK: &str = include_str!("../../../assets/themes/dark.ron");
        static BUILT: OnceLock<Vec<(bool, Accent, Arc<Theme>)>> = OnceLock::new();
        let built = BUILT.get_or_init(|| {
            let both = [(false, LIGHT), (true, DARK)];
            both.into_iter()
                .flat_map(|(dark, source)| {
                    Accent::ALL.map(|accent| (dark, accent, Arc::new(Self::built_in(source, accent))))
                })
                .collect()
        });
        let found = built.iter().find(|(d, a, _)| (*d, *a) == (dark, accent));
        found.map_or_else(
            || Arc::new(Self::built_in(if dark { DARK } else { LIGHT }, accent)),
            |(_, _, theme)| theme.clone(),
        )
    }

    /// The theme in force in `ctx`; the light one before any was [made current](Self::make_current).
    #[must_use]
    pub fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp::<Arc<Self>>(egui::Id::NULL))
            .unwrap_or_else(Self::light)
    }

    /// Lets all that is drawn from now on have these looks.
    pub fn make_current(self: &Arc<Self>, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, self.clone()));
    }

    #[expect(
        clippy::panic,
        reason = "the two files are part of the program and read by a test"
    )]
    fn built_in(source: &str, accent: Accent) -> Self {
        match Self::parse(source, accent) {
            Ok(theme) => theme,
            Err(fault) => panic!("built-in theme: {fault}"),
        }
    }

    /// Reads a theme file. The error says what is wrong with it and where.
    pub fn parse(source: &str, accent: Accent) -> Result<Self, String> {
        let file: ThemeFile = ron::from_str(source).map_err(|fault| fault.to_string())?;
        if file.code.hues.is_empty() {
            return Err("code.hues is empty".to_owned());
        }
        let (c, s) = (&file.colours, &file.strength);
        let names = match accent {
            Accent::Teal => &file.accents.teal,
            Accent::Blue => &file.accents.blue,
            Accent::Violet => &file.accents.violet,
            Accent::Slate => &file.accents.slate,
        };
        let (ink, accent, raised) = (parse(&c.ink)?, parse(&names.colour)?, parse(&c.raised)?);
        let (danger, warning) = (parse(&c.danger)?, parse(&c.warning)?);
        let shadow = parse(&c.shadow)?;
        let secondary = parse(&c.secondary)?;
        let colours = Colours {
            paper: parse(&c.paper)?,
            panel: parse(&c.panel)?,
            raised,
            ink,
            secondary,
            faint: parse(&c.faint)?,
            label: parse(&c.label)?,
            disabled: with_opacity(secondary, 0.55),
            accent,
            on_accent: parse(&names.on)?,
            accent_soft: with_opacity(accent, s.soft),
            danger,
            danger_soft: with_opacity(danger, s.soft),
            warning,
            warning_soft: with_opacity(warning, s.soft),
            success: parse(&c.success)?,
            hairline: with_opacity(ink, s.hairline),
            border: with_opacity(ink, s.border),
            hover: with_opacity(ink, s.hover),
            press: with_opacity(ink, s.press),
            selection: with_opacity(accent, s.selection),
            highlight: with_opacity(parse(&c.highlight)?, s.highlight),
            backdrop: with_opacity(shadow, s.backdrop),
        };
        Ok(Self {
            dark: file.dark,
            colours,
            space: file.space,
            radius: file.radius,
            size: file.size,
            shadow: with_opacity(shadow, s.shadow),
            tint: s.tint,
            code: file.code,
        })
    }

    /// A line of one point between areas.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.colours.hairline)
    }

    /// The edge of a control.
    #[must_use]
    pub fn border(&self) -> Stroke {
        Stroke::new(1.0, self.colours.border)
    }

    /// The ring round what has the keyboard.
    #[must_use]
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(2.0, self.colours.accent)
    }

    /// The one soft shadow, for popups and dialogs only.
    #[must_use]
    pub fn popup_shadow(&self) -> Shadow {
        Shadow {
            offset: [0, 6],
            blur: 24,
            spread: 0,
            color: self.shadow,
        }
    }

    /// The regular face at a size in points.
    #[must_use]
    pub fn font(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Proportional)
    }

    /// The bold face at a size in points.
    #[must_use]
    pub fn bold(&self, size: f32) -> FontId {
        FontId::new(size, bold_family())
    }
}
