//! How the values of the model stand in columns.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::model::JournalAction;
use crate::model::{
    AttributeId, CodeId, CoderId, CodingId, DirectionChoice, DocumentId, DocumentState, GroupId, Guid,
    HighlightId, Importance, Level, MemoId, MemoKind, OpId, ParticipantId, QueryId, Rgb, SourceKind,
    SummaryId, TextId, WordListId, WordListKind,
};

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }
    )*};
}

ids! {
    AttributeId CodeId CoderId CodingId DocumentId GroupId HighlightId MemoId OpId ParticipantId QueryId SummaryId
    TextId WordListId
}

/// Values that stand as one of a few words.
macro_rules! words {
    ($($ty:ident { $($variant:ident = $word:literal,)* })*) => {$(
        impl FromSql for $ty {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? {
                    $($word => Ok(Self::$variant),)*
                    other => Err(unknown(stringify!($ty), other)),
                }
            }
        }
        impl ToSql for $ty {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(match self {
                    $(Self::$variant => $word,)*
                }.into())
            }
        }
    )*};
}

words! {
    Level { Category = "category", Subcategory = "subcategory", Code = "code", }
    SourceKind { Interview = "interview", Document = "document", Record = "record", WebPage = "web_page", }
    DirectionChoice { Auto = "auto", Rtl = "rtl", Ltr = "ltr", }
    DocumentState { New = "new", Coding = "coding", Coded = "coded", Checked = "checked", }
    MemoKind { Note = "note", Theory = "theory", Method = "method", Case = "case", }
    WordListKind { Keywords = "keywords", Stop = "stop", Forms = "forms", }
    JournalAction { Do = "do", Undo = "undo", Redo = "redo", }
}

impl FromSql for Importance {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = u8::column_result(value)?;
        Self::new(number).ok_or(FromSqlError::OutOfRange(number.into()))
    }
}

impl ToSql for Importance {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(i64::from(self.number()).into())
    }
}

impl FromSql for Guid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        uuid::Uuid::parse_str(text)
            .map(Self)
            .map_err(|_| unknown("guid", text))
    }
}

impl ToSql for Guid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Rgb {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        Self::from_hex(text).ok_or_else(|| unknown("colour", text))
    }
}

impl ToSql for Rgb {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_hex().into())
    }
}

fn unknown(what: &str, value: &str) -> FromSqlError {
    FromSqlError::Other(format!("{value:?} is no {what}").into())
}
