//! Any bytes as a framework or overlay file: checking never panics, and a valid framework comes back the same from what is written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use thrive::{framework, input};

fuzz_target!(|bytes: &[u8]| {
    let Some(read) = framework::read(bytes, framework::bundled_as).framework else { return };
    let text = input::write(&framework::to_file(&read)).expect("what was read can be written");
    let again = framework::read(text.as_bytes(), framework::bundled_as);
    // With an overlay laid over it, it is written as one framework, which is as valid.
    let found = again.framework.unwrap_or_else(|| panic!("{:?}", again.problems));
    assert!(read.overlay().is_some() || found == read);
});
