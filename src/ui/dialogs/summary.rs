//! What a case says about a code, in the researcher's words: a cell of the summary grid. The passages stand beside it
//! while it is written.

use std::collections::HashSet;

use egui::Ui;

use super::writing::{TextEntry, buttons_ui};
use super::{DialogBody, about};
use crate::analysis::{SegmentSelection, retrieve};
use crate::model::{Case, CodeId, DocumentId, Edit, MemoTarget};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Scroll};
use crate::ui::theme::Theme;
use crate::ui::typing::Typing;

/// Passages that are shown; the number above them tells of all.
const MOST: usize = 100;
/// Lines of a passage that are shown.
const LINES: usize = 8;
/// Room for the ground of the button under a passage, in points.
const PADDING: f32 = 28.0;
/// Height of the list of passages, in points.
const HEIGHT: f32 = 210.0;
/// Where the dialog has less room than this, in points, there are fewer lines to write in.
const LOW: f32 = 400.0;

/// A passage as it stands above the summary.
struct Quote {
    document: DocumentId,
    range: CharRange,
    place: String,
    words: String,
}

/// A summary that is read and written.
pub(super) struct SummaryBody {
    case: Case,
    code: CodeId,
    writing: TextEntry,
    quotes: Vec<Quote>,
    /// How many passages there are, with those that are not shown.
    passages: usize,
    /// The revision of the project of which the passages are.
    revision: Option<u64>,
}

impl SummaryBody {
    pub(super) fn new(case: Case, code: CodeId, cx: &Cx<'_>) -> Self {
        let mut writing = TextEntry::default();
        let kept = cx.snapshot().summary_of(case, code);
        writing.take(kept.map_or_else(String::new, |row| row.body.clone()));
        Self {
            case,
            code,
            writing,
            quotes: Vec::new(),
            passages: 0,
            revision: None,
        }
    }

    /// The same with what was typed before.
    pub(super) fn typed(case: Case, code: CodeId, text: String, cx: &Cx<'_>) -> Self {
        let mut body = Self::new(case, code, cx);
        body.writing.text = text;
        body
    }

    /// Looks the passages up again where the project has changed.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        if self.revision.replace(revision) == Some(revision) {
            return;
        }
        let selection = SegmentSelection {
            codes: Some(HashSet::from([self.code])),
            documents: match self.case {
                Case::Document(id) => Some(HashSet::from([id])),
                Case::Participant(_) => None,
            },
            speakers: match self.case {
                Case::Document(_) => None,
                Case::Participant(id) => Some(HashSet::from([id])),
            },
            ..SegmentSelection::all()
        };
        let mut found = retrieve(cx.snapshot(), &selection);
        // A passage with several codes of a category is one passage.
        found.dedup_by_key(|segment| (segment.coding.document, segment.coding.range));
        self.passages = found.len();
        let quotes = found.iter().take(MOST).map(|segment| {
            let coding = segment.coding;
            let text = cx.session.text(coding.document).ok();
            let words = text
                .as_ref()
                .map(|text| text.read(coding.range))
                .unwrap_or_default();
            let document = cx.snapshot().document(coding.document);
            let name = document.map_or("", |document| document.name.as_str());
            let code = segment.path.last().copied().unwrap_or_default();
            Quote {
                document: coding.document,
                range: coding.range,
                place: cx
                    .words
                    .with("dialog-summary-place", &[("document", name), ("code", code)]),
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        });
        self.quotes = quotes.collect();
    }

    fn save(&self, cx: &mut Cx<'_>) {
        if self.writing.is_changed() {
            cx.act(Action::EditWithToast(Edit::WriteSummary {
                case: self.case,
                code: self.code,
                body: self.writing.text.trim().to_owned(),
            }));
        }
    }

    /// Chooses among the document and those who speak in it.
    fn case_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let cases = cases(self.case, cx);
        if cases.len() < 2 {
            let name = cases.first().map_or("", |(_, name)| name.as_str());
            let width = ui.available_width();
            ui.add(kit::StyledText::new(name).strong().rows(width, 2));
            return;
        }
        let choices: Vec<(Case, &str)> = cases.iter().map(|(case, name)| (*case, name.as_str())).collect();
        let mut chosen = self.case;
        let label = cx.tr("dialog-summary-case");
        let width = ui.available_width();
        if kit::combo(ui, &label, &mut chosen, &choices, width).changed() && chosen != self.case {
            self.save(cx);
            *self = Self::new(chosen, self.code, cx);
        }
    }

    /// The passages; the one to which the person goes.
    fn quotes_ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Action> {
        let told = cx.words.with("dialog-summary-passages", &[("n", self.passages)]);
        kit::secondary(ui, &told);
        let mut gone_to = None;
        let list = Scroll::vertical("summary-passages").max_height(HEIGHT).shrinks();
        list.show(ui, |ui| {
            for quote in &self.quotes {
                kit::card(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    let width = ui.available_width();
                    ui.add(kit::StyledText::new(&quote.words).rows(width, LINES));
                    let place = kit::Button::new(&quote.place).quiet().small();
                    if ui.add(place.at_most(width - PADDING)).clicked() {
                        gone_to = Some(Action::Open(quote.document, Some(quote.range)));
                    }
                });
            }
        });
        gone_to
    }
}

/// The case with its name, and where it is a document those who speak in it.
fn cases(case: Case, cx: &Cx<'_>) -> Vec<(Case, String)> {
    let snapshot = cx.snapshot();
    let person = |id| Some((Case::Participant(id), snapshot.participant(id)?.name.clone()));
    let document = match case {
        Case::Document(id) => Some(id),
        Case::Participant(id) => cx.shared.document.filter(|open| {
            let open = snapshot.document(*open);
            open.is_some_and(|open| open.participants.contains(&id))
        }),
    };
    let Some(document) = document.and_then(|id| snapshot.document(id)) else {
        return match case {
            Case::Participant(id) => person(id).into_iter().collect(),
            Case::Document(_) => Vec::new(),
        };
    };
    let people = document.participants.iter().filter_map(|id| person(*id));
    std::iter::once((Case::Document(document.id), document.name.clone()))
        .chain(people)
        .collect()
}

/// Whose words about what, as the project calls them.
pub(super) fn case_and_code(case: Case, code: CodeId, cx: &Cx<'_>) -> String {
    let case = match case {
        Case::Document(id) => MemoTarget::Document(id),
        Case::Participant(id) => MemoTarget::Participant(id),
    };
    format!("{}\n{}", about(case, cx), about(MemoTarget::Code(code), cx))
}

impl DialogBody for SummaryBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("dialog-summary")
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        self.refresh(cx);
        let width = ui.available_width();
        ui.add(
            kit::StyledText::new(&about(MemoTarget::Code(self.code), cx))
                .secondary()
                .rows(width, 2),
        );
        self.case_ui(ui, cx);
        let space = Theme::of(ui.ctx()).space.small;
        ui.add_space(space);
        let gone_to = self.quotes_ui(ui, cx);
        ui.add_space(space);
        let (title, hint) = (self.title(cx), cx.tr("dialog-summary-hint"));
        let keys = cx.tr("dialog-text-keys");
        let id = ("summary", self.case);
        let rows = if kit::dialog_room(ui.ctx()) < LOW { 3 } else { 4 };
        let submitted = self.writing.ui(ui, id, rows, (&title, &hint), &keys);
        if submitted || gone_to.is_some() {
            self.save(cx);
        }
        let left = submitted || gone_to.is_some();
        gone_to.into_iter().for_each(|action| cx.act(action));
        left
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        buttons_ui(ui, cx, self)
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        let text = self.writing.typed()?.to_owned();
        Some(Typing::Summary(self.case, self.code, text))
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        Typing::Summary(self.case, self.code, String::new()).stands(cx.snapshot())
    }
}
