//! Any bytes as a wording pack, in YAML and in CSV: no panic; what is read can be laid over the framework, and is the same when it
//! has been written and read again.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use thrive::formats::csv::{self, Opener};
use thrive::framework::{self, Framework, wording};
use thrive::input;

static FRAMEWORK: LazyLock<Framework> = LazyLock::new(framework::bundled);

fuzz_target!(|bytes: &[u8]| {
    for checked in [wording::read(bytes), wording::read_csv(bytes)] {
        let Some(pack) = checked.wording else { continue };
        wording::compare(&FRAMEWORK, &pack);
        let Ok(reworded) = wording::lay(FRAMEWORK.clone(), &pack) else { continue };
        let text = input::write(&wording::to_file(&FRAMEWORK, Some(&pack))).expect("it can be written");
        let again = wording::read(text.as_bytes()).wording.expect("it can be read");
        let rows = csv::write(Opener::Spreadsheet, wording::pack_rows(&FRAMEWORK, Some(&pack)));
        let once_more = wording::read_csv(rows.as_bytes()).wording.expect("it can be read");
        // Texts made from an original that has changed are left out of the next pack.
        if pack.texts.values().all(|text| text.original.is_none()) {
            for same in [again, once_more] {
                let found = wording::lay(FRAMEWORK.clone(), &same).expect("it is for the same framework");
                assert_eq!(found.areas(), reworded.areas());
            }
        }
    }
});
