//! Forms as Word documents: the one that is sent out, and any that comes back, whoever made it and whatever program it went through.

mod boxes;
mod controls;
mod hint;
mod inline;
mod lines;
mod reader;
mod tree;
mod write;

pub use reader::read;
pub use write::write;

#[cfg(test)]
mod tests;
