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
  }

  /// What is known of an indicator's rows: its number, its unit, and the unit that was stated last with its factor.
  private struct Stated {
    var number: Int
    var unit: String
    var lastUnit = ""
    var factor: Double?
  }

  private var series: [Series] = []
  /// The place of an indicator's number and a year in `series`.
  private var seriesPlaces: [SIMD2<Int>: Int] = [:]
  private var numbers: [String: Int] = [:]
  private var places: [String: Int] = [:]
  private var zoneIDs: [String] = []

  /// Gathers whole years of known indicators; of two figures of one zone and year, in another scope or basis, the first
  /// line is taken.
  ///
  /// - Parameters:
  ///   - zones: The ids of the zones that the project has; a figure of another one is a finding.
  ///   - file: The file, for findings: an unknown unit, an unknown zone.
  /// - Complexity: O(rows), without memory for each.
  public init(
    _ rows: [ZoneFigure], registry: IndicatorRegistry, units: UnitTable, zones: Set<String>, file: String?,
    log: inout DiagnosticLog
  ) {
    let converter = IndicatorUnits(units)
    var stated: [Stated] = []
    // Rows of one zone usually follow each other.
    var (zone, place) = ("", -1)
    for row in rows where row.period.span == .year {
      let number = numbers[row.indicator] ?? stated.count
      if number == stated.count {
        guard let indicator = registry[row.indicator] else { continue }
        numbers[row.indicator] = number
        stated.append(Stated(number: number, unit: indicator.unit))
      }
      if place < 0 || zone != row.zoneID {
        guard zones.contains(row.zoneID) else {
          log.add(.figureWithoutZone, at: Self.place(of: row, in: file), found: "\"\(row.zoneID)\"")
          continue
        }
        zone = row.zoneID
        place = placeOf(zone)
      }
      if stated[number].factor == nil || stated[number].lastUnit != row.unit {
        stated[number].lastUnit = row.unit
        stated[number].factor = converter.factor(from: row.unit, to: stated[number].unit)
      }
      guard let factor = stated[number].factor else {
        var field = Self.place(of: row, in: file)
        field.field = "unit"
        log.add(
          .unknownUnit, at: field, found: "\"\(row.unit)\" of \(row.indicator)", expected: stated[number].unit)
        continue
      }
      add(row.value * factor, row.indicator, number, row.period.year, place)
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

  private mutating func add(_ figure: Double, _ indicator: String, _ number: Int, _ year: Int, _ zone: Int) {
    let key = SIMD2(number, year)
    let index = seriesPlaces[key] ?? series.count
    if index == series.count {
      seriesPlaces[key] = index
      series.append(Series(indicator: indicator, year: year, figures: []))
    }
    let missing = zone + 1 - series[index].figures.count
    if missing > 0 { series[index].figures.append(contentsOf: repeatElement(.nan, count: missing)) }
    if series[index].figures[zone].isNaN { series[index].figures[zone] = figure }
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
