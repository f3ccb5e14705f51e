//! Documents in every theme, scale and width, and pictures of them to be judged.

use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Rect, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{
    ENGLISH, INTERVIEW, ViewStage, columns_of, harness, hue, interview, mark, persian_marks, stage,
};
use super::*;

fn check_drawn(stage: &Rc<RefCell<ViewStage>>, harness: &Harness<'_>, name: &str) {
    let stage = stage.borrow();
    let view = stage.last.as_ref().unwrap().response.rect;
    let document = harness.get_by_label("مصاحبهٔ م۰۴");
    let paragraphs: Vec<_> = document
        .children_recursive()
        .filter(|node| node.accesskit_node().data().role() == Role::Paragraph)
        .collect();
    let seen = &stage.content.text()[stage.view.visible_range()];
    assert_eq!(paragraphs.len(), seen.lines().count(), "{name}");
    let places: Vec<Rect> = paragraphs.iter().map(|node| node.rect()).collect();
    assert!(
        places.is_sorted_by(|a, b| a.max.y <= b.min.y + 0.5),
        "{name}: {places:?}"
    );
    assert!(
        places.iter().all(|place| view.expand(0.5).contains_rect(*place)),
        "{name}: {view} {places:?}"
    );
    let marked = paragraphs
        .iter()
        .filter_map(|node| node.accesskit_node().data().description());
    assert!(marked.count() > 0, "{name}: the codes of a paragraph are said");
    // On the narrow and the low pages what is selected lies below what is seen.
    let (range, seen) = (stage.view.selection().unwrap(), stage.view.visible_range());
    let Some(selection) = stage.view.selection_rect() else {
        assert!(seen.end < range.end, "{name}: {range:?} is in sight");
        return;
    };
    assert!(seen.contains(&range.start), "{name}: {range:?} is not in sight");
    let column = columns_of(&stage, view).text;
    assert!(view.intersects(selection), "{name}: {view} {selection}");
    assert!(
        column.0 <= selection.min.x + 0.5 && selection.max.x <= column.1 + 0.5,
        "{name}: {selection} lies in the column of the text"
    );
}

/// Paragraphs stand one under the other in every theme, scale and width, with their codes. A person judges the pictures.
#[test]
fn documents_are_drawn_in_every_theme_scale_and_width() {
    let persian = || (interview(INTERVIEW, Direction::Rtl), persian_marks());
    let english = || {
        let t = ENGLISH;
        let marks = vec![
            mark(t, 1, "Honestly", "heart sank", "First denial"),
            mark(
                t,
                2,
                "it was just",
                "sleep",
                "Attributing it to age and ordinary forgetting",
            ),
            mark(t, 3, "ordinary", "worried", "Worry"),
            mark(t, 4, "Who helped", "earned", "Alone in caring"),
        ];
        (interview(ENGLISH, Direction::Ltr), marks)
    };
    let crowded = || {
        let names = [
            "رضایت",
            "خشم فروخورده از خانواده",
            "امید",
            "پذیرش",
            "سوگ",
            "ایمان",
            "خستگی",
            "گناه",
        ];
        let start = INTERVIEW.find("زهرا: راستش").unwrap();
        let marks = names.iter().enumerate().map(|(i, name)| {
            let from = INTERVIEW.floor_char_boundary(start + 10 + i * 12);
            let to = INTERVIEW.floor_char_boundary(start + 250 - i * 9);
            CodingMark::new(i as u64, from..to, hue(i), *name)
        });
        (interview(INTERVIEW, Direction::Rtl), marks.collect())
    };
    type Scene = (
        &'static str,
        (DocumentContent, Vec<CodingMark>),
        Theme,
        f32,
        [f32; 2],
    );
    let scenes: [Scene; 7] = [
        ("persian-light", persian(), Theme::Light, 1.0, [1000.0, 760.0]),
        ("persian-light", persian(), Theme::Light, 2.0, [820.0, 640.0]),
        ("persian-dark", persian(), Theme::Dark, 1.5, [1000.0, 760.0]),
        ("persian-narrow", persian(), Theme::Light, 1.5, [430.0, 700.0]),
        ("persian-wide", persian(), Theme::Light, 1.0, [1600.0, 700.0]),
        ("english-light", english(), Theme::Light, 1.5, [900.0, 520.0]),
        ("crowded", crowded(), Theme::Light, 1.5, [900.0, 420.0]),
    ];
    for (name, (content, marks), theme, scale, size) in scenes {
        let stage = stage(content, marks, theme);
        let mut harness = harness(&stage, size, scale);
        harness.run_steps(2);
        {
            let stage = &mut *stage.borrow_mut();
            let text = stage.content.text().to_owned();
            let hits: Vec<_> = text
                .match_indices("گروه")
                .map(|(at, hit)| at..at + hit.len())
                .collect();
            stage.decorations.set_hits(hits, Some(1));
            let start = text.find("آن گروه").or(text.find("once a")).unwrap();
            let end = text.floor_char_boundary(start + 60);
            stage.view.set_selection(Some(start..end));
        }
        harness.run_steps(2);
        check_drawn(&stage, &harness, name);
        crate::ui::testing::pictures::picture(&mut harness, &format!("document-{name}-{scale}"));
    }
}
