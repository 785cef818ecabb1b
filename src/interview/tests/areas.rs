//! The questions about an area: the items of its levels, and what is said of them besides.

use super::*;
use crate::assessment::{Action, Progress};

#[test]
fn an_answered_area_stays_answered_when_looked_at_again() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::Many(vec![0]));
    choose(&mut interview, "Look at 1a again");
    interview.answer(Input::Many(vec![1]));
    assert_eq!(where_is(&interview), "1a high");
    let answers = answers_of(&interview, "1a");
    assert_eq!(
        (answers.open.as_deref(), answers.ticked.contains("L2"), answers.ticked.contains("L1")),
        (None, true, false)
    );
}

/// `open` may name a level at which the area has no item, for instance after the framework has changed.
#[test]
fn an_open_level_without_items_can_be_answered() {
    let framework = sample();
    let mut file = begun(&framework).assessment().clone();
    for (id, open, first) in [("1b", "low", "1b high"), ("1a", "high", "1a high")] {
        file.areas.clear();
        file.answer_area(&framework, id, WrittenAnswers { open: Some(open.into()), ..WrittenAnswers::default() });
        let mut interview =
            Interview::resume(&framework, file.clone(), Rule::default(), today(), Some(parts(&framework, &[id])));
        assert_eq!(where_is(&interview), first);
        interview.answer(Input::Many(vec![]));
        assert_eq!((where_is(&interview), &answers_of(&interview, id).open), (format!("{id} rated"), &None));
    }
}

#[test]
fn not_applicable_needs_a_reason_and_takes_the_tick() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0, 1]));
    interview.answer(Input::Back);
    interview.answer(Input::Item(0, ItemInput::NotApplicable));
    assert_eq!(interview.ask().question, "Why does L1 not apply, or what has taken its place?");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    interview.answer(Input::Text("no survey".into()));
    interview.answer(Input::Item(1, ItemInput::NotApplicable));
    assert_eq!(interview.ask().question, "Why does L2 not apply, or what has taken its place?");
    interview.answer(Input::Text("no budget".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = answers_of(&interview, "1a");
    assert_eq!((answers.ticked.len(), answers.not_applicable["L1"].as_str()), (0, "no survey"));
    // Nothing is left to tick here, and Enter goes on.
    assert!(matches!(&interview.ask().form, Form::Ticks { items } if items.iter().all(|item| !item.applies())));
    // Neither can be ticked, nor be what we don't know.
    assert_eq!(interview.answer(Input::Item(0, ItemInput::Tick)), Effect::Ask);
    assert_eq!(interview.answer(Input::Item(0, ItemInput::Unsure)), Effect::Ask);
    interview.answer(Input::Many(vec![0]));
    assert!(answers_of(&interview, "1a").ticked.is_empty());
    interview.answer(Input::Back);
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Back);
    // Said once more, it is taken back.
    interview.answer(Input::Item(0, ItemInput::NotApplicable));
    interview.answer(Input::Item(1, ItemInput::NotApplicable));
    assert!(answers_of(&interview, "1a").not_applicable.is_empty());
}

#[test]
fn a_whole_area_can_be_set_aside_and_taken_back() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Item(1, ItemInput::Tick));
    interview.answer(Input::More);
    choose(&mut interview, "Mark the whole area");
    interview.answer(Input::Text("not our service".into()));
    assert_eq!(where_is(&interview), "1a rated");
    assert_eq!(answers_of(&interview, "1a").excluded.as_deref(), Some("not our service"));
    choose(&mut interview, "It applies after all");
    assert_eq!(where_is(&interview), "1a low");
    assert!(answers_of(&interview, "1a").ticked.contains("L2"));
}

/// Each key of a list is an answer of its own, which is saved at once; the level stays open.
#[test]
fn what_is_said_of_one_item() {
    let framework = sample();
    let mut interview = begun(&framework);
    let is = |interview: &Interview, said: &str| {
        assert_eq!(where_is(interview), "1a low");
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{open: low, {said}}}")).spelt(&framework, "1a"));
    };
    for (input, said) in [
        (Input::Item(1, ItemInput::Tick), "ticked: [L2]"),
        (Input::Item(0, ItemInput::Unsure), "ticked: [L2], unsure: [L1]"),
        // Knowing after all: a tick takes the place of "don't know", and the other way round.
        (Input::Item(0, ItemInput::Tick), "ticked: [L1, L2]"),
        (Input::Item(1, ItemInput::Unsure), "ticked: [L1], unsure: [L2]"),
        (Input::Item(1, ItemInput::Unsure), "ticked: [L1]"),
        (Input::Item(0, ItemInput::Tick), ""),
        (Input::Ticks(vec![1, 0, 1]), "ticked: [L1, L2]"),
        (Input::Ticks(vec![]), ""),
    ] {
        assert_eq!(interview.answer(input.clone()), Effect::Save, "{input:?}");
        is(&interview, said);
    }
    // There is no such item.
    assert_eq!(interview.answer(Input::Item(2, ItemInput::Tick)), Effect::Ask);
    is(&interview, "");
}

/// Evidence is asked for its day and who gave it, and nothing is supposed.
#[test]
fn evidence_and_notes() {
    let framework = sample();
    let mut interview = begun(&framework);
    let is = |interview: &Interview, said: &str| {
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{open: low, {said}}}")).spelt(&framework, "1a"));
    };
    interview.answer(Input::Item(1, ItemInput::Evidence));
    assert_eq!(asked(&interview), "(L2 two) What is the evidence for L2? []");
    assert_eq!(interview.answer(Input::Text("minutes of 3 May".into())), Effect::Save);
    is(&interview, "evidence: {L2: [{text: minutes of 3 May}]}");
    assert_eq!(asked(&interview), "(L2 two) (minutes of 3 May) From when is it? []");
    assert_eq!(interview.answer(Input::Text("3 Mai".into())), Effect::Ask);
    assert_eq!(
        said(&interview),
        "Write a day such as 2027-03-31. Where no day is known, leave it empty, and put what is known into the text."
    );
    // Files can't hold it.
    assert_eq!(interview.answer(Input::Text("3 May 1066".into())), Effect::Ask);
    assert_eq!(interview.answer(Input::Text("3 May 2026".into())), Effect::Save);
    assert_eq!(asked(&interview), "(L2 two) (minutes of 3 May (3 May 2026)) Who gave it? []");
    assert_eq!(interview.answer(Input::Text("Ada".into())), Effect::Save);
    is(&interview, "evidence: {L2: [{text: minutes of 3 May, date: 2026-05-03, by: Ada}]}");
    assert_eq!(asked(&interview).split(" / ").last(), Some("L2 two (1 piece of evidence)"));
    // Whoever goes back in between is told that what was said stays.
    let mut left = interview.clone();
    left.answer(Input::Item(0, ItemInput::Evidence));
    left.answer(Input::Text("a list".into()));
    left.answer(Input::Back);
    assert_eq!(said(&left), "What you have said so far is kept.");
    assert_eq!(answers_of(&left, "1a").evidence["L1"][0].text, "a list");
    // What is there can be corrected and taken out; Enter adds to it.
    interview.answer(Input::Item(1, ItemInput::Evidence));
    assert_eq!(
        asked(&interview),
        "(L2 two) Evidence for L2: > Add another piece of evidence / Change: minutes of 3 May (Ada, 3 May 2026) / Back"
    );
    choose(&mut interview, "Change");
    choose(&mut interview, "Correct");
    assert_eq!(asked(&interview), "(L2 two) What is the evidence for L2? [minutes of 3 May]");
    interview.answer(Input::Text("minutes".into()));
    choose(&mut interview, "Change");
    choose(&mut interview, "Change its date");
    interview.answer(Input::Text(String::new()));
    assert!(asked(&interview).starts_with("(L2 two) Evidence for L2: > Add another"), "the date alone was asked for");
    interview.answer(Input::Back);
    is(&interview, "evidence: {L2: [{text: minutes, by: Ada}]}");
    interview.answer(Input::Item(1, ItemInput::NewEvidence));
    interview.answer(Input::Text(" \n".into()));
    assert_eq!(where_is(&interview), "1a low", "nothing said adds nothing");
    interview.answer(Input::Item(1, ItemInput::Evidence));
    choose(&mut interview, "Change");
    choose(&mut interview, "Take it out");
    is(&interview, "");
    // A note is of today.
    interview.answer(Input::Note);
    assert_eq!(asked(&interview), "Your note on 1a Alpha: []");
    interview.answer(Input::Text("ask Sam".into()));
    interview.answer(Input::Text(String::new()));
    is(&interview, "notes: [{text: ask Sam, date: 2026-11-21}]");
    interview.answer(Input::Note);
    assert!(
        asked(&interview).starts_with("Notes on 1a Alpha: > Add another note / Change: ask Sam (21 November 2026)")
    );
    choose(&mut interview, "Back");
    assert_eq!(where_is(&interview), "1a low");
}

/// What is shown of the items of a level, and that only a level can be skipped or have something said besides.
#[test]
fn the_items_of_a_level() {
    let framework = sample();
    let mut interview = resumed(
        &framework,
        file("1a: {open: low, ticked: [L1], unconfirmed: [L1], not_applicable: {L2: no survey}, unsure: [H1]}"),
        None,
    );
    interview.mark_new(framework.item("1a.L2"));
    assert_eq!(
        asked(&interview),
        "Low, level 1 of 2. Which are in place? L1 one x (ticked last time) / L2 two (not applicable: no survey) (new)"
    );
    interview.answer(Input::Many(vec![0, 1]));
    assert_eq!(asked(&interview), "High, level 2 of 2. Which are in place? H1 three (we don't know)");
    interview.answer(Input::Many(vec![]));
    // What we don't know stays, if it isn't ticked.
    assert_eq!(
        answers_of(&interview, "1a"),
        file("1a: {ticked: [L1], not_applicable: {L2: no survey}, unsure: [H1]}").spelt(&framework, "1a")
    );
}

/// What can be said of an area that has been answered: of all its items, and with what stands there already.
#[test]
fn what_is_asked_besides() {
    let framework = sample();
    let stands = "ticked: [L2, H1], not_applicable: {L1: no survey}";
    let rated = || {
        let mut interview = resumed(&framework, file(&format!("1a: {{{stands}}}")), None);
        assert_eq!(where_is(&interview), "1b high");
        interview.answer(Input::Back);
        interview.answer(Input::Many(vec![0]));
        assert_eq!(where_is(&interview), "1a rated");
        interview
    };
    let is = |interview: &Interview, said: &str| {
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{{said}}}")).spelt(&framework, "1a"));
    };

    let mut interview = rated();
    choose(&mut interview, "Add or change evidence");
    // Enter chooses the first that is ticked.
    assert_eq!(asked(&interview), "For which of these is there evidence? L1 one / > L2 two / H1 three");
    interview.answer(Input::One(2));
    assert_eq!(asked(&interview), "(H1 three) What is the evidence for H1? []");
    interview.answer(Input::Text(" \n ".into()));
    is(&interview, stands);
    assert_eq!(where_is(&interview), "1a rated");
    choose(&mut interview, "Add or change evidence");
    interview.answer(Input::One(2));
    interview.answer(Input::Text("minutes\u{85}of May ".into()));
    is(&interview, &format!("{stands}, evidence: {{H1: [{{text: \"minutes\\nof May\"}}]}}"));
    interview.answer(Input::Text(String::new()));
    interview.answer(Input::Text(String::new()));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);

    let mut interview = rated();
    choose(&mut interview, "Add or change a note");
    assert_eq!(asked(&interview), "Your note on 1a Alpha: []");
    interview.answer(Input::Text(" ".into()));
    is(&interview, stands);

    let mut interview = rated();
    choose(&mut interview, "Mark statements");
    assert_eq!(
        asked(&interview),
        "Which of these do not apply, or have something better in their place? x L1 one / L2 two / H1 three"
    );
    // What has a reason keeps it; only the others are asked about, one after the other.
    assert_eq!(interview.answer(Input::Many(vec![0, 1, 2])), Effect::Save);
    assert_eq!(asked(&interview), "(L2 two) Why does L2 not apply, or what has taken its place? [] needed");
    assert_eq!(interview.answer(Input::Text(" no money ".into())), Effect::Save);
    assert_eq!(asked(&interview), "(H1 three) Why does H1 not apply, or what has taken its place? [] needed");
    interview.answer(Input::Text(" ".into()));
    assert!(said(&interview).starts_with("A reason is needed, so that others can follow it."), "{}", said(&interview));
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a rated");
    is(&interview, "ticked: [H1], not_applicable: {L1: no survey, L2: no money}");

    let mut interview = rated();
    choose(&mut interview, "Mark the whole");
    assert_eq!(asked(&interview), "Why does the whole of 1a Alpha not apply? [] needed");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    assert_eq!(interview.answer(Input::Text(" not ours ".into())), Effect::Save);
    is(&interview, &format!("{stands}, excluded: not ours"));
    // It is answered by that, and can be taken back.
    choose(&mut interview, "It applies");
    is(&interview, stands);
    assert_eq!(where_is(&interview), "1a low");
}

/// From the list of a level a menu opens, and the list is come back to.
#[test]
fn the_menu_of_a_list() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high, ticked: [L1]}"), None);
    interview.answer(Input::More);
    assert_eq!(
        asked(&interview),
        "What would you like to do? > Back to the statements / Write down a show of hands / Park a statement to come back to / Set a target / Add an action / Mark the whole area as not applicable / \
         Choose another area / Save and stop"
    );
    interview.answer(Input::One(0));
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Many(vec![0]));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);
    // Skipped: what was ticked is kept, and nothing is answered by it. The first level of 1b is the higher one.
    assert_eq!(interview.answer(Input::One(0)), Effect::Ask);
    interview.answer(Input::Item(1, ItemInput::Tick));
    interview.answer(Input::Skip);
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "1b").open.as_deref()), ("2a low", Some("high")));
    // What is no answer to the question changes nothing.
    let before = interview.assessment().clone();
    for input in [Input::Text("x".into()), Input::One(0)] {
        assert_eq!(interview.answer(input), Effect::Ask);
        assert_eq!((where_is(&interview).as_str(), interview.assessment()), ("2a low", &before));
    }
}

/// A target and an action, from the menu of an area; and who signs the assessment off, at the end.
#[test]
fn what_the_team_means_to_do() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}, 2a: {open: low}"), None);
    interview.answer(Input::More);
    choose(&mut interview, "Set a target");
    assert_eq!(asked(&interview), "Which level does the team aim for in 2a Gamma? > No target / Low / High");
    assert_eq!(interview.answer(Input::One(2)), Effect::Save);
    assert_eq!(
        (where_is(&interview).as_str(), answers_of(&interview, "2a").target.as_deref()),
        ("2a low", Some("high"))
    );
    interview.answer(Input::More);
    choose(&mut interview, "Add an action");
    assert_eq!(
        asked(&interview),
        "For which statement is there something to do? > For none in particular / L1 six / H1 seven"
    );
    interview.answer(Input::One(2));
    assert_eq!(asked(&interview), "(H1 seven) What is to be done about H1? []");
    assert_eq!(interview.answer(Input::Text("Ask Sam".into())), Effect::Save);
    assert_eq!(interview.answer(Input::Text("Ada".into())), Effect::Save);
    assert_eq!(asked(&interview), "(H1 seven) (Ask Sam (for H1, Ada)) By when? []");
    assert_eq!(interview.answer(Input::Text("soon".into())), Effect::Ask);
    assert_eq!(interview.answer(Input::Text("31 March 2027".into())), Effect::Save);
    interview.identify_actions(|| "an id".into());
    let action = interview.assessment().actions[0].clone();
    assert_eq!((action.id, action.item, action.action.as_str()), (1, framework.item("2a.H1"), "Ask Sam"));
    assert_eq!((action.responsible.as_deref(), action.due), (Some("Ada"), Some(date(2027, 3, 31))));
    assert_eq!(action.uid.as_deref(), Some("an id"));
    // Nothing said adds nothing.
    interview.answer(Input::More);
    choose(&mut interview, "Add or change actions (1)");
    choose(&mut interview, "Add another action");
    interview.answer(Input::One(0));
    assert_eq!(asked(&interview), "What is to be done? []");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    assert_eq!((where_is(&interview).as_str(), interview.assessment().actions.len()), ("2a low", 1));
    interview.answer(Input::Many(vec![]));
    interview.answer(Input::Many(vec![]));
    // The phase has one area, so there is nothing more to say at its end.
    assert_eq!(interview.ask().notices.len(), 2);
    interview.answer(Input::One(0));
    choose(&mut interview, "Mark the assessment as final");
    choose(&mut interview, "Sign it off");
    assert_eq!(asked(&interview), "Who signs it off? []");
    assert_eq!(interview.answer(Input::Text("Ada Obi".into())), Effect::Save);
    assert_eq!(interview.assessment().about.signed_off.as_ref().map(|signed| signed.by.as_str()), Some("Ada Obi"));
    assert_eq!(asked(&interview).split(" / ").next(), Some("Anything else? > Stop here"));
    assert!(!asked(&interview).contains("Sign it off") && !asked(&interview).contains("as final"));
}

/// At the end of a phase with several areas, its ratings are shown.
#[test]
fn the_end_of_a_phase() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {open: high}"), None);
    interview.answer(Input::Many(vec![0]));
    let phase = framework.phases()[0].index;
    assert_eq!(interview.ask().notices.last(), Some(&Notice::Phase(phase)));
    let mut interview = resumed(&framework, file("1b: {open: high}"), Some(&["1b", "1a"]));
    interview.answer(Input::Skip);
    interview.answer(Input::Many(vec![0]));
    assert!(!interview.ask().notices.contains(&Notice::Phase(phase)), "1a is left out");
}

/// What a piece of evidence serves besides is said from its menu, where the framework has duties.
#[test]
fn what_evidence_serves() {
    let text = SAMPLE.replace(
        "communities: [",
        "duties: [{id: eds, name: Equality}, {id: involve, name: Involvement}]\ncommunities: [",
    );
    let framework = framework::read(text.as_bytes(), framework::bundled_as).framework.expect("it is valid");
    let mut interview = begun(&framework);
    interview.answer(Input::Item(0, ItemInput::Evidence));
    for text in ["minutes", "", ""] {
        interview.answer(Input::Text(text.into()));
    }
    interview.answer(Input::Item(0, ItemInput::Evidence));
    choose(&mut interview, "Change");
    choose(&mut interview, "Say which duties");
    assert_eq!(asked(&interview), "(L1 one) (minutes) Which duties is it evidence for, too? Equality / Involvement");
    assert_eq!(interview.answer(Input::Many(vec![1])), Effect::Save);
    assert_eq!(answers_of(&interview, "1a").evidence["L1"][0].serves, ["involve"]);
    interview.answer(Input::Item(0, ItemInput::Evidence));
    choose(&mut interview, "Change");
    choose(&mut interview, "Say which duties");
    assert_eq!(asked(&interview), "(L1 one) (minutes) Which duties is it evidence for, too? Equality / x Involvement");
}

/// The actions of an area and those for none in particular are shown in it, and each can be corrected, carried out and taken out. From
/// a statement, an action for it takes no question of which.
#[test]
fn actions_are_corrected_where_they_are() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}, 2a: {open: low}"), None);
    interview.answer(Input::Item(0, ItemInput::More));
    assert_eq!(
        asked(&interview),
        "(L1 six) What would you like to do? > Back to the statements / Write down a show of hands / \
         Park a statement to come back to / Set a target / Add an action for L1 / Add an action for something else / Mark the whole area as not applicable / Choose another area / Save and stop"
    );
    choose(&mut interview, "Add an action for L1");
    assert_eq!(asked(&interview), "(L1 six) What is to be done about L1? []");
    for text in ["Ask Sam", "Ada", "31 March 2027"] {
        assert_eq!(interview.answer(Input::Text(text.into())), Effect::Save, "{text}");
    }
    assert_eq!(where_is(&interview), "2a low");
    assert_eq!(asked(&interview), "Low, level 1 of 2. Which are in place? L1 six (1 open action)");
    interview.answer(Input::Item(0, ItemInput::More));
    choose(&mut interview, "Add or change actions (1)");
    choose(&mut interview, "Add another");
    assert_eq!(
        asked(&interview),
        "For which statement is there something to do? For none in particular / > L1 six / H1 seven",
        "from a statement, it is that one"
    );
    interview.answer(Input::One(0));
    for text in ["Hire", "", ""] {
        interview.answer(Input::Text(text.into()));
    }
    // One of another area is none of this one's.
    interview
        .assessment
        .add_action(Action { item: framework.item("1a.L1"), action: "x".into(), ..Action::default() })
        .unwrap();
    interview.answer(Input::More);
    choose(&mut interview, "Add or change actions (2)");
    assert_eq!(
        asked(&interview),
        "What is to be done so far: > Add another action / Change: Ask Sam (for L1, Ada, by 31 March 2027) / \
         Change: Hire (for none in particular) / Back"
    );
    choose(&mut interview, "Change: Ask Sam");
    assert_eq!(
        asked(&interview),
        "(L1 six) (Ask Sam (for L1, Ada, by 31 March 2027)) What would you like to do? > Leave it as it is / Correct its text / \
         Change who is responsible / Change by when / Mark it as done / Take it out"
    );
    for (label, now, text) in [
        ("Correct its text", "Ask Sam", "Ask Sam again"),
        ("Change who", "Ada", "Li"),
        ("Change by when", "31 March 2027", "1 November 2026"),
    ] {
        choose(&mut interview, label);
        assert!(asked(&interview).ends_with(&format!("? [{now}]")), "{}", asked(&interview));
        assert_eq!(interview.answer(Input::Text(text.into())), Effect::Save);
        if label == "Change by when" {
            break;
        }
        choose(&mut interview, "Change: Ask Sam");
    }
    assert_eq!(where_is(&interview), "2a low");
    interview.answer(Input::More);
    choose(&mut interview, "Add or change actions (2)");
    assert!(asked(&interview).contains(" / Change: Ask Sam again (for L1, Li, by 1 November 2026, overdue) / "));
    choose(&mut interview, "Change: Ask Sam again");
    assert_eq!(choose(&mut interview, "Mark it as done"), Effect::Save);
    assert_eq!(said(&interview), "It is done. If L1 is in place now, tick it.");
    assert!(asked(&interview).contains("Ask Sam again (for L1, Li, by 1 November 2026, done)"));
    choose(&mut interview, "Change: Ask Sam again");
    choose(&mut interview, "Mark it as not done yet");
    assert_eq!((said(&interview).as_str(), interview.assessment().actions[0].is_done()), ("", false));
    choose(&mut interview, "Change: Ask Sam again");
    assert_eq!(choose(&mut interview, "Take it out"), Effect::Save);
    let left: Vec<&str> = interview.assessment().actions.iter().map(|action| action.action.as_str()).collect();
    assert_eq!((where_is(&interview).as_str(), left), ("2a low", vec!["Hire", "x"]));
}

/// What an area has besides answers stands above its list; what is done, and what other areas have, does not.
#[test]
fn what_an_area_has_besides_answers() {
    let framework = sample();
    let mut interview =
        resumed(&framework, file("1a: {}, 1b: {target: high}, 2a: {open: low, notes: [{text: a}, {text: b}]}"), None);
    let [first, second, third] = [0, 1, 2].map(AreaIndex::new);
    let add = |interview: &mut Interview, item: &str, status| {
        let item = framework.item(item);
        interview.assessment.add_action(Action { item, action: "x".into(), status, ..Action::default() }).unwrap();
    };
    add(&mut interview, "1b.H1", None);
    add(&mut interview, "2a.L1", Some(Progress::Done));
    add(&mut interview, "", None);
    assert_eq!(interview.standing(first), [""; 0]);
    assert_eq!(interview.standing(second), ["Target: High", "1 open action"]);
    assert_eq!(interview.standing(third), ["2 notes"]);
}

/// Examples of evidence stand before the first piece of an area, and what it is for isn't ticked by it.
#[test]
fn the_first_piece_of_evidence() {
    let framework = sample();
    let mut interview = begun(&framework);
    let alpha = AreaIndex::new(0);
    interview.answer(Input::Item(0, ItemInput::Evidence));
    assert_eq!(interview.ask().notices, [Notice::EvidenceExamples(alpha)]);
    for text in ["minutes", "", ""] {
        interview.answer(Input::Text(text.into()));
    }
    assert_eq!(said(&interview), "The evidence is kept. L1 itself isn't ticked yet.");
    interview.answer(Input::Item(0, ItemInput::Tick));
    interview.answer(Input::Item(1, ItemInput::Evidence));
    assert_eq!(said(&interview), "");
    interview.answer(Input::Back);
    interview.answer(Input::Item(0, ItemInput::NewEvidence));
    for text in ["a list", "", ""] {
        interview.answer(Input::Text(text.into()));
    }
    assert_eq!(said(&interview), "", "it is ticked");
    // An area without examples has none to show.
    interview.answer(Input::Skip);
    assert_eq!(said(&interview), "1a is left for later; what is ticked is kept.");
    interview.answer(Input::Item(0, ItemInput::Evidence));
    assert_eq!(interview.ask().notices, []);
}
