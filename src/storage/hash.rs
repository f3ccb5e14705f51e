//! Hashes of stored rows, by which damage is seen that leaves a row readable.
//!
//! A row is hashed as its columns in the order in which they are named: for each a byte that tells its kind, then
//! NULL (0) nothing, an integer (1) eight bytes, a text (2) or a blob (3) its length in bytes as eight bytes and then
//! its bytes. Numbers are big-endian, negative ones in two's complement. SHA-256, because every language that people
//! analyse with has it at hand, so that a file can be verified without this program.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

/// Length of a hash in bytes.
const LENGTH: usize = 32;

/// A SHA-256 hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Hash([u8; LENGTH]);

/// A row on its way to its hash.
pub(super) struct RowHash(Sha256);

impl RowHash {
    /// The hash of a row that stands for itself.
    pub(super) fn new() -> Self {
        Self(Sha256::new())
    }

    /// The hash of a row that follows another: its hash comes first, as it is.
    pub(super) fn after(previous: Hash) -> Self {
        let mut hash = Self::new();
        hash.0.update(previous.0);
        hash
    }

    /// One column more.
    pub(super) fn column(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(n) => {
                self.0.update([1]);
                self.0.update(n.to_be_bytes());
            }
            ValueRef::Text(bytes) => self.bytes(2, bytes),
            ValueRef::Blob(bytes) => self.bytes(3, bytes),
            // No column holds one; should a damaged file say so, it is another value than was hashed.
            ValueRef::Real(n) => self.bytes(4, &n.to_be_bytes()),
        }
    }

    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// All columns of a row of a query.
    pub(super) fn columns(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let statement: &Statement<'_> = row.as_ref();
        for index in 0..statement.column_count() {
            self.column(row.get_ref(index)?);
        }
        Ok(())
    }

    /// The hash of all columns so far.
    pub(super) fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

impl Hash {
    /// As hexadecimal digits.
    fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn from_hex(digits: &str) -> Option<Self> {
        let mut hash = Self::default();
        if digits.len() != 2 * LENGTH || !digits.is_ascii() {
            return None;
        }
        for (i, byte) in hash.0.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digits.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some(hash)
    }
}

impl ToSql for Hash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_slice().into())
    }
}

impl FromSql for Hash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| FromSqlError::InvalidBlobSize {
                expected_size: LENGTH,
                blob_size: bytes.len(),
            })
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::from_hex(&digits).ok_or_else(|| de::Error::custom("no hash"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(values: &[ValueRef<'_>]) -> Hash {
        let mut row = RowHash::new();
        values.iter().for_each(|value| row.column(*value));
        row.finish()
    }

    #[test]
    fn a_hash_is_that_of_the_documented_bytes() {
        let mut bytes = vec![0, 1];
        bytes.extend((-2i64).to_be_bytes());
        bytes.push(2);
        bytes.extend(4u64.to_be_bytes());
        bytes.extend("کد".as_bytes());
        let row = [
            ValueRef::Null,
            ValueRef::Integer(-2),
            ValueRef::Text("کد".as_bytes()),
        ];
        assert_eq!(hash(&row).0[..], Sha256::digest(&bytes)[..]);
        let mut chained = RowHash::after(hash(&row));
        chained.column(ValueRef::Null);
        let mut after = hash(&row).0.to_vec();
        after.push(0);
        assert_eq!(chained.finish().0[..], Sha256::digest(&after)[..]);
        // The hash of nothing, as every table of SHA-256 gives it.
        assert!(hash(&[]).to_hex().starts_with("e3b0c44298fc1c14"));
    }

    #[test]
    fn no_two_rows_share_their_bytes() {
        let text = |t: &'static str| ValueRef::Text(t.as_bytes());
        let rows: &[&[ValueRef<'_>]] = &[
            &[],
            &[ValueRef::Null],
            &[ValueRef::Null, ValueRef::Null],
            &[text("")],
            &[ValueRef::Blob(b"")],
            &[text("ab"), text("c")],
            &[text("a"), text("bc")],
            &[ValueRef::Integer(0)],
            &[text("0")],
        ];
        let hashes: std::collections::HashSet<Hash> = rows.iter().map(|row| hash(row)).collect();
        assert_eq!(hashes.len(), rows.len());
    }

    #[test]
    fn digits_are_read_back_and_nothing_else_is() {
        let one = hash(&[ValueRef::Integer(7)]);
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Hash>(&json).unwrap(), one);
        for wrong in [
            "\"\"",
            "\"ab\"",
            "7",
            &json.replace(&one.to_hex()[..2], "+1"),
            &json.replace(&one.to_hex()[..1], "پ"),
        ] {
            assert!(serde_json::from_str::<Hash>(wrong).is_err(), "{wrong}");
        }
    }
}
