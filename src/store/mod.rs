//! Files on disk: reading what people name, and saving so that what was saved is still there after a power cut.
//!
//! [`Sitting`] is a file that someone is working on: locked, backed up, and never saved over what another has changed.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that touches files")]

mod lock;
mod paths;
mod read;
mod save;
mod sitting;
mod write;

pub use self::lock::Holder;
pub use self::paths::{exists, is_same, relative_to, unused, with_ending};
pub use self::read::{check_is_there, missing, read};
pub use self::sitting::Sitting;
pub use self::write::{check_can_save, check_export, export};
