public import MuchanQuantities

/// A price index of a region: a row of `deflators.csv` (价格指数).
public struct Deflator: Sendable {
  public var region: String
  public var year: Int
  /// GB/T 4754-2017, two to four digits; nil for all industry.
  public var industryCode: String?
  /// Prices of the year, those of the base year being 100.
  public var index: FixedDecimal<SixPlaces>
  public var baseYear: Int
  /// The document the index is from.
  public var source: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes an index of all industry; the industry is set by member.
  public init(
    region: String, year: Int, index: FixedDecimal<SixPlaces>, baseYear: Int, source: String, line: Int = 0
  ) {
    self.region = region
    self.year = year
    self.index = index
    self.baseYear = baseYear
    self.source = source
    self.line = line
  }
}

extension Deflator: RepeatableRecord {
  public func precedes(_ other: Deflator) -> Bool {
    var order = RecordOrder()
    order.compare(index, other.index)
    order.compare(source, other.source)
    return order.result < 0
  }
}
