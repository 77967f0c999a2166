import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanSynthesis
import MuchanTestSupport
import Testing

@Suite("Project runs cut for a cluster")
struct RunShareTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
  }

  /// Cuts a project in 1, 2 and 7, merges the shares as a tree, and holds all that is written against one run.
  private func checkPartitions(_ project: CutProject, _ comment: String) async throws -> CutProject.Written {
    let expected = try CutProject.written(try await ProjectResult.run(project.path))
    let whole = try await project.state(project.lines)
    // Seeded, so that a failure comes again.
    var random = SystemlessRandom(seed: 20_260_101)
    for count in [1, 2, 7] {
      var shares: [[String]] = []
      for lines in random.partition(project.lines, into: count) { shares.append(try await project.state(lines)) }
      let merged = try random.mergedAsTree(shares)
      #expect(merged == whole, "\(comment), \(count) shares")
      let run = try await project.finished(random.shuffled(merged))
      #expect(try CutProject.written(run) == expected, "\(comment), \(count) shares")
    }
    return expected
  }

  @Test(
    "any partition of the smallest project, and of it with a defect, gives what one run gives",
    arguments: [
      nil, "overlapping-zones", "unknown-land-use", "zone-without-id", "zones-elsewhere", "occupancy-without-parcel",
      "occupancy-over-parcel", "enterprise-without-land", "total-below-zone",
    ])
  func smallest(defect: String?) async throws {
    if let defect { try folder.copy(filesOf: Fixture("bad/projects/\(defect)")) }
    _ = try await checkPartitions(try CutProject(folder.path), defect ?? "smallest")
  }

  @Test("where no finding is about a parcel, every file has the bytes of one run")
  func bytes() async throws {
    let project = try CutProject(Fixture("../../data/demo").url.standardizedFileURL.path)
    var states: [[String]] = []
    for part in [project.lines[..<700], project.lines[700..<701], project.lines[701...]] {
      states.append(try await project.state(part))
    }
    let run = try await project.finished(states.joined())
    let folder = try TemporaryFolder()
    try run.write(to: folder.path + "/results", overwrite: false, in: .english)
    let expected = try await ProjectResult(project.path)
    for (name, bytes) in try folder.contents() {
      #expect(expected.files[String(name.dropFirst("results/".count))] == bytes, "\(name)")
    }
    #expect(try folder.contents().count == expected.files.count)
  }

  @Test("repeated ids and crossed rings in different shares are found, and the same record of each id is used")
  func defects() async throws {
    let made = try TemporaryFolder()
    try DemoProject.files(DemoOptions(scale: 0.1, defects: Set(PlantedDefect.allCases))).write(to: made.path)
    let project = try CutProject(made.path)
    let written = try await checkPartitions(project, "defects")
    #expect(written.facts.count { $0.hasPrefix(DiagnosticCode.duplicateID.rawValue) } == 8)
    #expect(written.facts.contains { $0.hasPrefix(DiagnosticCode.repairedGeometry.rawValue) })
    // One machine does not mind the order of the file either.
    var random = SystemlessRandom(seed: 5)
    let text = random.shuffled(project.lines).joined(separator: ",\n")
    try made.write("{\"type\":\"FeatureCollection\",\"features\":[\n\(text)\n]}\n", to: "parcels.geojson")
    let shuffled = try CutProject.written(try await ProjectResult.run(made.path))
    for (name, bytes) in written.files { #expect(shuffled.files[name] == bytes, "\(name)") }
    #expect(shuffled.document == written.document && shuffled.summary == written.summary)
    #expect(shuffled.facts == written.facts)
    #expect(shuffled.files.count == written.files.count)
  }

  @Test("three records of one id in three shares are one parcel and two findings")
  func repeats() async throws {
    let project = try CutProject(folder.path)
    var lines: [String] = []
    for part in [project.lines[...], project.lines[1...1], project.lines[1...1]] {
      lines += try await project.state(part)
    }
    let run = try await project.finished(lines)
    #expect(
      run.findings.findings(of: .duplicateID).map(\.place.id) == Array(repeating: "3201150010001000002", count: 2))
    let parcels = try #require(run.ledgers.first { $0.role == .parcels }).ledger
    #expect(parcels == Ledger(stored: 6, rejected: 2))
  }

  @Test("a broken record, one without a geometry and one without an id are data of their share")
  func rejected() async throws {
    let project = try CutProject(folder.path)
    let bad = [
      #"{"type":"Feature","properties":{"parcel_id":"cut"#,
      #"{"type":"Feature","properties":{"parcel_id":"no geometry"},"geometry":null}"#,
      project.lines[0].replacing("parcel_id", with: "plot"),
    ]
    let run = try await project.finished(
      try await project.state(bad) + project.state(project.lines) + project.state([]))
    let parcels = try #require(run.ledgers.first { $0.role == .parcels }).ledger
    #expect(parcels == Ledger(stored: 6, rejected: 3))
    #expect(run.findings.findings(of: .nullGeometry).map(\.place) == [Place(id: "no geometry", field: "/geometry")])
    #expect(run.findings.findings(of: .notJSON).map(\.found) == ["the record ends too early"])
    #expect(run.findings.count(of: .missingID) == 1)
  }

  @Test("nothing but empty shares is a project without parcels")
  func empty() async throws {
    let project = try CutProject(folder.path)
    let nothing = try await project.state([])
    let run = try await project.finished(nothing + nothing)
    #expect(run.findings.count(of: .noFeatures) == 1)
    #expect(try CutProject.written(run).document.contains("\"parcels\""))
  }

  @Test("a share needs project.yaml and the zones, and nothing else")
  func elsewhere() async throws {
    let project = try CutProject(folder.path)
    let worker = try TemporaryFolder()
    for name in ["project.yaml", "zones.geojson"] {
      try worker.write(try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8), to: name)
    }
    let here = try await project.state(project.lines)
    #expect(try await project.state(project.lines, in: worker.path) == here)
    try FileManager.default.removeItem(atPath: folder.path + "/parcels.geojson")
    let run = try await project.finished(here)
    #expect(run.ledgers.first { $0.role == .parcels }?.ledger.stored == 6)
  }

  @Test(
    "lines of another version, zone file or option are refused with what differs",
    arguments: [
      (#""muchan":"0.1.0""#, #""muchan":"9.0.0""#, "muchan is"), (#""geos":"3"#, #""geos":"2"#, "geos is"),
      (#""format":4"#, #""format":2"#, "format is"), (#""zone_digest":""#, #""zone_digest":"0"#, "zone_digest is"),
      (#""project_digest":""#, #""project_digest":"0"#, "project_digest is"),
      (#""data_digest":""#, #""data_digest":"0"#, "data_digest is"),
      (#""on_invalid":"repair""#, #""on_invalid":"keep""#, "on_invalid is"),
      (#""crs":null"#, #""crs":"EPSG:4490""#, "crs is"),
    ])
  func mixed(from: String, to: String, words: String) async throws {
    let lines = try await CutProject(folder.path).state([])
    #expect(lines[0].contains(from))
    let other = lines[0].replacing(from, with: to)
    let failure = #expect(throws: Failure.self) { try ClusterState(lines: lines + [other]) }
    #expect(failure?.diagnostic.code == .mixedStates)
    #expect(failure?.diagnostic.found.hasPrefix(words) == true, "\(failure?.diagnostic.found ?? "")")
  }

  @Test(
    "finish refuses lines of another project, of other zones, of other data and of an overlay",
    arguments: [("project.yaml", "\n# changed\n"), ("zones.geojson", "")])
  func foreign(name: String, more: String) async throws {
    let project = try CutProject(folder.path)
    let lines = try await project.state(project.lines)
    let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    try folder.write(text.replacing("118.87,", with: "118.88,") + more, to: name)
    let failure = await #expect(throws: Failure.self) { try await project.finished(lines) }
    #expect(failure?.diagnostic.code == .mixedStates)
    let digest = name == "project.yaml" ? "project_digest" : "zone_digest"
    #expect(failure?.diagnostic.found.contains(digest) == true)
    let run = #expect(throws: Failure.self) { try ClusterState(lines: lines).finished() }
    #expect(run?.diagnostic.code == .mixedStates)
    let overlay = try await ClusterState(
      OverlayRequest(parcels: [folder.path + "/parcels.geojson"], zones: folder.path + "/zones.geojson")
    ).lines
    let failureOfOverlay = await #expect(throws: Failure.self) { try await project.finished(overlay) }
    #expect(failureOfOverlay?.diagnostic.code == .mixedStates)
    let failureOfBoth = #expect(throws: Failure.self) { try ClusterState(lines: lines + overlay) }
    #expect(failureOfBoth?.diagnostic.found.hasPrefix("verb is") == true)
  }

  @Test("a line that is no state line, or a cut one, is named")
  func broken() async throws {
    let project = try CutProject(folder.path)
    let lines = try await project.state(project.lines)
    for line in lines {
      let failure = #expect(throws: Failure.self) { try ClusterState(lines: [lines[0], String(line.dropLast())]) }
      #expect(failure?.diagnostic.code == .brokenState)
      #expect(failure?.diagnostic.place.line == 2)
    }
    let parcel = #"{"use":["s","c"],"area":5,"parts":[0,5]}"#
    _ = try ClusterState(lines: ["parcel \"A\"\t" + parcel])
    for (from, to) in [
      ("5,", "-5,"), ("5,", "\"5\","), ("[0,5]", "[0]"), ("[0,5]", "[-2,5]"), ("[0,5]", "[0,-1]"),
      (",\"c\"", ""), ("\"area\"", "\"size\""), ("{\"use\"", "{\"times\":0,\"use\""),
    ] {
      let line = "parcel \"A\"\t" + parcel.replacing(from, with: to)
      #expect(throws: Failure.self, "\(line)") { try ClusterState(lines: [line]) }
    }
  }

  @Test("a line that got lost, or a zone that there is not, is noticed before anything is written")
  func lost() async throws {
    let project = try CutProject(folder.path)
    let lines = try await project.state(project.lines)
    for number in lines.indices {
      var rest = lines
      rest.remove(at: number)
      let failure = await #expect(throws: Failure.self) { try await project.finished(rest) }
      #expect(failure?.diagnostic.code == .missingState, "\(lines[number])")
    }
    let strange = lines.map { $0.replacing("\"parts\":[0,", with: "\"parts\":[7,") }
    let failure = await #expect(throws: Failure.self) { try await project.finished(strange) }
    #expect(failure?.diagnostic.code == .brokenState)
  }
}
