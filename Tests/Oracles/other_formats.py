"""Tests/Fixtures/formats: the same three parcels and two enterprises in formats of other programs, made by ogr2ogr."""

import json
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "Fixtures" / "formats"
FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()


def convert(*arguments):
    subprocess.run(["ogr2ogr", *map(str, arguments)], check=True, stderr=subprocess.DEVNULL)


with tempfile.TemporaryDirectory() as scratch:
    source = Path(scratch) / "parcels.geojson"
    good = json.loads((HERE.parent / "Fixtures" / "bad" / "good.geojson").read_text(encoding="utf-8"))
    for number, feature in enumerate(good["features"]):
        feature["properties"] = {"parcel_id": feature["properties"]["parcel_id"], "owner": f"南京第{number}厂"}
    source.write_text(json.dumps(good, ensure_ascii=False), encoding="utf-8")
    FOLDER.joinpath("parcels.geojson").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    convert("-f", "ESRI Shapefile", "-lco", "ENCODING=CP936", FOLDER / "gbk.shp", source)
    convert("-f", "ESRI Shapefile", "-t_srs", "EPSG:4528", "-lco", "ENCODING=CP936", FOLDER / "unnamed.shp", source)
    # A table whose encoding nothing names, as many offices hand them on.
    FOLDER.joinpath("unnamed.cpg").unlink(missing_ok=True)
    table = bytearray(FOLDER.joinpath("unnamed.dbf").read_bytes())
    table[29] = 0
    FOLDER.joinpath("unnamed.dbf").write_bytes(table)
    for name, kind in [("parcels.kml", "KML"), ("parcels.dxf", "DXF"), ("parcels.fgb", "FlatGeobuf")]:
        data = source if kind != "DXF" else Path(scratch) / "bare.geojson"
        if kind == "DXF":
            bare = {**good, "features": [{**f, "properties": {}} for f in good["features"]]}
            data.write_text(json.dumps(bare), encoding="utf-8")
        convert("-f", kind, FOLDER / name, data)
    convert("-f", "GPKG", FOLDER / "two-layers.gpkg", source, "-nln", "first")
    convert("-f", "GPKG", "-update", FOLDER / "two-layers.gpkg", source, "-nln", "second", "-where", "owner='南京第1厂'")
    rows = Path(scratch) / "rows.csv"
    rows.write_text("企业编号,年份,产值(万元),投产日期\n000123,2022,1234.5,2015-02-28\n000124,2022,\"1,000\",2016/3/1\n",
                    encoding="utf-8")
    convert("-f", "XLSX", FOLDER / "enterprises.xlsx", rows)
    convert("-f", "ODS", FOLDER / "enterprises.ods", rows)
version = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True, check=True).stdout.strip()
FOLDER.joinpath("README.md").write_text(
    f"# Formats of other programs\n\nMade by `Tests/Oracles/other_formats.py` with {version}. `parcels.geojson` is the "
    "source of all layers.\n", encoding="utf-8")
print(f"formats: {len(list(FOLDER.iterdir()))} files")
