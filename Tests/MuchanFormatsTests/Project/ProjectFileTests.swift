import Foundation
import MuchanDiagnostics
import Testing

@testable import MuchanFormats

@Suite("Project files")
struct ProjectFileTests {
  let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    for name in ["zones.geojson", "p21.geojson", "p22.geojson", "表/企业.csv"] { try scratch.write("x", to: name) }
  }

  static let full = """
    muchan: 1
    name: {zh: 示例, en: Example}
    synthetic: true
    years: [2022, 2021]
    year: 2022
    place: {province: 江苏, city: "032010"}
    files:
      zones: zones.geojson
      parcels: {2021: p21.geojson, 2022: p22.geojson}
      enterprises: 表/企业.csv
      energy:
    columns: {enterprises: {本单位营业额: revenue_wan_yuan}}
    ratio: {zone: "007", region: 032010, energy_share_passes_below: 0.025}
    assumptions:
      - {id: coal_input_kgce_per_kwh, unit: kgce/kWh, values: {2022: 0.3, 2021: 3.01e-1}, source: "a book", note: n}

    """

  private func read(_ text: String) throws -> (project: Project, log: DiagnosticLog) {
    var log = DiagnosticLog()
    try scratch.write(text, to: "project.yaml")
    let project = try ProjectFile.read(path: scratch.path, into: &log)
    return (project, log)
  }

  /// The faults of a project as `code:line:field`, the thrown one first.
  private func faults(_ text: String) throws -> [String] {
    try scratch.write(text, to: "project.yaml")
    var log = DiagnosticLog()
    do {
      _ = try ProjectFile.read(path: scratch.path, into: &log)
      return log.findings.map(shown)
    } catch {
      return ([error.diagnostic] + log.findings).map(shown)
    }
  }

  private func shown(_ finding: Diagnostic) -> String {
    "\(finding.code.rawValue):\(finding.place.line ?? 0):\(finding.place.field ?? "")"
  }

  /// The smallest project, and more lines after its three.
  private func small(_ more: String) -> String {
    "muchan: 1\nfiles: {zones: zones.geojson, parcels: p22.geojson}\n" + more
  }

  @Test("everything a project says is read; codes keep their zeros")
  func everything() throws {
    let (project, log) = try read(Self.full)
    #expect(log.isEmpty)
    #expect(project.name == Project.Name(chinese: "示例", english: "Example"))
    #expect(project.isSynthetic)
    #expect(project.years == [2021, 2022])
    #expect(project.year == 2022)
    #expect(project.locality == Project.Locality(province: "江苏", city: "032010"))
    #expect(project.file(.zones) == scratch.file("zones.geojson"))
    #expect(project.file(.zones, year: 2021) == scratch.file("zones.geojson"))
    #expect(project.file(.parcels, year: 2021) == scratch.file("p21.geojson"))
    #expect(project.file(.parcels, year: 2020) == nil)
    #expect(project.file(.parcels) == nil)
    #expect(project.allFiles(.parcels).map(\.year) == [2021, 2022])
    #expect(project.file(.enterprises) == scratch.file("表/企业.csv"))
    #expect(project.file(.energy) == nil)
    #expect(project.columns == [.enterprises: ["本单位营业额": "revenue_wan_yuan"]])
    #expect(
      project.ratio
        == Project.Ratio(zone: "007", region: "032010", energySharePassesBelow: 0.025, outputSharePassesFrom: nil))
    #expect(project.assumption("coal_input_kgce_per_kwh", year: 2021) == 0.301)
    #expect(project.assumption("coal_input_kgce_per_kwh", year: 2020) == nil)
    #expect(project.assumptions[0].line == 15)
    #expect(project.path == scratch.file("project.yaml"))
  }

  @Test("the argument may be the folder, the folder with a slash, or the file")
  func argument() throws {
    var log = DiagnosticLog()
    try scratch.write(small(""), to: "project.yaml")
    try scratch.write(small(""), to: "other.yml")
    for path in [scratch.path, scratch.path + "/", scratch.file("project.yaml"), scratch.file("other.yml")] {
      #expect(try ProjectFile.read(path: path, into: &log).file(.zones) == scratch.file("zones.geojson"))
    }
  }

  @Test("a folder without project.yaml is no project, a missing file is missing")
  func noProject() throws {
    var log = DiagnosticLog()
    var failure = #expect(throws: Failure.self) { try ProjectFile.read(path: scratch.path, into: &log) }
    #expect(failure?.diagnostic.code == .notAProject)
    failure = #expect(throws: Failure.self) { try ProjectFile.read(path: scratch.file("a.yaml"), into: &log) }
    #expect(failure?.diagnostic.code == .fileMissing)
  }

  @Test("a named file that is not there is named with its key, line and path")
  func missingFile() throws {
    let text = "muchan: 1\nfiles:\n  zones: zones.geojson\n  parcels: {2022: gone.geojson}\n  energy: 表\n"
    #expect(try faults(text) == ["FILE-001:4:files.parcels.2022", "FILE-008:5:files.energy"])
    var log = DiagnosticLog()
    let failure = #expect(throws: Failure.self) { try ProjectFile.read(path: scratch.path, into: &log) }
    #expect(failure?.diagnostic.found == scratch.file("gone.geojson"))
  }

  @Test(
    "each fault has its line and key",
    arguments: [
      ("colour: red", ["PRJ-002:3:colour"]),
      ("place: {province: 江苏, country: 中国}", ["PRJ-002:3:place.country"]),
      ("synthetic: maybe", ["PRJ-004:3:synthetic"]),
      ("years: [2022, 22, 2022]", ["PRJ-004:3:years[1]", "PRJ-004:3:years[2]"]),
      ("years: 2022", ["PRJ-004:3:years"]),
      ("years: [2021]\nyear: 2022", ["PRJ-004:4:year"]),
      ("columns: {enterprises: {营业额: turnover}}", ["PRJ-004:3:columns.enterprises.营业额"]),
      ("columns: {colours: {a: b}}", ["PRJ-002:3:columns.colours"]),
      ("encoding: big5", ["PRJ-004:3:encoding"]),
      ("encoding: {energy: latin-1}", ["PRJ-004:3:encoding.energy"]),
      ("encoding: {colours: gbk}", ["PRJ-002:3:encoding.colours"]),
      ("columns: {enterprises: {营业额: [a]}}", ["PRJ-004:3:columns.enterprises.营业额"]),
      ("ratio: {zone: a}", ["PRJ-003:3:ratio.region"]),
      (
        "ratio:\n  zone: a\n  region: b\n  energy_share_passes_below: 2.5",
        ["PRJ-004:6:ratio.energy_share_passes_below"]
      ),
      ("assumptions:\n  - {id: a, values: {2022: 1}}", ["PRJ-003:4:assumptions[0].source"]),
      (
        "assumptions:\n  - id: a\n    source: s\n    values:\n      2022: 1,5\n      x: 2",
        ["PRJ-004:7:assumptions[0].values.2022", "PRJ-004:8:assumptions[0].values.x"]
      ),
      (
        "assumptions:\n  - {id: a, source: s, values: {}}\n  - {id: a, source: s, values: {}}",
        ["PRJ-004:5:assumptions[1].id"]
      ),
      ("assumptions: none", ["PRJ-004:3:assumptions"]),
      ("ratio:\nname:\nplace:", []),
    ])
  func settings(more: String, expected: [String]) throws {
    #expect(try faults(small(more)) == expected)
  }

  @Test("what is required is named when it is missing")
  func required() throws {
    #expect(try faults("# nothing\n") == ["PRJ-003:1:files", "PRJ-003:1:muchan"])
    #expect(
      try faults("muchan: 2\nfiles: {zones: zones.geojson}\n") == ["PRJ-004:1:muchan", "PRJ-003:2:files.parcels"])
    #expect(try faults("muchan: 1\nfiles:\n") == ["PRJ-003:2:files"])
    #expect(try faults("- a\n").first == "PRJ-004:1:")
  }

  @Test("what is not YAML is refused with its line")
  func notYAML() throws {
    #expect(try faults("muchan: 1\nfiles: {zones: a\nname: b: c\n").first?.hasPrefix("PRJ-001:3") == true)
    #expect(try faults("muchan: 1\nmuchan: 1\n") == ["PRJ-001:1:"])
    #expect(try faults("") == ["FILE-003:0:"])
    #expect(try faults("muchan: 1\n\u{0}\n").first?.hasPrefix("PRJ-001") == true)
    #expect(try faults("muchan: *nowhere\n").first?.hasPrefix("PRJ-001:1") == true)
    try scratch.write([0x61, 0x3A, 0x0A, 0xBD, 0xAD], to: "gbk.yaml")
    var log = DiagnosticLog()
    let failure = #expect(throws: Failure.self) { try ProjectFile.read(path: scratch.file("gbk.yaml"), into: &log) }
    #expect(failure?.diagnostic.code == .notUTF8)
    #expect(failure?.diagnostic.place.line == 2)
  }

  @Test("deep nesting and aliases of aliases are refused")
  func bombs() throws {
    #expect(try faults("a: " + String(repeating: "[", count: 50_000)).first?.hasPrefix("PRJ-001") == true)
    var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let element = "*a\(level - 1)"
      laughs += "a\(level): &a\(level) [" + Array(repeating: element, count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(try faults(laughs).first?.hasPrefix("PRJ-001") == true)
  }

  @Test("a project cut at any byte is read or refused")
  func truncation() throws {
    let bytes = Array(Self.full.utf8)
    for count in 0...bytes.count {
      var log = DiagnosticLog()
      try scratch.write(Array(bytes[..<count]), to: "project.yaml")
      do {
        _ = try ProjectFile.read(path: scratch.path, into: &log)
      } catch {
        #expect(error.diagnostic.severity == .error)
      }
    }
  }

  @Test("an encoding is for all files, or for those of one role")
  func encodings() throws {
    let all = try read(small("encoding: gbk\n")).project
    #expect(InputRole.allCases.allSatisfy { all.inputOptions($0).encoding == .gb18030 })
    let some = try read(small("encoding: {energy: GB2312, enterprises: utf-16le}\n")).project
    #expect(some.encodings == [.energy: .gb18030, .enterprises: .utf16LittleEndian])
    #expect(some.inputOptions(.parcels).encoding == nil)
    let layered = try read(small("layers: {parcels: 宗地}\n")).project
    #expect(layered.inputOptions(.parcels).layer == "宗地")
  }
}
