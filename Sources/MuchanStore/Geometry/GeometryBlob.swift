internal import MuchanGeometry

/// The kinds of geometry that are stored, with their names and codes in well-known binary.
public enum StoredShape: UInt32, Sendable {
  case line = 2
  case polygon = 3
  case multiLine = 5
  case multiPolygon = 6

  var name: String {
    switch self {
    case .line: "LINESTRING"
    case .polygon: "POLYGON"
    case .multiLine: "MULTILINESTRING"
    case .multiPolygon: "MULTIPOLYGON"
    }
  }
}

/// Geometry as the GeoPackage standard stores it: a header with the envelope, then well-known binary (OGC 12-128r18,
/// section 2.1.3). Little-endian.
enum GeometryBlob {
  static let headerLength = 40

  /// Appends one row of some columns; rings are closed. Returns its bounds.
  static func append(
    _ shape: StoredShape, row: Int, of columns: PolygonColumns, spatialReference: Int, to blobs: inout [UInt8]
  ) -> Bounds {
    let bounds = columns.bounds(ofRow: row)
    // "GP", version 1 as 0, then flags: little-endian, envelope of two axes.
    blobs.append(contentsOf: [0x47, 0x50, 0, 0b0000_0011])
    append(UInt32(truncatingIfNeeded: spatialReference), to: &blobs)
    for ordinate in [bounds.minX, bounds.maxX, bounds.minY, bounds.maxY] { append(ordinate.bitPattern, to: &blobs) }
    switch shape {
    case .polygon:
      appendHead(shape, to: &blobs)
      appendRings(columns.rings(ofRow: row), of: columns, to: &blobs)
    case .multiPolygon:
      appendHead(shape, to: &blobs)
      let parts = columns.parts(ofRow: row)
      append(UInt32(parts.count), to: &blobs)
      for part in parts {
        appendHead(.polygon, to: &blobs)
        appendRings(columns.rings(ofPart: part), of: columns, to: &blobs)
      }
    case .line:
      appendHead(shape, to: &blobs)
      appendVertices(columns.vertices(ofRow: row), of: columns, closes: false, to: &blobs)
    case .multiLine:
      appendHead(shape, to: &blobs)
      let lines = columns.rings(ofRow: row)
      append(UInt32(lines.count), to: &blobs)
      for line in lines {
        appendHead(.line, to: &blobs)
        appendVertices(columns.vertices(ofRing: line), of: columns, closes: false, to: &blobs)
      }
    }
    return bounds
  }

  private static func appendHead(_ shape: StoredShape, to blobs: inout [UInt8]) {
    blobs.append(1)
    append(shape.rawValue, to: &blobs)
  }

  private static func appendRings(_ rings: Range<Int>, of columns: PolygonColumns, to blobs: inout [UInt8]) {
    append(UInt32(rings.count), to: &blobs)
    for ring in rings { appendVertices(columns.vertices(ofRing: ring), of: columns, closes: true, to: &blobs) }
  }

  private static func appendVertices(
    _ vertices: Range<Int>, of columns: PolygonColumns, closes: Bool, to blobs: inout [UInt8]
  ) {
    guard let first = vertices.first else { return append(UInt32(0), to: &blobs) }
    let last = vertices.upperBound - 1
    let isOpen = columns.x[first] != columns.x[last] || columns.y[first] != columns.y[last] || first == last
    let count = vertices.count + (closes && isOpen ? 1 : 0)
    append(UInt32(count), to: &blobs)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { pairs in
      var position = 0
      let (x, y) = (columns.x.span, columns.y.span)
      for vertex in vertices {
        pairs.initializeElement(at: position, to: x[vertex])
        pairs.initializeElement(at: position + 1, to: y[vertex])
        position += 2
      }
      if closes && isOpen {
        pairs.initializeElement(at: position, to: x[first])
        pairs.initializeElement(at: position + 1, to: y[first])
      }
      blobs.append(contentsOf: UnsafeRawBufferPointer(pairs))
    }
  }

  private static func append<Word: FixedWidthInteger>(_ word: Word, to blobs: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { blobs.append(contentsOf: $0) }
  }

  /// The bounds in a blob's header; nil where it has no envelope, is empty or is no geometry.
  static func envelope(of blob: UnsafeRawBufferPointer) -> Bounds? {
    guard blob.count >= headerLength, blob[0] == 0x47, blob[1] == 0x50 else { return nil }
    let flags = blob[3]
    let isEmpty = flags & 0b0001_0000 != 0
    guard !isEmpty, (1...4).contains(flags >> 1 & 0b111) else { return nil }
    let isLittle = flags & 1 == 1
    func ordinate(_ index: Int) -> Double {
      let bits = blob.loadUnaligned(fromByteOffset: 8 + 8 * index, as: UInt64.self)
      return Double(bitPattern: isLittle ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
    }
    var bounds = Bounds(around: ordinate(0), ordinate(2))
    bounds.add(ordinate(1), ordinate(3))
    return bounds
  }
}
