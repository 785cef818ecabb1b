//! The README is held to what it says.

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
        // And a Word file of theirs.
        folder.thrive(&["report", "round.yaml", "-o", "letterhead.docx"]).run();
        for command in block.lines() {
            let Some(args) = command.strip_prefix("thrive ") else {
                assert_eq!(command, "cargo install --path .", "a command that nothing tests");
                continue;
            };
            let args = typed(args);
            // A title for a new assessment; for a new round, Enter confirms the first area; in a meeting, it leaves the first statement.
            let is_entered = args.iter().any(|arg| arg == "--from" || arg == "--interactive");
            let answer = if is_entered { "\n" } else { "Sample\n" };
            let outcome = folder.thrive(&args.iter().map(String::as_str).collect::<Vec<_>>()).stdin(answer).run();
            assert_eq!(outcome.status, 0, "{command}\n{outcome}");
            run += 1;
        }
    }
    assert_eq!((blocks[0].as_str(), blocks[1].as_str()), ("cargo install --path .", "thrive assess"));
    assert_eq!(run, 60);
}

/// A command's arguments as a shell takes them: parted by blanks, but not between quotation marks.
pub fn typed(command: &str) -> Vec<String> {
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
