//! A page as a value: everything on it with its place, in points from its upper left corner.

use std::sync::Arc;

use crate::model::Rgb;
use crate::report::Style;
use crate::report::transcript::MarginChoices;
use crate::shaping::SetLine;
use crate::text::Direction;

use super::super::Paper;

/// The colour of words, and those of what stands back.
pub(super) const INK: Rgb = Rgb(0x1F, 0x1D, 0x1A);
pub(super) const SOFT: Rgb = Rgb(0x6B, 0x66, 0x5E);
pub(super) const HAIR: Rgb = Rgb(0xC9, 0xC3, 0xB9);

/// Space between the edge of the paper and what is on it, at the sides.
const SIDE: f32 = 48.0;
/// Where the header stands, and where the page begins below it.
pub(super) const HEADER: f32 = 38.0;
const TOP: f32 = 58.0;
const BOTTOM: f32 = 46.0;
/// Width of the numbers of paragraphs, of the names of codes, and of the space between columns.
const NUMBERS: f32 = 22.0;
const NAMES: f32 = 128.0;
const SPACE: f32 = 9.0;
/// From stripe to stripe, where there is room; all lanes together at the most; how much of a lane a stripe is.
const LANE: f32 = 5.5;
const LANES: f32 = 66.0;
const STRIPE: f32 = 0.52;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A rectangle of a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fill {
    pub area: Area,
    pub colour: Rgb,
}

/// A line of a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
    pub width: f32,
    pub colour: Rgb,
    pub dashed: bool,
}

/// A set line in its place.
#[derive(Clone)]
pub(super) struct PlacedLine {
    /// The hard line that it is of.
    pub text: Arc<str>,
    pub line: SetLine,
    /// Left edge of its column.
    pub left: f32,
    pub baseline: f32,
    /// The colour of each ink.
    pub inks: [Rgb; 2],
}

/// The name of a passage in the margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacedName {
    /// The place of its passage in the document.
    pub passage: usize,
    pub area: Area,
}

/// A page, in the order in which it is painted.
#[derive(Clone, Default)]
pub(super) struct Page {
    /// The place of its document in the transcript.
    pub document: usize,
    /// Behind the words.
    pub tints: Vec<Fill>,
    /// From stripes to names.
    pub leaders: Vec<Rule>,
    pub stripes: Vec<Fill>,
    /// Hairlines, and the ends of passages.
    pub rules: Vec<Rule>,
    /// The transcript itself, in the order of reading.
    pub words: Vec<PlacedLine>,
    /// Everything else that is read.
    pub notes: Vec<PlacedLine>,
    /// Where the names of passages are.
    pub names: Vec<PlacedName>,
}

/// Where things are across a page, and from where to where its height is used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub direction: Direction,
    pub numbers: (f32, f32),
    pub text: (f32, f32),
    pub names: (f32, f32),
    /// The whole width.
    pub whole: (f32, f32),
    pub top: f32,
    pub bottom: f32,
    lanes: (f32, f32),
    lane: f32,
}

impl Columns {
    /// For a document of this direction with so many lanes of stripes. What is not shown takes no room.
    pub(super) fn new(paper: Paper, direction: Direction, lanes: usize, margin: MarginChoices) -> Self {
        let (width, height) = paper.size();
        let lane = (LANES / lanes.max(1) as f32).min(LANE);
        let lanes_width = lane * lanes as f32;
        let inner = width - 2.0 * SIDE;
        let names = if margin.names { inner - NAMES } else { inner };
        let numbers = if margin.numbers { NUMBERS } else { 0.0 };
        // The space before a column that is not there goes with it.
        let before = |shown: bool| if shown { SPACE } else { 0.0 };
        let lanes_start = names - before(margin.names) - lanes_width;
        let text = (numbers + before(margin.numbers), lanes_start - before(lanes > 0));
        let place = |(a, b): (f32, f32)| match direction {
            Direction::Ltr => (SIDE + a, SIDE + b),
            Direction::Rtl => (width - SIDE - b, width - SIDE - a),
        };
        Self {
            direction,
            numbers: place((0.0, numbers)),
            text: place(text),
            names: place((names, inner)),
            whole: (SIDE, width - SIDE),
            top: TOP,
            bottom: height - BOTTOM,
            lanes: place((lanes_start, lanes_start + lanes_width)),
            lane,
        }
    }

    /// For headings, memos and lists, in the direction of the transcript's own words.
    pub(super) fn plain(paper: Paper, style: Style) -> Self {
        Self::new(paper, style.direction, 0, MarginChoices::default())
    }

    /// Makes room for so many lanes where the width for lanes was guessed.
    pub(super) fn fit(&mut self, lanes: usize) {
        self.lane = ((self.lanes.1 - self.lanes.0) / lanes.max(1) as f32).min(LANE);
    }

    /// Left and right edge of the stripe in a lane.
    pub(super) fn stripe(&self, lane: usize) -> (f32, f32) {
        let (from, width) = (self.lane * lane as f32, self.lane * STRIPE);
        match self.direction {
            Direction::Ltr => (self.lanes.0 + from, self.lanes.0 + from + width),
            Direction::Rtl => (self.lanes.1 - from - width, self.lanes.1 - from),
        }
    }

    /// The edge of the names that is nearer to the stripes.
    pub(super) fn names_start(&self) -> f32 {
        match self.direction {
            Direction::Ltr => self.names.0,
            Direction::Rtl => self.names.1,
        }
    }

    pub(super) fn width((left, right): (f32, f32)) -> f32 {
        right - left
    }
}

/// Places names of these heights near where they are wanted, from the upper edge down, none over another and none
/// outside `top..bottom`, in which all of them must have room together. `wanted` is sorted. Gives the upper edges.
pub(super) fn place(wanted: &[(f32, f32)], top: f32, bottom: f32) -> Vec<f32> {
    let mut free = top;
    let mut places: Vec<f32> = wanted
        .iter()
        .map(|(at, height)| {
            let place = at.max(free);
            free = place + height;
            place
        })
        .collect();
    let mut limit = bottom;
    for (place, (_, height)) in places.iter_mut().zip(wanted).rev() {
        *place = place.min(limit - height);
        limit = *place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_lie_one_below_the_other_inside_the_page(
            mut wanted in prop::collection::vec((0f32..500.0, 8f32..40.0), 0..14)
        ) {
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
            let room = wanted.iter().map(|w| w.1).sum::<f32>().max(500.0);
            let places = place(&wanted, 0.0, room);
            for (i, (place, (_, height))) in places.iter().zip(&wanted).enumerate() {
                prop_assert!(*place >= -0.01 && place + height <= room + 0.01);
                if let Some(next) = places.get(i + 1) {
                    prop_assert!(place + height <= next + 0.01);
                }
            }
        }
    }

    #[test]
    fn columns_stand_side_by_side_and_mirror() {
        for (paper, lanes) in Paper::ALL.into_iter().flat_map(|p| [0, 1, 5, 40].map(|n| (p, n))) {
            let ltr = Columns::new(paper, Direction::Ltr, lanes, MarginChoices::default());
            let last = ltr.stripe(lanes.saturating_sub(1));
            let edges = [
                ltr.whole.0,
                ltr.numbers.0,
                ltr.numbers.1,
                ltr.text.0,
                ltr.text.1,
                ltr.stripe(0).0,
                ltr.names.0,
                ltr.names.1,
            ];
            assert!(edges.is_sorted(), "{edges:?}");
            assert!(last.1 < ltr.names.0 + 0.01 && (ltr.names.1 - ltr.whole.1).abs() < 0.01);
            assert!(Columns::width(ltr.text) > 230.0);
            let rtl = Columns::new(paper, Direction::Rtl, lanes, MarginChoices::default());
            let mirror = |x: f32| paper.size().0 - x;
            assert!((rtl.text.0 - mirror(ltr.text.1)).abs() < 0.01);
            assert!((rtl.stripe(2).1 - mirror(ltr.stripe(2).0)).abs() < 0.01);
        }
    }

    #[test]
    fn what_is_not_shown_leaves_its_room_to_the_words() {
        let bare = MarginChoices {
            numbers: false,
            stripes: false,
            names: false,
        };
        for direction in [Direction::Rtl, Direction::Ltr] {
            let columns = Columns::new(Paper::A4, direction, 0, bare);
            assert_eq!(columns.text, columns.whole);
        }
    }
}
