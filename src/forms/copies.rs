//! Several files with one person's answers on one form: people save twice, send both, or send an early one once more.

use std::cmp::Ordering;

use crate::assessment::{Assessment, Part, TakenIn};
use crate::framework::{AreaIndex, Framework};

/// Whether two assessments are one person's answers on one form: then one can be an earlier state of the other. Of people without a
/// name nobody knows whether they are one.
pub fn are_copies(one: &Assessment, other: &Assessment) -> bool {
    let who = |assessment: &Assessment| {
        let form = assessment.about.form.as_ref().map(|form| form.id.clone());
        form.filter(|_| !assessment.about.assessors.is_empty()).zip(Some(assessment.about.assessors.clone()))
    };
    who(one).is_some() && who(one) == who(other)
}

/// Whether the first of two copies is the newer: it was saved later, or, where they don't say so, it holds all that the other says.
pub fn is_newer(one: &Assessment, than: &Assessment, framework: &Framework) -> bool {
    let saved = |assessment: &Assessment| {
        let form = assessment.about.form.as_ref()?;
        let moment = form.saved.as_ref()?.parse::<jiff::Timestamp>().ok()?;
        Some((moment, form.saves))
    };
    match saved(one).cmp(&saved(than)) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => beyond(one, than, framework).is_empty() && !beyond(than, one, framework).is_empty(),
    }
}

/// What the older of two copies says beyond the newer, or otherwise. What it leaves blank says nothing: whoever saved it may have gone on
/// since.
pub fn beyond(newer: &Assessment, older: &Assessment, framework: &Framework) -> Vec<Part> {
    // As drafts, since one that is final takes nothing in.
    let [mut both, mut older] = [newer.clone(), older.clone()];
    both.make_draft();
    older.make_draft();
    let is_said = |part: &Part| match part {
        Part::Item(item) => older.areas.get(&item.area).is_some_and(|answers| answers.answer(item.item).is_some()),
        _ => true,
    };
    match both.take_in(&older, framework) {
        Ok(TakenIn { taken, different }) => taken.into_iter().chain(different).filter(is_said).collect(),
        Err(_) => Vec::new(),
    }
}

/// The areas of which both of two assessments answer something.
pub fn shared(one: &Assessment, other: &Assessment) -> Vec<AreaIndex> {
    let answers =
        |assessment: &Assessment, area| assessment.areas.get(area).is_some_and(|answers| !answers.is_untouched());
    one.areas.keys().filter(|area| answers(one, area) && answers(other, area)).copied().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::{Answer, Assessor, Change, Detail, FormRef};
    use crate::framework::bundled;

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
        assert!(is_newer(&newer, &older, &framework) && !is_newer(&older, &newer, &framework));
        assert_eq!(beyond(&newer, &older, &framework), []);
        assert_eq!(beyond(&older, &newer, &framework), [Part::Area(framework.area("2a").unwrap().index)]);
        let changed = saved(&framework, "2026-11-25T14:05:00+00:00", "Amina", &["1a.E2"]);
        assert_eq!(beyond(&changed, &older, &framework), [Part::Item(framework.item("1a.E1").unwrap())]);
        assert_eq!(shared(&newer, &older), [framework.area("1a").unwrap().index]);
        for who in ["Ben", ""] {
            let other = saved(&framework, "2026-11-25T14:00:00+00:00", who, &[]);
            assert!(!are_copies(&older, &other) && are_copies(&other, &other.clone()) != who.is_empty());
        }
        // Another time zone, the same moment: then the one that says more.
        let elsewhere = saved(&framework, "2026-11-25T15:00:00+01:00", "Amina", &["1a.E1", "1b.E1"]);
        assert!(
            is_newer(&elsewhere, &older, &framework)
                && !is_newer(&older, &elsewhere, &framework)
                && !is_newer(&older, &older.clone(), &framework)
        );
    }
}
