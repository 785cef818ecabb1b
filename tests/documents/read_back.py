"""Reads Word and Excel reports back with other people's libraries: what is in them, and whether it can be found."""

import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn

from shared import check


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
    check(names[0] == "About" and {"Areas", "Statements", "Evidence", "Actions"} <= set(names), f"{path.name}: sheets {names}")
    for sheet in book:
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        check(not formulas, f"{path.name}: formulas in {sheet.title} {formulas[:3]}")
        check(sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9", f"{path.name}: paper of {sheet.title}")
        check("&P" in sheet.oddFooter.right.text, f"{path.name}: {sheet.title} has no page numbers")
    for name in names[1:]:
        sheet = book[name]
        check(list(sheet.tables) == [name], f"{path.name}: {name} has the tables {list(sheet.tables)}")
        table = sheet.tables[name]
        headers = [cell.value for cell in sheet[1]]
        check(table.ref.startswith("A1:") and table.autoFilter and all(headers), f"{path.name}: {name} has no header in its first row")
        check(table.column_names == headers, f"{path.name}: the columns of {name} are {table.column_names}")
        check(sheet.freeze_panes and sheet.print_title_rows == "$1:$1", f"{path.name}: header of {name} is not kept in view")
    for name in "Areas", "Statements":
        check(len(book[name].conditional_formatting), f"{path.name}: nothing is coloured by level in {name}")
    check(len(book["About"]._charts) == 1, f"{path.name}: no chart")
    return len(names), sum(sheet.max_row for sheet in book)


for argument in sys.argv[2:]:
    found = (word if argument.endswith(".docx") else excel)(Path(argument), sys.argv[1])
    kinds = ("headings", "tables", "pictures") if argument.endswith(".docx") else ("sheets", "rows")
    print(f"{Path(argument).name}: " + ", ".join(f"{number} {kind}" for number, kind in zip(found, kinds)))
