import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import MuchanReport
import Testing

@testable import MuchanFormats

@Suite("Input tables, properties")
struct TablePropertyTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test("text that is written as CSV is read as it was, formulas and apostrophes too")
  func roundTrip() throws {
    var generator = SeededGenerator(state: 7)
    let pieces = ["a", "=", "+", "-", "@", "'", "\"", ",", "\n", "\r\n", " ", "亩", "1", ""]
    var table = ReportTable(name: "t", columns: [.text("a"), .text("b")])
    for _ in 0..<2_000 {
      table.append(
        (0..<2).map { _ in
          let middle = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
          }
          return .text(middle.joined())
        })
    }
    var reader = try DelimitedReader(path: try scratch.write(table.csv(), to: "a.csv"), blockSize: 64)
    #expect(try reader.advance())
    for row in table.rows {
      #expect(try reader.advance())
      let read = (0..<reader.count).map { Cell.text(reader.text($0).withoutFormulaGuard()) }
      #expect(read == row)
    }
    #expect(try !reader.advance())
  }

  @Test("a table that is read, written and read again has the same records")
  func records() throws {
    let text = """
      enterprise_id,period,name,output_wan_yuan,tax_wan_yuan,above_designated_size,produced_on
      007,2022,"甲, ""乙"", 丙",1234.5,-0.000001,1,2015-02-28
      =x,2022-Q1,,9000000000000,,否,
      b,2022-07,'n,0,,,

      """
    var log = DiagnosticLog()
    let first = try EnterpriseTable.read(path: try scratch.write(text, to: "1.csv"), into: &log)
    let second = try EnterpriseTable.read(path: try scratch.write(written(first.records), to: "2.csv"), into: &log)
    #expect(log.isEmpty)
    #expect(first.records.count == 3)
    #expect(written(second.records) == written(first.records))
    #expect(second.records.map(\.id) == ["007", "=x", "b"])
    #expect(second.records.map(\.tax) == first.records.map(\.tax))
  }

  private func written(_ records: EnterpriseColumns) -> String {
    var table = ReportTable(
      name: "enterprises",
      columns: [
        .text("enterprise_id"), .text("period"), .text("name"), .number("output_wan_yuan"), .number("tax_wan_yuan"),
        .text("above_designated_size"), .text("produced_on"),
      ])
    for record in records {
      table.append([
        .text(record.id), .text("\(record.period)"), .optional(record.name), .decimal(record.output?.wanYuan),
        .decimal(record.tax?.wanYuan), .optional(record.isAboveDesignatedSize),
        .optional(record.producedOn.map { "\($0)" }),
      ])
    }
    return table.csv()
  }

  @Test("a table cut at any byte is read or refused, and the ledger covers the rows that are there")
  func truncation() throws {
    let text = """
      \u{FEFF}企业编号,年份,单位名称,工业总产值(万元),是否规上\r
      91350100M000100Y43,2022,"甲, ""乙""\n公司",1234.5,是\r
      b,2021,,1e3,0\r

      """
    let bytes = Array(text.utf8)
    var refusals: Set<DiagnosticCode> = []
    for count in 0...bytes.count {
      var log = DiagnosticLog()
      do {
        let path = try scratch.write(Array(bytes[..<count]), to: "cut.csv")
        let content = try EnterpriseTable.read(path: path, into: &log)
        #expect(content.ledger.read <= 2)
        #expect(content.ledger.stored == content.records.count)
        #expect(content.ledger.rejected == 0 || log.count(atLeast: .error) > 0)
      } catch let failure as Failure {
        refusals.insert(failure.diagnostic.code)
      }
    }
    #expect(refusals == [.fileEmpty, .notUTF8, .missingColumn, .unclosedQuote])
  }

  @Test("random damage to a table never stops the program", arguments: 0..<20)
  func damage(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    let text = "enterprise_id,period,kind,output_wan_yuan\r\n\"a\",2022,\"x\"\"y\",1.5\r\n亩,2022-Q1,,-1e3\r\n"
    for _ in 0..<100 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          [0, 10, 13, 34, 44, 0xE4, 0xFF, 0x2D].randomElement(using: &generator) ?? 0
      }
      var log = DiagnosticLog()
      let path = try scratch.write(bytes, to: "damaged.csv")
      if let content = try? EnterpriseTable.read(path: path, into: &log) {
        #expect(content.ledger.stored == content.records.count)
      }
    }
  }
}
