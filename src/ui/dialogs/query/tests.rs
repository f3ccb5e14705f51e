//! A query is made of rows, and its text of theirs.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::i18n::Lang;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, window};

fn page(lang: Lang, size: [f32; 2], dark: bool) -> Window {
    window(TestProject::study(lang).on(Page::Findings), size, dark)
}

fn act(page: &mut Window, action: Action) {
    page.state_mut().actions.push(action);
    page.run();
    page.run();
}

fn open(page: &mut Window) {
    act(page, Action::Run(Command::BuildQuery));
}

fn key(page: &mut Window, modifiers: Modifiers, key: Key) {
    page.key_press_modifiers(modifiers, key);
    page.run();
}

fn write(page: &mut Window, words: &str) {
    page.event(egui::Event::Text(words.into()));
    page.run();
}

/// What a control of that name shows.
fn value(page: &Window, role: Role, name: &str) -> String {
    let node = page.get_by_role_and_label(role, name);
    node.accesskit_node().value().unwrap_or_default()
}

fn text(page: &Window) -> String {
    value(page, Role::MultilineTextInput, "پرس‌وجو")
}

fn query(page: &Window) -> String {
    page.state().panes().findings.query().to_owned()
}

/// Chooses an entry of a list of choices.
fn choose(page: &mut Window, list: &str, entry: &str) {
    page.get_by_role_and_label(Role::ComboBox, list).click();
    page.run();
    {
        let entries = page.query_all_by_label(entry);
        let mut entry = entries.filter(|node| node.accesskit_node().role() != Role::ComboBox);
        let found = entry.next_back().unwrap_or_else(|| panic!("no entry of {list}"));
        found.click();
    }
    page.run();
}

/// Takes a code from the list under the last button that asks for one.
fn choose_code(page: &mut Window, name: &str) {
    let buttons = page.query_all_by_role_and_label(Role::Button, "انتخاب کد…");
    buttons.last().expect("a button").click();
    page.run();
    page.run();
    write(page, name);
    key(page, Modifiers::NONE, Key::Enter);
    page.run();
}

#[test]
fn conditions_are_chosen_and_limit_the_tables() {
    let mut page = page(Lang::Fa, [1300.0, 760.0], false);
    open(&mut page);
    look(&mut page, "query-empty-fa");
    assert_eq!(text(&page), "");
    choose_code(&mut page, "کم‌کاری کارکنان");
    assert_eq!(text(&page), "«کم‌کاری کارکنان»");
    choose(&mut page, "دامنهٔ کد در شرط ۱", "فقط خود کد");
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان»");
    page.get_by_label("شرط تازه").click();
    page.run();
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان»", "nothing is asked for yet");
    choose(&mut page, "نوع شرط ۲", "متن گزاره");
    page.get_by_role_and_label(Role::TextInput, "آنچه شرط ۲ می‌خواهد")
        .focus();
    page.run();
    write(&mut page, "مردم");
    let both = "فقط: «کم‌کاری کارکنان» و متن: مردم";
    assert_eq!(text(&page), both);
    page.query_all_by_label("نه").last().expect("a box").click();
    page.run();
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان» و نه متن: مردم");
    choose(&mut page, "پیوند شرط ۲", "یا");
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان» یا نه متن: مردم");
    page.get_by_label("شرط تازه").click();
    page.run();
    choose(&mut page, "نوع شرط ۳", "اهمیت");
    look(&mut page, "query-rows-fa");
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان» یا نه متن: مردم و اهمیت >= ۲");
    page.get_by_label("برداشتن شرط ۲").click();
    page.run();
    assert_eq!(text(&page), "فقط: «کم‌کاری کارکنان» و اهمیت >= ۲");
    page.get_by_label("به کار بردن").click();
    page.run();
    assert!(!page.state().has_dialog());
    assert_eq!(query(&page), "فقط: «کم‌کاری کارکنان» و اهمیت >= ۲");
    // It is read back into its rows.
    open(&mut page);
    assert_eq!(value(&page, Role::ComboBox, "دامنهٔ کد در شرط ۱"), "فقط خود کد");
    assert_eq!(value(&page, Role::ComboBox, "مقایسه در شرط ۲"), "دست‌کم");
    assert_eq!(text(&page), query(&page));
    page.get_by_label("انصراف").click();
    page.run();
    assert_eq!(query(&page), "فقط: «کم‌کاری کارکنان» و اهمیت >= ۲");
}

#[test]
fn what_rows_cannot_say_stays_as_it_is_written() {
    let mut page = page(Lang::Fa, [1300.0, 760.0], false);
    let brackets = "(«کم‌کاری کارکنان» یا یادداشت) و متن: مردم";
    act(&mut page, Action::UseQuery(brackets.to_owned()));
    open(&mut page);
    assert_eq!(text(&page), brackets);
    assert!(page.query_by_label_contains("بیش از آن می‌گوید").is_some());
    assert!(page.query_by_label_contains("یکی‌اند").is_none());
    assert!(
        page.query_by_role_and_label(Role::ComboBox, "نوع شرط ۱")
            .is_none()
    );
    look(&mut page, "query-brackets-fa");
    page.get_by_label("به کار بردن").click();
    page.run();
    assert_eq!(query(&page), brackets);
    // What is typed becomes rows as soon as it can; the text has the keyboard, and keeps it.
    open(&mut page);
    key(&mut page, Modifiers::COMMAND, Key::A);
    write(&mut page, "گروه: ناکجا یا یادداشت: شک");
    assert_eq!(value(&page, Role::ComboBox, "نوع شرط ۱"), "گروه سندها");
    assert_eq!(value(&page, Role::TextInput, "آنچه شرط ۲ می‌خواهد"), "شک");
    // While it is typed it may be nothing that can be read: the rows wait.
    write(&mut page, " و (");
    assert_eq!(value(&page, Role::ComboBox, "نوع شرط ۱"), "گروه سندها");
    let kind = page.get_by_role_and_label(Role::ComboBox, "نوع شرط ۱");
    assert!(kind.accesskit_node().is_disabled(), "{}", text(&page));
    for _ in 0..4 {
        key(&mut page, Modifiers::NONE, Key::Backspace);
    }
    // What names nothing of the project is told and not used.
    assert!(page.query_by_label_contains("ناکجا").is_some());
    page.get_by_label("به کار بردن").click();
    page.run();
    assert!(page.state().has_dialog());
    assert_eq!(query(&page), brackets);
    key(&mut page, Modifiers::COMMAND, Key::A);
    page.get_by_role_and_label(Role::MultilineTextInput, "پرس‌وجو")
        .focus();
    page.run();
    key(&mut page, Modifiers::COMMAND, Key::A);
    key(&mut page, Modifiers::NONE, Key::Delete);
    page.get_by_label("به کار بردن").click();
    page.run();
    assert_eq!(query(&page), "", "no query is no limit");
}

#[test]
fn two_codes_are_put_into_a_relation_by_keys_alone() {
    let mut page = page(Lang::Fa, [1300.0, 760.0], false);
    open(&mut page);
    // The kind of the first row has the keyboard.
    key(&mut page, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(value(&page, Role::ComboBox, "نوع شرط ۱"), "جای دو کد");
    key(&mut page, Modifiers::NONE, Key::Tab);
    key(&mut page, Modifiers::NONE, Key::Tab);
    key(&mut page, Modifiers::NONE, Key::Enter);
    page.run();
    write(&mut page, "کم‌کاری");
    key(&mut page, Modifiers::NONE, Key::Enter);
    page.run();
    choose(&mut page, "رابطهٔ دو کد در شرط ۱", "پیش از");
    choose(&mut page, "فاصله در شرط ۱", "تا ۳ پاراگراف");
    choose_code(&mut page, "پاسخگویی");
    assert_eq!(text(&page), "«کم‌کاری کارکنان» پیش از(۳) «پاسخگویی نامناسب»");
    look(&mut page, "query-codes-fa");
}

#[test]
fn a_condition_that_is_not_finished_is_not_dropped() {
    let mut page = page(Lang::Fa, [1300.0, 760.0], false);
    act(&mut page, Action::UseQuery("سند: «مصاحبهٔ م۱» و یادداشت".into()));
    let before = query(&page);
    open(&mut page);
    choose(&mut page, "نوع شرط ۱", "مشارکت‌کننده");
    page.get_by_label("به کار بردن").click();
    page.run();
    assert!(page.state().has_dialog(), "it would be another query");
    assert_eq!(query(&page), before);
    assert!(page.query_by_label_contains("شرط ۱ ناتمام است").is_some());
    look(&mut page, "query-held-fa");
    page.get_by_label("برداشتن شرط ۱").click();
    page.run();
    page.get_by_label("به کار بردن").click();
    page.run();
    assert!(!page.state().has_dialog());
    assert_eq!(query(&page), "یادداشت");
    // A row in which nothing was chosen is missed by nobody.
    open(&mut page);
    page.get_by_label("شرط تازه").click();
    page.run();
    page.get_by_label("به کار بردن").click();
    page.run();
    assert!(!page.state().has_dialog());
}

#[test]
fn the_builder_looks_right_in_both_languages() {
    let persian = "«کم‌کاری کارکنان» پیش از(۳) «پاسخگویی نامناسب» و نه متن: «کسی پاسخ نمی‌دهد» یا سند: «مصاحبهٔ م۱» \
                   و تاریخ: از ۱۴۰۵/۰۹/۰۱ تا ۱۴۰۵/۰۹/۰۹ و یادداشت و اهمیت >= ۲";
    for (lang, dark, size) in [
        (Lang::Fa, true, [1366.0, 768.0]),
        (Lang::Fa, false, [911.0, 512.0]),
        (Lang::En, false, [1366.0, 768.0]),
        (Lang::En, true, [911.0, 512.0]),
    ] {
        let mut page = page(lang, size, dark);
        act(&mut page, Action::UseQuery(persian.to_owned()));
        open(&mut page);
        look(&mut page, &format!("query-built-{}-{}", lang.code(), size[0]));
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let buttons = page.query_all_by_role(Role::Button);
        for button in buttons.filter(|node| node.rect().top() < window.bottom()) {
            let rect = button.rect();
            let inside = rect.left() >= -1.0 && rect.right() <= window.right() + 1.0;
            assert!(inside, "{rect:?}");
        }
    }
}
