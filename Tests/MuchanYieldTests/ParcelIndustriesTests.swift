import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Industries on parcels")
struct ParcelIndustriesTests {
  /// Draws numbers that are the same in every run.
  struct Draws {
    var seed: UInt64 = 11
    mutating func below(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
  }

  @Test(
    "an enterprise is on a parcel where one of its holdings runs on the day, once, with the year's code or its last")
  func holdings() throws {
    var draws = Draws()
    var parcels = ParcelLedger()
    for number in 0..<40 {
      parcels.add(
        id: "P\(number)", landUseCode: "0601", standard: "", registeredArea: nil, measured: .zero, parts: [])
    }
    let codes = [nil, "26", "2", "3911", "391"]
    var rows: [Enterprise] = []
    for number in 0..<30 {
      for year in 2020...2022 where draws.below(3) > 0 {
        var row = Enterprise(id: "E\(number)", period: Period(year: year))
        row.industryCode = codes[draws.below(codes.count)]
        rows.append(row)
      }
    }
    var log = DiagnosticLog()
    let enterprises = EnterpriseYears(rows: rows, log: &log)
    let days = try ["2021-05-01", "2022-01-01", "2023-01-01"].map { try #require(CalendarDay($0)) }
    // Some parcels and enterprises are in no other file.
    let holdings = (0..<400).map { _ in
      var holding = Occupancy(
        parcelID: "P\(draws.below(44))", enterpriseID: "E\(draws.below(33))",
        kind: Occupancy.Kind.allCases[draws.below(3)])
      if draws.below(3) == 0 { holding.from = days[draws.below(3)] }
      if draws.below(3) == 0 { holding.to = days[draws.below(3)] }
      return holding
    }
    for (year, day) in [(2022, days[1]), (2021, nil), (nil, days[0])] as [(Int?, CalendarDay?)] {
      let industries = ParcelIndustries(
        OccupancyColumns(holdings), enterprises: enterprises, parcels: parcels, year: year, day: day)
      for row in 0..<parcels.count {
        let here = holdings.filter { holding in
          guard holding.parcelID == parcels.id(of: row), holding.kind != .rentOut else { return false }
          guard let day else { return true }
          return (holding.from ?? day) <= day && (holding.to ?? day) >= day
        }
        // Holders of no other file come last.
        let expected = Set(here.map(\.enterpriseID)).sorted { left, right in
          let (own, other) = (enterprises.number(of: left) == nil, enterprises.number(of: right) == nil)
          return own == other ? left < right : other
        }.map { id -> String in
          let own = rows.filter { $0.id == id }
          let code =
            own.first { $0.period.year == year }?.industryCode
            ?? own.sorted { $0.period.year > $1.period.year }.compactMap(\.industryCode).first
          return "\(id) \(code ?? "-")"
        }
        let found = industries.onParcel(row).map { "\(industries.id(of: $0.enterprise)) \($0.industry ?? "-")" }
        #expect(found == expected)
        var walked: [String] = []
        industries.forEach(on: row) { enterprise, code in
          walked.append("\(industries.id(of: enterprise)) \(code.map { industries.codes[$0] } ?? "-")")
        }
        #expect(walked == expected && industries.isEmpty(row) == expected.isEmpty)
      }
      func division(_ id: String) -> Int? {
        let own = rows.filter { $0.id == id }.sorted { $0.period.year > $1.period.year }
        let code = own.first { $0.period.year == year }?.industryCode ?? own.compactMap(\.industryCode).first
        return code.flatMap { ["26": 26, "3911": 39, "391": 39][$0] }
      }
      let ids = Set(rows.map(\.id)).union(holdings.map(\.enterpriseID))
      let unlocated = ids.filter { id in
        let places = holdings.filter { holding in
          holding.enterpriseID == id && holding.kind != .rentOut
            && (day.map { (holding.from ?? $0) <= $0 && (holding.to ?? $0) >= $0 } ?? true)
        }.map { parcels.row(of: $0.parcelID) }
        if places.contains(nil) { return true }
        return places.isEmpty && rows.contains { $0.id == id && (year == nil || $0.period.year == year) }
      }
      for list in [[26], [39], [26, 39], [1]] as [Set<Int>] {
        let found = industries.unlocated(ofDivisions: list)
        #expect(found.known == unlocated.count { division($0).map(list.contains) == true })
        #expect(found.unknown == unlocated.count { division($0) == nil } && found.unknown > 0)
      }
      for (code, division) in zip(industries.codes, industries.divisions) {
        #expect(division == ["26": 26, "3911": 39, "391": 39][code])
      }
    }
  }
}
