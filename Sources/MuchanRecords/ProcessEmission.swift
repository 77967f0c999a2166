public import MuchanQuantities

/// CO2 of an industrial process as an enterprise states it: a row of `process.csv` (工业过程排放).
public struct ProcessEmission: Sendable {
  public var enterpriseID: String
  public var period: Period
  /// What was made: clinker, lime, ammonia, …
  public var product: String?
  /// How much of it, t.
  public var quantity: FixedDecimal<SixPlaces>?
  public var carbonDioxide: CarbonMass<DirectEmission>
  /// The report or the measurement it is from.
  public var source: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a record; product and quantity are set by member.
  public init(
    enterpriseID: String, period: Period, carbonDioxide: CarbonMass<DirectEmission>, source: String, line: Int = 0
  ) {
    self.enterpriseID = enterpriseID
    self.period = period
    self.carbonDioxide = carbonDioxide
    self.source = source
    self.line = line
  }
}

extension ProcessEmission: RepeatableRecord {
  public func precedes(_ other: ProcessEmission) -> Bool {
    var order = RecordOrder()
    order.compare(carbonDioxide, other.carbonDioxide)
    order.compare(quantity, other.quantity)
    order.compare(source, other.source)
    return order.result < 0
  }
}
