internal import MuchanDiagnostics

extension ProjectReader {
  /// `files:`; a role's value is a path, or a map of years to paths.
  mutating func files(_ node: YAMLNode) -> [InputRole: Project.Input] {
    var files: [InputRole: Project.Input] = [:]
    for entry in entries(node, "files", known: InputRole.allCases.map(\.rawValue)) {
      guard let role = InputRole(rawValue: entry.key) else { continue }
      let key = "files.\(entry.key)"
      switch entry.value.content {
      case .nothing:
        continue
      case .scalar(let name):
        if let path = existing(name, entry.line, key, role) { files[role] = .single(path) }
      case .map(let years):
        var paths: [Int: String] = [:]
        for yearly in years {
          let name = "\(key).\(yearly.key)"
          guard let year = year(YAMLNode(content: .scalar(yearly.key), line: yearly.line), name),
            let path = text(yearly.value, name)
          else { continue }
          paths[year] = existing(path, yearly.line, name, role)
        }
        if !paths.isEmpty { files[role] = .yearly(paths) }
      case .list:
        fault(.badSetting, entry.line, key, found: entry.value.shown, expected: "a.csv / {2022: a.csv}")
      }
    }
    return files
  }

  /// The path of a file of the project, where there is one or need not be.
  private mutating func existing(_ name: String, _ line: Int, _ key: String, _ role: InputRole) -> String? {
    guard !name.isEmpty else {
      fault(.badSetting, line, key, found: "\"\"")
      return nil
    }
    // Messages and results name the files without a leading "./".
    let path = name.hasPrefix("/") || folder == "." ? name : OutputPath.join(folder, name)
    switch FileKind(at: path) {
    case .file, .special:
      return path
    case .folder where ContentKind.isFileGeodatabase(path):
      return path
    case .folder:
      fault(.folderGiven, line, key, found: path)
    case .nothing:
      if elsewhere.contains(role) { return path }
      fault(.fileMissing, line, key, found: path)
    }
    return nil
  }

  /// `encoding:`; the name of one for all text files, or by role.
  mutating func encodings(_ node: YAMLNode) -> [InputRole: TextEncoding] {
    var encodings: [InputRole: TextEncoding] = [:]
    if case .scalar(let name) = node.content {
      guard let encoding = encoding(name, node.line, "encoding") else { return [:] }
      for role in InputRole.allCases { encodings[role] = encoding }
      return encodings
    }
    for entry in entries(node, "encoding", known: InputRole.allCases.map(\.rawValue)) {
      let key = "encoding.\(entry.key)"
      guard let role = InputRole(rawValue: entry.key), let name = text(entry.value, key) else { continue }
      encodings[role] = encoding(name, entry.line, key)
    }
    return encodings
  }

  /// `layers:`; by role the layer, or the sheet of a workbook, of files with several.
  mutating func layers(_ node: YAMLNode) -> [InputRole: String] {
    var layers: [InputRole: String] = [:]
    for entry in entries(node, "layers", known: InputRole.allCases.map(\.rawValue)) {
      guard let role = InputRole(rawValue: entry.key) else { continue }
      layers[role] = text(entry.value, "layers.\(entry.key)")
    }
    return layers
  }

  private mutating func encoding(_ name: String, _ line: Int, _ key: String) -> TextEncoding? {
    do throws(Failure) {
      return try TextEncoding(named: name)
    } catch {
      fault(.badSetting, line, key, found: name.quotedBriefly(), expected: error.diagnostic.expected)
      return nil
    }
  }

  /// `columns:`; by role, headers of a file to column names.
  mutating func columns(_ node: YAMLNode) -> [InputRole: [String: String]] {
    var columns: [InputRole: [String: String]] = [:]
    for entry in entries(node, "columns", known: InputRole.allCases.map(\.rawValue)) {
      guard let role = InputRole(rawValue: entry.key) else { continue }
      for mapping in entries(entry.value, "columns.\(entry.key)", known: nil) {
        let key = "columns.\(entry.key).\(mapping.key)"
        guard let column = text(mapping.value, key) else { continue }
        if let names = role.columnNames, !names.contains(column) {
          fault(.badSetting, mapping.line, key, found: column.quotedBriefly(), expected: names.joined(separator: ", "))
        } else {
          columns[role, default: [:]][mapping.key] = column
        }
      }
    }
    return columns
  }
}
