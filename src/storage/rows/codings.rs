//! Codings, of which there may be a million.

use rusqlite::types::{Null, ToSql, ToSqlOutput};
use rusqlite::{Connection, params};

use super::{ReadMode, RowQuery, StoredNoun, TableLine, all, broken_constraint, range, values};
use crate::model::{Coding, Shift};

pub(super) fn load(db: &Connection, reading: ReadMode) -> rusqlite::Result<Vec<Coding>> {
    all(db, reading, &Coding::SELECT, |r| {
        let range = range(r, 3, 4)?;
        if range.is_empty() {
            return Err(broken_constraint("a coding covers nothing"));
        }
        Ok(Coding {
            id: r.get(0)?,
            guid: r.get(1)?,
            document: r.get(2)?,
            range,
            code: r.get(5)?,
            coder: r.get(6)?,
            created_at: r.get(7)?,
            condensed: r.get::<_, Option<String>>(8)?.map(Into::into),
            importance: r.get(9)?,
        })
    })
}

impl TableLine for Coding {
    const SELECT: RowQuery = RowQuery {
        sql: "SELECT id, guid, document_id, \"start\", \"end\", code_id, coder_id, created_at, condensed, importance
              FROM coding",
        key: &["id"],
    };
    const PUT: &'static str = "INSERT INTO coding
             (id, guid, document_id, \"start\", \"end\", code_id, coder_id, created_at, condensed, importance)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET guid = ?2, document_id = ?3, \"start\" = ?4, \"end\" = ?5, code_id = ?6,
             coder_id = ?7, created_at = ?8, condensed = ?9, importance = ?10";

    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>> {
        let condensed = match self.condensed.as_deref() {
            Some(words) => words.into(),
            None => Null.into(),
        };
        let mut values = values![
            self.id,
            self.guid,
            self.document,
            self.range.start,
            self.range.end,
            self.code,
            self.coder,
            self.created_at,
        ];
        values.extend([condensed, self.importance.to_sql()?]);
        Ok(values)
    }
}

impl StoredNoun for Coding {
    fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        self.put_line(db)
    }

    fn delete(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached("DELETE FROM coding WHERE id = ?1")?
            .execute([self.id])?;
        Ok(())
    }
}

/// Moves codings to their new places.
pub(super) fn shift(db: &Connection, shifts: &[Shift]) -> rusqlite::Result<()> {
    let mut place = db.prepare_cached("UPDATE coding SET \"start\" = ?2, \"end\" = ?3 WHERE id = ?1")?;
    for shift in shifts {
        place.execute(params![shift.coding, shift.after.start, shift.after.end])?;
    }
    Ok(())
}
