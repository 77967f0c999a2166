extension IndicatorColumns {
  /// What two rows of one zone must agree in to be the same: all but unit, source and value.
  private struct Subject: Hashable {
    var period: PackedPeriod
    var indicator: Int
    var scope: Int
    var basis: Int
    var priceBase: Int
  }

  /// The rows of which another one has the zone, period, indicator, scope, basis and price base, ascending.
  ///
  /// - Complexity: O(rows), without a hash of any row; 4 bytes a row, 4 a zone and 8 a series.
  public var rowsThatMayRepeat: [Int] {
    let subjects = subjects
    let (order, starts) = rowsByZone
    // For each subject the first row of the last zone that has it.
    var seen = [UInt32](repeating: 0, count: subjects.count)
    var zoneOfSeen = [UInt32](repeating: .max, count: subjects.count)
    var found = Set<Int>()
    for zone in 0..<(starts.count - 1) {
      for index in Int(starts[zone])..<Int(starts[zone + 1]) {
        let row = order[index]
        let subject = Int(subjects.ofSeries[Int(rowSeries[Int(row)])])
        if zoneOfSeen[subject] == UInt32(zone) {
          found.insert(Int(seen[subject]))
          found.insert(Int(row))
        } else {
          zoneOfSeen[subject] = UInt32(zone)
          seen[subject] = row
        }
      }
    }
    return found.sorted()
  }

  /// The subject of each series, numbered; texts are the same that `String` says are equal.
  private var subjects: (ofSeries: [UInt32], count: Int) {
    let indicators = indicators.classes
    let (scopes, bases, priceBases) = (scopes.classes, bases.classes, priceBases.classes)
    func optional(_ number: UInt32, _ classes: [Int]) -> Int { number == 0 ? -1 : classes[Int(number) - 1] }
    var numbers: [Subject: UInt32] = [:]
    let ofSeries = series.map { series in
      let subject = Subject(
        period: series.period, indicator: indicators[Int(series.indicator)], scope: optional(series.scope, scopes),
        basis: optional(series.basis, bases), priceBase: optional(series.priceBase, priceBases))
      let number = numbers[subject] ?? UInt32(numbers.count)
      numbers[subject] = number
      return number
    }
    return (ofSeries, numbers.count)
  }

  /// The rows by zone, each zone's in the order of the file, and where each begins.
  private var rowsByZone: (rows: [UInt32], starts: [UInt32]) {
    let classes = zones.classes
    var starts = [UInt32](repeating: 0, count: zones.count + 1)
    for zone in zoneNumbers { starts[classes[Int(zone)] + 1] += 1 }
    for zone in 0..<zones.count { starts[zone + 1] += starts[zone] }
    var next = starts
    var order = [UInt32](repeating: 0, count: zoneNumbers.count)
    for (row, zone) in zoneNumbers.enumerated() {
      let zone = classes[Int(zone)]
      order[Int(next[zone])] = UInt32(row)
      next[zone] += 1
    }
    return (order, starts)
  }
}

extension DistinctTexts {
  /// For each text the first one that `String` takes for equal: texts of other bytes may be one in Unicode's eyes.
  fileprivate var classes: [Int] {
    var first: [String: Int] = [:]
    first.reserveCapacity(count)
    return texts.enumerated().map { number, text in
      let known = first[text] ?? number
      first[text] = known
      return known
    }
  }
}
