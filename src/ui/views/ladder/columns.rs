//! The five columns and how wide they are.

use egui::Rect;

use crate::i18n::Words;
use crate::model::{Level, Snapshot};
use crate::report::wording;
use crate::settings::LADDER_COLUMNS;
use crate::ui::kit::Dir;

/// The narrowest column, in points.
const NARROWEST: f32 = 98.0;

/// A column, in reading direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LadderColumn {
    /// The words as they stand, and where.
    #[default]
    Utterance,
    /// The same in fewer words.
    Condensed,
    /// The code.
    Code,
    /// The subcategory.
    Subcategory,
    /// The category.
    Category,
}

impl LadderColumn {
    /// All columns in reading direction.
    pub const ALL: [Self; LADDER_COLUMNS] = [
        Self::Utterance,
        Self::Condensed,
        Self::Code,
        Self::Subcategory,
        Self::Category,
    ];

    /// Its place in reading direction.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its neighbour, or itself at the end.
    pub fn step(self, by: isize) -> Self {
        let at = self.index().saturating_add_signed(by);
        Self::ALL.get(at).copied().unwrap_or(Self::Category)
    }

    /// The level of the code system that stands in it.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Utterance | Self::Condensed => None,
            Self::Code => Some(Level::Code),
            Self::Subcategory => Some(Level::Subcategory),
            Self::Category => Some(Level::Category),
        }
    }

    /// Which of the columns whose equal cells are one it is, the outermost first.
    pub fn merged(self) -> Option<usize> {
        self.level().map(Level::index)
    }

    /// What stands in its head: the same words as in the table for a paper.
    pub fn title(self, snapshot: &Snapshot, words: &Words) -> String {
        match self.level() {
            Some(level) => wording::level(snapshot, level, words),
            None if self == Self::Utterance => words.get("report-utterance").into_owned(),
            None => words.get("report-condensed").into_owned(),
        }
    }
}

/// Where the columns stand in a table of some width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Widths {
    widths: [f32; LADDER_COLUMNS],
}

impl Widths {
    /// Gives each column its share of the room, none less than it needs.
    pub fn new(shares: &[f32; LADDER_COLUMNS], room: f32) -> Self {
        let least = NARROWEST.min(room / LADDER_COLUMNS as f32);
        let sum: f32 = shares.iter().sum();
        let mut widths = shares.map(|share| (share / sum * room).max(least));
        // What the narrow ones got beyond their share is taken from the others.
        let over = widths.iter().sum::<f32>() - room;
        let spare: f32 = widths.iter().map(|w| w - least).sum();
        if over > 0.0 && spare > 0.0 {
            for width in &mut widths {
                *width -= (*width - least) * over / spare;
            }
        }
        Self { widths }
    }

    /// The width of a column in points.
    pub fn of(&self, column: LadderColumn) -> f32 {
        self.widths.get(column.index()).copied().unwrap_or_default()
    }

    /// Where a column begins, in points from the leading edge.
    pub fn start(&self, column: LadderColumn) -> f32 {
        self.widths.iter().take(column.index()).sum()
    }

    /// The part of a row that belongs to a column.
    pub fn slot(&self, row: Rect, column: LadderColumn, dir: Dir) -> Rect {
        dir.slice(row, self.start(column), self.of(column))
    }

    /// Moves the border between a column and the next by some points towards the trailing side. The others stay.
    pub fn drag(&self, column: LadderColumn, by: f32) -> [f32; LADDER_COLUMNS] {
        let mut widths = self.widths;
        let at = column.index();
        if let Some([one, next]) = widths.get_mut(at..at + 2) {
            let both = *one + *next;
            let least = NARROWEST.min(both / 2.0);
            *one = (*one + by).clamp(least, both - least);
            *next = both - *one;
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    #[test]
    fn columns_fill_the_table_and_none_vanishes() {
        let shares = [10.0, 5.0, 0.1, 0.1, 0.1];
        for room in [900.0, 400.0, 100.0] {
            let widths = Widths::new(&shares, room);
            let end = widths.start(LadderColumn::Category) + widths.of(LadderColumn::Category);
            assert!(near(end, room), "{room}: {widths:?}");
            let least = NARROWEST.min(room / 5.0);
            assert!(
                LadderColumn::ALL.iter().all(|c| widths.of(*c) >= least - 0.01),
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_dragged_border_moves_two_columns_and_stops_before_one_vanishes() {
        let widths = Widths::new(&[1.0; LADDER_COLUMNS], 700.0);
        let dragged = widths.drag(LadderColumn::Condensed, 20.0);
        assert_eq!(dragged, [140.0, 160.0, 120.0, 140.0, 140.0]);
        assert_eq!(widths.drag(LadderColumn::Condensed, -900.0)[1], NARROWEST);
        assert_eq!(widths.drag(LadderColumn::Category, 20.0), [140.0; LADDER_COLUMNS]);
        assert_eq!(LadderColumn::Utterance.step(-1), LadderColumn::Utterance);
        assert_eq!(LadderColumn::Category.step(1), LadderColumn::Category);
    }
}
