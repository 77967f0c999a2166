import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport
import Testing

/// A run on a workspace gives what the run on the folder gives that was imported.
@Suite struct WorkspaceRunTests {
  private let folder: TemporaryFolder
  private let workspace: String

  init() throws {
    folder = try TemporaryFolder()
    workspace = folder.url.appending(path: "W.gpkg").path
  }

  @discardableResult
  private func importing(_ paths: String...) async throws -> Import {
    try await Import(ImportRequest(inputs: paths, workspace: workspace, options: LayerOptions(jobs: 2)))
  }

  private func run(_ path: String, jobs: Int = 2) async throws -> ProjectRun {
    var log = DiagnosticLog()
    let project = try ProjectInput.read(path: path, into: &log)
    return try await ProjectRun(
      project, data: ProjectResult.data(), options: LayerOptions(jobs: jobs), noticed: log)
  }

  /// The files of a results folder by name.
  private func files(of run: ProjectRun) throws -> [String: [UInt8]] {
    let results = try TemporaryFolder()
    try run.write(to: results.url.appending(path: "results").path, overwrite: false, in: .english)
    return try results.contents()
  }

  /// Findings without what a workspace does not keep: the number of a row among those that hold something, and bytes
  /// within a record.
  private func comparable(_ log: DiagnosticLog) -> [String] {
    log.findings.map { finding in
      let place = finding.place
      let isRow = place.file?.hasSuffix(".csv") == true
      return "\(finding.code.rawValue) \(place.file ?? "") \(place.line ?? -1) \(isRow ? -1 : place.feature ?? -1) "
        + "\(place.id ?? "") \(place.field ?? "") \(finding.found)"
    }
  }

  @Test(arguments: [1, 3]) func theDemonstrationHasTheSameBytes(jobs: Int) async throws {
    let demo = Fixture("../../data/demo").url.standardizedFileURL.path
    try await importing(demo)
    let fromFolder = try files(of: try await run(demo))
    var fromWorkspace = try files(of: try await run(workspace, jobs: jobs))
    #expect(fromFolder.count > 8)
    // Where the records were read is the one thing that differs; digests are those of the files.
    let summary = String(decoding: fromWorkspace["results/summary.json"] ?? [], as: UTF8.self)
    #expect(summary.contains(#""from": "workspace""#))
    fromWorkspace["results/summary.json"] = Array(
      summary.replacing(#""from": "workspace""#, with: #""from": "file""#).utf8)
    for (name, bytes) in fromFolder { #expect(fromWorkspace[name] == bytes, "\(name)") }
    #expect(fromWorkspace.count == fromFolder.count)
  }

  // MARK: A project with what offices send

  /// Headings in Chinese, a unit and a mapping among them, UTF-16, quoted line ends, spreadsheet days, rows that are
  /// wrong, empty or repeated; a layer a year with its own property names, broken geometry and missing ids.
  private func writeUnusualProject() throws {
    let smallest = Fixture("projects/smallest").url
    func text(_ name: String) throws -> String {
      try String(contentsOf: smallest.appending(path: name), encoding: .utf8)
    }
    try folder.write(try text("zones.geojson"), to: "p/zones.geojson")
    try folder.write(try text("reference.csv"), to: "p/reference.csv")
    let enterprises = #"""
      企业编号,年份,企业名称,行业代码,规上,全年产值,工业增加值(亿元),税收(元),备注
      91320115MA1K00015P,2022,"甲
      厂, ""一"", ",3911,是,"100,000",2.5,50000000,
      ,,,,,,,,

      91320115MA1K00023J,2022,乙厂,3612,是,６００００,1.5,30000000.5,x
      91320115MA1K00031D,2022,丙厂,3562,是,12%,1,20000000,
      91320115MA1K0004X5,2022,丁厂,3463,否,-,0.5,10000000
      91320115MA1K00031D,2022,丙厂,3562,是,40000,1,20000000,
      91320115MA1K00031D,2022,丙厂,3562,是,41000,1,20000000,
      3.2E+17,2022,戊厂,3562,是,1,1,1,

      """#
    var utf16 = Data([0xFF, 0xFE])
    for unit in enterprises.replacing("\n", with: "\r\n").utf16 {
      utf16.append(contentsOf: [UInt8(unit & 0xFF), UInt8(unit >> 8)])
    }
    try utf16.write(to: folder.url.appending(path: "p/enterprises.csv"))
    try folder.write(
      try text("occupancy.csv").replacing("2015-01-01", with: "42005") + ",,,,,\nNOWHERE,91320115MA1K00015P,own,,,\n",
      to: "p/occupancy.csv")
    let energy = try text("energy.csv").replacing("diesel", with: "unobtainium").replacing("2000000", with: "2 000 000")
    try folder.write(energy + "91320115MA1K00031D,,2022,year,heat,many,GJ,purchase\n", to: "p/energy.csv")
    var parcels = try text("parcels.geojson").replacing("\"parcel_id\"", with: "\"DKBH\"")
    // The first has no geometry, the second is a bow tie, the third has no id, and the fourth a doubtful area.
    parcels = parcels.replacing(
      "\"coordinates\":[[[118.854,31.902],[118.856,31.902],[118.856,31.904],[118.854,31.904],[118.854,31.902]]]",
      with: "\"coordinates\":[[[118.854,31.902],[118.856,31.9041],[118.856,31.902],[118.854,31.904],[118.854,31.902]]]")
    parcels = parcels.replacing("\"DKBH\": \"3201150010001000003\", ", with: "")
    parcels = parcels.replacing(
      "\"3201150010001000004\", \"land_use_code\": \"0601\"", with: "\"3201150010001000004\", \"land_use_code\": 601")
    try folder.write(parcels, to: "p/2022.geojson")
    let older = parcels.replacing("\"0701\"", with: "\"0702\"")
    try folder.write(older, to: "p/2021.geojson")
    try folder.write(
      """
      muchan: 1
      name: {zh: 各种数据, en: Unusual}
      years: [2022]
      year: 2022
      files:
        zones: zones.geojson
        parcels: {2021: 2021.geojson, 2022: 2022.geojson}
        occupancy: occupancy.csv
        enterprises: enterprises.csv
        energy: energy.csv
        reference: reference.csv
      columns:
        parcels: {DKBH: parcel_id}
        enterprises: {全年产值: output_wan_yuan}
      encoding: {enterprises: utf-16}
      ratio: {zone: Z1, region: "320100"}
      assumptions:
        - {id: coal_input_kgce_per_kwh, unit: kgce/kWh, values: {2022: 0.3}, source: "declared for this test"}
      surplus: 1

      """, to: "p/project.yaml")
  }

  @Test func anUnusualProjectHasTheSameResults() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "p"), withIntermediateDirectories: true)
    try writeUnusualProject()
    let project = folder.url.appending(path: "p").path
    let imported = try await importing(project)
    #expect(imported.isStored, "\(imported.findings.findings)")
    let (inFolder, inWorkspace) = (try await run(project), try await run(workspace))
    var (expected, found) = (try files(of: inFolder), try files(of: inWorkspace))
    for name in ["results/summary.json", "results/findings.csv"] {
      #expect(expected.removeValue(forKey: name) != nil && found.removeValue(forKey: name) != nil)
    }
    #expect(found == expected)
    #expect(expected.count > 8)
    #expect(comparable(inWorkspace.findings) == comparable(inFolder.findings))
    // One parcel of five has no id; of nine rows one is of another length, one has "12%", one is a repeat, one has a
    // destroyed id; a row of blanks is skipped.
    #expect(inFolder.ledgers.map { "\($0.role) \($0.ledger)" } == inWorkspace.ledgers.map { "\($0.role) \($0.ledger)" })
    let ledgers = Dictionary(uniqueKeysWithValues: inWorkspace.ledgers.map { ($0.role, $0.ledger) })
    #expect(ledgers[.parcels]?.rejected == 1)
    #expect(ledgers[.enterprises] == Ledger(stored: 3, rejected: 4, skipped: 1))
    for code: DiagnosticCode in [.repairedGeometry, .missingID, .convertedUnit, .convertedCell, .unknownKey] {
      #expect(inWorkspace.findings.count(of: code) == inFolder.findings.count(of: code), "\(code)")
      #expect(inWorkspace.findings.count(of: code) > 0, "\(code)")
    }
  }

  // MARK: What has changed since

  @Test func aRecordThatWasMendedIsMissingNoMore() async throws {
    let smallest = Fixture("projects/smallest").url.path
    try await importing(smallest)
    let whole = try files(of: try await run(workspace))
    let other = try TemporaryFolder()
    try other.copy(filesOf: Fixture("projects/smallest"))
    let parcels = try String(contentsOf: other.url.appending(path: "parcels.geojson"), encoding: .utf8)
    let third = try #require(parcels.split(separator: "\n").first { $0.contains("1000003") })
    let place = try #require(third.range(of: "\"geometry\":"))
    try other.write(
      parcels.replacing(third[place.lowerBound...], with: "\"geometry\":null},"), to: "parcels.geojson")
    let mended = third.hasSuffix(",") ? third.dropLast() : third
    try other.write(String(mended) + "\n", to: "mended/parcels.ndjson")
    try FileManager.default.removeItem(atPath: workspace)
    try await importing(other.path + "/project.yaml")
    let damaged = try await run(workspace)
    #expect(damaged.findings.count(of: .nullGeometry) == 1)
    #expect(damaged.ledger.rejected == 1)
    try await importing(other.path + "/mended/parcels.ndjson")
    let again = try await run(workspace)
    #expect(again.findings.count(of: .nullGeometry) == 0 && again.ledger.rejected == 0)
    // The names of the files apart.
    #expect(try files(of: again)["results/zones.csv"] == whole["results/zones.csv"])
    #expect(try files(of: again)["results/yield_enterprises.csv"] == whole["results/yield_enterprises.csv"])
  }

  @Test func resultsAreNotWrittenIntoAnotherStateThanWasRead() async throws {
    try await importing(Fixture("projects/smallest").url.path)
    let run = try await run(workspace)
    let more = try folder.write("a,b\n1,2\n", to: "more.csv")
    try await importing(more)
    let failure = #expect(throws: Failure.self) { try run.writeIntoWorkspace(in: .english) }
    #expect(failure?.diagnostic.code == .workspaceChanged)
  }

  @Test func aWorkspaceWithoutProjectTakesTheLayersThatAreThere() async throws {
    let smallest = Fixture("projects/smallest").url.path
    try await importing(smallest + "/zones.geojson", smallest + "/parcels.geojson", smallest + "/enterprises.csv")
    let found = try await run(workspace)
    #expect(found.findings.countsByCode.map(\.code) == [.workspaceWithoutProject])
    #expect(found.year == 2022)
    let expected = try await run(smallest)
    #expect(try files(of: found)["results/land_by_use.csv"] == files(of: expected)["results/land_by_use.csv"])
    try FileManager.default.removeItem(atPath: workspace)
    try await importing(smallest + "/zones.geojson")
    let failure = await #expect(throws: Failure.self) { try await run(workspace) }
    #expect(failure?.diagnostic.code == .missingKey && failure?.diagnostic.place.field == "files.parcels")
  }

  @Test func aSecondProjectIsRefused() async throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    for one in [first, second] { try one.copy(filesOf: Fixture("projects/smallest")) }
    try await importing(first.path)
    let refused = try await importing(second.path)
    #expect(!refused.isStored && refused.findings.count(of: .badOption) == 1)
    // The same one with other settings takes its place.
    let yaml = try String(contentsOf: first.url.appending(path: "project.yaml"), encoding: .utf8)
    try first.write(yaml.replacing("en: Smallest test project", with: "en: Renamed"), to: "project.yaml")
    let again = try await importing(first.path)
    #expect(again.isStored)
    #expect(try await run(workspace).project.name.english == "Renamed")
  }
}
