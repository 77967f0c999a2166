import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// What the demonstration says of its targets: figures of its calibration, which muchan has not made.
@Suite("Run: targets, decomposition and shares of the demonstration")
struct ZonePathRunTests {
  private static let result = Task<ProjectResult, any Error> {
    try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path, jobs: 1)
  }

  @Test("intensities are on their path and totals are not, for energy and for CO2")
  func verdicts() async throws {
    let all = try await Self.result.value.table("dual_control").rows
    #expect(all.map { $0["indicator"] } == ["energy_intensity", "energy_tce", "co2_intensity", "co2_t", "coal_t"])
    #expect(all.map { $0["verdict"] } == ["on_path", "off_path", "on_path", "off_path", "off_path"])
    // The order of the 15th plan is in force in 2030, none in 2025.
    #expect(all.map { $0["lead"] } == ["not_stated", "not_stated", "first", "second", "not_stated"])
    let rows = Array(all.prefix(2))
    // 780,000 t, of which a hundred thousandth lies outside; the path is at 730,000 + 2/5 · (800,000 - 730,000).
    #expect(try #require(rows[1].number("actual")).isClose(to: 780_000, relative: 1e-4))
    #expect(try #require(rows[1].number("allowed")).isClose(to: 758_000, relative: 1e-4))
    // 780,000 / (10,850,000 / 1.049).
    #expect(try #require(rows[0].number("actual")).isClose(to: 0.0754124, relative: 1e-4))
    let target = try #require(rows[0].number("target_value")), base = try #require(rows[0].number("base_value"))
    #expect(target.isClose(to: 0.88 * base, relative: 1e-5))
  }

  @Test("CO2 per value added is the zone's CO2 over its value added at constant prices; its share is the planned one")
  func carbon() async throws {
    let result = try await Self.result.value
    let rows = result.table("dual_control").rows
    let zones = result.table("carbon_zones").rows.filter { $0["zone"] == "JN" }
    let total = try #require(zones.last?.number("total_location_t"))
    #expect(try #require(rows[3].number("actual")).isClose(to: total, relative: 1e-9))
    // Two steps of ten from the 3,297,996 t of 2020 to 2,900,000.
    let base = try #require(zones.first { $0["year"] == "2020" }?.number("total_location_t"))
    #expect(try #require(rows[3].number("allowed")).isClose(to: base - 0.2 * (base - 2_900_000), relative: 1e-9))
    let intensity = try #require(rows[2].number("actual"))
    let allowed = try #require(rows[2].number("allowed")), before = try #require(rows[2].number("base_value"))
    #expect(allowed.isClose(to: before * 0.6.squareRoot().squareRoot() * pow(0.6, -0.05), relative: 1e-4))
    let per = try #require(
      result.table("carbon_intensity").rows.first {
        $0["scope"] == "JN" && $0["year"] == "2022" && $0["per"] == "value_added" && $0["basis"] == "location"
      })
    #expect(per["price_base"] == "2020")
    #expect(intensity.isClose(to: try #require(per.number("t_co2_per_unit")), relative: 1e-5))
    // Calibration.carbonShare, made with the generator's own factors.
    for (row, planned) in zip(result.table("ratio").rows, [3.52, 3.56, 3.61, 3.49]) {
      let share = try #require(row.number("co2_share_percent"))
      #expect(share.isClose(to: planned, relative: 1e-4), "\(share)")
      let index = try #require(row.number("carbon_index")), output = try #require(row.number("output_share_percent"))
      #expect(index.isClose(to: output / share, relative: 1e-4))
    }
  }

  @Test("years stated before the ledgers make the series longer, and the claim is worded by them")
  func peak() async throws {
    let rows = try await Self.result.value.table("peak").rows
    #expect(
      rows.map { $0["finding"] } == [
        "maximum_is_last_year", "falling_since_maximum", "too_few_years_after_maximum", "too_few_years_after_maximum",
        "maximum_is_last_year",
      ])
    #expect(rows.prefix(2).allSatisfy { $0["years"] == "11" && $0["law"] == "normal" })
    #expect(rows.suffix(3).allSatisfy { $0["years"] == "4" && $0["law"] == "exact" })
  }

  @Test("effects add up to the change, by year, by industry and chained")
  func effects() async throws {
    let result = try await Self.result.value
    let rows = result.table("decomposition").rows
    let industries = result.table("decomposition_industries").rows
    #expect(rows.map { $0["kind"] } == Array(repeating: ["year", "year", "year", "chained"], count: 5).flatMap(\.self))
    let names = ["activity", "structure", "intensity", "energy_mix", "emission_factor", "undecomposed"]
    for row in rows {
      #expect(row["residual"] == "0")
      let change = try #require(row.number("change"))
      let effects = names.map { row.number($0) ?? 0 }
      #expect(abs(effects.reduce(0, +) - change) < 1e-5)
      guard row["kind"] == "year" else { continue }
      for (name, effect) in zip(names, effects) {
        let parts = industries.filter { $0["from"] == row["from"] && $0["basis"] == row["basis"] }
          .compactMap { $0.number(name) }
        #expect(abs(parts.reduce(0, +) - effect) < 1e-4)
      }
    }
    let states = result.table("decoupling").rows
    #expect(states.filter { $0["basis"] == "calorific" }.allSatisfy { $0["state"] == "weak_decoupling" })
    // The factor of Jiangsu falls from 0.6451 to 0.5978 in 2022: that alone takes off more than growth adds.
    #expect(states.filter { $0["basis"] == "location" }.last?["state"] == "strong_decoupling")
    let held = rows.filter { $0["basis"] == "location" }.map { $0["held"] }
    #expect(held == ["grid_factor_2021", "grid_factor_2021", "", ""])
  }

  @Test("the CO2 that is decomposed and what is left out make up the zone's CO2")
  func carbonBalance() async throws {
    let result = try await Self.result.value
    let zones = result.table("carbon_zones").rows.filter { $0["zone"] == "JN" }
    let rows = result.table("decomposition_carbon").rows
    #expect(rows.count == 18)
    for row in rows {
      let zone = try #require(zones.first { $0["year"] == row["year"] })
      #expect(row["zone_t"] == zone["total_\(row["basis"])_t"])
      #expect(try #require(row.number("difference_t")) == 0)
      // 1,066 enterprises in the zone, 646 of them above designated size.
      #expect(row["enterprises_left_out"] == "420")
    }
  }

  @Test("contributions of enterprises are the zone's change and shares")
  func contributions() async throws {
    let result = try await Self.result.value
    let changes = result.table("dual_control_contributions").rows.compactMap { $0.number("change_tce") }
    let path = result.table("dual_control_path").rows.filter { $0["indicator"] == "energy_tce" }
    let totals = ["2021", "2022"].compactMap { year in path.first { $0["year"] == year }?.number("actual") }
    #expect(abs(changes.reduce(0, +) - (totals[1] - totals[0])) < 1e-3)
    let shares = result.table("ratio_contributions").rows.filter { $0["kind"] == "enterprise" }
    let ratio = try #require(result.table("ratio").rows.last)
    let energy = shares.compactMap { $0.number("energy_share_percent") }.reduce(0, +)
    #expect(abs(energy - (try #require(ratio.number("energy_share_percent")))) < 1e-3)
    // Nobody in the zone sells another power or heat, so that nothing counts once for two.
    for basis in ["location", "residual", "zero_carbon_park"] {
      let whole = try #require(ratio.number("co2_t_\(basis)"))
      let parks = result.table("ratio_contributions").rows.filter { $0["kind"] == "park" }
      for rows in [shares, parks] {
        let tonnes = rows.compactMap { $0.number("co2_t_\(basis)") }.reduce(0, +)
        #expect(tonnes.isClose(to: whole, relative: 1e-9))
        let parts = rows.compactMap { $0.number("co2_part_\(basis)_percent") }.reduce(0, +)
        #expect(abs(parts - 100) < 1e-3)
      }
      let moved = result.table("dual_control_contributions").rows.compactMap { $0.number("change_co2_t_\(basis)") }
      let before = try #require(result.table("ratio").rows.dropLast().last?.number("co2_t_\(basis)"))
      #expect(abs(moved.reduce(0, +) - (whole - before)) < 1e-3)
    }
    // The city states its CO2 at the location alone.
    #expect(ratio["co2_share_percent"] != "" && ratio["co2_share_residual_percent"] == "")
    #expect(result.table("ratio_quadrants").rows.count == shares.count + 7)
  }

  @Test("what is added moves the point; a parcel that is not there is refused")
  func whatIf() async throws {
    let run = try await Self.result.value.run
    let asked = try ProjectRun.WhatIf(additions: ["tce=200000"], revived: [])
    let report = try run.ratioReport(asked, in: .english)
    #expect(report.tables[0].name == "ratio_what_if" && report.tables[0].rows.count == 2)
    for wrong in ["tce", "tce=x", "coal=1", "tce=1,tce=2", ""] {
      #expect(throws: Failure.self) { try ProjectRun.WhatIf(additions: [wrong], revived: []) }
    }
    let missing = try ProjectRun.WhatIf(additions: [], revived: ["no such parcel"])
    #expect(throws: Failure.self) { try run.ratioReport(missing, in: .english) }
  }
}
