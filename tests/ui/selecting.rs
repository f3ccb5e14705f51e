//! What is meant when a passage is selected by hand: whole words, without labels and signs at the edges; selections
//! that grow by a key, and the same code on one sentence after the other.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::text::CharRange;
use gozareh::ui::action::Action;

use super::window::Window;
use super::{codings, window_document, with_interview};

fn text(window: &Window) -> String {
    let document = window_document(window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document));
    text.unwrap().as_str().to_owned()
}

fn selected(window: &Window) -> Option<String> {
    let passage = window.app(|app| app.project().unwrap().work.shared.passage)?;
    let whole = text(window);
    let words = whole.chars().skip(passage.start as usize);
    Some(words.take(passage.len() as usize).collect())
}

/// Where the letter before which the caret is put by keys is on the screen.
fn place_of(window: &mut Window, words: &str) -> Pos2 {
    let at = text(window).find(words).unwrap();
    let start = text(window)[..at].chars().count() as u32;
    let document = window_document(window);
    let one = CharRange::new(start, start + 1);
    window.act(Action::Open(document, Some(one)));
    let end = window.app(|app| app.project().unwrap().panes.reader.selection_rect());
    let end = end.unwrap();
    window.key(Modifiers::NONE, Key::Escape);
    // The end of a letter of a Persian line is at its left.
    pos2(end.center().x + 3.0, end.center().y)
}

fn drag(window: &mut Window, from: Pos2, to: Pos2, modifiers: Modifiers) {
    window
        .harness
        .event_modifiers(Event::PointerMoved(from), modifiers);
    for (pressed, pos) in [(true, from), (false, to)] {
        if !pressed {
            for part in [0.2, 0.6, 1.0] {
                window
                    .harness
                    .event_modifiers(Event::PointerMoved(from.lerp(to, part)), modifiers);
                window.harness.step();
            }
        }
        let event = Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        };
        window.harness.event_modifiers(event, modifiers);
        window.harness.step();
    }
    window.run();
}

#[test]
fn a_drag_selects_whole_words_and_letters_with_alt() {
    let mut window = with_interview(Lang::Fa);
    let (from, to) = (
        place_of(&mut window, "گران آینده"),
        place_of(&mut window, "ینده‌ام"),
    );
    drag(&mut window, from, to, Modifiers::NONE);
    assert_eq!(selected(&window).as_deref(), Some("نگران آینده‌ام"));
    drag(&mut window, to, from, Modifiers::NONE);
    assert_eq!(selected(&window).as_deref(), Some("نگران آینده‌ام"));

    window.key(Modifiers::NONE, Key::Escape);
    drag(&mut window, from, to, Modifiers::ALT);
    let letters = selected(&window).unwrap();
    assert!(
        letters.len() < "نگران آینده‌ام".len() && "نگران آینده‌ام".contains(&letters),
        "{letters}"
    );

    window.key(Modifiers::NONE, Key::Escape);
    window.settings(|settings| settings.whole_words = false);
    drag(&mut window, from, to, Modifiers::NONE);
    assert_eq!(selected(&window).as_deref(), Some(letters.as_str()));
}

/// A slow frame gathers the button and what the pointer did after it.
#[test]
fn a_drag_begins_where_the_button_went_down() {
    let mut window = with_interview(Lang::Fa);
    let (from, to) = (
        place_of(&mut window, "گران آینده"),
        place_of(&mut window, "ینده‌ام"),
    );
    let button = |pressed, pos| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for (start, end) in [(from, to), (to, from)] {
        window.key(Modifiers::NONE, Key::Escape);
        window.harness.event(Event::PointerMoved(start));
        window.harness.step();
        let halfway = Event::PointerMoved(start.lerp(end, 0.5));
        for events in [
            [button(true, start), halfway],
            [Event::PointerMoved(end), button(false, end)],
        ] {
            window.harness.input_mut().events.extend(events);
            window.harness.step();
        }
        window.run();
        assert_eq!(selected(&window).as_deref(), Some("نگران آینده‌ام"));
    }
}

#[test]
fn the_label_and_the_signs_at_the_edges_are_not_coded() {
    let mut window = with_interview(Lang::Fa);
    let whole = text(&window);
    let start = whole.find("م۱: نگران").unwrap();
    let end = start + whole[start..].find('\n').unwrap();
    let chars = |byte: usize| whole[..byte].chars().count() as u32;
    let document = window_document(&window);
    let line = CharRange::new(chars(start), chars(end));
    window.act(Action::Open(document, Some(line)));
    window.key(Modifiers::NONE, Key::V);
    let name = "نگران آینده‌ام؛ MAXQDA 2020 هم چاره نیست";
    assert_eq!(codings(&window), [(name.to_owned(), name.to_owned())]);
}

#[test]
fn a_selection_grows_by_a_key_and_shrinks_the_way_it_came() {
    let mut window = with_interview(Lang::Fa);
    place_of(&mut window, "گران آینده");
    let mut steps = Vec::new();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::E);
        steps.push(selected(&window).unwrap());
    }
    let sentence = "نگران آینده‌ام؛ MAXQDA 2020 هم چاره نیست";
    assert_eq!(steps, ["نگران", sentence, sentence, sentence]);
    window.key(Modifiers::SHIFT, Key::E);
    assert_eq!(selected(&window).as_deref(), Some("نگران"));
}

#[test]
fn a_code_goes_from_sentence_to_sentence() {
    let mut window = with_interview(Lang::Fa);
    place_of(&mut window, "گران آینده");
    window.key(Modifiers::NONE, Key::E);
    window.key(Modifiers::NONE, Key::V);
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Period);
    }
    let end = "جملهٔ دیگری که این کد را نداشته باشد";
    assert!(
        window.harness.query_all_by_label_contains(end).count() > 0,
        "it is told"
    );
    let given = codings(&window);
    assert!(given.iter().all(|(_, code)| code == "نگران"));
    let passages: Vec<&str> = given.iter().map(|(words, _)| words.as_str()).collect();
    // What the interviewer asks in between is passed over.
    assert_eq!(passages, ["نگران", "بودجه کم است"]);
    assert_eq!(
        selected(&window),
        None,
        "the next key is not for what was left behind"
    );
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn words_that_are_selected_get_the_last_code_before_the_next_sentence_does() {
    let mut window = with_interview(Lang::Fa);
    place_of(&mut window, "گران آینده");
    window.key(Modifiers::NONE, Key::E);
    window.key(Modifiers::NONE, Key::V);
    place_of(&mut window, "چاره نیست");
    window.key(Modifiers::NONE, Key::E);
    assert_eq!(selected(&window).as_deref(), Some("چاره"));
    window.key(Modifiers::NONE, Key::Period);
    let words =
        |window: &Window| -> Vec<String> { codings(window).into_iter().map(|(words, _)| words).collect() };
    assert_eq!(words(&window), ["نگران", "چاره"]);
    window.key(Modifiers::NONE, Key::Period);
    assert_eq!(words(&window), ["نگران", "چاره", "بودجه کم است"]);
    assert_eq!(selected(&window), None);
}

#[test]
fn words_that_were_added_to_the_selection_of_a_coding_get_its_code() {
    let mut window = with_interview(Lang::Fa);
    place_of(&mut window, "گران آینده");
    window.key(Modifiers::NONE, Key::E);
    window.key(Modifiers::NONE, Key::V);
    window.key(Modifiers::NONE, Key::E);
    let sentence = selected(&window).unwrap();
    assert!(sentence.starts_with("نگران آینده"), "{sentence}");
    window.key(Modifiers::NONE, Key::Period);
    let words: Vec<String> = codings(&window).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words.len(), 2);
    assert!(
        words.contains(&sentence),
        "{words:?}: what is lit is not passed over"
    );
}

#[test]
fn enter_is_for_the_selected_coding_and_not_for_the_one_under_the_pointer() {
    let mut window = with_interview(Lang::Fa);
    for words in ["بودجه", "گران آینده"] {
        place_of(&mut window, words);
        window.key(Modifiers::NONE, Key::E);
        window.key(Modifiers::NONE, Key::V);
    }
    window.key(Modifiers::NONE, Key::Escape);
    let chosen = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    let wanted = chosen(&window);
    let title = "تعویض کد «نگران»";
    // The pointer rests over the other coding, then over none.
    let other = place_of(&mut window, "بودجه");
    let label = place_of(&mut window, "چاره");
    for at in [other, label] {
        window.act(Action::SelectCoding(wanted));
        window.harness.event(Event::PointerMoved(at));
        window.run();
        window.key(Modifiers::NONE, Key::Space);
        assert_eq!(chosen(&window), wanted);
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(chosen(&window), wanted);
        assert_eq!(window.harness.query_all_by_label(title).count(), 1);
        window.key(Modifiers::NONE, Key::Escape);
    }
}

/// A key alone gives another code only to what was chosen itself.
#[test]
fn a_coding_that_was_clicked_among_its_words_keeps_its_code_until_it_is_chosen_itself() {
    let mut window = with_interview(Lang::Fa);
    let at = place_of(&mut window, "گران آینده");
    for words in ["گران آینده", "چاره نیست"] {
        place_of(&mut window, words);
        window.key(Modifiers::NONE, Key::E);
        window.key(Modifiers::NONE, Key::V);
    }
    window.key(Modifiers::NONE, Key::Escape);
    let before = window.snapshot().clone();
    window.pass(1.0);
    super::tap(&mut window, at);
    assert!(is_chosen(&window), "the coding is told of");
    for key in [Key::Num1, Key::Q, Key::N] {
        window.strike(Modifiers::NONE, key);
        assert!(window.snapshot() == before, "{key:?} changes nothing");
        window.harness.get_by_label_contains("نخست متنی را انتخاب کنید");
    }
    window.strike(Modifiers::NONE, Key::O);
    window.strike(Modifiers::NONE, Key::Q);
    let codes: Vec<String> = codings(&window).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["چاره", "چاره"]);
}

/// The words of the only coding.
fn coded(window: &Window) -> String {
    codings(window)[0].0.clone()
}

fn is_chosen(window: &Window) -> bool {
    window.app(|app| app.project().unwrap().work.shared.coding.is_some())
}

/// Whoever clicks among words means them, coded or not.
#[test]
fn after_a_click_in_a_coding_shift_and_an_arrow_select_and_a_chosen_coding_moves_its_edge() {
    let mut window = with_interview(Lang::Fa);
    let whole = text(&window);
    let words = "نگران آینده‌ام؛ MAXQDA 2020";
    let start = whole[..whole.find(words).unwrap()].chars().count() as u32;
    let range = CharRange::new(start, start + words.chars().count() as u32);
    let document = window_document(&window);
    let at = place_of(&mut window, "ینده‌ام");
    window.act(Action::Open(document, Some(range)));
    window.key(Modifiers::NONE, Key::V);
    window.key(Modifiers::NONE, Key::Escape);
    window.act(Action::SelectCoding(None));
    let before = window.snapshot();

    super::tap(&mut window, at);
    assert!(is_chosen(&window), "the coding is told of");
    for (modifiers, key) in [
        (Modifiers::SHIFT, Key::ArrowLeft),
        (Modifiers::SHIFT, Key::ArrowLeft),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft),
    ] {
        window.strike(modifiers, key);
        assert!(window.snapshot() == before, "{key:?} changes nothing");
    }
    assert!(selected(&window).is_some(), "words are selected from the caret");
    assert!(!is_chosen(&window));

    // The other way round, too.
    window.strike(Modifiers::NONE, Key::Escape);
    window.pass(1.0);
    super::tap(&mut window, at);
    assert!(is_chosen(&window));
    window.strike(Modifiers::SHIFT, Key::ArrowRight);
    assert!(window.snapshot() == before && selected(&window).is_some());

    // The coding itself is chosen by a key.
    window.strike(Modifiers::NONE, Key::Escape);
    window.pass(1.0);
    super::tap(&mut window, at);
    window.strike(Modifiers::NONE, Key::O);
    assert!(is_chosen(&window));
    window.strike(Modifiers::SHIFT, Key::ArrowRight);
    assert!(coded(&window).chars().count() < words.chars().count());
    window.strike(Modifiers::COMMAND, Key::Z);

    // And by the keys that go from one coding to the next.
    window.strike(Modifiers::NONE, Key::Escape);
    window.strike(Modifiers::ALT, Key::ArrowDown);
    window.strike(Modifiers::SHIFT, Key::ArrowRight);
    assert!(coded(&window).chars().count() < words.chars().count());
}
