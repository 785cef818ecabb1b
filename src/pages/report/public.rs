//! The report for everyone: in plain words, all of which a wording pack can put into others; without ids, and without anybody's name.

mod actions;
mod beside;
mod found;
mod since;
mod standing;
mod voice;

use self::voice::Voice;
use super::subject::Subject;
use crate::assessment::{Kind, Status as Stage};
use crate::document::{Block, Document, Text, Tone};
use crate::framework::AreaIndex;
use crate::own_words::Phrase;
use crate::pages::phrases::about;
use crate::pages::phrases::speaker::Fill;

/// Up to this many areas that are not finished are named.
const FEW_AREAS: usize = 3;
/// Up to this many areas are named in which statements were left out.
const MOST_AREAS: usize = 12;

pub(super) fn write(document: &mut Document, subject: &Subject) {
    let voice = Voice::of(subject);
    let about = &subject.assessment.about;
    document.heading(1, about.title.as_str());
    let whose: Vec<&str> = about.organisation.iter().chain(&about.place).map(String::as_str).collect();
    if !whose.is_empty() {
        document.paragraph(whose.join(", "));
    }
    what_this_is(document, voice);
    found::write(document, voice);
    standing::write(document, voice);
    left_out(document, voice);
    since::write(document, voice);
    beside::write(document, voice);
    actions::write(document, voice);
    method(document, voice);
    contact(document, voice);
}

fn what_this_is(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let about = &subject.assessment.about;
    document.heading(2, speaker.say(Phrase::WhatThisIs));
    let looked = match about.kind() {
        Kind::SelfAssessment => Phrase::LookedOurselves,
        Kind::Peer => Phrase::LookedPeers,
        Kind::Community => Phrase::LookedCommunity,
    };
    let all = subject.framework.areas().len();
    let looked = speaker.count(looked, all, [("title", subject.framework.title().into())]);
    document.paragraph(Text::sentences([looked, scope(voice)]));
    add(document, Text::sentences([interim(voice), draft(voice)]).all(Tone::Strong));
    let when =
        about.updated.or(about.started).map(|day| speaker.fill(Phrase::When, [("month", speaker.month(day).into())]));
    add(document, Text::sentences([when.unwrap_or_default(), who_took_part(voice), communities(voice)]));
    if let Some(narrative) = &about.narrative {
        document.heading(2, speaker.say(Phrase::OurOwnWords));
        narrative.split("\n\n").for_each(|paragraph| document.paragraph(paragraph.trim()));
    }
}

/// Adds a paragraph, if there is anything to be said.
fn add(document: &mut Document, text: Text) {
    if !text.is_empty() {
        document.paragraph(text);
    }
}

/// Which part of the list was looked at, unless it is all of it.
fn scope(voice: Voice) -> Text {
    let Voice { subject, speaker } = voice;
    let looked_at = subject.account.looked_at();
    if looked_at == subject.framework.areas().len() {
        return Text::default();
    }
    let parts = Text::series(subject.phases().map(|phase| Text::default().quoted(&phase.name)));
    speaker.count(Phrase::Scope, looked_at, [("parts", parts.into())])
}

/// What is not finished, if anything isn't.
fn interim(voice: Voice) -> Text {
    let Voice { subject, speaker } = voice;
    let account = &subject.account;
    if !account.is_interim() {
        return Text::default();
    }
    let all = account.looked_at();
    let mut said = vec![speaker.count(Phrase::Interim, account.assessed.len(), [("all", all.into())])];
    if account.open.len() <= FEW_AREAS {
        said.push(speaker.fill(Phrase::Unfinished, [("areas", voice.names(&account.open).into())]));
    }
    if account.begun_statements > 0 {
        said.push(speaker.say(Phrase::Begun));
    }
    Text::sentences(said)
}

fn draft(voice: Voice) -> Text {
    let is_final = voice.subject.assessment.about.status == Some(Stage::Final);
    if is_final { Text::default() } else { voice.speaker.say(Phrase::Draft) }
}

/// How many people took part, and the roles that several of them have: where one alone has a role, it tells who that is.
fn who_took_part(voice: Voice) -> Text {
    let about = &voice.subject.assessment.about;
    let people = about.people();
    if people == 0 {
        return Text::default();
    }
    let speaker = voice.speaker;
    let took_part = speaker.count(Phrase::TookPart, people, []);
    let (roles, _) = about::roles(&about.assessors);
    let shared = roles.into_iter().filter(|(_, count)| *count > 1);
    let roles = Text::series(shared.map(|(role, count)| {
        let role = voice.subject.framework.role(&role).map_or(role, |known| known.name.clone());
        Text::from(format!("{role} ({count})"))
    }));
    let among =
        if roles.is_empty() { Text::default() } else { speaker.fill(Phrase::AmongThem, [("roles", roles.into())]) };
    Text::sentences([took_part, among])
}

fn communities(voice: Voice) -> Text {
    let Voice { subject, speaker } = voice;
    let name = |id: &String| {
        let known = subject.framework.communities().iter().find(|community| community.id == *id);
        Text::from(known.map_or(id.as_str(), |community| community.name.as_str()))
    };
    let communities = Text::series(subject.assessment.about.communities.iter().map(name));
    if communities.is_empty() {
        communities
    } else {
        speaker.fill(Phrase::About, [("communities", communities.into())])
    }
}

/// How much was set aside and where. Reasons are texts of the team, and can name people.
fn left_out(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let account = &subject.account;
    let (aside, all) = (account.statements.aside, account.statements.all);
    if aside == 0 && account.aside.is_empty() {
        return;
    }
    document.heading(2, speaker.say(Phrase::LeftOut));
    let areas: Vec<AreaIndex> = account.aside_within.iter().map(|(area, _)| *area).collect();
    if aside > 0 {
        let (phrase, areas): (Phrase, Fill) = match areas.len() {
            // There are as many statements as areas or more, so the form for one is not needed.
            number if number > MOST_AREAS && number == account.assessed.len() => {
                (Phrase::LeftOutEverywhere, number.into())
            }
            number if number > MOST_AREAS => (Phrase::LeftOutMany, number.into()),
            _ => (Phrase::LeftOutStatements, voice.names(&areas).into()),
        };
        document.paragraph(speaker.count(phrase, aside, [("all", all.into()), ("areas", areas)]));
    }
    if !account.aside.is_empty() {
        let areas = voice.names(&account.aside);
        document.paragraph(speaker.count(Phrase::LeftOutAreas, account.aside.len(), [("areas", areas.into())]));
    }
}

/// How to answer, where the team says how, and room to write on paper.
fn contact(document: &mut Document, voice: Voice) {
    let speaker = voice.speaker;
    if let Some(contact) = &voice.subject.assessment.about.contact {
        document.heading(2, speaker.say(Phrase::TellUs));
        document.paragraph(speaker.fill(Phrase::Ask, [("contact", address(contact).into())]));
        document.paragraph(speaker.say(Phrase::Formats));
    }
    document.blocks.push(Block::WritingSpace(speaker.say(Phrase::Room)));
    if voice.subject.assessment.about.contact.is_none() {
        document.paragraph(speaker.say(Phrase::SendBack));
    }
}

/// A contact, in which e-mail addresses can be written to.
fn address(contact: &str) -> Text {
    contact.split_inclusive(char::is_whitespace).fold(Text::default(), |text, word| {
        let bare = word.trim_matches(|letter: char| letter.is_whitespace() || ",;:.()<>".contains(letter));
        match word.split_once(bare) {
            Some((before, after)) if is_mail(bare) => text.and(before).mail(bare).and(after),
            _ => text.and(word),
        }
    })
}

/// Whether this is one e-mail address in the plain letters that every program knows.
fn is_mail(text: &str) -> bool {
    let is_plain = |part: &str, marks: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || marks.contains(letter))
    };
    text.split_once('@').is_some_and(|(who, host)| {
        let mut labels = host.split('.');
        is_plain(who, "._+-") && host.contains('.') && labels.all(|label| is_plain(label, "-"))
    })
}

/// By which rule areas were rated, and whose list it is.
fn method(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let framework = subject.framework;
    document.heading(2, speaker.say(Phrase::Method));
    let rule = match subject.card.rule.threshold_percent() {
        100 => speaker.say(Phrase::Rule),
        percent => speaker.fill(Phrase::RuleShare, [("percent", usize::from(percent).into())]),
    };
    document.paragraph(Text::sentences([rule, speaker.say(Phrase::Rest)]));
    let (title, version) = (framework.title().into(), framework.version().into());
    let publisher = publisher(voice);
    let list = if publisher.is_empty() {
        speaker.fill(Phrase::List, [("title", title), ("version", version)])
    } else {
        speaker.fill(Phrase::ListBy, [("title", title), ("publisher", publisher.into()), ("version", version)])
    };
    let additions = framework.overlay().map(|_| speaker.say(Phrase::LocalAdditions)).unwrap_or_default();
    let note = Text::default().quoted(&framework.source().note);
    document.paragraph(Text::sentences([list, additions, note, whose_words(voice), speaker.say(Phrase::Ours)]));
    let made = speaker.fill(Phrase::Made, [("date", speaker.day(subject.made).into())]);
    document.paragraph(made.all(Tone::Quiet));
}

/// Who published the list, and when.
fn publisher(voice: Voice) -> Text {
    let source = voice.subject.framework.source();
    let day = format!("{}-01", source.published).parse().ok().filter(|_| source.published.len() == 7);
    let published = day.map_or_else(|| Text::from(source.published.as_str()), |day| voice.speaker.month(day));
    let parts = [Text::from(source.publisher.as_str()), published].into_iter().filter(|part| !part.is_empty());
    Text::listed(parts)
}

/// In whose words it is, if a wording pack was laid over the list.
fn whose_words(voice: Voice) -> Text {
    let speaker = voice.speaker;
    let Some(credit) = voice.subject.framework.wording() else { return Text::default() };
    let name = match credit.name.as_str() {
        "" => speaker.say(Phrase::PackNameless),
        name => speaker.fill(Phrase::PackNamed, [("name", name.into())]),
    };
    let optional = |phrase, place, text: &str| {
        if text.is_empty() { Text::default() } else { speaker.fill(phrase, [(place, text.into())]) }
    };
    let author = optional(Phrase::PackAuthor, "author", &credit.author);
    Text::sentences([name, author, optional(Phrase::PackLicence, "licence", &credit.licence)])
}

#[cfg(test)]
mod tests;
