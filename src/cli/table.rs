//! `table`.

use super::call::{Call, attribute, code};
use super::failure::Failure;
use super::history::sentence;
use crate::analysis::{By, MemoSelection, Selection, Subject};
use crate::exchange::export::{self, Format, Profile};
use crate::i18n::{Digits, Lang, Words, Zone};
use crate::message::Message;
use crate::model::{MemoKind, Snapshot};
use crate::report::{self, Cell, Column, Report, Style, Table};
use crate::session::{Clock, Session, SystemClock};

/// A table that can be made.
struct Kind {
    /// Its name on the command line.
    name: &'static str,
    /// Makes it. Texts have been loaded.
    make: fn(&Call, &Session, &Words) -> Result<Table, Failure>,
}

/// Every kind of table.
const KINDS: &[Kind] = &[
    Kind {
        name: "participants",
        make: |call, session, words| {
            let attributes = match call.args.text("--by") {
                Some(names) => names
                    .split([',', '،'])
                    .map(|name| attribute(session.snapshot(), name))
                    .collect::<Result<_, _>>()?,
                None => Vec::new(),
            };
            Ok(report::participants(session.snapshot(), &attributes, words))
        },
    },
    Kind {
        name: "ladder",
        make: |call, session, words| {
            let root = match call.args.text("--code") {
                Some(path) => Some(code(session.snapshot(), &path)?),
                None => None,
            };
            Ok(report::ladder(session.snapshot(), root, &Selection::all(), words))
        },
    },
    Kind {
        name: "codes",
        make: |_, session, words| Ok(report::codes(session.snapshot(), true, words)),
    },
    Kind {
        name: "frequencies",
        make: |call, session, words| {
            let by = by(call, session.snapshot())?;
            Ok(report::frequencies(
                session.snapshot(),
                &Selection::all(),
                by,
                words,
            ))
        },
    },
    Kind {
        name: "memos",
        make: |call, session, words| Ok(report::memos(session.snapshot(), &chosen_memos(call)?, words)),
    },
    Kind {
        name: "history",
        make: |_, session, words| history(session, words),
    },
];

/// `table P KIND [--by …] [--kind …] [--target …] [-o FILE] [--digits fa|en] [--profile NAME]`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let name = call.args.word(1).ok_or(Failure::Usage(None))?;
    let Some(kind) = KINDS.iter().find(|k| k.name == name) else {
        let known: Vec<&str> = KINDS.iter().map(|k| k.name).collect();
        let unknown = Message::new("cli-unknown-table")
            .with("name", name)
            .with("known", known.join(" "));
        return Err(Failure::usage(unknown));
    };
    let digits = match call.args.text("--digits").as_deref() {
        None => None,
        Some("fa") => Some(Digits::Persian),
        Some("en") => Some(Digits::Latin),
        Some(_) => return Err(Failure::Usage(None)),
    };
    let profile = match call.args.text("--profile") {
        None => Profile::default(),
        Some(name) => Profile::named(&name)
            .cloned()
            .ok_or_else(|| unknown_profile(name))?,
    };
    let out = call.args.path("-o");
    if let Some(path) = out.as_deref().filter(|path| Format::of_path(path).is_none()) {
        return Err(export::ExportError::UnknownEnding {
            path: path.to_owned(),
        }
        .into());
    }
    let session = call.open_read_only()?;
    session.load_texts()?;
    let words = match digits {
        Some(digits) => Words::with_options(call.words.lang(), digits, Zone::Local),
        None => call.words.clone(),
    };
    let mut table = (kind.make)(call, &session, &words)?;
    let made = || report::provenance(session.snapshot(), SystemClock.now(), &words);
    table.provenance.get_or_insert_with(made);
    if call.json() {
        call.answer(|| table.to_json(), |_| Vec::new());
    }
    match out {
        Some(path) => export::write(table, &path, &profile)?,
        None if call.json() => {}
        None => {
            let text = export::to_bytes(&Report::from(table), Format::MARKDOWN, &profile);
            call.out
                .push_str(&String::from_utf8_lossy(&text.unwrap_or_default()));
        }
    }
    Ok(())
}

fn unknown_profile(name: String) -> Failure {
    let known: Vec<&str> = Profile::all().iter().map(|p| p.name.as_str()).collect();
    let unknown = Message::new("cli-unknown-profile")
        .with("name", name)
        .with("known", known.join(" "));
    Failure::usage(unknown)
}

/// What `--by` asks for: `document`, `group` or the name of an attribute.
pub(super) fn by(call: &Call, now: &Snapshot) -> Result<Option<By>, Failure> {
    Ok(match call.args.text("--by").as_deref() {
        None => None,
        Some("document") => Some(By::Document),
        Some("group") => Some(By::Group),
        Some(name) => Some(By::Attribute(attribute(now, name)?)),
    })
}

/// The memos that `--kind` and `--target` ask for.
fn chosen_memos(call: &Call) -> Result<MemoSelection, Failure> {
    Ok(MemoSelection {
        kind: one_of(call, "--kind", &MemoKind::ALL.map(|kind| (kind.key(), kind)))?,
        subject: one_of(
            call,
            "--target",
            &Subject::ALL.map(|subject| (subject.key(), subject)),
        )?,
        coder: None,
    })
}

/// What an option chooses among names; `None` where it is not there.
fn one_of<T: Copy>(call: &Call, option: &'static str, names: &[(&str, T)]) -> Result<Option<T>, Failure> {
    let Some(name) = call.args.text(option) else {
        return Ok(None);
    };
    match names.iter().find(|(known, _)| *known == name) {
        Some((_, chosen)) => Ok(Some(*chosen)),
        None => {
            let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let unknown = Message::new("cli-unknown-choice")
                .with("option", option)
                .with("name", name)
                .with("known", known.join(" "));
            Err(Failure::usage(unknown))
        }
    }
}

/// The journal as a table for the audit trail.
fn history(session: &Session, words: &Words) -> Result<Table, Failure> {
    let column =
        |name: &str, weight| Column::text(words.get(&format!("cli-column-{name}")).into_owned(), weight);
    let columns = vec![
        Column::number(words.get("cli-column-operation").into_owned()),
        column("at", 2.0),
        column("coder", 1.0),
        column("summary", 5.0),
    ];
    let style = match words.lang() {
        Lang::Fa => Style::FA,
        Lang::En => Style::EN,
    };
    let mut table = Table::new(
        words.get("cli-history-title").into_owned(),
        style.with_digits(words.digits()),
        columns,
    );
    for entry in session.history()? {
        table.push([
            Cell::number(entry.op.0 as f64, 0),
            Cell::text(words.date_time(entry.at)),
            Cell::text(entry.coder.clone()),
            Cell::text(sentence(&entry, words)),
        ]);
    }
    Ok(table)
}
