//! Kept queries against the same queries when everything has another name.

use proptest::prelude::*;

use super::find_tests::{Row, known, project, rows};
use super::parser_tests::query_of;
use super::*;
use crate::analysis::tests::{TREE, study};
use crate::model::{
    Change, CodeId, Delta, Guid, LabelMeaning, Participant, ProjectInfo, QueryId, SavedQuery, Snapshot,
};

fn row(id: i64, name: &str, text: String) -> SavedQuery {
    SavedQuery {
        id: QueryId(id),
        guid: Guid::default(),
        name: name.to_owned(),
        text,
        position: id,
    }
}

/// The project with more kept queries.
fn with(mut snapshot: Snapshot, queries: &[SavedQuery]) -> Snapshot {
    for query in queries {
        snapshot.apply(&[Change::SavedQuery(Delta {
            before: None,
            after: Some(query.clone()),
        })]);
    }
    snapshot
}

/// The same project, everything in it with another name; the codes have those of others.
fn renamed(snapshot: &Snapshot) -> Snapshot {
    let mut rows = snapshot.to_rows();
    let codes = rows.codes.len() as i64;
    for code in &mut rows.codes {
        code.name = format!("c{} و «x»", codes + 1 - code.id.0);
    }
    rows.documents
        .iter_mut()
        .for_each(|row| row.name = format!("سند \"{}\"", row.name));
    rows.groups
        .iter_mut()
        .for_each(|row| row.name = format!("#{}", row.name));
    // Who speaks is told by labels that are the IDs of participants; the labels go on to mean the same.
    if rows.documents.iter().all(|row| row.labels.is_empty()) {
        let meaning = |person: &Participant| LabelMeaning {
            label: person.name.clone(),
            participant: Some(person.id),
        };
        let labels: Vec<LabelMeaning> = rows.participants.iter().map(meaning).collect();
        rows.documents
            .iter_mut()
            .for_each(|row| row.labels.clone_from(&labels));
    }
    rows.participants
        .iter_mut()
        .for_each(|row| row.name = format!("NOT {}", row.name));
    rows.attributes
        .iter_mut()
        .for_each(|row| row.name = format!("{} > 3", row.name));
    rows.coders
        .iter_mut()
        .for_each(|row| row.name = format!("{}: او", row.name));
    rows.queries
        .iter_mut()
        .for_each(|row| row.name = format!("دیگر {}", row.name));
    let after = Snapshot::from_rows(ProjectInfo::named("آزمون"), rows);
    for document in snapshot.documents() {
        after.keep_text(document.text, snapshot.text(document.id).unwrap().clone());
    }
    after
}

fn found(snapshot: &Snapshot, query: &Query) -> Result<Found, QueryFault> {
    query.find(snapshot, &|| false)
}

proptest! {
    #[test]
    fn a_kept_query_finds_the_same_under_other_names(rows in rows(), query in query_of(known())) {
        let plain = project(&rows);
        let Ok(expected) = found(&plain, &query) else {
            return Ok(());
        };
        let text = keep(&plain, &query.print(QueryLanguage::Persian)).unwrap();
        let inner = row(900, "نخست", text);
        let snapshot = with(plain, std::slice::from_ref(&inner));
        let read = kept(&snapshot, &inner).unwrap();
        prop_assert_eq!(&found(&snapshot, &read).unwrap(), &expected, "{}", inner.text);
        let outer = row(901, "دوم", keep(&snapshot, "* and (q: نخست)").unwrap());
        let snapshot = with(snapshot, std::slice::from_ref(&outer));
        let both = found(&snapshot, &outer_query("دوم"));
        let once = renamed(&snapshot);
        for snapshot in [renamed(&once), once] {
            let now = kept(&snapshot, snapshot.query(QueryId(900)).unwrap()).unwrap();
            prop_assert_eq!(&found(&snapshot, &now).unwrap(), &expected, "{}", inner.text);
            // What is shown is a query of its own.
            let shown = parse(&now.print(QueryLanguage::English)).unwrap();
            prop_assert_eq!(&found(&snapshot, &shown).unwrap(), &expected);
            let outer = snapshot.query(QueryId(901)).unwrap().name.clone();
            prop_assert_eq!(&found(&snapshot, &outer_query(&outer)), &both);
        }
    }
}

fn outer_query(name: &str) -> Query {
    Query::Kept(name.to_owned())
}

const ROWS: [Row; 3] = [(1, 0, 10, 4, 1), (1, 5, 15, 6, 1), (2, 0, 10, 5, 2)];

#[test]
fn a_kept_query_follows_a_code_to_another_place() {
    let plain = project(&ROWS);
    let text = keep(&plain, "c1 > c2 > c4 or document: d2").unwrap();
    assert_eq!(text, "\"#4 c4\" OR document: \"#2 d2\"");
    let kept_now = row(900, "x", text);
    let mut moved = plain.to_rows();
    moved
        .codes
        .iter_mut()
        .filter(|code| code.id == CodeId(4))
        .for_each(|code| code.parent = None);
    let moved = Snapshot::from_rows(ProjectInfo::named("آزمون"), moved);
    let query = kept(&moved, &kept_now).unwrap();
    assert_eq!(query.print(QueryLanguage::English), "c4 OR document: d2");
    assert_eq!(
        found(&moved, &query),
        found(&plain, &kept(&plain, &kept_now).unwrap())
    );
}

#[test]
fn what_is_deleted_is_told() {
    let plain = project(&ROWS);
    let inner = row(900, "نخست", keep(&plain, "c6 AND سن > 30").unwrap());
    let plain = with(plain, std::slice::from_ref(&inner));
    let mut without = plain.to_rows();
    without.codes.retain(|code| code.id != CodeId(6));
    without.codings.retain(|coding| coding.code != CodeId(6));
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), without);
    let gone = |what, name: &str| QueryFault::Gone {
        query: "نخست".to_owned(),
        what,
        name: name.to_owned(),
    };
    assert_eq!(kept(&snapshot, &inner), Err(gone(Named::Code, "c6")));
    let text = "c4 not query: نخست";
    assert_eq!(
        parse(text).unwrap().check(&snapshot),
        Err(gone(Named::Code, "c6"))
    );
    let mut without = plain.to_rows();
    without.attributes.retain(|row| row.name != "سن");
    let snapshot = Snapshot::from_rows(ProjectInfo::named("آزمون"), without);
    assert_eq!(kept(&snapshot, &inner), Err(gone(Named::Attribute, "سن")));
}

#[test]
fn names_of_kept_queries_are_looked_up_and_none_stands_in_itself() {
    let plain = study(&[&[1]], &TREE, &[]);
    let unknown = parse("q: نخس").unwrap();
    let snapshot = with(plain, &[row(900, "نخست", keep(&project(&[]), "c4").unwrap())]);
    let fault = QueryFault::Unknown {
        what: Named::Query,
        name: "نخس".to_owned(),
        nearest: Some("نخست".to_owned()),
    };
    assert_eq!(unknown.check(&snapshot), Err(fault));
    assert_eq!(kept_query(&snapshot, "نخست").unwrap().id, QueryId(900));
    let circle = row(901, "دوم", "query: \"#901 دوم\" OR c4".to_owned());
    let snapshot = with(snapshot, &[circle]);
    let fault = QueryFault::Circular("دوم".to_owned());
    assert_eq!(parse("پرس‌وجو: دوم").unwrap().check(&snapshot), Err(fault));
    assert!(keep(&snapshot, "c99").is_err());
}
