"""Fills in a form in Word as people would, and holds what `thrive import` makes of it to what was filled in: as python-docx saves it,
and after LibreOffice has saved it anew.

Run as: forms_word.py THRIVE FOLDER
"""

import subprocess
import sys
from pathlib import Path

import docx

from shared import WORD, check, fill_word, office, run

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


def imported(thrive, form, out):
    """What `thrive import` makes of a form, as the text of its file."""
    run(thrive, "import", form, "-o", out)
    return out.read_text()


def main(thrive, folder):
    folder = Path(folder).resolve()
    folder.mkdir()
    form, filled = folder / "form.docx", folder / "filled.docx"
    run(thrive, "form", "-o", form, "--return-to", "Amina, amina@example.org")
    document = docx.Document(form)
    fill_word(document, TICKS, TEXTS)
    document.save(filled)
    [again] = office([filled], WORD, folder / "docx")
    [by_odt] = office(office([filled], "odt", folder / "odt"), WORD, folder / "from-odt")
    ways = {"python-docx": filled, "LibreOffice": again, "LibreOffice, by way of .odt": by_odt}
    texts = {way: imported(thrive, file, folder / f"{number}.yaml") for number, (way, file) in enumerate(ways.items())}
    expected = texts["python-docx"]
    for words in [*(text for text in TEXTS.values() if "\n" not in text), "and second line", "list of partners", "2026-05-03", "no register here"]:
        check(words in expected, f"{words!r} was not taken:\n{expected}")
    for way, text in texts.items():
        check(text == expected, f"other answers by way of {way}:\n{text}")
    blank = subprocess.run([thrive, "import", str(form), "-o", str(folder / "blank.yaml")], capture_output=True, text=True)
    check(blank.returncode == 1 and not (folder / "blank.yaml").exists(), f"a blank form was taken: {blank.stderr}")
    print(f"forms_word: {len(TICKS)} ticks and {len(TEXTS)} texts came back in {len(ways)} ways")


main(*sys.argv[1:])
