use egui::{Rect, pos2, vec2};
use proptest::prelude::*;

use super::layout::{LEAST_TEXT, arrange};
use crate::settings::{DockSide, Docks, Pane};
use crate::ui::kit::Dir;

fn order(docks: &Docks, side: DockSide) -> Vec<Pane> {
    docks.dock(side).slots.iter().map(|slot| slot.pane).collect()
}

fn window(width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(48.0, 44.0), vec2(width, height))
}

#[test]
fn a_pane_goes_where_it_is_put_and_stands_only_there() {
    let mut docks = Docks::default();
    docks.put(Pane::Codes, DockSide::Trailing, Some(Pane::Segments));
    assert_eq!(order(&docks, DockSide::Leading), [Pane::Documents]);
    assert_eq!(
        order(&docks, DockSide::Trailing),
        [Pane::Search, Pane::Codes, Pane::Segments]
    );
    docks.put(Pane::Documents, DockSide::Bottom, None);
    docks.put(Pane::Documents, DockSide::Bottom, Some(Pane::Documents));
    assert_eq!(order(&docks, DockSide::Bottom), [Pane::Documents]);
    let seen = |pane| pane != Pane::Search;
    assert_eq!(
        docks.neighbour(Pane::Codes, -1, seen),
        None,
        "what is hidden is no neighbour"
    );
    assert_eq!(docks.neighbour(Pane::Codes, 1, seen), Some(Pane::Segments));
    docks.swap(Pane::Codes, Pane::Segments);
    assert_eq!(
        order(&docks, DockSide::Trailing),
        [Pane::Search, Pane::Segments, Pane::Codes]
    );
}

#[test]
fn the_text_keeps_its_room_in_a_narrow_window() {
    let docks = Docks::default();
    for width in [976.0, 1392.0] {
        for dir in [Dir::Rtl, Dir::Ltr] {
            let found = arrange(window(width, 560.0), &docks, dir, false, |_| true, |_| false);
            assert!(
                found.text.width() >= LEAST_TEXT - 0.5,
                "{width}: {:?}",
                found.text
            );
            let lead = found.rect(Pane::Documents).unwrap();
            assert_eq!(lead.center().x > found.text.center().x, dir.is_rtl());
        }
    }
}

#[test]
fn a_window_of_one_language_is_the_mirror_of_the_other() {
    let mut docks = Docks::default();
    docks.put(Pane::Search, DockSide::Bottom, None);
    docks.put(Pane::Segments, DockSide::Bottom, None);
    let room = window(1392.0, 800.0);
    let [rtl, ltr] = [Dir::Rtl, Dir::Ltr].map(|dir| arrange(room, &docks, dir, false, |_| true, |_| false));
    for (a, b) in rtl.panes.iter().zip(&ltr.panes) {
        assert!(
            (room.max.x - a.2.max.x - (b.2.min.x - room.min.x)).abs() < 0.1,
            "{:?}",
            a.0
        );
        assert_eq!(a.2.y_range(), b.2.y_range());
    }
}

#[test]
fn a_border_divides_the_room_of_its_two_panes_alone() {
    let mut docks = Docks::default();
    docks.put(Pane::Segments, DockSide::Leading, None);
    let of = |docks: &Docks, pane| {
        arrange(
            window(1392.0, 800.0),
            docks,
            Dir::Rtl,
            false,
            |p| p != Pane::Search,
            |_| false,
        )
        .rect(pane)
        .unwrap()
        .height()
    };
    let (before, rest) = (
        of(&docks, Pane::Documents) + of(&docks, Pane::Codes),
        of(&docks, Pane::Segments),
    );
    docks.divide(Pane::Documents, Pane::Codes, 0.5);
    let (a, b) = (of(&docks, Pane::Documents), of(&docks, Pane::Codes));
    assert!((a - b).abs() < 1.0 && (a + b - before).abs() < 1.0);
    assert!((of(&docks, Pane::Segments) - rest).abs() < 1.0);
    docks.even(DockSide::Leading);
    assert!((of(&docks, Pane::Documents) - of(&docks, Pane::Segments)).abs() < 1.0);
}

#[test]
fn places_from_a_file_are_made_whole() {
    let odd = "(leading: (size: 1e9, slots: [(pane: codes, share: 0.0, shown: true), \
               (pane: codes, share: 1.0, shown: false)]))";
    let docks = ron::from_str::<Docks>(odd).unwrap().sane();
    assert!(docks.leading.size < 3000.0);
    for pane in Pane::ALL {
        let places: usize = DockSide::ALL
            .iter()
            .map(|side| order(&docks, *side).iter().filter(|p| **p == pane).count())
            .sum();
        assert_eq!(places, 1, "{pane:?}");
    }
}

proptest! {
    #[test]
    fn panes_fill_the_room_and_never_overlap(
        width in 300.0f32..3000.0,
        height in 200.0f32..2000.0,
        moves in prop::collection::vec((0usize..4, 0usize..3, prop::option::of(0usize..4)), 0..12),
        hidden in prop::collection::vec(0usize..4, 0..4),
        sizes in (100.0f32..1500.0, 100.0f32..1500.0, 100.0f32..1500.0),
    ) {
        let mut docks = Docks::default();
        for (pane, side, before) in moves {
            docks.put(Pane::ALL[pane], DockSide::ALL[side], before.map(|b| Pane::ALL[b]));
        }
        (docks.leading.size, docks.trailing.size, docks.bottom.size) = sizes;
        let room = window(width, height);
        let seen = |pane| !hidden.iter().any(|h| Pane::ALL[*h] == pane);
        let found = arrange(room, &docks, Dir::Rtl, false, seen, |_| false);
        let mut rects: Vec<Rect> = found.panes.iter().map(|p| p.2).collect();
        prop_assert_eq!(rects.len(), Pane::ALL.iter().filter(|p| seen(**p)).count());
        rects.push(found.text);
        let area: f32 = rects.iter().map(|r| r.area()).sum();
        prop_assert!((area - room.area()).abs() < room.area() * 0.001 + 1.0, "{area} of {}", room.area());
        for (i, a) in rects.iter().enumerate() {
            prop_assert!(room.expand(0.5).contains_rect(*a), "{a:?} leaves {room:?}");
            for b in &rects[i + 1..] {
                let common = a.intersect(*b);
                prop_assert!(!common.is_positive() || common.width().min(common.height()) < 0.5);
            }
        }
    }
}

#[test]
fn an_empty_pane_gives_its_room_to_its_neighbours_and_has_it_back() {
    let docks = Docks::default();
    let height = |pane, empty: fn(Pane) -> bool| {
        let found = arrange(window(1300.0, 700.0), &docks, Dir::Rtl, false, |_| true, empty);
        found.rect(pane).unwrap().height()
    };
    let usual = height(Pane::Segments, |_| false);
    let low = height(Pane::Segments, |pane| pane == Pane::Segments);
    assert!(low < 100.0 && low < usual);
    let search = height(Pane::Search, |pane| pane == Pane::Segments);
    assert!((search + low - 700.0).abs() < 0.5, "{search} and {low}");
    // Where nothing else could take the room, it stays.
    assert_eq!(height(Pane::Segments, |_| true), usual);
}
