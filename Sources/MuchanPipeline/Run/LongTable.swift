internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport

/// A table of so many rows that they are made one at a time.
struct LongTable {
  /// The stem of its file.
  let name: String
  let columns: [Column]
  /// Adds the rows to some lines, and calls `endRow` after each, which may take the lines away.
  let forEachRow: (_ lines: inout CSVBytes, _ endRow: (inout CSVBytes) throws(Failure) -> Void) throws(Failure) -> Void

  /// Writes its file.
  ///
  /// - Parameter mark: what the file begins with.
  func write(to folder: borrowing OutputFolder, mark: String = "") throws(Failure) {
    var file = try folder.file(name + ".csv")
    try file.write(mark)
    var lines = CSVBytes(columns: columns)
    try forEachRow(&lines) { (lines) throws(Failure) in
      guard lines.bytes.count >= 1 << 16 else { return }
      try file.write(lines.bytes)
      lines.removeAll()
    }
    try file.write(lines.bytes)
    try file.commit()
  }
}

extension LongTable {
  /// Takes a table that can be printed too.
  init(_ table: some StreamedTable) {
    self.init(name: table.name, columns: table.columns) { (lines, endRow) throws(Failure) in
      try table.write(to: &lines, afterRow: endRow)
    }
  }
}
