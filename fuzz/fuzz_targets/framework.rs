//! Any bytes as a framework file: checking never panics, and a valid framework comes back the same from what is written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use thrive::{framework, yaml};

fuzz_target!(|bytes: &[u8]| {
    let Some(read) = framework::read(bytes, framework::bundled_as).framework else { return };
    let text = yaml::write(&framework::to_file(&read)).expect("what was read can be written");
    let again = framework::read(text.as_bytes(), framework::bundled_as);
    assert_eq!(again.framework.as_ref(), Some(&read), "{:?}", again.problems);
});
