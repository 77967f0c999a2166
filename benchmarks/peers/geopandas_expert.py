"""The overlay as an expert writes it with GeoPandas and shapely: index, covers, and intersections only at borders."""

import geopandas
import numpy as np
import pandas as pd
import shapely

from peer import EQUAL_AREA, SUMS, Phases, arguments, write

parcels_path, zones_path = arguments()
phases = Phases()

parcels = geopandas.read_file(parcels_path, columns=["land_use_code", *SUMS])
zones = geopandas.read_file(zones_path, columns=["zone_id"])
phases.done("read")

shapes = parcels.geometry.to_numpy()
borders = zones.geometry.to_numpy()
areas = parcels.geometry.to_crs(EQUAL_AREA).area.to_numpy()
phases.done("project-and-area")

shapely.prepare(borders)
tree = shapely.STRtree(shapes)
inside_zone, inside = tree.query(borders, predicate="covers")
touched_zone, touched = tree.query(borders, predicate="intersects")
count = len(shapes)
at_border = ~np.isin(touched_zone * count + touched, inside_zone * count + inside)
border_zone, border = touched_zone[at_border], touched[at_border]
pieces = geopandas.GeoSeries(shapely.intersection(shapes[border], borders[border_zone]), crs=parcels.crs)
pieces = pieces.to_crs(EQUAL_AREA).area.to_numpy()
phases.done("overlay")

parcel = np.concatenate([inside, border])
piece = np.concatenate([areas[inside], pieces])
share = piece / areas[parcel]
frame = pd.DataFrame({"zone": zones["zone_id"].to_numpy()[np.concatenate([inside_zone, border_zone])],
                      "use": parcels["land_use_code"].to_numpy()[parcel], "area": piece})
for name in SUMS:
    frame[name] = parcels[name].to_numpy()[parcel] * share
table = frame[frame["area"] > 0].groupby(["zone", "use"]).sum()
phases.done("sums")

write((zone, use, *row) for (zone, use), row in zip(table.index, table.to_numpy()))
