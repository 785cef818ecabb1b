//! Writes tidy rows as Parquet: column by column, packed with Snappy, in groups of rows of which one is put together at a time.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};

use crate::document::tidy::{Kind, TidyRow, Value};

/// From so many rows on, a group is written. Readers work on groups side by side, and one of about so many is what they expect.
const ROWS: usize = 122_880;
/// From so many bytes of texts on, too.
const TEXT_BYTES: usize = 16 * 1024 * 1024;
/// So many values of a column are handed over at a time.
const BATCH: usize = 1024;

/// Writes rows of one table to a Parquet file. Until it is closed, the file is no Parquet file.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    group: Rows,
}

impl<W: Write + Send> Writer<W> {
    /// A file for rows of the kind `R`, each of whose columns may have blanks.
    ///
    /// # Errors
    /// If `out` can't be written to.
    pub fn new<R: TidyRow>(out: W) -> io::Result<Self> {
        let fields = R::columns().into_iter().zip(R::kinds()).map(|(name, kind)| field(name, kind));
        let fields = fields.collect::<Result<Vec<TypePtr>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("rows").with_fields(fields).build().map_err(failed)?;
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by("thrive".to_owned());
        // The least and the greatest text of a group take time and tell readers little: rows of all areas take turns.
        for (name, _) in R::columns().into_iter().zip(R::kinds()).filter(|(_, kind)| *kind == Kind::Text) {
            properties = properties.set_column_statistics_enabled(ColumnPath::from(name), EnabledStatistics::None);
        }
        let file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build())).map_err(failed)?;
        Ok(Self { file, group: Rows::none::<R>() })
    }

    /// Adds rows of that kind after those that are there. They stay in one group.
    ///
    /// # Errors
    /// If the file can't be written to, or their texts are longer than a group can hold.
    pub fn append(&mut self, rows: Rows) -> io::Result<()> {
        self.group.append(rows)?;
        let texts: usize = self.group.columns.iter().map(Column::text_bytes).sum();
        if self.group.count >= ROWS || texts >= TEXT_BYTES { self.write_group() } else { Ok(()) }
    }

    /// Writes what is left, and the end of the file.
    ///
    /// # Errors
    /// If the file can't be written to.
    pub fn close(mut self) -> io::Result<()> {
        if self.group.count > 0 {
            self.write_group()?;
        }
        self.file.close().map(drop).map_err(failed)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group().map_err(failed)?;
        for column in &mut self.group.columns {
            if let Some(mut writer) = group.next_column().map_err(failed)? {
                column.write(&mut writer).map_err(failed)?;
                writer.close().map_err(failed)?;
            }
        }
        group.close().map_err(failed)?;
        self.group.count = 0;
        Ok(())
    }
}

/// Rows of one table as columns. Several threads can make them, and one then has little to do to write them one after another.
pub struct Rows {
    columns: Vec<Column>,
    count: usize,
}

impl Rows {
    fn none<R: TidyRow>() -> Self {
        Self { columns: R::kinds().into_iter().map(Column::new).collect(), count: 0 }
    }

    /// These rows.
    ///
    /// # Errors
    /// If they are more than a file can have.
    pub fn of<R: TidyRow>(rows: impl IntoIterator<Item = R>) -> io::Result<Self> {
        let mut all = Self::none::<R>();
        // How many columns there are that rows in a row have in common.
        let (mut first, mut last) = (0, None);
        for row in rows {
            let mut columns = all.columns.iter_mut();
            if last.as_ref().is_some_and(|last| row.begins_like(last)) {
                columns.by_ref().take(first).for_each(Column::repeat);
            } else {
                first = 0;
                row.each_first_value(&mut |value| {
                    first += 1;
                    push(columns.next(), value)
                })?;
            }
            row.each_other_value(&mut |value| push(columns.next(), value))?;
            all.count += 1;
            last = Some(row);
        }
        Ok(all)
    }

    /// How many rows they are.
    pub fn count(&self) -> usize {
        self.count
    }

    fn append(&mut self, rows: Self) -> io::Result<()> {
        self.count += rows.count;
        self.columns.iter_mut().zip(rows.columns).try_for_each(|(column, more)| column.append(more))
    }
}

fn push(column: Option<&mut Column>, value: Value) -> io::Result<()> {
    column.ok_or_else(|| io::Error::other("a row has more values than columns"))?.push(value)
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

/// A column in the schema.
fn field(name: &str, kind: Kind) -> Result<TypePtr, ParquetError> {
    let (physical, logical, converted) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), ConvertedType::UTF8),
        Kind::Number => (Physical::INT64, None, ConvertedType::NONE),
        Kind::Flag => (Physical::BOOLEAN, None, ConvertedType::NONE),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date), ConvertedType::DATE),
    };
    let builder = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    builder.with_logical_type(logical).with_converted_type(converted).build().map(Arc::new)
}

/// The values of one column.
enum Column {
    /// Texts one after another, and where that of each row is.
    Text(Vec<u8>, Runs<Part>),
    Number(Runs<i64>),
    Flag(Runs<bool>),
    /// Days since 1970.
    Date(Runs<i32>),
}

/// The values of rows. Neighbouring rows mostly have the same, which is there once, with how many have it; blanks, too.
struct Runs<T>(Vec<(Option<T>, u32)>);

impl<T: Copy + PartialEq> Runs<T> {
    fn push(&mut self, value: Option<T>) {
        self.push_run(value, 1);
    }

    fn push_run(&mut self, value: Option<T>, rows: u32) {
        match self.0.last_mut() {
            Some((last, before)) if *last == value => *before += rows,
            _ => self.0.push((value, rows)),
        }
    }

    fn append(&mut self, more: Self) {
        more.0.into_iter().for_each(|(value, rows)| self.push_run(value, rows));
    }

    /// Adds what the last row has.
    fn repeat(&mut self) {
        if let Some((_, rows)) = self.0.last_mut() {
            *rows += 1;
        }
    }

    /// The last value that is no blank.
    fn last(&self) -> Option<T> {
        self.0.iter().rev().find_map(|(value, _)| *value)
    }

    /// Writes the values, and forgets them.
    fn write<D: DataType>(
        &mut self,
        writer: &mut SerializedColumnWriter<'_>,
        spelt: impl Fn(T) -> D::T,
    ) -> Result<(), ParquetError> {
        let mut rows = self.0.drain(..).flat_map(|(value, rows)| std::iter::repeat_n(value, rows as usize)).peekable();
        let (mut values, mut presence) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        while rows.peek().is_some() {
            for value in rows.by_ref().take(BATCH) {
                presence.push(i16::from(value.is_some()));
                values.extend(value.map(&spelt));
            }
            writer.typed::<D>().write_batch(&values, Some(&presence), None)?;
            values.clear();
            presence.clear();
        }
        Ok(())
    }
}

/// A part of the texts of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Part {
    start: u32,
    length: u32,
}

impl Part {
    fn new(start: usize, length: usize) -> io::Result<Self> {
        let too_long = || io::Error::other("the texts of one column are longer than 4 GB");
        let number = |number: usize| u32::try_from(number).map_err(|_| too_long());
        Ok(Self { start: number(start)?, length: number(length)? })
    }

    fn range(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }
}

impl Column {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new(), Runs(Vec::new())),
            Kind::Number => Self::Number(Runs(Vec::new())),
            Kind::Flag => Self::Flag(Runs(Vec::new())),
            Kind::Date => Self::Date(Runs(Vec::new())),
        }
    }

    fn text_bytes(&self) -> usize {
        if let Self::Text(texts, _) = self { texts.len() } else { 0 }
    }

    fn push(&mut self, value: Value) -> io::Result<()> {
        match (self, value) {
            (Self::Text(_, rows), Value::Blank) => rows.push(None),
            (Self::Number(rows), Value::Blank) => rows.push(None),
            (Self::Flag(rows), Value::Blank) => rows.push(None),
            (Self::Date(rows), Value::Blank) => rows.push(None),
            (Self::Text(texts, rows), Value::Text(text)) => match rows.last() {
                Some(last) if texts[last.range()] == *text.as_bytes() => rows.push(Some(last)),
                _ => {
                    rows.push(Some(Part::new(texts.len(), text.len())?));
                    texts.extend_from_slice(text.as_bytes());
                }
            },
            (Self::Number(rows), Value::Number(number)) => {
                rows.push(Some(i64::try_from(number).map_err(io::Error::other)?));
            }
            (Self::Flag(rows), Value::Flag(flag)) => rows.push(Some(flag)),
            (Self::Date(rows), Value::Date(day)) => rows.push(Some(days(day))),
            _ => return Err(io::Error::other("a value is of another kind than its column")),
        }
        Ok(())
    }

    /// Adds those of another column of the same kind.
    fn append(&mut self, more: Self) -> io::Result<()> {
        match (self, more) {
            (Self::Text(texts, rows), Self::Text(more, parts)) => {
                let moved = |part: Part| Part::new(texts.len() + part.start as usize, part.length as usize);
                for (part, count) in parts.0 {
                    rows.push_run(part.map(moved).transpose()?, count);
                }
                texts.extend_from_slice(&more);
            }
            (Self::Number(rows), Self::Number(more)) => rows.append(more),
            (Self::Flag(rows), Self::Flag(more)) => rows.append(more),
            (Self::Date(rows), Self::Date(more)) => rows.append(more),
            _ => return Err(io::Error::other("a column is of another kind than that before it")),
        }
        Ok(())
    }

    /// Adds what the last row has.
    fn repeat(&mut self) {
        match self {
            Self::Text(_, rows) => rows.repeat(),
            Self::Number(rows) => rows.repeat(),
            Self::Flag(rows) => rows.repeat(),
            Self::Date(rows) => rows.repeat(),
        }
    }

    /// Writes the values, and forgets them.
    fn write(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        match self {
            Self::Text(texts, rows) => {
                let texts = ByteArray::from(std::mem::take(texts));
                rows.write::<ByteArrayType>(writer, |part| texts.slice(part.start as usize, part.length as usize))
            }
            Self::Number(rows) => rows.write::<Int64Type>(writer, |number| number),
            Self::Flag(rows) => rows.write::<BoolType>(writer, |flag| flag),
            Self::Date(rows) => rows.write::<Int32Type>(writer, |day| day),
        }
    }
}

/// Days since 1970.
fn days(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

#[cfg(test)]
mod tests {
    use parquet::file::metadata::RowGroupMetaData;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;
    use crate::document::tidy::tidy_rows;

    tidy_rows! {
        /// Whose rows they are.
        Owner<'r> {
            owner: Option<&'r str>,
            since: Option<Date>,
        }
        /// A row with a value of each kind.
        Sample<'r> {
            ...owner: Owner<'r>,
            text: Option<&'r str>,
            number: usize,
            flag: Option<bool>,
            date: Option<Date>,
        }
    }

    /// How many rows come at a time, as those of one assessment do. A group is no multiple of it.
    const AT_A_TIME: usize = 1000;

    fn written<'r>(rows: impl IntoIterator<Item = Sample<'r>>) -> impl FileReader {
        let mut file = tempfile::tempfile().unwrap();
        let mut writer = Writer::new::<Sample>(&mut file).unwrap();
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            writer.append(Rows::of(rows.by_ref().take(AT_A_TIME)).unwrap()).unwrap();
        }
        writer.close().unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let owner = Owner { owner: Some("Ada"), since: None };
        let nobody = Owner { owner: None, since: None };
        let early = date(1969, 12, 31);
        let full = Sample {
            owner: owner.clone(),
            text: Some("näh"),
            number: 7,
            flag: Some(true),
            date: Some(date(2026, 3, 1)),
        };
        let blank = Sample { owner, text: None, number: 0, flag: None, date: None };
        let early = Sample { owner: nobody, text: Some(""), number: 1, flag: Some(false), date: Some(early) };
        let reader = written([full, blank, early]);
        let columns = reader.metadata().file_metadata().schema_descr().columns().iter();
        let names: Vec<&str> = columns.map(|column| column.name()).collect();
        assert_eq!(names, ["owner", "since", "text", "number", "flag", "date"]);
        let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap);
        let rows: Vec<Vec<Field>> =
            rows.map(|row| row.get_column_iter().map(|(_, field)| field.clone()).collect()).collect();
        let text = |text: &str| Field::Str(text.to_owned());
        // 1 March 2026 is 56 years of 365 days, 14 leap days and 59 days after 1 January 1970.
        let day = Field::Date(56 * 365 + 14 + 59);
        assert_eq!(rows[0], [text("Ada"), Field::Null, text("näh"), Field::Long(7), Field::Bool(true), day]);
        assert_eq!(rows[1], [text("Ada"), Field::Null, Field::Null, Field::Long(0), Field::Null, Field::Null]);
        assert_eq!(rows[2], [Field::Null, Field::Null, text(""), Field::Long(1), Field::Bool(false), Field::Date(-1)]);
    }

    #[test]
    fn a_table_without_rows_has_its_columns() {
        let nothing = written([]);
        assert_eq!((nothing.metadata().num_row_groups(), nothing.metadata().file_metadata().num_rows()), (0, 0));
    }

    #[test]
    fn rows_that_come_some_at_a_time_stand_in_groups_in_their_order() {
        let count = 2 * ROWS;
        let names: Vec<String> = (0..count.div_ceil(AT_A_TIME)).map(|number| format!("team {number}")).collect();
        let texts: Vec<String> = (0..7).map(|number| "x".repeat(number)).collect();
        let row = |number: usize| Sample {
            owner: Owner { owner: Some(&names[number / AT_A_TIME]), since: None },
            // Blank at the edges of what comes at a time, and elsewhere.
            text: (!number.is_multiple_of(250)).then(|| texts[number % 7].as_str()),
            number,
            flag: (!number.is_multiple_of(3)).then_some(number.is_multiple_of(2)),
            date: None,
        };
        let long = written((0..count).map(row));
        let groups: Vec<i64> = long.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
        // 122,880 rows are in 123 times 1,000.
        assert_eq!(groups, [123_000, 122_760]);
        for (number, read) in long.get_row_iter(None).unwrap().map(Result::unwrap).enumerate() {
            let Sample { owner: Owner { owner, .. }, text, flag, .. } = row(number);
            let field = |text: Option<&str>| text.map_or(Field::Null, |text| Field::Str(text.to_owned()));
            let expected = [
                field(owner),
                Field::Null,
                field(text),
                Field::Long(i64::try_from(number).unwrap()),
                flag.map_or(Field::Null, Field::Bool),
                Field::Null,
            ];
            assert!(read.get_column_iter().map(|(_, field)| field).eq(&expected), "{number}: {read}");
        }
    }
}
