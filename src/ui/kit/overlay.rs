//! What lies over the window: toasts, dialogs, what is dragged.

use std::cell::RefCell;

use egui::{
    Align2, Area, Color32, Context, EventFilter, Id, Key, Margin, Modal, Modifiers, Order, Rangef, Ui,
    UiBuilder, Vec2, Widget as _, vec2,
};

use super::buttons::Button;
use super::env::{Dir, Env};
use super::icons::Icon;
use super::keyboard::FocusBefore;
use super::labels::Fit;
use super::layout::{column, row, spread};
use super::menu::frame;
use super::opener::is_left;
use super::scroll::Scroll;
use super::take_key;
use super::text::StyledText;

/// What title, buttons and the window round them take of the height beside the content of a dialog: a part of the
/// window, at least and at most so many points.
const AROUND: (f32, f32, f32) = (0.29, 150.0, 220.0);
/// The most lines of the title of a dialog.
const TITLE_LINES: usize = 4;
/// Names a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ToastId(u64);

/// What a toast tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    #[default]
    Plain,
    /// Something went well.
    Success,
    /// Something wants attention.
    Warning,
    /// Something failed.
    Danger,
}

impl Tone {
    fn icon(self) -> Option<Icon> {
        match self {
            Self::Plain => None,
            Self::Success => Some(Icon::Check),
            Self::Warning => Some(Icon::Warning),
            Self::Danger => Some(Icon::Warning),
        }
    }

    /// Whether it waits until it was seen, whatever is told after it.
    fn is_kept(self) -> bool {
        matches!(self, Self::Warning | Self::Danger)
    }

    /// The colour of the tone's icon.
    pub(super) fn colour(self, env: &Env) -> Color32 {
        let c = &env.theme.colours;
        match self {
            Self::Plain => c.secondary,
            Self::Success => c.success,
            Self::Warning => c.warning,
            Self::Danger => c.danger,
        }
    }
}

struct Toast {
    id: ToastId,
    text: String,
    actions: Vec<String>,
    tone: Tone,
    /// Seconds it is still shown; does not run while the pointer is on it.
    left: f32,
    /// Seconds it was shown.
    seen: f32,
}

/// Short messages in the head of the window that go away by themselves, one at a time, the newest first. What failed and
/// had no time to be read comes again after what was told over it.
#[derive(Default)]
pub struct Toasts {
    toasts: Vec<Toast>,
    next: u64,
    /// When they were last drawn, in seconds of egui's clock.
    seen_at: Option<f64>,
    /// Height of the one that was last drawn, in points.
    height: Option<f32>,
}

/// The room across that a toast needs in the head of the window, in points.
const TOAST_ROOM: f32 = TOAST_WIDTH.0 + TOAST_SIDES + 2.0 * FOOT;

/// What toasts must not lie upon, in points from the top of the window.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToastRoom {
    /// The lines of the text that is being worked on; a toast goes to the head of the window where it would lie upon
    /// them at its foot.
    pub avoid: Option<Rangef>,
    /// Where the head of the window ends.
    pub head: f32,
    /// Where nothing stands in the head, across.
    pub free: Option<Rangef>,
}

impl ToastRoom {
    /// The width of what a toast says, in points.
    fn width(&self) -> f32 {
        let free = self.free.map_or(0.0, |free| free.span());
        (free - TOAST_SIDES - 2.0 * FOOT).clamp(TOAST_WIDTH.0, TOAST_WIDTH.1)
    }
}

/// How long a toast stays, in seconds; one with an action stays longer.
const STAYS: f32 = 5.0;
const STAYS_WITH_ACTION: f32 = 10.0;
/// So long one is read, in seconds: after that it gives way for good.
const READ: f32 = 3.0;
/// Distance from the foot of the window in points: over the middle of the status bar, where nothing stands, so that
/// what can be pressed or dropped on at the foot of a page stays free.
const FOOT: f32 = 4.0;
/// At most so many wait; the oldest make room.
const MOST: usize = 4;
/// Height of a toast of one line, in points.
const TOAST_HEIGHT: f32 = 44.0;
/// Width of what a toast says, in points, at least and where the head of the window has so much room at most; and of what
/// the toast has beside it.
const TOAST_WIDTH: (f32, f32) = (380.0, 540.0);
const TOAST_SIDES: f32 = 26.0;
/// How far a toast of two lines may hang below the head, in points: over the margin of the page.
const HANGS: f32 = 14.0;

impl Toasts {
    /// Tells `text`. One that says the same already is shown as long as a new one, and there is no second.
    pub fn add(&mut self, tone: Tone, text: impl Into<String>) -> ToastId {
        self.push(tone, text.into(), Vec::new())
    }

    /// Tells `text` and offers to do something about it («واگرد»).
    pub fn add_with_action(
        &mut self,
        tone: Tone,
        text: impl Into<String>,
        action: impl Into<String>,
    ) -> ToastId {
        self.push(tone, text.into(), vec![action.into()])
    }

    /// Tells `text` and offers several things to do about it.
    pub fn add_with_actions(&mut self, tone: Tone, text: impl Into<String>, actions: Vec<String>) -> ToastId {
        self.push(tone, text.into(), actions)
    }

    fn push(&mut self, tone: Tone, text: String, actions: Vec<String>) -> ToastId {
        let same = |toast: &Toast| toast.tone == tone && toast.text == text && toast.actions == actions;
        let id = match self.toasts.iter().position(same) {
            Some(at) => self.toasts.remove(at).id,
            None => {
                self.next += 1;
                ToastId(self.next)
            }
        };
        // What was done is told once something else is told; what failed waits until it was seen, and so does a way back
        // while a mere hint is told.
        let hint = actions.is_empty() && !tone.is_kept();
        self.toasts.retain(|toast| {
            let waits = toast.tone.is_kept() || (hint && !toast.actions.is_empty());
            waits && toast.seen < READ
        });
        let left = if actions.is_empty() {
            STAYS
        } else {
            STAYS_WITH_ACTION
        };
        self.toasts.push(Toast {
            id,
            text,
            actions,
            tone,
            left,
            seen: 0.0,
        });
        // The time of this one begins when it is drawn.
        (self.seen_at, self.height) = (None, None);
        let excess = self.toasts.len().saturating_sub(MOST);
        self.toasts.drain(..excess);
        id
    }

    /// Takes a toast away, because what it offered is no longer possible.
    pub fn remove(&mut self, id: ToastId) {
        self.toasts.retain(|toast| toast.id != id);
    }

    /// Whether none is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.toasts.is_empty()
    }

    /// The room across that the newest wants in a head of the window of that height, in points: none where it is too high
    /// for it.
    #[must_use]
    pub fn room_in_head(&self, head: f32) -> f32 {
        let fits = self.height.is_none_or(|height| height <= head + HANGS);
        if fits && !self.toasts.is_empty() {
            TOAST_ROOM
        } else {
            0.0
        }
    }

    /// In the head of the window where it has room there: it hides nothing then and takes no click. Else at the foot, or
    /// under the head where it would lie upon what is to be seen.
    fn place(&self, ctx: &Context, room: ToastRoom) -> (Align2, Vec2) {
        let foot = ctx.content_rect().max.y - FOOT;
        let height = self.height.unwrap_or(TOAST_HEIGHT);
        let covers = |band: Rangef| room.avoid.is_some_and(|lines| lines.intersects(band));
        let head = room.head + FOOT;
        if let Some(free) = room.free
            && height <= room.head + HANGS
            && free.span() >= TOAST_ROOM
        {
            let half = (room.width() + TOAST_SIDES) / 2.0 + FOOT;
            let window = ctx.content_rect().center().x;
            let centre = window.clamp(free.min + half, (free.max - half).max(free.min + half));
            let top = ((room.head - height) / 2.0).max(0.0);
            return (Align2::CENTER_TOP, vec2(centre - window, top));
        }
        if covers(Rangef::new(foot - height, foot)) && !covers(Rangef::new(head, head + height)) {
            (Align2::CENTER_TOP, vec2(0.0, head))
        } else {
            (Align2::CENTER_BOTTOM, vec2(0.0, -FOOT))
        }
    }

    /// Draws one; returns the toast of which an action was chosen in this frame, which is then gone, and the number of the
    /// action, from 0.
    pub fn show(&mut self, ctx: &Context, room: ToastRoom) -> Option<(ToastId, usize)> {
        let place = self.place(ctx, room);
        let Some(toast) = self.toasts.last_mut() else {
            (self.seen_at, self.height) = (None, None);
            return None;
        };
        let env = Env::of(ctx);
        let close_name = env.words.get("kit-close");
        let (mut chosen, mut closed) = (None, false);
        let area = Area::new(Id::unique("toasts"))
            .anchor(place.0, place.1)
            .order(Order::Foreground)
            .show(ctx, |ui| {
                frame(ctx).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
                    ui.set_width(room.width());
                    spread(
                        ui,
                        |ui| {
                            if let Some(icon) = toast.tone.icon() {
                                paint_icon(ui, icon, toast.tone.colour(&env));
                            }
                            let room = ui.available_width();
                            StyledText::new(&toast.text).rows(room, 4).ui(ui);
                        },
                        |ui| {
                            closed = Button::icon_only(Icon::Close, &close_name).ui(ui).clicked();
                            if let [action] = toast.actions.as_slice()
                                && Button::new(action).ui(ui).clicked()
                            {
                                chosen = Some(0);
                            }
                        },
                    );
                    // Several have a row of their own, so that the words keep their room.
                    if toast.actions.len() > 1 {
                        row(ui, |ui| {
                            for (number, action) in toast.actions.iter().enumerate() {
                                if Button::new(action).ui(ui).clicked() {
                                    chosen = Some(number);
                                }
                            }
                        });
                    }
                });
            });
        // By the clock and not by frames: between frames the window may sleep.
        let now = ctx.input(|input| input.time);
        let step = self
            .seen_at
            .replace(now)
            .map_or(0.0, |before| (now - before) as f32);
        toast.seen += step;
        if !area.response.contains_pointer() {
            toast.left -= step;
        }
        let (id, left) = (toast.id, toast.left);
        self.height = Some(area.response.rect.height());
        if left <= 0.0 || chosen.is_some() || closed {
            self.remove(id);
            // The next one is drawn at once, and its time begins with it.
            (self.seen_at, self.height) = (None, None);
            ctx.request_repaint();
        } else {
            // Asleep until it has to go: an open toast must not keep the processor awake.
            ctx.request_repaint_after_secs(left.clamp(0.05, 0.5));
        }
        chosen.map(|number| (id, number))
    }
}

/// An icon in a line of text.
pub fn paint_icon(ui: &mut Ui, icon: Icon, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
    icon.paint(ui.painter(), rect, 16.0, colour, Dir::of(ui.ctx()));
}

/// How high the content of a dialog can be before it scrolls, in points. A low window leaves more of itself to it.
pub fn dialog_room(ctx: &Context) -> f32 {
    let window = ctx.content_rect().height();
    window - (window * AROUND.0).clamp(AROUND.1, AROUND.2)
}

/// A dialog in the middle of the window.
#[must_use = "show it with .show(ctx, …)"]
pub struct DialogWindow<'a> {
    id: Id,
    title: &'a str,
    width: f32,
}

/// What happened in a dialog.
pub struct DialogResponse<A, B> {
    /// What the content returned.
    pub content: A,
    /// What the buttons returned.
    pub buttons: B,
    /// Escape, the closing cross, or a click beside the dialog.
    pub dismissed: bool,
}

impl<'a> DialogWindow<'a> {
    /// A dialog; `name` tells it from others.
    pub fn new(name: &str, title: &'a str) -> Self {
        Self {
            id: Id::unique(("dialog", name)),
            title,
            width: 480.0,
        }
    }

    /// Its width in points, unless the window is narrower.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it: the content scrolls when it is high; the buttons stand at the trailing end, the first outermost.
    pub fn show<A, B>(
        self,
        ctx: &Context,
        content: impl FnOnce(&mut Ui) -> A,
        buttons: impl FnOnce(&mut Ui) -> B,
    ) -> DialogResponse<A, B> {
        let env = Env::of(ctx);
        let theme = &env.theme;
        let window = ctx.content_rect();
        let width = self.width.min(window.width() - 2.0 * theme.space.huge);
        let close_name = env.words.get("kit-close");
        FocusBefore::dialog_shown(ctx);
        let modal = Modal::new(self.id)
            .area(Modal::default_area(self.id).accessible_name(self.title))
            .backdrop_color(theme.colours.backdrop)
            .frame(frame(ctx).inner_margin(Margin::same(theme.space.large as i8)))
            .show(ctx, |ui| {
                ui.set_width(width);
                // The area offers as much room as the last frame took; the content may want more.
                ui.set_max_height(window.height());
                ui.spacing_mut().item_spacing.y = theme.space.small;
                column(ui, |ui| {
                    let (_, crossed) = spread(
                        ui,
                        |ui| {
                            // A question stands at the end of the names in it.
                            let room = ui.available_width();
                            StyledText::new(self.title).title().rows(room, TITLE_LINES).ui(ui)
                        },
                        |ui| Button::icon_only(Icon::Close, &close_name).ui(ui).clicked(),
                    );
                    let most = dialog_room(ctx) + theme.space.tiny;
                    // What scrolls leaves its end to the bar.
                    let bar = self.id.with("bar");
                    let scrolls = ui.data(|data| data.get_temp(bar).unwrap_or(false));
                    let content = Scroll::vertical("content")
                        .max_height(most.max(120.0))
                        .shrinks()
                        .show(ui, |ui| {
                            if scrolls {
                                ui.set_max_width(ui.available_width() - theme.space.medium);
                            }
                            // Within what scrolls, so that the ring round a first control is not cut.
                            ui.add_space(theme.space.tiny);
                            content(ui)
                        });
                    let hidden = content.content_size.y - content.inner_rect.height();
                    if scrolls != (hidden > 0.5) {
                        ui.data_mut(|data| data.insert_temp(bar, !scrolls));
                        ctx.request_repaint();
                    }
                    let content = content.inner;
                    let buttons = self.buttons_ui(ui, buttons);
                    (content, buttons, crossed)
                })
            });
        // The area stands by the size of the last frame.
        let (size_id, size) = (self.id.with("size"), modal.response.rect.size());
        if ctx.data(|data| data.get_temp(size_id)) != Some(size) {
            ctx.data_mut(|data| data.insert_temp(size_id, size));
            ctx.request_repaint();
        }
        let outside = is_left(&modal, None);
        let (content, buttons, crossed) = modal.inner;
        DialogResponse {
            content,
            buttons,
            dismissed: crossed || outside,
        }
    }

    /// The buttons at the foot; where there are none, no room is left for them.
    fn buttons_ui<B>(&self, ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> B) -> B {
        let bare_id = self.id.with("bare");
        let was_bare = ui.data(|data| data.get_temp(bare_id).unwrap_or(false));
        let drawn = |ui: &mut Ui| {
            let answer = buttons(ui);
            (answer, ui.min_rect().width() <= 0.0)
        };
        let (answer, is_bare) = if was_bare {
            drawn(&mut ui.new_child(UiBuilder::new()))
        } else {
            ui.add_space(Env::of(ui.ctx()).theme.space.small);
            spread(ui, |_| (), drawn).1
        };
        if is_bare != was_bare {
            ui.data_mut(|data| data.insert_temp(bare_id, is_bare));
            ui.ctx().request_repaint();
        }
        answer
    }

    /// [`Self::show`] where content and buttons, which are drawn one after the other, both change the same thing.
    pub fn show_with<S, A, B>(
        self,
        ctx: &Context,
        changed: &mut S,
        content: impl FnOnce(&mut S, &mut Ui) -> A,
        buttons: impl FnOnce(&mut S, &mut Ui) -> B,
    ) -> DialogResponse<A, B> {
        let changed = RefCell::new(changed);
        self.show(
            ctx,
            |ui| content(&mut changed.borrow_mut(), ui),
            |ui| buttons(&mut changed.borrow_mut(), ui),
        )
    }
}

/// The buttons of a dialog that asks before something is lost: the one that lets it go, outermost, and the one that
/// does not. The second has the keyboard when the dialog is first drawn (`first`), so that Enter loses nothing: who
/// means it goes to the other with the pointer or by Tab, which leads there before the closing cross. `None` while the
/// person thinks; `Some(true)` for yes.
pub fn danger_choice(ui: &mut Ui, yes: &str, no: &str, first: bool) -> Option<bool> {
    let danger = Button::new(yes).danger().ui(ui);
    let harmless = Button::new(no).ui(ui);
    if first {
        harmless.request_focus();
    }
    if harmless.has_focus() {
        let own = EventFilter {
            tab: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(harmless.id, own));
        if take_key(ui, Modifiers::NONE, Key::Tab) || take_key(ui, Modifiers::SHIFT, Key::Tab) {
            danger.request_focus();
        }
    }
    (danger.clicked() || harmless.clicked()).then_some(danger.clicked())
}

/// Asks before something is lost, as [`danger_choice`] does; Escape and a click beside the dialog say no.
pub fn confirm(ctx: &Context, name: &str, title: &str, text: &str, yes: &str, first: bool) -> Option<bool> {
    let no = Env::of(ctx).words.get("kit-cancel").into_owned();
    let shown = DialogWindow::new(name, title).width(420.0).show(
        ctx,
        |ui| StyledText::new(text).ui(ui),
        |ui| danger_choice(ui, yes, &no, first),
    );
    shown.buttons.or(shown.dismissed.then_some(false))
}

/// A message across a pane that stays until what it says is no longer so. Returns whether its action was chosen.
pub fn banner(ui: &mut Ui, tone: Tone, text: impl AsRef<str>, action: Option<&str>) -> bool {
    let env = Env::of(ui.ctx());
    let c = &env.theme.colours;
    let fill = match tone {
        Tone::Warning => c.warning_soft,
        Tone::Danger => c.danger_soft,
        Tone::Plain | Tone::Success => c.hover,
    };
    egui::Frame::new()
        .fill(fill)
        .corner_radius(env.theme.radius.control)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            row(ui, |ui| {
                paint_icon(ui, tone.icon().unwrap_or(Icon::Info), tone.colour(&env));
                spread(
                    ui,
                    |ui| {
                        let room = ui.available_width();
                        StyledText::new(text.as_ref()).rows(room, 3).ui(ui);
                    },
                    |ui| action.is_some_and(|action| Button::new(action).ui(ui).clicked()),
                )
                .1
            })
        })
        .inner
}

/// What is being dragged, beside the pointer: the name of a code or a document.
pub fn drag_ghost(ctx: &Context, text: &str, colour: Option<Color32>) {
    let Some(pos) = ctx.pointer_hover_pos() else {
        return;
    };
    let dir = Dir::of(ctx);
    let pivot = if dir.is_rtl() {
        Align2::RIGHT_TOP
    } else {
        Align2::LEFT_TOP
    };
    Area::new(Id::unique("drag_ghost"))
        .order(Order::Tooltip)
        .interactable(false)
        .pivot(pivot)
        .fixed_pos(pos + vec2(14.0 * dir.sign(), 14.0))
        .show(ctx, |ui| {
            frame(ctx).inner_margin(Margin::symmetric(10, 4)).show(ui, |ui| {
                row(ui, |ui| {
                    if let Some(colour) = colour {
                        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), egui::Sense::hover());
                        ui.painter().rect_filled(rect, 3.0, colour);
                    }
                    StyledText::new(text).fit(Fit::Truncate(240.0)).ui(ui);
                });
            });
        });
}
