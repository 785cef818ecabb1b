//! What commands share: reading, printing, arguments, and the saved file that a command works on.

pub mod arguments;
pub mod context;
pub mod saved;
