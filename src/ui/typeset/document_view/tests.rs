//! The view driven as a person drives it.

use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Color32, Event, Key, Modifiers, PointerButton, Pos2, Theme, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;

pub(super) const INTERVIEW: &str = "\
مصاحبه‌گر: لطفاً از نخستین روزهایی بگویید که با بیماری مادرتان روبه‌رو شدید.
زهرا: راستش اولش باور نمی‌کردم. فکر می‌کردم پیری است، فراموشی طبیعی است. ولی وقتی اسم نوه‌اش را یادش رفت، دلم ریخت. خیلی نگران بودم و شب‌ها خوابم نمی‌برد؛ مدام می‌گفتم نکند خودم هم همین‌طور بشوم.
مصاحبه‌گر: چه کسی به شما کمک می‌کرد؟
زهرا: هیچ‌کس. برادرم هفته‌ای یک بار زنگ می‌زد. هزینهٔ پرستار در سال ۱۴۰۰ ماهی ۱۲ میلیون تومان بود، یعنی ۶۰٪ حقوق من (حدود 400 دلار). با بیمه هم تماس گرفتم، گفتند «این بیماری در فهرست نیست». از Alzheimer's Association مطلب خواندم و از گروه تلگرامی چیز یاد گرفتم؛ همان گروه واقعاً نجاتم داد.
مصاحبه‌گر: آن گروه چه داشت که دیگران نداشتند؟
زهرا: آدم‌هایی که می‌فهمیدند. لازم نبود توضیح بدهم. یک‌بار نوشتم «امروز مادرم من را نشناخت» و ده نفر جواب دادند 😊. همین که تنها نیستی، نصف درد را کم می‌کند.
MAXQDA 2020 نرم‌افزاری است که پژوهشگر برای کدگذاری این مصاحبه به کار برد.
زهرا: دیگر چیزی نیست. خدا را شکر.";

pub(super) const ENGLISH: &str = "\
Interviewer: Could you tell me about the first days after the diagnosis?
Sara: Honestly I did not believe it. I thought it was just old age, ordinary forgetting. When she could not recall the name of her grandchild, my heart sank. I was worried all the time and could not sleep.
Interviewer: Who helped you then?
Sara: Nobody. My brother called once a week and said «خدا قوت». The nurse cost 400 dollars a month, which was 60% of what I earned. The group on the internet saved me, it really did.";

pub(super) fn interview(text: &str, direction: Direction) -> DocumentContent {
    let mut start = 0;
    let paragraphs = text
        .split('\n')
        .map(|line| {
            let bytes = start..start + line.len();
            start = bytes.end + 1;
            let label = line.find(':').filter(|at| *at < 40).map(|at| SpeakerLabel {
                bytes: bytes.start..bytes.start + at + 1,
                colour: None,
                bold: true,
            });
            Paragraph {
                bytes,
                label,
                direction: None,
            }
        })
        .collect();
    DocumentContent::new(text.into(), paragraphs, direction)
}

pub(super) fn hue(index: usize) -> Color32 {
    egui::ecolor::Hsva::new(index as f32 * 0.137 % 1.0, 0.72, 0.72, 1.0).into()
}

/// A coding from the first words to the last words given.
pub(super) fn mark(text: &str, key: u64, from: &str, to: &str, name: &str) -> CodingMark {
    let start = text.find(from).unwrap();
    let end = start + text[start..].find(to).unwrap() + to.len();
    CodingMark::new(key, start..end, hue(key as usize), name)
}

pub(super) fn persian_marks() -> Vec<CodingMark> {
    let t = INTERVIEW;
    let mut marks = vec![
        mark(t, 1, "راستش اولش", "دلم ریخت", "انکار نخستین"),
        mark(
            t,
            2,
            "فکر می‌کردم",
            "خوابم نمی‌برد",
            "نسبت دادن به پیری و فراموشی طبیعی سالمندان",
        ),
        mark(t, 3, "فراموشی طبیعی", "نگران بودم", "نگرانی"),
        mark(t, 4, "نکند خودم", "بشوم", "ترس از ابتلا"),
        mark(t, 5, "چه کسی به شما", "زنگ می‌زد", "تنهایی در مراقبت"),
        mark(t, 6, "هزینهٔ پرستار", "400 دلار)", "هزینه"),
        mark(t, 7, "با بیمه هم", "نیست»", "نبود پوشش بیمه"),
        mark(t, 8, "Alzheimer's", "یاد گرفتم", "Information seeking"),
        mark(t, 9, "همان گروه", "نجاتم داد", "حمایت همتایان"),
        mark(t, 10, "آدم‌هایی که", "کم می‌کند", "حمایت همتایان"),
    ];
    marks[8].memo = Some(crate::ui::kit::Icon::Memo);
    marks[5].selected = true;
    marks[6].dimmed = true;
    marks
}

pub(super) struct ViewStage {
    pub(super) view: DocumentView,
    pub(super) content: DocumentContent,
    pub(super) decorations: Decorations,
    options: DocumentOptions,
    pub(super) last: Option<DocumentResponse>,
    clicked: Vec<u64>,
    dragged: Option<Range<usize>>,
    dropped: Option<Range<usize>>,
    context: Option<ContextRequest>,
}

fn colours(theme: Theme) -> DocumentColours {
    let hex = |light, dark| Color32::from_hex(if theme == Theme::Light { light } else { dark }).unwrap();
    DocumentColours {
        ground: hex("#FBFAF8", "#171614"),
        ink: hex("#1F1D1A", "#ECE9E3"),
        quiet: hex("#6B665E", "#A39D92"),
        label: hex("#0F766E", "#2DD4BF"),
        selection: hex("#0F766E40", "#2DD4BF50"),
        accent: hex("#0F766E", "#2DD4BF"),
        highlight: hex("#F5C40057", "#F2CE4E42"),
        highlight_edge: hex("#8A5A00", "#E5B567"),
        hit: hex("#F5C54280", "#C9952060"),
        current_hit: hex("#F59E0BB0", "#F59E0B90"),
        dark: theme == Theme::Dark,
    }
}

pub(super) fn stage(
    content: DocumentContent,
    marks: Vec<CodingMark>,
    theme: Theme,
) -> Rc<RefCell<ViewStage>> {
    let mut options = DocumentOptions::new(colours(theme));
    options.persian_digits = content.default_direction().is_rtl();
    options.title = "مصاحبهٔ م۰۴".into();
    Rc::new(RefCell::new(ViewStage {
        view: DocumentView::new(),
        decorations: Decorations::new(&content, marks),
        content,
        options,
        last: None,
        clicked: Vec::new(),
        dragged: None,
        dropped: None,
        context: None,
    }))
}

pub(super) fn harness(stage: &Rc<RefCell<ViewStage>>, size: [f32; 2], scale: f32) -> Harness<'static> {
    let stage = stage.clone();
    let theme = if stage.borrow().options.colours.dark {
        Theme::Dark
    } else {
        Theme::Light
    };
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_step_dt(1.0 / 60.0)
        .with_theme(theme)
        .with_context_setup(|ctx| TextEngine::new(false).install(ctx))
        .build_ui(move |ui| {
            let stage = &mut *stage.borrow_mut();
            let response = stage
                .view
                .show(ui, &stage.content, &stage.decorations, &stage.options);
            stage.clicked.extend(response.clicked);
            stage.dragged = stage.dragged.take().or(response.selection_dragged.clone());
            stage.dropped = stage.dropped.take().or(response.dropped.clone());
            stage.context = stage.context.or(response.context);
            stage.last = Some(response);
        })
}

fn opened(content: DocumentContent, marks: Vec<CodingMark>) -> (Rc<RefCell<ViewStage>>, Harness<'static>) {
    let stage = stage(content, marks, Theme::Light);
    let mut harness = harness(&stage, [900.0, 700.0], 1.0);
    harness.run_steps(3);
    (stage, harness)
}

fn point_of(stage: &Rc<RefCell<ViewStage>>, byte: usize) -> Pos2 {
    let stage = stage.borrow();
    let blocks = stage.view.blocks.as_ref().unwrap();
    let rect = stage.last.as_ref().unwrap().response.rect;
    let block = blocks.content().block_at(byte);
    let local = Caret::before(byte - blocks.content().block(block).bytes.start);
    let seen = blocks.ready(block).unwrap().caret(local);
    let columns = columns_of(&stage, rect);
    let top = blocks.heights().top(block) + f64::from(blocks.inset(block));
    let y = top - stage.view.anchor.position(blocks);
    pos2(
        columns.text.0 + seen.x,
        rect.top() + y as f32 + f32::midpoint(seen.top, seen.bottom),
    )
}

pub(super) fn columns_of(stage: &ViewStage, rect: Rect) -> Columns {
    let ideal = stage.view.letter.unwrap().1 * stage.options.size * stage.options.measure;
    Columns::new(rect, stage.content.default_direction(), ideal, true, true)
}

fn button(harness: &mut Harness<'_>, at: Pos2, button: PointerButton, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(1);
}

fn click(harness: &mut Harness<'_>, at: Pos2) {
    button(harness, at, PointerButton::Primary, true);
    button(harness, at, PointerButton::Primary, false);
}

fn drag(harness: &mut Harness<'_>, from: Pos2, to: Pos2) {
    button(harness, from, PointerButton::Primary, true);
    for step in 1..=4 {
        harness.event(Event::PointerMoved(from.lerp(to, step as f32 / 4.0)));
        harness.run_steps(1);
    }
}

fn selected(stage: &Rc<RefCell<ViewStage>>) -> String {
    let stage = stage.borrow();
    let range = stage.view.selection().unwrap_or_default();
    stage.content.text()[range].to_owned()
}

/// A little to the left of a place, inside the letter that follows it in Persian.
const INTO: egui::Vec2 = vec2(-2.0, 0.0);

#[test]
fn a_passage_is_selected_by_dragging_over_changes_of_direction() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), Vec::new());
    let (from, to) = ("سال ۱۴۰۰ ماهی", "پرستار");
    let start = INTERVIEW.find(to).unwrap();
    let end = INTERVIEW.find(from).unwrap() + from.len();
    let (start, end) = (point_of(&stage, start), point_of(&stage, end));
    drag(&mut harness, start, end);
    button(&mut harness, end, PointerButton::Primary, false);
    assert_eq!(selected(&stage), "پرستار در سال ۱۴۰۰ ماهی");
    assert!(stage.borrow().view.selection_rect().is_some());
}

#[test]
fn clicks_take_a_word_and_a_paragraph() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), Vec::new());
    let at = point_of(&stage, INTERVIEW.find("خوابم").unwrap() - 8) + INTO;
    click(&mut harness, at);
    assert_eq!(selected(&stage), "");
    click(&mut harness, at);
    let word = selected(&stage);
    assert!(!word.is_empty() && !word.contains(' '), "{word:?}");
    click(&mut harness, at);
    let said = selected(&stage);
    assert!(
        said.starts_with("راستش") && said.ends_with("بشوم."),
        "without the speaker: {said}"
    );
}

#[test]
fn a_selection_can_be_carried_away_and_is_given_up_by_a_click() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), Vec::new());
    let start = INTERVIEW.find("نگران بودم").unwrap();
    let range = start..start + "نگران بودم".len();
    stage.borrow_mut().view.set_selection(Some(range.clone()));
    harness.run_steps(1);
    let at = point_of(&stage, start + 4) + INTO;
    drag(&mut harness, at, at + vec2(60.0, 90.0));
    assert_eq!(stage.borrow().dragged, Some(range.clone()));
    button(&mut harness, at + vec2(60.0, 90.0), PointerButton::Primary, false);
    assert_eq!(stage.borrow().view.selection(), Some(range));
    harness.run_steps(30);
    click(&mut harness, at);
    assert_eq!(selected(&stage), "");
}

#[test]
fn what_is_dropped_falls_on_the_selection_or_the_paragraph() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), Vec::new());
    let start = INTERVIEW.find("نگران بودم").unwrap();
    let selection = start..start + "نگران بودم".len();
    stage.borrow_mut().view.set_selection(Some(selection.clone()));
    stage.borrow_mut().options.accepts_drop = true;
    let on_it = point_of(&stage, start + 4) + INTO;
    let beside = point_of(&stage, INTERVIEW.find("هفته‌ای یک").unwrap()) + INTO;
    for (at, expected) in [
        (on_it, selection),
        (beside, {
            let line = INTERVIEW.find("هیچ‌کس").unwrap();
            line..line + INTERVIEW[line..].find('\n').unwrap()
        }),
    ] {
        button(&mut harness, at, PointerButton::Primary, true);
        let target = stage.borrow().last.as_ref().unwrap().drop_target.clone();
        assert_eq!(target, Some(expected.clone()));
        button(&mut harness, at, PointerButton::Primary, false);
        assert_eq!(stage.borrow_mut().dropped.take(), Some(expected));
    }
}

#[test]
fn codings_are_hovered_and_clicked_in_text_and_beside_it() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), persian_marks());
    let deep = point_of(&stage, INTERVIEW.find("فراموشی طبیعی").unwrap() + 4) + INTO;
    harness.event(Event::PointerMoved(deep));
    harness.run_steps(1);
    let hovered = stage.borrow().last.as_ref().unwrap().hovered.unwrap();
    assert!(hovered.on_text);
    assert_eq!(hovered.key, 3, "the shortest");
    click(&mut harness, deep);
    assert_eq!(stage.borrow().clicked, [3]);
    stage.borrow_mut().decorations.set_selected(Some(3));
    harness.run_steps(40);
    click(&mut harness, deep);
    assert_eq!(stage.borrow().clicked, [3, 1], "a second click goes deeper");

    let columns = {
        let stage = stage.borrow();
        columns_of(&stage, stage.last.as_ref().unwrap().response.rect)
    };
    let y = point_of(&stage, INTERVIEW.find("هزینهٔ پرستار").unwrap()).y;
    let x = (0..6)
        .map(|lane| columns.stripe(lane).start() + 1.0)
        .find(|x| {
            harness.event(Event::PointerMoved(pos2(*x, y)));
            harness.run_steps(1);
            let stage = stage.borrow();
            stage.last.as_ref().unwrap().hovered.is_some_and(|h| h.key == 6)
        })
        .expect("a stripe of the coding beside its line");
    harness.run_steps(40);
    click(&mut harness, pos2(x, y));
    assert_eq!(stage.borrow().clicked.last(), Some(&6));
}

#[test]
fn a_context_menu_is_asked_for_at_the_end_of_the_selection() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), persian_marks());
    let start = INTERVIEW.find("نگران بودم").unwrap();
    stage.borrow_mut().view.set_selection(Some(start..start + 10));
    harness.run_steps(1);
    let at = point_of(&stage, start + 4) + INTO;
    button(&mut harness, at, PointerButton::Secondary, true);
    button(&mut harness, at, PointerButton::Secondary, false);
    let (context, end) = (
        stage.borrow().context.unwrap(),
        stage.borrow().view.selection_rect(),
    );
    assert_eq!(Some(context.rect), end);
    assert!(context.coding.is_some());
}

#[test]
fn the_caret_walks_the_whole_document_and_is_always_seen() {
    let (stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), Vec::new());
    click(&mut harness, point_of(&stage, 0) + INTO);
    let press = |harness: &mut Harness<'_>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(1);
    };
    press(&mut harness, Modifiers::COMMAND, Key::Home);
    let mut downs = 0;
    while stage.borrow().view.selection().unwrap().start < INTERVIEW.len() {
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        downs += 1;
        assert!(downs < 60);
        let rect = stage
            .borrow()
            .view
            .selection_rect()
            .expect("the caret is on the screen");
        assert!(
            stage
                .borrow()
                .last
                .as_ref()
                .unwrap()
                .response
                .rect
                .contains_rect(rect)
        );
    }
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Home);
    assert_eq!(stage.borrow().view.selection(), Some(0..INTERVIEW.len()));
    harness.event(Event::Copy);
    harness.step();
    press(&mut harness, Modifiers::COMMAND, Key::Home);
    press(&mut harness, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut harness, Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&stage), "مصاحبه‌گر: ");
    for _ in 0..9 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    assert_eq!(stage.borrow().view.selection().unwrap().start, INTERVIEW.len());
}

fn long_text(paragraphs: usize) -> String {
    let lines: Vec<&str> = INTERVIEW.split('\n').collect();
    let text: Vec<&str> = (0..paragraphs)
        .map(|i| lines[(i * 7 + i / 3) % lines.len()])
        .collect();
    text.join("\n")
}

#[test]
fn width_and_zoom_keep_the_line_at_the_top() {
    let stage = stage(
        interview(&long_text(400), Direction::Rtl),
        Vec::new(),
        Theme::Light,
    );
    let mut harness = harness(&stage, [900.0, 700.0], 1.0);
    harness.run_steps(2);
    let byte = stage.borrow().content.paragraphs()[200].bytes.start;
    stage.borrow_mut().view.scroll_to(byte);
    harness.run_steps(2);
    let visible = stage.borrow().view.visible_range();
    assert!(visible.contains(&byte));
    let place = stage.borrow().view.place();
    for (width, size) in [(600.0, 17.0), (1200.0, 17.0), (900.0, 24.0), (900.0, 17.0)] {
        harness.set_size(vec2(width, 700.0));
        stage.borrow_mut().options.size = size;
        harness.run_steps(2);
        let now = stage.borrow().view.visible_range();
        let line = 2 * 90;
        assert!(
            now.start.abs_diff(visible.start) < line,
            "{width} {size}: {} for {}",
            now.start,
            visible.start
        );
    }
    stage.borrow_mut().view.scroll_to(0);
    harness.run_steps(2);
    assert_eq!(stage.borrow().view.visible_range().start, 0);
    stage.borrow_mut().view.set_place(place);
    harness.run_steps(2);
    let back = stage.borrow().view.place();
    assert_eq!(back.paragraph, place.paragraph);
    assert!((back.offset - place.offset).abs() < 0.1);
}

#[test]
fn scrolling_there_and_back_comes_to_the_same_place() {
    let stage = stage(
        interview(&long_text(400), Direction::Rtl),
        Vec::new(),
        Theme::Light,
    );
    let mut harness = harness(&stage, [900.0, 700.0], 1.0);
    harness.run_steps(2);
    let scroll = |harness: &mut Harness<'_>, by: f64| {
        stage.borrow_mut().view.anchor.offset += by;
        harness.run_steps(1);
    };
    for _ in 0..20 {
        scroll(&mut harness, 431.5);
    }
    let middle = stage.borrow().view.anchor;
    for _ in 0..15 {
        scroll(&mut harness, 977.25);
    }
    for _ in 0..15 {
        scroll(&mut harness, -977.25);
    }
    let back = stage.borrow().view.anchor;
    assert_eq!(back.block, middle.block);
    assert!((back.offset - middle.offset).abs() < 0.01);
    scroll(&mut harness, 1e9);
    let end = stage.borrow().content.text().len();
    assert_eq!(stage.borrow().view.visible_range().end, end);
    scroll(&mut harness, -1e9);
    assert_eq!(stage.borrow().view.visible_range().start, 0);
}

#[test]
fn dragging_over_the_edge_scrolls_on() {
    let stage = stage(
        interview(&long_text(100), Direction::Rtl),
        Vec::new(),
        Theme::Light,
    );
    let mut harness = harness(&stage, [900.0, 500.0], 1.0);
    harness.run_steps(2);
    let from = point_of(&stage, 40);
    drag(&mut harness, from, pos2(450.0, 520.0));
    harness.run_steps(30);
    let end = stage.borrow().view.selection().unwrap().end;
    harness.run_steps(30);
    assert!(stage.borrow().view.selection().unwrap().end > end);
}

#[test]
fn a_long_paragraph_without_line_feeds_is_walked_in_one_piece() {
    let text = INTERVIEW.replace('\n', " ").repeat(12);
    let content = DocumentContent::plain(text.as_str(), Direction::Rtl);
    assert!(content.blocks().len() > 3);
    let border = content.block(1).bytes.start;
    let (stage, mut harness) = opened(content, Vec::new());
    stage.borrow_mut().view.scroll_to(border);
    harness.run_steps(2);
    click(&mut harness, point_of(&stage, border) + INTO);
    let mut bytes = vec![];
    harness.key_press(Key::ArrowRight);
    harness.key_press(Key::ArrowRight);
    for _ in 0..6 {
        harness.run_steps(1);
        bytes.push(stage.borrow().view.selection().unwrap().start);
        harness.key_press(Key::ArrowLeft);
    }
    assert!(
        bytes.first() < Some(&border) && bytes.last() > Some(&border),
        "{bytes:?} {border}"
    );
    assert!(
        bytes.windows(2).filter(|w| w[0] == w[1]).count() <= 1,
        "{bytes:?}"
    );
}

#[test]
fn a_screen_reader_hears_paragraphs_and_their_codings() {
    let (_stage, mut harness) = opened(interview(INTERVIEW, Direction::Rtl), persian_marks());
    harness.run_steps(1);
    let document = harness.get_by_label("مصاحبهٔ م۰۴");
    assert_eq!(document.accesskit_node().data().role(), Role::Document);
    let paragraph = document.get_by_label(INTERVIEW.split('\n').nth(1).unwrap());
    let data = paragraph.accesskit_node().data();
    assert_eq!(data.role(), Role::Paragraph);
    assert!(data.description().unwrap().contains("نگرانی"));
}

#[test]
fn an_empty_document_is_shown() {
    let (stage, mut harness) = opened(DocumentContent::plain("", Direction::Rtl), Vec::new());
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    assert_eq!(stage.borrow().view.visible_range(), 0..0);
}

/// Whether a bar is drawn in a colour, more than a thin line.
fn draws_bar(harness: &Harness<'_>, colour: Color32) -> bool {
    let is_bar = |shape: &egui::Shape| match shape {
        egui::Shape::Rect(drawn) => drawn.fill == colour && drawn.rect.width().min(drawn.rect.height()) > 2.0,
        _ => false,
    };
    let mut shapes = harness.output().shapes.iter();
    shapes.any(|clipped| is_bar(&clipped.shape))
}

#[test]
fn a_memo_beside_the_text_has_a_sign_and_no_bar_of_a_colour() {
    let content = interview(INTERVIEW, Direction::Rtl);
    let range = INTERVIEW.find("راستش").unwrap()..INTERVIEW.find("دلم ریخت").unwrap();
    let [loud, louder] = ["#FF00FF", "#00FFFF"].map(|hex| Color32::from_hex(hex).unwrap());
    let coding = CodingMark::new(1, range.clone(), loud, "کد");
    let memo = CodingMark::memo(2, range, louder, "یادداشت", crate::ui::kit::Icon::Memo);
    let (stage, mut harness) = opened(content, vec![coding, memo]);
    assert!(draws_bar(&harness, loud), "a coding has its bar");
    assert!(!draws_bar(&harness, louder), "a memo has none");
    // It is opened from its name.
    let line = point_of(&stage, INTERVIEW.find("راستش").unwrap()).y;
    let names = {
        let stage = stage.borrow();
        columns_of(&stage, stage.last.as_ref().unwrap().response.rect).names
    };
    let name = pos2(f32::midpoint(names.0, names.1), line);
    for below in 0..4 {
        click(&mut harness, name + vec2(0.0, 10.0 * below as f32));
        harness.run_steps(40);
    }
    assert!(
        stage.borrow().clicked.contains(&2),
        "{:?}",
        stage.borrow().clicked
    );
}
