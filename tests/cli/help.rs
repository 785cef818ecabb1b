//! The help of every command, word for word. A change of it is looked at in `snapshots/`.

use std::fmt::Write;

use clap::{Command, CommandFactory};
use insta::assert_snapshot;
use thrive::cli::Cli;

use super::docs::typed;
use super::fixture::{Folder, program};

/// From here on the long help of all commands is the same.
const EVERYWHERE: &str = "Options for every command:\n";

/// What has to be typed to reach a command and each one below it.
fn paths(command: &Command, path: &[String]) -> Vec<Vec<String>> {
    let below = command.get_subcommands().flat_map(|command| {
        let path = [path, &[command.get_name().to_owned()]].concat();
        paths(command, &path)
    });
    std::iter::once(path.to_vec()).chain(below).collect()
}

/// Where a shell doesn't find the program by its name, commands are offered with what was typed for it.
#[test]
fn commands_are_offered_as_the_program_was_called() {
    let folder = Folder::new();
    let offered = |program: &str| format!("did you mean `{program} report m.yaml -o report.html`?");
    for (path, program) in [(None, "thrive"), (Some("/nowhere"), program())] {
        let run = folder.thrive(&["report", "m.yaml"]);
        let said = path.into_iter().fold(run, |run, path| run.env("PATH", path)).failure(2);
        assert!(said.contains(&offered(program)), "{said}");
    }
}

/// Words of closed sets are taken in any case, and as people read them.
#[test]
fn words_in_any_case() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml");
    let run = |args: &[&str]| folder.thrive(&[&[args[0], "research-network-2026.yaml"], &args[1..]].concat()).result();
    let near = run(&["plan", "--reach", "one-statement"]);
    for word in ["one statement", "One Statement", "ONE-STATEMENT"] {
        assert_eq!(run(&["plan", "--reach", word]), near);
    }
    assert_eq!(run(&["summary", "--format", "CSV", "--color", "NEVER"]), run(&["summary", "--format", "csv"]));
    let schema = |name| folder.thrive(&["framework", "schema", name]).result();
    assert_eq!(schema("Plan"), schema("plan"));
    assert_eq!(run(&["score", "--explain", "“1A”"]), run(&["score", "--explain", "1a"]));
}

#[test]
fn long_help() {
    let folder = Folder::new();
    let mut all = String::new();
    let mut everywhere = None;
    for path in paths(&Cli::command(), &[]) {
        let args: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
        let help = folder.thrive(&args).result();
        let (own, shared) = help.split_once(EVERYWHERE).unwrap_or_else(|| panic!("{args:?}: {help}"));
        // Some have an example at the end.
        let (shared, example) = shared.split_at(shared.find("\nExample").unwrap_or(shared.len()));
        assert_eq!(everywhere.get_or_insert_with(|| shared.to_owned()), shared, "{args:?}");
        writeln!(all, "$ thrive {}\n{own}{example}", args.join(" ")).unwrap();
    }
    assert_snapshot!(format!("{all}{EVERYWHERE}{}", everywhere.unwrap()));
}

/// Every command that does something has examples at the end of its help, and each of them can be typed.
#[test]
fn examples_can_be_typed() {
    let mut count = 0;
    for path in paths(&Cli::command(), &[]) {
        let command = path.iter().fold(Cli::command(), |command, name| command.find_subcommand(name).unwrap().clone());
        if command.has_subcommands() || path.is_empty() {
            continue;
        }
        let help = command.get_after_help().unwrap_or_else(|| panic!("{path:?} has no examples")).to_string();
        let lines = help.strip_prefix("Examples:\n").unwrap_or_else(|| panic!("{help}")).lines();
        for line in lines {
            let words = typed(line.trim());
            assert_eq!(words[1..=path.len()], path, "{line}");
            Cli::command().try_get_matches_from(&words).unwrap_or_else(|error| panic!("{line}\n{error}"));
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn completions_and_the_manual() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.thrive(&["completions", shell]).result();
        for word in ["portfolio", "merge", "--threshold"] {
            // Fish writes options without their dashes.
            assert!(script.contains(word.trim_start_matches('-')), "{shell}: {word}");
        }
    }
    folder.thrive(&["man", "-o", "thrive.1"]).run();
    let page = folder.read("thrive.1");
    for path in paths(&Cli::command(), &[]) {
        let heading = format!(".SH \"THRIVE {}\"", path.join(" ").to_uppercase());
        assert!(path.is_empty() || page.contains(&heading), "{heading}");
    }
    assert!(page.contains("thrive merge \\-\\-interactive group.yaml"), "the examples are there");
}

#[test]
fn short_help() {
    let folder = Folder::new();
    assert_snapshot!(folder.thrive(&["-h"]).result());
    assert_eq!(folder.thrive(&["help", "assess"]).result(), folder.thrive(&["assess", "--help"]).result());
}

#[test]
fn version() {
    let said = Folder::new().thrive(&["--version"]).result();
    assert_eq!(said, format!("thrive {}\n", env!("CARGO_PKG_VERSION")));
}
