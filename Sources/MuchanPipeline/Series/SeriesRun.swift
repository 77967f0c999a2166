public import MuchanDiagnostics
internal import MuchanEnergy
public import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

/// Peak tests and decoupling of plain yearly series, without a project.
public struct SeriesRun: Sendable {
  /// What is read.
  public struct Request: Sendable {
    public var path: String
    public var columns: SeriesColumns
    /// A file of value added (GDP) at constant prices with the same year and grouping columns; nil for no decoupling.
    public var valueAdded: (path: String, column: String)?

    /// Makes a request.
    public init(path: String, columns: SeriesColumns, valueAdded: (path: String, column: String)?) {
      self.path = path
      self.columns = columns
      self.valueAdded = valueAdded
    }
  }

  public private(set) var findings = DiagnosticLog()
  public private(set) var ledger = Ledger()
  private let request: Request
  private var groups: [(name: String, figures: [YearFigure])] = []
  private var values: [String: [Int: Double]] = [:]
  private let rules: DualControlRules

  /// Reads the series.
  ///
  /// - Throws: what reading throws; `missingColumn` for a heading that is not there.
  public init(_ request: Request, data: DataFolder) throws(Failure) {
    self.request = request
    let name = "rules/dual_control.yaml"
    rules = try DualControlRules(yaml: try data.text(name), file: data.path + "/" + name)
    let read = try SeriesTable.read(path: request.path, request.columns, into: &findings)
    var lines: [String: Int] = [:]
    ledger = read.ledger
    for row in read.rows {
      if groups.last?.name != row.group { groups.append((row.group, [])) }
      groups[groups.count - 1].figures.append(YearFigure(year: row.year, value: row.value))
      lines[row.group] = row.line
    }
    for group in groups where group.figures.count == 1 {
      findings.add(
        .singleYear,
        at: Place(file: request.path, line: lines[group.name], id: scope(group.name), field: request.columns.value),
        found: "\(group.figures[0].year)")
    }
    guard let valueAdded = request.valueAdded else { return }
    var columns = request.columns
    columns.value = valueAdded.column
    let other = try SeriesTable.read(path: valueAdded.path, columns, into: &findings)
    ledger += other.ledger
    for row in other.rows {
      values[row.group, default: [:]][row.year] = row.value
      guard row.value <= 0 else { continue }
      findings.add(
        .notAboveZero,
        at: Place(file: valueAdded.path, line: row.line, id: "\(scope(row.group)) \(row.year)", field: columns.value),
        found: "\(row.value)")
    }
  }

  /// Whether a group column makes several series.
  private func scope(_ name: String) -> String { name.isEmpty ? request.columns.value : name }

  /// What is printed: the peak tests, and decoupling where value added is given.
  public func report(in language: Language) -> AccountReport {
    let isChinese = language == .chinese
    var table = PeakRows.table
    var notes = [
      isChinese
        ? "假定  峰值检验水平 \(rules.peakLevel)，双侧；最高年之后的年份才计入"
        : "assumes  level \(rules.peakLevel), two-sided; only the years after the maximum are tested for a fall"
    ]
    for group in groups {
      let test = PeakTest(group.figures, level: rules.peakLevel)
      table.append(
        PeakRows.row(
          scope(group.name), indicator: request.columns.value, basis: nil,
          years: (group.figures.first?.year, group.figures.last?.year), test))
      notes.append(PeakRows.sentence(scope(group.name), test, isChinese))
    }
    guard let valueAdded = request.valueAdded else { return AccountReport(verb: "peak", table, notes: notes) }
    notes.append(
      isChinese
        ? "假定  增加值取自使用者提供的 \(valueAdded.path)，未经核实，应为可比价"
        : "assumes  value added is the user's own, from \(valueAdded.path); not verified, and to be at constant prices")
    notes += missingValueAdded(in: valueAdded.path, isChinese)
    return AccountReport(verb: "peak", table, decouplingTable(valueAdded.path), notes: notes)
  }

  /// Series and years that have no decoupling, since their value added is not given.
  private func missingValueAdded(in source: String, _ isChinese: Bool) -> [String] {
    groups.compactMap { group in
      let years = group.figures.map(\.year).filter { values[group.name]?[$0] == nil }
      guard let first = years.first, let last = years.last else { return nil }
      let span = first == last ? String(first) : "\(first)-\(last)"
      return isChinese
        ? "未知  脱钩  \(scope(group.name))：\(source) 缺 \(span) 中 \(years.count) 年的增加值"
        : "unknown  decoupling of \(scope(group.name)): \(source) lacks value added of \(years.count) years, \(span)"
    }
  }

  private func decouplingTable(_ source: String) -> ReportTable {
    var table = DecouplingRows.table
    func exact(_ value: Double?) -> FixedDecimal<SixPlaces>? { value.flatMap(FixedDecimal.init(rounding:)) }
    for group in groups {
      for (first, second) in zip(group.figures, group.figures.dropFirst()) {
        let given = values[group.name]
        guard let before = exact(first.value), let after = exact(second.value),
          let valueBefore = exact(given?[first.year]), let valueAfter = exact(given?[second.year])
        else { continue }
        table.append(
          DecouplingRows.row(
            scope: .text(scope(group.name)), from: first.year, to: second.year, pressure: request.columns.value,
            basis: .text(""), prices: .text("user: \(source)"), pressures: (before, after),
            values: (valueBefore, valueAfter),
            Decoupling(pressure: (before, after), value: (valueBefore, valueAfter), limits: rules.decoupling),
            certainty: rules.decouplingSource.certainty.rawValue))
      }
    }
    return table
  }

  /// The one JSON object: a table as rows, the other under `tables`.
  public func document(of report: AccountReport, table: ReportTable) -> ResultDocument {
    var document = ResultDocument(verb: report.verb, version: MuchanVersion.current, ledger: ledger, rows: table)
    document.findings = findings
    let others = report.tables(otherThan: table.name)
    if !others.isEmpty { document.more = [("tables", .object(others.map { ($0.name, $0.json) }))] }
    return document
  }
}
