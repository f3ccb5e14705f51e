//! OpenDocument texts, part by part.

mod body;
mod styles;

use crate::report::Report;

use super::package::zip;
use super::writers::Writer;
use super::xml::Xml;
use super::{FormatFault, Profile};

const MIME: &str = "application/vnd.oasis.opendocument.text";

/// The name spaces of every part.
const SPACES: &[(&str, &str)] = &[
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "xmlns:svg",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    ),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("office:version", "1.3"),
];

/// LibreOffice Writer.
pub(super) const WRITER: Writer = Writer {
    key: "odt",
    endings: &["odt"],
    write: |report, setting| write(&report.printed(), setting.profile),
    data: None,
};

/// The whole file.
fn write(document: &Report, profile: &Profile) -> Result<Vec<u8>, FormatFault> {
    zip(&[
        ("mimetype", MIME.to_owned()),
        ("META-INF/manifest.xml", manifest()),
        ("content.xml", body::content(document, profile)),
        ("styles.xml", styles::styles(document.style, profile)),
        ("meta.xml", meta(document)),
    ])
}

fn manifest() -> String {
    let mut xml = Xml::part();
    let spaces = [
        (
            "xmlns:manifest",
            "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        ),
        ("manifest:version", "1.3"),
    ];
    xml.element("manifest:manifest", &spaces, |xml| {
        for (path, kind) in [
            ("/", MIME),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        ] {
            xml.empty(
                "manifest:file-entry",
                &[("manifest:full-path", path), ("manifest:media-type", kind)],
            );
        }
    });
    xml.finish()
}

fn meta(document: &Report) -> String {
    let mut xml = Xml::part();
    xml.element("office:document-meta", SPACES, |xml| {
        xml.element("office:meta", &[], |xml| {
            xml.element("dc:title", &[], |xml| xml.text(&document.title));
            xml.element("dc:language", &[], |xml| xml.text(document.style.lang.code()));
        });
    });
    xml.finish()
}

/// A paragraph style for each direction and side, made from `parent`: its name ends in these letters.
fn variant(parent: &str, rtl: bool, side: &str) -> String {
    format!("{parent}_{}_{side}", if rtl { "rtl" } else { "ltr" })
}
