//! The commands, one file each: what can be typed after `thrive NAME`, and how it is carried out. A command loads what it needs,
//! calls what works out the answer, and prints or saves it. What they share (options, arguments, reading, printing, the file that
//! is being changed) is in `shared`.

mod actions;
mod agreement;
mod assess;
mod compare;
mod completions;
mod form;
mod framework;
pub mod front_door;
mod import;
mod man;
mod merge;
mod plan;
mod portfolio;
mod report;
mod score;
mod set;
mod shared;
mod summary;
mod wording;

pub use shared::context::Context;
pub use shared::options::Options;

/// What thrive can do, one variant for each command.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Assess(assess::Args),
    Score(score::Args),
    Summary(summary::Args),
    Compare(compare::Args),
    Report(report::Args),
    Form(form::Args),
    Import(import::Args),
    Merge(merge::Args),
    Agreement(agreement::Args),
    Portfolio(portfolio::Args),
    Plan(plan::Args),
    #[command(subcommand)]
    Actions(actions::Command),
    // It has many more options than the others.
    Set(Box<set::Args>),
    #[command(subcommand)]
    Framework(framework::Command),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// If the command can't do what was asked; in words for people.
    pub fn run(self, context: &mut Context) -> anyhow::Result<()> {
        match self {
            Self::Assess(args) => assess::run(&args, context),
            Self::Score(args) => score::run(&args, context),
            Self::Summary(args) => summary::run(&args, context),
            Self::Compare(args) => compare::run(&args, context),
            Self::Report(args) => report::run(&args, context),
            Self::Form(args) => form::run(&args, context),
            Self::Import(args) => import::run(&args, context),
            Self::Merge(args) => merge::run(&args, context),
            Self::Agreement(args) => agreement::run(&args, context),
            Self::Portfolio(args) => portfolio::run(&args, context),
            Self::Plan(args) => plan::run(&args, context),
            Self::Actions(command) => actions::run(&command, context),
            Self::Set(args) => set::run(&args, context),
            Self::Framework(command) => framework::run(&command, context),
            Self::Completions(args) => completions::run(&args, context),
            Self::Man(args) => man::run(&args, context),
        }
    }
}
