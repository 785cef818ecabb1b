//! To come.

use super::paper::Paper;
use super::{Form, NotRead};

/// To come.
pub fn write(_form: &Form) -> Vec<u8> {
    Vec::new()
}

/// To come.
///
/// # Errors
/// Always.
pub fn read(_bytes: &[u8]) -> Result<Paper, NotRead> {
    Err(NotRead::new("", ""))
}
