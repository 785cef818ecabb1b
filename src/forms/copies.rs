//! Several files with one person's answers on one form: people save twice, send both, or send an early one once more.

use std::cmp::Ordering;

use crate::assessment::{AreaAnswers, Assessment};
use crate::framework::AreaIndex;

/// Whether two assessments are one person's answers on one form: then one can be an earlier state of the other.
pub fn are_copies(one: &Assessment, other: &Assessment) -> bool {
    let form = |assessment: &Assessment| assessment.about.form.as_ref().map(|form| form.id.clone());
    form(one).is_some() && form(one) == form(other) && one.about.assessors == other.about.assessors
}

/// Whether the first of two copies is the newer: it was saved later, or, where they don't say so, it holds all that the other says.
pub fn is_newer(one: &Assessment, than: &Assessment) -> bool {
    let saved = |assessment: &Assessment| {
        let form = assessment.about.form.as_ref()?;
        let moment = form.saved.as_ref()?.parse::<jiff::Timestamp>().ok()?;
        Some((moment, form.saves))
    };
    match saved(one).cmp(&saved(than)) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => lost(one, than).is_empty() && !lost(than, one).is_empty(),
    }
}

/// The areas in which the older of two copies says what the newer doesn't.
pub fn lost(newer: &Assessment, older: &Assessment) -> Vec<AreaIndex> {
    let is_kept = |(area, answers): &(&AreaIndex, &AreaAnswers)| {
        newer.areas.get(area).is_some_and(|there| contains(there, answers))
    };
    older.areas.iter().filter(|entry| !is_kept(entry)).map(|(area, _)| *area).collect()
}

/// The areas that both of two assessments say something about.
pub fn shared(one: &Assessment, other: &Assessment) -> Vec<AreaIndex> {
    one.areas.keys().filter(|area| other.areas.contains_key(area)).copied().collect()
}

fn contains(newer: &AreaAnswers, older: &AreaAnswers) -> bool {
    older.ticked.is_subset(&newer.ticked)
        && older.unsure.is_subset(&newer.unsure)
        && older.not_applicable.iter().all(|entry| newer.not_applicable.get_key_value(entry.0) == Some(entry))
        && older.evidence.iter().all(|(item, pieces)| {
            newer.evidence.get(item).is_some_and(|there| pieces.iter().all(|piece| there.contains(piece)))
        })
        && older.notes.iter().all(|note| newer.notes.contains(note))
        && (older.excluded.is_none() || older.excluded == newer.excluded)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::{Answer, Assessor, Change, Detail, FormRef};
    use crate::framework::{Framework, bundled};

    fn saved(framework: &Framework, at: &str, who: &str, ticks: &[&str]) -> Assessment {
        let today = date(2026, 11, 25);
        let mut assessment = Assessment::new(framework, "Voices", today);
        let form = FormRef { id: "4c1f".into(), saved: Some(at.into()), saves: Some(1), ..FormRef::default() };
        assessment.describe(framework, Detail::Form(form)).unwrap();
        assessment.describe(framework, Detail::Assessors(vec![Assessor { name: who.into(), role: None }])).unwrap();
        for id in ticks {
            let item = framework.item(id).unwrap();
            let changes = [Change::Answer(item.item, Some(Answer::Ticked)), Change::AllAnswered];
            assessment.change(framework, item.area, changes, today).unwrap();
        }
        assessment
    }

    #[test]
    fn the_newer_holds_what_the_older_said_or_it_is_told() {
        let framework = bundled();
        let older = saved(&framework, "2026-11-25T14:00:00+00:00", "Amina", &["1a.E1"]);
        let newer = saved(&framework, "2026-11-25T14:03:00+00:00", "Amina", &["1a.E1", "2a.E1"]);
        assert!(are_copies(&older, &newer));
        assert!(is_newer(&newer, &older) && !is_newer(&older, &newer));
        assert_eq!(lost(&newer, &older), []);
        assert_eq!(lost(&older, &newer).len(), 1);
        let changed = saved(&framework, "2026-11-25T14:05:00+00:00", "Amina", &["1a.E2"]);
        assert_eq!(lost(&changed, &older), [framework.area("1a").unwrap().index]);
        assert_eq!(shared(&newer, &older), [framework.area("1a").unwrap().index]);
        assert!(!are_copies(&older, &saved(&framework, "2026-11-25T14:00:00+00:00", "Ben", &[])));
        // Another time zone, the same moment: then the one that says more.
        let elsewhere = saved(&framework, "2026-11-25T15:00:00+01:00", "Amina", &["1a.E1", "1b.E1"]);
        assert!(is_newer(&elsewhere, &older) && !is_newer(&older, &elsewhere) && !is_newer(&older, &older.clone()));
    }
}
