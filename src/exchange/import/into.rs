//! From a file that was read to a document of the project.

use super::Imported;
use crate::model::{ImportRecord, NewDocument, Turn};
use crate::text::Text;

impl From<Imported> for NewDocument {
    /// An interview under the file's own name, its turns counted in scalar values.
    fn from(imported: Imported) -> Self {
        let text = Text::new(imported.text);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let import = ImportRecord {
            characters: text.chars(),
            paragraphs: count(imported.paragraphs),
            turns: count(imported.turns.turns.len()),
            warnings: imported.warnings.iter().map(|w| w.message()).collect(),
        };
        let turns = imported.turns.turns.into_iter().map(|turn| Turn {
            label: text.range(turn.label),
            speech: text.range(turn.speech),
            speaker: turn.speaker,
            time_ms: turn.time_ms.and_then(|ms| i64::try_from(ms).ok()),
        });
        Self {
            turns: turns.collect(),
            source: imported.file,
            import: Some(import),
            name: imported.name,
            text,
            ..Self::default()
        }
    }
}
