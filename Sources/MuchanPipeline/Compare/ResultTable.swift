internal import MuchanDiagnostics
internal import MuchanFormats

/// A table of a results folder in memory: cells as ranges of one buffer.
struct ResultTable {
  let name: String
  private(set) var columns: [String] = []
  private(set) var count = 0
  private var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private var ends: [Int] = []

  /// A table without rows, as `run` does not write one.
  init(name: String) { self.name = name }

  /// Reads a file.
  ///
  /// - Throws: failures of reading; `raggedRow` for a row with another number of fields than the header,
  ///   `duplicateColumn`.
  init(name: String, file: String) throws(Failure) {
    self.name = name
    var reader = try DelimitedReader(path: file)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: file)) }
    for index in 0..<reader.count {
      let column = reader.text(index)
      guard !columns.contains(column) else {
        throw Failure(.duplicateColumn, at: Place(file: file, line: reader.line), found: "\"\(column)\"")
      }
      columns.append(column)
    }
    while try reader.advance() {
      guard reader.count == columns.count, !reader.hasTextAfterQuote else {
        throw Failure(
          .raggedRow, at: Place(file: file, line: reader.line), found: "\(reader.count)",
          expected: "\(columns.count) fields")
      }
      for index in columns.indices {
        let field = reader.bytes(index)
        if field.contains(UInt8(ascii: "\"")) {
          bytes.append(contentsOf: reader.text(index).utf8)
        } else {
          bytes.append(contentsOf: field)
        }
        ends.append(bytes.count)
      }
      count += 1
    }
  }

  /// The bytes of a cell.
  func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    let index = row * columns.count + column
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// A cell as text.
  func text(row: Int, column: Int) -> String { String(decoding: bytes(row: row, column: column), as: UTF8.self) }

  /// The cells of some columns, joined so that no two lists of cells give the same bytes.
  func key(ofRow row: Int, _ columns: [Int]) -> [UInt8] {
    var key: [UInt8] = []
    for column in columns {
      key.append(contentsOf: bytes(row: row, column: column))
      key.append(0x1F)
    }
    return key
  }
}
