//! Patches against a reference that looks at each character by itself.

use super::*;
use proptest::prelude::*;

fn splice(start: u32, end: u32, inserted: &str) -> Splice {
    Splice {
        range: CharRange::new(start, end),
        inserted: inserted.to_owned(),
    }
}

fn patch(splices: &[(u32, u32, &str)]) -> Patch {
    Patch::new(splices.iter().map(|(a, b, t)| splice(*a, *b, t)).collect()).unwrap()
}

/// The passage marked with ⟦ and ⟧ in `before` must be the one marked in `after`; without marks it is gone.
fn check(before: &str, splices: &[(u32, u32, &str)], after: &str) {
    let place = |marked: &str, mark: char| marked.chars().position(|c| c == mark);
    let bare = |marked: &str| marked.replace(['⟦', '⟧'], "");
    let (start, end) = (place(before, '⟦').unwrap(), place(before, '⟧').unwrap());
    let range = CharRange::new(start as u32, end as u32 - 1);
    let patch = patch(splices);
    let new = patch.apply(&Text::new(bare(before))).unwrap();
    let mut shown = new.as_str().to_owned();
    if let Some(moved) = patch.moved(range) {
        shown.insert(new.byte_at_char(moved.end), '⟧');
        shown.insert(new.byte_at_char(moved.start), '⟦');
    }
    assert_eq!(shown, after, "{splices:?}");
}

#[test]
fn a_passage_grows_inside_and_not_at_its_edges() {
    check("یک ⟦دو سه⟧ چهار", &[(6, 6, "و نیم ")], "یک ⟦دو و نیم سه⟧ چهار");
    check("یک ⟦دو⟧ سه", &[(3, 3, "«"), (5, 5, "»")], "یک «⟦دو⟧» سه");
    check("یک ⟦دو⟧ سه", &[(0, 0, "صفر ")], "صفر یک ⟦دو⟧ سه");
    check("یک ⟦دو⟧ سه", &[(6, 8, "")], "یک ⟦دو⟧ ");
}

#[test]
fn corrected_words_stay_in_the_passage() {
    check("یک ⟦در سه⟧ چهار", &[(3, 5, "دو")], "یک ⟦دو سه⟧ چهار");
    check("یک ⟦دو سح⟧ چهار", &[(7, 8, "ه")], "یک ⟦دو سه⟧ چهار");
    check("یک ⟦در⟧ سه", &[(3, 5, "دو")], "یک ⟦دو⟧ سه");
}

#[test]
fn what_replaces_words_across_an_edge_stays_outside() {
    check("یک ⟦دو سه⟧ چهار", &[(0, 5, "صفر")], "صفر⟦ سه⟧ چهار");
    check("یک ⟦دو سه⟧ چهار", &[(6, 13, "پنج")], "یک ⟦دو ⟧پنج");
    check("یک ⟦دو⟧ سه", &[(2, 6, "-")], "یک-سه");
    check("یک ⟦دو⟧ سه", &[(2, 5, "-")], "یک- سه");
    check("یک ⟦دو⟧ سه", &[(3, 5, "")], "یک  سه");
}

#[test]
fn splices_that_border_on_each_other_stay_apart() {
    check("اب⟦پت⟧ث", &[(1, 2, "x"), (2, 3, "y")], "اx⟦yت⟧ث");
    check("اب⟦پت⟧ث", &[(3, 4, "y"), (4, 5, "z")], "اب⟦پy⟧z");
    assert_eq!(patch(&[(1, 2, ""), (2, 4, "")]), patch(&[(1, 4, "")]));
    assert_eq!(patch(&[(1, 1, "ا"), (1, 1, "ب")]), patch(&[(1, 1, "اب")]));
}

#[test]
fn what_is_no_patch_is_refused() {
    let overlap = Patch::new(vec![splice(3, 5, "ا"), splice(0, 4, "")]);
    assert_eq!(overlap, Err(PatchError::Overlap(3)));
    let outside = patch(&[(1, 3, "ا")]).apply(&Text::new("اب"));
    assert_eq!(outside, Err(PatchError::Outside(CharRange::new(1, 3))));
    assert!(patch(&[(2, 2, "")]).is_empty());
}

#[test]
fn what_comes_in_has_stored_line_ends() {
    let text = patch(&[(1, 1, "ب\r\nپ\rت\0")]).apply(&Text::new("اث")).unwrap();
    assert_eq!(text.as_str(), "اب\nپ\nتث");
}

#[test]
fn keystrokes_become_one_splice() {
    let strokes: [(u32, u32, &str); 6] = [
        (8, 9, ""),
        (7, 8, ""),
        (7, 7, "ت"),
        (8, 8, "م"),
        (9, 9, "x"),
        (9, 10, ""),
    ];
    let typed = strokes
        .iter()
        .fold(Patch::default(), |all, stroke| all.then(patch(&[*stroke])));
    assert_eq!(typed, patch(&[(7, 9, "تم")]));
}

#[test]
fn a_draft_differs_in_words() {
    let found = |old: &str, new: &str| -> Vec<(u32, u32, String)> {
        let between = Patch::between(old, new);
        let splices = between.splices().iter();
        splices
            .map(|s| (s.range.start, s.range.end, s.inserted.clone()))
            .collect()
    };
    let old = "م۱: من نگران کارم هستم.\nم۲: چرا؟\nم۱: نمی‌دانم.\n";
    let new = "م۱: من نگران آینده‌ی کارم هستم.\nم۲: چرا؟\nم۱: نمی‌دانم، شاید.\n";
    assert_eq!(
        found(old, new),
        [(13, 13, "آینده‌ی ".into()), (45, 45, "، شاید".into())]
    );
    assert_eq!(found("کتاب", "کتابِ"), [(0, 4, "کتابِ".into())]);
    assert_eq!(found("", "یک دو"), [(0, 0, "یک دو".into())]);
    assert_eq!(found("یک دو", ""), [(0, 5, String::new())]);
    assert_eq!(found("یک", "یک"), []);
}

#[test]
fn a_place_moves_with_what_stands_before_it() {
    let patch = patch(&[(2, 4, "abc"), (6, 6, "x")]);
    let moved = |at| patch.moved(CharRange::new(at, at)).unwrap().start;
    assert_eq!([0, 2, 3, 4, 6, 7].map(moved), [0, 2, 5, 5, 8, 9]);
}

const PIECES: [&str; 12] = [
    "ا",
    "ب",
    " ",
    "\n",
    "\u{64E}",
    "\u{301}",
    "👩🏽‍🔬",
    "🇮🇷",
    "می‌روم",
    "\r\n",
    "e",
    "\u{200C}",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..8).prop_map(|p| p.concat())
}

fn stored() -> impl Strategy<Value = String> {
    prop::collection::vec(words(), 0..6).prop_map(|p| line_ends(p.concat()))
}

/// A patch of a text of so many characters, from random places and words.
fn patch_of(chars: u32, random: &[(u32, u32, String)]) -> Patch {
    let mut splices = Vec::new();
    let mut from = 0;
    for (skip, length, inserted) in random {
        let start = from + skip % 6;
        let end = start + length % 5;
        if end > chars {
            break;
        }
        splices.push(splice(start, end, inserted));
        from = end;
    }
    Patch::new(splices).unwrap()
}

fn random() -> impl Strategy<Value = Vec<(u32, u32, String)>> {
    prop::collection::vec((0u32..6, 0u32..5, words()), 0..6)
}

/// The reference: each character of the text after, and whether it belongs to the passage.
fn reference(text: &Text, patch: &Patch, passage: CharRange) -> Vec<(char, bool)> {
    let mut out = Vec::new();
    let mut done = 0;
    let chars: Vec<char> = text.as_str().chars().collect();
    let inside = |at: u32| passage.start <= at && at < passage.end;
    for splice in patch.splices() {
        let Splice { range, inserted } = splice;
        out.extend((done..range.start).map(|at| (chars[at as usize], inside(at))));
        let belongs = if range.is_empty() {
            passage.start < range.start && range.start < passage.end
        } else {
            (range.start..range.end).all(inside)
        };
        out.extend(inserted.chars().map(|c| (c, belongs)));
        done = range.end;
    }
    out.extend((done..chars.len() as u32).map(|at| (chars[at as usize], inside(at))));
    out
}

proptest! {
    #[test]
    fn passages_move_as_their_characters_do(
        text in stored(), random in random(), a in 0u32..40, length in 1u32..20,
    ) {
        let text = Text::new(text);
        let passage = CharRange::new(a.min(text.chars()), (a + length).min(text.chars()));
        prop_assume!(!passage.is_empty());
        let patch = patch_of(text.chars(), &random);
        let expected = reference(&text, &patch, passage);
        let after = patch.apply(&text).unwrap();
        prop_assert_eq!(after.as_str().to_owned(), expected.iter().map(|(c, _)| *c).collect::<String>());
        let inside: Vec<usize> = (0..expected.len()).filter(|i| expected[*i].1).collect();
        match patch.moved(passage) {
            None => prop_assert!(inside.is_empty()),
            Some(moved) => {
                prop_assert_eq!(inside, (moved.start as usize..moved.end as usize).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn the_inverse_leads_back(text in stored(), random in random()) {
        let text = Text::new(text);
        let patch = patch_of(text.chars(), &random);
        let after = patch.apply(&text).unwrap();
        let inverse = patch.inverse(&text);
        prop_assert_eq!(inverse.apply(&after).unwrap(), text.clone());
        prop_assert_eq!(inverse.inverse(&after).apply(&text).unwrap(), after);
    }

    #[test]
    fn two_patches_in_one_lead_to_the_same_text(
        text in stored(), first in random(), second in random(), third in random(),
    ) {
        let text = Text::new(text);
        let first = patch_of(text.chars(), &first);
        let between = first.apply(&text).unwrap();
        let second = patch_of(between.chars(), &second);
        let after = second.apply(&between).unwrap();
        let both = first.then(second);
        prop_assert_eq!(both.apply(&text).unwrap(), after.clone());
        let third = patch_of(after.chars(), &third);
        let last = third.apply(&after).unwrap();
        prop_assert_eq!(both.then(third).apply(&text).unwrap(), last);
    }

    #[test]
    fn a_draft_is_reached_and_no_letter_is_cut(old in stored(), new in stored()) {
        let patch = Patch::between(&old, &new);
        let text = Text::new(old.as_str());
        let reached = patch.apply(&text).unwrap();
        prop_assert_eq!(reached.as_str(), new.as_str());
        for (i, splice) in patch.splices().iter().enumerate() {
            let whole = |text: &Text, range: CharRange| range.is_empty() || text.snap(range) == range;
            prop_assert!(whole(&text, splice.range), "{:?}", splice);
            prop_assert!(whole(&Text::new(new.as_str()), patch.place(i)), "{:?}", splice);
        }
    }
}
