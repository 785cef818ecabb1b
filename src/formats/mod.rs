//! One writer a format. A writer knows documents, and nothing of frameworks or assessments.

pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod markdown;
pub mod screen;
mod widths;
pub mod xlsx;
