import Foundation
import MuchanTestSupport
import Testing

/// `report` as users call it.
@Suite(.serialized, .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ReportTests {
  private let folder: TemporaryFolder
  private let results: String

  init() async throws {
    folder = try TemporaryFolder()
    results = folder.url.appending(path: "demo/results").path
    _ = try await #require(CommandLineTool.muchan).run(["demo", "-o", folder.url.appending(path: "demo").path])
  }

  private func muchan(_ arguments: String...) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  @Test func theReportOfAFinishedRunIsThatOfTheRun() async throws {
    #expect(try await muchan("report", results, "-o", path("again.html")).exitCode == 0)
    #expect(try text(path("again.html")) == text(results + "/report.html"))
    let printed = try await muchan("report", results, "-o", "-")
    #expect(try printed.output == text(results + "/report.html"))
    #expect(try await muchan("report", results, "-o", path("again.html")).errors.contains("FILE-004"))
    #expect(try await muchan("report", results, "-o", path("zh.html"), "--lang", "zh").exitCode == 0)
    #expect(try text(path("zh.html")).contains("<html lang=\"zh\">"))
  }

  /// Nothing from outside, and no coordinates unless they are asked for: the demonstration lies at 118° E, 31-32° N.
  @Test func thePageNeedsNoNetworkAndHasNoCoordinates() async throws {
    let page = try text(results + "/report.html")
    for word in ["http://", "https://", "src=", "@import", "url(//"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.contains("default-src 'none'"))
    #expect(page.firstMatch(of: /[^0-9]118\.[0-9]{4,}/) == nil)
    #expect(try await muchan("report", results, "-o", path("data.html"), "--embed-data").exitCode == 0)
    #expect(try text(path("data.html")).firstMatch(of: /\[118\.[0-9]{7},3[12]\.[0-9]{7}\]/) != nil)
  }

  /// No enterprise and no parcel of the inputs is in the public page.
  @Test func thePublicPageNamesNobody() async throws {
    #expect(try await muchan("report", results, "-o", path("public.html"), "--public").exitCode == 0)
    let page = try text(path("public.html"))
    let ids = try text(path("demo/project/enterprises.csv")).split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").first
    }
    #expect(ids.count > 1000)
    #expect(!page.contains("91329999DEM"))
    #expect(page.firstMatch(of: /3201[0-9]{15}/) == nil)
    #expect(page.contains("公开版"))
    // 300 kB without what is said of parcels.
    #expect(page.utf8.count < 700_000)
    #expect(try await muchan("report", results, "-o", path("x.html"), "--public", "--embed-data").exitCode == 64)
  }

  @Test func whatIsNoResultIsRefused() async throws {
    let project = try await muchan("report", path("demo/project"), "-o", path("x.html"))
    #expect(project.exitCode == 2 && project.errors.contains("RES-001"), "\(project.errors)")
    #expect(try await muchan("report", path("nothing"), "-o", path("x.html")).exitCode == 2)

    let summary = try text(results + "/summary.json")
    let version = try #require(summary.firstMatch(of: /"version": "[^"]+"/))
    try summary.replacing(version.output, with: "\"version\": \"0.0.1\"", maxReplacements: 1)
      .write(toFile: results + "/summary.json", atomically: true, encoding: .utf8)
    let other = try await muchan("report", results, "-o", path("x.html"))
    #expect(
      other.exitCode == 2 && other.errors.contains("RES-001") && other.errors.contains("0.0.1"), "\(other.errors)")
    try summary.write(toFile: results + "/summary.json", atomically: true, encoding: .utf8)

    let map = try text(results + "/map.json")
    try map.replacing("\"M", with: "\"<script>M", maxReplacements: 1)
      .write(toFile: results + "/map.json", atomically: true, encoding: .utf8)
    #expect(try await muchan("report", results, "-o", path("x.html")).errors.contains("map.json"))
    try map.write(toFile: results + "/map.json", atomically: true, encoding: .utf8)

    try FileManager.default.removeItem(atPath: results + "/policy.csv")
    let missing = try await muchan("report", results, "-o", path("x.html"))
    #expect(missing.exitCode == 2 && missing.errors.contains("RES-002"), "\(missing.errors)")
    #expect(!FileManager.default.fileExists(atPath: path("x.html")))
  }

  /// A project of zones and parcels alone: most panels say what is missing.
  @Test func aProjectWithoutTablesHasAReport() async throws {
    let project = Fixture("projects/smallest").url
    try FileManager.default.createDirectory(at: folder.url.appending(path: "p"), withIntermediateDirectories: true)
    for name in ["zones.geojson", "parcels.geojson"] {
      try FileManager.default.copyItem(
        at: project.appending(path: name), to: folder.url.appending(path: "p/\(name)"))
    }
    try folder.write(
      "muchan: 1\nname: {zh: 只有地}\nfiles: {zones: zones.geojson, parcels: parcels.geojson}\n", to: "p/project.yaml")
    let run = try await muchan("run", path("p"), "-o", path("r"))
    #expect(run.exitCode == 0, "\(run.errors)")
    let page = try text(path("r/report.html"))
    #expect(
      page.contains("dual_control.csv") && page.contains("class=\"missing\"") && page.contains("id=\"parcel-map\""))
  }
}
