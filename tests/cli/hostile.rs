//! Hostile and unlucky input by name: what each case is, and what has to come of it. Prints one table:
//! `cargo test --test cli named_cases -- --nocapture`.
//!
//! Every case has to end in 200 MB of address space. The large ones come near the 10 MB that a file may have: work that grows with
//! the square of their size would not end before the fixture's patience does. The letters: y structure, e encoding, v values,
//! f files, t what a terminal would obey, b reading direction.

use super::fixture::{Folder, PATIENCE, environment, program};

/// What has to come of a case.
enum Expect {
    /// Refused with status 1 and these words, the file untouched.
    Refused(&'static str),
    /// Read, with these words in the summary.
    Read(&'static str),
}
use Expect::{Read, Refused};

struct Case {
    name: &'static str,
    what: &'static str,
    input: Vec<u8>,
    expect: Expect,
}

const HEAD: &str = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\n";

fn case(name: &'static str, what: &'static str, input: impl Into<Vec<u8>>, expect: Expect) -> Case {
    Case { name, what, input: input.into(), expect }
}

/// An assessment with a title, and this after it.
fn titled(rest: &str) -> String {
    format!("{HEAD}about:\n  title: Sample\n{rest}")
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

fn structure() -> Vec<Case> {
    let bomb = (1..9)
        .fold("a0: &a0 [x, x]\n".to_owned(), |text, n| format!("{text}a{n}: &a{n} [*a{m}, *a{m}, *a{m}]\n", m = n - 1));
    let notes = "    - {text: a note}\n".repeat(150_000);
    vec![
        case("y01", "alias bomb", bomb, Refused("anchors and aliases")),
        case("y02", "merge bomb", "a: &a {b: c}\nd: {<<: *a}\n", Refused("anchors and aliases")),
        case("y03", "a million open lists", "[".repeat(1_000_000), Refused("not valid YAML")),
        case(
            "y04",
            "4,000 keys in one another",
            (0..4000).map(|n| " ".repeat(n) + "a:\n").collect::<String>(),
            Refused("deep in one another"),
        ),
        case("y05", "a million unclosed {a: ", "{a: ".repeat(1_000_000), Refused("not valid YAML")),
        case("y06", "a text of 50 MB", format!("a: {}", "x".repeat(50_000_000)), Refused("larger than 10 MB")),
        case("y07", "a million anchors", "- &a b\n".repeat(1_000_000), Refused("anchors and aliases")),
        case("y08", "an alias to itself", "a: &a [*a]\n", Refused("anchors and aliases")),
        case("y09", "an alias to nothing", "a: *b\n", Refused("not valid YAML")),
        case("y10", "a key twice at the top", titled("about: {title: Other}\n"), Refused("about stands here twice")),
        case("y11", "an area twice", titled("areas: {1a: {}, 1a: {ticked: [E1]}}\n"), Refused("1a stands here twice")),
        case("y12", "an unknown key", titled("areas: {1a: {tickd: [E1]}}\n"), Refused("did you mean ticked?")),
        case(
            "y13",
            "a Python object",
            titled("  organisation: !!python/object/apply:os.system [id]\n"),
            Refused("tags (!) are not read"),
        ),
        case("y14", "a tag of its own", titled("  organisation: !mine x\n"), Refused("tags (!) are not read")),
        case(
            "y15",
            "two documents",
            format!("{}---\n{}", titled(""), titled("")),
            Refused("a second document starts here"),
        ),
        case("y16", "empty", "", Refused("the file is empty")),
        case("y17", "a comment only", "# nothing\n", Refused("the file is empty")),
        case("y18", "a list at the top", "- a\n", Refused("not a thrive file")),
        case(
            "y19",
            "cut off in a quote",
            titled("  organisation: \"Nor"),
            Refused("line 5, about.organisation: not valid YAML"),
        ),
        case("y20", "a tab as indent", titled("\torganisation: x\n"), Refused("a tab")),
        case(
            "y21",
            "an unresolved merge",
            titled("<<<<<<< ours\n=======\n>>>>>>> theirs\n"),
            Refused("left unresolved"),
        ),
        case(
            "y22",
            "JSON",
            r#"{"format":"thrive-assessment/1","framework":{"id":"ics-engagement","version":"2026.11"},"about":{"title":"Sample"}}"#,
            Read("Sample"),
        ),
        case("y23", "150,000 notes", titled(&format!("areas:\n  1a:\n    notes:\n{notes}")), Read("Sample")),
    ]
}

fn encoding() -> Vec<Case> {
    let text = titled("");
    vec![
        case("e01", "not UTF-8", b"about:\n  title: caf\xe9\n".to_vec(), Refused("line 2: byte 20 is not valid UTF-8")),
        case("e02", "UTF-16, little end first", utf16(&text, false), Refused("in UTF-16")),
        case("e02", "UTF-16, big end first", utf16(&text, true), Refused("in UTF-16")),
        case("e03", "a byte order mark", format!("\u{feff}{text}"), Read("Sample")),
        case("e04", "Windows line ends", text.replace('\n', "\r\n"), Read("Sample")),
        case("e05", "old Mac line ends", text.replace('\n', "\r"), Read("Sample")),
        case("e06", "a NUL", "format: a\0b\n", Refused("NUL")),
        case("e07", "an escaped NUL", titled("  organisation: \"a\\0b\"\n"), Read("a<U+0000>b")),
        case("e08", "U+0085 and U+2028", titled("  organisation: \"a\\Nb\\Lc\"\n"), Read("a\nb\nc")),
        case("e09", "half a surrogate pair", titled("  organisation: \"\\ud800\"\n"), Refused("not valid YAML")),
        case("e10", "no line feed at the end", text.trim_end(), Read("Sample")),
        case("e11", "a decomposed letter in an id", titled("areas: {e\u{301}: {}}\n"), Refused("no area e\u{301}")),
        case("e12", "a look-alike letter in an id", titled("areas: {1\u{430}: {}}\n"), Refused("no area 1\u{430}")),
    ]
}

fn values() -> Vec<Case> {
    let format = |version: &str| titled("").replace("assessment/1", version);
    vec![
        case("v01", "a newer format", format("assessment/99"), Refused("made by a newer thrive")),
        case("v02", "format 0", format("assessment/0"), Refused("is expected")),
        case("v02", "format -1", format("assessment/-1"), Refused("is expected")),
        case("v02", "format 1e3", format("assessment/1e3"), Refused("is expected")),
        case("v02", "no format", "about: {title: Sample}\n", Refused("there is no format line")),
        case(
            "v03",
            "an action number below 0",
            titled("actions: [{id: -1, action: x}]\n"),
            Refused("-1 is not a whole number"),
        ),
        case(
            "v03",
            "an action number of 2.0",
            titled("actions: [{id: 2.0, action: x}]\n"),
            Refused("2.0 is not a whole number"),
        ),
        case(
            "v03",
            "an action number too large",
            titled("actions: [{id: 4294967296, action: x}]\n"),
            Refused("from 0 to 4294967295"),
        ),
        case(
            "v04",
            "a title that looks like something else",
            titled("").replace("Sample", "12:30:45"),
            Read("12:30:45"),
        ),
        case("v05", "a key of nothing", titled("~: x\n"), Refused("a key is missing")),
        case("v06", "a list as key", titled("[a, b]: x\n"), Refused("can't be a key")),
        case("v07", "__proto__ as id", titled("areas: {__proto__: {}}\n"), Refused("no area __proto__")),
        case("v08", "a weight", titled("areas: {1a: {weight: 0}}\n"), Refused("there is no key weight")),
        case("v09", "30 February", titled("  started: 2026-02-30\n"), Refused("is not a date")),
        case("v09", "the year 0", titled("  started: 0000-01-01\n"), Refused("is not a date")),
        case("v09", "the year 9999", titled("  started: 9999-01-01\n"), Refused("is not a date")),
        case("v10", "an id with a path in it", titled("areas: {../1a: {}}\n"), Refused("no area ../1a")),
    ]
}

/// Text that a terminal would obey, in a title and in a reason; shown as visible codes.
fn obeyed() -> Vec<Case> {
    let shown = |name, what, yaml: &str, expect| {
        case(name, what, titled(&format!("  organisation: \"{yaml}\"\n")), Read(expect))
    };
    vec![
        shown("t01", "sets the window's title", "\\e]0;owned\\a", "<U+001B>]0;owned<U+0007>"),
        shown("t02", "writes the clipboard", "\\e]52;c;aGk=\\a", "<U+001B>]52;c;aGk=<U+0007>"),
        shown("t03", "clears the screen", "\\e[2J\\e[1A", "<U+001B>[2J<U+001B>[1A"),
        shown("t04", "a link", "\\e]8;;http://x\\e\\\\y", "<U+001B>]8;;http://x<U+001B>\\y"),
        shown("t05", "a C1 control", "\\u009b2J", "<U+009B>2J"),
        shown("t06", "overwrites the line", "good\\rbad", "good<U+000D>bad"),
        shown("t07", "backspaces", "bad\\b\\b\\bgood", "bad<U+0008><U+0008><U+0008>good"),
        shown("t08", "a bell", "\\a", "<U+0007>"),
        shown("t09", "a device control", "\\ePq\\e\\\\", "<U+001B>Pq<U+001B>\\"),
        shown("t10", "an escape at the end", "end\\e", "end<U+001B>"),
        shown("t12", "wide, joined and combining letters", "見出し 👩‍⚕️ e\u{301}", "見出し 👩‍⚕️ e\u{301}"),
        shown("b01", "right to left override", "a\\u202eb", "a<U+202E>b"),
        shown("b02", "isolates", "a\\u2066b\\u2069", "a<U+2066>b<U+2069>"),
        case(
            "b03",
            "a zero-width space in an id",
            titled("areas: {\"1a\\u200b\": {}}\n"),
            Refused("no area 1a<U+200B>"),
        ),
    ]
}

/// What came of running the program in 200 MB.
fn confined(folder: &Folder, args: &[&str]) -> std::process::Output {
    let mut command = assert_cmd::Command::new("sh");
    command.args(["-c", "ulimit -v 204800; exec \"$0\" \"$@\"", program()]).args(args);
    command.current_dir(folder.path()).env_clear().envs(environment()).timeout(PATIENCE);
    command.output().expect("the program runs")
}

fn row(name: &str, what: &str, outcome: &str) {
    println!("{name}  {what:<42} {outcome}");
}

#[cfg(unix)]
#[test]
fn named_cases() {
    for Case { name, what, input, expect } in [structure(), encoding(), values(), obeyed()].into_iter().flatten() {
        let folder = Folder::new();
        folder.write("f.yaml", &input);
        let output = confined(&folder, &["summary", "f.yaml"]);
        let (stdout, stderr) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        let obeyed =
            |letter: char| (letter.is_control() && letter != '\n') || ('\u{202a}'..='\u{202e}').contains(&letter);
        assert!(!stdout.contains(obeyed) && !stderr.contains(obeyed), "{name} {what}: {stdout}{stderr}");
        // Lines may be wrapped anywhere.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let outcome = match expect {
            Refused(words) => {
                assert_eq!((output.status.code(), stdout.as_str()), (Some(1), ""), "{name} {what}: {stderr}");
                assert!(stderr.contains(words), "{name} {what}: {stderr}");
                "refused"
            }
            Read(words) => {
                assert_eq!(output.status.code(), Some(0), "{name} {what}: {stderr}");
                assert!(flat(&stdout).contains(&flat(words)), "{name} {what}: {stdout}");
                "read"
            }
        };
        assert_eq!(std::fs::read(folder.path().join("f.yaml")).unwrap(), input, "{name}: untouched");
        row(name, what, outcome);
    }
    files();
}

/// Files that are no files, or are elsewhere.
#[cfg(unix)]
fn files() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let folder = Folder::new();
    folder.write("real.yaml", titled("")).write("out.txt", "here already");
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    symlink("real.yaml", folder.path().join("link.yaml")).unwrap();
    symlink("nowhere", folder.path().join("dangling.yaml")).unwrap();
    symlink("loop.yaml", folder.path().join("loop.yaml")).unwrap();
    folder.write("-dash.yaml", titled(""));
    folder.write("other.yaml", titled("").replace("ics-engagement", "dementia-care"));
    folder.write("include.yaml", "format: thrive-framework/1\ninclude: ../../etc/passwd\n");
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("fifo")).status().unwrap().success());
    let long = "x".repeat(300);
    let cases: &[(&str, &str, &[&str], i32, &str)] = &[
        (
            "f01",
            "a folder as output",
            &["summary", "real.yaml", "-o", "folder", "--force"],
            1,
            "is a folder, so nothing can be saved to it",
        ),
        (
            "f02",
            "the input as output",
            &["summary", "real.yaml", "-o", "link.yaml", "--force"],
            1,
            "is the file that was read",
        ),
        ("f03", "a link as input", &["summary", "link.yaml"], 0, "Sample"),
        ("f04", "a link to nowhere", &["summary", "dangling.yaml"], 1, "is a link to a file that isn't there"),
        ("f05", "a link to itself", &["summary", "loop.yaml"], 1, "could not be read"),
        ("f06", "a fifo", &["summary", "fifo"], 1, "not a regular file"),
        ("f06", "an endless device", &["summary", "/dev/zero"], 1, "not a regular file"),
        (
            "f07",
            "a framework that includes another file",
            &["framework", "check", "include.yaml"],
            1,
            "there is no key include",
        ),
        ("f08", "a name that starts with a dash", &["summary", "./-dash.yaml"], 0, "Sample"),
        ("f10", "a name of 300 letters", &["summary", &long], 1, "could not be read"),
        ("f11", "an output that is there", &["summary", "real.yaml", "-o", "out.txt"], 1, "is there already"),
        ("f12", "answers to another framework", &["summary", "other.yaml"], 1, "for the framework dementia-care"),
        ("t11", "a name that a terminal would obey", &["summary", "a\x1b[2J\n.yaml"], 1, "a<U+001B>[2J"),
    ];
    for (name, what, args, status, words) in cases {
        let output = confined(&folder, args);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(*status), "{name} {what}: {said}");
        assert!(said.contains(words) && !said.contains('\x1b'), "{name} {what}: {said}");
        row(name, what, if *status == 0 { "read" } else { "refused" });
    }
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.yaml"));
    std::fs::write(&odd, titled("")).unwrap();
    let output = std::process::Command::new(program())
        .arg("summary")
        .arg(&odd)
        .env_clear()
        .envs(environment())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    row("f09", "a name that is not UTF-8", "read");
}
