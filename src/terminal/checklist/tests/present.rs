//! One statement at a time.

use insta::assert_snapshot;

use super::*;

const ROOM: Room = Room { has_clock: false };
const WITH_CLOCK: Room = Room { has_clock: true };

/// What is drawn of the statement that is shown.
fn slide(checklist: &Checklist, terminal: &Terminal<Played, Screen>, room: Room) -> Vec<String> {
    let open = checklist.open.as_ref().unwrap();
    let content = open.slides.content(&open.sheet, terminal.look, room.has_clock);
    let mut lines = content.draw(terminal.size(), terminal.look).lines;
    lines.resize(terminal.keys.size.1, String::new());
    lines
}

/// An interview with one statement of each state on the second level of 1a.
fn spoken_of(framework: &Framework) -> Interview<'_> {
    let mut interview = begun(framework);
    interview.answer(Input::Many(vec![0]));
    interview.answer(Input::Item(0, ItemInput::Tick));
    interview.answer(Input::Item(1, ItemInput::Unsure));
    let said = [
        (0, ItemInput::Votes, "7 of 10"),
        (0, ItemInput::Park, "which budget is meant"),
        (2, ItemInput::NotApplicable, "nothing of ours is published"),
        (3, ItemInput::Park, ""),
    ];
    for (item, input, text) in said {
        interview.answer(Input::Item(item, input));
        interview.answer(Input::Text(text.into()));
    }
    interview
}

#[test]
fn what_each_key_answers_of_one_statement() {
    let framework = bundled();
    let interview = begun(&framework);
    let mut terminal = terminal(80, 24);
    let mut checklist = Checklist::of_room(ROOM);
    let mut press = |event| play(&mut checklist, &interview, &mut terminal, Some(event));
    let item = |which, said| Some(Input::Item(which, said));
    for (event, answer) in [
        (letter(' '), item(0, ItemInput::Tick)),
        (letter('v'), item(0, ItemInput::Votes)),
        (key(Key::Enter), None),
        (letter('u'), item(1, ItemInput::Unsure)),
        (letter('x'), item(1, ItemInput::NotApplicable)),
        (letter('e'), item(1, ItemInput::Evidence)),
        (letter('p'), item(1, ItemInput::Park)),
        (key(Key::Back), None),
        (letter(' '), item(0, ItemInput::Tick)),
        // A remote control for slides has these.
        (key(Key::PageDown), None),
        (key(Key::Down), None),
        (letter(' '), item(2, ItemInput::Tick)),
        (key(Key::PageDown), None),
        (letter(' '), item(2, ItemInput::Tick)),
        (key(Key::PageUp), None),
        (key(Key::Up), None),
        (key(Key::Up), None),
        (letter('u'), item(0, ItemInput::Unsure)),
        (letter('n'), Some(Input::Note)),
        (letter('?'), Some(Input::Help)),
        (letter('s'), Some(Input::Skip)),
        (letter('m'), Some(Input::More)),
        (key(Key::Last), None),
        (letter('u'), item(2, ItemInput::Unsure)),
        (key(Key::First), None),
        (Event::Pasted, None),
        (Event::Resized, None),
        (Event::Time(7), None),
        (key(Key::Back), Some(Input::Back)),
        (key(Key::Enter), None),
        (key(Key::Enter), None),
        (key(Key::Enter), Some(Input::Many(vec![]))),
    ] {
        assert_eq!(press(event), answer, "{event:?}");
    }
    let is_key = |letter: &char| keyboard::LETTERS.contains(letter) && !"a0".contains(*letter);
    for other in ('a'..='z').chain('0'..='9').filter(|letter| !is_key(letter)) {
        assert_eq!(press(letter(other)), None, "{other}");
    }
}

/// Coming back into a level from behind shows its last statement; coming into it anew, or from a text, doesn't.
#[test]
fn which_statement_is_shown() {
    let framework = bundled();
    let mut interview = begun(&framework);
    let mut terminal = terminal(80, 24);
    let mut checklist = Checklist::of_room(ROOM);
    let mut place = |interview: &mut Interview, events: &[Event]| {
        for event in events {
            if let Some(input) = play(&mut checklist, interview, &mut terminal, Some(*event)) {
                interview.answer(input);
                if !matches!(interview.ask().form, Form::Ticks { .. }) {
                    interview.answer(Input::Back);
                    checklist.note(&Reply::Input(Input::Back));
                }
            }
        }
        play(&mut checklist, interview, &mut terminal, None);
        terminal.picture()[0].trim().split(" of ").next().unwrap().to_owned()
    };
    let enter = key(Key::Enter);
    assert_eq!(place(&mut interview, &[]), "1a · Emerging · 1");
    assert_eq!(place(&mut interview, &[enter, letter(' '), letter('e')]), "1a · Emerging · 2");
    assert_eq!(place(&mut interview, &[enter, enter]), "1a · Developing · 1");
    assert_eq!(place(&mut interview, &[key(Key::Back)]), "1a · Emerging · 3");
    assert_eq!(place(&mut interview, &[enter]), "1a · Developing · 1");
    assert_eq!(place(&mut interview, &[key(Key::Last), letter('m')]), "1a · Developing · 4");
}

#[test]
fn one_statement_on_a_projector() {
    let framework = bundled();
    let interview = spoken_of(&framework);
    let mut terminal = terminal(80, 24);
    let mut checklist = Checklist::of_room(ROOM);
    let mut shown = |event| {
        play(&mut checklist, &interview, &mut terminal, event);
        let picture = terminal.picture();
        assert_eq!(picture, slide(&checklist, &terminal, ROOM));
        picture.join("\n")
    };
    assert_snapshot!(shown(None), @r"
    1a · Developing · 1 of 4                                    area 1 of 26

    1a Identifying stakeholders
    Developing: We plan for it, have ways of working in place,
    and ask communities more widely. What is not ticked counts
    as not in place.

    D1 We collect data on the needs and priorities of those with
    a stake in this work, from existing sources like JSNAs and
    population health data.

    [x] In place
    7 of 10 say yes · parked: which budget is meant








    space yes  enter next  u don't know  v votes  p park  ? explain
    x doesn't apply  e evidence  esc back  n area note  m more  s skip area
    ctrl-c stop
    ");
    assert_snapshot!(shown(Some(key(Key::Enter))), @r"
    1a · Developing · 2 of 4                                    area 1 of 26

    D2 We have checked our data on those with a stake in this
    work for gaps, to find what is missing or incomplete.

    [?] We don't know















    space yes  enter next  u don't know  v votes  p park  ? explain
    x doesn't apply  e evidence  esc back  n area note  m more  s skip area
    ctrl-c stop
    ");
}

#[test]
fn one_statement_in_large_letters() {
    let framework = bundled();
    let interview = spoken_of(&framework);
    let mut terminal = terminal(40, 12);
    let mut checklist = Checklist::of_room(WITH_CLOCK);
    let mut shown = |event| {
        play(&mut checklist, &interview, &mut terminal, event);
        let picture = terminal.picture();
        assert_eq!(picture, slide(&checklist, &terminal, WITH_CLOCK));
        picture.join("\n")
    };
    assert_snapshot!(shown(Some(Event::Time(5))), @r"
    1a · Developing · 1 of 4  area 1 of 26
    1a Identifying stakeholders
    D1 We collect data on the needs and
    priorities of those with a stake in
    this work, from existing sources like
    JSNAs and population health data.
    [x] In place
    7 of 10 say yes · parked: which budget
    is meant

    space yes  enter next  u unsure
    v votes  p park  ? explain        0:00
    ");
    assert_snapshot!(shown(Some(key(Key::Enter))), @r"
    1a · Developing · 2 of 4  area 1 of 26

    D2 We have checked our data on those
    with a stake in this work for gaps, to
    find what is missing or incomplete.

    [?] We don't know



    space yes  enter next  u unsure
    v votes  p park  ? explain        0:00
    ");
    assert_snapshot!(shown(Some(key(Key::Enter))), @r"
    1a · Developing · 3 of 4  area 1 of 26

    D3 We have processes for regularly
    reviewing and updating our data on
    those with a stake in this work, to
    keep it accurate and relevant.

    [–] Doesn't apply: nothing of ours
    is published

    space yes  enter next  u unsure
    v votes  p park  ? explain        0:00
    ");
    assert_snapshot!(shown(Some(letter(' '))), @r"
    1a · Developing · 3 of 4  area 1 of 26

    D3 We have processes for regularly
    reviewing and updating our data on
    those with a stake in this work, to
    keep it accurate and relevant.

    [–] Doesn't apply: nothing of ours
    is published

    D3 is marked as not applicable. x
    takes that back.                  0:00
    ");
    assert_snapshot!(shown(Some(key(Key::Enter))), @r"
    1a · Developing · 4 of 4  area 1 of 26

    D4 We point out, and put on record,
    which groups or communities face
    health inequalities now.

    [ ] Not ticked
    parked


    space yes  enter next  u unsure
    v votes  p park  ? explain        0:00
    ");
}

/// The clock begins anew with each statement, counts what is done about it meanwhile, and is there only for who wants it.
#[test]
fn the_clock() {
    let framework = bundled();
    let interview = spoken_of(&framework);
    let mut terminal = terminal(80, 24);
    let mut checklist = Checklist::of_room(WITH_CLOCK);
    let mut corner = |event| {
        play(&mut checklist, &interview, &mut terminal, Some(event));
        let picture = terminal.picture();
        picture.iter().rev().find(|line| !line.is_empty()).unwrap().rsplit(' ').next().unwrap().to_owned()
    };
    for (event, shown) in [
        (Event::Resized, "0:00"),
        (Event::Time(100), "0:00"),
        (Event::Time(109), "0:09"),
        (letter('e'), "0:09"),
        (Event::Time(350), "4:10"),
        (key(Key::Enter), "0:00"),
        (Event::Time(351), "0:00"),
        (Event::Time(4012), "61:01"),
        (key(Key::Back), "0:00"),
        (Event::Time(4013), "0:00"),
    ] {
        assert_eq!(corner(event), shown, "{event:?}");
    }
    let mut checklist = Checklist::of_room(ROOM);
    play(&mut checklist, &interview, &mut terminal, Some(Event::Time(100)));
    assert!(!terminal.picture().iter().any(|line| line.ends_with("0:00")), "{:?}", terminal.picture());
}

/// Every statement of the framework, with all that can be said of one, is whole in a small window.
#[test]
fn every_statement_fits_a_small_window() {
    let framework = bundled();
    let mut interview = begun(&framework);
    let mut terminal = terminal(40, 12);
    let mut count = 0;
    while let Form::Ticks { items } = interview.ask().form {
        let (ask, mut checklist) = (interview.ask(), Checklist::of_room(WITH_CLOCK));
        terminal.keys.events = vec![];
        checklist.ask(&interview, &ask, &items, &mut terminal).unwrap();
        let open = checklist.open.unwrap();
        let mut slides = open.slides;
        for item in &items {
            let slide = slides.content(&open.sheet, LOOK, true).draw((40, 12), LOOK);
            let text = slide.lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
            assert!(text.contains(&item.text), "{}: {:#?}", item.text, slide.lines);
            assert!(
                text.contains("space yes") && text.contains("v votes") && text.contains("[ ] Not ticked"),
                "{text}"
            );
            slides.press(Key::Enter, &slide);
            count += 1;
        }
        interview.answer(Input::Many(vec![]));
        while !matches!(interview.ask().form, Form::Ticks { .. }) {
            if enter(&mut interview) == Effect::Stop {
                assert_eq!(count, 280);
                return;
            }
        }
    }
}

/// In a window that is too low for it, a statement is read to its end before Enter goes on.
#[test]
fn a_statement_that_is_higher_than_the_window() {
    let framework = bundled();
    let interview = spoken_of(&framework);
    let mut terminal = terminal(24, 5);
    let mut checklist = Checklist::of_room(ROOM);
    let mut seen = Vec::new();
    let mut steps = 0;
    while steps == 0 || terminal.picture()[0].contains("below") {
        let event = (steps > 0).then_some(key(Key::Enter));
        assert_eq!(play(&mut checklist, &interview, &mut terminal, event), None);
        seen.push(terminal.picture().join(" "));
        steps += 1;
    }
    let open = checklist.open.as_ref().unwrap();
    assert!(steps > 1, "{seen:?}");
    assert!(seen.last().unwrap().contains("budget is meant"), "{seen:?}");
    assert_eq!(open.sheet.area, "1a Identifying stakeholders");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(10)))]

    /// Whatever is pressed, and however the window is resized: the screen shows what was drawn, and the answers can be written and
    /// read back.
    #[test]
    fn any_keys_at_any_statement(
        steps in proptest::collection::vec((any_event(), proptest::option::weighted(0.1, (20..130_usize, 1..50_usize))), 0..100)
    ) {
        let framework = bundled();
        let mut interview = begun(&framework);
        let mut terminal = terminal(80, 24);
        let mut checklist = Checklist::of_room(WITH_CLOCK);
        for (event, size) in steps {
            if let Some((width, height)) = size {
                terminal.resize(width, height);
            }
            while !matches!(interview.ask().form, Form::Ticks { .. }) {
                if enter(&mut interview) == Effect::Stop {
                    return Ok(());
                }
            }
            let is_text_shown = !interview.ask().notices.is_empty();
            match play(&mut checklist, &interview, &mut terminal, Some(event)) {
                Some(input) => drop(interview.answer(input)),
                // What there is to say is in the place of the statement.
                None if is_text_shown => drop(interview.answer(Input::Item(usize::MAX, ItemInput::Tick))),
                None => prop_assert_eq!(terminal.picture(), slide(&checklist, &terminal, WITH_CLOCK)),
            }
        }
        let written = assessment::write(interview.assessment(), &framework).unwrap();
        let read = assessment::read(written.as_bytes(), &framework);
        prop_assert_eq!(read.problems, []);
        prop_assert_eq!(read.assessment.as_ref(), Some(interview.assessment()));
    }
}
