//! Tables as files: the XML that Word needs, sheets read back, and the text formats word for word.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use expect_test::expect_file;
use gozareh::exchange::export::{ExportFormat, FormatFault, Profile, to_bytes, write};
use gozareh::files::WriteTerms;
use gozareh::report::{Block, Cell, Column, Report, Style, Table};

/// A small table with everything a format must carry: merged cells, a grouped header, mixed words, all kinds of cells.
fn mixed(style: Style) -> Table {
    let mut table = Table::new(
        "کدهای «دفاتر» و SMS",
        style,
        vec![
            Column::text("طبقه", 3.0),
            Column::code_path("کد", 3.0),
            Column::number("فراوانی"),
            Column::percent("درصد"),
            Column::text("نمونه", 4.0),
        ],
    );
    table.group_headings([("", 2), ("بخش‌های کدگذاری‌شده", 2)]);
    let rows = [
        ("مشکلات مدیریت", "عدم ثبات", 1234, "«با SMS خبر دادند» (۴۵٪)"),
        ("مشکلات مدیریت", "تخلفات | متصدیان", 6, "=SUM(A1) & <b> $5_000"),
        ("پلیس+۱۰", "کارمزد", 0, "ساعت ۷:۳۰ روز ۱۳۹۹/۰۳/۱۲\nخط دوم"),
    ];
    for (category, code, count, sample) in rows {
        table.push([
            Cell::text(category),
            Cell::path([category, code]),
            Cell::count(count),
            Cell::percent(count, 1240),
            Cell::text(sample),
        ]);
    }
    table.push_total([
        Cell::text("جمع"),
        Cell::default(),
        Cell::count(1240),
        Cell::percent(1240, 1240),
        Cell::number(f64::NAN, 2),
    ]);
    table.merge_down(&[0]);
    table.merge(3, 0, 1, 2);
    table.notes.push("درصدها از ۱۲۴۰ بخش کدگذاری‌شده است.".into());
    table.provenance = Some("گزاره · پروژهٔ آزمون".into());
    table
}

fn format(ending: &str) -> ExportFormat {
    ExportFormat::of_ending(ending).unwrap()
}

fn bytes(table: Table, format: ExportFormat) -> Vec<u8> {
    to_bytes(&table.into(), format, &Profile::default()).unwrap()
}

pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// XML as one line an event, attributes in alphabetical order: equal for documents that mean the same.
pub(crate) fn canonical(xml: &str) -> String {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut out, mut depth) = (String::new(), 0usize);
    let mut line = |depth: usize, text: &str| out.push_str(&format!("{}{text}\n", " ".repeat(depth)));
    let start = |e: &quick_xml::events::BytesStart<'_>| {
        let mut attributes: Vec<String> = e
            .attributes()
            .map(|a| {
                let a = a.unwrap();
                format!(
                    " {}={}",
                    String::from_utf8_lossy(a.key.as_ref()),
                    String::from_utf8_lossy(&a.value)
                )
            })
            .collect();
        attributes.sort();
        format!(
            "{}{}",
            String::from_utf8_lossy(e.name().as_ref()),
            attributes.concat()
        )
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => {
                line(depth, &start(&e));
                depth += 1;
            }
            Event::Empty(e) => line(depth, &start(&e)),
            Event::End(_) => depth -= 1,
            Event::Text(t) => {
                let text = t.decode().unwrap();
                if !text.trim().is_empty() {
                    line(depth, &format!("“{text}”"));
                }
            }
            Event::GeneralRef(r) => line(depth, &format!("&{}", r.decode().unwrap())),
            Event::Eof => return out,
            _ => {}
        }
    }
}

pub(crate) fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/exports")
        .join(name)
}

#[test]
fn word_gets_what_a_right_to_left_table_needs() {
    let docx = bytes(mixed(Style::FA), format("docx"));
    let xml = canonical(&part(&docx, "word/document.xml"));
    for needed in [
        "w:tblPr\n    w:bidiVisual\n    w:tblW",
        "w:tblHeader",
        "w:cantSplit",
        "w:vMerge w:val=restart",
        "w:gridSpan w:val=2",
        // Without a switch LibreOffice shows the number as it stands, and locked Word does: in Persian digits.
        "w:fldChar w:fldCharType=begin w:fldLock=1",
        "“ SEQ جدول ”",
        "“۱”",
        "w:rtl\n",
        "w:lang w:bidi=fa-IR",
        "w:footerReference",
    ] {
        assert!(xml.contains(needed), "{needed} is missing in\n{xml}");
    }
    let section = xml.split("w:sectPr").last().unwrap();
    assert!(section.contains("w:bidi\n"), "{section}");
    expect_file![golden("mixed-fa.document.xml.txt")].assert_eq(&xml);
    expect_file![golden("styles-fa.xml.txt")].assert_eq(&canonical(&part(&docx, "word/styles.xml")));
}

#[test]
fn a_place_that_begins_with_a_name_of_the_other_direction_keeps_that_of_the_table() {
    let place = "\u{200f}\u{200e}i1\u{200e}\u{200f}، پاراگراف ۲";
    let mut table = Table::new("گزاره‌ها", Style::FA, vec![Column::text("سند و پاراگراف", 2.0)]);
    table.push([Cell::composed(place)]);
    let xml = canonical(&part(&bytes(table.clone(), format("docx")), "word/document.xml"));
    let cell = xml.split("w:tc\n").last().unwrap();
    assert!(cell.contains("w:bidi\n") && !cell.contains("w:jc"), "{cell}");
    let html = String::from_utf8(bytes(table.clone(), format("html"))).unwrap();
    assert!(html.contains("<td>") && html.contains("<bdi>i1"), "{html}");
    let sheet = part(&bytes(table.clone(), format("xlsx")), "xl/styles.xml");
    assert!(!sheet.contains("readingOrder=\"1\""), "{sheet}");
    let csv = String::from_utf8(bytes(table, format("csv"))).unwrap();
    assert!(csv.contains("i1، پاراگراف ۲\r\n"), "data have no marks: {csv}");
}

#[test]
fn a_code_of_the_other_direction_is_set_off_from_the_side_of_its_column() {
    let mut table = Table::new("Codes", Style::EN, vec![Column::code_path("Code", 2.0)]);
    table.push([Cell::path(["بی‌اعتمادی"])]);
    table.push([Cell::path(["بی‌اعتمادی", "بی‌اعتمادی به دفتر"])]);
    table.push([Cell::path(["بی‌اعتمادی", "Office"])]);
    let xml = canonical(&part(&bytes(table.clone(), format("docx")), "word/document.xml"));
    // What leads a Persian line stands on the right, and the column begins on the left.
    let lines = xml.lines().map(str::trim).collect::<Vec<_>>().join("|");
    assert!(
        lines.contains("w:bidi|w:ind w:right=220|w:jc w:val=right"),
        "{xml}"
    );
    assert!(lines.contains("w:bidi w:val=0|w:ind w:left=220"), "{xml}");
    let html = String::from_utf8(bytes(table, format("html"))).unwrap();
    assert!(html.contains("padding-inline-end:1.6em"), "{html}");
    assert!(html.contains("padding-inline-start:1.6em"), "{html}");
}

#[test]
fn a_quotation_that_begins_with_a_latin_word_keeps_the_direction_of_most_of_its_words() {
    let quoted = |text: &str, ending: &str, name: &str| {
        let columns = vec![Column::text("گزاره", 1.0), Column::text("منبع", 1.0)];
        let mut table = Table::new("نقل‌قول‌ها", Style::FA, columns);
        table.push([Cell::text(text), Cell::text("م۱")]);
        let bytes = bytes(table, format(ending));
        if name.is_empty() {
            String::from_utf8(bytes).unwrap()
        } else {
            part(&bytes, name)
        }
    };
    let persian = "Excel نمره وارد می‌کنم و بعد از آن کارنامه را چاپ می‌کنم";
    let english = "I enter the marks in Excel and print them";
    for (ending, name, turned) in [
        ("docx", "word/document.xml", "<w:bidi w:val=\"0\"/>"),
        ("html", "", "<td dir=\"ltr\""),
        ("xlsx", "xl/styles.xml", "readingOrder=\"1\""),
    ] {
        assert!(!quoted(persian, ending, name).contains(turned), "{ending}");
        assert!(quoted(english, ending, name).contains(turned), "{ending}");
    }
}

#[test]
fn an_english_table_is_laid_out_from_left_to_right() {
    let docx = bytes(mixed(Style::EN), format("docx"));
    let xml = canonical(&part(&docx, "word/document.xml"));
    // Left unsaid, LibreOffice lays it out by its first words, which may be Persian.
    assert!(
        xml.contains("w:bidiVisual w:val=0\n") && !xml.contains("w:bidiVisual\n"),
        "{xml}"
    );
    assert!(xml.contains(" SEQ Table \\* ARABIC "));
    assert!(xml.contains("“1,234”"));
    let section = xml.split("w:sectPr").last().unwrap();
    assert!(!section.contains("w:bidi\n"), "{section}");
}

#[test]
fn every_part_of_a_word_file_is_declared_and_well_formed() {
    let docx = bytes(mixed(Style::FA), format("docx"));
    let mut archive = zip::ZipArchive::new(Cursor::new(docx.as_slice())).unwrap();
    let names: Vec<String> = archive.file_names().map(|n| n.unwrap().into_owned()).collect();
    let types = part(&docx, "[Content_Types].xml");
    for name in &names {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        canonical(&text);
        let declared = types.contains(&format!("\"/{name}\"")) || name.ends_with(".rels");
        assert!(declared || name == "[Content_Types].xml", "{name}");
    }
}

#[test]
fn wide_tables_turn_the_page_and_running_text_turns_it_back() {
    let wide = Table::new("پهن", Style::FA, (0..8).map(|_| Column::number("ن")).collect());
    let mut document = Report::new("گزارش", Style::FA);
    document.blocks = vec![
        Block::Heading(1, "روش".into()),
        Block::Paragraph("متن".into()),
        Block::Table(Box::new(wide)),
        Block::Table(Box::new(mixed(Style::FA))),
    ];
    let docx = to_bytes(&document, format("docx"), &Profile::default()).unwrap();
    let xml = canonical(&part(&docx, "word/document.xml"));
    let pages: Vec<bool> = xml
        .lines()
        .filter(|line| line.contains("w:pgSz"))
        .map(|line| line.contains("landscape"))
        .collect();
    assert_eq!(pages, [false, true, false]);
}

#[test]
fn the_codes_of_a_wide_sheet_stay_beside_the_figures() {
    for (figures, split) in [(9, "xSplit=\"1\" ySplit=\"2\""), (2, "pane ySplit=\"2\"")] {
        let mut columns = vec![Column::code_path("کد", 4.0)];
        columns.extend((0..figures).map(|_| Column::number("ن")));
        let mut table = Table::new("هم‌رخدادی", Style::FA, columns);
        table.push([Cell::path(["الف"]), Cell::count(0)]);
        let xml = part(&bytes(table, format("xlsx")), "xl/worksheets/sheet1.xml");
        assert!(xml.contains(split), "{xml}");
    }
}

#[test]
fn a_sheet_reads_back_with_numbers_as_numbers() {
    let bytes = bytes(mixed(Style::FA), format("xlsx"));
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for needed in [
        "rightToLeft=\"1\"",
        "<mergeCell ref=\"A4:A5\"",
        "state=\"frozen\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(xml.contains(needed), "{needed} is missing in {xml}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["جدول ۱"]);
    let sheet = book.worksheet_range("جدول ۱").unwrap();
    let value = |row, column| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(value(0, 0), Data::String("کدهای «دفاتر» و SMS".into()));
    assert_eq!(value(1, 0), Data::String("طبقه".into()));
    assert_eq!(value(2, 2), Data::String("فراوانی".into()));
    assert_eq!(value(3, 2), Data::Float(1234.0));
    assert_eq!(value(3, 3), Data::Float(1234.0 / 1240.0));
    assert_eq!(value(4, 0), Data::Empty);
    assert_eq!(value(4, 4), Data::String("=SUM(A1) & <b> $5_000".into()));
    assert_eq!(value(6, 4), Data::String("–".into()));
    assert_eq!(
        value(7, 0),
        Data::String("درصدها از ۱۲۴۰ بخش کدگذاری‌شده است.".into())
    );
}

#[test]
fn the_text_formats_are_as_they_were() {
    for (format, style, name) in [
        (format("html"), Style::FA, "mixed-fa.html"),
        (format("tex"), Style::FA, "mixed-fa.tex"),
        (format("tex"), Style::EN, "mixed-en.tex"),
        (format("md"), Style::FA, "mixed-fa.md"),
    ] {
        let text = String::from_utf8(bytes(mixed(style), format)).unwrap();
        expect_file![golden(name)].assert_eq(&text);
    }
}

#[test]
fn an_opendocument_text_is_whole() {
    let odt = bytes(mixed(Style::FA), format("odt"));
    let mut archive = zip::ZipArchive::new(Cursor::new(odt.as_slice())).unwrap();
    let first = archive.by_index(0).unwrap();
    assert_eq!(
        (first.name().unwrap(), first.compression()),
        ("mimetype".into(), zip::CompressionMethod::Stored)
    );
    drop(first);
    for name in ["META-INF/manifest.xml", "styles.xml", "meta.xml"] {
        canonical(&part(&odt, name));
    }
    let content = canonical(&part(&odt, "content.xml"));
    for needed in [
        "style:writing-mode=rl-tb",
        "table:number-rows-spanned=2",
        "table:covered-table-cell",
        "table:table-header-rows",
        "text:sequence ",
    ] {
        assert!(content.contains(needed), "{needed} is missing in\n{content}");
    }
    let tables = content.split("table:table ").nth(1).unwrap();
    expect_file![golden("mixed-fa.table.odt.txt")].assert_eq(tables);
}

#[test]
fn csv_repeats_merged_cells_and_keeps_plain_numbers() {
    let text = String::from_utf8(bytes(mixed(Style::FA), format("csv"))).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.contains("\r\nمشکلات مدیریت,مشکلات مدیریت > تخلفات | متصدیان,6,0.48"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().nth(2),
        Some("بخش‌های کدگذاری‌شده · فراوانی")
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(&rows[1][4], "'=SUM(A1) & <b> $5_000");
    assert_eq!(&rows[3][2], "1240");
    // At most four decimals, and none that are noughts: 1234 and 6 of 1240.
    let shares: Vec<&str> = rows.iter().map(|row| &row[3]).collect();
    assert_eq!(shares, ["99.5161", "0.4839", "0", "100"]);
}

/// A row without a value is told from one that goes on with the value above it.
#[test]
fn a_row_of_markdown_reads_by_itself() {
    let columns = vec![Column::text("Category", 1.0), Column::text("Code", 1.0)];
    let mut table = Table::new("Codes", Style::EN, columns);
    for row in [["a", "x"], ["a", "y"], ["", "z"], ["", "w"]] {
        table.push(row);
    }
    table.merge_down(&[0]);
    let written = String::from_utf8(bytes(table, format("md"))).unwrap();
    let rows: Vec<&str> = written
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .collect();
    assert_eq!(rows, ["| a | x |", "| a | y |", "|  | z |", "|  | w |"]);
}

#[test]
fn a_text_longer_than_a_cell_of_excel_is_cut_and_told() {
    let columns = || vec![Column::text("Code", 1.0), Column::text("Passage", 1.0)];
    let long = "نگرانی و 😀 ".repeat(4_000);
    let mut table = Table::new("Passages", Style::EN, columns());
    table.push(["x", long.as_str()]);
    table.push(["y", &"😀".repeat(32_767 / 2)]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(table, format("xlsx")))).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |row: u32, column: u32| sheet.get_value((row, column)).unwrap().to_string();
    let cut = text(2, 1);
    assert!(cut.encode_utf16().count() > 32_700 && cut.encode_utf16().count() <= 32_767);
    assert!(long.starts_with(cut.strip_suffix('…').unwrap()));
    assert_eq!(text(3, 1).chars().count(), 32_767 / 2);
    assert!(
        text(4, 0).starts_with("1 text is longer than the 32767 characters"),
        "{}",
        text(4, 0)
    );

    // A sheet without a title is read back: it is whole or not there.
    let mut table = Table::new("", Style::EN, columns());
    table.push(["x", long.as_str()]);
    let refused = to_bytes(&table.into(), format("xlsx"), &Profile::default());
    assert_eq!(refused, Err(FormatFault::TooLong));
}

#[test]
fn the_ending_chooses_the_format_and_a_failure_keeps_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::default();
    for format in ExportFormat::all() {
        let path = folder
            .path()
            .join("جدول")
            .with_extension(format.ending().to_uppercase());
        write(mixed(Style::FA), &path, &profile, WriteTerms::default()).unwrap();
        assert!(path.metadata().unwrap().len() > 100, "{format:?}");
    }
    let unknown = write(
        mixed(Style::FA),
        &folder.path().join("table.pdf"),
        &profile,
        WriteTerms::default(),
    )
    .unwrap_err();
    assert!(unknown.to_string().contains("table.pdf"));
    let nowhere = write(
        mixed(Style::FA),
        &folder.path().join("none").join("t.csv"),
        &profile,
        WriteTerms::default(),
    )
    .unwrap_err();
    for lang in gozareh::i18n::Lang::ALL {
        let words = gozareh::i18n::Words::new(lang);
        for error in [&unknown, &nowhere] {
            assert!(
                words
                    .say(&error.message())
                    .contains(&folder.path().display().to_string())
            );
        }
    }
    // Too long for Excel: refused whole, the sheet of before stays.
    let path = folder.path().join("جدول.XLSX");
    let before = std::fs::read(&path).unwrap();
    let mut long = Table::new("", Style::FA, vec![Column::text("متن", 1.0)]);
    long.push(["ا".repeat(40_000)]);
    write(long, &path, &profile, WriteTerms::replacing()).unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
