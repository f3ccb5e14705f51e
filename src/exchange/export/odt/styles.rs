//! `styles.xml`: paragraph styles and the two pages.

use crate::i18n::Digits;
use crate::report::Style;

use super::super::Profile;
use super::super::xml::Xml;
use super::{SPACES, variant};

/// Sides on which a paragraph may stand.
pub(super) const SIDES: [&str; 3] = ["left", "center", "right"];
/// Paragraph styles that have a variant for each direction and side.
pub(super) const VARIED: [&str; 2] = ["TableText", "TableHeader"];

/// `styles.xml`.
pub(super) fn styles(style: Style, profile: &Profile) -> String {
    let mut xml = Xml::part();
    xml.element("office:document-styles", SPACES, |xml| {
        xml.element("office:font-face-decls", &[], |xml| {
            for name in [&profile.latin, &profile.persian] {
                let family = format!("'{name}'");
                xml.empty(
                    "style:font-face",
                    &[("style:name", name), ("svg:font-family", &family)],
                );
            }
        });
        xml.element("office:styles", &[], |xml| {
            xml.element("style:default-style", &[("style:family", "paragraph")], |xml| {
                words(xml, profile, profile.text, false);
            });
            paragraph(
                xml,
                "Standard",
                None,
                style,
                &[("fo:margin-bottom", "6pt"), ("fo:line-height", "125%")],
                |xml| {
                    words(xml, profile, profile.text, false);
                },
            );
            for (level, size) in [(1, 3.0), (2, 2.0), (3, 1.0)] {
                let name = format!("Heading_{level}");
                let spacing = [("fo:margin-top", "12pt"), ("fo:keep-with-next", "always")];
                paragraph(xml, &name, Some("Standard"), style, &spacing, |xml| {
                    words(xml, profile, profile.text + size, true);
                });
            }
            let caption = [
                ("fo:margin-top", "12pt"),
                ("fo:margin-bottom", "4pt"),
                ("fo:keep-with-next", "always"),
            ];
            paragraph(xml, "Caption", Some("Standard"), style, &caption, |xml| {
                words(xml, profile, profile.caption, true);
            });
            let tight = [("fo:margin-bottom", "0pt"), ("fo:line-height", "100%")];
            for name in VARIED {
                let bold = name == "TableHeader";
                paragraph(xml, name, Some("Standard"), style, &tight, |xml| {
                    words(xml, profile, profile.table, bold);
                });
            }
            let note = [
                ("fo:margin-top", "3pt"),
                ("fo:margin-bottom", "0pt"),
                ("fo:line-height", "100%"),
            ];
            paragraph(xml, "TableNote", Some("Standard"), style, &note, |xml| {
                words(xml, profile, profile.note, false);
            });
            paragraph(
                xml,
                "TableSource",
                Some("TableNote"),
                style,
                &[("fo:margin-bottom", "12pt")],
                |xml| {
                    xml.empty("style:text-properties", &[("fo:color", "#595959")]);
                },
            );
        });
        pages(xml, style);
    });
    xml.finish()
}

/// Styles that only `content.xml` needs: the variants of cells, and the change to another page.
pub(super) fn automatic(xml: &mut Xml, style: Style) {
    for parent in VARIED {
        for rtl in [true, false] {
            for side in SIDES {
                let attributes = [
                    ("style:name", &*variant(parent, rtl, side)),
                    ("style:family", "paragraph"),
                    ("style:parent-style-name", parent),
                ];
                xml.element("style:style", &attributes, |xml| {
                    let mode = if rtl { "rl-tb" } else { "lr-tb" };
                    xml.empty(
                        "style:paragraph-properties",
                        &[("fo:text-align", side), ("style:writing-mode", mode)],
                    );
                });
            }
        }
    }
    let start = if style.is_rtl() { "right" } else { "left" };
    for (name, page) in [("ToPortrait", "Standard"), ("ToLandscape", "Landscape")] {
        let attributes = [
            ("style:name", name),
            ("style:family", "paragraph"),
            ("style:parent-style-name", "TableNote"),
            ("style:master-page-name", page),
        ];
        xml.element("style:style", &attributes, |xml| {
            xml.empty("style:paragraph-properties", &[("fo:text-align", start)]);
        });
    }
}

/// Digits of a counted number: OpenDocument names them by a sample.
pub(super) fn number_format(digits: Digits) -> &'static str {
    match digits {
        Digits::Persian => "۱, ۲, ۳, ...",
        Digits::Latin => "1",
    }
}

fn paragraph(
    xml: &mut Xml,
    name: &str,
    parent: Option<&str>,
    style: Style,
    properties: &[(&str, &str)],
    inner: impl FnOnce(&mut Xml),
) {
    let mut attributes = vec![("style:name", name), ("style:family", "paragraph")];
    attributes.extend(parent.map(|parent| ("style:parent-style-name", parent)));
    xml.element("style:style", &attributes, |xml| {
        // LibreOffice draws `start` at the left whatever the direction is.
        let (mode, side) = if style.is_rtl() {
            ("rl-tb", "right")
        } else {
            ("lr-tb", "left")
        };
        let mut all = vec![("fo:text-align", side), ("style:writing-mode", mode)];
        all.extend_from_slice(properties);
        xml.empty("style:paragraph-properties", &all);
        inner(xml);
    });
}

/// Fonts and sizes of both scripts; LibreOffice finds the script of each letter itself.
fn words(xml: &mut Xml, profile: &Profile, size: f64, bold: bool) {
    let weight = if bold { "bold" } else { "normal" };
    let latin = format!("{}pt", size + profile.latin_step);
    let persian = format!("{size}pt");
    xml.empty(
        "style:text-properties",
        &[
            ("style:font-name", &profile.latin),
            ("style:font-name-complex", &profile.persian),
            ("fo:font-size", &latin),
            ("style:font-size-complex", &persian),
            ("fo:font-weight", weight),
            ("style:font-weight-complex", weight),
            ("fo:language", "en"),
            ("fo:country", "US"),
            ("style:language-complex", "fa"),
            ("style:country-complex", "IR"),
        ],
    );
}

fn pages(xml: &mut Xml, style: Style) {
    let mode = if style.is_rtl() { "rl-tb" } else { "lr-tb" };
    let sizes = [
        ("Portrait", "21cm", "29.7cm", "portrait"),
        ("Wide", "29.7cm", "21cm", "landscape"),
    ];
    xml.element("office:automatic-styles", &[], |xml| {
        let number = [("style:name", "PageNumber"), ("style:family", "paragraph")];
        xml.element("style:style", &number, |xml| {
            xml.empty("style:paragraph-properties", &[("fo:text-align", "center")]);
        });
        for (name, width, height, orientation) in sizes {
            xml.element("style:page-layout", &[("style:name", name)], |xml| {
                xml.element(
                    "style:page-layout-properties",
                    &[
                        ("fo:page-width", width),
                        ("fo:page-height", height),
                        ("style:print-orientation", orientation),
                        ("fo:margin", "2cm"),
                        ("style:writing-mode", mode),
                        ("style:num-format", number_format(style.digits)),
                    ],
                    |_| {},
                );
                xml.element("style:footer-style", &[], |xml| {
                    xml.empty("style:header-footer-properties", &[("fo:min-height", "0.6cm")]);
                });
            });
        }
    });
    xml.element("office:master-styles", &[], |xml| {
        for (name, layout) in [("Standard", "Portrait"), ("Landscape", "Wide")] {
            let attributes = [("style:name", name), ("style:page-layout-name", layout)];
            xml.element("style:master-page", &attributes, |xml| {
                xml.element("style:footer", &[], |xml| {
                    xml.element("text:p", &[("text:style-name", "PageNumber")], |xml| {
                        xml.element("text:page-number", &[], |xml| xml.text("1"));
                    });
                });
            });
        }
    });
}
