//! The form as an Excel workbook: a sheet with questions about the assessment, one with all statements, one with the areas, and a
//! hidden one with the words of the lists.
//!
//! Each row begins with its key, and each column that is read has its id in a hidden row above its head. What comes back is matched by
//! these two alone: sorted rows, moved or inserted columns and renamed sheets change nothing.

mod book;
mod column;
mod days;
mod looks;
mod names;
mod read;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod xml;

pub use read::read;
pub use write::write;
