"""geodesic_area.csv: the same polygons with geodesic edges, by GeographicLib and by PROJ.

The script also holds the straight-edge table against GeographicLib: with each edge cut in short pieces, the
geodesic polygon tends to the one whose edges are straight in lon/lat.
"""

from geographiclib.geodesic import Geodesic
from pyproj import Geod

import table
from cases import cases, cut
from ellipsoid import area

A, RF = 6378137, 298.257222101
library = Geodesic(A, 1 / RF)
proj = Geod(a=A, rf=RF)


def by_library(ring):
    polygon = library.Polygon()
    for lon, lat in ring[:-1] if ring[0] == ring[-1] else ring:
        polygon.AddPoint(lat, lon)
    return abs(polygon.Compute(False, True)[2])


def by_proj(ring):
    return abs(proj.polygon_area_perimeter(*zip(*ring))[0])


def total(polygons, measure):
    return sum(measure(rings[0]) - sum(measure(hole) for hole in rings[1:]) for rings in polygons)


rows, engines_gap, worst, checked = [], 0.0, 0.0, 0
for case in cases():
    polygons = case["polygons"]
    first, second = total(polygons, by_library), total(polygons, by_proj)
    if first < 1e6:
        engines_gap = max(engines_gap, abs(first - second))
    rows.append([case["name"], case["kind"], repr(first), repr(second)])

    # Pieces of about 250 m leave s^3 tan(lat) / 12R of area each; too many pieces for the very long ones.
    straight = float(area(polygons))
    edges = sum(len(r) - 1 for p in polygons for r in p)
    pieces = max(1, int((straight / edges) ** 0.5 / 250))
    if case["kind"] in ("published", "parcel", "block", "county", "hemisphere", "equator", "holes", "parts") and pieces < 500:
        closed = [[r if r[0] == r[-1] else r + [r[0]] for r in p] for p in polygons]
        fine = [[cut(r, 10 * pieces) for r in p] for p in closed]
        gap = abs(total(fine, by_library) - straight) / straight
        assert gap < 2e-6 if straight < 1e4 else gap < 2e-8, (case["name"], gap)
        worst, checked = max(worst, gap if straight >= 1e4 else 0), checked + 1

table.write(
    "geodesic_area", __file__, ["geographiclib", "pyproj"], ["name", "kind", "geographiclib_m2", "proj_m2"], rows, f"""
Areas of the polygons of ellipsoid_area.csv (same names, coordinates there) on the CGCS2000 ellipsoid when their edges
are geodesics. Both engines add up areas down to the equator in doubles, which costs digits of small polygons: below
1 km2 they differ from one another by up to {engines_gap:.0e} m2, so nothing smaller can be asked of either.

Check of ellipsoid_area.csv made with it: {checked} of its polygons, each edge cut in short pieces, have the area stated
there; the largest gap is {worst:.0e} of areas over 10,000 m2.
""")
