//! The project's own row.

use rusqlite::{Connection, params};

use super::Stored;
use crate::model::ProjectInfo;

pub(super) fn load(db: &Connection) -> rusqlite::Result<(ProjectInfo, i64)> {
    let sql = "SELECT guid, name, description, level_1, level_2, level_3, next_id FROM project";
    db.query_row(sql, [], |r| {
        let project = ProjectInfo {
            guid: r.get(0)?,
            name: r.get(1)?,
            description: r.get(2)?,
            levels: [r.get(3)?, r.get(4)?, r.get(5)?],
        };
        Ok((project, r.get(6)?))
    })
}

impl Stored for ProjectInfo {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        let [first, second, third] = &self.levels;
        db.prepare_cached(
            "INSERT INTO project (id, guid, name, description, level_1, level_2, level_3, next_id)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, 1)
             ON CONFLICT (id) DO UPDATE SET guid = ?1, name = ?2, description = ?3,
                 level_1 = ?4, level_2 = ?5, level_3 = ?6",
        )?
        .execute(params![
            self.guid,
            self.name,
            self.description,
            first,
            second,
            third
        ])?;
        Ok(())
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
