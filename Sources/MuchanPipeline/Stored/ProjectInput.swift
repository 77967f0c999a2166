public import MuchanDiagnostics
public import MuchanFormats
internal import MuchanStore

/// A project wherever it is: a folder, its project.yaml, or a workspace.
public enum ProjectInput {
  /// Reads a project.
  ///
  /// - Parameter elsewhere: roles whose files need not be in the folder.
  /// - Throws: what `ProjectFile.read` throws; of a workspace, failures of opening it, and `fileMissing` for a file that
  ///   project.yaml names and that was not imported.
  public static func read(
    path: String, into log: inout DiagnosticLog, elsewhere: Set<InputRole> = []
  ) throws(Failure) -> Project {
    // Any other database is refused as what it is.
    guard Workspace.isDatabase(path) else { return try ProjectFile.read(path: path, into: &log, elsewhere: elsewhere) }
    return try StoredProject(path: path).project(into: &log)
  }

  /// Whether a path is a workspace.
  public static func isWorkspace(_ path: String) -> Bool { Workspace.isOne(path) }
}
