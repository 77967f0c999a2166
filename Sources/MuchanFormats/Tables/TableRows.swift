internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// How rows are taken that differ from the last one in two fields alone.
struct LikeLastRule<Column: TableColumn, Records> {
  var first: Column
  var second: Column
  /// Takes the fields and the line; false, and nothing taken, where they are not plainly written.
  var take: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, Int, inout Records) -> Bool
}

/// The rows of a table file with their declared columns, checked and decoded one at a time.
///
/// A value that cannot be decoded is a finding and makes the row bad; decoding goes on, so that one
/// pass lists all that is wrong with a row.
struct TableRows<Column: TableColumn>: ~Copyable {
  /// The header.
  let header: HeaderMatch<Column>
  /// The findings so far.
  var log = DiagnosticLog()
  /// Whether nothing is wrong with the current row.
  var isGood = true
  /// The first thing that is wrong with it.
  private(set) var firstFault: Diagnostic?
  /// The record's own id, for findings.
  var id: String?
  /// How many remarks and faults there have been.
  private(set) var wordCount = 0
  /// Cells written in another way than the plain one.
  var remarks = CellRemarks()
  var reader: DelimitedReader
  /// The number of the current row among those that are not the header.
  var index = -1

  /// Opens a table and reads its header.
  init(path: String, mapping: [String: String], options: InputOptions) throws(Failure) {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    var headings: [String] = []
    for index in 0..<reader.count { headings.append(reader.text(index).trimmed()) }
    let place = Place(file: path, line: reader.line)
    if let conversion = reader.conversion { log.add(.converted, at: Place(file: path), found: conversion.found) }
    header = try HeaderMatch(headings: headings, mapping: mapping, at: place, into: &log)
    self.reader = reader
  }

  /// The line the current row begins on.
  var line: Int { reader.line }

  /// Reads a whole table.
  ///
  /// - Parameters:
  ///   - repeats: which rows are the same.
  ///   - decode: makes a record of the current row; nil, or a row that is not good, is rejected.
  static func readAll<Records: RecordColumns & Sendable, Key>(
    path: String, mapping: [String: String], options: InputOptions, into log: inout DiagnosticLog,
    repeats: RepeatRule<Column, Records, Key>,
    _ decode: (inout TableRows) -> Records.Element?
  ) throws(Failure) -> TableContent<Records> {
    try readAll(path: path, mapping: mapping, options: options, into: &log, repeats: repeats, likeLast: nil) {
      rows, records in
      guard let record = decode(&rows), rows.isGood else { return false }
      records.append(record)
      return true
    }
  }

  /// Reads a whole table.
  ///
  /// - Parameters:
  ///   - likeLast: takes rows that are the last one but for two fields, for tables where they are many.
  ///   - take: adds a record of the current row; false, and nothing added, where the row is not good.
  static func readAll<Records: RecordColumns & Sendable, Key>(
    path: String, mapping: [String: String], options: InputOptions, into log: inout DiagnosticLog,
    repeats: RepeatRule<Column, Records, Key>, likeLast: LikeLastRule<Column, Records>?,
    _ take: (inout TableRows, inout Records) -> Bool
  ) throws(Failure) -> TableContent<Records> {
    var rows = try TableRows(path: path, mapping: mapping, options: options)
    defer {
      rows.remarks.report(into: &rows.log)
      log.merge(rows.log)
    }
    var content = TableContent<Records>()
    var features = RowNumbers()
    content.missingColumns = rows.header.missing
    try rows.readOn(likeLast: likeLast, into: &content, &features, take)
    let place = Place(file: path, field: rows.header.heading(of: repeats.column))
    content.rejectRepeats(repeats, features: features, at: place, into: &rows.log)
    return content
  }

  /// Reads the rows to the end of the file, or of the window that the reader is held to.
  mutating func readOn<Records: RecordColumns & Sendable>(
    likeLast: LikeLastRule<Column, Records>?, into content: inout TableContent<Records>, _ features: inout RowNumbers,
    _ take: (inout TableRows, inout Records) -> Bool
  ) throws(Failure) {
    let varying = likeLast.flatMap { rule in
      header.position(of: rule.first).flatMap { first in
        header.position(of: rule.second).map { (first, $0) }
      }
    }
    while true {
      if let likeLast { takeLikeLast(likeLast, into: &content, &features) }
      guard try advance() else { break }
      let before = wordCount
      if isEmptyRow {
        content.ledger.skipped += 1
      } else if hasRightShape(), take(&self, &content.records) {
        features.append(index, row: content.records.count - 1)
        content.ledger.stored += 1
        // A remark belongs to each row that it is made of, so such a row stands for no other; nor does one before it, since
        // a row that is like it would be taken for one like the last record.
        if let varying, wordCount == before {
          reader.keepRow(varying: varying.0, varying.1)
        } else {
          reader.pattern = nil
        }
      } else {
        content.ledger.rejected += 1
        if let fault = firstFault { content.rejections.append(TableRejection(line: line, reason: fault)) }
      }
    }
  }

  /// Takes the rows that follow and are the last one but for two plain fields.
  private mutating func takeLikeLast<Records: RecordColumns & Sendable>(
    _ rule: LikeLastRule<Column, Records>, into content: inout TableContent<Records>, _ features: inout RowNumbers
  ) {
    let row = content.records.count
    let taken = reader.advanceLikeLast { rule.take($0, $1, $2, &content.records) }
    guard taken > 0 else { return }
    // The others follow without a gap.
    features.append(index + 1, row: row)
    index += taken
    content.ledger.stored += taken
  }

  private mutating func advance() throws(Failure) -> Bool {
    isGood = true
    firstFault = nil
    id = nil
    index += 1
    return try reader.advance()
  }

  /// Whether every field is blank, as spreadsheets write rows that were cleared.
  private var isEmptyRow: Bool {
    for index in 0..<reader.count where !reader.bytes(index).trimmed().isEmpty { return false }
    return true
  }

  private mutating func hasRightShape() -> Bool {
    if reader.hasTextAfterQuote {
      refuse(.raggedRow, field: nil, found: "\"…\"?", expected: "\"…\"")
    } else if reader.count != header.count {
      refuse(.raggedRow, field: nil, found: "\(reader.count)", expected: "\(header.count)")
    }
    return isGood
  }

  // MARK: Findings

  /// Notes that the current row is wrong.
  mutating func refuse(_ code: DiagnosticCode, _ column: Column, found: String, expected: String? = nil) {
    refuse(code, field: header.heading(of: column), found: found, expected: expected)
  }

  private mutating func refuse(_ code: DiagnosticCode, field: String?, found: String, expected: String? = nil) {
    isGood = false
    wordCount += 1
    let fault = Diagnostic(code, at: place(field), found: found, expected: expected)
    if firstFault == nil { firstFault = fault }
    log.add(fault)
  }

  /// Notes something about the current row that does not make it bad.
  mutating func remark(_ code: DiagnosticCode, _ column: Column, found: String) {
    wordCount += 1
    log.add(code, at: place(header.heading(of: column)), found: found)
  }

  /// Notes that a cell is written in another way than the plain one.
  mutating func remark(_ form: CellForm, _ column: Column, found: String, meaning: String = "") {
    wordCount += 1
    remarks.add(form, header.heading(of: column), at: place(nil), found: found, meaning: meaning)
  }

  /// The unit in the header of a column, as it is written there.
  func headerUnit(_ column: Column) -> String? {
    let heading = header.heading(of: column)
    guard let open = heading.lastIndex(where: { $0 == "(" || $0 == "（" }) else { return nil }
    return String(heading[heading.index(after: open)...].dropLast()).trimmed()
  }

  private func place(_ field: String?) -> Place {
    Place(file: reader.path, line: reader.line, feature: index, id: id, field: field)
  }

  // MARK: Fields

  /// The bytes of a field as they stand, blanks trimmed; nil when the column is absent.
  func writtenBytes(_ column: Column) -> UnsafeRawBufferPointer? {
    header.position(of: column).map { reader.bytes($0).trimmed() }
  }

  /// The bytes of a field, blanks trimmed; nil when the column is absent, or the field empty or a mark for no value.
  mutating func bytes(_ column: Column) -> UnsafeRawBufferPointer? {
    guard let position = header.position(of: column) else { return nil }
    let bytes = reader.bytes(position).trimmed()
    guard !CellForm.isMissingMark(bytes) else {
      remark(.missing, column, found: String(decoding: bytes, as: UTF8.self))
      return nil
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// A text; nil when there is none. The apostrophe that keeps a spreadsheet from running a text is dropped.
  mutating func text(_ column: Column) -> String? {
    guard let position = header.position(of: column), bytes(column) != nil else { return nil }
    let text = reader.text(position).trimmed().withoutFormulaGuard()
    if text.isEmpty { return nil }
    if header.isID(column), let damage = IDText.damage(text) {
      switch damage {
      case .scientific: refuse(.destroyedID, column, found: text.quotedBriefly())
      case .rounded: remark(.roundedID, column, found: text.quotedBriefly())
      }
    }
    return text
  }

  /// A text that must be there.
  mutating func required(_ column: Column) -> String? {
    if let text = text(column) { return text }
    refuse(.missingValue, column, found: "")
    return nil
  }
}
