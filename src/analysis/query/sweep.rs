//! Passages of one document against others. All lists are in reading order.

use super::document::{DocumentContext, Hit};
use super::fault::QueryFault;
use super::value::Relation;

/// Stretches that do not touch, in order.
struct Stretches(Vec<(u32, u32)>);

impl Stretches {
    /// All that lies in any of some stretches, which come by their beginnings.
    fn of(stretches: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (start, end) in stretches {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        Self(joined)
    }

    fn overlap(&self, start: u32, end: u32) -> bool {
        let first = self.0.partition_point(|(_, before)| *before <= start);
        self.0.get(first).is_some_and(|(next, _)| *next < end)
    }
}

/// What either list has.
pub(super) fn union(lists: Vec<Vec<Hit>>) -> Vec<Hit> {
    let mut lists = lists.into_iter().filter(|list| !list.is_empty());
    let mut all = lists.next().unwrap_or_default();
    let mut mixed = false;
    for list in lists {
        all.extend(list);
        mixed = true;
    }
    if mixed {
        all.sort_unstable_by_key(Hit::order);
        all.dedup();
    }
    all
}

/// The characters that a passage of each list share, for each two that share any.
pub(super) fn intersect(
    left: &[Hit],
    right: &[Hit],
    context: &DocumentContext<'_>,
) -> Result<Vec<Hit>, QueryFault> {
    let mut found = Vec::new();
    // Those of each list that have begun and may go on.
    let (mut open_left, mut open_right): (Vec<Hit>, Vec<Hit>) = (Vec::new(), Vec::new());
    let (mut lefts, mut rights) = (left.iter().peekable(), right.iter().peekable());
    loop {
        let (next, is_left) = match (lefts.peek(), rights.peek()) {
            (Some(one), Some(other)) if other.start < one.start => (rights.next(), false),
            (Some(_), _) => (lefts.next(), true),
            (None, _) => (rights.next(), false),
        };
        let Some(next) = next else { break };
        let (own, others) = if is_left {
            (&mut open_left, &mut open_right)
        } else {
            (&mut open_right, &mut open_left)
        };
        others.retain(|other| other.end > next.start);
        for other in others.iter() {
            let from = context.pair(other, next);
            let from = from.ok_or_else(|| QueryFault::TooMany(context.document.name.clone()))?;
            found.push(Hit {
                start: next.start,
                end: next.end.min(other.end),
                from,
            });
        }
        own.push(*next);
    }
    found.sort_unstable_by_key(Hit::order);
    Ok(found)
}

/// Leaves out what shares a character with another list.
pub(super) fn without(left: &mut Vec<Hit>, right: &[Hit]) {
    let right = Stretches::of(right.iter().map(|hit| (hit.start, hit.end)));
    left.retain(|hit| !right.overlap(hit.start, hit.end));
}

/// Keeps what stands so to another list.
pub(super) fn keep(left: &mut Vec<Hit>, relation: Relation, right: &[Hit], context: &DocumentContext<'_>) {
    let last = |hit: &Hit| context.paragraph(hit.end.saturating_sub(1).max(hit.start));
    let first = |hit: &Hit| context.paragraph(hit.start);
    let measured = context.has_paragraphs();
    match relation {
        Relation::Overlaps => {
            let right = Stretches::of(right.iter().map(|hit| (hit.start, hit.end)));
            left.retain(|hit| right.overlap(hit.start, hit.end));
        }
        Relation::Inside => {
            let mut begun = right.iter().peekable();
            let mut reached = 0;
            left.retain(|hit| {
                while let Some(other) = begun.next_if(|other| other.start <= hit.start) {
                    reached = reached.max(other.end);
                }
                hit.end <= reached
            });
        }
        Relation::Near(_) | Relation::FollowedBy(_) | Relation::PrecededBy(_) if !measured => left.clear(),
        Relation::Near(most) => {
            let wide = right.iter().map(|hit| {
                let end = last(hit).saturating_add(1).saturating_add(most);
                (first(hit).saturating_sub(most), end)
            });
            let right = Stretches::of(wide);
            left.retain(|hit| right.overlap(first(hit), last(hit) + 1));
        }
        Relation::FollowedBy(most) => left.retain(|hit| {
            let next = right.get(right.partition_point(|other| other.start < hit.end));
            next.is_some_and(|next| first(next) - last(hit) <= most)
        }),
        Relation::PrecededBy(most) => {
            let mut ends: Vec<u32> = right.iter().map(|hit| hit.end).collect();
            ends.sort_unstable();
            left.retain(|hit| {
                let before = ends.partition_point(|end| *end <= hit.start).checked_sub(1);
                let end = before.and_then(|place| ends.get(place));
                let paragraph = end.map(|end| context.paragraph(end.saturating_sub(1)));
                paragraph.is_some_and(|paragraph| first(hit) - paragraph <= most)
            });
        }
    }
}
