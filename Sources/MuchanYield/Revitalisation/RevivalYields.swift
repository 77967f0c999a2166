public import MuchanRecords

/// What the enterprises before and after a revival yield per mu of the land they hold (盘活前后亩均效益).
public struct RevivalYields: Sendable {
  /// A yield, the year it is of, and what is missing where there is none.
  public struct Side: Sendable {
    public var year: Int?
    /// 万元 per mu.
    public var output: Double?
    public var tax: Double?
    public var missing: String?
  }

  public var before: Side
  public var after: Side

  /// Before: the last year before the one of completion. After: the last year after it. Both of all the land that the
  /// enterprise holds, since its figures are not kept by parcel.
  public init(_ record: Revitalisation, enterprises: EnterpriseYears, yields: [Int: YieldTable]) {
    let years = yields.keys.sorted()
    let completed = record.completedOn.year
    before = Self.side(
      record.enterpriseBefore, "enterprise_before", years.reversed().filter { $0 < completed }, enterprises, yields)
    after = Self.side(
      record.enterpriseAfter, "enterprise_after", years.reversed().filter { $0 > completed }, enterprises, yields)
  }

  private static func side(
    _ id: String?, _ column: String, _ years: [Int], _ enterprises: EnterpriseYears, _ yields: [Int: YieldTable]
  ) -> Side {
    guard let id else { return Side(missing: column) }
    guard let number = enterprises.number(of: id) else { return Side(missing: "\(column) in enterprises.csv") }
    guard !years.isEmpty else { return Side(missing: "a year \(column == "enterprise_before" ? "before" : "after")") }
    for year in years {
      guard let table = yields[year] else { continue }
      let (output, tax) = (table.perMu(.output, of: number), table.perMu(.tax, of: number))
      if output != nil || tax != nil { return Side(year: year, output: output, tax: tax, missing: nil) }
    }
    return Side(missing: "figures or land of \(id)")
  }
}
