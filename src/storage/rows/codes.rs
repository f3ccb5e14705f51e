//! The code system.

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, values};
use crate::model::Code;

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Code>> {
    all(db, reading, &Code::SELECT, |r| {
        Ok(Code {
            id: r.get(0)?,
            guid: r.get(1)?,
            name: r.get(2)?,
            parent: r.get(3)?,
            position: r.get(4)?,
            level: r.get(5)?,
            colour: r.get(6)?,
            definition: r.get(7)?,
        })
    })
}

impl TableLine for Code {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, name, parent_id, position, level, color, definition FROM code",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO code (id, guid, name, parent_id, position, level, color, definition)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, name = ?3, parent_id = ?4, position = ?5, level = ?6,
             color = ?7, definition = ?8";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.id,
            self.guid,
            self.name,
            self.parent,
            self.position,
            self.level,
            self.colour,
            self.definition,
        ])
    }
}

impl StoredNoun for Code {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM code WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
