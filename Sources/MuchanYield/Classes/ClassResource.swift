public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// What a class means for power prices, land and quotas in a place (差别化资源配置).
public struct ClassResource: Sendable {
  /// What is given or taken.
  public enum Kind: String, Sendable, CaseIterable {
    /// yuan per kWh on top of the price (差别电价).
    case powerSurcharge = "power_surcharge"
    case land
    /// Quotas of energy and pollutants.
    case quota
  }

  public var province: String
  /// The city's code; nil for the whole province.
  public var city: String?
  public var className: String
  public var kind: Kind
  /// The year in the class from which the value holds; nil where that does not matter.
  public var yearInClass: Int?
  /// Nil where the document has words and no rate.
  public var value: FixedDecimal<SixPlaces>?
  public var unit: String?
  public var chinese: String
  public var english: String
  public var provenance: Provenance

  /// Reads a row of `data/schemes/resources.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    province = try row.text("province")
    city = row.optionalText("city")
    className = try row.text("class")
    kind = try row.choice("resource")
    yearInClass = row.optionalText("year_in_class").flatMap { Int($0) }
    value = row.optionalText("value") == nil ? nil : try row.decimal("value")
    unit = row.optionalText("unit")
    chinese = try row.text("zh")
    english = try row.text("en")
    provenance = try row.provenance()
  }

  /// Whether the row holds for a place; a province's rows hold for its cities, never the other way round, and never for
  /// another province.
  public func holds(province: String?, city: String?) -> Bool {
    guard province == self.province else { return false }
    return self.city == nil || self.city == city
  }
}
