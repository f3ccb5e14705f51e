//! Rows of conditions and the queries that they are.

use proptest::prelude::*;

use super::parser_tests::{query_of, relation, single};
use super::*;
use crate::model::{CodePath, Edit, NewCode, ProjectInfo, Snapshot, plan};

/// The rows of a text, each as the query that it is by itself with how it is joined.
fn told(text: &str) -> Option<Vec<String>> {
    let rows = rows_of_query(&parse(text).unwrap_or_else(|fault| panic!("{text}: {fault}")))?;
    let row = |row: &QueryRow| {
        let join = if row.join == RowJoin::Or { "OR" } else { "AND" };
        let not = if row.negated { "NOT " } else { "" };
        format!("{join} {not}{}", row.condition.print(QueryLanguage::English))
    };
    Some(rows.iter().map(row).collect())
}

#[test]
fn a_query_without_brackets_is_rows() {
    let rows = |text: &str| told(text).unwrap_or_else(|| panic!("{text} is no rows"));
    assert_eq!(rows("a"), ["AND a"]);
    assert_eq!(
        rows("a and importance >= 2 and not memo"),
        ["AND a", "AND importance >= 2", "AND NOT memo"]
    );
    assert_eq!(
        rows("a AND b OR c AND text: d OR NOT e"),
        ["AND a", "AND b", "OR c", "AND text: d", "OR NOT e"]
    );
    assert_eq!(rows("a near(3) b"), ["AND a near(3) b"]);
    assert_eq!(
        rows("NOT a inside b AND query: mine"),
        ["AND NOT a inside b", "AND query: mine"]
    );
    for text in [
        "(a OR b) AND c",
        "NOT (a OR b)",
        "a near(1) (b OR c)",
        "a overlaps b overlaps c",
        "(a AND coder: x) inside b",
        "text: x inside b",
        "(a AND b) AND c",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
    assert_eq!(query_of_rows(&[]), None);
}

#[test]
fn a_code_is_named_as_shortly_as_can_be() {
    let code = |name: &str, children| NewCode {
        name: name.into(),
        children,
        ..NewCode::default()
    };
    let codes = vec![
        code("a", vec![code("x", Vec::new()), code("y", Vec::new())]),
        code("b", vec![code("x", Vec::new())]),
    ];
    let empty = Snapshot::new(ProjectInfo::named("p"));
    let edit = Edit::CreateCodes { parent: None, codes };
    let snapshot = plan(edit, &empty, 1, "c", 0).expect("a plan").after;
    let paths: Vec<String> = snapshot
        .code_tree()
        .iter()
        .map(|(_, code)| path_in_query(&snapshot, code.id).to_string())
        .collect();
    assert_eq!(paths, ["a", "a > x", "y", "b", "b > x"]);
}

#[test]
fn values_are_compared_with_what_can_be_compared() {
    let told = |comparison, value: &str| {
        let condition = attribute_condition(" سن ", comparison, value);
        condition.map(|query| query.print(QueryLanguage::English))
    };
    assert_eq!(told(Comparison::More, "۳۰").as_deref(), Some("سن > 30"));
    assert_eq!(told(Comparison::More, "پیر"), None);
    assert_eq!(told(Comparison::Equal, " پیر "), Some("سن = پیر".to_owned()));
    assert_eq!(told(Comparison::Equal, " "), None);
}

/// Rows of every kind of condition.
fn rows() -> impl Strategy<Value = Vec<QueryRow>> {
    let code = || {
        let reach = prop::sample::select(&[CodeReach::WithBelow, CodeReach::Below, CodeReach::Itself][..]);
        let names = prop::collection::vec("[a-cآ-پ و>]{1,4}[a-c]", 1..3);
        (names, reach).prop_map(|(names, reach)| Query::Code {
            path: CodePath::new(names.iter().map(|name| crate::text::tidy_name(name))),
            reach,
        })
    };
    let related = (code(), relation(), code()).prop_map(|(left, relation, right)| Query::Related {
        left: left.into(),
        relation,
        right: right.into(),
    });
    let condition = prop_oneof![3 => single().boxed(), 1 => related.boxed()];
    let row = (any::<bool>(), any::<bool>(), condition).prop_map(|(or, negated, condition)| QueryRow {
        join: if or { RowJoin::Or } else { RowJoin::And },
        negated,
        condition,
    });
    prop::collection::vec(row, 1..6).prop_map(|mut rows| {
        // Above the first there is nothing.
        rows[0].join = RowJoin::And;
        rows
    })
}

proptest! {
    #[test]
    fn rows_are_written_and_read_as_the_same_rows(rows in rows()) {
        let query = query_of_rows(&rows).expect("there are rows");
        for language in QueryLanguage::ALL {
            let text = query.print(language);
            let read = parse(&text);
            prop_assert_eq!(read.as_ref(), Ok(&query), "{}", text);
            prop_assert_eq!(read.ok().as_ref().and_then(rows_of_query), Some(rows.clone()), "{}", text);
        }
    }

    #[test]
    fn what_is_read_as_rows_is_the_same_query(query in query_of(single())) {
        if let Some(rows) = rows_of_query(&query) {
            prop_assert_eq!(query_of_rows(&rows), Some(query));
        }
    }
}
