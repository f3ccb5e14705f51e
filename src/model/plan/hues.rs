//! The colours of codes that are given none and stand below none.

use crate::model::{Change, Code, Rgb, Snapshot};

/// Colours that new codes take in turn: the hues of the light theme. The first two and three are a third of the circle
/// apart, the first six a sixth at one lightness and chroma in OKLCH. The other six lie between those and are two shades
/// darker, so that each is about as far from all the others as the first six are from each other.
pub const PALETTE: [Rgb; 12] = [
    Rgb(0xB8, 0x6B, 0x84),
    Rgb(0x45, 0x8E, 0xBD),
    Rgb(0x7E, 0x8F, 0x45),
    Rgb(0x28, 0x9A, 0x88),
    Rgb(0xB3, 0x77, 0x42),
    Rgb(0x90, 0x78, 0xBB),
    Rgb(0x50, 0x79, 0x3B),
    Rgb(0x83, 0x58, 0x93),
    Rgb(0x9E, 0x51, 0x57),
    Rgb(0x00, 0x7C, 0x7D),
    Rgb(0x8D, 0x62, 0x18),
    Rgb(0x42, 0x6D, 0xA6),
];

/// How many codes have each colour of the palette: counted when first asked for, and kept true from then on, so that
/// bringing in thousands of codes does not count all of them for each.
#[derive(Debug, Default)]
pub(super) struct Hues(Option<[usize; PALETTE.len()]>);

impl Hues {
    /// The colour that the fewest codes have, wherever these stand: the first in the palette when several are. A code
    /// keeps its colour when it moves below a category, so roots alone do not tell what is in use. One of another
    /// program counts for the colour that is nearest to it.
    pub(super) fn least_used(&mut self, snapshot: &Snapshot) -> Rgb {
        let used = self.0.get_or_insert_with(|| {
            let mut used = [0; PALETTE.len()];
            for code in snapshot.codes() {
                if let Some(count) = used.get_mut(nearest(code.colour)) {
                    *count += 1;
                }
            }
            used
        });
        let rarest = PALETTE.iter().zip(used.iter()).min_by_key(|(_, count)| **count);
        rarest.map_or(PALETTE[0], |(hue, _)| *hue)
    }

    /// Follows a change of a row.
    pub(super) fn note(&mut self, change: &Change) {
        let (Some(used), Change::Code(delta)) = (&mut self.0, change) else {
            return;
        };
        let mut change = |row: &Option<Code>, by: fn(usize) -> usize| {
            let at = row.as_ref().map(|code| nearest(code.colour));
            if let Some(count) = at.and_then(|at| used.get_mut(at)) {
                *count = by(*count);
            }
        };
        change(&delta.before, |count| count.saturating_sub(1));
        change(&delta.after, |count| count + 1);
    }
}

/// Which colour of the palette is most like another, by what the channels differ in.
fn nearest(colour: Rgb) -> usize {
    let far = |hue: &Rgb| -> u32 {
        [(hue.0, colour.0), (hue.1, colour.1), (hue.2, colour.2)]
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
            .iter()
            .sum()
    };
    let nearest = PALETTE.iter().enumerate().min_by_key(|(_, hue)| far(hue));
    nearest.map_or(0, |(at, _)| at)
}
