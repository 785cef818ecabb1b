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
