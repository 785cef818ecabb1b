//! A form before it is written: which areas it asks about, and what it says of itself.

use super::head::Head;
use crate::assessment::{Kind, ScopePart, areas_in};
use crate::framework::{Area, Framework, LevelIndex, Phase};

/// A form to be filled in.
#[derive(Clone, Debug)]
pub struct Form<'f> {
    /// In the words that the form is to have.
    pub framework: &'f Framework,
    pub head: Head,
    /// What is assessed, if whoever makes the form says so; else those who fill it in do.
    pub title: Option<String>,
    /// Who is to get the answers: a name, an address; as it was typed.
    pub return_to: Option<String>,
    /// The areas that it asks about, in the framework's order.
    pub areas: Vec<&'f Area>,
}

impl<'f> Form<'f> {
    /// A form about some parts of a framework; about all of it without any.
    pub fn new(framework: &'f Framework, id: String, kind: Kind, scope: &[ScopePart]) -> Self {
        let ids = scope.iter().map(|part| part.id(framework).to_owned()).collect();
        let areas = areas_in(framework, scope).into_iter().map(|area| &framework[area]).collect();
        Self { framework, head: Head::new(id, framework, kind, ids), title: None, return_to: None, areas }
    }

    /// What the form is called.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.framework.title())
    }

    /// The phases that it asks about, each with its areas.
    pub fn phases(&self) -> impl Iterator<Item = (&'f Phase, &[&'f Area])> {
        self.areas.chunk_by(|one, next| one.phase == next.phase).map(|areas| (&self.framework[areas[0].phase], areas))
    }

    /// The levels of an area at which there are statements, the lowest first.
    pub fn levels(area: &Area) -> Vec<LevelIndex> {
        area.levels().collect()
    }
}
