//! `plan`: what is suggested, and in which forms.

use insta::assert_snapshot;
use serde_json::Value;

use super::fixture::Folder;

const ROUND: &str = "research-network-2026.yaml";

fn round() -> Folder {
    let folder = Folder::new();
    folder.example(ROUND);
    folder
}

#[test]
fn one_phase_as_a_page() {
    assert_snapshot!(round().thrive(&["plan", ROUND, "--phase", "4"]).result(), @"
    Research engagement network (illustration)
    Ashmere and Dunmoor ICS · Self-assessment, operational, looking back · 11
    November 2026 · 26 of 26 areas answered · draft

    1 area is one statement away from a higher rating; 2 further steps to go on
    with. The first is 4c Defining scope. How much work a statement is, and what is
    quick, is for you to judge.

    One statement away from a higher rating

    4c Defining scope: Not yet Emerging → Developing
    Why it matters: When people know what is open to change, expectations stay
    realistic, effort goes into what can be achieved, and trust and openness
    grow. It matters above all to people whom earlier exercises have let down or
    disappointed.
      E3  We have at least simple decision-making rules that make clear how the
          scope is decided and who has authority to decide it.
          Under way: action 1, Community engagement team, by 29 January 2027

    Bottlenecks: one gap holds back levels that are otherwise there
      4c  Not yet Emerging, though Developing is in place: E3 is missing

    Next steps, phase by phase

    4  Prepare

    4a Reaching under-served people and communities: Developing → Maturing
    Why it matters: Working with many different people who face health and care
    inequalities widens the experience and views we draw on, lets those usually
    unheard be heard, and gives us more useful insights.
      M2  We allocate resources to lowering the barriers to engagement.
      M4  We avoid relying too much on established groups.

    4b Building trust: Developing → Maturing
    Why it matters: Where there is trust, people take part, speak openly and feel
    valued, and we see more accurately what they need and put first. It matters most
    where people have had bad experiences of health, care or other public services.
      M1  We build up the capacity, knowledge and skills needed to engage fairly
          with communities.
      M2  We take a trauma-informed approach to acknowledging past harms and, where
          possible, dealing with them.
      M3  We take deliberate steps to build trust with communities, and to rebuild
          it where it has been lost.

    A level counts when all its statements, and all of every level below, are in
    place. Where no level counts, an area is not yet Emerging. Statements that do
    not apply are left out.
    ");
    assert_snapshot!(round().thrive(&["plan", ROUND, "--area", "5b", "--format", "markdown"]).result(), @"
    # Research engagement network (illustration)

    Ashmere and Dunmoor ICS · Self-assessment, operational, looking back · 11 November 2026 · 26 of 26 areas answered · draft

    1 area is one statement away from a higher rating. The first is 5b Accessibility. How much work a statement is, and what is quick, is for you to judge.

    ## One statement away from a higher rating

    ### 5b Accessibility: Emerging → Developing

    Why it matters: Accessibility gives people who face health and care inequalities the same chance as others to take part, in line with the Equality Act 2010. That way we hear a wider spread of views.

    - **D1** We make digital platforms accessible, and make sure they meet international web standards. (We don't know: find out first.)

    A level counts when all its statements, and all of every level below, are in place. Where no level counts, an area is not yet Emerging. Statements that do not apply are left out.
    ");
}

/// The area with the lowest rating is one item short of a level above which all of Developing is in place: whoever looks at the
/// summary table would begin there.
#[test]
fn the_first_step_is_the_obvious_one() {
    let plan: Value = serde_json::from_str(&round().thrive(&["plan", ROUND, "--format", "json"]).result()).unwrap();
    let first = &plan["steps"][0];
    assert_eq!((first["area"].as_str(), first["reach"].as_str()), (Some("4c"), Some("one-statement")));
    assert_eq!((first["from"]["rating"].as_str(), first["to"]["rating"].as_str()), (Some("none"), Some("developing")));
    assert_eq!((first["items"][0]["id"].as_str(), first["bottleneck"].as_bool()), (Some("4c.E3"), Some(true)));
    assert_eq!(first["items"][0]["actions"], serde_json::json!([1]));
    assert_eq!(plan["steps"].as_array().unwrap().len(), 26);
}

#[test]
fn how_far_a_step_reaches_and_a_lower_threshold() {
    let folder = round();
    let steps = |args: &[&str]| {
        let csv = folder.thrive(&[&["plan", ROUND, "--format", "csv"], args].concat()).result();
        csv.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    // The thirteen areas that the summary table has as one item short; the thirteen others need two each, 1c and 4b three.
    assert_eq!(steps(&["--reach", "one-statement"]), ["one-statement"; 13]);
    assert_eq!(steps(&["--reach", "next-rating"]), vec!["next-rating"; 28]);
    assert_eq!(steps(&["--reach", "target"]), [""; 0]);
    let text = folder.thrive(&["plan", ROUND, "--area", "2c", "--threshold", "60"]).result();
    assert!(text.contains("2c Committing to work: Emerging → Developing"), "{text}");
    assert!(text.contains("Any 1 of these 2:\n  D1  "), "{text}");
}

#[test]
fn nothing_to_suggest() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    let text = folder.thrive(&["plan", "neighbourhood-assets-2026.yaml", "--phase", "2"]).result();
    assert!(text.contains("There is no next step to suggest here."), "{text}");
    assert!(text.contains("Not assessed, so there is nothing to suggest yet: 2a, 2b, 2c, 2d and 2e."), "{text}");
}

/// 1a is one item (M4) short of Maturing, and none of its five items for Thriving is ticked: of one we don't know.
#[test]
fn the_way_to_a_target() {
    let folder = round();
    for args in [&["1a", "--target", "thriving"] as &[&str], &["1a.T2", "--unsure"]] {
        assert_eq!(folder.thrive(&[&["set", ROUND], args].concat()).run().status, 0);
    }
    let plan = |format: &str| folder.thrive(&["plan", ROUND, "--area", "1a", "--format", format]).result();
    // Spaces and line breaks are a matter of width.
    let text = plan("table").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(
            "1 area is one statement away from a higher rating; 1 further step to go on with. The first is 1a Identifying stakeholders."
        ),
        "{text}"
    );
    let further = text.split_once("Further on, to the targets ").unwrap_or_else(|| panic!("{text}")).1;
    assert!(
        further.starts_with("1a Identifying stakeholders: Maturing → Thriving T1 Our organisation builds a culture"),
        "{further}"
    );
    assert!(
        further.contains(
            "T2 We routinely use structured ways of working with communities to identify and prioritise needs, for example co-design workshops or joint problem-solving sessions. (We don't know: find out first.) T3 We have long-term"
        ),
        "{further}"
    );
    // Why the area matters has been said with its first step.
    assert_eq!(text.matches("Why it matters").count(), 1);
    let rows: Vec<(String, String)> = plan("csv")
        .lines()
        .skip(1)
        .map(|line| (line.split(",1a.").next().unwrap().to_owned(), line[line.len() - 4..].to_owned()))
        .collect();
    let (near, far) =
        ("1,one-statement,1,1a,developing,maturing,thriving,no,1", "2,target,1,1a,maturing,thriving,thriving,no,5");
    let row = |step: &str, unsure: &str| (step.to_owned(), unsure.to_owned());
    assert_eq!(
        rows,
        [row(near, ",no,"), row(far, ",no,"), row(far, "yes,"), row(far, ",no,"), row(far, ",no,"), row(far, ",no,")]
    );
    let plan: Value = serde_json::from_str(&plan("json")).unwrap();
    let steps = plan["steps"].as_array().unwrap();
    let said = |step: &Value| {
        let items = step["items"].as_array().unwrap().iter();
        let items: Vec<String> = items
            .map(|item| {
                let unsure = if item["unsure"] == true { "?" } else { "" };
                format!("{} {}{unsure}", item["level"].as_str().unwrap(), item["id"].as_str().unwrap())
            })
            .collect();
        format!(
            "{} {} {} {}: {}",
            step["reach"],
            step["from"]["rank"],
            step["target"],
            step["needed"],
            items.join(", ")
        )
    };
    assert_eq!(
        steps.iter().map(said).collect::<Vec<_>>(),
        [
            r#""one-statement" 2 "thriving" 1: maturing 1a.M4"#,
            r#""target" 3 "thriving" 5: thriving 1a.T1, thriving 1a.T2?, thriving 1a.T3, thriving 1a.T4, thriving 1a.T5"#,
        ]
    );
    // 6b, which aims for Maturing, is a short step from it.
    let csv = folder.thrive(&["plan", ROUND, "--reach", "target", "--format", "csv"]).result();
    assert_eq!(csv.lines().skip(1).map(|line| &line[..12]).collect::<Vec<_>>(), ["1,target,1,1"; 5]);
}

#[test]
fn tidy_rows() {
    assert_snapshot!(round().thrive(&["plan", ROUND, "--area", "4c", "--area", "5b", "--format", "csv"]).result(), @r#"
    step,reach,phase,area,from,to,target,bottleneck,needed,item,text,unsure,actions
    1,one-statement,4,4c,none,developing,,yes,1,4c.E3,We have at least simple decision-making rules that make clear how the scope is decided and who has authority to decide it.,no,1
    2,one-statement,5,5b,emerging,developing,,no,1,5b.D1,"We make digital platforms accessible, and make sure they meet international web standards.",yes,
    "#);
}

/// The days on which open actions are due, as a calendar takes them.
#[test]
fn days_for_a_calendar() {
    let folder = round();
    assert_eq!(folder.thrive(&["plan", ROUND, "-o", "due.ics"]).run().stderr, "Wrote due.ics: 2 days.\n");
    let file = folder.read("due.ics");
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    assert_snapshot!(file.replace("\r\n ", "").replace("\r\n", "\n"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//thrive//maturity self-assessment//EN
    BEGIN:VEVENT
    UID:a31926d2f7ad5b79c40c1c8add8477c0@thrive
    DTSTAMP:20261121T000000Z
    DTSTART;VALUE=DATE:20270129
    SUMMARY:Due: Renew the note on who decides what\, with the new steering group
    DESCRIPTION:For 4c.E3: We have at least simple decision-making rules that make clear how the scope is decided and who has authority to decide it.\nResponsible: Community engagement team\nAccountable: Integrated care board\nConsulted: VCSE organisations\nHorizon: quick win\nAshmere and Dunmoor ICS: Research engagement network (illustration)
    TRANSP:TRANSPARENT
    SEQUENCE:19622
    END:VEVENT
    BEGIN:VEVENT
    UID:7f8ec025416ba3b9ae6f450f9e3cb4a0@thrive
    DTSTAMP:20261121T000000Z
    DTSTART;VALUE=DATE:20270331
    SUMMARY:Due: Report what did not work beside what did
    DESCRIPTION:For 7f.D2: We have sound reporting processes that record what could be better\, as well as successes and positive impacts or outcomes.\nResponsible: Health inequalities team\nHorizon: short term\nAshmere and Dunmoor ICS: Research engagement network (illustration)
    TRANSP:TRANSPARENT
    SEQUENCE:19622
    END:VEVENT
    END:VCALENDAR
    "#);
    let one = folder.thrive(&["actions", "list", ROUND, "--horizon", "short", "-o", "short.ICS"]);
    assert_eq!(one.run().stderr, "Wrote short.ICS: 1 day.\n");
    assert_eq!(folder.read("short.ICS").matches("BEGIN:VEVENT").count(), 1);
    // Both are for a statement that alone lifts its area: 4c lacks E3, and 7f D2.
    let near = folder.thrive(&["plan", ROUND, "--reach", "one-statement", "-o", "near.ics"]);
    assert_eq!(near.run().stderr, "Wrote near.ics: 2 days.\n");
    let far = folder.thrive(&["plan", ROUND, "--reach", "next-rating", "-o", "far.ics"]).failure(1);
    assert!(far.starts_with("error: no action has a day on which it is due"), "{far}");
    let none = folder.thrive(&["plan", ROUND, "--phase", "1", "-o", "none.ics"]).failure(1);
    assert!(
        none.starts_with("error: no action has a day on which it is due, so there is nothing for a calendar\n"),
        "{none}"
    );
    assert_eq!(
        folder.thrive(&["plan", ROUND, "-o", "due.ics"]).failure(1).lines().next(),
        Some("error: due.ics is there already")
    );
}

/// What 0.1.0 called otherwise is answered with the command of today.
#[test]
fn former_options_are_explained() {
    let said = round().thrive(&["plan", ROUND, "--horizon", "quick-win"]).failure(2);
    assert!(said.contains("did you mean `thrive plan research-network-2026.yaml --reach one-statement`?"), "{said}");
}
