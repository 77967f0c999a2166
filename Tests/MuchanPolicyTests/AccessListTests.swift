import MuchanDiagnostics
import MuchanLand
import MuchanPolicy
import MuchanRecords
import Testing

@Suite("Access lists of control units")
struct AccessListTests {
  private let unit: ControlUnit
  private let list: AccessList

  init() {
    unit = ControlUnit(id: "K", kind: .key, approvedOn: CalendarDay("2020-12-30"))
    func entry(_ prefix: String?, _ activity: String?, _ word: AccessEntry.Word, line: Int) -> AccessEntry {
      AccessEntry(controlID: "K", industryPrefix: prefix, activity: activity, word: word, document: "D", line: line)
    }
    list = AccessList(
      [
        entry("26", nil, .limit, line: 2), entry("2614", nil, .forbid, line: 3), entry("38", nil, .allow, line: 4),
        entry(nil, "new_industry", .limit, line: 5),
        AccessEntry(controlID: "R", industryPrefix: nil, activity: "development", word: .forbid, document: "D"),
        AccessEntry(controlID: "X", industryPrefix: nil, activity: "dancing", word: .forbid, document: "D"),
      ],
      activities: [
        "new_industry": AccessList.Activity(uses: [.industry], isAfterApproval: true),
        "development": AccessList.Activity(uses: [.industry, .housing], isAfterApproval: false),
      ])
  }

  private func answer(
    _ codes: [String?], use: LandUse? = .industry, built: String? = "2019-05-01", unit other: ControlUnit? = nil
  ) -> String {
    let subject = AccessList.Subject(
      use: use, builtOn: built.flatMap { CalendarDay($0) }, occupants: codes.enumerated().map { ($0, $1) })
    switch list.verdict(on: subject, in: other ?? unit) {
    case .entry(let entry, let enterprise):
      return
        "\(entry.word.rawValue) \(entry.industryPrefix ?? entry.activity ?? "") \(enterprise.map(String.init) ?? "-")"
    case .unlisted: return "unlisted"
    case .unknown(let missing): return "unknown: \(missing)"
    }
  }

  @Test("the longest prefix of a code counts, and of several enterprises the strictest")
  func industries() {
    #expect(answer(["2651"]) == "limit 26 0")
    #expect(answer(["2614"]) == "forbid 2614 0")
    #expect(answer(["3821", "2651", "2614"]) == "forbid 2614 2")
    #expect(answer(["3821"]) == "allow 38 0")
    #expect(answer(["1311"]) == "unlisted")
    #expect(answer([]) == "unlisted")
  }

  @Test("a code that is missing or too short is unknown where it could be stricter, and not where it cannot")
  func unknownCodes() {
    #expect(answer([nil]) == "unknown: industry_code")
    #expect(answer(["26"]) == "unknown: more digits of industry_code 26")
    #expect(answer(["2614", nil]) == "forbid 2614 0")
    #expect(answer(["3821", nil]) == "unknown: industry_code")
  }

  @Test("new industry is industrial land that came on or after the unit's approval")
  func activities() {
    #expect(answer(["1311"], built: "2020-12-30") == "limit new_industry -")
    #expect(answer(["1311"], built: "2020-12-29") == "unlisted")
    #expect(answer(["1311"], use: .housing, built: "2022-01-01") == "unlisted")
    #expect(answer(["1311"], built: nil) == "unknown: approved_on, supplied_on or started_on")
    #expect(answer(["1311"], use: nil, built: "2022-01-01") == "unknown: land_use_code")
    let other = ControlUnit(id: "R", kind: .redLine)
    #expect(answer([], use: .housing, unit: other) == "forbid development -")
    #expect(answer([], use: .green, unit: other) == "unlisted")
    #expect(answer([], unit: ControlUnit(id: "X", kind: .general)) == "unknown: a definition of activity dancing")
  }

  @Test("a unit of the zoning that no entry names is a gap of the list, one of another kind or a derived one is none")
  func lackingUnits() {
    for kind in [ControlKind.redLine, .ecologicalControl, .priority, .key, .general] {
      #expect(answer(["1311"], unit: ControlUnit(id: "L", kind: kind)) == "unknown: access.csv: an entry for unit L")
    }
    for kind in [
      ControlKind.industrialRedLine, .drinkingWater, .basicFarmland, .urbanBoundary, .taihuFirstClass, .densePopulation,
      .regionalAssessment,
    ] {
      #expect(answer([nil], unit: ControlUnit(id: "L", kind: kind)) == "unlisted")
    }
    var derived = ControlUnit(id: "L", kind: .priority)
    derived.isDerived = true
    #expect(answer([nil], unit: derived) == "unlisted")
  }
}
