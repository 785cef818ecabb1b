//! The help of every command, word for word. A change of it is looked at in `snapshots/`.

use std::fmt::Write;

use clap::{Command, CommandFactory};
use insta::assert_snapshot;
use thrive::cli::Cli;

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
