use std::collections::HashSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::arrangement::{BoardArrangement, CardKind};
use super::layout::ColumnLayout;
use super::steps::BoardMove;
use super::targets::{BoardGeometry, BoardHover, BoardOutcome, DragKind, HighlightedPart, HoveredPart};
use super::{CodeId, CodeTree, Level};
use crate::i18n::Lang;
use crate::model::{Edit, NewCode, Snapshot, plan};
use crate::ui::parts::codes::sample::{self, code, outline};
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;
use crate::ui::testing::{self, TestProject, Window, look};

/// Names that begin with * are categories, those with + subcategories.
const SYSTEM: &str =
    "یک\nدو\n+خام\n  سه\n*الف\n  +الف۱\n    چهار\n    پنج\n      برگ\n  شش\n  +الف۲\n*ب\n  +ب۱\n    هفت";
/// Every text is so high.
const HIGH: f32 = 40.0;

fn snapshot(outline: &str) -> Snapshot {
    let mut now = sample::snapshot(outline);
    for (mark, level) in [
        ('*', Level::Category),
        ('+', Level::Subcategory),
        (' ', Level::Code),
    ] {
        let marked = |name: &str| match mark {
            ' ' => !name.starts_with(['*', '+']),
            mark => name.starts_with(mark),
        };
        let codes = now.codes().filter(|c| marked(&c.name)).map(|c| c.id).collect();
        now = plan(Edit::SetLevel(codes, level), &now, 100, "پ", 0).map_or(now.clone(), |p| p.after);
    }
    now
}

struct TestBoard {
    now: Snapshot,
    tree: CodeTree,
    board: BoardArrangement,
    laid: Vec<ColumnLayout>,
}

impl TestBoard {
    fn of(now: Snapshot, closed: &[&str]) -> Self {
        let tree = sample::tree_of(&now);
        let closed: HashSet<CodeId> = closed.iter().map(|name| code(&now, name)).collect();
        let board = BoardArrangement::of(&tree, &closed, None);
        let laid = board
            .columns
            .iter()
            .map(|c| ColumnLayout::of(c, |_| HIGH))
            .collect();
        Self {
            now,
            tree,
            board,
            laid,
        }
    }

    fn new() -> Self {
        Self::of(snapshot(SYSTEM), &[])
    }

    fn ground(&self) -> BoardGeometry<'_> {
        BoardGeometry {
            tree: &self.tree,
            board: &self.board,
            laid: &self.laid,
        }
    }

    fn ids(&self, names: &[&str]) -> Vec<CodeId> {
        let ids: Vec<CodeId> = names.iter().map(|name| code(&self.now, name)).collect();
        self.tree.topmost(&ids)
    }

    fn name(&self, id: CodeId) -> &str {
        self.now.code(id).map_or("", |c| c.name.as_str())
    }

    /// The place a share of the way down a tile's own text; with no tile, the heading of its column.
    fn at(&self, name: &str, share: f32) -> HoveredPart {
        match self.board.place(code(&self.now, name)).unwrap() {
            (column, None) => HoveredPart::Head(column),
            (column, Some(tile)) => {
                let spot = self.laid[column].spots[tile];
                HoveredPart::Tiles(column, spot.top + (spot.head - spot.top) * share)
            }
        }
    }

    fn after(&self, outcome: BoardOutcome, codes: Vec<CodeId>) -> String {
        let edit = match outcome {
            BoardOutcome::Tree(outcome) => outcome.edit(codes),
            BoardOutcome::Gather(level, parent) => Edit::GatherCodes {
                name: "تازه".into(),
                level,
                parent,
                codes,
            },
        };
        short(&plan(edit, &self.now, 100, "پ", 0).unwrap().after)
    }

    fn drop(&self, names: &[&str], over: HoveredPart, merge: bool) -> Option<String> {
        let codes = self.ids(names);
        let hover = BoardHover {
            over,
            leading: true,
            merge,
        };
        let target = self.ground().target(&codes, hover)?;
        Some(self.after(target.outcome, codes))
    }

    fn nudge(&self, names: &[&str], way: BoardMove) -> Option<String> {
        let codes = self.ids(names);
        let outcome = self.ground().nudge(&codes, way, &[])?;
        Some(self.after(BoardOutcome::Tree(outcome), codes))
    }
}

fn short(now: &Snapshot) -> String {
    outline(now).replace('\n', "|").replace("  ", "·")
}

#[test]
fn roots_outside_the_categories_come_first_and_groups_before_cards() {
    let table = TestBoard::new();
    let columns: Vec<Vec<&str>> = table
        .board
        .columns
        .iter()
        .map(|c| c.tiles.iter().map(|t| table.name(t.id)).collect())
        .collect();
    assert_eq!(
        columns,
        [
            vec!["+خام", "سه", "یک", "دو"],
            vec!["+الف۱", "چهار", "پنج", "برگ", "شش", "+الف۲"],
            vec!["+ب۱", "هفت"],
        ]
    );
    let kinds: Vec<CardKind> = table.board.columns[1].tiles.iter().map(|t| t.kind).collect();
    assert_eq!(kinds[3], CardKind::Child { depth: 1 });
    let closed = TestBoard::of(snapshot(SYSTEM), &["+الف۱"]);
    assert_eq!(closed.board.columns[1].tiles.len(), 3);
}

#[test]
fn tiles_lie_inside_what_holds_them_and_beside_each_other() {
    for closed in [&[][..], &["+الف۱"], &["+خام", "+ب۱"]] {
        let table = TestBoard::of(snapshot(SYSTEM), closed);
        for (column, laid) in table.board.columns.iter().zip(&table.laid) {
            let mut feet = std::collections::HashMap::new();
            for (tile, spot) in column.tiles.iter().zip(&laid.spots) {
                assert!(spot.top < spot.head && spot.head <= spot.bottom && spot.bottom < laid.height);
                if let Some(holder) = tile.within {
                    let holder = laid.spots[holder];
                    assert!(
                        spot.top >= holder.head && spot.bottom <= holder.bottom,
                        "{tile:?}"
                    );
                }
                let foot = feet.insert(tile.within, spot.bottom).unwrap_or(0.0);
                assert!(spot.top >= foot, "{tile:?} lies over the one above");
            }
        }
    }
}

#[test]
fn a_blank_place_stands_after_the_other_children() {
    let now = snapshot(SYSTEM);
    let tree = sample::tree_of(&now);
    let group = code(&now, "+الف۱");
    let closed = HashSet::from([group]);
    let board = BoardArrangement::of(&tree, &closed, Some(Some(group)));
    let tiles = &board.columns[1].tiles;
    let at = tiles.iter().position(|t| t.kind == CardKind::Blank).unwrap();
    assert_eq!((at, tiles[at].within), (4, Some(0)), "the group opens for it");
    let board = BoardArrangement::of(&tree, &HashSet::new(), Some(None));
    assert_eq!(board.columns[0].tiles.last().unwrap().kind, CardKind::Blank);
    assert_eq!(board.stops().count(), now.code_count());
}

#[test]
fn drops_go_where_the_pointer_is() {
    let table = TestBoard::new();
    for (codes, over, part) in [
        // Into a group, between its cards, and into an empty one.
        (&["یک"][..], table.at("چهار", 0.2), "·+الف۱|··یک|··چهار"),
        (&["یک"], table.at("چهار", 0.8), "··چهار|··یک|··پنج"),
        (&["یک", "دو"], table.at("+الف۲", 0.5), "·+الف۲|··یک|··دو|*ب"),
        // Beside the groups of a category.
        (&["چهار"], table.at("شش", 0.2), "|·چهار|·شش"),
        (&["یک"], table.at("+ب۱", 0.1), "*ب|·یک|·+ب۱"),
        (&["یک"], table.at("*ب", 0.0), "··هفت|·یک"),
        (&["یک"], HoveredPart::Tiles(2, 900.0), "··هفت|·یک"),
        // Among the children of a card.
        (&["یک"], table.at("برگ", 0.8), "··پنج|···برگ|···یک"),
        // Out of the categories, and into a group there.
        (&["هفت"], table.at("دو", 0.2), "یک|هفت|دو"),
        (&["هفت"], table.at("سه", 0.2), "+خام|·هفت|·سه"),
        // Under another card, wherever that is.
        (&["یک"], table.at("هفت", 0.5), "··هفت|···یک"),
        (&["یک", "هفت"], table.at("دو", 0.4), "دو|·یک|·هفت"),
        // Subcategories go beside each other, not into each other.
        (&["+خام"], table.at("هفت", 0.9), "··هفت|·+خام|··سه"),
        (&["+خام"], table.at("+ب۱", 0.5), "*ب|·+خام|··سه|·+ب۱"),
        (&["+ب۱"], HoveredPart::Foot(1), "·+الف۲|·+ب۱|··هفت|*ب"),
        // Something new is made.
        (&["یک", "هفت"], HoveredPart::Foot(2), "*ب|·+ب۱|·تازه|··یک|··هفت"),
        (&["+خام"], HoveredPart::NewCategory, "··هفت|تازه|·+خام|··سه"),
        // Columns go between columns.
        (&["*ب"], table.at("*الف", 0.0), "*ب|·+ب۱|··هفت|*الف"),
        (&["*الف"], HoveredPart::NewCategory, "*ب|·+ب۱|··هفت|*الف"),
    ] {
        let after = table.drop(codes, over, false);
        let after = after.unwrap_or_else(|| panic!("{codes:?} over {over:?}"));
        assert!(after.contains(part), "{codes:?} over {over:?}: {after}");
    }
}

#[test]
fn merging_takes_the_innermost_and_says_what_lights_up() {
    let table = TestBoard::new();
    let after = table.drop(&["یک"], table.at("برگ", 0.5), true).unwrap();
    assert!(!after.contains("یک") && after.contains("برگ"), "{after}");
    let codes = table.ids(&["یک"]);
    let hover = |over, merge| BoardHover {
        over,
        leading: true,
        merge,
    };
    let lit = |over, merge| {
        table
            .ground()
            .target(&codes, hover(over, merge))
            .and_then(|t| t.lit)
    };
    assert_eq!(lit(table.at("*ب", 0.0), true), Some(HighlightedPart::Column(2)));
    assert_eq!(lit(table.at("هفت", 0.5), true), Some(HighlightedPart::Tile(2, 1)));
    assert_eq!(
        lit(table.at("هفت", 0.2), false),
        Some(HighlightedPart::Tile(2, 0))
    );
    // In the middle of a card the card itself will hold what is dropped.
    assert_eq!(
        lit(table.at("هفت", 0.5), false),
        Some(HighlightedPart::Tile(2, 1))
    );
    assert_eq!(lit(HoveredPart::Foot(2), true), None);
}

#[test]
fn what_changes_nothing_is_no_target() {
    let table = TestBoard::new();
    assert_eq!(table.drop(&["یک"], table.at("یک", 0.2), false), None);
    assert_eq!(table.drop(&["چهار"], table.at("چهار", 0.8), false), None);
    assert_eq!(table.drop(&["*الف"], table.at("*الف", 0.0), false), None);
    assert_eq!(table.drop(&["پنج"], table.at("برگ", 0.5), false), None);
    assert_eq!(table.drop(&["یک", "*الف"], table.at("*ب", 0.0), false), None);
    assert_eq!(DragKind::of(&table.tree, &[]), None);
    assert_eq!(
        DragKind::of(&table.tree, &table.ids(&["یک", "+خام"])),
        Some(DragKind::Groups)
    );
}

#[test]
fn arrows_carry_cards_where_they_point() {
    let table = TestBoard::new();
    for (codes, way, inside) in [
        (&["پنج"][..], BoardMove::Up, "·+الف۱|··پنج|···برگ|··چهار"),
        (&["چهار"], BoardMove::Down, "·+الف۱|··پنج|···برگ|··چهار"),
        // Over the edges of a group.
        (&["پنج"], BoardMove::Down, "·+الف۱|··چهار|·پنج|··برگ|·شش"),
        (&["شش"], BoardMove::Up, "··پنج|···برگ|··شش|·+الف۲"),
        (&["شش"], BoardMove::Down, "···برگ|·+الف۲|··شش|*ب"),
        (&["چهار"], BoardMove::Up, "*الف|·چهار|·+الف۱"),
        // Sideways into the nearest group, and out of the categories.
        (&["چهار"], BoardMove::Ahead, "*ب|·+ب۱|··چهار|··هفت"),
        (&["هفت"], BoardMove::Back, "·+الف۱|··هفت|··چهار"),
        (&["چهار"], BoardMove::Back, "+خام|·سه|*الف|·+الف۱|··پنج"),
        (&["+الف۱"], BoardMove::Ahead, "*ب|·+ب۱|··هفت|·+الف۱|··چهار"),
        (&["+الف۲"], BoardMove::Up, "·+الف۲|·شش|*ب"),
        (&["*ب"], BoardMove::Back, "*ب|·+ب۱|··هفت|*الف"),
        (&["*الف"], BoardMove::Ahead, "*ب|·+ب۱|··هفت|*الف"),
    ] {
        let after = table
            .nudge(codes, way)
            .unwrap_or_else(|| panic!("{codes:?} {way:?}"));
        assert!(after.contains(inside), "{codes:?} {way:?}: {after}");
    }
    for (codes, way) in [
        ("*الف", BoardMove::Back),
        ("*ب", BoardMove::Ahead),
        ("*ب", BoardMove::Up),
        ("+خام", BoardMove::Down),
        ("+خام", BoardMove::Back),
        ("هفت", BoardMove::Ahead),
    ] {
        assert_eq!(table.nudge(&[codes], way), None, "{codes} {way:?}");
    }
}

#[test]
fn the_cursor_walks_as_the_eye_does() {
    let table = TestBoard::new();
    let walk = |from: &str, way| {
        let to = table.ground().walk(Some(code(&table.now, from)), way, &[]);
        to.map(|id| table.name(id))
    };
    assert_eq!(walk("یک", BoardMove::Down), Some("دو"));
    assert_eq!(walk("دو", BoardMove::Down), None);
    assert_eq!(walk("+الف۱", BoardMove::Up), Some("*الف"));
    assert_eq!(walk("*الف", BoardMove::Ahead), Some("*ب"));
    assert_eq!(walk("*الف", BoardMove::Back), Some("+خام"));
    assert_eq!(walk("چهار", BoardMove::Ahead), Some("هفت"));
    assert_eq!(walk("هفت", BoardMove::Back), Some("چهار"));
    assert_eq!(walk("پنج", BoardMove::Last), Some("+الف۲"));
    assert_eq!(walk("پنج", BoardMove::First), Some("*الف"));
    let first = table.ground().walk(None, BoardMove::Down, &[]);
    assert_eq!(first.map(|id| table.name(id)), Some("+خام"));
}

/// The page with these codes alone.
fn window(codes: Vec<NewCode>) -> Window {
    let mut project = TestProject::study(Lang::Fa).on(Page::Board);
    let all = project.session.snapshot().codes().map(|c| c.id).collect();
    project.apply(Edit::DeleteCodes(all));
    project.apply(Edit::ImportCodes(codes));
    let mut window = testing::window(project, [1080.0, 730.0], false);
    window.run();
    window
}

fn selected(window: &Window) -> Vec<String> {
    let snapshot = window.state().snapshot();
    let name = |id: &CodeId| snapshot.code(*id).unwrap().name.clone();
    window.state().work().shared.codes.iter().map(name).collect()
}

/// The card that is read so.
fn card(window: &Window, name: &str) -> Rect {
    let said = |label: Option<String>| {
        let label = label.unwrap_or_default();
        label.replace(['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'], "")
    };
    let beginning = format!("کد {name}،");
    window
        .query_all_by(|node| node.label().is_some())
        .find(|node| said(node.accesskit_node().label()).starts_with(&beginning))
        .unwrap_or_else(|| panic!("no card {name}"))
        .rect()
}

fn loose(count: usize) -> Vec<NewCode> {
    let code = |n: usize| NewCode {
        name: format!("کارت {n}"),
        definition: "تعریفی که در یک یا دو سطر جا می‌گیرد و بیش از آن نیست.".repeat(n % 3),
        ..NewCode::default()
    };
    (1..=count).map(code).collect()
}

#[test]
fn of_a_large_system_only_what_is_in_sight_is_drawn() {
    let mut codes = loose(1000);
    for n in 0..50 {
        codes.push(NewCode {
            name: format!("طبقهٔ {n}"),
            level: Some(Level::Category),
            children: loose(20),
            ..NewCode::default()
        });
    }
    let mut window = window(codes);
    for _ in 0..60 {
        window.step();
    }
    assert!(
        window.state().panes().board.measured,
        "all heights are known after a while"
    );
    let cards = window.query_all_by_role(Role::ListItem).count();
    assert!((5..80).contains(&cards), "{cards} tiles are drawn");
    // The last category is one key away from being in sight.
    let last = code(window.state().snapshot(), "طبقهٔ 49");
    window.state_mut().work_mut().shared.codes = vec![last];
    window.run();
    let heading = window.query_all_by_role(Role::Heading).last().map(|n| n.rect());
    assert!(heading.is_some_and(|r| r.min.x >= 0.0), "{heading:?}");
    assert!(window.state().panes().board.across > 1000.0);
}

#[test]
fn a_band_selects_the_cards_that_it_touches() {
    let mut window = window(loose(4));
    let (first, third) = (card(&window, "کارت 1"), card(&window, "کارت 3"));
    let from = pos2(first.max.x + 6.0, first.min.y - 4.0);
    let to = third.center();
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.step();
    window.event(button(from, true));
    window.step();
    for share in [0.2, 0.6, 1.0, 1.0] {
        window.event(Event::PointerMoved(from + (to - from) * share));
        window.step();
    }
    look(&mut window, "board-band");
    window.event(button(to, false));
    window.run();
    assert_eq!(selected(&window), ["کارت 1", "کارت 2", "کارت 3"]);
}

#[test]
fn with_ctrl_the_cursor_goes_alone_and_space_picks() {
    let mut window = window(loose(4));
    window.state_mut().panes_mut().board.take_keyboard();
    window.run();
    window.key_press_modifiers(Modifiers::NONE, Key::Home);
    window.run();
    assert_eq!(selected(&window), ["کارت 1"]);
    let before = window.state().snapshot().clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
    window.run();
    assert!(*window.state().snapshot() == before, "nothing is moved");
    assert_eq!(selected(&window), ["کارت 1"]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Space);
    window.run();
    assert_eq!(selected(&window).len(), 2);
}

#[test]
fn a_filter_dims_what_it_does_not_find() {
    let mut window = window(loose(12));
    window.key_press_modifiers(Modifiers::NONE, Key::Slash);
    window.state_mut().panes_mut().board.show(None);
    window.state_mut().panes_mut().board.take_keyboard();
    window.run();
    window.key_press_modifiers(Modifiers::NONE, Key::Slash);
    window.run();
    window.event(Event::Text("كارت ۱۱".to_owned()));
    window.run();
    let dim = |name: &str| {
        let stage = window.state();
        stage.panes().board.is_dim(code(stage.snapshot(), name))
    };
    assert!(!dim("کارت 11") && dim("کارت 12"), "folded and with any digits");
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(selected(&window), ["کارت 11"]);
}
