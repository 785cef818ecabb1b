//! `compare`: what moved between two rounds, in every format, with figures worked out by hand.

use insta::assert_snapshot;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::fixture::Folder;
use super::versions::{ANSWERS, FIRST, SECOND};

pub const BEFORE: &str = "research-network-2025.yaml";
pub const AFTER: &str = "research-network-2026.yaml";

pub fn rounds() -> Folder {
    let folder = Folder::new();
    folder.example(BEFORE).example(AFTER);
    folder
}

fn comparison(folder: &Folder, options: &[&str]) -> Value {
    let args = [&["compare", BEFORE, AFTER, "--format", "json"], options].concat();
    serde_json::from_str(&folder.thrive(&args).result()).unwrap()
}

/// For each area: rank before and after (`-` where it isn't assessed), then what is in place now and not before, and after a
/// stroke what is no longer. Read off the ticks of the two files and the items of the framework:
///
/// - 7b was not taken in 2025, so all that is ticked there now is gained. Its T1 does not apply now.
/// - 5b.D1 did not apply in 2025 and nobody knows now, so it is neither gained nor lost, and applies again.
/// - 7e: D1, ticked now, covers E1, ticked then: E1 stays in place, and D1 is gained.
/// - 1c: D2, ticked both times, covers E3, which is ticked both times as well; M3 and T2 would cover them and are not ticked. No
///   other item that was ticked covers one that wasn't.
/// - 4c loses E3, and with it the level at the bottom, so it falls from Developing to not yet Emerging; 7d loses D2.
const BY_HAND: [(&str, &str, &str); 26] = [
    ("1a", "1 2", "D2 D3 M1 M3"),
    ("1b", "1 2", "D2 D3 M1 M2"),
    ("1c", "0 2", "E1 D1 D3"),
    ("1d", "1 2", "D2 D4 D5 M2"),
    ("2a", "1 2", "D3"),
    ("2b", "0 2", "E2 D1 D2 M1"),
    ("2c", "1 1", "D2"),
    ("2d", "2 2", "M2"),
    ("2e", "2 3", "M1"),
    ("3a", "2 3", "M2 T1"),
    ("3b", "1 2", "D3 M2"),
    ("4a", "1 2", "D3 M1 M3"),
    ("4b", "0 2", "E1 D2"),
    ("4c", "2 0", "/ E3"),
    ("5a", "1 2", "D3 M1"),
    ("5b", "1 1", "D3"),
    ("5c", "1 2", "D1 M1 M2"),
    ("5d", "0 1", "E3 D1 D2"),
    ("6a", "1 2", "D2 M1 M2"),
    ("6b", "2 2", "M3 M4"),
    ("7a", "1 1", "D1 D2"),
    ("7b", "- 2", "E1 E2 D1 D2"),
    ("7c", "1 2", "D2"),
    ("7d", "2 1", "/ D2"),
    ("7e", "1 2", "D1"),
    ("7f", "1 1", "D1 D3"),
];

#[test]
fn every_area_is_as_worked_out_by_hand() {
    let folder = rounds();
    let found = comparison(&folder, &[]);
    assert_eq!(found["format"], "thrive-comparison/1");
    let areas = found["areas"].as_array().unwrap();
    assert_eq!(areas.len(), BY_HAND.len());
    for (area, (id, ranks, items)) in areas.iter().zip(BY_HAND) {
        let rank = |round: &str| area[round]["rank"].as_u64().map_or("-".to_owned(), |rank| rank.to_string());
        assert_eq!((area["id"].as_str(), [rank("before"), rank("after")].join(" ")), (Some(id), ranks.to_owned()));
        let full = |ids: &str| -> Vec<String> { ids.split_whitespace().map(|item| format!("{id}.{item}")).collect() };
        let (gained, lost) = items.split_once('/').unwrap_or((items, ""));
        assert_eq!((&area["gained"], &area["lost"]), (&json!(full(gained)), &json!(full(lost))), "{id}");
        let change = match ranks.split_once(' ').unwrap() {
            ("-", _) => "new",
            (before, after) if before < after => "up",
            (before, after) if before > after => "down",
            _ => "same",
        };
        assert_eq!(area["change"], change, "{id}");
        // Only these two applied in one round and not in the other.
        let not_applicable = if id == "7b" { json!(["7b.T1"]) } else { json!([]) };
        let applies_again = if id == "5b" { json!(["5b.D1"]) } else { json!([]) };
        assert_eq!((&area["not_applicable"], &area["applies_again"]), (&not_applicable, &applies_again), "{id}");
    }
}

/// Counted in the list above, phase by phase: up, the same, down, new. Items in place: 98 then, 56 gained, 2 lost, 152 now.
#[test]
fn phases_and_all_areas_are_as_counted_by_hand() {
    let found = comparison(&rounds(), &[]);
    let tally = |tally: &Value| ["up", "same", "down", "new", "gone"].map(|key| tally[key].as_u64().unwrap());
    let phases: Vec<[u64; 5]> = found["phases"].as_array().unwrap().iter().map(tally).collect();
    let by_hand = [
        [4, 0, 0, 0, 0],
        [3, 2, 0, 0, 0],
        [2, 0, 0, 0, 0],
        [2, 0, 1, 0, 0],
        [3, 1, 0, 0, 0],
        [1, 1, 0, 0, 0],
        [2, 2, 1, 1, 0],
    ];
    assert_eq!(phases, by_hand);
    assert_eq!(tally(&found["overall"]), [17, 6, 2, 1, 0]);
    let items = |key: &str| -> usize {
        found["areas"].as_array().unwrap().iter().map(|area| area[key].as_array().unwrap().len()).sum()
    };
    assert_eq!((items("gained"), items("lost"), 98 + 56 - 2), (56, 2, 152));
}

/// At 60 %, 4c keeps its rating though E3 is lost: 2 of 3 items are enough at Emerging. So the rule counts for both rounds.
#[test]
fn both_rounds_are_scored_by_the_rule_in_force() {
    let found = comparison(&rounds(), &["--threshold", "60"]);
    let area = found["areas"].as_array().unwrap().iter().find(|area| area["id"] == "4c").unwrap();
    assert_eq!((&area["change"], &area["lost"]), (&json!("same"), &json!(["4c.E3"])));
    assert_eq!(found["rule"]["threshold_percent"], 60);
    let text = rounds().thrive(&["compare", BEFORE, AFTER, "--threshold", "60"]).result();
    assert!(text.contains("at least 60 % of its statements"), "{text}");
}

#[test]
fn as_a_table() {
    assert_snapshot!(rounds().thrive(&["compare", BEFORE, AFTER]).result(), @"
    Research engagement network (illustration): November 2025 → November 2026
    Ashmere and Dunmoor ICS · draft

    17 up, 1 newly assessed, 2 down, 6 the same.
      Areas assessed       25 → 26
      Middle rating        Emerging → Developing
      Lowest rating        not yet Emerging (1c, 2b, 4b, 5d) → not yet Emerging (4c)
      Statements in place  98 of 272 that apply → 152 of 279

    Phase by phase:
      1  Check      4 up; middle rating: Emerging → Developing
      2  Challenge  3 up, 2 the same; middle rating: Emerging → Developing
      3  Plan       2 up; middle rating: Emerging → Developing
      4  Prepare    2 up, 1 down; middle rating: Emerging → Developing
      5  Engage     3 up, 1 the same; middle rating: Emerging, as before
      6  Involve    1 up, 1 the same; middle rating: Emerging → Developing
      7  Evaluate   2 up, 1 newly assessed, 1 down, 2 the same; middle rating:
                    Emerging, as before

    ╭────────────────────┬─────────┬─────────┬──────────────────┬──────────────────╮
    │ Improvement area   │ Before  │ Now     │ Change           │ Statements       │
    ╞════════════════════╪═════════╪═════════╪══════════════════╪══════════════════╡
    │ 17 up              │         │         │                  │                  │
    │ 1a Identifying     │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D2 D3 M1 M3     │
    │    stakeholders    │         │         │ to Developing    │                  │
    │ 1b Reviewing       │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D2 D3 M1 M2     │
    │    evidence        │         │         │ to Developing    │                  │
    │ 1c Resources       │ □ □ □ □ │ ■ ■ □ □ │ up from not      │ +E1 D1 D3        │
    │                    │         │         │ yet Emerging to  │                  │
    │                    │         │         │ Developing       │                  │
    │ 1d Skills and      │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D2 D4 D5 M2     │
    │    capacity        │         │         │ to Developing    │                  │
    │ 2a Valuing         │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D3              │
    │    communities     │         │         │ to Developing    │                  │
    │ 2b Understanding   │ □ □ □ □ │ ■ ■ □ □ │ up from not      │ +E2 D1 D2 M1     │
    │    power           │         │         │ yet Emerging to  │                  │
    │                    │         │         │ Developing       │                  │
    │ 2e Valuing         │ ■ ■ □ □ │ ■ ■ ■ □ │ up from          │ +M1              │
    │    insights        │         │         │ Developing to    │                  │
    │                    │         │         │ Maturing         │                  │
    │ 3a Purpose         │ ■ ■ □ □ │ ■ ■ ■ □ │ up from          │ +M2 T1           │
    │                    │         │         │ Developing to    │                  │
    │                    │         │         │ Maturing         │                  │
    │ 3b Identifying     │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D3 M2           │
    │    at-risk         │         │         │ to Developing    │                  │
    │    populations     │         │         │                  │                  │
    │ 4a Reaching        │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D3 M1 M3        │
    │    under-served    │         │         │ to Developing    │                  │
    │    people and      │         │         │                  │                  │
    │    communities     │         │         │                  │                  │
    │ 4b Building trust  │ □ □ □ □ │ ■ ■ □ □ │ up from not      │ +E1 D2           │
    │                    │         │         │ yet Emerging to  │                  │
    │                    │         │         │ Developing       │                  │
    │ 5a Methods, tools, │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D3 M1           │
    │    and skills      │         │         │ to Developing    │                  │
    │ 5c Inclusion       │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D1 M1 M2        │
    │                    │         │         │ to Developing    │                  │
    │ 5d Insights and    │ □ □ □ □ │ ■ □ □ □ │ up from not      │ +E3 D1 D2        │
    │    decision-making │         │         │ yet Emerging to  │                  │
    │                    │         │         │ Emerging         │                  │
    │ 6a Community-led   │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D2 M1 M2        │
    │    approach        │         │         │ to Developing    │                  │
    │ 7c Gathering data  │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D2              │
    │                    │         │         │ to Developing    │                  │
    │ 7e Translating     │ ■ □ □ □ │ ■ ■ □ □ │ up from Emerging │ +D1              │
    │    engagement into │         │         │ to Developing    │                  │
    │    action          │         │         │                  │                  │
    ├────────────────────┼─────────┼─────────┼──────────────────┼──────────────────┤
    │ 1 newly assessed   │         │         │                  │                  │
    │ 7b Choosing what   │ · · · · │ ■ ■ □ □ │ newly assessed:  │ +E1 E2 D1 D2;    │
    │    to measure      │         │         │ Developing       │ not applicable:  │
    │                    │         │         │                  │ T1               │
    ├────────────────────┼─────────┼─────────┼──────────────────┼──────────────────┤
    │ 2 down             │         │         │                  │                  │
    │ 4c Defining scope  │ ■ ■ □ □ │ □ □ □ □ │ down from        │ −E3              │
    │                    │         │         │ Developing to    │                  │
    │                    │         │         │ not yet Emerging │                  │
    │ 7d Reflecting on   │ ■ ■ □ □ │ ■ □ □ □ │ down from        │ −D2              │
    │    engagement      │         │         │ Developing to    │                  │
    │                    │         │         │ Emerging         │                  │
    ├────────────────────┼─────────┼─────────┼──────────────────┼──────────────────┤
    │ 6 the same         │         │         │                  │                  │
    │ 2c Committing to   │ ■ □ □ □ │ ■ □ □ □ │ still Emerging   │ +D2              │
    │    work            │         │         │                  │                  │
    │ 2d Sharing         │ ■ ■ □ □ │ ■ ■ □ □ │ still Developing │ +M2              │
    │    responsibility  │         │         │                  │                  │
    │ 5b Accessibility   │ ■ □ □ □ │ ■ □ □ □ │ still Emerging   │ +D3; applies     │
    │                    │         │         │                  │ again: D1        │
    │ 6b Lived           │ ■ ■ □ □ │ ■ ■ □ □ │ still Developing │ +M3 M4           │
    │    experience peer │         │         │                  │                  │
    │    roles           │         │         │                  │                  │
    │ 7a Planning        │ ■ □ □ □ │ ■ □ □ □ │ still Emerging   │ +D1 D2           │
    │    evaluation      │         │         │                  │                  │
    │ 7f Sharing results │ ■ □ □ □ │ ■ □ □ □ │ still Emerging   │ +D1 D3           │
    ╰────────────────────┴─────────┴─────────┴──────────────────┴──────────────────╯

    Statements: + in place now and not before; − in place before and not now.

    2 areas went down. This is why:
      4c.E3  no longer in place: We have at least simple decision-making rules that
             make clear how the scope is decided and who has authority to decide it.
      7d.D2  no longer in place: We record the lessons we learn with standard
             templates or processes.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
}

#[test]
fn below_60_columns_it_is_a_list() {
    let text = rounds().thrive(&["compare", BEFORE, AFTER]).env("COLUMNS", "50").result();
    let (_, list) = text.split_once("1 newly assessed\n").unwrap();
    let list: Vec<&str> = list.lines().take(15).collect();
    assert_snapshot!(list.join("\n"), @"
      7b Choosing what to measure
         Before: · · · ·. Now: ■ ■ □ □. Change: newly
         assessed: Developing. Statements: +E1 E2 D1
         D2; not applicable: T1

    2 down
      4c Defining scope
         Before: ■ ■ □ □. Now: □ □ □ □. Change:
         down from Developing to not yet Emerging.
         Statements: −E3
      7d Reflecting on engagement
         Before: ■ ■ □ □. Now: ■ □ □ □. Change: down
         from Developing to Emerging. Statements: −D2

    6 the same
    ");
}

#[test]
fn as_markdown() {
    let text = rounds().thrive(&["compare", BEFORE, AFTER, "--format", "markdown"]).result();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("| 1") && !line.starts_with("| 5")).collect();
    assert_snapshot!(lines.join("\n"), @r#"
    # Research engagement network (illustration): November 2025 → November 2026

    Ashmere and Dunmoor ICS · draft

    **17 up, 1 newly assessed, 2 down, 6 the same.**

    - **Areas assessed** 25 → 26
    - **Middle rating** Emerging → Developing
    - **Lowest rating** not yet Emerging (1c, 2b, 4b, 5d) → not yet Emerging (4c)
    - **Statements in place** 98 of 272 that apply → 152 of 279

    Phase by phase:

    - **1  Check** 4 up; middle rating: Emerging → Developing
    - **2  Challenge** 3 up, 2 the same; middle rating: Emerging → Developing
    - **3  Plan** 2 up; middle rating: Emerging → Developing
    - **4  Prepare** 2 up, 1 down; middle rating: Emerging → Developing
    - **5  Engage** 3 up, 1 the same; middle rating: Emerging, as before
    - **6  Involve** 1 up, 1 the same; middle rating: Emerging → Developing
    - **7  Evaluate** 2 up, 1 newly assessed, 1 down, 2 the same; middle rating: Emerging, as before

    **Area by area**

    | Improvement area | Before | Now | Change | Statements |
    | --- | --- | --- | --- | --- |
    | **17 up** |  |  |  |  |
    | 2a Valuing communities | ■□□□ | ■■□□ | up from Emerging to Developing | \+D3 |
    | 2b Understanding power | □□□□ | ■■□□ | up from not yet Emerging to Developing | \+E2 D1 D2 M1 |
    | 2e Valuing insights | ■■□□ | ■■■□ | up from Developing to Maturing | \+M1 |
    | 3a Purpose | ■■□□ | ■■■□ | up from Developing to Maturing | \+M2 T1 |
    | 3b Identifying at-risk populations | ■□□□ | ■■□□ | up from Emerging to Developing | \+D3 M2 |
    | 4a Reaching under-served people and communities | ■□□□ | ■■□□ | up from Emerging to Developing | \+D3 M1 M3 |
    | 4b Building trust | □□□□ | ■■□□ | up from not yet Emerging to Developing | \+E1 D2 |
    | 6a Community-led approach | ■□□□ | ■■□□ | up from Emerging to Developing | \+D2 M1 M2 |
    | 7c Gathering data | ■□□□ | ■■□□ | up from Emerging to Developing | \+D2 |
    | 7e Translating engagement into action | ■□□□ | ■■□□ | up from Emerging to Developing | \+D1 |
    | **1 newly assessed** |  |  |  |  |
    | 7b Choosing what to measure | ···· | ■■□□ | newly assessed: Developing | \+E1 E2 D1 D2; not applicable: T1 |
    | **2 down** |  |  |  |  |
    | 4c Defining scope | ■■□□ | □□□□ | down from Developing to not yet Emerging | −E3 |
    | 7d Reflecting on engagement | ■■□□ | ■□□□ | down from Developing to Emerging | −D2 |
    | **6 the same** |  |  |  |  |
    | 2c Committing to work | ■□□□ | ■□□□ | still Emerging | \+D2 |
    | 2d Sharing responsibility | ■■□□ | ■■□□ | still Developing | \+M2 |
    | 6b Lived experience peer roles | ■■□□ | ■■□□ | still Developing | \+M3 M4 |
    | 7a Planning evaluation | ■□□□ | ■□□□ | still Emerging | \+D1 D2 |
    | 7f Sharing results | ■□□□ | ■□□□ | still Emerging | \+D1 D3 |

    Statements: + in place now and not before; − in place before and not now.

    2 areas went down. This is why:

    - **4c.E3** no longer in place: We have at least simple decision-making rules that make clear how the scope is decided and who has authority to decide it.
    - **7d.D2** no longer in place: We record the lessons we learn with standard templates or processes.

    A level counts when all its statements, and all of every level below, are in place. Where no level counts, an area is not yet Emerging. Statements that do not apply are left out.
    "#);
}

#[test]
fn it_fits_any_screen_in_ascii_and_without_colour() {
    let folder = rounds();
    for width in [40, 59, 60, 80, 120] {
        let run = |color: &str| {
            let run = folder.thrive(&["compare", BEFORE, AFTER, "--color", color]).env("COLUMNS", &width.to_string());
            run.result()
        };
        let plain = run("never");
        for line in plain.lines() {
            assert!(line.width() <= width, "at {width}: {line}");
        }
        assert_eq!(anstream::adapter::strip_str(&run("always")).to_string(), plain);
    }
    let ascii = folder.thrive(&["compare", BEFORE, AFTER]).env("LANG", "C").result();
    assert!(ascii.is_ascii() && ascii.contains("November 2025 -> November 2026") && ascii.contains(" -E3 "), "{ascii}");
}

#[test]
fn as_tidy_rows() {
    let text = rounds().thrive(&["compare", BEFORE, AFTER, "--format", "csv"]).result();
    assert_eq!(text.lines().count(), 27);
    let wanted = |line: &&str| ["phase,", "1,1c,", "4,4c,", "7,7b,"].iter().any(|start| line.starts_with(start));
    assert_snapshot!(text.lines().filter(wanted).collect::<Vec<_>>().join("\n"), @"
    phase,area,before_status,before_rank,before_rating,after_status,after_rank,after_rating,change,gained,lost,not_applicable,applies_again
    1,1c,assessed,0,none,assessed,2,developing,up,1c.E1 1c.D1 1c.D3,,,
    4,4c,assessed,2,developing,assessed,0,none,down,,4c.E3,,
    7,7b,not_assessed,,,assessed,2,developing,new,7b.E1 7b.E2 7b.D1 7b.D2,,7b.T1,
    ");
}

#[test]
fn the_later_one_first_is_no_error_but_is_said() {
    let outcome = rounds().thrive(&["compare", AFTER, BEFORE]).run();
    assert_eq!(outcome.status, 0);
    assert_snapshot!(outcome.stderr, @"
    research-network-2026.yaml is the later one (11 November 2026;
    research-network-2025.yaml is of 6 November 2025): did you mean the other way
    round?
    ");
    assert!(outcome.stdout.contains("2 up, 17 down, 1 no longer assessed, 6 the same."), "{outcome}");
    // Nobody says of 7b that its items are lost: nobody has looked.
    assert!(outcome.stdout.contains("now not") && !outcome.stdout.contains("−E1 E2"), "{outcome}");
}

#[test]
fn one_file_twice_is_the_same_all_over() {
    let text = rounds().thrive(&["compare", AFTER, AFTER]).result();
    assert!(text.contains("(illustration): 11 November 2026 → 11 November 2026\n"), "{text}");
    assert!(text.contains("\n26 the same.\n") && text.contains("Middle rating        Developing, as before\n"), "{text}");
    assert!(!text.contains("went down") && !text.contains("Statements: "), "{text}");
}

#[test]
fn rounds_without_a_date_go_by_their_order() {
    let folder = Folder::new();
    let file = |title: &str, areas: &str| {
        format!(
            "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{title: {title}, organisation: {title} ICS}}\nareas: {areas}\n"
        )
    };
    // 7b has two items at each of the first two levels. In the second round its E2 is out, and a level with one of one item is
    // complete; its Developing level has nothing that applies any more. 7c has two items at Emerging: with E2 out, E1 was enough.
    // 7d has been begun.
    folder.write(
        "old.yaml",
        file("Old", "{7b: {ticked: [E1, E2, D1, D2]}, 7c: {ticked: [E1], not_applicable: {E2: nobody}}}"),
    );
    let begun = "7d: {open: developing, ticked: [E1]}";
    let new = format!(
        "{{7b: {{ticked: [E1], not_applicable: {{E2: nobody, D1: nobody, D2: nobody}}}}, 7c: {{ticked: [E1]}}, {begun}}}"
    );
    folder.write("new.yaml", file("New", &new));
    assert_snapshot!(folder.thrive(&["compare", "old.yaml", "new.yaml"]).result(), @"
    New: the round before → this round
    New ICS · draft

    Earlier title: Old. The round before is of Old ICS, and this one of New ICS;
    nothing says that one succeeds the other.

    2 down, 24 without a rating both times.
      Middle rating        Emerging → not yet Emerging
      Lowest rating        Emerging (7c) → not yet Emerging (7c)
      Statements in place  5 of 14 that apply → 2 of 12

    Phase by phase:
      7  Evaluate  2 down, 4 without a rating both times; middle rating: Emerging →
                   not yet Emerging

    ╭───────────────────┬─────────┬─────────┬───────────────────┬──────────────────╮
    │ Improvement area  │ Before  │ Now     │ Change            │ Statements       │
    ╞═══════════════════╪═════════╪═════════╪═══════════════════╪══════════════════╡
    │ 2 down            │         │         │                   │                  │
    │ 7b Choosing what  │ ■ ■ □ □ │ ■ □ □ □ │ down from         │ not applicable:  │
    │    to measure     │         │         │ Developing to     │ E2 D1 D2         │
    │                   │         │         │ Emerging          │                  │
    │ 7c Gathering data │ ■ □ □ □ │ □ □ □ □ │ down from         │ applies again:   │
    │                   │         │         │ Emerging to not   │ E2               │
    │                   │         │         │ yet Emerging      │                  │
    ╰───────────────────┴─────────┴─────────┴───────────────────┴──────────────────╯

    Statements: + in place now and not before; − in place before and not now.

    2 areas went down. This is why:
      7b  nothing was lost, but E2, D1 and D2 no longer apply
      7c  nothing was lost, but E2 applies again and is not in place

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
}

/// The second round was answered with a new version: `a.L2` is called `a.L3` there, `a.H2` is new, `b` is called `c` and has lost
/// its H1. Read with it, the first round has everything of `a` but H2, which is open, so `a` is newly assessed.
#[test]
fn a_round_of_an_older_version_is_read_with_the_one_in_use() {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST).write("2.yaml", SECOND).write("old.yaml", ANSWERS);
    let answers = "areas: {a: {ticked: [L1, L3, H1, H2]}, c: {}}\n";
    folder.write(
        "new.yaml",
        format!(
            "format: thrive-assessment/1\nframework: {{id: own, version: '2'}}\nabout: {{title: Sample}}\n{answers}"
        ),
    );
    let args = ["compare", "old.yaml", "new.yaml", "--framework", "2.yaml", "--format", "json"];
    let outcome = folder.thrive(&args).run();
    assert!(outcome.stderr.starts_with("old.yaml was made with own 1, and is read with own 2.\n"), "{outcome}");
    let found: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let short = |area: &Value| [&area["id"], &area["change"], &area["gained"], &area["lost"]].map(Clone::clone);
    let areas: Vec<[Value; 4]> = found["areas"].as_array().unwrap().iter().map(short).collect();
    assert_eq!(json!(areas), json!([["a", "new", ["a.H2"], []], ["c", "down", [], ["c.L1"]]]));
}

#[test]
fn rounds_of_two_frameworks_are_refused() {
    let folder = rounds();
    folder.example("befriending-2026.yaml").example("befriending-framework.yaml");
    assert_snapshot!(folder.thrive(&["compare", "befriending-2026.yaml", AFTER]).failure(1), @"
    error: befriending-2026.yaml has 1 problem, so nothing was done with it
      line 4, framework.id: this assessment is for the framework befriending, and the one in use is ics-engagement
        pass the file of befriending with --framework FILE
      two rounds can be compared where both are of the same framework
    ");
    let other = ["--framework", "befriending-framework.yaml"];
    let said = folder.thrive(&[&["compare", "befriending-2026.yaml", AFTER], &other[..]].concat()).failure(1);
    assert_snapshot!(said, @"
    error: research-network-2026.yaml has 1 problem, so nothing was done with it
      line 5, framework.id: this assessment is for the framework ics-engagement, and the one in use is befriending
        pass the file of ics-engagement with --framework FILE
      two rounds can be compared where both are of the same framework
    ");
    // With its own framework, a file can be compared with itself.
    folder.thrive(&[&["compare", "befriending-2026.yaml", "befriending-2026.yaml"], &other[..]].concat()).result();
}
