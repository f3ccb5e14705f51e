//! The places of the window that can have the keyboard, and the way to each.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::model::{CodingId, Edit, MemoTarget, Parting};
use gozareh::report::tables::TableKind;
use gozareh::text::CharRange;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::command::Context::{self, Codes, Documents, Global, Text as InText};
use gozareh::ui::typing::NamePurpose;

use super::super::window::Window;
use super::super::window_document;

/// A place that can have the keyboard.
pub(super) struct Focus {
    pub(super) name: &'static str,
    pub(super) reach: fn(&mut Window),
    /// Where commands are heard there.
    pub(super) heard: &'static [Context],
    pub(super) kind: FocusKind,
    /// Keys of its own that change the project, as the list of shortcuts says.
    pub(super) own: &'static [(Modifiers, Key)],
}

/// What the keyboard does there beside commands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum FocusKind {
    /// Nothing.
    Still,
    /// The words of the text: numbers give recent codes.
    Words,
    /// A cell that a letter begins to write.
    Cell,
    /// A field: letters are typed.
    Field,
}

pub(super) const PLAIN: Modifiers = Modifiers::NONE;
const ENTER: (Modifiers, Key) = (PLAIN, Key::Enter);
const CTRL_ENTER: (Modifiers, Key) = (Modifiers::COMMAND, Key::Enter);
const DELETE: (Modifiers, Key) = (PLAIN, Key::Delete);
/// Turns the paragraph of a field.
const TURN: (Modifiers, Key) = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::X);
const SPACE: (Modifiers, Key) = (PLAIN, Key::Space);
const UP: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowUp);
const DOWN: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowDown);
const LEFT: (Modifiers, Key) = (Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowLeft);
const RIGHT: (Modifiers, Key) = (Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowRight);

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

pub(super) fn tr(id: &str) -> String {
    Words::new(Lang::En).get(id).into_owned()
}

fn first_coding(window: &Window) -> CodingId {
    window.snapshot().codings_in(window_document(window))[1].id
}

pub(super) fn code(window: &Window) -> gozareh::model::CodeId {
    window.snapshot().code_tree()[2].1.id
}

pub(super) fn run(window: &mut Window, command: Command) {
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

pub(super) fn click(window: &mut Window, role: Role, label: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|said| said.contains(label)));
    let found = found.into_iter().next();
    let Some(found) = found else {
        let all = window.harness.query_all_by_role(role);
        let said: Vec<_> = all.map(|node| node.accesskit_node().label()).collect();
        panic!("no {role:?} {label:?} among {said:?}");
    };
    // Without the pointer: two clicks of it in a row would be a double click.
    found.click_accesskit();
    window.run();
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

/// The first of a list.
fn option(window: &Window) -> Option<Node<'_>> {
    window.harness.query_all_by_role(Role::ListBoxOption).next()
}

fn in_tree(window: &mut Window) {
    click(window, Role::TreeItem, "care");
}

fn in_documents(window: &mut Window) {
    click(window, Role::TreeItem, "Other 3");
}

fn confirmation() -> Dialog {
    Dialog::Confirm {
        title: "Sure?".into(),
        text: "Something goes.".into(),
        confirm: "Go".into(),
        action: Box::new(Action::Edit(Edit::CreateGroup("went".into()))),
    }
}

/// The text and the panes beside it.
pub(super) const TEXT: &[Focus] = &[
    Focus::new("caret in the text", &[Global, InText], FocusKind::Words, |w| {
        open(w, None);
        w.strike(Modifiers::COMMAND, Key::Home);
    }),
    Focus::new(
        "words selected",
        &[Global, InText],
        FocusKind::Words,
        select_words,
    ),
    Focus::new(
        "coding selected",
        &[Global, InText],
        FocusKind::Words,
        select_coding,
    ),
    Focus::new(
        "words selected in the second text",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            open(w, None);
            run(w, Command::ToggleSecondText);
            select_words(w);
        },
    ),
    Focus::new("text edited", &[Global], FocusKind::Field, |w| {
        open(w, None);
        run(w, Command::EditText);
    })
    .own(&[TURN]),
    Focus::field("find bar", |w| {
        open(w, None);
        run(w, Command::Find);
    }),
    Focus::field("replace bar", |w| {
        open(w, None);
        run(w, Command::Replace);
        field(w, "reader-replace-with");
    }),
    Focus::field("condensed unit", |w| {
        select_coding(w);
        field(w, "segments-condensed");
    }),
    Focus::field("memo of a coding", |w| {
        select_coding(w);
        field(w, "segments-memo");
    }),
    Focus::field("picker", |w| {
        select_words(w);
        run(w, Command::CodeSelection);
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::field("search", |w| run(w, Command::FindInAll)),
    Focus::field("search and replace", |w| {
        run(w, Command::ReplaceInAll);
        field(w, "reader-replace-with");
    }),
    Focus::new("retrieved segment", &[Global], FocusKind::Still, |w| {
        in_tree(w);
        if option(w).is_none() {
            w.strike(PLAIN, Key::Space);
        }
        option(w).expect("a card").focus();
        w.run();
    })
    .own(&[DELETE]),
];

/// The code system, the documents and the pages.
pub(super) const PAGES: &[Focus] = &[
    Focus::new("code tree", &[Global, Codes], FocusKind::Still, in_tree).own(&[UP, DOWN, LEFT, RIGHT]),
    Focus::field("filter of codes", |w| field(w, "codes-filter")),
    Focus::field("code renamed", |w| {
        in_tree(w);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::new("documents", &[Global, Documents], FocusKind::Still, in_documents).own(&[UP, DOWN]),
    Focus::field("filter of documents", |w| field(w, "document-filter")),
    Focus::field("document renamed", |w| {
        in_documents(w);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::new("card on the board", &[Global, Codes], FocusKind::Still, |w| {
        run(w, Command::ShowBoard);
        w.strike(PLAIN, Key::ArrowDown);
    })
    .own(&[UP, DOWN, LEFT, RIGHT]),
    Focus::field("filter of the board", |w| {
        run(w, Command::ShowBoard);
        field(w, "codes-filter");
    }),
    Focus::field("memo edited", |w| {
        run(w, Command::ShowMemos);
        if w.harness.query_all_by_label(&tr("memos-text")).next().is_none() {
            option(w).expect("a memo").click();
            w.run();
        }
        field(w, "memos-text");
    }),
    Focus::field("search of memos", |w| {
        run(w, Command::ShowMemos);
        field(w, "memos-search");
    }),
    Focus::field("option of a table", |w| {
        let ladder = TableKind::named("ladder").unwrap();
        w.act(Action::ShowTable(ladder));
        field(w, "ladder-words");
    }),
    Focus::field("filter of the history", |w| {
        run(w, Command::ShowHistory);
        field(w, "history-filter");
    }),
];

/// The two sheets.
pub(super) const SHEETS: &[Focus] = &[
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
pub(super) const FRONT: &[Focus] = &[
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
    Focus::new("printing", &[], FocusKind::Still, |w| {
        let document = window_document(w);
        show(w, Dialog::Print(vec![document]));
    })
    .own(&[ENTER, SPACE]),
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
