//! Every command does something where it can, and says why where it cannot.

use std::sync::OnceLock;

use egui::{ViewportCommand, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::exchange::use_cases::new_project::NewProject;
use gozareh::i18n::{Lang, Words};
use gozareh::model::{CodeRef, Edit, Level, MemoTarget, NewCode, NewCoding};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::{Command, Need};

use super::window::{Setup, Window};
use super::{window_document, with_interview};

/// What can be seen of the program, and what it has asked of the system.
#[derive(PartialEq)]
struct Seen {
    /// Every node of the accessibility tree, with its place, what it says and how it stands.
    tree: Vec<String>,
    settings: String,
    /// What is open, active and selected.
    shared: String,
    questions: usize,
}

impl Seen {
    fn of(window: &Window) -> Self {
        let nodes = window.harness.query_all_by(|_| true);
        let tree = nodes.map(|node| {
            let node = node.accesskit_node();
            let rect = node.bounding_box();
            format!(
                "{:?} {:?} {:?} {:?} {:?} {} {} {rect:?}",
                node.role(),
                node.label(),
                node.value(),
                node.is_selected(),
                node.toggled(),
                node.is_disabled(),
                node.is_focused(),
            )
        });
        Self {
            tree: tree.collect(),
            settings: window.app(|app| format!("{:?}", app.settings())),
            shared: window.app(|app| format!("{:?}", app.project().map(|p| &p.work.shared))),
            questions: window.questions(),
        }
    }
}

/// Runs a command; whether it has an effect that can be seen, or ends the program.
fn has_effect(window: &mut Window, command: Command) -> bool {
    let before = Seen::of(window);
    window.act_once(Action::Run(command));
    let ends = window.harness.output().viewport_output[&ViewportId::ROOT]
        .commands
        .contains(&ViewportCommand::Close);
    window.run();
    // A file is asked for beside the window.
    for _ in 0..200 {
        if ends || Seen::of(window) != before {
            return true;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    false
}

fn passage() -> CharRange {
    CharRange::new(4, 12)
}

/// The file of a project with one interview, in which nothing is coded, but in which there are codes.
fn project() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let mut window = with_interview(Lang::En);
        let code = |name: &str, level| NewCode {
            name: name.into(),
            level: Some(level),
            ..NewCode::default()
        };
        window.act(Action::Edit(Edit::CreateCodes {
            parent: None,
            codes: vec![code("worry", Level::Code), code("money", Level::Category)],
        }));
        let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
        window.act(Action::Run(Command::CloseProject));
        std::fs::read(path).unwrap()
    })
}

/// A window of its own with that project, in which nothing is selected.
fn window() -> Window {
    let mut window = empty();
    let path = window.dir().join("commands.gozareh");
    std::fs::write(&path, project()).unwrap();
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    window
}

/// A window without a project.
fn empty() -> Window {
    let mut window = Window::new(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.run();
    window
}

fn code(window: &Window, place: usize) -> gozareh::model::CodeId {
    window.snapshot().code_tree()[place].1.id
}

fn add_coding(window: &mut Window, range: CharRange, place: usize) {
    let coding = NewCoding::new(window_document(window), range, CodeRef::Id(code(window, place)));
    window.act(Action::Edit(Edit::AddCodings(vec![coding])));
}

/// Brings about what a command needs.
fn meet(window: &mut Window, need: Need) {
    let document = window_document(window);
    match need {
        // The interview is open from the start, and it was brought in by an operation that can be taken back.
        Need::Project | Need::Document | Need::ListedDocument | Need::Undo => {}
        Need::CodedDocument | Need::Coding | Need::CodingHere => add_coding(window, passage(), 0),
        Need::Passage | Need::PassageOrCoding | Need::PassageOrChosenCoding => {
            window.act(Action::Open(document, Some(passage())));
        }
        Need::Recent => {
            add_coding(window, CharRange::new(1, 3), 0);
            window.act(Action::SelectCoding(None));
        }
        Need::Code => {
            let code = code(window, 0);
            window.act(Action::Reveal(MemoTarget::Code(code)));
        }
        Need::Activated => {
            meet(window, Need::Code);
            window.act(Action::Run(Command::ActivateCode));
        }
        Need::Pane => window.act(Action::Run(Command::NextPane)),
        Need::OtherText => window.act(Action::Run(Command::ToggleSecondText)),
        Need::Redo => window.act(Action::Run(Command::Undo)),
        Need::PlaceToLeft => window.act(Action::Run(Command::ShowMemos)),
        Need::PlaceToRight => {
            meet(window, Need::PlaceToLeft);
            window.act(Action::Run(Command::PlaceToLeft));
        }
    }
}

/// What lies under some commands beside what they need, so that there is something to be seen of them.
fn prepare(window: &mut Window, command: Command) {
    match command {
        Command::ShowCoding => window.act(Action::Run(Command::ShowBoard)),
        Command::ZoomReset => window.act(Action::Run(Command::ZoomIn)),
        Command::ResetDocks | Command::PaneToLeading => {
            window.act(Action::Run(Command::NextPane));
            window.act(Action::Run(Command::PaneToBottom));
        }
        Command::PaneEarlier => window.act(Action::Run(Command::NextPane)),
        Command::NextOverlapping => {
            add_coding(window, passage(), 0);
            add_coding(window, CharRange::new(6, 14), 1);
        }
        Command::NextCoding | Command::PreviousCoding => add_coding(window, CharRange::new(14, 20), 1),
        Command::MergeNeighbours => add_coding(window, CharRange::new(13, 20), 0),
        Command::NextMarked => {
            meet(window, Need::Passage);
            window.act(Action::Run(Command::Highlight));
            window.act(Action::Open(window_document(window), Some(CharRange::new(0, 1))));
        }
        Command::CodeWithSelected | Command::Annotate | Command::Highlight => meet(window, Need::Passage),
        Command::ShrinkSelection => {
            meet(window, Need::Passage);
            window.act(Action::Run(Command::ExtendSelection));
        }
        Command::CodeNextSentence => meet(window, Need::Recent),
        _ => {}
    }
}

#[test]
fn every_command_has_an_effect_where_it_can_have_one() {
    let mut idle = Vec::new();
    for command in Command::ALL {
        let mut window = if command.needs().is_empty() {
            empty()
        } else {
            window()
        };
        for need in command.needs() {
            meet(&mut window, *need);
        }
        if command.needs_project() {
            prepare(&mut window, *command);
        }
        let enabled = window.app(|app| command.is_enabled(app.met_needs()));
        if !enabled || !has_effect(&mut window, *command) {
            idle.push((command, enabled));
        }
    }
    assert!(idle.is_empty(), "without effect (and whether enabled): {idle:?}");
}

#[test]
fn a_command_that_lacks_something_changes_nothing_and_says_what() {
    // Nothing at all is open: nothing happens, for the palette offers no such command there.
    let mut welcome = empty();
    let before = Seen::of(&welcome);
    for command in Command::ALL.iter().filter(|c| c.needs_project()) {
        welcome.act(Action::Run(*command));
        assert!(Seen::of(&welcome) == before, "{command:?} without a project");
    }
    // Nor does any of them ask for a file beside the window.
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        welcome.harness.step();
    }
    assert!(Seen::of(&welcome) == before, "one of them has an effect later");
    // An empty project: the sentence of the need is read, and nothing else has changed.
    let project = welcome.dir().join("empty.gozareh");
    welcome.act(Action::NewProject(Box::new(NewProject::blank(project))));
    welcome.wait_for(|app| app.project().is_some());
    let (words, before) = (Words::new(Lang::En), welcome.snapshot());
    let mut told = 0;
    for command in Command::ALL {
        let Some(need) = welcome.app(|app| command.missing(app.met_needs())) else {
            continue;
        };
        let sentence = words.get(
            need.sentence()
                .expect("a sentence about what an open project lacks"),
        );
        let page = welcome.app(|app| app.project().unwrap().work.shared.page);
        welcome.act(Action::Run(*command));
        assert!(
            welcome
                .harness
                .query_all_by_label_contains(&sentence)
                .next()
                .is_some(),
            "{command:?} does not say {sentence:?}"
        );
        assert!(
            welcome.snapshot() == before,
            "{command:?} has changed the project"
        );
        let still = welcome.app(|app| app.project().unwrap().work.shared.page == page && !app.is_covered());
        assert!(still, "{command:?} has opened something");
        told += 1;
        // The toast goes before the next command.
        welcome.pass(60.0);
        let gone = welcome.harness.query_all_by_label_contains(&sentence).next();
        assert!(gone.is_none(), "{command:?}: the sentence stays");
    }
    assert!(told > 30, "most commands need something, {told} said so");
    // In the palette they are greyed out, where the others are not.
    welcome.act(Action::Run(Command::Palette));
    for command in [Command::Uncode, Command::ImportDocuments] {
        welcome.type_text(&command.text(&words));
        let greyed = {
            let label = format!("{}{}", command.text(&words), words.get("list-comma").trim_end());
            let row = welcome
                .harness
                .query_all_by_label_contains(&label)
                .next()
                .unwrap();
            row.accesskit_node().is_disabled()
        };
        assert_eq!(greyed, command == Command::Uncode, "{command:?}");
        welcome.key(egui::Modifiers::COMMAND, egui::Key::A);
    }
}

#[test]
fn the_picker_says_which_code_it_replaces_and_gives_a_further_one_where_asked() {
    use egui::{Key, Modifiers};
    let mut window = with_interview(Lang::En);
    let document = window_document(&window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    let at = text.as_str().find("بودجه").unwrap();
    let start = text.as_str()[..at].chars().count() as u32;
    let passage = CharRange::new(start, start + 5);
    window.act(Action::Open(document, Some(passage)));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(
        window
            .harness
            .query_all_by_label_contains("in place of")
            .next()
            .is_none()
    );
    window.type_text("budget");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    let codes = |window: &Window| -> Vec<String> {
        super::codings(window).into_iter().map(|(_, code)| code).collect()
    };
    assert_eq!(codes(&window), ["budget"]);
    window.key(Modifiers::NONE, Key::Enter);
    window.harness.get_by_label("Another code in place of “budget”");
    window
        .harness
        .get_by_label_contains("Ctrl+Enter: add a further code and stay");
    window.look("picker-replaces");
    window.type_text("money");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(codes(&window), ["budget", "money"]);
    // It is still about the coding at which it was opened.
    window.harness.get_by_label("Another code in place of “budget”");
    window.type_text("means");
    window.key(Modifiers::NONE, Key::Enter);
    let mut given = codes(&window);
    given.sort();
    assert_eq!(given, ["means", "money"]);
    assert!(
        window
            .harness
            .query_all_by_label_contains("in place of")
            .next()
            .is_none()
    );
}
