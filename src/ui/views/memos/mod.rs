//! Memos: the research journal and everything else that was thought on the way.

use crate::analysis::Subject;

/// The id of the name under which memos about that kind of thing stand.
pub fn subject_text(subject: Subject) -> &'static str {
    match subject {
        Subject::Project => "memos-subject-project",
        Subject::Document => "memos-subject-document",
        Subject::Passage => "memos-subject-passage",
        Subject::Category => "memos-subject-category",
        Subject::Subcategory => "memos-subject-subcategory",
        Subject::Code => "memos-subject-code",
        Subject::Coding => "memos-subject-coding",
        Subject::Participant => "memos-subject-participant",
    }
}
