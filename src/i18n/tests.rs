use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use regex::Regex;

use super::*;

/// Half past twelve on 22 November 2026 in Tehran.
const NOON: i64 = 1_795_338_000_000;

fn words(lang: Lang) -> Words {
    Words::with_options(lang, lang.digits(), Zone::Fixed(210))
}

/// Each message of a file with the placeholders and attributes it has.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let head = Regex::new(r"^([a-z][a-z0-9-]*) *=").unwrap();
    let part = Regex::new(r"\$[a-zA-Z0-9_-]+|^ +\.[a-z]+").unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in lang.source().lines() {
        if let Some(id) = head.captures(line) {
            let twice = found.insert(id[1].to_owned(), BTreeSet::new());
            assert!(twice.is_none(), "{}.ftl has {} twice", lang.code(), &id[1]);
            current = Some(id[1].to_owned());
        }
        if let Some(parts) = current.as_ref().and_then(|id| found.get_mut(id)) {
            for found in part.find_iter(line).map(|m| m.as_str().trim()) {
                let new = parts.insert(found.to_owned());
                assert!(
                    new || found.starts_with('$'),
                    "{}.ftl: {found} twice in {line}",
                    lang.code()
                );
            }
        }
    }
    found
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}

fn all_sources() -> String {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.retain(|file| !file.ends_with("i18n/tests.rs"));
    let mut code = String::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

#[test]
fn both_files_parse_whole() {
    for lang in Lang::ALL {
        let faults = FluentResource::try_new(lang.source().to_owned())
            .err()
            .map(|(_, errors)| errors);
        assert_eq!(faults, None, "{}.ftl", lang.code());
    }
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_placeholders() {
    let (fa, en) = (messages(Lang::Fa), messages(Lang::En));
    let ids = |m: &BTreeMap<String, _>| m.keys().cloned().collect::<BTreeSet<_>>();
    let only: Vec<_> = ids(&fa).symmetric_difference(&ids(&en)).cloned().collect();
    assert!(only.is_empty(), "only in one language: {only:?}");
    for (id, parts) in &fa {
        assert_eq!(Some(parts), en.get(id), "{id}");
    }
}

#[test]
fn every_text_asked_for_exists_and_every_text_is_asked_for() {
    let code = all_sources();
    let fa = messages(Lang::Fa);
    let asked =
        Regex::new(r#"\b(?:w|words)(?:\(\w*\))?\s*\.\s*(?:get|with|attribute)\(\s*"([^"]*)""#).unwrap();
    let message = Regex::new(r#"\bMessage::new\(\s*"([^"]*)""#).unwrap();
    let missing: BTreeSet<_> = asked
        .captures_iter(&code)
        .chain(message.captures_iter(&code))
        .map(|c| c[1].to_owned())
        .filter(|id| !fa.contains_key(id))
        .collect();
    assert!(missing.is_empty(), "no such text: {missing:?}");
    let literal = Regex::new(r#""([a-z][a-z0-9-]*)""#).unwrap();
    let used: BTreeSet<_> = literal.captures_iter(&code).map(|c| c[1].to_owned()).collect();
    // A family of texts chosen by a name of the model: `format!("op-{}", …)`.
    let family = Regex::new(r#""([a-z][a-z0-9-]*-)\{"#).unwrap();
    let families: Vec<_> = family.captures_iter(&code).map(|c| c[1].to_owned()).collect();
    let in_family = |id: &&String| families.iter().any(|prefix| id.starts_with(prefix));
    let unused: Vec<_> = fa
        .keys()
        .filter(|id| !used.contains(*id) && !in_family(id))
        .collect();
    assert!(unused.is_empty(), "never asked for: {unused:?}");
}

#[test]
fn persian_texts_use_persian_letters() {
    let arabic = Lang::Fa
        .source()
        .chars()
        .find(|c| matches!(c, 'ي' | 'ك' | '٠'..='٩' | 'ة'));
    assert_eq!(arabic, None, "an Arabic letter or digit stands in fa.ftl");
}

#[test]
fn numbers_follow_the_digits() {
    let (fa, en) = (words(Lang::Fa), words(Lang::En));
    assert_eq!(fa.number(1_234_567), "۱٬۲۳۴٬۵۶۷");
    assert_eq!(en.number(1_234_567), "1,234,567");
    assert_eq!(en.number(999), "999");
    assert_eq!(fa.number(-3), "\u{200E}\u{2212}۳");
    assert_eq!(fa.number(2.5), "۲٫۵");
    assert_eq!(en.number(-0.001), "0");
    assert_eq!(fa.percent(0.455, 1), "۴۵٫۵٪");
    assert_eq!(en.percent(1.0, 1), "100%");
    assert_eq!(fa.in_digits("م04"), "م۰۴");
    assert_eq!(
        Words::with_options(Lang::Fa, Digits::Latin, Zone::Local).number(12),
        "12"
    );
    assert_eq!(en.number(f64::NAN), "–");
}

#[test]
fn dates_follow_the_calendar_of_the_language() {
    let (fa, en) = (words(Lang::Fa), words(Lang::En));
    assert_eq!(fa.date(NOON), "۱۴۰۵/۰۹/۰۱");
    assert_eq!(fa.date_long(NOON), "یکشنبه ۱ آذر ۱۴۰۵");
    assert_eq!(fa.date_time(NOON), "۱ آذر ۱۴۰۵، ۱۲:۳۰");
    assert_eq!(en.date(NOON), "2026-11-22");
    assert_eq!(en.date_long(NOON), "Sunday 22 November 2026");
    assert_eq!(en.date_time(NOON), "22 November 2026, 12:30");
    assert_eq!(
        fa.date_medium(i64::MAX),
        fa.date_medium(0),
        "an instant out of range falls back"
    );
    assert_eq!(fa.clock(3_723_999), "۱:۰۲:۰۳");
    assert_eq!(en.clock(125_000), "2:05");
}

#[test]
fn the_machine_locale_is_read() {
    for (locale, lang) in [
        ("fa-IR", Some(Lang::Fa)),
        ("en_US.UTF-8", Some(Lang::En)),
        ("FA", Some(Lang::Fa)),
        ("de", None),
        ("", None),
        ("fatal", None),
    ] {
        assert_eq!(Lang::from_code(locale), lang, "{locale}");
    }
}

#[test]
fn words_travel_between_threads() {
    let here = words(Lang::Fa);
    let there = here.clone();
    let said = std::thread::spawn(move || there.get("app-name").into_owned());
    assert_eq!(said.join().ok().as_deref(), Some(&*here.get("app-name")));
}

#[test]
fn an_unknown_text_is_shown_not_fatal() {
    assert_eq!(words(Lang::En).get("no-such-text"), "[no-such-text]");
}

#[test]
fn the_calendar_is_chosen_apart_from_the_language() {
    let noon = 1_795_338_000_000;
    let words = |lang: Lang, calendar| {
        Words::with_options(lang, lang.digits(), Zone::Fixed(210)).in_calendar(calendar)
    };
    let fa = words(Lang::Fa, Calendar::Gregorian);
    assert_eq!(fa.date_long(noon), "یکشنبه ۲۲ نوامبر ۲۰۲۶");
    assert_eq!(fa.date(noon), "۲۰۲۶/۱۱/۲۲");
    let en = words(Lang::En, Calendar::Jalali);
    assert_eq!(en.date_medium(noon), "1 Azar 1405");
}

#[test]
fn a_name_never_turns_a_sentence_round() {
    let plain = Words::new(Lang::En);
    let shown = Words::new(Lang::En).isolating_names();
    let name = [("name", "نبود نظام ساختارمند")];
    let (file, screen) = (
        plain.with("status-coder", &name),
        shown.with("status-coder", &name),
    );
    assert!(!file.contains('\u{2068}'));
    assert_eq!(screen.replace(['\u{200e}', '\u{2068}', '\u{2069}'], ""), file);
    assert!(screen.starts_with('\u{200e}') && screen.contains("\u{2068}نبود نظام ساختارمند\u{2069}"));
    let own = [("name", "Maryam")];
    assert_eq!(plain.with("status-coder", &own), shown.with("status-coder", &own));
}

#[test]
fn a_message_is_said_with_the_messages_inside_it() {
    let inner = Message::new("edit-error-range")
        .with("document", "مصاحبه ۱")
        .with("start", 1234_u32)
        .with("end", 5678_u32)
        .with("chars", 2000_u32);
    let message = inner.clone().in_row(3, Some("codes.csv"));
    let persian = words(Lang::Fa).say(&inner);
    assert!(persian.contains("۱۲۳۴ تا ۵۶۷۸ در سند «مصاحبه ۱»"), "{persian}");
    assert_eq!(
        words(Lang::Fa).say(&message),
        format!("ردیف ۳ از «codes.csv»: {persian}")
    );
    assert_eq!(
        words(Lang::En).say(&message),
        format!("Row 3 of “codes.csv”: {}", words(Lang::En).say(&inner))
    );
    // On a screen each name is isolated where it stands, and one mark begins the whole.
    let screen = words(Lang::En).isolating_names().say(&message);
    assert!(screen.starts_with("\u{200e}Row 3 of “codes.csv”: "), "{screen}");
    assert!(screen.contains("“\u{2068}مصاحبه ۱\u{2069}”"), "{screen}");
    assert_eq!(screen.matches(['\u{200e}', '\u{2068}']).count(), 2, "{screen}");
}

#[test]
fn a_list_of_names_is_joined_by_the_comma_of_the_language() {
    let message =
        Message::new("cli-import-failed").with("files", ["a.txt", "b.txt"].into_iter().collect::<Argument>());
    assert!(words(Lang::Fa).say(&message).contains("a.txt، b.txt"));
    assert!(words(Lang::En).say(&message).contains("a.txt, b.txt"));
}
