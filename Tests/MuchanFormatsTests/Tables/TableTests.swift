import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import Testing

@testable import MuchanFormats

@Suite("Input tables")
struct TableTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Findings as `code:line:field`, in order.
  private func places(_ log: DiagnosticLog) -> [String] {
    log.findings.map { "\($0.code.rawValue):\($0.place.line ?? 0):\($0.place.field ?? "")" }
  }

  private func enterprises(
    _ text: String, columns: [String: String] = [:]
  ) throws -> (content: TableContent<EnterpriseColumns>, log: DiagnosticLog) {
    var log = DiagnosticLog()
    let path = try scratch.write(text, to: "enterprises.csv")
    let content = try EnterpriseTable.read(path: path, columns: columns, into: &log)
    return (content, log)
  }

  private func failure(_ text: String, columns: [String: String] = [:]) -> Diagnostic? {
    do {
      _ = try enterprises(text, columns: columns)
      return nil
    } catch {
      return (error as? Failure)?.diagnostic
    }
  }

  @Test("an enterprise is read with exact money, and what is not given is nil")
  func enterprise() throws {
    let (content, log) = try enterprises(
      """
      enterprise_id,period,output_wan_yuan,tax_wan_yuan,above_designated_size,industry_code,produced_on,cod_t
      0012,2022,1234.1234565,-3,TRUE,3911,2015-02-28,
      0013,2022-Q3,,,否,0610,,0.5

      """)
    #expect(log.isEmpty)
    #expect(content.ledger == Ledger(stored: 2))
    let first = content.records[0]
    #expect(first.id == "0012")
    // 1234.1234565 to six places, half to even: ...456.
    #expect(first.output?.wanYuan.description == "1234.123456")
    #expect(first.tax?.wanYuan.description == "-3")
    #expect(first.isAboveDesignatedSize == true)
    #expect(first.producedOn == CalendarDay("2015-02-28"))
    #expect(first.chemicalOxygenDemand == nil)
    #expect(first.line == 2)
    let second = content.records[1]
    #expect(second.output == nil)
    #expect(second.period == Period("2022-Q3"))
    #expect(second.isAboveDesignatedSize == false)
    #expect(second.industryDivision == 6)
    #expect(content.missingColumns.contains("revenue_wan_yuan"))
    #expect(!content.missingColumns.contains("output_wan_yuan"))
  }

  @Test("Chinese headers are understood, and a unit in brackets scales the money")
  func chineseHeaders() throws {
    let (content, log) = try enterprises(
      """
      \u{FEFF}统一社会信用代码, 年份 ,单位名称,工业总产值（千元）,营业收入(亿元),入库税收（万元）,研发经费,是否规上
      91350100M000100Y43,2022,甲,12345,1.2,88.5,7,是

      """)
    #expect(places(log) == ["TAB-016:1:工业总产值（千元）", "TAB-016:1:营业收入(亿元)"])
    let record = content.records[0]
    #expect(record.name == "甲")
    #expect(record.output?.wanYuan.description == "1234.5")
    #expect(record.revenue?.wanYuan.description == "12000")
    #expect(record.tax?.wanYuan.description == "88.5")
    #expect(record.researchSpending?.wanYuan.description == "7")
  }

  @Test("columns: of the project map a header, and go before an alias")
  func mapping() throws {
    let (content, log) = try enterprises(
      "Enterprise ID,PERIOD,本单位营业额（千元）,营业收入\na,2022,50,9\n", columns: ["本单位营业额(千元)": "revenue_wan_yuan"])
    #expect(content.records[0].revenue?.wanYuan.description == "5")
    #expect(places(log) == ["TAB-016:1:本单位营业额（千元）", "TAB-001:1:营业收入"])
  }

  @Test("unknown columns are findings; missing and doubled ones stop the reading")
  func headers() throws {
    let (_, log) = try enterprises("enterprise_id,period,colour,\na,2022,red,\n")
    #expect(places(log) == ["TAB-001:1:4", "TAB-001:1:colour"])
    var found = try #require(failure("enterprise_id,output_wan_yuan\na,1\n"))
    #expect(found.code == .missingColumn)
    #expect(found.place.field == "period")
    #expect(found.found == "enterprise_id, output_wan_yuan")
    found = try #require(failure("enterprise_id,period,output_wan_yuan,工业总产值(万元)\na,2022,1,1\n"))
    #expect(found.code == .duplicateColumn)
    #expect(found.place.field == "output_wan_yuan")
    // A unit that is none of money: not read as 万元, and not dropped with a warning either.
    found = try #require(failure("enterprise_id,period,工业总产值(吨)\na,2022,1\n"))
    #expect(found.code == .unknownHeaderUnit)
  }

  @Test("every fault of a row is listed with line and column, and the row is rejected")
  func faults() throws {
    let (content, log) = try enterprises(
      """
      enterprise_id,period,output_wan_yuan,mean_staff,listed,produced_on,exclusion
      a,2022,"1,23",-1,maybe,5/1/2022,closed
      ,22,1e13,1,0,2022-02-30,new
      b,2022,10,5,是,2022-02-28,New
      c,2022,1,2
      "d"x,2022,1,2,0,,
      ,,,,,,

      """)
    #expect(
      Set(places(log)) == [
        "TAB-004:2:output_wan_yuan", "TAB-014:2:mean_staff", "TAB-007:2:listed", "TAB-005:2:produced_on",
        "TAB-007:2:exclusion", "TAB-003:3:enterprise_id", "TAB-006:3:period", "TAB-008:5:", "TAB-008:6:",
      ])
    #expect(content.ledger == Ledger(stored: 1, rejected: 4, skipped: 1))
    #expect(content.records.map(\.id) == ["b"])
    let number = try #require(log.findings.first { $0.code == .notANumber })
    #expect(number.found == "\"1,23\"")
    #expect(number.place.id == "a")
    #expect(number.place.feature == 0)
    let choice = try #require(log.findings.first { $0.place.field == "exclusion" })
    #expect(choice.expected == "utility, new, construction, relocation")
    let ragged = try #require(log.findings.first { $0.place.line == 5 })
    #expect(ragged.found == "4" && ragged.expected == "7")
  }

  @Test("of an enterprise's rows for one period the first is kept; a bad row takes no place")
  func duplicates() throws {
    let (content, log) = try enterprises(
      """
      enterprise_id,period,output_wan_yuan
      a,2022,x
      a,2022,2
      a,2022,3
      a,2021,4

      """)
    #expect(content.records.map { $0.output?.wanYuan.description } == ["2", "4"])
    #expect(places(log) == ["TAB-004:2:output_wan_yuan", "TAB-010:4:enterprise_id"])
    #expect(log.findings[1].found == "a 2022 (:3)")
    #expect(content.ledger == Ledger(stored: 2, rejected: 2))
  }

  @Test("the check digit of a credit code follows GB 32100-2015")
  func creditCodes() throws {
    // 91350100M000100Y43 is the example of the standard.
    #expect(!CreditCode.isWrong("91350100M000100Y43"))
    #expect(CreditCode.isWrong("91350100M000100Y44"))
    #expect(CreditCode.isWrong("91350100M000100I43"))
    #expect(!CreditCode.isWrong("JN-0001"))
    let (content, log) = try enterprises(
      "enterprise_id,period\n91350100M000100Y44,2021\n91350100M000100Y44,2022\nJN-1,2022\n")
    #expect(content.ledger == Ledger(stored: 3))
    #expect(places(log) == ["TAB-012:2:enterprise_id"])
  }

  @Test("energy lines are read, and each kind of period must fit its period")
  func energy() throws {
    var log = DiagnosticLog()
    let path = try scratch.write(
      """
      企业编号,表计编号,时期,period_kind,能源品种,消费量,单位,flow,power_source
      a,1,2022-07,month,electricity,12.5,万千瓦时,,grid
      a,2,2022-07,month,electricity,1,万千瓦时,own_generation,own_pv
      a,1,2022-07,month,electricity,12.5,万千瓦时,purchase,
      a,,2022,month,coal,1,t,,
      a,,2022,year,coal,-1,t,stock_change,
      a,,2022,,coal,-1,t,,
      a,,2022,累计,coal,3,吨,购进,
      a,,2022,,natural_gas,,m3,,

      """, to: "energy.csv")
    let content = try EnergyTable.read(path: path, into: &log)
    #expect(content.records.map(\.line) == [2, 3, 6, 8])
    #expect(content.records.map(\.quantity) == [12.5, 1, -1, 3])
    #expect(content.records[1].flow == .ownGeneration)
    #expect(content.records[1].powerSource == .ownPV)
    #expect(content.records[3].periodKind == .cumulative)
    #expect(places(log) == ["TAB-010:4:企业编号", "TAB-006:5:时期", "TAB-014:7:消费量", "TAB-003:9:消费量"])
    #expect(content.ledger == Ledger(stored: 4, rejected: 4))
  }

  @Test("occupied land is in mu unless the header gives another unit")
  func occupancy() throws {
    var log = DiagnosticLog()
    let header = "parcel_id,enterprise_id,kind"
    let mu = try OccupancyTable.read(
      path: try scratch.write("\(header),area_mu,from_on\n01,a,own,3,2019-01-01\n02,a,租入,,\n", to: "mu.csv"), into: &log
    )
    // 3 mu = 2000 m² by definition.
    #expect(mu.records[0].area?.squareMetres.description == "2000")
    #expect(mu.records[0].from == CalendarDay("2019-01-01"))
    #expect(mu.records[1].area == nil)
    #expect(mu.records[1].kind == .rentIn)
    let hectares = try OccupancyTable.read(
      path: try scratch.write("\(header),占用面积（公顷）\n01,a,own,0.2\n01,a,own,0.2\n01,a,own,0.3\n", to: "ha.csv"),
      into: &log)
    #expect(hectares.records.map { $0.area?.squareMetres.description } == ["2000", "3000"])
    #expect(places(log) == ["TAB-016:1:占用面积（公顷）", "TAB-010:3:parcel_id"])
    let backwards = try OccupancyTable.read(
      path: try scratch.write("\(header),from_on,to_on\n01,a,own,2020-01-02,2020-01-01\n01,a,lent,,\n", to: "b.csv"),
      into: &log)
    #expect(backwards.ledger == Ledger(rejected: 2))
    #expect(log.count(of: .notADate) == 1)
    #expect(log.count(of: .notAChoice) == 1)
  }

  @Test("totals of a region need scope and source; the same total twice is rejected")
  func reference() throws {
    var log = DiagnosticLog()
    let path = try scratch.write(
      """
      region,period,indicator,value,unit,scope,basis,price_base,source
      320100,2022,energy_tce,1.5e7,tce,above_designated_size,calorific,,yearbook
      320100,2022,energy_tce,1.6e7,tce,规上工业,等价,,yearbook
      320100,2022,energy_tce,9,万tce,above_designated_size,当量,,other
      320100,2022,output_wan_yuan,1,万元,all,not_energy,2020,yearbook
      320100,2022,output_wan_yuan,1,万元,all,not_energy,last,yearbook
      320100,2022,growth,-1.5,%,all,,当年价,
      320100,2022,growth,-1.5,%,,,当年价,x

      """, to: "reference.csv")
    let content = try ReferenceTable.read(path: path, into: &log)
    #expect(content.records.map(\.line) == [2, 3, 5])
    #expect(content.records.map(\.basis) == [.calorific, .coalInput, .notEnergy])
    #expect(content.records[2].priceBase == "2020")
    #expect(places(log) == ["TAB-010:4:indicator", "TAB-007:6:price_base", "TAB-003:7:source", "TAB-003:8:scope"])
  }

  @Test("revived parcels are read with route, area and investment")
  func revitalisation() throws {
    var log = DiagnosticLog()
    let path = try scratch.write(
      """
      parcel_id,completed_on,route,object,area_mu,investment_wan_yuan,to_use
      01,2021-05-01,graft,闲置厂房,1.5,200,R&D
      01,2021-05-01,graft,,,,
      02,,依法征收,,,,
      03,2021-05-01,,,,,

      """, to: "revitalisation.csv")
    let content = try RevitalisationTable.read(path: path, into: &log)
    #expect(content.records.count == 1)
    #expect(content.records[0].object == .idleBuilding)
    #expect(content.records[0].area?.squareMetres.description == "1000")
    #expect(places(log) == ["TAB-010:3:parcel_id", "TAB-003:4:completed_on", "TAB-003:5:route"])
  }

  @Test(
    "a table is known by its required columns",
    arguments: [
      ("企业编号,年份,产值", InputRole.enterprises), ("enterprise_id,period,carrier,quantity,unit", .energy),
      ("parcel_id,enterprise_id,kind", .occupancy), ("parcel_id,completed_on,route", .revitalisation),
      ("region,period,indicator,value,unit,scope,source", .reference), ("a,b", nil),
      ("enterprise_id,year,class,scheme", .classHistory), ("control_id,activity,verdict,document", .access),
      ("enterprise_id,period,product,quantity,t_co2,source", .process), ("building_id,year", .buildingYear),
      ("zone_id,period,indicator,value,unit", .indicators), ("region,year,index,base_year,source", .deflators),
    ])
  func roles(header: String, role: InputRole?) throws {
    #expect(try TableCheck.role(ofFile: try scratch.write(header + "\n", to: "t.csv")) == role)
  }

  @Test("a table that no account reads is held against its columns")
  func schemas() throws {
    var log = DiagnosticLog()
    let path = try scratch.write(
      "region,year,index,base_year,source,colour\n320100,2022,101.2,2020,x,\n,,,,,\n320100,22,-1,2020-01,,red\n",
      to: "t.csv")
    #expect(
      try TableCheck.check(path: path, as: .deflators, into: &log).ledger == Ledger(stored: 1, rejected: 1, skipped: 1))
    #expect(
      places(log) == [
        "TAB-001:1:colour", "TAB-006:4:base_year", "TAB-014:4:index", "TAB-003:4:source", "TAB-006:4:year",
      ])
    #expect(throws: Failure.self) {
      let lacking = try scratch.write("region,year\n", to: "u.csv")
      _ = try TableCheck.check(path: lacking, as: .deflators, into: &log)
    }
  }

  @Test("a table that is not known is checked for its shape")
  func shape() throws {
    var log = DiagnosticLog()
    let path = try scratch.write("a,b\n1,2\n1\n\"1\"x,2\n", to: "t.csv")
    #expect(try TableCheck.check(path: path, as: nil, into: &log).ledger == Ledger(stored: 1, rejected: 2))
    #expect(places(log) == ["TAB-008:3:", "TAB-008:4:"])
    let energy = try scratch.write("enterprise_id,period,carrier,quantity,unit\na,2022,coal,1,t\n", to: "e.csv")
    #expect(try TableCheck.check(path: energy, as: .energy, into: &log).ledger == Ledger(stored: 1))
  }
}
