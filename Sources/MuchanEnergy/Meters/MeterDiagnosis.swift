public import MuchanQuantities
public import MuchanRecords

/// What makes a meter's monthly series worth a look (计量诊断).
///
/// The limits are a rule of `data/rules/meters.yaml`; no source sets them.
public struct MeterDiagnosis: Sendable {
  /// What was seen.
  public enum Sign: String, Sendable, CaseIterable {
    /// Months without a reading between others.
    case gap
    /// No reading from some month on, up to the day that clocks are read at.
    case silent
    /// A month far above the median of the series.
    case spike
    /// A month far below the median of the series.
    case drop
    /// Months in a row with the very same quantity.
    case flat
    /// A negative month: the counter went backwards.
    case reversed
    /// A change against the same month of the year before.
    case yearChange = "year_change"
  }

  /// The limits.
  public struct Limits: Hashable, Sendable {
    public var spikeTimes: FixedDecimal<SixPlaces>
    public var leastMonths: Int
    public var flatMonths: Int
    public var yearChange: FixedDecimal<SixPlaces>
    /// Who sets them, as outputs say.
    public var status: String

    /// Makes limits.
    public init(
      spikeTimes: FixedDecimal<SixPlaces>, leastMonths: Int, flatMonths: Int, yearChange: FixedDecimal<SixPlaces>,
      status: String
    ) {
      self.spikeTimes = spikeTimes
      self.leastMonths = leastMonths
      self.flatMonths = flatMonths
      self.yearChange = yearChange
      self.status = status
    }
  }

  public var limits: Limits
  /// The last month that should have been read, counted as year × 12 + month - 1; nil where nothing says.
  public var lastMonth: Int?

  /// Makes a diagnosis.
  ///
  /// - Parameter asOf: The day that clocks are read at. A month that has not ended by it is not yet missing.
  public init(limits: Limits, asOf: CalendarDay? = nil) {
    self.limits = limits
    lastMonth = asOf.map { day in
      let month = Int(day.year) * 12 + Int(day.month) - 1
      return day.isLastOfMonth ? month : month - 1
    }
  }

  /// Something seen in a series.
  public struct Finding: Hashable, Sendable {
    public var sign: Sign
    /// First and last month, counted as year × 12 + month - 1.
    public var months: ClosedRange<Int>
    /// The month's quantity; nil for months without one.
    public var quantity: FixedDecimal<SixPlaces>?
    /// What it is held against: the median, or the same month of the year before.
    public var reference: FixedDecimal<SixPlaces>?
  }

  /// Looks at a series of months, ascending and distinct.
  ///
  /// - Complexity: O(months log months).
  public func findings(in series: [(month: Int, quantity: FixedDecimal<SixPlaces>)]) -> [Finding] {
    var findings: [Finding] = []
    guard let first = series.first, let last = series.last else { return [] }
    var expected = first.month
    for (month, _) in series {
      if month > expected { findings.append(Finding(sign: .gap, months: expected...(month - 1))) }
      expected = month + 1
    }
    if let lastMonth, last.month < lastMonth {
      findings.append(Finding(sign: .silent, months: (last.month + 1)...lastMonth))
    }
    addLevels(series, to: &findings)
    addFlats(series, to: &findings)
    addChanges(series, to: &findings)
    if findings.count < 2 { return findings }
    return findings.sorted {
      ($0.months.lowerBound, $0.sign.rawValue) < ($1.months.lowerBound, $1.sign.rawValue)
    }
  }

  private func addLevels(
    _ series: [(month: Int, quantity: FixedDecimal<SixPlaces>)], to findings: inout [Finding]
  ) {
    for (month, quantity) in series where quantity < .zero {
      findings.append(Finding(sign: .reversed, months: month...month, quantity: quantity))
    }
    guard series.count >= limits.leastMonths, !isLevel(series) else { return }
    let sorted = series.map(\.quantity).sorted()
    // Of an even count the lower of the two in the middle: a value that was read.
    let median = sorted[(sorted.count - 1) / 2]
    guard median > .zero, let high: FixedDecimal<SixPlaces> = median.times(limits.spikeTimes) else { return }
    for (month, quantity) in series {
      if quantity > high {
        findings.append(Finding(sign: .spike, months: month...month, quantity: quantity, reference: median))
      } else if quantity > .zero, let tripled: FixedDecimal<SixPlaces> = quantity.times(limits.spikeTimes),
        tripled < median
      {
        findings.append(Finding(sign: .drop, months: month...month, quantity: quantity, reference: median))
      }
    }
  }

  /// Whether the largest of positive months is within the limit of the least, so that none is far from the median.
  private func isLevel(_ series: [(month: Int, quantity: FixedDecimal<SixPlaces>)]) -> Bool {
    guard var least = series.first?.quantity else { return true }
    var largest = least
    for (_, quantity) in series {
      least = min(least, quantity)
      largest = max(largest, quantity)
    }
    guard least > .zero, let limit: FixedDecimal<SixPlaces> = least.times(limits.spikeTimes) else { return false }
    return largest <= limit
  }

  private func addFlats(
    _ series: [(month: Int, quantity: FixedDecimal<SixPlaces>)], to findings: inout [Finding]
  ) {
    var start = 0
    for index in 1...series.count {
      let continues =
        index < series.count && series[index].quantity == series[start].quantity
        && series[index].month == series[index - 1].month + 1
      if continues { continue }
      if index - start >= max(2, limits.flatMonths), series[start].quantity != .zero {
        findings.append(
          Finding(
            sign: .flat, months: series[start].month...series[index - 1].month, quantity: series[start].quantity))
      }
      start = index
    }
  }

  private func addChanges(
    _ series: [(month: Int, quantity: FixedDecimal<SixPlaces>)], to findings: inout [Finding]
  ) {
    var before = 0
    for (month, quantity) in series {
      while before < series.count, series[before].month < month - 12 { before += 1 }
      guard series[before].month == month - 12, series[before].quantity > .zero else { continue }
      let old = series[before].quantity
      let change = quantity > old ? quantity - old : old - quantity
      guard let limit: FixedDecimal<SixPlaces> = old.times(limits.yearChange), change > limit else { continue }
      findings.append(Finding(sign: .yearChange, months: month...month, quantity: quantity, reference: old))
    }
  }
}
