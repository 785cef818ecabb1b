//! The framework file as it is written down: every field optional, so that what is missing can be reported with the rest.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::yaml::{Keyed, List};

/// The format that this program reads.
pub const FORMAT: &str = "thrive-framework";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrameworkFile {
    pub format: Option<String>,
    pub id: Option<String>,
    pub version: Option<String>,
    pub title: Option<String>,
    pub source: Option<SourceFile>,
    pub levels: List<LevelFile>,
    pub roles: List<String>,
    pub communities: List<CommunityFile>,
    pub glossary: Keyed<String>,
    pub phases: List<PhaseFile>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceFile {
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LevelFile {
    pub id: Option<String>,
    pub name: Option<String>,
    pub meaning: Option<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommunityFile {
    pub id: Option<String>,
    pub name: Option<String>,
    pub group: Option<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PhaseFile {
    pub id: Option<String>,
    pub name: Option<String>,
    pub aim: Option<String>,
    pub areas: List<AreaFile>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AreaFile {
    pub id: Option<String>,
    pub name: Option<String>,
    pub summary: Option<String>,
    pub why: Option<String>,
    pub evidence: List<String>,
    pub discuss: List<String>,
    pub checklist: Option<IndexMap<String, List<ItemFile>>>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ItemFile {
    pub id: Option<String>,
    pub text: Option<String>,
    pub covers: List<String>,
    pub replaces: List<String>,
}
