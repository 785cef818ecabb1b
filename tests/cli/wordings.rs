//! Wording packs: what people read is the pack's, wherever they read it, and nothing that is rated changes.

use insta::assert_snapshot;
use serde_json::Value;
use thrive::framework::{self, wording};

use super::fixture::Folder;

/// A pack in CSV for the bundled framework, with the texts that `reword` makes of an id and its place in the framework.
fn pack(reword: impl Fn(usize, &wording::Original) -> Option<String>) -> String {
    let mut text = "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,2026.11\n".to_owned();
    for (number, original) in wording::originals(&framework::bundled()).iter().enumerate() {
        if let Some(words) = reword(number, original) {
            text += &format!("{},\"{}\"\n", original.id, words.replace('"', "\"\""));
        }
    }
    text
}

/// All that the program says about a framework: an interview through every area with its explanation, every table, every area
/// explained and shown, in every format.
fn everything_said(folder: &Folder, options: &[&str]) -> String {
    let mut answers = "Sample\n\n\n\n\n1\n\n\n\n".to_owned();
    for _ in 0..26 {
        // Help and explanation at the first list, a tick at each level, and something that does not apply at the last.
        answers += "?\nm\n\n1\n1\n1\n1\n\n";
    }
    let run = |args: &[&str]| {
        let outcome = folder.thrive(&[args, options].concat()).stdin(answers.clone()).run();
        assert_eq!(outcome.status, 0, "{args:?}: {outcome}");
        outcome.stdout + &outcome.stderr
    };
    let mut said = run(&["assess", "f.yaml", "--plain"]);
    for format in ["table", "markdown", "csv", "json"] {
        said += &run(&["score", "f.yaml", "--format", format]);
        said += &run(&["summary", "f.yaml", "--format", format]);
        said += &run(&["framework", "show", "--format", format]);
        for area in framework::bundled().areas() {
            said += &run(&["score", "f.yaml", "--explain", &area.id, "--format", format]);
            said += &run(&["framework", "show", "--area", &area.id, "--format", format]);
        }
    }
    said
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A framework whose every text is `Q1Q`, `Q2Q`, …, under a pack in which they are `W1W`, `W2W`, …: no Q is ever seen.
#[test]
fn no_text_of_the_framework_escapes_the_pack() {
    let folder = Folder::new();
    let unmistakable = wording::read_csv(pack(|number, _| Some(format!("Q{number}Q"))).as_bytes()).wording.unwrap();
    let framework = wording::lay(framework::bundled(), &unmistakable).unwrap();
    folder.write("own.json", serde_json::to_string(&framework::to_file(&framework)).unwrap());
    let mut words = "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,2026.11\n".to_owned();
    let originals = wording::originals(&framework);
    assert_eq!(originals.len(), 719);
    for (number, original) in originals.iter().enumerate() {
        assert!(original.text.starts_with('Q'), "{original:?}");
        words += &format!("{},W{number}W\n", original.id);
    }
    folder.write("words.csv", words);
    let said = everything_said(&folder, &["--framework", "own.json", "--wording", "words.csv"]);
    let escaped = said.lines().find(|line| {
        line.split(|mark: char| !mark.is_alphanumeric())
            .any(|word| word.len() > 2 && word.starts_with('Q') && word.ends_with('Q'))
    });
    assert_eq!(escaped, None);
    // What can be seen at all is seen in the pack's words.
    for (number, original) in originals.iter().enumerate() {
        let is_shown = said.contains(&format!("W{number}W"));
        // Roles are for actions, and the source's own title stands nowhere but in its file.
        assert!(is_shown || original.id.starts_with("role.") || original.id == "source-title", "{original:?}");
    }
}

/// The official wording, say, pasted into a pack for all 280 items: those words are seen, and the others nowhere.
#[test]
fn all_items_in_other_words() {
    let folder = Folder::new();
    let is_item = |id: &str| id.split('.').count() == 2;
    let words = |id: &str| format!("Statement {id}, in words of our own; \"quoted\", with a comma");
    folder.write("words.csv", pack(|_, original| is_item(&original.id).then(|| words(&original.id))));
    let said = normal(&everything_said(&folder, &["--wording", "words.csv"]));
    let bundled = framework::bundled();
    let items: Vec<_> = wording::originals(&bundled).into_iter().filter(|original| is_item(&original.id)).collect();
    assert_eq!(items.len(), 280);
    for item in &items {
        assert!(!said.contains(&normal(&item.text)), "{}", item.id);
        assert!(said.contains(&normal(&words(&item.id))), "{}", item.id);
    }
    // The rest stays as it was, and so do the ratings.
    assert!(said.contains("Identifying stakeholders") && said.contains("Not yet Emerging"));
    let card = |options: &[&str]| folder.thrive(&[&["score", "f.yaml", "--format", "json"], options].concat()).result();
    assert_eq!(card(&["--wording", "words.csv"]), card(&[]));
}

/// A pack for the program's own words is told from one for the framework's, and a text without its places is not used.
#[test]
fn a_pack_for_the_programs_own_words() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    let texts = "{words.public.found: Beth a welsom, words.public.draft: 'Drafft {x}.', words.public.took-part.one: Un person.}";
    folder.write(
        "cy.yaml",
        format!("format: thrive-wording/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nlanguage: cy\ntexts: {texts}\n"),
    );
    let said = folder.thrive(&["framework", "wording", "check", "cy.yaml"]).result();
    let own = wording::own_originals(&framework::bundled()).len();
    assert!(
        said.starts_with(&format!(
            "cy.yaml is valid: a wording (cy), 0 of 719 texts of ics-engagement 2026.11, and 2 of {own} of the program's own words, 1 warning\n\
             cy.yaml: warning places: line 4, texts.words.public.draft: this text of words.public.draft has, and shouldn't, {{x}}, so it is \
             not used\n    keep what stands in braces as it is; the program says: This is a draft. It can still change.\n"
        )),
        "{said}"
    );
    let left = format!("{} texts of the program's own would stay in English: words.page.skip, ", own - 2);
    assert!(said.contains(&left), "{said}");
    folder
        .thrive(&[
            "report",
            "neighbourhood-assets-2026.yaml",
            "--for",
            "public",
            "--wording",
            "cy.yaml",
            "-o",
            "cy.html",
        ])
        .run();
    let page = folder.read("cy.html");
    // Two texts of many don't make it a Welsh page.
    assert!(
        page.contains("<html lang=\"en-GB\"")
            && page.contains("><span lang=\"cy\" dir=\"auto\">Beth a welsom</span></h2>"),
        "{page}"
    );
    assert!(page.contains("This is a draft. It can still change."));
    let new = folder.thrive(&["framework", "wording", "new", "--wording", "cy.yaml"]).result();
    let line = "words.public.found,the report for everyone: what was found,What we found,Beth a welsom";
    assert!(new.lines().any(|found| found == line), "{new}");
}

/// As a spreadsheet leaves it: semicolons, a byte order mark, Windows line ends, a line break in a cell, guards before formulas.
#[test]
fn packs_as_spreadsheets_write_them() {
    let head = "format;;;thrive-wording/1\r\nframework;;;ics-engagement\r\nversion;;;2026.11\r\nlanguage;;;cy\r\n";
    let text = format!(
        "\u{feff}ID;About;Original;Text\r\n{head}1a.E1;;;\"Rydym ni\r\n yn gwybod\"\r\n1a.E2;;;'=1+1\r\n1a.E3;;;\r\n;;;\r\n"
    );
    let folder = Folder::new();
    folder.write("cymraeg.CSV", text);
    let shown = folder.thrive(&["framework", "show", "--area", "1a", "--wording", "cymraeg.CSV"]).result();
    let shown: Vec<&str> = shown.lines().filter(|line| line.starts_with("  E")).collect();
    assert_eq!(&shown[..2], ["  E1  Rydym ni yn gwybod", "  E2  =1+1"]);
    assert!(shown[2].starts_with("  E3  We have gathered early insights"));
    let tabs = "id\ttext\nformat\tthrive-wording/1\nframework\tics-engagement\nversion\t2026.11\n1a.E1\tTabs, too\n";
    folder.write("tabs.csv", tabs);
    assert!(
        folder
            .thrive(&["framework", "show", "--area", "1a", "--wording", "tabs.csv"])
            .result()
            .contains("  E1  Tabs, too")
    );
}

/// As in files of every other kind: a text of 100,000 characters is read, and one more is a fault with its line.
#[test]
fn texts_of_a_pack_in_a_table_have_an_end() {
    let folder = Folder::new();
    let pack = |letters: usize| {
        let text = "é".repeat(letters);
        format!("id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,2025.02\n1a.E1,{text}\n")
    };
    let check = ["framework", "wording", "check", "pack.csv"];
    folder.write("pack.csv", pack(100_000));
    assert_eq!(folder.thrive(&check).run().status, 0);
    folder.write("pack.csv", pack(100_001));
    let checked = folder.thrive(&check).run();
    let said = "fault too-large: line 5: this text has 100001 characters, and at most 100000 are read\n";
    assert!(checked.status == 1 && checked.stdout.contains(said), "{checked}");
}

#[test]
fn a_pack_is_checked() {
    let folder = Folder::new();
    folder.write(
        "words.yaml",
        "format: thrive-wording/1\nframework: {id: ics-engagement, version: '2024.01'}\nname: Plain\nlanguage: en-GB\ntexts:\n  \
         1a.E1: We know everyone.\n  1a.E2: {original: We rang everyone., text: We have rung everyone.}\n  1a.E9: We fly.\n  1a.E3:\n",
    );
    let said = folder.thrive(&["framework", "wording", "check", "words.yaml"]).result();
    assert_snapshot!(said.lines().take(12).collect::<Vec<_>>().join("\n"), @"
    words.yaml is valid: Plain (en-GB), 2 of 719 texts of ics-engagement 2026.11, 2 warnings
    words.yaml: warning moved-on: line 7, texts.1a.E2: the framework's text of 1a.E2 has changed since this was written
        it said: We rang everyone.; it says now: We have made first contact with those who have a stake in this work, to give them details of what is coming up.
    words.yaml: warning unknown-text: line 8, texts.1a.E9: the framework has no text 1a.E9
        did you mean 1a.E3?
    717 texts of the framework would stay as they are:
      the framework itself: all 4
      levels: all 8
      phases: all 14
      1a: area.1a.name, area.1a.summary, area.1a.why, 1a.E3, 1a.D1, 1a.D2, 1a.D3, 1a.D4, 1a.M1, 1a.M2, 1a.M3, 1a.M4, 1a.T1, 1a.T2, 1a.T3, 1a.T4, 1a.T5, area.1a.evidence.1, area.1a.evidence.2, area.1a.evidence.3, area.1a.discuss.1, area.1a.discuss.2
      1b: all 20
      1c: all 20
    ");
    let record: Value = serde_json::from_str(
        &folder.thrive(&["framework", "wording", "check", "words.yaml", "--format", "json"]).result(),
    )
    .unwrap();
    let file = &record["files"][0];
    assert_eq!((file["kind"].as_str(), file["usable"].as_bool()), (Some("wording"), Some(true)));
    // All texts but the two that it has words for.
    assert_eq!(file["missing"].as_array().unwrap().len(), 717);
    let problems = file["problems"].as_array().unwrap().iter();
    let found: Vec<(u64, &str)> =
        problems.map(|problem| (problem["line"].as_u64().unwrap(), problem["code"].as_str().unwrap())).collect();
    assert_eq!(found, [(7, "moved-on"), (8, "unknown-text")]);
}

#[test]
fn a_pack_that_cannot_be_used() {
    let folder = Folder::new();
    for (name, text, expected) in [
        (
            "other.csv",
            "id,text\nformat,thrive-wording/1\nframework,own\nversion,1\n",
            "error: other.csv has 1 problem, so nothing was done with it\n  framework: this wording is for the framework own, and the one in use is ics-engagement\n    pass the file of own with --framework FILE\n",
        ),
        (
            "twice.csv",
            "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,1\n1a.E1,x\n1a.E1,y\n",
            "error: twice.csv has 1 problem, so nothing was done with it\n  line 6, 1a.E1: 1a.E1 stands here a second time\n    keep one of the two\n",
        ),
        (
            "list.csv",
            "name,surname\nAda,Obi\n",
            "error: list.csv has 1 problem, so nothing was done with it\n  line 1: there is no line with the columns id and text at the top\n    start from the file that `thrive framework wording new --format csv` writes\n",
        ),
        (
            "comma.csv",
            "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,1\n\n\n1a.E1,We listen, and we act\n",
            "error: comma.csv has 1 problem, so nothing was done with it\n  line 7: there are more cells in this line than columns at the top\n    put quotation marks round a text with the mark in it that separates cells\n",
        ),
        (
            "quote.csv",
            "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,1\n1a.E1,\"We listen\n1a.E2,We act\n",
            "error: quote.csv has 1 problem, so nothing was done with it\n  a quotation mark has no other half, so that lines run into each other\n    find a text that begins with one and doesn't end with one; inside a text it is written twice\n",
        ),
        (
            "columns.csv",
            "id,text,Text\rformat,thrive-wording/1,\rframework,ics-engagement,\rversion,,\r",
            "error: columns.csv has 2 problems, so nothing was done with it\n  line 1: there are two columns text\n    keep one of the two\n  line 4, framework.version: version is missing\n    add version: and a text\n",
        ),
        (
            "ansi.csv",
            "id,text\n1a.E1,caf\u{e9}\n",
            "error: ansi.csv has 1 problem, so nothing was done with it\n  line 2: byte 18 is not valid UTF-8\n    save it again as UTF-8 (in a spreadsheet: Save as, CSV UTF-8)\n",
        ),
        (
            "words.yaml",
            "format: thrive-wording/1\nframework: {id: ics-engagement, version: '1'}\ntexts: {1a.E1: [x], 1a.E2: {txt: y}}\nlanguage: plain English\ndirection: down\n",
            "error: words.yaml has 4 problems, so nothing was done with it\n  line 3, texts.1a.E1: a list stands here, where a text, or original and text should\n    write a text; one that starts with [ or { needs quotation marks\n  line 3, texts.1a.E2.txt: there is no key txt here\n    did you mean text?\n  line 4, language: plain English is not a language\n    write a language tag, such as en-GB, cy or ur\n  line 5, direction: direction can't be down\n    it can be ltr (from left to right) or rtl (from right to left)\n",
        ),
    ] {
        let bytes = if name == "ansi.csv" {
            text.replace('\u{e9}', "\u{1}").bytes().map(|byte| if byte == 1 { 0xe9 } else { byte }).collect()
        } else {
            text.as_bytes().to_vec()
        };
        folder.write(name, bytes);
        assert_eq!(folder.thrive(&["framework", "show", "--wording", name]).failure(1), expected, "{name}");
        let check = folder.thrive(&["framework", "wording", "check", name]).run();
        assert_eq!((check.status, check.stderr), (1, format!("error: {name} can't be used\n")));
    }
}

/// The framework has moved on: the texts that still fit are handed on, and those that have to be looked at again are empty.
#[test]
fn a_pack_is_started_and_started_again() {
    let folder = Folder::new();
    let said = folder.thrive(&["framework", "wording", "new", "-o", "words.csv"]).run().stderr;
    assert_eq!(
        said,
        "Wrote words.csv. Fill in the texts, then check it:\n  thrive framework wording check words.csv\n"
    );
    let blank = folder.read("words.csv");
    assert!(
        blank.starts_with("\u{feff}id,about,original,text\nformat,about this wording,,thrive-wording/1\n"),
        "{}",
        &blank[..200]
    );
    let line = |text: &str| text.lines().find(|line| line.starts_with("1c.E1,")).unwrap().to_owned();
    let original = line(&blank);
    assert!(original.ends_with(','), "{original}");
    let filled = blank
        .replace(&original, &format!("{original}We put money aside."))
        .replace("\n1c.E2,\"1c Resources, Emerging\",", "\n1c.E2,\"1c Resources, Emerging\",What it said before ")
        .replace("language,about this wording,,\n", "language,about this wording,,cy\n");
    assert_ne!(filled, blank);
    folder.write("words.csv", filled);
    folder.thrive(&["framework", "wording", "new", "-o", "next.csv", "--wording", "words.csv"]).run();
    assert_eq!(line(&folder.read("next.csv")), format!("{original}We put money aside."));
    assert!(folder.read("next.csv").contains("language,about this wording,,cy"));
    folder.thrive(&["framework", "wording", "new", "-o", "next.yaml", "--wording", "words.csv"]).run();
    assert!(folder.read("next.yaml").contains("    text: We put money aside.\n"));
    // Both forms say the same.
    let csv = wording::read_csv(folder.read("next.csv").as_bytes()).wording.unwrap();
    let yaml = wording::read(folder.read("next.yaml").as_bytes()).wording.unwrap();
    let texts = |pack: &wording::Wording| {
        pack.texts.iter().map(|(id, found)| (id.clone(), found.text.clone())).collect::<Vec<_>>()
    };
    assert_eq!((texts(&csv), &csv.language, &csv.credit), (texts(&yaml), &yaml.language, &yaml.credit));
}

/// The easy-read sample is used as it stands, and is up to date.
#[test]
fn the_easy_read_sample() {
    let folder = Folder::new();
    folder.example("easy-read-phase-1.csv");
    let said = folder.thrive(&["framework", "wording", "check", "easy-read-phase-1.csv"]).result();
    assert!(
        said.starts_with(
            "easy-read-phase-1.csv is valid: Easy read, phase 1 (en-GB), 101 of 719 texts of ics-engagement 2026.11\n"
        ),
        "{said}"
    );
    let items = framework::bundled().areas()[..4].iter().map(|area| area.items.len()).sum::<usize>();
    assert_eq!(
        (
            items,
            folder.read("easy-read-phase-1.csv").lines().filter(|line| line.as_bytes().first() == Some(&b'1')).count()
        ),
        (57, 57)
    );
}

/// A text that a pack rewords is of the pack's language, and no other: not the framework's, and not our own sentences. One text of
/// many doesn't turn the page either.
#[test]
fn each_text_is_in_the_language_of_where_it_comes_from() {
    let folder = Folder::new();
    folder.example("neighbourhood-assets-2026.yaml");
    let page = |language: &str, texts: &str| {
        let pack = format!(
            "format: thrive-wording/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nname: Part\n{language}\ntexts:\n{texts}"
        );
        folder.write("part.yaml", pack);
        let report = ["report", "neighbourhood-assets-2026.yaml", "--wording", "part.yaml", "-o", "r.html", "--force"];
        folder.thrive(&report).run();
        folder.read("r.html")
    };
    let welsh = page("language: cy", "  1a.E1: Rydym yn gwybod pwy yw pawb.\n");
    assert_eq!(welsh.matches("Rydym yn gwybod").count(), welsh.matches("lang=\"cy\"").count());
    assert!(welsh.contains("<span lang=\"cy\" dir=\"auto\">Rydym yn gwybod pwy yw pawb.</span>"), "{welsh}");
    let arabic = page("language: ar\ndirection: rtl", "  level.maturing.name: ناضج\n");
    assert!(arabic.contains("<html lang=\"en-GB\">"), "an Arabic name of a level turns no page");
    assert_eq!(arabic.matches("<span lang=\"ar\" dir=\"auto\">").count(), arabic.matches("lang=\"ar\" dir").count());
    assert!(!arabic.contains("lang=\"ar\" dir=\"auto\">E") && arabic.contains("lang=\"ar\" dir=\"auto\">ناضج</span>"));
    // A pack that doesn't say its language is in that of the framework.
    assert!(!page("author: us", "  1a.E1: We know everybody.\n").contains(" lang=\"\""));
}
