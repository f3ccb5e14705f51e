//! Everything there is, a few letters away.

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Align2, Color32, Context, Frame, Id, Key, Margin, Modal, Modifiers, Rect, Sense, Ui, pos2, vec2};

use crate::i18n::Words;
use crate::model::{CodeRef, MemoTarget};
use crate::session::Session;
use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::command::{Command, MetNeeds, Need};
use crate::ui::cx::Cx;
use crate::ui::kit::take_key;
use crate::ui::kit::{self, Env, Fit, ICON_SIZE, Scroll};
use crate::ui::parts::findable::{PaletteItem, PaletteTarget, found, items};
use crate::ui::parts::fuzzy::FuzzyQuery;
use crate::ui::parts::landmark::Landmark;
use crate::ui::typeset::Field;

/// The height of a row, in points.
const ROW: f32 = 34.0;
/// Rows in sight at once.
const ROWS: usize = 10;
/// The widest palette.
const WIDTH: f32 = 640.0;

/// The palette of commands, documents and codes, open as long as it lives.
#[derive(Default)]
pub struct Palette {
    typed: String,
    at: usize,
    started: bool,
    cache: Option<ItemCache>,
}

struct ItemCache {
    revision: Option<u64>,
    words: Words,
    /// What decides which commands can do something.
    met_needs: MetNeeds,
    typed: String,
    items: Vec<PaletteItem>,
    found: Vec<usize>,
}

impl Palette {
    /// Draws it over a window with a project. True when it is to close.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) -> bool {
        self.look_up(&cx.words, Some(cx.session), cx.settings, cx.met_needs);
        let (chosen, gone) = self.window_ui(ctx, &cx.words, cx.met_needs);
        let done = gone || chosen.is_some();
        if let Some(item) = &chosen {
            remember(cx.settings, item, cx.met_needs);
        }
        match chosen.map(|item| item.target) {
            // One that can do nothing now says what is missing.
            Some(PaletteTarget::Command(command)) => cx.act(Action::Run(command)),
            Some(PaletteTarget::Document(id)) => cx.act(Action::Open(id, None)),
            // A code is given to the selected passage; without one its passages are retrieved, and its row has the keys.
            Some(PaletteTarget::Code(id)) if cx.shared.passage.is_some() => {
                cx.act(Action::CodeWords(CodeRef::Id(id)));
            }
            Some(PaletteTarget::Code(id)) => {
                cx.shared.active_codes = [id].into();
                cx.act(Action::Reveal(MemoTarget::Code(id)));
            }
            Some(PaletteTarget::Table(kind)) => cx.act(Action::ShowTable(kind)),
            Some(PaletteTarget::Participant(id)) => cx.act(Action::Reveal(MemoTarget::Participant(id))),
            Some(PaletteTarget::Memo(id)) => cx.act(Action::OpenMemo(id)),
            Some(PaletteTarget::Group(id)) => cx.act(Action::ShowGroup(id)),
            Some(PaletteTarget::Project(file)) => cx.act(Action::OpenProject(file)),
            None => {}
        }
        done
    }

    /// Draws it over the window that welcomes, with the commands that make sense there. True when it is to close.
    pub fn ui_without_project(
        &mut self,
        ctx: &Context,
        words: &Words,
        settings: &mut Settings,
        actions: &mut Vec<Action>,
    ) -> bool {
        self.look_up(words, None, settings, MetNeeds::default());
        let (chosen, gone) = self.window_ui(ctx, words, MetNeeds::default());
        let done = gone || chosen.is_some();
        if let Some(item) = &chosen {
            remember(settings, item, MetNeeds::default());
        }
        match chosen.map(|item| item.target) {
            Some(PaletteTarget::Command(command)) => actions.push(Action::Run(command)),
            Some(PaletteTarget::Project(file)) => actions.push(Action::OpenProject(file)),
            // The rest is of a project.
            _ => {}
        }
        done
    }

    /// What was chosen, and whether it was left.
    fn window_ui(
        &mut self,
        ctx: &Context,
        words: &Words,
        met_needs: MetNeeds,
    ) -> (Option<PaletteItem>, bool) {
        let theme = Env::of(ctx).theme;
        let width = WIDTH.min(ctx.content_rect().width() - 2.0 * theme.space.large);
        let id = Id::unique("palette");
        let name = words.get("palette-title").into_owned();
        let area = Modal::default_area(id)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 56.0))
            .accessible_name(&name);
        let frame = Frame::new()
            .fill(theme.colours.raised)
            .stroke(theme.hairline())
            .corner_radius(theme.radius.card)
            .shadow(theme.popup_shadow())
            .inner_margin(Margin::same(theme.space.small as i8));
        let shown = Modal::new(id)
            .area(area)
            .backdrop_color(Color32::TRANSPARENT)
            .frame(frame)
            .show(ctx, |ui| {
                ui.set_width(width);
                // The area offers as much room as the last frame took; a list that was short may grow.
                ui.set_max_height(ctx.content_rect().height());
                kit::column(ui, |ui| self.inside_ui(ui, words, met_needs))
            });
        let button = Landmark::Button(Command::Palette).rect(ctx);
        let gone = kit::is_left(&shown, button);
        let (chosen, cancelled) = shown.inner;
        (chosen, gone || cancelled)
    }

    fn look_up(
        &mut self,
        words: &Words,
        session: Option<&Session>,
        settings: &Settings,
        met_needs: MetNeeds,
    ) {
        let recent = &settings.palette;
        let revision = session.map(Session::revision);
        let fresh = self
            .cache
            .as_ref()
            .is_some_and(|c| c.revision == revision && c.words == *words && c.met_needs == met_needs);
        if !fresh {
            // The project that is open is no place to go to.
            let open = session.map(Session::path);
            let files: Vec<PathBuf> = settings
                .recent
                .iter()
                .filter(|file| Some(file.as_path()) != open)
                .cloned()
                .collect();
            let items = items(session.map(Session::snapshot), &files, words);
            let found = found(&items, &FuzzyQuery::new(&self.typed), recent, met_needs);
            self.cache = Some(ItemCache {
                revision,
                words: words.clone(),
                met_needs,
                typed: self.typed.clone(),
                items,
                found,
            });
        } else if let Some(cache) = &mut self.cache
            && cache.typed != self.typed
        {
            cache.found = found(&cache.items, &FuzzyQuery::new(&self.typed), recent, met_needs);
            cache.typed.clone_from(&self.typed);
        }
    }

    /// The field and the list under it. Returns what was chosen, and whether Escape was pressed.
    fn inside_ui(&mut self, ui: &mut Ui, words: &Words, met_needs: MetNeeds) -> (Option<PaletteItem>, bool) {
        let last = self.cache.as_ref().map_or(0, |c| c.found.len()).saturating_sub(1);
        let moved = self.move_by_key(ui, last);
        let hint = words.get("palette-hint");
        let field = Field::single("palette")
            .label(&hint)
            .hint(&hint)
            .show(ui, &mut self.typed);
        let again = ui.input_mut(|input| Command::Palette.pressed(input));
        if !std::mem::replace(&mut self.started, true) || again {
            field.take_keyboard();
        } else if !field.cancelled && ui.memory(|memory| memory.focused()).is_none() {
            // Nothing else in it takes the keyboard.
            field.response.request_focus();
        }
        if field.changed {
            self.at = 0;
        }
        ui.add_space(4.0);
        let Some(cache) = self.cache.as_ref().filter(|c| !c.found.is_empty()) else {
            kit::secondary(ui, words.get("palette-nothing"));
            return (None, field.cancelled);
        };
        let at = self.at.min(last);
        let target = |place: usize| cache.items.get(*cache.found.get(place)?).cloned();
        let mut chosen = field.submitted.then(|| target(at)).flatten();
        let query = FuzzyQuery::new(&self.typed);
        let height = ROW * ROWS as f32;
        let offset = moved.then(|| (at as f32 - ROWS as f32 / 2.0).max(0.0) * ROW);
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = Scroll::vertical("found")
            .max_height(height)
            .shrinks()
            .offset(offset);
        scroll.show_rows(ui, ROW, cache.found.len(), |ui, rows| {
            for place in rows {
                let Some(item) = cache.found.get(place).and_then(|i| cache.items.get(*i)) else {
                    continue;
                };
                if row_ui(ui, item, &query, place == at, words, met_needs) {
                    chosen = Some(item.clone());
                }
            }
        });
        (chosen, field.cancelled)
    }

    /// Moves the cursor by key; whether it did.
    fn move_by_key(&mut self, ui: &Ui, last: usize) -> bool {
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        let at = self.at.min(last);
        let target = if pressed(Key::ArrowDown) {
            Some(if at >= last { 0 } else { at + 1 })
        } else if pressed(Key::ArrowUp) {
            Some(at.checked_sub(1).unwrap_or(last))
        } else if pressed(Key::PageDown) {
            Some((at + ROWS).min(last))
        } else if pressed(Key::PageUp) {
            Some(at.saturating_sub(ROWS))
        } else {
            None
        };
        self.at = target.unwrap_or(at);
        target.is_some()
    }
}

/// One row; whether it was clicked.
fn row_ui(
    ui: &mut Ui,
    item: &PaletteItem,
    query: &FuzzyQuery,
    here: bool,
    words: &Words,
    met_needs: MetNeeds,
) -> bool {
    let env = Env::of(ui.ctx());
    let (theme, dir) = (&env.theme, env.dir());
    let c = &theme.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    if here {
        ui.painter()
            .rect_filled(rect, f32::from(theme.radius.control), c.accent_soft);
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, f32::from(theme.radius.control), c.hover);
    }
    // A command that can do nothing now is grey and tells why; chosen all the same, it says so too.
    let missing = match item.target {
        PaletteTarget::Command(command) => command.missing(met_needs),
        _ => None,
    };
    let enabled = missing.is_none();
    let reason = missing.and_then(Need::sentence).map(|id| words.get(id));
    let (icon, kind) = item.target.kind();
    let pad = theme.space.small;
    icon.paint(
        ui.painter(),
        dir.slice(rect, pad, ICON_SIZE),
        ICON_SIZE,
        c.secondary,
        dir,
    );
    let start = pad + ICON_SIZE + pad;
    let room = rect.width() - start - pad - 8.0;
    let context_font = theme.font(theme.size.small);
    let after = reason.as_deref().unwrap_or(&item.context);
    let share = if reason.is_some() { 0.62 } else { 0.45 };
    let fit = Fit::Truncate(room * share);
    let context = kit::layout(ui.ctx(), after, context_font, Color32::PLACEHOLDER, fit);
    let gap = if after.is_empty() {
        0.0
    } else {
        context.size().x + theme.space.medium
    };
    let name = kit::layout_job(ui.ctx(), &marked(item, query, &env), Fit::Truncate(room - gap));
    let cut = name.elided || context.elided;
    let place = |from: f32, width: f32, height: f32| -> Rect {
        let slot = dir.slice(rect, from, width);
        Rect::from_min_size(pos2(slot.min.x, rect.center().y - height / 2.0), slot.size())
    };
    let at = place(start, name.size().x, name.size().y);
    let ink = if enabled { c.ink } else { c.disabled };
    ui.painter().galley(at.min, name, ink);
    let from = rect.width() - pad - 8.0 - context.size().x;
    let at = place(from, context.size().x, context.size().y);
    ui.painter().galley(at.min, context, c.secondary);
    if here {
        response.scroll_to_me(None);
    }
    let comma = words.list_comma();
    let said = [
        Some(item.name.as_str().into()),
        Some(words.get(kind)),
        reason.clone(),
    ];
    let say = said.into_iter().flatten().collect::<Vec<_>>().join(&comma);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, enabled, here, &say)
    });
    let clicked = response.clicked();
    if cut {
        kit::tooltip(response, format!("{}\n{after}", item.name));
    }
    clicked
}

/// Keeps what was chosen for the next time, unless it could do nothing.
fn remember(settings: &mut Settings, item: &PaletteItem, met_needs: MetNeeds) {
    let done = match item.target {
        PaletteTarget::Command(command) => command.is_enabled(met_needs),
        _ => true,
    };
    if done {
        settings.chose_in_palette(&item.remembered);
    }
}

/// The name with what was typed in bold.
fn marked(item: &PaletteItem, query: &FuzzyQuery, env: &Env) -> LayoutJob {
    let theme = &env.theme;
    let plain = TextFormat::simple(theme.font(theme.size.interface), Color32::PLACEHOLDER);
    let bold = TextFormat::simple(theme.bold(theme.size.interface), Color32::PLACEHOLDER);
    let mut job = LayoutJob {
        text: item.name.clone(),
        ..LayoutJob::default()
    };
    let mut section = |from: usize, to: usize, format: &TextFormat| {
        if from < to {
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: ByteIndex(from)..ByteIndex(to),
                format: format.clone(),
            });
        }
    };
    let mut end = 0;
    for mark in query.marks(&item.name) {
        section(end, mark.start, &plain);
        section(mark.start, mark.end, &bold);
        end = mark.end;
    }
    section(end, item.name.len(), &plain);
    job
}
