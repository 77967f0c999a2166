public import MuchanQuantities

/// What a building's tenants paid in a year (楼宇年度税收): a row of `building_year.csv`.
public struct BuildingYear: Sendable {
  public var buildingID: String
  public var year: Int
  /// Nil where it is not stated.
  public var tax: Money?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a record.
  public init(buildingID: String, year: Int, tax: Money?, line: Int = 0) {
    self.buildingID = buildingID
    self.year = year
    self.tax = tax
    self.line = line
  }
}

extension BuildingYear: RepeatableRecord {
  public func precedes(_ other: BuildingYear) -> Bool {
    var order = RecordOrder()
    order.compare(tax?.wanYuan, other.tax?.wanYuan)
    return order.result < 0
  }
}
