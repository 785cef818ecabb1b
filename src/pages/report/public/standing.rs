//! Where areas are where they should be, with what is in place; and where there is more to do, with what is missing.

use super::voice::Voice;
use crate::document::{Document, Entry, Text};
use crate::framework::{AreaIndex, ItemIndex, LevelIndex};
use crate::own_words::Phrase;
use crate::score::{AreaScore, Mark};
use crate::standing::Gap;

/// So many strengths are told with what is in place; the others are named.
const MOST_STRENGTHS: usize = 6;
/// The same for gaps.
const MOST_GAPS: usize = 8;
/// So many missing statements of an area are told; the others are counted.
const MOST_STATEMENTS: usize = 2;
/// So many statements are told that are in place although no area is where it should be.
const MOST_ALL_THE_SAME: usize = 3;

pub(super) fn write(document: &mut Document, voice: Voice) {
    if voice.subject.account.assessed.is_empty() {
        return;
    }
    document.heading(2, voice.speaker.say(Phrase::Well));
    well(document, voice);
    document.heading(2, voice.speaker.say(Phrase::More));
    more_to_do(document, voice);
}

fn well(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let standing = &subject.standing;
    if standing.strengths.is_empty() && standing.lowest.is_empty() {
        document.paragraph(Text::sentences([speaker.say(Phrase::NoneWell), all_the_same(voice)]));
        return;
    }
    if subject.account.statements.is_much_aside() {
        document.paragraph(speaker.say(Phrase::RestsOnFew));
    }
    let (told, others) = standing.strengths.split_at(standing.strengths.len().min(MOST_STRENGTHS));
    document.list(told.iter().map(|area| Entry::new(voice.name(*area), strength(voice, *area))).collect());
    if !others.is_empty() {
        let fills = [("count", others.len().into()), ("areas", voice.names(others).into())];
        document.paragraph(speaker.fill(Phrase::AndAreas, fills));
    }
}

/// A few statements that are in place, one an area, where no area is where it should be.
fn all_the_same(voice: Voice) -> Text {
    let first = |area: &AreaIndex| {
        let score = voice.score(*area);
        let ticked = score.area.items.iter().map(|item| item.index).find(|item| score[*item].mark == Mark::Ticked);
        ticked.map(|item| voice.statements(score, &[item]))
    };
    let found = voice.subject.account.assessed.iter().filter_map(first).take(MOST_ALL_THE_SAME);
    let found = Text::sentences(found);
    if found.is_empty() { found } else { voice.speaker.fill(Phrase::AllTheSame, [("statements", found.into())]) }
}

/// An area's rating, with a statement that put it there: one with evidence before one without.
fn strength(voice: Voice, area: AreaIndex) -> Text {
    let Voice { subject, speaker } = voice;
    let score = voice.score(area);
    let rating = rating(voice, score);
    let Some(level) = score.status.rank().and_then(LevelIndex::of_rank) else { return rating };
    let answers = subject.answers(score);
    let is_evidenced = |item: &ItemIndex| answers.is_some_and(|answers| answers.evidence.contains_key(item));
    let found = score.area.items_at(level).map(|item| item.index).filter(|item| score[*item].mark == Mark::Ticked);
    let Some(best) = found.min_by_key(|item| !is_evidenced(item)) else { return rating };
    let phrase = if is_evidenced(&best) { Phrase::InPlaceEvidence } else { Phrase::InPlace };
    let found = speaker.fill(phrase, [("statements", voice.statements(score, &[best]).into())]);
    Text::sentences([rating, found])
}

/// `Emerging.`
fn rating(voice: Voice, score: &AreaScore) -> Text {
    voice.rating([score.area], score.status.rank().unwrap_or_default()).and(".")
}

fn more_to_do(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let gaps = &subject.standing.gaps;
    let (told, others) = gaps.split_at(gaps.len().min(MOST_GAPS));
    document.list(told.iter().map(|gap| Entry::new(voice.name(gap.area), gap_text(voice, gap))).collect());
    if !others.is_empty() {
        let areas: Vec<AreaIndex> = others.iter().map(|gap| gap.area).collect();
        let fills = [("count", others.len().into()), ("areas", voice.names(&areas).into())];
        document.paragraph(speaker.fill(Phrase::AndAreas, fills));
    }
    if gaps.is_empty() {
        no_gap(document, voice);
    }
}

fn no_gap(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let account = &subject.account;
    let lowest = &subject.standing.lowest;
    if account.assessed.iter().all(|area| voice.score(*area).next.is_none()) {
        let is_whole = account.statements.aside == 0 && account.aside.is_empty();
        let phrase = if is_whole { Phrase::NothingMissing } else { Phrase::NothingMissingOf };
        document.paragraph(speaker.say(phrase));
        return;
    }
    let areas = match (account.assessed.as_slice(), lowest.is_empty()) {
        ([one], _) => {
            document.paragraph(speaker.say(Phrase::NextStep));
            std::slice::from_ref(one)
        }
        (all, true) => {
            document.paragraph(speaker.count(Phrase::AllAlike, all.len(), []));
            return;
        }
        (_, false) => {
            document.paragraph(speaker.count(Phrase::Lowest, lowest.len(), []));
            lowest.as_slice()
        }
    };
    let (told, others) = areas.split_at(areas.len().min(MOST_GAPS));
    let text =
        |area: &AreaIndex| Text::sentences([rating(voice, voice.score(*area)), missing(voice, voice.score(*area))]);
    document.list(told.iter().map(|area| Entry::new(voice.name(*area), text(area))).collect());
    if !others.is_empty() {
        let fills = [("count", others.len().into()), ("areas", voice.names(others).into())];
        document.paragraph(speaker.fill(Phrase::AndAreas, fills));
    }
}

fn gap_text(voice: Voice, gap: &Gap) -> Text {
    let score = voice.score(gap.area);
    let target = if gap.aim.is_target {
        voice.speaker.fill(Phrase::Target, [("level", voice.level(gap.aim.level).into())])
    } else {
        Text::default()
    };
    Text::sentences([rating(voice, score), target, missing(voice, score)])
}

/// The statements that an area lacks for its next step, first those that are not in place.
fn missing(voice: Voice, score: &AreaScore) -> Text {
    let speaker = voice.speaker;
    let Some(next) = &score.next else { return Text::default() };
    let items = next.of_level(score.area);
    let (unsure, not): (Vec<ItemIndex>, Vec<ItemIndex>) =
        items.iter().copied().partition(|item| score[*item].mark == Mark::Unsure);
    let not_told = &not[..not.len().min(MOST_STATEMENTS)];
    let unsure_told = &unsure[..unsure.len().min(MOST_STATEMENTS - not_told.len())];
    let told = |phrase, items: &[ItemIndex]| {
        if items.is_empty() {
            return Text::default();
        }
        speaker.fill(phrase, [("statements", voice.statements(score, items).into())])
    };
    let more = match items.len() - not_told.len() - unsure_told.len() {
        0 => Text::default(),
        more => speaker.fill(Phrase::AndMore, [("count", more.into())]),
    };
    let enough =
        if next.needed < items.len() { speaker.count(Phrase::EnoughOf, next.needed, []) } else { Text::default() };
    Text::sentences([told(Phrase::NotInPlace, not_told), told(Phrase::NotKnown, unsure_told), more, enough])
}
