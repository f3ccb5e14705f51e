//! Which font draws which letter.
//!
//! Vazirmatn draws Persian and Latin, and Amiri where a book face is chosen; the bundled Noto Emoji draws emoji in the
//! colour of the text, and signs of Noto Sans Symbols 2 are stars, ticks, boxes and shapes; the window adds the fonts that come with egui, for arrows and signs. A letter none of them has is
//! looked for in the fonts of the system, once, when it is first met: starting the program never waits for them.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{
    Attributes, Blob, Collection, CollectionOptions, FallbackKey, FamilyId, GenericFamily, QueryFamily,
    QueryStatus, SourceCache,
};

use skrifa::MetadataProvider as _;

use super::bundled::{AMIRI, AMIRI_BOLD, BOLD, NOTO_EMOJI, NOTO_SIGNS, REGULAR};
use super::is_invisible;

/// Scripts for which fontique is told a fallback; the family list itself serves all others.
const SCRIPTS: [&str; 3] = ["Arab", "Latn", "Zyyy"];

/// The fonts, and what is known of the letters they lack.
pub struct Fonts {
    /// What parley asks.
    pub context: FontContext,
    /// Families in the order they are asked.
    families: Vec<FamilyId>,
    system: SystemFonts,
    /// Letters that were looked for, found or not.
    seen: LetterSet,
}

enum SystemFonts {
    Never,
    NotYet,
    Loaded,
}

impl Fonts {
    /// The bundled fonts and, after them, `more`; those of the system if `with_system` and when needed.
    pub fn new(more: impl IntoIterator<Item = Blob<u8>>, with_system: bool) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut families = Vec::new();
        let bundled =
            [REGULAR, BOLD, NOTO_SIGNS, NOTO_EMOJI, AMIRI, AMIRI_BOLD].map(|font| Blob::new(Arc::new(font)));
        for font in bundled.into_iter().chain(more) {
            for (family, _) in collection.register_fonts(font, None) {
                if !families.contains(&family) {
                    families.push(family);
                }
            }
        }
        let mut fonts = Self {
            context: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            families,
            system: if with_system {
                SystemFonts::NotYet
            } else {
                SystemFonts::Never
            },
            seen: LetterSet::default(),
        };
        fonts.announce_families();
        fonts
    }

    fn announce_families(&mut self) {
        let collection = &mut self.context.collection;
        for generic in [GenericFamily::SansSerif, GenericFamily::Emoji] {
            collection.set_generic_families(generic, self.families.iter().copied());
        }
        for script in SCRIPTS {
            if let Ok(script) = script.parse::<parley::fontique::Script>() {
                collection.set_fallbacks(FallbackKey::new(script, None), self.families.iter().copied());
            }
        }
    }

    /// Sees to it that the letters of `text` have a font, where there is one.
    pub fn prepare(&mut self, text: &str) {
        for letter in text.chars() {
            let needed = self.seen.insert(letter) && !is_invisible(letter) && !self.has(letter);
            if needed && let Some(family) = self.system_family_with(letter) {
                self.families.push(family);
                self.announce_families();
            }
        }
    }

    /// Whether a font that is loaded draws the letter, as an outline.
    pub fn has(&mut self, letter: char) -> bool {
        let families = self.families.clone();
        families.into_iter().any(|family| self.family_has(family, letter))
    }

    /// Whether the family draws the letter, as an outline: colour bitmaps do not count.
    fn family_has(&mut self, family: FamilyId, letter: char) -> bool {
        let FontContext {
            collection,
            source_cache,
        } = &mut self.context;
        let mut query = collection.query(source_cache);
        query.set_families([QueryFamily::Id(family)]);
        query.set_attributes(Attributes::default());
        let mut has = false;
        query.matches_with(|font| {
            has = has_outline(font.blob.as_ref(), font.index, letter);
            QueryStatus::Stop
        });
        has
    }

    fn system_family_with(&mut self, letter: char) -> Option<FamilyId> {
        match self.system {
            SystemFonts::Never => return None,
            SystemFonts::NotYet => {
                let folders = system_font_folders().into_iter().filter(|f| f.is_dir());
                self.context.collection.load_fonts_from_paths(folders);
                self.system = SystemFonts::Loaded;
            }
            SystemFonts::Loaded => {}
        }
        let collection = &mut self.context.collection;
        let all: Vec<FamilyId> = collection.family_ids().collect();
        let mut candidates: Vec<(String, FamilyId)> = all
            .into_iter()
            .filter(|family| !self.families.contains(family))
            .map(|family| {
                (
                    collection.family_name(family).unwrap_or_default().to_owned(),
                    family,
                )
            })
            .collect();
        // Families come in the order of a hash map; sorted, the same letter gets the same font every day.
        candidates.sort_by(|a, b| a.0.cmp(&b.0));
        candidates
            .into_iter()
            .map(|(_, family)| family)
            .find(|family| self.family_has(*family, letter))
    }
}

/// A set of letters that is quick to ask about the first plane.
#[derive(Default)]
struct LetterSet {
    first_plane: Vec<u64>,
    beyond: HashSet<char>,
}

impl LetterSet {
    /// Adds a letter; says whether it is new.
    fn insert(&mut self, letter: char) -> bool {
        let code = u32::from(letter) as usize;
        if code > 0xFFFF {
            return self.beyond.insert(letter);
        }
        if self.first_plane.len() <= code / 64 {
            self.first_plane.resize(code / 64 + 1, 0);
        }
        let Some(word) = self.first_plane.get_mut(code / 64) else {
            return false;
        };
        let bit = 1u64 << (code % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}

/// Whether `font` can draw `c` as an outline; colour bitmaps do not count.
fn has_outline(font: &[u8], index: u32, c: char) -> bool {
    let Ok(face) = skrifa::FontRef::from_index(font, index) else {
        return false;
    };
    face.charmap()
        .map(c)
        .is_some_and(|glyph| face.outline_glyphs().get(glyph).is_some())
}

fn system_font_folders() -> Vec<PathBuf> {
    let fixed = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    let own = directories::UserDirs::new().and_then(|dirs| dirs.font_dir().map(PathBuf::from));
    fixed.into_iter().map(PathBuf::from).chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_fonts_have_what_interviews_use() {
        let mut fonts = Fonts::new([], false);
        for letter in "پژگچآئؤـ۰۹«»٪،؛؟ٔABCxyz😊👍☕★☆✓✔✗☐☑●○■◆▲".chars()
        {
            assert!(fonts.has(letter), "{letter} {:x}", u32::from(letter));
        }
        assert!(!fonts.has('漢'));
    }

    #[test]
    fn the_bundled_fonts_have_what_the_interface_says() {
        let mut fonts = Fonts::new([], false);
        for texts in [
            include_str!("../../assets/i18n/fa.ftl"),
            include_str!("../../assets/i18n/en.ftl"),
        ] {
            let mut letters: Vec<char> = texts
                .chars()
                .filter(|c| !c.is_whitespace() && !is_invisible(*c))
                .collect();
            letters.sort_unstable();
            letters.dedup();
            let lacking: String = letters.into_iter().filter(|letter| !fonts.has(*letter)).collect();
            assert_eq!(lacking, "");
        }
    }

    #[test]
    fn letters_are_new_once() {
        let mut letters = LetterSet::default();
        for letter in ['a', 'ی', '\u{FFFF}', '🙂'] {
            assert!(letters.insert(letter));
            assert!(!letters.insert(letter));
        }
    }
}
