//! What the outside is like: the terminal's size and abilities, and the time. Commands look here and pass on what they
//! found, so that nothing else has to know where it came from.

#![expect(
    clippy::disallowed_methods,
    reason = "the one place that looks at the environment, the clock and the terminal"
)]

use std::io::{IsTerminal, stderr, stdin, stdout};

use anstream::{AutoStream, ColorChoice};
use jiff::Zoned;

use crate::formats::screen::Look;

/// Without a terminal and without COLUMNS, lines are this wide.
const USUAL_WIDTH: usize = 80;

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// In a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// In files and pipes too
    Always,
    /// Not at all
    Never,
}

/// The outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the outside")]
pub struct Env {
    /// How to write on standard output.
    pub out: Look,
    /// How to write on standard error, where prompts go.
    pub err: Look,
    /// Whether answers are typed into a terminal that can redraw: both ends are a terminal, and it isn't a dumb one.
    pub can_prompt: bool,
    /// Whether standard input is a terminal.
    pub typed: bool,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is one.
    pub err_is_terminal: bool,
}

impl Env {
    /// Looks at the process's environment.
    pub fn look(colour: Colour) -> Self {
        let dumb = var("TERM").is_some_and(|term| term == "dumb");
        let unicode = cfg!(windows) || is_utf8(["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var).as_deref());
        let columns =
            var("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| (10..=500).contains(columns));
        let width = columns.or_else(|| size().map(|(width, _)| width)).unwrap_or(USUAL_WIDTH);
        let choice = match colour {
            Colour::Auto => None,
            Colour::Always => Some(true),
            Colour::Never => Some(false),
        };
        let look = |found: ColorChoice| Look {
            width,
            colour: choice.unwrap_or(found != ColorChoice::Never && !dumb),
            unicode,
            tables: !dumb,
        };
        Self {
            out: look(AutoStream::choice(&stdout())),
            err: look(AutoStream::choice(&stderr())),
            can_prompt: stdin().is_terminal() && stderr().is_terminal() && !dumb,
            typed: stdin().is_terminal(),
            out_is_terminal: stdout().is_terminal(),
            err_is_terminal: stderr().is_terminal(),
        }
    }
}

/// The time here; that of `SOURCE_DATE_EPOCH`, in universal time, where that is set. Asked for only where it is needed: finding
/// out the time zone reads dozens of files.
pub fn now() -> Zoned {
    var("SOURCE_DATE_EPOCH").and_then(|seconds| time_of(&seconds)).unwrap_or_else(Zoned::now)
}

/// Who is at the keyboard, and at which computer.
pub fn user_and_computer() -> (String, String) {
    let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(var).unwrap_or_else(|| "someone".to_owned());
    (user, gethostname::gethostname().to_string_lossy().into_owned())
}

/// An environment variable, if it is set and not empty.
fn var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The terminal's columns and rows as they are now, if there is a terminal.
pub fn size() -> Option<(usize, usize)> {
    let found = terminal_size::terminal_size_of(stderr()).or_else(terminal_size::terminal_size);
    found
        .map(|(width, height)| (usize::from(width.0), usize::from(height.0)))
        .filter(|(width, height)| *width > 0 && *height > 0)
}

fn is_utf8(locale: Option<&str>) -> bool {
    locale.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// The time of a number of seconds since 1970, for builds and tests that need a fixed date.
fn time_of(seconds: &str) -> Option<Zoned> {
    Some(jiff::Timestamp::from_second(seconds.parse().ok()?).ok()?.to_zoned(jiff::tz::TimeZone::UTC))
}
