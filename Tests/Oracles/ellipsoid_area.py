"""ellipsoid_area.csv: areas on the CGCS2000 ellipsoid, edges straight in lon/lat, with 50 digits."""

import mpmath

import table
from cases import cases
from ellipsoid import area

rows = []
for case in cases():
    value = area(case["polygons"])
    rows.append([case["name"], case["kind"], mpmath.nstr(value, 25, strip_zeros=False, min_fixed=-5, max_fixed=30),
                 mpmath.nstr(value * 3 / 2000, 25, strip_zeros=False, min_fixed=-30, max_fixed=30),
                 sum(len(r) for p in case["polygons"] for r in p), case["note"], table.coordinates(case["polygons"])])

table.write(
    "ellipsoid_area", __file__, ["mpmath"],
    ["name", "kind", "area_m2", "area_mu", "positions", "note", "coordinates"], rows, """
`area_m2` is the area on the CGCS2000 ellipsoid (a = 6378137 m, 1/f = 298.257222101) of polygons whose edges are
straight in longitude and latitude: the line integral of the closed-form authalic area along each edge, by mpmath
quadrature with 50 digits. `coordinates` are GeoJSON MultiPolygon coordinates; each number stands for the IEEE double
nearest to it. `area_mu` is `area_m2` x 3/2000. `note` holds a published figure or a remark. Orientation and missing
closure do not matter: outer rings count positive, holes negative.
""")
