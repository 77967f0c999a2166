public import MuchanDiagnostics
internal import MuchanGeometry
public import MuchanReport

/// What a result was made of: enough to make it again, and to tell why another run gave other figures.
///
/// There is no clock, no path of this machine and no command line in it: the same files, data and settings give the same
/// text wherever they are.
public struct Reproduction: Sendable {
  /// A file of the project as it was read.
  public struct Input: Sendable {
    /// A key of `files:`, or `project`, `class_scheme`, `rule_book`.
    public var role: String
    /// Of which year, where there is a file a year.
    public var year: Int?
    /// The path, from the project's folder on where it is below it.
    public var file: String
    /// SHA-256 of the file's bytes; nil where it is a stream, or not on the machine that finished a cluster's run.
    public var sha256: String?
    public var byteCount: Int?
    /// What became of the records; nil for what has none.
    public var ledger: Ledger?
    /// Whether it was read from a workspace. The digest is then that of the file that was imported, and changes that other
    /// programs made in the workspace do not show in it.
    public var isStored = false
  }

  /// A file of muchan's own data: factors, codes, rules, schemes.
  public struct DataFile: Hashable, Sendable {
    /// The path in the data folder.
    public var file: String
    public var sha256: String
    public var byteCount: Int

    /// What it holds: the folder it is in, such as `factors` or `rules`.
    public var kind: String { file.contains("/") ? String(file.prefix { $0 != "/" }) : "indicators" }
  }

  /// The program and the libraries that a last digit may depend on, by name.
  public var tools: [(name: String, version: String)] = [
    ("muchan", MuchanVersion.current), ("geos", GeometryEngines.geos), ("proj", GeometryEngines.proj),
  ]
  /// The day that clocks were read at, as text.
  public var asOf: String?
  /// The year that the summary is for.
  public var year: Int?
  /// What the command line decided over, by the names of its options.
  public var settings: [(name: String, value: String)] = []
  /// The project's files, project.yaml first, then in the order of the roles.
  public var inputs: [Input] = []
  /// muchan's own files that were read, by name.
  public var dataFiles: [DataFile] = []
}

extension Reproduction {
  /// The member `reproduction` of summary.json.
  ///
  /// - Parameter language: that of the results, which decides over titles in tables.
  public func json(in language: Language) -> JSONValue {
    let settings = settings + [("lang", language.rawValue)]
    return .object([
      ("tool", .object(tools.map { ($0.name, .string($0.version)) })),
      ("as_of", .optional(asOf)),
      ("year", .optional(year)),
      ("settings", .object(settings.map { ($0.name, .string($0.value)) })),
      ("inputs", .array(inputs.map(\.json))),
      ("data", .array(dataFiles.map(\.json))),
    ])
  }
}

extension Reproduction.Input {
  fileprivate var json: JSONValue {
    .object([
      ("role", .string(role)), ("year", .optional(year)), ("file", .string(file)), ("sha256", .optional(sha256)),
      ("bytes", .optional(byteCount)), ("records", ledger.map { JSONValue($0) } ?? .null),
      ("from", .string(isStored ? "workspace" : "file")),
    ])
  }
}

extension Reproduction.DataFile {
  fileprivate var json: JSONValue {
    .object([
      ("file", .string(file)), ("kind", .string(kind)), ("sha256", .string(sha256)), ("bytes", .integer(byteCount)),
    ])
  }
}
