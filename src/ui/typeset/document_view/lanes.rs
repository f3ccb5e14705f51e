//! Lanes for the stripes beside the text, and rows for the names beside the stripes.

use std::ops::RangeInclusive;

/// Lanes drawn; what overlaps deeper shares one more, which only counts.
pub(super) const MOST_LANES: usize = 6;

/// A coding on one block, by visual lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// Index of the coding.
    pub mark: usize,
    /// Visual lines of the block that it touches.
    pub lines: RangeInclusive<usize>,
    /// The lane it has in every block, if it goes over several.
    pub fixed: Option<usize>,
}

/// Gives each coding the lowest lane that is free on all its lines. Two codings share no lane on a line, even where
/// they share no letter, or their stripes would run together.
pub(super) fn assign(extents: &[Extent]) -> Vec<usize> {
    let mut lanes = vec![0; extents.len()];
    let mut taken: Vec<(usize, &RangeInclusive<usize>)> = Vec::new();
    for (index, extent) in extents.iter().enumerate() {
        if let Some(lane) = extent.fixed {
            lanes[index] = lane;
            taken.push((lane, &extent.lines));
        }
    }
    for (index, extent) in extents.iter().enumerate() {
        if extent.fixed.is_some() {
            continue;
        }
        let mut lane = 0;
        while taken
            .iter()
            .any(|(other, lines)| *other == lane && touch(lines, &extent.lines))
        {
            lane += 1;
        }
        lanes[index] = lane;
        taken.push((lane, &extent.lines));
    }
    lanes
}

fn touch(a: &RangeInclusive<usize>, b: &RangeInclusive<usize>) -> bool {
    a.start() <= b.end() && b.start() <= a.end()
}

/// Where names are written: each as near as it can be to the height it wants, none over another, none outside
/// `top..bottom`. `wanted` is sorted. Gives the upper edges, fewer than wanted if there is no room for all.
pub(super) fn place_names(wanted: &[f32], row: f32, top: f32, bottom: f32) -> Vec<f32> {
    let room = ((bottom - top) / row).floor().max(1.0) as usize;
    let mut places: Vec<f32> = wanted.iter().copied().take(room).collect();
    let mut free = top;
    for place in &mut places {
        *place = place.max(free);
        free = *place + row;
    }
    let mut limit = bottom.max(top + row);
    for place in places.iter_mut().rev() {
        *place = place.min(limit - row);
        limit = *place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extent(mark: usize, first: usize, last: usize, fixed: Option<usize>) -> Extent {
        Extent {
            mark,
            lines: first..=last,
            fixed,
        }
    }

    #[test]
    fn stripes_on_one_line_lie_side_by_side() {
        let extents = [
            extent(0, 0, 3, None),
            extent(1, 1, 1, None),
            extent(2, 2, 5, None),
            extent(3, 4, 4, None),
        ];
        assert_eq!(assign(&extents), [0, 1, 1, 0]);
    }

    #[test]
    fn a_fixed_lane_is_left_free() {
        let extents = [extent(0, 0, 2, None), extent(1, 1, 9, Some(0))];
        assert_eq!(assign(&extents), [1, 0]);
    }

    proptest! {
        #[test]
        fn no_two_stripes_share_a_lane_on_a_line(
            spans in prop::collection::vec((0..20usize, 0..6usize), 0..30)
        ) {
            let extents: Vec<Extent> = spans
                .iter()
                .enumerate()
                .map(|(mark, (first, more))| extent(mark, *first, first + more, None))
                .collect();
            let lanes = assign(&extents);
            for (i, a) in extents.iter().enumerate() {
                for (j, b) in extents.iter().enumerate().skip(i + 1) {
                    prop_assert!(lanes[i] != lanes[j] || !touch(&a.lines, &b.lines));
                }
            }
        }

        #[test]
        fn names_never_overlap_and_stay_inside(
            mut wanted in prop::collection::vec(0f32..300.0, 0..12),
            height in 20f32..300.0,
        ) {
            wanted.sort_by(f32::total_cmp);
            let places = place_names(&wanted, 18.0, 0.0, height);
            for pair in places.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 17.99);
            }
            for place in &places {
                prop_assert!(*place >= -0.01 && *place + 18.0 <= height + 0.01);
            }
            let room = (height / 18.0) as usize;
            prop_assert_eq!(places.len(), wanted.len().min(room));
        }
    }
}
