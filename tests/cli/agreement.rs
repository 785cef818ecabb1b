//! Where assessors agree and where not: the five of `merge.rs`, counted by hand.

use std::io::Read;

use insta::assert_snapshot;
use serde_json::{Value, json};
use thrive::assessment::digest;

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
    3 statements are seen differently. The most mixed come first, then those that
    decide a rating, then those in areas whose ratings lie furthest apart.
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
    │ 1a Reaching people │ not yet Emerging: Cyra, Efa; Emerging:   │ 2            │
    │                    │ Amina, Dev; Developing: Ben              │              │
    ╰────────────────────┴──────────────────────────────────────────┴──────────────╯

    Figures
    Percent agreement: 62.7 %. Of each statement that at least two answered with yes
    or no, this takes the share of pairs of assessors who say the same, and then the
    mean over these 5 statements.

    Krippendorff's alpha, which sets the agreement against chance (1 is full
    agreement, 0 is chance): statements, as yes or no, 0.267 (n = 5); ratings, by
    their order, 0.000 (n = 1 area).

    What decides a rating is judged by the rule majority: a statement is in place
    where more than half of those who say yes or no say yes. A level counts when
    all its statements, and all of every level below, are in place. Where no level
    counts, an area is not yet Emerging. Statements that do not apply are left out.
    ");
}

#[test]
fn data_of_five() {
    let folder = five();
    let read = |more: &[&str]| -> Value {
        serde_json::from_str(&folder.thrive(&args("agreement", &FILES, more)).result()).unwrap()
    };
    let item = |id: &str, counts: [usize; 3]| json!({"id": id, "ticked": counts[0], "not_ticked": counts[1], "not_applicable": counts[2]});
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
            item("1a.E1", [5, 0, 0]),
            item("1a.E2", [3, 2, 0]),
            item("1a.D1", [2, 2, 0]),
            item("1a.D2", [3, 2, 0]),
            item("1a.M1", [0, 4, 1]),
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
    phase,area,level,item,voices,role,assessors,ticked,not_ticked,unsure,not_applicable,not_assessed,agenda,decides,phase_name,area_name,statement
    1,1a,emerging,1a.E1,all,,5,5,0,0,0,0,,,Listen,Reaching people,We know whom to ask.
    1,1a,emerging,1a.E2,all,,5,3,2,0,0,0,2,true,Listen,Reaching people,We ask them.
    1,1a,developing,1a.D1,all,,5,2,2,1,0,0,1,true,Listen,Reaching people,We ask early.
    1,1a,developing,1a.D2,all,,5,3,2,0,0,0,3,false,Listen,Reaching people,We say what came of it.
    1,1a,maturing,1a.M1,all,,5,0,4,0,1,0,,,Listen,Reaching people,They set the agenda.
    ");
}

/// Two of the five are alone in their role: they are not shown, and nothing of all together is.
#[test]
fn by_role_nobody_can_be_told() {
    let folder = five();
    let shown = folder.thrive(&args("agreement", &FILES, &["--by-role"])).result();
    assert_snapshot!(shown, @"
    Where assessors agree, and where not: Voices
    These are the answers of five assessors, by role.

    By role
    One or two assessors are in no role that at least three have. Their answers are
    not shown, and neither is anything about all together, from which theirs could
    be worked out.

    Groups of at least three: Staff (3).
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
        json!({"id": "1a.E2", "ticked": 2, "not_ticked": 1, "not_applicable": 0})
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
        "1a.E1 We know whom to ask. In place: self-assessment (2). Not in place: community assessment (1).",
        "1a.E2 We ask them. In place: self-assessment (2). Not in place: community assessment (1).",
        "1a.M1 They set the agenda. In place: community assessment (1). Not in place: self-assessment (2).",
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
    assert!(shown.contains("it says little where nearly everything is ticked alike, as here."), "{shown}");
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
    let unplaced = format!("unplaced: {{1a.Y9: {{ticked: 'yes', evidence: [{{text: Lost, date: '2024-01-{day}', by: {name}}}]}}}}\n");
    text.replace("version: '1'", "version: '0'").replace("E1:", &evidence).replace("ticked: [", "ticked: [Z9, ") + &unplaced
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
        secrets.push(digest(text.as_bytes()).trim_start_matches("sha256:").to_owned());
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
