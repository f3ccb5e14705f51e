use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::model::MemoTarget;
use crate::settings::{Pane, ThemeChoice};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::testing::pictures::picture;
use crate::ui::testing::{TestProject, Window, window};
use crate::ui::theme::Theme;

const TEXT: &str =
    "م۱: ⟦اعتماد:به کارکنان دفتر ⟦آگاهی:اعتماد⟧ دارم⟧ و راه دیگری نمی‌دانم.\nم۱: ⟦هزینه:گران است⟧.";
const CODES: &str = "شهروندان\n  اعتماد\n  آگاهی\nهزینه";

fn shown() -> Window {
    let other = "م۲: ⟦اعتماد:باور ندارم⟧.\nم۲: همین";
    let project = TestProject::of(CODES, &[("مصاحبهٔ ۱", TEXT), ("مصاحبهٔ ۲", other)]);
    window(project, [1000.0, 700.0], false)
}

/// The same with a code active, and so with its passages.
fn shown_with(code: &str) -> Window {
    let mut harness = shown();
    let code = harness.state().code(code);
    harness.state_mut().work_mut().shared.active_codes.insert(code);
    harness.run();
    harness
}

/// The card of a passage.
fn card<'a>(harness: &'a Window, passage: &'a str) -> Node<'a> {
    harness.get_by(move |node| {
        node.role() == Role::ListBoxOption && node.label().is_some_and(|label| label.contains(passage))
    })
}

fn write(harness: &mut Window, field: &str, words: &str) {
    let node = harness.get_by_role_and_label(Role::MultilineTextInput, field);
    node.focus();
    node.type_text(words);
    harness.run();
}

#[test]
fn a_code_is_activated_from_the_empty_pane_and_a_card_opens_its_passage() {
    let mut harness = shown();
    let code = harness.state().code("شهروندان");
    harness.state_mut().work_mut().shared.codes.push(code);
    harness.run();
    picture(&mut harness, "segments-empty");
    harness.get_by_label("فعال کردن «شهروندان»").click();
    harness.run();
    harness.get_by_label("۳ گزاره از ۲ سند");
    card(&harness, "باور ندارم").click();
    harness.run();
    assert_no_stock_text(harness.output());
    picture(&mut harness, "segments-card");
    let document = harness.state().document("مصاحبهٔ ۲");
    assert_eq!(harness.state().work().shared.document, Some(document));
    assert_eq!(harness.state().codings(), ["اعتماد|باور ندارم"]);
    let selected = harness.state().work().shared.coding.unwrap();
    assert_eq!(
        harness.state().snapshot().coding(selected).unwrap().document,
        document
    );
    assert!(
        harness.state().work().shared.passage.is_none(),
        "a coding is selected, not a passage"
    );
}

#[test]
fn what_is_written_in_the_inspector_is_kept_when_it_is_left() {
    let mut harness = shown();
    harness.run();
    let coding = harness.state().coding("هزینه");
    harness.state_mut().work_mut().shared.coding = Some(coding);
    harness.run();
    write(&mut harness, "واحد معنایی فشرده", "گرانی");
    harness.run();
    assert!(
        harness
            .state()
            .snapshot()
            .coding(coding)
            .unwrap()
            .condensed
            .is_none()
    );
    write(&mut harness, "یادداشت", "مهم است");
    harness.run();
    let condensed = harness
        .state()
        .snapshot()
        .coding(coding)
        .unwrap()
        .condensed
        .clone();
    assert_eq!(condensed.as_deref(), Some("گرانی"));
    // Another coding is selected while one is still writing.
    let other = harness.state().coding("آگاهی");
    harness.state_mut().work_mut().shared.coding = Some(other);
    harness.run();
    let memo = harness
        .state()
        .snapshot()
        .memo_on(MemoTarget::Coding(coding))
        .cloned();
    assert_eq!(memo.unwrap().body, "مهم است");
    assert!(
        harness
            .state()
            .snapshot()
            .memo_on(MemoTarget::Coding(other))
            .is_none()
    );
}

#[test]
fn the_edges_and_the_end_of_a_coding_are_reached_from_the_inspector() {
    let mut harness = shown();
    harness.run();
    let coding = harness.state().coding("آگاهی");
    harness.state_mut().work_mut().shared.coding = Some(coding);
    harness.run();
    picture(&mut harness, "inspector");
    harness.get_by_label("گسترش پایان به اندازهٔ یک واژه").click();
    harness.run();
    harness.get_by_label("گسترش آغاز به اندازهٔ یک واژه").click();
    harness.run();
    assert_eq!(harness.state().codings()[1], "آگاهی|دفتر اعتماد دارم");
    harness.get_by_label("برداشتن کد").click();
    harness.run();
    assert_eq!(harness.state().codings().len(), 2);
    assert!(harness.state().work().shared.coding.is_none());
}

#[test]
fn arrows_go_from_card_to_card() {
    let mut harness = shown_with("شهروندان");
    card(&harness, "باور ندارم").click();
    harness.run();
    card(&harness, "باور ندارم").focus();
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    let selected = harness.state().work().shared.coding;
    assert_eq!(selected, Some(harness.state().coding("آگاهی")));
}

/// The key asks for another code of all cards that are picked.
#[test]
fn several_cards_get_another_code_by_key() {
    let mut harness = shown_with("شهروندان");
    card(&harness, "باور ندارم").click();
    harness.run();
    card(&harness, "باور ندارم").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::C);
    harness.run();
    let title = harness.state().words.with("dialog-recode", &[("n", 2)]);
    assert!(harness.query_all_by_label(&title).count() > 0, "{title}");
}

/// What the last frame put on the clipboard.
fn copied(harness: &Window) -> Option<String> {
    let commands = &harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Asks for a copy as the system does, and tells what was put on the clipboard.
fn copy(harness: &mut Window) -> Option<String> {
    harness.event(egui::Event::Copy);
    harness.step();
    let text = copied(harness);
    harness.run();
    text
}

#[test]
fn the_chosen_card_is_copied_as_a_quotation_wherever_the_keyboard_went_with_it() {
    let mut harness = shown_with("شهروندان");
    let quoted = "«باور ندارم» (مصاحبهٔ ۲، پاراگراف\u{a0}۱؛ شهروندان › اعتماد)";
    // On the card that was clicked.
    card(&harness, "باور ندارم").click();
    harness.run();
    assert_eq!(copy(&mut harness).as_deref(), Some(quoted));
    harness.get_by_label("۱ گزاره رونوشت شد.");
    // Enter leads to the passage in the text, which has the keyboard then.
    harness.key_press(Key::Enter);
    harness.run();
    assert!(!card(&harness, "باور ندارم").is_focused());
    assert_eq!(copy(&mut harness).as_deref(), Some(quoted));
    // What was picked before and is listed no more does not stand in the way.
    let only = harness.state().code("آگاهی");
    let active = &mut harness.state_mut().work_mut().shared.active_codes;
    active.clear();
    active.insert(only);
    harness.run();
    let shown = harness.get_all_by_role(Role::ListBoxOption).next().unwrap();
    shown.focus();
    harness.run();
    assert!(copy(&mut harness).is_some_and(|text| text.starts_with("«اعتماد»")));
}

#[test]
fn what_is_told_of_a_card_goes_with_the_card_when_the_list_is_narrowed() {
    let mut harness = shown_with("شهروندان");
    card(&harness, "باور ندارم").click();
    harness.run();
    assert!(harness.query_all_by_label("واحد معنایی فشرده").next().is_some());
    let first = harness.state().document("مصاحبهٔ ۱");
    harness
        .state_mut()
        .work_mut()
        .shared
        .active_documents
        .insert(first);
    harness.run();
    assert!(harness.state().work().shared.coding.is_none());
    assert!(harness.query_all_by_label("واحد معنایی فشرده").next().is_none());
    // A coding that is chosen in the text is told of, whatever is listed.
    let other = harness.state().coding("هزینه");
    let document = harness.state().snapshot().coding(other).unwrap().document;
    let shared = &mut harness.state_mut().work_mut().shared;
    (shared.document, shared.coding) = (Some(document), Some(other));
    harness.run();
    assert!(harness.query_all_by_label("واحد معنایی فشرده").next().is_some());
}

/// The inks in which a text is painted.
fn inks(harness: &Window, text: &str) -> Vec<egui::Color32> {
    let shapes = harness.output().shapes.iter();
    let inks = shapes.filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(shape) if shape.galley.text() == text => Some(shape.fallback_color),
        _ => None,
    });
    inks.collect()
}

#[test]
fn the_name_on_a_card_has_the_ink_of_the_theme_that_was_chosen_last() {
    let project = TestProject::of("Trust", &[("One", "⟦Trust:I trust them⟧ all.")]);
    let mut harness = window(project, [1000.0, 700.0], false);
    let code = harness.state().code("Trust");
    let shared = &mut harness.state_mut().work_mut().shared;
    shared.active_codes.insert(code);
    harness.run();
    card(&harness, "I trust them");
    let colour = harness.state().snapshot().code(code).unwrap().colour;
    for (choice, theme) in [
        (ThemeChoice::Light, Theme::light()),
        (ThemeChoice::Dark, Theme::dark()),
        (ThemeChoice::Light, Theme::light()),
    ] {
        harness.state_mut().settings_mut().theme = choice;
        harness.run();
        let ink = theme.code_paint_of(colour.0, colour.1, colour.2).text;
        assert!(
            inks(&harness, "Trust").contains(&ink),
            "{:?}",
            inks(&harness, "Trust")
        );
    }
}

#[test]
fn a_long_name_is_said_whole_on_the_button_that_activates_its_code() {
    let long = "بی‌اعتمادی به کارکنان دفترهای پیشخوان در شهرهای کوچک و بزرگ";
    let project = TestProject::of(&format!("{long}\nهزینه"), &[("مصاحبهٔ ۱", "م۱: همین.")]);
    let mut harness = window(project, [1000.0, 700.0], false);
    let code = harness.state().code(long);
    harness.state_mut().work_mut().shared.codes.push(code);
    harness.run();
    picture(&mut harness, "segments-empty-long");
    let said = format!("فعال کردن «{long}»");
    let button = harness.get_by_label(&said);
    assert!(button.rect().width() < 280.0, "{:?}", button.rect());
}

#[test]
fn the_selected_coding_has_room_to_be_written_about() {
    let sizes = [([1366.0, 768.0], 250.0..281.0), ([1920.0, 1080.0], 260.0..281.0)];
    for (size, expected) in sizes {
        let project = TestProject::of(CODES, &[("مصاحبهٔ ۱", TEXT)]);
        let mut harness = window(project, size, false);
        let coding = harness.state().coding("هزینه");
        let code = harness.state().code("هزینه");
        harness.state_mut().work_mut().shared.active_codes.insert(code);
        harness.run();
        let foot = card(&harness, "گران است").rect().bottom();
        harness.state_mut().work_mut().shared.coding = Some(coding);
        harness.run();
        picture(&mut harness, &format!("inspector-{}", size[0]));
        let close = harness.get_by_label("لغو انتخاب این کدگذاری").rect().top();
        let height = size[1] - 26.0 - close;
        assert!(expected.contains(&height), "{height}");
        assert!(close > foot, "the passages stay in sight");
    }
}

#[test]
fn the_keys_of_an_edge_stay_beside_its_name_in_a_narrow_pane() {
    // A notebook at one and a half times its size.
    for width in [170.0, 190.0, 210.0, 260.0] {
        let project = TestProject::of(CODES, &[("مصاحبهٔ ۱", TEXT)]).beside(Pane::Segments, width);
        let mut harness = window(project, [911.0, 512.0], false);
        harness.run();
        let coding = harness.state().coding("اعتماد");
        harness.state_mut().work_mut().shared.coding = Some(coding);
        harness.run();
        picture(&mut harness, &format!("inspector-narrow-{width}"));
        let place = |label: &str| harness.get_by_label(label).rect();
        for edge in ["آغاز", "پایان"] {
            let name = place(edge).center().y;
            for id in ["segments-grow", "segments-shrink"] {
                let words = harness.state().words.with(id, &[("edge", edge)]);
                let button = place(&words).center().y;
                assert!(
                    (button - name).abs() < 2.0,
                    "{words}: {button}, {edge}: {name}, {width}"
                );
            }
        }
        let recode = place("تعویض کد…");
        let seen = harness.ctx.content_rect().bottom() - 30.0;
        assert!(recode.bottom() < seen, "{recode} in {seen}, {width}");
    }
}

#[test]
fn a_clicked_card_has_the_keyboard_and_arrows_go_on_from_it() {
    let mut harness = shown_with("شهروندان");
    card(&harness, "باور ندارم").click();
    harness.run();
    assert!(card(&harness, "باور ندارم").is_focused());
    let second = harness.state().document("مصاحبهٔ ۲");
    assert_eq!(harness.state().work().shared.document, Some(second));
    harness.key_press(Key::ArrowUp);
    harness.run();
    let selected = harness.state().work().shared.coding;
    assert_eq!(selected, Some(harness.state().coding("آگاهی")));
    // What is about one coding is done with the card.
    harness.key_press(Key::W);
    harness.run();
    assert!(harness.state().has_dialog());
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::U);
    harness.run();
    let now = harness.state().snapshot();
    assert_eq!(now.coding_count(), 3);
    assert!(harness.query_by_label("واگرد").is_some());
}

#[test]
fn the_menu_of_importance_names_no_keys_that_do_nothing() {
    let mut harness = shown_with("شهروندان");
    card(&harness, "باور ندارم").click_secondary();
    harness.run();
    let before = inks(&harness, "۲").len();
    harness.get_by_role_and_label(Role::MenuItem, "اهمیت").click();
    harness.run();
    harness.get_by_label("متوسط");
    picture(&mut harness, "importance-menu");
    assert_eq!(inks(&harness, "۲").len(), before);
}

#[test]
fn cards_end_where_the_selected_coding_begins_however_low_the_pane_is() {
    let text =
        "م۱: ⟦اعتماد:به کارکنان دفتر دارم⟧ و ⟦اعتماد:به راه دیگر⟧ و ⟦اعتماد:به همه⟧ و ⟦اعتماد:به کسی⟧.";
    for lang in Lang::ALL {
        for height in [420.0, 512.0, 600.0] {
            let mut project = TestProject::of(CODES, &[("مصاحبهٔ ۱", text)]);
            project.settings.language = lang;
            let mut harness = window(project, [911.0, height], false);
            let code = harness.state().code("اعتماد");
            harness.state_mut().work_mut().shared.active_codes.insert(code);
            harness.run();
            card(&harness, "به راه دیگر").click();
            harness.run();
            harness.run();
            picture(&mut harness, &format!("segments-low-{height}-{}", lang.code()));
            let close = harness.state().words.get("segments-unselect").into_owned();
            let head = harness.get_by_label(&close).rect().top();
            for clipped in &harness.output().shapes {
                if let egui::Shape::Text(shape) = &clipped.shape
                    && shape.galley.text().contains("به راه دیگر")
                {
                    let foot = clipped
                        .clip_rect
                        .bottom()
                        .min(shape.visual_bounding_rect().bottom());
                    assert!(foot <= head, "{lang:?}, {height}: {foot} over {head}");
                }
            }
        }
    }
}

#[test]
fn keys_are_for_the_card_whose_menu_was_opened() {
    let mut harness = shown_with("اعتماد");
    card(&harness, "به کارکنان").click_secondary();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(card(&harness, "به کارکنان").is_focused());
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(card(&harness, "باور ندارم").is_focused());
}

/// The pane at the side of a window of this size, with a coding of the active code selected.
fn beside_text(size: [f32; 2]) -> Window {
    let mut harness = window(TestProject::of(CODES, &[("مصاحبهٔ ۱", TEXT)]), size, false);
    let (code, coding) = (harness.state().code("اعتماد"), harness.state().coding("اعتماد"));
    let shared = &mut harness.state_mut().work_mut().shared;
    shared.active_codes.insert(code);
    shared.coding = Some(coding);
    harness.run();
    harness
}

#[test]
fn the_condensed_unit_is_in_sight_in_a_low_window() {
    for size in [[1366.0, 738.0], [911.0, 493.0]] {
        let mut harness = beside_text(size);
        picture(&mut harness, &format!("inspector-low-{}", size[0]));
        let field = harness.get_by_role_and_label(Role::MultilineTextInput, "واحد معنایی فشرده");
        assert!(
            field.rect().bottom() < size[1] - 26.0,
            "{size:?}: {}",
            field.rect()
        );
    }
}

/// Where the selected coding begins.
fn top_of_inspector(harness: &Window) -> f32 {
    harness.get_by_label("لغو انتخاب این کدگذاری").rect().top()
}

#[test]
fn the_height_of_the_selected_coding_comes_back() {
    let mut harness = beside_text([1366.0, 768.0]);
    let usual = top_of_inspector(&harness);
    let border = harness
        .get_by_label("مرز فهرست و کدگذاری انتخاب‌شده")
        .rect()
        .center();
    harness.drag_at(border);
    harness.run();
    harness.hover_at(border - egui::vec2(0.0, 90.0));
    harness.run();
    harness.drop_at(border - egui::vec2(0.0, 90.0));
    harness.run();
    let chosen = top_of_inspector(&harness);
    assert!((usual - chosen - 90.0).abs() < 2.0, "{usual} {chosen}");
    let find = |harness: &mut Window| {
        harness.state_mut().ask(Action::Run(Command::FindInAll));
        harness.run();
    };
    find(&mut harness);
    picture(&mut harness, "inspector-over-results");
    assert!(
        top_of_inspector(&harness) > chosen + 20.0,
        "there is less room now"
    );
    for _ in 0..2 {
        harness.key_press(Key::Escape);
        harness.run();
    }
    let pane = crate::settings::Pane::Search;
    harness.state_mut().settings_mut().docks.show(pane, false);
    harness.run();
    assert!((top_of_inspector(&harness) - chosen).abs() < 1.0);
    // The usual one is had by Enter on the line.
    harness.get_by_label("مرز فهرست و کدگذاری انتخاب‌شده").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!((top_of_inspector(&harness) - usual).abs() < 1.0);
}
