use jiff::civil::date;

use super::*;
use crate::forms::Head;
use crate::framework::bundled;

fn found(marks: &[(&str, Mark)], status: Option<AreaStatus>, framework: &Framework) -> Filled {
    let mut filled = Filled::default();
    for (id, mark) in marks {
        filled.mark(framework.item(id).unwrap(), mark.clone(), "");
    }
    if status.is_some() {
        filled.area(framework.area("1a").unwrap().index).status = status;
    }
    filled
}

/// What the file says of area 1a after the form was taken, and in which list of what became of areas it is.
fn taken(filled: &Filled, blank_means_no: bool) -> (String, &'static str) {
    let framework = bundled();
    let taken = take(filled, &framework, date(2026, 11, 25), blank_means_no).unwrap();
    let area = framework.area("1a").unwrap().index;
    let lists = [
        ("answered", &taken.answered),
        ("set aside", &taken.set_aside),
        ("can't judge", &taken.cannot_judge),
        ("open", &taken.open),
        ("untouched", &taken.untouched),
    ];
    let which: Vec<&str> = lists.iter().filter(|(_, list)| list.contains(&area)).map(|(name, _)| *name).collect();
    assert_eq!(which.len(), 1, "{which:?}");
    let text = crate::assessment::write(&taken.assessment, &framework).unwrap();
    let read = crate::assessment::read(text.as_bytes(), &framework);
    assert_eq!(read.assessment.as_ref(), Some(&taken.assessment), "{:?}", read.problems);
    let start = text.find("areas:\n").map_or("", |start| &text[start..]);
    (start.replace("areas:\n", ""), which[0])
}

/// Marks, the area's status, what the file then says of the area, and what became of it.
type Case<'c> = (&'c [(&'c str, Mark)], Option<AreaStatus>, &'c str, &'c str);

#[test]
fn what_marks_and_statuses_mean() {
    let framework = bundled();
    let reason = || Mark::DoesNotApply("no partners yet".into());
    let cases: Vec<Case> = vec![
        (&[("1a.E1", Mark::Yes)], None, "  1a:\n    ticked: [E1]\n", "answered"),
        (&[("1a.E1", Mark::No)], None, "  1a: {}\n", "answered"),
        (&[], Some(AreaStatus::Answered), "  1a: {}\n", "answered"),
        (&[("1a.E1", Mark::Unknown)], Some(AreaStatus::Answered), "  1a:\n    unsure: [E1]\n", "answered"),
        (
            &[],
            Some(AreaStatus::DoesNotApply("not our work".into())),
            "  1a:\n    open: emerging\n    excluded: not our work\n",
            "set aside",
        ),
        (
            &[],
            Some(AreaStatus::DoesNotApply(" ".into())),
            "  1a:\n    open: emerging\n    notes:\n    - text: This area does not apply to us.\n",
            "open",
        ),
        (
            &[],
            Some(AreaStatus::CannotJudge),
            "  1a:\n    open: emerging\n    notes:\n    - text: We can't judge this area.\n",
            "can't judge",
        ),
    ];
    for (marks, status, expected, became) in cases {
        let (text, which) = taken(&found(marks, status.clone(), &framework), false);
        let flow = text.replace("ticked:\n    - E1", "ticked: [E1]").replace("unsure:\n    - E1", "unsure: [E1]");
        assert_eq!((flow.as_str(), which), (expected, became), "{marks:?} {status:?}");
    }
    let (text, which) = taken(&found(&[("1a.E1", reason())], None, &framework), false);
    assert!(text.contains("not_applicable:\n      E1: no partners yet\n") && which == "answered", "{text}");
}

/// Nobody ticked anything: that is not "no", unless whoever imports it says so.
#[test]
fn untouched_is_not_no() {
    let framework = bundled();
    assert_eq!(take(&Filled::default(), &framework, date(2026, 11, 25), false), Err(NoAnswers::Blank));
    let filled = found(&[("2a.E1", Mark::Yes)], None, &framework);
    let plain = take(&filled, &framework, date(2026, 11, 25), false).unwrap();
    assert_eq!((plain.answered.len(), plain.untouched.len()), (1, 25));
    assert_eq!(plain.assessment.areas.len(), 1);
    let all = take(&filled, &framework, date(2026, 11, 25), true).unwrap();
    assert_eq!((all.answered.len(), all.untouched.len()), (26, 0));
}

/// What is unclear is neither yes nor no: its area stays open from its level on, and it is put aside to come back to.
#[test]
fn what_is_unclear_stays_open() {
    let framework = bundled();
    let mut filled = found(&[("1a.E1", Mark::Yes), ("1a.D1", Mark::Yes)], None, &framework);
    filled.unclear("cell C9", framework.item("1a.D2"), "✗", "a cross can mean ticked or no");
    let (text, which) = taken(&filled, false);
    assert_eq!(which, "open");
    assert!(text.contains("open: developing\n") && !text.contains("D2\n    - "), "{text}");
    assert!(
        text.contains("parked:\n    - item: D2\n      text: '“✗”: a cross can mean ticked or no (cell C9)'\n"),
        "{text}"
    );
    // A reason that is none, and marks in an area that is said not to apply.
    let (text, which) = taken(&found(&[("1a.D1", Mark::DoesNotApply("yes".into()))], None, &framework), false);
    assert!(which == "open" && text.contains("open: developing"), "{text}");
    let odd = found(&[("1a.E1", Mark::Yes)], Some(AreaStatus::DoesNotApply("x".into())), &framework);
    let (text, which) = taken(&odd, false);
    assert!(which == "open" && text.contains("open: emerging") && text.contains("- E1"), "{text}");
}

#[test]
fn what_is_said_about_the_whole() {
    let framework = bundled();
    let mut filled = found(&[("1a.E1", Mark::Yes)], None, &framework);
    filled.head = Some(Head::new("4c1f".into(), &framework, crate::assessment::Kind::Community, vec!["1".into()]));
    filled.said = Said { title: Some("Voices".into()), role: Some("resident".into()), ..Said::default() };
    let taken = take(&filled, &framework, date(2026, 11, 25), false).unwrap();
    let about = &taken.assessment.about;
    assert_eq!(about.title, "Voices");
    assert_eq!(about.assessors, [Assessor { name: "resident".into(), role: Some("resident".into()) }]);
    assert_eq!(about.scope.len(), 1);
    assert_eq!(about.form.as_ref().map(|form| form.id.as_str()), Some("4c1f"));
    assert_eq!(taken.untouched.len(), 3);
    let other = Filled {
        head: filled.head.clone().map(|mut head| {
            head.framework.id = "other".into();
            head
        }),
        ..filled
    };
    assert_eq!(take(&other, &framework, date(2026, 11, 25), false), Err(NoAnswers::OtherFramework("other".into())));
}
