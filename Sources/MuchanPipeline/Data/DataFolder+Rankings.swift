internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy

extension IndicatorRegistry {
  static let file = "indicators.csv"

  /// Reads the indicators that are shipped.
  init(_ data: DataFolder) throws(Failure) { try self.init(try data.rows(Self.file)) }
}

extension RankingBook {
  private static let folder = "rankings"

  /// The names of the books that are shipped.
  static func names(in data: DataFolder) -> [String] {
    data.yamlFiles(in: folder).map { String($0.dropFirst(folder.count + 1).dropLast(".yaml".count)) }
  }

  /// Reads a book that is shipped, or a user's own file.
  ///
  /// - Throws: `badOption` for a name that is neither; what reading the file throws.
  static func named(
    _ name: String, in data: DataFolder, registry: IndicatorRegistry
  ) throws(Failure) -> RankingBook {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try RankingBook(yaml: try TextFile.read(name), file: name, registry: registry)
    }
    let names = names(in: data)
    guard names.contains(name) else {
      let hint = NearestName.of(name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw Failure(
        .badOption, at: Place(field: "book"), found: "\"\(name)\"",
        expected: names.joined(separator: ", ") + ", FILE.yaml" + hint)
    }
    let file = "\(folder)/\(name).yaml"
    return try RankingBook(yaml: try data.text(file), file: data.path + "/" + file, registry: registry)
  }
}
