internal import GRDB
public import MuchanDiagnostics

extension Workspace {
  /// Who wrote a style, as QGIS has it.
  private static let styleOwner = "muchan"

  /// Removes what `writeMap` has made, with the styles of muchan; those that people saved stay.
  func removeMaps(_ db: Database) throws {
    let views = try String.fetchAll(
      db,
      sql: """
        SELECT table_name FROM gpkg_contents WHERE description = ? AND data_type = 'features'
          AND table_name IN (SELECT name FROM sqlite_master WHERE type = 'view')
        """, arguments: [Self.resultMark])
    for view in views {
      try db.execute(sql: "DROP VIEW \(TableDefinition.quoted(view))")
      try db.execute(sql: "DELETE FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [view])
      try db.execute(sql: "DELETE FROM gpkg_contents WHERE table_name = ?", arguments: [view])
    }
    if try db.tableExists("layer_styles") {
      try db.execute(sql: "DELETE FROM layer_styles WHERE owner = ?", arguments: [Self.styleOwner])
    }
  }

  /// Makes a layer of results: a view, so that no geometry stands twice and edits of the layer are seen at once, and its styles
  /// in `layer_styles`, where QGIS looks for them.
  ///
  /// The result tables must be there. Where people have saved a default style of their own for the layer, it stays the default.
  /// - Throws: `workspaceFailed` where something of the name is there that no run has written.
  public func writeMap(_ map: StoredMap) throws(Failure) {
    try access { db in
      let layer = TableDefinition.quoted(map.layer)
      guard
        let geometry = try Row.fetchOne(
          db, sql: "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [map.layer])
      else { return }
      guard try !db.tableExists(map.name), try !db.viewExists(map.name) else {
        throw Failure(.workspaceFailed, at: Place(file: path), found: "a layer \"\(map.name)\" of another origin")
      }
      let column: String = geometry["column_name"]
      var columns = ["b.\"fid\" AS \"fid\"", "b.\(TableDefinition.quoted(column)) AS \"geom\""]
      columns.append("b.\(TableDefinition.quoted(map.key)) AS \(TableDefinition.quoted(map.key))")
      var joins = ""
      for (number, joined) in map.joined.enumerated() {
        let table = TableDefinition.quoted(Self.resultPrefix + joined.table)
        guard try db.tableExists(Self.resultPrefix + joined.table) else { continue }
        let key = TableDefinition.quoted(joined.key)
        let index = TableDefinition.quoted("\(Self.resultPrefix)\(joined.table)_\(joined.key)")
        try db.execute(sql: "CREATE INDEX \(index) ON \(table) (\(key))")
        joins += " LEFT JOIN \(table) AS r\(number) ON r\(number).\(key) = b.\(TableDefinition.quoted(map.key))"
        if let condition = joined.condition {
          joins += " AND r\(number).\(TableDefinition.quoted(condition.column)) = \(condition.value)"
        }
        columns += joined.columns.map { "r\(number).\(TableDefinition.quoted($0)) AS \(TableDefinition.quoted($0))" }
      }
      let view = TableDefinition.quoted(map.name)
      try db.execute(sql: "CREATE VIEW \(view) AS SELECT \(columns.joined(separator: ", ")) FROM \(layer) AS b\(joins)")
      try db.execute(
        sql: """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x,
            max_y, srs_id)
          SELECT ?1, 'features', ?1, ?2, last_change, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents
            WHERE table_name = ?3
          """, arguments: [map.name, Self.resultMark, map.layer])
      try db.execute(
        sql: """
          INSERT INTO gpkg_geometry_columns SELECT ?1, 'geom', geometry_type_name, srs_id, z, m
            FROM gpkg_geometry_columns WHERE table_name = ?2
          """, arguments: [map.name, map.layer])
      try writeStyles(of: map, db)
    }
  }

  private func writeStyles(of map: StoredMap, _ db: Database) throws {
    if try !db.tableExists("layer_styles") {
      // As QGIS makes it.
      try db.execute(
        sql: """
          CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
            f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30),
            styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
            update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
          """)
      try db.execute(
        sql: """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
          SELECT 'layer_styles', 'attributes', 'layer_styles', ?,
            coalesce(max(last_change), '1970-01-01T00:00:00.000Z') FROM gpkg_contents
          """, arguments: [Self.styleMark])
    }
    let hasOwnDefault =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM layer_styles WHERE f_table_name = ? AND useAsDefault", arguments: [map.name])
      ?? 0 > 0
    for (number, style) in map.styles.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
            styleQML, styleSLD, useAsDefault, description, owner, update_time)
          SELECT '', '', ?1, 'geom', ?2, ?3, ?4, ?5, ?2, ?6, last_change FROM gpkg_contents WHERE table_name = ?1
          """,
        arguments: [
          map.name, style.name, style.qml, style.sld, number == 0 && !hasOwnDefault, Self.styleOwner,
        ])
    }
  }

  /// What tells the table of styles from tables with records.
  static let styleMark = "styles of layers, as QGIS keeps them"
}
