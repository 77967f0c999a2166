import Foundation
import Testing

@testable import MuchanSynthesis

@Suite("What the demonstration is tuned to")
struct CalibrationTests {
  private let world: DemoWorld

  init() throws {
    world = DemoWorld(options: try DemoOptions())
  }

  private func city(_ indicator: String, _ basis: String, _ year: Int) throws -> Double {
    let row = try #require(
      world.reference.first { $0.indicator == indicator && $0.basis == basis && $0.year == year })
    return Double(row.value) / 100
  }

  @Test("the zone uses 1.9 to 2.2 % of the city's energy, below the 2.5 % of the rule (E1)", arguments: [2021, 2022])
  func energy(year: Int) throws {
    let zone = Set(world.enterprises.filter { $0.kind == .aboveSize }.map(\.id))
    let coal = world.energy.filter { zone.contains($0.enterprise) && $0.period.hasPrefix("\(year)") }
      .reduce(0) { $0 + $1.standardCoal }
    let share = Double(coal) / 1e8 / (try city("energy_tce", "calorific", year))
    #expect((0.019...0.022).contains(share))
  }

  @Test("the zone makes 19.3 to 19.8 % of the city's output in 2022, 70 % of it high-tech industry (E1, A4)")
  func output() throws {
    let zone = world.enterprises.filter { $0.kind == .aboveSize }
    func sum(_ list: [SyntheticEnterprise]) -> Double {
      list.reduce(0) { $0 + Double($1.years.last?.output ?? 0) / 100 }
    }
    let share = sum(zone) / (try city("output_wan_yuan", "not_energy", 2022))
    #expect((0.193...0.198).contains(share))
    let highTech = zone.filter { [35, 37, 38, 39, 40].contains($0.division) }
    #expect(abs(sum(highTech) / sum(zone) - 0.70) < 0.001)
  }

  @Test("idle land and low-efficiency land: 3,500 and 4,960 mu, overlapping, on parcels that exist (L1)")
  func revived() throws {
    let idle = world.revived.filter { $0.object == "idle" }
    let low = world.revived.filter { $0.object == "low_efficiency" }
    #expect(idle.reduce(0) { $0 + $1.area } == 350_000)
    #expect(low.reduce(0) { $0 + $1.area } == 496_000)
    #expect(Set(low.map(\.parcel)).count == low.count)
    #expect(low.count > 100)
    #expect(!Set(idle.map(\.parcel)).isDisjoint(with: low.map(\.parcel)))
    let parcels = Dictionary(uniqueKeysWithValues: world.parcels.map { ($0.id, $0.hundredthMu) })
    for row in world.revived { #expect(row.area <= parcels[row.parcel] ?? 0, "\(row.parcel)") }
    #expect(idle.allSatisfy { $0.completed >= Day(2019, 1, 1) && $0.completed <= Day(2020, 12, 31) })
  }

  @Test("floor area by kind, and the buildings that crossed a tax threshold in 2021 (L9)")
  func buildings() {
    let buildings = world.buildings.buildings
    func floors(_ kind: String) -> Int { buildings.filter { $0.kind == kind }.reduce(0) { $0 + $1.floorArea } }
    #expect(floors("standard_plant") == 1_000_000)
    #expect(floors("standard_plant") + floors("innovation_premises") == 2_500_000)
    #expect(floors("office") == 3_600_000)
    let taxed = buildings.map(\.tax).filter { !$0.isEmpty }
    for (threshold, count) in [(500_000, 3), (1_000_000, 2)] {
      #expect(taxed.count { $0[1] <= threshold && $0[2] > threshold } == count)
    }
    let totals = (0..<4).map { year in taxed.reduce(0) { $0 + $1[year] } }
    for (before, after) in zip(totals, totals.dropFirst()) { #expect(Double(after) > 1.2 * Double(before)) }
  }

  @Test("the factors used for tuning are those the program ships")
  func factors() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "data/factors/standard_coal.csv"), encoding: .utf8)
    var shipped: [String: Double] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      // The first six cells hold no quotes: carrier, zh, en, unit_dimension, per_unit, kgce_per_unit.
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 5 { shipped[String(cells[0])] = Double(cells[5]) }
    }
    let used = Set(world.energy.map(\.carrier))
    #expect(used.count == 11)
    let grid = try String(contentsOf: root.appending(path: "data/factors/grid.csv"), encoding: .utf8)
    for (year, factor) in [("2021", Calibration.gridFactor[2]), ("2022", Calibration.gridFactor[3])] {
      #expect(grid.contains("江苏,provincial_average,\(year),\(Double(factor) / 1_000_000),"), "\(year)")
    }
    for carrier in used { #expect(shipped[carrier.rawValue] == Double(carrier.coal) / 100_000, "\(carrier)") }
  }

  @Test("no coal and no coke in the economic zone")
  func coal() {
    let zone = Set(world.enterprises.filter { $0.kind != .chemical }.map(\.id))
    let solid = world.energy.filter { zone.contains($0.enterprise) && [.rawCoal, .coke].contains($0.carrier) }
    #expect(solid.isEmpty)
  }
}
