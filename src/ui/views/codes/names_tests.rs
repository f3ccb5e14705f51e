//! Long names, names as they are typed, and passages that get a new one.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;

use super::tests::{SMALL, click, press, project, selected, small, system, window, write};
use crate::i18n::Lang;
use crate::model::{CodeRef, Edit};
use crate::ui::parts::drag::Dragged;
use crate::ui::testing::{TestProject, Window, look};

/// Names of the length that this field gives its codes, with half-spaces, Latin and digits.
const SENTENCES: &str = "
شکاف میان آنچه در آیین‌نامهٔ دفاتر پیشخوان (مصوب ۱۳۹۶) آمده و آنچه در ۲۴ ساعت کار روزانه در پیشخوان می‌گذرد
  بی‌ثباتی مدیران و رفت‌وآمد پیاپی آن‌ها که هر بار برنامه‌های نیمه‌کاره را از نو آغاز می‌کند
  نبودِ سامانهٔ یکپارچهٔ CRM و ناچاری کارکنان به ثبت دوبارهٔ هر درخواست در سه نرم‌افزار جدا
کوتاه
Perceived lack of responsiveness of the staff toward the customers (SERVQUAL dimension 3) in the offices
";

fn set_lines(window: &mut Window, lines: usize) {
    window.state_mut().settings_mut().name_lines.tree = lines;
    window.run();
}

#[test]
fn long_names_take_the_lines_that_are_chosen_and_short_ones_one() {
    let mut w = window(project(Lang::Fa, SENTENCES), [320.0, 560.0], false);
    let long = w.state().snapshot().code_tree()[0].1.name.clone();
    let height = |w: &Window, name: &str| w.get_by_label(name).rect().height();
    let one = height(&w, "کوتاه");
    let two = height(&w, &long);
    assert!(two > one + 12.0, "two lines as designed: {two} beside {one}");
    set_lines(&mut w, 3);
    let three = height(&w, &long);
    assert!(three > two + 12.0, "{three} beside {two}");
    assert_eq!(height(&w, "کوتاه"), one);
    // The choice stands in the menu of the pane.
    w.get_all_by_label("کارهای دیگر").next().unwrap().click();
    w.run();
    w.get_by_label("سطرهای نام کد").click();
    w.run();
    w.get_by_label("یک سطر").click();
    w.run();
    assert_eq!(w.state().settings().name_lines.tree, 1);
    assert_eq!(height(&w, &long), one);
}

#[test]
fn long_names_look_right() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::Fa, true), (Lang::En, false)] {
        for lines in 1..=3 {
            let mut w = window(with_few_codings(project(lang, SENTENCES)), [320.0, 560.0], dark);
            set_lines(&mut w, lines);
            let name = format!("codes-long-{}-{lines}", lang.code());
            look(&mut w, &format!("{name}-{}", if dark { "dark" } else { "light" }));
        }
    }
}

fn with_few_codings(mut project: TestProject) -> TestProject {
    let snapshot = project.session.snapshot().clone();
    let document = snapshot.documents()[0].id;
    let codes = snapshot.code_tree();
    let given = codes.iter().enumerate().map(|(n, (_, code))| {
        let range = crate::text::CharRange::new(30 + n as u32, 60);
        crate::model::NewCoding::new(document, range, CodeRef::Id(code.id))
    });
    project.apply(Edit::AddCodings(given.collect()));
    project
}

#[test]
fn only_rows_in_view_are_laid_out_of_a_thousand_long_names() {
    let mut outline = String::new();
    for n in 0..1000 {
        outline.push_str(&format!(
            "{}{n} شکاف میان آنچه در آیین‌نامهٔ دفاتر پیشخوان آمده و آنچه در کار روزانه می‌گذرد، نمونهٔ {n}\n",
            if n % 5 == 0 { "" } else { "  " }
        ));
    }
    let mut w = window(project(Lang::Fa, &outline), [320.0, 480.0], false);
    let drawn = |w: &Window| {
        w.query_all_by_role(egui::accesskit::Role::TreeItem)
            .filter(|node| node.rect().width() > 100.0)
            .count()
    };
    assert!((5..30).contains(&drawn(&w)), "{} rows", drawn(&w));
    let first = w.state().snapshot().code_tree()[0].1.name.clone();
    click(&mut w, &first);
    press(&mut w, Modifiers::NONE, Key::End);
    let last = w.state().snapshot().code_tree()[999].1.name.clone();
    assert_eq!(selected(&w), std::slice::from_ref(&last));
    let rect = w.get_by_label(&last).rect();
    assert!(rect.max.y <= 580.0, "the last row came into view: {rect}");
    assert!((5..30).contains(&drawn(&w)), "{} rows", drawn(&w));
    let started = std::time::Instant::now();
    for _ in 0..20 {
        w.step();
    }
    println!("a frame of the whole window takes {:?}", started.elapsed() / 20);
}

#[test]
fn plus_takes_one_name_after_another() {
    let mut w = small();
    w.get_by_label("نوشتن نام کد تازه").click();
    w.run();
    for name in ["نخست", "دوم"] {
        write(&mut w, name);
        press(&mut w, Modifiers::NONE, Key::Enter);
    }
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|ب|·سه|پ|نخست|دوم");
    look(&mut w, "codes-plus");
    assert_eq!(selected(&w), ["دوم"]);
    // Whoever types faster than the window draws loses no letter.
    let enter = || Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    write(&mut w, "سوم");
    w.event(enter());
    w.step();
    w.event(Event::Text("چهارم".into()));
    w.event(enter());
    w.run();
    assert!(system(&w).ends_with("|دوم|سوم|چهارم"), "{}", system(&w));
    w.state_mut().take_back();
    w.state_mut().take_back();
    w.run();
    // A name that is taken keeps the field, and Escape ends it.
    write(&mut w, "دوم");
    press(&mut w, Modifiers::NONE, Key::Enter);
    assert!(w.query_by_label_contains("همین‌جا هست").is_some());
    press(&mut w, Modifiers::NONE, Key::Escape);
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|ب|·سه|پ|نخست|دوم");
    click(&mut w, "دوم");
    // The tree has the keyboard again.
    press(&mut w, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&w), ["نخست"]);
}

#[test]
fn the_list_stands_where_it_stood_when_codes_come() {
    let mut w = window(project(Lang::Fa, "الف"), [320.0, 480.0], false);
    let top = |w: &Window| w.get_by_label("الف").rect().min.y;
    let before = top(&w);
    w.get_by_label("نوشتن نام کد تازه").click();
    w.run();
    for n in 1..=10 {
        write(&mut w, &format!("کد {n}"));
        press(&mut w, Modifiers::NONE, Key::Enter);
        assert_eq!(top(&w), before, "after {n} new codes");
    }
    press(&mut w, Modifiers::NONE, Key::Escape);
    w.get_by_label("یافتن کد…").click();
    w.run();
    write(&mut w, "الف");
    assert_eq!(top(&w), before, "while filtering");
}

fn drop_passage(window: &mut Window, to: Pos2) {
    let document = window.state().snapshot().documents()[0].id;
    Dragged::Passage(document, crate::text::CharRange::new(3, 9)).start(&window.ctx);
    window.event(Event::PointerMoved(to));
    window.step();
    // What is new over the window is seen from its second frame on.
    window.step();
    look(window, "codes-passage-on-ground");
    assert!(window.query_by_label_contains("کد تازه برای این متن").is_some());
    window.event(Event::PointerButton {
        pos: to,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    window.run();
}

#[test]
fn a_passage_on_empty_ground_gets_a_new_code_called_by_its_words() {
    for (outline, after) in [(SMALL, "الف|·یک|··برگ|·دو|ب|·سه|پ|"), ("", "")] {
        let mut w = window(project(Lang::Fa, outline), [320.0, 480.0], false);
        let document = w.state().snapshot().documents()[0].id;
        let pane = w
            .get_by_role_and_label(egui::accesskit::Role::Heading, "کدها")
            .rect();
        let before = system(&w);
        drop_passage(&mut w, pos2(pane.center().x, 500.0));
        assert_eq!(system(&w), before, "nothing is made before there is a name");
        press(&mut w, Modifiers::NONE, Key::Enter);
        let made = w.state().snapshot().codings_in(document).to_vec();
        assert_eq!(made.len(), 1, "{made:?}");
        assert_eq!(made[0].range, crate::text::CharRange::new(3, 9));
        let text = w.state().project().unwrap().work.session.text(document).unwrap();
        let words = text.slice(made[0].range).trim().to_owned();
        let name = w.state().snapshot().code(made[0].code).unwrap().name.clone();
        assert!(words.contains(&name) && !name.is_empty(), "{name} of {words}");
        assert_eq!(system(&w), format!("{after}{name}"));
        w.state_mut().take_back();
        w.run();
        assert_eq!(system(&w), before, "one step takes both back");
        // Other words may be written over those proposed.
        drop_passage(&mut w, pos2(pane.center().x, 500.0));
        write(&mut w, "نام دیگر");
        press(&mut w, Modifiers::NONE, Key::Enter);
        assert_eq!(system(&w), format!("{after}نام دیگر"));
    }
}

#[test]
fn stars_and_ticks_in_names_are_drawn() {
    let names = "★ مهم ☆ کم‌اهمیت\n  ✓ بازبینی‌شده ✔\n✗ کنار گذاشته ☐ ☑\nSeen ✓ and ★\n";
    let mut w = window(project(Lang::Fa, names), [320.0, 420.0], false);
    look(&mut w, "codes-signs");
    let sizes = [
        egui::FontId::proportional(14.0),
        egui::FontId::new(14.0, crate::ui::theme::bold_family()),
    ];
    for font in sizes {
        for sign in "★☆✓✔✗☐☑".chars() {
            assert!(
                w.ctx.fonts_mut(|fonts| fonts.has_glyph(&font, sign)),
                "{sign} in {font:?}"
            );
        }
    }
}
