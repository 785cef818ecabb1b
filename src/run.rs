//! Runs one command, prints its error if it fails, and returns the exit status.

#![expect(clippy::disallowed_methods, reason = "the one place that hands out the program's own output")]

use std::ffi::OsString;
use std::io::{Write, stderr, stdout};

use clap::{CommandFactory, Parser};

use crate::cli::{Cli, slips};
use crate::commands::{Context, front_door};
use crate::env::{self, Env};
use crate::error::{Error, Kind};
use crate::hint::Invocation;
use crate::safe::visible;

/// Runs the command line; returns the exit status of the program.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = slips::tidied(args);
    let called = args.first().map(|program| Invocation { program: env::program(program), ..Invocation::default() });
    let called = called.unwrap_or_default();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &args, &called),
    };
    if let Some(said) = slips::dashed(&args, &called) {
        let _ = write!(stderr(), "{}", visible(&said));
        return 2;
    }
    let env = Env::look(cli.options.color, cli.options.plain);
    if cli.command.is_none()
        && !env.is_conversation()
        && let Some(error) = Cli::without_command(&args)
    {
        return refuse(&error, &args, &called);
    }
    let mut context = Context::new(env, cli.options, called, Cli::command, Box::new(stdout()), Box::new(stderr()));
    let ended = match cli.command {
        Some(command) => command.run(&mut context),
        None => front_door::open(&mut context),
    };
    match ended {
        Ok(()) => 0,
        Err(error) => {
            let error = Error::of(error);
            if error.kind != Kind::ClosedPipe {
                // If standard error can't be written to, there is no other way to tell anyone.
                let _ = context.output.say_error(&error);
            }
            error.status()
        }
    }
}

/// Says what is wrong with the command line, or what was asked about it: to clap, help and version are errors too.
fn refuse(error: &clap::Error, args: &[OsString], called: &Invocation) -> u8 {
    // Messages about wrong usage quote the command line, so control characters in them are made visible.
    let printed = if error.use_stderr() {
        write!(stderr(), "{}", visible(&slips::explained(error, args, called)))
    } else {
        error.print()
    };
    if printed.is_err() { 1 } else { u8::try_from(error.exit_code()).unwrap_or(2) }
}
