import Foundation
import MuchanTestSupport
import Testing

/// What an import says, and how often it reads.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ImportOutcomeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String], environment: [String: String] = [:]) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments + ["--lang", "en"], environment: environment)
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private static let sound = #""land_use_code":"0601","land_use_standard":"GB/T 21010-2017""#

  private func parcels(_ properties: [String], x: Double = 118.8, y: Double = 31.9) -> String {
    let features = properties.enumerated().map { number, properties in
      let (west, east, north) = (x + Double(number) * 0.002, x + Double(number) * 0.002 + 0.001, y + 0.001)
      return """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":\
        [[[\(west),\(y)],[\(east),\(y)],[\(east),\(north)],[\(west),\(north)],[\(west),\(y)]]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  @Test(arguments: [
    (#""parcel_id":"P1",\#(sound)"#, 0), (#""parcel_id":"P1",\#(sound),"registered_area_m2":"400 m2""#, 1),
    (#""parcel_id":"P1",\#(sound),"registered_area_m2":1e400"#, 1), (#""parcel_id":"P1""#, 1),
    (#""parcel_id":3.2E+18,\#(sound)"#, 1),
  ])
  func theExitCodeTellsThatSomethingIsWrong(properties: String, code: Int) async throws {
    let source = try folder.write(parcels([properties]), to: "parcels.geojson")
    let result = try await muchan(["import", source, "--into", path("W.gpkg")])
    #expect(result.exitCode == Int32(code), "\(result.allText)")
  }

  /// A number that no double holds is kept as it is written.
  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func aNumberBeyondDoublesIsKeptAsWritten() async throws {
    let source = try folder.write(
      parcels([#""parcel_id":"P1",\#(Self.sound),"n":1"#, #""parcel_id":"P2",\#(Self.sound),"n":1e400"#]),
      to: "parcels.geojson")
    #expect(try await muchan(["import", source, "--into", path("W.gpkg")]).exitCode == 0)
    let query = """
      import sqlite3, sys
      for row in sqlite3.connect(sys.argv[1]).execute("SELECT n, muchan_others FROM parcels ORDER BY parcel_id"): print(row)
      """
    let rows = try await #require(Peer.python).run(["-c", query, path("W.gpkg")])
    #expect(rows.output == "(1.0, None)\n(None, '{\"n\":1e400}')\n", "\(rows.allText)")
  }

  @Test func filesThatAProjectStoresWithItAreNotSkipped() async throws {
    let demo = Fixture("../../data/demo").url.standardized.path
    let result = try await muchan(["import", demo, "--into", path("W.gpkg"), "-f", "csv"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let row = ExpectedTable(csv: result.output).rows.first { $0["file"].hasSuffix("targets.yaml") }
    #expect(row?["state"] == "stored" && row?["kind"] == "targets" && row?["table"] == "muchan_project")
    let again = try await muchan(["import", demo, "--into", path("W.gpkg"), "-f", "csv"])
    #expect(Set(ExpectedTable(csv: again.output).rows.map { $0["state"] }) == ["already_imported", "skipped"])
  }

  /// Counted by a program of the same name that goes before GDAL's.
  @Test(
    .enabled(if: Peer.ogrinfo != nil && Peer.python != nil, "ogrinfo (Debian gdal-bin) or python3 is not installed"))
  func ogr2ogrIsRunOnceForTheColumnsAndOnceForTheFeatures() async throws {
    let search = try #require(ProcessInfo.processInfo.environment["PATH"])
    let script = try folder.write(
      """
      #!/bin/sh
      echo >> "$(dirname "$0")/runs"
      PATH='\(search)' exec ogr2ogr "$@"
      """, to: "bin/ogr2ogr")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let source = Fixture("formats/parcels.fgb").url.path
    let result = try await muchan(
      ["import", source, "--into", path("W.gpkg")], environment: ["PATH": path("bin") + ":" + search])
    // It lacks columns that parcels must have.
    #expect(result.exitCode == 1, "\(result.errors)")
    #expect(try folder.contents()["bin/runs"]?.count == 2)
  }

  @Test func anArchiveIsToldByWhatIsInIt() async throws {
    let result = try await muchan(["check", Fixture("bad/zip.geojson").path])
    #expect(result.exitCode == 2 && result.errors.contains(#"a zip archive with "good.geojson""#), "\(result.errors)")
    #expect(result.errors.contains("unpack"))
  }

  /// 40 and 80: a place in Xinjiang with latitude first, and one in the Arctic Ocean as it stands.
  @Test func swappedAxesAreSuggestedWhereTheyLieInChina() async throws {
    let source = try folder.write(
      parcels([#""parcel_id":"P1",\#(Self.sound)"#], x: 40, y: 80), to: "parcels.geojson")
    let result = try await muchan(["check", source])
    #expect(result.errors.contains("GEO-017") && result.errors.contains("swapped they lie in China"))
    let elsewhere = try folder.write(
      parcels([#""parcel_id":"P1",\#(Self.sound)"#], x: 2, y: 48), to: "paris.geojson")
    let other = try await muchan(["check", elsewhere])
    #expect(other.errors.contains("GEO-017") && !other.errors.contains("swapped"))
  }

  /// No result depends on a clock, a time zone or a locale.
  @Test(arguments: [
    ["TZ": "Asia/Shanghai"], ["TZ": "America/St_Johns"], ["TZ": "Pacific/Kiritimati"], ["LC_ALL": "de_DE.UTF-8"],
    ["LC_ALL": "C"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["LC_NUMERIC": "de_DE.UTF-8"],
  ])
  func resultsDependOnNoTimeZoneAndNoLocale(environment: [String: String]) async throws {
    let project = Fixture("projects/smallest").path
    for (name, environment) in [("plain", ["LC_ALL": "C.UTF-8", "TZ": "UTC"]), ("other", environment)] {
      let run = try await muchan(
        ["run", project, "--as-of", "2022-12-31", "-o", path(name)], environment: environment)
      #expect(run.exitCode == 0 || run.exitCode == 1, "\(run.errors)")
      let stored = try await muchan(
        ["import", project + "/parcels.geojson", "--into", path(name + ".gpkg")], environment: environment)
      #expect(stored.exitCode == 0, "\(stored.errors)")
    }
    let files = try folder.contents()
    let plain = files.filter { $0.key.hasPrefix("plain") }
    #expect(plain.count > 3)
    for (name, bytes) in plain {
      #expect(files[name.replacingOccurrences(of: "plain", with: "other")] == bytes, "\(name)")
    }
  }

  /// Two imports and a reader at once, twelve times: each import is whole, and what is read is one state.
  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func importsAtTheSameTimeComeOneAfterTheOther() async throws {
    let count = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
      assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
      print(db.execute("SELECT count(*) FROM parcels").fetchone()[0])
      """
    let workspace = path("W.gpkg")
    let first = try folder.write(parcels([#""parcel_id":"A",\#(Self.sound)"#]), to: "first.geojson")
    #expect(try await muchan(["import", first, "--into", workspace]).exitCode == 0)
    for round in 0..<12 {
      let sources = try ["a", "b"].map { name in
        try folder.write(
          parcels([#""parcel_id":"\#(name)\#(round)",\#(Self.sound)"#], x: 118 + Double(round) * 0.01),
          to: "\(name)\(round).geojson")
      }
      async let one = muchan(["import", sources[0], "--into", workspace, "--wait", "60"])
      async let other = muchan(["import", sources[1], "--into", workspace, "--wait", "60"])
      async let read = #require(Peer.python).run(["-c", count, workspace])
      let (imports, seen) = try await ([one, other], read)
      for result in imports { #expect(result.exitCode == 0, "\(result.errors)") }
      let known = (1 + 2 * round)...(3 + 2 * round)
      #expect(Int(seen.output.trimmingCharacters(in: .newlines)).map(known.contains) == true, "\(seen.allText)")
    }
    #expect(try await #require(Peer.python).run(["-c", count, workspace]).output == "25\n")
  }
}
