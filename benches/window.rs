//! Frames of the whole window with a large code system whose names are sentences, single ones rather than their mean:
//! what a person feels is the slowest of a hundred. `cargo bench --bench window` prints percentiles of the time that the
//! processor works on a frame, which other work on the machine lengthens less than the time on the clock.

#![allow(missing_docs, clippy::expect_used, reason = "a bench stops where it fails")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, TouchPhase, pos2, vec2};
use gozareh::i18n::Lang;
use gozareh::model::{
    CodeId, CodeRef, DocumentId, Edit, Level, NewCode, NewCoding, NewDocument, ProjectInfo,
};
use gozareh::session::{Session, SystemClock, TickingClock};
use gozareh::settings::{Settings, ThemeChoice};
use gozareh::text::{CharRange, Text};
use gozareh::ui::action::Action;
use gozareh::ui::app::App;
use gozareh::ui::command::Command;
use gozareh::ui::platform::Platform;
use rustix::time::{ClockId, clock_gettime};

/// Frames of each kind.
const FRAMES: usize = 600;
/// The window, in points.
const SIZE: egui::Vec2 = vec2(1366.0, 768.0);
/// Categories, subcategories of each, and codes of each of those: 1,000 in all.
const CODES: (usize, usize, usize) = (20, 7, 6);
/// Codings.
const CODINGS: u32 = 4_000;

const WORDS: [&str; 20] = [
    "نبودِ",
    "سامانهٔ",
    "یکپارچهٔ",
    "CRM",
    "و",
    "ناچاری",
    "کارکنان",
    "به",
    "ثبت",
    "دوبارهٔ",
    "هر",
    "درخواست",
    "در",
    "۲۴",
    "ساعت",
    "کار",
    "روزانه",
    "که",
    "می‌گذرد",
    "نیمه‌کاره",
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

    /// A name of 10 to 24 words, told from all others by its number.
    fn sentence(&mut self, number: usize) -> String {
        let words = (0..10 + self.below(15)).map(|_| WORDS[self.below(WORDS.len())]);
        format!("{} {number}", words.collect::<Vec<_>>().join(" "))
    }
}

/// A project whose codes have sentences for names.
fn generate(path: &Path) {
    let clock = Arc::new(TickingClock::new(1_590_000_000_000));
    let info = ProjectInfo::named("سنجش");
    let mut session = Session::create(path, info, "مریم", clock).expect("a new project");
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut count = 0;
    let mut code = |level, children| {
        count += 1;
        NewCode {
            name: numbers.sentence(count),
            level: Some(level),
            children,
            ..NewCode::default()
        }
    };
    let categories = (0..CODES.0).map(|_| {
        let below = (0..CODES.1).map(|_| {
            let leaves = (0..CODES.2).map(|_| code(Level::Code, Vec::new())).collect();
            code(Level::Subcategory, leaves)
        });
        let below = below.collect();
        code(Level::Category, below)
    });
    let codes: Vec<NewCode> = categories.collect();
    let made = session
        .apply(Edit::CreateCodes { parent: None, codes })
        .expect("codes")
        .created
        .codes;
    assert_eq!(made.len(), 1_000);
    let text = "می‌گویند دفتر معلول است، نه علت؛ من نگران آینده‌ی کارم هستم.\n".repeat(400);
    let document = NewDocument {
        name: "مصاحبه".to_owned(),
        text: Text::new(text),
        ..NewDocument::default()
    };
    let added = session
        .apply(Edit::AddDocuments(vec![document]))
        .expect("a document");
    let document = added.created.documents[0];
    let coding = |n: u32| coding(n, document, &made);
    session
        .apply(Edit::AddCodings((0..CODINGS).map(coding).collect()))
        .expect("codings");
    session.close().expect("closed");
}

fn coding(number: u32, document: DocumentId, codes: &[CodeId]) -> NewCoding {
    let start = number * 6;
    let code = CodeRef::Id(codes[number as usize * 7 % codes.len()]);
    NewCoding::new(document, CharRange::new(start, start + 30), code)
}

/// The program in a window without a screen.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
    _folder: tempfile::TempDir,
}

impl Window {
    /// A window that shows the project.
    fn new(project: &Path, lines: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().to_owned();
        let platform = Platform {
            ask: Arc::new(|_| None),
            open: Arc::new(|_| Ok(())),
            copy: Arc::new(|_| Ok(())),
            clock: Arc::new(SystemClock),
            data_dir: home.clone(),
            home: home.clone(),
            documents: home,
        };
        let mut settings = Settings {
            language: Lang::Fa,
            theme: ThemeChoice::Light,
            motion: false,
            tour_seen: true,
            coder: "مریم".to_owned(),
            ..Settings::default()
        };
        settings.name_lines.tree = lines;
        let ctx = Context::default();
        let mut window = Self {
            app: App::new(&ctx, platform, settings, None),
            ctx,
            time: 0.0,
            _folder: folder,
        };
        window.app.ask(Action::OpenProject(project.to_owned()));
        while window.app.project().is_none() {
            window.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(self.time),
            events,
            focused: true,
            ..egui::RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    /// Frames until all that can be prepared is.
    fn settle(&mut self) {
        for _ in 0..120 {
            self.frame(Vec::new());
        }
    }

    /// Prints what frames take, each after `before` has said what happens in it.
    fn measure(&mut self, name: &str, frames: usize, mut before: impl FnMut(&mut Self, usize) -> Vec<Event>) {
        let times = (0..frames).map(|number| {
            let events = before(self, number);
            let start = processor_time();
            self.frame(events);
            processor_time() - start
        });
        row(name, times.collect());
    }
}

/// How long the processor has worked on this thread.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.try_into().unwrap_or_default(),
        time.tv_nsec.try_into().unwrap_or_default(),
    )
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: f64| {
        let index = ((times.len() - 1) as f64 * part).round() as usize;
        times[index].as_secs_f64() * 1e3
    };
    println!("{name:<58}{:>8.2}{:>8.2}{:>8.2}", at(0.5), at(0.99), at(1.0));
}

/// In the middle of the tree, which stands at the side on which lines begin.
const TREE: Pos2 = pos2(SIZE.x - 220.0, 560.0);

/// In each of two texts beside each other.
const FIRST_TEXT: Pos2 = pos2(850.0, 400.0);
const SECOND_TEXT: Pos2 = pos2(500.0, 400.0);

fn wheel(at: Pos2, by: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(at),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        },
    ]
}

fn key(key: Key) -> Vec<Event> {
    vec![Event::Key {
        key,
        physical_key: Some(key),
        pressed: true,
        repeat: true,
        modifiers: Modifiers::NONE,
    }]
}

fn click(at: Pos2) -> [Vec<Event>; 2] {
    [true, false].map(|pressed| {
        let button = Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        vec![Event::PointerMoved(at), button]
    })
}

/// Frames of two texts side by side, which are one document, while one is read and while it is written in.
fn two_texts(project: &Path) {
    let mut window = Window::new(project, 2);
    window.settle();
    window.app.ask(Action::Run(Command::ToggleSecondText));
    window.settle();
    for (name, at) in [("first", FIRST_TEXT), ("second", SECOND_TEXT)] {
        let turning = move |_: &mut Window, n: usize| wheel(at, if n % 200 < 100 { -120.0 } else { 120.0 });
        window.measure(&format!("wheel over the {name} of two texts"), FRAMES, turning);
    }
    for events in click(FIRST_TEXT) {
        window.frame(events);
    }
    window.app.ask(Action::Run(Command::EditText));
    window.settle();
    window.measure("typing in one of two texts of a document", FRAMES, |_, n| {
        vec![Event::Text(if n % 6 == 5 { " " } else { "ک" }.to_owned())]
    });
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("سنجش.gozareh");
    generate(&project);
    println!("{:<58}{:>8}{:>8}{:>8}", "frame, ms", "p50", "p99", "most");
    two_texts(&project);
    for lines in 1..=3 {
        let about = format!("1,000 codes in {lines} lines");
        let mut window = Window::new(&project, lines);
        window.measure(&format!("after opening, {about}"), 60, |_, _| Vec::new());
        window.settle();
        window.measure(&format!("idle, {about}"), FRAMES, |_, _| wheel(TREE, 0.0));
        // Down and up again: the tree is longer than a few frames of a fling.
        let turning =
            |by: f32| move |_: &mut Window, n: usize| wheel(TREE, if n % 200 < 100 { -by } else { by });
        window.measure(&format!("wheel, {about}"), FRAMES, turning(120.0));
        window.measure(&format!("fling, {about}"), FRAMES, turning(900.0));
        window.measure(&format!("pointer over rows, {about}"), FRAMES, |_, n| {
            vec![Event::PointerMoved(
                TREE + vec2(0.0, (n * 7 % 300) as f32 - 150.0),
            )]
        });
        for events in click(TREE) {
            window.frame(events);
        }
        window.measure(&format!("arrows, {about}"), FRAMES, |_, n| {
            key(if n % 400 < 300 {
                Key::ArrowDown
            } else {
                Key::ArrowUp
            })
        });
        window.measure(&format!("border dragged, {about}"), FRAMES, |window, n| {
            window.app.settings_mut().docks.leading.size = 300.0 + (n % 200) as f32;
            Vec::new()
        });
    }
}
