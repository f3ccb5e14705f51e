//! The real window without a screen: the whole program, driven through the accessibility tree.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::Snapshot;
use gozareh::session::SystemClock;
use gozareh::settings::{Settings, ThemeChoice};
use gozareh::ui::action::Action;
use gozareh::ui::app::App;
use gozareh::ui::command::Command;
use gozareh::ui::platform::{FileQuestion, Platform};
use tempfile::TempDir;

use super::pictures::picture;

/// The program in a window that is not on any screen.
pub struct Window {
    /// egui's harness, for pointer and keys.
    pub harness: Harness<'static>,
    app: Rc<RefCell<Option<App>>>,
    answers: Arc<Mutex<Vec<Vec<PathBuf>>>>,
    questions: Arc<Mutex<Vec<FileQuestion>>>,
    opened: Arc<Mutex<Vec<PathBuf>>>,
    dir: TempDir,
}

/// How the window is set up.
pub struct Setup {
    pub language: Lang,
    pub dark: bool,
    pub size: (f32, f32),
    pub scale: f32,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            language: Lang::Fa,
            dark: false,
            size: (1440.0, 900.0),
            scale: 1.0,
        }
    }
}

impl Window {
    pub fn new(setup: Setup) -> Self {
        Self::with_settings(Settings::default(), setup)
    }

    /// A window with settings that were kept by an earlier one.
    pub fn with_settings(settings: Settings, setup: Setup) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let answers: Arc<Mutex<Vec<Vec<PathBuf>>>> = Arc::default();
        let questions: Arc<Mutex<Vec<FileQuestion>>> = Arc::default();
        let opened: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let (asked, heard, seen) = (answers.clone(), questions.clone(), opened.clone());
        let platform = Platform {
            ask: Arc::new(move |question| {
                heard.lock().unwrap().push(question.clone());
                asked.lock().unwrap().pop()
            }),
            open: Arc::new(move |path| {
                seen.lock().unwrap().push(path.to_owned());
                Ok(())
            }),
            copy: Arc::new(|_| Ok(())),
            clock: Arc::new(SystemClock),
            data_dir: dir.path().to_owned(),
            home: dir.path().to_owned(),
            documents: dir.path().to_owned(),
        };
        let settings = Settings {
            language: setup.language,
            theme: if setup.dark {
                ThemeChoice::Dark
            } else {
                ThemeChoice::Light
            },
            motion: false,
            tour_seen: true,
            coder: "پژوهشگر".into(),
            ..settings
        };
        let app: Rc<RefCell<Option<App>>> = Rc::default();
        let held = app.clone();
        let kept = dir.path().join("settings.ron");
        let mut start = Some((platform, settings, kept));
        let harness = Harness::builder()
            .with_size([setup.size.0, setup.size.1])
            .with_pixels_per_point(setup.scale)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .allow_missing_glyphs()
            .build_ui(move |ui| {
                let mut app = held.borrow_mut();
                if let Some((platform, settings, kept)) = start.take() {
                    *app = Some(App::new(ui.ctx(), platform, settings, Some(kept)));
                }
                if let Some(app) = app.as_mut() {
                    // The harness leaves a margin round the test; a window has none.
                    let whole = ui.ctx().content_rect();
                    let mut root = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    root.set_clip_rect(whole);
                    app.frame(&mut root);
                }
            });
        Self {
            harness,
            app,
            answers,
            questions,
            opened,
            dir,
        }
    }

    /// A window that builds the sample study and shows it, as at the first start.
    pub fn with_new_sample(setup: Setup) -> Self {
        let mut window = Self::new(setup);
        window.act(Action::OpenSample);
        window.wait_for(|app| app.project().is_some());
        window
    }

    /// A window that shows a copy of the sample study, which is built once for all.
    pub fn with_sample(setup: Setup) -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        let sample = FILE.get_or_init(|| {
            let mut window = Self::with_new_sample(Setup::default());
            let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
            window.act(Action::Run(Command::CloseProject));
            std::fs::read(path).unwrap()
        });
        let mut window = Self::new(setup);
        let path = window.dir().join("pishkhan.gozareh");
        std::fs::write(&path, sample).unwrap();
        window.act(Action::OpenProject(path));
        window.wait_for(|app| app.project().is_some());
        window
    }

    /// Ends the program as the closing of its window does.
    pub fn end(&mut self) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.end();
        }
    }

    /// The folder of this window's files.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// What the next file dialog will answer.
    pub fn answer_files(&self, files: &[PathBuf]) {
        self.answers.lock().unwrap().insert(0, files.to_vec());
    }

    /// What was opened outside, files and folders.
    pub fn opened(&self) -> Vec<PathBuf> {
        self.opened.lock().unwrap().clone()
    }

    /// What was asked of the system's file dialogs last.
    pub fn last_question(&self) -> FileQuestion {
        self.questions.lock().unwrap().last().unwrap().clone()
    }

    /// How often files were asked for.
    pub fn questions(&self) -> usize {
        self.questions.lock().unwrap().len()
    }

    /// Asks for an action and draws one frame.
    pub fn act_once(&mut self, action: Action) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.ask(action);
        }
        self.harness.step();
    }

    /// Asks for an action and draws until nothing moves.
    pub fn act(&mut self, action: Action) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.ask(action);
        }
        self.run();
    }

    /// Moves the pointer to a place, presses or releases its first button there, and draws one frame.
    pub fn button(&mut self, at: Pos2, pressed: bool) {
        self.harness.event(Event::PointerMoved(at));
        self.harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.harness.step();
    }

    /// Draws until nothing moves.
    pub fn run(&mut self) {
        self.harness.run_ok();
    }

    /// Lets so many seconds pass without drawing, then draws until nothing moves.
    pub fn pass(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.harness.step();
        self.harness.input_mut().time = None;
        self.run();
    }

    /// Draws until something has come about; work beside the window takes its time.
    pub fn wait_for(&mut self, done: impl Fn(&App) -> bool) {
        for _ in 0..3000 {
            self.harness.step();
            if self.app.borrow().as_ref().is_some_and(&done) {
                self.run();
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it did not come about within 30 seconds");
    }

    /// Draws until a text that contains this is read somewhere.
    pub fn wait_for_label(&mut self, part: &str) {
        for _ in 0..3000 {
            self.harness.step();
            if self.harness.query_all_by_label_contains(part).next().is_some() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("nobody reads {part:?} within 30 seconds");
    }

    /// Looks at the program.
    pub fn app<R>(&self, look: impl FnOnce(&App) -> R) -> R {
        look(self.app.borrow().as_ref().unwrap())
    }

    /// Changes the settings as the dialog does.
    pub fn settings(&self, change: impl FnOnce(&mut Settings)) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            change(app.settings_mut());
        }
    }

    /// The open project.
    pub fn snapshot(&self) -> Snapshot {
        self.app(|app| app.project().unwrap().work.session.snapshot().clone())
    }

    /// Writes a picture where one is asked for.
    pub fn look(&mut self, name: &str) {
        picture(&mut self.harness, name);
    }
}
