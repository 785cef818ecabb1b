//! Wording packs: other words for a framework's texts and for the program's own, by the ids of the texts, laid over it without touching
//! anything that is rated. A pack may be partial, and may have been made for an earlier version.

mod file;
mod lay;
mod pack;
mod sheet;
mod texts;

pub use self::file::{Checked, WordingFile, read, to_file};
pub use self::lay::{Comparison, compare, lay};
pub use self::pack::{Reworded, Wording};
pub use self::sheet::{PackRow, pack_rows, read_csv};
pub use self::texts::{Original, originals, own_originals};
