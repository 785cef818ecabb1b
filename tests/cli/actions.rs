//! `actions`: from a gap to somebody who closes it by a day, and to a higher rating.

use insta::assert_snapshot;
use serde_json::Value;

use super::fixture::Folder;

const ROUND: &str = "research-network-2026.yaml";

/// What is said where an action with a day is removed: the file can't take it out of a calendar any more.
const IN_CALENDARS: &str = "What is in anybody's calendar already has to be taken out there.\n";

/// 10 January 2027.
const LATER: &str = "1799539200";

fn round() -> Folder {
    let folder = Folder::new();
    folder.example(ROUND);
    folder
}

/// What was said of a run that succeeded and printed no result.
#[track_caller]
fn said(folder: &Folder, args: &[&str]) -> String {
    let outcome = folder.thrive(args).run();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{outcome}");
    outcome.stderr
}

fn rating(folder: &Folder, area: &str) -> String {
    let card = folder.thrive(&["score", ROUND, "--explain", area, "--format", "json"]).result();
    let card: Value = serde_json::from_str(&card).unwrap();
    card["areas"][0]["rating"].as_str().unwrap().to_owned()
}

/// The whole life of an action. 5d is Emerging, with D1 and D2 in place of three items: D3 is what is missing for Developing.
#[test]
fn from_a_gap_to_a_higher_rating() {
    let folder = round();
    assert_eq!(rating(&folder, "5d"), "emerging");
    let add = [
        "actions",
        "add",
        ROUND,
        "5d.D3",
        "--action",
        "Bring the findings to the strategy group",
        "--responsible",
        "community engagement TEAM",
        "--accountable",
        "Integrated care board",
        "--consulted",
        "VCSE organisations",
        "--consulted",
        "Patients and people who use services",
        "--due",
        "2026-12-10",
        "--horizon",
        "quick-win",
    ];
    assert_snapshot!(said(&folder, &add), @"
    This file has comments written by hand. Saving leaves them out;
    research-network-2026.with-comments.yaml.bak keeps them.
    Action 3 added, due 10 December 2026.
    ");
    // A role of the framework is spelt as the framework spells it.
    assert!(
        folder.read(ROUND).contains("responsible: Community engagement team\n  accountable: Integrated care board")
    );
    let listed =
        folder.thrive(&["actions", "list", ROUND]).env("COLUMNS", "100").env("SOURCE_DATE_EPOCH", LATER).result();
    assert_snapshot!(listed, @"
    Research engagement network (illustration)
    Ashmere and Dunmoor ICS · Self-assessment, operational, looking back · 11 November 2026 · 26 of 26
    areas answered · draft

    ╭──────────────────────────────────────────────┬───────────────────────────┬─────────────┬─────────╮
    │ Action                                       │ Responsible               │ Due         │ Status  │
    ╞══════════════════════════════════════════════╪═══════════════════════════╪═════════════╪═════════╡
    │ 3 Bring the findings to the strategy group   │ Community engagement team │ 10 Dec 2026 │ overdue │
    │   (for 5d.D3; accountable: Integrated care   │                           │             │         │
    │   board; consulted: VCSE organisations and   │                           │             │         │
    │   Patients and people who use services;      │                           │             │         │
    │   horizon: quick win)                        │                           │             │         │
    │ 1 Renew the note on who decides what,        │ Community engagement team │ 29 Jan 2027 │ open    │
    │   with the new steering group (for 4c.E3;    │                           │             │         │
    │   accountable: Integrated care board;        │                           │             │         │
    │   consulted: VCSE organisations; horizon:    │                           │             │         │
    │   quick win)                                 │                           │             │         │
    │ 2 Report what did not work beside what did   │ Health inequalities team  │ 31 Mar 2027 │ open    │
    │   (for 7f.D2; horizon: short term)           │                           │             │         │
    ╰──────────────────────────────────────────────┴───────────────────────────┴─────────────┴─────────╯

    3 actions: 3 open (1 overdue), 0 done.
    ");
    let done = folder.thrive(&["actions", "done", ROUND, "3", "--tick"]).env("SOURCE_DATE_EPOCH", LATER).run();
    assert_snapshot!(done, @"
    ------- stderr -------
    Action 3 is done.
    5d.D3 is ticked.
    5d Insights and decision-making: from Emerging to Developing.
    [status: 0]
    ");
    assert_eq!(rating(&folder, "5d"), "developing");
    assert_eq!(
        folder.thrive(&["actions", "list", ROUND, "--overdue"]).env("SOURCE_DATE_EPOCH", LATER).result().lines().last(),
        Some("No actions match.")
    );
}

#[test]
fn done_without_a_word_on_the_item_says_what_to_do() {
    let folder = round();
    assert_snapshot!(said(&folder, &["actions", "done", ROUND, "1"]), @"
    This file has comments written by hand. Saving leaves them out;
    research-network-2026.with-comments.yaml.bak keeps them.
    Action 1 is done.
    4c.E3 is not in place yet: We have at least simple decision-making rules that
    make clear how the scope is decided and who has authority to decide it.
    Once it is: `thrive set research-network-2026.yaml 4c.E3 --tick`
    ");
    assert_eq!(rating(&folder, "4c"), "none");
    assert_eq!(said(&folder, &["actions", "done", ROUND, "1"]).lines().next(), Some("Action 1 is done already."));
}

/// The actions of a final assessment go on; its answers don't change.
#[test]
fn a_final_assessment_keeps_its_answers() {
    let folder = round();
    folder.write(ROUND, folder.read(ROUND).replace("status: draft", "status: final"));
    let said = said(&folder, &["actions", "done", ROUND, "1", "--tick"]);
    assert!(said.contains("The assessment is final, so 1 item stays as assessed: 4c.E3."), "{said}");
    assert_eq!(rating(&folder, "4c"), "none");
    assert!(folder.read(ROUND).contains("  horizon: quick-win\n  status: done"));
    // The day of the round stays as well.
    assert!(folder.read(ROUND).contains("updated: '2026-11-11'"));
}

#[test]
fn changes_and_removals() {
    let folder = round();
    let edit = ["actions", "edit", ROUND, "2", "--due", "2027-04-30", "--informed", "Finance team", "--item", "7f.M1"];
    assert!(said(&folder, &edit).ends_with("Action 2 changed, due 30 April 2027.\n"));
    assert_eq!(said(&folder, &edit), "Action 2 is like that already; nothing was changed.\n");
    let action = || {
        let list = folder.thrive(&["actions", "list", ROUND, "--format", "json", "--phase", "7"]).result();
        serde_json::from_str::<Value>(&list).unwrap()["actions"][0].clone()
    };
    assert_eq!(action()["item"], "7f.M1");
    assert_eq!(action()["informed"], serde_json::json!(["Finance team"]));
    said(
        &folder,
        &["actions", "edit", ROUND, "2", "--clear", "due", "--clear", "informed", "--action", "Say it plainly"],
    );
    assert_eq!((action()["due"].clone(), action()["action"].clone()), (Value::Null, "Say it plainly".into()));
    assert_eq!(action()["informed"], serde_json::json!([]));
    said(&folder, &["actions", "done", ROUND, "2"]);
    assert_eq!(action()["status"], "done");
    said(&folder, &["actions", "edit", ROUND, "2", "--reopen"]);
    assert_eq!(action()["status"], "open");
    assert_eq!(
        said(&folder, &["actions", "remove", ROUND, "1", "2"]),
        format!("Actions 1 and 2 are removed.\n{IN_CALENDARS}")
    );
    assert!(!folder.read(ROUND).contains("actions:"));
    // An action need not be for an item; a number is not given twice, also where no action is left.
    assert!(folder.read(ROUND).contains("last_action: 2\n"));
    assert_eq!(said(&folder, &["actions", "add", ROUND, "--action", "Thank everyone"]), "Action 3 added.\n");
    let uid = || folder.read(ROUND).lines().find_map(|line| Some(line.split_once("uid: ")?.1.to_owned())).unwrap();
    let first = uid();
    assert_eq!((first.len(), folder.read(ROUND).contains("last_action")), (36, false));
    said(&folder, &["actions", "edit", ROUND, "3", "--action", "Thank all"]);
    assert_eq!(uid(), first, "an action keeps its id");
    said(&folder, &["actions", "remove", ROUND, "3"]);
    assert_eq!(said(&folder, &["actions", "add", ROUND, "--action", "Thank all"]), "Action 4 added.\n");
    assert_ne!(uid(), first, "another action has another");
}

/// What can't be taken is said with what to do, and the file stays as it is.
#[test]
fn refusals() {
    let folder = round();
    folder.write(
        "none.yaml",
        "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: None}\n",
    );
    let before = folder.read(ROUND);
    let add = |rest: &[&'static str]| [&["actions", "add", ROUND], rest].concat();
    for (args, status, lines) in [
        (
            add(&["5d.D9", "--action", "x"]),
            2,
            &["error: area 5d has no item D9", "  see `thrive framework show --area 5d`"] as &[&str],
        ),
        (
            add(&["5d.M33", "--action", "x"]),
            2,
            &["error: area 5d has no item M33", "  did you mean 5d.M3? See `thrive framework show --area 5d`"],
        ),
        (
            add(&["5d", "--action", "x"]),
            2,
            &[
                "error: 5d is an area, and an item of it is meant",
                "  write it as 5d.E1; see `thrive framework show --area 5d`",
            ],
        ),
        (
            add(&["D3", "--action", "x"]),
            2,
            &["error: there is no item D3", "  write the area before the item, with a dot between, such as 1a.E1"],
        ),
        (add(&["9z.D3", "--action", "x"]), 2, &["error: the framework has no area 9z"]),
        (add(&["5d.D3", "--action", " "]), 2, &["error: nothing stands after --action", "  say it in a few words"]),
        (
            add(&["5d.D3", "--action", "x", "--due", "2027-02-29"]),
            2,
            &["error: invalid value '2027-02-29' for '--due <DAY>': there is no such day: February 2027 has 28 days"],
        ),
        (
            add(&["5d.D3", "--action", "x", "--due", "next week"]),
            2,
            &["error: invalid value 'next week' for '--due <DAY>': write a day such as 2027-03-31"],
        ),
        (
            add(&["5d.D3", "--action", "x", "--horizon", "soon"]),
            2,
            &["error: invalid value 'soon' for '--horizon <HORIZON>'", "  [possible values: quick-win, short, long]"],
        ),
        (
            vec!["actions", "done", ROUND, "9"],
            2,
            &[
                "error: research-network-2026.yaml has no action 9",
                "  its actions are 1 and 2; see `thrive actions list research-network-2026.yaml`",
            ],
        ),
        (vec!["actions", "done", ROUND, "1", "9"], 2, &["error: research-network-2026.yaml has no action 9"]),
        (
            vec!["actions", "done", "none.yaml", "1"],
            2,
            &[
                "error: none.yaml has no action 1",
                "  no actions are on record yet; add one with `thrive actions add none.yaml --action \"…\"`",
            ],
        ),
        (
            vec!["actions", "add", "nowhere.yaml", "--action", "x"],
            1,
            &["error: there is no file nowhere.yaml", "  check the name and the folder you are in"],
        ),
    ] {
        let said = folder.thrive(&args).run();
        assert_eq!((said.status, said.stdout.as_str()), (status, ""), "{args:?} {said}");
        let said: Vec<&str> = said.stderr.lines().collect();
        assert_eq!(said.get(..lines.len()), Some(lines), "{args:?}");
        assert_eq!(folder.read(ROUND), before, "{args:?}");
    }
}

#[test]
fn no_actions_at_all() {
    let folder = Folder::new();
    folder.example("research-network-2025.yaml");
    let list = folder.thrive(&["actions", "list", "research-network-2025.yaml"]).result();
    assert!(list.ends_with("\n\nNo actions are on record yet. Add one with `thrive actions add`.\n"), "{list}");
}

#[test]
fn lists_for_programs() {
    let folder = round();
    assert_snapshot!(folder.thrive(&["actions", "list", ROUND, "--format", "csv"]).result(), @r#"
    file,organisation,title,id,item,action,responsible,accountable,consulted,informed,due,horizon,status,overdue
    research-network-2026.yaml,Ashmere and Dunmoor ICS,Research engagement network (illustration),1,4c.E3,"Renew the note on who decides what, with the new steering group",Community engagement team,Integrated care board,VCSE organisations,,2027-01-29,quick-win,open,no
    research-network-2026.yaml,Ashmere and Dunmoor ICS,Research engagement network (illustration),2,7f.D2,Report what did not work beside what did,Health inequalities team,,,,2027-03-31,short,open,no
    "#);
    assert_snapshot!(folder.thrive(&["actions", "list", ROUND, "--format", "markdown"]).result(), @"
    # Research engagement network (illustration)

    Ashmere and Dunmoor ICS · Self-assessment, operational, looking back · 11 November 2026 · 26 of 26 areas answered · draft

    **What is to be done, by whom and by when**

    | Action | Responsible | Due | Status |
    | --- | --- | --- | --- |
    | 1 Renew the note on who decides what, with the new steering group (for 4c.E3; accountable: Integrated care board; consulted: VCSE organisations; horizon: quick win) | Community engagement team | 29 Jan 2027 | open |
    | 2 Report what did not work beside what did (for 7f.D2; horizon: short term) | Health inequalities team | 31 Mar 2027 | open |

    2 actions: 2 open, 0 done.
    ");
    let list = folder.thrive(&["actions", "list", ROUND, "--format", "json", "--horizon", "quick-win"]).result();
    assert_snapshot!(list, @r#"
    {
      "format": "thrive-actions/1",
      "assessment": {
        "title": "Research engagement network (illustration)",
        "organisation": "Ashmere and Dunmoor ICS",
        "updated": "2026-11-11"
      },
      "today": "2026-11-21",
      "actions": [
        {
          "id": 1,
          "item": "4c.E3",
          "action": "Renew the note on who decides what, with the new steering group",
          "responsible": "Community engagement team",
          "accountable": "Integrated care board",
          "consulted": [
            "VCSE organisations"
          ],
          "informed": [],
          "due": "2027-01-29",
          "horizon": "quick-win",
          "status": "open",
          "overdue": false
        }
      ]
    }
    "#);
}

/// What does not apply is not ticked by the way, and numbers given twice count once.
#[test]
fn done_leaves_what_does_not_apply_alone() {
    let folder = round();
    said(&folder, &["set", ROUND, "4c.E3", "--na", "no scope of ours"]);
    assert_eq!(
        said(&folder, &["actions", "done", ROUND, "1", "1", "--tick"]),
        "Action 1 is done.\n4c.E3 is marked as not applicable, and stays so.\n"
    );
    assert!(folder.read(ROUND).contains("E3: no scope of ours"));
    assert_eq!(said(&folder, &["actions", "remove", ROUND, "2", "2"]), format!("Action 2 is removed.\n{IN_CALENDARS}"));
}

/// What is kept of an action that lost its item holds its number: no later action comes by that item.
#[test]
fn a_new_action_does_not_inherit_an_item() {
    let folder = round();
    let kept = "actions:\n- {id: 1, action: Old, status: open}\nunplaced:\n  action.7: {item: 9z.E1}\n  action.1: {item: 9z.E2}\n";
    let file = folder.read(ROUND);
    folder.write(ROUND, format!("{}{kept}", file.split("actions:").next().unwrap()));
    for (args, told) in [
        (vec!["add", ROUND, "--action", "New"], "Action 2 added.\n"),
        (vec!["remove", ROUND, "2", "1"], "Actions 1 and 2 are removed.\n"),
        (vec!["add", ROUND, "--action", "Newer"], "Action 3 added.\n"),
    ] {
        assert!(said(&folder, &[&["actions"], &args[..]].concat()).ends_with(told));
    }
    assert!(folder.read(ROUND).contains("action.7") && !folder.read(ROUND).contains("action.1"));
}

/// What should have been done by now is written down as well, and marked. In the tests today is 21 November 2026; what is due on that
/// day isn't overdue, nor what is done.
#[test]
fn a_day_that_has_passed_is_recorded_and_marked() {
    let folder = round();
    for (day, said) in [
        ("2026-11-20", "Action 3 added, overdue since 20 November 2026.\n"),
        ("2026-11-21", "Action 4 added, due 21 November 2026.\n"),
    ] {
        let args = ["actions", "add", ROUND, "5d.D3", "--action", "x", "--due", day];
        let found = folder.thrive(&args).run().stderr;
        assert!(found.ends_with(said), "{found}");
    }
    let list = |args: &[&str]| folder.thrive(&[&["actions", "list", ROUND, "--format", "csv"], args].concat()).result();
    assert_eq!(list(&["--overdue"]).lines().count(), 2);
    assert!(list(&["--overdue"]).lines().nth(1).unwrap().contains(",2026-11-20,"));
    let edit = |args: &[&str]| folder.thrive(&[&["actions", "edit", ROUND, "4"], args].concat()).run().stderr;
    assert!(edit(&["--due", "2025-01-31"]).contains("overdue since 31 January 2025"));
    folder.thrive(&["actions", "done", ROUND, "3", "4"]).run();
    assert_eq!(list(&["--overdue"]).lines().count(), 1);
}
