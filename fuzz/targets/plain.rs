//! Text and Markdown, in whatever encoding, and files whose ending says something else than they are.

#![no_main]

use gozareh_fuzz::{Script, reading, written};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let limits = reading::limits(&mut script);
    let ending = ["txt", "md", "text", "docx", "doc", ""][script.below(6)];
    reading::document(&written(&format!("m.{ending}"), script.0), &limits);
});
