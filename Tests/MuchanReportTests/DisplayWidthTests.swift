import MuchanDiagnostics
import MuchanReport
import MuchanTestSupport
import Testing

/// Columns of a terminal against wcwidth, which has its own tables of Unicode.
@Suite("Display width")
struct DisplayWidthTests {
  @Test("every character takes the columns that wcwidth gives it")
  func allCharacters() throws {
    let table = try ExpectedTable(Fixture("oracles/display_width.csv"))
    var compared = 0
    for row in table.rows {
      let first = try #require(UInt32(row["first"])), last = try #require(UInt32(row["last"]))
      let columns = try #require(Int(row["columns"]))
      let wrong = (first...last).compactMap(Unicode.Scalar.init).filter { DisplayWidth.of(String($0)) != columns }
      #expect(wrong.isEmpty, "\(wrong.prefix(3).map { String($0.value, radix: 16) }) take \(columns)")
      compared += Int(last - first + 1)
    }
    #expect(compared > 140_000)
  }

  @Test("words of verdicts are coloured on request, without moving the columns")
  func colour() {
    var table = ReportTable(name: "t", columns: [.text("verdict"), .text("note")])
    table.append([.code("fail", chinese: "不达标"), .text("fail")])
    table.append([.text("pass"), .text("b")])
    let plain = table.terminalText(in: .english)
    let coloured = table.terminalText(in: .english, isColoured: true)
    #expect(plain == "verdict  note\n-------  ----\nfail     fail\npass     b\n")
    #expect(
      coloured == "verdict  note\n-------  ----\n\u{1B}[31mfail\u{1B}[0m     fail\n\u{1B}[32mpass\u{1B}[0m     b\n")
  }
}
