//! A code system as a file: a sheet, or the codes of a study.

use std::path::Path;

use super::readers::{ReadFunction, Reader};
use super::sheet::{self, SheetError};
use super::sniff::Recognition;
use super::{
    Fault, FileKind, ImportError, ImportKind, LimitKind, Limits, ROWS, Warning, chosen, load, plain,
};
use crate::exchange::study::{StudyCode, codes_without_controls, parse_codes, syntax};
use crate::files::file_name;
use crate::model::{CodePath, Level, Rgb};

/// The codes of a study, alone or in a whole study.
pub(super) const READER: Reader = Reader {
    kind: FileKind::Text,
    endings: &["ron"],
    mark: Recognition::Text,
    read: ReadFunction::Codes(read_study),
};

/// A code system as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// The name of the file, without its folder.
    pub file: String,
    /// One entry for each code that the file speaks of, a code before those below it.
    pub entries: Vec<ImportedCode>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// What a file says of one code. What it does not say is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedCode {
    /// Where it stands; at least one name.
    pub path: CodePath,
    /// The level by its name in files, or as the person calls it.
    pub level: Option<String>,
    /// The level of a code that is new and for which the file names none.
    pub usual_level: Level,
    /// What the code means.
    pub definition: Option<String>,
    /// Its colour.
    pub colour: Option<Rgb>,
    /// A note on it.
    pub memo: Option<String>,
    /// The row of a sheet, from 1.
    pub row: Option<usize>,
}

/// Reads a code system: a sheet with a column `path`, or with `category`, `subcategory` and `code` (some of them), and
/// perhaps `level`, `definition`, `color` and `memo`; or the codes of a study.
///
/// # Errors
/// What is wrong with the file, and in which row.
pub fn read_codebook(path: &Path) -> Result<Codebook, SheetError> {
    let file = file_name(path);
    let refused = |fault| ImportError {
        file: file.clone(),
        wanted: ImportKind::Codebook,
        fault,
    };
    let bytes = load(path, &Limits::SHEET).map_err(refused)?;
    let (_, reader) = chosen(path, &bytes, ImportKind::Codebook).map_err(refused)?;
    match reader.read {
        ReadFunction::Codes(read) => {
            let mut codes = read(&bytes).map_err(refused)?;
            let controls = codes_without_controls(&mut codes);
            let mut entries = Vec::new();
            flatten(&codes, &CodePath::default(), &mut entries).map_err(refused)?;
            if entries.is_empty() {
                return Err(refused(Fault::Empty).into());
            }
            if entries.len() > ROWS {
                return Err(refused(Fault::TooMany(LimitKind::Codes, ROWS)).into());
            }
            Ok(Codebook {
                file,
                entries,
                warnings: Vec::from_iter((controls > 0).then_some(Warning::StrayControls(controls))),
            })
        }
        ReadFunction::Sheet(_) | ReadFunction::Document(_) => {
            let codes = sheet::read_codes(path)?;
            let mut warnings = codes.warnings;
            warnings.extend((!codes.ignored.is_empty()).then_some(Warning::Columns(codes.ignored)));
            Ok(Codebook {
                file,
                entries: codes.rows.into_iter().map(of_row).collect(),
                warnings,
            })
        }
    }
}

/// Without another word the last of a path is a code.
fn of_row(row: sheet::CodeRow) -> ImportedCode {
    ImportedCode {
        path: row.path,
        level: row.level,
        usual_level: Level::Code,
        definition: row.definition,
        colour: row.colour.as_deref().and_then(Rgb::from_hex),
        memo: row.memo,
        row: Some(row.row_number),
    }
}

fn read_study(bytes: &[u8]) -> Result<Vec<StudyCode>, Fault> {
    let content = plain::read(bytes)?;
    parse_codes(&content.text).map_err(|error| {
        log::info!("a study: {error}");
        Fault::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            reason: syntax(&error.code),
        }
    })
}

/// The codes of a tree, those below after the one above. Without another word the level is that of the depth.
fn flatten(codes: &[StudyCode], above: &CodePath, entries: &mut Vec<ImportedCode>) -> Result<(), Fault> {
    for code in codes {
        let path = above.below(code.name.trim());
        let colour = match &code.colour {
            Some(hex) => Some(Rgb::from_hex(hex).ok_or_else(|| Fault::NotAColour(hex.clone()))?),
            None => None,
        };
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        entries.push(ImportedCode {
            level: code.level.map(|level| level.key().to_owned()),
            usual_level: *Level::ALL.get(above.names().len()).unwrap_or(&Level::Code),
            definition: said(&code.definition),
            colour,
            memo: said(&code.memo),
            row: None,
            path: path.clone(),
        });
        flatten(&code.codes, &path, entries)?;
    }
    Ok(())
}
