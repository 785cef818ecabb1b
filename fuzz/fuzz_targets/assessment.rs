//! Any bytes as an assessment file: reading never panics, and what was read comes back the same from what is written.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use thrive::framework::Framework;
use thrive::score::{Rule, score};
use thrive::formats::screen;
use thrive::pages::summary;
use thrive::problem::any_fault;
use thrive::{assessment, framework};

static FRAMEWORK: LazyLock<Framework> = LazyLock::new(framework::bundled);

fuzz_target!(|bytes: &[u8]| {
    let Some(read) = assessment::read(bytes, &FRAMEWORK).assessment else { return };
    let text = assessment::write(&read, &FRAMEWORK).expect("what was read can be written");
    let again = assessment::read(text.as_bytes(), &FRAMEWORK);
    assert!(!any_fault(&again.problems));
    assert_eq!(again.assessment.as_ref(), Some(&read));
    let json = assessment::write_json(&read, &FRAMEWORK).expect("what was read can be written as JSON");
    assert_eq!(assessment::read(json.as_bytes(), &FRAMEWORK).assessment.as_ref(), Some(&read));
    let card = score(&FRAMEWORK, &read, Rule::default());
    let shown = screen::write(
        &summary::summary(&read, &card),
        screen::Look { width: 60, colour: false, unicode: true, plain: false },
    );
    assert!(!shown.contains(|letter: char| letter.is_control() && letter != '\n'));
});
