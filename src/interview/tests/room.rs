//! Shows of hands, what is parked, and how both come back at the end.

use super::*;

/// Hands are written as people say them; a slip is asked again with what is wrong, and nothing said leaves things as they are.
#[test]
fn a_show_of_hands() {
    let framework = sample();
    let mut interview = begun(&framework);
    let is = |interview: &Interview, said: &str| {
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{open: low, {said}}}")).spelt(&framework, "1a"));
    };
    interview.answer(Input::Item(1, ItemInput::Votes));
    assert_eq!(asked(&interview), "(L2 two) How many say yes to L2, and of how many (such as 7 of 10)? []");
    assert_eq!(interview.answer(Input::Text(" ".into())), Effect::Ask);
    assert_eq!((where_is(&interview).as_str(), interview.given(AreaIndex::new(0))), ("1a low", None));
    for (wrong, why) in [
        ("most", "Write how many say yes and of how many, such as 7 of 10,"),
        ("11 of 10", "11 of 10 is more hands than people."),
        ("7 of 20000", "More than 10000 hands for one answer are not counted."),
    ] {
        interview.answer(Input::Item(1, ItemInput::Votes));
        assert_eq!(interview.answer(Input::Text(wrong.into())), Effect::Ask);
        assert!(said(&interview).starts_with(why), "{}", said(&interview));
        assert!(asked(&interview).starts_with("(L2 two) How many say yes to L2"), "it is asked again");
        interview.answer(Input::Back);
    }
    interview.answer(Input::Item(1, ItemInput::Votes));
    assert_eq!(interview.answer(Input::Text("7 of 10".into())), Effect::Save);
    is(&interview, "votes: {L2: {yes: 7, no: 3}}");
    assert!(asked(&interview).ends_with("L1 one / L2 two (7 of 10 say yes)"), "{}", asked(&interview));
    // What is there can be corrected, and taken out; the tick is another matter.
    interview.answer(Input::Item(1, ItemInput::Votes));
    assert!(asked(&interview).ends_with("[7 of 10]"), "{}", asked(&interview));
    interview.answer(Input::Text("7 yes 2 no 1 unsure".into()));
    interview.answer(Input::Item(1, ItemInput::Tick));
    is(&interview, "ticked: [L2], votes: {L2: {yes: 7, no: 2, unsure: 1}}");
    interview.answer(Input::Item(1, ItemInput::Votes));
    assert!(asked(&interview).ends_with("[7 yes, 2 no, 1 unsure]"), "{}", asked(&interview));
    assert_eq!(interview.answer(Input::Text(String::new())), Effect::Save);
    is(&interview, "ticked: [L2]");
}

#[test]
fn what_is_parked() {
    let framework = sample();
    let mut interview = begun(&framework);
    let is = |interview: &Interview, said: &str| {
        assert_eq!(where_is(interview), "1a low");
        assert_eq!(answers_of(interview, "1a"), file(&format!("1a: {{open: low, {said}}}")).spelt(&framework, "1a"));
    };
    interview.answer(Input::Item(0, ItemInput::Park));
    assert_eq!(
        asked(&interview),
        "(L1 one) What is to be cleared up about L1? Left empty, it is parked without words. []"
    );
    interview.answer(Input::Back);
    assert_eq!((where_is(&interview).as_str(), interview.given(AreaIndex::new(0))), ("1a low", None));
    interview.answer(Input::Item(0, ItemInput::Park));
    assert_eq!(interview.answer(Input::Text(String::new())), Effect::Save);
    is(&interview, "parked: [{item: L1}]");
    assert!(asked(&interview).ends_with("L1 one (parked) / L2 two"), "{}", asked(&interview));
    // What is parked already can be said more about, or be cleared up; Enter leaves it.
    interview.answer(Input::Item(0, ItemInput::Park));
    assert_eq!(
        asked(&interview),
        "(L1 one) L1 is parked. > Leave it parked / Park another question about it / It is cleared up: take it out of what is parked"
    );
    choose(&mut interview, "Park another");
    interview.answer(Input::Text("which budget".into()));
    is(&interview, "parked: [{item: L1, text: which budget}]");
    interview.answer(Input::Item(0, ItemInput::ParkAlso));
    interview.answer(Input::Text("whose".into()));
    assert!(asked(&interview).contains("L1 one (parked: which budget) (parked: whose) /"), "{}", asked(&interview));
    interview.answer(Input::Item(0, ItemInput::Park));
    assert!(asked(&interview).starts_with("(L1 one) L1 is parked (which budget; whose)."), "{}", asked(&interview));
    interview.answer(Input::One(0));
    is(&interview, "parked: [{item: L1, text: which budget}, {item: L1, text: whose}]");
    interview.answer(Input::Item(0, ItemInput::Park));
    choose(&mut interview, "It is cleared up");
    is(&interview, "");
}

/// Both are in the menu of a list and of an answered area.
#[test]
fn from_the_menus() {
    let framework = sample();
    let mut interview = resumed(&framework, file("1a: {open: high}"), None);
    interview.answer(Input::More);
    choose(&mut interview, "Write down a show of hands");
    assert_eq!(asked(&interview), "Which of these was the show of hands on? > H1 three");
    interview.answer(Input::One(0));
    interview.answer(Input::Text("1/4".into()));
    assert!(asked(&interview).ends_with("H1 three (1 of 4 says yes)"), "{}", asked(&interview));
    interview.answer(Input::Many(vec![]));
    assert_eq!(where_is(&interview), "1a rated");
    choose(&mut interview, "Park a statement");
    assert_eq!(asked(&interview), "Which of these is to be parked? > L1 one / L2 two / H1 three");
    interview.answer(Input::One(2));
    interview.answer(Input::Text(String::new()));
    assert_eq!(where_is(&interview), "1a rated");
    choose(&mut interview, "Park a statement");
    interview.answer(Input::One(2));
    choose(&mut interview, "It is cleared up");
    assert_eq!((where_is(&interview).as_str(), said(&interview).ends_with("Saved.")), ("1a rated", true));
    assert!(answers_of(&interview, "1a").parked.is_empty());
}

/// At the end, what is parked and where hands were split comes back, one after another; unanimous hands don't, nor does what is set
/// aside or not taken.
#[test]
fn what_comes_back_at_the_end() {
    let framework = sample();
    let areas = "1a: {parked: [{item: L2, text: whose}, {item: L2, text: by when}], votes: {L1: {yes: 3}, H1: {yes: 2, unsure: 1}}}, \
                 1b: {excluded: not ours, parked: [{item: H1}]}, 2a: {open: high, parked: [{item: L1}], votes: {L1: {yes: 1, no: 1}}}";
    let mut interview = resumed(&framework, file(areas), None);
    interview.answer(Input::Many(vec![]));
    interview.answer(Input::One(0));
    assert_eq!(interview.ask().notices, [Notice::Said("All 3 areas are answered.".into()), Notice::ForLater]);
    let lines: Vec<String> = interview.for_later().into_iter().map(|item| interview.later_line(item)).collect();
    assert_eq!(
        lines,
        [
            "1a.L2 two (parked: whose; parked: by when)",
            "1a.H1 three (2 of 3 say yes)",
            "2a.L1 six (1 of 2 says yes; parked)"
        ]
    );
    choose(&mut interview, "Go through what is parked and where hands were split");
    assert_eq!(
        asked(&interview),
        "1a.L2 two (parked: whose; parked: by when) > Leave it and go on to the next / Look at 1a Alpha, Low, again / \
         It is cleared up: take it out of what is parked / Go to the end"
    );
    choose(&mut interview, "It is cleared up");
    assert_eq!(answers_of(&interview, "1a").parked, []);
    assert_eq!(
        asked(&interview),
        "1a.H1 three (2 of 3 say yes) > Leave it and go on to the next / Look at 1a Alpha, High, again / Go to the end"
    );
    interview.answer(Input::One(0));
    assert!(
        asked(&interview)
            .starts_with("2a.L1 six (1 of 2 says yes; parked) > Leave it and go on to the end / Look at 2a")
    );
    interview.answer(Input::Back);
    assert!(asked(&interview).starts_with("1a.H1 three"), "{}", asked(&interview));
    interview.answer(Input::Back);
    assert_eq!(where_is(&interview), "Finished");
    choose(&mut interview, "Go through what is parked and where hands were split");
    choose(&mut interview, "Look at 1a Alpha, High, again");
    assert_eq!(where_is(&interview), "1a high");
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::One(0));
    // Cleared up is what was parked; that hands were split stays as it is.
    choose(&mut interview, "Go through");
    interview.answer(Input::One(0));
    choose(&mut interview, "It is cleared up");
    assert_eq!(where_is(&interview), "Finished");
    choose(&mut interview, "Go through where hands were split");
    choose(&mut interview, "Go to the end");
    assert_eq!(where_is(&interview), "Finished");
    let only = resumed(&framework, file(areas), Some(&["1b"]));
    assert!(only.for_later().is_empty() && !asked(&only).contains("Go through"), "{}", asked(&only));
}
