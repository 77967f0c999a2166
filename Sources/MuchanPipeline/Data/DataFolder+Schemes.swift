internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanYield

extension ClassScheme {
  /// The schemes that are shipped.
  static let presets = ["demo-jiangsu", "huaian-2024", "huangyan-2022", "huangyan-2022-small"]

  /// The file of a scheme that is shipped.
  static func file(ofPreset name: String) -> String { "schemes/\(name).yaml" }

  /// Reads a scheme that is shipped, or a user's own file.
  ///
  /// - Throws: `badOption` for a name that is neither; what reading the file throws.
  static func named(_ name: String, in data: DataFolder) throws(Failure) -> ClassScheme {
    if Project.isSchemeFile(name) { return try ClassScheme(yaml: try TextFile.read(name), file: name) }
    guard presets.contains(name) else {
      throw Failure(
        .badOption, at: Place(field: "preset"), found: "\"\(name)\"",
        expected: presets.joined(separator: ", ") + ", FILE.yaml"
          + (NearestName.of(name, among: presets).map { "; did you mean \($0)?" } ?? ""))
    }
    let file = file(ofPreset: name)
    return try ClassScheme(yaml: try data.text(file), file: data.path + "/" + file)
  }
}

extension LowEfficiencyRule {
  /// Reads the rule sets that are shipped.
  static func all(_ data: DataFolder, in folder: String) throws(Failure) -> [LowEfficiencyRule] {
    var rules: [LowEfficiencyRule] = []
    for name in data.yamlFiles(in: folder) {
      rules.append(try LowEfficiencyRule(yaml: try data.text(name), file: data.path + "/" + name))
    }
    return rules
  }
}

extension ClassResource {
  static let file = "schemes/resources.csv"

  /// Reads what classes mean in places.
  static func all(_ data: DataFolder) throws(Failure) -> [ClassResource] {
    var rows: [ClassResource] = []
    for row in try data.rows(file) { rows.append(try ClassResource(row)) }
    return rows
  }
}
