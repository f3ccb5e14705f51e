//! The words of documents, as the project keeps them once they were read.

use std::sync::{Arc, RwLockReadGuard};

use crate::model::{Document, DocumentId, Snapshot};
use crate::text::Text;
use crate::text::word_index::{IndexedSentence, IndexedText, IndexedWord, Lexicon, TextToIndex};

use super::document_tally::IdMap;
use super::spoken::{Spoken, spoken};

/// The words of some documents, in what is said: labels of speakers are no words.
pub(super) struct Indexed<'a> {
    lexicon: RwLockReadGuard<'a, Lexicon>,
    texts: IdMap<DocumentId, DocumentWords<'a>>,
}

/// The words of a document.
#[derive(Clone)]
pub(super) struct DocumentWords<'a> {
    /// Its text.
    pub(super) text: &'a Text,
    words: Arc<IndexedText>,
}

impl<'a> Indexed<'a> {
    /// Those of the documents whose texts are loaded. What was not read before is read now, which takes about as long as
    /// a look at every character.
    pub(super) fn of(snapshot: &'a Snapshot, documents: impl Iterator<Item = &'a Document>) -> Self {
        let documents = documents.filter_map(|document| Some((document, snapshot.text(document.id)?)));
        let (ids, wanted): (Vec<DocumentId>, Vec<TextToIndex<'a>>) = documents
            .map(|(document, text)| {
                let wanted = TextToIndex {
                    id: document.text.0,
                    text,
                    stretches: spoken(document, text.chars(), false)
                        .into_iter()
                        .map(|said| said.range)
                        .collect(),
                };
                (document.id, wanted)
            })
            .unzip();
        let index = snapshot.word_index();
        let read = index.of(&wanted, snapshot.document_count());
        let texts = ids.into_iter().zip(wanted.iter().zip(read));
        let texts = texts.map(|(id, (wanted, words))| {
            (
                id,
                DocumentWords {
                    text: wanted.text,
                    words,
                },
            )
        });
        Self {
            texts: texts.collect(),
            lexicon: index.lexicon(),
        }
    }

    /// All spellings that can be met.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The words of a document; `None` where its text is not loaded or it is none of these.
    pub(super) fn document(&self, id: DocumentId) -> Option<&DocumentWords<'a>> {
        self.texts.get(&id)
    }
}

impl DocumentWords<'_> {
    /// All words, in order.
    pub(super) fn all(&self) -> &[IndexedWord] {
        self.words.words()
    }

    /// How many stretches are said.
    pub(super) fn stretches(&self) -> usize {
        self.words.stretches()
    }

    /// The spellings in the order in which they stand first, each with how often; `times` has room for all spellings
    /// and holds only 0, before and after.
    pub(super) fn tally(&self, times: &mut [u32]) -> &[(u32, u32)] {
        self.words.tally(times)
    }

    /// The words of a stretch.
    pub(super) fn of(&self, said: &Spoken) -> &[IndexedWord] {
        self.words.stretch(said.place)
    }

    /// The sentences of a stretch, of whose words they tell which are in them.
    pub(super) fn sentences(&self, said: &Spoken) -> &[IndexedSentence] {
        self.words.sentences(said.place, self.text)
    }

    /// What is read as one of a stretch: the words of each sentence, or all of them.
    pub(super) fn runs<'w>(
        &'w self,
        said: &Spoken,
        by_sentence: bool,
    ) -> impl Iterator<Item = &'w [IndexedWord]> + use<'w> {
        let words = self.of(said);
        let whole = (!by_sentence).then_some(words);
        let sentences = if by_sentence { self.sentences(said) } else { &[] };
        let sentences = sentences.iter();
        let of_sentence = sentences.map(|sentence| words.get(sentence.words.clone()).unwrap_or_default());
        whole.into_iter().chain(of_sentence)
    }
}
