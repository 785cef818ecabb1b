//! What was found, in figures: how many areas are at each step, how many are good enough, and how much is in place.

use super::voice::Voice;
use crate::document::{Column, Document, Row, Table, Text, Tone};
use crate::framework::LevelIndex;
use crate::own_words::Phrase;

pub(super) fn write(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let statements = subject.account.statements;
    document.heading(2, speaker.say(Phrase::Found));
    if subject.account.assessed.is_empty() {
        document.paragraph(speaker.say(Phrase::NoRating));
    }
    if statements.is_much_aside() {
        let fills = [("all", statements.all.into()), ("left", statements.applicable().into())];
        document.paragraph(speaker.count(Phrase::MuchLeftOut, statements.aside, fills).all(Tone::Strong));
    }
    document.table(bars(voice));
    if !subject.account.assessed.is_empty() {
        document.paragraph(Text::sentences(good_enough(voice)));
        document.paragraph(Text::sentences(in_place(voice)));
    }
}

/// A bar for each step, highest first, then for the areas without a rating: together they are all areas that were looked at.
fn bars(voice: Voice) -> Table {
    let Voice { subject, speaker } = voice;
    let account = &subject.account;
    let ratings = subject.card.overall.ratings.iter().enumerate().rev();
    let steps = ratings.map(|(rank, count)| (step(voice, rank), *count));
    let unrated = [(Phrase::NotFinished, account.open.len()), (Phrase::DoesNotApply, account.aside.len())];
    let unrated = unrated.into_iter().filter(|(_, count)| *count > 0);
    let all = account.looked_at();
    let row = |(name, count): (Text, usize)| {
        let words = speaker.count(Phrase::BarOf, all, [("part", count.into())]);
        Row::new(vec![name, words.bar(count, all)])
    };
    let strong = |phrase| speaker.say(phrase).all(Tone::Strong);
    Table {
        caption: speaker.say(Phrase::HowMany),
        columns: vec![
            Column::flexible(speaker.say(Phrase::Step)),
            Column { titled: false, ..Column::flexible(speaker.say(Phrase::Areas)) },
        ],
        rows: steps.chain(unrated.map(|(phrase, count)| (strong(phrase), count))).map(row).collect(),
    }
}

/// A step with what it means, and whether it is the one that counts as good enough.
fn step(voice: Voice, rank: usize) -> Text {
    let Voice { subject, speaker } = voice;
    let framework = subject.framework;
    let name = voice.rating(framework.areas(), rank).all(Tone::Strong);
    let Some(level) = LevelIndex::of_rank(rank) else {
        return name.line().then(speaker.say(Phrase::NotYetMeans));
    };
    let name = if level == subject.good_enough() {
        name.and(" (").then(speaker.say(Phrase::GoodEnough)).and(")")
    } else {
        name
    };
    let meaning = Text::default().quoted(&framework[level].meaning);
    if meaning.is_empty() { name } else { name.line().then(meaning) }
}

/// How many areas are where they should be.
fn good_enough(voice: Voice) -> Vec<Text> {
    let Voice { subject, speaker } = voice;
    let (all, below) = (subject.account.assessed.len(), subject.standing.gaps.len());
    let there = all - below;
    let level = || ("level", voice.level(subject.good_enough()).into());
    let has_targets = subject.has_targets();
    let mut said = vec![match (all, there, has_targets) {
        (1, 1, false) => speaker.fill(Phrase::OneThere, [level()]),
        (1, _, false) => speaker.fill(Phrase::OneNotThere, [level()]),
        (_, 0, false) => speaker.fill(Phrase::NoneThere, [level()]),
        (_, _, false) if below == 0 => speaker.count(Phrase::AllThere, all, [level()]),
        (_, _, false) => speaker.count(Phrase::SomeThere, there, [("all", all.into()), level()]),
        (1, 1, true) => speaker.say(Phrase::OneAim),
        (1, _, true) => speaker.say(Phrase::OneNoAim),
        (_, 0, true) => speaker.say(Phrase::NoAims),
        (_, _, true) if below == 0 => speaker.count(Phrase::AllAims, all, []),
        (_, _, true) => speaker.count(Phrase::SomeAims, there, [("all", all.into())]),
    }];
    if there > 0 && below > 0 {
        said.push(speaker.count(Phrase::NotThere, below, []));
    }
    if has_targets {
        said.push(speaker.fill(Phrase::AimElse, [level()]));
    }
    if subject.assessment.about.good_enough.is_some() {
        said.push(speaker.fill(Phrase::Agreed, [level()]));
    }
    said.extend(lower_targets(voice));
    said
}

/// The areas that are where they should be only because the target of their own is low.
fn lower_targets(voice: Voice) -> Option<Text> {
    let lower = voice.subject.at_lower_targets();
    let areas = || voice.names(&lower).into();
    (!lower.is_empty()).then(|| voice.speaker.count(Phrase::LowerTargets, lower.len(), [("areas", areas())]))
}

/// How many statements are in place, how many of them with evidence, and of how many it is not known.
fn in_place(voice: Voice) -> Vec<Text> {
    let Voice { subject, speaker } = voice;
    let statements = subject.account.statements;
    let fill = |phrase, count: usize| speaker.fill(phrase, [("count", count.into()), ("all", statements.said.into())]);
    let all = ("all", statements.applicable().into());
    let mut said = vec![speaker.count(Phrase::InPlaceOf, statements.in_place(), [all])];
    let through = statements.through > 0;
    if through {
        said.push(speaker.count(Phrase::Instead, statements.through, []));
    }
    if statements.said > 0 {
        said.push(match (statements.evidenced, through) {
            (0, false) => speaker.say(Phrase::NoEvidence),
            (0, true) => speaker.say(Phrase::NoEvidenceOthers),
            (evidenced, false) => fill(Phrase::Evidence, evidenced),
            (evidenced, true) => fill(Phrase::EvidenceOthers, evidenced),
        });
    }
    if statements.unsure > 0 {
        said.push(speaker.count(Phrase::Unknown, statements.unsure, []));
    }
    said
}
