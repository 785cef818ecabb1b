//! Answers on their way from one version of a framework to another: worked cases, and the laws that none is lost and that new
//! words change nothing.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::assessment::model::{AreaAnswers, Remark};
use crate::assessment::tests::WrittenAnswers;
use crate::assessment::{Checked, Viewpoint, read, write};
use crate::framework::{self, Framework, PhaseIndex, Successors};
use crate::ids;

const BEFORE: &str = r#"
format: thrive-framework/1
id: sample
version: "1"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Middle}, {id: top, name: Top}]
communities: [{id: old, name: Older people}, {id: young, name: Young people}]
phases:
  - id: P
    name: Only
    areas:
      - {id: a, name: Stays, checklist: {low: [{id: L1, text: x}, {id: L2, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}}
      - {id: b, name: Renamed, checklist: {low: [{id: L1, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}}
      - {id: c, name: Dropped, checklist: {low: [{id: L1, text: x}], mid: [{id: M1, text: x}]}}
      - {id: d, name: Joined, checklist: {low: [{id: L1, text: x}, {id: L2, text: x}], top: [{id: T1, text: x}]}}
"#;

/// `a` loses L2 and gets M2; `b` is called e; `c` is gone; in `d` two items become one, and T1 becomes two.
const AFTER: &str = r#"
format: thrive-framework/1
id: sample
version: "2"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Middle}, {id: top, name: Top}]
communities: [{id: old, name: Older people}]
phases:
  - id: P
    name: Only
    areas:
      - {id: a, name: Stays, checklist: {low: [{id: L1, text: y}], mid: [{id: M1, text: y}, {id: M2, text: y, since: "2"}], top: [{id: T1, text: y}]}}
      - {id: e, name: Renamed, replaces: [b], checklist: {low: [{id: L1, text: y}], mid: [{id: M1, text: y}], top: [{id: T1, text: y}]}}
      - {id: d, name: Joined, checklist: {low: [{id: L3, text: y, replaces: [d.L1, d.L2]}], top: [{id: T2, text: y, replaces: [d.T1]}, {id: T3, text: y, replaces: [d.T1]}]}}
      - {id: f, name: New, since: "2", checklist: {low: [{id: L1, text: y}], top: [{id: T1, text: y}]}}
"#;

static OLD: LazyLock<Framework> = LazyLock::new(|| framework(BEFORE));
static NEW: LazyLock<Framework> = LazyLock::new(|| framework(AFTER));

fn framework(text: &str) -> Framework {
    framework::read(text.as_bytes(), |_| None).framework.expect("the sample is valid")
}

/// A file for version 1 with these areas, as version `on` reads it.
fn opened(areas: &str, on: &Framework) -> (Assessment, Option<Migration>) {
    let text = format!(
        "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: Sample}}\nareas:\n{areas}"
    );
    let Checked { assessment, migration, problems } = read(text.as_bytes(), on);
    (assessment.unwrap_or_else(|| panic!("{problems:?}")), migration)
}

/// The full ids of what could not be answered then.
fn new_ids(migration: &Migration, framework: &Framework) -> Vec<String> {
    migration.new.iter().map(|item| framework.full_id(*item)).collect()
}

/// The part of the file from `areas:` on, as it would be saved.
fn saved(assessment: &Assessment) -> String {
    let text = write(assessment, &NEW).expect("it can be written");
    assert_eq!(read(text.as_bytes(), &NEW).assessment.as_ref(), Some(assessment), "it comes back as it is");
    text.split_once("areas:\n").map_or(String::new(), |(_, areas)| areas.to_owned())
}

#[test]
fn what_stays_stays_and_a_new_item_opens_its_area() {
    let (assessment, migration) = opened("  a: {ticked: [L1, M1, T1]}\n", &NEW);
    assert_eq!(saved(&assessment), "  a:\n    open: mid\n    ticked:\n    - L1\n    - M1\n    - T1\n");
    let migration = migration.expect("it is another version");
    assert_eq!(new_ids(&migration, &NEW), ["a.M2", "f.L1", "f.T1"]);
    assert_eq!((migration.moved.len(), migration.unplaced.len(), migration.restored.len()), (0, 0, 0));
}

#[test]
fn an_item_without_a_place_is_kept_with_all_that_was_said() {
    let area = "  a: {ticked: [L2], evidence: {L2: [{text: Minutes, on: 2026-03-04, by: Ada}]}, unconfirmed: [L2], decisions: [{item: L2, reason: all agreed}]}\n";
    let (assessment, migration) = opened(area, &NEW);
    let expected = "  a:\n    open: mid\nunplaced:\n  a.L2:\n    answer: ticked\n    unconfirmed: 'yes'\n    evidence:\n    - text: Minutes\n      date: '2026-03-04'\n      by: Ada\n    decisions:\n    - all agreed\n";
    assert_eq!(saved(&assessment), expected);
    assert_eq!(migration.expect("migration").unplaced, ["a.L2"]);
}

#[test]
fn an_area_with_a_new_id_takes_everything_along() {
    let area = "  b: {ticked: [L1], not_applicable: {T1: no reason to}, notes: [{text: Ask again}], target: top}\n";
    let (assessment, migration) = opened(area, &NEW);
    let expected = "  e:\n    ticked:\n    - L1\n    not_applicable:\n      T1: no reason to\n    notes:\n    - text: Ask again\n    target: top\n";
    assert_eq!(saved(&assessment), expected);
    let pairs: Vec<String> = migration
        .expect("migration")
        .moved
        .iter()
        .map(|moved| format!("{}>{}", moved.former(), moved.now(&NEW)))
        .collect();
    assert_eq!(pairs, ["b>e", "b.L1>e.L1", "b.T1>e.T1"]);
}

#[test]
fn an_area_without_a_place_is_kept() {
    let (assessment, migration) =
        opened("  c: {ticked: [M1], unsure: [L1], notes: [{text: Ask again}], excluded: not ours}\n", &NEW);
    let expected = "unplaced:\n  c:\n    answered: 'yes'\n    excluded: not ours\n    notes:\n    - text: Ask again\n  c.M1:\n    answer: ticked\n  c.L1:\n    answer: unsure\n";
    assert_eq!(
        write(&assessment, &NEW).unwrap().split_once("unplaced:").map(|(_, rest)| format!("unplaced:{rest}")),
        Some(expected.to_owned())
    );
    assert_eq!(migration.expect("migration").unplaced, ["c", "c.M1", "c.L1"]);
}

/// A tick comes before a doubt; what gives way is kept. One item that became two hands its answer to both.
#[test]
fn items_join_and_part() {
    let (assessment, _) = opened("  d: {ticked: [L2, T1], unsure: [L1]}\n", &NEW);
    let expected = "  d:\n    ticked:\n    - L3\n    - T2\n    - T3\nunplaced:\n  d.L1:\n    answer: unsure\n";
    assert_eq!(saved(&assessment), expected);
}

/// What was answered as far as the middle level stays open from there.
#[test]
fn what_was_open_stays_open() {
    let (assessment, _) = opened("  b: {ticked: [L1], open: mid}\n", &NEW);
    assert_eq!(saved(&assessment), "  e:\n    open: mid\n    ticked:\n    - L1\n");
}

#[test]
fn scope_communities_and_actions() {
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: Sample, scope: [b, c], communities: [old, young]}\nactions: [{id: 1, item: b.M1, action: Ask}, {id: 2, item: c.M1, action: Write}]\n";
    let Checked { assessment, migration, .. } = read(text.as_bytes(), &NEW);
    let assessment = assessment.expect("it is read");
    assert_eq!(
        (assessment.chosen(&NEW).as_str(), assessment.about.communities.as_slice()),
        ("e", &["old".to_owned()][..])
    );
    let items: Vec<_> = assessment.actions.iter().map(|action| action.item).collect();
    assert_eq!(items, [NEW.item("e.M1"), None]);
    assert_eq!(migration.expect("migration").unplaced, ["about", "action.2"]);
    let kept = write(&assessment, &NEW).unwrap();
    assert!(
        kept.ends_with(
            "unplaced:\n  about:\n    scope:\n    - c\n    communities:\n    - young\n  action.2:\n    item: c.M1\n"
        ),
        "{kept}"
    );
}

/// A later version that brings the area back brings its answers back, too.
#[test]
fn what_was_kept_comes_back() {
    let (assessment, _) = opened("  c: {ticked: [M1], notes: [{text: Ask again}]}\n", &NEW);
    let kept = write(&assessment, &NEW).unwrap();
    let third = framework(&BEFORE.replace("version: \"1\"", "version: \"3\""));
    let Checked { assessment, migration, .. } = read(kept.as_bytes(), &third);
    let (assessment, migration) = (assessment.expect("it is read"), migration.expect("migration"));
    assert_eq!(migration.restored, ["c", "c.M1"]);
    assert_eq!(assessment.unplaced, []);
    let area = assessment.spelt(&third, "c");
    assert!(area.ticked.contains("M1") && area.notes[0].text == "Ask again");
    assert_eq!(area.open, None);
}

/// Scope, communities and the item of an action come back as well, and nothing is left behind.
#[test]
fn there_and_back_again() {
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: Sample, scope: [b, c], communities: [young]}\nareas: {b: {ticked: [L1], notes: [{text: x}]}, c: {ticked: [M1], evidence: {L1: [{text: y}]}}}\nactions: [{id: 2, item: c.M1, action: Write}]\n";
    let before = read(text.as_bytes(), &OLD).assessment.expect("it is read");
    let there = write(&read(text.as_bytes(), &NEW).assessment.expect("it is read"), &NEW).unwrap();
    // The old framework as a version that has learnt what b is called in between.
    let third = framework(
        &BEFORE.replace("version: \"1\"", "version: \"3\"").replace("{id: b, name", "{id: b, replaces: [e], name"),
    );
    let Checked { assessment, migration, .. } = read(there.as_bytes(), &third);
    let back = assessment.expect("it is read");
    assert_eq!(back.unplaced, []);
    assert_eq!(back.about.communities, before.about.communities);
    assert_eq!((back.chosen(&third), &back.actions), (before.chosen(&OLD), &before.actions));
    assert_eq!(migration.expect("migration").restored, ["c", "c.M1", "c.L1", "about", "action.2"]);
    for area in before.areas.keys() {
        let id = &OLD[*area].id;
        assert_eq!(back.spelt(&third, id), before.spelt(&OLD, id));
    }
}

const JOINED: &str = r#"
format: thrive-framework/1
id: sample
version: "2"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Middle}, {id: top, name: Top}]
phases:
  - id: P
    name: Only
    areas:
      - {id: e, name: Joined, replaces: [b, c], checklist: {low: [{id: L1, text: y}], mid: [{id: M1, text: y}], top: [{id: T1, text: y}]}}
      - {id: f, name: Split, replaces: [d], checklist: {low: [{id: L1, text: y}]}}
      - {id: g, name: Split, replaces: [d], checklist: {low: [{id: L1, text: y}, {id: L2, text: y}]}}
"#;

/// What was said of an item itself counts before what was said of another that it replaces.
#[test]
fn its_own_answer_comes_first() {
    let after = framework(
        &BEFORE
            .replace("version: \"1\"", "version: \"2\"")
            .replace("{id: L1, text: x}, {id: L2, text: x}], top", "{id: L1, text: x, replaces: [d.L2]}], top"),
    );
    let (assessment, migration) = opened("  d: {unsure: [L1], ticked: [L2]}\n", &after);
    assert!(assessment.spelt(&after, "d").unsure.contains("L1") && assessment.spelt(&after, "d").ticked.is_empty());
    assert_eq!(migration.expect("migration").unplaced, ["d.L2"]);
}

/// Two areas that became one are excluded only if both were; one that became two hands its answers to both.
#[test]
fn areas_join_and_part() {
    let joined = framework(JOINED);
    let (assessment, migration) =
        opened("  b: {ticked: [L1, M1, T1]}\n  c: {excluded: not ours}\n  d: {ticked: [L1, L2]}\n", &joined);
    let e = assessment.spelt(&joined, "e");
    // Nobody has been asked about what was c.
    assert_eq!((e.excluded.as_ref(), e.open.as_deref(), e.ticked.len()), (None, Some("low"), 3));
    let migration = migration.expect("migration");
    assert_eq!(migration.unplaced, ["c"]);
    assert_eq!(migration.opened.iter().map(|area| &joined[*area].id).collect::<Vec<_>>(), ["e"]);
    let ticks = |area: &str| assessment.spelt(&joined, area).ticked.into_iter().collect::<Vec<_>>();
    assert_eq!((ticks("f"), ticks("g")), (vec!["L1".to_owned()], vec!["L1".to_owned(), "L2".to_owned()]));
    let (assessment, _) = opened("  b: {excluded: not ours}\n  c: {excluded: nor this}\n", &joined);
    assert_eq!(assessment.spelt(&joined, "e").excluded.as_deref(), Some("not ours"));
    // One of them is open from the middle level on, and so is what they have become.
    let (assessment, _) = opened("  b: {ticked: [L1]}\n  c: {ticked: [L1], open: mid}\n", &joined);
    assert_eq!(assessment.spelt(&joined, "e").open.as_deref(), Some("mid"));
}

/// An area in which nothing is in place is an answer, and comes back as one.
#[test]
fn nothing_in_place_is_an_answer() {
    let (assessment, migration) = opened("  c: {}\n", &NEW);
    assert_eq!(migration.expect("migration").unplaced, ["c"]);
    let third = framework(&BEFORE.replace("version: \"1\"", "version: \"3\""));
    let back = read(write(&assessment, &NEW).unwrap().as_bytes(), &third).assessment.expect("it is read");
    assert_eq!(back.spelt(&third, "c"), WrittenAnswers::default());
    assert_eq!(back.unplaced, []);
}

/// A second answer for one place is kept under a name that no id can have, and never takes the place of another item.
#[test]
fn names_of_what_is_kept() {
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: x}\nareas: {a: {unsure: [L2]}}\nunplaced: {a.L2: {answer: ticked}}\n";
    let read = read(text.as_bytes(), &NEW);
    let names: Vec<String> =
        read.assessment.expect("it is read").0.unplaced.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a.L2", "a.L2~2"]);
    assert_eq!(ids::without_number("a.L2~2"), "a.L2");
    let migration = read.migration.expect("migration");
    assert_eq!((migration.unplaced, migration.still), (vec!["a.L2~2".to_owned()], vec!["a.L2".to_owned()]));
}

/// What a reader would not take is not put back: the file could not be saved any more.
#[test]
fn only_what_can_be_read_is_put_back() {
    for kept in [
        "a.T1: {answer: not_applicable, reason: ''}",
        "a.T1: {answer: not_applicable, reason: ' z '}",
        "a.T1: {answer: ticked, evidence: [{text: ' '}]}",
        "a.T1: {answer: ticked, evidence: [{text: x, on: 0001-01-01}]}",
        "a.T1: {unconfirmed: yes}",
        "a: {excluded: ''}",
        "a: {notes: [{text: x, by: ' '}]}",
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nareas: {{a: {{ticked: [L1]}}}}\nunplaced: {{{kept}}}\n"
        );
        let read = read(text.as_bytes(), &OLD);
        let assessment = read.assessment.expect("it is read");
        assert_eq!((assessment.unplaced.len(), read.migration.expect("migration").restored), (1, vec![]), "{kept}");
        let saved = write(&assessment, &OLD).unwrap();
        assert_eq!(super::super::read(saved.as_bytes(), &OLD).assessment, Some(assessment), "{kept}");
    }
}

/// What people kept by hand in another form is left as it is.
#[test]
fn what_is_not_ours_to_place_is_left() {
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '1'}\nabout: {title: Sample}\nunplaced: {a.L1: {answer: perhaps}, a.M1: {colour: red}, a.T1: {}, notes: [x]}\n";
    let read = read(text.as_bytes(), &NEW);
    let names: Vec<String> =
        read.assessment.expect("it is read").0.unplaced.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a.L1", "a.M1", "a.T1", "notes"]);
}

/// What a file says of its areas and of what has no place, in one line, once it is read with a framework.
fn line(assessment: &Assessment, framework: &Framework) -> String {
    let text = write(assessment, framework).expect("it can be written");
    assert_eq!(read(text.as_bytes(), framework).assessment.as_ref(), Some(assessment), "it comes back as it is");
    let from = ["\nareas:", "\nactions:", "\nunplaced:"].iter().filter_map(|head| text.find(head)).min();
    from.map_or(String::new(), |from| text[from..].split_whitespace().collect::<Vec<_>>().join(" "))
}

/// BEFORE as version 3, once for a framework in which what was gone is there again.
fn third() -> Framework {
    framework(&BEFORE.replace("version: \"1\"", "version: \"3\""))
}

/// A level that is called something else can't be aimed for, and one of two areas that became one can't have its own target:
/// what gives way is kept, and comes back.
#[test]
fn targets_that_cannot_be_placed_are_kept() {
    let renamed = framework(&BEFORE.replace("top", "peak").replace("version: \"1\"", "version: \"2\""));
    let (assessment, migration) = opened("  a: {ticked: [L1], target: top}\n", &renamed);
    assert_eq!(line(&assessment, &renamed), "areas: a: ticked: - L1 unplaced: a: target: top");
    assert_eq!(migration.expect("migration").unplaced, ["a"]);
    let text = write(&assessment, &renamed).unwrap();
    let back = read(text.as_bytes(), &third());
    assert_eq!(line(&back.assessment.expect("it is read"), &third()), "areas: a: ticked: - L1 target: top");
    assert_eq!(back.migration.expect("migration").restored, ["a"]);

    let joined = framework(JOINED);
    for (areas, expected) in [
        ("  b: {target: mid}\n  c: {target: top}\n", "areas: e: target: mid unplaced: c: target: top"),
        ("  b: {target: mid}\n  c: {target: mid}\n", "areas: e: target: mid"),
        ("  b: {}\n  c: {target: top}\n", "areas: e: target: top"),
        ("  b: {target: mid}\n  c: {}\n", "areas: e: target: mid"),
        // The two that d has become both have it.
        ("  d: {target: mid}\n", "areas: f: target: mid g: target: mid"),
    ] {
        let (assessment, migration) = opened(areas, &joined);
        assert_eq!(line(&assessment, &joined), expected);
        assert_eq!(migration.expect("migration").unplaced.is_empty(), !expected.contains("unplaced"), "{areas}");
    }
}

/// What was kept by an earlier program, also as one that speaks YAML 1.1 has written it again, comes back as what is kept today.
#[test]
fn what_earlier_programs_kept_comes_back() {
    for (yes, date) in [("yes", "on"), ("true", "true"), ("'yes'", "date")] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nunplaced: {{a.L1: {{answer: ticked, unconfirmed: {yes}, evidence: [{{text: Minutes, {date}: 2026-03-04}}]}}}}\n"
        );
        let read = read(text.as_bytes(), &OLD);
        assert_eq!(read.migration.expect("migration").restored, ["a.L1"], "{date}");
        let here = line(&read.assessment.expect("it is read"), &OLD);
        assert!(here.contains("evidence: L1: - text: Minutes date: '2026-03-04'"), "{here}");
    }
    // A yes or no was never a reason.
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '0'}\nabout: {title: x}\nunplaced: {a: {excluded: no}, a.L1: {answer: not_applicable, reason: 'false'}}\n";
    assert_eq!(read(text.as_bytes(), &OLD).migration.expect("migration").still, ["a", "a.L1"]);
}

/// A reason for which an area was set aside comes back only where nothing has been answered since; it is kept until then.
#[test]
fn a_kept_reason_does_not_set_aside_what_was_answered() {
    let kept = |area: &str, kept: &str| {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nareas: {{{area}}}\nunplaced: {{a: {{{kept}}}}}\n"
        );
        let read = read(text.as_bytes(), &OLD);
        let migration = read.migration.expect("migration");
        (line(&read.assessment.expect("it is read"), &OLD), migration.restored, migration.still)
    };
    for (area, stands) in [
        ("a: {ticked: [L1]}", "a: ticked: - L1"),
        ("a: {unsure: [L1]}", "a: unsure: - L1"),
        ("a: {not_applicable: {L1: no survey}}", "a: not_applicable: L1: no survey"),
        ("a: {excluded: other}", "a: excluded: other"),
    ] {
        let expected = format!("areas: {stands} unplaced: a: excluded: not ours");
        assert_eq!(kept(area, "excluded: not ours"), (expected, vec![], vec!["a".to_owned()]), "{area}");
        // What can be placed is, and the reason is kept without it.
        let (found, restored, still) = kept(area, "excluded: not ours, notes: [{text: note}]");
        let expected = format!("areas: {stands} notes: - text: note unplaced: a: excluded: not ours");
        assert_eq!(
            (found, restored.as_slice(), still.as_slice()),
            (expected, &["a".to_owned()][..], &[][..]),
            "{area}"
        );
    }
    let (found, restored, still) = kept("a: {open: low, notes: [{text: m}]}", "excluded: not ours");
    let expected = "areas: a: open: low excluded: not ours notes: - text: m".to_owned();
    assert_eq!((found, restored, still), (expected, vec!["a".to_owned()], vec![]));
    // Answered, and nothing is in place.
    for area in ["a: {}", "a: {open: mid}"] {
        assert_eq!(kept(area, "excluded: not ours").2, ["a"], "{area}");
    }
}

/// A reason that is kept of an area comes back to both that it was split into, and not to one that has more in it.
#[test]
fn a_kept_reason_comes_back_to_all_heirs() {
    let text = |areas: &str, kept: &str| {
        format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nareas: {{{areas}}}\nunplaced: {{{kept}: {{excluded: not ours}}}}\n"
        )
    };
    let joined = framework(JOINED);
    let here =
        |areas: &str, kept: &str| line(&read(text(areas, kept).as_bytes(), &joined).assessment.unwrap(), &joined);
    assert_eq!(here("", "d"), "areas: f: excluded: not ours g: excluded: not ours");
    assert_eq!(here("f: {}", "d"), "areas: f: {} g: excluded: not ours");
    assert_eq!(here("", "b"), "areas: e: open: low unplaced: b: excluded: not ours");
}

/// A tick of the round before that was not confirmed when it lost its place is not confirmed by coming back.
#[test]
fn what_comes_back_unconfirmed_has_to_be_confirmed() {
    let text = "format: thrive-assessment/1\nframework: {id: sample, version: '0'}\nabout: {title: x}\nareas: {a: {ticked: [L1]}}\nunplaced: {a.M1: {answer: ticked, unconfirmed: yes}}\n";
    let assessment = read(text.as_bytes(), &OLD).assessment.unwrap();
    assert_eq!(line(&assessment, &OLD), "areas: a: open: mid ticked: - L1 - M1 unconfirmed: - M1");
    // A doubt beside them confirms no ticks.
    let (assessment, _) = opened("  b: {open: low, ticked: [L1], unconfirmed: [L1], unsure: [M1]}\n", &NEW);
    assert_eq!(line(&assessment, &NEW), "areas: e: open: low ticked: - L1 unsure: - M1 unconfirmed: - L1");
}

/// Of two areas that became one the second reason is kept; the same reason twice is one.
#[test]
fn reasons_that_do_not_count_are_kept() {
    let joined = framework(JOINED);
    for (areas, expected) in [
        (
            "  b: {excluded: not ours}\n  c: {excluded: nor this}\n",
            "areas: e: excluded: not ours unplaced: c: excluded: nor this",
        ),
        ("  b: {excluded: not ours}\n  c: {excluded: not ours}\n", "areas: e: excluded: not ours"),
        ("  b: {excluded: not ours}\n  c: {}\n", "areas: e: open: low unplaced: b: excluded: not ours"),
        ("  b: {excluded: not ours}\n", "areas: e: open: low unplaced: b: excluded: not ours"),
        ("  d: {excluded: not ours}\n", "areas: f: excluded: not ours g: excluded: not ours"),
    ] {
        assert_eq!(line(&opened(areas, &joined).0, &joined), expected);
    }
}

/// With an item everything that was said of it migration, and with an area that is split it does so twice.
#[test]
fn all_that_was_said_of_an_item_moves_with_it() {
    let areas = "  b: {open: low, ticked: [L1, M1], unconfirmed: [L1], unsure: [T1], evidence: {L1: [{text: p}, {text: q}], T1: [{text: r}]}, decisions: [{item: M1, reason: agreed}]}\n";
    let (assessment, migration) = opened(areas, &NEW);
    assert_eq!(
        line(&assessment, &NEW),
        "areas: e: open: low ticked: - L1 - M1 unsure: - T1 evidence: L1: - text: p - text: q T1: - text: r unconfirmed: - L1 decisions: - item: M1 reason: agreed"
    );
    let migration = migration.expect("migration");
    assert_eq!(migration.moved.len(), 4, "{:?}", migration.moved);
    assert_eq!((migration.from.version.as_str(), migration.is_back, migration.unplaced.len()), ("1", false, 0));
    let joined = framework(JOINED);
    let (assessment, _) = opened(
        "  d: {ticked: [L1], evidence: {L1: [{text: p}]}, decisions: [{item: L1, reason: agreed}], notes: [{text: note}]}\n",
        &joined,
    );
    let both = "ticked: - L1 evidence: L1: - text: p notes: - text: note decisions: - item: L1 reason: agreed";
    assert_eq!(line(&assessment, &joined), format!("areas: f: {both} g: {both}"));
    // Evidence of both that became one stands there, the answers being alike; a reason for not applying stays with its item.
    let (assessment, _) =
        opened("  d: {not_applicable: {L1: one, L2: two}, evidence: {L1: [{text: p}], L2: [{text: q}]}}\n", &NEW);
    assert_eq!(
        line(&assessment, &NEW),
        "areas: d: not_applicable: L3: one evidence: L3: - text: p - text: q unplaced: d.L2: answer: not_applicable reason: two"
    );
}

/// Read with an earlier version than the one that the answers were given to, and back.
#[test]
fn going_back_is_noticed() {
    let is_back = |version: &str| {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '{version}'}}\nabout: {{title: x}}\n"
        );
        read(text.as_bytes(), &OLD).migration.map(|migration| migration.is_back)
    };
    assert_eq!(
        [is_back("0.9"), is_back("1"), is_back("2"), is_back("10")],
        [Some(false), None, Some(true), Some(true)]
    );
}

/// An item of a local addition is new to whoever answered without that addition, or before the version of it that the item
/// came with; what takes the place of another is not.
#[test]
fn what_is_new_in_an_addition() {
    let laid = |version: &str, top: &str| {
        let text = format!(
            "{{format: thrive-overlay/1, id: local, version: '{version}', base: sample, title: x, phases: [{{id: P, areas: [{{id: a, checklist: {{mid: [{{id: X1, text: x, since: '1'}}], top: [{top}]}}}}]}}]}}"
        );
        let checked = framework::read(text.as_bytes(), |_| Some(framework(BEFORE)));
        checked.framework.unwrap_or_else(|| panic!("{:?}", checked.problems))
    };
    let (first, second) = (laid("1", ""), laid("2", "{id: X2, text: x, since: '2'}"));
    let replacing = framework::read(
        "{format: thrive-overlay/1, id: local, version: '2', base: sample, title: x, phases: [{id: P, areas: [{id: a, checklist: {mid: [{id: X3, text: x, since: '2', replaces: [a.X1]}]}}]}]}"
            .as_bytes(),
        |_| Some(framework(BEFORE)),
    );
    let replacing = replacing.framework.unwrap_or_else(|| panic!("{:?}", replacing.problems));
    // What stands of the addition in the file, with what it is read, what is new, from where on the area is open, and whether
    // it was a later version.
    for (made_with, on, new, open, is_back) in [
        ("", &first, &["a.X1"] as &[&str], Some("mid"), false),
        ("", &second, &["a.X1", "a.X2"], Some("mid"), false),
        ("overlay: {id: local, version: '1'}", &second, &["a.X2"], Some("top"), false),
        ("overlay: {id: local, version: '1.5'}", &second, &["a.X2"], Some("top"), false),
        ("overlay: {id: local, version: '3'}", &second, &[], None, true),
        ("overlay: {id: local, version: '2'}", &first, &[], None, true),
        ("overlay: {id: local, version: '1'}", &replacing, &[], None, false),
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1', {made_with}}}\nabout: {{title: x}}\nareas: {{a: {{ticked: [L1]}}}}\n"
        );
        let read = read(text.as_bytes(), on);
        let migration = read.migration.expect("migration");
        assert_eq!(new_ids(&migration, on), new, "{made_with}");
        let assessment = read.assessment.expect("it is read");
        assert_eq!(assessment.spelt(on, "a").open.as_deref(), open, "{made_with}");
        assert_eq!((migration.is_back, assessment.0.framework), (is_back, FrameworkRef::to(on)), "{made_with}");
    }
}

/// What was kept of an item that comes back under its id was asked in its time, though the item says that it is new.
#[test]
fn what_comes_back_was_asked() {
    let third = framework(&BEFORE.replace("version: \"1\"", "version: \"3\"").replace(
        "{id: L1, text: x}, {id: L2, text: x}], mid",
        "{id: L1, text: x}, {id: L2, text: x, since: \"3\"}], mid",
    ));
    for (kept, new, open) in
        [("unplaced: {a.L2: {answer: ticked}}", &[] as &[&str], None), ("", &["a.L2"], Some("low"))]
    {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '2'}}\nabout: {{title: x}}\nareas: {{a: {{ticked: [L1]}}}}\n{kept}\n"
        );
        let read = read(text.as_bytes(), &third);
        let assessment = read.assessment.expect("it is read");
        assert_eq!(
            (new_ids(&read.migration.expect("migration"), &third), assessment.spelt(&third, "a").open.as_deref()),
            (new.iter().map(ToString::to_string).collect(), open)
        );
        assert_eq!(assessment.spelt(&third, "a").ticked.contains("L2"), open.is_none());
    }
}

/// How far an area was answered holds for what has come of it: the least of those that became one, and for an item that came
/// from elsewhere, where that stood.
#[test]
fn what_was_asked() {
    let joined = framework(JOINED);
    for (areas, open) in [
        ("  b: {}\n  c: {}\n", None),
        ("  b: {open: top}\n  c: {open: mid}\n", Some("mid")),
        ("  b: {open: low}\n  c: {}\n", Some("low")),
        // Nobody has looked at one of the two.
        ("  b: {}\n", Some("low")),
        ("  c: {open: top}\n", Some("low")),
    ] {
        assert_eq!(opened(areas, &joined).0.spelt(&joined, "e").open.as_deref(), open, "{areas}");
    }
    // What was M1 of c is M2 of a now: c was left at the middle, a was answered.
    let moved = framework(
        &BEFORE
            .replace("version: \"1\"", "version: \"2\"")
            .replace("mid: [{id: M1, text: x}]}}", "mid: [{id: M9, text: x}]}}")
            .replace(
                "{id: L2, text: x}], mid: [{id: M1, text: x}], top",
                "{id: L2, text: x}], mid: [{id: M2, text: x, replaces: [c.M1]}], top",
            ),
    );
    for (areas, open) in [
        ("  a: {}\n  c: {open: mid}\n", Some("mid")),
        ("  a: {}\n  c: {}\n", None),
        // Nobody has looked at c, and at all of a.
        ("  a: {}\n", Some("mid")),
        ("  a: {}\n  c: {excluded: not ours}\n", Some("mid")),
        ("  a: {open: top}\n  c: {}\n", Some("top")),
    ] {
        assert_eq!(opened(areas, &moved).0.spelt(&moved, "a").open.as_deref(), open, "{areas}");
    }
    // Not asked at all: there is nothing to say of it.
    assert_eq!(opened("  d: {}\n", &moved).0.areas.keys().map(|area| &moved[*area].id).collect::<Vec<_>>(), ["d"]);
    // All of an area came from one that was answered, and nothing in it was in place: that is an answer.
    let (assessment, _) = opened("  b: {}\n", &NEW);
    assert_eq!(line(&assessment, &NEW), "areas: e: {}");
}

/// What a framework knows of an assessment stays, what it doesn't is kept, and it comes back as a whole.
#[test]
fn what_is_said_about_the_whole_moves_too() {
    let about = |about: &str, areas: &str, framework: &Framework| {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '1'}}\nabout: {{title: x, {about}}}\n{areas}"
        );
        let read = read(text.as_bytes(), framework);
        (read.assessment.unwrap_or_else(|| panic!("{:?}", read.problems)), read.migration.expect("migration"))
    };
    let other = framework(&AFTER.replace("id: P\n", "id: Q\n"));
    let (assessment, migration) =
        about("viewpoint_by_phase: {P: strategic}, scope: [P, a, b], communities: [young, old]", "", &other);
    assert_eq!(assessment.about.viewpoint_by_phase, BTreeMap::new());
    assert_eq!((assessment.chosen(&other).as_str(), &assessment.about.communities), ("a e", &vec!["old".to_owned()]));
    assert_eq!(migration.unplaced, ["about"]);
    assert_eq!(
        line(&assessment, &other),
        "unplaced: about: scope: - P communities: - young viewpoint_by_phase: P: strategic"
    );
    let text = write(&assessment, &other).unwrap();
    // b is b again, and so is the area that was chosen.
    let third = framework(
        &BEFORE.replace("version: \"1\"", "version: \"3\"").replace("{id: b, name", "{id: b, replaces: [e], name"),
    );
    let back = read(text.as_bytes(), &third);
    let assessment = back.assessment.expect("it is read");
    let ids = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!((assessment.chosen(&third).as_str(), &assessment.about.communities), ("a b P", &ids(&["old", "young"])));
    assert_eq!(assessment.about.viewpoint_by_phase, [(PhaseIndex::new(0), Viewpoint::Strategic)].into());
    assert_eq!((assessment.unplaced.len(), back.migration.expect("migration").restored), (0, ids(&["about"])));
    // Two that became one are chosen once.
    let joined = framework(JOINED);
    let (assessment, _) = about("scope: [b, c]", "", &joined);
    assert_eq!(assessment.chosen(&joined), "e");
    // A viewpoint that is known stays.
    let (assessment, migration) = about("viewpoint_by_phase: {P: operational}, scope: [P]", "", &NEW);
    assert_eq!(assessment.about.viewpoint_by_phase, [(PhaseIndex::new(0), Viewpoint::Operational)].into());
    assert_eq!((assessment.chosen(&NEW).as_str(), migration.unplaced.len()), ("P", 0));
}

/// All of what was kept about the whole, or nothing: and a scope that is empty means everything by now.
#[test]
fn what_is_kept_about_the_whole_comes_back_as_a_whole() {
    for (about, kept, comes_back) in [
        ("scope: [a]", "scope: [b]", true),
        ("scope: [a]", "scope: [b, nowhere]", false),
        ("communities: [old]", "scope: [b]", false),
        ("scope: [a]", "communities: [young]", true),
        ("scope: [a]", "communities: [young, strange]", false),
        ("scope: [a]", "communities: [strange], scope: [b]", false),
        ("scope: [a]", "viewpoint_by_phase: {P: strategic}", true),
        ("scope: [a]", "viewpoint_by_phase: {Q: strategic}", false),
        ("scope: [a]", "viewpoint_by_phase: {P: sideways}", false),
        ("scope: [a]", "scope: [b], communities: [young], viewpoint_by_phase: {Q: strategic}", false),
    ] {
        for name in ["about", "other"] {
            let text = format!(
                "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x, {about}}}\nunplaced: {{{name}: {{{kept}}}}}\n"
            );
            let read = read(text.as_bytes(), &OLD);
            let restored = read.migration.expect("migration").restored;
            let comes_back = comes_back && name == "about";
            assert_eq!(!restored.is_empty(), comes_back, "{about}, {name}: {kept}");
            let assessment = read.assessment.expect("it is read");
            assert_eq!(assessment.unplaced.is_empty(), comes_back, "{about}, {name}: {kept}");
            assert!(comes_back || assessment.about.scope.len() <= 1, "{about}, {name}: {kept}");
        }
    }
}

/// The item of an action comes back to the action that it was kept for, and to no other; nor does it push out another item.
#[test]
fn the_item_of_an_action_comes_back_to_it_alone() {
    for (action, name, item) in [
        ("{id: 2, action: Write}", "action.2", Some("c.M1")),
        ("{id: 2, action: Write}", "action.2~2", Some("c.M1")),
        ("{id: 3, action: Write}", "action.2", None),
        ("{id: 2, item: a.L1, action: Write}", "action.2", Some("a.L1")),
        ("{id: 2, action: Write}", "action.22", None),
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nactions: [{action}]\nunplaced: {{{name}: {{item: c.M1}}}}\n"
        );
        let read = read(text.as_bytes(), &OLD);
        let assessment = read.assessment.unwrap_or_else(|| panic!("{:?}", read.problems));
        assert_eq!(assessment.actions[0].item.map(|item| OLD.full_id(item)).as_deref(), item, "{action} {name}");
        assert_eq!(assessment.unplaced.is_empty(), item == Some("c.M1"), "{action} {name}");
    }
}

/// What was kept of an item comes back only where none of its heirs has an answer by now.
#[test]
fn a_kept_answer_does_not_push_out_another() {
    for (area, kept, stands) in [
        ("a: {ticked: [L1]}", "a.M1: {answer: ticked}", "areas: a: ticked: - L1 - M1"),
        ("a: {ticked: [L1]}", "a.M1: {answer: unsure}", "areas: a: ticked: - L1 unsure: - M1"),
        (
            "a: {ticked: [L1]}",
            "a.M1: {answer: not_applicable, reason: none held}",
            "areas: a: ticked: - L1 not_applicable: M1: none held",
        ),
        (
            "a: {open: low, ticked: [L1]}",
            "a.M1: {answer: ticked, unconfirmed: yes, evidence: [{text: p}], decisions: [agreed]}",
            "areas: a: open: low ticked: - L1 - M1 evidence: M1: - text: p unconfirmed: - M1 decisions: - item: M1 reason: agreed",
        ),
        ("a: {ticked: [L1]}", "a.L1: {answer: unsure}", "areas: a: ticked: - L1 unplaced: a.L1: answer: unsure"),
        ("a: {unsure: [L1]}", "a.L1: {answer: ticked}", "areas: a: unsure: - L1 unplaced: a.L1: answer: ticked"),
        (
            "a: {not_applicable: {L1: r}}",
            "a.L1: {answer: ticked}",
            "areas: a: not_applicable: L1: r unplaced: a.L1: answer: ticked",
        ),
        // All that was said of it stays together, also where the answer is the same.
        ("a: {ticked: [L1]}", "a.L1: {answer: ticked}", "areas: a: ticked: - L1 unplaced: a.L1: answer: ticked"),
        (
            "a: {ticked: [L1]}",
            "a.L1: {answer: unsure, evidence: [{text: p}]}",
            "areas: a: ticked: - L1 unplaced: a.L1: answer: unsure evidence: - text: p",
        ),
        ("a: {ticked: [L1]}", "a.L9: {answer: ticked}", "areas: a: ticked: - L1 unplaced: a.L9: answer: ticked"),
    ] {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '0'}}\nabout: {{title: x}}\nareas: {{{area}}}\nunplaced: {{{kept}}}\n"
        );
        let assessment = read(text.as_bytes(), &OLD).assessment.expect("it is read");
        assert_eq!(line(&assessment, &OLD), stands, "{area} {kept}");
    }
}

/// An item that means something else by now keeps its answers, which are marked until they are given anew; so is a no.
#[test]
fn answers_to_what_was_revised_are_marked() {
    let revised = framework(
        &BEFORE.replace("version: \"1\"", "version: \"3\"").replace(
            "{id: L1, text: x}, {id: L2, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]",
            "{id: L1, text: y, revised: \"2\"}, {id: L2, text: y, revised: \"3\"}], mid: [{id: M1, text: y}], top: [{id: T1, text: y, revised: \"3\"}]",
        ),
    );
    let on = |version: &str, area: &str| {
        let text = format!(
            "format: thrive-assessment/1\nframework: {{id: sample, version: '{version}'}}\nabout: {{title: x}}\nareas: {{a: {area}}}\n"
        );
        let Checked { assessment, migration, problems } = read(text.as_bytes(), &revised);
        let named =
            migration.map(|migration| migration.reworded.iter().map(|item| revised.full_id(*item)).collect::<Vec<_>>());
        (assessment.unwrap_or_else(|| panic!("{problems:?}")), named.unwrap_or_default())
    };
    let (assessment, named) = on("1", "{ticked: [L1, M1]}");
    assert_eq!(named, ["a.L1", "a.L2", "a.T1"], "it was answered, so L2 and T1 were said not to be in place");
    assert_eq!(line(&assessment, &revised), "areas: a: ticked: - L1 - M1 reworded: - L1 - L2 - T1");
    assert_eq!(on("2", "{ticked: [L1, M1]}").1, ["a.L2", "a.T1"], "L1 was answered in its words of today");
    assert_eq!(on("2", "{open: mid, ticked: [L1]}").1, ["a.L2"], "nobody came to T1");
    assert_eq!(on("3", "{ticked: [L1]}").1, [""; 0]);
    assert_eq!(on("1", "{open: low}").1, [""; 0]);
    // A mark outlives the version, and goes with an answer.
    let (mut assessment, named) = on("3", "{ticked: [L1], reworded: [L1, L2]}");
    assert_eq!((named.len(), line(&assessment, &revised).as_str()), (0, "areas: a: ticked: - L1 reworded: - L1 - L2"));
    let item = |id: &str| revised.item(id).unwrap();
    let today = jiff::civil::date(2026, 11, 22);
    let answer = crate::assessment::Change::Answer(item("a.L1").item, Some(crate::assessment::Answer::Ticked));
    assessment.change(&revised, item("a.L1").area, [answer], today).unwrap();
    assert_eq!(line(&assessment, &revised), "areas: a: ticked: - L1 reworded: - L2");
    assessment.change(&revised, item("a.L1").area, [crate::assessment::Change::AllAnswered], today).unwrap();
    assert_eq!(line(&assessment, &revised), "areas: a: ticked: - L1");
}

/// Random answers to version 1: for each item nothing, a tick, a doubt, or a reason, with or without evidence.
fn any_answers() -> impl Strategy<Value = Assessment> {
    let areas = proptest::collection::vec((0..4_usize, proptest::collection::vec((0..4_u8, any::<bool>()), 4)), 4);
    areas.prop_map(|areas| {
        let mut assessment = Assessment::new(&OLD, "Sample", jiff::civil::date(2026, 11, 22));
        for (area, (open, said)) in OLD.areas().iter().zip(areas) {
            let mut answers =
                AreaAnswers { open: OLD.levels().get(open).map(|level| level.index), ..AreaAnswers::default() };
            let remark = |text: String| Remark { text, on: None, by: None };
            answers.notes.push(remark(format!("note on {}", area.id)));
            for (item, (answer, has_evidence)) in area.items.iter().zip(said) {
                let full = format!("{}.{}", area.id, item.id);
                match answer {
                    0 => {}
                    1 => drop(answers.ticked.insert(item.index)),
                    2 => drop(answers.unsure.insert(item.index)),
                    _ => drop(answers.not_applicable.insert(item.index, format!("reason of {full}"))),
                }
                if has_evidence {
                    answers.evidence.insert(item.index, vec![remark(format!("evidence for {full}"))]);
                }
            }
            assessment.areas.insert(area.index, answers);
        }
        assessment
    })
}

/// Answers to version 1 as another version reads them from their file.
fn on(before: &Assessment, framework: &Framework) -> (Assessment, Migration) {
    let read = read(write(before, &OLD).expect("it can be written").as_bytes(), framework);
    (read.assessment.expect("it is read"), read.migration.expect("it is another version"))
}

proptest! {
    /// Every answer is found where its item is now, or is kept; every text is in the file.
    #[test]
    fn no_answer_is_lost(before in any_answers()) {
        let (after, migration) = on(&before, &NEW);
        let text = write(&after, &NEW).unwrap();
        let again = read(text.as_bytes(), &NEW).assessment;
        prop_assert_eq!(again.as_ref(), Some(&after));
        let successors = Successors::of(&NEW);
        for (area, answers) in &before.areas {
            let area = &OLD[*area];
            for note in &answers.notes {
                prop_assert!(text.contains(&note.text));
            }
            for (item, said) in taken_apart(&answers.spelt(&OLD, area)).1 {
                let full = format!("{}.{item}", area.id);
                for evidence in &said.evidence {
                    prop_assert!(text.contains(&evidence.text), "{} in\n{}", full, text);
                }
                let now = successors.items(&full);
                let is_there = now.iter().any(|item| after.areas[&item.area].answer(item.item) == said.answer);
                prop_assert!(said.answer.is_none() || is_there || migration.unplaced.contains(&full), "{} in\n{}", full, text);
            }
        }
    }

    /// Other words, same ids: the same answers and the same ratings.
    #[test]
    fn new_words_change_nothing(before in any_answers(), words in "[a-z]{1,8}") {
        let reworded = framework(&BEFORE.replace("text: x", &format!("text: w{words}")).replace("version: \"1\"", "version: \"1.1\""));
        let (after, migration) = on(&before, &reworded);
        prop_assert_eq!((migration.moved.len(), migration.new.len(), migration.unplaced.len()), (0, 0, 0));
        prop_assert_eq!(after.0.areas, before.0.areas);
    }
}

/// Where each area and each item of version 1 has gone: areas to one of three, or they stay; items with their areas, or elsewhere.
#[derive(Clone, Debug)]
struct Plan {
    areas: Vec<Option<usize>>,
    items: Vec<Vec<Option<usize>>>,
}

impl Plan {
    /// The id of the area that an item is in now.
    fn area_of(&self, area: usize, item: usize) -> String {
        let to = self.items[area][item].or(self.areas[area]);
        to.map_or_else(|| OLD.areas()[area].id.clone(), |to| format!("n{to}"))
    }

    /// What is asked now: for each area and item, the old item whose place it has taken, by area and place.
    fn items(&self) -> BTreeMap<(String, String), (usize, usize)> {
        let mut items = BTreeMap::new();
        for (index, area) in OLD.areas().iter().enumerate() {
            for (place, item) in area.items.iter().enumerate() {
                let now = self.area_of(index, place);
                let id = if now == area.id { item.id.clone() } else { format!("{}{}", area.id, item.id) };
                items.insert((now, id), (index, place));
            }
        }
        items
    }

    /// The next version of the framework.
    fn framework(&self) -> Framework {
        let mut areas: BTreeMap<String, BTreeMap<&str, Vec<String>>> = BTreeMap::new();
        for ((now, id), (area, place)) in self.items() {
            let old = &OLD.areas()[area];
            let item = &old.items[place];
            let replaces = if now == old.id { String::new() } else { format!(", replaces: [{}.{}]", old.id, item.id) };
            let level = OLD[item.level].id.as_str();
            areas.entry(now).or_default().entry(level).or_default().push(format!("{{id: {id}, text: x{replaces}}}"));
        }
        let area = |(id, levels): (&String, &BTreeMap<&str, Vec<String>>)| {
            let became = |to: &Option<usize>| to.is_some_and(|to| *id == format!("n{to}"));
            let former = OLD.areas().iter().zip(&self.areas).filter(|(_, to)| became(to));
            let former: Vec<&str> = former.map(|(area, _)| area.id.as_str()).collect();
            let replaces =
                if former.is_empty() { String::new() } else { format!(", replaces: [{}]", former.join(", ")) };
            let levels: Vec<String> =
                levels.iter().map(|(level, items)| format!("{level}: [{}]", items.join(", "))).collect();
            format!("{{id: {id}, name: N{replaces}, checklist: {{{}}}}}", levels.join(", "))
        };
        let areas: Vec<String> = areas.iter().map(area).collect();
        framework(&format!(
            "{{format: thrive-framework/1, id: sample, version: '2', title: S, levels: [{{id: low, name: L}}, {{id: mid, name: M}}, {{id: top, name: T}}], communities: [{{id: old, name: O}}], phases: [{{id: P, name: P, areas: [{}]}}]}}",
            areas.join(", ")
        ))
    }
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let to = |weight| proptest::option::weighted(weight, 0..3_usize);
    let items = proptest::collection::vec(proptest::collection::vec(to(0.2), 4), 4);
    (proptest::collection::vec(to(0.6), 4), items).prop_map(|(areas, items)| Plan { areas, items })
}

proptest! {
    /// Whatever has become of areas and items: nothing counts that was not asked, every answer is where its item is, and an area of
    /// which all was asked is answered.
    #[test]
    fn nothing_unasked_counts_and_nothing_asked_is_lost(
        before in any_answers(), plan in any_plan(), kept in proptest::collection::vec(0..6_u8, 4),
    ) {
        let mut before = before;
        for (area, kept) in OLD.areas().iter().zip(kept) {
            match kept {
                0 => drop(before.areas.remove(&area.index)),
                1 => before.areas.get_mut(&area.index).unwrap().excluded = Some("not ours".into()),
                _ => {}
            }
        }
        let framework = plan.framework();
        let (after, migration) = on(&before, &framework);
        // By the rule itself: an area that was gone through as far as the item's level.
        let was_asked = |(area, place): &(usize, usize)| {
            let area = &OLD.areas()[*area];
            before.areas.get(&area.index).is_some_and(|answers| {
                answers.excluded.is_none() && answers.open.is_none_or(|open| area.items[*place].level < open)
            })
        };
        let items = plan.items();
        for area in framework.areas() {
            let here = after.areas.get(&area.index);
            let mut all_asked = true;
            for item in &area.items {
                let source = &items[&(area.id.clone(), item.id.clone())];
                all_asked &= was_asked(source);
                let counts = here.is_some_and(|here| here.excluded.is_none() && here.open.is_none_or(|open| item.level < open));
                prop_assert!(!counts || was_asked(source), "{}.{} of {:?}", area.id, item.id, plan);
                let said = before.areas.get(&OLD.areas()[source.0].index).and_then(|answers| answers.answer(OLD.areas()[source.0].items[source.1].index));
                let now = here.and_then(|here| here.answer(item.index));
                prop_assert_eq!(now, said, "{}.{}", area.id, item.id);
            }
            let is_answered = here.is_some_and(AreaAnswers::is_answered);
            // One that was open stays so, wherever its open questions have gone.
            let was_open = OLD.area(&area.id).and_then(|area| before.areas.get(&area.index)?.open).is_some();
            prop_assert!(!all_asked || is_answered || was_open, "{} of {:?}: {:?}", area.id, plan, migration);
        }
        // A reason for which an area was set aside is the reason of an area now, or it is kept.
        let is_aside = |answers: &AreaAnswers| answers.excluded.is_some();
        let text = write(&after, &framework).unwrap();
        prop_assert!(!before.areas.values().any(is_aside) || text.contains("not ours"));
        prop_assert_eq!(read(text.as_bytes(), &framework).assessment, Some(after));
    }
}
