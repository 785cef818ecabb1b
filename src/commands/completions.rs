//! `thrive completions`: what makes a shell complete commands and options.

use clap_complete::{Shell, generate};

use super::shared::arguments::Target;
use super::shared::context::Context;

/// Write what makes a shell complete thrive's commands and options
///
/// Where it goes depends on the shell; the examples are for the usual places. Then begin a new shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  thrive completions bash -o ~/.local/share/bash-completion/completions/thrive\n  thrive completions zsh -o \
                        ~/.zfunc/_thrive\n  thrive completions fish -o ~/.config/fish/completions/thrive.fish"
)]
pub struct Args {
    /// The shell
    #[arg(ignore_case = true)]
    shell: Shell,

    #[command(flatten)]
    target: Target,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let mut script = Vec::new();
    generate(args.shell, &mut (context.typed)(), "thrive", &mut script);
    Ok(context.output.print(&args.target, script)?)
}
