//! The commands that lead from codes to findings, as scripts meet them.

use std::sync::Arc;

use gozareh::analysis::query::parse;
use gozareh::model::{CodeId, Edit};
use gozareh::session::{Session, SystemClock};
use gozareh::text::Text;
use gozareh::text::direction::is_bidi_control;
use serde_json::{Value, json};

use crate::cli::{Workspace, small};

/// A project of documents in a group each, with so many passages of each code.
fn crossed(counts: &[&[usize]]) -> Workspace {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    let sentence = "این جمله را می‌گویم. ";
    let length = Text::new(sentence).as_str().chars().count();
    let mut codings = String::from("document,start,end,code\n");
    let most = counts
        .iter()
        .map(|row| row.iter().sum::<usize>())
        .max()
        .unwrap_or(0)
        * counts.len();
    for column in 0..counts[0].len() {
        let name = format!("d{column}");
        workspace.write(&format!("{name}.txt"), &sentence.repeat(most));
        workspace.json(&[
            "import",
            "p.gozareh",
            &format!("{name}.txt"),
            "--group",
            &format!("g{column}"),
        ]);
        let mut place = 0;
        for (row, of_row) in counts.iter().enumerate() {
            for _ in 0..of_row[column] {
                let start = place * length;
                codings.push_str(&format!(
                    "{name},{start},{},طبقه > کد {row}\n",
                    start + length - 1
                ));
                place += 1;
            }
        }
    }
    workspace.write("codings.csv", &codings);
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    workspace
}

fn near(value: &Value, expected: f64, tolerance: f64) {
    let found = value.as_f64().unwrap();
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
}

#[test]
fn a_crosstab_has_the_promised_fields_and_published_figures() {
    // The lady tasting tea.
    let workspace = crossed(&[&[3, 1], &[1, 3]]);
    let crosstab = |args: &[&str]| workspace.json(&[&["crosstab", "p.gozareh"][..], args].concat());
    let found = crosstab(&["--by", "group"]);
    assert_eq!(found["rows"], json!(["طبقه > کد 0", "طبقه > کد 1"]));
    assert_eq!(found["columns"], json!(["g0", "g1"]));
    assert_eq!(found["counts"], json!([[3, 1], [1, 3]]));
    assert_eq!(
        (&found["row_totals"], &found["column_totals"]),
        (&json!([4, 4]), &json!([4, 4]))
    );
    near(&found["chi2"], 2.0, 1e-9);
    near(&found["p"], 0.1573, 0.00005);
    near(&found["v"], 0.5, 1e-9);
    near(&found["fisher"], 0.4857, 0.00005);
    near(&found["residuals"][0][0], 2.0_f64.sqrt(), 1e-9);
    assert_eq!((&found["df"], &found["expected_below_5"]), (&json!(1), &json!(4)));

    let category = crosstab(&["--by", "document", "--level", "category"]);
    assert_eq!(
        (&category["rows"], &category["counts"]),
        (&json!(["طبقه"]), &json!([[4, 4]]))
    );
    // One row is no table to test.
    assert_eq!(
        (&category["chi2"], &category["fisher"]),
        (&Value::Null, &Value::Null)
    );
    let documents = crosstab(&["--by", "group", "--count", "documents"]);
    assert_eq!(documents["counts"], json!([[1, 1], [1, 1]]));
    let words = crosstab(&["--by", "group", "--count", "words"]);
    assert_eq!(words["counts"], json!([[12, 4], [4, 12]]));
    assert_eq!(words["words"], json!([32, 32]));
    let coder = crosstab(&["--by", "coder", "--level", "code"]);
    assert_eq!(
        (&coder["columns"], &coder["counts"]),
        (&json!(["tester"]), &json!([[4], [4]]))
    );

    let text = workspace
        .run(&["crosstab", "p.gozareh", "--by", "group", "--percent", "row"])
        .out;
    assert!(text.contains("75") && text.contains("0.157"), "{text}");
    let table = workspace.json(&["table", "p.gozareh", "crosstab", "--by", "group"]);
    near(&table["statistics"]["fisher"], 0.4857, 0.00005);
    assert_eq!(workspace.run(&["crosstab", "p.gozareh"]).status, 2);
    assert_eq!(
        workspace
            .run(&["crosstab", "p.gozareh", "--by", "group", "--level", "x"])
            .status,
        2
    );
    assert!(
        workspace
            .refused(&["crosstab", "p.gozareh", "--by", "نیست"])
            .contains("نیست")
    );
}

#[test]
fn a_coder_is_a_column_of_a_crosstab() {
    let workspace = small();
    let found = workspace.json(&["crosstab", "p.gozareh", "--by", "coder", "--level", "category"]);
    assert_eq!(found["rows"], json!(["رفتن"]));
    assert_eq!(
        (&found["columns"], &found["counts"]),
        (&json!(["مریم", "علی"]), &json!([[1, 0]]))
    );
    let found = workspace.json(&["crosstab", "p.gozareh", "--by", "coder"]);
    assert_eq!(found["rows"], json!(["رفتن > دفتر", "نگرانی"]));
    assert_eq!(found["counts"], json!([[1, 0], [1, 1]]));
}

#[test]
fn codes_that_stand_together_are_counted_in_every_way() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write("a.txt", "م۱: یک دو سه چهار\nم۲: پنج شش\n");
    workspace.write("b.txt", "هفت هشت نه");
    workspace.json(&["import", "p.gozareh", "a.txt", "b.txt"]);
    workspace.write(
        "codings.csv",
        "document,start,end,code\na,4,10,ط > الف\na,7,15,ط > ب\na,7,10,ط > پ\na,22,25,ط > ب\nb,0,3,ط > الف\nb,4,8,ط > ب\n",
    );
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    let pairs = |how: &str| {
        let found = workspace.json(&["cooccurrence", "p.gozareh", "--how", how]);
        let found = found.as_array().unwrap().clone();
        found
            .into_iter()
            .map(|pair| {
                let of = |name: &str| pair[name].as_str().unwrap().chars().last().unwrap();
                let count = |name: &str| pair[name].as_u64().unwrap();
                (of("a"), of("b"), count("count"), count("n_a"), count("n_b"))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        pairs("overlap"),
        [('ف', 'ب', 1, 2, 3), ('ف', 'پ', 1, 2, 1), ('ب', 'پ', 1, 3, 1)]
    );
    assert_eq!(pairs("inside"), [('ف', 'پ', 1, 2, 1), ('ب', 'پ', 1, 3, 1)]);
    assert_eq!(pairs("near:0")[0], ('ف', 'ب', 2, 2, 3));
    assert_eq!(pairs("near:1")[0], ('ف', 'ب', 3, 2, 3));
    assert_eq!(pairs("turn")[0], ('ف', 'ب', 2, 2, 3));
    assert_eq!(pairs("document")[0], ('ف', 'ب', 2, 2, 2));
    let overlap = workspace.json(&["cooccurrence", "p.gozareh"]);
    near(&overlap[0]["c"], 1.0 / 4.0, 1e-9);
    // Three characters of 9 + 15.
    near(&overlap[0]["jaccard"], 3.0 / (9.0 + 15.0 - 3.0), 1e-9);
    let category = workspace.json(&["cooccurrence", "p.gozareh", "--level", "category"]);
    assert_eq!(category, json!([]));
    let matrix = workspace.run(&["cooccurrence", "p.gozareh", "--matrix"]).out;
    assert!(matrix.contains("الف") && matrix.contains('3'), "{matrix}");
    for wrong in ["near:x", "near:N", "beside"] {
        assert_eq!(
            workspace
                .run(&["cooccurrence", "p.gozareh", "--how", wrong])
                .status,
            2
        );
    }
}

#[test]
fn a_word_stands_in_its_context() {
    let workspace = small();
    let found = workspace.json(&["concordance", "p.gozareh", "مي روم", "--width", "12"]);
    assert_eq!(
        found,
        json!([{ "document": "a", "start": 4, "end": 10, "before": "م۱: ", "hit": "می‌روم", "after": found[0]["after"] }])
    );
    let text = workspace.run(&["text", "p.gozareh", "a"]).out;
    let after: String = text.chars().skip(10).collect();
    assert!(after.starts_with(found[0]["after"].as_str().unwrap()));
    // Whole words, unless parts are asked for.
    let count = |args: &[&str]| {
        let found = workspace.json(&[&["concordance", "p.gozareh"][..], args].concat());
        found.as_array().unwrap().len()
    };
    assert_eq!((count(&["نگرا"]), count(&["نگرا", "--parts"])), (0, 1));
    assert_eq!(count(&["ن.ران", "--regex", "--document", "b"]), 1);
    let table = workspace.json(&[
        "table",
        "p.gozareh",
        "concordance",
        "--words",
        "نگران",
        "--order",
        "before",
    ]);
    assert_eq!(table["rows"].as_array().unwrap().len(), 1, "{table}");
    assert_eq!(
        workspace
            .run(&["concordance", "p.gozareh", "نگران", "--by", "x"])
            .status,
        2
    );
}

#[test]
fn words_and_phrases_are_counted_by_part() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write(
        "a.txt",
        "مصاحبه‌گر: سامانه چطور است؟\nم۱: سامانه کند است.\nمصاحبه‌گر: خب\nم۱: سامانهٔ تازه بهتر بود\n",
    );
    workspace.write("b.txt", "م۲: کتاب تازه.\nم۲: كتاب تازه خوب است\n");
    workspace.json(&["import", "p.gozareh", "a.txt", "--group", "یک"]);
    workspace.json(&["import", "p.gozareh", "b.txt", "--group", "دو"]);
    workspace.write("codings.csv", "document,start,end,code\nb,4,13,طبقه\n");
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    let table = |args: &[&str]| workspace.json(&[&["table", "p.gozareh", "words"][..], args].concat());
    let rows = |found: &Value| -> Vec<(String, u64)> {
        let rows = found["rows"].as_array().unwrap().iter();
        rows.map(|row| (row[0].as_str().unwrap().to_owned(), row[1].as_u64().unwrap()))
            .collect()
    };
    let named = |rows: &[(String, u64)], word: &str| rows.iter().find(|row| row.0 == word).map(|row| row.1);
    let all = table(&["--by", "group", "--top", "3"]);
    let found = rows(&all);
    assert_eq!(found.len(), 3, "{all}");
    assert_eq!(
        (named(&found, "سامانه"), named(&found, "تازه")),
        (Some(3), Some(3))
    );
    let notes = all["notes"].to_string();
    // Without the labels.
    for told in ["17 in 2 documents", "with 11 words", "with 6 words"] {
        assert!(notes.contains(told), "{notes}");
    }
    let answers = rows(&table(&["--speech", "participants"]));
    assert_eq!(named(&answers, "سامانه"), Some(2));
    assert_eq!(named(&answers, "است"), None);
    assert_eq!(named(&rows(&table(&["--all-words"])), "است"), Some(3));
    assert_eq!(rows(&table(&["--in", "coded"])).len(), 2);
    assert_eq!(named(&rows(&table(&["--in", "uncoded"])), "تازه"), Some(2));
    let phrases = table(&["--length", "2", "--least", "2"]);
    assert_eq!(rows(&phrases), [("کتاب تازه".to_owned(), 2)], "{phrases}");
    for wrong in [
        ["--length", "5"],
        ["--length", "0"],
        ["--top", "x"],
        ["--in", "x"],
        ["--by", "coder"],
    ] {
        let args = [&["table", "p.gozareh", "words"][..], &wrong].concat();
        assert_eq!(workspace.run(&args).status, 2, "{wrong:?}");
    }
}

#[test]
fn tables_go_by_speaker_and_leave_interviewers_out() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write(
        "a.txt",
        "پرسشگر: سامانه چطور است؟\nم۱: سامانه کند است.\nپرسشگر: خب\nم۲: سامانه خوب است\nم۱: بله\nم۲: نه\n",
    );
    workspace.json(&["import", "p.gozareh", "a.txt"]);
    workspace.write("people.csv", "participant,document\nم۱,a\nم۲,a\n");
    workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    workspace.write(
        "codings.csv",
        "document,start,end,code\na,8,14,ط\na,29,35,ط\na,60,66,ط\n",
    );
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    let cross =
        |args: &[&str]| workspace.json(&[&["crosstab", "p.gozareh", "--by", "speaker"][..], args].concat());
    // In the turn of whoever asks all participants count as speakers.
    let all = cross(&[]);
    assert_eq!(
        (&all["columns"], &all["counts"]),
        (&json!(["م۱", "م۲"]), &json!([[2, 2]]))
    );
    assert_eq!(cross(&["--without-interviewer"])["counts"], json!([[1, 1]]));
    let lines = workspace.json(&["concordance", "p.gozareh", "سامانه", "--without-interviewer"]);
    assert_eq!(lines.as_array().unwrap().len(), 2, "{lines}");
    let words = workspace.json(&[
        "words",
        "p.gozareh",
        "--by",
        "speaker",
        "--speech",
        "participants",
    ]);
    assert_eq!(
        (&words[0]["word"], &words[0]["by"]),
        (&json!("سامانه"), &json!({ "م۱": 1, "م۲": 1 }))
    );
    for kind in [
        "quotations",
        "segments",
        "similarity",
        "variables",
        "cooccurrence",
        "frequencies",
    ] {
        let table = workspace.json(&["table", "p.gozareh", kind, "--without-interviewer"]);
        assert!(table["notes"].to_string().contains("interviewers"), "{table}");
    }
}

#[test]
fn what_is_alike_is_put_into_clusters() {
    let workspace = crossed(&[&[3, 0, 3], &[3, 0, 2], &[0, 4, 0]]);
    let pairs = |args: &[&str]| {
        workspace.json(&[&["cooccurrence", "p.gozareh", "--how", "document"][..], args].concat())
    };
    let plain = pairs(&[]);
    assert!(plain[0].get("cluster_a").is_none(), "{plain}");
    let found = pairs(&["--clusters", "2"]);
    for pair in found.as_array().unwrap() {
        let together = pair["cluster_a"] == pair["cluster_b"];
        let third = pair["b"] == "طبقه > کد 2" || pair["a"] == "طبقه > کد 2";
        assert_eq!(together, !third, "{pair}");
    }
    let args = ["cooccurrence", "--how", "document", "--matrix", "--clusters", "2"];
    let matrix = workspace.json(&[&["table", "p.gozareh"][..], &args].concat());
    let numbers: Vec<&Value> = matrix["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row[1])
        .collect();
    assert_eq!(numbers, [&json!(1), &json!(1), &json!(2)]);
    assert!(matrix["notes"].to_string().contains("Sokal"), "{matrix}");
    // The third code stands nowhere with the others: to have it in one cluster with them is said to be forced.
    let forced = |matrix: &Value| matrix["notes"].as_array().unwrap().len();
    let args = ["cooccurrence", "--how", "document", "--matrix", "--clusters", "1"];
    let one = workspace.json(&[&["table", "p.gozareh"][..], &args].concat());
    assert_eq!(forced(&one), forced(&matrix) + 1, "{one}");
    let args = [
        "similarity",
        "--cases",
        "documents",
        "--clusters",
        "2",
        "--matrix",
    ];
    let cases = workspace.json(&[&["table", "p.gozareh"][..], &args].concat());
    let order: Vec<&Value> = cases["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row[0])
        .collect();
    assert_eq!(order, [&json!("d0"), &json!("d2"), &json!("d1")]);
    assert_eq!(
        workspace
            .run(&["cooccurrence", "p.gozareh", "--clusters", "0"])
            .status,
        2
    );
}

/// Changes the code of that name as the window would.
fn change_code(workspace: &Workspace, name: &str, edit: impl FnOnce(CodeId) -> Edit) {
    let mut session = Session::open(&workspace.path().join("p.gozareh"), Arc::new(SystemClock)).unwrap();
    session.set_coder("مریم");
    let mut codes = session.snapshot().codes();
    let code = codes.find(|code| code.name == name).unwrap().id;
    drop(codes);
    session.apply(edit(code)).unwrap();
    session.close().unwrap();
}

#[test]
fn a_saved_query_follows_what_it_names() {
    let workspace = small();
    let queries = |args: &[&str]| workspace.json(&[&["queries", "p.gozareh"][..], args].concat());
    assert_eq!(queries(&[]), json!([]));
    let saved = queries(&["--save", "دفترها", "رفتن > دفتر و کدگذار: مریم"]);
    assert_eq!(
        saved,
        json!([{ "query": "دفترها", "text": "رفتن > دفتر AND coder: مریم", "error": null }])
    );
    let found = workspace.json(&["retrieve", "p.gozareh", "رفتن > دفتر و کدگذار: مریم"]);
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    let run = |args: &[&str]| workspace.json(&[&["retrieve", "p.gozareh"][..], args].concat());
    assert_eq!(run(&["--saved", "دفترها"]), found);
    assert_eq!(run(&["q: دفترها"]), found);
    assert_eq!(run(&["نگرانی یا (پرس‌وجو: دفترها)"]).as_array().unwrap().len(), 3);
    let table = workspace.json(&["table", "p.gozareh", "quotations", "--query", "q:دفترها"]);
    assert_eq!(table["rows"].as_array().unwrap().len(), 1);
    assert!(table["notes"].to_string().contains("دفتر"), "{table}");
    // The code gets another name and another place.
    change_code(&workspace, "دفتر", |code| {
        Edit::RenameCode(code, "پیشخوان و باجه".into())
    });
    assert!(
        workspace
            .refused(&["retrieve", "p.gozareh", "رفتن > دفتر"])
            .contains("دفتر")
    );
    let again = run(&["--saved", "دفترها"]);
    assert_eq!(
        (&again[0]["start"], &again[0]["text"]),
        (&found[0]["start"], &found[0]["text"])
    );
    assert_eq!(
        queries(&[])[0]["text"],
        "رفتن > \"پیشخوان و باجه\" AND coder: مریم"
    );
    // A name that is there is written anew; what is wrong is told and changes nothing.
    let saved = queries(&["--save", "دفترها", "نگرانی"]);
    assert_eq!(saved.as_array().unwrap().len(), 1);
    assert_eq!(saved[0]["text"], "نگرانی");
    assert!(
        workspace
            .refused(&["queries", "p.gozareh", "--save", "x", "نیست"])
            .contains("نیست")
    );
    assert!(
        workspace
            .refused(&["retrieve", "p.gozareh", "--saved", "نیست"])
            .contains("نیست")
    );
    change_code(&workspace, "نگرانی", |code| Edit::DeleteCodes(vec![code]));
    let refused = workspace.refused(&["retrieve", "p.gozareh", "--saved", "دفترها"]);
    assert!(
        refused.contains("دفترها") && refused.contains("نگرانی"),
        "{refused}"
    );
    let told = queries(&[]);
    assert!(
        told[0]["text"].is_null() && told[0]["error"].is_string(),
        "{told}"
    );
    assert_eq!(queries(&["--delete", "دفترها"]), json!([]));
    workspace.json(&["undo", "p.gozareh"]);
    assert_eq!(queries(&[]).as_array().unwrap().len(), 1);
}

#[test]
fn participants_and_memos_are_limited_to_what_a_query_finds() {
    let workspace = small();
    workspace.write("people.csv", "id,document\nم۱,a\nم۲,b\n");
    workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    let count = |kind: &str, query: &str| {
        let table = workspace.json(&["table", "p.gozareh", kind, "--query", query]);
        assert!(table["notes"].to_string().contains("Only") || table["notes"].to_string().contains("only"));
        table["rows"].as_array().unwrap().len()
    };
    // One memo stands on the coding of one of the codes, and none on those of the other.
    let counts = |kind: &str| ["*", "دفتر", "نگرانی", "متن: هرگزنیست"].map(|query| count(kind, query));
    assert_eq!(counts("memos"), [1, 1, 0, 0]);
    assert_eq!(counts("participants"), [2, 1, 1, 0]);
}

#[test]
fn variables_are_written_as_syntax_with_their_data() {
    let workspace = small();
    let write = [
        "table",
        "p.gozareh",
        "variables",
        "--cases",
        "documents",
        "-o",
        "متغیر.sps",
    ];
    assert_eq!(workspace.run(&write).status, 0);
    let read = |name: &str| std::fs::read_to_string(workspace.path().join(name)).unwrap();
    let (syntax, data) = (read("متغیر.sps"), read("متغیر.csv"));
    let variables = data
        .lines()
        .next()
        .unwrap()
        .trim_start_matches('\u{feff}')
        .split(',')
        .count();
    assert_eq!(syntax.matches("/FILE=\"متغیر.csv\"").count(), 1, "{syntax}");
    assert!(
        syntax.starts_with('\u{feff}') && syntax.contains("SET UNICODE=ON"),
        "{syntax}"
    );
    assert!(
        syntax.contains("\"نگرانی\"") && syntax.contains("v001 A1"),
        "{syntax}"
    );
    assert_eq!(
        syntax.matches("(SCALE)").count() + syntax.matches("(NOMINAL)").count(),
        variables
    );
    // Neither of both files is replaced unasked.
    std::fs::remove_file(workspace.path().join("متغیر.sps")).unwrap();
    let refused = workspace.refused(&write);
    assert!(refused.contains("متغیر.csv"), "{refused}");
    assert!(!workspace.path().join("متغیر.sps").exists());
    assert_eq!(workspace.run(&[&write[..], &["--force"]].concat()).status, 0);
    assert!(workspace.path().join("متغیر.sps").exists());
}

#[test]
fn the_lists_of_the_project_say_which_words_count() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write("a.txt", "سامانه خوب رای گیری. سامانه‌ها خوب");
    workspace.write("b.txt", "رأی‌گیری خوب سامانه");
    workspace.json(&["import", "p.gozareh", "a.txt", "--group", "یک"]);
    workspace.json(&["import", "p.gozareh", "b.txt", "--group", "دو"]);
    workspace.write("codings.csv", "document,start,end,code\na,0,6,طبقه\n");
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    workspace.write(
        "lists.csv",
        "list,word,kind\nکم,خوب,stop\nسامانه,سامانه‌ها,forms\nرأی‌گیری,رای گیری,forms\n",
    );
    workspace.json(&["lists", "p.gozareh", "import", "lists.csv"]);
    let words = |args: &[&str]| workspace.json(&[&["words", "p.gozareh"][..], args].concat());
    let counts = |found: &Value| -> Vec<(String, u64)> {
        let rows = found.as_array().unwrap().iter();
        rows.map(|row| {
            (
                row["word"].as_str().unwrap().to_owned(),
                row["count"].as_u64().unwrap(),
            )
        })
        .collect()
    };
    let named = |expected: &[(&str, u64)]| -> Vec<(String, u64)> {
        expected
            .iter()
            .map(|(word, n)| ((*word).to_owned(), *n))
            .collect()
    };
    let all = words(&["--by", "group"]);
    assert_eq!(counts(&all), named(&[("سامانه", 3), ("رأی‌گیری", 2)]));
    assert_eq!(
        (&all[0]["by"], &all[0]["documents"]),
        (&json!({ "یک": 2, "دو": 1 }), &json!(2))
    );
    assert!(all[0]["g2"].is_number() && all[0]["most_in"].is_string(), "{all}");
    assert_eq!(counts(&words(&["--stop", "none"]))[1], ("خوب".to_owned(), 3));
    assert_eq!(words(&["--stop", "كم"])[1]["word"], "رأی‌گیری");
    workspace.write("own.txt", "\u{feff}سا*\n\n");
    assert_eq!(
        counts(&words(&["--stop", "own.txt"])),
        named(&[("خوب", 3), ("رأی‌گیری", 2)])
    );
    assert!(
        workspace
            .refused(&["words", "p.gozareh", "--stop", "نیست"])
            .contains("نیست")
    );
    assert_eq!(counts(&words(&["--coded"])), named(&[("سامانه", 1)]));
    assert_eq!(words(&["--uncoded", "--top", "1"]).as_array().unwrap().len(), 1);
    assert!(counts(&words(&["--uncoded"])).contains(&("سامانه".to_owned(), 2)));
    let both = workspace.run(&["words", "p.gozareh", "--coded", "--uncoded"]);
    assert_eq!(both.status, 2);
    // The places of a word in coded text and outside of it are as many as it is counted there.
    for (word, stretch, places) in [
        ("سامانه", "--coded", 1),
        ("سامانه", "--uncoded", 1),
        ("=سامانه", "--uncoded", 2),
        ("خوب", "--uncoded", 3),
    ] {
        let found = workspace.json(&["concordance", "p.gozareh", word, stretch]);
        assert_eq!(found.as_array().unwrap().len(), places, "{found}");
    }
    let both = workspace.run(&["concordance", "p.gozareh", "سامانه", "--coded", "--uncoded"]);
    assert_eq!(both.status, 2);
    let phrases = words(&["--length", "2", "--stop", "none"]);
    assert_eq!(counts(&phrases)[0], ("سامانه خوب".to_owned(), 2), "{phrases}");
    let notes = workspace.json(&["table", "p.gozareh", "words"])["notes"].to_string();
    assert!(notes.contains("کم") && notes.contains("forms"), "{notes}");
}

#[test]
fn similar_sentences_are_brought_with_their_words() {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    workspace.write(
        "a.txt",
        "مصاحبه‌گر: سامانه قطع شد؟\nم۱: سامانه قطع بود.\nمصاحبه‌گر: خب\nم۱: باران آمد. سامانهٔ ما هم قطع می‌شود!\n",
    );
    workspace.write("b.txt", "هوا خوب است. قطع برق");
    workspace.json(&["import", "p.gozareh", "a.txt", "b.txt"]);
    let text = workspace.run(&["text", "p.gozareh", "a"]).out;
    let start = text.split("سامانه قطع بود").next().unwrap().chars().count();
    let row = format!("document,start,end,code\na,{start},{},طبقه > کد\n", start + 14);
    workspace.write("codings.csv", &row);
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    let similar = |args: &[&str]| workspace.json(&[&["similar", "p.gozareh"][..], args].concat());
    let found = similar(&["--code", "طبقه > کد"]);
    let texts: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["سامانهٔ ما هم قطع می‌شود!", "قطع برق"], "{found}");
    let first = &found[0];
    // «سامانه» stands in one free sentence, «قطع» in two.
    assert_eq!(first["words"], json!(["سامانهٔ", "قطع"]));
    let (start, end) = (first["start"].as_u64().unwrap(), first["end"].as_u64().unwrap());
    let slice: String = text
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    assert_eq!((slice.as_str(), &first["document"]), (texts[0], &json!("a")));
    assert!(first["score"].as_f64().unwrap() > found[1]["score"].as_f64().unwrap());
    let table = workspace.json(&["table", "p.gozareh", "similar", "--code", "طبقه > کد"]);
    assert_eq!(table["rows"].as_array().unwrap().len(), texts.len(), "{table}");
    let other = workspace.json(&[
        "table",
        "p.gozareh",
        "similar",
        "--code",
        "طبقه",
        "--document",
        "b",
    ]);
    assert_eq!(other["rows"].as_array().unwrap().len(), 1, "{other}");
    // What stands below a code counts for it.
    assert_eq!(similar(&["--code", "طبقه", "--top", "1"]), json!([first]));
    let lines = workspace.run(&["similar", "p.gozareh", "--code", "طبقه"]).out;
    assert!(
        lines.contains("سامانهٔ, قطع") || lines.contains("سامانهٔ، قطع"),
        "{lines}"
    );
    assert_eq!(workspace.run(&["similar", "p.gozareh"]).status, 2);
    let wrong = ["similar", "p.gozareh", "--code", "طبقه", "--top", "0"];
    assert_eq!(workspace.run(&wrong).status, 2);
    assert!(
        workspace
            .refused(&["similar", "p.gozareh", "--code", "نیست"])
            .contains("نیست")
    );
}

/// What is read, without the marks that keep it in order.
fn read(text: &str) -> String {
    text.chars().filter(|c| !is_bidi_control(*c)).collect()
}

/// Two documents with five codings by two coders; Alef and Be share two words.
fn asked() -> Workspace {
    let workspace = Workspace::new();
    workspace.json(&["new", "p.gozareh"]);
    let text = "م۱: یک دو سه چهار\nم۲: پنج شش\nم۱: باز هم\nم۲: آری\n";
    workspace.write("a.txt", text);
    workspace.write("b.txt", "هفت هشت نه");
    workspace.json(&["import", "p.gozareh", "a.txt", "b.txt", "--group", "گروه یک"]);
    workspace.write("people.csv", "شناسه,سابقه,document\nم۱,۱۲,a\nم۲,۳,a؛ b\n");
    workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    workspace.write(
        "codings.csv",
        "document,start,end,code,coder,memo\na,4,10,ط > الف,سارا,\na,7,15,ط > ب,سارا,شاید\na,7,15,ط > ب,علی,\na,22,25,ط > ب,علی,\nb,0,3,ط > الف و ب,علی,\n",
    );
    workspace.json(&["code", "p.gozareh", "--from", "codings.csv"]);
    workspace
}

#[test]
fn passages_are_retrieved_by_a_query() {
    let workspace = asked();
    let retrieve = |query: &str| workspace.json(&["retrieve", "p.gozareh", query]);
    assert_eq!(
        retrieve("الف و ب"),
        json!([{
            "document": "a", "start": 7, "end": 10, "text": "دو ", "codes": ["ط > الف", "ط > ب"],
            "participant": "م۱",
        }])
    );
    let ranges = |query: &str| -> Vec<(String, i64, i64)> {
        let found = retrieve(query);
        let found = found.as_array().unwrap().iter();
        let place = |row: &Value, key: &str| row[key].as_i64().unwrap();
        found
            .map(|row| {
                let document = row["document"].as_str().unwrap().to_owned();
                (document, place(row, "start"), place(row, "end"))
            })
            .collect()
    };
    let [first, second, third, fourth] =
        [("a", 4, 10), ("a", 7, 15), ("a", 22, 25), ("b", 0, 3)].map(|(d, s, e)| (d.to_owned(), s, e));
    assert_eq!(
        ranges("*"),
        [first.clone(), second.clone(), third.clone(), fourth.clone()]
    );
    assert_eq!(ranges("الف overlaps ب"), std::slice::from_ref(&first));
    assert_eq!(ranges("ط و سابقه > ۵"), [first.clone(), second.clone()]);
    assert_eq!(ranges("participant: م2"), [third.clone(), fourth.clone()]);
    assert_eq!(ranges("memo"), std::slice::from_ref(&second));
    assert_eq!(ranges("یادداشت: شايد و کدگذار: علی"), []);
    assert_eq!(ranges("ب و متن: پنج"), std::slice::from_ref(&third));
    assert_eq!(ranges("الف پیش از(1) ب"), std::slice::from_ref(&first));
    assert_eq!(ranges("«الف و ب»"), std::slice::from_ref(&fourth));
    assert_eq!(ranges("ط نه گروه: «گروه یک»"), []);
    let lines = workspace.run(&["retrieve", "p.gozareh", "ب و متن: پنج"]).out;
    assert_eq!(lines, "a\tم۲\tط > ب\tپنج\n");
    for (query, said) in [
        ("", "empty"),
        ("الف و", "unfinished"),
        ("الف (ب)", "“(ب)” on (character 5)"),
        ("ج", "“ج”"),
        ("«الف و پ»", "Perhaps you mean “الف و ب”"),
        ("گروه: گروه دو", "“گروه دو”"),
        ("درآمد > 5", "attribute “درآمد”"),
    ] {
        let refused = read(&workspace.refused(&["retrieve", "p.gozareh", query]));
        assert!(refused.contains(said), "{query}: {refused}");
    }
    assert_eq!(workspace.run(&["retrieve", "p.gozareh"]).status, 2);
    assert_eq!(workspace.run(&["retrieve", "p.gozareh", "الف", "ب"]).status, 2);
}

#[test]
fn participants_stand_side_by_side_and_over_the_course_of_what_they_say() {
    let workspace = asked();
    let table = |args: &[&str]| workspace.json(&[&["table", "p.gozareh"][..], args].concat());
    let found = table(&["profiles", "--per", "0"]);
    assert_eq!(found["title"], json!("Profiles of participants"));
    assert_eq!(found["columns"], json!(["About", "What", "م۱", "م۲"]));
    let rows = [
        json!(["Attributes", "سابقه", "۱۲", "۳"]),
        json!(["At a glance", "Documents", 1, 2]),
        json!(["At a glance", "Words spoken", 6, 6]),
        json!(["At a glance", "Passages", 2, 2]),
        json!(["At a glance", "Different codes", 2, 2]),
        json!(["ط", "Passages", 2, 2]),
        json!(["ط", "% of passages", 100, 100]),
    ];
    assert_eq!(found["rows"], json!(rows));
    // The words of some, and the codes of another level.
    let found = table(&["profiles", "--level", "code", "--participant", "م۱", "--per", "1"]);
    assert_eq!(
        read(found["title"].as_str().unwrap()),
        "Profile of the participant م۱"
    );
    let of_code: Vec<&Value> = found["rows"].as_array().unwrap().iter().skip(5).collect();
    assert_eq!(of_code[0], &json!(["ط > الف", "Passages", 1]));
    assert_eq!(of_code[1], &json!(["ط > الف", "% of passages", 50]));
    let quoted = read(of_code[2][2].as_str().unwrap());
    assert!(
        quoted.contains("یک دو") && quoted.contains("¶\u{a0}1"),
        "{quoted}"
    );
    assert_eq!(of_code.len(), 6, "of «الف و ب» this one does not speak");
    // What a filter leaves of them.
    let found = table(&["profiles", "--of-coder", "علی", "--per", "0"]);
    assert_eq!(found["rows"][3], json!(["At a glance", "Passages", 1, 2]));

    let rows = |args: &[&str]| table(&[&["timeline"][..], args].concat())["rows"].clone();
    assert_eq!(
        rows(&["--parts", "2"]),
        json!([
            ["م۱", "a", "ط", 2, 0, 2],
            ["م۱", "a", "All passages", 2, 0, 2],
            ["م۲", "a", "ط", 1, 0, 1],
            ["م۲", "a", "All passages", 1, 0, 1],
            ["م۲", "b", "ط", 1, 0, 1],
            ["م۲", "b", "All passages", 1, 0, 1],
        ])
    );
    let of_one = ["--parts", "3", "--participant", "م۲", "--document", "a"];
    assert_eq!(rows(&of_one)[0], json!(["م۲", "a", "ط", 0, 1, 0, 1]));
    let ten = table(&["timeline"]);
    assert_eq!(ten["columns"].as_array().unwrap().len(), 3 + 10 + 1);
    assert_eq!(ten["columns"][3], json!("0–10%"));
    for wrong in [["--parts", "0"], ["--parts", "101"], ["--level", "x"]] {
        let call = [&["table", "p.gozareh", "timeline"][..], &wrong].concat();
        assert_eq!(workspace.run(&call).status, 2, "{wrong:?}");
    }
    let other = workspace.run(&["table", "p.gozareh", "profiles", "--parts", "3"]);
    assert_eq!(other.status, 2);
    // Every format takes them.
    for kind in ["profiles", "timeline"] {
        for ending in ["docx", "odt", "xlsx", "html", "tex", "csv", "md", "sps"] {
            let file = format!("{kind}.{ending}");
            let done = workspace.run(&["table", "p.gozareh", kind, "-o", &file, "--force"]);
            assert_eq!(done.status, 0, "{file}: {}", done.err);
        }
    }
}

/// The queries of a page of the manual: what stands between fences that say nothing else.
fn examples(language: &str) -> Vec<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    let page = std::fs::read_to_string(format!("{root}/docs/{language}/query.md")).unwrap();
    let blocks = page.split("```").skip(1).step_by(2);
    let queries = blocks.filter_map(|block| block.strip_prefix('\n'));
    queries.flat_map(str::lines).map(str::to_owned).collect()
}

#[test]
fn every_example_of_the_manual_is_a_query() {
    let [persian, english] = ["fa", "en"].map(examples);
    assert_eq!(persian.len(), english.len());
    assert!(persian.len() > 25);
    for text in persian.iter().chain(&english) {
        assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
    }
    // The Persian ones are about the sample study, to which an attribute is added that has numbers.
    let workspace = Workspace::new();
    let study = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_projects/pishkhan/study.ron");
    workspace.json(&["new", "p.gozareh", "--from", study]);
    workspace.write("people.csv", "شناسه,سابقه\nم۱,12\nم۲,۳\n");
    workspace.json(&["participants", "p.gozareh", "import", "people.csv"]);
    let mut empty = Vec::new();
    for text in &persian {
        let found = workspace.json(&["retrieve", "p.gozareh", text]);
        if found == json!([]) {
            empty.push(text.as_str());
        }
    }
    // Nothing of the sample is marked as important, and it is coded on the day on which it is made.
    let about_time = |text: &&str| text.contains("تاریخ") || text.contains("اهمیت") || text.contains("فقط");
    assert!(empty.iter().all(about_time), "{empty:#?}");
}

#[test]
fn queries_of_the_sample_find_what_a_count_of_its_rows_finds() {
    let workspace = Workspace::new();
    let study = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_projects/pishkhan/study.ron");
    workspace.json(&["new", "p.gozareh", "--from", study]);
    let codings = workspace.json(&["codings", "p.gozareh"]);
    let codings = codings.as_array().unwrap();
    let place = |row: &Value| {
        let at = |key: &str| row[key].as_u64().unwrap();
        (
            row["document"].as_str().unwrap().to_owned(),
            at("start"),
            at("end"),
        )
    };
    let of = |names: &str| {
        let rows = codings
            .iter()
            .filter(|row| row["code"].as_str().unwrap().contains(names));
        rows.map(place).collect::<Vec<_>>()
    };
    let retrieve = |query: &str| -> std::collections::BTreeSet<_> {
        let found = workspace.json(&["retrieve", "p.gozareh", query]);
        found.as_array().unwrap().iter().map(place).collect()
    };
    type Place = (String, u64, u64);
    let overlap = |one: &Place, other: &Place| one.0 == other.0 && one.1 < other.2 && other.1 < one.2;
    let (one, other) = (of("کامل نبودن خدمات"), of("واگذاری امور ساده"));
    let both = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| (one, other)));
    let both: std::collections::BTreeSet<Place> = both
        .filter(|(one, other)| overlap(one, other))
        .map(|(one, other)| (one.0.clone(), one.1.max(other.1), one.2.min(other.2)))
        .collect();
    assert_eq!(both.len(), 3);
    let named = "«واگذاری امور ساده و ابتدایی از یک فرایند»";
    assert_eq!(retrieve(&format!("«کامل نبودن خدمات» و {named}")), both);
    let keeps = |holds: bool| -> std::collections::BTreeSet<Place> {
        let rows = one
            .iter()
            .filter(|one| other.iter().any(|other| overlap(one, other)) == holds);
        rows.cloned().collect()
    };
    assert_eq!(
        retrieve(&format!("«کامل نبودن خدمات» هم‌پوشان {named}")),
        keeps(true)
    );
    assert_eq!(retrieve(&format!("«کامل نبودن خدمات» نه {named}")), keeps(false));
    assert_eq!((keeps(true).len(), keeps(false).len()), (3, 9));
}

#[test]
fn tables_count_what_a_query_finds() {
    let workspace = asked();
    let table = |kind: &str, more: &[&str]| {
        workspace.json(&[&["table", "p.gozareh", kind, "--lang", "en"][..], more].concat())
    };
    let rows = |kind: &str, query: &str| {
        table(kind, &["--query", query])["rows"]
            .as_array()
            .unwrap()
            .clone()
    };
    let quoted = |query: &str| -> Vec<(String, String)> {
        let text = |row: &Value, column: usize| row[column].as_str().unwrap().to_owned();
        let rows = rows("quotations", query);
        rows.iter().map(|row| (text(row, 0), text(row, 5))).collect()
    };
    // What both lie on was made of all three codings; the two coders agree in a row.
    let both = quoted("الف و ب");
    assert_eq!((both.len(), both[1].1.as_str()), (2, "سارا, علی"));
    assert_eq!(
        quoted("ب و کدگذار: علی")
            .iter()
            .map(|row| row.1.as_str())
            .collect::<Vec<_>>(),
        ["علی"; 2]
    );
    assert_eq!(
        (rows("ladder", "ب").len(), rows("ladder", "ب نه الف").len()),
        (2, 1)
    );
    let note = &table("ladder", &["--query", "ب AND coder: علی"])["notes"];
    let told = read(&note.to_string());
    assert!(told.contains("query: ب AND coder: علی."), "{told}");
    let persian = workspace.run(&[
        "table",
        "p.gozareh",
        "ladder",
        "--lang",
        "fa",
        "--query",
        "ب and importance = 0",
    ]);
    assert!(
        read(&persian.out).contains("پرس‌وجو: ب و اهمیت = ۰."),
        "{}",
        persian.out
    );
    // Passages, documents and participants of everything that was found.
    let found = |query: &str| rows("frequencies", query).last().unwrap().clone();
    let counts = |row: &Value| [2, 4, 6].map(|column| row[column].as_u64().unwrap());
    assert_eq!(counts(&found("*")), [4, 2, 2]);
    assert_eq!(counts(&found("الف و ب")), [2, 1, 1]);
    assert_eq!(counts(&found("participant: م2")), [2, 2, 1]);
    let crosstab = workspace.json(&[
        "crosstab",
        "p.gozareh",
        "--by",
        "document",
        "--level",
        "category",
        "--query",
        "ب یا «الف و ب»",
    ]);
    assert_eq!(crosstab["counts"], json!([[2, 1]]));
    let together =
        |query: &str| workspace.json(&["cooccurrence", "p.gozareh", "--query", query])[0]["count"].clone();
    assert_eq!((together("*"), together("کدگذار: سارا")), (json!(2), json!(1)));
    // Words, and the places of a word, lie in what was found.
    let words = |query: &str| {
        rows("words", query)
            .iter()
            .map(|row| row[0].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(words("متن: پنج"), [json!("پنج")]);
    let places = |query: &str| {
        let table = table("concordance", &["--words", "دو", "--query", query]);
        table["rows"].as_array().unwrap().len()
    };
    assert_eq!((places("الف"), places("الف و ب"), places("«الف و ب»")), (1, 1, 0));
    assert_eq!(rows("codes", "الف").len(), 3);
    assert_eq!(rows("codebook", "ب").len(), 3);
    let refused = read(&workspace.refused(&["table", "p.gozareh", "ladder", "--query", "ج"]));
    assert!(refused.contains("“ج”"), "{refused}");
    assert_eq!(
        workspace
            .run(&["table", "p.gozareh", "history", "--query", "الف"])
            .status,
        2
    );
}

#[test]
fn word_lists_and_summaries_come_in_from_a_sheet_and_are_told() {
    let workspace = small();
    workspace.write(
        "lists.csv",
        "list,word,meaning,code\nترس,نگران*,ناامنی,نگرانی\nترس,بیم,,\n",
    );
    workspace.write("stop.csv", "فهرست,واژه,نوع\nکم,خب,کم‌معنا\n");
    let lists = workspace.json(&["lists", "p.gozareh", "import", "lists.csv"]);
    assert_eq!(
        lists,
        json!([{
            "list": "ترس", "kind": "keywords", "note": "",
            "entries": [
                { "word": "نگران*", "meaning": "ناامنی", "code": "نگرانی" },
                { "word": "بیم", "meaning": "", "code": null },
            ],
        }])
    );
    let both = workspace.json(&["lists", "p.gozareh", "import", "stop.csv"]);
    assert_eq!(both[1]["kind"], "stop");
    // What is there is completed, and what the sheet does not say stays.
    workspace.write(
        "more.csv",
        "list,word,meaning\nترس,بیم,هراس\nترس,نگران*,\nترس,وحشت,\n",
    );
    let more = workspace.json(&["lists", "p.gozareh", "import", "more.csv"]);
    let words: Vec<(&str, &str)> = more[0]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            (
                entry["word"].as_str().unwrap(),
                entry["meaning"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(words, [("نگران*", "ناامنی"), ("بیم", "هراس"), ("وحشت", "")]);
    let counted = workspace.json(&["table", "p.gozareh", "keywords"]);
    assert_eq!(counted["rows"].as_array().unwrap().len(), 3);
    workspace.write("wrong.csv", "list,word,code\nترس,شب,هیچ\n");
    let wrong = workspace.run(&["lists", "p.gozareh", "import", "wrong.csv", "--lang", "en"]);
    assert_eq!(wrong.status, 1);
    assert!(
        wrong.err.contains("wrong.csv") && wrong.err.contains("هیچ"),
        "{}",
        wrong.err
    );
    assert_eq!(workspace.json(&["lists", "p.gozareh"]), more);

    workspace.write("sums.csv", "case,code,summary\na,نگرانی,می‌ترسد\nb,نگرانی,نه\n");
    let written = workspace.json(&["summaries", "p.gozareh", "import", "sums.csv", "--coder", "مریم"]);
    assert_eq!(written.as_array().unwrap().len(), 2);
    assert_eq!(
        (
            &written[0]["case"],
            &written[0]["case_kind"],
            &written[0]["summary"],
            &written[0]["coder"]
        ),
        (&json!("a"), &json!("document"), &json!("می‌ترسد"), &json!("مریم"))
    );
    let grid = workspace.json(&["table", "p.gozareh", "summaries", "--cases", "documents"]);
    assert!(grid["rows"].to_string().contains("می‌ترسد"), "{grid}");
    workspace.json(&["undo", "p.gozareh"]);
    assert_eq!(workspace.json(&["summaries", "p.gozareh"]), json!([]));
}
