"""Reads Word and Excel reports back with other people's libraries: what is in them, and whether it can be found."""

import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn


def check(condition, what):
    if not condition:
        sys.exit(f"documents: {what}")


def word(path, title):
    document = docx.Document(str(path))
    properties = document.core_properties
    check(properties.title == title, f"{path.name}: the title is {properties.title!r}")
    check(properties.language == "en-GB", f"{path.name}: the language is {properties.language!r}")
    check(properties.author and properties.subject, f"{path.name}: author or subject is missing")
    levels = [int(p.style.name.split()[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    check(levels[:1] == [1] and levels.count(1) == 1, f"{path.name}: headings {levels[:3]}")
    check(all(after <= before + 1 for before, after in zip(levels, levels[1:])), f"{path.name}: a heading level is skipped")
    for table in document.tables:
        described = table._tbl.tblPr.find(qn("w:tblDescription"))
        check(described is not None and described.get(qn("w:val")), f"{path.name}: a table without a description")
        if len(table.columns) == 1:
            continue  # room to write in
        first = table._tbl.tr_lst[0].trPr
        repeats = first is not None and first.find(qn("w:tblHeader")) is not None
        check(repeats, f"{path.name}: a header row is not repeated")
    pictures = list(document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    check(all(picture.get("descr") for picture in pictures), f"{path.name}: a picture without alternative text")
    return len(levels), len(document.tables), len(pictures)


def excel(path, title):
    book = openpyxl.load_workbook(path)
    check(book.properties.title == title, f"{path.name}: the title is {book.properties.title!r}")
    names = book.sheetnames
    check({"Summary", "Items", "Actions", "About"} <= set(names), f"{path.name}: sheets {names}")
    for sheet in book:
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        check(not formulas, f"{path.name}: formulas in {sheet.title} {formulas[:3]}")
        check(sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9", f"{path.name}: paper of {sheet.title}")
    for name in "Summary", "Items":
        sheet = book[name]
        check(sheet.freeze_panes and sheet.print_title_rows, f"{path.name}: header of {name} is not kept in view")
        check(sheet.tables and all(table.autoFilter for table in sheet.tables.values() if table.displayName != "RatingsTable"), f"{path.name}: {name} has no filter")
        check(len(sheet.conditional_formatting), f"{path.name}: nothing is coloured by level in {name}")
    check(len(book["Summary"]._charts) == 1, f"{path.name}: no chart")
    return len(names), sum(sheet.max_row for sheet in book)


for argument in sys.argv[2:]:
    found = (word if argument.endswith(".docx") else excel)(Path(argument), sys.argv[1])
    kinds = ("headings", "tables", "pictures") if argument.endswith(".docx") else ("sheets", "rows")
    print(f"{Path(argument).name}: " + ", ".join(f"{number} {kind}" for number, kind in zip(found, kinds)))
