public import MuchanDiagnostics

/// What a table file holds.
public struct TableContent<Record: Sendable>: Sendable {
  /// The records taken, in file order.
  public var records: [Record] = []
  /// What became of the rows. A row of empty fields only is skipped.
  public var ledger = Ledger()
  /// Optional columns the file does not have, by name: what needs them is unknown.
  public var missingColumns: [String] = []
}
