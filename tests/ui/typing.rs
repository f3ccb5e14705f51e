//! Every field in which something is typed: what is typed in it outlives a sudden end, or nothing is lost with it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{Case, Level, Snapshot};
use gozareh::settings::Settings;
use gozareh::text::CharRange;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::typing::NamePurpose;

use super::unfinished::{WORDS, check, some_code};
use super::window::{Setup, Window};

/// What becomes of the words in a field when the program ends in the middle of them.
#[derive(Clone, Copy, Debug, PartialEq)]
enum TypingOutcome {
    /// They are offered at the next opening; the tests here and in `unfinished` type them.
    Offered,
    /// They are in the project: a memo is written into it while it grows (`memos`).
    InProject,
    /// They are in the settings, and these are on the disk (below).
    InSettings,
    /// They ask for something that is there, and ask the same when they are typed once more.
    Question,
    /// They are a change that has not been asked for yet, of a few words that stand in sight of what they change.
    Replacement,
    /// They are a number that can be chosen as well.
    Number,
    /// There are none: the field is read, and has a caret.
    Nothing,
}

/// The files of the window that have fields, how many, and what becomes of what is typed there.
const FIELDS: &[(&str, usize, TypingOutcome)] = &[
    ("dialogs/colour.rs", 1, TypingOutcome::Number),
    ("dialogs/coder.rs", 1, TypingOutcome::Replacement),
    ("dialogs/name.rs", 1, TypingOutcome::Offered),
    ("dialogs/new_project.rs", 2, TypingOutcome::Replacement),
    ("dialogs/project.rs", 3, TypingOutcome::Offered),
    ("dialogs/query/mod.rs", 1, TypingOutcome::Question),
    ("dialogs/query/row.rs", 1, TypingOutcome::Question),
    ("dialogs/split.rs", 1, TypingOutcome::Nothing),
    ("dialogs/writing.rs", 1, TypingOutcome::Offered),
    ("dialogs/word_lists.rs", 5, TypingOutcome::Offered),
    ("parts/chooser.rs", 1, TypingOutcome::Question),
    ("parts/codes/list.rs", 1, TypingOutcome::Offered),
    ("parts/name_field.rs", 1, TypingOutcome::Offered),
    ("parts/paths/field.rs", 1, TypingOutcome::Question),
    ("views/board/mod.rs", 1, TypingOutcome::Question),
    ("views/codes/mod.rs", 1, TypingOutcome::Question),
    ("views/documents/mod.rs", 1, TypingOutcome::Question),
    ("views/documents/move_to.rs", 1, TypingOutcome::Question),
    ("views/history/mod.rs", 1, TypingOutcome::Question),
    ("views/ladder/editing.rs", 2, TypingOutcome::Offered),
    ("views/ladder/filters.rs", 1, TypingOutcome::Question),
    ("views/memos/editor.rs", 1, TypingOutcome::InProject),
    ("views/memos/mod.rs", 1, TypingOutcome::Question),
    ("views/palette/mod.rs", 1, TypingOutcome::Question),
    ("views/participants/form.rs", 2, TypingOutcome::Offered),
    ("views/participants/mod.rs", 1, TypingOutcome::Question),
    ("views/participants/sheet.rs", 1, TypingOutcome::Offered),
    ("views/reader/find_bar.rs", 1, TypingOutcome::Question),
    ("views/reader/replace.rs", 1, TypingOutcome::Replacement),
    ("views/search/mod.rs", 1, TypingOutcome::Question),
    ("views/search/replace.rs", 1, TypingOutcome::Replacement),
    ("views/segments/inspector.rs", 1, TypingOutcome::Offered),
    ("views/manual/mod.rs", 1, TypingOutcome::Question),
    ("views/settings/preferences.rs", 1, TypingOutcome::InSettings),
    ("views/settings/help.rs", 1, TypingOutcome::Question),
    ("views/settings/shortcuts.rs", 1, TypingOutcome::Question),
    ("views/findings/options.rs", 1, TypingOutcome::Question),
    ("views/findings/saved.rs", 1, TypingOutcome::Question),
    ("views/findings/scope_bar.rs", 1, TypingOutcome::Question),
];

/// How many fields the sources of a folder make, by file.
fn fields(folder: &Path, root: &Path, found: &mut BTreeMap<String, usize>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fields(&path, root, found);
            continue;
        }
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let is_test = name.ends_with("tests.rs") || name.starts_with("typeset/") || name.starts_with("kit/");
        let source = fs::read_to_string(&path).unwrap();
        let count = source.matches("Field::single(").count() + source.matches("Field::multi(").count();
        if count > 0 && !is_test {
            found.insert(name, count);
        }
    }
}

#[test]
fn of_every_field_it_is_known_what_becomes_of_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut found = BTreeMap::new();
    fields(&root, &root, &mut found);
    let known: BTreeMap<String, usize> = FIELDS
        .iter()
        .map(|(file, count, _)| ((*file).to_owned(), *count))
        .collect();
    assert_eq!(
        found, known,
        "a field more, or one less: say what becomes of its words"
    );
}

fn named(snapshot: &Snapshot) -> Option<String> {
    let codes = snapshot.code_tree();
    let mut names = codes.iter().map(|(_, code)| code.name.clone());
    names.find(|name| name.contains(WORDS))
}

/// The fields that are offered and are not typed into by the tests of `unfinished`: each way to each of them.
#[test]
fn what_is_typed_anywhere_else_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let show = |dialog| move |window: &mut Window| window.act(Action::Show(dialog));

    // The picker at a passage, and the dialog that recodes: a code that would be made.
    let document = snapshot.documents()[0].id;
    let coding = snapshot.codings_in(document)[0].id;
    let pick = |window: &mut Window| {
        window.act(Action::Open(document, Some(CharRange::new(200, 230))));
        window.act(Action::Run(Command::CodeSelection));
    };
    check(&mut window, "تازه", pick, named);
    check(&mut window, "تازه", show(Dialog::Recode(vec![coding])), named);

    // Names in dialogs.
    let attribute = snapshot.attributes()[0].id;
    let called = |s: &Snapshot| s.attribute(attribute).map(|a| a.name.clone());
    let rename = Dialog::Name(NamePurpose::RenameAttribute(attribute));
    check(&mut window, "تغییر نام ویژگی", show(rename), called);
    let all = |s: &Snapshot| {
        s.attributes()
            .iter()
            .map(|a| a.name.clone())
            .find(|n| n.contains(WORDS))
    };
    check(
        &mut window,
        "ویژگی تازه",
        show(Dialog::Name(NamePurpose::Attribute)),
        all,
    );
    let group = snapshot.groups()[0].id;
    let called = |s: &Snapshot| s.group(group).map(|g| g.name.clone());
    let rename = Dialog::Name(NamePurpose::RenameGroup(group));
    check(&mut window, "تغییر نام گروه", show(rename), called);
    let person = |s: &Snapshot| {
        let people = s.participants();
        let mut names = people.iter().map(|p| p.name.clone());
        names.find(|name| name.contains(WORDS))
    };
    check(
        &mut window,
        "مشارکت‌کنندهٔ تازه",
        show(Dialog::Participant(None)),
        person,
    );
}

#[test]
fn what_is_typed_of_findings_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let show = |dialog| move |window: &mut Window| window.act(Action::Show(dialog));
    let (document, code) = (snapshot.documents()[0].id, some_code(&snapshot));
    let case = Case::Document(document);
    let written = |s: &Snapshot| s.summary_of(case, code).map(|row| row.body.clone());
    check(&mut window, "خلاصه", show(Dialog::Summary(case, code)), written);
    let listed = |s: &Snapshot| s.word_lists().next().map(|list| list.name.clone());
    check(&mut window, "فهرست‌های واژه", show(Dialog::WordLists), listed);
}

#[test]
fn what_is_typed_on_the_board_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let code = some_code(&window.snapshot());
    let on_board = |window: &mut Window| window.act(Action::Run(Command::ShowBoard));
    let rename = |window: &mut Window| {
        on_board(window);
        window.act(Action::RenameCode(code));
    };
    let name = |s: &Snapshot| s.code(code).map(|c| c.name.clone());
    check(&mut window, "تغییر نام کد", rename, name);
    let new = |window: &mut Window| {
        on_board(window);
        window.act(Action::Run(Command::NewCategory));
    };
    check(&mut window, "طبقه", new, named);
}

#[test]
fn what_is_typed_in_the_cells_of_the_ladder_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let write = |column: &str| {
        let words = column.to_owned();
        move |window: &mut Window| {
            window.act(Action::Run(Command::ShowLadder));
            let cells = window.harness.query_all_by(|node| node.role() == Role::Cell);
            let found = cells.into_iter().find(|cell| {
                cell.accesskit_node()
                    .label()
                    .is_some_and(|label| label.contains(&words))
            });
            found.unwrap_or_else(|| panic!("no cell reads {words}")).click();
            window.run();
            window.key(Modifiers::NONE, Key::F2);
        }
    };
    let condensed = snapshot
        .codings()
        .find_map(|coding| coding.condensed.as_deref().map(str::to_owned))
        .unwrap();
    let unit = |s: &Snapshot| {
        let mut units = s
            .codings()
            .filter_map(|c| c.condensed.as_deref().map(str::to_owned));
        units.find(|unit| unit.contains(WORDS))
    };
    check(&mut window, "واحد معنایی فشرده", write(&condensed), unit);
    let category = snapshot
        .code_tree()
        .into_iter()
        .find(|(_, code)| code.level == Level::Category)
        .unwrap()
        .1
        .name
        .clone();
    check(&mut window, "تغییر نام کد", write(&category), named);
}

#[test]
fn the_name_of_the_coder_is_on_the_disk_a_few_seconds_after_it_was_typed() {
    let mut window = Window::with_sample(Setup {
        language: Lang::Fa,
        ..Setup::default()
    });
    let file = window.dir().join("settings.ron");
    window.act(Action::Run(Command::Settings));
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "نام کدگذار")
        .focus();
    window.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text(WORDS);
    assert_ne!(Settings::load(&file).0.coder, WORDS);
    let typed = window.harness.ctx.input(|input| input.time);
    for _ in 0..600 {
        window.harness.step();
        std::thread::sleep(Duration::from_millis(2));
        if Settings::load(&file).0.coder == WORDS {
            let now = window.harness.ctx.input(|input| input.time);
            assert!(now - typed <= 5.0, "{} seconds", now - typed);
            return;
        }
    }
    panic!("the settings are not kept");
}
