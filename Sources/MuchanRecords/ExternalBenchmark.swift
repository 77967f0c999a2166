public import MuchanQuantities

/// What energy per output or value added an industry is held against from outside (能效标杆水平, 基准水平): a row of
/// `benchmarks.csv`.
public struct ExternalBenchmark: Sendable {
  /// What energy is divided by.
  public enum Denominator: String, Sendable, CaseIterable {
    case output
    case valueAdded = "value_added"
  }

  /// GB/T 4754-2017, two to four digits.
  public var industryCode: String
  /// What the source calls it: `标杆`, `基准`, `advanced`.
  public var level: String
  public var denominator: Denominator
  /// At coal input (等价); else at calorific value (当量).
  public var isAtCoalInput: Bool
  /// In `unit`.
  public var value: FixedDecimal<SixPlaces>
  /// Standard coal over money: `tce/万元`, `kgce/万元`.
  public var unit: String
  /// The document.
  public var source: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a benchmark.
  public init(
    industryCode: String, level: String, denominator: Denominator, isAtCoalInput: Bool,
    value: FixedDecimal<SixPlaces>, unit: String, source: String, line: Int = 0
  ) {
    self.industryCode = industryCode
    self.level = level
    self.denominator = denominator
    self.isAtCoalInput = isAtCoalInput
    self.value = value
    self.unit = unit
    self.source = source
    self.line = line
  }
}

extension ExternalBenchmark: RepeatableRecord {
  public func precedes(_ other: ExternalBenchmark) -> Bool {
    var order = RecordOrder()
    order.compare(value, other.value)
    order.compare(unit, other.unit)
    order.compare(source, other.source)
    return order.result < 0
  }
}
