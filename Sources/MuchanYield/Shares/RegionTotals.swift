public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// The totals of cities and provinces that shares are taken of, as `reference.csv` gives them.
///
/// Only totals that say what they are count: industrial enterprises above designated size (规模以上工业), one calendar
/// year, all industries, energy with its electricity basis, money at current prices. One that leaves its basis or price
/// base open is not guessed at.
public struct RegionTotals: Sendable {
  /// A figure of the region in 万元.
  public enum MoneyIndicator: String, Sendable, CaseIterable {
    case output = "output_wan_yuan"
    case valueAdded = "value_added_wan_yuan"
  }

  /// The name of the energy total.
  public static let energyIndicator = "energy_tce"
  /// The name of the CO2 total.
  public static let carbonIndicator = "co2_t"

  private struct Key: Hashable {
    var region: String
    var year: Int
    var indicator: String
    /// The electricity basis, or `current` for money.
    var base: String
  }

  /// The file the totals are from, for messages.
  let file: String?
  private var totals: [Key: FixedDecimal<SixPlaces>] = [:]
  /// Where the totals stand.
  private var lines: [Key: Int] = [:]
  /// Regions that rows of CO2 name.
  private var carbonRegions = Set<String>()
  /// What other totals of the same name say of themselves, for messages.
  private var others: [Key: Set<String>] = [:]

  /// Takes the rows that can be used; a wrong unit or value is a finding, as is a second row for one total; which of the two is
  /// used does not depend on their order.
  ///
  /// Rows of other indicators are for others to read and are passed over.
  public init(rows: [ReferenceTotal], units: UnitTable, file: String? = nil, log: inout DiagnosticLog) {
    self.file = file
    for row in rows.sorted(by: { $0.goesBefore($1) }) {
      guard let kind = Kind(row.indicator) else { continue }
      let base = kind == .money ? row.priceBase : row.basis?.rawValue
      if kind == .carbon { carbonRegions.insert(row.region) }
      let wanted =
        row.scope == .aboveDesignatedSize && row.period.span == .year && row.industryCode == nil
        && base.map(kind.bases.contains) ?? false
      guard wanted, let base else {
        let key = Key(region: row.region, year: row.period.year, indicator: row.indicator, base: "")
        let given = [
          row.period.description, row.scope.rawValue,
          (kind == .money ? "price base " : "basis ") + (base ?? "not stated"),
          row.industryCode.map { "industry \($0)" },
        ]
        others[key, default: []].insert(given.compactMap { $0 }.joined(separator: ", "))
        continue
      }
      let key = Key(region: row.region, year: row.period.year, indicator: row.indicator, base: base)
      let place = Place(
        file: file, line: row.line > 0 ? row.line : nil, id: "\(row.region) \(row.period)", field: "value")
      guard totals[key] == nil else {
        log.add(.duplicateRow, at: place, found: "\(row.indicator), \(base)")
        continue
      }
      do throws(Failure) {
        lines[key] = row.line > 0 ? row.line : nil
        totals[key] = try Self.value(of: row, in: kind.dimension, units: units, at: place)
      } catch {
        log.add(error.diagnostic)
      }
    }
  }

  private static func value(
    of row: ReferenceTotal, in dimension: UnitTable.Dimension, units: UnitTable, at place: Place
  ) throws(Failure) -> FixedDecimal<SixPlaces> {
    let base = UnitTable.Unit(spelling: "", dimension: dimension, factor: baseFactor(of: dimension))
    let spelling = dimension == .mass ? UnitTable.withoutCarbonDioxide(row.unit) : row.unit
    guard let unit = units.unit(spelling), unit.dimension == dimension else {
      var place = place
      place.field = "unit"
      throw Failure(
        .unknownUnit, at: place, found: "\"\(row.unit)\"",
        expected: units.spellings(of: dimension).joined(separator: ", "))
    }
    guard let exact = FixedDecimal<SixPlaces>(rounding: unit.convert(row.value, to: base)) else {
      throw Failure(.valueTooLarge, at: place, found: "\(row.value) \(row.unit)")
    }
    guard exact > .zero else { throw Failure(.negativeValue, at: place, found: "\(row.value) \(row.unit)") }
    return exact
  }

  /// Tonnes count in 1,000 kg or kgce, money in 万元.
  private static func baseFactor(of dimension: UnitTable.Dimension) -> FixedDecimal<NinePlaces> {
    FixedDecimal(units: dimension == .money ? 1_000_000_000 : 1_000_000_000_000)
  }

  /// The energy of a region's industry above designated size on one basis; nil where it is not given.
  public func energy<Basis: ElectricityBasis>(
    _: Basis.Type, region: String, year: Int
  ) -> StandardCoal<Basis>? {
    totals[Key(region: region, year: year, indicator: Self.energyIndicator, base: Basis.name)]
      .map(StandardCoal.init(tonnes:))
  }

  /// The CO2 of a region's industry above designated size on one basis; nil where it is not given.
  public func carbon<Basis: PowerBasis>(_: Basis.Type, region: String, year: Int) -> CarbonMass<Basis>? {
    totals[Key(region: region, year: year, indicator: Self.carbonIndicator, base: Basis.name)]
      .map(CarbonMass.init(tonnes:))
  }

  /// Whether any row states CO2 of a region, on whatever basis.
  public func hasCarbon(of region: String) -> Bool { carbonRegions.contains(region) }

  /// A figure of a region's industry above designated size at current prices; nil where it is not given.
  public func money(_ indicator: MoneyIndicator, region: String, year: Int) -> Money? {
    totals[Key(region: region, year: year, indicator: indicator.rawValue, base: "current")]
      .map(Money.init(wanYuan:))
  }

  /// The line of a total, for findings; `base` is the electricity basis, that of CO2, or `current`.
  func line(of indicator: String, base: String, region: String, year: Int) -> Int? {
    lines[Key(region: region, year: year, indicator: indicator, base: base)]
  }

  /// The finding that a total is missing; it says what totals of that name there are.
  func missing(_ indicator: String, base: String, region: String, year: Int) -> Diagnostic {
    let near = others[Key(region: region, year: year, indicator: indicator, base: "")] ?? []
    return Diagnostic(
      .missingTotal, at: Place(file: file, id: "\(region) \(year)", field: indicator),
      found: near.isEmpty ? "none" : near.sorted().joined(separator: "; "),
      expected: "\(year), above_designated_size, \(base)")
  }
}

/// What a total is of, and on which bases it can be used.
private enum Kind {
  case energy, carbon, money

  init?(_ indicator: String) {
    switch indicator {
    case RegionTotals.energyIndicator: self = .energy
    case RegionTotals.carbonIndicator: self = .carbon
    default:
      guard RegionTotals.MoneyIndicator(rawValue: indicator) != nil else { return nil }
      self = .money
    }
  }

  var bases: [String] {
    switch self {
    case .energy: [Calorific.name, CoalInput.name]
    case .carbon: [LocationBased.name, ResidualMix.name, ZeroCarbonPark.name]
    case .money: ["current"]
    }
  }

  var dimension: UnitTable.Dimension {
    switch self {
    case .energy: .standardCoal
    case .carbon: .mass
    case .money: .money
    }
  }
}

extension ReferenceTotal {
  /// As `precedes` says, and of equal rows by line.
  fileprivate func goesBefore(_ other: ReferenceTotal) -> Bool {
    if precedes(other) { return true }
    return other.precedes(self) ? false : line < other.line
  }
}
