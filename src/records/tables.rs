//! The tables of tidy data that are made of many assessments, each with what makes its rows of one of them.

use jiff::civil::Date;

use super::actions::{ActionDataRow, ActionOfManyRow, action_of_many_rows};
use super::areas::{AreaDataRow, AreaRow, area_rows};
use super::evidence::{EvidenceDataRow, EvidenceRow, evidence_rows};
use super::items::{ItemDataRow, ItemRow, item_rows};
use crate::assessment::Assessment;
use crate::document::tidy::TidyRow;
use crate::score::Scorecard;

/// One assessment, of which rows are made.
#[derive(Clone, Copy, Debug)]
pub struct TableSource<'r> {
    /// The name to give for its file.
    pub file: &'r str,
    pub assessment: &'r Assessment,
    pub card: &'r Scorecard<'r>,
    /// The day on which it is said what is overdue.
    pub today: Date,
}

/// A table: its rows, with names and texts in their last columns.
pub trait Table {
    type Row<'r>: TidyRow;

    /// The rows of one assessment.
    fn rows(source: TableSource<'_>) -> impl Iterator<Item = Self::Row<'_>>;
}

/// A table whose rows can be had without names and texts.
pub trait Texts: Table {
    type Data<'r>: TidyRow;

    /// The row without names and texts.
    fn data(row: Self::Row<'_>) -> Self::Data<'_>;
}

/// A table without names and texts: for many assessments these take most of the room, and hold what people have written.
pub struct WithoutTexts<T>(std::marker::PhantomData<T>);

impl<T: Texts> Table for WithoutTexts<T> {
    type Row<'r> = T::Data<'r>;

    fn rows(source: TableSource<'_>) -> impl Iterator<Item = Self::Row<'_>> {
        T::rows(source).map(T::data)
    }
}

/// Declares a table: its rows with texts, those without, and what makes them.
macro_rules! table {
    ($(#[$about:meta])* $table:ident, $row:ident, $data:ident, |$source:ident| $rows:expr) => {
        $(#[$about])*
        pub struct $table;

        impl Table for $table {
            type Row<'r> = $row<'r>;

            fn rows($source: TableSource<'_>) -> impl Iterator<Item = Self::Row<'_>> {
                $rows
            }
        }

        impl Texts for $table {
            type Data<'r> = $data<'r>;

            fn data(row: Self::Row<'_>) -> Self::Data<'_> {
                row.data
            }
        }
    };
}

table!(
    /// One row an item.
    ItemTable, ItemRow, ItemDataRow, |source| item_rows(source.file.into(), source.assessment, source.card)
);
table!(
    /// One row an area.
    AreaTable, AreaRow, AreaDataRow, |source| area_rows(source.file.into(), source.assessment, source.card)
);
table!(
    /// One row a piece of evidence.
    EvidenceTable, EvidenceRow, EvidenceDataRow, |source| evidence_rows(source.file.into(), source.assessment, source.card)
);
table!(
    /// One row an action.
    ActionTable, ActionOfManyRow, ActionDataRow,
    |source| action_of_many_rows(source.file.into(), source.assessment, source.card, source.today)
);
