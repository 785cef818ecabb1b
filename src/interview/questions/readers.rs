//! What is asked at the end, for those who read the reports.

use super::row::{Question, Reply, Row, one, text, text_form};
use crate::assessment::{Detail, typed_day};
use crate::framework::LevelIndex;
use crate::interview::ask::{Choice, Form};
use crate::standing::usual_good_enough;
use crate::words;

/// The questions in the order in which they are asked.
pub(super) const TABLE: [Row; 6] = [
    Row {
        question: Question::Asks,
        text: "What should those who read the report decide?",
        hint: Some("It stands on the first page of a board's report. What has no action yet is said there anyway."),
        form: |_, assessment| text_form(assessment.about.asks.as_deref()),
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::Asks(text))),
        is_answered: |about| about.asks.is_some(),
    },
    Row {
        question: Question::Narrative,
        text: "What does the team want to say about the result, in its own words?",
        hint: Some("For example what the figures don't show. It stands in reports as you write it."),
        form: |_, assessment| text_form(assessment.about.narrative.as_deref()),
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::Narrative(text))),
        is_answered: |about| about.narrative.is_some(),
    },
    Row {
        question: Question::Risks,
        text: "What could go wrong, or stand in the way?",
        hint: None,
        form: |_, assessment| text_form(assessment.about.risks.as_deref()),
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::Risks(text))),
        is_answered: |about| about.risks.is_some(),
    },
    Row {
        question: Question::NextReview,
        text: "When is the next review?",
        hint: Some("A day, such as 31 May 2027."),
        form: |_, assessment| text_form(assessment.about.next_review.map(words::long_date).as_deref()),
        read: |_, _, input| {
            let text = text(input)?;
            if text.trim().is_empty() {
                return Some(Reply::Say(Detail::NextReview(None)));
            }
            Some(match typed_day(&text) {
                Ok(day) => Reply::Say(Detail::NextReview(Some(day))),
                Err(why) => Reply::Unclear(format!("{}.", words::capitalised(&why))),
            })
        },
        is_answered: |about| about.next_review.is_some(),
    },
    Row {
        question: Question::Contact,
        text: "Where can people ask and answer: an email address, a telephone number, a page?",
        hint: Some("It stands in the report for everyone."),
        form: |_, assessment| text_form(assessment.about.contact.as_deref()),
        read: |_, _, input| text(input).map(|text| Reply::Say(Detail::Contact(text))),
        is_answered: |about| about.contact.is_some(),
    },
    Row {
        question: Question::GoodEnough,
        text: "Which level have you agreed as good enough, where an area has no target of its own?",
        hint: None,
        form: |framework, assessment| {
            let usual = framework[usual_good_enough(framework)].in_text();
            let names = framework.levels().iter().map(|level| Choice::from(level.name.as_str()));
            let options = [Choice::from(format!("None; then it is {usual}"))].into_iter().chain(names).collect();
            Form::One { options, start: assessment.about.good_enough.map_or(0, LevelIndex::rank) }
        },
        read: |framework, _, input| {
            let level = LevelIndex::of_rank(one(&input)?).filter(|level| level.rank() <= framework.levels().len());
            Some(Reply::Say(Detail::GoodEnough(level)))
        },
        is_answered: |about| about.good_enough.is_some(),
    },
];
