"""Holds `thrive portfolio` and its tidy rows to counts that don't depend on the program.

    check.py THRIVE FOLDER

FOLDER was made by make_folder.py, which has said in FOLDER.json what is in it. Ratings are worked out by rule.py, and once more by the
query of docs/data.md in DuckDB on each kind of export; pyarrow and polars read the Parquet file."""

import collections
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import polars
import pyarrow.parquet
from rule import REPOSITORY, Rule

thrive, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
manifest = json.loads(folder.with_name(folder.name + ".json").read_text())
faults = []


def check(what: str, found, expected) -> None:
    if found == expected:
        print(f"ok    {what}")
        return
    faults.append(what)
    print(f"FAULT {what}: found {shortened(found)}, expected {shortened(expected)}")


def shortened(value) -> str:
    text = repr(value)
    return text if len(text) < 400 else text[:400] + " …"


def run(*args: str) -> subprocess.CompletedProcess:
    began = time.monotonic()
    done = subprocess.run([thrive, "portfolio", ".", *args], cwd=folder, capture_output=True, text=True)
    print(f"      {time.monotonic() - began:.2f} s: portfolio {' '.join(args)}")
    return done


def names(files) -> list[str]:
    return sorted(str(Path(file)).removeprefix("./") for file in files)


def picture() -> None:
    done = run("--format", "json")
    check("exit status with broken files", done.returncode, 1)
    found = json.loads(done.stdout)
    check("the assessments that count", names(one["file"] for one in found["assessments"]), sorted(manifest["latest"]))
    check("earlier rounds", names(found["left_out"]["earlier_rounds"]), sorted(manifest["earlier"]))
    copies = found["left_out"]["conflict_copies"]
    check("conflict copies", names(one["file"] for one in copies), sorted(manifest["copies"]))
    unlisted = [name for name in manifest["broken"] if name not in done.stderr]
    check("broken files that are not listed", unlisted, [])
    told = [name for name in manifest["latest"] + manifest["earlier"] if name in done.stderr]
    check("sound files that are told to be broken", told, [])
    for area in found["areas"]:
        counted = collections.Counter(ratings[name][area["id"]] for name in manifest["latest"])
        ranks = {level: counted[rank] for rank, level in enumerate(["none", *rule.levels])}
        check(f"ratings of {area['id']}", area["ratings"], ranks)
        unrated = (counted["not_assessed"], counted["not_applicable"])
        check(f"without a rating in {area['id']}", (area["not_assessed"], area["not_applicable"]), unrated)
    check("rounds after a merger", found["movement"]["after_several"], 1)
    check("movement", {key: found["movement"]["overall"][key] for key in ("up", "same", "down", "new", "gone")}, movement())


def movement() -> dict[str, int]:
    """What moved between the two rounds of each programme that has two. What follows a merger is compared with nothing."""
    moves = collections.Counter(up=0, same=0, down=0, new=0, gone=0)
    earlier = {Path(name).name: name for name in manifest["earlier"] if "/2025/" in name}
    for name in manifest["latest"]:
        before = earlier.get(Path(name).name)
        if before is None or "/2026/" not in name:
            continue
        for area in rule.areas:
            then, now = ratings[before][area], ratings[name][area]
            match isinstance(then, int), isinstance(now, int):
                case True, True:
                    moves["up" if now > then else "down" if now < then else "same"] += 1
                case False, True:
                    moves["new"] += 1
                case True, False:
                    moves["gone"] += 1
                case _:
                    moves["same"] += 1
    return dict(moves)


def rows() -> None:
    text = (REPOSITORY / "docs/data.md").read_text()
    queries = re.findall(r"```sql\n(.*?)```", text, re.S)
    query = next(query for query in queries if "stepped" in query)
    expected = collections.Counter((area, str(rating)) for name in manifest["latest"] for area, rating in ratings[name].items())
    for ending in ("csv", "jsonl", "parquet"):
        file = folder.with_name(f"items.{ending}")
        run("--rows", "items", "-o", str(file), "--force")
        reading = {
            "csv": f"read_csv('{file}', types = {{'framework_version': 'VARCHAR', 'phase': 'VARCHAR', 'organisation_code': 'VARCHAR'}})",
            "jsonl": f"read_json('{file}', format = 'newline_delimited', sample_size = -1)",
            "parquet": f"read_parquet('{file}')",
        }[ending]
        database = duckdb.connect()
        database.execute(f"CREATE VIEW items AS SELECT * FROM {reading}")
        found = {(area, rating): count for area, rating, count in database.execute(query).fetchall()}
        check(f"the query on {ending} ({file.stat().st_size:,} bytes)", found, dict(expected))
        count = database.execute("SELECT count(*), count(DISTINCT file) FROM items").fetchone()
        check(f"rows of {ending}", count, (280 * len(manifest["latest"]), len(manifest["latest"])))
    parquet = folder.with_name("items.parquet")
    of_items = text.partition("## `--rows areas`")[0]
    documented = dict(re.findall(r"^\| `(\w+)` \| (\w+)", of_items, re.M)) | {"phase": "text", "area": "text"}
    schema = pyarrow.parquet.read_schema(parquet)
    types = {"string": "text", "date32[day]": "date", "bool": "true", "int64": "number"}
    found = {field.name: types.get(str(field.type), str(field.type)) for field in schema}
    check("types as pyarrow reads them", found, {name: documented.get(name) for name in found})
    frame = polars.read_parquet(parquet)
    met = frame.filter(polars.col("met")).height
    check("met, as polars and DuckDB count them", met, duckdb.execute(f"SELECT count(*) FROM '{parquet}' WHERE met").fetchone()[0])
    areas = folder.with_name("areas.parquet")
    run("--rows", "areas", "-o", str(areas), "--force")
    found = duckdb.execute(
        f"SELECT area, coalesce(CAST(area_rank AS VARCHAR), area_status), count(*) FROM '{areas}' GROUP BY ALL"
    ).fetchall()
    check("area rows", {(area, rating): count for area, rating, count in found}, dict(expected))


rule = Rule()
ratings = {name: rule.of_file(folder / name) for name in manifest["latest"] + manifest["earlier"]}
picture()
rows()
print(f"{len(faults)} faults in a folder of {len(ratings) + len(manifest['copies']) + len(manifest['broken']):,} assessment files")
sys.exit(bool(faults))
