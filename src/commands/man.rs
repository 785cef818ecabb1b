//! `thrive man`: the manual page.

use clap_mangen::Man;

use super::shared::arguments::Target;
use super::shared::context::Context;

/// Write the manual page: every command with its options
///
/// For the program that shows manual pages; `thrive COMMAND --help` says the same on screen.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  thrive man -o ~/.local/share/man/man1/thrive.1")]
pub struct Args {
    #[command(flatten)]
    target: Target,
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<()> {
    let mut all = (context.typed)();
    all.build();
    let mut page = Vec::new();
    Man::new(all.clone()).render(&mut page)?;
    let mut path = Vec::new();
    of_commands(&all, &mut path, &mut page)?;
    Ok(context.output.print(&args.target, page)?)
}

/// Each command below this one, with its own commands after it.
fn of_commands(of: &clap::Command, path: &mut Vec<String>, page: &mut Vec<u8>) -> std::io::Result<()> {
    for command in of.get_subcommands().filter(|command| command.get_name() != "help") {
        path.push(command.get_name().to_owned());
        let title = format!(".SH \"THRIVE {}\"\n", path.join(" ").to_uppercase());
        page.extend_from_slice(title.as_bytes());
        let man = Man::new(command.clone());
        man.render_description_section(page)?;
        man.render_synopsis_section(page)?;
        if command.get_arguments().next().is_some() {
            man.render_options_section(page)?;
        }
        man.render_extra_section(page)?;
        of_commands(command, path, page)?;
        path.pop();
    }
    Ok(())
}
