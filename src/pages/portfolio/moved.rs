//! What has changed since the round before, in all assessments together.

use super::subject::Subject;
use crate::document::{Document, Entry, Text};
use crate::framework::Area;
use crate::portfolio::{Movement, Moves};
use crate::words;

/// What has changed, in sentences and area by area. Nothing is said where no assessment has a round before.
pub(super) fn moved(document: &mut Document, subject: &Subject) {
    let Movement { compared, areas, overall, .. } = subject.movement;
    if !has_rounds_before(subject) {
        return;
    }
    document.heading(2, "What has moved");
    if let Some(are) = compared_text(subject) {
        let whose = words::agree(*compared, "Its", "Their");
        document.paragraph(format!("{are} {whose} areas: {}.", moves_text(*overall)));
        let moving = subject.framework.areas().iter().zip(areas).filter(|(_, moves)| moves.is_moving());
        let entry =
            |(area, moves): (&Area, &Moves)| Entry::new(Text::default().quoted(&area.label()), moves_text(*moves));
        document.list(moving.map(entry).collect());
    }
    if let Some(follow) = after_several_text(subject) {
        document.paragraph(follow);
    }
}

/// Whether any assessment has a round before.
pub(super) fn has_rounds_before(subject: &Subject) -> bool {
    subject.movement.compared + subject.movement.after_several > 0
}

/// How many assessments are compared with their round before, if any is.
pub(super) fn compared_text(subject: &Subject) -> Option<String> {
    let compared = subject.movement.compared;
    let are = words::either(compared, "assessment is", "assessments are");
    (compared > 0).then(|| format!("{are} compared with the round before."))
}

/// How many assessments follow several, if any does.
pub(super) fn after_several_text(subject: &Subject) -> Option<String> {
    let several = subject.movement.after_several;
    let follow = words::either(several, "assessment follows", "assessments follow");
    let is = words::agree(several, "is", "are");
    (several > 0).then(|| format!("{follow} several earlier ones at once, and {is} compared with none of them."))
}

/// In which ways the rating of an area can have moved, and how many have.
pub(super) fn ways(moves: Moves) -> [(&'static str, usize); 6] {
    [
        ("up", moves.tally.up),
        ("newly assessed", moves.tally.new),
        ("down", moves.tally.down),
        ("no longer assessed", moves.tally.gone),
        ("the same", moves.same_rating()),
        ("without a rating both times", moves.unrated),
    ]
}

/// `5 up, 2 newly assessed, 1 down, 20 the same`.
fn moves_text(moves: Moves) -> String {
    let some = ways(moves).into_iter().filter(|(_, count)| *count > 0);
    some.map(|(way, count)| format!("{count} {way}")).collect::<Vec<_>>().join(", ")
}
