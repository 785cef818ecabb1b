//! To come.

use super::Form;

/// To come.
pub fn write(_form: &Form) -> String {
    String::new()
}
