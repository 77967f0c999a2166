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
    let root = try YAMLFile.read(path: file)
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
