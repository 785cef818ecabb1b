//! An assessment as its file has it, with the ids of the version of the framework that it was made with.

use std::collections::BTreeMap;

use super::model::{About, Action, AreaAnswers, FrameworkRef};
use super::word::Viewpoint;
use crate::framework::{AreaIndex, ItemIndex, LevelIndex};
use crate::input::Raw;

/// The answers for one area by the ids of items and levels.
pub type WrittenAnswers = AreaAnswers<String, String>;

/// The same while the file is in memory: the ids stand where they were read.
pub(super) type FoundAnswers<'f> = AreaAnswers<Id<'f, ItemIndex>, Id<'f, LevelIndex>>;

/// An id of a file, and where the framework in use has what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id<'f, Index> {
    /// Absent if the framework doesn't know the id.
    pub(super) index: Option<Index>,
    pub(super) text: &'f str,
}

/// What is in a file that keeps every rule. If it was made with another version of the framework, its ids may be unknown here.
#[derive(Debug)]
pub(super) struct Written<'f> {
    pub(super) framework: FrameworkRef,
    pub(super) about: WrittenAbout,
    /// In the order of the file.
    pub(super) areas: Vec<(Id<'f, AreaIndex>, FoundAnswers<'f>)>,
    /// Each with the full id of the item that it is for, which the action itself doesn't have yet.
    pub(super) actions: Vec<(Action, Option<String>)>,
    pub(super) last_action: Option<u32>,
    pub(super) unplaced: Vec<(String, Raw)>,
}

/// What is said about the assessment as a whole.
#[derive(Debug)]
pub(super) struct WrittenAbout {
    /// All of it but the scope, the viewpoints of phases and the level that is good enough, which are not in it yet.
    pub(super) said: About,
    /// Ids of phases and areas.
    pub(super) scope: Vec<String>,
    /// By phase id.
    pub(super) viewpoint_by_phase: BTreeMap<String, Viewpoint>,
    /// The id of a level.
    pub(super) good_enough: Option<String>,
}
