import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport
import Testing

/// One answer (docs/decisions/0001): the rows of a table have no order.
@Suite("Run: the order of rows")
struct RowOrderTests {
  /// The tables with the column that a second, contradicting row of the same key has another number in.
  private static let tables = [
    ("enterprises.csv", "output_wan_yuan"), ("energy.csv", "quantity"), ("occupancy.csv", nil),
    ("reference.csv", "value"),
  ]

  /// What may not depend on the order: all files but the places of findings, and how many there are of each code.
  private struct Result: Equatable {
    var files: [String: [UInt8]]
    var counts: [String]
    var ledgers: [String]
  }

  private func result(_ path: String) async throws -> Result {
    let result = try await ProjectResult(path)
    return Result(
      // The summaries have digests of the files.
      files: result.files.filter { !["findings.csv", "summary.json", "summary.md"].contains($0.key) },
      counts: result.run.findings.countsByCode.map { "\($0.code.rawValue) \($0.count)" },
      ledgers: result.run.ledgers.map { "\($0.role.rawValue) \($0.ledger)" })
  }

  /// Some rows again, each with another number in one column: they contradict the first ones.
  private func contradictions(_ rows: [String], header: String, column: String?) -> [String] {
    let index = column.flatMap { header.split(separator: ",").map(String.init).firstIndex(of: $0) }
    return rows.prefix(5).enumerated().flatMap { number, row -> [String] in
      guard let index else { return [row] }
      var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let value = Double(cells[index]), value > 0 else { return [row] }
      cells[index] = "\(number % 2 == 0 ? value * 2 : value / 2)"
      return [row, cells.joined(separator: ",")]
    }
  }

  @Test(
    "rows of every table in any order, contradicting ones among them, give the same bytes, counts and ledgers",
    arguments: ["Tests/Fixtures/projects/smallest", "data/demo"])
  func shuffled(project: String) async throws {
    let source = Fixture("../../" + project).url.standardizedFileURL
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "project")
    try FileManager.default.copyItem(at: source, to: copy)
    var given: [(name: String, header: String, rows: [String])] = []
    for (name, column) in Self.tables {
      let text = try String(contentsOf: copy.appending(path: name), encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      let rows = Array(lines.dropFirst())
      given.append((name, lines[0], rows + contradictions(rows, header: lines[0], column: column)))
    }
    var random = SystemlessRandom(seed: 7)
    var expected: Result?
    for _ in 0..<3 {
      for table in given {
        let text = ([table.header] + random.shuffled(table.rows)).map { $0 + "\n" }.joined()
        try text.write(to: copy.appending(path: table.name), atomically: true, encoding: .utf8)
      }
      let found = try await result(copy.path)
      #expect(found.counts.contains { $0.hasPrefix(DiagnosticCode.duplicateRow.rawValue) })
      #expect(found == expected ?? found)
      expected = found
    }
  }
}
