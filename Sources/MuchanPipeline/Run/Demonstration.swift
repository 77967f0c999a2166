public import MuchanDiagnostics
internal import MuchanFormats

/// The demonstration project that muchan ships with its data.
public struct Demonstration: Sendable {
  private let data: DataFolder

  /// Takes the project from a data folder.
  public init(data: DataFolder) { self.data = data }

  /// Writes `project/` into a folder, runs it, and writes `results/` beside it.
  ///
  /// - Throws: `outputExists`, `outputFailed`, and what running throws.
  public func write(
    to path: String, overwrite: Bool, options: LayerOptions, in language: Language
  ) async throws(Failure) -> ProjectRun {
    let source = data.path + "/demo"
    var seen = DiagnosticLog()
    let shipped = try ProjectFile.read(path: source, into: &seen)
    try OutputFolder.make(path)
    let projectPath = path + "/project"
    // Results that may not be replaced are to be known before a project stands beside them.
    _ = try OutputFolder(path: path + "/results", overwrite: overwrite, marker: "summary.json")
    try write(shipped, from: source, to: projectPath, overwrite: overwrite)
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: projectPath, into: &log)
    let run = try await ProjectRun(project, data: data, options: options, noticed: log)
    let drawing = try await run.drawing()
    try run.write(
      to: path + "/results", overwrite: overwrite, pages: .report(drawing), content: .usual,
      in: language)
    return run
  }

  private func write(
    _ shipped: Project, from source: String, to path: String, overwrite: Bool
  ) throws(Failure) {
    let folder = try OutputFolder(path: path, overwrite: overwrite, marker: "project.yaml")
    var names = ["project.yaml", "README.md", "planned.yaml"]
    for role in InputRole.allCases {
      // Paths of the project's files begin with its folder.
      for (_, file) in shipped.allFiles(role) { names.append(String(file.dropFirst(shipped.folder.count + 1))) }
    }
    for name in names { try folder.write(try TextFile.read(source + "/" + name), to: name) }
    try folder.commit()
  }
}
