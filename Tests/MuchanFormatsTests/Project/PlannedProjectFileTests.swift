import MuchanDiagnostics
import MuchanFormats
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("The file of a planned project")
struct PlannedProjectFileTests {
  private static let good = """
    name: a plant
    zone: JN
    industry_code: "3841"
    land: {value: 6, unit: ha}
    supply_mode: flexible_term
    supply_on: 2022-10-01
    above_designated_size: true
    investment:
      total: {value: 4.6, unit: 亿元}
      fixed_assets: {value: 38000, unit: 万元}
    tax: {value: -20, unit: 万元}
    floor_area: {value: 62000, unit: m2}
    administrative_land: {value: 3.6, unit: 亩}
    jobs: 420
    energy:
      - {carrier: electricity, quantity: 900, unit: 万千瓦时, power_source: grid}
      - {carrier: raw_coal, quantity: 20, unit: t}
    replaced_coal: {value: 0.0025, unit: 万吨}
    flags: [strategic_industry]

    """

  private var units: UnitTable {
    UnitTable(
      rows: [
        ("t", UnitTable.Dimension.mass, "1000"), ("万吨", .mass, "10000000"), ("tce", .standardCoal, "1000"),
        ("万元", .money, "1"), ("亿元", .money, "10000"),
      ].compactMap { spelling, dimension, factor in
        FixedDecimal<NinePlaces>(exactly: factor).map {
          UnitTable.Unit(spelling: spelling, dimension: dimension, factor: $0)
        }
      })
  }

  private func read(_ text: String) throws -> (project: PlannedProject?, faults: [Diagnostic]) {
    var log = DiagnosticLog()
    do throws(Failure) {
      return (try PlannedProjectFile.read(text: text, path: "planned.yaml", units: units, into: &log), log.findings)
    } catch {
      return (nil, [error.diagnostic] + log.findings)
    }
  }

  @Test("figures are taken in the units they state")
  func good() throws {
    let project = try #require(try read(Self.good).project)
    // 6 ha are 90 mu, 4.6 亿元 are 46,000 万元, 3.6 mu are 2,400 m², 0.0025 万吨 are 25 t.
    #expect(project.land.mu.description == "90")
    #expect(project.totalInvestment?.wanYuan.description == "46000")
    #expect(project.administrativeLand?.squareMetres.description == "2400")
    #expect(project.replacedCoal?.description == "25")
    #expect(project.tax?.wanYuan.description == "-20")
    #expect(project.supplyMode == .flexibleTerm && project.flags == [.strategicIndustry])
    #expect(project.energy.map(\.line) == [16, 17] && project.energy[0].powerSource == .grid)
    #expect(project.greenLand == nil && project.output == nil && project.fullProduction == nil)
  }

  @Test(
    "what is wrong names line, key and what was meant",
    arguments: [
      ("tax:", "taxx:", DiagnosticCode.unknownKey, 11, "taxx", "did you mean tax?"),
      ("floor_area:", "floorarea:", .unknownKey, 12, "floorarea", "did you mean floor_area?"),
      ("unit: 亿元", "unit: yuan", .badSetting, 9, "investment.total.unit", "yuan"),
      ("unit: ha", "unit: acre", .badSetting, 4, "land.unit", "acre"),
      ("{value: 6, unit: ha}", "90 mu", .badSetting, 4, "land", "90 mu"),
      ("value: 6,", "value: six,", .badSetting, 4, "land.value", "six"),
      ("value: 6,", "value: 0,", .badSetting, 4, "land.value", "0"),
      ("value: 38000", "value: -1", .badSetting, 10, "investment.fixed_assets.value", "-1"),
      ("value: 38000", "value: 46000.5", .badSetting, 8, "investment.fixed_assets", "46000.5"),
      ("flexible_term", "flexible-terms", .badSetting, 5, "supply_mode", "did you mean flexible_term?"),
      ("\"3841\"", "C3841", .badSetting, 3, "industry_code", "C3841"),
      ("zone: JN", "zone:", .missingKey, 2, "zone", ""),
      ("2022-10-01", "2022/10/1", .badSetting, 6, "supply_on", "2022/10/1"),
      ("quantity: 900,", "", .missingKey, 16, "energy[0].quantity", ""),
      ("power_source: grid", "power: grid", .unknownKey, 16, "energy[0].power", ""),
      ("[strategic_industry]", "[strategic]", .badSetting, 19, "flags[0]", "strategic"),
      ("jobs: 420", "jobs: many", .badSetting, 14, "jobs", "many"),
      ("value: 3.6, unit: 亩", "value: 100, unit: 亩", .badSetting, 13, "administrative_land", "66666.66"),
      ("jobs: 420", "energy_total: {value: 5, unit: tce, basis: calorific}", .badSetting, 14, "energy_total", "energy"),
      (
        "jobs: 420", "energy_total: {value: 5, unit: tce, basis: calorifc}", .badSetting, 14, "energy_total.basis",
        "did you mean calorific?"
      ),
    ])
  func bad(part: String, wrong: String, code: DiagnosticCode, line: Int, key: String, found: String) throws {
    let (project, faults) = try read(Self.good.replacing(part, with: wrong))
    #expect(project == nil)
    let fault = try #require(faults.first { $0.place.field == key }, "\(faults)")
    #expect(fault.code == code && fault.place.line == line && fault.place.file == "planned.yaml")
    #expect(fault.found.contains(found), "\(fault.found)")
  }

  @Test("all faults are told at once; the empty file lacks what is required")
  func several() throws {
    let text = Self.good.replacing("zone: JN", with: "zoen: JN").replacing("jobs: 420", with: "jobs: -1")
    #expect(Set(try read(text).faults.compactMap(\.place.field)) == ["zoen", "zone", "jobs"])
    #expect(try read("").faults.contains { $0.code == .missingKey && $0.place.field == "name" })
    #expect(try read("[1, 2]").faults.contains { $0.code == .badSetting || $0.code == .missingKey })
  }
}
