import CGEOS
import MuchanGeometry

@testable import MuchanStore

/// The reader of GeoPackage geometries: nothing stops it, what it reads is what GEOS reads, and what is written from it
/// reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGeometry(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let blob = Array(UnsafeBufferPointer(start: data, count: count))
  _ = blob.withUnsafeBytes { GeometryBlob.envelope(of: $0) }
  let found = decode(blob)
  if let found { writtenAgain(found) }
  guard blob.count >= 8, blob[0] == 0x47, blob[1] == 0x50 else { return -1 }
  let lengths = [0, 32, 48, 48, 64]
  let code = Int(blob[3] >> 1 & 0b111)
  guard code < lengths.count, blob.count > 8 + lengths[code] else { return 0 }
  // GEOS writes what it has read as plain well-known binary of two axes.
  guard let plain = Peer.shared.plain(Array(blob[(8 + lengths[code])...])) else { return 0 }
  guard let peer = decode([0x47, 0x50, 0, 1, 0, 0, 0, 0] + plain) else {
    preconditionFailure("what GEOS writes is not read: \(plain)")
  }
  // A third axis that is a measure is one that GEOS 3.11 does not know.
  if let found { precondition(found == peer, "\(found) is read, GEOS has \(peer)") }
  return 0
}

/// What a blob holds, as it can be compared: empty rings and parts left out.
private struct Content: Equatable {
  var shape: DecodedShape
  var columns: PolygonColumns

  static func == (left: Content, right: Content) -> Bool {
    left.shape == right.shape && left.rings == right.rings
  }

  private var rings: [[UInt64]] {
    (0..<columns.ringEnd.count).map { ring in
      columns.vertices(ofRing: ring).flatMap { [Self.bits(columns.x[$0]), Self.bits(columns.y[$0])] }
    }.filter { $0.contains { $0 != Self.bits(.nan) } }
  }

  /// One NaN is as good as another.
  private static func bits(_ number: Double) -> UInt64 { (number.isNaN ? Double.nan : number).bitPattern }
}

private func decode(_ blob: [UInt8]) -> Content? {
  var columns = PolygonColumns()
  columns.appendVertex(1, 2)
  columns.endRing()
  columns.endPart()
  columns.endRow()
  let shape = blob.withUnsafeBytes { GeometryBlob.decode($0, into: &columns) }
  precondition(columns.count == 2, "one row for each blob")
  precondition(columns.x.count == columns.y.count && Int(columns.ringEnd[columns.ringEnd.count - 1]) == columns.x.count)
  precondition(Int(columns.partEnd[columns.partEnd.count - 1]) == columns.ringEnd.count)
  precondition(Int(columns.rowEnd[1]) == columns.partEnd.count)
  guard let shape else {
    precondition(columns.x.count == 1 && columns.ringEnd.count == 1 && columns.partEnd.count == 1)
    return nil
  }
  var own = PolygonColumns()
  own.appendRow(1, of: columns)
  return Content(shape: shape, columns: own)
}

private func writtenAgain(_ found: Content) {
  let stored: StoredShape
  switch found.shape {
  case .line: stored = .line
  case .polygon: stored = .polygon
  case .multiLine: stored = .multiLine
  case .multiPolygon: stored = .multiPolygon
  case .point, .multiPoint, .collection: return
  }
  // The store takes no geometry without a vertex, and none with an ordinate that is no number.
  guard !found.columns.x.isEmpty, (found.columns.x + found.columns.y).allSatisfy({ !$0.isNaN }) else { return }
  var first: [UInt8] = []
  _ = GeometryBlob.append(stored, row: 0, of: found.columns, spatialReference: 4326, to: &first)
  guard let again = decode(first) else { preconditionFailure("what was written is not read") }
  precondition(again.shape == found.shape)
  var second: [UInt8] = []
  _ = GeometryBlob.append(stored, row: 0, of: again.columns, spatialReference: 4326, to: &second)
  precondition(first.dropFirst(40) == second.dropFirst(40), "what is written changes when it is read and written")
  // Of two zeros in the envelope either sign is right.
  let envelopes = [first, second].map { blob in blob.withUnsafeBytes { GeometryBlob.envelope(of: $0) } }
  precondition(envelopes[0] == envelopes[1], "the envelope changes when it is read and written")
}

/// GEOS in a context of its own, without a message handler.
private final class Peer {
  nonisolated(unsafe) static let shared = Peer()
  private let context = GEOS_init_r()
  private let reader: OpaquePointer?
  private let writer: OpaquePointer?

  init() {
    reader = GEOSWKBReader_create_r(context)
    writer = GEOSWKBWriter_create_r(context)
    GEOSWKBWriter_setOutputDimension_r(context, writer, 2)
    GEOSWKBWriter_setByteOrder_r(context, writer, CInt(GEOS_WKB_NDR.rawValue))
  }

  func plain(_ bytes: [UInt8]) -> [UInt8]? {
    guard let geometry = GEOSWKBReader_read_r(context, reader, bytes, bytes.count) else { return nil }
    defer { GEOSGeom_destroy_r(context, geometry) }
    var size = 0
    guard let written = GEOSWKBWriter_write_r(context, writer, geometry, &size) else { return nil }
    defer { GEOSFree_r(context, written) }
    return Array(UnsafeBufferPointer(start: written, count: size))
  }
}
