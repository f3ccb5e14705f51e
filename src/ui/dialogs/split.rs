//! Where a coding is split: its passage with a caret, or every border of its sentences.

use std::ops::Range;

use egui::{Ui, Widget as _};

use super::DialogBody;
use crate::model::{CodingId, Edit};
use crate::text::passage::Passages;
use crate::text::segment::paragraphs;
use crate::text::sentences::sentences;
use crate::text::{CharRange, Direction};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Scroll, StyledText};
use crate::ui::parts::path_text::isolated;
use crate::ui::typeset::Field;

/// The greatest height of the passage, in points.
const HIGHEST: f32 = 260.0;
/// Lines of the passage that are shown at least.
const LINES: usize = 3;

/// A coding that is to be split.
pub(super) struct SplitBody {
    coding: CodingId,
    range: CharRange,
    code: String,
    words: String,
    /// The direction of its document.
    direction: Option<Direction>,
    /// Where sentences begin in the words, save the first.
    borders: Vec<usize>,
    /// The selected bytes of the words; empty where there is only a caret.
    selection: Range<usize>,
    started: bool,
}

impl SplitBody {
    /// Of a coding; `None` when it is gone.
    pub(super) fn new(coding: CodingId, cx: &Cx<'_>) -> Option<Self> {
        let row = cx.snapshot().coding(coding)?;
        let words = cx.session.text(row.document).ok()?.slice(row.range).to_owned();
        Some(Self {
            coding,
            range: row.range,
            code: cx.snapshot().code(row.code)?.name.clone(),
            direction: cx.snapshot().document(row.document)?.direction.forced(),
            borders: sentence_borders(&words),
            words,
            selection: 0..0,
            started: false,
        })
    }

    /// The places where it is split at the caret, beside the word that the caret is in, or at the borders of what is
    /// selected; none at its edges.
    fn places(&self) -> Vec<usize> {
        let Range { start, end } = self.selection.clone();
        let places = if start == end {
            let word = Passages::new(&self.words, &[]).whole_words(start..start);
            let (before, after) = (start.abs_diff(word.start), start.abs_diff(word.end));
            vec![if after < before { word.end } else { word.start }]
        } else {
            vec![start, end]
        };
        let inside = |place: &usize| {
            let parts = self.words.split_at_checked(*place);
            parts.is_some_and(|(before, after)| !before.trim().is_empty() && !after.trim().is_empty())
        };
        places.into_iter().filter(inside).collect()
    }

    fn split(&self, places: &[usize], cx: &mut Cx<'_>) -> bool {
        if places.is_empty() {
            return false;
        }
        let chars = |byte: &usize| {
            let before = self.words.get(..*byte).unwrap_or_default();
            self.range.start + before.chars().count() as u32
        };
        let places = places.iter().map(chars).collect();
        cx.act(Action::EditWithToast(Edit::SplitCoding(self.coding, places)));
        true
    }
}

/// Where sentences begin, save the first.
fn sentence_borders(words: &str) -> Vec<usize> {
    let of_paragraph = |paragraph: Range<usize>| {
        let text = words.get(paragraph.clone()).unwrap_or_default();
        let starts: Vec<usize> = sentences(text).map(|s| paragraph.start + s.start).collect();
        starts
    };
    let starts = paragraphs(words).into_iter().flat_map(of_paragraph);
    starts.skip(1).collect()
}

impl DialogBody for SplitBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.words.with("dialog-split", &[("name", isolated(&self.code))])
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let hint = cx.tr("dialog-split-hint");
        let width = ui.available_width();
        StyledText::new(&hint).secondary().rows(width, 3).ui(ui);
        let name = cx.tr("dialog-split-words");
        let shown = Scroll::vertical("split-words")
            .max_height(HIGHEST)
            .shrinks()
            .show(ui, |ui| {
                kit::column(ui, |ui| {
                    let field = Field::multi("split", LINES)
                        .label(&name)
                        .direction(self.direction)
                        .read_only();
                    field.show(ui, &mut self.words)
                })
            })
            .inner;
        if !std::mem::replace(&mut self.started, true) {
            shown.response.request_focus();
        }
        self.selection = shown.selection;
        shown.submitted && self.split(&self.places(), cx)
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let places = self.places();
        let here = cx.tr("dialog-split-here");
        let at_caret = ui
            .add_enabled_ui(!places.is_empty(), |ui| kit::primary_button(ui, here))
            .inner;
        if at_caret.clicked() {
            return self.split(&places, cx);
        }
        if !self.borders.is_empty() {
            let parts = self.borders.len() + 1;
            let name = cx.words.with("dialog-split-sentences", &[("n", parts)]);
            if kit::button(ui, name).clicked() {
                return self.split(&self.borders, cx);
            }
        }
        kit::button(ui, cx.tr("kit-cancel")).clicked()
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        let row = cx.snapshot().coding(self.coding);
        row.is_some_and(|row| row.range == self.range)
    }
}

#[cfg(test)]
mod tests {
    use super::sentence_borders;

    #[test]
    fn sentences_border_on_each_other_within_and_between_paragraphs() {
        let words = "خیلی نگرانم. چرا؟\nنمی‌دانم.";
        let parts: Vec<&str> = sentence_borders(words).iter().map(|at| &words[*at..]).collect();
        assert_eq!(parts, ["چرا؟\nنمی‌دانم.", "نمی‌دانم."]);
        assert!(sentence_borders("یک جمله").is_empty());
    }
}
