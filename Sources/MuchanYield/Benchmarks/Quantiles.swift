/// Quantiles of a list of figures by linear interpolation between order statistics: the default of numpy
/// (`numpy.quantile`, method `linear`) and of DuckDB's `quantile_cont`, type 7 of Hyndman and Fan.
///
/// With the values sorted and counted from 0, the quantile p lies at h = (n - 1) p; between two values it is
/// x⌊h⌋ + (h - ⌊h⌋)(x⌊h⌋₊₁ - x⌊h⌋), taken from the nearer end as numpy does, so that it agrees to the last bit.
public struct Quantiles: Sendable {
  /// The name of the method, for output.
  public static let method = "linear (type 7)"

  /// The values, ascending.
  private let sorted: [Double]

  /// Sorts values, none of them NaN. O(n log n).
  public init(_ values: [Double]) { sorted = values.sorted() }

  /// How many values there are.
  public var count: Int { sorted.count }

  /// A quantile, p from 0 to 1; nil where there is no value.
  public func callAsFunction(_ p: Double) -> Double? {
    guard let last = sorted.last else { return nil }
    let place = Double(sorted.count - 1) * p
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    let (low, high, part) = (sorted[index], sorted[index + 1], place - Double(index))
    let step = high - low
    return part >= 0.5 ? high - step * (1 - part) : low + step * part
  }
}
