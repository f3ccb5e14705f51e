//! The colours of roots that are given none.

use crate::model::{Change, Code, Rgb, Snapshot};

/// Colours that new roots take in turn: the hues of the light theme, at one lightness and chroma in OKLCH. The first
/// two and three are a third of the circle apart, the first six a sixth, and neighbours differ for colour-blind eyes.
pub const PALETTE: [Rgb; 12] = [
    Rgb(0xB8, 0x6B, 0x84),
    Rgb(0x45, 0x8E, 0xBD),
    Rgb(0x7E, 0x8F, 0x45),
    Rgb(0x28, 0x9A, 0x88),
    Rgb(0xB3, 0x77, 0x42),
    Rgb(0x90, 0x78, 0xBB),
    Rgb(0x56, 0x97, 0x65),
    Rgb(0xA9, 0x6F, 0xA3),
    Rgb(0xBC, 0x6E, 0x61),
    Rgb(0x1B, 0x96, 0xA8),
    Rgb(0x9E, 0x83, 0x35),
    Rgb(0x6E, 0x83, 0xC4),
];

/// How many roots have each hue of the palette: counted when first asked for, and kept true from then on, so that
/// bringing in thousands of roots does not count all of them for each.
#[derive(Debug, Default)]
pub(super) struct Hues(Option<[usize; PALETTE.len()]>);

impl Hues {
    /// The hue that is used least among the roots, the first in the palette when several are.
    pub(super) fn least_used(&mut self, snapshot: &Snapshot) -> Rgb {
        let used = self.0.get_or_insert_with(|| {
            let mut used = [0; PALETTE.len()];
            for root in snapshot.below(None) {
                if let Some(count) = count_of(&mut used, root) {
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
        if let Some(count) = root(&delta.before).and_then(|code| count_of(used, code)) {
            *count = count.saturating_sub(1);
        }
        if let Some(count) = root(&delta.after).and_then(|code| count_of(used, code)) {
            *count += 1;
        }
    }
}

fn root(row: &Option<Code>) -> Option<&Code> {
    row.as_ref().filter(|code| code.parent.is_none())
}

fn count_of<'a>(used: &'a mut [usize; PALETTE.len()], root: &Code) -> Option<&'a mut usize> {
    let at = PALETTE.iter().position(|hue| *hue == root.colour)?;
    used.get_mut(at)
}
