//! Whatever is filled in comes back.

use proptest::prelude::*;

use super::*;
use crate::assessment::{Remark, day};
use crate::forms::{AreaStatus, FilledArea, Said};

/// Texts as people write them, and as nobody should: with line feeds, signs of formulas, escapes of Excel, and other scripts.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 .,;=+@<>&'\"é✓_x-]{0,30}",
        Just("=1+1".to_owned()),
        Just("- a list\n- of two".to_owned()),
        Just("_x000D_ <r>x</r>".to_owned()),
        Just("1a.E1".to_owned()),
        Just("مرحبا 👩‍⚕️".to_owned()),
    ]
    .prop_map(|words| words.trim().to_owned())
}

fn some_words() -> impl Strategy<Value = String> {
    words().prop_filter("no words", |words| !words.is_empty())
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        4 => Just(Mark::Yes),
        3 => Just(Mark::No),
        1 => Just(Mark::Unknown),
        1 => words().prop_map(Mark::DoesNotApply),
    ]
}

fn status() -> impl Strategy<Value = Option<AreaStatus>> {
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(AreaStatus::Answered)),
        1 => Just(Some(AreaStatus::CannotJudge)),
        1 => words().prop_map(|reason| Some(AreaStatus::DoesNotApply(reason))),
    ]
}

/// Answers to some statements, evidence for some, and what is said of some areas.
fn filled() -> impl Strategy<Value = Filled> {
    let remark = |on: bool, text| Remark { text, on: on.then(|| day("2026-05-03")).flatten(), ..Remark::default() };
    let items = prop::collection::btree_map(0..105_usize, mark(), 0..40);
    let evidence = prop::collection::btree_map(0..105_usize, (any::<bool>(), some_words()), 0..20);
    let areas = prop::collection::btree_map(0..9_usize, (status(), prop::option::of(some_words())), 0..10);
    let said = prop::option::of("[a-zé][a-z =-]{0,10}[a-z]");
    (items, evidence, areas, said).prop_map(move |(items, evidence, areas, name)| {
        let framework = bundled();
        let all: Vec<_> =
            framework.areas().iter().flat_map(|area| area.items.iter().map(|item| (area.index, item.index))).collect();
        let mut filled = Filled { said: Said { name, ..Said::default() }, ..Filled::default() };
        for (index, mark) in items {
            let (area, item) = all[index];
            filled.area(area).marks.insert(item, mark);
        }
        for (index, (on, text)) in evidence {
            let (area, item) = all[index];
            filled.area(area).evidence.insert(item, vec![remark(on, text)]);
        }
        for (index, (status, note)) in areas {
            let area = filled.area(framework.areas()[index].index);
            area.status = status;
            area.notes = note.map(|text| remark(false, text)).into_iter().collect();
        }
        filled.areas.retain(|_, area| !FilledArea::is_blank(area));
        filled
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_filled_in_comes_back(filled in filled(), boxes: bool) {
        let framework = bundled();
        let form = part(&framework);
        let mut found = read(&write_filled(&form, boxes, &filled), &framework).unwrap();
        prop_assert_eq!(found.head.take(), Some(form.head.clone()));
        found.areas.retain(|_, area| !FilledArea::is_blank(area));
        prop_assert_eq!(found, filled);
    }

    /// A file that was damaged on its way gives answers or is refused.
    #[test]
    fn damaged_files_do_no_harm(at in any::<prop::sample::Index>(), byte: u8, xml: bool) {
        let framework = bundled();
        let mut bytes = write(&Form::new(&framework, "4c1f".into(), Kind::SelfAssessment, &[ScopePart::find(&framework, "1a").unwrap()]), false);
        if xml {
            let mut parts = parts(&bytes);
            let part = at.index(parts.len());
            let (_, part) = &mut parts[part];
            let place = at.index(part.len());
            part[place] = byte;
            bytes = packed(&parts);
        } else {
            let place = at.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&bytes, &framework);
    }
}
