public import MuchanQuantities

/// Exact sums by zone and group: what the overlay's hot loop adds to.
///
/// A group is a number that the caller gives to a combination of attribute values. Sums are integers, so
/// any order of adding, and any split over workers, gives the same digits.
public struct GroupSums: Sendable {
  /// One zone and group.
  public struct Key: Hashable, Sendable {
    /// Index of a zone; `outside` for land in no zone.
    public var zone: UInt32
    public var group: UInt32

    /// Makes a key.
    public init(zone: UInt32, group: UInt32) {
      self.zone = zone
      self.group = group
    }
  }

  /// The zone of land that lies in no zone.
  public static let outside = UInt32.max

  /// How many attributes are summed.
  public let sumCount: Int
  /// The keys that occur, in order of first appearance; the columns below have a row for each.
  public private(set) var keys: [Key] = []
  /// Parcels with some area in the row.
  public private(set) var parcels: [Int] = []
  /// Area of the row.
  public private(set) var areas: [Area] = []
  /// Sums, row-major.
  private var sums: [FixedDecimal<SixPlaces>] = []
  /// Parcels of the row whose attribute is known, row-major.
  private var known: [Int] = []
  /// Row + 1, or 0 where free; the count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// Sums nothing yet.
  public init(sumCount: Int) { self.sumCount = sumCount }

  /// One attribute's sum in a row.
  public func sum(row: Int, attribute: Int) -> FixedDecimal<SixPlaces> { sums[row * sumCount + attribute] }

  /// How many parcels of a row have a value for an attribute.
  public func knownParcels(row: Int, attribute: Int) -> Int { known[row * sumCount + attribute] }

  /// The row of a key, made when it is not there. O(1), expected.
  public mutating func row(of key: Key) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if keys[row] == key { return row }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    parcels.append(0)
    areas.append(.zero)
    for _ in 0..<sumCount {
      sums.append(.zero)
      known.append(0)
    }
    slots[slot] = UInt32(keys.count)
    if keys.count * 2 > slots.count { rebuild() }
    return keys.count - 1
  }

  /// Adds one parcel's area to a row.
  public mutating func add(_ area: Area, toRow row: Int) {
    parcels[row] += 1
    areas[row] += area
  }

  /// Adds one parcel's share of an attribute to a row.
  public mutating func add(_ value: FixedDecimal<SixPlaces>, toRow row: Int, attribute: Int) {
    sums[row * sumCount + attribute] += value
    known[row * sumCount + attribute] += 1
  }

  /// Adds all of another worker's sums, whose groups are numbered as `groups` says.
  public mutating func merge(_ other: GroupSums, groups: [UInt32]) {
    for (from, key) in other.keys.enumerated() {
      let row = row(of: Key(zone: key.zone, group: groups[Int(key.group)]))
      parcels[row] += other.parcels[from]
      areas[row] += other.areas[from]
      for attribute in 0..<sumCount {
        sums[row * sumCount + attribute] += other.sums[from * sumCount + attribute]
        known[row * sumCount + attribute] += other.known[from * sumCount + attribute]
      }
    }
  }

  /// Adds sums of many parcels to a row.
  ///
  /// - Parameters:
  ///   - values: one for each attribute.
  ///   - counts: for each attribute, of how many parcels it is known.
  public mutating func add(
    parcels count: Int, _ area: Area, values: [FixedDecimal<SixPlaces>], known counts: [Int], toRow row: Int
  ) {
    precondition(values.count == sumCount && counts.count == sumCount, "a value for each attribute")
    parcels[row] += count
    areas[row] += area
    for attribute in 0..<sumCount {
      sums[row * sumCount + attribute] += values[attribute]
      known[row * sumCount + attribute] += counts[attribute]
    }
  }

  private mutating func rebuild() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (row, key) in keys.enumerated() {
      var slot = Self.hash(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(row + 1)
    }
  }

  private static func hash(_ key: Key) -> Int {
    let mixed = (UInt64(key.zone) << 32 | UInt64(key.group)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
