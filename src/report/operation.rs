//! Operations of the journal in words, for the window, the command line and the audit trail.

use crate::i18n::{Arg, Words};
use crate::model::{JournalAction, JournalEntry, Summary};

/// What an operation did, in one sentence without a full stop.
pub fn operation(words: &Words, summary: &Summary) -> String {
    let id = format!("op-{}", summary.kind.replace('.', "-"));
    let args = [
        ("name", Arg::from(&summary.name)),
        ("other", Arg::from(&summary.other)),
        ("n", Arg::from(summary.count)),
    ];
    words.with(&id, &args)
}

/// What an entry of the journal tells, undos and redos included, in one sentence without a full stop.
pub fn journal_entry(words: &Words, entry: &JournalEntry) -> String {
    let what = operation(words, &entry.summary);
    match entry.action {
        JournalAction::Do => what,
        JournalAction::Undo => words.with("report-history-undone", &[("what", &what)]),
        JournalAction::Redo => words.with("report-history-redone", &[("what", &what)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_kind_of_operation_is_worded() {
        let sources = [
            include_str!("../model/plan/mod.rs"),
            include_str!("../model/plan/codes.rs"),
            include_str!("../model/plan/codings.rs"),
            include_str!("../model/plan/documents.rs"),
            include_str!("../model/plan/memos.rs"),
            include_str!("../model/plan/participants.rs"),
            include_str!("../model/plan/texts.rs"),
        ];
        let mut kinds: Vec<&str> = sources
            .iter()
            .flat_map(|s| s.split('"').skip(1).step_by(2))
            .filter(|t| t.contains('.') && t.chars().all(|c| c.is_ascii_lowercase() || c == '.'))
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert!(kinds.len() > 30, "{kinds:?}");
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for kind in &kinds {
                let id = format!("op-{}", kind.replace('.', "-"));
                assert!(words.has(&id), "{id} is missing in {lang:?}");
            }
        }
    }

    #[test]
    fn an_operation_names_what_it_was_done_to() {
        let summary = Summary {
            kind: "code.rename".into(),
            name: "اعتماد".into(),
            other: "بی‌اعتمادی".into(),
            count: 1,
        };
        assert_eq!(
            operation(&Words::new(Lang::Fa), &summary),
            "تغییر نام «اعتماد» به «بی‌اعتمادی»"
        );
        assert_eq!(
            operation(&Words::new(Lang::En), &summary),
            "Rename “اعتماد” to “بی‌اعتمادی”"
        );
    }
}
