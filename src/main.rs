//! The `thrive` program: hands the command line to the library and returns its exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(thrive::run::run(wild::args_os()))
}
