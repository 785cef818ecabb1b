//! What has changed since the earlier round, for a board: how many rose and fell, and of each that fell what was lost and why.

use super::super::standing::{names, quoted, told_missing};
use super::super::subject::Subject;
use super::gaps;
use crate::assessment::Remark;
use crate::compare::{AreaChange, Change};
use crate::document::{Document, Entry, Text};
use crate::framework::AreaIndex;
use crate::pages::phrases::ratings::in_sentence;
use crate::score::Status;
use crate::words;

/// A note longer than this many letters is cut.
const LONGEST_NOTE: usize = 200;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let Some(since) = subject.since else { return };
    let comparison = since.comparison;
    let tally = comparison.overall;
    let both = comparison.assessed_both_times();
    let went = |count: usize, way: &str| if count == 0 { format!("none {way}") } else { format!("{count} {way}") };
    let same = both - tally.up - tally.down;
    let mut text = Text::default().strong(format!("Since {}: ", since.rounds.before));
    text = text.and(match both {
        0 => "no area was assessed both times, so nothing can be compared.".to_owned(),
        both if same == both => format!("all {} assessed both times are the same.", words::count(both, "area")),
        both => format!(
            "of the {} assessed both times, {}, {} and {} the same.",
            words::count(both, "area"),
            went(tally.up, "rose"),
            went(tally.down, "fell"),
            if same == 0 { "none is".to_owned() } else { words::either(same, "is", "are") },
        ),
    });
    let by_setting_aside: Vec<AreaIndex> =
        comparison.areas.iter().filter(|area| area.is_up_by_setting_aside()).map(|area| area.area.index).collect();
    if !by_setting_aside.is_empty() {
        let rose = by_setting_aside.len();
        text = text
            .and(format!(" Of those that rose, {rose} did so only because something was set aside: "))
            .then(names(subject, &by_setting_aside))
            .and(".");
    }
    let is_aside = |area: &&AreaChange| area.after == Status::NotApplicable;
    let gone =
        |aside: bool| comparison.areas_that(Change::Gone).filter(|area| is_aside(area) == aside).collect::<Vec<_>>();
    let new: Vec<&AreaChange> = comparison.areas_that(Change::New).collect();
    for (label, areas, was) in [
        ("No longer assessed", gone(false), true),
        ("Set aside since", gone(true), true),
        ("Newly assessed", new, false),
    ] {
        if !areas.is_empty() {
            text = text.and(format!(" {label}: ")).then(with_ratings(subject, &areas, was)).and(".");
        }
    }
    if let Some(renamed) = since.renamed() {
        text = text.and(" ").and(renamed);
    }
    document.paragraph(text);
    document.list(comparison.areas_that(Change::Down).map(|area| fall(subject, area)).collect());
}

/// Areas with the rating that each had, or has.
fn with_ratings(subject: &Subject, areas: &[&AreaChange], was: bool) -> Text {
    let one = |area: &&AreaChange| {
        let rank = if was { area.before.rank() } else { area.after.rank() }.unwrap_or_default();
        let rating = in_sentence(subject.framework, [area.area], rank);
        Text::default().quoted(&area.area.name).and(if was { " (was " } else { " (" }).then(rating).and(")")
    };
    Text::series(areas.iter().map(one))
}

/// An area that fell: from where to where, what is no longer in place, and what the team says about it.
fn fall(subject: &Subject, area: &AreaChange) -> Entry {
    let framework = subject.framework;
    let rating = |rank: Option<usize>| in_sentence(framework, [area.area], rank.unwrap_or_default());
    let score = &subject.card[area.area.index];
    let lost = area.lost_that_counted();
    let again = area.open_again();
    let mut text =
        Text::from("fell from ").then(rating(area.before.rank())).and(" to ").then(rating(area.after.rank())).and(". ");
    // What a gap lacks stands with it, further down.
    let is_gap = gaps::told(subject).iter().any(|gap| gap.area == area.area.index);
    let with_gap = if is_gap { told_missing(score) } else { Vec::new() };
    for (label, items) in [("No longer in place: ", &lost), ("Applies again, and is not in place: ", &again)] {
        if !items.is_empty() && !items.iter().all(|item| with_gap.contains(item)) {
            text = text.and(label).then(quoted(score, items)).and(" ");
        }
    }
    if lost.is_empty() && again.is_empty() {
        text = text.and("Nothing was lost, but what counted then was set aside. ");
    }
    let text = match note(subject, area.area.index) {
        Some(note) => text.and(format!("The team notes: “{note}”")),
        None => text.and("The team gives no reason."),
    };
    Entry::new(Text::default().quoted(&area.area.name), text)
}

/// The newest note on an area that is not in the earlier round.
fn note(subject: &Subject, area: AreaIndex) -> Option<String> {
    let before = subject.since.map(|since| since.notes_before(area)).unwrap_or_default();
    let notes = subject.assessment.areas.get(&area).map(|answers| answers.notes.as_slice()).unwrap_or_default();
    let new = notes.iter().filter(|note| !before.contains(note)).max_by_key(|note: &&Remark| note.on)?;
    let text = new.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words::cut(&text, LONGEST_NOTE))
}
