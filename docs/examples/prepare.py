"""Makes the project folders of this folder's examples from public data sets.

    python3 docs/examples/prepare.py DATA OUT

DATA has xinwu/land_use.geojson and xinwu/water.geojson, jiangsu/nanjing_districts.geojson and
jiangsu/yangtze_50m.geojson (see README.md); OUT/xinwu and OUT/nanjing are made. Needs nothing but Python.
"""

import csv
import json
import shutil
import sys
from pathlib import Path

PLANT = "91329999DEM0032315"


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def write_layer(path, rows, crs=None):
    layer = {"type": "FeatureCollection"}
    if crs:
        layer["crs"] = {"type": "name", "properties": {"name": crs}}
    layer["features"] = [{"type": "Feature", "properties": p, "geometry": g} for p, g in rows]
    path.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")


def write_table(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def project(name, out, zones, parcels, waters, crs=None):
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).parent / name / "project.yaml", folder / "project.yaml")
    write_layer(folder / "zones.geojson", zones, crs)
    write_layer(folder / "parcels.geojson", parcels, crs)
    write_layer(folder / "waters.geojson", waters)
    write_table(folder / "enterprises.csv", ["enterprise_id", "period", "industry_code", "above_designated_size"],
                [[PLANT, "2022", "2614", "true"]])
    write_table(folder / "occupancy.csv", ["parcel_id", "enterprise_id", "kind"],
                [[p["parcel_id"], PLANT, "own"] for p, _ in parcels])


def parcel(number, prefix, **more):
    return {"parcel_id": f"{prefix}{number:04}", "supplied_on": "2022-01-01", "started_on": "2022-01-01", **more}


def box(rows):
    points = []

    def gather(part):
        if isinstance(part[0], (int, float)):
            points.append(part)
        else:
            for inner in part:
                gather(inner)

    for _, geometry in rows:
        gather(geometry["coordinates"])
    west, east = min(p[0] for p in points) - 0.001, max(p[0] for p in points) + 0.001
    south, north = min(p[1] for p in points) - 0.001, max(p[1] for p in points) + 0.001
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def xinwu(data, out):
    parcels = [(parcel(number, "XW", land_class=f["properties"]["Class"]), f["geometry"])
               for number, f in enumerate(features(data / "xinwu" / "land_use.geojson"), start=1)]
    waters = []
    for f in features(data / "xinwu" / "water.geojson"):
        if f["geometry"]["type"] not in ("Polygon", "MultiPolygon"):
            continue
        name, kind = f["properties"]["name"], f["properties"]["water"]
        code = ("taihu" if name == "太湖" else
                "yangtze_tributary" if kind in ("river", "canal", "stream") else "other")
        waters.append(({"name": name, "water_code": code, "geometry_role": "water_area"}, f["geometry"]))
    project("xinwu", out, [({"zone_id": "XW", "level": "national"}, box(parcels))], parcels, waters)


def nanjing(data, out):
    districts = features(data / "jiangsu" / "nanjing_districts.geojson")
    parcels = [(parcel(number, "NJ", name=f["properties"]["name"]), f["geometry"])
               for number, f in enumerate(districts, start=1)]
    zones = [({"zone_id": str(f["properties"]["adcode"]), "name": f["properties"]["name"], "level": "national"},
              f["geometry"]) for f in districts]
    waters = []
    for f in features(data / "jiangsu" / "yangtze_50m.geojson"):
        code = "yangtze_main" if f["properties"]["name"] == "长江" else "other"
        waters.append(({"name": f["properties"]["name"], "water_code": code, "geometry_role": "centre_line"},
                       f["geometry"]))
    project("nanjing", out, zones, parcels, waters, crs="gcj02")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    xinwu(Path(sys.argv[1]), Path(sys.argv[2]))
    nanjing(Path(sys.argv[1]), Path(sys.argv[2]))
