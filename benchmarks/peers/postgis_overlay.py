"""The overlay in PostGIS: `postgis_overlay.py PARCELS ZONES DSN`. Loads both layers into temporary tables first."""

import sys

import geopandas
import psycopg

from peer import EQUAL_AREA, SUMS, Phases, write

parcels_path, zones_path, dsn = sys.argv[1:4]
phases = Phases()

with psycopg.connect(dsn) as database:
    database.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    columns = ", ".join(f"{name} float8" for name in SUMS)
    database.execute(f"CREATE TEMP TABLE parcels (land_use_code text, {columns}, geom geometry)")
    database.execute("CREATE TEMP TABLE zones (zone_id text, geom geometry)")
    for table, path, names in (("parcels", parcels_path, ["land_use_code", *SUMS]), ("zones", zones_path, ["zone_id"])):
        layer = geopandas.read_file(path, columns=names)
        shapes = layer.geometry.to_wkb(hex=True)
        with database.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            for row in zip(*(layer[name] for name in names), shapes):
                copy.write_row(row)
        database.execute(f"CREATE INDEX ON {table} USING gist (geom)")
        database.execute(f"ANALYZE {table}")
    phases.done("read")

    sums = ", ".join(f"sum({name} * piece / whole)" for name in SUMS)
    area = f"ST_Area(ST_Transform(ST_SetSRID({{}}, 0), '+proj=longlat +ellps=GRS80 +no_defs', '{EQUAL_AREA}'))"
    rows = database.execute(f"""
        WITH pieces AS (
          SELECT zone_id, land_use_code, {', '.join(SUMS)}, {area.format('p.geom')} AS whole,
                 {area.format('CASE WHEN ST_Covers(z.geom, p.geom) THEN p.geom ELSE ST_Intersection(p.geom, z.geom) END')}
                 AS piece
          FROM parcels p JOIN zones z ON ST_Intersects(p.geom, z.geom))
        SELECT zone_id, land_use_code, sum(piece), {sums} FROM pieces WHERE piece > 0 GROUP BY 1, 2""").fetchall()
    phases.done("area-overlay-and-sums")

write(rows)
