//! Files on disk: reading what people name, and saving so that what was saved is still there after a power cut.
//!
//! [`Sitting`] is a file that someone is working on: locked, backed up, and never saved over what another has changed.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that touches files")]

#[cfg(unix)]
mod access_list;
mod careful;
mod copies;
mod discover;
mod folder;
mod lock;
mod loss;
mod names;
mod paths;
mod read;
#[cfg(unix)]
mod rights;
#[cfg(not(unix))]
#[path = "rights_elsewhere.rs"]
mod rights;
mod save;
mod sitting;
mod temporary;
mod write;

pub use self::discover::{Discovery, FoundFile, LeftOut, Unreadable, discover};
pub use self::folder::{Folder, look_into};
pub use self::lock::Holder;
pub use self::paths::{exists, file_name, is_same, relative_to, unused, with_ending};
pub use self::read::{check_is_there, look, missing, read};
pub use self::sitting::Sitting;
pub use self::temporary::remove_begun;
pub use self::write::{check_can_create, check_export, export, export_piece_by_piece};
