/// Distinct ids in one run of bytes, with an open-addressing index from id to row.
///
/// An id costs its UTF-8 bytes, 4 bytes of offset and 5 to 11 bytes of index; a `[String: Int]` costs
/// 60 and more.
struct ParcelIDs: Sendable {
  private var bytes: [UInt8] = []
  /// Where each id ends; it begins where the one before it ends.
  private var ends: [UInt32] = []
  /// Row + 1, or 0 where free. The count of slots is a power of two.
  private var slots = [UInt32](repeating: 0, count: 16)

  var count: Int { ends.count }

  mutating func reserve(ids: Int, bytes byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(ids)
    var size = slots.count
    while size * 3 < ids * 4 { size *= 2 }
    if size > slots.count { rebuild(slotCount: size) }
  }

  /// Adds an id as the next row; false, and nothing added, when it is there already.
  mutating func insert(_ id: some Collection<UInt8>) -> Bool {
    let slot = slot(of: id)
    guard slots[slot] == 0 else { return false }
    precondition(bytes.count + id.count <= Int(UInt32.max), "more than 4 GiB of parcel ids")
    bytes.append(contentsOf: id)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    if ends.count * 4 > slots.count * 3 { rebuild(slotCount: slots.count * 2) }
    return true
  }

  func row(of id: some Collection<UInt8>) -> Int? {
    let entry = slots[slot(of: id)]
    return entry == 0 ? nil : Int(entry) - 1
  }

  func utf8(of row: Int) -> ArraySlice<UInt8> {
    bytes[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
  }

  /// The slot that holds the id, or the free one where it belongs.
  private func slot(of id: some Collection<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(id)) & mask
    while slots[slot] != 0, !utf8(of: Int(slots[slot]) - 1).elementsEqual(id) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func rebuild(slotCount: Int) {
    slots = [UInt32](repeating: 0, count: slotCount)
    let mask = slotCount - 1
    for row in ends.indices {
      var slot = Int(truncatingIfNeeded: Self.hash(utf8(of: row))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(row + 1)
    }
  }

  /// FNV-1a with a last mix: the low bits of plain FNV-1a are weak for ids that count upwards.
  private static func hash(_ id: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    hash &*= 0x9e37_79b9_7f4a_7c15
    return hash ^ (hash >> 29)
  }
}
