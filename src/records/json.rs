//! How records are written as JSON.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::PrettyFormatter;

use crate::safe::escaped_json;

/// So many bytes are put together before they are passed on.
const BUFFER: usize = 64 * 1024;

/// The record of a file that was named alone as an object; a list where several were named, however many of them could be read.
pub fn one_or_many<R: Serialize>(records: &[R], named: usize) -> String {
    match records {
        [one] if named == 1 => json(one),
        many => json(&many),
    }
}

/// Any record as JSON, indented, with a line feed at the end.
///
/// # Panics
/// Never: every record of this room can be said in JSON.
pub fn json(record: &impl Serialize) -> String {
    let mut json = Vec::new();
    json_to(&mut json, record).expect("records are plain data");
    String::from_utf8(json).expect("JSON is text")
}

/// Writes a record as [`json`] does, piece by piece: memory doesn't grow with it.
///
/// # Errors
/// If `out` can't be written to.
pub fn json_to(out: impl Write, record: &impl Serialize) -> io::Result<()> {
    pretty(out, |json| record.serialize(json))
}

/// Writes a list of records in the same way: each is made when its turn comes.
///
/// # Errors
/// If `out` can't be written to.
pub fn json_list_to(out: impl Write, records: impl Iterator<Item: Serialize>) -> io::Result<()> {
    pretty(out, |json| json.collect_seq(records))
}

/// What writes JSON to `W`.
type Json<'j, W> = serde_json::Serializer<&'j mut BufWriter<Escaping<W>>, PrettyFormatter<'j>>;

fn pretty<W: Write>(out: W, write: impl FnOnce(&mut Json<W>) -> Result<(), serde_json::Error>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, Escaping(out));
    write(&mut serde_json::Serializer::pretty(&mut out))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Passes on JSON with what a terminal would act on as escapes. Each piece is a text of whole characters: neither the
/// serializer nor the buffer cuts one.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(piece).map_err(io::Error::other)?;
        self.0.write_all(escaped_json(text).as_bytes())?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_whether_its_records_are_there_or_come_one_by_one() {
        for count in 0..3 {
            let records: Vec<(usize, &str)> = (0..count).map(|number| (number, "nä\u{1b}h")).collect();
            let mut written = Vec::new();
            json_list_to(&mut written, records.iter()).unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), json(&records));
        }
    }

    #[test]
    fn what_is_written_piece_by_piece_is_escaped_as_a_whole_would_be() {
        let long = "nä\u{1b}h\u{200b}\"\\\n\u{7}\t".repeat(BUFFER / 4);
        let record = [("näh\u{202e}", vec![long.as_str(), "", "plain"])];
        let mut written = Vec::new();
        json_to(&mut written, &record).unwrap();
        let whole = escaped_json(serde_json::to_string_pretty(&record).unwrap()).into_owned();
        assert_eq!(String::from_utf8(written).unwrap(), whole + "\n");
    }
}
