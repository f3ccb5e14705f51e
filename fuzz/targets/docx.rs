//! Word documents: as bytes, and as parts that are packed here.

#![no_main]

use gozareh_fuzz::{Script, packed, reading, written};
use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
    "[Content_Types].xml",
];

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let raw = script.byte() == 0;
    let limits = reading::limits(&mut script);
    let path = match raw {
        true => written("m.docx", script.0),
        false => written("m.docx", &packed(&PARTS, script.0)),
    };
    reading::document(&path, &limits);
});
