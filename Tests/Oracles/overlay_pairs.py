"""overlay_pairs.csv: seeded parcel x zone pairs with the exact area of intersection and difference."""

import math
import random

import mpmath
from shapely.geometry import MultiPolygon, mapping, shape
from shapely.ops import unary_union

import table
from ellipsoid import area, edge_short, shape_area
from exact_overlay import intersection_area

DIGITS = 9  # 0.1 mm, what cadastral exports carry
rng = random.Random(4549)


def star(lon, lat, radius, count, low=0.5):
    """A ragged ring, radius in degrees of latitude."""
    start = rng.uniform(0, 2 * math.pi)
    points = []
    for k in range(count):
        angle = start + 2 * math.pi * k / count
        reach = radius * rng.uniform(low, 1.0)
        points.append([round(lon + reach * math.cos(angle) / math.cos(math.radians(lat)), DIGITS),
                       round(lat + reach * math.sin(angle), DIGITS)])
    return points + [points[0]]


def box(west, south, east, north):
    """A box; its corners are rounded once, so that neighbours share the very same doubles."""
    west, south, east, north = (round(v, DIGITS) for v in (west, south, east, north))
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def centre():
    return rng.uniform(118.6, 119.1), rng.uniform(31.7, 32.1)


def near(lon, lat, reach):
    angle = rng.uniform(0, 2 * math.pi)
    return lon + reach * math.cos(angle), lat + reach * math.sin(angle)


def valid(polygons):
    return shape({"type": "MultiPolygon", "coordinates": polygons}).is_valid


def holed(lon, lat, radius, count):
    return [star(lon, lat, radius, count, low=0.8), star(lon, lat, radius * 0.4, max(4, count // 3))[::-1]]


def plain(n_parcel, n_zone, ratio=(0.3, 3)):
    def make():
        lon, lat = centre()
        size = rng.uniform(0.0003, 0.003)
        other = size * rng.uniform(*ratio)
        x, y = near(lon, lat, other * rng.uniform(0.6, 1.1))
        return [[star(x, y, size, n_parcel)]], [[star(lon, lat, other, n_zone)]]
    return make


def with_holes():
    lon, lat = centre()
    size = rng.uniform(0.001, 0.003)
    x, y = near(lon, lat, size * rng.uniform(0.3, 1.2))
    return [holed(x, y, size * rng.uniform(0.5, 1), 18)], [holed(lon, lat, size, 30)]


def parts(both):
    def make():
        lon, lat = centre()
        size = rng.uniform(0.0008, 0.002)
        parcel = [[star(lon - size, lat, size * 0.8, 12)], [star(lon + size, lat, size * 0.8, 12)],
                  holed(lon, lat + 2.2 * size, size, 15)]
        x, y = near(lon, lat, size)
        zone = [[star(x, y, 2 * size, 25)]]
        if both:
            zone.append([star(x, y + 3.5 * size, size, 20)])
        return parcel, zone
    return make


def shared_border():
    lon, lat = centre()
    w, h = rng.uniform(0.0005, 0.002), rng.uniform(0.0005, 0.002)
    parcel = [[box(lon, lat, lon + w, lat + h)]]
    zone = [[box(lon + w, lat - h * rng.uniform(0, 0.4), lon + 3 * w, lat + h * rng.uniform(0.6, 1.4))]]
    return parcel, zone


def touching_at_corner():
    lon, lat = centre()
    w = rng.uniform(0.0005, 0.002)
    return [[box(lon, lat, lon + w, lat + w)]], [[box(lon + w, lat + w, lon + 2 * w, lat + 3 * w)]]


def vertex_on_edge():
    # The parcel's tip stands exactly on the zone's northern edge, the rest is outside or inside.
    lon, lat = centre()
    zone = box(lon, lat, lon + 0.004, lat + 0.002)
    top = zone[2][1]
    tip = [round(lon + rng.uniform(0.001, 0.003), DIGITS), top]
    way = rng.choice((1, -1))
    reach = rng.uniform(0.0004, 0.0015) * way
    left = [round(tip[0] - 0.0006, DIGITS), round(top + reach, DIGITS)]
    right = [round(tip[0] + 0.0005, DIGITS), round(top + reach * 0.9, DIGITS)]
    return [[[tip, right, left, tip]]], [[zone]]


def zone_vertex_on_parcel_edge():
    parcel, zone = vertex_on_edge()
    return zone, parcel


def crossing_through_vertices():
    # A diamond whose left and right tips are vertices of the parcel's edges too.
    lon, lat = (round(v, 4) for v in centre())
    w = round(rng.uniform(0.0005, 0.0015), 6)
    parcel = [[lon, lat - w], [lon + 2 * w, lat - w], [lon + 2 * w, lat], [lon + 2 * w, lat + w], [lon, lat + w],
              [lon, lat], [lon, lat - w]]
    zone = [[lon, lat], [lon + w, lat - 2 * w], [lon + 2 * w, lat], [lon + w, lat + 2 * w], [lon, lat]]
    return [[[[round(x, DIGITS), round(y, DIGITS)] for x, y in parcel]]], \
        [[[[round(x, DIGITS), round(y, DIGITS)] for x, y in zone]]]


def collinear_overlap():
    # Edges lie on one another over part of their length, interiors on the same or on opposite sides.
    lon, lat = centre()
    w = rng.uniform(0.0005, 0.002)
    parcel = box(lon, lat, lon + w, lat + w)
    south, east = parcel[0][1], parcel[1][0]
    same_side = rng.random() < 0.5
    zone = box(lon - w * 0.3, south, lon + w * 0.6, south + w * 2 if same_side else south - w)
    if same_side and rng.random() < 0.5:
        zone = box(lon + w * 0.2, south - 0.5 * w, east, lat + w * 0.7)
    twice = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(zone, zone[1:]))
    return [[parcel]], [[zone if twice > 0 else zone[::-1]]]


def grid_cell():
    # A zone built of shared grid corners, as cells of a 250 m grid are.
    lon, lat = (round(v, 3) for v in centre())
    step = 0.0025
    zone = [[lon, lat], [lon + step, lat], [lon + 2 * step, lat], [lon + 2 * step, lat + step],
            [lon + 2 * step, lat + 2 * step], [lon + step, lat + 2 * step], [lon, lat + 2 * step],
            [lon, lat + step], [lon, lat]]
    col, row = rng.choice((-1, 0, 1, 2)), rng.choice((-1, 0, 1, 2))
    return [[box(lon + col * step, lat + row * step, lon + (col + 1) * step, lat + (row + 1) * step)]], \
        [[[[round(x, DIGITS), round(y, DIGITS)] for x, y in zone]]]


def identical():
    lon, lat = centre()
    ring = star(lon, lat, 0.001, 14)
    return [[ring]], [[ring[5:-1] + ring[:6]]]


def neighbours_of_one_star():
    # Parcel and zone are two sides of one ragged border with identical vertices.
    lon, lat = centre()
    ys = [round(lat + k * 0.0002, DIGITS) for k in range(12)]
    border = [[round(lon + rng.uniform(-0.0002, 0.0002), DIGITS), y] for y in ys]
    west = [[round(lon - 0.002, DIGITS), y] for y in (ys[-1], ys[0])]
    east = [[round(lon + 0.002, DIGITS), y] for y in (ys[0], ys[-1])]
    return [[[*border, *west, border[0]]]], [[[*border[::-1], *east, border[-1]]]]


def containing():
    lon, lat = centre()
    return [[star(lon, lat, 0.0005, 16)]], [[star(lon, lat, 0.003, 40, low=0.7)]]


def contained():
    parcel, zone = containing()
    return zone, parcel


def in_the_hole():
    lon, lat = centre()
    return [[star(lon, lat, 0.0003, 12)]], [[star(lon, lat, 0.003, 30, low=0.7), star(lon, lat, 0.0016, 20, 0.6)[::-1]]]


def fills_the_hole():
    lon, lat = centre()
    hole = star(lon, lat, 0.0012, 20, 0.6)
    return [[hole]], [[star(lon, lat, 0.003, 30, low=0.7), hole[::-1]]]


def disjoint():
    lon, lat = centre()
    return [[star(lon, lat, 0.0005, 12)]], [[star(lon + 0.004, lat, 0.002, 30)]]


def sliver_overlap():
    # Zones digitised apart overlap by a centimetre or less.
    lon, lat = centre()
    w, depth = 0.001, rng.choice((1e-9, 1e-8, 1e-7))
    return [[box(lon, lat, lon + w, lat + w)]], [[box(lon + w - depth, lat - w, lon + 2 * w, lat + 2 * w)]]


def near_parallel():
    lon, lat = centre()
    parcel = box(lon, lat, lon + 0.003, lat + 0.001)
    south = parcel[0][1]
    zone = [[round(lon - 0.001, DIGITS), round(south - 2e-8, DIGITS)], [round(lon + 0.004, DIGITS), round(south + 3e-8, DIGITS)],
            [round(lon + 0.004, DIGITS), round(south + 0.0007, DIGITS)], [round(lon - 0.001, DIGITS), round(south + 0.0006, DIGITS)]]
    return [[parcel]], [[zone + [zone[0]]]]


KINDS = [
    ("two stars", plain(16, 24), 30), ("parcel across a zone of 400 vertices", plain(20, 400, (4, 12)), 20),
    ("parcel larger than the zone", plain(60, 14, (0.1, 0.4)), 10), ("ragged, many crossings", plain(60, 60, (0.8, 1.2)), 12),
    ("holes in both", with_holes, 20), ("parcel of several parts", parts(False), 12),
    ("parcel and zone of several parts", parts(True), 10), ("shared border", shared_border, 8),
    ("shared ragged border", neighbours_of_one_star, 5), ("touching at a corner", touching_at_corner, 4),
    ("parcel vertex on a zone edge", vertex_on_edge, 8), ("zone vertex on a parcel edge", zone_vertex_on_parcel_edge, 6),
    ("crossing through vertices", crossing_through_vertices, 5), ("collinear edges", collinear_overlap, 12),
    ("grid cell", grid_cell, 10), ("identical", identical, 3), ("parcel inside", containing, 5),
    ("zone inside the parcel", contained, 5), ("parcel in the zone's hole", in_the_hole, 3),
    ("parcel fills the zone's hole", fills_the_hole, 3), ("disjoint", disjoint, 3),
    ("sliver overlap", sliver_overlap, 4), ("near-parallel edges", near_parallel, 4),
]


def digits(value):
    return "0" if abs(value) < 1e-20 else mpmath.nstr(value, 18, min_fixed=-4, max_fixed=20)


rows, worst = [], 0.0
for kind, make, count in KINDS:
    made = 0
    while made < count:
        parcel, zone = make()
        if not (valid(parcel) and valid(zone)):
            continue
        made += 1
        whole = area(parcel, edge_short)
        common = intersection_area(parcel, zone)
        a, b = (shape({"type": "MultiPolygon", "coordinates": g}) for g in (parcel, zone))
        seen = shape_area(a.intersection(b))
        worst = max(worst, abs(float(common) - seen) / float(whole))
        assert abs(shape_area(a.difference(b)) - float(whole - common)) < 1e-9 * float(whole), (kind, made)
        rows.append([len(rows) + 1, kind, digits(whole), digits(common), digits(whole - common),
                     table.coordinates(parcel), table.coordinates(zone)])
assert worst < 1e-9, worst

table.write(
    "overlay_pairs", __file__, ["mpmath", "shapely"],
    ["pair", "kind", "parcel_m2", "intersection_m2", "difference_m2", "parcel", "zone"], rows, f"""
Seeded parcel x zone pairs: GeoJSON MultiPolygon coordinates (each number stands for the double nearest to it), and
areas on the CGCS2000 ellipsoid with edges straight in longitude and latitude. The intersection is measured along its
border, cut in exact rational arithmetic (`Tests/Oracles/exact_overlay.py`), with 50-digit integrals; 18 digits are
kept. `difference_m2` is parcel less intersection. shapely's intersection and difference agree with every row; the
largest gap is {worst:.1e} of the parcel, which is the rounding of its new vertices.
""")
