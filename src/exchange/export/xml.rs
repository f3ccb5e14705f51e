//! A small writer of XML text.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// XML under construction. What goes in as text comes out escaped, without the characters that XML forbids.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A part of a package, with the declaration.
    pub(super) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// Markup without a declaration.
    pub(super) fn bare() -> Self {
        Self { out: String::new() }
    }

    /// An element with what `inner` writes.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.out.push('>');
        inner(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push_str(&escape(allowed(text)));
    }

    /// A line break in the markup, for files that people look into.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Text that is neither escaped nor checked, for a style sheet.
    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(allowed(value)));
            self.out.push('"');
        }
    }
}

/// The text without the characters that no XML 1.0 document may hold.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) {
        Cow::Owned(text.replace(forbidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}
