//! The commands, one file each: what can be typed, and what it does with the rest of the house.

mod actions;
mod assess;
mod compare;
mod framework;
mod plan;
mod report;
mod score;
mod set;
mod shared;
mod summary;
mod wording;

pub use shared::context::Context;
pub use shared::options::Options;

/// What thrive can do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Assess(assess::Args),
    Score(score::Args),
    Summary(summary::Args),
    Compare(compare::Args),
    Report(report::Args),
    Plan(plan::Args),
    #[command(subcommand)]
    Actions(actions::Command),
    Set(set::Args),
    #[command(subcommand)]
    Framework(framework::Command),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever stopped it, in words for people.
    pub fn run(self, context: &mut Context) -> anyhow::Result<()> {
        match self {
            Self::Assess(args) => assess::run(&args, context),
            Self::Score(args) => score::run(&args, context),
            Self::Summary(args) => summary::run(&args, context),
            Self::Compare(args) => compare::run(&args, context),
            Self::Report(args) => report::run(&args, context),
            Self::Plan(args) => plan::run(&args, context),
            Self::Actions(command) => actions::run(&command, context),
            Self::Set(args) => set::run(&args, context),
            Self::Framework(command) => framework::run(&command, context),
        }
    }
}
