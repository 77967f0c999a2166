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

/// Reading stored geometries back.
@Suite struct GeometryReadingTests {
  /// Two parts, the first with a hole; the numbers have no short decimal.
  private let columns: PolygonColumns

  init() {
    var columns = PolygonColumns()
    func ring(_ x: Double, _ y: Double, _ size: Double) {
      for (dx, dy) in [(0.0, 0.0), (size, 0), (size, size), (0, 0)] { columns.appendVertex(x + dx, y + dy) }
      columns.endRing()
    }
    ring(118 + 1 / 3, 31 + 1 / 7, 0.3)
    ring(118.4, 31.2, 0.1)
    columns.endPart()
    ring(119, 32, 0.1)
    columns.endPart()
    columns.endRow()
    self.columns = columns
  }

  private func read(_ bytes: [UInt8]) -> (DecodedShape?, PolygonColumns) {
    var read = PolygonColumns()
    let shape = bytes.withUnsafeBytes { GeometryBlob.decode($0, into: &read) }
    return (shape, read)
  }

  @Test func whatWasWrittenComesBack() {
    var bytes: [UInt8] = []
    _ = GeometryBlob.append(.multiPolygon, row: 0, of: columns, spatialReference: 4490, to: &bytes)
    let (shape, read) = read(bytes)
    #expect(shape == .multiPolygon)
    #expect(read.x == columns.x && read.y == columns.y)
    #expect(read.ringEnd == columns.ringEnd && read.partEnd == columns.partEnd && read.rowEnd == [2])
    for count in 0..<bytes.count {
      let (cut, empty) = self.read(Array(bytes.prefix(count)))
      #expect(cut == nil && empty.x.isEmpty && empty.partEnd.isEmpty && empty.rowEnd == [0])
    }
  }

  /// Big-endian, without envelope, with elevations by the flag of ISO 13249-3 and by the older one; the bytes by hand
  /// from the tables of OGC 06-103r4, 8.2.
  @Test(arguments: [[0x00, 0x00, 0x03, 0xEA], [0x80, 0x00, 0x00, 0x02]] as [[UInt8]])
  func elevationsAreLeftOut(kind: [UInt8]) {
    func number(_ value: Double) -> [UInt8] { (0..<8).map { UInt8(value.bitPattern >> (56 - 8 * UInt64($0)) & 0xFF) } }
    let positions = [118.5, 31.25, 7, 118.75, 31.5, 8].flatMap(number)
    let (shape, read) = read([0x47, 0x50, 0, 0, 0, 0, 0, 0] + [0] + kind + [0, 0, 0, 2] + positions)
    #expect(shape == .line)
    #expect(read.x == [118.5, 118.75] && read.y == [31.25, 31.5] && read.rowEnd == [1])
  }

  @Test("20,000 mutations are read or refused")
  func mutations() {
    var bytes: [UInt8] = []
    _ = GeometryBlob.append(.multiPolygon, row: 0, of: columns, spatialReference: 4490, to: &bytes)
    var state: UInt64 = 5
    func random(_ limit: Int) -> Int {
      // The multiplier of Knuth's MMIX.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0...random(3) { damaged[random(damaged.count)] = UInt8(random(256)) }
      let (shape, read) = read(damaged)
      #expect(read.rowEnd.count == 1 && read.x.count == read.y.count)
      #expect((read.ringEnd.last ?? 0) == read.x.count && (read.partEnd.last ?? 0) == read.ringEnd.count)
      if shape == nil { #expect(read.x.isEmpty) }
    }
  }

  private func shape(of wellKnownBinary: [UInt8]) -> (shape: DecodedShape?, columns: PolygonColumns) {
    var columns = PolygonColumns()
    let bytes: [UInt8] = [0x47, 0x50, 0, 1, 0, 0, 0, 0] + wellKnownBinary
    let shape = bytes.withUnsafeBytes { GeometryBlob.decode($0, into: &columns) }
    return (shape, columns)
  }

  /// A part that has parts, 200,000 levels of it, which would end the stack if it were followed.
  @Test(arguments: [4, 5, 6, 7] as [UInt8])
  func partsOfPartsAreNoGeometry(_ kind: UInt8) {
    let level: [UInt8] = [1, kind, 0, 0, 0, 1, 0, 0, 0]
    let found = shape(of: Array(repeatElement(level, count: 200_000).joined()))
    #expect(found.shape == (kind == 7 ? .collection : nil))
    #expect(found.columns.count == 1 && found.columns.x.isEmpty)
  }

  /// The flag 0x20000000 says that four bytes of a reference system follow (EWKB), which GeoPackage does not have.
  @Test func aReferenceSystemInsideIsNoGeometry() {
    let point = Array(repeating: UInt8(0), count: 16)
    #expect(shape(of: [1, 1, 0, 0, 0] + point).shape == .point)
    #expect(shape(of: [1, 1, 0, 0, 0x20, 0xE6, 0x10, 0, 0] + point).shape == nil)
  }
}
