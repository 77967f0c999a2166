public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// How much standard coal (标准煤) one unit of an energy carrier is, at calorific value (折标系数).
public struct CarrierFactor: Hashable, Sendable {
  /// The carrier whose standard coal depends on the electricity basis.
  public static let electricity = "electricity"
  /// Heat that is bought, hot water or steam.
  public static let heat = "heat"

  /// The name used in files: `natural_gas`.
  public var carrier: String
  public var chinese: String
  public var english: String
  /// What the carrier is measured in.
  public var dimension: UnitTable.Dimension
  /// The unit the coefficient counts in: `kg`, `m3`, `kWh`, `MJ`.
  public var unit: String
  /// Kilograms of standard coal per unit.
  public var kilogramsPerUnit: FixedDecimal<NinePlaces>
  public var provenance: Provenance
  /// What a reader of the result should know, such as a conflict of sources.
  public var note: String?

  /// Makes a coefficient.
  public init(
    carrier: String, chinese: String, english: String, dimension: UnitTable.Dimension, unit: String,
    kilogramsPerUnit: FixedDecimal<NinePlaces>, provenance: Provenance, note: String? = nil
  ) {
    self.carrier = carrier
    self.chinese = chinese
    self.english = english
    self.dimension = dimension
    self.unit = unit
    self.kilogramsPerUnit = kilogramsPerUnit
    self.provenance = provenance
    self.note = note
  }

  /// Reads a row of `data/factors/standard_coal.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    self.init(
      carrier: try row.text("carrier"), chinese: try row.text("zh"), english: try row.text("en"),
      dimension: try row.choice("unit_dimension"), unit: try row.text("per_unit"),
      kilogramsPerUnit: try row.decimal("kgce_per_unit"), provenance: try row.provenance(),
      note: row.optionalText("note"))
  }
}
