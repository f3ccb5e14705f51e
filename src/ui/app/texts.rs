//! One text in the middle of the coding page, or two beside each other: which has the focus, where they stand, how one
//! comes and goes.

use egui::{Id, Rect, Ui, UiBuilder, pos2};

use super::panes::Panes;
use crate::model::{DocumentId, Snapshot};
use crate::session::Session;
use crate::settings::Docks;
use crate::text::Patch;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::docks::LEAST_BESIDE;
use crate::ui::kit::{self, Dir, SplitterRequest};
use crate::ui::parts::view::View as _;
use crate::ui::shared::{OtherText, Shared, TextSide};
use crate::ui::views::reader::{Neighbour, ReaderPane};

/// The least width to which one of two texts is made, and the least height, in points, as long as both have room.
const LEAST_WIDTH: f32 = 220.0;
const LEAST_HEIGHT: f32 = 160.0;
/// How far inside its edges a press gives a text the focus, in points: nearer, it takes the border.
const REACH: f32 = 4.0;

/// What is remembered of the texts' standing beside each other.
#[derive(Default)]
pub struct TextPair {
    /// The document of the text that was closed last.
    closed: Option<DocumentId>,
    /// What had the keyboard when the texts were drawn last.
    focused: Option<Id>,
    /// The pass in which the texts were drawn last, see [`egui::Context::cumulative_pass_nr`].
    drawn_in: u64,
}

/// Where two texts stand.
struct PairPlaces {
    first: Rect,
    second: Rect,
    /// The line between them.
    border: Rect,
}

impl PairPlaces {
    /// Divides `room` so that the first has `part` of it: beside each other, or one over the other where lines would be
    /// too short to be read.
    fn new(room: Rect, part: f32, dir: Dir) -> Self {
        let length = |all: f32, least: f32| {
            let least = least.min(all / 2.0);
            (all * part).clamp(least, all - least).round()
        };
        if stand_upright(room) {
            let width = length(room.width(), LEAST_WIDTH);
            Self {
                first: dir.slice(room, 0.0, width),
                second: dir.slice(room, width, room.width() - width),
                border: dir.slice(room, width, 0.0),
            }
        } else {
            let y = room.min.y + length(room.height(), LEAST_HEIGHT);
            Self {
                first: room.with_max_y(y),
                second: room.with_min_y(y),
                border: Rect::from_min_max(pos2(room.min.x, y), pos2(room.max.x, y)),
            }
        }
    }

    fn of(&self, side: TextSide) -> Rect {
        match side {
            TextSide::First => self.first,
            TextSide::Second => self.second,
        }
    }
}

/// Whether two texts stand beside each other in a room, and not one over the other.
fn stand_upright(room: Rect) -> bool {
    room.width() >= 2.0 * LEAST_BESIDE
}

impl Panes {
    /// Gives the focus to the other text; nothing where there is none.
    pub fn turn_to_other(&mut self, shared: &mut Shared) {
        if shared.other.is_some() {
            std::mem::swap(&mut self.reader, &mut self.beside);
            shared.exchange_texts();
        }
    }

    /// Gives the focus to the text on a side; nothing where there is none.
    pub fn turn_to(&mut self, side: TextSide, shared: &mut Shared) {
        if shared.side() != side {
            self.turn_to_other(shared);
        }
    }

    /// Gives the keyboard to the other text, and with it the focus.
    pub fn go_to_other(&mut self, shared: &mut Shared) {
        self.turn_to_other(shared);
        self.reader.take_keyboard();
    }

    /// Shows a document in the text beside the one that has the focus, which comes into view for it, and goes there.
    pub fn open_beside(&mut self, document: DocumentId, shared: &mut Shared) {
        let side = shared.other.map_or(TextSide::Second, |other| other.side);
        shared.other = Some(OtherText {
            side,
            document: Some(document),
            ..OtherText::default()
        });
        self.go_to_other(shared);
    }

    /// Shows a second text beside the only one: the one that was closed last, else the document that is selected in the
    /// list, else the next one.
    pub fn open_second(&mut self, shared: &mut Shared, snapshot: &Snapshot) {
        let Some(open) = shared.document else { return };
        let selected = shared.documents.last().copied().filter(|id| *id != open);
        let closed = self.texts.closed.filter(|id| snapshot.document(*id).is_some());
        let next = || {
            let all = snapshot.documents();
            let at = all.iter().position(|document| document.id == open)?;
            all.get(at + 1).or(all.first()).map(|document| document.id)
        };
        let document = selected.or(closed).or_else(next).unwrap_or(open);
        self.open_beside(document, shared);
    }

    /// Closes one of two texts. The one that is left has the keyboard.
    pub fn close_text(&mut self, side: TextSide, shared: &mut Shared) {
        self.turn_to(side.other(), shared);
        if let Some(other) = shared.other.take() {
            self.texts.closed = other.document;
            self.beside.empty();
            self.reader.take_keyboard();
        }
    }

    /// Closes a text whose document is no longer in the project.
    pub fn close_what_has_gone(&mut self, shared: &mut Shared) {
        if shared.document.is_none() && shared.other.is_some() {
            self.turn_to_other(shared);
            shared.other = None;
        }
        if shared.other.is_none() && !self.beside.is_empty() {
            self.beside.empty();
        }
    }

    /// Moves what is selected in texts to where it stands after a change of their words.
    pub fn carry_selections(&mut self, patches: &[(DocumentId, Patch)], session: &Session) {
        for text in [&mut self.reader, &mut self.beside] {
            text.carry_selection(patches, session);
        }
    }

    /// The text that is being edited, which is one at most.
    pub fn edited_text(&self) -> Option<&ReaderPane> {
        [&self.reader, &self.beside]
            .into_iter()
            .find(|text| text.is_editing())
    }

    /// The same, to be changed.
    pub fn edited_text_mut(&mut self) -> Option<&mut ReaderPane> {
        [&mut self.reader, &mut self.beside]
            .into_iter()
            .find(|text| text.is_editing())
    }

    /// Whether the words of the text that has the focus are being edited in the other one, so that none can be coded.
    pub fn is_edited_beside(&self, shared: &Shared) -> bool {
        let edited = self.beside.edited_document();
        edited.is_some() && edited == shared.document
    }

    /// The document whose words are being edited.
    pub fn edited_document(&self) -> Option<DocumentId> {
        self.edited_text().and_then(ReaderPane::edited_document)
    }

    /// Leaves the mode of editing; the text that has the focus takes the keyboard when it was that.
    pub fn stop_editing(&mut self) {
        if self.reader.is_editing() {
            self.reader.take_keyboard();
        }
        if let Some(text) = self.edited_text_mut() {
            text.stop_editing();
        }
    }

    /// Draws the text, or both.
    pub(super) fn texts_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if cx.shared.other.is_none() {
            return self.reader.ui(ui, cx);
        }
        let room = ui.available_rect_before_wrap();
        let places = PairPlaces::new(room, cx.settings.docks.first_text, Dir::of(ui.ctx()));
        self.follow_focus(ui, cx.shared, &places);
        for side in TextSide::BOTH {
            let place = places.of(side);
            let builder = UiBuilder::new()
                .id_salt(Id::unique(("text", side as u8)))
                .max_rect(place);
            let mut inside = ui.new_child(builder);
            inside.shrink_clip_rect(place);
            self.text_ui(&mut inside, cx, side);
        }
        border_ui(ui, cx, room, places.border);
    }

    fn text_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, side: TextSide) {
        let has_focus = cx.shared.side() == side;
        if has_focus {
            let other = &self.beside;
            let neighbour = Neighbour {
                side,
                has_focus,
                other,
            };
            return self.reader.pane_ui(ui, cx, Some(neighbour));
        }
        // While it is drawn, what is open and selected is what is so in it.
        let asked = cx.actions.len();
        cx.shared.exchange_texts();
        let other = &self.reader;
        let neighbour = Neighbour {
            side,
            has_focus,
            other,
        };
        self.beside.pane_ui(ui, cx, Some(neighbour));
        cx.shared.exchange_texts();
        // What is asked there without pointer and keyboard, as screen readers do, is meant for it.
        let asked = cx.actions.iter().skip(asked);
        let meant = asked.filter(|action| !matches!(action, Action::FinishText { .. }));
        if meant.count() > 0 {
            self.turn_to_other(cx.shared);
        }
    }

    /// The text into which the pointer was pressed, or to which the keyboard went, has the focus.
    fn follow_focus(&mut self, ui: &Ui, shared: &mut Shared, places: &PairPlaces) {
        let (ctx, own_layer) = (ui.ctx(), ui.layer_id());
        let pressed = ctx
            .input(|input| {
                let pressed = input.pointer.any_pressed();
                pressed.then(|| input.pointer.interact_pos()).flatten()
            })
            .filter(|pos| ctx.layer_id_at(*pos) == Some(own_layer));
        let focused = ctx.memory(|memory| memory.focused());
        let pass = ctx.cumulative_pass_nr();
        let were_drawn = std::mem::replace(&mut self.texts.drawn_in, pass) + 1 >= pass;
        // What had the keyboard on another page stood where a text stands now, and is not in it.
        let moved = std::mem::replace(&mut self.texts.focused, focused) != focused && were_drawn;
        let gone_to = || {
            let response = ctx.read_response(focused.filter(|_| moved)?)?;
            (response.layer_id == own_layer).then(|| response.rect.center())
        };
        let Some(at) = pressed.or_else(gone_to) else {
            return;
        };
        let here = TextSide::BOTH
            .into_iter()
            .find(|side| places.of(*side).shrink(REACH).contains(at));
        if let Some(side) = here {
            self.turn_to(side, shared);
        }
    }
}

/// The border between two texts.
fn border_ui(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect, border: Rect) {
    let name = cx.tr("dock-border-texts");
    let dir = Dir::of(ui.ctx());
    let upright = stand_upright(room);
    // Keys move another line when the texts come to stand otherwise.
    let id = Id::unique(("text-border", upright));
    let first = match kit::splitter(ui, id, border, &name) {
        Some(SplitterRequest::At(to)) if upright => {
            (to.x - dir.from_leading(room, 0.0)) * dir.sign() / room.width().max(1.0)
        }
        Some(SplitterRequest::At(to)) => (to.y - room.min.y) / room.height().max(1.0),
        Some(SplitterRequest::Usual | SplitterRequest::Fitting) => Docks::default().first_text,
        None => return,
    };
    cx.settings.docks.first_text = first.clamp(0.1, 0.9);
}
