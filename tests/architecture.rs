//! The layers of ARCHITECTURE.md, held by reading the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module may name. A module may always name itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("jobs", &[]),
    ("i18n", &[]),
    ("files", &[]),
    ("settings", &["text", "i18n", "files"]),
    ("model", &["text"]),
    ("storage", &["text", "model"]),
    ("session", &["text", "model", "storage", "files"]),
    ("analysis", &["text", "model"]),
    ("report", &["text", "model", "analysis", "i18n"]),
    (
        "exchange",
        &[
            "text", "model", "analysis", "report", "session", "jobs", "i18n", "files",
        ],
    ),
    (
        "cli",
        &[
            "text", "model", "storage", "session", "analysis", "report", "exchange", "jobs", "i18n", "files",
            "settings",
        ],
    ),
    (
        "ui",
        &[
            "text", "model", "session", "analysis", "report", "exchange", "jobs", "i18n", "files", "settings",
        ],
    ),
];

/// Modules that every other may name, and that name none.
const GROUND: &[&str] = &["message"];

/// Crates that only one module may name.
const PRIVATE_CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["storage"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("parley", &["ui"]),
    ("rfd", &["ui"]),
    ("calamine", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("fluent_bundle", &["i18n"]),
];

/// Longest file of the program, in lines; a longer one asks for a split.
const LONGEST: usize = 650;

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every source file with its layer and its text, without comments.
fn files() -> BTreeMap<String, (String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let layer = name.split(['/', '.']).next().unwrap_or_default().to_owned();
            let source = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = source
                .lines()
                .filter(|l| !l.trim_start().starts_with("//"))
                .collect();
            (name, (layer, code.join("\n")))
        })
        .collect()
}

/// Whether `code` names `path` as a path of its own: `crate::ui` but not `crate::uix`.
fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn modules_depend_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut faults = Vec::new();
    for (file, (layer, code)) in files() {
        let may = match allowed.get(layer.as_str()) {
            Some(may) => *may,
            None if GROUND.contains(&layer.as_str()) => &[],
            None => continue,
        };
        // `use crate::{a, b}` would hide what it names from this test.
        if code.contains("use crate::{") {
            faults.push(format!("{file} groups layers in one `use crate::{{…}}`"));
        }
        for (other, _) in ALLOWED {
            if *other != layer && !may.contains(other) && names(&code, &format!("crate::{other}")) {
                faults.push(format!("{file} names crate::{other}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn each_foreign_crate_has_its_place() {
    let mut faults = Vec::new();
    for (file, (layer, code)) in files() {
        for (name, places) in PRIVATE_CRATES {
            if !places.contains(&layer.as_str()) && names(&code, &format!("{name}::")) {
                faults.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn files_stay_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let long: Vec<String> = paths
        .iter()
        .map(|p| (p, fs::read_to_string(p).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(p, lines)| format!("{}: {lines} lines", p.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
