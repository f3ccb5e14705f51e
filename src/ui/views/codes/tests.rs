use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::model::{CodeId, CodeRef, Edit, Level, MemoKind, MemoTarget, NewCode};
use crate::settings::Pane;
use crate::ui::action::Action;
use crate::ui::parts::codes::sample::{code, new_codes, outline};
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::view::View as _;
use crate::ui::testing::{self, TestProject, Window, look};

/// Part of the study's code system.
const STUDY: &str = "
حاکمیتی-سیاست‌گذاری
  عدم باورمندی دولت نسبت به بخش خصوصی
    نبود نظام ساختارمند در حمایت دولت از دفاتر پیشخوان دولت
    بدبینی نسبت به بخش خصوصی
  مدیریت کارگروهی مجموعه بدون تعریف منابع مالی و نیروی انسانی
    فعالیت ضعیف کارگروه راهبری دفاتر پیشخوان
    اختلافات بین انجمن‌های شهری با انجمن استانی
دفاتر پیشخوان
  مشکلات مدیریت دفاتر
    عدم ثبات مدیران
    تخلفات متصدیان دفاتر
  عدم سودآوری دفاتر
    کامل نبودن خدمات
شهروندان (مشتریان دفاتر پیشخوان)
  عدم اعتماد به دفاتر
    تخلفات دفاتر
    کم‌کاری کارکنان
Service quality (SERVQUAL)
  Responsiveness of the staff
";

fn levelled(mut codes: Vec<NewCode>, depth: usize) -> Vec<NewCode> {
    for code in &mut codes {
        code.level = Some(Level::ALL[depth.min(2)]);
        code.children = levelled(std::mem::take(&mut code.children), depth + 1);
    }
    codes
}

pub(super) fn project(lang: Lang, outline: &str) -> TestProject {
    let mut project = TestProject::study(lang);
    let all: Vec<CodeId> = project
        .session
        .snapshot()
        .code_tree()
        .iter()
        .map(|(_, c)| c.id)
        .collect();
    project.apply(Edit::DeleteCodes(all));
    let codes = levelled(new_codes(outline), 0);
    if !codes.is_empty() {
        project.apply(Edit::ImportCodes(codes));
    }
    project
}

fn with_codings(mut project: TestProject) -> TestProject {
    let snapshot = project.session.snapshot().clone();
    let document = snapshot.documents()[0].id;
    let mut codings = Vec::new();
    for (n, (depth, code)) in snapshot.code_tree().into_iter().enumerate() {
        if depth > 0 && n % 3 != 0 {
            for i in 0..(n as u32 * 7) % 5 {
                let range = crate::text::CharRange::new(30 + i * 3, 44 + i * 4);
                codings.push(crate::model::NewCoding::new(
                    document,
                    range,
                    CodeRef::Id(code.id),
                ));
            }
        }
    }
    project.apply(Edit::AddCodings(codings));
    let id = code(&snapshot, "عدم ثبات مدیران");
    project.apply(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Code(id),
        kind: MemoKind::Theory,
        body: "در مصاحبه‌های تازه بیشتر دیده شد.".into(),
    });
    project.apply(Edit::DefineCode(
        id,
        "مدیر دفتر زود عوض می‌شود و کار از نو آغاز می‌شود.".into(),
    ));
    project
}

/// A window with the code system beside the text, where no document is open.
pub(super) fn window(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let around = [500.0, 90.0];
    let project = project.beside(Pane::Codes, size[0]);
    let size = [size[0] + around[0], size[1] + around[1]];
    let mut window = testing::window(project, size, dark);
    window.run();
    window
}

pub(super) fn system(window: &Window) -> String {
    outline(window.state().snapshot())
        .replace('\n', "|")
        .replace("  ", "·")
}

fn id(window: &Window, name: &str) -> CodeId {
    code(window.state().snapshot(), name)
}

pub(super) fn selected(window: &Window) -> Vec<String> {
    let snapshot = window.state().snapshot();
    let name = |id: &CodeId| snapshot.code(*id).unwrap().name.clone();
    window.state().work().shared.codes.iter().map(name).collect()
}

pub(super) fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

pub(super) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

pub(super) fn write(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

#[test]
fn pictures() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::Fa, true), (Lang::En, false)] {
        let name = |what: &str| {
            format!(
                "codes-{}-{}-{what}",
                lang.code(),
                if dark { "dark" } else { "light" }
            )
        };
        let mut w = window(with_codings(project(lang, STUDY)), [320.0, 640.0], dark);
        look(&mut w, &name("tree"));
        let active = id(&w, "مشکلات مدیریت دفاتر");
        w.state_mut().work_mut().shared.active_codes.insert(active);
        click(&mut w, "عدم سودآوری دفاتر");
        w.get_by_label("عدم ثبات مدیران").hover();
        w.run();
        look(&mut w, &name("active"));
        w.get_by_label("عدم ثبات مدیران").click_secondary();
        w.run();
        look(&mut w, &name("menu"));
        press(&mut w, Modifiers::NONE, Key::Escape);
        click(&mut w, "عدم ثبات مدیران");
        press(&mut w, Modifiers::NONE, Key::F2);
        look(&mut w, &name("rename"));
        let mut w = window(project(lang, ""), [320.0, 480.0], dark);
        look(&mut w, &name("empty"));
    }
}

pub(super) const SMALL: &str = "الف\n  یک\n    برگ\n  دو\nب\n  سه\nپ";

pub(super) fn small() -> Window {
    window(project(Lang::Fa, SMALL), [320.0, 480.0], false)
}

/// Where a row is: ↑ at its top edge, ↓ at its foot, · in its middle.
fn spot(window: &Window, name: &str, height: char) -> Pos2 {
    let rect = window.get_by_label(name).rect();
    let y = match height {
        '↑' => rect.min.y + 2.0,
        '↓' => rect.max.y - 2.0,
        _ => rect.center().y,
    };
    pos2(rect.max.x - 60.0, y)
}

fn drag(window: &mut Window, name: &str, to: Pos2, modifiers: Modifiers) {
    let from = spot(window, name, '·');
    let button = |pressed, pos, modifiers| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    window.event(Event::PointerMoved(from));
    window.event(button(true, from, Modifiers::NONE));
    window.step();
    for part in 1..=6 {
        window.event(Event::PointerMoved(from + (to - from) * (part as f32 / 6.0)));
        window.step();
    }
    window.event_modifiers(Event::PointerMoved(to + vec2(0.0, 0.5)), modifiers);
    window.step();
    look(window, &format!("codes-drag-{name}"));
    window.event_modifiers(button(false, to, modifiers), modifiers);
    window.run();
}

#[test]
fn keys_are_for_the_row_whose_menu_was_opened() {
    let mut w = small();
    w.get_by_label("دو").click_secondary();
    w.run();
    press(&mut w, Modifiers::NONE, Key::Escape);
    let ctx = w.ctx.clone();
    assert!(w.state().panes().codes.has_keyboard(&ctx));
    press(&mut w, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(w.state().work().shared.codes, [id(&w, "ب")]);
    // Also where the row was selected before.
    w.get_by_label("ب").click_secondary();
    w.run();
    press(&mut w, Modifiers::NONE, Key::Escape);
    press(&mut w, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(w.state().work().shared.codes, [id(&w, "دو")]);
}

#[test]
fn codes_are_dragged_before_after_into_and_onto_each_other() {
    for (name, to, height, modifiers, after) in [
        ("پ", "الف", '↑', Modifiers::NONE, "پ|الف|·یک|··برگ|·دو|ب|·سه"),
        ("پ", "ب", '·', Modifiers::NONE, "الف|·یک|··برگ|·دو|ب|·سه|·پ"),
        ("دو", "یک", '↑', Modifiers::NONE, "الف|·دو|·یک|··برگ|ب|·سه|پ"),
        ("الف", "ب", '↓', Modifiers::NONE, "ب|·الف|··یک|···برگ|··دو|·سه|پ"),
        ("یک", "ب", '·', Modifiers::COMMAND, "الف|·دو|ب|·سه|·برگ|پ"),
        ("الف", "برگ", '·', Modifiers::NONE, "الف|·یک|··برگ|·دو|ب|·سه|پ"),
    ] {
        let mut w = small();
        let to = spot(&w, to, height);
        drag(&mut w, name, to, modifiers);
        assert_eq!(system(&w), after, "{name} {height}");
        let before = system(&small());
        if after != before {
            w.state_mut().take_back();
            w.run();
        }
        assert_eq!(system(&w), before, "undone");
    }
    let mut w = small();
    let below = spot(&w, "پ", '·') + vec2(0.0, 120.0);
    drag(&mut w, "برگ", below, Modifiers::NONE);
    assert_eq!(system(&w), "الف|·یک|·دو|ب|·سه|پ|برگ", "below the last row");
}

#[test]
fn passages_and_codings_are_dropped_on_codes() {
    let mut w = small();
    let document = w.state().snapshot().documents()[0].id;
    let range = crate::text::CharRange::new(3, 9);
    let to = spot(&w, "دو", '·');
    let release = |w: &mut Window, what: Dragged| {
        what.start(&w.ctx);
        w.event(Event::PointerMoved(to));
        w.step();
        w.event(Event::PointerButton {
            pos: to,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::NONE,
        });
        w.run();
    };
    release(&mut w, Dragged::Passage(document, range));
    let code = id(&w, "دو");
    let given = w.state().snapshot().codings_in(document);
    assert!(
        given.iter().any(|c| c.range == range && c.code == code),
        "{given:?}"
    );
    w.state_mut().take_back();
    w.run();
    let other = id(&w, "پ");
    w.state_mut()
        .apply(Edit::AddCodings(vec![crate::model::NewCoding::new(
            document,
            range,
            CodeRef::Id(other),
        )]));
    let coding = w.state().snapshot().codings_in(document)[0].id;
    release(&mut w, Dragged::Codings(vec![coding]));
    assert_eq!(w.state().snapshot().own_count(code), 1);
}

#[test]
fn the_keyboard_walks_opens_and_finds() {
    let mut w = small();
    click(&mut w, "الف");
    press(&mut w, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&w), ["یک"]);
    // Into the branch is to the left in a window that begins at the right.
    press(&mut w, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(selected(&w), ["برگ"]);
    press(&mut w, Modifiers::NONE, Key::ArrowRight);
    press(&mut w, Modifiers::NONE, Key::ArrowRight);
    assert!(w.query_by_label("برگ").is_none(), "closed");
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&w), ["یک", "دو"]);
    press(&mut w, Modifiers::NONE, Key::End);
    assert_eq!(selected(&w), ["پ"]);
    write(&mut w, "س");
    assert_eq!(selected(&w), ["سه"]);
    press(&mut w, Modifiers::NONE, Key::Space);
    let active = id(&w, "سه");
    assert!(w.state().work().shared.active_codes.contains(&active));
    press(&mut w, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&w).len(), 6);
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(selected(&w).is_empty());
}

#[test]
fn the_keyboard_moves_codes() {
    let mut w = small();
    click(&mut w, "ب");
    press(&mut w, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(system(&w), "ب|·سه|الف|·یک|··برگ|·دو|پ");
    press(&mut w, Modifiers::ALT, Key::ArrowDown);
    press(&mut w, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|·ب|··سه|پ");
    press(&mut w, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|ب|·سه|پ");
    assert_eq!(selected(&w), ["ب"]);
    press(&mut w, Modifiers::ALT | Modifiers::SHIFT, Key::Num1);
    let level = w.state().snapshot().code(id(&w, "ب")).unwrap().level;
    assert_eq!(level, Level::Category);
}

#[test]
fn names_are_written_in_the_tree() {
    let mut w = small();
    click(&mut w, "دو");
    press(&mut w, Modifiers::NONE, Key::F2);
    write(&mut w, "يك");
    assert!(
        w.query_by_label_contains("همین‌جا هست").is_some(),
        "the name is taken"
    );
    press(&mut w, Modifiers::NONE, Key::Enter);
    press(&mut w, Modifiers::COMMAND, Key::A);
    write(&mut w, "  چهار  ");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·یک|··برگ|·چهار|ب|·سه|پ");
    // The tree has the keyboard again.
    press(&mut w, Modifiers::NONE, Key::F2);
    write(&mut w, "پنج");
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert_eq!(system(&w), "الف|·یک|··برگ|·چهار|ب|·سه|پ", "given up");
    press(&mut w, Modifiers::ALT | Modifiers::SHIFT, Key::S);
    look(&mut w, "codes-new");
    write(&mut w, "شش");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·یک|··برگ|·چهار|·شش|ب|·سه|پ");
    assert_eq!(selected(&w), ["شش"]);
    let made = w.state().snapshot().code(id(&w, "شش")).unwrap().clone();
    assert_eq!(made.level, Level::Subcategory);
}

#[test]
fn what_is_selected_is_gathered_under_a_new_name() {
    let mut w = small();
    click(&mut w, "یک");
    press(&mut w, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut w, Modifiers::COMMAND, Key::G);
    write(&mut w, "هم‌خانواده");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·دو|·هم‌خانواده|··یک|···برگ|ب|·سه|پ");
    assert_eq!(selected(&w), ["هم‌خانواده"]);
}

#[test]
fn commands_ask_for_what_they_need() {
    let mut w = small();
    click(&mut w, "یک");
    let one = id(&w, "یک");
    asks(&mut w, Key::F3, "یادداشت کد");
    write(&mut w, "چرا همین یک؟");
    press(&mut w, Modifiers::COMMAND, Key::Enter);
    let memo = w.state().snapshot().memo_on(MemoTarget::Code(one));
    assert_eq!(memo.map(|m| m.body.as_str()), Some("چرا همین یک؟"));

    asks(&mut w, Key::F4, "تعریف کد");
    write(&mut w, "آنچه یکی است.");
    press(&mut w, Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        w.state().snapshot().code(one).unwrap().definition,
        "آنچه یکی است."
    );

    let colour = |w: &Window| w.state().snapshot().code(one).unwrap().colour;
    let before = colour(&w);
    asks(&mut w, Key::F5, "رنگ کد");
    w.get_by_label("سبز تیره").click();
    w.run();
    assert_ne!(colour(&w), before);

    asks(&mut w, Key::F6, "بردن کد به زیر…");
    write(&mut w, "پ");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·دو|ب|·سه|پ|·یک|··برگ");
    w.state_mut().take_back();
    w.run();

    asks(&mut w, Key::F7, "ادغام کد در…");
    write(&mut w, "دو");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·دو|··برگ|ب|·سه|پ");
    w.state_mut().take_back();
    w.run();

    let before = system(&w);
    click(&mut w, "یک");
    press(&mut w, Modifiers::NONE, Key::Delete);
    assert!(
        w.state().has_dialog(),
        "what stands below it goes too, and is asked about"
    );
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert_eq!(system(&w), before);
    click(&mut w, "پ");
    press(&mut w, Modifiers::NONE, Key::Delete);
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|ب|·سه");
    press(&mut w, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&w), ["ب"], "the cursor stayed where the code was");
    // Enter gives the code to the passage that is selected.
    let document = w.state().snapshot().documents()[0].id;
    let range = crate::text::CharRange::new(30, 36);
    w.state_mut().ask(Action::Open(document, Some(range)));
    w.run();
    click(&mut w, "ب");
    press(&mut w, Modifiers::NONE, Key::Enter);
    let wanted = id(&w, "ب");
    let codings = w.state().snapshot().codings_in(document);
    assert!(
        codings.iter().any(|c| c.code == wanted && c.range == range),
        "{codings:?}"
    );
}

/// Presses a key in the tree, and sees the dialog of that title.
fn asks(window: &mut Window, key: Key, title: &str) {
    press(window, Modifiers::NONE, key);
    assert!(window.state().has_dialog(), "{title}");
    let shown = window.query_all_by_label(title).next().is_some();
    assert!(shown, "{title} is the dialog that opens");
}

#[test]
fn the_menu_opens_by_key_and_does_what_it_says() {
    let mut w = small();
    click(&mut w, "دو");
    press(&mut w, Modifiers::SHIFT, Key::F10);
    w.get_by_label("تغییر نام کد").click();
    w.run();
    write(&mut w, "هفت");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(system(&w), "الف|·یک|··برگ|·هفت|ب|·سه|پ");
    press(&mut w, Modifiers::SHIFT, Key::F10);
    look(&mut w, "codes-menu-by-key");
}

#[test]
fn a_filter_narrows_and_returns() {
    let mut w = window(project(Lang::Fa, STUDY), [320.0, 480.0], false);
    w.get_by_label("یافتن کد…").click();
    w.run();
    write(&mut w, "اعتماد");
    assert!(w.query_by_label("عدم ثبات مدیران").is_none());
    look(&mut w, "codes-filtered");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&w), ["عدم اعتماد به دفاتر"]);
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert!(w.query_by_label("عدم ثبات مدیران").is_some());
    assert_eq!(selected(&w), ["عدم اعتماد به دفاتر"], "the selection stays");
}

#[test]
fn a_large_and_deep_system_is_drawn_and_walked() {
    let mut outline = String::new();
    for n in 0..40 {
        for depth in 0..25 {
            outline.push_str(&format!(
                "{}کد {n} در ژرفای {depth} با نامی که جا نمی‌شود\n",
                "  ".repeat(depth)
            ));
        }
    }
    let mut w = window(project(Lang::Fa, &outline), [300.0, 480.0], false);
    look(&mut w, "codes-deep");
    click(&mut w, "کد 0 در ژرفای 3 با نامی که جا نمی‌شود");
    press(&mut w, Modifiers::NONE, Key::End);
    assert_eq!(selected(&w), ["کد 39 در ژرفای 24 با نامی که جا نمی‌شود"]);
    w.get_by_label("کد 39 در ژرفای 24 با نامی که جا نمی‌شود");
    look(&mut w, "codes-deep-end");
}
