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
}
