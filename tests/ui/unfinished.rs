//! What is typed in a field outlives a sudden end of the program, and is taken up at the next opening.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::{CodeId, Edit, MemoTarget, Snapshot};
use gozareh::session::{Session, SystemClock};
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::typing::NamePurpose;

use super::window::{Setup, Window};

pub const WORDS: &str = "نیمه‌کاره MAXQDA 2020";

fn draft(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder.join("drafts")).ok()?;
    let mut files = files.filter_map(|file| Some(file.ok()?.path()));
    files.find(|file| file.to_string_lossy().ends_with("-typing.ron"))
}

fn holds(folder: &Path, words: &str) -> bool {
    let text = draft(folder).and_then(|file| fs::read_to_string(file).ok());
    // The format writes a joiner as its number.
    text.is_some_and(|text| text.replace("\\u{200c}", "\u{200c}").contains(words))
}

/// Draws frames until the file beside the settings holds the words.
fn wait_until_kept(window: &mut Window, words: &str) {
    for _ in 0..600 {
        window.harness.step();
        if holds(window.dir(), words) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{words} is not kept");
}

/// Another program opens what the first has left on the disk: the project, and what lies beside the settings.
fn next(project: &Path, drafts: &Path, language: Lang) -> Window {
    let mut window = Window::new(Setup {
        language,
        ..Setup::default()
    });
    if let Some(file) = draft(drafts) {
        fs::create_dir(window.dir().join("drafts")).unwrap();
        let to = window.dir().join("drafts").join(file.file_name().unwrap());
        fs::copy(&file, to).unwrap();
    }
    window.act(Action::OpenProject(project.to_owned()));
    window.wait_for(|app| app.project().is_some());
    window
}

/// The program dies in the middle of a word.
fn killed(window: &Window, language: Lang, change: Option<Edit>) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("پژوهش.gozareh");
    window.app(|app| app.project().unwrap().work.session.backup(&project).unwrap());
    if let Some(edit) = change {
        let mut session = Session::open(&project, Arc::new(SystemClock)).unwrap();
        session.apply(edit).unwrap();
        session.close().unwrap();
    }
    let other = next(&project, window.dir(), language);
    (folder, other)
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// Whether a field holds the words.
fn written(window: &Window, words: &str) -> bool {
    let holds = |node: &egui_kittest::Node<'_>| node.value().is_some_and(|value| value.contains(words));
    window.harness.query_all_by(|_| true).any(|node| holds(&node))
}

fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click();
    window.run();
}

pub fn some_code(snapshot: &Snapshot) -> CodeId {
    snapshot.code_tree()[2].1.id
}

/// Begins to write, types, dies; the offer names the place, and what is taken up is in the project once it is saved.
pub fn check(
    window: &mut Window,
    place: &str,
    begin: impl FnOnce(&mut Window),
    saved: impl Fn(&Snapshot) -> Option<String>,
) {
    begin(window);
    let before = window.snapshot();
    window.type_text(WORDS);
    wait_until_kept(window, WORDS);
    assert!(
        window.snapshot() == before,
        "{place}: typing alone changes nothing"
    );
    let (_folder, mut other) = killed(window, Lang::Fa, None);
    assert!(reads(&other, "نوشتهٔ ناتمام"), "{place} is offered");
    assert!(reads(&other, place), "{place} is named");
    assert!(reads(&other, WORDS), "{place} is shown");
    assert_no_stock_text(other.harness.output());
    let found = other.snapshot();
    assert!(reads(&other, "وقتی پروژه بسته شد"));
    other.key(Modifiers::NONE, Key::Enter);
    assert!(other.snapshot() == found, "{place}: nothing is written unasked");
    assert!(written(&other, WORDS), "{place} is in the field again");
    press(&mut other, "ثبت");
    let now = saved(&other.snapshot()).unwrap_or_default();
    assert!(now.contains(WORDS), "{place}: {now}");
    assert!(
        !holds(other.dir(), WORDS),
        "{place}: what is saved is not kept twice"
    );
    // The first one goes on to the next field.
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!holds(window.dir(), WORDS), "{place}: what was left is not kept");
}

#[test]
fn what_is_typed_in_a_dialog_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let code = some_code(&snapshot);
    let person = snapshot.participants()[1].id;
    let coding = snapshot.codings().next().unwrap().id;
    let show = |dialog| move |window: &mut Window| window.act(Action::Show(dialog));
    let memo = |target| move |s: &Snapshot| s.memo_on(target).map(|m| m.body.clone());
    let about_code = MemoTarget::Code(code);
    check(
        &mut window,
        "یادداشت کد",
        show(Dialog::Memo(about_code)),
        memo(about_code),
    );
    let definition = |s: &Snapshot| s.code(code).map(|c| c.definition.clone());
    check(
        &mut window,
        "تعریف کد",
        show(Dialog::Definition(code)),
        definition,
    );
    let condensed = |s: &Snapshot| s.coding(coding)?.condensed.as_deref().map(str::to_owned);
    check(
        &mut window,
        "واحد معنایی فشرده",
        show(Dialog::Condensed(coding)),
        condensed,
    );
    let name = |s: &Snapshot| Some(s.project().name.clone());
    check(&mut window, "دربارهٔ پروژه", show(Dialog::Project), name);
    let called = |s: &Snapshot| s.participant(person).map(|p| p.name.clone());
    check(
        &mut window,
        "مشارکت‌کننده",
        show(Dialog::Participant(Some(person))),
        called,
    );
    let group = |s: &Snapshot| {
        s.groups()
            .iter()
            .map(|g| g.name.clone())
            .find(|n| n.contains(WORDS))
    };
    check(
        &mut window,
        "گروه تازه",
        show(Dialog::Name(NamePurpose::Group)),
        group,
    );
}

#[test]
fn what_is_typed_in_its_place_is_taken_up_after_a_kill() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let code = some_code(&snapshot);
    let document = window.app(|app| app.project().unwrap().work.shared.document.unwrap());
    let run = |command| move |window: &mut Window| window.act(Action::Run(command));
    let name = |s: &Snapshot| s.code(code).map(|c| c.name.clone());
    check(
        &mut window,
        "تغییر نام کد",
        |w| w.act(Action::RenameCode(code)),
        name,
    );
    let new = |s: &Snapshot| {
        let codes = s.code_tree();
        let mut names = codes.iter().map(|(_, code)| code.name.clone());
        names.find(|name| name.contains(WORDS))
    };
    check(&mut window, "تازه", run(Command::NewCode), new);
    let name = |s: &Snapshot| s.document(document).map(|d| d.name.clone());
    check(&mut window, "تغییر نام سند", run(Command::RenameDocument), name);

    let coding = window.snapshot().codings_in(document)[0].id;
    window.act(Action::SelectCoding(Some(coding)));
    let inspect = |window: &mut Window| {
        let fields = window.harness.query_all_by_label("واحد معنایی فشرده");
        fields.last().unwrap().click();
        window.run();
    };
    let condensed = |s: &Snapshot| s.coding(coding)?.condensed.as_deref().map(str::to_owned);
    check(&mut window, "واحد معنایی فشرده", inspect, condensed);

    let person = snapshot.participants()[0].clone();
    let cell = |window: &mut Window| {
        window.act(Action::Run(Command::ShowParticipants));
        let value = person.values.values().next().unwrap();
        window.harness.query_all_by_label(value).next().unwrap().click();
        window.run();
        window.key(Modifiers::NONE, Key::F2);
    };
    let value = |s: &Snapshot| {
        let people = s.participants();
        let values: Vec<String> = people.iter().flat_map(|p| p.values.values().cloned()).collect();
        values.into_iter().find(|value| value.contains(WORDS))
    };
    check(&mut window, "مشارکت‌کننده", cell, value);
}

#[test]
fn an_offer_can_be_put_off_and_refused() {
    let mut window = Window::with_sample(Setup::default());
    let code = some_code(&window.snapshot());
    window.act(Action::Show(Dialog::Definition(code)));
    window.type_text(WORDS);
    wait_until_kept(&mut window, WORDS);
    for language in [Lang::Fa, Lang::En] {
        let (_folder, mut other) = killed(&window, language, None);
        other.look(&format!("unfinished_{}", language.code()));
        let (later, title, forget) = match language {
            Lang::Fa => ("بعداً", "نوشتهٔ ناتمام", "دور ریختن"),
            Lang::En => ("Later", "Unfinished text", "Discard"),
        };
        press(&mut other, later);
        assert!(!reads(&other, title) && holds(other.dir(), WORDS));
        // Something else that is typed does not drive it out.
        other.act(Action::Show(Dialog::Memo(MemoTarget::Code(code))));
        other.type_text("دیگر");
        wait_until_kept(&mut other, "دیگر");
        assert!(holds(other.dir(), WORDS));
        other.key(Modifiers::NONE, Key::Escape);
        let path = other.app(|app| app.project().unwrap().work.session.path().to_owned());
        other.act(Action::Run(Command::CloseProject));
        other.act(Action::OpenProject(path));
        other.wait_for(|app| app.project().is_some());
        assert!(reads(&other, title), "it is offered again");
        let before = other.snapshot();
        press(&mut other, forget);
        assert!(!reads(&other, title) && draft(other.dir()).is_none());
        assert!(other.snapshot() == before);
    }
}

#[test]
fn words_whose_place_is_gone_can_still_be_copied() {
    let mut window = Window::with_sample(Setup::default());
    let code = some_code(&window.snapshot());
    window.act(Action::Show(Dialog::Definition(code)));
    window.type_text(WORDS);
    wait_until_kept(&mut window, WORDS);
    let (_folder, mut other) = killed(&window, Lang::Fa, Some(Edit::DeleteCodes(vec![code])));
    assert!(reads(&other, "دیگر در پروژه نیست") && reads(&other, WORDS));
    assert!(!reads(&other, "ادامهٔ نوشتن"));
    other.look("unfinished_gone");
    other.harness.get_by_label("رونوشت").click();
    other.harness.step();
    let commands = &other.harness.output().platform_output.commands;
    let copied = commands
        .iter()
        .any(|command| matches!(command, egui::OutputCommand::CopyText(text) if text.contains(WORDS)));
    assert!(copied, "{commands:?}");
    assert!(
        reads(&other, WORDS),
        "the words stay in sight until they are thrown away"
    );
}

#[test]
fn an_end_from_outside_keeps_what_is_typed_at_once() {
    let mut window = Window::with_sample(Setup::default());
    let code = some_code(&window.snapshot());
    let project = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.act(Action::Show(Dialog::Definition(code)));
    window.type_text(WORDS);
    let before = window.snapshot();
    window.end();
    let mut other = next(&project, window.dir(), Lang::Fa);
    assert!(other.snapshot() == before);
    press(&mut other, "ادامهٔ نوشتن");
    assert!(written(&other, WORDS));
    // Left by Escape it is kept, as whatever is written in this dialog.
    other.key(Modifiers::NONE, Key::Escape);
    let definition = other.snapshot().code(code).unwrap().definition.clone();
    assert!(definition.contains(WORDS), "{definition}");
}
