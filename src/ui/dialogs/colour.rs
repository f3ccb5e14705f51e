//! A colour for codes, from the hues of the theme or by its number.

use egui::Ui;

use super::DialogBody;
use crate::model::{CodeId, Edit, Rgb};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::theme::Theme;
use crate::ui::theme::colour::{hue_and_chroma, opaque};
use crate::ui::typeset::Field;

/// The shades of each hue, one row each.
const SHADES: [i8; 3] = [0, 2, -2];

/// Names of twelve hues, 30 degrees apart from 0 in OKLCH.
const NAMES: [&str; 12] = [
    "dialog-hue-pink",
    "dialog-hue-red",
    "dialog-hue-orange",
    "dialog-hue-mustard",
    "dialog-hue-olive",
    "dialog-hue-green",
    "dialog-hue-teal",
    "dialog-hue-turquoise",
    "dialog-hue-sky",
    "dialog-hue-blue",
    "dialog-hue-violet",
    "dialog-hue-magenta",
];

/// A colour that is chosen.
pub(super) struct ColourBody {
    codes: Vec<CodeId>,
    /// These and all below them.
    with_below: Vec<CodeId>,
    below: bool,
    now: Rgb,
    /// Hues round the circle: indices of the theme's hues with their names.
    hues: Vec<(usize, &'static str)>,
    /// Where the colour of now stands, as column and row; the keyboard begins there.
    at: (usize, usize),
    hex: String,
    started: bool,
}

impl ColourBody {
    pub(super) fn new(codes: Vec<CodeId>, cx: &Cx<'_>) -> Option<Self> {
        let snapshot = cx.snapshot();
        let now = snapshot.code(*codes.first()?)?.colour;
        let mut with_below: Vec<CodeId> = codes.iter().flat_map(|c| snapshot.descendants(*c)).collect();
        with_below.sort_unstable();
        with_below.dedup();
        let theme = Theme::light();
        let mut hues: Vec<(f32, usize)> = (0..theme.code_hues())
            .map(|i| (hue_and_chroma(theme.code_paint(i, 0).solid).0, i))
            .collect();
        hues.sort_by(|a, b| a.0.total_cmp(&b.0));
        let hues = hues.into_iter().map(|(hue, i)| (i, name_of(hue))).collect();
        let mut body = Self {
            below: with_below.len() > codes.len(),
            codes,
            with_below,
            now,
            hues,
            at: (0, 0),
            hex: now.to_hex(),
            started: false,
        };
        body.at = body.place_of(now).unwrap_or((0, 0));
        Some(body)
    }

    fn colour(&self, column: usize, row: usize) -> Option<Rgb> {
        let (hue, _) = self.hues.get(column)?;
        let (r, g, b) = Theme::code_rgb(*hue, *SHADES.get(row)?);
        Some(Rgb(r, g, b))
    }

    fn place_of(&self, colour: Rgb) -> Option<(usize, usize)> {
        let places = (0..self.hues.len()).flat_map(|c| (0..SHADES.len()).map(move |r| (c, r)));
        places
            .into_iter()
            .find(|(c, r)| self.colour(*c, *r) == Some(colour))
    }

    fn choose(&self, colour: Rgb, cx: &mut Cx<'_>) {
        let codes = if self.below { &self.with_below } else { &self.codes };
        let differs = |c: &CodeId| cx.snapshot().code(*c).is_some_and(|c| c.colour != colour);
        if codes.iter().any(differs) {
            cx.act(Action::EditWithToast(Edit::RecolourCodes(codes.clone(), colour)));
        }
    }

    fn grid_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Rgb> {
        let theme = Theme::of(ui.ctx());
        let mut chosen = None;
        ui.spacing_mut().item_spacing.x = theme.space.tiny;
        for (row, shade) in SHADES.iter().enumerate() {
            kit::row(ui, |ui| {
                for column in 0..self.hues.len() {
                    let Some((colour, (_, name))) = self.colour(column, row).zip(self.hues.get(column))
                    else {
                        continue;
                    };
                    let name = cx.words.get(name);
                    let name = match shade {
                        0 => name.into_owned(),
                        s if *s > 0 => cx.words.with("dialog-hue-light", &[("hue", name)]),
                        _ => cx.words.with("dialog-hue-dark", &[("hue", name)]),
                    };
                    let solid = theme.code_paint_of(colour.0, colour.1, colour.2).solid;
                    let response = kit::swatch(ui, solid, &name, colour == self.now);
                    if !self.started && (column, row) == self.at {
                        response.request_focus();
                        self.started = true;
                    }
                    if response.clicked() {
                        chosen = Some(colour);
                    }
                }
            });
        }
        chosen
    }
}

/// The name of the nearest of the twelve hues.
fn name_of(hue: f32) -> &'static str {
    let place = (hue / 30.0).round() as usize % NAMES.len();
    NAMES.get(place).copied().unwrap_or("dialog-hue-pink")
}

impl DialogBody for ColourBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.words.with("dialog-colour", &[("n", self.codes.len())])
    }

    fn width(&self) -> f32 {
        420.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let mut chosen = self.grid_ui(ui, cx);
        let theme = Theme::of(ui.ctx());
        ui.add_space(theme.space.tiny);
        if self.with_below.len() > self.codes.len() {
            let n = self.with_below.len() - self.codes.len();
            kit::checkbox(
                ui,
                &mut self.below,
                cx.words.with("dialog-colour-below", &[("n", n)]),
            );
        }
        let label = cx.tr("dialog-colour-number");
        let written = Rgb::from_hex(&self.hex);
        kit::row(ui, |ui| {
            kit::secondary(ui, &label);
            let field = Field::single("hex")
                .label(&label)
                .width(110.0)
                .direction(Some(crate::ui::typeset::Direction::Ltr))
                .show(ui, &mut self.hex);
            if let Some(Rgb(r, g, b)) = written {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), egui::Sense::hover());
                ui.painter().rect_filled(rect, 5.0, opaque(r, g, b));
            }
            if field.submitted {
                chosen = chosen.or(written);
            }
        });
        if let Some(colour) = chosen {
            self.choose(colour, cx);
        }
        chosen.is_some()
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        self.with_below.iter().all(|c| cx.snapshot().code(*c).is_some())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::i18n::Lang;
    use crate::model::NewCode;
    use crate::ui::testing::TestProject;

    #[test]
    fn new_codes_have_colours_that_can_be_chosen_again() {
        let theme = Theme::light();
        let hues = 0..theme.code_hues();
        let offered: Vec<Rgb> = hues
            .clone()
            .flat_map(|hue| SHADES.map(|shade| Theme::code_rgb(hue, shade)))
            .map(|(r, g, b)| Rgb(r, g, b))
            .collect();
        let mut project = TestProject::new(Lang::En);
        let code = |n: usize| NewCode {
            name: n.to_string(),
            ..NewCode::default()
        };
        project.apply(Edit::CreateCodes {
            parent: None,
            codes: hues.clone().map(code).collect(),
        });
        let codes = project.session.snapshot().children(None);
        let given: HashSet<Rgb> = codes.iter().map(|c| c.colour).collect();
        assert_eq!(given.len(), hues.len(), "each is another");
        assert!(given.iter().all(|colour| offered.contains(colour)), "{given:?}");
    }

    #[test]
    fn hues_have_names_of_their_own() {
        assert_eq!(name_of(2.0), "dialog-hue-pink");
        assert_eq!(name_of(358.0), "dialog-hue-pink");
        assert_eq!(name_of(241.0), "dialog-hue-sky");
    }
}
