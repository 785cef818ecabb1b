//! What of an assessment stands in a report, and what may not: nobody is named in public, and hostile text stays text. Reports
//! are read back with the libraries of others.

use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};
use thrive::input::line_feeds;
use thrive::safe::{one_line, readable, visible};

use super::fixture::Folder;
use super::reports::{ENDINGS, markdown, report};

/// The words of a Word file: the texts of its main part, a line for each paragraph.
fn words_of_docx(bytes: &[u8]) -> String {
    use quick_xml::events::Event;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut words, mut in_text) = (String::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => in_text = tag.name().as_ref() == "w:t",
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => words.push('\n'),
            Event::End(tag) => {
                in_text = false;
                if tag.name().as_ref() == "w:p" {
                    words.push('\n');
                }
            }
            Event::Text(text) if in_text => words.push_str(&text),
            Event::GeneralRef(name) if in_text => words.push_str(match name.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "#39" => "'",
                other => panic!("&{other};"),
            }),
            Event::Eof => return words,
            _ => {}
        }
    }
}

/// The texts of an Excel file, a line for each cell.
fn words_of_xlsx(bytes: &[u8]) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut words = String::new();
    for (name, sheet) in book.worksheets() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(.., formula)| formula.is_empty()), "a formula on {name}");
        for (.., cell) in sheet.used_cells() {
            if let Data::String(text) = cell {
                words.push_str(text);
                words.push('\n');
            }
        }
    }
    words
}

/// The words of Markdown as a forge would show them. Nothing in it may come alive.
fn words_of_markdown(text: &str) -> String {
    let mut words = String::new();
    // All that changes nothing but looks is left out.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::InlineHtml(tag) => {
                assert_eq!(&*tag, "<br>");
                words.push('\n');
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)) => {
                panic!("{tag:?} came alive")
            }
            Event::Start(_) => {}
            other => panic!("{other:?} came alive"),
        }
    }
    words
}

/// A text as it stands in the source of a web page.
fn escaped_html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// Words with every run of blanks as one.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a spreadsheet may take a cell for a formula, by how it starts. Says nothing of the program's own list: this is what
/// OWASP names on its page "CSV Injection" (equals, plus, minus, at, tab, carriage return, line feed, and the full-width symbols
/// that spreadsheets set to Chinese or Japanese read as the same), and NUL, which its Application Security Verification Standard
/// adds in requirement 1.2.10.
fn is_formula(cell: &str) -> bool {
    let starts =
        ["=", "+", "-", "@", "\u{9}", "\u{d}", "\u{a}", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}", "\u{0}"];
    starts.iter().any(|start| cell.starts_with(start))
}

/// A text as it has to stand in a CSV file: with an apostrophe before it, as OWASP advises, if it would be a formula.
fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The cells of tidy rows. None of them may start a formula.
fn cells_of_csv(bytes: &[u8]) -> Vec<String> {
    let rows = csv::Reader::from_reader(bytes).into_records().map(Result::unwrap);
    let cells: Vec<String> = rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(!cells.iter().any(|cell| is_formula(cell)), "{cells:?}");
    cells
}

/// Everything in an assessment that can name a person.
const NAMES: [&str; 8] =
    ["Nan Assessor", "Leo Lead", "Sig Ner", "Evi Dence", "Res Ponsible", "Acc Ountable", "Con Sulted", "Inf Ormed"];
/// What is for the team's eyes, and can name people too.
const INNER: [&str; 9] = [
    "our own paper trail",
    "a note among us",
    "nans-round.yaml",
    "ask Ian first",
    "Olu is away",
    "9z.Q9",
    "our word to Una",
    "7 of 9 say yes, 2 say no",
    "Kit doubts it",
];
/// What the file and its folder are called.
const PLACES: [&str; 2] = ["ada-obi", "adas-file"];

/// All that a file holds: its parts one after another, if it is an archive.
fn everything_in(bytes: &[u8], ending: &str) -> String {
    if !["docx", "xlsx"].contains(&ending) {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for part in 0..archive.len() {
        archive.by_index(part).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

#[test]
fn nobody_is_named_in_public() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("ada-obi")).unwrap();
    folder.write(
        "ada-obi/adas-file.yaml",
        "format: thrive-assessment/1
framework: {id: ics-engagement, version: '2026.11'}
about:
  title: Named
  executive_lead: Leo Lead
  assessors: [{name: Nan Assessor, role: lead}]
  status: final
  signed_off: {by: Sig Ner, on: 2026-11-01}
  previous: {file: nans-round.yaml}
  sources: [{file: nans-round.yaml, assessors: [Nan Assessor]}]
areas:
  1a:
    ticked: [E1]
    not_applicable: {E2: ask Ian first}
    evidence: {E1: [{text: our own paper trail, by: Evi Dence, serves: [our word to Una]}]}
    votes: {E1: {yes: 7, no: 2}}
    parked: [{item: E1, text: Kit doubts it}]
    notes: [{text: a note among us, by: Evi Dence}]
  1b: {excluded: Olu is away}
actions:
- {id: 1, item: 1a.E3, action: Meet them, responsible: Res Ponsible, accountable: Acc Ountable, consulted: [Con Sulted], informed: [Inf Ormed], status: open}
unplaced: {9z.Q9: {ticked: true}}
",
    );
    for ending in ENDINGS {
        let public = everything_in(&report(&folder, "ada-obi/adas-file.yaml", "public", ending), ending);
        for secret in NAMES.iter().chain(&INNER).chain(&PLACES) {
            assert!(!public.contains(secret), "{secret} stands in the public {ending}");
        }
    }
    for ending in ["html", "docx", "xlsx", "md"] {
        let team = everything_in(&report(&folder, "ada-obi/adas-file.yaml", "team", ending), ending);
        for said in NAMES.iter().chain(&INNER) {
            assert!(team.contains(said), "{said} is missing for the team in {ending}");
        }
        assert!(!team.contains("ada-obi"), "the folder stands in {ending}");
    }
}

/// The h, m and c families: what a page, a forge or a spreadsheet would obey.
const HOSTILE: [&str; 33] = [
    "<script>window.pwn=1</script>",
    "\"><img src=x onerror=window.pwn=1>",
    "</script><script>window.pwn=1</script>",
    "<!--<script>",
    "</title><script>window.pwn=1</script>",
    "</textarea><script>window.pwn=1</script>",
    "' onmouseover=window.pwn=1 x='",
    "javascript:window.pwn=1",
    "</style><script>window.pwn=1</script>",
    "]]>",
    "{{7*7}} ${7*7}",
    "a\u{2028}b",
    "red;}body{display:none}",
    "| pipe | and\nanother line |",
    "[x](javascript:window.pwn=1) ![y](http://127.0.0.1:9/x.png)",
    "<img src=http://127.0.0.1:9/y>",
    "```\nfence\n```",
    "# no heading\n- [ ] no list\n---\n1. no number",
    "<!-- no comment",
    "=1+1",
    "+1",
    "-1+cmd",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "a\r=1\u{7}+1",
    "＝1+1",
    "a\",\"=1+1",
    "a;=1+1",
    "=HYPERLINK(\"http://127.0.0.1:9/\",\"x\")",
    "=cmd|'/C calc'!A0",
];

/// A text with its number at the end, so that no other one passes for it.
fn marked((number, text): (usize, &&str)) -> String {
    format!("{text} §{number}§")
}

/// An assessment that says one text wherever it says what it is about, and all texts in evidence, notes and actions.
fn hostile(about: &str) -> String {
    let said = json!(about);
    let texts = || HOSTILE.iter().enumerate().map(marked);
    let remarks: Vec<Value> = texts().map(|text| json!({"text": text, "by": text})).collect();
    let actions: Vec<Value> = (1..)
        .zip(texts())
        .map(|(id, text)| json!({"id": id, "action": text, "responsible": text, "status": "open"}))
        .collect();
    json!({
        "format": "thrive-assessment/1",
        "framework": {"id": "ics-engagement", "version": "2026.11"},
        "about": {
            "title": said, "organisation": said, "organisation_code": said, "place": said, "executive_lead": said, "assessors": [{"name": said, "role": said}],
        },
        "areas": {
            "1a": {
                "ticked": ["E1"], "not_applicable": {"E2": said}, "evidence": {"E1": remarks}, "notes": remarks,
            },
            "1b": {"excluded": said},
        },
        "actions": actions,
    })
    .to_string()
}

#[test]
fn hostile_text_stays_text_in_every_kind() {
    let folder = Folder::new();
    // A file's texts are read without blanks round them, and with line feeds for rare line ends.
    let read = |text: &str| line_feeds(text).trim().to_owned();
    for about in [
        "<script>window.pwn=1</script>",
        "| pipe | and\nanother line |",
        "# no heading\n- [ ] no list",
        "=1+1",
        "</title>",
    ] {
        folder.write("hostile.json", hostile(about));
        // In running text line feeds are blanks; what can't be seen is shown.
        let is_kept = |words: &str, kind: &str, escape: fn(&str) -> String| {
            let words = folded(words);
            let texts = HOSTILE.iter().enumerate().map(|text| (marked(text), 5)).chain([(about.to_owned(), 8)]);
            for (text, times) in texts {
                let shown = escape(&folded(&readable(&read(&text))));
                let found = words.matches(&shown).count();
                assert!(found >= times, "{text:?} stands {found} times in {kind}, not {times}:\n{words}");
            }
        };
        is_kept(&words_of_markdown(&markdown(&folder, "hostile.json", "team")), "md", str::to_owned);
        is_kept(&words_of_docx(&report(&folder, "hostile.json", "team", "docx")), "docx", str::to_owned);
        is_kept(&words_of_xlsx(&report(&folder, "hostile.json", "team", "xlsx")), "xlsx", str::to_owned);
        let page = String::from_utf8(report(&folder, "hostile.json", "team", "html")).unwrap().replace("<br>", " ");
        is_kept(&page, "html", escaped_html);
        for (tag, times) in [("<script", 0), ("<img", 0), ("<style", 1), ("<title", 1)] {
            assert_eq!(page.matches(tag).count(), times, "{tag}");
        }
        let json: Value = serde_json::from_slice(&report(&folder, "hostile.json", "team", "json")).unwrap();
        assert_eq!(json["assessment"]["title"], read(about));
        let csv = report(&folder, "hostile.json", "team", "csv");
        assert!(cells_of_csv(&csv).contains(&guarded(&read(about))), "{about:?} in csv");
    }
}

#[test]
fn hostile_actions_stay_text_in_lists_and_plans() {
    let folder = Folder::new();
    folder.write("hostile.json", hostile("Hostile"));
    let read = |text: &str| line_feeds(text).trim().to_owned();
    let list = |format: &str| folder.thrive(&["actions", "list", "hostile.json", "--format", format]).result();
    let words = folded(&words_of_markdown(&list("markdown")));
    let args = ["actions", "list", "hostile.json", "-o", "list.csv"];
    assert_eq!(folder.thrive(&args).run().status, 0);
    let cells = cells_of_csv(folder.read("list.csv").as_bytes());
    // What is passed on to a program has no apostrophes.
    let passed_on = list("csv");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(passed_on.as_bytes()).into_records().flatten().collect();
    let json: Value = serde_json::from_str(&list("json")).unwrap();
    for (place, text) in HOSTILE.iter().enumerate().map(|text| (text.0, read(&marked(text)))) {
        assert!(words.matches(&folded(&readable(&text))).count() >= 2, "{text:?}:\n{words}");
        assert!(cells.iter().filter(|cell| **cell == guarded(&text)).count() >= 2, "{text:?} in csv");
        assert!(rows[place].iter().any(|cell| cell == text), "{text:?} in {:?}", rows[place]);
        assert_eq!(json["actions"][place]["action"], text);
    }
    // The plan names the open actions for an item that is missing.
    for (id, text) in (1..).zip(&HOSTILE) {
        let args = ["actions", "edit", "hostile.json", &id.to_string(), "--item", "1a.E3"];
        assert_eq!(folder.thrive(&args).run().status, 0, "{text:?}");
    }
    folder.thrive(&["set", "hostile.json", "1a", "--answered"]).run();
    let plan = folded(&words_of_markdown(&folder.thrive(&["plan", "hostile.json", "--format", "markdown"]).result()));
    for text in HOSTILE.iter().enumerate().map(|text| read(&marked(text))) {
        assert!(plan.contains(&folded(&readable(&text))), "{text:?}:\n{plan}");
    }
}

/// Every text is the organisation, its code, its place and the title of one assessment, and where the system allows it the name of
/// its file and of one that can't be read.
#[cfg(unix)]
fn hostile_folder() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    for text in HOSTILE.iter().enumerate().map(marked) {
        folder.write(&hostile_name(&text, "json"), hostile(&text));
        folder.write(&hostile_name(&text, "yaml"), "format: thrive-assessment/1\n");
        // The same content again is told by the names of both files.
        folder.write(&hostile_name(&text, "JSON"), hostile(&text));
    }
    folder
}

#[cfg(unix)]
fn hostile_name(text: &str, ending: &str) -> String {
    format!("in/{}.{ending}", text.replace(['/', '\0'], ""))
}

/// What a portfolio writes into a file of this name, although some files can't be read; and what it says of these.
#[cfg(unix)]
fn portfolio(folder: &Folder, more: &[&str], out: &str) -> (Vec<u8>, String) {
    let outcome = folder.thrive(&[&["portfolio", "in", "-o", out], more].concat()).run();
    assert_eq!(outcome.status, 1, "{outcome}");
    (std::fs::read(folder.path().join(out)).unwrap(), outcome.stderr)
}

#[cfg(unix)]
#[test]
fn hostile_assessments_stay_text_in_a_portfolio() {
    let folder = hostile_folder();
    let read = |text: &str| line_feeds(text).trim().to_owned();
    let by_place = ["--by", "place"];
    let text = |out: &str| String::from_utf8(portfolio(&folder, &by_place, out).0).unwrap();
    let page = text("p.html").replace("<br>", " ");
    let pages = [
        ("md", words_of_markdown(&text("p.md"))),
        ("txt", text("p.txt")),
        ("docx", words_of_docx(&portfolio(&folder, &by_place, "p.docx").0)),
        ("xlsx", words_of_xlsx(&portfolio(&folder, &by_place, "p.xlsx").0)),
        ("html", page.clone()),
    ];
    for (kind, words) in pages {
        let words = folded(&words);
        for text in HOSTILE.iter().enumerate().map(marked) {
            let shown = match kind {
                "txt" => folded(&visible(&read(&text))),
                "html" => escaped_html(&folded(&readable(&read(&text)))),
                _ => folded(&readable(&read(&text))),
            };
            // On the map, and as a group; a workbook also has its title, its code, and its file.
            let times = if kind == "xlsx" { 5 } else { 2 };
            assert!(words.matches(&shown).count() >= times, "{text:?} in {kind}:\n{words}");
        }
    }
    for (tag, times) in [("<script", 0), ("<img", 0), ("<style", 1), ("<title", 1)] {
        assert_eq!(page.matches(tag).count(), times, "{tag}");
    }
    let json: Value = serde_json::from_str(&text("p.json")).unwrap();
    let listed = json["assessments"].as_array().unwrap();
    for text in HOSTILE.iter().enumerate().map(marked).map(|text| read(&text)) {
        assert!(listed.iter().any(|one| one["organisation"] == text && one["place"] == text), "{text:?}");
    }
}

#[cfg(unix)]
#[test]
fn hostile_assessments_stay_text_in_tidy_rows() {
    let folder = hostile_folder();
    let read = |text: &str| line_feeds(text).trim().to_owned();
    for rows in ["items", "areas", "evidence", "actions"] {
        let args = ["--rows", rows, "--texts"];
        let cells = cells_of_csv(portfolio(&folder, &args, &format!("{rows}.csv")).0.as_slice());
        let lines = String::from_utf8(portfolio(&folder, &args, &format!("{rows}.jsonl")).0).unwrap();
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        #[cfg(feature = "parquet")]
        let parquet = {
            let name = format!("{rows}.parquet");
            portfolio(&folder, &args, &name);
            super::portfolio::of_parquet(&folder.path().join(name))
        };
        for marked in HOSTILE.iter().enumerate().map(marked) {
            let (text, file) = (read(&marked), hostile_name(&marked, "JSON"));
            for said in [&text, &file] {
                assert!(cells.contains(&guarded(said)), "{said:?} in the {rows} of CSV");
            }
            let is_this = |line: &&Value| {
                line["file"] == file && ["title", "organisation", "place"].iter().all(|key| line[key] == text)
            };
            assert!(lines.iter().any(|line| is_this(&line)), "{text:?} in the {rows} of JSON lines");
            #[cfg(feature = "parquet")]
            assert!(parquet.iter().any(|row| row[0] == file && row[1..5].iter().all(|cell| *cell == text)), "{text:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_that_cannot_be_read_stay_on_their_line() {
    let folder = hostile_folder();
    folder.write("in/\u{202e}lmay\u{1b}]0;t\u{7}\nerror: all is well.yaml", "format: thrive-assessment/1\n");
    let (_, said) = portfolio(&folder, &["--rows", "areas"], "p.csv");
    assert!(said.contains("in/<U+202E>lmay<U+001B>]0;t<U+0007> error: all is well.yaml has 1 problem"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{said}");
    for text in HOSTILE.iter().enumerate().map(marked) {
        let name = one_line(&hostile_name(&text, "yaml"));
        assert!(said.contains(&format!("{name} has 1 problem")), "{name:?}:\n{said}");
    }
}
