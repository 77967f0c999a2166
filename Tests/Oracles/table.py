"""Writes one expected table and, beside it, a page that says how it was made."""

import csv
import json
import platform
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "Fixtures" / "oracles"
MU = 2000 / 3


def coordinates(polygons):
    """GeoJSON MultiPolygon coordinates as compact JSON; the shortest text of each double."""
    return json.dumps(polygons, separators=(",", ":"))


def write(name, script, engines, columns, rows, about):
    """Writes `name`.csv and `name`.md; `engines` are the distributions whose versions matter."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    versions = [f"Python {platform.python_version()}"] + [f"{e} {version(e)}" for e in engines]
    if "shapely" in engines:
        import shapely
        versions.append(f"GEOS {shapely.geos_version_string}")
    if "pyproj" in engines:
        import pyproj
        versions.append(f"PROJ {pyproj.proj_version_str}")
    with open(FOLDER / f"{name}.md", "w", encoding="utf-8") as file:
        file.write(f"# {name}.csv\n\nMade by `Tests/Oracles/{Path(script).name}` (`make oracles`), {len(rows)} rows.\n"
                   f"Engines: {', '.join(versions)}.\n\n{about.strip()}\n")
    print(f"{name}.csv: {len(rows)} rows")
