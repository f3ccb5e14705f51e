//! The tables of the study, from its participants and code system.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use expect_test::expect_file;
use gozareh::analysis::{
    Behind, CaseMeasure, CodingFilter, Counts, LadderOrder, SegmentSelection, SplitBy, Subject, WordOptions,
    WordOrder, WordSpeech, WordStretch, codebook, codings_behind, frequencies, passages,
};
use gozareh::exchange::export::{ExportFormat, FormatFault, Profile, to_bytes};
use gozareh::exchange::{sample, study};
use gozareh::i18n::{Digits, Lang, Words, Zone};
use gozareh::model::{
    Attribute, AttributeId, Code, CodeId, CodePath, CodeRef, Coder, CoderId, Coding, CodingId,
    DirectionChoice, Document, DocumentId, DocumentState, Edit, Group, GroupId, Guid, Importance, Level,
    Memo, MemoId, MemoKind, MemoTarget, NewCoding, Participant, ParticipantId, ProjectInfo, Rgb, Snapshot,
    SnapshotRows, SourceKind, TextId, plan,
};
use gozareh::report::tables::{CrossShare, Scope, TableChoices, TableKind, TableRequest, TableSource};
use gozareh::report::{self, ColumnKind, RowRole, Table, Value};
use gozareh::session::Session;
use gozareh::text::{CharRange, Text};
use gozareh::ui::parts::codes::tree::CodeTree;
use gozareh::ui::views::segments::retrieval::{SegmentOrder, retrieve};

use crate::storage::clock;

const PARTICIPANTS: &str = include_str!("fixtures/study_participants.tsv");
const CODES: &str = include_str!("fixtures/study_codes.txt");

fn words(lang: Lang) -> Words {
    Words::with_options(lang, lang.digits(), Zone::Fixed(210))
}

fn participants() -> (Vec<Attribute>, Vec<Participant>) {
    let mut lines = PARTICIPANTS.lines();
    let attributes: Vec<Attribute> = lines
        .next()
        .unwrap()
        .split('\t')
        .skip(1)
        .zip(1..)
        .map(|(name, id)| Attribute {
            id: AttributeId(id),
            guid: Guid::new(),
            name: name.to_owned(),
            position: id,
        })
        .collect();
    let participants = lines
        .zip(1..)
        .map(|(line, id)| {
            let mut cells = line.split('\t');
            Participant {
                id: ParticipantId(id),
                guid: Guid::new(),
                name: cells.next().unwrap().to_owned(),
                position: id,
                introduced_by: None,
                values: cells
                    .zip(1..)
                    .map(|(v, a)| (AttributeId(a), v.to_owned()))
                    .collect(),
            }
        })
        .collect();
    (attributes, participants)
}

fn codes() -> Vec<Code> {
    let mut above: Vec<CodeId> = Vec::new();
    CODES
        .lines()
        .zip(1..)
        .map(|(line, id)| {
            let depth = line.chars().take_while(|c| *c == '\t').count();
            above.truncate(depth);
            let parent = above.last().copied();
            above.push(CodeId(id));
            Code {
                id: CodeId(id),
                guid: Guid::new(),
                name: line.trim().to_owned(),
                parent,
                position: id,
                level: Level::ALL[depth],
                colour: Rgb(0, 0, 0),
                definition: String::new(),
            }
        })
        .collect()
}

/// A memo on one thing of each kind, the later ones first.
fn memos(category: CodeId, code: CodeId) -> Vec<Memo> {
    const DAY: i64 = 86_400_000;
    let written = [
        (
            MemoTarget::Project,
            MemoKind::Method,
            "اشباع نظری در مصاحبهٔ ۲۵ دیده شد.\nسه مصاحبهٔ دیگر گرفته شد.",
        ),
        (
            MemoTarget::Document(DocumentId(4)),
            MemoKind::Case,
            "مصاحبه در محل کار؛ دو بار قطع شد.",
        ),
        (
            MemoTarget::Passage(DocumentId(4), CharRange::new(27, 52)),
            MemoKind::Theory,
            "به «بوروکراسی در سطح خیابان» (Lipsky, 1980) نزدیک است.",
        ),
        (
            MemoTarget::Code(category),
            MemoKind::Theory,
            "با طبقهٔ بعد هم‌پوشانی دارد.",
        ),
        (MemoTarget::Code(code), MemoKind::Note, "نام بهتری لازم است."),
        (MemoTarget::Coding(CodingId(9)), MemoKind::Note, "کنایه می‌زند."),
        (
            MemoTarget::Participant(ParticipantId(3)),
            MemoKind::Case,
            "۱۲ سال سابقه.",
        ),
    ];
    let rows = written
        .into_iter()
        .zip(1..)
        .map(|((target, kind, body), id)| Memo {
            id: MemoId(id),
            guid: Guid::new(),
            target,
            kind,
            body: body.into(),
            coder: CoderId(1),
            created_at: 1_790_000_000_000 - id * DAY,
            modified_at: 1_790_000_000_000,
        });
    rows.collect()
}

/// The study's participants and codes, one short document each, and a coding by a rule.
fn study() -> Snapshot {
    let (attributes, participants) = participants();
    let codes = codes();
    let leaves: Vec<CodeId> = codes
        .iter()
        .filter(|c| c.level == Level::Code)
        .map(|c| c.id)
        .collect();
    let text = Text::new("مصاحبه‌گر: از دفتر بگویید.\nببینید، سامانه با SMS خبر داد؛ ۱۲٫۵٪ کم شد.\nهمین.");
    let rows = SnapshotRows {
        groups: ["حاکمیت", "دفاتر"]
            .iter()
            .zip(1..)
            .map(|(name, id)| Group {
                id: GroupId(id),
                guid: Guid::new(),
                name: (*name).to_owned(),
                position: id,
            })
            .collect(),
        documents: participants
            .iter()
            .map(|p| Document {
                id: DocumentId(p.id.0),
                guid: Guid::new(),
                name: format!("مصاحبهٔ {}", p.name),
                group: Some(GroupId(1 + i64::from(p.id.0 > 17))),
                position: p.id.0,
                kind: SourceKind::Interview,
                direction: DirectionChoice::Auto,
                participants: vec![p.id],
                text: TextId(p.id.0),
                chars: text.chars(),
                turns: [].into(),
                labels: Vec::new(),
                source: String::new(),
                created_at: 0,
                import: None,
                state: DocumentState::New,
            })
            .collect(),
        codings: (0..112i64)
            .map(|i| Coding {
                id: CodingId(i),
                guid: Guid::new(),
                document: DocumentId(i / 4 + 1),
                range: if i % 4 == 3 {
                    CharRange::new(27, 40)
                } else {
                    CharRange::new(27, 52 + (i % 2) as u32)
                },
                code: leaves[(i * 7 % 44) as usize],
                coder: CoderId(1),
                created_at: 0,
                condensed: (i % 3 == 0).then(|| "خبر دادن سامانه".into()),
                importance: Importance::NONE,
            })
            .collect(),
        memos: memos(codes[0].id, codes[2].id),
        highlights: Vec::new(),
        summaries: Vec::new(),
        queries: Vec::new(),
        word_lists: Vec::new(),
        coders: vec![Coder {
            id: CoderId(1),
            guid: Guid::new(),
            name: "مریم".into(),
        }],
        attributes,
        participants,
        codes,
    };
    let snapshot = Snapshot::from_rows(ProjectInfo::named("پیشخوان"), rows);
    for id in 1..=28 {
        snapshot.keep_text(TextId(id), text.clone());
    }
    snapshot
}

/// A table by its key.
fn made(key: &str, snapshot: &Snapshot, choices: TableChoices, words: &Words) -> Table {
    let source = TableSource::new(snapshot.clone(), 0);
    TableKind::named(key).unwrap().make(&source, &choices, words)
}

/// A table of everything.
fn whole(key: &str, snapshot: &Snapshot, words: &Words) -> Table {
    made(key, snapshot, TableChoices::default(), words)
}

/// Only these codes with all below them.
fn of_code(code: CodeId) -> TableChoices {
    TableChoices {
        filter: CodingFilter {
            codes: [code].into(),
            ..CodingFilter::default()
        },
        ..TableChoices::default()
    }
}

fn without_counts() -> TableChoices {
    TableChoices {
        counts: false,
        ..TableChoices::default()
    }
}

fn check(name: &str, table: &Table) {
    let mut json = table.to_json();
    // A row a line is easier to judge.
    let rows = json["rows"].take();
    let lines: Vec<String> = rows.as_array().unwrap().iter().map(ToString::to_string).collect();
    let text = format!("{json:#}\n{}\n", lines.join("\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/reports")
        .join(name);
    expect_file![path].assert_eq(&text);
}

#[test]
fn the_make_up_of_the_participants_is_that_of_the_paper() {
    let snapshot = study();
    let table = whole("participants", &snapshot, &words(Lang::Fa));
    check("participants.txt", &table);
    // Eight policy makers and nine agencies in a row each, the eleven managers in one.
    assert_eq!(table.rows().len(), 8 + 9 + 1);
    let spans = |column: usize| -> Vec<usize> {
        let cells = table.rows().iter().map(|row| &row.cells[column]);
        cells
            .filter(|cell| !cell.is_covered())
            .map(|cell| cell.row_span())
            .collect()
    };
    assert_eq!(spans(0), [8, 9, 1]);
    assert_eq!(spans(1), [2, 3, 3, 1, 1, 7, 1]);
    assert_eq!(spans(2), [1; 18]);
    let english = whole("participants", &snapshot, &words(Lang::En));
    let told = english.notes[0].replace(['\u{200e}', '\u{200f}'], "");
    assert!(
        told.starts_with("28 participants. بخش: حاکمیتی و سیاست‌گذاری (8); "),
        "{told}"
    );
    let by_one = TableChoices {
        attributes: vec![AttributeId(2)],
        ..TableChoices::default()
    };
    let by_one = made("participants", &snapshot, by_one, &words(Lang::Fa));
    assert_eq!(by_one.rows().len(), 3);
}

#[test]
fn values_that_are_numbers_are_told_apart_from_how_many_have_them() {
    let mut snapshot = study();
    let age = Edit::CreateAttribute("سن".into());
    snapshot = plan(age, &snapshot, 9_000, "پژوهشگر", 0).unwrap().after;
    let age = snapshot.attributes().last().unwrap().id;
    let people: Vec<ParticipantId> = snapshot.participants().iter().take(4).map(|p| p.id).collect();
    for (person, value) in people.iter().zip(["34", "۸", "۱۲", "۳۴"]) {
        let person = snapshot.participant(*person).unwrap();
        let mut values = person.values.clone();
        values.insert(age, value.into());
        let edit = Edit::EditParticipant {
            participant: person.id,
            name: person.name.clone(),
            values,
            introduced_by: None,
        };
        snapshot = plan(edit, &snapshot, 9_001, "پژوهشگر", 0).unwrap().after;
    }
    let by_age = TableChoices {
        attributes: vec![age],
        ..TableChoices::default()
    };
    assert_eq!(
        made("participants", &snapshot, by_age, &words(Lang::Fa)).notes[0],
        "مشارکت‌کنندگان: ۲۸ نفر. سن: ۸ (۱ نفر)؛ ۱۲ (۱ نفر)؛ ۳۴ (۲ نفر)؛ نامشخص (۲۴ نفر)."
    );
}

#[test]
fn the_table_of_codes_is_that_of_the_paper() {
    let snapshot = study();
    let table = made("codes", &snapshot, without_counts(), &words(Lang::Fa));
    check("codes.txt", &table);
    assert_eq!(table.rows().len(), 44);
    let spans: Vec<usize> = table
        .rows()
        .iter()
        .map(|row| &row.cells[0])
        .filter(|cell| !cell.is_covered())
        .map(|cell| cell.row_span())
        .collect();
    assert_eq!(spans, [11, 13, 10, 10]);
    assert_eq!(whole("codes", &snapshot, &words(Lang::En)).columns().len(), 5);
}

#[test]
fn the_codebook_defines_each_code_and_shows_it() {
    let snapshot = study();
    let category = snapshot.children(None)[3].id;
    check(
        "codebook.txt",
        &made("codebook", &snapshot, of_code(category), &words(Lang::Fa)),
    );
    let all = whole("codebook", &snapshot, &words(Lang::En));
    assert_eq!((all.columns().len(), all.rows().len()), (7, 44));

    // In the sample categories and subcategories are defined too, and have a row of their own above their codes.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    let session = Session::open_read_only(&path).unwrap();
    session.load_texts().unwrap();
    let sample = session.snapshot();
    let table = whole("codebook", sample, &words(Lang::Fa));
    assert_eq!(table.rows().len(), 4 + 16 + 44);
    let json = table.to_json();
    let row = |i: usize| json["rows"][i].as_array().unwrap();
    assert!(row(0)[1].is_null() && row(0)[3].is_string() && row(0)[5].is_null());
    // The first code has a passage with a memo; its example is that one and not the one of median length.
    let code = sample.code_tree()[2].1;
    let with_memo = sample
        .codings()
        .filter(|c| c.code == code.id)
        .find(|c| sample.memo_on(MemoTarget::Coding(c.id)).is_some())
        .unwrap();
    let words_of_it = sample.text(with_memo.document).unwrap().slice(with_memo.range);
    let shown = row(2)[5].as_str().unwrap();
    assert!(shown.starts_with(&format!("«{words_of_it}» (")), "{shown}");
    // The first category is one cell over all its rows.
    let first = sample.descendants(sample.children(None)[0].id);
    assert_eq!(table.rows()[0].cells[0].row_span(), first.len());
}

/// What a person marked as important stands for the code, before what has a memo or is of median length.
#[test]
fn the_most_important_passage_is_the_anchor_example() {
    let snapshot = study();
    let code = snapshot.codings().next().unwrap().code;
    let place = |snapshot: &Snapshot| {
        let entries = codebook(snapshot, &CodingFilter::default());
        let entry = entries.into_iter().find(|entry| entry.code.id == code).unwrap();
        let coding = entry.anchor.unwrap().coding;
        (coding.document, coding.range)
    };
    let before = place(&snapshot);
    let others = snapshot.codings().filter(|c| c.code == code);
    let other = others.filter(|c| (c.document, c.range) != before).last().unwrap();
    let edit = Edit::SetImportance(vec![other.id], Importance::new(1).unwrap());
    let marked = plan(edit, &snapshot, 1_000_000, "مریم", 0).unwrap().after;
    assert_eq!(place(&marked), (other.document, other.range));
}

/// A blank at the edge of a passage does not come between quotation mark and word.
#[test]
fn an_anchor_example_is_quoted_without_blanks_at_its_ends() {
    let snapshot = study();
    let code = snapshot.codings().next().unwrap().code;
    let text = snapshot.text(DocumentId(1)).unwrap();
    let quoted = " سامانه با ";
    let at = text.as_str().find(quoted).unwrap();
    let range = text.range(at..at + quoted.len());
    let mut rows = snapshot.to_rows();
    rows.memos.clear();
    rows.codings.retain(|c| c.id == CodingId(0));
    for coding in &mut rows.codings {
        (coding.range, coding.code) = (range, code);
    }
    let one = Snapshot::from_rows(ProjectInfo::named("پیشخوان"), rows);
    one.keep_text(TextId(1), text.clone());
    let table = made("codebook", &one, of_code(code), &words(Lang::Fa)).to_json();
    let shown = table["rows"][0][5].as_str().unwrap();
    assert!(shown.starts_with("«سامانه با» ("), "{shown}");
}

#[test]
fn quotations_tell_who_says_what_where_and_under_which_code() {
    let snapshot = study();
    let mut choices = of_code(snapshot.children(None)[3].id);
    choices.attributes = vec![AttributeId(1), AttributeId(2)];
    check(
        "quotations.txt",
        &made("quotations", &snapshot, choices, &words(Lang::Fa)),
    );
    let all = whole("quotations", &snapshot, &words(Lang::En));
    let ladder = whole("ladder", &snapshot, &words(Lang::En));
    assert_eq!(all.rows().len(), ladder.rows().len());
    // Persian names with Persian values read from the right in an English table too.
    let told = all
        .rows()
        .iter()
        .map(|row| row.cells[1].display(all.style, ColumnKind::Text));
    let lines: Vec<String> = told
        .flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.contains(" (") && !line.contains(|c: char| c.is_ascii_alphabetic()))
        .collect();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(
            line.starts_with('\u{200f}') && !line.contains('\u{200e}'),
            "{line:?}"
        );
    }
    // By the text a passage with several codes is one cell over their rows.
    let by_text = TableChoices {
        order: LadderOrder::Text,
        ..TableChoices::default()
    };
    let by_text = made("quotations", &snapshot, by_text, &words(Lang::Fa));
    // A column of its own tells what is important, where it is asked for.
    let below = snapshot.descendants(snapshot.children(None)[3].id);
    let codings = snapshot.codings().filter(|coding| below.contains(&coding.code));
    let codings = codings.map(|coding| coding.id).take(2).collect();
    let important = plan(
        Edit::SetImportance(codings, Importance::HIGHEST),
        &snapshot,
        1_000_000,
        "مریم",
        0,
    );
    let important = important.unwrap().after;
    let told = TableChoices {
        importance: true,
        ..of_code(snapshot.children(None)[3].id)
    };
    check(
        "quotations-importance.txt",
        &made("quotations", &important, told, &words(Lang::Fa)),
    );
    let passages = by_text.rows().iter().filter(|row| !row.cells[0].is_covered());
    let found = frequencies(&snapshot, &SegmentSelection::all(), None);
    assert_eq!(passages.count(), found.coded.passages);
}

#[test]
fn the_ladder_quotes_exactly_and_names_its_place() {
    let snapshot = study();
    let category = snapshot.children(None)[3].id;
    check(
        "ladder.txt",
        &made("ladder", &snapshot, of_code(category), &words(Lang::Fa)),
    );
    let all = whole("ladder", &snapshot, &words(Lang::En));
    assert_eq!(all.rows().len(), 112);
    let one = made("ladder", &snapshot, of_code(category), &words(Lang::Fa));
    let of_category = SegmentSelection {
        codes: Some([category].into()),
        ..SegmentSelection::all()
    };
    let below = frequencies(&snapshot, &of_category, None);
    assert_eq!(one.rows().len(), below.codes[0].total.passages);
}

#[test]
fn memos_stand_by_date_and_say_what_they_are_about() {
    let snapshot = study();
    check("memos.txt", &whole("memos", &snapshot, &words(Lang::Fa)));
    check("memos-en.txt", &whole("memos", &snapshot, &words(Lang::En)));
    let rows = |choices: TableChoices| made("memos", &snapshot, choices, &words(Lang::Fa)).rows().len();
    let of = |subject| TableChoices {
        memo_subject: Some(subject),
        ..TableChoices::default()
    };
    assert_eq!(
        [Subject::Category, Subject::Code, Subject::Project].map(|s| rows(of(s))),
        [1, 1, 1]
    );
    let theory = TableChoices {
        memo_kind: Some(MemoKind::Theory),
        ..TableChoices::default()
    };
    let both = TableChoices {
        memo_subject: Some(Subject::Passage),
        ..theory.clone()
    };
    let mut nobody = TableChoices::default();
    nobody.filter.coders.insert(CoderId(2));
    assert_eq!([rows(theory), rows(both), rows(nobody)], [2, 1, 0]);
}

#[test]
fn frequencies_name_their_denominators() {
    let snapshot = study();
    for (name, by, lang) in [
        ("frequencies.txt", None, Lang::Fa),
        ("frequencies-en.txt", None, Lang::En),
        ("frequencies-by-group.txt", Some(SplitBy::Group), Lang::Fa),
        (
            "frequencies-by-sector.txt",
            Some(SplitBy::Attribute(AttributeId(1))),
            Lang::Fa,
        ),
        ("frequencies-by-document.txt", Some(SplitBy::Document), Lang::Fa),
    ] {
        let choices = TableChoices {
            split_by: by,
            ..TableChoices::default()
        };
        check(name, &made("frequencies", &snapshot, choices, &words(lang)));
    }
}

#[test]
fn crosstabs_name_what_they_count_and_test_it() {
    let snapshot = study();
    for (name, cross_by, level, share, lang) in [
        (
            "crosstab-by-group.txt",
            None,
            Some(Level::Category),
            CrossShare::Column,
            Lang::Fa,
        ),
        (
            "crosstab-by-sector.txt",
            Some(SplitBy::Attribute(AttributeId(1))),
            None,
            CrossShare::Nothing,
            Lang::En,
        ),
    ] {
        let choices = TableChoices {
            cross_by,
            level,
            share,
            residuals: true,
            ..TableChoices::default()
        };
        check(name, &made("crosstab", &snapshot, choices, &words(lang)));
    }
}

#[test]
fn profiles_and_timelines_name_what_they_count() {
    let snapshot = study();
    let of_two = |per_cell| TableChoices {
        per_cell,
        filter: CodingFilter {
            participants: [ParticipantId(1), ParticipantId(20)].into(),
            ..CodingFilter::default()
        },
        ..TableChoices::default()
    };
    let table = made("profiles", &snapshot, of_two(1), &words(Lang::Fa));
    check("profiles.txt", &table);
    let english = made("profiles", &snapshot, of_two(0), &words(Lang::En));
    assert!(english.rows().len() < table.rows().len(), "no examples");
    let all = whole("profiles", &snapshot, &words(Lang::En));
    assert_eq!(all.columns().len(), 2 + 28);
    // On paper each part of a table that is too wide tells what its rows are about.
    for panel in all.panels(8) {
        assert_eq!(panel.flat_headings()[..2], all.flat_headings()[..2]);
        assert_eq!(panel.rows().len(), all.rows().len());
    }
    check(
        "timeline.txt",
        &made("timeline", &snapshot, of_two(1), &words(Lang::Fa)),
    );
}

#[test]
fn frequencies_of_words_name_their_denominators() {
    let snapshot = study();
    for (name, split_by, counted, lang) in [
        (
            "words-by-group.txt",
            Some(SplitBy::Group),
            WordOptions::default(),
            Lang::Fa,
        ),
        (
            "words-by-sector.txt",
            Some(SplitBy::Attribute(AttributeId(1))),
            WordOptions {
                length: 2,
                stretch: WordStretch::Coded,
                speech: WordSpeech::Participants,
                least: 2,
                top: 3,
                order: WordOrder::Keyness,
                ..WordOptions::default()
            },
            Lang::En,
        ),
    ] {
        let choices = TableChoices {
            split_by,
            counted,
            ..TableChoices::default()
        };
        check(name, &made("words", &snapshot, choices, &words(lang)));
    }
}

/// Counted a second way: from the words of `study.ron`, without positions, snapshot or file.
/// A passage with two codes of one category is one passage of the category, in whatever place its number stands.
#[test]
fn every_place_counts_the_same_passages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    let session = Session::open_read_only(&path).unwrap();
    let sample = session.snapshot();
    // Counted by hand: whatever stands above a coding has its passage, once.
    let mut by_hand: BTreeMap<CodeId, BTreeSet<(i64, u32, u32)>> = BTreeMap::new();
    for coding in sample.codings() {
        for code in sample.ancestry(coding.code) {
            let passage = (coding.document.0, coding.range.start, coding.range.end);
            by_hand.entry(code.id).or_default().insert(passage);
        }
    }
    let counts = Counts::of(sample);
    let tree = CodeTree::of(sample, &counts);
    let frequencies = whole("frequencies", sample, &words(Lang::Fa));
    let codebook = whole("codebook", sample, &words(Lang::Fa));
    let codes = whole("codes", sample, &words(Lang::Fa));
    let mut listed_codes = 0;
    let holds = |table: &Table, row: usize, number: usize| {
        let row = table.rows().get(row).unwrap();
        let mut numbers = row.cells.iter().map(|cell| &cell.value);
        numbers.any(|value| matches!(value, Value::Number { value, .. } if *value == number as f64))
    };
    for (row, (_, code)) in sample.code_tree().iter().enumerate() {
        let expected = by_hand.get(&code.id).map_or(0, BTreeSet::len);
        let path = sample.code_path(code.id);
        assert_eq!(counts.total(code.id).passages, expected, "{path}");
        assert_eq!(tree.node(code.id).unwrap().total.passages, expected, "{path}");
        for table in [&frequencies, &codebook] {
            assert!(holds(table, row, expected), "{}: {path}", table.title);
        }
        // Those above others are told in their rows.
        if code.level == Level::Code {
            assert!(holds(&codes, listed_codes, expected), "{}: {path}", codes.title);
            listed_codes += 1;
        }
        let active = [code.id].into();
        let listed = retrieve(
            sample,
            &active,
            &BTreeSet::new(),
            &CodingFilter::default(),
            SegmentOrder::Document,
        );
        assert_eq!(
            passages(listed.iter().map(|s| (s.document, s.range))),
            expected,
            "{path}"
        );
    }
    assert_eq!(codes.rows().len(), listed_codes);
    let categories: Vec<usize> = sample
        .children(None)
        .iter()
        .map(|c| by_hand[&c.id].len())
        .collect();
    assert_eq!(categories, [88, 108, 105, 90]);
}

/// Two passages of a category itself, one of a subcategory itself, one of a code: none may be missing.
#[test]
fn the_table_of_codes_accounts_for_what_stands_above_codes() {
    let coding = |start: u32, code: &[&str]| {
        let range = CharRange::new(start, start + 2);
        NewCoding::new(
            DocumentId(1),
            range,
            CodeRef::Path(CodePath::new(code.iter().copied())),
        )
    };
    let codings = [
        coding(0, &["طبقه", "زیر", "کد"]),
        coding(3, &["طبقه"]),
        coding(6, &["طبقه"]),
        coding(9, &["طبقه", "زیر"]),
    ];
    let mut rows = SnapshotRows::default();
    rows.documents
        .push(Document::clone(study().document(DocumentId(1)).unwrap()));
    let empty = Snapshot::from_rows(ProjectInfo::named("پیشخوان"), rows);
    let coded = plan(Edit::AddCodings(codings.into()), &empty, 100, "مریم", 0)
        .unwrap()
        .after;
    let shown = |choices: TableChoices, lang| {
        let table = made("codes", &coded, choices, &words(lang)).to_json();
        let told = |row: &serde_json::Value| {
            let cells = row.as_array().unwrap().iter();
            let told = cells.map(|cell| cell.as_str().map_or_else(|| cell.to_string(), str::to_owned));
            told.collect::<Vec<_>>().join(" | ")
        };
        table["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(told)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        shown(TableChoices::default(), Lang::Fa),
        [
            "طبقه | null | (مستقیم) | 2 | 1",
            "طبقه | زیر | (مستقیم) | 1 | 1",
            "طبقه | زیر | کد | 1 | 1",
        ]
    );
    // What is no more than a list of codes stays one.
    assert_eq!(shown(without_counts(), Lang::En), ["طبقه | زیر | کد"]);
}

#[test]
fn the_sample_study_gives_the_tables_of_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    let session = Session::open_read_only(&path).unwrap();
    session.load_texts().unwrap();
    let (sample, facts) = (session.snapshot(), study());
    let words = words(Lang::Fa);
    let participants = whole("participants", sample, &words);
    // What is printed: the people behind it have other numbers in the file.
    let printed = whole("participants", &facts, &words).to_json();
    assert_eq!(participants.to_json(), printed);
    let codes = made("codes", sample, without_counts(), &words);
    assert_eq!(codes, made("codes", &facts, without_counts(), &words));

    let written = include_str!("../sample_projects/pishkhan/study.ron");
    let codings = study::parse(written).unwrap().codings;
    let count = |key: &str| {
        let below = |code: &str| key.is_empty() || code == key || code.starts_with(&format!("{key}."));
        let passages: BTreeSet<_> = codings
            .iter()
            .filter(|c| below(&c.code))
            .map(|c| (&c.document, &c.text))
            .collect();
        let documents: BTreeSet<_> = passages.iter().map(|(document, _)| *document).collect();
        (passages.len(), documents.len())
    };
    let found = frequencies(sample, &SegmentSelection::all(), None);
    assert_eq!((found.coded.passages, found.coded.documents), count(""));
    let mut key: Vec<usize> = Vec::new();
    for code in &found.codes {
        key.truncate(code.depth + 1);
        match key.get_mut(code.depth) {
            Some(place) => *place += 1,
            None => key.push(1),
        }
        let key: Vec<String> = key.iter().map(ToString::to_string).collect();
        let counted = (code.total.passages, code.total.documents);
        assert_eq!(counted, count(&key.join(".")), "{}", sample.code_path(code.code));
    }

    let ladder = whole("ladder", sample, &words).to_json();
    let mut quoted: Vec<&str> = ladder["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r[0].as_str().unwrap())
        .collect();
    let mut given: Vec<&str> = codings.iter().map(|c| c.text.as_str()).collect();
    quoted.sort_unstable();
    given.sort_unstable();
    assert_eq!(quoted, given);
}

#[test]
fn an_empty_project_gives_empty_tables() {
    let snapshot = Snapshot::new(ProjectInfo::named("تهی"));
    let words = Words::with_options(Lang::Fa, Digits::Latin, Zone::Fixed(0));
    let by_group = TableChoices {
        split_by: Some(SplitBy::Group),
        ..TableChoices::default()
    };
    let tables = [
        whole("participants", &snapshot, &words),
        whole("codes", &snapshot, &words),
        whole("ladder", &snapshot, &words),
        whole("memos", &snapshot, &words),
        made("frequencies", &snapshot, by_group, &words),
    ];
    let lengths: BTreeMap<usize, usize> = tables
        .iter()
        .enumerate()
        .map(|(i, t)| (i, t.rows().len()))
        .collect();
    assert_eq!(lengths, BTreeMap::from([(0, 0), (1, 0), (2, 0), (3, 0), (4, 1)]));
    for format in ExportFormat::all() {
        for table in &tables {
            to_bytes(&table.clone().into(), format, &Profile::default()).unwrap();
        }
        match to_bytes(&tables.to_vec().into(), format, &Profile::default()) {
            // Syntax reads one table.
            Err(FormatFault::SeveralTables) => assert_eq!(format.ending(), "sps"),
            made => assert!(!made.unwrap().is_empty()),
        }
    }
    let provenance = report::provenance(&snapshot, 0, &words);
    assert!(provenance.contains("تهی"), "{provenance}");
}

#[test]
fn a_persian_word_is_read_to_the_left_in_an_english_table_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pishkhan.gozareh");
    sample::build(&path, clock()).unwrap();
    let session = Session::open_read_only(&path).unwrap();
    session.load_texts().unwrap();
    let snapshot = session.snapshot().clone();
    let choices = TableChoices {
        sought: "دفتر".to_owned(),
        ..TableChoices::default()
    };
    let rows = |lang: Lang| {
        let table = made("concordance", &snapshot, choices.clone(), &words(lang));
        let row = table.rows().first().unwrap().cells.clone();
        let text = |i: usize| match &row[i].value {
            Value::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        };
        let headings: Vec<String> = table
            .columns()
            .iter()
            .map(|column| column.heading.clone())
            .collect();
        ([text(0), text(1), text(2)], headings)
    };
    let (persian, _) = rows(Lang::Fa);
    let (english, headings) = rows(Lang::En);
    let [before, hit, after] = persian;
    assert_eq!(english, [after, hit, before]);
    assert_eq!(headings[..3], ["After", "Word", "Before"]);
    // What is said below begins where English does, though a Persian word comes first.
    let request = TableRequest {
        choices: TableChoices {
            sought: "دفتر*".to_owned(),
            ..TableChoices::default()
        },
        ..TableRequest::new(TableKind::named("concordance").unwrap(), &words(Lang::En))
    };
    let source = TableSource::new(snapshot.clone(), 0);
    let all = request.make(&source);
    assert!(all.notes[0].starts_with('\u{200e}'), "{:?}", all.notes);
    // The first rows are those of all, and what is said below is said of all.
    let first = request.make(&TableSource {
        first: Some(3),
        ..source
    });
    assert_eq!(first.rows(), &all.rows()[..3]);
    assert_eq!((first.more as usize, all.more), (all.rows().len() - 3, 0));
    assert_eq!(first.notes, all.notes);
    // No other table is narrowed by the word.
    let other = made("quotations", &snapshot, choices, &words(Lang::Fa));
    let all = whole("quotations", &snapshot, &words(Lang::Fa));
    assert_eq!(other.rows().len(), all.rows().len());
}

#[test]
fn one_sentence_tells_of_what_a_table_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample.gozareh");
    sample::build(&path, clock()).expect("the sample");
    let session = Session::open_read_only(&path).expect("the sample");
    let snapshot = session.snapshot();
    let told = |key: &str, choices: &TableChoices, lang: Lang| {
        let kind = TableKind::named(key).expect("a table");
        Scope::of(snapshot, kind, choices, &words(lang))
    };
    let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}', '\u{200f}', '\u{200e}'], "");
    let mut choices = TableChoices::default();
    let whole = told("crosstab", &choices, Lang::Fa);
    assert_eq!(plain(&whole.sentence), "در ۲۸ مصاحبه، همهٔ کدها");
    assert_eq!((&whole.disregarded, whole.limited), (&None, false));
    let english = told("crosstab", &choices, Lang::En);
    assert_eq!(plain(&english.sentence), "In 28 interviews, all codes");
    assert_eq!(plain(&told("words", &choices, Lang::Fa).sentence), "در ۲۸ مصاحبه");
    let code = |name: &str| snapshot.codes().find(|c| c.name == name).expect("a code").id;
    choices.filter.codes.insert(code("کم‌کاری کارکنان"));
    let group = snapshot.groups().into_iter().next().expect("a group").clone();
    choices.filter.groups.insert(group.id);
    let some = told("crosstab", &choices, Lang::Fa);
    let documents = snapshot
        .documents()
        .into_iter()
        .filter(|d| d.group == Some(group.id));
    let n = words(Lang::Fa).number(documents.count());
    let expected = format!(
        "در {n} مصاحبهٔ گروه «{}»، کد «کم‌کاری کارکنان» با زیرکدهایش",
        group.name
    );
    assert_eq!(plain(&some.sentence), expected);
    assert!(some.limited);
    // What does not matter for a table is no part of its sentence, and that is told.
    let keywords = told("keywords", &choices, Lang::Fa);
    assert_eq!(
        plain(&keywords.sentence),
        format!("در {n} مصاحبهٔ گروه «{}»", group.name)
    );
    let disregarded = keywords.disregarded.expect("codes");
    assert_eq!(plain(&disregarded), "برای این جدول فرقی نمی‌کند: کدها.");
    let history = told("history", &choices, Lang::En);
    assert_eq!(history.sentence, "About the whole project");
    assert!(!history.limited && history.disregarded.is_some());
    // Of many names the first are told.
    choices.filter.codes = snapshot.codes().map(|c| c.id).take(9).collect();
    let many = plain(&told("crosstab", &choices, Lang::Fa).sentence);
    assert!(many.contains("» و ۶ تای دیگر با زیرکدهایشان"), "{many}");
    choices.filter.query = "کد: ".to_owned();
    assert!(told("crosstab", &choices, Lang::Fa).query_fault.is_some());
}

#[test]
fn each_count_of_passages_is_that_of_the_passages_behind_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample.gozareh");
    sample::build(&path, clock()).expect("the sample");
    let session = Session::open_read_only(&path).expect("the sample");
    session.load_texts().expect("its texts");
    let snapshot = session.snapshot();
    let source = TableSource::new(snapshot.clone(), 0);
    let group = snapshot.groups().into_iter().next().expect("a group").id;
    let limited = CodingFilter {
        groups: [group].into(),
        ..CodingFilter::default()
    };
    let mut seen = 0;
    for filter in [CodingFilter::default(), limited] {
        for key in [
            "codes",
            "codebook",
            "frequencies",
            "crosstab",
            "variables",
            "combinations",
            "profiles",
            "timeline",
        ] {
            let choices = TableChoices {
                filter: filter.clone(),
                level: (key == "crosstab").then_some(Level::Code),
                case_measure: CaseMeasure::Passages,
                ..TableChoices::default()
            };
            let kind = TableKind::named(key).expect("a table");
            let table = kind.make(&source, &choices, &words(Lang::En));
            let headings = table.flat_headings();
            let rows = table.rows().iter().filter(|row| row.role == RowRole::Body);
            let different = Value::Text("Different codes".to_owned());
            for row in rows.filter(|row| row.cells.get(1).is_none_or(|cell| cell.value != different)) {
                for (cell, heading) in row.cells.iter().zip(&headings) {
                    let (Some(Behind::Passages(behind)), Value::Number { value, .. }) =
                        (cell.behind.as_deref(), &cell.value)
                    else {
                        continue;
                    };
                    if ["Documents", "Participants"]
                        .iter()
                        .any(|other| heading.contains(other))
                    {
                        continue;
                    }
                    let codings = codings_behind(snapshot, &choices.filter, behind);
                    let found = codings.iter().filter_map(|id| snapshot.coding(*id));
                    let n = passages(found.map(|coding| (coding.document, coding.range)));
                    assert_eq!(n as f64, *value, "{key}: {heading}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}
