//! What reading a folder costs at least: `floors read|events FOLDER THREADS` reads every YAML file in it, and with `events` runs the
//! YAML parser over its text too. It prints how many files, bytes and events there were.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "it measures reading itself, apart from the program, and prints what it read"
)]

use std::io::Read;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, bail};
use saphyr_parser::{Parser, StrInput};
use walkdir::WalkDir;

/// So many files are handed to a thread at a time.
const CHUNK: usize = 64;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [mode, folder, threads] = args.as_slice() else { bail!("usage: floors read|events FOLDER THREADS") };
    let with_events = match mode.as_str() {
        "read" => false,
        "events" => true,
        other => bail!("{other} is neither read nor events"),
    };
    let files = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let files: Vec<PathBuf> = files
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    let next = AtomicUsize::new(0);
    let threads: usize = threads.parse().context("how many threads")?;
    let (bytes, events) = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| work(&files, &next, with_events))).collect();
        let done = workers.into_iter().map(|worker| worker.join().expect("a worker ends"));
        done.fold((0, 0), |(bytes, events), more| (bytes + more.0, events + more.1))
    });
    println!("{} files, {bytes} bytes, {events} events", files.len());
    Ok(())
}

/// Reads chunks of files until none is left; how many bytes and events they had.
fn work(files: &[PathBuf], next: &AtomicUsize, with_events: bool) -> (usize, usize) {
    let (mut bytes, mut events, mut text) = (0, 0, String::new());
    loop {
        let from = next.fetch_add(CHUNK, Ordering::Relaxed);
        let Some(chunk) = files.get(from..files.len().min(from + CHUNK)).filter(|chunk| !chunk.is_empty()) else {
            return (bytes, events);
        };
        for path in chunk {
            text.clear();
            let read = std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text));
            bytes += read.unwrap_or_default();
            if with_events {
                events += Parser::new(StrInput::new(&text)).take_while(Result::is_ok).count();
            }
        }
    }
}
