public import MuchanDiagnostics
public import MuchanRecords

/// What a table file holds.
public struct TableContent<Records: RecordColumns & Sendable>: Sendable {
  /// The records taken, in file order.
  public var records = Records()
  /// What became of the rows. A row of empty fields only is skipped.
  public var ledger = Ledger()
  /// Optional columns the file does not have, by name: what needs them is unknown.
  public var missingColumns: [String] = []
  /// The rows that were left out, in file order.
  public var rejections: [TableRejection] = []
}

/// A row of a table that was left out.
public struct TableRejection: Hashable, Sendable {
  /// The line it begins on.
  public var line: Int
  /// The first thing that is wrong with it.
  public var reason: Diagnostic

  /// Makes a rejection.
  public init(line: Int, reason: Diagnostic) {
    self.line = line
    self.reason = reason
  }
}

/// What became of a table's rows.
public struct TableJudgement: Sendable {
  public var ledger = Ledger()
  /// The rows that were left out, in file order.
  public var rejections: [TableRejection] = []

  /// Nothing read yet.
  public init() {}

  init<Records>(_ content: TableContent<Records>) {
    ledger = content.ledger
    rejections = content.rejections
  }
}
