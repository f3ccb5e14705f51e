//! Word documents, part by part.
//!
//! Word is strict about the order of the elements inside `tblPr`, `tcPr`, `pPr` and `rPr`, and lays a table out from
//! right to left only with `bidiVisual`; both are kept here and asserted in the tests on the XML itself.

mod body;
mod styles;

use crate::report::Report;

use super::package::zip;
use super::writers::Writer;
use super::xml::Xml;
use super::{FormatFault, Profile};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// Word.
pub(super) const WRITER: Writer = Writer {
    key: "docx",
    endings: &["docx"],
    write: |report, profile| write(&report.printed(), profile),
};

/// The whole file.
fn write(document: &Report, profile: &Profile) -> Result<Vec<u8>, FormatFault> {
    zip(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(document)),
        ("word/document.xml", body::document(document, profile)),
        ("word/_rels/document.xml.rels", document_relations()),
        ("word/styles.xml", styles::styles(document.style, profile)),
        ("word/settings.xml", settings()),
        ("word/footer1.xml", body::footer(document.style, profile)),
    ])
}

fn content_types() -> String {
    let mut xml = Xml::part();
    xml.element("Types", &[("xmlns", CONTENT_TYPES)], |xml| {
        for (ending, kind) in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for (part, kind) in [
            ("document.main", "document"),
            ("styles", "styles"),
            ("settings", "settings"),
        ] {
            let kind_name =
                format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml");
            xml.empty(
                "Override",
                &[
                    ("PartName", &format!("/word/{kind}.xml")),
                    ("ContentType", &kind_name),
                ],
            );
        }
        xml.empty(
            "Override",
            &[
                ("PartName", "/word/footer1.xml"),
                (
                    "ContentType",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
                ),
            ],
        );
        xml.empty(
            "Override",
            &[
                ("PartName", "/docProps/core.xml"),
                (
                    "ContentType",
                    "application/vnd.openxmlformats-package.core-properties+xml",
                ),
            ],
        );
    });
    xml.finish()
}

fn relations(entries: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |xml| {
        for (id, kind, target) in entries {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

fn package_relations() -> String {
    relations(&[
        (
            "rId1",
            &format!("{RELATIONS}/officeDocument"),
            "word/document.xml",
        ),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ])
}

fn document_relations() -> String {
    relations(&[
        ("rId1", &format!("{RELATIONS}/styles"), "styles.xml"),
        ("rId2", &format!("{RELATIONS}/settings"), "settings.xml"),
        (FOOTER, &format!("{RELATIONS}/footer"), "footer1.xml"),
    ])
}

const FOOTER: &str = "rId3";

fn properties(document: &Report) -> String {
    let mut xml = Xml::part();
    let spaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&document.title));
        xml.element("dc:language", &[], |xml| xml.text(document.style.lang.code()));
    });
    xml.finish()
}

fn settings() -> String {
    let mut xml = Xml::part();
    xml.element("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.element("w:compat", &[], |xml| {
            // Without it Word opens the file in the compatibility mode of 2007.
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:bidi", "fa-IR")]);
    });
    xml.finish()
}
