use super::*;
use crate::ui::parts::codes::sample::{code, outline, snapshot, tree_of};

/// Rows as lines: two spaces a level, `+` closed, `-` open, `(name)` only for what is found below.
fn drawn(tree: &CodeTree, rows: &[VisibleRow]) -> Vec<String> {
    rows.iter()
        .map(|row| {
            let node = &tree.nodes()[row.node];
            let mark = match row.fold {
                BranchState::Leaf => "",
                BranchState::Open => "-",
                BranchState::Closed => "+",
            };
            let name = &node.code.name;
            let name = if row.hit {
                name.clone()
            } else {
                format!("({name})")
            };
            format!("{}{mark}{name}", "  ".repeat(node.depth))
        })
        .collect()
}

const SYSTEM: &str = "
الف
  الف‌یک
    برگ
  الف‌دو
ب
  آب
پ";

fn closed(snapshot: &Snapshot, names: &[&str]) -> HashSet<CodeId> {
    names.iter().map(|n| code(snapshot, n)).collect()
}

#[test]
fn closed_branches_hide_what_is_below() {
    let snapshot = snapshot(SYSTEM);
    let tree = tree_of(&snapshot);
    assert_eq!(
        drawn(&tree, &tree.rows(&HashSet::new(), " ")),
        ["-الف", "  -الف‌یک", "    برگ", "  الف‌دو", "-ب", "  آب", "پ"]
    );
    let shut = closed(&snapshot, &["الف", "پ"]);
    assert_eq!(drawn(&tree, &tree.rows(&shut, "")), ["+الف", "-ب", "  آب", "پ"]);
}

#[test]
fn a_filter_shows_what_it_finds_and_the_way_to_it_even_through_closed_branches() {
    let snapshot = snapshot(SYSTEM);
    let tree = tree_of(&snapshot);
    let shut = closed(&snapshot, &["الف"]);
    assert_eq!(
        drawn(&tree, &tree.rows(&shut, "برگ")),
        ["-(الف)", "  -(الف‌یک)", "    برگ"]
    );
    assert_eq!(drawn(&tree, &tree.rows(&shut, "اب")), ["-(ب)", "  آب"]);
    assert_eq!(
        drawn(&tree, &tree.rows(&shut, "الفيك")),
        ["-(الف)", "  -الف‌یک", "    برگ"],
        "Arabic letters and the half space do not count, and what stands below is found by its path"
    );
    assert!(tree.rows(&shut, "نیست").is_empty());
}

#[test]
fn the_cursor_walks_over_visible_rows() {
    let snapshot = snapshot(SYSTEM);
    let tree = tree_of(&snapshot);
    let id = |name: &str| code(&snapshot, name);
    let rows = tree.rows(&closed(&snapshot, &["الف"]), "");
    let step = |from: Option<&str>, step| tree.step(&rows, from.map(id), step);
    assert_eq!(step(None, CursorStep::By(1)), Some(id("الف")));
    assert_eq!(step(None, CursorStep::By(-1)), Some(id("پ")));
    assert_eq!(step(Some("الف"), CursorStep::By(1)), Some(id("ب")));
    assert_eq!(step(Some("الف"), CursorStep::By(-5)), Some(id("الف")));
    assert_eq!(step(Some("الف"), CursorStep::By(50)), Some(id("پ")));
    assert_eq!(
        step(Some("برگ"), CursorStep::By(1)),
        Some(id("ب")),
        "a hidden cursor stands at its parent"
    );
    assert_eq!(
        tree.between(&rows, id("پ"), id("ب")),
        [id("ب"), id("آب"), id("پ")]
    );
    assert_eq!(tree.step(&[], None, CursorStep::By(1)), None);
}

#[test]
fn arrows_open_close_and_go() {
    let snapshot = snapshot(SYSTEM);
    let tree = tree_of(&snapshot);
    let id = |name: &str| code(&snapshot, name);
    let rows = tree.rows(&closed(&snapshot, &["الف‌یک"]), "");
    assert_eq!(
        tree.inward(&rows, id("الف‌یک")),
        Some(ArrowEffect::Open(id("الف‌یک")))
    );
    assert_eq!(tree.inward(&rows, id("الف")), Some(ArrowEffect::Go(id("الف‌یک"))));
    assert_eq!(tree.inward(&rows, id("پ")), None);
    assert_eq!(
        tree.outward(&rows, id("الف")),
        Some(ArrowEffect::Close(id("الف")))
    );
    assert_eq!(tree.outward(&rows, id("الف‌یک")), Some(ArrowEffect::Go(id("الف"))));
    assert_eq!(tree.outward(&rows, id("پ")), None);
}

#[test]
fn typing_finds_names_and_then_words() {
    let snapshot = snapshot("نبود قانون\nناظر\nکارگروه ناظر\nآیین‌نامه\nناحیه");
    let tree = tree_of(&snapshot);
    let id = |name: &str| code(&snapshot, name);
    let rows = tree.rows(&HashSet::new(), "");
    let typed = |from: Option<&str>, keys| tree.type_ahead(&rows, from.map(id), keys);
    assert_eq!(typed(None, "ن"), Some(id("نبود قانون")));
    assert_eq!(typed(Some("نبود قانون"), "ن"), Some(id("ناظر")));
    assert_eq!(typed(Some("ناحیه"), "ن"), Some(id("نبود قانون")), "round the end");
    assert_eq!(typed(Some("ناظر"), "نا"), Some(id("ناظر")), "stays where it fits");
    assert_eq!(typed(Some("ناظر"), "ناح"), Some(id("ناحیه")));
    assert_eq!(typed(Some("ناظر"), "كار"), Some(id("کارگروه ناظر")));
    assert_eq!(typed(None, "ایی"), Some(id("آیین‌نامه")));
    assert_eq!(typed(None, "قان"), Some(id("نبود قانون")), "a later word");
    assert_eq!(typed(None, "x"), None);
    assert_eq!(typed(None, "\u{200C}"), None);
}

#[test]
fn relations() {
    let snapshot = snapshot(SYSTEM);
    let tree = tree_of(&snapshot);
    let id = |name: &str| code(&snapshot, name);
    assert_eq!(outline(&snapshot), SYSTEM.trim());
    assert!(tree.is_within(id("برگ"), id("الف")) && tree.is_within(id("ب"), id("ب")));
    assert!(!tree.is_within(id("ب"), id("الف")) && !tree.is_within(id("الف"), id("برگ")));
    assert_eq!(tree.next_sibling(id("الف‌یک")), Some(id("الف‌دو")));
    assert_eq!(tree.next_sibling(id("الف‌دو")), None);
    assert_eq!(tree.previous_sibling(id("پ")), Some(id("ب")));
    assert_eq!(tree.previous_sibling(id("آب")), None);
    assert_eq!(
        tree.topmost(&[id("آب"), id("برگ"), id("الف‌یک"), id("ب")]),
        [id("الف‌یک"), id("ب")]
    );
    assert_eq!(tree.names(id("برگ")), ["الف", "الف‌یک", "برگ"]);
    let below = |p| tree.children(p).iter().map(|n| n.code.id).collect::<Vec<_>>();
    assert_eq!(below(None), [id("الف"), id("ب"), id("پ")]);
    assert_eq!(below(Some(id("الف"))), [id("الف‌یک"), id("الف‌دو")]);
    assert!(below(Some(id("پ"))).is_empty() && below(Some(CodeId(99))).is_empty());
}
