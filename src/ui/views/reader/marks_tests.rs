//! Highlights, important passages and neighbours that are joined, by their keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::model::{Edit, Importance, NewCoding};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::parts::view::View as _;
use crate::ui::testing::{TestProject, Window, look, window};

const CODES: &str = "شهروندان\n  اعتماد\n  آگاهی";
const FIRST: &str = "م۱: ⟦اعتماد:به کارکنان دفتر⟧ ⟦اعتماد:اعتماد دارم⟧، ⟦اعتماد:و راه⟧ دیگری نمی‌دانم. ⟦آگاهی:کسی چیزی نگفت⟧ و من هم نپرسیدم که چرا.";
const SECOND: &str = "م۲: گران است و دور.";

fn reading(dark: bool) -> Window {
    let project = TestProject::of(CODES, &[("مصاحبهٔ ۱", FIRST), ("مصاحبهٔ ۲", SECOND)]);
    let mut harness = window(project, [1366.0, 700.0], dark);
    harness.run();
    harness.state_mut().panes_mut().reader.take_keyboard();
    harness.run();
    harness
}

/// Selects the first of these words in the open document.
fn select(harness: &mut Window, words: &str) {
    let opened = harness.state_mut().panes_mut().reader.opened.as_mut().unwrap();
    let start = opened.text.as_str().find(words).unwrap();
    opened.view.set_selection(Some(start..start + words.len()));
    harness.state_mut().work_mut().shared.coding = None;
    harness.run();
}

fn highlighted(harness: &Window) -> Vec<String> {
    let (snapshot, session) = (harness.state().snapshot(), &harness.state().work().session);
    let rows = snapshot
        .documents()
        .into_iter()
        .flat_map(|d| snapshot.highlights_in(d.id));
    rows.map(|h| session.text(h.document).unwrap().slice(h.range).to_owned())
        .collect()
}

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn a_passage_is_highlighted_and_cleared_by_one_key() {
    let mut harness = reading(false);
    select(&mut harness, "راه دیگری");
    press(&mut harness, Modifiers::NONE, Key::H);
    assert_eq!(highlighted(&harness), ["راه دیگری"]);
    // A part of it or the caret in it is enough to take it away.
    select(&mut harness, "دیگری");
    press(&mut harness, Modifiers::NONE, Key::H);
    assert_eq!(highlighted(&harness), [""; 0]);
    harness.state_mut().take_back();
    harness.run();
    assert_eq!(highlighted(&harness), ["راه دیگری"]);
    // Without a selection nothing is done, and it is said what to do.
    let opened = harness.state_mut().panes_mut().reader.opened.as_mut().unwrap();
    opened.view.set_selection(Some(0..0));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::H);
    assert_eq!(highlighted(&harness), ["راه دیگری"]);
    let hint = harness
        .state()
        .words
        .get("reader-nothing-to-highlight")
        .into_owned();
    harness.get_by_label(&hint);
}

#[test]
fn the_importance_of_a_coding_goes_round_by_one_key() {
    let mut harness = reading(false);
    let coding = harness.state().coding("آگاهی");
    harness.state_mut().work_mut().shared.coding = Some(coding);
    harness.run();
    let importance = |harness: &Window| {
        harness
            .state()
            .snapshot()
            .coding(coding)
            .unwrap()
            .importance
            .number()
    };
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::I);
        seen.push(importance(&harness));
    }
    assert_eq!(seen, [1, 2, 3, 0]);
    // The inspector has a control for it.
    harness
        .get_by_role_and_label(egui::accesskit::Role::RadioButton, "۳")
        .click_accesskit();
    harness.run();
    assert_eq!(importance(&harness), 3);
    harness.state_mut().take_back();
    harness.run();
    assert_eq!(importance(&harness), 0);
}

#[test]
fn neighbours_of_one_code_are_joined_by_one_key_and_stay_selected() {
    let mut harness = reading(false);
    let codings = harness
        .state()
        .snapshot()
        .codings_in(harness.state().document("مصاحبهٔ ۱"));
    let last = codings[2].id;
    harness.state_mut().work_mut().shared.coding = Some(last);
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::J);
    assert_eq!(
        harness.state().codings(),
        ["اعتماد|به کارکنان دفتر اعتماد دارم، و راه", "آگاهی|کسی چیزی نگفت"]
    );
    let joined = harness.state().coding("اعتماد");
    assert_eq!(harness.state().work().shared.coding, Some(joined));
    // There is no other: nothing is changed, and it is said.
    press(&mut harness, Modifiers::NONE, Key::J);
    assert_eq!(harness.state().codings().len(), 2);
    harness.state_mut().take_back();
    harness.run();
    assert_eq!(harness.state().codings().len(), 4);
}

#[test]
fn marked_passages_are_reached_one_after_another_in_all_documents() {
    let mut harness = reading(true);
    let second = harness.state().document("مصاحبهٔ ۲");
    let coding = harness.state().coding("آگاهی");
    harness
        .state_mut()
        .apply(Edit::SetImportance(vec![coding], Importance::new(2).unwrap()));
    harness
        .state_mut()
        .apply(Edit::AddHighlight(second, CharRange::new(4, 8)));
    harness.run();
    select(&mut harness, "راه دیگری");
    press(&mut harness, Modifiers::NONE, Key::H);
    // While no code is active, the highlights of all documents are listed.
    let list: Vec<_> = ["راه دیگری\nمصاحبهٔ ۱", "گران\nمصاحبهٔ ۲"]
        .into_iter()
        .map(|said| harness.query_by_label(said).is_some())
        .collect();
    assert_eq!(list, [true, true]);
    let caret = harness.state_mut().panes_mut().reader.opened.as_mut().unwrap();
    caret.view.set_selection(Some(0..0));
    harness.run();
    press(&mut harness, Modifiers::SHIFT, Key::H);
    assert_eq!(harness.state().selected_words(), "راه دیگری");
    press(&mut harness, Modifiers::SHIFT, Key::H);
    assert_eq!(harness.state().work().shared.coding, Some(coding));
    look(&mut harness, "marks-dark");
    press(&mut harness, Modifiers::SHIFT, Key::H);
    assert_eq!(harness.state().work().shared.document, Some(second));
    assert_eq!(harness.state().selected_words(), "گران");
    press(&mut harness, Modifiers::SHIFT, Key::H);
    assert_eq!(harness.state().selected_words(), "راه دیگری", "round");
}

#[test]
fn what_is_marked_can_be_told_without_colour() {
    let mut harness = reading(false);
    let document = harness.state().document("مصاحبهٔ ۱");
    let codings = harness.state().snapshot().codings_in(document);
    let ids: Vec<_> = codings.iter().map(|c| c.id).collect();
    for (id, number) in ids.iter().zip([1, 3, 2]) {
        harness
            .state_mut()
            .apply(Edit::SetImportance(vec![*id], Importance::new(number).unwrap()));
    }
    harness
        .state_mut()
        .apply(Edit::AddHighlight(document, CharRange::new(40, 70)));
    let code = harness.state().code("شهروندان");
    harness.state_mut().work_mut().shared.active_codes.insert(code);
    harness.state_mut().work_mut().shared.coding = Some(ids[1]);
    harness.run();
    // Cards say it in words too.
    let tip = harness
        .state()
        .words
        .with("coding-importance-is", &[("level", "زیاد")]);
    assert!(
        harness
            .query_all_by(|node| node.label().is_some_and(|said| said.contains(&tip)))
            .next()
            .is_some()
    );
    look(&mut harness, "marks-light");
    // A coding takes away the highlight that it covers.
    let highlighted = CharRange::new(40, 70);
    let new = NewCoding::new(document, highlighted, crate::model::CodeRef::Id(code));
    harness
        .state_mut()
        .actions
        .push(Action::Edit(Edit::AddCodings(vec![new])));
    harness.run();
    assert_eq!(harness.state().snapshot().highlight_count(), 0);
}
