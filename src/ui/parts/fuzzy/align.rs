//! Finds the letters of a word in a name when some are left out: in order, better together, better at the start of
//! a word.
//!
//! The alignment is that of Smith and Waterman (J. Mol. Biol. 147, 1981) with affine gaps and a bonus for word
//! starts, as the finder fzf scores it.

use std::cmp::Reverse;

const MATCH: i32 = 16;
const GAP_START: i32 = -3;
const GAP_MORE: i32 = -1;
const WORD_START: i32 = 8;
const TOGETHER: i32 = 4;
/// Letters that are scattered over a name score less than this each, and are not found.
const LEAST_A_LETTER: i32 = 15;

/// The best score of an alignment that ends with this letter of the word on this letter of the name.
#[derive(Clone, Copy)]
struct AlignCell {
    score: i32,
    /// Where the letter before it stands.
    from: usize,
}

const NONE: AlignCell = AlignCell {
    score: i32::MIN / 2,
    from: usize::MAX,
};

/// Which letters of `name` (counted in scalar values) the letters of `word` are, the first at the start of a word;
/// `None` when they are not all there, or too far apart.
pub fn letters(name: &str, word: &str) -> Option<Vec<usize>> {
    // Most names lack a letter of the word: see that before aligning.
    let mut rest = name.chars();
    if !word.chars().all(|wanted| rest.any(|c| c == wanted)) {
        return None;
    }
    let name: Vec<char> = name.chars().collect();
    let rows = align(&name, word);
    // Of equal ends the first: names are read from their start.
    let ends = rows.last()?.iter().enumerate();
    let (mut at, end) = ends.max_by_key(|(j, cell)| (cell.score, Reverse(*j)))?;
    if end.score < LEAST_A_LETTER * rows.len() as i32 {
        return None;
    }
    let mut found = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        found.push(at);
        at = row.get(at)?.from;
    }
    found.reverse();
    Some(found)
}

fn align(name: &[char], word: &str) -> Vec<Vec<AlignCell>> {
    let mut rows: Vec<Vec<AlignCell>> = Vec::new();
    for wanted in word.chars() {
        let above = |j: usize| rows.last().map(|row| row.get(j).copied().unwrap_or(NONE));
        // The best cell of the row above that is reached over a gap, less the cost of the gap so far.
        let mut over_gap = NONE;
        let mut row = Vec::with_capacity(name.len());
        for (j, letter) in name.iter().enumerate() {
            over_gap.score += GAP_MORE;
            if let Some(cell) = j.checked_sub(2).and_then(above)
                && cell.score + GAP_START > over_gap.score
            {
                over_gap = AlignCell {
                    score: cell.score + GAP_START,
                    from: j - 2,
                };
            }
            if *letter != wanted {
                row.push(NONE);
                continue;
            }
            let left = j.checked_sub(1);
            let starts_word = left
                .and_then(|l| name.get(l))
                .is_none_or(|c| !c.is_alphanumeric());
            let here = MATCH + if starts_word { WORD_START } else { 0 };
            let before = match (rows.is_empty(), left.and_then(above)) {
                (true, _) if !starts_word => NONE,
                (true, _) => AlignCell { score: 0, ..NONE },
                (false, Some(cell)) if cell.score + TOGETHER >= over_gap.score => AlignCell {
                    score: cell.score + TOGETHER,
                    from: j - 1,
                },
                (false, _) => over_gap,
            };
            row.push(AlignCell {
                score: (before.score + here).max(NONE.score),
                from: before.from,
            });
        }
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::letters;

    /// The letters found, a gap as «…».
    fn found(name: &str, word: &str) -> Option<String> {
        let at = letters(name, word)?;
        let mut text = String::new();
        for (i, place) in at.iter().enumerate() {
            if i > 0 && at[i - 1] + 1 < *place {
                text.push('…');
            }
            text.extend(name.chars().nth(*place));
        }
        Some(text)
    }

    #[test]
    fn letters_may_be_left_out_but_not_scattered() {
        let check = |name, word, expected: Option<&str>| {
            assert_eq!(found(name, word).as_deref(), expected, "{word} in {name}");
        };
        check("کارگروه راهبری", "کرگروه", Some("ک…رگروه"));
        check("نبود قانون صریح", "نقص", Some("ن…ق…ص"));
        check("open document", "od", Some("o…d"));
        check("نبود قانون", "قانون", Some("قانون"));
        check("کاستیهای مربوط به بخش اداری و مالیات", "کارت", None);
        check("عدم توزیع", "مرز", None);
        check("سه", "سس", None);
        check("", "س", None);
        check("سه", "", None);
    }
}
