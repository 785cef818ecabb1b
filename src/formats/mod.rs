//! One writer for each format. A writer knows the neutral document and workbook, and nothing of frameworks or assessments.

pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod jsonl;
pub mod markdown;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod screen;
mod widths;
pub mod xlsx;
