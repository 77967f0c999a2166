public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanReport
internal import MuchanStore

/// Where the records with an id came from.
public struct StoredRecords: Sendable {
  /// A row for each record.
  public private(set) var table = ReportTable(name: "explain", columns: StoredRecords.columns)
  public private(set) var findings = DiagnosticLog()
  /// How many records there are.
  public private(set) var count = 0

  private static let columns: [Column] = [
    .text("table", en: "table", zh: "表"),
    .number("fid", en: "fid", zh: "行号"),
    .text("id", en: "id", zh: "编号"),
    .text("file", en: "file", zh: "文件"),
    .number("line", en: "line", zh: "行"),
    .number("feature", en: "feature", zh: "要素"),
    .number("byte_offset", en: "byte offset", zh: "字节偏移"),
    .number("batch", en: "batch", zh: "批次"),
    .text("sha256", en: "sha256", zh: "摘要"),
    .text("version", en: "muchan version", zh: "版本"),
    .text("options", en: "options", zh: "选项"),
    .text("stored", en: "stored values", zh: "所存的值"),
    .text("source", en: "source", zh: "原文"),
  ]

  /// Looks an id up in a workspace, and reads the source files again.
  ///
  /// - Throws: failures of opening and reading the workspace.
  public init(ofID id: String, in path: String) throws(Failure) {
    guard FileKind(at: path) != .nothing else { throw Failure(.fileMissing, at: Place(file: path)) }
    let workspace = try Workspace(path: path, mode: .reading)
    let rows = try workspace.sources(ofID: id)
    try workspace.close()
    if rows.isEmpty { findings.add(.recordNotStored, at: Place(file: path, id: id)) }
    count = rows.count
    var unchanged: [String: Bool] = [:]
    for row in rows {
      let batch = row.batch
      let isUnchanged = unchanged[batch.sourcePath] ?? Self.isUnchanged(batch)
      let isFirst = unchanged.updateValue(isUnchanged, forKey: batch.sourcePath) == nil
      if isFirst, !isUnchanged { findings.add(.sourceChanged, at: Place(file: batch.sourcePath)) }
      let text = isUnchanged ? Self.text(of: row) : nil
      if isFirst, isUnchanged, text == nil { findings.add(.sourceNotText, at: Place(file: batch.sourcePath)) }
      let stored = JSONValue.object(row.values.compactMap { column, text in text.map { (column, .string($0)) } })
      table.append([
        .text(row.table), .integer(Int(row.row)), .text(row.id), .text(batch.sourcePath), .integer(row.line),
        .integer(row.feature), row.byteOffset.map { .integer($0) } ?? .unknown, .integer(Int(batch.number)),
        .text(batch.sha256),
        .text(batch.toolVersion), .text(batch.options), .text(stored.compact()),
        .optional(text),
      ])
    }
  }

  private static func isUnchanged(_ batch: Batch) -> Bool {
    do throws(Failure) {
      return try FileDigest(of: SourcePath(batch.sourcePath)).hexadecimal == batch.sha256
    } catch {
      // Moved or removed since: there is no text to show.
      return false
    }
  }

  /// The text of a record in its source; nil where the source is no text.
  private static func text(of row: SourceRow) -> String? {
    let path = row.batch.sourcePath
    do throws(Failure) {
      let kind = try ContentKind(ofFile: path)
      guard let offset = row.byteOffset else {
        return kind == .boundaryText
          ? try BoundaryText.block(fromLine: row.line, of: path) : nil
      }
      var options = InputOptions()
      if let name = ImportRequest.encoding(inOptions: row.batch.options) {
        options.encoding = try TextEncoding(named: name)
      }
      // An encoding that was named for tables does not hold for features in UTF-8.
      var text = RecordText(path: path, options: options, use: kind == .features ? .features : .table)
      if let value = try text.value(at: offset) { return value }
      return try text.line(at: offset)
    } catch {
      return nil
    }
  }
}
