//! What can be chosen for a table, as data.

use crate::analysis::{
    CaseKind, CaseMeasure, CodingFilter, CombinedIn, ConcordanceOrder, CrossMeasure, LadderOrder, Likeness,
    SplitBy, Subject, Together, WordOptions,
};
use crate::model::{AttributeId, CodeId, Level, MemoKind, Snapshot};

/// Something that can be chosen for a table. The window draws a control for it, the command line has a flag for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableOption {
    /// What the columns are split by.
    SplitBy,
    /// What the columns are crossed by, which is never nothing.
    CrossBy,
    /// The level of codes that makes the rows.
    Level,
    /// The level of codes in profiles of participants and over the course of interviews, which is never nothing.
    ProfileLevel,
    /// Into how many parts a text is put.
    Parts,
    /// What the cells count.
    Measure,
    /// What percentages are of.
    Share,
    /// Whether columns tell how far counts are from what is expected.
    Residuals,
    /// When codes stand together.
    Together,
    /// Whether pairs are a matrix.
    Matrix,
    /// How many passages a cell shows.
    PerCell,
    /// What a case is.
    Cases,
    /// What is told of a case and a code.
    CaseMeasure,
    /// How the likeness of cases is measured.
    Likeness,
    /// Into how many clusters things that are alike are put.
    Clusters,
    /// How many paragraphs later a code may follow.
    Within,
    /// In what codes are together.
    CombinedIn,
    /// The word whose places are sought.
    Sought,
    /// The code whose like is sought.
    LikeCode,
    /// The order of the places of a word.
    ContextOrder,
    /// What the columns of words are split by, coders not among it.
    WordsBy,
    /// The words of a phrase.
    PhraseLength,
    /// Whether words count in coded text, outside of it, or everywhere.
    WordStretch,
    /// Whose words count.
    WordSpeech,
    /// Whether words that say little count too.
    AllWords,
    /// The stop lists whose words do not count.
    StopLists,
    /// Only words that are so frequent at least.
    LeastCount,
    /// The number of rows.
    Top,
    /// The order of words.
    WordOrder,
    /// The attributes that make columns, in their order.
    Attributes,
    /// Whether there are columns of counts.
    Counts,
    /// Whether a column tells how important the passages are.
    Importance,
    /// Only some codes, with all below them.
    Codes,
    /// Only some documents.
    Documents,
    /// Only documents of some groups.
    Groups,
    /// Only what some participants say.
    Participants,
    /// Only what participants say who have some value of an attribute.
    Values,
    /// Only what somebody says who answers.
    AnswersOnly,
    /// Only the work of some coders.
    Coders,
    /// Only what a query finds.
    Query,
    /// Only what has no condensed unit yet.
    Uncondensed,
    /// Only what is so important at least.
    LeastImportance,
    /// Only rows in which some words stand.
    Words,
    /// The order of the rows.
    Order,
    /// Only memos of one kind.
    MemoKind,
    /// Only memos about one kind of thing.
    MemoSubject,
}

impl TableOption {
    /// Every option.
    pub const ALL: [Self; 46] = [
        Self::SplitBy,
        Self::CrossBy,
        Self::Level,
        Self::ProfileLevel,
        Self::Parts,
        Self::Measure,
        Self::Share,
        Self::Residuals,
        Self::Together,
        Self::Matrix,
        Self::PerCell,
        Self::Cases,
        Self::CaseMeasure,
        Self::Likeness,
        Self::Clusters,
        Self::Within,
        Self::CombinedIn,
        Self::Sought,
        Self::LikeCode,
        Self::ContextOrder,
        Self::WordsBy,
        Self::PhraseLength,
        Self::WordStretch,
        Self::WordSpeech,
        Self::AllWords,
        Self::StopLists,
        Self::LeastCount,
        Self::Top,
        Self::WordOrder,
        Self::Attributes,
        Self::Counts,
        Self::Importance,
        Self::Codes,
        Self::Documents,
        Self::Groups,
        Self::Participants,
        Self::Values,
        Self::AnswersOnly,
        Self::Coders,
        Self::Query,
        Self::Uncondensed,
        Self::LeastImportance,
        Self::Words,
        Self::Order,
        Self::MemoKind,
        Self::MemoSubject,
    ];

    /// Whether it says of which material a table is made, so that it is chosen once for all tables.
    pub fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Codes
                | Self::Documents
                | Self::Groups
                | Self::Participants
                | Self::Values
                | Self::Coders
                | Self::Query
        )
    }
}

/// What the percentages of a crosstab are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CrossShare {
    /// There are none.
    #[default]
    Nothing,
    /// The sum of the row.
    Row,
    /// The sum of the column.
    Column,
    /// The sum of all cells.
    Total,
    /// All words of the column's documents, coded or not; where words are counted.
    Text,
}

impl CrossShare {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Nothing, Self::Row, Self::Column, Self::Total, Self::Text];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Row => "row",
            Self::Column => "column",
            Self::Total => "total",
            Self::Text => "text",
        }
    }
}

/// What was chosen. What stands here by default narrows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableChoices {
    /// What the columns are split by; nothing when `None`.
    pub split_by: Option<SplitBy>,
    /// What the columns are crossed by; groups when `None`, or documents where there are no groups.
    pub cross_by: Option<SplitBy>,
    /// The level of codes that makes the rows; every code that was given for itself when `None`.
    pub level: Option<Level>,
    /// The level of codes in profiles of participants and over the course of interviews.
    pub profile_level: Level,
    /// Into how many parts a text is put, at least 1.
    pub parts: usize,
    /// What the cells count.
    pub measure: CrossMeasure,
    /// What percentages are of.
    pub share: CrossShare,
    /// Whether columns tell how far counts are from what is expected.
    pub residuals: bool,
    /// When codes stand together.
    pub together: Together,
    /// Whether pairs are a matrix of codes and codes; a list when not.
    pub matrix: bool,
    /// How many passages a cell shows at most; 0 for none.
    pub per_cell: usize,
    /// What a case is.
    pub cases: CaseKind,
    /// What is told of a case and a code.
    pub case_measure: CaseMeasure,
    /// How the likeness of cases is measured.
    pub likeness: Likeness,
    /// Into how many clusters things that are alike are put; 0 for none.
    pub clusters: usize,
    /// How many paragraphs later a code may follow.
    pub within: usize,
    /// In what codes are together.
    pub combined_in: CombinedIn,
    /// The word whose places are sought.
    pub sought: String,
    /// The code whose like is sought; none as long as it is `None`.
    pub like: Option<CodeId>,
    /// The order of the places of a word.
    pub context_order: ConcordanceOrder,
    /// Which words are counted, and how many of them are told.
    pub counted: WordOptions,
    /// The attributes that make columns; the table's own choice when empty.
    pub attributes: Vec<AttributeId>,
    /// Whether there are columns of counts.
    pub counts: bool,
    /// Whether a column tells how important the passages are.
    pub importance: bool,
    /// Which codings count.
    pub filter: CodingFilter,
    /// The order of the rows.
    pub order: LadderOrder,
    /// The kind of memos; all when `None`.
    pub memo_kind: Option<MemoKind>,
    /// What memos are about; anything when `None`.
    pub memo_subject: Option<Subject>,
}

impl Default for TableChoices {
    fn default() -> Self {
        Self {
            split_by: None,
            cross_by: None,
            level: None,
            profile_level: Level::Category,
            parts: 10,
            measure: CrossMeasure::default(),
            share: CrossShare::default(),
            residuals: false,
            together: Together::default(),
            matrix: false,
            per_cell: 3,
            cases: CaseKind::default(),
            case_measure: CaseMeasure::default(),
            likeness: Likeness::default(),
            clusters: 0,
            within: 1,
            combined_in: CombinedIn::default(),
            sought: String::new(),
            like: None,
            context_order: ConcordanceOrder::default(),
            counted: WordOptions::default(),
            attributes: Vec::new(),
            counts: true,
            importance: false,
            filter: CodingFilter::default(),
            order: LadderOrder::default(),
            memo_kind: None,
            memo_subject: None,
        }
    }
}

impl TableChoices {
    /// What was chosen of some options; nothing of the others.
    pub fn of(&self, options: &[TableOption]) -> Self {
        let mut of = Self::default();
        for option in options {
            let (to, from) = (&mut of.filter, &self.filter);
            let (to_words, words) = (&mut of.counted, &self.counted);
            match option {
                TableOption::SplitBy | TableOption::WordsBy => of.split_by = self.split_by,
                TableOption::CrossBy => of.cross_by = self.cross_by,
                TableOption::Level => of.level = self.level,
                TableOption::ProfileLevel => of.profile_level = self.profile_level,
                TableOption::Parts => of.parts = self.parts,
                TableOption::Measure => of.measure = self.measure,
                TableOption::Share => of.share = self.share,
                TableOption::Residuals => of.residuals = self.residuals,
                TableOption::Together => of.together = self.together,
                TableOption::Matrix => of.matrix = self.matrix,
                TableOption::PerCell => of.per_cell = self.per_cell,
                TableOption::Cases => of.cases = self.cases,
                TableOption::CaseMeasure => of.case_measure = self.case_measure,
                TableOption::Likeness => of.likeness = self.likeness,
                TableOption::Clusters => of.clusters = self.clusters,
                TableOption::Within => of.within = self.within,
                TableOption::CombinedIn => of.combined_in = self.combined_in,
                TableOption::Sought => of.sought.clone_from(&self.sought),
                TableOption::LikeCode => of.like = self.like,
                TableOption::ContextOrder => of.context_order = self.context_order,
                TableOption::PhraseLength => to_words.length = words.length,
                TableOption::WordStretch => to_words.stretch = words.stretch,
                TableOption::WordSpeech => to_words.speech = words.speech,
                TableOption::AllWords => to_words.all_words = words.all_words,
                TableOption::StopLists => to_words.stop.clone_from(&words.stop),
                TableOption::LeastCount => to_words.least = words.least,
                TableOption::Top => to_words.top = words.top,
                TableOption::WordOrder => to_words.order = words.order,
                TableOption::Attributes => of.attributes.clone_from(&self.attributes),
                TableOption::Counts => of.counts = self.counts,
                TableOption::Importance => of.importance = self.importance,
                TableOption::Codes => to.codes.clone_from(&from.codes),
                TableOption::Documents => to.documents.clone_from(&from.documents),
                TableOption::Groups => to.groups.clone_from(&from.groups),
                TableOption::Participants => to.participants.clone_from(&from.participants),
                TableOption::Values => to.values.clone_from(&from.values),
                TableOption::Coders => to.coders.clone_from(&from.coders),
                TableOption::AnswersOnly => to.answers_only = from.answers_only,
                TableOption::Query => to.query.clone_from(&from.query),
                TableOption::Uncondensed => to.uncondensed = from.uncondensed,
                TableOption::LeastImportance => to.least_importance = from.least_importance,
                TableOption::Words => to.words.clone_from(&from.words),
                TableOption::Order => of.order = self.order,
                TableOption::MemoKind => of.memo_kind = self.memo_kind,
                TableOption::MemoSubject => of.memo_subject = self.memo_subject,
            }
        }
        of
    }

    /// Forgets what is no longer in the project.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        let Self {
            split_by,
            cross_by,
            attributes,
            like,
            filter,
            counted,
            level: _,
            profile_level: _,
            parts: _,
            measure: _,
            share: _,
            residuals: _,
            together: _,
            matrix: _,
            per_cell: _,
            cases: _,
            case_measure: _,
            likeness: _,
            clusters: _,
            within: _,
            combined_in: _,
            sought: _,
            context_order: _,
            counts: _,
            importance: _,
            order: _,
            memo_kind: _,
            memo_subject: _,
        } = self;
        for by in [split_by, cross_by] {
            if let Some(SplitBy::Attribute(id)) = by
                && snapshot.attribute(*id).is_none()
            {
                *by = None;
            }
        }
        *like = like.filter(|id| snapshot.code(*id).is_some());
        attributes.retain(|id| snapshot.attribute(*id).is_some());
        filter.prune(snapshot);
        counted.stop.prune(snapshot);
    }
}
