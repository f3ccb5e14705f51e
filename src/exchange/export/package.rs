//! Zip packages of XML parts, as Word and LibreOffice read them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::FormatFault;

/// Packs named parts in their order. The same parts give the same bytes: every part bears the earliest date of zip.
pub(super) fn zip(parts: &[(&str, String)]) -> Result<Vec<u8>, FormatFault> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // OpenDocument wants its type first and readable without unpacking.
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        writer.start_file(*name, options)?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
