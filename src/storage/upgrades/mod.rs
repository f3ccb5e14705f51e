//! The ladder of versions. Each rung is a script that takes a file from one version to the next; a file climbs as
//! many as it needs, in one transaction. An old rung is never changed. Views are no matter of the rungs: they hold
//! nothing, so a file that climbs gets those of a new file.

use rusqlite::Connection;

/// The version that this program writes, `user_version` of the file.
pub(super) const VERSION: i32 = 2;

/// `LADDER[n]` takes a file of version `n + 1` to version `n + 2`.
const LADDER: [&str; VERSION as usize - 1] = [include_str!("to_2.sql")];

/// Takes a file of an older version up to [`VERSION`].
pub(super) fn climb(connection: &mut Connection, from: i32) -> rusqlite::Result<()> {
    climb_on(&LADDER, include_str!("../views.sql"), connection, from)
}

fn climb_on(ladder: &[&str], views: &str, connection: &mut Connection, from: i32) -> rusqlite::Result<()> {
    let done = usize::try_from(from - 1).unwrap_or(0);
    let rungs = ladder.get(done..).unwrap_or_default();
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
        transaction.execute_batch(rung)?;
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
        let ladder = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"];
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
            db.prepare("SELECT x, y FROM a").unwrap();
        }

        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
        climb_on(&["CREATE TABLE a (x)", "no SQL"], "", &mut db, 1).unwrap_err();
        assert_eq!(version(&db), 1);
        db.prepare("SELECT x FROM a").unwrap_err();
    }
}
