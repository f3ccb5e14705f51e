//! Finding and replacing, in the open document and in all.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodePath, CodeRef, Edit};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use crate::ui::window::{Setup, Window};
use crate::ui::{codings, window_document, with_interview};

fn text(window: &Window) -> String {
    let document = window_document(window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    text.as_str().to_owned()
}

fn write(window: &mut Window, field: &str, words: &str) {
    window
        .harness
        .get_by_role_and_label(Role::TextInput, field)
        .focus();
    window.run();
    window.type_text(words);
}

fn press(window: &mut Window, button: &str) {
    window.harness.get_by_role_and_label(Role::Button, button).click();
    window.run();
}

/// An interview in which «نگران» of the second paragraph is coded.
fn coded() -> Window {
    let mut window = with_interview(Lang::Fa);
    window.focus_text();
    let before = text(&window);
    let start = before.split("م۱: ").next().unwrap().chars().count() as u32 + 4;
    let passage = CharRange::new(start, start + 5);
    let code = CodeRef::Path(CodePath::new(["نگرانی".to_owned()]));
    window.act(Action::CodePassage(window_document(&window), passage, code));
    assert_eq!(codings(&window), [("نگران".to_owned(), "نگرانی".to_owned())]);
    window
}

#[test]
fn a_word_that_is_replaced_by_nothing_is_told() {
    let mut window = coded();
    let before = text(&window);
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "نگران");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "جایگزین")
        .focus();
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    // The half space goes with the word.
    assert_eq!(text(&window), before.replacen("نگران\u{200c}", "", 1));
    let told = window.harness.query_all_by_label_contains("یافته از متن حذف شد");
    assert!(told.count() > 0);
}

#[test]
fn a_pattern_is_shown_and_forgotten_when_the_bar_is_closed() {
    let mut window = coded();
    window.key(Modifiers::COMMAND, Key::F);
    press(&mut window, "شیوهٔ جست‌وجو");
    let pattern = |window: &Window| {
        window
            .harness
            .query_all_by_label_contains("عبارت باقاعده")
            .count()
    };
    window.harness.get_by_label_contains("عبارت باقاعده").click();
    window.run();
    assert!(pattern(&window) > 0, "it is seen beside the field");
    window.look("find-bar-pattern-fa");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::F);
    assert_eq!(pattern(&window), 0);
    press(&mut window, "شیوهٔ جست‌وجو");
    assert_eq!(pattern(&window), 1, "it can be chosen again");
}

#[test]
fn words_are_replaced_one_by_one_and_all_at_once() {
    let mut window = coded();
    let before = text(&window);
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "نگران");
    write(&mut window, "جایگزین", "دلواپس");
    press(&mut window, "جایگزینی");
    assert_eq!(text(&window), before.replacen("نگران", "دلواپس", 1));
    // Enter goes on to the next, which is coded: the coding keeps the new word.
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "جایگزین")
        .focus();
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(text(&window), before.replace("نگران", "دلواپس"));
    assert_eq!(codings(&window)[0].0, "دلواپس");
    assert_no_stock_text(window.harness.output());
    for _ in 0..2 {
        window.act(Action::Run(Command::Undo));
    }
    assert_eq!(text(&window), before);
    press(&mut window, "جایگزینی همه");
    assert_eq!(text(&window), before.replace("نگران", "دلواپس"));
    assert!(
        window.harness.query_all_by_label_contains("۲ مورد").count() > 0,
        "it is said"
    );
    window.act(Action::Run(Command::Undo));
    assert_eq!((text(&window), codings(&window)[0].0.as_str()), (before, "نگران"));
    // So it is where all are one.
    write(&mut window, "یافتن در سند", "بودجه");
    press(&mut window, "جایگزینی همه");
    window.harness.get_by_label_contains("۱ مورد در ۱ سند");
}

/// The button of all is pressed by a key, and what is typed on is not for the text.
#[test]
fn keys_after_the_button_of_all_stay_in_the_bar() {
    let mut window = coded();
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "نگران");
    write(&mut window, "جایگزین", "دلواپس");
    let all = |window: &Window| {
        let buttons = window
            .harness
            .query_all_by_role_and_label(Role::Button, "جایگزینی همه");
        buttons.count()
    };
    assert_eq!(all(&window), 1);
    window
        .harness
        .get_by_role_and_label(Role::Button, "جایگزینی همه")
        .focus();
    window.run();
    window.key(Modifiers::NONE, Key::Space);
    let replaced = text(&window);
    assert!(replaced.contains("دلواپس"));
    assert_eq!(focused(&window), "جایگزین");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(codings(&window).len(), 1);
    assert_eq!(text(&window), replaced);
}

/// A coding that was selected is not what the next key is about when another place was found.
#[test]
fn a_found_place_is_selected_in_the_place_of_a_coding() {
    let mut window = coded();
    let chosen = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert!(chosen(&window).is_some());
    window.key(Modifiers::COMMAND, Key::F);
    write(&mut window, "یافتن در سند", "بودجه");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(chosen(&window), None);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(codings(&window).len(), 1);
}

/// What is selected stays selected, wherever it stands after the words have changed.
#[test]
fn the_selection_goes_with_the_words_that_are_replaced() {
    let mut window = coded();
    let selected = |window: &Window| {
        window.app(|app| {
            let project = app.project().unwrap();
            let passage = project.work.shared.passage?;
            let text = project.work.session.text(project.work.shared.document?).unwrap();
            Some(text.slice(passage).to_owned())
        })
    };
    window.key(Modifiers::COMMAND, Key::F);
    write(&mut window, "یافتن در سند", "نگران");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(selected(&window).is_some_and(|words| words.starts_with("نگران")));
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "نگران");
    write(&mut window, "جایگزین", "بسیار دلواپس");
    press(&mut window, "جایگزینی همه");
    window.key(Modifiers::NONE, Key::Escape);
    window.run();
    window.act(Action::Run(Command::CodeInVivo));
    let given: Vec<String> = codings(&window).into_iter().map(|(words, _)| words).collect();
    assert!(
        given.iter().any(|words| words.starts_with("بسیار دلواپس")),
        "{given:?}"
    );
}

#[test]
fn the_buttons_stay_in_sight_in_a_narrow_column() {
    let mut window = Window::with_sample(Setup {
        size: (911.0, 512.0),
        scale: 1.5,
        ..Setup::default()
    });
    window.settings(|settings| settings.ladder.text_width = 240.0);
    window.act(Action::Run(Command::Replace));
    window.act(Action::Run(Command::ShowLadder));
    window.look("replace-narrow");
    for button in ["جایگزینی", "جایگزینی همه"] {
        let rect = window.harness.get_by_role_and_label(Role::Button, button).rect();
        assert!(rect.left() >= 0.0, "{button}: {rect:?}");
    }
}

#[test]
fn a_coding_that_would_vanish_is_shown_first() {
    let mut window = coded();
    let coding = window.snapshot().codings().next().unwrap().id;
    window.act(Action::Edit(Edit::SetCondensed(coding, "دل‌نگرانی".into())));
    let before = text(&window);
    window.key(Modifiers::COMMAND, Key::H);
    write(&mut window, "یافتن در سند", "نگران");
    press(&mut window, "جایگزینی همه");
    assert_eq!(text(&window), before, "nothing is done before it is agreed");
    assert!(
        window
            .harness
            .query_all_by_label_contains("نگرانی\n«نگران»")
            .count()
            > 0
    );
    // What it was condensed to goes with it, and is named.
    for words in ["۱ واحد معنایی فشرده هم با کدگذاری‌اش حذف می‌شود", "دل‌نگرانی"]
    {
        assert!(
            window.harness.query_all_by_label_contains(words).count() > 0,
            "{words}"
        );
    }
    assert_no_stock_text(window.harness.output());
    window.look("vanishing");
    press(&mut window, "انصراف");
    assert_eq!((text(&window), codings(&window).len()), (before.clone(), 1));
    press(&mut window, "جایگزینی همه");
    press(&mut window, "تغییر متن و حذف این‌ها");
    // With the word goes the half space that joined it to the next.
    let without = before.replace("نگران\u{200C}", "").replace("نگران", "");
    assert_eq!((text(&window), codings(&window).len()), (without, 0));
    window.act(Action::Run(Command::Undo));
    assert_eq!((text(&window), codings(&window).len()), (before, 1));
}

/// The field or the button that has the keyboard, by its name.
fn focused(window: &Window) -> String {
    let mut found = window.harness.query_all_by(|node| node.is_focused());
    let node = found.next().expect("something has the keyboard");
    node.accesskit_node().label().unwrap_or_default()
}

#[test]
fn tab_goes_from_the_words_sought_to_the_new_words() {
    for (language, labels) in [
        (Lang::Fa, ["یافتن در سند", "جایگزین", "جایگزینی", "جایگزینی همه"]),
        (
            Lang::En,
            ["Find in the document", "Replace with", "Replace", "Replace all"],
        ),
    ] {
        let mut window = with_interview(language);
        window.focus_text();
        window.key(Modifiers::COMMAND, Key::H);
        window.type_text("نگران");
        assert_eq!(focused(&window), labels[0]);
        for label in &labels[1..] {
            window.key(Modifiers::NONE, Key::Tab);
            assert_eq!(focused(&window), *label);
        }
        for label in labels[..3].iter().rev() {
            window.key(Modifiers::SHIFT, Key::Tab);
            assert_eq!(focused(&window), *label);
        }
        window.look(&format!("tab-{}", language.code()));
    }
}

#[test]
fn escape_closes_the_bar_after_each_of_its_buttons() {
    let mut window = with_interview(Lang::Fa);
    let is_open = |window: &Window| {
        let field = window
            .harness
            .query_by_role_and_label(Role::TextInput, "یافتن در سند");
        field.is_some()
    };
    for edits in [false, true] {
        for button in ["بعدی", "جایگزینی", "جایگزینی همه"] {
            window.focus_text();
            if edits {
                window.act(Action::Run(Command::EditText));
            }
            window.key(Modifiers::COMMAND, Key::H);
            write(&mut window, "یافتن در سند", "نگران");
            write(&mut window, "جایگزین", "نگرانی");
            press(&mut window, button);
            assert!(is_open(&window), "{button}");
            window.key(Modifiers::NONE, Key::Escape);
            assert!(!is_open(&window), "{button} and Escape, {edits}");
            let text = window.app(|app| app.project().unwrap().panes.reader.is_editing());
            assert_eq!(text, edits, "one thing at a time");
            if edits {
                press(&mut window, "دور ریختن تغییرات");
            }
        }
    }
}

#[test]
fn escape_closes_the_menu_of_the_bar_before_the_bar() {
    let mut window = with_interview(Lang::Fa);
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::H);
    press(&mut window, "شیوهٔ جست‌وجو");
    let seen = |window: &Window, label: &str| window.harness.query_by_label(label).is_some();
    let (option, all) = ("عبارت باقاعده (regex)", "جایگزینی همه");
    assert!(seen(&window, option));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!seen(&window, option) && seen(&window, all));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!seen(&window, all));
}

#[test]
fn nothing_is_deleted_everywhere_before_it_is_agreed() {
    let mut window = with_interview(Lang::Fa);
    window.focus_text();
    let before = text(&window);
    let question = "۲ مورد در ۱ سند حذف می‌شود";
    let asks = |window: &Window| window.harness.query_all_by_label_contains(question).count() > 0;
    window.key(Modifiers::COMMAND, Key::H);
    window.type_text("نگران");
    press(&mut window, "جایگزینی همه");
    assert!(asks(&window));
    window.look("deleting");
    press(&mut window, "انصراف");
    assert_eq!(text(&window), before);
    // One after the other is seen where it stands.
    press(&mut window, "جایگزینی");
    assert!(!asks(&window));
    assert_eq!(text(&window).matches("نگران").count(), 1);
    window.act(Action::Run(Command::Undo));
    // So it is in the text that is being edited.
    window.focus_text();
    window.act(Action::Run(Command::EditText));
    window.key(Modifiers::COMMAND, Key::H);
    press(&mut window, "جایگزینی همه");
    assert!(asks(&window));
    press(&mut window, "انصراف");
    press(&mut window, "دور ریختن تغییرات");
    assert_eq!(text(&window), before);
    window.focus_text();
    window.act(Action::Run(Command::EditText));
    window.key(Modifiers::COMMAND, Key::H);
    press(&mut window, "جایگزینی همه");
    press(&mut window, "حذف همه");
    window.act(Action::Run(Command::EditText));
    assert!(!text(&window).contains("نگران"));
    window.act(Action::Run(Command::Undo));
    assert_eq!(text(&window), before);
    // And in all documents.
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    write(&mut window, "آنچه در همهٔ سندها جست‌وجو می‌کنید", "نگران");
    press(&mut window, "جایگزینی همهٔ یافته‌ها");
    assert!(asks(&window));
    assert_eq!(text(&window), before);
    assert_no_stock_text(window.harness.output());
    press(&mut window, "حذف همه");
    assert!(!text(&window).contains("نگران"));
    window.act(Action::Run(Command::Undo));
    assert_eq!(text(&window), before);
}

#[test]
fn all_documents_change_in_one_step() {
    for (language, dark, size) in [
        (Lang::Fa, false, (1440.0, 900.0)),
        (Lang::En, true, (1024.0, 640.0)),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            dark,
            size,
            ..Setup::default()
        });
        let before = window.snapshot();
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
        let (find, with, all) = match language {
            Lang::Fa => (
                "آنچه در همهٔ سندها جست‌وجو می‌کنید",
                "جایگزین",
                "جایگزینی همهٔ یافته‌ها",
            ),
            Lang::En => (
                "What to find in all documents",
                "Replace with",
                "Replace all hits",
            ),
        };
        write(&mut window, find, "دفتر");
        write(&mut window, with, "دفترخانه");
        let hits = window.harness.query_all_by_role(Role::ListBoxOption).count();
        assert!(hits > 0);
        window.look(&format!("all-{}", language.code()));
        press(&mut window, all);
        let changed = |now: &gozareh::model::Snapshot| {
            let documents = now.documents().into_iter();
            documents
                .filter(|d| before.document(d.id).is_some_and(|b| b.text != d.text))
                .count()
        };
        assert!(changed(&window.snapshot()) > 1);
        assert_eq!(window.snapshot().coding_count(), before.coding_count());
        window.look(&format!("done-{}", language.code()));
        window.act(Action::Run(Command::Undo));
        assert!(window.snapshot() == before);
        window.key(Modifiers::COMMAND, Key::H);
        window.look(&format!("bar-{}", language.code()));
    }
}

#[test]
fn what_was_found_before_an_edit_is_not_replaced_after_it() {
    let mut window = coded();
    let before = text(&window);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    write(&mut window, "آنچه در همهٔ سندها جست‌وجو می‌کنید", "نگران");
    write(&mut window, "جایگزین", "دلواپس");
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::Home);
    window.act(Action::Run(Command::EditText));
    window.type_text("آغاز. ");
    press(&mut window, "جایگزینی همهٔ یافته‌ها");
    assert_eq!(
        text(&window),
        format!("آغاز. {before}"),
        "the edit is kept and nothing else is done"
    );
    press(&mut window, "جایگزینی همهٔ یافته‌ها");
    assert_eq!(
        text(&window),
        format!("آغاز. {}", before.replace("نگران", "دلواپس"))
    );
    assert_eq!(codings(&window)[0].0, "دلواپس");
}
