"""The polygons that the area tables measure: GeoJSON MultiPolygon coordinates with a name and a kind."""

import math
import random

METRE = 1 / 111_000  # degrees of latitude, roughly; sizes in names are nominal


def ring(lon, lat, radius_m, count, rng=None, turn=0.0, digits=12):
    """A counter-clockwise ring round a point; with `rng` a star-shaped ragged one."""
    points = []
    for k in range(count):
        angle = turn + 2 * math.pi * k / count
        reach = radius_m * METRE * (rng.uniform(0.55, 1.0) if rng else 1.0)
        points.append([round(lon + reach * math.cos(angle) / math.cos(math.radians(lat)), digits),
                       round(lat + reach * math.sin(angle), digits)])
    return points + [points[0]]


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def cut(points, pieces):
    """Each edge of a closed ring in equal pieces, straight in lon/lat."""
    fine = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        fine += [[x0 + (x1 - x0) * k / pieces, y0 + (y1 - y0) * k / pieces] for k in range(pieces)]
    return fine + [points[-1]]


def cases():
    rng = random.Random(20221231)
    out = []

    def add(name, kind, polygons, note=""):
        out.append({"name": name, "kind": kind, "polygons": polygons, "note": note})

    # The published figures that muchan's own references repeat; the note holds the figure.
    add("square of 0.005 degrees at Jiangning", "published", [[box(118.85, 31.90, 118.855, 31.905)]], "262223.8627")
    add("cell of one degree", "published", [[box(118, 31, 119, 32)]], "10533542701.6487")
    quad = [[118.80, 31.85], [118.90, 31.87], [118.86, 31.95], [118.79, 31.93], [118.80, 31.85]]
    add("quad with 10 km edges", "published", [[quad]],
        "76573077.0335 with each edge cut 2000 times; 76571399.2236 is the trapezoid sum of uncut edges and wrong")
    add("the same quad with each edge cut in 20", "published", [[cut(quad, 20)]], "76573077.0335 within 1e-9 of it")

    # Sizes, from a metre to a county, at Jiangning.
    for size, label in [(0.5, "1 m"), (1, "2 m"), (5, "10 m"), (50, "100 m"), (150, "300 m"), (500, "1 km"),
                        (2_500, "5 km"), (20_000, "40 km")]:
        kind = "tiny" if size <= 5 else "parcel" if size < 500 else "block" if size < 20_000 else "county"
        add(f"square, {label} across", kind, [[ring(118.85, 31.9, size, 4, turn=math.pi / 4)]])
        add(f"ragged ring, {label} across, 24 vertices", kind, [[ring(118.83, 31.93, size, 24, rng)]])
    add("county-like ring, 400 vertices", "county", [[ring(119.1, 31.7, 30_000, 400, rng)]])

    # Long edges, in all directions, at several latitudes.
    for km in (10, 100, 1000):
        for lat, lon in ((0.0, 105.0), (31.9, 118.85), (-33.0, 150.0), (60.0, 60.0)):
            reach = km * 1000 / math.sqrt(2)
            add(f"square of {km} km edges at latitude {lat:g}", "long-edge",
                [[ring(lon, lat, reach, 4, turn=math.pi / 4, digits=6)]])
        add(f"triangle of {km} km edges at latitude 45", "long-edge",
            [[ring(100.0, 45.0, km * 1000 / math.sqrt(3), 3, turn=0.3, digits=6)]])

    # Where on the globe.
    add("southern parcel", "hemisphere", [[ring(150.5, -33.8, 60, 12, rng)]])
    add("western parcel", "hemisphere", [[ring(-70.6, -33.4, 60, 12, rng)]])
    add("northern west", "hemisphere", [[ring(-122.4, 47.6, 60, 12, rng)]])
    add("across the equator, 100 m", "equator", [[ring(103.8, 0.0001, 50, 16, rng)]])
    add("across the equator, 10 km", "equator", [[ring(-78.4, -0.01, 5_000, 16, rng)]])
    add("across the equator, 500 km", "equator", [[box(20, -2.5, 24.5, 2)]])
    add("across longitude 0", "hemisphere", [[ring(0.0, 51.48, 200, 16, rng)]])
    for sign in (1, -1):
        add(f"near the pole, latitude {sign * 89}", "pole", [[box(10, sign * 89 - 0.005, 10.5, sign * 89 + 0.005)]])
        add(f"cap edge, latitude {sign * 89} to {sign * 89.9}", "pole",
            [[box(-30, min(sign * 89, sign * 89.9), 45, max(sign * 89, sign * 89.9))]])
    add("triangle with diagonal edges at latitude 89", "pole", [[[[20, 88.9], [50, 88.95], [30, 89.05], [20, 88.9]]]])
    add("up to the pole itself", "pole", [[box(0, 88, 60, 90)]], "the top edge has no length")

    # Shapes.
    add("north-south sliver of 1 m by 1 km", "sliver", [[box(118.85, 31.9, 118.85 + METRE, 31.909)]])
    add("east-west sliver of 1 m by 1 km", "sliver", [[box(118.85, 31.9, 118.8606, 31.9 + METRE)]])
    for name, (dx, dy) in {"north-east": (0.0106, 0.009), "north-west": (-0.0106, 0.009),
                           "flat": (0.0106, 0.0009)}.items():
        px, py = -dy * 0.0012, dx * 0.0010
        diagonal = [[118.85, 31.9], [118.85 + dx, 31.9 + dy], [118.85 + dx + px, 31.9 + dy + py],
                    [118.85 + px, 31.9 + py], [118.85, 31.9]]
        add(f"thin diagonal to the {name}" if name != "flat" else "thin flat diagonal", "sliver",
            [[[[round(v, 12) for v in p] for p in diagonal]]])
    add("needle triangle of 1 mm by 1 km", "sliver",
        [[[[118.85, 31.9], [118.8606, 31.9], [118.8606, 31.90000001], [118.85, 31.9]]]])
    add("long diagonal sliver, 100 km", "sliver",
        [[[[118.0, 31.5], [118.8, 32.1], [118.8, 32.1001], [118.0, 31.5001], [118.0, 31.5]]]])

    # Writing of rings.
    base = ring(118.82, 31.88, 80, 9, rng)
    add("ring as written", "writing", [[base]])
    add("the same ring clockwise", "writing", [[base[::-1]]])
    add("the same ring from another vertex", "writing", [[base[4:-1] + base[:5]]])
    add("the same ring with repeated points", "writing", [[[p for p in base for _ in (0, 1)]]])
    add("the same ring not closed", "writing", [[base[:-1]]], "closed by the reader")
    add("the same ring with midpoints of 15 digits", "writing", [[cut(base, 2)]],
        "midpoints are rounded doubles, so the area is its own")

    # Holes and parts.
    outer, hole = ring(118.86, 31.92, 300, 40, rng), ring(118.86, 31.92, 90, 12, rng)
    add("parcel with a hole", "holes", [[outer, hole[::-1]]])
    add("the same with the hole wound like the shell", "holes", [[outer, hole]])
    holes = [ring(118.86 + dx, 31.92 + dy, 20, 8, rng)[::-1] for dx in (-0.0008, 0.0008) for dy in (-0.0007, 0.0007)]
    add("parcel with four holes", "holes", [[outer, *holes]])
    add("county with a lake", "holes", [[ring(119.4, 31.5, 40_000, 120, rng), ring(119.4, 31.5, 12_000, 60, rng)[::-1]]])
    add("two parts far apart", "parts", [[ring(118.7, 31.8, 70, 10, rng)], [ring(119.2, 32.1, 70, 10, rng)]])
    add("three parts, one with a hole", "parts",
        [[outer, hole[::-1]], [ring(118.88, 31.92, 120, 16, rng)], [ring(118.86, 31.94, 120, 16, rng)[::-1]]])
    add("island in a hole", "parts", [[outer, hole[::-1]], [ring(118.86, 31.92, 30, 6, rng)]])
    add("parts in both hemispheres", "parts", [[ring(118.7, 31.8, 70, 10, rng)], [ring(150.5, -33.8, 70, 10, rng)]])
    return out
