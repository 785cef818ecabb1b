//! What holds whatever is answered.

use proptest::prelude::*;

use super::*;
use crate::problem::any_fault;

proptest! {
    /// Whatever is answered, the file can be written, read back whole, and gone on with.
    #[test]
    fn any_answers_make_a_file_that_reads_back(inputs in proptest::collection::vec(any_input(), 0..60)) {
        let framework = sample();
        let mut interview = begun(&framework);
        for input in inputs {
            interview.answer(input);
            interview.ask();
            let text = assessment::write(interview.assessment(), &framework).unwrap();
            let read = assessment::read(text.as_bytes(), &framework);
            prop_assert!(!any_fault(&read.problems), "{}", text);
            prop_assert_eq!(read.assessment.as_ref(), Some(interview.assessment()));
        }
        Interview::resume(&framework, interview.assessment().clone(), Rule::default(), today(), None).ask();
    }

    /// An area counts as answered only when each of its levels was.
    #[test]
    fn no_area_is_answered_unasked(inputs in proptest::collection::vec(any_input(), 0..60)) {
        let framework = sample();
        let mut interview = begun(&framework);
        let mut asked = std::collections::HashSet::new();
        for input in inputs {
            if let (State::Level { area, level }, Input::Many(_)) = (&interview.state, &input) {
                asked.insert((*area, *level));
            }
            interview.answer(input);
            for area in framework.areas() {
                let answered = interview.assessment().areas.get(&area.index).is_some_and(|answers| answers.open.is_none());
                let all = area.levels().all(|level| asked.contains(&(area.index, level)));
                prop_assert!(!answered || all, "{} at {}", area.id, where_is(&interview));
            }
        }
    }

    /// Interrupted at any question and resumed from what was saved last, the same answers give the same file.
    #[test]
    fn interrupted_and_resumed_is_as_if_uninterrupted(stops in proptest::collection::vec(0..12_usize, 0..6), seed in 0..64_usize) {
        let framework = sample();
        let ticks = move |area: AreaIndex, level: LevelIndex| {
            (0..2).filter(|item| (seed >> (area.get() + level.get() + item)) & 1 == 1).collect::<Vec<usize>>()
        };
        let mut whole = Interview::new(&framework, Rule::default(), today(), None);
        while whole.state != State::Finished {
            let ask = whole.ask();
            whole.answer(default_answer(&ask, &ticks));
        }
        let mut saved: Option<Assessment> = None;
        for stop in stops.into_iter().map(Some).chain([None]) {
            let mut interview = match saved.clone() {
                Some(saved) => Interview::resume(&framework, saved, Rule::default(), today(), None),
                None => Interview::new(&framework, Rule::default(), today(), None),
            };
            let mut asked = 0;
            while interview.state != State::Finished && stop.is_none_or(|stop| asked < stop) {
                let ask = interview.ask();
                if interview.answer(default_answer(&ask, &ticks)) == Effect::Save {
                    saved = Some(interview.assessment().clone());
                }
                asked += 1;
            }
        }
        prop_assert_eq!(saved.as_ref(), Some(whole.assessment()));
    }
}
