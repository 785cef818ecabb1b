//! `thrive assess` through a pipe: the plain form, what is saved when, and wrong moves.

use insta::assert_snapshot;

use super::fixture::Folder;

/// The answers to the questions about the assessment, when only the title is given.
pub const ONLY_A_TITLE: &str = "Sample\n\n\n\n\n\n\n\n";

/// What a line of answers leaves behind: the file as saved.
fn saved(folder: &Folder, args: &[&str], answers: &str) -> String {
    let outcome = folder.thrive(&[&["assess", "f.yaml"], args].concat()).stdin(answers).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    folder.read("f.yaml")
}

#[test]
fn a_whole_conversation() {
    let folder = Folder::new();
    let answers = format!("{ONLY_A_TITLE}1\n\n1\n\n\n");
    let outcome = folder.thrive(&["assess", "--area", "7e"]).stdin(answers).run();
    assert_snapshot!(outcome, @r#"
    Sample
    Self-assessment · 21 November 2026 · 1 of 1 area answered · draft

    25 areas of the framework are outside the scope of this assessment.

    ╭───────────────────────────────────────┬─────────┬──────────────────┬────────╮
    │ Improvement area                      │ Level   │ Rating           │ Next   │
    ╞═══════════════════════════════════════╪═════════╪══════════════════╪════════╡
    │ 7  Evaluate                           │         │ middle: Emerging │        │
    │ 7e Translating engagement into action │ ■ □ □ □ │ Emerging         │ 1 more │
    ╰───────────────────────────────────────┴─────────┴──────────────────┴────────╯

    1 area: 1 Emerging. Lowest: Emerging (7e). Middle: Emerging, which more than
    half of them reach.

    2 of 5 statements are in place; none of the 2 ticked has evidence.

    Worth knowing, though no rating changes by it:
      - Without any evidence for what is ticked: 7e.
      - In place above the next level, so they lift no rating yet: 7e.M1.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ------- stderr -------

    You will see 5 statements in 1 area, on 4 screens, and say which are in place.
    A group that talks for a minute about each takes about 5 minutes; you can stop
    at any time and go on later. First a few questions about the assessment: Enter
    leaves open what you don't know yet.

    A name that tells it from others: the programme, the service or the project. The
    file is named after it.
    What do you want to call this assessment?
    Text; b back, ? help, q save and stop: 

    If it has a code, add it as in Northmoor ICB (code QXX).
    Which organisation or partnership is it for?
    Text, or Enter to pass; b back, ? help, q save and stop: 

    Who assesses whom?
      1. We assess ourselves
      2. We assess others, as peers
      3. We assess as the people and communities concerned
    Number; Enter for 1; b back, ? help, q save and stop: 

    Strategic is how the system is led and planned; operational is how a service or
    project works day by day.
    From which viewpoint do you look?
      1. Leave open
      2. Strategic
      3. Operational
      4. It differs by phase
    Number; Enter for 1; b back, ? help, q save and stop: 

    Looking back reviews work that is done, planning ahead checks what is about to
    start, ongoing is both as work goes on.
    Do you look back, plan ahead, or both as you go?
      1. Leave open
      2. Looking back
      3. Planning ahead
      4. Ongoing
    Number; Enter for 1; b back, ? help, q save and stop: 

    Which communities is it about, if any in particular?
      1. People of a particular age
      2. Disabled people
      3. Trans people
      4. People who are married or in a civil partnership
      5. Pregnant women and new mothers
      6. People of a particular race or ethnicity
      7. People of a particular religion or belief
      8. Women or men
      9. Lesbian, gay, bisexual and other people by sexual orientation
     10. People in the most deprived fifth of neighbourhoods
     11. People who are homeless
     12. People who depend on drugs or alcohol
     13. Vulnerable migrants, refugees and people seeking asylum
     14. Gypsy, Roma and Traveller communities
     15. People in contact with the justice system
     16. Sex workers
     17. Survivors of modern slavery
     18. Children and young people under 25
     19. People aged 65 and over
     20. Women of childbearing age
     21. Ethnic minority communities
     22. Faith groups
     23. LGBTQ+ people
     24. People with a learning disability
     25. People with a mental health condition
     26. Neurodivergent people
     27. Autistic people
     28. People with several long-term conditions
     29. Unpaid carers
     30. Young carers
     31. Children in care, and care leavers
     32. Armed forces community: serving people, veterans and families
     33. Deaf people who use British Sign Language (BSL)
     34. People in rural or coastal areas
     35. Another community, named in the title or a note
    Numbers, "all" or "none"; Enter keeps what is chosen; b back, ? help, q save
    and stop: 

    Who is the executive lead?
    Text, or Enter to pass; b back, ? help, q save and stop: 

    Who is assessing, for example Ada Obi (lead), Sam Roe?
    Text, or Enter to pass; b back, ? help, q save and stop: 

    Area 1 of 1, 0 % done. 7e Translating engagement into action. Phase 7, Evaluate.
    Act on what engagement finds, so that people's health improves in ways that
    matter and are fair.

    Why it matters: When we act on what we find, health inequalities stay high on
    the list as decisions are made. When lessons are routinely applied, services and
    strategies go on improving, and under-served communities see change that matters
    and lasts.
    Emerging, level 1 of 4. Which are in place?
      1. E1 We use what engagement tells us to improve how a particular project or
         workstream is designed or delivered. (counts as in place once D1, M1 or
         T1 is)
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    7e Translating engagement into action.
    Developing, level 2 of 4. Which are in place?
      1. D1 We use what engagement tells us to make improvements aimed at tackling
         health inequalities linked to a particular project or workstream. (counts
         as in place once T1 is)
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    7e Translating engagement into action.
    Maturing, level 3 of 4. Which are in place?
      1. M1 Across teams, projects and workstreams, we systematically use what
         engagement tells us to guide ICS-wide improvements to policies, services
         and how we engage.
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    7e Translating engagement into action.
    Thriving, level 4 of 4. Which are in place?
      1. T1 We use what engagement tells us to tackle health inequalities by making
         long-term improvements to policies, services and practices.
      2. T2 We use what engagement tells us to guide strategic decisions and to make
         sure that we keep improving.
    Numbers of all that are in place, "all" or "none"; Enter keeps what is ticked; b
    back, s skip area, u don't know, e evidence, x not applicable, n note, v votes,
    p park, m more, ? help, q save and stop: 

    7e  Translating engagement into action   level 1 of 4  Emerging

    Emerging, though Maturing is in place: D1 is missing.

    For Developing, 1 more:
      D1  We use what engagement tells us to make improvements aimed at tackling
          health inequalities linked to a particular project or workstream.

    Saved.

    What next?
      1. Go on to the end
      2. Add or change evidence
      3. Add or change a note
      4. Write down a show of hands
      5. Park a statement to come back to
      6. Set a target
      7. Add an action
      8. Mark statements as not applicable
      9. Mark the whole area as not applicable
     10. Look at 7e again
     11. Choose another area
     12. Save and stop
    Number; Enter for 1; b back, ? help, q save and stop: 

    The area is answered.

    Anything else?
      1. Stop here
      2. Look at the results so far
      3. Look at an area again
      4. Take other phases or areas
      5. Mark the assessment as final
      6. Say more for those who read the report: what is to be decided, risks, the
         next review
      7. Change what is said about the assessment
    Number; Enter for 1; b back, ? help, q save and stop: 


    Saved in sample.yaml. Next:
      thrive assess sample.yaml                  go on, or change
      thrive summary sample.yaml                 this again
      thrive score sample.yaml                   why these ratings
      thrive plan sample.yaml                    what to do next
      thrive report sample.yaml -o report.html   a page to print
    [status: 0]
    "#);
    assert_snapshot!(folder.read("sample.yaml"), @"
    format: thrive-assessment/1
    framework:
      id: ics-engagement
      version: '2026.11'
    about:
      title: Sample
      kind: self
      scope:
      - 7e
      started: '2026-11-21'
      updated: '2026-11-21'
      status: draft
    areas:
      7e:
        ticked:
        - E1
        - M1
    ");
    assert_eq!(folder.names(), ["sample.yaml"]);
}

#[test]
fn a_new_file_never_takes_the_name_of_another() {
    let folder = Folder::new();
    for _ in 0..3 {
        folder.thrive(&["assess", "--area", "7e"]).stdin("Women's health: 2026!\nq\n").run();
    }
    assert_eq!(folder.names(), ["womens-health-2026-2.yaml", "womens-health-2026-3.yaml", "womens-health-2026.yaml"]);
}

/// A letter alone is asked of which statement it is meant; Enter then means none.
#[test]
fn a_letter_without_a_statement_is_asked_back() {
    let folder = Folder::new();
    let file = saved(&folder, &["--area", "7e"], &format!("{ONLY_A_TITLE}u\n1\nX\n\n"));
    assert!(file.ends_with("  7e:\n    open: emerging\n    unsure:\n    - E1\n"), "{file}");
}

#[test]
fn the_end_of_input_saves_and_leaves() {
    let folder = Folder::new();
    let file = saved(&folder, &["--area", "7e"], &format!("{ONLY_A_TITLE}1\n"));
    assert!(file.contains("  7e:\n    open: developing\n    ticked:\n    - E1\n"), "{file}");
}

/// E1 of 7e through D1, and D1 through T1 where nothing else is ticked.
#[test]
fn what_a_level_is_complete_through_is_said_after_the_area() {
    let folder = Folder::new();
    for (ticks, said) in [
        ("\n1\n\n\n", "Emerging is complete through D1."),
        ("\n\n\n1\n", "Emerging is complete through T1. Developing is complete through T1."),
        ("1\n1\n\n\n", ""),
    ] {
        let outcome = folder.thrive(&["assess", "--area", "7e"]).stdin(format!("{ONLY_A_TITLE}{ticks}q\n")).run();
        let found = outcome.stderr.lines().find(|line| line.contains("complete through")).unwrap_or_default();
        assert_eq!(found.trim(), said, "{outcome}");
    }
}

#[test]
fn without_any_answer_it_says_what_to_do() {
    let folder = Folder::new();
    for nothing in ["", "\n", "?\n", "b\n\n"] {
        assert_eq!(folder.thrive(&["assess"]).stdin(nothing).run().status, 1, "{nothing:?}");
    }
    let outcome = folder.thrive(&["assess"]).stdin("").run();
    let last: Vec<&str> = outcome.stderr.lines().rev().take(2).collect();
    assert_eq!(
        last,
        [
            "  run it in a terminal, or pipe answers in (see `thrive assess --help`)",
            "error: nothing to ask: there is no terminal, and no answers came in",
        ]
    );
    assert!(folder.names().is_empty());
}

#[test]
fn a_title_alone_is_saved_and_leaving_before_it_saves_nothing() {
    let folder = Folder::new();
    let outcome = folder.thrive(&["assess"]).stdin("q\n").run();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""));
    assert!(outcome.stderr.ends_with("Nothing was answered, so nothing was saved.\n"));
    assert!(folder.names().is_empty());
    folder.thrive(&["assess"]).stdin("Sample\nq\n").run();
    assert_eq!(folder.names(), ["sample.yaml"]);
}

/// Stopped after each answer that was saved and resumed, the same answers give the same file, byte for byte.
#[test]
fn stopped_anywhere_and_resumed() {
    // About the assessment; then 7c level by level, and on to 7e.
    let answers = [
        "Sample",
        "Northmoor",
        "2",
        "3",
        "2",
        "1 5",
        "Dr Lead",
        "Ada (lead), Sam",
        "1",
        "1 2",
        "",
        "2",
        "",
        "1",
        "all",
        "",
        "2",
    ];
    let args = ["--area", "7e", "--area", "7c"];
    let lines = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    let whole = saved(&Folder::new(), &args, &lines(&answers));
    assert!(whole.contains("  7c:\n    ticked:\n    - E1\n    - D1\n    - D2\n    - T2\n"), "{whole}");
    for stop in 1..answers.len() {
        let folder = Folder::new();
        saved(&folder, &args, &lines(&answers[..stop]));
        // Enter at the menu of an answered area saves nothing: that menu is not asked again.
        let rest = if stop == 12 { &answers[stop + 1..] } else { &answers[stop..] };
        assert_eq!(saved(&folder, &args, &lines(rest)), whole, "stopped after {stop} answers");
    }
}

/// A list says what does not apply, keeps its numbers, and doesn't let it be ticked.
#[test]
fn numbers_stay_the_same_when_something_does_not_apply() {
    let folder = Folder::new();
    let file = saved(
        &folder,
        &["--area", "1c"],
        &format!("{ONLY_A_TITLE}x 1 no budget is held\ne 2 the list of May\n3/5/26\n\n\n1\nall\nq\n"),
    );
    assert_snapshot!(file.split("areas:\n").nth(1).unwrap(), @"
    1c:
      open: developing
      ticked:
      - E2
      - E3
      not_applicable:
        E1: no budget is held
      evidence:
        E2:
        - text: the list of May
    ");
}

#[test]
fn wrong_answers_are_asked_again() {
    let folder = Folder::new();
    let outcome = folder.thrive(&["assess", "--area", "7e"]).stdin(format!("{ONLY_A_TITLE}5\nyes\n1-9\n1\nq\n")).run();
    let said: Vec<&str> = outcome.stderr.lines().filter(|line| line.contains("not understood")).collect();
    assert_eq!(
        said,
        [
            "5 is not understood; the only number here is 1.",
            "yes is not understood; the only number here is 1.",
            "1-9 is not understood; the only number here is 1.",
        ]
    );
    assert!(folder.read("sample.yaml").contains("- E1"));
}

#[test]
fn everything_the_plain_form_offers() {
    let folder = Folder::new();
    // Don't know E2; evidence for E1 with its day and who gave it; not applicable E3 with a reason; a note; help; all that is left; back;
    // keep; skip.
    let answers = format!(
        "{ONLY_A_TITLE}u 2\ne e1\nminutes of 3 May\n2026-05-03\nAda\nx 3\nno budget is held\nn ask Sam\n\n?\nall\nb\n\ns\n"
    );
    let file = saved(&folder, &["--area", "1c"], &answers);
    assert_snapshot!(file.split("areas:\n").nth(1).unwrap(), @"
    1c:
      open: developing
      ticked:
      - E1
      - E2
      not_applicable:
        E3: no budget is held
      evidence:
        E1:
        - text: minutes of 3 May
          date: '2026-05-03'
          by: Ada
      notes:
      - text: ask Sam
        date: '2026-11-21'
    ");
}

/// `u 2` and `x 3` speak of one item and leave the others as they were.
#[test]
fn one_item_after_another() {
    let folder = Folder::new();
    let file =
        saved(&folder, &["--area", "1d"], &format!("{ONLY_A_TITLE}u 2\nu 1\nx 3\nfirst reason\nx 4\nsecond reason\n"));
    let expected =
        "    unsure:\n    - E1\n    - E2\n    not_applicable:\n      E3: first reason\n      E4: second reason\n";
    assert!(file.ends_with(expected), "{file}");
}

#[test]
fn a_whole_area_can_be_set_aside() {
    let folder = Folder::new();
    // From the list: more, mark the whole area, the reason.
    let file = saved(&folder, &["--area", "1c"], &format!("{ONLY_A_TITLE}m\n6\nnot ours to decide\n\n"));
    assert!(file.ends_with("  1c:\n    open: emerging\n    excluded: not ours to decide\n"), "{file}");
    assert!(folder.thrive(&["summary", "f.yaml"]).result().contains("Not applicable"));
}

#[test]
fn a_name_without_an_ending_gets_one() {
    let folder = Folder::new();
    folder.thrive(&["assess", "riverside"]).stdin("Sample\nq\n").run();
    assert_eq!(folder.names(), ["riverside.yaml"]);
    let again = folder.thrive(&["assess", "riverside"]).stdin("q\n").run();
    assert!(again.stderr.contains("Sample: 0 of 26 areas answered"), "{again}");
}

/// What can't be saved is refused before anyone has answered anything.
#[test]
fn a_place_to_save_is_looked_for_first() {
    let folder = Folder::new();
    assert_eq!(
        folder.thrive(&["assess", "nowhere/f.yaml"]).stdin("Sample\n").failure(1),
        "error: nowhere/f.yaml could not be saved: no such file or directory\n  check that its folder is there\n"
    );
}

/// A JSON file stays JSON.
#[test]
fn json_stays_json() {
    let folder = Folder::new();
    let json = r#"{"format": "thrive-assessment/1", "framework": {"id": "ics-engagement", "version": "2026.11"}, "about": {"title": "Joy \ud83d\ude00 \u00e9"}, "areas": {"7e": {"open": "developing", "ticked": ["E1"]}}}"#;
    folder.write("f.json", json).thrive(&["assess", "f.json", "--area", "7e"]).stdin("1\n").run();
    let saved: serde_json::Value = serde_json::from_str(&folder.read("f.json")).expect("it is JSON");
    assert_eq!((&saved["about"]["title"], &saved["areas"]["7e"]["open"]), (&"Joy 😀 é".into(), &"maturing".into()));
}

#[test]
fn unknown_phases_and_areas_are_named() {
    let folder = Folder::new();
    assert_eq!(
        folder.thrive(&["assess", "--phase", "9"]).stdin("x\n").failure(2),
        "error: the framework has no phase 9\n  the phases are 1 Check, 2 Challenge, 3 Plan, 4 Prepare, 5 Engage, 6 Involve and 7 Evaluate\n"
    );
    assert_eq!(
        folder.thrive(&["assess", "--area", "1aa"]).stdin("x\n").failure(2),
        "error: the framework has no area 1aa\n  did you mean 1a?\n"
    );
}

#[cfg(unix)]
#[test]
fn saving_keeps_links_and_permissions_and_refuses_what_is_read_only() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    folder.thrive(&["assess", "real.yaml"]).stdin("Sample\nq\n").run();
    let real = folder.path().join("real.yaml");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.yaml", folder.path().join("link.yaml")).unwrap();
    folder.thrive(&["assess", "link.yaml"]).stdin("Northmoor\nq\n").run();
    assert!(folder.read("real.yaml").contains("organisation: Northmoor"));
    assert!(folder.path().join("link.yaml").is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o440)).unwrap();
    let before = folder.read("real.yaml");
    let refused = folder.thrive(&["assess", "real.yaml"]).stdin("1\n").run();
    assert_eq!(refused.status, 1, "{refused}");
    assert!(refused.stderr.contains("real.yaml is read-only, so nothing can be saved to it"), "{refused}");
    assert_eq!(
        (folder.read("real.yaml"), folder.names()),
        (before, ["link.yaml", "link.yaml.bak", "real.yaml"].map(str::to_owned).to_vec())
    );
}

/// Output that nobody reads is no error, and output that can't be written is no panic.
#[cfg(target_os = "linux")]
#[test]
fn closed_pipes_and_full_disks() {
    use super::fixture::{environment, program};
    let folder = Folder::new();
    folder.example("research-network-2026.yaml");
    let run = |shell: &str| {
        let mut command = std::process::Command::new("sh");
        command.current_dir(folder.path()).env_clear().envs(environment()).args(["-c", shell, program()]);
        command.output().unwrap()
    };
    let closed = run("{ \"$0\" score research-network-2026.yaml --format json; echo $? >&2; } | true");
    assert_eq!(String::from_utf8_lossy(&closed.stderr), "0\n");
    let full = run("\"$0\" summary research-network-2026.yaml > /dev/full");
    assert_eq!(
        (full.status.code(), String::from_utf8_lossy(&full.stderr).as_ref()),
        (Some(1), "error: the output could not be written: no space left on device\n")
    );
    // Nobody sees the questions: it stops at once, without a panic, and nothing is made up.
    let blind = run("printf 'Sample\n\n' | \"$0\" assess blind.yaml 2>/dev/full");
    assert_eq!(blind.status.code(), Some(1));
    assert!(!folder.names().contains(&"blind.yaml".to_owned()));
    let deaf = run("printf 'Sample\nq\n' | \"$0\" assess deaf.yaml >/dev/full");
    assert_eq!(deaf.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&deaf.stderr).contains("the output could not be written: no space left on device"));
    assert!(folder.read("deaf.yaml").contains("title: Sample"), "the answers are there all the same");
}

/// A new file whose name says that it is something else is refused, with the name that it could have.
#[test]
fn names_that_say_something_else() {
    let folder = Folder::new();
    for (name, better) in [
        ("my assessment.docx", "'my assessment.yaml'"),
        ("notes.md", "notes.yaml"),
        ("Round 2.1", "'Round 2.1.yaml'"),
        ("f.YAM", "f.yaml"),
    ] {
        assert_eq!(
            folder.thrive(&["assess", name, "--plain"]).failure(2),
            format!(
                "error: an assessment can't be called {name}: its name ends in .yaml or .json\n  call it, for example, as in `thrive assess {better}`\n"
            ),
        );
    }
    assert_eq!(folder.names(), [""; 0]);
    folder.thrive(&["assess", "--plain"]).stdin("Zażółć gęślą jaźń\n\n").run();
    assert_eq!(folder.names(), ["zazolc-gesla-jazn.yaml"]);
}

/// A show of hands and a question for later, as letters with the rest on the same line; both come back at the end.
#[test]
fn votes_and_parking_in_plain_lines() {
    let folder = Folder::new();
    let answers = format!("{ONLY_A_TITLE}v 1 7 of 10\np E1 which budget is meant\n1\n\n\n\n\n3\n3\n1\n");
    let outcome = folder.thrive(&["assess", "f.yaml", "--area", "7e", "--present"]).stdin(answers).run();
    let (before, end) = outcome.stderr.split_once("The area is answered.").expect("it was answered to the end");
    let asked = before.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "How many say yes to E1, and of how many (such as 7 of 10)?",
        "q save and stop: 7 of 10",
        "What is to be cleared up about E1? Left empty, it is parked without words.",
        "q save and stop: which budget is meant",
        "; 7 of 10 say yes; parked: which budget is meant)",
    ] {
        assert!(asked.contains(part), "{part}: {before}");
    }
    assert_snapshot!(end, @"
    To come back to, since it is parked or hands were split:
      - 7e.E1 We use what engagement tells us to improve how a particular project or
        workstream is designed or delivered. (7 of 10 say yes; parked: which budget
        is meant)

    Anything else?
      1. Stop here
      2. Look at the results so far
      3. Go through what is parked and where hands were split
      4. Look at an area again
      5. Take other phases or areas
      6. Mark the assessment as final
      7. Say more for those who read the report: what is to be decided, risks, the
         next review
      8. Change what is said about the assessment
    Number; Enter for 1; b back, ? help, q save and stop: 

    7e.E1 We use what engagement tells us to improve how a particular project or
    workstream is designed or delivered. (7 of 10 say yes; parked: which budget
    is meant)
      1. Leave it and go on to the end
      2. Look at 7e Translating engagement into action, Emerging, again
      3. It is cleared up: take it out of what is parked
    Number; Enter for 1; b back, ? help, q save and stop: 

    The area is answered.

    To come back to, since it is parked or hands were split:
      - 7e.E1 We use what engagement tells us to improve how a particular project or
        workstream is designed or delivered. (7 of 10 say yes)

    Anything else?
      1. Stop here
      2. Look at the results so far
      3. Go through where hands were split
      4. Look at an area again
      5. Take other phases or areas
      6. Mark the assessment as final
      7. Say more for those who read the report: what is to be decided, risks, the
         next review
      8. Change what is said about the assessment
    Number; Enter for 1; b back, ? help, q save and stop: 


    Saved in f.yaml. Next:
      thrive assess f.yaml                  go on, or change
      thrive summary f.yaml                 this again
      thrive score f.yaml                   why these ratings
      thrive plan f.yaml                    what to do next
      thrive report f.yaml -o report.html   a page to print
    ");
    let file = folder.read("f.yaml");
    assert!(file.contains("votes:") && !file.contains("parked"), "{file}");
}
