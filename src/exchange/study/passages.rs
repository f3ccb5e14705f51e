//! Where the passages of a study stand in a text: all that are looked for there in one pass.

use std::collections::HashMap;

/// Places of passages in one text.
pub(super) struct Passages<'a> {
    found: HashMap<&'a str, Occurrences>,
}

/// Where one passage stands, its occurrences counted from the start of the text without those that overlap one before.
#[derive(Default)]
struct Occurrences {
    count: usize,
    /// Byte at which the last one ends.
    end: usize,
    /// The occurrences that are asked for, counted from 1, in rising order, and at which byte each begins. Those after
    /// `kept` are still to come.
    wanted: Vec<(usize, usize)>,
    kept: usize,
}

/// A passage among all in the order of their bytes, with the longest of them that it begins with.
struct SortedPassage<'a> {
    passage: &'a str,
    start_of_it: Option<usize>,
    occurrences: Occurrences,
}

impl<'a> Passages<'a> {
    /// Looks through a text once. Of each passage those occurrences are kept that are named with it, counted from 1;
    /// where none is named, the first.
    pub(super) fn find(text: &str, passages: impl IntoIterator<Item = (&'a str, Option<usize>)>) -> Self {
        let mut wanted: HashMap<&str, Vec<usize>> = HashMap::new();
        for (passage, nth) in passages {
            if !passage.is_empty() {
                wanted.entry(passage).or_default().push(nth.unwrap_or(1));
            }
        }
        let mut sorted = in_order(wanted);
        // Where the passages begin that begin with a byte: most places of a text need no more than that.
        let starts: Vec<usize> = (0..=256usize)
            .map(|byte| {
                sorted.partition_point(|one| one.passage.bytes().next().map_or(0, usize::from) < byte)
            })
            .collect();
        for (at, _) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let first = rest.bytes().next().map_or(0, usize::from);
            let (Some(from), Some(to)) = (starts.get(first), starts.get(first + 1)) else {
                continue;
            };
            let same_start = sorted.get(*from..*to).unwrap_or_default();
            let before = from + same_start.partition_point(|one| one.passage <= rest);
            // Whatever the rest of the text begins with, the last passage that does not come after it begins with too.
            let mut next = before.checked_sub(1);
            while let Some(one) = next.and_then(|place| sorted.get_mut(place)) {
                if rest.starts_with(one.passage) {
                    one.occurrences.note(at, one.passage.len());
                }
                next = one.start_of_it;
            }
        }
        Self {
            found: sorted
                .into_iter()
                .map(|one| (one.passage, one.occurrences))
                .collect(),
        }
    }

    /// How often a passage occurs.
    pub(super) fn count(&self, passage: &str) -> usize {
        self.found.get(passage).map_or(0, |found| found.count)
    }

    /// The byte at which an occurrence begins that was asked for.
    pub(super) fn nth(&self, passage: &str, nth: usize) -> Option<usize> {
        let found = self.found.get(passage)?;
        let kept = found.wanted.get(..found.kept)?;
        let place = kept.binary_search_by_key(&nth, |(nth, _)| *nth).ok()?;
        kept.get(place).map(|(_, at)| *at)
    }
}

fn in_order(wanted: HashMap<&str, Vec<usize>>) -> Vec<SortedPassage<'_>> {
    let mut wanted: Vec<_> = wanted.into_iter().collect();
    wanted.sort_unstable_by_key(|(passage, _)| *passage);
    let mut sorted: Vec<SortedPassage<'_>> = Vec::with_capacity(wanted.len());
    // The passages that begin one another, the longest last.
    let mut open: Vec<usize> = Vec::new();
    for (passage, mut nths) in wanted {
        while let Some(last) = open.last().and_then(|place| sorted.get(*place)) {
            if passage.starts_with(last.passage) {
                break;
            }
            open.pop();
        }
        nths.sort_unstable();
        nths.dedup();
        // There is no occurrence 0.
        nths.retain(|nth| *nth > 0);
        sorted.push(SortedPassage {
            passage,
            start_of_it: open.last().copied(),
            occurrences: Occurrences {
                wanted: nths.into_iter().map(|nth| (nth, 0)).collect(),
                ..Occurrences::default()
            },
        });
        open.push(sorted.len() - 1);
    }
    sorted
}

impl Occurrences {
    fn note(&mut self, at: usize, length: usize) {
        if at < self.end {
            return;
        }
        self.end = at + length;
        self.count += 1;
        if let Some((nth, place)) = self.wanted.get_mut(self.kept)
            && *nth == self.count
        {
            *place = at;
            self.kept += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each passage looked for by itself.
    fn one_by_one(text: &str, passage: &str) -> Vec<usize> {
        text.match_indices(passage).map(|(at, _)| at).collect()
    }

    proptest! {
        #[test]
        fn all_at_once_are_found_where_each_is_found_alone(
            text in "[ابA ]{0,40}",
            passages in prop::collection::vec(("[ابA ]{1,4}", prop::option::of(0usize..6)), 0..20),
        ) {
            let asked = passages.iter().map(|(passage, nth)| (passage.as_str(), *nth));
            let found = Passages::find(&text, asked);
            for (passage, nth) in &passages {
                let alone = one_by_one(&text, passage);
                prop_assert_eq!(found.count(passage), alone.len());
                let nth = nth.unwrap_or(1);
                let expected = nth.checked_sub(1).and_then(|i| alone.get(i)).copied();
                prop_assert_eq!(found.nth(passage, nth), expected, "{} {}", passage, nth);
            }
        }
    }

    #[test]
    fn nothing_stands_nowhere() {
        let found = Passages::find("متن", [("", None), ("چیز", None)]);
        assert_eq!(
            (found.count(""), found.count("چیز"), found.nth("چیز", 1)),
            (0, 0, None)
        );
    }
}
