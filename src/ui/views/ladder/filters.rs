//! What is shown: the buttons over the table that narrow it, and a chip for everything that does.

use egui::{Ui, Widget as _};

use super::LadderPage;
use crate::i18n::Arg;
use crate::model::Importance;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, MenuItem, StyledText, chip, wrapped_row};
use crate::ui::parts::chooser::Chooser;
use crate::ui::parts::filter_items::{
    FilterItem, ItemsOf, choose_ui, coders, codes, documents, items_of_filter, participants_and_values,
};
use crate::ui::parts::importance::least_importance_text;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// Width and height of a list of choices, in points.
const LIST: (f32, f32) = (320.0, 320.0);
/// Width of the field in which words are sought.
const FIELD: f32 = 190.0;
/// Most chips; the others are counted.
const MOST_CHIPS: usize = 24;

/// The lists under the buttons.
#[derive(Default)]
pub(super) struct Choosers {
    codes: Chooser,
    documents: Chooser,
    people: Chooser,
    coders: Chooser,
}

impl LadderPage {
    /// The buttons and the chips.
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        let words = cx.words.clone();
        wrapped_row(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            let hint = words.get("ladder-words");
            let field = Field::single("ladder-words")
                .label(&hint)
                .hint(&hint)
                .width(FIELD)
                .beside_buttons();
            if field.show(ui, &mut self.filter.words).cancelled {
                self.filter.words.clear();
            }
            let Self { filter, choosers, .. } = self;
            let lists: [(&str, &mut Chooser, ItemsOf); 4] = [
                ("ladder-codes", &mut choosers.codes, codes),
                ("ladder-documents", &mut choosers.documents, documents),
                ("ladder-people", &mut choosers.people, participants_and_values),
                ("ladder-coders", &mut choosers.coders, coders),
            ];
            let several_coders = cx.snapshot().coders().nth(1).is_some();
            for (id, chooser, choices) in lists {
                if id == "ladder-coders" && !several_coders {
                    continue;
                }
                let name = words.get(id);
                let button = Button::new(&name).opens_menu().ui(ui);
                if kit::popover_opens(&button) {
                    *chooser = Chooser::default();
                }
                kit::popover(&button, LIST.0, |ui| {
                    let choices = choices(cx.snapshot());
                    if choices.is_empty() {
                        kit::secondary(ui, cx.tr("ladder-nothing-to-choose"));
                        return;
                    }
                    choose_ui(ui, cx, chooser, &choices, LIST.1, filter);
                });
            }
            let name = words.get("coding-importance");
            let button = Button::new(&name)
                .opens_menu()
                .selected(filter.least_importance.is_marked())
                .ui(ui);
            kit::popup_menu(&button, 200.0, |ui| {
                for importance in Importance::ALL {
                    let text = least_importance_text(importance, &words);
                    let on = filter.least_importance == importance;
                    if MenuItem::new(&text).checked(on).show(ui).clicked() {
                        filter.least_importance = importance;
                    }
                }
            });
            let uncondensed = words.get("ladder-uncondensed");
            let button = Button::new(&uncondensed).selected(filter.uncondensed).ui(ui);
            if button.clicked() {
                filter.uncondensed = !filter.uncondensed;
            }
        });
        self.chips_ui(ui, cx);
    }

    /// Everything that narrows the table, each to be taken away.
    fn chips_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.filter.is_empty() {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let words = cx.words.clone();
        let mut cleared = false;
        wrapped_row(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            let asked = items_of_filter(&self.filter);
            for wanted in asked.iter().take(MOST_CHIPS) {
                let Some(name) = wanted.name(cx.snapshot()) else {
                    continue;
                };
                let colour = match wanted {
                    FilterItem::Code(id) => cx.snapshot().code(*id).map(|code| {
                        theme
                            .code_paint_of(code.colour.0, code.colour.1, code.colour.2)
                            .solid
                    }),
                    FilterItem::Group(_)
                    | FilterItem::Document(_)
                    | FilterItem::Participant(_)
                    | FilterItem::Value(..)
                    | FilterItem::Coder(_) => None,
                };
                let remove = words.with("ladder-remove", &[("name", Arg::from(&name))]);
                if chip(ui, &name, colour, Some(&remove)).removed {
                    wanted.toggle(&mut self.filter);
                }
            }
            if asked.len() > MOST_CHIPS {
                let more = words.with("ladder-more", &[("n", asked.len() - MOST_CHIPS)]);
                StyledText::new(&more).secondary().ui(ui);
            }
            if self.filter.uncondensed {
                let name = words.get("ladder-uncondensed");
                let remove = words.with("ladder-remove", &[("name", Arg::from(name.as_ref()))]);
                if chip(ui, &name, None, Some(&remove)).removed {
                    self.filter.uncondensed = false;
                }
            }
            if self.filter.least_importance.is_marked() {
                let name = least_importance_text(self.filter.least_importance, &words);
                let remove = words.get("segments-every-importance");
                if chip(ui, &name, None, Some(&remove)).removed {
                    self.filter.least_importance = Importance::NONE;
                }
            }
            let sought = self.filter.words.trim().to_owned();
            if !sought.is_empty() {
                let remove = words.with("ladder-remove", &[("name", Arg::from(&sought))]);
                if chip(
                    ui,
                    &words.with("ladder-sought", &[("text", &sought)]),
                    None,
                    Some(&remove),
                )
                .removed
                {
                    self.filter.words.clear();
                }
            }
            let clear = words.get("ladder-clear");
            cleared = Button::new(&clear).icon(Icon::Close).quiet().ui(ui).clicked();
        });
        if cleared {
            self.clear_filter();
        }
    }
}
