//! Every shortcut of every command, and the number keys, pressed with the keyboard in the sheets and in what lies in
//! front of the window: the project changes only where a command that is heard there says that it changes it, and no
//! field gains a letter from a shortcut.

use std::sync::OnceLock;

use egui::{Id, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::{Lang, Words};
use gozareh::model::{
    CodeRef, CodingId, Edit, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument, NewParticipant,
    Parting, Snapshot,
};
use gozareh::settings::Settings;
use gozareh::text::{CharRange, Text};
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::command::Context::{self, Global, Text as InText};
use gozareh::ui::typing::NamePurpose;

use super::one_taker::letter;
use super::window::{Setup, Window};
use super::{window_document, with_interview};

/// A place that can have the keyboard.
struct Focus {
    name: &'static str,
    reach: fn(&mut Window),
    /// Where commands are heard there.
    heard: &'static [Context],
    kind: FocusKind,
    /// Keys of its own that change the project, as the list of shortcuts says.
    own: &'static [(Modifiers, Key)],
}

/// What the keyboard does there beside commands.
#[derive(Clone, Copy, PartialEq)]
enum FocusKind {
    /// Nothing.
    Still,
    /// The words of the text: numbers give recent codes.
    Words,
    /// A cell that a letter begins to write.
    Cell,
    /// A field: letters are typed.
    Field,
}

const PLAIN: Modifiers = Modifiers::NONE;
const ENTER: (Modifiers, Key) = (PLAIN, Key::Enter);
const CTRL_ENTER: (Modifiers, Key) = (Modifiers::COMMAND, Key::Enter);
const DELETE: (Modifiers, Key) = (PLAIN, Key::Delete);
const SPACE: (Modifiers, Key) = (PLAIN, Key::Space);

impl Focus {
    const fn new(
        name: &'static str,
        heard: &'static [Context],
        kind: FocusKind,
        reach: fn(&mut Window),
    ) -> Self {
        Self {
            name,
            reach,
            heard,
            kind,
            own: &[],
        }
    }

    const fn own(mut self, own: &'static [(Modifiers, Key)]) -> Self {
        self.own = own;
        self
    }

    /// A field on a page.
    const fn field(name: &'static str, reach: fn(&mut Window)) -> Self {
        Self::new(name, &[Global], FocusKind::Field, reach)
    }

    /// A dialog whose field has the keyboard.
    const fn dialog(name: &'static str, reach: fn(&mut Window)) -> Self {
        Self::new(name, &[], FocusKind::Field, reach)
    }
}

fn tr(id: &str) -> String {
    Words::new(Lang::En).get(id).into_owned()
}

fn first_coding(window: &Window) -> CodingId {
    window.snapshot().codings_in(window_document(window))[1].id
}

fn code(window: &Window) -> gozareh::model::CodeId {
    window.snapshot().code_tree()[2].1.id
}

fn run(window: &mut Window, command: Command) {
    window.act(Action::Run(command));
}

fn open(window: &mut Window, passage: Option<CharRange>) {
    let document = window_document(window);
    window.act(Action::Open(document, passage));
}

fn select_coding(window: &mut Window) {
    let coding = first_coding(window);
    let range = window.snapshot().coding(coding).unwrap().range;
    window.act(Action::SelectCoding(Some(coding)));
    open(window, Some(range));
}

fn select_words(window: &mut Window) {
    open(window, Some(CharRange::new(34, 40)));
}

fn field(window: &mut Window, id: &str) {
    window.focus_field(&tr(id));
}

fn show(window: &mut Window, dialog: Dialog) {
    window.act(Action::Show(dialog));
}

fn on_ladder(window: &mut Window) {
    run(window, Command::ShowLadder);
    window.strike(PLAIN, Key::ArrowDown);
    window.strike(PLAIN, Key::Home);
}

fn on_cell(window: &mut Window) {
    run(window, Command::ShowParticipants);
    let cell = window.harness.get_all_by_label("50").next();
    cell.unwrap().click();
    window.run();
}

fn confirmation() -> Dialog {
    Dialog::Confirm {
        title: "Sure?".into(),
        text: "Something goes.".into(),
        confirm: "Go".into(),
        action: Box::new(Action::Edit(Edit::CreateGroup("went".into()))),
    }
}

/// The two sheets.
const SHEETS: &[Focus] = &[
    Focus::new(
        "utterance in the ladder",
        &[Global, InText],
        FocusKind::Still,
        on_ladder,
    ),
    Focus::new(
        "condensed unit in the ladder",
        &[Global, InText],
        FocusKind::Cell,
        |w| {
            on_ladder(w);
            w.strike(PLAIN, Key::ArrowRight);
        },
    )
    .own(&[DELETE]),
    Focus::new("code in the ladder", &[Global, InText], FocusKind::Still, |w| {
        on_ladder(w);
        w.strike(PLAIN, Key::ArrowRight);
        w.strike(PLAIN, Key::ArrowRight);
    }),
    Focus::field("condensed unit in the ladder, edited", |w| {
        on_ladder(w);
        w.strike(PLAIN, Key::ArrowRight);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::field("code in the ladder, renamed", |w| {
        on_ladder(w);
        w.strike(PLAIN, Key::ArrowRight);
        w.strike(PLAIN, Key::ArrowRight);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::field("filter of the ladder", |w| {
        run(w, Command::ShowLadder);
        field(w, "ladder-words");
    }),
    Focus::new(
        "text beside the ladder",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            on_ladder(w);
            w.strike(Modifiers::COMMAND, Key::Enter);
        },
    ),
    Focus::new("cell of a participant", &[Global], FocusKind::Cell, on_cell).own(&[DELETE]),
    Focus::field("cell of a participant, edited", |w| {
        on_cell(w);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::field("filter of participants", |w| {
        run(w, Command::ShowParticipants);
        field(w, "participants-filter");
    }),
];

/// What lies in front of the window.
const FRONT: &[Focus] = &[
    Focus::dialog("palette", |w| run(w, Command::Palette)).own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("name", |w| show(w, Dialog::Name(NamePurpose::Group))),
    Focus::dialog("memo", |w| {
        let target = MemoTarget::Code(code(w));
        show(w, Dialog::Memo(target));
    }),
    Focus::dialog("definition", |w| {
        let code = code(w);
        show(w, Dialog::Definition(code));
    }),
    Focus::dialog("condensed unit in a dialog", |w| {
        select_coding(w);
        run(w, Command::Condense);
    }),
    Focus::dialog("project", |w| {
        run(w, Command::ProjectInfo);
        field(w, "dialog-project-name");
    }),
    // A name is proposed, with which the form can be left at once.
    Focus::dialog("participant", |w| show(w, Dialog::Participant(None))).own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("where to move codes", |w| {
        let code = code(w);
        show(w, Dialog::MoveCodes(vec![code]));
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("another code", |w| {
        select_coding(w);
        run(w, Command::Recode);
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("group for documents", |w| {
        let document = window_document(w);
        show(w, Dialog::MoveDocuments(vec![document]));
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::new("question", &[], FocusKind::Still, |w| {
        select_words(w);
        show(w, confirmation());
    })
    .own(&[ENTER, CTRL_ENTER, SPACE]),
    Focus::new("which coding", &[], FocusKind::Still, |w| {
        select_words(w);
        let document = window_document(w);
        let parting = Parting::Uncode(CharRange::new(34, 40));
        let codings = parting.candidates(&w.snapshot(), document);
        show(
            w,
            Dialog::WhichCodings {
                parting,
                document,
                codings,
            },
        );
    })
    .own(&[ENTER, CTRL_ENTER, SPACE]),
    Focus::dialog("settings", |w| {
        run(w, Command::Settings);
        field(w, "settings-coder");
    }),
    Focus::dialog("help", |w| run(w, Command::Help)),
    Focus::dialog("manual", |w| run(w, Command::Manual)),
    Focus::dialog("new project", |w| {
        // What Enter would make is there already, so that it leaves for no other project.
        std::fs::write(w.dir().join("New project.gozareh"), "").unwrap();
        run(w, Command::NewProject);
    }),
    Focus::dialog("shortcuts", |w| run(w, Command::Shortcuts)),
];

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
        if revision.is_none() || revision != self.revision {
            self.open();
        }
        let window = &mut self.window;
        if window.app(|app| app.project().unwrap().panes.picker.is_some()) {
            window.strike(PLAIN, Key::Escape);
        }
        if window.app(|app| app.project().unwrap().panes.reader.is_editing()) {
            run(window, Command::EditText);
        }
        run(window, Command::ShowCoding);
        if window
            .harness
            .query_all_by_label(&tr("top-menu"))
            .next()
            .is_none()
        {
            run(window, Command::ToggleFocus);
        }
        window.act(Action::SelectCoding(None));
        (focus.reach)(window);
    }

    /// Opens the project afresh.
    fn open(&mut self) {
        let window = &mut self.window;
        if window.app(|app| app.project().is_some()) {
            run(window, Command::CloseProject);
        }
        self.opened += 1;
        let path = window.dir().join(format!("keys-{}.gozareh", self.opened));
        std::fs::write(&path, project()).unwrap();
        window.act(Action::OpenProject(path));
        window.wait_for(|app| app.project().is_some());
        // A code was given before, so that numbers and the last code mean one.
        let recent = code(window);
        let coding = window.snapshot().codings().last().unwrap().id;
        window.act(Action::Edit(Edit::RecodeCodings(
            vec![coding],
            CodeRef::Id(recent),
        )));
        self.revision = window.app(|app| app.project().map(|project| project.work.session.revision()));
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
        self.window.strike(modifiers, key);
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
        if after.edited && !(field && takes_letters) && key != Key::Enter && key != Key::Delete {
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
        if field && takes_letters && focus.name != "text edited" {
            let grew = after.fields.iter().any(|(name, now)| {
                let then = before.fields.iter().find(|(label, _)| label == name);
                then.is_none_or(|(_, then)| then != now)
            });
            if !grew && key != Key::Space {
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

fn walk(places: &[Focus]) {
    let mut faults = Vec::new();
    let mut bench = Bench::new();
    for focus in places {
        bench.reach(focus);
        let mut before = bench.seen();
        if focus.kind == FocusKind::Field {
            let editing = gozareh::ui::typeset::Field::is_editing(&bench.window.harness.ctx);
            assert!(editing, "{}: no field has the keyboard", focus.name);
        }
        for key in keys() {
            let shortcut = format!("{:?}+{:?}", key.0, key.1);
            let wrong = bench.press(focus, &before, key);
            faults.extend(
                wrong
                    .into_iter()
                    .map(|fault| format!("{}: {shortcut} {fault}", focus.name)),
            );
            // A number may be waited for, which is not to be seen here.
            let after = bench.seen();
            if after.fields != before.fields || key.1 == Key::X {
                // What was typed may stay where it was typed: a filter, a name, a mark that turns a paragraph.
                bench.revision = None;
            }
            if after != before
                || bench.window.app(|app| app.project().is_none())
                || matches!(key.1, Key::R | Key::X)
            {
                bench.reach(focus);
                before = bench.seen();
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_key_has_one_taker_in_the_sheets() {
    walk(SHEETS);
}

#[test]
fn every_key_has_one_taker_in_front_of_the_window() {
    walk(FRONT);
}
