//! Every shortcut of every command, and the number keys, pressed with the keyboard wherever it can be: the project
//! changes only where a command that is heard there says that it changes it, and no field gains a letter from a
//! shortcut.

mod front;
mod odd;
mod pages;
mod places;
mod stops;
mod text;

use std::sync::OnceLock;

use egui::{Id, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{
    CodeRef, Edit, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument, NewParticipant, Snapshot,
};
use gozareh::settings::Settings;
use gozareh::text::{CharRange, Text};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::shared::TextSide;

use super::one_taker::letter;
use super::window::{Setup, Window};
use super::{window_document, with_interview};
use places::{Focus, FocusKind, PLAIN, run, tr};

/// The file of a small project that has something of everything.
fn project() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let mut window = with_interview(Lang::En);
        let document = window_document(&window);
        let code = |name: &str, level, children| NewCode {
            name: name.into(),
            level: Some(level),
            children,
            ..NewCode::default()
        };
        let inner = vec![
            code("worry", Level::Code, Vec::new()),
            code("future", Level::Code, Vec::new()),
        ];
        let codes = vec![code(
            "care",
            Level::Category,
            vec![code("fear", Level::Subcategory, inner)],
        )];
        window.act(Action::Edit(Edit::CreateCodes { parent: None, codes }));
        let tree = window.snapshot();
        let id = |name: &str| {
            tree.code_tree()
                .iter()
                .find(|(_, c)| c.name == name)
                .unwrap()
                .1
                .id
        };
        let coding = |start, end, name: &str| {
            NewCoding::new(document, CharRange::new(start, end), CodeRef::Id(id(name)))
        };
        window.act(Action::Edit(Edit::AddCodings(vec![
            coding(30, 50, "worry"),
            coding(26, 60, "future"),
            coding(70, 80, "worry"),
        ])));
        let person = |n: usize| NewParticipant {
            name: format!("P{n}"),
            values: vec![("age".into(), "50".into())],
            ..NewParticipant::default()
        };
        window.act(Action::Edit(Edit::ImportParticipants(
            (1..=9).map(person).collect(),
        )));
        let other = |n: usize| NewDocument {
            name: format!("Other {n}"),
            text: Text::new("One line.\nAnother line."),
            ..NewDocument::default()
        };
        window.act(Action::Edit(Edit::AddDocuments((1..=8).map(other).collect())));
        window.act(Action::Edit(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Document(document),
            kind: MemoKind::Note,
            body: "a note".into(),
        }));
        window.act(Action::Edit(Edit::AddHighlight(document, CharRange::new(92, 96))));
        window.act(Action::Edit(Edit::CreateGroup("Group".into())));
        // Something to bring back as well.
        window.act(Action::Edit(Edit::CreateGroup("G".into())));
        window.act(Action::Run(Command::Undo));
        let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
        window.act(Action::Run(Command::CloseProject));
        std::fs::read(path).unwrap()
    })
}

/// All that is compared before and after a key.
#[derive(Clone, PartialEq)]
struct Seen {
    focused: Option<Id>,
    revision: Option<u64>,
    covered: bool,
    picking: bool,
    popup: bool,
    shared: String,
    settings: String,
    fields: Vec<(String, String)>,
    edited: bool,
}

/// The fields without the marks that turn a paragraph: these are no letters, and have a key of their own.
fn without_marks(mut fields: Vec<(String, String)>) -> Vec<(String, String)> {
    for (_, words) in &mut fields {
        words.retain(|c| !matches!(c, '\u{200e}' | '\u{200f}'));
    }
    fields
}

struct Bench {
    window: Window,
    settings: Settings,
    opened: usize,
    /// The revision of the project as it was made.
    revision: Option<u64>,
    /// The project as it was made.
    made: Option<Snapshot>,
}

impl Bench {
    fn new() -> Self {
        let mut window = Window::new(Setup {
            language: Lang::En,
            ..Setup::default()
        });
        window.run();
        let settings = window.app(|app| app.settings().clone());
        Self {
            window,
            settings,
            opened: 0,
            revision: None,
            made: None,
        }
    }

    /// Gives the keyboard to a place, in the project as it was made.
    fn reach(&mut self, focus: &Focus) {
        let window = &mut self.window;
        for _ in 0..8 {
            if window.app(|app| app.is_covered()) {
                window.strike(PLAIN, Key::Escape);
            }
        }
        egui::Popup::close_all(&window.harness.ctx);
        let settings = self.settings.clone();
        window.settings(|now| *now = settings);
        let revision = window.app(|app| app.project().map(|project| project.work.session.revision()));
        if revision.is_none() || revision != self.revision && !self.take_back() {
            self.open();
        }
        let window = &mut self.window;
        if window.app(|app| app.project().unwrap().panes.picker.is_some()) {
            window.strike(PLAIN, Key::Escape);
        }
        if window.app(|app| app.project().unwrap().panes.reader.is_editing()) {
            window.act(Action::GiveUpText);
        }
        // A name that is being written would keep the keyboard.
        if gozareh::ui::typeset::Field::is_editing(&window.harness.ctx) {
            window.strike(PLAIN, Key::Escape);
        }
        run(window, Command::ShowCoding);
        if window.app(|app| app.project().unwrap().work.shared.other.is_some()) {
            window.act(Action::CloseText(TextSide::Second));
        }
        if window
            .harness
            .query_all_by_label(&tr("top-menu"))
            .next()
            .is_none()
        {
            run(window, Command::ToggleFocus);
        }
        window.act(Action::SelectCoding(None));
        focus.reach.go(window);
    }

    /// Undoes what a key did where that is little: closes what it opened and gives the settings back. Whether all is as it
    /// was.
    fn restore(&mut self, before: &Seen) -> bool {
        let settings = self.settings.clone();
        self.window.settings(|now| *now = settings);
        self.window.run();
        for _ in 0..3 {
            let after = self.seen();
            if after.covered && !before.covered || after.picking && !before.picking {
                self.window.tap_key(PLAIN, Key::Escape);
            }
        }
        self.seen() == *before
    }

    /// Takes back what a key did, or does again what it took back; whether the project is as it was made.
    fn take_back(&mut self) -> bool {
        if self.revision.is_none() {
            return false;
        }
        for command in [Command::Undo, Command::Redo, Command::Redo] {
            run(&mut self.window, command);
            if self.made.as_ref() == Some(&self.window.snapshot()) {
                self.revision = self
                    .window
                    .app(|app| app.project().map(|project| project.work.session.revision()));
                return true;
            }
        }
        false
    }

    /// Opens the project afresh.
    fn open(&mut self) {
        let window = &mut self.window;
        if window.app(|app| app.project().is_some()) {
            run(window, Command::CloseProject);
        }
        // What closing remembers of the project, and what was being written then, would be shown again.
        let settings = self.settings.clone();
        window.settings(|now| *now = settings);
        let drafts = window.dir().join("drafts");
        if drafts.exists() {
            std::fs::remove_dir_all(drafts).unwrap();
        }
        self.opened += 1;
        let path = window.dir().join(format!("keys-{}.gozareh", self.opened));
        std::fs::write(&path, project()).unwrap();
        window.act(Action::OpenProject(path));
        window.wait_for(|app| app.project().is_some());
        // A code was given before, so that numbers and the last code mean one.
        let recent = window.snapshot().code_tree()[3].1.id;
        let coding = window.snapshot().codings().last().unwrap().id;
        window.act(Action::Edit(Edit::RecodeCodings(
            vec![coding],
            CodeRef::Id(recent),
        )));
        self.revision = window.app(|app| app.project().map(|project| project.work.session.revision()));
        self.made = Some(window.snapshot());
    }

    fn seen(&self) -> Seen {
        let ctx = &self.window.harness.ctx;
        self.window.app(|app| {
            let project = app.project();
            let panes = project.map(|project| &project.panes);
            Seen {
                focused: ctx.memory(|memory| memory.focused()),
                revision: project.map(|project| project.work.session.revision()),
                covered: app.is_covered(),
                picking: panes.is_some_and(|panes| panes.picker.is_some()),
                popup: egui::Popup::is_any_open(ctx),
                shared: format!("{:?}", project.map(|project| &project.work.shared)),
                settings: format!("{:?}", app.settings()),
                fields: without_marks(self.window.fields()),
                edited: project.is_some_and(|project| {
                    let snapshot = project.work.session.snapshot();
                    project.panes.reader.edited(snapshot).is_some()
                }),
            }
        })
    }

    fn project(&self) -> Option<(Snapshot, u64)> {
        self.window.app(|app| {
            let session = &app.project()?.work.session;
            Some((session.snapshot().clone(), session.revision()))
        })
    }

    /// Presses a key where the keyboard is; what is wrong with what came of it.
    fn press(&mut self, focus: &Focus, before: &Seen, (modifiers, key): (Modifiers, Key)) -> Vec<String> {
        let project = self.project();
        let selected = self.window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            shared.passage.is_some() || shared.coding.is_some()
        });
        let in_field = self.window.focused_field().is_some();
        // The words of such a field are read alone.
        let mut focused = self.window.harness.query_all_by(|node| node.is_focused());
        let is_read = in_field && focused.any(|node| node.accesskit_node().is_read_only());
        drop(focused);
        self.window.tap_key(modifiers, key);
        let after = self.seen();
        let mut faults = Vec::new();
        let typed = letter(modifiers, key);
        let plain = !modifiers.alt && !modifiers.command;

        // The project.
        let is = |shortcut: &gozareh::ui::command::Shortcut| {
            shortcut.key == key && modifiers.matches_exact(shortcut.modifiers)
        };
        let field = focus.kind == FocusKind::Field;
        let takes_letters =
            plain && typed.is_some() && matches!(focus.kind, FocusKind::Field | FocusKind::Cell);
        let meant = Command::ALL.iter().any(|command| {
            let own = field && matches!(command, Command::Undo | Command::Redo);
            command.changes_project()
                && focus.heard.contains(&command.context())
                && command.shortcuts().iter().any(is)
                && !focus.without.contains(command)
                && !own
                && !takes_letters
        });
        let number = focus.kind == FocusKind::Words
            && selected
            && plain
            && ('1'..='9').any(|n| typed == Some(n.into()));
        let own = focus.own.contains(&(modifiers, key));
        if let (Some((then, revision)), Some((now, later))) = (&project, self.project()) {
            let changed = now.differences(then);
            if (!changed.is_empty() || later != *revision) && !(meant || number || own) {
                faults.push(format!("changes {changed:?}"));
            }
            if later > revision + 1 {
                faults.push("is more than one operation".into());
            }
        }

        // The fields.
        if after.edited && !own && !(field && takes_letters) && key != Key::Enter && key != Key::Delete {
            faults.push("types into the text".into());
        }
        for (name, now) in &after.fields {
            let then = before.fields.iter().find(|(label, _)| label == name);
            let gained = match then {
                Some((_, then)) if then == now => continue,
                Some((_, then)) => now.chars().count() > then.chars().count(),
                None => false,
            };
            let is_letter = typed.as_ref() == Some(now);
            if (gained || is_letter) && !takes_letters && key != Key::Enter {
                faults.push(format!("types {now:?} into {name:?}"));
            }
        }
        if in_field && takes_letters && !is_read {
            let grew = after.fields.iter().any(|(name, now)| {
                let then = before.fields.iter().find(|(label, _)| label == name);
                then.is_none_or(|(_, then)| then != now)
            });
            if !grew && !after.edited && key != Key::Space {
                faults.push("is not typed".into());
            }
        }
        faults
    }
}

/// Every key of every command, and the numbers.
fn keys() -> Vec<(Modifiers, Key)> {
    let shortcuts = Command::ALL.iter().flat_map(|command| command.shortcuts());
    let mut keys: Vec<(Modifiers, Key)> = shortcuts
        .map(|shortcut| (shortcut.modifiers, shortcut.key))
        .collect();
    keys.extend(
        [
            Key::Num0,
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ]
        .map(|key| (PLAIN, key)),
    );
    let mut unique = Vec::new();
    for key in keys {
        if !unique.contains(&key) {
            unique.push(key);
        }
    }
    unique
}

/// The small project that has something of everything.
fn shown() -> Window {
    let mut bench = Bench::new();
    bench.open();
    bench.window
}

/// Presses every key in one part of the places, of so many parts.
fn walk(places: &[Focus], part: usize, parts: usize) {
    let mut faults = Vec::new();
    let mut bench = Bench::new();
    for focus in places.iter().skip(part).step_by(parts) {
        bench.reach(focus);
        let mut before = bench.seen();
        let editing = gozareh::ui::typeset::Field::is_editing(&bench.window.harness.ctx);
        let focus = &Focus {
            kind: match focus.kind {
                FocusKind::FieldOrStill if editing => FocusKind::Field,
                FocusKind::FieldOrStill => FocusKind::Still,
                kind => kind,
            },
            ..*focus
        };
        assert_eq!(
            focus.kind == FocusKind::Field,
            editing,
            "{}: whether a field has the keyboard",
            focus.name
        );
        if !focus.label.is_empty() {
            let field = bench.window.focused_field();
            assert_eq!(field, Some(tr(focus.label)), "{}", focus.name);
        }
        for key in keys() {
            let shortcut = format!("{:?}+{:?}", key.0, key.1);
            let wrong = bench.press(focus, &before, key);
            faults.extend(
                wrong
                    .into_iter()
                    .map(|fault| format!("{}: {shortcut} {fault}", focus.name)),
            );
            let mut after = bench.seen();
            if editing && after != before && after.focused == before.focused {
                // What was typed is taken back in its field.
                bench.window.strike(Modifiers::COMMAND, Key::Z);
                after = bench.seen();
            }
            if after.fields != before.fields || key.1 == Key::X {
                // What was typed may stay where it was typed: a filter, a name, a mark that turns a paragraph.
                bench.revision = None;
            }
            // A number may be waited for, and the cursor of a list may have gone to what was taken back: neither is to be
            // seen here.
            let unseen = matches!(key.1, Key::R | Key::X | Key::Y | Key::Z);
            let gone = bench.window.app(|app| app.project().is_none());
            if unseen || gone || after != before && !bench.restore(&before) {
                bench.reach(focus);
                before = bench.seen();
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A list of places, walked by as many tests as numbers are given, so that they run beside each other.
macro_rules! walks {
    ($name:ident: $places:expr => $all:tt) => {
        mod $name {
            walks! { @each $places, $all, $all }
        }
    };
    (@each $places:expr, [$($part:ident)+], $all:tt) => {
        $(
            #[test]
            fn $part() {
                walks! { @one $places, $part, $all }
            }
        )+
    };
    (@one $places:expr, $part:ident, [$($name:ident)+]) => {
        let names = [$(stringify!($name)),+];
        let part = names.iter().position(|name| *name == stringify!($part));
        super::walk(&$places, part.unwrap(), names.len());
    };
}

walks! { in_the_text: super::text::TEXT => [one two three four five six seven eight nine ten eleven twelve] }
walks! { in_texts: super::text::TEXTS => [one two three four five] }
walks! { on_the_pages: super::pages::PAGES => [one two three four five six seven eight nine ten eleven twelve thirteen fourteen] }
walks! { in_the_sheets: super::pages::SHEETS => [one two three four five six seven eight] }
walks! { in_front: super::front::FRONT => [one two three four] }
walks! { in_menus: super::front::MENUS => [one two three four five six seven] }
walks! { in_dialogs: super::front::every_dialog() => [one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen] }
