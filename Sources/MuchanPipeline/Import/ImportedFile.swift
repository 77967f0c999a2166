public import MuchanDiagnostics
public import MuchanReport
public import MuchanStore

/// What came of one file of an import.
public struct ImportedFile: Sendable {
  /// What happened to it.
  public enum State: String, Hashable, Sendable {
    case stored
    /// Imported before with the same content and options.
    case alreadyImported = "already_imported"
    /// Could not be read.
    case failed
    /// Could be read, but another file could not.
    case notStored = "not_stored"
    /// Neither a layer nor a table by its name; found in a folder.
    case skipped
  }

  /// As the user named it, or named the folder it is in.
  public var path: String
  public var state: State
  /// The layer or table it is, by its key in project.yaml; `layer` or `table` where it is none of those.
  public var kind: String
  /// The table of the workspace that holds its records.
  public var table: String?
  public var batch: Int64?
  public var ledger = Ledger()
  public var changes = Changes()
  public var findings = DiagnosticLog()

  init(path: String, state: State, kind: String) {
    self.path = path
    self.state = state
    self.kind = kind
  }

  /// The columns of the `import` table.
  public static let columns: [Column] = [
    .text("file", en: "file", zh: "文件"),
    .text("kind", en: "kind", zh: "类别"),
    .text("table", en: "table", zh: "表"),
    .number("batch", en: "batch", zh: "批次"),
    .text("state", en: "state", zh: "结果"),
    .number("read", en: "read", zh: "读入"),
    .number("stored", en: "stored", zh: "采用"),
    .number("rejected", en: "rejected", zh: "剔除"),
    .number("skipped", en: "skipped", zh: "跳过"),
    .number("new", en: "new", zh: "新增"),
    .number("changed", en: "changed", zh: "变更"),
    .number("same", en: "same", zh: "未变"),
    .number("gone", en: "gone", zh: "删除"),
  ]

  /// The cells of its line; the counts of a file that was not read are unknown.
  public var cells: [Cell] {
    let counts = [
      ledger.read, ledger.stored, ledger.rejected, ledger.skipped, changes.new, changes.changed, changes.same,
      changes.gone,
    ]
    let batch: Cell = batch.map { .integer(Int($0)) } ?? .unknown
    return [.text(path), .text(kind), .optional(table), batch, .text(state.rawValue)]
      + counts.map { state == .stored || state == .notStored ? .integer($0) : .unknown }
  }

  /// Notes that it was not stored after all, since another file failed.
  mutating func drop() {
    guard state == .stored else { return }
    state = .notStored
    batch = nil
    ledger.skipped += ledger.stored
    ledger.stored = 0
    changes = Changes()
  }

  /// Adds what differs from the batch before.
  mutating func tellChanges() {
    func tell(_ code: DiagnosticCode, _ count: Int, _ ids: [String]) {
      guard count > 0 else { return }
      findings.merge(
        DiagnosticLog(
          code, count: count, kept: ids.map { Diagnostic(code, at: Place(file: path, id: $0)) }))
    }
    tell(.recordChanged, changes.changed, changes.changedIDs)
    tell(.recordGone, changes.gone, changes.goneIDs)
  }
}
