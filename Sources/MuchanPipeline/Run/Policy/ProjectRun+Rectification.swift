internal import Glibc
public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  private static let columns = [
    "rule", "scope", "requirement", "title", "severity", "first_found", "last_found", "finding", "status",
    "closed_on", "owner", "deadline", "note",
  ]

  /// What is to be put right, as CSV: the rows of the file of the last run, if there is one, carried on by this run.
  ///
  /// - Throws: what reading the file throws; `missingColumn` or `notAChoice` for a file that is no such ledger.
  public func rectification(after path: String, in language: Language) throws(Failure) -> String {
    var ledger = RectificationLedger(try Self.entries(path))
    guard let day = asOf else { throw Failure(.missingKey, at: Place(file: project.path, field: "as_of")) }
    let findings = latestVerdicts.map {
      finding($0.rule, scope: $0.scope ?? "", $0.value, $0.limit, $0.verdict)
    }
    ledger.update(findings, on: day, in: language)
    var table = ReportTable(name: "rectification", columns: Self.columns.map { .text($0) })
    for entry in ledger.entries {
      let cells = [
        entry.rule, entry.scope, entry.requirement, entry.title, entry.severity, entry.firstFound, entry.lastFound,
        entry.finding, entry.status.rawValue, entry.closedOn, entry.owner, entry.deadline, entry.note,
      ]
      table.append(cells.map { .text($0) })
    }
    return table.csv()
  }

  /// The rules that are not met, of a severity or above, each with its scope; with those that have no verdict if asked.
  public func unmetRules(from severity: Severity, orUnknown: Bool) -> [String] {
    latestVerdicts.compactMap { row in
      switch row.verdict {
      case .fail where row.rule.severity >= severity: break
      case .unknown where orUnknown: break
      default: return nil
      }
      return row.scope.map { "\(row.rule.id) (\($0))" } ?? row.rule.id
    }
  }

  private func finding(
    _ rule: Rule, scope: String, _ value: IndicatorValue?, _ limit: Ratio?, _ verdict: Verdict
  ) -> RectificationLedger.Finding {
    let isShare = rule.unit == "%"
    func text(_ ratio: Ratio?) -> String {
      let cell = Cell.optional(ratio.map { $0.doubleValue * (isShare ? 100 : 1) }, places: 4)
      return cell.plainText ?? ""
    }
    return RectificationLedger.Finding(
      rule: rule, scope: scope, verdict: verdict,
      text: "\(text(value?.value)) \(rule.unit); \(rule.threshold.comparison.rawValue) \(text(limit))")
  }

  private static func entries(_ path: String) throws(Failure) -> [RectificationLedger.Entry] {
    guard access(path, F_OK) == 0 else { return [] }
    var reader = try DelimitedReader(path: path)
    guard try reader.advance() else { return [] }
    let header = (0..<reader.count).map { reader.text($0) }
    var places: [String: Int] = [:]
    for column in columns {
      guard let place = header.firstIndex(of: column) else {
        throw Failure(.missingColumn, at: Place(file: path, line: 1, field: column))
      }
      places[column] = place
    }
    var entries: [RectificationLedger.Entry] = []
    while try reader.advance() {
      let cells = (0..<reader.count).map { reader.text($0) }
      func text(_ column: String) -> String {
        places[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      guard let status = RectificationLedger.Status(rawValue: text("status")) else {
        throw Failure(
          .notAChoice, at: Place(file: path, line: reader.line, field: "status"), found: "\"\(text("status"))\"",
          expected: RectificationLedger.Status.allCases.map(\.rawValue).joined(separator: ", "))
      }
      entries.append(
        RectificationLedger.Entry(
          rule: text("rule"), scope: text("scope"), requirement: text("requirement"), title: text("title"),
          severity: text("severity"), firstFound: text("first_found"), lastFound: text("last_found"),
          finding: text("finding"), status: status, closedOn: text("closed_on"), owner: text("owner"),
          deadline: text("deadline"), note: text("note")))
    }
    return entries
  }
}
