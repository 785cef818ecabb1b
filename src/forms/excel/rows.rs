//! The heights of rows.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The file with rows whose heights are only where they begin: they grow with what people write, as rows do whose height nobody has set.
/// The library can write set heights alone, and without any not every program shows the whole of a statement.
///
/// # Errors
/// If the file is no archive of texts.
pub(super) fn with_growing_rows(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content)?;
        if name.starts_with("xl/worksheets/sheet") {
            content = content.replace(r#" customHeight="1""#, "");
        }
        writer.start_file(name, options)?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
