//! The find bar over the text.

use std::sync::Arc;

use egui::{Frame, Margin, Ui, Widget as _};

use super::find::Find;
use super::opened::OpenedDocument;
use super::replace::{ReplaceExtent, ReplaceRow};
use crate::i18n::Words;
use crate::model::TextId;
use crate::text::search::FoldedText;
use crate::ui::kit::{Button, Icon, StyledText, menu_icon, spread};
use crate::ui::parts::search_options::options_ui;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// A selection longer than this, in bytes, is not what one wants to find again.
const LONGEST_SUGGESTION: usize = 80;

/// The find bar with what was found.
#[derive(Default)]
pub struct FindBar {
    /// What is sought and found.
    pub find: Find,
    /// What takes its place.
    pub replace: ReplaceRow,
    /// Where to look for the next hit, after one was replaced.
    from: Option<usize>,
    /// Width of its field when it was last drawn.
    width: f32,
    wants_focus: bool,
    folded: Option<(TextId, Arc<FoldedText>)>,
}

/// What happened in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindBarEvent {
    /// Nothing that concerns the text.
    Nothing,
    /// Another hit, or other hits.
    Moved,
    /// Hits are to be replaced.
    Replace(ReplaceExtent),
    /// The bar was closed.
    Closed,
}

impl FindBar {
    /// Opens the bar, with the selected words as a suggestion, and gives it the keyboard; with the row for replacing,
    /// or without.
    pub fn show(&mut self, opened: Option<&OpenedDocument>, replaces: bool) {
        let selected = opened.and_then(|o| Some(o.text.slice(o.passage()?)));
        if let Some(words) = selected.filter(|w| w.len() <= LONGEST_SUGGESTION && !w.contains('\n')) {
            words.clone_into(&mut self.find.query);
        }
        self.find.open = true;
        self.replace.open = replaces;
        self.wants_focus = true;
    }

    /// Makes the first hit at or after a byte the current one, once the text has changed.
    pub fn go_on_from(&mut self, byte: usize) {
        self.from = Some(byte);
    }

    /// Closes the bar.
    pub fn close(&mut self) {
        self.find.open = false;
    }

    /// Goes to the next hit, or the one before.
    pub fn step(&mut self, forward: bool) {
        self.find.step(forward);
    }

    /// Brings the hits up to date; whether there are others than before.
    pub fn update(&mut self, opened: &OpenedDocument) -> bool {
        let id = opened.document.text;
        let selection = opened.view.selection().map(|s| s.start);
        let from = self.from.or(selection);
        let from = from.unwrap_or(opened.view.visible_range().start);
        let folded = &mut self.folded;
        let sought = self.find.update(id, from, || match folded {
            Some((of, folded)) if *of == id => folded.clone(),
            _ => {
                let made = Arc::new(FoldedText::new(opened.text.shared()));
                *folded = Some((id, made.clone()));
                made
            }
        });
        if sought {
            self.from = None;
        }
        sought
    }

    /// Draws the bar when it is open.
    pub fn ui(&mut self, ui: &mut Ui, words: &Words) -> FindBarEvent {
        if !self.find.open {
            return FindBarEvent::Nothing;
        }
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new()
            .fill(theme.colours.panel)
            .inner_margin(Margin::symmetric(theme.space.medium as i8, 6));
        frame
            .show(ui, |ui| {
                let mut happened = self.row_ui(ui, words);
                if self.replace.open && self.find.open {
                    ui.add_space(theme.space.tiny);
                    let (extent, left) = self.replace.ui(ui, &self.find, self.width, words);
                    if let Some(extent) = extent {
                        happened = FindBarEvent::Replace(extent);
                    } else if left {
                        self.close();
                        happened = FindBarEvent::Closed;
                    }
                }
                if let Some(error) = self.find.error() {
                    let sentence = words.say(&error.message());
                    StyledText::new(&sentence)
                        .secondary()
                        .colour(theme.colours.danger)
                        .ui(ui);
                }
                happened
            })
            .inner
    }

    fn row_ui(&mut self, ui: &mut Ui, words: &Words) -> FindBarEvent {
        let wants_focus = std::mem::take(&mut self.wants_focus);
        let count = self.count(words);
        let some = !self.find.hits().is_empty();
        let Find { query, options, .. } = &mut self.find;
        let room = &mut self.width;
        let (answer, step) = spread(
            ui,
            |ui| {
                let (label, hint) = (words.get("reader-find"), words.get("reader-find-hint"));
                let width = (ui.available_width() - 90.0).clamp(60.0, 420.0);
                *room = width;
                let field = Field::single("reader-find")
                    .label(&label)
                    .hint(&hint)
                    .width(width);
                let answer = field.select_all_on_focus().show(ui, query);
                if wants_focus {
                    answer.response.request_focus();
                }
                StyledText::new(&count).secondary().ui(ui);
                answer
            },
            |ui| {
                let button = |ui: &mut Ui, icon, id: &str, keys| {
                    let name = words.get(id);
                    let button = Button::icon_only(icon, &name).shortcut(keys);
                    ui.add_enabled(keys == "Esc" || some, button).clicked()
                };
                let closed = button(ui, Icon::Close, "reader-find-close", "Esc");
                menu_icon(ui, Icon::Filter, words.get("search-options"), |ui| {
                    options_ui(ui, options, words)
                });
                let next = button(ui, Icon::ChevronDown, "reader-find-next", "Enter");
                let previous = button(ui, Icon::ChevronUp, "reader-find-previous", "Shift+Enter");
                if closed {
                    FindBarStep::Close
                } else if next || previous {
                    FindBarStep::Go(next)
                } else {
                    FindBarStep::Stay
                }
            },
        );
        if answer.submitted {
            // Enter goes on, and the next Enter too.
            answer.response.request_focus();
        }
        match step {
            _ if answer.cancelled => self.close(),
            FindBarStep::Close => self.close(),
            _ if answer.submitted => self.step(!ui.input(|input| input.modifiers.shift)),
            FindBarStep::Go(forward) => self.step(forward),
            FindBarStep::Stay => return FindBarEvent::Nothing,
        }
        if self.find.open {
            FindBarEvent::Moved
        } else {
            FindBarEvent::Closed
        }
    }

    /// «۳ از ۱۲», or that there is nothing.
    fn count(&self, words: &Words) -> String {
        match self.find.current() {
            Some(current) => {
                let args = [("at", current + 1), ("count", self.find.hits().len())];
                words.with("reader-find-count", &args)
            }
            None if self.find.found_nothing() => words.get("reader-find-nothing").into_owned(),
            None => String::new(),
        }
    }
}

/// What was pressed.
enum FindBarStep {
    Stay,
    Go(bool),
    Close,
}
