use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::i18n::Lang;
use crate::report::tables::TableKind;
use crate::ui::command::Command;
use crate::ui::shared::Page;
use crate::ui::testing::{self, TestProject, Window, look, wait_for};

fn window(lang: Lang, dark: bool) -> Window {
    let mut window = testing::window(TestProject::study(lang), [1024.0, 640.0], dark);
    window.state_mut().ask(Action::Run(Command::Palette));
    window.run();
    window
}

fn is_open(window: &Window) -> bool {
    window.state().front.palette.is_some()
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.into()));
    window.run();
}

#[test]
fn the_palette_looks_right() {
    for lang in Lang::ALL {
        for dark in [false, true] {
            let mut window = window(lang, dark);
            let name = format!("palette-{}-{}", lang.code(), if dark { "dark" } else { "light" });
            look(&mut window, &name);
            type_text(&mut window, "دفاتر");
            look(&mut window, &format!("{name}-typed"));
        }
    }
}

#[test]
fn commands_documents_and_codes_are_found_and_chosen() {
    let mut commands = window(Lang::En, false);
    type_text(&mut commands, "impdoc");
    commands.key_press(Key::Enter);
    wait_for(&mut commands, |window| !window.state().questions().is_empty());
    let asked = commands.state().questions();
    let wanted = commands.state().words.get("files-choose-documents");
    assert!(asked.len() == 1 && asked[0].title == wanted, "{asked:?}");
    assert!(!is_open(&commands));

    let mut tables = window(Lang::Fa, false);
    type_text(&mut tables, "فراواني كدها");
    tables.key_press(Key::Enter);
    tables.run();
    assert_eq!(tables.state().shown_page(), Page::Findings);
    let name = tables
        .state()
        .words
        .get(TableKind::named("frequencies").unwrap().name);
    let chosen = tables.query_all_by_label(&name).any(|node| {
        let node = node.accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True)
    });
    assert!(chosen, "{name} is the table in view");

    let mut documents = window(Lang::Fa, false);
    type_text(&mut documents, "ايين نامه");
    documents.get_by_label_contains("آیین‌نامهٔ دفاتر پیشخوان").click();
    documents.run();
    assert!(documents.state().work().shared.document.is_some());

    let mut codes = window(Lang::Fa, false);
    type_text(&mut codes, "کمکاری");
    codes.key_press(Key::Enter);
    codes.run();
    assert_eq!(codes.state().work().shared.active_codes.len(), 1);
}

#[test]
fn arrows_go_round_and_escape_closes() {
    let mut window = window(Lang::En, false);
    window.key_press(Key::ArrowUp);
    window.run();
    let open = |window: &Window| {
        let palette = window.state().front.palette.as_ref().expect("it is open");
        let found = palette.cache.as_ref().map_or(0, |c| c.found.len());
        (palette.at, found)
    };
    let (at, found) = open(&window);
    assert_eq!(at, found - 1);
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(open(&window).0, 0);
    window.key_press(Key::Escape);
    window.run();
    assert!(!is_open(&window));
}

#[test]
fn without_a_project_there_are_commands_only() {
    let words = Words::new(Lang::En);
    let alone = items(None, &[], &words);
    assert!(
        alone
            .iter()
            .all(|i| matches!(i.target, PaletteTarget::Command(_)))
    );
    assert!(alone.len() < Command::ALL.len());
}

/// What other programs and textbooks call a thing finds it as well.
#[test]
fn commands_are_found_by_their_aliases() {
    for (lang, typed, wanted) in [
        (Lang::Fa, "مقوله", Command::NewCategory),
        (Lang::Fa, "مقوله", Command::GatherInCategory),
        (Lang::Fa, "زیرمقوله", Command::NewSubcategory),
        (Lang::Fa, "يادنوشت", Command::ShowMemos),
        (Lang::Fa, "ممو", Command::CodeMemo),
        (Lang::Fa, "پروفایل مورد", Command::ParticipantProfile),
        (Lang::Fa, "سگمنت", Command::ToggleSegments),
        (Lang::Fa, "درون بری سند", Command::ImportDocuments),
        (Lang::Fa, "حسابرسی", Command::ShowHistory),
        (Lang::En, "theme", Command::NewCategory),
        (Lang::En, "transcript", Command::ImportDocuments),
        (Lang::En, "audit trail", Command::ShowHistory),
    ]
    .map(|(lang, typed, command)| (lang, typed, PaletteTarget::Command(command)))
    .into_iter()
    .chain([
        (
            Lang::Fa,
            "بسامد",
            PaletteTarget::Table(TableKind::named("frequencies").unwrap()),
        ),
        (
            Lang::Fa,
            "یادنوشت",
            PaletteTarget::Table(TableKind::named("memos").unwrap()),
        ),
        (
            Lang::En,
            "audit trail",
            PaletteTarget::Table(TableKind::named("history").unwrap()),
        ),
    ]) {
        let project = TestProject::study(lang);
        let items = items(Some(project.session.snapshot()), &[], &Words::new(lang));
        let found: Vec<PaletteTarget> = found(&items, &FuzzyQuery::new(typed), &[], MetNeeds::default())
            .into_iter()
            .map(|place| items[place].target.clone())
            .collect();
        assert!(found.contains(&wanted), "{typed}: {found:?}");
    }
}

#[test]
fn a_list_that_was_short_grows_again() {
    let mut w = window(Lang::En, false);
    let seen = |w: &Window| w.query_all_by_role(egui::accesskit::Role::ListBoxOption).count();
    let all = seen(&w);
    assert!(all > 6, "{all}");
    type_text(&mut w, "zoom in");
    assert!(seen(&w) < 4);
    for _ in 0.."zoom in".len() {
        w.key_press(Key::Backspace);
    }
    w.run();
    assert_eq!(seen(&w), all);
}

/// What stands in the palette, from the first row on.
fn rows(window: &Window) -> Vec<PaletteTarget> {
    let palette = window.state().front.palette.as_ref().expect("it is open");
    let cache = palette.cache.as_ref().expect("it was drawn");
    let targets = cache.found.iter().map(|place| cache.items[*place].target.clone());
    targets.collect()
}

#[test]
fn what_was_chosen_last_stands_first_also_after_a_restart() {
    let mut w = window(Lang::Fa, false);
    type_text(&mut w, "تختهٔ طبقه‌بندی");
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(w.state().shown_page(), Page::Board);
    w.state_mut().ask(Action::Run(Command::Palette));
    w.run();
    type_text(&mut w, "ايين نامه");
    w.key_press(Key::Enter);
    w.run();
    w.state_mut().ask(Action::Run(Command::Palette));
    w.run();
    let first: Vec<_> = rows(&w).into_iter().take(2).collect();
    assert!(matches!(first[0], PaletteTarget::Document(_)), "{first:?}");
    assert_eq!(first[1], PaletteTarget::Command(Command::ShowBoard));
    look(&mut w, "palette-last-used");
    // The settings keep it.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.ron");
    w.state().settings().store(&file).unwrap();
    let (kept, damaged) = Settings::load(&file);
    assert!(!damaged);
    let mut next = testing::window(TestProject::study(Lang::Fa), [1024.0, 640.0], false);
    next.state_mut().settings_mut().palette = kept.palette;
    next.state_mut().ask(Action::Run(Command::Palette));
    next.run();
    assert!(rows(&next).contains(&PaletteTarget::Command(Command::ShowBoard)));
    let at = |target: &PaletteTarget| rows(&next).iter().position(|t| t == target);
    let (board, new) = (Command::ShowBoard, Command::NewProject);
    let before = at(&PaletteTarget::Command(board)) < at(&PaletteTarget::Command(new));
    assert!(before, "before what was never chosen");
}

#[test]
fn memos_participants_groups_and_recent_projects_are_found() {
    let mut project = TestProject::study(Lang::Fa);
    let document = project.session.snapshot().documents()[0].id;
    project.apply(crate::model::Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Document(document),
        kind: crate::model::MemoKind::Note,
        body: "پرسش از زعفران\nدر مصاحبهٔ بعدی دوباره پرسیده شود.".into(),
    });
    let snapshot = project.session.snapshot().clone();
    let files = [PathBuf::from("/پروژه‌ها/رضایت شهروندان.gozareh")];
    let items = items(Some(&snapshot), &files, &Words::new(Lang::Fa));
    let first = |typed: &str| {
        let found = found(&items, &FuzzyQuery::new(typed), &[], MetNeeds::default());
        found.first().map(|place| items[*place].target.clone())
    };
    let memo = snapshot.memos().next().unwrap().id;
    assert_eq!(first("زعفران"), Some(PaletteTarget::Memo(memo)));
    assert_eq!(
        first("دوباره پرسیده"),
        Some(PaletteTarget::Memo(memo)),
        "by its other words"
    );
    let person = snapshot.participants()[0].clone();
    assert_eq!(first(&person.name), Some(PaletteTarget::Participant(person.id)));
    let group = snapshot.groups()[0].clone();
    assert_eq!(first(&group.name), Some(PaletteTarget::Group(group.id)));
    assert_eq!(
        first("رضایت شهروندان"),
        Some(PaletteTarget::Project(files[0].clone()))
    );
}

#[test]
fn what_is_called_by_a_term_is_found_by_its_other_names() {
    let mut project = TestProject::study(Lang::Fa);
    project.apply(crate::model::Edit::CreateCodes {
        parent: None,
        codes: vec![crate::model::NewCode {
            name: "حکمرانی".into(),
            level: Some(crate::model::Level::Category),
            ..Default::default()
        }],
    });
    let snapshot = project.session.snapshot().clone();
    let items = items(Some(&snapshot), &[], &Words::new(Lang::Fa));
    let names = |typed: &str| -> Vec<&str> {
        let found = found(&items, &FuzzyQuery::new(typed), &[], MetNeeds::default());
        found
            .into_iter()
            .map(|place| items[place].name.as_str())
            .collect()
    };
    assert!(
        names("مقوله").contains(&"حکمرانی"),
        "a category is found as مقوله"
    );
    assert!(names("مقوله").contains(&"تختهٔ طبقه‌بندی"));
    assert!(names("بسامد").iter().any(|name| name.contains("فراوانی")));
    assert!(!names("سگمنت").contains(&"حکمرانی"));
}

#[test]
fn a_command_that_can_do_nothing_tells_why_in_its_row_and_when_chosen() {
    for lang in Lang::ALL {
        let mut w = window(lang, false);
        let (name, why) = {
            let words = &w.state().words;
            (
                Command::Uncode.text(words),
                words.get("coding-no-coding-here").into_owned(),
            )
        };
        type_text(&mut w, &name);
        look(&mut w, &format!("palette-why-{}", lang.code()));
        let row = w.get_by_label_contains(&why);
        assert!(row.accesskit_node().is_disabled());
        w.key_press(Key::Enter);
        w.run();
        assert!(!is_open(&w));
        assert!(w.query_by_label_contains(&why).is_some(), "a toast says it");
        assert!(
            w.state().settings().palette.is_empty(),
            "it was of no use, and is not remembered"
        );
    }
}

#[test]
fn what_can_do_nothing_now_comes_last_among_equals() {
    let project = TestProject::study(Lang::En);
    let items = items(Some(project.session.snapshot()), &[], &Words::new(Lang::En));
    let needs = MetNeeds::default();
    for typed in ["", "code", "show"] {
        let query = FuzzyQuery::new(typed);
        let found = found(&items, &query, &[], needs);
        let rank = |place: &usize| {
            let item = &items[*place];
            let idle = matches!(item.target, PaletteTarget::Command(command) if !command.is_enabled(needs));
            (std::cmp::Reverse(query.score(&item.key)), idle)
        };
        assert!(found.iter().map(rank).is_sorted(), "{typed}");
        assert!(found.iter().any(|place| rank(place).1), "{typed}");
    }
}
