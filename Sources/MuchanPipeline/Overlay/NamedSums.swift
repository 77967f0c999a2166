internal import MuchanGeometry
internal import MuchanQuantities
internal import MuchanRecords

/// Sums by zone and group, with the names of both.
struct NamedSums: Sendable {
  /// The zones' ids by their place in the zone layer.
  var zones: [UInt32: String] = [:]
  /// How many properties make a group.
  let byCount: Int
  private(set) var sums: GroupSums
  /// The groups' values, joined by `OverlayWorker.separator`.
  private var groups = DistinctTexts()

  init(byCount: Int, sumCount: Int) {
    self.byCount = byCount
    sums = GroupSums(sumCount: sumCount)
  }

  /// Adds a worker's sums.
  mutating func merge(_ other: GroupSums, groups texts: DistinctTexts) {
    let numbers = (0..<texts.count).map { UInt32(groups.number(of: texts.utf8(of: $0)).row) }
    sums.merge(other, groups: numbers)
  }

  /// Adds sums of many parcels to a zone and group.
  mutating func add(
    parcels: Int, _ area: Area, values: [FixedDecimal<SixPlaces>], known: [Int], zone: UInt32, group: [String]
  ) {
    let text = Array(group.map { Array($0.utf8) }.joined(separator: [OverlayWorker.separator]))
    let key = GroupSums.Key(zone: zone, group: UInt32(groups.number(of: text).row))
    sums.add(parcels: parcels, area, values: values, known: known, toRow: sums.row(of: key))
  }

  /// The values of a group.
  private func group(_ number: Int) -> [String] {
    guard byCount > 0 else { return [] }
    return groups.utf8(of: number)
      .split(separator: OverlayWorker.separator, maxSplits: byCount - 1, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// One zone and group with its place among the zones.
  struct Entry {
    var zone: UInt32
    var row: Overlay.Row
  }

  /// By zone in the order of the layer, then by group; land in no zone comes last.
  var entries: [Entry] {
    let texts = (0..<groups.count).map(group)
    let order = sums.keys.indices.sorted { left, right in
      let (a, b) = (sums.keys[left], sums.keys[right])
      if a.zone != b.zone { return a.zone < b.zone }
      return texts[Int(a.group)].precedes(texts[Int(b.group)])
    }
    return order.map { row in
      let key = sums.keys[row]
      let known = (0..<sums.sumCount).map { sums.knownParcels(row: row, attribute: $0) }
      return Entry(
        zone: key.zone,
        row: Overlay.Row(
          zone: key.zone == GroupSums.outside ? nil : zones[key.zone], group: texts[Int(key.group)],
          parcels: sums.parcels[row], area: sums.areas[row],
          sums: known.indices.map { known[$0] > 0 ? sums.sum(row: row, attribute: $0) : nil }, known: known))
    }
  }

  /// The result's rows.
  var rows: [Overlay.Row] { entries.map(\.row) }
}

extension [String] {
  /// Order of groups: numbers by value before texts by their bytes.
  ///
  /// By bytes, since `String` takes two spellings of one character for equal.
  fileprivate func precedes(_ other: [String]) -> Bool {
    for (left, right) in zip(self, other) where !left.utf8.elementsEqual(right.utf8) {
      switch (Int(left), Int(right)) {
      case (let left?, let right?) where left != right: return left < right
      case (.some, nil): return true
      case (nil, .some): return false
      default: return left.utf8.lexicographicallyPrecedes(right.utf8)
      }
    }
    return false
  }
}
