"""Expected totals on public data sets: xinwu_land_by_cell, xinwu_energy_by_class and jiangsu_county_area.

The data sets state no licence and are not in the repository: MUCHAN_REAL_DATA names a folder that holds
them as xinwu/land_use.geojson, xinwu/energy_250m.geojson and jiangsu/jiangsu_counties.geojson. Only totals
and a few sampled results are written. Without the folder nothing is done.
"""

import json
import os
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape

import table
from ellipsoid import check_against_mpmath, shape_area

folder = os.environ.get("MUCHAN_REAL_DATA")
if not folder:
    print("real data tables are left as they are: MUCHAN_REAL_DATA is not set")
    sys.exit(0)

XINWU = """Data: land use (EULUC-China 2.0) and simulated building energy on a 250 m grid of Xinwu district, Wuxi, from
haolinwang1313/Revealing-the-Impact-of-Urban-Spatial-Structure-on-Building-Energy-Efficiency on GitHub, data/gpkg
(land use after Zenodo record 15180905), as GeoJSON in lon/lat. No licence is stated, so only these results are kept."""


def read(name):
    """Properties, valid shapes, and how many shapes had to be repaired by GEOS make-valid."""
    with open(Path(folder) / name, encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = [shape(feature["geometry"]) for feature in features]
    broken = [index for index, s in enumerate(shapes) if not s.is_valid]
    for index in broken:
        shapes[index] = shapely.make_valid(shapes[index])
    return [feature["properties"] for feature in features], np.array(shapes, dtype=object), broken


def pairs(left, right):
    """Index pairs with a common area, and that area in m2."""
    first, second = shapely.STRtree(right).query(left, predicate="intersects")
    areas = np.array([shape_area(s) for s in shapely.intersection(left[first], right[second])])
    keep = areas > 0
    return first[keep], second[keep], areas[keep]


def within_overlap(shapes):
    """Pairs of one layer that overlap by more than 1e-6 m2, and their common area."""
    first, second, areas = pairs(shapes, shapes)
    keep = (first < second) & (areas > 1e-6)
    return int(keep.sum()), float(areas[keep].sum())


def outside(shapes, others):
    """m2 of each shape outside the union of the others."""
    first, second = shapely.STRtree(others).query(shapes, predicate="intersects")
    near = defaultdict(list)
    for one, other in zip(first, second):
        near[one].append(other)
    return np.array([shape_area(s.difference(shapely.union_all(others[near[k]])) if near[k] else s)
                     for k, s in enumerate(shapes)])


def row(scope, zone, kind, parcels, area, kwh=None):
    return [scope, zone, kind, parcels, f"{area:.6f}", f"{area * 3 / 2000:.9f}"] + ([] if kwh is None else [f"{kwh:.6f}"])


land, land_shapes, land_broken = read("xinwu/land_use.geojson")
cells, cell_shapes, cell_broken = read("xinwu/energy_250m.geojson")
sample = random.Random(250)
worst = check_against_mpmath(sample.sample(list(land_shapes), 25) + sample.sample(list(cell_shapes), 25))
land_areas, cell_areas = (np.array([shape_area(s) for s in layer]) for layer in (land_shapes, cell_shapes))
plane = np.array([p["area_m2"] for p in land])
land_pairs, cell_pairs = within_overlap(land_shapes), within_overlap(cell_shapes)
classes = [p["Class"] for p in land]
ids = [p["grid_id_main"] for p in cells]
assert len(set(ids)) == len(ids)

# Land-use polygons as parcels, cells as zones, by Class.
parcel, cell, areas = pairs(land_shapes, cell_shapes)
beyond = outside(land_shapes, cell_shapes)
by_class, by_cell, touched = defaultdict(float), defaultdict(float), defaultdict(set)
for p, c, a in zip(parcel, cell, areas):
    by_class[classes[p]] += a
    by_cell[(c, classes[p])] += a
    touched[(c, classes[p])].add(p)
rows = []
for kind in sorted(set(classes)):
    members = [k for k, c in enumerate(classes) if c == kind]
    rows.append(row("class", "*", kind, len(members), land_areas[members].sum()))
    rows.append(row("class-in-zones", "*", kind, "", by_class[kind]))
    rows.append(row("class-outside", "(outside)", kind, int((beyond[members] > 0).sum()), beyond[members].sum()))
for c in sorted(sample.sample(sorted({c for c, _ in by_cell}), 20), key=lambda c: ids[c]):
    for kind in sorted(k for other, k in by_cell if other == c):
        rows.append(row("cell", ids[c], kind, len(touched[(c, kind)]), by_cell[(c, kind)]))
rows.append(row("all", "*", "*", len(land), land_areas.sum()))
rows.append(row("all-in-zones", "*", "*", "", areas.sum()))
rows.append(row("all-outside", "(outside)", "*", int((beyond > 0).sum()), beyond.sum()))
balance = abs(areas.sum() + beyond.sum() - land_areas.sum()) / land_areas.sum()

table.write(
    "xinwu_land_by_cell", __file__, ["shapely", "numpy", "mpmath"],
    ["scope", "zone", "class", "parcels", "area_m2", "area_mu"], rows, f"""
`muchan overlay land_use.geojson --zones energy_250m.geojson --zone-id grid_id_main --by Class`, in totals: `class` all
polygons of a Class, `class-in-zones` their area in any cell, `class-outside` their area in no cell, `cell` 20 sampled
cells by Class, `all*` the same over all classes. `parcels` counts polygons with positive area in the row; outside they are
slivers whose number depends on rounding.

{XINWU}

{len(land)} polygons, {len(land_broken)} of them invalid (features {', '.join(map(str, land_broken))}) and repaired by
make-valid; {len(cells)} cells, {len(cell_broken)} invalid. Intersections by shapely, areas on the CGCS2000 ellipsoid with
edges straight in lon/lat in doubles (worst of 50 sampled shapes against 50 digits: {worst:.0e}). Overlaps within a layer:
{land_pairs[0]} pairs of polygons, {cell_pairs[0]} pairs of cells; zones would count independently, outside is polygon less
the union of the cells. In cells and outside add up to all within {balance:.0e}. The data's own `area_m2` (plane, UTM 50)
sums to {plane.sum() / land_areas.sum() - 1:+.2e} of the ellipsoid area.
""")

# Cells as parcels, land-use classes as zones, energy apportioned by area.
kwh = np.array([p["total_kwh"] for p in cells])
share, energy, touched = defaultdict(float), defaultdict(float), defaultdict(set)
for p, c, a in zip(parcel, cell, areas):
    share[classes[p]] += a
    energy[classes[p]] += kwh[c] * a / cell_areas[c]
    touched[classes[p]].add(c)
beyond = outside(cell_shapes, land_shapes)
lost = (kwh * beyond / cell_areas).sum()
rows = [row("class", kind, kind, len(touched[kind]), share[kind], energy[kind]) for kind in sorted(share)]
rows.append(row("outside", "(outside)", "", int((beyond > 0).sum()), beyond.sum(), lost))
rows.append(row("all", "*", "", len(cells), cell_areas.sum(), kwh.sum()))
balance = abs(sum(energy.values()) + lost - kwh.sum()) / kwh.sum()

table.write(
    "xinwu_energy_by_class", __file__, ["shapely", "numpy", "mpmath"],
    ["scope", "zone", "class", "parcels", "area_m2", "area_mu", "total_kwh"], rows, f"""
The mirror: `muchan overlay energy_250m.geojson --zones land_use.geojson --zone-id Class --sum total_kwh`. Cells are the
parcels; the polygons of a Class are one zone in several parts; a cell's energy goes to the classes by their share of its
area, the rest is outside. `parcels` counts cells with positive area in the row.

{XINWU}

The cells' energy is {kwh.sum():,.0f} kWh; classes and outside add up to it within {balance:.0e}. {land_pairs[0]} pairs of land-use
polygons overlap, so no part of a cell is counted in two classes. Method as for xinwu_land_by_cell.csv.
""")

# Areas of the counties.
counties, county_shapes, broken = read("jiangsu/jiangsu_counties.geojson")
worst = check_against_mpmath(sample.sample(list(county_shapes), 8))
overlaps = within_overlap(county_shapes)
areas = [shape_area(s) for s in county_shapes]
rows = [[k, p["adcode"], "repaired" if k in broken else "valid", f"{a:.6f}", f"{a * 3 / 2000:.9f}"]
        for k, (p, a) in enumerate(zip(counties, areas))]
rows.append(["", "*", "", f"{sum(areas):.6f}", f"{sum(areas) * 3 / 2000:.9f}"])

table.write(
    "jiangsu_county_area", __file__, ["shapely", "numpy", "mpmath"],
    ["feature", "adcode", "geometry", "area_m2", "area_mu"], rows, f"""
`muchan area jiangsu_counties.geojson`: area of each county on the CGCS2000 ellipsoid, edges straight in lon/lat, and the
sum (adcode `*`). Areas in doubles; worst of 8 sampled counties against 50 digits: {worst:.0e}.

Data: county borders of Jiangsu from lyhmyd1211/GeoMapData_CN on GitHub (after DataV). No licence is stated, so only these
results are kept. Its datum is of the GCJ-02 family, so the areas are those of the shifted shapes, not of the counties.

{len(broken)} of {len(counties)} counties are invalid (features {', '.join(map(str, broken))}) and repaired by make-valid.
{overlaps[0]} pairs of counties overlap, by {overlaps[1] / 1e6:.3f} km2 in all; the sum counts that land twice.
""")
