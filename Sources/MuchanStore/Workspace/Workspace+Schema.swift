extension Workspace {
  /// The tables of the standard (OGC 12-128r15, annex C) and muchan's own.
  ///
  /// Our tables are an extension by the standard's rules: named in gpkg_extensions, and files without them are read all
  /// the same. `muchan_sources` is `WITHOUT ROWID`, since it is asked for by table and row and by id alone.
  static let schema = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)', 'longitude/latitude in degrees on the WGS 84 ellipsoid'),
      ('CGCS2000', 4490, 'EPSG', 4490, '\(cgcs2000)', 'longitude/latitude in degrees on the CGCS2000 ellipsoid');
    CREATE TABLE muchan_batches (
      batch_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      state TEXT NOT NULL,
      table_name TEXT NOT NULL,
      source TEXT NOT NULL,
      source_path TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      options TEXT NOT NULL,
      tool_version TEXT NOT NULL,
      read_count INTEGER NOT NULL, stored_count INTEGER NOT NULL,
      rejected_count INTEGER NOT NULL, skipped_count INTEGER NOT NULL,
      new_count INTEGER NOT NULL, changed_count INTEGER NOT NULL,
      same_count INTEGER NOT NULL, gone_count INTEGER NOT NULL);
    CREATE TABLE muchan_sources (
      table_name TEXT NOT NULL, fid INTEGER NOT NULL, id TEXT, batch_id INTEGER NOT NULL,
      byte_offset INTEGER, line INTEGER NOT NULL, feature INTEGER NOT NULL, digest INTEGER NOT NULL,
      PRIMARY KEY (table_name, fid)) WITHOUT ROWID;
    INSERT INTO gpkg_extensions VALUES
      ('muchan_batches', NULL, 'muchan_provenance', 'docs/workspace.md in the source of muchan', 'read-write'),
      ('muchan_sources', NULL, 'muchan_provenance', 'docs/workspace.md in the source of muchan', 'read-write');
    """

  /// Tables that workspaces of older versions do not have.
  static let laterSchema = """
    CREATE TABLE IF NOT EXISTS muchan_project (
      source_path TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS muchan_project_files (source TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS muchan_headings (
      batch_id INTEGER NOT NULL, position INTEGER NOT NULL, heading TEXT NOT NULL, column_name TEXT NOT NULL,
      PRIMARY KEY (batch_id, position)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS muchan_rejects (
      reject_id INTEGER PRIMARY KEY NOT NULL, batch_id INTEGER NOT NULL, id TEXT, byte_offset INTEGER,
      line INTEGER NOT NULL, feature INTEGER NOT NULL, pointer TEXT, code TEXT NOT NULL, found TEXT NOT NULL,
      expected TEXT, original TEXT);
    CREATE TABLE IF NOT EXISTS muchan_findings (
      finding_id INTEGER PRIMARY KEY NOT NULL, batch_id INTEGER NOT NULL, id TEXT, byte_offset INTEGER, line INTEGER,
      feature INTEGER, pointer TEXT, code TEXT NOT NULL, found TEXT NOT NULL, expected TEXT, count INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS muchan_results (
      result_id INTEGER PRIMARY KEY NOT NULL, state TEXT NOT NULL, tool_version TEXT NOT NULL, as_of TEXT,
      year INTEGER, inputs_sha256 TEXT NOT NULL, data_digest TEXT NOT NULL, options TEXT NOT NULL,
      read_count INTEGER NOT NULL, stored_count INTEGER NOT NULL, rejected_count INTEGER NOT NULL,
      skipped_count INTEGER NOT NULL, finding_count INTEGER NOT NULL);
    """
    + laterTables.map { table in
      """
      INSERT INTO gpkg_extensions
        SELECT '\(table)', NULL, 'muchan_provenance', 'docs/workspace.md in the source of muchan', 'read-write'
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = '\(table)');
      """
    }.joined()

  private static let laterTables = [
    "muchan_project", "muchan_project_files", "muchan_headings", "muchan_rejects", "muchan_findings", "muchan_results",
  ]

  /// Made last in a new workspace: sorting all ids once is faster than adding each.
  static let idIndex = "CREATE INDEX IF NOT EXISTS muchan_sources_id ON muchan_sources (id)"

  /// As PROJ 9 writes EPSG:4326 and EPSG:4490 in well-known text 1.
  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
    AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,\
    AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
    """
  private static let cgcs2000 = """
    GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,\
    AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
    AUTHORITY["EPSG","4490"]]
    """
}
