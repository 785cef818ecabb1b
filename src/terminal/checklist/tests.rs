//! The checklist on a terminal that is played: keys go in, and what then stands on the screen is compared with what was drawn.

mod ballot;
mod present;

use proptest::prelude::*;

use super::keyboard::{Event, Key, Keyboard};
use super::*;
use crate::assessment::{self, Answer, Previous, ScopePart};
use crate::framework::{self, Framework};
use crate::interview::{Effect, Form, Input, ItemInput};
use crate::score::Rule;

/// Events one after another, then Ctrl-C.
#[derive(Default)]
struct Played {
    events: Vec<Event>,
    size: (usize, usize),
}

impl Keyboard for Played {
    fn next(&mut self) -> io::Result<Event> {
        Ok(if self.events.is_empty() { Event::Key(Key::Stop) } else { self.events.remove(0) })
    }

    fn size(&self) -> Option<(usize, usize)> {
        Some(self.size)
    }

    fn forget(&mut self) {}
}

/// The screen of a terminal.
struct Screen(vt100::Parser);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.process(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const LOOK: Look = Look { width: 80, colour: false, unicode: true, plain: false };

fn terminal(width: usize, height: usize) -> Terminal<Played, Screen> {
    let size = |number: usize| std::num::NonZero::new(u16::try_from(number).unwrap()).unwrap();
    let screen = Screen(vt100::Parser::new(size(height), size(width), 0));
    Terminal { keys: Played { size: (width, height), ..Played::default() }, output: screen, look: LOOK }
}

impl Terminal<Played, Screen> {
    /// The lines on the screen, without blanks at their ends.
    fn picture(&self) -> Vec<String> {
        let (_, columns) = self.output.0.screen().size();
        self.output.0.screen().rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
    }

    fn resize(&mut self, width: usize, height: usize) {
        self.keys.size = (width, height);
        let size = |number: usize| std::num::NonZero::new(u16::try_from(number).unwrap()).unwrap();
        self.output.0.screen_mut().set_size(size(height), size(width));
    }
}

fn bundled() -> Framework {
    framework::bundled()
}

/// An interview of the bundled framework at its first list.
fn begun(framework: &Framework) -> Interview<'_> {
    let today = jiff::civil::date(2026, 11, 29);
    let mut interview = Interview::new(framework, Rule::default(), today, Some(Vec::new()));
    interview.answer(Input::Text("Sample".into()));
    while !matches!(interview.ask().form, Form::Ticks { .. }) {
        enter(&mut interview);
    }
    interview
}

/// A new round of the example of 2025, at the first of these areas.
fn round<'f>(framework: &'f Framework, areas: &[&str]) -> Interview<'f> {
    let file = include_bytes!("../../../examples/research-network-2025.yaml");
    let last = assessment::read(file, framework).assessment.expect("the example is valid");
    let previous = Previous { file: "last.yaml".into(), updated: last.about.updated, digest: None };
    let today = jiff::civil::date(2026, 11, 29);
    let round = last.next_round(framework, vec![previous], today);
    let areas = areas.iter().map(|area| ScopePart::find(framework, area).unwrap()).collect();
    let mut interview = Interview::next_round(framework, round, Rule::default(), today, Some(areas));
    // What came along has been read.
    interview.answer(Input::Item(99, ItemInput::Tick));
    interview
}

/// What Enter alone answers where there is no list; something, where a text is needed.
fn enter(interview: &mut Interview) -> Effect {
    let input = match interview.ask().form {
        Form::Text { needed: true, .. } => Input::Text("something".into()),
        Form::Text { now, .. } => Input::Text(now),
        Form::One { start, .. } => Input::One(start),
        Form::Many { chosen, .. } => Input::Many(chosen),
        Form::Ticks { .. } => Input::Many(Vec::new()),
        Form::Decision(_) => Input::Next,
    };
    interview.answer(input)
}

/// Plays one event at the open list, or at the statement that is up; what was answered, if anything was.
fn play(
    checklist: &mut Checklist,
    interview: &Interview,
    terminal: &mut Terminal<Played, Screen>,
    event: Option<Event>,
) -> Option<Input> {
    let ask = interview.ask();
    terminal.keys.events = event.into_iter().collect();
    let reply = match &ask.form {
        Form::Ticks { items } => checklist.ask(interview, &ask, items, terminal),
        Form::Decision(motion) => checklist.decide(interview, &ask, motion, terminal),
        _ => panic!("neither a list nor a statement is open"),
    };
    let reply = reply.unwrap();
    checklist.note(&reply);
    match reply {
        Reply::Input(input) => Some(input),
        Reply::Interrupted => None,
        Reply::End => panic!("it has a place"),
    }
}

/// What is drawn of the open list.
fn drawn(checklist: &Checklist, terminal: &Terminal<Played, Screen>) -> Vec<String> {
    let open = checklist.open.as_ref().unwrap();
    let layout = Layout::new(&open.sheet, open.list.items(), terminal.size(), terminal.look);
    let (mut lines, _) = layout.draw(open.list.view(), &open.sheet);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines.resize(terminal.keys.size.1, String::new());
    lines
}

fn letter(letter: char) -> Event {
    Event::Key(Key::Letter(letter))
}

fn key(key: Key) -> Event {
    Event::Key(key)
}

/// Each key answers one thing about the statement in focus, and no other key answers anything.
#[test]
fn what_each_key_answers() {
    let framework = bundled();
    let interview = begun(&framework);
    let mut terminal = terminal(80, 24);
    let mut checklist = Checklist::default();
    let mut press = |event| play(&mut checklist, &interview, &mut terminal, Some(event));
    let item = |which, said| Some(Input::Item(which, said));
    for (event, answer) in [
        (letter(' '), item(0, ItemInput::Tick)),
        (key(Key::Down), None),
        (letter('u'), item(1, ItemInput::Unsure)),
        (letter('x'), item(1, ItemInput::NotApplicable)),
        (letter('e'), item(1, ItemInput::Evidence)),
        (key(Key::Last), None),
        (letter(' '), item(2, ItemInput::Tick)),
        (key(Key::Down), None),
        (letter(' '), item(2, ItemInput::Tick)),
        (key(Key::First), None),
        (key(Key::Up), None),
        (letter(' '), item(0, ItemInput::Tick)),
        (letter('n'), Some(Input::Note)),
        (letter('?'), Some(Input::Help)),
        (letter('s'), Some(Input::Skip)),
        (letter('m'), item(0, ItemInput::More)),
        // All and none need a second press, with nothing between.
        (letter('a'), None),
        (letter('a'), Some(Input::Ticks(vec![0, 1, 2]))),
        (letter('a'), None),
        (key(Key::Down), None),
        (letter('a'), None),
        (letter('0'), None),
        (letter('0'), Some(Input::Ticks(vec![]))),
        (key(Key::Back), Some(Input::Back)),
        (Event::Pasted, None),
        (Event::Resized, None),
        (Event::Time(7), None),
        (key(Key::Enter), Some(Input::Many(vec![]))),
    ] {
        assert_eq!(press(event), answer, "{event:?}");
    }
    // Votes and parking have keys where one statement is shown at a time; here they are in the menu.
    let is_key = |letter: &char| keyboard::LETTERS.contains(letter) && !"vp".contains(*letter);
    for other in ('a'..='z').chain('0'..='9').filter(|letter| !is_key(letter)) {
        assert_eq!(press(letter(other)), None, "{other}");
    }
}

/// Enter goes on once the last line has been on the screen, else on the second press.
#[test]
fn enter_goes_on_when_all_has_been_seen() {
    let framework = bundled();
    let mut interview = begun(&framework);
    // The sixteen statements of 1a are on four levels; the last has five.
    for _ in 0..3 {
        enter(&mut interview);
    }
    let mut terminal = terminal(40, 12);
    let mut checklist = Checklist::default();
    let mut press = |event| play(&mut checklist, &interview, &mut terminal, Some(event));
    let done = Some(Input::Many(vec![]));
    assert_eq!((press(key(Key::Enter)), press(key(Key::Down)), press(key(Key::Enter))), (None, None, None));
    assert_eq!(press(key(Key::Enter)), done, "the second press");
    press(key(Key::Last));
    press(key(Key::First));
    assert_eq!(press(key(Key::Enter)), done, "all has been seen");
}

#[test]
fn the_screen_at_each_size() {
    let framework = bundled();
    let mut interview = begun(&framework);
    let area = framework.areas()[0].index;
    for (item, said) in [(1, ItemInput::Unsure), (0, ItemInput::Tick)] {
        interview.answer(Input::Item(item, said));
    }
    assert_eq!(interview.assessment().areas[&area].answer(framework.areas()[0].items[1].index), Some(Answer::Unsure));
    for (width, height) in [(80, 24), (60, 20), (40, 12), (20, 5), (200, 60), (1, 1)] {
        let mut terminal = terminal(width, height);
        let mut checklist = Checklist::default();
        play(&mut checklist, &interview, &mut terminal, None);
        let picture = terminal.picture();
        if width >= 20 {
            assert_eq!(picture, drawn(&checklist, &terminal), "{width} by {height}");
        }
        if width >= 40 {
            assert!(picture.iter().any(|line| line.starts_with("> [x] E1")), "{picture:#?}");
            for part in
                ["space tick", "u ", "x ", "e evidence", "note", "? explain", "enter next", "esc back", "s skip"]
            {
                assert!(picture.iter().any(|line| line.contains(part)), "{part} at {width} by {height}");
            }
        }
    }
}

/// Last time's answers and today's side by side, in windows of any size; what has changed is marked in words.
#[test]
fn the_list_of_a_whole_area() {
    let framework = bundled();
    let mut interview = round(&framework, &["5b"]);
    for (item, said) in [(1, ItemInput::Tick), (6, ItemInput::Unsure)] {
        interview.answer(Input::Item(item, said));
    }
    let shown = |width, height, keys: &[Event]| {
        let mut terminal = terminal(width, height);
        let mut checklist = Checklist::default();
        for event in [None].into_iter().chain(keys.iter().copied().map(Some)) {
            play(&mut checklist, &interview, &mut terminal, event);
        }
        assert_eq!(terminal.picture(), drawn(&checklist, &terminal), "{width} by {height}");
        terminal.picture().join("\n")
    };
    insta::assert_snapshot!(shown(80, 24, &[]), @"
        5b Accessibility                                    area 1 of 1 · Phase 5 Engage
        Is it as it was last time, on 6 November 2025 (Emerging)?
        Enter answers the area as it stands now.
          then now
        Emerging
        > [x]  [x] E1  In our engagement material we avoid acronyms and jargon.
          [x]  [ ] E2  To be more inclusive, we use plain language and communicate in
                       ways that are sensitive to people's cultures.
                       changed: was ticked
          [x]  [x] E3  We have produced, or we point to, staff guidance on physical
                       accessibility that is easy to understand.
          [x]  [x] E4  We hold events in venues that are physically accessible.
        Developing
          [–]  [–] D1  We make digital platforms accessible, and make sure they meet
                       international web standards.
                       not applicable: Nothing was online in the first year
          [x]  [x] D2  We provide materials in several formats, such as Braille, large
                       print or audio.
          [ ]  [?] D3  We make sure staff have the training they need in standards and
                       tools for digital accessibility.
                                                                 1 of 13, 7 more below ↓

        space tick  u don't know  x doesn't apply  e evidence  n area note  ? explain
        enter confirm  esc back  s skip area  m more  ctrl-c stop
    ");
    insta::assert_snapshot!(shown(60, 20, &[]), @"
        5b Accessibility                area 1 of 1 · Phase 5 Engage
        Is it as it was last time, on 6 November 2025 (Emerging)?
        Enter answers the area as it stands now.
          then now
        Emerging
        > [x]  [x] E1  In our engagement material we avoid acronyms
                       and jargon.
          [x]  [ ] E2  To be more inclusive, we use plain language
                       and communicate in ways that are sensitive to
                       people's cultures.
                       changed: was ticked
          [x]  [x] E3  We have produced, or we point to, staff
                       guidance on physical accessibility that is
                       easy to understand.
          [x]  [x] E4  We hold events in venues that are physically
                       accessible.
                                             1 of 13, 9 more below ↓

        space tick  u unsure  x n/a  e evidence  n note  ? explain
        enter confirm  esc back  s skip  m more  ^c stop
    ");
    insta::assert_snapshot!(shown(40, 12, &[key(Key::Down)]), @"
        5b Accessibility · Phase 5 Engage
          then now      2 of 13, 11 more below ↓
               material we avoid acronyms and
               jargon.
        > [x]  [ ] E2  To be more inclusive,
               we use plain language and
               communicate in ways that are
               sensitive to people's cultures.
               changed: was ticked
        space tick  u unsure  x n/a  e evidence
        n note  ? explain  enter confirm
        esc back  s skip  m more  ^c stop
    ");
    insta::assert_snapshot!(shown(40, 12, &[key(Key::Last)]), @"
        5b Accessibility · Phase 5 Engage
          then now     13 of 13, 12 more above ↑
               and communities needing extra
               support, to guide ongoing
               improvements.
        > [ ]  [ ] T3  We regularly review
               how we provide accessibility
               and adapt it to take in new
               technologies and changing needs.
        space tick  u unsure  x n/a  e evidence
        n note  ? explain  enter confirm
        esc back  s skip  m more  ^c stop
    ");
    let whole = shown(100, 40, &[]);
    for line in ["Maturing", "Thriving", "               we don't know · changed: was not ticked"] {
        assert!(whole.lines().any(|shown| shown == line), "{line:?} in {whole}");
    }
}

/// A name that is long takes a second line in a low window, so that the phase stays in sight.
#[test]
fn a_long_name_in_a_low_window() {
    let framework = bundled();
    let interview = round(&framework, &["7e"]);
    let mut terminal = terminal(40, 12);
    play(&mut Checklist::default(), &interview, &mut terminal, None);
    let picture = terminal.picture();
    assert_eq!(picture[..2], ["7e Translating engagement into action ·", "Phase 7 Evaluate"]);
    assert!(picture[2].starts_with("  then now  ") && picture[2].ends_with(" more below ↓"), "{picture:#?}");
}

/// All and none have no place in the list of a whole area; all else is as in that of a level.
#[test]
fn what_keys_answer_in_the_list_of_an_area() {
    let framework = bundled();
    let interview = round(&framework, &["5b"]);
    let mut terminal = terminal(80, 50);
    let mut checklist = Checklist::default();
    let mut press = |event| play(&mut checklist, &interview, &mut terminal, Some(event));
    for (event, answer) in [
        (letter('a'), None),
        (letter('a'), None),
        (letter('0'), None),
        (letter('0'), None),
        (letter('u'), Some(Input::Item(0, ItemInput::Unsure))),
        (key(Key::Last), None),
        (letter(' '), Some(Input::Item(12, ItemInput::Tick))),
        (letter('m'), Some(Input::Item(12, ItemInput::More))),
        (key(Key::Enter), Some(Input::Many(vec![0, 1, 2, 3, 5]))),
    ] {
        assert_eq!(press(event), answer, "{event:?}");
    }
}

/// What was confirmed is told above the next list where there is room, and nowhere stands in its way.
#[test]
fn what_was_confirmed_stops_nobody() {
    let framework = bundled();
    let mut interview = round(&framework, &["5a", "5b"]);
    let Form::Ticks { items } = interview.ask().form else { panic!("no list is open") };
    interview.answer(Input::Many((0..items.len()).filter(|item| items[*item].is_ticked()).collect()));
    for (width, height, is_told) in [(80, 24, true), (40, 12, false)] {
        let mut terminal = terminal(width, height);
        play(&mut Checklist::default(), &interview, &mut terminal, None);
        let picture = terminal.picture().join("\n");
        assert_eq!(picture.contains(", as last time. Saved."), is_told, "{picture}");
        assert!(picture.contains("5b Accessibility") && picture.contains("> [x]  [x] E1"), "{picture}");
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    let keys = [
        Key::Up,
        Key::Down,
        Key::Down,
        Key::PageUp,
        Key::PageDown,
        Key::First,
        Key::Last,
        Key::Enter,
        Key::Enter,
        Key::Back,
    ];
    prop_oneof![
        4 => proptest::sample::select(keys.to_vec()).prop_map(key),
        4 => proptest::sample::select(keyboard::LETTERS.to_vec()).prop_map(letter),
        1 => proptest::char::range('a', 'z').prop_map(letter),
        1 => Just(Event::Pasted),
        1 => (0..5000_u64).prop_map(Event::Time),
    ]
}

/// So many random cases, or as many as `PROPTEST_CASES` says: a few here, thousands for who has the time.
#[expect(clippy::disallowed_methods, reason = "this is no part of the program")]
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(10)))]

    /// Whatever is pressed, and however the window is resized: the screen shows what was drawn, with the statement in focus on it;
    /// and the answers can be written and read back.
    #[test]
    fn any_keys_in_any_window(
        steps in proptest::collection::vec((any_event(), proptest::option::weighted(0.1, (20..130_usize, 4..50_usize))), 0..100),
        is_round in proptest::bool::ANY,
    ) {
        let framework = bundled();
        let mut interview = if is_round { round(&framework, &["5b", "5c"]) } else { begun(&framework) };
        let mut terminal = terminal(80, 24);
        let mut checklist = Checklist::default();
        for (event, size) in steps {
            if let Some((width, height)) = size {
                terminal.resize(width, height);
            }
            while !matches!(interview.ask().form, Form::Ticks { .. }) {
                if enter(&mut interview) == Effect::Stop {
                    return Ok(());
                }
            }
            let explains = interview.ask().notices.iter().any(|notice| matches!(notice, Notice::Explained(..)));
            match play(&mut checklist, &interview, &mut terminal, Some(event)) {
                Some(Input::Help) => drop(interview.answer(Input::Help)),
                Some(input) => drop(interview.answer(input)),
                // The explanation is in the place of the list.
                None if explains => {}
                None => prop_assert_eq!(terminal.picture(), drawn(&checklist, &terminal)),
            }
        }
        let written = assessment::write(interview.assessment(), &framework).unwrap();
        let read = assessment::read(written.as_bytes(), &framework);
        prop_assert_eq!(read.problems, []);
        prop_assert_eq!(read.assessment.as_ref(), Some(interview.assessment()));
    }
}
