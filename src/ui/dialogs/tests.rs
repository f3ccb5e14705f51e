use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::model::{CodeId, DocumentId, MemoTarget, Snapshot};
use crate::settings::Pane;
use crate::text::CharRange;
use crate::ui::action::{Action, Dialog};
use crate::ui::parts::codes::sample::{code, outline};
use crate::ui::testing::{self, TestProject, Window, look};
use crate::ui::typing::NamePurpose;
use crate::ui::views::picker::Picker;

/// The code system beside the text, where no document is open.
pub(super) fn window(lang: Lang, dark: bool) -> Window {
    let project = TestProject::study(lang).beside(Pane::Codes, 400.0);
    let mut window = testing::window(project, [1024.0, 640.0], dark);
    window.run();
    window
}

pub(super) fn snapshot(window: &Window) -> &Snapshot {
    window.state().snapshot()
}

pub(super) fn id(window: &Window, name: &str) -> CodeId {
    code(snapshot(window), name)
}

fn system(window: &Window) -> String {
    outline(snapshot(window)).replace('\n', "|").replace("  ", "·")
}

pub(super) fn ask(window: &mut Window, dialog: Dialog) {
    window.state_mut().ask(Action::Show(dialog));
    window.run();
}

fn is_open(window: &Window) -> bool {
    window.state().has_dialog()
}

pub(super) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

pub(super) fn write(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

#[test]
fn pictures() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::Fa, true), (Lang::En, false)] {
        let name = |what: &str| {
            format!(
                "dialog-{}-{}-{what}",
                lang.code(),
                if dark { "dark" } else { "light" }
            )
        };
        let mut w = window(lang, dark);
        let trust = id(&w, "عدم اعتماد به دفاتر");
        let coding = snapshot(&w).codings().next().unwrap().id;
        let document = snapshot(&w).documents()[0].id;
        let dialogs = [
            ("memo", Dialog::Memo(MemoTarget::Code(trust))),
            ("memo-project", Dialog::Memo(MemoTarget::Project)),
            ("definition", Dialog::Definition(trust)),
            ("condensed", Dialog::Condensed(coding)),
            ("colour", Dialog::Colour(vec![trust])),
            ("move", Dialog::MoveCodes(vec![trust])),
            ("merge", Dialog::MergeCodes(vec![trust])),
            ("recode", Dialog::Recode(vec![coding])),
            ("name", Dialog::Name(NamePurpose::Attribute)),
            ("project", Dialog::Project),
            ("documents", Dialog::MoveDocuments(vec![document])),
            ("print", Dialog::Print(vec![document])),
            ("link", Dialog::LinkParticipants(document)),
            ("participant", Dialog::Participant(None)),
        ];
        for (what, dialog) in dialogs {
            ask(&mut w, dialog);
            look(&mut w, &name(what));
            press(&mut w, Modifiers::NONE, Key::Escape);
            press(&mut w, Modifiers::NONE, Key::Escape);
            assert!(!is_open(&w), "{what} stays open");
        }
        w.state_mut().work_mut().shared.recent = vec![id(&w, "پاسخگویی نامناسب")];
        let at = egui::Rect::from_min_size(egui::pos2(300.0, 120.0), egui::vec2(300.0, 24.0));
        w.state_mut().panes_mut().picker = Some(Picker::new(Some(at), Vec::new()));
        w.run();
        look(&mut w, &name("picker"));
        write(&mut w, "دفاتر");
        look(&mut w, &name("picker-typed"));
    }
}

#[test]
fn codes_move_merge_and_change_colour() {
    let mut w = window(Lang::Fa, false);
    let (staff, offices) = (id(&w, "کم‌کاری کارکنان"), id(&w, "دفاتر پیشخوان"));
    ask(&mut w, Dialog::MoveCodes(vec![staff]));
    write(&mut w, "دفاتر پیش");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(!is_open(&w));
    assert_eq!(snapshot(&w).code(staff).unwrap().parent, Some(offices));

    let answers = id(&w, "پاسخگویی نامناسب");
    ask(&mut w, Dialog::MergeCodes(vec![answers]));
    let before = snapshot(&w).clone();
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(
        is_open(&w) && *snapshot(&w) == before,
        "Enter alone merges into nothing"
    );
    write(&mut w, "كم كاري");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(snapshot(&w).code(answers).is_none());
    assert_eq!(snapshot(&w).own_count(staff), 6);
    w.state_mut().take_back();
    w.run();
    assert_eq!(
        snapshot(&w).own_count(answers),
        3,
        "the merge is taken back whole"
    );

    ask(&mut w, Dialog::Colour(vec![offices]));
    w.get_by_label("سبز تیره").click();
    w.run();
    let (colour, before) = (
        snapshot(&w).code(offices).unwrap().colour,
        snapshot(&w).code(answers).unwrap().colour,
    );
    assert_ne!(colour, before);
    assert_eq!(
        snapshot(&w).code(staff).unwrap().colour,
        colour,
        "what is below takes it too"
    );
}

#[test]
fn what_was_written_is_kept_unless_cancelled() {
    let mut w = window(Lang::Fa, false);
    let trust = id(&w, "عدم اعتماد به دفاتر");
    ask(&mut w, Dialog::Definition(trust));
    write(&mut w, "مردم به دفتر مراجعه نمی‌کنند.");
    press(&mut w, Modifiers::NONE, Key::Escape);
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(!is_open(&w));
    assert_eq!(
        snapshot(&w).code(trust).unwrap().definition,
        "مردم به دفتر مراجعه نمی‌کنند."
    );
    ask(&mut w, Dialog::Memo(MemoTarget::Code(trust)));
    w.get_by_label("نظری").click();
    w.run();
    write(&mut w, "یادم باشد بپرسم.");
    w.get_by_label("انصراف").click();
    w.run();
    assert!(snapshot(&w).memo_on(MemoTarget::Code(trust)).is_none());
    // What was cancelled can be kept after all.
    ask(&mut w, Dialog::Memo(MemoTarget::Code(trust)));
    write(&mut w, "یادم باشد بپرسم.");
    w.get_by_label("انصراف").click();
    w.run();
    assert!(snapshot(&w).memo_on(MemoTarget::Code(trust)).is_none());
    w.get_by_label("نگه داشتن").click();
    w.run();
    assert!(snapshot(&w).memo_on(MemoTarget::Code(trust)).is_some());
    w.state_mut().take_back();
    w.run();
    ask(&mut w, Dialog::Memo(MemoTarget::Code(trust)));
    write(&mut w, "یادم باشد بپرسم.");
    press(&mut w, Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        snapshot(&w).memo_on(MemoTarget::Code(trust)).unwrap().body,
        "یادم باشد بپرسم."
    );
    // One that is there says as much of its keys as a new one; what a click beside it keeps is told.
    ask(&mut w, Dialog::Memo(MemoTarget::Code(trust)));
    assert!(w.query_by_label_contains("Ctrl+Enter: ثبت").is_some());
    write(&mut w, "حتماً ");
    look(&mut w, "dialog-memo-again");
    let told = |w: &Window| w.query_all_by_label_contains("ویرایش یادداشت").count() > 0;
    assert!(!told(&w));
    for pressed in [true, false] {
        let pos = egui::pos2(8.0, 320.0);
        w.event(egui::Event::PointerMoved(pos));
        w.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        w.run();
    }
    assert!(!is_open(&w));
    let memo = snapshot(&w).memo_on(MemoTarget::Code(trust)).unwrap();
    assert!(memo.body.contains("حتماً"));
    assert!(told(&w), "and can be taken back");
    ask(&mut w, Dialog::Memo(MemoTarget::Code(trust)));
    w.get_by_label("حذف یادداشت").click();
    w.run();
    assert!(snapshot(&w).memo_on(MemoTarget::Code(trust)).is_none());
    let coding = snapshot(&w).codings().next().unwrap().id;
    ask(&mut w, Dialog::Condensed(coding));
    write(&mut w, "کسی پاسخ نمی‌دهد");
    w.get_by_label("ثبت").click();
    w.run();
    assert_eq!(
        snapshot(&w).coding(coding).unwrap().condensed.as_deref(),
        Some("کسی پاسخ نمی‌دهد")
    );
}

#[test]
fn the_project_may_have_many_memos() {
    let mut w = window(Lang::En, false);
    for text in ["first", "second"] {
        ask(&mut w, Dialog::Memo(MemoTarget::Project));
        write(&mut w, text);
        press(&mut w, Modifiers::COMMAND, Key::Enter);
    }
    let of_project = |w: &Window| {
        let memos = snapshot(w).memos().filter(|m| m.target == MemoTarget::Project);
        memos.map(|m| m.body.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of_project(&w), ["first", "second"]);
    ask(&mut w, Dialog::Memo(MemoTarget::Project));
    w.get_by_label("Which memo").click();
    w.run();
    w.get_by_label("second").click();
    w.run();
    look(&mut w, "dialog-memos");
    w.get_by_label("Delete the memo").click();
    w.run();
    assert_eq!(of_project(&w), ["first"]);
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let mut w = window(Lang::Fa, false);
    ask(&mut w, Dialog::Name(NamePurpose::Attribute));
    write(&mut w, "تحصيلات");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(is_open(&w) && w.query_by_label_contains("نام دیگری بنویسید").is_some());
    press(&mut w, Modifiers::COMMAND, Key::A);
    write(&mut w, "سن");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(!is_open(&w) && snapshot(&w).attributes().iter().any(|a| a.name == "سن"));
}

#[test]
fn a_deletion_is_asked_about_and_a_dialog_closes_with_what_it_is_about() {
    let mut w = window(Lang::Fa, false);
    let before = system(&w);
    w.get_by_label("شهروندان").click();
    w.run();
    press(&mut w, Modifiers::NONE, Key::Delete);
    assert!(w.query_by_label_contains("۳ کد زیر آن و ۶ کدگذاری").is_some());
    look(&mut w, "dialog-delete");
    for harmless in [Key::Escape, Key::Enter, Key::Space] {
        press(&mut w, Modifiers::NONE, harmless);
        assert_eq!((is_open(&w), system(&w)), (false, before.clone()), "{harmless:?}");
        press(&mut w, Modifiers::NONE, Key::Delete);
    }
    w.get_by_label("حذف").click();
    w.run();
    assert_eq!(system(&w), "دفاتر پیشخوان|·عدم سودآوری دفاتر");
    let offices = id(&w, "دفاتر پیشخوان");
    ask(&mut w, Dialog::Definition(offices));
    w.state_mut()
        .apply(crate::model::Edit::DeleteCodes(vec![offices]));
    w.run();
    assert!(!is_open(&w));
}

#[test]
fn a_question_about_a_long_name_is_read_to_its_end() {
    let mut w = window(Lang::Fa, false);
    let long = "نبود هماهنگی میان دستگاه‌های اجرایی و نهادهای محلی در مرحلهٔ آغازین اجرای برنامهٔ توسعهٔ خدمات";
    let people = id(&w, "شهروندان");
    w.state_mut()
        .apply(crate::model::Edit::RenameCode(people, long.to_owned()));
    w.run();
    w.get_by_label(long).click();
    w.run();
    press(&mut w, Modifiers::NONE, Key::Delete);
    look(&mut w, "dialog-delete-long");
    let title = w.output().shapes.iter().find_map(|clipped| match &clipped.shape {
        egui::Shape::Text(shape) if shape.galley.text().contains("حذف شود؟") => {
            Some(shape.galley.elided)
        }
        _ => None,
    });
    assert_eq!(title, Some(false), "the question is there, whole");
}

fn pick(window: &mut Window, typed: &str) {
    window.state_mut().panes_mut().picker = Some(Picker::new(None, Vec::new()));
    window.run();
    if !typed.is_empty() {
        write(window, typed);
    }
}

/// Selects a passage that no code has yet; the codes that it has been given since, the newest last.
fn select(window: &mut Window, range: CharRange) {
    let document = snapshot(window).documents()[0].id;
    window.state_mut().ask(Action::Open(document, Some(range)));
    window.run();
}

fn given(window: &Window, range: CharRange) -> Vec<String> {
    let document = snapshot(window).documents()[0].id;
    let codings = snapshot(window).codings_in(document);
    let mut codings: Vec<_> = codings.iter().filter(|c| c.range == range).collect();
    codings.sort_by_key(|c| c.id);
    let name = |code| {
        snapshot(window)
            .code(code)
            .map_or_else(String::new, |c| c.name.clone())
    };
    codings.into_iter().map(|c| name(c.code)).collect()
}

#[test]
fn the_picker_finds_makes_and_stays() {
    let mut w = window(Lang::Fa, false);
    let answers = id(&w, "پاسخگویی نامناسب");
    w.state_mut().work_mut().shared.recent = vec![answers];
    let words = CharRange::new(4, 9);
    select(&mut w, words);
    pick(&mut w, "");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(
        given(&w, words),
        ["پاسخگویی نامناسب"],
        "the last one stands first"
    );
    assert!(w.state().panes().picker.is_none());

    pick(&mut w, "كم كاري");
    press(&mut w, Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        given(&w, words).last().map(String::as_str),
        Some("کم‌کاری کارکنان")
    );
    assert!(w.state().panes().picker.is_some(), "it stays for the next one");
    write(&mut w, "دفاتر");
    for (modifiers, key) in [
        (Modifiers::NONE, Key::Tab),
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::SHIFT, Key::Tab),
    ] {
        press(&mut w, modifiers, key);
    }
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(
        given(&w, words).last().map(String::as_str),
        Some("عدم اعتماد به دفاتر")
    );

    pick(&mut w, "دفاتر پیشخوان > نظارت");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(given(&w, words).last().map(String::as_str), Some("نظارت"));
    let parent = snapshot(&w).code(id(&w, "نظارت")).and_then(|c| c.parent);
    assert_eq!(parent, Some(id(&w, "دفاتر پیشخوان")));
    pick(&mut w, "دفاتر");
    press(&mut w, Modifiers::SHIFT, Key::Enter);
    assert_eq!(given(&w, words).last().map(String::as_str), Some("دفاتر"));
    assert_eq!(snapshot(&w).code(id(&w, "دفاتر")).map(|c| c.parent), Some(None));
    let before = given(&w, words);
    pick(&mut w, "");
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(w.state().panes().picker.is_none());
    assert_eq!(given(&w, words), before);
}

#[test]
fn the_document_that_is_printed_is_in_sight_in_the_list() {
    let names: Vec<String> = (1..=30).map(|n| format!("مصاحبهٔ {n}")).collect();
    let texts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "متن.")).collect();
    let mut w = testing::window(TestProject::of("الف", &texts), [1366.0, 768.0], false);
    let last = snapshot(&w).document_named("مصاحبهٔ 30").unwrap().id;
    w.run();
    ask(&mut w, Dialog::Print(vec![last]));
    look(&mut w, "print-last-document");
    let row = w
        .get_by_role_and_label(egui::accesskit::Role::CheckBox, "مصاحبهٔ 30")
        .rect();
    let [above, below] = ["print-documents", "print-format"].map(|id| {
        let counts = [("n", 1), ("all", 30)];
        let text = w.state().words.with(id, &counts);
        w.get_by_label(&text).rect()
    });
    assert!(
        row.top() >= above.bottom() && row.bottom() <= below.top(),
        "{above:?} {row:?} {below:?}"
    );
}

#[test]
fn the_documents_that_were_chosen_for_printing_are_chosen_again() {
    let texts = [("یک", "متن."), ("دو", "متن."), ("سه", "متن.")];
    let mut w = testing::window(TestProject::of("الف", &texts), [1366.0, 768.0], false);
    w.run();
    let named = |w: &Window, name: &str| snapshot(w).document_named(name).unwrap().id;
    let (one, two) = (named(&w, "یک"), named(&w, "دو"));
    let chosen = |w: &Window| -> Vec<bool> {
        use egui_kittest::kittest::NodeT as _;
        let row = |name: &str| {
            let row = w.get_by_role_and_label(egui::accesskit::Role::CheckBox, name);
            row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
        };
        ["یک", "دو", "سه"].map(row).to_vec()
    };
    ask(&mut w, Dialog::Print(vec![one]));
    assert_eq!(chosen(&w), [true, false, false]);
    w.get_by_role_and_label(egui::accesskit::Role::CheckBox, "سه")
        .click();
    w.run();
    look(&mut w, "print-chosen");
    w.get_by_label("بزرگ");
    press(&mut w, Modifiers::NONE, Key::Escape);
    ask(&mut w, Dialog::Print(vec![one]));
    assert_eq!(chosen(&w), [true, false, true]);
    press(&mut w, Modifiers::NONE, Key::Escape);
    ask(&mut w, Dialog::Print(vec![two]));
    assert_eq!(
        chosen(&w),
        [false, true, false],
        "who asks for another one means it"
    );
}

#[test]
fn enter_closes_the_report_of_an_import() {
    let mut window = window(Lang::Fa, false);
    let document = snapshot(&window).documents()[0].id;
    ask(&mut window, Dialog::DocumentImport(document));
    assert!(is_open(&window));
    look(&mut window, "dialog-import-report");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!is_open(&window));
}

#[test]
fn printing_proposes_the_open_document_unless_several_are_selected() {
    use crate::ui::command::Command;
    use egui_kittest::kittest::NodeT as _;
    let names = ["یک", "دو", "سه"];
    let texts = names.map(|name| (name, "متن."));
    let mut w = testing::window(TestProject::of("الف", &texts), [1366.0, 768.0], false);
    w.run();
    let [one, two, three] = names.map(|name| snapshot(&w).document_named(name).unwrap().id);
    let mut proposed = |open, selected: &[DocumentId]| -> Vec<bool> {
        w.state_mut().ask(Action::Open(open, None));
        w.run();
        w.state_mut().work_mut().shared.documents = selected.to_vec();
        w.state_mut().ask(Action::Run(Command::Print));
        w.run();
        let rows = names.map(|name| {
            let row = w.get_by_role_and_label(egui::accesskit::Role::CheckBox, name);
            row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
        });
        press(&mut w, Modifiers::NONE, Key::Escape);
        rows.to_vec()
    };
    assert_eq!(proposed(two, &[one]), [false, true, false]);
    assert_eq!(proposed(two, &[]), [false, true, false]);
    assert_eq!(proposed(two, &[one, three]), [true, false, true]);
}
