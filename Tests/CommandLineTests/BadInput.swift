import Foundation
import MuchanTestSupport
import Testing

/// One row of `Tests/Fixtures/bad/EXPECTED.csv`: a fixture and what `check` must say about it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// The file, or `projects/NAME` for a project with one defect.
  var name: String
  /// The codes of which one must be named; none for a clean file.
  var codes: [String]
  /// The exit codes of which one must come.
  var exitCodes: [Int32]
  var line: Int?
  var feature: Int?

  var testDescription: String { name }
  var isProject: Bool { name.hasPrefix("projects/") }

  static let fixture = Fixture("bad")

  static let all: [BadInput] = {
    guard let table = try? ExpectedTable(Fixture("bad/EXPECTED.csv")) else { return [] }
    return table.rows.map { row in
      BadInput(
        name: row["file"], codes: row["code"].split(separator: "|").map(String.init),
        exitCodes: row["exit"].split(separator: "|").compactMap { Int32($0) }, line: Int(row["line"]),
        feature: Int(row["feature"]))
    }
  }()

  /// Makes the input in a folder and returns the path that `check` gets: a copy, so that a command that
  /// writes beside its input does not spoil the fixtures.
  func prepare(in folder: TemporaryFolder) throws -> String {
    if isProject {
      // A project fixture holds only what differs from the smallest good project.
      try folder.copy(filesOf: Fixture("projects/smallest"))
      try folder.copy(filesOf: Fixture("bad/\(name)"))
      return folder.url.appending(path: "project.yaml").path
    }
    let file = folder.url.appending(path: name)
    try FileManager.default.copyItem(at: Self.fixture.url.appending(path: name), to: file)
    return file.path
  }
}
