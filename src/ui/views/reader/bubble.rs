//! The bar beside a selected passage that tells what can be done with it, and by which keys.

use egui::{Context, Event, Id, Key, Popup, Pos2, Rangef, Rect, Ui, Widget as _, pos2};

use super::ReaderPane;
use crate::i18n::Arg;
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, floating_bar, floating_bar_height};
use crate::ui::typeset::ViewPlace;

/// How long a selection rests before the bar comes, in seconds: while it still grows, the bar would flicker.
const RESTS: f64 = 0.3;
/// Space between the bar and the selected lines, in points.
const GAP: f32 = 5.0;
/// Most width of the name of the last code, in points.
const NAME: f32 = 110.0;

/// What is remembered of the bar from one frame to the next.
#[derive(Default)]
pub(super) struct Bubble {
    /// The passage that it is about.
    passage: Option<CharRange>,
    /// When the passage was selected, or last changed.
    since: f64,
    /// The state of the project, and the place of the text, when it came.
    revision: u64,
    place: ViewPlace,
    /// It has gone, and does not come back for this passage.
    gone: bool,
    /// Where it was drawn in the last frame.
    rect: Option<Rect>,
    /// Its buttons in the last frame.
    buttons: Vec<Id>,
}

/// A button of the bar.
struct BubbleButton {
    command: Command,
    icon: Icon,
    text: String,
    keys: String,
    tip: String,
}

impl Bubble {
    /// Takes the bar away for as long as the same passage is selected.
    pub(super) fn hide(&mut self) {
        self.rect = None;
        self.buttons.clear();
        self.gone = true;
    }
}

impl ReaderPane {
    /// Shows the bar once a selection has come to rest, until something else is done. `view` is where the text is.
    pub(super) fn bubble_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, view: Rect) {
        let place = self
            .bubble_rests(ui, cx)
            .and_then(|lines| self.beside(ui, lines, view));
        match place {
            Some((at, above)) => self.draw_bubble(ui.ctx(), cx, at, above, view),
            None => {
                self.bubble.rect = None;
                self.bubble.buttons.clear();
            }
        }
    }

    /// Where the bar has room beside the selected lines, and whether that is above them; `None` where it has none.
    fn beside(&self, ui: &Ui, lines: Rangef, view: Rect) -> Option<(Pos2, bool)> {
        let end = self.selection_rect()?;
        let height = floating_bar_height(ui) + GAP;
        let room = [
            lines.min - height >= view.top(),
            lines.max + height <= view.bottom(),
        ];
        let above = match room {
            // Nearer to the end of the selection, where the eye is.
            [true, true] => end.center().y < lines.center(),
            [false, false] => return None,
            [above, _] => above,
        };
        let y = if above { lines.min - GAP } else { lines.max + GAP };
        Some((pos2(end.center().x, y), above))
    }

    /// The lines of the selection when the bar is to be seen beside them.
    fn bubble_rests(&mut self, ui: &Ui, cx: &Cx<'_>) -> Option<Rangef> {
        let opened = self.opened.as_ref()?;
        let bubble = &mut self.bubble;
        let passage = cx.shared.passage.filter(|_| cx.settings.selection_bubble);
        let (now, place, revision) = (
            ui.input(|input| input.time),
            opened.view.place(),
            cx.session.revision(),
        );
        if bubble.passage != passage {
            *bubble = Bubble {
                passage,
                since: now,
                revision,
                place,
                ..Bubble::default()
            };
        }
        passage?;
        let focused = ui.ctx().memory(|memory| memory.focused());
        let in_bubble = focused.is_some_and(|id| bubble.buttons.contains(&id));
        let (down, pressed, shift, at) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.any_down(),
                pointer.any_pressed(),
                input.modifiers.shift,
                pointer.interact_pos(),
            )
        });
        let on_bubble = at.zip(bubble.rect).is_some_and(|(at, rect)| rect.contains(at));
        let typed = ui.input(|input| input.events.iter().any(is_typed)) && bubble.since < now;
        let elsewhere = focused.is_some_and(|id| Some(id) != self.id) && !in_bubble;
        bubble.gone |= (typed && !in_bubble)
            || bubble.revision != revision
            || elsewhere
            || Popup::is_any_open(ui.ctx())
            || (bubble.rect.is_some() && (bubble.place != place || (pressed && !on_bubble)));
        if bubble.gone {
            return None;
        }
        if bubble.rect.is_none() {
            bubble.place = place;
            if down || shift {
                bubble.since = now;
            }
        }
        let wait = bubble.since + RESTS - now;
        if wait > 0.0 {
            ui.ctx().request_repaint_after_secs(wait as f32);
            return None;
        }
        if pressed && on_bubble {
            self.keep_keyboard(ui.ctx());
        }
        opened.view.selected_lines()
    }

    fn draw_bubble(&mut self, ctx: &Context, cx: &mut Cx<'_>, at: Pos2, above: bool, view: Rect) {
        let all = bubble_buttons(cx);
        let hide = cx.tr("reader-bubble-hide");
        let hiding = Button::icon_only(Icon::Close, &hide);
        let width_of = |texts: bool| {
            let buttons: f32 = all.iter().map(|b| b.button(texts).wanted_width(ctx)).sum();
            (buttons + hiding.wanted_width(ctx)).ceil()
        };
        let full = width_of(true);
        // In a narrow column the icons and the keys are enough.
        let texts = full + 2.0 * GAP <= view.width();
        let width = if texts { full } else { width_of(false) };
        let (mut chosen, mut hidden) = (None, false);
        let mut ids = Vec::new();
        let label = cx.tr("reader-bubble");
        let rect = floating_bar(ctx, "selection", &label, (at, above), width, view, |ui| {
            for entry in &all {
                let response = entry.button(texts).ui(ui);
                ids.push(response.id);
                if response.clicked() {
                    chosen = Some(entry.command);
                }
            }
            let response = hiding.ui(ui);
            ids.push(response.id);
            hidden = response.clicked();
        });
        self.bubble.rect = Some(rect);
        self.bubble.buttons = ids;
        if hidden {
            cx.settings.selection_bubble = false;
            let said = cx.tr("reader-bubble-hidden");
            cx.act(Action::Say(said));
        }
        if let Some(command) = chosen {
            cx.act(Action::Run(command));
        }
        if hidden || chosen.is_some() {
            self.bubble.gone = true;
            self.keep_keyboard(ctx);
            ctx.request_repaint();
        }
    }

    /// Gives the keyboard back to the text, from which a press beside it takes it.
    fn keep_keyboard(&self, ctx: &Context) {
        if let Some(id) = self.id {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }
}

/// Whether a key was pressed that does something else than go through what can be focused.
fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key { key, pressed: true, .. } if *key != Key::Tab)
}

impl BubbleButton {
    fn button(&self, text: bool) -> Button<'_> {
        let button = if text {
            Button::new(&self.text).icon(self.icon).quiet().at_most(NAME)
        } else {
            Button::icon_only(self.icon, &self.text)
        };
        button.shortcut(&self.keys).tip(&self.tip).keys_shown()
    }
}

fn bubble_buttons(cx: &Cx<'_>) -> Vec<BubbleButton> {
    let entry = |command: Command, icon, text: String| BubbleButton {
        command,
        icon,
        text,
        keys: command.shortcut_text().unwrap_or_default(),
        tip: command.text(&cx.words),
    };
    let mut buttons = vec![
        entry(Command::CodeSelection, Icon::Tag, cx.tr("reader-bubble-code")),
        entry(Command::CodeInVivo, Icon::Quote, cx.tr("reader-bubble-in-vivo")),
        entry(Command::Annotate, Icon::Memo, cx.tr("reader-bubble-memo")),
    ];
    let last = cx.shared.recent.first().and_then(|id| cx.snapshot().code(*id));
    if let Some(last) = last {
        let again = cx
            .words
            .with("reader-code-again", &[("name", Arg::from(&last.name))]);
        buttons.push(BubbleButton {
            tip: again,
            ..entry(Command::LastCode, Icon::Redo, last.name.clone())
        });
    }
    buttons
}
