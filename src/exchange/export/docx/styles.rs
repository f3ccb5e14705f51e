//! The paragraph styles, so that a whole report changes with one of them.

use crate::report::Style;

use super::super::Profile;
use super::super::xml::Xml;
use super::MAIN;

/// Twips between lines of running text (240 is single).
const TEXT_LINES: &str = "300";

/// Half points, the unit of sizes in Word.
pub(super) fn half_points(points: f64) -> String {
    format!("{:.0}", points.max(1.0) * 2.0)
}

/// `styles.xml`.
pub(super) fn styles(style: Style, profile: &Profile) -> String {
    let mut xml = Xml::part();
    xml.element("w:styles", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, profile);
                    sizes(xml, profile, profile.text);
                    xml.empty("w:lang", &[("w:val", "en-US"), ("w:bidi", "fa-IR")]);
                });
            });
            xml.element("w:pPrDefault", &[], |_| {});
        });
        named(xml, "Normal", "Normal", None, |xml| {
            paragraph(
                xml,
                style,
                false,
                &[("w:after", "120"), ("w:line", TEXT_LINES), ("w:lineRule", "auto")],
            );
            run(xml, profile, profile.text, false);
        });
        for level in 1..=3u8 {
            let id = format!("Heading{level}");
            named(xml, &id, &format!("heading {level}"), Some("Normal"), |xml| {
                xml.element("w:pPr", &[], |xml| {
                    xml.empty("w:keepNext", &[]);
                    bidi(xml, style);
                    xml.empty("w:spacing", &[("w:before", "240"), ("w:after", "120")]);
                    xml.empty("w:outlineLvl", &[("w:val", &(level - 1).to_string())]);
                });
                run(xml, profile, profile.text + f64::from(4 - level), true);
            });
        }
        let tight = |before, after| {
            [
                ("w:before", before),
                ("w:after", after),
                ("w:line", "240"),
                ("w:lineRule", "auto"),
            ]
        };
        named(xml, "Caption", "caption", Some("Normal"), |xml| {
            paragraph(xml, style, true, &tight("240", "80"));
            run(xml, profile, profile.caption, true);
        });
        named(xml, "TableText", "Table Text", Some("Normal"), |xml| {
            paragraph(xml, style, false, &tight("0", "0"));
            run(xml, profile, profile.table, false);
        });
        named(xml, "TableHeader", "Table Header", Some("TableText"), |xml| {
            paragraph(xml, style, true, &tight("0", "0"));
            run(xml, profile, profile.table, true);
        });
        named(xml, "TableStrong", "Table Strong", Some("TableText"), |xml| {
            paragraph(xml, style, false, &tight("0", "0"));
            run(xml, profile, profile.table, true);
        });
        named(xml, "TableNote", "Table Note", Some("Normal"), |xml| {
            paragraph(xml, style, false, &tight("60", "0"));
            run(xml, profile, profile.note, false);
        });
        named(xml, "TableSource", "Table Source", Some("TableNote"), |xml| {
            paragraph(xml, style, false, &tight("60", "240"));
            xml.element("w:rPr", &[], |xml| {
                xml.empty("w:color", &[("w:val", "595959")]);
                sizes(xml, profile, profile.note - 1.0);
            });
        });
    });
    xml.finish()
}

/// `rFonts` naming both scripts.
pub(in crate::exchange::export) fn fonts(xml: &mut Xml, profile: &Profile) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", &profile.latin),
            ("w:hAnsi", &profile.latin),
            ("w:cs", &profile.persian),
        ],
    );
}

fn sizes(xml: &mut Xml, profile: &Profile, size: f64) {
    xml.empty("w:sz", &[("w:val", &half_points(size + profile.latin_step))]);
    xml.empty("w:szCs", &[("w:val", &half_points(size))]);
}

fn named(xml: &mut Xml, id: &str, name: &str, based_on: Option<&str>, inner: impl FnOnce(&mut Xml)) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if based_on.is_none() {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.empty("w:name", &[("w:val", name)]);
        if let Some(parent) = based_on {
            xml.empty("w:basedOn", &[("w:val", parent)]);
        }
        xml.empty("w:qFormat", &[]);
        inner(xml);
    });
}

fn bidi(xml: &mut Xml, style: Style) {
    if style.is_rtl() {
        xml.empty("w:bidi", &[]);
    }
}

fn paragraph(xml: &mut Xml, style: Style, keep_next: bool, spacing: &[(&str, &str)]) {
    xml.element("w:pPr", &[], |xml| {
        if keep_next {
            xml.empty("w:keepNext", &[]);
        }
        bidi(xml, style);
        xml.empty("w:spacing", spacing);
    });
}

fn run(xml: &mut Xml, profile: &Profile, size: f64, bold: bool) {
    xml.element("w:rPr", &[], |xml| {
        if bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        sizes(xml, profile, size);
    });
}
