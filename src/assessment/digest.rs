//! What tells one content of a file from another.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// How every digest begins where it is written: with the way in which it was made.
const WAY: &str = "sha256:";

/// What tells one content of a file from another, in as little room as that takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest that is written so, if it is one.
    pub fn read(written: &str) -> Option<Self> {
        let hex = written.strip_prefix(WAY)?.as_bytes();
        let mut digest = [0; 32];
        for (byte, pair) in digest.iter_mut().zip(hex.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        // Longer or shorter ones, and those in capitals, are none.
        Some(Self(digest)).filter(|digest| digest.to_string() == written)
    }
}

/// As it is written in files: `sha256:` and 64 hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(WAY)?;
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_others_and_read_as_they_are_written() {
        // The digest of nothing, as the standard gives it.
        let written = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Digest::of(b"").to_string(), written);
        assert_eq!(Digest::read(written), Some(Digest::of(b"")));
        let longer = format!("{written}0");
        let strange = format!("{}é", &written[..written.len() - 2]);
        for other in ["", "sha256:", &written[7..], &written[..70], &longer, &strange, &written.to_uppercase()] {
            assert_eq!(Digest::read(other), None, "{other}");
        }
        assert_eq!(Digest::read(&written.replace("e3", "E3")), None);
    }
}
