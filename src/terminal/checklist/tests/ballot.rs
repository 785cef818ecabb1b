//! A statement that a meeting decides.

use insta::assert_snapshot;

use super::*;
use crate::assessment::{Assessment, Change, Votes};
use crate::interview::Decided;

/// A meeting about 1a, whose answers are split 2:2 on D2 and 2:1 on D1.
fn meeting(framework: &Framework) -> Interview<'_> {
    let today = jiff::civil::date(2026, 11, 29);
    let mut merged = Assessment::new(framework, "Sample", today);
    for (id, yes, no) in [("1a.D1", 2, 1), ("1a.D2", 2, 2)] {
        let item = framework.item(id).unwrap();
        let changes = [Change::Votes(item.item, Some(Votes { yes, no, unsure: 0 })), Change::AllAnswered];
        merged.change(framework, item.area, changes, today).unwrap();
    }
    let mut interview = Interview::meeting(framework, merged, Rule::default(), today, None, false);
    // How a meeting goes has been read.
    interview.answer(Input::Item(99, ItemInput::Tick));
    interview
}

#[test]
fn what_each_key_decides() {
    let framework = bundled();
    let interview = meeting(&framework);
    let (mut terminal, mut checklist) = (terminal(80, 24), Checklist::default());
    let mut press = |event| play(&mut checklist, &interview, &mut terminal, Some(event));
    let item = |said| Some(Input::Item(0, said));
    for (event, answer) in [
        (letter('y'), Some(Input::Decide(Decided::InPlace))),
        (letter('n'), Some(Input::Decide(Decided::NotInPlace))),
        (letter('u'), Some(Input::Decide(Decided::Unsure))),
        (letter('x'), Some(Input::Decide(Decided::NotApplicable))),
        (letter('v'), item(ItemInput::Votes)),
        (letter('p'), item(ItemInput::Park)),
        (letter('e'), item(ItemInput::Evidence)),
        (letter('s'), Some(Input::Split)),
        (letter('?'), Some(Input::Help)),
        (key(Key::Enter), Some(Input::Next)),
        (key(Key::PageDown), Some(Input::Next)),
        (key(Key::Back), Some(Input::Back)),
        (key(Key::PageUp), Some(Input::Back)),
        (key(Key::First), None),
        (key(Key::Last), None),
        (letter(' '), None),
        (letter('a'), None),
        (letter('m'), None),
        (letter('7'), None),
        (Event::Pasted, None),
        (Event::Resized, None),
        (Event::Time(3), None),
    ] {
        assert_eq!(press(event), answer, "{event:?}");
    }
}

#[test]
fn the_screen_of_a_meeting() {
    let framework = bundled();
    let mut interview = meeting(&framework);
    let (mut terminal, mut checklist) = (terminal(80, 24), Checklist::default());
    play(&mut checklist, &interview, &mut terminal, Some(Event::Time(100)));
    play(&mut checklist, &interview, &mut terminal, Some(Event::Time(350)));
    assert_snapshot!(terminal.picture().join("\n"), @"
    1a · Developing                                                   1 of 2

    D2 We have checked our data on those with a stake in this
    work for gaps, to find what is missing or incomplete.

    Not decided yet















    y in place  n not in place  u don't know  v hands  enter leave it, next
    s the split  p park  ? explain  x doesn't apply  e evidence  esc back
    ctrl-c stop                                                         4:10
    ");
    // Another statement, in large letters, with the split; its clock begins anew, and what was decided last stands in place of the keys.
    interview.answer(Input::Decide(Decided::InPlace));
    interview.answer(Input::Text(String::new()));
    terminal.resize(40, 12);
    play(&mut checklist, &interview, &mut terminal, Some(Event::Time(400)));
    let first = terminal.picture().join("\n");
    interview.answer(Input::Split);
    play(&mut checklist, &interview, &mut terminal, Some(letter('a')));
    assert_snapshot!(format!("{first}\n---\n{}", terminal.picture().join("\n")), @"
     1a · Developing                 2 of 2

     D1 We collect data on the needs and
     priorities of those with a stake in
     this work, from existing sources like
     JSNAs and population health data.

     Not decided yet



     1a.D2 is in place.                0:00
    ---
     1a · Developing                 2 of 2

     D1 We collect data on the needs and
     priorities of those with a stake in
     this work, from existing sources like
     JSNAs and population health data.
     Not decided yet
     The answers: 2 say that it is in
     place, 1 that it is not

     y yes  n no  u unsure  v hands
     enter next  s split  p park       0:00
    ");
}

/// Every statement of the framework is whole in a small window, with what can be decided.
#[test]
fn every_statement_fits_a_small_window() {
    let framework = bundled();
    let today = jiff::civil::date(2026, 11, 29);
    let merged = Assessment::new(&framework, "Sample", today);
    let mut interview = Interview::meeting(&framework, merged, Rule::default(), today, None, true);
    interview.answer(Input::Item(99, ItemInput::Tick));
    let (mut terminal, mut checklist) = (terminal(40, 12), Checklist::default());
    let mut count = 0;
    while let Form::Decision(motion) = interview.ask().form {
        play(&mut checklist, &interview, &mut terminal, None);
        let picture = terminal.picture();
        let text = picture.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        assert!(text.contains(&motion.text) && text.contains("Not decided yet"), "{}: {picture:#?}", motion.text);
        assert!(text.contains("y yes") && text.contains("n no"), "{picture:#?}");
        interview.answer(Input::Next);
        count += 1;
    }
    assert_eq!(count, 280);
}
