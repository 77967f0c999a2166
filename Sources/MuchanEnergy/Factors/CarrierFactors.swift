public import MuchanDiagnostics
public import MuchanQuantities
internal import MuchanRecords

/// The coefficients of all carriers, with the units their quantities may be written in.
public struct CarrierFactors: Sendable {
  /// The units that are known.
  public let units: UnitTable
  private var factors: [String: CarrierFactor] = [:]
  private var baseUnits: [String: UnitTable.Unit] = [:]
  /// Chinese name to carrier.
  private var chineseNames: [String: String] = [:]

  /// Makes a table; of two rows for one carrier the first is used.
  ///
  /// - Throws: `unknownUnit` when a row's unit is not in the table or measures something else;
  ///   `negativeValue` when a coefficient is not positive.
  public init(rows: [CarrierFactor], units: UnitTable) throws(Failure) {
    self.units = units
    for row in rows where factors[row.carrier] == nil {
      guard let unit = units.unit(row.unit), unit.dimension == row.dimension else {
        throw Failure(
          .unknownUnit, at: Place(id: row.carrier, field: "per_unit"), found: "\"\(row.unit)\"",
          expected: units.spellings(of: row.dimension).joined(separator: ", "))
      }
      guard row.kilogramsPerUnit > .zero else {
        throw Failure(
          .negativeValue, at: Place(id: row.carrier, field: "kgce_per_unit"),
          found: row.kilogramsPerUnit.description)
      }
      factors[row.carrier] = row
      baseUnits[row.carrier] = unit
      if chineseNames[row.chinese] == nil { chineseNames[row.chinese] = row.carrier }
    }
  }

  /// The coefficient of a carrier; nil when it has none.
  public func factor(_ carrier: String) -> CarrierFactor? { factors[carrier] }

  /// A line with the carrier's name in this table where the line has its Chinese name (电力).
  func naming(_ line: EnergyLine) -> EnergyLine {
    guard factors[line.carrier] == nil, let carrier = chineseNames[line.carrier] else { return line }
    var line = line
    line.carrier = carrier
    return line
  }

  /// The name in this table of a carrier that is given by its name or its Chinese name; any other as it is.
  public func name(of carrier: String) -> String {
    factors[carrier] == nil ? chineseNames[carrier] ?? carrier : carrier
  }

  /// How a number in one unit becomes one in another.
  enum UnitStep: Sendable {
    case times(Double)
    case dividedBy(Double)
    case timesThenDividedBy(Double, Double)

    func apply(_ value: Double) -> Double {
      switch self {
      case .times(let factor): value * factor
      case .dividedBy(let divisor): value / divisor
      case .timesThenDividedBy(let factor, let divisor): value * factor / divisor
      }
    }
  }

  /// The step from a unit to the one the carrier's coefficient counts in; nil where there is none.
  ///
  /// Standard coal is accepted for every carrier but electricity, because for electricity the basis would be a guess.
  func step(from unit: String, carrier: String) -> UnitStep? {
    guard let factor = factors[carrier], let base = baseUnits[carrier], let given = units.unit(unit) else { return nil }
    if given.dimension == base.dimension {
      switch given.conversion(to: base) {
      case .times(let number): return .times(number)
      case .dividedBy(let number): return .dividedBy(number)
      }
    }
    guard given.dimension == .standardCoal, carrier != CarrierFactor.electricity else { return nil }
    return .timesThenDividedBy(given.factor.doubleValue, factor.kilogramsPerUnit.doubleValue)
  }

  /// The carriers, sorted.
  public var carriers: [String] { factors.keys.sorted() }

  /// A table in which a project's own coefficient stands for a carrier's (the supplier's heat value, the
  /// coefficient a statistics office prescribes).
  ///
  /// - Throws: `unknownCarrier`, or `negativeValue` when it is not positive.
  public func declaring(
    _ carrier: String, kilogramsPerUnit value: FixedDecimal<NinePlaces>, source: String
  ) throws(Failure) -> CarrierFactors {
    guard var factor = factors[carrier] else { throw unknown(carrier, at: Place(field: "carrier")) }
    guard value > .zero else {
      throw Failure(.negativeValue, at: Place(id: carrier, field: "kgce_per_unit"), found: value.description)
    }
    factor.kilogramsPerUnit = value
    factor.provenance = Provenance(source: source, certainty: .unverified)
    var table = self
    table.factors[carrier] = factor
    return table
  }

  /// A quantity in the unit its coefficient counts in, rounded to 1e-6 of it.
  ///
  /// The unit must measure what the carrier is measured in, or standard coal: see `step`.
  ///
  /// - Throws: `unknownCarrier`, `unknownUnit`, `valueTooLarge`.
  public func quantity(
    _ value: Double, unit: String, carrier: String, at place: Place = Place()
  ) throws(Failure) -> FixedDecimal<SixPlaces> {
    guard let base = baseUnits[carrier] else { throw unknown(carrier, at: place) }
    guard let inBase = step(from: unit, carrier: carrier)?.apply(value) else {
      throw Failure(
        .unknownUnit, at: place, found: "\"\(unit)\" for \(carrier)",
        expected: units.spellings(of: base.dimension).joined(separator: ", "))
    }
    guard let exact = FixedDecimal<SixPlaces>(rounding: inBase) else {
      throw Failure(.valueTooLarge, at: place, found: "\(value) \(unit)")
    }
    return exact
  }

  /// The failure that names a carrier without a coefficient, and those that have one.
  func unknown(_ carrier: String, at place: Place) -> Failure {
    let hint = NearestName.of(carrier, among: carriers).map { "; did you mean \($0)?" } ?? ""
    return Failure(
      .unknownCarrier, at: place, found: "\"\(carrier)\"", expected: carriers.joined(separator: ", ") + hint)
  }
}
