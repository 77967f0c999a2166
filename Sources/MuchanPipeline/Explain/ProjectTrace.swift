public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanReport

/// All that a project has and says of one id: the input rows that name it, and every result row that does.
///
/// An enterprise can see what its class rests on, a planner why a parcel is called idle: inputs with file and line,
/// then each figure with the rule, factor or source that its table states beside it.
public struct ProjectTrace: Sendable {
  /// A row for each value: where it stands, its column, and what it is.
  public private(set) var table = ReportTable(name: "explain", columns: ProjectTrace.columns)
  /// What is wrong with the rows of the id, and of the whole project where nothing names the id.
  public let findings: DiagnosticLog
  /// What became of the records of the project.
  public let ledger: Ledger
  /// How many rows name the id, of input and results together.
  public private(set) var count = 0

  /// The part that a value is of.
  enum Part: String {
    /// A row or feature of the project's files.
    case input
    /// A row that `run` writes.
    case result
  }

  private static let columns: [Column] = [
    .text("part"), .text("table"), .text("file"), .number("line"), .number("feature"),
    .text("place", en: "place", zh: "位置"), .text("column", en: "column", zh: "列"),
    .text("value", en: "value", zh: "值"),
  ]

  /// Looks an id up in a project that was run.
  ///
  /// The results are written into a folder that is removed again, and the project's files are read once more.
  /// - Parameters:
  ///   - id: of a parcel, enterprise, zone, building or anything else that rows name.
  ///   - name: only rows of this table; nil for all.
  ///   - folder: an existing folder for temporary files.
  /// - Throws: failures of reading the project's files and of writing to `folder`.
  /// - Complexity: O(size of the project's files and results).
  public init(
    ofID id: String, table name: String? = nil, in run: ProjectRun, temporary folder: String, language: Language
  ) async throws(Failure) {
    ledger = run.ledger
    findings = run.findings.without { $0.place.id != id }
    try await addInputs(of: run.project, naming: id, table: name)
    try addResults(of: run, naming: id, table: name, temporary: folder, language: language)
  }

  /// Adds the values of a row that names the id.
  mutating func add(
    _ part: Part, table name: String, at place: Place, values: [(column: String, text: String)]
  ) {
    count += 1
    let file = place.file.flatMap { $0.split(separator: "/").last } ?? ""
    let shown = place.line.map { "\(file):\($0)" } ?? "\(file) #\(place.feature ?? 0)"
    for value in values where !value.text.isEmpty {
      table.append([
        .text(part.rawValue), .text(name), .optional(place.file), .optional(place.line), .optional(place.feature),
        .text(shown), .text(value.column), .text(value.text),
      ])
    }
  }
}
