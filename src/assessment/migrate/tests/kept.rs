//! What has no place: under what names it is kept, and when it comes back.

use super::*;

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
        "a.T1: {answer: ticked, evidence: [{text: x, serves: [eds, eds]}]}",
        "a.T1: {answer: ticked, votes: {yes: 10001}}",
        "a.T1: {answer: ticked, votes: {yes: 0}}",
        "a.T1: {answer: ticked, votes: {yes: many}}",
        "a.T1: {answer: ticked, parked: [{text: ' '}]}",
        "a: {notes: [{text: x, serves: [eds]}]}",
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
        assert_eq!(crate::assessment::read(saved.as_bytes(), &OLD).assessment, Some(assessment), "{kept}");
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
fn a_kept_reason_comes_back_to_all_successors() {
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
        ("scope: [a]", "good_enough: low", true),
        ("scope: [a]", "good_enough: nowhere", false),
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

/// What was kept of an item comes back only where none of its successors has an answer by now.
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
        (
            "a: {ticked: [L1]}",
            "a.M1: {answer: ticked, decisions: [agreed, {reason: r, votes: {yes: 1, no: 2}}]}",
            "areas: a: ticked: - L1 - M1 decisions: - item: M1 reason: agreed - item: M1 reason: r votes: 'yes': 1 'no': 2",
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
