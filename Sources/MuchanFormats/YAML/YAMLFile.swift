internal import MuchanDiagnostics
internal import Yams

/// Reads a YAML file into nodes.
enum YAMLFile {
  /// The largest file that is read; a project file has some hundred lines.
  private static let largestSize = 16 << 20
  /// The most values a document may have once its aliases are written out.
  private static let mostNodes = 1_000_000

  /// Reads the one document of a file.
  ///
  /// - Throws: the failures of `InputFile`; `fileEmpty`, `notUTF8`, and `badYAML` with the line.
  static func read(path: String) throws(Failure) -> YAMLNode {
    let text = try readText(path: path)
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

  private static func readText(path: String) throws(Failure) -> String {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try file.readNext(into: block)
      bytes.append(contentsOf: block[..<count])
      if count < block.count { break }
      guard bytes.count <= largestSize else {
        throw Failure(.badYAML, at: Place(file: path), found: "> \(largestSize) B")
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.isEmpty else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let bad = bytes.withUnsafeBytes { raw in
      UTF8Check.firstError(in: raw).map { (offset: $0, found: UTF8Check.description(of: raw, at: $0)) }
    }
    if let bad {
      let line = bytes[..<bad.offset].count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(.notUTF8, at: Place(file: path, byteOffset: bad.offset, line: line), found: bad.found)
    }
    return String(decoding: bytes, as: UTF8.self)
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
