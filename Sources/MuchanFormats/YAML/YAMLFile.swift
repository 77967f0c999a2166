internal import MuchanDiagnostics
internal import Yams

/// Reads a YAML file into nodes.
enum YAMLFile {
  /// The most values a document may have once its aliases are written out.
  private static let mostNodes = 1_000_000

  /// Reads the one document of a file.
  ///
  /// - Throws: the failures of `TextFile`, and `badYAML` with the line.
  static func read(path: String) throws(Failure) -> YAMLNode {
    try parse(try TextFile.read(path), path: path)
  }

  /// Reads the one document of a text; `path` is for failures.
  static func parse(_ text: String, path: String) throws(Failure) -> YAMLNode {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw failure(error, path: path)
    }
    guard let root else { return YAMLNode(content: .nothing, line: 1) }
    var budget = mostNodes
    guard let node = convert(root, &budget) else {
      throw Failure(.badYAML, at: Place(file: path, line: 1), found: "> \(mostNodes)")
    }
    return node
  }

  /// Nil when the budget of nodes is used up, as by aliases of aliases.
  private static func convert(_ node: Node, _ budget: inout Int) -> YAMLNode? {
    budget -= 1
    guard budget > 0 else { return nil }
    let line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      let isNothing = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return YAMLNode(content: isNothing ? .nothing : .scalar(scalar.string), line: line)
    case .sequence(let sequence):
      var list: [YAMLNode] = []
      for element in sequence {
        guard let value = convert(element, &budget) else { return nil }
        list.append(value)
      }
      return YAMLNode(content: .list(list), line: line)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        guard let value = convert(value, &budget) else { return nil }
        // A key that is itself a list or map is shown as such and matches no known key.
        entries.append(
          YAMLNode.Entry(key: key.scalar?.string ?? "[…]", line: key.mark?.line ?? line, value: value))
      }
      return YAMLNode(content: .map(entries), line: line)
    case .alias:
      return YAMLNode(content: .nothing, line: line)
    }
  }

  private static func failure(_ error: any Error, path: String) -> Failure {
    func bad(_ line: Int?, _ found: String) -> Failure {
      Failure(.badYAML, at: Place(file: path, line: line), found: found)
    }
    guard let error = error as? YamlError else { return bad(nil, "") }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return bad(mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return bad(context.mark.line, "duplicate key " + duplicates.map { $0.quotedBriefly() }.joined(separator: ", "))
    case .reader(let problem, let offset, _, let yaml):
      return bad(offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 }, problem)
    default:
      return bad(nil, "")
    }
  }
}
