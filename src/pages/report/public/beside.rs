//! How communities, and colleagues from elsewhere, see it: how far they have looked, and where they see things differently. Neither view
//! is called right.

use super::super::view::View;
use super::voice::Voice;
use crate::assessment::{Kind, Said, Status as Stage};
use crate::compare::{AreaBeside, given_names};
use crate::document::{Document, Entry, Text};
use crate::framework::{AreaIndex, ItemIndex};
use crate::own_words::Phrase;

/// So many areas are told with statements; the others are named.
const MOST_AREAS: usize = 8;
/// So many statements of an area are told that one side alone has in place; the others are counted.
const MOST_STATEMENTS: usize = 2;

pub(super) fn write(document: &mut Document, voice: Voice) {
    let speaker = voice.speaker;
    for (kind, title, looked) in [
        (Kind::Community, Phrase::SeenByCommunities, Phrase::CommunitiesLooked),
        (Kind::Peer, Phrase::SeenByPeers, Phrase::PeersLooked),
    ] {
        let views: Vec<&View> = voice.subject.beside.iter().filter(|view| view.kind == kind).collect();
        let names = given_names(&views.iter().map(|view| &view.assessment.about).collect::<Vec<_>>());
        if views.is_empty() {
            continue;
        }
        document.heading(2, speaker.say(title));
        document.paragraph(Text::sentences([speaker.say(looked), speaker.say(Phrase::NeitherWrong)]));
        for (view, name) in views.iter().zip(names) {
            if views.len() > 1 {
                document.heading(3, name);
            }
            write_view(document, voice, view);
        }
    }
}

fn write_view(document: &mut Document, voice: Voice, view: &View) {
    let speaker = voice.speaker;
    document.paragraph(Text::sentences([
        about(voice, view),
        looked_at(voice, view),
        seen(voice, view),
        others(voice, view),
    ]));
    let areas = view.differing();
    let (told, others) = areas.split_at(areas.len().min(MOST_AREAS));
    document.list(told.iter().map(|area| Entry::new(voice.name(area.area.index), area_text(voice, area))).collect());
    if !others.is_empty() {
        let fills = [("count", others.len().into()), ("areas", names(voice, others).into())];
        document.paragraph(speaker.fill(Phrase::AndAreas, fills));
    }
}

fn names(voice: Voice, areas: &[&AreaBeside]) -> Text {
    voice.names(&areas.iter().map(|area| area.area.index).collect::<Vec<AreaIndex>>())
}

/// When it was, how many took part, and whether it can still change.
fn about(voice: Voice, view: &View) -> Text {
    let (speaker, about) = (voice.speaker, &view.assessment.about);
    let when = about.updated.or(about.started);
    let when = when.map(|day| speaker.fill(Phrase::When, [("month", speaker.month(day).into())])).unwrap_or_default();
    let people = match about.people() {
        0 => Text::default(),
        people => speaker.count(Phrase::TookPart, people, []),
    };
    let draft = if about.status == Some(Stage::Final) { Text::default() } else { speaker.say(Phrase::TheirDraft) };
    Text::sentences([when, people, draft])
}

/// How many of the areas that we rated they rated, too.
fn looked_at(voice: Voice, view: &View) -> Text {
    let speaker = voice.speaker;
    let (both, ours) = (view.both(), view.ours());
    match (both, view.theirs_alone().len()) {
        (0, 0) => speaker.say(Phrase::TheyNone),
        (0, others) => speaker.count(Phrase::TheyOthers, others, []),
        (both, _) if both == ours => speaker.count(Phrase::TheyAll, both, []),
        (both, _) => speaker.count(Phrase::TheyOf, both, [("all", ours.into())]),
    }
}

/// Which other areas they rated.
fn others(voice: Voice, view: &View) -> Text {
    let areas = view.theirs_alone();
    if view.both() == 0 || areas.is_empty() {
        return Text::default();
    }
    voice.speaker.count(Phrase::TheyMore, areas.len(), [("areas", names(voice, &areas).into())])
}

/// In how many of the areas that both rated they see things differently, and in how many not.
fn seen(voice: Voice, view: &View) -> Text {
    let speaker = voice.speaker;
    match (view.both(), view.differing().len()) {
        (0, _) => Text::default(),
        (both, 0) => speaker.count(Phrase::SeenAlike, both, []),
        (1, _) => speaker.say(Phrase::SeenOtherwise),
        (both, differ) if both == differ => speaker.say(Phrase::SeenAllOtherwise),
        (both, differ) => Text::sentences([
            speaker.count(Phrase::SeenSomeOtherwise, differ, []),
            speaker.count(Phrase::OthersAlike, both - differ, []),
        ]),
    }
}

/// Both ratings of an area, and a few of the statements that are said differently.
fn area_text(voice: Voice, area: &AreaBeside) -> Text {
    let speaker = voice.speaker;
    let rating = |place: usize| voice.rating([area.area], area.statuses[place].rank().unwrap_or_default());
    let ratings = match area.apart() {
        Some(0) => speaker.fill(Phrase::BothSay, [("rating", rating(0).into())]),
        _ => speaker.fill(Phrase::WeAndThey, [("ours", rating(0).into()), ("theirs", rating(1).into())]),
    };
    let that = |said: [Said; 2]| -> Vec<ItemIndex> {
        let those = area.differing.iter().filter(|found| found.said == said);
        those.map(|found| found.item).collect()
    };
    let (we, they) = (that([Said::InPlace, Said::NotInPlace]), that([Said::NotInPlace, Said::InPlace]));
    let unclear = match area.differing.len() - we.len() - they.len() {
        0 => Text::default(),
        count => speaker.count(Phrase::OneUnclear, count, []),
    };
    let told = |phrase, items: &[ItemIndex]| {
        let (told, others) = items.split_at(items.len().min(MOST_STATEMENTS));
        if told.is_empty() {
            return Text::default();
        }
        let score = voice.score(area.area.index);
        let more = match others.len() {
            0 => Text::default(),
            more => speaker.fill(Phrase::AndMore, [("count", more.into())]),
        };
        Text::sentences([speaker.fill(phrase, [("statements", voice.statements(score, told).into())]), more])
    };
    Text::sentences([ratings, told(Phrase::OnlyWe, &we), told(Phrase::OnlyThey, &they), unclear])
}
