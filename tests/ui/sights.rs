//! Everything that can be seen, in every usual window: pictures for eyes.
//!
//! They are drawn where both variables are set: `GOZAREH_PICTURES`, the folder, and `GOZAREH_SIGHTS`, which names sets by
//! their beginnings, parted by commas (`fa-1366-dark,en-150`), or `all` twelve.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;
use gozareh::exchange::use_cases::new_project::NewProject;
use gozareh::i18n::{Lang, Words};
use gozareh::model::{CodeRef, Edit, MemoKind, MemoTarget};
use gozareh::report::tables::TABLES;
use gozareh::settings::FileDialogs;
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::walk::{WITH_MENUS, click, controls, dialogs};
use super::window::{Setup, Window};

/// The variable that names the sets.
const SETS: &str = "GOZAREH_SIGHTS";

/// The pages, in the order of the rail.
const PAGES: [Command; 7] = [
    Command::ShowCoding,
    Command::ShowBoard,
    Command::ShowLadder,
    Command::ShowParticipants,
    Command::ShowMemos,
    Command::ShowFindings,
    Command::ShowHistory,
];

/// Persian words with Latin ones and digits among them, longer than any place for a name.
const LONG: &str = "برداشت مشارکت‌کنندگان از نظام جبران خدمات (Total Rewards, 2020) و پیامدهای آن برای ماندن در سازمان یا ترک آن در ۵ سال آینده";

/// How many menus of a page are opened.
const MENUS: usize = 8;

/// Three sizes, both languages, light and dark, with their names.
fn sets() -> Vec<(String, Setup)> {
    let wanted = std::env::var(SETS).unwrap_or_default();
    let mut found = Vec::new();
    for language in Lang::ALL {
        for (room, size, scale) in [
            ("1366", (1366.0, 768.0), 1.0),
            ("150", (911.0, 512.0), 1.5),
            ("1920", (1920.0, 1080.0), 1.0),
        ] {
            for (dark, theme) in [(false, "light"), (true, "dark")] {
                let name = format!("{}-{room}-{theme}", language.code());
                let setup = Setup {
                    language,
                    dark,
                    size,
                    scale,
                };
                if wanted == "all"
                    || wanted
                        .split(',')
                        .any(|set| !set.is_empty() && name.starts_with(set))
                {
                    found.push((name, setup));
                }
            }
        }
    }
    found
}

/// Takes pictures of one set, numbered as they come.
struct Eyes<'a> {
    set: &'a str,
    taken: usize,
}

impl Eyes<'_> {
    fn look(&mut self, window: &mut Window, what: &str) {
        settle(window);
        assert_no_stock_text(window.harness.output());
        window.look(&format!("{}-{:03}-{what}", self.set, self.taken));
        self.taken += 1;
    }
}

/// Lets the work beside the window come to its end.
fn settle(window: &mut Window) {
    for _ in 0..6 {
        window.run();
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    window.run();
}

fn close_all(window: &mut Window) {
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn everything_is_looked_at_where_pictures_are_wanted() {
    for (name, setup) in sets() {
        let language = setup.language;
        let again = || Setup { language, ..setup };
        let mut eyes = Eyes { set: &name, taken: 0 };
        let mut window = Window::with_sample(again());
        // A file is asked for within the window, so that it is seen.
        window.settings(|settings| settings.file_dialogs = FileDialogs::Window);
        pages(&mut eyes, &mut window);
        coding(&mut eyes, &mut window);
        menus(&mut eyes, &mut window);
        findings(&mut eyes, &mut window, language);
        over_the_window(&mut eyes, &mut window);
        long_names(&mut eyes, &mut window, &Words::new(language));
        empty(&mut eyes, &mut Window::new(again()));
    }
}

fn pages(eyes: &mut Eyes, window: &mut Window) {
    for page in PAGES {
        window.act(Action::Run(page));
        eyes.look(window, &format!("page-{page:?}"));
    }
    for (number, dialog) in dialogs(&window.snapshot()).into_iter().enumerate() {
        window.act(Action::Run(Command::ShowCoding));
        window.act(Action::Show(dialog));
        eyes.look(window, &format!("dialog-{number}"));
        close_all(window);
    }
}

/// What the page for coding becomes while one works.
fn coding(eyes: &mut Eyes, window: &mut Window) {
    let snapshot = window.snapshot();
    let document = snapshot.documents()[0].id;
    let first = snapshot.codings_in(document)[0].clone();
    let code = first.code;
    window.act(Action::Open(document, Some(CharRange::new(200, 230))));
    eyes.look(window, "passage");
    window.act(Action::Run(Command::CodeSelection));
    eyes.look(window, "picker");
    window.type_text("کار");
    eyes.look(window, "picker-typed");
    close_all(window);
    window.act(Action::Open(document, Some(CharRange::new(200, 230))));
    window.act(Action::Code(CodeRef::Id(code)));
    window.act(Action::Edit(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Document(document),
        kind: MemoKind::Note,
        body: "یادداشتی دربارهٔ MAXQDA 2020 و ۱۲ کد".into(),
    }));
    window.act(Action::SelectCoding(Some(first.id)));
    window.act(Action::Run(Command::RaiseImportance));
    eyes.look(window, "coding-selected");
    window.act(Action::Retrieve(vec![code]));
    eyes.look(window, "retrieved");
    window.act(Action::Open(document, Some(CharRange::new(300, 330))));
    window.act(Action::Run(Command::Annotate));
    window.type_text("این را با Q2 بسنج");
    eyes.look(window, "bubble");
    close_all(window);
    window.act(Action::Run(Command::Find));
    window.type_text("کار");
    eyes.look(window, "find");
    window.act(Action::Run(Command::Replace));
    eyes.look(window, "replace");
    close_all(window);
    window.act(Action::Run(Command::FindInAll));
    window.type_text("کار");
    eyes.look(window, "search");
    window.act(Action::Run(Command::ReplaceInAll));
    eyes.look(window, "search-replace");
    close_all(window);
    window.act(Action::Run(Command::ToggleSecondText));
    eyes.look(window, "two-texts");
    window.act(Action::Run(Command::ToggleSecondText));
    window.act(Action::Run(Command::ToggleFocus));
    eyes.look(window, "focus");
    window.act(Action::Run(Command::ToggleFocus));
    window.act(Action::Open(document, None));
    window.act(Action::Run(Command::EditText));
    window.type_text("نوشتهٔ تازه با Word. ");
    eyes.look(window, "editing");
    window.act(Action::GiveUpText);
    eyes.look(window, "editing-given-up");
    window.act(Action::Run(Command::NewCode));
    eyes.look(window, "new-code");
    close_all(window);
    window.act(Action::Run(Command::NewGroup));
    eyes.look(window, "new-group");
    close_all(window);
    window.act(Action::Run(Command::ShowLadder));
    window.act(Action::Run(Command::ToggleText));
    eyes.look(window, "ladder-with-text");
    window.act(Action::Run(Command::ToggleText));
    window.act(Action::Run(Command::NewJournalEntry));
    window.type_text("امروز ۱۲ کد در MAXQDA بازبینی شد.");
    eyes.look(window, "journal");
    window.act(Action::Run(Command::ShowCoding));
    window.act(Action::Run(Command::DeleteCode));
    eyes.look(window, "delete-code");
    close_all(window);
    window.act(Action::Edit(Edit::DeleteCodes(vec![code])));
    window.act(Action::Run(Command::Undo));
    eyes.look(window, "undone");
}

/// Every menu of the page for coding, and those of rows, of the text and of the other pages.
fn menus(eyes: &mut Eyes, window: &mut Window) {
    for page in PAGES {
        window.act(Action::Run(page));
        settle(window);
        let mut seen = Vec::new();
        let anchors = controls(window, |_, popup| popup.is_some());
        for (name, at) in anchors {
            // The choices of one row of a table look like those of the next.
            if seen.len() == MENUS || seen.contains(&name) || (page != Command::ShowCoding && at.y < 44.0) {
                continue;
            }
            click(window, at, PointerButton::Primary);
            eyes.look(window, &format!("menu-{page:?}-{}", seen.len()));
            seen.push(name);
            close_all(window);
            window.act(Action::Run(page));
        }
        for role in WITH_MENUS {
            let Some((_, at)) = controls(window, |found, _| found == role).into_iter().next() else {
                continue;
            };
            click(window, at, PointerButton::Secondary);
            eyes.look(window, &format!("menu-{page:?}-{role:?}"));
            close_all(window);
            window.act(Action::Run(page));
        }
    }
}

fn findings(eyes: &mut Eyes, window: &mut Window, language: Lang) {
    let words = Words::new(language);
    for kind in TABLES {
        window.act(Action::ShowTable(kind));
        if kind.key == "concordance" {
            let field = window
                .harness
                .query_all_by_role(Role::TextInput)
                .last()
                .expect("the field of the word");
            field.focus();
            window.run();
            window.type_text("کار");
            window.key(Modifiers::NONE, Key::Enter);
        }
        eyes.look(window, &format!("table-{}", kind.key));
        let cell = controls(window, |role, _| role == Role::Cell).into_iter().nth(5);
        if let Some((_, at)) = cell
            && ["crosstab", "cooccurrence", "segments", "words", "summaries"].contains(&kind.key)
        {
            click(window, at, PointerButton::Primary);
            eyes.look(window, &format!("table-{}-cell", kind.key));
            close_all(window);
        }
        let label = words.get("findings-filter");
        if kind.key == "crosstab"
            && let Some(filter) = window.harness.query_by_label(&label)
        {
            filter.click();
            eyes.look(window, "table-filter");
            close_all(window);
        }
    }
    window.act(Action::UseQuery("متن: کار".into()));
    eyes.look(window, "table-limited");
    window.act(Action::UseQuery(String::new()));
    window.act(Action::Run(Command::ExportTable));
    eyes.look(window, "table-export");
    close_all(window);
}

fn over_the_window(eyes: &mut Eyes, window: &mut Window) {
    for command in [
        Command::Palette,
        Command::Settings,
        Command::Help,
        Command::Shortcuts,
        Command::About,
        Command::Manual,
        Command::Tour,
        Command::NewProject,
        Command::OpenProject,
        Command::ImportDocuments,
        Command::ImportParticipants,
        Command::ImportCodebook,
        Command::ExportCodebook,
        Command::Backup,
        Command::CheckProject,
    ] {
        window.act(Action::Run(Command::ShowCoding));
        window.act(Action::Run(command));
        eyes.look(window, &format!("over-{command:?}"));
        if matches!(command, Command::Palette | Command::Help | Command::Manual) {
            window.type_text("جدول");
            eyes.look(window, &format!("over-{command:?}-typed"));
        }
        if command == Command::Settings {
            let tabs = controls(window, |role, _| role == Role::Tab);
            for (number, (_, at)) in tabs.into_iter().enumerate() {
                click(window, at, PointerButton::Primary);
                eyes.look(window, &format!("over-{command:?}-{number}"));
            }
        }
        close_all(window);
    }
    window.act(Action::Say("«بودجه» به REFI-QDA رفت".into()));
    window.act(Action::ShowError(
        "پروندهٔ budget.docx خوانده نشد: در ردیف ۱۲ ستون Code خالی است.".into(),
    ));
    eyes.look(window, "toasts");
    close_all(window);
}

/// Names that have no room anywhere.
fn long_names(eyes: &mut Eyes, window: &mut Window, words: &Words) {
    // A toast of something that went wrong stays.
    for _ in 0..2 {
        if let Some(close) = window.harness.query_by_label(&words.get("kit-close")) {
            close.click();
            settle(window);
        }
    }
    let snapshot = window.snapshot();
    let document = snapshot.documents()[0].id;
    let coding = snapshot.codings_in(document)[0].clone();
    let person = snapshot.participants()[0].id;
    window.act(Action::Edit(Edit::RenameDocument(document, LONG.into())));
    window.act(Action::Edit(Edit::RenameCode(coding.code, LONG.into())));
    window.act(Action::Edit(Edit::RenameCode(
        snapshot.code_tree()[0].1.id,
        format!("{LONG} (all)"),
    )));
    window.act(Action::Edit(Edit::RenameCode(
        snapshot.code_tree()[1].1.id,
        "Perceived organisational support and its many antecedents in public enterprises (2019)".into(),
    )));
    window.act(Action::Edit(Edit::CreateGroup(LONG.into())));
    window.act(Action::Edit(Edit::EditParticipant {
        participant: person,
        name: LONG.into(),
        values: Default::default(),
        introduced_by: None,
    }));
    window.act(Action::Open(document, None));
    window.act(Action::SelectCoding(Some(coding.id)));
    pages_and_tables(
        eyes,
        window,
        "long",
        &[
            "crosstab",
            "cooccurrence",
            "matrix",
            "summaries",
            "profiles",
            "timeline",
            "similarity",
        ],
    );
    window.act(Action::Run(Command::ShowCoding));
    for (number, dialog) in dialogs(&window.snapshot()).into_iter().enumerate() {
        if !(3..30).contains(&number) {
            continue;
        }
        window.act(Action::Show(dialog));
        eyes.look(window, &format!("long-dialog-{number}"));
        close_all(window);
    }
    window.act(Action::Run(Command::Palette));
    eyes.look(window, "long-palette");
    close_all(window);
}

/// All pages and some tables of a project; the names of the pictures begin with `what`.
fn pages_and_tables(eyes: &mut Eyes, window: &mut Window, what: &str, tables: &[&str]) {
    for page in PAGES {
        window.act(Action::Run(page));
        eyes.look(window, &format!("{what}-{page:?}"));
    }
    for kind in TABLES.iter().filter(|kind| tables.contains(&kind.key)) {
        window.act(Action::ShowTable(kind));
        eyes.look(window, &format!("{what}-table-{}", kind.key));
    }
}

/// The program and a project without anything.
fn empty(eyes: &mut Eyes, window: &mut Window) {
    eyes.look(window, "start");
    let file = window.dir().join("پژوهش تازه.gozareh");
    window.act(Action::NewProject(Box::new(NewProject::blank(file))));
    window.wait_for(|app| app.project().is_some());
    pages_and_tables(
        eyes,
        window,
        "empty",
        &[
            "crosstab",
            "words",
            "concordance",
            "profiles",
            "summaries",
            "timeline",
        ],
    );
    window.act(Action::Run(Command::CloseProject));
    window.settings(|settings| settings.recent.push("/nowhere/gone.gozareh".into()));
    eyes.look(window, "start-recent");
}
