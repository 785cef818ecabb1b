//! Opening files that somebody else may have put there.

use std::fs::OpenOptions;

/// For opening files that are ours: no link is followed, and nothing waits for the other end of a pipe.
#[cfg(unix)]
pub(super) fn careful() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;
    let mut options = OpenOptions::new();
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    options
}

#[cfg(not(unix))]
pub(super) fn careful() -> OpenOptions {
    OpenOptions::new()
}
