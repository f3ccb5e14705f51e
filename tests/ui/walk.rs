//! Everything that can be seen is walked through: commands, pages, menus, dialogs, tooltips.

use egui::accesskit::{HasPopup, Role};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::message::Message;
use gozareh::model::{Case, Edit, MemoTarget, Parting, Snapshot};
use gozareh::session::FilePlace;
use gozareh::settings::FileDialogs;
use gozareh::text::{CharRange, Patch};
use gozareh::ui::action::{Action, Dialog, TextReplacement};
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::shared::Page;
use gozareh::ui::typing::{NamePurpose, Typing};

use super::imports::{codes_of_a_file, report};
use super::window::{Setup, Window};

/// Commands that leave the window or the project, or turn it into another one.
const LEAVING: [Command; 4] = [
    Command::Quit,
    Command::CloseProject,
    Command::OpenSample,
    Command::SwitchLanguage,
];

/// The middles of the controls that `wanted` picks, with what they are called.
pub fn controls(window: &Window, wanted: impl Fn(Role, Option<HasPopup>) -> bool) -> Vec<(String, Pos2)> {
    let mut found: Vec<(String, Pos2)> = window
        .harness
        .query_all_by(|node| {
            wanted(node.role(), node.has_popup()) && !node.is_disabled() && !node.is_hidden()
        })
        .map(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (name, node.rect().center())
        })
        .collect();
    found.retain(|(_, pos)| window.harness.ctx.content_rect().contains(*pos));
    found
}

pub fn click(window: &mut Window, at: Pos2, button: egui::PointerButton) {
    window.harness.hover_at(at);
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.step();
    }
    window.run();
}

fn check(window: &Window) {
    assert_no_stock_text(window.harness.output());
}

fn close_all(window: &mut Window) {
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Escape);
    }
}

/// Closes the menus that are open, and what they have opened.
fn close_menus(window: &mut Window) {
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Escape);
        let covered = window.app(gozareh::ui::app::App::is_covered);
        if !covered && !egui::Popup::is_any_open(&window.harness.ctx) {
            break;
        }
    }
}

/// Opens every menu, list of choices and popup of what is seen, and the menus within them.
fn walk_menus(window: &mut Window) {
    let opens = |_: Role, popup: Option<HasPopup>| popup.is_some();
    let anchors = controls(window, opens);
    for (name, at) in &anchors {
        click(window, *at, egui::PointerButton::Primary);
        check(window);
        let within: Vec<_> = controls(window, opens)
            .into_iter()
            .filter(|(_, pos)| !anchors.iter().any(|(_, known)| known.distance(*pos) < 2.0))
            .collect();
        for (_, at) in within {
            click(window, at, egui::PointerButton::Primary);
            check(window);
        }
        close_menus(window);
        assert!(
            !name.is_empty(),
            "a control that opens something at {at} has no name"
        );
    }
}

/// What rows and cards with a menu are.
pub(super) const WITH_MENUS: [Role; 5] = [
    Role::TreeItem,
    Role::ListBoxOption,
    Role::Row,
    Role::Cell,
    Role::Paragraph,
];

/// The menus of the first of each kind of row and card.
fn walk_context_menus(window: &mut Window) {
    for role in WITH_MENUS {
        let Some((_, at)) = controls(window, |found, _| found == role).into_iter().next() else {
            continue;
        };
        click(window, at, egui::PointerButton::Secondary);
        check(window);
        close_menus(window);
    }
}

/// What is told of each button when the pointer rests on it.
fn walk_tooltips(window: &mut Window) {
    for (_, at) in controls(window, |role, _| role == Role::Button) {
        window.harness.hover_at(at);
        window.harness.run_steps(3);
        check(window);
    }
}

/// One dialog of each kind. A new kind does not compile here until it is walked too.
pub fn dialogs(snapshot: &Snapshot) -> Vec<Dialog> {
    let code = snapshot.code_tree()[2].1.id;
    let document = snapshot.documents()[0].id;
    let coding = snapshot.codings_in(document)[0].id;
    let person = snapshot.participants()[0].id;
    let all = vec![
        Dialog::Confirm {
            title: "عنوان".into(),
            text: "متن با MAXQDA و ۱۲۳".into(),
            confirm: "باشد".into(),
            action: Box::new(Action::SelectCoding(None)),
        },
        Dialog::Name(NamePurpose::Group),
        Dialog::Name(NamePurpose::RenameDocument(document)),
        Dialog::Memo(MemoTarget::Code(code)),
        Dialog::Definition(code),
        Dialog::Summary(Case::Document(document), code),
        Dialog::WordLists,
        Dialog::BuildQuery("متن: کار و نه اهمیت >= ۲".into()),
        Dialog::Colour(vec![code]),
        Dialog::MoveCodes(vec![code]),
        Dialog::MergeCodes(vec![code]),
        Dialog::Recode(vec![coding]),
        Dialog::WhichCodings {
            parting: Parting::Uncode(CharRange::new(0, 40)),
            document,
            codings: vec![coding],
        },
        Dialog::Condensed(coding),
        Dialog::Split(coding),
        Dialog::MoveDocuments(vec![document]),
        Dialog::Print(vec![document]),
        Dialog::LinkParticipants(document),
        Dialog::Speakers(vec![document]),
        Dialog::Participant(Some(person)),
        Dialog::Participant(None),
        Dialog::Vanishing(Box::new(TextReplacement {
            all: false,
            patches: vec![(document, Patch::between("م۱: چرا", "م۱"))],
            same: 0,
            revision: 0,
            agreed: false,
        })),
        Dialog::TextVanishing {
            edit: Edit::EditText {
                document,
                patch: Patch::between("م۱: چرا", "م۱"),
            },
            then: None,
        },
        Dialog::ImportReport(report()),
        Dialog::DocumentImport(document),
        Dialog::Codebook(Box::new(codes_of_a_file(snapshot))),
        Dialog::Away(FilePlace::Renamed("نام تازه.gozareh".into())),
        Dialog::Away(FilePlace::Replaced),
        Dialog::Damage {
            file: "پژوهش.gozareh".into(),
            problems: vec![
                Message::new("check-pages").with("count", 3),
                Message::new("check-unreadable"),
            ],
            opened: true,
        },
        Dialog::Repaired {
            copy: "پژوهش (نسخهٔ سالم).gozareh".into(),
            lost: vec![Message::new("repair-lost-operations").with("count", 3)],
        },
        Dialog::Coder,
        Dialog::Project,
        Dialog::Unfinished(Typing::Definition(code, "یعنی MAXQDA".into())),
        Dialog::Typed(Typing::Definition(code, "یعنی MAXQDA".into())),
    ];
    for dialog in &all {
        match dialog {
            Dialog::Confirm { .. }
            | Dialog::Name(_)
            | Dialog::Memo(_)
            | Dialog::Definition(_)
            | Dialog::Summary(..)
            | Dialog::WordLists
            | Dialog::BuildQuery(_)
            | Dialog::Colour(_)
            | Dialog::MoveCodes(_)
            | Dialog::MergeCodes(_)
            | Dialog::Recode(_)
            | Dialog::WhichCodings { .. }
            | Dialog::Condensed(_)
            | Dialog::Split(_)
            | Dialog::MoveDocuments(_)
            | Dialog::Print(_)
            | Dialog::LinkParticipants(_)
            | Dialog::Speakers(_)
            | Dialog::Participant(_)
            | Dialog::Vanishing(_)
            | Dialog::TextVanishing { .. }
            | Dialog::ImportReport(_)
            | Dialog::DocumentImport(_)
            | Dialog::Codebook(_)
            | Dialog::Away(_)
            | Dialog::Damage { .. }
            | Dialog::Repaired { .. }
            | Dialog::Coder
            | Dialog::Project
            | Dialog::Unfinished(_)
            | Dialog::Typed(_) => {}
        }
    }
    all
}

#[test]
fn no_text_reaches_the_screen_by_the_stock_path() {
    let mut window = Window::with_sample(Setup::default());
    // So that files are asked for within the frame, and in what is walked.
    window.settings(|settings| settings.file_dialogs = FileDialogs::Window);
    window
        .harness
        .ctx
        .all_styles_mut(|style| style.interaction.tooltip_delay = 0.0);
    let snapshot = window.snapshot();
    let document = snapshot.documents()[0].id;
    let some_code = snapshot.codings_in(document)[0].code;
    // With something active and selected, every pane has something to show.
    window.act(Action::Open(document, Some(CharRange::new(200, 230))));
    window.act(Action::Code(gozareh::model::CodeRef::Id(some_code)));
    window.act(Action::Run(Command::ActivateCode));
    walk_context_menus(&mut window);
    let mut pages: Vec<Page> = Vec::new();
    for command in Command::ALL {
        if LEAVING.contains(command) {
            continue;
        }
        window.act(Action::Run(*command));
        check(&window);
        close_all(&mut window);
        let page = window.app(|app| app.project().unwrap().work.shared.page);
        if !pages.contains(&page) {
            pages.push(page);
            walk_menus(&mut window);
            walk_context_menus(&mut window);
            walk_tooltips(&mut window);
        }
    }
    for dialog in dialogs(&window.snapshot()) {
        window.act(Action::Show(dialog));
        check(&window);
        let before = controls(&window, |_, popup| popup.is_some());
        for (_, at) in before.into_iter().take(3) {
            click(&mut window, at, egui::PointerButton::Primary);
            check(&window);
            window.key(Modifiers::NONE, Key::Escape);
        }
        close_all(&mut window);
    }
    window.act(Action::Say("«بودجه» به REFI-QDA رفت".into()));
    window.act(Action::ShowError("پروندهٔ budget.docx خوانده نشد".into()));
    check(&window);
    window.act(Action::Run(Command::CloseProject));
    check(&window);
    walk_menus(&mut window);
    walk_tooltips(&mut window);
}

#[test]
fn what_a_dialog_offers_is_within_reach_in_the_usual_windows() {
    // Two screens of a notebook, the second at one and a half times its size, and a large one.
    for (name, language, dark, size, scale) in [
        ("fa-1366", Lang::Fa, false, (1366.0, 768.0), 1.0),
        ("en-1366", Lang::En, true, (1366.0, 768.0), 1.0),
        ("fa-150", Lang::Fa, false, (911.0, 512.0), 1.5),
        ("en-1920", Lang::En, false, (1920.0, 1080.0), 1.0),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            dark,
            size,
            scale,
        });
        for command in [
            Command::ShowCoding,
            Command::ShowBoard,
            Command::ShowLadder,
            Command::ShowParticipants,
            Command::ShowMemos,
            Command::ShowFindings,
            Command::ShowHistory,
        ] {
            window.act(Action::Run(command));
            window.look(&format!("usual-{name}-{command:?}"));
            check(&window);
        }
        window.act(Action::Run(Command::ShowCoding));
        let seen = window.harness.ctx.content_rect();
        let buttons = |window: &Window| -> Vec<(String, egui::Rect)> {
            let nodes = window.harness.query_all_by_role(Role::Button);
            nodes
                .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
                .collect()
        };
        for (number, dialog) in dialogs(&window.snapshot()).into_iter().enumerate() {
            let before = buttons(&window);
            window.act(Action::Show(dialog));
            window.run();
            window.look(&format!("usual-{name}-dialog-{number}"));
            check(&window);
            for (label, rect) in buttons(&window) {
                let own = !before.contains(&(label.clone(), rect));
                // What lies in a list that scrolls may be out of sight.
                let is_cut = rect.top() < seen.bottom() && rect.bottom() > seen.bottom();
                assert!(!own || !is_cut, "{name}, dialog {number}: {label} at {rect}");
            }
            close_all(&mut window);
        }
    }
}
