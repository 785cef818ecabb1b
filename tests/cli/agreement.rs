//! Where assessors agree and where not: the five of `merge.rs`, counted by hand.

use std::io::Read;

use insta::assert_snapshot;
use serde_json::{Value, json};
use thrive::assessment::Digest;

use super::fixture::{Folder, Outcome};
use super::merge::{FILES, answers, args, five};

fn said(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Agreement in pairs: E1 1, E2 4 of 10, D1 2 of 6, D2 4 of 10, M1 1; in the mean 47/75. Of 23 votes 13 are yes, and the pairs that
/// differ come to 3 + 8/3 + 3: alpha is 1 − 22 · 26/3 / 260 = 4/15. One area alone has no more agreement than chance.
#[test]
fn the_agenda_of_five() {
    let folder = five();
    let shown = folder.thrive(&args("agreement", &FILES, &[])).result();
    let line = self::said(&shown);
    for expected in [
        "Of the 5 statements that at least two of the five answered with yes or no, all who answered so agree on 2.",
        "3 statements are seen differently.",
        "1a.D1 We ask early. 2 say that it is in place, 2 that it is not, 1 doesn't know. It decides the rating of 1a. The ratings of 1a lie 2 levels apart.",
        "1a.E2 We ask them. 3 say that it is in place, 2 that it is not. It decides the rating of 1a.",
        "1a.D2 We say what came of it. 3 say that it is in place, 2 that it is not. The ratings",
        "Percent agreement: 62.7 %.",
        "statements, as yes or no, 0.267 (n = 5); ratings, by their order, 0.000 (n = 1 area).",
    ] {
        assert!(line.contains(expected), "{expected}\n{shown}");
    }
    let places = ["1a.D1 ", "1a.E2 ", "1a.D2 "].map(|id| line.find(id).unwrap());
    assert!(places.is_sorted(), "{shown}");
    for verdict in ["consensus", "substantial", "poor", "strong", "good"] {
        assert!(!line.to_lowercase().contains(verdict), "{verdict}: {shown}");
    }
    assert_snapshot!(shown, @"
    Where assessors agree, and where not: Voices
    Of the 5 statements that at least two of the five answered with yes or no, all
    who answered so agree on 2.

    Assessors: Amina; Ben; Cyra; Dev; Efa.

    What to talk about
    3 statements are seen differently. The most mixed come first; of those that are
    equally mixed, those that decide a rating, then those in areas whose ratings lie
    furthest apart.
      1a.D1  We ask early.
             2 say that it is in place, 2 that it is not, 1 doesn't know. It decides
             the rating of 1a. The ratings of 1a lie 2 levels apart.
      1a.E2  We ask them.
             3 say that it is in place, 2 that it is not. It decides the rating of
             1a. The ratings of 1a lie 2 levels apart.
      1a.D2  We say what came of it.
             3 say that it is in place, 2 that it is not. The ratings of 1a lie 2
             levels apart.

    How the areas are rated

    ╭────────────────────┬──────────────────────────────────────────┬──────────────╮
    │ Improvement area   │ Ratings                                  │ Levels apart │
    ╞════════════════════╪══════════════════════════════════════════╪══════════════╡
    │ 1a Reaching people │ not yet Emerging: Cyra, Efa; Emerging:   │            2 │
    │                    │ Amina, Dev; Developing: Ben              │              │
    ╰────────────────────┴──────────────────────────────────────────┴──────────────╯

    Figures
    Percent agreement: 62.7 %. Of each statement that at least two answered with yes
    or no, this takes the share of pairs of assessors who say the same, and then the
    mean over 5 statements.

    Krippendorff's alpha, which sets the agreement against chance (1 is full
    agreement, 0 is chance): statements, as yes or no, 0.267 (n = 5); ratings, by
    their order, 0.000 (n = 1 area).

    What decides a rating is judged by the rule majority: a statement is in place
    where more than half of those who say yes or no say yes. Splits are the ticks
    as they were given; in ratings, a statement is in place also where one that
    goes further and covers it is. A level counts when all its statements, and all
    of every level below, are in place. Where no level counts, an area is not yet
    Emerging. Statements that do not apply are left out.
    ");
}

#[test]
fn data_of_five() {
    let folder = five();
    let read = |more: &[&str]| -> Value {
        serde_json::from_str(&folder.thrive(&args("agreement", &FILES, more)).result()).unwrap()
    };
    let item = |id: &str, [ticked, not_ticked, not_applicable, unsure]: [usize; 4]| {
        json!({"id": id, "ticked": ticked, "not_ticked": not_ticked, "not_applicable": not_applicable, "unsure": unsure,
            "not_assessed": 0, "unconfirmed": 0})
    };
    let found = read(&["--format", "json"]);
    let near = |found: &Value, expected: f64| (found.as_f64().unwrap() - expected).abs() < 1e-12;
    assert!(near(&found["percent_agreement"], 47.0 / 75.0), "{found}");
    assert!(
        near(&found["alpha"]["items_nominal"], 4.0 / 15.0) && near(&found["alpha"]["ratings_ordinal"], 0.0),
        "{found}"
    );
    let expected = json!({
        "format": "thrive-agreement/1",
        "assessors": 5,
        "items": [
            item("1a.E1", [5, 0, 0, 0]),
            item("1a.E2", [3, 2, 0, 0]),
            item("1a.D1", [2, 2, 0, 1]),
            item("1a.D2", [3, 2, 0, 0]),
            item("1a.M1", [0, 4, 1, 0]),
        ],
        "areas": [{"id": "1a", "ranks": [1, 2, 0, 1, 0]}],
        "percent_agreement": found["percent_agreement"],
        "alpha": found["alpha"],
    });
    assert_eq!(found, expected);
    let hidden = read(&["--format", "json", "--anonymous"]);
    assert_eq!(hidden["areas"], json!([{"id": "1a", "ranks": [0, 0, 1, 1, 2]}]));
    assert_eq!(hidden["items"], expected["items"]);
    assert_snapshot!(folder.thrive(&args("agreement", &FILES, &["--format", "csv"])).result(), @"
    phase,area,level,item,voices,role,assessors,ticked,not_ticked,unsure,not_applicable,not_assessed,agenda,decides,phase_name,area_name,statement,unconfirmed
    1,1a,emerging,1a.E1,all,,5,5,0,0,0,0,,,Listen,Reaching people,We know whom to ask.,0
    1,1a,emerging,1a.E2,all,,5,3,2,0,0,0,2,true,Listen,Reaching people,We ask them.,0
    1,1a,developing,1a.D1,all,,5,2,2,1,0,0,1,true,Listen,Reaching people,We ask early.,0
    1,1a,developing,1a.D2,all,,5,3,2,0,0,0,3,false,Listen,Reaching people,We say what came of it.,0
    1,1a,maturing,1a.M1,all,,5,0,4,0,1,0,,,Listen,Reaching people,They set the agenda.,0
    ");
}

/// Two of the five are alone in their role: they are not shown, and nothing of all together is.
#[test]
fn by_role_nobody_can_be_told() {
    let folder = five();
    let shown = folder.thrive(&args("agreement", &FILES, &["--by-role"])).result();
    assert_snapshot!(shown, @"
    Where assessors agree, and where not: Voices
    Five assessors took part.

    By role
    One or two assessors are in no role that at least three have. Their answers are
    not shown, and neither is anything about all together, from which theirs could
    be worked out.

    Groups of at least three: Staff (3).

    Of 1 statement, answers are left out for each group in which fewer than three
    said yes, no or that they don't know.
      1a.E2  We ask them.
             Staff: 2 say that it is in place, 1 that it is not
      1a.D1  We ask early.
             Staff: 2 say that it is in place, 1 that it is not
      1a.D2  We say what came of it.
             Staff: 2 say that it is in place, 1 that it is not
    ");
    let found: Value =
        serde_json::from_str(&folder.thrive(&args("agreement", &FILES, &["--by-role", "--format", "json"])).result())
            .unwrap();
    assert_eq!((&found["items"], &found["areas"], &found["percent_agreement"]), (&json!([]), &json!([]), &Value::Null));
    assert_eq!(found["groups"][0]["role"], "Staff");
    assert_eq!(
        found["groups"][0]["items"][1],
        json!({"id": "1a.E2", "ticked": 2, "not_ticked": 1, "not_applicable": 0, "unsure": 0, "not_assessed": 0, "unconfirmed": 0})
    );
    // Of three, one says that it doesn't apply; what the other two say is not told.
    assert_eq!(found["groups"][0]["items"][4]["not_ticked"], Value::Null);
    let rows = folder.thrive(&args("agreement", &FILES, &["--by-role", "--format", "csv"])).result();
    assert_eq!(rows.lines().count(), 1 + 5);
    assert!(!rows.contains(",all,"), "{rows}");
    // With a third resident both groups are shown, and totals as well.
    folder.write("fay.yaml", answers("Fay", "resident", "community", "  1a: {ticked: [E1]}"));
    let shown =
        said(&folder.thrive(&args("agreement", &[&FILES[..], &["fay.yaml"]].concat(), &["--by-role"])).result());
    assert!(shown.contains("Groups of at least three: Resident (3); Staff (3)."), "{shown}");
    assert!(shown.contains("1a.E2 We ask them. Resident: 1 says that it is in place, 2 that it is not Staff: 2 say that it is in place, 1 that it is not"), "{shown}");
    assert!(shown.contains("Percent agreement"), "{shown}");
    assert!(!shown.contains("Amina"), "{shown}");
}

/// Those who assess themselves against a community's own view.
#[test]
fn kinds_that_see_it_differently() {
    let folder = five();
    folder.write("gus.yaml", answers("Gus", "Resident", "community", "  1a: {ticked: [M1]}"));
    folder.write("ben.yaml", answers("Ben", "Staff", "self", "  1a: {ticked: [E1, E2]}"));
    let files = ["amina.yaml", "ben.yaml", "gus.yaml"];
    let shown = folder.thrive(&args("agreement", &files, &[])).result();
    let line = said(&shown);
    // D1 has one yes of two among themselves; D2 nobody says.
    for expected in [
        "In place: self-assessment (2). Not in place: community assessment (1): 1a.E1 and 1a.E2.",
        "In place: community assessment (1). Not in place: self-assessment (2): 1a.M1.",
        "4 statements are seen differently. In each of these, one alone differs from the others.",
    ] {
        assert!(line.contains(expected), "{expected}\n{shown}");
    }
    assert!(line.contains("All three agree on 1 of 5 statements."), "{shown}");
    // One person of a kind is not named by it where names are hidden.
    let hidden = folder.thrive(&args("agreement", &files, &["--anonymous"])).result();
    assert!(!hidden.contains("community"), "{hidden}");
}

/// Where nothing varies, nothing is said of it; where nearly all is alike, that is said.
#[test]
fn figures_that_say_little() {
    let folder = five();
    folder.write("one.yaml", answers("One", "Staff", "self", "  1a: {ticked: [E1, E2, D1, D2, M1]}"));
    folder.write("two.yaml", answers("Two", "Staff", "self", "  1a: {ticked: [E1, E2, D1, D2, M1]}"));
    let shown = said(&folder.thrive(&args("agreement", &["one.yaml", "two.yaml"], &[])).result());
    assert!(shown.contains("Both agree on 5 of 5 statements."), "{shown}");
    assert!(shown.contains("On no statement do some say yes and others no."), "{shown}");
    assert!(shown.contains("Percent agreement: 100.0 %."), "{shown}");
    assert!(shown.contains("statements, as yes or no, not enough variation (n = 5); ratings, by their order, not enough variation (n = 1 area)."), "{shown}");
    assert!(shown.contains("it says little where nearly all answers are alike, as here."), "{shown}");
}

/// Every sentence for the emptiest and oddest answers.
#[test]
fn sentences_for_few_and_odd_answers() {
    let folder = five();
    let shown = |lines: &[&str], more: &[&str]| {
        let mut files = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let areas = if line.is_empty() { String::new() } else { format!("  1a: {{{line}}}") };
            let file = format!("odd-{number}.yaml");
            let text = answers(&format!("Odd {number}"), "Staff", ["self", "peer"][number % 2], &areas);
            folder.write(&file, if line.is_empty() { text.replace("areas:\n", "") } else { text });
            files.push(file);
        }
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        said(&folder.thrive(&args("agreement", &files, more)).result())
    };
    let unsure = "unsure: [E1, E2, D1, D2, M1]";
    let aside = "excluded: not ours";
    let [none, all_aside] = ["", aside].map(|line| shown(&[line, line], &[]));
    for text in [&none, &all_aside] {
        for expected in [
            "There is no statement that both answered with yes or no, so nothing can be compared.",
            "On no statement do some say yes and others no.",
            "Nobody rates an area.",
            "nothing to compare (n = 0); ratings, by their order, nothing to compare (n = 0 areas).",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        assert!(!text.contains("Percent agreement"), "{text}");
    }
    let text = shown(&[unsure; 3], &[]);
    for expected in [
        "There is no statement that at least two of the three answered with yes or no, so nothing can be compared.",
        "5 statements were answered with yes or no by fewer than two, though at least two assessed the area:",
        "We know whom to ask. 3 don't know.",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let one = "ticked: [E1], unsure: [E2, D1, D2, M1]";
    let text = shown(&[one, one], &[]);
    assert!(
        text.contains("Both agree on 1 of 1 statement, which is the one that both answered with yes or no."),
        "{text}"
    );
    assert!(text.contains("and then the mean over 1 statement."), "{text}");
    let text = shown(&["ticked: [E1]", ""], &["--format", "markdown"]);
    assert!(text.contains("There is no statement that both answered"), "{text}");
    // One who rates an area is not apart from anybody.
    assert!(text.contains("| not yet Emerging: Odd 0; no rating: Odd 1 | |"), "{text}");
    let text = shown(&["ticked: [E1]", "ticked: [E1, E2]"], &[]);
    assert!(text.contains("1 statement is seen differently. 1a.E2"), "{text}");
    // Of two hundred, one alone says no.
    let mut many = vec!["ticked: [E1]"; 200];
    many[7] = "";
    many[8] = "ticked: []";
    let text = shown(&many, &["--anonymous"]);
    assert!(
        text.contains(
            "Of the 5 statements that at least two of the 200 answered with yes or no, all who answered so agree on 4."
        ),
        "{text}"
    );
    assert!(text.contains("Percent agreement: 99.8 %."), "{text}");
    // Ticks of the round before are told from those of today.
    let carried = "ticked: [E1], unconfirmed: [E1]";
    let text = shown(&[carried, carried, "ticked: []"], &[]);
    assert!(
        text.contains(
            "2 say that it is in place, 1 that it is not, of the ticks 2 are from last time and not confirmed."
        ),
        "{text}"
    );
}

/// What is withheld is told as such, and counts in no sentence and no figure.
#[test]
fn sentences_about_what_is_withheld() {
    let folder = five();
    let aside = "not_applicable: {E2: none held, D1: not ours}";
    for (number, (role, line)) in [
        ("Staff", "ticked: [E1, E2, D1]".to_owned()),
        ("Staff", "ticked: [E1]".to_owned()),
        ("Staff", format!("ticked: [E1], {aside}")),
        ("Public", "ticked: []".to_owned()),
        ("Public", format!("ticked: [M1], {aside}")),
        ("Public", format!("ticked: [E1], {aside}")),
    ]
    .into_iter()
    .enumerate()
    {
        folder.write(
            &format!("{number}.yaml"),
            answers(&format!("Secret {number}"), role, "self", &format!("  1a: {{{line}}}")),
        );
    }
    let run = |files: &[&str], more: &[&str]| said(&folder.thrive(&args("agreement", files, more)).result());
    // Without the fourth, E2 and D1 have one yes and one no.
    let five = ["0.yaml", "1.yaml", "2.yaml", "4.yaml", "5.yaml"];
    let text = run(&five, &["--anonymous"]);
    for expected in [
        "All five agree on 1 of 3 statements, which are those that they all answered with yes or no.",
        "2 statements are left out, here and in all figures: fewer than three said yes, no or that they don't know of each of them, and the few answers could tell whose they are.",
        "2 statements are seen differently.",
        "that at least two answered with yes or no and that may be told, this takes",
        "and then the mean over 3 statements.",
        "(n = 3)",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("1a.E2") && !text.contains("1a.D1"), "{text}");
    // All six: E2 and D1 have three votes, of whom the public has one.
    let six = ["0.yaml", "1.yaml", "2.yaml", "3.yaml", "4.yaml", "5.yaml"];
    let text = run(&six, &["--by-role"]);
    for expected in [
        "Of 2 statements, nothing is told by role, since in at least one of the groups fewer than three said yes, no or that they don't know: taking the other groups from all together would tell their answers.",
        "Public (3); Staff (3)",
        "1a.E1 We know whom to ask. Public: 1 says that it is in place, 2 that it is not Staff: 3 say that it is in place",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    // In no format is there more.
    let rows = folder.thrive(&args("agreement", &five, &["--anonymous", "--format", "csv"])).result();
    let withheld: Vec<&str> = rows.lines().filter(|row| row.contains("1a.E2") || row.contains("1a.D1")).collect();
    assert!(withheld.len() == 2 && withheld.iter().all(|row| row.contains(",all,,5,,,,,,,,Listen,")), "{rows}");
    let found: Value =
        serde_json::from_str(&folder.thrive(&args("agreement", &five, &["--anonymous", "--format", "json"])).result())
            .unwrap();
    assert_eq!(
        found["items"][1],
        json!({"id": "1a.E2", "ticked": null, "not_ticked": null, "not_applicable": null, "unsure": null, "not_assessed": null,
            "unconfirmed": null})
    );
    // Of E1 4 of 5 say yes, of M1 1, and nobody of D2: shares of 6, 6 and 10 of 10 pairs.
    let share = found["percent_agreement"].as_f64().unwrap();
    assert!((share - 22.0 / 30.0).abs() < 1e-12, "{share}");
}

#[test]
fn slips_of_the_keyboard() {
    let folder = five();
    for (files, more, status, expected) in [
        (&["amina.yaml"] as &[&str], &[] as &[&str], 2, "there is one assessor"),
        (&["amina.yaml", "amina.yaml"], &[], 2, "there is one assessor"),
        (
            &["amina.yaml", "ben.yaml"],
            &["--anonymous"],
            1,
            "names can't be hidden among so few: there are 2 different files",
        ),
        (&["amina.yaml", "ben.yaml"], &["-o", "x.xlsx"], 2, "would not be what its name says"),
        (&["amina.yaml", "ben.yaml"], &["--rule", "most"], 2, "there is no rule most"),
    ] {
        let told = said(&folder.thrive(&args("agreement", files, more)).failure(status));
        assert!(told.contains(expected), "{told}");
    }
    // The same file twice is one assessor, and said.
    let files = ["amina.yaml", "amina.yaml", "ben.yaml"];
    let outcome = folder.thrive(&args("agreement", &files, &[])).run();
    assert!(outcome.stderr.contains("same content") && outcome.stdout.contains("Both agree on 4 of 5"), "{outcome}");
}

#[test]
fn the_agenda_in_every_format() {
    let folder = five();
    for ending in ["md", "html", "docx", "csv", "json"] {
        let name = format!("agenda.{ending}");
        folder.thrive(&args("agreement", &FILES, &["-o", &name])).result();
        let text = text_of(&folder, &name);
        assert!(text.contains("1a.D1"), "{name}: {text}");
        if matches!(ending, "md" | "html" | "docx") {
            for words in ["What to talk about", "We ask early.", "How the areas are rated", "Percent agreement"] {
                assert!(text.contains(words), "{name}: {words}");
            }
        }
        let there = folder.thrive(&args("agreement", &FILES, &["-o", &name])).failure(1);
        assert!(there.contains("is there already"), "{there}");
    }
}

/// All that a file says: of a Word document the text of all its parts.
fn text_of(folder: &Folder, name: &str) -> String {
    let bytes = std::fs::read(folder.path().join(name)).unwrap();
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        all.push_str(&part.name().unwrap());
        part.read_to_string(&mut all).unwrap();
    }
    all
}

/// Names and roles are texts from files.
#[test]
fn hostile_names() {
    let folder = five();
    for number in 0..3 {
        let name = format!("'<script>alert({number})</script> [here](https://x.example)'");
        let file = format!("{number}.yaml");
        folder.write(
            &file,
            answers(&name, "'=1+1'", "self", &format!("  1a: {{ticked: [{}]}}", ["E1", "E2", "M1"][number])),
        );
    }
    let files = ["0.yaml", "1.yaml", "2.yaml"];
    folder.thrive(&args("agreement", &files, &["-o", "agenda.html"])).result();
    let page = folder.read("agenda.html");
    assert!(!page.contains("<script>alert") && page.contains("alert(1)"), "{page}");
    folder.thrive(&args("agreement", &files, &["-o", "agenda.md"])).result();
    let text = folder.read("agenda.md");
    assert!(!text.contains("<script>") && !text.contains("[here](https"), "{text}");
    folder.thrive(&args("agreement", &files, &["--by-role", "-o", "agenda.csv"])).result();
    let rows = folder.read("agenda.csv");
    assert!(rows.contains("=1+1") && !rows.contains(",=1+1"), "{rows}");
}

/// One of ten assessors, with a name, a day and words of their own in every place that a file has. The last has answered an earlier
/// version of the framework, and something in it that there is no longer.
fn tenth(number: usize) -> String {
    let name = NAMES[number];
    let day = number + 10;
    let text = tenth_of_today(name, number);
    if number < 9 {
        return text;
    }
    let evidence = format!("Z9: [{{text: Gone, date: '2024-01-{day}', by: {name} Author}}], E1:");
    let unplaced = format!(
        "unplaced: {{1a.Y9: {{ticked: 'yes', evidence: [{{text: Lost, date: '2024-01-{day}', by: {name}}}]}}}}\n"
    );
    text.replace("version: '1'", "version: '0'").replace("E1:", &evidence).replace("ticked: [", "ticked: [Z9, ")
        + &unplaced
}

fn tenth_of_today(name: &str, number: usize) -> String {
    let day = number + 10;
    format!(
        "format: thrive-assessment/1
framework: {{id: small, version: '1'}}
about:
  title: Voices
  kind: {kind}
  executive_lead: {name} Lead
  contact: {name}@example.org
  assessors: [{{name: {name} Surname, role: {role}}}]
  started: '2024-03-{day}'
  updated: '2024-04-{day}'
  status: final
  signed_off: {{by: {name} Signer, date: '2024-05-{day}'}}
  previous: [{{file: {name}-before.yaml, updated: '2023-03-{day}', digest: '{digest}'}}]
areas:
  1a:
    ticked: [{ticked}]
    evidence: {{E1: [{{text: The minutes, date: '2024-01-{day}', by: {name} Author}}]}}
    notes: [{{text: Ask again, date: '2024-02-{day}', by: {name} Noter}}]
    {answers}
actions:
- {{id: 1, action: Write to them, responsible: {name} Doer, item: 1a.D2}}
",
        kind = ["self", "peer", "community"][number % 3],
        role = ["Staff", "Staff", "Resident", "Rare"][number % 4],
        ticked = ["E1", "E1, E2", "E1, E2, D1"][number % 3],
        digest = format!("{number}").repeat(12),
        answers = ["not_applicable: {M1: too early}", "unsure: [M1]"][number % 2],
    )
}

const NAMES: [&str; 10] = [
    "Quillon",
    "Zebedee",
    "Marigold",
    "Peregrine",
    "Thaddeus",
    "Ottoline",
    "Wilhelmina",
    "Ignatius",
    "Beatrix",
    "Fenwick",
];

/// Nothing that is written or printed says whose answers they are.
#[test]
fn ten_sources_that_nobody_can_tell() {
    let folder = five();
    std::fs::create_dir(folder.path().join("replies")).unwrap();
    let files: Vec<String> =
        (0..10).map(|number| format!("replies/{}-answers.yaml", NAMES[number].to_lowercase())).collect();
    let mut secrets: Vec<String> =
        vec!["replies".to_owned(), "-answers".to_owned(), "-before".to_owned(), "Surname".to_owned()];
    for (number, file) in files.iter().enumerate() {
        let text = tenth(number);
        folder.write(file, &text);
        secrets.push(NAMES[number].to_lowercase());
        secrets.push(Digest::of(text.as_bytes()).to_string().trim_start_matches("sha256:").to_owned());
        secrets.push(format!("{number}").repeat(12));
        let day = number + 10;
        for (year, month, long) in [
            (2024, 1, "January"),
            (2024, 2, "February"),
            (2024, 3, "March"),
            (2024, 4, "April"),
            (2024, 5, "May"),
            (2023, 3, "March"),
        ] {
            secrets.push(format!("{year}-{month:02}-{day}"));
            secrets.push(format!("{day} {long} {year}"));
            secrets.push(format!("{day} {} {year}", &long[..3]));
        }
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let turned: Vec<&str> = files.iter().rev().copied().collect();
    let mut all: Vec<(String, String)> = Vec::new();
    let mut keep = |what: &str, outcome: Outcome| {
        assert_eq!(outcome.status, 0, "{what}: {outcome}");
        all.push((what.to_owned(), outcome.to_string()));
    };
    // One of them twice.
    let given = [&files[..], &files[..1]].concat();
    keep("dry run", folder.thrive(&args("merge", &given, &["--anonymous", "--dry-run"])).run());
    let outcome = folder.thrive(&args("merge", &given, &["--anonymous", "-o", "group.yaml"])).run();
    assert!(said(&outcome.stderr).contains("Warning: names, file names and dates are left out, but the words that people wrote themselves stay as they are (2 notes, 1 piece of evidence and 1 action)"), "{outcome}");
    assert!(
        said(&outcome.stderr).contains("1 file has answers without a place in this version of the framework"),
        "{outcome}"
    );
    keep("merge", outcome);
    keep("as json", folder.thrive(&args("merge", &turned, &["--anonymous", "-o", "group.json"])).run());
    keep("turned", folder.thrive(&args("merge", &turned, &["--anonymous", "-o", "turned.yaml"])).run());
    assert_eq!(folder.read("group.yaml"), folder.read("turned.yaml"));
    for more in [&["--anonymous"] as &[&str], &["--by-role"], &["--anonymous", "--by-role"]] {
        for format in ["table", "markdown", "csv", "json"] {
            let run = |files: &[&str]| {
                folder.thrive(&args("agreement", files, &[more, &["--format", format]].concat())).run()
            };
            let (one, other) = (run(&files), run(&turned));
            assert_eq!(one.stdout, other.stdout, "{format}");
            keep(format, one);
        }
        for ending in ["md", "csv", "json", "html", "docx"] {
            let name = format!("agenda{}.{ending}", more.concat());
            keep(&name, folder.thrive(&args("agreement", &given, &[more, &["-o", &name]].concat())).run());
        }
    }
    // And what other commands make of the merged file.
    for (command, more) in
        [("summary", &[] as &[&str]), ("score", &["--explain", "1a"]), ("report", &["-o", "report.html"])]
    {
        keep(command, folder.thrive(&args(command, &["group.yaml"], more)).run());
    }
    for name in folder.names() {
        if ["group", "turned", "agenda", "report"].iter().any(|start| name.starts_with(start)) {
            all.push((name.clone(), text_of(&folder, &name)));
        }
    }
    assert!(all.len() > 40);
    for (what, text) in &all {
        let small = text.to_lowercase();
        for secret in &secrets {
            assert!(!small.contains(&secret.to_lowercase()), "{what} tells {secret}:\n{text}");
        }
    }
}
