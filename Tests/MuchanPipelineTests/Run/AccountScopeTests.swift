import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// The tables of a run that makes only what a verb shows, against those of the run that makes all.
struct AccountScopeTests {
  private static let verbs: [(name: String, scope: AccountScope)] = [
    ("yield", .yields), ("classify", .classes), ("idle", .idleLand), ("milestones", .milestones),
    ("revitalise", .revived), ("land-use", [.landUse, .concentration]), ("energy", .energy), ("carbon", .energy),
    ("ratio", .energy), ("dual-control", .energy), ("decompose", .energy),
  ]

  private static func report(_ verb: String, _ run: ProjectRun) -> AccountReport? {
    switch verb {
    case "yield": run.yieldReport(in: .english, asked: "yield_enterprises")
    case "classify": run.classReport(in: .english, asked: "classes")
    case "idle": run.idleReport(in: .english)
    case "milestones": run.milestoneReport(in: .english, asked: "supply_parcels")
    case "revitalise": run.revitalisationReport(in: .english)
    case "land-use": run.landUseReport(in: .english)
    case "energy": run.energyReport(in: .english, asked: "benchmark_distances")
    case "carbon": run.carbonReport(in: .english)
    case "ratio": run.ratioReport(in: .english, asked: "ratio_quadrants")
    case "dual-control": run.dualControlReport(in: .english, asked: nil)
    default: run.decompositionReport(in: .english, asked: nil)
    }
  }

  private static func run(scope: AccountScope) async throws -> ProjectRun {
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: Fixture("../../data/demo").url.standardizedFileURL.path, into: &log)
    return try await ProjectRun(
      project, data: ProjectResult.data(), options: LayerOptions(jobs: 2), scope: scope, noticed: log)
  }

  @Test("Each table of a verb has the rows and notes of a full run, and what a verb finds a full run finds")
  func tables() async throws {
    let whole = try await Self.run(scope: .all)
    let found = Dictionary(uniqueKeysWithValues: whole.findings.countsByCode.map { ($0.code, $0.count) })
    var runs: [Int: ProjectRun] = [:]
    for (verb, scope) in Self.verbs {
      let run: ProjectRun
      if let made = runs[scope.rawValue] { run = made } else { run = try await Self.run(scope: scope) }
      runs[scope.rawValue] = run
      for (code, count) in run.findings.countsByCode { #expect(count <= found[code] ?? 0, "\(verb) \(code)") }
      let full = try #require(Self.report(verb, whole))
      let own = try #require(Self.report(verb, run))
      #expect(own.names == full.names && own.notes == full.notes, "\(verb)")
      #expect(own.names.count == Set(own.names).count, "\(verb)")
      for name in own.names {
        let table = try #require(own.table(named: name))
        #expect(table.name == name, "\(verb)")
        #expect(table.csv() == full.table(named: name)?.csv(), "\(verb) \(name)")
      }
    }
  }
}
