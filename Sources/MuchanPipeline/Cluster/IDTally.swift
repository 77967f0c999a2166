internal import MuchanRecords

/// How often each id occurs.
struct IDTally: Sendable {
  private(set) var ids = DistinctTexts()
  private(set) var counts: [Int] = []

  /// Counts an id, given in UTF-8. O(length), expected.
  mutating func add(_ id: some Collection<UInt8>, count: Int = 1) {
    let (row, isNew) = ids.number(of: id)
    if isNew { counts.append(count) } else { counts[row] += count }
  }

  /// Adds another tally.
  mutating func merge(_ other: IDTally) {
    for (row, count) in other.counts.enumerated() { add(other.ids.utf8(of: row), count: count) }
  }

  /// The ids in the order of their bytes.
  var sorted: [(id: String, count: Int)] {
    counts.indices.sorted { ids.utf8(of: $0).lexicographicallyPrecedes(ids.utf8(of: $1)) }
      .map { (id: String(decoding: ids.utf8(of: $0), as: UTF8.self), count: counts[$0]) }
  }
}
