import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

/// Sums by zone and mode against the same made parcel by parcel in dictionaries.
@Suite("Sums of supply modes and milestones")
struct SupplySumTests {
  struct Draws {
    var seed: UInt64 = 5
    mutating func below(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
  }

  /// Parcels of which some are given twice, in two zones, of a park whose zone is not drawn, or in no zone.
  static func ledger() throws -> ParcelLedger {
    var draws = Draws()
    var ledger = ParcelLedger()
    let modes: [Fact<String>] = [.absent, .unusable, .known("assignment"), .known("allocation"), .known("long_lease")]
    for _ in 0..<500 {
      var facts = ParcelFacts()
      for date in ParcelDate.allCases where date != .validFrom && date != .validTo && draws.below(2) == 0 {
        let day = try #require(CalendarDay(year: 2018 + draws.below(6), month: 1 + draws.below(12), day: 1))
        facts[date] = draws.below(20) == 0 ? .unusable : .known(day)
      }
      facts[.supplyMode] = modes[draws.below(modes.count)]
      if draws.below(2) == 0 { facts[.price] = .known(FixedDecimal(units: Int128(draws.below(1_000)))) }
      let half = try #require(Area(roundingSquareMetres: Double(1 + draws.below(900))))
      let zones = [draws.below(3), ZoneHierarchy.outside]
      ledger.add(
        id: "P\(draws.below(400))".utf8,
        Parcel(
          landUse: LandUseKey(standard: "", code: ""), registeredArea: nil, measured: half + half,
          parts: zones.map { Parcel.Piece($0, half) }, facts: facts))
    }
    return ledger
  }

  @Test(
    "sums are those of the parcels one by one, with records that took the place of others", arguments: [true, false])
  func sums(isDrawn: Bool) throws {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(
      zones: [
        .init(id: "A"), .init(id: "P", parentID: isDrawn ? "A" : "Q"), .init(id: "R", parentID: isDrawn ? "A" : "Q"),
      ], log: &log)
    let parcels = try Self.ledger()
    #expect(parcels.repeatCount > 50)
    let day = try #require(CalendarDay("2021-07-01"))
    let facts = FactsOnDay(parcels, on: day, recordedUntil: CalendarDay("2022-12-31"))
    let judge = IdleJudge(facts, rules: [])
    var modes: [String: (parcels: Int, area: Area, started: Int, ended: Int)] = [:]
    var standings: [String: [MilestoneAccount.Standing]] = [:]
    for row in 0..<parcels.count {
      let mode = parcels.word(.supplyMode, of: row).value ?? "-"
      let places =
        [("all", parcels.measuredArea(of: row))]
        + zones.rolledUp(parcels.parts(of: row)).filter { $0.area > .zero }.map { ("\($0.zone)", $0.area) }
      for (zone, area) in places {
        for milestone in MilestoneAccount.Milestone.allCases
        where !parcels.day(milestone.agreed, of: row).isAbsent || !parcels.day(milestone.actual, of: row).isAbsent {
          standings["\(zone) \(mode) \(milestone)", default: []].append(
            MilestoneAccount.standing(of: milestone, row, facts))
        }
        guard judge.isSupplied(row) == true else { continue }
        var sum = modes["\(zone) \(mode)"] ?? (0, .zero, 0, 0)
        sum.parcels += 1
        sum.area += area
        if facts.date(.startedOn, of: row).value != nil { sum.started += 1 }
        if let end = facts.date(.termUntil, of: row).value, end < day { sum.ended += 1 }
        modes["\(zone) \(mode)"] = sum
      }
    }
    let supply = SupplyModes(facts, zones: zones)
    #expect(supply.rows.count == modes.count)
    for row in supply.rows {
      let key = "\(row.zone.map(String.init) ?? "all") \(row.mode ?? "-")"
      let sum = try #require(modes[key])
      #expect((row.parcels, row.started, row.termEnded) == (sum.parcels, sum.started, sum.ended), "\(key)")
      #expect(row.area == sum.area, "\(key)")
    }
    let milestones = MilestoneAccount(facts, zones: zones)
    #expect(milestones.rows.count == standings.count)
    for row in milestones.rows {
      let key = "\(row.zone.map(String.init) ?? "all") \(row.mode ?? "-") \(row.milestone)"
      let own = try #require(standings[key])
      #expect(row.inTime == own.count { $0 == .inTime } && row.ahead == own.count { $0 == .ahead }, "\(key)")
      #expect(row.notAgreed == own.count { $0 == .notAgreed }, "\(key)")
      #expect(row.late == own.count { if case .late = $0 { true } else { false } }, "\(key)")
      #expect(row.overdue == own.count { if case .overdue = $0 { true } else { false } }, "\(key)")
      #expect(row.inTime + row.late + row.overdue + row.ahead + row.notAgreed + row.unknown == own.count, "\(key)")
    }
  }
}
