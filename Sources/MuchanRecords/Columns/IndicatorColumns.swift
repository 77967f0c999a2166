/// The rows of `indicators.csv` in columns.
///
/// A zone and a series by number, a value and a line: 20 bytes a row, where a record takes 200 and its texts.
public struct IndicatorColumns: RecordColumns, Sendable {
  /// What the rows of many zones have in common, texts by number.
  public struct Series: Hashable, Sendable {
    public var period: PackedPeriod
    /// The number among `distinctIndicators`.
    public var indicator: UInt32
    /// The number among `distinctUnits`.
    public var unit: UInt32
    /// Of texts that may be missing the number plus one; 0 where there is none.
    var scope: UInt32 = 0
    var basis: UInt32 = 0
    var priceBase: UInt32 = 0
    var source: UInt32 = 0
  }

  var zones = DistinctTexts()
  var indicators = DistinctTexts()
  var units = DistinctTexts()
  var scopes = DistinctTexts()
  var bases = DistinctTexts()
  var priceBases = DistinctTexts()
  var sources = DistinctTexts()
  /// The distinct series, and the number of each.
  public private(set) var series: [Series] = []
  private var seriesNumbers: [Series: UInt32] = [:]
  var zoneNumbers: [UInt32] = []
  var rowSeries: [UInt32] = []
  /// The values, by row.
  public private(set) var values: [Double] = []
  private var lines: [UInt32] = []

  /// No rows.
  public init() {}

  public var endIndex: Int { values.count }

  /// How many distinct zones there are.
  public var distinctZoneCount: Int { zones.count }

  /// The zone id with a number.
  public func zone(ofNumber number: Int) -> String { zones.text(of: number) }

  /// The distinct indicators, by number.
  public var distinctIndicators: [String] { indicators.texts }

  /// The distinct units, by number.
  public var distinctUnits: [String] { units.texts }

  /// The rows of a zone. O(rows and zones), a record for those alone.
  public func figures(ofZone id: String) -> [ZoneFigure] {
    let isOfZone = (0..<zones.count).map { zones.text(of: $0) == id }
    guard isOfZone.contains(true) else { return [] }
    return indices.filter { isOfZone[Int(zoneNumbers[$0])] }.map { self[$0] }
  }

  /// The rows of an indicator. O(rows and series), a record for those alone.
  public func figures(ofIndicator name: String) -> [ZoneFigure] {
    let isOfIndicator = series.map { indicators.text(of: Int($0.indicator)) == name }
    guard isOfIndicator.contains(true) else { return [] }
    return indices.filter { isOfIndicator[Int(rowSeries[$0])] }.map { self[$0] }
  }

  /// The number of a row's zone among the distinct ids.
  public func zoneNumber(ofRow row: Int) -> Int { Int(zoneNumbers[row]) }

  /// The number of a row's series.
  public func seriesNumber(ofRow row: Int) -> Int { Int(rowSeries[row]) }

  /// How far a series is from what an indicator means where no more is said: of all, at current prices, energy at
  /// calorific value; 0 where it is that.
  public func remoteness(ofSeries number: Int) -> Int {
    func differs(_ number: UInt32, _ texts: DistinctTexts, from plain: String...) -> Bool {
      number != 0 && !plain.contains(texts.text(of: Int(number) - 1))
    }
    let series = series[number]
    return (differs(series.priceBase, priceBases, from: "current") ? 4 : 0)
      + (differs(series.scope, scopes, from: "all") ? 2 : 0)
      + (differs(series.basis, bases, from: "calorific", "location", "not_energy") ? 1 : 0)
  }

  public mutating func append(_ row: ZoneFigure) {
    func number(_ text: String?, in texts: inout DistinctTexts) -> UInt32 {
      text.map { UInt32(texts.number(of: $0.utf8).row + 1) } ?? 0
    }
    let own = Series(
      period: PackedPeriod(row.period), indicator: number(row.indicator, in: &indicators) - 1,
      unit: number(row.unit, in: &units) - 1, scope: number(row.scope, in: &scopes),
      basis: number(row.basis, in: &bases), priceBase: number(row.priceBase, in: &priceBases),
      source: number(row.source, in: &sources))
    append(
      zone: number(row.zoneID, in: &zones) - 1, series: seriesNumber(of: own), value: row.value,
      line: UInt32(clamping: row.line))
  }

  /// Adds a row of a series for a zone, which is given in UTF-8.
  ///
  /// - Parameter series: The number of one of these columns' series.
  public mutating func append(series: Int, zone: UnsafeRawBufferPointer, value: Double, line: Int) {
    let number = zones.number(ofBytes: zone, likely: zoneNumbers.last.map { Int($0) })
    append(zone: UInt32(number), series: UInt32(series), value: value, line: UInt32(clamping: line))
  }

  private mutating func append(zone: UInt32, series: UInt32, value: Double, line: UInt32) {
    zoneNumbers.append(zone)
    rowSeries.append(series)
    values.append(value)
    lines.append(line)
  }

  private mutating func seriesNumber(of own: Series) -> UInt32 {
    if let known = seriesNumbers[own] { return known }
    let number = UInt32(series.count)
    series.append(own)
    seriesNumbers[own] = number
    return number
  }

  public subscript(row: Int) -> ZoneFigure {
    let series = series[Int(rowSeries[row])]
    var record = ZoneFigure(
      zoneID: zones.text(of: Int(zoneNumbers[row])), period: Period(series.period),
      indicator: indicators.text(of: Int(series.indicator)), value: values[row],
      unit: units.text(of: Int(series.unit)), line: Int(lines[row]))
    func text(_ number: UInt32, _ texts: DistinctTexts) -> String? {
      number == 0 ? nil : texts.text(of: Int(number) - 1)
    }
    record.scope = text(series.scope, scopes)
    record.basis = text(series.basis, bases)
    record.priceBase = text(series.priceBase, priceBases)
    record.source = text(series.source, sources)
    return record
  }
}

extension IndicatorColumns: ExpressibleByArrayLiteral {
  public init(arrayLiteral rows: ZoneFigure...) { self.init(rows) }
}

extension IndicatorColumns: JoinableColumns {
  public mutating func reserve(_ rows: Int) {
    zoneNumbers.reserveCapacity(rows)
    rowSeries.reserveCapacity(rows)
    values.reserveCapacity(rows)
    lines.reserveCapacity(rows)
  }

  /// - Complexity: O(distinct texts and series of the piece), and a copy of its rows.
  public mutating func append(contentsOf piece: IndicatorColumns, laterBy before: Int) {
    let zones = self.zones.numbers(ofTexts: piece.zones)
    let indicators = self.indicators.numbers(ofTexts: piece.indicators)
    let units = self.units.numbers(ofTexts: piece.units)
    let scopes = [0] + self.scopes.numbers(ofTexts: piece.scopes).map { $0 + 1 }
    let bases = [0] + self.bases.numbers(ofTexts: piece.bases).map { $0 + 1 }
    let priceBases = [0] + self.priceBases.numbers(ofTexts: piece.priceBases).map { $0 + 1 }
    let sources = [0] + self.sources.numbers(ofTexts: piece.sources).map { $0 + 1 }
    let numbers = piece.series.map { given in
      seriesNumber(
        of: Series(
          period: given.period, indicator: indicators[Int(given.indicator)], unit: units[Int(given.unit)],
          scope: scopes[Int(given.scope)], basis: bases[Int(given.basis)],
          priceBase: priceBases[Int(given.priceBase)], source: sources[Int(given.source)]))
    }
    zoneNumbers.append(contentsOf: piece.zoneNumbers.lazy.map { zones[Int($0)] })
    rowSeries.append(contentsOf: piece.rowSeries.lazy.map { numbers[Int($0)] })
    values += piece.values
    lines.append(contentsOf: piece.lines.lazy.map { UInt32(clamping: Int($0) + before) })
  }
}
