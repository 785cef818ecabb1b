//! Going on with a file: where it was left, when it is final, and with areas chosen for now.

use jiff::civil::date;

use super::*;

#[test]
fn a_file_goes_on_at_its_first_unanswered_question() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![1]));
    let interview = Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None);
    assert_eq!(where_is(&interview), "1a high");
    assert_eq!(said(&interview), "Sample: 0 of 3 areas answered, last on 21 November 2026. | Going on at 1a Alpha.");
}

#[test]
fn a_finished_file_offers_to_review() {
    let framework = sample();
    let mut interview = begun(&framework);
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    let mut again = Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None);
    assert_eq!(said(&again), "Sample: 3 of 3 areas answered, last on 21 November 2026. | All 3 areas are answered.");
    choose(&mut again, "Look at an area");
    again.answer(Input::One(1));
    assert_eq!(where_is(&again), "1b high");
    assert_eq!(choose_all(&mut again), "1b rated");
}

/// Answers the open level with every tick; where that leads.
fn choose_all(interview: &mut Interview) -> String {
    interview.answer(Input::Many(vec![0, 1]));
    where_is(interview)
}

#[test]
fn a_final_file_is_asked_about_first() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Many(vec![0]));
    let mut file = interview.assessment().clone();
    file.about.status = Some(Status::Final);
    let resume = || Interview::resume(&framework, file.clone(), Rule::default(), today(), None);
    let mut kept = resume();
    assert_eq!(kept.answer(Input::One(0)), Effect::Stop);
    assert_eq!(kept.assessment(), &file);
    let mut changed = resume();
    assert_eq!(choose(&mut changed, "Yes"), Effect::Save);
    assert_eq!((changed.assessment().about.status, where_is(&changed).as_str()), (Some(Status::Draft), "1a high"));
}

#[test]
fn a_finished_assessment_can_be_made_final_and_a_draft_again() {
    let framework = sample();
    let mut interview = begun(&framework);
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    assert_eq!(choose(&mut interview, "Mark the assessment as final"), Effect::Save);
    assert_eq!(interview.assessment().about.status, Some(Status::Final));
    // Whatever leads to a question that could change it is asked about first, also in the same sitting.
    let made_final = interview.clone();
    for way in ["Look at an area again", "Change what is said", "back"] {
        let mut interview = made_final.clone();
        if way == "back" {
            interview.answer(Input::Back);
        } else {
            choose(&mut interview, way);
        }
        assert_eq!(interview.ask().question, "It is final. Change it all the same?", "{way}");
        assert_eq!(interview.assessment(), made_final.assessment(), "{way}");
        assert_eq!(choose(&mut interview, "Yes"), Effect::Save);
        assert_eq!((interview.assessment().about.status, &interview.state), (Some(Status::Draft), &State::Finished));
    }
}

/// Areas outside the scope of a final assessment come into it when it is made a draft again, and not before.
#[test]
fn the_scope_of_a_final_assessment_stays_until_it_is_a_draft_again() {
    let framework = sample();
    let mut file = Assessment::new(&framework, "Sample", today());
    file.about.scope = parts(&framework, &["1a"]);
    file.about.status = Some(Status::Final);
    let resumed =
        Interview::resume(&framework, file.clone(), Rule::default(), today(), Some(parts(&framework, &["2"])));
    assert_eq!(resumed.assessment(), &file);
    let mut changed = resumed;
    choose(&mut changed, "Yes");
    assert_eq!((changed.assessment().chosen(&framework), where_is(&changed)), ("1a 2".into(), "2a low".into()));
}

#[test]
fn areas_can_be_chosen_beforehand() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), Some(parts(&framework, &["2", "1b"])));
    interview.answer(Input::Text("Sample".into()));
    while interview.place().is_none() {
        let ask = interview.ask();
        assert!(!ask.question.contains("What will you assess"), "it was said already");
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    let place = interview.place().unwrap();
    assert_eq!((where_is(&interview).as_str(), place.number, place.of), ("1b high", 1, 2));
    // More can be taken later, and then belongs to the assessment.
    let later = Interview::resume(
        &framework,
        interview.assessment().clone(),
        Rule::default(),
        today(),
        Some(parts(&framework, &["1a"])),
    );
    assert_eq!(later.assessment().chosen(&framework), "2 1b 1a");
}

/// A sign-off was for what stood there: with a draft it is gone.
#[test]
fn a_final_file_made_a_draft_is_not_signed_off_any_more() {
    let framework = sample();
    let mut finished = file("1a: {}, 1b: {}, 2a: {}");
    finished.about.status = Some(Status::Final);
    finished.about.signed_off = Some(assessment::SignOff { by: "Ada".into(), on: Some(date(2026, 11, 3)) });
    let mut interview = resumed(&framework, finished, None);
    assert_eq!(
        said(&interview),
        "Sample: 3 of 3 areas answered, last on 2 November 2026. | This assessment is final, signed off by Ada."
    );
    assert_eq!(choose(&mut interview, "Yes"), Effect::Save);
    let about = &interview.assessment().about;
    assert_eq!((about.status, &about.signed_off, about.updated), (Some(Status::Draft), &None, Some(today())));
    assert_eq!(interview.state, State::Finished);
    choose(&mut interview, "Mark the assessment as final");
    assert_eq!(said(&interview), "It is final now. It can be made a draft again later.");
}

/// Which areas are taken when some are named: only those now; what the file says was chosen grows by what is new in it.
#[test]
fn areas_named_for_now() {
    let framework = sample();
    for (scope, now, then, first) in [
        // Everything was chosen, and still is.
        (&[] as &[&str], &["2a"] as &[&str], &[] as &[&str], "2a low"),
        (&["1a"], &["2a"], &["1a", "2a"], "2a low"),
        (&["1"], &["1b"], &["1"], "1b high"),
        (&["1", "2"], &["2a", "1a"], &["1", "2"], "1a low"),
        (&["1a"], &["1"], &["1a", "1"], "1a low"),
        (&["1a"], &["1a", "2"], &["1a", "2"], "1a low"),
    ] {
        let mut before = file("");
        let open = WrittenAnswers { open: Some("low".into()), ..WrittenAnswers::default() };
        before.answer_area(&framework, "2a", open);
        before.about.scope = parts(&framework, scope);
        let interview = resumed(&framework, before, Some(now));
        assert_eq!(interview.assessment().chosen(&framework), then.join(" "), "{scope:?} {now:?}");
        assert_eq!(where_is(&interview), first, "{scope:?} {now:?}");
    }
}
