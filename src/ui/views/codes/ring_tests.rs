//! The keys of the tree are for the row that has the ring.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::tests::{click, press, selected, small, system};
use crate::model::CodeId;
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::sample::code;
use crate::ui::testing::{Window, look};

const NONE: Modifiers = Modifiers::NONE;

fn id(window: &Window, name: &str) -> CodeId {
    code(window.state().snapshot(), name)
}

/// The code that has the ring.
fn ring(window: &Window) -> String {
    let at = window.state().panes().codes.cursor().unwrap();
    window.state().snapshot().code(at).unwrap().name.clone()
}

fn ctrl_click(window: &mut Window, name: &str) {
    window.get_by_label(name).click_modifiers(Modifiers::COMMAND);
    window.run();
}

#[test]
fn the_colour_of_a_code_takes_ring_and_shade_along() {
    let mut w = small();
    click(&mut w, "دو");
    let row = w.get_by_label("پ").rect();
    let switches = w.get_all_by_label("بازیابی گزاره‌های این کد");
    let square = switches.into_iter().find(|s| row.contains(s.rect().center()));
    square.unwrap().click();
    w.run();
    assert!(w.state().work().shared.active_codes.contains(&id(&w, "پ")));
    assert_eq!((selected(&w), ring(&w)), (vec!["پ".to_owned()], "پ".to_owned()));
    press(&mut w, NONE, Key::Delete);
    assert_eq!(system(&w), "الف|·یک|··برگ|·دو|ب|·سه");
}

#[test]
fn with_ctrl_the_ring_goes_alone_and_keys_go_with_it() {
    let mut w = small();
    click(&mut w, "الف");
    for _ in 0..3 {
        press(&mut w, Modifiers::COMMAND, Key::ArrowDown);
    }
    assert_eq!(
        (selected(&w), ring(&w)),
        (vec!["الف".to_owned()], "دو".to_owned())
    );
    look(&mut w, "codes-ring-alone");
    press(&mut w, NONE, Key::Space);
    assert_eq!(
        Vec::from_iter(w.state().work().shared.active_codes.clone()),
        [id(&w, "دو")]
    );
    press(&mut w, NONE, Key::Delete);
    assert_eq!(system(&w), "الف|·یک|··برگ|ب|·سه|پ");
}

#[test]
fn what_a_click_leaves_out_is_not_what_keys_are_for() {
    let mut w = small();
    click(&mut w, "یک");
    for name in ["دو", "سه"] {
        ctrl_click(&mut w, name);
    }
    ctrl_click(&mut w, "دو");
    assert_eq!(selected(&w), ["یک", "سه"]);
    assert_eq!(ring(&w), "سه");
    press(&mut w, NONE, Key::Delete);
    assert!(system(&w).contains("دو"), "{}", system(&w));
}
