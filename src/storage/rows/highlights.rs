//! Highlighted passages.

use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, range, values};
use crate::model::Highlight;

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Highlight>> {
    all(db, reading, &Highlight::SELECT, |r| {
        let range = range(r, 3, 4)?;
        if range.is_empty() {
            return Err(broken_constraint("a highlight covers nothing"));
        }
        Ok(Highlight {
            id: r.get(0)?,
            guid: r.get(1)?,
            document: r.get(2)?,
            range,
            coder: r.get(5)?,
            created_at: r.get(6)?,
        })
    })
}

impl TableLine for Highlight {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, document_id, \"start\", \"end\", coder_id, created_at FROM highlight",
        key: &["id"],
    };
    const PUT: &'static str =
        "INSERT INTO highlight (id, guid, document_id, \"start\", \"end\", coder_id, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, document_id = ?3, \"start\" = ?4, \"end\" = ?5, coder_id = ?6,
             created_at = ?7";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        Ok(values![
            self.id,
            self.guid,
            self.document,
            self.range.start,
            self.range.end,
            self.coder,
            self.created_at,
        ])
    }
}

impl StoredNoun for Highlight {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM highlight WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}
