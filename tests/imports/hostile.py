"""Files that are meant to do harm, or might as well be: by name, what they are called and their bytes.

All are made here; the large ones small on the way in, as an attacker would.
"""

import gzip
import io
import json
import pickle
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.imports.biff8 import biff8
from tests.imports.builders import Cell, lines, text_file, workbook

Made = Callable[[], bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FOLLOWERS: list[list[Cell]] = [
    ["Date", "Organic followers", "Total followers"],
    ["12/31/2025", 5, 5],
]
INSTAGRAM = ["Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"]
X_DAYS = "Date,Impressions,Likes,New follows,Unfollows,Reposts"
META_DAYS = ["sep=,", '"Facebook reach"', '"Date","Primary"']
GA4 = ["# Report", "# Account: Molen", "# Start date: 20260101", "# End date: 20260103"]


def archive(**members: bytes) -> bytes:
    """A ZIP; in names `__` stands for a slash and `_dot_` for a point."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def book_with(change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """A whole workbook, of which a part is changed or left out, and others are added."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(New_followers=FOLLOWERS))) as plain,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in plain.namelist():
            content = change(name, plain.read(name))
            if content is not None:
                written.writestr(name, content)
        for name, content in more.items():
            written.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def sheet_of(rows: bytes, before: bytes = b"") -> bytes:
    """A workbook whose only sheet has these rows, as XML."""
    sheet = before + f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + rows
    sheet += b"</sheetData></worksheet>"
    return book_with(lambda name, content: sheet if name.endswith("sheet1.xml") else content)


def cell(place: str, value: str = "1") -> bytes:
    """One cell of a sheet's XML."""
    return f'<c r="{place}"><v>{value}</v></c>'.encode()


def lying_zip() -> bytes:
    """An archive that says its largest part is small, and it is not."""
    data = bytearray(book_with(lambda _, content: content, xl__bomb=b"\0" * 60_000_000))
    real = (60_000_000).to_bytes(4, "little")
    return bytes(data.replace(real, (10).to_bytes(4, "little")))


def ods(repeat: str) -> bytes:
    """An OpenDocument sheet of which one cell is repeated."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="A"><table:table-row {repeat}>'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive(mimetype=mime, content_dot_xml=body.encode())


def laughs(levels: int = 9) -> bytes:
    """Entities that each stand for ten of the one before."""
    told = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(levels)
    )
    return f"<?xml version='1.0'?><!DOCTYPE x [{told}]>".encode()


def strings(inner: bytes) -> bytes:
    """A workbook with these shared strings, and what stands before them."""
    shared = f'<sst xmlns="{MAIN}">'.encode()
    return book_with(
        lambda name, content: inner.replace(b"SST", shared) if "sharedStrings" in name else content
    )


def post(views: str = "10", when: str = "02/01/2026 18:30", number: str = "1") -> bytes:
    """A file of one Instagram post."""
    row = [number, "1784", "molen", when, "https://x.example/p", views]
    return text_file(INSTAGRAM, ["9", *row[1:3], "01/01/2026 10:00", row[4], "5"], row)


def x_day(day: str) -> bytes:
    """A file of one day on X."""
    return lines(X_DAYS, f'"{day}",1,2,3,4,5')


SPREADSHEETS: dict[str, Made] = {
    "two cells far apart": lambda: sheet_of(
        b'<row r="1">' + cell("A1") + b'</row><row r="1048576">' + cell("XFD1048576") + b"</row>"
    ),
    "a million columns": lambda: sheet_of(
        b'<row r="1">'
        + b"".join(cell(f"{a}{b}{c}1") for a in "ABC" for b in "ABC" for c in "ABC")
        + cell("ZZZZ1")
        + b"</row>"
    ),
    "a cell beyond all sheets": lambda: sheet_of(
        b'<row r="1">' + cell("ZZZZZZ99999999999") + b"</row>"
    ),
    "a row beyond all sheets": lambda: sheet_of(
        b'<row r="99999999999">' + cell("A99999999999") + b"</row>"
    ),
    "cells without a place": lambda: sheet_of(b"<row><c><v>1</v></c></row>" * 3),
    "a string that is not there": lambda: sheet_of(
        b'<row r="1"><c r="A1" t="s"><v>999</v></c></row>'
    ),
    "a negative string": lambda: sheet_of(b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
    "a sheet that never closes": lambda: book_with(
        lambda name, content: content[:-30] if name.endswith("sheet1.xml") else content
    ),
    "tags within tags": lambda: sheet_of(b"<row>" * 200_000),
    "billion laughs in the strings": lambda: strings(laughs() + b"SST<si><t>&l8;</t></si></sst>"),
    "billion laughs in the sheet": lambda: sheet_of(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&l8;</t></is></c></row>', laughs()
    ),
    "a file from the server": lambda: strings(
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>SST<si><t>&e;</t></si></sst>'
    ),
    "an address from the network": lambda: strings(
        b'<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]>SST<si><t>a</t></si></sst>'
    ),
    "no sheets": lambda: archive(xl__workbook_dot_xml=b"<x/>"),
    "a sheet that is elsewhere": lambda: book_with(
        lambda name, content: (
            content.replace(b"worksheets/sheet1.xml", b"../../../etc/passwd")
            if name.endswith("workbook.xml.rels")
            else content
        )
    ),
    "a sheet that is missing": lambda: book_with(
        lambda name, content: None if name.endswith("sheet1.xml") else content
    ),
    "no relations": lambda: book_with(
        lambda name, content: None if name.endswith("workbook.xml.rels") else content
    ),
    "all sheets hidden": lambda: book_with(
        lambda name, content: (
            content.replace(b"<sheet ", b'<sheet state="hidden" ')
            if name.endswith("workbook.xml")
            else content
        )
    ),
    "junk as a sheet": lambda: book_with(
        lambda name, content: b"\xff" * 5_000 if name.endswith("sheet1.xml") else content
    ),
    "a zip bomb": lambda: archive(xl__workbook_dot_xml=b"<x/>", bomb=b"\0" * 160_000_000),
    "a bomb in the strings": lambda: strings(
        b"SST" + b"<si><t>" + b"x" * 120_000_000 + b"</t></si></sst>"
    ),
    "a bomb in a bomb": lambda: archive(
        xl__workbook_dot_xml=b"<x/>", inner=archive(bomb=b"\0" * 90_000_000) * 3
    ),
    "a zip that lies about its size": lying_zip,
    "thousands of members": lambda: archive(
        **{f"m{each}": b"" for each in range(2100)}, xl__workbook_dot_xml=b"<x/>"
    ),
    "a hundred sheets of nothing": lambda: workbook(**{f"S{each}": [] for each in range(100)}),
    "rows without end": lambda: sheet_of(
        b"".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>'.encode() for n in range(1, 310_000))
    ),
    "an open document of repeats": lambda: ods('table:number-rows-repeated="1048576"'),
    "a row repeated without end": lambda: ods('table:number-rows-repeated="99999999999"'),
    "a letter as a table": lambda: archive(word__document_dot_xml=b"<w/>"),
    "a presentation as a table": lambda: archive(ppt__presentation_dot_xml=b"<p/>"),
    "an app as a table": lambda: archive(AndroidManifest_dot_xml=b"<x/>", classes_dot_dex=b"dex"),
    "a binary workbook of junk": lambda: archive(xl__workbook_dot_bin=b"\x83\x01" + b"\xff" * 900),
    "zeros as a zip": lambda: b"PK\x03\x04" + b"\x00" * 400,
    "only the end of a zip": lambda: b"PK\x03\x04" + b"PK\x05\x06" + b"\0" * 18,
    "cut off at the end": lambda: workbook(New_followers=FOLLOWERS)[:-200],
    "cut off early": lambda: workbook(New_followers=FOLLOWERS)[:300],
    "an old sheet cut off": lambda: biff8({"New followers": FOLLOWERS})[:2000],
    "an old sheet of junk": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000,
    "an old sheet of zeros": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000,
    "only formulas without results": lambda: sheet_of(
        b'<row r="1"><c r="A1"><f>HYPERLINK("http://127.0.0.1")</f></c></row>'
    ),
    "dates that are none": lambda: workbook(
        New_followers=[FOLLOWERS[0], ["12/31/2025", 1, 1], [-700_000, 5, 5]]
    ),
    "a date of the year 9999": lambda: workbook(New_followers=[FOLLOWERS[0], ["12/31/9999", 5, 5]]),
    "errors for figures": lambda: workbook(
        New_followers=[FOLLOWERS[0], ["12/31/2025", 5, "#REF!"]]
    ),
}

TEXTS: dict[str, tuple[str, Made]] = {
    "nothing": ("a.csv", lambda: b""),
    "only a mark": ("a.csv", lambda: b"\xef\xbb\xbf"),
    "only blanks": ("a.csv", lambda: b" \r\n\t" * 9_000),
    "only zeros": ("a.csv", lambda: b"\0" * 9_000),
    "only delimiters": ("a.csv", lambda: b",;,;\n" * 9_000),
    "one word": ("a.csv", lambda: b"hello"),
    "a million columns": ("a.csv", lambda: b"a," * 1_000_000 + b"\n1\n"),
    "a million empty cells": ("a.csv", lambda: b"a\n" + b"," * 3_000_000),
    "a quote that never closes": ("a.csv", lambda: b'"' + b"x\n" * 2_000_000),
    "quotes without order": ("a.csv", lambda: b'Date,Views\n"a"b"c,"d\n"' * 20_000),
    "one endless record": ("a.csv", lambda: b"Date,Views\n" + b'"\n",' * 800_000),
    "one endless line": ("a.csv", lambda: b"sep=\x01\n" + b"x" * 3_000_000),
    "a giant cell": ("a.csv", lambda: b"Date,Views\n2026-01-01," + b"x" * 400_000),
    "a million digits": ("Totals.csv", lambda: b"Date,Views\n2026-01-01," + b"9" * 150_000),
    "a delimiter that is a quote": ("a.csv", lambda: b'sep="\n"a"b"\n"c"d"\n'),
    "zeros in the middle": ("a.csv", lambda: b"Date,Views\n2026-01-01,1\0\0\0\n" * 50),
    "half of UTF-16": ("a.csv", lambda: "Date,Views\n".encode("utf-16") + b"\x41"),
    "a mark of UTF-16 on plain text": (
        "a.csv",
        lambda: b"\xff\xfe" + b"Date,Views\n2026-01-01,11\n",
    ),
    "surrogates without a partner": ("a.csv", lambda: b"\xff\xfe" + b"\x00\xd8" * 500),
    "mixed encodings": (
        "a.csv",
        lambda: "Datum,Weergaven\n2026-01-01,é\n".encode() + "2026-01-02,é\x81".encode("latin-1"),
    ),
    "rows without their columns": ("a.csv", lambda: text_file(INSTAGRAM, ["1", "2"], ["1", "2"])),
    "rows with too many columns": ("a.csv", lambda: text_file(INSTAGRAM, [*"123456", "7", "8"])),
    "a row that slid": (
        "a.csv",
        lambda: post() + b"2,1784,02/01/2026 18:30,https://x.example/2,7,\n",
    ),
    "digits of another script": ("Totals.csv", lambda: "Date,Views\n٣,٣\n".encode() * 1000),
    "a point where a comma belongs": (
        "a.csv",
        lambda: post("1.234,56")[:-2] + b"\n" + post("7.5")[-60:],
    ),
    "both ways of writing thousands": (
        "a.csv",
        lambda: text_file(
            INSTAGRAM,
            *(
                [str(n), "1784", "molen", "02/01/2026 18:30", "https://x.example", views]
                for n, views in enumerate(("1,661", "1.661"))
            ),
        ),
    ),
    "less than nothing": ("a.csv", lambda: post("-5")),
    "infinity": ("a.csv", lambda: post("inf")),
    "infinity in words": ("a.csv", lambda: post("Infinity")),
    "more than all atoms": ("a.csv", lambda: post("1e999")),
    "a number in hexadecimal": ("a.csv", lambda: post("0x1F")),
    "a number with underscores": ("a.csv", lambda: post("1_000")),
    "an id in powers of ten": ("a.csv", lambda: post(number="6.49E+17")),
    "a figure that became a date": ("a.csv", lambda: post("3-apr")),
    "a figure that became a Russian date": ("a.csv", lambda: post("3.апр")),
    "a formula for a figure": ("a.csv", lambda: post("=cmd|' /C calc'!A0")),
    "a formula for a date": ("a.csv", lambda: post(when="=NOW()")),
    "a link for a figure": ("a.csv", lambda: post("![](http://127.0.0.1/x)")),
    "markup for a figure": ("a.csv", lambda: post("<script>alert(1)</script>")),
    "the year 9999": ("a.csv", lambda: post(when="12/31/9999 10:00")),
    "the year 1": ("a.csv", lambda: post(when="01/01/0001 10:00")),
    "the year 0": ("a.csv", lambda: post(when="01/01/0000 10:00")),
    "the thirtieth of February": ("a.csv", lambda: post(when="02/30/2026 10:00")),
    "the thirteenth month": ("a.csv", lambda: post(when="13/01/2026 10:00")),
    "twenty-five o'clock": ("a.csv", lambda: post(when="02/01/2026 25:61")),
    "a date rewritten in Dutch": ("a.csv", lambda: post(when="2-1-2026 10:00")),
    "a day that is none on X": ("a.csv", lambda: x_day("Tue, Feb 31, 2026")),
    "a month that is none on X": ("a.csv", lambda: x_day("Tue, Foo 3, 2026")),
    "a year of six digits": ("a.csv", lambda: x_day("Tue, Feb 3, 202600")),
    "a day without a year that is none": (
        "a.csv",
        lambda: lines(
            "Date,Video Views,Profile Views,Likes,Comments,Shares", "February 31,1,2,3,4,5"
        ),
    ),
    "only the header of Instagram": ("a.csv", lambda: text_file(INSTAGRAM)),
    "only the header of X": ("a.csv", lambda: lines(X_DAYS)),
    "only the header of TikTok": ("a.csv", lambda: lines("Gender,Distribution")),
    "only the header of Analytics": ("a.csv", lambda: lines(*GA4, "Date,Sessions")),
    "only a total": ("Totals.csv", lambda: lines("Date,Views", "Total,5")),
    "words in a chart of Meta": (
        "a.csv",
        lambda: lines(*META_DAYS, '"2026-01-01T00:00:00","many"', '"2026-01-02T00:00:00","1"'),
    ),
    "a chart of Meta without a figure": (
        "a.csv",
        lambda: lines(*META_DAYS, '"2026-01-01T00:00:00"', '"2026-01-02T00:00:00"'),
    ),
    "more than all of the audience": (
        "a.csv",
        lambda: lines("Gender,Distribution", "Male,-3", "Female,4"),
    ),
    "days counted beyond time": (
        "a.csv",
        lambda: lines(
            "# R",
            "# Start date: 99991230",
            "# End date: 99991231",
            "Nth day,Sessions",
            "0000,1",
            "0001,2",
        ),
    ),
    "a web page": ("a.csv", lambda: b"<!DOCTYPE html><html><body>Sign in</body></html>"),
    "a web page called a spreadsheet": (
        "a.xls",
        lambda: b"<html><table><tr><td>1</td></tr></table></html>",
    ),
    "entities in XML": ("a.xls", lambda: laughs() + b"<x>&l8;</x>"),
    "data of an app": (
        "a.csv",
        lambda: json.dumps({"data": [{"views": 1}] * 50}, indent=1).encode(),
    ),
    "a list of an app": ("a.csv", lambda: json.dumps([[1, 2], [3, 4]]).encode()),
    "a document": ("a.csv", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 500),
    "a picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + zlib.compress(b"\0" * 5_000)),
    "a photo": ("a.csv", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20),
    "a letter": ("a.csv", lambda: b"{\\rtf1\\ansi Date,Views\\par}"),
    "something packed": ("a.csv", lambda: gzip.compress(b"Date,Views\n" * 9_000)),
    "a programme": ("a.csv", lambda: b"MZ\x90\x00\x03" + b"\0" * 900),
    "a database": ("a.csv", lambda: b"SQLite format 3\0" + b"\x10\x00" * 900),
    "a pickle": ("a.csv", lambda: pickle.dumps({"Date": [1, 2, 3]}, protocol=4)),
    "columns of a lake": ("a.csv", lambda: b"PAR1" + b"\x15\x04\x15" * 300 + b"PAR1"),
}


def every_file() -> Iterator[tuple[str, str, bytes]]:
    """All of them: what each is, what it is called, and its bytes."""
    for what, made in SPREADSHEETS.items():
        yield what, "figures.xlsx", made()
    for what, (name, made) in TEXTS.items():
        yield what, name, made()
