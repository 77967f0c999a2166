/// What a verb of the accounts gives: its tables, and what people should know beside the figures.
public struct AccountReport: Sendable {
  /// The command, such as `idle`.
  public var verb: String
  /// The tables, each a file of `run`; the first is printed unless another is asked for. Never empty.
  public var tables: [ReportTable]
  /// What the figures take for granted, and what is unknown and why, a line each.
  public var notes: [String]
  /// Whether the verb's own verdict is a failure: the command then exits with 1.
  public var hasFailed = false

  /// Makes a report.
  public init(verb: String, _ first: ReportTable, _ others: ReportTable..., notes: [String] = []) {
    self.verb = verb
    tables = [first] + others
    self.notes = notes
  }

  /// The table of a name, the first where none is named; nil where there is no such table.
  public func table(named name: String?) -> ReportTable? {
    guard let name else { return tables.first }
    return tables.first { $0.name == name }
  }

  /// The report with those of some long tables that are asked for; the others are not made.
  public func adding(_ tables: [any StreamedTable], asked: String?) -> AccountReport {
    var report = self
    for table in tables where table.name == asked { report.tables.append(table.table) }
    return report
  }
}
