internal import Glibc

/// Distinct texts, such as ids, numbered in the order they are added.
///
/// One run of bytes with an open-addressing index: a text costs its UTF-8 bytes, 4 bytes of offset and
/// 7 to 13 bytes of index; a `[String: Int]` costs 60 and more.
public struct DistinctTexts: Sendable {
  @usableFromInline
  var bytes: [UInt8] = []
  /// Where each id ends; it begins where the one before it ends.
  @usableFromInline
  var ends: [UInt32] = []
  /// Row + 1, or 0 where free. The count of slots is a power of two.
  @usableFromInline
  var slots = [UInt32](repeating: 0, count: 16)
  /// Eight bits of the text's hash for each slot: ids differ in their last digits only, so that comparing texts that
  /// merely met in a slot would be the most of the work.
  @usableFromInline
  var tags = [UInt8](repeating: 0, count: 16)

  /// Nothing yet.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count }

  /// Makes room, so that the columns need not grow.
  public mutating func reserve(ids: Int, bytes byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(ids)
    var size = slots.count
    while size * 3 < ids * 4 { size *= 2 }
    if size > slots.count { rebuild(slotCount: size) }
  }

  /// Adds a text in UTF-8 as the next row; false, and nothing added, when it is there already.
  @inlinable
  public mutating func insert(_ id: some Collection<UInt8>) -> Bool { number(of: id).isNew }

  /// The row of a text, added when it is not there. O(length), expected.
  @inlinable
  public mutating func number(of id: some Collection<UInt8>) -> (row: Int, isNew: Bool) {
    if let found = id.withContiguousStorageIfAvailable({ number(ofBytes: UnsafeRawBufferPointer($0)) }) { return found }
    return Array(id).withUnsafeBytes { number(ofBytes: $0) }
  }

  @usableFromInline
  mutating func number(ofBytes id: UnsafeRawBufferPointer) -> (row: Int, isNew: Bool) {
    let hash = Self.hash(id)
    let slot = slot(of: id, hash: hash)
    guard slots[slot] == 0 else { return (Int(slots[slot]) - 1, false) }
    precondition(bytes.count + id.count <= Int(UInt32.max), "more than 4 GiB of texts")
    bytes.append(contentsOf: id)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    tags[slot] = Self.tag(hash)
    if ends.count * 4 > slots.count * 3 { rebuild(slotCount: slots.count * 2) }
    return (ends.count - 1, true)
  }

  /// The same of a text that most often is the one of row `likely`.
  mutating func number(ofBytes id: UnsafeRawBufferPointer, likely: Int?) -> Int {
    if let likely, isText(ofRow: likely, id) { return likely }
    return number(ofBytes: id).row
  }

  /// Adds the texts of another list, in their order, and tells the number that each has here.
  public mutating func numbers(ofTexts other: DistinctTexts) -> [UInt32] {
    (0..<other.count).map { UInt32(number(of: other.utf8(of: $0)).row) }
  }

  /// The row of a text; nil when it is not there. O(length), expected.
  @inlinable
  public func row(of id: some Collection<UInt8>) -> Int? {
    if let found = id.withContiguousStorageIfAvailable({ row(ofBytes: UnsafeRawBufferPointer($0)) }) { return found }
    return Array(id).withUnsafeBytes { row(ofBytes: $0) }
  }

  @usableFromInline
  func row(ofBytes id: UnsafeRawBufferPointer) -> Int? {
    let entry = slots[slot(of: id, hash: Self.hash(id))]
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// The text of a row as UTF-8.
  @inlinable
  public func utf8(of row: Int) -> ArraySlice<UInt8> {
    bytes[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
  }

  /// The text of a row.
  public func text(of row: Int) -> String { String(decoding: utf8(of: row), as: UTF8.self) }

  /// Whether the text of one row comes before that of another, by their bytes.
  public func precedes(_ row: Int, _ other: Int) -> Bool {
    let (start, otherStart) = (row == 0 ? 0 : Int(ends[row - 1]), other == 0 ? 0 : Int(ends[other - 1]))
    let (length, otherLength) = (Int(ends[row]) - start, Int(ends[other]) - otherStart)
    let order = bytes.withUnsafeBytes { own in
      own.baseAddress.map { memcmp($0 + start, $0 + otherStart, min(length, otherLength)) } ?? 0
    }
    return order == 0 ? length < otherLength : order < 0
  }

  /// All texts, by row.
  public var texts: [String] { (0..<count).map(text(of:)) }

  /// The slot that holds the id, or the free one where it belongs.
  private func slot(of id: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let mask = slots.count - 1
    let tag = Self.tag(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if tags[slot] == tag && isText(ofRow: Int(slots[slot]) - 1, id) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isText(ofRow row: Int, _ id: UnsafeRawBufferPointer) -> Bool {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    guard Int(ends[row]) - start == id.count else { return false }
    guard let given = id.baseAddress else { return true }
    return bytes.withUnsafeBytes { own in own.baseAddress.map { memcmp($0 + start, given, id.count) == 0 } ?? false }
  }

  /// The hash's highest bits; its lowest choose the slot.
  private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) }

  private mutating func rebuild(slotCount: Int) {
    slots = [UInt32](repeating: 0, count: slotCount)
    tags = [UInt8](repeating: 0, count: slotCount)
    let mask = slotCount - 1
    var start = 0
    for row in ends.indices {
      let end = Int(ends[row])
      let hash = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(row + 1)
      tags[slot] = Self.tag(hash)
      start = end
    }
  }

  /// Eight bytes at a time, each folded in by a multiplication of 64 by 64 bits whose halves are joined, as wyhash does.
  private static func hash(_ id: UnsafeRawBufferPointer) -> UInt64 {
    var hash = 0x9e37_79b9_7f4a_7c15 ^ UInt64(truncatingIfNeeded: id.count)
    func fold(_ word: UInt64) {
      let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
      hash = high ^ low
    }
    var place = 0
    while place + 8 <= id.count {
      fold(id.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < id.count {
      rest = rest << 8 | UInt64(id[place])
      place += 1
    }
    fold(rest)
    return hash
  }
}
