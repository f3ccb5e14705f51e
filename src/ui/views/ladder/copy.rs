//! Rows and quotations for the clipboard.

use egui::Ui;

use super::LadderPage;
use super::cards::{LadderCard, on_one_line};
use super::columns::LadderColumn;
use crate::ui::cx::Cx;

impl LadderPage {
    /// Puts the selected rows on the clipboard, a line each, for Word and Excel.
    pub(super) fn copy_rows(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let lines: Vec<String> = self.chosen_cards(cx).iter().map(|card| line(card)).collect();
        if !lines.is_empty() {
            ui.copy_text(lines.join("\n"));
            let said = cx.words.with("ladder-copied", &[("n", lines.len())]);
            cx.act(crate::ui::action::Action::Say(said));
        }
    }

    /// Puts the utterances of the selected rows on the clipboard as a paper quotes them.
    pub(super) fn copy_quotations(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let cards = self.chosen_cards(cx);
        let comma = cx.words.list_comma();
        let quoted = cards.iter().map(|card| {
            let (text, place) = (card.utterance.as_str(), plain(&card.place).replace(" · ", &comma));
            cx.words
                .with("ladder-quotation", &[("text", text), ("place", &place)])
        });
        let text = quoted.collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            ui.copy_text(text);
        }
    }

    /// What the selected rows show, in the order of the table.
    fn chosen_cards(&mut self, cx: &Cx<'_>) -> Vec<std::rc::Rc<LadderCard>> {
        let mut rows: Vec<usize> = self
            .selected
            .iter()
            .filter_map(|coding| self.found().place(*coding))
            .collect();
        rows.sort_unstable();
        rows.into_iter().filter_map(|row| self.card(row, cx)).collect()
    }
}

/// A text without the marks that keep directions apart on the screen.
fn plain(text: &str) -> String {
    let marks = ['\u{2068}', '\u{2069}'];
    on_one_line(text).chars().filter(|c| !marks.contains(c)).collect()
}

/// A row as a line whose cells are parted by tabs.
fn line(card: &LadderCard) -> String {
    let mut cells: Vec<String> = LadderColumn::ALL.iter().map(|c| plain(card.text(*c))).collect();
    cells.insert(1, plain(&card.place));
    cells.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CodingId;

    #[test]
    fn a_row_is_one_line_however_its_cells_are_written() {
        let card = LadderCard {
            utterance: "بودجه کم است".into(),
            place: "\u{2068}م۱\u{2069} · \u{2068}¶۳\u{2069}".into(),
            condensed: "کمبود\n\tبودجه".into(),
            condensed_of: CodingId(1),
            names: ["طبقه".into(), String::new(), "کد".into()],
            codes: [None; 3],
            colour: Default::default(),
            memo: None,
            importance: Default::default(),
        };
        assert_eq!(line(&card), "بودجه کم است\tم۱ · ¶۳\tکمبود بودجه\tکد\t\tطبقه");
    }
}
