//! Which things belong together by how alike they are.

/// Two clusters that become one. The things are numbered from 0 in their order; what the n-th joining makes of `count`
/// things has the number `count + n`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joining {
    /// The clusters, the one with the first thing first.
    pub of: (usize, usize),
    /// How far apart they are: the mean distance of their things.
    pub distance: f64,
}

/// How things come together step by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clustering {
    /// How many things there are.
    pub count: usize,
    /// One joining fewer than there are things, the nearest first.
    pub joinings: Vec<Joining>,
}

impl Clustering {
    /// Joins again and again the two clusters that are nearest, the distance of two being the mean distance of their
    /// things (average linkage, UPGMA: Sokal & Michener 1958). Of equally near ones those with the first things are
    /// joined. `distance` tells how far apart two different things are; takes a time that grows with the square of their
    /// number, and more where many are equally far apart.
    pub fn by_average(count: usize, distance: impl Fn(usize, usize) -> f64) -> Self {
        let mut clustering = Self {
            count,
            joinings: Vec::with_capacity(count.saturating_sub(1)),
        };
        // The distances of what is still apart; a cluster stays at the place of its first thing.
        let mut apart: Vec<Vec<f64>> = (0..count)
            .map(|i| {
                (0..count)
                    .map(|j| if i == j { f64::INFINITY } else { distance(i, j) })
                    .collect()
            })
            .collect();
        let mut number: Vec<usize> = (0..count).collect();
        let mut sizes = vec![1.0; count];
        let mut open: Vec<usize> = (0..count).collect();
        let mut nearest: Vec<(f64, usize)> = (0..count).map(|i| later(&apart[i], &open, i)).collect();
        while open.len() > 1 {
            let nearer = |best: usize, next: usize| {
                if nearest[next].0 < nearest[best].0 {
                    next
                } else {
                    best
                }
            };
            let Some(one) = open.iter().copied().reduce(nearer) else {
                break;
            };
            let (distance, other) = nearest[one];
            clustering.joinings.push(Joining {
                of: (number[one], number[other]),
                distance,
            });
            number[one] = count + clustering.joinings.len() - 1;
            open.retain(|place| *place != other);
            let (first, second) = (sizes[one], sizes[other]);
            for place in open.iter().copied().filter(|place| *place != one) {
                // Lance & Williams 1967.
                let mean = (first * apart[one][place] + second * apart[other][place]) / (first + second);
                apart[one][place] = mean;
                apart[place][one] = mean;
            }
            sizes[one] = first + second;
            for place in open.iter().copied() {
                let (near, to) = nearest[place];
                if place == one || to == one || to == other {
                    nearest[place] = later(&apart[place], &open, place);
                } else if place < one && apart[place][one] < near {
                    nearest[place] = (apart[place][one], one);
                }
            }
        }
        clustering
    }

    /// The things in an order in which those of every cluster stand side by side.
    pub fn order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.count);
        let mut inner = vec![false; self.count + self.joinings.len()];
        for joining in &self.joinings {
            for part in [joining.of.0, joining.of.1] {
                if let Some(inner) = inner.get_mut(part) {
                    *inner = true;
                }
            }
        }
        let mut open: Vec<usize> = (0..inner.len())
            .rev()
            .filter(|cluster| !inner[*cluster])
            .collect();
        while let Some(cluster) = open.pop() {
            match cluster
                .checked_sub(self.count)
                .and_then(|place| self.joinings.get(place))
            {
                Some(joining) => open.extend([joining.of.1, joining.of.0]),
                None => order.push(cluster),
            }
        }
        order
    }

    /// How far apart those are that were joined last to come to so many clusters; `None` where nothing was joined.
    pub fn farthest(&self, clusters: usize) -> Option<f64> {
        self.joined(clusters).last().map(|joining| joining.distance)
    }

    /// The joinings that lead to so many clusters.
    fn joined(&self, clusters: usize) -> &[Joining] {
        let joined = self.count.saturating_sub(clusters.max(1));
        self.joinings.get(..joined).unwrap_or(&self.joinings)
    }

    /// The cluster of each thing where they are put into so many (fewer where there are fewer things): numbered from 1 in
    /// the order of their first things.
    pub fn cut(&self, clusters: usize) -> Vec<usize> {
        let mut cluster_of: Vec<usize> = (0..self.count).collect();
        // What a joined cluster is called: by its first thing.
        let mut first: Vec<usize> = (0..self.count).collect();
        for joining in self.joined(clusters) {
            let named = |cluster: usize| first.get(cluster).copied().unwrap_or(cluster);
            let (one, other) = (named(joining.of.0), named(joining.of.1));
            for own in &mut cluster_of {
                if *own == other {
                    *own = one;
                }
            }
            first.push(one);
        }
        let mut numbers: Vec<usize> = Vec::new();
        for own in &mut cluster_of {
            let place = numbers.iter().position(|known| known == own).unwrap_or_else(|| {
                numbers.push(*own);
                numbers.len() - 1
            });
            *own = place + 1;
        }
        cluster_of
    }
}

/// The nearest of what comes later, the first of equals.
fn later(distances: &[f64], open: &[usize], place: usize) -> (f64, usize) {
    let begun = open.partition_point(|other| *other <= place);
    let others = open.get(begun..).unwrap_or_default().iter();
    let pairs = others.filter_map(|other| Some((*distances.get(*other)?, *other)));
    pairs
        .reduce(|best, next| if next.0 < best.0 { next } else { best })
        .unwrap_or((f64::INFINITY, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The example of Wikipedia's article on UPGMA: five bacteria, joined at 17, 22, 28 and 33.
    #[test]
    fn a_published_example_is_joined_as_published() {
        let rows = [
            [0.0, 17.0, 21.0, 31.0, 23.0],
            [17.0, 0.0, 30.0, 34.0, 21.0],
            [21.0, 30.0, 0.0, 28.0, 39.0],
            [31.0, 34.0, 28.0, 0.0, 43.0],
            [23.0, 21.0, 39.0, 43.0, 0.0],
        ];
        let found = Clustering::by_average(5, |i, j| rows[i][j]);
        let told: Vec<_> = found
            .joinings
            .iter()
            .map(|joining| (joining.of, joining.distance))
            .collect();
        assert_eq!(
            told,
            [((0, 1), 17.0), ((5, 4), 22.0), ((2, 3), 28.0), ((6, 7), 33.0)]
        );
        assert_eq!(found.order(), [0, 1, 4, 2, 3]);
        assert_eq!(found.cut(2), [1, 1, 2, 2, 1]);
        assert_eq!(found.cut(3), [1, 1, 2, 3, 1]);
        assert_eq!((found.cut(1), found.cut(9)), (vec![1; 5], vec![1, 2, 3, 4, 5]));
        assert_eq!(Clustering::by_average(0, |_, _| 0.0).order(), [0_usize; 0]);
        assert_eq!(Clustering::by_average(1, |_, _| 0.0).cut(3), [1]);
    }

    /// Joins sets of things, each time looking at all pairs.
    fn naive(count: usize, distance: impl Fn(usize, usize) -> f64) -> Vec<(Vec<usize>, f64)> {
        let mut open: Vec<Vec<usize>> = (0..count).map(|i| vec![i]).collect();
        let mut joined = Vec::new();
        while open.len() > 1 {
            let mut best = (f64::INFINITY, 0, 0);
            for i in 0..open.len() {
                for j in i + 1..open.len() {
                    let pairs = open[i].iter().flat_map(|a| open[j].iter().map(move |b| (*a, *b)));
                    let sum: f64 = pairs.map(|(a, b)| distance(a, b)).sum();
                    let mean = sum / (open[i].len() * open[j].len()) as f64;
                    if mean < best.0 - 1e-9 {
                        best = (mean, i, j);
                    }
                }
            }
            let other = open.remove(best.2);
            open[best.1].extend(other);
            open[best.1].sort_unstable();
            joined.push((open[best.1].clone(), best.0));
        }
        joined
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_looking_at_all_pairs(
            count in 1..9_usize,
            values in prop::collection::vec(0.0..1.0_f64, 36),
        ) {
            let distance = |i: usize, j: usize| {
                let (i, j) = (i.min(j), i.max(j));
                values[j * (j - 1) / 2 + i]
            };
            let found = Clustering::by_average(count, distance);
            let expected = naive(count, distance);
            prop_assert_eq!(found.joinings.len(), count - 1);
            let mut members: Vec<Vec<usize>> = (0..count).map(|i| vec![i]).collect();
            for (joining, (set, mean)) in found.joinings.iter().zip(&expected) {
                let mut both = [members[joining.of.0].clone(), members[joining.of.1].clone()].concat();
                prop_assert!(both[0] < members[joining.of.1][0] || members[joining.of.0].is_empty());
                both.sort_unstable();
                prop_assert_eq!(&both, set);
                prop_assert!((joining.distance - mean).abs() < 1e-9);
                members.push(both);
            }
            let order = found.order();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            for clusters in 1..=count {
                let cut = found.cut(clusters);
                prop_assert_eq!(cut.iter().max(), Some(&clusters));
                // Side by side.
                let mut seen: Vec<usize> = order.iter().map(|place| cut[*place]).collect();
                seen.dedup();
                prop_assert_eq!(seen.len(), clusters);
            }
        }
    }
}
