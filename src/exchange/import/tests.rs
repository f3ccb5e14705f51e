use std::fs;
use std::io::{Read as _, Write};
use std::path::PathBuf;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::i18n::{Lang, Words};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/import")
        .join(name)
}

fn try_bytes(name: &str, bytes: &[u8]) -> Result<Imported, Fault> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    read(&path, &Limits::default(), &Progress::default()).map_err(|error| error.fault)
}

fn fault(name: &str, bytes: &[u8]) -> Fault {
    try_bytes(name, bytes).unwrap_err()
}

fn fixture_bytes(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).unwrap()
}

fn check(name: &str, expected: Expect) {
    let imported = read(&fixture(name), &Limits::default(), &Progress::default()).unwrap();
    assert_eq!(imported.paragraphs, imported.text.lines().count());
    // Tabs and half spaces are made visible.
    let text = imported
        .text
        .replace('\t', "→")
        .replace('\u{200C}', "‿")
        .replace('\u{AD}', "~");
    expected.assert_eq(&format!("{text}\n{:?}\n", imported.warnings));
}

#[test]
fn a_document_saved_by_libreoffice() {
    check(
        "libreoffice.docx",
        expect![[r#"
        گفت‿وگو با مسئول کتابخانهٔ محله
        مصاحبه‿گر: روز شما در کتاب‿خانه چگونه آغاز می‿شود؟
        م۱: صبح‿ها زود می‿رسم و چراغ‿ها را روشن می‿کنم. بعد→دفتر امانت را می‿نویسم[^1].
        مصاحبه‿گر: مردم بیشتر چه می‿خواهند؟
        م۱: جای آرام برای خواندن[^2]، و نشانی سامانه.
        میز بیشتر
        نور بهتر
        روز→شمار مراجعان
        شنبه→۴۲ تن
        پایان گفت‿وگو در صفحهٔ 1
        کادر: ساعت کار هشت تا چهار
        & <نشانه>
        [^1] دفتر امانت هنوز کاغذی است.
        [^2] در زمان امتحان‿ها.
        [TrackedChanges(Places([3, 3])), Tables(Places([8, 9])), ListNumbers(Places([6, 7]))]
    "#]],
    );
}

#[test]
fn every_feature_of_word_that_holds_text() {
    check(
        "features.docx",
        expect![[r#"
        یک→دو‑سه~چهار
        نشانه ✓β��
        بند کادر
        در کادر: یک بار
        نتیجهٔ میدان۵
        این بند با این یکی شد و آمد
        سر ۱→سر ۲
        الف
        ب→درون ۱→درون ۲
        در قالب برچسب پیوند
        صفحهٔ نو
        سطر نو
        بی‿فاصله &ی<‿x=2
        پایه[^1][^2]
        ك ي ۀ می¬روم
        [^1] پانوشت نخست
        دنبالهٔ آن
        [^2] پی‿نوشت
        [TrackedChanges(Places([6, 6, 6, 6, 6, 8])), Tables(Places([7, 9])), Pictures(Places([14])), Comments(Places([12])), Symbols(Places([2, 2]))]
    "#]],
    );
}

#[test]
fn texts_in_all_encodings() {
    let unicode = "مصاحبه‌گر: حال شما؟\nم۱: خوبم، كتاب مي‌خوانم.\n";
    for name in ["utf8_bom.txt", "utf16le.txt", "utf16be_bom.txt"] {
        let imported = read(&fixture(name), &Limits::default(), &Progress::default()).unwrap();
        assert_eq!(
            (imported.text.as_str(), imported.warnings),
            (unicode, vec![]),
            "{name}"
        );
    }
    check(
        "windows1256.txt",
        expect![[r#"
        پرسش: چرا به كتابخانه مي‿آييد؟
        پاسخ: چون خانه شلوغ است و اينجا آرام.
        پرسش: ديگر چه؟
        پاسخ: گرم است.

        [Encoding("windows-1256")]
    "#]],
    );
}

#[test]
fn text_is_left_as_it_is() {
    let text = "# سر\n\n  ك ي\u{200F} ۱۲٣\u{FEFF}\u{2028}e\u{301}\tپایان  \n\n";
    let imported = try_bytes("a.md", text.as_bytes()).unwrap();
    assert_eq!(imported.text, text);
    assert_eq!(imported.name, "a");
    assert_eq!(imported.warnings, vec![]);
    let broken = [text.repeat(9).as_bytes(), b"\xD9"].concat();
    let imported = try_bytes("بی‌پسوند", &broken).unwrap();
    assert_eq!(imported.text, text.repeat(9) + "\u{FFFD}");
    assert_eq!(imported.warnings, [Warning::Replaced([37].into_iter().collect())]);
}

#[test]
fn turns_come_with_the_text() {
    let imported = read(
        &fixture("windows1256.txt"),
        &Limits::default(),
        &Progress::default(),
    )
    .unwrap();
    let speakers: Vec<_> = imported
        .turns
        .turns
        .iter()
        .map(|turn| turn.speaker.as_str())
        .collect();
    assert_eq!(speakers, ["پرسش", "پاسخ", "پرسش", "پاسخ"]);
}

#[test]
fn a_wrong_ending_is_seen_through_or_refused() {
    let docx = fixture_bytes("features.docx");
    let imported = try_bytes("a.txt", &docx).unwrap();
    assert_eq!(imported.warnings.first(), Some(&Warning::ReadAs(FileKind::Docx)));

    let mislabelled = |claimed, actual| Fault::Mislabelled { claimed, actual };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("a.bin", zip::write::SimpleFileOptions::default())
        .unwrap();
    let zip = zip.finish().unwrap().into_inner();
    for (name, bytes, expected) in [
        (
            "a.docx",
            "سلام".as_bytes(),
            mislabelled(FileKind::Docx, FileKind::Text),
        ),
        ("a.txt", png, mislabelled(FileKind::Text, FileKind::Picture)),
        ("a.md", b"%PDF-1.7\n", mislabelled(FileKind::Text, FileKind::Pdf)),
        ("a.txt", &zip, mislabelled(FileKind::Text, FileKind::Zip)),
        ("a.docx", &zip, mislabelled(FileKind::Docx, FileKind::Zip)),
        (
            "a.txt",
            b"a\0\x01\x02\x03b\0\x9F\xFF",
            mislabelled(FileKind::Text, FileKind::Binary),
        ),
        (
            "a.docx",
            b"SQLite format 3\0",
            mislabelled(FileKind::Docx, FileKind::Database),
        ),
        ("a.xyz", png, Fault::Unsupported(FileKind::Picture)),
        (
            "a.srt",
            b"1\n00:00:01,000 --> 00:00:02,000\nx\n",
            Fault::Unsupported(FileKind::Subtitles),
        ),
    ] {
        assert_eq!(fault(name, bytes), expected, "{name}");
    }
}

#[test]
fn stray_control_characters_are_told_and_make_no_text_another_kind() {
    let line = "مصاحبه‌گر: سلام.\n";
    let nul = format!("{}\0م۱: سلام", line.repeat(5));
    let escaped = "رنگ \u{1B}[31mقرمز\u{1B}[0m و بوق \u{7} تمام شد.\n".repeat(3);
    let utf16: Vec<u8> = nul.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let arabic = format!("{}\u{1B}", "سلام. ".repeat(50));
    let windows = encoding_rs::WINDOWS_1256.encode(&arabic).0.into_owned();
    for (bytes, count, paragraphs) in [
        (nul.as_bytes(), 1, vec![6]),
        (escaped.as_bytes(), 9, vec![1, 2, 3]),
        (&utf16, 1, vec![6]),
        (&windows, 1, vec![1]),
    ] {
        let imported = try_bytes("a.txt", bytes).unwrap();
        let places = imported.warnings.iter().find_map(|warning| match warning {
            Warning::Controls(places) => Some(places),
            _ => None,
        });
        let places = places.unwrap();
        assert_eq!((places.count(), places.paragraphs()), (count, paragraphs));
        assert_eq!(imported.text.matches('\u{FFFD}').count(), count);
        assert!(!imported.text.contains(crate::text::controls::is_stray));
    }
    let mut random = 1u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 56) as u8
    })
    .take(4000)
    .collect();
    for binary in [&noise, &noise[..64], &[0; 600], b"ustar\0\0\0\0\0\0ab\0\0"] {
        assert_eq!(
            fault("a.txt", binary),
            Fault::Mislabelled {
                claimed: FileKind::Text,
                actual: FileKind::Binary
            }
        );
    }
}

#[test]
fn files_without_a_text_are_refused() {
    for (name, bytes) in [
        ("a.txt", "".as_bytes()),
        ("a.docx", b""),
        ("a.txt", " \n\u{FEFF}\u{200C}\n".as_bytes()),
        ("a.txt", b"\xEF\xBB\xBF"),
        ("a.txt", b"\xFF\xFE"),
    ] {
        assert_eq!(fault(name, bytes), Fault::Empty, "{name} {bytes:?}");
    }
}

/// The start of a compound file and a directory entry.
fn compound(entry: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn passwords_and_old_formats_are_named() {
    assert_eq!(
        fault("a.docx", &compound("EncryptedPackage")),
        Fault::PasswordProtected
    );
    assert_eq!(fault("a.doc", &compound("WordDocument")), Fault::LegacyDoc);
    assert_eq!(fault("a.docx", &compound("WordDocument")), Fault::LegacyDoc);
    assert_eq!(
        fault("a.xls", &compound("Workbook")),
        Fault::Unsupported(FileKind::OldOffice)
    );
    // The encryption bit of every part, in the archive's directory and before each part.
    let mut docx = fixture_bytes("features.docx");
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&docx, signature).collect();
        for at in places {
            docx[at + flags] |= 1;
        }
    }
    assert_eq!(fault("a.docx", &docx), Fault::PasswordProtected);
}

#[test]
fn files_that_cannot_be_opened_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let fault = |path: &Path| {
        read(path, &Limits::default(), &Progress::default())
            .unwrap_err()
            .fault
    };
    assert_eq!(fault(folder.path()), Fault::IsDirectory);
    assert_eq!(fault(&folder.path().join("هیچ.txt")), Fault::NotFound);
    let denied = io::Error::from(io::ErrorKind::PermissionDenied);
    assert_eq!(Fault::from_io(&denied), Fault::PermissionDenied);
}

fn docx_of(paragraphs: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let line = "<w:p><w:r><w:t>یک بند</w:t></w:r></w:p>".repeat(paragraphs);
    write!(
        zip,
        "<w:document xmlns:w='{space}'><w:body>{line}</w:body></w:document>"
    )
    .unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    fs::write(&path, docx_of(1000)).unwrap();
    let with = |limits: Limits| read(&path, &limits, &Progress::default()).map_err(|error| error.fault);
    let usual = Limits::default();
    assert_eq!(with(usual).unwrap().paragraphs, 1000);
    assert_eq!(
        with(Limits {
            unpacked: 40_000,
            ..usual
        })
        .unwrap_err(),
        Fault::Bomb(40_000)
    );
    assert_eq!(
        with(Limits {
            paragraphs: 998,
            ..usual
        })
        .unwrap_err(),
        Fault::TooMany(LimitKind::Paragraphs, 998)
    );
    assert_eq!(
        with(Limits { file: 100, ..usual }).unwrap_err(),
        Fault::TooLarge(100)
    );
    assert_eq!(
        with(Limits { text: 5000, ..usual }).unwrap_err(),
        Fault::TooLarge(5000)
    );
    // A stray control takes one byte, and its sign three.
    let strays = folder.path().join("a.txt");
    fs::write(&strays, "a".repeat(16) + "\u{1}\u{1}").unwrap();
    let limits = Limits { text: 20, ..usual };
    let error = read(&strays, &limits, &Progress::default()).unwrap_err();
    assert_eq!(error.fault, Fault::TooLarge(20));
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..65 {
        zip.write_all(&blank).unwrap();
    }
    assert_eq!(
        fault("a.docx", &zip.finish().unwrap().into_inner()),
        Fault::Bomb(limits::RATIO_FROM)
    );
}

#[test]
fn a_cancelled_import_stops() {
    let progress = Progress::default();
    progress.cancel();
    let error = read(&fixture("libreoffice.docx"), &Limits::default(), &progress).unwrap_err();
    assert_eq!(error.fault, Fault::Cancelled);
}

#[test]
fn damaged_documents_are_refused() {
    let whole = fixture_bytes("features.docx");
    assert!(matches!(
        fault("a.docx", &whole[..whole.len() / 2]),
        Fault::Damaged(_)
    ));
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"<w:document xmlns:w='x'><w:body>").unwrap();
    assert!(matches!(
        fault("a.docx", &zip.finish().unwrap().into_inner()),
        Fault::Damaged(_)
    ));
}

#[test]
fn endless_nesting_is_refused() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        "<w:document xmlns:w='{space}'><w:body>{}",
        "<w:sdt>".repeat(100_000)
    );
    for (part, xml, refused) in [
        (
            "word/document.xml",
            document,
            Fault::TooMany(LimitKind::ElementsDeep, limits::ELEMENTS_DEEP),
        ),
        (
            "_rels/.rels",
            "<a>".repeat(100_000),
            Fault::Damaged(String::new()),
        ),
    ] {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for name in ["word/document.xml", "_rels/.rels"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            if name == part {
                zip.write_all(xml.as_bytes()).unwrap();
            }
        }
        let bytes = zip.finish().unwrap().into_inner();
        let found = match fault("a.docx", &bytes) {
            Fault::Damaged(_) => Fault::Damaged(String::new()),
            found => found,
        };
        assert_eq!(found, refused, "{part}");
    }
}

/// A paragraph in which something was met.
fn place() -> Places {
    [1].into_iter().collect()
}

#[test]
fn every_fault_has_a_sentence_in_both_languages() {
    let kinds = (FileKind::Docx, FileKind::Picture);
    let faults = [
        Fault::NotFound,
        Fault::PermissionDenied,
        Fault::IsDirectory,
        Fault::Unreadable("x".into()),
        Fault::Empty,
        Fault::PasswordProtected,
        Fault::LegacyDoc,
        Fault::TooLarge(1 << 20),
        Fault::Bomb(1 << 20),
        Fault::TooMany(LimitKind::Elements, 7),
        Fault::NotAFile,
        Fault::Mislabelled {
            claimed: kinds.0,
            actual: kinds.1,
        },
        Fault::Unsupported(kinds.1),
        Fault::Damaged("x".into()),
        Fault::Cancelled,
    ];
    let warnings = [
        Warning::ReadAs(kinds.0),
        Warning::Encoding("x"),
        Warning::Replaced(place()),
        Warning::Controls(place()),
        Warning::Tables(place()),
        Warning::Pictures(place()),
        Warning::Comments(place()),
        Warning::TrackedChanges(place()),
        Warning::ListNumbers(place()),
        Warning::Symbols(place()),
        Warning::Embedded(place()),
    ];
    let messages = faults
        .into_iter()
        .map(|fault| {
            ImportError {
                wanted: ImportKind::Documents,
                file: "f.docx".into(),
                fault,
            }
            .message()
        })
        .chain(warnings.iter().map(Warning::message));
    for message in messages {
        for lang in Lang::ALL {
            let sentence = Words::new(lang).say(&message);
            assert!(
                !sentence.contains(['{', '$']) && sentence.ends_with(['.', ')']),
                "{}: {sentence}",
                message.id()
            );
        }
    }
}

/// What holds of every text that a reader gives.
fn check_text(content: &Content) -> Result<(), TestCaseError> {
    let text = &content.text;
    prop_assert!(!text.contains('\r'), "only \\n parts paragraphs: {:?}", text);
    let paragraphs = paragraphs(text).len();
    for places in content.warnings.iter().filter_map(Warning::places) {
        let seen = places.paragraphs();
        prop_assert!(!seen.is_empty());
        prop_assert!(seen.is_sorted_by(|a, b| a < b), "{:?}", seen);
        prop_assert!(
            seen.iter().all(|at| (1..=paragraphs).contains(at)),
            "{:?} of {}",
            seen,
            paragraphs
        );
    }
    let mut end = 0;
    for turn in turns(text).turns {
        prop_assert!(end <= turn.label.start && turn.label.end <= turn.speech.start);
        prop_assert!(text.get(turn.label).is_some() && text.get(turn.speech.clone()).is_some());
        end = turn.speech.end;
    }
    Ok(())
}

/// What holds of every refusal: it is a sentence in both languages that names the file.
fn check_refusal(error: &ImportError) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        let sentence = Words::new(lang).say(&error.message());
        prop_assert!(sentence.contains(&error.file), "{}", sentence);
        prop_assert!(
            !sentence.contains(['{', '$']) && sentence.ends_with('.'),
            "{}",
            sentence
        );
    }
    Ok(())
}

/// Reads bytes with one reader and checks what comes of it.
fn check_docx(bytes: &[u8]) -> Result<Option<Content>, TestCaseError> {
    match docx::read(bytes, &Limits::default(), &Progress::default()) {
        Ok(content) => {
            check_text(&content)?;
            Ok(Some(content))
        }
        Err(fault) => {
            check_refusal(&ImportError {
                file: "a.docx".into(),
                wanted: ImportKind::Documents,
                fault,
            })?;
            Ok(None)
        }
    }
}

#[test]
fn a_document_without_a_letter_warns_of_no_paragraph() {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let xml = format!("<w:document xmlns:w='{space}'>{deleted}<w:p></w:p></w:document>");
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    let content = check_docx(&zip.finish().unwrap().into_inner()).unwrap();
    assert!(content.is_none_or(|content| content.text.is_empty() && content.warnings.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_give_a_sound_text_or_a_refusal(
        name in prop::sample::select(vec!["features.docx", "libreoffice.docx", "utf16le.txt", "windows1256.txt"]),
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        truncate in any::<bool>(),
    ) {
        let whole = fixture_bytes(name);
        let mut bytes = whole.clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        if truncate {
            bytes.truncate(cut.index(bytes.len()));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        match read(&path, &Limits::default(), &Progress::default()) {
            Ok(Imported { file, text, paragraphs, turns, warnings, .. }) => {
                prop_assert_eq!(&file, name);
                prop_assert!(!text.trim().is_empty());
                prop_assert_eq!(paragraphs, super::paragraphs(&text).len());
                prop_assert_eq!(turns, super::turns(&text));
                check_text(&Content { text, warnings })?;
            }
            Err(error) => {
                prop_assert_ne!(bytes, whole);
                prop_assert_eq!(&error.file, name);
                check_refusal(&error)?;
            }
        }
    }

    #[test]
    fn a_broken_part_gives_a_sound_text_or_a_refusal(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
        notes in any::<bool>(),
    ) {
        let bytes = fixture_bytes("features.docx");
        let mut whole = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let broken = if notes { "word/footnotes.xml" } else { "word/document2.xml" };
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for index in 0..whole.len() {
            let mut part = whole.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            if name == broken {
                for (at, byte) in &flips {
                    let at = at.index(bytes.len());
                    bytes[at] ^= byte;
                }
                if let Some(cut) = cut {
                    bytes.truncate(cut.index(bytes.len()));
                }
            }
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        check_docx(&zip.finish().unwrap().into_inner())?;
    }

    #[test]
    fn any_markup_gives_its_own_letters_or_a_refusal(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>م</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
            "<w:tc>", "</w:tc>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:trPr><w:del/></w:trPr>",
            "<w:txbxContent>", "</w:txbxContent>", "<w:br/>", "<w:fldChar w:fldCharType='begin'/>",
            "<w:fldChar w:fldCharType='end'/>", "&#13;", "&#0;", "&x;", "&#x6CC;", "<w:footnote w:id='1'>", "</w:footnote>",
        ]), 0..30),
    ) {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml = format!("<w:document xmlns:w='{space}'>{}</w:document>", parts.concat());
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
        if let Some(Content { text, .. }) = check_docx(&zip.finish().unwrap().into_inner())? {
            for (letter, written) in [('م', "<w:t>م</w:t>"), ('\u{6CC}', "&#x6CC;")] {
                let most = parts.iter().filter(|part| **part == written).count();
                prop_assert!(text.matches(letter).count() <= most, "{:?}", text);
            }
            prop_assert!(text.chars().all(|c| "م\u{6CC}\t\n".contains(c)), "{:?}", text);
        }
    }
}
