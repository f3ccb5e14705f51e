//! Journals that were changed by somebody who can compute the seals: whatever the operations say, the project is
//! refused, called damaged, or works.

#![no_main]

use gozareh_fuzz::project::{inspect, sample};
use gozareh_fuzz::{Script, clear, written};
use libfuzzer_sys::fuzz_target;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The columns that a seal covers, in order.
const SEALED: &str = "id, at, coder, action, reverts, kind, name, other, count, levels, changes";

/// How many values a value has within it, itself included.
fn size(value: &Json) -> usize {
    1 + match value {
        Json::Array(list) => list.iter().map(size).sum(),
        Json::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// Does something with the value of that index, counted from the outermost in.
fn visit(value: &mut Json, left: &mut usize, work: &mut dyn FnMut(&mut Json)) {
    if *left == 0 {
        work(value);
    }
    *left = left.wrapping_sub(1);
    match value {
        Json::Array(list) => list.iter_mut().for_each(|item| visit(item, left, work)),
        Json::Object(map) => map.values_mut().for_each(|item| visit(item, left, work)),
        _ => {}
    }
}

/// Changes one place of a value.
fn change(value: &mut Json, script: &mut Script<'_>) {
    let all = size(value);
    let (mut to, mut from) = (script.below(all), script.below(all));
    let mut other = Json::Null;
    visit(value, &mut from, &mut |found| other = found.clone());
    let (kind, number, index) = (script.byte(), script.number(), script.byte() as usize);
    let length = index % 12;
    let words = if kind % 10 == 3 {
        script.words(length)
    } else {
        String::new()
    };
    visit(value, &mut to, &mut |place| match kind % 10 {
        0 => *place = number.into(),
        1 => *place = u32::MAX.wrapping_sub(number).into(),
        2 => *place = i64::MAX.wrapping_sub(i64::from(number)).into(),
        3 => *place = words.as_str().into(),
        4 => *place = Json::Null,
        5 => *place = other.clone(),
        6 => match place {
            Json::Number(old) => *place = (old.as_i64().unwrap_or(0) + 1 - (number as i64 & 2)).into(),
            Json::Bool(old) => *place = (!*old).into(),
            _ => {}
        },
        kind => match place {
            Json::Array(list) if !list.is_empty() => {
                let (a, b) = (index % list.len(), number as usize % list.len());
                match kind {
                    7 => drop(list.remove(a)),
                    8 => list.swap(a, b),
                    _ => list.insert(a, list[b].clone()),
                }
            }
            Json::Object(map) if !map.is_empty() => {
                let key = map.keys().nth(index % map.len()).cloned();
                drop(key.and_then(|key| map.remove(&key)));
            }
            _ => {}
        },
    });
}

/// Computes the seals anew, as anybody can.
fn seal(db: &Connection) -> rusqlite::Result<()> {
    let mut before = [0u8; 32];
    let mut rows = db.prepare(&format!(
        "SELECT {SEALED}, texts FROM journal JOIN seal ON operation = id ORDER BY id"
    ))?;
    let mut seals = Vec::new();
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let mut hash = Sha256::new();
        hash.update(before);
        for column in 0..12 {
            let (kind, bytes) = match row.get_ref(column)? {
                ValueRef::Null => (0, None),
                ValueRef::Integer(number) => {
                    hash.update([1]);
                    hash.update(number.to_be_bytes());
                    continue;
                }
                ValueRef::Text(bytes) => (2, Some(bytes)),
                ValueRef::Blob(bytes) => (3, Some(bytes)),
                ValueRef::Real(_) => (0, None),
            };
            hash.update([kind]);
            if let Some(bytes) = bytes {
                hash.update((bytes.len() as u64).to_be_bytes());
                hash.update(bytes);
            }
        }
        before = hash.finalize().into();
        seals.push((row.get::<_, i64>(0)?, before));
    }
    for (op, hash) in seals {
        db.execute(
            "UPDATE seal SET hash = ?2 WHERE operation = ?1",
            params![op, hash],
        )?;
    }
    Ok(())
}

/// Changes rows of the journal; what the schema forbids is left as it was.
fn forge(db: &Connection, script: &mut Script<'_>) -> rusqlite::Result<()> {
    let last: i64 = db.query_row("SELECT max(id) FROM journal", [], |r| r.get(0))?;
    for _ in 0..8 {
        if script.is_over() {
            break;
        }
        let op = 1 + i64::from(script.byte()) % last;
        let kind = script.byte();
        let column = match kind % 16 {
            0 | 1 => "reverts",
            2 => "kind",
            3 => "levels",
            4 => "texts",
            _ => "changes",
        };
        let (table, key) = if column == "texts" {
            ("seal", "operation")
        } else {
            ("journal", "id")
        };
        let set = format!("UPDATE {table} SET {column} = ?2 WHERE {key} = ?1");
        let _ = match column {
            "reverts" => {
                let of = i64::from(script.byte()) % (last + 2);
                let (action, of) = [("do", None), ("undo", Some(of)), ("redo", Some(of))][script.below(3)];
                let both = "UPDATE journal SET action = ?2, reverts = ?3 WHERE id = ?1";
                db.execute(both, params![op, action, of])
            }
            "kind" => db.execute(&set, params![op, script.words(6)]),
            _ => {
                let old: Option<String> = db.query_row(
                    &format!("SELECT {column} FROM {table} WHERE {key} = ?1"),
                    [op],
                    |r| r.get(0),
                )?;
                let mut json = serde_json::from_str(old.as_deref().unwrap_or("[]")).unwrap_or(Json::Null);
                change(&mut json, script);
                db.execute(&set, params![op, json.to_string()])
            }
        };
    }
    seal(db)
}

fuzz_target!(|data: &[u8]| {
    let sample = sample();
    clear();
    let path = written("p.gozareh", &sample.closed);
    let db = Connection::open(&path).expect("the sample");
    db.execute_batch(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN",
    )
    .expect("the sample");
    forge(&db, &mut Script(data)).expect("the sample");
    db.execute_batch("COMMIT").expect("the sample");
    drop(db);
    inspect(&path, |_| {});
});
