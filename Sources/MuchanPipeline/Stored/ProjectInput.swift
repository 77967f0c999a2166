public import MuchanDiagnostics
public import MuchanFormats
internal import MuchanStore

/// A project wherever it is: a folder, its project.yaml, or a workspace.
public enum ProjectInput {
  /// Reads a project.
  ///
  /// - Throws: what `ProjectFile.read` throws; of a workspace, failures of opening it, and `fileMissing` for a file that
  ///   project.yaml names and that was not imported.
  public static func read(path: String, into log: inout DiagnosticLog) throws(Failure) -> Project {
    guard isWorkspace(path) else { return try ProjectFile.read(path: path, into: &log) }
    return try StoredProject(path: path).project(into: &log)
  }

  /// Whether a path is a workspace.
  public static func isWorkspace(_ path: String) -> Bool { Workspace.isOne(path) }
}
