//! `queries`.

use serde_json::json;

use super::call::Call;
use super::failure::Failure;
use crate::analysis::query::{keep, kept, kept_query};
use crate::i18n::Words;
use crate::model::{Edit, SavedQuery, Snapshot};
use crate::report::wording::query_language;
use crate::text::name_key;

/// `queries P`, `queries P --save NAME QUERY` and `queries P --delete NAME`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    let (save, delete) = (call.args.text("--save"), call.args.text("--delete"));
    let edit = match (save, delete) {
        (None, None) => {
            call.args.at_most(1)?;
            let session = call.open_read_only()?;
            tell(call, session.snapshot());
            return Ok(());
        }
        (Some(name), None) => {
            call.args.at_most(2)?;
            let text = call.args.word(1).ok_or(Failure::Usage(None))?;
            Change::Save { name, text }
        }
        (None, Some(name)) => {
            call.args.at_most(1)?;
            Change::Delete { name }
        }
        (Some(_), Some(_)) => return Err(Failure::Usage(None)),
    };
    let mut session = call.open_writable()?;
    let edit = edit.edit(session.snapshot())?;
    session.apply(edit)?;
    let now = session.snapshot().clone();
    call.close(session);
    tell(call, &now);
    Ok(())
}

/// What is asked for.
enum Change {
    Save { name: String, text: String },
    Delete { name: String },
}

impl Change {
    /// A query of a name that is there is written anew.
    fn edit(self, now: &Snapshot) -> Result<Edit, Failure> {
        Ok(match self {
            Self::Save { name, text } => {
                let key = name_key(&name);
                let there = now.queries().find(|row| name_key(&row.name) == key);
                Edit::SaveQuery {
                    query: there.map(|row| row.id),
                    name,
                    text: keep(now, &text)?,
                }
            }
            Self::Delete { name } => Edit::DeleteQueries(vec![kept_query(now, &name)?.id]),
        })
    }
}

/// Lists the queries as they read now, or why one cannot be run.
fn tell(call: &mut Call, now: &Snapshot) {
    let words = call.words.clone();
    let language = query_language(&words);
    let read = |row: &SavedQuery, words: &Words| {
        let query = kept(now, row).and_then(|query| query.check(now).map(|()| query));
        query
            .map(|query| query.print(language))
            .map_err(|fault| words.say(&fault.message()))
    };
    call.answer(
        || {
            let rows = now.queries().map(|row| {
                let read = read(row, &words);
                json!({ "query": row.name, "text": read.as_ref().ok(), "error": read.as_ref().err() })
            });
            rows.collect()
        },
        |words| {
            let line = |row: &std::sync::Arc<SavedQuery>| {
                let text = read(row, words).unwrap_or_else(|wrong| wrong);
                vec![row.name.clone(), text]
            };
            now.queries().map(line).collect()
        },
    );
}
