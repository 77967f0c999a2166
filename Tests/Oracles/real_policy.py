"""real_policy.csv: the examples of docs/examples against shapely, pyproj and GeographicLib.

Needs the public data sets, whose folder MUCHAN_REAL_DATA names; without it nothing is written. Only totals are kept.

The nearest points are found by shapely on the plane of the 3-degree zone (EPSG:4549), every edge cut so that it is straight in
longitude and latitude to below a millimetre, and measured by GeographicLib's geodesic. GCJ-02 is turned back by halving an
interval, not by the iteration that muchan uses.
"""

import json
import math
import os
import sys
from pathlib import Path

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Geod, Transformer
from shapely.geometry import shape
from shapely.strtree import STRtree

import table

if "MUCHAN_REAL_DATA" not in os.environ:
    sys.exit(0)
DATA = Path(os.environ["MUCHAN_REAL_DATA"])
GEOD = Geod(a=6378137.0, f=1 / 298.257222101)
CGCS = Geodesic(6378137.0, 1 / 298.257222101)
TO_PLANE = Transformer.from_crs("EPSG:4490", "EPSG:4549", always_xy=True)
FROM_PLANE = Transformer.from_crs("EPSG:4549", "EPSG:4490", always_xy=True)


def features(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))["features"]


def plane(geometry, degrees):
    return shapely.transform(shapely.segmentize(geometry, degrees), lambda p: np.column_stack(TO_PLANE.transform(*p.T)))


def distances(parcels, waters, degrees=0.002):
    """For each parcel the geodesic between its nearest points and all waters together."""
    planes = [plane(w, degrees) for w in waters]
    tree = STRtree(planes)
    out = []
    for parcel in parcels:
        own = plane(parcel, degrees)
        near = min((planes[i] for i in tree.query_nearest(own, all_matches=True)), key=own.distance)
        if own.intersects(near):
            out.append(0.0)
            continue
        line = shapely.shortest_line(own, near)
        (x1, y1), (x2, y2) = (FROM_PLANE.transform(x, y) for x, y in line.coords)
        out.append(CGCS.Inverse(y1, x1, y2, x2)["s12"])
    return out


def area(geometry):
    def ring(r):
        cut = shapely.segmentize(r, 0.0001)
        x, y = zip(*cut.coords)
        return abs(GEOD.polygon_area_perimeter(x, y)[0])
    parts = [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]
    return sum(ring(p.exterior) - sum(ring(i) for i in p.interiors) for p in parts)


def shifted(lon, lat):
    """GCJ-02 of a place, by the public formula."""
    a, ee = 6378245.0, 0.00669342162296594323
    x, y = lon - 105.0, lat - 35.0
    waves = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + waves
    north += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + waves
    east += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    s = 1 - ee * math.sin(math.radians(lat)) ** 2
    north = north * 180 / (a * (1 - ee) / (s * math.sqrt(s)) * math.pi)
    east = east * 180 / (a / math.sqrt(s) * math.cos(math.radians(lat)) * math.pi)
    return lon + east, lat + north


def restored(points):
    out = []
    for lon, lat in points:
        x, y = lon, lat
        for _ in range(6):
            for axis in (0, 1):
                low, high = (x - 0.02, x + 0.02) if axis == 0 else (y - 0.02, y + 0.02)
                for _ in range(60):
                    middle = (low + high) / 2
                    at = shifted(middle, y)[0] - lon if axis == 0 else shifted(x, middle)[1] - lat
                    low, high = (middle, high) if at < 0 else (low, middle)
                if axis == 0:
                    x = (low + high) / 2
                else:
                    y = (low + high) / 2
        out.append((x, y))
    return np.array(out)


rows = []
land = [shapely.make_valid(shape(f["geometry"])) for f in features("xinwu/land_use.geojson")]
water = [(f["properties"], shapely.make_valid(shape(f["geometry"]))) for f in features("xinwu/water.geojson")
         if f["geometry"]["type"] in ("Polygon", "MultiPolygon")]
rivers = [g for p, g in water if p["name"] != "太湖" and p["water"] in ("river", "canal", "stream")]
lake = [g for p, g in water if p["name"] == "太湖"]
found = distances(land, rivers)
rows += [["xinwu", "river_within_1km", sum(d <= 1000 for d in found)], ["xinwu", "river_metres_sum", repr(sum(found))],
         ["xinwu", "river_metres_max", repr(max(found))], ["xinwu", "river_touching", sum(d == 0 for d in found)]]
found = distances(land, lake)
rows += [["xinwu", "taihu_within_5km", sum(d <= 5000 for d in found)],
         ["xinwu", "taihu_within_4990m", sum(d <= 4990 for d in found)],
         ["xinwu", "taihu_within_5010m", sum(d <= 5010 for d in found)]]
near = shapely.transform(shapely.buffer(plane(shapely.union_all(lake), 0.002), 5000, quad_segs=200),
                         lambda p: np.column_stack(FROM_PLANE.transform(*p.T)))
rows.append(["xinwu", "taihu_area_m2", repr(sum(area(shapely.intersection(near, g)) for g in land if g.intersects(near)))])

districts = [shapely.make_valid(shapely.transform(shape(f["geometry"]), restored))
             for f in features("jiangsu/nanjing_districts.geojson")]
river = [shape(f["geometry"]) for f in features("jiangsu/yangtze_50m.geojson") if f["properties"]["name"] == "长江"]
found = distances(districts, [shapely.clip_by_rect(g, 117.5, 31, 120, 33) for g in river])
rows += [["nanjing", "yangtze_within_1km", sum(d <= 1000 for d in found)],
         ["nanjing", "yangtze_touching", sum(d == 0 for d in found)],
         ["nanjing", "yangtze_metres_sum", repr(sum(found))], ["nanjing", "yangtze_metres_max", repr(max(found))]]
table.write("real_policy", __file__, ["geographiclib", "pyproj", "shapely", "numpy"], ["place", "figure", "value"], rows, """
The examples of docs/examples: how many parcels lie within a distance of waters, what the distances add up to, and how much land
lies within 5 km of Taihu. Xinwu: land use of EULUC-China 2.0 and waters of OpenStreetMap; Nanjing: districts turned back from
GCJ-02 and the centre line of Natural Earth 50m.
""")
