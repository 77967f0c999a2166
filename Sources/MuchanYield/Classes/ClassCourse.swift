public import MuchanDiagnostics
public import MuchanRecords

/// The classes of enterprises over the years: those of `class_history.csv` and those that are worked out beside them.
public struct ClassCourse: Sendable {
  /// Which way a class changed.
  public enum Change: String, Sendable, CaseIterable {
    case up
    case down
    case same
    /// Into or out of the class outside the ranking, or between classes that the scheme does not order.
    case other
  }

  /// The class of an enterprise in a year by one scheme.
  public struct Row: Sendable {
    public var enterprise: String
    public var year: Int
    public var className: String
    public var scheme: String
    /// Whether it was worked out here, and not given.
    public var isComputed: Bool
    /// The class of the year before by the same scheme, else the one given; nil where there is none.
    public var previous: String?
    public var change: Change?
  }

  /// By enterprise, year and scheme.
  public let rows: [Row]

  /// Puts the classes of all years together. An enterprise with two classes in one year is a finding.
  ///
  /// - Parameters:
  ///   - given: Those of the file.
  ///   - computed: Of each year.
  public init(
    given: [ClassRecord], computed: [Classification], enterprises: EnterpriseYears, file: String? = nil,
    log: inout DiagnosticLog
  ) {
    var rows: [Row] = []
    for record in given.sorted(by: { $0.goesBefore($1) }) {
      if let last = rows.last, last.enterprise == record.enterpriseID, last.year == record.year {
        if last.className == record.className, last.scheme == record.scheme { continue }
        if last.className != record.className {
          log.add(
            .twoClasses,
            at: Place(
              file: file, line: record.line > 0 ? record.line : nil, id: record.enterpriseID, field: "class"),
            found: "\(last.className) (\(last.scheme)), \(record.className) (\(record.scheme)) in \(record.year)")
        }
      }
      rows.append(
        Row(
          enterprise: record.enterpriseID, year: record.year, className: record.className, scheme: record.scheme,
          isComputed: false))
    }
    // In the order that is wanted, so that without a file nothing is to be sorted.
    let years = computed.sorted { $0.year < $1.year }
    let classes = years.map { year in enterprises.ids.indices.map { year.className(of: $0) } }
    let heads = years.map { (year: $0.year, scheme: $0.scheme.id) }
    for enterprise in enterprises.ids.indices {
      for (number, head) in heads.enumerated() {
        guard let name = classes[number][enterprise] else { continue }
        rows.append(
          Row(
            enterprise: enterprises.ids[enterprise], year: head.year, className: name, scheme: head.scheme,
            isComputed: true))
      }
    }
    if !given.isEmpty { rows.sort(by: Self.goesBefore) }
    let order = years.first?.scheme.cuts?.classes.map(\.name) ?? []
    for index in rows.indices {
      let row = rows[index]
      var earlier = index
      var found: Row?
      while earlier > 0, rows[earlier - 1].enterprise == row.enterprise, rows[earlier - 1].year >= row.year - 1 {
        earlier -= 1
        guard rows[earlier].year == row.year - 1 else { continue }
        if found == nil || rows[earlier].scheme == row.scheme { found = rows[earlier] }
      }
      guard let found else { continue }
      rows[index].previous = found.className
      rows[index].change = Self.change(from: found.className, to: row.className, order)
    }
    self.rows = rows
  }

  private static func goesBefore(_ left: Row, _ right: Row) -> Bool {
    if left.enterprise != right.enterprise {
      return left.enterprise.utf8.lexicographicallyPrecedes(right.enterprise.utf8)
    }
    if left.year != right.year { return left.year < right.year }
    if left.isComputed != right.isComputed { return right.isComputed }
    return (left.scheme, left.className) < (right.scheme, right.className)
  }

  private static func change(from before: String, to after: String, _ order: [String]) -> Change {
    if before == after { return .same }
    guard let first = order.firstIndex(of: before), let second = order.firstIndex(of: after) else { return .other }
    return second < first ? .up : .down
  }
}

extension ClassRecord {
  fileprivate func goesBefore(_ other: ClassRecord) -> Bool {
    var order = RecordOrder()
    order.compare(enterpriseID, other.enterpriseID)
    order.compare(year, other.year)
    order.compare(className, other.className)
    order.compare(scheme, other.scheme)
    order.compare(line, other.line)
    return order.result < 0
  }
}
