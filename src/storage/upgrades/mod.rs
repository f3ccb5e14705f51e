//! Upgrades from version to version. Each is a script that takes a file from one version to the next, with a function
//! for what a script cannot do; a file goes through as many as it needs, in one transaction. An old upgrade is never
//! changed. Views are no matter of upgrades: they hold nothing, so an upgraded file gets those of a new file.

mod to_3;

use rusqlite::Connection;

/// The version that this program writes, `user_version` of the file.
pub(super) const VERSION: i32 = 7;

/// What takes a file up by one version.
#[derive(Clone, Copy)]
struct Upgrade {
    /// The script.
    script: &'static str,
    /// What is done after it.
    then: fn(&Connection) -> rusqlite::Result<()>,
}

impl Upgrade {
    /// An upgrade that a script does wholly.
    const fn script(script: &'static str) -> Self {
        Self {
            script,
            then: |_| Ok(()),
        }
    }
}

/// `UPGRADES[n]` takes a file of version `n + 1` to version `n + 2`.
const UPGRADES: [Upgrade; VERSION as usize - 1] = [
    Upgrade::script(include_str!("to_2.sql")),
    Upgrade {
        script: include_str!("to_3.sql"),
        then: to_3::seal_all,
    },
    Upgrade::script(include_str!("to_4.sql")),
    Upgrade::script(include_str!("to_5.sql")),
    Upgrade::script(include_str!("to_6.sql")),
    Upgrade::script(include_str!("to_7.sql")),
];

/// Takes a file of an older version up to [`VERSION`].
pub(super) fn upgrade(connection: &mut Connection, from: i32) -> rusqlite::Result<()> {
    upgrade_by(&UPGRADES, include_str!("../views.sql"), connection, from)
}

/// Lays out the tables of a version in a file that has none; those of the present one with the views.
pub(super) fn lay_out(connection: &Connection, version: i32) -> rusqlite::Result<()> {
    if version == VERSION {
        connection.execute_batch(include_str!("../schema.sql"))?;
        return connection.execute_batch(include_str!("../views.sql"));
    }
    connection.execute_batch(include_str!("version_1.sql"))?;
    for step in &UPGRADES[..upgrades_below(version, UPGRADES.len())] {
        connection.execute_batch(step.script)?;
    }
    Ok(())
}

/// How many of all upgrades lead up to a version.
fn upgrades_below(version: i32, all: usize) -> usize {
    usize::try_from(version - 1).unwrap_or(0).min(all)
}

fn upgrade_by(
    upgrades: &[Upgrade],
    views: &str,
    connection: &mut Connection,
    from: i32,
) -> rusqlite::Result<()> {
    let needed = &upgrades[upgrades_below(from, upgrades.len())..];
    if needed.is_empty() {
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
    for step in needed {
        transaction.execute_batch(step.script)?;
        (step.then)(&transaction)?;
    }
    transaction.execute_batch(views)?;
    transaction.pragma_update(None, "user_version", upgrades.len() as i64 + 1)?;
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
    fn a_file_gets_the_upgrades_that_it_lacks_or_stays_as_it_was() {
        let upgrades = [
            Upgrade::script("CREATE TABLE a (x)"),
            Upgrade {
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
            upgrade_by(&upgrades, "CREATE VIEW v AS SELECT x FROM a", &mut db, start).unwrap();
            assert_eq!(version(&db), 3);
            let filled: i64 = db
                .query_row("SELECT count(*) FROM a WHERE y = 2", [], |r| r.get(0))
                .unwrap();
            assert_eq!(filled, i64::from(start < 3));
        }

        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
        upgrade_by(
            &["CREATE TABLE a (x)", "no SQL"].map(Upgrade::script),
            "",
            &mut db,
            1,
        )
        .unwrap_err();
        assert_eq!(version(&db), 1);
        db.prepare("SELECT x FROM a").unwrap_err();
    }
}
