/// The rows of `energy.csv` in columns.
///
/// Lines that follow each other and differ in period and quantity alone, most often the months of a meter, make one run:
/// what they share is held once. A line takes 12 bytes, a run 40; a record takes 250.
public struct EnergyColumns: RecordColumns, Sendable {
  /// What the lines of a run have in common, texts by number.
  public struct Series: Hashable, Sendable {
    /// The number among `distinctIDs`.
    public var enterprise: UInt32
    /// The number of the meter plus one; 0 where none is named.
    var meter: UInt32 = 0
    public var carrier: UInt32
    public var unit: UInt32
    /// The number among `distinctSuppliers` plus one; 0 where none is named.
    var supplier: UInt32 = 0
    var calorificUnit: UInt32 = 0
    public var flow: EnergyLine.Flow
    public var source: EnergyLine.PowerSource?
    public var kind: PeriodKind

    /// The number of the meter among the distinct ones; nil where none is named.
    public var meterNumber: Int? { meter == 0 ? nil : Int(meter) - 1 }
    /// The number of the supplier among the distinct ones; nil where none is named.
    public var supplierNumber: Int? { supplier == 0 ? nil : Int(supplier) - 1 }
  }

  /// Lines that follow each other in the file.
  struct Run: Sendable {
    var series: Series
    /// The first row; the run ends where the next one begins.
    var start: UInt32
    /// The first row's line.
    var line: UInt32
  }

  var ids = DistinctTexts()
  var meters = DistinctTexts()
  var carriers = DistinctTexts()
  var units = DistinctTexts()
  var suppliers = DistinctTexts()
  var calorificUnits = DistinctTexts()
  var runs: [Run] = []
  var periods: [PackedPeriod] = []
  var quantities: [Double] = []
  var feedstock = SparseColumn<Double>()
  var calorificValues = SparseColumn<Double>()

  /// No rows.
  public init() {}

  public var endIndex: Int { quantities.count }

  /// Makes room, so that the columns need not grow.
  public mutating func reserve(_ rows: Int) {
    periods.reserveCapacity(rows)
    quantities.reserveCapacity(rows)
  }

  /// How many distinct enterprise ids there are.
  public var distinctIDCount: Int { ids.count }

  /// The distinct enterprise ids, by number.
  public var distinctIDs: [String] { ids.texts }

  /// The distinct carriers, by number.
  public var distinctCarriers: [String] { carriers.texts }

  /// The distinct units, by number.
  public var distinctUnits: [String] { units.texts }

  /// The distinct suppliers, by number.
  public var distinctSuppliers: [String] { suppliers.texts }

  /// The meter with a number.
  public func meter(ofNumber number: Int) -> String { meters.text(of: number) }

  /// How many runs there are.
  public var runCount: Int { runs.count }

  /// What the lines of a run share.
  public func series(ofRun run: Int) -> Series { runs[run].series }

  /// The rows of a run.
  public func rows(ofRun run: Int) -> Range<Int> {
    Int(runs[run].start)..<(run + 1 < runs.count ? Int(runs[run + 1].start) : count)
  }

  /// The line of a row of a run.
  public func line(of row: Int, inRun run: Int) -> Int { Int(runs[run].line) + row - Int(runs[run].start) }

  /// Periods and quantities by row, for loops over all of them.
  public var amounts: (periods: [PackedPeriod], quantities: [Double]) { (periods, quantities) }

  public func period(of row: Int) -> PackedPeriod { periods[row] }
  public func quantity(of row: Int) -> Double { quantities[row] }
  public func feedstockQuantity(of row: Int) -> Double? { feedstock[row] }

  /// The measured net calorific value of a row.
  public func netCalorificValue(of row: Int) -> Double? { calorificValues[row] }

  /// Whether no row has a part that is feedstock, or a measured heat value.
  public var hasQuantitiesAlone: Bool { feedstock.isEmpty && calorificValues.isEmpty }

  public mutating func append(_ row: EnergyLine) {
    func number(_ text: String?, in texts: inout DistinctTexts) -> UInt32 {
      text.map { UInt32(texts.number(of: $0.utf8).row + 1) } ?? 0
    }
    let series = Series(
      enterprise: number(row.enterpriseID, in: &ids) - 1, meter: number(row.meterID, in: &meters),
      carrier: number(row.carrier, in: &carriers) - 1, unit: number(row.unit, in: &units) - 1,
      supplier: number(row.supplierID, in: &suppliers),
      calorificUnit: number(row.netCalorificUnit, in: &calorificUnits), flow: row.flow, source: row.powerSource,
      kind: row.periodKind)
    append(
      series, period: PackedPeriod(row.period), quantity: row.quantity, feedstock: row.feedstockQuantity,
      heat: row.netCalorificValue, line: UInt32(clamping: row.line))
  }

  /// Adds a row that has all of the last one but its period, quantity and line.
  ///
  /// - Returns: false, and nothing added, where there is no last row, or the period spans more or less of a year, so that what
  ///   the row says of its kind of period may not hold.
  public mutating func appendLikeLast(period: PackedPeriod, quantity: Double, line: Int) -> Bool {
    guard let last = periods.last, period.hasSpan(of: last) else { return false }
    let (row, run) = (UInt32(quantities.count), runs[runs.count - 1])
    let line = UInt32(clamping: line)
    if run.line &+ (row - run.start) != line { runs.append(Run(series: run.series, start: row, line: line)) }
    periods.append(period)
    quantities.append(quantity)
    feedstock.repeatLast()
    calorificValues.repeatLast()
    return true
  }

  /// Adds a row of a series but for its enterprise and meter, which are given in UTF-8.
  ///
  /// - Parameter series: One of these columns'.
  public mutating func append(
    _ series: Series, enterprise: UnsafeRawBufferPointer, meter: UnsafeRawBufferPointer?, period: PackedPeriod,
    quantity: Double, line: Int
  ) {
    var own = series
    let last = runs.last?.series
    own.enterprise = UInt32(ids.number(ofBytes: enterprise, likely: last.map { Int($0.enterprise) }))
    own.meter = meter.map { UInt32(meters.number(ofBytes: $0, likely: last?.meterNumber) + 1) } ?? 0
    append(own, period: period, quantity: quantity, feedstock: nil, heat: nil, line: UInt32(clamping: line))
  }

  private mutating func append(
    _ series: Series, period: PackedPeriod, quantity: Double, feedstock part: Double?, heat: Double?, line: UInt32
  ) {
    let row = UInt32(quantities.count)
    let continues = runs.last.map { $0.line &+ (row - $0.start) == line && $0.series == series } ?? false
    if !continues { runs.append(Run(series: series, start: row, line: line)) }
    periods.append(period)
    quantities.append(quantity)
    feedstock.append(part)
    calorificValues.append(heat)
  }

  /// The run that a row is in. O(log runs).
  private func run(of row: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(runs[middle].start) <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// What a row shares with those of its run. O(log runs).
  public func series(of row: Int) -> Series { runs[run(of: row)].series }

  public subscript(row: Int) -> EnergyLine {
    let run = run(of: row)
    let series = runs[run].series
    var record = EnergyLine(
      enterpriseID: ids.text(of: Int(series.enterprise)), period: Period(periods[row]),
      carrier: carriers.text(of: Int(series.carrier)), quantity: quantities[row],
      unit: units.text(of: Int(series.unit)), flow: series.flow, periodKind: series.kind,
      line: line(of: row, inRun: run))
    record.meterID = series.meterNumber.map { meters.text(of: $0) }
    record.feedstockQuantity = feedstock[row]
    record.supplierID = series.supplierNumber.map { suppliers.text(of: $0) }
    record.powerSource = series.source
    record.netCalorificValue = calorificValues[row]
    record.netCalorificUnit = series.calorificUnit == 0 ? nil : calorificUnits.text(of: Int(series.calorificUnit) - 1)
    return record
  }
}
