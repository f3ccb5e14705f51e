//! Syntax for SPSS and PSPP, with the data beside it as comma-separated values.
//!
//! Names of variables are what both programs take everywhere: a letter and then letters, digits and `_` of ASCII, at most
//! 64 bytes, none of them a word of the syntax. What a column is called for people is the label of its variable.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use csv::{Terminator, WriterBuilder};

use crate::i18n::Words;
use crate::message::Message;
use crate::report::{Cell, Report, RowRole, Table, Value};
use crate::text::persian::digits::{DigitSet, convert};

use super::FormatFault;
use super::csv::field;
use super::writers::{Setting, Writer};

/// Syntax that reads the table and says what its variables mean.
pub(super) const WRITER: Writer = Writer {
    key: "spss",
    endings: &["sps"],
    write: |report, setting| syntax(report, setting),
    data: Some(|report| data(&File::of(only_table(report)?))),
};

/// The ending of the file of data.
pub(super) const DATA_ENDING: &str = "csv";

/// Bytes of the longest name of a variable.
const NAME: usize = 64;
/// Bytes of the longest label of a variable, and of a value.
const LABEL: usize = 255;
const VALUE_LABEL: usize = 120;
/// Bytes of the longest text of a variable.
const TEXT: usize = 32_767;
/// Values of the longest list of labels: a column with more is text.
const FEW: usize = 30;
/// What a case without a value has where values are numbered.
const MISSING: i32 = -99;
/// Words of the syntax that are no names.
const RESERVED: [&str; 13] = [
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
];

/// Commands that PSPP takes for themselves at the beginning of a line of variables, in full and as short as it knows them.
const COMMANDS: [(&str, usize); 2] = [("document", 3), ("comment", 4)];

/// Whether a name is a word of the syntax.
fn is_reserved(name: &str) -> bool {
    let mut commands = COMMANDS.iter();
    RESERVED.contains(&name)
        || commands.any(|(command, least)| name.len() >= *least && command.starts_with(name))
}

/// What a variable holds.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// Figures, with so many decimals.
    Number { decimals: usize },
    /// Texts, the longest of so many bytes; `cut` of them were longer than a variable holds.
    Text { bytes: usize, cut: usize },
    /// One of few values, numbered from 1; whether it is missing somewhere.
    Values { labels: Vec<String>, missing: bool },
}

/// A column as a variable.
#[derive(Clone, Debug, PartialEq)]
struct Variable {
    name: String,
    label: String,
    kind: Kind,
    /// What stands in the file of data, row by row.
    fields: Vec<String>,
}

/// A table as variables.
struct File {
    variables: Vec<Variable>,
}

/// A data set is one table.
fn only_table(report: &Report) -> Result<&Table, FormatFault> {
    let mut tables = report.tables();
    match (tables.next(), tables.next()) {
        (Some(table), None) => Ok(table),
        (None, _) => Err(FormatFault::NoColumns),
        (Some(_), Some(_)) => Err(FormatFault::SeveralTables),
    }
}

impl File {
    fn of(table: &Table) -> Self {
        let rows: Vec<_> = table
            .rows()
            .iter()
            .filter(|row| row.role == RowRole::Body)
            .collect();
        let mut names = Names::default();
        let headings = table.flat_headings().into_iter().enumerate();
        let variables = headings.map(|(place, heading)| {
            let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.cells.get(place)).collect();
            Variable::of(names.name(&heading, place), &heading, &cells, place)
        });
        Self {
            variables: variables.collect(),
        }
    }
}

impl Variable {
    fn of(name: String, heading: &str, cells: &[&Cell], place: usize) -> Self {
        let label = cut(&one_line(heading), LABEL).to_owned();
        let texts: Vec<String> = cells.iter().map(|cell| one_line(&field(cell))).collect();
        let figures: Option<Vec<String>> = cells
            .iter()
            .zip(&texts)
            .map(|(cell, text)| figure(cell, text))
            .collect();
        let told = || texts.iter().filter(|text| !text.is_empty());
        if let Some(fields) = figures.filter(|fields| fields.iter().any(|field| !field.is_empty())) {
            let decimals = fields.iter().map(|field| decimals(field)).max().unwrap_or(0);
            return Self {
                name,
                label,
                kind: Kind::Number { decimals },
                fields,
            };
        }
        let mut numbers = BTreeMap::new();
        let mut labels: Vec<String> = Vec::new();
        for text in told() {
            numbers.entry(text.as_str()).or_insert_with(|| {
                labels.push(text.clone());
                labels.len()
            });
        }
        // What tells the cases apart is a text: their names, and whatever has another value for nearly all of them.
        let repeats = labels.len() * 2 <= told().count() || labels.len() <= 2;
        let short = labels.iter().all(|label| label.len() <= VALUE_LABEL);
        if place > 0 && short && repeats && (1..=FEW).contains(&labels.len()) {
            let number = |text: &String| {
                numbers
                    .get(text.as_str())
                    .map_or(MISSING.to_string(), usize::to_string)
            };
            let fields = texts.iter().map(number).collect();
            let missing = texts.iter().any(String::is_empty);
            return Self {
                name,
                label,
                kind: Kind::Values { labels, missing },
                fields,
            };
        }
        let fields: Vec<String> = texts.iter().map(|text| cut(text, TEXT).to_owned()).collect();
        let bytes = fields.iter().map(String::len).max().unwrap_or(0).max(1);
        Self {
            name,
            label,
            kind: Kind::Text {
                bytes,
                cut: texts.iter().filter(|text| text.len() > TEXT).count(),
            },
            fields,
        }
    }

    /// Its format in the syntax.
    fn format(&self) -> String {
        match &self.kind {
            Kind::Number { decimals } => {
                let width = self.fields.iter().map(String::len).max().unwrap_or(0);
                format!("F{}.{decimals}", width.clamp(decimals + 2, 40))
            }
            Kind::Text { bytes, .. } => format!("A{bytes}"),
            Kind::Values { .. } => "F4.0".to_owned(),
        }
    }

    /// How many texts a variable does not hold whole.
    fn cut(&self) -> usize {
        match self.kind {
            Kind::Text { cut, .. } => cut,
            Kind::Number { .. } | Kind::Values { .. } => 0,
        }
    }

    fn level(&self) -> &'static str {
        match self.kind {
            Kind::Number { .. } => "SCALE",
            Kind::Text { .. } | Kind::Values { .. } => "NOMINAL",
        }
    }
}

/// The figure of a cell with a decimal point, empty where there is none; `None` where the cell holds words.
fn figure(cell: &Cell, text: &str) -> Option<String> {
    match cell.value {
        Value::Number { .. } | Value::Percent { .. } | Value::Empty | Value::Undefined => {
            Some(text.to_owned())
        }
        Value::Path(_) => None,
        Value::Text(_) => {
            let latin = convert(text.trim(), DigitSet::Latin).replace('٫', ".");
            let digits = latin.strip_prefix('-').unwrap_or(&latin);
            let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.len() <= 15;
            (text.is_empty() || (plain && latin.parse::<f64>().is_ok())).then_some(latin)
        }
    }
}

fn decimals(figure: &str) -> usize {
    figure.split_once('.').map_or(0, |(_, after)| after.len()).min(16)
}

/// The names given so far.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    /// The heading where it is a name itself, else the number of the column; none twice.
    fn name(&mut self, heading: &str, place: usize) -> String {
        let letters: String = heading
            .trim()
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '_'
                }
            })
            .collect();
        let mut own = heading.trim().chars();
        let is_name = own.next().is_some_and(|c| c.is_ascii_alphabetic())
            && own.all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-'))
            && !letters.ends_with('_')
            && letters.len() <= NAME - 4
            && !is_reserved(&letters);
        let number = place + 1;
        let base = if is_name { letters } else { format!("v{number:03}") };
        let mut name = base.clone();
        while !self.0.insert(name.clone()) {
            name = format!("{base}_{number}");
            if self.0.contains(&name) {
                name = format!("v{number:03}_{}", self.0.len());
            }
        }
        name
    }
}

/// The data, with the names of the variables above them; a record is one line.
fn data(file: &File) -> Result<Vec<u8>, FormatFault> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(&mut out);
    writer.write_record(file.variables.iter().map(|variable| &variable.name))?;
    let rows = file
        .variables
        .iter()
        .map(|variable| variable.fields.len())
        .max()
        .unwrap_or(0);
    for row in 0..rows {
        let fields = file.variables.iter().map(|variable| variable.fields.get(row));
        writer.write_record(fields.map(|field| field.map_or("", String::as_str)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}

fn syntax(report: &Report, setting: &Setting<'_>) -> Result<Vec<u8>, FormatFault> {
    let table = only_table(report)?;
    let variables = File::of(table).variables;
    let mut out = String::from("\u{feff}* Encoding: UTF-8.\r\n");
    // Writing into a string cannot fail.
    let _ = write!(out, "* {}.\r\n", comment(&table.title));
    for note in &table.notes {
        let _ = write!(out, "* {}.\r\n", comment(note));
    }
    let cut: usize = variables.iter().map(Variable::cut).sum();
    if cut > 0 {
        let told = Message::new("report-values-cut")
            .with("count", cut)
            .with("limit", TEXT);
        let told = Words::new(table.style.lang).say(&told);
        let _ = write!(out, "* {}.\r\n", comment(&told));
    }
    let file = quoted(&format!("{}.{DATA_ENDING}", setting.name));
    // PSPP knows no other mode and takes the command for a mistake; SPSS has had this one by itself since version 21.
    out.push_str(
        "\r\n* SPSS in code page mode needs SET UNICODE=ON before this.\r\nSET DECIMAL=DOT.\r\n\r\n",
    );
    let _ = write!(
        out,
        "GET DATA\r\n  /TYPE=TXT\r\n  /FILE={file}\r\n  /ENCODING='UTF8'\r\n  /ARRANGEMENT=DELIMITED\r\n  /DELCASE=LINE\r\n  \
         /FIRSTCASE=2\r\n  /DELIMITERS=\",\"\r\n  /QUALIFIER='\"'\r\n  /VARIABLES="
    );
    for variable in &variables {
        let _ = write!(out, "\r\n    {} {}", variable.name, variable.format());
    }
    out.push_str(".\r\n\r\nVARIABLE LABELS");
    for (place, variable) in variables.iter().enumerate() {
        let slash = if place == 0 { " " } else { "/" };
        let _ = write!(out, "\r\n  {slash}{} {}", variable.name, quoted(&variable.label));
    }
    out.push_str(".\r\n");
    for variable in &variables {
        let Kind::Values { labels, missing } = &variable.kind else {
            continue;
        };
        let _ = write!(out, "\r\nVALUE LABELS {}", variable.name);
        for (label, number) in labels.iter().zip(1..) {
            let _ = write!(out, "\r\n  {number} {}", quoted(label));
        }
        if *missing {
            let _ = write!(
                out,
                "\r\n  {MISSING} '–'.\r\nMISSING VALUES {} ({MISSING})",
                variable.name
            );
        }
        out.push_str(".\r\n");
    }
    out.push_str("\r\nVARIABLE LEVEL");
    for (place, variable) in variables.iter().enumerate() {
        let slash = if place == 0 { " " } else { "/" };
        let _ = write!(out, "\r\n  {slash}{} ({})", variable.name, variable.level());
    }
    out.push_str(".\r\n\r\nEXECUTE.\r\n");
    Ok(out.into_bytes())
}

/// A text between quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text as a comment, which ends at a full stop before the end of a line.
fn comment(text: &str) -> String {
    one_line(text).trim_end_matches(['.', ' ']).to_owned()
}

/// A text in one line: a record of data ends with the line even between quotation marks.
fn one_line(text: &str) -> String {
    text.split(['\r', '\n'])
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The beginning of a text, at most so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::Profile;
    use crate::report::{Column, Style};
    use proptest::prelude::*;

    fn table(rows: &[[&str; 4]]) -> Table {
        let columns = ["شناسه", "جنسیت", "سن", "count"].map(|name| Column::text(name, 1.0));
        let mut table = Table::new("کدها به‌صورت متغیر.", Style::FA, columns.to_vec());
        for row in rows {
            table.push(row.iter().map(|text| Cell::text(*text)));
        }
        table
    }

    fn both(table: Table) -> (String, String) {
        let profile = Profile::default();
        let setting = Setting {
            profile: &profile,
            name: "داده \"۱\"",
        };
        let report = Report::from(table);
        let syntax = String::from_utf8(syntax(&report, &setting).unwrap()).unwrap();
        let data = data(&File::of(only_table(&report).unwrap())).unwrap();
        (syntax, String::from_utf8(data).unwrap())
    }

    #[test]
    fn columns_become_labelled_variables() {
        let (syntax, data) = both(table(&[
            ["م۱", "زن", "۳۵", "x\ny"],
            ["م۲", "مرد", "۴۰٫۵", "گفت \"نه\", رفت"],
            ["م۳", "زن", "", "z"],
            ["م۴", "", "۷", "دراز"],
        ]));
        assert_eq!(
            data,
            "\u{feff}v001,v002,v003,count\r\nم۱,1,35,x y\r\nم۲,2,40.5,\"گفت \"\"نه\"\", رفت\"\r\nم۳,1,,z\r\nم۴,-99,7,دراز\r\n"
        );
        for told in [
            "\u{feff}* Encoding: UTF-8.\r\n* کدها به‌صورت متغیر.\r\n",
            "/FILE=\"داده \"\"۱\"\".csv\"",
            "\r\n    v001 A4\r\n    v002 F4.0\r\n    v003 F4.1\r\n    count A",
            "VARIABLE LABELS\r\n   v001 \"شناسه\"\r\n  /v002 \"جنسیت\"",
            "VALUE LABELS v002\r\n  1 \"زن\"\r\n  2 \"مرد\"\r\n  -99 '–'.\r\nMISSING VALUES v002 (-99).",
            "/v003 (SCALE)",
        ] {
            assert!(syntax.contains(told), "{told}\n{syntax}");
        }
    }

    #[test]
    fn a_text_that_no_variable_holds_is_cut_and_that_is_told() {
        let long = format!("a{}", "نه ".repeat(TEXT / 5 + 9));
        let (syntax, data) = both(table(&[["م۱", "زن", "۱", &long], ["م۲", "مرد", "۲", "کوتاه"]]));
        assert!(syntax.contains("* ۱ متن بلندتر از ۳۲۷۶۷ بایتی بود"), "{syntax}");
        assert!(
            syntax.contains("count A32766"),
            "no letter is cut in two\n{syntax}"
        );
        assert!(data.lines().all(|line| line.len() < TEXT + 99));
        let (syntax, _) = both(table(&[["م۱", "زن", "۱", "کوتاه"]]));
        assert!(!syntax.contains("بایت"));
    }

    #[test]
    fn names_are_legal_and_none_comes_twice() {
        let mut names = Names::default();
        let told: Vec<String> = [
            "c",
            "C",
            "to",
            "طبقه",
            "log ratio",
            "1a",
            "v004",
            "v004",
            "a.",
            "",
            "document",
            "Comment",
            "documents",
        ]
        .iter()
        .enumerate()
        .map(|(place, heading)| names.name(heading, place))
        .collect();
        assert_eq!(
            told,
            [
                "c",
                "c_2",
                "v003",
                "v004",
                "log_ratio",
                "v006",
                "v004_7",
                "v004_8",
                "v009",
                "v010",
                "v011",
                "v012",
                "documents"
            ]
        );
    }

    proptest! {
        #[test]
        fn every_heading_gets_a_legal_name(headings in prop::collection::vec("[a-cA-C_ طو0-9.\\-]{0,70}", 0..20)) {
            let mut names = Names::default();
            let mut seen = HashSet::new();
            for (place, heading) in headings.iter().enumerate() {
                let name = names.name(heading, place);
                prop_assert!(name.len() <= NAME && name.starts_with(|c: char| c.is_ascii_alphabetic()), "{}", name);
                prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.ends_with('_'));
                prop_assert!(!is_reserved(&name));
                prop_assert!(seen.insert(name.to_ascii_lowercase()));
            }
        }
    }
}
