//! The keyboard is never nowhere: it comes back from what was in front, and what undo brings back has it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Rect, Shape, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodingId, Edit, MemoKind, MemoTarget};
use gozareh::report::tables::{CONCORDANCE, SEGMENTS};
use gozareh::settings::Pane;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::theme::Theme;

use super::one_taker::project;
use super::window::Window;
use super::with_interview;

const PLAIN: Modifiers = Modifiers::NONE;

/// Role and place of what has the keyboard; the window itself counts for nothing.
fn focused(window: &Window) -> Option<(Role, Rect)> {
    let nodes = window.harness.query_all_by(|node| node.is_focused());
    nodes
        .map(|node| (node.accesskit_node().role(), node.rect()))
        .find(|(role, _)| *role != Role::Window)
}

/// The rings that are drawn.
fn rings(window: &Window) -> Vec<Rect> {
    fn look(shape: &Shape, ring: egui::Stroke, found: &mut Vec<Rect>) {
        match shape {
            Shape::Rect(rect) if rect.stroke == ring => found.push(rect.rect),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, ring, found)),
            _ => {}
        }
    }
    let ring = Theme::of(&window.harness.ctx).focus_ring();
    let mut found = Vec::new();
    for clipped in &window.harness.output().shapes {
        look(&clipped.shape, ring, &mut found);
    }
    found
}

/// The middle of the first cell below the head of the table.
fn first_cell(window: &Window) -> egui::Pos2 {
    let cells = window.harness.query_all_by(|node| node.role() == Role::Cell);
    let rects: Vec<Rect> = cells.map(|cell| cell.rect()).collect();
    let head = rects.iter().map(|rect| rect.top()).fold(f32::MAX, f32::min);
    let below = rects.iter().find(|rect| rect.top() > head + 1.0);
    below.expect("the table has a row").center()
}

fn codings(window: &Window) -> Vec<CodingId> {
    window.snapshot().codings().map(|coding| coding.id).collect()
}

#[test]
fn a_row_of_a_word_in_context_has_the_keyboard_again_after_the_list_of_codes() {
    let mut window = with_interview(Lang::En);
    window.act(Action::ShowTable(&CONCORDANCE));
    window.focus_field("Word that is sought");
    window.type_text("چرا");
    window.wait_for_label("اید");
    window.run();
    let at = first_cell(&window);
    window.pass(1.0);
    window.button(at, true);
    window.button(at, false);
    window.run();
    let before = focused(&window).unwrap();
    assert_eq!(before.0, Role::Cell);
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(window.focused_field().is_some(), "the list of codes is open");
    window.key(PLAIN, Key::Escape);
    assert_eq!(focused(&window), Some(before));
    window.key(PLAIN, Key::ArrowDown);
    let after = focused(&window).unwrap();
    assert!(
        after.0 == Role::Cell && after.1.top() > before.1.top(),
        "{after:?}"
    );
}

#[test]
fn escape_leads_from_the_words_of_a_memo_to_its_row() {
    let mut window = with_interview(Lang::En);
    for body in ["first", "second", "third"] {
        window.act(Action::Edit(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Project,
            kind: MemoKind::Note,
            body: body.into(),
        }));
    }
    window.act(Action::Run(Command::ShowMemos));
    window.key(PLAIN, Key::ArrowDown);
    let row = focused(&window).unwrap();
    window.key(PLAIN, Key::Enter);
    assert_eq!(focused(&window).unwrap().0, Role::MultilineTextInput);
    window.key(PLAIN, Key::Escape);
    assert_eq!(focused(&window), Some(row));
    window.key(PLAIN, Key::ArrowUp);
    let other = focused(&window).unwrap();
    assert!(other.0 == row.0 && other.1 != row.1);
    window.key(PLAIN, Key::Enter);
    window.type_text("x");
    window.key(PLAIN, Key::Escape);
    assert_eq!(
        focused(&window).map(|(role, _)| role),
        Some(row.0),
        "after writing too"
    );
}

#[test]
fn what_is_told_of_a_coding_begins_at_its_top() {
    let mut window = project();
    let ids = codings(&window);
    window.harness.set_size(vec2(1100.0, 560.0));
    window.act(Action::SelectCoding(Some(ids[0])));
    let field = |window: &Window| window.harness.get_by_label("Condensed unit").rect();
    let top = field(&window).top();
    let at = field(&window).center();
    window.harness.event(Event::PointerMoved(at));
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -200.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: PLAIN,
    });
    window.pass(1.0);
    window.pass(1.0);
    assert!(field(&window).top() < top - 20.0, "it is scrolled");
    window.act(Action::SelectCoding(Some(ids[1])));
    assert!((field(&window).top() - top).abs() < 1.0);
}

#[test]
fn the_card_of_the_selected_coding_has_no_ring_of_its_own() {
    let mut window = project();
    let ids = codings(&window);
    let codes: Vec<_> = window.snapshot().codes().map(|code| code.id).collect();
    window.act(Action::Retrieve(codes.clone()));
    window.act(Action::SelectCoding(Some(ids[0])));
    window.act(Action::Run(Command::ShowCoding));
    window.harness.get_all_by_label("worry").next().unwrap().focus();
    window.focus_field("Find a code…");
    let field = focused(&window).unwrap().1.expand(2.0);
    let others = rings(&window)
        .into_iter()
        .filter(|ring| !field.contains_rect(*ring));
    assert_eq!(Vec::from_iter(others), []);
    window.look("segments-selected-card");
    // With the keyboard it has one.
    window.act(Action::Retrieve(codes));
    assert_eq!(rings(&window).len(), 1, "{:?}", rings(&window));
}

#[test]
fn what_undo_brings_back_is_chosen_on_the_ladder_and_the_next_key_is_about_it() {
    let mut window = project();
    window.act(Action::Run(Command::ShowLadder));
    window.strike(Modifiers::COMMAND, Key::Home);
    let chosen = |window: &Window| window.app(|app| app.project().unwrap().chosen_codings());
    let first = chosen(&window);
    assert_eq!(first.len(), 1);
    for _ in 0..3 {
        window.strike(PLAIN, Key::Delete);
        assert_eq!(codings(&window).len(), 1);
        window.strike(Modifiers::COMMAND, Key::Z);
        assert_eq!(chosen(&window), first);
        assert_eq!(codings(&window).len(), 2);
    }
    // Of several all are.
    window.strike(Modifiers::COMMAND, Key::A);
    window.strike(PLAIN, Key::Delete);
    assert_eq!(codings(&window).len(), 0);
    window.strike(Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&window).len(), 2);
}

#[test]
fn what_undo_brings_back_is_chosen_among_the_retrieved_segments() {
    let mut window = project();
    let codes: Vec<_> = window.snapshot().codes().map(|code| code.id).collect();
    window.act(Action::Retrieve(codes));
    window.strike(PLAIN, Key::ArrowDown);
    window.strike(PLAIN, Key::ArrowUp);
    let coding = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    let (first, place) = (coding(&window).unwrap(), focused(&window));
    for _ in 0..2 {
        window.strike(PLAIN, Key::Delete);
        assert!(!codings(&window).contains(&first));
        window.strike(Modifiers::COMMAND, Key::Z);
        assert_eq!((coding(&window), focused(&window)), (Some(first), place));
    }
}

#[test]
fn what_undo_brings_back_is_chosen_in_a_table_of_passages() {
    let mut window = project();
    window.act(Action::ShowTable(&SEGMENTS));
    window.wait_for_label("worry");
    window.run();
    let at = first_cell(&window);
    window.button(at, true);
    window.button(at, false);
    window.run();
    let chosen = |window: &Window| window.app(|app| app.project().unwrap().chosen_codings());
    let (first, place) = (chosen(&window), focused(&window));
    assert_eq!(first.len(), 1);
    for _ in 0..2 {
        window.strike(PLAIN, Key::Delete);
        window.wait_for(|app| app.project().unwrap().chosen_codings() != first);
        window.strike(Modifiers::COMMAND, Key::Z);
        window.wait_for(|app| app.project().unwrap().chosen_codings() == first);
        assert_eq!(focused(&window), place);
    }
}

#[test]
fn what_undo_brings_back_is_chosen_in_the_tree_of_codes_and_the_list_of_documents() {
    let mut window = project();
    window.harness.get_all_by_label("future").next().unwrap().focus();
    let shared = |window: &Window| {
        window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            (shared.codes.clone(), shared.documents.clone(), shared.pane)
        })
    };
    let code = window
        .snapshot()
        .codes()
        .find(|code| code.name == "future")
        .unwrap()
        .id;
    window.act(Action::Reveal(MemoTarget::Code(code)));
    assert_eq!(shared(&window).2, Some(Pane::Codes));
    for _ in 0..2 {
        window.strike(PLAIN, Key::Delete);
        // It asks, because passages go with it.
        if window.snapshot().code(code).is_some() {
            window.harness.get_by_label("Delete").click();
            window.run();
        }
        assert!(window.snapshot().code(code).is_none());
        window.strike(Modifiers::COMMAND, Key::Z);
        assert_eq!(shared(&window).0, [code]);
    }
}
