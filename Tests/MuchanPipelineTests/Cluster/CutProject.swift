import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport

/// A project on one machine and in shares.
struct CutProject {
  let path: String
  /// The features of its parcels, one a line.
  let lines: [String]
  private let scratch: TemporaryFolder

  init(_ path: String) throws {
    self.path = path
    scratch = try TemporaryFolder()
    let text = try String(contentsOfFile: path + "/parcels.geojson", encoding: .utf8)
    lines = text.split(separator: "\n").filter { $0.hasPrefix("{") && $0.contains("\"Feature\"") }.map {
      String($0.hasSuffix(",") ? $0.dropLast() : $0)
    }
  }

  /// The state of some features, as its lines.
  func state(_ lines: some Sequence<String>, in folder: String? = nil) async throws -> [String] {
    let file = try scratch.write(lines.map { $0 + "\n" }.joined(), to: "share.ndjson")
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: folder ?? path, into: &log, elsewhere: ProjectShare.elsewhere)
    let share = ProjectShare(project: project, parcels: [file], options: LayerOptions(jobs: 2))
    return try await ClusterState(share, data: ProjectResult.data()).lines
  }

  /// The run of some state lines.
  func finished(_ lines: some Sequence<String>) async throws -> ProjectRun {
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: path, into: &log, elsewhere: [.parcels])
    return try await ClusterState(lines: lines).finished(
      project, data: ProjectResult.data(), jobs: 1, noticed: log)
  }

  /// What a finding says without its place in the parcels, which a share cannot know.
  static func facts(_ run: ProjectRun) -> [String] {
    run.findings.findings.map { finding in
      let isOfParcels = finding.place.file?.hasSuffix("parcels.geojson") ?? true
      let place = isOfParcels ? Place(id: finding.place.id, field: finding.place.field) : finding.place
      return "\(finding.code.rawValue) \(place) \(finding.found)"
    }.sorted()
  }

  /// Where all is the same but the places of findings about parcels.
  struct Written: Equatable {
    var files: [String: [UInt8]]
    var document: String
    var summary: String
    var facts: [String]
  }

  /// What a run writes and prints.
  static func written(_ run: ProjectRun) throws -> Written {
    let folder = try TemporaryFolder()
    try run.write(to: folder.path + "/results", overwrite: false, in: .english)
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in try folder.contents() where !name.hasSuffix("findings.csv") {
      // Both name the inputs by their digests, and the first finding by its place.
      if !name.hasSuffix("summary.json"), !name.hasSuffix("summary.md") { files[name] = bytes }
    }
    guard case .object(let members) = run.document(in: .english).json(in: .english) else {
      throw Failure(.notJSON, at: Place())
    }
    let document = JSONValue.object(members.filter { $0.0 != "findings" }).indented()
    return Written(files: files, document: document, summary: run.summary(in: .chinese), facts: facts(run))
  }
}
