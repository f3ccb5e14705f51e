//! What can be done here, made from the list of commands.

use std::rc::Rc;

use egui::{Context as EguiContext, Ui, Widget as _, vec2};

use super::shortcuts::{ANYWHERE, CODES, DOCUMENTS, LADDER, PLACES, SEGMENTS, TEXT, all_keys, other_keys};
use crate::i18n::Words;
use crate::report::tables::TableKind;
use crate::settings::Pane;
use crate::ui::command::{Command, Context, MetNeeds, Need, Target};
use crate::ui::kit::{self, Button, DialogWindow, Icon, Scroll, StyledText, TreeRow};
use crate::ui::parts::findable::{PaletteItem, PaletteTarget, items_of_program};
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};
use crate::ui::shared::Page;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The width of the help, in points.
const WIDTH: f32 = 720.0;
/// What of the window's height is not the list, in points: the margins, the title, the field, the buttons.
const REST: f32 = 330.0;

/// Where the person was when help was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPlace {
    /// No project is open.
    Welcome,
    /// A page; of the page for coding, the text.
    Page(Page),
    /// A pane beside the text.
    Pane(Pane),
}

impl HelpPlace {
    /// The id of its name.
    fn text_id(self) -> &'static str {
        match self {
            Self::Welcome => "help-welcome",
            Self::Page(Page::Coding) => TEXT,
            Self::Page(Page::Board) => "command-show-board",
            Self::Page(Page::Ladder) => LADDER,
            Self::Page(Page::Participants) => "command-show-participants",
            Self::Page(Page::Memos) => "command-show-memos",
            Self::Page(Page::Findings) => "command-show-findings",
            Self::Page(Page::History) => "command-show-history",
            Self::Pane(Pane::Documents) => DOCUMENTS,
            Self::Pane(Pane::Codes) => CODES,
            Self::Pane(Pane::Segments) => SEGMENTS,
            Self::Pane(Pane::Search) => "command-find-in-all",
        }
    }

    /// The commands that are heard there alone.
    fn context(self) -> Option<Context> {
        match self {
            Self::Page(Page::Coding | Page::Ladder) => Some(Context::Text),
            Self::Page(Page::Board) | Self::Pane(Pane::Codes) => Some(Context::Codes),
            Self::Pane(Pane::Documents) => Some(Context::Documents),
            Self::Welcome
            | Self::Pane(Pane::Segments | Pane::Search)
            | Self::Page(Page::Participants | Page::Memos | Page::Findings | Page::History) => None,
        }
    }

    /// Commands that are heard everywhere and are about this place.
    fn about(self) -> &'static [Command] {
        match self {
            Self::Welcome => &[Command::NewProject, Command::OpenProject, Command::OpenSample],
            Self::Page(Page::Coding) => &[
                Command::ImportDocuments,
                Command::EditText,
                Command::Find,
                Command::Replace,
                Command::Print,
            ],
            Self::Page(Page::Board) | Self::Pane(Pane::Codes) => {
                &[Command::NewCode, Command::ImportCodebook, Command::ExportCodebook]
            }
            Self::Page(Page::Ladder) => &[Command::ToggleText],
            Self::Page(Page::Participants) => &[Command::ImportParticipants, Command::LinkSpeakers],
            Self::Page(Page::Memos) => &[Command::NewJournalEntry],
            Self::Page(Page::Findings) => &[Command::ExportTable, Command::BuildQuery, Command::WordLists],
            Self::Page(Page::History) => &[Command::Undo, Command::Redo, Command::CheckProject],
            Self::Pane(Pane::Documents) => {
                &[Command::ImportDocuments, Command::NewGroup, Command::LinkSpeakers]
            }
            Self::Pane(Pane::Segments) => &[Command::ClearActivation],
            Self::Pane(Pane::Search) => &[Command::FindInAll, Command::ReplaceInAll],
        }
    }

    /// The group of keys that are no commands that is about it.
    fn others(self) -> &'static str {
        match self {
            Self::Page(Page::Board) => CODES,
            _ => self.text_id(),
        }
    }
}

/// What a person wants who was helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpAnswer {
    /// Runs a command.
    Run(Command),
    /// Goes to a table.
    Table(&'static TableKind),
    /// Leaves the help.
    Left,
}

/// The help, while it is open.
pub struct Help {
    place: HelpPlace,
    met_needs: MetNeeds,
    typed: String,
    started: bool,
    cache: Option<ShownGroups>,
}

/// The groups that are shown, and what they were made for.
struct ShownGroups {
    words: Words,
    typed: String,
    /// Each with its title.
    groups: Rc<Vec<(String, Vec<Line>)>>,
}

/// A line of the help.
struct Line {
    text: String,
    keys: String,
    /// What comes of choosing it; `None` for keys that are no command.
    answer: Option<HelpAnswer>,
    /// What to do before it can be done, where something is missing; nothing is said where that goes without saying.
    missing: Option<String>,
    key: FuzzyKey,
}

impl Help {
    /// The help for a place, where commands find these needs met.
    pub fn new(place: HelpPlace, met_needs: MetNeeds) -> Self {
        Self {
            place,
            met_needs,
            typed: String::new(),
            started: false,
            cache: None,
        }
    }

    /// Draws it over the window.
    pub fn ui(&mut self, ctx: &EguiContext, words: &Words) -> Option<HelpAnswer> {
        let title = words.get("help-title");
        let height = (ctx.content_rect().height() - REST).max(120.0);
        let shown = DialogWindow::new("help", &title).width(WIDTH).show(
            ctx,
            |ui| self.content_ui(ui, words, height),
            |ui| kit::primary_button(ui, words.get("kit-close")).clicked(),
        );
        let left = shown.buttons || shown.dismissed;
        shown.content.or(left.then_some(HelpAnswer::Left))
    }

    /// The groups with what was typed, made anew when that or the language has changed.
    fn found(&mut self, words: &Words) -> Rc<Vec<(String, Vec<Line>)>> {
        let same = |shown: &&ShownGroups| shown.words == *words && shown.typed == self.typed;
        if let Some(shown) = self.cache.as_ref().filter(same) {
            return shown.groups.clone();
        }
        let query = FuzzyQuery::new(&self.typed);
        let groups = self.groups(words).into_iter().filter_map(|(id, mut lines)| {
            lines.retain(|line| query.score(&line.key).is_some());
            (!lines.is_empty()).then(|| (words.get(id).into_owned(), lines))
        });
        let groups = Rc::new(groups.collect::<Vec<_>>());
        self.cache = Some(ShownGroups {
            words: words.clone(),
            typed: self.typed.clone(),
            groups: groups.clone(),
        });
        groups
    }

    fn content_ui(&mut self, ui: &mut Ui, words: &Words, height: f32) -> Option<HelpAnswer> {
        let mut chosen = self.head_ui(ui, words).map(HelpAnswer::Run);
        let groups = self.found(words);
        let space = Theme::of(ui.ctx()).space;
        // As high however much is found, so that nothing moves while something is typed.
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui(size, |ui| {
            ui.set_min_size(size);
            Scroll::vertical("help-list").max_height(height).show(ui, |ui| {
                if groups.is_empty() {
                    kit::secondary(ui, words.get("palette-nothing"));
                }
                for (place, (title, lines)) in groups.iter().enumerate() {
                    if place > 0 {
                        ui.add_space(space.medium);
                    }
                    StyledText::new(title).heading().ui(ui);
                    ui.scope(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        for line in lines {
                            if line_ui(ui, line) {
                                chosen = line.answer;
                            }
                        }
                    });
                }
            });
        });
        chosen
    }

    /// The field that finds, and what helps further; the command that was chosen.
    fn head_ui(&mut self, ui: &mut Ui, words: &Words) -> Option<Command> {
        let hint = words.get("help-search");
        let field = Field::single("help").label(&hint).hint(&hint);
        let field = field.show(ui, &mut self.typed);
        if !std::mem::replace(&mut self.started, true) {
            field.response.request_focus();
        }
        let mut chosen = None;
        kit::wrapped_row(ui, |ui| {
            for (command, icon) in [
                (Command::Manual, Icon::Document),
                (Command::Tour, Icon::Play),
                (Command::Shortcuts, Icon::Keyboard),
                (Command::About, Icon::Info),
            ] {
                let text = command.text(words);
                let keys = command.shortcut_text().unwrap_or_default();
                let enabled = command.is_enabled(self.met_needs);
                let button = Button::new(&text).icon(icon).shortcut(&keys);
                if ui.add_enabled_ui(enabled, |ui| button.ui(ui).clicked()).inner {
                    chosen = Some(command);
                }
            }
        });
        chosen
    }

    /// The groups in their order: this place, what can be done everywhere, the keys that are no commands, and, where
    /// something is looked for, the tables and the other places.
    fn groups(&self, words: &Words) -> Vec<(&'static str, Vec<Line>)> {
        let project = self.met_needs.meets(Need::Project);
        // Found by the same names as in the palette.
        let items = items_of_program(project, words);
        let (own, about) = (self.place.context(), self.place.about());
        let lines = |is_listed: &dyn Fn(Command) -> bool| -> Vec<Line> {
            let commands = Command::ALL.iter().filter(|command| is_listed(**command));
            commands
                .map(|command| self.line(*command, &items, words))
                .collect()
        };
        let in_context = |context: Context| lines(&|command| command.context() == context);
        let listed_here = about.iter().map(|command| self.line(*command, &items, words));
        let mut here: Vec<Line> = listed_here.collect();
        here.extend(own.into_iter().flat_map(in_context));
        here.extend(others(words, self.place.others()));
        let mut groups = vec![(self.place.text_id(), here)];
        for (id, wanted) in [
            ("help-project", Group::Project),
            ("help-window", Group::Window),
            ("help-program", Group::Program),
        ] {
            let listed = lines(&|command| {
                command.context() == Context::Global
                    && command != Command::Help
                    && !about.contains(&command)
                    && group(command) == wanted
                    && (project || !command.needs_project())
            });
            groups.push((id, listed));
        }
        if project {
            groups.push((ANYWHERE, others(words, ANYWHERE)));
        }
        if project && !self.typed.trim().is_empty() {
            groups.push(("findings-title", items.iter().filter_map(table_line).collect()));
            for (context, id) in PLACES {
                let mut listed = match context {
                    Some(context) if own != Some(context) => in_context(context),
                    _ => Vec::new(),
                };
                if self.place.others() != id {
                    listed.extend(others(words, id));
                }
                groups.push((id, listed));
            }
        }
        groups
    }

    fn line(&self, command: Command, items: &[PaletteItem], words: &Words) -> Line {
        let text = command.text(words);
        let keys = all_keys(command);
        let missing = command.missing(self.met_needs);
        let item = items
            .iter()
            .find(|item| item.target == PaletteTarget::Command(command));
        Line {
            key: item.map_or_else(|| FuzzyKey::new(&text, &keys), |item| item.key.clone()),
            missing: missing.map(|need| {
                let sentence = need.sentence().map(|id| words.get(id).into_owned());
                sentence.unwrap_or_default()
            }),
            text,
            keys,
            answer: Some(HelpAnswer::Run(command)),
        }
    }
}

/// The line of a table; nothing for what is none.
fn table_line(item: &PaletteItem) -> Option<Line> {
    let PaletteTarget::Table(kind) = &item.target else {
        return None;
    };
    Some(Line {
        text: item.name.clone(),
        keys: String::new(),
        answer: Some(HelpAnswer::Table(kind)),
        missing: None,
        key: item.key.clone(),
    })
}

/// The kinds of commands that are heard everywhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Project,
    Window,
    Program,
}

fn group(command: Command) -> Group {
    match command.target() {
        Target::Program(_) => Group::Program,
        Target::Window(_) => Group::Window,
        Target::Project(_)
        | Target::Coding(_)
        | Target::Text(_)
        | Target::Codes(_)
        | Target::Documents(_) => Group::Project,
    }
}

fn others(words: &Words, group: &str) -> Vec<Line> {
    let lines = other_keys(group, words).map(|(text, keys)| Line {
        key: FuzzyKey::new(&text, &keys),
        text,
        keys,
        answer: None,
        missing: None,
    });
    lines.collect()
}

/// Draws a line; whether it was chosen and can be.
fn line_ui(ui: &mut Ui, line: &Line) -> bool {
    let keys = [line.keys.as_str()];
    let row = TreeRow::new(&line.text, 0).muted(line.missing.is_some());
    let row = match &line.missing {
        Some(reason) => row.hint(reason),
        None => row,
    };
    let row = if line.keys.is_empty() {
        row
    } else {
        row.keys(&keys)
    };
    // What cannot be chosen is no stop of the Tab key.
    let can = line.answer.is_some() && line.missing.is_none();
    let row = if can { row } else { row.cursor(false) };
    let shown = row.show(ui);
    let reason = line.missing.as_deref().filter(|reason| !reason.is_empty());
    let response = match reason.filter(|_| !shown.hint_shown) {
        Some(reason) => kit::tooltip_beside(shown.response, reason),
        None => shown.response,
    };
    can && response.clicked()
}
