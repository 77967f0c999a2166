public import MuchanQuantities
public import MuchanRecords

/// A figure that is held against land.
public enum YieldFigure: String, Sendable, CaseIterable {
  /// Gross industrial output at current prices (工业总产值).
  case output
  /// Industrial value added at current prices (工业增加值).
  case valueAdded = "value_added"
  /// Tax paid into the treasury (实际入库税收).
  case tax
  /// Cumulative fixed investment, land price included (累计固定资产投资).
  case fixedInvestment = "fixed_investment"

  /// The figure of an enterprise in a year; nil where it was not given.
  public func value(of enterprise: Int, in year: Int, _ enterprises: EnterpriseYears) -> Money? {
    guard let row = enterprises.index(of: enterprise, in: year) else { return nil }
    return switch self {
    case .output: enterprises.rows.output(of: row)
    case .valueAdded: enterprises.rows.valueAdded(of: row)
    case .tax: enterprises.rows.tax(of: row)
    case .fixedInvestment: enterprises.rows.fixedInvestment(of: row)
    }
  }
}

/// Money per mu of land, with both sides exact and the count of those who had both.
public struct PerMu: Equatable, Sendable {
  /// The sum over enterprises that have the figure and land.
  public var amount: Money
  /// The land of the same enterprises.
  public var land: Area
  /// Enterprises with figure and land, of those in the row.
  public var coverage: Coverage

  /// 万元 per mu (亩均); nil without land, never infinity.
  public var wanYuanPerMu: Double? {
    let mu = land.mu
    guard coverage.known > 0, mu > .zero else { return nil }
    return amount.wanYuan.doubleValue / mu.doubleValue
  }
}
