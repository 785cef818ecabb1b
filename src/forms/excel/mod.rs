//! To come.

use super::{Filled, Form, NotRead};
use crate::framework::Framework;

/// To come.
pub fn write(_form: &Form, _checkboxes: bool) -> Vec<u8> {
    Vec::new()
}

/// To come.
///
/// # Errors
/// Always.
pub fn read(_bytes: &[u8], _framework: &Framework) -> Result<Filled, NotRead> {
    Err(NotRead::new("", ""))
}
