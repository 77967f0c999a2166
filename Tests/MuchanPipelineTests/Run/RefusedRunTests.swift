import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanTestSupport
import Testing

/// Projects with one defect: what is said of it, and that nothing half-written stays.
@Suite("Run: projects with a defect")
struct RefusedRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
  }

  private func replace(_ old: String, with new: String, in name: String) throws {
    let file = folder.url.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: file)
  }

  /// Runs and writes the project, and returns the failure; the folder must be as before.
  private func refusal() async throws -> Diagnostic? {
    let before = try folder.contents()
    defer { #expect((try? folder.contents()) == before, "something was left behind") }
    do {
      let run = try await ProjectResult.run(folder.path)
      try run.write(to: folder.url.appending(path: "results").path, overwrite: false, in: .english)
      return nil
    } catch let failure as Failure {
      return failure.diagnostic
    }
  }

  @Test("a results folder that exists is left as it is")
  func outputExists() async throws {
    try folder.write("mine", to: "results/notes.txt")
    let refusal = try #require(try await refusal())
    #expect(refusal.code == .outputExists)
    #expect(refusal.place.file?.hasSuffix("/results") == true)
  }

  @Test("even with overwrite, a folder that muchan did not write is left as it is")
  func outputIsNotOurs() async throws {
    try folder.write("mine", to: "results/notes.txt")
    let before = try folder.contents()
    let run = try await ProjectResult.run(folder.path)
    let results = folder.url.appending(path: "results").path
    #expect(throws: Failure.self) { try run.write(to: results, overwrite: true, in: .english) }
    #expect(try folder.contents() == before)
  }

  @Test("results that muchan wrote are replaced whole: no table of the old ones stays")
  func overwrite() async throws {
    let run = try await ProjectResult.run(folder.path)
    let results = folder.url.appending(path: "results")
    try run.write(to: results.path, overwrite: false, in: .english)
    let first = try folder.contents()
    try Data("old".utf8).write(to: results.appending(path: "old.csv"))
    try run.write(to: results.path, overwrite: true, in: .english)
    #expect(try folder.contents() == first)
  }

  @Test("a missing file is named with the line of project.yaml that asks for it")
  func missingFile() async throws {
    try FileManager.default.removeItem(at: folder.url.appending(path: "parcels.geojson"))
    let refusal = try #require(try await refusal())
    #expect(refusal.code == .fileMissing)
    #expect(refusal.place.file?.hasSuffix("project.yaml") == true)
    #expect(refusal.place.field == "files.parcels")
    #expect(refusal.place.line == 9)
    #expect(refusal.found.hasSuffix("parcels.geojson"))
  }

  @Test("a file that breaks off is named with the place", arguments: ["zones.geojson", "parcels.geojson"])
  func truncated(name: String) async throws {
    let file = folder.url.appending(path: name)
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count / 2).write(to: file)
    let refusal = try #require(try await refusal())
    #expect(refusal.code == .truncatedJSON)
    #expect(refusal.place.file?.hasSuffix(name) == true)
    #expect(refusal.place.byteOffset != nil || refusal.place.line != nil)
  }

  @Test("an empty table is refused by name", arguments: ["enterprises.csv", "energy.csv", "reference.csv"])
  func emptyTable(name: String) async throws {
    try folder.write("", to: name)
    let refusal = try #require(try await refusal())
    #expect(refusal.code == .fileEmpty)
    #expect(refusal.place.file?.hasSuffix(name) == true)
  }

  @Test("a ratio.zone that is no zone is a wrong setting")
  func unknownZone() async throws {
    try replace("zone: Z1", with: "zone: Z9", in: "project.yaml")
    let refusal = try #require(try await refusal())
    #expect(refusal.code == .badSetting)
    #expect(refusal.place.field == "ratio.zone")
    #expect(refusal.found.contains("Z9"))
  }

  @Test("a project without tables has its land, and names what is missing for the rest")
  func noTables() async throws {
    let text = """
      muchan: 1
      name: {zh: 无表项目, en: No tables}
      year: 2022
      files: {zones: zones.geojson, parcels: parcels.geojson}
      ratio: {zone: Z1, region: "320100"}
      """
    try folder.write(text, to: "project.yaml")
    let result = try await ProjectResult(folder.path)
    let summary = try result.summary()
    #expect(summary.value("parcels", "Z1") == 4)
    #expect(summary.rows.allSatisfy { !$0.indicator.contains("share") || $0.indicator == "industrial_share" })
    let missing = Set(summary.absent.map(\.missing))
    #expect(missing.isSuperset(of: ["files.enterprises", "files.occupancy", "files.energy", "files.reference"]))
    #expect(Set(summary.absent.map(\.account)).isSuperset(of: ["yield", "energy", "ratio"]))
    #expect(result.files["ratio.csv"] == nil)
    let text2 = result.run.summary(in: .english)
    for name in missing { #expect(text2.contains(name), "\(name)") }
    #expect(summary.verdicts.allSatisfy { $0.verdict == "unknown" })
  }

  @Test("without the city's total the share is unknown, never zero", arguments: ["energy_tce", "output_wan_yuan"])
  func noTotal(indicator: String) async throws {
    let file = folder.url.appending(path: "reference.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.contains(indicator) }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "reference.csv")
    let result = try await ProjectResult(folder.path)
    let summary = try result.summary()
    let isEnergy = indicator == "energy_tce"
    #expect((summary.value("energy_share", "Z1") == nil) == isEnergy)
    #expect((summary.value("output_share", "Z1") == nil) == !isEnergy)
    #expect(summary.value("index", "Z1") == nil)
    #expect(result.table("ratio").rows.first?["standing"] != "consistent")
    let named = result.run.findings.findings.filter { $0.code == .missingTotal && $0.place.field == indicator }
    #expect(named.count == (isEnergy ? 2 : 1))
    #expect(named.allSatisfy { $0.place.file?.hasSuffix("reference.csv") == true })
  }

  @Test("a city total below the zone's own figure is an error with its place, and no share")
  func totalBelowZone() async throws {
    try folder.copy(filesOf: Fixture("bad/projects/total-below-zone"))
    let result = try await ProjectResult(folder.path)
    let finding = try #require(result.run.findings.findings.first { $0.code == .totalBelowZone })
    #expect(finding.place.file?.hasSuffix("reference.csv") == true)
    #expect(finding.place.field == "output_wan_yuan")
    #expect(finding.severity == .error)
    #expect(try result.summary().value("output_share", "Z1") == nil)
  }

  @Test("zones that are each other's parents end in a finding, not in a loop")
  func parentsInCircle() async throws {
    try replace("\"zone_id\": \"Z1\"", with: "\"zone_id\": \"Z1\", \"parent_id\": \"Z2\"", in: "zones.geojson")
    try replace("\"zone_id\": \"Z2\"", with: "\"zone_id\": \"Z2\", \"parent_id\": \"Z1\"", in: "zones.geojson")
    let result = try await ProjectResult(folder.path)
    #expect(result.run.findings.count(of: .notAChoice) == 1)
    #expect(result.run.findings.findings.first { $0.code == .notAChoice }?.place.field == "parent_id")
  }

  @Test("the demonstration is not begun where its results stand already")
  func demoOverResults() async throws {
    try folder.write("mine", to: "demo/results/notes.txt")
    let before = try folder.contents()
    let demonstration = Demonstration(data: try ProjectResult.data())
    let path = folder.url.appending(path: "demo").path
    await #expect {
      _ = try await demonstration.write(to: path, overwrite: false, options: LayerOptions(), in: .english)
    } throws: { ($0 as? Failure)?.diagnostic.code == .outputExists }
    #expect(try folder.contents() == before, "no project beside the results that were refused")
  }
}
