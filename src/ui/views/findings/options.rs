//! The options of the chosen table, side by side over it, and how it is written.

use egui::{Ui, Widget as _};

use super::strip::Strip;
use crate::analysis::{
    CaseKind, CaseMeasure, CombinedIn, ConcordanceOrder, CrossMeasure, LONGEST_PHRASE, LadderOrder, Likeness,
    SplitBy, StopLists, Subject, Together, WordOptions, WordOrder, WordSpeech, WordStretch,
};
use crate::exchange::export::Profile;
use crate::i18n::{Digits, Lang};
use crate::model::{CodeId, Importance, Level, MemoKind, WordListKind};
use crate::report::tables::{
    CrossShare, PARTICIPANTS, TableChoices, TableKind, TableOption, TableRequest, crossed_by,
};
use crate::report::wording::{ladder_order, level, memo_kind, memo_subject};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button};
use crate::ui::parts::codes::choices::{CodeChoice, CodeOffer};
use crate::ui::parts::codes::list::CodeList;
use crate::ui::parts::importance::least_importance_text;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// What a button that opens a menu has beside its text, in points.
const BESIDE: f32 = 48.0;

/// Draws the options of the chosen table that are its own; `codes` is the list from which a code is chosen. With `begins`
/// the table was chosen just now: a field without whose words there is no table takes the keyboard while it is empty.
pub(super) fn options_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    request: &mut TableRequest,
    codes: &mut CodeList,
    begins: bool,
) {
    let own = request.kind.options.iter().filter(|option| !option.is_shared());
    // What is on or off needs no name over it, and stands after what does.
    let (switches, named): (Vec<&TableOption>, Vec<&TableOption>) =
        own.partition(|option| is_switch(**option));
    let mut strip = Strip::new(ui);
    for option in named.into_iter().chain(switches) {
        let mut control = Control {
            kind: request.kind,
            ui,
            cx,
            strip: &mut strip,
            codes,
            begins,
        };
        control.option(*option, &mut request.choices);
    }
    strip.end(ui);
}

/// Whether the control of an option is a checkbox.
fn is_switch(option: TableOption) -> bool {
    matches!(
        option,
        TableOption::Matrix
            | TableOption::Residuals
            | TableOption::Counts
            | TableOption::Importance
            | TableOption::Uncondensed
            | TableOption::AnswersOnly
            | TableOption::WordSpeech
            | TableOption::AllWords
    )
}

/// Draws the language, the digits and the font of the table.
pub(super) fn writing_ui(ui: &mut Ui, cx: &Cx<'_>, request: &mut TableRequest, profile: &mut Profile) {
    let theme = Theme::of(ui.ctx());
    kit::secondary(ui, cx.tr("tables-language"));
    let before = request.lang;
    let languages = Lang::ALL.map(|lang| (lang, lang.name()));
    kit::segmented(ui, &mut request.lang, &languages);
    if request.lang != before {
        request.digits = request.lang.digits();
    }
    ui.add_space(theme.space.small);
    kit::secondary(ui, cx.tr("tables-digits"));
    kit::segmented(
        ui,
        &mut request.digits,
        &[(Digits::Persian, "۱۲۳"), (Digits::Latin, "123")],
    );
    ui.add_space(theme.space.small);
    let lang = cx.words.lang();
    let profiles: Vec<(Profile, String)> = Profile::all()
        .iter()
        .map(|p| (p.clone(), p.label(lang).to_owned()))
        .collect();
    let profiles: Vec<_> = profiles
        .iter()
        .map(|(p, name)| (p.clone(), name.as_str()))
        .collect();
    let name = cx.tr("tables-profile");
    kit::secondary(ui, &name);
    let width = ui.available_width();
    kit::combo(ui, &name, profile, &profiles, width);
}

/// The control that is drawn next.
struct Control<'c, 'a> {
    /// The table.
    kind: &'c TableKind,
    ui: &'c mut Ui,
    cx: &'c Cx<'a>,
    strip: &'c mut Strip,
    codes: &'c mut CodeList,
    /// The table was chosen just now.
    begins: bool,
}

impl Control<'_, '_> {
    /// The control of one option. Those that all tables share have theirs elsewhere.
    fn option(&mut self, option: TableOption, choices: &mut TableChoices) {
        let cx = self.cx;
        match option {
            TableOption::SplitBy => {
                let none = (None, cx.tr("tables-by-none"));
                self.split(Some(none), true, &mut choices.split_by);
            }
            TableOption::WordsBy => {
                let none = (None, cx.tr("tables-by-none"));
                self.split(Some(none), false, &mut choices.split_by);
            }
            TableOption::CrossBy => {
                let before = Some(crossed_by(cx.snapshot(), choices));
                let mut by = before;
                self.split(None, true, &mut by);
                if by != before {
                    choices.cross_by = by;
                }
            }
            TableOption::Level => {
                let levels = Level::ALL.map(|one| (Some(one), level(cx.snapshot(), one, &cx.words)));
                let given = (None, cx.tr("tables-level-given"));
                let levels: Vec<_> = levels.into_iter().chain([given]).collect();
                self.combo("tables-level", &levels, &mut choices.level);
            }
            TableOption::ProfileLevel => {
                let levels = Level::ALL.map(|one| (one, level(cx.snapshot(), one, &cx.words)));
                self.combo("tables-profile-level", &levels, &mut choices.profile_level);
            }
            TableOption::Parts => {
                self.numbers("tables-parts", &[3, 4, 5, 10, 20], &mut choices.parts);
            }
            TableOption::Measure => {
                let measures = CrossMeasure::ALL.map(|measure| (measure, cx.tr(measure_name(measure))));
                self.combo("tables-measure", &measures, &mut choices.measure);
            }
            TableOption::Share => {
                let words = choices.measure == CrossMeasure::Words;
                let shares = CrossShare::ALL.into_iter();
                let shares = shares.filter(|share| *share != CrossShare::Text || words);
                let shares: Vec<_> = shares.map(|share| (share, cx.tr(share_name(share)))).collect();
                self.combo("tables-share", &shares, &mut choices.share);
            }
            TableOption::Together => {
                let ways = [
                    Together::Overlapping,
                    Together::Inside,
                    Together::Near(0),
                    Together::Near(1),
                    Together::Near(2),
                    Together::Near(5),
                    Together::Turn,
                    Together::Document,
                ];
                let ways = ways.map(|way| (way, together_text(way, cx)));
                self.combo("tables-together", &ways, &mut choices.together);
            }
            TableOption::Matrix => {
                let of_cases = self.kind.options.contains(&TableOption::Cases);
                let id = if of_cases {
                    "tables-matrix-cases"
                } else {
                    "tables-matrix"
                };
                self.switch(id, &mut choices.matrix);
            }
            TableOption::Residuals => self.switch("tables-residuals", &mut choices.residuals),
            TableOption::Counts => self.switch("tables-counts", &mut choices.counts),
            TableOption::Importance => self.switch("tables-importance", &mut choices.importance),
            TableOption::AnswersOnly => self.switch("tables-answers-only", &mut choices.filter.answers_only),
            TableOption::Uncondensed => self.switch("ladder-uncondensed", &mut choices.filter.uncondensed),
            TableOption::PerCell
            | TableOption::Cases
            | TableOption::CaseMeasure
            | TableOption::Likeness
            | TableOption::Clusters
            | TableOption::Within
            | TableOption::CombinedIn => self.cases(option, choices),
            TableOption::Attributes => self.attributes(*self.kind == PARTICIPANTS, choices),
            TableOption::LeastImportance => {
                let levels = Importance::ALL.map(|least| (least, least_importance_text(least, &cx.words)));
                self.combo("coding-importance", &levels, &mut choices.filter.least_importance);
            }
            TableOption::Words => self.field("tables-row-words", "", &mut choices.filter.words, false),
            TableOption::Sought => {
                let begins = self.begins && choices.sought.trim().is_empty();
                let hint = self.cx.tr("tables-sought-hint");
                self.field("tables-sought", &hint, &mut choices.sought, begins);
            }
            TableOption::LikeCode => self.code("tables-like", &mut choices.like),
            TableOption::Order => {
                let orders = LadderOrder::ALL.map(|order| (order, cx.tr(ladder_order(order))));
                self.combo("tables-order", &orders, &mut choices.order);
            }
            TableOption::ContextOrder => {
                let orders = ConcordanceOrder::ALL.map(|order| (order, cx.tr(context_order_name(order))));
                self.combo("tables-order", &orders, &mut choices.context_order);
            }
            TableOption::StopLists => {
                let lists = cx.snapshot().word_lists();
                let lists = lists.filter(|list| list.kind == WordListKind::Stop);
                let lists: Vec<_> = lists
                    .map(|list| (StopLists::One(list.id), list.name.clone()))
                    .collect();
                if !lists.is_empty() {
                    let ways = [
                        (StopLists::All, cx.tr("tables-stop-all")),
                        (StopLists::None, cx.tr("tables-stop-none")),
                    ];
                    let ways: Vec<_> = ways.into_iter().chain(lists).collect();
                    self.combo("tables-stop", &ways, &mut choices.counted.stop);
                }
            }
            TableOption::PhraseLength
            | TableOption::WordStretch
            | TableOption::WordSpeech
            | TableOption::AllWords
            | TableOption::LeastCount
            | TableOption::Top
            | TableOption::WordOrder => self.words(option, &mut choices.counted),
            TableOption::MemoKind => {
                let kinds = MemoKind::ALL.map(|kind| (Some(kind), cx.tr(memo_kind(kind))));
                self.or_all("memos-kind", kinds, &mut choices.memo_kind);
            }
            TableOption::MemoSubject => {
                let subjects = Subject::ALL.map(|subject| (Some(subject), cx.tr(memo_subject(subject))));
                self.or_all("memos-subject", subjects, &mut choices.memo_subject);
            }
            TableOption::Codes
            | TableOption::Documents
            | TableOption::Groups
            | TableOption::Participants
            | TableOption::Values
            | TableOption::Coders
            | TableOption::Query => {}
        }
    }

    /// The control of an option about cases and what stands together in them.
    fn cases(&mut self, option: TableOption, choices: &mut TableChoices) {
        let cx = self.cx;
        match option {
            TableOption::PerCell => {
                self.numbers(
                    "tables-per-cell",
                    &[0, 1, 2, 3, 5, 10, 20, 50],
                    &mut choices.per_cell,
                );
            }
            TableOption::Cases => {
                let name = |kind| match kind {
                    CaseKind::Participants => "report-participants",
                    CaseKind::Documents => "report-documents",
                };
                let kinds = CaseKind::ALL.map(|kind| (kind, cx.tr(name(kind))));
                self.combo("tables-cases", &kinds, &mut choices.cases);
            }
            TableOption::CaseMeasure => {
                let name = |measure| match measure {
                    CaseMeasure::Presence => "tables-case-presence",
                    CaseMeasure::Passages => "tables-case-passages",
                    CaseMeasure::Words => "tables-case-words",
                };
                let measures = CaseMeasure::ALL.map(|measure| (measure, cx.tr(name(measure))));
                self.combo("tables-measure", &measures, &mut choices.case_measure);
            }
            TableOption::Likeness => {
                let name = |likeness| match likeness {
                    Likeness::Jaccard => "tables-likeness-jaccard",
                    Likeness::Cosine => "tables-likeness-cosine",
                };
                let ways = Likeness::ALL.map(|likeness| (likeness, cx.tr(name(likeness))));
                self.combo("tables-likeness", &ways, &mut choices.likeness);
            }
            TableOption::Clusters => {
                let none = (0, cx.tr("tables-clusters-none"));
                let numbers = [2, 3, 4, 5, 6, 8, 10, 15, 20].map(|n| (n, cx.words.number(n)));
                let numbers: Vec<_> = std::iter::once(none).chain(numbers).collect();
                self.combo("tables-clusters", &numbers, &mut choices.clusters);
            }
            TableOption::Within => {
                self.numbers("tables-within", &[0, 1, 2, 3, 5, 10, 20], &mut choices.within);
            }
            _ => {
                let name = |within| match within {
                    CombinedIn::Passage => "tables-combined-passage",
                    CombinedIn::Document => "tables-combined-document",
                };
                let ways = CombinedIn::ALL.map(|within| (within, cx.tr(name(within))));
                self.combo("tables-combined", &ways, &mut choices.combined_in);
            }
        }
    }

    /// The control of an option that tells which words are counted.
    fn words(&mut self, option: TableOption, counted: &mut WordOptions) {
        let cx = self.cx;
        match option {
            TableOption::PhraseLength => {
                let lengths: Vec<_> = (1..=LONGEST_PHRASE)
                    .map(|n| (n, cx.words.with("tables-phrase-words", &[("n", n)])))
                    .collect();
                self.combo("tables-phrase", &lengths, &mut counted.length);
            }
            TableOption::WordStretch => {
                let stretches = WordStretch::ALL.map(|stretch| (stretch, cx.tr(stretch_name(stretch))));
                self.combo("tables-stretch", &stretches, &mut counted.stretch);
            }
            TableOption::WordSpeech => {
                let mut only = counted.speech == WordSpeech::Participants;
                self.switch("tables-answers-only", &mut only);
                counted.speech = if only {
                    WordSpeech::Participants
                } else {
                    WordSpeech::Everybody
                };
            }
            TableOption::AllWords => self.switch("tables-all-words", &mut counted.all_words),
            TableOption::LeastCount => {
                self.numbers(
                    "tables-least-count",
                    &[1, 2, 3, 5, 10, 20, 50, 100],
                    &mut counted.least,
                );
            }
            TableOption::Top => {
                self.numbers("tables-top", &[20, 50, 100, 200, 500, 1_000], &mut counted.top);
            }
            _ => {
                let orders = WordOrder::ALL.map(|order| (order, cx.tr(word_order_name(order))));
                self.combo("tables-order", &orders, &mut counted.order);
            }
        }
    }

    /// Something that is on or off.
    fn switch(&mut self, id: &str, on: &mut bool) {
        self.strip.checkbox(self.ui, on, &self.cx.tr(id));
    }

    /// A field for words; with `takes` it takes the keyboard.
    fn field(&mut self, id: &str, hint: &str, words: &mut String, takes: bool) {
        let name = self.cx.tr(id);
        self.strip.named(self.ui, &name, |ui| {
            let width = ui.available_width();
            let field = Field::single(("table-option", id)).label(&name).hint(hint);
            let shown = field.width(width).beside_buttons().show(ui, words);
            if takes {
                shown.response.request_focus();
            }
        });
    }

    /// A code out of all.
    fn code(&mut self, id: &str, chosen: &mut Option<CodeId>) {
        let cx = self.cx;
        let name = cx.tr(id);
        let code = chosen.and_then(|id| cx.snapshot().code(id));
        let shown = code.map_or_else(|| cx.tr("tables-choose-code"), |code| code.name.clone());
        let codes = &mut *self.codes;
        self.strip.named(self.ui, &name, |ui| {
            let room = (ui.available_width() - BESIDE).max(BESIDE);
            let button = Button::new(&shown).opens_menu().at_most(room);
            let response = button.ui(ui);
            if response.clicked() {
                codes.reset();
            }
            let offer = CodeOffer::default();
            let picked = codes.under(&response, cx, &offer, &cx.tr("tables-find-code"), |_| {});
            if let Some(CodeChoice::Code(id)) = picked {
                *chosen = Some(id);
            }
        });
    }

    /// A list of choices.
    fn combo<T: PartialEq + Clone>(&mut self, id: &str, choices: &[(T, String)], current: &mut T) {
        let name = self.cx.tr(id);
        let choices: Vec<(T, &str)> = choices
            .iter()
            .map(|(value, text)| (value.clone(), text.as_str()))
            .collect();
        let ctx = self.ui.ctx().clone();
        let widths = choices.iter().map(|(_, text)| kit::combo_width(&ctx, text));
        let widest = widths.fold(0.0, f32::max);
        self.strip.wide(self.ui, &name, widest, |ui| {
            let width = ui.available_width();
            kit::combo(ui, &name, current, &choices, width);
        });
    }

    /// A choice among some numbers.
    fn numbers(&mut self, id: &str, numbers: &[usize], current: &mut usize) {
        let words = &self.cx.words;
        let numbers: Vec<_> = numbers.iter().map(|n| (*n, words.number(*n))).collect();
        self.combo(id, &numbers, current);
    }

    /// A list of choices, the first of which is all of them.
    fn or_all<T: PartialEq + Clone>(
        &mut self,
        id: &str,
        named: impl IntoIterator<Item = (Option<T>, String)>,
        current: &mut Option<T>,
    ) {
        let all = (None, self.cx.tr("tables-root-all"));
        let choices: Vec<_> = std::iter::once(all).chain(named).collect();
        self.combo(id, &choices, current);
    }

    /// By what the columns are split; `none` is the choice of no split, and `coders` may be one or not.
    fn split(&mut self, none: Option<(Option<SplitBy>, String)>, coders: bool, by: &mut Option<SplitBy>) {
        let cx = self.cx;
        let mut choices = Vec::from_iter(none);
        choices.push((Some(SplitBy::Document), cx.tr("tables-by-document")));
        choices.push((Some(SplitBy::Group), cx.tr("tables-by-group")));
        if cx.snapshot().participants().len() > 1 {
            choices.push((Some(SplitBy::Speaker), cx.tr("tables-by-speaker")));
        }
        if coders && cx.snapshot().coders().nth(1).is_some() {
            choices.push((Some(SplitBy::Coder), cx.tr("tables-by-coder")));
        }
        let attributes = cx.snapshot().attributes().into_iter();
        choices.extend(attributes.map(|a| (Some(SplitBy::Attribute(a.id)), a.name.clone())));
        self.combo("tables-by", &choices, by);
    }

    /// The attributes that make columns or rows, in the order in which they are chosen; `group` tells whether they also
    /// group the participants.
    fn attributes(&mut self, group: bool, choices: &mut TableChoices) {
        let cx = self.cx;
        let name = cx.tr(if group {
            "tables-attributes"
        } else {
            "tables-attributes-shown"
        });
        let attributes = cx.snapshot().attributes();
        let shown = match choices.attributes.len() {
            0 => cx.tr("tables-attributes-own"),
            n => cx.words.with("tables-attributes-count", &[("n", n)]),
        };
        let wanted = Button::new(&shown).opens_menu().wanted_width(self.ui.ctx());
        self.strip.wide(self.ui, &name, wanted, |ui| {
            let room = ui.available_width() - BESIDE;
            let button = Button::new(&shown).opens_menu().at_most(room).ui(ui);
            kit::popover(&button, 240.0, |ui| {
                if attributes.is_empty() {
                    kit::secondary(ui, cx.tr("tables-no-attributes"));
                }
                for attribute in attributes {
                    let mut on = choices.attributes.contains(&attribute.id);
                    if kit::checkbox(ui, &mut on, &attribute.name).changed() {
                        if on {
                            choices.attributes.push(attribute.id);
                        } else {
                            choices.attributes.retain(|id| *id != attribute.id);
                        }
                    }
                }
            });
        });
    }
}

fn stretch_name(stretch: WordStretch) -> &'static str {
    match stretch {
        WordStretch::All => "tables-stretch-all",
        WordStretch::Coded => "tables-stretch-coded",
        WordStretch::Uncoded => "tables-stretch-uncoded",
    }
}

fn word_order_name(order: WordOrder) -> &'static str {
    match order {
        WordOrder::Count => "tables-word-order-count",
        WordOrder::Keyness => "tables-word-order-keyness",
    }
}

fn measure_name(measure: CrossMeasure) -> &'static str {
    match measure {
        CrossMeasure::Passages => "report-passages",
        CrossMeasure::Documents => "report-documents",
        CrossMeasure::Participants => "report-participants",
        CrossMeasure::Words => "report-words",
    }
}

fn context_order_name(order: ConcordanceOrder) -> &'static str {
    match order {
        ConcordanceOrder::Text => "tables-context-text",
        ConcordanceOrder::Before => "tables-context-before",
        ConcordanceOrder::After => "tables-context-after",
    }
}

fn together_text(together: Together, cx: &Cx<'_>) -> String {
    match together {
        Together::Overlapping => cx.tr("tables-together-overlap"),
        Together::Inside => cx.tr("tables-together-inside"),
        Together::Near(0) => cx.tr("tables-together-paragraph"),
        Together::Near(n) => cx.words.with("tables-together-near", &[("n", n as usize)]),
        Together::Turn => cx.tr("tables-together-turn"),
        Together::Document => cx.tr("tables-together-document"),
    }
}

fn share_name(share: CrossShare) -> &'static str {
    match share {
        CrossShare::Nothing => "tables-share-nothing",
        CrossShare::Row => "tables-share-row",
        CrossShare::Column => "tables-share-column",
        CrossShare::Total => "tables-share-total",
        CrossShare::Text => "tables-share-text",
    }
}
