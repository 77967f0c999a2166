"""planar_area.csv: plane areas in two Gauss-Krueger belts: vertices projected, edges straight in the plane."""

from pyproj import Transformer

import table
from cases import cases
from ellipsoid import area

BELTS = {"EPSG:4549": (118.0, 122.0), "EPSG:4527": (115.0, 119.0)}


def ring_area(ring):
    """Shoelace about the first vertex, so that a large false easting costs no digits."""
    x0, y0 = ring[0]
    closed = ring if ring[0] == ring[-1] else ring + [ring[0]]
    points = [(x - x0, y - y0) for x, y in closed]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))) / 2


rows = []
for code, (west, east) in BELTS.items():
    project = Transformer.from_crs("EPSG:4490", code, always_xy=True).transform
    for case in cases():
        points = [p for rings in case["polygons"] for ring in rings for p in ring]
        if any(not (west < lon < east and 28 < lat < 36) for lon, lat in points):
            continue
        plane = [[[project(*p) for p in ring] for ring in rings] for rings in case["polygons"]]
        value = sum(ring_area(rings[0]) - sum(ring_area(hole) for hole in rings[1:]) for rings in plane)
        rows.append([case["name"], case["kind"], code, repr(value), f"{value / float(area(case['polygons'])) - 1:.3e}",
                     *(repr(v) for v in plane[0][0][0])])

table.write(
    "planar_area", __file__, ["pyproj"],
    ["name", "kind", "crs", "area_m2", "against_ellipsoid", "first_easting", "first_northing"], rows, """
Plane areas of those polygons of ellipsoid_area.csv (same names, coordinates there) that lie in or near a 3-degree
Gauss-Krueger belt: EPSG:4549 (central meridian 120, no zone prefix; Jiangning's own) and EPSG:4527 (117, prefix 39; the
neighbouring belt). Vertices are projected by PROJ, edges are straight in the plane. `against_ellipsoid` is plane area
over ellipsoid area less 1. `first_easting` and `first_northing` are the first vertex in the plane. A prefixed easting
has steps of 7e-9 m, so an area is good to about that times the perimeter.
""")
