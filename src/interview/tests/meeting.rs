//! The meeting: what comes up and in which order, what a decision changes, and how what is left comes back.

use super::*;

/// Splits of 2:2 (parked by the merger), 3:2 and 4:1, one that is parked by people, one that was decided, and one that all agree on.
const MERGED: &str = "1a: {ticked: [L1], unsure: [L2], votes: {L1: {yes: 4, no: 1}, L2: {yes: 2, no: 2}, H1: {yes: 2, no: 3}}, \
    parked: [{item: L2, text: '2 say that it is in place, 2 that it is not'}]}, \
    1b: {ticked: [H1], votes: {H1: {yes: 5}, H2: {yes: 3, no: 2}}, decisions: [{item: H2, reason: settled}]}, \
    2a: {votes: {L1: {yes: 1, no: 1}}, parked: [{item: L1, text: whose budget}]}";

fn meeting<'f>(framework: &'f Framework, areas: &str, scope: Option<&[&str]>, is_whole: bool) -> Interview<'f> {
    let scope = scope.map(|ids| parts(framework, ids));
    Interview::meeting(framework, file(areas), Rule::default(), today(), scope, is_whole)
}

/// The statements that come up when each is left as it is, and what is said at the end.
fn come_up(mut interview: Interview) -> Vec<String> {
    let mut up = Vec::new();
    while let Form::Decision(motion) = interview.ask().form {
        let back = if motion.comes_back { "parked " } else { "" };
        up.push(format!("{} {} {back}{} of {}", motion.id, motion.text, motion.number, motion.of));
        interview.answer(Input::Next);
    }
    up.push(said(&interview));
    up
}

fn standing(interview: &Interview) -> String {
    match interview.ask().form {
        Form::Decision(motion) => format!("{} {}: {}", motion.id, motion.text, motion.standing.join(" | ")),
        other => panic!("no statement is up: {other:?}"),
    }
}

/// The closest split first, what people parked last; what is decided or agreed on doesn't come up.
#[test]
fn what_comes_up() {
    let framework = sample();
    assert_eq!(
        come_up(meeting(&framework, MERGED, None, false)),
        [
            "L2 two 1 of 4",
            "H1 three 2 of 4",
            "L1 one 3 of 4",
            "L1 six 4 of 4",
            "0 of 4 statements decided; left open: 1a.L2, 1a.H1, 1a.L1 and 2a.L1."
        ]
    );
    assert_eq!(
        come_up(meeting(&framework, MERGED, Some(&["1b", "2a"]), true)),
        [
            "H1 four 1 of 3",
            "L1 six 2 of 3",
            "H1 seven 3 of 3",
            "0 of 3 statements decided; left open: 1b.H1, 2a.L1 and 2a.H1."
        ]
    );
    assert_eq!(meeting(&framework, MERGED, Some(&["1b"]), false).motions(), 0);
    assert_eq!(
        meeting(&framework, "1a: {excluded: none}", None, true).motions(),
        4,
        "an area that is set aside is left out"
    );
}

#[test]
fn a_decision_keeps_the_split_and_the_hands() {
    let framework = sample();
    let mut interview = meeting(&framework, MERGED, None, false);
    assert_eq!(standing(&interview), "L2 two: Not decided yet", "neither the split nor what was made of it");
    interview.answer(Input::Split);
    assert_eq!(
        standing(&interview),
        "L2 two: Not decided yet | The answers: 2 say that it is in place, 2 that it is not"
    );
    interview.answer(Input::Split);
    interview.answer(Input::Item(0, ItemInput::Votes));
    assert_eq!(asked(&interview), "(L2 two) How many say yes, no and don't know to L2 (such as 7 2 1)? []");
    for wrong in ["3 1", "3\t1", "3", "many", "1 2 3 4", "7 20000 0"] {
        assert_eq!(interview.answer(Input::Text(wrong.into())), Effect::Ask);
        assert!(asked(&interview).contains("How many say yes"), "{wrong} is asked again");
        assert!(!said(&interview).is_empty(), "{wrong}");
    }
    interview.answer(Input::Text("3 1 0".into()));
    assert_eq!(standing(&interview), "L2 two: Not decided yet | Hands: 3 yes, 1 no, 0 don't know");
    interview.answer(Input::Decide(Decided::InPlace));
    assert_eq!(asked(&interview), "(L2 two) L2 is in place. Why, in a few words? []");
    assert_eq!(interview.answer(Input::Text("minutes of May".into())), Effect::Save);
    assert_eq!(said(&interview), "1a.L2 is in place. 1a is Low now, not yet Low before.");
    let expected = "1a: {ticked: [L1, L2], votes: {L1: {yes: 4, no: 1}, L2: {yes: 3, no: 1}, H1: {yes: 2, no: 3}}, \
        decisions: [{item: L2, reason: minutes of May, votes: {yes: 2, no: 2}}]}";
    assert_eq!(answers_of(&interview, "1a"), file(expected).spelt(&framework, "1a"));
    // Back at it, it says what was decided, and why.
    interview.answer(Input::Back);
    assert_eq!(standing(&interview), "L2 two: Decided, in place: minutes of May");
    interview.answer(Input::Split);
    assert!(standing(&interview).ends_with("The answers: 2 say that it is in place, 2 that it is not"));
    // Decided otherwise, the split before is still that of the answers, and not the hands; decided once more as at first, that holds.
    for (decided, reason) in [(Decided::NotInPlace, "none kept"), (Decided::InPlace, "minutes of May")] {
        interview.answer(Input::Decide(decided));
        interview.answer(Input::Text(reason.into()));
        interview.answer(Input::Back);
        assert!(standing(&interview).ends_with(reason), "{}", standing(&interview));
    }
    let expected = "1a: {ticked: [L1, L2], votes: {L1: {yes: 4, no: 1}, L2: {yes: 3, no: 1}, H1: {yes: 2, no: 3}}, \
        decisions: [{item: L2, reason: none kept, votes: {yes: 2, no: 2}}, {item: L2, reason: minutes of May, votes: {yes: 2, no: 2}}]}";
    assert_eq!(answers_of(&interview, "1a"), file(expected).spelt(&framework, "1a"));
}

#[test]
fn every_decision() {
    let framework = sample();
    for (decided, reason, answer, said_then) in [
        (Decided::NotInPlace, " ", "", "1a.L2 is not in place."),
        (Decided::Unsure, "ask Ada", "unsure: [L2], ", "1a.L2: we don't know."),
        (
            Decided::NotApplicable,
            "no budget",
            "not_applicable: {L2: no budget}, ",
            "1a.L2 does not apply. 1a is Low now, not yet Low before.",
        ),
    ] {
        let mut interview = meeting(&framework, MERGED, Some(&["1a"]), false);
        interview.answer(Input::Decide(decided));
        assert_eq!(interview.answer(Input::Text(reason.into())), Effect::Save);
        assert_eq!(said(&interview), said_then);
        let reason = if reason == " " { "no reason was given" } else { reason };
        let expected = format!(
            "1a: {{ticked: [L1], {answer}votes: {{L1: {{yes: 4, no: 1}}, L2: {{yes: 2, no: 2}}, H1: {{yes: 2, no: 3}}}}, \
             decisions: [{{item: L2, reason: {reason}, votes: {{yes: 2, no: 2}}}}]}}"
        );
        assert_eq!(answers_of(&interview, "1a"), file(&expected).spelt(&framework, "1a"));
    }
    let mut interview = meeting(&framework, MERGED, None, false);
    interview.answer(Input::Decide(Decided::NotApplicable));
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask, "what does not apply has a reason");
    assert!(asked(&interview).ends_with("Why does L2 not apply? [] needed"), "{}", asked(&interview));
    interview.answer(Input::Back);
    assert_eq!(standing(&interview), "L2 two: Not decided yet");
}

/// What is parked comes back once all others have come up, until it is decided; a meeting that is interrupted goes on with what is left.
#[test]
fn parked_and_interrupted() {
    let framework = sample();
    let mut interview = meeting(&framework, MERGED, Some(&["1a"]), false);
    interview.answer(Input::Item(0, ItemInput::Park));
    assert_eq!(interview.answer(Input::Text("which minutes".into())), Effect::Save);
    interview.answer(Input::Decide(Decided::Unsure));
    interview.answer(Input::Text(String::new()));
    let resumed = Interview::meeting(
        &framework,
        interview.assessment().clone(),
        Rule::default(),
        today(),
        Some(parts(&framework, &["1a"])),
        false,
    );
    assert_eq!(
        come_up(resumed),
        ["L1 one 1 of 2", "L2 two 2 of 2", "0 of 2 statements decided; left open: 1a.L1 and 1a.L2."],
        "what was parked comes last"
    );
    interview.answer(Input::Next);
    let Form::Decision(motion) = interview.ask().form else { panic!("{}", asked(&interview)) };
    assert_eq!((motion.id.as_str(), motion.number, motion.of, motion.comes_back), ("L2", 1, 1, true));
    assert_eq!(motion.standing, ["Not decided yet", "parked: which minutes"]);
    interview.answer(Input::Decide(Decided::InPlace));
    interview.answer(Input::Text(String::new()));
    assert_eq!(
        said(&interview),
        "2 of 3 statements decided; left open: 1a.L1. | 1a.L2 is in place. 1a is Low now, not yet Low before."
    );
    choose(&mut interview, "Go through what is left (1)");
    assert_eq!(standing(&interview), "L1 one: Not decided yet");
    interview.answer(Input::Decide(Decided::InPlace));
    interview.answer(Input::Text(String::new()));
    assert!(said(&interview).starts_with("The statement is decided."), "{}", said(&interview));
    assert_eq!(asked(&interview), "Anything else? > Stop here / Look at the results so far");
    interview.answer(Input::Back);
    assert_eq!(standing(&interview), "L1 one: Decided, in place: no reason was given");
    assert_eq!(interview.answer(Input::Leave), Effect::Stop);
}

/// What a merger puts aside where it may not tell the votes is no question of people's own; a text that no file may have is refused.
#[test]
fn what_people_have_put_aside() {
    let framework = sample();
    let merged = "1a: {votes: {H1: {yes: 3, no: 2}}, parked: [{item: L1, text: the answers differ}, \
        {item: L2, text: the answers don't decide it}]}, 2a: {votes: {L1: {yes: 3, no: 2}}, parked: [{item: L1, text: whose}]}";
    let mut interview = meeting(&framework, merged, None, false);
    assert_eq!(standing(&interview), "H1 three: Not decided yet");
    interview.answer(Input::Next);
    assert_eq!(standing(&interview), "L1 one: Not decided yet");
    interview.answer(Input::Item(0, ItemInput::Park));
    assert_eq!(interview.answer(Input::Text("x".repeat(100_001))), Effect::Ask);
    assert!(said(&interview).starts_with("That text is too long"), "{}", said(&interview));
    assert!(asked(&interview).contains("What is to be cleared up about L1?"), "it is asked again");
}

/// Evidence that is given in the meeting, and the way back from it.
#[test]
fn evidence_and_the_way_back() {
    let framework = sample();
    let mut interview = meeting(&framework, MERGED, None, false);
    assert_eq!(interview.answer(Input::Back), Effect::Ask);
    assert!(said(&interview).contains("nothing before it"), "{}", said(&interview));
    interview.answer(Input::Item(0, ItemInput::NewEvidence));
    interview.answer(Input::Text("the plan".into()));
    while !matches!(interview.ask().form, Form::Decision(_)) {
        interview.answer(Input::Text(String::new()));
    }
    assert_eq!(standing(&interview), "L2 two: Not decided yet | 1 piece of evidence");
    assert_eq!(said(&interview), "", "nothing tells what the merger made of it");
    interview.answer(Input::Help);
    assert!(matches!(interview.ask().notices.as_slice(), [Notice::Explained(_)]));
    // A file that is final is asked about first.
    let mut file = file(MERGED);
    file.make_final(&[]).unwrap();
    let mut interview = Interview::meeting(&framework, file, Rule::default(), today(), None, false);
    assert!(asked(&interview).starts_with("It is final."), "{}", asked(&interview));
    choose(&mut interview, "Yes, make it a draft");
    assert_eq!(standing(&interview), "L2 two: Not decided yet");
}
