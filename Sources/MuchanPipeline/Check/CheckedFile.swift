public import MuchanDiagnostics
internal import MuchanRecords
public import MuchanReport

/// What came of one file.
public struct CheckedFile: Sendable {
  /// The file as the user, or their project, named it.
  public var path: String
  /// The layer or table it is, by its key in project.yaml; `layer` or `table` where it is none of those.
  public var kind: String
  /// What became of its records.
  public var ledger = Ledger()
  public var findings = DiagnosticLog()
  /// Whether it could be read at all.
  public var isReadable = true
  /// The ids of a layer whose features have one each, to be held against those of other files.
  var ids: DistinctTexts?

  init(path: String, kind: String) {
    self.path = path
    self.kind = kind
  }

  /// The columns of the `check` table.
  public static let columns: [Column] = [
    .text("file", en: "file", zh: "文件"),
    .text("kind", en: "kind", zh: "类别"),
    .number("read", en: "read", zh: "读入"),
    .number("stored", en: "stored", zh: "采用"),
    .number("rejected", en: "rejected", zh: "剔除"),
    .number("skipped", en: "skipped", zh: "跳过"),
    .number("notes", en: "notes", zh: "提示"),
    .number("warnings", en: "warnings", zh: "警告"),
    .number("errors", en: "errors", zh: "错误"),
  ]

  /// The cells of its line; the counts of a file that could not be read are unknown.
  public var cells: [Cell] {
    let counts = [ledger.read, ledger.stored, ledger.rejected, ledger.skipped]
    let errors = findings.count(atLeast: .error)
    let warnings = findings.count(atLeast: .warning) - errors
    let notes = findings.count(atLeast: .note) - errors - warnings
    return [.text(path), .text(kind)] + counts.map { isReadable ? .integer($0) : .unknown }
      + [notes, warnings, errors].map { .integer($0) }
  }
}
