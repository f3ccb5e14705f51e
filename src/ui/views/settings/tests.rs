use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::testing::{TestProject, Window, look, window};

fn dialog(lang: Lang, command: Command, size: [f32; 2], dark: bool) -> Window {
    let mut dialog = window(TestProject::new(lang), size, dark);
    dialog.state_mut().ask(Action::Run(command));
    dialog.run();
    dialog
}

#[test]
fn the_settings_look_right_and_change_at_once() {
    for lang in Lang::ALL {
        let mut dialog = dialog(lang, Command::Settings, [800.0, 1000.0], lang == Lang::En);
        look(&mut dialog, &format!("settings-{}", lang.code()));
        let (other, larger) = match lang {
            Lang::Fa => ("English", "بزرگ‌تر کردن اندازهٔ متن سند"),
            Lang::En => ("فارسی", "Larger: Size of the document’s text"),
        };
        dialog.get_by_label(larger).click();
        dialog.run();
        assert!((dialog.state().settings().zoom - 1.1).abs() < 1e-4);
        dialog.get_by_label(other).click();
        dialog.run();
        assert_ne!(dialog.state().settings().language, lang);
    }
}

#[test]
fn every_key_is_listed_and_can_be_found() {
    for lang in Lang::ALL {
        let mut dialog = dialog(lang, Command::Shortcuts, [800.0, 900.0], false);
        look(&mut dialog, &format!("shortcuts-{}", lang.code()));
        dialog.event(egui::Event::Text("Ctrl+Shift+Z".into()));
        dialog.run();
        assert!(dialog.query_by_label("Ctrl+Shift+Z   Ctrl+Y").is_some());
        assert!(dialog.query_by_label("Ctrl+N").is_none());
    }
}

#[test]
fn each_key_of_a_line_is_found_with_its_modifiers_in_any_order() {
    for lang in Lang::ALL {
        for (typed, keys) in [
            ("ctrl+down", "Ctrl+Up/Down"),
            ("shift+ctrl+z", "Ctrl+Shift+Z   Ctrl+Y"),
            ("alt+shift+2", "Alt+Shift+1 … 3"),
            ("PageUp", "Alt+PageDown/PageUp"),
        ] {
            let mut dialog = dialog(lang, Command::Shortcuts, [800.0, 900.0], false);
            dialog.event(egui::Event::Text(typed.into()));
            dialog.run();
            assert!(dialog.query_all_by_label(keys).next().is_some(), "{typed}");
            assert!(dialog.query_by_label("Ctrl+N").is_none(), "{typed}");
        }
    }
}

/// What is cut in the narrow window behind the dialog.
const BEHIND: [&str; 3] = ["Documents", "Import documents…", "Segments"];

#[test]
fn what_keys_do_is_read_whole() {
    for lang in Lang::ALL {
        let mut dialog = dialog(lang, Command::Shortcuts, [800.0, 6000.0], false);
        dialog.run();
        let shapes = dialog.output().shapes.iter();
        let cut: Vec<&str> = shapes
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(text) if text.galley.elided => Some(text.galley.text()),
                _ => None,
            })
            .filter(|text| !BEHIND.contains(text))
            .collect();
        assert!(cut.is_empty(), "{cut:#?}");
    }
}

#[test]
fn the_program_tells_what_it_is() {
    for lang in Lang::ALL {
        let mut dialog = dialog(lang, Command::About, [800.0, 600.0], lang == Lang::Fa);
        look(&mut dialog, &format!("about-{}", lang.code()));
        let version = dialog
            .state()
            .words
            .in_digits(env!("CARGO_PKG_VERSION"))
            .into_owned();
        assert!(
            dialog.query_all_by_label_contains(&version).next().is_some(),
            "the version is told"
        );
    }
}

/// A text as it is drawn, from left to right.
fn drawn(dialog: &Window, holds: impl Fn(&str) -> bool) -> Vec<String> {
    let shapes = dialog.output().shapes.iter();
    let galleys = shapes.filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(shape) if holds(shape.galley.text()) => Some(&shape.galley),
        _ => None,
    });
    let read = galleys.map(|galley| {
        let glyphs = galley.rows.iter().flat_map(|row| &row.row.glyphs);
        let mut glyphs: Vec<_> = glyphs.filter(|glyph| glyph.advance_width > 0.0).collect();
        glyphs.sort_by(|a, b| a.pos.x.total_cmp(&b.pos.x));
        glyphs.iter().map(|glyph| glyph.chr).collect()
    });
    read.collect()
}

#[test]
fn the_number_keys_are_read_from_the_first_to_the_last() {
    for lang in Lang::ALL {
        for command in [Command::Shortcuts, Command::Help] {
            let mut dialog = dialog(lang, command, [800.0, 900.0], false);
            dialog.event(egui::Event::Text(
                match lang {
                    Lang::Fa => "کد اخیر به شماره",
                    Lang::En => "recent code by its number",
                }
                .into(),
            ));
            dialog.run();
            let texts = drawn(&dialog, |text| text.contains('…') && text.contains('9'));
            assert_eq!(texts, ["1 … 9"], "{command:?}");
        }
    }
}

#[test]
fn what_is_ticked_stands_in_one_line() {
    for lang in Lang::ALL {
        let dialog = dialog(lang, Command::Settings, [800.0, 1000.0], false);
        let boxes = dialog.query_all_by_role(egui::accesskit::Role::CheckBox);
        let edges: Vec<f32> = boxes
            .map(|node| match lang {
                Lang::Fa => node.rect().right(),
                Lang::En => node.rect().left(),
            })
            .collect();
        assert!(edges.len() > 4);
        assert!(edges.iter().all(|x| (x - edges[0]).abs() < 1.0), "{edges:?}");
    }
}

#[test]
fn what_a_size_waits_for_is_read_to_its_end() {
    for (lang, larger, told) in [
        (Lang::En, "Larger: Size of the whole interface", "Applies when"),
        (Lang::Fa, "بزرگ‌تر کردن اندازهٔ همهٔ برنامه", "کنار رفتن نشانگر"),
    ] {
        let mut dialog = dialog(lang, Command::Settings, [800.0, 1000.0], false);
        dialog.get_by_label(larger).click();
        dialog.run();
        look(&mut dialog, &format!("settings-waits-{}", lang.code()));
        let shapes = dialog.output().shapes.iter();
        let notes = shapes.filter_map(|clipped| match &clipped.shape {
            egui::Shape::Text(shape) if shape.galley.text().contains(told) => Some(shape.galley.elided),
            _ => None,
        });
        assert_eq!(notes.collect::<Vec<_>>(), [false], "{lang:?}");
    }
}
