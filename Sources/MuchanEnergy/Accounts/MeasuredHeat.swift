internal import MuchanDiagnostics
public import MuchanQuantities
internal import MuchanRecords

/// The part of a quantity whose net calorific value (低位发热量) was measured, with its heat.
///
/// Measured heat stands for the default coefficient in standard coal and in CO2. Quantities and heat add up, so that
/// sums, differences of cumulative figures and flows of either sign need no list of lines.
public struct MeasuredHeat: Hashable, Sendable {
  /// In the unit of the carrier's coefficient.
  public var quantity: FixedDecimal<SixPlaces>
  /// MJ.
  public var megajoules: FixedDecimal<SixPlaces>

  /// Makes a part.
  public init(quantity: FixedDecimal<SixPlaces>, megajoules: FixedDecimal<SixPlaces>) {
    self.quantity = quantity
    self.megajoules = megajoules
  }

  /// Nothing measured.
  public static var zero: MeasuredHeat { MeasuredHeat(quantity: .zero, megajoules: .zero) }

  public static func + (left: MeasuredHeat, right: MeasuredHeat) -> MeasuredHeat {
    MeasuredHeat(quantity: left.quantity + right.quantity, megajoules: left.megajoules + right.megajoules)
  }

  public static func - (left: MeasuredHeat, right: MeasuredHeat) -> MeasuredHeat {
    MeasuredHeat(quantity: left.quantity - right.quantity, megajoules: left.megajoules - right.megajoules)
  }

  public static func += (left: inout MeasuredHeat, right: MeasuredHeat) { left = left + right }
}

extension CarrierFactors {
  /// How far a measured heat value may be from that of the carrier's coefficient, as a factor. Grades of coal differ
  /// by two; a wrong unit is ten or a thousand off.
  static let mostHeatRatio = 5.0

  /// The measured net calorific value of a line in MJ per unit of the carrier's coefficient; nil where none is given.
  ///
  /// The unit is one of energy over one of what the carrier is measured in: `kJ/kg`, `GJ/t`, `MJ/m3`, `GJ/万m3`.
  ///
  /// - Throws: `unknownUnit` for any other; `notAChoice` for a carrier that has no calorific value, or a quantity
  ///   that is given in standard coal; `implausibleHeat` for a value five times above or below the coefficient's.
  func measuredHeat(of line: EnergyLine, at place: Place) throws(Failure) -> FixedDecimal<NinePlaces>? {
    guard let value = line.netCalorificValue else { return nil }
    var place = place
    place.field = "ncv"
    guard let factor = factor(line.carrier) else { throw unknown(line.carrier, at: place) }
    guard factor.dimension != .energy, units.unit(line.unit)?.dimension == factor.dimension else {
      throw Failure(
        .notAChoice, at: place, found: "\(value) for \(line.carrier) in \(line.unit)",
        expected: "no measured heat value here")
    }
    let text = line.netCalorificUnit ?? ""
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let upper = units.unit(parts[0]), upper.dimension == .energy,
      let lower = units.unit(parts[1]), lower.dimension == factor.dimension, let base = units.unit(factor.unit)
    else {
      place.field = "ncv_unit"
      let measures = units.spellings(of: factor.dimension).joined(separator: ", ")
      throw Failure(
        .unknownUnit, at: place, found: "\"\(text)\"", expected: "kJ, MJ, GJ or kcal / one of \(measures)")
    }
    // Energy counts in MJ.
    let perUnit = value * upper.factor.doubleValue / lower.convert(1, to: base)
    let usual =
      factor.kilogramsPerUnit.doubleValue * Double(StandardCoal<Calorific>.kilojoulesPerKilogram) / 1_000
    guard perUnit > 0, perUnit <= usual * Self.mostHeatRatio, perUnit >= usual / Self.mostHeatRatio,
      let exact = FixedDecimal<NinePlaces>(rounding: perUnit)
    else {
      throw Failure(
        .implausibleHeat, at: place, found: "\(value) \(text) = \(perUnit) MJ/\(factor.unit)",
        expected: "about \(usual) MJ/\(factor.unit)")
    }
    return exact
  }
}
