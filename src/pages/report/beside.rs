//! How peers and communities see it, for those who work with it: how far they have looked, and each area that they see differently,
//! statement by statement. Neither view is called right.

use super::subject::Subject;
use super::view::View;
use crate::assessment::{Kind, Status as Stage};
use crate::compare::AreaBeside;
use crate::document::{Document, Text};
use crate::pages::phrases::ratings::in_sentence;
use crate::pages::side_by_side::{self, Side};
use crate::words;

/// A part for each kind of view, with all that is said differently.
pub(super) fn write(document: &mut Document, subject: &Subject) {
    for (title, views) in by_kind(subject.beside) {
        document.heading(2, title);
        document.paragraph("These are two ways of seeing the same things. Neither is the measure of the other.");
        for view in views {
            document.paragraph(opening(view).and(others_alike(view)));
            let alone = alone(subject, view);
            if !alone.is_empty() {
                document.paragraph(alone);
            }
            side_by_side::told(document, &as_sides(subject, view), &view.differing());
        }
    }
}

/// The views of each kind that there is, with the title of their part.
pub(super) fn by_kind<'v, 'a>(views: &'v [View<'a>]) -> Vec<(&'static str, Vec<&'v View<'a>>)> {
    let of = |kind: Kind| views.iter().filter(|view| view.kind == kind).collect::<Vec<_>>();
    let parts = [("How communities see it", of(Kind::Community)), ("How peers see it", of(Kind::Peer))];
    parts.into_iter().filter(|(_, views)| !views.is_empty()).collect()
}

/// Whose view it is, how far they have looked, and in how many areas they see things differently.
pub(super) fn opening(view: &View) -> Text {
    let name = view.name.as_ref().map(|name| Text::default().strong(format!("{name}: "))).unwrap_or_default();
    name.and(
        [whose(view), looked_at(view), seen(view)]
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn whose(view: &View) -> String {
    let about = &view.assessment.about;
    let what = match view.kind {
        Kind::Community => "a community assessment",
        Kind::Peer | Kind::SelfAssessment => "a peer assessment",
    };
    let what = if view.name.is_some() { what.to_owned() } else { words::capitalised(what) };
    let when = about.updated.map(|day| format!(" of {}", words::long_date(day))).unwrap_or_default();
    let is_draft = about.status != Some(Stage::Final);
    let people = about.people();
    let people = (people > 0).then(|| format!("{} took part", words::either(people, "person", "people")));
    let facts: Vec<String> = is_draft.then(|| "a draft".to_owned()).into_iter().chain(people).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) };
    format!("{what}{when} stands beside the team's own{facts}.")
}

/// How many of the areas that the team has assessed they have assessed, too.
fn looked_at(view: &View) -> String {
    let (both, ours, alone) = (view.both(), view.ours(), view.theirs_alone().len());
    match (both, ours, alone) {
        (0, _, 0) => "They have not assessed any area yet, so nothing can be compared.".to_owned(),
        (0, _, alone) => {
            let them = words::agree(alone, "it", "any of them");
            format!(
                "They have assessed {}, and the team has not assessed {them}, so nothing can be compared.",
                words::count(alone, "area")
            )
        }
        (both, ours, _) if both == ours => {
            format!("They have assessed {} that the team has assessed.", words::all_of(ours, "area"))
        }
        (both, ours, _) => format!("They have assessed {both} of the {ours} areas that the team has assessed."),
    }
}

/// In how many of these areas they see things differently.
fn seen(view: &View) -> String {
    let differing = view.differing();
    let apart = differing.iter().filter(|area| area.apart() > Some(0)).count();
    let (both, differ) = (view.both(), differing.len());
    let which = match (both, differ) {
        (0, _) => return String::new(),
        (1, 0) => return "Both say the same of every statement in it.".to_owned(),
        (_, 0) => return "Both say the same of every statement in these.".to_owned(),
        (1, _) => "it".to_owned(),
        (both, differ) if both == differ => "all of these".to_owned(),
        (_, differ) => format!("{differ} of these"),
    };
    let ratings = match (apart, differ) {
        (0, 1) => ", with the same rating".to_owned(),
        (0, _) => ", with the same ratings".to_owned(),
        (1, 1) => ", with another rating".to_owned(),
        (apart, differ) if apart == differ => ", each with another rating".to_owned(),
        (apart, _) => format!(", {apart} of them with another rating"),
    };
    format!("They see {which} differently{ratings}.")
}

/// Of how many others they say the same, where they don't of all.
fn others_alike(view: &View) -> String {
    let differ = view.differing().len();
    match view.both() - differ {
        0 => String::new(),
        _ if differ == 0 => String::new(),
        1 => " Of the other one, both say the same.".to_owned(),
        others => format!(" Of the other {others}, both say the same."),
    }
}

/// The areas that they alone have assessed, with their ratings.
fn alone(subject: &Subject, view: &View) -> Text {
    let areas = view.theirs_alone();
    if areas.is_empty() {
        return Text::default();
    }
    let one = |area: &&AreaBeside| {
        let rating = in_sentence(subject.framework, [area.area], area.statuses[1].rank().unwrap_or_default());
        Text::default().quoted(&area.area.label()).and(" (").then(rating).and(")")
    };
    Text::from("Assessed by them, and not by the team: ").then(Text::series(areas.iter().map(one))).and(".")
}

fn as_sides<'a>(subject: &'a Subject, view: &'a View) -> side_by_side::Subject<'a> {
    let side = |label: &str, assessment| Side { label: label.to_owned(), file: String::new(), assessment };
    side_by_side::Subject {
        framework: subject.framework,
        sides: vec![side("Team", subject.assessment), side(they(view), view.assessment)],
        beside: &view.beside,
        rule: subject.card.rule,
        made: subject.made,
    }
}

/// What they are called beside the team.
pub(super) fn they(view: &View) -> &'static str {
    match view.kind {
        Kind::Community => "Communities",
        Kind::Peer | Kind::SelfAssessment => "Peers",
    }
}
