internal import MuchanRecords

/// How often each id occurs.
struct IDTally: Sendable {
  private(set) var ids = DistinctTexts()
  private(set) var counts: [UInt32] = []

  /// Counts an id, given in UTF-8. O(length), expected.
  mutating func add(_ id: some Collection<UInt8>, count: UInt32 = 1) {
    let (row, isNew) = ids.number(of: id)
    if isNew {
      counts.append(count)
    } else {
      // Past four thousand million it is a repeat all the same.
      let (sum, isOver) = counts[row].addingReportingOverflow(count)
      counts[row] = isOver ? .max : sum
    }
  }

  /// Adds another tally.
  mutating func merge(_ other: IDTally) {
    // The first needs no copy, and is often the only one.
    guard !counts.isEmpty else { return self = other }
    for (row, count) in other.counts.enumerated() { add(other.ids.utf8(of: row), count: count) }
  }

  /// The ids in the order of their bytes; each text is made when it is asked for.
  var sorted: some Sequence<(id: String, count: UInt32)> {
    counts.indices.sorted { ids.utf8(of: $0).lexicographicallyPrecedes(ids.utf8(of: $1)) }.lazy
      .map { (id: String(decoding: ids.utf8(of: $0), as: UTF8.self), count: counts[$0]) }
  }
}
