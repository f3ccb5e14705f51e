//! The real program in a window that is on no screen, for the tests of its views: what a person does goes through the
//! window's own dispatcher, reaches the file and comes back.

mod fixture;
pub mod pictures;
mod project;

pub use fixture::Fixture;
pub use project::TestProject;

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use egui::UiBuilder;
use egui_kittest::Harness;

use crate::exchange::export::Clip;
use crate::model::{CodeId, Coding, CodingId, DocumentId, Edit, Snapshot};
use crate::session::TickingClock;
use crate::settings::{Docks, Pane, Settings, ThemeChoice};
use crate::ui::app::App;
use crate::ui::app::open_project::OpenProject;
use crate::ui::app::panes::Panes;
use crate::ui::app::work::Work;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::platform::{FileQuestion, Platform};
use crate::ui::shared::Page;

/// Noon of 22 November 2026 in Tehran.
pub const NOON: i64 = 1_795_338_000_000;

/// The program, and what it asked of the system. It stands for the [`App`] that it holds.
pub struct TestApp {
    app: Option<App>,
    questions: Arc<Mutex<Vec<FileQuestion>>>,
    answers: Arc<Mutex<Vec<PathBuf>>>,
    copied: Arc<Mutex<Option<Clip>>>,
    folder: tempfile::TempDir,
}

/// A window with the program in it.
pub type Window = Harness<'static, TestApp>;

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        self.app.as_ref().expect("it is there since the first frame")
    }
}

impl DerefMut for TestApp {
    fn deref_mut(&mut self) -> &mut App {
        self.app.as_mut().expect("it is there since the first frame")
    }
}

impl TestApp {
    /// Answers the next file dialog; one that nobody answers is left without a choice.
    pub fn answer(&self, file: PathBuf) {
        self.answers.lock().expect("nobody failed with it").push(file);
    }

    /// What was put on the system's clipboard last, beside plain text.
    pub fn copied(&self) -> Option<Clip> {
        self.copied.lock().expect("nobody failed with it").clone()
    }

    /// What was asked of the system's file dialogs.
    pub fn questions(&self) -> Vec<FileQuestion> {
        self.questions.lock().expect("nobody failed with it").clone()
    }

    /// The folder of the project's file.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A window of this size that shows a project as it was prepared.
pub fn window(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let TestProject {
        session,
        shared,
        settings,
        folder,
        ..
    } = project;
    let mut open = OpenProject::new(session);
    open.work.shared = shared;
    started(Some(open), settings, folder, size, dark)
}

/// A window of this size that welcomes, with the settings of a project that is closed.
pub fn welcome(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let TestProject {
        session,
        settings,
        folder,
        ..
    } = project;
    session.close().expect("it can be closed");
    started(None, settings, folder, size, dark)
}

fn started(
    open: Option<OpenProject>,
    settings: Settings,
    folder: tempfile::TempDir,
    size: [f32; 2],
    dark: bool,
) -> Window {
    let questions: Arc<Mutex<Vec<FileQuestion>>> = Arc::default();
    let answers: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let (heard, given) = (questions.clone(), answers.clone());
    let copied: Arc<Mutex<Option<Clip>>> = Arc::default();
    let put = copied.clone();
    let ask = move |question: &FileQuestion| {
        heard
            .lock()
            .expect("nobody failed with it")
            .push(question.clone());
        let answer = given.lock().expect("nobody failed with it").pop();
        Some(answer.into_iter().collect())
    };
    let platform = Platform {
        ask: Arc::new(ask),
        open: Arc::new(|_| Ok(())),
        copy: Arc::new(move |clip| {
            *put.lock().expect("nobody failed with it") = Some(clip.clone());
            Ok(())
        }),
        clock: Arc::new(TickingClock::new(NOON)),
        data_dir: folder.path().to_owned(),
        home: folder.path().to_owned(),
        documents: folder.path().to_owned(),
    };
    let settings = Settings {
        theme: if dark {
            ThemeChoice::Dark
        } else {
            ThemeChoice::Light
        },
        motion: false,
        tour_seen: true,
        coder_asked: true,
        ..settings
    };
    let mut start = Some((platform, settings, open));
    let app = TestApp {
        app: None,
        questions,
        answers,
        copied,
        folder,
    };
    Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(240)
        .allow_missing_glyphs()
        .build_ui_state(
            move |ui, app: &mut TestApp| {
                if let Some((platform, settings, open)) = start.take() {
                    let mut started = App::new(ui.ctx(), platform, settings, None);
                    started.project = open;
                    app.app = Some(started);
                }
                // The harness leaves a margin round the test; a window has none.
                let whole = ui.ctx().content_rect();
                let mut root = ui.new_child(UiBuilder::new().max_rect(whole));
                root.set_clip_rect(whole);
                app.frame(&mut root);
            },
            app,
        )
}

/// Draws until something has come about; work beside the window takes its time.
pub fn wait_for(window: &mut Window, done: impl Fn(&Window) -> bool) {
    for _ in 0..3000 {
        window.step();
        if done(window) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it did not come about");
}

/// Checks that no text is stock, and writes a picture where one is asked for.
pub fn look(window: &mut Window, name: &str) {
    assert_no_stock_text(window.output());
    pictures::picture(window, name);
}

/// The panes beside the text when only this one is shown, so wide wherever it stands.
pub fn only(pane: Pane, width: f32) -> Docks {
    let mut docks = Docks::default();
    for other in Pane::ALL {
        docks.show(other, other == pane);
    }
    docks.leading.size = width;
    docks.trailing.size = width;
    docks
}

impl TestApp {
    /// What is worked on.
    pub fn work(&self) -> &Work {
        &self.project.as_ref().expect("a project").work
    }

    /// What is worked on, to be changed.
    pub fn work_mut(&mut self) -> &mut Work {
        &mut self.project.as_mut().expect("a project").work
    }

    /// The panes and pages.
    pub fn panes(&self) -> &Panes {
        &self.project.as_ref().expect("a project").panes
    }

    /// The panes and pages, to be changed.
    pub fn panes_mut(&mut self) -> &mut Panes {
        &mut self.project.as_mut().expect("a project").panes
    }

    /// The project as it stands.
    pub fn snapshot(&self) -> &Snapshot {
        self.work().session.snapshot()
    }

    /// The page in view.
    pub fn shown_page(&self) -> Page {
        self.work().shared.page
    }

    /// Changes the project behind the window's back.
    pub fn apply(&mut self, edit: Edit) {
        let project = self.project.as_mut().expect("a project");
        project.apply(edit).expect("the edit is valid");
    }

    /// Takes the last operation back.
    pub fn take_back(&mut self) {
        let done = self.work_mut().undo().expect("it can be taken back");
        assert!(done.is_some(), "there is something to take back");
    }

    /// The code of that name.
    pub fn code(&self, name: &str) -> CodeId {
        let tree = self.snapshot().code_tree();
        let found = tree.into_iter().find(|(_, c)| c.name == name);
        found.expect("the code").1.id
    }

    /// The document of that name.
    pub fn document(&self, name: &str) -> DocumentId {
        self.snapshot().document_named(name).expect("the document").id
    }

    /// The coding of the code of that name, the first of several.
    pub fn coding(&self, code: &str) -> CodingId {
        let code = self.code(code);
        let mut codings = self.snapshot().codings();
        codings.find(|c| c.code == code).expect("the coding").id
    }

    /// The codings of the open document as `code|passage`.
    pub fn codings(&self) -> Vec<String> {
        let snapshot = self.snapshot();
        let document = self.work().shared.document.expect("an open document");
        let text = self.work().session.text(document).expect("its text");
        let shown = |c: &Coding| {
            let code = snapshot.code(c.code).expect("its code");
            format!("{}|{}", code.name, text.slice(c.range))
        };
        snapshot.codings_in(document).iter().map(shown).collect()
    }

    /// The words of the selected passage of the open document.
    pub fn selected_words(&self) -> String {
        let Work { session, shared } = self.work();
        let document = shared.document.expect("an open document");
        let passage = shared.passage.expect("a selected passage");
        let text = session.text(document).expect("its text");
        text.slice(passage).to_owned()
    }

    /// Whether a dialog about the project is open.
    pub fn has_dialog(&self) -> bool {
        self.front.dialogs.is_open()
    }
}

/// A file that is dropped on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(Vec::new())
    }
}
