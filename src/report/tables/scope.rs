//! Of what a table is made, as one sentence: «در ۲۸ مصاحبه، همهٔ کدها».

use crate::analysis::{CodingFilter, SegmentSelection};
use crate::i18n::{Arg, Words};
use crate::model::Snapshot;
use crate::report::wording::{list, name, series};

use super::limits::{names, query, values_in_order};
use super::{TableChoices, TableKind, TableOption};

/// Names that are all told; of more of them only the first.
const NAMED: usize = 4;
/// How many of them then.
const FIRST: usize = 3;

/// Of what a table is made, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The material: how many documents, which codes, whose work. Also where nothing limits it.
    pub sentence: String,
    /// What was chosen and does not matter for this table; `None` where everything does.
    pub disregarded: Option<String>,
    /// Whether the table is made of a part of the project only.
    pub limited: bool,
    /// Why the query cannot be run to which the tables are limited; `None` where it can be, or there is none. Also where
    /// it does not matter for this table.
    pub query_fault: Option<String>,
}

impl Scope {
    /// What a table with some choices is made of. Does not run a query: fast enough to be told at once.
    pub fn of(snapshot: &Snapshot, kind: &TableKind, choices: &TableChoices, words: &Words) -> Self {
        let filter = choices.of(kind.options).filter;
        let fault = choices.filter.query_fault(snapshot);
        let limited = !filter.is_empty();
        let takes_any = kind.options.iter().any(|option| option.is_shared());
        let sentence = if takes_any {
            sentence(snapshot, kind, &filter, fault.is_some(), words)
        } else {
            words.get("findings-scope-project").into_owned()
        };
        let disregarded = kind.disregarded(choices);
        let mut parts: Vec<String> = disregarded
            .into_iter()
            .map(|option| words.get(option_name(option)).into_owned())
            .collect();
        parts.dedup();
        let disregarded = (!parts.is_empty())
            .then(|| words.with("findings-scope-disregarded", &[("parts", series(parts, words))]));
        Self {
            sentence,
            disregarded,
            limited,
            query_fault: fault.map(|fault| words.say(&fault.message())),
        }
    }
}

/// What a shared filter is called.
fn option_name(option: TableOption) -> &'static str {
    match option {
        TableOption::Codes => "findings-filter-codes",
        TableOption::Documents | TableOption::Groups => "findings-filter-documents",
        TableOption::Participants | TableOption::Values => "findings-filter-people",
        TableOption::Coders => "findings-filter-coders",
        _ => "findings-filter-query",
    }
}

fn sentence(
    snapshot: &Snapshot,
    kind: &TableKind,
    filter: &CodingFilter,
    faulty: bool,
    words: &Words,
) -> String {
    let mut parts = Vec::new();
    if kind.takes(TableOption::Documents) {
        parts.push(documents(snapshot, filter, words));
    }
    parts.extend(people(snapshot, filter, words));
    if kind.takes(TableOption::Codes) {
        let code = |id| snapshot.code(id).map(|code| code.name.clone());
        parts.push(match filter.codes.len() {
            0 => words.get("findings-scope-codes-all").into_owned(),
            n => counted("findings-scope-codes", names(&filter.codes, code), n, words),
        });
    }
    if kind.takes(TableOption::Coders) {
        let coder = |id| snapshot.coder(id).map(|coder| coder.name.clone());
        match (filter.coders.len(), parts.is_empty()) {
            (0, false) => {}
            (0, true) => parts.push(words.get("findings-scope-coders-all").into_owned()),
            (n, _) => parts.push(counted(
                "findings-scope-coders",
                names(&filter.coders, coder),
                n,
                words,
            )),
        }
    }
    // Why a query cannot be run is told where it can be mended.
    if faulty && kind.takes(TableOption::Query) {
        parts.push(words.get("findings-scope-no-query").into_owned());
    } else {
        parts.extend(query(snapshot, &filter.query, words));
    }
    let sought = filter.words.trim();
    if !sought.is_empty() {
        parts.push(words.with(
            "report-only-words",
            &[("names", name(sought, words).into_owned())],
        ));
    }
    if filter.uncondensed {
        parts.push(words.get("report-only-uncondensed").into_owned());
    }
    if filter.least_importance.is_marked() {
        let least = filter.least_importance.number();
        parts.push(words.with("report-only-importance", &[("n", least)]));
    }
    let comma = words.get("findings-scope-comma").into_owned();
    parts.join(&comma)
}

/// In how many documents, and which.
fn documents(snapshot: &Snapshot, filter: &CodingFilter, words: &Words) -> String {
    // A query is no part of it: it chooses among the passages of these documents.
    let of = CodingFilter {
        query: String::new(),
        ..filter.clone()
    };
    let selection = SegmentSelection::of_filter(snapshot, &of);
    let n = selection.wanted_documents(snapshot).len();
    let group = |id| snapshot.group(id).map(|group| group.name.clone());
    let document = |id| snapshot.document(id).map(|document| document.name.clone());
    match (filter.groups.len(), filter.documents.len()) {
        (0, 0) => words.with("findings-scope-documents", &[("n", n)]),
        (groups, 0) => {
            let own = quoted(names(&filter.groups, group), words);
            let args = [
                ("n", Arg::from(n)),
                ("groups", Arg::from(groups)),
                ("names", Arg::from(own)),
            ];
            words.with("findings-scope-groups", &args)
        }
        _ => {
            let mut named = names(&filter.groups, group);
            named.extend(names(&filter.documents, document));
            let own = quoted(named, words);
            let args = [("n", Arg::from(n)), ("names", Arg::from(own))];
            words.with("findings-scope-named-documents", &args)
        }
    }
}

/// Who speaks, by name and by what they have.
fn people(snapshot: &Snapshot, filter: &CodingFilter, words: &Words) -> Vec<String> {
    let mut parts = Vec::new();
    if !filter.participants.is_empty() {
        let person = |id| snapshot.participant(id).map(|person| person.name.clone());
        let n = filter.participants.len();
        parts.push(counted(
            "findings-scope-people",
            names(&filter.participants, person),
            n,
            words,
        ));
    }
    for (id, values) in filter.values.iter().filter(|(_, values)| !values.is_empty()) {
        let attribute = snapshot.attribute(*id).map_or("", |a| a.name.as_str());
        let values = quoted(values_in_order(values), words);
        let args = [
            ("attribute", name(attribute, words).into_owned()),
            ("values", values),
        ];
        parts.push(words.with("findings-scope-values", &args));
    }
    parts
}

/// Names in quotation marks; the first ones where they are many.
fn quoted(own: Vec<String>, words: &Words) -> String {
    let shown = if own.len() > NAMED { FIRST } else { own.len() };
    let quoted = own.iter().take(shown).map(|own| {
        let own = name(own, words).into_owned();
        words.with("findings-scope-name", &[("name", own)])
    });
    let names = list(quoted, words);
    if shown == own.len() {
        return names;
    }
    let args = [("names", Arg::from(names)), ("n", Arg::from(own.len() - shown))];
    words.with("findings-scope-more", &args)
}

/// A sentence about so many things with their names.
fn counted(id: &str, own: Vec<String>, n: usize, words: &Words) -> String {
    words.with(
        id,
        &[("n", Arg::from(n)), ("names", Arg::from(quoted(own, words)))],
    )
}
