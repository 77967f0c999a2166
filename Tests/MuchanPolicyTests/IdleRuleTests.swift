import Foundation
import MuchanDiagnostics
import MuchanLand
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

/// Each case names the clause of Order 53 that it stands at the edge of; expected answers are read off the clause by hand.
@Suite("Idle land by the shipped rule sets")
struct IdleRuleTests {
  let national: IdleRuleSet
  let hainan: IdleRuleSet

  init() throws {
    func set(_ name: String) throws -> IdleRuleSet {
      try IdleRuleSet(yaml: try Fixture("../../data/rules/idle/\(name).yaml").text(), file: name)
    }
    national = try set("order-53")
    hainan = try set("hainan")
  }

  /// Facts by property: days as text, amounts as numbers, words as they are.
  static func facts(_ text: String) throws -> ParcelFacts {
    var facts = ParcelFacts()
    for entry in text.split(separator: " ") {
      let pair = entry.split(separator: "=").map(String.init)
      if let date = ParcelDate.allCases.first(where: { $0.property == pair[0] }) {
        facts[date] = pair[1] == "?" ? .unusable : .known(try #require(CalendarDay(pair[1])))
      } else if let amount = ParcelAmount.allCases.first(where: { $0.property.hasPrefix(pair[0]) }) {
        facts[amount] = .known(try #require(FixedDecimal(exactly: pair[1])))
      } else {
        let word = try #require(ParcelWord.allCases.first { $0.property == pair[0] })
        facts[word] = .known(pair[1])
      }
    }
    return facts
  }

  static func ledger(_ records: [String], area: Double = 9_000) throws -> ParcelLedger {
    var ledger = ParcelLedger()
    let size = try #require(Area(roundingSquareMetres: area))
    for (number, record) in records.enumerated() {
      ledger.add(
        id: "P\(number)".utf8,
        Parcel(
          landUse: LandUseKey(standard: "GB/T 21010-2017", code: "0601"), registeredArea: nil, measured: size,
          parts: [Parcel.Piece(number % 2, size)], facts: try facts(record)))
    }
    return ledger
  }

  func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  /// The finding on a parcel as a word. Another parcel gives the layer its column of starts.
  func finding(_ record: String, on text: String, rules: [IdleRuleSet]? = nil) throws -> String {
    let ledger = try Self.ledger([record, "started_on=2001-01-01"])
    let judge = IdleJudge(FactsOnDay(ledger, on: try day(text)), rules: rules ?? [national])
    switch judge.finding(of: 0) {
    case .suspected(let clock): return judge.rules[clock.ruleSet].clauses[clock.clause].id
    case .running(let clock): return "until \(clock.fullOn)"
    case .notIdle(let reason): return reason.rawValue
    case .unknown(let missing): return "? " + missing.joined(separator: ",")
    }
  }

  @Test(
    "not started, Art. 2: idle from the day on which a year past the agreed start is full",
    arguments: [
      ("2021-02-28", "until 2021-03-01"), ("2021-03-01", "not-started"), ("2020-03-01", "start_ahead"),
      ("2020-02-01", "start_ahead"), ("2020-03-02", "until 2021-03-01"),
    ])
  func notStarted(day: String, expected: String) throws {
    #expect(try finding("start_by=2020-03-01", on: day) == expected)
  }

  @Test(
    "a year past 29 February is full on 28 February",
    arguments: [("2021-02-27", "until 2021-02-28"), ("2021-02-28", "not-started")])
  func leapDay(day: String, expected: String) throws {
    #expect(try finding("start_by=2020-02-29", on: day) == expected)
  }

  @Test("where no start was agreed it counts as agreed a year after delivery, and that is marked unverified")
  func undated() throws {
    #expect(try finding("delivered_on=2019-03-01", on: "2021-02-28") == "until 2021-03-01")
    #expect(try finding("delivered_on=2019-03-01", on: "2021-03-01") == "not-started-undated")
    #expect(national.clauses.first { $0.id == "not-started-undated" }?.certainty == .unverified)
    // An agreed start goes before it.
    #expect(try finding("delivered_on=2019-03-01 start_by=2020-12-01", on: "2021-03-01") == "until 2021-12-01")
    #expect(try finding("supplied_on=2019-03-01", on: "2021-03-01") == "? start_by,delivered_on")
  }

  @Test(
    "stopped, Art. 2: less than a third developed, or less than 25 % invested, and a year since the stop",
    arguments: [
      // 3000 of 9000 m² is exactly a third; 250 of 1000 exactly 25 %: both strict.
      ("due=9000 developed=3000 total=1000 invested_=250", "2021-06-01", "well_advanced"),
      ("due=9000 developed=2999.999999 total=1000 invested_=250", "2021-06-01", "stopped"),
      ("due=9000 developed=3000 total=1000 invested_=249.999999", "2021-06-01", "stopped"),
      ("due=9000 developed=2000 total=1000 invested_=900", "2021-06-01", "stopped"),
      ("due=9000 developed=2000 total=1000 invested_=900", "2021-05-31", "until 2021-06-01"),
      // One ratio over its limit says nothing without the other.
      ("due=9000 developed=3000", "2021-06-01", "? invested_wan_yuan,total_investment_wan_yuan"),
      ("total=1000 invested_=900", "2021-06-01", "? developed_area_m2,due_area_m2"),
      ("total=1000 invested_=100", "2021-06-01", "stopped"),
      ("due=0 developed=0 total=1000 invested_=900", "2021-06-01", "? due_area_m2"),
      ("resumed_on=2020-09-01 due=9000 developed=2000", "2021-06-01", "under_construction"),
      ("completed_on=2020-09-01 due=9000 developed=2000", "2021-06-01", "in_use"),
    ])
  func stopped(record: String, day: String, expected: String) throws {
    #expect(try finding("started_on=2019-01-01 stopped_on=2020-06-01 " + record, on: day) == expected)
  }

  @Test(
    "what contradicts, cannot be read or is built without a start is unknown, never idle and never in use",
    arguments: [
      ("start_by=2018-01-01 started_on=?", "? started_on"),
      ("start_by=?", "? start_by"),
      ("start_by=2018-01-01 developed=500", "? started_on (developed_area_m2 > 0)"),
      ("start_by=2018-01-01 footprint=500", "? started_on (footprint_m2 > 0)"),
      ("start_by=2018-01-01 td1029_class=A2", "? started_on (td1029_class A2)"),
      ("started_on=2018-01-01 stopped_on=2017-01-01", "? stopped_on before started_on"),
      ("started_on=2018-01-01 completed_on=2017-01-01", "? completed_on before started_on"),
      ("supplied_on=2019-01-01 started_on=2018-01-01", "? started_on before supplied_on"),
      ("started_on=2018-01-01 stopped_on=2019-01-01 resumed_on=2018-06-01", "? resumed_on before stopped_on"),
      ("start_by=2018-01-01 started_on=2025-01-01", "? started_on"),
    ])
  func unknown(record: String, expected: String) throws {
    #expect(try finding(record, on: "2021-06-01") == expected)
  }

  @Test("what happened after the day is not there yet, as far as the records reach")
  func earlierDay() throws {
    let ledger = try Self.ledger(["start_by=2018-01-01 started_on=2020-06-01"])
    func isSuspected(on text: String, until: String) throws -> Bool {
      let facts = FactsOnDay(ledger, on: try day(text), recordedUntil: try day(until))
      if case .suspected = IdleJudge(facts, rules: [national]).finding(of: 0) { return true }
      return false
    }
    #expect(try isSuspected(on: "2019-06-30", until: "2022-12-31"))
    #expect(try !isSuspected(on: "2020-06-01", until: "2022-12-31"))
    #expect(try !isSuspected(on: "2019-06-30", until: "2019-12-31"))
  }

  @Test("a disposed case is closed; a start agreed after it begins a new clock")
  func disposed() throws {
    let record = "idle_status=disposed disposed_on=2020-01-01 start_by="
    #expect(try finding(record + "2017-01-01", on: "2022-01-01") == "disposed")
    #expect(try finding(record + "2020-12-01", on: "2022-01-01") == "not-started")
    #expect(try finding("idle_status=disposed start_by=2017-01-01", on: "2022-01-01") == "disposed")
  }

  @Test("Hainan's addition: less than 25 % invested two years past the agreed start, works going on or not")
  func addition() throws {
    let record = "start_by=2019-05-01 started_on=2019-05-01 total=1000 invested_="
    let both = [hainan, national]
    #expect(try finding(record + "249", on: "2021-05-01", rules: both) == "under-invested")
    #expect(try finding(record + "250", on: "2021-05-01", rules: both) == "under_construction")
    #expect(try finding(record + "249", on: "2021-04-30", rules: both) == "until 2021-05-01")
    #expect(try finding(record + "249", on: "2021-05-01") == "under_construction")
    #expect(try finding(record + "249 completed_on=2020-01-01", on: "2021-05-01", rules: both) == "in_use")
  }

  @Test("rule sets are chosen by place and day, the national one always beside them")
  func choice() throws {
    let sets = [hainan, national]
    func ids(_ province: String?, _ text: String, _ id: String? = nil) throws -> [String] {
      sets.chosen(province: province, city: nil, on: try day(text), id: id).map(\.id).sorted()
    }
    #expect(try ids("江苏", "2022-01-01") == ["order-53"])
    #expect(try ids("海南省", "2022-01-01") == ["hainan", "order-53"])
    #expect(try ids(nil, "2022-01-01") == ["order-53"])
    #expect(try ids("江苏", "2022-01-01", "hainan") == ["hainan", "order-53"])
    #expect(try ids("江苏", "2012-06-30") == [])
    #expect(try ids("江苏", "2012-07-01") == ["order-53"])
  }

  func account(_ records: [String], on text: String) throws -> IdleLand {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [ZoneHierarchy.Zone(id: "A"), ZoneHierarchy.Zone(id: "B")], log: &log)
    let facts = FactsOnDay(try Self.ledger(records), on: try day(text))
    return IdleLand(IdleJudge(facts, rules: [national]), codes: LandUseCodes(rows: []), zones: zones)
  }

  @Test("fee and take-back, Art. 14: 20 % from a year, take-back from two, for owners who did not start")
  func consequences() throws {
    let start = "start_by=2020-03-01 price=1000.000005 idle_cause="
    let stopped = "started_on=2018-01-01 stopped_on=2018-06-01 price=1000 due=100 developed=1 idle_cause=owner"
    let records = [
      start + "owner", start + "government", start + "force_majeure", stopped, "start_by=2020-03-01 idle_cause=owner",
      "start_by=2020-03-01 price=1000",
    ]
    let early = try account(records, on: "2021-03-01").parcels
    #expect(early.map(\.feeIsDue) == [true, false, false, false, true, false])
    // 20 % of 1000.000005 is 200.000001.
    #expect(early[0].fee?.wanYuan.text(minimumPlaces: 0) == "200.000001")
    #expect(early[0].next?.day.description == "2022-03-01")
    #expect(early[0].next?.event == "take_back")
    #expect(early[1].next == nil && early[1].fee == nil && early[3].next == nil)
    #expect(early[4].fee == nil && early[4].missing == ["price_total_wan_yuan"])
    // Without a cause no fee is said to be due, but what it would be.
    #expect(early[5].missing == ["idle_cause"])
    #expect(early[5].feeIfOwner?.wanYuan.text(minimumPlaces: 0) == "200")
    #expect(early.map(\.takeBackIsDue) == [false, false, false, false, false, false])
    #expect(try account(records, on: "2022-02-28").parcels[0].takeBackIsDue == false)
    let late = try account(records, on: "2022-03-01").parcels
    #expect(late.map(\.takeBackIsDue) == [true, false, false, false, true, false])
    #expect(late[0].next == nil && late[0].daysIdle == 730)
  }

  @Test(
    "suspected and recognised land have a rate each; zones add up to the list; the order of parcels does not matter")
  func rates() throws {
    var records = [
      "start_by=2018-01-01", "start_by=2018-01-01 idle_status=recognised recognised_on=2019-06-01",
      "started_on=2018-01-01 completed_on=2019-01-01 idle_status=recognised", "started_on=2018-01-01",
      "supplied_on=2018-01-01", "approved_on=2018-01-01", "start_by=2018-01-01 valid_to=2019-01-01",
      "start_by=2018-01-01 idle_status=recognised recognised_on=2022-01-01",
    ]
    let idle = try account(records, on: "2021-01-01")
    let all = try #require(idle.zones.first)
    #expect(all.zone == nil)
    #expect(all.supplied.parcels == 6 && idle.unsupplied == 1 && idle.invalidOnDay == 1)
    #expect(all.suspected.parcels == 3 && all.recognised.parcels == 2 && all.both.parcels == 1)
    #expect(all.unknown.parcels == 1 && idle.unknown.map(\.missing) == [["start_by", "delivered_on"]])
    #expect(all.suspectedRate == Ratio(3, 6) && all.mostSuspectedRate == Ratio(4, 6))
    #expect(all.recognisedRate == Ratio(2, 6))
    #expect(idle.parcels.map(\.status) == [.suspected, .both, .recognised, .suspected])
    #expect(idle.parcels[2].contradiction == "in_use")
    for path in [\IdleLand.ZoneRow.supplied, \.suspected, \.recognised, \.both, \.unknown] {
      let zones = idle.zones.dropFirst().reduce(into: (0, Area.zero)) { sum, row in
        sum.0 += row[keyPath: path].parcels
        sum.1 += row[keyPath: path].area
      }
      #expect(zones.0 == all[keyPath: path].parcels && zones.1 == all[keyPath: path].area)
    }
    records.reverse()
    let reversed = try #require(try account(records, on: "2021-01-01").zones.first)
    #expect(reversed.suspected == all.suspected && reversed.recognised == all.recognised)
  }

  @Test("a rule file that is wrong is refused with the key that is")
  func wrongRules() throws {
    let text = try Fixture("../../data/rules/idle/order-53.yaml").text()
    for (from, to, code) in [
      ("below: 1/3", "below: 1/0", DiagnosticCode.badSetting), ("below: 1/3", "under: 1/3", .unknownKey),
      ("months: 24", "months: two", .badSetting), ("kind: stopped", "kind: halted", .badSetting),
      ("id: stopped", "id: not-started", .repeatedRule), ("clauses:", "clause:", .unknownKey),
      ("causes: [owner]", "causes: [nobody]", .badSetting), ("article: 第二条", "articles: 第二条", .unknownKey),
    ] {
      #expect(text.contains(from))
      let failure = #expect(throws: Failure.self) {
        try IdleRuleSet(yaml: text.replacingOccurrences(of: from, with: to), file: "order-53.yaml")
      }
      #expect(failure?.diagnostic.code == code, "\(from) to \(to)")
    }
  }
}
