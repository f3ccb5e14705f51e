//! Workbooks: as bytes, and as parts that are packed here.

#![no_main]

use gozareh_fuzz::{Script, packed, sheets, written};
use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 6] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
];

fuzz_target!(
    init: {
        // A workbook may make its reader panic; the program takes that for a damaged file. Any other panic still ends
        // the run.
        gozareh::jobs::keep_quiet();
    },
    |data: &[u8]| {
        let mut script = Script(data);
        let raw = script.byte() == 0;
        let path = match raw {
            true => written("s.xlsx", script.0),
            false => written("s.xlsx", &packed(&PARTS, script.0)),
        };
        sheets::sheet(&path);
    }
);
