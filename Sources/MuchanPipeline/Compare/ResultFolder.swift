internal import Glibc
internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport

/// A folder that `run` wrote: its summary and its tables.
struct ResultFolder {
  /// As the user named it.
  let path: String
  let summary: JSONValue
  /// The tables that are there, by name.
  let tables: [String]

  static let summaryName = "summary.json"
  private static let ending = ".csv"

  /// Looks at a folder; the path of its summary.json does too.
  ///
  /// - Throws: `notAResult` for anything that `run` did not write, `missingResult` where a table that the summary lists is
  ///   gone; failures of reading.
  init(path given: String) throws(Failure) {
    let name = "/" + Self.summaryName
    let path = given.hasSuffix(name) ? String(given.dropLast(name.utf8.count)) : given
    self.path = path
    let file = path + name
    switch FileKind(at: path) {
    case .folder where FileKind(at: file) == .file: break
    case .nothing: throw Failure(.fileMissing, at: Place(file: path))
    default: throw Failure(.notAResult, at: Place(file: path), found: "no \(Self.summaryName)")
    }
    guard let summary = JSONValue(reading: try TextFile.read(file, largestSize: TextFile.largestWritten)) else {
      throw Failure(.notAResult, at: Place(file: file), found: "not JSON")
    }
    guard summary["verb"]?.text == "run", summary["rows"]?.list != nil, summary["version"]?.text != nil else {
      let verb = summary["verb"]?.text.map { "verb \"\($0)\"" } ?? "no verb"
      throw Failure(.notAResult, at: Place(file: file), found: verb, expected: "verb \"run\", version, rows")
    }
    self.summary = summary
    tables = FolderContent.files(below: path).compactMap { file in
      let name = String(decoding: file.utf8.dropFirst(path.utf8.count), as: UTF8.self).drop { $0 == "/" }
      return name.hasSuffix(Self.ending) && !name.contains("/") ? String(name.dropLast(Self.ending.utf8.count)) : nil
    }
    let listed = summary["tables"]?.list?.compactMap(\.text) ?? []
    for name in listed where !tables.contains(name) {
      throw Failure(.missingResult, at: Place(file: self.file(ofTable: name)))
    }
  }

  /// The version of the program that wrote it.
  var version: String { summary["version"]?.text ?? "" }

  /// What it was made of; nil of versions that did not say.
  var reproduction: JSONValue? { summary["reproduction"] }

  func file(ofTable name: String) -> String { path + "/" + name + Self.ending }
}
