//! A small study from its transcripts to a table, ten tasks one after the other. What each of them draws is the picture
//! of the task in the README.

use std::path::PathBuf;

use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::MemoTarget;
use gozareh::settings::Settings;
use gozareh::ui::action::Action;

use super::window::{Setup, Window};
use super::{codings, window_document};

/// What is typed and read in one language.
struct Texts {
    project: &'static str,
    coder: &'static str,
    new_project: &'static str,
    codes: [&'static str; 2],
    categories: [&'static str; 2],
    memo: &'static str,
    levels: [&'static str; 2],
    comma: &'static str,
}

const FA: Texts = Texts {
    project: "پژوهش من",
    coder: "مریم",
    new_project: "پروژهٔ تازه…",
    codes: ["نبود حمایت دولت", "ترس از واگذاری"],
    categories: ["سیاست‌گذاری", "دستگاه‌ها"],
    memo: "همین تصویر میزبان غایب در مصاحبهٔ ۳ هم هست؛ شاید نام طبقه شود.",
    levels: ["کد", "طبقه"],
    comma: "،",
};

const EN: Texts = Texts {
    project: "My study",
    coder: "Maryam",
    new_project: "New project…",
    codes: ["No support by the state", "Fear of handing over"],
    categories: ["Policy", "Agencies"],
    memo: "The absent host occurs in the third interview too; perhaps it names the category.",
    levels: ["Code", "Category"],
    comma: ",",
};

/// The transcripts of the study, under names that a researcher gives them.
fn transcripts(window: &Window) -> Vec<PathBuf> {
    let sample = ["interview-01.txt", "interview-02.docx", "interview-03.txt"];
    let names = ["مصاحبهٔ ۱.txt", "مصاحبهٔ ۲.docx", "مصاحبهٔ ۳.txt"];
    let copied = sample.into_iter().zip(names).map(|(from, name)| {
        let from = PathBuf::from("sample_projects/pishkhan").join(from);
        let to = window.dir().join(name);
        std::fs::copy(from, &to).unwrap();
        to
    });
    copied.collect()
}

/// Where a paragraph of the open document is on the screen.
fn paragraph(window: &Window, words: &str) -> Rect {
    let mut found = window.harness.query_all_by_label_contains(words);
    found.next().unwrap_or_else(|| panic!("no {words}")).rect()
}

/// Shows some words of the open document and selects them.
fn select(window: &mut Window, words: &str) {
    let document = window_document(window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    let start = text.as_str().find(words).unwrap();
    let passage = text.range(start..start + words.len());
    window.act(Action::Open(document, Some(passage)));
}

fn code_count(window: &Window) -> usize {
    window.snapshot().code_count()
}

#[test]
fn ten_tasks_lead_from_transcripts_to_a_table_in_both_languages() {
    for (language, t) in [(Lang::Fa, FA), (Lang::En, EN)] {
        let look = |window: &mut Window, task: &str| window.look(&format!("{}-{task}", language.code()));
        let mut window = Window::new(Setup {
            language,
            ..Setup::default()
        });
        window.settings(|settings: &mut Settings| settings.coder = t.coder.to_owned());
        window.harness.get_by_label(t.new_project).click();
        window.run();
        window.type_text(t.project);
        window.key(Modifiers::NONE, Key::Enter);
        window.wait_for(|app| app.project().is_some());

        let files = transcripts(&window);
        window.answer_files(&files);
        window.key(Modifiers::COMMAND, Key::I);
        window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 3);
        window.run();
        look(&mut window, "01-import");

        window.pass(30.0);
        window.focus_text();
        window.key(Modifiers::COMMAND, Key::Home);
        window.key(Modifiers::NONE, Key::PageDown);
        look(&mut window, "02-read");

        window.key(Modifiers::COMMAND, Key::Home);
        let place = paragraph(&window, "دعوت بدون میزبان");
        let line = place.height() / 7.0;
        let from = place.right_top() + vec2(-120.0, 2.5 * line);
        let to = place.left_top() + vec2(48.0, 2.5 * line);
        window.drag(from, to, Modifiers::NONE);
        window.key(Modifiers::NONE, Key::Enter);
        window.type_text(t.codes[0]);
        look(&mut window, "03-mouse");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(codings(&window)[0].1, t.codes[0]);

        select(&mut window, "خیلی صریح گفت");
        for _ in 0..11 {
            window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
        }
        window.key(Modifiers::NONE, Key::C);
        window.type_text(t.codes[1]);
        look(&mut window, "04-keys");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(codings(&window)[1].1, t.codes[1]);

        select(&mut window, "دعوت بدون میزبان");
        window.key(Modifiers::NONE, Key::V);
        let coded = codings(&window);
        assert_eq!(coded.len(), 3);
        let in_vivo = coded.iter().any(|(words, code)| words == code);
        assert!(in_vivo, "the words are the code: {coded:?}");
        look(&mut window, "05-vivo");

        window.key(Modifiers::ALT, Key::Num2);
        for category in t.categories {
            window.key(Modifiers::ALT | Modifiers::SHIFT, Key::N);
            window.type_text(category);
            window.key(Modifiers::NONE, Key::Enter);
        }
        for (code, category) in t.codes.into_iter().zip(t.categories) {
            let [from, to] = [(t.levels[0], code), (t.levels[1], category)]
                .map(|(level, name)| window.middle_of(&format!("{level} {name}{}", t.comma)));
            window.drag(from, to, Modifiers::NONE);
        }
        assert_eq!(code_count(&window), 5);
        let snapshot = window.snapshot();
        let held = |name: &str| {
            let (_, category) = snapshot
                .code_tree()
                .into_iter()
                .find(|(_, c)| c.name == name)
                .unwrap();
            snapshot.children(Some(category.id)).len()
        };
        assert_eq!(t.categories.map(held), [1, 1]);
        window.pass(30.0);
        look(&mut window, "06-board");

        window.key(Modifiers::ALT, Key::Num1);
        select(&mut window, "دعوت بدون میزبان");
        window.key(Modifiers::NONE, Key::A);
        window.type_text(t.memo);
        look(&mut window, "07-memo");
        window.key(Modifiers::COMMAND, Key::Enter);
        let memo = window.snapshot().memos().next().unwrap().clone();
        assert_eq!(memo.body, t.memo);
        assert!(matches!(
            memo.target,
            MemoTarget::Passage(..) | MemoTarget::Coding(_)
        ));

        select(&mut window, "بسته‌ای");
        window.key(Modifiers::COMMAND, Key::E);
        window.type_text("بستهٔ حمایتی");
        look(&mut window, "08-edit");
        window.key(Modifiers::COMMAND, Key::E);
        let first = codings(&window).swap_remove(0);
        assert!(first.0.contains("بستهٔ حمایتی"), "{first:?}");
        assert_eq!(first.1, t.codes[0]);

        window.pass(30.0);
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        window.type_text("دستگاه");
        window.wait_for(|app| {
            let search = app.project().unwrap().panes.search.as_ref();
            search.is_some_and(|search| !search.is_closed())
        });
        window.wait_for_label("دستگاه‌ها");
        window.run();
        look(&mut window, "09-find");
        window.key(Modifiers::NONE, Key::Escape);

        window.key(Modifiers::ALT, Key::Num6);
        let file = window.dir().join("table.docx");
        window.answer_files(std::slice::from_ref(&file));
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
        // An entry that is in the menu alone: the button that copies the table names Word and Excel too.
        window.wait_for_label("LibreOffice");
        look(&mut window, "10-export");
        // The entry of the menu, which lies over whatever else is called so.
        let at = {
            let mut named = window.harness.query_all_by_label("Word");
            named.next_back().unwrap().rect().center()
        };
        window.drag(at, at, Modifiers::NONE);
        let written = file.clone();
        window.wait_for(move |_| written.is_file());
        assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    }
}
