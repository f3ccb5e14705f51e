//! Where the person is and was: opening again, back and forward, recent projects, the row of what is open.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::exchange::use_cases::new_project::NewProject;
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, Edit, MemoTarget};
use gozareh::settings::{ProjectView, Settings};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::shared::{Page, Shared};

use super::window::{Setup, Window};

fn shared<R>(window: &Window, look: impl FnOnce(&Shared) -> R) -> R {
    window.app(|app| look(&app.project().unwrap().work.shared))
}

fn page(window: &Window) -> Page {
    shared(window, |shared| shared.page)
}

fn open_name(window: &Window) -> String {
    let id = shared(window, |shared| shared.document).unwrap();
    window.snapshot().document(id).unwrap().name.clone()
}

/// Names of the documents in the order of the list.
fn names(window: &Window) -> Vec<String> {
    let snapshot = window.snapshot();
    snapshot.documents().iter().map(|d| d.name.clone()).collect()
}

fn open(window: &mut Window, name: &str, passage: Option<CharRange>) {
    let id = window.snapshot().document_named(name).unwrap().id;
    window.act(Action::Open(id, passage));
}

/// Types into the field of that name.
fn fill(window: &mut Window, field: &str, words: &str) {
    window
        .harness
        .get_by_role_and_label(Role::TextInput, field)
        .focus();
    window.run();
    window.type_text(words);
    window.run();
}

/// Whether the field of that name says these words.
fn says(window: &Window, field: &str, words: &str) -> bool {
    let node = window.harness.get_by_role_and_label(Role::TextInput, field);
    node.accesskit_node().value().as_deref() == Some(words)
}

#[test]
fn a_project_opens_as_it_was_closed() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    let names = names(&window);
    let (last, gone) = (&names[names.len() - 2], &names[1]);
    open(&mut window, last, Some(CharRange::new(900, 930)));
    let snapshot = window.snapshot();
    let codes: Vec<_> = snapshot.code_tree().iter().map(|(_, c)| c.id).collect();
    for at in [7, 2] {
        let document = shared(&window, |shared| shared.document).unwrap();
        let passage = CharRange::new(900, 930);
        window.act(Action::CodePassage(document, passage, CodeRef::Id(codes[at])));
    }
    for at in [1, 4] {
        window.act(Action::Reveal(MemoTarget::Code(codes[at])));
        window.act(Action::Run(Command::ActivateCode));
    }
    for name in [gone, last] {
        open(&mut window, name, None);
        window.act(Action::Run(Command::ActivateDocument));
    }
    fill(&mut window, "Filter documents…", "م");
    window.act(Action::Run(Command::ShowHistory));
    fill(&mut window, "Filter history…", "code");
    window.act(Action::Run(Command::ShowMemos));
    fill(&mut window, "Search the memos", "کاربر");
    let before = shared(&window, Shared::clone);
    assert_eq!(
        (
            before.active_codes.len(),
            before.active_documents.len(),
            before.recent.len()
        ),
        (2, 2, 2)
    );
    // What goes before the project is closed is not missed afterwards.
    let lost = window.snapshot().document_named(gone).unwrap().id;
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path.clone()));
    window.wait_for(|app| app.project().is_some());

    assert_eq!(page(&window), Page::Memos);
    assert!(says(&window, "Search the memos", "کاربر"));
    let after = shared(&window, Shared::clone);
    assert_eq!(after.document, before.document);
    assert_eq!(after.active_codes, before.active_codes);
    assert_eq!(after.active_documents, before.active_documents);
    assert_eq!(after.recent, before.recent);
    window.act(Action::Run(Command::ShowHistory));
    assert!(says(&window, "Filter history…", "code"));
    window.act(Action::Run(Command::ShowCoding));
    assert!(says(&window, "Filter documents…", "م"));

    // Kept in the file of settings, by names that another copy of the project would share.
    window.end();
    let (settings, damaged) = Settings::load(&window.dir().join("settings.ron"));
    assert!(!damaged);
    let guid = window_guid(&path);
    let view = settings.views.of(&guid).expect("what was shown");
    assert_eq!(view.active_codes.len(), 2);
    assert_eq!(view.recent_codes.len(), 2);

    let mut again = Window::with_settings(settings, Setup::default());
    std::fs::copy(&path, again.dir().join("copy.gozareh")).unwrap();
    let copy = again.dir().join("copy.gozareh");
    {
        let clock = std::sync::Arc::new(gozareh::session::SystemClock);
        let mut session = gozareh::session::Session::open(&copy, clock).unwrap();
        session.apply(Edit::DeleteDocuments(vec![lost])).unwrap();
        session.close().unwrap();
    }
    again.act(Action::OpenProject(copy));
    again.wait_for(|app| app.project().is_some());
    let after = shared(&again, Shared::clone);
    assert_eq!(after.document, before.document);
    assert_eq!(after.active_documents.len(), 1);
}

fn window_guid(path: &std::path::Path) -> String {
    let clock = std::sync::Arc::new(gozareh::session::SystemClock);
    let session = gozareh::session::Session::open(path, clock).unwrap();
    let guid = session.snapshot().project().guid.to_string();
    session.close().unwrap();
    guid
}

#[test]
fn arrows_lead_back_and_forward_as_the_window_points() {
    // In Persian lines begin at the right, and there is the way back.
    for (lang, back, forward) in [
        (Lang::Fa, Key::ArrowRight, Key::ArrowLeft),
        (Lang::En, Key::ArrowLeft, Key::ArrowRight),
    ] {
        let mut window = Window::with_sample(Setup {
            language: lang,
            ..Setup::default()
        });
        let names = names(&window);
        window.key(Modifiers::ALT, back);
        assert_eq!(open_name(&window), names[0], "there is no way yet");
        open(&mut window, &names[2], None);
        open(&mut window, &names[2], Some(CharRange::new(1500, 1520)));
        let scrolled = place(&window, &names[2]);
        window.act(Action::Run(Command::ShowMemos));
        window.look(&format!("places-memos-{}", lang.code()));

        window.key(Modifiers::ALT, back);
        assert_eq!(
            (page(&window), open_name(&window)),
            (Page::Coding, names[2].clone())
        );
        assert_eq!(place(&window, &names[2]), scrolled);
        assert_eq!(shared(&window, |s| s.passage), Some(CharRange::new(1500, 1520)));
        window.key(Modifiers::ALT, back);
        assert_ne!(
            place(&window, &names[2]),
            scrolled,
            "to where the document was before"
        );
        window.key(Modifiers::ALT, back);
        assert_eq!(open_name(&window), names[0]);
        for _ in 0..3 {
            window.key(Modifiers::ALT, forward);
        }
        assert_eq!(page(&window), Page::Memos);

        // The buttons of the mouse mean the same whatever the direction.
        mouse(&mut window, PointerButton::Extra1);
        assert_eq!(page(&window), Page::Coding);
        mouse(&mut window, PointerButton::Extra2);
        assert_eq!(page(&window), Page::Memos);
        // So do those of the window.
        let command = if lang == Lang::Fa {
            Command::PlaceToRight
        } else {
            Command::PlaceToLeft
        };
        let name = command.text(&gozareh::i18n::Words::new(lang));
        window.harness.get_by_label(&name).click();
        window.run();
        assert_eq!(page(&window), Page::Coding);

        // What is deleted is passed over.
        window.act(Action::Run(Command::ShowBoard));
        let id = window.snapshot().document_named(&names[2]).unwrap().id;
        window.act(Action::Edit(Edit::DeleteDocuments(vec![id])));
        mouse(&mut window, PointerButton::Extra1);
        assert_eq!(open_name(&window), names[0]);
    }
}

fn place(window: &Window, name: &str) -> usize {
    let guid = window.snapshot().document_named(name).unwrap().guid.to_string();
    window.app(|app| app.settings().places[&guid].paragraph)
}

fn mouse(window: &mut Window, button: PointerButton) {
    for pressed in [true, false] {
        window.harness.event(Event::PointerMoved(pos2(600.0, 400.0)));
        window.harness.event(Event::PointerButton {
            pos: pos2(600.0, 400.0),
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.step();
    }
    window.run();
}

#[test]
fn recent_projects_are_in_the_menu_and_missing_ones_say_so() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    let other = window.dir().join("other.gozareh");
    window.act(Action::NewProject(Box::new(NewProject::blank(other.clone()))));
    window.wait_for(|app| app.project().is_some_and(|p| p.work.session.path() == other));
    window.settings(|settings| settings.recent.push("/nowhere/gone.gozareh".into()));
    window.harness.get_by_label("Main menu").click();
    window.run();
    window.harness.get_by_label("Recent projects").click();
    window.run();
    window.look("places-recent");
    let gone = window.harness.get_by_label("gone (not in its place)");
    assert!(gone.accesskit_node().is_disabled());
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::MenuItem, "other")
            .is_none(),
        "the open one is no choice"
    );
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    window.harness.get_by_label(&name).click();
    window.wait_for(|app| app.project().is_some_and(|p| p.work.session.path() == path));
}

#[test]
fn the_list_of_documents_follows_what_is_open() {
    let mut window = Window::with_sample(Setup::default());
    let names = names(&window);
    let last = names.last().unwrap().clone();
    let row = |window: &Window, name: &str| {
        let found = window.harness.query_all_by(|n| n.role() == Role::TreeItem);
        let mut found = found.filter(|n| n.accesskit_node().label().is_some_and(|l| l.contains(name)));
        found
            .next()
            .map(|n| n.accesskit_node().toggled() == Some(Toggled::True))
    };
    let memo = |window: &Window, name: &str| {
        MemoTarget::Passage(
            window.snapshot().document_named(name).unwrap().id,
            CharRange::new(10, 20),
        )
    };
    assert_eq!(row(&window, &last), None, "it is out of sight at first");
    let target = memo(&window, &last);
    window.act(Action::Reveal(target));
    assert_eq!(row(&window, &last), Some(true));
    // A group that is folded away opens, and a filter that hides it goes.
    let first = names[0].clone();
    let field = gozareh::i18n::Words::new(Lang::Fa)
        .get("document-filter")
        .into_owned();
    fill(&mut window, &field, &last);
    assert_eq!(row(&window, &first), None);
    open(&mut window, &first, None);
    assert_eq!(row(&window, &first), Some(true));
    assert!(says(&window, &field, ""));
    window.look("places-followed");
}

#[test]
fn the_project_that_is_open_is_never_the_one_that_is_forgotten() {
    let mut window = Window::with_sample(Setup::default());
    window.pass(1.5);
    let guid = window.snapshot().project().guid.to_string();
    for n in 0..40 {
        // Others are seen, and what is shown here stays as it is.
        let other = ProjectView {
            project: n.to_string(),
            ..ProjectView::default()
        };
        window.settings(|settings| settings.views.remember(other));
        let known = window.app(|app| app.settings().views.of(&guid).is_some());
        assert!(known, "forgotten after {n} others");
        window.pass(1.5);
    }
}
