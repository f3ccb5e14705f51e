//! Descriptions of studies, code systems and settings.

#![no_main]

use gozareh::exchange::study::{codes_to_ron, parse, parse_codes};
use gozareh::settings::Settings;
use gozareh_fuzz::{Script, at, sheets, written};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let which = script.byte() % 3;
    match which {
        0 => {
            let (settings, spoilt) = Settings::load(&written("settings.ron", script.0));
            assert!(!spoilt || settings == Settings::default());
            assert!((0.6..=3.0).contains(&settings.zoom) && (0.8..=2.0).contains(&settings.scale));
            let copy = at("again.ron");
            settings.store(&copy).expect("settings are written");
            assert_eq!(
                Settings::load(&copy),
                (settings, false),
                "settings do not come back"
            );
        }
        1 => {
            let Ok(text) = std::str::from_utf8(script.0) else {
                return;
            };
            let _ = parse(text);
            if let Ok(codes) = parse_codes(text) {
                let written = codes_to_ron(&codes).expect("codes are written");
                assert_eq!(parse_codes(&written), Ok(codes), "codes do not come back");
            }
        }
        _ => sheets::codes(&written("c.ron", script.0)),
    }
});
