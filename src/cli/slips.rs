//! Usual slips of the keyboard and of word processors: what was probably meant by a command line that can't be understood.

use std::ffi::OsString;

use clap::Parser;
use clap::error::ErrorKind;

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
            Some(option)
                if is_text && option.to_str().is_some_and(|option| is_option(option) && !option.contains('=')) =>
            {
                option.push("=");
                option.push(arg);
            }
            _ => tidy.push(arg),
        }
    }
    tidy
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
    let arg = match arg.trim_start_matches(LONG_DASHES) {
        rest if rest.len() < arg.len() && rest.starts_with(char::is_alphabetic) => format!("--{rest}"),
        _ => arg,
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
    // `report FILE OUT`, `report FILE`.
    if command == "report" {
        if let [_, file, out, ..] = words
            && ![file, out].iter().any(|word| is_option(word))
        {
            mends.push([&words[..2], &[text("-o")], &words[2..]].concat());
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
        mends.push([&words[..index], &[text("--area")], &words[index..=index], &words[index + 1..]].concat());
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
    // A command without the one that it belongs to, or a file alone.
    let above = match command {
        "add" | "edit" | "done" | "remove" | "list" => Some("actions"),
        "check" | "new" | "schema" | "show" | "wording" => Some("framework"),
        file if is_file(file) => Some("summary"),
        _ => None,
    };
    mends.extend(above.map(|above| [&[text(above)], words].concat()));
    if command == "version" {
        mends.push(vec![text("--version")]);
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
            (&["compare", "a.yaml", "b.yaml", "–format", "csv"], "thrive compare a.yaml b.yaml --format csv"),
            (&["m.yaml"], "thrive summary m.yaml"),
            (&["report", "m.yaml", "--format", "word"], "thrive report m.yaml -o report.docx"),
            (&["summary", "m.yaml", "--format", "excel"], "thrive report m.yaml -o report.xlsx"),
            (&["add", "m.yaml", "--action", "x"], "thrive actions add m.yaml --action x"),
            (&["check", "own.yaml"], "thrive framework check own.yaml"),
            (&["framework", "show", "1a"], "thrive framework show --area 1a"),
            (&["version"], "thrive --version"),
            (&["merge", "a.yaml", "b.yaml"], ""),
            (&["plan", "m.yaml", "nonsense"], ""),
        ] {
            assert_eq!(offered(typed).unwrap_or_default(), meant, "{typed:?}");
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
            (&["--note=a b", "- c"], &["--note=a b", "- c"]),
            (&["--note", "-5 % of it"], &["--note=-5 % of it"]),
            (&["--note=a", "--evidence=b c"], &["--note=a", "--evidence=b c"]),
        ] {
            assert_eq!(tidied(typed.iter().map(OsString::from)), tidy.iter().map(OsString::from).collect::<Vec<_>>());
        }
    }
}
