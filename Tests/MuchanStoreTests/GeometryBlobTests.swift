import MuchanGeometry
import Testing

@testable import MuchanStore

/// Headers of stored geometries that others have damaged.
@Suite struct GeometryBlobTests {
  private let blob: [UInt8]

  init() {
    var columns = PolygonColumns()
    for (x, y) in [(118.0, 31.0), (118.5, 31.0), (118.5, 31.25)] { columns.appendVertex(x, y) }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    var bytes: [UInt8] = []
    _ = GeometryBlob.append(.polygon, row: 0, of: columns, spatialReference: 4326, to: &bytes)
    blob = bytes
  }

  private func envelope(of bytes: some Sequence<UInt8>) -> Bounds? {
    Array(bytes).withUnsafeBytes { GeometryBlob.envelope(of: $0) }
  }

  @Test func aBlobCutAnywhereHasItsEnvelopeOrNone() {
    let whole = Bounds(minX: 118, minY: 31, maxX: 118.5, maxY: 31.25)
    for count in 0...blob.count {
      #expect(envelope(of: blob.prefix(count)) == (count < GeometryBlob.headerLength ? nil : whole))
    }
  }

  /// Expected: the header as OGC 12-128r18, 2.1.3 has it, read byte by byte.
  @Test("2,000 mutations of a blob")
  func mutations() {
    var state: UInt64 = 17
    func random(_ limit: Int) -> Int {
      // The multiplier of Knuth's MMIX.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<2_000 {
      var bytes = blob
      for _ in 0...random(4) { bytes[random(GeometryBlob.headerLength)] = UInt8(random(256)) }
      if random(3) == 0 { bytes.removeLast(random(bytes.count)) }
      var expected: Bounds?
      if bytes.count >= 40, bytes[0] == 0x47, bytes[1] == 0x50, bytes[3] & 16 == 0, bytes[3] & 14 != 0,
        bytes[3] & 14 < 10
      {
        let numbers = (0..<4).map { place in
          let eight = bytes[(8 + 8 * place)..<(16 + 8 * place)]
          let ordered = bytes[3] & 1 == 1 ? eight.reversed() : Array(eight)
          return Double(bitPattern: ordered.reduce(0) { $0 << 8 | UInt64($1) })
        }
        expected = Bounds(around: numbers[0], numbers[2])
        expected?.add(numbers[1], numbers[3])
      }
      #expect(envelope(of: bytes).map { "\($0)" } == expected.map { "\($0)" })
    }
  }
}
