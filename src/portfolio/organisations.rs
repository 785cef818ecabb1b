//! Which assessments are of one organisation, where some files give its code and others only its name.

use std::collections::{HashMap, HashSet};

use super::member::{Facts, Member};
use crate::assessment::Former;
use crate::words::folded;

/// Which code each name stands for.
#[derive(Debug)]
pub(super) struct Organisations {
    /// By name, folded; nothing where several codes have the name.
    codes: HashMap<String, Option<String>>,
}

impl Organisations {
    /// The organisations of some assessments.
    pub(super) fn of<'m>(members: impl IntoIterator<Item = &'m Member>) -> Self {
        let mut codes: HashMap<String, Option<String>> = HashMap::new();
        for Facts { organisation, organisation_code, .. } in members.into_iter().map(|member| &member.facts) {
            let (Some(name), Some(code)) = (organisation, organisation_code) else { continue };
            let code = folded(code);
            let known = codes.entry(folded(name)).or_insert_with(|| Some(code.clone()));
            if known.as_ref() != Some(&code) {
                *known = None;
            }
        }
        Self { codes }
    }

    /// What tells an organisation from others: its code; or that of the only one that has its name; or its name.
    pub(super) fn key(&self, name: Option<&str>, code: Option<&str>) -> Option<String> {
        let by_code = |code: &str| format!("code {code}");
        if let Some(code) = code {
            return Some(by_code(&folded(code)));
        }
        let name = folded(name?);
        Some(self.codes.get(&name).cloned().flatten().map_or(format!("name {name}"), |code| by_code(&code)))
    }

    /// The key of the organisation that an assessment is of, if it names one.
    pub(super) fn own(&self, facts: &Facts) -> Option<String> {
        let [name, code] =
            [&facts.organisation, &facts.organisation_code].map(|text| text.as_deref().map(String::as_str));
        self.key(name, code)
    }

    /// The keys of the organisations that it succeeds.
    pub(super) fn former(&self, facts: &Facts) -> impl Iterator<Item = String> {
        facts.ties().formerly.iter().filter_map(|former| self.former_key(former))
    }

    /// The keys of those among them that ended last: several, if they have merged.
    pub(super) fn merged(&self, facts: &Facts) -> HashSet<String> {
        let last = facts.ties().formerly.iter().map(|former| former.until).max();
        let merged = facts.ties().formerly.iter().filter(|former| Some(former.until) == last);
        merged.filter_map(|former| self.former_key(former)).collect()
    }

    fn former_key(&self, former: &Former) -> Option<String> {
        self.key(Some(&former.name), former.code.as_deref())
    }
}
