#!/usr/bin/env python3
"""Holds workbook.xlsx of a results folder against its CSV files, cell by cell.

    workbook.py FOLDER

Reads the workbook as ECMA-376 says, by Python's own zipfile and XML alone. Prints what differs and exits with 1, or prints how
many sheets and cells are the same.
"""
import csv
import re
import sys
import zipfile
import xml.etree.ElementTree as ET
from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unescape(text):
    """ST_Xstring: _xHHHH_ stands for a character."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def sheets(book):
    """Name and file of every sheet, in order."""
    targets = {
        rel.get("Id"): rel.get("Target")
        for rel in ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in ET.fromstring(book.read("xl/workbook.xml")).find(MAIN + "sheets"):
        yield sheet.get("name"), "xl/" + targets[sheet.get(REL)]


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def rows(book, file):
    """The cells of every row by their column: a text, or a number as it is written."""
    with book.open(file) as stream:
        for _, element in ET.iterparse(stream):
            if element.tag != MAIN + "row":
                continue
            cells = {}
            for cell in element:
                assert cell.find(MAIN + "f") is None, "a formula"
                if cell.get("t") == "inlineStr":
                    text = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
                    cells[column(cell.get("r"))] = unescape(text)
                elif cell.find(MAIN + "v") is not None:
                    assert cell.get("t") in (None, "n"), cell.get("t")
                    cells[column(cell.get("r"))] = float(cell.find(MAIN + "v").text)
            yield cells
            element.clear()


def expected(text):
    """A CSV cell without the apostrophe that keeps spreadsheets from running it."""
    rest = text.lstrip("'")
    return text[1:] if text.startswith("'") and rest[:1] and rest[0] in "=+-@\t\r" else text


def same(found, text):
    text = expected(text)
    if isinstance(found, float):
        return found == float(text)
    if len(found.encode("utf-16-le")) == 2 * 32767 and found.endswith("…"):
        return text.startswith(found[:-1])
    return found == text


def main(folder):
    csv.field_size_limit(1 << 30)
    differences, tables, cells, numbers = 0, 0, 0, 0
    seen = set()
    with zipfile.ZipFile(folder / "workbook.xlsx") as book:
        assert book.testzip() is None
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                ET.parse(book.open(name))
        listed = {}
        for number, (name, file) in enumerate(sheets(book)):
            if number == 0:
                for row in rows(book, file):
                    listed[row.get(0)] = row
                continue
            seen.add(name)
            table = folder / (name + ".csv")
            if not table.exists():
                continue
            tables += 1
            with open(table, encoding="utf-8", newline="") as stream:
                lines = list(csv.reader(stream))
            shown = list(rows(book, file))
            cut = "first" in str(listed[name].get(4, "")) or "只列前" in str(listed[name].get(4, ""))
            if listed[name][2] != len(lines) - 1 or (len(shown) != len(lines)) != cut:
                print(f"{name}: {len(shown) - 1} rows, the file has {len(lines) - 1}, contents say {listed[name]}")
                differences += 1
            for row, (found, line) in enumerate(zip(shown[1:], lines[1:])):
                for place, text in enumerate(line):
                    cells += 1
                    value = found.get(place, "")
                    numbers += isinstance(value, float)
                    if not same(value, text):
                        differences += 1
                        print(f"{name} row {row + 1} column {lines[0][place]}: {value!r}, the file has {text!r}")
    missing = {table.stem for table in folder.glob("*.csv")} - seen
    if missing:
        differences += 1
        print("no sheet for", ", ".join(sorted(missing)))
    print(f"{tables} tables, {cells} cells, {numbers} numbers, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
