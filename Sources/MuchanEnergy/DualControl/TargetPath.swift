internal import Glibc
public import MuchanRecords

/// What a target allows in every year from its base to its end, in t or t per 万元.
public struct TargetPath: Sendable {
  public let baseYear: Int
  public let baseValue: Double
  public let targetYear: Int
  public let targetValue: Double
  public let path: Target.Path
  private let budgets: [Int: Double]

  /// Draws the path of a target.
  ///
  /// - Parameters:
  ///   - baseValue: In t or t per 万元.
  ///   - factor: What one unit of the target is in these.
  public init(_ target: Target, baseValue: Double, factor: Double) {
    baseYear = target.baseYear
    self.baseValue = baseValue
    targetYear = target.targetYear
    targetValue =
      switch target.aim {
      case .value(let value): value * factor
      case .changePercent(let change): baseValue * (1 + change / 100)
      }
    path = target.path
    budgets = target.budgets.mapValues { $0 * factor }
  }

  /// What the path allows in a year; nil outside of it.
  public func allowed(_ year: Int) -> Double? {
    guard year >= baseYear, year <= targetYear else { return nil }
    if year == baseYear { return baseValue }
    if year == targetYear, path != .budget { return targetValue }
    let part = Double(year - baseYear) / Double(targetYear - baseYear)
    return switch path {
    case .linear: baseValue + (targetValue - baseValue) * part
    case .constantRate: baseValue * pow(targetValue / baseValue, part)
    case .budget: budgets[year]
    }
  }

  /// The rate per year from a figure to the target: -0.03 is 3 % less each year; nil from the target year on.
  public func requiredRate(from value: Double, in year: Int) -> Double? {
    guard year < targetYear, value > 0 else { return nil }
    return Self.rate(from: value, to: targetValue, years: targetYear - year)
  }

  /// The constant rate per year that leads from one positive figure to another.
  static func rate(from first: Double, to last: Double, years: Int) -> Double {
    pow(last / first, 1 / Double(years)) - 1
  }

  /// What all years after the base up to a year are allowed together.
  public func budget(upTo year: Int) -> Double? {
    guard year > baseYear else { return nil }
    var sum = 0.0
    for one in (baseYear + 1)...min(year, targetYear) {
      guard let allowed = allowed(one) else { return nil }
      sum += allowed
    }
    return sum
  }
}
