//! What stands in one line, and what has the room that it needs, in the usual windows.

use egui::Shape;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::{Lang, Words};
use gozareh::model::Edit;
use gozareh::report::tables::{COOCCURRENCE, TableKind};
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;

use super::window::{Setup, Window};

/// A notebook's screen at one and a half times its size.
fn low_window(language: Lang) -> Window {
    Window::with_sample(Setup {
        language,
        size: (911.0, 512.0),
        scale: 1.5,
        ..Setup::default()
    })
}

#[test]
fn the_titles_of_the_panes_and_of_the_text_stand_in_one_line() {
    for language in Lang::ALL {
        let mut window = Window::with_sample(Setup {
            language,
            size: (1366.0, 768.0),
            ..Setup::default()
        });
        window.act(Action::Run(Command::ShowCoding));
        let words = Words::new(language);
        let middle = |window: &Window, label: &str| {
            let all = window.harness.query_all_by_label(label);
            // The document is named in the row of what is open and in the list too.
            let heads = all.map(|node| node.rect().center().y);
            heads
                .filter(|y| (48.0..90.0).contains(y))
                .fold(f32::NAN, f32::min)
        };
        let document = window.snapshot().documents()[0].name.clone();
        let documents = middle(&window, &words.get("document-title"));
        let segments = middle(&window, &words.get("segments-title"));
        let text = middle(&window, &document);
        assert!((documents - segments).abs() < 1.5, "{documents}, {segments}");
        assert!((documents - text).abs() < 1.5, "{documents}, {text}");
        window.act(Action::Run(Command::FindInAll));
        // A narrow pane has the short form of its name.
        let short = words.attribute("search-title", "short").expect("a short title");
        let found = middle(&window, &words.get("search-title")).min(middle(&window, &short));
        assert!((documents - found).abs() < 1.5, "{documents}, {found}");
    }
}

#[test]
fn a_table_that_fills_its_page_has_no_bar_to_move_it_sideways() {
    for language in Lang::ALL {
        let mut window = low_window(language);
        for page in [Command::ShowHistory, Command::ShowParticipants] {
            window.act(Action::Run(page));
            let shapes = &window.harness.output().shapes;
            let bars = shapes.iter().filter_map(|clipped| match &clipped.shape {
                Shape::Rect(rect) => Some(rect.rect),
                _ => None,
            });
            let bar = bars
                .filter(|rect| rect.min.y > 440.0 && rect.max.y < 490.0)
                .find(|rect| rect.width() > 700.0 && (2.0..12.0).contains(&rect.height()));
            assert_eq!(bar, None, "{page:?}");
        }
    }
}

#[test]
fn what_is_found_is_seen_under_the_fields_in_a_low_window() {
    for language in Lang::ALL {
        let mut window = low_window(language);
        // With a code that is active the retrieved segments want their part of the column.
        let snapshot = window.snapshot();
        let document = snapshot.documents()[0].id;
        let code = snapshot.codings_in(document)[0].code;
        window.act(Action::Retrieve(vec![code]));
        window.act(Action::Run(Command::ReplaceInAll));
        window.type_text("کار");
        window.wait_for_label("مصاحبهٔ ۱");
        window.run();
        window.look(&format!("found-low-{}", language.code()));
        let words = Words::new(language);
        let button = window
            .harness
            .get_by_label(&words.get("search-replace-all"))
            .rect();
        let title = words.attribute("segments-title", "short").expect("a short title");
        let foot = window.harness.get_by_label(&title).rect().min.y;
        // The first place in the first document; the text has it too.
        let places = window.harness.query_all_by_label_contains("هر سازو");
        let mut places = places.map(|node| node.rect());
        let place = places.find(|rect| button.x_range().contains(rect.center().x));
        let place = place.expect("the place is drawn");
        assert!(
            place.min.y > button.max.y && place.max.y < foot,
            "{place:?} over {foot}"
        );
    }
}

#[test]
fn a_matrix_is_called_by_what_it_is_of() {
    for (language, codes, cases) in [
        (Lang::Fa, "ماتریس کد در کد", "ماتریس مورد در مورد"),
        (Lang::En, "Matrix of codes and codes", "Matrix of cases and cases"),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        let likeness = TableKind::named("similarity").expect("the table");
        for (kind, name, other) in [(&COOCCURRENCE, codes, cases), (likeness, cases, codes)] {
            window.act(Action::ShowTable(kind));
            window.harness.get_by_label(name);
            assert!(window.harness.query_by_label(other).is_none());
        }
    }
}

#[test]
fn a_long_name_that_can_be_followed_stays_within_its_dialog() {
    let mut window = Window::with_sample(Setup::default());
    let document = window.snapshot().documents()[0].id;
    let name =
        "برداشت مشارکت‌کنندگان از نظام جبران خدمات (Total Rewards, 2020) و پیامدهای آن برای ماندن در سازمان";
    window.act(Action::Edit(Edit::RenameDocument(document, name.into())));
    window.act(Action::Show(Dialog::DocumentImport(document)));
    let words = Words::new(Lang::Fa);
    let link = window.harness.get_by_role(Role::Link).rect();
    let close = words.get("kit-close");
    let buttons = window.harness.query_all_by_label(&close);
    let left = buttons
        .map(|node| node.rect().min.x)
        .fold(f32::INFINITY, f32::min);
    assert!(link.min.x >= left, "{link:?} from {left}");
    assert!(link.width() < 620.0, "{link:?}");
}
