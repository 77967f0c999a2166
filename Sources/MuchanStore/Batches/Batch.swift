public import MuchanDiagnostics

/// One file as it was imported (批次).
public struct Batch: Hashable, Sendable {
  /// What a batch stands for now.
  public enum State: String, Hashable, Sendable {
    /// Its records are in the workspace, as far as no later batch has replaced them.
    case current
    /// A later import of the same file has taken its place.
    case replaced
  }

  public var number: Int64
  public var state: State
  /// The table its records are in.
  public var table: String
  /// The file as the user named it, and its absolute path.
  public var source: String
  public var sourcePath: String
  public var sha256: String
  public var byteCount: Int
  /// What else decided over the result, as text: options, columns.
  public var options: String
  public var toolVersion: String
  public var ledger = Ledger()
  public var changes = Changes()

  /// Makes the batch of a file that is about to be read.
  public init(
    table: String, source: String, sourcePath: String, sha256: String, byteCount: Int, options: String,
    toolVersion: String
  ) {
    number = 0
    state = .current
    self.table = table
    self.source = source
    self.sourcePath = sourcePath
    self.sha256 = sha256
    self.byteCount = byteCount
    self.options = options
    self.toolVersion = toolVersion
  }
}

/// How a batch differs from what was stored before.
public struct Changes: Hashable, Sendable {
  /// How many ids are listed of each kind.
  public static let listed = 1_000

  public var new = 0
  public var changed = 0
  public var same = 0
  public var gone = 0
  /// The first ids that changed, in file order.
  public var changedIDs: [String] = []
  /// The first ids that are gone, sorted.
  public var goneIDs: [String] = []

  /// No records.
  public init() {}
}
