//! `codes`.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::call::{Call, file_name};
use super::failure::Failure;
use crate::exchange::export::{self, Profile};
use crate::exchange::import::sheet::{CodeRow, read_codes};
use crate::exchange::study::{StudyCode, codes_to_ron, parse_codes};
use crate::message::Message;
use crate::model::{CodeId, Edit, EditError, Level, NewCode, Rgb, Snapshot};
use crate::report::{Cell, Column, Style, Table};
use crate::session::SessionError;
use crate::text::name_key;

/// `codes P`, `codes P import FILE` and `codes P export FILE`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    match call.args.word(1).as_deref() {
        None => {
            let session = call.open_read_only()?;
            list(call, session.snapshot());
            Ok(())
        }
        Some("import") => import(call),
        Some("export") => export(call),
        Some(_) => Err(Failure::Usage(None)),
    }
}

fn ending(path: &Path) -> String {
    path.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase()
}

fn import(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(3)?;
    let file = call.args.file(2)?.to_owned();
    let (codes, rows) = if ending(&file) == "ron" {
        (from_ron(&file)?, Vec::new())
    } else {
        (Vec::new(), read_codes(&file)?.rows)
    };
    let mut session = call.open_writable()?;
    let codes = [codes, from_sheet(rows, session.snapshot())].concat();
    match session.apply(Edit::ImportCodes(codes)) {
        // Every code is there already.
        Ok(_) | Err(SessionError::Edit(EditError::NothingToDo)) => {}
        Err(error) => return Err(error.into()),
    }
    let now = session.snapshot().clone();
    session.close()?;
    list(call, &now);
    Ok(())
}

fn from_ron(file: &Path) -> Result<Vec<NewCode>, Failure> {
    let text = fs::read_to_string(file).map_err(|e| Failure::io(file, &e))?;
    let codes = parse_codes(&text).map_err(|e| crate::exchange::study::StudyError::Syntax {
        path: file.to_owned(),
        line: e.span.start.line,
        column: e.span.start.col,
        reason: e.code,
    })?;
    let new = codes.iter().map(|c| c.to_new(0)).collect::<Result<_, _>>();
    new.map_err(|color| {
        Failure::Refused(
            Message::new("cli-bad-color")
                .with("file", file_name(file))
                .with("color", color),
        )
    })
}

/// The tree that the paths of a sheet describe. Codes between the root and a listed one come into being with it.
/// Without another word the last of a path is a code, the first a category, those between are subcategories.
fn from_sheet(rows: Vec<CodeRow>, now: &Snapshot) -> Vec<NewCode> {
    // Each node with the place of its parent, parents first; found again by parent and name.
    let mut nodes: Vec<(Option<usize>, NewCode)> = Vec::new();
    let mut places: HashMap<(Option<usize>, String), usize> = HashMap::new();
    for row in rows {
        let last = row.path.len().saturating_sub(1);
        let mut at = None;
        for (depth, name) in row.path.into_iter().enumerate() {
            let place = *places.entry((at, name_key(&name))).or_insert_with(|| {
                let level = match depth {
                    0 if last > 0 => Level::Category,
                    d if d == last => Level::Code,
                    _ => Level::Subcategory,
                };
                let code = NewCode {
                    name,
                    level: Some(level),
                    ..NewCode::default()
                };
                nodes.push((at, code));
                nodes.len() - 1
            });
            at = Some(place);
        }
        if let Some((_, node)) = at.and_then(|place| nodes.get_mut(place)) {
            node.level = row.level.and_then(|name| level_called(&name, now)).or(node.level);
            node.definition = row.definition.unwrap_or_default();
            node.color = row.color.as_deref().and_then(Rgb::from_hex);
        }
    }
    let mut roots = Vec::new();
    while let Some((parent, mut code)) = nodes.pop() {
        code.children.reverse();
        match parent.and_then(|place| nodes.get_mut(place)) {
            Some((_, above)) => above.children.push(code),
            None => roots.push(code),
        }
    }
    roots.reverse();
    roots
}

/// A level by its name in files, or as this project calls it.
fn level_called(name: &str, now: &Snapshot) -> Option<Level> {
    let key = name_key(name);
    Level::from_key(&key).or_else(|| {
        Level::ALL
            .into_iter()
            .find(|l| name_key(now.level_name(*l)) == key)
    })
}

fn export(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(3)?;
    let file = call.args.file(2)?.to_owned();
    let session = call.open_read_only()?;
    let now = session.snapshot();
    if ending(&file) == "ron" {
        let codes: Vec<StudyCode> = now.children(None).iter().map(|c| study_code(now, c.id)).collect();
        let text = codes_to_ron(&codes).map_err(|e| Failure::io(&file, &std::io::Error::other(e)))?;
        crate::files::write_atomically(&file, text.as_bytes()).map_err(|e| Failure::io(&file, &e))?;
    } else {
        let profile = Profile::default();
        export::write(sheet(now), &file, &profile)?;
    }
    list(call, now);
    Ok(())
}

fn study_code(now: &Snapshot, id: CodeId) -> StudyCode {
    let Some(code) = now.code(id) else {
        return StudyCode::default();
    };
    StudyCode {
        key: None,
        name: code.name.clone(),
        level: Some(code.level),
        color: Some(code.color.to_hex()),
        definition: code.definition.clone(),
        memo: now
            .memo_on(crate::model::MemoTarget::Code(id))
            .map(|m| m.body.clone())
            .unwrap_or_default(),
        codes: now
            .children(Some(id))
            .iter()
            .map(|c| study_code(now, c.id))
            .collect(),
    }
}

/// The code system as a sheet that `codes import` reads back.
fn sheet(now: &Snapshot) -> Table {
    let columns = vec![
        Column::text("path", 4.0),
        Column::text("level", 1.0),
        Column::text("definition", 4.0),
        Column::text("color", 1.0),
        Column::number("codings"),
    ];
    // Without a title the header is the first row of every format.
    let mut table = Table::new("", Style::EN, columns);
    for (_, code) in now.code_tree() {
        table.push([
            Cell::text(now.code_path(code.id)),
            Cell::text(code.level.key()),
            Cell::text(code.definition.clone()),
            Cell::text(code.color.to_hex()),
            Cell::count(now.own_count(code.id)),
        ]);
    }
    table
}

fn list(call: &mut Call, now: &Snapshot) {
    call.answer(
        || {
            let row = |(_, code): (usize, &std::sync::Arc<crate::model::Code>)| {
                json!({
                    "path": now.code_path(code.id),
                    "guid": code.guid.to_string(),
                    "level": code.level.key(),
                    "codings": now.own_count(code.id),
                    "definition": code.definition,
                    "color": code.color.to_hex(),
                })
            };
            now.code_tree().into_iter().map(row).collect()
        },
        |words| {
            let row = |(depth, code): (usize, &std::sync::Arc<crate::model::Code>)| {
                vec![
                    format!("{}{}", "  ".repeat(depth), code.name),
                    now.level_name(code.level).to_owned(),
                    words.number(now.own_count(code.id)),
                ]
            };
            now.code_tree().into_iter().map(row).collect()
        },
    );
}
