//! What will be done, by whom and by when, as far as that is still to come; what is done; and when all is looked at again.

use super::voice::Voice;
use crate::assessment::Action;
use crate::document::{Document, Entry, Text};
use crate::own_words::Phrase;
use crate::pages::actions::in_order;

pub(super) fn write(document: &mut Document, voice: Voice) {
    let Voice { subject, speaker } = voice;
    let all: Vec<&Action> = subject.assessment.actions.iter().collect();
    let (done, open): (Vec<&Action>, Vec<&Action>) = in_order(&all).into_iter().partition(|action| action.is_done());
    document.heading(2, speaker.say(Phrase::WillDo));
    document.list(open.iter().map(|action| Entry::new(action.action.as_str(), who_and_when(voice, action))).collect());
    if all.is_empty() {
        document.paragraph(speaker.say(Phrase::NoActions));
    } else if open.is_empty() {
        let next = if subject.standing.gaps.is_empty() { Text::default() } else { speaker.say(Phrase::NothingNext) };
        document.paragraph(Text::sentences([speaker.count(Phrase::AllDone, done.len(), []), next]));
    }
    if !done.is_empty() {
        document.paragraph(speaker.say(Phrase::Done));
        document.list(done.iter().map(|action| Entry::bullet(action.action.as_str())).collect());
    }
    if let Some(day) = subject.assessment.about.next_review {
        let phrase = if day < subject.made { Phrase::ReviewWas } else { Phrase::Review };
        document.paragraph(speaker.fill(phrase, [("date", speaker.day(day).into())]));
    }
}

/// Who does it, if a role of the framework does: anybody else may be a person. A day that has passed is no promise.
fn who_and_when(voice: Voice, action: &Action) -> Text {
    let Voice { subject, speaker } = voice;
    let role = action.responsible.as_deref().and_then(|responsible| subject.framework.role(responsible));
    let who = role.map(|role| speaker.fill(Phrase::Who, [("role", role.name.as_str().into())]));
    let when = match action.due {
        Some(due) => {
            let phrase = if action.is_overdue(subject.made) { Phrase::WasDue } else { Phrase::By };
            speaker.fill(phrase, [("date", speaker.day(due).into())])
        }
        None => speaker.say(Phrase::NoDate),
    };
    Text::sentences([who.unwrap_or_default(), when])
}
