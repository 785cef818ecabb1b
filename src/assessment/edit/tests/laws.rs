//! What holds whatever somebody does.

use proptest::prelude::*;

use super::*;

/// A text as people may type it, blank ones too.
fn any_text() -> impl Strategy<Value = String> {
    "[ a-c'\":#é\r\n-]{0,6}"
}

fn any_change() -> impl Strategy<Value = Change> {
    let serves = || proptest::collection::vec(any_text(), 0..3);
    let remark = || {
        (any_text(), proptest::option::of(any_text()), serves()).prop_map(|(text, by, serves)| Remark {
            text,
            on: None,
            by,
            serves,
        })
    };
    let votes = (0..3_u32, 0..3_u32, prop_oneof![0..3_u32, 9_999..10_002_u32]).prop_map(|(yes, no, unsure)| Votes {
        yes,
        no,
        unsure,
    });
    let on = prop_oneof![Just(RemarkOn::Area), Just(RemarkOn::Item(L1))];
    let item = || (0..4_usize).prop_map(ItemIndex::new);
    let level = || (0..3_usize).prop_map(LevelIndex::new);
    prop_oneof![
        (item(), any_text(), 0..4_usize).prop_map(|(item, reason, kind)| {
            let answers = [None, Some(Answer::Ticked), Some(Answer::Unsure), Some(Answer::NotApplicable(reason))];
            Change::Answer(item, answers[kind].clone())
        }),
        (level(), proptest::collection::vec(item(), 0..3)).prop_map(|(level, items)| Change::Tick { level, items }),
        level().prop_map(Change::LevelAnswered),
        Just(Change::AllAnswered),
        proptest::option::of(any_text()).prop_map(Change::Exclude),
        (item(), remark()).prop_map(|(item, remark)| Change::Evidence(item, remark)),
        item().prop_map(Change::ClearEvidence),
        remark().prop_map(Change::Note),
        Just(Change::ClearNotes),
        proptest::option::of(level()).prop_map(Change::Target),
        (on, 0..2_usize, proptest::option::of(remark())).prop_map(|(on, at, remark)| Change::Remark(on, at, remark)),
        (item(), proptest::option::of(votes)).prop_map(|(item, votes)| Change::Votes(item, votes)),
        (item(), any_text()).prop_map(|(item, question)| Change::Park(item, question)),
        item().prop_map(Change::Unpark),
        item().prop_map(Change::Reworded),
        item().prop_map(Change::Unconfirmed),
        (item(), any_text(), proptest::option::of(0..2_u32)).prop_map(|(item, reason, yes)| Change::Decide(Decision {
            item,
            reason,
            votes: yes.map(|yes| Votes { yes, ..Votes::default() })
        })),
    ]
}

fn any_detail() -> impl Strategy<Value = Detail> {
    let viewpoint = || proptest::option::of(prop_oneof![Just(Viewpoint::Strategic), Just(Viewpoint::Operational)]);
    let assessor = (any_text(), proptest::option::of(any_text())).prop_map(|(name, role)| Assessor { name, role });
    prop_oneof![
        any_text().prop_map(Detail::Title),
        any_text().prop_map(Detail::Organisation),
        any_text().prop_map(|text| Detail::Organisation(format!("{text} (code {text})"))),
        any_text().prop_map(Detail::OrganisationCode),
        any_text().prop_map(Detail::Place),
        (any_text(), any_text()).prop_map(|(name, code)| Detail::Formerly(vec![Former {
            name,
            code: Some(code),
            until: None
        }])),
        Just(Detail::Kind(Some(Kind::SelfAssessment))),
        viewpoint().prop_map(Detail::Viewpoint),
        (0..2_usize, viewpoint()).prop_map(|(phase, viewpoint)| Detail::ViewpointIn(PhaseIndex::new(phase), viewpoint)),
        Just(Detail::Timing(Some(Timing::Ongoing))),
        proptest::collection::vec(0..2_usize, 0..3).prop_map(Detail::Communities),
        any_text().prop_map(Detail::ExecutiveLead),
        proptest::collection::vec(assessor, 0..3).prop_map(Detail::Assessors),
        proptest::collection::vec(prop_oneof![Just(ScopePart::Phase(FIRST)), Just(ScopePart::Area(GAMMA))], 0..3)
            .prop_map(Detail::Scope),
        (any_text(), proptest::option::of(any_text())).prop_map(|(id, saved)| {
            Detail::Form(FormRef { id: id.clone(), wording: Some(id), saved, saves: Some(1) })
        }),
        any_text().prop_map(|file| {
            Detail::Sources(vec![MergedFile { file: file.clone(), digest: None, assessors: vec![file] }])
        }),
        any_text().prop_map(|file| Detail::Previous(vec![Previous { file, updated: None, digest: None }])),
    ]
}

/// Anything that somebody may do.
#[derive(Clone, Debug)]
enum Deal {
    Change(Vec<Change>),
    Describe(Detail),
    AddAction(String, String),
    PutAction(u32, String),
    RemoveAction(u32),
    MakeFinal,
    MakeDraft,
    SignOff(String),
}

fn any_deal() -> impl Strategy<Value = Deal> {
    prop_oneof![
        5 => proptest::collection::vec(any_change(), 0..3).prop_map(Deal::Change),
        2 => any_detail().prop_map(Deal::Describe),
        1 => (any_text(), any_text()).prop_map(|(text, who)| Deal::AddAction(text, who)),
        1 => (1..4_u32, any_text()).prop_map(|(number, text)| Deal::PutAction(number, text)),
        1 => (1..4_u32).prop_map(Deal::RemoveAction),
        1 => Just(Deal::MakeFinal),
        1 => Just(Deal::MakeDraft),
        1 => any_text().prop_map(Deal::SignOff),
    ]
}

/// Does it; whether something was changed.
fn deal(assessment: &mut Assessment, framework: &Framework, deal: Deal) -> Result<bool, Refusal> {
    match deal {
        Deal::Change(changes) => assessment.change(framework, ALPHA, changes, TODAY),
        Deal::Describe(detail) => assessment.describe(framework, detail),
        Deal::AddAction(action, who) => {
            let people = vec![who.clone(), who.clone()];
            let action = Action { action, responsible: Some(who), consulted: people, ..Action::default() };
            assessment.add_action(action).map(|_| true)
        }
        Deal::PutAction(id, action) => {
            let horizon = Some(Horizon::QuickWin);
            assessment.put_action(Action {
                id,
                action,
                item: Some(ItemRef { area: ALPHA, item: M1 }),
                horizon,
                ..Action::default()
            })
        }
        Deal::RemoveAction(number) => assessment.remove_action(number).map(|()| true),
        Deal::MakeFinal => assessment.make_final(&assessment.scope(framework)),
        Deal::MakeDraft => Ok(assessment.make_draft()),
        Deal::SignOff(by) => assessment.sign_off(&by, TODAY, false).map(|()| true),
    }
}

proptest! {
    /// Whatever is done in whatever order: what is written reads back equal, which also says that an item has one answer and
    /// an action a number of its own; what is refused or changes nothing leaves all as it was; and the answers of a final
    /// assessment stay.
    #[test]
    fn any_changes_leave_a_file_that_reads_back(deals in proptest::collection::vec(any_deal(), 0..12), is_round in any::<bool>()) {
        let framework = sample();
        let mut assessment = file(&format!(", scope: ['1']{}", if is_round { ROUND } else { "" }), "");
        assessment.change(&framework, BETA, [Change::AllAnswered], TODAY).unwrap();
        for one in deals {
            let before = assessment.clone();
            let result = deal(&mut assessment, &framework, one.clone());
            prop_assert_eq!(result == Ok(true), before != assessment, "{:?}", one);
            if before.is_final() && assessment.is_final() {
                prop_assert_eq!(&before.areas, &assessment.areas);
                prop_assert_eq!(&before.about.title, &assessment.about.title);
            }
            if assessment.is_final() && !before.is_final() {
                prop_assert_eq!(assessment.unanswered(&assessment.scope(&framework)), vec![]);
            }
        }
        let text = assessment::write(&assessment, &framework).unwrap();
        let read = assessment::read(text.as_bytes(), &framework);
        prop_assert!(!any_fault(&read.problems), "{}", text);
        prop_assert_eq!(read.assessment.as_ref(), Some(&assessment), "{}", text);
    }

    /// Changes of different items don't mind in which order they come.
    #[test]
    fn answers_to_different_items_can_come_in_any_order(
        ticked in any::<bool>(), first in 0..3_usize, second in 0..3_usize,
    ) {
        let framework = sample();
        let answers = [None, Some(Answer::Ticked), Some(Answer::NotApplicable("r".into()))];
        let before = file("", if ticked { "{open: mid, ticked: [L2, H1]}" } else { "" });
        let (one, other) = (Change::Answer(L2, answers[first].clone()), Change::Answer(H1, answers[second].clone()));
        let (mut this_way, mut that_way) = (before.clone(), before);
        this_way.change(&framework, ALPHA, [one.clone(), other.clone()], TODAY).unwrap();
        that_way.change(&framework, ALPHA, [other, one], TODAY).unwrap();
        prop_assert_eq!(this_way, that_way);
    }
}
