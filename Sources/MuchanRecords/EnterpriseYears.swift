public import MuchanDiagnostics
internal import MuchanQuantities

/// The enterprises of a project, with one row per year.
///
/// A row for the year is taken as it is. Without one, a cumulative row to December is the year; without that,
/// single months or quarters that make up the year are added, figure by figure. A figure that is missing in one
/// part is missing in the sum. A year that is not made up has an entry without figures, and a finding.
/// Mean staff is a stock, not a flow: the mean of the parts. Fixed investment is cumulative: the last part's.
public struct EnterpriseYears: Sendable {
  /// The enterprises' ids, in the order of their bytes: an enterprise's number does not tell where its rows stood.
  public private(set) var ids: [String] = []
  /// The years that have rows, ascending.
  public private(set) var years: [Int] = []
  /// The rows that were given, and after them those of years that are made up of several.
  public private(set) var rows: EnterpriseColumns
  private var numbers = DistinctTexts()
  /// For each year the row of each enterprise; -1 where it has none.
  private var rowsByYear: [[Int32]] = []

  /// Groups rows by enterprise and year.
  ///
  /// Of two rows for one enterprise, period and kind the one is used that `RecordOrder` puts first, with a finding.
  public init(rows given: some Sequence<Enterprise>, file: String? = nil, log: inout DiagnosticLog) {
    self.init(rows: EnterpriseColumns(given), file: file, log: &log)
  }

  /// Groups rows by enterprise and year.
  public init(rows given: EnterpriseColumns, file: String? = nil, log: inout DiagnosticLog) {
    rows = given
    let texts = given.distinctIDs
    let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
    ids = order.map { texts[$0] }
    // The number of each id that the columns have.
    var ranks = [Int](repeating: 0, count: texts.count)
    for (rank, text) in order.enumerated() { ranks[text] = rank }
    for id in ids { _ = numbers.insert(id.utf8) }
    years = given.years.sorted()
    let single = [Int32](repeating: -1, count: ids.count)
    rowsByYear = [[Int32]](repeating: single, count: years.count)
    // Enterprises of which a year has several rows, or one that is not of the whole year.
    var several: [[Int: [Int]]] = [[Int: [Int]]](repeating: [:], count: years.count)
    var yearIndex = 0
    for row in given.indices {
      let period = given.period(of: row)
      if years[yearIndex] != period.year { yearIndex = years.firstIndex(of: period.year) ?? 0 }
      let enterprise = ranks[given.idNumber(of: row)]
      let earlier = rowsByYear[yearIndex][enterprise]
      if earlier < 0 {
        rowsByYear[yearIndex][enterprise] = Int32(row)
        if period.span != .year { several[yearIndex][enterprise] = [row] }
      } else {
        several[yearIndex][enterprise, default: [Int(earlier)]].append(row)
      }
    }
    for (yearIndex, groups) in several.enumerated() {
      for (enterprise, group) in groups.sorted(by: { $0.key < $1.key }) {
        let distinct = Self.distinct(group.map { given[$0] }, file: file, log: &log)
        Self.reportParts(of: distinct, file: file, log: &log)
        rowsByYear[yearIndex][enterprise] = Int32(rows.count)
        rows.append(Self.year(of: distinct, file: file, log: &log))
      }
    }
  }

  /// The rows in an order that is theirs, one of each period and kind.
  private static func distinct(_ rows: [Enterprise], file: String?, log: inout DiagnosticLog) -> [Enterprise] {
    var kept: [Enterprise] = []
    for row in rows.sorted(by: { $0.goesBefore($1) }) {
      if let last = kept.last, last.period == row.period, last.periodKind == row.periodKind {
        log.add(.duplicateRow, at: Place(file: file, row: row), found: row.period.description)
      } else {
        kept.append(row)
      }
    }
    return kept
  }

  /// Says that a year is given as a whole and in parts; figures that run up from its start are no parts.
  private static func reportParts(of rows: [Enterprise], file: String?, log: inout DiagnosticLog) {
    guard let whole = rows.first(where: { $0.period.span == .year }) else { return }
    let parts = rows.filter { $0.period.span != .year && $0.periodKind == .single }
    guard let first = parts.min(by: { $0.line < $1.line }) else { return }
    log.add(
      .yearAndParts, at: Place(file: file, row: first),
      found: parts.map(\.period.description).joined(separator: " "), expected: "\(whole.period) (:\(whole.line))")
  }

  /// How many enterprises there are.
  public var count: Int { ids.count }

  /// The number of an enterprise; nil when it is not there.
  public func number(of id: String) -> Int? { numbers.row(of: id.utf8) }

  /// The place in `rows` of an enterprise's row for a year; nil when it has none.
  public func index(of enterprise: Int, in year: Int) -> Int? {
    guard let yearIndex = years.firstIndex(of: year) else { return nil }
    let row = rowsByYear[yearIndex][enterprise]
    return row < 0 ? nil : Int(row)
  }

  /// An enterprise's row for a year; nil when it has none.
  public func row(of enterprise: Int, in year: Int) -> Enterprise? { index(of: enterprise, in: year).map { rows[$0] } }

  /// The numbers of the enterprises that have a row for a year, ascending.
  public func present(in year: Int) -> [Int] {
    guard let yearIndex = years.firstIndex(of: year) else { return [] }
    return rowsByYear[yearIndex].indices.filter { rowsByYear[yearIndex][$0] >= 0 }
  }

  /// The numbers of the enterprises that have a row for a year or are among others, ascending.
  public func present(in year: Int, or others: some Sequence<Int>) -> [Int] {
    let rows = years.firstIndex(of: year).map { rowsByYear[$0] }
    var isThere = rows.map { $0.map { $0 >= 0 } } ?? [Bool](repeating: false, count: count)
    for number in others { isThere[number] = true }
    return isThere.indices.filter { isThere[$0] }
  }

  /// - Parameter rows: by the end of their periods.
  private static func year(of rows: [Enterprise], file: String?, log: inout DiagnosticLog) -> Enterprise {
    if let whole = rows.first(where: { $0.period.span == .year }) { return whole }
    let last = rows[rows.count - 1]
    var result = last
    result.period = Period(year: last.period.year)
    result.periodKind = .single
    if let end = rows.last(where: { $0.periodKind == .cumulative && $0.period.months.upperBound == 12 }) {
      result.takeFigures(of: end)
      return result
    }
    let parts = rows.filter { $0.periodKind == .single }
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
    result.renovation = total(parts, \.renovation)
    for pollutant in Enterprise.pollutants { result[keyPath: pollutant] = total(parts, pollutant) }
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

extension EnterpriseYears {
  private static func total(
    _ parts: [Enterprise], _ figure: KeyPath<Enterprise, FixedDecimal<SixPlaces>?>
  ) -> FixedDecimal<SixPlaces>? {
    var sum = FixedDecimal<SixPlaces>.zero
    for part in parts {
      guard let value = part[keyPath: figure] else { return nil }
      sum += value
    }
    return sum
  }
}

extension Enterprise {
  /// What is discharged, by pollutant.
  fileprivate static var pollutants: [WritableKeyPath<Enterprise, FixedDecimal<SixPlaces>?>] {
    [\.chemicalOxygenDemand, \.ammoniaNitrogen, \.sulphurDioxide, \.nitrogenOxides, \.volatileOrganics]
  }

  /// By the end of the period, the longer one last; then as `precedes` says, and of equal rows by line.
  fileprivate func goesBefore(_ other: Enterprise) -> Bool {
    let (own, others) = (period.months, other.period.months)
    if own.upperBound != others.upperBound { return own.upperBound < others.upperBound }
    if own.lowerBound != others.lowerBound { return own.lowerBound > others.lowerBound }
    if periodKind != other.periodKind { return periodKind == .single }
    if precedes(other) { return true }
    return other.precedes(self) ? false : line < other.line
  }

  fileprivate mutating func takeFigures(of other: Enterprise) {
    meanStaff = other.meanStaff
    output = other.output
    valueAdded = other.valueAdded
    tax = other.tax
    revenue = other.revenue
    researchSpending = other.researchSpending
    renovation = other.renovation
    for pollutant in Self.pollutants { self[keyPath: pollutant] = other[keyPath: pollutant] }
    fixedInvestment = other.fixedInvestment
  }
}

extension Place {
  fileprivate init(file: String?, row: Enterprise) {
    self.init(file: file, line: row.line > 0 ? row.line : nil, id: row.id, field: "period")
  }
}
