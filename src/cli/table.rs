//! `table`.

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Flag, repeated, switch, valued};
use super::call::{Call, attribute, code, document};
use super::failure::Failure;
use crate::analysis::query::parse;
use crate::analysis::{
    CaseKind, CaseMeasure, CombinedIn, ConcordanceOrder, CrossMeasure, LONGEST_PHRASE, LadderOrder, Likeness,
    SplitBy, StopLists, Subject, Together, WordOptions, WordOrder, WordSpeech, WordStretch,
};
use crate::exchange::export::{self, ExportFormat, Profile};
use crate::files::read_plain;
use crate::i18n::{Digits, Words};
use crate::message::{Message, SystemFault};
use crate::model::{AttributeId, Importance, Level, MemoKind, Snapshot, WordListKind};
use crate::report::tables::{
    CrossShare, MOST_PARTS, TABLES, TableChoices, TableKind, TableOption, TableRequest,
};
use crate::report::{Report, Table};
use crate::session::{Clock, SystemClock};
use crate::text::name_key;

/// Bytes of the longest file of words that are left out.
const MOST_STOP_BYTES: u64 = 1 << 20;

/// Options that are no choice of a table.
const COMMON: [Flag; 5] = [
    switch("--list"),
    valued("-o", "FILE"),
    switch("--force"),
    valued("--digits", "fa|en"),
    valued("--profile", "NAME"),
];

/// The options of the command: a flag for each that some table takes, and the common ones.
pub(super) const FLAGS: &[Flag] = &{
    let mut flags = [COMMON[0]; TableOption::ALL.len() + COMMON.len()];
    let mut i = 0;
    while i < flags.len() {
        flags[i] = if i < TableOption::ALL.len() {
            flag(TableOption::ALL[i])
        } else {
            COMMON[i - TableOption::ALL.len()]
        };
        i += 1;
    }
    flags
};

/// The flags of some options.
pub(super) const fn option_flags<const N: usize>(options: &[TableOption; N]) -> [Flag; N] {
    let mut flags = [COMMON[0]; N];
    let mut i = 0;
    while i < N {
        flags[i] = flag(options[i]);
        i += 1;
    }
    flags
}

/// The flag of an option. Two options that no table takes together may share one.
const fn flag(option: TableOption) -> Flag {
    match option {
        TableOption::SplitBy | TableOption::CrossBy | TableOption::Attributes | TableOption::WordsBy => {
            valued("--by", "…")
        }
        TableOption::Level | TableOption::ProfileLevel => valued("--level", "LEVEL"),
        TableOption::Parts => valued("--parts", "N"),
        TableOption::Measure => valued("--count", "WHAT"),
        TableOption::Share => valued("--percent", "OF"),
        TableOption::Residuals => switch("--residuals"),
        TableOption::Together => valued("--how", "HOW"),
        TableOption::Matrix => switch("--matrix"),
        TableOption::PerCell => valued("--per", "N"),
        TableOption::Cases => valued("--cases", "KIND"),
        TableOption::CaseMeasure => valued("--value", "WHAT"),
        TableOption::Likeness => valued("--likeness", "HOW"),
        TableOption::Clusters => valued("--clusters", "N"),
        TableOption::Within => valued("--within", "N"),
        TableOption::CombinedIn => valued("--sets", "WHERE"),
        TableOption::Counts => switch("--no-counts"),
        TableOption::Importance => switch("--importance"),
        TableOption::Codes | TableOption::LikeCode => repeated("--code", "PATH"),
        TableOption::Documents => repeated("--document", "D"),
        TableOption::Groups => repeated("--group", "G"),
        TableOption::Participants => repeated("--participant", "ID"),
        TableOption::Values => repeated("--where", "NAME=VALUE"),
        TableOption::AnswersOnly => switch("--without-interviewer"),
        TableOption::Coders => repeated("--of-coder", "NAME"),
        TableOption::Query => valued("--query", "QUERY"),
        TableOption::Uncondensed => switch("--uncondensed"),
        TableOption::LeastImportance => valued("--least-importance", "N"),
        TableOption::Words | TableOption::Sought => valued("--words", "TEXT"),
        TableOption::Order | TableOption::ContextOrder | TableOption::WordOrder => valued("--order", "ORDER"),
        TableOption::PhraseLength => valued("--length", "N"),
        TableOption::WordStretch => valued("--in", "all|coded|uncoded"),
        TableOption::WordSpeech => valued("--speech", "all|participants"),
        TableOption::AllWords => switch("--all-words"),
        TableOption::StopLists => valued("--stop", "LIST|FILE|none"),
        TableOption::LeastCount => valued("--least", "N"),
        TableOption::Top => valued("--top", "N"),
        TableOption::MemoKind => valued("--kind", "KIND"),
        TableOption::MemoSubject => valued("--target", "TARGET"),
    }
}

/// The tables with their options, for the help.
pub(super) fn details(words: &Words) -> String {
    let mut out = words.get("cli-tables").into_owned();
    // Formatting into a string cannot fail.
    for kind in TABLES {
        let _ = write!(out, "\n  {:<14}{}", kind.key, words.get(kind.name));
        let flags: Vec<&str> = kind.options.iter().map(|option| flag(*option).name).collect();
        if !flags.is_empty() {
            let _ = write!(out, "\n  {:<14}{}", "", flags.join(" "));
        }
    }
    out
}

/// `table P KIND [options of the table] [-o FILE] [--digits fa|en] [--profile NAME]`, `table --list`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    if call.args.has("--list") {
        call.args.at_most(0)?;
        list(call);
        return Ok(());
    }
    call.args.at_most(2)?;
    let name = call.args.word(1).ok_or(Failure::Usage(None))?;
    let Some(kind) = TableKind::named(&name) else {
        let known: Vec<&str> = TABLES.iter().map(|kind| kind.key).collect();
        let unknown = Message::new("cli-unknown-table")
            .with("name", name)
            .with("known", known.join(" "));
        return Err(Failure::usage(unknown));
    };
    refuse_other_options(call, kind)?;
    let digits = match call.args.text("--digits").as_deref() {
        None => call.words.digits(),
        Some("fa") => Digits::Persian,
        Some("en") => Digits::Latin,
        Some(_) => return Err(Failure::Usage(None)),
    };
    let profile = match call.args.text("--profile") {
        None => Profile::default(),
        Some(name) => Profile::named(&name)
            .cloned()
            .ok_or_else(|| unknown_profile(name))?,
    };
    let out = call.args.path("-o");
    if let Some(path) = &out {
        let path = export::table_path(path, None)?;
        // Told before the table is made, not after.
        export::may_write(&path, call.terms(&path))?;
    }
    let session = call.open_read_only()?;
    let request = TableRequest {
        choices: choices(call, kind, session.snapshot())?,
        digits,
        ..TableRequest::new(kind, &call.words)
    };
    let source = export::table_source(&session, &request, SystemClock.now())?;
    let table = request.make(&source);
    if call.json() {
        call.answer(|| table.to_json(), |_| Vec::new());
    }
    match out {
        Some(path) => {
            export::write_table(table, &path, None, &profile, call.terms(session.path()))?;
        }
        None if call.json() => {}
        None => write_markdown(call, table),
    }
    Ok(())
}

/// Answers with what a table is made of as JSON, or with the table: for a command that is one of the tables.
pub(super) fn answer_with_table(
    call: &mut Call,
    kind: &'static TableKind,
    json: impl FnOnce(&Snapshot, &TableChoices, &Words) -> Json,
) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let session = call.open_read_only()?;
    let request = TableRequest {
        choices: choices(call, kind, session.snapshot())?,
        ..TableRequest::new(kind, &call.words)
    };
    let source = export::table_source(&session, &request, SystemClock.now())?;
    if call.json() {
        let words = call.words.clone();
        call.answer(
            || json(&source.snapshot, &request.choices, &words),
            |_| Vec::new(),
        );
    } else {
        write_markdown(call, request.make(&source));
    }
    Ok(())
}

/// Answers with a table as Markdown.
fn write_markdown(call: &mut Call, table: Table) {
    let text = export::to_bytes(&Report::from(table), ExportFormat::MARKDOWN, &Profile::default());
    call.out
        .push_str(&String::from_utf8_lossy(&text.unwrap_or_default()));
}

/// `table --list`: the tables there are, one a line, for scripts.
fn list(call: &mut Call) {
    let flags = |kind: &TableKind| -> Vec<&str> { kind.options.iter().map(|o| flag(*o).name).collect() };
    let words = call.words.clone();
    call.answer(
        || {
            TABLES
                .iter()
                .map(|kind| json!({ "kind": kind.key, "name": words.get(kind.name), "options": flags(kind) }))
                .collect()
        },
        |words| {
            let line =
                |kind: &&'static TableKind| vec![kind.key.to_owned(), words.get(kind.name).into_owned()];
            TABLES.iter().map(line).collect()
        },
    );
}

/// Refuses an option that this table does not take, rather than leave it without effect.
fn refuse_other_options(call: &Call, kind: &TableKind) -> Result<(), Failure> {
    let taken = |name: &str| kind.options.iter().any(|option| flag(*option).name == name);
    let other = TableOption::ALL.map(flag);
    let other = other
        .iter()
        .find(|flag| call.args.has(flag.name) && !taken(flag.name));
    match other {
        None => Ok(()),
        Some(flag) => {
            let other = Message::new("cli-option-of-other-table")
                .with("table", kind.key)
                .with("option", flag.name);
            Err(Failure::usage(other))
        }
    }
}

pub(super) fn unknown_profile(name: String) -> Failure {
    let known: Vec<&str> = Profile::all().iter().map(|p| p.name.as_str()).collect();
    let unknown = Message::new("cli-unknown-profile")
        .with("name", name)
        .with("known", known.join(" "));
    Failure::usage(unknown)
}

/// What was chosen of a table's options.
fn choices(call: &Call, kind: &TableKind, now: &Snapshot) -> Result<TableChoices, Failure> {
    let mut choices = TableChoices::default();
    let filter = &mut choices.filter;
    for option in kind.options {
        let flag = flag(*option).name;
        let mut given = call.args.texts(flag);
        match option {
            TableOption::SplitBy => choices.split_by = by(given.next(), now)?,
            TableOption::WordsBy => {
                choices.split_by = by(given.next(), now)?;
                if choices.split_by == Some(SplitBy::Coder) {
                    return Err(unknown_choice(flag, "coder".to_owned(), "document group speaker"));
                }
            }
            TableOption::CrossBy => choices.cross_by = by(given.next(), now)?,
            TableOption::Level => {
                let levels = Level::ALL.map(|level| (level.key(), level));
                choices.level = one_of(call, flag, &levels)?;
            }
            TableOption::ProfileLevel => {
                let levels = Level::ALL.map(|level| (level.key(), level));
                choices.profile_level = one_of(call, flag, &levels)?.unwrap_or(choices.profile_level);
            }
            TableOption::Parts => {
                choices.parts = number(call, flag, 1..=MOST_PARTS)?.unwrap_or(choices.parts);
            }
            TableOption::Measure => {
                let measures = CrossMeasure::ALL.map(|measure| (measure.key(), measure));
                choices.measure = one_of(call, flag, &measures)?.unwrap_or_default();
            }
            TableOption::Share => {
                let shares = CrossShare::ALL.map(|share| (share.key(), share));
                choices.share = one_of(call, flag, &shares)?.unwrap_or_default();
            }
            TableOption::Residuals => choices.residuals = call.args.has(flag),
            TableOption::Together => choices.together = together(call, flag)?,
            TableOption::Matrix => choices.matrix = call.args.has(flag),
            TableOption::PerCell => {
                choices.per_cell = number(call, flag, 0..=usize::MAX)?.unwrap_or(choices.per_cell);
            }
            TableOption::Cases => {
                let kinds = CaseKind::ALL.map(|kind| (kind.key(), kind));
                choices.cases = one_of(call, flag, &kinds)?.unwrap_or_default();
            }
            TableOption::CaseMeasure => {
                let measures = CaseMeasure::ALL.map(|measure| (measure.key(), measure));
                choices.case_measure = one_of(call, flag, &measures)?.unwrap_or_default();
            }
            TableOption::Likeness => {
                let ways = Likeness::ALL.map(|likeness| (likeness.key(), likeness));
                choices.likeness = one_of(call, flag, &ways)?.unwrap_or_default();
            }
            TableOption::Clusters => {
                choices.clusters = number(call, flag, 1..=usize::MAX)?.unwrap_or_default();
            }
            TableOption::Within => {
                choices.within = number(call, flag, 0..=usize::MAX)?.unwrap_or(choices.within);
            }
            TableOption::CombinedIn => {
                let ways = CombinedIn::ALL.map(|within| (within.key(), within));
                choices.combined_in = one_of(call, flag, &ways)?.unwrap_or_default();
            }
            TableOption::Attributes => {
                let names = given.next().unwrap_or_default();
                let names = names.split([',', '،']).filter(|name| !name.trim().is_empty());
                choices.attributes = names.map(|name| attribute(now, name)).collect::<Result<_, _>>()?;
            }
            TableOption::Counts => choices.counts = !call.args.has(flag),
            TableOption::Importance => choices.importance = call.args.has(flag),
            TableOption::Codes => {
                filter.codes = given.map(|path| code(now, &path)).collect::<Result<_, _>>()?;
            }
            TableOption::Documents => {
                for name in given {
                    filter.documents.insert(document(now, &name)?.id);
                }
            }
            TableOption::Groups => {
                let groups = now.groups().into_iter().map(|group| (group.id, &group.name));
                filter.groups = all_named(given, groups, "cli-no-group")?;
            }
            TableOption::Participants => {
                let people = now.participants().into_iter().map(|p| (p.id, &p.name));
                filter.participants = all_named(given, people, "cli-no-participant")?;
            }
            TableOption::Values => {
                for pair in given {
                    let (attribute, values) = attribute_value(&pair, now)?;
                    filter.values.entry(attribute).or_default().extend(values);
                }
            }
            TableOption::AnswersOnly => filter.answers_only = call.args.has(flag),
            TableOption::Coders => {
                let coders: Vec<_> = now.coders().map(|coder| (coder.id, &coder.name)).collect();
                let coders = coders.into_iter();
                filter.coders = all_named(given, coders, "cli-no-coder")?;
            }
            TableOption::Query => {
                if let Some(text) = given.next() {
                    parse(&text)?.check(now)?;
                    filter.query = text;
                }
            }
            TableOption::Uncondensed => filter.uncondensed = call.args.has(flag),
            TableOption::LeastImportance => {
                let numbers = Importance::ALL.map(|importance| importance.number().to_string());
                let levels: Vec<_> = numbers.iter().map(String::as_str).zip(Importance::ALL).collect();
                filter.least_importance = one_of(call, flag, &levels)?.unwrap_or_default();
            }
            TableOption::Words => filter.words = given.next().unwrap_or_default(),
            TableOption::Sought => choices.sought = given.next().unwrap_or_default(),
            TableOption::LikeCode => {
                choices.like = given.next().map(|path| code(now, &path)).transpose()?;
            }
            TableOption::Order => {
                let orders = LadderOrder::ALL.map(|order| (order.key(), order));
                choices.order = one_of(call, flag, &orders)?.unwrap_or_default();
            }
            TableOption::ContextOrder => {
                let orders = ConcordanceOrder::ALL.map(|order| (order.key(), order));
                choices.context_order = one_of(call, flag, &orders)?.unwrap_or_default();
            }
            TableOption::WordOrder => {
                let orders = WordOrder::ALL.map(|order| (order.key(), order));
                choices.counted.order = one_of(call, flag, &orders)?.unwrap_or_default();
            }
            TableOption::PhraseLength => {
                let least = WordOptions::default().length;
                choices.counted.length = number(call, flag, least..=LONGEST_PHRASE)?.unwrap_or(least);
            }
            TableOption::WordStretch => {
                let stretches = WordStretch::ALL.map(|stretch| (stretch.key(), stretch));
                let short = WordStretch::ALL
                    .into_iter()
                    .find(|stretch| call.args.has(short_stretch(*stretch)));
                let chosen = one_of(call, flag, &stretches)?.or(short);
                choices.counted.stretch = chosen.unwrap_or_default();
            }
            TableOption::WordSpeech => {
                let speech = WordSpeech::ALL.map(|speech| (speech.key(), speech));
                choices.counted.speech = one_of(call, flag, &speech)?.unwrap_or_default();
            }
            TableOption::AllWords => choices.counted.all_words = call.args.has(flag),
            TableOption::StopLists => choices.counted.stop = stop_lists(given.next(), now)?,
            TableOption::LeastCount => {
                let least = &mut choices.counted.least;
                *least = number(call, flag, 1..=usize::MAX)?.unwrap_or(*least);
            }
            TableOption::Top => {
                let top = &mut choices.counted.top;
                *top = number(call, flag, 1..=usize::MAX)?.unwrap_or(*top);
            }
            TableOption::MemoKind => {
                choices.memo_kind = one_of(call, flag, &MemoKind::ALL.map(|kind| (kind.key(), kind)))?;
            }
            TableOption::MemoSubject => {
                let subjects = Subject::ALL.map(|subject| (subject.key(), subject));
                choices.memo_subject = one_of(call, flag, &subjects)?;
            }
        }
    }
    Ok(choices)
}

/// The switch of `words` that stands for a stretch.
pub(super) const fn short_stretch(stretch: WordStretch) -> &'static str {
    match stretch {
        WordStretch::All => "--everywhere",
        WordStretch::Coded => "--coded",
        WordStretch::Uncoded => "--uncoded",
    }
}

/// What `--stop` asks for: a stop list by its name, `none`, or else a file with a word a line. All lists of the project
/// where it is not there.
fn stop_lists(given: Option<String>, now: &Snapshot) -> Result<StopLists, Failure> {
    let Some(name) = given else {
        return Ok(StopLists::All);
    };
    if name == "none" {
        return Ok(StopLists::None);
    }
    let key = name_key(name.trim());
    let mut lists = now.word_lists().filter(|list| list.kind == WordListKind::Stop);
    if let Some(list) = lists.find(|list| name_key(&list.name) == key) {
        return Ok(StopLists::One(list.id));
    }
    let text = read_plain(Path::new(&name), MOST_STOP_BYTES).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => Message::new("cli-no-stop-list"),
            _ => Message::new("cli-stop-unreadable").with("reason", SystemFault::from(&error).message()),
        };
        Failure::Refused(message.with("name", name.as_str()))
    })?;
    let text = String::from_utf8_lossy(&text);
    let words = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let words = words.filter(|word| !word.is_empty());
    Ok(StopLists::Words(words.map(str::to_owned).collect()))
}

/// The number that an option gives, within bounds; `None` where it is not there.
pub(super) fn number(
    call: &Call,
    flag: &'static str,
    bounds: RangeInclusive<usize>,
) -> Result<Option<usize>, Failure> {
    let Some(given) = call.args.text(flag) else {
        return Ok(None);
    };
    let number = given.parse().ok().filter(|number| bounds.contains(number));
    number.map(Some).ok_or_else(|| {
        let least = *bounds.start();
        let message = match *bounds.end() {
            usize::MAX => Message::new("cli-number-at-least"),
            most => Message::new("cli-number-between").with("most", most),
        };
        let message = message
            .with("name", flag)
            .with("given", given)
            .with("least", least);
        Failure::usage(message)
    })
}

/// What `--by` asks for: `document`, `group`, `coder`, `speaker` or the name of an attribute.
fn by(given: Option<String>, now: &Snapshot) -> Result<Option<SplitBy>, Failure> {
    let Some(given) = given else { return Ok(None) };
    Ok(Some(match SplitBy::from_key(&given) {
        Some(by) => by,
        None => SplitBy::Attribute(attribute(now, &given)?),
    }))
}

/// What `--how` asks for: one of the names, or `near:N`.
fn together(call: &Call, flag: &'static str) -> Result<Together, Failure> {
    let Some(given) = call.args.text(flag) else {
        return Ok(Together::default());
    };
    Together::from_key(&given)
        .ok_or_else(|| unknown_choice(flag, given, "overlap inside near:N turn document"))
}

/// Those of some things that a person names, spelled anyhow; `missing` is what is said of a name that none of them has.
pub(super) fn all_named<'a, T, C: FromIterator<T>>(
    given: impl Iterator<Item = String>,
    things: impl Iterator<Item = (T, &'a String)> + Clone,
    missing: &'static str,
) -> Result<C, Failure> {
    let find = |name: String| {
        let key = name_key(name.trim());
        let mut things = things.clone();
        let found = things.find(|(_, own)| name_key(own) == key);
        found
            .map(|(id, _)| id)
            .ok_or_else(|| Failure::Refused(Message::new(missing).with("name", name)))
    };
    given.map(find).collect()
}

/// An attribute and the values that `ATTRIBUTE=VALUE` asks for: all that are spelled alike.
fn attribute_value(pair: &str, now: &Snapshot) -> Result<(AttributeId, Vec<String>), Failure> {
    let Some((name, value)) = pair.split_once('=') else {
        let wrong = Message::new("cli-no-attribute-value").with("text", pair);
        return Err(Failure::usage(wrong));
    };
    let attribute = attribute(now, name)?;
    let key = name_key(value.trim());
    let mut found: Vec<String> = now
        .participants()
        .iter()
        .filter_map(|person| person.values.get(&attribute))
        .filter(|own| name_key(own.trim()) == key)
        .cloned()
        .collect();
    found.dedup();
    if found.is_empty() {
        let none = Message::new("cli-no-such-value")
            .with("name", name.trim())
            .with("value", value.trim());
        return Err(Failure::Refused(none));
    }
    Ok((attribute, found))
}

/// What an option chooses among names; `None` where it is not there.
pub(super) fn one_of<T: Copy>(
    call: &Call,
    option: &'static str,
    names: &[(&str, T)],
) -> Result<Option<T>, Failure> {
    let Some(name) = call.args.text(option) else {
        return Ok(None);
    };
    match names.iter().find(|(known, _)| *known == name) {
        Some((_, chosen)) => Ok(Some(*chosen)),
        None => {
            let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            Err(unknown_choice(option, name, &known.join(" ")))
        }
    }
}

fn unknown_choice(option: &'static str, name: String, known: &str) -> Failure {
    let unknown = Message::new("cli-unknown-choice")
        .with("option", option)
        .with("name", name)
        .with("known", known);
    Failure::usage(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_takes_two_options_of_one_flag() {
        for kind in TABLES {
            for (i, option) in kind.options.iter().enumerate() {
                let before = kind.options.iter().take(i);
                let twin = before.into_iter().find(|o| flag(**o).name == flag(*option).name);
                assert!(twin.is_none(), "{}: {option:?} and {twin:?}", kind.key);
            }
        }
    }
}
