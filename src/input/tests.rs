//! The tree against other readers of YAML, and what a file says against the shape that it should have.

use proptest::prelude::*;
use saphyr_parser::Parser;

use super::*;
use crate::problem::Problem;

fn kept(text: &str) -> Option<Raw> {
    let reading = read::<Raw>(text.as_bytes());
    reading.value.filter(|_| reading.problems.is_empty())
}

/// What the reader of the YAML organisation makes of a text, with its numbers and truth values as they were typed.
fn by_another_reader(value: serde_yaml::Value) -> Raw {
    use serde_yaml::Value;
    match value {
        Value::Null => Raw::Nothing,
        Value::Bool(is_true) => Raw::Text(is_true.to_string()),
        Value::Number(number) => Raw::Text(number.to_string()),
        Value::String(text) => Raw::Text(text),
        Value::Sequence(entries) => Raw::List(entries.into_iter().map(by_another_reader).collect()),
        Value::Mapping(entries) => {
            let key = |key: Value| match by_another_reader(key) {
                Raw::Text(key) => key,
                other => panic!("{other:?} is no key"),
            };
            Raw::Keys(entries.into_iter().map(|(name, value)| (key(name), by_another_reader(value))).collect())
        }
        Value::Tagged(_) => panic!("none of our files has tags"),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the files that this reads are part of the source")]
fn files_of_ours_say_what_another_reader_finds_in_them() {
    let mut tested = 0;
    for folder in ["framework", "framework/starters", "examples", "tests/compatibility/1"] {
        for entry in std::fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "yaml") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = by_another_reader(serde_yaml::from_str(&text).unwrap());
            assert_eq!(kept(&text), Some(expected), "{}", path.display());
            tested += 1;
        }
    }
    assert!(tested >= 12, "{tested}");
}

/// Any value that a file can hold; its texts are of the kinds that are easily misread.
fn any_value() -> impl Strategy<Value = Raw> {
    let texts = prop_oneof![
        "[a-z0-9 .:#'\"\\[\\]{},&*!|>%@`?~=<-]{0,12}",
        "(true|no|null|~|1e3|0x1F|1_000|2026-02-28|12:30|-|---|[.]{3}|<<)",
        "[ \\t\\n]{0,3}[a-zé見]{0,4}[ \\t\\n]{0,3}[a-z]{0,40}\\n?",
        "\\PC{0,8}",
    ];
    let text = texts.clone().prop_map(|text| Raw::Text(line_feeds(&text).into_owned()));
    let leaf = prop_oneof![4 => text, 1 => Just(Raw::Nothing)];
    leaf.prop_recursive(5, 60, 24, move |inside| {
        // A key that begins like a line of a word processor is a slip, and refused.
        let is_read = |key: &String| super::slips::of_key(key).is_none();
        let key = texts.clone().prop_map(|key| line_feeds(&key).into_owned()).prop_filter("a slip", is_read);
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..24).prop_map(Raw::List),
            prop::collection::vec((key, inside), 0..24).prop_map(|entries| Raw::Keys(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is written comes back the same, from YAML and from JSON.
    #[test]
    fn what_is_written_is_read(value in any_value()) {
        prop_assume!(value != Raw::Nothing);
        for text in [write(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            // A text of the value may look like the mark of a merge.
            if super::text(text.as_bytes()).is_ok() {
                let read = kept(&text);
                prop_assert_eq!(read.as_ref(), Some(&value), "{}", text);
            }
        }
    }

    /// The size of its buffer is nothing that the parser's events depend on.
    #[test]
    fn the_parser_finds_the_same_with_any_buffer(
        text in "([a-z]{1,40}|[ ]{1,20}|é|\\n|\\t|- |: |, |[|>][+-]?\\n|\\[|\\]|\\{|\\}|'|\"|#|&a|\\*a|!|[?] |---|%|\\\\|\\u{85}|\\u{feff}){0,60}",
    ) {
        // The parser repeats its first error for ever.
        let with_ours: Result<Vec<_>, _> = parser::events(&text).collect();
        let with_a_string: Result<Vec<_>, _> = Parser::new_from_str(&text).collect();
        prop_assert_eq!(with_ours, with_a_string);
    }

    /// Lines are found by path, whatever the keys are.
    #[test]
    fn every_value_has_its_path(value in any_value()) {
        let text = write(&value).unwrap();
        if let Some(tree) = parse(text.as_bytes()).value {
            let lines = Lines::of(text.as_bytes());
            for (node, found) in tree.nodes.iter().enumerate().skip(1) {
                prop_assert_eq!(lines.nearest(&tree.path(node)), Some(found.line));
            }
        }
    }
}

shapes! {
    /// A shape to fill.
    Sample {
        name: String,
        texts: Vec<Option<String>>,
        inside: Inside,
        by_key: indexmap::IndexMap<String, Option<Inside>>,
    }
    /// A shape inside it.
    Inside { text: String, texts: Vec<Option<String>>, }
}

fn said(text: &str) -> (Option<Sample>, Vec<String>) {
    let Reading { value, mut problems, .. } = read::<Sample>(text.as_bytes());
    locate(text.as_bytes(), &mut problems);
    let said = |Problem { place, code, message, .. }: &Problem| format!("{place}: {code}: {message}");
    (value, problems.iter().map(said).collect())
}

#[test]
fn what_does_not_fit_is_reported_and_the_rest_is_read() {
    let (value, problems) = said(
        "name: [x]\ntexts:\n- a\n- {b: c}\n- d\ninside:\n  text: ok\n  txet: no\n  texts: none\nby_key:\n  x: []\n  y: {text: ok}\n  'z, w': {texts: [[a], b]}\n",
    );
    assert_eq!(
        problems,
        [
            "line 1, name: wrong-kind: a list stands here, where a text should",
            "line 4, texts[2]: wrong-kind: keys with values stand here, where a text should",
            "line 8, inside.txet: unknown-key: there is no key txet here",
            "line 9, inside.texts: wrong-kind: a text stands here, where a list should",
            "line 11, by_key.x: wrong-kind: a list stands here, where keys with values should",
            "line 13, by_key.z, w.texts[1]: wrong-kind: a list stands here, where a text should",
        ]
    );
    let text = |text: &str| Some(text.to_owned());
    let ok = Inside { text: text("ok"), texts: None };
    let listed = Inside { text: None, texts: Some(vec![None, text("b")]) };
    let by_key = [("y".to_owned(), Some(ok)), ("z, w".to_owned(), Some(listed))];
    let expected = Sample {
        name: None,
        texts: Some(vec![text("a"), None, text("d")]),
        inside: Some(Inside { text: text("ok"), texts: None }),
        by_key: Some(by_key.into_iter().collect()),
    };
    assert_eq!(value, Some(expected));
}

#[test]
fn a_file_of_another_kind_is_not_searched_for_more() {
    let not_ours = "wrong-kind: this is not a thrive file: it doesn't consist of keys with values";
    for text in ["- a\n", "a\n"] {
        assert_eq!(said(text), (None, vec![format!(": {not_ours}")]), "{text}");
    }
    let many = (0..200).map(|number| format!("k{number}: x\n")).collect::<Vec<_>>().concat();
    let (value, problems) = said(&many);
    assert_eq!((value, problems.len()), (None, 101));
    assert_eq!(problems[99], "line 100, k99: unknown-key: there is no key k99 here");
    assert!(problems[100].starts_with(": wrong-kind: there are more than 100"), "{}", problems[100]);
}

/// Few keys are compared with each other, many are looked up: either way the first of two counts, and the second is reported.
#[test]
fn of_a_key_that_is_there_twice_the_first_counts() {
    for others in [0, 3, 14, 15, 16, 17, 30, 31, 32, 33, 40] {
        let others: Vec<String> = (0..others).map(|number| format!("  k{number}: {{text: x}}\n")).collect();
        let (lines, others) = (others.len(), others.concat());
        let (value, problems) = said(&format!("by_key:\n  a: {{text: one}}\n{others}  a: {{text: [two]}}\n  b:\n"));
        assert_eq!(problems, [format!("line {}, by_key.a: duplicate-key: a stands here twice", lines + 3)]);
        let by_key = value.unwrap().by_key.unwrap();
        assert_eq!(by_key["a"].as_ref().unwrap().text.as_deref(), Some("one"));
        assert_eq!(by_key.len(), lines + 2);
    }
}

#[test]
fn a_file_that_breaks_off_has_lines_up_to_there() {
    let text = "a:\n  b:\n  - x\n  - y\n  c: z\n  d: \"\n";
    let lines = Lines::of(text.as_bytes());
    let path = |keys: &[&str]| keys.iter().fold(Path::default(), |path, key| path.key(*key));
    assert_eq!(lines.nearest(&path(&["a", "b"]).index(1)), Some(4));
    assert_eq!(lines.nearest(&path(&["a", "d"])), Some(6));
    assert_eq!(lines.nearest(&path(&["a", "e"])), Some(1));
    assert_eq!(lines.nearest(&path(&["e"])), Some(1));
    assert_eq!(lines.nearest(&Path::default()), None);
}

#[test]
fn blanks_are_noted_down_to_where_they_matter() {
    let reading = parse(b"a:\nb: {c: ~, d: null, e: {f: {g: , h: {i: }}}}\nj: 'null'\n");
    let blanks: Vec<String> = reading.blanks.iter().map(ToString::to_string).collect();
    assert_eq!(blanks, ["a", "b.c", "b.d", "b.e.f.g"]);
}

/// A text of 100,000 characters is read, however many bytes it takes; one more is a fault with its line, as a value and as a key.
#[test]
fn the_longest_text() {
    let faults = |text: &str| -> Vec<(Code, Option<usize>)> {
        read::<Raw>(text.as_bytes()).problems.iter().map(|problem| (problem.code, problem.place.line())).collect()
    };
    for letter in ["x", "é", "語"] {
        let longest = letter.repeat(100_000);
        assert_eq!(faults(&format!("a: 1\nb: {longest}\n")), []);
        assert_eq!(faults(&format!("a: 1\nb: {longest}{letter}\n")), [(Code::TooLarge, Some(2))]);
        assert_eq!(faults(&format!("a:\n- y\n- \"{longest}{letter}\"\n")), [(Code::TooLarge, Some(3))]);
    }
    assert_eq!(faults(&format!("{{\"{}\": 1}}", "x".repeat(100_001))), [(Code::TooLarge, Some(1))]);
}

/// The list and half a million entries are one value too many, which shows at what comes after them.
#[test]
fn the_most_values() {
    let refused = parse("- x\n".repeat(500_001).as_bytes()).problems;
    assert_eq!((refused.len(), refused[0].code, refused[0].place.line()), (1, Code::TooLarge, Some(500_001)));
}

/// What is collected has an end, and it is said that there is more.
#[test]
fn what_is_wrong_in_a_file_is_collected_up_to_a_limit() {
    let twice: String = (0..1500).map(|_| "a: 1\n").collect();
    let problems = read::<Raw>(twice.as_bytes()).problems;
    assert_eq!(problems.len(), 1001);
    assert_eq!(problems[1000].message, "there are more than 1000 problems, so no others were looked for");
    let blanks = |count: usize| read::<Raw>("-\n".repeat(count).as_bytes());
    assert_eq!((blanks(10_000).problems.len(), blanks(10_000).blanks.len()), (0, 10_000));
    let refused = blanks(10_001).problems;
    assert_eq!((refused[0].code, refused[0].place.line(), refused.len()), (Code::TooLarge, Some(10_001), 1));
}
