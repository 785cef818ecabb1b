//! `thrive` runs a guided maturity self-assessment: a team ticks what is in place in a published framework's checklist, and
//! gets a rating per area, what is missing for the next level, and a summary.
//!
//! # The house
//!
//! Imports go downward only; a test checks it.
//!
//! | floor | rooms |
//! |---|---|
//! | what is typed and run | [`run`], [`cli`], [`commands`] |
//! | the outside | [`terminal`] asks people, [`store`] keeps files, [`mod@env`] knows the terminal and the date |
//! | what is said | [`view`] turns results into documents and records, [`interview`] decides what to ask |
//! | what is known | [`compare`] tells two rounds apart, [`merge`] brings versions together, [`mod@plan`] says what to do next, [`mod@cautions`] what to know before relying on ratings, [`score`] rates, [`assessment`] holds answers, [`framework`] holds phases, areas and items |
//! | ground | [`yaml`] reads and writes files' text, [`error`] and [`problem`] say what is wrong, [`words`] helps with wording |
//!
//! Everything from [`view`] down is values in, values out: no clock, no files, no printing.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod cautions;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod env;
pub mod error;
pub mod framework;
pub mod interview;
pub mod merge;
pub mod plan;
pub mod problem;
pub mod run;
pub mod schema;
pub mod score;
pub mod store;
pub mod terminal;
pub mod view;
pub mod words;
pub mod yaml;
