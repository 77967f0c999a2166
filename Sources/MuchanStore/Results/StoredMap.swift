/// A layer of results: the geometries of an imported layer with the columns of result tables, and how it is drawn.
public struct StoredMap: Hashable, Sendable {
  /// A way to draw it, as QGIS and as other programs are told.
  public struct Style: Hashable, Sendable {
    public var name: String
    public var qml: String
    public var sld: String

    /// Makes one.
    public init(name: String, qml: String, sld: String) {
      self.name = name
      self.qml = qml
      self.sld = sld
    }
  }

  /// A result table, and which of its rows and columns belong to the layer.
  public struct Joined: Hashable, Sendable {
    /// Without the prefix of results.
    public var table: String
    /// The column that has the layer's id.
    public var key: String
    public var columns: [String]
    /// A column and the one number that it must have.
    public var condition: (column: String, value: Int)?

    /// Makes one.
    public init(table: String, key: String, columns: [String], condition: (column: String, value: Int)? = nil) {
      self.table = table
      self.key = key
      self.columns = columns
      self.condition = condition
    }

    public static func == (left: Joined, right: Joined) -> Bool {
      left.table == right.table && left.key == right.key && left.columns == right.columns
        && left.condition?.column == right.condition?.column && left.condition?.value == right.condition?.value
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(table)
      hasher.combine(key)
      hasher.combine(columns)
    }
  }

  public var name: String
  /// The layer that was imported, and its column of ids.
  public var layer: String
  public var key: String
  public var joined: [Joined]
  /// The first is the one that the layer opens with.
  public var styles: [Style]

  /// Makes one.
  public init(name: String, layer: String, key: String, joined: [Joined], styles: [Style]) {
    self.name = name
    self.layer = layer
    self.key = key
    self.joined = joined
    self.styles = styles
  }
}
