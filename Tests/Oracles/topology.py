"""topology.geojson and topology.csv: a made layer with overlaps, gaps and slivers, and what shapely finds in it."""

import json
import random

import shapely
from shapely.geometry import Polygon, mapping

import table
from ellipsoid import area

random.seed(2024)
X, Y, SIDE = 118.80, 31.90, 0.001


def ring(x0, y0, x1, y1):
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


# A grid of lots; some borders are moved so that lots overlap their neighbour or leave a strip of ground to nobody.
shapes = []
for row in range(8):
    for column in range(8):
        x0, y0 = X + column * SIDE, Y + row * SIDE
        x1, y1 = x0 + SIDE, y0 + SIDE
        chance = random.random()
        if 0 < column < 7 and 0 < row < 7:
            if chance < 0.2:
                x1 += SIDE * random.uniform(0.001, 0.2)
            elif chance < 0.35:
                x1 -= random.uniform(1e-6, 5e-6)
        shapes.append([(round(x, 9), round(y, 9)) for x, y in ring(x0, y0, x1, y1)])
# A strip of a third of a metre on ground of its own, and a lot drawn twice.
shapes.append([(round(x, 9), round(y, 9)) for x, y in ring(X, Y - 0.001, X + SIDE, Y - 0.001 + 3e-6)])
shapes.append(list(shapes[27]))

polygons = [Polygon(points) for points in shapes]


def square_metres(geometry):
    parts = [g for g in getattr(geometry, "geoms", [geometry]) if isinstance(g, Polygon)]
    return float(area([[list(p.exterior.coords)] + [list(h.coords) for h in p.interiors] for p in parts])) if parts else 0


rows = []
for i, one in enumerate(polygons):
    for j in range(i + 1, len(polygons)):
        if one.intersects(polygons[j]):
            common = square_metres(one.intersection(polygons[j]))
            if common >= 0.01:
                rows.append(["overlap", f"L{i}", f"L{j}", repr(common)])
together = shapely.union_all(polygons)
for part in getattr(together, "geoms", [together]):
    for hole in part.interiors:
        rows.append(["gap", "", "", repr(square_metres(Polygon(hole)))])
rows.append(["sliver", "L64", "", repr(square_metres(polygons[64]))])

features = [json.dumps({"type": "Feature", "properties": {"lot": f"L{i}"},
                        "geometry": {"type": "Polygon", "coordinates": [points + points[:1]]}})
            for i, points in enumerate(shapes)]
table.FOLDER.joinpath("topology.geojson").write_text(
    '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n", encoding="utf-8")
table.write("topology", __file__, ["shapely", "mpmath"], ["kind", "lot", "other", "area_m2"], rows, """
`topology.geojson` is a grid of 64 lots with borders moved at random (fixed seed), a strip of a third of a metre and one
lot drawn twice. Overlaps are shapely's intersections of at least 0.01 m², gaps the holes in shapely's union of all lots;
their areas are by the oracle of ellipsoid_area.csv.
""")
