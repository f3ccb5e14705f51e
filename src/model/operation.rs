//! What kinds of operations there are, and what one of them tells of itself.

use super::Level;

/// Names the kinds with their keys in files; [`OperationKind::ALL`] and the keys come from this one list.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $key:literal,)*) => {
        /// What an operation did. The journal keeps it by its key.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum OperationKind {
            $($(#[$doc])* $kind,)*
            /// Something that this version of the program does not know: the key as it stands in the file.
            Unknown(String),
        }

        impl OperationKind {
            /// Every kind that this version of the program makes.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The name in files and in JSON, such as `code.rename`. It never changes.
            pub fn key(&self) -> &str {
                match self {
                    $(Self::$kind => $key,)*
                    Self::Unknown(key) => key,
                }
            }

            /// The kind of that key.
            pub fn from_key(key: &str) -> Self {
                match key {
                    $($key => Self::$kind,)*
                    key => Self::Unknown(key.to_owned()),
                }
            }
        }
    };
}

kinds! {
    /// A project was made.
    ProjectCreate = "project.create",
    /// Its name, description or level names were changed.
    ProjectSet = "project.set",
    /// It was recovered from a damaged file.
    ProjectRepair = "project.repair",
    /// A whole study came in.
    StudyBuild = "study.build",

    /// Documents came in.
    DocumentAdd = "document.add",
    /// A document was renamed.
    DocumentRename = "document.rename",
    /// The kind of a document was set.
    DocumentKind = "document.kind",
    /// The base direction of a document was set.
    DocumentDirection = "document.direction",
    /// It was said how far the work on documents has come.
    DocumentState = "document.state",
    /// Documents were moved.
    DocumentMove = "document.move",
    /// It was said who speaks in a document.
    DocumentLink = "document.link",
    /// The words of a document were edited.
    DocumentText = "document.text",
    /// Words were replaced in a document.
    DocumentReplace = "document.replace",
    /// Words were replaced in several documents.
    DocumentsReplace = "documents.replace",
    /// Documents were deleted.
    DocumentDelete = "document.delete",

    /// A group was made.
    GroupCreate = "group.create",
    /// A group was renamed.
    GroupRename = "group.rename",
    /// A group was deleted.
    GroupDelete = "group.delete",

    /// Codes were made.
    CodeCreate = "code.create",
    /// A code system came in.
    CodeImport = "code.import",
    /// A code was renamed.
    CodeRename = "code.rename",
    /// Codes took another colour.
    CodeRecolour = "code.recolor",
    /// A code was defined.
    CodeDefine = "code.define",
    /// Codes took another level.
    CodeLevel = "code.level",
    /// Codes were moved.
    CodeMove = "code.move",
    /// Codes were gathered below a new one.
    CodeGather = "code.gather",
    /// Codes were merged into another.
    CodeMerge = "code.merge",
    /// Codes were deleted.
    CodeDelete = "code.delete",

    /// Passages were coded.
    CodingAdd = "coding.add",
    /// The borders of a coding were moved.
    CodingResize = "coding.resize",
    /// A passage was taken out of codings.
    CodingUncode = "coding.uncode",
    /// A coding was split.
    CodingSplit = "coding.split",
    /// Codings took another code.
    CodingRecode = "coding.recode",
    /// Codings were removed.
    CodingDelete = "coding.delete",
    /// A condensed unit was written.
    CodingCondense = "coding.condense",
    /// It was said how important coded passages are.
    CodingImportance = "coding.importance",
    /// Codings of one code beside each other became one.
    CodingMerge = "coding.merge",

    /// A passage was highlighted.
    HighlightAdd = "highlight.add",
    /// Highlights were removed.
    HighlightDelete = "highlight.delete",

    /// A summary of a case was written.
    SummaryWrite = "summary.write",
    /// A summary of a case was changed.
    SummaryEdit = "summary.edit",
    /// Summaries of a case were deleted.
    SummaryDelete = "summary.delete",
    /// A query was kept.
    QuerySave = "query.save",
    /// A query that is kept was changed.
    QueryEdit = "query.edit",
    /// Queries that were kept were deleted.
    QueryDelete = "query.delete",
    /// A list of words was made.
    WordListCreate = "words.create",
    /// A list of words was changed.
    WordListEdit = "words.edit",
    /// Lists of words were deleted.
    WordListDelete = "words.delete",

    /// A memo was written.
    MemoWrite = "memo.write",
    /// A memo was changed.
    MemoEdit = "memo.edit",
    /// A memo was deleted.
    MemoDelete = "memo.delete",

    /// Participants came in.
    ParticipantImport = "participant.import",
    /// A participant was changed.
    ParticipantEdit = "participant.edit",
    /// Participants were deleted.
    ParticipantDelete = "participant.delete",
    /// An attribute was made.
    AttributeCreate = "attribute.create",
    /// An attribute was renamed.
    AttributeRename = "attribute.rename",
    /// An attribute was deleted.
    AttributeDelete = "attribute.delete",
    /// A coder was renamed.
    CoderRename = "coder.rename",
}

/// What an operation did, in terms from which every language makes a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What it did.
    pub kind: OperationKind,
    /// Name of the first thing concerned.
    pub name: String,
    /// A second name: the new name, the target, the group. Of a condensed unit, the document and, after a line end, the
    /// beginning of what was written, nothing where it was emptied; in files of older programs nothing, or `emptied`.
    pub other: String,
    /// How many things were concerned.
    pub count: usize,
    /// Where codes came into being, how many of each level, in the order of [`Level::ALL`]. Otherwise, and in
    /// operations of the first version of files, `None`.
    pub levels: Option<[usize; Level::ALL.len()]>,
}

impl Summary {
    /// An operation on `count` things, of which the first has that name.
    pub fn new(kind: OperationKind, name: impl Into<String>, count: usize) -> Self {
        Self {
            kind,
            name: name.into(),
            other: String::new(),
            count,
            levels: None,
        }
    }

    /// The same with a second name.
    #[must_use]
    pub fn with_other(self, other: impl Into<String>) -> Self {
        Self {
            other: other.into(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_is_found_again_by_a_key_of_its_own() {
        let keys: HashSet<&str> = OperationKind::ALL.iter().map(OperationKind::key).collect();
        assert_eq!(keys.len(), OperationKind::ALL.len());
        for kind in OperationKind::ALL {
            assert_eq!(&OperationKind::from_key(kind.key()), kind);
        }
    }

    #[test]
    fn a_kind_of_a_newer_program_is_kept_as_it_is() {
        let kind = OperationKind::from_key("code.split");
        assert_eq!(kind, OperationKind::Unknown("code.split".into()));
        assert_eq!(kind.key(), "code.split");
    }
}
