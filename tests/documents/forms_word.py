"""Fills in a form in Word as people would, and holds what `thrive import` makes of it to what was filled in: as python-docx saves it,
and after LibreOffice has saved it anew.

Run as: forms_word.py THRIVE FOLDER
"""

import copy
import subprocess
import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

TICKS = ["1a.E1", "1a.E2", "1a.E3", "1a.D2", "2a.E1", "1b/answered", "1c/cannot-judge", "1d/does-not-apply"]
TEXTS = {
    "about/title": "Ashmere & district",
    "about/organisation": "Ashmere Together",
    "about/name": "Jo Zoë",
    "about/role": "resident",
    "1d/does-not-apply": "It is somebody else's task",
    "1a/note": "First line\nand second line",
    "1a/add": "1a.E1 evidence: list of partners (2026-05-03)\n1a.D1 don't know\n1a.D3 does not apply: no register here",
}


def controls(document):
    """The content controls of a document, each with its tag."""
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None:
            yield tag.get(qn("w:val")), control


def tick(control):
    """As Word does it: the state of the box, and the sign in it."""
    control.find(f"{qn('w:sdtPr')}/{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
    control.find(f".//{qn('w:t')}").text = "\u2612"


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


def fill(form, filled):
    """Fills the form in; each control that is wanted has to be there once."""
    document = docx.Document(form)
    todo = copy.copy(TICKS), dict(TEXTS)
    for tag, control in controls(document):
        if control.find(f"{qn('w:sdtPr')}/{W14}checkbox") is None:
            if tag in todo[1]:
                write(control, todo[1].pop(tag))
        elif tag in todo[0]:
            tick(control)
            todo[0].remove(tag)
    assert not any(todo), f"not in the form: {todo}"
    document.save(filled)


def office(folder, name, kind, out):
    """A file as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder}/office"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(name)]
    subprocess.run(command, check=True, capture_output=True)
    return out / f"{name.stem}.{kind.split(':')[0]}"


def imported(thrive, form, out):
    """What `thrive import` makes of a form, as the text of its file."""
    subprocess.run([thrive, "import", str(form), "-o", str(out)], check=True, capture_output=True, text=True)
    return out.read_text()


def main(thrive, folder):
    folder = Path(folder)
    folder.mkdir()
    form, filled = folder / "form.docx", folder / "filled.docx"
    subprocess.run([thrive, "form", "-o", str(form), "--return-to", "Amina, amina@example.org"], check=True, capture_output=True)
    fill(form, filled)
    word = "docx:MS Word 2007 XML"
    ways = {
        "python-docx": filled,
        "LibreOffice": office(folder, filled, word, folder / "docx"),
        "LibreOffice, by way of .odt": office(folder, office(folder, filled, "odt", folder / "odt"), word, folder / "odt"),
    }
    texts = {way: imported(thrive, file, folder / f"{number}.yaml") for number, (way, file) in enumerate(ways.items())}
    expected = texts["python-docx"]
    for words in [*(text for text in TEXTS.values() if "\n" not in text), "and second line", "list of partners", "2026-05-03", "no register here"]:
        assert words in expected, f"forms_word: {words!r} was not taken:\n{expected}"
    for way, text in texts.items():
        assert text == expected, f"forms_word: other answers by way of {way}:\n{text}"
    blank = subprocess.run([thrive, "import", str(form), "-o", str(folder / "blank.yaml")], capture_output=True, text=True)
    assert blank.returncode != 0 and not (folder / "blank.yaml").exists(), f"forms_word: a blank form was taken: {blank.stderr}"
    print(f"forms_word: {len(TICKS)} ticks and {len(TEXTS)} texts came back in {len(ways)} ways")


main(*sys.argv[1:])
