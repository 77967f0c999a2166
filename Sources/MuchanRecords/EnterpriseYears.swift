public import MuchanDiagnostics
internal import MuchanQuantities

/// The enterprises of a project, with one row per year.
///
/// A row for the year is taken as it is. Without one, a cumulative row to December is the year; without that,
/// single months or quarters that make up the year are added, figure by figure. A figure that is missing in one
/// part is missing in the sum. A year that is not made up has an entry without figures, and a finding.
/// Mean staff is a stock, not a flow: the mean of the parts. Fixed investment is cumulative: the last part's.
public struct EnterpriseYears: Sendable {
  /// The enterprises' ids, in the order of first appearance.
  public private(set) var ids: [String] = []
  /// The years that have rows, ascending.
  public private(set) var years: [Int] = []
  private var numbers: [String: Int] = [:]
  private var entries: [[Int: Enterprise]] = []

  /// Groups rows by enterprise and year.
  ///
  /// Of two rows for one enterprise, period and kind the first is used, with a finding.
  public init(rows: [Enterprise], file: String? = nil, log: inout DiagnosticLog) {
    var groups: [[Int: [Enterprise]]] = []
    for row in rows {
      let number = numbers[row.id] ?? ids.count
      if number == ids.count {
        numbers[row.id] = number
        ids.append(row.id)
        groups.append([:])
      }
      let earlier = groups[number][row.period.year] ?? []
      if earlier.contains(where: { $0.period == row.period && $0.periodKind == row.periodKind }) {
        log.add(.duplicateRow, at: Place(file: file, row: row), found: row.period.description)
      } else {
        groups[number][row.period.year] = earlier + [row]
      }
    }
    years = Set(groups.flatMap(\.keys)).sorted()
    entries = groups.map { group in
      group.mapValues { rows in Self.year(of: rows, file: file, log: &log) }
    }
  }

  /// How many enterprises there are.
  public var count: Int { ids.count }

  /// The number of an enterprise; nil when it is not there.
  public func number(of id: String) -> Int? { numbers[id] }

  /// An enterprise's row for a year; nil when it has none.
  public func row(of enterprise: Int, in year: Int) -> Enterprise? { entries[enterprise][year] }

  /// The numbers of the enterprises that have a row for a year, ascending.
  public func present(in year: Int) -> [Int] { entries.indices.filter { entries[$0][year] != nil } }

  private static func year(of rows: [Enterprise], file: String?, log: inout DiagnosticLog) -> Enterprise {
    if let whole = rows.first(where: { $0.period.span == .year }) { return whole }
    let ordered = rows.sorted { $0.period.months.upperBound < $1.period.months.upperBound }
    let last = ordered[ordered.count - 1]
    var result = last
    result.period = Period(year: last.period.year)
    result.periodKind = .single
    if let end = ordered.last(where: { $0.periodKind == .cumulative && $0.period.months.upperBound == 12 }) {
      result.takeFigures(of: end)
      return result
    }
    let parts = ordered.filter { $0.periodKind == .single }
    let months = parts.flatMap { Array($0.period.months) }
    guard months.sorted() == Array(1...12) else {
      log.add(
        .incompleteYear, at: Place(file: file, row: last), found: rows.map(\.period.description).joined(separator: " "))
      result.takeFigures(of: Enterprise(id: last.id, period: last.period))
      return result
    }
    result.output = total(parts, \.output)
    result.valueAdded = total(parts, \.valueAdded)
    result.tax = total(parts, \.tax)
    result.revenue = total(parts, \.revenue)
    result.researchSpending = total(parts, \.researchSpending)
    result.fixedInvestment = parts.last?.fixedInvestment
    let staff = parts.compactMap(\.meanStaff)
    result.meanStaff = staff.count == parts.count ? staff.reduce(0, +) / Double(staff.count) : nil
    return result
  }

  private static func total(_ parts: [Enterprise], _ figure: KeyPath<Enterprise, Money?>) -> Money? {
    var sum = Money.zero
    for part in parts {
      guard let value = part[keyPath: figure] else { return nil }
      sum += value
    }
    return sum
  }
}

extension Enterprise {
  fileprivate mutating func takeFigures(of other: Enterprise) {
    meanStaff = other.meanStaff
    output = other.output
    valueAdded = other.valueAdded
    tax = other.tax
    revenue = other.revenue
    researchSpending = other.researchSpending
    fixedInvestment = other.fixedInvestment
  }
}

extension Place {
  fileprivate init(file: String?, row: Enterprise) {
    self.init(file: file, line: row.line > 0 ? row.line : nil, id: row.id, field: "period")
  }
}
