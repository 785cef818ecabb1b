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
//! | what is said | [`pages`] turns results into documents, [`records`] into data, [`formats`] writes each format |
//! | what to ask | [`interview`] decides it |
//! | what is known | [`compare`] tells two rounds apart, [`mod@plan`] says what to do next, [`mod@cautions`] what to know before relying on ratings, [`score`] rates, [`assessment`] holds answers, [`framework`] holds phases, areas and items |
//! | ground | [`document`] is what is printed before it has a format, [`input`] reads files' text, [`error`] and [`problem`] say what is wrong, [`schema`] describes files, [`safe`] makes text harmless, [`ids`] and [`words`] help with names and wording |
//!
//! Everything from [`pages`] down is values in, values out: no clock, no files, no printing.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod cautions;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod document;
pub mod env;
pub mod error;
pub mod formats;
pub mod framework;
pub mod ids;
pub mod input;
pub mod interview;
pub mod pages;
pub mod plan;
pub mod problem;
pub mod records;
pub mod run;
pub mod safe;
pub mod schema;
pub mod score;
pub mod store;
pub mod terminal;
pub mod words;
