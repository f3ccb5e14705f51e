//! The find bar over the text.

use std::sync::Arc;

use egui::{Frame, Margin, Ui, Widget as _};

use super::find::{Find, TextVersion};
use super::replace::{ReplaceExtent, ReplaceRow};
use crate::i18n::Words;
use crate::text::Text;
use crate::text::replace::{self, Replaced, Replacement};
use crate::text::search::{FoldedText, QueryError, SearchOptions};
use crate::ui::kit::{Button, Icon, StyledText, spread};
use crate::ui::parts::search_options::{options_icon, query_direction, ways};
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
    folded: Option<(TextVersion, Arc<FoldedText>)>,
}

/// The text in which something is sought.
pub struct SearchedText<'a> {
    /// Which text it is.
    pub version: TextVersion,
    /// The text made ready for searching; asked for once for each version.
    pub folded: &'a dyn Fn() -> Arc<FoldedText>,
    /// Byte from which on the next hit is looked for.
    pub from: usize,
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
    pub fn show(&mut self, selected: Option<&str>, replaces: bool) {
        if let Some(words) = selected.filter(|w| w.len() <= LONGEST_SUGGESTION && !w.contains('\n')) {
            words.clone_into(&mut self.find.query);
        }
        self.find.open = true;
        self.replace.open = replaces;
        self.wants_focus = true;
    }

    /// Closes the bar.
    pub fn close(&mut self) {
        self.find.open = false;
        // Whoever opens it again for a word must not seek a pattern unawares.
        self.find.options = SearchOptions::default();
    }

    /// Goes to the next hit, or the one before.
    pub fn step(&mut self, forward: bool) {
        self.find.step(forward);
    }

    /// Brings the hits up to date; whether there are others than before.
    pub fn update(&mut self, searched: &SearchedText<'_>) -> bool {
        let from = self.from.unwrap_or(searched.from);
        let folded = &mut self.folded;
        let version = searched.version;
        let sought = self.find.update(version, from, || match folded {
            Some((of, folded)) if *of == version => folded.clone(),
            _ => {
                let made = (searched.folded)();
                *folded = Some((version, made.clone()));
                made
            }
        });
        if sought {
            self.from = None;
        }
        sought
    }

    /// What one hit or all of the text that was searched last come to when they are replaced; `None` where nothing can
    /// be. A current hit that reads as it is to read is passed over.
    pub fn replaced(&mut self, extent: ReplaceExtent, text: &Text) -> Option<Replaced> {
        let query = self.find.prepared()?;
        let with = Replacement::new(&self.replace.with, query).ok()?;
        let (_, folded) = self.folded.as_ref()?;
        let current = self.find.current_hit();
        let hits = match extent {
            ReplaceExtent::One => current.as_slice(),
            ReplaceExtent::All => self.find.hits(),
        };
        let words = with.words(hits, query, folded);
        let replaced = replace::replaced(text, hits, query.options(), &words);
        if let (ReplaceExtent::One, Some(hit)) = (extent, current) {
            if replaced.patch.is_empty() {
                // It reads so already: on to the next.
                self.find.step(true);
                return None;
            }
            self.from = Some(hit.start + words.first().map_or(0, String::len));
        }
        Some(replaced)
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
                let wrong = self.find.error().map(QueryError::message);
                if let Some(wrong) = wrong.or_else(|| self.replace.fault(&self.find)) {
                    let sentence = words.say(&wrong);
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
        let (ways, direction) = (ways(*options, words), query_direction(query, *options));
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
                    .direction(direction)
                    .width(width)
                    .beside_buttons();
                let answer = field.select_all_on_focus().show(ui, query);
                if wants_focus {
                    answer.take_keyboard();
                }
                StyledText::new(&count).secondary().ui(ui);
                if let Some(ways) = &ways {
                    StyledText::new(ways).secondary().elided().ui(ui);
                }
                answer
            },
            |ui| {
                let button = |ui: &mut Ui, icon, id: &str, keys| {
                    let name = words.get(id);
                    let button = Button::icon_only(icon, &name).shortcut(keys);
                    ui.add_enabled(keys == "Esc" || some, button).clicked()
                };
                let closed = button(ui, Icon::Close, "reader-find-close", "Esc");
                options_icon(ui, options, words, |_| {});
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
