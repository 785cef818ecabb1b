//! The questions about an area: the items of its levels, and what is said of them besides.

use super::*;

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
    interview.answer(Input::Offer(Offer::NotApplicable));
    interview.answer(Input::Many(vec![0, 1]));
    assert_eq!(interview.ask().question, "Why does L1 not apply? one");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    interview.answer(Input::Text("no survey".into()));
    assert_eq!(interview.ask().question, "Why does L2 not apply? two");
    interview.answer(Input::Text("no budget".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = answers_of(&interview, "1a");
    assert_eq!((answers.ticked.len(), answers.not_applicable["L1"].as_str()), (0, "no survey"));
    // Nothing is left to tick here, and Enter goes on.
    assert!(
        matches!(&interview.ask().form, Form::Ticks { items } if items.iter().all(|item| item.not_applicable.is_some()))
    );
    // Neither can be ticked.
    interview.answer(Input::Many(vec![0]));
    assert!(answers_of(&interview, "1a").ticked.is_empty());
    interview.answer(Input::Back);
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Back);
    interview.answer(Input::Offer(Offer::NotApplicable));
    interview.answer(Input::Many(vec![]));
    assert!(answers_of(&interview, "1a").not_applicable.is_empty());
}

#[test]
fn a_whole_area_can_be_set_aside_and_taken_back() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::More(vec![1]));
    choose(&mut interview, "Mark the whole area");
    interview.answer(Input::Text("not our service".into()));
    assert_eq!(where_is(&interview), "1a rated");
    assert_eq!(answers_of(&interview, "1a").excluded.as_deref(), Some("not our service"));
    choose(&mut interview, "It applies after all");
    assert_eq!(where_is(&interview), "1a low");
    assert!(answers_of(&interview, "1a").ticked.contains("L2"));
}

#[test]
fn evidence_notes_and_what_we_do_not_know() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Offer(Offer::Evidence));
    assert_eq!(interview.ask().notices, [Notice::EvidenceExamples(AreaIndex::new(0))]);
    interview.answer(Input::One(1));
    assert_eq!(interview.answer(Input::Text("minutes of 3 May".into())), Effect::Save);
    interview.answer(Input::Offer(Offer::Unsure));
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::More(vec![]));
    choose(&mut interview, "Add a note");
    interview.answer(Input::Text("ask Sam".into()));
    assert_eq!(where_is(&interview), "1a low");
    let answers = answers_of(&interview, "1a");
    assert_eq!(answers.evidence["L2"][0].text, "minutes of 3 May");
    assert_eq!(answers.evidence["L2"][0].on, Some(today()));
    assert_eq!(answers.notes[0].text, "ask Sam");
    assert_eq!(answers.unsure.iter().collect::<Vec<_>>(), ["L1"]);
    // Knowing after all: a tick takes the place of "don't know".
    interview.answer(Input::Many(vec![0]));
    let answers = answers_of(&interview, "1a");
    assert_eq!((answers.unsure.len(), answers.ticked.contains("L1")), (0, true));
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
    assert_eq!(asked(&interview), "Low, level 1 of 2. Which are in place? L1 one x last time / L2 two new - no survey");
    assert_eq!(interview.ask().offers, [Offer::Skip, Offer::Unsure, Offer::Evidence, Offer::NotApplicable]);
    interview.answer(Input::Many(vec![0, 1]));
    assert_eq!(asked(&interview), "High, level 2 of 2. Which are in place? H1 three ?");
    interview.answer(Input::Many(vec![]));
    assert_eq!(interview.ask().offers, []);
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
    choose(&mut interview, "Add evidence");
    // Enter chooses the first that is ticked.
    assert_eq!(asked(&interview), "For which of these is there evidence? L1 one / > L2 two / H1 three");
    interview.answer(Input::One(2));
    assert_eq!(asked(&interview), "What is the evidence for H1? []");
    interview.answer(Input::Text(" \n ".into()));
    is(&interview, stands);
    assert_eq!(where_is(&interview), "1a rated");
    choose(&mut interview, "Add evidence");
    interview.answer(Input::One(2));
    interview.answer(Input::Text("minutes\u{85}of May ".into()));
    is(&interview, &format!("{stands}, evidence: {{H1: [{{text: \"minutes\\nof May\", on: 2026-11-21}}]}}"));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);

    let mut interview = rated();
    choose(&mut interview, "Add a note");
    assert_eq!(asked(&interview), "Your note on 1a Alpha: []");
    interview.answer(Input::Text(" ".into()));
    is(&interview, stands);

    let mut interview = rated();
    choose(&mut interview, "Say what");
    assert_eq!(asked(&interview), "Which of these don't we know? L1 one / L2 two / H1 three");
    interview.answer(Input::Many(vec![1, 2]));
    is(&interview, "unsure: [L2, H1], not_applicable: {L1: no survey}");
    choose(&mut interview, "Say what");
    assert_eq!(asked(&interview), "Which of these don't we know? L1 one / x L2 two / x H1 three");
    interview.answer(Input::Many(vec![2]));
    is(&interview, "unsure: [H1], not_applicable: {L1: no survey}");

    let mut interview = rated();
    choose(&mut interview, "Mark something");
    assert_eq!(asked(&interview), "Which of these do not apply? x L1 one / L2 two / H1 three");
    // What has a reason keeps it; only the others are asked about, one after the other.
    assert_eq!(interview.answer(Input::Many(vec![0, 1, 2])), Effect::Save);
    assert_eq!(asked(&interview), "Why does L2 not apply? two [] needed");
    assert_eq!(interview.answer(Input::Text(" no money ".into())), Effect::Save);
    assert_eq!(asked(&interview), "Why does H1 not apply? three [] needed");
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

/// From the list of one level, only its items are asked about, and it is come back to.
#[test]
fn what_is_asked_besides_from_a_list() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high, ticked: [L1]}"), None);
    interview.answer(Input::Offer(Offer::Unsure));
    assert_eq!(asked(&interview), "Which of these don't we know? H1 three");
    interview.answer(Input::Many(vec![0]));
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "1a").unsure.len()), ("1a high", 1));
    interview.answer(Input::Offer(Offer::Evidence));
    // Nothing is ticked here, so the first is proposed.
    assert_eq!(asked(&interview), "For which of these is there evidence? > H1 three");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a high");
    // From the menu on to what comes next: the level is answered by it, with the ticks that were given.
    interview.answer(Input::More(vec![0]));
    choose(&mut interview, "Back to the list");
    assert_eq!(asked(&interview), "High, level 2 of 2. Which are in place? H1 three x");
    interview.answer(Input::More(vec![0]));
    assert_eq!(interview.answer(Input::One(0)), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), &answers_of(&interview, "1a").open), ("1a rated", &None));
    assert_eq!(interview.ask().notices, [Notice::Rated(AreaIndex::new(0)), Notice::Said("Saved.".into())]);
    // Skipped from the menu: what was ticked is kept, and nothing is answered by it. The first level of 1b is the higher one.
    assert_eq!(interview.answer(Input::One(0)), Effect::Ask);
    interview.answer(Input::More(vec![1]));
    choose(&mut interview, "Skip");
    assert_eq!((where_is(&interview).as_str(), answers_of(&interview, "1b").open.as_deref()), ("2a low", Some("high")));
    // What is no answer to the question changes nothing.
    let before = interview.assessment().clone();
    for input in [Input::Text("x".into()), Input::One(0)] {
        assert_eq!(interview.answer(input), Effect::Ask);
        assert_eq!((where_is(&interview).as_str(), interview.assessment()), ("2a low", &before));
    }
}
