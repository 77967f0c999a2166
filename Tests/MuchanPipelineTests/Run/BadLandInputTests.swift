import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanSynthesis
import MuchanTestSupport
import Testing

/// Wrong input of the land accounts, put into a small demonstration: each is a finding that says where, what was found
/// and what was expected.
@Suite("Run: wrong input of the land accounts")
struct BadLandInputTests {
  private static func project(_ file: String, _ edit: (String) throws -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try DemoProject.files(DemoOptions(seed: 3, scale: 0.03)).write(to: folder.path)
    let url = folder.url.appending(path: file)
    try edit(try String(contentsOf: url, encoding: .utf8)).write(to: url, atomically: true, encoding: .utf8)
    return folder
  }

  private func findings(_ file: String, _ edit: (String) throws -> String) async throws -> [Diagnostic] {
    let folder = try Self.project(file, edit)
    let found = try await ProjectResult.run(folder.path).findings.findings
    // The folder lasts as long as its value.
    withExtendedLifetime(folder) {}
    return found
  }

  private func result(_ file: String, _ edit: (String) throws -> String) async throws -> ProjectResult {
    let folder = try Self.project(file, edit)
    let result = try await ProjectResult(folder.path)
    withExtendedLifetime(folder) {}
    return result
  }

  /// Sets a property of the first parcel that has it.
  private func set(_ property: String, to value: String) -> (String) throws -> String {
    { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let index = try #require(lines.firstIndex { $0.contains("\"\(property)\":") })
      var changed = lines
      changed[index] = lines[index].replacing(
        try Regex("\"\(property)\": ?(\"[^\"]*\"|[0-9.]+)"), maxReplacements: 1
      ) { _ in "\"\(property)\":\(value)" }
      #expect(changed[index] != lines[index])
      return changed.joined(separator: "\n")
    }
  }

  @Test(
    "days and ratios of parcels",
    arguments: [
      ("supplied_on", "\"1985-12-31\"", DiagnosticCode.dateOutOfRange, "1986-01-01"),
      ("produced_on", "\"2030-01-01\"", .dateOutOfRange, "2022-12-31"),
      ("started_on", "\"1990-01-01\"", .dateOrder, "supplied_on"),
      ("developed_area_m2", "85", .shareForAmount, ""), ("developed_area_m2", "0.85", .shareForAmount, ""),
      ("footprint_m2", "0.35", .shareForAmount, ""), ("footprint_m2", "35", .shareForAmount, ""),
      ("far_area_m2", "1.5", .shareForAmount, ""), ("footprint_m2", "99999999", .shareForAmount, ""),
      ("land_use_code", "\"9901\"", .unknownLandUse, ""),
    ])
  func parcels(property: String, value: String, code: DiagnosticCode, expected: String) async throws {
    let found = try await findings("parcels.geojson", set(property, to: value)).filter { $0.code == code }
    let finding = try #require(found.first)
    #expect(finding.place.id != nil && finding.place.file?.hasSuffix("parcels.geojson") == true)
    #expect(found.contains { ($0.place.field ?? "").contains(property) && !$0.found.isEmpty })
    #expect(found.contains { ($0.expected ?? "").contains(expected) } || expected.isEmpty)
  }

  @Test("a footprint that is a ratio is unknown to the rates, and not next to nothing")
  func unknownFootprint() async throws {
    func density(_ edit: (String) throws -> String) async throws -> [String] {
      try await result("parcels.geojson", edit).table("land_use_rates").rows
        .filter { $0["indicator"] == "building_density" }.map { "\($0["known"]) of \($0["of"])" }
    }
    let before = try await density { $0 }
    #expect(try await density(set("footprint_m2", to: "0.35")) != before)
  }

  @Test("land that is rented out and not held, with the line of the holding")
  func rentOut() async throws {
    let found = try await findings("occupancy.csv") { text in
      let lines = text.split(separator: "\n").map(String.init)
      let own = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let other = lines[6].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return text + "\(own[0]),\(other[1]),rent_out,1,,\n"
    }.filter { $0.code == .rentOutNotHeld }
    let finding = try #require(found.first)
    #expect(finding.place.line != nil && finding.found.contains("1.0000 mu of parcel"))
    #expect(finding.expected == "<= 0.0000 mu held")
  }

  @Test(
    "industry codes that are none of the classification",
    arguments: [("9911", false), ("XY", false), ("39999", false), ("3", false), ("0511", true), ("39", true)])
  func industry(code: String, isKnown: Bool) async throws {
    let found = try await findings("enterprises.csv") { text in
      var lines = text.split(separator: "\n").map(String.init)
      var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[4] = code
      lines[1] = cells.joined(separator: ",")
      return lines.joined(separator: "\n") + "\n"
    }.filter { $0.code == .unknownIndustry }
    #expect(found.count == (isKnown ? 0 : 1))
    #expect(found.first.map { $0.place.line == 2 && $0.found.contains(code) } ?? isKnown)
  }

  @Test("a file that is given for one year and has rows of others")
  func years() async throws {
    let found = try await findings("project.yaml") {
      $0.replacingOccurrences(of: "enterprises: enterprises.csv", with: "enterprises: {2022: enterprises.csv}")
    }.filter { $0.code == .mixedYears }
    #expect(found.first?.found == "2019, 2020, 2021" && found.first?.expected == "2022")
  }

  @Test("two classes of one enterprise are found without a scheme too; a rule set of another place is a warning")
  func classes() async throws {
    let folder = try Self.project("class_history.csv") { text in
      let row = try #require(text.split(separator: "\n").dropFirst().first { $0.contains(",B,") })
      return text + row.replacingOccurrences(of: ",B,", with: ",C,") + "\n"
    }
    let url = folder.url.appending(path: "project.yaml")
    try String(contentsOf: url, encoding: .utf8)
      .replacingOccurrences(of: "classes: {preset: demo-jiangsu}\n", with: "")
      .replacingOccurrences(of: "low_efficiency: demo-jiangsu", with: "low_efficiency: yangzhou-2025")
      .write(to: url, atomically: true, encoding: .utf8)
    let found = try await ProjectResult.run(folder.path).findings.findings
    #expect(found.count { $0.code == .twoClasses } == 1)
    #expect(found.first { $0.code == .presetOfOtherPlace }?.expected == "扬州市")
  }

  @Test("Chinese words for the lists of a parcel give what the English ones give")
  func chineseWords() async throws {
    let words = [
      "\"assignment\"": "\"出让\"", "\"flexible_term\"": "\"弹性年期\"", "\"lease_then_assign\"": "\"先租后让\"",
      "\"owner\"": "\"企业原因\"", "\"government\"": "\"政府原因\"", "\"suspected\"": "\"疑似闲置\"",
      "\"recognised\"": "\"认定闲置\"", "\"disposed\"": "\"已处置\"",
    ]
    let english = try await result("parcels.geojson") { $0 }
    let chinese = try await result("parcels.geojson") { text in
      words.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }
    for table in ["idle.csv", "idle_rates.csv", "milestones.csv", "yield_supply_modes.csv"] {
      #expect(chinese.files[table] != nil && chinese.files[table] == english.files[table], "\(table)")
    }
    #expect(chinese.run.findings.count(of: .notAChoice) == 0)
  }
}
