//! To come.

/// To come.
pub fn pasted(_text: &str) -> Option<String> {
    None
}
