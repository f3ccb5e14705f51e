//! What can be chosen for a table, as data.

use crate::analysis::{CodingFilter, LadderOrder, SplitBy, Subject};
use crate::model::{AttributeId, MemoKind, Snapshot};

/// Something that can be chosen for a table. The window draws a control for it, the command line has a flag for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableOption {
    /// What the columns are split by.
    SplitBy,
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
    /// Only the work of some coders.
    Coders,
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
    pub const ALL: [Self; 16] = [
        Self::SplitBy,
        Self::Attributes,
        Self::Counts,
        Self::Importance,
        Self::Codes,
        Self::Documents,
        Self::Groups,
        Self::Participants,
        Self::Values,
        Self::Coders,
        Self::Uncondensed,
        Self::LeastImportance,
        Self::Words,
        Self::Order,
        Self::MemoKind,
        Self::MemoSubject,
    ];
}

/// What was chosen. What stands here by default narrows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableChoices {
    /// What the columns are split by; nothing when `None`.
    pub split_by: Option<SplitBy>,
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
            match option {
                TableOption::SplitBy => of.split_by = self.split_by,
                TableOption::Attributes => of.attributes.clone_from(&self.attributes),
                TableOption::Counts => of.counts = self.counts,
                TableOption::Importance => of.importance = self.importance,
                TableOption::Codes => to.codes.clone_from(&from.codes),
                TableOption::Documents => to.documents.clone_from(&from.documents),
                TableOption::Groups => to.groups.clone_from(&from.groups),
                TableOption::Participants => to.participants.clone_from(&from.participants),
                TableOption::Values => to.values.clone_from(&from.values),
                TableOption::Coders => to.coders.clone_from(&from.coders),
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
            attributes,
            filter,
            counts: _,
            importance: _,
            order: _,
            memo_kind: _,
            memo_subject: _,
        } = self;
        if let Some(SplitBy::Attribute(id)) = split_by
            && snapshot.attribute(*id).is_none()
        {
            *split_by = None;
        }
        attributes.retain(|id| snapshot.attribute(*id).is_some());
        filter.prune(snapshot);
    }
}
