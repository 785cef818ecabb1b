"""The same answers through every way that they can come in give one and the same assessment: the web form, mail, Excel, Word, Markdown,
the interview, and the publisher's own form with boxes of all kinds; as other programs save them anew, too.

Run as: forms_alike.py THRIVE FOLDER [SEED], from the root of the repository. Where THRIVE_PUBLICATION_ITEMS names a table of ids and
official wordings (.tsv), the publisher's form is tried in these words as well.
"""

import csv
import datetime
import json
import os
import random
import subprocess
import sys
import textwrap
from pathlib import Path

import docx
import openpyxl
import yaml

import publication
from shared import EXCEL, WORD, ExcelForm, check, fill_word, office, run

TITLE = "Northmoor"
CANNOT_JUDGE = "We can't judge this area."
ABOUT = {"organisation": "Ashmere & District Trust", "name": "Jo Zoë O’Neill", "role": "resident"}
# What people write. Hyphens that keep lines together are not among it: of Word files, they are read as plain ones.
TEXTS = [
    "Minutes of the steering group: 3 May, page 2",
    "The partners’ contact list – “live” since April",
    "Survey of 40 people (2 in 5 by phone)",
    "Amina's log; see also the Q&A in <draft 2>",
    "Cofnodion y cyfarfod yn yr ŵyl, café Zoë",
    "50 % of the wards, and 7/9 of the practices",
    "No. 3 of the board's *key* papers, plan_v2_final",
    "no date is known: ask Sam",
    "Yes, in part - see [x] in the old plan",
    "سجل الاجتماع الأول",
    "C:\\share\\log.docx on the \"old\" drive",
    "Drop-in for families 👩‍👩‍👧 in half-term",
    "evidence: none was kept, don’t know why",
]


# The answers, and what they mean.


def made_up(framework, chance):
    """Answers to everything: by area marks, evidence, a note, a status and its reason. Untouched areas are left out."""
    areas = [area for phase in framework["phases"] for area in phase["areas"]]
    ids = [area["id"] for area in areas]
    special = chance.sample(ids, 6)
    statuses = dict(zip(special[3:], ["cannot-judge", "does-not-apply", "answered"]))
    number = iter(range(1, 10_000))
    text = lambda: f"{chance.choice(TEXTS)} {next(number)}" if chance.random() < 0.5 else f"{next(number)}: {chance.choice(TEXTS)}"
    answers = {}
    for area in areas:
        if area["id"] in special[:3]:
            continue
        status = statuses.get(area["id"], "")
        marks, evidence = {}, {}
        for item in [] if status else items(area):
            drawn = chance.random()
            if drawn < 0.5 or not marks:
                marks[item] = "yes"
                if chance.random() < 0.25:
                    evidence[item] = [text(), f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}" if chance.random() < 0.8 else ""]
            elif drawn < 0.6:
                marks[item] = "unknown"
            elif drawn < 0.7:
                marks[item] = text()
        note = text() if not status and chance.random() < 0.4 else ""
        reason = text() if status == "does-not-apply" else ""
        answers[area["id"]] = {"marks": marks, "evidence": evidence, "note": note, "status": status, "reason": reason}
    return answers


def items(area):
    return [item["id"] for level in area["checklist"].values() for item in level]


def meant(answers):
    """What an assessment file has of the answers, worked out from what docs/forms.md says of them."""
    areas = {}
    for area, given in answers.items():
        of = lambda mark: [item for item, said in given["marks"].items() if said == mark]
        found = {
            "open": "emerging" if given["status"] in ["cannot-judge", "does-not-apply"] else None,
            "ticked": of("yes"),
            "unsure": of("unknown"),
            "not_applicable": {item: said for item, said in given["marks"].items() if said not in ["yes", "unknown"]},
            "excluded": given["reason"],
            "evidence": {item: [{"text": text, "date": date} if date else {"text": text}] for item, (text, date) in given["evidence"].items()},
            "notes": [{"text": text} for text in [given["note"], CANNOT_JUDGE if given["status"] == "cannot-judge" else ""] if text],
        }
        areas[area] = {key: value for key, value in found.items() if value}
    return areas


def plain(areas):
    """Areas as values: what has no order becomes one that has. A statement that is named twice stays so."""
    return {area: {key: sorted(value) if key in ["ticked", "unsure"] else value for key, value in (given or {}).items()} for area, given in areas.items()}


def said_about(assessment):
    """What is said of the assessment as a whole and of who answers."""
    about = assessment["about"]
    return {key: about.get(key) for key in ["title", "organisation", "kind", "assessors"]}


def first_difference(found, wanted, at=""):
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            told = first_difference(found.get(key, "nothing"), wanted.get(key, "nothing"), f"{at}/{key}")
            if told:
                return told
        return None
    return None if found == wanted else f"{at}: {found!r} and not {wanted!r}"


def for_office(answers):
    """The answers in letters that LibreOffice keeps. In fields of Word files, 7.4 writes texts in two scripts several times over, and
    text from elsewhere behind emoji: what comes back then is not what was filled in, whoever reads it."""
    if isinstance(answers, dict):
        return {key: for_office(value) for key, value in answers.items()}
    if isinstance(answers, list):
        return [for_office(value) for value in answers]
    return "".join("z" if "\u0590" <= letter <= "\u08ff" or letter == "\u200d" or letter > "\uffff" else letter for letter in answers)


# The ways.


def web(answers, form, folder):
    """The web form in a browser: the file that it saves, and its text in mails."""
    given, saved, text = folder / "answers.json", folder / "web.json", folder / "text.txt"
    given.write_text(json.dumps({"about": ABOUT, "areas": answers}))
    run("node", "tests/browser/fill.mjs", form, given, saved, text)
    shown = text.read_text()
    mail = folder / "mail.txt"
    mail.write_bytes(f"Dear Sam,\n\nhere are our answers:\n\n{shown}\n-- \nJo\n".replace("\n", "\r\n").encode())
    quoted = folder / "quoted.txt"
    fit = lambda line: textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False, drop_whitespace=False, replace_whitespace=False) or [""]
    wrapped = [part.rstrip() for line in shown.splitlines() for part in fit(line)]
    quoted.write_text("See below.\n\n> Dear Sam,\n" + "".join(f"> {line}\n" for line in wrapped) + "> Jo\n")
    return {"web form in Chromium, its file": saved, "its text, pasted into a mail": mail, "its text, quoted, lines broken": quoted}


def excel(answers, framework, form, filled, has_boxes):
    """A workbook, as people fill it in. Where there are boxes, "don't know" is written over one, and a reason says that it does not apply."""
    book = openpyxl.load_workbook(form)
    put = ExcelForm(book).put
    for question, text in ABOUT.items():
        put(f"about/{question}", "answer", text)
    for area, given in answers.items():
        for item, mark in given["marks"].items():
            key = f"{area}.{item}"
            if mark == "yes":
                put(key, "answer", True if has_boxes else "yes")
            elif mark == "unknown":
                put(key, "answer", "don't know")
            else:
                put(key, "reason", mark)
                if not has_boxes:
                    put(key, "answer", "not applicable")
        for item, (text, date) in given["evidence"].items():
            put(f"{area}.{item}", "evidence", text)
            if date:
                put(f"{area}.{item}", "date", datetime.date.fromisoformat(date))
        if given["note"]:
            put(f"{area}/status", "note", given["note"])
        if given["status"]:
            put(f"{area}/status", "answer", {"cannot-judge": "can't judge", "does-not-apply": "does not apply", "answered": "gone through"}[given["status"]])
        if given["reason"]:
            put(f"{area}/status", "reason", given["reason"])
    if not has_boxes:
        # Some say "no" where others leave a statement out.
        for area in (area for phase in framework["phases"] for area in phase["areas"] if area["id"] in answers):
            given = answers[area["id"]]
            for item in [item for item in items(area) if given["marks"] and item not in given["marks"]][::3]:
                put(f"{area['id']}.{item}", "answer", "no")
    book.save(filled)


def additions(area, given):
    """What is said of statements besides ticks, on lines as Word and Markdown have them."""
    for item, mark in given["marks"].items():
        if mark != "yes":
            yield f"{area}.{item} {'don’t know' if mark == 'unknown' else f'not applicable: {mark}'}"
    for item, (text, date) in given["evidence"].items():
        yield f"{area}.{item} evidence: {text}{f' ({date})' if date else ''}"


def word(answers, form, filled):
    document = docx.Document(form)
    ticks = {f"{area}.{item}" for area, given in answers.items() for item, mark in given["marks"].items() if mark == "yes"}
    ticks |= {f"{area}/{given['status']}" for area, given in answers.items() if given["status"]}
    texts = {f"about/{question}": text for question, text in ABOUT.items()}
    for area, given in answers.items():
        texts |= {f"{area}/note": given["note"], f"{area}/add": "\n".join(additions(area, given)), f"{area}/does-not-apply": given["reason"]}
    texts = {key: text for key, text in texts.items() if text}
    fill_word(document, ticks, texts)
    document.save(filled)


def markdown(answers, form, filled):
    text = form.read_text()

    def put(old, new):
        nonlocal text
        check(text.count(old) == 1, f"{old!r} is in the Markdown form {text.count(old)} times")
        text = text.replace(old, new)

    line = lambda key: next(line for line in text.split("\n") if line.removeprefix("- ").startswith(f"{key} "))
    for question, words in ABOUT.items():
        label = line(f"about/{question}")
        put(f"\n{label}\n", f"\n{label}{words}\n")
    for area, given in answers.items():
        for item in (item for item, mark in given["marks"].items() if mark == "yes"):
            put(f"- [ ] {area}.{item} ", f"- [x] {area}.{item} ")
        if given["status"]:
            label = line(f"[ ] {area}/{given['status']}")
            put(f"\n{label}\n", f"\n{label.replace('[ ]', '[x]', 1)}{given['reason']}\n")
        note = f"\n{line(f'{area}/note')}\n\n### Add to a statement\n"
        check(note in text, f"the note of {area} is not before what is added")
        said = "\n".join(f"- {line}" for line in additions(area, given))
        label, rest = note[1:].split("\n", 1)
        put(note, f"\n{label}{given['note']}\n{rest}\n{said}\n")
    filled.write_text(text)


def interview(thrive, framework, answers, file):
    """The interview through a pipe. It dates notes by itself: that is taken out again, as forms have no date for them."""
    lines = [TITLE, ABOUT["organisation"], "", "", "", "", "", f"{ABOUT['name']} ({ABOUT['role']})", ""]

    def note(text):
        # The note, by nobody in particular; then the list of notes, this one, its date, none, and back.
        lines.extend([f"n {text}", "", "n", "2", "3", "-", "3"])

    for area in (area for phase in framework["phases"] for area in phase["areas"]):
        given = answers.get(area["id"])
        if given is None:
            lines.append("s")
        elif given["status"] == "cannot-judge":
            note(CANNOT_JUDGE)
            lines.append("s")
        elif given["status"] == "does-not-apply":
            # More, mark the whole area as not applicable, why, and go on.
            lines.extend(["m", "6", given["reason"], ""])
        else:
            for number, level in enumerate(area["checklist"].values()):
                asked = [item["id"] for item in level]
                if number == 0 and given["note"]:
                    note(given["note"])
                for item in asked:
                    mark = given["marks"].get(item)
                    if mark == "unknown":
                        lines.append(f"u {item}")
                    elif mark not in [None, "yes"]:
                        lines.append(f"x {item} {mark}")
                    if item in given["evidence"]:
                        text, date = given["evidence"][item]
                        lines.extend([f"e {item} {text}", date, ""])
                lines.append(" ".join(item for item in asked if given["marks"].get(item) == "yes") or "none")
            lines.append("")
    done = subprocess.run([thrive, "assess", file, "--plain"], input="\n".join([*lines, ""]), capture_output=True, text=True)
    check(done.returncode == 0, f"the interview failed: {done.stderr[-2000:]}")
    file.with_suffix(".log").write_text(done.stderr)


def forms(thrive, framework, answers, folder):
    """All ways in which everything can be said, each with the file that comes back and the answers that were filled in."""
    for name in ["blank.html", "blank.xlsx", "boxes.xlsx", "blank.docx", "blank.md"]:
        run(thrive, "form", "-o", folder / name, "--title", TITLE, "--force", *(["--checkboxes"] if name == "boxes.xlsx" else []))
    ways = web(answers, folder / "blank.html", folder)
    lists, boxes = folder / "filled-lists.xlsx", folder / "filled-boxes.xlsx"
    excel(answers, framework, folder / "blank.xlsx", lists, False)
    excel(answers, framework, folder / "boxes.xlsx", boxes, True)
    lists_again, boxes_again = office([lists, boxes], EXCEL, folder / "xlsx")
    ways |= {"Excel": lists, "Excel, saved by LibreOffice": lists_again, "Excel with boxes": boxes, "Excel with boxes, saved by LibreOffice": boxes_again}
    filled, plainer, text = folder / "filled.docx", folder / "plainer.docx", folder / "filled.md"
    word(answers, folder / "blank.docx", filled)
    markdown(answers, folder / "blank.md", text)
    ways |= {"Word": filled, "Markdown": text}
    word(for_office(answers), folder / "blank.docx", plainer)
    [again] = office([plainer], WORD, folder / "docx")
    [by_odt] = office(office([plainer], "odt", folder / "odt"), WORD, folder / "from-odt")
    by_office = {"Word, saved by LibreOffice": again, "Word, by way of .odt": by_odt}
    return [(way, file, answers) for way, file in ways.items()] + [(way, file, for_office(answers)) for way, file in by_office.items()]


def publisher(framework, words, ticks, folder):
    """The publisher's own form in some words, with boxes of all kinds, each with the file that comes back."""
    folder.mkdir()
    areas = []
    for area in (area for phase in framework["phases"] for area in phase["areas"]):
        levels = [[(item["id"], words.get(f"{area['id']}.{item['id']}", item["text"])) for item in level] for level in area["checklist"].values()]
        areas.append((area["id"], area["name"], levels))
    files = {name: folder / f"{name.replace(' ', '-')}.docx" for name in publication.BOXES}
    for name, file in files.items():
        publication.word(areas, ticks, publication.BOXES[name], file)
    again = dict(zip(files, office(list(files.values()), WORD, folder / "again")))
    ways = {}
    for name, file in files.items():
        ways |= {f"Word, {name}": file, f"Word, {name}, saved by LibreOffice": again[name]}
    page, text = folder / "page.html", folder / "text.md"
    publication.html(areas, ticks, page)
    publication.markdown(areas, ticks, text)
    return ways | {"web page": page, "Markdown": text}


def main(thrive, folder, seed="20261130"):
    thrive, folder = Path(thrive).resolve(), Path(folder).resolve() / "alike"
    folder.mkdir()
    framework = json.loads(run(thrive, "framework", "show", "--format", "json"))
    answers = made_up(framework, random.Random(int(seed)))
    ticks = {f"{area}.{item}" for area, given in answers.items() for item, mark in given["marks"].items() if mark == "yes"}
    rows, differences = [], []

    def compare(way, assessment, wanted):
        found = {**assessment, "areas": plain(assessment["areas"])}
        told = first_difference({key: found[key] for key in wanted}, wanted)
        rows.append((way, "no" if told else "yes"))
        differences.extend([f"{way}: {told}"] if told else [])

    def imported(way, file):
        out = folder / f"{len(rows)}.yaml"
        done = subprocess.run([thrive, "import", file, "-o", out], capture_output=True, text=True)
        check(out.exists(), f"{way}: {done.stdout}{done.stderr}")
        out.with_suffix(".log").write_text(done.stdout + done.stderr)
        assessment = yaml.safe_load(out.read_text())
        return assessment | {"said": said_about(assessment)}

    person = {key: ABOUT[key] for key in ["name", "role"]}
    said = {"title": TITLE, "organisation": ABOUT["organisation"], "kind": "self", "assessors": [person]}
    everything = {"areas": plain(meant(answers)), "said": said}
    for way, file, filled in forms(thrive, framework, answers, folder):
        compare(way, imported(way, file), everything | {"areas": plain(meant(filled))})
    file = folder / "interview.yaml"
    interview(thrive, framework, answers, file)
    assessment = yaml.safe_load(file.read_text())
    compare("interview", assessment | {"said": said_about(assessment)}, everything)

    # The publisher's form has nothing but ticks.
    only_ticks = {"areas": {area: {"ticked": given["ticked"]} for area, given in everything["areas"].items() if "ticked" in given}}
    wordings = {"the framework's words": {}}
    table = os.environ.get("THRIVE_PUBLICATION_ITEMS")
    if table:
        with open(table, newline="") as lines:
            wordings["the official words"] = {row["id"]: row["official_wording"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    else:
        print("SKIPPED: the publisher's form in the official words: THRIVE_PUBLICATION_ITEMS names no table of them")
    for number, (name, words) in enumerate(wordings.items()):
        for way, file in publisher(framework, words, ticks, folder / f"publication-{number}").items():
            compare(f"publisher's form in {name}: {way}", imported(way, file), only_ticks)

    width = max(len(way) for way, _ in rows)
    marks = [mark for given in answers.values() for mark in given["marks"].values()]
    said = f"{marks.count('yes')} ticked, {marks.count('unknown')} not known, {len(marks) - marks.count('yes') - marks.count('unknown')} not applicable"
    print(f"forms_alike: seed {seed}: {said}, {sum(len(given['evidence']) for given in answers.values())} pieces of evidence\n")
    print(f"{'way':{width}}  equal")
    for way, is_equal in rows:
        print(f"{way:{width}}  {is_equal}")
    check(not differences, f"{len(differences)} of {len(rows)} ways differ; the first, {differences[0] if differences else ''}")


main(*sys.argv[1:])
