"""Fills Excel forms in as people do, with another library, and has LibreOffice save them again: what was filled in is what is imported."""

import datetime
import re
import subprocess
import sys
from pathlib import Path

import openpyxl

from shared import EXCEL, ExcelForm, check, office, run


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
    form = ExcelForm(book)
    form.put("about/name", "answer", "Amina Shah")
    form.put("1a.E1", "answer", True if boxes else "yes")
    form.put("1a.E1", "evidence", "- contact list of partners")
    form.put("1a.E1", "date", datetime.date(2026, 5, 3))
    form.put("1a.E2", "answer", "don’t know")
    form.put("1b.E1", "reason", "we have no data of our own")
    if not boxes:
        form.put("1b.E1", "answer", "not applicable")
        form.put("1c.E1", "answer", "no")
    form.put("2a/status", "answer", "gone through")
    form.put("2b/status", "answer", "can't judge")
    form.put("2b/status", "note", "ask the board")
    book.save(path)


def imported(thrive, path):
    output = path.with_suffix(".yaml")
    run(thrive, "import", path, "-o", output, "--force")
    # All but what says when it was made.
    return re.sub(r"^(created|updated): .*\n", "", output.read_text(), flags=re.M)


def check_answers(text, name, boxes):
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
        check(words in text, f"{name}: {words!r} is not in the assessment:\n{text}")
    areas = re.findall(r"^  (\d[a-z]):", text, flags=re.M)
    expected = ["1a", "1b", "2a", "2b"] if boxes else ["1a", "1b", "1c", "2a", "2b"]
    check(areas == expected, f"{name}: areas {areas}:\n{text}")


def main():
    thrive, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    for boxes in [False, True]:
        name = "boxes" if boxes else "lists"
        path = folder / f"{name}.xlsx"
        run(thrive, "form", "-o", path, "--title", "Northmoor", "--force", *(["--checkboxes"] if boxes else []))
        blank = office([path], EXCEL, folder / "again")[0]
        done = subprocess.run([thrive, "import", blank, "--dry-run"], capture_output=True, text=True)
        check(done.returncode == 1, f"{name}: a blank form that LibreOffice has saved has answers: {done.stdout}")
        fill(path, boxes)
        text = imported(thrive, path)
        check_answers(text, name, boxes)
        again = imported(thrive, office([path], EXCEL, folder / "again")[0])
        check(again == text, f"{name}: other answers after LibreOffice has saved it:\n{again}")
        print(f"{name}.xlsx: filled in, saved by LibreOffice, and read")


main()
