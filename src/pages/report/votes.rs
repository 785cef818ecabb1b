//! How far those agree whose votes are on record: a part of the reports for the team and for a board, where there are any.

use super::subject::Subject;
use crate::agreement::{AreaVotes, MixedItem, Recorded, recorded};
use crate::assessment::{Answer, Decision};
use crate::document::{Bar, Block, Chart, Counted, Document, Entry, Figure, Share, Text};
use crate::framework::ItemRef;
use crate::pages::phrases::state::{State, state};
use crate::words;

/// A board sees so many areas at most, those that agree least; and so many statements.
const MOST_AREAS: usize = 6;
const MOST_STATEMENTS: usize = 3;

/// So much is shown of a reason, in letters.
const SHOWN: usize = 300;

/// For the team: every area, and every statement on which the votes are split.
pub(super) fn in_full(document: &mut Document, subject: &Subject) {
    let recorded = recorded(subject.framework, subject.assessment);
    if recorded.compared() == 0 {
        return;
    }
    document.heading(2, "Where votes differ");
    document.paragraph(format!("{} {}", on_record(subject), headline(&recorded)));
    document.blocks.push(Block::Chart(chart(subject, recorded.areas.clone(), "each area with votes")));
    if recorded.mixed.is_empty() {
        return;
    }
    document.paragraph("The statements on which some say yes and others no, the most mixed first:");
    document.list(recorded.mixed.iter().map(|mixed| entry(subject, mixed)).collect());
}

/// For a board: the areas that agree least, and the statements that are most mixed.
pub(super) fn in_short(document: &mut Document, subject: &Subject) {
    let recorded = recorded(subject.framework, subject.assessment);
    if recorded.compared() == 0 {
        return;
    }
    document.heading(2, "Where do votes differ?");
    let decided = match (recorded.mixed.len(), recorded.mixed.iter().filter(|mixed| mixed.is_decided).count()) {
        (0, _) => String::new(),
        (1, 0) => " The one on which votes are split has not been decided.".to_owned(),
        (1, _) => " The group has decided the one on which votes are split.".to_owned(),
        (all, 0) => format!(" Of the {all} on which votes are split, none has been decided."),
        (all, decided) if all == decided => format!(" The group has decided all {all} on which votes are split."),
        (all, decided) => format!(" Of the {all} on which votes are split, the group has decided {decided}."),
    };
    document.paragraph(format!("{} {}{decided}", on_record(subject), headline(&recorded)));
    let mut least: Vec<AreaVotes> = recorded.areas.iter().filter(|area| area.alike < area.compared).copied().collect();
    if least.is_empty() {
        return;
    }
    // Shares are compared as fractions, in whole numbers.
    least.sort_by(|one, other| {
        let shares = (one.alike * other.compared).cmp(&(other.alike * one.compared));
        shares.then(other.compared.cmp(&one.compared))
    });
    let which = if least.len() > MOST_AREAS { "the areas that agree least" } else { "each area where votes differ" };
    least.truncate(MOST_AREAS);
    document.blocks.push(Block::Chart(chart(subject, least, which)));
    let shown = &recorded.mixed[..recorded.mixed.len().min(MOST_STATEMENTS)];
    if shown.len() < recorded.mixed.len() {
        document.paragraph("The most mixed; the report for the team has the others:");
    }
    document.list(shown.iter().map(|mixed| entry(subject, mixed)).collect());
}

/// Whose votes they are.
fn on_record(subject: &Subject) -> String {
    match subject.assessment.about.sources.len() {
        0 => "Votes are on record here: of assessors whose answers were put together, or of people in a meeting."
            .to_owned(),
        1 => "This was made of the answers in one file, and votes are on record.".to_owned(),
        files => format!("This was put together from the answers in {files} files."),
    }
}

/// `On 214 of 280 statements, all who say yes or no say the same.`
fn headline(recorded: &Recorded) -> String {
    let (compared, alike) = (recorded.compared(), recorded.alike());
    let statements = words::count(compared, "statement");
    let two = "at least two say yes or no";
    match (alike, compared) {
        (1, 1) => format!("On one statement {two}, and they say the same."),
        (0, 1) => format!("On one statement {two}, and they don't say the same."),
        (alike, compared) if alike == compared => {
            format!("On {statements} {two}, and on all of them they say the same.")
        }
        (0, _) => format!("On {statements} {two}, and on none of them do all of these say the same."),
        (alike, _) => format!("On {statements} {two}; on {alike} of them all of these say the same."),
    }
}

/// What is counted of each area.
const ALIKE: Counted = Counted {
    of: "Improvement area",
    part: "All say the same",
    rest: "Not all say the same",
    whole: "Statements compared",
};

/// A bar for each of these areas: on how many statements all say the same.
fn chart(subject: &Subject, areas: Vec<AreaVotes>, which: &str) -> Chart {
    let bar = |area: AreaVotes| Bar {
        name: Text::default().quoted(&subject.framework[area.area].label()),
        share: Share::new(area.alike, area.compared),
    };
    Chart {
        title: "Statements on which all say the same".to_owned(),
        description: format!(
            "One bar for {which}, as long as the share of the statements on which all say the same, of those on which at least two say \
             yes or no."
        ),
        figure: Figure::Bars { counted: ALIKE, bars: areas.into_iter().map(bar).collect() },
        aims: Text::default(),
        since: None,
    }
}

/// What a statement counts as where nobody has decided it: `It stands as in place, through T1`.
fn stands(subject: &Subject, item: ItemRef) -> String {
    let score = &subject.card[item.area];
    match state(score, subject.answers(score), &subject.framework[item]) {
        State::InPlace => "It stands as in place".to_owned(),
        State::CoveredBy(by) => format!("It stands as in place, through {}", score.area.id_in_text(by)),
        State::NotInPlace => "It stands as not in place".to_owned(),
        State::Unsure => "It stands as not known".to_owned(),
        State::NotApplicable => "It stands as not applicable".to_owned(),
        State::NotAnswered => "It is not answered yet".to_owned(),
    }
}

/// A statement with how the votes are split, and what came of it.
fn entry(subject: &Subject, mixed: &MixedItem) -> Entry {
    let framework = subject.framework;
    let answers = subject.assessment.areas.get(&mixed.item.area);
    let came = match answers.and_then(|answers| answers.settled(mixed.item.item)) {
        Some(decision) => {
            let decided = match answers.and_then(|answers| answers.answer(mixed.item.item)) {
                Some(Answer::Ticked) => "in place",
                None => "not in place",
                Some(Answer::Unsure) => "not known",
                Some(Answer::NotApplicable(_)) => "not applicable",
            };
            format!("The group decided: {decided} ({}).", words::cut(&decision.reason, SHOWN))
        }
        None => {
            let is_of_item = |decision: &Decision| decision.item == mixed.item.item;
            let was_decided = answers.is_some_and(|answers| answers.decisions.iter().any(is_of_item));
            let decision = if was_decided { "it was decided, and put aside again" } else { "no decision is on record" };
            format!("{}; {decision}.", stands(subject, mixed.item))
        }
    };
    let split = words::capitalised(&mixed.votes.in_words());
    let text = Text::default().quoted(&framework[mixed.item].text).line().and(format!("{split}. {came}"));
    Entry::new(framework.full_id(mixed.item), text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment;
    use crate::formats::markdown;
    use crate::framework::bundled;
    use crate::pages::report::Reader;
    use crate::score::{Rule, score};

    /// What is said of a statement that nobody has decided is what it counts as in the rating.
    #[test]
    fn what_statements_stand_as() {
        let framework = bundled();
        let text = r#"
format: thrive-assessment/1
framework: {id: ics-engagement, version: "2026.11"}
about: {title: Sample}
areas:
  1c:
    ticked: [E1, D2]
    unsure: [D1]
    not_applicable: {D3: no finance team}
    votes: {E1: SPLIT, E2: SPLIT, E3: SPLIT, D1: SPLIT, D3: SPLIT}
    decisions: [{item: E2, reason: minutes}]
    parked: [{item: E2}]
  1d: {open: emerging, votes: {E1: SPLIT}}
"#;
        let text = text.replace("SPLIT", "{\"yes\": 1, \"no\": 1}");
        let assessment = assessment::read(text.as_bytes(), &framework).assessment.expect("it is valid");
        let card = score(&framework, &assessment, Rule::default());
        let subject = Subject::new(&assessment, &card, Reader::Team, None, date(2026, 11, 22));
        let mut document = Document::default();
        in_full(&mut document, &subject);
        let text = markdown::write(&document);
        let stands = text.lines().filter_map(|line| line.split_once("that it is not. ")).map(|(_, stands)| stands);
        let expected = [
            "It stands as in place; no decision is on record.",
            "It stands as not in place; it was decided, and put aside again.",
            "It stands as in place, through D2; no decision is on record.",
            "It stands as not known; no decision is on record.",
            "It stands as not applicable; no decision is on record.",
            "It is not answered yet; no decision is on record.",
        ];
        assert_eq!(stands.collect::<Vec<_>>(), expected, "{text}");
    }
}
