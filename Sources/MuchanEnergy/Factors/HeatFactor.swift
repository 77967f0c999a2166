public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// CO2 per heat that is bought: a row of `data/factors/heat_co2.csv`.
public struct HeatFactor: Hashable, Sendable {
  public var carrier: String
  /// t CO2 per GJ.
  public var tonnesPerGigajoule: FixedDecimal<NinePlaces>
  public var provenance: Provenance
  public var note: String?

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    carrier = try row.text("carrier")
    tonnesPerGigajoule = try row.decimal("t_co2_per_gj")
    provenance = try row.provenance()
    note = row.optionalText("note")
  }
}
