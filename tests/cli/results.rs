//! `score`, `summary` and `framework show`: every format, every width, with and without colour.

use insta::assert_snapshot;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::fixture::Folder;

const ROUND: &str = "research-network-2026.yaml";

fn round() -> Folder {
    let folder = Folder::new();
    folder.example(ROUND).example("neighbourhood-assets-2026.yaml");
    folder
}

#[test]
fn summary_as_a_table() {
    assert_snapshot!(round().thrive(&["summary", "neighbourhood-assets-2026.yaml"]).result(), @"
    Mapping what Larkfield has (illustration)
    Larkfield Together and Penny Vale ICS · Self-assessment, viewpoint by phase,
    ongoing · 2 November 2026 · 4 of 12 areas answered · draft

    14 areas of the framework are outside the scope of this assessment.

    ╭──────────────────────────────────────┬─────────┬────────────────────┬────────╮
    │ Improvement area                     │ Level   │ Rating             │ Next   │
    ╞══════════════════════════════════════╪═════════╪════════════════════╪════════╡
    │ 1  Check                             │         │ middle: Developing │        │
    │ 1a Identifying stakeholders          │ ■ ■ ■ □ │ Maturing           │ 4 more │
    │ 1b Reviewing evidence                │ ■ ■ □ □ │ Developing         │ 3 more │
    │ 1c Resources                         │ ■ □ □ □ │ Emerging           │ 1 more │
    │ 1d Skills and capacity               │ · · · · │ Not applicable     │        │
    ├──────────────────────────────────────┼─────────┼────────────────────┼────────┤
    │ 2  Challenge                         │         │                    │        │
    │ 2a Valuing communities               │ · · · · │ Not assessed       │ begun  │
    │ 2b Understanding power               │ · · · · │ Not assessed       │        │
    │ 2c Committing to work                │ · · · · │ Not assessed       │        │
    │ 2d Sharing responsibility            │ · · · · │ Not assessed       │        │
    │ 2e Valuing insights                  │ · · · · │ Not assessed       │        │
    ├──────────────────────────────────────┼─────────┼────────────────────┼────────┤
    │ 4  Prepare                           │         │                    │        │
    │ 4a Reaching under-served people and  │ · · · · │ Not assessed       │ begun  │
    │    communities                       │         │                    │        │
    │ 4b Building trust                    │ · · · · │ Not assessed       │        │
    │ 4c Defining scope                    │ · · · · │ Not assessed       │        │
    ╰──────────────────────────────────────┴─────────┴────────────────────┴────────╯

    3 areas: 1 Maturing, 1 Developing, 1 Emerging; 8 not assessed, 1 not applicable.
    Lowest: Emerging (1c). Middle: Developing, which more than half of them reach.

    21 of 39 statements are in place; 2 of the 21 ticked have evidence; 4 statements
    ticked in 2 unfinished areas don't count yet.

    1 statement we don't know: 1b.M1.

    Worth knowing, though no rating changes by it:
      - Without any evidence for what is ticked: 1b and 1c.
      - Not answered: 2a, 2b, 2c, 2d, 2e, 4a, 4b and 4c.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
}

#[test]
fn summary_as_markdown() {
    assert_snapshot!(round().thrive(&["summary", "neighbourhood-assets-2026.yaml", "--format", "markdown"]).result(), @"
    # Mapping what Larkfield has (illustration)

    Larkfield Together and Penny Vale ICS · Self-assessment, viewpoint by phase, ongoing · 2 November 2026 · 4 of 12 areas answered · draft

    14 areas of the framework are outside the scope of this assessment.

    | Improvement area | Level | Rating | Next |
    | --- | --- | --- | --- |
    | **1  Check** |  | **middle: Developing** |  |
    | 1a Identifying stakeholders | ■■■□ | Maturing | 4 more |
    | 1b Reviewing evidence | ■■□□ | Developing | 3 more |
    | 1c Resources | ■□□□ | Emerging | 1 more |
    | 1d Skills and capacity | ···· | Not applicable |  |
    | **2  Challenge** |  |  |  |
    | 2a Valuing communities | ···· | Not assessed | begun |
    | 2b Understanding power | ···· | Not assessed |  |
    | 2c Committing to work | ···· | Not assessed |  |
    | 2d Sharing responsibility | ···· | Not assessed |  |
    | 2e Valuing insights | ···· | Not assessed |  |
    | **4  Prepare** |  |  |  |
    | 4a Reaching under-served people and communities | ···· | Not assessed | begun |
    | 4b Building trust | ···· | Not assessed |  |
    | 4c Defining scope | ···· | Not assessed |  |

    3 areas: 1 Maturing, 1 Developing, 1 Emerging; 8 not assessed, 1 not applicable. Lowest: Emerging (1c). Middle: Developing, which more than half of them reach.

    21 of 39 statements are in place; 2 of the 21 ticked have evidence; 4 statements ticked in 2 unfinished areas don't count yet.

    1 statement we don't know: 1b.M1.

    Worth knowing, though no rating changes by it:

    - Without any evidence for what is ticked: 1b and 1c.
    - Not answered: 2a, 2b, 2c, 2d, 2e, 4a, 4b and 4c.

    A level counts when all its statements, and all of every level below, are in place. Where no level counts, an area is not yet Emerging. Statements that do not apply are left out.
    ");
}

#[test]
fn score_as_a_table() {
    assert_snapshot!(round().thrive(&["score", "neighbourhood-assets-2026.yaml"]).result(), @"
    Mapping what Larkfield has (illustration)
    Larkfield Together and Penny Vale ICS · Self-assessment, viewpoint by phase,
    ongoing · 2 November 2026 · 4 of 12 areas answered · draft

    14 areas of the framework are outside the scope of this assessment.

    ╭─────────────────────┬────────────────┬─────────────────┬─────────────────────╮
    │ Improvement area    │ Rating         │ In place        │ Missing for the     │
    │                     │                │                 │ next level          │
    ╞═════════════════════╪════════════════╪═════════════════╪═════════════════════╡
    │ 1  Check            │                │                 │                     │
    │ 1a Identifying      │ Maturing       │ 3/3 4/4 4/4 1/5 │ Thriving: T1 T2     │
    │    stakeholders     │                │                 │ T3 T5               │
    │ 1b Reviewing        │ Developing     │ 2/2 3/3 0/3 0/4 │ Maturing: M1 M2 M3  │
    │    evidence         │                │                 │                     │
    │ 1c Resources        │ Emerging       │ 3/3 1/2 0/3 0/3 │ Developing: D3      │
    │ 1d Skills and       │ Not applicable │                 │                     │
    │    capacity         │                │                 │                     │
    ├─────────────────────┼────────────────┼─────────────────┼─────────────────────┤
    │ 2  Challenge        │                │                 │                     │
    │ 2a Valuing          │ Not assessed   │ 2/2 0/3 0/2 0/3 │                     │
    │    communities      │                │                 │                     │
    │ 2b Understanding    │ Not assessed   │                 │                     │
    │    power            │                │                 │                     │
    │ 2c Committing to    │ Not assessed   │                 │                     │
    │    work             │                │                 │                     │
    │ 2d Sharing          │ Not assessed   │                 │                     │
    │    responsibility   │                │                 │                     │
    │ 2e Valuing insights │ Not assessed   │                 │                     │
    ├─────────────────────┼────────────────┼─────────────────┼─────────────────────┤
    │ 4  Prepare          │                │                 │                     │
    │ 4a Reaching         │ Not assessed   │ 2/2 0/4 0/4 0/2 │                     │
    │    under-served     │                │                 │                     │
    │    people and       │                │                 │                     │
    │    communities      │                │                 │                     │
    │ 4b Building trust   │ Not assessed   │                 │                     │
    │ 4c Defining scope   │ Not assessed   │                 │                     │
    ╰─────────────────────┴────────────────┴─────────────────┴─────────────────────╯

    4 statements ticked in 2 unfinished areas don't count yet.

    1 statement we don't know: 1b.M1.

    In place: statements met of those that apply, at Emerging, Developing, Maturing
    and Thriving. To see those of one area: --explain AREA.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
}

#[test]
fn score_explained() {
    assert_snapshot!(round().thrive(&["score", "neighbourhood-assets-2026.yaml", "--explain", "1c"]).result(), @"
    Mapping what Larkfield has (illustration)

    1c  Resources   ■ □ □ □  Emerging
    Emerging  3 of 3  complete
      [x] E1  We set aside a budget, for at least a year at a time, that can be
              spent on community engagement and nothing else.
      [x] E2  We have identified which existing resources and assets we can use to
              support engagement activities.
      [x] E3  We have policies that cover what it costs people to take part, for
              example travel, childcare or other expenses.

    Developing  1 of 2  1 missing
      [-] D1  We have a flexible budgeting process, so that funds can be adjusted
              to what each project or workstream needs for its own engagement. (not
              applicable: One project with one grant; there is nothing to move money
              between)
      [x] D2  Our policies also cover extra costs that particular engagement needs
              bring, such as help with digital access or interpreters for certain
              communities.
      [ ] D3  We encourage our finance and engagement teams to make flexibility part
              of their culture, so they can respond efficiently when the demands of
              engagement vary.

    Maturing  0 of 3  3 missing
      [ ] M1  We schedule regular conversations with lived experience partners,
              community groups and community members, to inform decisions on
              funding.
      [ ] M2  We have processes that bring communities' input into how budgets are
              planned and allocated, with ways to give priority to what they need
              and recommend.
      [ ] M3  We consistently have resources for all engagement expenses, and clear
              guidelines say how people are reimbursed, for example for time or
              accessibility needs.

    Thriving  0 of 3  3 missing
      [ ] T1  We allocate funds for every part of engagement, including getting
              ready before sessions, taking part, and following up afterwards.
      [ ] T2  Our reimbursement policies cover participants' time, input and
              expertise at every stage of engagement, as well as their direct
              expenses.
      [ ] T3  We allocate resources in advance for varied ways of engaging, for
              example digital, in person or small group discussions, to suit
              different communities' particular needs.

    For Developing, 1 more: D3.

    Notes
      - The grant ends in March. (2 November 2026)

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
    assert_snapshot!(round().thrive(&["score", ROUND, "--explain", "7e"]).result(), @"
    Research engagement network (illustration)

    7e  Translating engagement into action   ■ ■ □ □  Developing
    Emerging  1 of 1  complete through D1
      [+] E1  We use what engagement tells us to improve how a particular project or
              workstream is designed or delivered. (in place through D1)

    Developing  1 of 1  complete
      [x] D1  We use what engagement tells us to make improvements aimed at tackling
              health inequalities linked to a particular project or workstream.
              Evidence: Changed invitation route for two studies (25 September 2026)

    Maturing  0 of 1  1 missing
      [ ] M1  Across teams, projects and workstreams, we systematically use what
              engagement tells us to guide ICS-wide improvements to policies,
              services and how we engage.

    Thriving  0 of 2  2 missing
      [ ] T1  We use what engagement tells us to tackle health inequalities by
              making long-term improvements to policies, services and practices.
      [ ] T2  We use what engagement tells us to guide strategic decisions and to
              make sure that we keep improving.

    For Maturing, 1 more: M1.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
}

#[test]
fn a_lower_threshold_is_said_and_counts() {
    let text = round().thrive(&["score", ROUND, "--explain", "4c", "--threshold", "60"]).result();
    assert_snapshot!(text, @"
    Research engagement network (illustration)

    4c  Defining scope   ■ ■ □ □  Developing
    Emerging  2 of 3  complete, with 1 missing
      [x] E1  We are clear, at least among ourselves, about what is in scope for our
              projects or workstreams, what is not, and why.
      [x] E2  We have worked out which decisions are open to discussion with
              communities.
      [ ] E3  We have at least simple decision-making rules that make clear how the
              scope is decided and who has authority to decide it.

    Developing  2 of 2  complete
      [x] D1  We explain clearly to communities what is in scope, what is not, and
              our reasons.
      [x] D2  When we explain the scope to communities, we also say which decisions,
              if any, have been taken already, and why.

    Maturing  0 of 3  3 missing
      [ ] M1  We have made binding commitments to look at decisions again if
              communities make a compelling case.
      [ ] M2  We have set clear criteria for when decisions about scope can
              be looked at again, and how, so that it is done consistently and
              transparently.
      [ ] M3  We give timely feedback on what came of any decisions that were looked
              at again.

    Thriving  0 of 3  3 missing
      [ ] T1  We set the scope together with communities from the start.
      [ ] T2  We have dependable processes for communicating how the scope reflects
              the ICS's priorities as well as communities' needs.
      [ ] T3  Together with communities, we regularly review and adapt the limits of
              the scope, so that they stay relevant and responsive.

    For Maturing, 2 of these 3: M1, M2 and M3.

    Still open at lower levels: E3.

    Notes
      - The note on who decides what was not renewed when the steering group
        changed. (11 November 2026)

    A level counts when at least 60 % of its statements, and of those of every
    level below, are in place. Where no level counts, an area is not yet Emerging.
    Statements that do not apply are left out.
    ");
}

#[test]
fn tables_fit_their_width_and_colour_is_only_colour() {
    let folder = round();
    for width in [40, 59, 60, 80, 120] {
        for command in ["summary", "score"] {
            let run = |color: &str| {
                folder.thrive(&[command, ROUND, "--color", color]).env("COLUMNS", &width.to_string()).result()
            };
            let plain = run("never");
            for line in plain.lines() {
                assert!(line.width() <= width, "{command} at {width}: {line}");
            }
            let is_table = plain.contains('│');
            assert_eq!(is_table, width >= 60, "{command} at {width}");
            let coloured = run("always");
            assert!(coloured.contains('\x1b'));
            assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
            assert!(!plain.contains('…'), "nothing is cut off");
        }
    }
}

#[test]
fn without_a_utf_8_locale_our_own_marks_are_ascii() {
    for command in ["summary", "score"] {
        for locale in ["C", "POSIX", "en_GB.ISO-8859-1"] {
            let text = round().thrive(&[command, ROUND]).env("LANG", locale).result();
            assert!(text.is_ascii(), "{command} under {locale}");
        }
    }
}

#[test]
fn no_color_is_honoured() {
    let plain = round().thrive(&["summary", ROUND]).env("NO_COLOR", "1").result();
    assert!(!plain.contains('\x1b'));
}

#[test]
fn score_as_json() {
    let folder = round();
    let text = folder.thrive(&["score", ROUND, "--format", "json"]).result();
    assert_eq!(text, folder.thrive(&["score", ROUND, "--format", "json"]).result(), "the same bytes run to run");
    let card: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(card["format"], "thrive-scorecard/1");
    assert_eq!(card["framework"]["id"], "ics-engagement");
    assert_eq!(card["rule"]["threshold_percent"], 100);
    let first = &card["areas"][0];
    assert_eq!(
        serde_json::to_string(first).unwrap(),
        concat!(
            r#"{"ahead":["#,
            r#"],"applicable":16,"evidenced":5,"id":"1a","#,
            r#""levels":[{"applicable":3,"complete":true,"id":"emerging","met":3},{"applicable":4,"complete":true,"id":"developing","met":4},"#,
            r#"{"applicable":4,"complete":false,"id":"maturing","met":3},{"applicable":5,"complete":false,"id":"thriving","met":0}],"#,
            r#""met":10,"name":"Identifying stakeholders","next":{"level":"maturing","missing":["1a.M4"],"needed":1},"phase":"1","#,
            r#""rank":2,"rating":"developing","status":"assessed","target":"maturing","ticked":10,"unsure":0}"#
        )
    );
    let phase = &card["phases"][0];
    assert_eq!((phase["areas"].as_u64(), phase["median"].as_str()), (Some(4), Some("developing")));
    assert_eq!(
        serde_json::to_string(&card["overall"]["ratings"]).unwrap(),
        r#"{"developing":17,"emerging":6,"maturing":2,"none":1,"thriving":0}"#
    );
    // The keys of ratings stand lowest first.
    assert!(text.find("\"none\"").unwrap() < text.find("\"emerging\":").unwrap());
}

#[test]
fn several_files_make_a_list() {
    let text = round().thrive(&["summary", ROUND, "neighbourhood-assets-2026.yaml", "--format", "json"]).result();
    let cards: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(cards.as_array().map(Vec::len), Some(2));
    let not_assessed = &cards[1]["areas"][4];
    assert_eq!(
        (not_assessed["status"].as_str(), &not_assessed["rank"], &not_assessed["rating"], &not_assessed["next"]),
        (Some("not_assessed"), &Value::Null, &Value::Null, &Value::Null)
    );
}

/// What rows of items and of areas begin with.
const SOURCE: &str = "file,organisation,organisation_code,place,title,kind,viewpoint,timing,assessment_status,updated,framework,framework_version,threshold,phase,area";

#[test]
fn tidy_rows() {
    let folder = round();
    let source = |phase: &str, area: &str| {
        format!(
            "{ROUND},Ashmere and Dunmoor ICS,,,Research engagement network (illustration),self,operational,looking-back,draft,\
             2026-11-11,ics-engagement,2026.11,100,{phase},{area}"
        )
    };
    let areas = folder.thrive(&["summary", ROUND, "--format", "csv"]).result();
    assert_eq!(areas.lines().count(), 27);
    let expected = [
        format!(
            "{SOURCE},area_status,area_rank,area_rating,met,applicable,ticked,evidenced,unsure,target,phase_name,area_name"
        ),
        source("1", "1a") + ",assessed,2,developing,10,16,10,5,0,maturing,Check,Identifying stakeholders",
    ];
    assert_eq!(areas.lines().take(2).collect::<Vec<_>>(), expected);
    let items = folder.thrive(&["score", ROUND, "--format", "csv"]).result();
    assert_eq!(items.lines().count(), 281);
    let header = format!(
        "{SOURCE},level,level_rank,item,state,met,evidence,evidence_latest,area_status,area_rank,area_rating,phase_name,area_name,statement"
    );
    assert_eq!(items.lines().next(), Some(header.as_str()));
    for (phase, area, item) in [
        (
            "7",
            "7e",
            "emerging,1,7e.E1,not_ticked,true,0,,assessed,2,developing,Evaluate,Translating engagement into action,We use what engagement tells us to improve how a particular project or workstream is designed or delivered.",
        ),
        ("7", "7e", "developing,2,7e.D1,ticked,true,1,2026-09-25,assessed,2,developing,Evaluate,"),
        ("5", "5b", "developing,2,5b.D1,unsure,false,0,,assessed,1,emerging,"),
        ("7", "7b", "thriving,4,7b.T1,not_applicable,,0,,assessed,"),
    ] {
        let start = format!("{},{item}", source(phase, area));
        assert!(items.lines().any(|line| line.starts_with(&start)), "{start}\n{items}");
    }
    let one = folder.thrive(&["score", ROUND, "--format", "csv", "--explain", "7e"]).result();
    assert_eq!(one.lines().count(), 6);
}

/// A spreadsheet takes a file for UTF-8 only if it says so at its start; what goes to another program begins with the columns.
#[test]
fn tables_in_files_have_a_byte_order_mark() {
    for args in [
        &["score", ROUND][..],
        &["summary", ROUND],
        &["plan", ROUND],
        &["actions", "list", ROUND],
        &["compare", "research-network-2025.yaml", ROUND],
        &["framework", "show"],
        &["framework", "wording", "new"],
    ] {
        let folder = round();
        folder.example("research-network-2025.yaml");
        let printed = folder.thrive(&[args, &["--format", "csv"]].concat()).result();
        assert!(printed.starts_with(|letter: char| letter.is_ascii_lowercase()), "{args:?} {printed}");
        folder.thrive(&[args, &["-o", "out.csv"]].concat()).run();
        assert_eq!(folder.read("out.csv"), format!("\u{feff}{printed}"), "{args:?}");
    }
    let folder = round();
    folder.thrive(&["report", ROUND, "-o", "out.csv"]).run();
    let printed = folder.thrive(&["score", ROUND, "--format", "csv"]).result();
    assert_eq!(folder.read("out.csv"), format!("\u{feff}{printed}"));
}

#[test]
fn the_framework_as_json_has_the_published_structure() {
    let folder = Folder::new();
    let text = folder.thrive(&["framework", "show", "--format", "json"]).result();
    let framework: Value = serde_json::from_str(&text).unwrap();
    let phases = framework["phases"].as_array().unwrap();
    let areas: Vec<&Value> = phases.iter().flat_map(|phase| phase["areas"].as_array().unwrap()).collect();
    let items = |area: &Value| {
        area["checklist"].as_object().unwrap().values().map(|level| level.as_array().unwrap().len()).sum::<usize>()
    };
    assert_eq!((phases.len(), areas.len(), areas.iter().map(|area| items(area)).sum::<usize>()), (7, 26, 280));
    // What is shown is itself a framework file.
    folder.write("shown.json", &text);
    assert!(folder.thrive(&["framework", "check", "shown.json"]).result().starts_with("shown.json is valid"));
    assert_eq!(folder.thrive(&["framework", "show", "--format", "json", "--framework", "shown.json"]).result(), text);
}

#[test]
fn one_area_of_the_framework() {
    assert_snapshot!(Folder::new().thrive(&["framework", "show", "--area", "7e"]).result(), @"
    7e  Translating engagement into action
    Phase 7, Evaluate

    Act on what engagement finds, so that people's health improves in ways that
    matter and are fair.

    Why it matters: When we act on what we find, health inequalities stay high on
    the list as decisions are made. When lessons are routinely applied, services and
    strategies go on improving, and under-served communities see change that matters
    and lasts.

    Emerging
      E1  We use what engagement tells us to improve how a particular project or
          workstream is designed or delivered.

    Developing
      D1  We use what engagement tells us to make improvements aimed at tackling
          health inequalities linked to a particular project or workstream. (covers
          E1)

    Maturing
      M1  Across teams, projects and workstreams, we systematically use what
          engagement tells us to guide ICS-wide improvements to policies, services
          and how we engage. (covers E1)

    Thriving
      T1  We use what engagement tells us to tackle health inequalities by making
          long-term improvements to policies, services and practices. (covers D1)
      T2  We use what engagement tells us to guide strategic decisions and to make
          sure that we keep improving.

    What could serve as evidence
      - A log that traces findings to decisions and to what changed
      - A board paper or strategy that names the engagement findings behind it
      - Before-and-after measures for a service changed because of what people said

    To talk about
      - Which changes could we show a community and say that they came from what it
        told us?
      - What happens to a finding that nobody in the room has the power to act on?

    Terms
      engagement           Listening to people and communities, and working with
                           them on what affects them.
      health inequalities  Unfair and avoidable differences in health between groups
                           of people.
      ICS                  Integrated care system: the partnership of NHS bodies,
                           councils, VCSE organisations and others in an area of
                           England.
      measure              A way of telling how much there is of something or how
                           far it has changed, in numbers or in words.
      under-served         Getting less, or worse, from services than others do.
      we                   In the statements: the team, organisation or partnership
                           that is assessed. Everyone who takes part in a
                           self-assessment speaks for it, whoever they work for.
      workstream           One strand of a larger programme, with its own tasks
                           and people.
    ");
}

#[test]
fn results_go_to_a_file_but_not_over_another() {
    let folder = round();
    assert_eq!(folder.thrive(&["summary", ROUND, "-o", "out.txt", "--format", "markdown"]).result(), "");
    assert!(folder.read("out.txt").starts_with("# Research engagement network"));
    let refused = folder.thrive(&["summary", ROUND, "-o", "out.txt"]).failure(1);
    assert_eq!(refused, "error: out.txt is there already\n  choose another name, or pass --force to replace it\n");
    assert!(folder.read("out.txt").starts_with("# Research"));
    folder.thrive(&["summary", ROUND, "-o", "out.txt", "--force"]).result();
    assert!(folder.read("out.txt").starts_with("Research engagement network"));
}

/// A result never takes the place of the answers that it came from.
#[test]
fn a_result_is_not_written_over_its_input() {
    let folder = round();
    let before = folder.read(ROUND);
    let refused = folder.thrive(&["summary", ROUND, "-o", &format!("./{ROUND}"), "--force"]).failure(1);
    assert!(refused.contains("is the file that was read"), "{refused}");
    assert_eq!(folder.read(ROUND), before);
    let framework = folder.thrive(&["framework", "show", "--format", "json"]).result();
    folder.write("own.json", &framework);
    let args = ["framework", "show", "--framework", "own.json", "-o", "own.json", "--force"];
    assert!(folder.thrive(&args).failure(1).contains("is the file that was read"));
    assert_eq!(folder.read("own.json"), framework);
}

#[test]
fn the_ending_of_the_output_file_says_the_format() {
    let folder = round();
    folder.thrive(&["summary", ROUND, "-o", "out.csv"]).result();
    folder.thrive(&["summary", ROUND, "-o", "out.json"]).result();
    assert!(
        folder.read("out.csv").starts_with("\u{feff}file,organisation,") && folder.read("out.json").starts_with("{\n")
    );
    // What is printed for reading is no Word file, whatever its name says.
    for name in ["s.docx", "s.PDF", "s.ics"] {
        let error = round().thrive(&["summary", ROUND, "-o", name]).failure(2);
        let ending = name.rsplit('.').next().unwrap().to_lowercase();
        assert!(
            error.starts_with(&format!(
                "error: {name} would not be what its name says: .{ending} is not written here\n"
            )),
            "{error}"
        );
    }
}

#[test]
fn wrong_usage_is_status_2() {
    let folder = round();
    for args in [
        &["score"][..],
        &["sumary", ROUND],
        &["summary", ROUND, "--threshold", "0"],
        &["score", ROUND, "--explain", "9"],
    ] {
        assert!(!folder.thrive(args).failure(2).is_empty());
    }
    let unknown = folder.thrive(&["score", ROUND, "--explain", "1aa"]).failure(2);
    assert_eq!(unknown, "error: the framework has no area 1aa\n  did you mean 1a?\n");
}

/// Text of a file that a terminal would obey is shown, not obeyed, in every format for reading.
#[test]
fn hostile_text_is_shown() {
    let folder = Folder::new();
    let hostile = "\\e]0;owned\\a\\u202e| [x](javascript:alert) <script>";
    folder.write("h.yaml", format!("format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{title: \"{hostile}\", organisation: \"{hostile}\"}}\nareas: {{1a: {{not_applicable: {{E1: \"{hostile}\"}}}}}}\n"));
    for args in [
        &["summary", "h.yaml"][..],
        &["score", "h.yaml", "--explain", "1a"],
        &["summary", "h.yaml", "--format", "markdown"],
    ] {
        let text = folder.thrive(args).result();
        assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'), "{text:?}");
        assert!(!text.contains('\u{202e}') && text.contains("U+202E"), "{text:?}");
        assert!(!args.contains(&"markdown") || (!text.contains(" <script>") && !text.contains(" [x]")), "{text}");
    }
    let name = "bad\x1b[2Jname.yaml";
    let error = folder.thrive(&["summary", name]).failure(1);
    assert!(error.contains("bad<U+001B>[2Jname.yaml"), "{error:?}");
}

/// What people type in the place of what was meant, and what they are told: the command that was probably meant.
#[test]
fn slips_are_answered_with_what_was_meant() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml");
    folder.write("page.yaml", "<!DOCTYPE html>\n<html lang=\"en\"></html>\n");
    folder.write("word.docx", b"PK\x03\x04\0\0\0\0word/document.xml\0");
    folder.write("print.pdf", "%PDF-1.7\n");
    folder.write("sheet.xlsx", b"PK\x03\x04\0\0\0\0xl/workbook.xml\0");
    let made =
        "name the file that it was made from: assessments and frameworks end in .yaml or .json, reports are not read";
    for (args, status, said) in [
        (
            &["report", "r.yaml", "r.html"] as &[&str],
            2,
            &["error: unexpected argument 'r.html' found", "  did you mean `thrive report r.yaml -o r.html`?"]
                as &[&str],
        ),
        (
            &["actions", "done", "1", "r.yaml"],
            2,
            &[
                "the file comes first, and after it actions by their numbers",
                "  did you mean `thrive actions done r.yaml 1`?",
            ],
        ),
        (
            &["score", "research-network-2026.yaml", "1b"],
            2,
            &[
                "error: 1b is an area, and a file is meant here",
                "  to see why it has its rating: `thrive score research-network-2026.yaml --explain 1b`",
            ],
        ),
        (&["score", "research-netwrok-2026"], 1, &["  did you mean research-network-2026.yaml?"]),
        (&["score", "*.json"], 1, &["error: there is no file *.json", "and none fits"]),
        (&["score", "research-network-2026.yaml", "–format"], 1, &["which word processors turn into a dash: --format"]),
        (&["score", "word.docx"], 1, &["the file is a Word document, not a text", made]),
        (&["score", "print.pdf"], 1, &["the file is a PDF, not a text", made]),
        (&["score", "page.yaml"], 1, &["the file is a web page", made]),
        (&["score", "sheet.xlsx"], 1, &["the file is a workbook, not a text", "save a wording pack as a text"]),
    ] {
        let error = folder.thrive(args).failure(status);
        for said in said {
            assert!(error.contains(said), "{args:?}\n{error}");
        }
        assert!(!error.contains("to pass"), "{error}");
    }
    // Phases by id, by name, several at once, and areas in any capitals.
    let list = |args: &[&str]| {
        folder.thrive(&[&["plan", "research-network-2026.yaml", "--format", "csv"], args].concat()).result()
    };
    assert_eq!(list(&["--phase", "1,2"]), list(&["--phase", "check", "--phase", "Phase 2"]));
    assert_eq!(list(&["--area", "1A, 1b"]), list(&["--area", "Identifying stakeholders", "--area", "1b"]));
}

/// `--plain` and its environment variable hold for every command: no table, no box, and one fact a line.
#[test]
fn plain_results() {
    let folder = Folder::new();
    folder.example("research-network-2025.yaml").example("research-network-2026.yaml");
    let (last, now) = ("research-network-2025.yaml", "research-network-2026.yaml");
    for args in [
        &["summary", now] as &[&str],
        &["score", now],
        &["score", now, "--explain", "1b"],
        &["plan", now],
        &["actions", "list", now],
        &["compare", last, now],
        &["framework", "show"],
        &["framework", "show", "--area", "1b"],
    ] {
        let plain = folder.thrive(&[args, &["--plain"]].concat()).result();
        let is_drawn = |letter: &char| ('\u{2500}'..='\u{25ff}').contains(letter) || "→·".contains(*letter);
        let drawn = plain.chars().find(is_drawn);
        assert_eq!(drawn, None, "{args:?}\n{plain}");
        assert_eq!(folder.thrive(args).env("THRIVE_PLAIN", "1").result(), plain);
        assert_ne!(folder.thrive(args).env("THRIVE_PLAIN", "0").result(), "");
    }
    let summary = folder.thrive(&["summary", now, "--plain", "--color", "never"]).result();
    let area: Vec<&str> =
        summary.lines().skip_while(|line| !line.contains("1b Reviewing evidence")).take(4).map(str::trim).collect();
    assert_eq!(area, ["1b Reviewing evidence", "level 2 of 4 Developing", "Next: 1 more", "1c Resources"]);
    // Data are data.
    let csv = |args: &[&str]| folder.thrive(&[&["summary", now, "--format", "csv"], args].concat()).result();
    assert_eq!(csv(&["--plain"]), csv(&[]));
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml").write("broken.yaml", "format: thrive-assessment/1\n");
    let told = "broken.yaml has 1 problem, so nothing was done with it\n  line 1, framework.id: id is missing\n    add id: and a text\nerror: 1 \
                file or folder could not be read, and the result is without what is in it\n  to see all that is wrong with one: `thrive \
                score FILE`\n";
    for command in [&["score"] as &[&str], &["summary"], &["actions", "list"]] {
        for format in ["table", "csv"] {
            let alone = [command, &["research-network-2026.yaml", "--format", format]].concat();
            let alone = folder.thrive(&alone).result();
            let args = [command, &["--format", format, "broken.yaml", "research-network-2026.yaml"]].concat();
            let outcome = folder.thrive(&args).run();
            assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (1, alone.as_str(), told));
            // What isn't there is more likely a slip.
            let gone = folder.thrive(&[&args[..], &["gone.yaml"]].concat()).failure(1);
            assert_eq!(gone, "error: there is no file gone.yaml\n  check the name and the folder you are in\n");
        }
        // Several were named, so it is a list.
        let args = [command, &["broken.yaml", "research-network-2026.yaml", "--format", "json"]].concat();
        let json: serde_json::Value = serde_json::from_str(&folder.thrive(&args).run().stdout).unwrap();
        assert_eq!(json.as_array().map(Vec::len), Some(1));
    }
    folder.example("research-network-2025.yaml");
    let assessors = ["agreement", "research-network-2025.yaml", "research-network-2026.yaml"];
    let alone = folder.thrive(&assessors).run();
    let outcome = folder.thrive(&[&assessors[..], &["broken.yaml"]].concat()).run();
    assert_eq!((alone.status, outcome.status), (0, 1));
    assert_eq!((outcome.stdout, outcome.stderr), (alone.stdout, alone.stderr + told));
    // A merger is a file that stays: it has the answers of all, or it is not made.
    let merge = ["merge", "broken.yaml", "research-network-2026.yaml", "-o", "group.yaml"];
    assert!(folder.thrive(&merge).failure(1).starts_with("error: broken.yaml has 1 problem"));
    assert!(!folder.names().contains(&"group.yaml".to_owned()));
}
