internal import MuchanGeometry

/// What a stored geometry says it is; the cases of well-known binary that a layer may hold.
public enum DecodedShape: UInt32, Sendable {
  case point = 1
  case line = 2
  case polygon = 3
  case multiPoint = 4
  case multiLine = 5
  case multiPolygon = 6
  case collection = 7

  /// Whether a geometry of several parts may have this one; none has parts that have parts.
  fileprivate func isPart(of whole: DecodedShape?) -> Bool { whole != .collection && whole?.rawValue == rawValue + 3 }
}

extension GeometryBlob {
  /// Appends the geometry of a blob as one row, whoever wrote it: ordinates past the second are left out.
  ///
  /// - Returns: what it is; nil where the blob is damaged, or of a kind that is not read: the row is empty then. A
  ///   collection's row is empty too.
  static func decode(_ blob: UnsafeRawBufferPointer, into columns: inout PolygonColumns) -> DecodedShape? {
    let start = (columns.x.count, columns.ringEnd.count, columns.partEnd.count)
    defer { columns.endRow() }
    if var reader = BinaryReader(blob), let shape = reader.geometry(into: &columns) { return shape }
    columns.x.removeLast(columns.x.count - start.0)
    columns.y.removeLast(columns.y.count - start.0)
    columns.ringEnd.removeLast(columns.ringEnd.count - start.1)
    columns.partEnd.removeLast(columns.partEnd.count - start.2)
    return nil
  }
}

/// Reads well-known binary, with the flags of dimension of ISO 13249-3 and of others before it.
private struct BinaryReader {
  private let bytes: UnsafeRawBufferPointer
  private var position: Int
  private var isLittle = true
  /// Ordinates of a position.
  private var width = 2

  /// Skips the header of a blob; nil where it has none.
  init?(_ blob: UnsafeRawBufferPointer) {
    guard blob.count >= 8, blob[0] == 0x47, blob[1] == 0x50 else { return nil }
    // Bytes of the envelope, by its code (OGC 12-128r18, 2.1.3).
    let lengths = [0, 32, 48, 48, 64]
    let code = Int(blob[3] >> 1 & 0b111)
    guard code < lengths.count else { return nil }
    bytes = blob
    position = 8 + lengths[code]
  }

  /// Reads one geometry; nil where there is none that can be read.
  ///
  /// - Parameter whole: of what it is a part, which may not be a part itself.
  mutating func geometry(into columns: inout PolygonColumns, of whole: DecodedShape? = nil) -> DecodedShape? {
    guard let shape = head(), whole == nil || shape.isPart(of: whole) else { return nil }
    switch shape {
    case .polygon:
      guard polygon(into: &columns) else { return nil }
    case .line:
      guard ring(into: &columns) else { return nil }
      columns.endPart()
    case .point:
      guard vertices(1, into: &columns) else { return nil }
      columns.endRing()
      columns.endPart()
    case .multiPolygon, .multiLine, .multiPoint:
      guard let count = word() else { return nil }
      for _ in 0..<count {
        guard geometry(into: &columns, of: shape) != nil else { return nil }
      }
    case .collection:
      break
    }
    return shape
  }

  private mutating func polygon(into columns: inout PolygonColumns) -> Bool {
    guard let rings = word() else { return false }
    for _ in 0..<rings {
      guard ring(into: &columns) else { return false }
    }
    columns.endPart()
    return true
  }

  private mutating func ring(into columns: inout PolygonColumns) -> Bool {
    guard let count = word(), vertices(Int(count), into: &columns) else { return false }
    columns.endRing()
    return true
  }

  private mutating func head() -> DecodedShape? {
    guard position < bytes.count, bytes[position] <= 1 else { return nil }
    isLittle = bytes[position] == 1
    position += 1
    // The flag of a reference system before the geometry is none of GeoPackage, nor are others.
    guard var kind = word(), kind & 0x3000_0000 == 0 else { return nil }
    width = 2
    if kind & 0x8000_0000 != 0 { width += 1 }
    if kind & 0x4000_0000 != 0 { width += 1 }
    kind &= 0x0FFF_FFFF
    switch kind / 1_000 {
    case 0: break
    case 1, 2: width += 1
    case 3: width += 2
    default: return nil
    }
    return DecodedShape(rawValue: kind % 1_000)
  }

  private mutating func word() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    position += 4
    return isLittle ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
  }

  private mutating func vertices(_ count: Int, into columns: inout PolygonColumns) -> Bool {
    let stride = 8 * width
    guard count <= (bytes.count - position) / stride else { return false }
    for _ in 0..<count {
      columns.appendVertex(ordinate(at: position), ordinate(at: position + 8))
      position += stride
    }
    return true
  }

  private func ordinate(at offset: Int) -> Double {
    let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return Double(bitPattern: isLittle ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
  }
}
