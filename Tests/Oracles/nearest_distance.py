"""nearest_distance.csv: nearest distances on the CGCS2000 ellipsoid between polygons and lines in longitude and latitude.

The nearest pair is found by looking, not by a formula: points along all edges of both geometries are compared with each
other (pyproj's Geod), then places along one edge are tried ever finer, with golden sections along the other. The last distance is that of
GeographicLib's own Python code between the points found.
"""

import json
import math
import random

import numpy as np
from geographiclib.geodesic import Geodesic
from pyproj import Geod
from shapely.geometry import LineString, Point, Polygon

import table

A, F = 6378137.0, 1 / 298.257222101
GEODESIC = Geodesic(A, F)
GEOD = Geod(a=A, f=F)
rng = random.Random(20_261_121)


def rings(shape):
    return [shape["points"]] + shape.get("holes", [])


def edges(shape):
    if len(shape["points"]) == 1:
        return [(shape["points"][0], shape["points"][0])]
    pairs = []
    for points in rings(shape):
        pairs += zip(points, points[1:])
        if shape["area"] and points[0] != points[-1]:
            pairs.append((points[-1], points[0]))
    return pairs


def of_shapely(shape):
    if shape["area"]:
        return Polygon(shape["points"], shape.get("holes"))
    return LineString(shape["points"]) if len(shape["points"]) > 1 else Point(shape["points"][0])


def metres(p, q):
    return GEOD.inv(p[..., 0], p[..., 1], q[..., 0], q[..., 1])[2]


def grid(edge, other, s, t):
    a, b = np.array(edge[0]), np.array(edge[1])
    c, d = np.array(other[0]), np.array(other[1])
    ss, tt = np.meshgrid(s, t, indexing="ij")
    p = a + (b - a) * ss[..., None]
    q = c + (d - c) * tt[..., None]
    return metres(p, q), p, q


def across(edge, other, s):
    """For each place on an edge the nearest place on the other, by golden sections, and the distance."""
    a, b = np.array(edge[0]), np.array(edge[1])
    c, d = np.array(other[0]), np.array(other[1])
    p = a + (b - a) * s[:, None]
    low, high, golden = np.zeros_like(s), np.ones_like(s), (math.sqrt(5) - 1) / 2
    for _ in range(60):
        left, right = high - golden * (high - low), low + golden * (high - low)
        nearer = metres(p, c + (d - c) * left[:, None]) < metres(p, c + (d - c) * right[:, None])
        high, low = np.where(nearer, right, high), np.where(nearer, low, left)
    # The ends themselves too: golden sections only come near them.
    places = [np.zeros_like(s), np.ones_like(s), (low + high) / 2]
    values = np.array([metres(p, c + (d - c) * t[:, None]) for t in places])
    which = values.argmin(axis=0)
    t = np.choose(which, places)
    return values.min(axis=0), p, c + (d - c) * t[:, None]


def refine(edge, other):
    """The least distance of two edges: along the first, ever finer around the three best places of a coarse look."""
    s = np.linspace(0, 1, 65)
    values, _, _ = across(edge, other, s)
    best = None
    for i in np.argsort(values)[:3]:
        centre, width = s[i], 1 / 64
        for _ in range(12):
            ss = np.clip(np.linspace(centre - width, centre + width, 17), 0, 1)
            fine, p, q = across(edge, other, ss)
            k = np.argmin(fine)
            centre, width = ss[k], width / 6
        if best is None or fine[k] < best[0]:
            best = (fine[k], tuple(p[k]), tuple(q[k]))
    return best


def nearest(first, second):
    shapes = [of_shapely(g) for g in (first, second)]
    if shapes[0].intersects(shapes[1]):
        return 0.0, None, None
    rough = []
    for edge in edges(first):
        for other in edges(second):
            coarse = np.linspace(0, 1, 9)
            rough.append((grid(edge, other, coarse, coarse)[0].min(), edge, other))
    rough.sort(key=lambda r: r[0])
    lengths = [GEOD.inv(*e[0], *e[1])[2] for e in edges(first) + edges(second)]
    # A coarse grid is wrong by at most half a step along both edges.
    slack = max(lengths) / 8
    found = min((refine(e, o) for value, e, o in rough if value <= rough[0][0] + 2 * slack), key=lambda r: r[0])
    last = GEODESIC.Inverse(found[1][1], found[1][0], found[2][1], found[2][0])["s12"]
    return last, found[1], found[2]


def star(x, y, size, count):
    angles = sorted(rng.uniform(0, 2 * math.pi) for _ in range(count))
    points = [(x + size * rng.uniform(0.3, 1) * math.cos(a), y + size * rng.uniform(0.3, 1) * math.sin(a))
              for a in angles]
    return {"area": True, "points": points + [points[0]]}


def line(x, y, step, count, heading):
    points = [(x, y)]
    for _ in range(count):
        heading += rng.uniform(-0.4, 0.4)
        points.append((points[-1][0] + step * math.cos(heading), points[-1][1] + step * math.sin(heading)))
    return {"area": False, "points": points}


def away(x, y, azimuth, s):
    end = GEODESIC.Direct(y, x, azimuth, s)
    return end["lon2"], end["lat2"]


def cases():
    for kind, reach, size in [("a kilometre", 1e3, 0.002), ("ten kilometres", 1e4, 0.004),
                              ("a hundred kilometres", 1e5, 0.02)]:
        for _ in range(40):
            x, y = rng.uniform(80, 130), rng.uniform(19, 52)
            bank = line(x, y, reach / 4e5, 6, rng.uniform(0, 6.28))
            px, py = away(x, y, rng.uniform(0, 360), reach * rng.uniform(0.2, 1))
            yield kind, star(px, py, size, rng.randint(4, 8)), bank
    for _ in range(20):
        x, y = rng.uniform(100, 122), rng.uniform(22, 48)
        tilt = rng.uniform(-1e-4, 1e-4)
        gap = rng.uniform(0.002, 0.3)
        yield ("long edges beside each other", {"area": False, "points": [(x, y), (x + 1, y + tilt)]},
               {"area": False, "points": [(x + 0.1, y + gap), (x + 0.9, y + gap + tilt * rng.uniform(0, 2))]})
    for _ in range(20):
        x, y = rng.uniform(100, 122), rng.uniform(22, 48)
        slope, gap = rng.uniform(-2, 2), rng.uniform(0.003, 0.1)
        turn = gap * math.tan(math.radians(y)) * math.radians(1) * rng.uniform(-1, 1)
        yield ("long slanting edges beside each other", {"area": False, "points": [(x, y), (x + 0.8, y + 0.8 * slope)]},
               {"area": False, "points": [(x + gap, y), (x + gap + 0.8 + turn, y + 0.8 * slope)]})
    for _ in range(20):
        x, y = rng.uniform(100, 122), rng.uniform(22, 48)
        yield "two polygons", star(x, y, 0.01, 7), star(x + rng.uniform(0.012, 0.03), y + rng.uniform(-0.02, 0.02), 0.01, 6)
    for _ in range(8):
        x, y = rng.uniform(100, 122), rng.uniform(22, 48)
        yield "crossing", star(x, y, 0.01, 9), line(x - 0.02, y, 0.01, 4, 0)
    x, y = 118.8, 31.9
    yield "inside", star(x, y, 0.001, 6), {"area": True, "points": [(x - 0.1, y - 0.1), (x + 0.1, y - 0.1),
                                                                    (x + 0.1, y + 0.1), (x - 0.1, y + 0.1),
                                                                    (x - 0.1, y - 0.1)]}
    # A corner of a plant exactly so far north of a corner of the bank.
    for s in (999.999, 1000.0, 1000.001):
        px, py = away(118.5, 31.99, 0, s)
        plant = {"area": True, "points": [(px, py), (px + 0.002, py + 0.003), (px - 0.002, py + 0.003), (px, py)]}
        yield f"{s:.3f} m", plant, {"area": False, "points": [(118.48, 31.98), (118.5, 31.99), (118.52, 31.98)]}


def more():
    """Points, lines and polygons of every pair of kinds, by distance; and what touches, crosses or lies within."""
    def point(x, y, _):
        return {"area": False, "points": [(x, y)]}

    def way(x, y, size):
        return line(x, y, size, 5, rng.uniform(0, 6.28))

    def lot(x, y, size):
        return star(x, y, size, rng.randint(4, 8))

    for kind, make, other in [("point and line", point, way), ("two lines", way, way), ("point and polygon", point, lot),
                              ("polygons apart", lot, lot)]:
        for reach in (1e3, 1e4, 1e5):
            for _ in range(8):
                x, y = rng.uniform(80, 130), rng.uniform(19, 52)
                px, py = away(x, y, rng.uniform(0, 360), reach * rng.uniform(0.2, 1))
                yield kind, make(px, py, reach / 6e5), other(x, y, reach / 6e5)
    for _ in range(24):
        x, y = rng.uniform(80, 130), rng.uniform(19, 52)
        heading, size = rng.uniform(0, 6.28), rng.uniform(0.3, 1)
        long = {"area": False, "points": [(x, y), (x + size * math.cos(heading), y + size * math.sin(heading))]}
        px, py = away(x + size * math.cos(heading) / 2, y + size * math.sin(heading) / 2, rng.uniform(0, 360),
                      10 ** rng.uniform(1, 5))
        yield "point beside a long edge", point(px, py, 0), long
    # Coordinates of 1/1024 of a degree, so that what lies on an edge does so to the last bit.
    for number in range(12):
        x, y = 80 + rng.randrange(50 * 1024) / 1024, 19 + rng.randrange(33 * 1024) / 1024
        square = [(x, y), (x + 0.125, y), (x + 0.125, y + 0.0625), (x, y + 0.0625), (x, y)]
        first = {"area": True, "points": square}
        if number % 4 == 0:
            second = {"area": True, "points": [(p + 0.125, q + 0.0625) for p, q in square]}
            yield "touching at a corner", first, second
        elif number % 4 == 1:
            yield "sharing an edge", first, {"area": True, "points": [(p + 0.125, q) for p, q in square]}
        elif number % 4 == 2:
            yield "a corner on an edge", first, {"area": True, "points": [(x + 0.125, y + 0.03125), (x + 0.25, y),
                                                                          (x + 0.25, y + 0.0625),
                                                                          (x + 0.125, y + 0.03125)]}
        else:
            yield "an end on an edge", {"area": False, "points": [(x + 0.0625, y + 0.0625), (x + 0.07, y + 0.2)]}, first
    for _ in range(8):
        x, y = rng.uniform(100, 122), rng.uniform(22, 48)
        yield "polygons that cross", star(x, y, 0.05, 9), star(x + 0.001, y - 0.001, 0.05, 7)
    for _ in range(8):
        x, y, size = rng.uniform(100, 122), rng.uniform(22, 48), 10 ** rng.uniform(-3, -0.5)
        court = [(x - size, y - size), (x - size, y + size), (x + size, y + size), (x + size, y - size), (x - size, y - size)]
        outer = [(x - 2 * size, y - 2 * size), (x + 2 * size, y - 2 * size), (x + 2 * size, y + 2 * size),
                 (x - 2 * size, y + 2 * size), (x - 2 * size, y - 2 * size)]
        holed = {"area": True, "points": outer, "holes": [court]}
        yield "in the court", lot(x + size / 8, y, size * 0.7), holed
        yield "within the walls", lot(x + size * 1.5, y, size * 0.3), holed
        yield "a line in the court", way(x, y, size / 10), holed
        yield "a line within", way(x + size * 1.5, y, size / 30), holed


def main():
    rows = []
    for kind, first, second in [*cases(), *more()]:
        value, p, q = nearest(first, second)
        ends = [repr(float(v)) for v in (*p, *q)] if p else [""] * 4
        texts = [json.dumps(g["points"] if "holes" not in g else rings(g), separators=(",", ":")) for g in (first, second)]
        rows.append([kind, int(first["area"]), texts[0], int(second["area"]), texts[1], repr(float(value)), *ends])

    table.write(
        "nearest_distance", __file__, ["geographiclib", "pyproj", "shapely", "numpy"],
        ["kind", "first_is_area", "first", "second_is_area", "second", "metres", "from_x", "from_y", "to_x", "to_y"], rows, """
Nearest distance of two geometries whose edges are straight in longitude and latitude, in metres on the CGCS2000
ellipsoid: 0 where they meet (shapely's `intersects`, in longitude and latitude). Found by comparing points along the
edges, ever finer around the best ones; no formula for the foot of a perpendicular is used. `metres` is the
length of the geodesic between the points found, by GeographicLib's own code in Python. A geometry is a list of points, of
one point, or of rings where it has a hole.
""")


if __name__ == "__main__":
    main()
