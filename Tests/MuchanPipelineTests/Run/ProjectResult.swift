import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport

/// A project's result as users get it: a folder of files.
struct ProjectResult {
  let run: ProjectRun
  let folder: TemporaryFolder
  /// The files of the results folder by name.
  let files: [String: [UInt8]]

  /// The data folder of the source tree.
  static func data() throws -> DataFolder {
    try DataFolder(explicit: dataPath)
  }

  static let dataPath = Fixture("../../data").url.standardizedFileURL.path

  /// Reads and runs a project.
  static func run(_ path: String, jobs: Int = 2) async throws -> ProjectRun {
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: path, into: &log)
    return try await ProjectRun(project, data: data(), options: LayerOptions(jobs: jobs), noticed: log)
  }

  init(_ path: String, jobs: Int = 2) async throws {
    run = try await Self.run(path, jobs: jobs)
    folder = try TemporaryFolder()
    try run.write(to: folder.url.appending(path: "results").path, overwrite: false, in: .english)
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in try folder.contents() { files[String(name.dropFirst("results/".count))] = bytes }
    self.files = files
  }

  /// A table by its name.
  func table(_ name: String) -> ExpectedTable {
    ExpectedTable(csv: String(decoding: files[name + ".csv"] ?? [], as: UTF8.self))
  }

  /// summary.json.
  func summary() throws -> Summary {
    try JSONDecoder().decode(Summary.self, from: Data(files["summary.json"] ?? []))
  }

  /// What the tests read of summary.json.
  struct Summary: Decodable {
    struct Counts: Decodable, Equatable {
      var read: Int
      var stored: Int
      var rejected: Int
      var skipped: Int
    }
    struct Coverage: Decodable, Equatable {
      var known: Int
      var of: Int
    }
    struct Figure: Decodable {
      var indicator: String
      var scope: String
      var year: Int?
      var value: Double?
      var unit: String
      var known: Int?
      var of: Int?
      var basis: String?
    }
    struct Verdict: Decodable {
      var requirement: String
      var verdict: String
      var year: Int?
    }
    struct Absence: Decodable, Equatable {
      var account: String
      var missing: String
    }
    struct Finding: Decodable {
      var code: String
      var severity: String
      var file: String?
      var line: Int?
      var id: String?
    }
    var verb: String
    var version: String
    var method: String
    var ledger: Counts
    var ledgers: [String: Counts]
    var coverage: [String: Coverage]
    var findings: [Finding]
    var finding_counts: [String: Int]
    var rows: [Figure]
    var balance: [String: Double]
    var verdicts: [Verdict]
    var absent: [Absence]
    var synthetic: Bool

    /// The value of an indicator, where there is one.
    func value(_ indicator: String, _ scope: String, basis: String? = nil) -> Double? {
      rows.first { $0.indicator == indicator && $0.scope == scope && (basis == nil || $0.basis == basis) }?.value
    }
  }
}
