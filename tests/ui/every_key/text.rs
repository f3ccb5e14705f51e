//! The text, alone and beside another, and the panes round it.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::command::Context::{Global, Text as InText};

use super::places::*;

/// What moves the end of a coding where one is chosen, and selects words elsewhere.
const EDGES: &[Command] = &[
    Command::ResizeRight,
    Command::ResizeLeft,
    Command::ResizeRightByLetter,
    Command::ResizeLeftByLetter,
];

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
    })
    .label("reader-find"),
    Focus::field("replace bar", |w| {
        open(w, None);
        run(w, Command::Replace);
        field(w, "reader-replace-with");
    })
    .label("reader-replace-with"),
    Focus::field("condensed unit", |w| {
        select_coding(w);
        field(w, "segments-condensed");
    })
    .label("segments-condensed"),
    Focus::field("memo of a coding", |w| {
        select_coding(w);
        field(w, "segments-memo");
    })
    .label("segments-memo"),
    Focus::field("picker", |w| {
        select_words(w);
        run(w, Command::CodeSelection);
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::field("search", |w| run(w, Command::FindInAll)).label("search-field"),
    Focus::field("search and replace", |w| {
        run(w, Command::ReplaceInAll);
        field(w, "reader-replace-with");
    })
    .label("reader-replace-with"),
    Focus::new("retrieved segment", &[Global], FocusKind::Still, |w| {
        in_tree(w);
        if option(w).is_none() {
            w.strike(PLAIN, Key::Space);
        }
        option(w).expect("a card").focus();
        w.run();
    })
    .own(&[DELETE]),
    Focus::new(
        "caret clicked into a coding",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            click_letter(w, 36);
            assert!(w.app(|app| app.project().unwrap().work.shared.coding.is_some()));
        },
    )
    .without(EDGES),
    Focus::new(
        "words selected, with the bar beside them",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            select_words(w);
            w.pass(1.0);
        },
    )
    .without(EDGES),
    Focus::new(
        "text alone in the window",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            select_coding(w);
            run(w, Command::ToggleFocus);
        },
    ),
    Focus::new("find in the search pane", &[Global], FocusKind::Still, |w| {
        run(w, Command::FindInAll);
        w.type_text("line");
        w.wait_for_label("Another");
        w.run();
        let found = w.harness.query_all_by(|node| {
            node.role() == Role::ListBoxOption && node.label().is_some_and(|said| said.contains("line"))
        });
        found.into_iter().next().expect("a find").focus();
        w.run();
    }),
    Focus::new("button", &[Global], FocusKind::Still, |w| {
        select_words(w);
        let top = tr("top-menu");
        enter(w, Role::Button, &top);
    })
    .own(&[ENTER, SPACE]),
    Focus::new("border of panes", &[Global], FocusKind::Still, |w| {
        select_words(w);
        enter(w, Role::Splitter, "");
    }),
    Focus::new("button of a toast", &[Global], FocusKind::Still, |w| {
        select_coding(w);
        w.act(Action::ShowError("Something went wrong".into()));
        let close = tr("kit-close");
        enter(w, Role::Button, &close);
    }),
    Focus::new("highlight in its list", &[Global], FocusKind::Still, |w| {
        open(w, None);
        option(w).expect("a highlight").focus();
        w.run();
    })
    .own(&[DELETE]),
    Focus::new("card of the tour", &[Global], FocusKind::Still, |w| {
        select_words(w);
        run(w, Command::Tour);
    })
    .own(&[ENTER, SPACE]),
];

/// Two texts, and a text that is edited.
pub(super) const TEXTS: &[Focus] = &[
    Focus::new(
        "words selected in the first of two texts",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            two_texts(w);
            run(w, Command::OtherText);
            select_words(w);
        },
    )
    .without(EDGES),
    Focus::new(
        "caret in the second text",
        &[Global, InText],
        FocusKind::Words,
        two_texts,
    ),
    Focus::new(
        "coding selected in the first of two texts",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            two_texts(w);
            run(w, Command::OtherText);
            select_coding(w);
        },
    ),
    Focus::new(
        "coding selected in the second text",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            two_texts(w);
            select_coding(w);
        },
    ),
    Focus::field("find bar of the second text", |w| {
        two_texts(w);
        run(w, Command::Find);
    })
    .label("reader-find"),
    Focus::new("text edited beside another", &[Global], FocusKind::Field, |w| {
        two_texts(w);
        run(w, Command::EditText);
    })
    .own(&[TURN]),
    Focus::new("words selected while edited", &[Global], FocusKind::Field, |w| {
        select_words(w);
        run(w, Command::EditText);
        w.strike(Modifiers::COMMAND, Key::A);
    })
    .own(&[TURN]),
    Focus::field("find bar while edited", |w| {
        edit(w);
        run(w, Command::Find);
    })
    .label("reader-find"),
    Focus::field("replace bar while edited", |w| {
        edit(w);
        run(w, Command::Replace);
        field(w, "reader-replace-with");
    })
    .label("reader-replace-with"),
    Focus::field("document chosen for one of two texts", |w| {
        two_texts(w);
        let name = w.snapshot().documents()[0].name.clone();
        let heads = w.harness.query_all_by(|node| {
            node.role() == Role::Button && node.label().is_some_and(|said| said == name)
        });
        let head = heads
            .into_iter()
            .next()
            .expect("the head of a text")
            .rect()
            .center();
        super::super::tap(w, head);
    })
    .label("participants-find-name"),
];
