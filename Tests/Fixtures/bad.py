"""Makes the fixtures of Tests/Fixtures/bad that are not made by hand: python3 Tests/Fixtures/bad.py [FOLDER].

Each is `good.geojson` or `good-enterprises.csv` with one defect; EXPECTED.csv says what is expected of it. Depth bombs
are packed, so that the repository stays small: gzip is read under any name.
"""

import gzip
import io
import sys
import zipfile
from pathlib import Path

BAD = Path(__file__).resolve().parent / "bad"
FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else BAD
STANDARD = '"land_use_code":"0601","land_use_standard":"GB/T 21010-2017"'


def number(k):
    return f"320115001000100000{k}"


def square(west, south=31.9, side=0.001):
    """A counter-clockwise ring as JSON."""
    points = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return "[" + ",".join(f"[{west + side * x:.3f},{south + side * y:.3f}]" for x, y in points) + "]"


def polygon(*rings):
    return '{"type":"Polygon","coordinates":[' + ",".join(rings) + "]}"


def feature(k, geometry=None, properties=None, before=""):
    """The k-th parcel of good.geojson, or one with another geometry, other properties or further members."""
    geometry = geometry or polygon(square(118.850 + 0.002 * k))
    properties = properties or f'"parcel_id":"{number(k)}",{STANDARD}'
    return f'{{"type":"Feature",{before}"properties":{{{properties}}},"geometry":{geometry}}}'


def collection(*features, head=""):
    return '{"type":"FeatureCollection",' + head + '"features":[\n' + ",\n".join(features) + "\n]}\n"


def second(**change):
    """Three parcels of which the second (line 3, feature 1) is changed."""
    return collection(feature(1), feature(2, **change), feature(3))


def identified(*ids):
    """One parcel for each id, written as JSON values."""
    return collection(*(feature(k, properties=f'"parcel_id":{text},{STANDARD}') for k, text in enumerate(ids, 1)))


def valued(text):
    """The second parcel with its registered area as given."""
    return second(properties=f'"parcel_id":"{number(2)}",{STANDARD},"registered_area_m2":{text}')


def enterprises(cell):
    """Three enterprises, the output of the second as given."""
    head, *rows = (BAD / "good-enterprises.csv").read_text().splitlines()
    fields = rows[1].split(",")
    fields[head.split(",").index("output_wan_yuan")] = cell
    rows[1] = ",".join(fields)
    return "\n".join([head, *rows]) + "\n"


GOOD = (BAD / "good.geojson").read_text()
NAMED = GOOD.replace('"land_use_code"', '"note":"南京江宁經濟開發區","land_use_code"', 1)


def plain(made):
    """Encodings and framings."""
    made["bom-crlf.geojson"] = "\ufeff" + GOOD.replace("\n", "\r\n")
    made["cr.geojson"] = GOOD.replace("\n", "\r")
    for order in ("le", "be"):
        made[f"utf16-{order}.geojson"] = GOOD.encode(f"utf-16-{order}")
    made["utf16-be-mark.geojson"] = b"\xfe\xff" + GOOD.encode("utf-16-be")
    made["utf32.geojson"] = b"\xff\xfe\0\0" + GOOD.encode("utf-32-le")
    made["utf32-be.geojson"] = GOOD.encode("utf-32-be")
    made["utf32.csv"] = b"\xff\xfe\0\0" + (BAD / "good-enterprises.csv").read_text().encode("utf-32-le")
    # 㑇 has no character of two bytes in GB 18030.
    made["gb18030-four-bytes.geojson"] = NAMED.replace("經", "㑇").encode("gb18030")
    made["big5.geojson"] = NAMED.replace("南京江宁經濟開發區", "經濟技術開發區").encode("big5")
    made["latin-1.geojson"] = NAMED.replace("南京江宁經濟開發區", "Zone économique").encode("latin-1")
    made["overlong.geojson"] = NAMED.encode().replace("南".encode(), b"\xc0\xaf", 1)
    made["surrogate-bytes.geojson"] = NAMED.encode().replace("南".encode(), b"\xed\xa0\x80", 1)
    made["lone-surrogate-escape.geojson"] = NAMED.replace("南", "\\ud800", 1)
    made["cut-character-at-end.geojson"] = NAMED.encode()[: NAMED.encode().index("南".encode()) + 2]
    made["line-separator.geojson"] = NAMED.replace("南", "\u2028", 1)
    made["utf16.csv"] = b"\xff\xfe" + (BAD / "good-enterprises.csv").read_text().encode("utf-16-le")
    made["big5.csv"] = (BAD / "good-enterprises.csv").read_text().replace("Test firm 1", "經濟開發").encode("big5")
    made["nul-byte.csv"] = (BAD / "good-enterprises.csv").read_text().replace("Test firm 1", "Test\0firm")

    made["packed.geojson"] = packed(GOOD.encode())
    made["packed.geojson.gz"] = packed(GOOD.encode())
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(zipfile.ZipInfo("good.geojson"), GOOD)
    made["zip.geojson"] = archive.getvalue()
    made["lines-of-features.geojson"] = "".join(feature(k) + "\n" for k in (1, 2, 3))
    made["collection-per-line.ndjson"] = "".join(collection(feature(k)).replace("\n", "") + "\n" for k in (1, 2, 3))
    made["two-collections.geojson"] = collection(feature(1)) + collection(feature(2))
    made["record-separators.geojson"] = "".join("\x1e" + feature(k) + "\n" for k in (1, 2, 3))
    made["cut-record.geojsons"] = "".join("\x1e" + feature(k) + "\n" for k in (1, 2, 3))[:-60]
    made["comma-after-document.geojson"] = GOOD.rstrip() + ",\n"
    made["mark-only.geojson"] = b"\xef\xbb\xbf"
    made["xml.geojson"] = '<?xml version="1.0"?><kml></kml>\n'
    made["javascript.geojson"] = "var parcels = " + GOOD
    made["comment.geojson"] = GOOD.replace("\n", "\n// parcels\n", 1)
    made["single-quotes.geojson"] = GOOD.replace('"', "'")
    made["zip.csv"] = archive.getvalue()
    made["unknown.bin"] = bytes(range(256))


def packed(data):
    return gzip.compress(data, mtime=0)


def deep(made):
    """Values in values, far past the limit of 1,024 levels."""
    made["depth-lists.geojson"] = packed(b"[" * 100_000)
    made["depth-objects.geojson"] = packed(b'[{"":' * 50_000)
    for levels in (20, 1_000, 100_000):
        nested = '{"type":"GeometryCollection","geometries":[' * levels + polygon(square(118.854)) + "]}" * levels
        made[f"depth-collections-{levels}.geojson"] = packed(second(geometry=nested).encode())
    for levels in (1_000, 100_000):
        nested = '"nested":' + '{"a":' * levels + "1" + "}" * levels
        made[f"depth-properties-{levels}.geojson"] = packed(
            second(properties=f'"parcel_id":"{number(2)}",{STANDARD},{nested}').encode())
    made["depth-lists-in-member.geojson"] = packed(
        second(before='"note":' + "[" * 100_000 + "]" * 100_000 + ",").encode())
    made["depth-coordinates.geojson"] = packed(
        second(geometry='{"type":"Polygon","coordinates":' + "[" * 5_000 + "1" + "]" * 5_000 + "}").encode())


def members(made):
    """Members twice, at the places where that may change a result."""
    made["duplicate-type.geojson"] = GOOD.replace('"type"', '"type":"FeatureCollection","type"', 1)
    made["duplicate-feature-type.geojson"] = second(before='"type":"Feature",')
    made["duplicate-coordinates.geojson"] = second(
        geometry='{"type":"Polygon","coordinates":[' + square(118.864) + '],"coordinates":[' + square(118.854) + "]}")
    made["duplicate-geometry-type.geojson"] = second(
        geometry='{"type":"Point","type":"Polygon","coordinates":[' + square(118.854) + "]}")
    made["duplicate-properties.geojson"] = second(before='"properties":{"parcel_id":"1"},')
    made["duplicate-id-member.geojson"] = second(before='"id":1,"id":2,')
    made["duplicate-crs.geojson"] = collection(feature(1), head=crs("EPSG:4490") + crs("EPSG:3857"))
    made["duplicate-other-property.geojson"] = second(
        properties=f'"parcel_id":"{number(2)}",{STANDARD},"note":1,"note":2')


    # In members that nobody asks for, in the collection itself, and on both sides of its features.
    made["duplicate-foreign-member.geojson"] = second(before='"note":1,"note":2,')
    made["duplicate-in-foreign-object.geojson"] = second(before='"note":{"a":1,"b":{"a":2,"a":2}},')
    made["duplicate-in-property-object.geojson"] = second(
        properties=f'"parcel_id":"{number(2)}",{STANDARD},"note":{{"a":1,"a":2}}')
    made["same-name-in-two-objects.geojson"] = second(before='"note":[{"a":1},{"a":{"a":2}}],')
    made["duplicate-bbox.geojson"] = second(before='"bbox":[118.854,31.9,118.855,31.901],' * 2)
    made["duplicate-collection-member.geojson"] = collection(feature(1), head='"name":"a","name":"b",')
    made["duplicate-behind-features.geojson"] = collection(feature(1), head='"name":"a",').replace(
        "]}\n", '],"name":"b"}\n')


def numbers(made):
    def at(text):
        return second(geometry=polygon(square(118.854).replace("118.854", text, 1)))

    made["underflowing-ordinate.geojson"] = second(geometry=polygon(square(118.854)), before='"note":1e-400,')
    made["negative-zero.geojson"] = second(before='"note":-0,')
    made["many-digits.geojson"] = at("118.854" + "0" * 10_000)
    made["many-digits-member.geojson"] = second(before='"note":' + "9" * 10_000 + ",")
    made["plus-sign.geojson"] = at("+118.854")
    made["no-leading-digit.geojson"] = second(before='"note":.5,')
    made["no-trailing-digit.geojson"] = second(before='"note":5.,')
    made["hexadecimal.geojson"] = second(before='"note":0x10,')
    made["exponent-without-digits.geojson"] = second(before='"note":1e,')
    made["two-minus-signs.geojson"] = second(before='"note":--1,')
    made["exponent-coordinate.geojson"] = at("1.18854e2")
    made["full-width-digits.geojson"] = second(before='"note":１２,')
    made["comma-in-number.geojson"] = valued("1,234")
    made["overflowing-member.geojson"] = second(before='"note":1e400,')
    made["overflowing-property.geojson"] = valued("1e400")
    made["infinite-coordinate.geojson"] = at("-Infinity")
    made["ids-beyond-2-53.geojson"] = identified("9007199254740992", "9007199254740993", "9007199254740994")


def nothing(made):
    """What is not there."""
    made["null-properties.geojson"] = second().replace(f'{{"parcel_id":"{number(2)}",{STANDARD}}}', "null")
    made["null-position.geojson"] = second(geometry=polygon("[[null,null],[null,null],[null,null],[null,null]]"))
    made["null-position-in-ring.geojson"] = second(
        geometry=polygon(square(118.854).replace("[118.855,31.900]", "[null,null]")))
    made["null-coordinates.geojson"] = second(geometry='{"type":"Polygon","coordinates":null}')
    made["null-ring.geojson"] = second(geometry='{"type":"Polygon","coordinates":[null]}')
    made["empty-ring.geojson"] = second(geometry=polygon("[]"))
    made["empty-multi-part.geojson"] = second(
        geometry='{"type":"MultiPolygon","coordinates":[[' + square(118.854) + "],[]]}")
    made["empty-multi.geojson"] = second(geometry='{"type":"MultiPolygon","coordinates":[]}')
    made["empty-geometry-collection.geojson"] = second(geometry='{"type":"GeometryCollection","geometries":[]}')
    made["empty-geometry.geojson"] = second(geometry="{}")
    made["empty-feature.geojson"] = collection(feature(1), "{}", feature(3))
    made["geometry-is-a-list.geojson"] = second(geometry="[]")
    made["null-document.geojson"] = "null\n"
    made["null-features.geojson"] = '{"type":"FeatureCollection","features":null}\n'
    made["empty-hole.geojson"] = second(geometry=polygon(square(118.854), "[]"))


def ordinates(made):
    ring = square(118.854)
    made["four-ordinates.geojson"] = second(geometry=polygon(ring.replace("]", ",5,1]").replace("],5,1]", "]]")))
    made["mixed-ordinates.geojson"] = second(geometry=polygon(ring.replace("[118.855,31.900]", "[118.855,31.900,7]")))
    made["null-height.geojson"] = second(geometry=polygon(ring.replace("[118.855,31.900]", "[118.855,31.900,null]")))
    made["text-height.geojson"] = second(geometry=polygon(ring.replace("[118.855,31.900]", '[118.855,31.900,"5 m"]')))
    made["height-beyond-doubles.geojson"] = second(
        geometry=polygon(ring.replace("[118.855,31.900]", "[118.855,31.900,1e400]")))
    made["six-ordinates.geojson"] = second(
        geometry=polygon(ring.replace("[118.855,31.900]", "[118.855,31.900,1,2,3,4]")))
    made["two-ordinates-in-text.geojson"] = second(
        geometry=polygon(ring.replace("[118.855,31.900]", '"118.855 31.9"')))
    made["position-of-positions.geojson"] = second(
        geometry=polygon(ring.replace("[118.855,31.900]", "[[118.855,31.900],1]")))


def crs(name):
    return f'"crs":{{"type":"name","properties":{{"name":"{name}"}}}},'


def systems(made):
    degrees = [feature(k) for k in (1, 2, 3)]

    def plane(east, north, name):
        plots = []
        for k in (1, 2, 3):
            west = east + 200 * k
            points = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
            ring = "[" + ",".join(f"[{west + 100 * x:.1f},{north + 100 * y:.1f}]" for x, y in points) + "]"
            plots.append(feature(k, geometry=polygon(ring)))
        return collection(*plots, head=name and crs(name))

    made["crs-84.geojson"] = collection(*degrees, head=crs("urn:ogc:def:crs:OGC:1.3:CRS84"))
    made["crs-4326.geojson"] = collection(*degrees, head=crs("EPSG:4326"))
    made["crs-4490.geojson"] = collection(*degrees, head=crs("urn:ogc:def:crs:EPSG::4490"))
    made["crs-3857.geojson"] = plane(13_230_000, 3_750_000, "EPSG:3857")
    made["crs-4549.geojson"] = plane(390_000, 3_530_000, "EPSG:4549")
    made["crs-4528.geojson"] = plane(40_390_000, 3_530_000, "urn:ogc:def:crs:EPSG::4528")
    made["crs-32650.geojson"] = plane(670_000, 3_530_000, "EPSG:32650")
    made["crs-2264.geojson"] = plane(1_500_000, 600_000, "EPSG:2264")
    made["crs-null.geojson"] = collection(*degrees, head='"crs":null,')
    made["crs-link.geojson"] = collection(
        *degrees, head='"crs":{"type":"link","properties":{"href":"a.prj","type":"esriwkt"}},')
    made["crs-number.geojson"] = collection(*degrees, head='"crs":4490,')
    made["crs-degrees-of-metres.geojson"] = plane(390_000, 3_530_000, "EPSG:4490")
    made["metres-no-crs.geojson"] = plane(390_000, 3_530_000, "")


def axes(made):
    def swapped(k):
        west = 118.850 + 0.002 * k
        points = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
        ring = "[" + ",".join(f"[{31.9 + 0.001 * y:.3f},{west + 0.001 * x:.3f}]" for x, y in points) + "]"
        return feature(k, geometry=polygon(ring))

    made["swapped-axes-of-one.geojson"] = collection(feature(1), swapped(2), feature(3))
    # Half of the ring is written the other way round.
    made["swapped-axes-of-a-position.geojson"] = second(
        geometry=polygon(square(118.854).replace("[118.855,31.900]", "[31.900,118.855]")))
    # 80 and 40 are a place in Xinjiang; the other way round they are one in the Arctic.
    made["swapped-axes-ambiguous.geojson"] = second(geometry=polygon(square(40.0, 80.0)))


def globe(made):
    def ring(*points):
        return "[" + ",".join(f"[{x},{y}]" for x, y in [*points, points[0]]) + "]"

    made["antimeridian.geojson"] = second(
        geometry=polygon(ring((179.9, 10), (-179.9, 10), (-179.9, 10.1), (179.9, 10.1))))
    made["antimeridian-two-parts.geojson"] = second(
        geometry='{"type":"MultiPolygon","coordinates":[[' + ring((179.9, 10), (180, 10), (180, 10.1), (179.9, 10.1))
        + "],[" + ring((-180, 10), (-179.9, 10), (-179.9, 10.1), (-180, 10.1)) + "]]}")
    made["touching-180.geojson"] = second(geometry=polygon(ring((179, 10), (180, 10), (180, 11), (179, 11))))
    made["beyond-180.geojson"] = second(geometry=polygon(ring((179.9, 10), (180.1, 10), (180.1, 10.1), (179.9, 10.1))))
    made["along-180.geojson"] = second(geometry=polygon(ring((-180, 10), (-179, 10), (-179, 11), (-180, 11))))
    made["beyond-minus-180.geojson"] = second(
        geometry=polygon(ring((-180.1, 10), (-179.9, 10), (-179.9, 10.1), (-180.1, 10.1))))
    made["north-pole.geojson"] = second(geometry=polygon(ring((0, 89), (90, 89), (180, 89), (-90, 89))))
    made["south-pole-touched.geojson"] = second(geometry=polygon(ring((10, -90), (11, -90), (11, -89), (10, -89))))
    made["beyond-pole.geojson"] = second(geometry=polygon(ring((10, 89), (11, 89), (11, 90.5), (10, 90.5))))
    made["whole-globe.geojson"] = second(geometry=polygon(ring((-180, -90), (180, -90), (180, 90), (-180, 90))))


def geometries(made):
    """Invalid borders by class, on a grid of 1e-4 degrees from the second parcel's corner."""
    def ring(*points):
        return "[" + ",".join(f"[{118.854 + x / 10_000:.8f},{31.9 + y / 10_000:.8f}]" for x, y in points) + "]"

    def multi(*parts):
        return '{"type":"MultiPolygon","coordinates":[' + ",".join(f"[{part}]" for part in parts) + "]}"

    box = ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    shapes = {
        "spike": polygon(ring((0, 0), (10, 0), (10, 5), (15, 5), (10, 5), (10, 10), (0, 10), (0, 0))),
        "gore": polygon(ring((0, 0), (10, 0), (10, 5), (5, 5), (10, 5), (10, 10), (0, 10), (0, 0))),
        "repeated-position": polygon(ring((0, 0), (10, 0), (10, 0), (10, 10), (0, 10), (0, 0))),
        "figure-of-eight-touch": polygon(ring((0, 0), (5, 5), (10, 0), (10, 10), (5, 5), (0, 10), (0, 0))),
        "ring-twice-around": polygon(
            ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0), (10, 0), (10, 10), (0, 10), (0, 0))),
        "edge-run-back": polygon(ring((0, 0), (10, 0), (0, 0), (10, 0), (10, 10), (0, 10), (0, 0))),
        "pentagram": polygon(ring((5, 10), (8, 0), (0, 6), (10, 6), (2, 0), (5, 10))),
        "hole-crosses-shell": polygon(box, ring((5, 5), (5, 8), (15, 8), (15, 5), (5, 5))),
        "hole-shares-an-edge": polygon(box, ring((0, 2), (0, 8), (5, 8), (5, 2), (0, 2))),
        "hole-is-shell": polygon(box, ring((0, 0), (0, 10), (10, 10), (10, 0), (0, 0))),
        "hole-touches-twice": polygon(box, ring((0, 5), (5, 8), (10, 5), (5, 2), (0, 5))),
        "holes-overlap": polygon(box, ring((2, 2), (2, 6), (6, 6), (6, 2), (2, 2)),
            ring((4, 4), (4, 8), (8, 8), (8, 4), (4, 4))),
        "hole-in-hole": polygon(box, ring((1, 1), (1, 9), (9, 9), (9, 1), (1, 1)),
            ring((3, 3), (3, 6), (6, 6), (6, 3), (3, 3))),
        "hole-twice": polygon(box, *[ring((2, 2), (2, 6), (6, 6), (6, 2), (2, 2))] * 2),
        "holes-share-an-edge": polygon(box, ring((2, 2), (2, 5), (5, 5), (5, 2), (2, 2)),
            ring((5, 2), (5, 5), (8, 5), (8, 2), (5, 2))),
        "shell-in-hole-order": polygon(ring((3, 3), (6, 3), (6, 6), (3, 6), (3, 3)), box),
        "part-in-part": multi(box, ring((2, 2), (6, 2), (6, 6), (2, 6), (2, 2))),
        "part-twice": multi(box, box),
        "parts-share-an-edge": multi(box, ring((10, 0), (20, 0), (20, 10), (10, 10), (10, 0))),
        "part-flat": multi(box, ring((12, 0), (14, 0), (16, 0), (12, 0))),
        "all-positions-equal": polygon(ring((1, 1), (1, 1), (1, 1), (1, 1))),
        "two-positions-in-turn": polygon(ring((0, 0), (10, 0), (0, 0), (10, 0), (0, 0))),
        "tiny-crossing": polygon(ring((0, 0), (10, 0), (10, 10.0001), (10.0001, 10), (0, 10), (0, 0))),
        "flat-hole": polygon(box, ring((2, 2), (4, 2), (8, 2), (2, 2))),
        "three-crossings": polygon(ring((0, 0), (10, 10), (10, 0), (0, 10), (-3, 5), (13, 5), (0, 0))),
        "part-of-parts-short": multi(box, ring((12, 0), (14, 0), (12, 0))),
        "parts-touch-in-a-point": multi(box, ring((10, 10), (20, 10), (20, 20), (10, 20), (10, 10))),
        "hole-touches-once": polygon(box, ring((0, 5), (3, 8), (3, 2), (0, 5))),
    }
    for name, geometry in shapes.items():
        made[name + ".geojson"] = second(geometry=geometry)


def mixtures(made):
    part = square(118.854)
    made["multi-point.geojson"] = second(geometry='{"type":"MultiPoint","coordinates":[[118.854,31.9]]}')
    made["multi-line.geojson"] = second(
        geometry='{"type":"MultiLineString","coordinates":[[[118.854,31.9],[118.855,31.9]]]}')
    made["geometry-collection.geojson"] = second(
        geometry='{"type":"GeometryCollection","geometries":[' + polygon(part) + "]}")
    made["geometry-collection-mixed.geojson"] = second(
        geometry='{"type":"GeometryCollection","geometries":[' + polygon(part)
        + ',{"type":"Point","coordinates":[118.854,31.9]}]}')
    made["multi-with-one-part.geojson"] = second(geometry='{"type":"MultiPolygon","coordinates":[[' + part + "]]}")
    made["type-in-lower-case.geojson"] = second(geometry='{"type":"polygon","coordinates":[' + part + "]}")
    made["closed-line.geojson"] = second(geometry='{"type":"LineString","coordinates":' + part + "}")
    made["points-only.geojson"] = collection(
        *(feature(k, geometry=f'{{"type":"Point","coordinates":[118.85{k},31.9]}}') for k in (1, 2, 3)))


def ids(made):
    made["id-number-and-text.geojson"] = identified('"a"', "1", '"1"')
    made["id-leading-zeros.geojson"] = identified('"001"', '"01"', '"1"')
    made["id-blank-behind.geojson"] = identified('"a"', '"b"', '"b "')
    made["id-full-width.geojson"] = identified('"a"', '"12"', '"１２"')
    made["id-composed.geojson"] = identified('"a"', '"\u00e9"', '"e\u0301"')
    made["id-case.geojson"] = identified('"a"', '"B1"', '"b1"')
    made["id-long.geojson"] = identified('"a"', '"' + "1" * 300 + '"', '"c"')
    made["id-list.geojson"] = identified('"a"', '["b"]', '"c"')
    made["id-object.geojson"] = identified('"a"', '{"b":1}', '"c"')
    made["id-true.geojson"] = identified('"a"', "true", '"c"')
    made["id-fraction.geojson"] = identified('"a"', "1.5", '"c"')
    made["id-of-28-digits.geojson"] = identified('"a"', "3201150010001000001234567890", '"c"')
    made["id-scientific-number.geojson"] = identified('"a"', "3.2E+18", '"c"')
    made["id-scientific-text.geojson"] = identified('"a"', '"3.2E+18"', '"c"')
    made["id-rounded.geojson"] = identified('"a"', "320115001000100000", '"c"')
    made["id-line-end.geojson"] = identified('"a"', '"b\\nc"', '"c"')
    made["id-thrice.geojson"] = identified('"a"', '"a"', '"a"')
    made["id-escaped-twice.geojson"] = identified('"b"', '"a"', '"\\u0061"')


def values(made):
    for name, text in {
        "area-separators": '"7,226,362.50"', "area-empty-text": '""', "area-with-unit": '"400 m2"', "area-true": "true",
        "area-object": '{"m2":400}', "area-list": "[400]", "area-negative": "-400", "area-percent": '"12%"',
        "area-text-number": '"400.5"', "area-nan-text": '"NaN"', "area-huge": "1e15", "area-null": "null",
    }.items():
        made[name + ".geojson"] = valued(text)
    dates = {"date-serial": "44926", "date-impossible": '"2022-02-30"', "date-other-order": '"31/12/2022"',
             "date-slashes": '"2022/12/31"', "date-time": '"2022-12-31T00:00:00Z"', "date-chinese": '"2022年12月31日"',
             "date-before-1986": '"1985-12-31"', "date-after-2165": '"2202-06-05"'}
    for name, text in dates.items():
        made[name + ".geojson"] = second(properties=f'"parcel_id":"{number(2)}",{STANDARD},"started_on":{text}')
    for name, cell in {"full-width-number": "１２３", "number-in-brackets": "(100)", "decimal-comma": '"1234,5"',
                       "plus-number": "+5", "true-number": "true", "blank-number": " ", "apostrophe-number": "'5",
                       "formula": "=1+1", "error-value": "#N/A", "hyphen": "-"}.items():
        made[name + ".csv"] = enterprises(cell)


def doubtful(made):
    """Layers and tables that are read, with a warning or a note."""
    made["wrong-bbox.geojson"] = second(before='"bbox":[1,2,3,4],')
    made["text-bbox.geojson"] = second(before='"bbox":"none",')
    made["foreign-geometry-member.geojson"] = second(
        geometry='{"type":"Polygon","coordinates":[' + square(118.854) + '],"srid":4490}')
    made["foreign-members.geojson"] = second(before='"style":{"fill":"red"},')
    box = "[118.852,31.9,118.857,31.901]"
    made["collection-bbox.geojson"] = collection(*(feature(k) for k in (1, 2, 3)), head=f'"bbox":{box},')
    made["collection-bbox-behind.geojson"] = second().replace("]}\n", f'],"bbox":{box}}}\n')
    made["collection-bbox-wrong.geojson"] = second().replace('"features"', '"bbox":[118,31,118.857,31.901],"features"', 1)
    made["collection-bbox-behind-wrong.geojson"] = second().replace("]}\n", '],"bbox":[118.852,31.9,0,119,31.901,9]}\n')
    made["collection-bbox-text.geojson"] = second().replace('"features"', '"bbox":"all","features"', 1)
    made["excess-precision.geojson"] = second(
        geometry=polygon(square(118.854).replace("118.855", "118.85500000012345")))
    made["nested-collection.geojson"] = second(
        geometry='{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":['
        + polygon(square(118.854)) + "]}]}")
    made["crs-gcj02.geojson"] = collection(*(feature(k) for k in (1, 2, 3)), head=crs("gcj02"))
    rows = (BAD / "good-enterprises.csv").read_text()
    made["header-unit.csv"] = rows.replace("output_wan_yuan", "output_wan_yuan（亿元）")
    made["rounded-id.csv"] = rows.replace("91320115MA1K00023J", "320115001000100000")
    made["other-table.csv"] = "name,colour\na,red\nb,blue\n"
    made["semicolons.csv"] = rows.replace(",", ";")
    made["space-in-header.csv"] = rows.replace("period,", " period ,", 1)
    made["blank-line-inside.csv"] = rows.replace("\n", "\n\n", 2)
    made["only-commas.csv"] = rows + ",,,,,,,,\n"
    made["quote-inside.csv"] = rows.replace("Test firm 2", 'Test "firm" 2')
    made["control-character.csv"] = rows.replace("Test firm 2", "Test\x01firm")


def boundaries(made):
    """Survey boundary points."""
    good = (BAD.parents[2] / "data/templates/boundary-points.utf-8.txt").read_text()
    made["boundary-good.txt"] = good
    made["boundary-leading-zeros.txt"] = good.replace(",3533100.000,", ",0003533100.000,")
    made["boundary-short-line.txt"] = good.replace("J3,1,3533100.000,40393100.000", "J3,1,3533100.000")
    made["boundary-other-zone.txt"] = good.replace("J3,1,3533100.000,40393100.000", "J3,1,3533100.000,39393100.000")
    made["boundary-count.txt"] = good.replace("5,1.0000,", "7,1.0000,")
    made["boundary-area.txt"] = good.replace("5,1.0000,", "5,7.7000,")
    made["boundary-no-points.txt"] = good.split("J1,")[0]
    made["boundary-other-system.txt"] = good.replace("2000国家大地坐标系", "80国家大地坐标系")


def main():
    made = {}
    for step in (plain, deep, members, numbers, nothing, ordinates, systems, axes, globe,
                 geometries, mixtures, ids, values, doubtful, boundaries):
        step(made)
    FOLDER.mkdir(exist_ok=True, parents=True)
    for name, content in made.items():
        (FOLDER / name).write_bytes(content if isinstance(content, bytes) else content.encode())


if __name__ == "__main__":
    main()
