//! Turns the bundled framework into JSON, which the program reads ten times as fast as YAML at every start, and works out the
//! digests of the web pages' style sheets and of the form's script, by which the pages' content-security policies allow them.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a build script talks to cargo and writes files"
)]

use std::{env, fs, path::PathBuf};

use base64::Engine;
use sha2::Digest;

fn main() {
    let framework: serde_json::Value =
        serde_yaml::from_str(&source("framework/ics-engagement.yaml")).expect("the bundled framework is YAML");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(folder.join("ics-engagement.json"), framework.to_string()).expect("the build folder can be written to");

    for (name, path) in [
        ("STYLE_DIGEST", "src/formats/html/style.css"),
        ("FORM_STYLE_DIGEST", "src/forms/web/style.css"),
        ("FORM_SCRIPT_DIGEST", "src/forms/web/form.js"),
    ] {
        let digest = sha2::Sha256::digest(source(path));
        println!("cargo::rustc-env={name}={}", base64::engine::general_purpose::STANDARD.encode(digest));
    }
}

/// The text of a file of the package. The build script runs again when the file changes.
fn source(path: &str) -> String {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
