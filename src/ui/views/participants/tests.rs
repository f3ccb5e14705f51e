use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::i18n::Lang;
use crate::model::Participant;
use crate::ui::action::Dialog;
use crate::ui::testing::{TestProject, Window, look, wait_for, window};

pub(super) fn page(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let mut harness = window(project.on(crate::ui::shared::Page::Participants), size, dark);
    harness.run();
    harness
}

pub(super) fn dialog(project: TestProject, dialog: Dialog) -> Window {
    let mut harness = window(project, [900.0, 760.0], false);
    harness.state_mut().ask(Action::Show(dialog));
    harness.run();
    harness
}

pub(super) fn person(page: &Window, name: &str) -> Participant {
    let people = page.state().snapshot().participants();
    let found = people.iter().find(|p| p.name == name);
    found
        .map(|p| Participant::clone(p))
        .unwrap_or_else(|| panic!("{name} is there"))
}

pub(super) fn value(page: &Window, name: &str, attribute: usize) -> String {
    let id = page.state().snapshot().attributes()[attribute].id;
    person(page, name).values.get(&id).cloned().unwrap_or_default()
}

pub(super) fn type_text(page: &mut Window, text: &str) {
    page.event(Event::Text(text.into()));
    page.run();
}

pub(super) fn press(page: &mut Window, key: Key) {
    page.key_press(key);
    page.run();
}

#[test]
fn the_sheet_looks_right() {
    for lang in Lang::ALL {
        for (dark, size) in [(false, [1300.0, 700.0]), (true, [900.0, 560.0])] {
            let name = format!(
                "participants-{}-{}",
                lang.code(),
                if dark { "dark" } else { "light" }
            );
            let mut sheet = page(TestProject::study(lang), size, dark);
            sheet.get_by_label("شرکت گاز استان").click();
            sheet.run();
            look(&mut sheet, &name);
            let mut empty = page(TestProject::new(lang), size, dark);
            look(&mut empty, &format!("{name}-empty"));
        }
    }
}

#[test]
fn a_cell_is_written_in_and_proposes_known_values() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    press(&mut page, Key::Enter);
    type_text(&mut page, "مدیرکل");
    press(&mut page, Key::Enter);
    assert_eq!(value(&page, "م۳", 2), "مدیرکل");
    // The cursor went down to the next participant; a letter writes there at once.
    type_text(&mut page, "عضو");
    look(&mut page, "participants-proposals");
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::Enter);
    assert_eq!(value(&page, "م۴", 2), "عضو کارگروه استانی");
    page.state_mut().take_back();
    page.run();
    assert_eq!(value(&page, "م۴", 2), "Provincial tax office");
}

#[test]
fn escape_keeps_the_cell_and_tab_goes_along() {
    let mut page = page(TestProject::study(Lang::En), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    press(&mut page, Key::F2);
    type_text(&mut page, "x");
    press(&mut page, Key::Escape);
    assert_eq!(value(&page, "م۳", 2), "شرکت گاز استان");
    assert!(page.query_by_label("Keep it").is_some(), "it can be had back");
    press(&mut page, Key::ArrowLeft);
    press(&mut page, Key::F2);
    type_text(&mut page, "دکتری");
    page.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    page.run();
    assert_eq!(value(&page, "م۳", 1), "دکتری");
    press(&mut page, Key::Delete);
    assert_eq!(value(&page, "م۳", 0), "", "the cursor went back to the sector");
}

#[test]
fn what_is_being_written_is_not_lost_on_closing() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    type_text(&mut page, "شرکت برق");
    let path = page.state().work().session.path().to_owned();
    page.state_mut().ask(Action::Run(Command::CloseProject));
    page.run();
    page.state_mut().ask(Action::OpenProject(path));
    wait_for(&mut page, |page| page.state().project().is_some());
    assert_eq!(value(&page, "م۳", 2), "شرکت برق");
}

#[test]
fn a_press_on_a_proposal_takes_it() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("Provincial tax office").click();
    page.run();
    type_text(&mut page, "عضو");
    let proposal = page
        .get_all_by_label("عضو کارگروه استانی")
        .last()
        .expect("the proposal");
    proposal.click();
    page.run();
    assert_eq!(value(&page, "م۴", 2), "عضو کارگروه استانی");
}

#[test]
fn adding_counts_on_and_writes_the_name() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("مشارکت‌کنندهٔ تازه").click();
    page.run();
    assert_eq!(person(&page, "م۱۱").name, "م۱۱");
    type_text(&mut page, "م۴۰");
    press(&mut page, Key::Enter);
    assert_eq!(person(&page, "م۴۰").name, "م۴۰");
}

#[test]
fn a_new_row_comes_into_view_and_is_written_in() {
    // So low that its last row is out of sight.
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 160.0], false);
    let before = page.state().snapshot().participants().len();
    page.get_by_label("مشارکت‌کنندهٔ تازه").click();
    page.run();
    page.run();
    type_text(&mut page, "تازه‌وارد");
    press(&mut page, Key::Enter);
    let snapshot = page.state().snapshot().clone();
    assert_eq!(snapshot.participants().len(), before + 1);
    assert!(
        snapshot
            .participants()
            .iter()
            .any(|person| person.name == "تازه‌وارد")
    );
}

#[test]
fn a_row_whose_name_is_given_up_goes_again() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    let before = page.state().snapshot().clone();
    page.get_by_label("مشارکت‌کنندهٔ تازه").click();
    page.run();
    assert_eq!(
        page.state().snapshot().participants().len(),
        before.participants().len() + 1
    );
    type_text(&mut page, "م۴۰");
    press(&mut page, Key::Escape);
    assert!(page.state().snapshot().participants() == before.participants());
    // A name that is only looked at is not given up with its row.
    page.get_by_label("مشارکت‌کنندهٔ تازه").click();
    page.run();
    press(&mut page, Key::Enter);
    press(&mut page, Key::F2);
    press(&mut page, Key::Escape);
    assert_eq!(
        page.state().snapshot().participants().len(),
        before.participants().len() + 1
    );
}

#[test]
fn the_dialog_of_a_document_ticks_and_adds_speakers() {
    let project = TestProject::study(Lang::Fa);
    let document = project.session.snapshot().documents()[0].id;
    let mut dialog = dialog(project, Dialog::LinkParticipants(document));
    look(&mut dialog, "participants-link");
    dialog.get_by_label("م۳").click();
    dialog.run();
    let add = dialog
        .state()
        .words
        .with("participants-add-named", &[("name", "م۱۱")]);
    dialog.get_by_label(&add).click();
    dialog.run();
    let snapshot = dialog.state().snapshot();
    assert_eq!(snapshot.document(document).map(|d| d.participants.len()), Some(3));
}

#[test]
fn the_form_saves_everything_at_once() {
    let project = TestProject::study(Lang::Fa);
    let id = project.session.snapshot().participants()[3].id;
    let mut dialog = dialog(project, Dialog::Participant(Some(id)));
    look(&mut dialog, "participants-form");
    dialog.event(Event::Text("م۴الف".into()));
    dialog.run();
    dialog.get_by_label("ثبت").click();
    dialog.run();
    let snapshot = dialog.state().snapshot();
    assert_eq!(snapshot.participant(id).map(|p| p.name.as_str()), Some("م۴الف"));
}

/// Who speaks in a document, by ID.
fn speakers(page: &Window, document: &str) -> Vec<String> {
    let snapshot = page.state().snapshot();
    let ids = &snapshot
        .document_named(document)
        .expect("the document")
        .participants;
    let people = ids.iter().filter_map(|id| snapshot.participant(*id));
    people.map(|p| p.name.clone()).collect()
}

/// What a list of meanings shows.
fn meaning(page: &Window, label: &str) -> String {
    let name = format!("«{label}» کیست؟");
    let list = page.get_by_role_and_label(egui::accesskit::Role::ComboBox, &name);
    list.accesskit_node().value().unwrap_or_default()
}

fn choose_meaning(page: &mut Window, label: &str, text: &str) {
    let name = format!("«{label}» کیست؟");
    page.get_by_role_and_label(egui::accesskit::Role::ComboBox, &name)
        .click();
    page.run();
    page.get_all_by_label(text).last().expect("the choice").click();
    page.run();
}

#[test]
fn names_in_the_texts_become_speakers_of_all_documents_at_once() {
    let mut project = TestProject::of(
        "الف",
        &[
            ("یک", "پرسشگر: چرا؟\nمریم: چون خسته‌ام.\nپرسشگر: بعد؟\nمریم: هیچ."),
            ("دو", "پرسشگر: چرا؟\nمریم: چون.\nعلی: نه.\nمریم: بله.\nعلی: نه."),
            (
                "گفت‌وگو با م۳",
                "پرسشگر: چرا؟\nپاسخگو: چون.\nپرسشگر: بعد؟\nپاسخگو: هیچ.",
            ),
        ],
    );
    let person = |name: &str, values: &[(&str, &str)]| crate::model::NewParticipant {
        name: name.into(),
        values: values.iter().map(|(a, v)| ((*a).into(), (*v).into())).collect(),
        ..Default::default()
    };
    let people = vec![person("م۱", &[("نام", "مریم احمدی")]), person("م۳", &[])];
    project.apply(Edit::ImportParticipants(people));
    let documents = project.session.snapshot().documents();
    let all: Vec<_> = documents.iter().map(|d| d.id).collect();
    let mut page = dialog(project, Dialog::Speakers(all.clone()));
    let proposed = ["پرسشگر", "مریم", "علی", "پاسخگو"].map(|label| meaning(&page, label));
    assert_eq!(
        proposed,
        [
            "مصاحبه‌گر",
            "م۱",
            "مشارکت‌کنندهٔ تازه: «علی»",
            "کسی که شناسه‌اش در نام سند است"
        ]
    );
    look(&mut page, "participants-voices");
    // Whoever agrees with what is proposed goes on by Enter.
    page.key_press(egui::Key::Enter);
    page.run();
    assert_eq!(speakers(&page, "یک"), ["م۱"]);
    assert_eq!(speakers(&page, "دو"), ["م۱", "علی"]);
    assert_eq!(speakers(&page, "گفت‌وگو با م۳"), ["م۳"]);

    // It is one step, and what was said is proposed again: also where it was not what the text suggests.
    page.state_mut().take_back();
    assert!(all.iter().all(|id| {
        let document = page.state().snapshot().document(*id);
        document.is_some_and(|d| d.participants.is_empty())
    }));
    assert_eq!(page.state().snapshot().participants().len(), 2);
    let again = Dialog::Speakers(vec![all[1]]);
    page.state_mut().ask(Action::Show(again));
    page.run();
    choose_meaning(&mut page, "علی", "م۳");
    page.get_by_label("ثبت در ۱ سند").click();
    page.run();
    assert_eq!(speakers(&page, "دو"), ["م۱", "م۳"]);
    page.state_mut().ask(Action::Show(Dialog::Speakers(all)));
    page.run();
    assert_eq!(meaning(&page, "علی"), "م۳");
}

/// Two conversations of three people and who asks; what is coded is marked.
fn focus_groups() -> TestProject {
    let first = "تسهیلگر: چه چیزی سخت است؟\nمریم: ⟦کمبود:مدیر نیست⟧.\nخانم رضایی: ⟦کمبود:پول نیست⟧.\nعلی: صف دراز است.\n\
                 مریم: بله.\nتسهیلگر: دیگر چه؟\nخانم رضایی: هیچ.\nعلی: همین.";
    let second = "علی: ⟦کمبود:جا نیست⟧.\nتسهیلگر: از اول بگویید.\nمريم: بله.\nتسهیلگر: و شما؟\nخانم رضایی: ⟦کمبود:وقت نیست⟧.\n\
                  علی: بله.\nخانم رضایی: بله.\nمريم: بله.";
    let mut project = TestProject::of("کمبود", &[("گروه یک", first), ("گروه دو", second)]);
    let people = ["م۱", "م۲", "م۳"].map(|name| crate::model::NewParticipant {
        name: name.into(),
        documents: vec!["گروه یک".into(), "گروه دو".into()],
        ..Default::default()
    });
    project.apply(Edit::ImportParticipants(people.into()));
    project
}

/// What stands on the card of a passage, without the marks that keep directions apart.
fn card(page: &Window, passage: &str) -> String {
    let card = page.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == egui::accesskit::Role::ListBoxOption && label.contains(passage)
    });
    let said = card.accesskit_node().label().unwrap_or_default();
    said.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn the_dialog_of_speakers_looks_right() {
    for (lang, dark) in [
        (Lang::Fa, false),
        (Lang::Fa, true),
        (Lang::En, false),
        (Lang::En, true),
    ] {
        for size in [[1366.0, 768.0], [1024.0, 700.0]] {
            let mut project = focus_groups();
            project.settings.language = lang;
            let documents = project.session.snapshot().documents();
            let all: Vec<_> = documents.iter().map(|d| d.id).collect();
            let mut page = window(project, size, dark);
            page.run();
            page.state_mut().ask(Action::Show(Dialog::Speakers(all)));
            page.run();
            let theme = if dark { "dark" } else { "light" };
            look(&mut page, &format!("voices-{}-{theme}-{}", lang.code(), size[0]));
        }
    }
}

#[test]
fn in_focus_groups_the_dialog_says_who_is_who_and_the_cards_say_who_speaks() {
    let project = focus_groups();
    let documents = project.session.snapshot().documents();
    let all: Vec<_> = documents.iter().map(|d| d.id).collect();
    let code = project.session.snapshot().code_tree()[0].1.id;
    let mut page = window(project, [1500.0, 760.0], false);
    page.run();
    page.state_mut().work_mut().shared.active_codes.insert(code);
    page.run();
    assert!(
        card(&page, "مدیر نیست").contains("م۱ · م۲ · م۳"),
        "{}",
        card(&page, "مدیر نیست")
    );
    page.state_mut().ask(Action::Show(Dialog::Speakers(all.clone())));
    page.run();
    assert_eq!(meaning(&page, "تسهیلگر"), "مصاحبه‌گر");
    for (label, who) in [("مریم", "م۱"), ("علی", "م۲"), ("خانم رضایی", "م۳")] {
        assert_eq!(meaning(&page, label), "تعیین نشده");
        choose_meaning(&mut page, label, who);
    }
    look(&mut page, "participants-voices-groups");
    page.get_by_label("ثبت در ۲ سند").click();
    page.run();
    for (passage, who) in [
        ("مدیر نیست", "م۱ · گروه یک"),
        ("پول نیست", "م۳ · گروه یک"),
        ("جا نیست", "م۲ · گروه دو"),
    ] {
        assert!(card(&page, passage).contains(who), "{}", card(&page, passage));
        assert!(!card(&page, passage).contains("م۱ · م۲"), "{passage}");
    }

    // Over the text the ID stands beside the label.
    page.state_mut().ask(Action::Open(all[1], None));
    page.run();
    let speaker = page.get_by(|node| node.value().is_some_and(|text| text.starts_with("گوینده: ")));
    let speaker = speaker.accesskit_node().value().unwrap_or_default();
    assert_eq!(speaker.replace(['\u{2068}', '\u{2069}'], ""), "گوینده: علی · م۲");

    // What is kept is shown, also where it is not the same everywhere, and then stays so.
    page.state_mut().ask(Action::Show(Dialog::Speakers(vec![all[1]])));
    page.run();
    assert_eq!(meaning(&page, "مريم"), "م۱");
    choose_meaning(&mut page, "علی", "م۳");
    choose_meaning(&mut page, "خانم رضایی", "م۲");
    page.get_by_label("ثبت در ۱ سند").click();
    page.run();
    assert!(card(&page, "جا نیست").contains("م۳ · گروه دو"));
    page.state_mut().ask(Action::Show(Dialog::Speakers(all.clone())));
    page.run();
    let shown = ["تسهیلگر", "مریم", "خانم رضایی", "علی"].map(|label| meaning(&page, label));
    let kept = "در هر سند همان که ثبت شده است";
    assert_eq!(shown, ["مصاحبه‌گر", "م۱", kept, kept]);
    look(&mut page, "participants-voices-kept");
    page.get_by_label("ثبت").click();
    page.run();
    assert!(
        card(&page, "جا نیست").contains("م۳ · گروه دو"),
        "nothing was changed"
    );

    page.state_mut().take_back();
    page.run();
    assert!(card(&page, "جا نیست").contains("م۲ · گروه دو"));
    page.state_mut().take_back();
    page.run();
    assert!(card(&page, "مدیر نیست").contains("م۱ · م۲ · م۳"));
}

#[test]
fn labels_become_new_participants_of_their_names_or_of_the_next_ids() {
    let text =
        "تسهیلگر: چرا؟\nمریم: چون.\nعلی: نه.\nرضا: بله.\nتسهیلگر: خب.\nمریم: هیچ.\nعلی: هیچ.\nرضا: هیچ.";
    let project = TestProject::of("الف", &[("گروه", text)]);
    let document = project.session.snapshot().documents()[0].id;
    let mut page = dialog(project, Dialog::Speakers(vec![document]));
    for (label, id) in [("علی", "م۱"), ("مریم", "م۲"), ("رضا", "رضا")] {
        choose_meaning(&mut page, label, &format!("مشارکت‌کنندهٔ تازه: «{id}»"));
    }
    // Whoever was given an ID keeps it in the list, and no other label is offered it.
    assert_eq!(meaning(&page, "علی"), "مشارکت‌کنندهٔ تازه: «م۱»");
    page.get_by_label("ثبت در ۱ سند").click();
    page.run();
    let snapshot = page.state().snapshot();
    let labels = snapshot
        .document(document)
        .map(|d| d.labels.clone())
        .unwrap_or_default();
    let said: Vec<(String, Option<String>)> = labels
        .into_iter()
        .map(|m| {
            let person = m.participant.and_then(|id| snapshot.participant(id));
            (m.label, person.map(|p| p.name.clone()))
        })
        .collect();
    let expected = [
        ("تسهیلگر", None),
        ("مریم", Some("م۲")),
        ("علی", Some("م۱")),
        ("رضا", Some("رضا")),
    ];
    assert_eq!(
        said,
        expected.map(|(label, id)| (label.to_owned(), id.map(str::to_owned)))
    );
}

#[test]
fn the_heads_of_the_sheet_are_read_in_full() {
    for lang in Lang::ALL {
        for size in [[1366.0, 768.0], [900.0, 560.0]] {
            let page = page(TestProject::study(lang), size, false);
            let words = &page.state().words;
            for id in [
                "participants-name",
                "participants-introduced-by",
                "participants-documents",
            ] {
                let title = words.get(id);
                let shapes = page.output().shapes.iter();
                let cut: Vec<bool> = shapes
                    .filter_map(|clipped| match &clipped.shape {
                        egui::Shape::Text(shape) if shape.galley.text() == title => Some(shape.galley.elided),
                        _ => None,
                    })
                    .collect();
                assert!(!cut.is_empty() && !cut.contains(&true), "{title}: {cut:?}");
            }
        }
    }
}

#[test]
fn a_menu_over_the_sheet_has_the_keys() {
    let mut page = page(TestProject::study(Lang::En), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    page.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    page.run();
    let before = page.state().snapshot().clone();
    let same = |page: &Window| page.state().snapshot().differences(&before).is_empty();
    press(&mut page, Key::Delete);
    type_text(&mut page, "c");
    press(&mut page, Key::Enter);
    assert!(same(&page));
    // The menu goes, and the cell is still in hand.
    press(&mut page, Key::Escape);
    assert!(page.query_by_label("Edit all…").is_none());
    assert!(same(&page));
    press(&mut page, Key::Delete);
    assert!(!same(&page));
}

#[test]
fn a_participant_of_whom_something_is_said_is_not_deleted_by_one_key() {
    let mut page = page(TestProject::study(Lang::En), [1300.0, 700.0], false);
    let people = |page: &Window| page.state().snapshot().participants().len();
    let before = people(&page);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    // From its third value to its ID.
    for _ in 0..3 {
        press(&mut page, Key::ArrowLeft);
    }
    press(&mut page, Key::Delete);
    page.run();
    press(&mut page, Key::Enter);
    page.run();
    assert_eq!(people(&page), before, "the first Enter loses nothing");
    press(&mut page, Key::Delete);
    page.run();
    page.get_by_label("Delete with all that").click();
    page.run();
    assert_eq!(people(&page), before - 1);
}

#[test]
fn whoever_is_new_gets_the_id_that_the_text_says() {
    let texts = [
        (
            "نخست",
            "مصاحبه‌گر: چرا؟\nم۲: چون.\nمصاحبه‌گر: بعد؟\nم۲: هیچ.\nم۵: من هم.\nمصاحبه‌گر: خب.\nم۵: همین.",
        ),
        (
            "مصاحبهٔ م۷",
            "مصاحبه‌گر: چرا؟\nپاسخگو: چون.\nمصاحبه‌گر: بعد؟\nپاسخگو: هیچ.",
        ),
        ("مصاحبهٔ ۳", "بی‌نام."),
    ];
    let project = TestProject::of("الف", &texts);
    let documents = project.session.snapshot().documents();
    let [first, second, third] = [0, 1, 2].map(|at| documents[at].id);
    let mut page = dialog(project, Dialog::LinkParticipants(first));
    for id in ["م۲", "م۵"] {
        page.get_by_label(&format!("افزودن مشارکت‌کنندهٔ تازه: «{id}»"))
            .click();
        page.run();
    }
    page.get_by_label("افزودن مشارکت‌کنندهٔ تازه: «م۶»");
    assert_eq!(speakers(&page, "نخست"), ["م۲", "م۵"]);
    for (document, id) in [(second, "م۷"), (third, "م۶")] {
        page.state_mut()
            .ask(Action::Show(Dialog::LinkParticipants(document)));
        page.run();
        page.get_by_label(&format!("افزودن مشارکت‌کنندهٔ تازه: «{id}»"));
    }
}
