/// A price index of a year, base year = 100: a row of `deflators.csv` (价格指数).
public struct PriceIndex: Sendable {
  /// The region's code or name.
  public var region: String
  public var year: Int
  /// GB/T 4754 code or the beginning of one; nil for all industries.
  public var industryCode: String?
  /// Prices of `year` where those of `baseYear` are 100.
  public var index: Double
  public var baseYear: Int
  /// The document the figure is from.
  public var source: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes an index.
  public init(
    region: String, year: Int, industryCode: String? = nil, index: Double, baseYear: Int, source: String, line: Int = 0
  ) {
    self.region = region
    self.year = year
    self.industryCode = industryCode
    self.index = index
    self.baseYear = baseYear
    self.source = source
    self.line = line
  }
}

extension PriceIndex: RepeatableRecord {
  public func precedes(_ other: PriceIndex) -> Bool {
    var order = RecordOrder()
    order.compare(index, other.index)
    order.compare(source, other.source)
    return order.result < 0
  }
}
