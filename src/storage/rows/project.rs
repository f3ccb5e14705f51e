//! The project's own row.

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput};

use super::super::sound::HIGHEST_ID;
use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, values};
use crate::model::ProjectInfo;

pub(super) fn load(db: &Connection) -> rusqlite::Result<(ProjectInfo, i64)> {
    let mut rows = all(db, ReadMode::Strict, &ProjectInfo::SELECT, |r| {
        let project = ProjectInfo {
            guid: r.get(1)?,
            name: r.get(2)?,
            description: r.get(3)?,
            levels: [r.get(4)?, r.get(5)?, r.get(6)?],
        };
        let next_id = db.query_row("SELECT next_id FROM project", [], |r| r.get(0))?;
        Ok((r.get::<_, i64>(0)?, project, next_id))
    })?;
    match (rows.pop(), rows.is_empty()) {
        (Some((1, project, next_id)), true) if (1..=HIGHEST_ID + 1).contains(&next_id) => {
            Ok((project, next_id))
        }
        _ => Err(broken_constraint("there must be one project")),
    }
}

/// Whether the file holds exactly this project, whatever the next free id.
pub(super) fn holds(db: &Connection, project: &ProjectInfo) -> rusqlite::Result<bool> {
    super::holds(db, std::iter::once(project))
}

impl TableLine for ProjectInfo {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, description, level_1, level_2, level_3 FROM project",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO project (id, guid, name, description, level_1, level_2, level_3, next_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, description = ?4,
             level_1 = ?5, level_2 = ?6, level_3 = ?7";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        let [first, second, third] = &self.levels;
        Ok(values![
            1,
            self.guid,
            self.name,
            self.description,
            first,
            second,
            third
        ])
    }
}

impl StoredNoun for ProjectInfo {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    /// The project's row is never deleted while there is a file.
    fn delete(&self, _: &Connection) -> rusqlite::Result<()> {
        Ok(())
    }
}

pub(super) fn set_next_id(db: &Connection, next_id: i64) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE project SET next_id = ?1")?
        .execute([next_id])?;
    Ok(())
}
