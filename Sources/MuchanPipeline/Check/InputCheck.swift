public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
public import MuchanReport

/// Reads and judges input, and writes nothing.
///
/// A file that cannot be read does not keep the others from being checked.
public struct InputCheck: Sendable {
  /// What came of each file, in the order they were named.
  public private(set) var files: [CheckedFile] = []
  /// What became of all records.
  public var ledger: Ledger { files.reduce(into: Ledger()) { $0 += $1.ledger } }
  /// All findings.
  public var findings: DiagnosticLog { files.reduce(into: DiagnosticLog()) { $0.merge($1.findings) } }
  /// Whether every file could be read.
  public var isReadable: Bool { files.allSatisfy(\.isReadable) }

  private let request: CheckRequest

  /// Checks all inputs.
  public init(_ request: CheckRequest) async {
    self.request = request
    for path in request.inputs {
      if Self.isProject(path) {
        files += await ProjectCheck(
          path: path, dataFolder: request.dataFolder, options: request.options,
          looksAtTopology: request.looksAtTopology
        ).run()
      } else {
        var file = await checked(path)
        findRepeats(in: &file)
        files.append(file)
      }
    }
  }

  /// The result as a table: a row for each file.
  public var table: ReportTable {
    var table = ReportTable(name: "check", columns: CheckedFile.columns)
    for file in files { table.append(file.cells) }
    return table
  }

  /// Folders, YAML files that are there, and workspaces.
  private static func isProject(_ path: String) -> Bool {
    let name = path.lowercased()
    if FileKind(at: path) == .folder { return !ContentKind.isFileGeodatabase(path) }
    if ProjectInput.isWorkspace(path) { return true }
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// Ids that an earlier file of the same kind has too: the same records given twice, or another numbering.
  private func findRepeats(in file: inout CheckedFile) {
    guard let ids = file.ids else { return }
    for earlier in files where earlier.kind == file.kind {
      guard let known = earlier.ids else { continue }
      for row in 0..<ids.count where known.row(of: ids.utf8(of: row)) != nil {
        let id = String(decoding: ids.utf8(of: row), as: UTF8.self)
        file.findings.add(.idInOtherFile, at: Place(file: file.path, id: id), found: earlier.path)
      }
    }
  }

  private func checked(_ path: String) async -> CheckedFile {
    var file = CheckedFile(path: path, kind: "unknown")
    do throws(Failure) {
      switch try ContentKind(ofFile: path) {
      case .features, .boundaryText, .otherLayer:
        file.kind = "layer"
        try await LayerCheck(
          path: path, idField: request.idField, dataFolder: request.dataFolder, options: request.options,
          looksAtTopology: request.looksAtTopology
        ).run(into: &file)
      case .table, .workbook:
        file.kind = "table"
        try TableFileCheck(path: path, input: request.options.input, dataFolder: request.dataFolder).run(into: &file)
      case .unknown:
        throw Failure(FileKind(at: path) == .nothing ? .fileMissing : .unknownFormat, at: Place(file: path))
      }
    } catch {
      file.fail(error)
    }
    return file
  }
}

extension CheckedFile {
  /// Notes why the file cannot be read.
  mutating func fail(_ failure: Failure) {
    isReadable = false
    ledger = Ledger()
    findings.add(failure.diagnostic)
  }
}
