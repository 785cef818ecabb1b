//! Tidy data: tables for other programs, with one observation a row. Each table is a struct whose fields are its columns, so that
//! a column's name and its values can't come apart.
//!
//! Rows are made one at a time and handed to a writer, which keeps none of them: memory doesn't grow with the table. Every
//! writer of tidy data, whatever its format, takes an iterator of [`TidyRow`].

use std::borrow::Cow;
use std::rc::Rc;

use jiff::civil::Date;

/// A row of a table of tidy data. `tidy_rows!` makes the structs that are.
pub trait TidyRow {
    /// The names of the columns, in order.
    fn columns() -> Vec<&'static str>;

    /// What each column holds besides blanks, in the same order.
    fn kinds() -> Vec<Kind>;

    /// Hands over the row's values, one for each column and in their order.
    ///
    /// # Errors
    /// At the first value that can't be taken, with what `take` says about it.
    fn each_value<E>(&self, take: &mut impl FnMut(Value) -> Result<(), E>) -> Result<(), E> {
        self.each_first_value(take)?;
        self.each_other_value(take)
    }

    /// The values of the first columns, which many rows in a row have in common; of most tables there are none.
    ///
    /// # Errors
    /// As with [`Self::each_value`].
    fn each_first_value<E>(&self, take: &mut impl FnMut(Value) -> Result<(), E>) -> Result<(), E>;

    /// The values of the columns after those.
    ///
    /// # Errors
    /// As with [`Self::each_value`].
    fn each_other_value<E>(&self, take: &mut impl FnMut(Value) -> Result<(), E>) -> Result<(), E>;

    /// Whether there are such first columns, and both rows have the same in them: a writer need not spell it out again.
    fn begins_like(&self, other: &Self) -> bool;
}

/// What a row has in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'r> {
    /// Unknown, or not applicable.
    Blank,
    Text(&'r str),
    Number(u64),
    Flag(bool),
    Date(Date),
}

/// What a column holds besides blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Flag,
    Date,
}

/// A type of which columns are made.
pub trait Typed {
    const KIND: Kind;
}

/// A row that several others begin with.
impl<R: TidyRow> TidyRow for Rc<R> {
    fn columns() -> Vec<&'static str> {
        R::columns()
    }

    fn kinds() -> Vec<Kind> {
        R::kinds()
    }

    fn each_first_value<E>(&self, take: &mut impl FnMut(Value) -> Result<(), E>) -> Result<(), E> {
        self.as_ref().each_first_value(take)
    }

    fn each_other_value<E>(&self, take: &mut impl FnMut(Value) -> Result<(), E>) -> Result<(), E> {
        self.as_ref().each_other_value(take)
    }

    fn begins_like(&self, other: &Self) -> bool {
        // Nearly always it is the same one, and then nothing has to be compared.
        Self::ptr_eq(self, other) || self.as_ref().begins_like(other)
    }
}

/// Structs that are [`TidyRow`]s: each field is a column of its name. The fields of another row can come first, after two dots; or after
/// three, if many rows have the same there.
macro_rules! tidy_rows {
    ($(
        $(#[$about:meta])*
        $row:ident $(<$r:lifetime>)? {
            $(...$first:ident: $first_row:ty,)?
            $(..$shared:ident: $shared_row:ty,)?
            $($(#[$meaning:meta])* $column:ident: $value:ty,)+
        }
    )+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $row $(<$r>)? {
            $(pub $first: $first_row,)?
            $(pub $shared: $shared_row,)?
            $($(#[$meaning])* pub $column: $value,)+
        }

        impl $(<$r>)? $crate::document::tidy::TidyRow for $row $(<$r>)? {
            fn columns() -> Vec<&'static str> {
                let own = [$(stringify!($column)),+];
                $(let own = [&<$first_row>::columns()[..], &own].concat();)?
                $(let own = [&<$shared_row>::columns()[..], &own].concat();)?
                own.to_vec()
            }

            fn kinds() -> Vec<$crate::document::tidy::Kind> {
                let own = [$(<$value as $crate::document::tidy::Typed>::KIND),+];
                $(let own = [&<$first_row>::kinds()[..], &own].concat();)?
                $(let own = [&<$shared_row>::kinds()[..], &own].concat();)?
                own.to_vec()
            }

            fn each_first_value<E>(
                &self,
                take: &mut impl FnMut($crate::document::tidy::Value) -> Result<(), E>,
            ) -> Result<(), E> {
                // Not every row has such columns.
                let _ = &take;
                $(self.$first.each_value(take)?;)?
                $(self.$shared.each_first_value(take)?;)?
                Ok(())
            }

            fn each_other_value<E>(
                &self,
                take: &mut impl FnMut($crate::document::tidy::Value) -> Result<(), E>,
            ) -> Result<(), E> {
                $(self.$shared.each_other_value(take)?;)?
                $(take((&self.$column).into())?;)+
                Ok(())
            }

            fn begins_like(&self, other: &Self) -> bool {
                let _ = other;
                false $(|| self.$first == other.$first)? $(|| self.$shared.begins_like(&other.$shared))?
            }
        }
    )+};
}
pub(crate) use tidy_rows;

impl<'r> From<&'r &str> for Value<'r> {
    fn from(text: &'r &str) -> Self {
        Self::Text(text)
    }
}

impl<'r> From<&'r String> for Value<'r> {
    fn from(text: &'r String) -> Self {
        Self::Text(text)
    }
}

impl<'r> From<&'r Cow<'_, str>> for Value<'r> {
    fn from(text: &'r Cow<'_, str>) -> Self {
        Self::Text(text)
    }
}

impl From<&usize> for Value<'_> {
    fn from(number: &usize) -> Self {
        Self::Number(*number as u64)
    }
}

impl From<&u32> for Value<'_> {
    fn from(number: &u32) -> Self {
        Self::Number(u64::from(*number))
    }
}

impl From<&bool> for Value<'_> {
    fn from(flag: &bool) -> Self {
        Self::Flag(*flag)
    }
}

impl From<&Date> for Value<'_> {
    fn from(date: &Date) -> Self {
        Self::Date(*date)
    }
}

impl<'r, V> From<&'r Option<V>> for Value<'r>
where
    &'r V: Into<Self>,
{
    fn from(value: &'r Option<V>) -> Self {
        value.as_ref().map_or(Self::Blank, Into::into)
    }
}

/// Says what columns of some types hold.
macro_rules! typed {
    ($($type:ty: $kind:ident,)+) => {$(
        impl Typed for $type {
            const KIND: Kind = Kind::$kind;
        }
    )+};
}

typed! {
    &str: Text,
    String: Text,
    Cow<'_, str>: Text,
    usize: Number,
    u32: Number,
    bool: Flag,
    Date: Date,
}

impl<V: Typed> Typed for Option<V> {
    const KIND: Kind = V::KIND;
}

#[cfg(test)]
mod tests {
    use super::*;

    tidy_rows! {
        /// Whose fruit it is.
        Owner<'r> {
            name: &'r str,
            since: Option<Date>,
        }
        /// A kind of fruit.
        Fruit<'r> {
            ...owner: Owner<'r>,
            kind: String,
            /// How many.
            pieces: usize,
            ripe: bool,
        }
    }

    #[test]
    fn fields_are_columns_and_those_of_a_shared_row_come_first() {
        assert_eq!(Fruit::columns(), ["name", "since", "kind", "pieces", "ripe"]);
        assert_eq!(Fruit::kinds(), [Kind::Text, Kind::Date, Kind::Text, Kind::Number, Kind::Flag]);
        let row = Fruit { owner: Owner { name: "Ada", since: None }, kind: "pear".to_owned(), pieces: 3, ripe: true };
        let mut values = Vec::new();
        row.each_value(&mut |value| -> Result<(), ()> {
            values.push(format!("{value:?}"));
            Ok(())
        })
        .unwrap();
        assert_eq!(values, [r#"Text("Ada")"#, "Blank", r#"Text("pear")"#, "Number(3)", "Flag(true)"]);
    }

    #[test]
    fn rows_begin_alike_where_their_first_columns_are_the_same() {
        let owner = |name| Owner { name, since: None };
        let fruit = |name, pieces| Fruit { owner: owner(name), kind: "pear".to_owned(), pieces, ripe: true };
        assert!(fruit("Ada", 1).begins_like(&fruit("Ada", 2)) && !fruit("Ada", 1).begins_like(&fruit("Bo", 1)));
        assert!(!owner("Ada").begins_like(&owner("Ada")), "it has no first columns");
        let mut first = 0;
        let counted = fruit("Ada", 1).each_first_value(&mut |_| -> Result<(), ()> {
            first += 1;
            Ok(())
        });
        assert_eq!((counted, first), (Ok(()), 2));
    }

    #[test]
    fn the_first_refusal_ends_a_row() {
        let mut taken = 0;
        let refused = Owner { name: "Ada", since: None }.each_value(&mut |value| match value {
            Value::Blank => Err("blank"),
            _ => {
                taken += 1;
                Ok(())
            }
        });
        assert_eq!((refused, taken), (Err("blank"), 1));
    }
}
