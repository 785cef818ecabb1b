use jiff::civil::date;

use super::*;
use crate::forms::Head;
use crate::forms::markdown;
use crate::forms::paper::{Block, Line, Piece};
use crate::framework::bundled;

fn read(text: &str) -> Filled {
    super::read(&markdown::read(text), &bundled())
}

fn marks(filled: &Filled) -> Vec<(String, Mark)> {
    let framework = bundled();
    let of_area = |(area, found): (&AreaIndex, &crate::forms::FilledArea)| {
        let marks: Vec<(String, Mark)> =
            found.marks.iter().map(|(item, mark)| (framework[*area].full_id(*item), mark.clone())).collect();
        marks
    };
    filled.areas.iter().flat_map(of_area).collect()
}

/// What is unclear without the lines that are missing, which a snippet of a form has many of.
fn unclear(filled: &Filled) -> Vec<(String, Option<String>, String)> {
    let framework = bundled();
    let listed = filled.unclear.iter().filter(|unclear| !unclear.why.contains("has no box"));
    listed
        .map(|unclear| (unclear.place.clone(), unclear.item.map(|item| framework.full_id(item)), unclear.found.clone()))
        .collect()
}

/// What one line says of a statement.
#[test]
fn lines_about_a_statement() {
    let yes = || Some(("1a.E1", Mark::Yes));
    let not = |reason: &str| Some(("1a.E1", Mark::DoesNotApply(reason.into())));
    for (line, expected) in [
        ("- [x] 1a.E1 Whatever stands here", yes()),
        ("- [x] 1A.e1", yes()),
        ("- [x] **1a.E1** text", yes()),
        ("- [x] 1a.E1: text", yes()),
        ("1a.E1 [x] text", yes()),
        ("x 1a.E1 text", yes()),
        ("☑ (1a.E1) text", yes()),
        ("yes 1a.E1", yes()),
        ("1a.E1 yes", yes()),
        ("1a.E1: Yes.", yes()),
        ("- [ ] 1a.E1 text", None),
        ("- [ ] 1a.E1 don't know", Some(("1a.E1", Mark::Unknown))),
        ("[?] 1a.E1 text", Some(("1a.E1", Mark::Unknown))),
        ("[no] 1a.E1 text", Some(("1a.E1", Mark::No))),
        ("no 1a.E1", Some(("1a.E1", Mark::No))),
        ("1a.E1 – don’t know", Some(("1a.E1", Mark::Unknown))),
        ("1a.E1 does not apply: no partners", not("no partners")),
        ("* 1a.E1 not applicable - no partners", not("no partners")),
        ("1a.E1 n/a", not("")),
    ] {
        let filled = read(line);
        let expected: Vec<(String, Mark)> = expected.map(|(id, mark)| (id.to_owned(), mark)).into_iter().collect();
        assert_eq!(marks(&filled), expected, "{line}");
        assert_eq!(unclear(&filled), [], "{line}");
    }
}

/// What is unclear is listed with its place, and its statement has no mark.
#[test]
fn what_is_unclear_is_listed() {
    let e1 = || Some("1a.E1".to_owned());
    for (text, item, found) in [
        ("- [x ] 1a.E1 text", e1(), "[x ]"),
        ("- [-] 1a.E1 text", e1(), "[-]"),
        ("- [✗] 1a.E1 text", e1(), "[✗]"),
        ("✗ 1a.E1 text", e1(), "✗"),
        ("1a.E1 partly", e1(), "partly"),
        ("1a.E1 No meeting of ours is held without it", e1(), "No meeting of ours is held without it"),
        ("- [x] 9z.E1 text", None, "9z.E1 text"),
        ("- [x] 1a.E9 text", None, "1a.E9 text"),
        ("9z/note text", None, "9z/note text"),
        ("- [x] something of our own", None, "something of our own"),
        ("- [ ] something of our own", None, "something of our own"),
        ("- [x] 1a/cannot-judge We can't judge this area. Ask Maria", None, "Ask Maria"),
        ("- [ ] 1a/does-not-apply This area does not apply to us. Why it does not apply: old", None, "old"),
        ("- [~] 1a/answered", None, "[~]"),
        ("1a/status: perhaps", None, "perhaps"),
    ] {
        let filled = read(text);
        assert_eq!(unclear(&filled), [("line 1".to_owned(), item, found.to_owned())], "{text}");
        assert_eq!(marks(&filled), [], "{text}");
    }
    let filled = read("- [x] 1a.E1 text\n\n1a.E1 don't know\n- [x] 1a.E1 again");
    assert_eq!(marks(&filled), []);
    assert_eq!(unclear(&filled), [("line 3".into(), e1(), "yes and don't know".into())]);
}

/// Whichever comes first, an area of which two things are said, or something unclear, has no status.
#[test]
fn two_things_said_of_an_area() {
    for (text, why) in [
        ("- [x] 1a/answered\n- [x] 1a/cannot-judge", "more than one thing is said of the area as a whole (area 1a)"),
        ("- [x] 1a/answered\n1a/status: perhaps", "it is none of what can be said of an area (area 1a)"),
        ("1a/status: perhaps\n- [x] 1a/answered", "it is none of what can be said of an area (area 1a)"),
        ("- [~] 1a/answered\n- [x] 1a/cannot-judge", "it is neither an x nor a blank (area 1a)"),
    ] {
        let filled = read(text);
        assert!(filled.areas.values().all(|area| area.status.is_none()) && filled.doubtful_areas.len() == 1, "{text}");
        let whys: Vec<&str> = filled.unclear.iter().map(|unclear| unclear.why.as_str()).collect();
        assert_eq!(whys, [why], "{text}");
    }
    let filled = read("- [x] 1a/answered\n- [ ] 1a/cannot-judge\n- [x] 1a/answered again");
    assert_eq!(filled.areas.values().next().unwrap().status, Some(AreaStatus::Answered));
}

/// However long the answers to one question are, the second is shown by its beginning, and the first isn't looked at again.
#[test]
fn a_second_answer_is_shown_by_its_beginning() {
    let long = "a".repeat(100_000);
    let filled = read(&format!("about/name Your name: {long}\nabout/name Your name: {long}b"));
    assert_eq!(filled.said.name, Some(long));
    assert_eq!(filled.unclear[0].found, format!("{}…", "a".repeat(60)));
}

/// Below “Add to a statement”, `E1` is the statement of that area, and what begins with none is not lost in silence.
#[test]
fn what_is_added_without_a_whole_id() {
    let form = "- [x] 1a.E1 text\n1a/note Notes on this area: x\n\n### Add to a statement\n\nE1 evidence: a poster\nD1 – don't know\nmy own words\n\n## 1b\n\nE1 evidence: none\n";
    let filled = read(form);
    let area = bundled().area("1a").unwrap().index;
    let found = &filled.areas[&area];
    assert_eq!(marks(&filled).len(), 2, "{:?}", marks(&filled));
    assert_eq!(found.evidence.values().flatten().map(|piece| piece.text.as_str()).collect::<Vec<_>>(), ["a poster"]);
    assert_eq!(unclear(&filled), [("line 8".into(), None, "my own words".into())]);
}

/// What was typed beside a statement is no part of it, and isn't lost in silence.
#[test]
fn text_beside_a_statement() {
    let framework = bundled();
    let text = &framework[framework.item("1a.E1").unwrap()].text;
    let filled = read(&format!("- [x] 1a.E1 {text} (Maria does this)"));
    assert_eq!(marks(&filled), [("1a.E1".to_owned(), Mark::Yes)]);
    assert_eq!(unclear(&filled), [("line 1".into(), None, "(Maria does this)".into())]);
    let filled = read(&format!("- [ ] 1a.E1 {text} – don’t know"));
    assert_eq!(marks(&filled), [("1a.E1".to_owned(), Mark::Unknown)]);
}

#[test]
fn evidence_and_what_is_said_besides() {
    let framework = bundled();
    let item = framework.item("1a.E1").unwrap();
    let filled = read(
        "1a.E1 evidence: minutes (2026-05-03)\n1a.E1 Evidence – list\n1a.E1 evidence:\n1a.D1 don't know: ask Maria",
    );
    let area = &filled.areas[&item.area];
    let told: Vec<_> = area.evidence[&item.item].iter().map(|remark| (remark.text.as_str(), remark.on)).collect();
    assert_eq!(told, [("minutes", Some(date(2026, 5, 3))), ("list", None)]);
    assert_eq!(area.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["1a.D1: ask Maria"]);
    assert_eq!(marks(&filled), [("1a.D1".to_owned(), Mark::Unknown)]);
}

#[test]
fn notes_end_at_the_next_key_or_heading() {
    let note = |text: &str| {
        let filled = read(text);
        let notes = filled.areas.values().flat_map(|area| &area.notes).map(|note| note.text.clone());
        notes.collect::<Vec<_>>().join("|")
    };
    for (text, expected) in [
        ("1a/note Notes on this area: one", "one"),
        ("1a/note Notes on this area:\n\none\n- two: 2\n\n## 1b Reviewing evidence\n\nthree", "one\n- two: 2"),
        ("1a/note Notes on this area: one\n1b Reviewing evidence\nthree", "one"),
        ("1a/note Notes on this area: one\nAdd to a statement\nthree", "one"),
        ("1a/note Notes on this area: one\nEmerging: which of these are in place?\nthree", "one"),
        ("1a/note Notes on this area: one\n1a/note two", "one|two"),
        ("1a/note our partner: nobody", "our partner: nobody"),
        ("1a/note Nodiadau:", ""),
        ("1a/note Notes on this", ""),
        ("1a/note Notes on this area: ______", ""),
        ("> 1a/note Notes on this area: one\n> two", "one\ntwo"),
    ] {
        assert_eq!(note(text), expected, "{text}");
    }
}

#[test]
fn what_is_said_about_the_whole() {
    let filled = read(
        "about/title What is being assessed: Voices: north\nabout/organisation Organisation or partnership:\nNorthmoor\nabout/place Place or neighbourhood:\n\
         about/name Eich enw: Amina\nabout/role resident\nabout/role: carer",
    );
    let said = &filled.said;
    let said = [&said.title, &said.organisation, &said.place, &said.name, &said.role]
        .map(|text| text.as_deref().unwrap_or("-"));
    assert_eq!(said, ["Voices: north", "Northmoor", "-", "Amina", "resident"]);
    assert_eq!(unclear(&filled), [("line 7".into(), None, "carer".into())]);
}

#[test]
fn the_areas_as_a_whole() {
    let status = |text: &str| read(text).areas.into_values().next().and_then(|area| area.status);
    let not = |reason: &str| Some(AreaStatus::DoesNotApply(reason.into()));
    for (text, expected) in [
        (
            "- [x] 1a/answered We have gone through this area. What is not ticked is not in place.",
            Some(AreaStatus::Answered),
        ),
        ("x 1a/cannot-judge We can’t judge this area.", Some(AreaStatus::CannotJudge)),
        ("- [x] 1a/does-not-apply This area does not apply to us. Why it does not apply: old", not("old")),
        ("- [x] 1a/does-not-apply This area does not apply to us. Why it does not apply:", not("")),
        ("- [x] 1a/does-not-apply This area does not apply to us – old", not("old")),
        ("- [x] 1a/does-not-apply Amherthnasol: hen", not("hen")),
        ("- [ ] 1a/answered We have gone through this area.", None),
        ("1a/status We can't judge this area.", Some(AreaStatus::CannotJudge)),
    ] {
        assert_eq!(status(text), expected, "{text}");
    }
}

/// The head outlives a mail program that breaks lines.
#[test]
fn a_broken_head() {
    let whole = "thrive-form/1 id=4c1f framework=ics-engagement\nversion=2026.11 kind=community\n\nscope=1a";
    let head = read(whole).head.unwrap();
    assert_eq!((head.version(), head.kind, head.scope.len()), ("2026.11", crate::assessment::Kind::Community, 0));
}

trait Version {
    fn version(&self) -> &str;
}

impl Version for Head {
    fn version(&self) -> &str {
        &self.framework.version
    }
}

/// Rows of tables, as word processors have them: the box, the key and the text in cells of their own.
#[test]
fn rows_of_tables() {
    let line = |pieces: Vec<Piece>| vec![Line { pieces, place: "table 1, row 1".into() }];
    let text = |text: &str| line(vec![Piece::Text(text.into())]);
    let row = vec![line(vec![Piece::Box(Tick::Yes)]), text("1a.E1"), text("A statement")];
    let note = vec![text("1a/note"), text("Notes on this area"), [text("one"), text("two")].concat()];
    let two = vec![line(vec![Piece::Box(Tick::Yes), Piece::Text("1a.E2".into())]), text("1a.E3 don't know")];
    let paper = Paper { blocks: vec![Block::Table(vec![row, note, two])] };
    let filled = super::read(&paper, &bundled());
    let found: Vec<String> = marks(&filled).into_iter().map(|(id, mark)| format!("{id} {}", mark.text())).collect();
    assert_eq!(found, ["1a.E1 yes", "1a.E2 yes", "1a.E3 don't know"]);
    let notes: Vec<&Remark> = filled.areas.values().flat_map(|area| &area.notes).collect();
    assert_eq!(notes[0].text, "one\ntwo");
}

/// A line that was deleted is neither yes nor no.
#[test]
fn missing_lines_of_an_area_with_marks() {
    let filled = read("- [x] 7e.E1 a\n- [ ] 7e.D1 b\n7e.M1 evidence: c\n- [ ] 7e.T1 d");
    let missing: Vec<&str> = filled.unclear.iter().map(|unclear| unclear.place.as_str()).collect();
    assert_eq!(missing, ["7e.M1", "7e.T2"]);
    assert_eq!(read("- [x] 7e.E1 a\n- [x] 7e/answered").unclear, []);
    assert_eq!(read("- [ ] 7e.E1 a").unclear, []);
}

/// A file of nothing but repetitions stays small.
#[test]
fn endless_repetition_is_cut() {
    let evidence = |number: usize| format!("1a.E1 evidence: list {number}\n");
    let text: String =
        (0..150).map(evidence).collect::<String>() + &evidence(3) + &"- [x] 1a.E99\n".repeat(2_000) + "- [x ] 1b.E1\n";
    let filled = read(&text);
    let framework = bundled();
    let item = framework.item("1a.E1").unwrap();
    assert_eq!(filled.areas[&item.area].evidence[&item.item].len(), 100);
    assert!(filled.unclear.iter().any(|unclear| unclear.why == "there is more evidence than can be taken"));
    // One thousand, that there are more, and the statement that is unclear behind them.
    assert_eq!(filled.unclear.len(), 1_002);
    assert_eq!(filled.unclear[1_001].item, framework.item("1b.E1"));
}
