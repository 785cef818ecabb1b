//! `report`: every kind of file for every kind of reader, and what stands in it.

use insta::assert_snapshot;
use serde_json::Value;

use super::fixture::Folder;

const ROUND: &str = "research-network-2026.yaml";
pub const READERS: [&str; 3] = ["team", "board", "public"];
pub const ENDINGS: [&str; 6] = ["html", "docx", "xlsx", "md", "csv", "json"];

/// Writes a report of the example; its bytes.
pub fn report(folder: &Folder, file: &str, reader: &str, ending: &str) -> Vec<u8> {
    let out = format!("{reader}.{ending}");
    let outcome = folder.thrive(&["report", file, "--for", reader, "-o", &out, "--force"]).run();
    // On a busy machine it says before that it is still writing.
    assert_eq!((outcome.status, outcome.stderr.contains(&format!("Wrote {out}: "))), (0, true), "{outcome}");
    std::fs::read(folder.path().join(out)).unwrap()
}

pub fn markdown(folder: &Folder, file: &str, reader: &str) -> String {
    String::from_utf8(report(folder, file, reader, "md")).unwrap()
}

#[test]
fn every_kind_is_the_same_each_time_and_not_written_over() {
    let folder = Folder::new();
    folder.example(ROUND);
    for reader in READERS {
        for ending in ENDINGS {
            let bytes = report(&folder, ROUND, reader, ending);
            assert!(bytes.len() > 1000 && bytes == report(&folder, ROUND, reader, ending), "{reader} {ending}");
        }
    }
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "team.docx"]).failure(1), @"
    error: team.docx is there already
      choose another name, or pass --force to replace it
    ");
}

#[test]
fn the_ending_says_what_kind_of_file() {
    let folder = Folder::new();
    folder.example(ROUND);
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "out.pdf"]).failure(2), @"
    error: thrive doesn't write PDF itself
      write a web page (.html), open it and print it to PDF
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "out"]).failure(2), @"
    error: out doesn't say what kind of report to write
      end its name in .html, .docx, .xlsx, .md, .csv or .json
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND]).failure(2), @"
    error: the following required arguments were not provided:
      --output <OUT>

      did you mean `thrive report research-network-2026.yaml -o report.html`?

    Usage: thrive report --output <OUT> <FILE>

    For more information, try '--help'.
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "-"]).failure(2), @"
    error: - doesn't say what kind of report to write
      end its name in .html, .docx, .xlsx, .md, .csv or .json
    ");
    assert_eq!(folder.names(), [ROUND]);
    folder.thrive(&["report", ROUND, "-o", "OUT.HTML"]).run();
    assert!(folder.read("OUT.HTML").starts_with("<!doctype html>"));
}

#[test]
fn a_report_is_not_written_over_its_input() {
    let folder = Folder::new();
    let example = super::fixture::repository().join("examples/research-network-2026.yaml");
    let value: Value = serde_yaml::from_slice(&std::fs::read(example).unwrap()).unwrap();
    folder.write("round.json", value.to_string());
    assert_snapshot!(folder.thrive(&["report", "round.json", "-o", "round.json", "--force"]).failure(1), @"
    error: round.json is the file that was read; a result is not written over it
      choose another name
    ");
}

#[test]
fn the_team_sees_everything() {
    let folder = Folder::new();
    folder.example("befriending-2026.yaml").example("befriending-framework.yaml");
    let args = ["report", "befriending-2026.yaml", "--framework", "befriending-framework.yaml", "-o", "team.md"];
    folder.thrive(&args).run();
    assert_snapshot!(folder.read("team.md"), @"
    # Thursday callers (illustration)

    Larkfield Good Neighbours · Self-assessment · 1 October 2026 · 3 of 3 areas answered · draft

    ## At a glance

    3 areas: 1 Shared, 1 Steady, 1 not yet Begun. Lowest: not yet Begun (volunteers). Middle: Steady, which more than half of them reach.

    6 of 9 statements are in place (5 ticked, 1 through a better practice); none of the 5 ticked has evidence.

    Worth knowing, though no rating changes by it:

    - Without any evidence for what is ticked: reach, volunteers and matching.

    **What is in place, area by area**

    | Improvement area | Begun | Steady | Shared | Rating |
    | --- | --- | --- | --- | --- |
    | **People** |  |  |  | **middle: not yet Begun** |
    | reach: Reaching lonely people | 1 of 1 | 2 of 2 | 0 of 1 | Steady |
    | volunteers: Preparing volunteers | 1 of 2 | 0 of 1 | – | Not yet Begun |
    | **Visits** |  |  |  | **middle: Shared** |
    | matching: Matching | – | 1 of 1 | 1 of 1 | Shared |

    Steady counts as good enough.

    A dash stands for a level at which an area has no statement, or none that applies.

    **Where each phase stands**

    | Phase | Below the first level | Begun | Steady | Shared | Middle rating |
    | --- | --- | --- | --- | --- | --- |
    | People | 1: volunteers |  | 1: reach |  | Below the first level |
    | Visits |  |  |  | 1: matching | Shared |

    Steady counts as good enough.

    **Statements in place at each level**

    | Level | Statements in place | Statements that apply |
    | --- | --- | --- |
    | Begun | 2 | 3 |
    | Steady | 3 | 4 |
    | Shared | 1 | 2 |

    ## People

    Find those who would like company, and those who would like to give it.

    ### reach: Reaching lonely people

    ■■□  **Steady**

    How people who see nobody all week come to hear of us. **Why it matters:** Those who need company most are the last to ask for it.

    For Shared, 1 more: C1 People we visit choose with us where we make the scheme known.

    **Statements of reach: Reaching lonely people**

    | Id | Statement | State |
    | --- | --- | --- |
    | **Begun: 1 of 1, complete through S2** |  |  |
    | B1 | We tell the local surgeries and libraries about the scheme. | **In place**, through S2 |
    | **Steady: 2 of 2, complete** |  |  |
    | S1 | We ask every new person how they heard of us. | **In place** |
    | S2 | We tell surgeries, libraries, faith groups and shops about the scheme twice a year. | **In place** |
    | **Shared: 0 of 1, 1 missing** |  |  |
    | C1 | People we visit choose with us where we make the scheme known. | Not in place |

    ### volunteers: Preparing volunteers

    □□  **Not yet Begun**

    What volunteers learn before their first visit, and after.

    For Begun, 1 more: B2 (not known yet) Every volunteer has been checked as the law asks.

    **Statements of volunteers: Preparing volunteers**

    | Id | Statement | State |
    | --- | --- | --- |
    | **Begun: 1 of 2, 1 missing** |  |  |
    | B1 | Every volunteer has had a first talk with the coordinator. | **In place** |
    | B2 | Every volunteer has been checked as the law asks. | Don't know |
    | **Steady: 0 of 1, 1 missing** |  |  |
    | S1 | Every volunteer has taken part in a course before the first visit. | Not in place |

    ## Visits

    Make every match a good one.

    ### matching: Matching

    ■■  **Shared**

    Who visits whom. **Why it matters:** A match that neither of the two chose seldom lasts.

    Nothing that applies is missing: this is the top.

    **Statements of matching: Matching**

    | Id | Statement | State |
    | --- | --- | --- |
    | **Steady: 1 of 1, complete** |  |  |
    | S1 | Both sides of a match have said what matters to them. | **In place** |
    | **Shared: 1 of 1, complete** |  |  |
    | C1 | Both sides of a match meet before they decide.<br>Does not apply: our people are matched within a day of leaving hospital | Not applicable |
    | C2 | Either side can end a match without giving a reason. | **In place** |

    ## Actions

    No actions are on record yet.

    ## Evidence

    6 of 9 statements are in place (5 ticked, 1 through a better practice); none of the 5 ticked has evidence.

    **Evidence for what is ticked**

    | Phase | Ticked | With evidence | Share |
    | --- | --- | --- | --- |
    | People | 3 | 0 | 0 % |
    | Visits | 2 | 0 | 0 % |
    | **All phases** | 5 | 0 | 0 % |

    ## How it was scored

    A level counts when all its statements, and all of every level below, are in place. Where no level counts, an area is below the first level. Statements that do not apply are left out. A statement does not apply if it has no place here, or if something better has taken its place.

    The middle rating is the one that more than half of the areas reach. Ratings are steps in an order, so they are counted and never averaged.

    - **Begun** It happens here and there.
    - **Steady** It happens every time.
    - **Shared** The people we visit shape it with us.

    Framework: A good befriending scheme (An invented network of befriending schemes, 2026), version 1. The scoring rule, “not yet” and the order of steps are this software's, not the publisher's.

    ## About this assessment

    - **Measured against** A good befriending scheme (An invented network of befriending schemes, 2026), version 1
    - **Scope** All 3 areas in 2 phases
    - **When** 1 October 2026

    Report for the team, made with thrive on 21 November 2026.
    ");
}

#[test]
fn a_board_sees_what_to_decide_on() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    assert_snapshot!(markdown(&folder, "neighbourhood-assets-2026.yaml", "board"), @"
    # Mapping what Larkfield has (illustration)

    Larkfield Together and Penny Vale ICS · Self-assessment, viewpoint by phase, ongoing · 2 November 2026 · draft

    ## Where do we stand?

    12 of the framework's 26 areas were looked at. **This is an interim view: 3 of 12 areas are assessed so far**; 8 are not, and 1 was set aside. 4 statements said to be in place do not count yet, since 2 areas are only begun. 3 areas are assessed: 1 Maturing, 1 Developing, 1 Emerging. 1 is below Developing, which counts as good enough here; 2 are at it or above.

    1 area was set aside as not applicable: Skills and capacity (reason: “Staffing is the host organisation's; it assesses this itself”). 1 of the 40 statements in the areas assessed was set aside, in Resources (reason: “One project with one grant; there is nothing to move money between”). In place: 21 of 39 statements that apply. Not in place: 17; not known: 1. Of the 21 said to be in place, 2 have evidence on record and 19 do not.

    ## What needs deciding?

    - The one gap has no action yet.
    - 8 areas are not assessed yet.
    - It is not known whether 1 statement is in place: who finds out? In Reviewing evidence.
    - It is a draft: when is it final, and who signs it off?

    ## What is late?

    No action is on record, so none can be late.

    ## Gaps: below what is aimed for

    - **Resources** is Emerging. Not yet in place for Developing: “We encourage our finance and engagement teams to make flexibility part of their culture, so they can respond efficiently when the demands of engagement vary.” **No action yet.**

    ## Strengths: at what is aimed for, or above

    - **Identifying stakeholders** is Maturing. In place, for example, with evidence: “We have identified and mapped assets in communities that this work can draw on, such as their skills, strengths and resources.”

    1 more area is Developing: Reviewing evidence.

    ## Every area

    **What is in place, area by area**

    | Improvement area | Emerging | Developing | Maturing | Thriving | Rating |
    | --- | --- | --- | --- | --- | --- |
    | **1  Check** |  |  |  |  |  |
    | 1a Identifying stakeholders | 3 of 3 | 4 of 4 | 4 of 4 | 1 of 5 | Maturing |
    | 1b Reviewing evidence | 2 of 2 | 3 of 3 | 0 of 3 | 0 of 4 | Developing |
    | 1c Resources | 3 of 3 | 1 of 2 | 0 of 3 | 0 of 3 | Emerging |
    | 1d Skills and capacity |  |  |  |  | Not applicable |
    | **2  Challenge** |  |  |  |  |  |
    | 2a Valuing communities |  |  |  |  | Not assessed |
    | 2b Understanding power |  |  |  |  | Not assessed |
    | 2c Committing to work |  |  |  |  | Not assessed |
    | 2d Sharing responsibility |  |  |  |  | Not assessed |
    | 2e Valuing insights |  |  |  |  | Not assessed |
    | **4  Prepare** |  |  |  |  |  |
    | 4a Reaching under-served people and communities |  |  |  |  | Not assessed |
    | 4b Building trust |  |  |  |  | Not assessed |
    | 4c Defining scope |  |  |  |  | Not assessed |

    Developing counts as good enough.

    ## About this assessment

    The team looked at its own practice; that gives no assurance. 2 people took part: resident 1, council public health 1. It covers: People in the most deprived fifth of neighbourhoods. This is no equality impact assessment, but can inform how the public sector equality duty is met.

    A level counts when all its statements, and all of every level below, are in place. Where no level counts, an area is not yet Emerging. Statements that do not apply are left out. Measured against Addressing health inequalities through engagement with people and communities (Care Quality Commission, February 2025), version 2026.11. The scoring rule, “not yet” and the order of steps are this software's, not the publisher's.

    Report for the board, made with thrive on 21 November 2026.
    ");
}

#[test]
fn everyone_sees_plain_words() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    assert_snapshot!(markdown(&folder, "neighbourhood-assets-2026.yaml", "public"), @r"
    # Mapping what Larkfield has (illustration)

    Larkfield Together and Penny Vale ICS

    ## What this is

    We looked at our own work, so this is our own view. We used a list of good practice, “Addressing health inequalities through engagement with people and communities”, with 26 areas. Each area has statements. For each statement we said if it is in place. Only 12 of these areas were looked at. They are from this part of the list: Check; Challenge; Prepare.

    **This is not finished. So far, 3 of 12 areas have a rating. What is in place in an area that is not finished does not count yet. This is a draft. It can still change.**

    The answers are from November 2026. 2 people took part. It is about: People in the most deprived fifth of neighbourhoods.

    ## What we found

    **How many areas are at each step**

    | Step | Areas |
    | --- | --- |
    | **Thriving**<br>It is how we work throughout. Communities share in leading and deciding, and we keep learning. | 0 of 12 areas |
    | **Maturing**<br>It is routine in most of our work, and communities help to shape it. | 1 of 12 areas |
    | **Developing** (Good enough)<br>We plan for it, have ways of working in place, and ask communities more widely. | 1 of 12 areas |
    | **Emerging**<br>We know what is needed and have made a start, though not yet everywhere or every time. | 1 of 12 areas |
    | **Not yet Emerging**<br>We do not yet do all that the first step asks for. | 0 of 12 areas |
    | **Not finished yet** | 8 of 12 areas |
    | **Does not apply to us** | 1 of 12 areas |

    2 of 3 areas are at Developing or above. That counts as good enough. 1 is not there yet.

    21 of the 39 statements that apply are in place. For 2 of them there is evidence on record. For 1 statement we do not know yet if it is in place.

    ## Where we are where we want to be

    - **Identifying stakeholders** Maturing. In place, for example, with evidence: “We have identified and mapped assets in communities that this work can draw on, such as their skills, strengths and resources.”
    - **Reviewing evidence** Developing. In place, for example: “We have checked the current datasets for gaps, to find which information is missing or incomplete.”

    ## Where we have more to do

    - **Resources** Emerging. Not yet in place: “We encourage our finance and engagement teams to make flexibility part of their culture, so they can respond efficiently when the demands of engagement vary.”

    ## What we left out

    1 of 40 statements was left out, because we think it does not apply to us. It is in this area: Resources.

    1 whole area was left out, because we think it does not apply to us: Skills and capacity.

    ## What we will do

    We have not agreed any actions yet.

    ## How we worked it out

    An area is at a step when all statements of that step are in place, and all those of the steps below. What we have not said is in place counts as not in place. Statements that do not apply are left out: the more of them there are, the less a rating says.

    The list: Addressing health inequalities through engagement with people and communities (Care Quality Commission, February 2025), version 2026\.11. A self-assessment and improvement framework for integrated care systems, developed with National Voices and the Point of Care Foundation. Names, structure and what each item means are the publisher's; its wording is the authority, it has no scoring rule and asks not to be used rigidly. thrive has added this restatement, the meanings of levels, what covers what, communities, duties, glossary, evidence and questions. The list itself gives no ratings. How they are worked out is up to the program that made this report.

    Made with thrive on 21 November 2026.

    Here is room to write. What did we get right? What did we get wrong? What is missing?

    > &nbsp;

    Give your answer to whoever gave you this report. You can also ask them for it in another format.
    ");
}

const HEAD: &str =
    "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample}\n";

#[test]
fn what_is_not_answered_is_told_from_what_is_not_in_place() {
    let folder = Folder::new();
    folder.write("open.yaml", format!("{HEAD}areas:\n  1a: {{open: developing, ticked: [E1]}}\n  7e: {{}}\n"));
    let team = markdown(&folder, "open.yaml", "team");
    for line in [
        "| **Emerging: 1 of 3, 2 missing** |  |  |",
        "| E2 | We have made first contact with those who have a stake in this work, to give them details of what is coming up. | Not in place |",
        "| **Developing: 0 of 4, not answered yet** |  |  |",
        "Not all questions of this area have been answered. This is what stands so far.",
    ] {
        assert!(team.contains(line), "{line} in {team}");
    }
    // Two of 1a, and the five of 7e; of the other 280 all but the one that is ticked.
    assert_eq!(team.matches("| Not in place |").count(), 2 + 5);
    assert_eq!(team.matches("| Not answered |").count(), 280 - 1 - 2 - 5);
}

/// What is below what is good enough is a gap, however many others are, and what is at it is none.
#[test]
fn who_is_ahead_and_behind() {
    let folder = Folder::new();
    // Nothing is in place in 7b and 7c; 7e has one statement at Emerging, and 7d all of the first two levels.
    let low = "areas:\n  7b: {}\n  7c: {}\n  7d: {ticked: [E1, E2, D1, D2]}\n  7e: {ticked: [E1]}\n";
    folder.write("low.yaml", format!("{HEAD}{low}"));
    let board = markdown(&folder, "low.yaml", "board");
    let (_, rest) = board.split_once("## Gaps").unwrap();
    let (gaps, rest) = rest.split_once("## Strengths").unwrap();
    let (strengths, _) = rest.split_once("## ").unwrap();
    let names: Vec<&str> = gaps.lines().filter_map(|line| line.strip_prefix("- **")?.split("**").next()).collect();
    assert_eq!(names, ["Choosing what to measure", "Gathering data", "Translating engagement into action"]);
    assert!(strengths.contains("Reflecting on engagement") && !strengths.contains("Gathering data"), "{strengths}");
}

/// Open actions that belong to no gap: the six that are due first, what has no date last.
#[test]
fn a_board_sees_the_actions_that_are_due_first() {
    let folder = Folder::new();
    let action = |id: u32| format!("- {{id: {id}, action: Action {id}, due: 2027-01-{:02}, status: open}}\n", 31 - id);
    let actions: String = (3..=10).map(action).collect();
    let others = "- {id: 1, action: Undated}\n- {id: 2, action: Finished, status: done}\n";
    folder.write("busy.yaml", format!("{HEAD}areas: {{7e: {{}}}}\nactions:\n{others}{actions}"));
    let board = markdown(&folder, "busy.yaml", "board");
    let (_, late) = board.split_once("## What is late?").unwrap();
    let (late, _) = late.split_once("## ").unwrap();
    let shown: Vec<&str> = late.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let by = |number: u32| format!("Action {number} (nobody named; by {} January 2027).", 31 - number);
    assert_eq!(shown, [by(10), by(9), by(8), by(7), by(6), by(5)]);
    assert!(
        late.contains(
            "None of the 9 open actions is overdue; the next is due on 21 January 2027. 1 open action has no date."
        ),
        "{late}"
    );
    assert!(late.contains("And 3 more, in the report for the team."), "{late}");
}

/// Items that a lower threshold has let pass don't lead to the next level, and are said apart.
#[test]
fn a_lower_threshold_holds_in_reports() {
    let folder = Folder::new();
    folder.write("most.yaml", format!("{HEAD}areas:\n  1a: {{ticked: [E1, E2, D1]}}\n"));
    let args = ["report", "most.yaml", "-o", "most.md", "--threshold", "60"];
    folder.thrive(&args).run();
    let team = folder.read("most.md");
    assert!(team.contains("For Developing, 2 of these 3: D2, D3 and D4.\n\nStill open at lower levels: E3."), "{team}");
    assert!(team.contains("at least 60 % of its statements"));
}

/// What a focus leaves out is said, and where there is none to take.
#[test]
fn the_team_can_have_only_what_needs_work() {
    let folder = Folder::new();
    folder.example(ROUND);
    folder.thrive(&["report", ROUND, "--focus", "-o", "focus.md"]).run();
    let (focus, whole) = (folder.read("focus.md"), markdown(&folder, ROUND, "team"));
    assert!(focus.lines().count() * 3 < whole.lines().count(), "{}", focus.lines().count());
    for said in [
        "**Below what is aimed for** 9 areas",
        "Left out here: 17 areas",
        "| D3 | We have a review and approval process",
    ] {
        assert!(focus.contains(said), "{said} in {focus}");
    }
    assert_snapshot!(folder.thrive(&["report", ROUND, "--focus", "--for", "board", "-o", "x.md"]).failure(2), @"
    error: --focus is for the report for the team; the others are short
      leave --focus or --for out
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND, "--focus", "-o", "x.xlsx"]).failure(2), @"
    error: --focus is for documents; a workbook and data always have all
      write a .html, .docx or .md, or filter the workbook by its columns “Below its aim” and “State”
    ");
}

/// A report of our own is a Word file like any other, and lacks what it doesn't use.
#[test]
fn a_word_report_takes_the_styles_of_another_file() {
    let folder = Folder::new();
    folder.example(ROUND);
    folder.thrive(&["report", ROUND, "--for", "board", "-o", "letterhead.docx"]).run();
    let out =
        folder.thrive(&["report", ROUND, "--for", "board", "-o", "ours.docx", "--template", "letterhead.docx"]).run();
    assert_eq!(out.status, 0, "{out}");
    assert!(out.stderr.contains("letterhead.docx has no style “Table Grid”: thrive's own is used instead."), "{out}");
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "x.html", "--template", "letterhead.docx"]).failure(2), @"
    error: --template is for Word files
      end the report's name in .docx, or leave --template out
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "x.docx", "--template", ROUND]).failure(1), @"
    error: research-network-2026.yaml can't be a template: it is not a Word file
      open it in Word and save it as a Word document (.docx), without a password
    ");
    assert_snapshot!(folder.thrive(&["report", ROUND, "-o", "x.docx", "--template", "none.docx"]).failure(1), @"
    error: there is no file none.docx
      check the name and the folder you are in
    ");
}
