//! What a check of a framework or a wording pack has found: as lines for people, and as the record `thrive-check/1`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::wording::{Comparison, Original};
use crate::hint::Hint;
use crate::problem::{Problem, Severity};
use crate::safe::one_line;
use crate::words;

/// So many problems with the same mend are said in full; the others are counted.
const MOST_ALIKE: usize = 5;
/// So many lines of those others are named.
const MOST_LINES: usize = 12;

/// `thrive-check/1`: what is wrong with files, one entry a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckRecord {
    #[schemars(extend("const" = "thrive-check/1"))]
    format: &'static str,
    files: Vec<FileRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct FileRecord {
    file: String,
    /// `framework` or `wording`.
    kind: &'static str,
    /// Whether it can be used: nothing worse than warnings.
    usable: bool,
    problems: Vec<ProblemRecord>,
    /// Full ids of the items that had another text in the version before, the most different first.
    #[serde(skip_serializing_if = "Option::is_none")]
    reworded: Option<Vec<String>>,
    /// Ids of the framework's texts that a wording pack leaves as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Vec<String>>,
    /// Ids of the program's own words that a wording pack leaves in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_own_words: Option<Vec<String>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ProblemRecord {
    /// `fault`, or `warning` for what someone should look at.
    severity: &'static str,
    code: &'static str,
    /// Where in the file, such as `phases[1].areas[2].name`; empty for the file as a whole.
    path: String,
    /// Counted from 1.
    line: Option<usize>,
    message: String,
    /// What to do about it.
    mend: Option<String>,
}

/// What was found in one file.
#[derive(Debug)]
pub struct Finding {
    pub file: String,
    /// What the file is, in a few words; absent if it can't be used.
    pub what: Option<String>,
    pub problems: Vec<Problem>,
    /// Full ids of the items that had another text in an earlier version, the most different first.
    pub reworded: Vec<String>,
    /// For a wording pack: the framework's texts, and whether it rewords them.
    pub texts: Option<Vec<(Original, bool)>>,
    /// The same of the program's own words.
    pub own_words: Option<Vec<(Original, bool)>>,
}

impl Finding {
    /// The same finding for a wording pack, together with how the pack compares with the framework.
    #[must_use]
    pub fn compared(mut self, mut comparison: Comparison) -> Self {
        self.problems.append(&mut comparison.problems);
        self.texts = Some(comparison.texts);
        self.own_words = Some(comparison.own_words);
        self
    }
}

/// The record of several findings.
pub fn record(findings: &[Finding], kind: &'static str) -> CheckRecord {
    let ids = |texts: &Option<Vec<(Original, bool)>>| {
        texts.as_ref().map(|texts| missing(texts).map(|text| text.id.clone()).collect())
    };
    let file = |finding: &Finding| FileRecord {
        file: finding.file.clone(),
        kind,
        usable: finding.what.is_some(),
        problems: finding.problems.iter().map(problem_record).collect(),
        reworded: Some(finding.reworded.clone()).filter(|reworded| !reworded.is_empty()),
        missing: ids(&finding.texts),
        missing_own_words: ids(&finding.own_words),
    };
    CheckRecord { format: "thrive-check/1", files: findings.iter().map(file).collect() }
}

fn problem_record(problem: &Problem) -> ProblemRecord {
    ProblemRecord {
        severity: severity(problem),
        code: problem.code.id(),
        path: problem.place.without_line(),
        line: problem.place.line(),
        message: problem.message.clone(),
        mend: problem.hint.as_ref().map(Hint::to_string),
    }
}

fn severity(problem: &Problem) -> &'static str {
    match problem.severity {
        Severity::Fault => "fault",
        Severity::Warning => "warning",
    }
}

/// The findings as lines: each file with what it is, each problem with its mend, and what is missing.
pub fn lines(findings: &[Finding]) -> Vec<String> {
    let mut lines = Vec::new();
    for Finding { file, what, problems, reworded, texts, own_words } in findings {
        if let Some(what) = what {
            let warnings = match problems.len() {
                0 => String::new(),
                number => format!(", {}", words::count(number, "warning")),
            };
            lines.push(one_line(&format!("{file} is valid: {what}{warnings}")));
        }
        let mut alike: IndexMap<(&str, &str, Option<String>), Vec<&Problem>> = IndexMap::new();
        for problem in problems {
            let hint = problem.hint.as_ref().map(Hint::to_string);
            alike.entry((severity(problem), problem.code.id(), hint)).or_default().push(problem);
        }
        // One more is said rather than counted.
        alike.retain(|_, problems| problems.len() > MOST_ALIKE + 1);
        let folded: Vec<&[&Problem]> = alike.values().map(|problems| &problems[MOST_ALIKE..]).collect();
        for problem in problems {
            if folded.iter().any(|rest| rest.iter().any(|other| std::ptr::eq(*other, problem))) {
                continue;
            }
            let place = problem.place.to_string();
            let place = if place.is_empty() { place } else { format!("{place}: ") };
            let said = format!("{file}: {} {}: {place}{}", severity(problem), problem.code, problem.message);
            lines.push(one_line(&said));
            lines.extend(problem.hint.as_ref().map(|hint| format!("    {}", one_line(&hint.to_string()))));
        }
        lines.extend(folded.into_iter().map(|rest| one_line(&format!("{file}: {}", more_like(rest)))));
        if !reworded.is_empty() {
            let order = if reworded.len() > 1 { ", the most different first" } else { "" };
            let items = words::count(reworded.len(), "statement");
            lines.push(one_line(&format!("{file}: {items} reworded since then{order}: {}", reworded.join(", "))));
        }
        let texts = texts.as_deref().unwrap_or_default();
        let number = missing(texts).count();
        if number > 0 {
            lines.push(format!("{} of the framework would stay as they are:", words::count(number, "text")));
            lines.extend(missing_by_group(texts));
        }
        // A pack for a framework's texts alone lacks nothing.
        let own_words = own_words.as_deref().unwrap_or_default();
        let left: Vec<&str> = missing(own_words).map(|text| text.id.as_str()).collect();
        if !left.is_empty() && left.len() < own_words.len() {
            let texts = words::count(left.len(), "text");
            lines.push(one_line(&format!("{texts} of the program's own would stay in English: {}", left.join(", "))));
        }
    }
    lines
}

/// `and 212 more warnings like these, empty-level: lines 98, 120 and 210 more; all with --format json`.
fn more_like(rest: &[&Problem]) -> String {
    let kind = severity(rest[0]);
    let lines: Vec<String> =
        rest.iter().filter_map(|problem| problem.place.line()).map(|line| line.to_string()).collect();
    let lines =
        if lines.is_empty() { String::new() } else { format!(", lines {}", words::first_of(&lines, MOST_LINES)) };
    format!("and {} more {kind}s {} like these{lines} (all of them: --format json)", rest.len(), rest[0].code)
}

/// The texts that are not reworded.
fn missing(texts: &[(Original, bool)]) -> impl Iterator<Item = &Original> {
    texts.iter().filter(|(_, is_reworded)| !is_reworded).map(|(original, _)| original)
}

/// What is missing, in groups that people know: by area, or by what it is.
fn missing_by_group(texts: &[(Original, bool)]) -> Vec<String> {
    let mut groups: IndexMap<String, Vec<&(Original, bool)>> = IndexMap::new();
    for found in texts {
        groups.entry(group(&found.0)).or_default().push(found);
    }
    let line = |(group, texts): (String, Vec<&(Original, bool)>)| {
        let ids: Vec<&str> =
            texts.iter().filter(|(_, is_reworded)| !is_reworded).map(|(text, _)| text.id.as_str()).collect();
        match ids.len() {
            0 => None,
            number if number == texts.len() => Some(format!("  {group}: all {number}")),
            _ => Some(one_line(&format!("  {group}: {}", ids.join(", ")))),
        }
    };
    groups.into_iter().filter_map(line).collect()
}

fn group(text: &Original) -> String {
    let family = text.id.split('.').next().unwrap_or_default();
    let name = match (&text.area, family) {
        (Some(area), _) => return area.clone(),
        (None, "level") => "levels",
        (None, "phase") => "phases",
        (None, "role") => "roles",
        (None, "community" | "community-group") => "communities",
        (None, "duty") => "duties",
        (None, "glossary") => "glossary",
        (None, _) => "the framework itself",
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Code, Here, Path};

    fn said(problems: Vec<Problem>) -> Vec<String> {
        let what = Some("a sample".to_owned());
        lines(&[Finding { file: "f.yaml".into(), what, problems, reworded: Vec::new(), texts: None, own_words: None }])
    }

    fn empty(line: usize) -> Problem {
        let place = Here::Top.key("phases").path();
        Problem::warning(Code::EmptyLevel, place, format!("area {line} has no item at Low")).at(line).hint("no matter")
    }

    #[test]
    fn problems_that_are_alike_are_folded() {
        // Six are said in full, each with its mend; of seven, five are, and two are counted.
        assert_eq!(said((1..=6).map(empty).collect()).len(), 1 + 6 * 2);
        let other = Problem::warning(Code::Since, Path::default(), "something else").hint("look at it");
        let lines = said((1..=7).map(empty).chain([other]).collect());
        assert_eq!(lines.len(), 1 + 5 * 2 + 2 + 1, "{lines:#?}");
        assert_eq!(
            lines[13],
            "f.yaml: and 2 more warnings empty-level like these, lines 6 and 7 (all of them: --format json)"
        );
        assert!(lines[11].contains("something else"));
        let many = said((1..=217).map(empty).collect());
        assert_eq!(
            many[11],
            "f.yaml: and 212 more warnings empty-level like these, lines 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 and \
             200 more (all of them: --format json)"
        );
    }
}
