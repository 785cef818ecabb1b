//! A form before it is written: which areas it asks about, and what it says of itself.

use std::collections::BTreeSet;

use super::head::Head;
use crate::assessment::{Kind, ScopePart, areas_in};
use crate::framework::{Area, Framework, Phase};
use crate::ids::Worded;
use crate::own_words::{OwnWords, Phrase};

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

    /// Who is meant by “we”, where those who fill it in are not those who are assessed.
    pub fn we(&self) -> Option<&'f Worded> {
        (self.head.kind != Kind::SelfAssessment).then(|| self.framework.own_words().of(Phrase::FormWe))
    }

    /// The terms of the glossary that its areas use, with what they mean.
    pub fn terms(&self) -> Vec<(&'f str, &'f str)> {
        let used: BTreeSet<&str> =
            self.areas.iter().flat_map(|area| self.framework.terms_in(area)).map(|(term, _)| term).collect();
        let all = self.framework.glossary().iter().map(|(term, meaning)| (term.as_str(), meaning.as_str()));
        all.filter(|(term, _)| used.contains(term)).collect()
    }
}

/// The terms of the glossary that an area uses with what they mean, on one line; nothing if it uses none.
pub fn terms_line(framework: &Framework, area: &Area) -> String {
    let terms = framework.terms_in(area).into_iter().map(|(term, meaning)| format!("{term}: {meaning}"));
    terms.collect::<Vec<_>>().join("; ")
}

/// The line of a form on paper that explains terms, in some words.
pub fn words_used(own: &OwnWords, terms: &str) -> String {
    format!("{}: {terms}", own.of(Phrase::FormWordsUsed))
}
