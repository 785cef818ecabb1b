//! The way through an interview: from question to question, back, round an area and to the end, and what is said there.

use insta::assert_snapshot;

use super::*;

#[test]
fn enter_alone_leads_to_the_end() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let mut path = Vec::new();
    loop {
        let ask = interview.ask();
        path.push(format!("{:28} {}", where_is(&interview), ask.question));
        if interview.answer(default_answer(&ask, &|_, _| vec![0])) == Effect::Stop {
            break;
        }
    }
    assert_snapshot!(path.join("\n"), @"
    About(Title)                 What do you want to call this assessment?
    About(Organisation)          Which organisation or partnership is it for?
    About(Kind)                  Who assesses whom?
    About(Viewpoint)             From which viewpoint do you look?
    About(Timing)                Do you look back, plan ahead, or both as you go?
    About(Communities)           Which communities is it about, if any in particular?
    About(Lead)                  Who is the executive lead?
    About(Assessors)             Who is assessing, for example Ada Obi (lead), Sam Roe?
    About(Scope)                 What will you assess?
    1a low                       Low, level 1 of 2. Which are in place?
    1a high                      High, level 2 of 2. Which are in place?
    1a rated                     What next?
    1b high                      High, level 1 of 1. Which are in place?
    1b rated                     What next?
    2a low                       Low, level 1 of 2. Which are in place?
    2a high                      High, level 2 of 2. Which are in place?
    2a rated                     What next?
    Finished                     Anything else?
    ");
    assert_snapshot!(assessment::write(interview.assessment(), &framework).unwrap(), @"
    format: thrive-assessment/1
    framework:
      id: sample
      version: '1'
    about:
      title: Sample
      kind: self
      started: '2026-11-21'
      updated: '2026-11-21'
      status: draft
    areas:
      1a:
        ticked:
        - L1
        - H1
      1b:
        ticked:
        - H1
      2a:
        ticked:
        - L1
        - H1
    ");
}

#[test]
fn back_goes_across_areas_and_keeps_ticks() {
    let framework = sample();
    let mut interview = begun(&framework);
    let mut path = Vec::new();
    for input in [Input::Many(vec![0, 1]), Input::Many(vec![0]), Input::One(0), Input::Back, Input::Back, Input::Back] {
        interview.answer(input);
        path.push(where_is(&interview));
    }
    assert_eq!(path, ["1a high", "1a rated", "1b high", "1a high", "1a low", "About(Assessors)"]);
    interview.answer(Input::Text(String::new()));
    // 1a is answered, so it goes on where an answer is missing.
    assert_eq!(where_is(&interview), "1b high");
    let answers = answers_of(&interview, "1a");
    assert_eq!(answers.ticked.iter().collect::<Vec<_>>(), ["H1", "L1", "L2"]);
    assert_eq!(answers.open, None);
}

/// What was not asked is not answered, whichever way someone comes to the end of an area.
#[test]
fn going_back_into_an_area_that_was_skipped_does_not_answer_it() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::Skip);
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
    interview.answer(Input::Many(vec![]));
    assert_eq!(answers_of(&interview, "1a").open.as_deref(), Some("high"));
    interview.answer(Input::Skip);
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a high");
}

#[test]
fn back_from_choosing_an_area_leads_to_where_that_was_asked() {
    let framework = sample();
    let mut interview = begun(&framework);
    interview.answer(Input::More);
    choose(&mut interview, "Choose another area");
    interview.answer(Input::Back);
    assert_eq!(interview.ask().question, "What would you like to do?");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
}

#[test]
fn skipped_areas_are_named_at_the_end_and_can_be_answered() {
    let framework = sample();
    let mut interview = begun(&framework);
    for _ in 0..3 {
        interview.answer(Input::Skip);
    }
    assert_eq!(said(&interview), "0 of 3 areas answered; left out: 1a, 1b and 2a.");
    assert!(interview.assessment().areas.is_empty());
    choose(&mut interview, "Answer what was left out");
    assert_eq!(where_is(&interview), "1a low");
}

/// Which entries each menu has; the first, which Enter chooses, is harmless and leads on.
#[test]
fn menus() {
    let framework = sample();
    let at = |areas: &str, scope: Option<&[&str]>, inputs: &[Input]| {
        let mut interview = resumed(&framework, file(areas), scope);
        for input in inputs {
            interview.answer(input.clone());
        }
        asked(&interview)
    };
    let level = [Input::Many(vec![0])];
    assert_eq!(
        at("1a: {open: high}", None, &level),
        "What next? > Go on to 1b Beta / Add or change evidence / Add or change a note / Write down a show of hands / Park a statement to come back to / Set a target / Add an action / \
         Mark statements as not applicable / Mark the whole area as not applicable / Look at 1a again / Choose another area / Save and stop"
    );
    assert!(at("1a: {open: high}, 1b: {}", None, &level).starts_with("What next? > Go on to 2a Gamma / "));
    // Nothing comes after it, though something before it is left out.
    assert!(
        at("2a: {open: high}", Some(&["1a", "2a"]), &[Input::Skip, level[0].clone()])
            .starts_with("What next? > Go on to the end / ")
    );
    assert_eq!(
        at("", Some(&["1a"]), &[Input::Text(String::new()), Input::Back]),
        "Which organisation or partnership is it for? []"
    );
    assert_eq!(
        at("1a: {open: low}", None, &[Input::More]),
        "What would you like to do? > Back to the statements / Write down a show of hands / Park a statement to come back to / Set a target / Add an action / Mark the whole area as not applicable / \
         Choose another area / Save and stop"
    );
    let end = "Anything else? > Stop here / Look at the results so far / Look at an area again";
    let about = "Say more for those who read the report: what is to be decided, risks, the next review / \
                 Change what is said about the assessment";
    assert_eq!(at("1a: {}, 1b: {}, 2a: {}", None, &[]), format!("{end} / Mark the assessment as final / {about}"));
    assert_eq!(
        at("1a: {}, 1b: {}", Some(&["1"]), &[]),
        format!("{end} / Take other phases or areas / Mark the assessment as final / {about}")
    );
    assert_eq!(
        at("2a: {}, 1a: {open: low}", None, &[Input::Skip, Input::Skip]),
        format!("{end} / {about}").replacen(" / Look at an", " / Answer what was left out: 1a and 1b / Look at an", 1)
    );
    // Set aside: there is nothing to say but that it applies after all.
    let mut interview = resumed(&framework, file("1a: {excluded: x}"), None);
    assert_eq!(where_is(&interview), "1b high", "it has been answered");
    interview.answer(Input::Back);
    assert_eq!(
        asked(&interview),
        "What next? > Go on to 1b Beta / It applies after all / Choose another area / Save and stop"
    );
    // A final one.
    let mut finished = file("1a: {}");
    finished.about.status = Some(Status::Final);
    assert_eq!(
        asked(&resumed(&framework, finished, None)),
        "It is final. Change it all the same? > No, stop and change nothing / Yes, make it a draft again, without its sign-off"
    );
}

/// How far each area is stands behind its name where one is chosen.
#[test]
fn areas_to_choose_say_how_far_they_are() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high}, 1b: {}"), None);
    interview.answer(Input::More);
    choose(&mut interview, "Choose another");
    assert_eq!(asked(&interview), "Which area? > 1a Alpha (begun) / 1b Beta (not yet High) / 2a Gamma (open)");
    // A choice that there is not leaves the question as it is.
    assert_eq!(interview.answer(Input::One(3)), Effect::Ask);
    assert_eq!(interview.ask().question, "Which area?");
    interview.answer(Input::One(2));
    assert_eq!(where_is(&interview), "2a low");
    let mut round = file("1b: {excluded: x}, 1a: {open: low, ticked: [L1], unconfirmed: [L1]}, 2a: {open: high}");
    round.about.previous = vec![assessment::Previous { file: "last.yaml".into(), updated: None, digest: None }];
    let mut interview = resumed(&framework, round, None);
    interview.answer(Input::More);
    choose(&mut interview, "Choose another");
    assert_eq!(
        asked(&interview),
        "Which area? > 1a Alpha (as last time?) / 1b Beta (not applicable) / 2a Gamma (begun)"
    );
}

/// Where one stands: the number among the areas taken, and how many of those are answered, rounded down.
#[test]
fn where_one_stands() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 2a: {open: low}"), None);
    let place = interview.place().unwrap();
    // One of three is 33.3 %.
    assert_eq!(
        (place.area.get(), place.number, place.of, place.percent, place.level.map(LevelIndex::get)),
        (1, 2, 3, 33, Some(1))
    );
    // An area is introduced when it is come to, and not again at its next question.
    assert!(place.first && place.is_of_area() && !place.carried);
    interview.answer(Input::Help);
    assert_eq!(interview.ask().notices, [Notice::Explained(AreaIndex::new(1))]);
    assert!(!interview.place().unwrap().first);
    interview.answer(Input::Many(vec![]));
    let place = interview.place().unwrap();
    // Two of three are 66.7 %.
    assert_eq!(
        (place.area.get(), place.percent, place.level.map(LevelIndex::get), place.first, place.is_of_area()),
        (1, 66, None, false, false)
    );
    interview.answer(Input::One(0));
    let place = interview.place().unwrap();
    assert_eq!((place.area.get(), place.number, place.level.map(LevelIndex::get), place.first), (2, 3, Some(0), true));
    interview.answer(Input::Many(vec![]));
    assert_eq!(interview.place().map(|place| (place.level.map(LevelIndex::get), place.first)), Some((Some(1), false)));
    interview.answer(Input::More);
    assert_eq!(
        interview.place().map(|place| (place.area.get(), place.level.map(LevelIndex::get), place.first)),
        Some((2, None, false))
    );
    choose(&mut interview, "Choose another");
    assert_eq!(interview.place(), None);
    interview.answer(Input::Help);
    assert_eq!(said(&interview), "Nothing is compulsory but the title, and everything can be changed later.");
    interview.answer(Input::One(2));
    assert_eq!(interview.place().map(|place| place.first), Some(true));
}

/// What is said at the end, by how many areas were taken and answered.
#[test]
fn what_is_said_at_the_end() {
    let framework = sample();
    for (areas, scope, ending) in [
        ("1a: {}, 1b: {}, 2a: {}", None, "All 3 areas are answered."),
        ("1a: {}, 1b: {}", Some(&["1"] as &[&str]), "All 2 areas are answered."),
    ] {
        let interview = resumed(&framework, file(areas), scope);
        assert!(said(&interview).ends_with(ending), "{areas}: {}", said(&interview));
        assert_eq!(interview.state, State::Finished);
    }
    // An area that is named and answered is shown again.
    for (areas, shown, on) in
        [("1b: {}", "1b high", Input::Skip), ("1b: {excluded: x, open: high}", "1b rated", Input::One(0))]
    {
        let mut interview = resumed(&framework, file(areas), Some(&["1b"]));
        assert_eq!(where_is(&interview), shown);
        interview.answer(on);
        assert_eq!((where_is(&interview).as_str(), said(&interview).as_str()), ("Finished", "The area is answered."));
    }
    let mut interview = resumed(&framework, file("1a: {}"), Some(&["1"]));
    assert_eq!(said(&interview), "Sample: 1 of 2 areas answered, last on 2 November 2026. | Going on at 1b Beta.");
    interview.answer(Input::Skip);
    assert_eq!(said(&interview), "1 of 2 areas answered; left out: 1b.");
    let mut interview = resumed(&framework, file("1a: {open: low}"), Some(&["1a"]));
    interview.answer(Input::Skip);
    assert_eq!(said(&interview), "0 of 1 area answered; left out: 1a.");
    // Back from the end leads to the last question, of whichever area is the last that was taken.
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "1a low");
}

/// The day of the last change is that of the last answer, and looking around is none.
#[test]
fn looking_around_changes_no_date() {
    let framework = sample();
    let updated = |inputs: &[Input]| {
        let mut interview = resumed(&framework, file("1a: {open: low}"), None);
        let effects: Vec<Effect> = inputs.iter().map(|input| interview.answer(input.clone())).collect();
        (effects.last().copied().unwrap(), interview.assessment().about.updated == Some(today()))
    };
    assert_eq!(updated(&[Input::Help]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Back]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Skip]), (Effect::Ask, false));
    assert_eq!(updated(&[Input::Leave]), (Effect::Stop, false));
    assert_eq!(updated(&[Input::Many(vec![])]), (Effect::Save, true));
}

/// What a command has to say stands before what the interview says, and the last of it first.
#[test]
fn what_is_said_first() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}"), None);
    interview.say("two".to_owned());
    interview.say("one".to_owned());
    assert!(said(&interview).starts_with("one | two | Sample: 1 of 3 areas answered"), "{}", said(&interview));
    interview.answer(Input::Skip);
    assert_eq!(said(&interview), "1b is left for later.");
}
