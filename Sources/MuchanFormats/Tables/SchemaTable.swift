internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// A table that is checked against a schema and not kept.
struct SchemaTable {
  let schema: TableSchema
  /// Headers of the file to column names.
  let mapping: [String: String]

  /// The schema whose required columns are all in a header that is mostly made of its columns; nil for other headers.
  static func schema(of headings: [String], mapping: [String: String]) -> TableSchema? {
    TableSchema.all.first { schema in
      let table = SchemaTable(schema: schema, mapping: mapping)
      let found = Set(headings.compactMap { table.column(named: $0) })
      return schema.columns.allSatisfy { !$0.isRequired || found.contains($0) } && 2 * found.count > headings.count
    }
  }

  private func column(named heading: String) -> SchemaColumn? {
    let name = mapping[heading] ?? heading
    return schema.columns.first { $0.name.foldedHeading() == name.foldedHeading() }
  }

  /// Reads a file.
  ///
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  func check(path: String, options: InputOptions, into log: inout DiagnosticLog) throws(Failure) -> TableJudgement {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let columns = try header(of: reader, into: &log)
    var judgement = TableJudgement()
    var remarks = CellRemarks()
    defer { remarks.report(into: &log) }
    while try reader.advance() {
      let place = Place(file: path, line: reader.line, feature: judgement.ledger.read)
      if (0..<reader.count).allSatisfy({ reader.bytes($0).trimmed().isEmpty }) {
        judgement.ledger.skipped += 1
      } else if let fault = fault(in: reader, columns, place, &log, &remarks) {
        judgement.ledger.rejected += 1
        judgement.rejections.append(TableRejection(line: reader.line, reason: fault))
      } else {
        judgement.ledger.stored += 1
      }
    }
    return judgement
  }

  /// The column of each field; nil for one that is not known.
  private func header(
    of reader: borrowing DelimitedReader, into log: inout DiagnosticLog
  ) throws(Failure) -> [SchemaColumn?] {
    let place = Place(file: reader.path, line: reader.line)
    var columns: [SchemaColumn?] = []
    for index in 0..<reader.count {
      let heading = reader.text(index).trimmed()
      let column = column(named: heading)
      if let column, columns.contains(column) {
        throw Failure(.duplicateColumn, at: place.naming(column.name), found: heading.quotedBriefly())
      }
      if column == nil {
        log.add(
          .unknownColumn, at: place.naming(heading.isEmpty ? "\(index + 1)" : heading),
          found: schema.columns.map(\.name).meant(by: heading))
      }
      columns.append(column)
    }
    for column in schema.columns where column.isRequired && !columns.contains(column) {
      throw Failure(.missingColumn, at: place.naming(column.name), expected: column.name)
    }
    return columns
  }

  /// The first thing that is wrong with a row; all of them go to the log.
  private func fault(
    in reader: borrowing DelimitedReader, _ columns: [SchemaColumn?], _ place: Place, _ log: inout DiagnosticLog,
    _ remarks: inout CellRemarks
  ) -> Diagnostic? {
    guard reader.count == columns.count, !reader.hasTextAfterQuote else {
      let fault = Diagnostic(.raggedRow, at: place, found: "\(reader.count)", expected: "\(columns.count)")
      log.add(fault)
      return fault
    }
    var first: Diagnostic?
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      let bytes = reader.bytes(index).trimmed()
      let fault: (code: DiagnosticCode, expected: String?)?
      let isMark = CellForm.isMissingMark(bytes)
      if isMark { remarks.add(.missing, column.name, at: place, found: reader.text(index).trimmed(), meaning: "") }
      if bytes.isEmpty || isMark {
        fault = column.isRequired ? (.missingValue, nil) : nil
      } else {
        let text = reader.text(index).trimmed()
        if let (form, meaning) = Self.conversion(of: bytes, text, as: column.kind) {
          remarks.add(form, column.name, at: place, found: text, meaning: meaning)
        }
        fault = Self.fault(in: bytes, text, of: column.kind)
      }
      guard let fault else { continue }
      let finding = Diagnostic(
        fault.code, at: place.naming(column.name),
        found: bytes.isEmpty ? "" : reader.text(index).trimmed().quotedBriefly(), expected: fault.expected)
      log.add(finding)
      if first == nil { first = finding }
    }
    return first
  }

  /// How a cell is written, where that is not the plain way, and what it means.
  private static func conversion(
    of bytes: UnsafeRawBufferPointer, _ text: String, as kind: SchemaColumn.Kind
  ) -> (CellForm, String)? {
    switch kind {
    case .number, .signedNumber: CellNumber.read(bytes).flatMap { read in read.form.map { ($0, read.text ?? "") } }
    case .date: CellDate.day(text).flatMap { read in read.form.map { ($0, "\(read.day)") } }
    case .year, .period: CellDate.period(text).flatMap { read in read.form.map { ($0, "\(read.period)") } }
    case .text, .choice: nil
    }
  }

  private static func fault(
    in bytes: UnsafeRawBufferPointer, _ text: String, of kind: SchemaColumn.Kind
  ) -> (code: DiagnosticCode, expected: String?)? {
    switch kind {
    case .text: return nil
    case .number, .signedNumber:
      guard let value = DecimalText.double(bytes) ?? CellNumber.read(bytes)?.double else {
        return (.notANumber, "1234.5")
      }
      if value.magnitude > FixedDecimal<SixPlaces>.limit { return (.valueTooLarge, nil) }
      return value < 0 && kind == .number ? (.negativeValue, nil) : nil
    case .date: return CellDate.day(text) == nil ? (.notADate, "YYYY-MM-DD") : nil
    case .year: return CellDate.period(text)?.period.span == .year ? nil : (.notAPeriod, "YYYY")
    case .period: return CellDate.period(text) == nil ? (.notAPeriod, "YYYY, YYYY-Qn, YYYY-MM") : nil
    case .choice(let words): return words.contains(text) ? nil : (.notAChoice, words.joined(separator: ", "))
    }
  }
}
