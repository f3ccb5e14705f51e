//! A list of names to tick, with a field that filters it.

use egui::{Color32, Key, Modifiers, Ui};

use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, Scroll, TREE_ROW, TreeRow, hold_arrows};
use crate::ui::parts::fuzzy::{FuzzyKey as Name, FuzzyQuery};
use crate::ui::typeset::Field;

/// From how many names on the field that filters them is shown.
const FILTER_FROM: usize = 8;

/// One name to tick.
#[derive(Default)]
pub struct ChooserItem {
    /// The name.
    pub name: String,
    /// How many names it stands under.
    pub depth: usize,
    /// A quiet word after it.
    pub hint: String,
    /// Whether it is ticked.
    pub on: bool,
}

/// What was typed into the field.
#[derive(Default)]
pub struct Chooser {
    typed: String,
    started: bool,
    row_focused: bool,
    /// The place among the names that were found of the one that has the keyboard, or is to get it.
    at: usize,
    goes: bool,
}

impl Chooser {
    /// One that does not take the keyboard when it is first shown.
    pub fn quiet() -> Self {
        Self {
            started: true,
            ..Self::default()
        }
    }

    /// Whether one of the names had the keyboard when they were drawn last.
    pub fn is_in_names(&self) -> bool {
        self.row_focused
    }

    /// Goes through the names by key, and not to what lies behind the list.
    fn step(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| kit::take_key(ui, Modifiers::NONE, key);
        let last = count.saturating_sub(1);
        let to = if pressed(Key::ArrowDown) {
            self.at + 1
        } else if pressed(Key::ArrowUp) {
            self.at.saturating_sub(1)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return;
        };
        (self.at, self.goes) = (to.min(last), true);
    }

    /// Draws the field and the names that pass it, at most `height` points of them. Returns the place of the name
    /// that was chosen. Enter in the field chooses the first of those that were found, and none where nothing is
    /// typed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, choices: &[ChooserItem], height: f32) -> Option<usize> {
        let query = FuzzyQuery::new(&self.typed);
        let found: Vec<usize> = choices
            .iter()
            .enumerate()
            .filter(|(_, c)| query.score(&Name::new(&c.name, &c.hint)).is_some())
            .map(|(i, _)| i)
            .collect();
        let mut chosen = None;
        if std::mem::take(&mut self.row_focused) {
            self.step(ui, found.len());
        }
        // What is only measured, as a popup is in its first frame, cannot hold the keyboard.
        let mut into_list = !ui.is_sizing_pass() && !std::mem::replace(&mut self.started, true);
        if choices.len() >= FILTER_FROM {
            let hint = cx.tr("participants-find-name");
            let field = Field::single("choose")
                .label(&hint)
                .hint(&hint)
                .show(ui, &mut self.typed);
            if std::mem::take(&mut into_list) {
                field.response.request_focus();
            }
            if field.submitted && !query.is_empty() {
                chosen = found.first().copied();
            }
            into_list = field.response.has_focus() && ui.input(|i| i.key_pressed(Key::ArrowDown));
            ui.add_space(4.0);
        }
        if found.is_empty() {
            kit::secondary(ui, cx.tr("participants-none-found"));
            return chosen;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // What is gone to is in the middle, as far as the list goes on.
        let middle = self.at as f32 * TREE_ROW - (height - TREE_ROW) / 2.0;
        let offset = self.goes.then_some(middle.max(0.0));
        let scroll = Scroll::vertical("names")
            .max_height(height)
            .shrinks()
            .offset(offset);
        scroll.show_rows(ui, TREE_ROW, found.len(), |ui, rows| {
            for place in rows {
                let Some((i, choice)) = found.get(place).and_then(|i| Some((*i, choices.get(*i)?))) else {
                    continue;
                };
                // What is found here and there stands under nothing.
                let depth = if query.is_empty() { choice.depth } else { 0 };
                let row = TreeRow::new(&choice.name, depth)
                    .hint(&choice.hint)
                    .selected(choice.on);
                let row = if choice.on {
                    row.icon(Icon::Check)
                } else {
                    // Keeps the names in line with those that are ticked.
                    row.swatch(Color32::TRANSPARENT)
                };
                let response = row.show(ui).response;
                if (into_list && place == 0) || (self.goes && place == self.at) {
                    self.goes = false;
                    response.request_focus();
                }
                if response.has_focus() {
                    self.row_focused = true;
                    // As long as the keyboard is on its way to another one, that is where it is.
                    self.at = if self.goes { self.at } else { place };
                    hold_arrows(ui, response.id);
                }
                if response.clicked() {
                    chosen = Some(i);
                }
            }
        });
        chosen
    }
}
