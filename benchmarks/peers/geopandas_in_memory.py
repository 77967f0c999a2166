"""The overlay's loop alone in GeoPandas and shapely, over data in memory: `geopandas_in_memory.py PARCELS ZONES RUNS`.

Reading is not timed. Timed are areas by projection, STRtree, covers, intersections at borders, and the group-by; each
run prints its seconds to standard error.
"""

import sys
import time

import geopandas
import numpy as np
import pandas as pd
import shapely

from peer import EQUAL_AREA, SUMS, write

parcels_path, zones_path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
parcels = geopandas.read_file(parcels_path, columns=["land_use_code", *SUMS])
zones = geopandas.read_file(zones_path, columns=["zone_id"])


def loop():
    shapes = parcels.geometry.to_numpy()
    borders = zones.geometry.to_numpy().copy()
    areas = parcels.geometry.to_crs(EQUAL_AREA).area.to_numpy()
    shapely.prepare(borders)
    tree = shapely.STRtree(shapes)
    inside_zone, inside = tree.query(borders, predicate="covers")
    touched_zone, touched = tree.query(borders, predicate="intersects")
    count = len(shapes)
    at_border = ~np.isin(touched_zone * count + touched, inside_zone * count + inside)
    border_zone, border = touched_zone[at_border], touched[at_border]
    pieces = geopandas.GeoSeries(shapely.intersection(shapes[border], borders[border_zone]), crs=parcels.crs)
    parcel = np.concatenate([inside, border])
    piece = np.concatenate([areas[inside], pieces.to_crs(EQUAL_AREA).area.to_numpy()])
    share = piece / areas[parcel]
    frame = pd.DataFrame({"zone": zones["zone_id"].to_numpy()[np.concatenate([inside_zone, border_zone])],
                          "use": parcels["land_use_code"].to_numpy()[parcel], "area": piece})
    for name in SUMS:
        frame[name] = parcels[name].to_numpy()[parcel] * share
    return frame[frame["area"] > 0].groupby(["zone", "use"]).sum()


for _ in range(runs):
    began = time.perf_counter()
    table = loop()
    print(f"loop {time.perf_counter() - began} s", file=sys.stderr)

write((zone, use, *row) for (zone, use), row in zip(table.index, table.to_numpy()))
