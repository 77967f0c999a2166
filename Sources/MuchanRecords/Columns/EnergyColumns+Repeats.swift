extension EnergyColumns {
  /// Lines that agree in all that makes two lines the same but for the period.
  private struct Meter: Hashable, Comparable {
    var meter: UInt32
    var carrier: UInt32
    var supplier: UInt32
    var flow: Int
    var source: Int

    init(_ series: Series) {
      meter = series.meter
      carrier = series.carrier
      supplier = series.supplier
      flow = series.flow.order
      // Power that names no source is taken from the grid.
      source = series.source.map { $0 == .grid ? 0 : $0.order } ?? 0
    }

    static func < (left: Meter, right: Meter) -> Bool {
      if left.meter != right.meter { return left.meter < right.meter }
      if left.carrier != right.carrier { return left.carrier < right.carrier }
      if left.supplier != right.supplier { return left.supplier < right.supplier }
      if left.flow != right.flow { return left.flow < right.flow }
      return left.source < right.source
    }
  }

  /// The rows of meters of which two have one period, ascending; no other row repeats one.
  ///
  /// - Complexity: O(rows) where each meter's lines stand in the order of their periods, and a sort of those of each
  ///   enterprise where they do not; 4 bytes a run.
  public var rowsThatMayRepeat: [Int] {
    let (order, starts) = runsByEnterprise
    var found: [Int] = []
    var entries: [(meter: Meter, run: Int)] = []
    var lines: [(period: UInt32, row: Int)] = []
    for enterprise in 0..<(starts.count - 1) {
      entries.removeAll(keepingCapacity: true)
      for run in order[Int(starts[enterprise])..<Int(starts[enterprise + 1])] {
        entries.append((Meter(series(ofRun: Int(run))), Int(run)))
      }
      entries.sort { $0.meter < $1.meter }
      var start = 0
      while start < entries.count {
        var end = start + 1
        while end < entries.count, entries[end].meter == entries[start].meter { end += 1 }
        if end - start > 1 || !isAscending(rows(ofRun: entries[start].run)) {
          lines.removeAll(keepingCapacity: true)
          for entry in entries[start..<end] {
            for row in rows(ofRun: entry.run) { lines.append((period(of: row).bits, row)) }
          }
          lines.sort { ($0.period, $0.row) < ($1.period, $1.row) }
          if zip(lines, lines.dropFirst()).contains(where: { $0.period == $1.period }) { found += lines.map(\.row) }
        }
        start = end
      }
    }
    return found.sorted()
  }

  private func isAscending(_ rows: Range<Int>) -> Bool {
    var last: UInt32?
    for row in rows {
      let bits = period(of: row).bits
      if let last, last >= bits { return false }
      last = bits
    }
    return true
  }

  /// The runs by the number of their enterprise, each enterprise's in the order of the file, and where each begins.
  public var runsByEnterprise: (runs: [UInt32], starts: [UInt32]) {
    runs(byEnterprise: Array(0..<distinctIDCount), count: distinctIDCount)
  }

  /// The same by numbers that the distinct ids have elsewhere; runs of an id with a number below zero are left out.
  public func runs(byEnterprise numbers: [Int], count: Int) -> (runs: [UInt32], starts: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for run in 0..<runCount {
      let number = numbers[Int(series(ofRun: run).enterprise)]
      if number >= 0 { starts[number + 1] += 1 }
    }
    for number in 0..<count { starts[number + 1] += starts[number] }
    var next = starts
    var order = [UInt32](repeating: 0, count: Int(starts[count]))
    for run in 0..<runCount {
      let number = numbers[Int(series(ofRun: run).enterprise)]
      guard number >= 0 else { continue }
      order[Int(next[number])] = UInt32(run)
      next[number] += 1
    }
    return (order, starts)
  }
}

extension EnergyLine.Flow {
  /// The place among the flows.
  public var order: Int {
    switch self {
    case .purchase: 0
    case .ownGeneration: 1
    case .sold: 2
    case .transformIn: 3
    case .transformOut: 4
    case .recovered: 5
    case .stockChange: 6
    }
  }
}

extension EnergyLine.PowerSource {
  /// The place among the sources.
  fileprivate var order: Int {
    switch self {
    case .grid: 1
    case .directSupply: 2
    case .greenPowerTrade: 3
    case .certificateOnly: 4
    case .ownPV: 5
    }
  }
}
