public import MuchanDiagnostics

/// Reads project.yaml.
public enum ProjectFile {
  /// Reads a project.
  ///
  /// All of the file is looked at before anything is thrown: the first fault in order of lines is thrown, the others
  /// go to the log. A key that is not known is a finding and does not stop the reading.
  /// - Parameters:
  ///   - path: the project's folder, or its YAML file.
  ///   - log: takes the findings.
  ///   - elsewhere: roles whose files need not be here, as where a cluster holds them.
  /// - Throws: `notAProject`, `badYAML`, `missingKey`, `badSetting`, `fileMissing`; failures of reading the file.
  public static func read(
    path: String, into log: inout DiagnosticLog, elsewhere: Set<InputRole> = []
  ) throws(Failure) -> Project {
    let (file, folder) = try locate(path)
    return try project(
      of: try YAMLFile.read(path: file), file: file, folder: folder, into: &log, elsewhere: elsewhere)
  }

  /// Reads the text of a project file whose files are in a workspace.
  ///
  /// - Parameter path: the file that the text is of, for findings; its files are named from its folder and need not be
  ///   there.
  /// - Throws: as `read` does.
  public static func read(text: String, path: String, into log: inout DiagnosticLog) throws(Failure) -> Project {
    try project(
      of: try YAMLFile.parse(text, path: path), file: path, folder: OutputPath(path)?.folder ?? ".", into: &log,
      elsewhere: Set(InputRole.allCases))
  }

  private static func project(
    of root: YAMLNode, file: String, folder: String, into log: inout DiagnosticLog, elsewhere: Set<InputRole>
  ) throws(Failure) -> Project {
    var reader = ProjectReader(file: file, folder: folder, elsewhere: elsewhere)
    let project = reader.project(root)
    reader.faults.sort()
    let first = reader.faults.first
    for finding in reader.faults.dropFirst() { log.add(finding) }
    log.merge(reader.remarks)
    if let first { throw Failure(first) }
    return project
  }

  private static func locate(_ path: String) throws(Failure) -> (file: String, folder: String) {
    guard FileKind(at: path) == .folder else {
      return (path, OutputPath(path)?.folder ?? ".")
    }
    let folder = path == "/" ? path : String(path.reversed().drop { $0 == "/" }.reversed())
    let file = OutputPath.join(folder, "project.yaml")
    guard FileKind(at: file) != .nothing else { throw Failure(.notAProject, at: Place(file: path)) }
    return (file, folder)
  }
}
