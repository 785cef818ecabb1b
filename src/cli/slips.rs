//! Usual slips of the keyboard and of word processors: what was probably meant by a command line that can't be understood.

use std::ffi::OsString;
use std::slice::from_ref;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::Cli;
use crate::hint::{CommandLine, Hint, Invocation};

/// Dashes that word processors put in the place of two hyphens.
const LONG_DASHES: [char; 3] = ['–', '—', '−'];

/// Options that people expect, and those that there are.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("--owner", "--responsible"),
    ("--who", "--responsible"),
    ("--assignee", "--responsible"),
    ("--lead", "--accountable"),
    ("--deadline", "--due"),
    ("--until", "--due"),
    ("--text", "--action"),
    ("--what", "--action"),
    ("--comment", "--note"),
    ("--date", "--on"),
    ("--reason", "--na"),
    ("--out", "--output"),
];

/// Commands that people expect, and those that there are.
const OTHER_COMMANDS: [(&str, &str); 12] = [
    ("action", "actions"),
    ("begin", "assess"),
    ("close", "done"),
    ("complete", "done"),
    ("delete", "remove"),
    ("diff", "compare"),
    ("finish", "done"),
    ("frameworks", "framework"),
    ("new", "add"),
    ("start", "assess"),
    ("tree", "show"),
    ("validate", "check"),
];

/// The arguments, where a text such as `- as agreed` stays one that begins with a dash and is not taken for an option: no option
/// has a blank in its name.
pub fn tidied(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut tidy: Vec<OsString> = Vec::new();
    for arg in args {
        let is_text = arg.to_str().is_some_and(|text| {
            let name = text.split('=').next().unwrap_or_default();
            text.starts_with('-') && name.contains(char::is_whitespace)
        });
        match tidy.last_mut() {
            Some(option) if is_text && option.to_str().is_some_and(takes_text) => {
                option.push("=");
                option.push(arg);
            }
            _ => tidy.push(arg),
        }
    }
    tidy
}

/// Whether it is an option that takes a text, in some command.
fn takes_text(option: &str) -> bool {
    fn has(command: &clap::Command, name: &str) -> bool {
        let is_it = |arg: &clap::Arg| arg.get_long() == Some(name) && arg.get_action().takes_values();
        command.get_arguments().any(is_it) || command.get_subcommands().any(|command| has(command, name))
    }
    option.strip_prefix("--").is_some_and(|name| has(&Cli::command(), name))
}

/// What is said where a command line can be understood, but has a word in it that begins with a long dash, so that it was taken
/// for the name of a file or an area, and is an option with two hyphens.
pub fn dashed(args: &[OsString], called: &Invocation) -> Option<String> {
    let is_dashed = |arg: &OsString| arg.to_str().is_some_and(|arg| with_the_right_name(arg.to_owned()) != arg);
    let typed =
        args.iter().find(|arg| arg.to_str().is_some_and(|arg| arg.starts_with(LONG_DASHES)) && is_dashed(arg))?;
    let meant = Hint::from("did you mean ").and(meant(args)?).and("?").spelt(called);
    Some(format!(
        "error: {} begins with a dash, which word processors make of two hyphens\n\n  {meant}\n",
        typed.display()
    ))
}

/// What is said of a command line that can't be understood: what the parser says, with the command that was probably meant.
pub fn explained(error: &clap::Error, args: &[OsString], called: &Invocation) -> String {
    let said = error.render().to_string();
    // That a text be passed after two hyphens is never what people want, and often fails again.
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim_start().starts_with("tip: to pass ")).collect();
    let said =
        lines.join("\n").replace("\n\n\n", "\n\n").replace("unrecognized subcommand", "there is no command") + "\n";
    let mendable = [
        ErrorKind::UnknownArgument,
        ErrorKind::MissingRequiredArgument,
        ErrorKind::InvalidSubcommand,
        ErrorKind::InvalidValue,
        ErrorKind::ValueValidation,
    ];
    let Some(meant) = mendable.contains(&error.kind()).then(|| meant(args)).flatten() else { return said };
    let hint = Hint::from("did you mean ").and(meant).and("?").spelt(called);
    let end = said.find("\n\nUsage:").or_else(|| said.find("\n\nFor more")).unwrap_or(said.len());
    format!("{}\n\n  {hint}{}", &said[..end], &said[end..])
}

/// The command that was probably meant; whatever is offered can be understood.
fn meant(args: &[OsString]) -> Option<CommandLine> {
    let args: Option<Vec<String>> = args.iter().skip(1).map(|arg| arg.to_str().map(str::to_owned)).collect();
    let spelt: Vec<String> = args?.into_iter().map(with_the_right_name).collect();
    let words = std::iter::once(spelt.clone()).chain(mends(&spelt)).find(|words| is_understood(words))?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some(CommandLine::thrive(&words).without_options())
}

/// An option with two hyphens and the name that it has.
fn with_the_right_name(arg: String) -> String {
    let is_dash = |letter: char| letter == '-' || LONG_DASHES.contains(&letter);
    let arg = match arg.trim_start_matches(is_dash) {
        rest if rest.len() == arg.len() || !rest.starts_with(char::is_alphabetic) => arg,
        rest if rest.chars().count() == 1 => format!("-{rest}"),
        // What has a blank in it is a text.
        rest if rest.split('=').next().unwrap_or_default().contains(char::is_whitespace) => arg,
        rest => format!("--{rest}"),
    };
    let known = OTHER_NAMES.iter().find(|(other, _)| *other == arg);
    known.map_or(arg, |(_, name)| (*name).to_owned())
}

/// The same words put right in one way each.
fn mends(words: &[String]) -> Vec<Vec<String>> {
    let text = |word: &str| word.to_owned();
    let command = words.first().map(String::as_str).unwrap_or_default();
    // Where a command's own arguments begin.
    let start = if command == "actions" { 2 } else { 1 }.min(words.len());
    let mut mends = Vec::new();
    // What 0.1.0 called otherwise.
    if command == "plan" {
        let now = |word: &String| match word.as_str() {
            "--horizon" => text("--reach"),
            "quick-win" => text("one-statement"),
            "short" => text("next-rating"),
            "long" => text("target"),
            _ => word.clone(),
        };
        mends.push(words.iter().map(now).collect());
    }
    // `report FILE OUT`, `report FILE`.
    if command == "report" {
        if let [_, file, out, ..] = words
            && ![file, out].iter().any(|word| is_option(word))
        {
            let (file, out) = if is_file(out) && !is_file(file) { (out, file) } else { (file, out) };
            mends.push([&[text(command), file.clone(), text("-o"), out.clone()], &words[3..]].concat());
        }
        mends.push([words, &[text("-o"), text("report.html")]].concat());
    }
    // The file after what belongs behind it.
    if let Some(file) = (start + 1..words.len()).find(|index| is_file(&words[*index]) && !is_option(&words[index - 1]))
    {
        let others =
            words[start..].iter().enumerate().filter(|(index, _)| index + start != file).map(|(_, word)| word.clone());
        mends.push([&words[..start], &words[file..=file], &others.collect::<Vec<_>>()].concat());
    }
    // An area that is named like a file.
    for index in (start + 1..words.len()).filter(|index| is_like_an_id(&words[*index])) {
        let is_phase = words[index].bytes().all(|digit| digit.is_ascii_digit());
        let option = text(if is_phase { "--phase" } else { "--area" });
        mends.push([&words[..index], &[option], &words[index..=index], &words[index + 1..]].concat());
    }
    // A text of several words without quotation marks.
    for option in (start..words.len()).filter(|index| is_option(&words[*index])) {
        let end = (option + 1..words.len()).find(|index| words[*index].starts_with('-')).unwrap_or(words.len());
        if end > option + 2 {
            mends.push([&words[..=option], &[words[option + 1..end].join(" ")], &words[end..]].concat());
        }
    }
    // A report in a format that only reports have.
    let format = words.iter().position(|word| word == "--format").and_then(|index| words.get(index + 1));
    if let (Some(ending), Some(file)) =
        (format.and_then(|format| ending_of(format)), words.iter().find(|word| is_file(word)))
    {
        mends.push(vec![text("report"), file.clone(), text("-o"), format!("report.{ending}")]);
    }
    mends.extend(of_commands(words));
    // A command without the one that it belongs to, or a file alone.
    let above = match command {
        "add" | "edit" | "done" | "remove" | "list" => Some("actions"),
        "check" | "new" | "schema" | "show" | "wording" => Some("framework"),
        file if is_file(file) => Some("summary"),
        _ => None,
    };
    mends.extend(above.map(|above| [&[text(above)], words].concat()));
    // Numbers with commas between them.
    let apart = |word: &String| word.split(',').map(str::to_owned).collect::<Vec<_>>();
    mends.push(words.iter().flat_map(apart).collect());
    if command == "version" {
        mends.push(vec![text("--version")]);
    }
    mends
}

/// The same words with another command, or with the one that is missing.
fn of_commands(words: &[String]) -> Vec<Vec<String>> {
    let mut mends = Vec::new();
    // A command by another name, in capitals, or behind its file.
    let has_group = matches!(words.first().map(String::as_str), Some("actions" | "framework"));
    for index in 0..words.len().min(if has_group { 2 } else { 1 }) {
        let known = OTHER_COMMANDS.iter().find(|(other, _)| *other == words[index].to_lowercase());
        let name = known.map_or_else(|| words[index].to_lowercase(), |(_, name)| (*name).to_owned());
        mends.push([&words[..index], &[name], &words[index + 1..]].concat());
    }
    if let [file, command, ..] = words
        && is_file(file)
    {
        mends.insert(0, [&[command.clone(), file.clone()], &words[2..]].concat());
    }
    // A group of commands without the one that is meant.
    let usual: &[&str] = match words {
        [group, file] if group == "actions" && is_file(file) => &["list"],
        [group, file] if group == "framework" && is_file(file) => &["check"],
        [group, area] if group == "framework" && is_like_an_id(area) => &["show", "--area"],
        [group, second, _] if group == "framework" && second == "wording" => &["wording", "check"],
        _ => &[],
    };
    if let (false, [group, .., last]) = (usual.is_empty(), words) {
        let usual: Vec<String> = usual.iter().map(|word| (*word).to_owned()).collect();
        mends.push([from_ref(group), &usual, from_ref(last)].concat());
    }
    mends
}

/// The ending of a report in a format that people ask for.
fn ending_of(format: &str) -> Option<&'static str> {
    Some(match format.to_lowercase().as_str() {
        "html" | "web" | "pdf" => "html",
        "docx" | "doc" | "word" => "docx",
        "xlsx" | "xls" | "excel" => "xlsx",
        "md" => "md",
        _ => return None,
    })
}

/// Whether a command line can be understood. That of a question for help or the version can be, too.
fn is_understood(words: &[String]) -> bool {
    let line = std::iter::once("thrive").chain(words.iter().map(String::as_str));
    match Cli::try_parse_from(line) {
        Ok(_) => true,
        Err(error) => !error.use_stderr(),
    }
}

fn is_option(word: &str) -> bool {
    word.strip_prefix("--").is_some_and(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic()))
}

/// Whether a word is like the name of an assessment.
fn is_file(word: &str) -> bool {
    [".yaml", ".yml", ".json"].iter().any(|ending| word.to_lowercase().ends_with(ending))
}

/// Whether a word is like the id of an area: short, with a digit, and no name of a file.
fn is_like_an_id(word: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
    word.len() <= 8
        && word.chars().all(is_part)
        && !word.starts_with('-')
        && word.contains(|letter: char| letter.is_ascii_digit())
        && !is_file(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(line: &[&str]) -> Option<String> {
        let args = tidied(std::iter::once("thrive").chain(line.iter().copied()).map(OsString::from));
        assert!(Cli::try_parse_from(args.clone()).is_err(), "{line:?} is understood");
        meant(&args).map(|meant| meant.spelt(&Invocation::default()))
    }

    /// Each slip with the command that is offered for it.
    #[test]
    fn what_was_probably_meant() {
        for (typed, meant) in [
            (&["report", "m.yaml"] as &[&str], "thrive report m.yaml -o report.html"),
            (&["report", "m.yaml", "r.html"], "thrive report m.yaml -o r.html"),
            (&["report", "m.yaml", "r.docx", "--for", "board"], "thrive report m.yaml -o r.docx --for board"),
            (&["actions", "done", "1", "m.yaml"], "thrive actions done m.yaml 1"),
            (&["actions", "remove", "1", "2", "m.yaml"], "thrive actions remove m.yaml 1 2"),
            (
                &["actions", "edit", "1", "m.yaml", "--due", "2027-03-31"],
                "thrive actions edit m.yaml 1 --due 2027-03-31",
            ),
            (
                &["actions", "add", "m.yaml", "--action", "x", "--owner", "Ada"],
                "thrive actions add m.yaml --action x --responsible Ada",
            ),
            (
                &["actions", "add", "m.yaml", "--action", "Bring it to the board", "--deadline", "2027-03-31"],
                "thrive actions add m.yaml --action 'Bring it to the board' --due 2027-03-31",
            ),
            (
                &["actions", "add", "m.yaml", "1a.D2", "--action", "Bring", "it", "to", "the", "board"],
                "thrive actions add m.yaml 1a.D2 --action 'Bring it to the board'",
            ),
            (&["score", "m.yaml", "—threshold=0.8x", "–explain", "1b", "--out", "x.md"], ""),
            (&["plan", "m.yaml", "1b"], "thrive plan m.yaml --area 1b"),
            (&["plan", "a.yaml", "–format", "csv"], "thrive plan a.yaml --format csv"),
            (&["m.yaml"], "thrive summary m.yaml"),
            (&["report", "m.yaml", "--format", "word"], "thrive report m.yaml -o report.docx"),
            (&["summary", "m.yaml", "--format", "excel"], "thrive report m.yaml -o report.xlsx"),
            (&["add", "m.yaml", "--action", "x"], "thrive actions add m.yaml --action x"),
            (&["check", "own.yaml"], "thrive framework check own.yaml"),
            (&["framework", "show", "1a"], "thrive framework show --area 1a"),
            (&["version"], "thrive --version"),
            (&["agreement"], ""),
            (&["report", "r.html", "m.yaml"], "thrive report m.yaml -o r.html"),
            (&["report", "m.yaml", "–o", "r.html"], "thrive report m.yaml -o r.html"),
            (&["summary", "m.yaml", "-format", "csv"], "thrive summary m.yaml --format csv"),
            (&["plan", "m.yaml", "-–phase", "1"], "thrive plan m.yaml --phase 1"),
            (&["plan", "m.yaml", "1"], "thrive plan m.yaml --phase 1"),
            (&["actions", "done", "m.yaml", "1,2"], "thrive actions done m.yaml 1 2"),
            (&["SCORE", "m.yaml"], "thrive score m.yaml"),
            (&["m.yaml", "score"], "thrive score m.yaml"),
            (&["actions", "delete", "m.yaml", "1"], "thrive actions remove m.yaml 1"),
            (&["actions", "m.yaml"], "thrive actions list m.yaml"),
            (&["framework", "own.yaml"], "thrive framework check own.yaml"),
            (&["framework", "1a"], "thrive framework show --area 1a"),
            (&["framework", "validate", "own.yaml"], "thrive framework check own.yaml"),
            (&["framework", "wording", "pack.csv"], "thrive framework wording check pack.csv"),
            (&["plan", "m.yaml", "nonsense"], ""),
        ] {
            assert_eq!(offered(typed).unwrap_or_default(), meant, "{typed:?}");
        }
    }

    /// A long dash makes a word of an option, which is not taken for a file; texts may begin with one.
    #[test]
    fn long_dashes_are_told_from_hyphens() {
        let said = |line: &[&str]| {
            let args: Vec<OsString> = std::iter::once(&"thrive").chain(line).map(OsString::from).collect();
            assert!(Cli::try_parse_from(&args).is_ok(), "{line:?}");
            dashed(&args, &Invocation::default())
        };
        assert_eq!(
            said(&["set", "m.yaml", "1a.E1", "–tick"]).unwrap(),
            "error: –tick begins with a dash, which word processors make of two hyphens\n\n  did you mean `thrive set m.yaml \
             1a.E1 --tick`?\n"
        );
        assert!(
            said(&["summary", "m.yaml", "—format", "csv"]).unwrap().contains("`thrive summary m.yaml --format csv`")
        );
        let compared = said(&["compare", "a.yaml", "b.yaml", "–format", "csv"]).unwrap();
        assert!(compared.contains("`thrive compare a.yaml b.yaml --format csv`"), "{compared}");
        for line in
            [&["set", "m.yaml", "1a", "--note", "–plain"][..], &["set", "m.yaml", "1a", "--note", "– as agreed"]]
        {
            assert_eq!(said(line), None);
        }
    }

    /// A text that begins with a dash is a text, and what follows an option that was given one already is left alone.
    #[test]
    fn texts_that_begin_with_a_dash() {
        for (typed, tidy) in [
            (
                &["set", "m.yaml", "1a", "--note", "- as agreed"] as &[&str],
                &["set", "m.yaml", "1a", "--note=- as agreed"] as &[&str],
            ),
            (&["--note", "--tick"], &["--note", "--tick"]),
            (&["set", "m.yaml", "--tick", "- x"], &["set", "m.yaml", "--tick", "- x"]),
            (&["--note=a b", "- c"], &["--note=a b", "- c"]),
            (&["--note", "-5 % of it"], &["--note=-5 % of it"]),
            (&["--note=a", "--evidence=b c"], &["--note=a", "--evidence=b c"]),
        ] {
            assert_eq!(tidied(typed.iter().map(OsString::from)), tidy.iter().map(OsString::from).collect::<Vec<_>>());
        }
    }
}
