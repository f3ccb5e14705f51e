//! Profiles of participants with the timelines of their interviews, as a person reads and uses them.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{page, settle, shown, tables};
use super::*;
use crate::i18n::Lang;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, window};

const NOTEBOOK: [f32; 2] = [1366.0, 768.0];

fn label(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// The marks of the strips, from the first of the first lane on: what they say and where they stand.
fn marks(page: &Window) -> Vec<(String, Rect)> {
    let buttons = page.query_all_by_role(Role::Button);
    let said = buttons.map(|node| (label(&node), node.rect()));
    said.filter(|(label, _)| label.contains("٪ متن") || label.contains("% of the text"))
        .collect()
}

/// The profile of a participant of the sample, from the sheet of participants on.
fn profile(lang: Lang, name: &str, dark: bool) -> Window {
    let project = TestProject::sample(lang).on(Page::Participants);
    let mut page = window(project, NOTEBOOK, dark);
    page.run();
    let person = {
        let people = page.state().snapshot().participants();
        people.iter().find(|p| p.name == name).expect("the person").id
    };
    page.state_mut().panes_mut().participants.show(person);
    page.run();
    page.state_mut().ask(Action::Run(Command::ParticipantProfile));
    page.run();
    settle(&mut page);
    page
}

#[test]
fn a_participant_leads_to_the_profile_and_a_mark_to_its_passage() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::En, true)] {
        let mut page = profile(lang, "م۴", dark);
        assert_eq!(page.state().shown_page(), Page::Findings);
        assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("profiles"));
        look(&mut page, &format!("profile-one-{}", lang.code()));
        let headings: Vec<String> = shown(&page).flat_headings();
        assert_eq!(headings.len(), 3);
        assert_eq!(headings.last().map(String::as_str), Some("م۴"));
        // A strip with a lane for each category, and marks in them.
        let strips = page.query_all_by_role(Role::Heading).map(|node| label(&node));
        let strips: Vec<String> = strips.into_iter().collect();
        let strip = strips.iter().find(|label| label.contains("م۴")).expect("a strip");
        // Each name is isolated by itself, so that the window decides their order.
        assert!(!strip.contains("\u{2068}\u{2068}"), "{strip}");
        let marks = marks(&page);
        assert!(marks.len() > 3, "{}", marks.len());
        // Of each lane the earlier passages stand nearer to where reading begins.
        let lane: Vec<&Rect> = marks
            .iter()
            .filter(|(_, rect)| (rect.center().y - marks[0].1.center().y).abs() < 2.0)
            .map(|(_, rect)| rect)
            .collect();
        let in_order = lane.windows(2).all(|pair| match lang {
            Lang::Fa => pair[0].right() >= pair[1].right() - 1.0,
            Lang::En => pair[0].left() <= pair[1].left() + 1.0,
        });
        assert!(in_order, "{lane:?}");
        // What a mark says, also under the pointer, is what is under it.
        let (said, place) = marks[0].clone();
        let words = said.split(['«', '»', '“', '”']).nth(1).expect("words");
        let words = words.replace(['\u{2068}', '\u{2069}'], "");
        page.hover_at(place.center());
        for _ in 0..60 {
            page.step();
        }
        look(&mut page, &format!("profile-hover-{}", lang.code()));
        let told = page.query_all_by_label_contains(&words).count();
        assert!(told >= 2, "the mark and the tip: {told}");
        page.get_by_role_and_label(Role::Button, &said).click();
        page.run();
        assert_eq!(page.state().shown_page(), Page::Coding);
        let work = page.state().work();
        let (document, range) = work
            .shared
            .document
            .zip(work.shared.passage)
            .expect("the passage is selected");
        let text = work.session.snapshot().text(document).expect("its text");
        let begin = words.trim_end_matches('…');
        let plain = text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain.starts_with(begin), "{plain} / {begin}");
    }
}

#[test]
fn the_keyboard_goes_through_the_marks() {
    let mut page = profile(Lang::Fa, "م۴", false);
    let first = marks(&page)[0].0.clone();
    page.get_by_role_and_label(Role::Button, &first).focus();
    page.run();
    let focused = |page: &Window| {
        let buttons = page.query_all_by_role(Role::Button);
        let mut focused = buttons.filter(|node| node.accesskit_node().is_focused());
        focused.next().map(|node| label(&node)).unwrap_or_default()
    };
    assert_eq!(focused(&page), first);
    // Onwards is to the left, and down is the nearest mark of a lower lane.
    let rect = |page: &Window| {
        let said = focused(page);
        let all = marks(page);
        all.iter().find(|(own, _)| *own == said).expect("a mark").1
    };
    let before = rect(&page);
    page.key_press(Key::ArrowDown);
    page.run();
    let below = rect(&page);
    assert!(
        below.center().y > before.center().y + 10.0,
        "{before:?} {below:?}"
    );
    page.key_press(Key::ArrowUp);
    page.run();
    assert!((rect(&page).center().y - before.center().y).abs() < 1.0);
    look(&mut page, "profile-keyboard-fa");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().shown_page(), Page::Coding);
    // The way back leads to the profile again.
    page.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowRight);
    settle(&mut page);
    assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("profiles"));
    assert_eq!(shown(&page).flat_headings().len(), 3);
}

#[test]
fn of_many_participants_a_dozen_stand_side_by_side_and_others_can_be_chosen() {
    let mut page = page(TestProject::sample(Lang::Fa), "profiles", NOTEBOOK, false);
    look(&mut page, "profiles-many-fa");
    assert_eq!(shown(&page).columns().len(), 2 + 12);
    let told = page.query_all_by_label_contains("از ۲۸ مشارکت‌کننده ۱۲ نفر");
    assert_eq!(told.count(), 1);
    // Two of the last: the first from where it is told, the other from where all is chosen.
    for (opener, name) in [("انتخاب مشارکت‌کنندگان…", "م۲۸"), ("فیلتر", "م۲۷")]
    {
        page.get_by_label(opener).click();
        page.run();
        page.run();
        look(&mut page, &format!("profiles-choose-{name}"));
        page.event(egui::Event::Text(name.to_owned()));
        page.run();
        page.get_by_role_and_label(Role::TreeItem, name).click();
        page.run();
        page.key_press(Key::Escape);
        settle(&mut page);
    }
    assert_eq!(
        shown(&page).flat_headings().get(2..).map(<[String]>::to_vec),
        Some(vec!["م۲۷".to_owned(), "م۲۸".to_owned()])
    );
    assert_eq!(page.query_all_by_label_contains("نفر نخست").count(), 0);
    look(&mut page, "profiles-two-fa");
}

#[test]
fn numbers_and_examples_of_a_profile_lead_to_their_passages() {
    let mut page = profile(Lang::Fa, "م۴", false);
    let table = shown(&page).clone();
    let count = |cell: &crate::report::Cell| match cell.value {
        crate::report::Value::Number { value, .. } => value as usize,
        _ => 0,
    };
    let row = table
        .rows()
        .iter()
        .position(|row| {
            let what = row
                .cells
                .get(1)
                .map(|cell| cell.display(table.style, crate::report::ColumnKind::Text));
            what.as_deref() == Some("گزاره‌ها") && row.cells.get(2).is_some_and(|cell| count(cell) > 0)
        })
        .expect("the row of passages");
    let passages = count(&table.rows()[row].cells[2]);
    tables_mut_go(&mut page, (row, 2));
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().shown_page(), Page::Coding);
    assert!(page.query_all_by_label_contains("خانهٔ جدول:").count() > 0);
    let said = page.state().words.number(passages);
    assert!(
        page.query_all_by_label_contains(&format!("{said} گزاره")).count() > 0,
        "{said}"
    );
}

/// Gives the keyboard to a cell.
fn tables_mut_go(page: &mut Window, at: CellAt) {
    super::tests::tables_mut(page).sought = Some(at);
    settle(page);
}

#[test]
fn strips_are_folded_and_stay_so() {
    let mut page = profile(Lang::En, "م۴", false);
    assert!(!marks(&page).is_empty());
    page.get_by_role_and_label(Role::DisclosureTriangle, "Timeline of codes over the interview")
        .click();
    page.run();
    page.run();
    assert!(marks(&page).is_empty());
    let snapshot = page.state().work().session.snapshot().clone();
    let mut view = ProjectView::default();
    tables(&page).note_filters(&snapshot, &mut view);
    assert!(view.findings.course_folded);
    let mut again = FindingsPage::default();
    again.recall_filters(&view, &snapshot);
    assert!(again.course.folded);
}

#[test]
fn whoever_speaks_in_the_open_document_has_a_profile_too() {
    let project = TestProject::sample(Lang::Fa);
    let mut page = window(project.on(Page::Coding), NOTEBOOK, false);
    page.run();
    let snapshot = page.state().snapshot().clone();
    let document = snapshot.documents()[6].clone();
    page.state_mut().ask(Action::Open(document.id, None));
    page.run();
    page.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::P);
    page.run();
    settle(&mut page);
    let person = snapshot.participant(document.participants[0]).expect("a person");
    assert_eq!(
        shown(&page).flat_headings().get(2..).map(<[String]>::to_vec),
        Some(vec![person.name.clone()])
    );
}

#[test]
fn the_timeline_stands_over_its_table() {
    for (lang, dark, size) in [
        (Lang::Fa, true, NOTEBOOK),
        (Lang::En, false, NOTEBOOK),
        // A screen of 1366 × 768 at one and a half times its size.
        (Lang::Fa, false, [911.0, 512.0]),
    ] {
        let mut page = page(TestProject::sample(lang), "timeline", size, dark);
        look(
            &mut page,
            &format!("timeline-{}-{}", lang.code(), size[0] as usize),
        );
        assert!(!marks(&page).is_empty());
        assert!(shown(&page).rows().len() > 28);
    }
}

#[test]
fn what_is_missing_is_told_where_there_is_no_participant() {
    let page = page(TestProject::new(Lang::Fa), "profiles", NOTEBOOK, false);
    assert_eq!(
        page.query_all_by_label_contains("هنوز مشارکت‌کننده‌ای در پروژه نیست")
            .count(),
        1
    );
    let name = Command::ShowParticipants.text(&page.state().words).to_string();
    assert!(page.query_all_by_role_and_label(Role::Button, &name).count() > 0);
}
