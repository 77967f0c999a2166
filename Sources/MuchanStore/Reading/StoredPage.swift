public import MuchanGeometry

/// Consecutive rows of a stored table, as SQLite has them.
public struct StoredPage: Sendable {
  /// A value of a cell; texts stand in `text`.
  public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case number(Double)
    case text(Range<Int>)
  }

  /// The number of each row.
  public internal(set) var fids: [Int64] = []
  public internal(set) var text: [UInt8] = []
  var cells: [Cell] = []
  var blobs: [UInt8] = []
  var blobEnds: [Int] = []
  /// Whether the geometry of a row is NULL.
  var isNull: [Bool] = []
  var width = 0

  init() {}

  /// How many rows there are.
  public var count: Int { fids.count }

  /// A cell, by its place among the columns that were asked for.
  public func cell(row: Int, column: Int) -> Cell { cells[row * width + column] }

  /// What became of a geometry.
  public enum Geometry: Hashable, Sendable {
    case null
    case shape(DecodedShape)
    /// Damaged, or of a kind that is not read.
    case unknown
  }

  /// Appends the geometry of a row to some columns.
  public func appendGeometry(ofRow row: Int, to columns: inout PolygonColumns) -> Geometry {
    guard !isNull[row] else {
      columns.endRow()
      return .null
    }
    return blobs.withUnsafeBytes { bytes in
      let range = (row == 0 ? 0 : blobEnds[row - 1])..<blobEnds[row]
      let shape = GeometryBlob.decode(UnsafeRawBufferPointer(rebasing: bytes[range]), into: &columns)
      return shape.map { .shape($0) } ?? .unknown
    }
  }
}
