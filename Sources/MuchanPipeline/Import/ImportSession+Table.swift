internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanReport
internal import MuchanStore

extension ImportSession {
  /// Rows that are written at a time.
  private static let rowsAtOnce = 4_096

  /// Imports a table: judged as `check` does, then stored row by row as it stands in the file.
  mutating func importTable(
    _ source: SourcePath, digest: FileDigest?, into file: inout ImportedFile,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws(Failure) {
    var checked = CheckedFile(path: source.given, kind: file.kind)
    let input = request.options.input
    let rejected = try TableFileCheck(
      path: source.given, role: request.role, columns: request.mapping, input: input, dataFolder: request.dataFolder
    ).run(into: &checked)
    file.kind = checked.kind
    let role = InputRole(rawValue: checked.kind)
    let headings = try TableCheck.headings(ofFile: source.given, as: role, columns: request.mapping, options: input)
    let columns = TableColumns(headings, schema: role.flatMap { TableSchema.named($0.rawValue) })
    var name = role?.rawValue ?? TableName.of(path: source.given)
    // A table that is none of the contract's must not take the name of a layer that is.
    if role == nil, LayerSchema.all.contains(where: { $0.name == name.lowercased() }) { name += "_table" }
    let target = Target(
      source: source,
      definition: TableDefinition(
        name, columns: columns.stored, spatialReference: nil, repeats: .areNumbered),
      form: .line,
      conversion: try ContentKind(ofFile: source.given) == .workbook ? .converter : nil,
      headings: zip(headings, columns.stored).map { ($0.text, $1.name) }, digest: digest, progress: progress)
    let (path, ledger, findings) = (source.given, checked.ledger, checked.findings)
    try await store(target, into: &file) { (sink, _) throws(Failure) in
      var content = ImportWorker.Content(columns: columns.stored)
      var feature = 0
      var next = rejected.startIndex
      try TableCheck.forEachRow(ofFile: path, options: input) { (reader) throws(Failure) in
        defer { feature += 1 }
        if next < rejected.endIndex, rejected[next].line == reader.line {
          content.rejections.append(
            Rejection(
              feature: feature, byteOffset: reader.rowOffset, reason: rejected[next].reason, position: nil,
              text: reader.rowText))
          next += 1
        } else if !reader.isBlank {
          columns.add(reader, feature: feature, to: &content.rows)
        }
        content.byteOffset = reader.rowOffset
        if content.rows.count == Self.rowsAtOnce {
          try sink.add(content, firstFeature: 0, alreadyOut: 0)
          content = ImportWorker.Content(columns: columns.stored)
        }
      }
      try sink.add(content, firstFeature: 0, alreadyOut: 0)
      return Outcome(ledger: ledger, log: findings)
    }
  }
}

/// The columns that a table's rows are stored in.
///
/// A heading that means a column of the contract, in the column's own unit, gives it that name and its kind; any other
/// keeps its own words, so that a table can be written out again as it was.
struct TableColumns: Sendable {
  let stored: [StoreColumn]
  /// The fields that make up the key of a row.
  private let key: [Int]

  init(_ headings: [TableHeading], schema: TableSchema?) {
    var taken = StoreColumn.reserved
    var stored: [StoreColumn] = []
    var key: [Int] = []
    for (index, heading) in headings.enumerated() {
      let declared = schema?.columns.first { $0.name == heading.column }
      var name = heading.statesOtherUnit ? heading.text : heading.column ?? heading.text
      if name.isEmpty { name = "column_\(index + 1)" }
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      stored.append(StoreColumn(name, declared?.kind.stored ?? .text))
      if let declared, declared.isRequired, declared.kind.stored == .text { key.append(index) }
    }
    self.stored = stored
    self.key = key
  }

  /// Adds the reader's row.
  func add(_ reader: borrowing DelimitedReader, feature: Int, to rows: inout RowBlock) {
    rows.addNoGeometry()
    var parts: [String] = []
    for (index, column) in stored.enumerated() {
      let text = reader.text(index)
      if key.contains(index) { parts.append(reader.trimmedText(index)) }
      if text.isEmpty {
        rows.addNull()
      } else if column.kind == .number, let number = reader.number(index) {
        rows.add(number)
      } else {
        rows.add(Array(text.utf8)[...])
      }
    }
    let id = parts.isEmpty ? nil : Array(parts.joined(separator: "/").utf8)[...]
    rows.endRow(id: id, feature: feature, byteOffset: reader.rowOffset)
  }
}
