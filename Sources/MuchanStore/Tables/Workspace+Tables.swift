internal import FoundationEssentials
internal import GRDB
public import MuchanDiagnostics
internal import MuchanGeometry

extension Workspace {
  /// A table that records can be written to.
  struct Prepared {
    /// As it stands in the workspace, which may have other capitals.
    var name: String
    /// All columns but `fid`.
    var columns: [String]
    var isNew: Bool
    var nextRow: Int64
    var bounds: Bounds
    var spatialReference: Int?
  }

  /// Makes a table, or adds the columns that it does not have.
  func prepare(_ definition: TableDefinition) throws(Failure) -> Prepared {
    try access { db in
      let stored = try Row.fetchOne(
        db, sql: "SELECT * FROM gpkg_contents WHERE lower(table_name) = lower(?)", arguments: [definition.name])
      if let stored {
        let type: String = stored["data_type"]
        guard type == (definition.spatialReference == nil ? "attributes" : "features") else {
          throw Failure(
            .badOption, at: Place(file: path), found: "table \"\(definition.name)\" holds \(type)",
            expected: "--layer with another name")
        }
        let storedName: String = stored["table_name"]
        let name = TableDefinition.quoted(storedName)
        let known = Set(try db.columns(in: storedName).map { $0.name.lowercased() })
        for column in definition.columns where !known.contains(column.name.lowercased()) {
          try db.execute(
            sql: "ALTER TABLE \(name) ADD COLUMN \(TableDefinition.quoted(column.name)) \(column.kind.rawValue)")
        }
        var bounds = Bounds()
        if let minX: Double = stored["min_x"], let minY: Double = stored["min_y"],
          let maxX: Double = stored["max_x"], let maxY: Double = stored["max_y"]
        {
          bounds = Bounds(around: minX, minY)
          bounds.add(maxX, maxY)
        }
        let last = try Int64.fetchOne(
          db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [storedName])
        let highest = try Int64.fetchOne(db, sql: "SELECT max(fid) FROM \(name)")
        return Prepared(
          name: storedName, columns: try self.columns(of: storedName, db), isNew: false,
          nextRow: max(last ?? 0, highest ?? 0) + 1, bounds: bounds, spatialReference: stored["srs_id"])
      }
      try make(definition, db)
      return Prepared(
        name: definition.name, columns: try self.columns(of: definition.name, db), isNew: true, nextRow: 1,
        bounds: Bounds(), spatialReference: definition.spatialReference)
    }
  }

  private func columns(of table: String, _ db: Database) throws -> [String] {
    try db.columns(in: table).map(\.name).filter { $0 != "fid" }
  }

  private func make(_ definition: TableDefinition, _ db: Database) throws {
    let name = TableDefinition.quoted(definition.name)
    var columns = ["\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if definition.spatialReference != nil { columns.append("\"geom\" GEOMETRY") }
    columns += definition.columns.map { "\(TableDefinition.quoted($0.name)) \($0.kind.rawValue)" }
    try db.execute(sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
        VALUES (?1, ?2, ?1, '1970-01-01T00:00:00.000Z', ?3)
        """,
      arguments: [
        definition.name, definition.spatialReference == nil ? "attributes" : "features", definition.spatialReference,
      ])
    guard let reference = definition.spatialReference else { return }
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)",
      arguments: [definition.name, reference])
  }

  /// Declares which kind of geometry a layer has, as narrowly as it can be.
  ///
  /// The standard wants the column's type and the one in gpkg_geometry_columns to be the same, so the table's own
  /// declaration is changed with it; SQLite has no other way to do that than its schema table.
  func declare(_ shapes: Set<StoredShape>, of table: String) throws(Failure) {
    try access { db in
      let stored = try String.fetchOne(
        db, sql: "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [table])
      let isEmpty =
        try Int.fetchOne(
          db,
          sql: "SELECT count(*) FROM (SELECT 1 FROM muchan_batches WHERE table_name = ? AND stored_count > 0 LIMIT 2)",
          arguments: [table]) ?? 0
      guard let stored, let shape = shapes.first else { return }
      let isFirst = stored == "GEOMETRY" && isEmpty <= 1
      let name = shapes.count == 1 && (isFirst || stored == shape.name) ? shape.name : "GEOMETRY"
      guard name != stored else { return }
      try db.execute(
        sql: "UPDATE gpkg_geometry_columns SET geometry_type_name = ? WHERE table_name = ?", arguments: [name, table])
      let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(
        sql: """
          UPDATE sqlite_schema SET sql = replace(sql, '"geom" \(stored)', '"geom" \(name)')
          WHERE type = 'table' AND name = ?
          """, arguments: [table])
      try db.execute(sql: "PRAGMA writable_schema = OFF; PRAGMA schema_version = \(version + 1)")
    }
  }

  /// Writes a layer's R-tree and the triggers that keep it (OGC 12-128r15, annex F.3).
  func makeTree(of table: String, _ tree: inout PackedTree) throws(Failure) {
    let name = "rtree_\(table)_geom"
    let quoted = TableDefinition.quoted(name)
    var copy = consume tree
    defer { tree = copy }
    try access { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE \(quoted) USING rtree(id, minx, maxx, miny, maxy)")
      let size = try Int.fetchOne(
        db, sql: "SELECT length(data) FROM \(TableDefinition.quoted(name + "_node")) WHERE nodeno = 1")
      guard let size, size >= 4 + 2 * PackedTree.cellSize else {
        throw Failure(.workspaceFailed, at: Place(file: path), found: "R-tree nodes of \(size ?? 0) bytes")
      }
      var leaves: [(id: Int64, node: Int64)] = []
      leaves.reserveCapacity(copy.entries.count)
      let nodes = copy.pack(nodeSize: size) { leaves.append(($1.id, $0)) }
      leaves.sort { $0.id < $1.id }
      let node = try db.makeStatement(
        sql: "INSERT OR REPLACE INTO \(TableDefinition.quoted(name + "_node")) VALUES (?, ?)")
      let parent = try db.makeStatement(sql: "INSERT INTO \(TableDefinition.quoted(name + "_parent")) VALUES (?, ?)")
      for made in nodes {
        try made.data.withUnsafeBytes { bytes in
          node.setUncheckedArguments([made.number, Data(bytes)])
          try node.execute()
        }
        guard let above = made.parent else { continue }
        try parent.execute(arguments: [made.number, above])
      }
      let leaf = try db.makeStatement(sql: "INSERT INTO \(TableDefinition.quoted(name + "_rowid")) VALUES (?, ?)")
      for (id, number) in leaves { try leaf.execute(arguments: [id, number]) }
      try db.execute(sql: Self.triggers(of: table))
      try db.execute(
        sql: """
          INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',
            'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
          """, arguments: [table])
    }
  }

  private static func triggers(of table: String) -> String {
    let tree = TableDefinition.quoted("rtree_\(table)_geom")
    let layer = TableDefinition.quoted(table)
    func trigger(_ ending: String, _ event: String, _ condition: String, _ steps: String...) -> String {
      """
      CREATE TRIGGER \(TableDefinition.quoted("rtree_\(table)_geom_\(ending)")) AFTER \(event) ON \(layer)
      WHEN \(condition) BEGIN \(steps.map { $0 + ";" }.joined(separator: " ")) END;
      """
    }
    let put = """
      INSERT OR REPLACE INTO \(tree) VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
        ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"))
      """
    let drop = "DELETE FROM \(tree) WHERE id = OLD.\"fid\""
    let isThere = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))"
    let isNotThere = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))"
    let isSame = "OLD.\"fid\" = NEW.\"fid\""
    let isOther = "OLD.\"fid\" != NEW.\"fid\""
    return [
      trigger("insert", "INSERT", isThere, put),
      trigger("update1", "UPDATE OF \"geom\"", "\(isSame) AND \(isThere)", put),
      trigger("update2", "UPDATE OF \"geom\"", "\(isSame) AND \(isNotThere)", drop),
      trigger("update3", "UPDATE", "\(isOther) AND \(isThere)", drop, put),
      trigger(
        "update4", "UPDATE", "\(isOther) AND \(isNotThere)",
        "DELETE FROM \(tree) WHERE id IN (OLD.\"fid\", NEW.\"fid\")"),
      trigger("delete", "DELETE", "OLD.\"geom\" NOT NULL", drop),
    ].joined(separator: "\n")
  }

  /// Notes a table's bounds and when its content last changed.
  func note(_ bounds: Bounds, changedAt: String, of table: String) throws(Failure) {
    try access { db in
      let sides: [Double?] =
        bounds.isEmpty ? [nil, nil, nil, nil] : [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY]
      try db.execute(
        sql: """
          UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?, last_change = max(last_change, ?)
          WHERE table_name = ?
          """, arguments: StatementArguments(sides) + [changedAt, table])
    }
  }

  /// Makes the index by id, where it is not there yet.
  public func indexIDs() throws(Failure) {
    try access { db in try db.execute(sql: Self.idIndex) }
  }
}
