//! The first sheet: how many areas have which rating, what was set aside, and whose assessment it is.

use super::about;
use crate::document::workbook::{Cell, Cover, Section, Tally};
use crate::pages::phrases::ratings::{facts_line, rank_title, rule_sentence};
use crate::pages::report::{Subject, against_aims, distribution, in_place, looked_at};
use crate::words;

pub(super) fn cover(subject: &Subject) -> Cover {
    let aside = set_aside(subject);
    Cover {
        name: "About",
        title: subject.assessment.about.title.clone(),
        lines: vec![facts_line(subject.assessment, subject.card)],
        tally: Some(tally(subject)),
        sections: vec![
            Section { title: "What was set aside as not applicable", rows: aside },
            Section { title: "This assessment", rows: about::facts(subject) },
        ],
    }
}

/// Each area that was set aside as a whole or in part. Reasons are free text and can name people, so not everyone gets them.
fn set_aside(subject: &Subject) -> Vec<(String, Cell)> {
    let (account, framework) = (&subject.account, subject.framework);
    let answers = |area| subject.assessment.areas.get(area);
    let with_reason = |what: String, reason: Option<&str>| match reason {
        Some(reason) if subject.shows_names() => format!("{what}: {reason}"),
        _ => what,
    };
    let whole = account.aside.iter().map(|area| {
        let reason = answers(area).and_then(|answers| answers.excluded.as_deref());
        (framework[*area].label().to_string(), with_reason("The whole area".to_owned(), reason).into())
    });
    let within = account.aside_within.iter().map(|(area, aside)| {
        let of = words::count(framework[*area].items.len(), "statement");
        let mut reasons: Vec<&str> =
            answers(area).into_iter().flat_map(|answers| answers.not_applicable.values()).map(String::as_str).collect();
        reasons.dedup();
        let reasons = reasons.join("; ");
        let reason = Some(reasons.as_str()).filter(|reasons| !reasons.is_empty());
        (framework[*area].label().to_string(), with_reason(format!("{aside} of {of}"), reason).into())
    });
    let mut rows: Vec<(String, Cell)> = whole.chain(within).collect();
    if rows.is_empty() {
        rows.push(("Nothing".to_owned(), Cell::Empty));
    }
    rows
}

/// How many areas have which rating, with what they come to in words.
fn tally(subject: &Subject) -> Tally {
    let card = subject.card;
    let name = |rank: usize| rank_title(card.framework, card.framework.areas(), rank).plain();
    let rating = |(rank, count): (usize, &usize)| (name(rank), *count);
    let rows: Vec<(String, usize)> = card.overall.ratings.iter().enumerate().map(rating).collect();
    let named: Vec<String> = rows.iter().map(|(name, count)| format!("{name} {count}")).collect();
    let said =
        [looked_at(subject), distribution(subject), against_aims(subject)].map(|text| text.plain().trim().to_owned());
    let rule = rule_sentence(card.rule, card.framework).plain();
    let sentences = said.into_iter().chain([in_place(subject), rule]).filter(|sentence| !sentence.is_empty()).collect();
    let assessed = words::count(subject.account.assessed.len(), "assessed area");
    Tally {
        title: "How many areas have each rating",
        sentences,
        columns: ["Rating", "Areas"],
        description: format!(
            "Column chart of {assessed} by rating, lowest first: {}. The same numbers stand in the table above it.",
            named.join(", ")
        ),
        rows,
    }
}
