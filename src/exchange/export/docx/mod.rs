//! Word documents, part by part.
//!
//! Word is strict about the order of the elements inside `tblPr`, `tcPr`, `pPr` and `rPr`, and lays a table out from
//! right to left only with `bidiVisual`; both are kept here and asserted in the tests on the XML itself.

pub(super) mod body;
pub(super) mod styles;

use crate::report::{Report, Style};

use super::package::zip;
use super::writers::Writer;
use super::xml::Xml;
use super::{FormatFault, Profile};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// Word.
pub(super) const WRITER: Writer = Writer {
    key: "docx",
    endings: &["docx"],
    write: |report, setting| write(&report.printed(), setting.profile),
    data: None,
};

/// The whole file.
fn write(document: &Report, profile: &Profile) -> Result<Vec<u8>, FormatFault> {
    let footer = EdgePart {
        id: FOOTER.to_owned(),
        kind: "footer",
        name: "footer1.xml".to_owned(),
        xml: body::footer(document.style, profile),
    };
    let body = body::document(document, profile);
    package(&document.title, document.style, profile, body, vec![footer])
}

/// What stands above or below the words of pages.
pub(super) struct EdgePart {
    /// How the sections of the document name it.
    pub(super) id: String,
    /// `header` or `footer`.
    pub(super) kind: &'static str,
    /// Its file in `word/`.
    pub(super) name: String,
    /// Its content.
    pub(super) xml: String,
}

/// The file with these words in `document.xml`.
pub(super) fn package(
    title: &str,
    style: Style,
    profile: &Profile,
    document: String,
    edges: Vec<EdgePart>,
) -> Result<Vec<u8>, FormatFault> {
    let parts = [
        ("[Content_Types].xml", content_types(&edges)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(title, style)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", document_relations(&edges)),
        ("word/styles.xml", styles::styles(style, profile)),
        ("word/settings.xml", settings()),
    ];
    let mut parts: Vec<(String, String)> = parts.map(|(name, xml)| (name.to_owned(), xml)).into();
    parts.extend(
        edges
            .into_iter()
            .map(|edge| (format!("word/{}", edge.name), edge.xml)),
    );
    let parts: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.clone()))
        .collect();
    zip(&parts)
}

fn content_types(edges: &[EdgePart]) -> String {
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
        for edge in edges {
            let (name, kind) = (
                format!("/word/{}", edge.name),
                format!(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml",
                    edge.kind
                ),
            );
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
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

fn document_relations(edges: &[EdgePart]) -> String {
    let own = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
    ];
    let edges = edges
        .iter()
        .map(|edge| (edge.id.as_str(), edge.kind, edge.name.as_str()));
    let all: Vec<(&str, String, &str)> = own
        .into_iter()
        .chain(edges)
        .map(|(id, kind, target)| (id, format!("{RELATIONS}/{kind}"), target))
        .collect();
    let all: Vec<(&str, &str, &str)> = all
        .iter()
        .map(|(id, kind, target)| (*id, kind.as_str(), *target))
        .collect();
    relations(&all)
}

/// The footer of all pages, as sections name it.
pub(super) const FOOTER: &str = "rId3";

fn properties(title: &str, style: Style) -> String {
    let mut xml = Xml::part();
    let spaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(title));
        xml.element("dc:language", &[], |xml| xml.text(style.lang.code()));
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
