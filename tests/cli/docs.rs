//! The README and the help are held to what they say.

use insta::assert_snapshot;
use thrive::{assessment, framework};

use super::fixture::{Folder, repository};

/// The README's code blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let after = |part: &str| part.split_once("\n```").map(|(block, _)| block.to_owned());
    let found: Vec<String> = readme.split(&format!("```{language}\n")).skip(1).filter_map(after).collect();
    assert!(!found.is_empty(), "the README has {language}");
    found
}

/// A folder that holds what a copy of the repository holds for someone who follows the README.
fn copy() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("examples")).unwrap();
    for entry in std::fs::read_dir(repository().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join("examples").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

#[test]
fn commands_of_the_readme_work() {
    let blocks = blocks("sh");
    let mut run = 0;
    for block in &blocks {
        // What stands together is done one after another, with a round of the team's own at hand.
        let folder = copy();
        std::fs::copy(folder.path().join("examples/research-network-2026.yaml"), folder.path().join("round.yaml"))
            .unwrap();
        for command in block.lines() {
            let args = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("thrive "));
            let Some(args) = args else {
                assert_eq!(command, "cargo test", "a command that nothing tests");
                continue;
            };
            let args = typed(args);
            // A title for a new assessment; for a new round, Enter confirms the first area.
            let answer = if args.iter().any(|arg| arg == "--from") { "\n" } else { "Sample\n" };
            let outcome = folder.thrive(&args.iter().map(String::as_str).collect::<Vec<_>>()).stdin(answer).run();
            assert_eq!(outcome.status, 0, "{command}\n{outcome}");
            run += 1;
        }
    }
    assert_eq!((blocks[0].as_str(), blocks[1].as_str()), ("cargo run --release -- assess", "cargo test"));
    assert_eq!(run, 25);
}

/// A command's arguments as a shell takes them: parted by blanks, but not between quotation marks.
fn typed(command: &str) -> Vec<String> {
    let mut args = vec![String::new()];
    let mut is_quoted = false;
    for letter in command.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => args.push(String::new()),
            letter => args.last_mut().unwrap().push(letter),
        }
    }
    args
}

#[test]
fn the_picture_of_the_summary_is_true() {
    let shown = copy().thrive(&["summary", "examples/research-network-2026.yaml"]).result();
    assert_eq!(blocks("text"), [shown.trim_end()]);
}

#[test]
fn the_worked_example_is_true() {
    let text = copy().thrive(&["score", "examples/research-network-2026.yaml", "--explain", "1b"]).result();
    for line in [
        "Emerging  2 of 2  complete",
        "Developing  3 of 3  complete",
        "Maturing  2 of 3  1 missing",
        "Thriving  0 of 4",
        "For Maturing, 1 more: M3.",
    ] {
        assert!(text.contains(line), "{line}");
    }
}

#[test]
fn the_file_of_the_readme_is_read() {
    let framework = framework::bundled();
    for block in blocks("yaml") {
        let read = assessment::read(block.as_bytes(), &framework);
        assert_eq!(read.problems, []);
        // Every key of it survives being saved.
        let saved = assessment::write(&read.assessment.clone().unwrap(), &framework).unwrap();
        assert_eq!(assessment::read(saved.as_bytes(), &framework).assessment, read.assessment);
    }
}

#[test]
fn help() {
    let folder = Folder::new();
    assert_snapshot!(folder.thrive(&["-h"]).result(), @"
    Assess your own maturity against a published framework, and see what is missing
    for the next level

    Usage: thrive [OPTIONS] <COMMAND>

    Commands:
      assess     Assess: a guided walk through the checklist, saved after every
                 answer
      score      Re-score saved files: a rating per area, why, and what is missing
                 for the next
      summary    Print the maturity summary table, phase by phase
      compare    Compare two rounds: which areas went up or down, and by which items
      report     Write a report to hand on: a web page, a Word or Excel file,
                 Markdown or data
      plan       Suggest next steps: quick wins, bottlenecks, and what each area
                 needs for its next level or its target
      actions    Keep the team's actions: what, for which item, by whom and by when
      set        Change answers without the interview: items, areas, or the
                 assessment as a whole
      framework  Look at a framework, write one of your own, check it, or put it
                 into other words
      help       Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help (see more with '--help')
      -V, --version  Print version

    Options for every command:
          --framework <FILE>     Use this framework or overlay file instead of the
                                 bundled framework
          --wording <FILE>       Show the framework in the words of this wording
                                 pack
          --threshold <PERCENT>  Count a level as complete from this share of its
                                 items on, in percent (1 to 100)
          --color <WHEN>         When to use colour [default: auto] [possible
                                 values: auto, always, never]
    ");
    assert_snapshot!(folder.thrive(&["help", "assess"]).result(), @"
    Assess: a guided walk through the checklist, saved after every answer

    Makes FILE, or goes on with it at the first unanswered area. Without FILE, the
    file is named after the title. Stop at any moment: what was answered is kept.
    Answers can also be piped in, one a line, as in the plain form (--plain).

    With --from, a new round starts from last time's answers: an area where nothing
    has changed takes one key.

    Usage: thrive assess [OPTIONS] [FILE]

    Arguments:
      [FILE]
              The assessment file

    Options:
          --plain
              Numbered lines instead of redrawn lists: for screen readers and pipes

          --from <LAST>
              Start a new round from the answers of this file, which stays as it is

          --take-in <OTHER>
              First take in the answers of another version of this assessment, such
              as one that was kept beside it

          --phase <PHASE>
              Take only this phase now, such as 1 (can be given several times)

          --area <AREA>
              Take only this area now, such as 1a (can be given several times)

      -h, --help
              Print help (see a summary with '-h')

    Options for every command:
          --framework <FILE>
              Use this framework or overlay file instead of the bundled framework

          --wording <FILE>
              Show the framework in the words of this wording pack

          --threshold <PERCENT>
              Count a level as complete from this share of its items on, in percent
              (1 to 100)

          --color <WHEN>
              When to use colour

              Possible values:
              - auto:   In a terminal, unless `NO_COLOR` is set
              - always: In files and pipes too
              - never:  Not at all
              
              [default: auto]
    ");
    for command in ["score", "summary", "framework"] {
        let text = folder.thrive(&["help", command]).result();
        assert!(text.contains("Usage: thrive"), "{text}");
    }
    assert!(folder.thrive(&["--version"]).result().starts_with("thrive 0."));
}
