"""The scoring rule once more, from its description alone: for counts that don't depend on the program.

Run with a folder, it does what an analyst without the program would: PyYAML's C loader, this rule, and polars for the roll-up."""

import sys
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]


class Rule:
    def __init__(self, threshold: int = 100):
        framework = yaml.load((REPOSITORY / "framework/ics-engagement.yaml").read_bytes(), yaml.CSafeLoader)
        self.threshold = threshold
        self.levels = [level["id"] for level in framework["levels"]]
        self.areas = {area["id"]: area for phase in framework["phases"] for area in phase["areas"]}
        self.phase_of = {area["id"]: phase["id"] for phase in framework["phases"] for area in phase["areas"]}
        self.covers = {id: self.closed(area) for id, area in self.areas.items()}
        self.items = {
            id: [[item["id"] for item in area["checklist"].get(level, [])] for level in self.levels]
            for id, area in self.areas.items()
        }

    @staticmethod
    def closed(area: dict) -> dict[str, set[str]]:
        """What each item covers, also through others."""
        direct = {item["id"]: set(item.get("covers", [])) for items in area["checklist"].values() for item in items}
        covers = {item: set(covered) for item, covered in direct.items()}
        for _ in covers:
            for covered in covers.values():
                covered |= {further for one in covered for further in direct.get(one, ())}
        return covers

    def rating(self, area: str, answers: dict | None) -> int | str:
        """The rank of an area, or why it has none."""
        if answers is None or ("open" in answers and "excluded" not in answers):
            return "not_assessed"
        aside = set(answers.get("not_applicable") or {})
        if "excluded" in answers or all(item in aside for level in self.items[area] for item in level):
            return "not_applicable"
        ticked = set(answers.get("ticked") or ()) - aside
        met = ticked.union(*(self.covers[area][item] for item in ticked)) if ticked else ticked
        rank = 0
        for at, level in enumerate(self.items[area], 1):
            applicable = [item for item in level if item not in aside]
            if not applicable:
                continue
            if sum(item in met for item in applicable) * 100 < len(applicable) * self.threshold:
                break
            rank = at
        return rank

    def of_file(self, path: Path) -> dict[str, int | str]:
        file = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        answers = file.get("areas") or {}
        return {area: self.rating(area, answers.get(area)) for area in self.areas}


def main() -> None:
    import polars

    rule = Rule()
    rows = []
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        rows.extend((area, str(rating)) for area, rating in rule.of_file(path).items())
    frame = polars.DataFrame(rows, schema=["area", "rating"], orient="row")
    print(frame.group_by("area", "rating").len().sort("area", "rating"))


if __name__ == "__main__":
    main()
