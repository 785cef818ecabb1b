//! `thrive portfolio`: folders of assessments as one picture.

use super::fixture::{Folder, program};

/// An assessment file of an organisation, with the levels below one ticked in area 1c.
fn assessment(organisation: &str, title: &str, updated: &str, more: &str) -> String {
    format!(
        "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2025.02'}}\nabout:\n  title: {title}\n  organisation: \
         {organisation}\n  updated: {updated}\n  scope: [1c]\n{more}"
    )
}

/// Answers for area 1c, which has three statements at Emerging: all of them, or none.
const ALL_EMERGING: &str = "areas: {1c: {ticked: [E1, E2, E3]}}\n";
const NOTHING: &str = "areas: {1c: {}}\n";

/// A folder of two organisations with two rounds of one, and of things that are no assessments.
fn folder() -> Folder {
    let folder = Folder::new();
    for inner in ["north", "south", ".hidden"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
    }
    folder
        .write("north/2025.yaml", assessment("Northmoor", "Voices", "2025-11-01", NOTHING))
        .write("north/2026.yaml", assessment("Northmoor", "Voices", "2026-11-01", ALL_EMERGING))
        .write(
            "north/2026 (Ada's conflicted copy 2026-11-02).yaml",
            assessment("Northmoor", "Voices", "2026-11-02", NOTHING),
        )
        .write("south/a.yml", assessment("Southmoor", "Carers", "2026-10-01", NOTHING))
        .write(".hidden/b.yaml", assessment("Hidden", "Hidden", "2026-10-01", NOTHING))
        .write("notes.txt", "nothing of ours")
        .write("ci.yaml", "name: ci\n");
    folder
}

#[test]
fn a_folder_as_one_picture() {
    let shown = folder().thrive(&["portfolio", "."]).result();
    for line in [
        "2 assessments count here, of 2 organisations: the latest round of each.",
        "Both are drafts. Brought over to version 2026.11 of the framework: 2 made with",
        "0 of 3 ticks in rated areas have evidence.",
        "1 assessment is compared with the round before. Its areas: 1 up, 25 without a",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let plain = folder().thrive(&["portfolio", ".", "--plain"]).result();
    for line in [
        "1c Resources\n     Not yet Emerging: 1\n     Emerging: 1\n",
        "Northmoor\n     Check: o o 1 o",
        "Southmoor\n     Check: o o 0 o",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    let left_out = plain[plain.find("What does not count").unwrap()..].split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = "What does not count Earlier rounds 1: north/2025.yaml Conflict copies, which may hold answers of their own 1: \
                    north/2026 (Ada's conflicted copy 2026-11-02).yaml (beside north/2026.yaml) Files that are no assessments 1 Each assessment Each mark stands for one area,";
    assert!(left_out.starts_with(expected), "{plain}");
}

#[test]
fn a_day_in_the_past_and_every_round() {
    let folder = folder();
    let then = folder.thrive(&["portfolio", ".", "--as-of", "31 December 2025", "--format", "json"]).result();
    let then: serde_json::Value = serde_json::from_str(&then).unwrap();
    assert_eq!(then["assessments"].as_array().unwrap().len(), 1);
    assert_eq!(then["assessments"][0]["file"], "north/2025.yaml");
    assert_eq!(then["left_out"]["later"].as_array().unwrap().len(), 2);
    let all = folder.thrive(&["portfolio", ".", "--all-rounds", "--format", "json"]).result();
    let all: serde_json::Value = serde_json::from_str(&all).unwrap();
    assert_eq!(all["assessments"].as_array().unwrap().len(), 3);
    assert_eq!(all["overall"]["ratings"]["none"], 2);
    let before = folder.thrive(&["portfolio", ".", "--as-of", "2020-01-01"]).result();
    assert!(before.contains("No assessment counts here on 1 January 2020."), "{before}");
    assert!(!before.contains("Each assessment"), "{before}");
}

#[test]
fn what_cannot_be_read_is_told_at_the_end_and_stops_nothing() {
    let folder = folder();
    folder.write("broken.yaml", "format: thrive-assessment/1\nabout: {title: x}\n");
    let outcome = folder.thrive(&["portfolio", ".", "gone.yaml", "--format", "json"]).run();
    assert_eq!(outcome.status, 1);
    let record: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(record["assessments"].as_array().unwrap().len(), 2);
    assert_eq!(
        outcome.stderr,
        "broken.yaml has 1 problem, so nothing was done with it\n  line 1, framework.id: id is missing\n    add id: and a text\nthere is no \
         file gone.yaml\n  check the name and the folder you are in\nerror: 2 files or folders could not be read, and the result is without \
         what is in them\n  to see all that is wrong with one: `thrive score FILE`\n"
    );
}

#[test]
fn other_frameworks_are_told() {
    let folder = Folder::new();
    folder.example("befriending-2026.yaml").example("research-network-2026.yaml");
    let shown = folder.thrive(&["portfolio", ".", "--plain"]).result();
    assert!(shown.contains("Of another framework, befriending"), "{shown}");
    std::fs::remove_file(folder.path().join("research-network-2026.yaml")).unwrap();
    assert_eq!(
        folder.thrive(&["portfolio", "."]).failure(1),
        "error: there is no assessment of the framework ics-engagement; there are some of befriending\n  pass the file of one of them with \
         --framework FILE\n"
    );
    std::fs::remove_file(folder.path().join("befriending-2026.yaml")).unwrap();
    assert_eq!(
        folder.thrive(&["portfolio", "."]).failure(1),
        "error: there is no assessment in what was named\n  name a folder with .yaml or .json files of assessments in it, or the files\n"
    );
    // A copy is none that counts, and is told.
    folder
        .write("a.yaml", "name: ci\n")
        .write("a.sync-conflict-20261120-101500-ABCDEFG.yaml", assessment("A", "B", "2026-11-01", NOTHING));
    let shown = folder.thrive(&["portfolio", ".", "--plain"]).result();
    assert!(shown.contains("No assessment counts here.") && shown.contains("Conflict copies"), "{shown}");
}

/// Every output is the same however many cores there are and in whatever order files are ready.
#[test]
fn many_files_give_the_same_result_each_time_and_rank_nobody() {
    let folder = Folder::new();
    for number in 0..300 {
        let answers = if number % 3 == 0 { ALL_EMERGING } else { NOTHING };
        let file = assessment(&format!("Body {number:03}"), "Voices", "2026-11-01", answers);
        folder.write(&format!("{:03}.yaml", 999 - number), file);
    }
    let json = || folder.thrive(&["portfolio", ".", "--format", "json"]).result();
    let first = json();
    assert_eq!(first, json());
    let record: serde_json::Value = serde_json::from_str(&first).unwrap();
    let names = |record: &serde_json::Value| -> Vec<String> {
        record["assessments"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&record), (0..300).map(|number| format!("Body {number:03}")).collect::<Vec<_>>());
    let area = record["areas"].as_array().unwrap().iter().find(|area| area["id"] == "1c").unwrap();
    assert_eq!((&area["ratings"]["none"], &area["ratings"]["emerging"]), (&200.into(), &100.into()));
    let shown = folder.thrive(&["portfolio", "."]).result();
    assert!(shown.contains("300 assessments are too many for a screen."), "{shown}");
    let sorted = folder.thrive(&["portfolio", ".", "--sort", "ratings", "--format", "markdown", "-o", "p.md"]).run();
    assert_eq!(sorted.status, 0, "{sorted}");
    let page = folder.read("p.md");
    assert!(page.find("| Body 298 |").unwrap() < page.find("| Body 000 |").unwrap());
    assert!(page.contains("Those with the most areas at the lowest rating come first."));
}

#[test]
fn files_to_hand_on() {
    let folder = folder();
    for (name, start) in
        [("p.html", "<!doctype html>"), ("p.docx", "PK"), ("p.xlsx", "PK"), ("p.md", "# Portfolio: "), ("p.json", "{")]
    {
        let outcome = folder.thrive(&["portfolio", ".", "--by", "organisation", "-o", name]).run();
        assert_eq!((outcome.status, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, "", ""), "{name}");
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.to_ascii_lowercase().starts_with(start.to_lowercase().as_bytes()), "{name}");
    }
    let page = folder.read("p.md");
    assert!(page.contains("## By organisation") && page.contains("| **Northmoor**: 1 assessment |"), "{page}");
    // The results of earlier runs are no assessments.
    let shown = folder.thrive(&["portfolio", ".", "--plain"]).result();
    let told = shown.split("Files that are no assessments").nth(1).unwrap();
    assert_eq!(told.trim_start().split('\n').next(), Some("2"), "{shown}");
    let message = folder.thrive(&["portfolio", ".", "-o", "p.html"]).failure(1);
    assert!(message.starts_with("error: p.html is there already"), "{message}");
    // They may be written over in the folder that is read, and assessments may not.
    let first = folder.read("p.json");
    let again = |name: &str| folder.thrive(&["portfolio", ".", "--by", "organisation", "-o", name, "--force"]).run();
    assert_eq!((again("p.json").status, folder.read("p.json")), (0, first));
    folder.write("a.json", r#"{"format": "thrive-assessment/1"}"#);
    assert!(again("a.json").stderr.starts_with("error: a.json is the file that was read"), "{}", again("a.json"));
}

/// The columns of item rows without names and texts, as they are published.
const ITEM_COLUMNS: &str = "file,organisation,organisation_code,place,title,kind,viewpoint,timing,assessment_status,updated,framework,\
                            framework_version,threshold,phase,area,level,level_rank,item,state,met,evidence,evidence_latest,area_status,\
                            area_rank,area_rating";

/// A folder with two examples, which have evidence and actions, and their rows as other commands print them.
fn examples() -> Folder {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml").example("neighbourhood-assets-2026.yaml");
    folder
}

/// The rows of a CSV table, the header first.
fn table(csv: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn rows_are_those_of_each_file_without_and_with_texts() {
    let folder = examples();
    for (rows, command, texts) in [("items", "score", 3), ("areas", "summary", 2)] {
        let mut expected = table(
            &folder
                .thrive(&[command, "neighbourhood-assets-2026.yaml", "research-network-2026.yaml", "--format", "csv"])
                .run()
                .stdout,
        );
        let with_texts = folder.thrive(&["portfolio", ".", "--rows", rows, "--texts"]).result();
        assert_eq!(table(&with_texts), expected);
        for row in &mut expected {
            row.truncate(row.len() - texts);
        }
        let without = folder.thrive(&["portfolio", ".", "--rows", rows]).result();
        assert_eq!(table(&without), expected);
        if rows == "items" {
            assert_eq!(without.lines().next(), Some(ITEM_COLUMNS));
            assert_eq!(folder.thrive(&["portfolio", ".", "--format", "csv"]).result(), without);
        }
    }
}

#[test]
fn evidence_and_actions_have_rows() {
    let folder = Folder::new();
    let more = "areas:\n  1c:\n    ticked: [E1, E2]\n    evidence:\n      E1: [{text: Minutes, date: 2026-01-02, by: Ada, serves: [a, b]}, \
                {text: '=1+1'}]\nactions:\n  - {id: 7, item: 1c.D1, action: Ask, responsible: Ada, due: 2026-11-20}\n  - {id: 8, \
                action: Rest, status: done, due: 2026-11-20}\n";
    folder.write("a.yaml", assessment("Northmoor", "Voices", "2026-11-01", more));
    let evidence = table(&folder.thrive(&["portfolio", ".", "--rows", "evidence", "--texts"]).result());
    let source = ["a.yaml", "Northmoor", "", "", "Voices", "", "", "", "", "2026-11-01", "ics-engagement"];
    assert!(evidence.iter().skip(1).all(|row| row.starts_with(&source.map(str::to_owned))));
    let ends =
        |table: &[Vec<String>], from: usize| -> Vec<String> { table.iter().map(|row| row[from..].join("|")).collect() };
    let statement = &evidence[1][23];
    assert_eq!(
        ends(&evidence, 13),
        [
            "phase|area|level|level_rank|item|number|date|serves|phase_name|area_name|statement|by|evidence".to_owned(),
            format!("1|1c|emerging|1|1c.E1|1|2026-01-02|a; b|Check|Resources|{statement}|Ada|Minutes"),
            format!("1|1c|emerging|1|1c.E1|2|||Check|Resources|{statement}||=1+1"),
        ]
    );
    let actions = table(&folder.thrive(&["portfolio", ".", "--rows", "actions"]).result());
    assert_eq!(
        ends(&actions, 13),
        [
            "phase|area|item|id|status|due|horizon|overdue",
            "1|1c|1c.D1|7|open|2026-11-20||true",
            "|||8|done|2026-11-20||false",
        ]
    );
    let texts = table(&folder.thrive(&["portfolio", ".", "--rows", "actions", "--texts"]).result());
    assert_eq!(
        texts[0][21..].join("|"),
        "phase_name|area_name|statement|action|responsible|accountable|consulted|informed"
    );
    // People open a file in a spreadsheet, which must take no text for a formula.
    let written = folder.thrive(&["portfolio", ".", "--rows", "evidence", "--texts", "-o", "rows.csv"]).run();
    assert_eq!((written.status, written.stderr.as_str()), (0, ""));
    assert!(folder.read("rows.csv").starts_with("\u{feff}file,") && folder.read("rows.csv").contains(",'=1+1\n"));
}

/// The same rows as JSON lines and as Parquet, value by value.
#[test]
fn every_format_of_rows_says_the_same() {
    let folder = examples();
    for rows in ["items", "areas", "evidence", "actions"] {
        let csv = table(&folder.thrive(&["portfolio", ".", "--rows", rows, "--texts"]).result());
        let lines = folder.thrive(&["portfolio", ".", "--rows", rows, "--texts", "--format", "jsonl"]).result();
        let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(csv.len() > 1, "{rows}");
        assert_eq!(lines.len(), csv.len() - 1, "{rows}");
        for (line, row) in lines.iter().zip(&csv[1..]) {
            let said = |column: &String| match &line[column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(csv[0].iter().map(said).collect::<Vec<_>>(), *row);
            assert_eq!(line.as_object().unwrap().len(), row.len());
        }
        #[cfg(feature = "parquet")]
        {
            let name = format!("{rows}.parquet");
            assert_eq!(folder.thrive(&["portfolio", ".", "--rows", rows, "--texts", "-o", &name]).result(), "");
            assert_eq!(of_parquet(&folder.path().join(name)), csv[1..]);
        }
    }
}

/// The rows of a Parquet file, each value as CSV has it.
#[cfg(feature = "parquet")]
pub fn of_parquet(path: &std::path::Path) -> Vec<Vec<String>> {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let reader = SerializedFileReader::new(std::fs::File::open(path).unwrap()).unwrap();
    let value = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bool(flag) => flag.to_string(),
        Field::Long(number) => number.to_string(),
        Field::Date(days) => (jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*days)).to_string(),
        other => panic!("{other}"),
    };
    let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap);
    rows.map(|row| row.get_column_iter().map(|(_, field)| value(field)).collect()).collect()
}

#[test]
fn rows_of_what_counts_are_written_although_a_file_is_broken() {
    let folder = folder();
    folder.write("broken.yaml", "format: thrive-assessment/1\n");
    let outcome = folder.thrive(&["portfolio", ".", "--rows", "areas"]).run();
    assert_eq!(outcome.status, 1);
    assert!(outcome.stderr.ends_with("`thrive score FILE`\n"), "{outcome}");
    let rows = table(&outcome.stdout);
    let mut files: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    files.dedup();
    assert_eq!(files, ["north/2026.yaml", "south/a.yml"]);
    // Areas that nobody has assessed have rows, too.
    assert_eq!(rows.len(), 1 + 2 * 26);
    let all = folder.thrive(&["portfolio", "north", "south", "--rows", "areas", "--all-rounds"]).run();
    assert_eq!((table(&all.stdout).len(), all.status), (1 + 3 * 26, 0));
    // Rows have no place for what does not count.
    assert_eq!(
        all.stderr,
        "What does not count:\n  Conflict copies, which may hold answers of their own\n                              1: north/2026 (Ada's conflicted copy\n                              2026-11-02).yaml (beside north/2026.yaml)\n\n"
    );
    let csv = folder.thrive(&["portfolio", "north", "--format", "csv"]).run();
    assert!(csv.stderr.contains("\n  Earlier rounds") && csv.stderr.contains("1: north/2025.yaml\n"), "{csv}");
    let none = folder.thrive(&["portfolio", "south", "--rows", "areas", "--as-of", "2020-01-01"]).run();
    assert!(none.stderr.starts_with("No assessment counts.\n") && none.stderr.contains("1: south/a.yml\n"), "{none}");
}

/// A share that isn't there must not cost the result of the day before.
#[test]
fn where_nothing_can_be_read_nothing_is_written() {
    let folder = folder();
    folder.write("kept.csv", "as it was");
    let gone = folder.thrive(&["portfolio", "nroth", "--rows", "items", "-o", "kept.csv", "--force"]).failure(1);
    assert_eq!(gone, "error: there is no file or folder nroth\n  did you mean north?\n");
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    folder.write("empty/one.yaml", "").write("empty/two.json", "\0\0\n");
    let several = folder.thrive(&["portfolio", "empty", "-o", "kept.csv", "--force"]).failure(1);
    assert!(
        several.ends_with("error: none of the 2 files and folders could be read, so there is no result\n  to see all that is wrong with one: `thrive score FILE`\n"),
        "{several}"
    );
    assert!(several.contains("one.yaml") && several.contains("older copy") && several.contains("NUL"), "{several}");
    assert_eq!(folder.read("kept.csv"), "as it was");
    // What can't be replaced is not offered for it.
    #[cfg(unix)]
    {
        let device =
            folder.thrive(&["portfolio", "south", "-o", "/dev/null", "--rows", "items", "--format", "csv"]).failure(1);
        assert!(device.contains("not a regular file") && !device.contains("--force"), "{device}");
    }
}

/// Two files stay two, whatever their names.
#[cfg(unix)]
#[test]
fn names_that_are_no_text_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    for (name, title) in [(b"caf\xe8.yaml", "One"), (b"caf\xe9.yaml", "Two")] {
        std::fs::write(folder.path().join(OsStr::from_bytes(name)), assessment(title, title, "2026-11-01", NOTHING))
            .unwrap();
    }
    let rows = table(&folder.thrive(&["portfolio", ".", "--rows", "areas"]).result());
    assert_eq!((rows[1][0].as_str(), rows[27][0].as_str()), ("caf\\xE8.yaml", "caf\\xE9.yaml"));
}

/// A system's limit on the size of files is an error like others, and leaves nothing behind.
#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files() {
    let folder = folder();
    let limited = format!("ulimit -f 1; exec '{}' portfolio south --rows items -o rows.csv", program());
    let outcome = std::process::Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.code() == Some(1) && said.contains("rows.csv could not be saved: "), "{said}");
    assert!(!folder.names().iter().any(|name| name.contains("rows.csv")), "{:?}", folder.names());
}

#[test]
fn options_that_do_not_go_together() {
    let folder = examples();
    for (args, said) in [
        (
            &["--rows", "items", "-o", "x.html"][..],
            "error: --rows is for tidy rows, and another kind of result is asked for\n",
        ),
        (&["--texts"], "error: --texts is for tidy rows, and another kind of result is asked for\n"),
        (
            &["--rows", "items", "--by", "place"],
            "error: --by is for the picture; tidy rows have what they can be grouped by in their columns\n",
        ),
        (
            &["--rows", "items", "--sort", "name"],
            "error: --sort is for people who read the picture; data come in an order of their own\n",
        ),
        (&["--sort", "ratings", "-o", "x.json"], "error: --sort is for people who read the picture; "),
        (
            &["-o", "x.pdf"],
            "error: a portfolio is not written as .pdf\n  write a web page (.html), open it and print it to PDF\n",
        ),
        (
            &["-o", "x.yaml"],
            "error: a portfolio is not written as .yaml\n  end its name in .html, .docx, .xlsx, .md, .txt, .json, .csv, .jsonl or \
             .parquet, or pass --format\n",
        ),
    ] {
        let message = folder.thrive(&[&["portfolio", "."], args].concat()).failure(2);
        assert!(message.starts_with(said), "{message}");
    }
    assert_eq!(folder.names(), ["neighbourhood-assets-2026.yaml", "research-network-2026.yaml"]);
}

/// Every column is explained, in the section of its table or among those that every row begins with.
#[test]
fn the_columns_of_rows_are_those_of_the_documentation() {
    let folder = examples();
    let text = std::fs::read_to_string(super::fixture::repository().join("docs/data.md")).unwrap();
    let section = |title: &str| {
        let (_, rest) = text.split_once(&format!("## {title}\n")).unwrap_or_else(|| panic!("{title}"));
        rest.split("\n## ").next().unwrap().to_owned()
    };
    // What stands first in each row of the table, and after it what stands between backticks in the line about texts.
    let named = |section: &str| -> Vec<String> {
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        let texts = section.lines().filter_map(|line| line.strip_prefix("With `--texts`: "));
        let texts = texts.flat_map(|line| line.split('`').skip(1).step_by(2)).filter(|name| *name != "; ");
        rows.chain(texts).map(str::to_owned).collect()
    };
    let first = named(&section("The columns that every row begins with"));
    for rows in ["items", "areas", "evidence", "actions"] {
        let header = &table(&folder.thrive(&["portfolio", ".", "--rows", rows, "--texts"]).result())[0];
        let own = named(&section(&format!("`--rows {rows}`")));
        let expected = [first.clone(), vec!["phase".to_owned(), "area".to_owned()], own].concat();
        assert_eq!(*header, expected, "{rows}");
    }
}
