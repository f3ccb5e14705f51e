//! Commands on a project as a whole.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::call::Call;
use super::failure::Failure;
use crate::exchange::study::{self, StudyFiles};
use crate::files::file_name;
use crate::message::Message;
use crate::model::ProjectInfo;
use crate::report::wording::count_by_level;
use crate::session::{self, Clock, Session, SystemClock};

/// `new P [--from STUDY.ron [--outside]]`
pub(super) fn new(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let path = call.project()?;
    let clock = Arc::new(SystemClock);
    let files = match call.args.has("--outside") {
        true => StudyFiles::Anywhere,
        false => StudyFiles::InFolder,
    };
    match call.args.path("--from") {
        Some(from) => {
            let report = study::build(&from, path, &call.coder, files, clock)?;
            call.warn(&report);
        }
        None => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            call.close(Session::create(
                path,
                ProjectInfo::named(&name),
                &call.coder,
                clock,
            )?);
        }
    }
    let path = path.display().to_string();
    call.answer(
        || json!({ "project": path }),
        |words| vec![vec![words.with("cli-new", &[("path", &path)])]],
    );
    Ok(())
}

/// `info P`
pub(super) fn info(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let session = call.open_read_only()?;
    let now = session.snapshot();
    let characters: u64 = now.documents().iter().map(|d| u64::from(d.chars)).sum();
    let operations = session.history()?.len();
    let schema = session.version();
    let counts = [
        ("documents", now.document_count() as u64),
        ("characters", characters),
        ("codes", now.code_count() as u64),
        ("codings", now.coding_count() as u64),
        ("memos", now.memos().count() as u64),
        ("participants", now.participants().len() as u64),
        ("coders", now.coders().count() as u64),
        ("operations", operations as u64),
        ("schema", u64::from(schema.unsigned_abs())),
    ];
    let [categories, subcategories, codes] = count_by_level(now).map(|n| n as u64);
    let levels = [
        ("categories", categories),
        ("subcategories", subcategories),
        ("codes", codes),
    ];
    call.answer(
        || {
            counts
                .iter()
                .map(|(name, n)| ((*name).to_owned(), json!(n)))
                .collect()
        },
        |words| {
            let line = |(name, n): &(&str, u64)| {
                vec![
                    words.get(&format!("cli-info-{name}")).into_owned(),
                    words.number(*n),
                ]
            };
            let told = counts.iter().flat_map(|count| match count.0 {
                "codes" => levels.iter(),
                _ => std::slice::from_ref(count).iter(),
            });
            told.map(line).collect()
        },
    );
    Ok(())
}

/// `check P [--repair OUT]`
pub(super) fn check(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let path = call.project()?.to_owned();
    let problems = session::check(&path)?;
    let repaired = call.args.path("--repair");
    let mut lost = Vec::new();
    if let Some(to) = &repaired {
        let saved = session::repair(&path, to, &call.coder, SystemClock.now())?;
        lost = saved.iter().map(|lost| call.words.say(&lost.message())).collect();
    }
    let ok = problems.is_empty();
    let sentences: Vec<String> = problems.iter().map(|p| call.words.say(&p.message())).collect();
    let copy = repaired.map(|to| to.display().to_string());
    call.answer(
        || match &copy {
            Some(copy) => json!({ "ok": ok, "problems": sentences, "repaired": copy, "lost": lost }),
            None => json!({ "ok": ok, "problems": sentences }),
        },
        |words| {
            let mut lines: Vec<Vec<String>> = sentences.iter().map(|s| vec![s.clone()]).collect();
            let file = file_name(&path);
            if ok {
                lines.push(vec![words.with("check-sound", &[("file", &file)])]);
            }
            if let Some(copy) = &copy {
                lines.push(vec![words.with("cli-repaired", &[("path", copy)])]);
                lines.extend(lost.iter().map(|sentence| vec![sentence.clone()]));
            }
            lines
        },
    );
    if ok {
        return Ok(());
    }
    let id = if copy.is_some() {
        "cli-check-not-ok-repaired"
    } else {
        "cli-check-not-ok"
    };
    let not_ok = Message::new(id)
        .with("file", file_name(&path))
        .with("count", problems.len());
    Err(Failure::Refused(not_ok))
}

/// `backup P FILE`
pub(super) fn backup(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(2)?;
    let to: &Path = call.args.file(1)?;
    call.open_read_only()?.backup(to)?;
    let path = to.display().to_string();
    call.answer(
        || json!({ "backup": path }),
        |words| vec![vec![words.with("cli-backup", &[("path", &path)])]],
    );
    Ok(())
}
