//! Operations of the journal in words, for the window, the command line and the audit trail.

use crate::i18n::{Arg, Words};
use crate::model::{DocumentState, JournalAction, JournalEntry, Level, OperationKind, Summary};
use crate::report::wording::{document_state, level_called, level_counts, list};

/// What an operation is called in a list of operations, without a full stop: «Remove coding “trust”».
pub fn operation(words: &Words, summary: &Summary) -> String {
    worded(summary, words, |id, args| words.with(id, args))
}

/// What an operation has done, for who has just asked for it, in one sentence without a full stop: «Removed coding
/// “trust”».
pub fn operation_done(words: &Words, summary: &Summary) -> String {
    worded(summary, words, |id, args| {
        let done = words.attribute_with(id, "done", args);
        done.unwrap_or_else(|| words.with(id, args))
    })
}

/// An operation in the text that words its kind, as `say` fills it.
fn worded(
    summary: &Summary,
    words: &Words,
    say: impl Fn(&str, &[(&'static str, Arg<'_>)]) -> String,
) -> String {
    let levels = summary.levels.filter(|_| summary.count > 1);
    if let Some(what) = levels.map(|levels| list(level_counts(levels, words), words)) {
        return say(
            &format!("{}-levels", text_id(&summary.kind)),
            &[("what", Arg::from(what))],
        );
    }
    let (document, text) = condensed(summary).unwrap_or_default();
    let args = [
        ("name", Arg::from(&summary.name)),
        ("other", other(words, summary)),
        ("n", Arg::from(summary.count)),
        ("kind", Arg::from(summary.kind.key())),
        ("document", Arg::from(document)),
        ("text", Arg::from(text)),
    ];
    say(&format!("{}{}", text_id(&summary.kind), part(summary)), &args)
}

/// The end of the text's id where a memo is about a part of what is named, where codes were moved below another, where the
/// level is known that they took, or where a condensed unit was emptied. What is given to a text bears marks of its
/// direction and can decide nothing in it.
fn part(summary: &Summary) -> &'static str {
    match summary.kind {
        OperationKind::MemoWrite | OperationKind::MemoEdit | OperationKind::MemoDelete => {
            match summary.other.as_str() {
                "passage" => "-passage",
                "coding" => "-coding",
                _ => "",
            }
        }
        OperationKind::CodeMove if !summary.other.is_empty() => "-into",
        OperationKind::CodeLevel if !summary.other.is_empty() => "-to",
        OperationKind::CodingCondense if summary.count == 1 => match condensed(summary) {
            Some((_, "")) => "-emptied-in",
            Some(_) => "-in",
            None if summary.other == "emptied" => "-emptied",
            None => "",
        },
        // Of one code; of several their numbers are told by level.
        OperationKind::CodeCreate => match summary.levels {
            Some([1, 0, 0]) => "-category",
            Some([0, 1, 0]) => "-subcategory",
            _ => "",
        },
        _ => "",
    }
}

/// The document of a condensed unit that was written, and the beginning of its words; `None` of what is none, and where an
/// older program wrote it.
fn condensed(summary: &Summary) -> Option<(&str, &str)> {
    let is_condensed = summary.kind == OperationKind::CodingCondense;
    summary.other.split_once('\n').filter(|_| is_condensed)
}

/// Whether [`operation`] names the document in which something was done.
pub fn names_document(summary: &Summary) -> bool {
    condensed(summary).is_some()
}

/// The second name of an operation, in words where it is not a name.
fn other<'a>(words: &'a Words, summary: &'a Summary) -> Arg<'a> {
    match summary.kind {
        OperationKind::DocumentState => match DocumentState::from_key(&summary.other) {
            Some(state) => Arg::from(words.get(document_state(state))),
            None => Arg::from(&summary.other),
        },
        OperationKind::CodeLevel => match Level::from_key(&summary.other) {
            Some(level) => Arg::from(words.get(level_called(level))),
            None => Arg::from(&summary.other),
        },
        OperationKind::CodingImportance => match summary.other.parse::<usize>() {
            Ok(number) => Arg::from(number),
            Err(_) => Arg::from(&summary.other),
        },
        _ => Arg::from(&summary.other),
    }
}

/// The text that words a kind of operation.
fn text_id(kind: &OperationKind) -> String {
    match kind {
        OperationKind::Unknown(_) => "op-unknown".to_owned(),
        known => format!("op-{}", known.key().replace('.', "-")),
    }
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
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_kind_of_operation_is_worded_and_nothing_else_is() {
        let unknown = OperationKind::Unknown(String::new());
        let ids: BTreeSet<String> = OperationKind::ALL.iter().chain([&unknown]).map(text_id).collect();
        let inner = |id: &str| {
            let memo = id.starts_with("op-memo-") && (id.ends_with("-passage") || id.ends_with("-coding"));
            let part = [
                "op-code-level-to",
                "op-code-move-into",
                "op-code-create-category",
                "op-code-create-subcategory",
                "op-coding-condense-emptied",
                "op-coding-condense-emptied-in",
                "op-coding-condense-in",
            ]
            .contains(&id);
            memo || part || id.ends_with("-levels")
        };
        for lang in Lang::ALL {
            let worded: BTreeSet<String> = lang
                .ids()
                .filter(|id| id.starts_with("op-") && !inner(id))
                .collect();
            assert_eq!(worded, ids, "{lang:?}");
            let words = Words::new(lang);
            for id in lang.ids().filter(|id| id.starts_with("op-")) {
                assert!(
                    words.attribute(&id, "done").is_some(),
                    "{id} does not say what was done"
                );
            }
        }
    }

    #[test]
    fn what_was_done_is_told_as_done() {
        let one = Summary::new(OperationKind::CodingDelete, "اعتماد", 1);
        let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
        assert_eq!(operation_done(&fa, &one), "کد «اعتماد» برداشته شد");
        assert_eq!(operation_done(&en, &one), "Removed coding “اعتماد”");
        assert_eq!(operation(&en, &one), "Remove coding “اعتماد”");
        let three = Summary::new(OperationKind::CodingDelete, "اعتماد", 3);
        assert_eq!(operation_done(&fa, &three), "۳ کدگذاری برداشته شد");
        let marked = Summary::new(OperationKind::CodingImportance, "اعتماد", 1).with_other("2");
        assert_eq!(operation_done(&fa, &marked), "اهمیت گزارهٔ «اعتماد» ۲ شد");
        let levels = Summary {
            levels: Some([4, 16, 44]),
            ..Summary::new(OperationKind::CodeImport, "اعتماد", 64)
        };
        assert_eq!(operation_done(&fa, &levels), "۴ طبقه، ۱۶ زیرطبقه، ۴۴ کد وارد شد");
    }

    #[test]
    fn a_memo_on_a_part_is_told_as_such_whatever_the_direction_of_the_words() {
        let memo = |part: &str| Summary::new(OperationKind::MemoWrite, "م۱", 1).with_other(part);
        let told = |lang: Lang, part: &str| {
            // As the window words it.
            let words = Words::new(lang).isolating_names();
            let sentence = operation_done(&words, &memo(part));
            sentence.replace(['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(told(Lang::Fa, ""), "یادداشت برای «م۱» نوشته شد");
        assert_eq!(told(Lang::Fa, "passage"), "یادداشت برای قسمتی از «م۱» نوشته شد");
        assert_eq!(told(Lang::Fa, "coding"), "یادداشت برای گزارهٔ «م۱» نوشته شد");
        assert_eq!(told(Lang::En, "passage"), "Wrote a memo on a passage in “م۱”");
    }

    #[test]
    fn a_condensed_unit_is_told_with_its_document_and_its_words() {
        let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
        let written =
            |other: &str| Summary::new(OperationKind::CodingCondense, "اعتماد", 1).with_other(other);
        let one = written("م۱\nنگرانی از آینده");
        assert_eq!(
            operation(&fa, &one),
            "واحد معنایی فشردهٔ «اعتماد» در «م۱»: «نگرانی از آینده»"
        );
        assert_eq!(
            operation(&en, &one),
            "Condensed unit of “اعتماد” in “م۱”: “نگرانی از آینده”"
        );
        // A toast says where it was only when that is not in sight, and whoever wrote it knows the words.
        assert_eq!(operation_done(&fa, &one), "واحد معنایی فشردهٔ «اعتماد» نوشته شد");
        assert_eq!(
            operation(&fa, &written("م۱\n")),
            "خالی کردن واحد معنایی فشردهٔ «اعتماد» در «م۱»"
        );
        assert_eq!(
            operation_done(&fa, &written("م۱\n")),
            "واحد معنایی فشردهٔ «اعتماد» خالی شد"
        );
        // As an operation of an older file tells it.
        assert_eq!(operation(&fa, &written("")), "واحد معنایی فشردهٔ «اعتماد»");
        assert_eq!(
            operation_done(&fa, &written("emptied")),
            "واحد معنایی فشردهٔ «اعتماد» خالی شد"
        );
    }

    #[test]
    fn a_change_of_level_names_the_level() {
        let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
        let changed = |to: &str, n| Summary::new(OperationKind::CodeLevel, "خستگی", n).with_other(to);
        assert_eq!(
            operation_done(&fa, &changed("category", 1)),
            "سطح «خستگی» به «طبقه» تغییر کرد"
        );
        assert_eq!(operation(&fa, &changed("مضمون", 2)), "تغییر سطح ۲ کد به «مضمون»");
        assert_eq!(
            operation_done(&en, &changed("subcategory", 1)),
            "Changed the level of “خستگی” to “subcategory”"
        );
        // As an operation of an older file tells it.
        assert_eq!(operation(&en, &changed("", 3)), "Change level of 3 codes");
    }

    #[test]
    fn a_move_tells_where_to_unless_only_the_order_changed() {
        let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
        let moved = |to: &str, n| Summary::new(OperationKind::CodeMove, "خستگی", n).with_other(to);
        assert_eq!(
            operation_done(&fa, &moved("پیوندها", 1)),
            "«خستگی» به «پیوندها» جابه‌جا شد"
        );
        assert_eq!(operation(&en, &moved("پیوندها", 3)), "Move 3 codes to “پیوندها”");
        assert_eq!(operation(&en, &moved("", 1)), "Move “خستگی”");
    }

    #[test]
    fn codes_that_come_in_are_counted_by_level() {
        let summary = |kind, levels: [usize; 3]| Summary {
            levels: Some(levels),
            ..Summary::new(kind, "اعتماد", levels.iter().sum())
        };
        let fa = Words::new(Lang::Fa);
        let made = |levels| operation(&fa, &summary(OperationKind::CodeCreate, levels));
        assert_eq!(made([4, 16, 44]), "ساخت ۴ طبقه، ۱۶ زیرطبقه، ۴۴ کد");
        assert_eq!(made([0, 0, 3]), "ساخت ۳ کد");
        assert_eq!(made([0, 0, 1]), "ساخت کد «اعتماد»");
        assert_eq!(made([0, 1, 0]), "ساخت زیرطبقهٔ «اعتماد»");
        let category = summary(OperationKind::CodeCreate, [1, 0, 0]);
        assert_eq!(operation_done(&fa, &category), "طبقهٔ «اعتماد» ساخته شد");
        assert_eq!(
            operation(&fa, &summary(OperationKind::CodeImport, [1, 0, 1200])),
            "وارد کردن ۱ طبقه، ۱٬۲۰۰ کد"
        );
        let en = Words::new(Lang::En);
        assert_eq!(
            operation(&en, &summary(OperationKind::CodeCreate, [1, 2, 0])),
            "Create 1 category, 2 subcategories"
        );
    }

    #[test]
    fn what_a_newer_program_did_is_told_by_its_key() {
        let newer = Summary::new(OperationKind::Unknown("code.split".into()), "اعتماد", 1);
        assert!(operation(&Words::new(Lang::Fa), &newer).contains("code.split"));
    }

    #[test]
    fn an_operation_names_what_it_was_done_to() {
        let summary = Summary::new(OperationKind::CodeRename, "اعتماد", 1).with_other("بی‌اعتمادی");
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
