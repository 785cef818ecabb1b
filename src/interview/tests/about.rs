//! The questions about the assessment as a whole.

use super::*;

#[test]
fn the_title_is_needed() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    assert_eq!(interview.answer(Input::Text("  ".into())), Effect::Ask);
    assert_eq!(said(&interview), "A title is needed; it can be changed later.");
    assert_eq!(interview.answer(Input::Back), Effect::Ask);
    assert_eq!(said(&interview), "This is the first question; there is nothing before it.");
    assert_eq!(interview.answer(Input::Text(" Voices ".into())), Effect::Save);
    assert_eq!(interview.assessment().about.title, "Voices");
}

/// Enter alone through the questions about an assessment leaves what is said there as it is.
#[test]
fn enter_keeps_what_is_said_about_the_assessment() {
    let framework = sample();
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout:\n  title: \"T\\tx\"\n  kind: peer\n  \
        viewpoint: operational\n  viewpoint_by_phase: {'2': strategic}\n  timing: ongoing\n  communities: [carers]\n  \
        assessors: [{name: 'Obi, Ada', role: lead (interim)}, {name: Sam; Roe}]\n  scope: ['2', 1a]\nareas: {1a: {}, 2a: {}}\n";
    let before = assessment::read(text.as_bytes(), &framework).assessment.expect("it is valid");
    let mut interview = Interview::resume(&framework, before.clone(), Rule::default(), today(), None);
    choose(&mut interview, "Change what is said");
    while interview.state != State::Finished {
        let ask = interview.ask();
        interview.answer(default_answer(&ask, &|_, _| Vec::new()));
    }
    let mut after = interview.assessment().clone();
    after.about.updated = before.about.updated;
    assert_eq!(after, before);
}

#[test]
fn the_viewpoint_can_differ_by_phase() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    interview.answer(Input::Text("Sample".into()));
    interview.answer(Input::Text(String::new()));
    interview.answer(Input::One(0));
    choose(&mut interview, "It differs");
    choose(&mut interview, "Strategic");
    choose(&mut interview, "Operational");
    assert_eq!(where_is(&interview), "About(Timing)");
    assert_eq!(by_phase(&interview), ["1 Strategic", "2 Operational"]);
}

/// What each question about the assessment offers, first with nothing said and then with what was answered.
#[test]
fn questions_about_the_assessment_show_what_was_said() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let answers: [(Input, &str, &str); 9] = [
        (
            Input::Text(" Voices ".into()),
            "What do you want to call this assessment? [] needed",
            "What do you want to call this assessment? [Voices] needed",
        ),
        (
            Input::Text(" North\u{2028}moor ".into()),
            "Which organisation or partnership is it for? []",
            "Which organisation or partnership is it for? [North\nmoor]",
        ),
        (
            Input::One(1),
            "Who assesses whom? > We assess ourselves / We assess others, as peers / We assess as the people and communities concerned",
            "Who assesses whom? We assess ourselves / > We assess others, as peers / We assess as the people and communities concerned",
        ),
        (
            Input::One(2),
            "From which viewpoint do you look? > Leave open / Strategic / Operational / It differs by phase",
            "From which viewpoint do you look? Leave open / Strategic / > Operational / It differs by phase",
        ),
        (
            Input::One(1),
            "Do you look back, plan ahead, or both as you go? > Leave open / Looking back / Planning ahead / Ongoing",
            "Do you look back, plan ahead, or both as you go? Leave open / > Looking back / Planning ahead / Ongoing",
        ),
        (
            Input::Many(vec![0]),
            "Which communities is it about, if any in particular? Carers",
            "Which communities is it about, if any in particular? x Carers",
        ),
        (Input::Text("Ada".into()), "Who is the executive lead? []", "Who is the executive lead? [Ada]"),
        (
            Input::Text("Sam;Mo (VCSE)".into()),
            "Who is assessing, for example Ada Obi (lead), Sam Roe? []",
            "Who is assessing, for example Ada Obi (lead), Sam Roe? [Sam, Mo (VCSE)]",
        ),
        (
            Input::One(0),
            "What will you assess? > Everything: 3 areas / Some phases / Some areas",
            "What will you assess? > Everything: 3 areas / Some phases / Some areas",
        ),
    ];
    for (input, before, _) in &answers {
        assert_eq!(asked(&interview), *before);
        assert_eq!(interview.answer(input.clone()), Effect::Save, "{before}");
    }
    assert_eq!(where_is(&interview), "1a low");
    // Backwards, all of it stands there.
    for (_, _, after) in answers.iter().rev() {
        interview.answer(Input::Back);
        assert_eq!(asked(&interview), *after);
    }
    let about = &interview.assessment().about;
    let names: Vec<(&str, Option<&str>)> =
        about.assessors.iter().map(|person| (person.name.as_str(), person.role.as_deref())).collect();
    assert_eq!(names, [("Sam", None), ("Mo", Some("VCSE"))]);
    assert_eq!(
        (about.kind, about.viewpoint, about.timing, about.communities.as_slice()),
        (
            Some(assessment::Kind::Peer),
            Some(assessment::Viewpoint::Operational),
            Some(assessment::Timing::LookingBack),
            &["carers".to_owned()][..]
        )
    );
    // Nothing in place of something takes it out again; an open word, too.
    for input in [
        Input::Text("Voices".into()),
        Input::Text(" ".into()),
        Input::One(0),
        Input::One(0),
        Input::One(0),
        Input::Many(vec![]),
        Input::Text(String::new()),
        Input::Text(String::new()),
    ] {
        interview.answer(input);
    }
    let about = &interview.assessment().about;
    assert_eq!((&about.organisation, about.viewpoint, about.timing, &about.executive_lead), (&None, None, None, &None));
    assert_eq!(
        (about.kind, about.assessors.len(), about.communities.len()),
        (Some(assessment::Kind::SelfAssessment), 0, 0)
    );
}

/// Which sentence helps with which question: those that people stumble over have one.
#[test]
fn hints() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    let mut hints = Vec::new();
    for _ in 0..10 {
        let ask = interview.ask();
        hints.push(ask.hint.map_or("", |hint| hint.split(' ').next().unwrap()));
        interview.answer(default_answer(&ask, &|_, _| vec![]));
    }
    // Title, organisation, kind, viewpoint, timing, communities, lead, assessors, scope; then the first level.
    assert_eq!(hints, ["A", "If", "", "Strategic", "Looking", "", "", "", "You", ""]);
}

/// A viewpoint in a phase is kept only where it differs from that of the whole.
#[test]
fn viewpoints_of_phases() {
    let framework = sample();
    let mut interview = Interview::new(&framework, Rule::default(), today(), None);
    for input in [Input::Text("x".into()), Input::Text(String::new()), Input::One(0), Input::One(1), Input::Back] {
        interview.answer(input);
    }
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look? Leave open / > Strategic / Operational / It differs by phase"
    );
    assert_eq!(choose(&mut interview, "It differs"), Effect::Save);
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 1, First? Leave open / > Strategic / Operational"
    );
    interview.answer(Input::One(1));
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 2, Second? Leave open / > Strategic / Operational"
    );
    interview.answer(Input::One(2));
    assert_eq!(where_is(&interview), "About(Timing)");
    assert_eq!(by_phase(&interview), ["2 Operational"]);
    interview.answer(Input::Back);
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look? Leave open / Strategic / Operational / > It differs by phase"
    );
    choose(&mut interview, "It differs");
    interview.answer(Input::One(1));
    assert_eq!(
        asked(&interview),
        "From which viewpoint do you look at phase 2, Second? Leave open / Strategic / > Operational"
    );
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(ViewpointIn(PhaseIndex(0)))");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(Viewpoint)");
    // One viewpoint for all takes the others out.
    interview.answer(Input::One(2));
    assert_eq!(
        (by_phase(&interview), interview.assessment().about.viewpoint),
        (vec![], Some(assessment::Viewpoint::Operational))
    );
}

#[test]
fn what_to_assess_is_chosen() {
    let framework = sample();
    let begun = || {
        let mut interview = Interview::new(&framework, Rule::default(), today(), None);
        while where_is(&interview) != "About(Scope)" {
            let ask = interview.ask();
            interview.answer(default_answer(&ask, &|_, _| vec![]));
        }
        interview
    };
    // Phases: at least one, in the framework's order, each once.
    let mut interview = begun();
    assert_eq!(choose(&mut interview, "Some phases"), Effect::Ask);
    assert_eq!(asked(&interview), "Which phases? 1 First / 2 Second");
    assert_eq!(interview.answer(Input::Many(vec![])), Effect::Ask);
    assert_eq!(
        (said(&interview).as_str(), where_is(&interview).as_str()),
        ("Nothing was chosen; choose at least one.", "About(ScopePhases)")
    );
    assert_eq!(interview.answer(Input::Many(vec![1, 1])), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), interview.assessment().chosen(&framework).as_str()), ("2a low", "2"));
    let place = interview.place().unwrap();
    assert_eq!((place.area.get(), place.number, place.of), (2, 1, 1));
    interview.answer(Input::Back);
    assert_eq!(asked(&interview), "What will you assess? Everything: 3 areas / > Some phases / Some areas");
    // Areas: those of the phase are chosen, and stay named by it for as long as the list isn't changed.
    choose(&mut interview, "Some areas");
    assert_eq!(asked(&interview), "Which areas? 1a Alpha / 1b Beta / x 2a Gamma");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "About(Scope)");
    choose(&mut interview, "Some areas");
    assert_eq!(interview.answer(Input::Many(vec![2])), Effect::Save);
    assert_eq!(interview.assessment().chosen(&framework), "2");
    interview.answer(Input::Back);
    choose(&mut interview, "Some areas");
    interview.answer(Input::Many(vec![2, 1]));
    assert_eq!(
        (where_is(&interview).as_str(), interview.assessment().chosen(&framework).as_str()),
        ("1b high", "1b 2a")
    );
    interview.answer(Input::Back);
    assert_eq!(asked(&interview), "What will you assess? Everything: 3 areas / Some phases / > Some areas");
    // Everything again.
    assert_eq!(interview.answer(Input::One(0)), Effect::Save);
    assert_eq!((where_is(&interview).as_str(), interview.assessment().about.scope.len()), ("1a low", 0));
    // Of everything no area is chosen by itself.
    let mut interview = begun();
    choose(&mut interview, "Some areas");
    assert_eq!(asked(&interview), "Which areas? 1a Alpha / 1b Beta / 2a Gamma");
}

/// Where a file goes on that has no answers yet: behind the last question about the whole that has one.
#[test]
fn a_file_without_answers_goes_on_with_the_questions_about_it() {
    let framework = sample();
    for (about, question) in [
        ("", "About(Organisation)"),
        ("organisation: x", "About(Kind)"),
        ("kind: peer", "About(Viewpoint)"),
        ("viewpoint: strategic", "About(Timing)"),
        ("timing: ongoing", "About(Communities)"),
        ("communities: [carers]", "About(Lead)"),
        ("executive_lead: Ada", "About(Assessors)"),
        ("assessors: [{name: Ada}], organisation: x", "About(Scope)"),
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: x, {about}}}\n"
        );
        let file = assessment::read(text.as_bytes(), &framework).assessment.unwrap();
        assert_eq!(where_is(&resumed(&framework, file.clone(), None)), question, "{about}");
        // What to assess is not asked if that was said.
        let chosen = resumed(&framework, file, Some(&["2a"]));
        let question = if question == "About(Scope)" { "2a low" } else { question };
        assert_eq!(where_is(&chosen), question, "{about}");
    }
    let without = framework::read(
        SAMPLE.replace("communities: [{id: carers, name: Carers}]\n", "").as_bytes(),
        framework::bundled_as,
    )
    .framework
    .unwrap();
    let text =
        "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: x, timing: ongoing}\n";
    let file = assessment::read(text.as_bytes(), &without).assessment.unwrap();
    assert_eq!(where_is(&resumed(&without, file, None)), "About(Lead)", "there are no communities to name");
}

/// With all answered, Back from the questions about the whole leads to the end again; before that it leads nowhere.
#[test]
fn back_from_the_questions_about_the_whole() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}, 2a: {}"), None);
    choose(&mut interview, "Change what is said");
    assert_eq!(where_is(&interview), "About(Title)");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "Finished");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "2a high");
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}"), Some(&["1"]));
    choose(&mut interview, "Take other");
    assert_eq!(where_is(&interview), "About(Scope)");
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "Finished");
    choose(&mut interview, "Take other");
    interview.answer(Input::One(0));
    assert_eq!((where_is(&interview).as_str(), interview.taken.len()), ("2a low", 3));
    // A final one has nothing before its question.
    let mut finished = file("1a: {}");
    finished.about.status = Some(Status::Final);
    let mut interview = resumed(&framework, finished, None);
    interview.answer(Input::Back);
    assert_eq!(said(&interview), "This is the first question; there is nothing before it.");
    assert_eq!(interview.state, State::Reopen);
}

/// A community that an overlay has retired is offered only where it was chosen, and an answer to the question keeps it.
#[test]
fn retired_communities_are_offered_where_they_were_chosen() {
    let base = SAMPLE.replace("communities: [", "communities: [{id: old, name: Older people}, ");
    let base = framework::read(base.as_bytes(), framework::bundled_as).framework.unwrap();
    let overlay = "{format: thrive-overlay/1, id: local, version: '1', base: sample, hide_communities: [old]}";
    let framework = framework::read(overlay.as_bytes(), |_| Some(base)).framework.unwrap();
    for (chosen, offered) in [("", "Carers"), ("old", "Older people (no longer on the list of communities), Carers")] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1', overlay: {{id: local, version: '1'}}}}\nabout: {{title: x, timing: ongoing, communities: [{chosen}]}}\n"
        );
        let file = assessment::read(text.as_bytes(), &framework).assessment.unwrap();
        let mut interview = resumed(&framework, file, None);
        // Where it is answered, the next question is open.
        if !chosen.is_empty() {
            interview.answer(Input::Back);
        }
        let Form::Many { options, chosen } = interview.ask().form else { panic!("it takes several") };
        let names: Vec<&str> = options.iter().map(|option| option.text.as_str()).collect();
        assert_eq!(names.join(", "), offered);
        interview.answer(Input::Many(chosen.iter().copied().chain([options.len() - 1]).collect()));
        let kept = &interview.assessment().about.communities;
        assert_eq!(kept.len(), options.len(), "{kept:?}");
    }
}

/// At the end, the team says what those who read its reports should know. All of it can be passed by, an unclear day is asked again,
/// and Back leads out.
#[test]
fn what_is_said_for_those_who_read_reports() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {}, 1b: {}, 2a: {}"), None);
    choose(&mut interview, "Say more for those who read");
    for (question, text) in [
        ("What should those who read the report decide?", "Fund the post"),
        ("What does the team want to say", "It was a hard year"),
        ("What could go wrong", ""),
        ("When is the next review?", "June 2027"),
        ("When is the next review?", "31 May 2027"),
        ("Where can people ask and answer", " a@b.example "),
    ] {
        assert!(interview.ask().question.starts_with(question), "{}", interview.ask().question);
        interview.answer(Input::Text(text.into()));
        assert_eq!(said(&interview).starts_with("June 2027 is a month"), text == "June 2027");
    }
    assert!(asked(&interview).ends_with("> None; then it is High / Low / High"), "{}", asked(&interview));
    interview.answer(Input::One(1));
    assert_eq!(interview.state, State::Finished);
    let about = &interview.assessment().about;
    assert_eq!(about.asks.as_deref(), Some("Fund the post"));
    assert_eq!((about.narrative.as_deref(), about.risks.as_deref()), (Some("It was a hard year"), None));
    assert_eq!(about.next_review, Some(date(2027, 5, 31)));
    assert_eq!(about.contact.as_deref(), Some("a@b.example"));
    assert_eq!(about.good_enough, Some(framework.levels()[0].index));
    choose(&mut interview, "Say more for those who read");
    interview.answer(Input::Back);
    assert_eq!(interview.state, State::Finished);
}
