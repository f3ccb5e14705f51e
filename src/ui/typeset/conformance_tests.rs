//! What documents and fields show, held against Unicode's conformance cases of the bidirectional algorithm.

use super::unicode_cases::{Case, for_each};
use super::*;
use crate::shaping::VisualOrder;
use crate::shaping::shaped_text;

/// Every so many cases go through fonts and lines.
const LAID_OUT: usize = 53;

/// Every so many cases are resolved by the shaper too. Odd, so that both directions have their turn.
const SHAPED: usize = 5;

#[test]
fn levels_are_those_of_the_standard() {
    let mut analyzer = parley_engine::Analyzer::new();
    let mut analysis = parley_engine::Analysis::new();
    let mut failed = Vec::new();
    for_each(|number, case| {
        let case = case.hard_line();
        let order = VisualOrder::resolved(case.text, case.base);
        let line = order.whole_line();
        let seen = || {
            let letters = case.text.char_indices().zip(case.levels).enumerate();
            letters.filter_map(|(i, ((at, _), level))| Some((i, at, (*level)?)))
        };
        let mut right = seen().all(|(_, at, level)| level == line.level(at).number());
        if number % SHAPED == 0 {
            // parley shapes by levels of its own; they must be ours, but for rule L1, or letters would be shaped
            // one way and placed the other.
            let options = parley_engine::AnalysisOptions {
                base_direction: match case.base {
                    Direction::Rtl => parley::BaseDirection::Rtl,
                    Direction::Ltr => parley::BaseDirection::Ltr,
                },
                ..Default::default()
            };
            analyzer.analyze(&shaped_text(case.text), &options, &mut analysis);
            let levels = analysis.bidi_levels();
            let shaped = |i: usize| levels.get(i).map_or(0, |level| level.to_u8());
            right &= seen().all(|(i, at, _)| shaped(i) == order.resolved_level(at).number());
        }
        if !right && failed.len() < 20 {
            failed.push(format!("{case:?}"));
        }
    });
    assert!(failed.is_empty(), "{failed:#?}");
}

/// Bytes of the characters that a layout shows, from left to right.
fn seen(layout: &TextLayout, case: &Case<'_>) -> Vec<usize> {
    let mut seen = Vec::new();
    for line in layout.inner.lines() {
        for placed in layout.placed_clusters(&line) {
            let range = placed.cluster.text_range();
            let bytes = case.text[range.clone()]
                .char_indices()
                .map(|(at, _)| range.start + at)
                .filter(|at| case.shows(*at));
            // Marks stand before the letter they belong to where the line is read from the right (rule L3).
            if placed.rtl {
                let mut bytes: Vec<_> = bytes.collect();
                bytes.reverse();
                seen.extend(bytes);
            } else {
                seen.extend(bytes);
            }
        }
    }
    seen
}

#[test]
fn the_order_of_laid_out_lines_is_that_of_the_standard() {
    let mut engine = TextEngine::new(false);
    let mut failed = Vec::new();
    for_each(|number, case| {
        if number % LAID_OUT != 0 {
            return;
        }
        let case = &case.hard_line();
        let layout = engine.layout(case.text, &TextStyle::new(16.0, case.base), &[], 1.0, None);
        let seen = seen(&layout, case);
        if seen != case.seen() && failed.len() < 20 {
            failed.push(format!("{case:?} {seen:?}"));
        }
    });
    assert!(failed.is_empty(), "{failed:#?}");
}
