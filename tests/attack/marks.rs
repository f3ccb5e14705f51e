//! The cells of a written table, read by rules of our own that are stricter than any program's: what a name could have
//! added to a file is a fault.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::events::Event;

/// The words of all cells of a file, or what is wrong with it.
pub fn cells(ending: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
    match ending {
        "docx" => packed(bytes, "word/document.xml", "w:tc"),
        "odt" => packed(bytes, "content.xml", "table:table-cell"),
        "xlsx" => workbook(bytes),
        "html" => page(text(bytes)?),
        "tex" => tex(text(bytes)?),
        "csv" => separated(text(bytes)?),
        "md" => markdown(text(bytes)?),
        "sps" => syntax(text(bytes)?),
        other => Err(format!("no rules for {other}")),
    }
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| error.to_string())
}

/// Texts stand between quotation marks in one line each; whatever is outside of them is ASCII, but for comments.
fn syntax(text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for line in text
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|line| !line.starts_with('*') && !line.contains("/QUALIFIER"))
    {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('"') {
            if !before.is_ascii() {
                return Err(format!("words outside of quotation marks: {before}"));
            }
            let (mut inside, mut after) = after.split_once('"').ok_or("a quotation that does not end")?;
            let mut whole = inside.to_owned();
            while let Some(more) = after.strip_prefix('"') {
                (inside, after) = more.split_once('"').ok_or("a quotation that does not end")?;
                whole.push('"');
                whole.push_str(inside);
            }
            found.push(whole);
            rest = after;
        }
    }
    Ok(found)
}

/// Every part must be XML; the cells are elements of one name.
fn packed(bytes: &[u8], main: &str, cell: &str) -> Result<Vec<String>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| error.to_string())?;
        let name = part.name().map_err(|error| error.to_string())?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content)
            .map_err(|error| error.to_string())?;
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let read = elements(text(&content)?, &[cell]).map_err(|error| format!("{name}: {error}"))?;
            if name == main {
                found = read;
            }
        }
    }
    Ok(found)
}

/// The words in the elements of some names, of XML that is well-formed.
fn elements(xml: &str, names: &[&str]) -> Result<Vec<String>, String> {
    if let Some(c) = xml.chars().find(
        |c| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'),
    ) {
        return Err(format!("{c:?} is no character of XML"));
    }
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open) = (Vec::new(), Vec::<String>::new());
    let mut depth = 0;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let named = |name: &[u8]| names.iter().any(|wanted| wanted.as_bytes() == name);
        match &event {
            Event::Start(e) | Event::Empty(e) => {
                for attribute in e.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    attribute
                        .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                        .map_err(|error| error.to_string())?;
                    if attribute.value.contains(&b'<') {
                        return Err("< in an attribute".to_owned());
                    }
                }
                if matches!(event, Event::Start(_)) {
                    depth += 1;
                    if named(e.name().as_ref()) {
                        open.push(String::new());
                    }
                }
                let blank = match e.name().as_ref() {
                    b"text:s" | b"text:tab" | b"w:br" | b"br" | b"text:line-break" => " ",
                    _ => "",
                };
                open.iter_mut().for_each(|text| text.push_str(blank));
            }
            Event::End(e) => {
                depth -= 1;
                if named(e.name().as_ref()) {
                    found.extend(open.pop());
                }
            }
            Event::Text(words) => {
                let words = words.decode().map_err(|error| error.to_string())?;
                if words.contains("]]>") {
                    return Err("]]> in a text".to_owned());
                }
                open.iter_mut().for_each(|text| text.push_str(&words));
            }
            Event::GeneralRef(reference) => {
                let one = match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(c) => c,
                    None => match reference.decode().map_err(|error| error.to_string())?.as_ref() {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        other => return Err(format!("&{other}; is nothing")),
                    },
                };
                open.iter_mut().for_each(|text| text.push(one));
            }
            Event::Comment(_) | Event::CData(_) | Event::PI(_) => return Err(format!("{event:?}")),
            Event::Eof if depth == 0 => return Ok(found),
            Event::Eof => return Err("an element is not closed".to_owned()),
            Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

/// A workbook: no formula, no link, and every word a word.
fn workbook(bytes: &[u8]) -> Result<Vec<String>, String> {
    packed(bytes, "", "none")?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| error.to_string())?;
        let name = part.name().map_err(|error| error.to_string())?.into_owned();
        if !name.starts_with("xl/worksheets/") {
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).map_err(|error| error.to_string())?;
        for bad in ["<f>", "<f ", "<hyperlink", "<oleObject", "<ddeLink"] {
            if xml.contains(bad) {
                return Err(format!("{name} has {bad}"));
            }
        }
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or("no sheet")?
        .map_err(|error| error.to_string())?;
    let words = sheet.used_cells().filter_map(|(_, _, value)| match value {
        Data::String(text) => Some(text.clone()),
        _ => None,
    });
    Ok(words.collect())
}

/// A page: only elements that a table is made of, and nothing that runs or is fetched.
fn page(html: &str) -> Result<Vec<String>, String> {
    let body = html.strip_prefix("<!DOCTYPE html>\n").ok_or("no page")?;
    let mut reader = quick_xml::Reader::from_str(body);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(e) | Event::Empty(e) => {
                let name = String::from_utf8_lossy(e.name().as_ref()).into_owned();
                let known = [
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "figure",
                    "table",
                    "caption",
                    "b",
                    "bdi",
                    "br",
                    "colgroup",
                    "col",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "figcaption",
                    "p",
                    "span",
                    "h2",
                    "h3",
                    "h4",
                ];
                if !known.contains(&name.as_str()) {
                    return Err(format!("an element {name}"));
                }
                for attribute in e.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
                    let known = [
                        "lang", "dir", "charset", "name", "content", "style", "class", "scope", "rowspan",
                        "colspan",
                    ];
                    if !known.contains(&key.as_str()) {
                        return Err(format!("an attribute {key}"));
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A style sheet is no XML.
    let (start, rest) = body.split_once("<style>").ok_or("no style")?;
    let (style, rest) = rest.split_once("</style>").ok_or("no end of the style")?;
    if style.contains('<') || style.contains("url(") || style.contains("@import") {
        return Err("the style fetches something".to_owned());
    }
    elements(&format!("{start}{rest}"), &["td", "th"])
}

/// Comma-separated values as RFC 4180 has them, none of which a spreadsheet would take for a formula.
fn separated(text: &str) -> Result<Vec<String>, String> {
    let text = text.strip_prefix('\u{FEFF}').ok_or("no byte order mark")?;
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let (mut quoted, mut begun) = (false, false);
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => {
                quoted = false;
                if !matches!(letters.peek(), Some(',' | '\r') | None) {
                    return Err("words after a quotation mark".to_owned());
                }
            }
            '"' if !begun => quoted = true,
            '"' => return Err("a quotation mark inside a cell".to_owned()),
            _ if quoted => cell.push(c),
            ',' => row.push(std::mem::take(&mut cell)),
            '\r' if letters.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' | '\n' => return Err("a line end inside a cell".to_owned()),
            _ => cell.push(c),
        }
        begun = quoted || !matches!(c, ',' | '\n' | '\r');
    }
    if quoted || !cell.is_empty() || !row.is_empty() {
        return Err("the last row does not end".to_owned());
    }
    let width = rows.first().map_or(0, Vec::len);
    let mut found = Vec::new();
    let formula = |text: &str| text.trim_start().starts_with(['=', '+', '-', '@']);
    for row in rows {
        if row.len() != width {
            return Err(format!("a row of {} cells, not {width}", row.len()));
        }
        for cell in row {
            if formula(&cell) && cell.parse::<f64>().is_err() {
                return Err(format!("a formula: {cell:?}"));
            }
            // The apostrophe is the program's own where it keeps a text from being a formula.
            match cell.strip_prefix('\'') {
                Some(bare) if formula(bare.trim_start_matches('\'')) => found.push(bare.to_owned()),
                _ => found.push(cell),
            }
        }
    }
    Ok(found)
}

/// Markdown: rows of equal length, no element but the line break and the frame, and every mark escaped.
fn markdown(text: &str) -> Result<Vec<String>, String> {
    let (mut found, mut width) = (Vec::new(), None);
    for line in text.lines() {
        if matches!(line, "<div dir=\"rtl\">" | "</div>") {
            continue;
        }
        let row = line.strip_prefix('|');
        let line = line.replace("<br>", " ");
        if line.contains('<') {
            return Err(format!("an element: {line:?}"));
        }
        if row.is_none() {
            continue;
        }
        let (mut cells, mut cell) = (Vec::new(), String::new());
        let mut letters = line.chars().skip(1).peekable();
        while let Some(c) = letters.next() {
            match c {
                '\\' => cell.extend(letters.next()),
                '|' => cells.push(std::mem::take(&mut cell)),
                '`' | '[' | ']' | '_' | '~' => return Err(format!("a mark {c}: {line:?}")),
                '*' if letters.next_if_eq(&'*').is_some() => {}
                '*' => return Err(format!("a mark: {line:?}")),
                _ => cell.push(c),
            }
        }
        if !cell.is_empty() || *width.get_or_insert(cells.len()) != cells.len() {
            return Err(format!("a row of {} cells: {line:?}", cells.len()));
        }
        found.extend(cells.iter().map(|cell| entities(cell)));
    }
    Ok(found)
}

fn entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Commands that a table is made of, with the groups after each that are no words.
const COMMANDS: &[(&str, usize)] = &[
    ("textbf", 0),
    ("lr", 0),
    ("RL", 0),
    ("numeral", 0),
    ("newline", 0),
    ("caption", 0),
    ("raggedright", 0),
    ("raggedleft", 0),
    ("centering", 0),
    ("arraybackslash", 0),
    ("toprule", 0),
    ("midrule", 0),
    ("bottomrule", 0),
    ("endhead", 0),
    ("endfirsthead", 0),
    ("endfoot", 0),
    ("selectfont", 0),
    ("noindent", 0),
    ("par", 0),
    ("thetable", 0),
    ("tabcolsep", 0),
    ("extrarowheight", 0),
    ("setlength", 0),
    ("cmidrule", 1),
    ("multirow", 2),
    ("multicolumn", 2),
    ("hspace", 1),
    ("vspace", 1),
    ("rotatebox", 1),
    ("fontsize", 2),
    ("addtocounter", 2),
    ("begin", 2),
    ("end", 1),
];

/// The tables of a LaTeX file: balanced, without a mark of TeX's own that is not escaped, and without a command that no
/// table needs.
fn tex(text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("% ---- table begins ----\n") {
        let (body, after) = after
            .split_once("% ---- table ends ----\n")
            .ok_or("the table does not end")?;
        rest = after;
        let letters: Vec<char> = body.chars().collect();
        let (mut at, mut depth) = (0, 0i32);
        let mut cell = String::new();
        while let Some(c) = letters.get(at) {
            at += 1;
            match c {
                '\\' => at = command(&letters, at, &mut cell, &mut found)?,
                '{' => depth += 1,
                '}' => depth -= 1,
                '&' => found.push(std::mem::take(&mut cell)),
                '%' | '$' | '#' | '^' | '_' | '~' => return Err(format!("{c} is not escaped in {cell:?}")),
                _ => cell.push(*c),
            }
            if depth < 0 {
                return Err(format!("a brace too many in {cell:?}"));
            }
        }
        found.push(cell);
        if depth != 0 {
            return Err("braces are not balanced".to_owned());
        }
    }
    if rest.contains("% ---- table") || rest.trim() != "\\end{document}" {
        return Err("something follows the table".to_owned());
    }
    Ok(found)
}

/// Reads what follows a backslash, and gives where it ends.
fn command(
    letters: &[char],
    start: usize,
    cell: &mut String,
    found: &mut Vec<String>,
) -> Result<usize, String> {
    let mut at = start;
    while letters.get(at).is_some_and(char::is_ascii_alphabetic) {
        at += 1;
    }
    let name: String = letters.get(start..at).unwrap_or_default().iter().collect();
    if name.is_empty() {
        let mark = letters.get(start).ok_or("a backslash at the end")?;
        match mark {
            '\\' => found.push(std::mem::take(cell)),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => cell.push(*mark),
            other => return Err(format!("a command \\{other}")),
        }
        // A star after a row forbids a page break.
        let star = *mark == '\\' && letters.get(start + 1) == Some(&'*');
        return Ok(start + 1 + usize::from(star));
    }
    for (command, letter) in [
        ("textbackslash", '\\'),
        ("textasciitilde", '~'),
        ("textasciicircum", '^'),
    ] {
        if name == command {
            cell.push(letter);
            return Ok(at);
        }
    }
    let groups = COMMANDS.iter().find(|(known, _)| *known == name);
    let (_, groups) = groups.ok_or_else(|| format!("a command \\{name}"))?;
    if name == "newline" {
        cell.push(' ');
    }
    if letters.get(at) == Some(&'*') {
        at += 1;
    }
    for (open, close) in [('[', ']'), ('(', ')')] {
        let takes = matches!(name.as_str(), "multirow" | "midrule" | "cmidrule");
        if takes && letters.get(at) == Some(&open) {
            at += 1 + letters
                .iter()
                .skip(at)
                .position(|c| *c == close)
                .ok_or("a bracket is open")?;
        }
    }
    // What ends has no column widths.
    let groups = if name == "begin"
        && !letters
            .get(at..)
            .is_some_and(|rest| rest.starts_with(&['{', 'l', 'o', 'n', 'g']))
    {
        1
    } else {
        *groups
    };
    for _ in 0..groups {
        if letters.get(at) != Some(&'{') {
            return Err(format!("\\{name} lacks a group"));
        }
        let mut depth = 0;
        loop {
            match letters.get(at) {
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                None => return Err("a group is open".to_owned()),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
    }
    Ok(at)
}
