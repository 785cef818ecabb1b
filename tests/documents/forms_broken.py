"""Broken and hostile files: what `thrive import` makes of each is right or a clear refusal, soon and within bounds of memory.

Run as: forms_broken.py THRIVE FOLDER. The environment variable SLOW is a factor for slow machines, FLIPS a number of files with a byte changed.
"""

import json
import os
import random
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

SECONDS = 2 * float(os.environ.get("SLOW", "1"))
MEGABYTES = 200
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

TICKS = ["1a.E1", "1a.E2", "1a.D1", "1b.E1", "2a.E2"]
BLANK = "nothing is filled in"
BIG = "unpacks to far more than a form can be"
LINES = "has far more lines than a form can have"
MORE = "has far more in it than a form can have"
LARGE = "is larger than 10 MB"
NO_EXCEL = "is no Excel file, or a damaged one"
NO_WORD = "is no Word file, or a damaged one"
NO_PACKED = "is no Word or Excel file, or a damaged one"


# Making the files. This runs in a process of its own: what a process has used counts for the programs that it starts.


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def replaced(source, path, name, change):
    """A file with one part changed."""
    files = parts(source)
    before = files[name]
    files[name] = change(before)
    assert files[name] != before, f"{path.name}: nothing was changed"
    packed(path, files)


def with_part(source, path, name, content):
    packed(path, {**parts(source), name: content})


def body(content):
    """The main part of a Word document."""
    return f'<w:document xmlns:w="{W}" xmlns:w14="{W14}"><w:body>{content}</w:body></w:document>'.encode()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zeros(path, name, megabytes):
    """An archive with one part of so many megabytes of zeros, of which each costs a thousand bytes."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = compressor.compress(bytes(1 << 20)) + compressor.flush(zlib.Z_FULL_FLUSH)
    end = b"\x03\x00"
    size = len(block) * megabytes + len(end)
    name = name.encode()
    # What it says of its size is a lie.
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, size, 1000, len(name), 0)
    with open(path, "wb") as file:
        file.write(b"PK\3\4" + common + name)
        for _ in range(megabytes):
            file.write(block)
        file.write(end)
        start = file.tell()
        file.write(b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name)
        file.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, file.tell() - start, start, 0))


class Forms:
    """Forms that were filled in alike, and what is made of them."""

    def __init__(self, thrive, folder):
        self.thrive, self.folder, self.cases = thrive, folder, []
        for kind in ["xlsx", "docx", "md"]:
            self.run("form", "-o", folder / f"blank.{kind}", "--title", "Northmoor")
        self.run("form", "-o", folder / "blank.html", "--title", "Northmoor")
        self.excel("filled", lambda book: None)
        self.word()
        text = (folder / "blank.md").read_text()
        for key in TICKS:
            assert f"[ ] {key} " in text or f"[ ] **{key}**" in text, text[:3000]
            text = text.replace(f"[ ] {key} ", f"[x] {key} ").replace(f"[ ] **{key}**", f"[x] **{key}**")
        (folder / "filled.md").write_text(text)
        self.run("import", folder / "filled.md", "-o", folder / "filled.json")

    def run(self, *command):
        done = subprocess.run([self.thrive, *map(str, command)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def case(self, path, status, *words, areas=None, seconds=None):
        """What is expected: the status, the words that are told, and the areas, where they aren't those of the filled form."""
        self.cases.append({"path": str(path), "status": status, "words": words, "areas": areas, "seconds": seconds})

    def path(self, name):
        return self.folder / name

    def excel(self, name, change, kind="blank"):
        import openpyxl

        book = openpyxl.load_workbook(self.path(f"{kind}.xlsx"))
        sheet = book["Statements"]
        if kind == "blank":
            for row in sheet.iter_rows(min_row=3):
                if row[0].value in TICKS:
                    row[5].value = "yes"
        change(book)
        path = self.path(f"{name}.xlsx")
        book.save(path)
        return path

    def word(self):
        main = parts(self.path("blank.docx"))["word/document.xml"].decode()
        for key in TICKS:
            tag = main.index(f'w:val="{key}"')
            box = main.index("w14:checked", tag)
            end = main.index("☐", box)
            main = main[:box] + main[box:end].replace('"0"', '"1"', 1) + "☒" + main[end + 1 :]
        with_part(self.path("blank.docx"), self.path("filled.docx"), "word/document.xml", main.encode())

    # Excel forms as people change them.

    def changed_in_excel(self):
        def rows_of(sheet):
            return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]

        def put_rows(sheet, rows):
            for row, values in enumerate(rows, 3):
                for column, value in enumerate(values, 1):
                    sheet.cell(row, column).value = value

        def sort(book):
            rows = rows_of(book["Statements"])
            put_rows(book["Statements"], sorted(rows, key=lambda row: str(row[3]), reverse=True))

        def move(book):
            for row in book["Statements"].iter_rows():
                row[5].value, row[1].value = row[1].value, row[5].value

        def own_rows(book):
            sheet = book["Statements"]
            sheet.cell(290, 4).value, sheet.cell(290, 6).value = "We also bake cakes", "yes"

        def in_french(book):
            for row in book["Statements"].iter_rows(min_row=3):
                row[5].value = {"yes": "VRAI", None: None}[row[5].value]

        def in_german(book):
            for row in book["Statements"].iter_rows(min_row=3):
                row[5].value = {"yes": "WAHR", None: None}[row[5].value]

        def half(book):
            for row in book["Statements"].iter_rows(min_row=3):
                row[5].value = "partly" if row[0].value == "1a.E2" else row[5].value

        def delete_row(book):
            sheet = book["Statements"]
            row = next(row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value == "1a.E3")
            sheet.delete_rows(row)

        def rename(book):
            for number, sheet in enumerate(list(book)):
                sheet.title = f"Tabelle{number}"

        def head(change):
            def changed(book):
                cells = [cell for row in book["About"].iter_rows() for cell in row if "thrive-form/1" in str(cell.value)]
                assert cells
                for cell in cells:
                    cell.value = change(cell.value)

            return changed

        def version(line):
            words = line.split(" ")
            return " ".join("version=1999.1" if word.startswith("version=") else word for word in words)

        self.case(self.path("filled.xlsx"), 0, "Wrote")
        self.case(self.excel("rows-sorted", sort), 0)
        self.case(self.excel("columns-moved", move), 0)
        self.case(self.excel("column-inserted", lambda book: book["Statements"].insert_cols(3)), 0)
        self.case(self.excel("row-deleted", delete_row), 0, "1a.E3", "has no row for this statement", areas="1a open")
        self.case(self.excel("own-rows", own_rows), 0, "no key of this framework|a row of somebody's own")
        self.case(self.excel("booleans-french", in_french), 0)
        self.case(self.excel("booleans-german", in_german), 0)
        self.case(self.excel("half-filled", half), 0, "1a.E2", "neither yes nor no", areas="1a open")
        self.case(self.excel("version-wrong", head(version)), 0, "1999.1", areas="any")
        self.case(self.excel("framework-wrong", head(lambda line: line.replace("ics-engagement", "other"))), 1, "is a form for the framework other")
        self.case(self.excel("sheets-renamed", rename), 0)
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        path = self.path("stray-cell.xlsx")
        replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</sheetData>", far))
        self.case(path, 0)

        def million(xml):
            rows = b"".join(b'<row r="%d" s="1"/>' % row for row in range(300, 1_000_300))
            return xml.replace(b"</sheetData>", rows + b"</sheetData>")

        path = self.path("million-rows.xlsx")
        replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", million)
        self.case(path, 0)

        def million_cells(xml):
            rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(300, 1_000_300))
            return xml.replace(b"</sheetData>", rows + b"</sheetData>")

        path = self.path("million-cells.xlsx")
        replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", million_cells)
        self.case(path, 1, BIG)
        for name, count in [("long-cell", 7_500_000), ("long-cell-short", 3_500_000)]:
            path = self.path(f"{name}.xlsx")
            cell = b'<row r="299"><c r="A299" t="inlineStr"><is><t>1a/note</t></is></c><c r="F299" t="inlineStr"><is><t>' + b"word " * count + b"</t></is></c></row></sheetData>"
            replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</sheetData>", cell))
            self.case(path, 1, BIG)
        path = self.path("many-cells.xlsx")
        cells = b"".join(b'<row r="%d"><c r="Z%d" t="s"><v>1</v></c></row>' % (row, row) for row in range(300, 195_000))
        replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</sheetData>", cells + b"</sheetData>"))
        self.case(path, 0)
        path = self.path("own-answers.xlsx")
        cells = b"".join(b'<row r="%d"><c r="F%d"><v>1</v></c></row>' % (row, row) for row in range(300, 150_000))
        replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</sheetData>", cells + b"</sheetData>"))
        self.case(path, 0, "a row of somebody's own")
        self.much_from_little_in_excel()
        for kind in ["xlsx", "docx"]:
            path, folder = self.path(f"macros.{kind}"), {"xlsx": "xl", "docx": "word"}[kind]
            with_part(self.path(f"filled.{kind}"), path, f"{folder}/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 200)
            self.case(path, 0)

        def texts(count, text):
            def change(xml):
                more = "".join(f"<si><t>{text}{number}</t></si>" for number in range(count))
                return xml.replace(b"</sst>", more.encode() + b"</sst>")

            return change

        path = self.path("shared-strings.xlsx")
        replaced(self.path("blank.xlsx"), path, "xl/sharedStrings.xml", texts(200_000, "a text that nobody needs, number "))
        self.case(path, 1, BLANK)

    # Little in the file that stands for much.

    def much_from_little_in_excel(self):
        filled, sheet = self.path("filled.xlsx"), "xl/worksheets/sheet2.xml"

        def more_rows(rows, more=b""):
            return lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>" + more)

        path = self.path("sheets-of-one-part.xlsx")
        replaced(filled, self.path("many-rows.xlsx"), sheet, more_rows(b"<row/>" * 2_000_000))
        named = lambda xml: xml.replace(b"</sheets>", b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId2"/>' % (number, number) for number in range(9, 3_000)) + b"</sheets>")
        replaced(self.path("many-rows.xlsx"), path, "xl/workbook.xml", named)
        self.case(path, 1, NO_EXCEL)
        # The form itself shares its texts; the library that fills it in has none shared.
        blank, shared = self.path("blank.xlsx"), "xl/sharedStrings.xml"
        number = parts(blank)[shared].count(b"<si>")
        for name, letters, count, status, said in [("text-of-5MB", 5_000_000, 5_000, 1, BIG), ("text-too-often", 32_000, 5_000, 1, BIG), ("text-often", 32_000, 500, 0, "stays open, since something in it is unclear: 1a")]:
            path = self.path(f"{name}.xlsx")
            replaced(blank, self.path("shared.xlsx"), shared, lambda xml: xml.replace(b"</sst>", b"<si><t>" + b"word " * (letters // 5) + b"</t></si></sst>"))
            rows = b"".join(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>1a.E1</t></is></c><c r="F%d" t="s"><v>%d</v></c></row>' % (row, row, row, number) for row in range(300, 300 + count))
            replaced(self.path("shared.xlsx"), path, sheet, more_rows(rows))
            self.case(path, status, said, areas="any")
        rows = b"".join(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>1a.E1</t></is></c></row>' % (row, row) for row in range(300, 100_300))
        ranges = b"".join(b'<mergeCell ref="F3:F%d"/>' % (100_300 - number) for number in range(100_000))
        path = self.path("ranges.xlsx")
        replaced(filled, path, sheet, more_rows(rows, b"<mergeCells>" + ranges + b"</mergeCells>"))
        self.case(path, 0, "is merged with the one above", areas="any")

        def copied(xml):
            head = b'<row r="1">' + b'<c t="inlineStr"><is><t>column=key</t></is></c>' + b'<c t="inlineStr"><is><t>column=answer</t></is></c>' * 16_000 + b"</row>"
            rows = b"".join(b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>1a.E1</t></is></c></row>' % (row, row) for row in range(300, 150_300))
            return xml[: xml.index(b"<sheetData>") + 11] + head + rows + b"</sheetData></worksheet>"

        path = self.path("columns-copied.xlsx")
        replaced(filled, path, sheet, copied)
        self.case(path, 1, BLANK)

    # Archives.

    def archives(self):
        for kind, name in [("xlsx", "xl/worksheets/sheet2.xml"), ("docx", "word/document.xml")]:
            path = self.path(f"bomb-10GB.{kind}")
            zeros(path, name, 9_537)
            self.case(path, 1, f"{BIG}|{NO_EXCEL}|{NO_WORD}")
            inner = self.path(f"bomb-100MB.{kind}")
            zeros(inner, name, 100)
            self.case(inner, 1, f"{BIG}|{NO_EXCEL}|{NO_WORD}")
            honest = self.path(f"zeros.{kind}")
            with_part(self.path(f"filled.{kind}"), honest, name, bytes(50 << 20))
            self.case(honest, 1, BIG)
            path = self.path(f"nested.{kind}")
            with_part(self.path(f"filled.{kind}"), path, f"{name.split('/')[0]}/embeddings/again.{kind}", inner.read_bytes())
            self.case(path, 0)
            path = self.path(f"100000-parts.{kind}")
            files = parts(self.path(f"filled.{kind}"))
            with zipfile.ZipFile(path, "w") as archive:
                for part, content in files.items():
                    archive.writestr(part, content)
                for number in range(90_000):
                    archive.writestr(f"{number}", b"")
            self.case(path, 1, f"{BIG}|{LARGE}")
            path = self.path(f"50MB.{kind}")
            with zipfile.ZipFile(path, "w") as archive:
                for part, content in files.items():
                    archive.writestr(part, content)
                archive.writestr("media/picture.png", random.Random(1).randbytes(50 << 20))
            self.case(path, 1, LARGE)
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(24) + "EncryptedPackage".encode("utf-16-le") + bytes(20_000)
        for kind in ["xlsx", "docx"]:
            path = self.path(f"password.{kind}")
            path.write_bytes(ole)
            self.case(path, 1, "has a password")

    # XML.

    def xml(self):
        outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        laughs = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)) + "]>"
        deep = "<a>" * 100_000 + "</a>" * 100_000
        for name, prolog, inside in [("entity-outside", outside, "&e;"), ("billion-laughs", laughs, "&a10;"), ("entity-unknown", "", "&e;"), ("deep", "", deep)]:
            path = self.path(f"{name}.xlsx")
            replaced(
                self.path("filled.xlsx"),
                path,
                "xl/worksheets/sheet2.xml",
                lambda xml: prolog.encode() + xml[xml.index(b"<worksheet") :].replace(b"</sheetData>", f'<row r="299"><c r="A299" t="str"><v>{inside}</v></c></row></sheetData>'.encode()),
            )
            self.case(path, 1, NO_EXCEL)
            path = self.path(f"{name}.docx")
            replaced(
                self.path("filled.docx"),
                path,
                "word/document.xml",
                lambda xml: prolog.encode() + xml[xml.index(b"<w:document") :].replace(b"</w:body>", f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:body>".encode()),
            )
            self.case(path, 1, BIG if name == "deep" else NO_WORD)
        many = " ".join(f'a{number}="1"' for number in range(400_000))
        spaces = " ".join(f'xmlns:a{number}="1"' for number in range(200_000))
        for name, start, why in [("many-attributes", many, BIG), ("many-namespaces", spaces, NO_WORD)]:
            path = self.path(f"{name}.docx")
            replaced(self.path("filled.docx"), path, "word/document.xml", lambda xml: xml.replace(b"</w:body>", f"<w:p {start}/></w:body>".encode()))
            self.case(path, 1, why)
            path = self.path(f"{name}.xlsx")
            replaced(self.path("filled.xlsx"), path, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"</sheetData>", f"<row {start}/></sheetData>".encode()))
            self.case(path, 0)

    # Word forms.

    def in_word(self):
        filled = self.path("filled.docx")
        self.case(filled, 0)

        def more(name, content, status, *words, **others):
            path = self.path(f"{name}.docx")
            replaced(filled, path, "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", content.encode() + b"<w:sectPr", 1) if b"<w:sectPr" in xml else xml.replace(b"</w:body>", content.encode() + b"</w:body>"))
            self.case(path, status, *words, **others)

        box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
        more("100000-paragraphs-with-boxes", f"<w:p>{box}<w:r><w:t>own</w:t></w:r></w:p>" * 100_000, 1, BIG)
        more("90000-paragraphs", paragraph("words of somebody's own") * 90_000, 0, areas="any")
        more("90000-likely-keys", paragraph("no.key and more") * 90_000, 0, areas="any")
        more("90000-unlike-keys", paragraph("1a.E99 and more") * 90_000, 0, areas="any")
        more("90000-keys", paragraph("1a.E1 ☒") * 90_000, 0, areas="any")
        content = parts(filled)["word/document.xml"].decode()
        start, end = content.index("<w:body>") + 8, content.index("<w:sectPr") if "<w:sectPr" in content else content.index("</w:body>")
        inside = f'<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{content[start:end]}</w:txbxContent></v:textbox></w:pict></w:r></w:p>'
        path = self.path("text-box-controls.docx")
        with_part(filled, path, "word/document.xml", (content[:start] + inside + content[end:]).encode())
        self.case(path, 0)
        more("hints", paragraph("1a.E1 " + "‹\u00a0x\u00a0›" * 1_500_000), 0, areas="any")
        more("long-text", paragraph("1a/note " + "word " * 7_500_000), 1, BIG)
        more("long-text-short", paragraph("1a/note " + "word " * 3_500_000), 0, areas="any")
        more("pieces", "<w:p>" + "<w:r><w:t>☒</w:t></w:r>" * 140_000 + "</w:p>", 0, areas="any")
        begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:t>word</w:t></w:r>'
        more("open-fields", "<w:p>" + begin * 90_000 + "</w:p>", 0)
        wide = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{"W" * 4_000_000}"/></w:rPr><w:t>{"word " * 800_000}</w:t></w:r></w:p>'
        more("font-with-a-long-name", wide, 0, areas="any")
        boxes = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>" * 45
        more("boxes-in-boxes", f"<w:p>{boxes}<w:r><w:t>{'word ' * 1_500_000}</w:t></w:r>{'</w:sdtContent></w:sdt>' * 45}</w:p>", 0, areas="any")
        attributes = " ".join(f'a{number}="1"' for number in range(100))
        more("attributes", f"<w:p {attributes}/>" * 40_000, 1, BIG)
        text = self.path("filled.md").read_text()
        lines = "".join(paragraph(line.replace("&", "&amp;").replace("<", "&lt;")) for line in text.split("\n"))
        inside = f'<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{lines}</w:txbxContent></v:textbox></w:pict></w:r></w:p>'
        path = self.path("text-box.docx")
        with_part(filled, path, "word/document.xml", body(inside))
        self.case(path, 0)

    # Texts.

    def texts(self):
        size = 9_000_000
        md, js = self.path("filled.md").read_text(), self.path("filled.json").read_text()
        self.case(self.path("filled.md"), 0)
        self.case(self.path("filled.json"), 0)

        def text(name, content, status, *words, **others):
            path = self.path(name)
            path.write_text(content)
            self.case(path, status, *words, **others)

        def lines(line):
            return line * (size // len(line.encode()))

        text("tables.html", "<!doctype html><html>" + lines("<table>"), 1, "is no form with answers in it")
        text("tables-closed.html", "<!doctype html><html>" + "<table><tr><td>x" * (size // 40) + "</table>" * (size // 40), 1, MORE)
        text("boxes.html", "<!doctype html><html><h2>1a. Identifying stakeholders</h2>" + lines("<input type=checkbox>"), 1, "is no form with answers in it")
        text("paragraphs.html", "<!doctype html><html>" + lines("<p>word\n"), 1, MORE)
        text("cells.html", "<!doctype html><html><table>" + lines("<td>"), 1, MORE)
        text("attributes-shorter.html", "<!doctype html><html>" + ("<p " + "".join(f"a{number} " for number in range(180)) + ">") * 9_000, 1, "is no form with answers in it")
        text("keys.md", lines("- [ ] 1a.E1\n"), 1, LINES)
        text("keys-after-form.md", md + lines("- [ ] 1a.E1\n")[: size - len(md)], 1, LINES)
        text("ticked.md", lines("- [x] 1a.E1\n"), 1, LINES)
        text("own.md", md + lines("- [x] a cake of our own\n"), 1, LINES)
        text("unlike.md", md + lines("- [x] 1a.E99\n"), 1, LINES)
        text("likely.md", md + lines("a.b\n"), 1, LINES)
        text("notes.md", md + "\n1a/note\n" + lines("word\n"), 1, LINES)
        text("evidence.md", md + lines("1a.E1 evidence: x\n"), 1, LINES)
        text("evidence-unlike.md", md + "".join(f"1a.E1 evidence: x{number}\n" for number in range(400_000)), 1, LINES)
        text("rows.md", md + lines("| a | b |\n"), 1, LINES)
        def most(line):
            return md + "".join(f"{line(number)}\n" for number in range(48_000))

        for name, line in {
            "own": lambda number: f"- [x] a cake of our own, number {number}",
            "unlike": lambda number: f"- [x] 1a.E99 {'x' * 150}",
            "likely": lambda number: f"a.b {number}",
            "notes": lambda number: f"1a/note {number} {'x' * 150}",
            "evidence": lambda number: f"1a.E1 evidence: {number} {'x' * 150}",
            "rows": lambda number: "| a | b |" * 15,
        }.items():
            text(f"most-{name}.md", most(line), 0, areas="any")
        text("said-twice.md", f"{md}about/name Your name: {'x' * 5_000_000}\n" + "".join(f"about/name Your name: {number}\n" for number in range(40_000)), 0, areas="any")
        text("numbers.txt", "BEGIN THRIVE ANSWERS\n[" + "0," * 300_000 + "0]\nEND THRIVE ANSWERS\n", 1)
        text("ends.txt", "BEGIN THRIVE ANSWERS\n" + "END THRIVE ANSWERS\n" * (size // 20), 1)
        text("one-line.md", md + "1a.E1 " + "[" * size, 0, areas="any")
        text("quoted.md", ">" * size, 1)
        text("brackets.md", "[" * size, 1)
        text("brackets-links.md", "[a](" * (size // 4), 1)
        text("begins.txt", lines("BEGIN THRIVE ANSWERS\n"), 1)
        text("begins-quoted.txt", ">" * 4_000_000 + "BEGIN THRIVE ANSWERS\n" + lines("x\n")[:4_000_000], 1)
        text("quotation-marks.txt", "BEGIN THRIVE ANSWERS\n" + "“" * (size // 3), 1)
        text("formats.md", lines("format:"), 1)
        text("empty.md", "", 1, "is empty|is no form")
        text("deep.json", '{"format": "thrive-assessment/1", "areas": ' + "[" * size, 1)
        text("deep-keys.json", '{"format": "thrive-assessment/1", "areas": ' + '{"a":' * (size // 5), 1)
        twice = js.replace('"areas"', '"areas": {}, "areas"', 1)
        text("areas-twice.json", twice, 1, "twice|second time|already")
        (self.path("utf-16.md")).write_bytes(md.encode("utf-16"))
        self.case(self.path("utf-16.md"), 1, "UTF-16")
        html = "<!doctype html><html><body>" + md.replace("\n", "<br>\n")
        text("50MB.html", html + "<p>word\n" * 6_000_000, 1, LARGE)
        text("50MB.md", md + "word\n" * 10_000_000, 1, LARGE)
        text("50MB.json", js + " " * (50 << 20), 1, LARGE)

    # What can't be foreseen.

    def cut_and_flipped(self):
        chance = random.Random(20261125)
        for kind in ["docx", "xlsx"]:
            whole = self.path(f"filled.{kind}").read_bytes()
            for number in range(20):
                path = self.path(f"cut-{number}.{kind}")
                path.write_bytes(whole[: chance.randrange(1, len(whole))])
                self.case(path, 1, NO_PACKED + "|is no form with answers in it")
        for kind in ["docx", "xlsx", "md", "json"]:
            whole = self.path(f"filled.{kind}").read_bytes()
            for number in range(int(os.environ.get("FLIPS", "100"))):
                changed = bytearray(whole)
                at = chance.randrange(len(changed))
                changed[at] ^= 1 << chance.randrange(8)
                path = self.path(f"flip-{number}.{kind}")
                path.write_bytes(changed)
                # In a text, one changed byte can make an answer of another area of it; archives have sums that tell.
                self.case(path, "0|1", areas="two differ" if kind in ["md", "json"] else None)


def make(thrive, folder):
    forms = Forms(thrive, folder)
    for step in [forms.changed_in_excel, forms.archives, forms.xml, forms.in_word, forms.texts, forms.cut_and_flipped]:
        step()
    (folder / "cases.json").write_text(json.dumps(forms.cases))


# Running them.


def imported(thrive, path, out):
    """The status, the words, the seconds and the megabytes of an import. The seconds are the processor's: others may be busy beside it."""
    with open(f"{out}.txt", "wb") as said:
        begun = time.monotonic()
        process = subprocess.Popen([thrive, "import", path, "-o", out], stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.monotonic() - begun
            if pid:
                break
            if seconds > 15 * SECONDS:
                process.kill()
            time.sleep(0.002)
    process.returncode = os.waitstatus_to_exitcode(status)
    with open(f"{out}.txt", "rb") as said:
        words = said.read(3_000_000).decode(errors="replace")
    return process.returncode, words, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def wrong(case, whole, status, words, seconds, memory, areas):
    """What is wrong with what became of a file."""
    wrong = []
    if seconds > SECONDS:
        wrong.append(f"{seconds:.1f} s")
    if memory > MEGABYTES:
        wrong.append(f"{memory:.0f} MB")
    if str(status) not in str(case["status"]).split("|") or "panicked" in words:
        wrong.append(f"status {status}")
    if (status == 0) != (areas is not None):
        wrong.append("a file without success, or none with it")
    elif status == 0 and case["areas"] == "1a open":
        if "open" not in areas["1a"] or {**areas, "1a": 0} != {**whole, "1a": 0}:
            wrong.append(f"answers {areas}")
    elif status == 0 and case["areas"] == "two differ":
        differ = [area for area in {*areas, *whole} if areas.get(area) != whole.get(area)]
        wrong += [f"other answers in {sorted(differ)}"] if len(differ) > 2 else []
    elif status == 0 and case["areas"] != "any" and areas != whole:
        wrong.append(f"answers {areas}")
    # One of the words that stand between bars.
    wrong += [f"without {wanted!r}" for wanted in case["words"] if not any(word in words for word in wanted.split("|"))]
    return wrong


def main():
    if sys.argv[1] == "--make":
        return make(Path(sys.argv[2]), Path(sys.argv[3]))
    thrive, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folder.mkdir()
    begun = time.monotonic()
    subprocess.run([sys.executable, __file__, "--make", thrive, folder], check=True)
    cases = json.loads((folder / "cases.json").read_text())
    out = folder / "out.json"
    results, faults, whole = [], [], None
    for case in cases:
        out.unlink(missing_ok=True)
        status, words, seconds, memory = imported(thrive, case["path"], out)
        areas = json.loads(out.read_text())["areas"] if out.exists() else None
        # The first file is the form as it was filled in.
        whole = whole or areas
        name = Path(case["path"]).name
        results.append((seconds, memory, status, name))
        found = wrong(case, whole, status, words, seconds, memory, areas)
        if found:
            faults.append(f"forms_broken: {name}: {', '.join(found)}: {' '.join(words.split())[:300]}")
    for seconds, memory, status, name in sorted(results, reverse=True)[:10]:
        print(f"{name:32} status {status} {seconds:6.2f} s {memory:4.0f} MB")
    most = max(memory for _, memory, _, _ in results)
    print(f"forms_broken: {len(results)} files, at most {most:.0f} MB, {len(faults)} faults, {time.monotonic() - begun:.0f} s")
    if faults:
        sys.exit("\n".join(faults))


main()
