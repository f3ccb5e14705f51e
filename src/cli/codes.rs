//! `codes`.

use serde_json::json;

use super::call::Call;
use super::failure::Failure;
use crate::exchange::use_cases::codebook::{self, OnDifference};
use crate::model::Snapshot;

/// `codes P`, `codes P import FILE [--update]` and `codes P export FILE`
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

fn import(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(3)?;
    let file = call.args.file(2)?;
    let differing = if call.args.has("--update") {
        OnDifference::Take
    } else {
        OnDifference::Keep
    };
    let codes = codebook::read(file)?;
    let mut session = call.open_writable()?;
    let plan = codebook::plan(file, codes, session.snapshot());
    let report = plan.apply(&mut session, differing).map_err(Failure::Refused)?;
    let now = session.snapshot().clone();
    call.close(session);
    call.warn(&report);
    list(call, &now);
    Ok(())
}

fn export(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(3)?;
    let file = call.args.file(2)?;
    let session = call.open_read_only()?;
    codebook::export(session.snapshot(), file, call.terms(session.path()))?;
    list(call, session.snapshot());
    Ok(())
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
                    "color": code.colour.to_hex(),
                })
            };
            now.code_tree().into_iter().map(row).collect()
        },
        |words| {
            let row = |(depth, code): (usize, &std::sync::Arc<crate::model::Code>)| {
                vec![
                    format!("{}{}", "  ".repeat(depth), code.name),
                    now.level_name(code.level).to_owned(),
                    words.with("cli-codes-codings", &[("n", now.own_count(code.id))]),
                ]
            };
            now.code_tree().into_iter().map(row).collect()
        },
    );
}
