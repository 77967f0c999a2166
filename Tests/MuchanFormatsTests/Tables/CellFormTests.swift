import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

@testable import MuchanFormats

@Suite("Cells and headers as people write them")
struct CellFormTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func enterprises(_ text: String) throws -> (content: TableContent<EnterpriseColumns>, log: DiagnosticLog) {
    var log = DiagnosticLog()
    let content = try EnterpriseTable.read(path: try scratch.write(text, to: "enterprises.csv"), into: &log)
    return (content, log)
  }

  private func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return DecimalText.double(bytes) ?? CellNumber.read(bytes)?.double
    }
  }

  @Test("numbers with separators, full-width digits and plus signs are read")
  func numbers() {
    let cases: [(String, Double)] = [
      ("1,234", 1234), ("-1,234,567.25", -1_234_567.25), ("1 234", 1234), ("１２３．５", 123.5), ("－５", -5),
      ("１，２３４", 1234), ("+5", 5), ("−7", -7), ("12\u{A0}345", 12345),
    ]
    for (text, value) in cases { #expect(number(text) == value, "\(text)") }
  }

  @Test(
    "what may mean two things is no number",
    arguments: ["1,23", "12,3456", "1,234,5", "1.234,5", "12%", "12万", "¥5", "+-5", "1 23", ",123", "1,,234", "n/a"])
  func doubtful(_ text: String) { #expect(number(text) == nil) }

  @Test("converted cells are counted in each column, with the first of them")
  func counted() throws {
    let (content, log) = try enterprises(
      """
      enterprise_id,period,output_wan_yuan,tax_wan_yuan,revenue_wan_yuan,produced_on
      a,2022年,"1,234",-,/,2015/2/28
      b,2022,"2,000.5",无,１２,42063
      c,2022,3,—,1,2015-03-01 00:00:00

      """)
    #expect(content.ledger == .init(stored: 3))
    #expect(content.records.map { $0.output?.wanYuan.description } == ["1234", "2000.5", "3"])
    #expect(content.records.allSatisfy { $0.tax == nil })
    #expect(content.records.map { $0.producedOn?.description } == ["2015-02-28", "2015-02-28", "2015-03-01"])
    let found = log.findings.map { "\($0.code.rawValue) :\($0.place.line ?? 0) \($0.place.field ?? "") \($0.found)" }
    #expect(
      Set(found) == [
        "TAB-018 :2 output_wan_yuan 2 × 1,234: \"1,234\" = 1234",
        "TAB-018 :2 period 1 × YYYY/M: \"2022年\" = 2022",
        "TAB-018 :2 produced_on 2 × YYYY/M/D: \"2015/2/28\" = 2015-02-28",
        "TAB-018 :3 produced_on 1 × Excel: 44562 = 2022-01-01: \"42063\" = 2015-02-28",
        "TAB-018 :3 revenue_wan_yuan 1 × １２３: \"１２\" = 12",
        "TAB-019 :2 revenue_wan_yuan 1 × -: \"/\"", "TAB-019 :2 tax_wan_yuan 3 × -: \"-\"",
      ])
    #expect(log.count(atLeast: .warning) == 0)
  }

  // Expected days: Python's datetime, Tests/Oracles/cell_dates.py.
  @Test("day numbers of spreadsheets are the days that Python has for them")
  func serialDays() throws {
    let table = try ExpectedTable(Fixture("oracles/cell_dates.csv"))
    #expect(table.rows.count == 200)
    for row in table.rows { #expect(CellDate.day(row["serial"])?.day.description == row["day"]) }
  }

  @Test("days and periods are read year first, and nothing else is")
  func days() {
    for text in ["2022-3-1", "2022/03/01", "2022.3.1", "2022年3月1日", "20220301", "2022-03-01 00:00:00"] {
      #expect(CellDate.day(text)?.day.description == "2022-03-01", "\(text)")
    }
    for text in ["3/1/2022", "22-3-1", "2022-13-1", "20221301", "2022-03", "19999", "80001", "2022-03-01 08:00"] {
      #expect(CellDate.day(text) == nil, "\(text)")
    }
    for text in ["2022年3月", "2022/3", "202203", "2022-3", "2022年3月份", "2022.03"] {
      #expect(CellDate.period(text)?.period.description == "2022-03", "\(text)")
    }
    for text in ["2022年第三季度", "2022Q3", "2022年3季度"] {
      #expect(CellDate.period(text)?.period.description == "2022-Q3", "\(text)")
    }
    for text in ["202213", "22年", "3/2022", "2022年度上半年", "20223"] { #expect(CellDate.period(text) == nil, "\(text)") }
  }

  @Test(
    "units in headers are converted and told",
    arguments: [
      ("产值(亿元)", "12345000"), ("产值（元）", "0.12345"), ("产值_亿元", "12345000"), ("output_yuan", "0.12345"),
      ("工业总产值千元", "123.45"), ("output(亿元)", "12345000"),
    ])
  func headerUnits(_ heading: String, _ wanYuan: String) throws {
    let (content, log) = try enterprises("enterprise_id,period,\(heading)\na,2022,1234.5\n")
    #expect(content.records.first?.output?.wanYuan.description == wanYuan)
    #expect(log.countsByCode.map(\.code) == [.convertedUnit])
    #expect(log.findings.first?.found.contains("output_wan_yuan") == true)
  }

  @Test(
    "areas are converted from the unit of their header",
    arguments: [("面积_公顷", 10_000.0), ("area_m2", 1), ("面积", 2_000.0 / 3)])
  func areaUnits(_ heading: String, _ squareMetres: Double) throws {
    var log = DiagnosticLog()
    let path = try scratch.write("parcel_id,enterprise_id,kind,\(heading)\np,e,own,1\n", to: "occupancy.csv")
    let content = try OccupancyTable.read(path: path, into: &log)
    #expect(content.records.first?.area.map { abs($0.squareMetres.doubleValue - squareMetres) < 1e-8 } == true)
    #expect(log.count(of: .convertedUnit) == (heading == "面积" ? 0 : 1))
  }

  @Test("a unit that is not known stops the reading and names those that are")
  func unknownUnit() throws {
    #expect {
      try enterprises("enterprise_id,period,产值(美元)\na,2022,1\n")
    } throws: { error in
      let found = (error as? Failure)?.diagnostic
      return found?.code == .unknownHeaderUnit && found?.expected?.contains("亿元") == true
    }
  }

  @Test("the unit of energy may stand in the header of the quantities")
  func energyUnit() throws {
    var log = DiagnosticLog()
    let path = try scratch.write("企业编号,月份,能源品种,消费量（万千瓦时）\na,2022-01,电力,12\n", to: "energy.csv")
    let content = try EnergyTable.read(path: path, into: &log)
    #expect(content.records.first?.unit == "万千瓦时")
    #expect(try TableCheck.role(ofFile: path) == .energy)
    let both = try scratch.write("企业编号,月份,能源品种,消费量(t),单位\na,2022-01,原煤,1,t\nb,2022-01,原煤,1,kg\n", to: "2.csv")
    #expect(try EnergyTable.read(path: both, into: &log).ledger == .init(stored: 1, rejected: 1))
  }

  @Test("ids that a spreadsheet has spoilt are told")
  func ids() throws {
    let (content, log) = try enterprises(
      "enterprise_id,period\n3.2E+17,2022\n320115001001000000,2022\n000123,2022\n1E5,2022\n320115001001000123,2022\n")
    #expect(content.records.map(\.id) == ["320115001001000000", "000123", "1E5", "320115001001000123"])
    #expect(log.findings(of: .destroyedID).map(\.place.line) == [2])
    #expect(log.findings(of: .roundedID).map(\.place.line) == [3])
  }
}
