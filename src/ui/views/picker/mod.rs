//! The code picker: it opens at the passage, finds a code by a few letters of it, and makes one that is missing. Where a
//! coding is selected and no words are, it says that the code takes the place of the one there.

use egui::{Area, Context, Frame, Id, Key, Margin, Order, Rect, Ui, pos2, vec2};

use crate::model::{CodeId, CodingId, DocumentId, Level};
use crate::text::CharRange;
use crate::ui::action::{Action, PickerDraft};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir};
use crate::ui::parts::codes::choices::{CodeChoice, CodeOffer};
use crate::ui::parts::codes::list::{ChoiceMode, CodeList};
use crate::ui::parts::codes::tree::TreeNode;
use crate::ui::parts::path_text::path_text;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// Width of the picker in points, unless the window is narrower.
const WIDTH: f32 = 420.0;
/// The list shows at most so many rows at once.
const MOST_ROWS: f32 = 7.0;
/// Title, field, definition and keys around the list, in points.
const AROUND: f32 = 190.0;

/// Room for the path and the definition of the lit code, in points.
const ABOUT: f32 = 64.0;

/// The code picker. The window makes one when a code is to be chosen, draws it over everything and drops it when it
/// is done; it asks for [`Action::Code`], or for [`Action::Recode`] and [`Action::CodeAlso`].
#[derive(Debug, Default)]
pub struct Picker {
    at: Option<Rect>,
    /// The codings that get another code; none where words get one.
    codings: Vec<CodingId>,
    /// The words that get one. A press beside the picker may select others before it closes.
    passage: Option<(DocumentId, CharRange)>,
    list: CodeList,
    /// It has been drawn once: the click that opened it does not close it.
    drawn: bool,
    /// Where that stands which opened it: pressed again, it does not close it.
    opener: Option<Rect>,
}

/// How the picker came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PickerEnd {
    /// A code was chosen.
    Chosen,
    /// By Escape.
    Left,
}

impl Picker {
    /// A picker at a passage; `at` is the box round it on the screen, or `None` when it is out of sight. What is chosen
    /// takes the place of the code that `codings` have, or is given to the selected words where there are none of them.
    pub fn new(at: Option<Rect>, codings: Vec<CodingId>) -> Self {
        Self {
            at,
            codings,
            ..Self::default()
        }
    }

    /// A picker in which something was written before.
    pub fn again(draft: PickerDraft) -> Self {
        let mut picker = Self::new(None, draft.codings);
        picker.list.query = draft.words;
        picker
    }

    /// Gives the keyboard to its field again, with all that is written there selected.
    pub fn take_keyboard(&mut self) {
        self.list.take_keyboard();
    }

    /// Offers back the name of a new code that was written and not given.
    pub fn give_up(&self, cx: &mut Cx<'_>) {
        let Some(Typing::Name(_, words)) = self.list.typing() else {
            return;
        };
        // Without what was to be coded nothing could be done with it.
        if words.is_empty() || (self.codings.is_empty() && self.passage.is_none()) {
            return;
        }
        let draft = PickerDraft {
            words,
            passage: self.passage.filter(|_| self.codings.is_empty()),
            codings: self.codings.clone(),
        };
        let sentence = cx.tr("toast-given-up");
        cx.act(Action::Offer {
            sentence,
            button: "toast-keep",
            action: Box::new(Action::PickAgain(Box::new(draft))),
        });
    }

    /// Draws the picker over the window. True when it is done, with or without a choice.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ctx);
        let window = ctx.content_rect().shrink(theme.space.small);
        let width = WIDTH.min(window.width());
        let at = self.at.map_or_else(
            || {
                let top = pos2(window.center().x, window.min.y + window.height() * 0.2);
                Rect::from_center_size(top, vec2(width, 0.0))
            },
            |at| at.intersect(window),
        );
        let below = window.max.y - at.max.y;
        let above = at.min.y - window.min.y;
        let upwards = below < 300.0 && above > below;
        let room = if upwards { above } else { below } - theme.space.small;
        let height = (room - AROUND).clamp(
            2.0 * crate::ui::parts::codes::list::ROW,
            MOST_ROWS * crate::ui::parts::codes::list::ROW,
        );
        let x = match Dir::of(ctx) {
            Dir::Rtl => at.max.x - width,
            Dir::Ltr => at.min.x,
        };
        let x = x.clamp(window.min.x, (window.max.x - width).max(window.min.x));
        let mut area = Area::new(Id::unique("code-picker"))
            .order(Order::Foreground)
            .constrain_to(window);
        area = if upwards {
            area.pivot(egui::Align2::LEFT_BOTTOM)
                .fixed_pos(pos2(x, at.min.y - theme.space.tiny))
        } else {
            area.fixed_pos(pos2(x, at.max.y + theme.space.tiny))
        };
        let shown = area.show(ctx, |ui| {
            Frame::new()
                .fill(theme.colours.raised)
                .stroke(theme.border())
                .corner_radius(theme.radius.card)
                .shadow(theme.popup_shadow())
                .inner_margin(Margin::same(theme.space.small as i8))
                .show(ui, |ui| {
                    ui.set_width(width - 2.0 * theme.space.small);
                    kit::column(ui, |ui| self.body_ui(ui, cx, height))
                })
                .inner
        });
        let fresh = !std::mem::replace(&mut self.drawn, true);
        if fresh || self.passage.is_none() {
            self.passage = cx.shared.document.zip(cx.shared.passage);
        }
        if fresh {
            self.opener = kit::just_clicked(ctx);
        }
        let opener = self.opener;
        let pressed_outside = ctx.input(|i| {
            i.pointer.any_pressed()
                && i.pointer
                    .interact_pos()
                    .filter(|pos| !opener.is_some_and(|opener| opener.contains(*pos)))
                    .is_some_and(|pos| !shown.response.rect.contains(pos))
        });
        let left = shown.inner == Some(PickerEnd::Left) || (pressed_outside && !fresh);
        let chosen = shown.inner == Some(PickerEnd::Chosen);
        if left && !chosen {
            self.give_up(cx);
        }
        left || chosen
    }

    /// Field, list and foot. Says how it came to its end, if it did.
    fn body_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, height: f32) -> Option<PickerEnd> {
        let offer = CodeOffer {
            recent: cx.shared.recent.clone(),
            create: true,
            below: parent_for_new(cx),
            ..CodeOffer::default()
        };
        // What is replaced may be gone by an edit beside the keyboard, such as one of the toast.
        self.codings.retain(|coding| cx.snapshot().has_coding(*coding));
        let replaces = !self.codings.is_empty();
        if replaces {
            self.title_ui(ui, cx);
        }
        let hint = cx.tr(if replaces {
            "dialog-recode-hint"
        } else {
            "codes-picker-hint"
        });
        let response = self.list.ui(ui, cx, &offer, &hint, height);
        self.foot_ui(ui, cx);
        let escape = !Field::is_editing(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape));
        if let Some((choice, how)) = response.chosen
            && let Some(code) = choice.code_ref()
        {
            let stays = how == ChoiceMode::AndStay;
            cx.act(match (replaces, stays) {
                (false, _) => Action::Code(code),
                (true, false) => Action::Recode(self.codings.clone(), code),
                (true, true) => Action::CodeAlso(self.codings.clone(), code),
            });
            if stays {
                self.list.reset();
                return None;
            }
            return Some(PickerEnd::Chosen);
        }
        if response.cancelled || escape {
            return Some(PickerEnd::Left);
        }
        if let Some(typing) = self.list.typing() {
            cx.shared.typing = Some(typing);
        }
        None
    }

    /// Which code is replaced.
    fn title_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let rows = self.codings.iter().filter_map(|id| cx.snapshot().coding(*id));
        let mut codes: Vec<CodeId> = rows.map(|coding| coding.code).collect();
        codes.dedup();
        let one = match codes.as_slice() {
            [code] => cx.snapshot().code(*code),
            _ => None,
        };
        let title = match one {
            Some(code) => cx.words.with("codes-picker-replace", &[("name", &code.name)]),
            None => cx.words.with("dialog-recode", &[("n", self.codings.len())]),
        };
        ui.add(kit::StyledText::new(&title).strong().elided());
        ui.add_space(Theme::of(ui.ctx()).space.tiny);
    }

    /// The path and definition of the lit code, and what the keys do.
    fn foot_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        ui.add_space(theme.space.tiny);
        kit::hairline(ui);
        ui.add_space(theme.space.tiny);
        let width = ui.available_width();
        // Its room stays the same while one walks through the list, or the list would jump.
        let tells = |node: &TreeNode| node.depth > 0 || !node.code.definition.trim().is_empty();
        if self.list.tree().nodes().iter().any(tells) {
            let layout = Dir::of(ui.ctx()).column();
            ui.allocate_ui_with_layout(vec2(width, ABOUT), layout, |ui| {
                ui.set_min_size(vec2(width, ABOUT));
                ui.spacing_mut().item_spacing.y = theme.space.hair;
                if let Some(CodeChoice::Code(id)) = self.list.highlighted()
                    && let Some(node) = self.list.tree().node(*id)
                {
                    let path = path_text(&self.list.tree().names(*id));
                    ui.add(kit::StyledText::new(&path).secondary().elided());
                    let definition = node.code.definition.trim();
                    ui.add(kit::StyledText::new(definition).small().rows(width, 2));
                }
            });
        }
        let keys = if self.codings.is_empty() {
            "codes-picker-keys"
        } else {
            "codes-picker-replace-keys"
        };
        ui.add(kit::StyledText::new(&cx.words.get(keys)).small().rows(width, 2));
    }
}

/// A new code may also go below the one category or subcategory that is selected in the tree.
fn parent_for_new(cx: &Cx<'_>) -> Option<CodeId> {
    let [selected] = cx.shared.codes.as_slice() else {
        return None;
    };
    let code = cx.snapshot().code(*selected)?;
    match code.level {
        Level::Category | Level::Subcategory => Some(*selected),
        Level::Code => code.parent,
    }
}
