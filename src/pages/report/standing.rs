//! Where areas stand, in words that reports share: how many have which rating, what was set aside, and what is aimed for.

use super::subject::Subject;
use crate::account::reasons;
use crate::document::Text;
use crate::framework::{AreaIndex, ItemIndex};
use crate::pages::phrases::ratings::{in_sentence, rated, unrated};
use crate::score::{AreaScore, Mark};
use crate::words;

/// Up to this many areas or reasons are named in a sentence; more are counted.
const FEW: usize = 3;
/// Up to this many missing statements are given in full.
const MOST_STATEMENTS: usize = 2;

/// The names of areas.
pub(super) fn names(subject: &Subject, areas: &[AreaIndex]) -> Text {
    Text::series(areas.iter().map(|area| Text::default().quoted(&subject.framework[*area].name)))
}

/// The names of a few areas behind a colon; nothing where there are more.
pub(super) fn named_if_few(subject: &Subject, areas: &[AreaIndex]) -> Text {
    if areas.is_empty() || areas.len() > FEW {
        return Text::default();
    }
    Text::from(": ").then(names(subject, areas))
}

/// What was looked at, and whether all of it is assessed.
pub(in crate::pages) fn looked_at(subject: &Subject) -> Text {
    let account = &subject.account;
    let (all, looked_at, assessed) = (subject.framework.areas().len(), account.looked_at(), account.assessed.len());
    let mut text = Text::default();
    if looked_at < all {
        let were = words::agree(looked_at, "was", "were");
        text = text.and(format!("{looked_at} of the framework's {} {were} looked at. ", words::count(all, "area")));
    }
    if !account.is_interim() {
        return text;
    }
    let open = account.open.len();
    text = text.strong(format!(
        "This is an interim view: {assessed} of {} {} assessed so far",
        words::count(looked_at, "area"),
        is_or_are(assessed),
    ));
    text = text.and(format!("; {open} {} not", is_or_are(open))).then(named_if_few(subject, &account.open));
    text = match account.aside.len() {
        0 => text.and(". "),
        aside => text.and(format!(", and {aside} {} set aside. ", words::agree(aside, "was", "were"))),
    };
    if account.begun.is_empty() {
        return text;
    }
    let does_not = words::agree(account.begun_statements, "does not", "do not");
    text.and(format!(
        "{} said to be in place {does_not} count yet, since {} only begun. ",
        words::count(account.begun_statements, "statement"),
        match account.begun.len() {
            1 => "an area is".to_owned(),
            areas => format!("{areas} areas are"),
        },
    ))
}

/// How many areas have which rating; before that, if much was set aside, on how little they rest.
pub(in crate::pages) fn distribution(subject: &Subject) -> Text {
    let account = &subject.account;
    let statements = account.statements;
    let mut text = Text::default();
    if statements.is_much_aside() {
        let were = words::agree(statements.aside, "was", "were");
        text = text.strong(format!(
            "{} of {} {were} set aside as not applicable, so the ratings rest on the {} that {} left.",
            statements.aside,
            words::count(statements.all, "statement"),
            statements.applicable(),
            is_or_are(statements.applicable()),
        ));
        text = text.and(" ");
    }
    let all = account.assessed.len();
    let scores = || account.assessed.iter().map(|area| &subject.card[*area]);
    let rating = |rank| in_sentence(subject.framework, scores().map(|score| score.area), rank);
    let is_whole = all == subject.framework.areas().len();
    match (
        account.assessed.as_slice(),
        subject.card.overall.lowest,
        scores().filter_map(|score| score.status.rank()).max(),
    ) {
        ([], ..) | (_, None, _) | (_, _, None) => text.and(unrated(subject.card, &subject.shown)),
        ([one], Some(rank), _) => text
            .and("The one area assessed, ")
            .quoted(&subject.framework[*one].name)
            .and(", is ")
            .then(rating(rank))
            .and("."),
        (_, Some(lowest), Some(highest)) if lowest == highest => {
            let end = match lowest {
                0 => ", the lowest rating there is.",
                rank if rank == subject.framework.levels().len() => ", the highest rating there is.",
                _ => ".",
            };
            let assessed = if is_whole { "" } else { " assessed" };
            text.and(format!("All {all} areas{assessed} are ")).then(rating(lowest)).and(end)
        }
        _ if is_whole => text.and(format!("All {all} areas are assessed: ")).then(rated(subject.card)).and("."),
        _ => text.and(format!("{all} areas are assessed: ")).then(rated(subject.card)).and("."),
    }
}

/// How many areas are below what is aimed for, and how many at it or above.
pub(in crate::pages) fn against_aims(subject: &Subject) -> Text {
    let standing = &subject.standing;
    let (below, reached) = (standing.gaps.len(), subject.account.assessed.len() - standing.gaps.len());
    let level = Text::default().quoted(&subject.framework[subject.good_enough()].in_text());
    let what = match subject.assessment.about.good_enough {
        Some(_) => level.and(", the level agreed as good enough"),
        None => level.and(", which counts as good enough here"),
    };
    let aim = if subject.has_targets() {
        Text::from("what is aimed for (an area's own target or, without one, ").then(what).and(")")
    } else {
        what
    };
    let all = below + reached;
    let text = match (below, reached) {
        (0, 0) => return Text::default(),
        (0, 1) => Text::from("It is not below ").then(aim),
        (1, 0) => Text::from("It is below ").then(aim),
        (0, _) => Text::from("None of them is below ").then(aim),
        (2, 0) => Text::from("Both are below ").then(aim),
        (_, 0) => Text::from(format!("All {all} are below ")).then(aim),
        _ => Text::from(format!("{below} {} below ", is_or_are(below)))
            .then(aim)
            .and(format!("; {reached} {} at it or above", is_or_are(reached))),
    };
    let lower = subject.at_lower_targets();
    if lower.is_empty() {
        return text.and(".");
    }
    text.and(format!(
        "; {} of these at a lower target of {} own: ",
        lower.len(),
        words::agree(lower.len(), "its", "their")
    ))
    .then(names(subject, &lower))
    .and(".")
}

/// What was set aside: whole areas with their reasons, and statements.
pub(super) fn set_aside(subject: &Subject) -> Text {
    let account = &subject.account;
    let mut text = Text::default();
    if account.aside.is_empty() && account.statements.aside == 0 {
        return text.and("Nothing was set aside as not applicable.");
    }
    if !account.aside.is_empty() {
        let areas = account.aside.iter().map(|area| {
            let name = Text::default().quoted(&subject.framework[*area].name);
            let reason = subject.assessment.areas.get(area).and_then(|answers| answers.excluded.as_deref());
            match reason {
                Some(reason) => name.and(format!(" (reason: “{reason}”)")),
                None => name.and(" (statement by statement)"),
            }
        });
        let were = words::either(account.aside.len(), "area was", "areas were");
        text = text.and(format!("{were} set aside as not applicable: ")).then(Text::series(areas)).and(". ");
    }
    let (aside, within) = (account.statements.aside, &account.aside_within);
    if aside == 0 {
        return text.and("No statement of the other areas was set aside.");
    }
    let areas: Vec<AreaIndex> = within.iter().map(|(area, _)| *area).collect();
    let place = if areas.len() > FEW {
        Text::from(format!(", in {}", words::count(areas.len(), "area")))
    } else {
        Text::from(", in ").then(names(subject, &areas))
    };
    let were = words::agree(aside, "was", "were");
    text.and(format!(
        "{aside} of the {} in the areas assessed {were} set aside",
        words::count(account.statements.all, "statement")
    ))
    .then(place)
    .and(why(subject))
    .and(".")
}

/// Why statements were set aside, if the reasons are few.
fn why(subject: &Subject) -> String {
    let reasons = reasons(subject.assessment, &subject.account.aside_within);
    match reasons.as_slice() {
        [] => String::new(),
        [(reason, _)] => format!(" (reason: “{reason}”)"),
        reasons if reasons.len() > FEW + 1 => format!(", for {} different reasons", reasons.len()),
        reasons => {
            let each: Vec<String> = reasons.iter().map(|(reason, count)| format!("“{reason}” {count}")).collect();
            format!(" (reasons: {})", each.join("; "))
        }
    }
}

/// How many statements are in place, and why these are more than were said to be.
pub(in crate::pages) fn in_place(subject: &Subject) -> String {
    let statements = subject.account.statements;
    let none = |count: usize| if count == 0 { "none".to_owned() } else { count.to_string() };
    let applicable = statements.applicable();
    if applicable == 0 {
        return String::new();
    }
    let mut said = format!(
        "In place: {} of {} that {}",
        statements.in_place(),
        words::count(applicable, "statement"),
        words::agree(applicable, "applies", "apply"),
    );
    if statements.through > 0 {
        said += &format!(
            ": {} were said to be, and {} more {} because a better practice is in place",
            statements.said,
            statements.through,
            words::agree(statements.through, "counts", "count"),
        );
    }
    said += &format!(". Not in place: {}", none(statements.not_in_place));
    if statements.unsure > 0 {
        said += &format!("; not known: {}", statements.unsure);
    }
    if statements.said > 0 {
        let have = if statements.evidenced > 1 { "have" } else { "has" };
        let evidenced = none(statements.evidenced);
        said += &match statements.said {
            1 => format!(
                ". The one said to be in place has {} on record",
                if statements.evidenced == 1 { "evidence" } else { "no evidence" }
            ),
            said if (1..said).contains(&statements.evidenced) => {
                let without = said - statements.evidenced;
                let do_not = words::agree(without, "does not", "do not");
                format!(
                    ". Of the {said} said to be in place, {evidenced} {have} evidence on record and {without} {do_not}"
                )
            }
            said => format!(". Of the {said} said to be in place, {evidenced} {have} evidence on record"),
        };
    }
    said + "."
}

/// The statements that an area lacks for its next level, as far as they are told: those that are not in place, then those of which it
/// is not known.
pub(super) fn told_missing(score: &AreaScore) -> Vec<ItemIndex> {
    let items = score.next.as_ref().map(|next| next.of_level(score.area)).unwrap_or_default();
    let is_unsure = |item: &ItemIndex| score[*item].mark == Mark::Unsure;
    let (unsure, not): (Vec<ItemIndex>, Vec<ItemIndex>) = items.into_iter().partition(is_unsure);
    not.into_iter().chain(unsure).take(MOST_STATEMENTS).collect()
}

/// `Not yet in place for Developing: “We …”; not known: “We …”`: what an area lacks for its next level.
pub(super) fn missing(subject: &Subject, score: &AreaScore) -> Text {
    let Some(next) = &score.next else { return Text::default() };
    let items = next.of_level(score.area);
    let shown = told_missing(score);
    let is_unsure = |item: &ItemIndex| score[*item].mark == Mark::Unsure;
    let (unsure, not): (Vec<ItemIndex>, Vec<ItemIndex>) = shown.iter().copied().partition(is_unsure);
    let any =
        if next.needed < items.len() { format!(", any {} of {}", next.needed, items.len()) } else { String::new() };
    let level = Text::default().quoted(&subject.framework[next.level].in_text());
    let mut text = Text::default();
    for (is_first, group, label) in [(true, &not, "Not yet in place for "), (not.is_empty(), &unsure, "Not known for ")]
    {
        if group.is_empty() {
            continue;
        }
        let said =
            if is_first { Text::from(label).then(level.clone()).and(format!("{any}: ")) } else { "Not known: ".into() };
        text = text.then(said).then(quoted(score, group)).and(" ");
    }
    match items.len() - shown.len() {
        0 => text,
        more => text.and(format!("and {more} more. ")),
    }
}

/// Statements in quotation marks.
pub(super) fn quoted(score: &AreaScore, items: &[ItemIndex]) -> Text {
    let one = |item: &ItemIndex| Text::from("“").quoted(&score.area[*item].text).and("”");
    Text::sentences(items.iter().map(one))
}

pub(super) fn is_or_are(count: usize) -> &'static str {
    words::agree(count, "is", "are")
}
