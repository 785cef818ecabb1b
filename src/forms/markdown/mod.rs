//! To come.

use super::Form;
use super::paper::Paper;

/// To come.
pub fn write(_form: &Form) -> String {
    String::new()
}

/// To come.
pub fn read(_text: &str) -> Paper {
    Paper::default()
}
