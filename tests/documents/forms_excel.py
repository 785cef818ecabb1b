"""Fills Excel forms in as people do, with another library, and has LibreOffice save them again: what was filled in is what is imported."""

import datetime
import re
import subprocess
import sys
from pathlib import Path

import openpyxl

OFFICE = ["soffice", "--headless"]


def check(condition, what):
    if not condition:
        sys.exit(f"documents: {what}")


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def column(sheet, name):
    """The column with this id, and the row that the ids are in."""
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == f"column={name}"]
    check(len(found) == 1, f"{sheet.title}: column={name} is there {len(found)} times")
    return found[0].column


def put(book, key, name, value):
    found = [(sheet, row[0].row) for sheet in book for row in sheet.iter_rows() if row[0].value == key]
    check(len(found) == 1, f"{key} is there {len(found)} times")
    sheet, row = found[0]
    cell = sheet.cell(row, column(sheet, name))
    check(not cell.protection.locked, f"{sheet.title}: {cell.coordinate} can't be written in")
    cell.value = value


def fill(path, boxes):
    book = openpyxl.load_workbook(path)
    names = [sheet.title for sheet in book]
    check(names == ["About", "Statements", "Areas", "Words"], f"{path.name}: sheets {names}")
    check(book["Words"].sheet_state == "hidden", f"{path.name}: the sheet of words is not hidden")
    for sheet in book:
        check(sheet.protection.sheet and not sheet.protection.password, f"{path.name}: {sheet.title} is not protected, or has a password")
    statements = book["Statements"]
    check(statements.freeze_panes == "B3" and statements.auto_filter.ref == "A2:I282", f"{path.name}: no fixed heads or no filter")
    lists = {str(rule.sqref): rule.formula1 for rule in statements.data_validations.dataValidation}
    check(lists == ({} if boxes else {"F3:F282": "Words!$B$1:$B$4"}), f"{path.name}: lists {lists}")
    put(book, "about/name", "answer", "Amina Shah")
    put(book, "1a.E1", "answer", True if boxes else "yes")
    put(book, "1a.E1", "evidence", "- contact list of partners")
    put(book, "1a.E1", "date", datetime.date(2026, 5, 3))
    put(book, "1a.E2", "answer", "don’t know")
    put(book, "1b.E1", "reason", "we have no data of our own")
    if not boxes:
        put(book, "1b.E1", "answer", "not applicable")
        put(book, "1c.E1", "answer", "no")
    put(book, "2a/status", "answer", "gone through")
    put(book, "2b/status", "answer", "can't judge")
    put(book, "2b/status", "note", "ask the board")
    book.save(path)


def saved_again(path, folder):
    """The file as LibreOffice saves it."""
    again = folder / "again"
    run(*OFFICE, f"-env:UserInstallation=file://{folder}/office", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again, path)
    return again / path.name


def imported(thrive, path):
    output = path.with_suffix(".yaml")
    said = run(thrive, "import", path, "-o", output, "--force")
    text = output.read_text()
    # All but what says when it was made.
    return re.sub(r"^(created|updated): .*\n", "", text, flags=re.M), said


def check_answers(text, said, name, boxes):
    wanted = [
        "name: Amina Shah",
        "ticked:\n    - E1",
        "unsure:\n    - E2",
        "contact list of partners",
        "2026-05-03",
        "we have no data of our own",
        "ask the board",
    ]
    for words in wanted:
        check(words in text, f"{name}: {words!r} is not in the assessment:\n{text}\n{said}")
    areas = re.findall(r"^  (\d[a-z]):", text, flags=re.M)
    expected = ["1a", "1b", "2a", "2b"] if boxes else ["1a", "1b", "1c", "2a", "2b"]
    check(areas == expected, f"{name}: areas {areas}:\n{text}")


def main():
    thrive, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    for boxes in [False, True]:
        name = "boxes" if boxes else "lists"
        path = folder / f"{name}.xlsx"
        run(thrive, "form", "-o", path, "--title", "Northmoor", "--force", *(["--checkboxes"] if boxes else []))
        blank = saved_again(path, folder)
        done = subprocess.run([thrive, "import", blank, "--dry-run"], capture_output=True, text=True)
        check(done.returncode != 0, f"{name}: a blank form that LibreOffice has saved has answers: {done.stdout}")
        fill(path, boxes)
        text, said = imported(thrive, path)
        check_answers(text, said, name, boxes)
        again, said = imported(thrive, saved_again(path, folder))
        check(again == text, f"{name}: other answers after LibreOffice has saved it:\n{again}\n{said}")
        print(f"{name}.xlsx: filled in, saved by LibreOffice, and read")


main()
