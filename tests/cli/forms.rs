//! Forms go out blank and come back filled in: what is taken, what is told, and what is refused.

use insta::assert_snapshot;

use super::fixture::{Folder, repository};

/// A Markdown form of phase 1, as it is sent out.
fn blank(folder: &Folder) -> String {
    folder.thrive(&["form", "-o", "form.md", "--phase", "1", "--title", "Voices"]).run();
    folder.read("form.md")
}

/// The form with these statements ticked, and with lines in place of others.
fn filled(form: &str, ticked: &[&str], lines: &[(&str, &str)]) -> String {
    let mut form = form.to_owned();
    for id in ticked {
        let blank = format!("- [ ] {id} ");
        assert_eq!(form.matches(&blank).count(), 1, "{id}");
        form = form.replacen(&blank, &format!("- [x] {id} "), 1);
    }
    for (start, line) in lines {
        let found: Vec<String> = form.lines().filter(|line| line.starts_with(start)).map(str::to_owned).collect();
        assert_eq!(found.len(), 1, "{start}: {found:?}");
        form = form.replacen(&found[0], line, 1);
    }
    form
}

const NAME: &str = "- about/name";

fn by(name: &str) -> String {
    format!("- about/name Your name, or the names of all who answer together: {name}")
}

/// The answers of a file, from its areas on.
fn areas(folder: &Folder, name: &str) -> String {
    let text = folder.read(name);
    text.split_once("\nareas:\n").map(|(_, areas)| areas.to_owned()).unwrap_or_default()
}

/// A blank form is known as such, in every kind, and says which file is wanted.
#[test]
fn a_blank_form_is_no_answer() {
    let folder = Folder::new();
    for ending in ["html", "xlsx", "docx", "md"] {
        let form = format!("form.{ending}");
        folder.thrive(&["form", "-o", &form, "--area", "1a"]).run();
        let said = folder.thrive(&["import", &form, "-o", "answers.yaml"]).failure(1);
        assert!(said.contains("ask for the file that was filled in") || said.contains("“Save my answers”"), "{said}");
        assert!(!folder.path().join("answers.yaml").exists());
    }
}

#[test]
fn what_was_filled_in_is_taken_and_told() {
    let folder = Folder::new();
    let form = blank(&folder);
    let name = by("Amina Khan");
    let note = "1a/note Notes on this area: Ask the parents' group";
    let text =
        filled(&form, &["1a.E1", "1a.E2", "1b/answered", "1c/cannot-judge"], &[(NAME, &name), ("1a/note", note)]);
    let text = text.replacen("- [ ] 1a.D1 ", "- [~] 1a.D1 ", 1);
    folder.write("amina.md", &text);
    let outcome = folder.thrive(&["import", "amina.md", "-o", "amina.yaml"]).run();
    assert_snapshot!(outcome.stderr, @"
    amina.md: 1 of 4 areas answered, with 2 statements in place; 2 notes.

    1 area could not be judged, and is not assessed: 1c.

    1 area stays open, since something in it is unclear: 1a.

    1 area is untouched, and so not assessed: 1d. With --blank-means-no it counts as
    gone through, with nothing in place.

    1 thing was not taken, since it is unclear or lacks something:
      line 62 (1a.D1)  “[~]”: it is neither an x nor a blank

    Wrote amina.yaml.
    Go on with what is open: `thrive assess amina.yaml`
    ");
    // The form has an id that no other has.
    let saved = folder.read("amina.yaml");
    let (_, id) = saved.split_once("  form:\n    id: ").unwrap();
    let id = id.lines().next().unwrap();
    assert!(id.len() == 12 && form.contains(id), "{id}");
    assert_snapshot!(saved.replace(id, "ID"), @"
    format: thrive-assessment/1
    framework:
      id: ics-engagement
      version: '2026.11'
    about:
      title: Voices
      kind: self
      assessors:
      - name: Amina Khan
      scope:
      - '1'
      started: '2026-11-21'
      updated: '2026-11-21'
      status: draft
      form:
        id: ID
    areas:
      1a:
        open: developing
        ticked:
        - E1
        - E2
        notes:
        - text: Ask the parents' group
        parked:
        - item: D1
          text: '“[~]”: it is neither an x nor a blank (line 62)'
      1b: {}
      1c:
        open: emerging
        notes:
        - text: We can't judge this area.
    ");
    // A trial says the same, and writes nothing.
    let tried = folder.thrive(&["import", "amina.md", "--dry-run"]).run();
    assert!(outcome.stderr.starts_with(&tried.stdout), "{}\n{}", outcome.stderr, tried.stdout);
    let there = folder.thrive(&["import", "amina.md", "-o", "amina.yaml"]).failure(1);
    assert!(there.contains("amina.yaml is there already"), "{there}");
    // Whoever knows that everything was gone through can say so.
    folder.thrive(&["import", "amina.md", "-o", "all.yaml", "--blank-means-no"]).run();
    assert!(areas(&folder, "all.yaml").contains("  1d: {}\n"), "{}", folder.read("all.yaml"));
}

/// Of one person's answers on one form the newer are taken; parts that were answered apart are joined; the answers of two people to one
/// question are not.
#[test]
fn several_files() {
    let folder = Folder::new();
    let form = blank(&folder);
    let (amina, ben) = (by("Amina"), by("Ben"));
    folder.write("first.md", filled(&form, &["1a.E1"], &[(NAME, &amina)]));
    folder.write("second.md", filled(&form, &["1a.E1", "1a.E2"], &[(NAME, &amina)]));
    folder.write("other.md", filled(&form, &["1b.E1"], &[(NAME, &ben)]));
    folder.write("same.md", filled(&form, &["1a.E3"], &[(NAME, &ben)]));
    folder.thrive(&["import", "second.md", "other.md", "-o", "joined.yaml"]).run();
    let joined = folder.read("joined.yaml");
    assert!(joined.contains("  1a:\n    ticked:\n    - E1\n    - E2\n  1b:\n    ticked:\n    - E1\n"), "{joined}");
    assert!(
        joined.contains("- name: Amina\n") && joined.contains("- name: Ben\n") && joined.contains("- file: other.md\n")
    );
    let two = folder.thrive(&["import", "second.md", "same.md", "-o", "x.yaml"]).failure(1);
    assert!(two.contains("second.md and same.md both answer 1a"), "{two}");
    // Neither says when it was saved, so nothing tells which is the newer but that one holds the other.
    for files in [["first.md", "second.md"], ["second.md", "first.md"]] {
        let outcome = folder.thrive(&["import", files[0], files[1], "-o", "one.yaml", "--force"]).run();
        let told = outcome.stderr.replace('\n', " ");
        assert!(told.contains("those of second.md are taken"), "{told}");
        assert!(areas(&folder, "one.yaml").contains("- E2"), "{}", folder.read("one.yaml"));
    }
    folder.write("changed.md", filled(&form, &["1a.E2", "1a.D1"], &[(NAME, &amina)]));
    let differ = folder.thrive(&["import", "second.md", "changed.md", "-o", "x.yaml"]).failure(1);
    assert!(differ.contains("one person's answers on one form") && differ.contains("1a"), "{differ}");
}

/// Parts begin on different days, and not everybody gives them a title.
#[test]
fn parts_have_one_title_and_the_earliest_day() {
    let folder = Folder::new();
    let part = |title: &str, day: u8, area: &str| {
        format!(
            "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{title: '{title}', started: \
             2026-05-0{day}}}\nareas: {{{area}: {{ticked: [E1]}}}}\n"
        )
    };
    // What a form is called to which nobody gives a title.
    let untitled = "Addressing health inequalities through engagement with people and communities";
    folder.write("a.yaml", part(untitled, 2, "1a")).write("b.yaml", part("Voices", 1, "1b"));
    for (more, title) in [(&[][..], "Voices"), (&["--title", "Carers"], "Carers")] {
        let args = [&["import", "a.yaml", "b.yaml", "-o", "joined.yaml", "--force"], more].concat();
        let outcome = folder.thrive(&args).run();
        assert!(outcome.status == 0 && !outcome.stderr.contains("says otherwise"), "{outcome}");
        let joined = folder.read("joined.yaml");
        assert!(
            joined.contains(&format!("title: {title}\n")) && joined.contains("started: '2026-05-01'\n"),
            "{joined}"
        );
    }
    // Two titles that people gave differ.
    folder.write("a.yaml", part("Hearts", 2, "1a"));
    let outcome = folder.thrive(&["import", "a.yaml", "b.yaml", "-o", "joined.yaml", "--force"]).run();
    assert!(outcome.stderr.contains("the title.") && !outcome.stderr.contains("the first day"), "{outcome}");
}

/// Nobody knows whether people without a name are one: their parts are joined, and their answers to one area are not.
#[test]
fn people_without_a_name() {
    let folder = Folder::new();
    let form = blank(&folder);
    folder.write("a.md", filled(&form, &["1a.E1"], &[]));
    folder.write("b.md", filled(&form, &["1a.E1", "1a.E2"], &[]));
    folder.write("c.md", filled(&form, &["1b.E1"], &[]));
    let both = folder.thrive(&["import", "a.md", "b.md", "-o", "x.yaml"]).failure(1);
    assert!(both.contains("a.md and b.md both answer 1a"), "{both}");
    folder.thrive(&["import", "a.md", "c.md", "-o", "joined.yaml"]).run();
    assert!(areas(&folder, "joined.yaml").contains("  1b:\n    ticked:\n    - E1\n"));
}

/// What the older of two copies says beyond the newer is no matter of ticks alone; and what parts say differently about the whole is told.
#[test]
fn what_would_be_lost_is_told() {
    let folder = Folder::new();
    let form = blank(&folder);
    let (amina, organisation) = (by("Amina"), "- about/organisation Organisation or partnership: Northmoor");
    let lines = [(NAME, amina.as_str()), ("- about/organisation", organisation)];
    folder.write("older.md", filled(&form, &["1a.E1", "1b/answered"], &lines));
    folder.write("newer.md", filled(&form, &["1a.E1", "1a.E2"], &[(NAME, &amina)]));
    let refused = folder.thrive(&["import", "older.md", "newer.md", "-o", "x.yaml"]).failure(1);
    assert!(refused.contains("one person's answers") && refused.contains("1b"), "{refused}");
    let ben = by("Ben");
    let other = "- about/organisation Organisation or partnership: Southmoor";
    folder.write("ben.md", filled(&form, &["1c.E1"], &[(NAME, &ben), ("- about/organisation", other)]));
    let outcome = folder.thrive(&["import", "older.md", "ben.md", "-o", "both.yaml"]).run();
    assert!(
        outcome
            .stderr
            .replace('\n', " ")
            .contains("ben.md says otherwise than what came before it, which stands: the organisation."),
        "{}",
        outcome.stderr
    );
    // An area that one can't judge, and the other has answered, is answered.
    folder.write("unsure.md", filled(&form, &["1a.E1", "1b/cannot-judge"], &[(NAME, &amina)]));
    folder.write("sure.md", filled(&form, &["1b.E1"], &[(NAME, &ben)]));
    folder.thrive(&["import", "unsure.md", "sure.md", "-o", "judged.yaml"]).run();
    assert!(areas(&folder, "judged.yaml").contains("  1b:\n    ticked:\n    - E1\n"), "{}", folder.read("judged.yaml"));
}

/// A form that has lost its own line still has its keys; one whose line is of a later version is no publication.
#[test]
fn a_form_whose_own_line_is_lost() {
    let folder = Folder::new();
    folder.thrive(&["form", "-o", "form.md", "--title", "Voices"]).run();
    let form = filled(&folder.read("form.md"), &["1a.E1", "1b.E1"], &[]);
    let without: String = form.split_inclusive('\n').filter(|line| !line.contains("thrive-form/1")).collect();
    folder.write("headless.md", without);
    folder.thrive(&["import", "headless.md", "-o", "headless.yaml"]).run();
    assert_eq!(areas(&folder, "headless.yaml"), "  1a:\n    ticked:\n    - E1\n  1b:\n    ticked:\n    - E1\n");
    // Of a statement's or of an area's.
    folder.write("area.md", form.lines().find(|line| line.contains("1a/answered")).unwrap().replace("[ ]", "[x]"));
    folder.thrive(&["import", "area.md", "-o", "area.yaml"]).run();
    assert_eq!(areas(&folder, "area.yaml"), "  1a: {}\n");
    folder.write("later.md", form.replace("thrive-form/1", "thrive-form/2"));
    let said = folder.thrive(&["import", "later.md", "-o", "x.yaml"]).failure(1);
    assert!(said.contains("a form whose own line can't be read") && said.contains("later version of thrive"), "{said}");
}

/// Untouched means no in the same way whichever kind of file the answers came in.
#[test]
fn blank_means_no_everywhere() {
    let folder = Folder::new();
    let note = "1b/note Notes on this area: to be asked";
    let marked = ["1a.E1", "1c/cannot-judge", "1d/does-not-apply"];
    folder.write("form.md", filled(&blank(&folder), &marked, &[("1b/note", note)]));
    folder.thrive(&["import", "form.md", "-o", "first.json"]).run();
    for from in ["form.md", "first.json"] {
        let outcome = folder.thrive(&["import", from, "-o", "all.yaml", "--blank-means-no", "--force"]).run();
        assert!(
            outcome.stderr.contains("2 of 4 areas answered") && !outcome.stderr.contains("--blank"),
            "{}",
            outcome.stderr
        );
    }
}

/// What the web form saves is an assessment file with the form's id; its text in a mail is the same.
#[test]
fn answers_of_the_web_form() {
    let folder = Folder::new();
    let json = r#"{"format": "thrive-assessment/1", "framework": {"id": "ics-engagement", "version": "2026.11"},
        "about": {"title": "Voices", "kind": "community", "assessors": [{"name": "Amina", "role": "resident"}], "scope": ["1"],
        "started": "2026-11-20", "updated": "2026-11-20", "status": "draft",
        "form": {"id": "4c1f", "saved": "2026-11-20T14:03:00+00:00", "saves": 2}},
        "areas": {"1a": {"ticked": ["E1"], "unsure": ["D1"]}}}"#;
    folder.write("answers.json", json);
    let mail = format!(
        "Hello,\r\n> -----BEGIN THRIVE ANSWERS-----\r\n> {}\r\n> -----END THRIVE ANSWERS-----\r\nAmina",
        json.replace('\n', "\r\n> ")
    );
    folder.write("mail.txt", mail);
    folder.thrive(&["import", "answers.json", "-o", "file.yaml"]).run();
    folder.thrive(&["import", "mail.txt", "-o", "mail.yaml"]).run();
    assert_eq!(folder.read("file.yaml"), folder.read("mail.yaml"));
    assert!(
        folder
            .read("file.yaml")
            .contains("  form:\n    id: 4c1f\n    saved: '2026-11-20T14:03:00+00:00'\n    saves: 2\n")
    );
    assert!(folder.thrive(&["score", "answers.json"]).run().stdout.contains("1a"));
    // The line at which answers begin can stand in a note, and two people's answers in a mail.
    let marked = json.replace(r#""unsure": ["D1"]"#, r#""notes": [{"text": "-----BEGIN THRIVE ANSWERS-----"}]"#);
    folder.write("marked.json", marked);
    folder.thrive(&["import", "marked.json", "-o", "marked.yaml"]).run();
    folder.write("two.txt", format!("{0}\n{0}", folder.read("mail.txt")));
    let two = folder.thrive(&["import", "two.txt", "-o", "two.yaml"]).failure(1);
    assert!(two.contains("has answers in it more than once"), "{two}");
    folder.thrive(&["form", "-o", "form.html", "--area", "1a"]).run();
    folder.write("page.html", format!("<?xml version=\"1.0\"?>\n{}", folder.read("form.html")));
    assert!(folder.thrive(&["import", "page.html", "--dry-run"]).failure(1).contains("is the form itself"));
}

/// A form for an earlier version of the framework is brought over to the one in use, and what was reworded since is said.
#[test]
fn a_form_of_an_earlier_version() {
    let folder = Folder::new();
    let form = filled(&blank(&folder), &["1a.E1"], &[]).replace("version=2026.11", "version=2025.02");
    folder.write("early.md", form);
    folder.thrive(&["import", "early.md", "-o", "early.yaml"]).run();
    let text = folder.read("early.yaml");
    assert!(text.contains("version: '2026.11'") && text.contains("- E1"), "{text}");
    let later = folder.read("early.md").replace("version=2025.02", "version=2099.01");
    folder.write("later.md", later);
    let said = folder.thrive(&["import", "later.md", "-o", "later.yaml"]).failure(1);
    assert!(said.contains("later version of the framework"), "{said}");
    folder.write("other.md", folder.read("early.md").replace("framework=ics-engagement", "framework=befriending"));
    let said = folder.thrive(&["import", "other.md", "-o", "other.yaml"]).failure(1);
    assert!(said.contains("form for the framework befriending"), "{said}");
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let folder = Folder::new();
    for (name, bytes, said) in [
        ("old.doc", &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"[..], "save it as .docx or .xlsx"),
        ("form.rtf", b"{\\rtf1 x}", "RTF files lose ticks"),
        ("form.pdf", b"%PDF-1.7", "a PDF is a picture of it"),
        ("scan.png", b"\x89PNG\r\n\x1a\n", "type its answers in"),
        ("notes.txt", b"Minutes of May\n", "is no form with answers in it"),
        ("broken.docx", b"PK\x03\x04rest", "a damaged one"),
        ("empty.md", b"", "is no form with answers in it"),
    ] {
        folder.write(name, bytes);
        let told = folder.thrive(&["import", name, "-o", "x.yaml"]).failure(1);
        assert!(told.contains(said), "{name}: {told}");
    }
    assert!(!folder.path().join("x.yaml").exists());
}

#[test]
fn slips_of_the_keyboard() {
    let folder = Folder::new();
    for (args, said) in [
        (&["form", "-o", "form.doc"] as &[&str], "did you mean form.docx?"),
        (&["form", "-o", "form"], "end its name in .xlsx, .docx, .html or .md"),
        (&["form", "-o", "form.md", "--checkboxes"], "--checkboxes is for Excel forms"),
        (&["form", "-o", "form.md", "--title", " "], "nothing stands after --title"),
        (&["import", "x.md"], "-o FILE"),
        (&["import", "x.md", "-o", "x.docx"], "did you mean x.yaml?"),
    ] {
        let told = folder.thrive(args).failure(2);
        assert!(told.contains(said), "{args:?}: {told}");
    }
}

/// The example in the README is a form of ours as a resident filled it in.
#[test]
fn the_filled_in_example() {
    let folder = Folder::new();
    folder.write("filled-in-form.md", std::fs::read(repository().join("examples/filled-in-form.md")).unwrap());
    let outcome = folder.thrive(&["import", "filled-in-form.md", "-o", "resident.yaml"]).run();
    assert!(outcome.stderr.contains("2 of 4 areas answered"), "{}", outcome.stderr);
}
