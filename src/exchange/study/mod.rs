//! A study as a readable file, `study.ron`: who was interviewed, the code system, and what was coded how.
//!
//! It is the source of the sample project, a way to set a study up by hand or by script, and a form of the code
//! system that can be kept under version control. Everything but the name may be left out. Transcripts are files
//! beside it, named by [`StudyDocument::file`].

mod build;
mod error;
mod passages;

use serde::{Deserialize, Serialize};

pub use build::{StudyFiles, build};
pub(super) use error::syntax;
pub use error::{StudyError, StudyFault, StudyList};

pub use super::sample::build as build_sample;

use crate::exchange::import::STUDY_DEEP;
use crate::model::{Level, MemoKind, NewCode, Rgb, SourceKind};
use crate::text::controls::replace_strays;

/// A whole study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Name of the project.
    pub name: String,
    /// What it is about.
    #[serde(default)]
    pub description: String,
    /// Names of the levels, outermost first; «طبقه»، «زیرطبقه»، «کد» when left out.
    #[serde(default)]
    pub levels: Option<[String; 3]>,
    /// Who coded; whoever builds the project when left out.
    #[serde(default)]
    pub coder: Option<String>,
    /// Groups of documents, in order.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Attributes of participants, in order.
    #[serde(default)]
    pub attributes: Vec<String>,
    /// Participants, in order.
    #[serde(default)]
    pub participants: Vec<StudyParticipant>,
    /// Documents, in order.
    #[serde(default)]
    pub documents: Vec<StudyDocument>,
    /// The code system.
    #[serde(default)]
    pub codes: Vec<StudyCode>,
    /// What was coded.
    #[serde(default)]
    pub codings: Vec<StudyCoding>,
    /// Memos on the project and its documents; those on codes and codings stand with them.
    #[serde(default)]
    pub memos: Vec<StudyMemo>,
}

/// A participant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyParticipant {
    /// The code that stands for the person.
    pub id: String,
    /// A value for each of [`Study::attributes`], in the same order; empty for none.
    #[serde(default)]
    pub attributes: Vec<String>,
    /// Who introduced this person.
    #[serde(default)]
    pub introduced_by: Option<String>,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyDocument {
    /// The file, from the folder of `study.ron`. One that lies elsewhere is read only when the person agrees.
    pub file: String,
    /// Name in the project; the file's own when left out.
    #[serde(default)]
    pub name: Option<String>,
    /// Its group.
    #[serde(default)]
    pub group: Option<String>,
    /// Who speaks in it.
    #[serde(default)]
    pub participant: Option<String>,
    /// What kind of source it is; an interview when left out.
    #[serde(default)]
    pub kind: SourceKind,
}

/// A category, subcategory or code with what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyCode {
    /// A short handle by which codings may name it, such as `1.2.3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Name.
    pub name: String,
    /// Level; by depth when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// `#RRGGBB`; the parent's, or the next hue of the palette, when left out.
    #[serde(default, rename = "color", skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// What it means and when it is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Memo.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// What stands below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<StudyCode>,
}

/// A coding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyCoding {
    /// Name of the document.
    pub document: String,
    /// The code: its key, its path `category > subcategory > code`, or its name where only one is called so.
    pub code: String,
    /// The passage, exactly as it stands in the document.
    pub text: String,
    /// Which occurrence of the passage, from 1. When left out, it must occur exactly once.
    #[serde(default)]
    pub nth: Option<usize>,
    /// The passage in fewer words.
    #[serde(default)]
    pub condensed: String,
    /// Memo.
    #[serde(default)]
    pub memo: String,
}

/// A memo on the project or on a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyMemo {
    /// Name of the document; the project as a whole when left out.
    #[serde(default)]
    pub document: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub kind: MemoKind,
    /// The note.
    pub text: String,
}

/// Puts � for every control character in the names and words of a study, which come in by its escapes, and tells how
/// many there were. A text in which a passage is looked for has been read by the same rule.
pub(super) fn without_controls(study: &mut Study) -> usize {
    let Study {
        name,
        description,
        levels,
        coder,
        groups,
        attributes,
        participants,
        documents,
        codes,
        codings,
        memos,
    } = study;
    let mut count = [name, description]
        .into_iter()
        .chain(levels.iter_mut().flatten())
        .chain(coder)
        .chain(groups)
        .chain(attributes)
        .map(replace_strays)
        .sum::<usize>();
    for one in participants {
        let texts = [&mut one.id].into_iter().chain(&mut one.attributes);
        count += texts
            .chain(&mut one.introduced_by)
            .map(replace_strays)
            .sum::<usize>();
    }
    for one in documents {
        // The name of a file stays: it is looked for as it stands.
        let texts = one.name.iter_mut().chain(&mut one.group);
        count += texts
            .chain(&mut one.participant)
            .map(replace_strays)
            .sum::<usize>();
    }
    count += codes_without_controls(codes);
    for one in codings {
        let StudyCoding {
            document,
            code,
            text,
            nth: _,
            condensed,
            memo,
        } = one;
        count += [document, code, text, condensed, memo]
            .into_iter()
            .map(replace_strays)
            .sum::<usize>();
    }
    for one in memos {
        let texts = one.document.iter_mut().chain([&mut one.text]);
        count += texts.map(replace_strays).sum::<usize>();
    }
    count
}

/// As [`without_controls`], in a list of codes alone.
pub(in crate::exchange) fn codes_without_controls(codes: &mut [StudyCode]) -> usize {
    let mut count = 0;
    for code in codes {
        let StudyCode {
            key,
            name,
            level: _,
            colour: _,
            definition,
            memo,
            codes,
        } = code;
        let texts = [name, definition, memo].into_iter().chain(key);
        count += texts.map(replace_strays).sum::<usize>() + codes_without_controls(codes);
    }
    count
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(STUDY_DEEP)
}

/// Reads the text of a `study.ron`.
///
/// # Errors
/// Where it cannot be understood.
pub fn parse(text: &str) -> Result<Study, ron::error::SpannedError> {
    options().from_str(text)
}

/// Reads a list of codes alone, as `codes export` writes it, or takes those of a whole study.
///
/// # Errors
/// Where it cannot be understood.
pub fn parse_codes(text: &str) -> Result<Vec<StudyCode>, ron::error::SpannedError> {
    options()
        .from_str(text)
        .or_else(|error| parse(text).map(|study| study.codes).map_err(|_| error))
}

/// Writes a list of codes.
///
/// # Errors
/// When a value cannot be written, which does not happen with codes.
pub fn codes_to_ron(codes: &[StudyCode]) -> Result<String, ron::Error> {
    // Half spaces stand as they are, so that the file can be read and edited.
    let pretty = ron::ser::PrettyConfig::new()
        .struct_names(false)
        .escape_strings(false);
    options().to_string_pretty(codes, pretty).map(|text| text + "\n")
}

impl StudyCode {
    /// The code as an edit takes it, its level by its depth (0 at the root) where none is given.
    ///
    /// # Errors
    /// The colour that cannot be understood.
    pub fn to_new(&self, depth: usize) -> Result<NewCode, String> {
        let by_depth = *Level::ALL.get(depth).unwrap_or(&Level::Code);
        let colour = match &self.colour {
            Some(hex) => Some(Rgb::from_hex(hex).ok_or_else(|| hex.clone())?),
            None => None,
        };
        let children = self.codes.iter().map(|c| c.to_new(depth + 1));
        Ok(NewCode {
            name: self.name.clone(),
            level: Some(self.level.unwrap_or(by_depth)),
            colour,
            definition: self.definition.clone(),
            guid: None,
            children: children.collect::<Result<_, _>>()?,
        })
    }
}
