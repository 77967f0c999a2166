"""The overlay as most write it with GeoPandas: `overlay(how="intersection")` and a group-by."""

import geopandas

from peer import EQUAL_AREA, SUMS, Phases, arguments, write

parcels_path, zones_path = arguments()
phases = Phases()

parcels = geopandas.read_file(parcels_path)
zones = geopandas.read_file(zones_path)
phases.done("read")

parcels["whole"] = parcels.to_crs(EQUAL_AREA).area
phases.done("project-and-area")

pieces = geopandas.overlay(parcels, zones[["zone_id", "geometry"]], how="intersection", keep_geom_type=True)
phases.done("overlay")

pieces["piece"] = pieces.to_crs(EQUAL_AREA).area
for name in SUMS:
    pieces[name] = pieces[name] * pieces["piece"] / pieces["whole"]
table = pieces[pieces["piece"] > 0].groupby(["zone_id", "land_use_code"])[["piece", *SUMS]].sum()
phases.done("sums")

write((zone, use, *row) for (zone, use), row in zip(table.index, table.to_numpy()))
