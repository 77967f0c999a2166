import Foundation

/// A small CSV table of expected values, read without muchan's own CSV reader, which it may be testing.
public struct ExpectedTable: Sendable {
  /// One row, its cells by column name.
  public struct Row: Sendable {
    fileprivate var cells: [String: String]

    /// The cell of a column; empty where the table has no such column.
    public subscript(column: String) -> String { cells[column] ?? "" }

    /// The cell as a number; nil where it is empty or text.
    public func number(_ column: String) -> Double? { Double(self[column]) }

    /// The cell as GeoJSON MultiPolygon coordinates: polygons, rings, positions as (longitude, latitude).
    public func polygons(_ column: String) throws -> [[[SIMD2<Double>]]] {
      let numbers = try JSONDecoder().decode([[[[Double]]]].self, from: Data(self[column].utf8))
      return numbers.map { rings in rings.map { ring in ring.map { SIMD2($0[0], $0[1]) } } }
    }
  }

  /// The column names, in order.
  public let columns: [String]
  /// The rows, in order.
  public let rows: [Row]

  /// Reads a fixture.
  public init(_ fixture: Fixture) throws { self.init(csv: try fixture.text()) }

  /// Reads CSV text: RFC 4180, the first record names the columns.
  public init(csv text: String) {
    var records = Self.records(of: text)
    columns = records.isEmpty ? [] : records.removeFirst()
    let names = columns
    rows = records.map { record in
      Row(cells: Dictionary(zip(names, record), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func records(of text: String) -> [[String]] {
    let quote = UInt8(ascii: "\""), comma = UInt8(ascii: ","), lineFeed = UInt8(ascii: "\n")
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if isQuoted {
        if byte == quote { isQuoted = false } else { field.append(byte) }
      } else if byte == quote {
        if previous == quote { field.append(quote) }
        isQuoted = true
      } else if byte == comma || byte == lineFeed {
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == lineFeed {
          records.append(record)
          record = []
        }
      } else if byte != UInt8(ascii: "\r") {
        field.append(byte)
      }
      previous = byte
    }
    if !field.isEmpty || !record.isEmpty {
      records.append(record + [String(decoding: field, as: UTF8.self)])
    }
    return records
  }
}
