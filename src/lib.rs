//! `thrive` runs a guided maturity self-assessment: a team ticks what is in place in a published framework's checklist, and
//! gets a rating per area, what is missing for the next level, and a summary.
//!
//! # The house
//!
//! A room is a file or folder of `src`. It may use the rooms on the floors below its own, and none of its own floor or above; inside
//! a room, files don't use each other in a circle. `tests/cli/house` reads this table and holds the source to it.
//!
//! | floor | rooms |
//! |---|---|
//! | one command from start to end | [`run`] |
//! | what can be typed | [`cli`] |
//! | what each command does | [`commands`] |
//! | asking people | [`terminal`] |
//! | the outside | [`store`] keeps files, [`mod@env`] knows the terminal and the date |
//! | what is said | [`pages`] turns results into documents, [`records`] turns them into rows and JSON |
//! | what is asked | [`interview`] in a conversation, [`forms`] on paper and screens without this program |
//! | many assessments together | [`portfolio`] makes one picture of them |
//! | what follows from ratings | [`compare`] tells two rounds apart and sets assessments side by side, [`mod@plan`] says what to do next, [`mod@cautions`] what to know before relying on them, [`account`] what an assessment comes to in figures, [`mod@standing`] where areas stand against what is aimed for, [`agreement`] says where assessors agree, [`merge`] makes one assessment of those of many |
//! | ratings | [`score`] |
//! | answers | [`assessment`] |
//! | phases, areas, levels and items | [`framework`] |
//! | writers, one for each format | [`formats`] |
//! | the neutral document, and files as they are read | [`document`], [`input`] |
//! | what a command that failed says | [`error`] |
//! | what is wrong in a file, and what files look like | [`problem`], [`schema`] |
//! | text made harmless, and commands offered to people | [`safe`], [`hint`] |
//! | what the program says of its own accord in documents, in any language | [`own_words`] |
//! | ids, names and wording | [`ids`], [`words`] |
//!
//! Everything from [`pages`] down is values in, values out: no clock, no files, no printing.
#![forbid(unsafe_code)]

pub mod account;
pub mod agreement;
pub mod assessment;
pub mod cautions;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod document;
pub mod env;
pub mod error;
pub mod formats;
pub mod forms;
pub mod framework;
pub mod hint;
pub mod ids;
pub mod input;
pub mod interview;
pub mod merge;
pub mod own_words;
pub mod pages;
pub mod plan;
pub mod portfolio;
pub mod problem;
pub mod records;
pub mod run;
pub mod safe;
pub mod schema;
pub mod score;
pub mod standing;
pub mod store;
pub mod terminal;
pub mod words;
