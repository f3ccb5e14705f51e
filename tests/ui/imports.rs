//! Files that come into the window: their report, at once and later, and the preview of a codebook.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::exchange::import::report::{FileReport, ImportReport};
use gozareh::exchange::import::{Codebook, ImportedCode};
use gozareh::exchange::use_cases::codebook::{self, CodebookPlan};
use gozareh::i18n::Lang;
use gozareh::message::Message;
use gozareh::model::{CodePath, Level, Rgb, Snapshot};
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::app::App;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};
use super::{tap, with_interview};

/// A report in which everything occurs: a file that came in whole, one with warnings, one that did not come in.
pub fn report() -> ImportReport {
    let pictures = Message::new("import-warning-encoding").with("encoding", "windows-1256");
    ImportReport {
        files: vec![
            FileReport {
                came_in: vec![Message::new("import-codes-new").with("count", 3_usize)],
                ..FileReport::of(Path::new("کدها.xlsx"))
            },
            FileReport {
                warnings: vec![pictures],
                ..FileReport::of(Path::new(
                    "interview-01 with a very long name that does not fit on one line.docx",
                ))
            },
            FileReport::failed(
                Path::new("خراب.docx"),
                Message::new("import-error-damaged").with("file", "خراب.docx"),
            ),
        ],
    }
}

/// What a file would do in which everything occurs: a new code, one that is completed, one that differs.
pub fn codes_of_a_file(now: &Snapshot) -> CodebookPlan {
    let tree = now.code_tree();
    let names = |id| -> Vec<String> { now.ancestry(id).iter().map(|c| c.name.clone()).collect() };
    let first = names(tree[0].1.id);
    let entry = |path: Vec<String>| ImportedCode {
        path: CodePath::new(path),
        level: None,
        usual_level: Level::Code,
        definition: None,
        colour: None,
        memo: None,
        row: Some(2),
    };
    let new = [
        first.clone(),
        vec!["کدی تازه با نامی بلند که در یک سطر جا نمی‌شود و ادامه دارد و ادامه دارد".into()],
    ]
    .concat();
    let codebook = Codebook {
        file: "codes.xlsx".into(),
        entries: vec![
            ImportedCode {
                definition: Some("تعریفی دیگر".into()),
                colour: Some(Rgb(200, 30, 30)),
                level: Some("subcategory".into()),
                ..entry(first)
            },
            ImportedCode {
                definition: Some("تعریف کد تازه".into()),
                colour: Some(Rgb(30, 120, 200)),
                ..entry(new)
            },
            ImportedCode {
                memo: Some("یادداشتی که نبود".into()),
                ..entry(names(tree[2].1.id))
            },
            ImportedCode {
                level: Some("هیچ".into()),
                ..entry(names(tree[3].1.id))
            },
        ],
        warnings: Vec::new(),
    };
    codebook::plan(Path::new("codes.xlsx"), codebook, now)
}

fn read_by(window: &Window, part: &str) -> usize {
    window.harness.query_all_by_label_contains(part).count()
}

#[test]
fn what_was_left_out_is_shown_after_the_import_and_again_from_the_document() {
    for (lang, left_out, copy, show) in [
        (
            Lang::Fa,
            "کنار گذاشته شد (پاراگراف",
            "رونوشت گزارش",
            "نمایش گزارش وارد کردن",
        ),
        (
            Lang::En,
            "left out: 1 (paragraph 14)",
            "Copy report",
            "Show import report",
        ),
    ] {
        let mut window = with_interview(lang);
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/features.docx");
        let file = window.dir().join("ویژگی‌ها.docx");
        fs::copy(fixture, &file).unwrap();
        window.answer_files(&[file]);
        window.key(Modifiers::COMMAND, Key::I);
        window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 2);
        window.run();
        assert!(
            read_by(&window, left_out) > 0,
            "{lang:?}: the report says what was left out, and where"
        );
        window.look(&format!("report-{}", lang.code()));
        window.harness.get_by_label(copy).click();
        window.run();
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(read_by(&window, left_out), 0);

        // It is kept with the document, also after the project was closed.
        let before = window.snapshot();
        let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
        window.act(Action::Run(Command::CloseProject));
        window.act(Action::OpenProject(path));
        window.wait_for(|app| app.project().is_some());
        assert!(window.snapshot() == before);
        let document = window.snapshot().documents()[1].id;
        window.act(Action::Open(document, None));
        window.act(Action::Run(Command::ImportReport));
        assert!(
            read_by(&window, left_out) > 0,
            "{lang:?}: the report is there again"
        );
        window.key(Modifiers::NONE, Key::Escape);

        // Where nothing was left out, a toast leads to the report.
        let plain = window.dir().join("ساده.txt");
        fs::write(&plain, "م۱: سلام").unwrap();
        window.answer_files(&[plain]);
        window.key(Modifiers::COMMAND, Key::I);
        window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 3);
        window.run();
        // The first interview has a toast of its own, which may still be there.
        let toasts: Vec<_> = window.harness.query_all_by_label(show).collect();
        toasts.last().unwrap().click();
        drop(toasts);
        window.run();
        assert_eq!(window.harness.query_all_by_label("ساده.txt").count(), 1);
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::COMMAND, Key::Z);
        assert_eq!(
            window.snapshot().document_count(),
            2,
            "an import is one step back"
        );
    }
}

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_sheet_comes_in_as_what_its_header_says() {
    let mut window = with_interview(Lang::Fa);
    let written = |window: &Window, name: &str, words: &str| {
        let file = window.dir().join(name);
        fs::write(&file, words).unwrap();
        file
    };
    let drop_on = |window: &mut Window, file: PathBuf| {
        let file = std::sync::Arc::new(Dropped(file));
        window.harness.input_mut().dropped_files.push(file);
    };
    let codings = |app: &App| app.project().unwrap().work.session.snapshot().coding_count();
    let file = written(&window, "الف.csv", "سند,آغاز,پایان,کد\nم۱,0,4,نگرانی\n");
    drop_on(&mut window, file);
    window.wait_for(|app| codings(app) == 1);
    assert_eq!(window.snapshot().participants().len(), 0);

    let people = "کد,سن,طبقه\nم۱,۳۰,متوسط\n";
    let file = written(&window, "ب.csv", people);
    drop_on(&mut window, file);
    window.wait_for(|app| {
        !app.project()
            .unwrap()
            .work
            .session
            .snapshot()
            .participants()
            .is_empty()
    });

    let file = written(&window, "پ.csv", "مسیر,تعریف\nنگرانی > آینده,معنا\n");
    drop_on(&mut window, file);
    window.wait_for_label("کدهای تازه: ۱");
    window.harness.get_by_label("وارد کردن").click();
    window.run();
    assert_eq!(window.snapshot().code_count(), 2);

    // So it is where a file was asked for that holds something else.
    let file = written(&window, "ت.csv", "document,start,end,path\nم۱,5,9,نگرانی\n");
    window.answer_files(std::slice::from_ref(&file));
    window.act(Action::Run(Command::ImportParticipants));
    window.wait_for(|app| codings(app) == 2);
    assert_eq!(window.snapshot().participants().len(), 1);
}

#[test]
fn a_codebook_is_shown_before_it_comes_in() {
    let mut window = with_interview(Lang::Fa);
    let first = window.dir().join("کدها.csv");
    fs::write(&first, "path,definition,color\nطبقه,نخست,#102030\nطبقه > کد,,\n").unwrap();
    window.answer_files(std::slice::from_ref(&first));
    window.act(Action::Run(Command::ImportCodebook));
    window.wait_for_label("کدهای تازه: ۲");
    assert_eq!(window.snapshot().code_count(), 0, "nothing has changed yet");
    window.harness.get_by_label("وارد کردن").click();
    window.run();
    assert_eq!(window.snapshot().code_count(), 2);

    // What differs is kept unless it is wanted.
    fs::write(&first, "path,definition,color\nطبقه,دوم,#102030\n").unwrap();
    let definition = |window: &Window| window.snapshot().code_tree()[0].1.definition.clone();
    window.answer_files(std::slice::from_ref(&first));
    window.act(Action::Run(Command::ImportCodebook));
    window.wait_for_label("متفاوت با پروژه: ۱");
    let go = window.harness.get_by_label("وارد کردن");
    assert!(go.accesskit_node().is_disabled(), "there is nothing to take in");
    window
        .harness
        .get_by_label("کدهای متفاوت مانند پرونده شوند")
        .click();
    window.run();
    window.harness.get_by_label("وارد کردن").click();
    window.run();
    assert_eq!(definition(&window), "دوم");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(definition(&window), "نخست", "one step back");
}

#[test]
fn a_codebook_goes_out_in_each_format_and_comes_in_again() {
    let mut window = Window::with_sample(Setup::default());
    let codes = window.snapshot().code_count();
    for ending in codebook::ENDINGS {
        let file = window.dir().join(format!("codes.{ending}"));
        window.answer_files(std::slice::from_ref(&file));
        window.act(Action::Run(Command::ExportCodebook));
        window.wait_for_label("نوشته شد");
        let plan = codebook::plan(&file, codebook::read(&file).unwrap(), &window.snapshot());
        assert_eq!(plan.unchanged, codes, "{ending}: {plan:?}");
        assert!(plan.new.is_empty() && plan.warnings.is_empty(), "{ending}");
    }
}

#[test]
fn the_report_and_the_preview_can_be_read() {
    for lang in [Lang::Fa, Lang::En] {
        let mut window = Window::with_sample(Setup {
            language: lang,
            ..Setup::default()
        });
        let plan = codes_of_a_file(&window.snapshot());
        assert_eq!(
            (plan.new.len(), plan.completed.len(), plan.differing.len()),
            (1, 1, 1)
        );
        window.act(Action::Show(gozareh::ui::action::Dialog::Codebook(Box::new(
            plan,
        ))));
        let heads = ["۱", "1"].map(|one| read_by(&window, one));
        assert!(heads.iter().sum::<usize>() > 0);
        window.look(&format!("codebook-{}", lang.code()));
        window.key(Modifiers::NONE, Key::Escape);
        window.act(Action::Show(gozareh::ui::action::Dialog::ImportReport(report())));
        assert!(read_by(&window, "خراب.docx") > 0);
        window.look(&format!("mixed-report-{}", lang.code()));
    }
}

#[test]
fn the_report_leads_to_who_is_who_in_the_conversations_that_came_in() {
    let mut window = with_interview(Lang::Fa);
    let first = window.dir().join("گروه یک.txt");
    let second = window.dir().join("گروه دو.txt");
    fs::write(
        &first,
        "تسهیلگر: چرا؟\nمریم: پول نیست.\nعلی: جا نیست.\nتسهیلگر: خب.\nمریم: همین.\nعلی: همین.",
    )
    .unwrap();
    fs::write(&second, "تسهیلگر: چرا؟\nعلی: وقت نیست.\nتسهیلگر: خب.\nعلی: همین.").unwrap();
    window.answer_files(&[first, second]);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 3);
    window.run();
    window.harness.get_by_label("نمایش گزارش وارد کردن").click();
    window.run();
    window.look("report-conversations");
    window.harness.get_by_label("گویندگان از روی متن…").click();
    window.run();
    for label in ["مریم", "علی"] {
        let list = format!("«{label}» کیست؟");
        window
            .harness
            .get_by_role_and_label(Role::ComboBox, &list)
            .click();
        window.run();
        let new = format!("مشارکت‌کنندهٔ تازه: «{label}»");
        let choices = window.harness.get_all_by_label(&new);
        choices.last().expect("the choice").click();
        window.run();
    }
    window.harness.get_by_label("ثبت در ۲ سند").click();
    window.run();
    let now = window.snapshot();
    let labels = |name: &str| now.document_named(name).unwrap().labels.len();
    assert_eq!((labels("گروه یک"), labels("گروه دو"), labels("م۱")), (3, 2, 0));
    let people = &now.document_named("گروه یک").unwrap().participants;
    assert_eq!(people.len(), 2);
}

#[test]
fn a_tap_opens_the_lists_of_speakers_before_the_dialog_however_often() {
    let mut window = with_interview(Lang::Fa);
    let documents = window
        .snapshot()
        .documents()
        .iter()
        .map(|d| d.id)
        .collect::<Vec<_>>();
    let centre = |window: &Window, role, label: &str| {
        let node = window.harness.get_by_role_and_label(role, label);
        node.rect().center()
    };
    for _ in 0..3 {
        window.act(Action::Show(Dialog::Speakers(documents.clone())));
        let list = "«م۱» کیست؟";
        let at = centre(&window, Role::ComboBox, list);
        tap(&mut window, at);
        let at = centre(&window, Role::MenuItemCheckBox, "مصاحبه‌گر");
        tap(&mut window, at);
        let combo = window.harness.get_by_role_and_label(Role::ComboBox, list);
        assert_eq!(combo.accesskit_node().value().as_deref(), Some("مصاحبه‌گر"));
        window.key(Modifiers::NONE, Key::Escape);
        assert!(!window.app(App::is_covered), "Escape leaves the dialog");
    }
}
