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

    for (name, path) in
        [("STYLE_DIGEST", "src/formats/html/style.css"), ("FORM_STYLE_DIGEST", "src/forms/web/style.css")]
    {
        print_digest(name, &source(path));
    }
    let script = form_script();
    print_digest("FORM_SCRIPT_DIGEST", &script);
    fs::write(folder.join("form.js"), script).expect("the build folder can be written to");
}

/// The form's script: its parts as one, in a scope of its own.
fn form_script() -> String {
    let parts = ["base", "files", "keeping", "areas", "saving", "start"];
    let parts = parts.map(|part| source(&format!("src/forms/web/script/{part}.js")));
    format!("{SCRIPT_BEGINS}\n{}{SCRIPT_ENDS}\n", parts.join("\n"))
}

const SCRIPT_BEGINS: &str = "\
// @ts-check
// Keeps, saves and loads the answers of a form. Nothing here sends anything anywhere. What is saved is an assessment file; what the
// marks mean in it is the same as in every other form: an area without any mark is left out, unless it was gone through.
(() => {
'use strict';
";
const SCRIPT_ENDS: &str = "})();";

/// Tells the program the digest of a part of its web pages.
fn print_digest(name: &str, content: &str) {
    let digest = sha2::Sha256::digest(content);
    println!("cargo::rustc-env={name}={}", base64::engine::general_purpose::STANDARD.encode(digest));
}

/// The text of a file of the package. The build script runs again when the file changes.
fn source(path: &str) -> String {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
