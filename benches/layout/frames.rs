//! Single frames rather than their mean: what a person feels is the slowest of a hundred.

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Ui, UiBuilder, pos2};
use gozareh::text::{Patch, Text};
use gozareh::ui::typeset::{
    Decorations, Direction, DocumentContent, DocumentView, Draft, TextEngine, TextStyle,
};

use super::{Numbers, Window, codings, options, text, wheel_events};

/// Frames of each kind.
const FRAMES: usize = 600;
/// Codings of a document, and the paragraphs at its beginning on which they lie: where is looked, there are stripes.
const CODINGS: usize = 5_000;
const CODED: usize = 1_500;

/// Prints a table of percentiles, in milliseconds of the processor's time for a frame.
pub fn print() {
    println!("{:<58}{:>8}{:>8}{:>8}", "frame, ms", "p50", "p99", "most");
    for words in [10_000, 1_000_000] {
        let content = DocumentContent::plain(text(words), Direction::Rtl);
        let decorations = Decorations::new(&content, codings(&content, CODINGS, CODED));
        let about = format!("{words} words");
        first_paint(&about, &content, &decorations);
        for (name, by) in [("wheel", -120.0), ("fling", -900.0)] {
            scroll(&format!("{name}, {about}"), by, &content, &decorations);
        }
        bar(&about, &content, &decorations);
        select(&about, &content, &decorations);
        keystroke(&about, &content, &decorations);
        wheel_beside(&about, &content, &decorations);
        // A long text is followed only once typing rests.
        if words == 10_000 {
            keystroke_beside(&about, &content, &decorations);
        }
    }
    memory();
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: f64| {
        let index = ((times.len() - 1) as f64 * part).round() as usize;
        times[index].as_secs_f64() * 1e3
    };
    println!("{name:<58}{:>8.2}{:>8.2}{:>8.2}", at(0.5), at(0.99), at(1.0));
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn first_paint(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let mut window = Window::new();
    let times = (0..60).map(|_| {
        let mut view = DocumentView::new();
        timed(|| {
            window.frame(Vec::new(), |ui| {
                view.show(ui, content, decorations, &options);
            });
        })
    });
    row(&format!("first paint, {about}"), times.collect());
}

fn scroll(name: &str, by: f32, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut view) = (Window::new(), DocumentView::new());
    let mut frame = |by: f32| {
        timed(|| {
            window.frame(wheel_events(by), |ui| {
                view.show(ui, content, decorations, &options);
            });
        })
    };
    frame(0.0);
    row(name, (0..FRAMES).map(|_| frame(by)).collect());
}

fn button(at: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: Some(key),
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// The thumb is dragged from the beginning of the text to its end.
fn bar(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut view) = (Window::new(), DocumentView::new());
    let mut frame = |events: Vec<Event>| {
        timed(|| {
            window.frame(events, |ui| {
                view.show(ui, content, decorations, &options);
            });
        })
    };
    // In a right-to-left document the bar is on the left.
    let at = |part: f32| pos2(10.0, 20.0 + part * 850.0);
    frame(vec![Event::PointerMoved(at(0.0))]);
    frame(vec![button(at(0.0), true)]);
    let times = (0..FRAMES).map(|i| frame(vec![Event::PointerMoved(at(i as f32 / FRAMES as f32))]));
    row(&format!("dragging the scroll bar, {about}"), times.collect());
}

/// The selection grows page by page until it holds a thousand paragraphs, or the whole text.
fn select(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut view) = (Window::new(), DocumentView::new());
    view.set_selection(Some(0..0));
    let mut times = Vec::new();
    let end = content
        .paragraphs()
        .get(1_000)
        .map_or(content.text().len(), |p| p.bytes.end);
    let mut reached = 0;
    while reached < end && times.len() < FRAMES {
        let events = vec![key(Key::PageDown, Modifiers::SHIFT)];
        times.push(timed(|| {
            window.frame(events, |ui| {
                view.show(ui, content, decorations, &options)
                    .response
                    .request_focus();
            });
        }));
        reached = view.selection().map_or(0, |selection| selection.end);
    }
    row(&format!("selecting over 1,000 paragraphs, {about}"), times);
}

/// Draws into both halves of the window, the first of which is wider.
fn halves(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, usize)) {
    let room = ui.available_rect_before_wrap();
    let x = room.left() + room.width() * 0.6;
    for (at, half) in [room.with_max_x(x), room.with_min_x(x)].into_iter().enumerate() {
        let mut inside = ui.new_child(UiBuilder::new().id_salt(at).max_rect(half));
        draw(&mut inside, at);
    }
}

/// Two texts beside each other, of which one is scrolled.
fn wheel_beside(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut views) = (Window::new(), [DocumentView::new(), DocumentView::new()]);
    let mut frame = |by: f32| {
        timed(|| {
            window.frame(wheel_events(by), |ui| {
                halves(ui, |ui, at| {
                    views[at].show(ui, content, decorations, &options);
                });
            });
        })
    };
    frame(0.0);
    let times = (0..FRAMES).map(|_| frame(-900.0));
    row(&format!("fling beside another text, {about}"), times.collect());
}

/// Letters are typed in one text and seen in another, which shows the same document, as they are typed.
fn keystroke_beside(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut views) = (Window::new(), [DocumentView::new(), DocumentView::new()]);
    let stored = Text::new(content.text());
    let marks = decorations.codings().to_vec();
    let mut draft = Draft::new(stored, content, marks, Patch::default());
    views[0].set_selection(Some(0..0));
    let mut frame = |event: Option<Event>| {
        timed(|| {
            window.frame(event.into_iter().collect(), |ui| {
                halves(ui, |ui, at| {
                    if at == 0 {
                        let answer = views[at].edit(ui, &mut draft, &options);
                        answer.response.request_focus();
                    } else {
                        views[at].show(ui, draft.content(), draft.decorations(), &options);
                    }
                });
            });
        })
    };
    frame(None);
    frame(None);
    let letters = "ابپت نمیهو".chars().cycle().take(FRAMES);
    let times = letters.map(|letter| frame(Some(Event::Text(letter.into()))));
    row(
        &format!("keystroke with the text beside, {about}"),
        times.collect(),
    );
}

/// Letters, blanks and slips are typed between paragraphs with codings, with nearly all of the text behind the caret.
fn keystroke(about: &str, content: &DocumentContent, decorations: &Decorations) {
    let options = options();
    let (mut window, mut view) = (Window::new(), DocumentView::new());
    let stored = Text::new(content.text());
    let marks = decorations.codings().to_vec();
    let mut draft = Draft::new(stored, content, marks, Patch::default());
    let at = content.paragraphs()[CODED.min(content.paragraphs().len()) / 2]
        .bytes
        .end;
    view.set_selection(Some(at..at));
    view.scroll_to(at);
    let mut frame = |event: Option<Event>| {
        timed(|| {
            window.frame(event.into_iter().collect(), |ui| {
                view.edit(ui, &mut draft, &options).response.request_focus();
            });
        })
    };
    frame(None);
    frame(None);
    let mut numbers = Numbers(23);
    let typed = |numbers: &mut Numbers| match numbers.below(12) {
        0 => key(Key::Backspace, Modifiers::NONE),
        1 => key(Key::ArrowUp, Modifiers::NONE),
        2 | 3 => Event::Text(" ".into()),
        letter => Event::Text("ابپتنمیهو".chars().cycle().skip(letter).take(1).collect()),
    };
    let times = (0..FRAMES).map(|_| frame(Some(typed(&mut numbers))));
    row(
        &format!("keystroke to paint while editing, {about}"),
        times.collect(),
    );
}

/// What the layouts of paragraphs take, by the memory of the process before and after; only where it can be asked.
fn memory() {
    let resident = || {
        let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
        let pages: usize = pages.split(' ').nth(1)?.parse().ok()?;
        Some(pages * 4096)
    };
    let mut engine = TextEngine::new(false);
    let text = text(200_000);
    let style = TextStyle::new(17.0, Direction::Rtl).with_line_height(1.9);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let (before, bytes) = (resident(), text.len() / lines.len());
    let layouts: Vec<_> = lines
        .iter()
        .map(|line| engine.layout(line, &style, &[], 1.0, Some(520.0)))
        .collect();
    if let (Some(before), Some(after)) = (before, resident()) {
        let each = after.saturating_sub(before) / layouts.len() / 1024;
        println!("a paragraph laid out ({bytes} bytes of text): {each} KB");
    }
}
