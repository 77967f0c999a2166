/// What a verb of the accounts gives: its tables, and what people should know beside the figures.
public struct AccountReport: Sendable {
  /// A table that is made when it is looked at.
  private struct Entry: Sendable {
    var name: String
    var make: @Sendable () -> ReportTable
  }

  /// The command, such as `idle`.
  public var verb: String
  /// What the figures take for granted, and what is unknown and why, a line each.
  public var notes: [String]
  /// Whether the verb's own verdict is a failure: the command then exits with 1.
  public var hasFailed = false
  /// Never empty.
  private var entries: [Entry]

  /// Makes a report of tables that are there.
  public init(verb: String, _ first: ReportTable, _ others: ReportTable..., notes: [String] = []) {
    self.verb = verb
    self.notes = notes
    entries = []
    for table in [first] + others { add(table) }
  }

  /// Makes a report whose first table is made when it is looked at.
  public init(verb: String, _ name: String, notes: [String] = [], _ make: @escaping @Sendable () -> ReportTable) {
    self.verb = verb
    self.notes = notes
    entries = [Entry(name: name, make: make)]
  }

  /// Adds a table.
  public mutating func add(_ table: ReportTable) { entries.append(Entry(name: table.name) { table }) }

  /// Adds a table that is made when it is looked at, under the name it has.
  public mutating func add(_ name: String, _ make: @escaping @Sendable () -> ReportTable) {
    entries.append(Entry(name: name, make: make))
  }

  /// Puts a table before the others.
  public mutating func lead(with table: ReportTable) { entries.insert(Entry(name: table.name) { table }, at: 0) }

  /// The names of the tables, each a file of `run`; the first is printed unless another is asked for.
  public var names: [String] { entries.map(\.name) }

  /// The tables. Those that were not made before are made at each access.
  public var tables: [ReportTable] { entries.map { $0.make() } }

  /// The table of a name, the first where none is named; nil where there is no such table. The others are not made.
  public func table(named name: String?) -> ReportTable? {
    let entry = name.map { name in entries.first { $0.name == name } } ?? entries.first
    return entry?.make()
  }

  /// The tables but for one.
  public func tables(otherThan name: String) -> [ReportTable] {
    entries.filter { $0.name != name }.map { $0.make() }
  }

  /// The report with those of some long tables that are asked for; the others are not made.
  public func adding(_ tables: [any StreamedTable], asked: String?) -> AccountReport {
    var report = self
    for table in tables where table.name == asked { report.add(table.table) }
    return report
  }
}
