//! What needs work in a small assessment, written out by hand.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Assessment, Parked, Remark};
use crate::formats::markdown;
use crate::framework::{self, Framework};
use crate::pages::report::{Reader, report};
use crate::score::{Rule, score};

fn sample() -> Framework {
    let text = "{format: thrive-framework/1, id: sample, version: '1', title: Sample, levels: [{id: e, name: E}, {id: d, name: D}, \
         {id: m, name: M}], phases: [{id: P, name: Only, areas: [\
         {id: a, name: Alpha, checklist: {e: [{id: E1, text: one}], d: [{id: D1, text: two}, {id: D2, text: three}], \
         m: [{id: M1, text: four}]}}, \
         {id: b, name: Beta, checklist: {e: [{id: E1, text: five}], d: [{id: D1, text: six}]}}, \
         {id: c, name: Gamma, checklist: {e: [{id: E1, text: seven}]}}]}]}";
    framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
}

fn written(assessment: &Assessment, framework: &Framework) -> String {
    let card = score(framework, assessment, Rule::default());
    let mut subject = Subject::new(assessment, &card, Reader::Team, None, date(2026, 11, 22));
    subject.focus = true;
    let text = markdown::write(&report(&subject));
    text[text.find("## What needs work").unwrap()..].to_owned()
}

fn action(framework: &Framework, id: u32, item: &str, text: &str, due: Option<jiff::civil::Date>) -> Action {
    Action {
        id,
        uid: None,
        item: framework.item(item),
        action: text.to_owned(),
        responsible: Some("Ines".to_owned()),
        accountable: None,
        consulted: Vec::new(),
        informed: Vec::new(),
        due,
        horizon: None,
        status: None,
    }
}

/// Alpha lacks one statement of D and does not know another; M1, above what it aims for, is not listed. Beta is where it should be,
/// with a statement that is reworded, one to be confirmed and one parked. Gamma is open.
#[test]
fn only_what_needs_work_is_there() {
    let framework = sample();
    let mut assessment = Assessment::new(&framework, "Round", date(2026, 11, 2));
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let alpha = WrittenAnswers {
        ticked: ids(&["E1"]),
        unsure: ids(&["D2"]),
        evidence: BTreeMap::from([("E1".to_owned(), vec![Remark { text: "minutes".to_owned(), ..Remark::default() }])]),
        ..WrittenAnswers::default()
    };
    assessment.answer_area(&framework, "a", alpha);
    assessment.answer_area(&framework, "b", WrittenAnswers { ticked: ids(&["E1", "D1"]), ..WrittenAnswers::default() });
    let beta = framework.area("b").unwrap();
    let item = |id: &str| beta.item(id).unwrap().index;
    let answers = assessment.areas.get_mut(&beta.index).unwrap();
    answers.reworded.insert(item("E1"));
    answers.unconfirmed.insert(item("D1"));
    answers.parked.push(Parked { item: item("D1"), text: Some("ask the board".to_owned()) });
    assessment.actions = vec![
        action(&framework, 1, "a.D1", "Write it down", Some(date(2026, 11, 1))),
        action(&framework, 2, "b.E1", "Keep going", Some(date(2027, 1, 1))),
    ];
    insta::assert_snapshot!(written(&assessment, &framework), @"
    ## What needs work

    **This is an interim view: 2 of 3 areas are assessed so far**; 1 is not: Gamma. 2 areas are assessed: 1 D, 1 E. 1 is below D, which counts as good enough here; 1 is at it or above.

    - **Below what is aimed for** 1 area
    - **Not answered yet** 1 area
    - **Late** 1 action
    - **Not known** 1 statement
    - **Reworded since answered** 1 statement
    - **Carried over and not confirmed** 1 statement
    - **Parked** 1 statement
    - **Said to be in place, without evidence** 2 statements

    Left out here: 1 area at or above what is aimed for, 2 statements with nothing to look at, notes, evidence and other actions. The whole report for the team has them.

    ## Below what is aimed for

    **What areas below what they aim for lack**

    | Id | Not in place | Action |
    | --- | --- | --- |
    | **a Alpha: E, aims for D** |  |  |
    | D1 | two<br>for D | Write it down; Ines, by 1 Nov 2026 |
    | D2 | three<br>for D; not known | No action yet |

    ## Not answered yet

    - c Gamma

    ## Actions that are late

    **What is to be done, by whom and by when**

    | Action | Responsible | Due | Status |
    | --- | --- | --- | --- |
    | 1 Write it down<br>For a.D1: two | Ines | 1 Nov 2026 | **overdue** |

    ## Not known

    Each counts as not in place until somebody has found out.

    **Not known: which statements**

    | Id | Statement |
    | --- | --- |
    | **a Alpha** |  |
    | D2 | three |

    ## Reworded since answered

    The framework now says something else there, so an answer may no longer hold.

    **Reworded since answered: which statements**

    | Id | Statement |
    | --- | --- |
    | **b Beta** |  |
    | E1 | five |

    ## Carried over and not confirmed

    In place last time, and not looked at again since.

    **Carried over and not confirmed: which statements**

    | Id | Statement |
    | --- | --- |
    | **b Beta** |  |
    | D1 | six |

    ## Parked

    Put aside by the team, to come back to.

    **Parked: which statements**

    | Id | Statement |
    | --- | --- |
    | **b Beta** |  |
    | D1 | six<br>ask the board |

    ## Said to be in place, without evidence

    It counts all the same; evidence lets others see why.

    **Statements without evidence, of those said to be in place**

    | Area | Without evidence | Which |
    | --- | --- | --- |
    | b Beta | 2 of 2 | E1 and D1 |

    Report for the team, made with thrive on 22 November 2026.
    ");
}

#[test]
fn where_nothing_needs_work_it_says_so() {
    let framework = sample();
    let mut assessment = Assessment::new(&framework, "Round", date(2026, 11, 2));
    let evidence = || vec![Remark { text: "minutes".to_owned(), ..Remark::default() }];
    for area in framework.areas() {
        let ids = || area.items.iter().map(|item| item.id.clone());
        let answers = WrittenAnswers {
            ticked: ids().collect(),
            evidence: ids().map(|id| (id, evidence())).collect(),
            ..WrittenAnswers::default()
        };
        assessment.answer_area(&framework, &area.id, answers);
    }
    let said = written(&assessment, &framework);
    assert_eq!(said.matches("** none").count(), 8, "{said}");
    assert_eq!(said.matches("## ").count(), 1, "{said}");
    assert!(
        said.contains("Left out here: 3 areas at or above what is aimed for, 7 statements with nothing to look at"),
        "{said}"
    );
}
