//! Sheets that somebody has made to take all memory, or for ever.

use std::io::{Read as _, Write as _};

use super::super::limits::COLUMNS;
use super::tests::{codes, codings, participants, with_file};
use super::*;

/// A workbook whose sheet and shared texts are these.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    for (name, content) in [
        (
            "[Content_Types].xml",
            format!(
                "<Types><Override PartName='/xl/workbook.xml' ContentType='{types}.sheet.main+xml'/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id='a' Type='{relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='a' sheetId='1' r:id='s'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id='s' Type='{relations}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns='{main}'>{sheet}</worksheet>"),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What is wrong with the sheet of such a workbook, in one word.
fn refused(sheet: &str, strings: &str) -> String {
    let read = with_file("a.xlsx", workbook(sheet, strings), read_participants);
    match read.map(|read| read.rows.len()) {
        Ok(rows) => format!("{rows} rows"),
        Err(SheetError::Sheet { fault, .. }) => format!("{fault:?}"),
        Err(SheetError::File(error)) => match error.fault {
            Fault::Damaged(_) => "damaged".to_owned(),
            fault => format!("{fault:?}"),
        },
    }
}

#[test]
fn a_hostile_workbook_costs_no_more_than_its_limits() {
    let cell = |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
    let rows = |rows: &str| format!("<dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData>");
    let head = format!("<row r='1'>{}{}</row>", cell("A1", "id"), cell("B1", "x"));
    let strings = |count: &str| format!("<sst uniqueCount='{count}'><si><t>a</t></si></sst>");
    let usual = strings("1");
    let far = |at: &str| {
        rows(&format!(
            "{head}<row r='2'>{}</row><row>{}</row>",
            cell("A2", "a"),
            cell(at, "x")
        ))
    };
    assert_eq!(refused(&far("A3"), &usual), "2 rows");
    assert_eq!(
        refused(&far("XFD1048576"), &usual),
        "Ragged { row: 1048576, expected: 2, found: 16384 }"
    );
    assert_eq!(refused(&far("XFE3"), &usual), "TooMany(Columns, 16384)");
    assert_eq!(refused(&far("A1048577"), &usual), "TooMany(Rows, 1048576)");
    for beyond in [
        "ZZZZZZZZZZ99",
        "A99999999999",
        "ZZZZZZ4294967295",
        "A0",
        "é1",
        "1",
    ] {
        let found = refused(&far(beyond), &usual);
        assert!(
            found == "damaged" || found.starts_with("TooMany"),
            "{beyond}: {found}"
        );
    }
    for count in ["2000001", "99999999999999999", "18446744073709551615"] {
        assert_eq!(
            refused(&far("A3"), &strings(count)),
            "TooMany(Cells, 2000000)",
            "{count}"
        );
    }
    // A header that reaches the last column makes every row as wide.
    let wide = format!("<row r='1'>{}{}</row>", cell("A1", "id"), cell("XFD1", "x"));
    let many: String = (2..200)
        .map(|n| format!("<row r='{n}'>{}</row>", cell(&format!("A{n}"), "a")))
        .collect();
    assert_eq!(refused(&rows(&(wide + &many)), &usual), "TooMany(Cells, 2000000)");
    // One long text, shared by many cells.
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
    let shared: String = (2..100)
        .map(|n| format!("<row r='{n}'><c r='A{n}' t='s'><v>0</v></c></row>"))
        .collect();
    assert_eq!(
        refused(&rows(&(head.clone() + &shared)), &long),
        "TooLarge(67108864)"
    );
    let endless = rows(&format!(
        "{head}<row r='2'>{}</row>",
        cell("A2", &"a".repeat(5 << 20))
    ));
    assert_eq!(refused(&endless, &usual), "Bomb(4194304)");
    let heavy = format!("<sst>{}</sst>", "<si><t>abcdefgh</t></si>".repeat(1_500_000));
    assert_eq!(refused(&far("A3"), &heavy), "Bomb(33554432)");
}

#[test]
fn separated_values_have_limits_too() {
    let refused = |text: String| match with_file("a.csv", text, read_participants) {
        Err(SheetError::File(error)) => error.fault,
        other => panic!("{:?}", other.map(|read| read.rows.len())),
    };
    assert_eq!(
        refused("a,".repeat(16_385)),
        Fault::TooMany(LimitKind::Columns, COLUMNS)
    );
    let rows = format!("id\n{}", "a\n".repeat(ROWS + 1));
    assert_eq!(refused(rows), Fault::TooMany(LimitKind::Rows, ROWS));
    let wide = format!("id{}\n", ",".repeat(9_999));
    assert_eq!(refused(wide.repeat(201)), Fault::TooMany(LimitKind::Cells, CELLS));
}

#[test]
fn a_path_of_any_depth_is_refused() {
    let path = |names: usize| (0..names).map(|n| n.to_string()).collect::<Vec<_>>().join(" > ");
    let read = |names: usize| match codes(&format!("path\n{}\n", path(names))) {
        Ok(read) => Ok(read.rows.len()),
        Err(SheetError::Sheet { fault, .. }) => Err(fault),
        Err(SheetError::File(error)) => panic!("{error}"),
    };
    assert_eq!(read(32), Ok(1));
    let refused = SheetFault::TooDeep { row: 2, limit: 32 };
    assert_eq!(read(33), Err(refused.clone()));
    assert_eq!(read(1_000_000), Err(refused.clone()));
    let coding = codings(&format!("document,start,end,code\nd,0,1,{}\n", path(100_000)));
    assert_eq!(coding, Err(refused));
}

#[test]
fn a_control_character_in_a_cell_is_named() {
    for name in ["م\u{0}۱", "م\u{1B}[31m۱"] {
        let text = format!("id,x\nم۱,کتابخانه و مدرسه و دانشگاه\n{name},ب\n");
        assert_eq!(
            participants(&text),
            Err(SheetFault::Control { row: 3, column: 1 })
        );
    }
    assert!(participants("id,x\na,\"b\tc\nd\"\n").is_ok());
}

/// Never ends.
struct Endless(&'static [u8]);

impl std::io::Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        for (byte, from) in into.iter_mut().zip(self.0.iter().cycle()) {
            *byte = *from;
        }
        Ok(into.len() / self.0.len() * self.0.len())
    }
}

#[test]
fn a_row_that_never_ends_is_refused() {
    let stream = |head: &'static str, rest| {
        let input = std::io::BufReader::new(head.as_bytes().chain(Endless(rest)));
        match CodingStream::new(input) {
            Err(fault) => fault,
            Ok(mut rows) => rows.next().unwrap().unwrap_err(),
        }
    };
    for (head, rest) in [
        ("", &b"a"[..]),
        ("document,start,end,code\n", b"a"),
        ("document,start,end,code\n", b"a,"),
        ("document,start,end,code\n\"", b"a\n"),
    ] {
        let fault = stream(head, rest);
        assert!(
            matches!(fault, StreamFault::Sheet(SheetFault::LongRow(_))),
            "{head}: {fault}"
        );
    }
}
