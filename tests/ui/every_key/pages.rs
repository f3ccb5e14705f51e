//! The code system, the documents and the pages.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::report::tables::TableKind;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::command::Context::{Codes, Documents, Global, Text as InText};

use super::places::*;

fn on_table(w: &mut super::super::window::Window, name: &str) {
    let kind = TableKind::named(name).unwrap();
    w.act(Action::ShowTable(kind));
    for _ in 0..100 {
        w.run();
        if w.harness.query_all_by_role(Role::Cell).next().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// Commands of the text that are not heard where rows stand for codings and no text is beside them.
const NO_TEXT: &[Command] = &[
    Command::CodeInVivo,
    Command::LastCode,
    Command::CodeNextSentence,
    Command::Split,
    Command::Highlight,
    Command::Direction,
    Command::ResizeRight,
    Command::ResizeLeft,
    Command::ResizeStartRight,
    Command::ResizeStartLeft,
    Command::ResizeRightByLetter,
    Command::ResizeLeftByLetter,
    Command::ResizeStartRightByLetter,
    Command::ResizeStartLeftByLetter,
];

/// The code system, the documents and the pages.
pub(super) const PAGES: &[Focus] = &[
    Focus::new("code tree", &[Global, Codes], FocusKind::Still, in_tree).own(&[UP, DOWN, LEFT, RIGHT]),
    Focus::field("filter of codes", |w| field(w, "codes-filter")).label("codes-filter"),
    Focus::field("code renamed", |w| {
        in_tree(w);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::new("documents", &[Global, Documents], FocusKind::Still, in_documents).own(&[UP, DOWN]),
    Focus::field("filter of documents", |w| field(w, "document-filter")).label("document-filter"),
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
    })
    .label("codes-filter"),
    Focus::field("memo edited", |w| {
        run(w, Command::ShowMemos);
        if w.harness.query_all_by_label(&tr("memos-text")).next().is_none() {
            option(w).expect("a memo").click();
            w.run();
        }
        field(w, "memos-text");
    })
    .label("memos-text"),
    Focus::field("search of memos", |w| {
        run(w, Command::ShowMemos);
        field(w, "memos-search");
    })
    .label("memos-search"),
    Focus::field("option of a table", |w| {
        let ladder = TableKind::named("ladder").unwrap();
        w.act(Action::ShowTable(ladder));
        field(w, "tables-row-words");
    })
    .label("tables-row-words"),
    Focus::field("filter of the history", |w| {
        run(w, Command::ShowHistory);
        field(w, "history-filter");
    })
    .label("history-filter"),
    Focus::field("code being named", |w| {
        in_tree(w);
        run(w, Command::NewCode);
    }),
    Focus::field("subcategory being named", |w| {
        in_tree(w);
        run(w, Command::NewSubcategory);
    }),
    Focus::new(
        "group of documents",
        &[Global, Documents],
        FocusKind::Still,
        |w| {
            click(w, Role::TreeItem, "Group");
        },
    ),
    Focus::field("group renamed", |w| {
        click(w, Role::TreeItem, "Group");
        w.strike(PLAIN, Key::F2);
    }),
    Focus::field("card renamed on the board", |w| {
        run(w, Command::ShowBoard);
        w.strike(PLAIN, Key::ArrowDown);
        w.strike(PLAIN, Key::F2);
    }),
    Focus::field("category being named on the board", |w| {
        run(w, Command::ShowBoard);
        w.strike(PLAIN, Key::ArrowDown);
        w.strike(Modifiers::ALT.plus(Modifiers::SHIFT), Key::N);
    }),
    Focus::new("memo in its list", &[Global], FocusKind::Still, |w| {
        run(w, Command::ShowMemos);
        option(w).expect("a memo").focus();
        w.run();
    })
    .own(&[DELETE]),
    Focus::new("name of a table", &[Global], FocusKind::Still, |w| {
        run(w, Command::ShowFindings);
        w.harness
            .query_all_by_role(Role::TreeItem)
            .next()
            .expect("a table")
            .focus();
        w.run();
    }),
    Focus::new("cell of a table", &[Global], FocusKind::Still, |w| {
        on_table(w, "frequencies");
        w.harness
            .query_all_by_role(Role::Cell)
            .last()
            .expect("a cell")
            .focus();
        w.run();
    }),
    Focus::new(
        "row of the table of passages",
        &[Global, InText],
        FocusKind::Still,
        |w| {
            on_table(w, "segments");
            let name = w.snapshot().documents()[0].name.clone();
            let cell = w.harness.query_all_by_role_and_label(Role::Cell, &name).next();
            cell.expect("a cell").click();
            w.run();
            w.run();
        },
    )
    .without(NO_TEXT),
    Focus::new("cell of the summary grid", &[Global], FocusKind::Still, |w| {
        on_table(w, "summaries");
        w.harness
            .query_all_by_role(Role::Cell)
            .last()
            .expect("a cell")
            .focus();
        w.run();
    }),
    Focus::field("query of a table", |w| {
        on_table(w, "frequencies");
        let name = tr("findings-filter-query");
        press(w, Role::Button, &name);
    })
    .label("findings-filter-query"),
    Focus::field("name of a query", |w| {
        on_table(w, "frequencies");
        let name = tr("findings-filter-query");
        press(w, Role::Button, &name);
        w.type_text("worry");
        let save = tr("findings-save-query");
        // A name that was begun before is still being written.
        if w.harness.query_all_by_label(&save).next().is_some() {
            press(w, Role::Button, &save);
        } else {
            field(w, "findings-query-name");
        }
    })
    .label("findings-query-name"),
    Focus::new("choice of a table, open", &[Global], FocusKind::Still, |w| {
        on_table(w, "frequencies");
        w.harness
            .query_all_by_role(Role::ComboBox)
            .next()
            .expect("a list of choices")
            .click();
        w.run();
    })
    .own(&[ENTER, SPACE]),
    Focus::new("page of the history", &[Global], FocusKind::Still, |w| {
        run(w, Command::ShowHistory);
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
    })
    .label("ladder-words"),
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
    })
    .label("participants-filter"),
    Focus::new(
        "subcategory in the ladder",
        &[Global, InText],
        FocusKind::Still,
        |w| {
            on_ladder(w);
            for _ in 0..3 {
                w.strike(PLAIN, Key::ArrowRight);
            }
        },
    ),
    Focus::new(
        "category in the ladder",
        &[Global, InText],
        FocusKind::Still,
        |w| {
            on_ladder(w);
            w.strike(PLAIN, Key::End);
        },
    ),
    Focus::new(
        "words selected beside the ladder",
        &[Global, InText],
        FocusKind::Words,
        |w| {
            on_ladder(w);
            w.strike(Modifiers::COMMAND, Key::Enter);
            for _ in 0..3 {
                w.strike(Modifiers::SHIFT, Key::ArrowLeft);
            }
        },
    ),
    Focus::new("name of a participant", &[Global], FocusKind::Cell, |w| {
        on_cell(w);
        w.strike(PLAIN, Key::Home);
    })
    .own(&[DELETE]),
    Focus::field("name of a participant, edited", |w| {
        on_cell(w);
        w.strike(PLAIN, Key::Home);
        w.strike(PLAIN, Key::F2);
    }),
];
