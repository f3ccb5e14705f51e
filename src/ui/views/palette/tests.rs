use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::i18n::Lang;
use crate::report::tables::TableKind;
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
    assert_eq!(tables.state().shown_page(), Page::Tables);
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
    let alone = items(None, &words);
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
        let items = items(Some(project.session.snapshot()), &Words::new(lang));
        let found: Vec<PaletteTarget> = found(&items, &FuzzyQuery::new(typed), &[])
            .into_iter()
            .map(|place| items[place].target)
            .collect();
        assert!(found.contains(&wanted), "{typed}: {found:?}");
    }
}
