//! One thing, one name: the Persian words that the program has given up do not come back.

use std::fs;
use std::path::{Path, PathBuf};

const RETIRED: &str = include_str!("fixtures/retired_words.tsv");

/// A word that is not said any more.
struct Retired<'a> {
    word: &'a str,
    /// Whether any ending may follow.
    stem: bool,
    instead: &'a str,
    /// Phrases in which the word means something else.
    elsewhere: Vec<&'a str>,
}

impl Retired<'_> {
    /// Whether the word stands in a line, apart from the phrases in which it means something else.
    fn stands_in(&self, line: &str) -> bool {
        let line = self
            .elsewhere
            .iter()
            .fold(line.to_owned(), |line, phrase| line.replace(phrase, "…"));
        line.match_indices(self.word).any(|(at, word)| {
            let begins = line[..at].chars().next_back().is_none_or(|c| !goes_on(c));
            let ends = line[at + word.len()..].chars().next().is_none_or(|c| !goes_on(c));
            begins && (ends || self.stem)
        })
    }
}

/// Whether a character next to a letter belongs to the same word: letters, their marks and the half space.
fn goes_on(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{64b}'..='\u{655}' | '\u{670}' | '\u{200c}')
}

fn retired() -> Vec<Retired<'static>> {
    let lines = RETIRED.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut columns = line.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let (word, instead, elsewhere) = (next(), next(), next());
            assert!(!instead.is_empty(), "“{line}” does not tell what is said instead");
            Retired {
                word: word.trim_end_matches('*'),
                stem: word.ends_with('*'),
                instead,
                elsewhere: elsewhere.split('|').filter(|p| !p.is_empty()).collect(),
            }
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The texts of the interface, but for the words by which the palette and the help find a command all the same.
fn interface() -> String {
    let texts = read("assets/i18n/fa.ftl");
    let lines = texts.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with('#') && !line.starts_with(".aliases")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the researcher of the sample study writes; what participants say and how the paper names its codes stays.
fn sample() -> String {
    let fields =
        regex::Regex::new(r#"(?:definition|memo|condensed|description): "((?:[^"\\]|\\.)*)""#).unwrap();
    let memos =
        regex::Regex::new(r#"\((?:kind: \w+, )?(?:document: "[^"]*", )?text: "((?:[^"\\]|\\.)*)""#).unwrap();
    let study = read("sample_projects/pishkhan/study.ron");
    let (codes, last) = study.split_once("\n    memos: [").unwrap();
    let written: Vec<_> = fields
        .captures_iter(codes)
        .chain(memos.captures_iter(last))
        .map(|c| c[1].to_owned())
        .collect();
    assert!(written.len() > 300, "the study is not read");
    written.join("\n")
}

/// The code outside of tests, whose made-up studies may say anything.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let for_tests = ["tests", "testing", "hard_cases"]
            .iter()
            .any(|part| name.trim_end_matches(".rs").ends_with(part));
        if for_tests {
            continue;
        }
        if path.is_dir() {
            sources(&path, found);
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            found.push((path, lines.collect::<Vec<_>>().join("\n")));
        }
    }
}

#[test]
fn retired_words_do_not_come_back() {
    let mut places = vec![
        (PathBuf::from("assets/i18n/fa.ftl"), interface()),
        (PathBuf::from("README.md"), read("README.md")),
        (
            PathBuf::from("sample_projects/pishkhan/README.md"),
            read("sample_projects/pishkhan/README.md"),
        ),
        (PathBuf::from("sample_projects/pishkhan/study.ron"), sample()),
    ];
    for page in fs::read_dir(root().join("docs/fa")).unwrap() {
        let page = page.unwrap().path();
        places.push((page.clone(), read(page)));
    }
    sources(&root().join("src"), &mut places);
    let retired = retired();
    let mut said = Vec::new();
    for (path, text) in &places {
        // English texts are free to say ¶.
        for line in text.lines().filter(|line| line.chars().any(is_persian)) {
            for word in retired.iter().filter(|word| word.stands_in(line)) {
                let path = path.strip_prefix(root()).unwrap_or(path).display();
                said.push(format!(
                    "{path}: «{}», not «{}»: {}",
                    word.instead,
                    word.word,
                    line.trim()
                ));
            }
        }
    }
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

fn is_persian(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

#[test]
fn a_word_is_known_by_its_borders() {
    let retired = retired();
    let refused = |line: &str| -> Vec<&str> {
        let words = retired.iter().filter(|word| word.stands_in(line));
        words.map(|word| word.word).collect()
    };
    assert_eq!(refused("نمایش بخش‌های این کد"), ["بخش‌"]);
    assert_eq!(refused("{ $n } بخش از { $documents } سند"), ["بخش"]);
    assert_eq!(refused("پالایهٔ «م۱» و گزیدهٔ متن"), ["پالایه", "گزیده"]);
    assert_eq!(refused("بخشنامه، گزینه‌ها، عملیات، تنهایی و بندر"), [""; 0]);
    assert_eq!(refused("مشارکت‌کنندگان به بخش، تحصیلات و سمت"), [""; 0]);
    assert_eq!(refused("واگرد: { $what }"), [""; 0]);
}

/// A text of the interface that begins with a Latin word or has more of them is read from the right all the same.
#[test]
fn persian_texts_of_the_interface_are_read_from_the_right() {
    use gozareh::text::{Direction, base_direction};
    let texts = read("assets/i18n/fa.ftl");
    let persian = |c: char| ('\u{620}'..='\u{6ff}').contains(&c);
    let mut faults = Vec::new();
    for line in texts.lines().filter(|line| !line.starts_with('#')) {
        let Some((id, value)) = line.split_once(" = ") else {
            continue;
        };
        if id.starts_with("cli-") {
            // A terminal orders its lines by itself.
            continue;
        }
        let value = value.replace("{\"\\u200F\"}", "\u{200f}");
        // What stands in the place of a name is a text of its own.
        let words: String = value.split(['{', '}']).step_by(2).collect();
        if words.contains(persian) && base_direction(&words, None, Direction::Rtl) != Direction::Rtl {
            faults.push(id.trim().to_owned());
        }
    }
    assert!(faults.is_empty(), "begin these with {{\"\\u200F\"}}: {faults:?}");
}
