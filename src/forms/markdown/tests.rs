use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::assessment::{Kind, Remark, ScopePart};
use crate::forms::paper::own;
use crate::forms::paper::{Piece, Tick};
use crate::forms::{AboutKey, AreaStatus, Filled, Form, Key, Mark, StatusKey};
use crate::framework::{Framework, ItemRef, bundled};

fn form(framework: &Framework, parts: &[&str]) -> String {
    let scope: Vec<ScopePart> = parts.iter().map(|id| ScopePart::find(framework, id).unwrap()).collect();
    write(&Form::new(framework, "4c1f".into(), Kind::Community, &scope))
}

/// Every key of a form of the whole framework.
fn keys(framework: &Framework) -> Vec<Key> {
    let mut keys: Vec<Key> = AboutKey::ALL.map(Key::About).into();
    for area in framework.areas() {
        keys.extend(area.items.iter().map(|item| Key::Item(ItemRef { area: area.index, item: item.index })));
        keys.extend(StatusKey::ALL.map(|status| Key::Status(area.index, status)));
        keys.push(Key::Note(area.index));
    }
    keys
}

#[test]
fn every_key_stands_at_one_line() {
    let framework = bundled();
    let text = form(&framework, &[]);
    for key in keys(&framework) {
        let key = key.text(&framework);
        let is_its_line = |line: &&str| {
            let line = line.strip_prefix("- ").unwrap_or(line);
            line.strip_prefix("[ ] ").unwrap_or(line).split(' ').next() == Some(&key)
        };
        assert_eq!(text.lines().filter(is_its_line).count(), 1, "{key}");
    }
    assert_eq!(text.lines().filter(|line| line.starts_with("- [ ] ")).count(), 280 + 3 * 26);
}

#[test]
fn a_form_of_one_area() {
    let framework = bundled();
    let mut form = Form::new(&framework, "4c1f".into(), Kind::Community, &[ScopePart::find(&framework, "7e").unwrap()]);
    form.title = Some("Voices of <b>Northmoor</b>".into());
    form.return_to = Some("ada@example.org".into());
    let text = write(&form);
    for expected in [
        "# Voices of \\<b\\>Northmoor\\</b\\>\n\nForm to fill in\n\nTick each statement",
        "like this: \\[x\\].",
        "\n- AREA.ITEM evidence: what shows that it is in place (2026-05-03)\n- AREA.ITEM don't know\n",
        "\n- AREA.ITEM not applicable: the reason\n",
        "\nWhen you have finished, send it to: ada\\@example.org\n",
        "\nthrive-form/1 id=4c1f framework=ics-engagement version=2026.11 kind=community scope=7e\n",
        "\n- about/title What is being assessed: Voices of \\<b\\>Northmoor\\</b\\>\n- about/organisation ",
        "\n# 7 Evaluate\n",
        "\n## 7e Translating engagement into action\n",
        "\n**Why it matters** ",
        "\n**To talk about**\n\n- ",
        "\n**What you could point to**\n\n- ",
        "\n### Emerging: which of these are in place?\n",
        "\n- [ ] 7e.E1 ",
        "\n- [ ] 7e/answered We have gone through this area. What is not ticked is not in place.\n",
        "\n- [ ] 7e/does-not-apply This area does not apply to us. Why it does not apply: \n",
        "\n7e/note Notes on this area: \n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("7f.E1"));
}

/// Whatever texts a framework has, none of them becomes a link, a box or a line of its own.
#[test]
fn texts_stay_texts() {
    let framework = bundled();
    let mut form = Form::new(&framework, "4c1f".into(), Kind::SelfAssessment, &[]);
    let hostile = "[x](javascript:y)\n- [x] 1a.E1 yes\n<script>\u{1b}[2J https://example.org \u{202e}";
    form.title = Some(hostile.into());
    form.return_to = Some(hostile.into());
    let text = write(&form);
    assert!(!text.replace("\\<", "").contains('<') && !text.contains('\u{1b}') && !text.contains("https://"));
    let filled = own::read(&read(&text), &framework);
    assert!(filled.is_blank(), "{:?}", filled.unclear);
}

#[test]
fn an_untouched_form_says_nothing() {
    let framework = bundled();
    for text in [form(&framework, &[]), form(&framework, &["3b", "7"]).replace('\n', "\r\n")] {
        let filled = own::read(&read(&text), &framework);
        assert_eq!((filled.areas.len(), filled.unclear.as_slice()), (0, [].as_slice()));
        assert_eq!(filled.head.map(|head| (head.id, head.kind)), Some(("4c1f".into(), Kind::Community)));
        assert_eq!(filled.said, crate::forms::Said::default());
    }
}

#[test]
fn lines_as_people_type_them() {
    let pieces = |text: &str| read(text).lines().next().unwrap().pieces.clone();
    let words = |text: &str| Piece::Text(text.to_owned());
    for (text, expected) in [
        ("- [x] 1a.E1 Text", vec![Piece::Box(Tick::Yes), words(" 1a.E1 Text")]),
        ("* [X] 1a.E1", vec![Piece::Box(Tick::Yes), words(" 1a.E1")]),
        ("+ ☑ 1a.E1", vec![Piece::Box(Tick::Yes), words(" 1a.E1")]),
        ("12. [ ] 1a.E1", vec![Piece::Box(Tick::No), words(" 1a.E1")]),
        ("> > - \\[x\\] 1a.E1", vec![Piece::Box(Tick::Yes), words(" 1a.E1")]),
        ("1a.E1 [x] Text", vec![words("1a.E1 "), Piece::Box(Tick::Yes), words(" Text")]),
        ("- plain \\*stars\\* C:\\new", vec![words("- plain *stars* C:\\new")]),
    ] {
        assert_eq!(pieces(text), expected, "{text}");
    }
    assert_eq!(
        read("a\r\nb\rc").lines().map(|line| line.place.as_str()).collect::<Vec<_>>(),
        ["line 1", "line 2", "line 3"]
    );
}

/// Something that is typed into a form.
#[derive(Clone, Debug)]
enum Typed {
    Tick(&'static str),
    Addition(&'static str, Mark),
    Evidence(String),
    Odd(&'static str),
}

fn typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        prop::sample::select(vec!["[x]", "[X]", "☑", "[✓]", "[yes]"]).prop_map(Typed::Tick),
        prop::sample::select(vec![
            ("don't know", Mark::Unknown),
            ("don’t know.", Mark::Unknown),
            ("does not apply: no such group", Mark::DoesNotApply("no such group".into())),
            ("no", Mark::No),
        ])
        .prop_map(|(text, mark)| Typed::Addition(text, mark)),
        "[a-z]{1,8}( [a-z]{1,8}){0,3}".prop_map(Typed::Evidence),
        prop::sample::select(vec!["[x ]", "[-]", "[/]", "[✗]", "✗"]).prop_map(Typed::Odd),
    ]
}

/// A text that somebody types into a field.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-z][A-Za-z0-9 ,.é'’&!?-]{0,40}[a-z]".prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is typed into a form is read from it.
    #[test]
    fn what_is_typed_comes_back(
        answers in prop::collection::btree_map(0usize..280, typed(), 0..40),
        notes in prop::collection::btree_map(0usize..26, text(), 0..6),
        name in prop::option::of(text()),
    ) {
        let framework = bundled();
        let all: Vec<ItemRef> = keys(&framework)
            .into_iter()
            .filter_map(|key| if let Key::Item(item) = key { Some(item) } else { None })
            .collect();
        let mut page = form(&framework, &[]);
        let mut expected = Filled { head: own::read(&read(&page), &framework).head, ..Filled::default() };
        let mut odd = Vec::new();
        for (index, typed) in &answers {
            let item = all[*index];
            let id = framework.full_id(item);
            let ticked = |sign: &str, page: &str| page.replace(&format!("- [ ] {id} "), &format!("- {sign} {id} "));
            let added = |text: &str, page: &str| {
                let note = format!("{}/note ", framework[item.area].id);
                page.replace(&note, &format!("{id} {text}\n\n{note}"))
            };
            match typed {
                Typed::Tick(sign) => {
                    page = ticked(sign, &page);
                    expected.mark(item, Mark::Yes, "");
                }
                Typed::Addition(text, mark) => {
                    page = added(text, &page);
                    expected.mark(item, mark.clone(), "");
                }
                Typed::Evidence(text) => {
                    page = added(&format!("evidence: {text}"), &page);
                    let remark = Remark { text: text.clone(), ..Remark::default() };
                    expected.area(item.area).evidence.entry(item.item).or_default().push(remark);
                }
                Typed::Odd(sign) => {
                    page = ticked(sign, &page);
                    odd.push(item);
                }
            }
        }
        for (index, text) in &notes {
            let area = &framework.areas()[*index];
            page = page.replace(&format!("{}/note Notes on this area: ", area.id), &format!("{}/note Notes on this area: {text}", area.id));
            expected.area(area.index).notes.push(Remark { text: text.clone(), ..Remark::default() });
        }
        if let Some(name) = &name {
            page = page.replace("all who answer together: ", &format!("all who answer together: {name}"));
            expected.said.name = Some(name.clone());
        }
        let read = own::read(&read(&page), &framework);
        let mut unclear: Vec<ItemRef> = read.unclear.iter().filter_map(|unclear| unclear.item).collect();
        unclear.sort();
        prop_assert_eq!(unclear, odd);
        let areas: BTreeMap<_, _> = read.areas.into_iter().filter(|(_, area)| !area.is_blank()).collect();
        prop_assert_eq!(areas, expected.areas);
        prop_assert_eq!((read.said, read.head), (expected.said, expected.head));
    }

    /// No text makes the reader stop.
    #[test]
    fn any_text_is_read(text in "(?s).{0,200}", mixed in prop::collection::vec(prop::sample::select(vec!["[", "]", "x", "\\", "1a.E1", "1a/note", ":", "\n", "- ", " ", "’", "about/name", "evidence", "9z.E1", ">", "☒"]), 0..40)) {
        let framework = bundled();
        own::read(&read(&text), &framework);
        own::read(&read(&mixed.concat()), &framework);
    }
}

#[test]
fn a_whole_area_that_does_not_apply() {
    let framework = bundled();
    let page = form(&framework, &["1a"]).replace(
        "- [ ] 1a/does-not-apply This area does not apply to us. Why it does not apply: ",
        "- [x] 1a/does-not-apply This area does not apply to us. Why it does not apply: no staff: none",
    );
    let filled = own::read(&read(&page), &framework);
    let status = filled.areas[&framework.area("1a").unwrap().index].status.clone();
    assert_eq!(status, Some(AreaStatus::DoesNotApply("no staff: none".into())));
}
