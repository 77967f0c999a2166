import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanSynthesis
import MuchanTestSupport
import Testing

/// The committed demonstration project, whose totals are calibrated to the reported figures (E1, P7 in seeds/).
@Suite("Run: the demonstration project")
struct DemoProjectTests {
  private static let result = Task<ProjectResult, any Error> {
    try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path, jobs: 1)
  }

  @Test("about 2 % of the energy and nearly 20 % of the output, all three reported statements consistent")
  func shares() async throws {
    let summary = try await Self.result.value.summary()
    let energy = try #require(summary.value("energy_share", "JN", basis: "calorific"))
    #expect(energy > 1.5 && energy < 2.5)
    #expect(summary.value("energy_share", "JN", basis: "coal_input") != nil, "stands beside it")
    let output = try #require(summary.value("output_share", "JN"))
    #expect(output >= 19 && output < 20)
    #expect(summary.synthetic)
    let year = summary.verdicts.filter { $0.year == 2022 }
    #expect(Set(year.map(\.requirement)) == ["E1", "P7"])
    #expect(year.allSatisfy { $0.verdict == "consistent" })
  }

  @Test("everything is known, nothing is left out, nothing is to be warned of")
  func clean() async throws {
    let result = try await Self.result.value
    let summary = try result.summary()
    #expect(result.run.findings.count(atLeast: .warning) == 0)
    for (role, counts) in summary.ledgers {
      #expect(counts.read == counts.stored && counts.read > 0, "\(role)")
    }
    #expect(summary.ledger.read == summary.ledgers.values.reduce(0) { $0 + $1.read })
    for (name, coverage) in summary.coverage { #expect(coverage.known == coverage.of && coverage.of > 0, "\(name)") }
    let difference = try #require(summary.balance["difference_m2"]),
      parcels = try #require(summary.balance["parcels_m2"])
    #expect(abs(difference) <= 1e-9 * parcels)
    #expect(summary.balance["overlap_m2"] == 0)
  }

  @Test("land by use adds up to the land of the zones")
  func landAddsUp() async throws {
    let result = try await Self.result.value
    let uses = Dictionary(grouping: result.table("land_by_use").rows) { $0["zone"] }
    let zones = result.table("zones").rows
    #expect(zones.count > 5)
    for zone in zones {
      let total = try #require(zone.number("area_m2"))
      let sum = (uses[zone["zone"]] ?? []).compactMap { $0.number("area_m2") }.reduce(0, +)
      #expect(abs(sum - total) < 1e-3, "\(zone["zone"])")
    }
  }

  @Test("sixteen workers give the bytes of one, in every file")
  func manyJobs() async throws {
    let alone = try await Self.result.value
    let together = try await ProjectResult(alone.run.project.folder, jobs: 16)
    #expect(together.files == alone.files)
    #expect(alone.files.count >= 11)
  }

  @Test("two and four workers too, on a smaller project", arguments: [2, 4])
  func jobs(count: Int) async throws {
    let folder = try TemporaryFolder()
    try DemoProject.files(DemoOptions(scale: 0.05)).write(to: folder.path)
    let alone = try await ProjectResult(folder.path, jobs: 1)
    let together = try await ProjectResult(folder.path, jobs: count)
    #expect(together.files == alone.files)
  }
}

/// Faults put in on purpose are found, each as often as `planted.csv` says.
@Suite("Run: planted defects")
struct PlantedDefectRunTests {
  @Test("repeated ids, crossed rings and gaps are counted as they were planted")
  func counts() async throws {
    let folder = try TemporaryFolder()
    try DemoProject.files(DemoOptions(scale: 0.3, defects: Set(PlantedDefect.allCases))).write(to: folder.path)
    let planted = ExpectedTable(
      csv: try String(contentsOf: folder.url.appending(path: "planted.csv"), encoding: .utf8)
    ).rows
    func count(_ defect: PlantedDefect, _ file: String) -> Int {
      planted.count { $0["defect"] == defect.rawValue && $0["file"] == file }
    }
    let result = try await ProjectResult(folder.path)
    let summary = try result.summary()

    #expect(count(.duplicateIDs, "parcels.geojson") == 8)
    #expect(result.run.findings.count(of: .duplicateID) == 8)
    #expect(summary.ledgers["parcels"]?.rejected == 8)
    let repeated = Set(result.run.findings.findings.filter { $0.code == .duplicateID }.compactMap(\.place.id))
    #expect(repeated == Set(planted.filter { $0["defect"] == "duplicate-ids" }.map { $0["id"] }))

    #expect(result.run.findings.count(of: .repairedGeometry) == count(.bowTies, "parcels.geojson"))
    let crossed = Set(result.run.findings.findings.filter { $0.code == .repairedGeometry }.compactMap(\.place.id))
    #expect(crossed == Set(planted.filter { $0["defect"] == "bow-ties" }.map { $0["id"] }))

    // Firms of the zone without output in enterprises.csv, and others without a line in energy.csv.
    let output = try #require(summary.coverage["output_share"]), energy = try #require(summary.coverage["energy_share"])
    #expect(output.of - output.known == count(.gaps, "enterprises.csv"))
    #expect(energy.of - energy.known == count(.gaps, "energy.csv"))
    #expect(output.of == energy.of && output.known > 0)
  }
}
