//! Where each rule begins and ends, on both sides.

use super::super::index::ItemIndex;
use super::*;
use crate::problem::any_fault;

/// Three levels, two phases and three areas, without anything to say against it.
const SOUND: &str = r#"
format: thrive-framework/1
id: sample
version: "2"
title: Sample
levels: [{id: low, name: Low}, {id: mid, name: Middle}, {id: top, name: Top}]
phases:
  - id: "1"
    name: First
    areas:
      - {id: 1a, name: Alpha, checklist: {low: [{id: L1, text: x}, {id: L2, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}}
      - {id: 1b, name: Beta, checklist: {low: [{id: L1, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}}
  - id: "2"
    name: Second
    areas:
      - {id: 2a, name: Gamma, checklist: {low: [{id: L1, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}}
"#;

/// What is said against the sound framework with one part of it put differently: codes and places. Faults, and faults only, leave
/// no framework.
fn said(part: &str, instead: &str) -> Vec<String> {
    assert_eq!(SOUND.matches(part).count(), 1, "{part} stands there once");
    said_of(&SOUND.replace(part, instead))
}

fn said_of(text: &str) -> Vec<String> {
    let checked = crate::framework::read(text.as_bytes(), |_| None);
    assert_eq!(checked.framework.is_none(), any_fault(&checked.problems), "{:?}", checked.problems);
    checked.problems.iter().map(|problem| format!("{} {}", problem.code.id(), problem.place.without_line())).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_sound_one() {
    assert_eq!(said_of(SOUND), NOTHING);
}

#[test]
fn two_to_nine_levels() {
    let levels = |count: usize| {
        let list = |item: &dyn Fn(usize) -> String| (1..=count).map(item).collect::<Vec<_>>().join(", ");
        said_of(&format!(
            "{{format: thrive-framework/1, id: x, version: '1', title: x, levels: [{}], phases: [{{id: P, name: x, areas: [{{id: a, name: x, checklist: {{{}}}}}]}}]}}",
            list(&|level| format!("{{id: l{level}, name: x}}")),
            list(&|level| format!("l{level}: [{{id: i{level}, text: x}}]"))
        ))
    };
    assert_eq!((levels(2), levels(9)), (vec![], vec![]));
    assert_eq!((levels(1), levels(10)), (vec!["levels levels".to_owned()], vec!["levels levels".to_owned()]));
}

#[test]
fn what_can_be_an_id() {
    let longest = "x".repeat(LONGEST_ID);
    for id in [
        "a",
        "7",
        "a-b_c",
        "A9",
        "com",
        "com10",
        "lpt",
        "lptx",
        "comx",
        "console",
        "con1",
        "nul-",
        "auxiliary",
        longest.as_str(),
    ] {
        assert_eq!(said("id: sample", &format!("id: {id}")), NOTHING, "{id}");
    }
    let too_long = format!("{longest}x");
    for id in [
        "a b",
        "-a",
        "_a",
        "é",
        "a/b",
        "a:b",
        "con",
        "CON",
        "prn",
        "aux",
        "nul",
        "com0",
        "com1",
        "COM9",
        "lpt1",
        "Lpt9",
        too_long.as_str(),
    ] {
        assert_eq!(said("id: sample", &format!("id: \"{id}\"")), ["bad-id id"], "{id}");
    }
    assert_eq!(said("id: sample", "id: ' '"), ["missing id"]);
    // A rating below the first level is called none; anything else may be.
    assert_eq!(said("{id: 1b,", "{id: none,"), NOTHING);
    assert_eq!(
        said("{id: top, name: Top}", "{id: top, name: Top}, {id: none, name: x}").first().map(String::as_str),
        Some("bad-id levels[4].id")
    );
}

/// Ids are told apart without regard to capitals, as file names are; items of different areas may share theirs.
#[test]
fn no_id_twice() {
    for (part, instead, place) in [
        ("{id: 1b,", "{id: 1a,", "phases[1].areas[2].id"),
        ("{id: 1b,", "{id: 1A,", "phases[1].areas[2].id"),
        // Areas and phases share theirs, as a scope may name either.
        ("{id: 2a,", "{id: '1',", "phases[2].areas[1].id"),
        ("- id: \"2\"", "- id: 1a", "phases[2].id"),
        ("{id: L2, text: x}", "{id: L1, text: x}", "phases[1].areas[1].checklist.low[2].id"),
        ("{id: L2, text: x}", "{id: m1, text: x}", "phases[1].areas[1].checklist.mid[1].id"),
        ("{id: mid, name: Middle}", "{id: mid, name: Middle}, {id: Mid, name: Other}", "levels[3].id"),
    ] {
        let found = said(part, instead);
        assert!(found.contains(&format!("duplicate-id {place}")), "{instead}: {found:?}");
    }
    let communities = |list: &str| said("title: Sample", &format!("title: Sample\ncommunities: [{list}]"));
    assert_eq!(communities("{id: a, name: x}, {id: b, name: x}"), NOTHING);
    assert_eq!(communities("{id: a, name: x}, {id: A, name: x}"), ["duplicate-id communities[2].id"]);
    assert_eq!(communities("{id: a}"), ["missing communities[1].name"]);
}

/// An item covers items of lower levels of its own area, each once.
#[test]
fn what_can_be_covered() {
    let covers = |item: &str, covers: &str| {
        let part = format!("{{id: {item}, text: x}}");
        let text = SOUND.replacen(&part, &format!("{{id: {item}, text: x, covers: [{covers}]}}"), 1);
        said_of(&text)
    };
    let (mid, top) = ("phases[1].areas[1].checklist.mid[1]", "phases[1].areas[1].checklist.top[1]");
    assert_eq!(covers("M1", "L1, L2"), NOTHING);
    assert_eq!(covers("T1", "M1, L1"), NOTHING);
    assert_eq!(covers("M1", "L1, L1"), [format!("duplicate-id {mid}.covers[2]")]);
    assert_eq!(covers("M1", "T1"), [format!("covers-direction {mid}.covers[1]")]);
    assert_eq!(covers("M1", "M1"), [format!("covers-cycle {mid}.covers[1]")]);
    assert_eq!(covers("L2", "L1"), ["covers-direction phases[1].areas[1].checklist.low[2].covers[1]"]);
    assert_eq!(covers("T1", "T9, L1"), [format!("unknown-item {top}.covers[1]")]);
    // Two that cover each other: the upper one may, the lower one not.
    let each_other = SOUND
        .replacen("{id: M1, text: x}", "{id: M1, text: x, covers: [L2]}", 1)
        .replace("{id: L2, text: x}", "{id: L2, text: x, covers: [M1]}");
    assert_eq!(said_of(&each_other), ["covers-cycle phases[1].areas[1].checklist.low[2].covers[1]"]);
    let framework = crate::framework::read(
        SOUND.replacen("{id: T1, text: x}", "{id: T1, text: x, covers: [M1, L2]}", 1).as_bytes(),
        |_| None,
    );
    // By place in the area: L1, L2, M1, T1.
    assert_eq!(framework.framework.unwrap().areas()[0].items[3].covers, [2, 1].map(ItemIndex::new));
}

/// What is replaced has to be gone, is named once, and in the form of an id of its kind.
#[test]
fn what_can_be_replaced() {
    let item = |ids: &str| said("{id: L2, text: x}", &format!("{{id: L2, text: x, replaces: [{ids}]}}"));
    let area = |ids: &str| said("{id: 1b, name: Beta,", &format!("{{id: 1b, name: Beta, replaces: [{ids}],"));
    let of_item = |code: &str, number: usize| format!("{code} phases[1].areas[1].checklist.low[2].replaces[{number}]");
    let of_area = |code: &str, number: usize| format!("{code} phases[1].areas[2].replaces[{number}]");
    assert_eq!(item("1a.L3, 1c.L1"), NOTHING);
    assert_eq!(area("1c, 1d"), NOTHING);
    // Items and areas that are still there; in the area itself or in another one.
    assert_eq!(item("1a.L1"), [of_item("replaces", 1)]);
    assert_eq!(item("1a.L9, 2a.T1"), [of_item("replaces", 2)]);
    assert_eq!(area("2a"), [of_area("replaces", 1)]);
    // An id of the other kind, or none.
    for id in ["1c", "1c.", ".L1", "'1c.L 1'", "a.b.c"] {
        assert_eq!(item(id), [of_item("bad-id", 1)], "{id}");
    }
    for id in ["1c.L1", "'1 c'"] {
        assert_eq!(area(id), [of_area("bad-id", 1)], "{id}");
    }
    assert_eq!(item("1c.L1, 1c.L1"), [of_item("duplicate-id", 2)]);
    let ids = |count: usize| (0..count).map(|number| format!("1c.L{number}")).collect::<Vec<_>>().join(", ");
    assert_eq!(item(&ids(50)), NOTHING);
    // Said once, and not of each that follows.
    assert_eq!(item(&ids(60)), [of_item("replaces", 51)]);
}

/// An item can't be newer than its framework; what an area says goes for its items, unless they say it themselves.
#[test]
fn since_when() {
    let item = |since: &str| said("{id: L2, text: x}", &format!("{{id: L2, text: x, since: '{since}'}}"));
    assert_eq!((item("1"), item("2"), item("1.9")), (vec![], vec![], vec![]));
    assert_eq!(item("2.1"), ["since phases[1].areas[1].checklist.low[2].since"]);
    assert_eq!(item("10"), ["since phases[1].areas[1].checklist.low[2].since"]);
    let text = SOUND
        .replace("{id: 1a, name: Alpha,", "{id: 1a, name: Alpha, since: '1',")
        .replace("{id: L2, text: x}", "{id: L2, text: x, since: '2'}");
    let framework = crate::framework::read(text.as_bytes(), |_| None).framework.unwrap();
    let since = |area: usize, item: usize| framework.areas()[area].items[item].since.as_deref();
    assert_eq!([since(0, 0), since(0, 1), since(1, 0)], [Some("1"), Some("2"), None]);
}

#[test]
fn languages() {
    let language = |tag: &str| said("title: Sample", &format!("title: Sample\nlanguage: '{tag}'"));
    for tag in ["en", "en-GB", "cy", "zh-Hant-TW", "sr-Latn", "de-1996", "abcdefgh", " ur ", ""] {
        assert_eq!(language(tag), NOTHING, "{tag}");
    }
    for tag in ["e", "en_GB", "en-", "-en", "abcdefghi", "en-abcdefghi", "12", "e1", "é"] {
        assert_eq!(language(tag), ["language language"], "{tag}");
    }
    let right_to_left = |direction: &str| {
        let text = SOUND.replace("title: Sample", &format!("title: Sample\ndirection: {direction}"));
        crate::framework::read(text.as_bytes(), |_| None).framework.map(|framework| framework.language().right_to_left)
    };
    assert_eq!([right_to_left("rtl"), right_to_left("ltr"), right_to_left("up")], [Some(true), Some(false), None]);
}

/// Levels without items are warned of, but where nothing stands at all or a level is mistyped, that alone is said.
#[test]
fn levels_of_an_area() {
    let area = |checklist: &str| {
        said(
            "checklist: {low: [{id: L1, text: x}, {id: L2, text: x}], mid: [{id: M1, text: x}], top: [{id: T1, text: x}]}",
            &format!("checklist: {{{checklist}}}"),
        )
    };
    let place = "phases[1].areas[1].checklist";
    assert_eq!(area("low: [{id: L1, text: x}], top: [{id: T1, text: x}]"), [format!("empty-level {place}.mid")]);
    assert_eq!(
        area("mid: [{id: L1, text: x}]"),
        [format!("empty-level {place}.low"), format!("empty-level {place}.top")]
    );
    assert_eq!(area(""), [format!("missing {place}")]);
    assert_eq!(area("low: [{id: L1, text: x}], midle: [{id: M1, text: x}]"), [format!("unknown-level {place}.midle")]);
    assert_eq!(said("[{id: low, name: Low}, {id: mid, name: Middle}, {id: top, name: Top}]", "x").len(), 1);
}

/// What has to be there, and is said to be missing only once.
#[test]
fn what_is_missing() {
    assert_eq!(said("title: Sample\n", ""), ["missing title"]);
    assert_eq!(said("title: Sample\n", "title: [x]\n"), ["wrong-kind title"]);
    assert_eq!(said("version: \"2\"\n", ""), ["missing version"]);
    assert_eq!(said("    name: Second\n", ""), ["missing phases[2].name"]);
    assert_eq!(said("title: Sample\n", "title: Sample\nglossary: {ICS: ' '}\n"), ["missing glossary.ICS"]);
    let head = SOUND.split_once("phases:").unwrap().0;
    assert_eq!(said_of(head), ["missing phases"]);
    assert_eq!(said_of(&format!("{head}phases: [{{id: P, name: x}}]\n")), ["missing phases[1].areas"]);
}

/// A revision is one of this version or an earlier one; an area's holds for its items.
#[test]
fn revised_when() {
    let item = |revised: &str| said("{id: L2, text: x}", &format!("{{id: L2, text: x, revised: '{revised}'}}"));
    assert_eq!([item("2"), item("1")], [[""; 0], [""; 0]]);
    assert_eq!(item("2.1"), ["revised phases[1].areas[1].checklist.low[2].revised"]);
    assert_eq!(item(""), ["revised phases[1].areas[1].checklist.low[2].revised"]);
}
