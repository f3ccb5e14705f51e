//! Sets of codes, as dense bits.

use crate::model::{CodeId, Snapshot};

use super::super::document_tally::IdMap;

/// The codes of a project, numbered in the order of the code system.
#[derive(Debug)]
pub(super) struct CodeNumbers(IdMap<CodeId, u32>);

/// The number of what is no code of the project.
const NO_CODE: u32 = u32::MAX;

impl CodeNumbers {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let tree = snapshot.code_tree().into_iter();
        Self(tree.map(|(_, code)| code.id).zip(0..).collect())
    }

    /// The number of a code.
    pub(super) fn number(&self, code: CodeId) -> u32 {
        self.0.get(&code).copied().unwrap_or(NO_CODE)
    }

    /// The set of some codes.
    pub(super) fn set(&self, codes: impl IntoIterator<Item = CodeId>) -> CodeSet {
        let mut bits = vec![0; self.0.len().div_ceil(64)];
        for code in codes {
            let number = self.number(code) as usize;
            if let Some(word) = bits.get_mut(number / 64) {
                *word |= 1_u64 << (number % 64);
            }
        }
        CodeSet(bits)
    }
}

/// Codes by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CodeSet(Vec<u64>);

impl CodeSet {
    pub(super) fn has(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Takes in another set of the same project.
    pub(super) fn extend(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}
