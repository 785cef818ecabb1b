//! The hermetic fixture: an empty folder, a clean environment, a fixed date and width. What a run printed is compared whole,
//! so nothing can be printed unnoticed.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use assert_cmd::Command;

/// The day it is in every test: 21 November 2026.
pub const TODAY: &str = "1795219200";

/// How long a test waits for something before it fails instead of hanging; far longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// A folder of its own to run the program in.
pub struct Folder {
    folder: tempfile::TempDir,
}

/// A run of the program that is being put together.
#[must_use]
pub struct Run {
    command: Command,
    folder: PathBuf,
}

/// What came of a run.
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Folder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path().join(name), content).expect("the folder can be written to");
        self
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all files, in order, hidden ones too.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path()).expect("the folder can be listed");
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// A copy of an example of ours.
    pub fn example(&self, name: &str) -> &Self {
        self.write(name, std::fs::read(repository().join("examples").join(name)).expect("the example is there"))
    }

    pub fn thrive(&self, args: &[&str]) -> Run {
        let mut command = Command::new(program());
        command.current_dir(self.path()).env_clear().args(args);
        for (name, value) in environment() {
            command.env(name, value);
        }
        Run { command, folder: self.path().to_owned() }
    }
}

/// Where programs are found: ours by its name, which is how it calls itself then, and those of the system.
static FOLDERS: LazyLock<String> = LazyLock::new(|| {
    let own = Path::new(program()).parent().expect("a folder");
    let folders =
        std::env::join_paths([own, Path::new("/usr/bin"), Path::new("/bin")]).expect("no separator in a name");
    folders.into_string().expect("a name in UTF-8")
});

/// The environment of every run.
pub fn environment() -> [(&'static str, &'static str); 5] {
    [
        ("COLUMNS", "80"),
        ("LANG", "C.UTF-8"),
        ("PATH", &FOLDERS),
        ("SOURCE_DATE_EPOCH", TODAY),
        ("TERM", "xterm-256color"),
    ]
}

pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_thrive")
}

pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a program prints, piece by piece as it comes. The channel closes when the program has ended.
pub fn pieces(mut reader: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, pieces) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    pieces
}

impl Run {
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.command.write_stdin(text);
        self
    }

    pub fn run(mut self) -> Outcome {
        let output = self.command.timeout(PATIENCE).output().expect("the program runs");
        let text = |bytes| {
            let text = String::from_utf8(bytes).expect("the program prints UTF-8");
            text.replace(&*self.folder.to_string_lossy(), "FOLDER")
        };
        let status = output.status.code().expect("the program was not killed");
        Outcome { stdout: text(output.stdout), stderr: text(output.stderr), status }
    }

    /// Runs; it must succeed and say nothing beside its result, which is returned.
    #[track_caller]
    pub fn result(self) -> String {
        let outcome = self.run();
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{outcome}");
        outcome.stdout
    }

    /// Runs; it must fail with this status and print no result. What it said is returned.
    #[track_caller]
    pub fn failure(self, status: i32) -> String {
        let outcome = self.run();
        assert_eq!((outcome.status, outcome.stdout.as_str()), (status, ""), "{outcome}");
        outcome.stderr
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}------- stderr -------\n{}[status: {}]", self.stdout, self.stderr, self.status)
    }
}
