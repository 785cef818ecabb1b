"""Measures `thrive portfolio` beside what reading costs at least and what people would use otherwise, in one run, and prints the table of
benches/README.md.

    cargo build --release --example floors --bin thrive
    target/tools/bin/python benches/portfolio.py [--runs N] FILES…

Each command runs N times, in turn with the others, as a process of its own; the table has the medians. Folders are made once, in
target/benches."""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
THRIVE = REPOSITORY / "target/release/thrive"
FLOORS = REPOSITORY / "target/release/examples/floors"
PYTHON = sys.executable
WORK = REPOSITORY / "target/benches"
# With more files, Python would take longer than anybody waits; its time grows with the files.
MOST_FOR_PYTHON = 1_000
DUCKDB = """import duckdb, sys
print(duckdb.execute(f"SELECT area, level, state, count(*) FROM '{sys.argv[1]}' GROUP BY ALL").fetchall()[:1])"""
POLARS = """import polars, sys
print(polars.scan_parquet(sys.argv[1]).group_by("area", "level", "state").len().collect().height)"""


def folder_of(files: int) -> Path:
    folder = WORK / f"plain-{files}"
    if not folder.exists():
        making = folder.with_suffix(".part")
        shutil.rmtree(making, ignore_errors=True)
        subprocess.run([PYTHON, REPOSITORY / "tests/data/make_folder.py", making, str(files), "--plain"], check=True)
        making.rename(folder)
    return folder


def commands(files: int) -> list[tuple[str, list]]:
    folder = folder_of(files)
    out = WORK / "out"
    out.mkdir(exist_ok=True)
    csv, parquet = out / f"items-{files}.csv", out / f"items-{files}.parquet"
    cat = f"find {folder} -name '*.yaml' -print0 | xargs -0 cat"
    found = [
        ("`cat` of all files", ["sh", "-c", cat]),
        ("bare reading, 1 thread", [FLOORS, "read", folder, "1"]),
        ("bare reading, 2 threads", [FLOORS, "read", folder, "2"]),
        ("the parser's events alone, 2 threads", [FLOORS, "events", folder, "2"]),
        ("**`thrive portfolio`**", [THRIVE, "portfolio", folder, "--all-rounds"]),
        ("`thrive portfolio` as JSON", [THRIVE, "portfolio", folder, "--format", "json", "--all-rounds"]),
        ("`--rows items` to CSV", [THRIVE, "portfolio", folder, "--all-rounds", "--rows", "items", "-o", csv, "--force"]),
        ("`--rows items` to Parquet", [THRIVE, "portfolio", folder, "--all-rounds", "--rows", "items", "-o", parquet, "--force"]),
        ("DuckDB counts the Parquet rows", [PYTHON, "-c", DUCKDB, parquet]),
        ("DuckDB counts the CSV rows", [PYTHON, "-c", DUCKDB, csv]),
        ("polars counts the Parquet rows", [PYTHON, "-c", POLARS, parquet]),
    ]
    if files <= MOST_FOR_PYTHON:
        found.append(("Python: PyYAML's C loader, the rule, polars", [PYTHON, REPOSITORY / "tests/data/rule.py", folder]))
    return found


def once(command: list) -> tuple[float, int]:
    """Seconds, and the peak of memory in bytes."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {command}")
    return time.monotonic() - began, used.ru_maxrss * 1024


def instructions() -> int | None:
    """What one more file costs `thrive summary`, in instructions of the processor."""
    if not shutil.which("valgrind"):
        return None
    files = sorted(folder_of(1_000).rglob("*.yaml"))
    counts = []
    for number in (100, 300):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", THRIVE, "summary", "--format", "csv", *files[:number]]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        counts.append(int(re.search(r"Collected : (\d+)", said)[1]))
    return (counts[1] - counts[0]) // 200


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"


def table(files: int, runs: int) -> None:
    measured: dict[str, list] = {}
    for run in range(runs + 1):
        for name, command in commands(files):
            # The first run fills the caches, and is not counted.
            found = once(command)
            if run:
                measured.setdefault(name, []).append(found)
    median = {name: statistics.median(time for time, _ in found) for name, found in measured.items()}
    peak = {name: max(memory for _, memory in found) for name, found in measured.items()}
    portfolio = median["**`thrive portfolio`**"]
    print(f"\n## {files:,} files\n\n| | time | per file | portfolio takes | peak memory |\n|---|---|---|---|---|")
    for name, time_taken in median.items():
        times = f"{portfolio / time_taken:.2f} times this" if "thrive" not in name else ""
        print(f"| {name} | {seconds(time_taken)} | {time_taken / files * 1e6:.1f} µs | {times} | {peak[name] / 1e6:.0f} MB |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    one = next(folder_of(args.files[0]).rglob("*.yaml"))
    starts = {name: statistics.median(once(command)[0] for _ in range(50)) for name, command in
              {"version": [THRIVE, "--version"], "summary": [THRIVE, "summary", one]}.items()}
    print(f"`thrive summary` of one file takes {starts['summary'] / starts['version']:.2f} times as long as `thrive --version` "
          f"({seconds(starts['summary'])} and {seconds(starts['version'])}).")
    count = instructions()
    print(f"One more file costs {count:,} instructions." if count else "Instructions were not counted: there is no valgrind.")
    for files in args.files:
        table(files, args.runs)


if __name__ == "__main__":
    main()
