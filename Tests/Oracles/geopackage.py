"""Looks at a workspace without any of muchan's code: Python's own sqlite3, struct and json.

    geopackage.py check W.gpkg                    the requirements of OGC 12-128r15 that concern features and attributes
    geopackage.py compare W.gpkg TABLE FILE       whether a layer holds exactly what a GeoJSON file says
    geopackage.py values W.gpkg TABLE             every row, geometry as hexadecimal digits, sorted

Prints what is wrong, a line each, and exits with 1; prints counts and exits with 0 where nothing is.
"""

import csv
import json
import os
import sqlite3
import struct
import sys
from xml.etree import ElementTree

TYPES = {"BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "FLOAT", "DOUBLE", "REAL", "TEXT", "BLOB",
         "DATE", "DATETIME", "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING",
         "MULTIPOLYGON", "GEOMETRYCOLLECTION"}
CODES = {1: "Point", 2: "LineString", 3: "Polygon", 5: "MultiLineString", 6: "MultiPolygon"}
TRIGGERS = ["insert", "update1", "update2", "update3", "update4", "delete"]


def geometry(data, offset=0):
    """A geometry in well-known binary as GeoJSON has it, and where it ends."""
    order = "<" if data[offset] == 1 else ">"
    kind, = struct.unpack_from(order + "I", data, offset + 1)
    offset += 5

    def positions(offset):
        count, = struct.unpack_from(order + "I", data, offset)
        values = struct.unpack_from(f"{order}{2 * count}d", data, offset + 4)
        return [list(pair) for pair in zip(values[0::2], values[1::2])], offset + 4 + 16 * count

    if kind == 2:
        found, offset = positions(offset)
    elif kind == 3:
        count, = struct.unpack_from(order + "I", data, offset)
        offset += 4
        found = []
        for _ in range(count):
            ring, offset = positions(offset)
            found.append(ring)
    else:
        count, = struct.unpack_from(order + "I", data, offset)
        offset += 4
        found = []
        for _ in range(count):
            (_, part), offset = geometry(data, offset)
            found.append(part)
    return (CODES[kind], found), offset


def blob(data):
    """The header of a stored geometry and the geometry."""
    magic, version, flags, srs = struct.unpack_from("<2sBBi", data)
    assert magic == b"GP" and version == 0, "not a GeoPackage geometry"
    assert flags & 0b1110 == 0b0010 and flags & 1, f"flags {flags:08b}"
    envelope = struct.unpack_from("<4d", data, 8)
    shape, end = geometry(data, 40)
    assert end == len(data), "bytes after the geometry"
    return srs, envelope, shape


def leaves(shape):
    kind, coordinates = shape
    depth = {"LineString": 0, "Polygon": 1, "MultiLineString": 1, "MultiPolygon": 2}[kind]
    found = coordinates
    for _ in range(depth):
        found = [inner for outer in found for inner in outer]
    return found


def check(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    wrong = []

    def one(sql, *values):
        row = db.execute(sql, values).fetchone()
        return row[0] if row else None

    def expect(condition, text):
        if not condition:
            wrong.append(text)

    expect(one("PRAGMA application_id") == 0x47504B47, "application_id is not GPKG (requirement 2)")
    expect(one("PRAGMA user_version") in (10200, 10300, 10400), "user_version (requirement 2)")
    expect(one("PRAGMA integrity_check") == "ok", "integrity_check (requirement 6)")
    expect(not db.execute("PRAGMA foreign_key_check").fetchall(), "foreign_key_check (requirement 7)")
    systems = dict(db.execute("SELECT srs_id, definition FROM gpkg_spatial_ref_sys"))
    expect({-1, 0, 4326} <= set(systems), "the three systems that must be there (requirement 11)")
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    views = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    counts = []
    for table, kind, change, srs in db.execute(
            "SELECT table_name, data_type, last_change, srs_id FROM gpkg_contents").fetchall():
        expect(table in tables, f"{table}: in gpkg_contents and nowhere else (requirement 14)")
        expect(len(change) == 24 and change[10] == "T" and change[23] == "Z", f"{table}: last_change (requirement 15)")
        columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        for column in columns:
            expect(column[2].split("(")[0].upper() in TYPES, f"{table}.{column[1]}: type {column[2]} (requirement 5)")
        keys = [column for column in columns if column[5]]
        expect(table in views or len(keys) == 1 and keys[0][2].upper() == "INTEGER", f"{table}: primary key (requirements 29, 118)")
        count = one(f'SELECT count(*) FROM "{table}"')
        counts.append(f"{table} {count}")
        if table in views:
            # The first column of a view stands for the key (requirement 150).
            expect(count == one(f'SELECT count(DISTINCT "{columns[0][1]}") FROM "{table}"'), f"{table}: rows of one number")
        expect(table.startswith("result_") or table in views or table == "layer_styles" or count == one("SELECT count(*) FROM muchan_sources WHERE table_name = ?", table), f"{table}: sources")
        if kind == "attributes":
            continue
        row = db.execute("SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns "
                         "WHERE table_name = ?", (table,)).fetchone()
        expect(row is not None, f"{table}: not in gpkg_geometry_columns (requirement 22)")
        column, kind, system, z, m = row
        expect(system == srs and system in systems, f"{table}: reference system (requirements 26, 146)")
        declared = [entry[2] for entry in columns if entry[1] == column]
        expect(declared == [kind], f"{table}: column is {declared}, registered {kind} (requirement 31)")
        expect((z, m) == (0, 0), f"{table}: z and m (requirements 27, 28)")
        if table not in views:
            wrong += check_tree(db, table, column, kind, system)
    if "layer_styles" in tables:
        wrong += check_styles(db)
    print("\n".join(wrong) if wrong else ", ".join(counts))
    return 1 if wrong else 0


def check_styles(db):
    """Every style of a results layer is well-formed, draws by a column that is there, and one of them is the default."""
    wrong = []
    layers = {row[0] for row in db.execute("SELECT DISTINCT f_table_name FROM layer_styles WHERE owner = 'muchan'")}
    for layer in sorted(layers):
        columns = {row[1] for row in db.execute(f'PRAGMA table_info("{layer}")')}
        defaults = 0
        for name, qml, sld, default, geometry in db.execute(
                "SELECT styleName, styleQML, styleSLD, useAsDefault, f_geometry_column FROM layer_styles "
                "WHERE f_table_name = ?", (layer,)):
            defaults += default
            renderer = ElementTree.fromstring(qml).find("renderer-v2")
            symbols = {symbol.get("name") for symbol in renderer.find("symbols")}
            parts = renderer.find("ranges" if renderer.get("type") == "graduatedSymbol" else "categories")
            if {part.get("symbol") for part in parts} != symbols or not symbols:
                wrong.append(f"{layer} {name}: classes and symbols differ")
            if renderer.get("attr") not in columns or geometry not in columns:
                wrong.append(f"{layer} {name}: no column {renderer.get('attr')}")
            described = ElementTree.fromstring(sld.encode())
            for used in described.iter("{http://www.opengis.net/ogc}PropertyName"):
                if used.text not in columns:
                    wrong.append(f"{layer} {name}: SLD names {used.text}")
        if defaults != 1:
            wrong.append(f"{layer}: {defaults} default styles")
    return wrong


def check_tree(db, table, column, kind, system):
    """Every geometry, and the R-tree over them (annex F.3)."""
    wrong = []
    tree = f"rtree_{table}_{column}"
    registered = db.execute("SELECT 1 FROM gpkg_extensions WHERE table_name = ? AND column_name = ? AND "
                            "extension_name = 'gpkg_rtree_index'", (table, column)).fetchone()
    if not registered:
        wrong.append(f"{table}: R-tree not registered")
    result = db.execute("SELECT rtreecheck(?)", (tree,)).fetchone()[0]
    if result != "ok":
        wrong.append(f"{table}: rtreecheck {result}")
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
                                          (table,))}
    for ending in TRIGGERS:
        if f"{tree}_{ending}" not in names:
            wrong.append(f"{table}: trigger {ending} is missing")
    boxes = {row[0]: row[1:] for row in db.execute(f'SELECT id, minx, maxx, miny, maxy FROM "{tree}"')}
    key = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")') if row[5]][0]
    seen = 0
    for number, data in db.execute(f'SELECT "{key}", "{column}" FROM "{table}"'):
        srs, envelope, shape = blob(data)
        points = leaves(shape)
        exact = (min(p[0] for p in points), max(p[0] for p in points),
                 min(p[1] for p in points), max(p[1] for p in points))
        box = boxes.get(number)
        if srs != system:
            wrong.append(f"{table} {number}: srs_id {srs}")
        if envelope != exact:
            wrong.append(f"{table} {number}: envelope {envelope}, is {exact}")
        if kind not in ("GEOMETRY", shape[0].upper()):
            wrong.append(f"{table} {number}: {shape[0]} in a column of {kind} (requirement 32)")
        if box is None or not (box[0] <= exact[0] and box[1] >= exact[1] and box[2] <= exact[2] and box[3] >= exact[3]):
            wrong.append(f"{table} {number}: not inside its rectangle {box}")
        seen += 1
    if seen != len(boxes):
        wrong.append(f"{table}: {len(boxes)} rectangles for {seen} geometries")
    return wrong


def compare(path, table, source):
    """Every id, number and coordinate of a GeoJSON file, bit for bit."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    with open(source, encoding="utf-8-sig") as file:
        features = json.load(file)["features"]
    rows = db.execute(f'SELECT t.*, s.feature, s.line, s.byte_offset FROM "{table}" AS t '
                      "JOIN muchan_sources AS s ON s.table_name = ? AND s.fid = t.fid ORDER BY s.feature",
                      (table,)).fetchall()
    wrong = []
    if len(rows) != len(features):
        wrong.append(f"{len(rows)} rows for {len(features)} features")
    with open(source, "rb") as file:
        text = file.read()
    for row in rows:
        number = row["feature"]
        feature = features[number]
        _, _, shape = blob(row["geom"])
        stored = struct.pack(f"<{2 * len(leaves(shape))}d", *[value for point in leaves(shape) for value in point])
        given = leaves((feature["geometry"]["type"], feature["geometry"]["coordinates"]))
        given = struct.pack(f"<{2 * len(given)}d", *[float(value) for point in given for value in point[:2]])
        if shape[0] != feature["geometry"]["type"] or stored != given:
            wrong.append(f"feature {number}: geometry")
        others = json.loads(row["muchan_others"] or "{}")
        found = {}
        for name in row.keys():
            if row[name] is not None and name not in (
                    "fid", "geom", "muchan_others", "muchan_feature_id", "feature", "line", "byte_offset"):
                found[name] = row[name]
        found.update(others)
        for name, value in feature["properties"].items():
            if value is None:
                continue
            kept = found.pop(name, None)
            if isinstance(value, bool):
                kept = None if kept is None else bool(kept)
            if kept != value or (isinstance(value, str) != isinstance(kept, str)):
                wrong.append(f"feature {number}: {name} is {kept!r}, was {value!r}")
        for name in found:
            wrong.append(f"feature {number}: {name} was not there")
        own = json.loads(row["muchan_feature_id"]) if row["muchan_feature_id"] else None
        if own != feature.get("id") or type(own) is not type(feature.get("id")):
            wrong.append(f"feature {number}: id is {own!r}")
        if text[row["byte_offset"]:row["byte_offset"] + 1] != b"{":
            wrong.append(f"feature {number}: does not begin at byte {row['byte_offset']}")
        if row["line"] != text.count(b"\n", 0, row["byte_offset"]) + 1:
            wrong.append(f"feature {number}: line {row['line']}")
    print("\n".join(wrong[:20]) if wrong else f"{len(rows)} features are as they were")
    return 1 if wrong else 0


def results(path, folder):
    """Whether the tables of results are the CSV files of a results folder, numbers as doubles, which SQLite reads to the last bit but one."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    tables = [row[0] for row in db.execute("SELECT table_name FROM gpkg_contents WHERE table_name LIKE 'result#_%' ESCAPE '#'")]
    files = {name[:-4] for name in os.listdir(folder) if name.endswith(".csv")}
    wrong = [] if files == {table[7:] for table in tables} else [f"tables {tables}, files {sorted(files)}"]
    cells = 0
    for table in tables:
        with open(f"{folder}/{table[7:]}.csv", newline="", encoding="utf-8") as file:
            header, *lines = csv.reader(file)
        cursor = db.execute(f'SELECT * FROM "{table}" ORDER BY fid')
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        if names != ["fid"] + header or len(rows) != len(lines):
            wrong.append(f"{table}: {names} of {len(rows)} rows, not {header} of {len(lines)}")
            continue
        for row, line in zip(rows, lines):
            for name, value, text in zip(header, row[1:], line):
                cells += 1
                text = text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r") else text
                same = text == "" if value is None else abs(float(text) - value) <= 4e-16 * abs(value) if isinstance(value, float) else text == value
                if not same:
                    wrong.append(f"{table} {row[0]}, {name}: {value!r}, not {text!r}")
    states = db.execute("SELECT state, count(*) FROM muchan_results GROUP BY 1").fetchall()
    if dict(states).get("current") != 1:
        wrong.append(f"muchan_results: {states}")
    print("\n".join(wrong[:20]) if wrong else f"{cells} cells of {len(tables)} tables")
    return 1 if wrong or not cells else 0


def values(path, table):
    """The rows without their numbers, columns in the order of their names."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    rows = []
    for row in db.execute(f'SELECT * FROM "{table}"'):
        rows.append({name: row[name].hex() if isinstance(row[name], bytes) else row[name]
                     for name in sorted(row.keys()) if row[name] is not None and name != "fid"})
    print("\n".join(sorted(map(str, rows))))
    return 0


if __name__ == "__main__":
    sys.exit({"check": check, "compare": compare, "values": values, "results": results}[sys.argv[1]](*sys.argv[2:]))
