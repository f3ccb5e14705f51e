//! What a person waits for while reading and editing: the first layout of a document, a frame while scrolling, a click, a
//! key. `cargo bench --bench layout -- frames` prints percentiles of frames alone.

#[path = "layout/frames.rs"]
mod frames;

use std::hint::black_box;

use criterion::{Criterion, criterion_group};
use egui::{Color32, Event, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use gozareh::ui::typeset::{
    CodingMark, Decorations, Direction, DocumentColours, DocumentContent, DocumentOptions, DocumentView,
    TextEngine, TextStyle, base_direction,
};

const WORDS: [&str; 24] = [
    "مصاحبه‌شونده",
    "گفت",
    "که",
    "در",
    "سال‌های",
    "اخیر",
    "کیفیت",
    "خدمات",
    "بهتر",
    "شده",
    "است،",
    "اما",
    "هنوز",
    "می‌شود",
    "۱۳۹۹",
    "(نسخهٔ",
    "جدید)",
    "MAXQDA",
    "نگرانی",
    "خانواده",
    "را",
    "بیان",
    "می‌کرد؛",
    "«نمی‌دانم».",
];

/// A generator whose numbers are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// So many words in paragraphs of 20 to 120.
fn text(words: usize) -> String {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut text = String::new();
    let mut in_paragraph = 0;
    for _ in 0..words {
        if in_paragraph == 0 {
            in_paragraph = 20 + numbers.below(100);
            text.push('\n');
        } else {
            text.push(' ');
        }
        in_paragraph -= 1;
        text.push_str(WORDS[numbers.below(WORDS.len())]);
    }
    text
}

/// So many codings in the first `within` paragraphs.
fn codings(content: &DocumentContent, count: usize, within: usize) -> Vec<CodingMark> {
    let mut numbers = Numbers(88_172_645_463_325_252);
    (0..count)
        .map(|key| {
            let paragraphs = content.paragraphs();
            let bytes = paragraphs[numbers.below(within.min(paragraphs.len()))]
                .bytes
                .clone();
            let start = bytes.start + numbers.below(bytes.len() / 2 + 1);
            let end = start + 1 + numbers.below(bytes.end - start + 1);
            let border = |byte| content.text().floor_char_boundary(byte);
            CodingMark::new(
                key as u64,
                border(start)..border(end),
                Color32::GOLD,
                "کیفیت خدمات",
            )
        })
        .collect()
}

fn options() -> DocumentOptions {
    DocumentOptions::new(DocumentColours {
        ground: Color32::WHITE,
        ink: Color32::BLACK,
        quiet: Color32::GRAY,
        label: Color32::DARK_GREEN,
        selection: Color32::LIGHT_BLUE,
        accent: Color32::DARK_GREEN,
        highlight: Color32::YELLOW,
        highlight_edge: Color32::YELLOW,
        hit: Color32::YELLOW,
        current_hit: Color32::ORANGE,
        dark: false,
    })
}

/// A window without a screen.
struct Window {
    ctx: egui::Context,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let ctx = egui::Context::default();
        TextEngine::new(false).install(&ctx);
        Self { ctx, time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>, mut show: impl FnMut(&mut egui::Ui)) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 900.0))),
            time: Some(self.time),
            events,
            ..egui::RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| show(ui));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn wheel_events(by: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(500.0, 450.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        },
    ]
}

fn first_layout(criterion: &mut Criterion) {
    let text = text(10_000);
    let mut engine = TextEngine::new(false);
    criterion.bench_function("lay out 10,000 words", |bencher| {
        bencher.iter(|| {
            for line in text.lines() {
                let direction = base_direction(line, None, Direction::Rtl);
                let style = TextStyle::new(17.0, direction).with_line_height(1.9);
                black_box(engine.layout(line, &style, &[], 1.0, Some(520.0)));
            }
        });
    });
    let content = DocumentContent::plain(text.as_str(), Direction::Rtl);
    let decorations = Decorations::new(&content, codings(&content, 200, usize::MAX));
    criterion.bench_function("first frame of 10,000 words", |bencher| {
        let mut window = Window::new();
        bencher.iter(|| {
            let mut view = DocumentView::new();
            window.frame(Vec::new(), |ui| {
                view.show(ui, &content, &decorations, &options());
            });
        });
    });
}

fn scrolling(criterion: &mut Criterion) {
    let content = DocumentContent::plain(text(1_000_000), Direction::Rtl);
    let decorations = Decorations::new(&content, codings(&content, 5_000, usize::MAX));
    let options = options();
    let wheel = |window: &mut Window, view: &mut DocumentView, by: f32| {
        window.frame(wheel_events(by), |ui| {
            view.show(ui, &content, &decorations, &options);
        });
    };
    for (name, by) in [("idle", 0.0), ("wheel", -120.0), ("fling", -900.0)] {
        let (mut window, mut view) = (Window::new(), DocumentView::new());
        for _ in 0..3 {
            wheel(&mut window, &mut view, -60.0);
        }
        criterion.bench_function(&format!("frame in 1,000,000 words, {name}"), |bencher| {
            bencher.iter(|| wheel(&mut window, &mut view, by));
        });
    }
    let (mut window, mut view) = (Window::new(), DocumentView::new());
    let mut numbers = Numbers(7);
    criterion.bench_function("frame in 1,000,000 words, jump", |bencher| {
        bencher.iter(|| {
            view.scroll_to(numbers.below(content.text().len()));
            wheel(&mut window, &mut view, 0.0);
        });
    });
    criterion.bench_function("index 5,000 codings", |bencher| {
        let marks = codings(&content, 5_000, usize::MAX);
        bencher.iter(|| black_box(Decorations::new(&content, marks.clone())));
    });
}

fn hit_test(criterion: &mut Criterion) {
    let mut engine = TextEngine::new(false);
    let line = text(90).replace('\n', " ");
    let style = TextStyle::new(17.0, Direction::Rtl).with_line_height(1.9);
    let mut layout = engine.layout(&line, &style, &[], 1.0, Some(520.0));
    let mut numbers = Numbers(11);
    criterion.bench_function("hit test", |bencher| {
        bencher.iter(|| {
            let point = pos2(numbers.below(520) as f32, numbers.below(200) as f32);
            black_box(layout.hit(point))
        });
    });
    criterion.bench_function("break 90 words anew", |bencher| {
        let mut width = 300.0;
        bencher.iter(|| {
            width = if width > 700.0 { 300.0 } else { width + 1.0 };
            layout.rewrap(Some(width));
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(60);
    targets = first_layout, scrolling, hit_test
}

fn main() {
    if std::env::args().any(|argument| argument == "frames") {
        frames::print();
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
