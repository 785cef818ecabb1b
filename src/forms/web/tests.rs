use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Map;

use super::*;
use crate::assessment::{self, Kind, Remark, ScopePart};
use crate::forms::{AreaStatus, Filled, Head, Mark, take};
use crate::framework::bundled;

fn form(framework: &Framework) -> Form<'_> {
    Form::new(framework, "4c1f".into(), Kind::SelfAssessment, &[])
}

/// What stands in a page between two texts.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"form-data\">", "</script>")).unwrap()
}

#[test]
fn nothing_but_the_page_itself_may_run_or_load() {
    let framework = bundled();
    let page = write(&form(&framework));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_DIGEST}'; style-src 'sha256-{STYLE_DIGEST}'; form-action 'none'; base-uri 'none'"
    );
    assert!(page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\"")));
    assert!(page.contains(&format!("<style>{STYLE}</style>")) && page.contains(&format!("<script>{SCRIPT}</script>")));
    assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    for way_out in [
        "src=",
        "url(",
        "@import",
        "<link",
        "<a ",
        "<form",
        "http:",
        "https:",
        "style=\"",
        " onclick",
        "location",
        "open(",
        "fetch",
        "XMLHttpRequest",
        "sendBeacon",
        "href =",
        ".href",
        "eval(",
        "Function(",
        "WebSocket",
        "import(",
        "innerHTML",
        "document.write",
        "postMessage",
        "Worker",
        "<iframe",
        "<img",
    ] {
        assert!(!page.contains(way_out), "{way_out}");
    }
    // The one address in it is that of the file that is saved.
    assert_eq!(page.matches("href").count(), 1);
    assert!(page.contains("const address = URL.createObjectURL(") && page.contains("setAttribute('href', address)"));
    assert_eq!(page.matches("<script").count(), 2);
}

/// Whoever opens it where the script doesn't run sees why, and can fill nothing in.
#[test]
fn it_is_written_disabled_and_with_the_warning() {
    let framework = bundled();
    let page = write(&form(&framework));
    assert!(page.contains("<p id=\"warning\" class=\"warning\">This page can&#39;t work here."));
    let (before, after) = page.split_once("<fieldset id=\"all\" disabled>").unwrap();
    for control in ["<input", "<button", "<textarea", "<select"] {
        assert!(!before.contains(control) && after.contains(control), "{control}");
    }
    // The script's last steps take them away, once it has started.
    let end = SCRIPT.rsplit_once("await start();\n").unwrap().1.split_once("finally").unwrap().0;
    assert!(end.contains("byId('warning').remove()") && end.contains("disabled = false"), "{end}");
}

#[test]
fn every_statement_stands_in_it_with_its_id() {
    let framework = bundled();
    let page = write(&form(&framework));
    assert_eq!(page.matches("data-item=").count(), 280);
    assert_eq!(page.matches("data-area=").count(), 26);
    for area in framework.areas() {
        for item in &area.items {
            let id = area.full_id(item.index);
            assert!(page.contains(&format!("<b>{id}</b> ")), "{id}");
        }
        assert!(page.contains(&format!("{}/note", area.id)), "{}", area.id);
    }
    let line = page.split_once("id=\"head\">").unwrap().1;
    assert_eq!(Head::read(line.split('<').next().unwrap()), Some(form(&framework).head));
    let first = &framework.areas()[0];
    assert_eq!(data(&page)["areas"][0]["first"], "emerging");
    assert_eq!(data(&page)["areas"][0]["label"], first.label().as_str());
}

#[test]
fn a_form_about_a_part_asks_about_no_more() {
    let framework = bundled();
    let scope = [ScopePart::find(&framework, "2").unwrap()];
    let mut form = Form::new(&framework, "4c1f".into(), Kind::Community, &scope);
    form.title = Some("Voices".into());
    form.return_to = Some("Amina, amina@example.org".into());
    let page = write(&form);
    let areas = framework.areas().iter().filter(|area| area.id.starts_with('2')).count();
    assert_eq!(page.matches("data-area=").count(), areas);
    let data = data(&page);
    assert_eq!((&data["scope"], &data["kind"], &data["title"]), (&json!(["2"]), &json!("community"), &json!("Voices")));
    assert_eq!(data["slug"], "voices");
    assert!(
        page.contains("Area 1 of ") && !page.contains("data-about=\"title\"") && page.contains("data-about=\"name\"")
    );
    assert!(page.contains("<p>“We” in a statement means those whose work is being assessed.</p>"));
    assert!(page.contains("<summary>Words used here</summary><p><b>"));
    assert_eq!(page.matches("send it to: Amina, amina@example.org").count(), 3);
}

#[test]
fn we_are_explained_to_others_alone() {
    let framework = bundled();
    assert!(!write(&form(&framework)).contains("“We” in a statement"));
}

const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='x",
    "</title></style></textarea></select><b>",
    "<!--<script>",
    "a\u{202e}b\u{2066}c",
    "{{7*7}} {title} {count}",
    "]]>&lt;\u{1b}[2J\u{2028}",
];

#[test]
fn texts_stay_texts() {
    let framework = bundled();
    let tags = |page: &str| {
        let names =
            page.split('<').skip(1).map(|tag| tag.split([' ', '>', '\n']).next().unwrap_or_default().to_owned());
        names.collect::<Vec<_>>()
    };
    let mut plain = form(&framework);
    (plain.title, plain.return_to) = (Some("x".into()), Some("x".into()));
    let expected = tags(&write(&plain));
    for text in HOSTILE {
        let mut form = form(&framework);
        form.title = Some((*text).into());
        form.return_to = Some((*text).into());
        form.head.id = (*text).into();
        form.head.wording = (*text).into();
        let page = write(&form);
        assert_eq!(tags(&page), expected, "{text}");
        assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}'), "{text}");
        assert_eq!(data(&page)["title"], *text);
    }
}

proptest! {
    #[test]
    fn any_title_comes_through_whole(title in ".{1,80}") {
        let framework = bundled();
        let mut form = Form::new(&framework, "4c1f".into(), Kind::Peer, &[ScopePart::find(&framework, "1a").unwrap()]);
        form.title = Some(title.clone());
        let page = write(&form);
        prop_assert_eq!(&data(&page)["title"], &json!(title));
        prop_assert_eq!(page.matches("<script").count(), 2);
        prop_assert_eq!(page.matches("</script>").count(), 2);
    }
}

/// What of a case of `form-cases.json` was found in a form.
fn found(case: &Value, framework: &Framework) -> Filled {
    let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
    let index = framework.area("1a").unwrap().index;
    let head = Some(Head::new("4c1f".into(), framework, Kind::SelfAssessment, Vec::new()));
    let mut filled = Filled { head, ..Filled::default() };
    // So that no case is a form in which nothing was filled in.
    filled.mark(framework.item("7a.E1").unwrap(), Mark::Yes, "");
    for (item, answer) in case["marks"].as_object().into_iter().flatten() {
        let mark = match answer.as_str().unwrap() {
            "yes" => Mark::Yes,
            "unknown" => Mark::Unknown,
            reason => Mark::DoesNotApply(reason.into()),
        };
        filled.mark(framework.item(&format!("1a.{item}")).unwrap(), mark, "");
    }
    let area = filled.area(index);
    area.status = match text("status").as_str() {
        "answered" => Some(AreaStatus::Answered),
        "cannot-judge" => Some(AreaStatus::CannotJudge),
        "does-not-apply" => Some(AreaStatus::DoesNotApply(text("reason"))),
        _ => None,
    };
    for piece in case["evidence"].as_array().into_iter().flatten() {
        let remark = Remark {
            text: piece[1].as_str().unwrap().into(),
            on: assessment::day(piece[2].as_str().unwrap()),
            ..Remark::default()
        };
        let item = framework.item(&format!("1a.{}", piece[0].as_str().unwrap())).unwrap().item;
        area.evidence.entry(item).or_default().push(remark);
    }
    let mut note = |text: String| {
        if !text.trim().is_empty() {
            area.notes.push(Remark { text, ..Remark::default() });
        }
    };
    note(text("note"));
    // What was not added to a statement, and a reason for what is not said, stand among the notes.
    let adding: Vec<&str> = case["adding"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if let [item, what, words, date] = adding[..] {
        let phrase = match what {
            "unknown" => Some(Phrase::FormUnknown),
            "apart" => Some(Phrase::FormNotApplicable),
            "evidence" => Some(Phrase::FormEvidence),
            _ => None,
        };
        let about = if item.is_empty() { "1a".to_owned() } else { format!("1a.{item}") };
        let kind = phrase.map_or(String::new(), |phrase| format!(" {}", framework.own_words().of(phrase)));
        let words = if words.is_empty() { String::new() } else { format!(": {}", words.trim()) };
        let date = if date.is_empty() { String::new() } else { format!(" ({date})") };
        note(format!("{about}{kind}{words}{date}"));
    }
    if text("status") != "does-not-apply" && !text("reason").is_empty() {
        note(format!("{}: {}", framework.own_words().of(Phrase::FormReason), text("reason")));
    }
    filled
}

/// `tests/browser/form.mjs` fills the page in with the same cases, and finds the same in what it saves.
#[test]
fn what_the_page_saves_is_what_other_forms_are_taken_for() {
    let framework = bundled();
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../../tests/browser/form-cases.json")).unwrap();
    assert!(cases.len() > 10);
    for case in cases {
        let taken = take(&found(&case, &framework), &framework, date(2026, 11, 25), false).unwrap();
        let json = assessment::write_json(&taken.assessment, &framework).unwrap();
        let file: Map<String, Value> = serde_json::from_str(&json).unwrap();
        let area = file["areas"].get("1a").cloned().unwrap_or_default();
        assert_eq!(area, case["area"], "{}", case["name"]);
    }
}
