//! Fields driven as a person drives them.

use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Color32, Event, Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;

const PERSIAN: &str = "مصاحبه‌شونده گفت که در سال ۱۳۹۹ با نرم‌افزار MAXQDA 2020 (نسخهٔ جدید) کار کرده است.";

#[derive(Default)]
struct Form {
    one: String,
    many: String,
    submitted: bool,
    cancelled: bool,
    selection: Range<usize>,
    forced: Option<Direction>,
}

fn harness(form: &Rc<RefCell<Form>>, dark: bool, scale: f32) -> Harness<'static> {
    let form = form.clone();
    Harness::builder()
        .with_size([420.0, 260.0])
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_theme(if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .with_context_setup(|ctx| TextEngine::new(false).install(ctx))
        .build_ui(move |ui| {
            let form = &mut *form.borrow_mut();
            egui::CentralPanel::default().show(ui, |ui| {
                let one = Field::single("one")
                    .label("جستجو")
                    .hint("نام کد را بنویسید…")
                    .show(ui, &mut form.one);
                form.submitted |= one.submitted;
                form.cancelled |= one.cancelled;
                form.selection = one.selection;
                form.forced = one.forced_direction;
                ui.add_space(8.0);
                Field::multi("many", 3)
                    .label("یادداشت")
                    .hint("یادداشت کوتاه")
                    .show(ui, &mut form.many);
                ui.add_space(8.0);
                Field::single("empty")
                    .label("خالی")
                    .hint("Name of the code…")
                    .show(ui, &mut String::new());
            });
        })
}

fn focused(text: &str) -> (Rc<RefCell<Form>>, Harness<'static>) {
    let form = Rc::new(RefCell::new(Form::default()));
    form.borrow_mut().one = text.to_owned();
    let mut harness = harness(&form, false, 1.0);
    harness.get_by_label("جستجو").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, &[Key::End]);
    (form, harness)
}

fn press(harness: &mut Harness<'_>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
        harness.run_steps(1);
    }
}

fn type_text(harness: &mut Harness<'_>, text: &str) {
    for c in text.chars() {
        harness.event(Event::Text(c.to_string()));
        harness.run_steps(1);
    }
}

#[test]
fn persian_is_typed_erased_and_taken_back() {
    let (form, mut harness) = focused("");
    type_text(&mut harness, "می\u{200c}شوم");
    assert_eq!(form.borrow().one, "می\u{200c}شوم");
    press(&mut harness, Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(form.borrow().one, "می\u{200c}شو");
    press(&mut harness, Modifiers::COMMAND, &[Key::Z, Key::Z]);
    assert_eq!(form.borrow().one, "");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Z]);
    press(&mut harness, Modifiers::COMMAND, &[Key::Y]);
    assert_eq!(form.borrow().one, "می\u{200c}شو");
}

#[test]
fn half_spaces_have_keys_whatever_the_layout_sends() {
    let (form, mut harness) = focused("می");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Num2]);
    assert_eq!(form.borrow().one, "می\u{200c}");
    type_text(&mut harness, "شود");
    // A window gets the key and its text in one frame.
    harness.input_mut().events.extend([
        Event::Key {
            key: Key::Space,
            physical_key: Some(Key::Space),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        },
        Event::Text(" ".into()),
    ]);
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "می\u{200c}شود\u{200c}");
    type_text(&mut harness, " ");
    assert!(form.borrow().one.ends_with("\u{200c} "));
}

#[test]
fn arrows_move_as_seen_and_words_as_read() {
    let (form, mut harness) = focused("سلام بر همه");
    press(&mut harness, Modifiers::NONE, &[Key::Home]);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowLeft, Key::ArrowLeft]);
    assert_eq!(form.borrow().selection, 0..4);
    press(
        &mut harness,
        Modifiers::CTRL | Modifiers::SHIFT,
        &[Key::ArrowLeft],
    );
    assert_eq!(form.borrow().selection, 0..9);
    press(&mut harness, Modifiers::NONE, &[Key::ArrowRight]);
    assert_eq!(form.borrow().selection, 0..0);
    press(&mut harness, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(form.borrow().selection, 0..form.borrow().one.len());
    harness.event(Event::Cut);
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "");
    harness.event(Event::Paste("دو\r\nخط".into()));
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "دو خط");
}

#[test]
fn what_is_composed_is_shown_but_not_yet_in_the_text() {
    let (form, mut harness) = focused("الف ب");
    harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "پیش".into(),
        active_range_chars: Some(3..3),
    }));
    harness.run_steps(2);
    assert_eq!(form.borrow().one, "الف ب");
    press(&mut harness, Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(form.borrow().one, "الف ب", "the input method has the keys");
    harness.event(Event::Ime(egui::ImeEvent::Commit("پیش\u{200c}نویس".into())));
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "الف بپیش\u{200c}نویس");
}

#[test]
fn enter_submits_and_escape_cancels() {
    let (form, mut harness) = focused("کد");
    press(&mut harness, Modifiers::NONE, &[Key::Enter]);
    assert!(form.borrow().submitted && !form.borrow().cancelled);
    press(&mut harness, Modifiers::NONE, &[Key::Escape]);
    assert!(form.borrow().cancelled);
    harness.run_steps(2);
    assert!(!harness.get_by_label("جستجو").is_focused());
    assert_eq!(form.borrow().one, "کد");
}

#[test]
fn a_name_turns_round_and_keeps_its_letters() {
    let (form, mut harness) = focused("سلام");
    let turn = |harness: &mut Harness<'_>| {
        press(harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::X]);
        form.borrow().forced
    };
    assert_eq!(turn(&mut harness), Some(Direction::Rtl));
    assert_eq!(turn(&mut harness), Some(Direction::Ltr));
    assert_eq!(turn(&mut harness), None);
    assert_eq!(form.borrow().one, "سلام");
}

/// A field of many lines with the focus, the caret at its end.
fn many(text: &str) -> (Rc<RefCell<Form>>, Harness<'static>) {
    let form = Rc::new(RefCell::new(Form::default()));
    form.borrow_mut().many = text.to_owned();
    let mut harness = harness(&form, false, 1.0);
    harness.get_by_label("یادداشت").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, &[Key::End]);
    (form, harness)
}

#[test]
fn the_paragraph_of_the_caret_is_turned_and_the_choice_is_kept_in_the_text() {
    let (form, mut harness) = many("یک\nدو");
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        &[Key::X, Key::X],
    );
    assert_eq!(form.borrow().many, "یک\n\u{200E}دو");
    press(&mut harness, Modifiers::NONE, &[Key::Enter]);
    type_text(&mut harness, "سه");
    assert_eq!(form.borrow().many, "یک\n\u{200E}دو\n\u{200E}سه");
    press(&mut harness, Modifiers::NONE, &[Key::Home]);
    type_text(&mut harness, "*");
    assert_eq!(form.borrow().many, "یک\n\u{200E}دو\n\u{200E}*سه");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::X]);
    assert_eq!(form.borrow().many, "یک\n\u{200E}دو\n*سه");
    press(&mut harness, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(form.borrow().many, "یک\n\u{200E}دو\n\u{200E}*سه");
}

#[test]
fn ctrl_and_shift_of_one_side_turn_a_paragraph() {
    let (form, mut harness) = many("سلام");
    for (ctrl, shift, text) in [
        (Key::ControlLeft, Key::ShiftLeft, "\u{200E}سلام"),
        (Key::ControlRight, Key::ShiftRight, "\u{200F}سلام"),
    ] {
        for (key, pressed) in [(ctrl, true), (shift, true), (shift, false), (ctrl, false)] {
            harness.event(Event::Key {
                key,
                physical_key: Some(key),
                pressed,
                repeat: false,
                modifiers: Modifiers::COMMAND | Modifiers::SHIFT,
            });
            harness.run_steps(1);
        }
        assert_eq!(form.borrow().many, text);
    }
}

#[test]
fn the_menu_turns_a_paragraph_and_gives_the_keyboard_back() {
    let (form, mut harness) = many("سلام");
    // The menu needs the fonts of the interface.
    crate::ui::kit::install(&harness.ctx, crate::ui::kit::Env::of(&harness.ctx));
    harness.run_steps(2);
    press(&mut harness, Modifiers::SHIFT, &[Key::F10]);
    harness.run_steps(3);
    harness.get_by_label("جهت پاراگراف").click();
    harness.run_steps(3);
    harness.get_by_label("چپ به راست").click();
    harness.run_steps(3);
    assert_eq!(form.borrow().many, "\u{200E}سلام");
    type_text(&mut harness, "!");
    assert_eq!(form.borrow().many, "\u{200E}سلام!");
}

#[test]
fn pages_and_paragraphs_are_stepped_over() {
    let text: String = (0..12).map(|n| format!("{n}\n")).collect();
    let (form, mut harness) = many(&text);
    let mark = |harness: &mut Harness<'_>, modifiers, key| {
        press(harness, modifiers, &[key]);
        type_text(harness, "*");
        let line = form.borrow().many.lines().position(|line| line.contains('*'));
        press(harness, Modifiers::COMMAND, &[Key::Z]);
        line
    };
    press(&mut harness, Modifiers::COMMAND, &[Key::Home]);
    let page = mark(&mut harness, Modifiers::NONE, Key::PageDown).unwrap();
    assert!((3..12).contains(&page), "{page}");
    assert_eq!(mark(&mut harness, Modifiers::NONE, Key::PageUp), Some(0));
    assert_eq!(mark(&mut harness, Modifiers::CTRL, Key::ArrowDown), Some(1));
    assert_eq!(mark(&mut harness, Modifiers::CTRL, Key::ArrowDown), Some(2));
    assert_eq!(mark(&mut harness, Modifiers::CTRL, Key::ArrowUp), Some(1));
}

#[test]
fn keys_of_one_frame_meet_the_text_of_the_keys_before() {
    let (form, mut harness) = focused("");
    let back = Event::Key {
        key: Key::ArrowRight,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let typed = |text: &str| Event::Text(text.into());
    harness.input_mut().events.extend([typed("سلا"), back, typed("م")]);
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "سلما");
}

#[test]
fn letters_and_digits_are_put_right_as_the_person_wishes() {
    let (form, mut harness) = focused("");
    type_text(&mut harness, "كي 2");
    assert_eq!(form.borrow().one, "كي 2");
    let env = crate::ui::kit::Env {
        typing: crate::text::persian::typing::TypingHelp {
            letters: true,
            digits: true,
        },
        ..crate::ui::kit::Env::of(&harness.ctx)
    };
    crate::ui::kit::install(&harness.ctx, env);
    harness.run_steps(2);
    type_text(&mut harness, " كي 2");
    harness.event(Event::Paste("ك3".into()));
    harness.run_steps(1);
    assert_eq!(form.borrow().one, "كي 2 کی ۲ك3");
}

#[test]
fn undo_does_not_reach_back_before_the_field_was_entered() {
    let (form, mut harness) = focused("الف");
    type_text(&mut harness, "ب");
    press(&mut harness, Modifiers::NONE, &[Key::Escape]);
    harness.run_steps(2);
    harness.get_by_label("جستجو").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(form.borrow().one, "الفب");
}

#[test]
fn a_text_changed_from_outside_is_shown() {
    let (form, mut harness) = focused("یک");
    form.borrow_mut().one = "دو سه".into();
    harness.run_steps(1);
    type_text(&mut harness, "!");
    assert_eq!(form.borrow().one.chars().filter(|c| *c == '!').count(), 1);
    assert_eq!(form.borrow().one.len(), "دو سه!".len());
}

#[test]
fn enter_starts_a_line_and_the_caret_follows() {
    let form = Rc::new(RefCell::new(Form::default()));
    let mut harness = harness(&form, false, 1.0);
    harness.get_by_label("یادداشت").focus();
    harness.run_steps(2);
    type_text(&mut harness, "خط یک");
    press(&mut harness, Modifiers::NONE, &[Key::Enter]);
    type_text(&mut harness, "line two");
    press(&mut harness, Modifiers::NONE, &[Key::ArrowUp, Key::Home]);
    type_text(&mut harness, "*");
    assert_eq!(form.borrow().many, "*خط یک\nline two");
    press(&mut harness, Modifiers::NONE, &[Key::ArrowDown, Key::Home]);
    type_text(&mut harness, "*");
    assert_eq!(form.borrow().many, "*خط یک\n*line two");
}

#[test]
fn clicks_select_words_and_lines() {
    let (form, mut harness) = focused("سلام می\u{200c}شود دنیا");
    let rect = harness.get_by_label("جستجو").rect();
    let at = pos2(rect.right() - 60.0, rect.center().y);
    let click = |harness: &mut Harness<'_>| {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(at));
            harness.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.run_steps(1);
    };
    click(&mut harness);
    click(&mut harness);
    let selection = form.borrow().selection.clone();
    assert_eq!(&form.borrow().one[selection], "می\u{200c}شود");
    click(&mut harness);
    assert_eq!(form.borrow().selection, 0..form.borrow().one.len());
}

#[test]
fn a_click_within_one_frame_gives_the_focus() {
    let form = Rc::new(RefCell::new(Form::default()));
    let mut harness = harness(&form, false, 1.0);
    harness.run_steps(2);
    let at = harness.get_by_label("جستجو").rect().center();
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness
        .input_mut()
        .events
        .extend([Event::PointerMoved(at), button(true), button(false)]);
    harness.run_steps(2);
    type_text(&mut harness, "کد");
    assert_eq!(form.borrow().one, "کد");
}

#[test]
fn a_screen_reader_hears_name_text_and_runs() {
    let (form, mut harness) = focused(PERSIAN);
    press(&mut harness, Modifiers::COMMAND, &[Key::A]);
    harness.run_steps(1);
    let node = harness.get_by_label("جستجو");
    let data = node.accesskit_node().data();
    assert_eq!(data.role(), Role::TextInput);
    assert_eq!(data.value(), Some(PERSIAN));
    assert!(data.text_selection().is_some());
    let runs: Vec<_> = node
        .children_recursive()
        .filter(|child| child.accesskit_node().data().role() == Role::TextRun)
        .collect();
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].accesskit_node().data().value(), Some(PERSIAN));
    assert_eq!(form.borrow().selection, 0..PERSIAN.len());
}

#[test]
fn a_paragraph_without_words_follows_the_whole_text() {
    use egui::accesskit::TextDirection::{LeftToRight, RightToLeft};
    for (text, direction) in [
        ("An English memo\n12:30", LeftToRight),
        ("یادداشت فارسی\n۱۲:۳۰", RightToLeft),
    ] {
        let (_, harness) = many(text);
        let field = harness.get_by_label("یادداشت");
        let run = field.children_recursive().find(|child| {
            child
                .accesskit_node()
                .data()
                .value()
                .is_some_and(|run| run.contains(':'))
        });
        let shown = run.and_then(|run| run.accesskit_node().data().text_direction());
        assert_eq!(shown, Some(direction), "{text}");
    }
}

/// How many signs of this colour are seen in a part of the window.
fn signs(harness: &Harness<'_>, place: Rect, ink: Color32) -> usize {
    let mut signs = 0;
    for drawn in &harness.output().shapes {
        let seen = drawn.clip_rect.intersect(place);
        if let egui::Shape::Mesh(mesh) = &drawn.shape {
            let corners = mesh.vertices.chunks(4);
            let in_sight = |sign: &&[egui::epaint::Vertex]| {
                sign.iter()
                    .any(|corner| seen.contains(corner.pos) && corner.color == ink)
            };
            signs += corners.filter(in_sight).count();
        }
    }
    signs
}

#[test]
fn the_hint_of_a_field_of_many_lines_begins_where_its_words_would() {
    let form = Rc::new(RefCell::new(Form::default()));
    let mut harness = harness(&form, false, 1.0);
    harness.run_steps(2);
    let place = harness.get_by_label("یادداشت").rect();
    let ink = harness
        .ctx
        .style_of(harness.ctx.theme())
        .visuals
        .weak_text_color();
    let half = Rect::from_min_max(egui::pos2(place.center().x, place.min.y), place.max);
    assert!(signs(&harness, half, ink) >= 10, "{}", signs(&harness, half, ink));
    assert_eq!(signs(&harness, place, ink), signs(&harness, half, ink));
}

/// What is seen is the same in points in every theme and scale. A person judges the pictures.
#[test]
fn fields_are_drawn_alike_in_every_theme_and_scale() {
    const FIELDS: [&str; 3] = ["جستجو", "یادداشت", "خالی"];
    let mut first = None;
    for (dark, scale) in [(false, 1.0), (true, 1.5), (false, 2.0)] {
        let form = Rc::new(RefCell::new(Form::default()));
        form.borrow_mut().one = format!("{PERSIAN} و باز هم متنی که در یک خط جا نمی‌شود");
        form.borrow_mut().many =
            format!("{PERSIAN}\nAn English line with فارسی inside.\nنماد \u{2067}هم\u{2069} → 😊 漢");
        let mut harness = harness(&form, dark, scale);
        harness.get_by_label("یادداشت").focus();
        harness.run_steps(2);
        press(&mut harness, Modifiers::COMMAND, &[Key::Home]);
        press(
            &mut harness,
            Modifiers::CTRL | Modifiers::SHIFT,
            &[Key::ArrowLeft; 7],
        );
        harness.run_steps(2);
        let places = FIELDS.map(|label| harness.get_by_label(label).rect());
        assert!(places.is_sorted_by(|a, b| a.max.y < b.min.y), "{places:?}");
        let window = harness.ctx.content_rect();
        assert!(
            places.iter().all(|place| window.contains_rect(*place)),
            "{places:?}"
        );
        let first = *first.get_or_insert(places);
        for (place, at_first) in places.iter().zip(first) {
            let off = (place.min - at_first.min).length() + (place.max - at_first.max).length();
            assert!(off < 2.0, "{scale}: {places:?} {first:?}");
        }
        let visuals = harness.ctx.style_of(harness.ctx.theme()).visuals.clone();
        assert_eq!(visuals.dark_mode, dark);
        let written = places.map(|place| signs(&harness, place, visuals.text_color()));
        assert!(written[0] > 30 && written[1] > 60, "{written:?}");
        assert_eq!(
            written[2], 0,
            "the empty field shows its hint, and that in another colour"
        );
        assert!(signs(&harness, places[2], visuals.weak_text_color()) > 10);
        let notes = harness.get_by_label("یادداشت");
        let selection = notes.accesskit_node().data().text_selection().unwrap();
        assert_ne!(selection.anchor, selection.focus);
        let name = format!("field-{}-{scale}", if dark { "dark" } else { "light" });
        crate::ui::testing::pictures::picture(&mut harness, &name);
    }
}
