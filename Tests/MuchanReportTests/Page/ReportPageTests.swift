import MuchanDiagnostics
import Testing

@testable import MuchanReport

/// Pages of results of which much is missing, or odd.
struct ReportPageTests {
  private static func frame() throws -> PageFrame {
    try PageFrame(
      page: "<html lang=\"{{language}}\"><title>{{{title}}}</title>{{{head}}}{{#panels}}{{{.}}}{{/panels}}</html>",
      panel:
        "<section id=\"{{{id}}}\">{{{title}}}{{#missing}}[missing {{{missing}}}]{{/missing}}{{#figures}}{{{.}}}{{/figures}}{{#tables}}{{{.}}}{{/tables}}</section>",
      table: "<table id=\"{{{id}}}\">{{{body}}}</table>", style: "", script: "", scriptDigest: "")
  }

  private func page(
    _ tables: [WrittenTable] = [], summary: String = "{}", drawing: MapDrawing? = nil, isPublic: Bool = false,
    sheet: Int = 0
  ) throws -> String {
    let results = RunResults(
      summary: try #require(JSONValue(reading: summary)),
      tables: Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { $1 }), drawing: drawing, words: Words())
    return try Self.frame().html(
      ReportPage(results, options: PageOptions(language: .english, isPublic: isPublic), sheet: sheet))
  }

  @Test func resultsWithoutAnyTableSayWhatIsMissing() throws {
    let html = try page()
    for table in ["idle_rates", "policy", "energy_months", "dual_control", "decomposition", "class_structure"] {
      #expect(html.contains("\(table).csv"), "\(table)")
    }
    #expect(!html.contains("nan") && !html.contains("inf\""))
  }

  private static let hostile = "</script><img src=x onerror=alert(1)>\"'\u{202E}"

  /// A name of 500 characters with markup, in every table that has names.
  @Test func hostileNamesStayText() throws {
    let name = Self.hostile + String(repeating: "长", count: 500)
    let zones = WrittenTable(
      name: "zones", columns: ["zone", "name", "area_mu"], cells: [["Z<1>", name, "10"], ["Z2", name, "5"]])
    let yields = WrittenTable(
      name: "yield_zones", columns: ["zone", "year", "enterprises", "output_wan_yuan_per_mu"],
      cells: [["Z<1>", "2022", "9", "5"], ["Z2", "2022", "4", "3"]])
    let idle = WrittenTable(
      name: "idle", columns: ["parcel_id", "zones", "area_mu", "status"], cells: [[name, name, "1", name]])
    let rates = WrittenTable(name: "idle_rates", columns: ["zone", "suspected_mu"], cells: [[name, "x"]])
    let policy = WrittenTable(
      name: "policy", columns: ["rule", "title", "scope", "year", "verdict", "source"],
      cells: [[name, name, name, "2022", name, name]])
    let parcels = WrittenTable(
      name: "parcels", columns: ["parcel_id", "land_use", "classes", "idle_status", "area_mu", "zones"],
      cells: [[name, name, name, name, name, name]])
    var sheet = MapDrawing.Sheet(
      id: "", west: 118, north: 32, unitsPerDegreeEast: 1, unitsPerDegreeSouth: 1, width: 10, height: 10)
    sheet.zones = [.init(id: name, kind: name, path: "M0 0l1 0 0 1z")]
    sheet.waters = [.init(id: name, kind: name, path: "M0 0l1 0")]
    sheet.controls = [.init(id: name, kind: name, path: "M0 0l1 0 0 1z")]
    sheet.parcels = [.init(id: name, path: "M0 0l1 0 0 1z")]
    let units = WrittenTable(name: "policy_units", columns: ["control_id", "kind"], cells: [[name, name]])
    let summary = #"{"project":{"zh":"<b>","en":"</title><script>"},"year":2022,"version":"<i>"}"#
    let html = try page(
      [zones, yields, idle, rates, policy, parcels, units], summary: summary, drawing: MapDrawing(sheets: [sheet]))
    for markup in ["<img", "</script><", "<b>", "<script>", "<i>", "\u{202E}"] {
      #expect(!html.contains(markup), "\(markup)")
    }
  }

  @Test func oneZoneWithOneYearIsDrawn() throws {
    let yields = WrittenTable(
      name: "yield_zones", columns: ["zone", "year", "enterprises", "output_wan_yuan_per_mu"],
      cells: [["Z1", "2022", "9", "0"], ["Z2", "2022", "9", "-5.5"]])
    let html = try page([yields])
    #expect(html.contains("id=\"ranking-table\"") && !html.contains("nan"))
  }

  /// Ten thousand zones: the page stays small, and says where the others are.
  @Test func tenThousandZonesAreCutShort() throws {
    let cells = (0..<10_000).map { ["Z\($0)", "2022", "9", "\($0)"] }
    let html = try page([
      WrittenTable(
        name: "yield_zones", columns: ["zone", "year", "enterprises", "output_wan_yuan_per_mu"], cells: cells)
    ])
    #expect(html.utf8.count < 300_000)
  }

  /// The public page has neither enterprises nor parcels, and no zone of two enterprises.
  @Test func thePublicPageNamesNoEnterprise() throws {
    let tables = [
      WrittenTable(
        name: "yield_zones", columns: ["zone", "parent", "year", "enterprises", "output_wan_yuan_per_mu"],
        cells: [
          ["Z1", "", "2022", "9", "5"], ["P1", "Z1", "2022", "2", "77.125"], ["P2", "Z1", "2022", "3", "88.125"],
          ["P3", "Z1", "2022", "4", "99.125"],
        ]),
      WrittenTable(
        name: "ratio_quadrants",
        columns: ["year", "kind", "id", "name", "energy_share_percent", "output_share_percent"],
        cells: [["2022", "enterprise", "SECRET1", "秘密", "1.5", "1.5"], ["2022", "park", "P1", "甲", "2.5", "2.5"]]),
      WrittenTable(
        name: "energy_meters", columns: ["enterprise_id", "meter_id", "from"], cells: [["SECRET2", "M", "2022-01"]]),
      WrittenTable(
        name: "energy_months", columns: ["year", "month", "carrier", "tce_calorific"],
        cells: [["2022", "1", "electricity", "5"]]),
      WrittenTable(
        name: "idle", columns: ["parcel_id", "status"], cells: [["SECRET3", "suspected"]]),
      WrittenTable(name: "idle_rates", columns: ["zone", "suspected_mu"], cells: [["Z1", "7"]]),
      WrittenTable(
        name: "policy_setback", columns: ["rule", "parcel_id", "enterprise_id", "verdict"],
        cells: [["r", "SECRET4", "SECRET5", "fail"]]),
      WrittenTable(
        name: "policy", columns: ["rule", "scope", "year", "value", "verdict"],
        cells: [["r", "P1", "2022", "77.125", "fail"], ["r", "Z1", "2022", "5", "pass"]]),
      WrittenTable(
        name: "findings", columns: ["code", "id", "found"], cells: [["X", "SECRET6", "SECRET7"]]),
    ]
    let inside = try page(tables)
    let outside = try page(tables, isPublic: true)
    for number in 1...7 {
      #expect(inside.contains("SECRET\(number)"), "\(number)")
      #expect(!outside.contains("SECRET\(number)"), "\(number)")
    }
    // P1 has two enterprises; P2, the smallest other park, goes with it.
    for figure in ["77.125", "88.125"] { #expect(inside.contains(figure) && !outside.contains(figure)) }
    #expect(outside.contains("99.125"))
  }

  /// A zone beside the parks must not be hidden in the place of the park that gives P1 away: Z1 less P2 and P3 is P1. A page of
  /// a zone of two enterprises has no figures of it either.
  @Test func whatIsWithheldIsTheSameEverywhere() throws {
    let yields = WrittenTable(
      name: "yield_zones", columns: ["zone", "parent", "year", "enterprises", "output_wan_yuan_per_mu"],
      cells: [
        ["H1", "", "2022", "3", "66.125"], ["Z1", "", "2022", "9", "5"], ["P1", "Z1", "2022", "2", "77.125"],
        ["P2", "Z1", "2022", "3", "88.125"], ["P3", "Z1", "2022", "4", "99.125"],
      ])
    let html = try page([yields], isPublic: true)
    for figure in ["77.125", "88.125"] { #expect(!html.contains(figure), "\(figure)") }
    for figure in ["66.125", "99.125"] { #expect(html.contains(figure), "\(figure)") }
    func sheet(_ id: String) -> MapDrawing.Sheet {
      MapDrawing.Sheet(
        id: id, west: 118, north: 32, unitsPerDegreeEast: 1, unitsPerDegreeSouth: 1, width: 10, height: 10)
    }
    let drawing = MapDrawing(sheets: [sheet(""), sheet("P1"), sheet("P3")])
    #expect(try page([yields], drawing: drawing, sheet: 1).contains("77.125"))
    #expect(try !page([yields], drawing: drawing, isPublic: true, sheet: 1).contains("77.125"))
    #expect(try page([yields], drawing: drawing, isPublic: true, sheet: 2).contains("99.125"))
  }
}
