//! From a file that was read to a document of the project.

use super::Imported;
use crate::model::{NewDocument, Turn};
use crate::text::Text;

impl From<Imported> for NewDocument {
    /// An interview under the file's own name, its turns counted in scalar values.
    fn from(imported: Imported) -> Self {
        let text = Text::new(imported.text);
        let turns = imported.turns.turns.into_iter().map(|turn| Turn {
            label: text.range(turn.label),
            speech: text.range(turn.speech),
            speaker: turn.speaker,
            time_ms: turn.time_ms.and_then(|ms| i64::try_from(ms).ok()),
        });
        Self {
            turns: turns.collect(),
            source: imported.name.clone(),
            name: imported.name,
            text,
            ..Self::default()
        }
    }
}
