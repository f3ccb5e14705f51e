//! The ladder of versions. Each rung is a script that takes a file from one version to the next, and what a script
//! cannot do; a file climbs as many as it needs, in one transaction. An old rung is never changed. Views are no matter
//! of the rungs: they hold nothing, so a file that climbs gets those of a new file.

mod to_3;

use rusqlite::Connection;

/// The version that this program writes, `user_version` of the file.
pub(super) const VERSION: i32 = 3;

/// What takes a file up by one version.
#[derive(Clone, Copy)]
struct Rung {
    /// The script.
    script: &'static str,
    /// What is done after it.
    then: fn(&Connection) -> rusqlite::Result<()>,
}

impl Rung {
    /// A rung that a script does wholly.
    const fn script(script: &'static str) -> Self {
        Self {
            script,
            then: |_| Ok(()),
        }
    }
}

/// `LADDER[n]` takes a file of version `n + 1` to version `n + 2`.
const LADDER: [Rung; VERSION as usize - 1] = [
    Rung::script(include_str!("to_2.sql")),
    Rung {
        script: include_str!("to_3.sql"),
        then: to_3::seal_all,
    },
];

/// Takes a file of an older version up to [`VERSION`].
pub(super) fn climb(connection: &mut Connection, from: i32) -> rusqlite::Result<()> {
    climb_on(&LADDER, include_str!("../views.sql"), connection, from)
}

/// Lays out the tables of a version in a file that has none; those of the present one with the views.
pub(super) fn lay_out(connection: &Connection, version: i32) -> rusqlite::Result<()> {
    if version == VERSION {
        connection.execute_batch(include_str!("../schema.sql"))?;
        return connection.execute_batch(include_str!("../views.sql"));
    }
    connection.execute_batch(include_str!("version_1.sql"))?;
    for rung in &LADDER[..rungs(version, LADDER.len())] {
        connection.execute_batch(rung.script)?;
    }
    Ok(())
}

/// How many of so many rungs lie below a version.
fn rungs(version: i32, all: usize) -> usize {
    usize::try_from(version - 1).unwrap_or(0).min(all)
}

fn climb_on(ladder: &[Rung], views: &str, connection: &mut Connection, from: i32) -> rusqlite::Result<()> {
    let rungs = &ladder[rungs(from, ladder.len())..];
    if rungs.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    let old: Vec<String> = transaction
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'view'")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    for view in old {
        transaction.execute_batch(&format!("DROP VIEW \"{}\"", view.replace('"', "\"\"")))?;
    }
    for rung in rungs {
        transaction.execute_batch(rung.script)?;
        (rung.then)(&transaction)?;
    }
    transaction.execute_batch(views)?;
    transaction.pragma_update(None, "user_version", ladder.len() as i64 + 1)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i32 {
        connection
            .pragma_query_value(None, "user_version", |r| r.get(0))
            .unwrap()
    }

    #[test]
    fn a_file_climbs_the_rungs_that_it_lacks_or_stays_as_it_was() {
        let ladder = [
            Rung::script("CREATE TABLE a (x)"),
            Rung {
                script: "ALTER TABLE a ADD COLUMN y",
                then: |db| db.execute_batch("INSERT INTO a VALUES (1, 2)"),
            },
        ];
        for start in 1..=3 {
            let mut db = Connection::open_in_memory().unwrap();
            if start > 1 {
                db.execute_batch("CREATE TABLE a (x)").unwrap();
            }
            if start > 2 {
                db.execute_batch("ALTER TABLE a ADD COLUMN y").unwrap();
            }
            db.pragma_update(None, "user_version", start).unwrap();
            climb_on(&ladder, "CREATE VIEW v AS SELECT x FROM a", &mut db, start).unwrap();
            assert_eq!(version(&db), 3);
            let filled: i64 = db
                .query_row("SELECT count(*) FROM a WHERE y = 2", [], |r| r.get(0))
                .unwrap();
            assert_eq!(filled, i64::from(start < 3));
        }

        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
        climb_on(
            &["CREATE TABLE a (x)", "no SQL"].map(Rung::script),
            "",
            &mut db,
            1,
        )
        .unwrap_err();
        assert_eq!(version(&db), 1);
        db.prepare("SELECT x FROM a").unwrap_err();
    }
}
