"""The overlay in DuckDB SQL, with the spatial extension from PyPI (no download at run time)."""

from importlib.resources import files

import duckdb

from peer import EQUAL_AREA, SUMS, Phases, arguments, write

parcels_path, zones_path = arguments()
phases = Phases()

database = duckdb.connect(config={"allow_unsigned_extensions": "true"})
extension = files("duckdb_extension_spatial") / "extensions" / f"v{duckdb.__version__}" / "spatial.duckdb_extension"
database.execute(f"LOAD '{extension}'")

database.execute(f"CREATE TABLE parcels AS SELECT land_use_code, {', '.join(SUMS)}, geom FROM ST_Read(?)", [parcels_path])
database.execute("CREATE TABLE zones AS SELECT zone_id, geom FROM ST_Read(?)", [zones_path])
phases.done("read")

sums = ", ".join(f"sum({name} * piece / whole)" for name in SUMS)
area = f"ST_Area(ST_Transform({{}}, 'OGC:CRS84', '{EQUAL_AREA}', always_xy := true))"
rows = database.execute(f"""
    WITH pieces AS (
      SELECT zone_id, land_use_code, {', '.join(SUMS)}, {area.format('p.geom')} AS whole,
             CASE WHEN ST_Contains(z.geom, p.geom) THEN whole
                  ELSE {area.format('ST_Intersection(p.geom, z.geom)')} END AS piece
      FROM parcels p JOIN zones z ON ST_Intersects(p.geom, z.geom))
    SELECT zone_id, land_use_code, sum(piece), {sums} FROM pieces WHERE piece > 0 GROUP BY ALL""").fetchall()
phases.done("area-overlay-and-sums")

write(rows)
