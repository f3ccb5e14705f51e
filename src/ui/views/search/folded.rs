//! Folded texts, kept so that a search folds each document once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Snapshot, TextId};
use crate::text::Text;
use crate::text::search::FoldedText;

/// Folded texts by the stored text they were made of. A stored text never changes, so nothing here grows old; texts
/// of documents that are gone are dropped by [`FoldedTexts::prune`].
#[derive(Clone, Debug, Default)]
pub struct FoldedTexts {
    texts: HashMap<TextId, Arc<FoldedText>>,
}

impl FoldedTexts {
    /// The folded form of a text, made now if it is not there yet.
    pub fn get(&mut self, id: TextId, text: &Text) -> Arc<FoldedText> {
        let folded = self
            .texts
            .entry(id)
            .or_insert_with(|| Arc::new(FoldedText::new(text.shared())));
        folded.clone()
    }

    /// The folded form of a text, if it is there.
    pub fn ready(&self, id: TextId) -> Option<&Arc<FoldedText>> {
        self.texts.get(&id)
    }

    /// Keeps a form that was made elsewhere.
    pub fn keep(&mut self, id: TextId, folded: Arc<FoldedText>) {
        self.texts.insert(id, folded);
    }

    /// Drops the texts of documents that are no longer in the project.
    pub fn prune(&mut self, snapshot: &Snapshot) {
        if self.texts.len() > snapshot.document_count() {
            let used: HashSet<TextId> = snapshot.documents().into_iter().map(|d| d.text).collect();
            self.texts.retain(|id, _| used.contains(id));
        }
    }
}
