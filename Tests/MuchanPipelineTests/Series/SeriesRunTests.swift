import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// Plain series with too little, or with value added that nothing can be told per.
struct SeriesRunTests {
  @Test("a series of one year, and value added of zero or below, are findings with file, line and column")
  func findings() throws {
    let folder = try TemporaryFolder()
    let carbon = try folder.write("city,year,co2\nA,2000,5\nA,2001,4\nB,2001,7\n", to: "co2.csv")
    let money = try folder.write("city,year,gdp\nA,2000,0\nA,2001,-3\nB,2001,9\n", to: "gdp.csv")
    let run = try SeriesRun(
      SeriesRun.Request(
        path: carbon, columns: SeriesColumns(value: "co2", year: "year", group: "city"),
        valueAdded: (path: money, column: "gdp")),
      data: try DataFolder())
    let single = run.findings.findings.filter { $0.code == .singleYear }
    #expect(single.map(\.place) == [Place(file: carbon, line: 4, id: "B", field: "co2")])
    #expect(single.map(\.found) == ["2001"])
    let below = run.findings.findings.filter { $0.code == .notAboveZero }
    #expect(
      below.map(\.place) == [
        Place(file: money, line: 2, id: "A 2000", field: "gdp"),
        Place(file: money, line: 3, id: "A 2001", field: "gdp"),
      ])
    #expect(below.map(\.found) == ["0.0", "-3.0"])
    let tables = run.report(in: .english).tables
    #expect(tables[0].rows.count == 2)
  }
}
