//! What the gestures of the tree ask for, as values.

use crate::i18n::{Arg, Words};
use crate::model::{CodeId, Consequences, Edit, Level, NewCode, Snapshot, deletion_of_codes};
use crate::text::name_key;
use crate::ui::action::{Action, Dialog};
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::parts::counted::counted;
use crate::ui::parts::memo_mark::memo_tip;
use crate::ui::parts::path_text::path_text;

/// Under which code a new one of a level goes when `beside` is where the cursor stands: a code below or beside it, a
/// subcategory into its category, a category to the root.
pub fn parent_for(snapshot: &Snapshot, level: Level, beside: Option<CodeId>) -> Option<CodeId> {
    let beside = snapshot.code(beside?)?;
    match level {
        Level::Category => None,
        Level::Subcategory => snapshot.at_level(beside.id, Level::Category).map(|c| c.id),
        Level::Code if beside.level == Level::Code => beside.parent,
        Level::Code => Some(beside.id),
    }
}

/// The edit that makes a code of a level.
pub fn create(parent: Option<CodeId>, level: Level, name: &str) -> Edit {
    let code = NewCode {
        name: name.to_owned(),
        level: Some(level),
        ..NewCode::default()
    };
    Edit::CreateCodes {
        parent,
        codes: vec![code],
    }
}

/// The edit that makes a code of a level, into which others move.
pub fn create_holding(parent: Option<CodeId>, level: Level, name: String, holds: Vec<CodeId>) -> Edit {
    if holds.is_empty() {
        return create(parent, level, &name);
    }
    Edit::GatherCodes {
        name,
        level,
        parent,
        codes: holds,
    }
}

/// Why a name cannot be taken by a child of `parent`, where `but` do not count; `None` when it can, or is empty.
pub fn name_problem(
    tree: &CodeTree,
    parent: Option<CodeId>,
    but: &[CodeId],
    name: &str,
    words: &Words,
) -> Option<String> {
    let key = name_key(name.trim());
    let mut siblings = tree.children(parent).into_iter();
    let twin = siblings.find(|n| !but.contains(&n.code.id) && name_key(&n.code.name) == key)?;
    Some(words.with("codes-name-taken", &[("name", &twin.code.name)]))
}

/// Deletes codes: at once with a toast when nothing else goes with them, else after saying what does.
pub fn delete(snapshot: &Snapshot, codes: Vec<CodeId>, words: &Words) -> Option<Action> {
    let first = snapshot.code(*codes.first()?)?;
    let taken = deletion_of_codes(snapshot, &codes);
    let edit = Action::EditWithToast(Edit::DeleteCodes(codes.clone()));
    if taken.codings == 0 && taken.memos == 0 && taken.codes == codes.len() {
        return Some(edit);
    }
    let title = match codes.len() {
        1 => words.with("codes-delete-title", &[("name", &first.name)]),
        n => words.with("codes-delete-title-many", &[("n", n)]),
    };
    Some(Action::Show(Dialog::Confirm {
        title,
        text: consequences(taken, codes.len(), words),
        confirm: words.get("codes-delete-confirm").into_owned(),
        action: Box::new(edit),
    }))
}

/// What a deletion takes with it, in a sentence.
fn consequences(taken: Consequences, selected: usize, words: &Words) -> String {
    let things = [
        ("codes-takes-codes", taken.codes.saturating_sub(selected)),
        ("counted-codings", taken.codings),
        ("counted-memos", taken.memos),
        ("counted-summaries", taken.summaries),
    ];
    let list = counted(words, &things);
    words.with("codes-delete-text", &[("list", &list)])
}

/// What the tooltip of a code tells: path, definition, counts, memo.
pub fn tip(tree: &CodeTree, id: CodeId, words: &Words) -> String {
    let Some(node) = tree.node(id) else {
        return String::new();
    };
    let mut lines = vec![path_text(&tree.names(id))];
    let definition = node.code.definition.trim();
    if !definition.is_empty() {
        lines.push(definition.to_owned());
    }
    let total = [("n", node.total.passages)];
    lines.push(match node.own {
        _ if node.total.passages == 0 => words.get("board-counts-none").into_owned(),
        own if own == node.total.passages => words.with("counted-segments", &total),
        0 => words.with("codes-tip-below", &total),
        own => {
            let counts = [("own", Arg::from(own)), ("total", Arg::from(node.total.passages))];
            words.with("codes-tip-counts", &counts)
        }
    });
    lines.extend(node.memo.as_ref().map(|memo| memo_tip(memo, words)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{MemoKind, MemoTarget, plan};
    use crate::ui::parts::codes::sample::{code, snapshot, tree_of};

    const SYSTEM: &str = "دفاتر\n  مدیریت\n    بی‌ثباتی\nپراکنده";

    fn levelled() -> Snapshot {
        let snapshot = snapshot(SYSTEM);
        let apply = |s: &Snapshot, edit| plan(edit, s, 100, "پ", 0).unwrap().after;
        let set = |s: &Snapshot, name, level| apply(s, Edit::SetLevel(vec![code(s, name)], level));
        let snapshot = set(&snapshot, "دفاتر", Level::Category);
        set(&snapshot, "مدیریت", Level::Subcategory)
    }

    #[test]
    fn new_codes_go_where_their_level_belongs() {
        let snapshot = levelled();
        let at = |name: &str| Some(code(&snapshot, name));
        let parent = |level, beside| parent_for(&snapshot, level, beside);
        assert_eq!(parent(Level::Category, at("بی‌ثباتی")), None);
        assert_eq!(parent(Level::Subcategory, at("بی‌ثباتی")), at("دفاتر"));
        assert_eq!(parent(Level::Subcategory, at("پراکنده")), None);
        assert_eq!(parent(Level::Code, at("بی‌ثباتی")), at("مدیریت"));
        assert_eq!(parent(Level::Code, at("مدیریت")), at("مدیریت"));
        assert_eq!(parent(Level::Code, at("پراکنده")), None);
        assert_eq!(parent(Level::Code, None), None);
    }

    #[test]
    fn a_name_may_be_taken_only_once_among_siblings() {
        let snapshot = levelled();
        let tree = tree_of(&snapshot);
        let words = Words::new(Lang::En);
        let taken = |parent, but: &[CodeId], name| name_problem(&tree, parent, but, name, &words).is_some();
        assert!(taken(None, &[], " پراكنده "));
        assert!(!taken(None, &[code(&snapshot, "پراکنده")], "پراکنده"));
        assert!(!taken(None, &[], "مدیریت"));
        assert!(!taken(None, &[], ""));
    }

    #[test]
    fn deleting_says_what_goes_along() {
        let snapshot = levelled();
        let words = Words::new(Lang::En);
        let alone = delete(&snapshot, vec![code(&snapshot, "پراکنده")], &words);
        assert!(matches!(alone, Some(Action::EditWithToast(Edit::DeleteCodes(_)))));
        let top = code(&snapshot, "دفاتر");
        let memo = Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Code(top),
            kind: MemoKind::Note,
            body: "x".into(),
        };
        let snapshot = plan(memo, &snapshot, 200, "پ", 0).unwrap().after;
        let Some(Action::Show(Dialog::Confirm { text, .. })) = delete(&snapshot, vec![top], &words) else {
            panic!("no question");
        };
        assert!(
            text.contains("2 codes below") && text.contains("1 memo"),
            "{text}"
        );
        assert!(delete(&snapshot, vec![], &words).is_none());
    }
}
