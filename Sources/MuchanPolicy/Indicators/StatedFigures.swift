public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// Figures that indicators.csv states of zones, in the units of the registry.
public struct StatedFigures: Sendable {
  /// What a figure is of.
  public struct Key: Hashable, Sendable {
    public var indicator: String
    public var scope: String
    public var year: Int

    /// Makes a key.
    public init(indicator: String, scope: String, year: Int) {
      self.indicator = indicator
      self.scope = scope
      self.year = year
    }
  }

  /// The figures of one indicator and year, by the places of zones; not a number where there is none.
  private struct Series {
    var indicator: String
    var year: Int
    var figures: [Double]
    /// How remote each figure is from the plain one, see `IndicatorColumns`; of two the nearer one is taken.
    var remoteness: [UInt8]
  }

  private var series: [Series] = []
  /// The place of an indicator's number and a year in `series`.
  private var seriesPlaces: [SIMD2<Int>: Int] = [:]
  private var numbers: [String: Int] = [:]
  private var places: [String: Int] = [:]
  private var zoneIDs: [String] = []

  /// What a series of rows says; nil for one that is of no whole year or of no indicator that is known.
  private struct Stated {
    var indicator: String
    var number: Int
    var year: Int
    /// What one of its units is in the registry's; nil for a unit of another kind.
    var factor: Double?
    var remoteness: UInt8
    /// The place in `series` once there is a figure.
    var place: Int?
  }

  /// Gathers whole years of known indicators. Of two figures of one zone and year that of all is taken, at current prices
  /// and calorific value, before one of another scope or basis; of two that are alike in this and differ, neither.
  ///
  /// - Parameters:
  ///   - zones: The ids of the zones that the project has; a figure of another one is a finding.
  ///   - file: The file, for findings: an unknown unit, an unknown zone.
  /// - Complexity: O(rows), without memory or text for each.
  public init(
    _ rows: IndicatorColumns, registry: IndicatorRegistry, units: UnitTable, zones: Set<String>, file: String?,
    log: inout DiagnosticLog
  ) {
    var stated = statedSeries(of: rows, registry, units)
    // The places of zones by their numbers in the rows; below zero one that is not known, or not looked for yet.
    let (unknown, unasked) = (-1, -2)
    var placesOfZones = [Int](repeating: unasked, count: rows.distinctZoneCount)
    let values = rows.values
    for row in values.indices {
      let number = rows.seriesNumber(ofRow: row)
      guard let own = stated[number] else { continue }
      let zone = rows.zoneNumber(ofRow: row)
      if placesOfZones[zone] == unasked {
        let id = rows.zone(ofNumber: zone)
        placesOfZones[zone] = zones.contains(id) ? placeOf(id) : unknown
      }
      guard placesOfZones[zone] != unknown else {
        let record = rows[row]
        log.add(.figureWithoutZone, at: Self.place(of: record, in: file), found: "\"\(record.zoneID)\"")
        continue
      }
      guard let factor = own.factor else {
        let record = rows[row]
        var field = Self.place(of: record, in: file)
        field.field = "unit"
        log.add(
          .unknownUnit, at: field, found: "\"\(record.unit)\" of \(record.indicator)",
          expected: registry[record.indicator]?.unit)
        continue
      }
      let place = own.place ?? seriesPlace(own)
      if own.place == nil { stated[number]?.place = place }
      if !add(values[row] * factor, own.remoteness, to: place, placesOfZones[zone]) {
        let record = rows[row]
        log.add(.twoFigures, at: Self.place(of: record, in: file), found: "\(record.indicator) \(record.value)")
      }
    }
  }

  /// The same of records.
  public init(
    _ rows: [ZoneFigure], registry: IndicatorRegistry, units: UnitTable, zones: Set<String>, file: String?,
    log: inout DiagnosticLog
  ) {
    self.init(IndicatorColumns(rows), registry: registry, units: units, zones: zones, file: file, log: &log)
  }

  private mutating func statedSeries(
    of rows: IndicatorColumns, _ registry: IndicatorRegistry, _ units: UnitTable
  ) -> [Stated?] {
    let converter = IndicatorUnits(units)
    let (names, spellings) = (rows.distinctIndicators, rows.distinctUnits)
    return rows.series.enumerated().map { place, series in
      guard series.period.hasSpan(of: PackedPeriod(Period(year: 0))) else { return nil }
      let name = names[Int(series.indicator)]
      guard let indicator = registry[name] else { return nil }
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return Stated(
        indicator: name, number: number, year: series.period.year,
        factor: converter.factor(from: spellings[Int(series.unit)], to: indicator.unit),
        remoteness: UInt8(rows.remoteness(ofSeries: place)))
    }
  }

  private static func place(of row: ZoneFigure, in file: String?) -> Place {
    Place(file: file, line: row.line > 0 ? row.line : nil, id: "\(row.zoneID) \(row.period)")
  }

  private mutating func placeOf(_ zone: String) -> Int {
    if let known = places[zone] { return known }
    places[zone] = zoneIDs.count
    zoneIDs.append(zone)
    return zoneIDs.count - 1
  }

  private mutating func seriesPlace(_ stated: Stated) -> Int {
    let key = SIMD2(stated.number, stated.year)
    if let known = seriesPlaces[key] { return known }
    seriesPlaces[key] = series.count
    series.append(Series(indicator: stated.indicator, year: stated.year, figures: [], remoteness: []))
    return series.count - 1
  }

  /// - Returns: false where there is another figure that is as near, and none is taken.
  private mutating func add(_ figure: Double, _ remoteness: UInt8, to index: Int, _ zone: Int) -> Bool {
    let missing = zone + 1 - series[index].figures.count
    if missing > 0 {
      series[index].figures.append(contentsOf: repeatElement(.nan, count: missing))
      series[index].remoteness.append(contentsOf: repeatElement(.max, count: missing))
    }
    let known = series[index].remoteness[zone]
    if remoteness > known { return true }
    if remoteness == known {
      if series[index].figures[zone] == figure { return true }
      series[index].figures[zone] = .nan
      return false
    }
    series[index].figures[zone] = figure
    series[index].remoteness[zone] = remoteness
    return true
  }

  /// The years that any of some indicators is stated of.
  public func years(of indicators: Set<String>) -> Set<Int> {
    Set(series.lazy.filter { indicators.contains($0.indicator) }.map(\.year))
  }

  /// All figures, each whole, as the rules judge them.
  public func values(by registry: IndicatorRegistry) -> [IndicatorValue] {
    let zones = zoneIDs.indices.sorted { zoneIDs[$0] < zoneIDs[$1] }
    // By indicator, zone and year.
    let ordered = Dictionary(grouping: series, by: \.indicator).sorted { $0.key < $1.key }
    var values: [IndicatorValue] = []
    for (indicator, all) in ordered {
      let years = all.sorted { $0.year < $1.year }
      let unit = registry[indicator]?.unit ?? ""
      for zone in zones {
        for series in years where zone < series.figures.count && !series.figures[zone].isNaN {
          guard let figure = FixedDecimal<NinePlaces>(rounding: series.figures[zone]) else { continue }
          values.append(
            IndicatorValue(
              indicator: indicator, scope: zoneIDs[zone], year: series.year, value: Ratio(figure), unit: unit,
              coverage: Coverage(known: 1, total: 1)))
        }
      }
    }
    return values
  }

  /// The figures of an indicator and year for some zones, nil where none is stated.
  public func figures(_ indicator: String, year: Int, of zones: [Zone]) -> [Double?] {
    let index = numbers[indicator].flatMap { seriesPlaces[SIMD2($0, year)] }
    guard let index else { return zones.map { _ in nil } }
    let figures = series[index].figures
    return zones.map { zone in
      guard let place = zone.place, place < figures.count, !figures[place].isNaN else { return nil }
      return figures[place]
    }
  }

  /// A zone whose figures are asked for.
  public struct Zone: Sendable {
    fileprivate let place: Int?
  }

  /// Finds a zone by its id, so that it is looked up once.
  public func zone(_ id: String) -> Zone { Zone(place: places[id]) }

  /// The figure of a zone and year; nil where none is stated.
  public subscript(indicator: String, scope: String, year: Int) -> Double? {
    figures(indicator, year: year, of: [zone(scope)])[0]
  }
}
