//! Names that mean something to a format: they stand in every role of a project, come out whole in every table and
//! format, come back as they were, and nothing of them runs.

use std::collections::HashSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Component, Path};

use calamine::{Data, Reader as _, Xlsx};
use gozareh::exchange::export::{ExportFormat, Profile, table_file_name, table_source, to_bytes};
use gozareh::exchange::import::read_codebook;
use gozareh::exchange::study::{
    Study, StudyCode, StudyCoding, StudyDocument, StudyFiles, StudyMemo, StudyParticipant, build,
};
use gozareh::exchange::use_cases::{codebook, participants};
use gozareh::files::WriteTerms;
use gozareh::i18n::{Lang, Words};
use gozareh::model::{
    CodeRef, Edit, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument, NewParticipant, Snapshot,
};
use gozareh::report::tables::{TABLES, TableRequest};
use gozareh::report::{Report, Table, Value};
use gozareh::session::{Session, check};
use gozareh::text::{CharRange, Text, name_key};

use super::evil::evil;
use super::marks::cells;
use crate::storage::{clock, fresh};

/// A project in which everything is called so, and what is said of it; `None` where the name is refused.
fn project(name: &str) -> Option<(tempfile::TempDir, std::path::PathBuf, Session)> {
    let (dir, path, mut session) = fresh();
    let levels = session.snapshot().project().levels.clone();
    let named = session.apply(Edit::SetProject {
        name: name.to_owned(),
        description: name.to_owned(),
        levels,
    });
    if let Err(error) = named {
        let said = error.message();
        let refused = ["edit-error-empty-name", "edit-error-long-name"];
        assert!(refused.contains(&said.id()), "{name:?}: {error}");
        return None;
    }
    fill(&mut session, name);
    Some((dir, path, session))
}

/// Puts something of every kind into a project.
fn fill(session: &mut Session, name: &str) {
    let document = NewDocument {
        name: name.to_owned(),
        group: Some(name.to_owned()),
        text: Text::new("پیش از آن گفت و پس از آن"),
        ..NewDocument::default()
    };
    let document = session
        .apply(Edit::AddDocuments(vec![document]))
        .unwrap()
        .created
        .documents[0];
    let code = |children| NewCode {
        name: name.to_owned(),
        definition: name.to_owned(),
        children,
        ..NewCode::default()
    };
    let codes = Edit::CreateCodes {
        parent: None,
        codes: vec![code(vec![code(vec![code(vec![])])])],
    };
    let codes = session.apply(codes).unwrap().created.codes;
    let coding = NewCoding {
        coder: Some(name.to_owned()),
        condensed: name.to_owned(),
        memo: name.to_owned(),
        ..NewCoding::new(document, CharRange::new(0, 10), CodeRef::Id(codes[2]))
    };
    session.apply(Edit::AddCodings(vec![coding])).unwrap();
    let stored = session.snapshot().document(document).unwrap().name.clone();
    session
        .apply(Edit::ImportParticipants(vec![NewParticipant {
            name: name.to_owned(),
            values: vec![(name.to_owned(), name.to_owned())],
            documents: vec![stored],
            labels: Vec::new(),
            introduced_by: None,
        }]))
        .unwrap();
    for target in [
        MemoTarget::Project,
        MemoTarget::Document(document),
        MemoTarget::Code(codes[0]),
        MemoTarget::Passage(document, CharRange::new(1, 5)),
    ] {
        session
            .apply(Edit::WriteMemo {
                memo: None,
                target,
                kind: MemoKind::Note,
                body: name.to_owned(),
            })
            .unwrap();
    }
}

/// What a text has in every format: no blanks, which formats may turn into others, nor marks that formats have by
/// other means.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        })
        .collect()
}

/// The words of the cells of a table, as a format has them.
fn expected(table: &Table, format: ExportFormat) -> Vec<String> {
    if format.ending() == "sps" {
        // The labels of the variables; what is in the cells stands in the data beside the syntax.
        let headings = table.flat_headings().into_iter();
        return headings
            .map(|heading| {
                let lines: Vec<&str> = heading
                    .split(['\r', '\n'])
                    .filter(|line| !line.is_empty())
                    .collect();
                let label = lines.join(" ");
                let end = (0..=label.len().min(255))
                    .rev()
                    .find(|end| label.is_char_boundary(*end));
                label[..end.unwrap_or(0)].to_owned()
            })
            .collect();
    }
    let data = format.ending() == "csv";
    let printed = if data || format.ending() == "xlsx" {
        table.clone()
    } else {
        table.printed().into_owned()
    };
    // What is nothing but a number is printed in the digits of the table; data have it as it was typed.
    let mut words = match format.ending() {
        "csv" => printed.flat_headings(),
        "md" => printed.printed_headings(),
        _ => {
            let header = printed.header().pop().unwrap();
            let cells = header.cells.iter().zip(printed.columns());
            cells
                .map(|(cell, column)| cell.display(printed.style, column.kind))
                .collect()
        }
    };
    for row in printed.rows() {
        for (cell, column) in row.cells.iter().zip(printed.columns()) {
            match &cell.value {
                Value::Path(path) if data => words.push(path.to_string()),
                Value::Text(text) if data => words.push(text.clone()),
                Value::Text(_) | Value::Path(_) => words.push(cell.display(printed.style, column.kind)),
                Value::Empty | Value::Undefined | Value::Number { .. } | Value::Percent { .. } => {}
            }
        }
    }
    words
}

/// Every table of a project in every format: how many there were, and what is wrong with them.
fn written(session: &Session, lang: Lang) -> (usize, Vec<String>) {
    let words = Words::new(lang);
    let (mut trials, mut wrong) = (0, Vec::new());
    for kind in TABLES {
        let request = TableRequest::new(kind, &words);
        let table = request.make(&table_source(session, &request, 0).unwrap());
        for format in ExportFormat::all() {
            trials += 1;
            let name = table_file_name(&table.title, format);
            if let Some(fault) = bad_file_name(&name) {
                wrong.push(format!("{}: a file called {name:?}: {fault}", kind.key));
            }
            let bytes = match to_bytes(&Report::from(table.clone()), format, &Profile::default()) {
                Ok(bytes) => bytes,
                Err(error) => {
                    wrong.push(format!("{} {format:?}: {error}", kind.key));
                    continue;
                }
            };
            let found = match cells(format.ending(), &bytes) {
                Ok(found) => found,
                Err(fault) => {
                    wrong.push(format!("{} {format:?}: {fault}", kind.key));
                    continue;
                }
            };
            let found: HashSet<String> = found.iter().map(|cell| bare(cell)).collect();
            for cell in expected(&table, format) {
                let cell = bare(&cell);
                // A cell of Excel holds no more; a table tells so in a note.
                let cut = || {
                    let start: String = cell.chars().take(20_000).collect();
                    cell.chars().count() > 32_000 && found.iter().any(|found| found.starts_with(&start))
                };
                if !(found.contains(&cell) || format.ending() == "xlsx" && cut()) {
                    let short: String = cell.chars().take(60).collect();
                    wrong.push(format!("{} {format:?} lacks {short:?}", kind.key));
                    break;
                }
            }
        }
    }
    (trials, wrong)
}

/// Why a file should not be called so, on this system or another.
fn bad_file_name(name: &str) -> Option<&'static str> {
    let inside = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_uppercase();
    if !inside || Path::new(name).components().count() != 1 {
        Some("leaves its folder")
    } else if name.len() > 200 {
        Some("too long")
    } else if ["CON", "NUL", "PRN", "AUX", "COM1", "LPT1"].contains(&stem.as_str()) {
        Some("a device of Windows")
    } else if name.contains(|c: char| c.is_control() || "\\/:*?\"<>|".contains(c)) {
        Some("what Windows does not take")
    } else if name.contains(['\u{202E}', '\u{202D}', '\u{2066}', '\u{2067}']) {
        Some("shown in another order")
    } else if name.starts_with(['.', '-', ' ']) {
        Some("hidden, or an option")
    } else {
        None
    }
}

/// The code system as words.
fn code_system(now: &Snapshot) -> Vec<[String; 3]> {
    let tree = now.code_tree();
    let said = |code: &gozareh::model::Code| {
        let memo = now.memo_on(MemoTarget::Code(code.id));
        [
            now.code_path(code.id).to_string(),
            code.definition.trim().replace("\r\n", "\n").replace('\r', "\n"),
            memo.map(|memo| memo.body.trim().replace("\r\n", "\n").replace('\r', "\n"))
                .unwrap_or_default(),
        ]
    };
    tree.into_iter().map(|(_, code)| said(code)).collect()
}

/// The code system out and in again, by every format that is read: how many trials, and what is wrong.
fn round_trips(dir: &Path, session: &Session) -> (usize, Vec<String>) {
    let now = session.snapshot();
    let (mut trials, mut wrong) = (0, Vec::new());
    for ending in ["ron", "csv", "xlsx"] {
        trials += 1;
        let path = dir.join(format!("codes.{ending}"));
        let terms = WriteTerms {
            replace: true,
            ..WriteTerms::default()
        };
        if let Err(error) = codebook::export(now, &path, terms) {
            // What Excel cannot hold is refused, not cut.
            let long = now
                .codes()
                .any(|code| code.definition.encode_utf16().count() > 32_767);
            if ending != "xlsx" || !long {
                wrong.push(format!("{ending}: {error}"));
            }
            continue;
        }
        let read = match read_codebook(&path) {
            Ok(read) => read,
            Err(error) => {
                wrong.push(format!("{ending}: {error}"));
                continue;
            }
        };
        let plan = codebook::plan(&path, read.clone(), now);
        if !(plan.new.is_empty() && plan.differing.is_empty() && plan.completed.is_empty()) {
            wrong.push(format!("{ending}: not the same code system: {plan:?}"));
        }
        let (_other, _, mut other) = fresh();
        let plan = codebook::plan(&path, read, other.snapshot());
        match plan.apply(&mut other, codebook::OnDifference::Keep) {
            Ok(_) if code_system(other.snapshot()) == code_system(now) => {}
            Ok(_) => wrong.push(format!("{ending}: {:?}", code_system(other.snapshot()))),
            Err(message) => wrong.push(format!("{ending}: {}", message.id())),
        }
    }
    (trials, wrong)
}

/// The name in every role of a study, and the participant and document by a sheet.
fn brought_in(dir: &Path, name: &str, session: &Session) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    fs::write(dir.join("d.txt"), "پیش از آن گفت و پس از آن").unwrap();
    let text = || name.to_owned();
    let study = Study {
        name: text(),
        description: text(),
        coder: Some(text()),
        groups: vec![text()],
        attributes: vec![text()],
        participants: vec![StudyParticipant {
            id: text(),
            attributes: vec![text()],
            introduced_by: None,
        }],
        documents: vec![StudyDocument {
            file: "d.txt".to_owned(),
            name: Some(text()),
            group: Some(text()),
            participant: Some(text()),
            ..StudyDocument::default()
        }],
        codes: vec![StudyCode {
            key: Some("1".to_owned()),
            name: text(),
            definition: text(),
            memo: text(),
            ..StudyCode::default()
        }],
        codings: vec![StudyCoding {
            document: text(),
            code: "1".to_owned(),
            text: "پیش از".to_owned(),
            condensed: text(),
            memo: text(),
            nth: None,
        }],
        memos: vec![StudyMemo {
            text: text(),
            ..StudyMemo::default()
        }],
        levels: None,
    };
    let (described, made) = (dir.join("s.ron"), dir.join("s.gozareh"));
    fs::write(&described, ron::to_string(&study).unwrap()).unwrap();
    let _ = fs::remove_file(&made);
    let strays = name.contains(gozareh::text::controls::is_stray);
    match build(&described, &made, "مریم", StudyFiles::InFolder, clock()) {
        Ok(report) => {
            let told = report.files.iter().any(|file| !file.warnings.is_empty());
            let built = Session::open(&made, clock()).unwrap();
            let (here, there) = (session.snapshot(), built.snapshot());
            let names = |now: &Snapshot| {
                let document = &now.documents()[0];
                let person = &now.participants()[0];
                let code = now.code_tree()[0].1.clone();
                let value = person.values.values().next().cloned().unwrap_or_default();
                [
                    now.project().name.clone(),
                    document.name.clone(),
                    person.name.clone(),
                    value.trim().to_owned(),
                    code.name.clone(),
                    code.definition.clone(),
                    now.coder(now.codings().next().unwrap().coder)
                        .unwrap()
                        .name
                        .clone(),
                ]
            };
            if told != strays || !strays && names(here) != names(there) {
                wrong.push(format!("study: {:?} {told}", names(there)));
            }
            built.close().unwrap();
            if check(&made).unwrap() != vec![] {
                wrong.push("study: not sound".to_owned());
            }
        }
        Err(error) => wrong.push(format!("study: {error}")),
    }
    // Whoever keeps a list in a spreadsheet types the name as it is stored, a leading apostrophe being the program's.
    let stored = session.snapshot().participants()[0].name.clone();
    if !stored.starts_with('\'') {
        let mut sheet = csv::Writer::from_path(dir.join("p.csv")).unwrap();
        sheet.write_record(["شناسه", "سند", "ویژگی"]).unwrap();
        sheet.write_record([&stored, &stored, &stored]).unwrap();
        sheet.flush().unwrap();
        let (_other, _, mut other) = fresh();
        let document = NewDocument {
            name: stored.clone(),
            text: Text::new("متن"),
            ..NewDocument::default()
        };
        other.apply(Edit::AddDocuments(vec![document])).unwrap();
        match participants::read(&dir.join("p.csv")).map_err(|error| error.message()) {
            Ok(read) => match read.apply(&mut other) {
                Ok(_) => {
                    let now = other.snapshot();
                    let person = &now.participants()[0];
                    let linked = now.documents()[0].participants == [person.id];
                    if person.name != stored || !linked || person.values.values().next() != Some(&stored) {
                        wrong.push(format!("sheet: {:?} {:?} {linked}", person.name, person.values));
                    }
                }
                Err(message) => wrong.push(format!("sheet: {}", message.id())),
            },
            Err(message) => wrong.push(format!("sheet: {}", message.id())),
        }
    }
    (2, wrong)
}

/// Tries names one by one and tells how many trials held.
fn try_names(names: &[String], langs: &[Lang]) {
    let (mut trials, mut wrong) = (0, Vec::new());
    for name in names {
        let short: String = name.chars().take(30).collect();
        let Some((dir, path, session)) = project(name) else {
            trials += 1;
            continue;
        };
        let mut outcomes = vec![
            round_trips(dir.path(), &session),
            brought_in(dir.path(), name, &session),
        ];
        outcomes.extend(langs.iter().map(|lang| written(&session, *lang)));
        session.close().unwrap();
        if check(&path).unwrap() != vec![] {
            wrong.push(format!("{short:?}: not sound"));
        }
        for (count, faults) in outcomes {
            trials += count;
            wrong.extend(faults.into_iter().map(|fault| format!("{short:?}: {fault}")));
        }
    }
    println!(
        "evil names: {} trials, {} held",
        trials,
        trials - wrong.len().min(trials)
    );
    assert!(
        wrong.is_empty(),
        "{} of {trials}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn attack_evil_names_come_through_all_formats_together() {
    // All in one project, so that every table holds every name; and the worst through every door.
    let (dir, path, mut session) = fresh();
    let mut names = 0;
    let mut taken = HashSet::new();
    for name in evil() {
        let Some((_dir, _, alone)) = project(&name) else {
            continue;
        };
        // Two names of which a reader takes one for the other cannot stand beside each other.
        let stored = &alone.snapshot().documents()[0].name;
        if stored.chars().count() < 1_000 && taken.insert(name_key(stored)) {
            fill(&mut session, &name);
            names += 1;
        }
    }
    let (tables, mut wrong) = written(&session, Lang::Fa);
    let (trips, more) = round_trips(dir.path(), &session);
    wrong.extend(more);
    println!(
        "evil names: {names} in {tables} tables and {trips} code systems, {} wrong",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);
}

#[test]
#[ignore = "takes minutes; `make attack` runs it"]
fn attack_evil_names_come_through_every_format_one_by_one() {
    try_names(&evil(), &Lang::ALL);
}

/// An escape that is half a letter comes in by no file.
#[test]
fn attack_half_letters_in_escapes_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    for escape in [r"\u{D800}", r"\u{110000}", r"\xFF", r"\u{}"] {
        let path = dir.path().join("c.ron");
        fs::write(&path, format!("[(name: \"x{escape}\")]")).unwrap();
        let message = match read_codebook(&path) {
            Ok(read) => {
                assert_eq!(escape, r"\xFF", "{read:?}");
                continue;
            }
            Err(error) => error.message(),
        };
        assert_eq!(message.id(), "study-error-syntax", "{escape}");
    }
}

/// A table as a workbook: every word a word, and no formula.
#[test]
fn attack_a_formula_in_a_name_is_a_word_in_excel() {
    let (_dir, _path, session) = project("=1+1").unwrap();
    let request = TableRequest::new(TABLES[0], &Words::new(Lang::En));
    let table = request.make(&table_source(&session, &request, 0).unwrap());
    let format = ExportFormat::of_ending("xlsx").unwrap();
    let bytes = to_bytes(&table.into(), format, &Profile::default()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let word = Data::String("=1+1".to_owned());
    assert!(sheet.used_cells().any(|(_, _, value)| *value == word));
    assert_eq!(
        book.worksheet_formula(&book.sheet_names()[0].clone())
            .unwrap()
            .used_cells()
            .count(),
        0
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    let mut xml = String::new();
    archive
        .by_name("xl/worksheets/sheet1.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    assert!(!xml.contains("<f"), "{xml}");
}
