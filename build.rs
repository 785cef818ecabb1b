//! Turns the bundled framework into JSON, which the program can read in a tenth of the time at every start.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a build script talks to cargo and writes files"
)]

use std::{env, fs, path::PathBuf};

fn main() {
    let source = "framework/ics-engagement.yaml";
    println!("cargo::rerun-if-changed={source}");
    let text = fs::read_to_string(source).expect("the bundled framework is there");
    let framework: serde_json::Value = serde_yaml::from_str(&text).expect("the bundled framework is YAML");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(folder.join("ics-engagement.json"), framework.to_string()).expect("the build folder can be written to");
}
