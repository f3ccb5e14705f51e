//! The command line as scripts meet it: what it answers, how it ends, what it leaves behind.

use std::fs;
use std::path::Path;
use std::process::Command;

use gozareh::exchange::export::ExportFormat;
use gozareh::exchange::import::ImportKind;
use gozareh::report::tables::TABLES;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::storage::names;

/// A folder to work in.
pub(crate) struct Workspace(TempDir);

/// What a command said.
pub(crate) struct CommandOutput {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workspace {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    fn files(&self) -> Vec<String> {
        names(self.path())
    }

    /// The program, without settings of this machine and without a display.
    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gozareh"));
        command
            .current_dir(self.path())
            .env("HOME", self.path().join("home"))
            .env("USER", "tester");
        for name in ["XDG_CONFIG_HOME", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> CommandOutput {
        let output = self
            .command()
            .args(args)
            .args(if args.contains(&"--lang") {
                &[][..]
            } else {
                &["--lang", "en"]
            })
            .output()
            .unwrap();
        CommandOutput {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that must succeed.
    fn ok(&self, args: &[&str]) {
        let said = self.run(args);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{args:?}");
    }

    /// The answer of a command that must succeed.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let said = self.run(&[args, &["--json"]].concat());
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{args:?}");
        serde_json::from_str(&said.out).unwrap()
    }

    /// The one sentence of a command that must be refused.
    pub(crate) fn refused(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.status, 1, "{args:?}: {} {}", said.out, said.err);
        assert_eq!(said.err.lines().count(), 1, "{args:?}: {}", said.err);
        said.err.trim().to_owned()
    }
}

/// A project with two documents and three codings.
pub(crate) fn small() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("a.txt", "م۱: می‌روم دفتر.\nم۲: نه.\nم۱: چرا؟ 🙂\nم۲: دیر است.\n");
    workspace.write("b.txt", "نگران آینده‌ی کارم هستم");
    workspace.write(
        "codings.csv",
        "document,start,end,code,coder,memo,condensed\n\
         a,4,9,رفتن > دفتر,,چرا؟,رفتن\n\
         b,0,5,نگرانی,علی,,\n\
         b,۶,۱۸,نگرانی,,,\n",
    );
    assert_eq!(
        workspace.json(&["new", "p.gozareh"]),
        json!({ "project": "p.gozareh" })
    );
    let imported = workspace.json(&[
        "import",
        "p.gozareh",
        "a.txt",
        "b.txt",
        "--group",
        "گروه",
        "--coder",
        "مریم",
    ]);
    assert_eq!(
        imported,
        json!([
            { "file": "a.txt", "document": "a", "characters": 49, "paragraphs": 4, "turns": 4, "warnings": [], "error": null },
            { "file": "b.txt", "document": "b", "characters": 23, "paragraphs": 1, "turns": 0, "warnings": [], "error": null },
        ])
    );
    let coded = workspace.json(&["code", "p.gozareh", "--from", "codings.csv", "--coder", "مریم"]);
    assert_eq!(coded, json!({ "added": 3, "codes_created": 3, "skipped": 0 }));
    workspace
}

fn field<'a>(list: &'a Value, name: &str) -> Vec<&'a Value> {
    list.as_array().unwrap().iter().map(|row| &row[name]).collect()
}

#[test]
fn answers_have_the_promised_fields() {
    let workspace = small();
    assert_eq!(
        workspace.json(&["info", "p.gozareh"]),
        json!({
            "documents": 2, "characters": 72, "codes": 3, "codings": 3, "memos": 1, "participants": 0,
            "coders": 2, "operations": 3, "schema": 7,
        })
    );
    let documents = workspace.json(&["documents", "p.gozareh"]);
    assert_eq!(field(&documents, "name"), ["a", "b"]);
    assert_eq!(field(&documents, "group"), ["گروه", "گروه"]);
    assert_eq!(field(&documents, "codings"), [1, 2]);
    assert_eq!(documents[0]["participant"], Value::Null);
    assert_eq!(field(&documents, "state"), ["coding", "coding"]);

    let codes = workspace.json(&["codes", "p.gozareh"]);
    assert_eq!(field(&codes, "path"), ["رفتن", "رفتن > دفتر", "نگرانی"]);
    assert_eq!(field(&codes, "level"), ["category", "code", "code"]);
    assert_eq!(field(&codes, "codings"), [0, 1, 2]);

    let codings = workspace.json(&["codings", "p.gozareh"]);
    assert_eq!(field(&codings, "text"), ["می‌رو", "نگران", "آینده‌ی کارم"]);
    assert_eq!(field(&codings, "coder"), ["مریم", "علی", "مریم"]);
    assert_eq!(field(&codings, "importance"), [0, 0, 0]);
    assert_eq!(
        field(&codings, "memo"),
        [&json!("چرا؟"), &Value::Null, &Value::Null]
    );
    let only = |args: &[&str]| {
        workspace
            .json(&[&["codings", "p.gozareh"], args].concat())
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(only(&["--document", "b"]), 2);
    assert_eq!(only(&["--code", "رفتن"]), 1);
    assert_eq!(only(&["--coder", "علی", "--code", "نگراني"]), 1);

    let found = workspace.json(&["search", "p.gozareh", "مي روم"]);
    assert_eq!(
        found,
        json!([{ "document": "a", "start": 4, "end": 10, "text": "می‌روم", "paragraph": 1 }])
    );
    assert_eq!(
        workspace.json(&["search", "p.gozareh", "مي روم", "--exact"]),
        json!([])
    );
    assert_eq!(
        workspace
            .json(&["search", "p.gozareh", "ن.ران", "--regex", "--document", "b"])
            .as_array()
            .unwrap()
            .len(),
        1
    );

    let text = workspace.run(&["text", "p.gozareh", "a"]);
    assert_eq!(
        text.out,
        fs::read_to_string(workspace.path().join("a.txt")).unwrap()
    );
    assert_eq!(
        workspace.json(&["check", "p.gozareh"]),
        json!({ "ok": true, "problems": [] })
    );
    assert_eq!(workspace.run(&["check", "p.gozareh"]).status, 0);
}

#[test]
fn what_was_done_can_be_undone_and_is_told() {
    let workspace = small();
    // More than there is to undo is refused, and told.
    assert!(workspace.refused(&["undo", "p.gozareh", "3"]).contains('2'));
    let undone = workspace.json(&["undo", "p.gozareh", "2", "--coder", "علی"]);
    assert_eq!(field(&undone, "operation"), [4, 5]);
    assert_eq!(field(&undone, "reverts"), [3, 2]);
    assert_eq!(field(&undone, "kind"), ["undo coding.add", "undo document.add"]);
    assert_eq!(field(&undone, "coder"), ["علی", "علی"]);
    assert_eq!(workspace.json(&["info", "p.gozareh"])["codings"], 0);
    workspace.json(&["redo", "p.gozareh", "2"]);
    assert_eq!(workspace.json(&["info", "p.gozareh"])["codings"], 3);
    let history = workspace.json(&["history", "p.gozareh"]);
    assert_eq!(history.as_array().unwrap().len(), 7);
    assert_eq!(history[0]["kind"], "project.create");
    assert_eq!(history[2]["summary"], "Add 3 codings");
    assert!(history[6]["summary"].as_str().unwrap().starts_with("Redo: "));
    assert!(history[6]["at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(
        workspace.json(&["history", "p.gozareh", "--since", "2100-01-01"]),
        json!([])
    );
    assert_eq!(workspace.files(), ["a.txt", "b.txt", "codings.csv", "p.gozareh"]);
}

#[test]
fn numbers_of_attributes_are_printed_in_the_digits_of_the_table() {
    let workspace = small();
    workspace.write("people.csv", "شناسه,سن,معدل,document\nم۱,30,17.5,a\nم۲,۴۱,۱۸,b\n");
    workspace.ok(&["participants", "p.gozareh", "import", "people.csv"]);
    let written = |table: &str, file: &str, digits: &str| {
        workspace.ok(&[
            "table",
            "p.gozareh",
            table,
            "-o",
            file,
            "--force",
            "--lang",
            "fa",
            "--digits",
            digits,
        ]);
        fs::read_to_string(workspace.path().join(file)).unwrap()
    };
    for file in ["t.md", "t.html", "t.tex"] {
        let table = written("participants", file, "fa");
        assert!(table.contains("۳۰") && table.contains("۱۷٫۵"), "{file}: {table}");
        assert!(!table.contains("17.5"), "{file}: {table}");
        let table = written("participants", file, "en");
        assert!(
            table.contains("41") && table.contains("17.5") && !table.contains('۴'),
            "{file}: {table}"
        );
    }
    // Over a column too.
    let by_age = [
        "table",
        "p.gozareh",
        "frequencies",
        "--by",
        "سن",
        "--lang",
        "fa",
        "-o",
    ];
    workspace.ok(&[&by_age[..], &["f.md"]].concat());
    let read = |file: &str| fs::read_to_string(workspace.path().join(file)).unwrap();
    assert!(read("f.md").contains("۳۰"));
    // For machines they stay as they were typed.
    let table = written("participants", "t.csv", "fa");
    assert!(table.contains("30,17.5") && table.contains("۴۱,۱۸"), "{table}");
    workspace.ok(&[&by_age[..], &["f.csv"]].concat());
    assert!(read("f.csv").contains("30"));
}

#[test]
fn participants_come_from_a_sheet() {
    let workspace = small();
    workspace.write("people.csv", "شناسه,بخش,document\nم۱,دولتی,a\nم۲,خصوصی,a؛ b\n");
    let people = workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    assert_eq!(field(&people, "participant"), ["م۱", "م۲"]);
    assert_eq!(people[1]["attributes"], json!({ "بخش": "خصوصی" }));
    assert_eq!(people[1]["documents"], json!(["a", "b"]));
    assert_eq!(workspace.json(&["participants", "p.gozareh"]), people);
    assert_eq!(
        workspace.json(&["documents", "p.gozareh"])[0]["participant"],
        "م۱، م۲"
    );
    workspace.write("people.csv", "شناسه,document\nم۳,a\nم۴,نیست\n");
    let said = workspace.refused(&["participants", "p.gozareh", "import", "people.csv"]);
    assert!(said.contains("Row 3") && said.contains("نیست"), "{said}");
    assert_eq!(workspace.json(&["participants", "p.gozareh"]), people);
    // A value that becomes another is told; one that stays, or is left empty, is not.
    workspace.write("people.csv", "شناسه,بخش\nم۱,خصوصی\nم۲,\n");
    let ran = workspace.run(&["participants", "p.gozareh", "import", "people.csv"]);
    let told = |words: &str| ran.err.contains(words);
    assert!(
        told("م۱") && told("دولتی") && told("خصوصی") && !told("م۲"),
        "{}",
        ran.err
    );
}

#[test]
fn a_code_system_goes_out_and_comes_in_again() {
    let workspace = small();
    let codes = workspace.json(&["codes", "p.gozareh"]);
    for file in ["codes.ron", "codes.csv", "codes.xlsx"] {
        workspace.run(&["codes", "p.gozareh", "export", file]);
        let project = format!("{file}.gozareh");
        workspace.run(&["new", &project]);
        let again = workspace.json(&["codes", &project, "import", file]);
        for name in ["path", "level", "color", "definition"] {
            assert_eq!(field(&again, name), field(&codes, name), "{file}");
        }
    }
    assert!(
        workspace
            .refused(&["codes", "p.gozareh", "export", "codes.odd"])
            .contains("codes.odd")
    );
}

#[test]
fn a_wrong_row_refuses_the_whole_sheet() {
    let workspace = small();
    for (row, expected) in [
        ("b,3,99,کد", "Row 3 of “more.csv”: The passage 3 to 99"),
        ("b,5,5,کد", "3"),
        ("نیست,0,2,کد", "Row 3 of “more.csv”: No document"),
        ("b,x,2,کد", "3"),
    ] {
        workspace.write(
            "more.csv",
            &format!("document,start,end,code\na,0,2,تازه\n{row}\n"),
        );
        let said = workspace.refused(&["code", "p.gozareh", "--from", "more.csv"]);
        assert!(said.contains(expected), "{said}");
        let info = workspace.json(&["info", "p.gozareh"]);
        assert_eq!((&info["codings"], &info["codes"]), (&json!(3), &json!(3)));
    }
    workspace.write("more.csv", "document,start,end,code\nb,3,99,کد\n");
    assert!(
        workspace
            .refused(&["code", "p.gozareh", "--from", "more.csv"])
            .contains("Row 2")
    );
    // A sheet that has been taken already adds nothing.
    let again = workspace.json(&["code", "p.gozareh", "--from", "codings.csv", "--coder", "مریم"]);
    assert_eq!(again, json!({ "added": 0, "codes_created": 0, "skipped": 3 }));
}

#[test]
fn tables_come_as_cells_as_text_and_as_files() {
    let workspace = small();
    for kind in ["participants", "ladder", "codes", "frequencies", "history"] {
        let table = workspace.json(&["table", "p.gozareh", kind]);
        for field in ["title", "columns", "rows", "notes"] {
            assert!(!table[field].is_null(), "{kind} {field}");
        }
    }
    let frequencies = workspace.json(&["table", "p.gozareh", "frequencies", "--by", "group"]);
    assert!(
        frequencies["columns"].to_string().contains("گروه"),
        "{frequencies}"
    );
    assert!(
        workspace
            .run(&["table", "p.gozareh", "codes"])
            .out
            .contains("نگرانی")
    );
    for file in ["t.docx", "t.odt", "t.xlsx", "t.html", "t.tex", "t.csv", "t.md"] {
        let said = workspace.run(&["table", "p.gozareh", "ladder", "-o", file, "--digits", "fa"]);
        assert_eq!(
            (said.status, said.out.as_str(), said.err.as_str()),
            (0, "", ""),
            "{file}"
        );
        assert!(
            fs::metadata(workspace.path().join(file)).unwrap().len() > 50,
            "{file}"
        );
    }
    assert!(
        workspace
            .refused(&["table", "p.gozareh", "codes", "-o", "t.odd"])
            .contains("t.odd")
    );
    assert!(
        workspace
            .refused(&["table", "p.gozareh", "frequencies", "--by", "نیست"])
            .contains("نیست")
    );
    assert_eq!(workspace.run(&["table", "p.gozareh", "frob"]).status, 2);
    assert_eq!(
        workspace
            .run(&["table", "p.gozareh", "codes", "--profile", "frob"])
            .status,
        2
    );
}

#[test]
fn tables_are_limited_as_in_the_window() {
    let workspace = small();
    workspace.write("people.csv", "participant,document,بخش\nم۱,a,دولتی\nم۲,b,خصوصی\n");
    workspace.json(&[
        "participants",
        "p.gozareh",
        "import",
        "people.csv",
        "--coder",
        "مریم",
    ]);
    let table =
        |kind: &str, limits: &[&str]| workspace.json(&[&["table", "p.gozareh", kind][..], limits].concat());
    let rows = |limits: &[&str]| table("ladder", limits)["rows"].as_array().unwrap().len();
    for (limits, expected) in [
        (&["--document", "b"][..], 2),
        (&["--document", "b", "--document", "a"], 3),
        (&["--group", "گروه"], 3),
        (&["--participant", "م۱"], 1),
        // An Arabic yeh.
        (&["--where", "بخش=خصوصي"], 2),
        (&["--where", "بخش=خصوصی", "--where", "بخش=دولتی"], 3),
        (&["--of-coder", "علی"], 1),
        (&["--code", "رفتن"], 1),
        (&["--code", "رفتن", "--code", "نگرانی", "--document", "b"], 2),
        (&["--words", "آینده"], 1),
        (&["--uncondensed"], 2),
    ] {
        assert_eq!(rows(limits), expected, "{limits:?}");
    }
    for (least, expected) in [("0", 3), ("1", 0)] {
        let limited = table("quotations", &["--least-importance", least]);
        assert_eq!(limited["rows"].as_array().unwrap().len(), expected, "{least}");
    }
    let above = ["table", "p.gozareh", "quotations", "--least-importance", "4"];
    assert_eq!(workspace.run(&above).status, 2);
    let newest = table("ladder", &["--order", "newest"]);
    let by_text = table("ladder", &["--order", "text"]);
    assert_eq!(
        (&newest["rows"][0][0], &by_text["rows"][0][0]),
        (&json!("می‌رو"), &json!("می‌رو"))
    );
    assert_eq!(by_text["rows"][2][0], "آینده‌ی کارم");

    // The passages of all codes stand in the last row.
    let passages = |limits: &[&str]| {
        let rows = table("frequencies", limits)["rows"].as_array().unwrap().clone();
        (rows.len(), rows[rows.len() - 1][2].clone())
    };
    assert_eq!(passages(&[]), (4, json!(3)));
    assert_eq!(passages(&["--where", "بخش=خصوصی"]), (4, json!(2)));
    assert_eq!(passages(&["--of-coder", "علی"]), (4, json!(1)));
    assert_eq!(passages(&["--code", "رفتن"]), (3, json!(3)));
    let counted = table("codes", &["--code", "نگرانی", "--of-coder", "علی"]);
    assert_eq!(
        (counted["rows"].as_array().unwrap().len(), &counted["rows"][0][3]),
        (1, &json!(1))
    );
    // Whoever reads the table is told.
    assert!(counted["notes"].to_string().contains("علی"), "{counted}");
    let people = table("participants", &["--where", "بخش=دولتی"]);
    assert_eq!(people["rows"].as_array().unwrap().len(), 1, "{people}");

    for wrong in [
        &["--group", "نیست"][..],
        &["--participant", "نیست"],
        &["--where", "بخش=نیست"],
        &["--of-coder", "نیست"],
    ] {
        let args = [&["table", "p.gozareh", "ladder"][..], wrong].concat();
        assert!(workspace.refused(&args).contains("نیست"), "{wrong:?}");
    }
    for usage in [
        &["ladder", "--where", "بخش"][..],
        &["history", "--code", "نگرانی"],
        &["ladder", "--order", "x"],
    ] {
        assert_eq!(
            workspace
                .run(&[&["table", "p.gozareh"][..], usage].concat())
                .status,
            2,
            "{usage:?}"
        );
    }
}

#[test]
fn a_coded_transcript_is_printed_in_each_format() {
    let workspace = small();
    for (ending, start) in [("pdf", "%PDF-"), ("docx", "PK"), ("html", "<!DOCTYPE html>")] {
        let file = format!("a.{ending}");
        let said = workspace.json(&["print", "p.gozareh", "--document", "a", "-o", &file]);
        assert_eq!(
            said,
            json!({ "file": file, "format": ending, "documents": ["a"], "passages": 1, "codes": 1, "memos": 1 })
        );
        let bytes = fs::read(workspace.path().join(&file)).unwrap();
        assert!(bytes.starts_with(start.as_bytes()));
        // What is there stays until it is said otherwise.
        fs::write(workspace.path().join(&file), "mine").unwrap();
        let said = workspace.refused(&["print", "p.gozareh", "--document", "a", "-o", &file]);
        assert!(said.contains(&file), "{said}");
        assert_eq!(fs::read(workspace.path().join(&file)).unwrap(), b"mine");
        workspace.json(&["print", "p.gozareh", "--document", "a", "-o", &file, "--force"]);
        assert!(
            fs::read(workspace.path().join(&file))
                .unwrap()
                .starts_with(start.as_bytes())
        );
    }
    let narrow = [
        "--only-coded",
        "--condensed",
        "--no-memos",
        "--no-legend",
        "--no-numbers",
        "--no-stripes",
    ];
    workspace.json(&[&["print", "p.gozareh", "-o", "narrow.html"][..], &narrow].concat());
    let html = fs::read_to_string(workspace.path().join("narrow.html")).unwrap();
    assert!(html.contains("<small dir=\"auto\">رفتن</small>"), "{html}");
    for gone in [
        "چرا؟ 🙂",
        "class=\"n\"",
        "aria-hidden",
        "class=\"memo\"",
        "class=\"legend\"",
    ] {
        assert!(!html.contains(gone), "{gone}");
    }
    assert_eq!(
        workspace.run(&["print", "p.gozareh", "-o", "p.gozareh"]).status,
        2
    );
    assert_eq!(workspace.run(&["print", "p.gozareh", "-o", "a.xyz"]).status, 2);
    assert_eq!(
        workspace
            .run(&["print", "p.gozareh", "-o", "b.pdf", "--profile", "x"])
            .status,
        2
    );
    assert!(
        !workspace
            .files()
            .iter()
            .any(|name| name == "a.xyz" || name == "b.pdf")
    );
}

#[test]
fn the_tables_can_be_listed_and_each_is_helped_with() {
    let workspace = Workspace::new();
    let listed = workspace.run(&["table", "--list"]).out;
    let help = workspace.run(&["help", "table"]).out;
    let kinds = workspace.json(&["table", "--list"]);
    let kinds: Vec<&str> = kinds
        .as_array()
        .unwrap()
        .iter()
        .map(|k| k["kind"].as_str().unwrap())
        .collect();
    let first: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(first, kinds);
    for kind in TABLES {
        assert!(
            kinds.contains(&kind.key) && help.contains(kind.key),
            "{}",
            kind.key
        );
    }
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let workspace = small();
    workspace.write("empty.txt", "");
    let said = workspace.run(&["import", "p.gozareh", "none.txt", "b.txt", "empty.txt", "--json"]);
    assert_eq!(said.status, 1);
    let files: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        field(&files, "document"),
        [&Value::Null, &json!("b (2)"), &Value::Null]
    );
    assert!(files[0]["error"].as_str().unwrap().contains("none.txt"));
    assert!(said.err.contains("none.txt, empty.txt"));
    // The same text once more, and another text under a name that is taken, are told.
    assert!(
        files[1]["warnings"][0]
            .as_str()
            .unwrap()
            .contains("“b” once more")
    );
    fs::create_dir(workspace.path().join("more")).unwrap();
    workspace.write("more/b.txt", "متن دیگری");
    let files = workspace.json(&["import", "p.gozareh", "more/b.txt"]);
    let warnings = &files[0]["warnings"];
    assert_eq!(warnings.as_array().unwrap().len(), 1);
    assert!(warnings[0].as_str().unwrap().contains("“b (3)”"));
    assert_eq!(workspace.json(&["info", "p.gozareh"])["documents"], 4);
}

#[test]
fn refusals_name_the_file_and_leave_nothing_behind() {
    let workspace = small();
    let before = workspace.files();
    let whole = fs::read(workspace.path().join("p.gozareh")).unwrap();
    workspace.write("noise.gozareh", "no project");
    workspace.write("bad.ron", "(name: \"x\", documents: [(file: \"gone.txt\")])");
    for args in [
        &["new", "p.gozareh"][..],
        &["new", "q.gozareh", "--from", "bad.ron"],
        &["new", "q.gozareh", "--from", "none.ron"],
        &["new", "no/such/folder/q.gozareh"],
        &["info", "none.gozareh"],
        &["info", "noise.gozareh"],
        &["check", "noise.gozareh"],
        &["backup", "p.gozareh", "a.txt"],
        &["text", "p.gozareh", "نیست"],
        &["codings", "p.gozareh", "--code", "نیست"],
        &["codings", "p.gozareh", "--coder", "نیست"],
        &["search", "p.gozareh", "(", "--regex"],
        &["codes", "p.gozareh", "import", "a.txt"],
    ] {
        let said = workspace.refused(args);
        assert!(!said.contains('['), "{said}");
    }
    for args in [
        &["new", "no/q.gozareh"][..],
        &["backup", "p.gozareh", "no/q.gozareh"],
    ] {
        assert!(workspace.refused(args).contains("“no” was not found"), "{args:?}");
    }
    fs::remove_file(workspace.path().join("noise.gozareh")).unwrap();
    fs::remove_file(workspace.path().join("bad.ron")).unwrap();
    assert_eq!(workspace.files(), before);
    assert!(
        fs::read(workspace.path().join("p.gozareh")).unwrap() == whole,
        "not a byte has changed"
    );
    workspace.refused(&["redo", "p.gozareh"]);
}

#[test]
fn a_number_out_of_bounds_is_named_with_them_and_help_follows_a_command() {
    let project = small();
    let wrong = project.run(&["words", "p.gozareh", "--length", "9", "--lang", "en"]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong
            .err
            .contains("“--length” needs a whole number from 1 to 4; “9” is none"),
        "{}",
        wrong.err
    );
    let wrong = project.run(&["words", "p.gozareh", "--top", "0", "--lang", "en"]);
    assert!(wrong.err.contains("at least 1"), "{}", wrong.err);
    let help = project.run(&["words", "--help", "--lang", "en"]);
    assert_eq!((help.status, help.out), {
        let same = project.run(&["help", "words", "--lang", "en"]);
        (0, same.out)
    });
}

#[test]
fn wrong_usage_ends_with_2_and_shows_the_usage() {
    let workspace = small();
    for args in [
        &["frob"][..],
        &["info"],
        &["info", "p.gozareh", "more"],
        &["info", "p.gozareh", "--frob"],
        &["text", "p.gozareh"],
        &["import", "p.gozareh"],
        &["code", "p.gozareh"],
        &["undo", "p.gozareh", "x"],
        &["undo", "p.gozareh", "0"],
        &["participants", "p.gozareh", "frob"],
        &["history", "p.gozareh", "--since", "soon"],
        &["info", "p.gozareh", "--lang", "de"],
        &["search", "p.gozareh", "a", "--document"],
    ] {
        let said = workspace.run(args);
        assert_eq!(said.status, 2, "{args:?}: {}", said.err);
        assert!(
            said.out.is_empty() && said.err.contains("gozareh"),
            "{args:?}: {}",
            said.err
        );
    }
}

#[test]
fn without_a_display_the_window_points_to_the_command_line() {
    let workspace = small();
    for args in [&[][..], &["p.gozareh"], &["new.gozareh"]] {
        let mut command = workspace.command();
        let output = command.args(args).env("LANG", "en_US.UTF-8").output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(
            said.lines().count() == 1 && said.contains("gozareh help"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn help_is_in_both_languages() {
    let workspace = Workspace::new();
    let en = workspace.run(&["help"]);
    let fa = workspace.run(&["help", "--lang", "fa"]);
    assert_eq!((en.status, fa.status), (0, 0));
    assert!(fa.out.contains("گزاره"));
    for line in en.out.lines().filter(|l| l.starts_with("  ")) {
        let name = line.split_whitespace().next().unwrap();
        for lang in ["fa", "en"] {
            let help = workspace.run(&["help", name, "--lang", lang]);
            assert_eq!(help.status, 0);
            assert!(help.out.contains(&format!("gozareh {name}")), "{}", help.out);
            // A text that is missing stands in brackets.
            assert!(!help.out.contains("[cli-"), "{}", help.out);
        }
    }
    assert!(workspace.run(&["--version"]).out.starts_with("gozareh "));
}

/// Whoever makes a project stands in its history from the first row on, under a word of the person's language where
/// neither settings nor system give a name.
#[test]
fn a_project_is_made_by_whoever_asks_for_it() {
    let workspace = Workspace::new();
    let first = |options: &[&str], project: &str| {
        let made = workspace.run(&[&["new", project], options].concat());
        assert_eq!(made.status, 0, "{}", made.err);
        workspace.json(&["history", project])[0]["coder"].clone()
    };
    assert_eq!(first(&["--coder", "مریم"], "a.gozareh"), "مریم");
    let mut nobody = workspace.command();
    for name in ["USER", "LOGNAME", "USERNAME", "LC_ALL", "LC_CTYPE", "LC_MESSAGES"] {
        nobody.env_remove(name);
    }
    let made = nobody
        .env("LANG", "fa_IR.UTF-8")
        .args(["new", "b.gozareh"])
        .status();
    assert!(made.unwrap().success());
    assert_eq!(workspace.json(&["history", "b.gozareh"])[0]["coder"], "کدگذار");
}

/// What other programs and textbooks call a thing leads to the command or table for it.
#[test]
fn help_finds_commands_and_tables_by_other_names() {
    let workspace = Workspace::new();
    for (word, lang, wanted) in [
        ("مقوله", "fa", "  codes "),
        ("يادنوشت", "fa", "  table P memos "),
        ("بسامد", "fa", "  table P frequencies "),
        ("درون بری", "fa", "  import "),
        ("codebook", "en", "  codes "),
        ("audit", "en", "  table P history "),
    ] {
        let help = workspace.run(&["help", word, "--lang", lang]);
        assert_eq!(help.status, 0, "{word}: {}", help.err);
        assert!(
            help.out.lines().any(|line| line.starts_with(wanted)),
            "{word}: {}",
            help.out
        );
    }
    let nothing = workspace.run(&["help", "هیچ‌کدام", "--lang", "fa"]);
    assert_eq!(nothing.status, 2, "{}", nothing.out);
}

#[test]
fn a_project_that_is_in_use_can_be_read_and_backed_up_but_not_changed() {
    let workspace = small();
    let path = workspace.path().join("p.gozareh");
    let session = gozareh::session::Session::open(&path, crate::storage::clock()).unwrap();
    assert_eq!(workspace.json(&["info", "p.gozareh"])["codings"], 3);
    assert!(workspace.refused(&["undo", "p.gozareh"]).contains("p.gozareh"));
    workspace.json(&["backup", "p.gozareh", "b.gozareh"]);
    session.close().unwrap();
    assert_eq!(workspace.json(&["check", "b.gozareh"])["ok"], true);
    assert_eq!(
        workspace.files(),
        ["a.txt", "b.gozareh", "b.txt", "codings.csv", "p.gozareh"]
    );
}

#[test]
fn a_broken_project_is_told_and_repaired() {
    let workspace = small();
    let path = workspace.path().join("p.gozareh");
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("UPDATE coding SET \"end\" = 900", [])
        .unwrap();
    let said = workspace.run(&["check", "p.gozareh", "--json", "--repair", "fixed.gozareh"]);
    assert_eq!(said.status, 1);
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(answer["ok"], false);
    assert!(answer["problems"].as_array().unwrap().len() >= 3);
    assert_eq!(workspace.json(&["check", "fixed.gozareh"])["ok"], true);
    assert_eq!(workspace.json(&["codings", "fixed.gozareh"])[0]["text"], "می‌رو");
    assert_eq!(answer["lost"], json!([]));
    // What the copy lacks is told.
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("DELETE FROM journal WHERE id = 2", [])
        .unwrap();
    let said = workspace.run(&["check", "p.gozareh", "--json", "--repair", "less.gozareh"]);
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let lost: Vec<&str> = answer["lost"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l.as_str().unwrap())
        .collect();
    assert_eq!(
        lost[0], "Not recovered: codings: 3.",
        "they lie outside the text, and the history is broken"
    );
    assert!(
        lost[2].starts_with("Operations lost from the history:"),
        "{lost:?}"
    );
    let said = workspace.run(&["check", "p.gozareh", "--repair", "again.gozareh"]);
    assert!(lost.iter().all(|lost| said.out.contains(lost)), "{}", said.out);
    fs::remove_file(workspace.path().join("again.gozareh")).unwrap();
    // Of a file cut off near its start nothing can be recovered, and the advice is not to try that again.
    let whole = fs::read(&path).unwrap();
    fs::write(&path, whole.get(..2000).unwrap()).unwrap();
    let said = workspace.refused(&["check", "p.gozareh", "--repair", "again.gozareh"]);
    assert!(said.contains("backup") && !said.contains("--repair"), "{said}");
    assert!(!workspace.files().contains(&"again.gozareh".to_owned()));
}

/// Names that hold `>`, however they come in, are printed so that they are understood again, and survive files.
#[test]
fn names_with_a_greater_than_sign_go_through_everything() {
    let workspace = Workspace::new();
    workspace.write("t.txt", "یک دو سه چهار پنج شش هفت");
    let rows = "document,start,end,code\nt,0,2,درآمد>هزینه\nt,3,5,p>0.05\nt,6,8,طبقه > الف >> ب\n";
    workspace.write("k.csv", rows);
    for project in ["file.gozareh", "stdin.gozareh"] {
        workspace.ok(&["new", project]);
        workspace.ok(&["import", project, "t.txt"]);
    }
    workspace.ok(&["code", "file.gozareh", "--from", "k.csv"]);
    let rows = fs::File::open(workspace.path().join("k.csv")).unwrap();
    let piped = workspace
        .command()
        .args(["code", "stdin.gozareh", "--from", "-"])
        .stdin(rows)
        .output()
        .unwrap();
    assert!(piped.status.success());
    let paths = |project: &str| -> Vec<String> {
        let codes = workspace.json(&["codes", project]);
        let codes = codes.as_array().unwrap().iter();
        codes.map(|c| c["path"].as_str().unwrap().to_owned()).collect()
    };
    let expected = ["درآمد>هزینه", "p>0.05", "طبقه", "طبقه > الف >> ب"];
    assert_eq!(paths("file.gozareh"), expected);
    assert_eq!(paths("stdin.gozareh"), expected);
    for path in &expected {
        let found = workspace.json(&["codings", "file.gozareh", "--code", path]);
        assert_eq!(found.as_array().unwrap().len(), 1, "{path}");
    }
    for file in ["o.csv", "o.xlsx", "o.ron"] {
        workspace.ok(&["codes", "file.gozareh", "export", file]);
        let copy = format!("{file}.gozareh");
        workspace.ok(&["new", &copy]);
        workspace.ok(&["codes", &copy, "import", file]);
        assert_eq!(paths(&copy), expected, "{file}");
    }
}

#[test]
fn help_names_the_formats_of_the_lists() {
    let workspace = Workspace::new();
    for lang in ["en", "fa"] {
        let help = |command: &str| workspace.run(&["help", command, "--lang", lang]).out;
        assert!(
            help("import").contains(&ImportKind::Documents.endings_in_words()),
            "{lang}"
        );
        assert!(
            help("participants").contains(&ImportKind::Participants.endings_in_words()),
            "{lang}"
        );
        assert!(
            help("code").contains(&ImportKind::Codings.endings_in_words()),
            "{lang}"
        );
        assert!(
            help("codes").contains(&ImportKind::Codebook.endings_in_words()),
            "{lang}"
        );
        assert!(help("table").contains(&ExportFormat::endings()), "{lang}");
    }
}

#[test]
fn endings_count_however_they_are_written() {
    let workspace = small();
    workspace.write("C.TXT", "سلام");
    workspace.write("PEOPLE.CSV", "شناسه,بخش\nم۱,دولتی\n");
    assert_eq!(
        workspace.json(&["import", "p.gozareh", "C.TXT"])[0]["warnings"],
        json!([])
    );
    assert_eq!(
        field(
            &workspace.json(&["participants", "p.gozareh", "import", "PEOPLE.CSV"]),
            "participant"
        ),
        ["م۱"]
    );
    workspace.json(&["codes", "p.gozareh", "export", "CODES.RON"]);
    workspace.json(&["codes", "p.gozareh", "export", "CODES.XLSX"]);
    workspace.json(&["codes", "p.gozareh", "import", "CODES.RON"]);
    workspace.json(&["codes", "p.gozareh", "import", "CODES.XLSX"]);
    let said = workspace.run(&["table", "p.gozareh", "codes", "-o", "T.DocX"]);
    assert_eq!(said.status, 0, "{}", said.err);
    workspace.write("x.rtf", "{\\rtf1 x}");
    let said = workspace.refused(&["import", "p.gozareh", "x.rtf"]);
    assert!(said.contains(&ImportKind::Documents.endings_in_words()), "{said}");
}

#[test]
fn files_of_one_command_are_one_operation_and_bad_ones_do_not_stop_the_rest() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write("a.txt", "یک");
    workspace.write("b.docx", "no Word document");
    workspace.write("c.txt", "سه");
    let said = workspace.run(&["import", "p.gozareh", "a.txt", "b.docx", "c.txt", "--json"]);
    assert_eq!(said.status, 1);
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        field(&answer, "document"),
        [&json!("a"), &Value::Null, &json!("c")]
    );
    assert_eq!(workspace.json(&["info", "p.gozareh"])["operations"], 2);
    workspace.json(&["undo", "p.gozareh"]);
    assert_eq!(workspace.json(&["info", "p.gozareh"])["documents"], 0);
}

#[test]
fn a_codebook_that_differs_is_told_by_row_or_taken() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write(
        "first.csv",
        "path,level,definition,color\nالف,category,نخست,#102030\nالف > ب,code,,#405060\n",
    );
    workspace.write(
        "second.csv",
        "path,level,definition,color,memo,sort\nالف,subcategory,دوم,#102031,,1\nالف > ب,code,تازه,#405060,یادداشت,2\nپ,code,,,,3\n",
    );
    workspace.json(&["codes", "p.gozareh", "import", "first.csv"]);
    let said = workspace.run(&["codes", "p.gozareh", "import", "second.csv", "--json"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(
        said.err.contains("Row 2") && said.err.contains("level, colour, definition"),
        "{}",
        said.err
    );
    assert!(
        said.err.contains("sort"),
        "the column that means nothing is named: {}",
        said.err
    );
    let codes: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(field(&codes, "definition"), ["نخست", "تازه", ""]);
    let history = workspace.json(&["history", "p.gozareh"]);
    assert_eq!(
        history.as_array().unwrap().len(),
        3,
        "each import is one operation"
    );

    let codes = workspace.json(&["codes", "p.gozareh", "import", "first.csv"]);
    assert_eq!(field(&codes, "definition"), ["نخست", "تازه", ""]);
    let said = workspace.run(&["codes", "p.gozareh", "import", "second.csv", "--update", "--json"]);
    let codes: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(field(&codes, "definition"), ["دوم", "تازه", ""]);
    assert_eq!(field(&codes, "level"), ["subcategory", "code", "code"]);
    assert_eq!(field(&codes, "color"), ["#102031", "#405060", "#B86B84"]);
}

/// A blank cell says nothing, and a name may hold what separates names.
#[test]
fn a_sheet_of_participants_completes_what_is_there() {
    let workspace = Workspace::new();
    workspace.ok(&["new", "p.gozareh"]);
    workspace.write("مصاحبه؛ علی.txt", "متن");
    workspace.write("ب.txt", "متن");
    workspace.ok(&["import", "p.gozareh", "مصاحبه؛ علی.txt", "ب.txt"]);
    workspace.write("first.csv", "id,group,age,document\nم۱,nurse,40,مصاحبه؛ علی؛ ب\n");
    workspace.write("update.csv", "id,group,age,city\nم۱,,41,\nم۲,,,\n");
    workspace.ok(&["participants", "p.gozareh", "import", "first.csv"]);
    let ran = workspace.run(&["participants", "p.gozareh", "import", "update.csv"]);
    assert!(
        ran.status == 0 && ran.err.contains("41") && !ran.err.contains("nurse"),
        "{}",
        ran.err
    );
    let people = workspace.json(&["participants", "p.gozareh"]);
    let first = &people[0];
    assert_eq!(first["attributes"]["group"], "nurse");
    assert_eq!(first["attributes"]["age"], "41");
    assert_eq!(first["documents"], json!(["مصاحبه؛ علی", "ب"]));
    assert_eq!(people[1]["participant"], "م۲");
}

/// The labels of a conversation are given to participants as the dialog of the window does.
#[test]
fn a_sheet_says_whose_labels_stand_in_the_texts() {
    let workspace = Workspace::new();
    workspace.ok(&["new", "p.gozareh"]);
    let group = "پرسشگر: چرا؟\nمریم: چون.\nعلی: نه.\nمریم: بله.\nعلی: نه.\nپرسشگر: خب.";
    workspace.write("گروهی.txt", group);
    workspace.write("تکی.txt", "پرسشگر: چرا؟\nعلی: چون.\nپرسشگر: خب.\nعلی: بله.");
    workspace.ok(&["import", "p.gozareh", "گروهی.txt", "تکی.txt"]);
    workspace.write("people.csv", "id,label,document\nم۱,مريم,\nم۲,علی,گروهی\n");
    let people = workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    assert_eq!(people[0]["attributes"], json!({}));
    assert_eq!(people[0]["documents"], json!(["گروهی"]));
    assert_eq!(people[1]["labels"], json!(["علی"]));
    let documents = workspace.json(&["documents", "p.gozareh"]);
    assert_eq!(
        field(&documents, "labels"),
        [&json!({ "مریم": "م۱", "علی": "م۲" }), &json!({})]
    );
    assert_eq!(documents[0]["participant"], "م۱، م۲");
    // What each says is found by that.
    workspace.write(
        "codings.csv",
        "document,start,end,code\nگروهی,19,22,کد\nگروهی,29,31,کد\nگروهی,38,41,کد\n",
    );
    workspace.ok(&["code", "p.gozareh", "--from", "codings.csv"]);
    let said = |who: &str| {
        let table = workspace.json(&["table", "p.gozareh", "codes", "--participant", who]);
        table["rows"][0][3].clone()
    };
    assert_eq!((said("م۱"), said("م۲")), (json!(2), json!(1)));
    workspace.write("people.csv", "id,label\nم۱,رضا\n");
    let refused = workspace.refused(&["participants", "p.gozareh", "import", "people.csv"]);
    assert!(refused.contains("Row 2") && refused.contains("رضا"), "{refused}");
    workspace.ok(&["undo", "p.gozareh", "2"]);
    let documents = workspace.json(&["documents", "p.gozareh"]);
    assert_eq!(field(&documents, "labels"), [&json!({}), &json!({})]);
}
