//! Word documents.
//!
//! What a reader sees on the page becomes text: paragraphs are lines, and a line break inside a paragraph is one too,
//! because transcripts often have their speaker turns divided so. A table row is a line with its cells separated by
//! tabs; paragraphs within a cell stay lines of their own. Tracked insertions are kept and deletions dropped, as if
//! accepted. Fields give their result. A footnote is `[^1]` in its place and again, with its text, at the end. The
//! text of a drawn box follows the paragraph that holds it. Headers, footers, comments, pictures and the numbers of
//! lists are left out.

mod body;
mod symbols;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use self::body::{BodyReader, NonText, TextLine};
use super::package::Package;
use super::readers::{self, ReadFunction};
use super::sniff::{Packed, Recognition};
use super::{Content, Fault, FileKind, Limits, Places, Warning};
use crate::jobs::Progress;

/// Word.
pub(super) const READER: readers::Reader = readers::Reader {
    kind: FileKind::Docx,
    endings: &["docx", "docm", "dotx"],
    mark: Recognition::Packed(Packed {
        part: "word/document.xml",
        named: "wordprocessingml.document.main+xml",
    }),
    read: ReadFunction::Document(read),
};

/// Notes by their kind and id.
type Notes = HashMap<(NoteKind, String), TextLine>;

/// The two kinds of notes, which number their parts separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum NoteKind {
    Foot,
    End,
}

/// Reads the Word document that `bytes` are.
pub(super) fn read(bytes: &[u8], limits: &Limits, progress: &Progress) -> Result<Content, Fault> {
    let mut package = Package::open(bytes, limits)?;
    let main = match related(&mut package, "", "/officeDocument")? {
        Some(part) => part,
        None => "word/document.xml".to_owned(),
    };
    let xml = package
        .xml(&main)?
        .ok_or_else(|| Fault::Damaged(format!("{main} is missing")))?;

    let mut notes = Notes::new();
    for (kind, relation, root) in [
        (NoteKind::Foot, "/footnotes", "footnotes"),
        (NoteKind::End, "/endnotes", "endnotes"),
    ] {
        if let Some(part) = related(&mut package, &main, relation)?
            && let Some(xml) = package.xml(&part)?
        {
            let held = BodyReader::read(&xml, root, &Notes::new(), limits, progress)?.held;
            notes.extend(held.into_iter().map(|(id, text)| ((kind, id), text)));
        }
    }

    progress.start(xml.len() as u64, progress.state().message);
    let body = BodyReader::read(&xml, "document", &notes, limits, progress)?;
    let mut lines = body.lines;
    for (number, note) in body.cited.iter().enumerate() {
        let mut line = TextLine::of(format!("[^{}] ", number + 1));
        if let Some(note) = notes.get(note) {
            line.append(note);
        }
        lines.push(line);
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let text = texts.join("\n");
    // A line end at the very end opens no paragraph of its own, and a text without a letter has none.
    let warnings = match text.lines().count() {
        0 => Vec::new(),
        last => warnings(&lines, last),
    };
    Ok(Content { text, warnings })
}

/// What was left out or changed on the way to these lines, with the paragraphs where, of which there are `last`.
fn warnings(lines: &[TextLine], last: usize) -> Vec<Warning> {
    let mut met: Vec<(NonText, usize)> = Vec::new();
    let mut paragraph = 1;
    for line in lines {
        let mut places = line.non_text.clone();
        places.sort_by_key(|(at, _)| *at);
        let mut counted = 0;
        for (at, kind) in places {
            let between = line.text.get(counted..at).unwrap_or_default();
            paragraph += between.matches('\n').count();
            counted = at.max(counted);
            met.push((kind, paragraph.min(last)));
        }
        let rest = line.text.get(counted..).unwrap_or_default();
        paragraph += 1 + rest.matches('\n').count();
    }
    let of = |kind: NonText| -> Places {
        let places = met.iter().filter(|(met, _)| *met == kind);
        places.map(|(_, paragraph)| *paragraph).collect()
    };
    [
        Warning::TrackedChanges(of(NonText::TrackedChange)),
        Warning::Tables(of(NonText::Table)),
        Warning::Pictures(of(NonText::Picture)),
        Warning::Comments(of(NonText::Comment)),
        Warning::ListNumbers(of(NonText::ListNumber)),
        Warning::Symbols(of(NonText::Symbol)),
        Warning::Embedded(of(NonText::Embedded)),
    ]
    .into_iter()
    .filter(|warning| warning.places().is_some_and(|places| places.count() > 0))
    .collect()
}

/// The part that `from` names as its `relation` (the end of the type's address, so that the strict and the usual
/// form of the format are both understood).
fn related(package: &mut Package<'_>, from: &str, relation: &str) -> Result<Option<String>, Fault> {
    let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
    let rels = if folder.is_empty() {
        format!("_rels/{file}.rels")
    } else {
        format!("{folder}/_rels/{file}.rels")
    };
    let Some(xml) = package.xml(&rels)? else {
        return Ok(None);
    };
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == b"Relationship" => {
                let value = |name: &str| -> Option<String> {
                    let attribute = e.try_get_attribute(name).ok()??;
                    Some(String::from_utf8_lossy(&attribute.value).into_owned())
                };
                if value("Type").is_some_and(|kind| kind.ends_with(relation))
                    && let Some(target) = value("Target")
                {
                    return Ok(Some(resolve(folder, &target)));
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The name of a part from the folder and the target of a relationship.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string())
}
