"""The overlay in SedonaDB's SQL. Layers are read by pyogrio through GeoPandas, as SedonaDB's guide does."""

import geopandas
import pyproj
import sedonadb

from peer import EQUAL_AREA, SUMS, Phases, arguments, write

parcels_path, zones_path = arguments()
phases = Phases()

database = sedonadb.connect()
for name, path, columns in (("parcels", parcels_path, ["land_use_code", *SUMS]), ("zones", zones_path, ["zone_id"])):
    database.create_data_frame(geopandas.read_file(path, columns=columns)).to_view(name)
phases.done("read")

sums = ", ".join(f"sum({name} * piece / whole)" for name in SUMS)
# It takes names of authorities and PROJJSON, but no PROJ strings.
plane = pyproj.CRS(EQUAL_AREA).to_json().replace("'", "''")


def area(shape):
    return f"ST_Area(ST_Transform({shape}, 'OGC:CRS84', '{plane}'))"


table = database.sql(f"""
    WITH pieces AS (
      SELECT zone_id, land_use_code, {', '.join(SUMS)}, {area('p.geometry')} AS whole,
             CASE WHEN ST_Covers(z.geometry, p.geometry) THEN {area('p.geometry')}
                  ELSE {area('ST_Intersection(p.geometry, z.geometry)')} END AS piece
      FROM parcels p JOIN zones z ON ST_Intersects(p.geometry, z.geometry))
    SELECT zone_id, land_use_code, sum(piece), {sums} FROM pieces WHERE piece > 0
    GROUP BY zone_id, land_use_code""").to_pandas()
phases.done("area-overlay-and-sums")

write(table.itertuples(index=False, name=None))
