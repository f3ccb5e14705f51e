//! The clusters of a line from left to right.

use parley::{Brush, Cluster, Line, Run};

use super::order::{LineOrder, reorder};

/// A cluster where it is seen.
pub struct PlacedCluster<'a, B: Brush> {
    /// The cluster.
    pub cluster: Cluster<'a, B>,
    /// Read from right to left.
    pub rtl: bool,
    /// Left edge, in the units of the layout, from its left edge.
    pub left: f32,
    /// Width.
    pub width: f32,
}

/// The clusters of a line from left to right, in the order of parley or, where rule L1 demands another, in `order`.
/// `end` is the right edge of lines that begin on the right.
pub fn placed_clusters<'a, B: Brush>(
    line: &Line<'a, B>,
    order: Option<LineOrder<'_>>,
    end: Option<f32>,
) -> Vec<PlacedCluster<'a, B>> {
    let place = |cluster: Cluster<'a, B>, rtl| PlacedCluster {
        rtl,
        left: 0.0,
        width: cluster.advance(),
        cluster,
    };
    let metrics = line.metrics();
    let mut x = metrics.offset + metrics.inline_min_coord;
    let mut clusters: Vec<_>;
    if let Some(order) = order {
        let mut runs: Vec<_> = line.runs().collect();
        runs.sort_by_key(|run| run.text_range().start);
        let level = |cluster: &Cluster<'a, B>| order.level(cluster.text_range().start);
        let mut read: Vec<_> = runs
            .iter()
            .flat_map(Run::clusters)
            .map(|cluster| (level(&cluster), cluster))
            .collect();
        reorder(&mut read, |(level, _)| *level);
        clusters = read
            .into_iter()
            .map(|(level, cluster)| place(cluster, level.is_rtl()))
            .collect();
        if let Some(end) = end {
            // parley lets only those blanks hang over the edge that it puts there itself.
            x = end - clusters.iter().map(|c| c.width).sum::<f32>();
        }
    } else {
        clusters = Vec::new();
        for run in line.runs() {
            let rtl = run.is_rtl();
            clusters.extend(run.visual_clusters().map(|cluster| place(cluster, rtl)));
        }
    }
    for cluster in &mut clusters {
        cluster.left = x;
        x += cluster.width;
    }
    clusters
}
