//! Two texts beside each other: each with its own document, place and selection, one of them with the focus.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Rect, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, DocumentId, Edit, MemoTarget, NewDocument};
use gozareh::report::tables::TABLES;
use gozareh::settings::{Docks, Pane, Settings};
use gozareh::text::{CharRange, Text};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::shared::{Page, Shared, TextSide};

use super::window::{Setup, Window};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn sample() -> Window {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.run();
    window
}

fn shared<R>(window: &Window, look: impl FnOnce(&Shared) -> R) -> R {
    window.app(|app| look(&app.project().unwrap().work.shared))
}

fn document(window: &Window, at: usize) -> DocumentId {
    window.snapshot().documents()[at].id
}

fn name(window: &Window, id: DocumentId) -> String {
    window.snapshot().document(id).unwrap().name.clone()
}

/// The documents in both texts, the one with the focus first.
fn open(window: &Window) -> (Option<DocumentId>, Option<DocumentId>) {
    shared(window, |shared| {
        (shared.document, shared.other.and_then(|other| other.document))
    })
}

fn side(window: &Window) -> TextSide {
    shared(window, Shared::side)
}

/// Where the text on a side is drawn.
fn place(window: &Window, side: TextSide) -> Rect {
    let wanted = match side {
        TextSide::First => ", first text",
        TextSide::Second => ", second text",
    };
    let mut texts = window.harness.query_all_by_label_contains(wanted);
    let found = texts.find(|node| {
        matches!(
            node.accesskit_node().role(),
            Role::Document | Role::MultilineTextInput
        )
    });
    found.expect("the text").rect()
}

/// Where the paragraph at the top of each text begins to be read.
fn tops(window: &Window) -> (usize, usize) {
    window.app(|app| {
        let panes = &app.project().unwrap().panes;
        let top = |place: Option<gozareh::settings::ReadingPlace>| place.unwrap().paragraph;
        (top(panes.reader.kept_place()), top(panes.beside.kept_place()))
    })
}

fn scroll(window: &mut Window, side: TextSide, lines: f32) {
    let at = place(window, side).center();
    window.harness.event(Event::PointerMoved(at));
    window.harness.step();
    for _ in 0..4 {
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -lines * 30.0),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.run();
    }
}

fn codings_in(window: &Window, document: DocumentId) -> usize {
    window.snapshot().codings_in(document).len()
}

fn words_of(window: &Window, document: DocumentId) -> String {
    window.app(|app| {
        let text = app.project().unwrap().work.session.text(document).unwrap();
        text.as_str().to_owned()
    })
}

#[test]
fn a_second_text_is_opened_coded_and_closed_by_keys() {
    let mut window = sample();
    let (one, two) = (document(&window, 0), document(&window, 1));
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(
        open(&window),
        (Some(two), Some(one)),
        "the next document comes beside"
    );
    assert_eq!(side(&window), TextSide::Second);
    assert_no_stock_text(window.harness.output());
    let (left, right) = (place(&window, TextSide::First), place(&window, TextSide::Second));
    assert!(
        left.max.x <= right.min.x + 1.0,
        "in English the first stands on the left"
    );

    // What is selected and coded is so in the second text.
    let before = (codings_in(&window, one), codings_in(&window, two));
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::E);
    assert!(shared(&window, |shared| shared.passage.is_some()));
    window.key(Modifiers::NONE, Key::V);
    let after = (codings_in(&window, one), codings_in(&window, two));
    assert_eq!(after, (before.0, before.1 + 1));

    // The other has a selection of its own, and keys are for it once it has the focus.
    let selected = shared(&window, |shared| (shared.passage, shared.coding));
    window.key(CTRL_SHIFT, Key::D);
    assert_eq!((side(&window), open(&window).0), (TextSide::First, Some(one)));
    assert_ne!(
        shared(&window, |shared| (shared.passage, shared.coding)),
        selected
    );
    window.key(Modifiers::NONE, Key::E);
    window.key(Modifiers::NONE, Key::V);
    assert_eq!(codings_in(&window, one), before.0 + 1);
    window.key(CTRL_SHIFT, Key::D);
    assert_eq!(
        shared(&window, |shared| (shared.passage, shared.coding)),
        selected
    );

    // Escape gives up what is selected, one thing after the other, and never the text.
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::Escape);
    }
    assert_eq!(open(&window), (Some(two), Some(one)));
    assert!(shared(&window, |shared| shared.passage.is_none()
        && shared.coding.is_none()));

    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(open(&window), (Some(one), None));
    // It comes back with what it showed.
    window.act(Action::Open(document(&window, 3), None));
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(open(&window).0, Some(two));
}

#[test]
fn what_is_clicked_opens_in_the_text_that_was_clicked_last() {
    let mut window = sample();
    let ids: Vec<DocumentId> = (0..4).map(|at| document(&window, at)).collect();
    window.act(Action::OpenBeside(ids[1]));
    let at = place(&window, TextSide::First).center();
    window.button(at, true);
    window.button(at, false);
    window.run();
    assert_eq!(
        (side(&window), open(&window)),
        (TextSide::First, (Some(ids[0]), Some(ids[1])))
    );
    window.act(Action::Open(ids[2], Some(CharRange::new(101, 120))));
    assert_eq!(open(&window), (Some(ids[2]), Some(ids[1])));
    assert_eq!(
        shared(&window, |shared| shared.passage),
        Some(CharRange::new(101, 120))
    );

    // The keyboard of a text is its focus, however it came there.
    window.key(CTRL_SHIFT, Key::D);
    assert!(shared(&window, |shared| shared.passage.is_none()));
    window.act(Action::Open(ids[3], None));
    assert_eq!(open(&window), (Some(ids[3]), Some(ids[2])));

    // From the name of the document the list of all opens.
    let heading = name(&window, ids[3]);
    window
        .harness
        .query_all_by_label(&heading)
        .find(|node| place(&window, TextSide::Second).min.y > node.rect().max.y && node.rect().min.y > 44.0)
        .unwrap()
        .click();
    window.run();
    let wanted = name(&window, ids[0]);
    let lists = window.harness.query_all_by_label_contains(&wanted);
    // Those of the list stand under the heading, the wanted one first.
    let under = place(&window, TextSide::Second);
    let row = lists
        .filter(|node| node.rect().min.x > under.min.x && node.rect().min.y > under.min.y)
        .min_by(|a, b| a.rect().min.y.total_cmp(&b.rect().min.y))
        .unwrap();
    row.click();
    window.run();
    assert_eq!(open(&window), (Some(ids[0]), Some(ids[2])));
}

#[test]
fn a_button_of_the_other_text_is_meant_for_it_without_pointer_and_keyboard_too() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        size: (1920.0, 1080.0),
        ..Setup::default()
    });
    window.act(Action::OpenBeside(document(&window, 1)));
    let name = Command::Find.text(&window.app(|app| app.settings().words()));
    let first = window
        .harness
        .query_all_by_label_contains(&name)
        .min_by(|a, b| a.rect().min.x.total_cmp(&b.rect().min.x))
        .unwrap();
    first.click_accesskit();
    window.run();
    assert_eq!(side(&window), TextSide::First);
    window.type_text("کار");
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Find in the document");
    assert!(
        place(&window, TextSide::First)
            .x_range()
            .contains(field.rect().center().x)
    );
}

#[test]
fn one_document_stands_in_both_at_different_places() {
    let mut window = sample();
    let one = document(&window, 0);
    window.act(Action::OpenBeside(one));
    assert_eq!(open(&window), (Some(one), Some(one)));
    scroll(&mut window, TextSide::Second, 60.0);
    let (second, first) = tops(&window);
    assert!(second > first + 3, "{second} and {first}");
    assert_eq!(side(&window), TextSide::Second, "the wheel takes no focus");

    // A coding that is made in one shows at once in the other.
    scroll(&mut window, TextSide::Second, -200.0);
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::NONE, Key::E);
    let code = CodeRef::New {
        name: "compared".into(),
        parent: None,
    };
    window.act(Action::Code(code));
    let stripes = window
        .harness
        .query_all_by(|node| {
            node.role() == Role::Paragraph && node.description().is_some_and(|d| d.contains("compared"))
        })
        .count();
    assert_eq!(stripes, 2, "it stands at the paragraph in both texts");
}

#[test]
fn words_that_are_edited_are_seen_in_the_other_text_as_they_are_typed() {
    let mut window = sample();
    let (one, two) = (document(&window, 0), document(&window, 1));
    window.act(Action::OpenBeside(one));
    scroll(&mut window, TextSide::First, 60.0);
    let before = words_of(&window, one);
    let top = tops(&window).1;
    assert!(top > 2);
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::COMMAND, Key::Home);
    window.type_text("تازه");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(tops(&window).1, top + 1, "it stays at the same words");
    assert_eq!(
        window
            .harness
            .query_all_by_label_contains("being edited in the text beside")
            .count(),
        1
    );
    assert_eq!(words_of(&window, one), before, "nothing is kept before the end");

    // The other text may look elsewhere meanwhile, and undo there is that of the project.
    window.key(CTRL_SHIFT, Key::D);
    assert_eq!(side(&window), TextSide::First);
    window.key(Modifiers::NONE, Key::Enter);
    let told = window
        .harness
        .query_all_by_label_contains("being edited in the text beside");
    assert_eq!(told.count(), 2, "why nothing can be coded is said");
    window.act(Action::Open(two, Some(CharRange::new(10, 20))));
    let editing = |window: &Window| window.app(|app| app.project().unwrap().panes.edited_document());
    assert_eq!(
        (open(&window), editing(&window)),
        ((Some(two), Some(one)), Some(one))
    );
    let coded = codings_in(&window, two);
    window.key(Modifiers::NONE, Key::V);
    assert_eq!(codings_in(&window, two), coded + 1);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!((codings_in(&window, two), editing(&window)), (coded, Some(one)));

    // A passage of the edited document is shown in the words that are kept.
    window.act(Action::Open(one, Some(CharRange::new(0, 3))));
    assert_eq!(editing(&window), None);
    assert_eq!(words_of(&window, one), format!("تازه\n{before}"));
    assert_eq!(open(&window), (Some(one), Some(one)));

    // One text is edited at a time: beginning in the other ends it here.
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::COMMAND, Key::Home);
    window.type_text("نو ");
    window.key(CTRL_SHIFT, Key::D);
    window.act(Action::Open(two, None));
    window.key(Modifiers::COMMAND, Key::E);
    assert_eq!(editing(&window), Some(two));
    assert!(words_of(&window, one).starts_with("نو "));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!((editing(&window), side(&window)), (None, TextSide::Second));
}

#[test]
fn a_long_text_is_followed_once_typing_rests() {
    let mut window = sample();
    let text = Text::new("یک خط از متنی دراز.\n".repeat(14_000));
    window.act(Action::Edit(Edit::AddDocuments(vec![NewDocument {
        name: "long".into(),
        text,
        ..NewDocument::default()
    }])));
    let long = window.snapshot().document_named("long").unwrap().id;
    window.act(Action::Open(long, None));
    window.act(Action::OpenBeside(long));
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::COMMAND, Key::Home);
    let seen = |window: &Window| {
        let read = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Paragraph && node.label().is_some_and(|label| label.starts_with("تازه"))
        };
        window.harness.query_all_by(read).count()
    };
    window.harness.event(Event::Text("تازه ".into()));
    window.harness.step();
    window.harness.step();
    assert_eq!(seen(&window), 1, "where it is typed");
    window.pass(0.5);
    assert_eq!(seen(&window), 2);
}

#[test]
fn a_text_whose_document_is_deleted_is_closed() {
    let mut window = sample();
    let ids: Vec<DocumentId> = (0..3).map(|at| document(&window, at)).collect();
    for (focused, other) in [(ids[0], ids[1]), (ids[1], ids[0])] {
        window.act(Action::Open(other, None));
        window.act(Action::OpenBeside(focused));
        window.act(Action::Edit(Edit::DeleteDocuments(vec![ids[1]])));
        assert_eq!(open(&window), (Some(ids[0]), None));
        window.key(Modifiers::COMMAND, Key::Z);
        assert!(window.snapshot().document(ids[1]).is_some());
        assert_eq!(open(&window), (Some(ids[0]), None));
    }
    // The same document in both: nothing is left to be shown.
    window.act(Action::OpenBeside(ids[0]));
    window.act(Action::Edit(Edit::DeleteDocuments(vec![ids[0]])));
    assert_eq!(open(&window), (None, None));
}

#[test]
fn both_texts_are_there_again_when_the_project_is_opened() {
    let mut window = sample();
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    let one = document(&window, 0);
    window.act(Action::OpenBeside(one));
    scroll(&mut window, TextSide::Second, 60.0);
    let border = window
        .harness
        .get_by_role_and_label(Role::Splitter, "Border of the two texts");
    border.focus();
    window.run();
    for _ in 0..2 {
        window.key(Modifiers::NONE, Key::ArrowRight);
    }
    let part = window.app(|app| app.settings().docks.first_text);
    assert!(part > 0.5, "{part}");
    window.key(CTRL_SHIFT, Key::D);
    let (before, width) = (tops(&window), place(&window, TextSide::First).width());
    let focused = side(&window);
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    window.run();
    assert_eq!((open(&window), side(&window)), ((Some(one), Some(one)), focused));
    assert_eq!(tops(&window), before);
    assert!((place(&window, TextSide::First).width() - width).abs() < 1.0);
    // Enter at the border halves the room.
    let border = window
        .harness
        .get_by_role_and_label(Role::Splitter, "Border of the two texts");
    border.focus();
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app(|app| app.settings().docks.first_text), 0.5);
}

#[test]
fn the_border_is_dragged_and_a_double_click_halves_the_room() {
    for (language, name) in [(Lang::Fa, "مرز دو متن"), (Lang::En, "Border of the two texts")] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        window.act(Action::OpenBeside(document(&window, 1)));
        let at = |window: &Window| {
            let border = window.harness.get_by_role_and_label(Role::Splitter, name);
            border.rect().center()
        };
        let from = at(&window);
        window.harness.event(Event::PointerMoved(from));
        window.run();
        window.button(from, true);
        for step in [20.0, 60.0, 90.0] {
            window.harness.event(Event::PointerMoved(from + vec2(step, 0.0)));
            window.run();
        }
        window.button(from + vec2(90.0, 0.0), false);
        window.run();
        let moved = at(&window);
        assert!(
            (moved.x - from.x - 90.0).abs() < 2.0,
            "{language:?}: {from} to {moved}"
        );
        assert!(
            shared(&window, |shared| shared.passage.is_none()),
            "nothing was selected"
        );
        window.pass(1.0);
        for pressed in [true, false, true, false] {
            window.button(moved, pressed);
        }
        window.run();
        assert!((at(&window).x - from.x).abs() < 2.0, "{language:?}");
    }
}

#[test]
fn the_keyboard_goes_round_both_texts_and_the_panes() {
    let mut window = sample();
    window.act(Action::OpenBeside(document(&window, 1)));
    let here = |window: &Window| {
        let pane = shared(window, |shared| shared.pane);
        (pane, pane.is_none().then(|| side(window)))
    };
    let go_round = |window: &mut Window, steps: usize| {
        let mut seen = Vec::new();
        for _ in 0..steps {
            window.key(Modifiers::COMMAND, Key::F6);
            seen.push(here(window));
        }
        seen
    };
    let texts = [TextSide::First, TextSide::Second].map(|side| (None, Some(side)));
    let panes = [Pane::Documents, Pane::Codes, Pane::Segments].map(|pane| (Some(pane), None));
    // Retrieved segments are passed over as long as there are none.
    assert_eq!(go_round(&mut window, 4), [&panes[..2], &texts].concat());
    let code = window.snapshot().code_tree()[0].1.id;
    window.act(Action::Reveal(MemoTarget::Code(code)));
    window.act(Action::Run(Command::ActivateCode));
    window.act(Action::Run(Command::OtherText));
    window.act(Action::Run(Command::OtherText));
    assert_eq!(side(&window), TextSide::Second);
    assert_eq!(go_round(&mut window, 5), [&panes[..], &texts].concat());
}

#[test]
fn the_way_back_knows_the_text() {
    let mut window = sample();
    let ids: Vec<DocumentId> = (0..4).map(|at| document(&window, at)).collect();
    window.act(Action::OpenBeside(ids[1]));
    window.act(Action::Open(ids[2], None));
    window.key(CTRL_SHIFT, Key::D);
    window.act(Action::Open(ids[3], None));
    assert_eq!(open(&window), (Some(ids[3]), Some(ids[2])));
    // Going from the one to the other is no step of its own.
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        (side(&window), open(&window)),
        (TextSide::First, (Some(ids[0]), Some(ids[2])))
    );
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        (side(&window), open(&window)),
        (TextSide::Second, (Some(ids[1]), Some(ids[0])))
    );
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(
        (side(&window), open(&window)),
        (TextSide::Second, (Some(ids[2]), Some(ids[0])))
    );
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(
        (side(&window), open(&window)),
        (TextSide::First, (Some(ids[3]), Some(ids[2])))
    );
}

#[test]
fn lines_stay_long_enough_to_be_read() {
    for (width, docks, upright) in [(1366.0, true, true), (1024.0, true, false), (1024.0, false, true)] {
        let mut window = Window::with_sample(Setup {
            language: Lang::En,
            size: (width, 700.0),
            ..Setup::default()
        });
        if !docks {
            window.settings(|settings| {
                settings.docks = Docks::default();
                settings.docks.show(Pane::Segments, false);
            });
        }
        window.act(Action::OpenBeside(document(&window, 1)));
        let (first, second) = (place(&window, TextSide::First), place(&window, TextSide::Second));
        assert_eq!(
            first.max.x <= second.min.x + 1.0,
            upright,
            "{width}: {first} {second}"
        );
        assert!(
            first.width() >= 339.0 && second.width() >= 339.0,
            "{width}: {first} {second}"
        );
        assert!(
            first.height() > 150.0 && second.height() > 150.0,
            "{width}: {first} {second}"
        );
    }
}

#[test]
fn emphasis_chosen_table_and_groups_of_segments_are_kept() {
    let mut window = sample();
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    let code = window.snapshot().code_tree()[0].1.id;
    window.act(Action::Reveal(MemoTarget::Code(code)));
    window.act(Action::Run(Command::ActivateCode));
    let click = |window: &mut Window, label: &str| {
        window.harness.get_by_label(label).click();
        window.run();
    };
    click(&mut window, "Codings that stand out");
    click(&mut window, "Only active codes stand out");
    window.harness.get_by_label("Codings that stand out (filtered)");
    click(&mut window, "Filter by group, speaker and attribute");
    let group = window.snapshot().groups()[0].name.clone();
    let items = window.harness.query_all_by_label_contains(&group);
    // The one in the list that was just opened, over the panes at the other side.
    items.last().unwrap().click();
    window.run();
    let remove = |window: &Window| window.harness.query_all_by_label_contains(&group).count();
    let before = remove(&window);
    window.key(Modifiers::NONE, Key::Escape);
    let table = TABLES[3];
    window.act(Action::ShowTable(table));
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    window.run();
    let shown = window.app(|app| app.project().unwrap().panes.findings.kind().unwrap().key);
    assert_eq!(
        (shared(&window, |shared| shared.page), shown),
        (Page::Findings, table.key)
    );
    window.act(Action::Run(Command::ShowCoding));
    window.harness.get_by_label("Codings that stand out (filtered)");
    assert!(before > 0);
    let guid = window.snapshot().project().guid.to_string();
    window.end();
    let (settings, damaged) = Settings::load(&window.dir().join("settings.ron"));
    assert!(!damaged);
    let view = settings.views.of(&guid).unwrap();
    assert_eq!(view.segments.groups.len(), 1);
    assert!(view.emphasis.active);
    assert_eq!(view.table, "", "the project file has it");
}

#[test]
fn the_list_of_documents_over_a_text_is_used_by_keys_once_it_was_clicked_open() {
    let mut window = sample();
    window.act(Action::Run(Command::ToggleSecondText));
    let wanted = document(&window, 20);
    for text in [TextSide::First, TextSide::Second] {
        let (own, beside) = open(&window);
        let shown = if side(&window) == text { own } else { beside }.unwrap();
        let shown = name(&window, shown);
        let line = place(&window, text);
        let buttons = window.harness.query_all_by_role_and_label(Role::Button, &shown);
        let heads = buttons
            .map(|node| node.rect())
            .filter(|rect| line.x_range().contains(rect.center().x));
        let head = heads
            .min_by(|a, b| a.min.y.total_cmp(&b.min.y))
            .expect("the name over the text");
        window.button(head.center(), true);
        window.button(head.center(), false);
        window.run();
        window.type_text(&name(&window, wanted));
        window.key(Modifiers::NONE, Key::Enter);
        window.run();
        assert_eq!(side(&window), text);
        assert_eq!(open(&window).0, Some(wanted), "{text:?}");
    }
}

#[test]
fn the_keyboard_is_in_the_same_text_again_after_every_page_and_dialog() {
    let mut window = sample();
    window.act(Action::OpenBeside(document(&window, 1)));
    let in_text = |window: &Window| {
        let ctx = &window.harness.ctx;
        window.app(|app| {
            use gozareh::ui::parts::view::View as _;
            app.project().unwrap().panes.reader.has_keyboard(ctx)
        })
    };
    for wanted in TextSide::BOTH {
        for page in [
            Command::ShowBoard,
            Command::ShowLadder,
            Command::ShowParticipants,
            Command::ShowMemos,
            Command::ShowFindings,
            Command::ShowHistory,
        ] {
            if side(&window) != wanted {
                window.key(CTRL_SHIFT, Key::D);
            }
            let before = open(&window);
            window.act(Action::Run(page));
            window.key(Modifiers::ALT, Key::Num1);
            assert_eq!((side(&window), open(&window)), (wanted, before), "after {page:?}");
            assert!(in_text(&window), "after {page:?}");
        }
        for dialog in [
            Command::ProjectInfo,
            Command::Settings,
            Command::Shortcuts,
            Command::Help,
            Command::Manual,
            Command::Palette,
            Command::Memo,
            Command::NewCode,
        ] {
            window.act(Action::Run(dialog));
            for _ in 0..3 {
                window.key(Modifiers::NONE, Key::Escape);
            }
            assert_eq!(side(&window), wanted, "after {dialog:?}");
        }
    }
}

#[test]
fn a_text_that_is_left_while_it_is_edited_says_what_was_kept() {
    let mut window = sample();
    let one = document(&window, 0);
    let before = words_of(&window, one);
    for leave in [Key::Num3, Key::Num4] {
        window.act(Action::Open(one, None));
        window.key(Modifiers::COMMAND, Key::E);
        window.key(Modifiers::COMMAND, Key::Home);
        window.type_text("نو ");
        window.key(Modifiers::ALT, leave);
        assert_eq!(words_of(&window, one), format!("نو {before}"));
        window
            .harness
            .get_by_label_contains("Edited the text of document “");
        window.harness.get_by_label("Undo").click();
        window.run();
        assert_eq!(words_of(&window, one), before);
    }
}
