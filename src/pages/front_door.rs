//! The front door: which assessments are in the folder, and what all this is.

use super::phrases::ratings::{progress, rule_sentence};
use crate::assessment::{Assessment, Status, Word};
use crate::document::{Document, Entry, Text, Tone};
use crate::framework::Framework;
use crate::score::{Rule, Scorecard};
use crate::words;

/// More assessments than this are counted, not shown.
const MOST_SHOWN: usize = 10;
/// Names up to this many letters stand in a column of their own.
const WIDEST_COLUMN: usize = 26;
/// More files that can't be used than this are counted, not named.
const MOST_NAMED: usize = 3;

/// What there is to say about an assessment of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its title, with the name of its file where another has the same title.
    pub name: String,
    /// How far it is, what it is, and when it was last changed: `9 of 26 areas, draft, 22 Nov 2026`.
    pub facts: String,
}

impl Listed {
    /// An assessment in the file of this name.
    pub fn new(file: &str, assessment: &Assessment, card: &Scorecard, others: &[&str]) -> Self {
        let about = &assessment.about;
        let title = about.title.trim();
        let is_alike = others.iter().any(|other| other.trim() == title);
        let name = if is_alike { format!("{title} ({file})") } else { title.to_owned() };
        let (answered, of) = progress(assessment, card);
        let status = about.status.unwrap_or(Status::Draft).label();
        let facts = [format!("{answered} of {}", words::count(of, "area")), status.to_owned()];
        let facts = facts.into_iter().chain(about.updated.map(words::short_date));
        Self { name, facts: facts.collect::<Vec<_>>().join(", ") }
    }
}

/// The assessments of a folder, in the order given. `faulty` are the files that can't be used, `why` is the command that says why,
/// and `unseen` is how many files were not looked at.
pub fn folder(name: &str, assessments: &[Listed], faulty: &[String], why: &str, unseen: usize) -> Document {
    let mut document = Document::default();
    document.heading(1, format!("thrive, in the folder {name}"));
    if assessments.is_empty() {
        document.paragraph("There is no assessment here yet.");
    }
    let shown = &assessments[..assessments.len().min(MOST_SHOWN)];
    let is_narrow = shown.iter().all(|listed| listed.name.chars().count() <= WIDEST_COLUMN);
    let entry = |listed: &Listed| {
        if is_narrow {
            Entry::new(listed.name.as_str(), listed.facts.as_str())
        } else {
            Entry::bullet(Text::default().strong(listed.name.as_str()).and(format!(": {}", listed.facts)))
        }
    };
    document.list(shown.iter().map(entry).collect());
    if let more @ 1.. = assessments.len().saturating_sub(MOST_SHOWN) {
        document.paragraph(format!("and {more} more"));
    }
    if !faulty.is_empty() {
        let names = words::first_of(faulty, MOST_NAMED);
        document.paragraph(format!("{names} can't be used; `{why}` says why."));
    }
    if unseen > 0 {
        let files = words::either(unseen, "older file was", "older files were");
        document.paragraph(format!("{files} not looked at."));
    }
    document
}

/// What thrive is, for someone who has never seen it. `help` is the command that lists all commands.
pub fn explanation(framework: &Framework, rule: Rule, help: &str) -> Document {
    let mut document = Document::default();
    let [phases, areas, levels, items] = [
        (framework.phases().len(), "phase"),
        (framework.areas().len(), "area"),
        (framework.levels().len(), "level"),
        (framework.item_count(), "statement"),
    ]
    .map(|(number, noun)| words::count(number, noun));
    document.heading(1, "What is this?");
    document.paragraph(
        "thrive walks a team through a self-assessment: what do we have in place, how mature is that, and what would bring us \
         further? It asks, keeps the answers, and works out the ratings.",
    );
    document.paragraph(format!(
        "What is asked is the framework “{}”: {phases}, {areas} and {items} on {levels}. Area by area and level by \
         level, you tick what is in place. “We don't know” is an answer, too.",
        framework.title()
    ));
    document.paragraph(rule_sentence(rule, framework));
    document.paragraph(
        "Then look at the summary, see for each area what is missing for its next level, agree on a plan, and write a report for the \
         team, a board or everyone. A year later a new round starts from these answers, and you see what has changed.",
    );
    document.paragraph(
        "An assessment is one file in this folder, which people and programs can read. It is saved after every answer, so stop \
         whenever you like. It stays on this computer: thrive uses no network.",
    );
    document.paragraph(
        Text::from(format!(
            "Whatever you choose here, the command that does the same is printed. `{help}` lists them all."
        ))
        .all(Tone::Quiet),
    );
    document
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::AreaAnswers;
    use crate::formats::screen::{self, Look};
    use crate::framework;
    use crate::score::score;

    fn shown(document: &Document, width: usize) -> String {
        screen::write(document, Look { width, colour: false, unicode: true, plain: false })
    }

    #[test]
    fn what_is_said_about_an_assessment() {
        let framework = framework::bundled();
        let mut assessment = Assessment::new(&framework, "Sample ", date(2026, 11, 2));
        let listed = |assessment: &Assessment, others: &[&str]| {
            let card = score(&framework, assessment, Rule::default());
            Listed::new("s.yaml", assessment, &card, others)
        };
        let expected = Listed { name: "Sample".into(), facts: "0 of 26 areas, draft, 2 Nov 2026".into() };
        assert_eq!(listed(&assessment, &["Another"]), expected);
        assert_eq!(listed(&assessment, &["Sample"]).name, "Sample (s.yaml)");
        // An area that is answered, one that is still open, and nothing known of the day.
        let areas = &mut assessment.areas;
        areas.insert(framework.areas()[0].index, AreaAnswers::default());
        let open = Some(framework.areas()[1].first_level());
        areas.insert(framework.areas()[1].index, AreaAnswers { open, ..AreaAnswers::default() });
        assessment.about.updated = None;
        assessment.about.status = Some(Status::Final);
        assert_eq!(listed(&assessment, &[]).facts, "1 of 26 areas, final");
    }

    #[test]
    fn an_empty_folder() {
        let expected = "thrive, in the folder new\nThere is no assessment here yet.\n";
        assert_eq!(shown(&folder("new", &[], &[], "", 0), 80), expected);
    }

    #[test]
    fn a_folder_with_more_than_can_be_shown() {
        let listed = |number| Listed { name: format!("Team {number}"), facts: "0 of 1 area, draft".into() };
        let all: Vec<Listed> = (1..=24).map(listed).collect();
        let faulty = ["a.yaml", "b.yaml", "c.json", "d.yaml", "e.yaml"].map(str::to_owned);
        let text = shown(&folder("shared", &all, &faulty, "thrive summary a.yaml", 1), 60);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines[1], lines[10]), ("  Team 1   0 of 1 area, draft", "  Team 10  0 of 1 area, draft"));
        let rest = "\nand 14 more\n\na.yaml, b.yaml, c.json and 2 more can't be used; `thrive\nsummary a.yaml` says why.\n\n1 older file was not looked at.";
        assert_eq!(lines[11..].join("\n"), rest);
        assert!(!shown(&folder("shared", &all[..10], &[], "", 0), 60).contains("more"));
    }

    #[test]
    fn it_is_explained_with_the_framework_in_use() {
        let text = shown(&explanation(&framework::bundled(), Rule::default(), "thrive --help"), 80).replace('\n', " ");
        assert!(text.contains("7 phases, 26 areas and 280 statements on 4 levels."), "{text}");
        assert!(text.contains("A level counts when all its statements"), "{text}");
    }
}
