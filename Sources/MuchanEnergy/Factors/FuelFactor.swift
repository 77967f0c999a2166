public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// What burning a fuel gives in CO2: net calorific value × carbon per heat × oxidation × 44/12.
///
/// A row of `data/factors/fuel_co2.csv`; each part has its own source.
public struct FuelFactor: Hashable, Sendable {
  /// The carrier as `standard_coal.csv` names it.
  public var carrier: String
  /// The unit that quantities count in: that of the carrier's standard-coal coefficient.
  public var unit: String
  /// Net calorific value (低位发热量), MJ per unit; GJ per t is the same number for kg.
  public var heat: FixedDecimal<NinePlaces>
  public var heatProvenance: Provenance
  /// Carbon per heat (单位热值含碳量), tC per GJ.
  public var carbon: FixedDecimal<NinePlaces>
  public var carbonProvenance: Provenance
  /// The share of the carbon that burns (碳氧化率).
  public var oxidation: FixedDecimal<NinePlaces>
  public var oxidationProvenance: Provenance
  /// What a reader of the result should know, such as a conflict of sources.
  public var note: String?
  /// CO2 per heat, kg per GJ, rounded once to 1e-9.
  public let kilogramsPerGigajoule: FixedDecimal<NinePlaces>
  /// CO2 per unit, kg, rounded once to 1e-9.
  public let kilogramsPerUnit: FixedDecimal<NinePlaces>

  /// Reads a row of `data/factors/fuel_co2.csv`.
  ///
  /// - Throws: The finding of the first wrong cell; `negativeValue` where a part is not positive.
  public init(_ row: DataRow) throws(Failure) {
    func part(_ name: String, _ value: String) throws(Failure) -> (FixedDecimal<NinePlaces>, Provenance) {
      let number: FixedDecimal<NinePlaces> = try row.decimal(value)
      guard number > .zero else {
        throw Failure(.negativeValue, at: row.place, found: "\(value) \(number)", expected: "> 0")
      }
      return (
        number,
        Provenance(source: try row.text("\(name)_source"), certainty: try row.choice("\(name)_certainty"))
      )
    }
    carrier = try row.text("carrier")
    unit = try row.text("per_unit")
    (heat, heatProvenance) = try part("ncv", "ncv_mj")
    (carbon, carbonProvenance) = try part("carbon", "carbon_tc_per_gj")
    (oxidation, oxidationProvenance) = try part("oxidation", "oxidation")
    note = row.optionalText("note")
    // 44 and 12 are the molar masses of CO2 and C; the carbon in kg per GJ is a thousand times that in t.
    let burnt = carbon.units * oxidation.units * 44 * 1_000
    kilogramsPerGigajoule = FixedDecimal(units: FixedDecimal<NinePlaces>.dividedHalfEven(burnt, by: 12 * Self.billion))
    // carbon × oxidation has eighteen places and the heat nine: 8e26 at most, which 128 bits hold.
    kilogramsPerUnit = FixedDecimal(
      units: FixedDecimal<NinePlaces>.dividedHalfEven(
        heat.units * carbon.units * oxidation.units * 44, by: 12 * Self.billion * Self.billion))
  }

  private static let billion: Int128 = 1_000_000_000

  /// How sure the whole is: as sure as its least sure part.
  public var certainty: Certainty {
    Certainty.weakest(heatProvenance.certainty, carbonProvenance.certainty, oxidationProvenance.certainty)
  }

  /// The sources of the parts, each once.
  public var sources: String {
    var texts: [String] = []
    for text in [heatProvenance.source, carbonProvenance.source, oxidationProvenance.source]
    where !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: "; ")
  }
}
