//! Reading and writing queries.

use proptest::prelude::*;

use super::*;
use crate::model::CodePath;
use crate::text::search::{Query as Search, SearchOptions};
use crate::text::tidy_name;

/// A query is understood, and written in Persian and English as it should be.
#[track_caller]
fn check(text: &str, persian: &str, english: &str) {
    let query = parse(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    assert_eq!(query.print(QueryLanguage::Persian), persian, "{text}");
    assert_eq!(query.print(QueryLanguage::English), english, "{text}");
    for written in [persian, english] {
        assert_eq!(parse(written).as_ref(), Ok(&query), "{written}");
    }
}

#[test]
fn words_of_both_languages_are_understood() {
    check("اعتماد و هزینه", "اعتماد و هزینه", "اعتماد AND هزینه");
    check("cost and NOT time", "cost و نه time", "cost AND NOT time");
    check("الف بدون ب", "الف و نه ب", "الف AND NOT ب");
    check("الف نه ب", "الف و نه ب", "الف AND NOT ب");
    check("الف یا ب و پ", "الف یا ب و پ", "الف OR ب AND پ");
    check("(الف یا ب) و پ", "(الف یا ب) و پ", "(الف OR ب) AND پ");
    check("(a and b) and c", "(a و b) و c", "(a AND b) AND c");
    check("نه (الف یا ب)", "نه (الف یا ب)", "NOT (الف OR ب)");
    for text in [
        "الف هم‌پوشان ب",
        "الف همپوشان با ب",
        "الف هم پوشان ب",
        "الف overlaps ب",
        "الف overlapping ب",
    ] {
        check(text, "الف هم‌پوشان ب", "الف overlaps ب");
    }
    check("الف داخل ب", "الف درون ب", "الف inside ب");
    check("الف نزدیک(۲) ب", "الف نزدیک(۲) ب", "الف near(2) ب");
    check("الف near ب", "الف نزدیک(۱) ب", "الف near(1) ب");
    for text in [
        "الف پیش از(۳) ب",
        "الف قبل از (3) ب",
        "الف followed by(٣) ب",
        "الف BEFORE(3) ب",
    ] {
        check(text, "الف پیش از(۳) ب", "الف followed by(3) ب");
    }
    check("الف بعد از ب", "الف پس از(۱) ب", "الف preceded by(1) ب");
    check(
        "الف هم‌پوشان ب نزدیک(0) پ",
        "الف هم‌پوشان ب نزدیک(۰) پ",
        "الف overlaps ب near(0) پ",
    );
    check(
        "الف درون (ب نزدیک پ)",
        "الف درون (ب نزدیک(۱) پ)",
        "الف inside (ب near(1) پ)",
    );
    check("الف درون نه ب", "الف درون (نه ب)", "الف inside (NOT ب)");
    check("نه الف درون ب", "نه الف درون ب", "NOT الف inside ب");
    check(
        "الف near (ب یا پ)",
        "الف نزدیک(۱) (ب یا پ)",
        "الف near(1) (ب OR پ)",
    );
}

#[test]
fn conditions_are_told_by_their_names() {
    check("کد: اعتماد", "اعتماد", "اعتماد");
    check(
        "group: \"نهادهای سیاست‌گذار\"",
        "گروه: «نهادهای سیاست‌گذار»",
        "group: \"نهادهای سیاست‌گذار\"",
    );
    check(
        "گروه:دفترها و سند:۱۲",
        "گروه: دفترها و سند: ۱۲",
        "group: دفترها AND document: ۱۲",
    );
    check("شرکت‌کننده: م۱", "مشارکت‌کننده: م۱", "participant: م۱");
    check("مشاركت\u{200C}كننده: م۱ ", "مشارکت‌کننده: م۱", "participant: م۱");
    check(
        "coder:Sara Ahmadi",
        "کدگذار: «Sara Ahmadi»",
        "coder: \"Sara Ahmadi\"",
    );
    check(
        "بخش = سازمان مجری",
        "بخش = «سازمان مجری»",
        "بخش = \"سازمان مجری\"",
    );
    check("«سابقهٔ کار» >= ۱۰", "«سابقهٔ کار» >= ۱۰", "\"سابقهٔ کار\" >= 10");
    check("سن>30", "سن > ۳۰", "سن > 30");
    check("سن ≤ ۳۰٫۵", "سن <= ۳۰٫۵", "سن <= 30.5");
    check("سن => 30", "سن >= ۳۰", "سن >= 30");
    check("age < -3", "age < -۳", "age < -3");
    check("سن ≠ ۳۰", "سن != ۳۰", "سن != ۳۰");
    check("ویژگی: تاریخ = ۱", "«تاریخ» = ۱", "\"تاریخ\" = ۱");
    check("اهمیت>=۲", "اهمیت >= ۲", "importance >= 2");
    check("weight: 3", "اهمیت = ۳", "importance = 3");
    check("memo", "یادداشت", "memo");
    check("یادداشت و الف", "یادداشت و الف", "memo AND الف");
    check("یادداشت: تردید", "یادداشت: تردید", "memo: تردید");
    check("memo: \"not sure\"", "یادداشت: «not sure»", "memo: \"not sure\"");
    check("متن: \"سامانه قطع\"", "متن: «سامانه قطع»", "text: \"سامانه قطع\"");
    check("text:«و»", "متن: «و»", "text: \"و\"");
    check("تاریخ: ۱۴۰۵/۰۹/۰۱", "تاریخ: ۱۴۰۵/۰۹/۰۱", "date: 2026-11-22");
    check(
        "date: from 2026-11-22 to 2026-11-30",
        "تاریخ: از ۱۴۰۵/۰۹/۰۱ تا ۱۴۰۵/۰۹/۰۹",
        "date: from 2026-11-22 to 2026-11-30",
    );
    check(
        "تاریخ: از ۱۴۰۵/۹/۱",
        "تاریخ: از ۱۴۰۵/۰۹/۰۱",
        "date: from 2026-11-22",
    );
    check("date: to 1405-9-1", "تاریخ: تا ۱۴۰۵/۰۹/۰۱", "date: to 2026-11-22");
    check(
        "date > 2026-11-21",
        "تاریخ: از ۱۴۰۵/۰۹/۰۱",
        "date: from 2026-11-22",
    );
    check(
        "تاریخ < 2026-11-23",
        "تاریخ: تا ۱۴۰۵/۰۹/۰۱",
        "date: to 2026-11-22",
    );
}

#[test]
fn codes_are_told_by_name_or_path() {
    check("اعتماد به نفس", "«اعتماد به نفس»", "\"اعتماد به نفس\"");
    check("\"دسترسی و عدالت\"", "«دسترسی و عدالت»", "\"دسترسی و عدالت\"");
    check(
        "طبقه > زیرطبقه > کد",
        "طبقه > زیرطبقه > «کد»",
        "طبقه > زیرطبقه > \"کد\"",
    );
    check(
        "\"طبقه > زیرطبقه > سومی\"",
        "طبقه > زیرطبقه > سومی",
        "طبقه > زیرطبقه > سومی",
    );
    check(
        "طبقهٔ یک > \"کد ۲\"",
        "«طبقهٔ یک» > «کد ۲»",
        "\"طبقهٔ یک\" > \"کد ۲\"",
    );
    check("*", "*", "*");
    check("کد: *", "*", "*");
    check("طبقه > *", "طبقه > *", "طبقه > *");
    check("فقط: طبقه", "فقط: طبقه", "only: طبقه");
    check("only: \"a b\" > c", "فقط: «a b» > c", "only: \"a b\" > c");
    // A number that is a name is no number to compare with.
    check("طبقه > \"30\"", "طبقه > «30»", "طبقه > \"30\"");
    check("طبقه > ۲ دلیل", "طبقه > «۲ دلیل»", "طبقه > \"۲ دلیل\"");
    check("طبقه > ۲ > ب", "طبقه > «۲» > ب", "طبقه > \"۲\" > ب");
    // Names with signs of the language in them.
    check("\"a \"\"b\"\" c\"", "«a \"b\" c»", "\"a \"\"b\"\" c\"");
    check("\"الف «ب»\"", "\"الف «ب»\"", "\"الف «ب»\"");
    check("«الف «ب» پ»", "\"الف «ب» پ\"", "\"الف «ب» پ\"");
    check("\"p>0.05\"", "«p>0.05»", "\"p>0.05\"");
    let query = parse("\"الف >> ب > پ\"").unwrap();
    let path = CodePath::new(["الف > ب", "پ"]);
    assert_eq!(
        query,
        Query::Code {
            path,
            reach: CodeReach::WithBelow
        }
    );
    check("\"الف >> ب > پ\"", "«الف >> ب» > پ", "\"الف >> ب\" > پ");
    // Words of the language where they can only be names.
    check("متن مصاحبه", "«متن مصاحبه»", "\"متن مصاحبه\"");
    check("پس لرزه", "«پس لرزه»", "\"پس لرزه\"");
    check("memo writing", "«memo writing»", "\"memo writing\"");
}

#[test]
fn marks_of_direction_and_spellings_do_not_count() {
    check(
        "\u{200F}\u{202B}الف\u{202C} \u{200E}و\u{200F} ب\u{2069}",
        "الف و ب",
        "الف AND ب",
    );
    check("\u{FEFF}كدگذار:علي", "کدگذار: علي", "coder: علي");
    check("  الف\n\tیا\u{A0}ب ", "الف یا ب", "الف OR ب");
}

#[track_caller]
fn wrong(text: &str, character: usize, expected: Expected) {
    match parse(text) {
        Err(QueryFault::Syntax {
            at,
            character: found,
            expected: said,
            ..
        }) => {
            assert_eq!((found, said), (character, expected), "{text}");
            assert_eq!(text[..at].chars().count() + 1, character, "{text}");
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    use Expected::*;
    wrong("", 1, Anything);
    wrong(" \u{200F} ", 4, Anything);
    wrong("الف و", 6, Condition);
    wrong("الف و و ب", 7, Condition);
    wrong("و ب", 1, Condition);
    wrong("الف هم‌پوشان", 13, Condition);
    wrong("(الف", 1, ClosedBracket);
    wrong("(الف یا (ب و پ)", 1, ClosedBracket);
    wrong("الف)", 4, OpenBracket);
    wrong(")", 1, OpenBracket);
    wrong("()", 2, Condition);
    wrong("الف (ب)", 5, Operator);
    wrong("\"الف\" \"ب\"", 7, Operator);
    wrong("(\"الف\" \"ب\")", 8, Operator);
    wrong("الف گروه: ب", 5, Operator);
    wrong("\"الف", 1, ClosedQuote);
    wrong("الف و «ب «پ»", 7, ClosedQuote);
    wrong("الف»", 4, Condition);
    wrong("رنگ: آبی", 1, Field("رنگ".into()));
    wrong("گروه:", 6, Name);
    wrong("گروه: و ب", 7, Name);
    wrong("گروه: \"\"", 7, Name);
    wrong("\" \"", 1, Name);
    wrong("\" > \"", 1, Name);
    wrong("طبقه > ", 8, Name);
    wrong("الف > ب = پ", 9, Operator);
    wrong("سن < جوان", 6, Number);
    wrong("ویژگی: سن", 10, Comparison);
    wrong("الف نزدیک(دو) ب", 11, Number);
    wrong("اهمیت > 4", 9, Importance);
    wrong("importance: high", 13, Importance);
    wrong("تاریخ: آبان", 8, Day);
    wrong("تاریخ: ۱۴۰۵/۱۳/۰۱", 8, Day);
    wrong("date: from 2026-11-22 to 2026-11-21", 26, LaterDay);
    wrong("متن: \"\u{200C}\"", 6, Words);
    wrong("متن:", 5, Name);
    wrong("= الف", 1, Condition);
    wrong("! الف", 1, Condition);
}

#[test]
fn deep_and_long_queries_are_refused_with_a_sentence() {
    let nested = |deep: usize| format!("{}الف{}", "(".repeat(deep), ")".repeat(deep));
    assert!(parse(&nested(DEEPEST)).is_ok());
    wrong(&nested(DEEPEST + 1), DEEPEST + 2, Expected::LessDepth(DEEPEST));
    for text in [
        nested(9_000),
        "(".repeat(20_000),
        "نه ".repeat(6_000) + "الف",
        "الف".to_owned() + &" درون ب".repeat(2_000),
        "الف".to_owned() + &" درون نه ب".repeat(1_500),
        "(الف و ب درون ".repeat(1_000),
        "((الف درون ب) درون (پ درون ت)) یا ".repeat(500) + &nested(70),
    ] {
        let short: String = text.chars().take(LONGEST).collect();
        let found = parse(&short);
        assert!(
            matches!(
                found,
                Err(QueryFault::Syntax {
                    expected: Expected::LessDepth(_),
                    ..
                })
            ),
            "{found:?}"
        );
    }
    let long = ["«کد الف»"; 900].join(" یا ");
    assert!(long.chars().count() > 10_000);
    let Ok(Query::Any(parts)) = parse(&long) else {
        panic!("a chain")
    };
    assert_eq!(parts.len(), 900);
    wrong(&"ا".repeat(LONGEST + 1), 1, Expected::LessLength(LONGEST));
}

#[test]
fn texts_are_needed_for_words_and_paragraphs_only() {
    for (text, needs, filter) in [
        ("الف و ب", false, false),
        ("الف درون ب", false, false),
        ("الف نزدیک ب", true, false),
        ("الف و نه (ب پیش از پ)", true, false),
        ("نه متن: ا", true, true),
        ("یادداشت: ا و گروه: ب", false, true),
        ("کدگذار: ا یا الف", false, false),
    ] {
        let query = parse(text).unwrap();
        assert_eq!(
            (query.needs_texts(), query.is_filter()),
            (needs, filter),
            "{text}"
        );
    }
}

fn name() -> impl Strategy<Value = String> {
    let names = prop_oneof![
        "[a-cآ-پ۰-۹0-9]{1,4}",
        "[abوی۰3 >\"«»()*:=<!\u{200C}\\-.]{1,8}",
        Just("و".to_owned()),
        Just("پیش از".to_owned()),
        Just("memo".to_owned()),
        Just("۳۰".to_owned()),
        "\\PC{1,6}",
    ];
    names
        .prop_map(|name| tidy_name(&name))
        .prop_filter("a name", |name| !name.is_empty())
}

fn day() -> impl Strategy<Value = Day> {
    (1300i32..1499, 1u32..13, 1u32..30).prop_map(|(y, m, d)| Day::read(&format!("{y}/{m}/{d}")).unwrap())
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(&Comparison::ALL[..])
}

fn words() -> impl Strategy<Value = String> {
    let words = prop_oneof!["[a-cوآ-پ \"«»]{1,6}", "\\PC{1,8}"];
    words.prop_filter("something to look for", |words| {
        Search::new(words, SearchOptions::default()).is_ok()
    })
}

pub(super) fn single() -> impl Strategy<Value = Query> {
    let reach = prop::sample::select(&[CodeReach::WithBelow, CodeReach::Below, CodeReach::Itself][..]);
    let number = prop_oneof!["[0-9]{1,3}", "-?[0-9]{1,2}\\.[0-9]{1,2}"];
    prop_oneof![
        (prop::collection::vec(name(), 1..4), reach).prop_map(|(names, reach)| Query::Code {
            path: CodePath::new(names),
            reach
        }),
        Just(Query::Code {
            path: CodePath::default(),
            reach: CodeReach::Below
        }),
        name().prop_map(Query::Document),
        name().prop_map(Query::Group),
        name().prop_map(Query::Participant),
        name().prop_map(Query::Coder),
        (name(), comparison(), name(), number).prop_map(|(name, comparison, value, number)| {
            Query::Attribute {
                name,
                comparison,
                value: if comparison.is_of_numbers() { number } else { value },
            }
        }),
        (day(), day(), 0..4).prop_map(|(one, other, how)| Query::Date {
            from: (how != 0).then_some(one.min(other)),
            to: (how != 1).then_some(one.max(other)),
        }),
        Just(Query::Memo(None)),
        words().prop_map(|words| Query::Memo(Some(words))),
        (comparison(), 0u8..4).prop_map(|(comparison, number)| Query::Importance { comparison, number }),
        words().prop_map(Query::Text),
    ]
}

pub(super) fn relation() -> impl Strategy<Value = Relation> {
    prop_oneof![
        Just(Relation::Overlaps),
        Just(Relation::Inside),
        (0u32..9).prop_map(Relation::Near),
        (0u32..9).prop_map(Relation::FollowedBy),
        any::<u32>().prop_map(Relation::PrecededBy),
    ]
}

/// Queries out of single conditions.
pub(super) fn query_of<S: Strategy<Value = Query> + 'static>(single: S) -> impl Strategy<Value = Query> {
    single.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|query| Query::Not(query.into())),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::Any),
            (inner.clone(), relation(), inner).prop_map(|(left, relation, right)| Query::Related {
                left: left.into(),
                relation,
                right: right.into(),
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same_query(query in query_of(single())) {
        for language in QueryLanguage::ALL {
            let text = query.print(language);
            prop_assert_eq!(parse(&text), Ok(query.clone()), "{}", text);
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_the_reader(
        text in "([()\"«»*:=<>!]|و|یا|نه|درون|نزدیک|پیش از|گروه|متن|تاریخ|اهمیت|الف|۳|from|[\u{200F} ]){0,20}"
    ) {
        match parse(&text) {
            Ok(query) => for language in QueryLanguage::ALL {
                prop_assert_eq!(parse(&query.print(language)), Ok(query.clone()));
            },
            Err(QueryFault::Syntax { at, .. }) => prop_assert!(text.is_char_boundary(at)),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}
