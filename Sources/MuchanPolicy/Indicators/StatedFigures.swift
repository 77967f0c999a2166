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

  private var values: [Key: Double] = [:]

  /// Gathers whole years of known indicators; of two figures of one zone and year, in another scope or basis, the first
  /// line is taken.
  ///
  /// - Parameters:
  ///   - zones: The ids of the zones that the project has; a figure of another one is a finding.
  ///   - file: The file, for findings: an unknown unit, an unknown zone.
  public init(
    _ rows: [ZoneFigure], registry: IndicatorRegistry, units: UnitTable, zones: Set<String>, file: String?,
    log: inout DiagnosticLog
  ) {
    let converter = IndicatorUnits(units)
    var factors: [String: [String: Double]] = [:]
    for row in rows where row.period.span == .year {
      guard let indicator = registry[row.indicator] else { continue }
      let place = Place(file: file, line: row.line > 0 ? row.line : nil, id: "\(row.zoneID) \(row.period)")
      guard zones.contains(row.zoneID) else {
        log.add(.figureWithoutZone, at: place, found: "\"\(row.zoneID)\"")
        continue
      }
      let known = factors[row.indicator]?[row.unit]
      guard let factor = known ?? converter.factor(from: row.unit, to: indicator.unit) else {
        var field = place
        field.field = "unit"
        log.add(.unknownUnit, at: field, found: "\"\(row.unit)\" of \(row.indicator)", expected: indicator.unit)
        continue
      }
      if known == nil { factors[row.indicator, default: [:]][row.unit] = factor }
      let key = Key(indicator: row.indicator, scope: row.zoneID, year: row.period.year)
      if values[key] == nil { values[key] = row.value * factor }
    }
  }

  /// The years that any of some indicators is stated of.
  public func years(of indicators: Set<String>) -> Set<Int> {
    Set(values.keys.lazy.filter { indicators.contains($0.indicator) }.map(\.year))
  }

  /// All figures, each whole, as the rules judge them.
  public func values(by registry: IndicatorRegistry) -> [IndicatorValue] {
    let ordered = values.sorted {
      ($0.key.indicator, $0.key.scope, $0.key.year) < ($1.key.indicator, $1.key.scope, $1.key.year)
    }
    return ordered.compactMap { key, value in
      FixedDecimal<NinePlaces>(rounding: value).map {
        IndicatorValue(
          indicator: key.indicator, scope: key.scope, year: key.year, value: Ratio($0),
          unit: registry[key.indicator]?.unit ?? "", coverage: Coverage(known: 1, total: 1))
      }
    }
  }

  /// The figure of a zone and year; nil where none is stated.
  public subscript(indicator: String, scope: String, year: Int) -> Double? {
    values[Key(indicator: indicator, scope: scope, year: year)]
  }
}
