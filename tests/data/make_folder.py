"""Makes a folder of assessments as systems have them: organisations with places and programmes, rounds that follow one another, mergers,
renames, conflict copies and broken files. What is in it is written beside it, for those who count by themselves.

    make_folder.py FOLDER FILES [--plain] [--seed N]

With --plain, every file is a sound assessment of its own, and nothing else is there."""

import argparse
import hashlib
import json
import random
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
COMMUNITIES = ["age", "carers", "disability", "pregnancy-and-maternity", "race"]
EVIDENCE = ["Minutes of the planning group", "The newsletter of May", "A list of partners, kept by the engagement lead"]

# Ten ways in which a file can be broken; each takes a sound text.
BROKEN = [
    ("unknown key", lambda text: text.replace("about:", "abuot:", 1)),
    ("unknown item", lambda text: text.replace("ticked: [", "ticked: [Z9, ", 1)),
    ("key twice", lambda text: text.replace("about:\n", "about:\n  title: Twice\n", 1)),
    ("no such day", lambda text: text.replace("updated: '", "updated: 2026-02-31 # '", 1)),
    ("cut off", lambda text: text[: text.index("areas:")] + "areas: {1a: {ticked: ["),
    ("tab", lambda text: text.replace("  title:", "\ttitle:", 1)),
    ("later format", lambda text: text.replace("thrive-assessment/1", "thrive-assessment/9", 1)),
    ("conflict marks", lambda text: text.replace("areas:", "<<<<<<< mine\nareas:", 1)),
    ("not UTF-8", lambda text: text.replace("title: ", "title: caf\xe9 ", 1).encode("latin-1")),
    ("empty title", lambda text: text.replace("  title: ", "  title: '' # ", 1)),
]


class Maker:
    def __init__(self, folder: Path, seed: int):
        self.folder, self.random = folder, random.Random(seed)
        framework = yaml.load((REPOSITORY / "framework/ics-engagement.yaml").read_bytes(), yaml.CSafeLoader)
        self.version = framework["version"]
        self.areas = {
            area["id"]: [item["id"] for items in area["checklist"].values() for item in items]
            for phase in framework["phases"]
            for area in phase["areas"]
        }

    def area(self, items: list[str]) -> dict:
        """Answers as teams give them: more at the first levels, now and then something unknown or set aside, or nothing yet."""
        chance = self.random.random
        if chance() < 0.03:
            return {"excluded": "not part of this programme"}
        level, found = self.random.uniform(0.2, 1.0), {"ticked": [], "unsure": [], "not_applicable": {}}
        for at, item in enumerate(items):
            odds = min(1.0, max(0.0, 1.6 * level - at / len(items)))
            if chance() < 0.02:
                found["not_applicable"][item] = "nothing of ours is published"
            elif chance() < odds:
                found["ticked"].append(item)
            elif chance() < 0.05:
                found["unsure"].append(item)
        if chance() < 0.06:
            found["open"] = self.random.choice(["emerging", "developing"])
        evidenced = [item for item in found["ticked"] if chance() < 0.15]
        found["evidence"] = {item: [{"text": self.random.choice(EVIDENCE), "date": "2026-03-12"}] for item in evidenced}
        if chance() < 0.1:
            found["notes"] = [{"text": "Ask the parents' group again in autumn"}]
        return {key: value for key, value in found.items() if value}

    def about(self, number: int, organisation: int, year: int) -> dict:
        about = {
            "title": f"Programme {number}",
            "organisation": f"Northmoor {organisation} ICB",
            "organisation_code": f"Q{organisation:04}",
            "place": f"Place {number % 7}",
            "kind": ["self", "self", "self", "peer", "community"][number % 5],
            "viewpoint": ["strategic", "operational"][number % 2],
            "communities": [COMMUNITIES[number % 5]],
            "started": f"{year}-03-01",
            "updated": f"{year}-{number % 9 + 1:02}-{number % 27 + 1:02}",
            "status": "final",
        }
        return about

    def text(self, about: dict, areas: dict | None = None) -> str:
        if areas is None:
            areas = {id: self.area(items) for id, items in self.areas.items() if self.random.random() > 0.04}
        lines = ["format: thrive-assessment/1", f'framework: {{id: ics-engagement, version: "{self.version}"}}', "about:"]
        lines += ["  " + line for line in dump(about).splitlines()]
        lines.append("areas:" if areas else "areas: {}")
        for id, answers in areas.items():
            lines.append(f"  {id}:" if answers else f"  {id}: {{}}")
            lines += ["    " + line for line in dump(answers).splitlines() if answers]
        return "\n".join(lines) + "\n"

    def write(self, name: str, content: str | bytes) -> bytes:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(content)
        return content


def dump(value: dict) -> str:
    """One key a line, lists of ids in brackets: as people and programs write it."""
    flow = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    return flow.rstrip("\n")


# So many sets of answers differ; those of more files are the same again, under other titles and of other organisations.
DIFFERENT = 10_000


def plain(maker: Maker, files: int) -> None:
    answers = []
    for number in range(files):
        if number < DIFFERENT:
            head, mark, areas = maker.text(maker.about(number, number // 40, 2026)).partition("\nareas:")
            answers.append(mark + areas)
        else:
            head = maker.text(maker.about(number, number // 40, 2026), {}).partition("\nareas:")[0]
        maker.write(f"{number // 600:03}/programme-{number:06}.yaml", head + answers[number % DIFFERENT])


def mixed(maker: Maker, files: int) -> dict:
    """About so many files. The manifest says of each kind of file which they are, and which round of each series is the latest."""
    manifest = {"latest": [], "earlier": [], "copies": [], "broken": {}}
    number = made = 0
    while made < files:
        organisation, stem = number // 40, f"programme-{number:06}"
        before = None
        for year in (2025, 2026)[: 1 + number % 2]:
            about = maker.about(number, organisation, year)
            if before:
                name, content = before
                digest = "sha256:" + hashlib.sha256(content).hexdigest()
                if number % 10 == 3:
                    # Found by the code alone: the organisation has another name.
                    about["organisation"] = f"Northmoor and Eastvale {organisation} ICB"
                    about["formerly"] = [{"name": f"Northmoor {organisation} ICB", "code": f"Q{organisation:04}"}]
                elif number % 10 == 5:
                    # Found by what it says it follows: it has another title.
                    about["title"] = f"Renamed programme {number}"
                    about["previous"] = [{"file": f"../{year - 1}/{Path(name).name}", "digest": digest}]
                manifest["earlier"].append(name)
            name = f"org-{organisation:04}/{year}/{stem}.yaml"
            before = name, maker.write(name, maker.text(about))
            made += 1
        manifest["latest"].append(before[0])
        text = before[1].decode()
        if number % 50 == 7:
            for copy in (f"{stem} (conflicted copy 2026-05-04).yaml", f"{stem}.sync-conflict-20260504-101112-ABCDEFG.yaml"):
                name = str(Path(before[0]).with_name(copy))
                maker.write(name, text + "# another version\n")
                manifest["copies"].append(name)
                made += 1
        if number % 60 == 9:
            for other, content in ((f"{stem}.yaml.bak", text), (f".~lock.{stem}.yaml#", "x"), (f"~${stem}.yaml", "x")):
                maker.write(str(Path(before[0]).with_name(other)), content)
            maker.write(str(Path(before[0]).with_name(f"{stem}-settings.yaml")), "colour: blue\n")
        if number % 66 == 13:
            what, damage = BROKEN[(number // 66) % len(BROKEN)]
            name = str(Path(before[0]).with_name(f"{stem}-broken.yaml"))
            maker.write(name, damage(maker.text(maker.about(number + 5_000_000, organisation, 2026))))
            manifest["broken"][name] = what
            made += 1
        number += 1
    # Two organisations become one: a round that follows one of each.
    pair = [next(name for name in manifest["latest"] if name.startswith(f"org-000{at}/")) for at in (0, 1)]
    about = maker.about(9_999_999, 9000, 2027)
    about["formerly"] = [{"name": "Northmoor 0 ICB", "code": "Q0000"}, {"name": "Northmoor 1 ICB", "code": "Q0001"}]
    digest = lambda name: "sha256:" + hashlib.sha256((maker.folder / name).read_bytes()).hexdigest()
    about["previous"] = [{"file": f"../../{name}", "digest": digest(name)} for name in pair]
    merged = "org-9000/2027/merged.yaml"
    maker.write(merged, maker.text(about))
    manifest["latest"] = [name for name in manifest["latest"] if name not in pair] + [merged]
    manifest["earlier"] += pair
    return manifest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", type=int)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    maker = Maker(args.folder, args.seed)
    if args.plain:
        plain(maker, args.files)
    else:
        manifest = mixed(maker, args.files)
        args.folder.with_name(args.folder.name + ".json").write_text(json.dumps(manifest, indent=1))


if __name__ == "__main__":
    main()
