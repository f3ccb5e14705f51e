//! The codebook: what each code means, when it is given, and a passage that shows it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Code, CodeId, Importance, MemoTarget, Snapshot};
use crate::text::name_key;

use super::{
    CodingFilter, LadderEntry, LadderOrder, LadderRow, LadderRowBuilder, SegmentSelection, frequencies,
    importance_of, ladder_entries, selected_codings,
};

/// What a line of a definition begins with when the rest tells when the code is given, compared without regard to
/// letter variants.
const RULE: [&str; 5] = ["قاعده", "قاعدهٔ کدگذاری", "قاعده‌ی کدگذاری", "rule", "coding rule"];

/// One code with what a codebook tells of it.
#[derive(Clone, Debug)]
pub struct CodebookEntry<'a> {
    /// The code, subcategory or category.
    pub code: &'a Arc<Code>,
    /// What it means.
    pub definition: &'a str,
    /// When it is given; empty where its definition holds no rule.
    pub rule: &'a str,
    /// The anchor example: a passage with the code itself, among the most important of them. One whose coding has a memo,
    /// the first as the documents are read; without such a memo the one of median length, of two the shorter. `None`
    /// where the code itself was not given.
    pub anchor: Option<LadderRow<'a>>,
    /// Passages with the code or anything below it, each counted once.
    pub passages: usize,
}

/// The codes that a filter chooses, depth first. Its other fields choose the passages that are counted, and among which
/// the anchor examples are looked for.
pub fn codebook<'a>(snapshot: &'a Snapshot, filter: &CodingFilter) -> Vec<CodebookEntry<'a>> {
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let counted = frequencies(snapshot, &selection, None).codes.into_iter();
    let counted: HashMap<CodeId, usize> = counted.map(|c| (c.code, c.total.passages)).collect();
    let mut of_code: HashMap<CodeId, Vec<LadderEntry>> = HashMap::new();
    for entry in ladder_entries(snapshot, filter, LadderOrder::Text).rows {
        of_code.entry(entry.code).or_default().push(entry);
    }
    let mut rows = LadderRowBuilder::new(snapshot, selection.clone());
    let tree = selection.code_tree(snapshot).into_iter();
    tree.map(|(_, code)| {
        let (definition, rule) = definition_and_rule(&code.definition);
        let anchor = of_code
            .get(&code.id)
            .and_then(|own| anchor(snapshot, &selection, own));
        CodebookEntry {
            code,
            definition,
            rule,
            anchor: anchor.and_then(|entry| rows.row(entry)),
            passages: counted.get(&code.id).copied().unwrap_or_default(),
        }
    })
    .collect()
}

/// The passage that stands for a code, of all that bear it.
fn anchor<'a>(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    own: &'a [LadderEntry],
) -> Option<&'a LadderEntry> {
    let has_memo = |entry: &&LadderEntry| {
        let mut codings = selected_codings(snapshot, entry, selection);
        codings.any(|coding| snapshot.memo_on(MemoTarget::Coding(coding.id)).is_some())
    };
    let important: Vec<Importance> = own
        .iter()
        .map(|entry| importance_of(snapshot, entry, selection))
        .collect();
    let highest = important.iter().max().copied()?;
    let mut own: Vec<&LadderEntry> = own
        .iter()
        .zip(important)
        .filter_map(|(entry, importance)| (importance == highest).then_some(entry))
        .collect();
    own.iter().copied().find(has_memo).or_else(|| {
        // Stable: of those of one length the first stays first.
        own.sort_by_key(|entry| entry.range.end - entry.range.start);
        own.get(own.len().saturating_sub(1) / 2).copied()
    })
}

/// Splits a definition: what the code means, and the rule for giving it, which begins at a line such as «قاعده: …» or
/// "Rule: …" and goes to the end.
fn definition_and_rule(text: &str) -> (&str, &str) {
    let known = RULE.map(name_key);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((label, _)) = line.split_once(':')
            && known.contains(&name_key(label.trim()))
        {
            let (definition, rule) = text.split_at(start);
            let rule = rule.split_once(':').map_or("", |(_, rule)| rule);
            return (definition.trim(), rule.trim());
        }
        start += line.len();
    }
    (text.trim(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_begins_at_the_line_that_says_so() {
        for (text, expected) in [
            (
                "معنا.\nقاعده: هر گاه بگوید.\nو نه جز آن.",
                ("معنا.", "هر گاه بگوید.\nو نه جز آن."),
            ),
            ("معنا\nقاعده‌ی كدگذاري : بله", ("معنا", "بله")),
            ("\u{200f}قاعدهٔ کدگذاری: تنها", ("", "تنها")),
            ("What it is.\n\nRULE: when said", ("What it is.", "when said")),
            (
                "A rule: of thumb\nنمونه: این",
                ("A rule: of thumb\nنمونه: این", ""),
            ),
            ("", ("", "")),
        ] {
            assert_eq!(definition_and_rule(text), expected, "{text}");
        }
    }
}
