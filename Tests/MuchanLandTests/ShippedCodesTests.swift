import Foundation
import MuchanDiagnostics
import MuchanLand
import MuchanRecords
import Testing

@Suite("Shipped land-use codes")
struct ShippedCodesTests {
  @Test("every row is read, no key occurs twice, and GB/T 21010-2017 has its 73 second-level classes")
  func shipped() throws {
    let codes = try rows().map { row in try LandUseCode(row) }
    #expect(Set(codes.map(\.key)).count == codes.count)
    #expect(codes.filter { $0.key.standard == "GB/T 21010-2017" }.count == 73)
    let table = LandUseCodes(rows: codes)
    #expect(table.standards == ["GB 50137-2011", "GB/T 21010-2017", "guide-2023"])
    // 1001 is rail in the one and industry in the other; 0601 the other way about.
    #expect(table.row(for: LandUseKey(standard: "GB/T 21010-2017", code: "1001"))?.use == .transport)
    #expect(table.row(for: LandUseKey(standard: "guide-2023", code: "1001"))?.use == .industry)
    #expect(table.row(for: LandUseKey(standard: "guide-2023", code: "0601"))?.use == .transport)
    #expect(table.row(for: LandUseKey(standard: "guide-2023", code: "1099")) == nil)
  }

  /// The rows of `data/codes/land_use.csv`, which has no quoted cell but those of its source column.
  func rows() throws -> [DataRow] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "data/codes/land_use.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(plainCells)
    return lines.dropFirst().enumerated().map { index, cells in
      DataRow(
        Dictionary(uniqueKeysWithValues: zip(lines[0], cells)), at: Place(file: "land_use.csv", line: index + 2))
    }
  }

  /// Cells of one line, a quoted cell taken as it stands between its quotes.
  func plainCells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
