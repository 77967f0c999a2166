/// A column of a stored table.
public struct StoreColumn: Hashable, Sendable {
  /// What its values are, in the types of the GeoPackage standard.
  public enum Kind: String, Hashable, Sendable {
    case text = "TEXT"
    case number = "DOUBLE"
    case flag = "BOOLEAN"
    case date = "DATE"
  }

  public var name: String
  public var kind: Kind

  /// Makes a column.
  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// The column with all that no column of its own holds: a JSON object.
  public static let others = StoreColumn("muchan_others", .text)
  /// The column with the `id` member of a feature itself, as JSON.
  public static let featureID = StoreColumn("muchan_feature_id", .text)

  /// Names that a table has already, in small letters.
  public static let reserved: Set<String> = ["fid", "geom", others.name, featureID.name]
}

/// A table for records of one kind.
public struct TableDefinition: Hashable, Sendable {
  /// What a second record with the same id is.
  public enum Repeats: Hashable, Sendable {
    /// Wrong: the first counts. An id that was imported from another file is replaced.
    case areRejected
    /// Another part or line of the same thing, numbered `#2`, `#3` within its file.
    case areNumbered
  }

  public var name: String
  public var columns: [StoreColumn]
  /// The EPSG code of the geometries; nil for a table without geometry.
  public var spatialReference: Int?
  public var repeats: Repeats

  /// Makes a definition.
  public init(_ name: String, columns: [StoreColumn], spatialReference: Int?, repeats: Repeats) {
    self.name = name
    self.columns = columns
    self.spatialReference = spatialReference
    self.repeats = repeats
  }

  /// A text as a quoted SQL name.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
