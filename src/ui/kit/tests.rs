use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::i18n::Lang;

use super::gallery::{self, GalleryState};
use super::*;
use crate::ui::testing::pictures::picture;

type Shared = Rc<RefCell<GalleryState>>;

fn window(lang: Lang, dark: bool, scale: f32) -> (Harness<'static>, Shared) {
    let state: Shared = Rc::default();
    let shared = state.clone();
    let harness = Harness::builder()
        .with_size([980.0, 860.0])
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(120)
        .with_context_setup(move |ctx| gallery::set_up(ctx, lang, dark))
        .build_ui(move |ui| gallery::show(ui, &mut shared.borrow_mut()));
    (harness, state)
}

#[test]
fn nothing_on_the_screen_is_stock_text_in_either_language() {
    for lang in Lang::ALL {
        for (dark, scale) in [(false, 1.0), (true, 1.0), (false, 2.0), (true, 2.0)] {
            let (mut h, state) = window(lang, dark, scale);
            let name = format!("{}-{}-{scale}x", lang.code(), if dark { "dark" } else { "light" });
            h.run();
            assert_no_stock_text(h.output());
            picture(&mut h, &format!("kit-{name}"));
            h.get_by_label(if lang == Lang::Fa { "پروژه" } else { "Project" })
                .click();
            h.run();
            h.get_by_label(if lang == Lang::Fa {
                "خروجی گرفتن"
            } else {
                "Export"
            })
            .hover();
            h.run();
            assert_no_stock_text(h.output());
            picture(&mut h, &format!("{name}-menu"));
            h.key_press(Key::Escape);
            h.run();
            state.borrow_mut().dialog = true;
            let undo = if lang == Lang::Fa { "واگرد" } else { "Undo" };
            let said = if lang == Lang::Fa {
                "کد «هزینه‌ها» حذف شد"
            } else {
                "Code “Costs” was deleted"
            };
            state
                .borrow_mut()
                .toasts
                .add_with_action(Tone::Success, said, undo);
            h.run();
            assert_no_stock_text(h.output());
            picture(&mut h, &format!("{name}-dialog"));
        }
    }
}

#[test]
fn a_menu_runs_and_closes() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    h.get_by_label("پروژه").click();
    h.run();
    h.get_by_label("ذخیرهٔ نسخه").click();
    h.run();
    assert_eq!(state.borrow().clicks, 1);
    assert!(
        h.query_by_label("ذخیرهٔ نسخه").is_none(),
        "a choice closes the menu"
    );
}

#[test]
fn the_words_of_a_menu_begin_in_one_line() {
    for (lang, menu) in [(Lang::Fa, "پروژه"), (Lang::En, "Project")] {
        let (mut h, _state) = window(lang, false, 1.0);
        h.run();
        h.get_by_label(menu).click();
        h.run();
        let mut items: Vec<String> = Vec::new();
        for role in [Role::MenuItem, Role::MenuItemCheckBox] {
            let nodes = h.query_all_by_role(role);
            items.extend(nodes.filter_map(|node| node.accesskit_node().label()));
        }
        let begins: Vec<f32> = h
            .output()
            .shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(text) if items.iter().any(|item| item == text.galley.text()) => Some(text),
                _ => None,
            })
            .map(|text| match lang {
                Lang::Fa => text.pos.x + text.galley.size().x,
                Lang::En => text.pos.x,
            })
            .collect();
        assert!(begins.len() > 4, "{items:?}");
        assert!(begins.iter().all(|x| (x - begins[0]).abs() < 1.0), "{begins:?}");
    }
}

#[test]
fn a_submenu_opens_towards_the_trailing_side() {
    for (lang, menu, sub, item) in [
        (Lang::Fa, "پروژه", "خروجی گرفتن", "جدول (XLSX)"),
        (Lang::En, "Project", "Export", "Table (XLSX)"),
    ] {
        let (mut h, state) = window(lang, false, 1.0);
        h.run();
        h.get_by_label(menu).click();
        h.run();
        h.get_by_label(sub).hover();
        h.run();
        let (parent, child) = (h.get_by_label(sub).rect(), h.get_by_label(item).rect());
        match lang {
            Lang::Fa => assert!(child.max.x <= parent.min.x + 1.0, "{child} {parent}"),
            Lang::En => assert!(child.min.x >= parent.max.x - 1.0, "{child} {parent}"),
        }
        // Left by key it stays closed, though the pointer is still there and moves.
        h.key_press(Key::Escape);
        h.run();
        h.event(egui::Event::PointerMoved(
            h.get_by_label(sub).rect().center() + egui::vec2(2.0, 1.0),
        ));
        h.run();
        assert!(h.query_by_label(item).is_none(), "it does not open again");
        h.get_by_label(sub).click();
        h.run();
        h.get_by_label(item).click();
        h.run();
        assert_eq!(state.borrow().clicks, 10);
        assert!(h.query_by_label(sub).is_none(), "a choice closes the whole menu");
    }
}

#[test]
fn arrow_keys_walk_through_menus_in_the_direction_seen() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    h.get_by_label("پروژه").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    for _ in 0..3 {
        h.key_press(Key::ArrowDown);
        h.run();
    }
    assert!(h.get_by_label("خروجی گرفتن").accesskit_node().is_focused());
    h.key_press(Key::ArrowLeft);
    h.run();
    assert!(
        h.get_by_label("جدول (XLSX)").accesskit_node().is_focused(),
        "left goes into a submenu in Persian"
    );
    h.key_press(Key::ArrowRight);
    h.run();
    assert!(h.query_by_label("جدول (XLSX)").is_none(), "right comes out again");
    h.key_press(Key::ArrowLeft);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(state.borrow().clicks, 10);
}

#[test]
fn choices_choose() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    h.get_by_label("نمایش کدهای خالی").click();
    h.get_by_role_and_label(Role::RadioButton, "انتخابی (۳)").click();
    h.get_by_role_and_label(Role::RadioButton, "فهرست").click();
    h.run();
    let now = state.borrow();
    assert!(!now.checked);
    assert_eq!((now.choice, now.segment), (1, 0));
    drop(now);
    h.get_by_role(Role::ComboBox).click();
    h.run();
    picture(&mut h, "fa-combo");
    h.get_by_label("به ترتیب تاریخ").click();
    h.run();
    assert_eq!(state.borrow().combo, 2);
    h.get_by_role(Role::ComboBox).focus();
    h.run();
    h.key_press(Key::ArrowUp);
    h.run();
    assert_eq!(state.borrow().combo, 1, "arrows choose without opening the list");
}

#[test]
fn a_list_begins_at_what_is_chosen_however_it_was_opened() {
    let ways: [fn(&mut Harness<'static>); 2] = [
        |h| h.get_by_role(Role::ComboBox).click(),
        |h| {
            h.get_by_role(Role::ComboBox).focus();
            h.run();
            h.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        },
    ];
    for open in ways {
        for (key, expected) in [
            (Key::ArrowDown, 2),
            (Key::ArrowUp, 0),
            (Key::Home, 0),
            (Key::End, 2),
        ] {
            let (mut h, state) = window(Lang::Fa, false, 1.0);
            state.borrow_mut().combo = 1;
            h.run();
            open(&mut h);
            h.run();
            assert_eq!(state.borrow().combo, 1);
            h.key_press(key);
            h.run();
            h.key_press(Key::Enter);
            h.run();
            assert_eq!(state.borrow().combo, expected, "{key:?}");
            assert!(h.query_by_label("به ترتیب تاریخ").is_none(), "the list is closed");
        }
    }
}

#[test]
fn home_and_end_go_to_the_ends_of_a_menu() {
    let focused = |h: &Harness<'static>| {
        let entries = h.query_all_by(|node| {
            matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox) && node.is_focused()
        });
        let mut labels = entries.filter_map(|node| node.accesskit_node().label());
        labels.next()
    };
    let (mut h, _state) = window(Lang::En, false, 1.0);
    h.run();
    h.get_by_label("Project").click();
    h.run();
    let all = h.query_all_by(|node| {
        matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox) && !node.is_disabled()
    });
    let all: Vec<String> = all.filter_map(|node| node.accesskit_node().label()).collect();
    for (key, expected) in [
        (Key::End, all.last()),
        (Key::Home, all.first()),
        (Key::End, all.last()),
    ] {
        h.key_press(key);
        h.run();
        assert_eq!(focused(&h).as_ref(), expected, "{key:?}");
    }
    // In a submenu they go to its own ends.
    h.key_press(Key::Home);
    h.run();
    while focused(&h).as_deref() != Some("Export") {
        h.key_press(Key::ArrowDown);
        h.run();
    }
    h.key_press(Key::ArrowRight);
    h.run();
    h.key_press(Key::End);
    h.run();
    let last = focused(&h).expect("an entry of the submenu");
    assert!(!all.contains(&last), "{last}");
}

#[test]
fn a_list_is_opened_chosen_from_and_closed_by_key() {
    for key in [Key::Enter, Key::Space] {
        let (mut h, state) = window(Lang::Fa, false, 1.0);
        state.borrow_mut().combo = 1;
        h.run();
        h.get_by_role(Role::ComboBox).focus();
        h.run();
        h.key_press(key);
        h.run();
        assert!(h.query_by_label("به ترتیب تاریخ").is_some(), "the list is open");
        h.key_press(Key::ArrowDown);
        h.run();
        h.key_press(key);
        h.run();
        assert_eq!(state.borrow().combo, 2, "one below the one that was chosen");
        assert!(h.query_by_label("به ترتیب تاریخ").is_none(), "the list is closed");
        h.key_press(Key::ArrowUp);
        h.run();
        assert_eq!(state.borrow().combo, 1, "the keyboard is back");
    }
}

#[test]
fn a_tree_row_opens_by_triangle_and_by_arrow() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    let row = h.get_by_role_and_label(Role::TreeItem, "رضایت از خدمات").rect();
    assert!(row.height() >= 24.0);
    let triangle = pos2(row.max.x - 12.0, row.center().y);
    h.hover_at(triangle);
    h.drag_at(triangle);
    h.drop_at(triangle);
    h.run();
    assert!(!state.borrow().expanded);
    h.get_by_role_and_label(Role::TreeItem, "رضایت از خدمات").focus();
    h.run();
    h.key_press(Key::ArrowLeft);
    h.run();
    assert!(
        state.borrow().expanded,
        "the arrow towards the trailing side opens"
    );
}

#[test]
fn a_table_draws_only_what_is_seen_and_follows_the_keys() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    let rows = h.query_all_by_role(Role::Row).count();
    assert!((3..20).contains(&rows), "{rows} rows of 1000");
    h.get_by_label("رضایت شغلی در سازمان‌های مردم‌نهاد 1").click();
    h.run();
    assert_eq!(state.borrow().row, Some(1));
    h.key_press(Key::ArrowDown);
    h.run();
    assert_eq!(state.borrow().row, Some(2));
    h.key_press(Key::End);
    h.run();
    assert_eq!(state.borrow().row, Some(999));
    assert!(
        h.query_by_label("رضایت شغلی در سازمان‌های مردم‌نهاد 999").is_some(),
        "the selected row is in sight"
    );
    let heads: Vec<_> = ["کد", "طبقه", "تعداد", "سهم"]
        .map(|title| {
            h.get_by_role_and_label(Role::ColumnHeader, title)
                .rect()
                .center()
                .x
        })
        .into();
    assert!(
        heads.is_sorted_by(|a, b| a > b),
        "the first column is rightmost: {heads:?}"
    );
}

#[test]
fn a_dialog_is_left_by_escape() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    h.get_by_label("کدگذاری…").focus();
    h.run();
    state.borrow_mut().dialog = true;
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(
        state.borrow().clicks,
        0,
        "Enter does not reach what lies under the dialog"
    );
    assert!(h.query_all_by_label("ادغام دو کد").count() > 0);
    h.key_press(Key::Escape);
    h.run();
    assert!(!state.borrow().dialog);
    h.run();
    assert!(
        h.get_by_label("کدگذاری…").accesskit_node().is_focused(),
        "the keyboard goes back"
    );
}

#[test]
fn a_toast_acts_once_and_goes_by_itself() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    state
        .borrow_mut()
        .toasts
        .add_with_action(Tone::Plain, "کد حذف شد", "برگردان");
    h.run_steps(3);
    h.get_by_label("برگردان").click();
    h.run_steps(3);
    assert_eq!(state.borrow().clicks, 100);
    assert!(state.borrow().toasts.is_empty());
    h.hover_at(pos2(5.0, 5.0));
    let long = "۱۲ سند و ۳ مشارکت‌کننده افزوده شد؛ متن دو سند با کدگذاری windows-1256 خوانده شد و بهتر است نگاهی به آن بیندازید.";
    state.borrow_mut().toasts.add(Tone::Warning, long);
    h.run_steps(3);
    picture(&mut h, "fa-toast");
    h.run_steps(600);
    assert!(state.borrow().toasts.is_empty());
}

#[test]
fn a_way_back_comes_again_after_a_hint_that_came_at_once() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    let add = |action: Option<&str>, text: &str| match action {
        Some(action) => drop(
            state
                .borrow_mut()
                .toasts
                .add_with_action(Tone::Plain, text, action),
        ),
        None => drop(state.borrow_mut().toasts.add(Tone::Plain, text)),
    };
    add(Some("برگردان"), "کد حذف شد");
    h.run_steps(3);
    add(None, "نخست متنی را انتخاب کنید");
    h.run_steps(3);
    assert!(h.query_by_label("برگردان").is_none(), "one at a time");
    h.hover_at(pos2(5.0, 5.0));
    for _ in 0..600 {
        h.run_steps(1);
        if h.query_by_label("برگردان").is_some() {
            return;
        }
    }
    panic!("the way back is offered again");
}

#[test]
fn everything_that_can_be_clicked_is_large_enough_and_named() {
    let (mut h, _) = window(Lang::Fa, false, 1.0);
    h.run();
    for role in [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::TreeItem,
        Role::Tab,
        Role::ComboBox,
    ] {
        for node in h.query_all_by_role(role) {
            let name = node.accesskit_node().label().unwrap_or_default();
            assert!(!name.is_empty(), "a {role:?} has no name");
            let size = node.rect().size();
            assert!(size.x >= 24.0 && size.y >= 24.0, "{role:?} {name} is {size}");
        }
    }
}

#[test]
fn tabs_switch_and_are_mirrored() {
    let (mut h, state) = window(Lang::Fa, false, 1.0);
    h.run();
    let first = h.get_by_role_and_label(Role::Tab, "مصاحبهٔ م۰۴").rect();
    let last = h.get_by_role_and_label(Role::Tab, "یافته‌ها").rect();
    assert!(first.min.x > last.max.x - 1.0);
    h.get_by_role_and_label(Role::Tab, "یافته‌ها").click();
    h.run();
    assert_eq!(state.borrow().tab, 2);
    h.key_press_modifiers(Modifiers::NONE, Key::Tab);
    h.run();
    picture(&mut h, "fa-focus");
}

#[test]
fn the_scroll_bar_stands_at_the_trailing_side_and_can_be_dragged() {
    for lang in Lang::ALL {
        let mut h = Harness::builder()
            .with_size([300.0, 200.0])
            .with_context_setup(move |ctx| gallery::set_up(ctx, lang, false))
            .build_ui(|ui| {
                Scroll::vertical("list").show_rows(ui, 24.0, 200, |ui, rows| {
                    for row in rows {
                        label(ui, format!("سطر {row}"));
                    }
                });
            });
        h.run();
        let (from, to) = if lang == Lang::Fa {
            (pos2(13.0, 20.0), pos2(13.0, 180.0))
        } else {
            (pos2(287.0, 20.0), pos2(287.0, 180.0))
        };
        h.hover_at(from);
        h.run();
        h.drag_at(from);
        h.run();
        h.hover_at(to);
        h.run_steps(4);
        assert!(h.query_by_label("سطر 0").is_none(), "{lang:?} did not scroll");
        h.drop_at(to);
        h.run();
        assert!(h.query_by_label("سطر 199").is_some());
    }
}

#[test]
fn what_is_cut_off_is_whole_in_a_tooltip() {
    let (mut h, _) = window(Lang::Fa, false, 1.0);
    h.run();
    let long = "کیفیت خدمات‌رسانی در سازمان‌های مردم‌نهاد روستایی";
    h.get_by_role_and_label(Role::TreeItem, long).hover();
    h.run_steps(60);
    assert_no_stock_text(h.output());
    assert!(h.query_all_by_role_and_label(Role::Label, long).count() == 1);
    picture(&mut h, "fa-tooltip");
}

#[test]
fn a_tooltip_goes_when_its_row_does_and_comes_when_the_pointer_moves() {
    let order = Rc::new(RefCell::new(vec!["Alpha", "Beta"]));
    let shown = order.clone();
    let mut h = Harness::builder()
        .with_size([300.0, 200.0])
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| gallery::set_up(ctx, Lang::En, false))
        .build_ui(move |ui| {
            for name in shown.borrow().iter() {
                let tip = format!("This is {name}");
                ui.push_id(name, |ui| tooltip(button(ui, name), tip));
            }
        });
    h.run();
    let tips = |h: &Harness<'_>| -> Vec<String> {
        let shown = h.query_all_by_label_contains("This is ");
        shown.filter_map(|node| node.accesskit_node().value()).collect()
    };
    h.get_by_label("Alpha").hover();
    h.run_steps(60);
    assert_eq!(tips(&h), ["This is Alpha"]);
    // Another row slides under the pointer, which stays where it is.
    order.borrow_mut().reverse();
    h.run_steps(60);
    assert_eq!(tips(&h), [""; 0]);
    let place = h.get_by_label("Beta").rect().center();
    h.hover_at(place + egui::vec2(2.0, 0.0));
    h.run_steps(60);
    assert_eq!(tips(&h), ["This is Beta"]);
    // What a key or the wheel does may change what stands in a row.
    h.key_press(Key::ArrowDown);
    h.run_steps(60);
    assert_eq!(tips(&h), [""; 0]);
    h.hover_at(place);
    h.run_steps(60);
    assert_eq!(tips(&h), ["This is Beta"]);
}

/// A dialog that grew or moved under the pointer would be clicked in the wrong place.
#[test]
fn a_high_dialog_is_as_high_as_its_content_at_once() {
    let rows: Vec<String> = (0..18).map(|n| format!("Choice {n}")).collect();
    let mut h = Harness::builder()
        .with_size([700.0, 1000.0])
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(|ctx| gallery::set_up(ctx, Lang::En, false))
        .build_ui(move |ui| {
            DialogWindow::new("high", "Choose").show(
                ui.ctx(),
                |ui| rows.iter().for_each(|row| drop(button(ui, row))),
                |ui| button(ui, "Done"),
            );
        });
    h.run();
    let places = |h: &Harness<'_>| ["Choice 0", "Choice 17", "Done"].map(|name| h.get_by_label(name).rect());
    let before = places(&h);
    assert!(before[1].max.y < before[2].min.y, "all of it is seen: {before:?}");
    let middle = (before[0].min.y + before[2].max.y) / 2.0;
    assert!(
        (middle - 500.0).abs() < 40.0,
        "in the middle of the window: {before:?}"
    );
    for step in 1..6 {
        h.hover_at(before[0].center() + egui::vec2(0.0, step as f32 * 10.0));
        h.step();
    }
    assert_eq!(places(&h), before);
}

#[test]
fn a_dialog_without_buttons_leaves_no_room_for_them() {
    let top = |name: &'static str, is_bare: bool| {
        let mut h = Harness::builder()
            .with_size([700.0, 500.0])
            .with_context_setup(|ctx| gallery::set_up(ctx, Lang::En, false))
            .build_ui(move |ui| {
                DialogWindow::new(name, name).show(
                    ui.ctx(),
                    |ui| button(ui, "Choice"),
                    |ui| (!is_bare).then(|| button(ui, "Done")),
                );
            });
        h.run();
        h.get_by_label("Choice").rect().min.y
    };
    // A dialog stands in the middle of the window: half of what it is less high is free over it.
    let (bare, whole) = (top("bare", true), top("whole", false));
    assert!(bare - whole > 14.0, "{bare} and {whole}");
}

#[test]
fn the_button_of_an_empty_pane_stays_clear_of_its_edges() {
    for size in [[240.0, 170.0], [280.0, 200.0], [280.0, 320.0]] {
        let mut h = Harness::builder()
            .with_size(size)
            .with_context_setup(|ctx| gallery::set_up(ctx, Lang::Fa, false))
            .build_ui(|ui| {
                let text = "متن مصاحبه‌ها را از فایل‌های txt، md یا docx وارد کنید.";
                empty_state(ui, Icon::Document, "سندی نیست", text, Some("وارد کردن سندها…"));
            });
        h.run();
        picture(&mut h, &format!("empty-{}", size[1]));
        let button = h.get_by_label("وارد کردن سندها…").rect();
        let pane = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        assert!(pane.shrink(7.5).contains_rect(button), "{size:?}: {button:?}");
    }
}
