//! Whether a file has the tables, indexes and views that this program lays out, and nothing else.
//!
//! What stands in the schema of a file is run by SQLite along with what the program asks for. So it is compared, word
//! for word, with that of a new file before anything is asked.

use std::collections::BTreeMap;
use std::sync::Mutex;

use rusqlite::{Connection, params};

use super::upgrades::{self, VERSION};

/// Objects of a schema by kind and name, with the table they belong to and the words that made them.
type SchemaLayout = BTreeMap<(String, String), (String, Option<String>)>;

/// The documented views. A file of an older version has them as they were then; they are dropped unread when it is
/// upgraded.
pub(super) const VIEWS: [&str; 10] = [
    "v_attributes",
    "v_codes",
    "v_coding_participants",
    "v_codings",
    "v_condensed",
    "v_documents",
    "v_history",
    "v_memos",
    "v_summaries",
    "v_word_lists",
];

/// Layouts of the versions that have been asked for; laying one out takes about a millisecond.
static KNOWN: Mutex<BTreeMap<i32, SchemaLayout>> = Mutex::new(BTreeMap::new());

/// How a file's schema differs from that of its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Deviation {
    /// Names of what is there and is not ours, or is not as ours is.
    pub(super) foreign: Vec<String>,
    /// Names of what is not there.
    pub(super) missing: Vec<String>,
}

/// Compares the schema of a file with that of its version.
pub(super) fn compare(db: &Connection, version: i32) -> rusqlite::Result<Deviation> {
    let there = read(db)?;
    let ours = our_layout(version)?;
    let old_view = |kind: &str, name: &str| version < VERSION && kind == "view" && VIEWS.contains(&name);
    let mut deviation = Deviation::default();
    for (object, found) in &there {
        let (kind, name) = (object.0.as_str(), object.1.as_str());
        if ours.get(object) == Some(found) {
            continue;
        }
        if !old_view(kind, name) {
            deviation.foreign.push(name.to_owned());
        }
    }
    let missing = ours.keys().filter(|object| !there.contains_key(object));
    deviation.missing = missing.map(|(_, name)| name.clone()).collect();
    Ok(deviation)
}

/// Whether something of this name belongs to a file of the present version, however it is made.
pub(super) fn is_ours(name: &str) -> bool {
    our_layout(VERSION).is_ok_and(|layout| layout.keys().any(|(_, ours)| ours == name))
}

/// Writes our words of the tables of a version into a schema, and takes out everything else: to be done on a copy of a
/// damaged file, of which only the tables are read.
pub(super) fn impose_schema(db: &Connection, version: i32) -> rusqlite::Result<()> {
    let ours = our_layout(version)?;
    let there: Vec<(i64, Option<String>, Option<String>)> = db
        .prepare("SELECT rowid, type, name FROM sqlite_schema")?
        .query_map([], |r| {
            Ok((r.get(0)?, r.get(1).unwrap_or(None), r.get(2).unwrap_or(None)))
        })?
        .collect::<Result<_, _>>()?;
    for (row, kind, name) in there {
        let words = match (kind.as_deref(), name) {
            (Some("table"), Some(name)) => ours.get(&("table".to_owned(), name)),
            _ => None,
        };
        match words {
            Some((_, sql)) => db.execute(
                "UPDATE sqlite_schema SET sql = ?2 WHERE rowid = ?1",
                params![row, sql],
            )?,
            None => db.execute("DELETE FROM sqlite_schema WHERE rowid = ?1", [row])?,
        };
    }
    Ok(())
}

fn our_layout(version: i32) -> rusqlite::Result<SchemaLayout> {
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(layout) = known.get(&version) {
        return Ok(layout.clone());
    }
    let db = Connection::open_in_memory()?;
    upgrades::lay_out(&db, version)?;
    let layout = read(&db)?;
    known.insert(version, layout.clone());
    Ok(layout)
}

fn read(db: &Connection) -> rusqlite::Result<SchemaLayout> {
    db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?
        .query_map([], |r| Ok(((r.get(0)?, r.get(1)?), (r.get(2)?, r.get(3)?))))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_ours_is_foreign_and_what_is_gone_is_missing() {
        let db = Connection::open_in_memory().unwrap();
        upgrades::lay_out(&db, VERSION).unwrap();
        let whole = compare(&db, VERSION).unwrap();
        assert_eq!((whole.foreign.len(), whole.missing.len()), (0, 0));
        for (sql, foreign, missing) in [
            ("DROP INDEX code_parent", &[][..], &["code_parent"][..]),
            ("DROP VIEW v_codes", &[], &["v_codes"]),
            ("CREATE TABLE other (x)", &["other"], &[]),
            ("CREATE INDEX other ON code (name)", &["other"], &[]),
            ("CREATE VIEW other AS SELECT 1", &["other"], &[]),
            (
                "CREATE TRIGGER other AFTER INSERT ON code BEGIN DELETE FROM memo; END",
                &["other"],
                &[],
            ),
            (
                "ALTER TABLE memo ADD COLUMN other INTEGER AS (length(body))",
                &["memo"],
                &[],
            ),
            (
                "DROP VIEW v_codes; CREATE VIEW v_codes AS SELECT 1",
                &["v_codes"],
                &[],
            ),
        ] {
            let db = Connection::open_in_memory().unwrap();
            upgrades::lay_out(&db, VERSION).unwrap();
            db.execute_batch(sql).unwrap();
            let found = compare(&db, VERSION).unwrap();
            assert_eq!(
                (&*found.foreign, &*found.missing),
                (
                    &foreign.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()[..],
                    &missing.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()[..]
                ),
                "{sql}"
            );
        }
    }

    #[test]
    fn a_version_differs_from_every_other() {
        for laid_out in 1..=VERSION {
            let db = Connection::open_in_memory().unwrap();
            upgrades::lay_out(&db, laid_out).unwrap();
            for version in 1..=VERSION {
                let found = compare(&db, version).unwrap();
                let same = found.foreign.is_empty() && found.missing.is_empty();
                assert_eq!(same, laid_out == version, "{laid_out} as {version}");
            }
        }
    }
}
