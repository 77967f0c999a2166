/// Polygons of many rows as flat columns: coordinates, and where rings, parts and rows end.
///
/// A row (one feature) has parts, a part has rings, a ring has vertices. The first ring of a part is its
/// outer border, the others are holes. A ring closes by itself: whether its last vertex repeats the first
/// makes no difference to any loop here. Coordinates are longitude and latitude in degrees unless a
/// function says otherwise.
public struct PolygonColumns: Sendable {
  /// Longitude in degrees, one per vertex.
  public var x: [Double] = []
  /// Latitude in degrees, one per vertex.
  public var y: [Double] = []
  /// One past the last vertex of each ring.
  public var ringEnd: [UInt32] = []
  /// One past the last ring of each part.
  public var partEnd: [UInt32] = []
  /// One past the last part of each row.
  public var rowEnd: [UInt32] = []

  /// Empty columns.
  public init() {}

  /// The number of rows.
  public var count: Int { rowEnd.count }

  /// The parts of a row.
  @inlinable
  public func parts(ofRow row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(rowEnd[row - 1]))..<Int(rowEnd[row])
  }

  /// The rings of a part.
  @inlinable
  public func rings(ofPart part: Int) -> Range<Int> {
    (part == 0 ? 0 : Int(partEnd[part - 1]))..<Int(partEnd[part])
  }

  /// The rings of a row, over all its parts.
  @inlinable
  public func rings(ofRow row: Int) -> Range<Int> {
    let parts = parts(ofRow: row)
    guard !parts.isEmpty else { return 0..<0 }
    return rings(ofPart: parts.lowerBound).lowerBound..<rings(ofPart: parts.upperBound - 1).upperBound
  }

  /// The vertices of a ring.
  @inlinable
  public func vertices(ofRing ring: Int) -> Range<Int> {
    (ring == 0 ? 0 : Int(ringEnd[ring - 1]))..<Int(ringEnd[ring])
  }

  /// The vertices of a ring without a last one that repeats the first.
  @inlinable
  public func openVertices(ofRing ring: Int) -> Range<Int> {
    let vertices = vertices(ofRing: ring)
    guard vertices.count > 1 else { return vertices }
    let last = vertices.upperBound - 1
    let isClosed = x[vertices.lowerBound] == x[last] && y[vertices.lowerBound] == y[last]
    return vertices.lowerBound..<(isClosed ? last : vertices.upperBound)
  }

  /// The vertices of a row, over all its rings.
  @inlinable
  public func vertices(ofRow row: Int) -> Range<Int> {
    let rings = rings(ofRow: row)
    guard !rings.isEmpty else { return 0..<0 }
    return vertices(ofRing: rings.lowerBound).lowerBound..<vertices(ofRing: rings.upperBound - 1).upperBound
  }

  /// Forgets all rows and keeps the memory.
  public mutating func removeAll() {
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    ringEnd.removeAll(keepingCapacity: true)
    partEnd.removeAll(keepingCapacity: true)
    rowEnd.removeAll(keepingCapacity: true)
  }

  /// Adds one vertex to the ring being built.
  @inlinable
  public mutating func appendVertex(_ longitude: Double, _ latitude: Double) {
    x.append(longitude)
    y.append(latitude)
  }

  /// Ends the ring being built.
  public mutating func endRing() { ringEnd.append(UInt32(x.count)) }

  /// Ends the part being built.
  public mutating func endPart() { partEnd.append(UInt32(ringEnd.count)) }

  /// Ends the row being built.
  public mutating func endRow() { rowEnd.append(UInt32(partEnd.count)) }

  /// Adds a row of other columns.
  public mutating func appendRow(_ row: Int, of other: PolygonColumns) {
    for part in other.parts(ofRow: row) {
      for ring in other.rings(ofPart: part) {
        let vertices = other.vertices(ofRing: ring)
        x.append(contentsOf: other.x[vertices])
        y.append(contentsOf: other.y[vertices])
        endRing()
      }
      endPart()
    }
    endRow()
  }
}
