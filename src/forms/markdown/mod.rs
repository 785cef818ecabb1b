//! A form as Markdown: a checklist to print or to type in, and a guide for talking it over.

mod read;
mod write;

pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
