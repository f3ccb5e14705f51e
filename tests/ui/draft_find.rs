//! Finding, replacing, undo and tabs in a text that is being edited.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, Edit, NewCoding};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};
use super::{codings, window_document, with_interview};

fn text(window: &Window) -> String {
    let document = window_document(window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    text.as_str().to_owned()
}

fn is_editing(window: &Window) -> bool {
    window.app(|app| app.project().unwrap().panes.reader.is_editing())
}

/// Begins to edit the open document and types at its end.
fn edit(window: &mut Window, words: &str) {
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::COMMAND, Key::End);
    if !words.is_empty() {
        window.type_text(words);
    }
}

fn write(window: &mut Window, field: &str, words: &str) {
    let node = window.harness.get_by_role_and_label(Role::TextInput, field);
    node.focus();
    window.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text(words);
}

fn press(window: &mut Window, button: &str) {
    window.harness.get_by_role_and_label(Role::Button, button).click();
    window.run();
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn what_is_typed_is_found_and_replaced_without_leaving_the_text() {
    let mut window = with_interview(Lang::Fa);
    let before = text(&window);
    let start = before[..before.find("بودجه").unwrap()].chars().count() as u32;
    let code = CodeRef::New {
        name: "منابع".to_owned(),
        parent: None,
    };
    let passage = CharRange::new(start, start + 5);
    let coding = NewCoding::new(window_document(&window), passage, code);
    window.act(Action::Edit(Edit::AddCodings(vec![coding])));
    edit(&mut window, " بودجه و باز بودجه");
    window.key(Modifiers::COMMAND, Key::H);
    assert!(is_editing(&window), "finding leaves the text as it is");
    write(&mut window, "یافتن در سند", "بودجه");
    assert!(reads(&window, "از ۳"), "what is typed is found too");
    window.key(Modifiers::NONE, Key::Enter);
    write(&mut window, "جایگزین", "پول");
    window.look("draft-find");
    press(&mut window, "جایگزینی همه");
    assert!(is_editing(&window));
    assert!(reads(&window, "۳ مورد در متن جایگزین شد"));
    assert!(reads(&window, "پول کم است. پول و باز پول"));
    assert_eq!(text(&window), before, "the project knows nothing of it yet");
    assert_no_stock_text(window.harness.output());
    // All of it is one step, and the typing before it another.
    press(&mut window, "واگرد در متن");
    assert!(reads(&window, "بودجه کم است. بودجه و باز بودجه"));
    press(&mut window, "انجام دوباره در متن");
    assert!(reads(&window, "پول کم است. پول و باز پول"));
    // Escape closes one thing after the other.
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "یافتن در سند")
        .focus();
    window.run();
    window.key(Modifiers::NONE, Key::Escape);
    assert!(is_editing(&window));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!is_editing(&window));
    assert!(text(&window).ends_with("م۱: پول کم است. پول و باز پول"));
    assert_eq!(codings(&window), [("پول".to_owned(), "منابع".to_owned())]);
}

#[test]
fn one_hit_after_the_other_is_replaced_in_the_draft() {
    let mut window = with_interview(Lang::Fa);
    edit(&mut window, " چرا چرا");
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "چرا");
    write(&mut window, "جایگزین", "چه");
    assert!(reads(&window, "۱ از ۴"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "۱ از ۳") && reads(&window, "چه نگران"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "۱ از ۲") && reads(&window, "مصاحبه‌گر: چه؟"));
    press(&mut window, "واگرد در متن");
    assert!(
        !reads(&window, "مصاحبه‌گر: چه؟") && reads(&window, "چه نگران"),
        "each is a step"
    );
}

#[test]
fn the_undo_of_the_top_bar_tells_what_it_takes_back() {
    let mut window = with_interview(Lang::En);
    edit(&mut window, "");
    // Nothing is edited yet: the button is that of the project.
    assert!(!reads(&window, "Undo in the text") && reads(&window, "Undo: "));
    window.type_text(" more");
    assert!(reads(&window, "Undo in the text") && !reads(&window, "Undo: "));
    press(&mut window, "Undo in the text");
    assert!(!reads(&window, "more") && reads(&window, "Redo in the text"));
    press(&mut window, "Redo in the text");
    assert!(reads(&window, " more"));
}

#[test]
fn a_pattern_puts_the_words_of_its_groups_back() {
    let mut window = with_interview(Lang::Fa);
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::H);
    window.harness.get_by_label("شیوهٔ جست‌وجو").click();
    window.run();
    window.harness.get_by_label("عبارت باقاعده (regex)").click();
    window.run();
    let named = window.harness.query_all_by_label("عبارت باقاعده (regex)").count();
    assert_eq!(named, 1, "what is chosen closes the menu and stands in the bar");
    write(&mut window, "یافتن در سند", r"([A-Z]+) (\d+)");
    write(&mut window, "جایگزین", "$3");
    assert!(reads(&window, "الگو گروهی ندارد"), "what is wrong is said");
    press(&mut window, "جایگزینی همه");
    assert!(text(&window).contains("MAXQDA 2020"), "nothing is done with it");
    write(&mut window, "جایگزین", "نسخهٔ $2 از $1");
    press(&mut window, "جایگزینی همه");
    assert!(text(&window).contains("نسخهٔ 2020 از MAXQDA هم چاره نیست"));
}

#[test]
fn the_bar_over_the_text_has_room_for_its_words() {
    for (language, size) in [
        (Lang::Fa, (1366.0, 768.0)),
        (Lang::En, (1366.0, 768.0)),
        (Lang::Fa, (1024.0, 700.0)),
        (Lang::En, (1024.0, 700.0)),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            size,
            ..Setup::default()
        });
        edit(&mut window, " x");
        window.look(&format!("edit-bar-{}-{}", language.code(), size.0));
        let (title, hint, buttons) = match language {
            Lang::Fa => (
                "در حال ویرایش متن",
                "کدگذاری‌ها با متن",
                ["پایان ویرایش", "دور ریختن تغییرات"],
            ),
            Lang::En => ("Editing the text", "Codings move", ["Finish", "Discard edits"]),
        };
        let rects: Vec<_> = [title, hint]
            .into_iter()
            .chain(buttons)
            .filter_map(|label| window.harness.query_all_by_label_contains(label).next())
            .map(|node| node.rect())
            .collect();
        for (i, one) in rects.iter().enumerate() {
            for other in &rects[i + 1..] {
                let both = one.shrink(1.0).intersect(other.shrink(1.0));
                assert!(!both.is_positive(), "{language:?} {size:?}: {rects:?}");
            }
        }
    }
}
