//! A wording pack: its words by the ids of the framework's texts.

use indexmap::IndexMap;

use super::texts::Original;
use crate::framework::model::Credit;
use crate::ids::Language;
use crate::problem::Place;

/// A wording pack that has passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Id of the framework that it was made for.
    pub framework: String,
    /// The version of it.
    pub version: String,
    /// The language, if the pack says so.
    pub language: Option<Language>,
    pub credit: Credit,
    /// The texts by id, in the order of the pack; those that are not reworded are left out.
    pub texts: IndexMap<String, Reworded>,
}

impl Wording {
    /// The pack's words for a text of the framework, with the id that they are under: its own, or one that it had.
    pub(super) fn of(&self, original: &Original) -> Option<(&String, &Reworded)> {
        std::iter::once(&original.id).chain(&original.formers).find_map(|id| self.texts.get_key_value(id))
    }
}

/// One text of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    pub text: String,
    /// The framework's text that it was made from, if the pack says so.
    pub original: Option<String>,
    /// Where in the pack it is, with its line.
    pub place: Place,
}
