//! To come.

use super::Paper;
use crate::forms::Filled;
use crate::framework::Framework;

/// To come.
pub fn read(_paper: &Paper, _framework: &Framework) -> Filled {
    Filled::default()
}
