//! What a table was narrowed to, in words: a reader of the paper has to know.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::analysis::query::{Query, parse};
use crate::i18n::Words;
use crate::model::Snapshot;
use crate::report::wording::query_language;
use crate::report::wording::{in_digits, list, memo_kind, memo_subject, name, series};
use crate::text::collate::compare_values;

use super::TableChoices;

/// Names that are written out; more of a kind are counted.
const NAMED: usize = 8;

/// The note below a narrowed table; `None` where everything counts. A single code that the title names is not told
/// again.
pub(in crate::report) fn sentence(
    snapshot: &Snapshot,
    choices: &TableChoices,
    title: &str,
    words: &Words,
) -> Option<String> {
    let filter = &choices.filter;
    let mut parts: Vec<String> = Vec::new();
    let told = match Vec::from_iter(&filter.codes).as_slice() {
        [one] => snapshot
            .code(**one)
            .is_some_and(|code| title.contains(&code.name)),
        _ => false,
    };
    if !told {
        let code = |id| snapshot.code(id).map(|code| code.name.clone());
        parts.extend(part("report-only-codes", names(&filter.codes, code), words));
    }
    let document = |id| snapshot.document(id).map(|document| document.name.clone());
    let group = |id| snapshot.group(id).map(|group| group.name.clone());
    let participant = |id| snapshot.participant(id).map(|person| person.name.clone());
    let coder = |id| snapshot.coder(id).map(|coder| coder.name.clone());
    parts.extend(part(
        "report-only-documents",
        names(&filter.documents, document),
        words,
    ));
    parts.extend(part("report-only-groups", names(&filter.groups, group), words));
    parts.extend(part(
        "report-only-participants",
        names(&filter.participants, participant),
        words,
    ));
    for (id, values) in &filter.values {
        let attribute = snapshot.attribute(*id).map_or("", |a| a.name.as_str());
        let values = shown(values_in_order(values), words);
        parts.push(format!("{}: {values}", name(attribute, words)));
    }
    parts.extend(part("report-only-coders", names(&filter.coders, coder), words));
    parts.extend(query(snapshot, &filter.query, words));
    let sought = Some(filter.words.trim()).filter(|words| !words.is_empty());
    parts.extend(part(
        "report-only-words",
        sought.map(str::to_owned).into_iter().collect(),
        words,
    ));
    let id = choices.memo_kind.map(memo_kind);
    let kind = id.map(|id| words.get(id).into_owned());
    parts.extend(part("report-only-memo-kind", kind.into_iter().collect(), words));
    let id = choices.memo_subject.map(memo_subject);
    let subject = id.map(|id| words.get(id).into_owned());
    parts.extend(part(
        "report-only-memo-subject",
        subject.into_iter().collect(),
        words,
    ));
    if filter.answers_only {
        parts.push(words.get("report-only-answers").into_owned());
    }
    if filter.uncondensed {
        parts.push(words.get("report-only-uncondensed").into_owned());
    }
    if filter.least_importance.is_marked() {
        let least = filter.least_importance.number();
        parts.push(words.with("report-only-importance", &[("n", least)]));
    }
    (!parts.is_empty()).then(|| words.with("report-only", &[("parts", series(parts, words))]))
}

/// A query in words, or why it cannot be run.
pub(super) fn query(snapshot: &Snapshot, query: &str, words: &Words) -> Option<String> {
    if query.trim().is_empty() {
        return None;
    }
    let language = query_language(words);
    let read = parse(query).and_then(|query| query.check(snapshot).map(|()| query));
    let read = read.and_then(|query| Ok((query.expanded(snapshot)?, query)));
    Some(match read {
        Ok((whole, query)) => {
            let told = |query: Query| name(&query.print(language), words).into_owned();
            if whole == query {
                words.with("report-only-query", &[("query", told(query))])
            } else {
                let args = [("query", told(query)), ("whole", told(whole))];
                words.with("report-only-kept-query", &args)
            }
        }
        Err(fault) => {
            let sentence = words.say(&fault.message());
            words.with("report-only-no-query", &[("sentence", sentence)])
        }
    })
}

/// One limit in words; `None` where nothing is named.
fn part(id: &str, names: Vec<String>, words: &Words) -> Option<String> {
    (!names.is_empty()).then(|| words.with(id, &[("names", shown(names, words))]))
}

/// The names of some things of the project.
pub(super) fn names<T: Copy>(chosen: &BTreeSet<T>, name: impl Fn(T) -> Option<String>) -> Vec<String> {
    chosen.iter().filter_map(|id| name(*id)).collect()
}

/// The values of an attribute that are asked for, in the order in which they are read.
pub(super) fn values_in_order(values: &BTreeSet<String>) -> Vec<String> {
    let mut values: Vec<String> = values.iter().cloned().collect();
    values.sort_by(|a, b| compare_values(a, b));
    values
}

/// Names in a row; how many where they are many.
fn shown(names: Vec<String>, words: &Words) -> String {
    if names.len() > NAMED {
        words.number(names.len())
    } else {
        let told = |own: &String| match in_digits(own, words) {
            Cow::Owned(number) => number,
            Cow::Borrowed(own) => name(own, words).into_owned(),
        };
        list(names.iter().map(told), words)
    }
}
