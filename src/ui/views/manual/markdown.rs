//! The little of Markdown in which the manual is written: headings, paragraphs, lists, strong words, keys, links to other
//! pages, each in a line of its own, and between two fences lines that are to be typed.

/// Something that stands by itself on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; the title of the page is of the first rank.
    Heading(usize, String),
    /// A paragraph, or what a mark of a list stands before.
    Paragraph(Option<String>, Vec<Piece>),
    /// A link to the page of that key.
    Link(String, String),
}

/// A stretch of words in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: PieceStyle,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceStyle {
    /// As they are.
    Plain,
    /// A name that stands in the window, such as that of a command.
    Strong,
    /// Stressed.
    Stressed,
    /// A key of the keyboard.
    Key,
    /// A line as it is to be typed.
    Typed,
}

impl Block {
    /// Its words without their styles.
    pub fn text(&self) -> String {
        match self {
            Self::Heading(_, text) | Self::Link(text, _) => text.clone(),
            Self::Paragraph(_, pieces) => pieces.iter().map(|piece| piece.text.as_str()).collect(),
        }
    }
}

/// What stands before and after lines that are to be typed.
const FENCE: &str = "```";

/// Reads a page.
pub fn read(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in source.lines().chain([""]) {
        let line = line.trim();
        let is_fence = line.starts_with(FENCE);
        let starts = line.is_empty() || is_fence || line.starts_with('#') || item(line).is_some();
        if starts && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(None, pieces(&paragraph.join(" "))));
            paragraph.clear();
        }
        if is_fence {
            fenced = !fenced;
        } else if fenced {
            let typed = Piece {
                text: line.to_owned(),
                style: PieceStyle::Typed,
            };
            blocks.push(Block::Paragraph(None, vec![typed]));
        } else if line.starts_with('#') {
            let text = line.trim_start_matches('#');
            blocks.push(Block::Heading(line.len() - text.len(), text.trim().to_owned()));
        } else if let Some((mark, text)) = item(line) {
            blocks.push(match link(text) {
                Some((text, page)) => Block::Link(text.to_owned(), page.to_owned()),
                None => Block::Paragraph(Some(mark.to_owned()), pieces(text)),
            });
        } else if !line.is_empty() {
            paragraph.push(line);
        }
    }
    blocks
}

/// The mark and the words of an item of a list.
fn item(line: &str) -> Option<(&str, &str)> {
    if let Some(text) = line.strip_prefix("- ") {
        return Some(("•", text));
    }
    let (number, text) = line.split_once(". ")?;
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some((number, text))
}

/// The words and the page of a link, where that is all there is.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    Some((words, rest.strip_suffix(".md)")?))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut push = |text: &str, style| {
        if !text.is_empty() {
            found.push(Piece {
                text: text.to_owned(),
                style,
            });
        }
    };
    while let Some(at) = rest.find(['`', '*']) {
        let (before, marked) = rest.split_at(at);
        push(before, PieceStyle::Plain);
        let (sign, style) = match marked {
            _ if marked.starts_with('`') => ("`", PieceStyle::Key),
            _ if marked.starts_with("**") => ("**", PieceStyle::Strong),
            _ => ("*", PieceStyle::Stressed),
        };
        let inside = marked.get(sign.len()..).unwrap_or_default();
        match inside.split_once(sign) {
            Some((words, after)) => {
                push(words, style);
                rest = after;
            }
            None => {
                push(sign, PieceStyle::Plain);
                rest = inside;
            }
        }
    }
    push(rest, PieceStyle::Plain);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_block_by_block() {
        let piece = |text: &str, style| Piece {
            text: text.into(),
            style,
        };
        let source = "# Title\n\nPress `Ctrl+I`\nnow.\n\n1. *One* **strong** word\n- [Coding](coding.md)\n- a * b\n\n```sh\na *b*\n\"- c\"\n```\n";
        let expected = [
            Block::Heading(1, "Title".into()),
            Block::Paragraph(
                None,
                vec![
                    piece("Press ", PieceStyle::Plain),
                    piece("Ctrl+I", PieceStyle::Key),
                    piece(" now.", PieceStyle::Plain),
                ],
            ),
            Block::Paragraph(
                Some("1".into()),
                vec![
                    piece("One", PieceStyle::Stressed),
                    piece(" ", PieceStyle::Plain),
                    piece("strong", PieceStyle::Strong),
                    piece(" word", PieceStyle::Plain),
                ],
            ),
            Block::Link("Coding".into(), "coding".into()),
            Block::Paragraph(
                Some("•".into()),
                vec![
                    piece("a ", PieceStyle::Plain),
                    piece("*", PieceStyle::Plain),
                    piece(" b", PieceStyle::Plain),
                ],
            ),
            Block::Paragraph(None, vec![piece("a *b*", PieceStyle::Typed)]),
            Block::Paragraph(None, vec![piece("\"- c\"", PieceStyle::Typed)]),
        ];
        assert_eq!(read(source), expected);
    }
}
