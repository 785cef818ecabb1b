//! What has changed since the earlier round: what got better and what got worse, as plainly.

use super::voice::Voice;
use crate::compare::{AreaChange, Change};
use crate::document::{Document, Entry, Text};
use crate::framework::{AreaIndex, ItemIndex};
use crate::own_words::Phrase;
use crate::pages::compare::When;
use crate::pages::phrases::speaker::Fill;
use crate::score::Status;

pub(super) fn write(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let Some(since) = subject.since else { return };
    let comparison = since.comparison;
    let when = match since.rounds.was {
        When::Month(date) => speaker.month(date),
        When::Day(date) => speaker.day(date),
        When::Unknown => speaker.say(Phrase::LastTime),
    };
    document.heading(2, speaker.fill(Phrase::Since, [("when", when.into())]));
    let both = comparison.assessed_both_times();
    let number = |count: usize| match count {
        0 => Fill::Text(speaker.say(Phrase::NoneOfThem)),
        count => Fill::Number(count),
    };
    let (up, down) = (comparison.overall.up, comparison.overall.down);
    document.paragraph(match both {
        0 => speaker.say(Phrase::NeverBoth),
        both => Text::sentences([
            speaker.count(Phrase::BothTimes, both, []),
            speaker
                .fill(Phrase::Moves, [("up", number(up)), ("down", number(down)), ("same", number(both - up - down))]),
        ]),
    });
    document.list(entries(voice, comparison.areas.as_slice()));
}

/// The areas that got better, each that got worse with what was lost, and those that have a rating only one of the two times.
fn entries(voice: Voice, areas: &[AreaChange]) -> Vec<Entry> {
    let speaker = voice.speaker;
    let that = |change: Change| areas.iter().filter(move |area| area.change == change);
    let entry = |label: Phrase, phrase: Phrase, areas: Vec<&AreaChange>| {
        let area = |area: &&AreaChange| {
            let rank = if phrase == Phrase::AreaWas { area.before.rank() } else { area.after.rank() };
            let rating = voice.rating_in_text([area.area], rank.unwrap_or_default());
            let name = Text::default().quoted(&area.area.name);
            speaker.fill(phrase, [("area", name.into()), ("rating", rating.into())])
        };
        (!areas.is_empty()).then(|| Entry::new(speaker.say(label), Text::series(areas.iter().map(area))))
    };
    let (better, left_out): (Vec<&AreaChange>, Vec<&AreaChange>) =
        that(Change::Up).partition(|area| !area.is_up_by_setting_aside());
    let is_open = |area: AreaIndex| voice.subject.account.open.contains(&area);
    let (aside, gone): (Vec<&AreaChange>, Vec<&AreaChange>) =
        that(Change::Gone).partition(|area| area.after == Status::NotApplicable);
    let (unfinished, not_looked_at) = gone.into_iter().partition(|area| is_open(area.area.index));
    let rose = [(Phrase::Better, better), (Phrase::BetterLeftOut, left_out)];
    let rose = rose.into_iter().filter_map(|(label, areas)| entry(label, Phrase::AreaIs, areas));
    let others = [
        (Phrase::NotFinishedNow, Phrase::AreaWas, unfinished),
        (Phrase::NotLookedAt, Phrase::AreaWas, not_looked_at),
        (Phrase::LeftOutNow, Phrase::AreaWas, aside),
        (Phrase::New, Phrase::AreaIs, that(Change::New).collect()),
    ];
    let others = others.into_iter().filter_map(|(label, phrase, areas)| entry(label, phrase, areas));
    rose.chain(that(Change::Down).map(|area| fall(voice, area))).chain(others).collect()
}

/// An area that got worse: from where to where, and what is no longer in place.
fn fall(voice: Voice, area: &AreaChange) -> Entry {
    let speaker = voice.speaker;
    let score = voice.score(area.area.index);
    let rating = |status: Status| voice.rating_in_text([area.area], status.rank().unwrap_or_default()).into();
    let lost = area.lost_that_counted();
    let again = area.open_again();
    let told = |phrase, items: &[ItemIndex]| {
        if items.is_empty() {
            return Text::default();
        }
        speaker.fill(phrase, [("statements", voice.statements(score, items).into())])
    };
    let counted = if lost.is_empty() && again.is_empty() { speaker.say(Phrase::CountedThen) } else { Text::default() };
    let text = Text::sentences([
        speaker.fill(Phrase::FromTo, [("from", rating(area.before)), ("to", rating(area.after))]),
        told(Phrase::NoLonger, &lost),
        told(Phrase::AppliesAgain, &again),
        counted,
    ]);
    Entry::new(speaker.fill(Phrase::Worse, [("area", voice.name(area.area.index).into())]), text)
}
