//! What the picker and the choosers of a target offer for what was typed.

use std::collections::HashSet;

use crate::model::{CodeId, CodePath, CodeRef};
use crate::text::name_key;
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::parts::fuzzy::{FuzzyQuery, best};

/// How much having been used lately decides; less than the difference between two kinds of match.
const USED: u32 = 9;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeChoice {
    /// A code that exists.
    Code(CodeId),
    /// The top of the code system, beside the outermost codes.
    Top,
    /// A new code, some of whose path may exist.
    New(CodePath),
    /// A new code below one that exists.
    NewBelow(CodeId, String),
}

impl CodeChoice {
    /// The code that a coding takes when this is chosen; none for the top.
    pub fn code_ref(&self) -> Option<CodeRef> {
        match self {
            Self::Code(id) => Some(CodeRef::Id(*id)),
            Self::Top => None,
            Self::New(path) => match path.names() {
                [name] => Some(CodeRef::New {
                    name: name.clone(),
                    parent: None,
                }),
                _ => Some(CodeRef::Path(path.clone())),
            },
            Self::NewBelow(parent, name) => Some(CodeRef::New {
                name: name.clone(),
                parent: Some(*parent),
            }),
        }
    }
}

/// What may be offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeOffer {
    /// Codes that stand first while nothing is typed, the newest first.
    pub recent: Vec<CodeId>,
    /// Codes that are not offered, nor what stands below them.
    pub without: Vec<CodeId>,
    /// Codes that are not offered though what stands below them is.
    pub skipped: Vec<CodeId>,
    /// Whether the top of the code system may be chosen.
    pub top: bool,
    /// Whether a new code may be made.
    pub create: bool,
    /// A code below which a new one may also be made.
    pub below: Option<CodeId>,
    /// Whether Enter chooses nothing as long as nothing was typed, gone to or pointed at: what is chosen takes much with
    /// it.
    pub deliberate: bool,
}

/// What is offered, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeChoices {
    /// In their order.
    pub items: Vec<CodeChoice>,
    /// How many of them, at the start, are there because they were used last.
    pub recent: usize,
}

/// What fits `query`. With an empty one: what was used last, then all in the order of the tree.
pub fn choices(tree: &CodeTree, query: &str, offer: &CodeOffer) -> CodeChoices {
    let typed = FuzzyQuery::new(query);
    let offered =
        |id: CodeId| !offer.skipped.contains(&id) && !offer.without.iter().any(|w| tree.is_within(id, *w));
    let mut found = CodeChoices::default();
    if typed.is_empty() {
        let recent = offer.recent.iter().copied();
        let recent: Vec<CodeId> = recent
            .filter(|id| tree.node(*id).is_some() && offered(*id))
            .collect();
        let used: HashSet<CodeId> = recent.iter().copied().collect();
        let all = tree.nodes().iter().map(|n| n.code.id);
        found.recent = recent.len();
        if offer.top {
            found.items.push(CodeChoice::Top);
        }
        let rest = all.filter(|id| offered(*id) && !used.contains(id));
        found
            .items
            .extend(recent.into_iter().chain(rest).map(CodeChoice::Code));
        return found;
    }
    let nodes: Vec<_> = tree.nodes().iter().filter(|n| offered(n.code.id)).collect();
    let used = |i: usize| {
        let id = nodes.get(i).map(|n| n.code.id);
        let age = offer.recent.iter().position(|r| Some(*r) == id);
        age.map_or(0, |age| USED.saturating_sub(age as u32))
    };
    let places = best(&typed, nodes.iter().map(|n| &n.key), used, nodes.len());
    let fitting: Vec<_> = places.into_iter().filter_map(|i| nodes.get(i)).collect();
    let new = if offer.create {
        new_codes(tree, query, offer.below)
    } else {
        Vec::new()
    };
    let codes = fitting.iter().map(|n| CodeChoice::Code(n.code.id));
    // Letters of a short new name stand here and there in many a code that is a sentence: Enter must not give it such a
    // one. Where what was typed stands in a code as it is, that code comes first.
    if fitting.iter().any(|n| typed.stands_in(&n.key)) {
        found.items.extend(codes.chain(new));
    } else {
        found.items.extend(new.into_iter().chain(codes));
    }
    found
}

/// The new codes that `query` names and that are not there yet.
fn new_codes(tree: &CodeTree, query: &str, below: Option<CodeId>) -> Vec<CodeChoice> {
    // As the window shows paths, and as files write them.
    let path = CodePath::from(query.replace('›', " > ").as_str());
    let mut new = Vec::new();
    if let ([name], Some(parent)) = (path.names(), below)
        && child_called(tree, Some(parent), name).is_none()
    {
        new.push(CodeChoice::NewBelow(parent, name.clone()));
    }
    let mut at = None;
    let mut missing = path.is_empty();
    for name in path.names() {
        match child_called(tree, at, name) {
            Some(id) => at = Some(id),
            None => {
                missing = true;
                break;
            }
        }
    }
    if missing && !path.is_empty() {
        new.push(CodeChoice::New(path));
    }
    new
}

/// The child that a reader takes to have this name.
pub fn child_called(tree: &CodeTree, parent: Option<CodeId>, name: &str) -> Option<CodeId> {
    let key = name_key(name);
    let children = tree.children(parent);
    children
        .into_iter()
        .find(|n| name_key(&n.code.name) == key)
        .map(|n| n.code.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::parts::codes::sample::{code, snapshot, tree_of};

    const SYSTEM: &str = "شهروندان\n  اعتماد\n    بی‌اعتمادی\n  آگاهی\nدفاتر\n  اعتماد به مدیر";

    /// Names in their order; `+path` for new ones, `^` for the top.
    fn shown(query: &str, offer: impl Fn(&dyn Fn(&str) -> CodeId) -> CodeOffer) -> Vec<String> {
        let snapshot = snapshot(SYSTEM);
        let tree = tree_of(&snapshot);
        let offer = offer(&|name| code(&snapshot, name));
        let found = choices(&tree, query, &offer);
        let name = |id| snapshot.code(id).unwrap().name.clone();
        found
            .items
            .into_iter()
            .map(|choice| match choice {
                CodeChoice::Code(id) => name(id),
                CodeChoice::Top => "^".to_owned(),
                CodeChoice::New(path) => format!("+{}", path.names().join(">")),
                CodeChoice::NewBelow(id, new) => format!("+{}|{new}", name(id)),
            })
            .collect()
    }

    #[test]
    fn nothing_typed_gives_the_recent_and_then_all() {
        let found = shown("  ", |id| CodeOffer {
            recent: vec![id("آگاهی"), CodeId(77), id("دفاتر")],
            create: true,
            ..CodeOffer::default()
        });
        assert_eq!(
            found,
            [
                "آگاهی",
                "دفاتر",
                "شهروندان",
                "اعتماد",
                "بی‌اعتمادی",
                "اعتماد به مدیر"
            ]
        );
    }

    #[test]
    fn recent_use_decides_between_equals_and_new_ones_come_last() {
        let found = shown("اعتماد", |id| CodeOffer {
            recent: vec![id("بی‌اعتمادی")],
            create: true,
            ..CodeOffer::default()
        });
        assert_eq!(found, ["اعتماد", "اعتماد به مدیر", "بی‌اعتمادی", "+اعتماد"]);
        let found = shown("شهروند", |id| CodeOffer {
            recent: vec![id("آگاهی")],
            ..CodeOffer::default()
        });
        assert_eq!(found[0], "شهروندان");
        assert_eq!(found[1], "آگاهی", "fits by its path, used last");
    }

    #[test]
    fn what_is_there_already_is_not_offered_as_new() {
        let create = |_: &dyn Fn(&str) -> CodeId| CodeOffer {
            create: true,
            ..CodeOffer::default()
        };
        assert_eq!(shown("دفاتر", create), ["دفاتر", "اعتماد به مدیر"]);
        assert_eq!(shown("دفاتر > نظارت", create), ["+دفاتر>نظارت"]);
        assert_eq!(shown("نو", create), ["+نو"]);
        assert_eq!(shown(">", create), Vec::<String>::new());
        let below = shown("آگاهي", |id| CodeOffer {
            create: true,
            below: Some(id("شهروندان")),
            ..CodeOffer::default()
        });
        assert_eq!(below, ["آگاهی", "+آگاهي"], "the name is taken below that one");
        let below = shown("نو", |id| CodeOffer {
            create: true,
            below: Some(id("دفاتر")),
            ..CodeOffer::default()
        });
        assert_eq!(below, ["+دفاتر|نو", "+نو"]);
    }

    #[test]
    fn a_new_name_goes_before_codes_that_only_have_its_letters() {
        let create = |_: &dyn Fn(&str) -> CodeId| CodeOffer {
            create: true,
            ..CodeOffer::default()
        };
        // The letters of «اعم» stand in the names, the word in none.
        let scattered = ["اعتماد", "اعتماد به مدیر", "بی‌اعتمادی"];
        let found = shown("اعم", create);
        assert_eq!(found[0], "+اعم", "{found:?}");
        assert!(
            found[1..].iter().any(|name| scattered.contains(&name.as_str())),
            "{found:?}"
        );
        // What begins a name, or stands in it, is that code; and nothing goes before them where none is made.
        assert_eq!(shown("اعت", create)[0], "اعتماد");
        assert_eq!(shown("مدیر", create)[0], "اعتماد به مدیر");
        let only = shown("اعم", |_| CodeOffer::default());
        assert!(scattered.contains(&only[0].as_str()), "{only:?}");
    }

    #[test]
    fn a_target_is_never_among_what_moves() {
        let found = shown("", |id| CodeOffer {
            without: vec![id("اعتماد")],
            skipped: vec![id("شهروندان")],
            top: true,
            ..CodeOffer::default()
        });
        assert_eq!(found, ["^", "آگاهی", "دفاتر", "اعتماد به مدیر"]);
    }

    #[test]
    fn choices_become_codes() {
        assert_eq!(CodeChoice::Top.code_ref(), None);
        assert_eq!(
            CodeChoice::Code(CodeId(3)).code_ref(),
            Some(CodeRef::Id(CodeId(3)))
        );
        let new = |parent| {
            Some(CodeRef::New {
                name: "نو".to_owned(),
                parent,
            })
        };
        assert_eq!(CodeChoice::New(CodePath::new(["نو"])).code_ref(), new(None));
        assert_eq!(
            CodeChoice::NewBelow(CodeId(3), "نو".to_owned()).code_ref(),
            new(Some(CodeId(3)))
        );
        let path = CodePath::new(["الف", "ب"]);
        assert_eq!(
            CodeChoice::New(path.clone()).code_ref(),
            Some(CodeRef::Path(path))
        );
    }
}
