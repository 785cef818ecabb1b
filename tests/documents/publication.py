"""The publisher's own form in its shape, with boxes of all kinds: a heading and a table of levels for each area, and no ids."""

from html import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shared import TICKED

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
EMPTY = "\u2610"
COLUMNS = ["Level of practice", "Emerging", "Developing", "Maturing", "Thriving"]


def run(inside):
    return f"<w:r>{inside}</w:r>"


def control(is_ticked):
    """A content control, as the form has them in today's Word."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox {W14}><w14:checked w14:val="{int(is_ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{glyph(is_ticked)}</w:sdtContent></w:sdt>"
    )


def form_field(is_ticked):
    """A form field, as Word had them before 2010."""
    data = f'<w:ffData><w:name w:val="Check"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{"<w:checked/>" if is_ticked else ""}</w:checkBox></w:ffData>'
    return (
        run(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
        + run('<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run('<w:fldChar w:fldCharType="end"/>')
    )


def glyph(is_ticked):
    return run(f"<w:t>{TICKED if is_ticked else EMPTY}</w:t>")


def wingdings(is_ticked):
    return run(f'<w:sym w:font="Wingdings" w:char="{"F0FE" if is_ticked else "F0A8"}"/>')


def tracked(is_ticked):
    """The sign replaced while changes were tracked, and nobody has accepted it."""
    if not is_ticked:
        return glyph(False)
    by = 'w:author="Amina" w:date="2026-05-03T10:00:00Z"'
    deleted = f'<w:del w:id="1" {by}>{run(f"<w:delText>{EMPTY}</w:delText>")}</w:del>'
    return f'{deleted}<w:ins w:id="2" {by}>{glyph(True)}</w:ins>'


BOXES = {
    "content controls": control,
    "legacy form fields": form_field,
    "signs": glyph,
    "Wingdings": wingdings,
    "tracked changes": tracked,
}


def word(areas, ticks, box, path):
    """The form as a Word document. `areas` are an id, a name, and for each level ids and statements; `ticks` are ids."""
    document = docx.Document()
    document.add_heading("Self-assessment and improvement framework", 1)
    for area, name, levels in areas:
        document.add_heading(f"{area}. {name}", 2)
        table = document.add_table(2, len(COLUMNS))
        for cell, column in zip(table.rows[0].cells, COLUMNS):
            cell.text = column
        first, *others = table.rows[1].cells
        first.text = "Activities"
        for cell, level in zip(others, levels):
            paragraphs = [paragraph(f"{area}.{item}" in ticks, statement, box) for item, statement in level]
            for each in paragraphs or [None]:
                if each is not None:
                    cell._tc.append(each)
            if paragraphs:
                cell._tc.remove(cell.paragraphs[0]._p)
    document.save(path)


def paragraph(is_ticked, statement, box):
    words = run(f'<w:t xml:space="preserve"> {escape(statement, quote=False)}</w:t>')
    return parse_xml(f"<w:p {nsdecls('w')}>{box(is_ticked)}{words}</w:p>")


def lines(area, ticks, level, end):
    """The statements of a level, each behind its box as HTML has it."""
    box = {True: '<input type="checkbox" checked>', False: '<input type="checkbox">'}
    return "".join(f"{box[f'{area}.{item}' in ticks]} {escape(statement, quote=False)}{end}" for item, statement in level)


def html(areas, ticks, path):
    text = "<!DOCTYPE html><html><head><title>Framework</title></head><body><h1>Framework</h1>"
    for area, name, levels in areas:
        heads = "".join(f"<th>{column}</th>" for column in COLUMNS)
        cells = "".join(f"<td><p>{lines(area, ticks, level, '</p><p>')}</p></td>" for level in levels)
        text += f"<h2>{area}. {escape(name)}</h2><table><tr>{heads}</tr><tr><td>Activities</td>{cells}</tr></table>\n"
    path.write_text(f"{text}</body></html>")


def markdown(areas, ticks, path):
    text = "# Framework\n"
    for area, name, levels in areas:
        cells = " | ".join(lines(area, ticks, level, "<br>") for level in levels)
        text += f"\n## {area}. {name}\n\n| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n| Activities | {cells} |\n"
    path.write_text(text)
