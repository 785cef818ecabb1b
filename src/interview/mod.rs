//! The guided assessment as a pure state machine: [`Interview::ask`] says what to ask, [`Interview::answer`] takes what was
//! answered and says what follows. Terminals are adapters around it; there is no input, output or clock in here.

mod about;
mod area;
mod ask;
mod meeting;
mod moves;
mod plans;
mod questions;
mod remarks;
mod room;
mod round;
mod start;
mod state;
mod tasks;
mod turn;

pub use self::ask::{Ask, Choice, Decided, Effect, Form, Input, ItemInput, Motion, Notice, Place, Review, TickLine};
pub use self::state::Interview;

#[cfg(test)]
mod tests;
