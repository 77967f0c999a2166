public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords

extension ProjectRun {
  /// The run with what it was made of, for `summary.json` and reports.
  ///
  /// Reads every input file once more for its digest: about half a second a GB where the processor has instructions for it.
  /// A run that has it already is given back.
  /// - Throws: the failures of `InputFile`.
  public func traced() throws(Failure) -> ProjectRun {
    guard reproduction == nil else { return self }
    var run = self
    var made = Reproduction()
    made.asOf = asOf?.description
    made.year = year
    made.settings = [
      ("on_invalid", options.onInvalid.rawValue), ("max_feature_bytes", String(options.maxFeatureBytes)),
    ]
    made.inputs = try inputFiles()
    made.dataFiles = reference.files.sorted { $0.file < $1.file }
    run.reproduction = made
    return run
  }

  private func inputFiles() throws(Failure) -> [Reproduction.Input] {
    var inputs = [try input("project", path: project.path)]
    if let store = project.store { inputs[0].take(store.projectDigest) }
    let ledgers = ledgers
    for role in InputRole.allCases where project.files[role] != nil {
      guard role.isLayer else {
        for (year, path) in project.allFiles(role) {
          let counted = tables.fileLedgers.first { $0.role == role && $0.path == path }?.ledger
          inputs.append(try input(role, year: year, path: path, counted))
        }
        continue
      }
      let path = try project.layer(role, year: year)
      let year = project.allFiles(role).first { $0.path == path }?.year
      inputs.append(try input(role, year: year, path: path, ledgers.first { $0.role == role }?.ledger))
    }
    if let scheme = project.classScheme, Project.isSchemeFile(scheme) {
      inputs.append(try input("class_scheme", path: scheme))
    }
    for book in project.policy.books { inputs.append(try input("rule_book", path: book)) }
    return inputs
  }

  private func input(
    _ role: InputRole, year: Int?, path: String, _ ledger: Ledger?
  ) throws(Failure) -> Reproduction.Input {
    guard let stored = project.stored[role]?[path] else {
      var input = try input(role.rawValue, path: path)
      input.year = year
      input.ledger = ledger
      if let text = project.storedTexts[path], role == .targets { input.take(FileDigest(of: Array(text.utf8))) }
      return input
    }
    var input = Reproduction.Input(role: role.rawValue, year: year, file: shown(path), ledger: ledger)
    input.take(stored.origin)
    return input
  }

  private func input(_ role: String, path: String) throws(Failure) -> Reproduction.Input {
    var input = Reproduction.Input(role: role, file: shown(path))
    // A stream cannot be read twice; of a cluster's run the parcels need not be here.
    let kind = FileKind(at: path)
    guard kind == .file || kind == .folder else { return input }
    let digest = try FileDigest(of: try SourcePath(path))
    input.sha256 = digest.hexadecimal
    input.byteCount = digest.byteCount
    return input
  }

  /// A path from the project's folder on.
  private func shown(_ path: String) -> String {
    let folder = project.folder == "." ? "./" : project.folder + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}

extension Reproduction.Input {
  /// Takes the digest of a file that was imported.
  fileprivate mutating func take(_ digest: FileDigest?) {
    sha256 = digest?.hexadecimal
    byteCount = digest?.byteCount
    isStored = true
  }
}

extension InputRole {
  /// Whether files of the role are layers, of which one year's is read.
  fileprivate var isLayer: Bool {
    switch self {
    case .zones, .parcels, .buildings, .controls, .waters, .plan: true
    default: false
    }
  }
}
