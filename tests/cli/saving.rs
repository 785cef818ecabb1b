//! Saving where others save too: locks, changes by someone else, what is kept, and what a crash leaves behind.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::Instant;

use super::assess::ONLY_A_TITLE;
use super::fixture::{Folder, PATIENCE, environment, pieces, program};

/// Someone who has the file open and answers when told to.
struct Colleague {
    child: Child,
    stderr: Receiver<Vec<u8>>,
    /// What the program has said so far.
    said: Vec<u8>,
}

/// Stands below every question. By the first one the program holds the lock and has read the file.
const A_QUESTION: &str = "q save and stop: ";

impl Colleague {
    fn opens(folder: &Folder, args: &[&str]) -> Self {
        let mut command = Command::new(program());
        command.current_dir(folder.path()).env_clear().envs(environment()).env("USER", "ada").args(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = pieces(child.stderr.take().expect("it is piped"));
        Self { child, stderr, said: Vec::new() }
    }

    /// Waits until the program has said `words`.
    fn is_told(&mut self, words: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !String::from_utf8_lossy(&self.said).contains(words) {
            match self.stderr.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(piece) => self.said.extend(piece),
                Err(error) => panic!("waited in vain for {words:?} ({error}): {}", String::from_utf8_lossy(&self.said)),
            }
        }
    }

    fn answers(&mut self, text: &str) {
        let stdin = self.child.stdin.as_mut().expect("still open");
        stdin.write_all(text.as_bytes()).unwrap();
        stdin.flush().unwrap();
    }

    /// Ends the input; what was said, and the status.
    fn leaves(mut self) -> (String, i32) {
        drop(self.child.stdin.take());
        self.said.extend(self.stderr.iter().flatten());
        let status = self.child.wait().unwrap();
        (String::from_utf8(self.said).unwrap(), status.code().unwrap())
    }
}

/// A file with a title and nothing else, about area 7c.
fn begun() -> Folder {
    let folder = Folder::new();
    folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(ONLY_A_TITLE).run();
    assert_eq!(folder.names(), ["f.yaml"]);
    folder
}

#[test]
fn the_second_person_is_told_who_has_the_file_and_since_when() {
    let folder = begun();
    let mut ada = Colleague::opens(&folder, &["assess", "f.yaml"]);
    ada.is_told(A_QUESTION);
    let refused = folder.thrive(&["assess", "f.yaml"]).stdin("1\n").failure(1);
    assert!(refused.starts_with("error: f.yaml is in use: ada on "), "{refused}");
    assert!(
        refused.contains(" has had it open since 21 November 2026, 00:00\n  wait until they have finished"),
        "{refused}"
    );
    // Looking is always possible.
    folder.thrive(&["summary", "f.yaml"]).result();
    ada.answers("q\n");
    assert_eq!(ada.leaves().1, 0);
    assert_eq!(folder.names(), ["f.yaml"], "the lock goes with her");
    assert_eq!(folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run().status, 0);
}

#[test]
fn what_another_has_changed_is_not_saved_over_and_both_can_be_brought_together() {
    let folder = begun();
    #[cfg(unix)]
    std::fs::set_permissions(folder.path().join("f.yaml"), std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .unwrap();
    let mut ada = Colleague::opens(&folder, &["assess", "f.yaml", "--area", "7c"]);
    ada.is_told(A_QUESTION);
    // The lock does not reach another computer, where 7e is answered meanwhile.
    let changed = folder.read("f.yaml") + "areas:\n  7e:\n    ticked:\n    - E1\n";
    folder.write("f.yaml", &changed);
    ada.answers(&format!("{}1 2\n", "\n".repeat(7)));
    let (said, status) = ada.leaves();
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("f.yaml was changed by someone else since it was opened, so it was not saved over; your answers are kept in f.kept.yaml"), "{said}");
    assert!(said.contains("thrive assess f.yaml --take-in f.kept.yaml"), "{said}");
    assert_eq!(folder.read("f.yaml"), changed, "theirs is as it was");
    #[cfg(unix)]
    {
        // Nobody else may open the file, so nobody else may open what is kept of it.
        let about = std::fs::metadata(folder.path().join("f.kept.yaml")).unwrap();
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777, 0o600);
    }
    let both = folder.thrive(&["assess", "f.yaml", "--take-in", "f.kept.yaml", "--area", "7c"]).stdin("q\n").run();
    assert_eq!(both.status, 0, "{both}");
    let file = folder.read("f.yaml");
    assert!(file.contains("  7e:\n    ticked:\n    - E1\n"), "{file}");
}

/// A final assessment is changed only after someone has said so.
#[test]
fn nothing_is_taken_into_a_final_assessment() {
    let folder = Folder::new();
    folder.example("research-network-2025.yaml").example("research-network-2026.yaml");
    let before = folder.read("research-network-2025.yaml");
    let args = ["assess", "research-network-2025.yaml", "--take-in", "research-network-2026.yaml"];
    let refused = folder.thrive(&args).stdin("q\n").failure(1);
    assert!(refused.contains("research-network-2025.yaml is final, so nothing was taken in"), "{refused}");
    assert_eq!(folder.read("research-network-2025.yaml"), before);
}

#[test]
fn locks_of_the_dead_and_the_distant() {
    let now = super::fixture::TODAY.parse::<i64>().unwrap();
    for (computer, since, refused) in [("elsewhere", now - 3600, true), ("elsewhere", now - 2 * 86_400, false)] {
        let folder = begun();
        folder.write(".f.yaml.lock", format!("sam\n{computer}\n{since}\n20 November 2026, 23:00\n"));
        let outcome = folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run();
        assert_eq!(outcome.status == 1, refused, "{outcome}");
        if refused {
            assert!(
                outcome.stderr.contains("sam on elsewhere has had it open since 20 November 2026, 23:00"),
                "{outcome}"
            );
            assert!(outcome.stderr.contains("if they are not working on it any more, delete "), "{outcome}");
        }
    }
    // What is no lock of ours is no lock.
    let folder = begun();
    folder.write(".f.yaml.lock", "garbage");
    assert_eq!(folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run().status, 0);
}

/// A lock file that leads elsewhere would be a trap: what it leads to is not touched, and nothing waits for it.
#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_or_a_pipe() {
    let folder = begun();
    folder.write("precious", "not to be emptied");
    std::os::unix::fs::symlink("precious", folder.path().join(".f.yaml.lock")).unwrap();
    assert_eq!(folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run().status, 0);
    assert_eq!(folder.read("precious"), "not to be emptied");
    std::fs::remove_file(folder.path().join(".f.yaml.lock")).unwrap();
    // Another name of a file of ours leads to it, too.
    std::fs::hard_link(folder.path().join("precious"), folder.path().join(".f.yaml.lock")).unwrap();
    assert_eq!(folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run().status, 0);
    assert_eq!(folder.read("precious"), "not to be emptied");
    assert_eq!(folder.read(".f.yaml.lock"), "not to be emptied");
    std::fs::remove_file(folder.path().join(".f.yaml.lock")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join(".f.yaml.lock")).status().unwrap().success());
    assert_eq!(folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run().status, 0);
}

#[test]
fn comments_are_spoken_of_once_and_kept() {
    let folder = begun();
    let with_comment = format!("# Made by hand in the meeting of 3 May\n{}", folder.read("f.yaml"));
    folder.write("f.yaml", &with_comment);
    let first = folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(format!("{}1\n1\n", "\n".repeat(7))).run();
    assert_eq!(first.stderr.matches("comments written by hand").count(), 1, "{first}");
    assert_eq!(folder.read("f.yaml.bak"), with_comment);
    assert!(!folder.read("f.yaml").contains("meeting of 3 May"));
    let second = folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin("q\n").run();
    assert!(!second.stderr.contains("comments"), "{second}");
}

/// The copy with comments outlasts the next command, and a later one with other comments.
#[test]
fn comments_stay_where_people_were_told() {
    let folder = begun();
    let plain = folder.read("f.yaml");
    let first = format!("# of 3 May\n{plain}");
    folder.write("f.yaml", &first);
    let said = folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).run().stderr;
    assert!(said.contains("Saving leaves them out;\nf.with-comments.yaml.bak keeps them.\n"), "{said}");
    let said = folder.thrive(&["set", "f.yaml", "7c.T1", "--tick"]).run().stderr;
    assert!(!said.contains("comments"), "{said}");
    assert_eq!(folder.read("f.with-comments.yaml.bak"), first);
    // The same comments once more need no second copy; others do.
    folder.write("f.yaml", &first);
    folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).run();
    let second = format!("# of 4 June\n{plain}");
    folder.write("f.yaml", &second);
    let said = folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).run().stderr;
    assert!(said.contains("f.with-comments-2.yaml.bak keeps them."), "{said}");
    assert_eq!(folder.read("f.with-comments.yaml.bak"), first);
    assert_eq!(folder.read("f.with-comments-2.yaml.bak"), second);
    // A number sign in an answer is no comment.
    folder.thrive(&["set", "f.yaml", "7c", "--note", "see #4 and # 5"]).run();
    let said = folder.thrive(&["set", "f.yaml", "7c.E1", "--untick"]).run().stderr;
    assert!(!said.contains("comments"), "{said}");
}

#[test]
fn the_file_as_it_was_before_a_sitting_is_kept() {
    let folder = begun();
    let before = folder.read("f.yaml");
    folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(format!("{}1\n1\n1\n", "\n".repeat(7))).run();
    assert_ne!(folder.read("f.yaml"), before);
    assert_eq!(folder.read("f.yaml.bak"), before);
}

#[test]
fn what_a_crash_left_behind_is_named_and_not_touched() {
    let folder = begun();
    folder.write(".f.yaml.x1y2z3.tmp", "half");
    let outcome = folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run();
    assert!(outcome.stderr.contains("left .f.yaml.x1y2z3.tmp behind"), "{outcome}");
    assert_eq!(folder.read(".f.yaml.x1y2z3.tmp"), "half");
}

/// Of an attempt that wrote nothing there is nothing to tell.
#[test]
fn an_empty_temporary_file_is_nothing() {
    let folder = begun();
    folder.write(".f.yaml.x1y2z3.tmp", "");
    let outcome = folder.thrive(&["assess", "f.yaml"]).stdin("q\n").run();
    assert!(!outcome.stderr.contains("cut short"), "{outcome}");
}

/// Where a drive can't rename without replacing, a first save that is cut short leaves an empty file beside what was to become it.
#[test]
fn an_empty_file_with_which_a_first_save_was_cut_short() {
    let folder = begun();
    let whole = folder.read("f.yaml");
    folder.write("f.yaml", "").write(".f.yaml.x1y2z3.tmp", whole);
    let refused = folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).failure(1);
    assert_eq!(refused, "error: f.yaml is empty\n  begin with `thrive assess f.yaml`\n");
    let outcome = folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(ONLY_A_TITLE).run();
    assert!(outcome.stderr.contains("f.yaml is empty, so this begins a new assessment."), "{outcome}");
    assert!(outcome.stderr.contains("left .f.yaml.x1y2z3.tmp behind"), "{outcome}");
    assert!(folder.read("f.yaml").contains("title: Sample"), "{outcome}");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing() {
    let folder = Folder::new();
    std::os::unix::fs::symlink("gone.yaml", folder.path().join("f.yaml")).unwrap();
    let refused = folder.thrive(&["assess", "f.yaml"]).stdin(ONLY_A_TITLE).failure(1);
    let expected =
        "error: f.yaml is a link to a file that isn't there\n  remove the link, or put the file back where it leads\n";
    assert_eq!(refused, expected);
    assert_eq!(folder.names(), ["f.yaml"]);
}

#[test]
fn a_folder_in_the_place_of_the_copy() {
    let folder = begun();
    let before = folder.read("f.yaml");
    std::fs::create_dir(folder.path().join("f.yaml.bak")).unwrap();
    let refused = folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).failure(1);
    assert!(
        refused.starts_with("error: nothing was saved in f.yaml, as the copy f.yaml.bak could not be made: "),
        "{refused}"
    );
    assert!(refused.ends_with("\n  rename the folder f.yaml.bak, then try again\n"), "{refused}");
    assert_eq!(folder.read("f.yaml"), before);
}

#[test]
fn a_folder_in_the_place_of_the_file() {
    let folder = begun();
    let mut ada = Colleague::opens(&folder, &["assess", "f.yaml", "--area", "7c"]);
    ada.is_told(A_QUESTION);
    std::fs::rename(folder.path().join("f.yaml"), folder.path().join("moved.yaml")).unwrap();
    std::fs::create_dir(folder.path().join("f.yaml")).unwrap();
    ada.answers(&format!("{}1 2\n", "\n".repeat(7)));
    let (said, status) = ada.leaves();
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("f.yaml is a folder now, so nothing was saved to it; your answers are kept in f.kept.yaml\n  go on with `thrive assess f.kept.yaml`"),
        "{said}"
    );
    assert!(folder.read("f.kept.yaml").contains("title: Sample"));
    let refused = folder.thrive(&["set", "f.yaml", "7c.E1", "--tick"]).failure(1);
    assert_eq!(
        refused,
        "error: f.yaml is a folder, so nothing can be saved to it\n  choose another name, or name a file in it\n"
    );
}

/// A file that somebody has removed meanwhile is made again, as private as it was.
#[cfg(unix)]
#[test]
fn a_private_file_that_is_removed_meanwhile() {
    use std::os::unix::fs::PermissionsExt;
    let folder = begun();
    let path = folder.path().join("f.yaml");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    let mut ada = Colleague::opens(&folder, &["assess", "f.yaml", "--area", "7c"]);
    ada.is_told(A_QUESTION);
    std::fs::remove_file(&path).unwrap();
    ada.answers(&format!("{}1 2\nq\n", "\n".repeat(7)));
    let (said, status) = ada.leaves();
    assert_eq!(status, 0, "{said}");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Nobody's clock is right in these years, and files can't hold their days.
#[test]
fn a_clock_that_is_wrong() {
    let folder = begun();
    let before = folder.read("f.yaml");
    for (seconds, day) in [("-1000000000", "24 April 1938"), ("10413792000", "1 January 2300")] {
        for args in [&["set", "f.yaml", "7c.E1", "--tick"][..], &["assess", "f.yaml"], &["assess"]] {
            let refused = folder.thrive(args).env("SOURCE_DATE_EPOCH", seconds).stdin("1\n").failure(1);
            let expected = format!(
                "error: the clock of this computer says {day}, which can't be right\n  set it to today's date, then try again; nothing was changed\n"
            );
            assert_eq!(refused, expected);
        }
    }
    assert_eq!(folder.read("f.yaml"), before);
    assert_eq!(folder.names(), ["f.yaml"]);
}

/// 80 Chinese letters, and the longest name that there can be.
#[test]
fn long_names() {
    for name in ["健".repeat(80) + ".yaml", "n".repeat(250) + ".yaml"] {
        let folder = Folder::new();
        let made = folder.thrive(&["assess", &name, "--area", "7c"]).stdin(ONLY_A_TITLE).run();
        assert_eq!(made.status, 0, "{made}");
        let before = folder.read(&name);
        let changed = folder.thrive(&["set", &name, "7c.E1", "--tick"]).run();
        assert_eq!(changed.status, 0, "{changed}");
        let names = folder.names();
        let copy = names.iter().find(|other| **other != name).expect("there is a copy");
        assert_eq!((folder.read(copy), names.len()), (before, 2));
        folder.thrive(&["set", &name, "7c", "--answered"]).run();
        assert_eq!(folder.thrive(&["report", &name, "-o", &name.replace(".yaml", ".html")]).run().status, 0);
    }
    let folder = Folder::new();
    let refused = folder.thrive(&["assess", &("n".repeat(251) + ".yaml")]).stdin(ONLY_A_TITLE).failure(1);
    assert!(refused.contains("n.yaml could not be "), "{refused}");
    assert!(refused.ends_with("too long\n  check the name; none can be that long\n"), "{refused}");
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = begun();
    let text = folder.read("f.yaml");
    let names = [&b"caf\xe9.yaml"[..], b"caf\xe8.yaml"].map(OsStr::from_bytes);
    for (name, title) in names.iter().zip(["One", "Other"]) {
        std::fs::write(folder.path().join(name), text.replace("Sample", title)).unwrap();
        let mut command = Command::new(program());
        command.current_dir(folder.path()).env_clear().envs(environment());
        assert!(command.arg("set").arg(name).args(["7c.E1", "--tick"]).output().unwrap().status.success());
    }
    for (name, title) in [(&b"caf\xe9.yaml.bak"[..], "One"), (b"caf\xe8.yaml.bak", "Other")] {
        let copy = std::fs::read_to_string(folder.path().join(OsStr::from_bytes(name))).unwrap();
        assert_eq!(copy, text.replace("Sample", title));
    }
}

/// What is done is done, also where nobody can be told.
#[cfg(target_os = "linux")]
#[test]
fn a_message_that_cannot_be_written_is_no_failure() {
    let folder = begun();
    for args in [
        &["set", "f.yaml", "7c.E1", "--tick"][..],
        &["set", "f.yaml", "7c", "--answered"],
        &["actions", "add", "f.yaml", "--action", "Ask"],
        &["report", "f.yaml", "-o", "r.html"],
    ] {
        let mut command = Command::new(program());
        command.current_dir(folder.path()).env_clear().envs(environment()).args(args);
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        assert_eq!(command.stderr(full).status().unwrap().code(), Some(0), "{args:?}");
    }
    let file = folder.read("f.yaml");
    assert!(file.contains("- E1") && file.contains("action: Ask"), "{file}");
    assert!(folder.names().contains(&"r.html".to_owned()));
}

#[test]
fn a_dash_stands_for_standard_output() {
    let folder = begun();
    let printed = folder.thrive(&["score", "f.yaml", "--format", "csv"]).result();
    assert_eq!(folder.thrive(&["score", "f.yaml", "--format", "csv", "-o", "-"]).result(), printed);
    assert_eq!(folder.thrive(&["framework", "new", "-o", "-"]).result(), folder.thrive(&["framework", "new"]).result());
    let pack = folder.thrive(&["framework", "wording", "new"]).result();
    assert_eq!(folder.thrive(&["framework", "wording", "new", "-o", "-", "--force"]).result(), pack);
    folder.thrive(&["report", "f.yaml", "-o", "-"]).failure(2);
    assert_eq!(folder.names(), ["f.yaml"]);
}

/// Four people, twenty-five saves each, all at once: none is lost.
#[test]
fn a_hundred_saves_by_four_writers_at_once() {
    let folder = begun();
    // With a level answered, each of them comes straight to the next.
    folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(format!("{}1\nq\n", "\n".repeat(7))).run();
    let refusals: usize = std::thread::scope(|scope| {
        let writer = |writer: usize| {
            let folder = &folder;
            move || {
                let mut refused = 0;
                for save in 0..25 {
                    loop {
                        let answers = format!("e 1 writer {writer} save {save}\nq\n");
                        let outcome = folder.thrive(&["assess", "f.yaml", "--area", "7c"]).stdin(answers).run();
                        let evidence = format!("text: writer {writer} save {save}\n");
                        if outcome.status == 0
                            && outcome.stderr.contains("Saved in f.yaml")
                            && folder.read("f.yaml").contains(&evidence)
                        {
                            break;
                        }
                        assert!(outcome.status == 0 || outcome.stderr.contains("is in use"), "{outcome}");
                        refused += 1;
                        assert!(refused < 10_000, "writer {writer} never gets its turn");
                    }
                }
                refused
            }
        };
        let writers: Vec<_> = (0..4).map(|number| scope.spawn(writer(number))).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    let file = folder.read("f.yaml");
    for writer in 0..4 {
        for save in 0..25 {
            assert_eq!(
                file.matches(&format!("text: writer {writer} save {save}\n")).count(),
                1,
                "writer {writer} save {save}"
            );
        }
    }
    assert_eq!(folder.names(), ["f.yaml", "f.yaml.bak"]);
    println!("100 saves by four writers: 100 kept, 0 lost, {refusals} refused and tried again");
}
