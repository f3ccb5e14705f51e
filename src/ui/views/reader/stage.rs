//! The panes of the coding page on a real project, for tests: what a person does reaches the file and comes back.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Panel};
use egui_kittest::Harness;

use super::ReaderPane;
use super::fixture::Fixture;
use crate::exchange::study::build_sample;
use crate::i18n::{Digits, Lang, Words, Zone};
use crate::model::{CodeId, CodeRef, CodingId, DocumentId, Edit, NewCoding, ProjectInfo};
use crate::session::{Session, TickingClock};
use crate::settings::Pane;
use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::command::{Command, Context, Situation, Target};
use crate::ui::cx::Cx;
use crate::ui::kit::{Dir, Env, install};
use crate::ui::parts::view::{Takes as _, View as _};
use crate::ui::shared::Shared;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::views::search::SearchPane;
use crate::ui::views::segments::SegmentsPane;

/// A project with the panes that read it.
pub struct Stage {
    pub session: Session,
    pub shared: Shared,
    pub settings: Settings,
    pub reader: ReaderPane,
    pub segments: SegmentsPane,
    pub search: Option<SearchPane>,
    pub words: Words,
    /// What was asked for and is not about these panes.
    pub asked: Vec<String>,
    actions: Vec<Action>,
    _folder: tempfile::TempDir,
}

pub type Staged = Rc<RefCell<Stage>>;

impl Stage {
    /// The sample study.
    pub fn sample(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("نمونه.gozareh");
        build_sample(&path, Arc::new(TickingClock::new(1_795_338_000_000))).unwrap();
        let session = Session::open(&path, Arc::new(TickingClock::new(1_795_338_000_000))).unwrap();
        Self::with(session, folder, lang)
    }

    /// A project of codes and documents, see [`Fixture::new`].
    pub fn new(outline: &str, documents: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("نمونه.gozareh");
        let clock = Arc::new(TickingClock::new(1_795_338_000_000));
        let mut session = Session::create(&path, ProjectInfo::named("نمونه"), clock).unwrap();
        if !documents.is_empty() {
            for edit in Fixture::edits(outline, documents) {
                let edit = edit(session.snapshot());
                session.apply(edit).unwrap();
            }
        }
        Self::with(session, folder, Lang::Fa)
    }

    fn with(session: Session, folder: tempfile::TempDir, lang: Lang) -> Self {
        let document = session.snapshot().documents().first().map(|d| d.id);
        let digits = if lang == Lang::Fa {
            Digits::Persian
        } else {
            Digits::Latin
        };
        Self {
            session,
            shared: Shared {
                document,
                ..Shared::default()
            },
            settings: Settings::default(),
            reader: ReaderPane::default(),
            segments: SegmentsPane::default(),
            search: None,
            words: Words::with_options(lang, digits, Zone::Fixed(210)),
            asked: Vec::new(),
            actions: Vec::new(),
            _folder: folder,
        }
    }

    pub fn code(&self, name: &str) -> CodeId {
        let tree = self.session.snapshot().code_tree();
        tree.into_iter().find(|(_, c)| c.name == name).unwrap().1.id
    }

    pub fn document(&self, name: &str) -> DocumentId {
        self.session.snapshot().document_named(name).unwrap().id
    }

    /// The codings of the open document as `code|passage`.
    pub fn codings(&self) -> Vec<String> {
        let snapshot = self.session.snapshot();
        let document = self.shared.document.unwrap();
        let text = self.session.text(document).unwrap();
        let shown = |c: &crate::model::Coding| {
            let code = snapshot.code(c.code).unwrap();
            format!("{}|{}", code.name, text.slice(c.range))
        };
        snapshot.codings_in(document).iter().map(shown).collect()
    }

    /// The coding of the code of that name, the first of several.
    pub fn coding(&self, code: &str) -> CodingId {
        let code = self.code(code);
        self.session
            .snapshot()
            .codings()
            .find(|c| c.code == code)
            .unwrap()
            .id
    }

    pub fn apply(&mut self, edit: Edit) {
        if let Ok(applied) = self
            .session
            .apply(edit)
            .inspect_err(|e| self.asked.push(e.to_string()))
            && let Some(coding) = applied.created.codings.last()
        {
            self.shared.coding = Some(*coding);
        }
        self.shared.prune(self.session.snapshot());
    }

    /// Runs a command as its key would.
    pub fn run(&mut self, command: Command) {
        let mut cx = Cx::new(
            &self.session,
            &mut self.shared,
            &mut self.settings,
            &self.words,
            Situation::of(|_| true),
            &mut self.actions,
        );
        match command.target() {
            Target::Text(command) => self.reader.run(command, &mut cx),
            _ => self.asked.push(format!("{command:?}")),
        }
    }

    fn run_actions(&mut self) {
        while !self.actions.is_empty() {
            for action in std::mem::take(&mut self.actions) {
                match action {
                    Action::Run(command) => self.run(command),
                    Action::Edit(edit) | Action::EditWithToast(edit) => self.apply(edit),
                    Action::Open(document, passage) => {
                        self.shared.document = Some(document);
                        self.reader.show(document, passage);
                    }
                    Action::SelectCoding(coding) => self.shared.coding = coding,
                    Action::CodePassage(document, range, code) => {
                        self.apply(Edit::AddCodings(vec![NewCoding::new(document, range, code)]));
                    }
                    Action::Code(code) => {
                        if let (Some(document), Some(range)) = (self.shared.document, self.shared.passage) {
                            self.apply(Edit::AddCodings(vec![NewCoding::new(document, range, code)]));
                        }
                    }
                    other => self.asked.push(format!("{other:?}")),
                }
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let theme = Theme::of(ui.ctx());
        let mut cx = Cx::new(
            &self.session,
            &mut self.shared,
            &mut self.settings,
            &self.words,
            Situation::of(|_| true),
            &mut self.actions,
        );
        let ground = Frame::new().fill(theme.colours.panel);
        let side = match Dir::of(ui.ctx()) {
            Dir::Rtl => Panel::left("segments"),
            Dir::Ltr => Panel::right("segments"),
        };
        if cx.settings.docks.is_shown(Pane::Segments) {
            let width = cx.settings.docks.trailing.size;
            side.exact_size(width)
                .frame(ground)
                .show(ui, |ui| match &mut self.search {
                    Some(search) => {
                        search.ui(ui, &mut cx);
                        if search.is_closed() {
                            self.search = None;
                        }
                    }
                    None => self.segments.ui(ui, &mut cx),
                });
        }
        CentralPanel::default()
            .frame(Frame::new().fill(theme.colours.paper))
            .show(ui, |ui| self.reader.ui(ui, &mut cx));
        self.keys(ui.ctx());
        self.run_actions();
    }

    fn keys(&mut self, ctx: &egui::Context) {
        let editing = Field::is_editing(ctx);
        for command in Command::ALL {
            let heard = match command.context() {
                Context::Global => true,
                Context::Text => !editing && self.reader.has_keyboard(ctx),
                _ => false,
            };
            if heard && ctx.input_mut(|input| command.pressed(input)) {
                self.actions.push(Action::Run(*command));
            }
        }
    }

    /// Gives a code as the picker would.
    pub fn give(&mut self, code: &str) {
        let code = self.code(code);
        self.shared.used(code);
        self.actions.push(Action::Code(CodeRef::Id(code)));
        self.run_actions();
    }
}

/// A window with the panes of the stage.
pub fn window(stage: Stage, size: [f32; 2], dark: bool) -> (Harness<'static>, Staged) {
    let words = stage.words.clone();
    let stage = Rc::new(RefCell::new(stage));
    let shared = stage.clone();
    let harness = Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(240)
        .with_context_setup(move |ctx| {
            let theme = if dark { Theme::dark() } else { Theme::light() };
            install(
                ctx,
                Env {
                    theme,
                    words: words.clone(),
                    motion: false,
                    typing: Default::default(),
                },
            );
        })
        .build_ui(move |ui| shared.borrow_mut().ui(ui));
    (harness, stage)
}

/// Writes the picture to `$GOZAREH_PICTURES/<name>.png` where that folder is given; a person looks at it there.
pub fn picture(harness: &mut Harness<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("GOZAREH_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        harness.render().unwrap().save(path).unwrap();
    }
}
