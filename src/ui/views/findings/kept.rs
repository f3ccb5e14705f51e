//! What was chosen for the tables, as it is kept for the next time that the project is opened. It goes with the
//! project file, which may come from anyone: a value of an option that could not be chosen leaves the option as it is.

use crate::analysis::{
    CaseKind, CaseMeasure, CombinedIn, ConcordanceOrder, CrossMeasure, LONGEST_PHRASE, LadderOrder, Likeness,
    SplitBy, StopLists, Subject, Together, WordOrder, WordSpeech, WordStretch,
};
use crate::i18n::{Digits, Lang};
use crate::model::{Importance, Level, MemoKind, Snapshot};
use crate::report::tables::{CrossShare, MOST_PARTS, TableChoices, TableOption, TableRequest};
use crate::settings::FindingsView;
use crate::ui::parts::kept_filter::{noted as noted_filter, recalled as recalled_filter};

/// The name under which an option is kept; `None` for what is kept with the filter.
pub(super) fn key(option: TableOption) -> Option<&'static str> {
    Some(match option {
        TableOption::SplitBy | TableOption::WordsBy => "split",
        TableOption::CrossBy => "cross",
        TableOption::Level => "level",
        TableOption::ProfileLevel => "profile_level",
        TableOption::Parts => "parts",
        TableOption::Measure => "measure",
        TableOption::Share => "share",
        TableOption::Residuals => "residuals",
        TableOption::Together => "together",
        TableOption::Matrix => "matrix",
        TableOption::PerCell => "per_cell",
        TableOption::Cases => "cases",
        TableOption::CaseMeasure => "case_measure",
        TableOption::Likeness => "likeness",
        TableOption::Clusters => "clusters",
        TableOption::Within => "within",
        TableOption::CombinedIn => "combined_in",
        TableOption::Sought => "sought",
        TableOption::LikeCode => "like",
        TableOption::ContextOrder => "context_order",
        TableOption::PhraseLength => "length",
        TableOption::WordStretch => "stretch",
        TableOption::WordSpeech => "speech",
        TableOption::AllWords => "all_words",
        TableOption::StopLists => "stop",
        TableOption::AnswersOnly => "answers_only",
        TableOption::LeastCount => "least",
        TableOption::Top => "top",
        TableOption::WordOrder => "word_order",
        TableOption::Attributes => "attributes",
        TableOption::Counts => "counts",
        TableOption::Importance => "importance",
        TableOption::LeastImportance => "least_importance",
        TableOption::Order => "order",
        TableOption::MemoKind => "memo_kind",
        TableOption::MemoSubject => "memo_subject",
        TableOption::Codes
        | TableOption::Documents
        | TableOption::Groups
        | TableOption::Participants
        | TableOption::Values
        | TableOption::Coders
        | TableOption::Query
        | TableOption::Uncondensed
        | TableOption::Words => return None,
    })
}

/// What was chosen. What stands as it does at first is left out, and so are the language and the digits of the window,
/// with which the table goes.
pub(super) fn noted(
    request: &TableRequest,
    profile: &str,
    snapshot: &Snapshot,
    window: Option<(Lang, Digits)>,
) -> FindingsView {
    let choices = &request.choices;
    let first = TableChoices::default();
    let options = TableOption::ALL.into_iter().filter_map(|option| {
        let chosen = choices.of(&[option]) != first;
        let value = value(option, choices, snapshot).filter(|_| chosen)?;
        Some((key(option)?.to_owned(), value))
    });
    let (window_lang, window_digits) = window.unzip();
    let lang = Some(request.lang).filter(|_| Some(request.lang) != window_lang);
    let digits = Some(request.digits).filter(|_| Some(request.digits) != window_digits);
    FindingsView {
        filter: noted_filter(&choices.filter, snapshot),
        options: options.collect(),
        lang: lang.map_or_else(String::new, |lang| lang.code().to_owned()),
        persian_digits: digits.map(|digits| digits == Digits::Persian),
        profile: profile.to_owned(),
        course_folded: false,
    }
}

/// Takes what was chosen into a request, without what is no longer in the project.
pub(super) fn recall(view: &FindingsView, request: &mut TableRequest, snapshot: &Snapshot) {
    request.choices.filter = recalled_filter(&view.filter, snapshot);
    for option in TableOption::ALL {
        if let Some(value) = key(option).and_then(|key| view.options.get(key)) {
            take(option, value, &mut request.choices, snapshot);
        }
    }
    if let Some(lang) = Lang::from_code(&view.lang) {
        request.lang = lang;
    }
    match view.persian_digits {
        Some(true) => request.digits = Digits::Persian,
        Some(false) => request.digits = Digits::Latin,
        None => {}
    }
}

/// What was chosen of an option, in words that stay the same.
fn value(option: TableOption, choices: &TableChoices, snapshot: &Snapshot) -> Option<String> {
    let counted = &choices.counted;
    let own = |key: &'static str| Some(key.to_owned());
    match option {
        TableOption::SplitBy | TableOption::WordsBy => split_value(choices.split_by?, snapshot),
        TableOption::CrossBy => split_value(choices.cross_by?, snapshot),
        TableOption::Level => own(choices.level?.key()),
        TableOption::ProfileLevel => own(choices.profile_level.key()),
        TableOption::Parts => Some(choices.parts.to_string()),
        TableOption::Measure => own(choices.measure.key()),
        TableOption::Share => own(choices.share.key()),
        TableOption::Residuals => Some(choices.residuals.to_string()),
        TableOption::Together => Some(choices.together.key().into_owned()),
        TableOption::Matrix => Some(choices.matrix.to_string()),
        TableOption::PerCell => Some(choices.per_cell.to_string()),
        TableOption::Cases => own(choices.cases.key()),
        TableOption::CaseMeasure => own(choices.case_measure.key()),
        TableOption::Likeness => own(choices.likeness.key()),
        TableOption::Clusters => Some(choices.clusters.to_string()),
        TableOption::Within => Some(choices.within.to_string()),
        TableOption::CombinedIn => own(choices.combined_in.key()),
        TableOption::Sought => Some(choices.sought.clone()),
        TableOption::LikeCode => Some(snapshot.code(choices.like?)?.guid.to_string()),
        TableOption::ContextOrder => own(choices.context_order.key()),
        TableOption::PhraseLength => Some(counted.length.to_string()),
        TableOption::WordStretch => own(counted.stretch.key()),
        TableOption::WordSpeech => own(counted.speech.key()),
        TableOption::AllWords => Some(counted.all_words.to_string()),
        TableOption::StopLists => match &counted.stop {
            StopLists::None => own("none"),
            StopLists::One(id) => {
                let mut lists = snapshot.word_lists();
                Some(lists.find(|list| list.id == *id)?.guid.to_string())
            }
            StopLists::All | StopLists::Words(_) => None,
        },
        TableOption::AnswersOnly => Some(choices.filter.answers_only.to_string()),
        TableOption::LeastCount => Some(counted.least.to_string()),
        TableOption::Top => Some(counted.top.to_string()),
        TableOption::WordOrder => own(counted.order.key()),
        TableOption::Attributes => {
            let chosen = choices.attributes.iter();
            let guids = chosen.filter_map(|id| Some(snapshot.attribute(*id)?.guid.to_string()));
            Some(guids.collect::<Vec<_>>().join(" "))
        }
        TableOption::Counts => Some(choices.counts.to_string()),
        TableOption::Importance => Some(choices.importance.to_string()),
        TableOption::LeastImportance => Some(choices.filter.least_importance.number().to_string()),
        TableOption::Order => own(choices.order.key()),
        TableOption::MemoKind => own(choices.memo_kind?.key()),
        TableOption::MemoSubject => own(choices.memo_subject?.key()),
        TableOption::Codes
        | TableOption::Documents
        | TableOption::Groups
        | TableOption::Participants
        | TableOption::Values
        | TableOption::Coders
        | TableOption::Query
        | TableOption::Uncondensed
        | TableOption::Words => None,
    }
}

/// What stands before the GUID of an attribute.
const ATTRIBUTE: &str = "attribute:";

fn split_value(by: SplitBy, snapshot: &Snapshot) -> Option<String> {
    match by {
        SplitBy::Attribute(id) => Some(format!("{ATTRIBUTE}{}", snapshot.attribute(id)?.guid)),
        fixed => fixed.key().map(str::to_owned),
    }
}

fn split(value: &str, snapshot: &Snapshot) -> Option<SplitBy> {
    let Some(guid) = value.strip_prefix(ATTRIBUTE) else {
        return SplitBy::from_key(value);
    };
    let mut attributes = snapshot.attributes().into_iter();
    let named = attributes.find(|attribute| attribute.guid.to_string() == guid);
    named.map(|attribute| SplitBy::Attribute(attribute.id))
}

/// Takes what was kept of an option. What is not understood leaves it as it is.
fn take(option: TableOption, value: &str, choices: &mut TableChoices, snapshot: &Snapshot) {
    /// The one of some things that has a key.
    fn keyed<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, value: &str) -> Option<T> {
        all.iter().copied().find(|one| key(*one) == value)
    }
    /// Sets what was understood.
    fn set<T>(to: &mut T, understood: Option<T>) {
        if let Some(understood) = understood {
            *to = understood;
        }
    }
    /// Sets the one of some things that has a key.
    fn pick<T: Copy>(to: &mut T, all: &[T], key: impl Fn(T) -> &'static str, value: &str) {
        set(to, keyed(all, key, value));
    }
    let number = || value.parse::<usize>().ok();
    let on = || value.parse::<bool>().ok();
    let counted = &mut choices.counted;
    match option {
        TableOption::SplitBy | TableOption::WordsBy => choices.split_by = split(value, snapshot),
        TableOption::CrossBy => choices.cross_by = split(value, snapshot),
        TableOption::Level => choices.level = Level::from_key(value),
        TableOption::ProfileLevel => set(&mut choices.profile_level, Level::from_key(value)),
        TableOption::Parts => set(
            &mut choices.parts,
            number().filter(|parts| (1..=MOST_PARTS).contains(parts)),
        ),
        TableOption::Measure => pick(&mut choices.measure, &CrossMeasure::ALL, CrossMeasure::key, value),
        TableOption::Share => pick(&mut choices.share, &CrossShare::ALL, CrossShare::key, value),
        TableOption::Residuals => set(&mut choices.residuals, on()),
        TableOption::Together => set(&mut choices.together, Together::from_key(value)),
        TableOption::Matrix => set(&mut choices.matrix, on()),
        TableOption::PerCell => set(&mut choices.per_cell, number()),
        TableOption::Cases => pick(&mut choices.cases, &CaseKind::ALL, CaseKind::key, value),
        TableOption::CaseMeasure => pick(
            &mut choices.case_measure,
            &CaseMeasure::ALL,
            CaseMeasure::key,
            value,
        ),
        TableOption::Likeness => pick(&mut choices.likeness, &Likeness::ALL, Likeness::key, value),
        TableOption::Clusters => set(&mut choices.clusters, number()),
        TableOption::Within => set(&mut choices.within, number()),
        TableOption::CombinedIn => pick(&mut choices.combined_in, &CombinedIn::ALL, CombinedIn::key, value),
        TableOption::Sought => value.clone_into(&mut choices.sought),
        TableOption::LikeCode => {
            let tree = snapshot.code_tree();
            let kept = tree.iter().find(|(_, code)| code.guid.to_string() == value);
            choices.like = kept.map(|(_, code)| code.id);
        }
        TableOption::ContextOrder => pick(
            &mut choices.context_order,
            &ConcordanceOrder::ALL,
            ConcordanceOrder::key,
            value,
        ),
        TableOption::PhraseLength => set(
            &mut counted.length,
            number().filter(|words| (1..=LONGEST_PHRASE).contains(words)),
        ),
        TableOption::WordStretch => pick(&mut counted.stretch, &WordStretch::ALL, WordStretch::key, value),
        TableOption::WordSpeech => pick(&mut counted.speech, &WordSpeech::ALL, WordSpeech::key, value),
        TableOption::AllWords => set(&mut counted.all_words, on()),
        TableOption::StopLists => {
            let mut lists = snapshot.word_lists();
            let list = lists.find(|list| list.guid.to_string() == value);
            counted.stop = match list {
                Some(list) => StopLists::One(list.id),
                None if value == "none" => StopLists::None,
                None => StopLists::All,
            };
        }
        TableOption::AnswersOnly => set(&mut choices.filter.answers_only, on()),
        TableOption::LeastCount => set(&mut counted.least, number()),
        TableOption::Top => set(&mut counted.top, number()),
        TableOption::WordOrder => pick(&mut counted.order, &WordOrder::ALL, WordOrder::key, value),
        TableOption::Attributes => {
            let kept: Vec<String> = value.split(' ').map(str::to_owned).collect();
            let attributes = snapshot.attributes().into_iter();
            choices.attributes = crate::ui::parts::kept_rows::found(
                &kept,
                attributes.map(|attribute| (attribute.guid, attribute.id)),
            );
        }
        TableOption::Counts => set(&mut choices.counts, on()),
        TableOption::Importance => set(&mut choices.importance, on()),
        TableOption::LeastImportance => {
            let least = value.parse().ok().and_then(Importance::new);
            set(&mut choices.filter.least_importance, least);
        }
        TableOption::Order => pick(&mut choices.order, &LadderOrder::ALL, LadderOrder::key, value),
        TableOption::MemoKind => choices.memo_kind = keyed(&MemoKind::ALL, MemoKind::key, value),
        TableOption::MemoSubject => choices.memo_subject = keyed(&Subject::ALL, Subject::key, value),
        TableOption::Codes
        | TableOption::Documents
        | TableOption::Groups
        | TableOption::Participants
        | TableOption::Values
        | TableOption::Coders
        | TableOption::Query
        | TableOption::Uncondensed
        | TableOption::Words => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Words;
    use crate::model::AttributeId;
    use crate::report::tables::TABLES;
    use crate::ui::testing::TestProject;

    #[test]
    fn what_was_chosen_comes_back_as_it_was() {
        let project = TestProject::study(Lang::Fa);
        let snapshot = project.session.snapshot();
        let attribute: AttributeId = snapshot.attributes().first().expect("an attribute").id;
        let kind = TABLES.first().copied().expect("a table");
        let mut request = TableRequest::new(kind, &Words::new(Lang::Fa));
        request.lang = Lang::En;
        let choices = &mut request.choices;
        choices.split_by = Some(SplitBy::Attribute(attribute));
        choices.cross_by = Some(SplitBy::Coder);
        choices.level = Some(Level::Subcategory);
        (choices.profile_level, choices.parts) = (Level::Code, 20);
        choices.measure = CrossMeasure::Words;
        choices.share = CrossShare::Text;
        choices.together = Together::Near(2);
        (choices.residuals, choices.matrix, choices.counts) = (true, true, false);
        choices.cases = CaseKind::Documents;
        choices.case_measure = CaseMeasure::Words;
        choices.likeness = Likeness::Cosine;
        (choices.within, choices.per_cell) = (5, 20);
        choices.combined_in = CombinedIn::Document;
        choices.sought = "اعتماد".to_owned();
        choices.like = snapshot.code_tree().last().map(|(_, code)| code.id);
        choices.context_order = ConcordanceOrder::After;
        choices.counted.length = 2;
        choices.counted.stretch = WordStretch::Coded;
        choices.counted.speech = WordSpeech::Participants;
        (
            choices.counted.all_words,
            choices.counted.least,
            choices.counted.top,
        ) = (true, 10, 500);
        choices.counted.order = WordOrder::Keyness;
        choices.attributes = vec![attribute];
        choices.importance = true;
        choices.order = LadderOrder::Newest;
        choices.memo_kind = MemoKind::ALL.last().copied();
        choices.memo_subject = Subject::ALL.last().copied();
        choices.filter.query = "اهمیت >= ۲".to_owned();
        choices.filter.uncondensed = true;
        choices.filter.least_importance = Importance::new(2).expect("a level");
        choices.filter.words = "دفتر".to_owned();
        choices.filter.groups = snapshot.groups().iter().map(|group| group.id).collect();
        let view = noted(&request, "paper", snapshot, Some((Lang::Fa, Digits::Persian)));
        let mut again = TableRequest::new(kind, &Words::new(Lang::Fa));
        recall(&view, &mut again, snapshot);
        assert_eq!(again, request);
        // A table in the language of the window goes with it to another.
        let english = Some((Lang::En, Digits::Latin));
        request.digits = Digits::Latin;
        let view = noted(&request, "paper", snapshot, english);
        let mut again = TableRequest::new(kind, &Words::new(Lang::Fa));
        recall(&view, &mut again, snapshot);
        assert_eq!((again.lang, again.digits), (Lang::Fa, Digits::Persian));
        // What nobody understands any more leaves everything as it is at first.
        let nonsense = view
            .options
            .keys()
            .map(|key| (key.clone(), "؟".to_owned()))
            .collect();
        let view = FindingsView {
            options: nonsense,
            ..FindingsView::default()
        };
        let mut again = TableRequest::new(kind, &Words::new(Lang::Fa));
        again.choices.sought.clear();
        recall(&view, &mut again, snapshot);
        again.choices.sought.clear();
        assert_eq!(again.choices, TableChoices::default());
    }
}
