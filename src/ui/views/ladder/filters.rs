//! What is shown: the buttons over the table that narrow it, and a chip for everything that does.

use egui::{Ui, Widget as _};

use super::LadderPage;
use crate::analysis::CodingFilter;
use crate::i18n::Arg;
use crate::model::{AttributeId, CodeId, CoderId, DocumentId, GroupId, ParticipantId, Snapshot};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, StyledText, chip, wrapped_row};
use crate::ui::parts::chooser::{Chooser, ChooserItem};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// Width and height of a list of choices, in points.
const LIST: (f32, f32) = (320.0, 320.0);
/// Width of the field in which words are sought.
const FIELD: f32 = 190.0;
/// Most chips; the others are counted.
const MOST_CHIPS: usize = 24;

/// The lists under the buttons.
#[derive(Default)]
pub(super) struct Choosers {
    codes: Chooser,
    documents: Chooser,
    people: Chooser,
    coders: Chooser,
}

/// One thing that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FilterItem {
    Code(CodeId),
    Group(GroupId),
    Document(DocumentId),
    Participant(ParticipantId),
    Value(AttributeId, String),
    Coder(CoderId),
}

impl FilterItem {
    /// Whether the filter asks for it.
    fn is_in(&self, filter: &CodingFilter) -> bool {
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
    fn toggle(&self, filter: &mut CodingFilter) {
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

    fn name(&self, snapshot: &Snapshot) -> Option<String> {
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
fn items_of_filter(filter: &CodingFilter) -> Vec<FilterItem> {
    let values = filter.values.iter();
    let values = values.flat_map(|(id, of)| of.iter().map(|value| FilterItem::Value(*id, value.clone())));
    let codes = filter.codes.iter().copied().map(FilterItem::Code);
    codes
        .chain(filter.groups.iter().copied().map(FilterItem::Group))
        .chain(filter.documents.iter().copied().map(FilterItem::Document))
        .chain(filter.participants.iter().copied().map(FilterItem::Participant))
        .chain(values)
        .chain(filter.coders.iter().copied().map(FilterItem::Coder))
        .collect()
}

/// What can be asked for, each with how deep it stands.
type FilterItems = Vec<(usize, FilterItem)>;
type ItemsOf = fn(&Snapshot) -> FilterItems;

fn codes(snapshot: &Snapshot) -> FilterItems {
    let tree = snapshot.code_tree().into_iter();
    tree.map(|(depth, code)| (depth, FilterItem::Code(code.id)))
        .collect()
}

/// Groups, each with its documents under it.
fn documents(snapshot: &Snapshot) -> FilterItems {
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
fn participants_and_values(snapshot: &Snapshot) -> FilterItems {
    let people = snapshot.participants();
    let mut choices: FilterItems = people
        .iter()
        .map(|p| (0, FilterItem::Participant(p.id)))
        .collect();
    for attribute in snapshot.attributes() {
        let values: std::collections::BTreeSet<&String> = people
            .iter()
            .filter_map(|p| p.values.get(&attribute.id))
            .filter(|value| !value.is_empty())
            .collect();
        choices.extend(
            values
                .into_iter()
                .map(|v| (0, FilterItem::Value(attribute.id, v.clone()))),
        );
    }
    choices
}

fn coders(snapshot: &Snapshot) -> FilterItems {
    snapshot.coders().map(|c| (0, FilterItem::Coder(c.id))).collect()
}

impl LadderPage {
    /// The buttons and the chips.
    pub(super) fn filters_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        let words = cx.words.clone();
        wrapped_row(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            let hint = words.get("ladder-words");
            let field = Field::single("ladder-words")
                .label(&hint)
                .hint(&hint)
                .width(FIELD);
            if field.show(ui, &mut self.filter.words).cancelled {
                self.filter.words.clear();
            }
            let Self { filter, choosers, .. } = self;
            let lists: [(&str, &mut Chooser, ItemsOf); 4] = [
                ("ladder-codes", &mut choosers.codes, codes),
                ("ladder-documents", &mut choosers.documents, documents),
                ("ladder-people", &mut choosers.people, participants_and_values),
                ("ladder-coders", &mut choosers.coders, coders),
            ];
            let several_coders = cx.snapshot().coders().nth(1).is_some();
            for (id, chooser, choices) in lists {
                if id == "ladder-coders" && !several_coders {
                    continue;
                }
                let name = words.get(id);
                let button = Button::new(&name).opens_menu().ui(ui);
                if button.clicked() {
                    *chooser = Chooser::default();
                }
                kit::popover(&button, LIST.0, |ui| {
                    let choices = choices(cx.snapshot());
                    if choices.is_empty() {
                        kit::secondary(ui, cx.tr("ladder-nothing-to-choose"));
                        return;
                    }
                    let shown: Vec<ChooserItem> = choices
                        .iter()
                        .map(|(depth, wanted)| ChooserItem {
                            name: wanted.name(cx.snapshot()).unwrap_or_default(),
                            depth: *depth,
                            on: wanted.is_in(filter),
                            ..ChooserItem::default()
                        })
                        .collect();
                    let chosen = chooser.ui(ui, cx, &shown, LIST.1);
                    if let Some((_, wanted)) = chosen.and_then(|at| choices.get(at)) {
                        wanted.toggle(filter);
                    }
                });
            }
            let uncondensed = words.get("ladder-uncondensed");
            let button = Button::new(&uncondensed).selected(filter.uncondensed).ui(ui);
            if button.clicked() {
                filter.uncondensed = !filter.uncondensed;
            }
        });
        self.chips_ui(ui, cx);
    }

    /// Everything that narrows the table, each to be taken away.
    fn chips_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.filter.is_empty() {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let words = cx.words.clone();
        let mut cleared = false;
        wrapped_row(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.tiny;
            let asked = items_of_filter(&self.filter);
            for wanted in asked.iter().take(MOST_CHIPS) {
                let Some(name) = wanted.name(cx.snapshot()) else {
                    continue;
                };
                let colour = match wanted {
                    FilterItem::Code(id) => cx.snapshot().code(*id).map(|code| {
                        theme
                            .code_paint_of(code.colour.0, code.colour.1, code.colour.2)
                            .solid
                    }),
                    FilterItem::Group(_)
                    | FilterItem::Document(_)
                    | FilterItem::Participant(_)
                    | FilterItem::Value(..)
                    | FilterItem::Coder(_) => None,
                };
                let remove = words.with("ladder-remove", &[("name", Arg::from(&name))]);
                if chip(ui, &name, colour, Some(&remove)).removed {
                    wanted.toggle(&mut self.filter);
                }
            }
            if asked.len() > MOST_CHIPS {
                let more = words.with("ladder-more", &[("n", asked.len() - MOST_CHIPS)]);
                StyledText::new(&more).secondary().ui(ui);
            }
            if self.filter.uncondensed {
                let name = words.get("ladder-uncondensed");
                let remove = words.with("ladder-remove", &[("name", Arg::from(name.as_ref()))]);
                if chip(ui, &name, None, Some(&remove)).removed {
                    self.filter.uncondensed = false;
                }
            }
            let sought = self.filter.words.trim().to_owned();
            if !sought.is_empty() {
                let remove = words.with("ladder-remove", &[("name", Arg::from(&sought))]);
                if chip(
                    ui,
                    &words.with("ladder-sought", &[("text", &sought)]),
                    None,
                    Some(&remove),
                )
                .removed
                {
                    self.filter.words.clear();
                }
            }
            let clear = words.get("ladder-clear");
            cleared = Button::new(&clear).icon(Icon::Close).quiet().ui(ui).clicked();
        });
        if cleared {
            self.clear_filter();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, NewParticipant, plan};
    use crate::ui::testing::Fixture;

    #[test]
    fn what_is_chosen_is_asked_for_until_it_is_chosen_again() {
        let mut fixture = Fixture::new("الف\n  ب", &[("یک", "⟦الف:یک⟧ دو")]);
        let import = Edit::ImportParticipants(vec![NewParticipant {
            name: "م۱".into(),
            values: vec![("بخش".into(), "دولتی".into()), ("شهر".into(), String::new())],
            documents: vec!["یک".into()],
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
