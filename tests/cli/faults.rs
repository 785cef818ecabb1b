//! Broken input: each file under `tests/faults` is refused with the message that stands beside it, and is left as it was.

use std::path::{Path, PathBuf};

use super::fixture::{Folder, repository};

/// The files of a folder of faults, with what is expected of each.
fn cases(kind: &str) -> Vec<(String, Vec<u8>, String)> {
    let folder = repository().join("tests/faults").join(kind);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    assert!(files.len() > 3, "{kind}: the cases are there");
    let case = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(file).unwrap(), expected(file))
    };
    files.iter().map(case).collect()
}

fn expected(file: &Path) -> String {
    let file = file.with_extension("txt");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn assessments_with_faults_are_refused_and_left_alone() {
    for (name, bytes, expected) in cases("assessment") {
        let folder = Folder::new();
        folder.write(&name, &bytes);
        for command in ["score", "summary", "assess"] {
            let said = folder.thrive(&[command, &name]).stdin("\n\n\n").failure(1);
            assert_eq!(said, expected, "{command} {name}");
        }
        assert_eq!(std::fs::read(folder.path().join(&name)).unwrap(), bytes, "{name} is as it was");
        assert_eq!(folder.names(), [name], "nothing was left behind");
    }
}

#[test]
fn framework_files_with_faults_are_reported_whole() {
    for (name, bytes, expected) in cases("framework") {
        let folder = Folder::new();
        let outcome = folder.write(&name, bytes).thrive(&["framework", "check", &name]).run();
        assert_eq!(format!("{outcome}\n"), expected, "{name}");
    }
}

/// Tables, results, broken links and folders are told from assessments.
#[test]
fn files_of_another_kind() {
    let folder = Folder::new();
    folder.example("research-network-2026.yaml").example("easy-read-phase-1.csv");
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    for name in ["score.json", "score.csv"] {
        folder.thrive(&["score", "research-network-2026.yaml", "-o", name]).result();
    }
    let table = "the file is a table (CSV)\n    assessments and frameworks end in .yaml or .json; a wording pack can be a table, \
                 and --wording FILE uses it\n";
    let said = |name: &str| folder.thrive(&["summary", name]).failure(1);
    for name in ["score.csv", "easy-read-phase-1.csv"] {
        assert!(said(name).ends_with(table), "{}", said(name));
    }
    let result = "    this is a result; name the assessment that it was made from\n";
    assert!(said("score.json").ends_with(result), "{}", said("score.json"));
    let own = folder.thrive(&["framework", "check", "research-network-2026.yaml"]).run().stdout;
    assert!(own.ends_with("such as `thrive score FILE`\n"), "{own}");
    let over = |name| folder.thrive(&["summary", "research-network-2026.yaml", "-o", name]).failure(1);
    assert_eq!(
        over("folder"),
        "error: folder is a folder, so nothing can be saved to it\n  choose another name, or name a file in it\n"
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", folder.path().join("link.yaml")).unwrap();
        let expected = "error: link.yaml is a link to a file that isn't there\n  put the file back where it leads, or name another\n";
        assert_eq!(said("link.yaml"), expected);
    }
}

#[test]
fn files_in_the_wrong_encoding() {
    let utf16: Vec<u8> = "\u{feff}format: x".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new();
    for (bytes, expected) in [
        (
            utf16,
            "error: f.yaml has 1 problem, so nothing was done with it\n  the file is in UTF-16\n    save it again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)\n",
        ),
        (
            b"format: thrive-assessment/1\nabout: {title: \xff}\n".to_vec(),
            "error: f.yaml has 1 problem, so nothing was done with it\n  line 2: byte 44 is not valid UTF-8\n    save it again as UTF-8\n",
        ),
        (
            b"format: a\0b\n".to_vec(),
            "error: f.yaml has 1 problem, so nothing was done with it\n  the file has NUL characters, so it is not a text file\n    check that this is the file you meant\n",
        ),
    ] {
        assert_eq!(folder.write("f.yaml", bytes).thrive(&["score", "f.yaml"]).failure(1), expected);
    }
}

/// A byte order mark, Windows line ends, JSON, and a missing line feed at the end are all right.
#[test]
fn harmless_differences_are_read() {
    let folder = Folder::new();
    let yaml = "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample}\nareas: {7e: {ticked: [E1]}}";
    let json = r#"{"format": "thrive-assessment/1", "framework": {"id": "ics-engagement", "version": "2026.11"}, "about": {"title": "Sample"}, "areas": {"7e": {"ticked": ["E1"]}}}"#;
    let plain = folder.write("f.yaml", yaml).thrive(&["summary", "f.yaml"]).result();
    assert!(plain.contains("Emerging"));
    for same in [format!("\u{feff}{yaml}"), yaml.replace('\n', "\r\n"), format!("{yaml}\n"), json.to_owned()] {
        assert_eq!(folder.write("f.yaml", same).thrive(&["summary", "f.yaml"]).result(), plain);
    }
}

/// Texts that look like something else in YAML stay the texts they are.
#[test]
fn texts_stay_texts() {
    let folder = Folder::new();
    for title in ["no", "123", "1.10", "~x", "2024-01-01", "12:30:45", "010", "true", "0x1f", "1e3", "null and void"] {
        folder.write("f.yaml", format!("format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{title: {title}}}\n"));
        folder.thrive(&["assess", "f.yaml"]).stdin("\nn\nn\nq\n").run();
        let summary = folder.thrive(&["summary", "f.yaml"]).result();
        assert_eq!(summary.lines().next(), Some(title));
    }
}

#[test]
fn paths_that_are_no_file() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    for (path, expected) in [
        ("missing.yaml", "error: there is no file missing.yaml\n  check the name and the folder you are in\n"),
        ("folder", "error: folder is a folder, not a file\n  name a file in it\n"),
        ("/dev/zero", "error: /dev/zero is not a regular file\n"),
    ] {
        if cfg!(unix) || !path.starts_with('/') {
            assert_eq!(folder.thrive(&["score", path]).failure(1), expected);
        }
    }
}
