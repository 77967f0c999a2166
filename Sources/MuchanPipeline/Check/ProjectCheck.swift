internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// Checks a project: its project.yaml, every file it names, and how the files fit together.
struct ProjectCheck {
  var path: String
  var dataFolder: String?
  var options: LayerOptions
  var looksAtTopology = false

  /// What came of the project file, with what is wrong between files, and of each file.
  func run() async -> [CheckedFile] {
    var main = CheckedFile(path: path, kind: "project")
    var files: [CheckedFile] = []
    do throws(Failure) {
      let project = try ProjectInput.read(path: path, into: &main.findings)
      // A key that is misspelt would change the results without a word, so the project file as a whole is wrong.
      main.isReadable = main.findings.count(atLeast: .error) == 0
      main.path = project.path
      for role in InputRole.allCases {
        for (_, file) in project.allFiles(role) { files.append(await checked(file, role, of: project)) }
      }
      // Without parcels there are no accounts: zones with stated figures, for `rank`.
      if files.allSatisfy(\.isReadable), project.files[.parcels] != nil {
        let run = try await ProjectRun(project, data: try DataFolder(explicit: dataFolder), options: options)
        main.findings.merge(run.findings.without(Known(files).contains))
      }
    } catch {
      main.fail(error)
    }
    return [main] + files
  }

  private func checked(_ path: String, _ role: InputRole, of project: Project) async -> CheckedFile {
    var file = CheckedFile(path: path, kind: role.rawValue)
    do throws(Failure) {
      var options = options
      options.input = project.inputOptions(role, path: path)
      if LayerSchema.all.contains(where: { $0.name == role.rawValue }) {
        try await LayerCheck(
          path: path, schema: role.rawValue, mapping: project.columns[role] ?? [:], dataFolder: dataFolder,
          options: options, looksAtTopology: looksAtTopology && role == .parcels
        ).run(into: &file)
      } else if role == .targets {
        let read = try TargetFile.read(path: path, into: &file.findings)
        file.ledger = read.ledger
      } else {
        let columns = project.columns[role] ?? [:]
        try TableFileCheck(path: path, role: role, columns: columns, input: options.input, dataFolder: dataFolder).run(
          into: &file)
        file.ledger.skipped += options.input.stored?.missing.skipped ?? 0
      }
    } catch {
      file.fail(error)
    }
    return file
  }

  /// What the checks of single files have found, to be told once.
  private struct Known {
    private struct Key: Hashable {
      var code: DiagnosticCode
      var file: String?
      var line: Int?
      var feature: Int?

      init(_ finding: Diagnostic) {
        code = finding.code
        file = finding.place.file
        line = finding.place.line
        // Rows of a table are told by their line; some findings number them too.
        feature = line == nil ? finding.place.feature : nil
      }
    }

    private var keys: Set<Key> = []

    init(_ files: [CheckedFile]) {
      for file in files {
        for finding in file.findings.findings {
          keys.insert(Key(finding))
          // A run sums up by kind what was found record by record.
          var summed = finding
          summed.place = Place(file: finding.place.file)
          keys.insert(Key(summed))
        }
      }
    }

    func contains(_ finding: Diagnostic) -> Bool { keys.contains(Key(finding)) }
  }
}
