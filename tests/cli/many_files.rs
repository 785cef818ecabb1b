//! `score` and `summary` of several files, which are read one after another.

use std::fs::File;
use std::process::{Command, Stdio};

use crate::fixture::{Folder, environment, program};

const ANSWERS: &str = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Falls}\n\
    areas: {1a: {ticked: [E1]}}\n";

/// Two assessments of the same answers.
fn two() -> Folder {
    let folder = Folder::new();
    folder.write("a.yaml", ANSWERS).write("b.yaml", ANSWERS);
    folder
}

/// Also where it is only read after the result has been begun, and by whichever name.
#[test]
fn none_of_them_is_written_over() {
    for command in ["score", "summary"] {
        for files in [["a.yaml", "b.yaml"], ["a", "b"], ["b", "a"]] {
            let folder = two();
            let refused = folder.thrive(&[command, files[0], files[1], "-o", "b.yaml", "--force"]).failure(1);
            assert!(refused.starts_with("error: b.yaml is the file that was read"), "{refused}");
            assert_eq!(folder.read("b.yaml"), ANSWERS);
        }
    }
}

#[cfg(unix)]
#[test]
fn the_result_is_as_private_as_the_most_private() {
    use std::os::unix::fs::PermissionsExt;

    let folder = two();
    let mode = |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode() & 0o777;
    let private = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(folder.path().join("b.yaml"), private).unwrap();
    for (result, files) in [("with.csv", ["a.yaml", "b.yaml"]), ("without.csv", ["a", "b"])] {
        folder.thrive(&["summary", files[0], files[1], "-o", result]).result();
        assert_eq!(mode(result), 0o600, "{result}");
    }
}

#[test]
fn where_none_can_be_read_nothing_is_written() {
    let folder = two();
    folder.write("a.yaml", "format: thrive-assessment/1\n").write("b.yaml", "nothing of ours\n");
    for command in ["score", "summary"] {
        for format in ["table", "csv", "json"] {
            let refused = folder.thrive(&[command, "a.yaml", "b.yaml", "--format", format, "-o", "out"]).failure(1);
            assert!(refused.starts_with("error: a.yaml has 1 problem"), "{refused}");
        }
    }
    assert_eq!(folder.names(), ["a.yaml", "b.yaml"]);
}

/// What is to be said about a file comes between the result of the one before and its own.
#[test]
fn what_is_said_about_a_file_stands_before_its_result() {
    let folder = two();
    folder.write("b.yaml", ANSWERS.replace("2026.11", "2025.02").replace("Falls", "Later"));
    for (format, first, second) in [("table", "\nFalls", "\nLater"), ("csv", ",Falls,", ",Later,")] {
        let page = File::create(folder.path().join("page")).unwrap();
        let mut command = Command::new(program());
        command.args(["summary", "a.yaml", "b.yaml", "--format", format]).current_dir(folder.path());
        command
            .env_clear()
            .envs(environment())
            .stderr(Stdio::from(page.try_clone().unwrap()))
            .stdout(Stdio::from(page));
        assert!(command.status().unwrap().success());
        let page = format!("\n{}", folder.read("page"));
        let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing:\n{page}"));
        let last_of_first = page.rfind(first).unwrap();
        assert!(
            last_of_first < place("b.yaml was made with") && place("b.yaml was made with") < place(second),
            "{page}"
        );
        if format == "table" {
            assert!(page.contains("\n\nb.yaml was made with"), "{page}");
        }
    }
}
