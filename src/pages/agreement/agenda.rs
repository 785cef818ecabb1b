//! What to talk about: the agenda itself.

use indexmap::IndexMap;

use super::subject::{Subject, lower, nothing_split};
use crate::agreement::{AgendaItem, Agreement, ItemSplit, Opposed};
use crate::assessment::{Kind, Word};
use crate::document::{Document, Entry, Text};
use crate::framework::Framework;
use crate::pages::phrases::voices;
use crate::words;

/// What to talk about, in the order in which it is worth the time.
pub(super) fn agenda(document: &mut Document, subject: &Subject) {
    document.heading(2, "What to talk about");
    let entries = |is_split: bool| -> Vec<Entry> {
        let those = subject.agenda.iter().filter(|item| item.split.is_split() == is_split);
        those.map(|item| entry(subject, item)).collect()
    };
    let (split, few) = (entries(true), entries(false));
    if split.is_empty() {
        document.paragraph(nothing_split(subject.agreement.withheld(), ""));
    } else {
        let are = words::either(split.len(), "statement is", "statements are");
        let order = if split.len() == 1 {
            ""
        } else {
            " The most mixed come first; of those that are equally mixed, those that decide a rating, then those in areas whose ratings \
             lie furthest apart."
        };
        document.paragraph(format!("{are} seen differently.{}{order}", alone(subject.agreement, split.len())));
        document.list(split);
    }
    not_known(document, subject);
    if !few.is_empty() {
        let were = words::either(few.len(), "statement was", "statements were");
        document.paragraph(format!(
            "{were} answered with yes or no by fewer than two, though at least two assessed the area:"
        ));
        document.list(few);
    }
}

/// On how many of the statements that are split one assessor alone differs from all others.
fn alone(agreement: &Agreement, split: usize) -> String {
    let is_alone =
        |split: &&ItemSplit| split.ticked.min(split.not_ticked) == 1 && split.ticked.max(split.not_ticked) > 1;
    match agreement.comparable().filter(is_alone).count() {
        0 => String::new(),
        1 if split == 1 => " One alone differs from the others.".to_owned(),
        alone if alone == split => " In each of these, one alone differs from the others.".to_owned(),
        alone => format!(" On {alone} of these, one alone differs from the others."),
    }
}

/// The statements on which all who say yes or no agree, and some don't know: they are not split, and still to be found out.
fn not_known(document: &mut Document, subject: &Subject) {
    let agreed = subject.agreement.comparable().filter(|split| !split.is_split() && split.unsure > 0);
    let ids: Vec<String> = agreed.map(|split| subject.framework.full_id(split.item)).collect();
    if ids.is_empty() {
        return;
    }
    let statements = words::count(ids.len(), "statement");
    document.paragraph(format!(
        "On {statements} all who say yes or no agree, and at least one doesn't know: who can find out? {}.",
        words::list(&ids)
    ));
}

/// A statement to talk about, with how it is split and what hangs on it.
fn entry(subject: &Subject, item: &AgendaItem) -> Entry {
    let framework = subject.framework;
    let area = &framework[item.split.item.area];
    let mut said = vec![format!("{}.", words::capitalised(&voices::split(&item.split)))];
    if item.decides {
        said.push(format!("It decides the rating of {}.", area.id));
    }
    if item.spread > 1 {
        said.push(format!("The ratings of {} lie {} levels apart.", area.id, item.spread));
    }
    if let Some(against) = &item.against {
        let (group, others) = if against.says_in_place { ("in place", "not") } else { ("not in place", "in place") };
        said.push(format!(
            "Of those who say yes or no, all in the role {} say that it is {group}, and all others that it is {others}.",
            against.role
        ));
    }
    if item.has_lone_voice && !subject.is_hidden() {
        said.push("One stands alone, and has left a note or evidence: begin with that.".to_owned());
    }
    let text = Text::default().quoted(&framework[item.split.item].text).line().and(said.join(" "));
    Entry::new(framework.full_id(item.split.item), text)
}

/// Where one kind of assessment says yes and another no.
pub(super) fn opposed(document: &mut Document, opposed: &[Opposed], framework: &Framework) {
    if opposed.is_empty() {
        return;
    }
    document.heading(2, "Where kinds of assessors see it differently");
    let kinds = |kinds: &[(Kind, usize)]| {
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, votes)| format!("{} ({votes})", lower(kind.label()))).collect();
        words::list(&kinds)
    };
    let said =
        |one: &Opposed| format!("In place: {}. Not in place: {}", kinds(&one.in_place), kinds(&one.not_in_place));
    document.paragraph(
        "Here all of one kind who say yes or no say that it is in place, and all of another kind that it is not (how many they are stands in \
         brackets):",
    );
    // The statements stand above in full, so here they are named.
    let mut grouped: IndexMap<String, Vec<String>> = IndexMap::new();
    for one in opposed {
        grouped.entry(said(one)).or_default().push(framework.full_id(one.item));
    }
    document.list(grouped.iter().map(|(said, ids)| Entry::bullet(format!("{said}: {}.", words::list(ids)))).collect());
}
