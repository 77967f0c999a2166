"""Area of the intersection of two valid polygons, without building it and without rounding.

The border of an intersection consists of the parcel's border inside the zone and the zone's border inside
the parcel. Edges are cut where they meet, in exact rational arithmetic; each piece is kept or dropped by
where its midpoint lies, and adds its line integral (see ellipsoid.py). Where the two borders run together
the piece counts once if both interiors are on the same side, else not at all. This shares nothing with
GEOS; the script that uses it compares every value with shapely's.
"""

from fractions import Fraction

import mpmath

from ellipsoid import edge_short


def _edges(polygons):
    """Edges with the interior on their left, as rationals: shells counter-clockwise, holes clockwise."""
    result = []
    for rings in polygons:
        for index, ring in enumerate(rings):
            points = [(Fraction(x), Fraction(y)) for x, y in ring]
            if points[0] != points[-1]:
                points.append(points[0])
            twice = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:]))
            if (twice > 0) != (index == 0):
                points.reverse()
            result += [(p, q) for p, q in zip(points, points[1:]) if p != q]
    return result


def _side(p, q, r):
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def _meets(p, q, edges):
    """Parameters on p-q, 0 and 1 included, where other edges touch it; sorted."""
    at = {Fraction(0), Fraction(1)}
    dx, dy = q[0] - p[0], q[1] - p[1]
    length = dx * dx + dy * dy
    west, east = min(p[0], q[0]), max(p[0], q[0])
    south, north = min(p[1], q[1]), max(p[1], q[1])
    for a, b in edges:
        if max(a[0], b[0]) < west or min(a[0], b[0]) > east or max(a[1], b[1]) < south or min(a[1], b[1]) > north:
            continue
        from_a, from_b = _side(p, q, a), _side(p, q, b)
        if from_a == 0 and from_b == 0:  # on one line
            for end in (a, b):
                t = ((end[0] - p[0]) * dx + (end[1] - p[1]) * dy) / length
                if 0 < t < 1:
                    at.add(t)
        elif (from_a >= 0) != (from_b >= 0) or from_a == 0 or from_b == 0:
            ex, ey = b[0] - a[0], b[1] - a[1]
            t = ((a[0] - p[0]) * ey - (a[1] - p[1]) * ex) / (dx * ey - dy * ex)
            if 0 < t < 1:
                at.add(t)
    return sorted(at)


def _position(point, edges):
    """1 inside, 0 outside, or the edge on which the point lies."""
    x, y = point
    inside = False
    for a, b in edges:
        if min(a[1], b[1]) <= y <= max(a[1], b[1]) and min(a[0], b[0]) <= x <= max(a[0], b[0]) \
                and _side(a, b, point) == 0:
            return (a, b)
        if (a[1] > y) != (b[1] > y):
            if x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]):
                inside = not inside
    return 1 if inside else 0


def _border_inside(edges, other, keep_shared):
    total = mpmath.mpf(0)
    for p, q in edges:
        at = _meets(p, q, other)
        for t0, t1 in zip(at, at[1:]):
            def along(t):
                return (p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]))
            where = _position(along((t0 + t1) / 2), other)
            if isinstance(where, tuple):
                (a, b) = where
                same = (b[0] - a[0]) * (q[0] - p[0]) + (b[1] - a[1]) * (q[1] - p[1]) > 0
                where = 1 if same and keep_shared else 0
            if where:
                total -= edge_short(*along(t0), *along(t1))
    return total


def intersection_area(parcel, zone):
    """m2 of parcel x zone, both GeoJSON MultiPolygon coordinates of valid geometries."""
    ours, theirs = _edges(parcel), _edges(zone)
    return _border_inside(ours, theirs, True) + _border_inside(theirs, ours, False)
