//! The codes over the course of interviews, over the table that counts them: a strip for each participant and document.

mod lanes;

use egui::accesskit::Role;
use egui::{
    Color32, CursorIcon, EventFilter, Key, Modifiers, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::model::DocumentId;
use crate::text::CharRange;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Fit, take_key};
use crate::ui::theme::Theme;

pub(super) use lanes::Course;
use lanes::{LaneOfMarks, MarkAt, PlacedMark, Strip};

/// The heights of the name over a strip, of a lane, of the scale below it and of the space after it, in points.
const HEAD: f32 = 24.0;
const LANE: f32 = 22.0;
const SCALE: f32 = 18.0;
const GAP: f32 = 8.0;
/// The width of the names of lanes: at most this, and this part of the room.
const NAMES: f32 = 220.0;
const NAMES_SHARE: f32 = 0.3;
/// Clear of the bar that moves the strips up and down.
const BAR: f32 = 12.0;
/// The narrowest mark, and the narrowest place that hears the pointer.
const LEAST_MARK: f32 = 5.0;
const LEAST_PLACE: f32 = 12.0;
/// The height of a mark.
const MARK: f32 = 14.0;
/// The part of the room that the strips may take from the table, a smaller one where there is little, and what they have
/// in any case.
const SHARE: f32 = 0.42;
const SMALL_SHARE: f32 = 0.33;
const SMALL: f32 = 360.0;
const LEAST: f32 = HEAD + 2.0 * LANE;
/// Where the scale has its lines, as shares of the text.
const SCALE_LINES: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// The strips of the page of findings: whether they are folded, and which mark has the keyboard.
#[derive(Default)]
pub(super) struct CourseView {
    /// Only their heading is shown.
    pub folded: bool,
    at: Option<MarkAt>,
    /// The mark is to get the keyboard and to come into view.
    sought: bool,
}

/// What a person does with a mark.
enum MarkEvent {
    /// Goes to its passage.
    Open(MarkAt),
    /// The keyboard goes to it.
    Go(MarkAt),
}

impl CourseView {
    /// Draws the strips, at most as high as leaves the table its room. Returns the passage that was chosen.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, course: &Course) -> Option<(DocumentId, CharRange)> {
        if course.strips.is_empty() {
            return None;
        }
        let mut open = !self.folded;
        kit::collapsing(ui, &mut open, cx.tr("findings-course"), |_| ());
        self.folded = !open;
        if self.folded {
            return None;
        }
        if self.at.is_some_and(|at| course.mark(at).is_none()) {
            self.at = None;
        }
        let tops = tops(course);
        let total = tops.last().copied().unwrap_or_default();
        let high = ui.available_height();
        let share = if high < SMALL { SMALL_SHARE } else { SHARE };
        let most = (high * share).max(LEAST).min(total);
        let room = ui.available_rect_before_wrap();
        let place = Rect::from_min_size(room.min, vec2(room.width(), most));
        let mut event = None;
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place));
            ui.spacing_mut().item_spacing.y = 0.0;
            kit::Scroll::vertical("course").show_viewport(ui, |ui, seen| {
                ui.set_height(total);
                event = self.strips_ui(ui, cx, course, &tops, seen);
            });
        });
        ui.advance_cursor_after_rect(place);
        match event {
            Some(MarkEvent::Open(at)) => {
                self.at = Some(at);
                let (strip, mark) = course.mark(at)?;
                Some((strip.document, mark.range))
            }
            Some(MarkEvent::Go(at)) => {
                (self.at, self.sought) = (Some(at), true);
                ui.ctx().request_repaint();
                None
            }
            None => None,
        }
    }

    fn strips_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        course: &Course,
        tops: &[f32],
        seen: Rect,
    ) -> Option<MarkEvent> {
        let whole = Dir::of(ui.ctx()).slice(ui.max_rect(), 0.0, ui.max_rect().width() - BAR);
        let in_sight = |top: f32, height: f32| top + height > seen.top() && top < seen.bottom();
        // One mark of those in sight can be reached by the key that goes from control to control.
        let lanes = || {
            course.strips.iter().enumerate().flat_map(|(s, strip)| {
                let top = tops.get(s).copied().unwrap_or_default() + HEAD;
                let lanes = strip.lanes.iter().enumerate();
                lanes.map(move |(l, lane)| (s, l, lane, top + l as f32 * LANE))
            })
        };
        let shown = |at: &MarkAt| lanes().any(|(s, l, _, top)| (s, l) == (at.0, at.1) && in_sight(top, LANE));
        let first = || {
            let mut marked =
                lanes().filter(|(_, _, lane, top)| !lane.marks.is_empty() && in_sight(*top, LANE));
            marked.next().map(|(s, l, ..)| (s, l, 0))
        };
        let stop = self.at.filter(|at| self.sought || shown(at)).or_else(first);
        let mut event = None;
        for (s, strip) in course.strips.iter().enumerate() {
            let top = tops.get(s).copied().unwrap_or_default();
            if !in_sight(top, height(strip)) && stop.is_none_or(|stop| stop.0 != s) {
                continue;
            }
            let y = whole.top() + top;
            let place = Rect::from_x_y_ranges(whole.x_range(), y..=y + height(strip));
            head_ui(
                ui,
                cx,
                strip,
                Rect::from_x_y_ranges(place.x_range(), y..=y + HEAD),
                s,
            );
            let names = NAMES.min(place.width() * NAMES_SHARE);
            let dir = Dir::of(ui.ctx());
            let track = dir.slice(place, names + GAP, place.width() - names - 2.0 * GAP);
            scale_ui(ui, cx, strip, track, y);
            for (l, lane) in strip.lanes.iter().enumerate() {
                let y = y + HEAD + l as f32 * LANE;
                let row = Rangef::new(y, y + LANE);
                name_ui(
                    ui,
                    lane,
                    Rect::from_x_y_ranges(dir.slice(place, 0.0, names).x_range(), row),
                    (s, l),
                );
                let track = Rect::from_x_y_ranges(track.x_range(), row);
                for (m, mark) in lane.marks.iter().enumerate() {
                    let at = (s, l, m);
                    event = self
                        .mark_ui(ui, course, strip, lane, mark, track, at, stop)
                        .or(event);
                }
            }
        }
        event
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a mark is told where it stands and which it is"
    )]
    fn mark_ui(
        &mut self,
        ui: &Ui,
        course: &Course,
        strip: &Strip,
        lane: &LaneOfMarks,
        mark: &PlacedMark,
        track: Rect,
        at: MarkAt,
        stop: Option<MarkAt>,
    ) -> Option<MarkEvent> {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let width = track.width();
        let long = ((mark.reaches.end - mark.reaches.start) * width).max(LEAST_MARK);
        let start = (mark.reaches.start * width).min(width - long).max(0.0);
        let bar = dir
            .slice(track, start, long)
            .shrink2(vec2(0.0, (LANE - MARK) / 2.0));
        let hears = Rect::from_center_size(bar.center(), vec2(long.max(LEAST_PLACE), LANE));
        let is_stop = stop == Some(at);
        if !is_stop && !ui.is_rect_visible(hears) {
            return None;
        }
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(hears, ui.scope_id().with(("mark", at)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, course.told(strip, mark)));
        let paint = theme.code_paint_of(lane.colour.0, lane.colour.1, lane.colour.2);
        let chosen = response.hovered() || response.has_focus();
        // Marks that touch or overlap are told apart by the ground between them.
        ui.painter().rect(
            bar,
            3.0,
            paint.solid,
            Stroke::new(1.0, theme.colours.paper),
            StrokeKind::Inside,
        );
        if chosen {
            ui.painter().rect_stroke(
                bar.expand(2.0),
                4.0,
                Stroke::new(2.0, theme.colours.accent),
                StrokeKind::Inside,
            );
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        let event = if response.clicked() {
            Some(MarkEvent::Open(at))
        } else if response.has_focus() {
            if std::mem::take(&mut self.sought) {
                ui.scroll_to_rect(hears.expand2(vec2(0.0, LANE)), None);
            }
            keys(ui, &response, dir, course, at)
        } else {
            if is_stop && self.sought {
                response.request_focus();
                ui.scroll_to_rect(hears.expand2(vec2(0.0, LANE)), None);
                ui.ctx().request_repaint();
            }
            None
        };
        kit::tooltip(response, course.told(strip, mark));
        event
    }
}

/// What the keys ask of the mark that has the keyboard. The arrows go as they point.
fn keys(ui: &Ui, response: &Response, dir: Dir, course: &Course, at: MarkAt) -> Option<MarkEvent> {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (onward, back) = dir.arrows();
    let steps = [
        (onward, course.along(at, 1)),
        (back, course.along(at, -1)),
        (Key::ArrowDown, course.across(at, true)),
        (Key::ArrowUp, course.across(at, false)),
    ];
    let mut next = None;
    for (key, to) in steps {
        if take_key(ui, Modifiers::NONE, key) {
            next = to.map(MarkEvent::Go);
        }
    }
    next
}

/// Where each strip begins, and where the last one ends.
fn tops(course: &Course) -> Vec<f32> {
    let mut tops = vec![0.0];
    let mut top = 0.0;
    for strip in &course.strips {
        top += height(strip);
        tops.push(top);
    }
    tops
}

fn height(strip: &Strip) -> f32 {
    HEAD + strip.lanes.len().max(1) as f32 * LANE + SCALE + GAP
}

/// The name of a strip, and how many passages it has.
fn head_ui(ui: &Ui, cx: &Cx<'_>, strip: &Strip, place: Rect, number: usize) {
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let text = cx.words.with(
        "findings-course-strip",
        &[
            ("name", &strip.person),
            ("document", &strip.title),
            ("count", &strip.count),
        ],
    );
    let font = theme.bold(theme.size.secondary);
    let galley = kit::layout(
        ui.ctx(),
        &text,
        font,
        theme.colours.ink,
        Fit::Truncate(place.width()),
    );
    let slot = dir.slice(place, 0.0, galley.size().x);
    let y = place.center().y - galley.size().y / 2.0;
    let response = ui.interact(place, ui.scope_id().with(("strip", number)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
    if galley.elided {
        kit::tooltip(response, &text);
    }
    ui.painter()
        .galley(pos2(slot.min.x, y), galley, theme.colours.ink);
}

/// The lines behind the lanes with the beginning and the end of the text below them, or that there is nothing to show.
fn scale_ui(ui: &Ui, cx: &Cx<'_>, strip: &Strip, track: Rect, top: f32) {
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let small = |text: &str| {
        let font = theme.font(theme.size.small);
        kit::layout(ui.ctx(), text, font, theme.colours.secondary, Fit::Line)
    };
    let (begin, end) = (top + HEAD, top + HEAD + strip.lanes.len().max(1) as f32 * LANE);
    if strip.lanes.is_empty() {
        let galley = small(&cx.tr("findings-course-nothing"));
        let slot = dir.slice(track, 0.0, galley.size().x);
        let y = begin + (LANE - galley.size().y) / 2.0;
        ui.painter()
            .galley(pos2(slot.min.x, y), galley, theme.colours.secondary);
        return;
    }
    for l in 0..strip.lanes.len() {
        let y = begin + (l as f32 + 0.5) * LANE;
        ui.painter().hline(track.x_range(), y, theme.hairline());
    }
    let last = SCALE_LINES.len() - 1;
    for (i, share) in SCALE_LINES.into_iter().enumerate() {
        let x = match dir {
            Dir::Rtl => track.right() - share * track.width(),
            Dir::Ltr => track.left() + share * track.width(),
        };
        ui.painter().vline(x, begin..=end, theme.hairline());
        let text = match i {
            0 => cx.tr("findings-course-begin"),
            _ if i == last => cx.tr("findings-course-end"),
            _ => {
                let place = (share * 100.0).round() as usize;
                cx.words.with("findings-course-share", &[("n", place)])
            }
        };
        let galley = small(&text);
        let half = galley.size().x / 2.0;
        // Those at the ends stay within the track.
        let x = (x - half).clamp(track.left(), (track.right() - 2.0 * half).max(track.left()));
        ui.painter()
            .galley(pos2(x, end + 1.0), galley, theme.colours.secondary);
    }
}

/// The name of a lane before it, with the colour of its marks.
fn name_ui(ui: &Ui, lane: &LaneOfMarks, place: Rect, id: (usize, usize)) {
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let paint = theme.code_paint_of(lane.colour.0, lane.colour.1, lane.colour.2);
    let dot = dir.slice(place, 0.0, 10.0);
    ui.painter().circle_filled(dot.center(), 4.0, paint.solid);
    let font = theme.font(theme.size.secondary);
    let room = Fit::Truncate(place.width() - 16.0);
    let galley = kit::layout(ui.ctx(), &lane.name, font, Color32::PLACEHOLDER, room);
    let slot = dir.slice(place, 16.0, galley.size().x);
    let y = place.center().y - galley.size().y / 2.0;
    let response = ui.interact(place, ui.scope_id().with(("lane", id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &lane.name));
    if galley.elided || lane.path != lane.name {
        kit::tooltip(response, &lane.path);
    }
    ui.painter()
        .galley(pos2(slot.min.x, y), galley, theme.colours.ink);
}
