//! Which role a text in a file is: files may have the name that the framework gives it, or that of a wording pack.

use super::model::{Framework, Role};
use crate::words::folded;

impl Framework {
    /// The role that a text in a file is, if it is one.
    pub fn role(&self, text: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.is_called(text))
    }
}

impl Role {
    /// Whether this is one of its names, in any capitals.
    pub fn is_called(&self, text: &str) -> bool {
        [&self.name, &self.own_name].into_iter().any(|name| folded(name) == folded(text))
    }
}
