import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

/// Classes by hand on the parcels of `SmallZone`: a is 2,000 m² in Z, b 4,000 m² half in Z and half in Y.
@Suite("Low-efficient land by class")
struct LowEfficientLandTests {
  static let rule = LowEfficiencyRule(
    id: "r", chineseTitle: "", englishTitle: "", document: "",
    place: .init(province: "江苏", city: "321000", name: "扬州市"),
    inForceFrom: CalendarDay("2025-01-01"),
    clauses: [
      .init(id: "d", className: "D", years: 2, outcome: .lowEfficiency, article: "", certainty: .verified),
      .init(id: "c", className: "C", years: 2, outcome: .caseByCase, article: "", certainty: .verified),
    ])

  /// Classes as `2021D 2022D`; `2022D/C` are two in one year.
  private func land(
    _ given: [String: String], upTo year: Int = 2022, holds: [String: [String]] = ["e1": ["a"], "e2": ["b"]],
    reversed: Bool = false
  ) throws -> LowEfficientLand {
    var zone = try SmallZone()
    for id in ["e1", "e2"] { zone.enterprise(id, output: 1, holds: holds[id] ?? []) }
    var records: [ClassRecord] = []
    for (id, text) in given.sorted(by: { $0.key < $1.key }) {
      for entry in text.split(separator: " ") {
        for name in entry.dropFirst(4).split(separator: "/") {
          records.append(
            ClassRecord(
              enterpriseID: id, year: try #require(Int(entry.prefix(4))), className: String(name), scheme: "s"))
        }
      }
    }
    let enterprises = zone.years()
    let course = ClassCourse(
      given: reversed ? records.reversed() : records, computed: [], enterprises: enterprises, log: &zone.log)
    return LowEfficientLand(
      Self.rule, course: course, upTo: year, enterprises: enterprises, land: zone.land(), parcels: zone.parcels)
  }

  @Test(
    "a clause asks for its class in every year up to the last",
    arguments: [
      ("2021D 2022D", "low_efficiency"), ("2020D 2021D 2022D", "low_efficiency"), ("2021C 2022C", "case_by_case"),
      ("2021C 2022D", "-"), ("2021D 2022C", "-"), ("2020D 2021D 2022B", "-"), ("2022D", "unknown"),
      ("2021D 2022D/C", "unknown"), ("2020D 2022D", "unknown"), ("2021B 2022D", "-"),
    ])
  func clauses(classes: String, expected: String) throws {
    // The other enterprise sees to it that 2022 is the last year.
    let land = try land(["e1": classes, "e2": "2021A 2022A"])
    #expect(land.rows.first?.finding.rawValue ?? "-" == expected)
    #expect(land.rows.count <= 1 && land.lastYear == 2022)
  }

  @Test("years running are counted back from the last one, and what is missing is named")
  func running() throws {
    let rows = try land(["e1": "2019D 2020D 2021D 2022D", "e2": "2021D 2022D/C"]).rows
    #expect(rows[0].running == 4 && rows[0].missing.isEmpty)
    #expect(rows[1].running == 0 && rows[1].missing == ["one class of 2022 (two are given)"])
    let row = try #require(try land(["e1": "2022D", "e2": "2022A"]).rows.first)
    #expect(row.missing == ["class of 2021"] && row.running == 1)
  }

  @Test("later years than the one asked about do not count")
  func earlier() throws {
    let land = try land(["e1": "2020D 2021D 2022A", "e2": "2021A 2022A"], upTo: 2021)
    #expect(land.lastYear == 2021 && land.rows.map(\.finding) == [.lowEfficiency])
  }

  @Test("land is divided over zones as it is held: 2,000 m² of b in Z and 2,000 in Y, in mu 3 each")
  func zones() throws {
    let land = try land(["e1": "2021A 2022A", "e2": "2021D 2022D"])
    func low(_ zone: Int?) -> String? {
      land.zones.first { $0.zone == zone }.map {
        "\($0.lowEfficiency.enterprises) \($0.lowEfficiency.area.mu.text(places: 2))"
      }
    }
    #expect(
      low(nil) == "1 6.00" && low(0) == "1 3.00" && low(1) == "1 3.00" && low(3) == "1 3.00" && low(2) == "0 0.00")
    // 4,000 of 6,000 m² held.
    #expect(land.zones.first?.rate == Ratio(2, 3))
    #expect(land.rows.first?.parcels.map(\.area.mu).map { $0.text(places: 2) } == ["6.00"])
  }

  @Test("an enterprise without land, and one that enterprises.csv does not have, are listed without parcels")
  func without() throws {
    let land = try land(["e1": "2021D 2022D", "x": "2021D 2022D"], holds: [:])
    #expect(land.rows.map(\.enterprise) == ["e1", "x"])
    #expect(land.rows.allSatisfy { $0.parcels.isEmpty && $0.land == nil })
    #expect(land.rows[1].number == nil)
  }

  @Test("the order of rows does not matter")
  func order() throws {
    let given = ["e1": "2021D 2022D/C", "e2": "2021D 2022D"]
    let (one, other) = (try land(given), try land(given, reversed: true))
    #expect(one.rows.map { "\($0)" } == other.rows.map { "\($0)" })
  }

  @Test("a rule set is that of the place on the day, by code or name, and never another's")
  func places() throws {
    let rules = [Self.rule]
    func chosen(_ province: String?, _ city: String?, _ day: String) throws -> String? {
      rules.chosen(province: province, city: city, on: try #require(CalendarDay(day)))?.id
    }
    #expect(try chosen("江苏省", "扬州", "2025-06-01") == "r")
    #expect(try chosen("江苏", "321000", "2025-01-01") == "r")
    #expect(try chosen("江苏", "321000", "2024-12-31") == nil)
    #expect(try chosen("江苏", "320100", "2025-06-01") == nil)
    #expect(try chosen("江苏", nil, "2025-06-01") == nil)
    #expect(try chosen(nil, "321000", "2025-06-01") == nil)
  }
}
