//! What people can do next, and the commands that do it. A command is kept as its arguments until it is printed, so that the
//! options in use can be added to it and people's own words are left as they are.

use std::fmt;

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
    /// `thrive` with these arguments.
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

    /// How it is typed in a shell, with the options in use.
    pub fn spelt(&self, options: &[String]) -> String {
        let options = if self.takes_options { options } else { &[] };
        let arguments = self.arguments.iter().map(|argument| match argument {
            Argument::Text(text) => quoted(text),
            Argument::Blank(blank) => (*blank).to_owned(),
        });
        let words = arguments.chain(options.iter().map(|option| quoted(option)));
        words.fold("thrive".to_owned(), |line, word| line + " " + &word)
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

    /// The words, and the commands between backticks and with the options in use.
    pub fn spelt(&self, options: &[String]) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Command(command) => format!("`{}`", command.spelt(options)),
        };
        self.0.iter().map(part).collect()
    }
}

/// The words, and the commands without the options in use: for results, which outlast the command that made them.
impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelt(&[]))
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
        assert_eq!(add.spelt(&[]), r#"thrive actions add 'our team'\''s.yaml' --action "…""#);
        assert_eq!(CommandLine::thrive(&["score"]).with("").spelt(&[]), "thrive score ''");
    }

    #[test]
    fn commands_get_the_options_in_use_and_words_do_not() {
        let options = ["--framework".to_owned(), "our own.yaml".to_owned()];
        let help = CommandLine::thrive(&["set", "--help"]).without_options();
        let hint =
            Hint::from("`thrive x` says: see ").and(help).and(" or ").and(CommandLine::thrive(&["score", "a.yaml"]));
        let expected = "`thrive x` says: see `thrive set --help` or `thrive score a.yaml --framework 'our own.yaml'`";
        assert_eq!(hint.spelt(&options), expected);
        assert_eq!(hint.to_string(), "`thrive x` says: see `thrive set --help` or `thrive score a.yaml`");
    }
}
