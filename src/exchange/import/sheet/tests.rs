use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::i18n::{Lang, Words};
use crate::text::name_key;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/import")
        .join(name)
}

pub(super) fn with_file<T>(name: &str, bytes: impl AsRef<[u8]>, read: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    read(&path)
}

pub(super) fn participants(text: &str) -> Result<Participants, SheetFault> {
    with_file("a.csv", text, read_participants).map_err(|error| match error {
        SheetError::Sheet { fault, .. } => fault,
        SheetError::File(error) => panic!("{error}"),
    })
}

pub(super) fn codes(text: &str) -> Result<Codes, SheetError> {
    with_file("a.csv", text, read_codes)
}

pub(super) fn codings(text: &str) -> Result<Codings, SheetFault> {
    with_file("a.csv", text, read_codings).map_err(|error| match error {
        SheetError::Sheet { fault, .. } => fault,
        SheetError::File(error) => panic!("{error}"),
    })
}

#[test]
fn a_workbook_of_participants() {
    let sheet = read_participants(&fixture("participants.xlsx")).unwrap();
    assert_eq!(sheet.attributes, ["بخش", "سن", "نمره", "تاریخ مصاحبه"]);
    assert_eq!(
        sheet.rows,
        [
            ParticipantRow {
                id: "م۱".into(),
                values: ["کتابخانه", "42", "12.5", "2026-03-21"].map(String::from).into(),
                document: Some("گفت‌وگوی ۱".into()),
                label: None,
                row_number: 2,
            },
            ParticipantRow {
                id: "م۲".into(),
                values: ["مدرسه", "37", "3", "2026-03-22"].map(String::from).into(),
                document: Some("گفت‌وگوی ۲; گفت‌وگوی ۳".into()),
                label: None,
                row_number: 3,
            },
        ]
    );
    assert_eq!(sheet.rows[1].documents(|_| false), ["گفت‌وگوی ۲", "گفت‌وگوی ۳"]);
}

#[test]
fn a_name_of_a_document_may_hold_what_separates_them() {
    let row = |cell: &str| ParticipantRow {
        id: "م۱".into(),
        values: vec![],
        document: Some(cell.into()),
        label: None,
        row_number: 2,
    };
    let known = |name: &str| ["مصاحبه؛ علی", "مصاحبه", "م۲"].contains(&name);
    for (cell, expected) in [
        ("مصاحبه؛ علی", vec!["مصاحبه؛ علی"]),
        ("م۲؛ مصاحبه؛ علی ;م۲", vec!["م۲", "مصاحبه؛ علی", "م۲"]),
        ("مصاحبه؛ رضا", vec!["مصاحبه", "رضا"]),
        (";؛\n م۲\n", vec!["م۲"]),
        ("", vec![]),
    ] {
        assert_eq!(row(cell).documents(known), expected, "{cell}");
    }
}

#[test]
fn a_header_says_what_a_sheet_holds() {
    use ImportKind::{Codebook, Codings, Participants};
    for (header, told) in [
        ("document,start,end,code", Some(Codings)),
        ("سند,شروع,پایان,مسیر,یادداشت", Some(Codings)),
        ("سند,شروع,کد", None),
        ("path,definition,color", Some(Codebook)),
        ("کد,تعریف", Some(Codebook)),
        ("طبقه,زیرطبقه,کد", Some(Codebook)),
        ("Category,Code", Some(Codebook)),
        // Participants too have codes and belong to classes.
        ("کد,سن,طبقه", None),
        ("شناسه,مسیر,سن", None),
        ("id,document,code", None),
    ] {
        let cells = vec!["1"; header.split(',').count()].join(",");
        let text = format!("{header}\n{cells}\n");
        let found = with_file("a.csv", text, |path| kind_from_header(path, Participants));
        assert_eq!(found, told, "{header}");
    }
    let workbook = fixture("participants.xlsx");
    assert_eq!(kind_from_header(&workbook, Participants), None);
    let ron = with_file("a.ron", "[(name: \"path,definition\")]", |path| {
        kind_from_header(path, Codebook)
    });
    assert_eq!(ron, None, "no sheet");
}

#[test]
fn separators_and_encodings_are_found_out() {
    let plain = "id,city,document\nم۱,مشهد,الف\nم۲,یزد,\n";
    let expected = participants(plain).unwrap();
    assert_eq!(expected.attributes, ["city"]);
    for text in [
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        format!("\u{FEFF}{plain}"),
        plain.replace("مشهد", "\"مشهد\""),
        plain.replace("city,document", " city , سند "),
    ] {
        assert_eq!(participants(&text).unwrap().rows, expected.rows, "{text}");
    }
    let utf16: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(with_file("a.csv", utf16, read_participants).unwrap(), expected);
    let excel = participants(&format!("sep=;\n{}", plain.replace(',', ";"))).unwrap();
    assert_eq!(excel.rows[0].row_number, 3);
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts() {
    let sheet = participants("id,note\nم۱,\"یک\nدو\"\n\nم۲,سه\n,\nم۳,چهار\n").unwrap();
    let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.row_number).collect();
    assert_eq!(numbers, [2, 4, 6]);
    assert_eq!(sheet.rows[0].values, ["یک\nدو"]);
}

#[test]
fn what_is_wrong_is_said_by_row() {
    let duplicate = |id: &str| SheetFault::DuplicateId {
        row: 3,
        id: id.into(),
        first: 2,
    };
    for (text, fault) in [
        ("id,a\nم۱,۱\nم۱,۲\n", duplicate("م۱")),
        ("id,a\nم۱,۱\nم1,۲\n", duplicate("م1")),
        (
            "id,a\n,۱\n",
            SheetFault::EmptyCell {
                row: 2,
                column: "id".into(),
            },
        ),
        (
            "id,سن,سن\nم۱,۱,۲\n",
            SheetFault::DuplicateHeader { name: "سن".into() },
        ),
        ("id,,سن\nم۱,۱,۲\n", SheetFault::EmptyHeader { column: 2 }),
        (
            "id,a\nم۱,۱,۲\n",
            SheetFault::Ragged {
                row: 2,
                expected: 2,
                found: 3,
            },
        ),
        (
            "id,a,b\nم۱,۱,۲\nم۲,۱\n",
            SheetFault::Ragged {
                row: 3,
                expected: 3,
                found: 2,
            },
        ),
        ("id,a\n", SheetFault::NoRows),
        (",,\n", SheetFault::NoHeader),
    ] {
        assert_eq!(participants(text).unwrap_err(), fault, "{text}");
    }
    assert_eq!(participants("id,a\nم۱,۱,,\n").unwrap().rows[0].values, ["۱"]);
}

#[test]
fn a_formula_that_fails_is_named() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write(0, 0, "id")
        .unwrap()
        .write(0, 1, "a")
        .unwrap()
        .write(1, 0, 7)
        .unwrap();
    let failing = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
    sheet.write(1, 1, failing).unwrap();
    let error = with_file("a.xlsx", book.save_to_buffer().unwrap(), read_participants).unwrap_err();
    let fault = SheetFault::FormulaError { row: 2, column: 2 };
    assert_eq!(
        error,
        SheetError::Sheet {
            file: "a.xlsx".into(),
            fault
        }
    );
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "id").unwrap().write(1_048_575, 0, 7).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let found = with_file("a.csv", bytes, read_participants).unwrap();
    assert_eq!(
        (found.rows[0].id.as_str(), found.rows[0].row_number),
        ("7", 1_048_576)
    );
    assert_eq!(found.warnings, [Warning::ReadAs(FileKind::Xlsx)]);
}

#[test]
fn codes_by_path_or_by_level() {
    let by_path = codes("path,definition,color,x\nالف > ب,چیزی,#2E7D32,۱\nBMI>25,,,\n").unwrap();
    assert_eq!(by_path.ignored, ["x"]);
    assert_eq!(by_path.rows[0].path.names(), ["الف", "ب"]);
    assert_eq!(by_path.rows[0].colour.as_deref(), Some("#2e7d32"));
    assert_eq!(by_path.rows[1].path.names(), ["BMI>25"]);
    assert_eq!(by_path.rows[1].definition, None);

    let by_level = codes("طبقه,زیرطبقه,کد,تعریف\nالف,ب,پ,۱\n,,ت,۲\n,ث,ج,۳\nچ,,,۴\n,,ح,\n").unwrap();
    let paths: Vec<String> = by_level
        .rows
        .iter()
        .map(|row| row.path.names().join("/"))
        .collect();
    assert_eq!(paths, ["الف/ب/پ", "الف/ب/ت", "الف/ث/ج", "چ", "چ/ح"]);

    let fault = |text| match codes(text).unwrap_err() {
        SheetError::Sheet { fault, .. } => fault.message(),
        SheetError::File(error) => panic!("{error}"),
    };
    assert_eq!(fault("code,color\nا,سبز\n").id(), "import-sheet-not-a-color");
    assert_eq!(fault("چیز,دیگر\nا,ب\n").id(), "import-sheet-missing-column");
    assert_eq!(fault("category,code,note\n,,x\n").id(), "import-sheet-empty-cell");
}

#[test]
fn codings_are_checked_for_form() {
    let found = codings("document,start,end,code,memo\nس۱,0,۱۲,الف > ب,\nس۱,5,6,ج,دیده شد\n").unwrap();
    assert_eq!((found.rows[0].start, found.rows[0].end), (0, 12));
    assert_eq!(found.rows[0].code.names(), ["الف", "ب"]);
    assert_eq!(found.rows[1].memo.as_deref(), Some("دیده شد"));
    let not_a_number = |value: &str| SheetFault::NotANumber {
        row: 2,
        column: "start".into(),
        value: value.into(),
    };
    for (text, fault) in [
        (
            "document,start,end\nس,1,2\n",
            SheetFault::MissingColumn { name: "code" },
        ),
        ("document,start,end,code\nس,-1,2,ک\n", not_a_number("-1")),
        ("document,start,end,code\nس,1.5,2,ک\n", not_a_number("1.5")),
        (
            "document,start,end,code\nس,99999999999,2,ک\n",
            not_a_number("99999999999"),
        ),
        (
            "document,start,end,code\nس,3,3,ک\n",
            SheetFault::EmptyPassage {
                row: 2,
                start: 3,
                end: 3,
            },
        ),
        (
            "document,start,end,code\nس,1,3,\n",
            SheetFault::EmptyCell {
                row: 2,
                column: "code".into(),
            },
        ),
    ] {
        assert_eq!(codings(text).unwrap_err(), fault, "{text}");
    }
}

#[test]
fn a_stream_of_codings_is_the_same_sheet_as_a_file() {
    for text in [
        "document,start,end,code,memo\nس۱,0,۱۲,الف > ب,\n\n س۱ ,5,6,p>0.05,\"دو\nسطر\"\nس۱,7,8,الف >> ب,\n",
        "\u{feff}سند;شروع;پایان;کد\nس۱;0;2;درآمد>هزینه\nس۱;0;2;'=ک\n",
        "document\tstart\tend\tpath\tmore\nس\t1\t2\tک\t\n",
    ] {
        let file = codings(text).unwrap();
        let stream: Vec<CodingRow> = CodingStream::new(text.as_bytes())
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(stream, file.rows, "{text}");
    }
    for text in [
        "document,start,end\nس,1,2\n",
        "document,start,end,code\nس,-1,2,ک\n",
        "document,start,end,code\nس,3,3,ک\n",
        "document,start,end,code\nس,1,3,>\n",
        "document,start,end,code\nس,1,3\n",
        "document,document,end,code\nس,1,3,ک\n",
    ] {
        let fault = CodingStream::new(text.as_bytes()).and_then(|rows| rows.collect::<Result<Vec<_>, _>>());
        match fault.unwrap_err() {
            StreamFault::Sheet(fault) => assert_eq!(fault, codings(text).unwrap_err(), "{text}"),
            StreamFault::Unreadable(error) => panic!("{text}: {error}"),
        }
    }
    let latin1 = b"document,start,end,code\n\xe9,1,2,k\n";
    let mut rows = CodingStream::new(&latin1[..]).unwrap();
    assert!(matches!(rows.next(), Some(Err(StreamFault::Unreadable(_)))));
}

#[test]
fn files_that_are_no_sheets_are_refused() {
    for (name, bytes, expected) in [
        ("a.xlsx", "id,a\n1,2\n".as_bytes(), "import-error-mislabelled"),
        ("a.csv", b"%PDF-1.7", "import-error-mislabelled"),
        ("a.csv", b"", "import-error-empty"),
        ("a.xlsx", b"PK\x03\x04xl/", "import-error-damaged"),
    ] {
        let error = with_file(name, bytes, read_participants).unwrap_err();
        assert_eq!(error.message().id(), expected, "{name}");
    }
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    let (row, name, column, value) = (7, "n".to_owned(), "c".to_owned(), "v".to_owned());
    let faults = [
        SheetFault::NoHeader,
        SheetFault::NoRows,
        SheetFault::EmptyHeader { column: 1 },
        SheetFault::DuplicateHeader { name },
        SheetFault::MissingColumn { name: "n" },
        SheetFault::Ragged {
            row,
            expected: 3,
            found: 4,
        },
        SheetFault::EmptyCell {
            row,
            column: column.clone(),
        },
        SheetFault::DuplicateId {
            row,
            id: "i".into(),
            first: 1,
        },
        SheetFault::FormulaError { row, column: 1 },
        SheetFault::NotANumber {
            row,
            column,
            value: value.clone(),
        },
        SheetFault::EmptyPassage {
            row,
            start: 4,
            end: 3,
        },
        SheetFault::NotAColour { row, value },
    ];
    for fault in faults {
        let needs_row = fault.row().is_some();
        let file = "f.csv".to_owned();
        let message = SheetError::Sheet { file, fault }.message();
        let id = message.id();
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let sentence = words.say(&message);
            assert!(
                !sentence.contains(['{', '$']) && sentence.ends_with('.'),
                "{id}: {sentence}"
            );
            assert!(sentence.contains("f.csv"), "{id}: {sentence}");
            assert!(
                !needs_row || sentence.contains(&*words.number(row as u32)),
                "{id}: {sentence}"
            );
        }
    }
}

/// What holds of every sheet that is refused: it is a sentence in both languages that names the file.
fn check_refusal(error: &SheetError, file: &str) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        let sentence = Words::new(lang).say(&error.message());
        prop_assert!(sentence.contains(file), "{}", sentence);
        prop_assert!(
            !sentence.contains(['{', '$']) && sentence.ends_with('.'),
            "{}",
            sentence
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_give_a_whole_sheet_or_a_refusal(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        truncate in any::<bool>(),
    ) {
        let whole = fs::read(fixture("participants.xlsx")).unwrap();
        let mut bytes = whole.clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        if truncate {
            bytes.truncate(cut.index(bytes.len()));
        }
        match with_file("a.xlsx", &bytes, read_participants) {
            Ok(people) => {
                let mut names: Vec<String> = people.rows.iter().map(|row| name_key(&row.id)).collect();
                prop_assert!(!names.is_empty() && names.iter().all(|name| !name.is_empty()));
                names.sort_unstable();
                prop_assert!(names.is_sorted_by(|a, b| a != b), "nobody stands twice: {:?}", names);
                prop_assert!(people.rows.iter().all(|row| row.values.len() == people.attributes.len()));
                prop_assert!(people.rows.is_sorted_by(|a, b| a.row_number < b.row_number));
                prop_assert!(people.rows[0].row_number > 1, "the header is no participant");
            }
            Err(error) => {
                prop_assert_ne!(&bytes, &whole);
                check_refusal(&error, "a.xlsx")?;
            }
        }
        // Called something that it is not, it is no sheet of codings either.
        match with_file("a.csv", &bytes, read_codings) {
            Ok(codings) => prop_assert!(codings.rows.iter().all(|row| row.start < row.end)),
            Err(error) => check_refusal(&error, "a.csv")?,
        }
    }
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_named_by_its_row() {
    assert_eq!(
        participants("id,a\nم۱,\"x\nم۲,y\n"),
        Err(SheetFault::OpenQuote { row: 2 })
    );
    let good = participants("id,a\nم۱,\"x \"\"y\"\" z\nو\"\nم۲,5\" wide\n").unwrap();
    assert_eq!(good.rows[0].values, ["x \"y\" z\nو"]);
    assert_eq!(good.rows[1].values, ["5\" wide"]);
}

#[test]
fn an_apostrophe_that_keeps_a_text_from_being_a_formula_is_no_part_of_it() {
    let found = codes("path\n'=سود\n'- منفی\n'عادی'\n").unwrap();
    let paths: Vec<_> = found.rows.iter().map(|row| row.path.last().unwrap()).collect();
    assert_eq!(paths, ["=سود", "- منفی", "'عادی'"]);
}
