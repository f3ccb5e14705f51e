//! Separated values: as a file, and as rows that come by a pipe.

#![no_main]

use gozareh::exchange::import::sheet::CodingStream;
use gozareh::message::Message;
use gozareh_fuzz::{Script, say, sheets, written};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    if script.byte() % 4 == 0 {
        let named = |fault: gozareh::exchange::import::sheet::StreamFault| {
            say(&fault.message(Message::new("cli-stdin-name")));
        };
        match CodingStream::new(script.0) {
            Ok(stream) => {
                for row in stream {
                    match row {
                        Ok(row) => assert!(row.start < row.end, "{row:?}"),
                        Err(fault) => {
                            named(fault);
                            break;
                        }
                    }
                }
            }
            Err(fault) => named(fault),
        }
        return;
    }
    let ending = ["csv", "tsv"][script.below(2)];
    sheets::sheet(&written(&format!("s.{ending}"), script.0));
});
