import Foundation
import MuchanTestSupport
import Testing

/// Imports judged by Python's sqlite3 and json (`Tests/Oracles/geopackage.py`) and by GDAL, where they are installed.
@Suite(.serialized, .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ImportTests {
  private let folder: TemporaryFolder
  private let demo = Fixture("../../data/demo").url.standardized.path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String], in folder: URL? = nil) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, in: folder)
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func expectSound(_ workspace: String, _ comment: Comment? = nil) async throws {
    guard let python = Peer.python else { return }
    let result = try await python.run([Peer.script, "check", workspace])
    #expect(result.exitCode == 0, "\(result.allText) \(comment ?? "")")
  }

  /// A layer of squares; `changed` has another name, `ids` in this order.
  private func squares(_ ids: [Int], changed: Set<Int> = []) -> String {
    let features = ids.map { id in
      let (x, y) = (118.0 + Double(id % 100) * 0.001, 31.0 + Double(id / 100) * 0.001)
      let ring = [(x, y), (x + 0.0005, y), (x + 0.0005, y + 0.0005), (x, y + 0.0005), (x, y)]
      let positions = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return """
        {"type":"Feature","properties":{"plot":"\(id)","name":"\(changed.contains(id) ? "新" : "旧")\(id)"},\
        "geometry":{"type":"Polygon","coordinates":[[\(positions)]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  // MARK: What is stored

  @Test func theDemonstrationIsStoredBitForBit() async throws {
    let workspace = path("W.gpkg")
    let result = try await muchan(["import", demo, "--into", workspace])
    #expect(result.exitCode == 0, "\(result.errors)")
    try await expectSound(workspace)
    guard let python = Peer.python else { return }
    for layer in ["parcels", "zones", "waters", "buildings", "controls"] {
      let compared = try await python.run([Peer.script, "compare", workspace, layer, "\(demo)/\(layer).geojson"])
      #expect(compared.exitCode == 0, "\(layer): \(compared.allText)")
    }
  }

  @Test func valuesThatFitNoColumnAreKept() async throws {
    let source = try folder.write(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":7,"properties":{"n":1.5,"t":"a\\"b\\n中","f":true,"x":null,"list":[1,{"a":2}]},
       "geometry":{"type":"Polygon","coordinates":[[[118,31],[118.1,31],[118.1,31.1],[118,31]]]}},
      {"type":"Feature","id":"7b","properties":{"n":12345678901234567890,"t":12,"f":"no","late":{"k":"v"},"-":-0.0},
       "geometry":{"type":"MultiPolygon","coordinates":[[[[118,31],[118.1,31],[118.1,31.1],[118,31]]]]}},
      {"type":"Feature","id":9,"properties":{"n":0.1,"t":"","N":3,"fid":4,"geom":"g","e":1e-300},
       "geometry":{"type":"Polygon","coordinates":[[[118,31],[118.1,31],[118.1,31.1],[118,31]]]}}
      ]}
      """, to: "odd.geojson")
    #expect(try await muchan(["import", source, "--into", path("W.gpkg")]).exitCode == 0)
    try await expectSound(path("W.gpkg"))
    guard let python = Peer.python else { return }
    let compared = try await python.run([Peer.script, "compare", path("W.gpkg"), "odd", source])
    #expect(compared.exitCode == 0, "\(compared.allText)")
  }

  @Test func theFileDoesNotDependOnTheNumberOfWorkers() async throws {
    let source = try folder.write(squares(Array(0..<9_000)), to: "squares.geojson")
    for jobs in ["1", "2", "5"] {
      #expect(try await muchan(["import", source, "--into", path("\(jobs).gpkg"), "-j", jobs]).exitCode == 0)
    }
    let files = try folder.contents()
    #expect(files["1.gpkg"] == files["2.gpkg"])
    #expect(files["1.gpkg"] == files["5.gpkg"])
  }

  @Test(.enabled(if: Peer.ogrinfo != nil, "ogrinfo (Debian gdal-bin) is not installed"))
  func gdalReadsTheWorkspace() async throws {
    let workspace = path("W.gpkg")
    #expect(try await muchan(["import", demo, "--into", workspace]).exitCode == 0)
    let result = try await #require(Peer.ogrinfo).run(["-so", "-al", workspace])
    #expect(result.exitCode == 0)
    #expect(!result.allText.contains("Warning") && !result.allText.contains("ERROR"), "\(result.errors)")
    #expect(result.output.contains("Layer name: parcels\nGeometry: Unknown (any)\nFeature Count: 2126"))
    #expect(result.output.contains("Layer name: zones\nGeometry: Polygon\nFeature Count: 9"))
    #expect(result.output.contains("Layer name: energy\nGeometry: None\nFeature Count: 9844"))
    // GDAL's triggers and functions work on it.
    let found = try await #require(Peer.ogrinfo).run(
      ["-so", workspace, "parcels", "-spat", "118.7", "31.9", "118.72", "31.92"])
    #expect(found.exitCode == 0 && !found.output.contains("Feature Count: 2126"))
  }

  // MARK: Again

  @Test func theSameContentChangesNothing() async throws {
    let workspace = path("W.gpkg")
    let source = try folder.write(squares(Array(0..<50)), to: "squares.geojson")
    #expect(try await muchan(["import", source, "--into", workspace, "--id", "plot"]).exitCode == 0)
    let before = try folder.contents()
    let again = try await muchan(["import", source, "--into", workspace, "--id", "plot"])
    #expect(again.exitCode == 0 && again.errors.contains("STO-004") && again.output.contains("already_imported"))
    #expect(try folder.contents() == before)
  }

  @Test func aChangedFileReplacesByID() async throws {
    let workspace = path("W.gpkg")
    let source = try folder.write(squares(Array(0..<200)), to: "squares.geojson")
    #expect(try await muchan(["import", source, "--into", workspace, "--id", "plot"]).exitCode == 0)
    try folder.write(squares(Array(10..<205), changed: [20, 21, 22]), to: "squares.geojson")
    let result = try await muchan(["import", source, "--into", workspace, "--id", "plot", "-f", "csv", "-v"])
    #expect(result.exitCode == 0)
    // read, stored, rejected, skipped, new, changed, same, gone
    #expect(result.output.contains(",stored,195,195,0,0,5,3,187,10"), "\(result.output)")
    #expect(result.errors.contains("STO-006") && result.errors.contains("id \"21\""))
    #expect(result.errors.contains("STO-005") && result.errors.contains("id \"9\""))
    try await expectSound(workspace)
    guard let python = Peer.python else { return }
    let compared = try await python.run([Peer.script, "compare", workspace, "squares", source])
    #expect(compared.exitCode == 0, "\(compared.allText)")
    // And back again.
    try folder.write(squares(Array(0..<200)), to: "squares.geojson")
    let back = try await muchan(["import", source, "--into", workspace, "--id", "plot", "-f", "csv"])
    #expect(back.output.contains(",stored,200,200,0,0,10,3,187,5"), "\(back.output)")
    try await expectSound(workspace)
  }

  @Test func aReplacedRecordKeepsNothingOfWhatItWas() async throws {
    let workspace = path("W.gpkg")
    let source = try folder.write(squares([1, 2, 3]), to: "Plots.geojson")
    #expect(try await muchan(["import", source, "--into", workspace, "--id", "plot"]).exitCode == 0)
    try folder.write(
      squares([1, 2, 3]).replacingOccurrences(of: "\"name\"", with: "\"label\""), to: "Plots.geojson")
    let again = ["import", source, "--into", workspace, "--id", "plot", "--layer", "PLOTS", "-f", "csv"]
    let result = try await muchan(again)
    #expect(result.exitCode == 0 && result.output.contains(",stored,3,3,0,0,0,3,0,0"), "\(result.allText)")
    try await expectSound(workspace)
    guard let python = Peer.python else { return }
    let compared = try await python.run([Peer.script, "compare", workspace, "Plots", source])
    #expect(compared.exitCode == 0, "\(compared.allText)")
  }

  // MARK: What is wrong

  @Test func oneBadFileForbidsAllUnlessToldToKeepGoing() async throws {
    for number in 0..<20 {
      try folder.write(squares(Array((number * 10)..<(number * 10 + 10))), to: "in/\(number).geojson")
    }
    let first = try #require(try folder.contents()["in/0.geojson"])
    try folder.write(String(decoding: first.dropLast(40), as: UTF8.self), to: "in/13.geojson")
    let before = try folder.contents()
    let arguments = ["import", path("in"), "--into", path("W.gpkg"), "--layer", "plots", "--id", "plot"]
    let refused = try await muchan(arguments)
    #expect(refused.exitCode == 2 && refused.errors.contains("13.geojson"), "\(refused.allText)")
    #expect(try folder.contents() == before)

    let kept = try await muchan(arguments + ["--keep-going", "-f", "json"])
    #expect(kept.exitCode == 1)
    #expect(try JSONResult(kept).ledger == JSONResult.Counts(read: 190, stored: 190, rejected: 0, skipped: 0))
    try await expectSound(path("W.gpkg"))
  }

  @Test func rejectedRecordsCanBeMendedAndImportedAgain() async throws {
    let bowTie = """
      {"type":"Feature","properties":{"plot":"tie"},"geometry":{"type":"Polygon",
      "coordinates":[[[118,31],[118.01,31.01],[118.01,31],[118,31.01],[118,31]]]}}
      """
    let text = squares([1, 2, 3, 2]).replacingOccurrences(of: "\n]}", with: ",\n\(bowTie)\n]}")
    let source = try folder.write(text, to: "squares.geojson")
    let rejects = path("rejects.ndjson")
    let result = try await muchan([
      "import", source, "--into", path("W.gpkg"), "--id", "plot", "--layer", "plots", "--on-invalid", "reject",
      "--rejects", rejects,
    ])
    #expect(result.exitCode == 1)
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    let tie = try #require(lines.last)
    for part in [
      "\"line\":6", "\"feature\":4", "\"id\":\"tie\"", "\"code\":\"GEO-011\"", "\"coordinate\":[118.005,31.005]",
    ] {
      #expect(tie.contains(part), "\(part) in \(tie)")
    }
    #expect(lines[0].contains("\"code\":\"GEO-015\"") && lines[0].contains("\"feature\":3"))
    // As it is, it is rejected again; repaired, it is stored.
    try folder.write(String(tie) + "\n", to: "rejects.ndjson")
    let again = ["import", rejects, "--into", path("W.gpkg"), "--id", "plot", "--layer", "plots"]
    #expect(try await muchan(again + ["--on-invalid", "reject"]).exitCode == 1)
    let mended = try await muchan(again + ["--on-invalid", "repair", "-f", "csv"])
    #expect(mended.exitCode == 0 && mended.output.contains(",stored,1,1,0,0,1,0,0,0"), "\(mended.allText)")
    try await expectSound(path("W.gpkg"))
  }

  @Test func aBrokenLineIsListedAsItStands() async throws {
    let line = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[118,31]"
    let good = squares([1]).split(separator: "\n")[1]
    let source = try folder.write("\(good)\n\(line)\n\(squares([2]).split(separator: "\n")[1])\n", to: "lines.ndjson")
    let rejects = path("rejects.ndjson")
    let result = try await muchan(["import", source, "--into", path("W.gpkg"), "--rejects", rejects])
    #expect(result.exitCode == 1)
    let written = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    struct Reject: Decodable { var original: String }
    #expect(written.count == 1)
    let reject = try JSONDecoder().decode(Reject.self, from: Data(try #require(written.first).utf8))
    #expect(reject.original == line)
  }

  /// 300 files; `MUCHAN_LONG_TESTS` makes it 10,000.
  @Test func manySmallFilesAreOneImport() async throws {
    let count = ProcessInfo.processInfo.environment["MUCHAN_LONG_TESTS"] != nil ? 10_000 : 300
    for number in 0..<count { try folder.write(squares([number]), to: "in/\(number).geojson") }
    let arguments = ["import", path("in"), "--into", path("W.gpkg"), "--layer", "plots", "--id", "plot", "-f", "json"]
    let result = try await muchan(arguments)
    #expect(result.exitCode == 0)
    #expect(try JSONResult(result).ledger.stored == count)
    try await expectSound(path("W.gpkg"))
    let again = try await muchan(arguments)
    #expect(again.exitCode == 0 && !again.output.contains("\"stored\": \"stored\""))
  }

  @Test func aTablesRejectedRowsAreListed() async throws {
    let source = try folder.write(
      "enterprise_id,period,output_wan_yuan\nA,2022,1.5\nB,2022,many\n\nC,2022\nD,2022,4\n", to: "enterprises.csv")
    let rejects = path("rejects.ndjson")
    let result = try await muchan(["import", source, "--into", path("W.gpkg"), "--rejects", rejects, "-f", "csv"])
    #expect(result.exitCode == 1 && result.output.contains(",stored,4,2,2,0,2,0,0,0"), "\(result.allText)")
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("\"original\":\"B,2022,many\"") && lines[0].contains("\"line\":3"))
    try await expectSound(path("W.gpkg"))
  }

  // MARK: Where it is written

  @Test func aDryRunWritesNothing() async throws {
    let source = try folder.write(squares([1, 2, 3]), to: "squares.geojson")
    let before = try folder.contents()
    let result = try await muchan(["import", source, "--into", path("W.gpkg"), "-n", "--rejects", path("r.ndjson")])
    #expect(result.exitCode == 0 && result.output.contains("squares"))
    #expect(try folder.contents() == before)
    #expect(try await muchan(["import", source, "--into", path("W.gpkg")]).exitCode == 0)
    let stored = try folder.contents()
    try folder.write(squares([2, 3, 4]), to: "squares.geojson")
    #expect(try await muchan(["import", source, "--into", path("W.gpkg"), "-n"]).exitCode == 0)
    #expect(try folder.contents()["W.gpkg"] == stored["W.gpkg"])
  }

  @Test func namesMayHoldAnything() async throws {
    for name in ["园区 地块.geojson", "two\nlines.geojson", "-dash.geojson", "quote\".geojson", "100%.geojson"] {
      try folder.write(squares([1, 2]), to: name)
      let workspace = name.replacingOccurrences(of: ".geojson", with: ".gpkg")
      let result = try await muchan(["import", "--into", "./" + workspace, "--", name], in: folder.url)
      #expect(result.exitCode == 0, "\(name): \(result.errors)")
      try await expectSound(path(workspace), "\(name)")
    }
    let dashed = try await muchan(["import", "--into=-W.gpkg", "--", "-dash.geojson"], in: folder.url)
    #expect(dashed.exitCode == 0, "\(dashed.errors)")
    #expect(FileManager.default.fileExists(atPath: path("-W.gpkg")))
  }

  @Test func whatIsNoWorkspaceIsLeftAlone() async throws {
    let source = try folder.write(squares([1]), to: "squares.geojson")
    try folder.write("not a database, only text that is long enough to be looked at", to: "W.gpkg")
    let before = try folder.contents()
    let result = try await muchan(["import", source, "--into", path("W.gpkg")])
    #expect(result.exitCode == 2 && result.errors.contains("STO-001"), "\(result.errors)")
    #expect(try folder.contents() == before)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsToldAndNothingIsStored() async throws {
    let source = try folder.write(squares([1, 1]), to: "squares.geojson")
    let before = try folder.contents()
    let result = try await muchan(
      ["import", source, "--into", path("W.gpkg"), "--id", "plot", "--rejects", "/dev/full"])
    #expect(result.exitCode == 2 && result.errors.contains("FILE-005"), "\(result.errors)")
    #expect(try await muchan(["import", source, "--into", "/dev/full"]).exitCode == 2)
    #expect(try folder.contents() == before)
  }

  @Test(.enabled(if: getuid() != 0, "permissions do not bind root"))
  func aFolderThatCannotBeWrittenIsTold() async throws {
    let source = try folder.write(squares([1]), to: "squares.geojson")
    try folder.write("", to: "locked/empty")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path("locked"))
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path("locked")) }
    let result = try await muchan(["import", source, "--into", path("locked/W.gpkg")])
    #expect(result.exitCode == 2 && result.errors.contains("FILE-005"))
  }

  // MARK: Others at work

  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func aSecondWriterWaitsOrSaysWhoWrites() async throws {
    let source = try folder.write(squares([1, 2]), to: "squares.geojson")
    let workspace = path("W.gpkg")
    #expect(try await muchan(["import", source, "--into", workspace, "--id", "plot"]).exitCode == 0)
    try folder.write(squares([2, 3]), to: "squares.geojson")
    let hold = try folder.write(
      """
      import sqlite3, sys, time
      db = sqlite3.connect(sys.argv[1], isolation_level=None)
      db.execute("BEGIN IMMEDIATE")
      open(sys.argv[1] + ".held", "w").close()
      time.sleep(float(sys.argv[2]))
      db.execute("ROLLBACK")
      """, to: "hold.py")
    let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))
    let script = """
      python3 "$2" "$3" "$4" & while ! test -e "$3.held"; do sleep 0.05; done
      "$1" import "$5" --into "$3" --id plot --wait "$6"; code=$?; wait; rm -f "$3.held"; exit $code
      """
    let binary = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let before = try folder.contents()[("W.gpkg")]
    let refused = try await shell.run(["-c", script, "sh", binary, hold, workspace, "2", source, "0.1"])
    #expect(refused.exitCode == 2 && refused.errors.contains("STO-002"), "\(refused.errors)")
    #expect(refused.errors.contains("python3 (process "), "\(refused.errors)")
    #expect(try folder.contents()["W.gpkg"] == before)
    let waited = try await shell.run(["-c", script, "sh", binary, hold, workspace, "1", source, "30"])
    #expect(waited.exitCode == 0, "\(waited.errors)")
    try await expectSound(workspace)
  }

  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func aReaderKeepsWhatItSees() async throws {
    let source = try folder.write(squares([1, 2]), to: "squares.geojson")
    let workspace = path("W.gpkg")
    #expect(try await muchan(["import", source, "--into", workspace, "--id", "plot"]).exitCode == 0)
    try folder.write(squares(Array(0..<40)), to: "squares.geojson")
    let read = try folder.write(
      """
      import sqlite3, subprocess, sys
      db = sqlite3.connect(sys.argv[2], isolation_level=None)
      db.execute("BEGIN")
      count = lambda: db.execute("SELECT count(*) FROM squares").fetchone()[0]
      first = count()
      code = subprocess.run([sys.argv[1], "import", sys.argv[3], "--into", sys.argv[2], "--id", "plot", "-q"]).returncode
      during = count()
      db.execute("COMMIT")
      print(first, during, count(), code)
      """, to: "read.py")
    let binary = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let result = try await #require(Peer.python).run([read, binary, workspace, source])
    #expect(result.output.hasSuffix("2 2 40 0\n"), "\(result.allText)")
  }

  /// 10 moments; `MUCHAN_LONG_TESTS` makes it 200.
  @Test(.enabled(if: Peer.python != nil && Peer.timeout != nil, "python3 with sqlite3, or timeout, is not installed"))
  func aKilledImportLeavesTheOldStateOrTheNew() async throws {
    let isLong = ProcessInfo.processInfo.environment["MUCHAN_LONG_TESTS"] != nil
    let source = try folder.write(squares(Array(0..<6_000)), to: "squares.geojson")
    let workspace = path("W.gpkg")
    let binary = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let arguments = [binary, "import", source, "--into", workspace, "--id", "plot", "-q"]
    let start = ContinuousClock.now
    #expect(try await muchan(Array(arguments.dropFirst())).exitCode == 0)
    let whole = (ContinuousClock.now - start) / .seconds(1)
    try FileManager.default.removeItem(atPath: workspace)
    var random = SeededNumbers(state: 20_261_121)
    var killed = 0
    for round in 0..<(isLong ? 200 : 10) {
      // Every third round begins with no workspace at all.
      if round % 3 == 0 { removeWorkspace(workspace) }
      let text = squares(Array((round % 50)..<(6_000 - round % 50)), changed: Set(round..<(round + 500)))
      try folder.write(text, to: "squares.geojson")
      let existed = FileManager.default.fileExists(atPath: workspace)
      let earlier = existed ? try await count(workspace) : nil
      let moment = 1.6 * whole * Double(random.next() % 1_000) / 1_000 + 0.002
      let result = try await #require(Peer.timeout).run(["-s", "KILL", "\(moment)"] + arguments)
      if result.exitCode != 0 { killed += 1 }
      guard FileManager.default.fileExists(atPath: workspace) else {
        #expect(!existed, "a workspace has vanished")
        continue
      }
      try await expectSound(workspace, "killed after \(moment) s")
      let now = try await count(workspace)
      #expect(
        now == earlier || now == 6_000 - 2 * (round % 50), "\(now) records, \(String(describing: earlier)) before")
    }
    print("kills: \(killed) of \(isLong ? 200 : 10) imports were killed; every workspace was sound")
  }

  private func removeWorkspace(_ path: String) {
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
  }

  private func count(_ workspace: String) async throws -> Int {
    let result = try await #require(Peer.python).run([Peer.script, "check", workspace])
    return try #require(Int(result.output.dropFirst("squares ".count).trimmingCharacters(in: .newlines)))
  }

  // MARK: Explaining

  @Test func explainShowsTheSourceOfARecord() async throws {
    let workspace = path("W.gpkg")
    let source = try folder.write(squares([5, 6, 7]), to: "squares.geojson")
    let table = try folder.write("enterprise_id,period,output_wan_yuan\nA,2022,1.5\nB,2022,2\n", to: "enterprises.csv")
    #expect(try await muchan(["import", source, table, "--into", workspace, "--id", "plot"]).exitCode == 0)
    let shown = try await muchan(["explain", "6", "--in", workspace, "-f", "csv"])
    #expect(shown.exitCode == 0 && shown.output.contains(",3,1,") && shown.output.contains("旧6"), "\(shown.allText)")
    let row = try await muchan(["explain", "B", "--in", workspace, "-f", "csv"])
    #expect(row.exitCode == 0 && row.output.contains("\"B,2022,2\""), "\(row.allText)")
    #expect(try await muchan(["explain", "nobody", "--in", workspace]).exitCode == 1)
    try folder.write(squares([5, 6]), to: "squares.geojson")
    let changed = try await muchan(["explain", "6", "--in", workspace])
    #expect(changed.exitCode == 0 && changed.errors.contains("STO-008"))
  }

  // MARK: Other encodings and formats

  /// What a table of a workspace holds, by `geopackage.py values`.
  private func values(_ table: String, in workspace: String) async throws -> String {
    let result = try await #require(Peer.python).run([Peer.script, "values", workspace, table])
    #expect(result.exitCode == 0, "\(result.errors)")
    return result.output
  }

  private func imported(_ source: String, _ more: [String] = [], as table: String) async throws -> String {
    let workspace = path("\(table)-\(source.split(separator: "/").last ?? "").gpkg")
    let result = try await muchan(["import", source, "--into", workspace] + more)
    // 1 where the file lacks columns that a layer or table of its kind must have.
    #expect(result.exitCode <= 1, "\(result.errors)")
    try await expectSound(workspace)
    return workspace
  }

  /// Packed and encoded by Python's own gzip and codecs.
  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func packedAndEncodedFilesGiveTheSameValues() async throws {
    let table = try folder.write(
      "enterprise_id,period,name,output_wan_yuan\nA,2022,沐川一厂,1.5\nB,2022,沐川二厂,2\n", to: "enterprises.csv")
    let layer = try folder.write(squares([5, 6, 7]), to: "squares.geojson")
    let pack = """
      import gzip, sys
      table, layer = open(sys.argv[1], "rb").read(), open(sys.argv[2], "rb").read()
      open(sys.argv[1] + ".gbk.csv", "wb").write(table.decode().encode("gb18030"))
      open(sys.argv[1] + ".utf16.csv", "wb").write(table.decode().encode("utf-16"))
      gzip.open(sys.argv[1] + ".data", "wb").write(table.decode().encode("gb18030"))
      gzip.open(sys.argv[2] + ".gz", "wb").write(layer)
      """
    #expect(try await #require(Peer.python).run(["-c", pack, table, layer]).exitCode == 0)
    let plain = try await values("enterprises", in: imported(table, as: "enterprises"))
    #expect(plain.contains("沐川二厂"))
    for (ending, encoding) in [(".gbk.csv", "gbk"), (".utf16.csv", "utf-16"), (".data", "gb18030")] {
      let workspace = try await imported(table + ending, ["--encoding", encoding], as: "enterprises")
      #expect(try await values("enterprises", in: workspace) == plain, "\(ending)")
      let shown = try await muchan(["explain", "B", "--in", workspace, "-f", "csv"])
      #expect(shown.output.contains(",3,1,") && shown.output.contains("\"B,2022,沐川二厂,2\""), "\(shown.allText)")
    }
    let arguments = ["--id", "plot", "--layer", "squares"]
    let packed = try await imported(layer + ".gz", arguments, as: "squares")
    #expect(try await values("squares", in: packed) == values("squares", in: imported(layer, arguments, as: "squares")))
    let shown = try await muchan(["explain", "6", "--in", packed, "-f", "csv"])
    #expect(shown.output.contains(",3,1,") && shown.output.contains("旧6"), "\(shown.allText)")
    // The digest is that of the packed file, and the same content is known again.
    let again = try await muchan(["import", layer + ".gz", "--into", packed] + arguments)
    #expect(again.exitCode == 0 && again.output.contains("already_imported"), "\(again.allText)")
    let digest = try await #require(Peer.python).run(
      ["-c", "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())", layer + ".gz"])
    #expect(shown.output.contains(digest.output.trimmingCharacters(in: .newlines)))
  }

  @Test func boundaryPointsAreImported() async throws {
    let template = Fixture("../../data/templates/boundary-points.gb18030.txt").url.standardized.path
    let workspace = try await imported(template, as: "parcels")
    let shown = try await muchan(["explain", "320115001001GB00001", "--in", workspace, "-f", "csv"])
    #expect(shown.exitCode == 0 && shown.output.contains("示例地块一"), "\(shown.allText)")
    #expect(shown.output.contains("J1,1,"), "\(shown.allText)")
  }

  @Test(
    .enabled(if: Peer.ogrinfo != nil && Peer.python != nil, "ogrinfo (Debian gdal-bin) or python3 is not installed"))
  func formatsOfOtherProgramsAreImported() async throws {
    let plain = try await imported(Fixture("formats/parcels.geojson").url.path, as: "parcels")
    let expected = try await values("parcels", in: plain)
    for name in ["gbk.shp", "parcels.fgb"] {
      let workspace = try await imported(Fixture("formats/\(name)").url.path, as: "parcels")
      #expect(try await values("parcels", in: workspace) == expected, "\(name)")
    }
    let count = expected.split(separator: "\n").count
    // KML has properties of its own.
    let kml = try await imported(Fixture("formats/parcels.kml").url.path, as: "parcels")
    #expect(try await values("parcels", in: kml).split(separator: "\n").count == count)
    let unnamed = Fixture("formats/unnamed.shp").url.path
    #expect(try await muchan(["import", unnamed, "--into", path("W.gpkg")]).exitCode == 2)
    let named = try await imported(unnamed, ["--encoding", "gbk"], as: "parcels")
    #expect(try await values("parcels", in: named).split(separator: "\n").count == count)
    let two = Fixture("formats/two-layers.gpkg").url.path
    #expect(try await muchan(["import", two, "--into", path("W.gpkg")]).errors.contains("FILE-015"))
    _ = try await imported(two, ["--source-layer", "second"], as: "second")
    for name in ["enterprises.xlsx", "enterprises.ods"] {
      let workspace = try await imported(Fixture("formats/\(name)").url.path, as: "enterprises")
      #expect(try await values("enterprises", in: workspace).contains("000123"), "\(name)")
      let shown = try await muchan(["explain", "000123", "--in", workspace])
      #expect(shown.exitCode == 0 && shown.errors.contains("STO-010"), "\(shown.allText)")
    }
  }
}

/// Other programs that judge what was written; nil where they are not installed.
enum Peer {
  static let script = Fixture("../Oracles/geopackage.py").url.standardized.path
  static let python = program("python3")
  static let ogrinfo = program("ogrinfo")
  static let timeout = program("timeout")

  private static func program(_ name: String) -> CommandLineTool? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = folders.map { "\($0)/\(name)" }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map {
      CommandLineTool(binary: URL(filePath: $0))
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same moments every time.
private struct SeededNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
