import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Enterprises by year")
struct EnterpriseYearsTests {
  func row(
    _ id: String, _ period: String, _ output: Double?, kind: PeriodKind = .single, line: Int = 0
  ) throws -> Enterprise {
    var row = Enterprise(id: id, period: try #require(Period(period)), periodKind: kind, line: line)
    row.output = output.flatMap(Money.init(roundingWanYuan:))
    return row
  }

  @Test("four quarters make a year; one missing figure makes the sum missing")
  func quarters() throws {
    var log = DiagnosticLog()
    var rows = try (1...4).map { try row("A", "2022-Q\($0)", 10) }
    rows += try (1...4).map { try row("B", "2022-Q\($0)", $0 == 2 ? nil : 10) }
    let years = EnterpriseYears(rows: rows, log: &log)
    #expect(years.row(of: 0, in: 2022)?.output?.wanYuan.description == "40")
    #expect(years.row(of: 1, in: 2022) != nil)
    #expect(years.row(of: 1, in: 2022)?.output == nil)
    #expect(log.isEmpty)
  }

  @Test("cumulative to December is the year; to November it is not")
  func cumulative() throws {
    var log = DiagnosticLog()
    let rows = try [
      row("A", "2022-11", 90, kind: .cumulative), row("A", "2022-12", 100, kind: .cumulative),
      row("B", "2022-11", 90, kind: .cumulative, line: 4),
    ]
    let years = EnterpriseYears(rows: rows, log: &log)
    #expect(years.row(of: 0, in: 2022)?.output?.wanYuan.description == "100")
    #expect(years.row(of: 1, in: 2022)?.output == nil)
    #expect(log.count(of: .incompleteYear) == 1)
    #expect(log.findings.first?.place.line == 4)
  }

  @Test("the row of the year wins over its months, and the first of two equal rows")
  func duplicates() throws {
    var log = DiagnosticLog()
    let rows = try [row("A", "2022-01", 1), row("A", "2022", 100), row("A", "2022", 200, line: 9)]
    let years = EnterpriseYears(rows: rows, log: &log)
    #expect(years.row(of: 0, in: 2022)?.output?.wanYuan.description == "100")
    #expect(log.findings.map(\.code) == [.yearAndParts, .duplicateRow])
    #expect(log.findings.first?.found == "2022-01")
    #expect(years.years == [2022])
    #expect(years.present(in: 2021).isEmpty)
  }

  @Test("differences of cumulative figures add up to the last one")
  func differences() {
    let steps = CumulativeSteps.differences(
      [(lastMonth: 3, figure: 30), (lastMonth: 6, figure: 50), (lastMonth: 12, figure: 120)], minus: -)
    #expect(steps.map(\.figure) == [30, 20, 70])
    #expect(steps.map(\.months) == [1...3, 4...6, 7...12])
  }
}
