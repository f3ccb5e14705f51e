//! A report as a value: headings, paragraphs and tables in order.

use super::{Style, Table};

/// One piece of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 3.
    Heading(u8, String),
    /// A paragraph of running text; may mix directions.
    Paragraph(String),
    /// A table with its caption and notes.
    Table(Box<Table>),
}

/// A report of one or more pieces, ready to be written in any format.
///
/// Formats that hold only tables (csv, xlsx) leave headings and paragraphs out.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What the file calls itself in its properties.
    pub title: String,
    /// Language, direction and digits of the text between the tables.
    pub style: Style,
    /// The pieces in order.
    pub blocks: Vec<Block>,
}

impl Report {
    /// An empty report.
    pub fn new(title: impl Into<String>, style: Style) -> Self {
        Self {
            title: title.into(),
            style,
            blocks: Vec::new(),
        }
    }

    /// The report for paper and screen, with every table as it is [printed](Table::printed).
    pub fn printed(&self) -> Self {
        let mut printed = self.clone();
        for block in &mut printed.blocks {
            if let Block::Table(table) = block {
                **table = table.printed().into_owned();
            }
        }
        printed
    }

    /// The tables in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&**table),
            Block::Heading(..) | Block::Paragraph(_) => None,
        })
    }
}

impl From<Table> for Report {
    fn from(table: Table) -> Self {
        Self::from(vec![table])
    }
}

impl From<Vec<Table>> for Report {
    fn from(tables: Vec<Table>) -> Self {
        let (title, style) = tables
            .first()
            .map(|table| (table.title.clone(), table.style))
            .unwrap_or_default();
        Self {
            title,
            style,
            blocks: tables
                .into_iter()
                .map(|table| Block::Table(Box::new(table)))
                .collect(),
        }
    }
}
