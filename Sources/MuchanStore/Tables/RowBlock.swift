public import MuchanGeometry

/// Records ready to be stored, as columns: made by workers, written by one writer.
public struct RowBlock: Sendable {
  /// A value of a cell; texts stand in `text`.
  enum Cell: Sendable {
    case null
    case number(Double)
    case flag(Bool)
    case text(start: Int, length: Int)
  }

  /// How many records there are.
  public private(set) var count = 0
  private(set) var blobs: [UInt8] = []
  private(set) var blobEnds: [Int] = []
  private(set) var bounds: [Bounds] = []
  private(set) var shapes: [StoredShape?] = []
  private(set) var cells: [Cell] = []
  private(set) var text: [UInt8] = []
  private(set) var ids: [Cell] = []
  /// Of each record: its number in the block it was read with, and its first byte in the file.
  public private(set) var features: [Int] = []
  public private(set) var offsets: [Int] = []
  /// What tells one content from another.
  private(set) var digests: [UInt64] = []
  /// Of the geometry and the cells of the record being built; cells add up, so that their order does not matter and an
  /// empty cell is as good as none.
  private var content: UInt64 = 0
  /// Where the digest of each column's cells starts.
  private let seeds: [UInt64]

  /// No records.
  ///
  /// - Parameter columns: those of the table, in its order.
  public init(columns: [StoreColumn]) {
    seeds = columns.map { column in
      var digest = ContentDigest()
      digest.add(Array(column.name.utf8)[...])
      return digest.value
    }
  }

  /// The digest of the next cell, before its value.
  private var nextCell: ContentDigest { ContentDigest(value: seeds[cells.count - count * seeds.count]) }

  /// Makes room for geometries.
  public mutating func reserve(rows: Int, vertices: Int) {
    blobs.reserveCapacity(vertices * 16 + rows * 96)
    text.reserveCapacity(rows * 96)
  }

  // Call these in the order of the table: geometry, each column, then `endRow`.

  /// The geometry of the record being built.
  public mutating func add(_ shape: StoredShape, row: Int, of columns: PolygonColumns, spatialReference: Int) {
    let start = blobs.count
    bounds.append(
      GeometryBlob.append(shape, row: row, of: columns, spatialReference: spatialReference, to: &blobs))
    shapes.append(shape)
    var digest = ContentDigest()
    digest.add(blobs[start...])
    content &+= digest.value
  }

  /// A record without geometry.
  public mutating func addNoGeometry() {
    bounds.append(Bounds())
    shapes.append(nil)
  }

  /// An empty cell.
  public mutating func addNull() { cells.append(.null) }

  /// A number.
  public mutating func add(_ number: Double) {
    var digest = nextCell
    digest.add(1)
    digest.add(number.bitPattern)
    content &+= digest.value
    cells.append(.number(number))
  }

  /// Yes or no.
  public mutating func add(_ flag: Bool) {
    var digest = nextCell
    digest.add(flag ? 2 : 3)
    content &+= digest.value
    cells.append(.flag(flag))
  }

  /// A text in UTF-8.
  public mutating func add(_ utf8: ArraySlice<UInt8>) {
    var digest = nextCell
    digest.add(4)
    digest.add(utf8)
    content &+= digest.value
    cells.append(.text(start: text.count, length: utf8.count))
    text.append(contentsOf: utf8)
  }

  /// Ends the record being built.
  ///
  /// - Parameters:
  ///   - id: in UTF-8; nil where the record has none.
  ///   - feature: its number in the block, from 0.
  ///   - byteOffset: of its first byte in the file.
  public mutating func endRow(id: ArraySlice<UInt8>?, feature: Int, byteOffset: Int) {
    if let id {
      ids.append(.text(start: text.count, length: id.count))
      text.append(contentsOf: id)
    } else {
      ids.append(.null)
    }
    blobEnds.append(blobs.count)
    features.append(feature)
    offsets.append(byteOffset)
    digests.append(content)
    content = 0
    count += 1
  }

  /// The id of a record; nil where it has none.
  public func id(of row: Int) -> String? {
    guard case .text(let start, let length) = ids[row] else { return nil }
    return String(decoding: text[start..<(start + length)], as: UTF8.self)
  }

  func blob(of row: Int) -> Range<Int> { (row == 0 ? 0 : blobEnds[row - 1])..<blobEnds[row] }
}

/// Multiply and fold, a word at a time: tells contents apart, is no protection against someone who wants them alike.
struct ContentDigest: Sendable {
  private(set) var value: UInt64

  init(value: UInt64 = 0x243f_6a88_85a3_08d3) { self.value = value }

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
    value ^= value >> 29
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    add(UInt64(bytes.count))
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~7
      for start in stride(from: 0, to: whole, by: 8) {
        add(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      var rest: UInt64 = 0
      for byte in bytes[whole...] { rest = rest << 8 | UInt64(byte) }
      if whole < bytes.count { add(rest) }
    }
  }
}
