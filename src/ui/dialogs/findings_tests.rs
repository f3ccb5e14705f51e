//! What is written of reading across the project: summaries and lists of words.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{ask, id, press, snapshot, window, write};
use crate::i18n::Lang;
use crate::model::{Case, Edit, WordListKind};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::testing::{Window, look};

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Puts the caret into the empty field of that name and writes; where there are several, into the first.
fn write_into(window: &mut Window, label: &str, text: &str) {
    let is_empty_field = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        is_field && node.value().unwrap_or_default().trim().is_empty()
    };
    let fields = window.query_all_by_label(label);
    fields.into_iter().find(is_empty_field).unwrap().focus();
    window.run();
    write(window, text);
}

#[test]
fn a_summary_is_written_beside_its_passages() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::Fa, true), (Lang::En, false)] {
        let mut w = window(lang, dark);
        let answers = id(&w, "پاسخگویی نامناسب");
        let document = snapshot(&w).documents()[0].id;
        let case = Case::Document(document);
        w.state_mut().ask(Action::Open(document, None));
        w.run();
        ask(&mut w, Dialog::Summary(case, answers));
        write(&mut w, "کسی پاسخ نمی‌دهد.");
        look(
            &mut w,
            &format!("summary-{}-{}", lang.code(), if dark { "dark" } else { "light" }),
        );
        press(&mut w, Modifiers::COMMAND, Key::Enter);
        assert!(!w.state().has_dialog());
        let body = |w: &Window| snapshot(w).summary_of(case, answers).map(|row| row.body.clone());
        assert_eq!(body(&w).as_deref(), Some("کسی پاسخ نمی‌دهد."));
        w.state_mut().take_back();
        w.run();
        assert_eq!(body(&w), None);
    }
}

#[test]
fn the_passages_of_a_summary_lead_to_the_text_and_what_is_written_is_kept() {
    let mut w = window(Lang::Fa, false);
    let answers = id(&w, "پاسخگویی نامناسب");
    let document = snapshot(&w).codings().find(|coding| coding.code == answers);
    let document = document.unwrap().document;
    let here = snapshot(&w).codings_in(document).to_vec();
    let own = here.iter().filter(|coding| coding.code == answers).count();
    assert!(own > 0);
    ask(&mut w, Dialog::Summary(Case::Document(document), answers));
    let name = snapshot(&w).document(document).unwrap().name.clone();
    let place = format!("{name} · پاسخگویی نامناسب");
    assert_eq!(w.query_all_by_label(&place).count(), own);
    write(&mut w, "ناتمام");
    look(&mut w, "summary-passages");
    w.query_all_by_label(&place).next().unwrap().click();
    w.run();
    assert!(!w.state().has_dialog());
    assert_eq!(w.state().work().shared.document, Some(document));
    let kept = snapshot(&w).summary_of(Case::Document(document), answers);
    assert_eq!(kept.unwrap().body, "ناتمام");
}

#[test]
fn keywords_are_written_with_their_meaning_and_their_code() {
    let mut w = window(Lang::Fa, false);
    let trust = id(&w, "عدم اعتماد به دفاتر");
    w.state_mut().ask(Action::Run(Command::WordLists));
    w.run();
    write(&mut w, "اعتماد");
    write_into(&mut w, "کلیدواژه", "اعتماد*");
    write_into(&mut w, "معنای پنهان", "نگرانی از آینده");
    write_into(&mut w, "کلیدواژه", "باور");
    look(&mut w, "word-lists-written");
    w.query_all_by_label("کد…").next().unwrap().click();
    w.run();
    write(&mut w, "عدم اعتماد");
    look(&mut w, "word-lists-code");
    press(&mut w, Modifiers::NONE, Key::Enter);
    click(&mut w, "ثبت");
    let list = snapshot(&w).word_lists().next().unwrap().clone();
    assert_eq!(
        (list.kind, list.name.as_str()),
        (WordListKind::Keywords, "اعتماد")
    );
    let words: Vec<_> = list
        .entries
        .iter()
        .map(|e| (e.word.as_str(), e.meaning.as_str()))
        .collect();
    assert_eq!(words, [("اعتماد*", "نگرانی از آینده"), ("باور", "")]);
    assert_eq!(list.entries[0].code, Some(trust));

    // A list keeps its kind, and a new one what was written of its words while its kind is chosen.
    ask(&mut w, Dialog::WordLists);
    assert!(w.query_by_label("واژه‌های کم‌معنا").is_none());
    w.get_by_label("کدام فهرست").click();
    w.run();
    click(&mut w, "فهرست تازه");
    write_into(&mut w, "کلیدواژه", "آینده");
    write_into(&mut w, "معنای پنهان", "بیم");
    click(&mut w, "واژه‌های کم‌معنا");
    click(&mut w, "کلیدواژه‌ها");
    press(&mut w, Modifiers::NONE, Key::Escape);
    press(&mut w, Modifiers::NONE, Key::Escape);
    let last = snapshot(&w).word_lists().last().unwrap().clone();
    assert_eq!(
        (last.kind, last.entries[0].meaning.as_str()),
        (WordListKind::Keywords, "بیم")
    );
    w.state_mut().take_back();
    w.run();

    // Leaving the dialog keeps what was written, also without a name; a name that is taken is told.
    ask(&mut w, Dialog::WordLists);
    look(&mut w, "word-lists-again");
    w.get_by_label("کدام فهرست").click();
    w.run();
    click(&mut w, "فهرست تازه");
    click(&mut w, "واژه‌های کم‌معنا");
    write_into(&mut w, "واژه‌ها، هر یک در سطری", "که\nاز");
    look(&mut w, "word-lists-stop");
    press(&mut w, Modifiers::NONE, Key::Escape);
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(!w.state().has_dialog());
    let stop = snapshot(&w).word_lists().last().unwrap().clone();
    assert_eq!(
        (stop.kind, stop.name.as_str(), stop.entries.len()),
        (WordListKind::Stop, "واژه‌های کم‌معنا", 2)
    );
    ask(&mut w, Dialog::WordLists);
    click(&mut w, "حذف فهرست");
    assert_eq!(snapshot(&w).word_lists().count(), 1);
    w.state_mut().take_back();
    w.run();
    assert_eq!(snapshot(&w).word_lists().count(), 2);
}

#[test]
fn a_name_of_a_list_that_is_taken_is_told_and_nothing_is_lost() {
    let mut w = window(Lang::En, false);
    w.state_mut().apply(Edit::PutWordList {
        list: None,
        kind: WordListKind::Keywords,
        name: "Trust".into(),
        note: String::new(),
        entries: Vec::new(),
    });
    w.run();
    ask(&mut w, Dialog::WordLists);
    w.get_by_label("Which list").click();
    w.run();
    click(&mut w, "New list");
    write_into(&mut w, "Name", "trust");
    write_into(&mut w, "Keyword", "faith");
    click(&mut w, "Save");
    assert!(w.state().has_dialog(), "it stays where the name is taken");
    look(&mut w, "word-lists-taken-en");
    press(&mut w, Modifiers::NONE, Key::Escape);
    press(&mut w, Modifiers::NONE, Key::Escape);
    let names: Vec<_> = snapshot(&w).word_lists().map(|list| list.name.clone()).collect();
    assert_eq!(names, ["Trust", "trust 2"]);
}

#[test]
fn word_lists_are_written_by_keyboard_and_stand_still() {
    let mut w = window(Lang::Fa, false);
    let trust = id(&w, "عدم اعتماد به دفاتر");
    w.state_mut().ask(Action::Run(Command::WordLists));
    w.run();
    write(&mut w, "اعتماد");
    let place = |w: &Window| w.get_by_label("نام").rect();
    let before = place(&w);
    for word in ["اعتماد*", "باور", "یقین", "شک"] {
        write_into(&mut w, "کلیدواژه", word);
        assert_eq!(place(&w), before, "it grows with no word");
    }
    let focused = |w: &Window| {
        let node = w.query_all_by(|node| node.is_focused()).next();
        node.and_then(|node| node.accesskit_node().label())
    };
    w.query_all_by_label("کد…").next().unwrap().click();
    w.run();
    w.run();
    assert_eq!(focused(&w).as_deref(), Some("نام کد…"));
    let close = |w: &Window| w.get_by_label("بستن").rect();
    let stood = close(&w);
    write(&mut w, "عدم اعتماد");
    assert_eq!(close(&w), stood, "the list of codes may be short");
    press(&mut w, Modifiers::NONE, Key::Enter);
    w.run();
    assert_eq!(focused(&w).as_deref(), Some("عدم اعتماد به دفاتر"));
    press(&mut w, Modifiers::COMMAND, Key::Enter);
    assert!(!w.state().has_dialog(), "Ctrl+Enter keeps the list");
    let list = snapshot(&w).word_lists().next().unwrap().clone();
    assert_eq!(list.entries.len(), 4);
    assert_eq!(list.entries[0].code, Some(trust));
}

#[test]
fn the_name_of_the_coder_is_asked_where_it_is_told() {
    let mut w = window(Lang::Fa, false);
    let coder = w.state().work().session.coder().to_owned();
    let told = w.state().words.with("status-coder", &[("name", &coder)]);
    click(&mut w, &told);
    assert!(w.state().has_dialog());
    let field = w.get_by_role_and_label(Role::TextInput, "نام کدگذار");
    assert_eq!(field.value().as_deref(), Some(coder.as_str()));
}
