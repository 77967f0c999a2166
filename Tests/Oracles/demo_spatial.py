"""demo_controls.csv, demo_setback.csv, demo_shoreline.csv, demo_buildings.csv: the demonstration's parcels against its
controls, waters and buildings.

Overlaps are cut by shapely in longitude and latitude; areas are pyproj's, edges cut every ten metres so that they are
straight in longitude and latitude too. Distances are searched for as nearest_distance.py does.
"""

import json
import math
from pathlib import Path

from pyproj import Geod
from shapely.geometry import shape
from shapely.ops import unary_union

import table
from nearest_distance import nearest

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
GEOD = Geod(a=6378137.0, f=1 / 298.257222101)
SLIVER = 10


def features(name):
    return json.loads((DEMO / name).read_text(encoding="utf-8"))["features"]


def dense(points, metres):
    out = [points[0]]
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        n = max(1, math.ceil(GEOD.inv(x1, y1, x2, y2)[2] / metres))
        out += [(x1 + (x2 - x1) * k / n, y1 + (y2 - y1) * k / n) for k in range(1, n + 1)]
    return out


def area(geometry):
    def ring(r):
        x, y = zip(*dense(list(r.coords), 10))
        return abs(GEOD.polygon_area_perimeter(x, y)[0])
    parts = [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]
    return sum(ring(p.exterior) - sum(ring(i) for i in p.interiors) for p in parts)


parcels = [(f["properties"], shape(f["geometry"])) for f in features("parcels.geojson")]
rows = []
for unit in features("controls.geojson"):
    ground, count, slivers, total = shape(unit["geometry"]), 0, 0, 0.0
    for _, parcel in parcels:
        if not ground.intersects(parcel):
            continue
        part = area(ground.intersection(parcel))
        total += part
        count += part > SLIVER
        slivers += 0 < part <= SLIVER
    rows.append([unit["properties"]["control_id"], unit["properties"]["kind"], count, slivers, repr(total)])
table.write("demo_controls", __file__, ["pyproj", "shapely", "numpy"],
            ["control_id", "kind", "parcels", "slivers", "area_m2"], rows, """
For each control unit of data/demo the parcels with more than 10 m² in it, those with less, and the area of all.
""")

waters = features("waters.geojson")
rows = []
for water, role in [("yangtze_main", "shoreline"), ("yangtze_tributary", "shoreline")]:
    own = [f for f in waters if (f["properties"]["water_code"], f["properties"]["geometry_role"]) == (water, role)]
    for use in sorted({f["properties"].get("shoreline_use", "") for f in own}):
        length = 0.0
        for f in own:
            if f["properties"].get("shoreline_use", "") == use:
                x, y = zip(*dense([tuple(p) for p in f["geometry"]["coordinates"]], 5))
                length += GEOD.line_length(x, y)
        rows.append([water, use, repr(length)])
table.write("demo_shoreline", __file__, ["pyproj"], ["water_code", "shoreline_use", "length_m"], rows, """
Length of the shorelines of data/demo by use, the edges cut every five metres.
""")

rows = []
chemical = [(p, g) for p, g in parcels if p["parcel_id"].startswith("32011100000")]
for properties, geometry in chemical[::6]:
    plant = {"area": True, "points": [tuple(p) for p in geometry.exterior.coords]}
    for port in ["other", "none", "hazardous"]:
        best = min(
            nearest(plant, {"area": False, "points": [tuple(p) for p in f["geometry"]["coordinates"]]})[0]
            for f in waters
            if f["properties"]["water_code"] == "yangtze_main" and f["properties"].get("port_use") == port)
        rows.append([properties["parcel_id"], port, repr(float(best))])
table.write("demo_setback", __file__, ["geographiclib", "pyproj", "shapely", "numpy"],
            ["parcel_id", "port_use", "metres"], rows, """
For every sixth parcel of the chemical park of data/demo the distance to the Yangtze's shoreline by its port.
""")

buildings = [(f["properties"], shape(f["geometry"])) for f in features("buildings.geojson")]
rows = []
for properties, parcel in parcels:
    over = [(b, outline) for b, outline in buildings if outline.intersects(parcel)]
    if not over:
        continue
    standing = [o for b, o in over if b.get("status") != "under_construction" and b.get("completed_on", "") <= "2022-12-31"]
    rows.append([properties["parcel_id"], len(over), repr(area(unary_union(standing).intersection(parcel))),
                 repr(area(parcel))])
table.write("demo_buildings", __file__, ["pyproj", "shapely", "numpy"],
            ["parcel_id", "buildings", "built_m2", "parcel_m2"], rows, """
For each parcel of data/demo that a building of buildings.geojson meets how many there are, and the area within those
that stand at the end of 2022.
""")
