//! Tests of the program as people meet it: the real binary in a clean environment, its documents and its examples.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests prepare and look at files themselves"
)]
#![allow(clippy::too_many_lines, reason = "a picture of a whole conversation is long")]

mod actions;
mod assess;
mod compare;
mod compatibility;
mod docs;
mod examples;
mod faults;
mod fixture;
mod frameworks;
mod handbook;
mod hostile;
mod house;
mod plan;
mod prompts;
mod reports;
mod results;
mod rounds;
mod saving;
mod schemas;
mod set;
mod since;
mod unharmed;
mod versions;
mod wordings;
