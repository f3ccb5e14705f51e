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
    ("shaping", &["text"]),
    ("model", &["text"]),
    ("storage", &["text", "model", "files", "jobs"]),
    ("session", &["text", "model", "storage", "files", "jobs"]),
    ("analysis", &["text", "model"]),
    ("report", &["text", "model", "analysis", "i18n"]),
    (
        "exchange",
        &[
            "text", "shaping", "model", "analysis", "report", "session", "jobs", "i18n", "files",
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
            "text", "shaping", "model", "session", "analysis", "report", "exchange", "jobs", "i18n", "files",
            "settings",
        ],
    ),
];

/// Modules that every other may name, and that name none.
const GROUND: &[&str] = &["message", "shares", "signals"];

/// The folders of the window, from the ground up. Each names only what stands before it, so that no two go in a circle.
const WINDOW: &[&str] = &[
    "theme", "kit", "typeset", "platform", "command", "typing", "shared", "action", "cx", "parts", "docks",
    "views", "dialogs", "chrome", "app",
];

/// Crates that only one module may name.
const PRIVATE_CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["storage"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("parley", &["ui", "shaping"]),
    ("rfd", &["ui"]),
    ("arboard", &["ui"]),
    ("calamine", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("krilla", &["exchange"]),
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

/// The program's part of a source: without the tests at its end.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// Whether a file under `ui` is there for tests only.
fn is_for_tests(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    file.starts_with("ui/testing/")
        || name == "tests.rs"
        || name.ends_with("_tests.rs")
        || [
            "bench.rs",
            "stage.rs",
            "fixture.rs",
            "sample.rs",
            "hard_cases.rs",
            "unicode_cases.rs",
        ]
        .contains(&name)
}

/// Every path in `code` that begins with `crate::`, `super::` or `self::`, as a path from the root of the crate, for a
/// source at `file`. A group (`use crate::ui::{a, b}`) gives one path for each of its members.
fn paths(file: &str, code: &str) -> Vec<Vec<String>> {
    let mut here: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if here.last() == Some(&"mod") {
        here.pop();
    }
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut found = Vec::new();
    for head in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(head) {
            if code[..at].chars().next_back().is_some_and(is_name) {
                continue;
            }
            let rest = &code[at..];
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            let mut path: Vec<&str> = Vec::new();
            let mut base = here.clone();
            for (index, part) in rest[..end].split("::").enumerate() {
                match part {
                    "crate" => base.clear(),
                    "super" => drop(base.pop()),
                    "self" if index == 0 => {}
                    "" => {}
                    part => path.push(part),
                }
            }
            let stem: Vec<String> = base.iter().chain(&path).map(|part| (*part).to_owned()).collect();
            if rest[..end].ends_with("::") && rest[end..].starts_with('{') {
                let members = rest[end + 1..].split('}').next().unwrap_or_default();
                for member in members.split(',') {
                    let member = member.trim().split([':', ' ']).next().unwrap_or_default();
                    found.push([stem.clone(), vec![member.to_owned()]].concat());
                }
            } else {
                found.push(stem);
            }
        }
    }
    found
}

#[test]
fn paths_are_read_from_the_root() {
    let code = "use crate::ui::kit::{self, Dir}; fn f(x: super::super::parts::drag::Drag) { self::a::b() }";
    let mut found: Vec<String> = paths("ui/views/codes/keys.rs", code)
        .iter()
        .map(|p| p.join("::"))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "ui::kit::Dir",
            "ui::kit::self",
            "ui::views::codes::keys::a::b",
            "ui::views::parts::drag::Drag",
        ]
    );
}

#[test]
fn the_folders_of_the_window_go_in_no_circle() {
    let mut faults = Vec::new();
    for (file, (_, code)) in files() {
        let Some(folder) = file.strip_prefix("ui/").and_then(|f| f.split(['/', '.']).next()) else {
            continue;
        };
        if folder == "mod" || is_for_tests(&file) {
            continue;
        }
        let Some(place) = WINDOW.iter().position(|name| *name == folder) else {
            faults.push(format!("{file}: the folder has no place in WINDOW"));
            continue;
        };
        for path in paths(&file, without_tests(&code)) {
            let [ui, other, ..] = path.as_slice() else {
                continue;
            };
            if ui == "ui"
                && WINDOW
                    .iter()
                    .position(|name| name == other)
                    .is_some_and(|other| other > place)
            {
                faults.push(format!("{file} names {}", path.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_view_names_no_view() {
    let mut faults = Vec::new();
    for (file, (_, code)) in files() {
        let Some(view) = file
            .strip_prefix("ui/views/")
            .and_then(|f| f.split(['/', '.']).next())
        else {
            continue;
        };
        if view == "mod" || is_for_tests(&file) {
            continue;
        }
        for path in paths(&file, without_tests(&code)) {
            let [ui, views, other, ..] = path.as_slice() else {
                continue;
            };
            if ui == "ui" && views == "views" && other != view {
                faults.push(format!("{file} names {}", path.join("::")));
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

/// egui, and the crates that draw with it, say `color`; names of ours say `colour`.
#[test]
fn names_of_ours_have_one_spelling_of_colour() {
    let mut wrong = Vec::new();
    for (file, (_, code)) in files() {
        for (n, line) in code.lines().enumerate() {
            let names = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let mut before = "";
            for name in names.filter(|name| !name.is_empty()) {
                let defines = [
                    "fn", "let", "mut", "struct", "enum", "type", "const", "static", "mod",
                ];
                let is_field = line
                    .trim_start()
                    .trim_start_matches("pub ")
                    .starts_with(&format!("{name}: "))
                    && line.trim_end().ends_with(',');
                let is_theirs = line.contains("fn clear_color(");
                let named = name.to_lowercase();
                let misspelt = named.contains("color") && !named.contains("color32");
                let is_parameter = line.contains("fn ") && line.contains(&format!("{name}: "));
                let is_public_field = is_field && line.trim_start().starts_with("pub ");
                let ours = defines.contains(&before) || is_public_field || is_parameter;
                if misspelt && ours && !is_theirs {
                    wrong.push(format!("{file}:{}: {name}", n + 1));
                }
                before = name;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
