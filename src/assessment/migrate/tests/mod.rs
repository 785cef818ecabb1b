//! Answers on their way from one version of a framework to another, case by case.

mod kept;
mod laws;

use std::sync::LazyLock;

use super::*;
use crate::assessment::model::{AreaAnswers, Parked, Remark, Votes};
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

/// What was shown, put aside and served goes with its item: to the one that took its place, to each of several, or to what is kept.
#[test]
fn votes_and_what_is_put_aside_follow_their_items() {
    let said = "votes: {ITEM: {yes: 7, no: 2}}, parked: [{item: ITEM, text: who?}, {item: ITEM}], evidence: {ITEM: [{text: x, serves: [eds]}]}";
    let of = |item: &str| said.replace("ITEM", item);
    for (area, expected) in [
        (format!("  b: {{{}}}\n", of("L1")), format!("  e: {{{}}}\n", of("L1"))),
        (
            format!("  d: {{{}}}\n", of("T1")),
            "  d: {votes: {T2: {yes: 7, no: 2}, T3: {yes: 7, no: 2}}, parked: [{item: T2, text: who?}, {item: T2}, {item: T3, text: who?}, {item: T3}], evidence: {T2: [{text: x, serves: [eds]}], T3: [{text: x, serves: [eds]}]}}\n".into(),
        ),
    ] {
        let (assessment, migration) = opened(&area, &NEW);
        let text = format!("format: thrive-assessment/1\nframework: {{id: sample, version: '2'}}\nabout: {{title: Sample}}\nareas:\n{expected}");
        assert_eq!(assessment.areas, read(text.as_bytes(), &NEW).assessment.expect("it is valid").areas, "{area}");
        assert_eq!(migration.expect("migration").unplaced, [""; 0]);
    }
    let (assessment, _) = opened(&format!("  a: {{{}}}\n", of("L2")), &NEW);
    let expected = "  a:\n    open: mid\nunplaced:\n  a.L2:\n    evidence:\n    - text: x\n      serves:\n      - eds\n    votes:\n      'yes': '7'\n      'no': '2'\n    parked:\n    - text: who?\n    - {}\n";
    assert_eq!(saved(&assessment), expected);
    // A later version brings the item back.
    let third = framework(&BEFORE.replace("version: \"1\"", "version: \"3\""));
    let text = write(&assessment, &NEW).unwrap();
    let back = read(text.as_bytes(), &third).assessment.expect("it is read");
    assert_eq!(back.unplaced, []);
    let (before, _) = opened(&format!("  a: {{{}}}\n", of("L2")), &OLD);
    let (back, before) = (back.spelt(&third, "a"), before.spelt(&OLD, "a"));
    assert_eq!((back.votes, back.parked, back.evidence), (before.votes, before.parked, before.evidence));
}

/// Of two items that became one each has its own show of hands: the first stays, and the other is kept until it has a place.
#[test]
fn votes_on_items_that_became_one_are_not_added_up() {
    for (votes, here, kept) in [
        ("{L1: {yes: 7}, L2: {yes: 3}}", 7, Some(3)),
        ("{L1: {yes: 7}, L2: {yes: 7}}", 7, None),
        ("{L2: {yes: 3}}", 3, None),
    ] {
        let (assessment, migration) = opened(&format!("  d: {{votes: {votes}}}\n"), &NEW);
        let here = Votes { yes: here, ..Votes::default() };
        assert_eq!(assessment.spelt(&NEW, "d").votes, BTreeMap::from([("L3".to_owned(), here)]), "{votes:?}");
        let names = kept.map(|_| "d.L2".to_owned()).into_iter().collect::<Vec<_>>();
        assert_eq!(migration.expect("migration").unplaced, names);
        // There is still no room for it in the next version, and it is still kept.
        let next = framework(&AFTER.replace("version: \"2\"", "version: \"2.1\""));
        let read = read(write(&assessment, &NEW).unwrap().as_bytes(), &next);
        assert_eq!(read.assessment.expect("it is read").unplaced, assessment.unplaced);
        assert_eq!(read.migration.expect("migration").still, names);
    }
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

/// With an item everything that was said of it moves, and with an area that is split it does so twice.
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
