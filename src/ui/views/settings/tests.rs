use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::i18n::Lang;
use crate::ui::views::bench::{Bench, look, stage};

#[test]
fn the_settings_look_right_and_change_at_once() {
    for lang in Lang::ALL {
        let mut dialog = stage(
            Bench::new(lang),
            (),
            [520.0, 430.0],
            lang == Lang::En,
            |(), ui, cx| {
                kit::column(ui, |ui| {
                    preferences::preferences_ui(ui, cx.settings, &cx.words.clone())
                });
            },
        );
        dialog.run();
        look(&mut dialog, &format!("settings-{}", lang.code()));
        let (other, larger) = match lang {
            Lang::Fa => ("English", "بزرگ‌تر کردن اندازهٔ متن سند"),
            Lang::En => ("فارسی", "Larger: Size of the document’s text"),
        };
        dialog.get_by_label(larger).click();
        dialog.run();
        assert!((dialog.state().bench.settings.zoom - 1.1).abs() < 1e-4);
        dialog.get_by_label(other).click();
        dialog.run();
        assert_ne!(dialog.state().bench.settings.language, lang);
    }
}

#[test]
fn every_key_is_listed_and_can_be_found() {
    for lang in Lang::ALL {
        let mut dialog = stage(Bench::new(lang), (), [520.0, 900.0], false, |(), ui, cx| {
            kit::Scroll::vertical("keys").show(ui, |ui| shortcuts::shortcuts_ui(ui, &cx.words));
        });
        dialog.run();
        look(&mut dialog, &format!("shortcuts-{}", lang.code()));
        dialog.event(egui::Event::Text("Ctrl+Shift+Z".into()));
        dialog.run();
        assert!(dialog.query_by_label("Ctrl+Shift+Z   Ctrl+Y").is_some());
        assert!(dialog.query_by_label("Ctrl+N").is_none());
    }
}

#[test]
fn the_program_tells_what_it_is() {
    for lang in Lang::ALL {
        let mut dialog = stage(
            Bench::new(lang),
            (),
            [480.0, 320.0],
            lang == Lang::Fa,
            |(), ui, cx| {
                kit::column(ui, |ui| about::about_ui(ui, &cx.words));
            },
        );
        dialog.run();
        look(&mut dialog, &format!("about-{}", lang.code()));
    }
}
