//! What people can do next, and the commands that do it. A command is kept as its arguments until it is printed, so that the
//! options in use can be added to it and people's own words are left as they are.

use std::fmt;

/// How the program was called, which commands offered to people repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// What was typed for the program, such as `thrive` or `./thrive`.
    pub program: String,
    /// The options in use that other commands need, too, as arguments.
    pub options: Vec<String>,
}

/// Without options, and by the program's own name.
impl Default for Invocation {
    fn default() -> Self {
        Self { program: "thrive".to_owned(), options: Vec::new() }
    }
}

/// A command line of this program, to be offered to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandLine {
    arguments: Vec<Argument>,
    /// Whether it needs the options in use, such as `--framework`.
    takes_options: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Argument {
    /// Quoted where a shell needs it.
    Text(String),
    /// Printed as it is; people put their own words there.
    Blank(&'static str),
}

impl CommandLine {
    /// This program with these arguments.
    pub fn thrive(arguments: &[&str]) -> Self {
        let text = |argument: &&str| Argument::Text((*argument).to_owned());
        Self { arguments: arguments.iter().map(text).collect(), takes_options: true }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(Argument::Text(argument.into()));
        self
    }

    /// The same with something that people put their own words for, such as `"…"`.
    #[must_use]
    pub fn with_blank(mut self, blank: &'static str) -> Self {
        self.arguments.push(Argument::Blank(blank));
        self
    }

    /// The same command, which does not need the options in use.
    #[must_use]
    pub fn without_options(mut self) -> Self {
        self.takes_options = false;
        self
    }

    /// How it is typed in a shell by someone who called the program in this way.
    pub fn spelt(&self, called: &Invocation) -> String {
        let options: &[String] = if self.takes_options { &called.options } else { &[] };
        let arguments = self.arguments.iter().map(|argument| match argument {
            Argument::Text(text) => quoted(text),
            Argument::Blank(blank) => (*blank).to_owned(),
        });
        let words = arguments.chain(options.iter().map(|option| quoted(option)));
        words.fold(quoted(&called.program), |line, word| line + " " + &word)
    }
}

/// An argument as it can be typed in a shell.
fn quoted(argument: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | '\\' | ':');
    if !argument.is_empty() && argument.chars().all(is_plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', "'\\''"))
    }
}

/// What to do next, in words and commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Command(CommandLine),
}

impl Hint {
    /// The same with more words, or with a command.
    #[must_use]
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// The words, and the commands between backticks, for someone who called the program in this way.
    pub fn spelt(&self, called: &Invocation) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Command(command) => format!("`{}`", command.spelt(called)),
        };
        self.0.iter().map(part).collect()
    }
}

/// The words, and the commands as if the program was called by its name and without options: for results, which outlast the
/// command that made them.
impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelt(&Invocation::default()))
    }
}

impl From<&str> for Hint {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<String> for Hint {
    fn from(words: String) -> Self {
        Self(vec![Part::Words(words)])
    }
}

impl From<CommandLine> for Hint {
    fn from(command: CommandLine) -> Self {
        Self(vec![Part::Command(command)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_spelt_for_a_shell() {
        let add = CommandLine::thrive(&["actions", "add"]).with("our team's.yaml").with("--action").with_blank("\"…\"");
        let score = CommandLine::thrive(&["score"]).with("");
        assert_eq!(add.spelt(&Invocation::default()), r#"thrive actions add 'our team'\''s.yaml' --action "…""#);
        assert_eq!(score.spelt(&Invocation::default()), "thrive score ''");
        for (program, spelt) in [
            ("./thrive", "./thrive score ''"),
            ("target/release/thrive", "target/release/thrive score ''"),
            ("/opt/our tools/thrive", "'/opt/our tools/thrive' score ''"),
            (r"C:\tools\thrive.exe", r"C:\tools\thrive.exe score ''"),
        ] {
            let called = Invocation { program: program.to_owned(), ..Invocation::default() };
            assert_eq!(score.spelt(&called), spelt);
        }
    }

    #[test]
    fn commands_get_the_options_in_use_and_words_do_not() {
        let options = vec!["--framework".to_owned(), "our own.yaml".to_owned()];
        let called = Invocation { options, ..Invocation::default() };
        let help = CommandLine::thrive(&["set", "--help"]).without_options();
        let hint =
            Hint::from("`thrive x` says: see ").and(help).and(" or ").and(CommandLine::thrive(&["score", "a.yaml"]));
        let expected = "`thrive x` says: see `thrive set --help` or `thrive score a.yaml --framework 'our own.yaml'`";
        assert_eq!(hint.spelt(&called), expected);
        assert_eq!(hint.to_string(), "`thrive x` says: see `thrive set --help` or `thrive score a.yaml`");
    }
}
