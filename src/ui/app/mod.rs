//! The window's frame: what is open, what is drawn in which order, and when actions run.

mod away;
mod coding_page;
mod commands;
mod dispatch;
mod files;
mod focus_restore;
mod front;
mod help;
mod imports;
mod in_sight;
pub mod kept_choices;
mod kept_settings;
mod kept_view;
mod keys;
mod ladder_page;
mod leaving_text;
mod marking;
mod new_project;
pub mod open_project;
mod pacing;
pub mod panes;
mod paths;
mod printing;
mod repair;
mod reveal;
pub(super) mod start;
mod tasks;
mod telling;
mod text_steps;
mod texts;
mod toasts;
pub(super) mod tour;
pub mod trail;
pub mod typed;
mod window_size;
pub mod work;

use std::path::PathBuf;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Rangef, Ui};

use self::away::PlaceWatch;
use self::focus_restore::{FocusLoss, FocusRestore, begin_page, let_tab_begin_in_page};
use self::front::Overlays;
use self::kept_settings::KeptSettings;
use self::open_project::OpenProject;
use self::pacing::Pacing;
use self::tasks::Tasks;
use self::toasts::ToastActions;
use self::tour::Tour;
use self::window_size::Maximising;
use crate::exchange::import::ImportKind;
use crate::i18n::{Calendar, Digits, Lang, Words};
use crate::session::is_project_name;
use crate::settings::Accent;
use crate::settings::{Settings, ThemeChoice};
use crate::signals;
use crate::text::persian::typing::TypingHelp;
use crate::ui::action::Action;
use crate::ui::chrome::{self, RAIL_WIDTH, STATUS_HEIGHT, TOP_HEIGHT};
use crate::ui::kit::{self, Dir, Env, ToastRoom, Toasts};
use crate::ui::parts::scale_hold::is_scale_held;
use crate::ui::parts::view::View;
use crate::ui::platform::Platform;
use crate::ui::shared::Page;
use crate::ui::theme::Theme;
use crate::ui::typeset::TextEngine;
use crate::ui::views::welcome;

/// The program in its window.
pub struct App {
    pub(super) platform: Platform,
    pub(super) settings: Settings,
    pub(super) settings_path: Option<PathBuf>,
    pub(super) words: Words,
    pub(super) project: Option<OpenProject>,
    pub(super) tasks: Tasks,
    pub(super) front: Overlays,
    pub(super) toasts: Toasts,
    pub(super) offers: ToastActions,
    pub(super) actions: Vec<Action>,
    /// When the last operation was written, UTC milliseconds.
    pub(super) saved_at: Option<i64>,
    /// Only the text is shown.
    pub(super) focus_mode: bool,
    /// Where nothing stands in the top bar, across.
    free_head: Option<Rangef>,
    /// The number keys mean recent codes until one is pressed.
    pub(super) awaiting_recent: bool,
    /// The tour of the window, while it is under way.
    pub(super) tour: Option<Tour>,
    focus_restore: FocusRestore,
    focus_loss: FocusLoss,
    watch: PlaceWatch,
    kept: KeptSettings,
    /// When it was last noted what is shown of the project, in the seconds of the window.
    view_noted_at: Option<f64>,
    /// Frames in which the window was looked at for fitting its screen.
    sized_in: u8,
    /// The window is to be as large as the screen again.
    maximising: Option<Maximising>,
    /// Light or dark, and the settings, for which texts and looks were put in force last.
    shown_env: Option<(bool, LookSettings)>,
    title: String,
    /// Frames drawn so far, as far as the start is followed in the log.
    frames: u8,
}

impl App {
    /// The program with these settings; `settings_path` is where they are kept, `None` keeps them nowhere.
    pub fn new(
        ctx: &Context,
        platform: Platform,
        settings: Settings,
        settings_path: Option<PathBuf>,
    ) -> Self {
        TextEngine::new(true).install(ctx);
        ctx.add_plugin(Pacing::default());
        let mut app = Self {
            platform,
            words: settings.words(),
            maximising: Maximising::of(&settings),
            settings,
            settings_path,
            project: None,
            tasks: Tasks::default(),
            front: Overlays::default(),
            focus_restore: FocusRestore::default(),
            focus_loss: FocusLoss::default(),
            watch: PlaceWatch::default(),
            kept: KeptSettings::default(),
            view_noted_at: None,
            sized_in: 0,
            toasts: Toasts::default(),
            offers: ToastActions::default(),
            actions: Vec::new(),
            saved_at: None,
            focus_mode: false,
            free_head: None,
            awaiting_recent: false,
            tour: None,
            shown_env: None,
            title: String::new(),
            frames: 0,
        };
        app.install_env(ctx);
        app
    }

    /// Asks for an action from outside the window, such as the command line's file.
    pub fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// The open project, for tests.
    pub fn project(&self) -> Option<&OpenProject> {
        self.project.as_ref()
    }

    /// The settings in force, for tests.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings in force, to be changed, for tests.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Whether a dialog or the palette lies in front of the page, so that keys are for it.
    pub fn is_covered(&self) -> bool {
        self.front.is_open()
    }

    /// Draws one frame and runs what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if signals::asked_to_end() {
            // As on closing: what is typed and not yet kept is kept, without a question that nobody may answer.
            self.end();
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            return;
        }
        self.install_env(&ctx);
        keys::drop_letters_of_shortcuts(&ctx);
        let heard = self.key_listeners(&ctx);
        let page = self.page();
        self.forget_unseen(&ctx, &heard);
        for outcome in self.tasks.finished(&self.words) {
            self.apply_outcome(&ctx, outcome);
        }
        self.hold_text(&ctx);
        self.watch_place(&ctx);
        self.draw(ui);
        // A pane on which files were dropped has taken them already.
        self.take_dropped_files(&ctx);
        self.follow_place();
        self.keys(&ctx, &heard);
        if let Some(project) = &mut self.project {
            project.note_text_changes();
        }
        self.run_actions(&ctx);
        self.follow_page(&ctx, page);
        self.follow_typing(&ctx);
        self.give_keyboard_back(&ctx);
        self.follow_view(&ctx);
        self.follow_settings(&ctx);
        self.set_title(&ctx);
    }

    /// Puts language, theme, digits and motion in force when one of them has changed.
    fn install_env(&mut self, ctx: &Context) {
        let dark = match self.settings.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => ctx.system_theme() == Some(egui::Theme::Dark),
        };
        let now = (dark, LookSettings::of(&self.settings));
        if self.shown_env == Some(now) {
            return;
        }
        self.shown_env = Some(now);
        self.words = self.settings.words();
        let theme = Theme::with_accent(dark, self.settings.accent);
        kit::install(
            ctx,
            Env {
                theme,
                words: self.words.clone(),
                motion: self.settings.motion,
                typing: self.settings.typing,
            },
        );
    }

    fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if !is_scale_held(&ctx) {
            ctx.set_zoom_factor(self.settings.scale);
        }
        let theme = Theme::of(&ctx);
        let dir = Dir::of(&ctx);
        // Hairlines between the panels are translucent and want a ground.
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme.colours.panel);
        let ground = Frame::new().fill(theme.colours.panel);
        self.free_head = None;
        if self.page().is_some() && !self.is_covered() {
            let_tab_begin_in_page(&ctx);
        }
        if !self.focus_mode {
            let bar = ground.inner_margin(Margin::symmetric(8, 6));
            let shown = Panel::top("top-bar")
                .exact_size(TOP_HEIGHT)
                .frame(bar)
                .show(ui, |ui| {
                    chrome::top_bar_ui(
                        ui,
                        self.project.as_ref().map(|p| (&p.work.session, &p.work.shared)),
                        |back| self.project.as_ref()?.text_step(back),
                        &self.settings.recent,
                        self.met_needs(),
                        self.toasts.room_in_head(TOP_HEIGHT),
                        &mut self.actions,
                    )
                });
            self.free_head = Some(shown.inner);
            if let Some(project) = &self.project {
                let bar = ground.inner_margin(Margin::symmetric(8, 0));
                Panel::bottom("status-bar")
                    .exact_size(STATUS_HEIGHT)
                    .frame(bar)
                    .show(ui, |ui| {
                        chrome::status_ui(
                            ui,
                            &project.work.session,
                            &project.work.shared,
                            self.saved_at,
                            &self.words,
                            &mut self.actions,
                        );
                    });
                let page = project.work.shared.page;
                side(dir, true, "rail")
                    .exact_size(RAIL_WIDTH)
                    .resizable(false)
                    .frame(ground)
                    .show(ui, |ui| {
                        chrome::rail_ui(ui, page, &self.words, &mut self.actions);
                    });
            }
        }
        match self.page() {
            None => self.draw_welcome(ui, &theme),
            Some(page) => self.draw_page(ui, page, &theme),
        }
        self.draw_over(&ctx);
    }

    fn draw_page(&mut self, ui: &mut Ui, page: Page, theme: &Theme) {
        let text_only = self.focus_mode;
        begin_page(ui);
        self.with_panes(|panes, _, cx| {
            panes.close_what_has_gone(cx.shared);
            panes.keep_what_was_left(page, text_only, cx);
            let paper = Frame::new()
                .fill(theme.colours.paper)
                .inner_margin(Margin::symmetric(20, 12));
            let view: &mut dyn View = match page {
                Page::Coding => return coding_page::coding_page_ui(ui, panes, cx, text_only),
                Page::Ladder => return ladder_page::ladder_page_ui(ui, panes, cx),
                Page::Board => &mut panes.board,
                Page::Participants => &mut panes.participants,
                Page::Memos => &mut panes.memos,
                Page::Findings => &mut panes.findings,
                Page::History => &mut panes.history,
            };
            CentralPanel::default()
                .frame(paper)
                .show(ui, |ui| view.ui(ui, cx));
        });
    }

    fn draw_welcome(&mut self, ui: &mut Ui, theme: &Theme) {
        CentralPanel::default()
            .frame(Frame::new().fill(theme.colours.paper))
            .show(ui, |ui| {
                welcome::welcome_ui(ui, &mut self.settings, &self.words, &mut self.actions);
            });
    }

    /// What lies over the page: picker, palette, dialogs, tasks, toasts.
    fn draw_over(&mut self, ctx: &Context) {
        let drawn = self.with_panes(|panes, front, cx| {
            if let Some(open) = &mut panes.picker
                && open.ui(ctx, cx)
            {
                panes.picker = None;
            }
            if let Some(open) = &mut front.palette
                && open.ui(ctx, cx)
            {
                front.palette = None;
            }
            front.dialogs.ui(ctx, cx);
        });
        if drawn.is_none() {
            let front = &mut self.front;
            front.dialogs.ui_without_project(ctx, &mut self.actions);
            if let Some(open) = &mut front.palette
                && open.ui_without_project(ctx, &self.words, &mut self.settings, &mut self.actions)
            {
                front.palette = None;
            }
        }
        if let Some(dialog) = self.front.program_dialog
            && dialog.ui(ctx, &mut self.settings, &self.words)
        {
            self.front.program_dialog = None;
        }
        self.draw_help(ctx);
        if let Some(manual) = &mut self.front.manual
            && manual.ui(ctx, &self.words)
        {
            self.front.manual = None;
        }
        self.draw_new_project(ctx);
        self.draw_paths(ctx);
        if let Some(project) = self.project.as_ref().filter(|_| self.awaiting_recent) {
            chrome::recent_ui(ctx, &project.work.session, &project.work.shared, &self.words);
        }
        self.ask_for_coder(ctx);
        self.draw_tour(ctx);
        self::toasts::tasks_ui(ctx, &self.tasks, &self.words);
        let revision = self.project.as_ref().map(|p| p.work.session.revision());
        if let Some(outdated) = self.offers.outdated(revision) {
            self.toasts.remove(outdated);
        }
        let room = ToastRoom {
            avoid: self.project.as_ref().and_then(OpenProject::worked_on),
            head: TOP_HEIGHT,
            free: self.free_head,
        };
        if let Some((id, number)) = self.toasts.show(ctx, room)
            && let Some(action) = self.offers.take(id, number)
        {
            self.actions.push(action);
        }
    }

    /// After the picker or the palette the keyboard goes back to where it was. Beside a text it is never nowhere: where
    /// what had it has gone, the text has it, and shows that by its caret.
    fn give_keyboard_back(&mut self, ctx: &Context) {
        let picking = self.project.as_ref().is_some_and(|p| p.panes.picker.is_some());
        let in_front = picking || self.front.palette.is_some();
        if self.focus_restore.follow(ctx, in_front) {
            self.focus_loss.begin();
        }
        let held = in_front || self.is_covered() || self.tour.as_ref().is_some_and(Tour::is_shown);
        let lost = self.focus_loss.follow(ctx, held);
        let beside_text = self
            .project
            .as_mut()
            .filter(|p| p.work.shared.page == Page::Coding);
        if let Some(project) = beside_text.filter(|_| lost) {
            project.panes.reader.take_keyboard();
        }
    }

    /// The tour begins by itself when a project is seen for the first time.
    fn draw_tour(&mut self, ctx: &Context) {
        let Some(project) = &mut self.project else {
            self.tour = None;
            return;
        };
        if !self.settings.tour_seen {
            self.settings.tour_seen = true;
            self.tour = Some(Tour::begin(&mut project.work.shared));
        }
        let page = project.work.shared.page;
        let covered = self.is_covered();
        let Some(tour) = &mut self.tour else { return };
        if page != Page::Coding {
            tour.rest(page);
        } else if covered {
            tour.wait();
        } else if tour.ui(ctx) {
            self.end_tour(ctx);
        }
    }

    /// Ends the tour; the text has the keyboard where its card had it.
    fn end_tour(&mut self, ctx: &Context) {
        let had_keyboard = self.tour.take().is_some_and(|tour| tour.has_keyboard(ctx));
        if let Some(project) = self.project.as_mut().filter(|_| had_keyboard)
            && project.work.shared.page == Page::Coding
        {
            project.panes.reader.take_keyboard();
        }
    }

    /// The window's title names the project.
    fn set_title(&mut self, ctx: &Context) {
        let name = self.words.get("app-name");
        let title = match &self.project {
            Some(project) => {
                // The window manager orders the title by its first letter; the marks keep both names in their places.
                let mark = if self.words.lang().is_rtl() {
                    '\u{200f}'
                } else {
                    '\u{200e}'
                };
                let project = &project.work.session.snapshot().project().name;
                format!("{mark}{project}{mark} · {name}")
            }
            None => name.into_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Files dropped on the window: a project, or what is read by the list of readers.
    fn take_dropped_files(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
        if paths.is_empty() {
            return;
        }
        let (projects, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|p| is_project_name(p));
        if let Some(project) = projects.into_iter().next() {
            self.actions.push(Action::OpenProject(project));
            return;
        }
        let mut documents = Vec::new();
        for file in others {
            match ImportKind::of_dropped(&file) {
                ImportKind::Documents => documents.push(file),
                kind @ (ImportKind::Participants
                | ImportKind::Codings
                | ImportKind::Codebook
                | ImportKind::WordLists
                | ImportKind::Summaries) => {
                    self.actions.push(Action::ImportSheet(file, kind));
                }
            }
        }
        if !documents.is_empty() {
            self.actions.push(Action::Import(documents, None));
        }
    }

    /// Lets the settings reach what depends on them, follows the size of the window, and keeps them.
    fn follow_settings(&mut self, ctx: &Context) {
        self.follow_size(ctx);
        if let Some(project) = &mut self.project {
            let coder = self.settings.coder_name();
            if project.work.session.coder() != coder {
                project.work.session.set_coder(&coder);
            }
        }
        if let Some(path) = &self.settings_path {
            self.kept.follow(ctx, path, &self.settings);
        }
    }

    /// Writes the settings.
    pub(super) fn keep_settings(&mut self) {
        if let Some(path) = &self.settings_path {
            self.kept.keep_now(path, &self.settings);
        }
    }

    /// Writes the settings and closes the project; the last thing before the end.
    pub fn end(&mut self) {
        self.note_view();
        self.keep_settings();
        self.leave_file();
        self.keep_work_without_file();
        if let Some(project) = self.project.take()
            && let Err(error) = project.close()
        {
            log::error!("closing the project: {}", error.id());
        }
    }
}

/// What of the settings decides about texts and looks.
#[derive(Clone, Copy, PartialEq)]
struct LookSettings {
    language: Lang,
    digits: Option<Digits>,
    calendar: Option<Calendar>,
    accent: Accent,
    motion: bool,
    typing: TypingHelp,
}

impl LookSettings {
    fn of(settings: &Settings) -> Self {
        Self {
            language: settings.language,
            digits: settings.digits,
            calendar: settings.calendar,
            accent: settings.accent,
            motion: settings.motion,
            typing: settings.typing,
        }
    }
}

/// A panel at the leading or trailing side.
pub(super) fn side(dir: Dir, leading: bool, id: &'static str) -> Panel {
    if leading == dir.is_rtl() {
        Panel::right(id)
    } else {
        Panel::left(id)
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if self.frames == 1 {
            self::start::log_startup("first frame shown");
        }
        self.frame(ui);
        if self.frames == 0 {
            self::start::log_startup("first frame laid out");
        }
        self.frames = self.frames.saturating_add(1);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
