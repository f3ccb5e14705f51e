//! What codings can be asked for by: codes, documents, groups, people, values of attributes, coders.

use egui::Ui;

use super::chooser::{Chooser, ChooserItem};
use crate::analysis::CodingFilter;
use crate::model::{AttributeId, CodeId, CoderId, DocumentId, GroupId, ParticipantId, Snapshot};
use crate::text::collate::compare_values;
use crate::ui::cx::Cx;

/// One thing that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterItem {
    /// A code with all below it.
    Code(CodeId),
    /// A group of documents.
    Group(GroupId),
    /// A document.
    Document(DocumentId),
    /// Who speaks.
    Participant(ParticipantId),
    /// A value that the speaker has.
    Value(AttributeId, String),
    /// Who coded.
    Coder(CoderId),
}

impl FilterItem {
    /// Whether the filter asks for it.
    pub fn is_in(&self, filter: &CodingFilter) -> bool {
        match self {
            Self::Code(id) => filter.codes.contains(id),
            Self::Group(id) => filter.groups.contains(id),
            Self::Document(id) => filter.documents.contains(id),
            Self::Participant(id) => filter.participants.contains(id),
            Self::Value(id, value) => filter.values.get(id).is_some_and(|of| of.contains(value)),
            Self::Coder(id) => filter.coders.contains(id),
        }
    }

    /// Asks for it, or no longer.
    pub fn toggle(&self, filter: &mut CodingFilter) {
        fn turn<T: Ord + Clone>(set: &mut std::collections::BTreeSet<T>, one: &T) {
            if !set.remove(one) {
                set.insert(one.clone());
            }
        }
        match self {
            Self::Code(id) => turn(&mut filter.codes, id),
            Self::Group(id) => turn(&mut filter.groups, id),
            Self::Document(id) => turn(&mut filter.documents, id),
            Self::Participant(id) => turn(&mut filter.participants, id),
            Self::Value(id, value) => {
                turn(filter.values.entry(*id).or_default(), value);
                filter.values.retain(|_, values| !values.is_empty());
            }
            Self::Coder(id) => turn(&mut filter.coders, id),
        }
    }

    /// How it is called; `None` when it is no longer in the project.
    pub fn name(&self, snapshot: &Snapshot) -> Option<String> {
        Some(match self {
            Self::Code(id) => snapshot.code(*id)?.name.clone(),
            Self::Group(id) => snapshot.group(*id)?.name.clone(),
            Self::Document(id) => snapshot.document(*id)?.name.clone(),
            Self::Participant(id) => snapshot.participant(*id)?.name.clone(),
            Self::Value(id, value) => {
                let attribute = &snapshot.attribute(*id)?.name;
                format!("\u{2068}{attribute}\u{2069}: \u{2068}{value}\u{2069}")
            }
            Self::Coder(id) => snapshot.coder(*id)?.name.clone(),
        })
    }
}

/// All that a filter asks for.
pub fn items_of_filter(filter: &CodingFilter) -> Vec<FilterItem> {
    let values = filter.values.iter().flat_map(|(id, of)| {
        let values = in_order(of).into_iter();
        values.map(|value| FilterItem::Value(*id, value.clone()))
    });
    let codes = filter.codes.iter().copied().map(FilterItem::Code);
    codes
        .chain(filter.groups.iter().copied().map(FilterItem::Group))
        .chain(filter.documents.iter().copied().map(FilterItem::Document))
        .chain(filter.participants.iter().copied().map(FilterItem::Participant))
        .chain(values)
        .chain(filter.coders.iter().copied().map(FilterItem::Coder))
        .collect()
}

/// Values of an attribute, each once, in the order in which they are looked for.
fn in_order<'v>(values: impl IntoIterator<Item = &'v String>) -> Vec<&'v String> {
    let mut values: Vec<&String> = values.into_iter().collect();
    values.sort_by(|a, b| compare_values(a, b));
    values.dedup();
    values
}

/// What can be asked for, each with how deep it stands.
pub type FilterItems = Vec<(usize, FilterItem)>;
/// Gives what can be asked for in a project.
pub type ItemsOf = fn(&Snapshot) -> FilterItems;

/// Codes in their order.
pub fn codes(snapshot: &Snapshot) -> FilterItems {
    let tree = snapshot.code_tree().into_iter();
    tree.map(|(depth, code)| (depth, FilterItem::Code(code.id)))
        .collect()
}

/// Groups, each with its documents under it.
pub fn documents(snapshot: &Snapshot) -> FilterItems {
    let mut choices = FilterItems::new();
    let mut group = None;
    for document in snapshot.documents() {
        if document.group != group {
            group = document.group;
            choices.extend(group.map(|id| (0, FilterItem::Group(id))));
        }
        choices.push((usize::from(group.is_some()), FilterItem::Document(document.id)));
    }
    choices
}

/// Participants, and the values that some of them have.
pub fn participants_and_values(snapshot: &Snapshot) -> FilterItems {
    let people = snapshot.participants();
    let mut choices: FilterItems = people
        .iter()
        .map(|p| (0, FilterItem::Participant(p.id)))
        .collect();
    for attribute in snapshot.attributes() {
        let values = people.iter().filter_map(|p| p.values.get(&attribute.id));
        let values = values.filter(|value| !value.is_empty());
        choices.extend(
            in_order(values)
                .into_iter()
                .map(|v| (0, FilterItem::Value(attribute.id, v.clone()))),
        );
    }
    choices
}

/// Coders.
pub fn coders(snapshot: &Snapshot) -> FilterItems {
    snapshot.coders().map(|c| (0, FilterItem::Coder(c.id))).collect()
}

/// Groups of documents, participants, and the values that some of them have.
pub fn groups_and_people(snapshot: &Snapshot) -> FilterItems {
    let groups = snapshot.groups().into_iter();
    let groups = groups.map(|group| (0, FilterItem::Group(group.id)));
    groups.chain(participants_and_values(snapshot)).collect()
}

/// The list of what can be asked for, at most `height` points of it; what is chosen is asked for, or no longer.
pub fn choose_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    chooser: &mut Chooser,
    choices: &[(usize, FilterItem)],
    height: f32,
    filter: &mut CodingFilter,
) {
    let shown: Vec<ChooserItem> = choices
        .iter()
        .map(|(depth, wanted)| ChooserItem {
            name: wanted.name(cx.snapshot()).unwrap_or_default(),
            depth: *depth,
            on: wanted.is_in(filter),
            ..ChooserItem::default()
        })
        .collect();
    let chosen = chooser.ui(ui, cx, &shown, height);
    if let Some((_, wanted)) = chosen.and_then(|at| choices.get(at)) {
        wanted.toggle(filter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, NewParticipant, plan};
    use crate::ui::testing::Fixture;

    #[test]
    fn values_that_are_numbers_are_listed_as_numbers() {
        let mut fixture = Fixture::new("الف", &[("یک", "⟦الف:یک⟧ دو")]);
        let person = |(name, value): (&str, &str)| NewParticipant {
            name: name.into(),
            values: vec![("سابقه".into(), value.into())],
            documents: vec!["یک".into()],
            labels: Vec::new(),
            introduced_by: None,
        };
        let people = [("م۱", "۲۵"), ("م۲", "8"), ("م۳", "۱۲"), ("م۴", "8")].map(person);
        let import = Edit::ImportParticipants(people.into());
        fixture.snapshot = plan(import, &fixture.snapshot, 9_000_000, "پژوهشگر", 0)
            .unwrap()
            .after;
        let values = |items: Vec<FilterItem>| -> Vec<String> {
            let values = items.into_iter().filter_map(|item| match item {
                FilterItem::Value(_, value) => Some(value),
                _ => None,
            });
            values.collect()
        };
        let offered = participants_and_values(&fixture.snapshot);
        let mut filter = CodingFilter::default();
        for (_, item) in &offered {
            item.toggle(&mut filter);
        }
        let offered = offered.into_iter().map(|(_, item)| item).collect();
        assert_eq!(values(offered), ["8", "۱۲", "۲۵"]);
        assert_eq!(values(items_of_filter(&filter)), ["8", "۱۲", "۲۵"]);
    }

    #[test]
    fn what_is_chosen_is_asked_for_until_it_is_chosen_again() {
        let mut fixture = Fixture::new("الف\n  ب", &[("یک", "⟦الف:یک⟧ دو")]);
        let import = Edit::ImportParticipants(vec![NewParticipant {
            name: "م۱".into(),
            values: vec![("بخش".into(), "دولتی".into()), ("شهر".into(), String::new())],
            documents: vec!["یک".into()],
            labels: Vec::new(),
            introduced_by: None,
        }]);
        fixture.snapshot = plan(import, &fixture.snapshot, 9_000_000, "پژوهشگر", 0)
            .unwrap()
            .after;
        let snapshot = &fixture.snapshot;
        let named = |choices: FilterItems| -> Vec<(usize, String)> {
            let named = choices.into_iter();
            named
                .map(|(depth, wanted)| (depth, wanted.name(snapshot).unwrap()))
                .collect()
        };
        assert_eq!(named(codes(snapshot)), [(0, "الف".into()), (1, "ب".into())]);
        assert_eq!(named(documents(snapshot)), [(0, "یک".into())]);
        let values = "\u{2068}بخش\u{2069}: \u{2068}دولتی\u{2069}";
        assert_eq!(
            named(participants_and_values(snapshot)),
            [(0, "م۱".into()), (0, values.into())]
        );
        let mut filter = CodingFilter::default();
        let all = [
            codes(snapshot),
            documents(snapshot),
            participants_and_values(snapshot),
            coders(snapshot),
        ]
        .concat();
        for (n, (_, wanted)) in all.iter().enumerate() {
            wanted.toggle(&mut filter);
            assert!(wanted.is_in(&filter));
            assert_eq!(items_of_filter(&filter).len(), n + 1);
        }
        for (_, wanted) in &all {
            wanted.toggle(&mut filter);
        }
        assert!(filter.is_empty() && items_of_filter(&filter).is_empty());
    }
}
