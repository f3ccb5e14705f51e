//! What is known of the selected coding, and what can be done with it.

use egui::{Color32, Frame, Margin, Ui, Widget as _};

use crate::model::{Coding, CodingId, Edit, Importance, MemoKind, MemoTarget, Snapshot};
use crate::report::wording::memo_kind;
use crate::text::Text as Transcript;
use crate::text::segment::{paragraph_at, paragraphs};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{
    Button, Fit, Icon, Scroll, StyledText, column, give_keyboard_back, keep_together, layout,
    segmented_by_mouse, spread, tooltip_with_shortcut, wrapped_row,
};
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::importance::importance_tip;
use crate::ui::parts::path_text::path_text;
use crate::ui::parts::resize::{PassageEdge, by_word};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// In a room lower than this, in points, what is told takes a line each.
const LOW: f32 = 300.0;

/// What is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InspectorField {
    Condensed,
    Memo,
}

/// What is written about the selected coding. It is kept when its field loses the keyboard, so that a sentence is one
/// operation and not as many as it has letters.
#[derive(Debug, Default)]
pub struct Inspector {
    draft: Option<SegmentDraft>,
    /// The coding that was drawn last, as far as its fields were scrolled.
    scrolled: Option<CodingId>,
}

#[derive(Debug)]
struct SegmentDraft {
    /// The coding as it was at `revision`.
    coding: Coding,
    /// The number of the paragraph in which it begins.
    paragraph: usize,
    revision: u64,
    condensed: WrittenText,
    memo: WrittenText,
    kind: MemoKind,
}

/// A text as it is being written, and as it is kept.
#[derive(Debug, Default)]
struct WrittenText {
    text: String,
    kept: String,
}

impl WrittenText {
    fn new(kept: &str) -> Self {
        Self {
            text: kept.to_owned(),
            kept: kept.to_owned(),
        }
    }

    fn is_changed(&self) -> bool {
        self.text.trim() != self.kept.trim()
    }

    /// Takes what is kept now, unless something else is being written.
    fn renew(&mut self, kept: &str) {
        if !self.is_changed() {
            kept.clone_into(&mut self.text);
        }
        kept.clone_into(&mut self.kept);
    }
}

impl Inspector {
    /// Whether a coding is selected.
    pub fn is_shown(&self) -> bool {
        self.draft.is_some()
    }

    /// Takes up the coding that is selected now, and keeps what was written about the one before.
    pub fn follow(&mut self, cx: &mut Cx<'_>) {
        let revision = cx.session.revision();
        let selected = cx.shared.coding;
        let same = |draft: &SegmentDraft| Some(draft.coding.id) == selected;
        if self
            .draft
            .as_ref()
            .is_some_and(|draft| same(draft) && draft.revision == revision)
        {
            return;
        }
        if !self.draft.as_ref().is_some_and(same) {
            self.commit(cx);
            self.draft = None;
        }
        let Some(coding) = selected.and_then(|id| cx.snapshot().coding(id)).cloned() else {
            self.draft = None;
            return;
        };
        let paragraph = paragraph_number(cx, &coding);
        let memo = cx.snapshot().memo_on(MemoTarget::Coding(coding.id));
        let body = memo.map_or("", |m| m.body.as_str());
        let kind = memo.map(|m| m.kind).unwrap_or_default();
        let condensed = coding.condensed.as_deref().unwrap_or_default();
        match &mut self.draft {
            Some(draft) => {
                draft.condensed.renew(condensed);
                draft.memo.renew(body);
                (draft.revision, draft.kind) = (revision, kind);
                (draft.coding, draft.paragraph) = (coding, paragraph);
            }
            None => {
                self.draft = Some(SegmentDraft {
                    condensed: WrittenText::new(condensed),
                    memo: WrittenText::new(body),
                    coding,
                    paragraph,
                    revision,
                    kind,
                });
            }
        }
    }

    /// What was written and is not yet kept, which counts as kept from now on.
    pub fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        let mut edits = Vec::new();
        let Some(draft) = &mut self.draft else {
            return edits;
        };
        if !snapshot.has_coding(draft.coding.id) {
            return edits;
        }
        if draft.condensed.is_changed() {
            draft.condensed.kept.clone_from(&draft.condensed.text);
            edits.push(Edit::SetCondensed(
                draft.coding.id,
                draft.condensed.text.trim().to_owned(),
            ));
        }
        if draft.memo.is_changed() {
            draft.memo.kept.clone_from(&draft.memo.text);
            edits.push(Edit::WriteMemo {
                memo: None,
                target: MemoTarget::Coding(draft.coding.id),
                kind: draft.kind,
                body: draft.memo.text.trim().to_owned(),
            });
        }
        edits
    }

    /// What is being typed in one of the fields; the other was kept when it was left.
    fn typing(&self) -> Option<Typing> {
        let draft = self.draft.as_ref()?;
        let coding = draft.coding.id;
        let typed = |written: &WrittenText| {
            (written.is_changed() && !written.text.trim().is_empty()).then(|| written.text.clone())
        };
        typed(&draft.condensed)
            .map(|text| Typing::Condensed(coding, text))
            .or_else(|| {
                Some(Typing::Memo {
                    target: MemoTarget::Coding(coding),
                    memo: None,
                    kind: draft.kind,
                    text: typed(&draft.memo)?,
                })
            })
    }

    /// Asks for what was written to be kept, and to be told with a way back.
    fn commit(&mut self, cx: &mut Cx<'_>) {
        for edit in self.unsaved(cx.session.snapshot()) {
            cx.act(Action::EditWithToast(edit));
        }
    }

    /// Draws the inspector; when it is folded, the name of the code alone.
    pub fn ui(&mut self, ui: &mut Ui, folded: &mut bool, cx: &mut Cx<'_>) {
        let Some(draft) = &self.draft else { return };
        let (coding, paragraph) = (draft.coding.clone(), draft.paragraph);
        let theme = Theme::of(ui.ctx());
        let low = ui.available_height() < LOW;
        // Each coding begins at its top.
        let begins = self.scrolled.replace(coding.id) != Some(coding.id);
        let scroll = Scroll::vertical("inspector").offset(begins.then_some(0.0));
        scroll.show(ui, |ui| {
            // The scroll bar has its place beside the fields.
            let margin = Margin::symmetric(theme.space.medium as i8, 0);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                column(ui, |ui| {
                    head_ui(ui, &coding, paragraph, folded, low, cx);
                    if *folded {
                        return;
                    }
                    ui.add_space(4.0);
                    buttons_ui(ui, &coding, cx);
                    ui.add_space(4.0);
                    let condensed = self.field_ui(ui, cx, InspectorField::Condensed);
                    ui.add_space(4.0);
                    edges_ui(ui, &coding, cx);
                    importance_ui(ui, &coding, cx);
                    ui.add_space(4.0);
                    let memo = self.field_ui(ui, cx, InspectorField::Memo);
                    if condensed || memo {
                        self.commit(cx);
                    } else if let Some(typing) = self.typing() {
                        cx.shared.typing = Some(typing);
                    }
                })
            });
        });
    }

    /// The condensed unit or the memo; whether it was ended by its key or left.
    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, which: InspectorField) -> bool {
        let Some(draft) = &mut self.draft else {
            return false;
        };
        let (id, hint, written, rows) = match which {
            InspectorField::Condensed => (
                "segments-condensed",
                "segments-condensed-hint",
                &mut draft.condensed,
                2,
            ),
            InspectorField::Memo => ("segments-memo", "segments-memo-hint", &mut draft.memo, 3),
        };
        let (label, hint) = (cx.words.get(id), cx.words.get(hint));
        let kind = if which == InspectorField::Memo && draft.kind != MemoKind::Note {
            cx.words.get(memo_kind(draft.kind))
        } else {
            Default::default()
        };
        StyledText::new(&dotted(&[&label, &kind])).secondary().ui(ui);
        // One field for each coding, so that undo inside it never brings back the words of another.
        let field = Field::multi((id, draft.coding.id), rows)
            .label(&label)
            .hint(&hint);
        let answer = field.show(ui, &mut written.text);
        if answer.submitted {
            give_keyboard_back(ui.ctx(), answer.response.id);
        }
        let left = written.is_changed() && !answer.keeps_keyboard();
        answer.submitted || left
    }
}

/// The path of the code, who gave it and when, and where the passage is.
fn head_ui(ui: &mut Ui, coding: &Coding, paragraph: usize, folded: &mut bool, low: bool, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui.ctx());
    let snapshot = cx.snapshot();
    let ancestry = snapshot.ancestry(coding.code);
    let names: Vec<&str> = ancestry.iter().map(|c| c.name.as_str()).collect();
    let (name, above) = names.split_last().unwrap_or((&"", &[]));
    let (name, above) = ((*name).to_owned(), path_text(above));
    let colour = ancestry
        .last()
        .map(|c| theme.code_paint_of(c.colour.0, c.colour.1, c.colour.2).text);
    let coder = snapshot
        .coder(coding.coder)
        .map(|c| c.name.clone())
        .unwrap_or_default();
    let document = snapshot
        .document(coding.document)
        .map(|d| d.name.clone())
        .unwrap_or_default();
    let close = cx.tr("segments-unselect");
    let (_, closed) = spread(
        ui,
        |ui| {
            let text = StyledText::new(&name).heading().elided();
            if let Some(colour) = colour {
                text.colour(colour)
            } else {
                text
            }
            .ui(ui);
        },
        |ui| {
            let closed = Button::icon_only(Icon::Close, &close).ui(ui).clicked();
            let (icon, id) = if *folded {
                (Icon::ChevronUp, "segments-unfold")
            } else {
                (Icon::ChevronDown, "segments-fold")
            };
            if Button::icon_only(icon, &cx.words.get(id)).ui(ui).clicked() {
                *folded = !*folded;
            }
            closed
        },
    );
    if closed {
        cx.shared.coding = None;
    }
    if *folded {
        return;
    }
    let told = |ui: &mut Ui, text: &str| {
        let text = StyledText::new(text).secondary();
        if low { text.elided() } else { text }.ui(ui);
    };
    if !above.is_empty() {
        told(ui, &above);
    }
    let paragraph = cx.words.with("segments-paragraph", &[("n", paragraph)]);
    let when = cx.words.date_medium(coding.created_at);
    told(ui, &dotted(&[document, paragraph, coder, when]));
}

/// The number of the paragraph in which a coding begins, from 1; 0 when its text cannot be read.
fn paragraph_number(cx: &Cx<'_>, coding: &Coding) -> usize {
    let number = |text: Transcript| {
        let all = paragraphs(text.as_str());
        paragraph_at(&all, text.byte_at_char(coding.range.start)) + 1
    };
    cx.session.text(coding.document).map_or(0, number)
}

/// How important the passage is, from 0 to 3, to be chosen by the mouse: the key of the command does the same.
fn importance_ui(ui: &mut Ui, coding: &Coding, cx: &mut Cx<'_>) {
    wrapped_row(ui, |ui| {
        let label = cx.words.get("coding-importance").into_owned();
        StyledText::new(&label).secondary().ui(ui);
        let numbers = Importance::ALL.map(|importance| cx.words.number(importance.number()));
        let choices: Vec<(Importance, &str)> = Importance::ALL
            .into_iter()
            .zip(numbers.iter().map(String::as_str))
            .collect();
        let mut importance = coding.importance;
        let control = segmented_by_mouse(ui, &mut importance, &choices);
        if importance != coding.importance {
            cx.act(Action::EditWithToast(Edit::SetImportance(
                vec![coding.id],
                importance,
            )));
        }
        let keys = Command::RaiseImportance.shortcut_text().unwrap_or_default();
        tooltip_with_shortcut(control, importance_tip(coding.importance, &cx.words), &keys);
    });
}

/// The width of a label that stands before controls.
fn label_width(ui: &Ui, label: &str) -> f32 {
    let theme = Theme::of(ui.ctx());
    let font = theme.font(theme.size.secondary);
    layout(ui.ctx(), label, font, Color32::PLACEHOLDER, Fit::Line)
        .size()
        .x
        .ceil()
}

fn buttons_ui(ui: &mut Ui, coding: &Coding, cx: &mut Cx<'_>) {
    let words = cx.words.clone();
    wrapped_row(ui, |ui| {
        let button = |ui: &mut Ui, icon, id: &str, command: Command| {
            let (name, keys) = (words.get(id), command.shortcut_text().unwrap_or_default());
            Button::new(&name).icon(icon).shortcut(&keys).ui(ui).clicked()
        };
        if button(ui, Icon::Tag, "segments-recode", Command::Recode) {
            cx.act(Action::Show(Dialog::Recode(vec![coding.id])));
        }
        let (delete, show) = (words.get("segments-uncode"), words.get("segments-show"));
        let uncode = Button::icon_only(Icon::Trash, &delete).shortcut("U");
        let show = Button::icon_only(Icon::Eye, &show);
        let width = uncode.wanted_width(ui.ctx()) + show.wanted_width(ui.ctx());
        keep_together(ui, width + ui.spacing().item_spacing.x, |ui| {
            if uncode.ui(ui).clicked() {
                cx.act(Action::EditWithToast(Edit::DeleteCodings(vec![coding.id])));
            }
            if show.ui(ui).clicked() {
                cx.act(Action::Open(coding.document, Some(coding.range)));
            }
        });
    });
}

/// Moves the edges of the passage by a word.
fn edges_ui(ui: &mut Ui, coding: &Coding, cx: &mut Cx<'_>) {
    let words = cx.words.clone();
    wrapped_row(ui, |ui| {
        for (label, edge, grow_forward) in [
            ("segments-start", PassageEdge::Start, false),
            ("segments-end", PassageEdge::End, true),
        ] {
            let label = words.get(label);
            let icon = Button::icon_only(Icon::Plus, "").wanted_width(ui.ctx());
            let width = label_width(ui, &label) + 2.0 * (icon + ui.spacing().item_spacing.x);
            let buttons = [
                (Icon::Plus, "segments-grow", grow_forward),
                (Icon::Minus, "segments-shrink", !grow_forward),
            ];
            keep_together(ui, width, |ui| {
                StyledText::new(&label).secondary().ui(ui);
                for (icon, id, forward) in buttons {
                    let name = words.with(id, &[("edge", &label)]);
                    if Button::icon_only(icon, &name).by_mouse().ui(ui).clicked()
                        && let Ok(text) = cx.session.text(coding.document)
                        && let Some(range) = by_word(&text, coding.range, edge, forward)
                    {
                        cx.act(Action::EditWithToast(Edit::ResizeCoding(coding.id, range)));
                    }
                }
            });
        }
    });
}
