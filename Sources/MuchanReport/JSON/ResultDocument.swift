public import MuchanDiagnostics

/// The one object that `-f json` prints.
public struct ResultDocument: Sendable {
  /// The command: `area`, `overlay`, `run`, …
  public var verb: String
  /// The program's version.
  public var version: String
  /// How the figures were made; null where there is nothing to choose.
  public var method: JSONValue = .null
  /// What became of the records read.
  public var ledger: Ledger
  /// How much of the input each total covers; null where nothing is totalled.
  public var coverage: JSONValue = .null
  /// The findings kept, and how many of each code there are in all.
  public var findings = DiagnosticLog()
  /// The result.
  public var rows: ReportTable
  /// Where areas are divided: whether the parts add up to the whole.
  public var balance: JSONValue?
  /// Members of this verb alone, written after the common ones.
  public var more: [(String, JSONValue)] = []
  /// Makes members that take long, and which only the object has; they are written last.
  public var makeMore: (@Sendable () -> [(String, JSONValue)])?

  /// Makes a document; the rest is set by member.
  public init(verb: String, version: String, ledger: Ledger, rows: ReportTable) {
    self.verb = verb
    self.version = version
    self.ledger = ledger
    self.rows = rows
  }

  /// The document with the tables that stand beside it in a folder: without one of them the folder is not whole.
  public func listing(_ tables: [String]) -> ResultDocument {
    var document = self
    document.more.append(("tables", .array(tables.sorted().map { .string($0) })))
    return document
  }

  /// The object. `finding_counts` is complete where `findings` keeps the first of each code only.
  public func json(in language: Language) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("verb", .string(verb)),
      ("version", .string(version)),
      ("method", method),
      ("ledger", JSONValue(ledger)),
      ("coverage", coverage),
      ("findings", .array(findings.findings.map { JSONValue($0, in: language) })),
      ("finding_counts", .object(findings.countsByCode.map { ($0.code.rawValue, .integer($0.count)) })),
      ("rows", rows.json),
    ]
    if let balance { members.append(("balance", balance)) }
    return .object(members + more + (makeMore?() ?? []))
  }
}
