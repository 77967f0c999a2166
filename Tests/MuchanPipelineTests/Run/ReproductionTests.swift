import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport
import Testing

/// What a result was made of. The digests are those that `sha256sum` prints.
@Suite("Run: what a result was made of")
struct ReproductionTests {
  private struct Summary: Decodable {
    struct Records: Decodable {
      var read: Int
    }
    struct Input: Decodable {
      var role: String
      var file: String
      var sha256: String?
      var bytes: Int?
      var records: Records?
      var from: String
    }
    struct DataFile: Decodable {
      var file: String
      var kind: String
      var sha256: String
    }
    struct Reproduction: Decodable {
      var tool: [String: String]
      var as_of: String?
      var settings: [String: String]
      var inputs: [Input]
      var data: [DataFile]
    }
    var reproduction: Reproduction
  }

  private func reproduction(_ result: ProjectResult) throws -> Summary.Reproduction {
    try JSONDecoder().decode(Summary.self, from: Data(result.files["summary.json"] ?? [])).reproduction
  }

  /// SHA-256 by the system's own program.
  private func sha256sum(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = [path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output.prefix(64), as: UTF8.self)
  }

  @Test func everyFileThatWasReadIsNamedWithItsDigest() async throws {
    let source = Fixture("projects/smallest").url.standardizedFileURL
    let made = try reproduction(try await ProjectResult(source.path))
    let roles = made.inputs.map(\.role)
    #expect(roles.first == "project")
    #expect(roles.contains("zones") && roles.contains("parcels") && roles.contains("enterprises"))
    for input in made.inputs {
      let path = source.appending(path: input.file).path
      #expect(input.sha256 == (try sha256sum(path)), "\(input.file)")
      #expect(input.bytes == (try Data(contentsOf: URL(filePath: path)).count))
      #expect(input.from == "file")
      #expect((input.records == nil) == (input.role == "project"))
    }
    let data = try ProjectResult.data().path
    #expect(made.data.count > 20)
    #expect(made.data.map(\.file) == made.data.map(\.file).sorted())
    for file in made.data.prefix(3) { #expect(file.sha256 == (try sha256sum(data + "/" + file.file))) }
    #expect(Set(made.data.map(\.kind)) == ["factors", "codes", "rules", "benchmarks", "indicators"])
    #expect(made.tool["muchan"] == MuchanVersion.current && made.tool["geos"] != nil && made.tool["proj"] != nil)
    #expect(made.settings["on_invalid"] == "repair" && made.settings["lang"] == "en")
    #expect(made.as_of == "2022-12-31")
  }

  @Test func theFolderMayStandAnywhere() async throws {
    let first = try await ProjectResult(Fixture("projects/smallest").url.path)
    let copy = try TemporaryFolder()
    try copy.copy(filesOf: Fixture("projects/smallest"))
    let second = try await ProjectResult(copy.path)
    func member(_ result: ProjectResult) -> Substring? {
      let text = String(decoding: result.files["summary.json"] ?? [], as: UTF8.self)
      return text.range(of: "\"reproduction\"").map { text[$0.lowerBound...] }
    }
    #expect(member(first) != nil)
    #expect(member(first) == member(second))
  }
}
