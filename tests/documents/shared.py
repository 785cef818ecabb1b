"""What the scripts of this folder have in common."""

import copy
import subprocess
import sys
from pathlib import Path

from docx.oxml.ns import qn

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# The sign of a ticked box as Word shows it.
TICKED = "\u2612"
# As LibreOffice names the formats of Word and Excel files.
WORD, EXCEL = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"


def check(condition, what):
    """Ends the script with what is wrong, after the script's name."""
    if not condition:
        sys.exit(f"{Path(sys.argv[0]).stem}: {what}")


def run(*command):
    """Runs a command that has to succeed, and gives what it says."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(map(str, command))}: {done.stdout}{done.stderr}")
    return done.stdout


def office(files, kind, out):
    """Files as LibreOffice saves them, in the folder `out`."""
    run("soffice", "--headless", f"-env:UserInstallation=file://{out.parent}/office", "--convert-to", kind, "--outdir", out, *files)
    again = [out / f"{file.stem}.{kind.split(':')[0]}" for file in files]
    check(all(file.exists() for file in again), f"LibreOffice has not saved all of {files}")
    return again


# Forms in Word.


def controls(document):
    """The content controls of a document, each with its tag and its box, if it is one."""
    for control in document.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag"))
        if tag is not None:
            yield tag.get(qn("w:val")), control, properties.find(f"{W14}checkbox")


def fill_word(document, ticks, texts):
    """Ticks boxes and writes into fields, by their tags; each has to be there."""
    ticks, texts = set(ticks), dict(texts)
    for tag, control, box in controls(document):
        if box is not None and tag in ticks:
            ticks.remove(tag)
            # As Word does it: the state of the box, and the sign in it.
            box.find(f"{W14}checked").set(f"{W14}val", "1")
            control.find(f".//{qn('w:t')}").text = TICKED
        elif box is None and tag in texts:
            write(control, texts.pop(tag))
    check(not ticks and not texts, f"not in the Word form: {ticks} {texts}")


def write(control, text):
    """Text in a field, with a paragraph for each line where the field stands round a paragraph."""
    hint = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    if hint is not None:
        hint.getparent().remove(hint)
    first = control.find(f"{qn('w:sdtContent')}/*")
    for line in text.split("\n"):
        one = copy.deepcopy(first)
        next(one.iter(qn("w:t"))).text = line
        first.addprevious(one)
    first.getparent().remove(first)


# Forms in Excel.


class ExcelForm:
    """An Excel form, filled in by its keys and the ids of its columns."""

    def __init__(self, book):
        self.columns, self.rows = {}, {}
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("column="):
                        name = sheet.title, cell.value.removeprefix("column=")
                        check(name not in self.columns, f"{sheet.title}: {cell.value} is there twice")
                        self.columns[name] = cell.column
                self.rows.setdefault(row[0].value, []).append((sheet, row[0].row))

    def put(self, key, column, value):
        found = self.rows.get(key, [])
        check(len(found) == 1, f"{key} is there {len(found)} times")
        sheet, row = found[0]
        cell = sheet.cell(row, self.columns[sheet.title, column])
        check(not cell.protection.locked, f"{cell.coordinate} of {sheet.title} can't be written in")
        cell.value = value
