//! Memos: written where the thought comes, found again on their page, and led back from there.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{Edit, MemoKind, MemoTarget};
use gozareh::report::wording::{operation, operation_done};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};

fn of_role<'a>(window: &'a Window, role: Role, words: &'a str) -> Node<'a> {
    window
        .harness
        .query_all_by(move |node| node.role() == role && node.label().is_some_and(|l| l.contains(words)))
        .next()
        .unwrap_or_else(|| panic!("no {role:?} with «{words}»"))
}

fn listed(window: &Window) -> usize {
    let memos = window
        .harness
        .query_all_by(|node| node.role() == Role::ListBoxOption);
    memos.count()
}

/// Selects the first words of the open document.
fn select_words(window: &mut Window) {
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    }
}

/// Lets so many seconds pass.
fn wait(window: &mut Window, seconds: u32) {
    for _ in 0..seconds * 60 {
        window.harness.step();
    }
}

/// The operations of the journal.
fn operations(window: &Window) -> usize {
    window.app(|app| app.project().unwrap().work.session.history().unwrap().len())
}

/// The text of the newest entry of the research journal.
fn newest(window: &Window) -> String {
    let snapshot = window.snapshot();
    let entries = snapshot.memos_on(MemoTarget::Project);
    entries.last().map_or_else(String::new, |memo| memo.body.clone())
}

#[test]
fn a_thought_on_a_passage_is_written_found_in_another_spelling_and_led_back_from() {
    for (language, search, go, none) in [
        (
            Lang::Fa,
            "جست‌وجو در یادداشت‌ها",
            "رفتن به متن",
            "یادداشتی پیدا نشد",
        ),
        (Lang::En, "Search the memos", "Go to the text", "No memo found"),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        let before = window.snapshot();
        select_words(&mut window);
        let (document, passage) = window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            (shared.document.unwrap(), shared.passage.unwrap())
        });
        window.key(Modifiers::NONE, Key::A);
        window.type_text("اين كارمند، خود سياست را مي‌سازد");
        window.key(Modifiers::COMMAND, Key::Enter);
        let target = MemoTarget::Passage(document, passage);
        assert!(
            window.snapshot().memo_on(target).is_some(),
            "written by the key alone"
        );
        // The history tells that it is about a passage and not about the whole document.
        let told = window.app(|app| {
            let session = &app.project().unwrap().work.session;
            // As the window words it.
            let words = app.settings().words();
            let summary = session.can_undo().unwrap();
            (operation(&words, summary), operation_done(&words, summary))
        });
        let name = window.snapshot().document(document).unwrap().name.clone();
        let expected = match language {
            Lang::Fa => (
                format!("نوشتن یادداشت برای قسمتی از «{name}»"),
                format!("یادداشت برای قسمتی از «{name}» نوشته شد"),
            ),
            Lang::En => (
                format!("Write memo on a passage in “{name}”"),
                format!("Wrote a memo on a passage in “{name}”"),
            ),
        };
        let unmarked = |text: String| text.replace(['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'], "");
        assert_eq!((unmarked(told.0), unmarked(told.1)), expected);

        window.key(Modifiers::ALT, Key::Num5);
        assert_no_stock_text(window.harness.output());
        let all = window.snapshot().memo_count();
        let field = window.harness.get_by_role_and_label(Role::TextInput, search);
        field.focus();
        window.run();
        window.type_text("کارمند خود سیاست را میسازد");
        assert_eq!(listed(&window), 0, "a comma stands between");
        window.harness.get_by_label(none);
        for _ in 0..40 {
            window.key(Modifiers::NONE, Key::Backspace);
        }
        assert!(all > 1 && listed(&window) > 1, "the list is whole again");
        window.type_text("سیاست را میسازد");
        assert_eq!(listed(&window), 1);
        of_role(&window, Role::ListBoxOption, "اين كارمند").click();
        window.run();
        window.harness.get_by_role_and_label(Role::Button, go).click();
        window.run();
        let shown = window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            (shared.document.unwrap(), shared.passage.unwrap())
        });
        assert_eq!(shown, (document, passage));
        window.key(Modifiers::COMMAND, Key::Z);
        assert!(window.snapshot() == before);
    }
}

#[test]
fn an_entry_of_the_journal_keeps_itself_and_is_one_step_back() {
    let mut window = Window::with_sample(Setup::default());
    let (before, count) = (window.snapshot(), operations(&window));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    window.type_text("امروز سه مصاحبه خواندم");
    assert!(window.snapshot() == before, "nothing is kept letter by letter");
    wait(&mut window, 3);
    assert_eq!(newest(&window), "امروز سه مصاحبه خواندم");
    window.type_text(" و دو کد ساختم");
    wait(&mut window, 3);
    window.type_text(".");
    window.key(Modifiers::ALT, Key::Num7);
    assert_eq!(newest(&window), "امروز سه مصاحبه خواندم و دو کد ساختم.");
    assert_eq!(operations(&window), count + 1, "one sitting, one operation");
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
}

#[test]
fn what_is_being_written_outlives_the_project_being_closed() {
    let mut window = Window::with_sample(Setup::default());
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    let count = operations(&window);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    window.type_text("نیمه");
    wait(&mut window, 3);
    window.type_text("\u{200C}کاره");
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    assert_eq!(newest(&window), "نیمه‌کاره");
    assert_eq!(
        operations(&window),
        count + 1,
        "closing goes on with the same operation"
    );
}

#[test]
fn a_deleted_memo_comes_back_with_one_click() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    window.type_text("Saturation was seen.");
    wait(&mut window, 3);
    of_role(&window, Role::RadioButton, "Method").click();
    window.run();
    let written = window.snapshot();
    let memo = written.memos_on(MemoTarget::Project).last().unwrap().clone();
    assert_eq!(
        (memo.kind, memo.body.as_str()),
        (MemoKind::Method, "Saturation was seen.")
    );
    of_role(&window, Role::Button, "Delete the memo").click();
    window.run();
    assert!(window.snapshot().memo(memo.id).is_none());
    of_role(&window, Role::Button, "Undo").click();
    window.run();
    assert!(window.snapshot() == written);
}

#[test]
fn searching_everything_finds_memos_too() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Edit(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Project,
        kind: MemoKind::Theory,
        body: "بوروكراسي سطح خيابان".into(),
    }));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("بوروکراسیِ سطح");
    of_role(&window, Role::DisclosureTriangle, "یادداشت‌ها");
    of_role(&window, Role::ListBoxOption, "خيابان").click();
    window.run();
    assert_no_stock_text(window.harness.output());
    let open = window.harness.query_all_by_role(Role::MultilineTextInput);
    let texts: Vec<String> = open.filter_map(|node| node.value()).collect();
    assert!(texts.iter().any(|text| text.contains("خيابان")), "{texts:?}");
}

#[test]
fn a_reader_of_the_screen_hears_of_memos_where_they_are() {
    let mut window = Window::with_sample(Setup::default());
    let document = window
        .app(|app| app.project().unwrap().work.shared.document)
        .unwrap();
    let code = window.snapshot().code_tree()[0].1.id;
    for (target, kind) in [
        (
            MemoTarget::Passage(document, CharRange::new(0, 12)),
            MemoKind::Theory,
        ),
        (MemoTarget::Document(document), MemoKind::Method),
        (MemoTarget::Code(code), MemoKind::Case),
    ] {
        window.act(Action::Edit(Edit::WriteMemo {
            memo: None,
            target,
            kind,
            body: "یادآوری".into(),
        }));
    }
    let described = window.harness.query_all_by_role(Role::Paragraph);
    let told = described.filter_map(|node| node.accesskit_node().description());
    assert!(told.into_iter().any(|told| told.contains("نظری")));
    // The code is found in the tree from its memo.
    window.act(Action::Reveal(MemoTarget::Code(code)));
    assert_eq!(
        window.app(|app| app.project().unwrap().work.shared.codes.clone()),
        [code]
    );
}

#[test]
fn the_list_goes_on_by_key_from_the_memo_that_was_clicked() {
    let mut window = Window::with_sample(Setup::default());
    window.key(Modifiers::ALT, Key::Num5);
    let names = |window: &Window| -> Vec<String> {
        let rows = window.harness.query_all_by_role(Role::ListBoxOption);
        rows.map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect()
    };
    let focused = |window: &Window| {
        let node = window.harness.query_all_by(|node| node.is_focused()).next();
        node.map(|node| (node.accesskit_node().role(), node.accesskit_node().label()))
    };
    let rows = names(&window);
    assert!(rows.len() > 2, "{rows:?}");
    let first = window.harness.query_all_by_role(Role::ListBoxOption).next();
    first.unwrap().click();
    window.run();
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(
        focused(&window),
        Some((Role::ListBoxOption, Some(rows[1].clone())))
    );
    // Delete takes it away, goes on to its neighbour, and can be taken back.
    let before = window.snapshot();
    window.key(Modifiers::NONE, Key::Delete);
    window.run();
    assert_eq!(window.snapshot().memo_count(), before.memo_count() - 1);
    assert!(!names(&window).contains(&rows[1]));
    assert_eq!(
        focused(&window),
        Some((Role::ListBoxOption, Some(rows[2].clone())))
    );
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
    // Enter goes into the words of the memo that has the keyboard.
    window.key(Modifiers::NONE, Key::Enter);
    window.run();
    let (role, _) = focused(&window).unwrap();
    assert_eq!(role, Role::MultilineTextInput);
    window.look("memos-opened-by-key");
}
