//! The files that are merged, each the voice of one assessor.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::rule::MergeRule;
use crate::assessment::{Assessment, Refusal, Remark};
use crate::framework::{AreaIndex, Framework};
use crate::input::{LONGEST_TEXT, too_long};
use crate::words;

/// One of the files to merge.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    pub file: String,
    /// What tells its content from others. Two files with the same one are one file.
    pub digest: Option<String>,
    pub assessment: &'a Assessment,
}

/// Why files can't be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// There is no file.
    NoFiles,
    /// A file is for another framework.
    OtherFramework { file: String, framework: String },
    /// The rule asks for more assessors than there are different files, so nothing could ever be in place.
    TooFewForRule { fewest: usize, files: usize },
    /// Names can't be hidden among fewer than three assessors.
    TooFewToHide { files: usize },
    /// The merged assessment refused a change.
    Refused(Refusal),
}

impl From<Refusal> for MergeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What people should know about a merger besides its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A file has the same content as another, and was counted once.
    SameFile { file: String, same_as: String },
    /// Somebody is named in several files, and each of these was counted.
    OneAssessor { name: String, files: Vec<String> },
    /// Areas that only one has assessed.
    Alone { areas: Vec<AreaIndex> },
    /// Files that have begun an area and not finished it: their answers in it were not counted.
    Unfinished { area: AreaIndex, files: Vec<String> },
    /// Areas that fewer have assessed than the rule asks for, so that nothing in them can be in place.
    TooFewForRule { areas: Vec<AreaIndex> },
    /// Something on which the files differ, and which was left out for that: `the kind of assessment`.
    Different(&'static str),
    /// The files follow different rounds: those that not all of them follow were left out.
    DifferentRounds,
    /// Files have the same action in different words or states. The first by file name was kept.
    DifferentAction { action: String },
    /// What the files say of this area comes to a text that is longer than a file may have, and was cut.
    CutInArea { area: AreaIndex },
    /// What the files say together in one text is longer than a file may have, and was cut: `the narrative`.
    Cut(&'static str),
    /// So many files keep answers whose place the framework no longer has. They were left out, since they say who gave them.
    UnplacedHidden { files: usize },
}

/// What one file says.
pub(super) struct Voice<'a> {
    pub(super) file: &'a str,
    pub(super) digest: Option<&'a str>,
    pub(super) assessment: &'a Assessment,
}

impl Voice<'_> {
    /// The names of its assessors.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let people = self.assessment.about.assessors.iter();
        people.map(|person| person.name.trim()).filter(|name| !name.is_empty())
    }
}

/// Whether it may be said whose answers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Told,
    Hidden,
}

impl Names {
    pub(super) fn are_hidden(self) -> bool {
        self == Self::Hidden
    }

    /// Who says it: the assessors, or the file if it names none. Nothing where names are hidden.
    fn who(self, voice: &Voice) -> Option<String> {
        self.by(std::iter::once(voice)).or_else(|| (!self.are_hidden()).then(|| voice.file.to_owned()))
    }

    /// The assessors of some files. Nothing where names are hidden, or none is named.
    pub(super) fn by<'v, 'a: 'v>(self, voices: impl IntoIterator<Item = &'v Voice<'a>>) -> Option<String> {
        named(voices.into_iter().filter(|_| !self.are_hidden()).flat_map(Voice::names))
    }

    /// What several say, with who says it: `no survey (Ada Obi, Ben Hale); too early (Cy)`. In alphabetical order; what more than one
    /// says stands once.
    pub(super) fn said_by<'v, 'a: 'v>(self, said: impl Iterator<Item = (&'v Voice<'a>, &'v str)>) -> String {
        let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (voice, text) in said {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            by_text.entry(line).or_default().extend(self.who(voice));
        }
        let one = |(text, who): (String, BTreeSet<String>)| match named(who.iter().map(String::as_str)) {
            Some(who) => format!("{text} ({who})"),
            None => text,
        };
        by_text.into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// What one file says, as a remark of its own.
    pub(super) fn remark_by(self, voice: &Voice, text: String) -> Remark {
        Remark { text, by: self.who(voice), ..Remark::default() }
    }
}

/// Names in one text, each once; nothing if there are none.
fn named<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let names: BTreeSet<&str> = names.collect();
    Some(names.into_iter().collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
}

/// Cuts a text that was put together from those of many where files can't hold it. Returns whether it did.
pub(super) fn cut_to_fit(text: &mut String) -> bool {
    let is_too_long = too_long(text).is_some();
    if is_too_long {
        *text = words::cut(text, LONGEST_TEXT - 1);
    }
    is_too_long
}

/// The different files in an order of their own, by file name, digest and content, whatever order they came in. `same` gets each file
/// that has the content of an earlier one, and that one.
pub(super) fn different<'s, 'a>(
    sources: &'s [Source<'a>],
    mut same: impl FnMut(&'s Source<'a>, &'s Source<'a>),
) -> Vec<&'s Source<'a>> {
    let mut sorted: Vec<&Source> = sources.iter().collect();
    sorted.sort_by(|one, other| {
        let content = |source: &Source| format!("{:?}", source.assessment);
        let names = (&one.file, &one.digest).cmp(&(&other.file, &other.digest));
        names.then_with(|| content(one).cmp(&content(other)))
    });
    let mut by_digest: BTreeMap<&str, &Source> = BTreeMap::new();
    sorted.retain(|source| match &source.digest {
        None => true,
        Some(digest) => match by_digest.entry(digest.as_str()) {
            Entry::Vacant(place) => {
                place.insert(source);
                true
            }
            Entry::Occupied(first) => {
                same(source, first.get());
                false
            }
        },
    });
    sorted
}

/// The voices of the different files.
///
/// # Errors
/// If there is none, if one is for another framework, or if there are too few for the rule.
pub(super) fn voices<'a>(
    framework: &Framework,
    sources: &'a [Source<'a>],
    rule: MergeRule,
    told: &mut Vec<Told>,
) -> Result<Vec<Voice<'a>>, MergeError> {
    if let Some(source) = sources.iter().find(|source| source.assessment.framework.id != framework.id()) {
        let (file, framework) = (source.file.clone(), source.assessment.framework.id.clone());
        return Err(MergeError::OtherFramework { file, framework });
    }
    let different = different(sources, |source, first| {
        told.push(Told::SameFile { file: source.file.clone(), same_as: first.file.clone() });
    });
    let voice = |source: &'a Source<'a>| Voice {
        file: &source.file,
        digest: source.digest.as_deref(),
        assessment: source.assessment,
    };
    let voices: Vec<Voice> = different.into_iter().map(voice).collect();
    match voices.len() {
        0 => Err(MergeError::NoFiles),
        files if rule.fewest() > files => Err(MergeError::TooFewForRule { fewest: rule.fewest(), files }),
        _ => {
            told.extend(in_several_files(&voices));
            Ok(voices)
        }
    }
}

/// The people who are named in several files.
fn in_several_files(voices: &[Voice]) -> Vec<Told> {
    let mut files: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for voice in voices {
        let names: BTreeMap<String, &str> = voice.names().map(|name| (words::folded(name), name)).collect();
        for (folded, name) in names {
            files.entry(folded).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(voice.file.to_owned());
        }
    }
    let several = files.into_values().filter(|(_, files)| files.len() > 1);
    several.map(|(name, files)| Told::OneAssessor { name, files }).collect()
}
