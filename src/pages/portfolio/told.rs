//! How many assessments count, and what doesn't and why.

use std::borrow::Cow;

use super::subject::{Aside, MOST_NAMES, Subject, drafts};
use crate::document::{Document, Entry, Text};
use crate::portfolio::{LeftOut, Portfolio};
use crate::words;

/// How many assessments count, of how many organisations, of which day, and how many are drafts.
pub(super) fn opening(subject: &Subject) -> Vec<Text> {
    let portfolio = subject.portfolio;
    let assessments = subject.picture.assessments;
    let mut said = vec![Text::default().strong(headline(subject))];
    let mut more = Vec::new();
    if assessments > 0 {
        let drafts = drafts(portfolio.counted().map(|member| &member.facts));
        more.push(match (drafts, assessments) {
            (0, 1) => "It is final.".to_owned(),
            (0, 2) => "Both are final.".to_owned(),
            (0, _) => "All are final.".to_owned(),
            (1, 1) => "It is a draft.".to_owned(),
            (2, 2) => "Both are drafts.".to_owned(),
            (drafts, all) if drafts == all => "All are drafts.".to_owned(),
            (drafts, _) => format!("{} of them {}.", drafts, words::agree(drafts, "is a draft", "are drafts")),
        });
    }
    let versions = versions(subject);
    if !versions.is_empty() {
        more.push(format!(
            "Brought over to version {} of the framework: {}.",
            subject.framework.version(),
            words::list(&versions)
        ));
    }
    if !more.is_empty() {
        said.push(more.join(" ").into());
    }
    said
}

fn headline(subject: &Subject) -> String {
    let (portfolio, assessments) = (subject.portfolio, subject.picture.assessments);
    let day = portfolio.choice.as_of.map(|day| format!(" on {}", words::long_date(day))).unwrap_or_default();
    if assessments == 0 {
        return format!("No assessment counts here{day}.");
    }
    let organisations = portfolio.organisations();
    let without = portfolio
        .counted()
        .filter(|member| member.facts.organisation.is_none() && member.facts.organisation_code.is_none());
    let count = words::either(assessments, "assessment counts", "assessments count");
    let of = match (organisations, without.count()) {
        (0, _) if assessments == 1 => ", which names no organisation".to_owned(),
        (0, _) => ", none of which names an organisation".to_owned(),
        (some, 0) => format!(", of {}", words::count(some, "organisation")),
        (some, without) => format!(
            ", of {} ({without} {} no organisation)",
            words::count(some, "organisation"),
            words::agree(without, "names", "name")
        ),
    };
    let rounds = match (portfolio.choice.all_rounds, portfolio.left_out.earlier.len()) {
        (true, _) => ": every round",
        (false, 0) => "",
        (false, _) if assessments == 1 => ": the latest round",
        (false, _) => ": the latest round of each",
    };
    format!("{count} here{day}{of}{rounds}.")
}

/// `12 made with 2024.06`, for each other version of the framework.
fn versions(subject: &Subject) -> Vec<String> {
    let in_use = subject.framework.version();
    let mut made_with: Vec<&str> = subject.portfolio.counted().map(|member| member.made_with.as_str()).collect();
    made_with.retain(|version| *version != in_use);
    made_with.sort_unstable();
    made_with.chunk_by(|one, next| one == next).map(|same| format!("{} made with {}", same.len(), same[0])).collect()
}

/// What does not count, by the reason, with names where they are few.
pub(super) fn left_out(document: &mut Document, subject: &Subject) {
    let entries = not_counted(subject.portfolio, subject.aside);
    if !entries.is_empty() {
        document.heading(2, "What does not count");
        document.list(entries);
    }
    if !subject.portfolio.left_out.undecided.is_empty() {
        document.paragraph(
            "Files of one assessment of which nothing says which is the later may be answers of several people, of whom only one counts. \
             Put them together first, with thrive merge.",
        );
    }
}

/// Why files do not count, and how many for each reason, with names where they are few.
pub fn not_counted(portfolio: &Portfolio, aside: &Aside) -> Vec<Entry> {
    let LeftOut { later, undated, identical, copies, merged, earlier, undecided } = &portfolio.left_out;
    let file = |index: usize| portfolio.members[index].file();
    let single = |indices: &[usize]| indices.iter().map(|index| file(*index)).collect::<Vec<_>>();
    let pairs = |pairs: &[(usize, usize)], link: &str| -> Vec<Cow<str>> {
        pairs.iter().map(|(index, other)| format!("{} ({link} {})", file(*index), file(*other)).into()).collect()
    };
    let conflicts =
        aside.conflict_copies.iter().map(|(copy, original)| format!("{copy} (beside {original})").into()).collect();
    let lists = [
        ("Earlier rounds", single(earlier)),
        ("Of the same assessment, where nothing says which is the later", single(undecided)),
        ("Later than the day asked for", single(later)),
        ("Without a date, so nobody knows whether they were there on that day", single(undated)),
        ("The same content again", pairs(identical, "as")),
        ("Copies, by their names and what they are about", pairs(copies, "of")),
        ("Conflict copies, which may hold answers of their own", conflicts),
        ("Merged into another", pairs(merged, "into")),
    ];
    let named = lists.into_iter().filter(|(_, files)| !files.is_empty());
    let mut entries: Vec<Entry> = named
        .map(|(why, files)| Entry::new(why, format!("{}: {}", files.len(), words::first_of(&files, MOST_NAMES))))
        .collect();
    for (framework, count) in &aside.other_frameworks {
        entries.push(Entry::new(format!("Of another framework, {framework}"), count.to_string()));
    }
    if aside.other_formats > 0 {
        entries.push(Entry::new("Files that are no assessments", aside.other_formats.to_string()));
    }
    if aside.unreadable > 0 {
        entries.push(Entry::new("Not readable", aside.unreadable.to_string()));
    }
    entries
}
